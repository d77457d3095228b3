//! May I contact this person, by this channel, on this topic, now?
//!
//! [`decide`] answers from everything that is recorded about one person, and
//! names the records that carry its answer. It is a pure function of the *set*
//! of events: order, duplicates and the clocks of the laptops do not change
//! what is allowed, with two exceptions that are about time by nature: a
//! notice must be shown before it is agreed to, and a consent lapses.
//!
//! The rules, in the order in which they answer:
//!
//! 1. No contact point, or a person under the age of consent: never.
//! 2. Every act that the contact needs must be permitted on its own: using the
//!    personal data for this purpose, advertising by this channel, at night,
//!    through a recipient, through a tool abroad ([`needs`]).
//! 3. A grant counts only if the notice it names was shown earlier, and only
//!    for the topics it names.
//! 4. **Remove wins.** A grant counts only if it cites every known refusal and
//!    withdrawal in its scope. So a withdrawal on any laptop beats an older or
//!    merely concurrent grant on another; a person can consent again, but only
//!    in the knowledge of the refusal.
//! 5. A grant covers what its notice asked for: a use for more, longer or by
//!    somebody else needs another ([`Scope`]).
//! 6. A consent to advertising lapses when nobody confirmed it in time; a
//!    confirmation that comes too late brings nothing back.
//! 7. A purchase stands for the use of the data and for advertising about the
//!    same kind of goods, for a time, unless either was refused.
//!
//! The law's numbers are data with sources ([`Law`], `assets/law/kr.json`).

mod channel;
mod decide;
mod duties;
mod event;
mod law;
mod reason;
mod scope;
mod wanted;

pub use channel::{Channel, ContactPoint};
pub use decide::{Decision, Person, Question, decide, decide_act, needs};
pub use duties::{
    Duty, DutyKind, processor_notice, reconfirmation, result_notices, retention_end, review,
};
pub use event::{Act, Event, Kind, Purpose};
pub use law::{Law, LawError, LawFigure, korean_figures};
pub use reason::Reason;
pub use scope::Scope;
pub use wanted::Wanted;
