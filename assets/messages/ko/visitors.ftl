### 방문객과 연락처.

## 방문객

visitor-unknown = 이 기기의 기록에서 찾지 못했습니다. 바뀐 것은 없습니다. 접수대로 돌아가 다시 찾아 주세요.
visitor-note-too-long = 메모가 2,000자보다 깁니다. 줄여서 다시 적어 주세요. 앞의 메모는 그대로 있습니다.

## 연락처

contact-email-unusable = 이메일 주소를 다시 확인해 주세요. ‘이름@회사.kr’ 모양이어야 합니다. 아직 저장하지 않았습니다.
contact-email-several = 이메일 주소가 두 개 이상 들어 있습니다. 한 사람의 주소 하나만 적어 주세요. 아직 저장하지 않았습니다.
contact-phone-unusable = 전화번호를 다시 확인해 주세요. 해외 번호는 +와 국가 번호로 시작합니다. 아직 저장하지 않았습니다.
contact-phone-character = 전화번호에 숫자가 아닌 ‘{ $character }’ 글자가 있습니다. 그 자리를 숫자로 고쳐 주세요. 아직 저장하지 않았습니다.
contact-phone-incomplete = 휴대전화 번호에서 숫자가 { $missing }자리 빠졌습니다. 010을 넣어 11자리인지 확인해 주세요. 아직 저장하지 않았습니다.
contact-phone-too-long = 휴대전화 번호에 숫자가 { $extra }자리 더 들어갔습니다. 010을 넣어 11자리인지 확인해 주세요. 아직 저장하지 않았습니다.
contact-name-too-long = 이름이 { $most }자보다 깁니다. 줄여서 다시 적어 주세요. 아직 저장하지 않았습니다.
contact-company-too-long = 회사 이름이 { $most }자보다 깁니다. 줄여서 다시 적어 주세요. 아직 저장하지 않았습니다.
contact-missing = 소식을 받을 이메일이나 전화번호가 없습니다. 하나를 적거나, 연락처 없이 넘어가세요.

## 찾기

people-none-found = 찾는 사람이 이 기기의 기록에 없습니다.
people-more-found = 모두 { $found }명을 찾았고, 그중 먼저 맞는 { $listed }명만 보여 드립니다.
