//! Whom do I write to, about what, with which coupon, and why?
//!
//! Everybody who visited is looked at and either listed, with the records that
//! allow it, or counted under the reason why not. Nobody is listed twice: two
//! visits with the same contact point are one person.

mod asking;
mod audiences;
mod checking;
mod choosing;
mod coupon_use;
mod drafts;
mod exporting;
mod fairs;
mod group_people;
mod hold_out;
mod in_own_words;
mod learning;
mod news;
mod offering;
mod on_paper;
mod owner_rules;
mod partner_list;
mod people;
mod promise;
mod protecting;
mod ready;
mod reasons;
mod report_matching;
mod reporting;
mod results;
mod revisit_coupons;
mod saying;
pub mod segments;
mod suppressing;
mod trial;
mod weighing;
mod window;
mod worth;

pub(crate) use asking::Asking;
pub use asking::{EarlierFiles, FileRequest, target};
pub use audiences::{Audience, Audiences, SavedReach};
pub use checking::FileCheck;
pub use coupon_use::{CouponAhead, CouponOutlook};
pub use drafts::{DraftPlace, DraftPreview, OwnDraft, PreviewedMessage};
pub use experiment::{BaseRate, Found, Group, Range, Shares, Suggestion, Verdict};
pub use exporting::Exported;
pub use free_text::{Behind, Mood, Told};
pub(crate) use group_people::KeptList;
pub use group_people::{GroupPeople, GroupPerson};
pub use hold_out::{HeldOutPerson, HeldPeople};
pub use in_own_words::{InOwnWords, Said};
pub(crate) use news::KeptNews;
pub use on_paper::{Printing, plain_stationery};
pub use outreach::Withheld;
pub use outreach::protect::Password;
pub use outreach::targets::{Format, Target, Undeliverable, shipped as shipped_targets};
pub use outreach::template::{DraftField, DraftKind};
pub use outreach::{ReportColumns, ReportFile};
pub use owner_rules::{OwnerRule, OwnerRules, RuleEffect, RuleIsFor, RuleQuestion};
pub(crate) use people::day_in_words;
pub use people::{ChannelReach, FollowUp, FollowUpGroup, FollowUpPerson, LeftOut};
pub use promise::MadeFiles;
pub use protecting::{Opening, Protection};
pub(crate) use reasons::withheld_reason;
pub use report_matching::ReportRequest;
pub use reporting::{ReportImport, read_report};
pub use results::{Answer, FollowUpResults, HoldOut};
pub use saying::Question;
pub use tables::follow_up_report::ReportedSums;
pub(crate) use weighing::QuestionAnswered;
pub use weighing::QuestionsToWeigh;
pub use window::Window;
pub use worth::{QuestionWorth, QuestionsWorth, Worth};
