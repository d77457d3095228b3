### アンケート用紙について。お客様が画面で目にする文だけです。

questionnaire-unreadable = アンケートを読み込めませんでした。スタッフにお知らせください。
questionnaire-none-published = 公開されたアンケートがないため、お聞きすることがありません。スタッフにお知らせください。
