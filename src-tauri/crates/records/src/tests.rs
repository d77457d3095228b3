//! Bodies are read for ever, so their bytes are written down here.
//!
//! Long because: one body of every kind stands here, and they are compared as one.

mod follow_up;
mod owed;
mod quotes;
mod visits;

use super::*;
use crate::fair::FIRST;
use crate::notices::NoticeForm;
use crate::text::Bilingual;
use crate::visitors::{ContactSource, Particulars};
use chrono::NaiveDate;
use permission::Channel;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn both(ko: &str, en: &str) -> Bilingual {
    Bilingual::of(ko, en)
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).expect("a day of November")
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn maker() -> Maker {
    Maker {
        name: both("온기유리", "Ongi Glass"),
        phone: "02-000-0000".to_owned(),
        email: "hello@ongi.example".to_owned(),
        address: both("서울", "Seoul"),
        page_address: Some("https://ongi.example".to_owned()),
        shop_link: "https://shop.ongi.example".to_owned(),
        refusal_phone: Some("080-000-0000".to_owned()),
        map_link: "https://map.ongi.example".to_owned(),
        text_senders: BTreeMap::from([(
            "solapi".to_owned(),
            TextSender {
                certificate: "제2026-01호".to_owned(),
                caller_number: "02-000-0000".to_owned(),
            },
        )]),
    }
}

/// One body of every kind, with nothing left empty.
fn samples() -> Vec<Body> {
    let said = PermissionSaid {
        fair: id(30),
        notice: id(1),
        act: NoticeAct::Advertising(Channel::Email),
        contact_keys: vec!["aa".repeat(32)],
        topics: vec!["offers".to_owned()],
        supersedes: vec![id(2)],
        language: "ko".to_owned(),
        sha256: "ab".repeat(32),
    };
    vec![
        Body::FairOpened(FairOpened {
            continues: Some(id(29)),
            with_products: true,
            name: both("박람회", "The fair"),
            maker: maker(),
            starts_on: day(25),
            ends_on: day(29),
            time_zone: "Asia/Seoul".to_owned(),
            sample: true,
            topics: vec![Topic {
                is_not_of_goods: true,
                name: "offers".to_owned(),
                label: both("할인", "offers"),
            }],
            contact_key_secret: "QQ==".to_owned(),
        }),
        Body::FairChosen(FairChosen { fair: id(30) }),
        Body::FairArchived(FairArchived {
            fair: id(29),
            archived: true,
        }),
        Body::PreparationNoted(PreparationNoted {
            fair: id(29),
            what: PreparationNote::Scanned,
            done: true,
            of_test_print: false,
        }),
        Body::FairDestroyed(FairDestroyed {
            fair: id(29),
            reason: "보관 기간이 끝남".to_owned(),
        }),
        Body::StaffAdded(StaffAdded {
            name: "한서윤".to_owned(),
            role: Role::Owner,
            ended: true,
        }),
        Body::StaffPinSet(StaffPinSet {
            staff: id(40),
            salt: "QQ==".to_owned(),
            hash: "Qg==".to_owned(),
            memory_kib: 19_456,
            iterations: 2,
        }),
        Body::CardPhotoKept(CardPhotoKept {
            picture: id(42),
            fair: id(29),
        }),
        Body::CardPhotoDone(CardPhotoDone { copied: true }),
        Body::CardPhotoReopened(CardPhotoReopened {}),
        Body::CardPhotoTakenBack(CardPhotoTakenBack {}),
        Body::AccessNoted(AccessNoted {
            act: AccessAct::CardOpened,
            people: vec![id(41)],
            wall_ms: 1_795_568_400_000,
            count: 40,
            command_line: true,
        }),
        Body::AccessReviewed(AccessReviewed {
            month: "2026-11".to_owned(),
        }),
        Body::QuestionnairePublished(QuestionnairePublished {
            workbook: "UEs=".to_owned(),
            uses: BTreeMap::from([(
                "use".to_owned(),
                QuestionUse {
                    may_be_spoken: true,
                    tag_of_choice: BTreeMap::from([("gift".to_owned(), "set".to_owned())]),
                    in_words: BTreeMap::from([("gift".to_owned(), both("선물용", "a gift"))]),
                },
            )]),
            purpose_question: Some("use".to_owned()),
        }),
        Body::QuestionnaireDrafted(QuestionnaireDrafted {
            workbook: Some("UEs=".to_owned()),
            uses: BTreeMap::from([("use".to_owned(), QuestionUse::default())]),
            purpose_question: Some("use".to_owned()),
        }),
        Body::QuestionnaireChosen(QuestionnaireChosen {
            fair: id(30),
            questionnaire: id(3),
        }),
        Body::NoticePublished(NoticePublished {
            source: "kr/email/1".to_owned(),
            act: NoticeAct::AtLeast14,
            title: both("제목", "Title"),
            lines: vec![NoticeText {
                text: both("줄", "Line"),
                emphasised: true,
            }],
            position: 1,
            retention_months: Some(24),
            edition: 2,
            form: Some(NoticeForm {
                sender: "온기유리".to_owned(),
                processor: "Mailer Inc.".to_owned(),
                processor_contact: "privacy@mailer.example".to_owned(),
                country: "US".to_owned(),
                responsible: "이온기".to_owned(),
                ..NoticeForm::default()
            }),
        }),
        Body::ProgrammeOpened(ProgrammeOpened {
            fair: id(30),
            number: 1,
            name: both("감사", "Thanks"),
            benefit: StoredBenefit::Percent {
                percent: 5,
                cap_won: Some(20_000),
            },
            minimum_purchase_won: 10_000,
            product_tags: vec!["whisky".to_owned()],
            valid_from: day(25),
            valid_until: day(29),
            uses_per_coupon: 1,
            places: vec![StoredPlace::Booth, StoredPlace::Shop, StoredPlace::Online],
            bound_to_person: true,
            for_survey: true,
            for_revisit: true,
            kind: Some(StoredProgrammeKind::SurveyThanks),
            products: vec![id(9)],
            per_person: Some(1),
            total: Some(100),
            per_laptop: Some(50),
            replaces: Some(id(5)),
            variants: vec![StoredVariant {
                valid_until: Some(day(27)),
                wording: Some(both("한 잔 더", "One more")),
            }],
        }),
        Body::ProgrammeClosed(ProgrammeClosed {}),
        Body::ProductAdded(ProductAdded {
            fair: id(30),
            name: both("잔", "Glass"),
            price_won: 32_000,
            tags: vec!["whisky".to_owned()],
            position: 1,
            barcode: Some("8801234567893".to_owned()),
            stock: Some(12),
            is_one_of_a_set: true,
        }),
        Body::ProductChanged(ProductChanged {
            name: Some(both("큰 잔", "Large glass")),
            price_won: Some(35_000),
            tags: Some(vec!["beer".to_owned()]),
            barcode: Some(String::new()),
            stock: Some(StoredStock::Counted(7)),
            is_one_of_a_set: Some(true),
            picture: Some(id(0x61)),
        }),
        Body::PictureAdded(PictureAdded {
            used_for: PictureUse::Product,
            content: base64::encode(b"\x89PNG"),
        }),
        Body::BrandSet(BrandSet {
            logo: Some(id(0x62)),
            picture: Some(id(0x63)),
            accent_of_logo: Some("#0f766e".to_owned()),
            accent: Some("#b22234".to_owned()),
        }),
        Body::ProductRetired(ProductRetired {}),
        Body::ProductReturned(ProductReturned {}),
        Body::MakerChanged(MakerChanged { maker: maker() }),
        Body::PrinterChosen(PrinterChosen {
            destination: "192.168.0.50:9100".to_owned(),
            roll_mm: 80,
        }),
        Body::CouponKeyMade(CouponKeyMade {
            key_id: 7,
            secret: "QQ==".to_owned(),
        }),
        Body::CouponKeyAnnounced(CouponKeyAnnounced {
            device: id(12),
            key_id: 8,
        }),
        Body::CouponListDrawn(CouponListDrawn {
            key_id: 8,
            programme: id(5),
            entries: "AAAAAQECAwQFBgcI".to_owned(),
        }),
        Body::CouponKeyRevoked(CouponKeyRevoked {
            key_id: 7,
            revoked_on: day(26),
            good_until_ms: Some(1_795_568_400_000),
        }),
        Body::ResponseStarted(ResponseStarted {
            fair: id(30),
            visitor: id(3),
            questionnaire: id(4),
            at_kiosk: true,
            language: Some("ja".to_owned()),
            prefilled: BTreeMap::from([("stand".to_owned(), "A-12".to_owned())]),
        }),
        Body::ResponseAnswered(ResponseAnswered {
            path: "use".to_owned(),
            value: Some("gift".to_owned()),
            took_ms: Some(2_400),
        }),
        Body::ResponseFinished(ResponseFinished {
            answers: BTreeMap::from([("use".to_owned(), "gift".to_owned())]),
            language: Some("ja".to_owned()),
        }),
        Body::ResponseAmended(ResponseAmended {
            path: "use".to_owned(),
            value: Some("whisky".to_owned()),
            also: BTreeMap::from([("for_whom".to_owned(), None)]),
            corrects: id(11),
            reason: AmendmentReason::Other("다시 여쭤봄".to_owned()),
        }),
        Body::ResponseDiscarded(ResponseDiscarded {}),
        Body::ResponseStopped(ResponseStopped {
            path: "use".to_owned(),
        }),
        Body::InterviewerNoted(InterviewerNoted {
            fair: id(30),
            interest: Some(Interest::Hot),
            note: "견적서 보내기".to_owned(),
        }),
        Body::QuotaSet(QuotaSet {
            fair: id(30),
            path: "use".to_owned(),
            choice: "gift".to_owned(),
            at_most: Some(50),
            action: QuotaAction::Stop,
        }),
        Body::KioskSet(KioskSet {
            idle_seconds: 45,
            half_answered: HalfAnswered::Discard,
        }),
        Body::IdleLockSet(IdleLockSet { minutes: 30 }),
        Body::KindsOfGoodsChosen(KindsOfGoodsChosen {
            tags: ["위스키".to_owned()].into(),
        }),
        Body::ProductNumbered(ProductNumbered {
            product: id(17),
            number: 14,
        }),
        Body::ReplyRequested(ReplyRequested {
            wanted: "quotation".to_owned(),
            words: "위스키잔 100개".to_owned(),
            channel: "email".to_owned(),
            by: "한서윤".to_owned(),
            due: day(30),
            notice: id(8),
            supersedes: vec![id(9)],
            fair: Uuid::nil(),
        }),
        Body::ReplyAnswered(ReplyAnswered {
            answered_on: day(29),
            channel: "email".to_owned(),
            sender: "한서윤".to_owned(),
            text: "부탁하신 견적서를 보내 드립니다.".to_owned(),
        }),
        Body::ReplyTakenBack(ReplyTakenBack {
            reason: "잘못 눌렀음".to_owned(),
        }),
        Body::DutiesListed(DutiesListed {
            kind: "result_notice".to_owned(),
            through_ms: 1_795_568_400_000,
            people: 132,
            about: vec![id(32)],
            silence_keeps: true,
        }),
        Body::PermissionConfirmed(PermissionConfirmed {
            contact_keys: vec!["key".to_owned()],
            acts: vec![NoticeAct::Advertising(Channel::Email), NoticeAct::Night],
            silent: true,
        }),
        Body::SilenceChosen(SilenceChosen { keeps: true }),
        Body::SegmentSaved(SegmentSaved {
            name: "혼자 사는 단골".to_owned(),
            conditions: [("visits".to_owned(), ["3".to_owned()].into())].into(),
            audiences: ["bought".to_owned()].into(),
            removed: false,
        }),
        Body::VariableLevelled(VariableLevelled {
            variable: "answer:home".to_owned(),
            cuts: vec![10_000, 30_000],
            merged: vec![StoredLevel {
                name: Some(both("여럿이", "With others")),
                choices: ["family".to_owned(), "two".to_owned()].into(),
            }],
        }),
        Body::DutiesDone(DutiesDone {
            sent_on: day(30),
            sender: "솔라피".to_owned(),
            count: 131,
        }),
        Body::OptOutsImported(OptOutsImported {
            source: "080".to_owned(),
            rows: 41,
        }),
        Body::BackupConfirmed(BackupConfirmed {
            until_ms: 1_795_568_400_000,
        }),
        Body::PersonDestroyed(PersonDestroyed {
            visitors: vec![id(12)],
            contact_keys: vec!["bb".repeat(32)],
            name_keys: vec!["cc".repeat(32)],
            spared: vec![id(13)],
            reason: "본인 요청".to_owned(),
            as_of: Some(117_657_502_187_520_001),
            was_due: true,
        }),
        Body::ContactRecorded(ContactRecorded {
            name: "김서연".to_owned(),
            email: "seoyeon@example.com".to_owned(),
            phone: "+821012345678".to_owned(),
            particulars: Particulars {
                company: "온기유리".to_owned(),
                job: "구매 담당".to_owned(),
                country: "대한민국".to_owned(),
                birthday: NaiveDate::from_ymd_opt(1990, 4, 12),
                postcode: "06236".to_owned(),
                address: "서울특별시 강남구 테헤란로 123, 101동 1204호".to_owned(),
            },
            badge: "B-20417".to_owned(),
            source: ContactSource::Badge,
        }),
        Body::PermissionShown(said.clone()),
        Body::PermissionGranted(said.clone()),
        Body::PermissionDeclined(said),
        Body::PermissionWithdrawn(PermissionWithdrawn {
            contact_keys: vec!["aa".repeat(32)],
            acts: vec![
                NoticeAct::CollectAndUse,
                NoticeAct::Advertising(Channel::Email),
                NoticeAct::Advertising(Channel::Sms),
                NoticeAct::Advertising(Channel::Kakao),
            ],
        }),
        Body::CouponIssued(CouponIssued {
            fair: id(30),
            programme: id(5),
            visitor: Some(id(3)),
            digits: "1".repeat(49),
            short_number: 1_234_567_890_123,
            serial: 1,
            key_id: 7,
            valid_until: day(29),
            replaces: Some(id(8)),
        }),
        Body::CouponPrinted(CouponPrinted {}),
        Body::CouponVoided(CouponVoided {
            reason: "잃어버리심".to_owned(),
            replaced_by: Some(id(8)),
        }),
        Body::CouponRedeemed(CouponRedeemed {
            sale: id(6),
            discount_won: 1_600,
            programme: Some(id(5)),
        }),
        Body::CouponUseUndone(CouponUseUndone {
            redemption: id(11),
            reason: "잘못 눌렀습니다".to_owned(),
        }),
        Body::SaleRecorded(SaleRecorded {
            fair: id(30),
            visitor: Some(id(3)),
            coupon: Some(id(8)),
            lines: vec![SoldLine {
                product: id(9),
                name: both("잔", "Glass"),
                quantity: 1,
                unit_price_won: 32_000,
                discount_won: 1_600,
            }],
            purpose: Some("gift".to_owned()),
            subtotal_won: 32_000,
            discount_won: 1_600,
        }),
        Body::SaleVoided(SaleVoided {
            reason: "반품".to_owned(),
        }),
        Body::SaleLinked(SaleLinked {
            visitor: Some(id(3)),
        }),
        Body::AnswersExported(AnswersExported {
            reason: "전시 보고서".to_owned(),
            files: vec!["응답.csv".to_owned()],
            responses: 30,
            unfinished: 2,
        }),
        Body::FilesLeaving(FilesLeaving {
            folder: "C:/박람회".to_owned(),
            people: vec![id(3)],
            files: vec![LeavingFile {
                stem: "후속 안내".to_owned(),
                extension: "csv".to_owned(),
                sha256: "aa".repeat(32),
            }],
            there_before: vec!["후속 안내.csv".to_owned()],
        }),
        Body::FilesLeft(FilesLeft {
            files: vec!["후속 안내 (2).csv".to_owned()],
        }),
    ]
    .into_iter()
    .chain(follow_up::samples())
    .chain(owed::samples())
    .chain(quotes::samples())
    .chain(visits::samples())
    .collect()
}

/// The storage format of every kind. A name that changes here is a name that
/// no older record has: such a change needs a new version of the kind.
/// Each value as it is stored, in a line.
fn in_lines<T: Serialize>(values: &[T]) -> String {
    let json = |value| serde_json::to_string(value).expect("JSON") + "\n";
    values.iter().map(json).collect()
}

#[test]
fn the_storage_format_stays() {
    let mut text = String::new();
    for body in samples() {
        let json = String::from_utf8(body.encode()).expect("JSON is UTF-8");
        text.push_str(&format!("{} v{BODY_VERSION}\n{json}\n", body.kind()));
    }
    text.push_str(&in_lines(&[
        StoredBenefit::Amount {
            won: 5_000,
            rest_stays: true,
        },
        StoredBenefit::BuyAndGet { buy: 2, free: 1 },
        StoredBenefit::Gift {
            what: both("받침", "a coaster"),
        },
    ]));
    text.push_str(&in_lines(&[
        StoredProgrammeKind::SurveyThanks,
        StoredProgrammeKind::Discount,
        StoredProgrammeKind::Gift,
        StoredProgrammeKind::Revisit,
        StoredProgrammeKind::Birthday,
        StoredProgrammeKind::BuyAndGet,
    ]));
    text.push_str(&in_lines(&[
        AmendmentReason::Mistaken,
        AmendmentReason::VisitorSaidOtherwise,
    ]));
    text.push_str(&in_lines(&[Interest::Hot, Interest::Warm, Interest::Cold]));
    text.push_str(&in_lines(&[QuotaAction::Stop, QuotaAction::Warn]));
    text.push_str(&in_lines(&[HalfAnswered::Keep, HalfAnswered::Discard]));
    text.push_str(&in_lines(&[Role::Capture, Role::Manage, Role::Owner]));
    text.push_str(&in_lines(&[
        AccessAct::SignedIn,
        AccessAct::WrongPin,
        AccessAct::CardOpened,
        AccessAct::Found,
        AccessAct::Listed,
        AccessAct::CardPhotoSeen,
    ]));
    insta::assert_snapshot!(text);
}

/// What was written is read back as it was, and every kind has a sample here.
#[test]
fn every_body_reads_back_as_itself() {
    let mut kinds = std::collections::BTreeSet::new();
    for body in samples() {
        assert_eq!(
            Body::decode(body.kind(), BODY_VERSION, &body.encode()),
            Some(body.clone()),
            "{} must not change on its way through the store",
            body.kind()
        );
        assert_eq!(
            Body::decode(body.kind(), BODY_VERSION + 1, &body.encode()),
            None,
            "a later version is not ours to read"
        );
        kinds.insert(body.kind());
    }
    assert_eq!(kinds.len(), Body::KINDS.len(), "a kind has no sample");
    assert_eq!(Body::decode("hologram.projected", 1, b"{}"), None);
}

/// Fields that later versions of this program add are not in old records.
#[test]
fn fields_that_were_added_may_be_missing() {
    let old = br#"{"number":1,"name":{"ko":"","en":""},"benefit":{"benefit":"amount","won":1},
        "valid_from":"2026-11-25","valid_until":"2026-11-29"}"#;
    let Some(Body::ProgrammeOpened(programme)) = Body::decode("programme.opened", 1, old) else {
        panic!("an old programme is readable");
    };
    assert_eq!(programme.uses_per_coupon, 1, "a coupon is used once");
    assert!(!programme.bound_to_person);
    assert_eq!(programme.total, None, "old programmes have no quota");
    assert_eq!(
        programme.benefit,
        StoredBenefit::Amount {
            won: 1,
            rest_stays: false
        },
        "an old amount is used at once"
    );
    let old =
        br#"{"visitor":"00000000-0000-0000-0000-000000000003","channel":"email","product":null,
        "coupon":"00000000-0000-0000-0000-000000000008","allowed_by":[]}"#;
    let row: ExportedRow = serde_json::from_slice(old).expect("a row from before");
    assert_eq!(row.coupon, Some(id(8)));
    let answered = br#"{"path":"use","value":"gift"}"#;
    assert!(
        matches!(
            Body::decode("response.answered", 1, answered),
            Some(Body::ResponseAnswered(ResponseAnswered {
                took_ms: None,
                ..
            }))
        ),
        "an answer of before times were measured"
    );
    let contact = br#"{"name":"","email":"kim@example.com","phone":""}"#;
    assert!(
        matches!(
            Body::decode("contact.recorded", 1, contact),
            Some(Body::ContactRecorded(contact))
                if contact.particulars == Particulars::default()
                    && contact.badge.is_empty()
                    && contact.source == ContactSource::Unknown
        ),
        "a contact of before companies, badges and sources were noted"
    );
    let arrived = Body::decode("visitor.arrived", 1, b"{}");
    let first = VisitorArrived { fair: FIRST };
    assert_eq!(
        arrived,
        Some(Body::VisitorArrived(first.clone())),
        "before a store held several fairs, all was the first"
    );
    assert_eq!(
        Body::VisitorArrived(first).encode(),
        b"{}",
        "and the first fair is written as it was"
    );
    let with_more = br#"{"name":"a","role":"owner","nickname":"b"}"#;
    assert!(
        Body::decode("staff.added", 1, with_more).is_some(),
        "a field nobody knows yet is passed over"
    );
}

proptest! {
    /// Bytes that are no body are no body; nothing panics.
    #[test]
    fn any_bytes_are_read_without_harm(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        for kind in Body::KINDS {
            if let Some(body) = Body::decode(kind, BODY_VERSION, &bytes) {
                prop_assert_eq!(body.kind(), *kind);
            }
        }
    }
}
