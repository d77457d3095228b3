//! After the fair: whom to write to, about what, and the files for it.

use crate::{Choice, Text};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks whom to write to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct AskFollowUp {
    /// Whether visitors of all fairs are meant, and not only of this one.
    pub all_fairs: bool,
}

/// What the owner sees after the fair: who can be written to, and who cannot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct FollowUp {
    /// Visitors in all.
    pub visitors: u32,
    /// Visitors who allowed news by at least one channel.
    pub allowed: u32,
    /// People who may be written to today.
    pub sendable: u32,
    /// Whom each channel reaches.
    pub reach: Vec<ChannelReach>,
    /// People who may not be written to, counted by reason, the most frequent
    /// first.
    pub withheld: Vec<Withheld>,
    /// Groups worth writing to, largest first.
    pub groups: Vec<FollowUpGroup>,
    /// The people, each with what to offer and why; at most the first 200.
    pub people: Vec<FollowUpPerson>,
    /// In a restored backup, of which nobody said yet that later requests were done
    /// in it: the day and time of its latest record, `2026-11-28 18:03`. Until then
    /// no file about people is made.
    pub requests_known_until: Option<String>,
}

/// Whom one channel reaches; somebody may be reached by several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ChannelReach {
    /// The channel, in words.
    pub channel: Text,
    /// People who allow it.
    pub allowed: u32,
    /// Whether you told all that a message by it must say; until then it reaches
    /// nobody.
    pub can_send: bool,
}

/// How many people are not written to for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Withheld {
    /// The reason's stable word.
    pub code: String,
    /// The reason.
    pub reason: Text,
    /// How many people.
    pub count: u32,
}

/// The ready groups of people to write to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Audiences {
    /// People in all.
    pub visitors: u32,
    /// Of them, how many may be written to now.
    pub sendable: u32,
    /// Those that have anybody in them.
    pub audiences: Vec<Audience>,
    /// Coupons that the next follow-up files would give anew.
    pub new_coupons: u32,
}

/// People to write to, by a rule over what is on record now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Audience {
    /// Its stable name.
    pub id: String,
    /// Who they are, in words.
    pub title: Text,
    /// How many people.
    pub people: u32,
    /// By each channel, how many of them may be written to now.
    pub reach: Vec<AudienceReach>,
    /// Why the others may not, the most frequent reason first.
    pub withheld: Vec<Withheld>,
}

/// How many people of a group one channel reaches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct AudienceReach {
    /// The channel, in words.
    pub channel: Text,
    /// People.
    pub people: u32,
}

/// A group of people who get the same kind of message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct FollowUpGroup {
    /// Who they are, in words.
    pub title: Text,
    /// How many.
    pub count: u32,
}

/// One person to write to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct FollowUpPerson {
    /// The person's name; may be empty.
    pub name: String,
    /// The person's contact, mostly masked.
    pub contact: String,
    /// The channel, in words.
    pub channel: Text,
    /// What to offer.
    pub product: Text,
    /// Why this product, with numbers, for the owner.
    pub reason: Text,
    /// How likely the person is to use each coupon that can be given after the fair.
    pub coupons: Vec<CouponAhead>,
    /// Of several of them which is likelier to be used, as far as it can be said.
    pub likelier_coupon: Option<Text>,
}

/// How likely somebody is to use a coupon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CouponAhead {
    /// Its programme's name.
    pub name: Text,
    /// How likely, in a few words.
    pub likely: Text,
    /// Why, with numbers, for the owner.
    pub why: Text,
    /// How it was worked out, part by part; empty where it is not known.
    pub how: Vec<Text>,
}

/// What becomes of people who were in an earlier file of this fair for the same
/// channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum EarlierFiles {
    /// They are in the new one, too.
    Include,
    /// They are left out.
    LeaveOut,
    /// Where there are any, nothing is written, and the refusal says how many.
    Ask,
}

/// Makes the follow-up files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ExportFollowUp {
    /// Why this data leaves the laptop, in the owner's words; not empty.
    pub reason: String,
    /// The folder to write to.
    pub folder: String,
    /// Whether visitors of all fairs are in them, and not only of this one.
    pub all_fairs: bool,
    /// What becomes of people who were in an earlier file.
    pub earlier: EarlierFiles,
    /// Whether only a password opens them.
    pub locked: bool,
    /// For which tool; without it the tables of everybody, and the coupons on paper.
    pub to: Option<ExportTarget>,
}

/// A file for one tool, and whom of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ExportTarget {
    /// The tool's id.
    pub target: String,
    /// Only this group: the id of a ready or a saved one.
    pub audience: Option<String>,
    /// Only about this topic, by its name.
    pub topic: Option<String>,
    /// In the owner's words of this draft; in the program's without it.
    pub draft: Option<String>,
    /// Whether each letter is a file of its own; of nothing else it is asked.
    pub one_each: bool,
    /// On which label of the first sheet to begin, counted from 1.
    pub first_label: u32,
}

/// A tool that files can be made for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Target {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// The only channel that it sends by, in words; none for one that sends nothing.
    pub channel: Option<Text>,
    /// What to do with the file in this tool, in three lines.
    pub steps: Vec<Text>,
    /// Whether its files are letters to print.
    pub letters: bool,
    /// How many labels are on a sheet, where its files are addresses to print.
    pub labels: Option<u32>,
}

/// What can be chosen for a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Targets {
    /// The tools, in the order in which they are offered.
    pub targets: Vec<Target>,
    /// The topics of this fair.
    pub topics: Vec<Choice>,
    /// The saved groups.
    pub saved: Vec<Choice>,
    /// The latest files for messages that were made, the latest first.
    pub made: Vec<MadeFiles>,
}

/// Files for messages that were made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct MadeFiles {
    /// What they left as.
    pub export: String,
    /// What they are called.
    pub names: Vec<String>,
    /// The day they are to be sent (`2026-11-28`).
    pub planned_on: String,
    /// People in them.
    pub people: u32,
    /// Whether the owner said that they were sent to nobody.
    pub not_sent: bool,
    /// What the tool reported that sent them; none until a report was taken in.
    pub reported: Option<ReportedSums>,
}

/// What the reports on some files say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ReportedSums {
    /// Messages that arrived.
    pub sent: u32,
    /// Messages that did not.
    pub failed: u32,
}

/// What the tool reported that sent the messages of files, as the file has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct FollowUpReport {
    /// What the files left as.
    pub export: String,
    /// The report's name, without its folder.
    pub file_name: String,
    /// Base64 of its bytes.
    pub content: String,
    /// The heading of the column with the addresses or numbers; found unless said.
    pub address: Option<String>,
    /// The heading of the column that says what became of each message; found unless said.
    pub outcome: Option<String>,
}

/// What a report did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ReportTakenIn {
    /// In words, one sentence each.
    pub sentences: Vec<Text>,
    /// Whether something in it was passed over.
    pub is_partly_unread: bool,
}

/// Says of files that were made that they were sent to nobody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct NoteNotSent {
    /// What they left as.
    pub export: String,
}

/// An address or number to try again where a report said that no message arrives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct TryAgain {
    /// It, as typed.
    pub contact: String,
}

/// What opens files that left locked.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Opening {
    /// The password of all of them, which is told here and nowhere again.
    pub password: String,
    /// How they are opened, and what to do before a tool takes them.
    pub steps: Vec<Text>,
}

/// The follow-up files that were written.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Exported {
    /// Their full paths.
    pub files: Vec<String>,
    /// People in them.
    pub rows: u32,
    /// People who are not in them because they were drawn to get no message.
    pub held_out: u32,
    /// People who are not in them, by reason.
    pub withheld: Vec<Withheld>,
    /// People who may be written to and whom the tool cannot carry the message to, by
    /// reason.
    pub undeliverable: Vec<Withheld>,
    /// Coupons that were given anew for them.
    pub new_coupons: u32,
    /// What to know of the files, for example which characters the printed coupons lack.
    pub notes: Vec<Text>,
    /// What opens them; none where they are not locked.
    pub opening: Option<Opening>,
}

/// What somebody gets, drawn by chance or said by the owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum HoldOutGroup {
    /// A message with what fits her.
    Recommendation,
    /// A message with what most people bought.
    Bestsellers,
    /// No message.
    NoMessage,
}

/// Asks whether it helped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct AskHoldOut {
    /// How many days after the files a purchase counts: 30, 90 or 365.
    pub days: u32,
}

/// Chooses how many of a hundred are drawn for what at this fair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ChooseHoldOut {
    /// Of a hundred, how many get the bestsellers.
    pub bestsellers: u8,
    /// Of a hundred, how many get no message.
    pub no_message: u8,
    /// How many days after the files a purchase counts.
    pub days: u32,
}

/// Says what one person gets at this fair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct OverrideHoldOut {
    /// One of her visits.
    pub visitor: String,
    /// What she gets.
    pub gets: HoldOutGroup,
    /// How many days after the files a purchase counts.
    pub days: u32,
}

/// Whether recommending and writing helped, and who is left out to learn it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct HoldOut {
    /// Of a hundred, how many get the bestsellers.
    pub bestsellers: u8,
    /// Of a hundred, how many get no message.
    pub no_message: u8,
    /// What the people at hand can tell, and of a hundred how many to leave out for that.
    pub advice: Vec<Text>,
    /// Of a hundred, how many to leave out; 0 when nothing could be known.
    pub suggested: u8,
    /// The days that count, 30, 90 or 365.
    pub days: u32,
    /// Whether recommending helped, the verdict first.
    pub recommending: Vec<Text>,
    /// Whether writing helped, the verdict first.
    pub writing: Vec<Text>,
    /// The people at this fair who get no recommendation; at most the first 200.
    pub people: Vec<HeldOutPerson>,
    /// How many they are in all.
    pub people_of: u32,
}

/// Somebody who gets no recommendation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct HeldOutPerson {
    /// One of her visits.
    pub visitor: String,
    /// Her name; may be empty.
    pub name: String,
    /// What she gets.
    pub gets: HoldOutGroup,
}

/// What the questions of the fairs that were asked about were worth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct QuestionsWorth {
    /// People who handed in a survey.
    pub people: u32,
    /// People who are written to as it is now.
    pub written_to: u32,
    /// The questions, the most that was changed in a second of a visitor's time first.
    pub questions: Vec<QuestionWorth>,
}

/// What people answered in their own words at this fair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct InOwnWords {
    /// Question by question, as they were asked last.
    pub questions: Vec<QuestionInOwnWords>,
}

/// What people answered to one question, as far as it tells nothing of one to four of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct QuestionInOwnWords {
    /// The question's path.
    pub path: String,
    /// What it asks.
    pub label: Text,
    /// What there is to know before the numbers.
    pub sentence: Text,
    /// Who spoke well and who badly, then the words that were spoken of, those of most
    /// people first.
    pub said: Vec<SaidByMany>,
    /// Whether there are more words than these.
    pub has_more: bool,
}

/// What many people said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SaidByMany {
    /// The word, or how they spoke.
    pub what: Text,
    /// How many people.
    pub people: u32,
    /// What some of them said.
    pub quotes: Vec<String>,
}

/// What one question was worth. A count that is none is of one to four people, or of all
/// but one to four, and is not told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct QuestionWorth {
    /// Its path.
    pub path: String,
    /// What it asks.
    pub label: Text,
    /// What it changed, in a sentence.
    pub sentence: Text,
    /// What it cost, in a sentence.
    pub cost: Text,
    /// Whether it is known to have changed something.
    pub changed: bool,
    /// People to whom another product, or none, would be recommended without it.
    pub recommendations: Option<u32>,
    /// People whose recommendation is explained by their answer to it.
    pub reasons: Option<u32>,
    /// People written to who are in a group for what they answered.
    pub groups: Option<u32>,
    /// People written to whose message would read otherwise without it.
    pub drafts: Option<u32>,
    /// Surveys in which it was asked.
    pub asked: Option<u32>,
    /// Those of them without an answer.
    pub skipped: Option<u32>,
    /// Whether visitors are asked it now.
    pub is_asked_now: bool,
    /// Whether the questionnaire of the next fair asks it as well.
    pub is_asked_next: bool,
}
