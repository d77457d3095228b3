//! What a record of each kind says.
//!
//! These are storage formats, not domain types: a body that was written once is
//! read for ever, so a field may be added with `#[serde(default)]` and never
//! renamed or given another meaning; whatever cannot be said that way is a new
//! version of the kind. Bodies are JSON because a record that outlives the
//! program has to be readable without it; the store encrypts them all.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;
use words::Sentence;

/// A text in both languages, as stored.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Bilingual {
    /// Korean.
    pub ko: String,
    /// English.
    pub en: String,
}

impl Bilingual {
    /// The same words in both languages, for names that have no translation.
    pub fn same(text: &str) -> Self {
        Self {
            ko: text.to_owned(),
            en: text.to_owned(),
        }
    }
}

impl From<&Bilingual> for Sentence {
    fn from(text: &Bilingual) -> Self {
        Self::new(text.ko.clone(), text.en.clone())
    }
}

/// The exhibitor, as visitors will remember her.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Maker {
    /// Her brand's name.
    pub name: Bilingual,
    /// Telephone number shown in messages; may be empty.
    pub phone: String,
    /// E-mail address shown in messages; may be empty.
    pub email: String,
    /// Postal address shown in messages; may be empty.
    pub address: Bilingual,
    /// Her page for coupons, without the `#`; none when she has no page.
    pub page_address: Option<String>,
    /// Her shop's address on the web; may be empty.
    pub shop_link: String,
    /// A number that refuses messages free of charge (`080-…`), without which
    /// no text message may be drafted.
    #[serde(default)]
    pub refusal_phone: Option<String>,
    /// The web address of a map that shows the way to her; may be empty.
    #[serde(default)]
    pub map_link: String,
}

/// A topic one may say yes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// Its stable name.
    pub name: String,
    /// What it is called.
    pub label: Bilingual,
}

/// `fair.opened`: the store belongs to this fair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FairOpened {
    /// Its name.
    pub name: Bilingual,
    /// The exhibitor.
    pub maker: Maker,
    /// First day, in the fair's time zone.
    pub starts_on: NaiveDate,
    /// Last day, in the fair's time zone.
    pub ends_on: NaiveDate,
    /// IANA name of its time zone; all calendar rules use it.
    pub time_zone: String,
    /// Whether it is the sample fair.
    pub sample: bool,
    /// Topics a visitor may choose.
    pub topics: Vec<Topic>,
    /// Base64 of the 32-byte key under which contact points are hashed, so that
    /// a refusal can be matched on every laptop without spelling the contact.
    pub contact_key_secret: String,
}

/// What a person at the booth may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Takes surveys, gives and redeems coupons, sells.
    Capture,
    /// Also changes the catalogue and the programmes.
    Manage,
    /// Also exports.
    Owner,
}

/// `staff.added`: a person works at the booth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffAdded {
    /// Her name.
    pub name: String,
    /// What she may do.
    pub role: Role,
}

/// How the answers to one question may be used.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct QuestionUse {
    /// Whether the answer may be spoken to the customer in a message; buying
    /// power, age and household may rank, they are not spoken.
    pub may_be_spoken: bool,
    /// Which product tag an answer points to, by choice name.
    #[serde(default)]
    pub tag_of_choice: BTreeMap<String, String>,
    /// An answer told of the visitor ("처음 오심"), by choice name; where there
    /// is none, the choice's own label is used.
    #[serde(default)]
    pub in_words: BTreeMap<String, Bilingual>,
}

/// `questionnaire.published`: a version of a questionnaire, for ever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionnairePublished {
    /// Base64 of the XLSForm workbook: the source itself is kept, because what
    /// was asked must be provable, and a better reader may come.
    pub workbook: String,
    /// How its answers may be used, by question name.
    pub uses: BTreeMap<String, QuestionUse>,
    /// The question whose choices say what a purchase is for.
    #[serde(default)]
    pub purpose_question: Option<String>,
}

/// `questionnaire.drafted`: a questionnaire being written, as it stands after
/// an edit. The whole of it is kept each time: the last edit wins, and every
/// earlier state can be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionnaireDrafted {
    /// Base64 of the XLSForm workbook, right or wrong; none once it was
    /// published or thrown away.
    pub workbook: Option<String>,
    /// How the answers may be used, by question name; may name questions that
    /// are gone, so that putting one back brings its use back.
    #[serde(default)]
    pub uses: BTreeMap<String, QuestionUse>,
    /// The question whose choices say what a purchase is for.
    #[serde(default)]
    pub purpose_question: Option<String>,
}

/// `questionnaire.chosen`: new visitors are asked this version from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionnaireChosen {
    /// The version.
    pub questionnaire: Uuid,
}

/// What a yes to a notice means, as stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeAct {
    /// Keeping and using the contact for news of this maker (PIPA art. 15, 22).
    CollectAndUse,
    /// Advertising by e-mail (Network Act art. 50).
    AdvertisingEmail,
    /// Advertising by text message.
    AdvertisingSms,
    /// Advertising by KakaoTalk.
    AdvertisingKakao,
    /// Being at least 14 years old (PIPA art. 22-2).
    #[serde(rename = "at_least_14")]
    AtLeast14,
}

/// A line of a notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeText {
    /// The words.
    pub text: Bilingual,
    /// Whether it must stand out.
    pub emphasised: bool,
}

/// `notice.published`: the exact words a consent refers to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticePublished {
    /// Its name and version in the file it came from.
    pub source: String,
    /// What a yes means.
    pub act: NoticeAct,
    /// Its title.
    pub title: Bilingual,
    /// Its lines.
    pub lines: Vec<NoticeText>,
    /// Where it stands among the others.
    pub position: u32,
}

/// What a coupon gives, as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "benefit", rename_all = "snake_case")]
pub enum StoredBenefit {
    /// A share of the price.
    Percent {
        /// 1 to 100.
        percent: u8,
        /// At most this many won.
        cap_won: Option<u64>,
    },
    /// A sum.
    Amount {
        /// In won.
        won: u64,
        /// Whether what is left of it stays for the next purchase.
        #[serde(default)]
        rest_stays: bool,
    },
    /// A thing.
    Gift {
        /// What it is.
        what: Bilingual,
    },
    /// The cheapest pieces, when so many are bought.
    BuyAndGet {
        /// Pieces to pay for.
        buy: u32,
        /// Pieces free of charge.
        free: u32,
    },
}

/// What a programme is for, as stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StoredProgrammeKind {
    /// Thanks for a survey.
    SurveyThanks,
    /// A discount at the booth.
    Discount,
    /// A thing handed out.
    Gift,
    /// An invitation to come back.
    Revisit,
    /// A present on a birthday.
    Birthday,
    /// Some pieces free when so many are bought.
    BuyAndGet,
}

fn once() -> u32 {
    1
}

/// Where a coupon can be used, as stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StoredPlace {
    /// At the booth.
    Booth,
    /// In the owner's shop.
    Shop,
    /// In the owner's online shop.
    Online,
}

/// `programme.opened`: a rule by which coupons are given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgrammeOpened {
    /// Its number in tokens, unique within the maker.
    pub number: u16,
    /// Its short name.
    pub name: Bilingual,
    /// What it gives.
    pub benefit: StoredBenefit,
    /// Smallest purchase, in won.
    #[serde(default)]
    pub minimum_purchase_won: u64,
    /// Only for products with one of these tags; empty means all.
    #[serde(default)]
    pub product_tags: Vec<String>,
    /// First day on which it can be used.
    pub valid_from: NaiveDate,
    /// Last day on which it can be used.
    pub valid_until: NaiveDate,
    /// How often one coupon can be used.
    #[serde(default = "once")]
    pub uses_per_coupon: u32,
    /// Where it can be used; empty means at the booth.
    #[serde(default)]
    pub places: Vec<StoredPlace>,
    /// Only for the person it was given to.
    #[serde(default)]
    pub bound_to_person: bool,
    /// Whether it is the thanks for a survey.
    #[serde(default)]
    pub for_survey: bool,
    /// Whether it is the invitation that a follow-up carries.
    #[serde(default)]
    pub for_revisit: bool,
    /// What it is for; records from before kinds were known say it by the two
    /// marks above.
    #[serde(default)]
    pub kind: Option<StoredProgrammeKind>,
    /// Also for these products.
    #[serde(default)]
    pub products: Vec<Uuid>,
    /// Coupons for one person at most.
    #[serde(default)]
    pub per_person: Option<u32>,
    /// Coupons in all at most.
    #[serde(default)]
    pub total: Option<u32>,
    /// Coupons from one laptop at most.
    #[serde(default)]
    pub per_laptop: Option<u32>,
    /// The programme it takes the place of. A change is a new programme, so
    /// that coupons already given keep the terms that were promised.
    #[serde(default)]
    pub follows: Option<Uuid>,
}

/// `programme.closed`: no more coupons of it are given; those given stay good.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ProgrammeClosed {}

/// `product.added`: an entry of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductAdded {
    /// Its name.
    pub name: Bilingual,
    /// Its price in won.
    pub price_won: u64,
    /// What it is, in tags.
    pub tags: Vec<String>,
    /// Where it stands in the catalogue.
    pub position: u32,
    /// The number of its barcode, as printed under the bars.
    #[serde(default)]
    pub barcode: Option<String>,
    /// Pieces at hand when it was added; none when they are not counted.
    #[serde(default)]
    pub stock: Option<u32>,
}

/// Whether and how many pieces of a product are at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StoredStock {
    /// So many were there when this was recorded; what is sold later comes off.
    Counted(u32),
    /// They are not counted (any more).
    NotCounted,
}

/// `product.changed`: what is not named stays as it was, so that two laptops
/// may each change a field of the same product and both are kept. Sales that
/// were recorded keep the name and the price of their day.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ProductChanged {
    /// Its new name.
    #[serde(default)]
    pub name: Option<Bilingual>,
    /// Its new price in won.
    #[serde(default)]
    pub price_won: Option<u64>,
    /// What it is now, in tags.
    #[serde(default)]
    pub tags: Option<Vec<String>>,
    /// The number of its barcode now; empty when it has none any more.
    #[serde(default)]
    pub barcode: Option<String>,
    /// A new count.
    #[serde(default)]
    pub stock: Option<StoredStock>,
}

/// `product.retired`: it is not sold any more; nothing that happened is lost.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ProductRetired {}

/// `product.returned`: it is sold again.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ProductReturned {}

/// `maker.changed`: how visitors reach the exhibitor from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakerChanged {
    /// The exhibitor.
    pub maker: Maker,
}

/// `printer.chosen`: the receipt printer of one laptop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrinterChosen {
    /// Address and port, or the path of a device; empty when there is none any
    /// more.
    pub destination: String,
    /// Width of its paper in millimetres, 80 or 58.
    pub roll_mm: u8,
}

/// `coupon_key.made`: the key one laptop signs coupons with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CouponKeyMade {
    /// Its 24-bit id, as in tokens.
    pub key_id: u32,
    /// Base64 of its 32 bytes.
    pub secret: String,
}

/// `coupon_key.revoked`: the laptop with this key was lost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CouponKeyRevoked {
    /// The key's 24-bit id.
    pub key_id: u32,
    /// The day of the revocation, in the fair's calendar.
    pub revoked_on: NaiveDate,
    /// Coupons on record as given up to this moment (Unix milliseconds) stay
    /// good; none when no coupon of that key is taken any more.
    #[serde(default)]
    pub good_until_ms: Option<i64>,
}

/// `visitor.arrived`: somebody is here.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct VisitorArrived {}

/// `response.started`: a visitor begins a questionnaire version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResponseStarted {
    /// The visitor.
    pub visitor: Uuid,
    /// The version.
    pub questionnaire: Uuid,
    /// Whether she answers by herself, at the kiosk.
    #[serde(default)]
    pub at_kiosk: bool,
    /// The language she chose (BCP 47); none where staff ask.
    #[serde(default)]
    pub language: Option<String>,
    /// What the questionnaire answers by itself before the first question, by
    /// path: defaults, what was said the last time, the time. Worked out once,
    /// because what they are worked out from goes on changing.
    #[serde(default)]
    pub prefilled: BTreeMap<String, String>,
}

/// `response.answered`: one answer was given, changed or taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResponseAnswered {
    /// The question's path.
    pub path: String,
    /// The value; none when it was taken back.
    pub value: Option<String>,
    /// How long the question had been shown, in milliseconds; none where it
    /// was not measured.
    #[serde(default)]
    pub took_ms: Option<u32>,
}

/// `response.finished`: what is submitted, hidden answers left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResponseFinished {
    /// Every answer that counts, by path.
    pub answers: BTreeMap<String, String>,
    /// The language she ended in (BCP 47), where she chose one.
    #[serde(default)]
    pub language: Option<String>,
}

/// `response.discarded`: an unfinished response is left as it is and counts
/// for nothing; an answer given later takes it up again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResponseDiscarded {}

/// `response.stopped`: there are enough answers of this kind, so the rest was
/// not asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResponseStopped {
    /// The question whose answer was one too many.
    pub path: String,
}

/// Why an answer was changed after the survey was handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AmendmentReason {
    /// It was entered wrongly.
    Mistaken,
    /// The visitor said something else later.
    VisitorSaidOtherwise,
    /// In somebody's own words.
    Other(String),
}

/// `response.amended`: an answer of a finished survey is another one now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResponseAmended {
    /// The question's path.
    pub path: String,
    /// The answer now; none when there is none any more.
    pub value: Option<String>,
    /// What else changes because of it, by path: what no longer applies, and
    /// what is worked out from it.
    #[serde(default)]
    pub also: BTreeMap<String, Option<String>>,
    /// The record whose word this replaces.
    pub corrects: Uuid,
    /// Why.
    pub reason: AmendmentReason,
}

/// How likely a visitor is to buy, as the interviewer sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Interest {
    /// Wants it now.
    Hot,
    /// Wants to think about it.
    Warm,
    /// Just looks.
    Cold,
}

/// `interviewer.noted`: what the interviewer thinks, beside what the visitor
/// says. The latest counts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct InterviewerNoted {
    /// How likely she is to buy; none when nobody said.
    pub interest: Option<Interest>,
    /// A note; may be empty.
    pub note: String,
}

/// What happens when there are enough of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuotaAction {
    /// The survey ends there.
    Stop,
    /// It is said, and another answer can be chosen.
    Warn,
}

/// `quota.set`: how many finished surveys with one answer are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaSet {
    /// The question's path.
    pub path: String,
    /// The choice's name.
    pub choice: String,
    /// At most this many; none lifts the quota.
    pub at_most: Option<u32>,
    /// What happens then.
    pub action: QuotaAction,
}

/// What becomes of a survey that was left half answered at the kiosk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HalfAnswered {
    /// It is kept as unfinished.
    #[default]
    Keep,
    /// It is discarded.
    Discard,
}

/// `kiosk.set`: how the kiosk behaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KioskSet {
    /// After how many seconds without a touch it asks whether anybody is there.
    pub idle_seconds: u32,
    /// What becomes of what somebody who went away left.
    pub half_answered: HalfAnswered,
}

/// `contact.recorded`: how a visitor can be reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactRecorded {
    /// Her name; may be empty.
    pub name: String,
    /// E-mail address, normalised; may be empty.
    pub email: String,
    /// Phone number in E.164; may be empty.
    pub phone: String,
}

/// `permission.shown`, `.granted`, `.declined`: a consent conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PermissionSaid {
    /// The notice version.
    pub notice: Uuid,
    /// What it is about.
    pub act: NoticeAct,
    /// Keyed hashes of the contact points it is about.
    pub contact_keys: Vec<String>,
    /// The topics chosen.
    #[serde(default)]
    pub topics: Vec<String>,
    /// Refusals and withdrawals that were known and talked about.
    #[serde(default)]
    pub supersedes: Vec<Uuid>,
}

/// `permission.withdrawn`: no more, by any way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PermissionWithdrawn {
    /// Keyed hashes of the contact points it is about.
    pub contact_keys: Vec<String>,
    /// Which advertising stops; empty means everything stops.
    #[serde(default)]
    pub acts: Vec<NoticeAct>,
}

/// `coupon.issued`: a coupon was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CouponIssued {
    /// By which rule.
    pub programme: Uuid,
    /// To whom, if known.
    pub visitor: Option<Uuid>,
    /// The 49 digits of its token.
    pub digits: String,
    /// The 13 digits to type or say.
    pub short_number: u64,
    /// Serial number under its key.
    pub serial: u32,
    /// The key's id.
    pub key_id: u32,
    /// Last day on which it can be used.
    pub valid_until: NaiveDate,
    /// The coupon in whose stead it was given.
    #[serde(default)]
    pub replaces: Option<Uuid>,
}

/// `coupon.printed`: the same coupon, once more on paper.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CouponPrinted {}

/// `coupon.voided`: it is not taken any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CouponVoided {
    /// Why, in words of whoever did it.
    pub reason: String,
    /// The coupon that was given in its stead.
    #[serde(default)]
    pub replaced_by: Option<Uuid>,
}

/// `coupon.redeemed`: a coupon was used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CouponRedeemed {
    /// The sale it was used in.
    pub sale: Uuid,
    /// What it took off, in won.
    pub discount_won: u64,
    /// By which rule: the record of the coupon's issue may come later than this
    /// one, or never.
    #[serde(default)]
    pub programme: Option<Uuid>,
}

/// `coupon.use_undone`: a use that is taken back; the coupon can be used again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CouponUseUndone {
    /// The record of the use.
    pub redemption: Uuid,
    /// Why, in words of whoever did it.
    pub reason: String,
}

/// One line of a sale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SoldLine {
    /// The product.
    pub product: Uuid,
    /// Its name on that day.
    pub name: Bilingual,
    /// How many.
    pub quantity: u32,
    /// The price of one, in won.
    pub unit_price_won: u64,
    /// What the coupon took off this line, in won.
    pub discount_won: u64,
}

/// `sale.recorded`: something was bought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaleRecorded {
    /// By whom, if known.
    pub visitor: Option<Uuid>,
    /// With which coupon.
    pub coupon: Option<Uuid>,
    /// What.
    pub lines: Vec<SoldLine>,
    /// What it is for, as a choice name of the purpose question.
    pub purpose: Option<String>,
    /// Before the coupon, in won.
    pub subtotal_won: u64,
    /// What the coupon took off, in won.
    pub discount_won: u64,
}

/// `sale.voided`: it did not happen, or was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaleVoided {
    /// Why, in words of whoever did it.
    pub reason: String,
}

/// `sale.linked`: a sale belongs to this visitor, or to nobody known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaleLinked {
    /// The visitor; none to take a link back.
    pub visitor: Option<Uuid>,
}

/// One person in an export, with what allowed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportedRow {
    /// The visitor.
    pub visitor: Uuid,
    /// The way of contact.
    pub channel: String,
    /// The product offered, if any.
    pub product: Option<Uuid>,
    /// The coupon that goes with it; none for who had as many as one may have.
    pub coupon: Option<Uuid>,
    /// The records that allowed it.
    pub allowed_by: Vec<Uuid>,
}

/// `follow_up.exported`: data left the laptop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUpExported {
    /// Why, in the owner's words.
    pub reason: String,
    /// Names of the files.
    pub files: Vec<String>,
    /// Who is in them.
    pub rows: Vec<ExportedRow>,
    /// How many are not, by reason.
    pub withheld: BTreeMap<String, u32>,
}

/// `answers.exported`: the answers left the laptop, without names or contacts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswersExported {
    /// Why, in the owner's words.
    pub reason: String,
    /// Names of the files.
    pub files: Vec<String>,
    /// Responses in them.
    pub responses: u32,
    /// Of them, how many were not handed in.
    pub unfinished: u32,
}

macro_rules! bodies {
    ($($kind:literal => $variant:ident($body:ident),)+) => {
        /// A record's body, by its kind.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Body {
            $(#[doc = concat!("`", $kind, "`")] $variant($body),)+
        }

        impl Body {
            /// Every kind there is.
            #[cfg(test)]
            const KINDS: &[&str] = &[$($kind),+];

            /// The kind it is recorded under.
            pub fn kind(&self) -> &'static str {
                match self { $(Self::$variant(_) => $kind,)+ }
            }

            /// The bytes it is recorded as.
            pub fn encode(&self) -> Vec<u8> {
                match self {
                    $(Self::$variant(body) => serde_json::to_vec(body)
                        .expect("bodies hold strings, numbers and lists, which JSON can always write"),)+
                }
            }

            /// Reads a body back. None for a kind of a later program, a later
            /// version of a kind, or bytes that do not fit: such a record is
            /// kept and carried, and changes no table here.
            pub fn decode(kind: &str, version: u16, bytes: &[u8]) -> Option<Self> {
                if version != BODY_VERSION { return None; }
                match kind {
                    $($kind => serde_json::from_slice(bytes).ok().map(Self::$variant),)+
                    _ => None,
                }
            }
        }
    };
}

/// The version all kinds are written in so far.
pub const BODY_VERSION: u16 = 1;

bodies! {
    "fair.opened" => FairOpened(FairOpened),
    "staff.added" => StaffAdded(StaffAdded),
    "questionnaire.published" => QuestionnairePublished(QuestionnairePublished),
    "questionnaire.drafted" => QuestionnaireDrafted(QuestionnaireDrafted),
    "questionnaire.chosen" => QuestionnaireChosen(QuestionnaireChosen),
    "notice.published" => NoticePublished(NoticePublished),
    "programme.opened" => ProgrammeOpened(ProgrammeOpened),
    "programme.closed" => ProgrammeClosed(ProgrammeClosed),
    "product.added" => ProductAdded(ProductAdded),
    "product.changed" => ProductChanged(ProductChanged),
    "product.retired" => ProductRetired(ProductRetired),
    "product.returned" => ProductReturned(ProductReturned),
    "maker.changed" => MakerChanged(MakerChanged),
    "printer.chosen" => PrinterChosen(PrinterChosen),
    "coupon_key.made" => CouponKeyMade(CouponKeyMade),
    "coupon_key.revoked" => CouponKeyRevoked(CouponKeyRevoked),
    "visitor.arrived" => VisitorArrived(VisitorArrived),
    "response.started" => ResponseStarted(ResponseStarted),
    "response.answered" => ResponseAnswered(ResponseAnswered),
    "response.finished" => ResponseFinished(ResponseFinished),
    "response.amended" => ResponseAmended(ResponseAmended),
    "response.discarded" => ResponseDiscarded(ResponseDiscarded),
    "response.stopped" => ResponseStopped(ResponseStopped),
    "interviewer.noted" => InterviewerNoted(InterviewerNoted),
    "quota.set" => QuotaSet(QuotaSet),
    "kiosk.set" => KioskSet(KioskSet),
    "contact.recorded" => ContactRecorded(ContactRecorded),
    "permission.shown" => PermissionShown(PermissionSaid),
    "permission.granted" => PermissionGranted(PermissionSaid),
    "permission.declined" => PermissionDeclined(PermissionSaid),
    "permission.withdrawn" => PermissionWithdrawn(PermissionWithdrawn),
    "coupon.issued" => CouponIssued(CouponIssued),
    "coupon.printed" => CouponPrinted(CouponPrinted),
    "coupon.voided" => CouponVoided(CouponVoided),
    "coupon.redeemed" => CouponRedeemed(CouponRedeemed),
    "coupon.use_undone" => CouponUseUndone(CouponUseUndone),
    "sale.recorded" => SaleRecorded(SaleRecorded),
    "sale.voided" => SaleVoided(SaleVoided),
    "sale.linked" => SaleLinked(SaleLinked),
    "follow_up.exported" => FollowUpExported(FollowUpExported),
    "answers.exported" => AnswersExported(AnswersExported),
}

#[cfg(test)]
mod tests;
