### 동의와 연락.

## 연락해도 되는지

permission-permitted = 연락해도 됩니다.
permission-under-age = 만 14세 미만이라 연락할 수 없습니다.
permission-no-contact-point = 이 방법의 연락처를 남기지 않으셨습니다.
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

## 연락처와 동의를 받을 때

consent-collection-declined = 연락처를 받아도 된다는 동의가 없어 저장하지 않았습니다. 설문과 쿠폰은 그대로 드릴 수 있습니다. 동의를 받거나 연락처 없이 넘어가세요.
consent-under-14 = 만 14세 이상인지 확인되지 않아 연락처를 저장하지 않았습니다. 설문과 쿠폰은 그대로 드릴 수 있습니다.
consent-notice-not-shown = 보여 드리지 않은 문구에 대한 동의는 저장할 수 없습니다. 동의 화면을 다시 여세요.
consent-unknown-channel = 그런 연락 방법이 없습니다. email, sms, kakao 가운데 하나를 적어 주세요.
consent-case-unreadable = { $line }번째 줄은 읽을 수 없어 판단하지 않았습니다: { $why }
consent-case-too-long = { $line }번째 줄은 { $kib }KiB보다 길어 읽지 않았습니다.

## 예시 동의 문구의 항목

notice-purpose = 목적
notice-items = 항목
notice-retention = 보유 기간
notice-refusal = 거부하실 권리
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
result-notice-everything = 모든 연락
result-notice-ends = 바꾸고 싶으시면 언제든 말씀해 주세요(전화 { $phone }).
result-notice-file-name = 수신동의 처리 결과 { $day } { $people }명
result-notice-no-phone = 처리 결과를 알리는 글에는 대표 전화가 있어야 합니다. 파일을 만들지 않았습니다. 준비 화면의 연락처에 전화번호를 적어 주세요.
result-notice-nobody = 지금 처리 결과를 알려 드릴 분이 없습니다. 파일을 만들지 않았습니다.
result-notice-no-list = 아직 보내지 않은 목록이 없습니다. 먼저 목록을 저장해 주세요. 바뀐 것은 없습니다.
result-notice-day = 보낸 날은 목록을 저장한 날부터 오늘까지여야 합니다. 바뀐 것은 없습니다.
task-result-notice = 처리 결과 알리기
task-reconfirmation = 수신동의 다시 확인하기
task-retention-end = 개인정보 지우기
task-line = { $due } · { $kind } · { $name }
task-line-overdue = { $due } (지남) · { $kind } · { $name }
task-nameless = 이름 없는 분
task-none = 지금 할 일이 없습니다.

## 동의 영수증

receipt-maker = { $maker }에서 보내도 된다고 하신 것입니다.
receipt-line = { $channel } { $contact } · { $day }부터
receipt-nothing = 지금은 아무것도 보내지 않습니다.
receipt-stop = 그만 받으시려면 이 코드를 부스에서 보여 주세요. 이름은 말씀하지 않으셔도 됩니다.
receipt-stop-or-call = 그만 받으시려면 이 코드를 부스에서 보여 주시거나 전화 주세요({ $phone }). 이름은 말씀하지 않으셔도 됩니다.
receipt-stopped = 이 영수증의 연락처로는 더 보내지 않습니다. 이름을 묻지 않아도 됩니다.
