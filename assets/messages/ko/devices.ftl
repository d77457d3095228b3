### 노트북.

## 노트북을 부르는 말

laptop-this = 이 기기
laptop-other = 다른 기기({ $end })
