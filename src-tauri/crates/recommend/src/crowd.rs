//! Visitors and products as positions, in an order of their own.
//!
//! Sums of floating-point numbers depend on their order, so everything is
//! sorted by its id first: the same data give the same model to the last bit.

use crate::data::{Product, Question, Visitor};
use crate::parallel;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// How many parts the visitors are dealt into. What is learned from four is
/// checked on the fifth, in turn.
pub const FOLDS: usize = 5;
/// How many people are worked on before the next are taken.
pub const AT_ONCE: usize = 256;

/// What can be known of a visitor: the answers to one question, or what she
/// bought. Its features are its levels, or the products.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Block {
    /// The answers to the question at this position.
    Answers(usize),
    /// What was bought.
    Purchases,
}

/// One visitor.
#[derive(Debug, Clone)]
pub struct Person {
    /// The positions of the levels chosen, question by question.
    levels: Vec<usize>,
    /// Per question: where its levels end.
    ends: Vec<usize>,
    /// The positions of the products bought, sorted.
    products: Vec<usize>,
    /// What each purchase teaches.
    weights: Vec<f64>,
    /// Which part she belongs to.
    pub fold: usize,
}

impl Person {
    /// Her features in a block.
    pub fn features(&self, block: Block) -> &[usize] {
        match block {
            Block::Answers(question) => {
                let begin = question
                    .checked_sub(1)
                    .map_or(0, |before| self.ends[before]);
                &self.levels[begin..self.ends[question]]
            }
            Block::Purchases => &self.products,
        }
    }

    /// The positions of the products bought, sorted, with what each teaches.
    pub fn bought(&self) -> impl Iterator<Item = (usize, f64)> {
        let weights = self.weights.iter().copied();
        self.products.iter().copied().zip(weights)
    }

    /// Whether she bought the product at this position.
    pub fn has(&self, product: usize) -> bool {
        self.products.binary_search(&product).is_ok()
    }
}

/// How much each of so many features of a block counts: three in full, and of
/// four hundred purchases none so much that together they drown the rest.
pub fn dampening(features: usize) -> f64 {
    (3.0 / features.max(3) as f64).sqrt()
}

/// Questions and products, sorted, and where each is found.
#[derive(Debug, Clone)]
pub struct Places<'a> {
    /// The questions by id.
    pub questions: Vec<&'a Question>,
    /// The products by id.
    pub products: Vec<&'a Product>,
    /// The tags in use, sorted.
    pub tags: Vec<&'a str>,
    /// Per product: the positions of its tags.
    pub tags_of: Vec<Vec<usize>>,
    level_at: Vec<HashMap<&'a str, usize>>,
    product_at: HashMap<Uuid, usize>,
}

impl<'a> Places<'a> {
    /// Sorts.
    pub fn of(questions: &'a [Question], products: &'a [Product]) -> Self {
        let mut questions: Vec<&Question> = questions.iter().collect();
        questions.sort_by(|a, b| a.what.id.cmp(&b.what.id));
        let mut products: Vec<&Product> = products.iter().collect();
        products.sort_by_key(|product| product.id);
        let tags: BTreeSet<&str> = products
            .iter()
            .flat_map(|product| product.tags.iter().map(String::as_str))
            .collect();
        let tags: Vec<&str> = tags.into_iter().collect();
        let tags_of = products
            .iter()
            .map(|product| {
                let own = product.tags.iter();
                own.filter_map(|tag| tags.binary_search(&tag.as_str()).ok())
                    .collect()
            })
            .collect();
        let levels = questions.iter().map(|question| {
            let levels = question.levels.iter().enumerate();
            levels.map(|(at, level)| (level.id.as_str(), at)).collect()
        });
        Self {
            level_at: levels.collect(),
            product_at: products
                .iter()
                .enumerate()
                .map(|(at, product)| (product.id, at))
                .collect(),
            questions,
            products,
            tags,
            tags_of,
        }
    }

    /// Where a product stands.
    pub fn product(&self, id: Uuid) -> Option<usize> {
        self.product_at.get(&id).copied()
    }

    /// Everybody by positions, in the order of what their ids hash to: the
    /// first thousand are a fair sample.
    pub fn people(&self, visitors: &[Visitor]) -> Vec<Person> {
        let mut visitors: Vec<&Visitor> = visitors.iter().collect();
        visitors.sort_by_cached_key(|visitor| (hash(&visitor.id), visitor.id.as_str()));
        let some: Vec<&[&Visitor]> = visitors.chunks(AT_ONCE).collect();
        let people = parallel::each(&some, |visitors| -> Vec<Person> {
            visitors
                .iter()
                .map(|visitor| self.person(visitor))
                .collect()
        });
        people.into_iter().flatten().collect()
    }

    /// A visitor by positions; what is not in the lists is unknown.
    pub fn person(&self, visitor: &Visitor) -> Person {
        let mut levels = Vec::with_capacity(self.questions.len());
        let mut ends = Vec::with_capacity(self.questions.len());
        // Both are sorted by the questions' ids.
        let mut answers = visitor.answers.iter().peekable();
        for (question, known) in self.questions.iter().zip(&self.level_at) {
            let begin = levels.len();
            let id = &question.what.id;
            while answers.next_if(|(asked, _)| *asked < id).is_some() {}
            if let Some((_, chosen)) = answers.next_if(|(asked, _)| *asked == id) {
                levels.extend(chosen.iter().filter_map(|level| known.get(level.as_str())));
            }
            levels[begin..].sort_unstable();
            ends.push(levels.len());
        }
        let bought = visitor.bought();
        let (products, weights) = bought
            .filter_map(|(id, weight)| Some((self.product(id)?, weight)))
            .unzip();
        Person {
            levels,
            ends,
            products,
            weights,
            fold: (hash(&visitor.id) % FOLDS as u64) as usize,
        }
    }

    /// What can be known: each question, and what was bought.
    pub fn blocks(&self) -> impl Iterator<Item = Block> + use<> {
        let questions = (0..self.questions.len()).map(Block::Answers);
        questions.chain([Block::Purchases])
    }

    /// How many features a block has.
    pub fn features(&self, block: Block) -> usize {
        match block {
            Block::Answers(question) => self.questions[question].levels.len(),
            Block::Purchases => self.products.len(),
        }
    }
}

/// FNV-1a: the same on every machine and in every version, which the standard
/// library's hash does not promise.
pub fn hash(id: &str) -> u64 {
    id.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
