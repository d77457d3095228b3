//! The night and third parties: asked only when the owner asks about them, recorded
//! apart, and shown wherever she sees what she allowed.

use super::notices::partner;
use crate::support::{Laptop, MINUTE, fair};
use booth::BoothError;
use booth::consent::{Further, NoticeAct};
use booth::notices::{NoticeForm, Recipient};
use booth::rights::Whose;
use permission::{Channel, Reason};
use std::collections::BTreeMap;
use uuid::Uuid;
use words::Language;

const PHONE: &str = "010-1234-5678";
const TEXTS: [NoticeAct; 3] = [
    NoticeAct::AtLeast14,
    NoticeAct::CollectAndUse,
    NoticeAct::Advertising(Channel::Sms),
];

fn form(recipient: Recipient) -> NoticeForm {
    NoticeForm {
        night: true,
        recipients: vec![recipient],
        ..NoticeForm::default()
    }
}

/// A visitor with a phone number who said yes to these besides text messages.
fn allows(laptop: &mut Laptop, further: &[NoticeAct]) -> Uuid {
    let visitor = laptop.answered_visit();
    let granted = [&TEXTS, further].concat();
    let draft = laptop.draft("", PHONE, &granted);
    laptop.booth().save_contact(visitor, &draft).expect("kept");
    visitor
}

fn further(laptop: &mut Laptop, visitor: Uuid) -> BTreeMap<String, Further> {
    let status = laptop.booth().contact_status(visitor).expect("read");
    let all = status.further.into_iter();
    all.map(|it| (it.act.code(), it)).collect()
}

fn reason(laptop: &mut Laptop, visitor: Uuid, act: NoticeAct) -> Option<Reason> {
    let mut all = further(laptop, visitor);
    all.remove(&act.code()).map(|it| it.decision.reason)
}

/// Network Act 50(3), PIPA 17: who does not add them asks nobody, and who adds them
/// asks about the night only where something can come at night.
#[test]
fn the_night_and_a_third_party_are_asked_when_the_owner_asks_about_them() {
    let mut fair = fair(810);
    let laptop = &mut fair.laptops[0];
    let asked = |laptop: &mut Laptop, email: &str, phone: &str| -> Vec<NoticeAct> {
        let draft = laptop.draft(email, phone, &[]);
        let booth = laptop.booth();
        let asked = booth.check_contact(&draft).expect("usable").asked;
        let notices = booth.notices().expect("notices").into_iter();
        let asked = notices.filter(|(id, _)| asked.contains(id));
        asked.map(|(_, notice)| notice.act).collect()
    };
    let before = asked(laptop, "kim@example.com", PHONE);
    assert!(!before.contains(&NoticeAct::Night));
    assert_eq!(before.len(), 5, "age, keeping, three channels");

    let partner = partner();
    let act = NoticeAct::ThirdParty(partner.id());
    laptop.booth().publish_notices(&form(partner)).expect("ok");
    let all = asked(laptop, "kim@example.com", PHONE);
    let (night, given) = (place(&all, NoticeAct::Night), place(&all, act));
    let sms = place(&all, NoticeAct::Advertising(Channel::Kakao));
    assert!(sms < night && night < given, "after the channels: {all:?}");
    assert!(
        !asked(laptop, "kim@example.com", "").contains(&NoticeAct::Night),
        "an e-mail may come at any hour"
    );
}

fn place(all: &[NoticeAct], act: NoticeAct) -> usize {
    let found = all.iter().position(|it| *it == act);
    found.expect("it is asked")
}

/// PIPA 17(2): who gets the data, what for, which, and how long; without any of it, or
/// with what cannot be, nothing is published and the sentence says what it is.
#[test]
fn a_third_party_is_asked_about_with_everything_or_not_at_all() {
    let mut fair = fair(814);
    let booth = fair.laptops[0].booth();
    let with = |change: &dyn Fn(&mut Recipient)| {
        let mut recipient = partner();
        change(&mut recipient);
        form(recipient)
    };
    let twice = NoticeForm {
        recipients: vec![partner(), partner()],
        ..NoticeForm::default()
    };
    let six = NoticeForm {
        recipients: (0..6)
            .map(|n| Recipient {
                name: format!("한빛유통 {n}"),
                ..partner()
            })
            .collect(),
        ..NoticeForm::default()
    };
    let wrong = [
        (with(&|it| it.name.clear()), "제목이 없는"),
        (with(&|it| it.purposes.clear()), "받는 자의 목적"),
        (with(&|it| it.items.clear()), "항목"),
        (with(&|it| it.months = 0), "보유 기간"),
        (with(&|it| it.months = 61), "60개월"),
        (with(&|it| it.name.push('*')), "별표"),
        (
            with(&|it| it.purposes = ["resale".to_owned()].into()),
            "알 수 없는",
        ),
        (
            with(&|it| it.items = ["birthday".to_owned()].into()),
            "보관하지 않는",
        ),
        (twice, "두 번"),
        (six, "5곳"),
    ];
    for (form, names) in wrong {
        let BoothError::Setting(why) = booth.publish_notices(&form).expect_err("refused") else {
            panic!("a sentence says what is missing");
        };
        assert!(why.ko.contains(names), "{}", why.ko);
    }
    assert_eq!(booth.notices_in_use().expect("texts").edition, 1);
}

/// Each is its own yes; a no to one leaves the other; stopping everything stops both;
/// and asked again, what she says then counts.
#[test]
fn each_of_them_is_a_yes_of_its_own() {
    let mut fair = fair(811);
    let laptop = &mut fair.laptops[0];
    let partner = partner();
    let given = NoticeAct::ThirdParty(partner.id());
    laptop.booth().publish_notices(&form(partner)).expect("ok");
    let visitor = allows(laptop, &[given]);
    assert_eq!(reason(laptop, visitor, given), Some(Reason::Permitted));
    assert_eq!(
        reason(laptop, visitor, NoticeAct::Night),
        Some(Reason::NightWithoutConsent)
    );
    let said = |laptop: &mut Laptop, act: NoticeAct| -> Vec<&'static str> {
        let history = laptop.booth().permission_history(PHONE).expect("hers");
        let said = history.said.into_iter();
        let said = said.filter(|it| it.notice.as_ref().is_some_and(|it| it.act == act));
        said.map(|it| it.kind).collect()
    };
    assert_eq!(said(laptop, given), ["shown", "granted"]);
    assert_eq!(said(laptop, NoticeAct::Night), ["shown", "declined"]);

    laptop.clock.advance(MINUTE);
    let draft = laptop.draft("", PHONE, &[&TEXTS[..], &[NoticeAct::Night]].concat());
    laptop.booth().save_contact(visitor, &draft).expect("again");
    assert_eq!(
        reason(laptop, visitor, NoticeAct::Night),
        Some(Reason::Permitted)
    );
    assert_eq!(
        reason(laptop, visitor, given),
        Some(Reason::ThirdPartyWithoutConsent)
    );
    laptop.booth().withdraw(visitor).expect("everything stops");
    for act in [NoticeAct::Night, given] {
        assert_eq!(reason(laptop, visitor, act), Some(Reason::Withdrawn));
    }
}

/// PIPA 17(2): another recipient, another purpose, more data or a longer time needs
/// another yes; less of anything does not.
#[test]
fn an_old_yes_does_not_stretch_to_another_use_by_a_third_party() {
    let mut fair = fair(812);
    let laptop = &mut fair.laptops[0];
    let then = partner();
    let act = NoticeAct::ThirdParty(then.id());
    let publish = |laptop: &mut Laptop, recipient: &Recipient| {
        let form = form(recipient.clone());
        laptop.booth().publish_notices(&form).expect("published");
    };
    publish(laptop, &then);
    let visitor = allows(laptop, &[act]);
    let changed = |change: &dyn Fn(&mut Recipient)| {
        let mut recipient = then.clone();
        change(&mut recipient);
        recipient
    };
    let wider = [
        changed(&|it| {
            it.purposes.insert("statistics".to_owned());
        }),
        changed(&|it| {
            it.items.insert("answers".to_owned());
        }),
        changed(&|it| it.months = 13),
    ];
    for recipient in wider {
        publish(laptop, &recipient);
        assert_eq!(
            reason(laptop, visitor, act),
            Some(Reason::ScopeChanged),
            "{recipient:?}"
        );
    }
    let narrower = [
        changed(&|it| {
            it.items.remove("name");
        }),
        changed(&|it| it.months = 6),
    ];
    for recipient in narrower {
        publish(laptop, &recipient);
        assert_eq!(
            reason(laptop, visitor, act),
            Some(Reason::Permitted),
            "{recipient:?}"
        );
    }
    let other = changed(&|it| it.name = "새빛유통".to_owned());
    publish(laptop, &other);
    let other = NoticeAct::ThirdParty(other.id());
    assert_eq!(
        reason(laptop, visitor, other),
        Some(Reason::ThirdPartyWithoutConsent)
    );
    assert_eq!(
        reason(laptop, visitor, act),
        Some(Reason::Permitted),
        "what she allowed stays hers to see and to stop"
    );
}

/// The receipt she takes home, and what she gets when she asks for her data, name both.
#[test]
fn what_she_sees_names_the_night_and_the_third_party() {
    let mut fair = fair(813);
    let folder = tempfile::tempdir().expect("a folder");
    let laptop = &mut fair.laptops[0];
    let partner = partner();
    let given = NoticeAct::ThirdParty(partner.id());
    laptop.booth().publish_notices(&form(partner)).expect("ok");
    let nothing = allows(laptop, &[]);
    let receipt = |laptop: &mut Laptop, visitor| {
        let receipt = laptop.booth().consent_receipt(visitor).expect("read");
        let lines = receipt.expect("a receipt").lines.into_iter();
        lines.map(|line| line.ko).collect::<Vec<_>>().join("\n")
    };
    let text = receipt(laptop, nothing);
    assert!(
        !text.contains("한빛유통") && !text.contains("밤 9시"),
        "{text}"
    );
    laptop.clock.advance(MINUTE);
    let visitor = allows(laptop, &[NoticeAct::Night, given]);
    let text = receipt(laptop, visitor);
    assert!(
        text.contains("한빛유통에 정보 주기 · 2026년 11월"),
        "{text}"
    );
    assert!(text.contains("밤 9시부터 아침 8시까지도 보내기"), "{text}");

    let report = laptop
        .booth()
        .save_subject_report(Whose::Contact(PHONE), folder.path(), Language::Korean)
        .expect("her report");
    let json = report
        .files
        .iter()
        .find(|it| it.extension().is_some_and(|it| it == "json"));
    let json = std::fs::read_to_string(json.expect("the data")).expect("a file");
    for said in [
        "한빛유통에 정보 주기",
        "개인정보 제3자 제공 동의 — 받는 곳: 한빛유통",
        "야간(21시~08시) 광고성 정보 수신동의",
    ] {
        assert!(json.contains(said), "{said}");
    }
}

/// Who was on record before a third party was added was never asked, and counts for
/// nothing; the cost says so before the texts are published, and the list afterwards.
#[test]
fn who_was_never_asked_about_a_third_party_is_known() {
    let mut fair = fair(830);
    let laptop = &mut fair.laptops[0];
    let before = laptop.reachable_visitor("kim@example.com");
    let partner = partner();
    let given = NoticeAct::ThirdParty(partner.id());
    let counted = |laptop: &mut Laptop| {
        let asked = laptop.booth().asked_recipients().expect("read");
        let [it] = &asked[..] else {
            panic!("one third party is asked about: {asked:?}");
        };
        let never: Vec<Uuid> = it.never_asked.iter().map(|it| it.visitor).collect();
        (it.name.clone(), it.agreed, it.not_agreed, never)
    };
    let new = |laptop: &mut Laptop, form: &NoticeForm| {
        let cost = laptop.booth().cost_of_notices(form).expect("counted");
        let new = cost.new_recipients.into_iter();
        new.map(|it| (it.name, it.never_asked)).collect::<Vec<_>>()
    };
    assert!(laptop.booth().asked_recipients().expect("read").is_empty());
    let form = form(partner.clone());
    assert_eq!(new(laptop, &form), [(partner.name.clone(), 1)]);
    laptop.booth().publish_notices(&form).expect("ok");
    assert_eq!(new(laptop, &form), [], "it is asked about already");
    assert_eq!(counted(laptop), (partner.name.clone(), 0, 0, vec![before]));

    laptop.clock.advance(MINUTE);
    let visitor = allows(laptop, &[given]);
    laptop.clock.advance(MINUTE);
    let again = allows(laptop, &[given]);
    assert_eq!(
        counted(laptop),
        (partner.name.clone(), 1, 0, vec![before]),
        "the same number twice is one person"
    );
    let told = further(laptop, again);
    let told = told.get(&given.code()).expect("it is told").why();
    assert!(told.ko.starts_with("이곳에 정보를 주어도"), "{}", told.ko);

    laptop.booth().withdraw(visitor).expect("she stops");
    assert_eq!(counted(laptop), (partner.name.clone(), 0, 1, vec![before]));
    let draft = laptop.draft(
        "kim@example.com",
        "",
        &[NoticeAct::AtLeast14, NoticeAct::CollectAndUse],
    );
    laptop.booth().save_contact(before, &draft).expect("asked");
    assert_eq!(counted(laptop), (partner.name, 0, 2, Vec::new()));
}
