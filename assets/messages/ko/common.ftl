### 여러 화면에서 함께 쓰는 날짜와 목록.

# 해마다 열리는 박람회라서 연도까지 적습니다.
day = { NUMBER($year, useGrouping: "false") }년 { $month }월 { $day }일
day-of-month = { $month }월 { $day }일
moment = { $month }월 { $day }일 { $time }

# 목록: 앞까지의 목록과 다음 것, 그리고 마지막 것.
list-more = { $before }, { $next }
list-of-places-last = { $before }{ AND($before) } { $next }
list-of-tags-more = { $before } 또는 { $next }
list-of-tags-last = { $before } 또는 { $next }
list-of-limits-last = { $before }, { $next }
screen-value-unreadable = 화면이 보낸 값을 읽지 못했습니다. 바뀐 것은 없습니다. 앱을 닫았다가 다시 여세요.
date-unreadable = 날짜를 다시 확인해 주세요. 2026-11-25처럼 적습니다.
window-not-opened = 부스루프를 열지 못했습니다: { $error }
line-not-one = 한 줄로 적어 주세요. 줄바꿈이나 보이지 않는 제어 문자가 들어 있습니다. 아무것도 하지 않았습니다.
