//! What of the counts may be spoken of.

use crate::crowd::{Block, Person, Places};
use crate::evidence::Evidence;
use crate::parallel;

/// How many people a group has, and how many of them bought each thing: the
/// products first, then the tags.
#[derive(Debug, Clone)]
struct Group {
    people: u32,
    bought: Vec<u32>,
}

impl Group {
    fn of(things: usize) -> Self {
        Self {
            people: 0,
            bought: vec![0; things],
        }
    }

    fn add(&mut self, basket: &[usize]) {
        self.people += 1;
        for thing in basket {
            self.bought[*thing] += 1;
        }
    }
}

/// What passed the gate of people with one feature, sorted by the things bought.
type ByThing = Vec<(usize, Evidence)>;

/// What passed the gate, by block and feature.
#[derive(Debug, Clone)]
pub struct Proven {
    products: usize,
    /// Everybody.
    pub people: u32,
    /// Per product: how many people bought it.
    pub buyers: Vec<u32>,
    of: Vec<Vec<ByThing>>,
}

impl Proven {
    /// Counts people in whole numbers, whatever their purchases weigh.
    pub fn of(people: &[Person], places: &Places<'_>) -> Self {
        let products = places.products.len();
        let things = products + places.tags.len();
        // Each thing once, however often it was bought.
        let baskets: Vec<Vec<usize>> = people
            .iter()
            .map(|person| {
                let bought = person.features(Block::Purchases).iter().copied();
                let tags = bought.clone().flat_map(|p| &places.tags_of[p]);
                let mut basket: Vec<usize> = bought.chain(tags.map(|tag| products + tag)).collect();
                basket.sort_unstable();
                basket.dedup();
                basket
            })
            .collect();
        let mut everybody = Group::of(things);
        for basket in &baskets {
            everybody.add(basket);
        }
        let blocks: Vec<Block> = places.blocks().collect();
        let of = parallel::each(&blocks, |block| {
            let block = *block;
            let mut groups = vec![Group::of(0); places.features(block)];
            // Who can have the feature at all: who answered the question, who
            // bought two products. Who answers at all must not pass for what
            // was answered, nor having bought several for a pair.
            let mut able = Group::of(things);
            for (person, basket) in people.iter().zip(&baskets) {
                let features = person.features(block);
                let is_able = match block {
                    Block::Answers(_) => !features.is_empty(),
                    Block::Purchases => features.len() >= 2,
                };
                if is_able {
                    able.add(basket);
                }
                for feature in features {
                    let group = &mut groups[*feature];
                    group.bought.resize(things, 0);
                    group.add(basket);
                }
            }
            let mut proven = vec![ByThing::new(); groups.len()];
            for (feature, group) in groups.iter().enumerate() {
                for (thing, k) in group.bought.iter().enumerate() {
                    if block == Block::Purchases && (thing == feature || thing >= products) {
                        continue;
                    }
                    let against = |base: &Group| {
                        Evidence::gate(group.people, *k, base.people, base.bought[thing])
                    };
                    if let (Some(evidence), Some(_)) = (against(&everybody), against(&able)) {
                        proven[feature].push((thing, evidence));
                    }
                }
            }
            proven
        });
        Self {
            of,
            products,
            people: everybody.people,
            buyers: everybody.bought[..products].to_vec(),
        }
    }

    /// What is proven of a product among people with a feature.
    pub fn of_product(&self, block: Block, feature: usize, product: usize) -> Option<&Evidence> {
        self.of_thing(block, feature, product)
    }

    /// What is proven of a tag.
    pub fn of_tag(&self, block: Block, feature: usize, tag: usize) -> Option<&Evidence> {
        self.of_thing(block, feature, self.products + tag)
    }

    fn of_thing(&self, block: Block, feature: usize, thing: usize) -> Option<&Evidence> {
        let proven = &self.of[self.at(block)][feature];
        let at = proven.binary_search_by_key(&thing, |(it, _)| *it).ok()?;
        Some(&proven[at].1)
    }

    fn at(&self, block: Block) -> usize {
        match block {
            Block::Answers(question) => question,
            Block::Purchases => self.of.len() - 1,
        }
    }
}
