//! What may a person ask of whoever keeps her data, and what happens then?
//!
//! She may see all of it and take it with her, and have all of it destroyed (PIPA
//! articles 35, 36 and 37). A person is everybody who left the same e-mail address
//! or phone number; whoever left neither is one visitor.

mod destroying;
mod person;
mod report;
mod requests;
mod restored;

pub use destroying::{DestroyedPeople, LeftFile, LeftFileState};
pub use person::Whose;
pub use records::requests::{AnswerWay, AskedRight};
pub use report::SavedReport;
pub use requests::OpenRequest;
