//! Coupons from the programme to the paper: what is promised, given, checked,
//! taken back and printed, and the laptops that give them.

use crate::Text;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A coupon programme, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Programme {
    /// Its id (UUID).
    pub id: String,
    /// Its short name.
    pub name: Text,
    /// One sentence that says what it does.
    pub preview: Text,
    /// Whether its coupons thank visitors for a survey.
    pub for_survey: bool,
}

/// What a programme is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum ProgrammeKind {
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
    /// Some pieces are free when enough are bought.
    BuyAndGet,
}

/// What a coupon gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "benefit", rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum Benefit {
    /// A percentage off.
    Percent {
        /// 1 to 100.
        percent: u32,
        /// The most it takes off, in won; none for no limit.
        #[ts(type = "number | null")]
        cap_won: Option<u64>,
    },
    /// A fixed amount off.
    Amount {
        /// In won.
        #[ts(type = "number")]
        won: u64,
        /// Whether the unused part of the amount can be used for the next
        /// purchase.
        rest_stays: bool,
    },
    /// Something handed out.
    Gift {
        /// What it is.
        what: Text,
    },
    /// The cheapest pieces free of charge, when enough are bought.
    BuyAndGet {
        /// Pieces to pay for.
        buy: u32,
        /// Pieces free of charge.
        free: u32,
    },
}

/// Where a coupon can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum Place {
    /// At the booth.
    Booth,
    /// In the shop.
    Shop,
    /// In the online shop.
    Online,
}

/// When coupons can be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "validity", rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum Validity {
    /// From one day to another.
    Dates {
        /// First day, `YYYY-MM-DD`.
        from: String,
        /// Last day, `YYYY-MM-DD`.
        until: String,
    },
    /// From the day after the fair.
    AfterFair {
        /// For so many days.
        days: u32,
    },
}

/// A programme that is being written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ProgrammeDraft {
    /// What it is for.
    pub kind: ProgrammeKind,
    /// Its short name.
    pub name: Text,
    /// What a coupon gives.
    pub benefit: Benefit,
    /// Smallest purchase, in won; 0 for none.
    #[ts(type = "number")]
    pub minimum_won: u64,
    /// Only for products with one of these tags, or among `products`; both
    /// empty means all.
    pub tags: Vec<String>,
    /// Only for these products (UUIDs).
    pub products: Vec<String>,
    /// When coupons can be used.
    pub validity: Validity,
    /// How often one coupon can be used.
    pub uses: u32,
    /// Whether only the person it was given to can use it.
    pub bound: bool,
    /// Where it can be used.
    pub places: Vec<Place>,
    /// The most coupons for one person; none for no limit.
    pub per_person: Option<u32>,
    /// The most coupons in all; none for no limit.
    pub total: Option<u32>,
    /// The most coupons from one laptop; none for no limit.
    pub per_laptop: Option<u32>,
    /// What differs by chance between its coupons; none, or two and more.
    pub variants: Vec<VariantDraft>,
}

/// One variant of a programme that is being written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct VariantDraft {
    /// Its last day, `YYYY-MM-DD`; none: see `days`.
    pub until: Option<String>,
    /// For so many days from the day after the fair; where both are none, its programme's
    /// last day.
    pub days: Option<u32>,
    /// What stands on its coupons instead of what they give; none: what they give.
    pub wording: Option<Text>,
}

/// The result of checking a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CheckedProgramme {
    /// One sentence with every condition in it.
    pub preview: Text,
    /// What is wrong with the draft; problems that stop it from being opened
    /// come first.
    pub problems: Vec<ProgrammeProblem>,
}

/// One thing that is wrong with a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ProgrammeProblem {
    /// The part of the draft it is about: name, benefit, cap, minimum,
    /// validity, uses, places, limits or variants.
    pub field: String,
    /// What is wrong and what to do.
    pub sentence: Text,
    /// Whether the programme cannot be opened because of it; otherwise it is a
    /// warning.
    pub stops: bool,
}

/// All programmes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Programmes {
    /// The open ones, newest first, then the closed ones.
    pub programmes: Vec<ProgrammeState>,
    /// What a new programme of each kind begins with.
    pub proposals: Vec<ProgrammeDraft>,
    /// Tags that products of the catalogue carry.
    pub tags: Vec<String>,
}

/// One programme, with how many of its coupons were given and used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ProgrammeState {
    /// Its id (UUID).
    pub id: String,
    /// One sentence with every condition in it.
    pub preview: Text,
    /// Whether coupons of it are given.
    pub open: bool,
    /// Coupons given, as far as is known here.
    pub given: u32,
    /// Coupons used at least once, as far as is known here.
    pub used: u32,
    /// How many can still be given on this laptop; none without a limit.
    pub left: Option<u32>,
    /// Its rules, to fill the form in which they are changed.
    pub draft: ProgrammeDraft,
}

/// Checks a draft. Nothing is recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CheckProgramme {
    /// The draft.
    pub draft: ProgrammeDraft,
}

/// Opens a programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct OpenProgramme {
    /// Its rules.
    pub draft: ProgrammeDraft,
    /// The programme (UUID) that it replaces, if any; that one is closed.
    pub instead_of: Option<String>,
}

/// Names a programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ProgrammeId {
    /// The programme (UUID).
    pub programme: String,
}

/// Names a coupon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CouponId {
    /// The coupon (UUID).
    pub coupon: String,
}

/// Issues a coupon to a visitor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct IssueCoupon {
    /// The visitor (UUID).
    pub visitor: String,
    /// The programme (UUID).
    pub programme: String,
}

/// One coupon, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Coupon {
    /// The coupon and its state.
    #[serde(flatten)]
    pub summary: CouponSummary,
    /// The exhibitor who gives it.
    pub maker: Text,
    /// Where and until when, in one sentence.
    pub conditions: Text,
    /// The QR as an SVG element, black on white with its quiet zone.
    pub qr_svg: String,
    /// Whether the visitor was asked for this coupon's programme again and only
    /// sees what she holds already: then nothing was given that could be taken
    /// back.
    pub again: bool,
}

/// A coupon without its picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CouponSummary {
    /// The coupon (UUID).
    pub id: String,
    /// The benefit in a few words ("유리잔 5% 할인").
    pub benefit: Text,
    /// The number to type or say, in groups (`4821 7730 5196 8`).
    pub short_number: String,
    /// The 49 digits of its token.
    pub digits: String,
    /// Whether it was used up.
    pub used: bool,
    /// What can still be used after its first use, in a few words; none before,
    /// and for a coupon that can be used only once.
    pub left: Option<Text>,
    /// Whether it was taken out of use.
    pub standing: CouponStanding,
    /// How often it was printed.
    pub prints: u32,
}

/// Whether a coupon was taken out of use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum CouponStanding {
    /// It was not taken out of use.
    Live,
    /// It was voided.
    Voided,
    /// Another coupon was given in its place.
    Reissued,
}

/// Whether a coupon is good now, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CouponVerdict {
    /// The verdict.
    pub verdict: Verdict,
    /// Why, in a sentence.
    pub reason: Text,
    /// What to do now.
    pub advice: Text,
}

/// The result of checking a coupon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CouponCheck {
    /// Whether it is good now, and why.
    #[serde(flatten)]
    pub said: CouponVerdict,
    /// The coupon, when it is one of ours.
    pub coupon: Option<CouponSummary>,
    /// The visitor it was given to (UUID), if known.
    pub visitor: Option<String>,
}

/// The three answers a coupon can get.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum Verdict {
    /// 확정: the coupon is good.
    Ok,
    /// 오프라인 임시: good as far as this laptop knows; other laptops may know more.
    Provisional,
    /// 거절: the coupon is refused.
    Refused,
}

/// Voids or replaces a coupon or undoes its last use, for a reason that is
/// recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct TakeBackCoupon {
    /// The coupon (UUID).
    pub coupon: String,
    /// Why, in one line.
    pub reason: String,
}

/// Uses beyond what was allowed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct OverRedeemed {
    /// The uses, in the order of the ledger.
    pub uses: Vec<SurplusUse>,
    /// What these uses took off in all, in won.
    #[ts(type = "number")]
    pub won: u64,
}

/// One use beyond what was allowed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SurplusUse {
    /// The coupon's number, in groups; empty while it is not known here.
    pub short_number: String,
    /// What it gives, in a few words.
    pub benefit: Text,
    /// Why it should not have been taken.
    pub why: Text,
    /// Local day and time, `YYYY-MM-DD HH:MM`.
    pub at: String,
    /// On which laptop.
    pub laptop: Text,
    /// By whom; empty when it is not known.
    pub staff: String,
    /// What it took off, in won.
    #[ts(type = "number")]
    pub won: u64,
}

/// How the variants of coupon programmes did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct VariantTests {
    /// One for each programme with variants; the same variants at several fairs are one.
    pub tests: Vec<VariantTest>,
}

/// How the variants of one programme did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct VariantTest {
    /// The programme's name.
    pub name: Text,
    /// Its variants, in the order they were written.
    pub variants: Vec<VariantCount>,
    /// What can be said, the verdicts first.
    pub said: Vec<Text>,
}

/// The coupons of one variant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct VariantCount {
    /// What stands on them, and until when.
    pub name: Text,
    /// Coupons given.
    pub given: u32,
    /// Of these, used at least once.
    pub used: u32,
}

/// The laptops that give coupons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CouponLaptops {
    /// The laptops, this one first.
    pub laptops: Vec<CouponLaptop>,
}

/// One laptop that gives coupons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CouponLaptop {
    /// Its device (UUID).
    pub device: String,
    /// What staff call it.
    pub name: Text,
    /// Local day and time of its latest record here, `YYYY-MM-DD HH:MM`.
    pub last_seen: String,
    /// The day it was reported lost, `YYYY-MM-DD`, if it was.
    pub revoked_on: Option<String>,
    /// Whether it is this one.
    pub own: bool,
}

/// Reports a laptop as lost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct RevokeCouponKey {
    /// The device (UUID).
    pub device: String,
    /// Whether coupons that are on record here by now stay good; otherwise no
    /// coupon of that laptop is accepted any more.
    pub keep_known: bool,
}

/// Writes a coupon as a PDF.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct PrintSlip {
    /// The coupon (UUID).
    pub coupon: String,
    /// On which paper.
    pub paper: Paper,
}

/// A sale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SaleId {
    /// The sale (UUID).
    pub sale: String,
}

/// What whoever bought can take home.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ReorderOffer {
    /// The card; none where the owner has no coupon page.
    pub card: Option<ReorderCard>,
}

/// What was bought, as a code that shows it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ReorderCard {
    /// The code as an SVG picture.
    pub qr_svg: String,
    /// The goods on it, in words.
    pub goods: Text,
    /// Whether her coupon is on it too.
    pub has_coupon: bool,
    /// Goods that do not fit on it.
    pub left_out: u32,
}

/// Writes the card of a sale as a PDF.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct PrintReorderSlip {
    /// The sale (UUID).
    pub sale: String,
    /// On which paper.
    pub paper: Paper,
}

/// The coupon page that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SavedPage {
    /// The full path, to show.
    pub path: String,
    /// What is not on it; none when all is.
    pub note: Option<Text>,
}

/// The paper of a slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub enum Paper {
    /// A4, labels of ten to a page.
    #[serde(rename = "a4_labels")]
    A4Labels,
    /// A receipt roll of 80 mm.
    #[serde(rename = "receipt_80mm")]
    Receipt80mm,
    /// A receipt roll of 58 mm.
    #[serde(rename = "receipt_58mm")]
    Receipt58mm,
}

/// The receipt printer of this laptop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Printer {
    /// Address and port, or the path of a device; empty when there is none.
    pub destination: String,
    /// The paper in it.
    pub roll: Roll,
}

/// The paper of a receipt printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum Roll {
    /// 80 mm wide.
    Mm80,
    /// 58 mm wide.
    Mm58,
}

/// The answer after something was sent to the receipt printer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Printed {
    /// What staff should know about the print, if anything.
    pub note: Option<Text>,
}

/// Texts that may come to stand on printed coupons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct PrintedTexts {
    /// As they are typed.
    pub texts: Vec<String>,
}

/// What no font of the printed coupons has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Unprintable {
    /// The characters, each once; `〓` is printed for them.
    pub characters: Vec<String>,
}
