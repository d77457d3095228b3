### 직원과 권한.

## 권한이 없을 때

staff-managers-only = 이 일은 관리자나 업체 주인만 할 수 있습니다. 바뀐 것은 없습니다. 관리자에게 부탁해 주세요.
staff-owner-only = 이 일은 업체 주인만 할 수 있습니다. 바뀐 것은 없습니다. 주인에게 부탁해 주세요.

## 로그인과 PIN

staff-not-signed-in = 지금 로그인한 사람이 없습니다. 바뀐 것은 없습니다. 이름을 고르고 PIN을 눌러 주세요.
staff-pin-wrong = PIN이 맞지 않습니다. 바뀐 것은 없습니다. 다시 눌러 주세요.
staff-pin-paused = PIN이 여러 번 맞지 않아 { $minutes }분 동안 받지 않습니다. 적어 둔 것은 그대로 있습니다. 그 뒤에 다시 눌러 주세요. PIN을 잊었으면 업체 주인이 새로 정해 줄 수 있습니다.
staff-pin-unusable = PIN은 숫자 4자리에서 8자리로 정해 주세요. 아직 바뀐 것은 없습니다.
staff-pin-trivial = 1111, 1234, 2580이나 연도처럼 누구나 먼저 눌러 보는 번호입니다. 아직 바뀐 것은 없습니다. 다른 PIN을 정해 주세요.
staff-pin-refused = 이 번호로는 PIN을 정할 수 없습니다. 아직 바뀐 것은 없습니다. 다른 번호로 정해 주세요.

## 직원을 바꿀 때

staff-name-missing = 이름이 비어 있습니다. 아직 더한 사람은 없습니다. 이름을 적어 주세요.
staff-name-taken = 같은 이름의 직원이 이미 있습니다. 아직 더한 사람은 없습니다. 구별할 수 있게 적어 주세요.
staff-own-pin-first = 먼저 자신의 PIN을 정해 주세요. 아직 바뀐 것은 없습니다. 다른 사람이 로그인하기 시작하면 주인도 PIN으로 들어옵니다.
staff-last-owner = 이렇게 하면 PIN이 있는 업체 주인이 한 명도 남지 않습니다. 바뀐 것은 없습니다. 먼저 다른 사람을 주인으로 정해 주세요.

## 열람 기록

access-month-not-over = 이 달은 아직 끝나지 않았거나 기록이 없습니다. 바뀐 것은 없습니다. 다음 달에 검토해 주세요.

## 권한 기록

role-capture = 접수
role-manage = 관리
role-owner = 업체 주인
rights-added = { $whom }: { $role } 권한으로 함께 일하기 시작
rights-role = { $whom }: { $role } 권한으로 바뀜
rights-ended = { $whom }: 접근을 끝냄
rights-back = { $whom }: { $role } 권한으로 다시 일함
rights-pin = { $whom }: PIN을 정함
rights-by = { $what } ({ $by })

## 열람에서 눈에 띄는 것

access-at-night = 밤 10시에서 아침 7시 사이에 { $times }번 보았습니다.
access-wrong-pins = 틀린 PIN이 { $times }번 있었습니다.
access-many-people = 다른 사람보다 두 배 넘게 많은 방문객을 보았습니다.
access-files = 방문객이 든 파일을 { $files }번 내보냈습니다.
access-command-line = 명령줄(boothctl)로 { $times }번 보았습니다.
