### 쿠폰.

## 쿠폰을 확인한 결과

coupon-forged = 이 쿠폰은 우리가 발급한 쿠폰이 아닙니다.
coupon-unknown-key = 이 쿠폰을 발급한 기기를 이 노트북이 알지 못합니다.
coupon-not-listed = 다른 노트북의 쿠폰이라고 되어 있지만, 진짜인지 이 노트북에서는 아직 확인할 수 없습니다.
coupon-never-given = 이 노트북의 키로 만들어졌지만, 이 노트북은 이 쿠폰을 준 적이 없습니다.
coupon-key-revoked = 이 쿠폰을 발급한 기기는 { $on }에 분실로 사용이 중지되었고, 그 전에 발급했다는 기록이 없습니다.
coupon-key-shut-out = 이 쿠폰을 발급한 기기는 { $on }에 분실로 사용이 중지되었고, 그 기기의 쿠폰은 모두 받지 않기로 했습니다.
coupon-not-on-record = 이 쿠폰의 발급 기록이 이 노트북에 없습니다.
coupon-wrong-programme = 이 노트북에 없는 쿠폰 행사의 쿠폰입니다.
coupon-wrong-place = 이 쿠폰은 { $places }에서만 쓸 수 있습니다.
coupon-voided = 취소된 쿠폰입니다.
coupon-reissued = 다시 발급된 쿠폰의 예전 쿠폰입니다.
coupon-already-used = 이 쿠폰은 { $at }에 { $place }에서 { $staff } 직원이 이미 사용했습니다.
coupon-uses-spent = 이 쿠폰은 { $allowed }번을 모두 사용했고, 마지막은 { $at }에 { $place }에서 { $staff } 직원이 사용했습니다.
coupon-amount-spent = 이 쿠폰의 금액을 모두 썼고, 마지막은 { $at }에 { $place }에서 { $staff } 직원이 사용했습니다.
coupon-expired = 사용 기간이 { $on }에 끝난 쿠폰입니다.
coupon-not-yet-valid = { $from }부터 쓸 수 있는 쿠폰입니다.
coupon-clock-set-back = 노트북의 날짜가 뒤로 돌아가 있습니다. 이 노트북은 이미 { $seen }을 지났고, 그날에는 쓸 수 없는 쿠폰입니다.
coupon-not-for-this-person = 다른 분께 발급된 쿠폰입니다.
coupon-not-for-these-products = 고르신 상품 중에 이 쿠폰을 쓸 수 있는 상품이 없습니다.
coupon-minimum-not-met = 쿠폰을 쓸 수 있는 상품을 { $minimum }원 이상 사셔야 합니다. { $missing }원이 모자랍니다.
coupon-too-few-pieces = 쿠폰을 쓸 수 있는 상품을 무료로 드리는 것까지 { $needed }개 담으셔야 합니다. { $missing }개가 모자랍니다.
coupon-records-too-old = 이 행사는 최근 { $oldest_minutes }분 안에 합친 기록이 있어야 쿠폰을 받을 수 있습니다.
coupon-amount-too-large = 금액이 너무 커서 계산할 수 없습니다.
coupon-foreign-product-barcode-advice = 쿠폰의 QR 코드를 스캔하세요. 쿠폰 번호를 입력하셨다면 숫자 13개를 다시 확인하세요.
coupon-scan-or-type-advice = 쿠폰의 QR 코드를 스캔하거나, QR 코드 아래의 13자리 번호를 입력하세요.
coupon-forged-advice = 한 번 더 스캔해 보세요. 같은 결과이면 받지 말고 책임자에게 알리세요.
coupon-unknown-key-advice = 아직 받지 마세요. 쿠폰을 준 노트북에서 쓰시게 하고, 그 노트북이 없으면 책임자에게 알리세요.
coupon-not-listed-advice = 아직 받지 마세요. 쿠폰을 준 노트북에서 쓰시게 하고, 그 노트북이 없으면 쿠폰은 그대로 두고 할인 없이 판매하세요.
coupon-never-given-advice = 받지 말고 책임자에게 알리세요. 다른 사람이 이 노트북의 파일과 암호를 가지고 있을 수 있습니다.
coupon-key-revoked-advice = 책임자에게 보여 주세요. 손님의 발급 내역이 확인되면 새 쿠폰을 발급할 수 있습니다.
coupon-not-on-record-advice = 번호를 다시 확인하거나 QR 코드를 스캔하세요. 다른 노트북에서 발급했다면 그 노트북에서 쓰시게 하세요.
coupon-wrong-programme-advice = 쿠폰에 적힌 행사 이름을 확인하세요. 다른 노트북에서 연 행사이면 그 노트북에서 쓰시게 하세요.
coupon-wrong-place-advice = 쿠폰은 그대로 쓸 수 있으니 손님께 쓸 수 있는 곳을 알려 드리세요.
coupon-voided-advice = 할인 없이 판매하세요. 손님이 이유를 물으시면 책임자에게 문의하세요.
coupon-reissued-advice = 손님께 새로 받으신 쿠폰을 보여 달라고 하세요.
coupon-already-used-advice = 손님께 사용 기록을 알려 드리세요. 손님이 쓰지 않았다고 하시면 책임자에게 문의하세요.
coupon-expired-advice = 할인 없이 판매하거나, 지금 진행 중인 행사를 안내하세요.
coupon-not-yet-valid-advice = 쿠폰은 그대로 쓸 수 있으니 그날 다시 오시라고 안내하세요.
coupon-clock-set-back-advice = 노트북의 날짜와 시간을 바르게 맞춘 뒤 다시 스캔하세요. 날짜가 맞는데도 이 안내가 나오면 책임자에게 알리세요.
coupon-not-for-this-person-advice = 손님의 이름이나 연락처를 다시 확인하세요. 받은 본인만 쓸 수 있는 쿠폰입니다.
coupon-not-for-these-products-advice = 쿠폰은 그대로 쓸 수 있습니다. 쓸 수 있는 상품을 안내하세요.
coupon-minimum-not-met-advice = 상품을 더 담으시거나, 이번에는 할인 없이 판매하고 쿠폰은 다음에 쓰시도록 안내하세요.
coupon-too-few-pieces-advice = 상품을 더 담으시도록 안내하세요. 더 담는 상품 가운데 가장 싼 것이 무료입니다.
coupon-records-too-old-advice = 쿠폰을 준 노트북에서 다시 해 보세요. 거기서도 받을 수 없으면 쿠폰은 그대로 두고 책임자에게 알리세요.
coupon-amount-too-large-advice = 수량과 가격을 확인하세요. 아무것도 기록되지 않았습니다.
coupon-unreadable-empty = 읽은 내용이 없습니다.
coupon-unreadable-truncated = 쿠폰이 끝까지 읽히지 않고 49자리 중 { $digits }자리만 들어왔습니다.
coupon-unreadable-run-together = 코드 두 개가 한꺼번에 읽혔습니다.
coupon-unreadable-too-long = 쿠폰이라고 하기에는 숫자가 너무 많습니다.
coupon-unreadable-not-canonical = 49자리 숫자이지만 쿠폰의 숫자가 아닙니다.
coupon-unreadable-unknown-version = 이 프로그램이 모르는 형식의 쿠폰입니다.
coupon-unreadable-check-digit = 쿠폰 번호에 잘못 입력한 숫자가 있습니다.
coupon-unreadable-wrong-length = 쿠폰 번호는 13자리인데 { $digits }자리가 입력되었습니다.
coupon-unreadable-empty-advice = 입력 칸을 비우고 한 번 더 스캔하세요. 화면이 어두우면 밝기를 높여 달라고 하세요.
coupon-unreadable-unknown-version-advice = 한 번 더 스캔해 보세요. 같은 결과이면 QR 코드 아래의 13자리 번호를 입력하세요.
coupon-unreadable-check-digit-advice = 쿠폰의 13자리 번호를 보면서 다시 입력하세요.
coupon-foreign-payment = 결제용 코드
coupon-foreign-wi-fi = 와이파이 접속 코드
coupon-foreign-contact-card = 명함 코드
coupon-foreign-product-barcode = 상품 바코드
coupon-foreign-one-time-password = 인증 앱 등록 코드
coupon-foreign-phone-or-mail = 전화번호나 메일 코드
coupon-foreign-web-address = 쿠폰이 없는 웹 주소
coupon-foreign-reorder-card = 사신 상품이 적힌 다시 사기 카드
coupon-foreign-other = 다른 코드나 글자
coupon-foreign = 쿠폰이 아니라 { $kind }입니다.
coupon-ok = 쓸 수 있는 쿠폰입니다.
coupon-ok-advice = 쿠폰을 적용하세요.
coupon-ok-until = { $until }까지
coupon-ok-until-of = { $until }까지 · { $name } 님 쿠폰
coupon-qr-too-long = 쿠폰 페이지 주소가 너무 길어서 QR 코드를 만들 수 없습니다. 더 짧은 주소를 적어 주세요.

## 확인이 더 필요한 쿠폰

caution-holder-not-checked = 받은 본인만 쓸 수 있는 쿠폰인데, 본인인지 아직 확인하지 않았습니다.
caution-not-on-record = 진짜 쿠폰이지만 발급 기록이 아직 이 노트북에 없습니다.
caution-records-merged-at = 진짜 쿠폰이고, 다른 노트북의 { $at }까지의 기록에서는 쓰지 않았습니다.
caution-records-never-merged = 진짜 쿠폰이고 이 노트북에서는 쓰지 않았습니다. 다른 노트북의 기록은 아직 합치지 않았습니다.
caution-holder-not-checked-advice = 이름이나 연락처 끝자리를 여쭤 보고 본인이면 받으세요.
caution-records-missing-advice = 받으셔도 됩니다. 다른 노트북에서 이미 썼다면 합칠 때 목록에 표시됩니다.

## 쿠폰 행사

programme-kind-survey-thanks = 설문 감사
programme-kind-discount = 현장 할인
programme-kind-gift = 사은품
programme-kind-revisit = 다시 오실 때
programme-kind-birthday = 생일 축하
programme-recipient-survey-thanks = 설문을 마치신 분
programme-recipient-booth = 부스에 오신 분
programme-recipient-revisit = 다시 모실 분
programme-recipient-birthday = 생일을 맞으신 분
programme-gift-proposal = 사은품
programme-problem-name = 쿠폰 행사의 이름이 비어 있습니다. 이름을 적어 주세요.
programme-problem-percent = 할인율은 1%에서 100% 사이여야 합니다. 할인율을 고쳐 주세요.
programme-problem-amount = 할인 금액은 1원 이상이어야 합니다. 금액을 고쳐 주세요.
programme-problem-cap = 최대 할인 금액이 0원이라 할인이 되지 않습니다. 금액을 적거나 비워 주세요.
programme-problem-gift = 증정품 이름이 비어 있습니다. 이름을 적어 주세요.
programme-problem-pieces = 사는 개수와 무료로 드리는 개수는 1개 이상이어야 합니다. 개수를 고쳐 주세요.
programme-problem-days-reversed = 끝나는 날이 시작하는 날보다 빠릅니다. 날짜를 고쳐 주세요.
programme-problem-days-after-fair = 박람회 다음 날부터 쓸 수 있는 날은 1일에서 { $most }일 사이여야 합니다. 일수를 고쳐 주세요.
programme-problem-over = 사용 기간이 { $on }에 이미 끝났습니다. 날짜를 고쳐 주세요.
programme-problem-beyond-tokens = 쿠폰에 적을 수 없는 날짜입니다. 끝나는 날을 2020년에서 2199년 사이로 고쳐 주세요.
programme-problem-uses = 쿠폰은 한 번 이상 쓸 수 있어야 합니다. 횟수를 고쳐 주세요.
programme-problem-places = 쿠폰을 쓸 수 있는 곳이 없습니다. 한 곳 이상 골라 주세요.
programme-problem-booth-is-gone = 박람회는 { $ends }에 끝나서, 그 뒤에는 부스에서 쿠폰을 쓸 수 없습니다. 매장이나 온라인도 골라 주세요.
programme-problem-none-at-all = 0장으로는 한 장도 드릴 수 없습니다. 장수를 적거나, 제한이 없으면 비워 주세요.
programme-problem-laptop-beyond-total = 노트북 한 대의 장수가 전체 장수보다 많아서 아무 제한도 되지 않습니다. 장수를 확인해 주세요.
programme-problem-cap-always-reached = 가장 적게 사셔도 할인이 { $least }원이라 늘 최대 금액 { $cap }원만 할인됩니다. 뜻한 대로인지 확인해 주세요.
programme-problem-smallest-purchase-free = { $minimum }원어치를 사시면 { $won }원 할인으로 0원이 됩니다. 뜻한 대로인지 확인해 주세요.
programme-problem-all-free = 100% 할인이라 고르신 상품이 모두 무료입니다. 뜻한 대로인지 확인해 주세요.
programme-problem-variant-alone = 견줄 것이 없습니다. 두 번째 갈래를 적거나, 하나뿐인 갈래를 지워 주세요.
programme-problem-too-many-variants = 갈래는 { $most }가지까지입니다. 더 나누면 한 갈래의 쿠폰이 적어져 차이를 알 수 없습니다. 몇 가지를 지워 주세요.
programme-problem-variants-alike = { $one }번 갈래와 { $other }번 갈래가 같습니다. 끝나는 날이나 문구를 다르게 적어 주세요.
programme-problem-variant-wording = { $variant }번 갈래의 문구가 비어 있습니다. 문구를 적거나, 혜택이 그대로 나오게 해 주세요.
programme-problem-variant-too-long = { $variant }번 갈래가 쿠폰 행사보다 늦게 끝납니다. 행사가 끝나는 { $ends }까지로 고쳐 주세요.
programme-problem-variant-too-short = { $variant }번 갈래가 쿠폰을 쓸 수 있기 전에 끝납니다. 쓸 수 있는 첫날({ $begins }) 또는 그 뒤로 고쳐 주세요.
programme-problem-variant-over = { $variant }번 갈래는 { $on }에 이미 끝났습니다. 날짜를 고쳐 주세요.
programme-kind-buy-and-get = 2+1

## 쿠폰 인쇄

slip-nothing-to-print = 인쇄할 쿠폰이 없어 파일을 만들지 않았습니다. 먼저 쿠폰을 만든 뒤 다시 해 주세요.
slip-font-damaged = 글꼴 파일이 상해서 쿠폰을 인쇄용으로 만들지 못했습니다. 쿠폰은 그대로 유효합니다. 앱을 다시 설치해 주세요.
slip-qr-not-square = { $number }번째 쿠폰의 QR이 온전하지 않아 파일을 만들지 않았습니다. 쿠폰은 그대로 유효합니다. 쿠폰을 다시 열어 인쇄해 주세요.
slip-qr-too-dense = { $number }번째 쿠폰의 QR이 이 종이에는 너무 촘촘해 파일을 만들지 않았습니다. 쿠폰은 그대로 유효합니다. 더 짧은 쿠폰 페이지 주소를 쓰거나 더 큰 종이를 고르세요.
slip-text-too-long = { $number }번째 쿠폰의 글이 칸보다 길어 파일을 만들지 않았습니다. 쿠폰은 그대로 유효합니다. 혜택과 조건을 짧게 고쳐 주세요.
slip-pdf-failed = PDF를 만들지 못했습니다. 쿠폰은 그대로 유효합니다. 다시 해도 안 되면 화면의 쿠폰을 찍어 가시게 해 주세요.

## 쿠폰 페이지

page-not-a-colour = 대표 색을 읽을 수 없어 쿠폰 페이지를 만들지 않았습니다. 쿠폰은 그대로 유효합니다. 색을 #0f766e처럼 적어 주세요.
page-not-a-picture = 사진의 형식을 알 수 없어 쿠폰 페이지를 만들지 않았습니다. 쿠폰은 그대로 유효합니다. JPG, PNG, WebP 사진을 고르세요.
page-too-large = 쿠폰 페이지가 박람회장에서 바로 열리기에는 너무 커서 만들지 않았습니다. 쿠폰은 그대로 유효합니다. 사진을 20KB보다 작게 줄이거나 글을 줄여 주세요.
page-address-page = 쿠폰 페이지 주소가
page-address-shop = 온라인 가게 주소가
page-address-map = 지도 주소가
page-not-a-web-address = { $address } 웹 주소가 아니라서 쿠폰 페이지를 만들지 않았습니다. 쿠폰은 그대로 유효합니다. https://로 시작하는 주소를 적어 주세요.

## 쿠폰을 쓰는 곳

place-booth = 부스
place-shop = 매장
place-online = 온라인 매장

## 혜택을 짧게

coupon-worded = { $wording } ({ $benefit })
benefit-percent = { $percent }% 할인
benefit-percent-capped = { $percent }% 할인(최대 { $cap }원)
benefit-amount = { $won }원 할인
benefit-amount-to-spend = { $won }원 금액권
benefit-gift = { $what } 증정
benefit-buy-and-get = { $buy }개 사시면 { $free }개 무료

## 쿠폰의 조건을 한 줄로

terms-preview = { $when } { $places }에서 { $what }
terms-short-on-one-day = { $day }
terms-short-until = { $until }까지
terms-short-on-days = { $from }부터 { $until }까지
terms-short-times = { $times }회
terms-short-until-spent = 다 쓸 때까지 여러 번
terms-short-cap =
    { MAN($cap) ->
        [0] 최대 { $cap }원
       *[other] 최대 { MAN($cap) }만 원
    }
terms-short-named = 지정 상품 { $named }가지
terms-short-tagged = { $tags } 상품
terms-short-tagged-or-named = { $tags } 상품과 지정 상품 { $named }가지
terms-short-minimum =
    { MAN($won) ->
        [0] { $won }원 이상 구매
       *[other] { MAN($won) }만 원 이상 구매
    }
terms-short-person = 받은 본인만
terms-short-more = { $before } · { $next }

## 쿠폰의 조건을 한 문장으로

terms-programme-preview = { $to }께 { terms-clause } 드리는{ $cap } 쿠폰을 { $number } 드립니다.
terms-programme-variants = { $preview } 쿠폰마다 { $number }갈래 가운데 하나를 무작위로 정합니다.
terms-clause = { $when } { $places }에서 { $condition } { $who }{ $times } { $what }
terms-on-one-day = { $day }에
terms-on-days = { $from }부터 { $until }까지
# 뒤에 빈칸이 있어야 다음 말과 붙지 않습니다.
terms-by-its-person = 쿠폰을 받은 본인에게{" "}
terms-once = 한 번
terms-up-to-times = { $times }번까지
terms-until-spent = 금액을 다 쓸 때까지 여러 번
terms-gives-percent = { $percent }%를 할인해
terms-gives-amount = { $won }원을 할인해
terms-gives-gift = ‘{ $what }’{ OBJECT($what) }
terms-gives-pieces = 그중 가장 싼 { $free }개를 무료로
terms-cap = (최대 { $cap }원)
terms-showing = 쿠폰을 보여 주시면
terms-buying = { $goods } 사시면
terms-buying-for = { $goods } { $won }원 이상 사시면
terms-buying-pieces = { $goods } { $pieces }개 이상 사시면
terms-buying-pieces-for = { $goods } { $pieces }개 이상, { $won }원 이상 사시면
terms-goods-any = 상품을
terms-goods-named = 지정 상품({ $named }가지)을
terms-goods-tagged = { $tags } 상품을
terms-goods-tagged-or-named = { $tags } 상품이나 지정 상품({ $named }가지)을
terms-tag = ‘{ $tag }’

## 쿠폰의 장수

limits-per-person = 한 분에 { $coupons }장씩
limits-total = 모두 { $coupons }장까지
limits-per-laptop = 노트북 한 대에서 { $coupons }장까지
limits-none = 장수 제한 없이

## 쿠폰을 드리고 취소하고 되돌릴 때

coupon-won-left = { $won }원 남음
coupon-uses-left = { $left }번 더 쓸 수 있음
coupon-reissue-over = 사용 기간이 끝난 쿠폰은 다시 발급할 수 없습니다. 지금 진행하는 행사의 쿠폰을 드리세요.
coupon-programme-closed = 끝난 쿠폰 행사라 새 쿠폰을 드릴 수 없습니다. 이미 드린 쿠폰은 그대로 쓸 수 있습니다. 진행 중인 행사를 고르세요.
coupon-programme-over = 사용 기간이 이미 끝난 행사라 새 쿠폰을 드릴 수 없습니다. 진행 중인 행사를 고르세요.
coupon-needs-a-person = 받은 본인만 쓰는 쿠폰이라 누구에게 드리는지 알아야 합니다. 방문객 화면에서 드리세요.
coupon-person-had-enough = 이 행사의 쿠폰을 이미 { $number }장 받으신 분이라 더 드릴 수 없습니다. 바뀐 것은 없습니다. 다른 행사의 쿠폰을 드리세요.
coupon-none-left = 정해 둔 장수를 다 드려서 남은 쿠폰이 없습니다. 더 드리려면 준비 화면의 쿠폰에서 장수를 늘리세요.
coupon-too-few-left = 쿠폰이 { $left }장 남아 있어 { $wanted }분께 드릴 수 없습니다. 아무에게도 드리지 않았습니다. 준비 화면의 쿠폰에서 장수를 늘리세요.
coupon-laptop-reported-lost = 이 노트북은 분실로 신고되어 여기서 드린 쿠폰은 다른 노트북에서 거절됩니다. 다른 노트북에서 쿠폰을 드리세요.
coupon-used-elsewhere-too = 다른 노트북에서도 쓴 쿠폰입니다.
coupon-used-after-voiding = 다른 노트북에서 취소한 뒤에 쓴 쿠폰입니다.
coupon-reason-missing = 이유를 한 줄 적어 주세요. 누가 왜 했는지 기록에 남습니다.
coupon-reason-too-long = 이유가 200자보다 깁니다. 바뀐 것은 없습니다. 줄여서 다시 적어 주세요.
reason-names-somebody = 이유는 기록에 남아 지워지지 않습니다. 바뀐 것은 없습니다. 사람 이름과 연락처를 빼고 다시 적어 주세요.
coupon-out-of-use = 이미 취소했거나 다시 발급한 쿠폰입니다. 바뀐 것은 없습니다.
coupon-used-already = 이미 쓴 쿠폰입니다. 잘못 쓴 것이면 먼저 사용을 되돌리세요.
coupon-no-use-to-undo = 되돌릴 사용 기록이 없습니다. 바뀐 것은 없습니다.
coupon-some-coupon = 쿠폰
coupon-too-many-guesses = 틀린 쿠폰 번호가 여러 번 입력되어 1분 동안 번호 입력을 멈췄습니다. QR을 찍으면 바로 됩니다.
coupon-refused = { $reason } { $advice }

## 쿠폰 인쇄 파일

slip-good-until = { $day }까지 쓰실 수 있습니다.
slip-file-name = 쿠폰 { $number }
reorder-card = 다시 사기 카드
reorder-card-text = { $goods }
    이 QR을 찍으시면 사신 상품과 다시 사실 수 있는 곳이 나옵니다. 연락처는 들어 있지 않습니다.
reorder-scanned = 다시 사기 카드입니다.
reorder-scanned-unknown = 다시 사기 카드입니다. 이 노트북이 모르는 상품이 { $count }가지 있습니다. 다른 가게의 카드인지 확인해 주세요.
reorder-scanned-gone = 다시 사기 카드입니다. 지금 팔지 않는 상품: { $goods }
reorder-scanned-gone-and-unknown = 다시 사기 카드입니다. 이 노트북이 모르는 상품이 { $count }가지 있습니다. 다른 가게의 카드인지 확인해 주세요. 지금 팔지 않는 상품: { $goods }
reorder-no-card = 다시 사기 카드를 만들 수 없습니다. 쿠폰 페이지 주소가 없거나, 취소한 판매입니다.
reorder-goods-left-out = 상품 { $count }가지는 이 페이지에 없습니다. 번호 1,000개를 다 썼거나 페이지에 자리가 없습니다. 이 상품을 사신 분은 페이지에서 연락처를 보십니다.
slip-labels-file-name = 쿠폰 라벨

## 쿠폰 행사를 열고 닫을 때

programme-closed-already = 이미 끝난 쿠폰 행사입니다. 바뀐 것은 없습니다. 목록에서 지금 진행하는 행사를 고르세요.
programme-no-number-left = 쿠폰 행사를 더 만들 수 없습니다. 한 업체가 만들 수 있는 65,535개를 다 썼습니다. 이미 드린 쿠폰은 그대로 쓸 수 있습니다.
programme-unknown = 그런 쿠폰 행사가 없습니다. 이름이나 번호를 확인해 주세요.
visitor-screen-not-opened = 손님 화면을 바꾸지 못했습니다({ $error }). 쿠폰과 기록은 그대로 있습니다. 다시 해 주세요.

## 쿠폰의 갈래를 견준 결과

coupon-variant = { $headline } · { $until }까지
coupon-variants-more = { $one }번 갈래의 쿠폰이 { $other }번 갈래보다 더 많이 쓰였습니다. 100장에 { $least }장에서 { $most }장 더 쓰인 것으로 보입니다.
coupon-variants-not-known = { $one }번 갈래와 { $other }번 갈래: 아직 알 수 없습니다. 쿠폰이 약 { $coupons }장 더 필요합니다.
coupon-variants-not-known-yet = { $one }번 갈래와 { $other }번 갈래: 아직 알 수 없습니다. 드린 쿠폰의 기간이 끝나면 알 수 있습니다.
coupon-variants-waiting = 아직 쓸 수 있는 쿠폰이 있습니다. { $day }부터 결과에 들어갑니다. 그때까지는 날마다 보셔도 결과가 바뀌지 않습니다.
coupon-variants-not-compared = 한 갈래가 끝난 뒤에 드린 { $coupons }장은 견줄 것이 없어 세지 않았습니다.
coupon-variants-none = 갈래를 나눈 쿠폰 행사가 없습니다.
