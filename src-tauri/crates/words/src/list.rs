//! Several things in one sentence.

use crate::Sentence;

/// "a", "a and b", "a, b and c": joins the items by `more`, the last one by
/// `last`; both are given what stands before and the next item. Empty for none.
pub fn list(
    items: Vec<Sentence>,
    more: fn(&Sentence, &Sentence) -> Sentence,
    last: fn(&Sentence, &Sentence) -> Sentence,
) -> Sentence {
    let count = items.len();
    let joined = items
        .into_iter()
        .enumerate()
        .reduce(|(_, before), (index, item)| {
            let join = if index + 1 == count { last } else { more };
            (index, join(&before, &item))
        });
    joined.map(|(_, list)| list).unwrap_or_default()
}
