### 상품 목록 파일: 읽기와 판단.

## 파일과 열

price-list-without-pictures = 사진은 아직 넣지 않습니다. 다른 열은 모두 읽었습니다.
price-list-without-header = 상품명과 가격이 있는 줄을 찾지 못해 아무것도 넣지 않았습니다. 표의 첫 줄에 ‘상품명’과 ‘가격’이라고 적어 주세요.
price-list-without-prices = 가격 열을 찾지 못해 아무것도 넣지 않았습니다. 가격이 있는 열의 첫 줄에 ‘가격’이라고 적어 주세요.
price-list-without-a-selling-price = 손님이 한 개에 내는 가격(원)이 어느 열에 있는지 알 수 없어 아무것도 넣지 않았습니다. 돈이 적힌 열: { $columns }. 그 가격이 있는 열의 첫 줄에 ‘판매가’라고만 적어 주세요.
price-list-with-several-prices = 어느 열이 파는 가격인지 알 수 없어 아무것도 넣지 않았습니다: { $columns }. 하나만 남기거나, 파는 가격이 있는 열의 첫 줄에만 ‘행사가’라고 적어 주세요.
price-list-price-taken = 가격은 ‘{ $column }’ 열에서 읽었습니다. 읽지 않은 열: { $left }.
price-list-sheet-taken = ‘{ $sheet }’ 시트만 읽었습니다. 가격표가 있지만 읽지 않은 시트: { $left }.
price-list-rows-hidden = 가려진 행 { $count }개는 읽지 않았습니다. 넣으려면 표에서 숨기기나 필터를 풀고 파일을 다시 골라 주세요.
price-list-columns-hidden = 숨긴 열 { $count }개는 읽지 않았습니다. 넣으려면 표에서 숨기기를 풀고 파일을 다시 골라 주세요.
price-list-too-wide = 위쪽 행 하나에 내용이 있는 칸이 { $most }개를 넘어 아무것도 넣지 않았습니다. 가격표에 쓰는 열만 남기고 나머지는 지워 주세요.
price-list-in-other-money = { $row }행의 ‘{ $text }’ 때문에 가격이 손님이 한 개에 내는 원화 가격인지 알 수 없습니다. 아무것도 넣지 않았습니다. 가격을 부가세를 넣은 한 개 가격(원)으로 바꾸고 그 글을 지워 주세요.
price-list-of-other-money = 시트 이름 ‘{ $sheet }’ 때문에 가격이 손님이 한 개에 내는 원화 가격인지 알 수 없습니다. 아무것도 넣지 않았습니다. 파는 가격이라면 시트 이름을 ‘가격표’로 바꾸고, 아니면 그 시트를 숨겨 주세요.
price-list-empty = 첫 줄 아래에 상품이 한 줄도 없어 아무것도 넣지 않았습니다. 상품을 한 줄에 하나씩 적어 주세요.
price-list-too-long = 상품이 { $rows }줄이라 아무것도 넣지 않았습니다. 한 번에 { $most }줄까지 넣을 수 있으니 나누어 넣어 주세요.

## 가격

price-empty = 가격이 비어 있습니다.
price-negative = 가격이 0원보다 작습니다.
price-unreadable = 가격 ‘{ $written }’{ OBJECT($written) } 원 단위 숫자로 읽을 수 없습니다. 12000처럼 적어 주세요.
price-with-a-fraction = 가격에 1원보다 작은 수가 있습니다. 원 단위로 적어 주세요.
price-too-high = 가격이 { $most }원보다 큽니다.

## 한 줄

row-without-barcode = 바코드 ‘{ $written }’ 없이 넣습니다. { $reason }
row-sold-again = 다시 팝니다.
row-name = 이름: { $old } → { $new }
row-price = 가격: { $old }원 → { $new }원
row-tags = 태그: { $old } → { $new }
row-barcode = 바코드: { $barcode }
row-stock = 재고: { $old }개 → { $stock }개
row-stock-new = 재고: { $stock }개
row-one-of-a-set = 낱개로 다시 사는 상품으로 표시합니다.
row-not-one-of-a-set = 낱개로 다시 사는 상품이라는 표시를 뺍니다.
row-other-barcode = 이름이 같고 바코드가 다른 상품이 이미 있습니다.
row-several-namesakes = 이름이 같은 상품이 둘 이상 있어 어느 것인지 알 수 없습니다. 바코드를 함께 적어 주세요.
row-barcode-twice = { $earlier }행과 바코드가 같습니다.
row-name-twice = { $earlier }행과 이름이 같습니다.
row-taken-in = { $row }행 { $name }: { $price }원
row-left-out = { $row }행 { $name }: { $why }
row-of-totals = 상품이 아니라 합계입니다.
row-longer-than-the-header = 첫 줄보다 칸이 많아 어느 칸이 가격인지 알 수 없습니다. 가격은 12,000이 아니라 12000처럼 적어 주세요.
row-of-another-table = 위에서 머리글이 다른 표가 새로 시작되어, 어느 칸이 가격인지 알 수 없습니다. 이 표는 다른 파일로 나누어 넣어 주세요.
row-with-a-number-beside-the-price = 가격 오른쪽의 머리글 없는 칸에 수가 또 있어 어느 것이 가격인지 알 수 없습니다. 그 칸의 첫 줄에 무엇인지 적어 주세요.
row-in-other-money = 이 줄의 ‘{ $text }’ 때문에 가격이 손님이 한 개에 내는 원화 가격인지 알 수 없습니다. 가격을 부가세를 넣은 원으로 바꾸고 그 글을 지워 주세요.
row-price-shown-otherwise = 가격이 엑셀에서 원이 아닌 모양(표시 형식 { $format })으로 보입니다. 원으로 바꾸고 표시 형식을 ‘일반’으로 해 주세요.
row-price-far-below-another = 가격이 같은 줄의 ‘{ $column }’에 견주어 너무 작아, 손님이 내는 가격인지 알 수 없습니다. 맞는 가격이면 그 칸을 비워 주세요.
row-price-split = 가격이 쉼표에서 두 칸으로 나뉜 것 같습니다. 12000처럼 쉼표 없이, 1,000원보다 작으면 500원처럼 적어 주세요.
row-name-empty = 상품 이름이 비어 있습니다.
row-name-too-long = 상품 이름이 100자보다 깁니다.
row-like-a-label = ‘{ $name }’에 광고 표시처럼 보이는 글자가 있습니다. 상품 이름과 태그는 광고 글에 나가니, 그 글자를 빼고 다시 넣어 주세요.
row-stock-unreadable = 재고를 숫자로 읽을 수 없어 재고 없이 넣습니다.
row-one-of-a-set-unreadable = 낱개 재구매 칸을 읽을 수 없어 그 표시 없이 넣습니다. O나 X로 적어 주세요.
