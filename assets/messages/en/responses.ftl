### Answers.

## Answers that are not taken

answer-unknown-question = This question is not part of the survey. Please open the survey again.
answer-ambiguous-question = More than one question has this name. Write it as ‘group/question’.
answer-not-answerable = This is not a question to answer. Please go on to the next.
answer-read-only = This question cannot be changed now. What was answered is kept.
identity-number-refused = There is what looks like a resident or foreigner registration number. A booth may not collect one by law, so nothing was recorded. Take the number out and enter the rest.
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

answers-file-name = Answers { $title } { $day } { $responses ->
    [one] 1 response
   *[other] { $responses } responses
}
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

## Surveys that are and are not handed in

response-finished = This survey was handed in. Its answers are kept. Choose a reason to change one.
response-not-finished = This survey was not handed in yet. Answers can be changed without a reason.
amendment-reason-missing = Choose why it is changed, or write it in up to 200 characters. The answer is still as it was.
answer-required = ‘{ $label }’ needs an answer. The other answers are kept.
answer-worked-out-too-long = ‘{ $label }’ is worked out from other answers and came to more text than can be kept, so it stays blank. Please shorten those answers.
answer-to-check = Check the answer to ‘{ $label }’. What you entered is kept.
answers-none-to-export = There are no responses to export yet, so no file was made. Try again once a survey was taken.
answers-file-too-many-steps = The answers file has so many steps that the result would be larger than 64 MB. Nothing was changed. Split it and fill the form in several runs.
answers-file-unreadable = The script could not be read. It must be JSON like [["question", "value"], …].

## The kiosk

kiosk-waiting-time = The kiosk can wait { $fewest } to { $most } seconds. It was not opened.
kiosk-pin-wrong = That is not the PIN. The kiosk stays open. Please try again.
kiosk-pin-paused = The PIN was wrong five times. Please try again in a minute.
kiosk-closed = The kiosk is closed. Please tell the staff.
kiosk-already-open = The kiosk is open. Everything is saved. Close it with its PIN first.
kiosk-window-failed = The kiosk window could not be changed ({ $error }). Every record is as it was. Please try again.
kiosk-pin-unusable = Choose a PIN of 4 to 8 digits. The kiosk was not opened.
kiosk-survey-ended = This survey has ended. Please start again from the first screen.
