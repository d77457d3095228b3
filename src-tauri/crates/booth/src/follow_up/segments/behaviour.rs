//! The variables that follow from what people did.

use super::building::{Made, Making, NOTHING, among, level, names_between};
use crate::coupons::is_shut_out;
use crate::facts::Facts;
use crate::follow_up::{Asking, EarlierFiles};
use crate::known_groups::Origin;
use crate::{BoothError, FairScope};
use records::fair::{FIRST, FairOpened};
use records::responses::Interest;
use std::collections::{BTreeMap, HashMap, HashSet};
use tables::product::ProductRow;
use tables::sale::SaleRow;
use tables::{
    coupon as coupon_table, interviewer as interviewer_table, reply as reply_table,
    response as response_table, settings,
};
use uuid::Uuid;
use words::{Sentence, sentence};

/// Where the days since somebody came last are cut: a month, half a year.
const DAYS_SINCE: [i64; 2] = [31, 183];
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// What a coupon tells of whoever holds it, from the least to the most.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum CouponState {
    None = 1,
    Lapsed,
    Left,
    Used,
}

fn made(id: &str, name: Sentence, origin: Origin, may_be_spoken: bool) -> Made {
    Made {
        id: id.to_owned(),
        name,
        origin,
        may_be_spoken,
    }
}

/// The code of everybody: `yes` for these people, `no` for the others.
fn yes_or_no(people: usize, these: impl IntoIterator<Item = u32>) -> Vec<u8> {
    let mut codes = vec![2; people];
    for person in these {
        codes[person as usize] = 1;
    }
    codes
}

impl Facts<'_> {
    /// Adds what everybody did: coming, buying, using coupons, asking, and what was
    /// noted and sent.
    pub(super) fn add_behaviour(
        &self,
        making: &mut Making,
        place: &HashMap<Uuid, u32>,
        arrivals: &[(Uuid, Uuid, i64)],
        sales: &[SaleRow],
        products: &[ProductRow],
    ) -> Result<(), BoothError> {
        self.add_visits(making, place, arrivals)?;
        add_purchases(making, place, sales, products);
        self.add_coupons(making, place)?;
        let people = making.people();
        let of = |visits: Vec<Uuid>| visits.into_iter().filter_map(|it| place.get(&it).copied());
        making.add(
            made(
                "asked_for",
                sentence!("segment-asked"),
                Origin::Answer,
                true,
            ),
            vec![
                level("yes", sentence!("segment-level-yes")),
                level("no", sentence!("segment-level-no")),
            ],
            yes_or_no(people, of(reply_table::askers(self.tables)?)),
        );
        let mut interest = vec![0; people];
        for (code, level) in [(3, Interest::Cold), (2, Interest::Warm), (1, Interest::Hot)] {
            for person in of(interviewer_table::with_interest(self.tables, level, None)?) {
                interest[person as usize] = code;
            }
        }
        making.add(
            made(
                "interest",
                sentence!("segment-interest"),
                Origin::Note,
                false,
            ),
            vec![
                level("hot", sentence!("segment-level-hot")),
                level("warm", sentence!("segment-level-warm")),
                level("cold", sentence!("segment-level-cold")),
            ],
            interest,
        );
        let mut languages = vec![String::new(); people];
        for (visitor, language) in response_table::languages(self.tables)? {
            if let Some(person) = place.get(&visitor) {
                making.answers_anything(*person);
                languages[*person as usize] = language;
            }
        }
        let spoken: Vec<(String, Sentence)> = [
            ("ko", sentence!("segment-level-korean")),
            ("en", sentence!("segment-level-english")),
            ("ja", sentence!("segment-level-japanese")),
            ("zh", sentence!("segment-level-chinese")),
        ]
        .map(|(code, name)| (code.to_owned(), name))
        .into();
        let kept = spoken.iter().map(|(code, _)| code.clone()).collect();
        making.add_choices(
            made(
                "language",
                sentence!("segment-language"),
                Origin::Answer,
                true,
            ),
            &spoken,
            kept,
            |codes| languages.iter().map(|language| codes(language)).collect(),
        );
        self.add_promise(making, place)
    }

    /// How often and when somebody came.
    fn add_visits(
        &self,
        making: &mut Making,
        place: &HashMap<Uuid, u32>,
        arrivals: &[(Uuid, Uuid, i64)],
    ) -> Result<(), BoothError> {
        let people = making.people();
        let mut fairs: Vec<HashSet<Uuid>> = vec![HashSet::new(); people];
        let mut last: Vec<Option<(i64, Uuid)>> = vec![None; people];
        for (visitor, fair, at_ms) in arrivals {
            if let Some(person) = place.get(visitor) {
                let person = *person as usize;
                fairs[person].insert(*fair);
                last[person] = last[person].max(Some((*at_ms, *fair)));
            }
        }
        making.add(
            made("visits", sentence!("segment-visits"), Origin::Visit, true),
            vec![
                level("1", sentence!("segment-level-first")),
                level("2", sentence!("segment-level-second")),
                level("3", sentence!("segment-level-regular")),
            ],
            fairs
                .iter()
                .map(|fairs| u8::try_from(fairs.len().min(3)).unwrap_or(3))
                .collect(),
        );
        let came_again = |person: &u32| fairs[*person as usize].len() > 1;
        self.add_changed(making, place, came_again)?;
        let days = |number: f64| sentence!("segment-days", days = number as i64);
        let cuts = DAYS_SINCE.map(|days| days as f64);
        making.add(
            made(
                "days_since",
                sentence!("segment-days-since"),
                Origin::Visit,
                true,
            ),
            names_between(&cuts, days),
            last.iter()
                .map(|last| {
                    last.map_or(0, |(at_ms, _)| {
                        among(&cuts, ((self.now_ms - at_ms) / DAY_MS) as f64, 1)
                    })
                })
                .collect(),
        );
        let current = &self.session.current;
        let id_of = |fair| if fair == FIRST { current.first } else { fair };
        let mut fairs = settings::all::<FairOpened>(self.tables)?;
        fairs.sort_by_key(|(_, fair)| std::cmp::Reverse(fair.starts_on));
        let listed: Vec<(String, Sentence)> = fairs
            .iter()
            .map(|(id, fair)| (id.to_string(), (&fair.name).into()))
            .collect();
        let kept = listed
            .iter()
            .take(segments::MOST_PROPOSED - 1)
            .map(|(fair, _)| fair.clone())
            .collect();
        making.add_choices(
            made("fair", sentence!("segment-fair"), Origin::Visit, true),
            &listed,
            kept,
            |codes| {
                let last = last.iter();
                last.map(|last| last.map_or(0, |(_, fair)| codes(&id_of(fair).to_string())))
                    .collect()
            },
        );
        Ok(())
    }

    /// Whether somebody who came again answers as she did at the fair before; not known
    /// of whoever answered no question twice.
    fn add_changed(
        &self,
        making: &mut Making,
        place: &HashMap<Uuid, u32>,
        came_again: impl Fn(&u32) -> bool,
    ) -> Result<(), BoothError> {
        let mut visits: HashMap<u32, Vec<Uuid>> = HashMap::new();
        for (visit, person) in place.iter().filter(|(_, person)| came_again(person)) {
            visits.entry(*person).or_default().push(*visit);
        }
        if visits.is_empty() {
            return Ok(());
        }
        let comparing = self.comparing()?;
        let mut codes = vec![1; making.people()];
        for (person, visits) in visits {
            let otherwise = self.answers_otherwise(&comparing, &visits)?;
            codes[person as usize] = otherwise.map_or(0, |otherwise| 2 + u8::from(otherwise));
        }
        making.add(
            made(
                "changed",
                sentence!("segment-changed"),
                Origin::Answer,
                false,
            ),
            vec![
                level("once", sentence!("segment-level-came-once")),
                level("same", sentence!("segment-level-same")),
                level("otherwise", sentence!("segment-level-otherwise")),
            ],
            codes,
        );
        Ok(())
    }

    /// What became of her coupons.
    fn add_coupons(
        &self,
        making: &mut Making,
        place: &HashMap<Uuid, u32>,
    ) -> Result<(), BoothError> {
        let mut states = vec![CouponState::None; making.people()];
        let mut shut_out: BTreeMap<u32, bool> = BTreeMap::new();
        for held in coupon_table::held(self.tables, self.today())? {
            let Some(person) = place.get(&held.visitor) else {
                continue;
            };
            let is_out = match shut_out.get(&held.key_id) {
                Some(is_out) => *is_out,
                None => {
                    let is_out = is_shut_out(self.tables, held.key_id)?;
                    shut_out.insert(held.key_id, is_out);
                    is_out
                }
            };
            let state = match held {
                _ if held.is_used => CouponState::Used,
                _ if held.is_in_time && !is_out => CouponState::Left,
                _ => CouponState::Lapsed,
            };
            let known = &mut states[*person as usize];
            *known = state.max(*known);
        }
        making.add(
            made(
                "coupon",
                sentence!("segment-coupon"),
                Origin::Purchase,
                true,
            ),
            vec![
                level("none", sentence!("segment-level-coupon-none")),
                level("lapsed", sentence!("segment-level-coupon-lapsed")),
                level("left", sentence!("segment-level-coupon-left")),
                level("used", sentence!("segment-level-coupon-used")),
            ],
            states.into_iter().map(|state| state as u8).collect(),
        );
        Ok(())
    }

    /// Whether somebody can be written to once more this month without breaking what
    /// the consent texts promise.
    fn add_promise(
        &self,
        making: &mut Making,
        place: &HashMap<Uuid, u32>,
    ) -> Result<(), BoothError> {
        let news = Asking::news(FairScope::All, EarlierFiles::Include);
        let month = self.messages_of_month(&news, &self.persons()?)?;
        let people = making.people();
        let without = month.without_promise_left();
        let without = without.filter_map(|person| place.get(&person));
        making.add(
            made(
                "promise_left",
                sentence!("segment-promise-left"),
                Origin::Visit,
                false,
            ),
            vec![
                level("no", sentence!("segment-level-promise-spent")),
                level("yes", sentence!("segment-level-promise-left")),
            ],
            yes_or_no(people, without.copied()),
        );
        Ok(())
    }
}

/// Whether, for how much and what somebody bought.
fn add_purchases(
    making: &mut Making,
    place: &HashMap<Uuid, u32>,
    sales: &[SaleRow],
    products: &[ProductRow],
) {
    let people = making.people();
    let tags_of: HashMap<Uuid, &[String]> = products
        .iter()
        .map(|product| (product.id, product.tags.as_slice()))
        .collect();
    let mut spent: Vec<Option<u64>> = vec![None; people];
    let mut by_tag: Vec<BTreeMap<&str, u64>> = vec![BTreeMap::new(); people];
    for sale in sales {
        let Some(person) = sale.sold.visitor.and_then(|visitor| place.get(&visitor)) else {
            continue;
        };
        let person = *person as usize;
        let spent = spent[person].get_or_insert(0);
        *spent = spent.saturating_add(sale.sold.total_won());
        for line in sale.sold.lines.iter().filter(|line| line.quantity > 0) {
            for tag in tags_of.get(&line.product).copied().unwrap_or_default() {
                *by_tag[person].entry(tag).or_default() += u64::from(line.quantity);
            }
        }
    }
    // Won are whole and far below 2^53.
    let spent = spent.iter().map(|won| won.map(|won| won as f64));
    making.add_numbers(
        made("spent", sentence!("segment-spent"), Origin::Purchase, false),
        Some(level(NOTHING, sentence!("segment-level-not-bought"))),
        spent.collect(),
        |number| sentence!("segment-won", won = number as u64),
    );
    making.add_bought(made(
        "bought",
        sentence!("segment-bought"),
        Origin::Purchase,
        true,
    ));
    let favourite: Vec<&str> = by_tag
        .iter()
        .map(|tags| {
            let most = tags
                .iter()
                .max_by_key(|(tag, pieces)| (**pieces, std::cmp::Reverse(**tag)));
            most.map_or("", |(tag, _)| *tag)
        })
        .collect();
    let mut chosen: BTreeMap<String, u32> = BTreeMap::new();
    for tag in favourite.iter().filter(|tag| !tag.is_empty()) {
        *chosen.entry((*tag).to_owned()).or_default() += 1;
    }
    let tags: Vec<String> = chosen.keys().cloned().collect();
    let named: Vec<(String, Sentence)> = tags
        .iter()
        .map(|tag| (tag.clone(), Sentence::of_texts(tag, tag)))
        .collect();
    making.add_choices(
        made("tag", sentence!("segment-tag"), Origin::Purchase, true),
        &named,
        segments::of_choices(&tags, &chosen),
        |codes| favourite.iter().map(|tag| codes(tag)).collect(),
    );
}
