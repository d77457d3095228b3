### Variables and conditions that groups are made of.

segment-everybody = All visitors
segment-condition = { ASKED($variable) } { $levels }
segment-variable-unknown = There is no variable ‘{ $id }’, so nothing was counted. All records are as they were. Choose the conditions again from those that are there.
segment-level-unknown = ‘{ $variable }’ has no level ‘{ $level }’, so nothing was counted. All records are as they were. Choose the conditions again from those that are there.
segment-level-missing = Nothing is chosen of ‘{ $variable }’. Nothing was changed. Choose at least one level, or take the condition out.
segment-audience-unknown = There is no group ‘{ $id }’, so nothing was counted. All records are as they were. Choose the conditions again from those that are there.
segment-too-fine = Together these conditions have too many levels to be counted. Nothing was changed. Take out one about a question with many answers, or put answers together under ‘Change levels’.
segment-too-many-conditions = Up to { $most } conditions can be combined. Nothing was changed. Take one out and try again.

## Variables

segment-asked = Asked for a catalogue or a quotation
segment-interest = Interest, as staff saw it
segment-language = Language of the survey
segment-visits = Fairs they came to
segment-changed = Whether answers changed since the last fair
segment-days-since = Since they came last
segment-fair = Fair they came to last
segment-coupon = Coupon
segment-promise-left = May be written to again this month
segment-bought = Bought something
segment-spent = Spent
segment-tag = Kind they bought most
segment-variable-choice = { $question } — { $choice }
segment-variable-sensitive = ‘{ $word }’ is sensitive data that the law protects by itself, so no groups are made of it. The answers stay with the surveys.

## Levels

segment-level-yes = Yes
segment-level-no = No
segment-level-chosen = Chosen
segment-level-not-chosen = Not chosen
segment-level-other = Other
segment-level-any = Answered
segment-level-below = Below { $from }
segment-level-between = { $from } to below { $below }
segment-level-from = { $from } or more
segment-level-hot = High
segment-level-warm = Medium
segment-level-cold = Low
segment-level-korean = Korean
segment-level-english = English
segment-level-japanese = Japanese
segment-level-chinese = Chinese
segment-level-first = First visit
segment-level-second = Second visit
segment-level-regular = Three or more
segment-level-came-once = Came once
segment-level-same = Came again, same answers
segment-level-otherwise = Came again, other answers
segment-level-coupon-none = Got none
segment-level-coupon-lapsed = Lapsed unused
segment-level-coupon-left = Has one left and used none
segment-level-coupon-used = Used one
segment-level-promise-left = One more message is possible
segment-level-promise-spent = The promised number is used up
segment-level-bought = Bought
segment-level-not-bought = Did not buy
segment-number = { $number }
segment-days = { $days } days
segment-won = { $won } won

## What was counted

segment-people = { $people } people
segment-people-hidden = Not shown: fewer than five people, or subtracting it from another number would tell of fewer than five.
segment-rule-unreadable = The rule could not be read. Nothing was changed. An example: { "{" }"conditions":{ "{" }"visits":["1"]{ "}" }{ "}" }

## Saved groups

segment-in-itself = This group could not be counted: it is a condition of itself. The saved group and all records are as they were. Open the group and take that condition out.
segment-of-nobody = This group could not be counted: nobody can be in all the chosen groups at once. The saved group and all records are as they were. Take one condition out.
segment-name-missing = The group has no name. It is not saved yet. Write a name.
segment-name-too-long = A group’s name can have up to { $most } characters. It is not saved yet. Make it shorter.
segment-name-contact = A group’s name stays when a person’s records are destroyed. It is not saved yet. Write it without people’s names and contact details.
segment-name-taken = There is a group ‘{ $name }’ already. It is not saved yet. Write another name.
segment-unknown = This group was not found. Nothing was changed. Open the list of groups again.

## Telling groups

segment-persona = { $who }: of { $people } visitors { $share } chose ‘{ $product }’.
segment-persona-level = ‘{ $level }’
segment-persona-share-two = one in two
segment-persona-share-three = one in three
segment-persona-share-four = one in four
segment-persona-share-five = one in five
segment-persona-share-ten = one in ten
segment-persona-share-of-them = { $bought }
segment-no-persona = No group was found that chose any product clearly more often.
segment-level-and = { $before }, { $next }
segment-levels-fixed = The levels of this cannot be changed. Only numbers and chosen answers have levels of your own.
segment-levels-cuts = Write one to { $most } different numbers at which levels begin. The present levels stay.
segment-levels-number = There can be two to { $most } levels. The present ones stay.
segment-levels-choices = Every level needs an answer, and every answer belongs to one level. The present levels stay.
segment-levels-other-kind = Numbers are divided where levels begin, chosen answers by putting them together. Write what fits here.
segment-levels-name = Write a name of 1 to { $most } characters for the level.
segment-levels-few = These levels differ from the present ones by fewer than { $smallest } people, and the difference of two numbers would tell of them. The present levels stay. Divide so that more people change.

## What changed since the last fair

since-answered = { ASKED($question) } Answered ‘{ $before }’ at { $then }, ‘{ $now }’ at { $this }.
since-bought = Bought ‘{ $before }’ at { $then }, ‘{ $now }’ at { $this }.
