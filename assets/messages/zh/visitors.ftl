### 关于访客和联系方式。只有访客会在屏幕上看到的句子。

visitor-unknown = 在这台设备的记录中没有找到。没有任何改动，请回到首页再试一次。
contact-email-unusable = 请再次确认电子邮箱地址，格式应为 name@company.kr。尚未保存。
contact-email-several = 输入了两个以上的电子邮箱地址。请只填写一个人的一个地址。尚未保存。
contact-phone-unusable = 请再次确认电话号码。国外号码以 + 和国家代码开头。尚未保存。
contact-phone-unassigned = 没有这样的号码。请再次核对国家代码和每位数字。尚未保存。
contact-phone-character = 电话号码中有不是数字的“{ $character }”。请改成正确的数字。尚未保存。
contact-phone-incomplete = 手机号码少了{ $missing }位数字。请确认包含 010 共 11 位。尚未保存。
contact-phone-too-long = 手机号码多了{ $extra }位数字。请确认包含 010 共 11 位。尚未保存。
contact-name-too-long = 姓名超过{ $most }个字。请缩短后重新填写。尚未保存。
contact-company-too-long = 公司名称超过{ $most }个字。请缩短后重新填写。尚未保存。
contact-missing = 没有可以接收消息的电子邮箱或电话号码。请填写其中一项，或不留联系方式继续。
