### 关于同意。只有访客会在屏幕上看到的句子。

consent-collection-declined = 由于您没有同意保存联系方式，所以没有保存。问卷和优惠券不受影响。请选择同意，或删除联系方式后继续。
consent-under-14 = 由于未能确认您已满14岁，联系方式没有保存。问卷和优惠券不受影响。
consent-notice-not-shown = 不能保存对未曾显示的内容的同意。请重新打开同意页面。

## 同意内容的项目

notice-purpose = 目的
notice-items = 项目
notice-retention = 保存期限
notice-refusal = 您的拒绝权
notice-transfer = 国家、时间、方式
notice-recipient = 接收方
notice-use = 接收方的目的和保存期限

## 凭据

receipt-maker = 以下是您同意{ $maker }发送的内容。
receipt-title = 同意凭证
receipt-line = { $channel } { $contact }：{ $topics } · 每月最多{ $promise }次 · { $time }
receipt-topics = { $before }、{ $next }
receipt-every-topic = 所有主题
receipt-time = 自{ $day }起{ $months }个月
receipt-further = { $what } · { $time }
receipt-recipients = 以下是您同意{ $maker }提供信息的对象。
receipt-bought = 由于您购买过商品，{ $maker }无需另行征得同意即可发送的内容。
receipt-bought-line = { $channel } { $contact }：仅限{ $kind }的消息 · 自{ $day }购买起{ $months }个月
receipt-nothing = { $maker }目前不会向您发送任何内容。
further-night = 晚9点至早8点之间也发送
further-recipient = 向{ $recipient }提供信息
permission-of = { $what }（{ $contact }）
receipt-stop = 如需停止，请在展位出示此码，无需说明姓名。
receipt-stop-free-call = 也可拨打电话：{ $phone }（免费）
receipt-stop-afterwards = 展会结束后请联系：{ $contact }
channel-email = 电子邮件
channel-sms = 短信
channel-kakao = KakaoTalk
