### 박람회가 끝난 뒤의 안내와 추천.

## 추천

recommended-owner-rule = 사장님 규칙 { $rule }번에 따라 추천했습니다.
recommended-bestseller = 방문객 { $visitors }명 중 { $buyers }명이 선택한 인기 { $rank }위 상품입니다.
recommended-bestseller-of-few = 인기 { $rank }위 상품입니다. 인원은 몇 분만을 드러낼 수 있어 밝히지 않습니다.
recommended-bestseller-for-all = { $bestseller } 답에 따른 차이는 확인되지 않았습니다.
recommended-unproven-of-few = 근거가 약합니다. 인원은 몇 분만을 드러낼 수 있어 밝히지 않습니다.
recommended-unproven = 근거가 약합니다. 방문객 { $visitors }명 중 { $buyers }명이 선택했습니다.
recommended-summary-personal = 방문객 { $visitors }명의 자료에서 확인된 차이만 추천 이유로 썼습니다.
recommended-summary-general = 방문객 { $visitors }명의 자료로는 답에 따른 차이가 확인되지 않아, 모든 분께 많이 선택된 상품을 추천합니다.
recommended-bought-before = 이미 구매하신 상품입니다. 낱개로 다시 사는 상품이라 다시 추천했습니다.
recommended-bought-together = ‘{ $name }’{ OBJECT($name) } 고르신 { $numbers }
recommended-answer = ‘{ ASKED($question) } { $answer }’ 답을 주신 { $numbers }
recommended-tag = ‘{ $tag }’ 상품 전체로 보아, ‘{ ASKED($question) } { $answer }’ 답을 주신 { $numbers }
recommended-numbers = { $n }명 중 { $k }명({ $rate })이 선택했습니다. 전체는 { $base }입니다.
recommended-to-you-owner-rule = 저희가 직접 고른 ‘{ $product }’{ OBJECT($product) } 소개합니다.
recommended-to-you-bought-before = 지난번에 고르신 ‘{ $product }’, 하나가 깨졌거나 더 필요하시면 다시 살펴봐 주세요.
recommended-to-you-bought-together = ‘{ $bought }’{ OBJECT($bought) } 구매해 주셔서, 같은 상품을 고르신 분들이 더 많이 고르신 ‘{ $product }’{ OBJECT($product) } 소개합니다.
recommended-to-you-answer = ‘{ $answer }’{ BY($answer) } 답해 주셔서, 같은 답을 하신 분들이 더 많이 고르신 ‘{ $product }’{ OBJECT($product) } 소개합니다.
recommended-to-you-tag = ‘{ $answer }’{ BY($answer) } 답해 주셔서, 같은 답을 하신 분들이 더 많이 고르신 상품과 비슷한 ‘{ $product }’{ OBJECT($product) } 소개합니다.
recommended-to-you-first = 저희 부스에서 가장 많이 선택된 ‘{ $product }’{ OBJECT($product) } 소개합니다.
recommended-to-you-bestseller = 저희 부스에서 많이 선택된 ‘{ $product }’{ OBJECT($product) } 소개합니다.
recommended-to-you-plainly = 이번에는 ‘{ $product }’{ OBJECT($product) } 소개합니다.

## 쿠폰을 쓸 가능성

coupon-use-about = 약 { $chance }
coupon-use-not-known-brief = 아직 모름
coupon-use-not-known = 이 쿠폰을 쓸 가능성은 아직 알 수 없습니다. 사용 기한이 끝난 이런 쿠폰을 받은 분이 { $people }명 더 있어야 합니다.
coupon-use-answer = ‘{ ASKED($question) } { $answer }’ 답을 주신 { $n }명 중 { $k }명({ $rate })이 이런 쿠폰을 썼습니다. 전체는 { $base }입니다.
coupon-use-of-few = 이런 쿠폰을 쓰셨거나 쓰지 않으신 분이 아직 적습니다. 인원은 몇 분만을 드러낼 수 있어 밝히지 않습니다.
coupon-use-of-all = 이런 쿠폰을 받은 { $n }명 중 { $k }명({ $rate })이 썼습니다.
coupon-use-as-all = { $all } 이분의 답에 따른 차이는 확인되지 않았습니다.
coupon-use-higher = { $all } 이분의 답을 함께 보면 가능성이 그보다 높습니다.
coupon-use-lower = { $all } 이분의 답을 함께 보면 가능성이 그보다 낮습니다.
coupon-use-how-base = 기준: 이런 쿠폰을 받으면 누구나 { $rate }
coupon-use-how-answer = ‘{ ASKED($question) } { $answer }’ 답: 쓸 승산이 { $times }배
coupon-use-how-chance = 모두 합해: 약 { $chance }
coupon-use-likelier = ‘{ $coupon }’ 쿠폰을 쓸 가능성이 더 큽니다.
coupon-use-no-difference = 어느 쿠폰을 더 쓸지는 차이가 분명하지 않습니다.
coupon-use-not-compared = 아직 모르는 쿠폰이 있어 비교하지 않았습니다.

## 표 파일로 추천하기

table-unreadable = { $file }: { $why } 바뀐 것은 없습니다.
table-cut-otherwise = { $file }: 칸이 쉼표가 아니라 쌍반점(;)이나 탭으로 나뉘어 있어서 읽지 않았습니다. 바뀐 것은 없습니다. 쉼표로 나눈 CSV로 다시 저장해 주세요.
table-column-missing = { $file }: ‘{ $column }’ 열이 없어서 읽지 않았습니다. 바뀐 것은 없습니다. 첫 줄에 열 이름을 적어 주세요.
table-column-twice = { $file }: ‘{ $column }’ 열이 두 번 있어서 읽지 않았습니다. 바뀐 것은 없습니다. 한 열의 이름을 바꿔 주세요.
table-row-broken = { $file }: { $line }번째 줄의 칸 수가 첫 줄과 달라서 읽지 않았습니다. 바뀐 것은 없습니다. 쉼표와 따옴표를 확인해 주세요.
table-id-empty = { $file }: { $line }번째 줄의 ‘{ $column }’ 칸이 비어 있어서 읽지 않았습니다. 바뀐 것은 없습니다. 칸을 채우거나 줄을 지워 주세요.
table-id-twice = { $file }: ‘{ $id }’ 값이 ‘{ $column }’ 열에 두 번 있어서 읽지 않았습니다. 바뀐 것은 없습니다. 한 줄만 남겨 주세요.
table-item-unknown = { $file }: { $line }번째 줄의 상품 ‘{ $id }’{ SUBJECT($id) } 상품 목록에 없어서 읽지 않았습니다. 바뀐 것은 없습니다. items.csv에 더하거나 줄을 지워 주세요.
table-weight-unreadable = { $file }: { $line }번째 줄의 ‘weight’ 칸은 0부터 1까지의 수여야 합니다. 바뀐 것은 없습니다.
table-stock-unreadable = { $file }: { $line }번째 줄의 ‘stock’ 칸은 숫자여야 합니다. 바뀐 것은 없습니다. 품절이면 0을 적고, 재고를 모르면 칸을 비워 주세요.
table-without-rows = { $file }: 첫 줄 아래에 상품이 하나도 없습니다. 바뀐 것은 없습니다.
table-spoken-unknown = ‘{ $column }’ 열은 train_visitors.csv에 없습니다. 바뀐 것은 없습니다. --spoken에 적은 이름을 확인해 주세요.
table-out-not-plain = { $file }: 폴더나 장치, 링크라서 그 자리에 쓰지 않았습니다. 바뀐 것은 없습니다. --out에 새 파일의 이름을 적어 주세요.
table-out-failed = { $file }: 쓰지 못했습니다({ $error }). 바뀐 것은 없습니다. 폴더가 있는지, 쓸 권한과 남은 자리가 있는지 확인해 주세요.
table-out-is-read = { $file }: 지금 읽을 파일이라서 그 자리에 쓰지 않았습니다. 바뀐 것은 없습니다. --out에 새 파일의 이름을 적어 주세요.
recommended-written = { $visitors }명에게 추천 { $rows }건을 { $file }에 적었습니다.
recommended-without-visitors = --inputs의 방문객 { $people }명은 --visitors에 없어, 그분들이 구매한 것을 쓰지 않았습니다(예: ‘{ $id }’). visitor_id가 맞는지 확인해 주세요.
recommended-without-columns = { $file }에 없는 열이 있어 그 답은 모르는 채로 추천했습니다: { $columns }. 열 이름을 train_visitors.csv와 같게 적고 다시 해 주세요.
recommended-learned-without-answers = train_events.csv의 방문객 { $people }명은 train_visitors.csv에 없어, 그분들의 구매만 배우고 답은 배우지 못했습니다(예: ‘{ $id }’). visitor_id가 맞는지 확인해 주세요.
table-one-of-a-set-unreadable = { $file }: { $line }번째 줄의 ‘one_of_a_set’ 칸은 yes나 no여야 합니다. 바뀐 것은 없습니다. 고치거나 비워 두고 다시 해 주세요.
recommended-all-sold-out = 모든 상품이 품절이어서 추천하지 않았습니다. items.csv의 stock을 확인해 주세요.
recommended-nothing-sold = 아직 판매된 것이 없어, 순서에 근거가 없습니다. train_events.csv에 구매가 생기면 달라집니다.
recommended-nothing-known = 추천받을 분들에 대해 아는 것이 없어 모두에게 인기 상품을 추천했습니다. 답이나 --inputs의 구매가 있으면 사람마다 달라집니다.
table-order-unreadable = { $file }: ‘seq’ 칸이 숫자가 아닌 줄이 { $rows }개 있습니다(첫째: { $line }번째 줄). 순서는 추천에 쓰지 않아 그 줄도 함께 배웠습니다. 파일이 맞는지 확인해 주세요.

## 보내는 곳의 정보

maker-name = 상호
maker-phone = 전화번호
maker-email = 이메일 주소
maker-address = 주소
maker-refusal-phone = 무료 수신거부 번호(080)
maker-text-sender = 문자를 보내는 회사의 전송자격인증 번호와 등록한 발신번호
maker-incomplete = 광고 메시지에 법에 따라 적어야 하는 정보가 비어 있습니다: { $fields }. 보낸 것은 없고 기록은 그대로 있습니다. 준비 화면의 ‘브랜드와 프린터’에서 적고 다시 해 주세요.

## 연락하는 방법

channel-email = 이메일
channel-sms = 문자
channel-kakao = 카카오톡

## 보낼 분의 그룹

audience-bought = 구매하신 분
audience-hot-not-bought = 관심이 높았지만 구매하지 않으신 분
audience-coupon-unused = 아직 쓸 수 있는 쿠폰을 쓰지 않으신 분
audience-bought-one-of-a-set = 낱개로 다시 사는 상품(잔, 접시)을 구매하신 분
audience-came-again = 여러 박람회에 다시 오신 분
audience-answers-otherwise = 다시 오셔서 지난 박람회와 다르게 답하신 분
audience-asked = 자료나 견적을 부탁하고 기다리시는 분
audience-birthday-this-month = 이번 달이 생일인 분
audience-to-confirm = 수신 동의를 다시 확인할 때가 된 분

## 후속 안내 파일

follow-up-column-name = 이름
follow-up-column-channel = 보낼 방법
follow-up-column-contact = 연락처
follow-up-column-topic = 주제
follow-up-column-answers = 답변
follow-up-column-product = 추천 제품
follow-up-column-reason-for-customer = 손님께 드릴 이유
follow-up-column-reason-for-owner = 내부용 이유
follow-up-column-benefit = 재방문 혜택
follow-up-column-good-until = 사용 기한
follow-up-column-coupon-number = 쿠폰 번호
follow-up-column-coupon-address = 쿠폰 주소
follow-up-column-subject = 제목
follow-up-column-message = 문안
follow-up-column-size = 문안 길이
follow-up-column-permissions = 동의 기록
follow-up-column-visitor = 방문객 기록
follow-up-column-product-2 = 추천 제품 2
follow-up-column-reason-2 = 손님께 드릴 이유 2
follow-up-column-product-3 = 추천 제품 3
follow-up-column-reason-3 = 손님께 드릴 이유 3
follow-up-column-use-until = 보낼 수 있는 마지막 날
follow-up-file-name = 후속 안내 { $day } { $people }명
follow-up-people = 보낼 분
follow-up-not-sent-to = 보내지 않는 분
follow-up-withheld-reason = 이유
follow-up-withheld-people = 사람 수
follow-up-withheld-code = 구분
follow-up-withheld-total = 모두
follow-up-count = { $people }명
follow-up-use-until = { $day }까지 쓰고 지우세요. 그 뒤에는 새로 만드세요.
follow-up-slips-replaced = 쿠폰 인쇄본(PDF)에서 다음 글자는 글꼴에 없어 ‘〓’로 나옵니다: { $characters }. 쿠폰은 모두 유효합니다. 브랜드나 쿠폰 행사의 글에서 그 글자를 바꾸면 다음부터 제대로 나옵니다.
follow-up-without-slips = 쿠폰 인쇄본(PDF)은 만들지 못했습니다. 나머지 파일은 온전하고 쿠폰 번호도 그 안에 있습니다. 이유: { $reason }
follow-up-mind = 동의를 거두신 분이 생기면 이 파일 대신 새 파일을 쓰세요. 다른 일에 쓰거나 남에게 넘기지 마세요.
text-size-short = SMS
text-size-long = LMS
text-size-too-long = 너무 김
text-size = { $kind } { $bytes }바이트
text-size-cannot-be-sent = { $kind } { $bytes }바이트, 보낼 수 없는 글자: { $characters }

## 손님께 보내는 글

# 법이 정한 표시 그대로. 빈칸을 넣거나 괄호를 바꾸면 안 됩니다.
-advertisement = (광고)
draft-subject = { -advertisement } { $maker }에서 전하는 { $topic } 소식
draft-greeting = 안녕하세요. { $maker }입니다.
draft-greeting-by-name = { $person }님, 안녕하세요. { $maker }입니다.
draft-sender = 보낸 곳: { $maker } | 이메일 { $email } | 전화 { $phone } | 주소 { $address }
draft-unsubscribe = 수신을 원하지 않으시면 이 메일에 ‘수신거부’라고 답장해 주세요. 비용은 들지 않습니다.
draft-text-sender = { -advertisement } { $maker } { $phone }
draft-text-greeting = { $person }님, 안녕하세요.
draft-refuse-by-phone = 무료수신거부 { $number }
draft-refuse-by-call = 이런 편지를 그만 받으시려면 { $phone }{ BY($phone) } 전화해 주세요. 이유는 묻지 않습니다.
draft-refuse-by-call-or-mail = 이런 편지를 그만 받으시려면 전화 { $phone } 또는 이메일 { $email }{ BY($email) } 말씀해 주세요. 이유는 묻지 않습니다.
draft-news = { $topic } 소식을 전합니다.
draft-product = ‘{ $product }’{ OBJECT($product) } 소개합니다.
draft-also-one = ‘{ $product }’도 함께 골라 보았습니다.
draft-also-two = ‘{ $product }’{ AND($product) } ‘{ $other }’도 함께 골라 보았습니다.
draft-coupon = 재방문 쿠폰: { $benefit }
draft-benefit = 혜택: { $topic } 소식을 찾아보지 않으셔도 받아 보십니다.
draft-coupon-number = 쿠폰 번호는 { $number }입니다.
draft-why-bought = 왜 받으셨나요: { $day } { $fair }에서 { $kind } 상품을 구매하셔서 같은 종류의 소식을 보내 드립니다.
draft-why = 왜 받으셨나요: { $day } { $fair }에서 { $topic } 소식을 { $code ->
    [email] 이메일로
    [sms] 문자로
    [post] 우편으로
   *[other] { $channel }{ BY($channel) }
} 받겠다고 하셨습니다.

## 보낼 분을 고를 때

follow-up-nobody = 지금 보낼 수 있는 분이 없어 파일을 만들지 않았습니다.
follow-up-news = 소식
every-fair = 모든 박람회
follow-up-over-promise = 한 달에 보내기로 약속한 횟수를 그 달에 이미 다 썼습니다. 보내지 않은 파일이 있으면 ‘보내지 않음’이라고 적어 주세요.
report-no-contacts = 이 파일에는 이메일 주소나 전화번호가 적힌 열이 없습니다. 첫 줄에 있는 것: { $columns }. 보낸 도구에서 내려받은 결과인지 확인하고 다시 골라 주세요. 아무것도 바꾸지 않았습니다.
report-no-addresses = 이 파일에는 이메일 주소가 적힌 열이 없습니다. 첫 줄에 있는 것: { $columns }. 이메일로 보낸 도구의 결과인지 확인하고 다시 골라 주세요. 아무것도 바꾸지 않았습니다.
report-no-numbers = 이 파일에는 전화번호가 적힌 열이 없습니다. 첫 줄에 있는 것: { $columns }. 문자나 카카오톡으로 보낸 도구의 결과인지 확인하고 다시 골라 주세요. 아무것도 바꾸지 않았습니다.
report-column-unknown = ‘{ $column }’ 열이 없습니다. 이 파일의 열: { $columns }. 이 가운데 하나를 골라 주세요. 아무것도 바꾸지 않았습니다.
report-no-outcome = 보낸 결과가 적힌 열을 찾지 못했습니다. 이 파일의 열: { $columns }. 결과가 적힌 열의 이름을 알려 주세요. 아무것도 바꾸지 않았습니다.
report-several-outcomes = 보낸 결과로 보이는 열이 여럿입니다: { $columns }. 어느 열을 읽을지 골라 주세요. 아무것도 바꾸지 않았습니다.
report-nothing-understood = ‘{ $column }’ 열에 있는 말을 하나도 이해하지 못했습니다: { $words }. 다른 열이라면 그 이름을 알려 주세요. 아무것도 바꾸지 않았습니다.
report-export-unknown = ‘{ $export }’: 이런 내보내기를 알지 못하고 이런 파일도 없습니다. 아무것도 바꾸지 않았습니다. 보낸 파일의 경로를 적거나 --export 없이 다시 해 주세요.
report-of-nobody = 이 파일에 있는 분은 우리가 만든 어느 파일에도 없습니다. 다른 곳에서 보낸 결과인 것 같습니다. 아무것도 바꾸지 않았습니다.
report-of-nobody-here = 이 파일에 있는 분은 고른 파일에 한 분도 없습니다. 다른 파일의 결과인 것 같습니다. 아무것도 바꾸지 않았습니다.
report-of-another-file = 이 결과는 고른 파일이 아니라 { $files }의 것으로 보입니다. 그 파일에서 다시 넣어 주세요. 아무것도 바꾸지 않았습니다.
report-mostly-strangers = 이 파일에 있는 { $all }명 가운데 { $people }명은 그 파일로 보낸 분이 아닙니다. 다른 곳에서 보낸 결과인 것 같습니다. 거부하신 분의 목록이라면 ‘수신 거부 목록’에 넣어 주세요. 아무것도 바꾸지 않았습니다.
report-of-several-files = 어느 파일의 결과인지 알 수 없습니다. 같은 분이 있는 파일: { $files }. 그 가운데 하나를 골라 넣어 주세요. 아무것도 바꾸지 않았습니다.
report-taken-in = 결과를 넣었습니다. 보냄 { $sent }명, 도착하지 않음 { $failed }명, 없는 주소나 번호 { $bounced }개, 거부 { $refused }명. 결과에 없는 { $missing }명은 보낸 것으로 셉니다.
report-reached-before = 앞서 넣은 결과에서 받으신 것으로 적힌 { $people }명은 그대로 보낸 것으로 셉니다.
report-read-column = ‘{ $columns }’ 열에서 결과를 읽었습니다. 다른 열이라면 그 열을 적어 다시 넣어 주세요.
report-may-have-come-as-text = 카카오톡으로 받지 못한 { $people }명은 문자로 갔을 수 있어 보낸 것으로 셉니다.
report-rows-in-one-cell = { $row }행부터 여러 줄이 한 칸에 들어 있습니다. 닫히지 않은 따옴표(")가 있는 것 같습니다. 넣은 것은 없습니다. 그 따옴표를 지우거나, 보내는 도구에서 결과를 엑셀 파일로 다시 받아 주세요.
report-known = 이미 넣은 결과입니다. 바뀐 것이 없습니다.
report-unknown-people = 이 파일을 보낸 분이 아닌 { $people }명은 거부만 적었습니다.
report-not-understood = 이해하지 못한 상태 ‘{ $word }’ { $rows }건
report-empty-word = (빈칸)
report-unreadable = 연락처를 읽지 못한 줄 { $rows }개
report-unconfirmed = { $people }명은 주소를 확인하는 메일의 단추를 아직 누르지 않으셨습니다. 누르기 전에는 그 주소로 다른 소식을 보내지 않습니다.
report-click-unsure = { $people }명은 주소 확인을 기다리는 것으로 적혀 있지만, 이 파일에는 확인을 마친 분이 한 명도 없습니다. 확인 메일을 쓰지 않는 목록은 모두 이렇게 적히므로 막지 않았습니다. 확인 메일을 쓰신다면 한 분이라도 누르신 뒤에 목록을 다시 받아 넣어 주세요.
follow-up-unconfirmed = 주소를 확인하는 메일의 단추를 아직 누르지 않으셨습니다. 누르신 뒤에 보내는 도구의 목록을 다시 받아 넣으면 그 주소로 보냅니다.
follow-up-bounced = 보낸 소식이 없는 주소나 번호라며 되돌아왔습니다. 새 연락처를 받거나, 다시 보내 보기로 하면 쓸 수 있습니다.
file-check-reported = 보낸 결과를 이미 넣은 파일입니다. 다시 보내면 두 번 받는 분이 생깁니다. 못 받은 분께는 파일을 새로 만들어 보내세요.
bounce-none = 되돌아왔거나 확인을 기다린다고 적힌 주소나 번호가 아닙니다. 아무것도 바꾸지 않았습니다.
bounce-taken-back = 다시 보내 보기로 했습니다. 허락하신 소식이면 다음 파일에 들어갑니다.
follow-up-sender-is-closed = 카카오톡은 밤 8시 50분부터 아침 8시까지 보낼 수 없습니다. 다른 시각을 고르세요.
file-noted-not-sent = 이 파일은 아무에게도 보내지 않은 것으로 적었습니다. 이 파일에 있던 분께 그 달에 다시 쓸 수 있습니다.
follow-up-channel-not-asked = 무료 수신거부 번호(080)가 없어 문자와 카카오톡 동의를 여쭙지 못했습니다.
follow-up-request-open = 그만 쓰거나 지워 달라고 요청하셨고, 아직 처리하지 않았습니다.
follow-up-same-contact = 같은 연락처로 이미 한 번 보냅니다.
follow-up-exported-before = 지금 보낼 수 있는 분 가운데 { $people }명은 같은 방법으로 보낼 파일에 이미 들어 있고, 가장 나중 것은 { $day }에 만들었습니다. 아직 아무것도 만들지 않았습니다. 그분들을 빼고 만들지, 모두 넣어 만들지 고르세요.
follow-up-left-out = 이 박람회에서 같은 방법으로 보낼 파일에 이미 들어 있어 뺐습니다.
channel-phone = 전화
channel-post = 우편
offer-coupon-alone = 상품 없이 쿠폰만
offer-without-reason = 아직 어느 상품이 더 맞는다고 말할 근거가 없습니다.

## 효과가 있었는지 알아보려고 빼 두는 분

hold-out-recommending = 추천이 도움이 되었나요?
hold-out-writing = 메시지를 보낸 것이 도움이 되었나요?
hold-out-too-many = 추천을 받는 분이 적어도 열에 둘은 있어야 견줄 수 있습니다. 빼 두는 분은 모두 더해 { $most }%까지 고를 수 있습니다.
audience-held-out = 효과를 알아보려고 메시지를 보내지 않기로 한 분입니다. F8의 ‘효과가 있었나요?’에서 바꿀 수 있습니다.
hold-out-note = 메시지의 효과를 알아보려고 { $people }명은 무작위로 뽑아 이 파일에서 뺐습니다. 동의나 요청과는 상관없습니다.
hold-out-note-said = 메시지를 받지 않도록 직접 정하신 { $people }명은 이 파일에서 뺐습니다.
hold-out-nobody-left = 지금 보낼 수 있는 { $people }명이 모두 메시지를 받지 않도록 뽑히거나 정해져 파일을 만들지 않았습니다. F8의 ‘효과가 있었나요?’에서 뽑힌 분도 보내도록 바꿀 수 있습니다.
hold-out-recommending-helped = 추천이 도움이 되었습니다.
hold-out-recommending-harmed = 추천을 받은 분이 오히려 덜 구매하셨습니다. 인기 상품을 권하는 편이 낫습니다.
hold-out-writing-helped = 메시지가 도움이 되었습니다.
hold-out-writing-harmed = 메시지를 받은 분이 오히려 덜 구매하셨습니다. 보내지 않는 편이 낫습니다.
hold-out-not-known = 아직 알 수 없습니다. 약 { $people }명이 더 필요합니다.
hold-out-rate-more = { $days }일 동안 1,000명에 { $low }명에서 { $high }명이 더 구매하신 것으로 보입니다.
hold-out-rate-fewer = { $days }일 동안 1,000명에 { $low }명에서 { $high }명이 덜 구매하신 것으로 보입니다.
hold-out-rate-either = { $days }일 동안 1,000명에 { $fewer }명이 덜 구매하셨을 수도, { $more }명이 더 구매하셨을 수도 있습니다.
hold-out-won-more = 금액으로는 한 분에 { $low }원에서 { $high }원을 더 쓰셨습니다.
hold-out-won-fewer = 금액으로는 한 분에 { $low }원에서 { $high }원을 덜 쓰셨습니다.
hold-out-won-either = 금액으로는 한 분에 { $fewer }원을 덜 쓰셨을 수도, { $more }원을 더 쓰셨을 수도 있습니다.
hold-out-counted = 박람회 { $fairs }번에서 받은 { $treated }명과 빼 둔 { $control }명을 견주었습니다.
hold-out-waiting = { $people }명은 아직 { $days }일이 지나지 않았습니다. { $day }부터 결과에 들어갑니다. 그때까지는 날마다 보셔도 결과가 바뀌지 않습니다.
hold-out-writing-mind = 메시지를 받지 않은 분은 쿠폰도 없어, 다시 오셨을 때 번호나 이름으로 찾아야 구매가 세어집니다.
hold-out-too-few = 보낼 수 있고 아직 파일에 넣지 않은 { $reachable }명으로는 효과를 알 수 없습니다. 모두에게 보내세요. 약 { $people }명부터 알 수 있고, 여러 박람회를 모아도 됩니다.
hold-out-suggested = 지금 보낼 수 있는 { $reachable }명 가운데 { $percent }%를 빼 두시길 권합니다. 그러면 구매하는 분이 1,000명에 { $difference }명 넘게 달라질 때 알 수 있습니다.
hold-out-rate-assumed = 메시지를 받고 구매하는 분은 1,000명에 { $rate }명이라고 가정했습니다. 아직 기록이 적어 알 수 없습니다.
hold-out-rate-known = 지금까지 메시지를 받고 구매하신 분은 1,000명에 { $rate }명입니다.

## 사장님이 정한 추천 규칙

owner-rule-for-everybody = { $effect ->
    [first] 모든 분께 ‘{ $product }’{ OBJECT($product) } 먼저 추천합니다.
    [more] 모든 분께 ‘{ $product }’{ OBJECT($product) } 더 자주 추천합니다.
   *[never] 누구에게도 ‘{ $product }’{ OBJECT($product) } 추천하지 않습니다.
}
owner-rule-for-answer = ‘{ $question }’에 ‘{ $answer }’ 답을 하신 분께는 { $effect ->
    [first] ‘{ $product }’{ OBJECT($product) } 먼저 추천합니다.
    [more] ‘{ $product }’{ OBJECT($product) } 더 자주 추천합니다.
   *[never] ‘{ $product }’{ OBJECT($product) } 추천하지 않습니다.
}
owner-rule-for-buyer = ‘{ $bought }’{ OBJECT($bought) } 구매하신 분께는 { $effect ->
    [first] ‘{ $product }’{ OBJECT($product) } 먼저 추천합니다.
    [more] ‘{ $product }’{ OBJECT($product) } 더 자주 추천합니다.
   *[never] ‘{ $product }’{ OBJECT($product) } 추천하지 않습니다.
}
owner-rule-too-many = 추천 규칙은 { $most }개까지 둘 수 있습니다. 쓰지 않는 규칙을 지우고 다시 만들어 주세요.
owner-rule-same-product = 구매하신 상품과 같은 상품은 다시 추천하지 않습니다. 다른 상품을 골라 주세요.

## 이 질문은 무엇을 바꿨나

worth-recommendations = 이 질문은 { $people }명 중 { $count }명의 추천을 바꿨습니다.
worth-groups-or-drafts = 이 질문은 { $count }명의 그룹이나 초안을 바꿨습니다.
worth-nearly-all = 이 질문은 거의 모든 분의 추천이나 초안을 바꿨습니다.
worth-few = 이 질문이 바꾼 것은 5명이 되지 않습니다.
worth-unknown = 아직 알 수 없습니다. 답하고 구매한 분이 { $people }명은 되어야 합니다.
worth-own-words = 말이나 숫자로 답하는 질문은 추천과 그룹에 쓰이지 않아 값을 매길 수 없습니다.
worth-nothing = 이 질문이 바꾼 것은 없습니다.
worth-cost = 한 분에 { $seconds }초, 모두 { $minutes }분이 걸렸습니다.
worth-cost-seconds = 한 분에 { $seconds }초, 모두 더해 1분이 되지 않게 걸렸습니다.
worth-cost-instant = 한 분에 1초가 되지 않게 걸렸습니다.
worth-cost-unknown = 걸린 시간을 잰 답이 열이 되지 않아 얼마나 걸리는지 아직 모릅니다.

## 손님이 하신 말

own-words-told = 다섯 분 이상이 쓰신 낱말만 셉니다. 낱말을 누르면 그 낱말을 쓰신 글이 나옵니다.
own-words-few = 아직 보여 드릴 것이 없습니다. 같은 말씀을 하신 분도 다르게 말씀하신 분도 다섯 분은 되어야 합니다.
own-words-handles = 다섯 분 이상이 알려 주셨습니다.
own-words-few-handles = 알려 주신 분이 다섯 분이 되지 않습니다.
own-words-good = 좋게 말씀하신 분
own-words-bad = 아쉬워하신 분

## 보낼 곳의 파일

target-unreadable = 보낼 곳 파일을 읽을 수 없습니다. { $why } 바뀐 것은 없습니다. 처음부터 다시 하려면 함께 들어 있는 파일 하나를 복사해(boothctl followup targets --copy) 필요한 곳만 바꾸세요.
target-not-json = 보낼 곳 파일(JSON)이 아닙니다. PDF나 그림, 표는 보낼 곳 파일이 될 수 없습니다. 바뀐 것은 없습니다. 함께 들어 있는 파일 하나를 복사해(boothctl followup targets --copy) 필요한 곳만 바꾸세요.
target-not-utf-8 = 보낼 곳 파일이 UTF-8 글자로 저장되지 않았습니다. 바뀐 것은 없습니다. 메모장에서 ‘다른 이름으로 저장’을 눌러 인코딩을 UTF-8로 고르세요.
target-not-well-formed = { $line }번째 줄이나 바로 윗줄의 쉼표, 따옴표, 괄호가 맞지 않습니다.
target-decimal-comma = { $line }번째 줄의 수에 쉼표가 있습니다. 소수는 99.1처럼 점으로, 천 단위는 쉼표 없이 적어 주세요.
target-number-expected = { $line }번째 줄에는 수를 따옴표 없이 적어 주세요. 소수는 99.1처럼 점으로 적습니다.
target-value-unusable = { $line }번째 줄의 값을 쓸 수 없습니다. 함께 들어 있는 파일에서 같은 곳을 보고 맞춰 주세요.
target-part-missing = ‘{ $name }’{ SUBJECT($name) } 빠져 있습니다.
target-part-twice = { $line }번째 줄: ‘{ $name }’{ SUBJECT($name) } 두 번 있습니다.
target-word-unknown = { $line }번째 줄의 ‘{ $name }’{ TOPIC($name) } 보낼 곳 파일에 쓰는 말이 아닙니다.
target-word-none-of = { $line }번째 줄에 ‘{ $name }’{ OBJECT($name) } 쓸 수 없습니다. 쓸 수 있는 말: { $known }.
target-word-meant = { $line }번째 줄의 ‘{ $name }’{ TOPIC($name) } 보낼 곳 파일에 쓰는 말이 아닙니다. ‘{ $meant }’{ OBJECT($meant) } 쓰려고 하셨나요?
target-id-unusable = id는 영문 소문자, 숫자, 붙임표(-)로 40자까지 적어 주세요.
target-text-empty = 이름, 이제 할 일 세 줄, 출처는 두 언어 모두 비워 둘 수 없습니다.
target-country-unusable = country에는 나라를 대문자 두 글자로 적어 주세요(KR, US).
target-fallback-without-kakao = falls_back_to_sms는 카카오톡으로 보내는 곳에만 쓸 수 있습니다.
target-columns-missing = 표에는 열이 하나 이상 있어야 합니다. columns를 적어 주세요.
target-columns-unused = 명함과 메일 초안에는 열이 없습니다. columns를 지워 주세요.
target-header-unusable = 열 이름은 비어 있거나 앞뒤에 빈칸이 있거나 줄이 바뀌면 안 됩니다.
target-variable-twice = 변수 ‘{ $name }’에 두 열이 들어갑니다. 도구에는 하나만 남으니 서로 다른 이름을 주세요.
target-letters-unusable = ‘{ $text }’ 열에 CP949에 없는 글자가 있습니다. 다른 글자로 바꾸거나 encoding을 바꿔 주세요.
target-second-label = 문안에 광고 표시처럼 보이는 말이 있습니다: { $text }. 광고 표시는 저절로 맨 앞에 붙으니 빼 주세요.
target-header-twice = ‘{ $header }’ 열이 두 번 있습니다. 하나만 남기거나 이름을 바꿔 주세요.
target-column-holds-two = ‘{ $header }’ 열에는 field와 text 가운데 하나만 적어 주세요.
target-contact-missing = 연락처가 들어갈 열이 없습니다. contact, email, phone 가운데 하나를 field로 적어 주세요.
target-drafts-without-email = 메일 초안은 이메일로만 보냅니다. channel을 email로 적어 주세요.
target-variable-unusable = variable에는 변수 이름이 들어갈 자리를 NAME으로 한 번 적어 주세요(예: [*NAME*]).
target-variables-too-many = 변수가 { $found }개인데 이곳은 { $most }개까지만 받습니다. variable로 표시한 열을 줄여 주세요.
target-template-missing = 변수가 있으면 붙여 넣을 문안(template)도 있어야 합니다.
target-template-field-unknown = 문안의 ‘{ $field }’에 맞는 변수 열이 없습니다. 그 field의 열에 variable을 표시하거나 문안에서 빼 주세요.
target-paper-without-post = 인쇄물(format: pdf)은 우편(channel: post)에만 쓰고 우편은 인쇄물로만 만듭니다. 편지는 advertising을 true로, 주소 라벨(labels)은 false로 적어 주세요.
target-labels-unusable = labels의 칸이 A4에 들어가지 않거나 주소를 찍기에 너무 작습니다. 칸의 수와 크기(mm)를 다시 재어 적어 주세요. 라벨은 format이 pdf일 때만 쓸 수 있습니다.
target-required-missing = 광고에 법으로 꼭 적어야 하는 것이 빠져 있습니다: { $fields }. 문안에 넣어 주세요.
target-replaced = 보낼 곳이 쓰지 못하는 글자가 있어 파일에 이렇게 바꿔 적었습니다(화살표가 없으면 뺐습니다): { $characters }. 기록은 그대로 있습니다.
target-not-documented = { $target }의 열 이름은 공식 문서에서 확인하지 못했습니다. 그곳의 예시 파일과 비교하고, 다르면 ‘boothctl followup targets --copy’로 서식을 복사해 고치세요.
target-too-long = { $people }명의 글이 이곳이 받는 길이보다 길어 파일에서 뺐습니다. 상품 이름, 쿠폰 혜택, 우리 주소의 글을 줄이고 다시 만들거나, 다른 곳으로 보내세요.
partner-column-name = 이름
partner-column-email = 이메일
partner-column-phone = 전화번호
partner-column-company = 회사
partner-column-job = 직책
partner-column-country = 나라
partner-column-birthday = 생일
partner-column-answers = 답변
partner-column-until = 넘길 수 있는 마지막 날
partner-file-name = { $day } { $recipient }에 제공 ({ $people }명)
partner-none = 개인정보를 제공한다고 동의 안내문에서 여쭌 곳이 없습니다. 만든 것은 없습니다. 준비 화면의 ‘동의 안내문’에 받는 곳을 적어 발행한 뒤에, 동의하신 분의 것만 넘길 수 있습니다.
partner-unknown = 동의 안내문에 그런 이름의 받는 곳이 없습니다. 만든 것은 없습니다. 안내문에 있는 곳: { $names }
partner-not-in-it = 구매 내역과 명함 사진은 이 표에 넣지 않았습니다.
text-sender-missing = { $target }{ BY($target) } 문자를 보내려면 그 회사의 전송자격인증 번호와, 그 회사에 미리 등록한 발신번호가 있어야 합니다(정보통신망법 제50조의3 제1항, 전기통신사업법 제84조의2). 만든 파일은 없고 기록은 그대로 있습니다. 준비 화면의 ‘브랜드와 프린터’에서 적고 다시 해 주세요.
text-sender-note = 발신번호는 등록해 두신 { $caller }{ OBJECT($caller) } 고르세요. 보내는 회사의 전송자격인증 번호는 { $certificate }입니다.
text-sender-none = { $target }의 인증 번호와 발신번호를 아직 적지 않았습니다.
text-sender-noted = { $target }: 전송자격인증 번호 { $certificate }, 발신번호 { $caller }
text-sender-not-asked = { $target }{ TOPIC($target) } 문자를 보내지 않아 전송자격인증 번호와 발신번호가 필요 없습니다. 바뀐 것은 없습니다. 문자를 보내는 곳을 고르세요.
text-sender-certificate-unusable = 전송자격인증 번호를 다시 확인해 주세요. 숫자가 든 번호를 40자 안으로 적습니다. 보내는 회사의 누리집이나 인증서에 있습니다. 아직 저장하지 않았습니다.
text-sender-caller-unusable = 발신번호를 다시 확인해 주세요. 보내는 회사에 등록한 번호를 02-123-4567이나 1588-0000처럼 적습니다. 아직 저장하지 않았습니다.
target-undelivered-by-kind = 알림만 보낼 수 있고 광고는 보낼 수 없는 곳입니다. 만든 것은 없습니다. 광고를 보낼 수 있는 곳을 고르세요.
target-unknown = 그런 보낼 곳이 없습니다. 만든 것은 없습니다. ‘boothctl followup targets’에 있는 이름이나 보낼 곳 파일의 경로를 적어 주세요.
target-file-name = { $day } { $target } { $channel } { $people }명
target-template-file-name = { $target } 문안과 할 일
protected-file-name = { $day } { $target } 잠긴 파일
protected-password = 비밀번호: { $password } (지금만 보이고 어디에도 남지 않습니다)
protected-open-workbook = 엑셀 파일(.xlsx)은 두 번 누르면 비밀번호를 묻습니다. 줄표까지 그대로 넣으면 열립니다.
protected-workbook-for-a-tool = 보내는 도구는 잠긴 엑셀 파일을 받지 못합니다. 엑셀에서 연 다음 ‘파일 › 정보 › 통합 문서 보호 › 암호 설정’의 암호를 지우고 다른 이름으로 저장해 올린 뒤, 그 파일을 지우세요.
protected-open-archive = ZIP 파일은 7-Zip이나 반디집으로 열어 비밀번호를 줄표까지 그대로 넣고 푸세요. 윈도 탐색기로는 열리지 않습니다. 도구는 풀어 놓은 파일만 받습니다. 올린 뒤에는 풀어 놓은 파일을 지우세요.
suppression-file-name = { $day } { $target } 보내지 말 { $people }명
suppression-forgotten = { $target } 파일에 있던 { $people }명은 정보를 파기했거나 연락처가 바뀌어 도구에 있는 주소를 알 수 없습니다. 도구의 주소록을 비우고 새 파일로 다시 채우면 그분들도 지워집니다.
suppression-note = { $target }{ BY($target) } 보낸 적이 있는 분 가운데 { $people }명에게는 이제 보내면 안 됩니다. 이름이 ‘보내지 말’로 된 파일을 { $target }의 수신거부 목록에 넣거나, 그 주소를 도구의 주소록에서 지운 다음 보내세요.
target-now = 이제 이렇게 하세요
target-subject-to-paste = [제목]
target-message-to-paste = [본문]
letter-to = { $person } 귀하
letter-to-unknown = 고객님 귀하
letter-price = { $price }원
letter-scan-coupon = 휴대전화 카메라로 이 코드를 비추면 쿠폰이 열립니다. 전에 사신 물건이 있으면 함께 보입니다.
letter-scan-goods = 전에 사신 물건을 다시 주문하시려면 휴대전화 카메라로 이 코드를 비춰 주세요.
letters-replaced = 어떤 글꼴에도 없어 〓로 찍히는 글자가 있습니다: { $characters }. 기록은 그대로 있습니다.
letter-file-name = 편지 { $number }
target-draft-file-name = 초안 { $number }
follow-up-would-come-as-text = 카카오톡으로 전달되지 않으면 문자로 보내는 곳인데, 문자는 동의하지 않으셨습니다.
follow-up-audience-unknown = 그런 그룹이 없습니다. 만든 것은 없습니다. ‘boothctl followup audiences’에 있는 id를 적어 주세요.
follow-up-topic-unknown = 이 박람회에 그런 주제가 없습니다. 만든 것은 없습니다. 쓸 수 있는 주제: { $topics }
follow-up-topic-without-words = ‘{ $topic }’ 소식은 상품을 권하지 않아, 프로그램의 문안으로는 보낼 수 없습니다. 만든 것은 없습니다. 문안 편집에서 이 주제의 문안을 먼저 써 주세요.
follow-up-topic-unwritten = ‘{ $topic }’ 소식만 받겠다고 하신 분들은 이 파일에 없습니다. 그 주제로 쓰신 문안이 아직 없기 때문입니다. 문안을 쓰신 다음 다시 만드세요.
follow-up-time-is-over = 보낼 시각이 이미 지났습니다. 만든 것은 없습니다. 지금보다 늦은 시각을 적어 주세요.
follow-up-time-is-too-far = 그 사이 동의를 거두실 수 있어, 파일은 만든 날부터 { $days }일 안에만 보낼 수 있습니다. 만든 것은 없습니다. 보낼 주에 만드세요.
follow-up-send-from = { $day }부터 보내세요. 그 달의 소식으로 셌습니다.
file-check-unknown = 이 기록에서 나간 그대로의 파일이 아니라서 아직 보내도 되는지 알 수 없습니다. 고친 파일이면 고치기 전 것을 확인하고, 아니면 파일을 새로 만드세요.
file-check-withdrawn = 이 파일에 이제 보낼 수 없는 분이 { $people }명 있습니다. 동의를 거두었거나 삭제를 요청했거나, 받은 동의가 더는 맞지 않습니다. 이 파일로 보내지 말고 지운 뒤, ‘보내지 않았습니다’로 적고 새로 만드세요.
file-check-old = 만든 지 { $days }일이 지났습니다. 그 사이 동의를 거두신 분이 있을 수 있으니 지우고, 보내지 않았으면 ‘보내지 않았습니다’로 적은 뒤 새로 만드세요.
file-check-refusals = 보낼 분이 아니라 보내지 말아야 할 분의 목록입니다. 이 목록으로는 아무에게도 보내지 말고, 도구의 수신 거부 목록에만 올리세요.
file-check-not-sent = 보내지 않았다고 적은 파일입니다. 그 뒤에 같은 분께 다른 파일을 보냈을 수 있으니 지우고 새로 만드세요.
file-check-of-demo = 예시 박람회를 만들 때 살펴보시라고 함께 만든 파일입니다. 아무에게도 보내지 않았고 보낸 횟수로도 세지 않습니다. 보낼 파일을 만들어 보려면 boothctl followup export를 쓰세요.
file-check-other-month = 이 파일의 소식은 다른 달의 것으로 셌습니다. 약속한 횟수를 지키려면 지우고, 보내지 않았다고 적은 뒤 새로 만드세요.
file-check-too-early = { $day }부터 보낼 수 있는 파일입니다. 그 달의 소식으로 셌으니 그날까지 기다렸다가 보내세요.
file-check-fresh = 아직 보내도 되는 파일입니다. 만든 뒤 동의를 거두신 분은 없습니다.
letters-bench-reportlab-missing = reportlab과 견주지 못했습니다. reportlab이 있는 파이썬을 --python으로 알려 주세요.
export-bench-xlsxwriter-missing = XlsxWriter로 잴 수 없었습니다. XlsxWriter가 있는 파이썬을 --python으로 알려 주거나, cargo xtask test를 한 번 실행한 다음 다시 해 주세요.
target-generic-takes-all = generic은 고른 박람회의 모두에게 첫 번째로 허락한 방법과 주제로 만듭니다. 만든 것은 없습니다. --audience, --topic, --at, --draft, --one-each, --first-label은 다른 --target과 함께 쓰세요(예: csv).
printing-no-letters = 한 사람에 파일 하나씩은 편지를 만들 때만 됩니다. 만든 것은 없습니다. 그 선택을 빼거나 편지를 고르세요.
printing-no-labels = 시작할 칸은 라벨을 만들 때만 정합니다. 만든 것은 없습니다. 그 선택을 빼거나 라벨을 고르세요.
printing-label-outside = 시작할 칸은 1부터 { $labels }까지입니다. 만든 것은 없습니다. 한 장에 있는 칸 가운데 하나를 고르세요.
target-message-not-carried = 광고를 싣지 않는 곳(advertising: false)의 파일에는 추천, 쿠폰, 문안을 넣을 수 없습니다. 그 열을 지우거나 advertising을 true로 바꿔 주세요.
target-label-not-first = 광고 표시가 맨 앞에 와야 합니다. 제목은 subject로, 문자 본문은 label이나 message로 시작해 주세요.
target-foreign-number = 해외 번호인 { $people }명은 이곳으로 보낼 수 없어 파일에서 뺐습니다. 다른 방법으로 연락하세요.
follow-up-nobody-because = 이렇게 보낼 수 있는 분이 없어 파일을 만들지 않았습니다. 연락처를 남기신 분께 보내지 못하는 가장 많은 이유({ $people }명): { $reason }
follow-up-nobody-left-a-contact = 이렇게 연락할 주소나 번호를 남기신 분이 없어 파일을 만들지 않았습니다. 기록은 그대로 있습니다.

## 내가 쓰는 초안

draft-kind-thanks = 감사 인사
draft-kind-recommendation = 추천
draft-kind-revisit-coupon = 재방문 쿠폰
draft-kind-expiring-coupon = 곧 끝나는 쿠폰
draft-kind-requested-reply = 부탁하신 것에 답장
template-field-name = 이름
template-field-company = 회사
template-field-product-1 = 추천1
template-field-reason-1 = 이유1
template-field-product-2 = 추천2
template-field-reason-2 = 이유2
template-field-product-3 = 추천3
template-field-reason-3 = 이유3
template-field-topic = 주제
template-field-fair = 박람회
template-field-maker = 브랜드
template-field-benefit = 혜택
template-field-coupon-number = 쿠폰번호
template-field-valid-until = 만료일
template-field-page = 페이지
template-field-wanted = 요청
template-field-asked-on = 날짜
template-field-phone = 전화
# 법이 정한 줄의 말. 띄어쓰기 없이, |로 나눕니다.
template-said-by-rule = 수신거부|무료거부|보낸곳|왜받으셨나요
template-benefit = 혜택
template-benefit-missing = 쿠폰이 없는 분께 무엇이 좋은지 적은 줄이 초안에 없습니다. ‘{ $label }: ’로 시작하는 한 줄을 적어 주세요. 쿠폰이나 추천처럼 없는 분이 있는 항목은 그 줄에 넣지 않습니다. 만들거나 바꾼 것은 없습니다.
template-empty = 초안이 비어 있습니다. 한 줄이라도 적어 주세요. 바뀐 것은 없습니다.
template-too-long = 초안이 { $chars }자입니다. { $most }자까지 줄여 주세요. 바뀐 것은 없습니다.
template-field-unknown = ‘{ $field }’{ TOPIC($field) } 없는 항목입니다. 쓸 수 있는 항목은 이것입니다: { $fields }
template-field-elsewhere = ‘{ $field }’{ TOPIC($field) } 이 초안에 쓸 수 없습니다. 쓸 수 있는 항목은 이것입니다: { $fields }
template-bracket-open = ‘{ $line }’ 줄의 [[와 ]]가 짝이 맞지 않습니다. 짝을 맞추거나 지워 주세요.
template-bracket-without-field = ‘{ $line }’ 줄의 [[ ]] 안에 항목이 없습니다. 항목을 넣거나 [[ ]]를 지워 주세요.
template-label = 초안에 광고 표시처럼 보이는 글자가 있습니다. 표시는 프로그램이 맨 앞에 한 번 붙이니 지워 주세요.
template-rule-doubled = ‘{ $words }’ 줄은 법에 따라 프로그램이 붙입니다. 두 번 나오지 않게 지워 주세요.
template-promotional = ‘{ $word }’{ TOPIC($word) } 광고로 보이는 말입니다. 부탁하신 것에 답하는 글에는 광고를 넣을 수 없으니 지워 주세요.
template-second-label = ‘{ $text }’에 광고 표시처럼 보이는 글자가 있습니다. 표시는 프로그램이 맨 앞에 한 번 붙입니다. 만든 것은 없습니다. 그 글자를 지우고 다시 해 주세요.
target-sizes = 문자 길이: SMS { $short }통, LMS { $long }통. 보내는 곳의 요금이 서로 다릅니다.
draft-for-no-file = 부탁하신 것에 답하는 글은 파일로 만들지 않습니다. 오늘 할 일의 ‘약속’에서 보내세요. 만든 것은 없습니다.
draft-reply-for-all = 부탁하신 것에 답하는 글은 하나뿐입니다. 주제와 방법 없이 다시 해 주세요. 바뀐 것은 없습니다.
draft-field-of-nobody = ‘{ $field }’{ TOPIC($field) } 아무에게도 없어 그 줄은 나오지 않습니다. 지우거나 다른 항목으로 바꾸세요.
draft-preview = 초안 미리 보기
target-no-coupon = 쿠폰에 대한 글인데 쓸 수 있는 쿠폰이 없는 분, ‘곧 끝나는 쿠폰’ 글에서는 보낼 날부터 30일 안에 끝나는 쿠폰이 없는 분은 파일에 넣지 않았습니다: { $people }명
draft-unknown = 그런 초안이 없습니다. 쓸 수 있는 초안: { $drafts }
name-like-a-label = ‘{ $name }’에 광고 표시처럼 보이는 글자가 있습니다. 표시는 프로그램이 맨 앞에 한 번 붙입니다. 바뀐 것은 없습니다. 그 글자를 빼고 다시 적어 주세요.
