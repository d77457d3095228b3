//! Invented visitors with tastes, so that there is something to find out.

use rand::RngExt as _;
use rand_chacha::ChaCha8Rng;
use std::collections::BTreeMap;

/// What one invented visitor will do.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// Question to choice.
    pub answers: BTreeMap<&'static str, &'static str>,
    /// Name, phone and e-mail, if she gives them.
    pub contact: Option<Contact>,
    /// Tags of the products she will buy, one piece or two of each.
    pub buys: Vec<(&'static str, u32)>,
    /// Whether she shows her coupon when she buys.
    pub uses_coupon: bool,
    /// Whether she changes her mind about messages before the fair ends.
    pub withdraws: bool,
    /// Whether she leaves in the middle of the survey.
    pub leaves: bool,
}

/// What an invented visitor gives and allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// An invented name.
    pub name: String,
    /// An invented e-mail address at a domain reserved for examples (RFC 2606).
    pub email: String,
    /// An invented phone number; may be empty.
    pub phone: String,
    /// The invented company she buys for; mostly empty.
    pub company: &'static str,
    /// The invented postcode and address, if she wants letters; mostly empty.
    pub home: Option<(String, String)>,
    /// Whether she allows e-mail.
    pub allows_email: bool,
    /// Whether she allows text messages.
    pub allows_sms: bool,
    /// The topic she chooses.
    pub topic: &'static str,
}

const FAMILY_NAMES: &[&str] = &[
    "김", "이", "박", "최", "정", "강", "조", "윤", "장", "임", "한", "오", "서", "신", "권",
];
/// Words for "example", so that nobody takes one of these people for a real one.
const GIVEN_NAMES: &[&str] = &[
    "가상", "예시", "견본", "연습", "보기", "모의", "시범", "표본",
];
/// What a visitor comes for, and the tag of the products that are for it.
const PURPOSES: [(&str, &str); 4] = [
    ("whisky", "위스키"),
    ("wine", "와인"),
    ("daily", "매일"),
    ("gift", "선물"),
];
/// Companies with the same words for "example" in their names; most visitors
/// come for themselves.
const COMPANIES: [&str; 8] = ["", "예시상사", "", "", "견본유통", "", "Sample Trading", ""];
const TOPICS: &[&str] = &["new_products", "workshop", "offers"];

/// Draws one visitor. `number` makes her contact points her own.
pub fn draw(random: &mut ChaCha8Rng, number: u32) -> Person {
    let purpose = pick(
        random,
        &PURPOSES.map(|(purpose, _)| purpose),
        &[25, 20, 35, 20],
    );
    let answers = BTreeMap::from([
        (
            "visit",
            pick(random, &["first", "regular", "passing"], &[60, 15, 25]),
        ),
        (
            "household",
            pick(random, &["alone", "couple", "family"], &[35, 30, 35]),
        ),
        (
            "cooking",
            pick(random, &["daily", "weekend", "rarely"], &[40, 35, 25]),
        ),
        (
            "budget",
            pick(random, &["high", "mid", "low"], &[20, 50, 30]),
        ),
        ("use", purpose),
        ("topic", pick(random, TOPICS, &[40, 20, 40])),
    ]);
    let buys = if random.random_bool(0.42) {
        // Most people buy what they came for, some something else.
        let meant = PURPOSES.iter().find(|(one, _)| *one == purpose);
        let tag = if let (true, Some((_, tag))) = (random.random_bool(0.75), meant) {
            tag
        } else {
            pick(
                random,
                &["위스키", "와인", "매일", "선물", "세트", "관리"],
                &[1; 6],
            )
        };
        vec![(tag, if random.random_bool(0.4) { 2 } else { 1 })]
    } else {
        Vec::new()
    };
    Person {
        contact: random.random_bool(0.62).then(|| contact(random, number)),
        uses_coupon: random.random_bool(0.7),
        withdraws: random.random_bool(0.03),
        leaves: random.random_bool(0.05),
        answers,
        buys,
    }
}

fn contact(random: &mut ChaCha8Rng, number: u32) -> Contact {
    let family = FAMILY_NAMES[random.random_range(0..FAMILY_NAMES.len())];
    let given = GIVEN_NAMES[random.random_range(0..GIVEN_NAMES.len())];
    let mut contact = Contact {
        name: format!("{family}{given}"),
        email: format!("visitor{number:06}@example.com"),
        phone: if random.random_bool(0.6) {
            format!(
                "010-{:04}-{:04}",
                2000 + number / 10_000 % 7000,
                number % 10_000
            )
        } else {
            String::new()
        },
        company: COMPANIES[number as usize % COMPANIES.len()],
        home: None,
        allows_email: random.random_bool(0.78),
        allows_sms: random.random_bool(0.45),
        topic: TOPICS[random.random_range(0..TOPICS.len())],
    };
    // By her number and not drawn, so that the same seed plays the same people as before.
    if contact.allows_email && number % 5 == 1 {
        let (building, flat) = (101 + number % 9, 201 + number % 800);
        let street = 1 + number;
        let address = format!("서울특별시 예시구 견본로 {street}, {building}동 {flat}호");
        contact.home = Some((format!("{:05}", number % 100_000), address));
    }
    contact
}

fn pick(random: &mut ChaCha8Rng, values: &[&'static str], weights: &[u32]) -> &'static str {
    let total: u32 = weights.iter().sum();
    let mut drawn = random.random_range(0..total);
    for (value, weight) in values.iter().zip(weights) {
        if drawn < *weight {
            return value;
        }
        drawn -= weight;
    }
    values[values.len() - 1]
}
