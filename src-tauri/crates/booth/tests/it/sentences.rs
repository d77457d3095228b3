//! Every refusal is a sentence that people can read.

use booth::BoothError;
use booth::follow_up::segments::RuleError;
use bundle::BundleError;
use ledger::{Finding, LedgerError, Problem};
use outreach::OutreachError;
use people::UnusableContactPoint;
use words::Sentence;

/// Every refusal of the booth. The match makes this file fail to compile when a
/// variant is added and not listed here.
fn refusals() -> Vec<BoothError> {
    use BoothError::*;
    let sentence = || Sentence::of_texts("이유입니다.", "A reason.");
    let all = vec![
        Ledger(LedgerError::NotFound),
        Outreach(OutreachError::FolderMissing),
        Bundle(BundleError::NotOurs),
        Bundle(BundleError::IsAPack),
        Bundle(BundleError::IsABundle),
        Bundle(BundleError::NewerVersion { found: 2 }),
        Bundle(BundleError::OtherMaker),
        Bundle(BundleError::NotForThisLaptop),
        Bundle(BundleError::WrongPassword),
        Bundle(BundleError::Damaged),
        Bundle(BundleError::TooLarge),
        Bundle(BundleError::NoReader),
        Bundle(BundleError::Exists),
        Bundle(BundleError::Stopped),
        Bundle(BundleError::File(std::io::ErrorKind::StorageFull.into())),
        Bundle(BundleError::File(std::io::ErrorKind::NotFound.into())),
        Bundle(BundleError::File(std::io::ErrorKind::Other.into())),
        Segment(RuleError::UnknownVariable("x".to_owned())),
        Segment(RuleError::UnknownLevel {
            variable: sentence(),
            level: "x".to_owned(),
        }),
        Segment(RuleError::NoLevel(sentence())),
        Segment(RuleError::UnknownAudience("x".to_owned())),
        Segment(RuleError::TooManyConditions),
        Segment(RuleError::TooFine),
        Segment(RuleError::InItself),
        Segment(RuleError::Nobody),
        Tables(rusqlite::Error::InvalidQuery),
        PassphraseTooShort { fewest: 8 },
        PassphraseTooEasy,
        SetUp(sentence()),
        NotAllowed(booth::Right::Owner),
        NotSignedIn,
        WrongPin,
        PinPaused { minutes: 4 },
        StoredUnreadable,
        NoFair,
        NoQuestionnaire,
        Unknown,
        ContactUnusable(UnusableContactPoint::NameTooLong),
        ContactUnusable(UnusableContactPoint::CompanyTooLong),
        ContactUnusable(UnusableContactPoint::Email),
        ContactUnusable(UnusableContactPoint::SeveralEmails),
        ContactUnusable(UnusableContactPoint::Phone),
        ContactUnusable(UnusableContactPoint::PhoneCharacter('o')),
        ContactUnusable(UnusableContactPoint::PhoneIncomplete { missing: 1 }),
        ContactUnusable(UnusableContactPoint::PhoneTooLong { extra: 1 }),
        ContactMissing,
        ContactNotTyped,
        Under14,
        CollectionDeclined,
        NoticeNotShown,
        Answer(sentence()),
        Questionnaire(sentence()),
        Finished,
        NotFinished,
        NoAmendmentReason,
        Setting(sentence()),
        Coupon {
            reason: sentence(),
            advice: sentence(),
        },
        EmptySale,
        ProductNameMissing,
        AmountUnusable,
        Barcode(sentence()),
        OptOutFile(sentence()),
        ReportColumns(sentence()),
        ProductFile(sentence()),
        Picture(picture::Unusable::FileTooLarge),
        Picture(picture::Unusable::NotAPicture),
        Picture(picture::Unusable::Heic),
        Picture(picture::Unusable::Animated),
        Picture(picture::Unusable::TooManyPixels),
        Picture(picture::Unusable::Damaged),
        QrCode(coupon::qr::encode(&"9".repeat(9_000)).expect_err("too long")),
        NoPrinter,
        NoReason,
        NobodyToWriteTo {
            withheld: Vec::new(),
            held_out: 0,
        },
        NobodyToWriteTo {
            withheld: Vec::new(),
            held_out: 2,
        },
        ExportedBefore {
            people: 120,
            day: sentence(),
        },
        NotIssued(sentence()),
        NotPossible(sentence()),
        TooManyGuesses,
    ];
    for error in &all {
        match error {
            Ledger(_)
            | Outreach(_)
            | Bundle(_)
            | Segment(_)
            | Tables(_)
            | PassphraseTooShort { .. }
            | PassphraseTooEasy
            | SetUp(_)
            | NotAllowed(_)
            | NotSignedIn
            | WrongPin
            | PinPaused { .. }
            | StoredUnreadable
            | NoFair
            | NoQuestionnaire
            | Unknown
            | ContactUnusable(_)
            | ContactMissing
            | ContactNotTyped
            | Under14
            | CollectionDeclined
            | NoticeNotShown
            | Answer(_)
            | Questionnaire(_)
            | Finished
            | NotFinished
            | NoAmendmentReason
            | Setting(_)
            | Coupon { .. }
            | EmptySale
            | ProductNameMissing
            | AmountUnusable
            | Barcode(_)
            | OptOutFile(_)
            | ReportColumns(_)
            | ProductFile(_)
            | Picture(_)
            | QrCode(_)
            | NoPrinter
            | NoReason
            | NobodyToWriteTo { .. }
            | ExportedBefore { .. }
            | NotIssued(_)
            | NotPossible(_)
            | TooManyGuesses => {}
        }
    }
    all
}

fn ledger_refusals() -> Vec<LedgerError> {
    use LedgerError::*;
    let all = vec![
        NotFound,
        RecordNotFound,
        Exists,
        InUse,
        KeysMissing,
        KeysDamaged,
        KeysOfAnotherStore,
        TooLittleMemory,
        WriteProtected,
        FolderMissing,
        WrongPassphrase,
        WrongRecoveryKey,
        WrongKeychainKey,
        SlotMissing,
        EmptyPassphrase,
        NotAFile,
        NotEncrypted,
        Damaged,
        NewerVersion {
            found: 9,
            supported: 1,
        },
        UnsuitableEngine,
        DiskFull,
        NoRoomToRaise,
        DiskFailed,
        ReopenNeeded,
        DeltaRefused(Problem {
            device: None,
            seq: None,
            finding: Finding::Fork,
        }),
        ClockImpossible,
        ReservedKind,
        NotDestroyable,
        OwnersLaptopOnly,
        SubjectEnded,
        WroteWhileDeciding,
        CopyUnsound,
        Stopped,
        UnusablePath,
        File(std::io::Error::other("the stick was pulled")),
        Store(rusqlite::Error::InvalidQuery),
    ];
    for error in &all {
        match error {
            NotFound
            | RecordNotFound
            | Exists
            | InUse
            | KeysMissing
            | KeysDamaged
            | KeysOfAnotherStore
            | TooLittleMemory
            | WriteProtected
            | FolderMissing
            | WrongPassphrase
            | WrongRecoveryKey
            | WrongKeychainKey
            | SlotMissing
            | EmptyPassphrase
            | NotAFile
            | NotEncrypted
            | Damaged
            | NewerVersion { .. }
            | UnsuitableEngine
            | DiskFull
            | NoRoomToRaise
            | DiskFailed
            | ReopenNeeded
            | DeltaRefused(_)
            | ClockImpossible
            | ReservedKind
            | NotDestroyable
            | OwnersLaptopOnly
            | SubjectEnded
            | WroteWhileDeciding
            | CopyUnsound
            | Stopped
            | UnusablePath
            | File(_)
            | Store(_) => {}
        }
    }
    all
}

/// Staff must read a whole sentence in their language, never an error code.
#[test]
fn every_refusal_is_said_in_both_languages() {
    let all = refusals()
        .into_iter()
        .chain(ledger_refusals().into_iter().map(BoothError::Ledger));
    for error in all {
        let sentence = error.sentence();
        for text in [&sentence.ko, &sentence.en] {
            assert!(
                text.ends_with(['.', '!', '?']),
                "{error:?} ends in the middle: {text}"
            );
            assert!(!text.contains("Error"), "{error:?} talks like a program");
        }
        assert!(
            sentence.ko.chars().any(|c| ('가'..='힣').contains(&c)),
            "{error:?} has no Korean"
        );
        assert!(
            !sentence.en.chars().any(|c| ('가'..='힣').contains(&c)),
            "{error:?} has Korean in its English"
        );
    }
}
