//! Is this the same person?
//!
//! Contact points are brought into one written form, so that they can be
//! compared ([`contact_point`]); names and numbers are searched as they are
//! being typed, Korean ones included ([`search`]).

pub mod contact_point;
mod hangul;
pub mod search;

pub use contact_point::{
    UnusableContactPoint, contact_key, masked_email, masked_phone, national_phone, normalise_email,
    normalise_name, normalise_phone,
};
pub use search::{MatchQuality, SearchQuery};
