### 回答について。お客様が画面で目にする文だけです。

answer-unknown-question = このアンケートにない質問です。アンケートを開き直してください。
answer-ambiguous-question = 同じ名前の質問が2つ以上あります。「グループ/質問」の形で入力してください。
answer-not-answerable = 回答を入力する質問ではありません。そのまま次へお進みください。
answer-read-only = 今は変更できない質問です。入力された回答はそのまま残っています。
identity-number-refused = 住民登録番号または外国人登録番号と思われる数字があります。法律によりブースでは受け取れないため、記録していません。その番号を消して、もう一度入力してください。
answer-too-long = 回答が長すぎます。6万4千字より短くしてください。前に入力された回答はそのまま残っています。
answer-not-a-number = 数字で入力してください。前に入力された回答はそのまま残っています。
answer-not-on-scale = 目盛りの上の値をお選びください。
answer-not-a-date = 日付は 2026-11-01、時刻は 14:30 のように入力してください。
answer-not-a-choice = 今は選べない選択肢です。画面に表示されている選択肢からお選びください。
answer-incomplete-ranking = すべての選択肢を1回ずつ順番に並べてください。

questionnaire-other = その他
questionnaire-other-specify = その他の内容を入力してください。

response-finished = すでに終わったアンケートです。回答はそのまま残っています。変更をご希望でしたら、スタッフにお知らせください。
response-not-finished = まだ終わっていないアンケートです。理由なしでそのまま変更できます。
answer-required = 「{ $label }」にはお答えが必要です。ほかの回答はそのまま残っています。
answer-worked-out-too-long = 「{ $label }」はほかの回答から作られますが、長すぎるため空欄のままです。元の回答を短くしてください。
answer-to-check = 「{ $label }」の回答をもう一度ご確認ください。入力された回答はそのまま残っています。
kiosk-pin-wrong = PINが違います。キオスクはそのまま開いています。もう一度お試しください。
kiosk-pin-paused = PINが5回続けて違いました。1分後にもう一度お試しください。
kiosk-closed = キオスクは閉じています。スタッフにお知らせください。
kiosk-window-failed = キオスクの画面を切り替えられませんでした（{ $error }）。記録はそのまま残っています。もう一度お試しください。
kiosk-survey-ended = このアンケートは終了しました。最初の画面からもう一度始めてください。
