//! Which headings and words of order tables are known? They are data
//! (`assets/orders.json`).

use super::{OrderColumn, Standing};
use crate::columns::plain;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;
use words::Sentence;

/// A shop or a till whose tables are known by their headings.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct OrderShop {
    /// What it is called by in records and on the command line.
    pub id: String,
    ko: String,
    en: String,
    pub(super) known_by: Vec<String>,
    /// Whether its numbers begin anew every day, at each till by itself.
    #[serde(default)]
    pub(super) numbers_begin_anew: bool,
    /// By what a column says, its headings, the best one first.
    pub(super) columns: BTreeMap<OrderColumn, Vec<String>>,
}

impl OrderShop {
    /// Its name.
    pub fn name(&self) -> Sentence {
        Sentence::of_texts(&self.ko, &self.en)
    }

    /// The shop with an id.
    pub fn with_id(id: &str) -> Option<&'static Self> {
        SHIPPED.shops.iter().find(|shop| shop.id == id)
    }

    /// The shop that somebody means: by its id, or its name in Korean or English.
    pub fn called(typed: &str) -> Option<&'static Self> {
        let mut shops = SHIPPED.shops.iter();
        shops.find(|shop| {
            let names = [&shop.id, &shop.ko, &shop.en];
            names.into_iter().any(|name| is_same_name(name, typed))
        })
    }
}

/// Whether two names of shops, as [`words::typed::cleaned`] gives them, are one, with or
/// without capitals and spaces.
pub fn is_same_name(one: &str, other: &str) -> bool {
    plain(one) == plain(other)
}

/// What a word says of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Waiting,
    Paid,
    PartlyTakenBack,
    TakenBack,
}

impl Meaning {
    pub(super) fn standing(self) -> Standing {
        match self {
            Self::Waiting => Standing::Waiting,
            Self::Paid | Self::PartlyTakenBack => Standing::Paid,
            Self::TakenBack => Standing::TakenBack,
        }
    }
}

/// What a word means; none where it stands in no list.
pub(super) fn meaning(word: &str) -> Option<Meaning> {
    SHIPPED.meanings.get(&plain(word)).copied()
}

/// The shops, in the order in which a table is tried.
pub(super) fn shops() -> &'static [OrderShop] {
    &SHIPPED.shops
}

struct Shipped {
    shops: Vec<OrderShop>,
    meanings: HashMap<String, Meaning>,
}

static SHIPPED: LazyLock<Shipped> = LazyLock::new(|| {
    let file = file();
    let Words {
        waiting,
        paid,
        partly_taken_back,
        taken_back,
    } = file.words;
    let of = |words: Vec<String>, meaning| words.into_iter().map(move |it| (it, meaning));
    Shipped {
        shops: file.shops,
        meanings: of(waiting, Meaning::Waiting)
            .chain(of(paid, Meaning::Paid))
            .chain(of(partly_taken_back, Meaning::PartlyTakenBack))
            .chain(of(taken_back, Meaning::TakenBack))
            .collect(),
    }
});

/// The part of the file that is read; the rest says where it is from.
#[derive(Deserialize)]
struct File {
    shops: Vec<OrderShop>,
    words: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    waiting: Vec<String>,
    paid: Vec<String>,
    partly_taken_back: Vec<String>,
    taken_back: Vec<String>,
}

fn file() -> File {
    serde_json::from_str(include_str!("../../../../../assets/orders.json"))
        .expect("a test reads it")
}

#[cfg(test)]
mod tests {
    use super::{file, plain};
    use std::collections::BTreeSet;

    /// A word in two lists would mean whichever was read last.
    #[test]
    fn every_word_has_one_meaning() {
        let words = file().words;
        let lists = [
            words.waiting,
            words.paid,
            words.partly_taken_back,
            words.taken_back,
        ];
        let mut seen = BTreeSet::new();
        for word in lists.iter().flatten() {
            assert_eq!(*word, plain(word), "written as it is compared");
            assert!(seen.insert(word.clone()), "{word} stands there twice");
        }
    }

    #[test]
    fn headings_are_written_as_they_are_compared() {
        for shop in file().shops {
            let headings = shop.columns.values().flatten();
            for heading in headings.chain(&shop.known_by) {
                assert_eq!(*heading, plain(heading), "{}", shop.id);
            }
        }
    }
}
