//! Inside a crate: a folder is entered by its `mod.rs` only, and no two modules
//! need each other.
//!
//! Modules that lie side by side are compared, on every floor of the crate; the
//! root (`lib.rs`, `main.rs`) and the `mod.rs` of a folder stand above what they
//! hold and are no neighbour of it.

use crate::module_graph::{ModuleGraph, Path, Reference};
use crate::sources::{Source, assert_none, sources_below};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// The crates, each by the folder of its modules.
fn folders() -> Vec<String> {
    let folders: BTreeSet<String> = sources_below("src-tauri", &["rs"])
        .into_iter()
        .filter_map(|source| {
            let (before, _) = source.path.split_once("/src/")?;
            Some(format!("{before}/src/"))
        })
        .collect();
    assert!(folders.len() > 10, "found: {folders:?}");
    folders.into_iter().collect()
}

fn written(path: &[String]) -> String {
    let mut parts = vec!["crate".to_owned()];
    parts.extend_from_slice(path);
    parts.join("::")
}

fn common_length(one: &[String], other: &[String]) -> usize {
    one.iter().zip(other).take_while(|(a, b)| a == b).count()
}

/// Paths that go past the `mod.rs` of a folder they are not in.
fn side_doors(graph: &ModuleGraph) -> Vec<String> {
    let mut found: Vec<String> = graph
        .references
        .iter()
        .filter(|Reference { from, to }| {
            let module = graph.module_named(to);
            module.len() > common_length(from, module) + 1 && !graph.is_passed_on(to)
        })
        .map(|Reference { from, to }| {
            format!(
                "{} enters by a side door: {}; its folder's mod.rs must offer that",
                written(from),
                written(to)
            )
        })
        .collect();
    found.sort();
    found.dedup();
    found
}

/// Modules that need each other, each circle once, with a path for every arrow.
fn circles(graph: &ModuleGraph) -> Vec<String> {
    let mut arrows: BTreeMap<Path, BTreeMap<Path, String>> = BTreeMap::new();
    for Reference { from, to } in &graph.references {
        let named = graph.module_named(to).to_vec();
        for module in [named, graph.home_of(to)] {
            let common = common_length(from, &module);
            if common < from.len() && common < module.len() {
                arrows
                    .entry(from[..=common].to_vec())
                    .or_default()
                    .entry(module[..=common].to_vec())
                    .or_insert_with(|| format!("{} names {}", written(from), written(to)));
            }
        }
    }
    let mut found = BTreeMap::new();
    for start in arrows.keys() {
        if let Some(circle) = shortest_circle(&arrows, start) {
            let members: BTreeSet<Path> = circle.iter().cloned().collect();
            let steps: Vec<String> = circle
                .iter()
                .zip(circle.iter().cycle().skip(1))
                .map(|(from, to)| format!("    {}", arrows[from][to]))
                .collect();
            let names: Vec<String> = circle.iter().map(|module| written(module)).collect();
            found.entry(members).or_insert_with(|| {
                format!(
                    "{} need each other:\n{}",
                    names.join(", "),
                    steps.join("\n")
                )
            });
        }
    }
    found.into_values().collect()
}

fn shortest_circle(
    arrows: &BTreeMap<Path, BTreeMap<Path, String>>,
    start: &Path,
) -> Option<Vec<Path>> {
    let mut ways = VecDeque::from([vec![start.clone()]]);
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop_front() {
        let last = way.last().expect("a way begins somewhere");
        for next in arrows.get(last).into_iter().flat_map(BTreeMap::keys) {
            if next == start {
                return Some(way);
            }
            if seen.insert(next.clone()) {
                let mut longer = way.clone();
                longer.push(next.clone());
                ways.push_back(longer);
            }
        }
    }
    None
}

#[test]
fn folders_are_entered_by_their_front_door() {
    let mut found = Vec::new();
    for folder in folders() {
        let graph = ModuleGraph::read(&folder, &sources_below(&folder, &["rs"]));
        found.extend(
            side_doors(&graph)
                .into_iter()
                .map(|line| format!("{folder}: {line}")),
        );
    }
    assert_none(&found);
}

#[test]
fn no_two_modules_need_each_other() {
    let mut found = Vec::new();
    for folder in folders() {
        let graph = ModuleGraph::read(&folder, &sources_below(&folder, &["rs"]));
        found.extend(
            circles(&graph)
                .into_iter()
                .map(|line| format!("{folder}: {line}")),
        );
    }
    assert_none(&found);
}

/// A crate with the folders `coupons` and `sales` and the file `money.rs`.
fn planted(giving: &str, sales: &str, money: &str) -> ModuleGraph {
    let graph = ModuleGraph::read(
        "src/",
        &[
            Source::planted(
                "src/lib.rs",
                "mod coupons; mod sales; mod money; pub struct Booth; pub use sales::Sale;",
            ),
            Source::planted(
                "src/coupons/mod.rs",
                "mod giving; mod keys; #[cfg(test)] mod tests; pub use giving::{Given, give}; pub use keys::keys; pub use keys::*;",
            ),
            Source::planted("src/coupons/giving.rs", giving),
            Source::planted("src/coupons/keys.rs", "pub struct Key; pub fn keys() {}"),
            Source::planted(
                "src/coupons/tests.rs",
                "use crate::sales::selling::sell; use super::giving::give;",
            ),
            Source::planted("src/sales/mod.rs", "mod selling; pub use selling::Sale;"),
            Source::planted("src/sales/selling.rs", sales),
            Source::planted("src/money.rs", money),
        ],
    );
    assert_eq!(graph.len(), 7, "all modules but the tests");
    graph
}

#[test]
fn a_side_door_is_found_in_imports_calls_types_and_macros() {
    let giving = "pub struct Given; pub fn give() {}";
    for sales in [
        "use crate::coupons::giving::Given;",
        "use crate::{coupons::{self, giving::give}, money};",
        "use super::super::coupons::giving;",
        "fn sell() { crate::coupons::giving::give(); }",
        "fn sell(of: &crate::coupons::giving::Given) {}",
        "fn sell() { assert!(1 == crate::coupons::giving::give()); }",
        "mod inner { use super::super::super::coupons::giving::give; }",
        "fn sell() { match 1 { _ => { use crate::coupons::giving::Given as G; } } }",
    ] {
        let found = side_doors(&planted(giving, sales, ""));
        assert_eq!(found.len(), 1, "{sales}: {found:?}");
        assert!(
            found[0].contains("crate::coupons::giving") && found[0].contains("sales::selling"),
            "{found:?}"
        );
    }
}

#[test]
fn front_doors_neighbours_and_tests_are_no_side_doors() {
    let giving =
        "use super::keys::Key; use crate::coupons::keys; pub struct Given; pub fn give() {}";
    for sales in [
        "use crate::coupons::{Given, Key};",
        "fn sell() { crate::coupons::give(); }",
        "#[cfg(test)] mod tests { use crate::coupons::giving::give; }",
        "use std::coupons::giving::give; use crate::Booth;",
        "fn sell() { crate::coupons::keys(); }",
    ] {
        assert_none(&side_doors(&planted(giving, sales, "")));
    }
}

#[test]
fn a_circle_between_folders_is_found() {
    let forth = "use crate::coupons::Given; pub struct Sale;";
    for back in [
        "use crate::sales::Sale;",
        "use crate::{money, sales::{Sale}};",
        "fn give() { crate::sales::sell(); }",
        "fn give() { vec![crate::sales::sell()]; }",
        // What the root only passes on belongs to the folder it comes from.
        "use crate::Sale;",
        "use super::super::Sale as Sold;",
    ] {
        let giving = format!("{back} pub struct Given;");
        let found = circles(&planted(&giving, forth, ""));
        assert_eq!(found.len(), 1, "{back}: {found:?}");
        assert!(
            found[0].contains("crate::coupons, crate::sales need each other")
                && found[0].contains("crate::sales::selling names crate::coupons::Given"),
            "each arrow is shown: {found:?}"
        );
    }
}

#[test]
fn a_circle_over_three_modules_is_found_once() {
    let found = circles(&planted(
        "use crate::sales::Sale; pub struct Given;",
        "use crate::money::Won; pub struct Sale;",
        "use crate::coupons::Given; pub struct Won;",
    ));
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn a_circle_inside_a_folder_is_found_through_its_mod_rs() {
    let graph = ModuleGraph::read(
        "src/",
        &[
            Source::planted("src/lib.rs", "mod coupons;"),
            Source::planted(
                "src/coupons/mod.rs",
                "mod giving; mod keys; pub use keys::*;",
            ),
            Source::planted("src/coupons/giving.rs", "use super::Key; pub fn give() {}"),
            Source::planted(
                "src/coupons/keys.rs",
                "use super::giving::give; pub struct Key;",
            ),
        ],
    );
    let found = circles(&graph);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("crate::coupons::giving names crate::coupons::Key"));
}

#[test]
fn arrows_one_way_and_up_to_the_root_are_no_circle() {
    assert_none(&circles(&planted(
        "use crate::Booth; use super::keys::Key; pub struct Given; pub fn give() {}",
        "use crate::coupons::Given; use crate::{Booth, money::Won}; pub struct Sale;",
        "pub struct Won; #[cfg(test)] mod tests { use crate::sales::Sale; }",
    )));
}
