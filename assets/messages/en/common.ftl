### Days and lists that several screens share.

# With its year, because a fair comes back every year.
day = { $day } { month-name } { NUMBER($year, useGrouping: "false") }
day-of-month = { $day } { month-name }
moment = { $day } { month-name } at { $time }
month-name =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }

# Lists: what stands before and the next item, then the last one.
list-more = { $before }, { $next }
list-of-places-last = { $before } or { $next }
list-of-tags-more = { $before }, { $next }
list-of-tags-last = { $before } or { $next }
list-of-limits-last = { $before } and { $next }
screen-value-unreadable = A value from the screen could not be read. Nothing was changed. Close the app and open it again.
date-unreadable = Check the date; write it like 2026-11-25.
window-not-opened = Boothloop could not open its window: { $error }
line-not-one = Write it in one line: it holds a break of lines or a control character. Nothing was done.
