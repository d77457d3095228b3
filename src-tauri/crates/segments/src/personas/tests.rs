//! What is there is found, and what is not is not made up.

use super::*;
use crate::{Level, Product, SMALLEST, Variable};
use uuid::Uuid;

/// Whole numbers that follow from one another (Park and Miller's generator).
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0 * 48_271 % 2_147_483_647;
        self.0 % most
    }
}

fn named(name: &str) -> Sentence {
    Sentence::of_texts(name, name)
}

/// 2,000 people of six variables with three levels, and ten products; whoever has the
/// first level of the first two buys the first product one time in three if `planted`,
/// otherwise everybody buys each one time in ten.
fn table(start: u64, planted: bool) -> Table {
    let mut dice = Dice(start);
    let people = 2_000;
    let mut table = Table::of_people(people);
    let mut codes: Vec<Vec<u8>> = Vec::new();
    for number in 0..6 {
        let column = (0..people).map(|_| u8::try_from(dice.below(3) + 1).expect("small"));
        codes.push(column.collect());
        let levels = ["혼자", "둘이", "여럿이"].map(|id| Level {
            id: id.to_owned(),
            name: named(id),
        });
        let variable = Variable {
            id: format!("v{number}"),
            name: named("변수"),
            levels: levels.into(),
        };
        table.add_variable(variable, codes[number].clone());
    }
    for number in 0..10 {
        let buys = |person: usize| {
            let is_planted =
                planted && number == 0 && codes[0][person] == 1 && codes[1][person] == 1;
            dice.below(30) < if is_planted { 10 } else { 3 }
        };
        let mut buys = buys;
        let buyers = (0..people).filter(|person| buys(*person));
        let buyers = buyers
            .map(|person| u32::try_from(person).expect("small"))
            .collect();
        let product = Product {
            id: Uuid::from_u128(number),
            name: named(if number == 0 {
                "온더락잔"
            } else {
                "물병"
            }),
        };
        table.add_product(product, buyers);
    }
    table
}

const VARIABLES: [&str; 6] = ["v0", "v1", "v2", "v3", "v4", "v5"];

/// What was planted comes first, and its sentence says what can be recounted.
#[test]
fn a_group_that_buys_more_is_found_and_said() {
    let table = table(7, true);
    let personas = table.personas(&VARIABLES, 5, |_, _| None).expect("counted");
    let first = &personas[0];
    assert_eq!(first.product, 0);
    let chosen: Vec<&str> = first.rule.conditions.keys().map(String::as_str).collect();
    assert_eq!(chosen, ["v0", "v1"]);
    let members = table.members(&first.rule).expect("people");
    assert_eq!(members.len(), first.people as usize);
    let bought = members.iter().filter(|it| table.buyers[0].contains(it));
    assert_eq!(bought.count(), first.bought as usize);
    assert!(first.bought >= SMALLEST && first.people - first.bought >= SMALLEST);
    let expected = format!(
        "‘혼자’, ‘혼자’ 손님 {}명, {} ‘온더락잔’을 골랐습니다.",
        first.people,
        share(first.people, first.bought).ko
    );
    assert_eq!(first.sentence.ko, expected);
    let spoken = |variable: &str, level: &str| {
        let is_said = (variable, level) == ("v0", "혼자");
        is_said.then(|| named("혼자 사심"))
    };
    let said = table.personas(&VARIABLES, 5, spoken).expect("counted");
    let expected = expected.replacen("혼자", "혼자 사심", 1);
    assert_eq!(said[0].sentence.ko, expected);
}

/// Where everybody buys alike nothing is told: in 100 such fairs, 1 at most.
#[test]
fn chance_makes_no_group() {
    let made_up = (1..=100).filter(|start| {
        let personas = table(start * 1_009, false).personas(&VARIABLES, 5, |_, _| None);
        !personas.expect("counted").is_empty()
    });
    assert!(made_up.count() <= 1);
}

#[test]
fn shares_are_said_as_they_are() {
    for (people, bought, said) in [
        (232, 78, "셋 중 하나가"),
        (100, 50, "둘 중 하나가"),
        (100, 41, "그 가운데 41명이"),
        (100, 100, "그 가운데 100명이"),
    ] {
        assert_eq!(share(people, bought).ko, said);
    }
}
