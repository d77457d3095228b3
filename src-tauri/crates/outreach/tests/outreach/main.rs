//! What leaves the building is whole, harmless, lawful and readable.

mod assets;
mod fixture;
mod follow_up;
mod message;
mod save;
mod slip;
mod vcard;
