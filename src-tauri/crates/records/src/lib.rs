//! What was written?
//!
//! The body of every kind of record, one file a noun, and the only place that
//! knows the bytes. A body that was written once is read for ever, so a field
//! may be added with `#[serde(default)]` and never renamed or given another
//! meaning; whatever cannot be said that way is a new version of the kind.
//! Bodies are JSON because a record that outlives the program has to be
//! readable without it; the store encrypts them all.
//!
//! These are storage formats, not domain types. Where a domain type is stored
//! (a coupon programme's terms), the conversion stands beside the format.

pub mod base64;
pub mod card_photos;
pub mod consent;
pub mod conversations;
pub mod coupons;
pub mod drafts;
pub mod fair;
pub mod files;
pub mod follow_up;
pub mod hold_out;
pub mod lost_laptops;
pub mod notices;
pub mod orders;
pub mod pictures;
pub mod questionnaires;
pub mod quotes;
pub mod recommendation_rules;
pub mod replies;
pub mod requests;
pub mod responses;
pub mod sales;
pub mod segments;
pub mod staff;
pub mod text;
pub mod visitors;

use card_photos::*;
use consent::*;
use conversations::*;
use coupons::*;
use drafts::*;
use fair::*;
use files::*;
use follow_up::*;
use hold_out::*;
use ledger::NewRecord;
use lost_laptops::*;
use orders::*;
use pictures::*;
use questionnaires::*;
use quotes::*;
use recommendation_rules::*;
use replies::*;
use requests::*;
use responses::*;
use sales::*;
use segments::*;
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use staff::*;
use uuid::Uuid;
use visitors::*;

/// The version all kinds are written in so far.
pub const BODY_VERSION: u16 = 1;

/// A deterministic id for the one `kind` of thing about an entity: every laptop
/// works out the same id without asking the others.
pub fn derived_id(kind: &str, about: &[u8]) -> Uuid {
    let mut hasher = Sha256::new();
    hasher.update(kind);
    hasher.update(about);
    let [id @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _] =
        <[u8; 32]>::from(hasher.finalize());
    uuid::Builder::from_custom_bytes(id).into_uuid()
}

/// What a record shall say, about what, and by whom.
pub fn new_record(
    entity: Uuid,
    subject: Option<Uuid>,
    staff: Option<Uuid>,
    body: Body,
) -> NewRecord {
    NewRecord {
        kind: body.kind(),
        version: BODY_VERSION,
        entity,
        subject,
        staff,
        body: body.encode(),
        made: Some(Box::new(body)),
    }
}

/// A body that says how something is set up: few, small, always read whole,
/// and the last record of an entity is what holds.
pub trait Setting: Sized {
    /// The kind it is recorded under.
    const KIND: &str;

    /// The setting in a body of that kind.
    fn from_body(body: Body) -> Option<Self>;
}

/// The kinds that only the owner's laptop writes.
pub const OWNERS_KINDS: &[&str] = &[
    "fair.opened",
    "fair.archived",
    "fair.destroyed",
    "backup.confirmed",
    "staff.added",
    "staff.pin_set",
    "access.reviewed",
    "notice.published",
    "maker.changed",
    "brand.set",
    "idle_lock.set",
    "booth_cost.set",
    "day_goals.set",
    "kinds_of_goods.chosen",
    "coupon_key.revoked",
    "laptop.lost",
    "laptop.loss_told",
    "dollar_rate.set",
    "answers.exported",
    "quotes.exported",
    "follow_up.exported",
    "follow_up.not_sent",
    "follow_up.reported",
    "follow_up.bounce_taken_back",
    "report_columns.chosen",
    "order_columns.chosen",
    "order.reported",
    "order.taken_back",
    "order.linked",
    "person.destroyed",
    "request.closed",
    "destruction.paused",
    "files.to_delete",
    "duties.listed",
    "duties.done",
    "silence.chosen",
    "recommendation_rule.set",
    "hold_out.chosen",
    "hold_out.drawn",
    "hold_out.overridden",
];

/// The nouns whose records stay when a person is destroyed. That she came, what was
/// sold, what was offered and which coupons were given are told by numbers only, and the
/// books, the sums that the fair's organiser was told and the coupon in her hand need them;
/// refusals stay too ([`KEPT_KINDS`]).
pub const NOUNS_THAT_OUTLIVE_A_PERSON: &[&str] = &["visitor.", "sale.", "coupon.", "quote."];

/// The kinds that are never destroyed. Some prove that somebody said no, and hold
/// no contact, only hashes of it; the others say who had which right and who
/// looked at whom, and hold ids.
pub const KEPT_KINDS: &[&str] = &[
    "permission.declined",
    "permission.withdrawn",
    "staff.added",
    "staff.pin_set",
    "access.noted",
    "access.reviewed",
];

macro_rules! bodies {
    (
        settings { $($setting_kind:literal => $setting:ident,)+ }
        events { $($event_kind:literal => $event:ident($event_body:ident),)+ }
    ) => {
        /// A record's body, by its kind.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Body {
            $(#[doc = concat!("`", $setting_kind, "`")] $setting($setting),)+
            $(#[doc = concat!("`", $event_kind, "`")] $event($event_body),)+
        }

        $(impl Setting for $setting {
            const KIND: &str = $setting_kind;

            fn from_body(body: Body) -> Option<Self> {
                match body {
                    Body::$setting(setting) => Some(setting),
                    _ => None,
                }
            }
        })+

        impl Body {
            /// Every kind there is.
            pub const KINDS: &[&str] = &[$($setting_kind,)+ $($event_kind,)+];

            /// The kind it is recorded under.
            pub fn kind(&self) -> &'static str {
                match self {
                    $(Self::$setting(_) => $setting_kind,)+
                    $(Self::$event(_) => $event_kind,)+
                }
            }

            /// Whether it is a [`Setting`].
            pub fn is_setting(&self) -> bool {
                match self {
                    $(Self::$setting(_) => true,)+
                    $(Self::$event(_) => false,)+
                }
            }

            /// The bytes it is recorded as.
            pub fn encode(&self) -> Vec<u8> {
                match self {
                    $(Self::$setting(body) => to_json(body),)+
                    $(Self::$event(body) => to_json(body),)+
                }
            }

            /// Reads a body back. None for a kind of a later program, a later
            /// version of a kind, or bytes that do not fit: such a record is
            /// kept and carried, and changes no table here.
            pub fn decode(kind: &str, version: u16, bytes: &[u8]) -> Option<Self> {
                if version != BODY_VERSION {
                    return None;
                }
                match kind {
                    $($setting_kind => serde_json::from_slice(bytes).ok().map(Self::$setting),)+
                    $($event_kind => serde_json::from_slice(bytes).ok().map(Self::$event),)+
                    _ => None,
                }
            }
        }
    };
}

fn to_json(body: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(body)
        .expect("bodies hold strings, numbers and lists, which JSON can always write")
}

bodies! {
    settings {
        "fair.opened" => FairOpened,
        "fair.chosen" => FairChosen,
        "fair.archived" => FairArchived,
        "fair.destroyed" => FairDestroyed,
        "preparation.noted" => PreparationNoted,
        "staff.added" => StaffAdded,
        "staff.pin_set" => StaffPinSet,
        "access.reviewed" => AccessReviewed,
        "questionnaire.published" => QuestionnairePublished,
        "questionnaire.drafted" => QuestionnaireDrafted,
        "questionnaire.chosen" => QuestionnaireChosen,
        "notice.published" => NoticePublished,
        "programme.opened" => ProgrammeOpened,
        "maker.changed" => MakerChanged,
        "brand.set" => BrandSet,
        "printer.chosen" => PrinterChosen,
        "coupon_key.made" => CouponKeyMade,
        "coupon_key.announced" => CouponKeyAnnounced,
        "coupon_key.revoked" => CouponKeyRevoked,
        "laptop.lost" => LaptopLost,
        "laptop.loss_told" => LaptopLossTold,
        "quota.set" => QuotaSet,
        "kiosk.set" => KioskSet,
        "idle_lock.set" => IdleLockSet,
        "booth_cost.set" => BoothCostSet,
        "day_goals.set" => DayGoalsSet,
        "dollar_rate.set" => DollarRateSet,
        "kinds_of_goods.chosen" => KindsOfGoodsChosen,
        "product.numbered" => ProductNumbered,
        "backup.confirmed" => BackupConfirmed,
        "opt_outs.imported" => OptOutsImported,
        "request.received" => RequestReceived,
        "request.closed" => RequestClosed,
        "destruction.paused" => DestructionPaused,
        "files.to_delete" => FilesToDelete,
        "silence.chosen" => SilenceChosen,
        "recommendation_rule.set" => RecommendationRuleSet,
        "segment.saved" => SegmentSaved,
        "variable.levelled" => VariableLevelled,
        "hold_out.chosen" => HoldOutChosen,
        "draft.set" => DraftSet,
        "report_columns.chosen" => ReportColumnsChosen,
        "order_columns.chosen" => OrderColumnsChosen,
    }
    events {
        "programme.closed" => ProgrammeClosed(ProgrammeClosed),
        "product.added" => ProductAdded(ProductAdded),
        "product.changed" => ProductChanged(ProductChanged),
        "product.retired" => ProductRetired(ProductRetired),
        "product.returned" => ProductReturned(ProductReturned),
        "picture.added" => PictureAdded(PictureAdded),
        "card_photo.kept" => CardPhotoKept(CardPhotoKept),
        "card_photo.done" => CardPhotoDone(CardPhotoDone),
        "card_photo.reopened" => CardPhotoReopened(CardPhotoReopened),
        "card_photo.taken_back" => CardPhotoTakenBack(CardPhotoTakenBack),
        "access.noted" => AccessNoted(AccessNoted),
        "visitor.arrived" => VisitorArrived(VisitorArrived),
        "visitor.recognised" => VisitorRecognised(VisitorRecognised),
        "visitor.merged" => VisitsMerged(VisitsCompared),
        "visitor.kept_apart" => VisitsKeptApart(VisitsCompared),
        "visitor.undecided" => VisitsUndecided(VisitsCompared),
        "conversation.counted" => ConversationCounted(ConversationCounted),
        "conversation.taken_back" => ConversationTakenBack(ConversationTakenBack),
        "response.started" => ResponseStarted(ResponseStarted),
        "response.answered" => ResponseAnswered(ResponseAnswered),
        "response.finished" => ResponseFinished(ResponseFinished),
        "response.amended" => ResponseAmended(ResponseAmended),
        "response.discarded" => ResponseDiscarded(ResponseDiscarded),
        "response.stopped" => ResponseStopped(ResponseStopped),
        "interviewer.noted" => InterviewerNoted(InterviewerNoted),
        "contact.recorded" => ContactRecorded(ContactRecorded),
        "person.destroyed" => PersonDestroyed(PersonDestroyed),
        "permission.shown" => PermissionShown(PermissionSaid),
        "permission.granted" => PermissionGranted(PermissionSaid),
        "permission.declined" => PermissionDeclined(PermissionSaid),
        "permission.withdrawn" => PermissionWithdrawn(PermissionWithdrawn),
        "permission.confirmed" => PermissionConfirmed(PermissionConfirmed),
        "reply.requested" => ReplyRequested(ReplyRequested),
        "reply.answered" => ReplyAnswered(ReplyAnswered),
        "reply.taken_back" => ReplyTakenBack(ReplyTakenBack),
        "duties.listed" => DutiesListed(DutiesListed),
        "duties.done" => DutiesDone(DutiesDone),
        "coupon_list.drawn" => CouponListDrawn(CouponListDrawn),
        "coupon.issued" => CouponIssued(CouponIssued),
        "coupon.printed" => CouponPrinted(CouponPrinted),
        "coupon.voided" => CouponVoided(CouponVoided),
        "coupon.redeemed" => CouponRedeemed(CouponRedeemed),
        "coupon.use_undone" => CouponUseUndone(CouponUseUndone),
        "sale.recorded" => SaleRecorded(SaleRecorded),
        "sale.voided" => SaleVoided(SaleVoided),
        "sale.linked" => SaleLinked(SaleLinked),
        "quote.set" => QuoteSet(QuoteSet),
        "quote.voided" => QuoteVoided(QuoteVoided),
        "quote_goods.named" => QuoteGoodsNamed(QuoteGoodsNamed),
        "follow_up.exported" => FollowUpExported(FollowUpExported),
        "follow_up.not_sent" => FollowUpNotSent(FollowUpNotSent),
        "follow_up.reported" => FollowUpReported(FollowUpReported),
        "follow_up.bounce_taken_back" => BounceTakenBack(BounceTakenBack),
        "order.reported" => OrdersReported(OrdersReported),
        "order.taken_back" => OrdersTakenBack(OrdersTakenBack),
        "order.linked" => OrderLinked(OrderLinked),
        "hold_out.drawn" => HoldOutDrawn(HoldOutDrawn),
        "hold_out.overridden" => HoldOutOverridden(HoldOutOverridden),
        "answers.exported" => AnswersExported(AnswersExported),
        "quotes.exported" => QuotesExported(QuotesExported),
        "files.leaving" => FilesLeaving(FilesLeaving),
        "files.left" => FilesLeft(FilesLeft),
    }
}

#[cfg(test)]
mod tests;
