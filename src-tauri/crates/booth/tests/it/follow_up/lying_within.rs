//! Which numbers lie in others by what they mean, learned from what people do and held
//! against the numbers that are shown.

use crate::support::{DAY, EMAIL, Fair, Laptop, asking, chosen, first_day};
use booth::FairScope;
use booth::fair::NextFair;
use booth::follow_up::segments::{Rule, SegmentTable};
use booth::replies::{ReplyDraft, Wanted};
use booth::responses::Answer;
use booth::sales::{BasketLine, SaleRequest};
use chrono::{Days, NaiveDate};
use permission::Channel;
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use records::responses::Interest;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The number of those who handed a survey in, which stands with what questions were worth.
const HANDED_IN: &str = "handed in";

/// So many booths, each with people of its own; what lies in something in all of them lies
/// in it by its meaning.
const BOOTHS: u64 = 12;
/// In so many of them a pair has to be seen.
const SEEN: u32 = 6;

/// A group under a condition, a choice of several, and a question for everybody.
const QUESTIONS: &str = "survey
    type | name | label | relevant
    select_one use | use | 어디에 쓰세요? |
    begin_group | gift | 선물 | ${use} = 'gift'
    select_one who | who | 누구에게 선물하세요? |
    end_group | | |
    select_multiple drink | drink | 무엇을 즐기세요? |
    select_one town | town | 어디에서 오셨어요? |
    choices
    list_name | name | label
    use | gift | 선물용
    use | home | 집에서
    who | family | 가족
    who | friend | 친구
    drink | whisky | 위스키
    drink | tea | 차
    town | a | 가
    town | b | 나";

/// One booth in the making: how likely somebody does something is drawn for each.
struct Doing {
    dice: ChaCha8Rng,
    due: NaiveDate,
    likely: BTreeMap<&'static str, f64>,
    products: Vec<Uuid>,
    /// By address, the first visit of whoever left it.
    first: BTreeMap<usize, Uuid>,
    bought: BTreeMap<Uuid, BTreeSet<Uuid>>,
    handed_in: BTreeSet<Uuid>,
}

impl Doing {
    fn does(&mut self, what: &'static str) -> bool {
        let usual = *[0.04, 0.5, 0.96].choose(&mut self.dice).expect("three");
        let likely = *self.likely.entry(what).or_insert(usual);
        self.dice.random_bool(likely)
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        *all.choose(&mut self.dice).expect("something")
    }

    fn survey(&mut self, laptop: &mut Laptop, visitor: Uuid) {
        let booth = laptop.booth();
        let mut say = |question: &str, answer: Option<Answer>| {
            booth.answer(visitor, question, answer).expect("an answer");
        };
        if self.does("use") {
            let purpose = self.one_of(&["gift", "home"]);
            say("use", chosen(purpose));
            if purpose == "gift" && self.does("who") {
                say("gift/who", chosen(self.one_of(&["family", "friend"])));
            }
        }
        if self.does("drink") {
            let drinks: &[&str] = self.one_of(&[&["whisky", "tea"], &["tea"], &["whisky"]]);
            let drinks = drinks.iter().map(|it| (*it).to_owned()).collect();
            say("drink", Some(Answer::Choices(drinks)));
        }
        if self.does("town") {
            say("town", chosen(self.one_of(&["a", "b"])));
        }
    }

    /// Somebody comes, and does what she likes; who leaves an address may come again.
    fn visit(&mut self, laptop: &mut Laptop, address: usize) {
        let is_at_kiosk = self.does("survey");
        let booth = laptop.booth();
        let visitor = match is_at_kiosk {
            true => booth.kiosk_start("ko").expect("somebody is here"),
            false => booth.expect_visitor().expect("somebody is here"),
        };
        if is_at_kiosk {
            self.survey(laptop, visitor);
        }
        let mut person = visitor;
        if self.does("contact") {
            person = *self.first.entry(address).or_insert(visitor);
            let draft = laptop.draft(&format!("guest{address}@example.com"), "", &EMAIL);
            laptop.booth().save_contact(visitor, &draft).expect("kept");
            if self.does("asks") {
                let request = ReplyDraft {
                    wanted: Wanted::Quotation,
                    words: "푸른 물병".to_owned(),
                    channel: Channel::Email,
                    by: "한서윤".to_owned(),
                    due: self.due,
                };
                let booth = laptop.booth();
                booth.request_reply(visitor, &request).expect("noted");
            }
        }
        if self.does("interest") {
            let interest = self.one_of(&[Interest::Hot, Interest::Warm, Interest::Cold]);
            let booth = laptop.booth();
            booth
                .note_visitor(visitor, Some(interest), "")
                .expect("noted");
        }
        if is_at_kiosk && self.does("hands in") {
            let booth = laptop.booth();
            booth.kiosk_hand_in(visitor, "ko").expect("handed in");
            self.handed_in.insert(person);
        }
        let thanks = laptop.thanks();
        let mut coupon = None;
        for _ in 0..2 {
            if !self.does("coupon") {
                continue;
            }
            let issued = laptop.booth().issue_coupon(Some(visitor), thanks);
            coupon = issued.ok().map(|it| it.id);
        }
        for _ in 0..2 {
            if self.does("buys") {
                let product = self.one_of(&self.products.clone());
                let coupon = coupon.take().filter(|_| self.does("uses"));
                let quantity = self.dice.random_range(1..9);
                let sale = SaleRequest {
                    visitor: Some(visitor),
                    coupon,
                    lines: vec![BasketLine { product, quantity }],
                    purpose: None,
                };
                if laptop.booth().record_sale(&sale).is_ok() {
                    self.bought.entry(product).or_default().insert(person);
                }
            }
        }
    }
}

fn booth(seed: u64) -> (Fair, Doing) {
    let mut fair = asking(QUESTIONS);
    let laptop = &mut fair.laptops[0];
    let products = laptop.booth().products().expect("products");
    let mut doing = Doing {
        dice: ChaCha8Rng::seed_from_u64(seed),
        due: first_day() + Days::new(30),
        likely: BTreeMap::new(),
        products: products.iter().step_by(3).map(|it| it.0).collect(),
        first: BTreeMap::new(),
        bought: BTreeMap::new(),
        handed_in: BTreeSet::new(),
    };
    for address in 0..40 {
        doing.visit(laptop, address);
    }
    laptop.clock.advance(60 * DAY);
    laptop.booth().confirm_clock().expect("the owner knows");
    let day = first_day() + Days::new(60);
    let next = NextFair {
        name: "리빙페어 가을".to_owned(),
        starts_on: day,
        ends_on: day,
        with_questionnaire: true,
        with_products: true,
        with_programmes: true,
    };
    laptop.booth().open_next_fair(&next).expect("a next fair");
    doing.likely.clear();
    doing.due = day + Days::new(30);
    for address in 20..60 {
        doing.visit(laptop, address);
    }
    (fair, doing)
}

/// Every number of everybody's table and of every ready group: what it counts, who they
/// are, and what is shown.
fn numbers(table: &SegmentTable) -> BTreeMap<String, (BTreeSet<Uuid>, Option<u32>)> {
    let everybody = Rule::default();
    let counts = table.count(&everybody).expect("counted");
    let members = |rule: &Rule| -> BTreeSet<Uuid> {
        let people = table.members(rule).unwrap_or_default();
        people.into_iter().collect()
    };
    let all = members(&everybody);
    let mut numbers = BTreeMap::new();
    for ((variable, _), shown) in table.variables().zip(&counts.variables) {
        let mut unknown = all.clone();
        for (level, shown) in variable.levels.iter().zip(&shown[1..]) {
            let rule = Rule {
                conditions: [(variable.id.clone(), [level.id.clone()].into())].into(),
                ..Rule::default()
            };
            let people = members(&rule);
            unknown.retain(|it| !people.contains(it));
            numbers.insert(format!("{}={}", variable.id, level.id), (people, *shown));
        }
        let known = all.difference(&unknown).copied().collect();
        let any = variable.levels.iter().map(|it| it.id.clone()).collect();
        let any = Rule {
            conditions: [(variable.id.clone(), any)].into(),
            ..Rule::default()
        };
        let shown_of_any = table.count(&any).expect("counted").people;
        numbers.insert(format!("{} known", variable.id), (known, shown_of_any));
        numbers.insert(format!("{}=?", variable.id), (unknown, shown[0]));
    }
    for audience in table.audiences() {
        let rule = Rule {
            audiences: [audience.id.clone()].into(),
            ..Rule::default()
        };
        let shown = table.count(&rule).ok().and_then(|it| it.people);
        numbers.insert(format!("group {}", audience.id), (members(&rule), shown));
    }
    numbers
}

/// Of every two levels, ready groups and products of which one lies in the other by its
/// meaning, in either direction, the two numbers tell of nobody. What lies in what is not
/// told to the test: it is what did so wherever both were seen.
#[test]
fn no_two_numbers_of_which_one_lies_in_the_other_tell() {
    let mut booths = Vec::new();
    for seed in 0..BOOTHS {
        let (mut fair, doing) = booth(seed);
        let laptop = &mut fair.laptops[0];
        let table = laptop.booth().segment_table().expect("a table");
        let mut all = numbers(&table);
        let shown = table.count(&Rule::default()).expect("counted").products;
        let worth = laptop.booth().questions_to_weigh(FairScope::All);
        let worth = worth.expect("it can be read").weigh();
        let handed_in = doing.handed_in.clone();
        let told = (worth.people >= 5).then_some(worth.people);
        all.insert(HANDED_IN.to_owned(), (handed_in, told));
        for (product, shown) in table.products().iter().zip(shown) {
            let place = doing.products.iter().position(|it| *it == product.id);
            let (Some(place), Some(bought)) = (place, doing.bought.get(&product.id)) else {
                continue;
            };
            all.insert(format!("product {place}"), (bought.clone(), shown));
        }
        booths.push(all);
    }
    let names: BTreeSet<&String> = booths.iter().flat_map(BTreeMap::keys).collect();
    let mut found = Vec::new();
    for inner in &names {
        // Whether somebody went on to the end is no answer of hers.
        let is_no_answer = *inner == HANDED_IN;
        for outer in names.iter().filter(|it| *it != inner && !is_no_answer) {
            let pairs = booths
                .iter()
                .filter_map(|it| it.get(*inner).zip(it.get(*outer)));
            let pairs: Vec<_> = pairs.filter(|(inner, _)| !inner.0.is_empty()).collect();
            let lies_within = pairs
                .iter()
                .all(|(inner, outer)| inner.0.is_subset(&outer.0));
            if !lies_within || (pairs.len() as u32) < SEEN {
                continue;
            }
            for (inner_shown, outer_shown) in pairs.iter().filter_map(|(a, b)| a.1.zip(b.1)) {
                if (1..5).contains(&(outer_shown - inner_shown)) {
                    found.push(format!("{outer} {outer_shown} - {inner} {inner_shown}"));
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}
