### 关于优惠券。只有访客会在屏幕上看到的句子。

coupon-qr-too-long = 优惠券页面的网址太长，无法生成二维码。请使用更短的网址。

## 可以使用优惠券的地方

place-booth = 展会展位
place-shop = 门店
place-online = 网店

## 优惠内容

benefit-percent = 减免{ $percent }%
benefit-percent-capped = 减免{ $percent }%（最多{ $cap }韩元）
benefit-amount = 立减{ $won }韩元
benefit-amount-to-spend = { $won }韩元代金券
benefit-gift = 赠送{ $what }
benefit-buy-and-get = 买{ $buy }件送{ $free }件

## 用一句话说明优惠券的条件

terms-preview = { $when }在{ $places }{ $what }
terms-short-on-one-day = { $day }
terms-short-until = { $until }前（含当天）
terms-short-on-days = { $from }至{ $until }
terms-short-times = 限用{ $times }次
terms-short-until-spent = 用完为止
terms-short-cap = 最多{ $cap }韩元
terms-short-named = 指定商品{ $named }种
terms-short-tagged = { $tags }商品
terms-short-tagged-or-named = { $tags }商品和指定商品{ $named }种
terms-short-minimum = 购买满{ $won }韩元
terms-short-person = 仅限本人
terms-short-more = { $before } · { $next }
terms-tag = “{ $tag }”
