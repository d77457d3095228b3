//! How a sentence is said.

use words::{Sentence, sentence};

/// Korean particles follow the last sound of what they are told, in the text
/// of their own language, through quotation marks.
#[test]
fn particles_follow_what_a_message_is_told() {
    let said = |name: Sentence| sentence!("draft-product", product = name);
    let glass = said(Sentence::of_texts("위스키잔", "Whisky glass"));
    assert_eq!(glass.ko, "‘위스키잔’을 소개합니다.");
    assert_eq!(glass.en, "We would like to recommend “Whisky glass”.");
    let plate = said(Sentence::of_texts("접시", "Plate"));
    assert_eq!(plate.ko, "‘접시’를 소개합니다.");
}

/// A label that is a question stands before its answer without a colon.
#[test]
fn a_question_is_followed_by_its_answer() {
    let said = |variable: &str| {
        let variable = Sentence::of_texts(variable, variable);
        sentence!("segment-condition", variable = variable, levels = "A").ko
    };
    assert_eq!(said("처음이신가요?"), "처음이신가요? A");
    assert_eq!(said("용도"), "용도: A");
}

/// Money with a comma in the wrong place is misread by a factor of ten; a year
/// has none, and the largest amount is not rounded.
#[test]
fn numbers_are_written_with_commas_and_years_without() {
    let benefit = |won: u64| sentence!("benefit-amount", won = won);
    assert_eq!(benefit(999).en, "999 won off");
    assert_eq!(benefit(1_234_567).ko, "1,234,567원 할인");
    assert_eq!(benefit(u64::MAX).en, "18,446,744,073,709,551,615 won off");
    let day = words::day(2026, 11, 5);
    assert_eq!(
        (day.ko.as_str(), day.en.as_str()),
        ("2026년 11월 5일", "5 November 2026")
    );
    assert_eq!(day.ja(), Some("2026年11月5日"));
    assert_eq!(day.zh(), Some("2026年11月5日"));
}

/// A message chooses its words by a number.
#[test]
fn one_is_said_otherwise_than_many() {
    let limit = |coupons: u32| sentence!("limits-per-person", coupons = coupons).en;
    assert_eq!(limit(1), "one coupon per person");
    assert_eq!(limit(2), "2 coupons per person");
}

/// What somebody wrote in two languages is said in English to those who read
/// neither, inside a sentence of their own.
#[test]
fn an_argument_without_a_translation_is_said_in_english() {
    let gift = Sentence::of_texts("에코백", "eco bag");
    let said = sentence!("benefit-gift", what = &gift);
    assert_eq!(said.ko, "에코백 증정");
    assert_eq!(said.ja(), Some("eco bagプレゼント"));
    assert_eq!(said.zh(), Some("赠送eco bag"));
}

/// What only staff read is not said in the visitors' languages.
#[test]
fn staff_sentences_have_two_languages() {
    let forged = sentence!("coupon-forged");
    assert_eq!((forged.ja(), forged.zh()), (None, None));
}

/// What is told is data: braces and dollars in it are not read as a message.
#[test]
fn what_a_message_is_told_is_never_read_as_a_message() {
    let said = sentence!("benefit-gift", what = "{ $won } { coupon-forged }");
    assert_eq!(said.en, "{ $won } { coupon-forged } as a gift");
}

/// A fair goes on with a message that is not there; the tests beside this one
/// keep it from happening.
#[test]
fn a_missing_message_is_said_as_its_key() {
    assert_eq!(words::say("no-such-message", &[]).ko, "no-such-message");
}
