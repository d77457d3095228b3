//! The modules of one crate and what each names of the others, read with `syn`.
//!
//! Counted are imports with all their branches and every path in code that
//! begins with `crate`, `self`, `super` or a module below, also inside macros.
//! What only tests name is not: `#[cfg(test)]` is left out.

use crate::sources::Source;
use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use syn::visit::{self, Visit};
use syn::{Attribute, ImplItem, Item, UseTree};

/// A path from the root of the crate: of a module, or of something in one.
pub type Path = Vec<String>;

/// One place that names something of the same crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The module that names it.
    pub from: Path,
    /// What stands there, from the root of the crate.
    pub to: Path,
}

/// What a module declares and imports.
#[derive(Default)]
struct Contents {
    items: BTreeSet<String>,
    imports: BTreeMap<String, Path>,
    globs: Vec<Path>,
}

/// The modules of one crate.
pub struct ModuleGraph {
    modules: BTreeMap<Path, Contents>,
    /// Every naming of something in another module.
    pub references: Vec<Reference>,
}

impl ModuleGraph {
    /// Reads the files below `folder`, the crate's `src/` (with its slash).
    pub fn read(folder: &str, sources: &[Source]) -> Self {
        let files: Vec<(Path, syn::File)> = sources
            .iter()
            .filter_map(|source| Some((module_of(source.path.strip_prefix(folder)?), source)))
            .map(|(module, source)| {
                let file = syn::parse_file(&source.text)
                    .unwrap_or_else(|error| panic!("{}: {error}", source.path));
                (module, file)
            })
            .collect();
        let only_tests: Vec<Path> = files.iter().flat_map(only_tests).collect();
        let is_code = |module: &Path| !only_tests.iter().any(|tests| module.starts_with(tests));
        let mut graph = Self {
            modules: BTreeMap::new(),
            references: Vec::new(),
        };
        for (module, _) in files.iter().filter(|(module, _)| is_code(module)) {
            graph.modules.insert(module.clone(), Contents::default());
        }
        let known: BTreeSet<Path> = graph.modules.keys().cloned().collect();
        for (module, file) in files.iter().filter(|(module, _)| is_code(module)) {
            let mut reader = Reader {
                known: &known,
                from: module,
                scope: module.clone(),
                contents: Contents::default(),
                named: Vec::new(),
            };
            reader.visit_file(file);
            graph
                .references
                .extend(reader.named.into_iter().map(|to| Reference {
                    from: module.clone(),
                    to,
                }));
            graph.modules.insert(module.clone(), reader.contents);
        }
        graph
    }

    /// How many modules there are, the root among them.
    pub fn len(&self) -> usize {
        self.modules.len()
    }

    /// The module that a path names or points into, as written.
    pub fn module_named<'a>(&self, path: &'a [String]) -> &'a [String] {
        (0..=path.len())
            .rev()
            .map(|length| &path[..length])
            .find(|prefix| self.modules.contains_key(*prefix))
            .unwrap_or_default()
    }

    /// Whether a path names something that the `mod.rs` above passes on under
    /// the name of a module (`pub use verify::verify`).
    pub fn is_passed_on(&self, path: &[String]) -> bool {
        path.split_last().is_some_and(|(name, folder)| {
            let folder = self.modules.get(folder);
            folder.is_some_and(|contents| contents.imports.contains_key(name))
        })
    }

    /// The module in which what a path names is declared, through re-exports.
    pub fn home_of(&self, path: &[String]) -> Path {
        self.declared_in(path, 0)
            .unwrap_or_else(|| self.module_named(path).to_vec())
    }

    fn declared_in(&self, path: &[String], steps: usize) -> Option<Path> {
        // Long enough for any chain of re-exports, and an end to a circle of them.
        const MOST_STEPS: usize = 16;
        let module = self.module_named(path);
        let Some((name, rest)) = path[module.len()..].split_first() else {
            return Some(module.to_vec());
        };
        let contents = self.modules.get(module)?;
        if contents.items.contains(name) {
            return Some(module.to_vec());
        }
        if steps == MOST_STEPS {
            return None;
        }
        if let Some(target) = contents.imports.get(name) {
            return self.declared_in(&[target.as_slice(), rest].concat(), steps + 1);
        }
        contents.globs.iter().find_map(|target| {
            let behind = [target.as_slice(), &path[module.len()..]].concat();
            self.declared_in(&behind, steps + 1)
        })
    }
}

/// `coupons/giving.rs` is `[coupons, giving]`; `lib.rs` and `main.rs` are the root.
fn module_of(file: &str) -> Path {
    let file = file.strip_suffix(".rs").unwrap_or(file);
    let mut parts: Path = file.split('/').map(str::to_owned).collect();
    match parts.last().map(String::as_str) {
        Some("mod") => {
            parts.pop();
        }
        Some("lib" | "main") if parts.len() == 1 => parts.clear(),
        _ => {}
    }
    parts
}

/// The modules that a file declares for tests only.
fn only_tests((module, file): &(Path, syn::File)) -> Vec<Path> {
    file.items
        .iter()
        .filter_map(|item| match item {
            Item::Mod(child) if is_for_tests(&child.attrs) => {
                let mut path = module.clone();
                path.push(child.ident.to_string());
                Some(path)
            }
            _ => None,
        })
        .collect()
}

fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute
                .parse_args::<syn::Path>()
                .is_ok_and(|condition| condition.is_ident("test"))
    })
}

fn attributes_of(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

fn name_of(item: &Item) -> Option<String> {
    match item {
        Item::Const(item) => Some(item.ident.to_string()),
        Item::Enum(item) => Some(item.ident.to_string()),
        Item::Fn(item) => Some(item.sig.ident.to_string()),
        Item::Macro(item) => item.ident.as_ref().map(ToString::to_string),
        Item::Mod(item) if item.content.is_some() => Some(item.ident.to_string()),
        Item::Static(item) => Some(item.ident.to_string()),
        Item::Struct(item) => Some(item.ident.to_string()),
        Item::Trait(item) => Some(item.ident.to_string()),
        Item::Type(item) => Some(item.ident.to_string()),
        _ => None,
    }
}

/// Walks one file.
struct Reader<'a> {
    known: &'a BTreeSet<Path>,
    from: &'a Path,
    /// `from`, and inside an inline module its name behind it.
    scope: Path,
    contents: Contents,
    named: Vec<Path>,
}

impl Reader<'_> {
    /// A path as written here, from the root of the crate; `None` when it
    /// leads out of the crate or to something in this very module.
    fn resolve(&self, written: &[String]) -> Option<Path> {
        let mut base = self.scope.clone();
        let mut rest = written;
        match rest.first()?.as_str() {
            "crate" => {
                base.clear();
                rest = &rest[1..];
            }
            "self" => rest = &rest[1..],
            "super" => {
                while rest.first().is_some_and(|part| part == "super") {
                    base.pop();
                    rest = &rest[1..];
                }
            }
            name => {
                base.push(name.to_owned());
                let is_child = self.known.contains(&base);
                base.pop();
                if !is_child {
                    return None;
                }
            }
        }
        base.extend(rest.iter().cloned());
        Some(base)
    }

    fn name(&mut self, written: &[String]) {
        if let Some(path) = self.resolve(written) {
            self.named.push(path);
        }
    }

    fn import(&mut self, tree: &UseTree, before: &mut Path) {
        match tree {
            UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.import(&path.tree, before);
                before.pop();
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.import(tree, before);
                }
            }
            UseTree::Glob(_) => {
                if let Some(path) = self.resolve(before) {
                    self.named.push(path.clone());
                    self.add_glob(path);
                }
            }
            UseTree::Name(name) => {
                let name = name.ident.to_string();
                self.import_one(&name.clone(), name, before);
            }
            UseTree::Rename(renamed) => {
                let name = renamed.ident.to_string();
                self.import_one(&name, renamed.rename.to_string(), before);
            }
        }
    }

    fn import_one(&mut self, name: &str, known_as: String, before: &[String]) {
        let mut written = before.to_vec();
        // `use super::coupons::{self, Given}` imports the module itself.
        let is_itself = name == "self" && !written.is_empty();
        if !is_itself {
            written.push(name.to_owned());
        }
        let Some(path) = self.resolve(&written) else {
            return;
        };
        self.named.push(path.clone());
        let known_as = match path.last() {
            Some(last) if is_itself => last.clone(),
            _ => known_as,
        };
        if self.scope == *self.from {
            self.contents.imports.insert(known_as, path);
        }
    }

    fn add_glob(&mut self, path: Path) {
        if self.scope == *self.from {
            self.contents.globs.push(path);
        }
    }

    /// The paths in the tokens of a macro, which `syn` does not parse.
    fn name_in_tokens(&mut self, tokens: TokenStream) {
        let mut path: Path = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match &token {
                TokenTree::Ident(part) if colons == 2 || path.is_empty() => {
                    path.push(part.to_string());
                    colons = 0;
                    continue;
                }
                TokenTree::Punct(mark) if mark.as_char() == ':' && !path.is_empty() => {
                    colons += 1;
                    continue;
                }
                TokenTree::Group(group) => self.name_in_tokens(group.stream()),
                _ => {}
            }
            self.name_if_long(&path);
            path.clear();
            colons = 0;
            if let TokenTree::Ident(part) = &token {
                path.push(part.to_string());
            }
        }
        self.name_if_long(&path);
    }

    fn name_if_long(&mut self, path: &[String]) {
        if path.len() > 1 {
            self.name(path);
        }
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        if is_for_tests(attributes_of(item)) {
            return;
        }
        if self.scope == *self.from
            && let Some(name) = name_of(item)
        {
            self.contents.items.insert(name);
        }
        visit::visit_item(self, item);
    }

    fn visit_impl_item(&mut self, item: &'ast ImplItem) {
        if let ImplItem::Fn(function) = item
            && is_for_tests(&function.attrs)
        {
            return;
        }
        visit::visit_impl_item(self, item);
    }

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        self.scope.push(module.ident.to_string());
        visit::visit_item_mod(self, module);
        self.scope.pop();
    }

    fn visit_item_use(&mut self, import: &'ast syn::ItemUse) {
        self.import(&import.tree, &mut Vec::new());
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let written: Path = path
            .segments
            .iter()
            .map(|part| part.ident.to_string())
            .collect();
        self.name_if_long(&written);
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.name_in_tokens(call.tokens.clone());
        visit::visit_macro(self, call);
    }

    // `pub(in crate::coupons)` says who may look in and names nothing.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}
}
