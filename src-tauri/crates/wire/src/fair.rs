//! The fairs, and the store that holds them.

use crate::{Programme, SignedIn, StaffName, Text};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where the app stands before any work can be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "stage", rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum Stage {
    /// No store on this laptop yet: open the sample fair or create one.
    FirstRun,
    /// A store is there and locked.
    Locked,
    /// Unlocked, and nobody is signed in.
    SignIn {
        /// Who can sign in, in the order of their digits.
        staff: Vec<StaffName>,
    },
    /// Unlocked, with the fair it holds.
    Open {
        /// The fair.
        fair: Box<Fair>,
        /// What somebody has to say about the clock first; absent when nothing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        clock: Option<ClockQuestion>,
    },
}

/// A clock that is far from the last record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ClockQuestion {
    /// The time of the last record, `YYYY-MM-DD HH:MM` at the fair.
    pub last: String,
    /// What the clock says, likewise.
    pub now: String,
}

/// The fair this laptop works in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Fair {
    /// Its name, such as 리빙디자인페어 2026.
    pub name: Text,
    /// The exhibitor's name, as visitors know it.
    pub maker: Text,
    /// First day, `YYYY-MM-DD`.
    pub starts_on: String,
    /// Last day, `YYYY-MM-DD`.
    pub ends_on: String,
    /// Whether this is the sample fair, so that nobody mistakes it for the
    /// owner's own.
    pub sample: bool,
    /// Whether the open store is the sample's own, which is deleted when it ends.
    pub leaves_no_trace: bool,
    /// The folder for files when the owner names none.
    pub export_folder: String,
    /// What the owner has to know about files that were being written when the
    /// program was last killed; empty after an ordinary start.
    pub interrupted: Vec<Text>,
    /// After how many minutes without a touch the staff's window locks.
    pub idle_lock_minutes: u32,
    /// The programmes a coupon can be issued from at the desk.
    pub programmes: Vec<Programme>,
    /// How many fairs the store holds.
    pub fairs: u32,
    /// Who is signed in; none where nobody signs in, because only the owner works
    /// here.
    pub signed_in: Option<SignedIn>,
}

/// Chooses when the staff's window of every laptop locks itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SetIdleLock {
    /// After how many minutes without a touch.
    pub minutes: u32,
}

/// Creates an own fair in a new store.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CreateFair {
    /// The fair's name.
    pub fair_name: String,
    /// The exhibitor's name.
    pub maker_name: String,
    /// Phone number shown in messages; may be empty.
    pub maker_phone: String,
    /// E-mail address shown in messages; may be empty.
    pub maker_email: String,
    /// Postal address shown in messages; may be empty.
    pub maker_address: String,
    /// The number to call, free of charge, to refuse messages (`080-…`); may be empty.
    pub refusal_phone: String,
    /// The owner's page for coupons (`https://…`); may be empty.
    pub page_address: String,
    /// First day, `YYYY-MM-DD`.
    pub starts_on: String,
    /// Last day, `YYYY-MM-DD`.
    pub ends_on: String,
    /// The name of the person who owns the booth.
    pub owner_name: String,
    /// The owner's passphrase, at least 8 characters.
    pub passphrase: String,
}

/// What is ready for the first visitor of the fair, and what is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Preparation {
    /// Whether nothing is missing.
    pub done: bool,
    /// Whether visitors are asked something.
    pub questionnaire: bool,
    /// Whether something is on sale.
    pub products: bool,
    /// Whether a programme gives coupons.
    pub coupons: bool,
    /// What messages must say of the maker and cannot yet, by name; none once
    /// whoever agrees can be written to on one channel.
    pub missing_details: Vec<Text>,
    /// What cannot be sent or is not asked although nothing else is missing, in sentences.
    pub not_possible: Vec<Text>,
    /// Whether the consent texts in use say something else than they would today.
    pub notices_outdated: bool,
    /// Whether a coupon was printed.
    pub printed: bool,
    /// Whether a code was scanned and known.
    pub scanned: bool,
    /// Whether somebody put the list away.
    pub put_away: bool,
}

/// Puts the list of what to prepare away, or takes it out again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct PutPreparationAway {
    /// Whether it is put away.
    pub away: bool,
}

/// A new store is open.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Opened {
    /// To be written down or printed: opens the store when the passphrase is lost. Shown once.
    pub recovery_key: String,
    /// Where the app stands now.
    pub stage: Stage,
}

/// Unlocks the store.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Unlock {
    /// The passphrase or the recovery key.
    pub secret: String,
    /// Whether `secret` is the recovery key.
    pub recovery: bool,
}

/// Groups of a recovery key as they were typed back.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct RecoveryGroups {
    /// The key.
    pub recovery_key: String,
    /// The groups that were asked for, the first is 0.
    pub asked: Vec<u32>,
    /// What was typed for each of them.
    pub typed: Vec<String>,
}

/// Which groups were typed as they are in the key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CheckedGroups {
    /// For each group that was asked for.
    pub right: Vec<bool>,
}

/// Replaces the passphrase.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ChangePassphrase {
    /// The present passphrase, or the recovery key.
    pub secret: String,
    /// Whether `secret` is the recovery key.
    pub recovery: bool,
    /// The new passphrase, at least 8 characters.
    pub passphrase: String,
}

/// Writes the recovery key as a sheet to print.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct RecoverySheet {
    /// The key, as it was shown.
    pub recovery_key: String,
    /// The folder to put the file in.
    pub folder: String,
}

/// The fairs of the store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Fairs {
    /// The latest first, those put away last.
    pub fairs: Vec<FairState>,
}

/// One fair of the store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct FairState {
    /// Its id (UUID).
    pub id: String,
    /// Its name.
    pub name: Text,
    /// First day, `YYYY-MM-DD`.
    pub starts_on: String,
    /// Last day, `YYYY-MM-DD`.
    pub ends_on: String,
    /// Visitors on record.
    pub visitors: u32,
    /// Whether this laptop works in it.
    pub current: bool,
    /// Whether it was put away.
    pub archived: bool,
    /// Whether what happened at it was destroyed; its visitors came later from
    /// another laptop.
    pub destroyed: bool,
}

/// Names a fair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct FairId {
    /// The fair (UUID).
    pub fair: String,
}

/// Opens the next fair, which begins as the present one is set up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct OpenNextFair {
    /// Its name.
    pub name: String,
    /// First day, `YYYY-MM-DD`.
    pub starts_on: String,
    /// Last day, `YYYY-MM-DD`.
    pub ends_on: String,
    /// Whether visitors are asked what they are asked now.
    pub with_questionnaire: bool,
    /// Whether the present products are sold at it.
    pub with_products: bool,
    /// Whether it gives the present coupons, on days of its own.
    pub with_programmes: bool,
}

/// Puts a fair away, or takes it out again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ArchiveFair {
    /// The fair (UUID).
    pub fair: String,
    /// Whether it is put away.
    pub archived: bool,
}

/// Destroys what happened at a fair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct DestroyFair {
    /// The fair (UUID).
    pub fair: String,
    /// Why, in the owner's words; not empty.
    pub reason: String,
}

/// What was destroyed with a fair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct DestroyedFair {
    /// Visitors of the fair.
    pub visitors: u32,
    /// Of them, people who are known from no other fair.
    pub forgotten: u32,
    /// The fairs as they are now.
    pub fairs: Fairs,
}
