### 여러 화면에서 함께 쓰는 날짜와 목록.

# 해마다 열리는 박람회라서 연도까지 적습니다.
day = { NUMBER($year, useGrouping: "false") }년 { $month }월 { $day }일
moment = { $month }월 { $day }일 { $time }

# 목록: 앞까지의 목록과 다음 것, 그리고 마지막 것.
list-more = { $before }, { $next }
list-of-places-last = { $before }{ AND($before) } { $next }
list-of-tags-more = { $before } 또는 { $next }
list-of-tags-last = { $before } 또는 { $next }
list-of-limits-last = { $before }, { $next }
