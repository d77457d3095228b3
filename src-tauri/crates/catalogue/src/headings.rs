//! What does a heading say, and of which money?

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
    /// Never a price for a visitor.
    Other,
}

// Words within headings, as [`plain`] writes them.
/// Sums, taxes and parts of a price: never one themselves.
const NO_PRICE: &str = "원가 공급가 부가세 부가가치세 세액 합계 총액 총금액 총판매 소계 할인율 할인액 \
    할인금액 배송비 마진 수수료 cost vat tax total margin discountrate discountamount shipping";
/// Prices that no visitor pays for one piece.
const NOT_FOR_VISITORS: &str = "공급 도매 매입 사입 입고 구매 세트 묶음 이상 박스 wholesale set bundle \
    option box carton";
/// In a heading or its brackets: another sum than won for one piece (`가격(천원)`).
const OTHER_UNITS: &str = "천원 만원 달러 usd $ eur € jpy cny 엔 円 ¥ 위안 thousand 별도 excl 박스 box \
    세트 set";
const LIST: &str = "소비자 정상 시중 권장 기존 원래 종전 이전 할인전 행사전 세일전 백화점 온라인 \
    인터넷 최저 retail list msrp regular original before online";
const FAIR: &str = "박람회 행사 특별 특가 할인 세일 이벤트 현장 페어 전시 부스 프로모션 fair sale \
    discount event special promo offer show booth";
const SELLING: &str = "판매 최종 selling salesprice final";
/// Whole headings of a price that does not say which.
const PLAIN: &str = "가격 값 단가 상품가격 제품가격 price unitprice pricewon pricekrw productprice \
    itemprice";

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
    let name = plain(heading);
    let has = |words: &str| words.split_whitespace().any(|word| name.contains(word));
    let is_sum = ["금액", "amount"].contains(&name.as_str());
    let ends = ["가", "가격", "단가", "금액", "값"];
    let is_price = ends.iter().any(|end| name.ends_with(end)) || has("price msrp");
    let is_other = has(NO_PRICE) || has(NOT_FOR_VISITORS) && is_price;
    let is_other_unit = other_units(&compact(heading)).next().is_some();
    let kind = if is_other {
        Money::Other
    } else if is_sum {
        Money::Amount
    } else if PLAIN.split_whitespace().any(|heading| heading == name) {
        Money::Plain
    } else if !is_price {
        return None;
    } else if has(LIST) || name.starts_with("정가") {
        Money::List
    } else if has(FAIR) && !has("salesprice") {
        Money::Fair
    } else if has(SELLING) {
        Money::Selling
    } else if name.ends_with("가격") || has("price") {
        // 10개 가격, 회원 가격: of whom or of how many is not known.
        Money::Other
    } else {
        return None;
    };
    Some(if is_other_unit { Money::Other } else { kind })
}

/// A unit other than the won that a row above the header gives for the whole
/// table (`단위: 천원`).
pub(crate) fn other_unit(text: &str) -> Option<&'static str> {
    let text = compact(text);
    let is_marked = text.contains("단위") || text.contains("unit");
    let mut units = other_units(&text);
    units.find(|unit| is_marked || text.contains(&format!("({unit})")))
}

fn other_units(text: &str) -> impl Iterator<Item = &'static str> {
    let units = OTHER_UNITS.split_whitespace();
    units.filter(move |unit| text.contains(unit))
}

/// A text as units are looked for in it: with its brackets, without spaces and
/// capitals.
fn compact(text: &str) -> String {
    let text = cleaned(text).to_lowercase();
    text.replace(char::is_whitespace, "")
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

/// What stands in a row of sums, as [`plain`] writes it.
const TOTALS: &str = "합계 총합계 총계 소계 합 계 누계 합계금액 총액 총금액 total totals grandtotal \
    subtotal sum totalamount totalprice";

/// Whether the cell says that its row is a sum.
pub(crate) fn is_total(cell: &str) -> bool {
    if cell.len() > LONGEST_HEADING {
        return false;
    }
    let cell = plain(cell);
    TOTALS.split_whitespace().any(|total| total == cell)
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

    #[test]
    fn another_unit_above_the_table_is_noticed() {
        assert_eq!(other_unit("(단위: 천원)"), Some("천원"));
        assert_eq!(other_unit("단위 : 만 원, VAT 포함"), Some("만원"));
        assert_eq!(other_unit("Unit: USD"), Some("usd"));
        for fine in [
            "(단위: 원)",
            "만원의 행복 기획전",
            "2026 가격표",
            "세트 상품",
        ] {
            assert_eq!(other_unit(fine), None, "{fine}");
        }
    }
}
