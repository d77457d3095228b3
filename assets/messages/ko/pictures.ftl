### 사진과 로고, 그리고 그 색

picture-file-too-large = 파일이 너무 큽니다. 20 MB까지 받습니다. 바뀐 것은 없습니다. 더 작게 저장한 사진을 골라 주세요.
picture-of-no-known-kind = 사진으로 읽을 수 없는 파일입니다. 바뀐 것은 없습니다. PNG, JPEG, WebP 사진을 골라 주세요.
picture-animated = 움직이는 그림은 쓸 수 없습니다. 바뀐 것은 없습니다. 멈춘 사진을 골라 주세요.
picture-too-many-pixels = 사진이 너무 큽니다. 5천만 화소까지 받습니다. 바뀐 것은 없습니다. 더 작게 저장한 사진을 골라 주세요.
picture-damaged = 사진 파일이 끝까지 들어 있지 않거나 손상되었습니다. 바뀐 것은 없습니다. 원본을 다시 골라 주세요.
accent-darker-on-light = 이 색은 밝은 바탕에서 글자로 읽기 어려워, 밝은 화면의 글자에는 조금 더 어둡게 씁니다.
accent-lighter-on-dark = 이 색은 어두운 바탕에서 글자로 읽기 어려워, 어두운 화면의 글자에는 조금 더 밝게 씁니다.
accent-adjusted-on-both = 이 색은 글자로 읽기 어려워, 밝은 화면의 글자에는 조금 더 어둡게, 어두운 화면의 글자에는 조금 더 밝게 씁니다.
accent-not-a-colour = 색을 읽을 수 없습니다. 바뀐 것은 없습니다. #0f766e처럼 여섯 자리로 적어 주세요.
