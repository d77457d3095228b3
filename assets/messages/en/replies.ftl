### What visitors asked for: a catalogue, a quotation, a call.

reply-catalogue = send the catalogue
reply-quotation = send a quotation
reply-call = call
reply-other = what was asked for
reply-with-words = { $what }: { $words }
reply-by-nobody = nobody in particular
reply-noted = It is noted, to be answered by { $due }. The request: { $reply }
reply-closed = It is noted that it was answered.
reply-taken-back = It is noted that she asks no more.
reply-task = { $what } · { $way } { $address } · { $by }

## What is written: the one thing that was asked for, and nothing that promotes

reply-text-catalogue = This is { $maker }. Here is the catalogue that you asked for on { $day }.
reply-text-quotation = This is { $maker }. Here is the quotation that you asked for on { $day }.
reply-text-call = This is { $maker }. You asked on { $day } to be called.
reply-text-other = This is { $maker }. Here is what you asked for on { $day }: { $words }
reply-text-once = This message answers your request, once.
reply-text-once-phone = This message answers your request, once. If you have a question, call { $phone }.

## While it is noted, and when it is done

reply-no-contact = She left no contact yet, so there is nowhere to send an answer to. Nothing was noted. Take her contact with the yes to keep it first.
reply-stopped = She stopped every message, so no answer may be sent. Nothing was changed. If she asks again, take her contact with the yes to keep it anew.
reply-no-way = She left no contact for that way. Nothing was changed. Choose another way.
reply-words-missing = Write down what she asked for. Nothing was noted yet.
reply-words-too-long = What she asked for may have at most { $most } characters. Nothing was noted yet.
reply-by-too-long = The name of whoever promised it may have at most { $most } characters. Nothing was noted yet.
reply-holds-contact = Phone numbers and e-mail addresses do not belong here. Enter them as the visitor’s contact. Nothing was noted yet.
reply-due = The day must lie between today and { $most } days from now. Nothing was noted yet.
reply-promotional = The word “{ $word }” makes this an advertisement, which an answer to a request must not be. Nothing was changed. Leave it out; advertising goes to those who agreed to it, in messages of its own.
reply-over = This request is over already. Nothing was changed. If she asked once more, note it anew.
reply-answered-day = The day of the answer must lie between the request and today. Nothing was changed.
reply-sender-missing = Say who answered. Nothing was changed.
reply-text-missing = The words that were sent are missing. Write them as they were sent. Nothing was changed.
reply-text-too-long = The words that were sent may have at most { $most } characters. Nothing was changed.

## The report of what is kept

report-replies = What you asked for
report-reply-open = { $what } · promised by { $due }, by { $way }
report-reply-answered = { $what } · answered on { $day }, by { $way }
report-reply-taken-back = { $what } · you took it back
report-reply-stopped = { $what } · not answered, because you stopped every message
