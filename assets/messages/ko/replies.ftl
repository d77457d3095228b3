### 부탁받은 것: 카탈로그, 견적, 전화.

reply-catalogue = 카탈로그 보내기
reply-quotation = 견적 보내기
reply-call = 전화하기
reply-other = 부탁하신 것
reply-with-words = { $what }: { $words }
reply-by-nobody = 맡은 사람 없음
reply-noted = { $due }까지 답하기로 적어 두었습니다. 부탁 번호: { $reply }
reply-closed = 부탁에 답한 것을 적어 두었습니다.
reply-taken-back = 부탁을 거두신 것을 적어 두었습니다.
reply-task = { $what } · { $way } { $address } · { $by }

## 보내는 글: 부탁하신 것 하나만, 알리는 말 없이

reply-text-catalogue = { $maker }입니다. { $day }에 부탁하신 카탈로그를 보내 드립니다.
reply-text-quotation = { $maker }입니다. { $day }에 부탁하신 견적서를 보내 드립니다.
reply-text-call = { $maker }입니다. { $day }에 전화를 부탁하셔서 연락드렸습니다.
reply-text-other = { $maker }입니다. { $day }에 부탁하신 것을 보내 드립니다: { $words }
reply-text-once = 이 글은 부탁하신 것에 한 번 답해 드리는 것입니다.
reply-text-once-phone = 이 글은 부탁하신 것에 한 번 답해 드리는 것입니다. 더 궁금하신 것은 전화 { $phone }번으로 물어봐 주세요.

## 받아 적을 때와 마칠 때

reply-no-contact = 이분의 연락처가 아직 없어 답을 보낼 곳이 없습니다. 아무것도 적지 않았습니다. 먼저 연락처와 보관 동의를 받아 주세요.
reply-stopped = 이분이 모든 연락을 멈추셔서 답을 보낼 수 없습니다. 바뀐 것은 없습니다. 다시 부탁하시면 연락처와 보관 동의를 새로 받아 주세요.
reply-no-way = 그 방법으로 연락할 곳을 남기지 않으셨습니다. 바뀐 것은 없습니다. 다른 방법을 골라 주세요.
reply-words-missing = 무엇을 부탁하셨는지 적어 주세요. 아직 적어 두지 않았습니다.
reply-words-too-long = 부탁하신 것은 { $most }자까지 적을 수 있습니다. 줄여서 다시 적어 주세요. 아직 적어 두지 않았습니다.
reply-by-too-long = 맡은 사람의 이름은 { $most }자까지 적을 수 있습니다. 아직 적어 두지 않았습니다.
reply-holds-contact = 전화번호와 이메일은 여기에 적지 않습니다. 방문객의 연락처에 적어 주세요. 아직 적어 두지 않았습니다.
reply-due = 기한은 오늘부터 { $most }일 안이어야 합니다. 날짜를 다시 적어 주세요. 아직 적어 두지 않았습니다.
reply-promotional = 광고가 되는 말(‘{ $word }’)이 들어 있습니다. 부탁받은 답에는 넣을 수 없습니다. 바뀐 것은 없습니다. 그 말을 빼 주세요. 광고는 수신에 동의하신 분께 따로 보냅니다.
reply-over = 이 부탁은 이미 끝났습니다. 바뀐 것은 없습니다. 한 번 더 부탁하셨으면 새로 적어 주세요.
reply-answered-day = 답한 날은 부탁받은 날부터 오늘까지여야 합니다. 바뀐 것은 없습니다. 날짜를 다시 적어 주세요.
reply-sender-missing = 누가 답했는지 적어 주세요. 바뀐 것은 없습니다.
reply-text-missing = 보낸 글이 비어 있습니다. 보낸 글을 그대로 적어 주세요. 바뀐 것은 없습니다.
reply-text-too-long = 보낸 글은 { $most }자까지 적을 수 있습니다. 줄여서 다시 적어 주세요. 바뀐 것은 없습니다.

## 열람

report-replies = 부탁하신 것
report-reply-open = { $what } · { $due }까지 { $way }{ BY($way) } 답해 드리기로 했습니다.
report-reply-answered = { $what } · { $day }에 { $way }{ BY($way) } 답해 드렸습니다.
report-reply-taken-back = { $what } · 거두셨습니다.
report-reply-stopped = { $what } · 모든 연락을 멈추셔서 답하지 않습니다.
