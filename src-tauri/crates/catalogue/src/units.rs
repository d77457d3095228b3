//! Do the words around a table, or a cell's format, say that its prices are not
//! won for one piece, with the tax in them?

use crate::cells::WON_SIGNS;
use crate::headings::{compact, is_won};
use words::typed::cleaned;

/// Other money than the won, and its multiples.
const OTHER_UNITS: &str = "천원 千원 千円 만원 万원 萬원 백원 百원 십원 십만원 백만원 천만원 억원 천단위 만단위 \
    k원 천krw thousand thousands 천won usd us$ usdollar dollar dollars $ 달러 eur euro € 유로 gbp £ 파운드 jpy yen ¥ 엔 엔화 \
    円 cny rmb 元 위안 위안화 hkd sgd twd ntd thb 바트 vnd aud cad nzd chf myr php idr inr rub";
/// What a table is said to be written in.
const UNITS: [&str; 5] = ["단위", "unit", "currency", "통화", "화폐"];
const PRICES: [&str; 8] = [
    "가격",
    "금액",
    "단가",
    "판매가",
    "기준",
    "표기",
    "price",
    "amount",
];
/// What a price may be of, if not of one piece: `박스당`, `100g 기준`, `per dozen`.
const PACKS: &str = "박스 box 세트 set 묶음 다스 dozen 타 카톤 carton ctn kg g ml 팩 pack";
/// Measures of a thing and not of money.
const MEASURES: &str = "mm cm m g kg mg ml l cc oz lb inch in 인치 호 평 도 % 박스 box 세트 set 병 봉 팩 \
    권 장 매 벌 켤레 캔 자루 대";
const SIZES: [&str; 13] = [
    "규격",
    "사이즈",
    "크기",
    "용량",
    "중량",
    "무게",
    "길이",
    "치수",
    "수량",
    "재고",
    "size",
    "weight",
    "qty",
];
/// Who pays something else than a visitor.
const TRADE: [&str; 11] = [
    "도매",
    "b2b",
    "wholesale",
    "납품",
    "대리점",
    "공급가",
    "사입",
    "매입",
    "수출",
    "export",
    "fob",
];
const LISTS: [&str; 7] = [
    "가격",
    "단가",
    "price",
    "list",
    "리스트",
    "가 기준",
    "가기준",
];
const QUESTIONS: [&str; 5] = ["문의", "상담", "환영", "contact", "inquir"];
const TAXES: [&str; 5] = ["vat", "부가세", "부가가치세", "세금", "tax"];
const ON_TOP: [&str; 16] = [
    "포함되어 있지 않",
    "포함되지",
    "포함하지",
    "별도",
    "미포함",
    "불포함",
    "비포함",
    "제외",
    "추가",
    "가산",
    "excl",
    "not incl",
    "is not",
    "are not",
    "extra",
    "+",
];
const WITHOUT: [&str; 11] = [
    "excl",
    "excluding",
    "excludes",
    "exclusive of",
    "not incl",
    "not including",
    "ex",
    "without",
    "plus",
    "+",
    "before",
];

/// The longest text that is looked through, in bytes.
const LONGEST_TEXT: usize = 1_000;

/// Whether a text beside a table says that its money is of another kind.
pub(crate) fn is_other_money(text: &str) -> bool {
    if text.len() > LONGEST_TEXT {
        return false;
    }
    let text = written(text);
    is_other_unit(&text)
        || is_without_tax(&text)
        || has_other_unit(&text)
        || is_of_trade(&text)
        || is_of_several(&text)
}

/// Whether a name says so; goods are called after money too (`달러 지갑`).
pub(crate) fn is_named_in_other_money(name: &str) -> bool {
    if name.len() > LONGEST_TEXT {
        return false;
    }
    let name = written(name);
    let is_marked = ["단위", "unit:", "currency"]
        .iter()
        .any(|mark| name.contains(mark));
    is_without_tax(&name) || is_marked && has_other_unit(&name)
}

/// Whether a cell of a column of units or currencies is not the won's: `USD`,
/// `천원`. A unit may be that of the thing sold (`병`).
pub(crate) fn is_unit_of_money(heading: &str, text: &str) -> bool {
    let heading = written(heading);
    let is_currency = ["통화", "화폐", "cur", "ccy"]
        .iter()
        .any(|word| heading.contains(word));
    is_currency && !is_won(text) || is_other_money(text)
}

/// In small letters, with single spaces, and none within `천 원`.
fn written(text: &str) -> String {
    let text = cleaned(text).to_lowercase();
    let mut text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for thousand in ["천", "만", "백", "千", "万", "억"] {
        text = text.replace(&format!("{thousand} 원"), &format!("{thousand}원"));
    }
    text
}

/// Whether the whole text, or all in its brackets, is a unit: `USD`, `가격표(천원)`.
fn is_other_unit(text: &str) -> bool {
    let is_unit = |part: &str| {
        let part = compact(part);
        let thousands = ["천", "만", "k"];
        OTHER_UNITS.split_whitespace().any(|unit| unit == part) || thousands.contains(&&*part)
    };
    let parts = |text: &str| text.split([',', '/', '·']).any(is_unit);
    let mut brackets = text.split(['(', '[', '<', '{']).skip(1);
    let inside = |rest: &str| rest.split([')', ']', '>', '}']).next().map(str::to_owned);
    is_unit(text) || brackets.any(|rest| inside(rest).is_some_and(|inside| parts(&inside)))
}

/// Whether a text on units or prices names another unit: `단위: 백원`, `Prices in USD`.
fn has_other_unit(text: &str) -> bool {
    let is_on_size = SIZES.iter().any(|size| text.contains(size));
    let marks = UNITS.iter().filter(|mark| text.contains(*mark)).count();
    if marks > 0 && !is_on_size {
        let text = text.replace("unit price", "");
        let is_labelled = |mark: &&str| text.split(*mark).skip(1).any(is_other_label);
        if UNITS.iter().any(is_labelled) {
            return true;
        }
    }
    let mut bare = text.to_owned();
    for mark in UNITS {
        bare = bare.replace(mark, " ");
    }
    let thousands = ["천", "만", "백", "k", "1,000원", "1000원"];
    let has_thousands = marks > 0 && thousands.iter().any(|unit| has_word(&bare, unit));
    let is_marked = marks > 0 || PRICES.iter().any(|mark| text.contains(mark));
    let mut units = OTHER_UNITS.split_whitespace();
    let is_thousand = ["thousand won", "thousands of"]
        .iter()
        .any(|it| text.contains(it));
    is_thousand || has_thousands || is_marked && units.any(|unit| has_word(&bare, unit))
}

/// Whether prices are said to be those of a box or of many: `박스당 가격`.
fn is_of_several(text: &str) -> bool {
    let is_several = |before: &str| {
        let before = before.trim_end();
        let Some(counted) = ["개", "입", "ea", "pcs"]
            .iter()
            .find_map(|it| before.strip_suffix(it))
        else {
            return PACKS.split_whitespace().any(|pack| before.ends_with(pack));
        };
        let counted = counted.trim_end().rsplit(|c: char| !c.is_ascii_digit());
        counted.take(1).any(|digits| !matches!(digits, "" | "1"))
    };
    let is_price = PRICES.iter().any(|mark| text.contains(mark));
    let marks = ["당", "기준", "단위"];
    let mut places = marks.iter().flat_map(|mark| text.match_indices(mark));
    let per = PACKS.split_whitespace().map(|pack| format!("per {pack}"));
    is_price
        && (places.any(|(at, _)| is_several(&text[..at]))
            || per.into_iter().any(|per| has_word(text, &per)))
}

/// What stands behind the word for a unit: `: 천원)`.
fn is_other_label(rest: &str) -> bool {
    let rest = rest.trim_start();
    let Some(label) = rest.strip_prefix([':', '=', '-']) else {
        return false;
    };
    let end = label.char_indices().find(|(at, c)| {
        let is_within = label[at + c.len_utf8()..].starts_with(|c: char| c.is_ascii_digit());
        matches!(c, '(' | ')' | ']' | '/' | '|' | '·' | ';') || *c == ',' && !is_within
    });
    let label = label[..end.map_or(label.len(), |(at, _)| at)].trim();
    let is_measure = MEASURES.split_whitespace().any(|measure| measure == label);
    !is_measure && !is_won(label)
}

/// Whether the word stands alone: not in `만원의` and not in `5만원`.
fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let is_apart = |c: char| !c.is_alphanumeric();
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        before.is_none_or(is_apart) && after.is_none_or(is_apart)
    })
}

fn is_of_trade(text: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let whole = compact(text);
    let is_whole = TRADE
        .iter()
        .any(|word| whole == *word || whole == format!("{word}용"));
    let is_list = has(&TRADE) && has(&LISTS) && !has(&QUESTIONS);
    is_whole || is_list || whole == "원가" || whole == "원가표"
}

/// Whether the tax comes on top: `VAT 별도`, `ex. VAT`, but not `VAT 포함, 배송비 별도`.
fn is_without_tax(text: &str) -> bool {
    let is_between = |c: char| c.is_ascii_digit() || " :()[].%은는이가-_/".contains(c);
    let is_on_top = |tax: &str| {
        text.match_indices(tax).any(|(at, _)| {
            let before = text[..at].trim_end_matches(is_between);
            let after = &text[at + tax.len()..];
            let rest = after.trim_start_matches(is_between);
            let is_without = WITHOUT.iter().any(|word| {
                let rest = before.strip_suffix(word);
                rest.is_some_and(|rest| !rest.ends_with(|c: char| c.is_ascii_alphabetic()))
            });
            let is_minus = after == "-" || after.starts_with("-)");
            is_without || is_minus || ON_TOP.iter().any(|word| rest.starts_with(word))
        })
    };
    let before_tax = ["(세전)", "세전가", "세전 가", "세전 금액", "세전 기준"];
    TAXES.iter().any(|tax| is_on_top(tax)) || before_tax.iter().any(|it| text.contains(it))
}

/// Whether a number format ([ECMA-376] 18.8.31) shows a price as anything but
/// that many won: `0"천원"`, `[$USD] 0`, `0%`, `#,##0,`.
pub(crate) fn is_other_format(format: &str, won: u64) -> bool {
    let sections = sections(format);
    let is_conditional = ["[<", "[>", "[="].iter().any(|it| format.contains(it));
    let own = match won {
        0 if sections.len() > 2 => 2,
        _ => 0,
    };
    let mut shown = match is_conditional {
        true => sections.iter(),
        false => sections[own..=own].iter(),
    };
    shown.any(|section| !is_plain_section(section, won))
}

/// The parts of a number format, for what is above, below and zero.
fn sections(format: &str) -> Vec<String> {
    let mut sections = vec![String::new()];
    let mut is_quoted = false;
    let mut is_escaped = false;
    for c in format.chars() {
        let is_literal = is_escaped || is_quoted;
        is_quoted ^= c == '"' && !is_escaped;
        is_escaped = !is_literal && matches!(c, '\\' | '_' | '*');
        match (c, is_literal, sections.last_mut()) {
            (';', false, _) => sections.push(String::new()),
            (_, _, Some(section)) => section.push(c),
            _ => {}
        }
    }
    sections
}

fn is_plain_section(section: &str, won: u64) -> bool {
    let mut shown = String::new();
    let mut has_number = false;
    let mut rest = section.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' => shown.extend(rest.by_ref().take_while(|c| *c != '"')),
            '\\' => shown.extend(rest.next()),
            // Room as wide as the next character, and the next one repeated.
            '_' | '*' => drop(rest.next()),
            '[' => {
                let inside: String = rest.by_ref().take_while(|c| *c != ']').collect();
                if let Some(currency) = inside.strip_prefix('$') {
                    shown.push_str(currency.split('-').next().unwrap_or_default());
                }
            }
            '0' | '#' | '?' | '@' => has_number = true,
            // Behind the digits it leaves three of them out.
            ',' if !matches!(rest.peek(), Some('0' | '#' | '?')) => return false,
            ',' | '.' | 'E' => {}
            'G' | 'g'
                if rest
                    .clone()
                    .take(6)
                    .collect::<String>()
                    .eq_ignore_ascii_case("eneral") =>
            {
                rest.by_ref().take(6).for_each(drop);
                has_number = true;
            }
            c => shown.push(c),
        }
    }
    let harmless = |c: char| c.is_whitespace() || "-+()'".contains(c);
    let mut shown = shown.to_lowercase().replace(harmless, "");
    for sign in WON_SIGNS {
        shown = shown.replace(sign, "");
    }
    // A zero is often shown as a dash.
    (has_number || won == 0) && shown.is_empty()
}
