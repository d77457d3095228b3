//! What somebody may do at a booth, drawn at random.

use crate::support::OPENING;
use booth::consent::NoticeAct;
use booth::responses::Interest;
use booth::visitors::Compared;
use coupon::{Limits, ProgrammeKind};
use permission::{Channel, Wanted};
use proptest::prelude::*;

/// One action. Its numbers choose among what there is at that moment, so that
/// every step does something and a failing run can be made shorter.
#[derive(Debug, Clone)]
pub enum Step {
    Arrive,
    Answer {
        visitor: u8,
        question: u8,
        choice: u8,
    },
    TakeBack {
        visitor: u8,
        question: u8,
    },
    Finish {
        visitor: u8,
    },
    Amend {
        visitor: u8,
        question: u8,
        choice: Option<u8>,
    },
    Discard {
        visitor: u8,
    },
    Stop {
        visitor: u8,
        question: u8,
    },
    Note {
        visitor: u8,
        interest: Option<Interest>,
    },
    SetQuota {
        question: u8,
        at_most: Option<u32>,
    },
    OpenKiosk {
        discard: bool,
    },
    AtKiosk {
        questions: u8,
        choice: u8,
        hand_in: bool,
    },
    SaveContact {
        visitor: u8,
        person: u8,
        granted: Vec<NoticeAct>,
        topics: Vec<&'static str>,
    },
    Withdraw {
        visitor: u8,
    },
    WithdrawContact {
        person: u8,
        channel: Option<Channel>,
    },
    RequestReply {
        visitor: u8,
        wanted: Wanted,
        channel: Channel,
    },
    AnswerReply {
        reply: u8,
    },
    TakeBackReply {
        reply: u8,
    },
    KeepCard {
        visitor: u8,
        picture: u8,
    },
    TypeCard {
        photo: u8,
        person: u8,
    },
    LeaveCard {
        photo: u8,
    },
    ReopenCard {
        photo: u8,
    },
    TakeBackCard {
        photo: u8,
    },
    GiveCoupon {
        visitor: Option<u8>,
        programme: u8,
    },
    OpenProgramme {
        kind: ProgrammeKind,
        rest_stays: bool,
        limits: Limits,
        instead_of: Option<u8>,
    },
    CloseProgramme {
        programme: u8,
    },
    PrintCoupon {
        coupon: u8,
    },
    VoidCoupon {
        coupon: u8,
    },
    ReissueCoupon {
        coupon: u8,
    },
    UndoLastUse {
        coupon: u8,
    },
    VoidSale {
        sale: u8,
    },
    RevokeKey {
        laptop: u8,
        good_until_ms: Option<i64>,
    },
    Sell {
        coupon: Option<u8>,
        product: u8,
        quantity: u32,
    },
    AddProduct {
        price_won: u64,
    },
    /// Edits the next version of a questionnaire, or begins one.
    WriteQuestionnaire {
        draft: u8,
        row: u8,
        edit: u8,
    },
    PublishQuestionnaire {
        draft: u8,
    },
    ChooseQuestionnaire {
        version: u8,
    },
    ExportAnswers {
        with_unfinished: bool,
    },
    SaveProduct {
        product: u8,
        name: u8,
        price_won: u64,
        barcode: Option<u8>,
        stock: Option<i64>,
    },
    RetireProduct {
        product: u8,
        retired: bool,
    },
    Import {
        rows: Vec<(u8, u64)>,
    },
    LinkSale {
        sale: u8,
        visitor: Option<u8>,
    },
    ChangeMaker {
        phone: u8,
    },
    ChoosePrinter {
        host: Option<u8>,
    },
    /// Opens the next fair.
    NextFair {
        in_days: u8,
        with: bool,
    },
    ChooseFair {
        fair: u8,
    },
    ArchiveFair {
        fair: u8,
        archived: bool,
    },
    DestroyFair {
        fair: u8,
    },
    WelcomeBack {
        visitor: u8,
    },
    /// Says whether two visits are one person's.
    Compare {
        one: u8,
        other: u8,
        said: Compared,
    },
    PartVisit {
        visitor: u8,
    },
    Forget {
        visitor: u8,
    },
    Wait {
        millis: i64,
    },
}

const ACTS: [NoticeAct; 5] = [
    NoticeAct::CollectAndUse,
    NoticeAct::Advertising(Channel::Email),
    NoticeAct::Advertising(Channel::Sms),
    NoticeAct::Advertising(Channel::Kakao),
    NoticeAct::AtLeast14,
];
/// Few people, so that they come again and under several visitors.
pub const PEOPLE: [(&str, &str); 4] = [
    ("seoyeon@example.com", "+821012345678"),
    ("doyun@example.com", ""),
    ("", "+821012345678"),
    ("seoyeon@example.com", "+821098765432"),
];
/// Every choice of the sample; not every one fits every question.
pub(super) const CHOICES: [&str; 8] = [
    "first", "alone", "daily", "high", "whisky", "gift", "offers", "nothing",
];

/// Mostly every yes that is needed, sometimes any mixture.
fn granted() -> impl Strategy<Value = Vec<NoticeAct>> {
    prop_oneof![
        3 => Just(ACTS.to_vec()),
        2 => Just(crate::support::EMAIL.to_vec()),
        3 => proptest::sample::subsequence(ACTS.to_vec(), 0..=ACTS.len()),
    ]
}

fn topics() -> impl Strategy<Value = Vec<&'static str>> {
    proptest::sample::subsequence(vec!["new_products", "workshop", "offers"], 0..=3)
}

pub fn consent_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => Just(Step::Arrive),
        5 => (any::<u8>(), any::<u8>(), granted(), topics()).prop_map(
            |(visitor, person, granted, topics)| Step::SaveContact { visitor, person, granted, topics }
        ),
        1 => any::<u8>().prop_map(|visitor| Step::Withdraw { visitor }),
        1 => (any::<u8>(), proptest::option::of(proptest::sample::select(Channel::ALL.to_vec())))
            .prop_map(|(person, channel)| Step::WithdrawContact { person, channel }),
        2 => reply_step(),
        3 => card_step(),
        1 => (0_i64..100_000).prop_map(|millis| Step::Wait { millis }),
    ]
}

fn reply_step() -> impl Strategy<Value = Step> {
    let wanted = proptest::sample::select(Wanted::ALL.to_vec());
    let channel = proptest::sample::select(Channel::ALL.to_vec());
    prop_oneof![
        3 => (any::<u8>(), wanted, channel).prop_map(
            |(visitor, wanted, channel)| Step::RequestReply { visitor, wanted, channel }
        ),
        2 => any::<u8>().prop_map(|reply| Step::AnswerReply { reply }),
        1 => any::<u8>().prop_map(|reply| Step::TakeBackReply { reply }),
    ]
}

/// A card is photographed, typed, left, looked at again, taken back.
fn card_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (any::<u8>(), any::<u8>())
            .prop_map(|(visitor, picture)| Step::KeepCard { visitor, picture }),
        3 => (any::<u8>(), any::<u8>())
            .prop_map(|(photo, person)| Step::TypeCard { photo, person }),
        1 => any::<u8>().prop_map(|photo| Step::LeaveCard { photo }),
        1 => any::<u8>().prop_map(|photo| Step::ReopenCard { photo }),
        2 => any::<u8>().prop_map(|photo| Step::TakeBackCard { photo }),
    ]
}

fn limits() -> impl Strategy<Value = Limits> {
    let limit = || proptest::option::of(0_u32..4);
    (limit(), limit(), limit()).prop_map(|(per_person, total, per_laptop)| Limits {
        per_person,
        total,
        per_laptop,
    })
}

/// Actions on programmes and on coupons that were given.
fn coupon_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (
            proptest::sample::select(ProgrammeKind::ALL.to_vec()),
            any::<bool>(),
            limits(),
            proptest::option::of(any::<u8>()),
        )
            .prop_map(|(kind, rest_stays, limits, instead_of)| Step::OpenProgramme {
                kind,
                rest_stays,
                limits,
                instead_of,
            }),
        1 => any::<u8>().prop_map(|programme| Step::CloseProgramme { programme }),
        1 => any::<u8>().prop_map(|coupon| Step::PrintCoupon { coupon }),
        2 => any::<u8>().prop_map(|coupon| Step::VoidCoupon { coupon }),
        3 => any::<u8>().prop_map(|coupon| Step::ReissueCoupon { coupon }),
        3 => any::<u8>().prop_map(|coupon| Step::UndoLastUse { coupon }),
        2 => any::<u8>().prop_map(|sale| Step::VoidSale { sale }),
        1 => (any::<u8>(), proptest::option::of(OPENING - 3_600_000..OPENING + 3_600_000))
            .prop_map(|(laptop, good_until_ms)| Step::RevokeKey { laptop, good_until_ms }),
    ]
}

fn answering_step() -> impl Strategy<Value = Step> {
    let interests = proptest::sample::select(vec![Interest::Hot, Interest::Warm, Interest::Cold]);
    prop_oneof![
        4 => (any::<u8>(), any::<u8>(), proptest::option::weighted(0.8, any::<u8>())).prop_map(
            |(visitor, question, choice)| Step::Amend { visitor, question, choice }
        ),
        1 => any::<u8>().prop_map(|visitor| Step::Discard { visitor }),
        1 => (any::<u8>(), any::<u8>())
            .prop_map(|(visitor, question)| Step::Stop { visitor, question }),
        1 => (any::<u8>(), proptest::option::of(interests))
            .prop_map(|(visitor, interest)| Step::Note { visitor, interest }),
        1 => (any::<u8>(), proptest::option::of(0_u32..3))
            .prop_map(|(question, at_most)| Step::SetQuota { question, at_most }),
        1 => any::<bool>().prop_map(|discard| Step::OpenKiosk { discard }),
        3 => (0_u8..8, any::<u8>(), any::<bool>()).prop_map(
            |(questions, choice, hand_in)| Step::AtKiosk { questions, choice, hand_in }
        ),
    ]
}

pub fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => Just(Step::Arrive),
        4 => (any::<u8>(), any::<u8>(), any::<u8>()).prop_map(
            |(visitor, question, choice)| Step::Answer { visitor, question, choice }
        ),
        1 => (any::<u8>(), any::<u8>())
            .prop_map(|(visitor, question)| Step::TakeBack { visitor, question }),
        2 => any::<u8>().prop_map(|visitor| Step::Finish { visitor }),
        4 => consent_step(),
        4 => (proptest::option::of(any::<u8>()), any::<u8>())
            .prop_map(|(visitor, programme)| Step::GiveCoupon { visitor, programme }),
        5 => coupon_step(),
        4 => answering_step(),
        4 => (proptest::option::weighted(0.8, any::<u8>()), any::<u8>(), 0_u32..4).prop_map(
            |(coupon, product, quantity)| Step::Sell { coupon, product, quantity }
        ),
        1 => (0_u64..2_000_000_000).prop_map(|price_won| Step::AddProduct { price_won }),
        1 => (any::<u8>(), any::<u8>(), any::<u8>())
            .prop_map(|(draft, row, edit)| Step::WriteQuestionnaire { draft, row, edit }),
        1 => any::<u8>().prop_map(|draft| Step::PublishQuestionnaire { draft }),
        1 => any::<u8>().prop_map(|version| Step::ChooseQuestionnaire { version }),
        1 => any::<bool>().prop_map(|with_unfinished| Step::ExportAnswers { with_unfinished }),
        3 => catalogue_step(),
        2 => (any::<u8>(), proptest::option::of(any::<u8>()))
            .prop_map(|(sale, visitor)| Step::LinkSale { sale, visitor }),
        1 => any::<u8>().prop_map(|phone| Step::ChangeMaker { phone }),
        1 => proptest::option::of(any::<u8>()).prop_map(|host| Step::ChoosePrinter { host }),
        2 => fair_step(),
        3 => person_step(),
        // Clocks of laptops drift, and are set back.
        2 => (-7_200_000_i64..7_200_000).prop_map(|millis| Step::Wait { millis }),
    ]
}

/// Who is one person, and who is forgotten.
fn person_step() -> impl Strategy<Value = Step> {
    let said = proptest::sample::select(vec![
        Compared::Same,
        Compared::Same,
        Compared::Different,
        Compared::Undecided,
    ]);
    prop_oneof![
        6 => (any::<u8>(), any::<u8>(), said)
            .prop_map(|(one, other, said)| Step::Compare { one, other, said }),
        1 => any::<u8>().prop_map(|visitor| Step::PartVisit { visitor }),
        1 => any::<u8>().prop_map(|visitor| Step::Forget { visitor }),
    ]
}

/// Fairs come and go, and visitors with them.
fn fair_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => (0_u8..9, any::<bool>()).prop_map(|(in_days, with)| Step::NextFair { in_days, with }),
        3 => any::<u8>().prop_map(|fair| Step::ChooseFair { fair }),
        1 => (any::<u8>(), any::<bool>())
            .prop_map(|(fair, archived)| Step::ArchiveFair { fair, archived }),
        1 => any::<u8>().prop_map(|fair| Step::DestroyFair { fair }),
        4 => any::<u8>().prop_map(|visitor| Step::WelcomeBack { visitor }),
    ]
}

/// Few names and few barcodes, so that the same ones come again.
fn catalogue_step() -> impl Strategy<Value = Step> {
    let price = || 0_u64..2_000_000_000;
    prop_oneof![
        3 => (any::<u8>(), 0_u8..4, price(), proptest::option::of(0_u8..3), proptest::option::of(-2_i64..30)).prop_map(
            |(product, name, price_won, barcode, stock)| Step::SaveProduct { product, name, price_won, barcode, stock }
        ),
        2 => (any::<u8>(), any::<bool>())
            .prop_map(|(product, retired)| Step::RetireProduct { product, retired }),
        1 => proptest::collection::vec((0_u8..4, price()), 0..5).prop_map(|rows| Step::Import { rows }),
    ]
}

/// Barcodes with their check digits.
pub const BARCODES: [&str; 3] = ["8801234567893", "96385074", "4006381333931"];
