//! What an expression can point at.

/// A place in the questionnaire, or in a choice list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Node {
    /// What `/` means: the parent of the whole survey.
    Document,
    /// The survey itself, `/data`.
    Survey,
    /// `/data/meta`.
    Meta,
    /// `/data/meta/instanceID`.
    InstanceId,
    /// A group, or one instance of a repeat.
    Container(u32),
    /// A question, in one instance of the repeats around it.
    Field(u32),
    /// `instance('list')`.
    List(u32),
    /// `instance('list')/root`.
    ListRoot(u32),
    /// `instance('list')/root/item[n]`.
    Item(u32, u32),
    /// One column of one row of a list.
    Cell(u32, u32, u16),
}
