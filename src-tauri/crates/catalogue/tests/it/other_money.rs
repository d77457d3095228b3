//! What is not the price of one piece in won is never sold as one: each kind of
//! doubt, in lists of several shapes.

use crate::doubtful_money::{notes, prices, read};

/// What a list gives: its rows with their prices, or `refused` if it is not
/// taken in at all.
fn outcome(csv: &str) -> String {
    read(csv).map_or("refused".to_owned(), |list| prices(&list).join(" / "))
}

fn check(table: &[(&str, &str)]) {
    for (csv, expected) in table {
        assert_eq!(outcome(csv), *expected, "{csv}");
    }
}

/// Half of a price may stand in the next cell, with whatever was written behind it.
#[test]
fn a_thousand_in_two_cells_is_refused_whatever_follows_it() {
    check(&[
        ("상품명,가격,재고\n잔,12,000원\n", "잔 -"),
        ("상품명,가격,재고\n잔,₩12,000\n", "잔 -"),
        ("상품명,가격,재고\n잔,KRW 12,000\n", "잔 -"),
        ("상품명,가격,재고\n잔,\\12,000\n", "잔 -"),
        ("상품명,가격,재고\n잔,12,000.00\n", "잔 -"),
        ("상품명,가격,재고\n잔,12,000개\n", "잔 -"),
        ("상품명,가격,비고\n잔,12,000 원\n", "잔 -"),
        ("상품명,가격,비고\n잔,12,000(세일)\n", "잔 -"),
        ("상품명,가격,비고\n잔,12,500 행사\n", "잔 -"),
        ("상품명,가격,비고\n잔,12,500~\n", "잔 -"),
        ("상품명,가격,비고\n잔,12,500/개\n", "잔 -"),
        ("상품명,가격,비고\n잔,12,900-\n", "잔 -"),
        ("상품명,가격,재고\n잔,1,200원\n", "잔 -"),
        ("상품명,가격,재고\n잔,120,000won\n", "잔 -"),
        ("상품명,가격,,,\n컵,12,000원,,\n", "컵 -"),
        ("상품명,가격,,,\n컵,12,500,,\n", "컵 -"),
        ("상품명,재고,가격,비고\n잔,3,12,500원,,\n", "잔 -"),
        ("상품명\t가격\t비고\n컵\t12\t000원\n", "컵 -"),
        ("상품명\t가격\t비고\n컵\t12\t500원\n", "컵 -"),
        ("상품명;가격;비고\n컵;12;050\n", "컵 -"),
        // These are whole.
        ("상품명,가격,재고\n사탕,500원,120개\n", "사탕 500"),
        ("상품명,가격,재고\n사탕,500,12\n", "사탕 500"),
        ("상품명,가격,재고\n사탕,500,1200\n", "사탕 500"),
        ("상품명,재고,가격\n사탕,12,500원\n", "사탕 500"),
        ("상품명\t가격\t재고\n사탕\t500\t120\n", "사탕 500"),
        ("상품명;가격;할인가\n사탕;900;800원\n", "사탕 800"),
        ("상품명,가격,용량\n음료,1500,500ml\n", "음료 1500"),
    ]);
}

/// The sub-heading says which of several prices it is; what it does not say is
/// not taken from its place.
#[test]
fn a_heading_over_several_columns_is_read_with_those_below_it() {
    let list = |below: &str| format!("상품명,가격,,재고\n,{below},\n잔,12,15000,3\n");
    for (below, expected) in [
        ("도매,소매", "잔 15000"),
        ("USD,KRW", "잔 15000"),
        ("천원,원", "잔 15000"),
        ("작년,올해", "잔 15000"),
        ("박스,낱개", "잔 15000"),
        ("10개,1개", "잔 15000"),
        ("VAT 별도,VAT 포함", "잔 15000"),
        ("공급가,소비자가", "잔 15000"),
        ("$,₩", "잔 15000"),
        ("회원,일반", "refused"),
        ("대,소", "refused"),
        ("USD,EUR", "refused"),
        ("A등급,B등급", "refused"),
        ("온라인,온라인 정상", "refused"),
        ("(천원),(만원)", "refused"),
        // The price of the fair is far below the other one.
        ("할인,정상", "잔 -"),
        ("행사,소비자", "잔 -"),
    ] {
        assert_eq!(outcome(&list(below)), expected, "{below}");
    }
    check(&[
        ("상품명,가격,\n잔,12000,9000\n", "잔 -"),
        ("상품명,가격,,재고\n잔,12000,₩9000,3\n", "잔 -"),
        ("상품명,가격,\n잔,12000,한정\n", "잔 12000"),
        ("상품명,가격\n,(천원)\n잔,12\n", "refused"),
        ("상품명,가격\n,USD\n잔,12\n", "refused"),
        ("상품명,가격\n,VAT별도\n잔,12000\n", "refused"),
        ("상품명,가격\n,(원)\n잔,12000\n", "잔 12000"),
        (
            "상품명,도매,,소매,\n,가격,재고,가격,재고\n잔,9000,1,12000,2\n",
            "잔 12000",
        ),
    ]);
    let list = read("상품명,가격,\n,도매,소매\n잔,9000,12000\n").expect("a list");
    assert!(
        notes(&list)[0].contains("‘가격 소매’"),
        "{:?}",
        notes(&list)
    );
    assert!(notes(&list)[0].contains("가격 도매."), "{:?}", notes(&list));
}

/// Another header begins another table, whose columns are others.
#[test]
fn a_table_below_the_table_is_not_read_by_its_columns() {
    check(&[
        (
            "상품명,가격\n잔,12000\n품명,수량,가격\n컵,30,15000\n",
            "잔 12000 / 품명 - / 컵 -",
        ),
        (
            "상품명,가격,재고\n잔,12000,3\n\n품명,수량,가격\n컵,30,15000\n",
            "잔 12000 / 품명 - / 컵 -",
        ),
        (
            "상품명,가격,재고\n잔,12000,3\n상품명,재고,가격\n컵,30,15000\n",
            "잔 12000 / 상품명 - / 컵 -",
        ),
        (
            "상품명,가격,비고\n잔,12000,\n품명,수량,비고\n봉투,100,\n",
            "잔 12000 / 품명 - / 봉투 -",
        ),
        (
            "상품명,가격,비고\n잔,12000,\n상품명,가격(USD),비고\n컵,12,\n",
            "잔 12000 / 상품명 - / 컵 -",
        ),
        (
            "상품명,가격,비고\n잔,12000,\nName,Qty,Price\nCup,30,15\n",
            "잔 12000 / Name - / Cup -",
        ),
        (
            "상품명,가격,비고\n잔,12000,\n제품명,원가,판매가\n컵,5000,15000\n",
            "잔 12000 / 제품명 - / 컵 -",
        ),
        // A header repeated on the next page begins none.
        (
            "상품명,가격,재고\n잔,12000,3\n상품명,가격,재고\n컵,15000,1\n",
            "잔 12000 / 상품명 - / 컵 15000",
        ),
        // Products may be called like headings.
        (
            "상품명,가격\n상품,12000\n이름표,3000\n",
            "상품 12000 / 이름표 3000",
        ),
    ]);
}

/// Wherever around the table another unit, currency or tax is named.
#[test]
fn a_unit_named_anywhere_around_the_table_is_noticed() {
    let list = "상품명,가격,비고\n잔,12,\n컵,15,\n";
    let doubtful = [
        "(단위: 천원)",
        "(단위 : 千원)",
        "\"(단위: 1,000원)\"",
        "(단위: 백원)",
        "[단위 천원]",
        "단위=만원",
        "단위 : 만 원",
        "금액 천원",
        "가격표(천원)",
        "모든 가격은 만원 단위입니다",
        "※ 아래 금액은 천원 단위입니다",
        "\"(Unit: KRW 1,000)\"",
        "Unit: thousand won",
        "Prices in USD",
        "All prices in EUR",
        "Currency: USD",
        "통화: JPY",
        "화폐 단위: 위안",
        "가격 ($)",
        "USD",
        "단위,천원",
        "통화,CHF",
        "\"※ 단위: 원, VAT 별도\"",
        "※ 부가세 별도",
        "가격표 (VAT 별도)",
        "단위: 원 / VAT 별도",
        "위 가격은 부가세 10% 별도입니다",
        "부가가치세 미포함",
        "VAT 제외 금액",
        "Prices excl. VAT",
        "VAT not included",
        "plus tax",
        "(세전)",
        "도매 가격표",
        "B2B 단가",
        "Wholesale price list",
        "납품 단가표",
        "공급가 기준",
        "all amounts in thousands of KRW",
        "(in thousand won)",
        "단위 만",
        "기준: 천원",
        "※천원단위",
        "VAT는 포함되어 있지 않습니다",
        "FOB Busan price list",
        "12개 단위 가격입니다",
        "박스당 가격",
        "100개 기준 단가",
        "100g당 가격",
        "Price per dozen",
    ];
    for note in doubtful {
        let tail = ",".repeat(2 - note.matches(',').count().min(2));
        for csv in [
            format!("{note}\n{list}"),
            format!("{list}\n{note}\n"),
            format!("{list}{note}{tail}\n"),
        ] {
            assert_eq!(outcome(&csv), "refused", "{csv}");
        }
    }
    let harmless = [
        "(단위: 원)",
        "\"단위: 원, VAT 포함\"",
        "단위: 원(부가세 포함)",
        "단위 : 원/개",
        "Unit: KRW",
        "Currency: KRW",
        "\"※ VAT 포함, 배송비 별도\"",
        "부가세 포함 가격입니다",
        "만원의 행복 기획전",
        "5만원 이상 구매 시 가격 할인",
        "도매 문의: 010-1234-5678",
        "B2B 가격 상담 환영",
        "※ 규격 단위: cm",
        "2026 가격표",
        "세금계산서 발행 가능",
        "세트 상품 별도 문의",
        "달러 모양 쿠션 출시",
        "천 가방 가격표",
        "1개당 가격입니다",
        "2026 상품 1개당 가격",
        "개당 단가",
        "박스 단위 주문 가능",
        "가격은 매장 기준입니다",
    ];
    for note in harmless {
        for csv in [format!("{note}\n{list}"), format!("{list}{note}\n")] {
            assert_ne!(outcome(&csv), "refused", "{csv}");
        }
    }
    check(&[
        ("상품명,가격,(단위: 천원)\n잔,12\n", "refused"),
        ("상품명,가격,VAT 별도\n잔,12\n", "refused"),
        ("상품명,가격\n(천원),\n잔,12\n", "refused"),
        ("상품명,가격\n,천원\n잔,12\n", "refused"),
        (
            "상품명,가격,단위\n잔,12,천원\n컵,9000,원\n병,800,개\n",
            "잔 - / 컵 9000 / 병 800",
        ),
        (
            "Name,Price,Currency\nGlass,12,USD\nCup,12000,KRW\nMug,1,CHF\n",
            "Glass - / Cup 12000 / Mug -",
        ),
        ("상품명,가격,\n잔,12,USD\n컵,9000,원\n", "잔 - / 컵 9000"),
        (
            "상품명,가격,부가세\n잔,12000,별도\n컵,9000,포함\n병,8000,800\n",
            "잔 - / 컵 9000 / 병 8000",
        ),
        (
            "상품명,가격,비고\n잔,12000,VAT 별도\n컵,9000,부가세 포함\n",
            "잔 - / 컵 9000",
        ),
        (
            "상품명,가격\n잔 (VAT별도),12000\n달러 지갑,9000\n",
            "잔 (VAT별도) - / 달러 지갑 9000",
        ),
    ]);
}

/// A heading is a price only if every word in it is known.
#[test]
fn an_unknown_word_beside_a_price_makes_it_doubtful() {
    for heading in [
        "가격(GBP)",
        "가격(£)",
        "가격(RMB)",
        "가격(元)",
        "가격(HKD)",
        "가격(VND)",
        "가격(THB)",
        "가격(유로)",
        "가격(링깃)",
        "가격(千원)",
        "가격(1,000원)",
        "가격(백원)",
        "가격(k)",
        "가격(만)",
        "가격(단위:천)",
        "가격(kg)",
        "가격(100g당)",
        "가격(10개)",
        "가격(12입)",
        "가격(묶음)",
        "가격(dozen)",
        "가격(CTN)",
        "가격(1타)",
        "가격(켤레)",
        "가격(1m)",
        "Price(100 pcs)",
        "Price per dozen",
        "Price/box",
        "Price AUD",
        "가격(도매)",
        "가격(B2B)",
        "가격(위탁)",
        "가격(공급)",
        "가격(작년)",
        "가격(2025)",
        "가격(예정)",
        "판매가(VAT 미포함)",
        "판매가(VAT제외)",
        "판매가(세전)",
        "판매가(ex.VAT)",
        "판매가(VAT-)",
        "판매가+VAT",
        "판매가 USD",
        "판매가/천원",
        "판매가-천원",
        "비할인가",
        "할인 미적용가",
        "회원 할인가",
        "임직원가",
        "B2B 할인가",
        "지난 행사가",
        "할인가(종료)",
        "할인가(%)",
        "할인율",
        "할인금액",
        "현금가",
        "체험가",
        "대여가",
        "옵션가격",
        "Net price",
        "FOB Price",
        "Member price",
    ] {
        let alone = read(&format!("상품명,\"{heading}\"\n잔,12\n"));
        let why = alone
            .err()
            .unwrap_or_else(|| panic!("{heading} is no clear price"));
        assert!(why.ko.contains(heading), "{heading}: {why}");
        assert!(
            why.en.contains(heading) && why.ko.contains("판매가"),
            "{why}"
        );
        let beside = format!("상품명,\"{heading}\",판매가\n잔,12,15000\n");
        let list = read(&beside).expect("there is a clear price");
        assert_eq!(prices(&list), ["잔 15000"], "{heading}");
        assert!(notes(&list)[0].contains(heading), "{heading} is told");
    }
    for heading in [
        "가격(원)",
        "가격 (₩)",
        "가격(KRW)",
        "가격, 원",
        "가격:원",
        "가격*",
        "판매가(VAT 포함)",
        "가격(VAT 10% 포함)",
        "판매가(원, 부가세 포함)",
        "판매가[세금포함]",
        "단가(개당)",
        "가격(1개)",
        "낱개 가격",
        "소매가",
        "소비자 판매가",
        "박람회 특가",
        "전시회 행사가격",
        "현장 할인가",
        "할인 후 가격",
        "Price (KRW)",
        "Unit price",
        "Price per piece",
        "Selling Price",
        "Sale price (VAT incl.)",
        "MSRP",
        "상품 가격",
        "판매 가격",
        "가격(단위: 원)",
    ] {
        let csv = format!("상품명,\"{heading}\"\n잔,12000\n");
        assert_eq!(outcome(&csv), "잔 12000", "{heading}");
    }
}

/// The sum of a row is not what one piece costs.
#[test]
fn an_amount_beside_pieces_is_no_price() {
    check(&[
        ("상품명,수량,판매금액\n잔,3,36000\n", "refused"),
        ("상품명,판매수량,금액\n잔,3,36000\n", "refused"),
        ("상품명,주문 수량,금액\n잔,3,36000\n", "refused"),
        ("상품명,개수,금액\n잔,3,36000\n", "refused"),
        ("상품명,갯수,행사금액\n잔,3,36000\n", "refused"),
        ("상품명,재고,금액\n잔,3,36000\n", "refused"),
        ("Name,Order Qty,Amount\nGlass,3,36000\n", "refused"),
        ("Name,Pcs,Sales amount\nGlass,3,36000\n", "refused"),
        ("Name,EA,Amount (KRW)\nGlass,3,36000\n", "refused"),
        ("상품명,수량,단가,판매금액\n잔,3,12000,36000\n", "잔 12000"),
        ("상품명,금액\n잔,12000\n", "잔 12000"),
        ("상품명,판매금액\n잔,12000\n", "잔 12000"),
    ]);
}

/// Whatever other money there is, it is told; what contradicts is asked about.
#[test]
fn no_column_of_money_is_passed_over_in_silence() {
    for (header, left) in [
        ("상품명,가격,세일", "세일"),
        ("상품명,가격,결제가", "결제가"),
        ("상품명,가격,쿠폰가", "쿠폰가"),
        ("상품명,정가,할인", "할인"),
        ("상품명,정가,결제금액", "결제금액"),
        ("Name,Price,Sale", "Sale"),
        ("Name,Price,Discounted", "Discounted"),
        ("상품명,가격,현장", "현장"),
        ("상품명,가격,보증금", "보증금"),
        ("상품명,가격,적립금", "적립금"),
        ("상품명,가격,할인후", "할인후"),
        ("상품명,가격,멤버십가", "멤버십가"),
    ] {
        let list = read(&format!("{header}\n잔,12000,9000\n")).expect(header);
        assert_eq!(prices(&list), ["잔 12000"], "{header}");
        assert!(
            notes(&list)[0].contains(&format!("읽지 않은 열: {left}.")),
            "{header}"
        );
    }
    check(&[
        ("Name,Price,KRW\nGlass,12,15000\n", "refused"),
        ("상품명,가격,원화\n잔,12,15000\n", "refused"),
        ("상품명,가격,세금포함\n잔,10000,11000\n", "refused"),
        ("상품명,가격,VAT포함가\n잔,10000,11000\n", "refused"),
        ("상품명,2026 판매가,2025 행사가\n잔,12000,9000\n", "refused"),
        ("상품명,판매가,작년 판매가\n잔,12000,9000\n", "잔 12000"),
        ("상품명,판매가,할인가(%)\n잔,12000,20\n", "잔 12000"),
        (
            "상품명,정가,할인가\n잔,9000,0\n병,9000,20\n컵,9000,8000\n",
            "잔 - / 병 - / 컵 8000",
        ),
        (
            "상품명,공급가,가격\n잔,5000,0\n증정품,0,0\n",
            "잔 - / 증정품 0",
        ),
        ("상품명,가격\n증정품,0\n", "증정품 0"),
    ]);
}

/// Two numbers in a cell are two prices.
#[test]
fn two_numbers_in_a_cell_are_not_joined() {
    for two in [
        "900 800",
        "900 800 700",
        "12 500",
        "900, 800",
        "₩900 ₩800",
        "900\u{a0}800",
        "1 200 000",
        "900원 800원",
    ] {
        assert_eq!(
            outcome(&format!("상품명,가격\n잔,\"{two}\"\n")),
            "잔 -",
            "{two}"
        );
    }
    for one in ["12 000", "12 000원", "12, 000", " 12,000 "] {
        assert_eq!(
            outcome(&format!("상품명,가격\n잔,\"{one}\"\n")),
            "잔 12000",
            "{one}"
        );
    }
}

/// What is paid besides products is none.
#[test]
fn sums_and_charges_are_no_products_and_a_lidded_bowl_is_one() {
    for name in [
        "유리류 소계",
        "A동 소계",
        "10월 합계",
        "유리류소계",
        "총합",
        "총 합 계",
        "평균",
        "부가세(10%)",
        "부가세 10%",
        "VAT",
        "VAT 10%",
        "배송비",
        "택배비 3000",
        "공급가액",
        "전월 누계",
        "1층 계",
        "Shipping",
        "Glass total",
        "Sub Total:",
        "합계 (2종)",
    ] {
        assert_eq!(
            outcome(&format!("상품명,가격\n{name},36000\n")),
            format!("{name} -")
        );
    }
    for name in [
        "합",
        "합계 세트",
        "계란 트레이",
        "소계란",
        "총명탕",
        "토탈 케어 크림",
        "벽시계",
        "평균대",
    ] {
        assert_eq!(
            outcome(&format!("상품명,가격\n{name},36000\n")),
            format!("{name} 36000")
        );
    }
}

/// What ordinary owners write goes in as before, without a question.
#[test]
fn ordinary_lists_are_read_without_a_question() {
    for csv in [
        "상품명,가격,재고,바코드,분류\n잔,12000,3,8801234567893,유리\n",
        "품명,단가\n잔,12000\n",
        "Name,Price\n잔,12000\n",
        "No.,품목,규격,단위,판매가(원),비고\n1,잔,350ml,EA,\"12,000\",수공예\n",
        "제품명,판매가(VAT 포함),수량,이미지\n잔,12000,3,a.jpg\n",
        "작가,상품명,가격,원산지,국가\n김,잔,12000,서울,한국\n",
        "상품명,가격,중량(g),사이즈(cm)\n잔,12000,350,12\n",
        "2026 공예트렌드페어 가격표 (단위: 원)\n상품명,가격,비고\n잔,12000,만원 할인 쿠폰 가능\n",
        "상품명,가격,추가 설명\n잔,12000,배송비 별도\n",
    ] {
        let list = read(csv).unwrap_or_else(|why| panic!("{csv}: {why}"));
        assert_eq!(prices(&list), ["잔 12000"], "{csv}");
        let questions = notes(&list);
        let is_picture = |note: &String| note.contains("사진");
        assert!(questions.iter().all(is_picture), "{csv}: {questions:?}");
    }
}
