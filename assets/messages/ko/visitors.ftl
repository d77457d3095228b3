### 방문객과 연락처.

## 방문객

visitor-unknown = 이 기기의 기록에서 찾지 못했습니다. 바뀐 것은 없습니다. 접수대로 돌아가 다시 찾아 주세요.
visitor-note-too-long = 메모가 2,000자보다 깁니다. 줄여서 다시 적어 주세요. 앞의 메모는 그대로 있습니다.

## 연락처

contact-email-unusable = 이메일 주소를 다시 확인해 주세요. ‘이름@회사.kr’ 모양이어야 합니다. 아직 저장하지 않았습니다.
contact-email-several = 이메일 주소가 두 개 이상 들어 있습니다. 한 사람의 주소 하나만 적어 주세요. 아직 저장하지 않았습니다.
contact-phone-unusable = 전화번호를 다시 확인해 주세요. 해외 번호는 +와 국가 번호로 시작합니다. 아직 저장하지 않았습니다.
contact-phone-unassigned = 이런 번호는 없습니다. 국가 번호와 숫자를 하나씩 다시 확인해 주세요. 아직 저장하지 않았습니다.
contact-phone-character = 전화번호에 숫자가 아닌 ‘{ $character }’ 글자가 있습니다. 그 자리를 숫자로 고쳐 주세요. 아직 저장하지 않았습니다.
contact-phone-incomplete = 휴대전화 번호에서 숫자가 { $missing }자리 빠졌습니다. 010을 넣어 11자리인지 확인해 주세요. 아직 저장하지 않았습니다.
contact-phone-too-long = 휴대전화 번호에 숫자가 { $extra }자리 더 들어갔습니다. 010을 넣어 11자리인지 확인해 주세요. 아직 저장하지 않았습니다.
contact-name-too-long = 이름이 { $most }자보다 깁니다. 줄여서 다시 적어 주세요. 아직 저장하지 않았습니다.
contact-company-too-long = 회사 이름이 { $most }자보다 깁니다. 줄여서 다시 적어 주세요. 아직 저장하지 않았습니다.
contact-job-too-long = 직책이 { $most }자보다 깁니다. 줄여서 다시 적어 주세요. 아직 저장하지 않았습니다.
contact-country-too-long = 나라 이름이 { $most }자보다 깁니다. 줄여서 다시 적어 주세요. 아직 저장하지 않았습니다.
contact-address-too-long = 주소가 { $most }자보다 깁니다. 줄여서 다시 적어 주세요. 아직 저장하지 않았습니다.
contact-postcode-unusable = 우편번호는 숫자 다섯 자리입니다(예: 06236). 다시 확인해 주세요. 아직 저장하지 않았습니다.
contact-address-incomplete = 우편번호와 주소를 함께 적거나 둘 다 비워 주세요. 아직 저장하지 않았습니다.
contact-not-in-texts = 이분이 읽고 동의한 글에 없는 항목이라 담지 않았습니다. 아직 저장하지 않았습니다. 그 칸을 비우고 저장하거나, 준비(F9)의 ‘동의 안내문’에서 항목을 고른 뒤 다시 여쭤 보세요.
contact-birthday-ahead = 생일이 오늘보다 뒤입니다. 날짜를 다시 확인해 주세요. 아직 저장하지 않았습니다.
contact-missing = 소식을 받을 이메일이나 전화번호가 없습니다. 하나를 적거나, 연락처 없이 넘어가세요.
contact-none-typed = 전화번호나 이메일이 비어 있습니다. 바뀐 것은 없습니다. 찾을 번호나 이메일을 적어 주세요.

## 내 정보 열람과 파기

report-title = 보관하고 있는 내 정보
report-intro = 요청하신 연락처에 대해 이 기록에 있는 것을 모두 적었습니다. 개인정보 보호법 제35조에 따른 열람입니다.
report-asked = 확인한 연락처
report-made-at = 만든 때
report-controller = 보관하는 곳
report-visit = { $fair } · { $at }
report-name = 이름
report-company = 회사
report-job = 직책
report-country = 나라
report-birthday = 생일
report-badge = 참가증 번호
report-source = 연락처를 얻은 곳
report-phone = 전화번호
report-email = 이메일
report-address = 주소
report-card-photos = 명함 사진
report-card-photo-beside = 함께 저장한 그림 파일에 있습니다.
report-answers = 설문에 답하신 것
report-notes = 담당자의 메모
report-interest = 관심도: { $interest }
report-interest-hot = 지금 사고 싶어 하심
report-interest-warm = 생각해 보겠다고 하심
report-interest-cold = 둘러보기만 하심
report-purchases = 사신 것
report-purchase = { $goods } · { $won }원
report-coupons = 드린 쿠폰
report-coupon = { $benefit } · { $day }까지
report-coupon-used = { $benefit } · { $day }까지 · 사용하셨습니다
report-permissions = 지금 보내도 되는 것
report-allowed = 보내도 된다고 하셨습니다.
report-no-permissions = 연락처를 남기지 않으셔서 아무것도 보내지 않습니다.
report-consents = 동의를 물은 기록
report-no-consents = 동의를 물은 기록이 없습니다.
report-shown = 안내문을 보여 드림
report-granted = 동의하심
report-declined = 동의하지 않으심
report-withdrawn = 철회하심
report-confirmed = 계속 두겠다고 하심
report-texts = 그때 보여 드린 글
report-given-to = 다른 곳에 준 기록
report-given-to-nobody = 이 정보를 다른 회사나 사람에게 제공한 기록은 없습니다. 아래는 연락을 드리려고 만든 파일입니다.
report-rights = 하실 수 있는 것
report-rights-text = 틀린 것은 고치고, 연락을 멈추고, 모두 지우도록 요청하실 수 있습니다. 위의 연락처로 말씀하시면 10일 안에 처리하고 결과를 알려 드립니다.
report-file-name = 개인정보 열람 { $day }
report-card-file-name = 명함 사진 { $day }
report-nobody = 이 연락처의 정보는 이 노트북에 없습니다. 바뀐 것은 없습니다. 다른 노트북에서 받은 분이면 그 노트북에서 확인하세요.
report-done = 기록 { $records }건을 파일로 저장했습니다.
destroy-done = 방문 { $visits }건의 기록 { $records }건을 파기했습니다. 판매, 견적, 쿠폰은 이름 없이 남고, 다시 연락하지 않도록 연락처를 알아볼 수 없는 값 { $kept }개만 보관합니다.
destroy-reason-time-over = 보유 기간이 끝나 파기함
destroy-nobody-due = 오늘 보유 기간이 끝나는 분이 없습니다. 아무것도 지우지 않았습니다.
destroy-nobody-yet = 이 노트북에는 이 연락처의 정보가 없습니다. 파기 요청은 기록했습니다. 다른 노트북의 기록과 합치면 그때 파기하고, 연락은 보내지 않습니다.
destroy-file-there = 이분의 정보가 든 파일이 남아 있습니다: { $file }
destroy-file-changed = 이분의 정보가 들어 있었고 그 뒤에 바뀐 파일입니다. 직접 확인하고 지우세요: { $file }
destroy-file-deleted = 이분의 정보가 든 파일을 지웠습니다: { $file }
## 찾기

people-none-found = 찾는 사람이 이 기기의 기록에 없습니다.
people-more-found = 모두 { $found }명을 찾았고, 그중 먼저 맞는 { $listed }명만 보여 드립니다.

## 다시 오신 분

contact-known-today = { $time }에 오신 { $name }인가요?
contact-known-before = { $fair }에 오신 { $name }인가요?
contact-known-name = { $name } 님
contact-known-nameless = 이름을 남기지 않으신 분
contact-known-fair = 지난 박람회
contact-known-bought = 그때 사신 것: { $goods }

## 보고, 고치고, 그만 쓰고, 지워 달라는 요청

request-look = 열람
request-correct = 정정
request-stop = 이용 정지
request-delete = 삭제
request-noted = { $due }까지 답하셔야 합니다. 요청 번호: { $request }
request-closed = 요청에 답한 것을 적어 두었습니다.
destruction-paused = 기한이 지난 정보를 저절로 지우지 않습니다. 다시 지우게 할 때까지 멈춥니다.
destruction-resumed = 기한이 지난 정보를 그날 다시 저절로 지웁니다.
request-task = 요청에 답하기({ $what })
request-day-to-come = 요청을 받은 날이 오늘보다 뒤입니다. 아무것도 적지 않았습니다. 날을 확인해 주세요.
request-day-too-early = 요청을 받은 날이 너무 이릅니다. { $day } 이전에는 받은 요청이 있을 수 없습니다. 아무것도 적지 않았습니다. 날을 확인해 주세요.
request-open-already = 같은 요청이 이미 적혀 있고 아직 끝나지 않았습니다. 바뀐 것은 없습니다.
request-several-people = 이 연락처를 남긴 분이 여러 명이라 누구의 것인지 알 수 없습니다. 적은 것은 없습니다. 앱에서 그분의 방문을 열어 적어 주세요.
request-look-is-report = 열람 요청에는 결과 안내문이 따로 없습니다. 이분의 정보 파일을 저장해 드리면 됩니다.
request-not-deleted = 아직 이분의 정보를 지우지 않았습니다. 바뀐 것은 없습니다. 먼저 지운 뒤에 다시 해 주세요.
request-not-stopped = 아직 이분께 보낼 수 있게 되어 있습니다. 바뀐 것은 없습니다. 먼저 그만 보내기로 한 뒤에 다시 해 주세요.
request-answered-day = 답한 날은 요청을 받은 날부터 오늘까지여야 합니다. 바뀐 것은 없습니다.
request-letter-file-name = 요청 처리 결과 { $day }
request-letter-title = 개인정보 요청 처리 결과
request-letter-asked = 요청하신 것
request-letter-received = 요청을 받은 날
request-letter-made = 처리한 날
request-letter-result = 결과
request-letter-corrected = 요청하신 대로 고쳤습니다. 지금은 아래와 같이 적혀 있습니다.
request-letter-stopped = 요청하신 대로 정보를 더 쓰지 않으며 소식도 보내지 않습니다. 다시 연락하지 않도록 연락처만 표시해 둡니다.
request-letter-deleted = 이름, 연락처, 설문 답변, 메모, 동의 기록을 되살릴 수 없게 지웠습니다. 판매·견적의 금액과 쿠폰은 누구의 것인지 알 수 없게 남습니다. 다시 연락하지 않도록 연락처를 알아볼 수 없는 값으로만 보관합니다.
request-letter-object = 다시 물어보실 곳
request-letter-object-text = 결과가 요청과 다르면 아래로 말씀해 주세요. 개인정보 분쟁조정위원회(1833-6972, www.kopico.go.kr)와 개인정보침해 신고센터(118, privacy.kisa.or.kr)에서도 도움을 받으실 수 있습니다.

## 보유 기간이 끝난 날

destroyed-on-the-day = 보유 기간이 끝난 방문 { $visits }건의 정보를 오늘 지웠습니다. 그 정보가 든 파일 { $files }개도 지웠습니다. 되돌릴 수 없습니다.
destroyed-on-the-day-but = 보유 기간이 끝난 방문 { $visits }건의 정보를 오늘 지웠습니다. 그 정보가 든 파일 { $files }개도 지웠습니다. 내보낸 뒤에 바뀐 파일 { $changed }개는 그대로 두었으니 직접 확인해 주세요.
destruction-waits-for-laptops = 보유 기간이 끝난 방문이 { $visits }건 있지만 지우지 않았습니다. 다른 기기 { $laptops }대의 지난 박람회 기록이 이 기기에 없고, 그사이 다시 동의하신 분의 정보까지 지워질 수 있어서입니다. 그 기록이 들어오면 저절로 지우고, 기다릴 것이 없으면 ‘할 일’에서 지우세요.
destroyed-not = 보유 기간이 끝난 분의 정보를 지우지 못했습니다. 모두 그대로 있고, 다음에 열 때 다시 지웁니다. { $why }
destroyed-files-there = 지워진 분의 정보가 든 파일 { $files }개를 지우지 못했습니다. 다음에 열 때 다시 지웁니다. 다른 프로그램에서 열려 있으면 닫고, 쓰기가 막힌 USB라면 풀어 주세요: { $paths }
destroyed-files-since = 지난번에 다 지우지 못한 파일 { $files }개를 마저 지웠습니다. 보유 기간이 끝난 분의 정보가 들어 있던 파일입니다.

## 연락처를 얻은 곳

contact-source-unknown = 적혀 있지 않음
contact-source-staff = 직원이 듣고 입력
contact-source-herself = 본인이 직접 입력
contact-source-card = 명함이나 휴대전화의 QR
contact-source-badge = 참가증의 QR

## 명함과 참가증

card-cut-off = 명함의 QR을 끝까지 읽지 못해 아무것도 채우지 않았습니다. 한 번 더 스캔하거나 직접 적어 주세요.
card-several = 명함이 여러 장 든 QR이라 아무것도 채우지 않았습니다. 이분의 것을 직접 적어 주세요.
card-no-card = 명함이나 참가증의 QR이 아닙니다. 적은 연락처는 그대로 두었습니다.

visit-came = { $day } { $time } · { $fair }
duplicate-phone = 전화번호({ $phone })가 같습니다.
duplicate-email = 이메일 주소({ $email })가 같습니다.
duplicate-both = 전화번호({ $phone })와 이메일 주소({ $email })가 모두 같습니다.
duplicate-phone-two-names = 전화번호({ $phone })가 같지만 이름은 다릅니다.
duplicate-email-two-names = 이메일 주소({ $email })가 같지만 이름은 다릅니다.
duplicate-both-two-names = 전화번호({ $phone })와 이메일 주소({ $email })가 모두 같지만 이름은 다릅니다.
duplicate-name = 이름({ $name })과 회사({ $company })가 같고, 서로 다른 연락처가 없습니다.
duplicate-kept-apart = 이 가운데 다른 분이라고 정한 방문이 있어 합치지 않았습니다. 바뀐 것은 없습니다. 먼저 ‘다른 분’으로 정한 것을 되돌려 주세요.
duplicate-one-visit = 같은 방문을 두 번 적었습니다. 바뀐 것은 없습니다. 서로 다른 방문 두 개를 적어 주세요.
duplicate-nothing-said = 이 두 방문은 아직 합치거나 따로 두지 않아 되돌릴 것이 없습니다. 바뀐 것은 없습니다.
duplicates-more = 모두 { $found }쌍이고, 그중 먼저 { $listed }쌍만 보여 드립니다.
duplicates-open = 적었습니다. 아직 정하지 않은 쌍: { $open }

## 명함 사진

card-photo-no-yes = 연락처를 보관해도 된다는 동의가 아직 없어 명함 사진을 저장하지 않았습니다. 다른 것은 그대로입니다. 연락처를 적고 동의를 받은 뒤에 다시 넣어 주세요.
card-photo-not-in-texts = 이분이 동의한 안내문에 명함 사진이 들어 있지 않아 저장하지 않았습니다. 다른 것은 그대로입니다. 준비(F9)의 ‘동의 안내문’에서 명함 사진을 고르고 발행하면, 그 뒤에 동의하신 분부터 넣을 수 있습니다.
card-photo-too-many = 한 분의 명함 사진은 { $most }장까지 저장합니다. 이 사진은 저장하지 않았고 앞의 사진은 그대로입니다.
card-photo-gone = 이 명함 사진은 지워졌거나 여기서 볼 수 없습니다. 방금 적은 것은 저장하지 않았습니다. 다음 명함으로 넘어가 주세요.
card-photo-done-already = 그사이 다른 사람이 이 명함을 옮겨 적었습니다. 방금 적은 것은 저장하지 않았습니다. 다음 명함으로 넘어가 주세요.
card-photo-point-of-another = 이 번호나 주소는 다른 방문에서 동의 여부를 말씀하신 것입니다. 그 칸은 비우고 나머지만 저장해 주세요. 이분께도 쓰려면 방문 화면에서 다시 여쭤 주세요.
card-photo-point-stays = 이분이 동의할 때 알려 주신 번호와 주소는 여기서 바꿀 수 없습니다. 아무것도 저장하지 않았습니다. 바뀌었으면 방문 카드의 연락처에서 다시 동의를 받아 주세요.
card-photo-task = 명함 옮겨 적기 { $count }명
