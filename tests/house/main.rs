//! Does the repository keep its own rules? Every rule here only reads files.
//!
//! A rule is a function over sources and returns sentences, one for each place
//! that breaks it. It is tested twice: on the repository, where it must find
//! nothing, and on a planted violation, which it must find.

mod crates;
mod duplicates;
mod long_files;
mod module_graph;
mod modules;
mod named_tests;
mod plain_korean;
mod portable;
mod private_files;
mod skips;
mod sources;
mod ui_border;
mod windows;
