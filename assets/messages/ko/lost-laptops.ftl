### 잃어버린 노트북.

## 보고서

loss-title = 노트북 분실 보고서
loss-file-name = 분실 보고서 { $day }
loss-letters-certain-name = 유출 통지 { $day }
loss-letters-possible-name = 유출 가능성 통지 { $day }
loss-laptop = 노트북
loss-since = 없어진 때
loss-last-seen = 마지막으로 합친 기록
loss-due = 알려야 하는 때(72시간)
loss-people = 누구의 정보인가
loss-people-count = { $count }명
loss-people-all = 정보가 있었거나 있었을 수 있는 분
loss-people-there = 그 가운데 그 노트북에서 적은 분
loss-people-unreachable = 연락할 길을 남기지 않은 분
loss-report-too = { $from }명 이상이므로 72시간 안에 개인정보 보호위원회나 한국인터넷진흥원에도 신고하셔야 합니다(개인정보 보호법 34조, 시행령 40조).
loss-report-if-opened = 누군가 노트북의 기록을 열었다는 사실을 알게 되면 인원과 상관없이 72시간 안에 신고하셔야 합니다.
loss-fields = 어떤 정보인가
loss-unknown = 알 수 없는 것
loss-unknown-after = 그 노트북이 마지막으로 합친 뒤에 적은 것은 여기에 없습니다. 그 뒤에 오신 분은 이 숫자에 들어 있지 않습니다.
loss-unknown-merged = 다른 노트북에서 적은 분은 그 노트북과 기록을 합쳤을 때만 그 안에 있습니다. 합쳤는지 알 수 없어 모두 넣었습니다.
loss-unknown-forgotten = 그 뒤에 이 저장소에서 파기한 { $count }명의 정보가 그 노트북에는 남아 있을 수 있습니다. 누구인지는 여기에 남아 있지 않습니다.
loss-to-do = 하실 일
loss-to-do-letters = 72시간 안에 통지 목록으로 한 분 한 분께 알려 주세요. 정보가 밖으로 나간 것이 확실하면 ‘유출 통지’를, 아직 모르면 ‘유출 가능성 통지’를 보냅니다. 나중에 확실해지거나 아닌 것으로 밝혀지면 바로 다시 알려 주세요.
loss-to-do-posted = 연락할 수 없는 분을 위해서는 홈페이지나 사업장에 30일 이상 같은 내용을 붙여 주세요.
loss-to-do-evidence = 보낸 뒤에는 기기 화면에 보낸 날, 보낸 곳, 사람 수를 적어 주세요. 그래야 이 일이 끝납니다.

## 어떤 정보

loss-field-name = 이름
loss-field-phone = 전화번호
loss-field-email = 이메일 주소
loss-field-address = 주소
loss-field-company = 회사
loss-field-job = 직책
loss-field-country = 나라
loss-field-birthday = 생일
loss-field-badge = 참가증 번호
loss-field-card-photo = 명함 사진
loss-field-consents = 동의 기록
loss-field-answers = 설문 답변
loss-field-notes = 상담 메모
loss-field-purchases = 구매 내역
loss-field-quotes = 견적

## 통지

loss-letter-certain = [{ $maker }] 개인정보 유출 사실을 알려 드립니다.
loss-letter-possible = [{ $maker }] 개인정보가 유출되었을 가능성이 있어 알려 드립니다.
loss-letter-fields = 1. 항목: { $fields }
loss-letter-course-certain = 2. 시점과 경위: { $since } 무렵, 박람회에서 적어 주신 정보가 든 노트북을 잃어버려 그 정보가 유출되었습니다.
loss-letter-course-possible = 2. 시점과 경위: { $since } 무렵, 박람회에서 적어 주신 정보가 든 노트북을 잃어버렸습니다. 누군가 보았는지는 아직 확인하지 못했습니다. 확인되는 대로 다시 알려 드립니다.
loss-letter-advice = 3. 하실 수 있는 일: 저희를 사칭하는 전화, 문자, 이메일을 조심하시고, 모르는 링크를 누르거나 결제 정보를 알려 주지 마세요.
loss-letter-measures = 4. 저희가 한 일: 노트북의 기록은 암호로 잠겨 있습니다. 노트북을 찾고 있습니다.
loss-letter-measures-coupons = 4. 저희가 한 일: 노트북의 기록은 암호로 잠겨 있습니다. 그 노트북으로 새 쿠폰을 만들지 못하게 막았고, 노트북을 찾고 있습니다.
loss-letter-contact = 5. 물어보실 곳: { $maker }({ $contact })
loss-letter-remedies = 6. 피해 구제: 개인정보 분쟁조정위원회(1833-6972, www.kopico.go.kr), 개인정보침해 신고센터(118, privacy.kisa.or.kr)에서 도움을 받으실 수 있습니다.

## 기록할 때

loss-own-laptop = 지금 쓰는 이 노트북입니다. 아무것도 기록하지 않았습니다. 목록에서 다른 노트북을 골라 주세요.
loss-known-already = 이 노트북은 이미 분실로 적혀 있습니다. 바뀐 것은 없습니다.
loss-since-future = 없어진 때가 지금보다 뒤입니다. 아무것도 기록하지 않았습니다. 날과 시각을 확인해 주세요.
loss-moment-unreadable = 날과 시각을 ‘2026-11-28 18:00’처럼 적어 주세요. 아무것도 기록하지 않았습니다.
loss-contact-missing = 통지에는 물어보실 곳이 있어야 합니다. 분실 신고는 적었고 쿠폰도 막았습니다. 준비 화면의 연락처에 전화번호나 이메일을 적은 뒤 파일을 다시 저장해 주세요.
loss-told-already = 이 분실은 이미 알렸다고 적혀 있습니다. 바뀐 것은 없습니다.
loss-told-day = 보낸 날은 없어진 날부터 오늘까지여야 합니다. 바뀐 것은 없습니다.
loss-task = 노트북 분실 알리기({ $laptop }, { $people }명)
loss-reported = { $laptop }: 분실을 적었습니다. { $people }명에게 { $due }까지 알려 주세요.
loss-told = 분실을 알린 것을 적었습니다. 이 일은 끝났습니다.
