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

terms-preview = { $when }，在{ $places }{ $condition }，{ $who }{ $what }{ $cap }，{ $times }。
terms-on-one-day = { $day }
terms-on-days = { $from }至{ $until }
terms-by-its-person = 仅限领取者本人，
terms-once = 限用1次
terms-up-to-times = 最多可用{ $times }次
terms-until-spent = 可多次使用，直到金额用完
terms-gives-percent = 减免{ $percent }%
terms-gives-amount = 立减{ $won }韩元
terms-gives-gift = 赠送“{ $what }”
terms-gives-pieces = 其中最便宜的{ $free }件免费
terms-cap = （最多{ $cap }韩元）
terms-showing = 出示此优惠券
terms-buying = 购买{ $goods }
terms-buying-for = 购买{ $goods }满{ $won }韩元
terms-buying-pieces = 购买{ $goods }满{ $pieces }件
terms-buying-pieces-for = 购买{ $goods }满{ $pieces }件且满{ $won }韩元
terms-goods-any = 商品
terms-goods-named = 指定商品（{ $named }种）
terms-goods-tagged = { $tags }商品
terms-goods-tagged-or-named = { $tags }商品或指定商品（{ $named }种）
terms-tag = “{ $tag }”
