### 동의와 연락.

## 연락해도 되는지

permission-permitted = 연락해도 됩니다.
permission-bought = 구매하신 분이라, 같은 종류({ $kind })의 소식만 보낼 수 있습니다.
permission-under-age = 만 14세 미만이라 연락할 수 없습니다.
permission-no-contact-point = 이 방법으로 연락할 주소나 번호를 남기지 않으셨습니다.
permission-never-asked = 동의를 받은 적이 없습니다.
permission-notice-not-shown = 동의는 있지만 안내문을 먼저 보여 드린 기록이 없습니다.
permission-declined = 동의하지 않으셨습니다.
permission-withdrawn = 동의를 철회하셨습니다.
permission-withdrawn-conflict = 거부나 철회를 모르고 받은 동의입니다. 확인하기 전에는 연락하지 마세요.
permission-topic-not-chosen = 이 주제는 받겠다고 하지 않으셨습니다.
permission-night-without-consent = 밤 시간(21시~08시) 수신에는 동의하지 않으셨습니다.
permission-third-party-without-consent = 정보를 이곳에 제공하는 데 동의하지 않으셨습니다.
permission-overseas-without-consent = 국외 도구를 쓰는 데 동의하지 않으셨습니다.
permission-lapsed = 동의하신 지 2년이 되도록 다시 확인받지 않았습니다.
permission-already-replied = 요청하신 자료를 이미 보내 드렸습니다.
permission-scope-changed = 동의하신 뒤로 이용 범위가 넓어졌습니다. 다시 여쭙기 전에는 보낼 수 없습니다.
permission-another-law = 다른 나라 번호라 그 나라의 광고 법을 알지 못해 보내지 않습니다. 이메일 주소가 있으면 이메일로 여쭤 주세요.
law-night = { $channels } 광고는 { $from }부터 다음 날 { $until }까지 따로 동의하신 분께만 보냅니다.
law-senders-hours = { $channels } 메시지는 { $from }부터 { $until }까지만 보냅니다.
law-reconfirmation = 광고 수신동의는 { $years }년이 되기 전에 다시 확인합니다.
law-transaction = 구매하신 분께는 같은 종류의 상품 소식을 { $months }개월 동안 보낼 수 있습니다.
law-result-notice = 수신동의와 거부, 철회의 처리 결과는 { $days }일 안에 알려 드립니다.
law-processor-notice = 보내는 회사가 바뀌면 { $days }일 안에 알려 드립니다.
law-destruction = 보관할 때가 지난 개인정보는 { $days }일 안에 지웁니다.
law-age = 만 { $years }세부터 혼자 동의할 수 있습니다.

further-night = 밤 9시부터 아침 8시까지도 보내기
further-night-allowed = 밤에도 보내도 됩니다.
further-recipient-allowed = 이곳에 정보를 주어도 됩니다. 연락해도 되는지는 위에 있습니다.
recipient-asked = { $recipient }: 동의 { $agreed }명, 동의 안 함 { $not_agreed }명, 여쭙지 않음 { $never_asked }명
recipients-none = 지금 쓰는 동의 안내문은 정보를 줄 곳을 여쭙지 않습니다.
further-recipient = { $recipient }에 정보 주기
permission-of = { $what } ({ $contact })

## 연락처와 동의를 받을 때

consent-collection-declined = 연락처를 받아도 된다는 동의가 없어 저장하지 않았습니다. 설문과 쿠폰은 그대로 드릴 수 있습니다. 동의를 받거나 연락처 없이 넘어가세요.
consent-under-14 = 만 14세 이상인지 확인되지 않아 연락처를 저장하지 않았습니다. 설문과 쿠폰은 그대로 드릴 수 있습니다.
consent-notice-not-shown = 보여 드리지 않은 문구에 대한 동의는 저장할 수 없습니다. 동의 화면을 다시 여세요.
consent-unknown-channel = 그런 연락 방법이 없습니다. email, sms, kakao, phone, post 가운데 하나를 적어 주세요.
consent-case-unreadable = { $line }번째 줄은 읽을 수 없어 판단하지 않았습니다: { $why }
consent-case-too-long = { $line }번째 줄은 { $kib }KiB보다 길어 읽지 않았습니다.

## 예시 동의 문구의 항목

notice-purpose = 목적
notice-items = 항목
notice-retention = 보유 기간
notice-refusal = 거부하실 권리
notice-transfer = 국가·시기·방법
notice-recipient = 받는 자
notice-use = 받는 자의 목적과 보유 기간

## 동의 안내문을 발행할 때

notice-problem-unknown = 알 수 없는 목적이나 항목이 있습니다. 화면을 다시 연 뒤 골라 주세요. 아무것도 발행하지 않았습니다.
notice-problem-items = 이름, 연락처, 설문 응답, 구매 기록은 이 앱이 늘 함께 보관하므로 항목에서 뺄 수 없습니다.
notice-problem-months = 보유 기간은 1개월부터 { $most }개월까지 적을 수 있습니다.
notice-problem-promise = 한 달에 보내는 횟수는 { $most }회까지 약속할 수 있습니다.
notice-problem-field = 이름과 연락처는 { $most }자까지, 줄바꿈, 별표, 중괄호 없이 적어 주세요.
notice-problem-recipients = 정보를 받는 곳은 { $most }곳까지 여쭐 수 있습니다. 여쭙는 것이 하나씩 늘어납니다.
notice-problem-recipient-twice = 정보를 받는 곳의 이름이 두 번 적혀 있습니다. 하나를 지워 주세요.
notice-problem-recipient-items = ‘{ $name }’에 주는 항목 가운데 우리가 보관하지 않는 것이 있습니다. 그 항목을 빼거나 위의 항목에 더해 주세요.
notice-problem-processor = 보내는 회사가 다른 나라에 있으면 그 회사의 이름을 적어야 합니다.
notice-problem-stop = 박람회가 끝난 뒤 그만 받을 길이 없습니다. ‘브랜드’ 탭에 전화번호, 이메일, 080 번호 가운데 하나를 먼저 적어 주세요.
notice-problem-point = ‘{ $title }’에 ‘{ $point }’ 내용이 비어 있습니다. 칸을 채우면 발행할 수 있습니다.
notice-problem-no-title = 제목이 없는 안내문은 발행할 수 없습니다.
notice-problem-title = ‘{ $title }’: 광고 동의의 제목에는 ‘광고성 정보 수신동의’라고 적어야 합니다.
notice-problem-soft-title = ‘{ $title }’: 제목에 ‘{ $soft }’라고 적으면 무엇에 동의하는지 알 수 없습니다. 그 말을 빼 주세요.

## 개인정보 처리방침과 부스 안내문

policy-title = 개인정보 처리방침
policy-outdated = 지금 쓰는 동의 안내문이 연락처나 기본 문구와 달라 처리방침을 만들지 않았습니다. 동의 안내문을 먼저 다시 발행해 주세요.
policy-intro = 이 처리방침은 { $sender }에서 박람회 부스의 방문객 정보를 어떻게 다루는지 알려 드립니다(개인정보 보호법 30조). 동의를 여쭐 때 보여 드리는 안내문과 같은 내용입니다.
policy-purposes = 처리 목적, 항목, 보유 기간
policy-purposes-text = 설문과 쿠폰에는 이름이나 연락처가 필요하지 않습니다. 연락처를 남기시는 분께만 아래 내용을 하나씩 여쭙니다.
policy-third-parties = 제3자 제공
policy-third-parties-text = 방문객의 정보를 다른 사람이나 회사에 제공하지 않습니다.
policy-processors = 처리 위탁
policy-processor = 동의하신 분께 소식을 보내는 일을 { $processor }에 맡깁니다.
policy-no-processor = 다른 회사에 맡기지 않고 직접 보냅니다.
policy-overseas = 국외 이전
policy-overseas-none = 정보를 다른 나라로 옮기지 않습니다.
policy-destruction = 파기 절차와 방법
policy-destruction-text = 보유 기간이 끝나거나 동의를 거두시면 지체 없이 지웁니다. 파일은 되살릴 수 없게 지우고, 예전 백업을 열어도 다시 나타나지 않게 합니다. 종이는 잘게 자르거나 태웁니다.
policy-refusals-text = 거부하신 연락처는 알아볼 수 없는 값(암호 해시)으로만 남겨, 다시 보내지 않는 데에만 씁니다.
policy-rights = 권리와 행사 방법
policy-rights-text = 언제든 자신의 정보를 보고, 고치고, 지우고, 처리를 멈추게 하고, 동의를 거두실 수 있습니다. 부스나 아래 연락처로 말씀하시면 10일 안에 답해 드립니다. 만 14세 미만의 연락처는 받지 않습니다.
policy-safety = 안전하게 지키는 방법
policy-safety-text = 부스 노트북의 기록과 백업은 모두 암호화하고, 사람마다 할 수 있는 일을 나누며, 무엇이 밖으로 나갔는지를 고칠 수 없는 기록으로 남깁니다.
policy-automatic = 자동으로 모으는 정보
policy-automatic-text = 쿠키나 접속 기록처럼 자동으로 모으는 정보는 없습니다.
policy-responsible = 개인정보 보호책임자
policy-changes = 시행일
policy-changes-text = { $day }부터 적용합니다(동의 안내문 { $edition }판).
poster-title = 방문객 개인정보 안내
poster-intro = { $sender }에서 연락처를 남기시는 분께만 여쭙고 모읍니다. 설문과 쿠폰에는 이름이 필요하지 않습니다.
poster-stop = 그만 받으시려면
policy-saved = 개인정보 처리방침과 부스 안내문을 저장했습니다.
consent-withdrawn-of-her = 철회를 기록했습니다. 이분께는 어떤 연락처로도 더 보내지 않습니다.
consent-withdrawn-channel = 철회를 기록했습니다. 이 연락처로는 { $channel } 광고를 더 보내지 않습니다.
consent-channel-elsewhere = { $channel }{ TOPIC($channel) } 이 연락처로 보내는 방법이 아니어서 바꾼 것이 없습니다. 전화번호에는 sms나 kakao를, 이메일 주소에는 email을 적어 주세요. 모두 멈추려면 --channel을 빼고 다시 해 주세요.
consent-withdrawn = 철회를 기록했습니다. 이 연락처로는 더 보내지 않습니다.

## 수신거부 목록
opt-out-no-contact = 이 줄에는 연락처가 없습니다. 이름이 아니라 전화번호나 이메일이 적힌 목록을 받아 주세요.
opt-out-shortened = 엑셀이 번호를 줄여 적어 뒷자리가 사라졌습니다(예: 1.01E+09). 원래 목록에서 번호 열을 ‘텍스트’로 바꾸어 다시 저장해 주세요.
opt-out-unknown-source = 목록을 어디에서 받았는지 알 수 없습니다. 080, mail, kakao 가운데 하나를 적어 주세요. 아무것도 바꾸지 않았습니다.
opt-out-done = { $rows }줄을 읽었습니다. 새로 수신거부 { $withdrawn }명, 이미 거부 { $known }명, 아직 모르는 연락처 { $kept }개(나중에 오셔도 보내지 않습니다), 읽지 못한 줄 { $unreadable }개.

## 할 일: 처리 결과 통지

result-notice-begins = [{ $maker }] 광고성 정보 수신에 대해 말씀하신 것의 처리 결과를 알려 드립니다.
result-notice-agreed = { $day } { $what } 수신에 동의하셨고, 그렇게 처리했습니다.
result-notice-refused = { $day } { $what } 수신을 거부하셨고, 그렇게 처리했습니다.
result-notice-night = 밤 시간(21시~08시)
result-notice-everything = 모든 연락
result-notice-ends = 바꾸고 싶으시면 언제든 말씀해 주세요(전화 { $phone }).
result-notice-file-name = 수신동의 처리 결과 { $day } { $people }명
duty-list-no-phone = 보내는 글에는 대표 전화가 있어야 합니다. 파일을 만들지 않았습니다. 준비 화면의 연락처에 전화번호를 적어 주세요.
duty-list-nobody = 지금 이 글을 보내 드릴 분이 없습니다. 파일을 만들지 않았습니다.
duty-list-none = 아직 보내지 않은 목록이 없습니다. 먼저 목록을 저장해 주세요. 바뀐 것은 없습니다.
duty-list-day = 보낸 날은 목록을 저장한 날부터 오늘까지여야 합니다. 바뀐 것은 없습니다.

## 할 일: 2년 확인

confirmation-begins = [{ $maker }] 소식을 계속 받으실지 여쭙니다.
confirmation-agreed = { $day } { $what } 수신에 동의하셨습니다.
confirmation-keep = 계속 받으시려면: 이 글에 ‘계속’이라고 답하시거나 전화해 주세요({ $phone }).
confirmation-stop = 그만 받으시려면: 이 글에 ‘그만’이라고 답하시거나 전화해 주세요({ $phone }).
confirmation-lapses = 답이 없으시면 { $day } 뒤로는 보내지 않습니다.
confirmation-goes-on = 답이 없으시면 동의가 그대로 이어집니다.
confirmation-file-name = 수신동의 2년 확인 { $day } { $people }명
confirmation-lapsed = 지금 이어지는 동의가 없어 기록하지 않았습니다. 2년이 지났거나 거두신 동의는 되살릴 수 없으니 동의를 새로 여쭤 주세요.

## 할 일: 보내는 회사가 바뀜

processor-notice-begins = [{ $maker }] 동의하신 글을 보내는 곳이 바뀌어 알려 드립니다.
processor-notice-company = { $day }부터: { $processor }
processor-notice-herself = { $day }부터: 다른 회사에 맡기지 않고 저희가 직접 보냅니다.
processor-notice-work = 맡는 일: 동의하신 글의 발송
processor-notice-ends = 궁금하신 점이 있거나 그만 받으시려면 말씀해 주세요(전화 { $phone }).
processor-notice-file-name = 보내는 회사 바뀜 { $day } { $people }명

## 할 일: 다시 여쭤볼 분

review-why-declined = { $no }에 거절하신 것을 모른 채 { $yes }에 ‘예’라고 하셨습니다.
review-why-withdrawn = { $no }에 거두신 것을 모른 채 { $yes }에 ‘예’라고 하셨습니다.

## 할 일의 이름

task-group = { $what }, { $due }까지
task-group-overdue = { $what }, { $due }까지(지남)
task-of-whom = { $name }: { $what }
task-more-people = { $few } 외 { $count }명(모두 보기: --json)
task-more = { $few } 외 { $count }건(모두 보기: --json)
task-nameless = 이름 없는 분
task-none = 지금 할 일이 없습니다.

## 동의 영수증

receipt-maker = { $maker }에서 보내도 된다고 하신 것입니다.
receipt-title = 동의 영수증
receipt-line = { $channel } { $contact }: { $topics } · 한 달에 { $promise }번까지 · { $time }
receipt-topics = { $before }, { $next }
receipt-every-topic = 모든 주제
receipt-time = { $day }부터 { $months }개월 동안
receipt-further = { $what } · { $time }
receipt-recipients = { $maker }에서 정보를 주어도 된다고 하신 곳입니다.
receipt-bought = 사신 적이 있어 { $maker }에서 따로 여쭙지 않고 보낼 수 있는 것입니다.
receipt-bought-line = { $channel } { $contact }: { $kind } 소식만 · { $day }에 사신 뒤 { $months }개월 동안
receipt-nothing = { $maker }에서는 지금 아무것도 보내지 않습니다.
receipt-stop = 그만 받으시려면 이 코드를 부스에서 보여 주세요. 이름은 말씀하지 않으셔도 됩니다.
receipt-stop-free-call = 전화로도 됩니다: { $phone } (무료)
receipt-stop-afterwards = 박람회가 끝난 뒤에 연락하실 곳: { $contact }
receipt-stopped = 이 영수증의 연락처로는 더 보내지 않습니다. 이름을 묻지 않아도 됩니다.
kind-of-goods-unknown = ‘{ $tag }’ 태그가 붙은 상품이 없습니다. 고른 종류는 그대로입니다.
consent-channels-not-asked = { $channels }: 무료 수신거부 번호(080)가 없어 묻지 않습니다.
consent-no-free-number = 무료 수신거부 번호(080)가 없어 묻지 않았습니다.

## 달력 파일

calendar-name = 부스루프 할 일
calendar-file-name = { $day } 부스루프 할 일 달력
calendar-nothing-due = 달력에 넣을 할 일이 없습니다. 바뀐 것은 없습니다.
calendar-result-notice = 처리 결과 알리기 { $count }명
calendar-reconfirmation = 수신동의 다시 확인하기 { $count }명
calendar-answer = 다시 확인한 답 기다리기 { $count }명
calendar-review = 다시 여쭤보기 { $count }명
calendar-processor-notice = 보내는 회사가 바뀐 것 알리기 { $count }명
calendar-retention-end = 개인정보 지우기 { $count }명
calendar-reply = 부탁받은 것 보내기 { $count }건
calendar-request = 개인정보 요청에 답하기 { $count }건
calendar-lost-laptop = 노트북 분실 알리기 { $count }건
calendar-coupons = 곧 끝나는 쿠폰 { $count }장
calendar-text = 이날까지 할 일입니다. 누구의 것인지는 부스루프에서 F8을 누르면 보입니다. 이 달력에는 이름도 연락처도 없습니다.
calendar-text-overdue = 그중 { $count }건은 기한이 지났으니 먼저 하세요. 누구의 것인지는 부스루프에서 F8을 누르면 보입니다. 이 달력에는 이름도 연락처도 없습니다.
calendar-retention-text = 보관 기한이 끝나는 자료입니다. 업체 주인이 부스루프에 로그인하면 저절로 지워집니다. 미루려면 그 전에 F8에서 이유를 적으세요.
calendar-coupons-text = 아직 쓰지 않은 쿠폰이며 { $day }부터 끝납니다. 부스루프에서 F8을 누르면 소식을 허락하신 분께 보낼 파일을 만들 수 있습니다.
calendar-saved = 할 일 { $count }개를 달력 파일에 담았습니다: { $file }
