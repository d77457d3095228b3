### クーポンについて。お客様が画面で目にする文だけです。

coupon-qr-too-long = クーポンページのアドレスが長すぎるため、QRコードを作れません。もっと短いアドレスを入力してください。

## クーポンを使える場所

place-booth = 展示会ブース
place-shop = 店舗
place-online = オンラインストア

## 特典を短く

benefit-percent = { $percent }%割引
benefit-percent-capped = { $percent }%割引（最大{ $cap }ウォン）
benefit-amount = { $won }ウォン割引
benefit-amount-to-spend = { $won }ウォン分の金券
benefit-gift = { $what }プレゼント
benefit-buy-and-get = { $buy }点お買い上げで{ $free }点無料

## クーポンの条件を一文で

terms-preview = { $when }{ $places }で{ $what }
terms-short-on-one-day = { $day }に
terms-short-until = { $until }まで
terms-short-on-days = { $from }から{ $until }まで
terms-short-times = { $times }回
terms-short-until-spent = 使い切るまで何回でも
terms-short-cap = 最大{ $cap }ウォン
terms-short-named = 指定商品{ $named }種類
terms-short-tagged = { $tags }の商品
terms-short-tagged-or-named = { $tags }の商品と指定商品{ $named }種類
terms-short-minimum = { $won }ウォン以上のお買い上げ
terms-short-person = ご本人限り
terms-short-more = { $before } · { $next }
terms-tag = 「{ $tag }」
