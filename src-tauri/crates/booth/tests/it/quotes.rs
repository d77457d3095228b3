//! What visitors are offered: sums that are plain arithmetic on every laptop, the file, and
//! what stays of it when somebody is forgotten.

use crate::support::{DAY, EMAIL, Fair, Laptop, MINUTE, fair};
use booth::consent::NoticeAct;
use booth::follow_up::{Protection, Window};
use booth::quotes::{
    Currency, Goods, Quote, QuoteDraft, QuoteLine, QuoteStage, QuoteSums, QuoteTotals,
};
use booth::rights::Whose;
use booth::{BoothError, FairScope};
use calamine::{Data, Reader as _, Xlsx, open_workbook};
use ledger::LedgerError;
use proptest::prelude::*;
use std::path::Path;
use uuid::Uuid;
use words::Language;

const ENGRAVING: &str = "로고 새기기";

fn line(goods: Goods, quantity: u32, unit_price: u64, currency: Currency) -> QuoteLine {
    QuoteLine {
        goods,
        quantity,
        unit_price,
        currency,
    }
}

fn named(quantity: u32, unit_price: u64, currency: Currency) -> QuoteLine {
    line(
        Goods::Named(ENGRAVING.to_owned()),
        quantity,
        unit_price,
        currency,
    )
}

fn draft(stage: QuoteStage, lines: &[QuoteLine]) -> QuoteDraft {
    QuoteDraft {
        lines: lines.to_vec(),
        stage,
    }
}

fn product(laptop: &mut Laptop, at: usize) -> (Uuid, u64) {
    let (id, product) = laptop.booth().products().expect("products").remove(at);
    (id, product.price_won)
}

fn quotes(laptop: &mut Laptop) -> Vec<Quote> {
    laptop.booth().quotes(FairScope::Current).expect("quotes")
}

fn refused(result: Result<Uuid, BoothError>) -> String {
    match result {
        Err(BoothError::NotPossible(sentence)) => sentence.ko,
        other => panic!("no refusal in words: {other:?}"),
    }
}

/// A quote is said whole whenever it changes; it keeps when it was noted, by whom, and its
/// rate of the dollar, also after the owner set another.
#[test]
fn the_last_word_counts_and_the_rate_stays() {
    let mut fair = fair(2_101);
    let laptop = &mut fair.laptops[0];
    let visitor = laptop.answered_visit();
    let (glass, list_price) = product(laptop, 0);
    let in_dollars = draft(
        QuoteStage::Negotiating,
        &[line(Goods::Product(glass), 200, 2_155, Currency::Dollars)],
    );
    let said = refused(laptop.booth().note_quote(visitor, &in_dollars));
    assert!(said.contains("환율"), "{said}");
    assert!(quotes(laptop).is_empty());

    laptop.booth().set_dollar_rate(1_383).expect("set");
    let quote = laptop
        .booth()
        .note_quote(visitor, &in_dollars)
        .expect("noted");
    let noted = quotes(laptop).remove(0);
    assert_eq!(noted.lines[0].list_price_won, Some(list_price));
    // 200 × 21.55 dollars, at 1,383 won.
    assert_eq!(noted.lines[0].amount, 431_000);
    assert_eq!(noted.lines[0].amount_won, 5_960_730);

    laptop.booth().set_dollar_rate(1_500).expect("set");
    laptop.clock.advance(DAY);
    let agreed = draft(
        QuoteStage::Concluded,
        &[
            line(Goods::Product(glass), 100, 2_001, Currency::Dollars),
            named(1, 50_000, Currency::Won),
        ],
    );
    laptop
        .booth()
        .change_quote(quote, &agreed)
        .expect("changed");
    let changed = quotes(laptop);
    let changed = match changed.as_slice() {
        [changed] => changed.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!((changed.id, changed.at_ms), (quote, noted.at_ms));
    assert_eq!(changed.by, noted.by);
    assert_eq!(changed.won_per_dollar, Some(1_383), "the rate of its day");
    assert_eq!(changed.lines[1].name.ko, ENGRAVING);
    let totals = QuoteTotals::of(&quotes(laptop));
    assert_eq!(totals.negotiating, QuoteSums::default());
    assert_eq!(totals.concluded.cents, 200_100);
    assert_eq!(totals.concluded.all_won, 2_767_383 + 50_000);

    let records = laptop.count("SELECT count(*) FROM ledger_records");
    laptop
        .booth()
        .change_quote(quote, &agreed)
        .expect("nothing to do");
    assert_eq!(laptop.count("SELECT count(*) FROM ledger_records"), records);

    laptop.booth().void_quote(quote).expect("taken back");
    assert!(quotes(laptop).is_empty());
    assert!(laptop.booth().quotes_of(visitor).expect("hers").is_empty());
    let again = laptop.booth().change_quote(quote, &agreed);
    assert!(
        matches!(again, Err(BoothError::NotPossible(_))),
        "{again:?}"
    );
    let again = laptop.booth().void_quote(quote);
    assert!(
        matches!(again, Err(BoothError::NotPossible(_))),
        "{again:?}"
    );
}

/// What cannot be kept is refused in words, and nothing is recorded of it.
#[test]
fn bad_quotes_are_refused() {
    let mut fair = fair(2_102);
    let laptop = &mut fair.laptops[0];
    let visitor = laptop.answered_visit();
    laptop.booth().set_dollar_rate(1_400).expect("set");
    let (glass, _) = product(laptop, 0);
    let records = laptop.count("SELECT count(*) FROM ledger_records");
    let good = named(1, 1, Currency::Won);
    let goods = |name: &str| line(Goods::Named(name.to_owned()), 1, 1, Currency::Won);
    for (what, lines) in [
        ("nothing", vec![]),
        ("51 lines", vec![good.clone(); 51]),
        ("no piece", vec![named(0, 1, Currency::Won)]),
        ("too many", vec![named(1_000_001, 1, Currency::Won)]),
        ("a slip", vec![named(1, 1_000_000_001, Currency::Won)]),
        ("in cents", vec![named(1, 100_000_001, Currency::Dollars)]),
        ("no name", vec![goods(" \u{200b}\n")]),
        ("a long name", vec![goods(&"잔".repeat(101))]),
        ("a sum", vec![named(1_000_000, 10_000_001, Currency::Won)]),
    ] {
        let draft = draft(QuoteStage::Negotiating, &lines);
        let said = refused(laptop.booth().note_quote(visitor, &draft));
        assert!(said.ends_with("주세요."), "{what}: {said}");
    }
    let unknown = draft(
        QuoteStage::Negotiating,
        &[line(Goods::Product(Uuid::max()), 1, 1, Currency::Won)],
    );
    let refused = laptop.booth().note_quote(visitor, &unknown);
    assert!(matches!(refused, Err(BoothError::Unknown)), "{refused:?}");
    let most = draft(QuoteStage::Negotiating, &vec![good; 50]);
    let refused = laptop.booth().note_quote(Uuid::max(), &most);
    assert!(matches!(refused, Err(BoothError::Unknown)), "{refused:?}");
    for rate in [0, 99, 10_001] {
        let refused = laptop.booth().set_dollar_rate(rate);
        assert!(matches!(refused, Err(BoothError::Setting(_))), "{rate}");
    }
    assert_eq!(laptop.count("SELECT count(*) FROM ledger_records"), records);
    laptop.booth().note_quote(visitor, &most).expect("50 lines");

    // What is not sold any more stays in a quote that held it, and comes into no other.
    let glasses = draft(
        QuoteStage::Negotiating,
        &[line(Goods::Product(glass), 1, 1, Currency::Won)],
    );
    let held = laptop.booth().note_quote(visitor, &glasses).expect("noted");
    laptop.booth().retire_product(glass, true).expect("retired");
    let refused = laptop.booth().note_quote(visitor, &glasses);
    assert!(matches!(refused, Err(BoothError::Unknown)), "{refused:?}");
    let agreed = draft(QuoteStage::Concluded, &glasses.lines);
    laptop.booth().change_quote(held, &agreed).expect("changed");
}

/// Only the owner's laptop sets the rate; staff of another note with the one it learned.
#[test]
fn the_rate_is_the_owner_s() {
    let mut fair = Fair::with_laptops(2, 2_103);
    let (owner, other) = fair.pair(0, 1);
    let refused = other.booth().set_dollar_rate(1_400);
    assert!(
        matches!(
            refused,
            Err(BoothError::Ledger(LedgerError::OwnersLaptopOnly))
        ),
        "{refused:?}"
    );
    owner.booth().set_dollar_rate(1_400).expect("set");
    owner.clock.advance(MINUTE);
    other.learn_from(owner);
    assert_eq!(other.booth().dollar_rate().expect("read"), Some(1_400));
}

/// Something that a laptop does to the quotes it knows.
#[derive(Debug, Clone)]
enum Step {
    Note(QuoteDraft),
    Change(prop::sample::Index, QuoteDraft),
    Void(prop::sample::Index),
    Rate(u32),
    Meet,
}

fn any_draft() -> impl Strategy<Value = QuoteDraft> {
    let stage = prop_oneof![Just(QuoteStage::Negotiating), Just(QuoteStage::Concluded)];
    let line =
        (1_u32..5_000, 0_u64..2_000_000, any::<bool>()).prop_map(|(quantity, price, won)| {
            let currency = match won {
                true => Currency::Won,
                false => Currency::Dollars,
            };
            named(quantity, price, currency)
        });
    (stage, prop::collection::vec(line, 1..5))
        .prop_map(|(stage, lines)| QuoteDraft { lines, stage })
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => any_draft().prop_map(Step::Note),
        3 => (any::<prop::sample::Index>(), any_draft()).prop_map(|(at, it)| Step::Change(at, it)),
        1 => any::<prop::sample::Index>().prop_map(Step::Void),
        1 => (100_u32..=10_000).prop_map(Step::Rate),
        2 => Just(Step::Meet),
    ]
}

/// The sums of what stands, from the bodies of the records in plain SQL, without the code
/// that counted them first.
fn counted_again(laptop: &mut Laptop, stage: &str) -> QuoteSums {
    let mut number = |sum: &str| {
        let sql = format!(
            "SELECT {sum} FROM quote, json_each(quote.body, '$.lines') AS line
             WHERE voided IS NULL AND json_extract(quote.body, '$.stage') = '{stage}'"
        );
        laptop.count(&sql)
    };
    let of = |currency: &str, sum: &str| {
        format!(
            "coalesce(sum(CASE json_extract(line.value, '$.currency') WHEN '{currency}' THEN {sum} END), 0)"
        )
    };
    let amount =
        "json_extract(line.value, '$.unit_price') * json_extract(line.value, '$.quantity')";
    let rate = "json_extract(quote.body, '$.won_per_dollar')";
    let quotes = number("count(DISTINCT quote.id)");
    let won = number(&of("KRW", amount));
    let cents = number(&of("USD", amount));
    let exchanged = number(&of("USD", &format!("({amount} * {rate} + 50) / 100")));
    QuoteSums {
        quotes: u32::try_from(quotes).expect("a few"),
        won: won.cast_unsigned(),
        cents: cents.cast_unsigned(),
        all_won: (won + exchanged).cast_unsigned(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// The sums are plain arithmetic over the lines that stand, and laptops that met agree
    /// on them to the byte, whoever learned from whom first.
    #[test]
    fn laptops_that_met_agree_on_plain_sums(
        seed: u64,
        steps in prop::collection::vec((0_usize..2, step()), 1..24),
        first_learns_first: bool,
    ) {
        let mut fair = Fair::with_laptops(2, seed);
        fair.laptops[0].booth().set_dollar_rate(1_380).expect("set");
        let (one, other) = fair.pair(0, 1);
        other.learn_from(one);
        for (at, step) in steps {
            fair.laptops[at].clock.advance(MINUTE);
            let known = quotes(&mut fair.laptops[at]);
            let laptop = &mut fair.laptops[at];
            match step {
                Step::Note(draft) => {
                    let visitor = laptop.answered_visit();
                    laptop.booth().note_quote(visitor, &draft).expect("noted");
                }
                Step::Change(which, draft) if !known.is_empty() => {
                    let quote = which.get(&known).id;
                    laptop.booth().change_quote(quote, &draft).expect("changed");
                }
                Step::Void(which) if !known.is_empty() => {
                    laptop.booth().void_quote(which.get(&known).id).expect("voided");
                }
                Step::Rate(rate) => fair.laptops[0].booth().set_dollar_rate(rate).expect("set"),
                Step::Meet => {
                    let (one, other) = fair.pair(0, 1);
                    one.learn_from(other);
                    other.learn_from(one);
                }
                Step::Change(..) | Step::Void(_) => {}
            }
        }
        let (one, other) = fair.pair(0, 1);
        let (one, other) = match first_learns_first {
            true => (one, other),
            false => (other, one),
        };
        one.learn_from(other);
        other.learn_from(one);
        prop_assert_eq!(one.dump(), other.dump());
        let totals = QuoteTotals::of(&quotes(one));
        prop_assert_eq!(totals, QuoteTotals::of(&quotes(other)));
        prop_assert_eq!(totals.negotiating, counted_again(one, "negotiating"));
        prop_assert_eq!(totals.concluded, counted_again(other, "concluded"));
        prop_assert_eq!(totals.all().all_won, totals.negotiating.all_won + totals.concluded.all_won);
        let dump = one.dump();
        one.booth().ledger().rebuild().expect("a rebuild");
        prop_assert_eq!(one.dump(), dump, "derived late and derived anew");
    }
}

/// Each sheet of a workbook, line by line.
fn sheets(file: &Path) -> Vec<Vec<Vec<Data>>> {
    let mut workbook: Xlsx<_> = open_workbook(file).expect("a workbook");
    let sheets = workbook.worksheets().into_iter();
    sheets
        .map(|(_, sheet)| sheet.rows().map(<[Data]>::to_vec).collect())
        .collect()
}

/// The workbook reads back: a line for each line, numbers as numbers, the sums beside their
/// whole; and a name only where keeping it is allowed still.
#[test]
fn the_workbook_reads_back_and_names_whom_it_may() {
    let mut fair = fair(2_104);
    let laptop = &mut fair.laptops[0];
    laptop.booth().set_dollar_rate(1_400).expect("set");
    let (glass, list_price) = product(laptop, 0);
    let kim = laptop.reachable_visitor("kim@example.com");
    let nobody = laptop.answered_visit();
    let left = laptop.reachable_visitor("left@example.com");
    let offered = draft(
        QuoteStage::Concluded,
        &[
            line(Goods::Product(glass), 200, 2_155, Currency::Dollars),
            named(3, 10_000, Currency::Won),
        ],
    );
    laptop.clock.advance(MINUTE);
    laptop.booth().note_quote(kim, &offered).expect("noted");
    let asked = draft(QuoteStage::Negotiating, &[named(1, 7, Currency::Won)]);
    for visitor in [nobody, left] {
        laptop.clock.advance(MINUTE);
        laptop.booth().note_quote(visitor, &asked).expect("noted");
    }
    let withdrawn = laptop.booth().withdraw(left);
    withdrawn.expect("taken back");

    let folder = tempfile::tempdir().expect("a folder");
    let mut export = |why: &str, protection| {
        let (booth, to) = (laptop.booth(), folder.path());
        booth.export_quotes(FairScope::Current, protection, why, to, Language::Korean)
    };
    let refused = export(" ", Protection::None);
    assert!(matches!(refused, Err(BoothError::NoReason)), "{refused:?}");
    let saved = export("주최 측 실적 보고", Protection::None).expect("a file");
    assert_eq!((saved.quotes, saved.without_name), (3, 2));
    let [lines, sums, about] = <[_; 3]>::try_from(sheets(&saved.files[0])).expect("three sheets");
    let numbers = |row: &[Data], columns: &[usize]| -> Vec<f64> {
        let cells = columns.iter().map(|at| &row[*at]);
        cells
            .map(|cell| match cell {
                Data::Float(number) => *number,
                other => panic!("no number: {other:?} in {row:?}"),
            })
            .collect()
    };
    assert_eq!(lines.len(), 1 + 4);
    assert_eq!(lines[1][0].to_string(), "2026-11-25");
    assert_eq!(lines[1][1].to_string(), "10:00", "when her survey began");
    assert_eq!(lines[1][4].to_string(), "김서연");
    assert_eq!(
        numbers(&lines[1], &[8, 9, 10, 12, 13, 14]),
        [
            list_price as f64,
            21.55,
            200.0,
            4_310.0,
            1_400.0,
            6_034_000.0
        ]
    );
    assert_eq!(lines[1][11].to_string(), "USD");
    assert_eq!(lines[1][15].to_string(), "체결");
    assert_eq!(lines[2][7].to_string(), ENGRAVING);
    assert_eq!(lines[2][8], Data::Empty, "no list price");
    assert_eq!(lines[2][13], Data::Empty, "no rate");
    for unnamed in &lines[3..] {
        assert_eq!(unnamed[4].to_string(), "");
        assert_eq!(unnamed[15].to_string(), "계약추진");
    }
    let sum = |at: usize| numbers(&sums[at], &[1, 2, 3, 4, 5]);
    assert_eq!(sum(1), [2.0, 3.0, 14.0, 0.0, 14.0]);
    assert_eq!(sum(2), [1.0, 3.0, 30_000.0, 4_310.0, 6_064_000.0]);
    assert_eq!(sum(3), [3.0, 3.0, 30_014.0, 4_310.0, 6_064_014.0]);
    let about = format!("{about:?}");
    assert!(
        about.contains("주최 측 실적 보고") && about.contains("2건은"),
        "{about}"
    );

    let locked = export("주최 측 실적 보고", Protection::Password).expect("a file");
    assert!(locked.opening.is_some());
    assert!(open_workbook::<Xlsx<_>, _>(&locked.files[0]).is_err());
    let recorded =
        laptop.count("SELECT count(*) FROM ledger_records WHERE kind = 'quotes.exported'");
    assert_eq!(recorded, 2);
}

/// Of somebody who is forgotten the numbers and the products stay, and nothing that was
/// typed; the quote is nobody's, and she is told of it before.
#[test]
fn what_was_typed_goes_and_the_sums_stay() {
    let mut fair = Fair::with_laptops(2, 2_105);
    let (laptop, other) = fair.pair(0, 1);
    let (glass, _) = product(laptop, 0);
    let visitor = laptop.reachable_visitor("kim@example.com");
    let offered = draft(
        QuoteStage::Concluded,
        &[
            line(Goods::Product(glass), 2, 30_000, Currency::Won),
            named(1, 500_000, Currency::Won),
        ],
    );
    let quote = laptop.booth().note_quote(visitor, &offered).expect("noted");
    other.learn_from(laptop);
    other.clock.advance(MINUTE);
    other
        .booth()
        .change_quote(quote, &draft(QuoteStage::Negotiating, &offered.lines[1..]))
        .expect("said elsewhere");

    let folder = tempfile::tempdir().expect("a folder");
    let whose = Whose::Contact("kim@example.com");
    let booth = laptop.booth();
    let report = booth.save_subject_report(whose, folder.path(), Language::Korean);
    let report = report.expect("her report");
    let json = report
        .files
        .iter()
        .find(|it| it.extension().is_some_and(|it| it == "json"));
    let told = std::fs::read_to_string(json.expect("as data")).expect("it reads");
    assert!(
        told.contains(ENGRAVING) && told.contains("560,000원 · 체결"),
        "{told}"
    );

    let before = QuoteTotals::of(&quotes(laptop));
    let booth = laptop.booth();
    booth
        .destroy_people(&[Whose::Contact("kim@example.com")], "요청하심", false)
        .expect("destroyed");
    assert_eq!(QuoteTotals::of(&quotes(laptop)), before);
    let left = quotes(laptop).remove(0);
    assert_eq!(left.visitor, None);
    assert_eq!(left.lines[1].name.ko, "이름을 지운 물품");
    let again = laptop.booth().change_quote(quote, &offered);
    assert!(
        matches!(again, Err(BoothError::NotPossible(_))),
        "{again:?}"
    );
    let again = laptop.booth().note_quote(visitor, &offered);
    assert!(matches!(again, Err(BoothError::Unknown)), "{again:?}");

    laptop.learn_from(other);
    other.learn_from(laptop);
    assert_eq!(laptop.dump(), other.dump());
    for it in [laptop, other] {
        let image = String::from_utf8_lossy(&it.image()).into_owned();
        assert!(!image.contains(ENGRAVING));
        assert_eq!(
            quotes(it)[0].sums().won,
            500_000,
            "the later word, without its name"
        );
    }
}

/// Whoever is recognised takes the quote of just now to her earlier visit, and it goes with
/// her when she is forgotten.
#[test]
fn a_quote_moves_with_whom_it_is_of() {
    let mut fair = fair(2_106);
    let laptop = &mut fair.laptops[0];
    let before = laptop.reachable_visitor("kim@example.com");
    let now = laptop.booth().expect_visitor().expect("somebody is here");
    let asked = draft(QuoteStage::Negotiating, &[named(1, 7, Currency::Won)]);
    laptop.booth().note_quote(now, &asked).expect("noted");
    laptop.booth().recognise(now, before).expect("recognised");
    let hers = laptop.booth().quotes_of(before).expect("hers");
    assert_eq!(hers.len(), 1);
    assert_eq!(hers[0].visitor, Some(before));
    let booth = laptop.booth();
    booth
        .destroy_people(&[Whose::Contact("kim@example.com")], "요청하심", false)
        .expect("destroyed");
    let image = String::from_utf8_lossy(&laptop.image()).into_owned();
    assert!(!image.contains(ENGRAVING));
}

/// A quote permits nothing: who left a contact with the yes to keep it, and is offered
/// something, is in no file for messages.
#[test]
fn a_quote_permits_no_message() {
    let mut fair = fair(2_107);
    let laptop = &mut fair.laptops[0];
    let visitor = laptop.answered_visit();
    let kept: Vec<NoticeAct> = EMAIL[..2].to_vec();
    let contact = laptop.draft("kim@example.com", "", &kept);
    laptop
        .booth()
        .save_contact(visitor, &contact)
        .expect("kept");
    let asked = draft(QuoteStage::Concluded, &[named(1, 7, Currency::Won)]);
    laptop.booth().note_quote(visitor, &asked).expect("noted");
    let booth = laptop.booth();
    let folder = tempfile::tempdir().expect("a folder");
    let files = booth.export_follow_up(
        FairScope::Current,
        "후속 안내",
        folder.path(),
        Language::Korean,
    );
    assert!(
        matches!(files, Err(BoothError::NobodyToWriteTo { .. })),
        "{files:?}"
    );
}

/// The fair's report tells both sums and how many quotes of all, and nothing where there is
/// none.
#[test]
fn the_report_tells_both_sums() {
    let mut fair = fair(2_108);
    let laptop = &mut fair.laptops[0];
    let figures = |laptop: &mut Laptop| {
        let booth = laptop.booth();
        let report = booth.fair_report(FairScope::Current, Window::default());
        let sections = report.expect("a report").sections.into_iter();
        let quotes = sections.filter(|it| it.id == "quotes");
        let figures = quotes.flat_map(|it| it.figures);
        let told = figures.map(|it| (it.id, it.numerator, it.denominator));
        told.collect::<Vec<_>>()
    };
    assert_eq!(figures(laptop), []);
    let visitor = laptop.answered_visit();
    for (stage, price) in [
        (QuoteStage::Negotiating, 7),
        (QuoteStage::Negotiating, 20),
        (QuoteStage::Concluded, 500),
    ] {
        let offered = draft(stage, &[named(2, price, Currency::Won)]);
        laptop.booth().note_quote(visitor, &offered).expect("noted");
    }
    let told = figures(laptop);
    let told: Vec<_> = told.iter().map(|it| (it.0.as_str(), it.1, it.2)).collect();
    assert_eq!(
        told,
        [
            ("quotes.negotiating_won", Some(54), None),
            ("quotes.concluded_won", Some(1_000), None),
            ("quotes.all_won", Some(1_054), None),
            ("quotes.negotiating", Some(2), Some(3)),
            ("quotes.concluded", Some(1), Some(3)),
        ]
    );
}
