### 그룹을 만드는 변수와 조건.

segment-everybody = 모든 방문객
segment-condition = { $variable }: { $levels }
segment-variable-unknown = ‘{ $id }’ 변수가 더 이상 없어서 이 그룹을 세지 못했습니다. 저장된 그룹과 기록은 그대로 있습니다. 그룹을 열어 조건을 다시 골라 주세요.
segment-level-unknown = ‘{ $variable }’에 ‘{ $level }’ 구분이 더 이상 없어서 이 그룹을 세지 못했습니다. 저장된 그룹과 기록은 그대로 있습니다. 그룹을 열어 조건을 다시 골라 주세요.
segment-level-missing = ‘{ $variable }’에서 고른 구분이 없습니다. 바뀐 것은 없습니다. 하나 이상 고르거나 조건을 빼 주세요.
segment-audience-unknown = ‘{ $id }’ 그룹이 더 이상 없어서 이 그룹을 세지 못했습니다. 저장된 그룹과 기록은 그대로 있습니다. 그룹을 열어 조건을 다시 골라 주세요.
segment-too-many-conditions = 조건은 { $most }개까지 겹칠 수 있습니다. 바뀐 것은 없습니다. 조건을 하나 빼고 다시 해 주세요.
