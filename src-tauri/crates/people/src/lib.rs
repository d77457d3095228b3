//! Is this the same person?
//!
//! Contact points are brought into one written form, so that they can be
//! compared ([`contact_point`]); names and numbers are searched as they are
//! being typed, Korean ones included ([`search`]), among very many people, too
//! ([`index`]).

pub mod card;
pub mod code;
pub mod contact_point;
pub mod email;
mod hangul;
mod identity_number;
mod in_text;
pub mod index;
mod keyboard;
mod mail_hosts;
pub mod phone;
mod postal;
pub mod search;
mod stop_code;

pub use card::{Card, CardField, UnreadableCard, read_card};
pub use code::{ContactInCode, contact_in_code};
pub use contact_point::{
    UnusableContactPoint, comparable_company, comparable_name, contact_key, normalise_company,
    normalise_country, normalise_job, normalise_name,
};
pub use email::{masked_email, normalise_email};
pub use identity_number::holds_identity_number;
pub use in_text::{holds_contact_point, says_name};
pub use index::{Hits, PeopleIndex};
pub use keyboard::{badge_key, keys_of};
pub use mail_hosts::nearly;
pub use phone::{
    is_phone_of, masked_phone, national_phone, normalise_phone, read_phone_rules, readable_contact,
    receives_texts,
};
pub use postal::{masked_address, normalise_address, normalise_postcode, postal_point};
pub use search::{MatchQuality, SearchQuery, Searched};
pub use stop_code::{MOST_STOPPED, read_stop_code, stop_code};
