//! What the report tells of who bought, as far as no number tells of one to four people:
//! the rule of the groups ([`segments`]), over tables of its own.

use outreach::Channel;
use segments::{Level, Rule, Table, Variable};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;
use words::Sentence;

const DID: &str = "did";

fn level(id: &str) -> Level {
    named(id, &Sentence::default())
}

fn named(id: &str, name: &Sentence) -> Level {
    Level {
        id: id.to_owned(),
        name: name.clone(),
    }
}

/// Adds whether each person did something.
fn add_whether(table: &mut Table, did: impl Iterator<Item = bool>) {
    let variable = Variable {
        id: DID.to_owned(),
        name: Sentence::default(),
        levels: vec![level("yes"), level("no")],
    };
    let codes = did.map(|did| if did { 1 } else { 2 }).collect();
    table.add_variable(variable, codes);
}

fn who_did() -> Rule {
    let yes = BTreeSet::from(["yes".to_owned()]);
    Rule {
        conditions: BTreeMap::from([(DID.to_owned(), yes)]),
        ..Rule::default()
    }
}

/// Of people by their level, and whether they bought: how many of each level did; none
/// where that must not be told.
pub(super) fn bought_by_interest(
    people: &[(Option<usize>, bool)],
    levels: &[(&str, Sentence)],
) -> Vec<Option<u64>> {
    const INTEREST: &str = "interest";
    let mut table = Table::of_people(people.len());
    let variable = Variable {
        id: INTEREST.to_owned(),
        name: Sentence::default(),
        levels: levels.iter().map(|(id, name)| named(id, name)).collect(),
    };
    // From 1 on; 0 where nothing was noted.
    let code = |level: &Option<usize>| level.map_or(0, |place| place as u8 + 1);
    let codes = people.iter().map(|(level, _)| code(level));
    table.add_variable(variable, codes.collect());
    add_whether(&mut table, people.iter().map(|(_, did)| *did));
    let bought = levels.iter().map(|(id, _)| {
        let mut rule = who_did();
        let chosen = BTreeSet::from([(*id).to_owned()]);
        rule.conditions.insert(INTEREST.to_owned(), chosen);
        told(&table, &rule)
    });
    bought.collect()
}

/// Of the coupons that went out by each channel, how many were used, none where that must
/// not be told, and how many there were.
pub(super) fn used_by_channel(
    by_channel: &BTreeMap<Channel, BTreeSet<Uuid>>,
    used: &HashMap<Uuid, bool>,
) -> Vec<(Channel, Option<u64>, u64)> {
    // A coupon is one person's. Those that were taken back are in no figure.
    let coupons: BTreeSet<Uuid> = by_channel.values().flatten().copied().collect();
    let coupons: Vec<(Uuid, bool)> = coupons
        .into_iter()
        .filter_map(|coupon| Some((coupon, *used.get(&coupon)?)))
        .collect();
    let mut table = Table::of_people(coupons.len());
    add_whether(&mut table, coupons.iter().map(|(_, used)| *used));
    for (channel, out) in by_channel {
        let is_in = coupons.iter().map(|(coupon, _)| out.contains(coupon));
        table.add_audience(level(channel.code()), is_in);
    }
    by_channel
        .iter()
        .map(|(channel, out)| {
            let mut rule = who_did();
            rule.audiences.insert(channel.code().to_owned());
            let given = out.iter().filter(|coupon| used.contains_key(coupon));
            (*channel, told(&table, &rule), given.count() as u64)
        })
        .collect()
}

fn told(table: &Table, rule: &Rule) -> Option<u64> {
    // The rule names what was added to the table just now.
    table.size(rule).ok().flatten().map(u64::from)
}
