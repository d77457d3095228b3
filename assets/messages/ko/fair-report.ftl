### 박람회 보고서: 부스가 제값을 했는지.

## 보고서

fair-report-title = 박람회 보고서: { $fair }
fair-report-file-name = { $day } 박람회 보고서 { $fair }
fair-report-days = { $first }부터 { $last }까지
fair-report-window = 박람회 마지막 날 뒤 { $days }일 동안의 매출까지 셌습니다.
fair-report-about-days = 기간
fair-report-about-answer = 답
fair-report-answer-no-cost = 매출은 { $won }원입니다. 부스 비용을 적으면 비용과 견주어 알려 드립니다.
fair-report-answer-more = 매출 { $won }원이 부스 비용 { $cost }원보다 { $more }원 많습니다.
fair-report-answer-less = 매출 { $won }원이 부스 비용 { $cost }원보다 { $less }원 적습니다.
fair-report-note-turnover = 여기의 매출은 이익이 아닙니다. 물건값과 인건비는 빼지 않았습니다. 쿠폰이 깎은 금액과 취소된 판매는 뺐습니다.
fair-report-note-linked = 박람회가 끝난 뒤의 매출은 쿠폰, 방문, 전화번호, 이메일로 방문객과 이어진 것만 셌습니다. 이어지지 않은 매출은 따로 적었고, 실제로는 방문객의 것이 더 있을 수 있습니다.
fair-report-note-not-over = 박람회가 끝난 뒤 { $days }일이 아직 지나지 않았습니다. 그 뒤의 매출은 더 늘 수 있습니다.
fair-report-note-hidden = 답이나 구매를 말하는 수가 한 명에서 네 명을 알려 주면 숨깁니다.
fair-report-saved = 저장했습니다.
fair-report-hidden = 숨김
fair-report-unknown = 알 수 없음
fair-report-cost-kept = 부스 비용은 적어 두었습니다. 보고서 파일만 만들지 못했습니다.
fair-report-cost-missing = 부스 비용을 적으면 계산됩니다. ‘부스 비용’에 원으로 적어 주세요.
fair-report-cost-too-high = 부스 비용은 0원부터 { $most }원까지 적을 수 있습니다. 바뀐 것은 없습니다. 원 단위가 맞는지 확인해 주세요.
fair-report-destroyed-fair = 이 박람회의 기록은 파기되어 보고서를 만들 수 없습니다. 바뀐 것은 없습니다. 다른 박람회를 골라 주세요.

## 표의 열

fair-report-column-figure = 항목
fair-report-column-in-words = 값
fair-report-column-numerator = 센 것
fair-report-column-denominator = 나눈 것
fair-report-column-value = 값(숫자)
fair-report-column-unit = 단위
fair-report-column-window = 센 날수
fair-report-column-note = 알아 둘 것
fair-report-column-id = 이름표

## 단위와 값

fair-report-unit-people = 명
fair-report-unit-surveys = 설문
fair-report-unit-coupons = 쿠폰
fair-report-unit-sales = 판매
fair-report-unit-messages = 메시지
fair-report-unit-conversations = 대화
fair-report-unit-won = 원
fair-report-unit-share = 비율(0~1)
fair-report-unit-per-thousand = 1,000건당
fair-report-unit-times = 배
fair-report-unit-points = 퍼센트포인트
fair-report-of = { $part } ÷ { $all }
fair-report-people = { $count }명
fair-report-surveys = { $count }건
fair-report-coupons = { $count }장
fair-report-sales = { $count }건
fair-report-messages = { $count }건
fair-report-conversations-number = { $count }건
fair-report-won = { $won }원
fair-report-won-by = { $won }원 ({ $of })
fair-report-share = { $percent } % ({ $of })
fair-report-by = { $value } ({ $of })
fair-report-times = { $value }배 ({ $of })
fair-report-points = { $value }퍼센트포인트

## 한눈에 보기

fair-report-figures = 한눈에 보기
fair-report-at-a-glance = 한눈에 보기
fair-report-cost = 부스 비용
fair-report-won-there = 박람회 매출
fair-report-won-after = 박람회 뒤 방문객 매출
fair-report-return = 비용에 견준 매출
fair-report-cost-per-contact = 연락처 하나에 든 비용
fair-report-cost-per-qualified = 관심이 높거나 중간인 한 명에 든 비용(직원이 적은 관심)
fair-report-cost-per-sale = 판매 한 건에 든 비용
fair-report-average-sale = 판매 한 건의 금액
fair-report-sales-there = 박람회 판매
fair-report-sales-after = 박람회 뒤 방문객 판매
fair-report-sales-not-linked = 박람회 뒤 누구의 것인지 모르는 판매
fair-report-won-not-linked = 박람회 뒤 누구의 것인지 모르는 매출
fair-report-sales-voided = 취소되어 세지 않은 박람회 판매
fair-report-sales-without-amount = 다른 계산대에서 쿠폰만 써서 금액을 모르는 판매
fair-report-visitors = 방문객
fair-report-destroyed = 그중 자료가 파기된 방문객(방문객 수에만 셉니다)
fair-report-surveys-begun = 시작한 설문
fair-report-surveys-handed-in = 시작한 설문 중 마친 설문
fair-report-contacts = 방문객 중 연락처를 남긴 분
fair-report-qualified = 방문객 중 관심이 높거나 중간인 분(직원이 적은 관심)
fair-report-interest-missing = 직원이 관심을 적은 분이 없어 알 수 없습니다. 방문객의 관심은 방문 카드에서 적을 수 있습니다.
fair-report-conversations = 나눈 대화(기록이 남은 방문과, 기록 없이 센 대화)
fair-report-conversations-not-captured = 그중 기록 없이 센 대화
fair-report-conversations-uncounted = 나눈 대화는 직원이 센 것이 없어 모릅니다. 다음에는 첫 화면에서 기록 없이 끝난 대화를 ` 키로 세어 주세요.
fair-report-per-conversation-surveys = 나눈 대화 중 마친 설문
fair-report-per-conversation-contacts = 나눈 대화 중 연락처를 남긴 분
fair-report-per-conversation-allowed = 나눈 대화 중 한 가지 방법으로라도 소식을 허락하신 분
fair-report-per-conversation-qualified = 나눈 대화 중 관심이 높거나 중간인 분(직원이 적은 관심)
fair-report-per-conversation-buyers = 나눈 대화 중 박람회에서 사신 분
fair-report-coupons-given = 드린 쿠폰
fair-report-coupons-used = 드린 쿠폰 중 쓰인 쿠폰
fair-report-messages-in-files = 파일에 담은 메시지
fair-report-in-no-file = 방문객 중 어느 파일에도 없는 분
fair-report-withdrawals = 메시지 1,000건당 허락을 거두신 분

## 부분마다

fair-report-nobody = 아직 오신 분이 없습니다.
fair-report-permission = 연락 허락
fair-report-permission-answer = 방문객 { $visitors }명 중 { $people }명이 소식을 받겠다고 하셨습니다.
fair-report-contact = 연락처를 남김
fair-report-keep = 보관과 이용을 허락함
fair-report-any-channel = 한 가지 방법으로라도 소식을 허락함
fair-report-channel = { $channel } 소식을 허락함
fair-report-captured-by-hour = 시간대별로 기록이 남은 대화
fair-report-captured-answer = 나눈 대화 { $all }건 중 { $captured }건의 기록이 남았습니다.
fair-report-coupons-section = 쿠폰
fair-report-coupons-answer = 쿠폰 { $given }장 중 { $used }장이 쓰였습니다.
fair-report-no-coupons = 아직 드린 쿠폰이 없습니다.
fair-report-quotes = 상담 실적
fair-report-quotes-answer = 적어 둔 견적은 계약추진액 { $negotiating }원, 체결액 { $concluded }원입니다.
fair-report-quotes-negotiating = 견적 가운데 계약추진
fair-report-quotes-concluded = 견적 가운데 체결

fair-report-variants = 쿠폰 문구와 기한
fair-report-variants-answer = 문구나 기한이 다른 쿠폰은 이만큼 쓰였습니다.
fair-report-variant = { $programme }: { $variant }
fair-report-channels = 쿠폰을 보낸 방법
fair-report-channels-answer = 파일에 담아 보낸 쿠폰은 보낸 방법마다 이만큼 쓰였습니다.
fair-report-interest = 관심과 구매
fair-report-interest-answer = 직원이 적은 관심마다 박람회에서 구매하신 분은 이만큼입니다.
fair-report-questions = 설문 질문
fair-report-questions-answer = 답을 가장 많이 비워 둔 질문은 ‘{ $question }’입니다.
fair-report-questions-all = 알려 드릴 수 있는 질문은 모두 답하셨습니다.
fair-report-no-surveys = 마친 설문이 아직 없습니다.
fair-report-revisits = 박람회 뒤 매출
fair-report-revisits-answer = 박람회가 끝나고 { $days }일 안에 방문객이 { $sales }건, { $won }원을 구매하셨습니다.
fair-report-no-revisits = 박람회가 끝나고 { $days }일 안에 방문객의 것으로 이어진 매출이 없습니다.
fair-report-way-coupon = 박람회에서 드린 쿠폰을 쓰심
fair-report-way-visit = 방문객에게 적은 판매
fair-report-way-phone = 같은 전화번호의 다른 방문
fair-report-way-email = 같은 이메일의 다른 방문
fair-report-way-order = 쇼핑몰 주문의 전화번호나 이메일이 방문객의 것
fair-report-way-sales = { $way } (건수)
fair-report-withheld = 파일에 넣지 않은 분
fair-report-withheld-answer = 방문객 { $all }명 중 { $people }명은 어느 파일에도 없습니다. 아래는 이유마다, 가장 많이 뺀 파일 하나에서 빠진 분입니다. 같은 분이 여러 파일에서 빠지므로 더하지 마세요.
fair-report-withheld-none = 아직 보낸 파일이 없습니다.
fair-report-maker-incomplete = 광고 메시지에 법에 따라 적어야 하는 정보가 비어 있었습니다.
fair-report-other-reason = 다른 이유
fair-report-by-day = 날짜별 방문객
fair-report-by-hour = 시간대별 방문객
fair-report-by-day-and-hour = 날짜와 시간대별 방문객
fair-report-day = { $month }월 { $day }일
fair-report-hour = { $hour }시
fair-report-day-hour = { $day } { $hour }
fair-report-busiest-day = { $days }에 가장 많은 { $people }명{ $ties ->
    [1] 이
   *[other] 씩
} 오셨습니다.
fair-report-days-alike = 날마다 똑같이 { $people }명이 오셨습니다.
fair-report-busiest-hour = { $days ->
    [1] 하루 중
   *[other] { $days }일을 더하면
} { $hours }부터 한 시간 동안 가장 많은 { $people }명{ $ties ->
    [1] 이
   *[other] 씩
} 오셨습니다.
fair-report-hours-alike = 시간대마다 똑같이 { $people }명이 오셨습니다.
