### 关于问卷。只有访客会在屏幕上看到的句子。

questionnaire-unreadable = 无法读取问卷。请告诉工作人员。
