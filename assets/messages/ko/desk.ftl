### 접수대.

## 찾기와 알림

desk-nothing-found = 찾는 분이나 쿠폰이 이 기기에 없습니다. 이름을 적으셨으면 Enter로 그 이름의 새 방문객을 시작하고, 아니면 칸을 비우고 Enter를 누르세요.
desk-unknown-barcode = 이 바코드의 상품이 상품 목록에 없습니다. 준비 화면의 ‘상품’에서 추가할 수 있습니다. 쿠폰 번호를 적으셨다면 숫자 13개를 다시 확인하세요.
desk-another-fair-today = 오늘 열리는 박람회는 ‘{ $today }’인데, 이 노트북은 ‘{ $current }’에서 일하고 있습니다. 오늘 방문객을 받으려면 F3을 눌러 박람회를 바꾸세요.
desk-clock-behind = 기기 시계가 마지막 기록({ $latest })보다 늦습니다. 기록은 안전합니다. 시계를 맞춰 주세요.
desk-test-scanned = 시험 스캔이 되었습니다. 인쇄와 스캔이 모두 됩니다. 쿠폰 수에는 들어가지 않습니다.
desk-no-conversation-to-take-back = 이 노트북에서 오늘 센 대화가 없어 뺄 것이 없습니다. 바뀐 것은 없습니다.
board-goal-out-of-range = 목표는 1부터 { $most }까지 적거나 비워 둘 수 있습니다. 바뀐 것은 없습니다.
