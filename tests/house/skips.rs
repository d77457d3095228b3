//! A test that returns before its end says so with the crate `skipped`.
//!
//! The runner calls such a test passed. Found are statements of a test that
//! return nothing, unless they speak of `skipped` themselves or call a function
//! of the same package that does.

use crate::sources::{Source, assert_none, sources_below};
use proc_macro2::{TokenStream, TokenTree};
use std::collections::BTreeSet;
use syn::visit::{self, Visit};
use syn::{Expr, ExprClosure, ExprReturn, ImplItemFn, ItemFn, Stmt};

/// Silent returns in the tests of one package.
fn silent_returns(sources: &[Source]) -> Vec<String> {
    let files: Vec<(&Source, syn::File)> = sources
        .iter()
        .map(|source| {
            let file = syn::parse_file(&source.text)
                .unwrap_or_else(|error| panic!("{}: {error}", source.path));
            (source, file)
        })
        .collect();
    let mut speaking = Speaking::default();
    for (_, file) in &files {
        speaking.visit_file(file);
    }
    let mut found = Vec::new();
    for (source, file) in &files {
        let mut reader = Tests {
            speaking: &speaking.names,
            found: Vec::new(),
        };
        reader.visit_file(file);
        found.extend(
            reader
                .found
                .into_iter()
                .map(|test| format!("{}: {test} returns early and does not say so", source.path)),
        );
    }
    found
}

/// The functions that say when a test is skipped.
#[derive(Default)]
struct Speaking {
    names: BTreeSet<String>,
}

impl Speaking {
    fn listen(&mut self, name: &syn::Ident, body: &syn::Block) {
        let only_skipped = BTreeSet::from(["skipped".to_owned()]);
        if body.stmts.iter().any(|part| names_any(part, &only_skipped)) {
            self.names.insert(name.to_string());
        }
    }
}

impl<'ast> Visit<'ast> for Speaking {
    fn visit_item_fn(&mut self, function: &'ast ItemFn) {
        self.listen(&function.sig.ident, &function.block);
        visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast ImplItemFn) {
        self.listen(&function.sig.ident, &function.block);
        visit::visit_impl_item_fn(self, function);
    }
}

/// The tests with a silent return.
struct Tests<'a> {
    speaking: &'a BTreeSet<String>,
    found: Vec<String>,
}

impl<'ast> Visit<'ast> for Tests<'_> {
    fn visit_item_fn(&mut self, function: &'ast ItemFn) {
        let is_test = function
            .attrs
            .iter()
            .any(|attribute| attribute.path().is_ident("test"));
        if is_test {
            let mut names = self.speaking.clone();
            names.insert("skipped".to_owned());
            let is_silent = |part: &&Stmt| returns_nothing(part) && !names_any(part, &names);
            if function.block.stmts.iter().any(|part| is_silent(&part)) {
                self.found.push(function.sig.ident.to_string());
            }
        }
        visit::visit_item_fn(self, function);
    }
}

/// Whether a statement of a test may end it without a value of its own.
fn returns_nothing(statement: &Stmt) -> bool {
    struct Returns(bool);
    impl<'ast> Visit<'ast> for Returns {
        fn visit_expr_return(&mut self, found: &'ast ExprReturn) {
            // `return child()` in a test that starts itself goes on elsewhere.
            self.0 |= match found.expr.as_deref() {
                None => true,
                Some(Expr::Call(call)) => tokens(&*call.func).to_string() == "Ok",
                Some(_) => false,
            };
        }

        fn visit_expr_closure(&mut self, _: &'ast ExprClosure) {}

        fn visit_item_fn(&mut self, _: &'ast ItemFn) {}
    }
    let mut returns = Returns(false);
    returns.visit_stmt(statement);
    returns.0
}

fn names_any(statement: &Stmt, names: &BTreeSet<String>) -> bool {
    has_word(tokens(statement), names)
}

fn has_word(tokens: TokenStream, names: &BTreeSet<String>) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(word) => names.contains(&word.to_string()),
        TokenTree::Group(group) => has_word(group.stream(), names),
        _ => false,
    })
}

fn tokens(code: &impl quote::ToTokens) -> TokenStream {
    code.to_token_stream()
}

#[test]
fn no_test_returns_early_without_saying_so() {
    let mut sources = sources_below("src-tauri", &["rs"]);
    sources.extend(sources_below("tests", &["rs"]));
    let package = |source: &Source| {
        let parts: Vec<&str> = source.path.split('/').collect();
        let length = if parts[0] == "tests" { 2 } else { 3 };
        parts[..length.min(parts.len() - 1)].join("/")
    };
    let packages: BTreeSet<String> = sources.iter().map(package).collect();
    assert!(packages.len() > 10, "found: {packages:?}");
    let mut found = Vec::new();
    for name in packages {
        let of_package: Vec<Source> = sources
            .iter()
            .filter(|source| package(source) == name)
            .cloned()
            .collect();
        found.extend(silent_returns(&of_package));
    }
    assert_none(&found);
}

#[test]
fn a_silent_return_is_found_and_a_spoken_one_is_not() {
    let helper = "fn tool() -> Option<u8> { skipped::because(\"none\"); None }";
    let cases = [
        ("if missing() { return; }", 1),
        ("if missing() { eprintln!(\"skipped\"); return; }", 1),
        ("let Some(found) = other() else { return };", 1),
        ("if missing() { return Ok(()); }", 1),
        ("for a in b { if a { return; } }", 1),
        ("if skipped::without(&[\"zbarimg\"]) { return; }", 0),
        ("if missing() { skipped::because(\"x\"); return; }", 0),
        ("let Some(tool) = tool() else { return };", 0),
        ("let check = || { if a { return; } }; check();", 0),
        ("if is_child() { return child(); }", 0),
        ("assert!(true);", 0),
    ];
    for (code, expected) in cases {
        let text = format!("#[test] fn it() {{ {code} assert!(done()); }}");
        let found = silent_returns(&[
            Source::planted("a/tests/it.rs", &text),
            Source::planted("a/tests/support.rs", helper),
        ]);
        assert_eq!(found.len(), expected, "{code}: {found:?}");
    }
}
