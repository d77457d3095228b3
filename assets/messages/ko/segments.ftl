### 그룹을 만드는 변수와 조건.

segment-everybody = 모든 방문객
segment-condition = { ASKED($variable) } { $levels }
segment-variable-unknown = ‘{ $id }’ 변수가 없어서 세지 못했습니다. 기록은 그대로 있습니다. 있는 변수로 조건을 다시 골라 주세요.
segment-level-unknown = ‘{ $variable }’에 ‘{ $level }’ 구분이 없어서 세지 못했습니다. 기록은 그대로 있습니다. 있는 구분으로 조건을 다시 골라 주세요.
segment-level-missing = ‘{ $variable }’에서 고른 구분이 없습니다. 바뀐 것은 없습니다. 하나 이상 고르거나 조건을 빼 주세요.
segment-audience-unknown = ‘{ $id }’ 그룹이 없어서 세지 못했습니다. 기록은 그대로 있습니다. 있는 그룹으로 조건을 다시 골라 주세요.
segment-too-fine = 고르신 조건들을 한꺼번에 나누면 칸이 너무 잘아져 셀 수 없습니다. 바뀐 것은 없습니다. 답이 많은 질문의 조건을 하나 빼거나, ‘단계 바꾸기’로 답을 묶어 주세요.
segment-too-many-conditions = 조건은 { $most }개까지 겹칠 수 있습니다. 바뀐 것은 없습니다. 조건을 하나 빼고 다시 해 주세요.

## 변수

segment-asked = 자료나 견적을 부탁했는지
segment-interest = 직원이 본 관심
segment-language = 설문을 한 언어
segment-visits = 오신 박람회 수
segment-changed = 지난 박람회와 답이 달라졌는지
segment-days-since = 마지막으로 오신 뒤
segment-fair = 마지막으로 오신 박람회
segment-coupon = 쿠폰
segment-promise-left = 이번 달에 더 보낼 수 있는지
segment-bought = 구매했는지
segment-spent = 구매한 금액
segment-tag = 가장 많이 구매한 종류
segment-variable-choice = { $question } — { $choice }
segment-variable-sensitive = ‘{ $word }’{ TOPIC($word) } 법에서 따로 보호하는 민감한 정보라서 그룹을 나누는 데 쓰지 않습니다. 답은 설문 기록에 그대로 있습니다.

## 구분

segment-level-yes = 예
segment-level-no = 아니요
segment-level-chosen = 고름
segment-level-not-chosen = 고르지 않음
segment-level-other = 그 밖
segment-level-any = 답함
segment-level-below = { $from } 미만
segment-level-between = { $from } 이상 { $below } 미만
segment-level-from = { $from } 이상
segment-level-hot = 높음
segment-level-warm = 중간
segment-level-cold = 낮음
segment-level-korean = 한국어
segment-level-english = 영어
segment-level-japanese = 일본어
segment-level-chinese = 중국어
segment-level-first = 첫 방문
segment-level-second = 두 번째
segment-level-regular = 세 번 이상
segment-level-came-once = 한 번만 오심
segment-level-same = 다시 오셨고 답이 같음
segment-level-otherwise = 다시 오셨고 답이 달라짐
segment-level-coupon-none = 받지 않음
segment-level-coupon-lapsed = 쓰지 못하고 지남
segment-level-coupon-left = 쓸 쿠폰이 남았고 쓴 것은 없음
segment-level-coupon-used = 썼음
segment-level-promise-left = 더 보낼 수 있음
segment-level-promise-spent = 약속한 횟수를 다 씀
segment-level-bought = 구매함
segment-level-not-bought = 구매하지 않음
segment-number = { $number }
segment-days = { $days }일
segment-won = { $won }원

## 센 결과

segment-people = { $people }명
segment-people-hidden = 5명 미만이거나, 다른 수에서 빼면 5명 미만이 드러나서 보여 드리지 않습니다.
segment-rule-unreadable = 규칙을 읽지 못했습니다. 바뀐 것은 없습니다. 보기: { "{" }"conditions":{ "{" }"visits":["1"]{ "}" }{ "}" }

## 저장한 그룹

segment-in-itself = 이 그룹은 자기 자신을 조건으로 삼고 있어서 세지 못했습니다. 저장된 그룹과 기록은 그대로 있습니다. 그룹을 열어 그 조건을 빼 주세요.
segment-of-nobody = 고른 그룹에 함께 들어 있는 분이 있을 수 없어서 세지 못했습니다. 저장된 그룹과 기록은 그대로 있습니다. 조건을 하나 빼 주세요.
segment-name-missing = 그룹의 이름이 없습니다. 아직 저장하지 않았습니다. 이름을 적어 주세요.
segment-name-too-long = 그룹의 이름은 { $most }자까지 적을 수 있습니다. 아직 저장하지 않았습니다. 줄여 주세요.
segment-name-contact = 그룹의 이름은 그분의 기록을 지운 뒤에도 남습니다. 아직 저장하지 않았습니다. 사람 이름과 연락처를 빼고 적어 주세요.
segment-name-taken = ‘{ $name }’ 그룹이 이미 있습니다. 아직 저장하지 않았습니다. 다른 이름을 적어 주세요.
segment-unknown = 이 그룹을 찾지 못했습니다. 바뀐 것은 없습니다. 그룹 목록을 다시 열어 주세요.

## 눈에 띄는 그룹

segment-persona = { $who } 손님 { $people }명, { $share } ‘{ $product }’{ OBJECT($product) } 골랐습니다.
segment-persona-level = ‘{ $level }’
segment-persona-share-two = 둘 중 하나가
segment-persona-share-three = 셋 중 하나가
segment-persona-share-four = 넷 중 하나가
segment-persona-share-five = 다섯 중 하나가
segment-persona-share-ten = 열 중 하나가
segment-persona-share-of-them = 그 가운데 { $bought }명이
segment-no-persona = 어떤 상품을 눈에 띄게 더 많이 고른 그룹은 확인되지 않았습니다.
segment-level-and = { $before }, { $next }
segment-levels-fixed = 이 항목의 단계는 바꿀 수 없습니다. 숫자나 고르는 답으로 된 항목의 단계만 바꿀 수 있습니다.
segment-levels-cuts = 경계는 서로 다른 수로 하나에서 { $most }개까지 적어 주세요. 지금 단계는 그대로입니다.
segment-levels-number = 단계는 둘에서 { $most }개까지 나눌 수 있습니다. 지금 단계는 그대로입니다.
segment-levels-choices = 단계마다 답이 하나는 있어야 하고, 한 답은 한 단계에만 들어갑니다. 지금 단계는 그대로입니다.
segment-levels-other-kind = 숫자는 경계로, 고르는 답은 묶어서 단계를 나눕니다. 이 항목에 맞는 쪽으로 적어 주세요.
segment-levels-name = 단계의 이름은 한 글자에서 { $most }글자까지 적어 주세요.
segment-levels-few = 이렇게 나누면 지금 단계와 { $smallest }명보다 적은 분만 달라져, 두 수를 빼면 누구인지 드러날 수 있습니다. 지금 단계는 그대로입니다. 더 많이 달라지게 나누어 주세요.

## 지난 박람회와 달라진 점

since-answered = { ASKED($question) } { $then }에서는 ‘{ $before }’, { $this }에서는 ‘{ $now }’{ BY($now) } 답하셨습니다.
since-bought = { $then }에서는 ‘{ $before }’, { $this }에서는 ‘{ $now }’{ OBJECT($now) } 구매하셨습니다.
