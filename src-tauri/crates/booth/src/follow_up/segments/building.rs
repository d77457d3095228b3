//! The table of all people, built from what is on record.

use super::covering::covered;
use super::levels::{OwnLevels, merged_levels, own_level};
use crate::facts::Facts;
use crate::follow_up::ready::{ONE_OF_A_SET, Ready};
use crate::known_groups::{Origin, RefusedVariable, SegmentTable, Source, VariableNote};
use crate::notices::NoticeForm;
use crate::{BoothError, FairScope};
use records::segments::StoredLevel;
use segments::{Level, Product, Table, Variable};
use std::collections::{BTreeMap, HashMap, HashSet};
use tables::{
    destroyed_person, product as product_table, sale as sale_table, visitor as visitor_table,
};
use uuid::Uuid;
use words::{Sentence, sentence};

/// The level that holds the less frequent choices.
const OTHER: &str = "~other";

/// The level of whoever spent nothing.
pub(super) const NOTHING: &str = "none";

/// A mark of whoever answered anything, which a question that was answered lies in.
const ANSWERED: &str = "answered";
/// A mark of whoever handed a survey in: how many did is told with what questions were
/// worth.
const HANDED_IN: &str = "handed in";
/// A mark of whoever bought something of a kind.
const OF_A_KIND: &str = "of a kind";

/// A table in the making.
pub(super) struct Making {
    made: SegmentTable,
    answered: Vec<bool>,
    handed_in: Vec<bool>,
    form: NoticeForm,
    own: OwnLevels,
}

/// A variable in the making.
pub(super) struct Made {
    pub(super) id: String,
    pub(super) name: Sentence,
    pub(super) origin: Origin,
    pub(super) may_be_spoken: bool,
}

pub(super) fn level(id: impl Into<String>, name: Sentence) -> Level {
    Level {
        id: id.into(),
        name,
    }
}

impl Making {
    pub(super) fn people(&self) -> usize {
        self.made.table.people()
    }

    /// Says what somebody with a level is called.
    pub(super) fn speak(&mut self, variable: &str, level: &str, spoken: Sentence) {
        let of = self.made.spoken.entry(variable.to_owned()).or_default();
        of.insert(level.to_owned(), spoken);
    }

    /// Notes that somebody answered something, or was about to.
    pub(super) fn answers_anything(&mut self, person: u32) {
        self.answered[person as usize] = true;
    }

    /// Notes that somebody handed a survey in.
    pub(super) fn hands_in(&mut self, person: u32) {
        self.handed_in[person as usize] = true;
    }

    pub(super) fn refuse(&mut self, name: Sentence, why: Sentence) {
        self.made.refused.push(RefusedVariable { name, why });
    }

    /// Adds a variable, unless nothing is known of anybody.
    pub(super) fn add(&mut self, made: Made, levels: Vec<Level>, codes: Vec<u8>) {
        self.add_made_of(Source::Fixed, made, levels, codes);
    }

    /// Adds a variable whose levels the owner can change.
    fn add_made_of(&mut self, source: Source, made: Made, levels: Vec<Level>, codes: Vec<u8>) {
        if codes.iter().all(|code| *code == 0) {
            return;
        }
        self.note(&made, source);
        let Made { id, name, .. } = made;
        self.made
            .table
            .add_variable(Variable { id, name, levels }, codes);
    }

    /// Adds whether somebody bought, which is said by what she spent.
    pub(super) fn add_bought(&mut self, made: Made) {
        let something = self.something();
        if something.is_empty() {
            return;
        }
        self.note(&made, Source::Fixed);
        let Made { id, name, .. } = made;
        let levels = vec![
            level("yes", sentence!("segment-level-bought")),
            level("no", sentence!("segment-level-not-bought")),
        ];
        let something: Vec<&str> = something.iter().map(String::as_str).collect();
        let said_by: [&[&str]; 2] = [&something, &[NOTHING]];
        let variable = Variable { id, name, levels };
        self.made.table.add_said_by(variable, "spent", &said_by);
    }

    fn has(&self, variable: &str) -> bool {
        let mut variables = self.made.table.variables().iter();
        variables.any(|it| it.id == variable)
    }

    /// The levels of whoever spent something; none where there is no such variable.
    fn something(&self) -> Vec<String> {
        let variables = self.made.table.variables().iter();
        let spent = variables.filter(|it| it.id == "spent");
        let levels = spent.flat_map(|it| &it.levels);
        let levels = levels.filter(|level| level.id != NOTHING);
        levels.map(|level| level.id.clone()).collect()
    }

    fn note(&mut self, made: &Made, source: Source) {
        self.made.notes.push(VariableNote {
            origin: made.origin,
            may_be_spoken: made.may_be_spoken,
            covered: covered(&self.form, made.origin),
            are_owners: source != Source::Fixed && self.own.contains_key(&made.id),
            source,
        });
    }

    /// Notes what the variables of one question tell of those of another.
    pub(super) fn imply_as_seen(&mut self, question: &str, other: &str) {
        let variables_of = |path: &str| -> Vec<String> {
            let id = format!("answer:{path}");
            let choice = format!("{id}:");
            let variables = self.made.table.variables().iter().map(|it| &it.id);
            let of = variables.filter(|it| **it == id || it.starts_with(&choice));
            of.cloned().collect()
        };
        let others = variables_of(other);
        for of in variables_of(question) {
            for other in &others {
                self.made.table.imply_as_seen(&of, other);
            }
        }
    }

    /// Adds the ready groups, those that a variable says by what it says.
    fn add_ready_groups(&mut self, groups: Vec<Ready>, place: &HashMap<Uuid, u32>) {
        let something = self.something();
        let something: Vec<&str> = something.iter().map(String::as_str).collect();
        let has_spent = self.has("spent");
        let has_interest = self.has("interest");
        let has_visits = self.has("visits");
        let has_changed = self.has("changed");
        let table = &mut self.made.table;
        for group in groups {
            let audience = level(group.id, group.title);
            match group.id {
                "bought" if has_spent => {
                    table.add_audience_of(audience, &[("spent", &something)]);
                }
                "hot_not_bought" if has_spent && has_interest => {
                    let conditions: [(&str, &[&str]); 2] =
                        [("interest", &["hot"]), ("spent", &[NOTHING])];
                    table.add_audience_of(audience, &conditions);
                }
                "came_again" if has_visits => {
                    table.add_audience_of(audience, &[("visits", &["2", "3"])]);
                }
                "answers_otherwise" if has_changed => {
                    table.add_audience_of(audience, &[("changed", &["otherwise"])]);
                }
                _ => {
                    let mut is_in = vec![false; table.people()];
                    for visit in group.visits {
                        if let Some(person) = place.get(&visit) {
                            is_in[*person as usize] = true;
                        }
                    }
                    table.add_audience(audience, is_in);
                }
            }
        }
    }

    /// Says what lies in what by its meaning: two numbers of which one lies in the other
    /// tell by their difference. What questions tell of each other is said with them.
    fn say_what_lies_in_what(&mut self) {
        let something = self.something();
        let something: Vec<&str> = something.iter().map(String::as_str).collect();
        let table = &mut self.made.table;
        table.imply(("asked", &[]), ("asked_for", &["yes"]));
        table.imply(("coupon_unused", &[]), ("coupon", &["left", "used"]));
        table.imply(("coupon", &["left"]), ("coupon_unused", &[]));
        table.imply(("tag", &[]), ("spent", &something));
        table.imply((ONE_OF_A_SET, &[]), ("spent", &something));
        // Coupons are used with a purchase, as a rule, and given for a survey.
        table.imply_as_seen("coupon", "spent");
        // Who came last to the first fair came once, and long ago; who answers otherwise
        // than before came again.
        let coming = ["visits", "days_since", "fair", "changed"];
        for (of, other) in coming
            .iter()
            .flat_map(|of| coming.map(|other| (*of, other)))
        {
            table.imply_as_seen(of, other);
        }
        table.add_mark(ANSWERED, self.answered.iter().copied());
        table.add_mark(HANDED_IN, self.handed_in.iter().copied());
        let answers = table.variables().iter().map(|it| it.id.clone());
        let answers = answers.filter(|id| id.starts_with("answer:"));
        let answers: Vec<String> = answers.collect();
        for of in answers
            .iter()
            .map(String::as_str)
            .chain(["language", "coupon", "changed"])
        {
            table.imply_as_seen(of, ANSWERED);
            table.imply_as_seen(of, HANDED_IN);
        }
        table.add_mark_of_known(OF_A_KIND, "tag");
        table.imply_as_seen("tag", OF_A_KIND);
        // Which products are one of a set is said with each product.
        for (of, other) in [
            ("tag", ONE_OF_A_SET),
            ("spent", ONE_OF_A_SET),
            (ONE_OF_A_SET, "tag"),
            (ONE_OF_A_SET, OF_A_KIND),
        ] {
            table.imply_as_seen(of, other);
        }
        table.imply_by_buying(&["spent", OF_A_KIND, ONE_OF_A_SET]);
        table.imply_bought_as_seen("tag");
    }

    /// Adds a variable of which these choices are levels, and one level more are the
    /// others, or the levels that the owner made of them; `codes` works out everybody's
    /// from that of a choice.
    pub(super) fn add_choices(
        &mut self,
        made: Made,
        choices: &[(String, Sentence)],
        kept: Vec<String>,
        codes: impl FnOnce(&dyn Fn(&str) -> u8) -> Vec<u8>,
    ) {
        let choices: Vec<Level> = choices
            .iter()
            .map(|(id, name)| level(id, name.clone()))
            .collect();
        let own = self.own.get(&made.id).map(|own| &own.merged);
        let by_itself = |id: String| StoredLevel {
            name: None,
            choices: [id].into(),
        };
        let made_of: Vec<StoredLevel> = match own.filter(|own| !own.is_empty()) {
            Some(own) => own.clone(),
            None => kept.into_iter().map(by_itself).collect(),
        };
        let mut levels = merged_levels(&made_of, &choices);
        let others = u8::try_from(levels.len() + 1).unwrap_or(u8::MAX);
        let place: HashMap<&str, u8> = made_of
            .iter()
            .zip(1..)
            .flat_map(|(level, code)| level.choices.iter().map(move |it| (it.as_str(), code)))
            .collect();
        let codes = codes(&|choice| match choice {
            "" => 0,
            _ => place.get(choice).copied().unwrap_or(others),
        });
        if codes.contains(&others) {
            levels.push(level(OTHER, sentence!("segment-level-other")));
        }
        let source = Source::Choices {
            choices,
            held: made_of,
        };
        self.add_made_of(source, made, levels, codes);
    }

    /// Adds a variable of numbers, cut into thirds or where the owner said. What is
    /// known before all others has the code 1, where there is such a level.
    pub(super) fn add_numbers(
        &mut self,
        made: Made,
        before: Option<Level>,
        numbers: Vec<Option<f64>>,
        named: impl Fn(f64) -> Sentence,
    ) {
        let own = self.own.get(&made.id).map(|own| own.cuts.as_slice());
        let own = own.filter(|cuts| !cuts.is_empty());
        let cuts = match own {
            // Far below 2^53, where every whole number is one.
            Some(cuts) => cuts.iter().map(|cut| *cut as f64).collect(),
            None => segments::thirds(numbers.iter().flatten().copied()),
        };
        let mut levels = names_between(&cuts, named);
        if let Some(own) = own {
            for (place, level) in levels.iter_mut().enumerate() {
                level.id = own_level(own, place);
            }
        }
        // Where all bought for the same there is nothing but whether they did.
        if before.is_some() && cuts.is_empty() {
            levels = vec![level("1", sentence!("segment-level-bought"))];
        }
        let lowest = 1 + u8::from(before.is_some());
        let codes = numbers
            .iter()
            .map(|number| number.map_or(lowest - 1, |number| among(&cuts, number, lowest)));
        let codes = codes.collect();
        let levels = before.into_iter().chain(levels).collect();
        let cuts = cuts.iter().map(|cut| cut.round() as i64).collect();
        self.add_made_of(Source::Numbers { cuts }, made, levels, codes);
    }
}

/// The code of a number among cut points, the lowest level having this one.
pub(super) fn among(cuts: &[f64], number: f64, lowest: u8) -> u8 {
    let above = segments::level_among(cuts, number);
    u8::try_from(above).map_or(u8::MAX, |above| lowest.saturating_add(above))
}

/// The levels that cut points make, named by where they begin and end.
pub(super) fn names_between(cuts: &[f64], named: impl Fn(f64) -> Sentence) -> Vec<Level> {
    let Some((first, last)) = cuts.first().zip(cuts.last()) else {
        return vec![level("1", sentence!("segment-level-any"))];
    };
    let mut levels = vec![level(
        "1",
        sentence!("segment-level-below", from = &named(*first)),
    )];
    for (place, pair) in cuts.windows(2).enumerate() {
        levels.push(level(
            (place + 2).to_string(),
            sentence!(
                "segment-level-between",
                from = &named(pair[0]),
                below = &named(pair[1])
            ),
        ));
    }
    levels.push(level(
        (cuts.len() + 1).to_string(),
        sentence!("segment-level-from", from = &named(*last)),
    ));
    levels
}

impl Facts<'_> {
    /// The table of all people of the maker, as they are now.
    pub(super) fn segment_table(&self) -> Result<SegmentTable, BoothError> {
        self.segment_table_with(self.own_levels()?)
    }

    /// The same with these levels of the owner.
    pub(super) fn segment_table_with(&self, own: OwnLevels) -> Result<SegmentTable, BoothError> {
        let persons = self.persons()?;
        let gone: HashSet<Uuid> = destroyed_person::visitors(self.tables)?
            .into_iter()
            .collect();
        let mut arrivals = visitor_table::arrivals_of_all_who_spoke(self.tables)?;
        arrivals.retain(|(visitor, _, _)| !gone.contains(visitor));
        let mut known: Vec<Uuid> = arrivals
            .iter()
            .map(|(visitor, ..)| persons.of(*visitor))
            .collect();
        known.sort_unstable();
        known.dedup();
        let number_of: HashMap<Uuid, u32> = known.iter().copied().zip(0..).collect();
        let place: HashMap<Uuid, u32> = arrivals
            .iter()
            .map(|(visitor, ..)| (*visitor, number_of[&persons.of(*visitor)]))
            .collect();
        let mut making = Making {
            made: SegmentTable {
                table: Table::of_people(known.len()),
                persons: known,
                ..SegmentTable::default()
            },
            answered: vec![false; number_of.len()],
            handed_in: vec![false; number_of.len()],
            form: self.notice_form()?,
            own,
        };
        self.add_answers(&mut making, &place)?;
        let sales = sale_table::all(self.tables)?;
        let products = product_table::all(self.tables)?;
        self.add_behaviour(&mut making, &place, &arrivals, &sales, &products)?;
        making.add_ready_groups(self.ready_groups(FairScope::All, &persons)?, &place);
        let mut buyers: BTreeMap<Uuid, Vec<u32>> = BTreeMap::new();
        for sale in &sales {
            let buyer = sale.sold.visitor.and_then(|visitor| place.get(&visitor));
            let lines = sale.sold.lines.iter().filter(|line| line.quantity > 0);
            for (line, buyer) in lines.zip(std::iter::repeat(buyer)) {
                buyers.entry(line.product).or_default().extend(buyer);
            }
        }
        for product in products {
            let bought = buyers.remove(&product.id).unwrap_or_default();
            let product = Product {
                id: product.id,
                name: (&product.name).into(),
            };
            making.made.table.add_product(product, bought);
        }
        making.say_what_lies_in_what();
        Ok(making.made)
    }
}
