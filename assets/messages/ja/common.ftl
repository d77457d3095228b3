### いくつもの画面で使う日付と一覧。

day = { NUMBER($year, useGrouping: "false") }年{ $month }月{ $day }日
day-of-month = { $month }月{ $day }日
list-more = { $before }、{ $next }
list-of-places-last = { $before }または{ $next }
list-of-tags-more = { $before }、{ $next }
list-of-tags-last = { $before }または{ $next }
screen-value-unreadable = 画面から送られた値を読み取れませんでした。何も変わっていません。スタッフにお知らせください。
