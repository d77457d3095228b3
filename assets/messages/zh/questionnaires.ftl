### 关于问卷。只有访客会在屏幕上看到的句子。

questionnaire-unreadable = 无法读取问卷。请告诉工作人员。
questionnaire-none-published = 还没有发布问卷，因此没有可以回答的问题。请告诉工作人员。
