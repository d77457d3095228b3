### 견적: 누구에게 무엇을 얼마에 제안했는가.

quote-negotiating = 계약추진
quote-concluded = 체결
quote-negotiating-sum = 계약추진액
quote-concluded-sum = 체결액
quote-all-sum = 상담액 (합계)
quote-goods-forgotten = 이름을 지운 물품
quote-noted = 견적을 적어 두었습니다. 견적 번호: { $quote }
quote-changed = 견적을 고쳐 적었습니다.
quote-voided = 견적을 거두었습니다. 기록에는 남습니다.
quote-rate-set = 이 박람회의 새 견적에서 1달러는 { $won }원입니다. 이미 적은 견적의 환율은 그대로입니다.
quote-rate-none = 이 박람회의 환율을 아직 정하지 않았습니다.
quote-line = { $stage } · { $goods } · { $won }원
quote-sums = { $name }: { $all }건 중 { $quotes }건 · 원화 { $won }원 · 미화 { $dollars }달러 · 원화로 모두 { $all_won }원

## 적을 수 없을 때

quote-empty = 견적에 물품이 없습니다. 아직 적어 두지 않았습니다. 물품을 하나 이상 넣어 주세요.
quote-too-many-lines = 견적 하나에는 { $most }줄까지 적을 수 있습니다. 아직 적어 두지 않았습니다. 견적을 나누어 적어 주세요.
quote-quantity-unusable = 수량은 1부터 { $most }까지 적을 수 있습니다. 아직 적어 두지 않았습니다. 수량을 다시 적어 주세요.
quote-price-unusable = 단가는 { $won }원, { $dollars }달러까지 적을 수 있습니다. 아직 적어 두지 않았습니다. 단가를 다시 적어 주세요.
quote-goods-unusable = 물품 이름은 1자부터 { $most }자까지 적을 수 있습니다. 아직 적어 두지 않았습니다. 상품을 고르거나 이름을 적어 주세요.
quote-too-much = 견적 하나는 { $most }원까지 적을 수 있습니다. 아직 적어 두지 않았습니다. 수량과 단가를 살펴봐 주세요.
quote-rate-missing = 달러 견적에는 환율이 있어야 합니다. 아직 적어 두지 않았습니다. 대표자가 저녁 화면(F8)의 ‘결과’에서 환율을 정하거나, 원화로 적어 주세요.
quote-rate-unusable = 환율은 1달러에 { $least }원부터 { $most }원까지 정할 수 있습니다. 바뀐 것은 없습니다. 다시 적어 주세요.
quote-over = 이 견적은 이미 거두었거나 없습니다. 바뀐 것은 없습니다. 필요하면 새로 적어 주세요.
quote-line-unreadable = 견적의 줄은 ‘물품:수량:단가’로 적습니다. 예: 위스키잔:200:35000 또는 위스키잔:200:21.55USD
quote-product-unknown = ‘{ $name }’이라는 상품이 상품 목록에 없습니다. 아직 적어 두지 않았습니다. 상품의 이름을 확인하거나, 목록에 없는 물품이면 --other로 적어 주세요.

## 파일

quotes-none-to-export = 적어 둔 견적이 없어 파일을 만들지 않았습니다. 방문객 화면에서 견적을 먼저 적어 주세요.
quotes-file-name = { $day } 상담일지
quotes-sheet = 상담일지
quotes-sums-sheet = 합계
quotes-column-day = 날짜
quotes-column-began = 시작 시각
quotes-column-staff = 담당자
quotes-column-company = 회사
quotes-column-name = 이름
quotes-column-country = 국가
quotes-column-export-country = 수출국
quotes-column-goods = 품목
quotes-column-list-price = 정가 (원)
quotes-column-price = 제안 단가
quotes-column-quantity = 수량
quotes-column-currency = 통화
quotes-column-amount = 금액
quotes-column-rate = 환율 (원/달러)
quotes-column-amount-won = 원화 환산 (원)
quotes-column-stage = 단계
quotes-column-sum = 구분
quotes-column-quotes = 건수
quotes-column-of-quotes = 전체 건수
quotes-column-won = 원화 견적 (원)
quotes-column-dollars = 달러 견적 (달러)
quotes-mind = 이 파일은 만든 분이 쓰는 것입니다. 이름이 든 시트를 주최 측을 포함한 다른 곳에 넘기려면 그곳에 제공하는 동의가 따로 있어야 합니다. 주최 측에는 ‘합계’ 시트의 금액을 알려 주세요.
quotes-note-won = 원화 환산은 견적마다 적을 때의 환율로 줄마다 반올림한 것입니다.
quotes-note-without-name = 견적 { $quotes }건은 연락처를 보관해도 된다는 동의가 없어 이름·회사·국가를 비워 두었습니다.
quotes-saved = 견적 { $quotes }건을 파일로 만들었습니다. 그중 { $without_name }건은 동의가 없어 이름을 비워 두었습니다.

## 열람

report-quotes = 드린 견적
report-quote-negotiating = { $goods } · { $won }원 · 계약추진
report-quote-concluded = { $goods } · { $won }원 · 체결
