### 상품과 판매.

## 판매

sale-empty = 판매할 상품이 없습니다. 상품을 고르세요.
sale-amount-unusable = 가격이나 수량이 쓸 수 있는 범위를 벗어났습니다. 숫자를 다시 확인해 주세요.
sale-not-to-be-voided = 이미 취소했거나 이 기기에 없는 판매입니다. 바뀐 것은 없습니다.
sale-hand-out-gift = ‘{ $gift }’{ OBJECT($gift) } 드리세요.
sale-coupon-used = 쿠폰을 사용했습니다.
sale-take-payment = { $goods } · { $total }원을 받으세요.
sale-take-payment-less-coupon = { $goods } · 쿠폰으로 { $discount }원을 빼고 { $total }원을 받으세요.
sale-taken-and-gift = { $said } { $hand_out }

## 상품

product-barcode-unreadable = 바코드 숫자가 맞지 않습니다. 막대 아래의 8자리나 13자리 숫자를 그대로 적거나 스캐너로 찍어 주세요.
product-barcode-taken = 같은 바코드를 쓰는 상품이 이미 있습니다({ $other }). 저장하지 않았습니다. 둘 중 하나의 바코드를 고쳐 주세요.
product-name-missing = 상품 이름을 적어 주세요. 아직 저장하지 않았습니다.
