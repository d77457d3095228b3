//! Every reason on the whole sample fair: it is true of her, and its numbers are counted
//! again from the tables, without the code that counted them first.

use crate::support::{DAY, Laptop, OPENING, fair};
use booth::FairScope;
use booth::sample::{Player, VISITORS_IN_A_COMMIT};
use recommend::{Model, Named, Product, Question, Reason, Visitor};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

const VISITORS: u32 = 600;

/// Everybody once, as the tables tell it.
pub(super) struct Counted {
    /// By the visit that stands for her: her answers and what she bought.
    pub(super) people: BTreeMap<Uuid, Visitor>,
    /// Which visit stands for the person of each visit.
    pub(super) person_of: BTreeMap<Uuid, Uuid>,
    pub(super) questions: Vec<Question>,
    products: Vec<Product>,
}

impl Counted {
    pub(super) fn of(laptop: &mut Laptop) -> Self {
        let rules = laptop.booth().owner_rules().expect("questions");
        let questions = rules.questions.into_iter().map(|asked| Question {
            what: Named {
                id: asked.id,
                name: asked.name,
            },
            levels: asked
                .choices
                .into_iter()
                .map(|(id, name)| Named { id, name })
                .collect(),
            may_be_spoken: true,
        });
        let products = laptop.booth().products().expect("products").into_iter();
        let products = products.map(|(id, product)| Product {
            id,
            name: (&product.name).into(),
            tags: product.tags.into_iter().collect(),
            price_won: None,
            is_sold_out: false,
            months: BTreeSet::new(),
        });
        let mut counted = Self {
            people: BTreeMap::new(),
            person_of: BTreeMap::new(),
            questions: questions.collect(),
            products: products.collect(),
        };
        counted.read(laptop);
        counted
    }

    fn read(&mut self, laptop: &mut Laptop) {
        let tables = laptop.booth().ledger().connection();
        let rows = |sql: &str| -> Vec<(Uuid, String, String)> {
            let mut statement = tables.prepare(sql).expect("SQL");
            let rows = statement.query_map([], |it| Ok((it.get(0)?, it.get(1)?, it.get(2)?)));
            rows.expect("rows").collect::<Result<_, _>>().expect("rows")
        };
        // Whoever gave one address or number twice is one person.
        let mut first_with: BTreeMap<String, Uuid> = BTreeMap::new();
        for (visit, email, phone) in rows("SELECT visitor, email, phone FROM contact ORDER BY 1") {
            let points = [email, phone].into_iter().filter(|it| !it.is_empty());
            for point in points {
                let first = *first_with.entry(point).or_insert(visit);
                self.person_of.entry(visit).or_insert(first);
            }
        }
        for (visit, _, _) in rows("SELECT DISTINCT visitor, '', '' FROM visit ORDER BY 1") {
            let person = *self.person_of.entry(visit).or_insert(visit);
            self.people.entry(person).or_insert_with(|| Visitor {
                id: visit.to_string(),
                ..Visitor::default()
            });
        }
        let answers = "SELECT response.visitor, path, value FROM answer
                       JOIN response ON response.id = response ORDER BY 1";
        for (visit, path, value) in rows(answers) {
            let Some(question) = self.questions.iter().find(|it| it.what.id == path) else {
                continue;
            };
            let is_level = |it: &&str| question.levels.iter().any(|level| level.id == **it);
            let chosen = value.split_whitespace().filter(is_level);
            let chosen = chosen.map(str::to_owned).collect();
            self.person(visit).answers.insert(path, chosen);
        }
        let sales = "SELECT visitor, body, '' FROM sale
                     WHERE voided IS NULL AND visitor IS NOT NULL";
        for (visit, body, _) in rows(sales) {
            let sale: serde_json::Value = serde_json::from_str(&body).expect("JSON");
            for line in sale["lines"].as_array().expect("lines") {
                let product = line["product"].as_str().expect("an id");
                let product = Uuid::parse_str(product).expect("an id");
                self.person(visit).bought.insert(product, 1.0);
            }
        }
    }

    fn person(&mut self, visit: Uuid) -> &mut Visitor {
        let person = self.person_of[&visit];
        self.people.get_mut(&person).expect("she came")
    }

    fn count(&self, is: impl Fn(&Visitor) -> bool) -> f64 {
        self.people.values().filter(|it| is(it)).count() as f64
    }

    fn product(&self, id: Uuid) -> &Product {
        let found = self.products.iter().find(|it| it.id == id);
        found.expect("it is on sale")
    }

    /// Of how many who are in the group how many bought one of these, and the rates in
    /// percent, among them and among all.
    fn numbers(&self, group: impl Fn(&Visitor) -> bool, things: &BTreeSet<Uuid>) -> [f64; 4] {
        let bought = |it: &Visitor| it.bought.keys().any(|it| things.contains(it));
        let n = self.count(&group);
        let k = self.count(|it| group(it) && bought(it));
        let everybody = self.people.len() as f64;
        [n, k, 100.0 * k / n, 100.0 * self.count(bought) / everybody]
    }

    /// The numbers that a reason for this product tells, in the order of the Korean and of
    /// the English sentence.
    fn expected(&self, product: Uuid, reason: &Reason) -> [Vec<f64>; 2] {
        let answered = |question: &str, level: &str| {
            let (question, level) = (question.to_owned(), level.to_owned());
            move |it: &Visitor| {
                let chosen = it.answers.get(&question);
                chosen.is_some_and(|chosen| chosen.contains(&level))
            }
        };
        let this = BTreeSet::from([product]);
        let buyers = |of: Uuid| self.count(|it| it.bought.contains_key(&of));
        let everybody = self.people.len() as f64;
        let [n, k, rate, base] = match reason {
            Reason::Answer {
                question, level, ..
            } => self.numbers(answered(&question.id, &level.id), &this),
            Reason::BoughtTogether { product: other, .. } => {
                self.numbers(|it| it.bought.contains_key(other), &this)
            }
            Reason::Tag {
                tag,
                question,
                level,
                ..
            } => {
                let of_tag = self.products.iter().filter(|it| it.tags.contains(tag));
                let of_tag = of_tag.map(|it| it.id).collect();
                self.numbers(answered(&question.id, &level.id), &of_tag)
            }
            Reason::Bestseller { .. } => {
                let own = buyers(product);
                let ahead = self.products.iter().filter(|it| buyers(it.id) > own);
                let rank = 1.0 + ahead.count() as f64;
                return [vec![everybody, own, rank], vec![rank, own, everybody]];
            }
            Reason::Unproven { .. } => {
                let own = buyers(product);
                return [vec![everybody, own], vec![own, everybody]];
            }
            Reason::OwnerRule { .. } | Reason::BoughtBefore => return [vec![], vec![]],
        };
        [vec![n, k, rate, base], vec![k, n, rate, base]]
    }
}

/// The numbers behind what is quoted, as they are written.
fn numbers_in(text: &str) -> Vec<&str> {
    let told = text.rsplit('’').next().unwrap_or_default();
    let parts = told.split(|it: char| !it.is_ascii_digit() && it != '.');
    let parts = parts.map(|it| it.trim_matches('.'));
    parts.filter(|it| !it.is_empty()).collect()
}

pub(super) fn assert_told(text: &str, expected: &[f64]) {
    let told = numbers_in(text);
    assert_eq!(told.len(), expected.len(), "{text} {expected:?}");
    for (told, exact) in told.iter().zip(expected) {
        let rounded = if told.contains('.') || *exact < 9.9 {
            0.05
        } else {
            0.5
        };
        let value: f64 = told.parse().expect("a number");
        assert!((value - exact).abs() <= rounded + 1e-9, "{text}: {exact}");
    }
}

/// Plays the sample fair; the people in it are the same each time.
fn play(laptop: &mut Laptop) {
    let mut player = Player::new(laptop.booth(), 7).expect("a sample fair");
    for from in (0..VISITORS).step_by(VISITORS_IN_A_COMMIT as usize) {
        booth::sample::in_one_commit(std::slice::from_mut(laptop.booth()), |booths| {
            for _ in 0..VISITORS_IN_A_COMMIT.min(VISITORS - from) {
                player.visit(&mut booths[0])?;
            }
            Ok(())
        })
        .expect("played");
    }
}

#[test]
fn every_reason_is_true_of_her_and_of_the_tables() {
    let mut fair = fair(1_301);
    let laptop = &mut fair.laptops[0];
    play(laptop);
    laptop.clock.set(OPENING + 6 * DAY);
    laptop.booth().confirm_clock().expect("the owner knows");
    let counted = Counted::of(laptop);
    let everybody: Vec<Visitor> = counted.people.values().cloned().collect();
    let model = Model::fit(&counted.questions, &counted.products, &everybody);
    let follow_up = laptop.booth().follow_up(FairScope::Current);
    let people = follow_up.expect("people").people;
    let mut kinds: BTreeMap<&str, u32> = BTreeMap::new();
    for person in &people {
        let Some(offer) = &person.recommendation else {
            continue;
        };
        *kinds.entry(offer.reason.code()).or_default() += 1;
        let owner = offer.reason.for_owner();
        let [korean, english] = counted.expected(offer.product, &offer.reason);
        assert_told(&owner.ko, &korean);
        assert_told(&owner.en, &english);

        // What is named is true of her, and without it the product would score lower.
        let her = &counted.people[&counted.person_of[&person.visitor]];
        let score = |visitor: &Visitor| {
            let explained = model.explain(visitor, &[], offer.product);
            explained.expect("a product on sale").score
        };
        let difference = (score(her) - offer.score).abs();
        assert!(difference < 1e-9, "the tables say what the booth read");
        let mut without = her.clone();
        match &offer.reason {
            Reason::Answer {
                question, level, ..
            }
            | Reason::Tag {
                question, level, ..
            } => {
                let given = without.answers.remove(&question.id);
                assert!(given.is_some_and(|given| given.contains(&level.id)));
            }
            Reason::BoughtTogether { product, .. } => {
                assert!(without.bought.remove(product).is_some());
            }
            _ => continue,
        }
        assert!(score(&without) < score(her), "{}", owner.ko);
        if let Reason::Tag { tag, .. } = &offer.reason {
            assert!(counted.product(offer.product).tags.contains(tag));
        }
    }
    let named = kinds.get("answer").copied().unwrap_or_default();
    assert!(people.len() > 200, "{}", people.len());
    assert!(named > 100, "{kinds:?}");
}
