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

terms-preview = { $when }、{ $places }で{ $condition }、{ $who }{ $times }、{ $what }{ $cap }。
terms-on-one-day = { $day }に
terms-on-days = { $from }から{ $until }まで
terms-by-its-person = クーポンを受け取ったご本人に限り、
terms-once = 1回限り
terms-up-to-times = { $times }回まで
terms-until-spent = 金額を使い切るまで何回でも
terms-gives-percent = { $percent }%割引します
terms-gives-amount = { $won }ウォン割引します
terms-gives-gift = 「{ $what }」を差し上げます
terms-gives-pieces = そのうち最も安い{ $free }点を無料にします
terms-cap = （最大{ $cap }ウォン）
terms-showing = このクーポンをご提示いただくと
terms-buying = { $goods }をお買い上げいただくと
terms-buying-for = { $goods }を{ $won }ウォン以上お買い上げいただくと
terms-buying-pieces = { $goods }を{ $pieces }点以上お買い上げいただくと
terms-buying-pieces-for = { $goods }を{ $pieces }点以上、{ $won }ウォン以上お買い上げいただくと
terms-goods-any = 商品
terms-goods-named = 指定商品（{ $named }種類）
terms-goods-tagged = { $tags }の商品
terms-goods-tagged-or-named = { $tags }の商品または指定商品（{ $named }種類）
terms-tag = 「{ $tag }」
