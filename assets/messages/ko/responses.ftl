### 설문의 답.

## 받지 않은 답

answer-unknown-question = 설문에 없는 질문입니다. 설문을 다시 열어 주세요.
answer-ambiguous-question = 같은 이름의 질문이 둘 이상입니다. ‘그룹/질문’으로 적어 주세요.
answer-not-answerable = 답을 적는 질문이 아닙니다. 그대로 다음으로 넘어가 주세요.
answer-read-only = 지금은 고칠 수 없는 질문입니다. 적은 답은 그대로 있습니다.
identity-number-refused = 주민등록번호나 외국인등록번호로 보이는 숫자가 있습니다. 법에 따라 부스에서는 받을 수 없어 기록하지 않았습니다. 그 번호를 지우고 다시 적어 주세요.
answer-too-long = 답이 너무 깁니다. 6만 4천 자보다 짧게 줄여 주세요. 앞서 적은 답은 그대로 있습니다.
answer-not-a-number = 숫자로 적어 주세요. 앞서 적은 답은 그대로 있습니다.
answer-not-on-scale = 눈금에 있는 숫자를 골라 주세요.
answer-not-a-date = 날짜는 2026-11-01, 시각은 14:30처럼 적어 주세요.
answer-not-a-choice = 지금 고를 수 없는 선택지입니다. 화면에 보이는 선택지에서 골라 주세요.
answer-incomplete-ranking = 모든 선택지를 한 번씩 순서대로 놓아 주세요.

## 설문지

questionnaire-other = 기타
questionnaire-other-specify = 기타 내용을 적어 주세요.

## 응답 파일

answers-file-name = 응답 { $title } { $day } { $responses }건
answers-sheet = 응답
answers-questions-sheet = 질문
answers-question-name = 질문 이름
answers-question = 질문
answers-choice-name = 선택지 이름
answers-choice = 선택지
answers-column-response = 응답 번호
answers-column-visitor = 방문객 번호
answers-column-started = 시작한 때
answers-column-finished = 다 답함
answers-yes = 예
answers-no = 아니요
answers-about-questionnaire = 설문지
answers-about-responses = 응답
answers-count = { $all }건, 그중 다 답한 응답 { $finished }건
answers-mind = 이름과 연락처는 들어 있지 않지만 한 사람 한 사람의 답입니다. 다른 일에 쓰거나 남에게 넘기지 말고, 다 쓰면 지우세요.

## 끝낸 설문과 끝내지 않은 설문

response-finished = 이미 끝낸 설문입니다. 답은 그대로 있습니다. 고치려면 이유를 골라 주세요.
response-not-finished = 아직 끝내지 않은 설문입니다. 이유 없이 바로 고칠 수 있습니다.
amendment-reason-missing = 왜 고치는지 골라 주시거나 200자 안으로 적어 주세요. 답은 아직 그대로입니다.
answer-required = ‘{ $label }’에 답이 필요합니다. 다른 답은 그대로 있습니다.
answer-worked-out-too-long = ‘{ $label }’ 내용은 다른 답으로 만들어지는데, 너무 길어 빈칸으로 남습니다. 그 답을 조금 줄여 주세요.
answer-to-check = ‘{ $label }’의 답을 다시 확인해 주세요. 적으신 답은 그대로 있습니다.
answers-none-to-export = 내보낼 응답이 아직 없어 파일을 만들지 않았습니다. 설문을 받은 뒤에 다시 해 주세요.
answers-file-too-many-steps = 답안 파일의 단계가 너무 많아 결과가 64MB를 넘습니다. 바뀐 것은 없습니다. 파일을 나누어 여러 번 채워 보세요.
answers-file-unreadable = 답안 파일을 읽지 못했습니다. [["질문", "값"], …] 모양의 JSON이어야 합니다.

## 키오스크

kiosk-waiting-time = 기다리는 시간은 { $fewest }초에서 { $most }초까지 정할 수 있습니다. 키오스크는 아직 열지 않았습니다.
kiosk-pin-wrong = PIN이 맞지 않아요. 키오스크는 그대로 열려 있어요. 다시 눌러 주세요.
kiosk-pin-paused = PIN이 다섯 번 맞지 않았어요. 1분 뒤에 다시 눌러 주세요.
kiosk-closed = 키오스크가 닫혀 있어요. 직원에게 말씀해 주세요.
kiosk-already-open = 키오스크가 열려 있습니다. 기록은 모두 저장되어 있습니다. 먼저 PIN으로 키오스크를 닫아 주세요.
kiosk-window-failed = 키오스크 창을 바꾸지 못했습니다({ $error }). 기록은 그대로 있습니다. 다시 해 주세요.
kiosk-pin-unusable = PIN은 숫자 4자리에서 8자리로 정해 주세요. 키오스크는 아직 열지 않았습니다.
kiosk-survey-ended = 설문이 이미 끝났어요. 처음 화면에서 다시 시작해 주세요.
