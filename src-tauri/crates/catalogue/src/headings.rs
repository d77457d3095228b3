//! What does a heading say, and of which money?
//!
//! A heading names a price only if every word of it is known: 판매가(원, VAT 포함)
//! is one, and what is added to a price by an unknown word (도매, 10개, GBP) is
//! money of which nobody here knows whether a visitor pays it.

use words::typed::cleaned;

/// What money is in a column; of prices the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Money {
    /// 행사가, 할인가: reduced, or for this fair.
    Fair,
    /// 판매가.
    Selling,
    /// 가격, 단가: it does not say which.
    Plain,
    /// 정가, 소비자가: what it costs elsewhere.
    List,
    /// 금액: a price, or a price times pieces.
    Amount,
    /// No price for a visitor, or not known to be one.
    Other,
}

/// What a word within a heading says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    /// It is money: 가격.
    Price,
    /// It is money, perhaps for several pieces: 금액.
    Amount,
    /// It is money in won, or with the tax in it.
    Won,
    Fair,
    Selling,
    List,
    /// For one piece, as every price should be.
    Harmless,
    /// No price, though its parts would be one.
    Other,
}

/// The words, as [`compact`] writes them.
const WORDS: [(Word, &str); 8] = [
    (Word::Price, "가격 단가 가 값 price prices"),
    (Word::Amount, "금액 amount"),
    (
        Word::Won,
        "원 원화 한화 krw ₩ won \\ vat포함 부가세포함 부가가치세포함 세금포함 세포함 vatincluded \
        vatincl vatinc vatinclusive inclvat incvat includingvat includesvat taxincluded taxincl \
        incltax includingtax",
    ),
    (
        Word::Fair,
        "박람회 전시회 전시 행사 특별 특 할인 할인된 할인적용 할인후 행사후 세일 세일후 이벤트 \
        현장 페어 부스 프로모션 fair sale discount discounted event special promo promotion offer \
        show booth",
    ),
    (Word::Selling, "판매 최종 실판매 소매 selling sales final"),
    (
        Word::List,
        "정 소비자 권장소비자 희망소비자 정상 시중 권장 기존 원래 종전 이전 할인전 행사전 세일전 \
        백화점 온라인 인터넷 retail list msrp rrp regular original before online",
    ),
    (
        Word::Harmless,
        "상품 제품 품목 개 개당 낱개 단품 1개 1개당 1ea 1pc ea each per piece product item unit 단위 \
        필수 required 올해 금년 current",
    ),
    (Word::Other, "원가 할인금액 세일금액 discountamount"),
];

/// Within a heading: it is of money, if not a price.
const OF_MONEY: &str = "가격 단가 금액 원가 판매가 행사가 소비자가 정상가 정가 공급가 부가세 부가가치세 vat 세액 합계 총액 소계 할인 세일 \
    특가 결제 쿠폰 마진 수수료 배송비 보증금 적립금 요금 price cost amount total margin shipping msrp \
    wholesale discount";
/// At the end of a heading: it is about money, and none itself.
const ABOUT: &str = "비고 여부 코드 수량 재고 적용일 구분 번호 표 기간 조건 대상 방법 메모 설명 단위 통화 \
    정보 사유 가능 note code date memo remark remarks priceunit currency";
/// Words that end like a price (작가).
const NO_MONEY: &str = "평가 추가 국가 작가 화가 조각가 공예가 예술가 도예가 전문가 허가 인가 증가 참가 \
    휴가 여가";

/// The longest text of a heading or a row of sums, in bytes: what is longer is
/// told by its length. A sheet has hundreds of thousands of cells that could be
/// one.
pub(crate) const LONGEST_HEADING: usize = 600;

/// Whether a heading is one of money.
pub(crate) fn is_money(heading: &str) -> bool {
    money(heading).is_some()
}

/// What money a heading names; none when it is one of something else.
pub(crate) fn money(heading: &str) -> Option<Money> {
    if heading.len() > LONGEST_HEADING {
        return None;
    }
    if ends(&plain(heading), ABOUT) {
        return None;
    }
    let compact = compact(heading);
    let Some(words) = words(&compact) else {
        let has = |words: &str| words.split_whitespace().any(|word| compact.contains(word));
        let mut parts = heading.split(|c: char| !c.is_alphanumeric());
        let is_price = |part: &str| ends(part, "가 값") && !is_among(NO_MONEY, part);
        return (has(OF_MONEY) || parts.any(is_price)).then_some(Money::Other);
    };
    let has = |word| words.contains(&word);
    let is_sum = has(Word::Amount);
    let is_whole = has(Word::Price) || is_sum || has(Word::Won) || is_among("msrp rrp", &compact);
    let is_about_price = has(Word::Fair) || has(Word::Selling) || has(Word::List);
    match words[..] {
        [] => None,
        _ if has(Word::Other) => Some(Money::Other),
        _ if !is_whole => is_about_price.then_some(Money::Other),
        [Word::Price] if compact == "가" => None,
        _ if has(Word::List) => Some(Money::List),
        _ if has(Word::Fair) => Some(Money::Fair),
        _ if has(Word::Selling) => Some(Money::Selling),
        _ if is_sum => Some(Money::Amount),
        _ => Some(Money::Plain),
    }
}

/// Whether a heading may be a price times pieces.
pub(crate) fn is_amount(heading: &str) -> bool {
    words(&compact(heading)).is_some_and(|words| words.contains(&Word::Amount))
}

/// Whether a heading is one of pieces, sold or in stock.
pub(crate) fn is_quantity(heading: &str) -> bool {
    let heading = plain(heading);
    ends(&heading, "수량 개수 갯수 qty quantity pcs pieces") || heading == "ea"
}

/// Whether a column says what the money of each row is in.
pub(crate) fn is_unit(heading: &str) -> bool {
    ends(&plain(heading), "단위 통화 화폐")
        || is_among("currency cur ccy unit uom", &plain(heading))
}

/// Whether a text says nothing but won for one piece (`원, VAT 포함`).
pub(crate) fn is_won(text: &str) -> bool {
    let known = |word: &Word| matches!(word, Word::Won | Word::Harmless);
    words(&compact(text)).is_some_and(|words| words.iter().all(known))
}

/// The words of a heading, each the longest that fits; none if one is unknown.
fn words(compact: &str) -> Option<Vec<Word>> {
    let mut rest = compact;
    let mut found = Vec::new();
    while !rest.is_empty() {
        let known = WORDS.iter().flat_map(|(word, list)| {
            let list = list.split_whitespace();
            list.map(move |text| (text.len(), *word, text))
        });
        let fitting = known.filter(|(_, _, text)| rest.starts_with(text));
        let (length, word, _) = fitting.max_by_key(|(length, ..)| *length)?;
        found.push(word);
        rest = &rest[length..];
    }
    Some(found)
}

/// A heading as its words are looked for: without spaces, capitals and the
/// marks that only part words. A minus may say that a tax comes on top.
pub(crate) fn compact(heading: &str) -> String {
    let text = cleaned(heading).to_lowercase();
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if text.ends_with('-') || text.contains("-)") {
        return text;
    }
    let parts = |c: char| "()[]{}:;/|,.*※-_·".contains(c);
    let text = text.replace(parts, "");
    text.replace("vat10%", "vat").replace("부가세10%", "부가세")
}

/// A header as it is compared: without what stands in brackets (`가격(원)`),
/// spaces, marks and capitals.
pub(crate) fn plain(header: &str) -> String {
    let header = cleaned(header);
    let outside = header.trim_start().split(['(', '[']).next();
    outside
        .unwrap_or_default()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// What a row of sums is called, as [`plain`] writes it.
const SUMS: &str = "합계 총합계 총계 소계 총합 누계 계 합계금액 총액 총금액 total totals grandtotal \
    subtotal sum totalamount totalprice";
/// What is paid besides products, in a name.
const CHARGES: &str = "평균 평균가 평균단가 부가세 부가가치세 세액 vat tax 배송비 배송료 택배비 운송비 \
    운임 공급가액 과세표준 이월 average shipping delivery shippingfee deliveryfee";

/// Whether the cell says that its row is a sum.
pub(crate) fn is_total(cell: &str) -> bool {
    cell.len() <= LONGEST_HEADING && is_among(SUMS, &plain(cell))
}

/// Whether a product's name is that of a sum or of what is paid besides
/// products (`유리류 소계`, `VAT 10%`).
pub(crate) fn is_name_of_a_sum(name: &str) -> bool {
    if name.len() > LONGEST_HEADING {
        return false;
    }
    let outside = match name.find(['(', '[']) {
        Some(at) if at > 0 => &name[..at],
        _ => name,
    };
    let is_number = |word: &&str| !plain(word).chars().any(char::is_alphabetic);
    let mut words = outside.split_whitespace().rev().skip_while(is_number);
    let last = plain(words.next().unwrap_or_default());
    let attached = ["소계", "합계", "총계", "누계", "총합"];
    let whole = plain(outside);
    let is_attached = attached.iter().any(|sum| last.ends_with(sum));
    is_attached
        || [last, whole]
            .iter()
            .any(|word| is_among(SUMS, word) || is_among(CHARGES, word))
}

fn ends(text: &str, words: &str) -> bool {
    words.split_whitespace().any(|word| text.ends_with(word))
}

fn is_among(words: &str, text: &str) -> bool {
    words.split_whitespace().any(|word| word == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What owners write above their columns.
    #[test]
    fn headings_of_money_are_told_apart() {
        for (headings, kind) in [
            (
                "행사가 행사가격 할인가 박람회특가 현장판매가 saleprice 행사판매가 할인판매가격",
                Some(Money::Fair),
            ),
            (
                "특가 이벤트가 전시가격 fairprice 행사가(VAT포함) 할인후가격",
                Some(Money::Fair),
            ),
            (
                "판매가 판매가격 판매금액 판매단가 sellingprice 판매가(원)",
                Some(Money::Selling),
            ),
            (
                "가격 값 단가 price unitprice 가격(원) Price(KRW) 가격(VAT포함)",
                Some(Money::Plain),
            ),
            (
                "정가 소비자가 소비자가격 권장소비자가 정상가 할인전가격 listprice 온라인가",
                Some(Money::List),
            ),
            ("금액 amount", Some(Money::Amount)),
            (
                "원가 공급가 공급가액 도매가 부가세 VAT 합계 합계금액 할인율 10개가격 박스단가",
                Some(Money::Other),
            ),
            (
                "가격(천원) 가격(USD) 판매가(VAT별도) 가격($) 판매가(박스) cost totalprice 회원가",
                Some(Money::Other),
            ),
            (
                "상품명 평가 추가 분류 재고 행사명 비고 원산지 국가 바코드 규격 세트구성 색상",
                None,
            ),
        ] {
            for heading in headings.split(' ') {
                assert_eq!(money(heading), kind, "{heading}");
            }
        }
    }
}
