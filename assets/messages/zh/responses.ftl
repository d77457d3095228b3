### 关于回答。只有访客会在屏幕上看到的句子。

answer-unknown-question = 问卷中没有这个问题，请重新打开问卷。
answer-ambiguous-question = 有两个以上的问题使用同一名称，请按“组/问题”的形式填写。
answer-not-answerable = 这个问题不需要填写答案，请直接进入下一题。
answer-read-only = 这个问题现在不能修改，已填写的答案不受影响。
identity-number-refused = 内容中有疑似居民登记号或外国人登记号的数字。依照法律，展位不能收集，因此没有记录。请删除该号码后重新填写。
answer-too-long = 答案太长，请缩短到6万4千字以内。之前填写的答案不受影响。
answer-not-a-number = 请填写数字。之前填写的答案不受影响。
answer-not-on-scale = 请选择刻度上的数值。
answer-not-a-date = 日期请按 2026-11-01、时间请按 14:30 的格式填写。
answer-not-a-choice = 现在不能选择这个选项，请从屏幕上显示的选项中选择。
answer-incomplete-ranking = 请把每个选项都按顺序排列一次。

questionnaire-other = 其他
questionnaire-other-specify = 请填写其他内容。

response-finished = 这份问卷已经完成，答案保持不变。如需修改，请告诉工作人员。
response-not-finished = 这份问卷还没有完成，可以直接修改答案。
answer-required = “{ $label }”需要填写答案。其他答案不受影响。
answer-worked-out-too-long = “{ $label }”由其他回答生成，但内容过长，因此保持空白。请缩短相关回答。
answer-to-check = 请再次确认“{ $label }”的答案。您填写的内容没有丢失。
kiosk-pin-wrong = PIN 不正确。自助终端仍然开着，请再试一次。
kiosk-pin-paused = PIN 已连续错误五次，请一分钟后再试。
kiosk-closed = 自助终端已关闭，请告诉工作人员。
kiosk-window-failed = 无法切换自助终端的窗口（{ $error }）。所有记录都没有改动，请再试一次。
kiosk-survey-ended = 这份问卷已经结束，请从首页重新开始。
