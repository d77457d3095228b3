### Questionnaires: reading, expressions, writing.

## Expressions in questionnaires

expression-syntax = The expression cannot be read from character { $position }, ‘{ $near }’. Check that brackets and quotation marks are paired.
expression-unsupported = ‘{ $construct }’ is not supported in expressions. Please write it with ${"{"}question{"}"} references and functions.
expression-unknown-function = There is no function ‘{ $name }()’. Check the spelling.
expression-wrong-arguments = The function ‘{ $name }()’ does not take { $given } value(s). Check the commas and brackets.
expression-unknown-name = The expression refers to ‘{ $name }’, which is not in this survey. Check the spelling of the name.
expression-wrong-value = The function ‘{ $function }()’ was given a value it cannot use. Check what is passed to it.
expression-pattern-look-around = The pattern ‘{ $pattern }’ looks ahead or behind, as ‘(?=’ and ‘(?!’ do, which is not possible here. Write two conditions joined with ‘and’ instead.
expression-pattern-back-reference = The pattern ‘{ $pattern }’ repeats an earlier part, as ‘\1’ does, which is not possible here. Write that part out.
expression-pattern-possessive = The pattern ‘{ $pattern }’ has a quantifier that never gives back, as ‘*+’ or ‘(?>’, which is not possible here. Remove that ‘+’, or write ‘(?:’.
expression-pattern-escape = ‘{ $part }’ in the pattern ‘{ $pattern }’ is not available here. Write the characters themselves.
expression-pattern-unknown-escape = ‘{ $part }’ in the pattern ‘{ $pattern }’ has no meaning there. For the character itself, leave out the backslash.
expression-pattern-property = There is no group of characters ‘{ $part }’ in the pattern ‘{ $pattern }’. Check the name, capitals too (‘\p{"{"}IsHangul{"}"}’), or write a range such as ‘[A-Za-z]’.
expression-pattern-flag = ‘{ $part }’ in the pattern ‘{ $pattern }’ is not available here. Write the pattern without it.
expression-pattern-group = The pattern ‘{ $pattern }’ has a ‘(?’ that begins no group. For a group write ‘(’, for a question mark ‘\?’.
expression-pattern-unclosed = The pattern ‘{ $pattern }’ has a ‘{ $part }’ that is never closed. Close it, or put a backslash before it.
expression-pattern-unopened = The pattern ‘{ $pattern }’ has a ‘)’ too many. Remove it, or write ‘\)’.
expression-pattern-dangling = The pattern ‘{ $pattern }’ has a ‘{ $part }’ with nothing before it to repeat. For the character itself write ‘\{ $part }’.
expression-pattern-brace = The pattern ‘{ $pattern }’ has a ‘{"{"}’ that is no count such as ‘{"{"}2,3{"}"}’. For the character itself write ‘\{"{"}’.
expression-pattern-count = The pattern ‘{ $pattern }’ has a count that cannot be. Write the smaller number first, and none above a few thousand.
expression-pattern-range = The range ‘{ $part }’ in the pattern ‘{ $pattern }’ runs backwards or does not end in a character. For a hyphen write ‘\-’.
expression-pattern-intersection = The pattern ‘{ $pattern }’ has ‘&&’ with nothing on one side, or with characters after a nested set. Write each side in brackets, or ‘\&’ for the character.
expression-pattern-after-end = The pattern ‘{ $pattern }’ has something after ‘$’ that may be a line break, and apps read that differently. Move ‘$’ to the end.
expression-pattern-last-backslash = The pattern ‘{ $pattern }’ ends with a single backslash. Remove it, or write two for the character itself.
expression-pattern-too-large = The pattern ‘{ $pattern }’ is too large. Use smaller counts, or split it into several conditions.
expression-no-form = An expression evaluated without a survey cannot refer to questions. Please write the values themselves.
expression-text-too-long = The expression comes to a text of more than 64 KiB. Put less into it.
expression-too-large = The expression is too long or nested too deeply. Please split it into several calculate questions.

## Questionnaires

questionnaire-cell-too-long = A text is too long for one Excel cell, so nothing was saved. Please split texts over 32,000 characters.
questionnaire-not-written = The workbook could not be made. The survey is unchanged; please try again.
questionnaire-too-many-reads = The rules of this questionnaire read other answers more than { $most } times, counting every repeat. Shorten the calculations, or ask the repeated questions fewer times.
questionnaire-too-many-answers = The repeats multiply to more than 20,000 answers. Please repeat less often.
questionnaire-asks-identity-number = A booth may not ask for the number of a resident, a passport or a driver’s licence by law. Remove that question and the survey can begin. What you wrote is still there.
questionnaire-nothing-to-ask = It was not published because it has no question yet. Add at least one and publish again. What visitors are asked now has not changed.
questionnaire-no-questions = This survey has no questions. Write some on the survey sheet.
questionnaire-circle = These wait for each other in a circle: { $names }. Break the circle in their relevant or calculation columns.
questionnaire-hidden-trigger = ‘{ $name }’ is not shown to anyone, so it cannot be a trigger.
questionnaire-search-list = The question ‘{ $name }’ uses its list with search(), and another question uses the same list without. Give it a list of its own.
questionnaire-boolean-text = ‘{ $name }’ is stored as the text ‘true’ or ‘false’, and any text counts as true. Write ${"{"}{ $name }{"}"} = 'true' in the relevant column.
questionnaire-translation-missing = { $missing } texts are missing in ‘{ $language }’. Another language is shown there.
questionnaire-bare-name = ‘{ $name }’ in this expression points at nothing and is blank. Write ${"{"}{ $name }{"}"} for a question or '{ $name }' for a text.
questionnaire-filter-column = ‘{ $name }’ in this choice_filter is not a column of the choices sheet. Check the header, or write '{ $name }' for a text.
questionnaire-unknown-name = ${"{"}{ $name }{"}"} refers to a question that is not on the survey sheet. Check the spelling of the name.
questionnaire-ambiguous-name = There is more than one ‘{ $name }’, so it is not clear what ${"{"}{ $name }{"}"} means. Give them different names.
questionnaire-broken-reference = ‘{ $near }’ is not a proper reference. Write it as ${"{"}question{"}"} without blanks.
questionnaire-choices-without-name-column = The first row of the choices sheet has no ‘name’ column. Add the columns list_name, name and label.
questionnaire-choices-header = The choices column ‘{ $written }’ has a blank in its name and is not used. To filter by it, remove the blank.
questionnaire-choice-without-name = This choice has no name. Write the value that is to be stored.
questionnaire-choice-without-label = The choice ‘{ $name }’ has no label, so its name is shown.
questionnaire-duplicate-choice = The list ‘{ $list }’ has the choice ‘{ $name }’ twice. Rename one, or set allow_choice_duplicates to yes on the settings sheet if it is meant.
questionnaire-sheet-left-behind = The sheet ‘{ $name }’ is not part of a survey and was not taken over. It is still in your file.
questionnaire-duplicate-header = The column ‘{ $text }’ appears twice. Remove or rename one of them.
questionnaire-same-column = The columns ‘{ $one }’ and ‘{ $other }’ mean the same. Keep only one of them.
questionnaire-too-many-columns = There are more than 500 columns. Remove those the survey does not use.
questionnaire-entities-sheet = A survey with an entities sheet cannot be used. This app does not handle ODK Entities; remove the sheet and save again.
questionnaire-regex-unanchored = A pattern must match the whole answer. Put ^ before it and $ after it so that every app reads it the same way.
questionnaire-regex-word-edge = ‘\b’ and ‘\B’ in a pattern are read differently by other apps beside accents and special characters. Write the blank or the characters you mean instead.
questionnaire-too-many-references = The texts of this survey quote answers (‘{"$"}{"{"}name{"}"}’) more than 100,000 times. Shorten the texts that repeat the same answer.
questionnaire-patterns-too-large = The patterns of this survey are too large together. Use smaller counts such as ‘{"{"}1,100{"}"}’ in some of them.
questionnaire-text-too-long = The calculation of ‘{ $name }’ in row { $row } comes to too long a text, more than 64 KiB alone or 8 MiB with the others. Put less into it.
questionnaire-text-may-be-too-long = The calculation of ‘{ $name }’ in row { $row } comes to too long a text when answers are long, and then stays blank. Put less into it.
questionnaire-pulldata = The file pulldata() reads is not part of the workbook, so here it always finds nothing. Move it to the choices sheet and look it up with instance().
questionnaire-no-survey-sheet = There is no sheet named ‘survey’. Rename the sheet that holds the questions to survey.
questionnaire-similar-survey-sheet = There is no sheet named ‘survey’, but there is { $similar }. Rename it to survey.
questionnaire-or-other-name-taken = The name ‘{ $name }’ that or_other makes is already taken. Rename the question.
questionnaire-parameters = The parameters ‘{ $written }’ cannot be read. Write ‘name=value’ pairs separated by blanks or commas.
questionnaire-unknown-parameter = This type of question has no parameter ‘{ $name }’. It takes: { $accepted }.
questionnaire-seed-without-randomize = To use a seed, add randomize=true.
questionnaire-seed = A seed must be a number or a reference to one question, like ${"{"}question{"}"}.
questionnaire-randomize = randomize must be true or false.
questionnaire-range-not-a-number = The range parameter ‘{ $name }’ must be a number.
questionnaire-range-default = A range without start or end runs from 1 to 10. To ask from 0, write start=0 end=10.
questionnaire-range-step = The range parameter ‘{ $name }’ must be above 0 and no larger than the distance from start to end.
questionnaire-range-interval = The range parameter tick_interval must be a multiple of step.
questionnaire-range-placeholder = The range parameter placeholder must be a value on the scale.
questionnaire-range-appearance = tick_interval, placeholder and tick_labelset work only without appearance, or with vertical or no-ticks.
questionnaire-tick-list-missing = The list named by tick_labelset is not on the choices sheet.
questionnaire-tick-names = The names in the tick_labelset list must all be numbers on the scale.
questionnaire-tick-ends = With no-ticks, the tick_labelset list must hold exactly the first and the last value.
questionnaire-rows = rows must be a whole number.
questionnaire-max-pixels = max-pixels must be a whole number.
questionnaire-image-question = The booth cannot take a picture; only its file name is kept.
questionnaire-blank-metadata = Telephone number, SIM and e-mail are not known on this machine and stay blank.
questionnaire-too-many-questions = There are more than 2,000 questions. Please split the survey.
questionnaire-too-much-text = There is more than 4 MB of text in this questionnaire, so it was not taken in. Shorten long texts, or remove choices and sheets that are not used.
questionnaire-save-to = save_to belongs to ODK Entities, which this app does not handle. Clear the cell.
questionnaire-no-calculation = This calculate question has no calculation. Write an expression.
questionnaire-search = The file search() reads is not part of the workbook, so the choices on the choices sheet are shown as they are.
questionnaire-big-image = To use big-image, fill in the image column as well.
questionnaire-no-label = The question ‘{ $name }’ has neither label nor hint. Write what the visitor is to read.
questionnaire-trigger = The trigger column takes only ${"{"}question{"}"} references, separated by commas.
questionnaire-default-type = The default ‘{ $written }’ is not of this question's type, so the question starts empty. Write a number or a date.
questionnaire-default-as-text = The default ‘{ $written }’ looks like an expression but cannot be read as one, so it is used as text.
questionnaire-similar-settings-sheet = There is no settings sheet, but there is { $similar }. If it holds the settings, rename it to settings.
questionnaire-encrypted-form = A survey that encrypts answers with a public_key cannot be used. This app encrypts its own store; clear the public_key cell.
questionnaire-form-name-characters = The survey name ‘{ $value }’ has characters it may not have. Begin with a letter or _ and use only letters, digits, _, - and .
questionnaire-survey-without-type-column = The first row of the survey sheet has no ‘type’ column. Add the columns type, name and label.
questionnaire-comment-row = This row has no type, name or label and is skipped.
questionnaire-no-type = This question has no type. Write one, such as text, integer or select_one list.
questionnaire-type-not-supported = The type ‘{ $written }’ cannot be used in this app. Remove location, sound, video and external file questions or change their type.
questionnaire-left-out = The question ‘{ $question }’ is left out. This app cannot ask that type ({ $kind }).
questionnaire-left-out-too = ‘{ $question }’ is left out, too. It is made of the answer to a question that is left out.
questionnaire-asked-always = The question ‘{ $question }’ is asked of everybody. Its condition reads the answer to a question that is left out.
questionnaire-may-be-skipped = The question ‘{ $question }’ may be skipped. What requires it reads the answer to a question that is left out.
questionnaire-not-checked = The answer to ‘{ $question }’ is not checked. The check reads the answer to a question that is left out.
questionnaire-setting-left-out = The setting ‘{ $setting }’ is left out. It is made of the answer to a question that is left out.
questionnaire-unknown-type-similar = There is no question type ‘{ $written }’. Did you mean ‘{ $near }’?
questionnaire-unknown-type = There is no question type ‘{ $written }’.
questionnaire-no-name = This question or group has no name. Write one.
questionnaire-name-characters = The name ‘{ $name }’ has characters it may not have. Begin with a letter or _ and use only letters, digits, _, - and .
questionnaire-reserved-name = The name ‘meta’ is reserved for the form itself. Choose another.
questionnaire-duplicate-name = There is already a ‘{ $name }’ in the same group. Choose another name.
questionnaire-similar-name = The name ‘{ $name }’ differs from another only in upper and lower case. Some analysis tools cannot tell them apart.
questionnaire-repeat-named-like-survey = A repeat may not have the name of the survey itself, ‘{ $root }’.
questionnaire-repeat-name = There is already a repeat ‘{ $name }’. A repeat's name must be unique in the whole survey.
questionnaire-too-deep = Groups are nested more than 20 deep. Please use fewer.
questionnaire-repeat-without-count = A repeat without a repeat_count is asked once.
questionnaire-too-many-repeats = A group can be repeated at most { $most } times.
questionnaire-unmatched-end = This { $end } has no matching { $begin }, or the groups overlap.
questionnaire-list-similar-sheet = The list ‘{ $name }’ is not on the choices sheet. There is { $similar }; rename it to choices.
questionnaire-list-not-found = The list ‘{ $name }’ is not on the choices sheet.
questionnaire-choice-with-space = A choice of a multiple-choice question may not have a blank in its name (‘{ $choice }’).
questionnaire-or-other-filter = or_other and choice_filter cannot be used together. Write the other choice on the choices sheet yourself.
questionnaire-table-list-filter = choice_filter cannot be used inside a table-list group.
questionnaire-table-list-lists = All questions of a table-list group must use the same list (‘{ $first }’ and ‘{ $list }’).
questionnaire-unclosed-group = The group ‘{ $name }’ is never closed. Add an end_group or end_repeat row.

## What a changed questionnaire changes

changes-responses-stay = The { $count } responses collected so far stay as they were answered, and so do their columns in the files.
changes-being-answered = The { $count } visitors who are answering now finish the questionnaire they began.
changes-another-questionnaire = This is another questionnaire. Its answers get columns of their own and are not mixed with those collected so far.
changes-new-questions = { $count } new: { $labels }. For those who answered before, this column is blank.
changes-retired-questions = { $count } no longer asked: { $labels }. Their answers and columns stay.
changes-withdrawn-choices = { $count } choices are no longer offered. Answers that chose them stay.
changes-answered-otherwise = Answered in another way: { $labels }. It gets a column of its own, so that earlier answers are not mixed with new ones.
changes-none-yet = There are no responses yet, so nothing changes for anybody.

## Writing and publishing

questionnaire-new-title = Survey { $number }
draft-question-empty = The question is empty. Write what the visitor is asked.
draft-note-empty = The note is empty. Write what the visitor is to read.
draft-choice-empty = The choice is empty. Write what the visitor can choose.
draft-no-choices = There are no choices. Add at least one that the visitor can choose.
draft-condition-gone = When this question is asked depends on a question that is no longer there. Choose the condition again.
draft-no-questions = There are no questions yet. Add at least one.
questionnaire-not-published = The questionnaire could not be published. What you wrote is kept. Look at the problems again.
question-not-left-out = Without ‘{ $question }’ the rest could not be asked, so it was left as it is. Change it under ‘Survey’ in the preparation.
question-says-purpose = What a purchase is for can no longer be chosen at a sale, and the groups on F8 that are made by it will be gone.
question-has-quotas = { $count ->
    [one] One limit on how many answer this question can no longer be counted.
   *[other] { $count } limits on how many answer this question can no longer be counted.
}
question-has-rules = { $count ->
    [one] One of your rules for recommendations goes by its answer and will not apply to new visitors.
   *[other] { $count } of your rules for recommendations go by its answer and will not apply to new visitors.
}
question-edited-since = The draft of the questionnaire was edited since, so nothing was taken back. Put the question in again under ‘Survey’ in the preparation.
questionnaire-draft-lost = The questionnaire being written was not found; it may have been published or thrown away. Published ones and answers are untouched.
questionnaire-templates-unreadable = The list of questionnaires inside the app could not be read. Install the app again.
questionnaire-unreadable = The questionnaire could not be read.
survey-bench-odk-missing = ODK's engine could not be measured. Run cargo xtask odk-comparison once, then try again.
questionnaire-accepted = Accepted: { $title }
questionnaire-none-published = There is nothing to ask because no questionnaire was published. The other records are intact. Publish one on the preparation screen, under ‘Survey’.
