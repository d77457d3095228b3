### 同意について。お客様が画面で目にする文だけです。

consent-collection-declined = 連絡先の保存に同意いただいていないため、保存しませんでした。アンケートとクーポンには影響ありません。同意いただくか、連絡先を消してお進みください。
consent-under-14 = 14歳以上であることが確認できないため、連絡先を保存しませんでした。アンケートとクーポンには影響ありません。
consent-notice-not-shown = お見せしていない文面への同意は保存できません。同意の画面をもう一度開いてください。

## 同意の文面の項目

notice-purpose = 目的
notice-items = 項目
notice-retention = 保有期間
notice-refusal = 拒否する権利
notice-transfer = 国・時期・方法
notice-recipient = 移転先
notice-use = 移転先の目的と保有期間

## 控え

receipt-maker = { $maker }からお送りしてよいとされたものです。
receipt-title = 同意の控え
receipt-line = { $channel } { $contact }：{ $topics } · 月{ $promise }回まで · { $time }
receipt-topics = { $before }、{ $next }
receipt-every-topic = すべてのテーマ
receipt-time = { $day }から{ $months }か月間
receipt-further = { $what } · { $time }
receipt-recipients = { $maker }から情報をお渡ししてよいとされた先です。
receipt-bought = ご購入いただいたため、{ $maker }から同意なしにお送りできるものです。
receipt-bought-line = { $channel } { $contact }：{ $kind }のお知らせのみ · { $day }のご購入から{ $months }か月間
receipt-nothing = { $maker }からは現在何もお送りしません。
further-night = 21時から翌朝8時までのお知らせ
further-recipient = { $recipient }への情報提供
permission-of = { $what }（{ $contact }）
receipt-stop = 配信を止めるには、このコードをブースでお見せください。お名前は不要です。
receipt-stop-free-call = お電話でも止められます：{ $phone }（無料）
receipt-stop-afterwards = 博覧会の後のご連絡先：{ $contact }
channel-email = メール
channel-sms = SMS
channel-kakao = カカオトーク
