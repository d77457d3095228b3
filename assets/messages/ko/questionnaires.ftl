### 설문지: 가져오기, 식, 저장.

## 설문지의 식

expression-syntax = 식의 { $position }번째 글자 ‘{ $near }’부터 읽을 수 없습니다. 괄호와 따옴표의 짝을 확인하세요.
expression-unsupported = 식에 쓴 ‘{ $construct }’ 기능은 지원하지 않습니다. ${"{"}질문이름{"}"}과 함수로 바꾸어 적어 주세요.
expression-unknown-function = ‘{ $name }()’라는 함수는 없습니다. 철자를 확인하세요.
expression-wrong-arguments = ‘{ $name }()’ 함수에는 값을 { $given }개 넣을 수 없습니다. 쉼표와 괄호를 확인하세요.
expression-unknown-name = 식이 가리키는 ‘{ $name }’ 질문이 설문에 없습니다. 이름의 철자를 확인하세요.
expression-wrong-value = ‘{ $function }()’ 함수에 쓸 수 없는 값이 들어왔습니다. 함수에 넣은 값을 확인하세요.
expression-pattern-look-around = ‘{ $pattern }’ 정규식에 ‘(?=’, ‘(?!’처럼 앞뒤를 살피는 부분이 있는데, 여기서는 쓸 수 없습니다. 조건을 둘로 나누어 ‘and’로 이어 주세요.
expression-pattern-back-reference = ‘{ $pattern }’ 정규식에 ‘\1’처럼 앞부분을 되풀이하는 부분이 있는데, 여기서는 쓸 수 없습니다. 그 부분을 그대로 다시 적어 주세요.
expression-pattern-possessive = ‘{ $pattern }’ 정규식에 ‘*+’나 ‘(?>’처럼 되돌리지 않는 반복이 있는데, 여기서는 쓸 수 없습니다. ‘+’를 빼거나 ‘(?:’로 적어 주세요.
expression-pattern-escape = ‘{ $pattern }’ 정규식의 ‘{ $part }’ 표기는 여기서 쓸 수 없습니다. 글자를 그대로 적어 주세요.
expression-pattern-unknown-escape = ‘{ $pattern }’ 정규식의 ‘{ $part }’ 표기는 그 자리에서 뜻이 없습니다. 글자 자체라면 역슬래시를 빼 주세요.
expression-pattern-property = ‘{ $pattern }’ 정규식의 ‘{ $part }’ 글자 묶음이 없습니다. 이름과 대소문자를 확인하거나(‘\p{"{"}IsHangul{"}"}’) ‘[가-힣]’처럼 범위로 적어 주세요.
expression-pattern-flag = ‘{ $pattern }’ 정규식의 ‘{ $part }’ 표기는 여기서 쓸 수 없습니다. 빼고 다시 적어 주세요.
expression-pattern-group = ‘{ $pattern }’ 정규식의 ‘(?’ 뒤가 묶음의 시작이 아닙니다. 묶음이면 ‘(’, 물음표 글자면 ‘\?’로 적어 주세요.
expression-pattern-unclosed = ‘{ $pattern }’ 정규식에 닫히지 않은 ‘{ $part }’ 괄호가 있습니다. 닫아 주세요. 글자 자체라면 앞에 역슬래시를 붙여 주세요.
expression-pattern-unopened = ‘{ $pattern }’ 정규식에 짝이 없는 ‘)’ 괄호가 있습니다. 빼 주세요. 글자 자체라면 ‘\)’로 적어 주세요.
expression-pattern-dangling = ‘{ $pattern }’ 정규식의 ‘{ $part }’ 앞에 되풀이할 것이 없습니다. 글자 자체라면 ‘\{ $part }’처럼 적어 주세요.
expression-pattern-brace = ‘{ $pattern }’ 정규식의 ‘{"{"}’ 괄호가 ‘{"{"}2,3{"}"}’ 같은 횟수가 아닙니다. 글자 자체라면 ‘\{"{"}’로 적어 주세요.
expression-pattern-count = ‘{ $pattern }’ 정규식에 있을 수 없는 횟수가 있습니다. 작은 수를 먼저, 몇 천 이하로 적어 주세요.
expression-pattern-range = ‘{ $pattern }’ 정규식의 ‘{ $part }’ 범위가 거꾸로이거나 글자로 끝나지 않습니다. 붙임표 글자라면 ‘\-’로 적어 주세요.
expression-pattern-intersection = ‘{ $pattern }’ 정규식의 ‘&&’ 한쪽이 비었거나 안쪽 집합 뒤에 글자가 더 있습니다. 양쪽을 대괄호로 묶어 주세요. 글자 자체라면 ‘\&’로 적어 주세요.
expression-pattern-after-end = ‘{ $pattern }’ 정규식의 ‘$’ 뒤에 줄바꿈일 수 있는 것이 있어 앱마다 다르게 읽습니다. ‘$’를 맨 끝으로 옮겨 주세요.
expression-pattern-last-backslash = ‘{ $pattern }’ 정규식이 역슬래시 하나로 끝납니다. 빼 주세요. 글자 자체라면 두 개를 적어 주세요.
expression-pattern-too-large = ‘{ $pattern }’ 정규식이 너무 큽니다. 횟수를 줄이거나 조건을 여럿으로 나누어 주세요.
expression-no-form = 설문 없이 계산하는 식에서는 질문을 가리킬 수 없습니다. 값을 직접 적어 주세요.
expression-text-too-long = 식의 결과가 64 KiB보다 긴 글이 됩니다. 넣는 내용을 줄여 주세요.
expression-too-large = 식이 너무 길거나 괄호가 너무 깊습니다. 계산(calculate) 질문 여러 개로 나누어 주세요.

## 설문지

questionnaire-cell-too-long = 엑셀 한 칸에 들어가지 않는 긴 글이 있어 저장하지 못했습니다. 3만 2천 자보다 짧게 나누어 주세요.
questionnaire-not-written = 통합 문서를 만들지 못했습니다. 설문은 그대로 있으니 다시 시도해 주세요.
questionnaire-too-many-reads = 이 설문의 규칙이 다른 답을 읽는 횟수가 반복까지 모두 합해 { $most }번을 넘습니다. 계산을 줄이거나 반복 횟수를 줄여 주세요.
questionnaire-too-many-answers = 반복 그룹이 서로 곱해져 답할 칸이 2만 개를 넘습니다. 반복 횟수를 줄여 주세요.
questionnaire-asks-identity-number = 주민등록번호, 여권번호, 운전면허번호는 법에 따라 부스에서 물을 수 없습니다. 그 질문을 지우면 설문을 시작할 수 있습니다. 지금까지 쓴 것은 그대로 있습니다.
questionnaire-nothing-to-ask = 아직 질문이 없어 발행하지 않았습니다. 질문을 하나 이상 추가한 뒤에 다시 발행해 주세요. 지금 묻는 설문은 그대로입니다.
questionnaire-no-questions = 질문이 하나도 없는 설문입니다. survey 시트에 질문을 적어 주세요.
questionnaire-circle = 식이 서로를 기다려 끝나지 않습니다: { $names }. 이 질문들의 relevant와 calculation에서 고리를 끊어 주세요.
questionnaire-hidden-trigger = ‘{ $name }’ 질문은 화면에 보이지 않는 질문이라 trigger로 쓸 수 없습니다.
questionnaire-search-list = ‘{ $name }’ 질문이 search()로 쓰는 목록을 search() 없는 다른 질문도 쓰고 있습니다. 목록을 따로 만들어 주세요.
questionnaire-boolean-text = ‘{ $name }’의 값은 글자 ‘true’나 ‘false’로 저장되고, 글자는 무엇이든 참으로 봅니다. relevant에 ${"{"}{ $name }{"}"} = 'true'라고 적어 주세요.
questionnaire-translation-missing = ‘{ $language }’ 글이 빈 곳이 { $missing }곳 있습니다. 그곳은 다른 언어로 보입니다.
questionnaire-bare-name = 식의 ‘{ $name }’ 부분은 아무것도 가리키지 않아 빈 값이 됩니다. 질문이라면 ${"{"}{ $name }{"}"}, 글자라면 '{ $name }'이라고 적어 주세요.
questionnaire-filter-column = choices 시트에 choice_filter가 찾는 ‘{ $name }’ 열이 없습니다. 열 이름을 확인하세요. 글자라면 '{ $name }'이라고 적어 주세요.
questionnaire-unknown-name = ${"{"}{ $name }{"}"} 참조가 가리키는 질문이 survey 시트에 없습니다. 이름의 철자를 확인하세요.
questionnaire-ambiguous-name = ‘{ $name }’ 이름이 둘 이상이라 ${"{"}{ $name }{"}"} 참조가 어느 것을 가리키는지 알 수 없습니다. 이름을 다르게 적어 주세요.
questionnaire-broken-reference = ‘{ $near }’ 부분은 올바른 참조가 아닙니다. ${"{"}질문이름{"}"} 모양으로, 빈칸 없이 적어 주세요.
questionnaire-choices-without-name-column = choices 시트 첫 행에 ‘name’ 열이 없습니다. list_name, name, label 열을 만들어 주세요.
questionnaire-choices-header = choices 시트의 ‘{ $written }’ 열은 이름에 빈칸이 있어 쓰지 않습니다. 필터에 쓰려면 빈칸을 없애 주세요.
questionnaire-choice-without-name = 선택지에 name이 비어 있습니다. 저장할 값을 적어 주세요.
questionnaire-choice-without-label = 선택지 ‘{ $name }’에 label이 없어 화면에 이름이 그대로 보입니다.
questionnaire-duplicate-choice = ‘{ $list }’ 목록에 ‘{ $name }’ 선택지가 두 번 있습니다. 이름을 바꾸거나, 일부러 그랬다면 settings 시트에 allow_choice_duplicates를 yes로 적어 주세요.
questionnaire-sheet-left-behind = ‘{ $name }’ 시트는 설문지에 쓰이지 않아 가져오지 않았습니다. 원래 파일에는 그대로 있습니다.
questionnaire-duplicate-header = ‘{ $text }’ 열이 두 번 있습니다. 하나를 지우거나 이름을 바꾸어 주세요.
questionnaire-same-column = ‘{ $one }’ 열과 ‘{ $other }’ 열은 같은 뜻입니다. 하나만 남겨 주세요.
questionnaire-too-many-columns = 열이 500개를 넘습니다. 설문에 쓰지 않는 열을 지워 주세요.
questionnaire-entities-sheet = entities 시트가 있는 설문은 쓸 수 없습니다. 이 앱은 ODK 개체(Entity)를 다루지 않으니 시트를 지우고 다시 저장해 주세요.
questionnaire-regex-unanchored = 정규식은 답 전체와 맞아야 합니다. 다른 앱에서도 똑같이 동작하도록 정규식의 앞에 ^, 뒤에 $를 붙여 주세요.
questionnaire-regex-word-edge = 정규식의 ‘\b’, ‘\B’ 표기는 강조 부호나 특수 문자 옆에서 앱마다 다르게 읽힙니다. 빈칸이나 원하는 글자를 직접 적어 주세요.
questionnaire-too-many-references = 글에 끼워 넣은 답(‘{"$"}{"{"}이름{"}"}’)이 설문 전체에서 10만 개가 넘습니다. 같은 답을 되풀이해 넣은 글을 줄여 주세요.
questionnaire-patterns-too-large = 이 설문의 정규식을 모두 합치면 너무 큽니다. 몇 곳의 횟수를 ‘{"{"}1,100{"}"}’처럼 줄여 주세요.
questionnaire-text-too-long = { $row }행 ‘{ $name }’ 계산의 결과가 너무 긴 글이 됩니다(하나에 64 KiB, 모두 8 MiB까지). 넣는 내용을 줄여 주세요.
questionnaire-text-may-be-too-long = { $row }행 ‘{ $name }’ 계산은 답이 길면 결과가 너무 긴 글이 되어 빈칸으로 남습니다. 넣는 내용을 줄여 주세요.
questionnaire-pulldata = pulldata()가 읽는 파일은 통합 문서에 들어 있지 않습니다. 그래서 여기서는 늘 빈 값이 됩니다. choices 시트에 옮기고 instance()로 찾아 주세요.
questionnaire-no-survey-sheet = 이름이 ‘survey’인 시트가 없습니다. 질문이 적힌 시트의 이름을 survey로 바꾸어 주세요.
questionnaire-similar-survey-sheet = 이름이 ‘survey’인 시트가 없습니다. 비슷한 시트가 있으니({ $similar }) 이름을 survey로 바꾸어 주세요.
questionnaire-or-other-name-taken = or_other가 만드는 ‘{ $name }’ 이름이 이미 있습니다. 질문 이름을 바꾸어 주세요.
questionnaire-parameters = parameters 칸의 ‘{ $written }’ 내용을 읽을 수 없습니다. ‘이름=값’을 빈칸이나 쉼표로 나누어 적어 주세요.
questionnaire-unknown-parameter = 이 질문 유형에는 ‘{ $name }’ 설정이 없습니다. 쓸 수 있는 설정은 { $accepted }입니다.
questionnaire-seed-without-randomize = seed를 쓰려면 randomize=true도 적어야 합니다.
questionnaire-seed = seed에는 숫자나 ${"{"}질문이름{"}"} 하나만 적을 수 있습니다.
questionnaire-randomize = randomize에는 true나 false만 적을 수 있습니다.
questionnaire-range-not-a-number = range 질문의 ‘{ $name }’에는 숫자를 적어 주세요.
questionnaire-range-default = range 질문의 처음이나 끝을 적지 않으면 1에서 10까지로 봅니다. 0부터 묻고 싶으면 start=0 end=10이라고 적어 주세요.
questionnaire-range-step = range 질문의 ‘{ $name }’ 값은 0보다 크고 처음과 끝의 차이보다 작거나 같아야 합니다.
questionnaire-range-interval = range 질문의 tick_interval은 step의 배수여야 합니다.
questionnaire-range-placeholder = range 질문의 placeholder는 눈금 위의 값이어야 합니다.
questionnaire-range-appearance = tick_interval, placeholder, tick_labelset은 appearance가 비었거나 vertical, no-ticks일 때만 쓸 수 있습니다.
questionnaire-tick-list-missing = tick_labelset이 가리키는 선택 목록이 choices 시트에 없습니다.
questionnaire-tick-names = tick_labelset 목록의 이름은 모두 눈금 위의 숫자여야 합니다.
questionnaire-tick-ends = no-ticks 모양에서는 tick_labelset 목록에 처음 값과 끝 값 두 개만 있어야 합니다.
questionnaire-rows = rows에는 정수를 적어 주세요.
questionnaire-max-pixels = max-pixels에는 정수를 적어 주세요.
questionnaire-image-question = 그림 질문은 부스 화면에서 찍지 못하고 파일 이름만 적습니다.
questionnaire-blank-metadata = 전화번호, SIM, 이메일 정보는 이 기기에 없어 늘 빈칸입니다.
questionnaire-too-many-questions = 질문이 2,000개를 넘습니다. 설문을 나누어 주세요.
questionnaire-too-much-text = 설문에 적힌 글이 모두 4MB를 넘어 넣지 않았습니다. 긴 글을 줄이거나 쓰지 않는 선택지와 시트를 지워 주세요.
questionnaire-save-to = save_to는 ODK 개체(Entity) 기능이라 쓸 수 없습니다. 이 칸을 비워 주세요.
questionnaire-no-calculation = calculate 질문의 calculation 칸이 비어 있습니다. 식을 적어 주세요.
questionnaire-search = search()가 읽는 파일은 통합 문서에 들어 있지 않습니다. 그래서 choices 시트의 선택지를 그대로 보여 줍니다.
questionnaire-big-image = big-image를 쓰려면 image 칸도 채워야 합니다.
questionnaire-no-label = 질문 ‘{ $name }’에 label도 hint도 없습니다. 방문객에게 보여 줄 글을 적어 주세요.
questionnaire-trigger = trigger 칸에는 ${"{"}질문이름{"}"}만, 여럿이면 쉼표로 나누어 적어 주세요.
questionnaire-default-type = default의 ‘{ $written }’ 내용이 이 질문의 형식과 맞지 않아 빈칸으로 시작합니다. 숫자나 날짜로 고쳐 주세요.
questionnaire-default-as-text = default의 ‘{ $written }’ 내용은 식처럼 보이지만 식으로 읽을 수 없어 글자 그대로 씁니다.
questionnaire-similar-settings-sheet = settings 시트가 없고 이름이 비슷한 시트({ $similar })가 있습니다. 설정 시트라면 이름을 settings로 바꾸어 주세요.
questionnaire-encrypted-form = public_key로 답을 암호화하는 설문은 쓸 수 없습니다. 이 앱의 저장소는 스스로 암호화되니 public_key 칸을 지워 주세요.
questionnaire-form-name-characters = 설문 이름 ‘{ $value }’에 쓸 수 없는 글자가 있습니다. 글자나 _로 시작하고 글자, 숫자, _, -, .만 써 주세요.
questionnaire-survey-without-type-column = survey 시트 첫 행에 ‘type’ 열이 없습니다. type, name, label 열을 만들어 주세요.
questionnaire-comment-row = type, name, label이 모두 비어 있어 이 행은 건너뜁니다.
questionnaire-no-type = 질문의 type이 비어 있습니다. text, integer, select_one 목록 같은 유형을 적어 주세요.
questionnaire-type-not-supported = ‘{ $written }’ 유형은 이 앱에서 쓸 수 없습니다. 위치, 소리, 영상, 외부 파일 질문은 지우거나 다른 유형으로 바꾸어 주세요.
questionnaire-left-out = ‘{ $question }’ 질문은 빼고 가져옵니다. 이 앱에서 물을 수 없는 유형({ $kind })입니다.
questionnaire-left-out-too = ‘{ $question }’ 항목도 함께 뺍니다. 빠지는 질문의 답으로 만드는 항목입니다.
questionnaire-asked-always = ‘{ $question }’ 질문은 조건 없이 모두에게 묻습니다. 조건이 빠지는 질문의 답을 봅니다.
questionnaire-may-be-skipped = ‘{ $question }’ 질문은 답하지 않아도 넘어갑니다. 답해야 하는 조건이 빠지는 질문의 답을 봅니다.
questionnaire-not-checked = ‘{ $question }’ 질문의 답은 맞는지 검사하지 않습니다. 검사가 빠지는 질문의 답을 봅니다.
questionnaire-setting-left-out = ‘{ $setting }’ 설정은 뺍니다. 빠지는 질문의 답으로 만드는 설정입니다.
questionnaire-unknown-type-similar = ‘{ $written }’ 질문 유형은 없습니다. 혹시 ‘{ $near }’인가요?
questionnaire-unknown-type = ‘{ $written }’ 질문 유형은 없습니다.
questionnaire-no-name = 질문이나 그룹에 name이 비어 있습니다. 이름을 적어 주세요.
questionnaire-name-characters = 이름 ‘{ $name }’에 쓸 수 없는 글자가 있습니다. 글자나 _로 시작하고 글자, 숫자, _, -, .만 써 주세요.
questionnaire-reserved-name = ‘meta’는 설문이 스스로 쓰는 이름입니다. 다른 이름을 적어 주세요.
questionnaire-duplicate-name = 같은 그룹 안에 ‘{ $name }’ 이름이 이미 있습니다. 다른 이름을 적어 주세요.
questionnaire-similar-name = ‘{ $name }’ 이름이 다른 이름과 대소문자만 다릅니다. 분석 도구가 구분하지 못할 수 있습니다.
questionnaire-repeat-named-like-survey = 반복 그룹의 이름은 설문 전체의 이름(‘{ $root }’)과 같을 수 없습니다.
questionnaire-repeat-name = ‘{ $name }’ 반복 그룹이 설문에 이미 있습니다. 반복 그룹의 이름은 설문 전체에서 하나뿐이어야 합니다.
questionnaire-too-deep = 그룹이 20겹을 넘습니다. 그룹을 줄여 주세요.
questionnaire-repeat-without-count = 몇 번 물을지(repeat_count) 적지 않은 반복 그룹은 한 번만 묻습니다.
questionnaire-too-many-repeats = 반복은 { $most }번까지만 할 수 있습니다.
questionnaire-unmatched-end = 이 { $end } 행과 짝이 되는 { $begin } 행이 없거나 그룹이 서로 엇갈려 있습니다.
questionnaire-list-similar-sheet = ‘{ $name }’ 선택 목록이 choices 시트에 없습니다. 이름이 비슷한 시트({ $similar })가 있으니 choices로 바꾸어 주세요.
questionnaire-list-not-found = ‘{ $name }’ 선택 목록이 choices 시트에 없습니다.
questionnaire-choice-with-space = 여러 개를 고르는 질문의 선택지 이름에는 빈칸을 쓸 수 없습니다(‘{ $choice }’).
questionnaire-or-other-filter = or_other와 choice_filter는 함께 쓸 수 없습니다. 기타 선택지를 choices 시트에 직접 적어 주세요.
questionnaire-table-list-filter = table-list 그룹 안에서는 choice_filter를 쓸 수 없습니다.
questionnaire-table-list-lists = table-list 그룹의 질문은 모두 같은 목록을 써야 합니다(‘{ $first }’, ‘{ $list }’).
questionnaire-unclosed-group = ‘{ $name }’ 그룹이 끝나지 않았습니다. end_group이나 end_repeat 행을 넣어 주세요.

## 설문지를 바꾸면 달라지는 것

changes-responses-stay = 이미 받은 응답 { $count }건은 답하신 그대로 남고, 내보낸 파일의 열도 그대로 있습니다.
changes-being-answered = 지금 답하고 있는 { $count }명은 시작한 설문지로 끝까지 답합니다.
changes-another-questionnaire = 지금과 다른 설문지입니다. 새로 받는 답은 모두 새 열에 담고, 지금까지의 답과 섞지 않습니다.
changes-new-questions = 새로 묻는 질문 { $count }개: { $labels }. 먼저 답하신 분들은 이 칸이 비어 있습니다.
changes-retired-questions = 더 묻지 않는 질문 { $count }개: { $labels }. 받은 답과 열은 그대로 있습니다.
changes-withdrawn-choices = 더 보이지 않는 선택지 { $count }개. 이미 고르신 답은 그대로 있습니다.
changes-answered-otherwise = 답하는 방법이 달라진 질문: { $labels }. 앞의 답이 섞이지 않게 새 열에 담습니다.
changes-none-yet = 아직 받은 응답이 없어 달라질 것이 없습니다.

## 설문지를 쓰고 발행할 때

questionnaire-new-title = 설문 { $number }
draft-question-empty = 질문이 비어 있습니다. 방문객에게 물을 말을 적어 주세요.
draft-note-empty = 안내문이 비어 있습니다. 방문객에게 보여 줄 말을 적어 주세요.
draft-choice-empty = 선택지가 비어 있습니다. 방문객이 고를 말을 적어 주세요.
draft-no-choices = 선택지가 없습니다. 방문객이 고를 것을 하나 이상 추가해 주세요.
draft-condition-gone = 이 질문을 언제 물을지 정한 조건이 지금은 없는 질문을 봅니다. 조건을 다시 골라 주세요.
draft-no-questions = 아직 질문이 없습니다. 질문을 하나 이상 추가해 주세요.
questionnaire-not-published = 설문지를 발행하지 못했습니다. 쓰신 내용은 그대로 있습니다. 고칠 것을 다시 확인해 주세요.
question-not-left-out = ‘{ $question }’ 질문을 빼면 나머지를 물을 수 없어 그대로 두었습니다. 준비 화면의 ‘설문’에서 고쳐 주세요.
question-says-purpose = 무엇에 쓰실지 판매할 때 고르지 못하게 되고, F8에서 그것으로 나눈 그룹이 없어집니다.
question-has-quotas = 이 질문의 답변 인원 제한 { $count }개를 더 세지 못합니다.
question-has-rules = 이 질문의 답을 보는 추천 규칙 { $count }개가 새로 오시는 분께는 통하지 않습니다.
question-edited-since = 그 뒤에 설문지 초안을 고쳐서 되돌리지 않았습니다. 준비 화면의 ‘설문’에서 질문을 다시 넣어 주세요.
questionnaire-draft-lost = 쓰고 있던 설문지를 찾지 못했습니다. 발행했거나 지운 설문지일 수 있습니다. 발행한 설문지와 응답은 그대로 있습니다.
questionnaire-templates-unreadable = 앱에 들어 있는 설문지 목록을 읽지 못했습니다. 앱을 다시 설치하세요.
questionnaire-unreadable = 설문지를 읽지 못했습니다.
survey-bench-odk-missing = ODK 엔진으로 잴 수 없었습니다. cargo xtask odk-comparison을 한 번 실행한 다음 다시 해 주세요.
questionnaire-accepted = 받아들였습니다: { $title }
questionnaire-none-published = 발행한 설문지가 없어 물어볼 것이 없습니다. 다른 기록은 그대로 있습니다. 준비 화면의 ‘설문’에서 설문지를 발행해 주세요.
