### 多个画面共用的日期和列表。

day = { NUMBER($year, useGrouping: "false") }年{ $month }月{ $day }日
list-more = { $before }、{ $next }
list-of-places-last = { $before }或{ $next }
list-of-tags-more = { $before }、{ $next }
list-of-tags-last = { $before }或{ $next }
