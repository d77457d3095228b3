### 多个画面共用的日期和列表。

day = { NUMBER($year, useGrouping: "false") }年{ $month }月{ $day }日
day-of-month = { $month }月{ $day }日
list-more = { $before }、{ $next }
list-of-places-last = { $before }或{ $next }
list-of-tags-more = { $before }、{ $next }
list-of-tags-last = { $before }或{ $next }
screen-value-unreadable = 无法读取屏幕发来的内容。没有任何改动，请告诉工作人员。
