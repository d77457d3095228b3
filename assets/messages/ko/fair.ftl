### 박람회와 업체.

## 암호

passphrase-too-short = 암호가 짧습니다. { $fewest }자 이상으로 정해 주세요.
passphrase-too-easy = 쉽게 알아맞힐 수 있는 암호입니다. 흔한 암호나 이어지는 글자, 날짜와 전화번호, 회사나 박람회 이름은 쓸 수 없습니다. 바뀐 것은 없습니다. 서로 상관없는 낱말을 서너 개 이어 적어 주세요.
passphrase-missing = 암호가 없습니다. --passphrase-file 또는 환경 변수 { $variable }로 알려 주세요.

## 박람회 만들기

fair-missing = 이 저장 파일에는 박람회가 없습니다. 만드는 도중에 꺼진 파일일 수 있습니다. 다른 저장 파일을 여세요.
fair-sample-unreadable = 앱에 들어 있는 예시 자료를 읽지 못했습니다({ $error }). 앱을 다시 설치하세요.
fair-names-missing = 박람회 이름과 회사 이름을 적어 주세요.
fair-name-missing = 박람회 이름을 적어 주세요.
fair-put-away = 보관하거나 파기한 박람회는 쓸 수 없습니다. 보관을 해제하거나 다른 박람회를 고르세요.
fair-in-use = 지금 쓰고 있는 박람회입니다. 다른 박람회를 고른 뒤에 다시 하세요. 바뀐 것은 없습니다.
fair-days-reversed = 박람회가 끝나는 날이 시작하는 날보다 앞섭니다. 날짜를 다시 확인해 주세요.
fair-time-zone-unknown = 시간대 이름을 알 수 없습니다. ‘Asia/Seoul’처럼 적어 주세요.
fair-person-in-charge-missing = 부스 책임자의 이름을 적어 주세요.
fair-unknown = 이 저장 파일의 박람회가 아닙니다. 박람회 이름을 확인해 주세요.
fair-line = { $name } · { $days } · 방문객 { $visitors }명
fair-line-current = { $name } · { $days } · 방문객 { $visitors }명 · 지금 쓰는 박람회
sample-not-deleted = 샘플을 지우지 못했습니다({ $reason }). 샘플 파일을 연 프로그램이 있으면 닫고 다시 해 주세요. 다른 기록은 그대로 있습니다.

## 업체의 정보

maker-field-too-long = 너무 긴 칸이 있어 저장하지 않았습니다. 200자 안으로 줄여 주세요.
maker-phone-unusable = 전화번호를 다시 확인해 주세요. 02-123-4567처럼 적습니다. 아직 저장하지 않았습니다.
maker-link-unusable = 가게 주소와 지도 주소는 https://로 시작하게 적어 주세요. 아직 저장하지 않았습니다.
maker-refusal-phone-unusable = 무료 수신거부 번호는 080으로 시작하는 번호여야 합니다. 080-123-4567처럼 적어 주세요. 아직 저장하지 않았습니다.
maker-page-address-unusable = 쿠폰 페이지 주소는 https:// 로 시작하고 # 없이 적어 주세요.
idle-lock-time = 5분, 15분, 30분, 60분 가운데 고를 수 있습니다. 잠그는 시간은 바뀌지 않았습니다.
recovery-sheet-title = 복구 키
recovery-sheet-text = 암호를 잊었을 때 Boothloop의 기록을 여는 키입니다. { $day }에 만들었습니다.
recovery-sheet-advice = 노트북과 다른 곳에 보관해 주세요. 이 종이와 노트북이 함께 있으면 누구나 기록을 열 수 있습니다. 암호와 이 종이를 모두 잃으면 아무도 열 수 없습니다.
recovery-sheet-file-name = 복구 키
preparation-not-possible = { $fields } 없이는 { $channels }{ BY($channels) } 소식을 보낼 수 없습니다.
preparation-not-asked = 무료 수신거부 번호(080)가 없어 { $channels }{ TOPIC($channels) } 여쭙지 않습니다. 준비 화면의 ‘브랜드와 프린터’에 번호를 적으면 여쭙습니다.
maker-asks-now = 이제 방문객에게 { $channels } 동의를 여쭙니다.
maker-asks-no-more = 무료 수신거부 번호(080)가 없어 이제 { $channels } 동의를 여쭙지 않습니다.
maker-can-send-now = 이제 { $channels }{ BY($channels) } 소식을 보낼 수 있습니다.
maker-can-send-no-more = 꼭 필요한 정보가 비어 있어 이제 { $channels }{ BY($channels) } 소식을 보낼 수 없습니다.
maker-texts-outdated = 방문객이 읽는 동의 안내문이 예전 내용이 되었습니다. ‘동의 안내문’에서 다시 발행해 주세요.
