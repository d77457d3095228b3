### Answers.

## Answers that are not taken

answer-unknown-question = This question is not part of the survey. Please open the survey again.
answer-ambiguous-question = More than one question has this name. Write it as ‘group/question’.
answer-not-answerable = This is not a question to answer. Please go on to the next.
answer-read-only = This question cannot be changed now. What was answered is kept.
answer-too-long = The answer is too long. Please keep it under 64 KB. What was answered before is kept.
answer-not-a-number = Please enter a number. What was answered before is kept.
answer-not-on-scale = Please choose a value on the scale.
answer-not-a-date = Please write dates like 2026-11-01 and times like 14:30.
answer-not-a-choice = This choice is not offered now. Please choose from those on the screen.
answer-incomplete-ranking = Please put every choice in order exactly once.

## Questionnaires

questionnaire-other = Other
questionnaire-other-specify = Specify other.

## The files of answers

answers-file-name = Answers { $title } { $day } { $responses } responses
answers-sheet = Answers
answers-questions-sheet = Questions
answers-question-name = Question name
answers-question = Question
answers-choice-name = Choice name
answers-choice = Choice
answers-column-response = Response number
answers-column-visitor = Visitor number
answers-column-started = Started
answers-column-finished = Finished
answers-yes = yes
answers-no = no
answers-about-questionnaire = Questionnaire
answers-about-responses = Responses
answers-count = { $all }, of which { $finished } are finished
answers-mind = There are no names or contacts in it, but each row is one person's answers. Do not use it for anything else, do not pass it on, and delete it when it is used.
