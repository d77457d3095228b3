//! The texts a visitor agrees to: made from fields, whole or not published, never
//! changed, and each yes only for what it was asked for.

use crate::support::{EMAIL, Laptop, fair};
use booth::consent::{NoticeAct, NoticePublished};
use booth::maker::{Maker, MakerDraft};
use booth::notices::{
    Draft, ITEMS, NoticeForm, PURPOSES, Point, RECIPIENT_PURPOSES, Recipient, assemble, problems,
};
use booth::{Bilingual, BoothError};
use permission::{Channel, Reason};
use proptest::prelude::*;
use std::collections::BTreeSet;
use uuid::Uuid;

const LANGUAGES: [&str; 4] = ["ko", "en", "ja", "zh"];

fn maker() -> Maker {
    let mut maker = booth::fair::sample_fair(crate::support::first_day())
        .expect("the sample reads")
        .maker;
    maker.refusal_phone = None;
    maker
}

fn abroad() -> NoticeForm {
    NoticeForm {
        processor: "Mailer Inc.".to_owned(),
        processor_contact: "privacy@mailer.example".to_owned(),
        country: "US".to_owned(),
        ..NoticeForm::default()
    }
}

/// A third party with everything that has to be told of it.
pub fn partner() -> Recipient {
    Recipient {
        name: "한빛유통".to_owned(),
        purposes: ["offers".to_owned()].into(),
        items: ["name".to_owned(), "contact".to_owned()].into(),
        months: 12,
    }
}

fn drafts(form: &NoticeForm, maker: &Maker) -> Vec<Draft> {
    assemble(form, maker)
}

fn said(draft: &Draft) -> String {
    let points = draft.points.values();
    let texts = std::iter::once(&draft.title).chain(points);
    let all = texts.flat_map(|text| LANGUAGES.map(|code| text.in_language(code).to_owned()));
    all.collect::<Vec<_>>().join("\n")
}

/// Fields as an owner may fill them in.
pub(super) fn forms() -> impl Strategy<Value = NoticeForm> {
    let some = |all: &'static [&'static str], fewest| {
        let some = prop::sample::subsequence(all.to_vec(), fewest..=all.len());
        some.prop_map(|words| {
            words
                .into_iter()
                .map(str::to_owned)
                .collect::<BTreeSet<_>>()
        })
    };
    let name = "[가-힣A-Za-z]{1,12}";
    let recipients = prop::collection::vec((some(&RECIPIENT_PURPOSES, 1), 1_u32..=60), 0..=2);
    let abroad = prop::option::of(prop::sample::select(vec!["US", "JP", "SG", "DE"]));
    (
        some(&PURPOSES, 1),
        some(&ITEMS, 0),
        1_u32..=60,
        prop::option::of(name),
        prop::option::of(name),
        abroad,
        1_u32..=30,
        (any::<bool>(), recipients),
    )
        .prop_map(
            |(purposes, items, months, sender, processor, country, promise, further)| {
                let (night, recipients) = further;
                let always = NoticeForm::default().items;
                let mut form = NoticeForm {
                    purposes,
                    items: items.into_iter().chain(always).collect(),
                    retention_months: months,
                    sender: sender.unwrap_or_default(),
                    processor: processor.unwrap_or_default(),
                    promise_per_month: promise,
                    night,
                    ..NoticeForm::default()
                };
                let recipients = recipients.into_iter().zip(["한빛유통", "Partner Ltd."]);
                form.recipients = recipients
                    .map(|((purposes, months), name)| Recipient {
                        name: name.to_owned(),
                        purposes,
                        items: form.items.clone(),
                        months,
                    })
                    .collect();
                if let Some(country) = country {
                    country.clone_into(&mut form.country);
                    form.processor.push('사');
                    "privacy@mailer.example".clone_into(&mut form.processor_contact);
                }
                form
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// PIPA 15(2), 28-8(2), Network Act 50(1): whatever is filled in, each text says
    /// what it must in four languages, with no gap left open and no mark shown.
    #[test]
    fn whatever_is_filled_in_the_texts_are_whole(form in forms()) {
        let maker = maker();
        let drafts = drafts(&form, &maker);
        prop_assert_eq!(problems(&form, &maker, &drafts), []);
        let abroad = drafts.iter().any(|draft| draft.act == NoticeAct::Overseas);
        prop_assert_eq!(abroad, form.is_overseas());
        prop_assert_eq!(drafts.iter().any(|it| it.act == NoticeAct::Night), form.night);
        let given = drafts.iter().filter_map(|it| it.act.recipient());
        let named: Vec<Uuid> = form.recipients.iter().map(Recipient::id).collect();
        prop_assert_eq!(given.collect::<Vec<_>>(), named, "each by itself");
        for draft in &drafts {
            let said = said(draft);
            prop_assert!(!said.contains(['{', '*']), "{}", said);
            let points = draft.points.len();
            prop_assert_eq!(points, if draft.act == NoticeAct::Overseas { 5 } else { 4 });
            if draft.act == NoticeAct::CollectAndUse {
                for point in [Point::Purpose, Point::Retention] {
                    prop_assert!(draft.emphasised.contains(&point), "decree 17(3)");
                }
                let sender = if form.sender.is_empty() { &maker.name.ko } else { &form.sender };
                prop_assert!(draft.points[&Point::Purpose].ko.contains(sender));
            }
            if matches!(draft.act, NoticeAct::Overseas | NoticeAct::ThirdParty(_)) {
                for point in [Point::Recipient, Point::Use] {
                    prop_assert!(draft.emphasised.contains(&point), "decree 17(3)");
                }
            }
        }
    }
}

/// Each point of each text is asked for: without any one of them there is a sentence
/// that names it.
#[test]
fn a_text_that_lacks_a_point_is_named() {
    let form = NoticeForm {
        night: true,
        recipients: vec![partner()],
        ..abroad()
    };
    let maker = maker();
    let whole = drafts(&form, &maker);
    assert_eq!(problems(&form, &maker, &whole), []);
    for (place, draft) in whole.iter().enumerate() {
        for (point, text) in &draft.points {
            let without: Vec<Option<Bilingual>> = vec![
                None,
                Some(text.map(|_| " ".to_owned())),
                Some(Bilingual {
                    ja: None,
                    ..text.clone()
                }),
            ];
            for left in without {
                let mut drafts = whole.clone();
                match left {
                    None => drafts[place].points.remove(point),
                    Some(text) => drafts[place].points.insert(*point, text),
                };
                let found = problems(&form, &maker, &drafts);
                assert_eq!(found.len(), 1, "{point:?} of {}", draft.source);
                assert!(found[0].ko.contains(&point.name().ko), "{}", found[0].ko);
                assert!(found[0].ko.contains(&draft.title.ko), "{}", found[0].ko);
            }
        }
    }
}

/// A text says how long data are kept; no time at all, and for ever, are none.
#[test]
fn a_time_that_cannot_be_kept_is_told_with_what_is_allowed() {
    let maker = maker();
    for (months, allowed) in [(0, false), (1, true), (60, true), (61, false)] {
        let form = NoticeForm {
            retention_months: months,
            ..NoticeForm::default()
        };
        let found = problems(&form, &maker, &drafts(&form, &maker));
        let told = found
            .iter()
            .any(|problem| problem.ko.contains("1개월부터 60개월까지"));
        assert_eq!(told, !allowed, "{months}: {found:?}");
    }
}

/// KISA's guide: a consent to advertising is called by its name, in every language,
/// and by no softer one.
#[test]
fn softer_titles_are_refused() {
    let (form, maker) = (NoticeForm::default(), maker());
    let whole = drafts(&form, &maker);
    let place = |act| {
        whole
            .iter()
            .position(|draft| draft.act == act)
            .expect("one")
    };
    let email = place(NoticeAct::Advertising(Channel::Email));
    let found = |place: usize, title: Bilingual| {
        let mut drafts = whole.clone();
        drafts[place].title = title;
        problems(&form, &maker, &drafts)
    };
    for title in [
        "마케팅 동의",
        "혜택 알림 수신",
        "정보 제공 동의",
        "뉴스레터 수신",
        "소식 받기",
    ] {
        let title = whole[email].title.map(|_| format!("[선택] {title}"));
        let found = found(email, title);
        assert!(
            found[0].ko.contains("광고성 정보 수신동의"),
            "{}",
            found[0].ko
        );
    }
    for title in [
        "[선택] 광고성 정보 수신동의 (혜택 알림)",
        "[선택] 마케팅 동의",
    ] {
        let place = if title.contains("광고성") {
            email
        } else {
            place(NoticeAct::CollectAndUse)
        };
        assert_eq!(
            found(place, whole[place].title.map(|_| title.to_owned())).len(),
            1
        );
    }
    let only_korean = Bilingual {
        zh: Some("[可选] 接收通知".to_owned()),
        ..whole[email].title.clone()
    };
    assert_eq!(
        found(email, only_korean).len(),
        1,
        "in Chinese it hides what it is"
    );
}

/// A call that costs nothing is promised only by who has such a number; the text says
/// instead how it can be stopped, and it cannot be published where there is no way.
#[test]
fn nothing_free_is_promised_that_is_not_there() {
    let form = NoticeForm::default();
    let sms = |maker: &Maker| {
        let drafts = drafts(&form, maker);
        let of_sms = |draft: &&Draft| draft.act == NoticeAct::Advertising(Channel::Sms);
        let draft = drafts.iter().find(of_sms).expect("one").clone();
        draft.points[&Point::Refusal].clone()
    };
    let mut maker = maker();
    let without = sms(&maker);
    for (code, free) in [
        ("ko", "무료"),
        ("en", "free"),
        ("ja", "無料"),
        ("zh", "免费"),
    ] {
        assert!(
            !without.in_language(code).contains(free),
            "{}",
            without.in_language(code)
        );
        assert!(without.in_language(code).contains(&maker.phone), "how else");
    }
    maker.refusal_phone = Some("080-123-4567".to_owned());
    assert!(sms(&maker).ko.contains("무료 전화 080-123-4567"));
    maker.refusal_phone = None;
    maker.phone = String::new();
    assert!(sms(&maker).ko.contains(&maker.email));
    maker.email = String::new();
    let found = problems(&form, &maker, &drafts(&form, &maker));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].ko.contains("그만 받을 길"), "{}", found[0].ko);
}

/// A field that is empty, or cannot be, keeps the old texts in use, with a sentence.
#[test]
fn nothing_incomplete_is_published() {
    let mut fair = fair(70);
    let booth = fair.laptops[0].booth();
    let before = booth.notices().expect("notices");
    let empty = NoticeForm {
        purposes: BTreeSet::new(),
        ..NoticeForm::default()
    };
    let wrong = [
        (empty, "목적"),
        (
            NoticeForm {
                retention_months: 0,
                ..NoticeForm::default()
            },
            "보유 기간",
        ),
        (
            NoticeForm {
                retention_months: 61,
                ..NoticeForm::default()
            },
            "60개월",
        ),
        (
            NoticeForm {
                promise_per_month: 0,
                ..NoticeForm::default()
            },
            "목적",
        ),
        (
            NoticeForm {
                items: BTreeSet::new(),
                ..NoticeForm::default()
            },
            "늘 함께",
        ),
        (
            NoticeForm {
                country: "US".to_owned(),
                ..NoticeForm::default()
            },
            "회사의 이름",
        ),
        (
            NoticeForm {
                processor_contact: String::new(),
                ..abroad()
            },
            "받는 자",
        ),
        (
            NoticeForm {
                country: "XX".to_owned(),
                ..abroad()
            },
            "국가",
        ),
        (
            NoticeForm {
                sender: "**온기**".to_owned(),
                ..NoticeForm::default()
            },
            "별표",
        ),
    ];
    for (form, names) in wrong {
        let BoothError::Setting(why) = booth.publish_notices(&form).expect_err("refused") else {
            panic!("a sentence says what is missing");
        };
        assert!(why.ko.contains(names), "{}", why.ko);
    }
    assert_eq!(booth.notices().expect("notices"), before);
}

/// The visitor's answer to each text in use, as it lies in her history.
fn answers(laptop: &mut Laptop, contact: &str) -> Vec<(String, String, String, NoticePublished)> {
    let history = laptop.booth().permission_history(contact).expect("hers");
    let answered = history
        .said
        .into_iter()
        .filter(|said| said.kind == "granted");
    answered
        .map(|it| {
            (
                it.language,
                it.sha256,
                it.kind.to_owned(),
                it.notice.expect("a text"),
            )
        })
        .collect()
}

/// GDPR 7(1), ISO 27560: each answer names its words by their hash and the language
/// they were read in; another edition leaves them as they were, to the letter.
#[test]
fn an_answer_is_tied_to_the_words_that_were_read() {
    let mut fair = fair(71);
    let laptop = &mut fair.laptops[0];
    let first = laptop.booth().notices().expect("notices");
    let visitor = laptop.answered_visit();
    let mut draft = laptop.draft("seoyeon@example.com", "", &EMAIL);
    draft.language = "ja".to_owned();
    laptop.booth().save_contact(visitor, &draft).expect("hers");
    let form = NoticeForm {
        promise_per_month: 2,
        ..laptop.booth().notices_in_use().expect("texts").form
    };
    laptop.booth().publish_notices(&form).expect("published");

    let second = laptop.booth().notices().expect("notices");
    assert_eq!(second.len(), first.len());
    let ids = |notices: &[(Uuid, NoticePublished)]| -> BTreeSet<Uuid> {
        notices.iter().map(|(id, _)| *id).collect()
    };
    assert!(
        ids(&first).is_disjoint(&ids(&second)),
        "another edition, other texts"
    );
    assert!(second.iter().all(|(_, notice)| notice.edition == 2));
    laptop.booth().publish_notices(&form).expect("nothing new");
    assert_eq!(
        laptop.booth().notices().expect("notices"),
        second,
        "no third edition"
    );

    let answers = answers(laptop, "seoyeon@example.com");
    assert_eq!(answers.len(), 3);
    for (language, sha256, _, notice) in answers {
        let shown = first
            .iter()
            .find(|(_, it)| it.act == notice.act)
            .expect("it");
        assert_eq!(notice, shown.1, "to the letter");
        assert_eq!(
            (language.as_str(), sha256.as_str()),
            ("ja", notice.sha256("ja").as_str())
        );
        assert_ne!(sha256, notice.sha256("ko"), "the language belongs to it");
        let mut plain = notice.clone();
        plain
            .lines
            .iter_mut()
            .for_each(|line| line.emphasised = false);
        assert!(
            plain == notice || plain.sha256("ja") != sha256,
            "so does what stands out"
        );
    }

    // A form that was opened before the new edition was published still counts, for
    // what was on it; a language nobody can read in does not.
    let late = laptop.answered_visit();
    draft.email = "late@example.com".to_owned();
    laptop
        .booth()
        .save_contact(late, &draft)
        .expect("what she read");
    draft.language = "fr".to_owned();
    let refused = laptop
        .booth()
        .save_contact(late, &draft)
        .expect_err("no such text");
    assert!(matches!(refused, BoothError::NoticeNotShown));
}

fn email_reason(laptop: &mut Laptop) -> Reason {
    let history = laptop.booth().permission_history("seoyeon@example.com");
    let now = history.expect("hers").now;
    let email = now.iter().find(|it| it.channel == Channel::Email);
    email.expect("an address").decision.reason
}

/// PIPA 15(2), 28-8(3): a wider use needs another yes, other words do not; and the
/// owner is told before she publishes whom she would lose.
#[test]
fn an_old_yes_does_not_stretch_to_another_edition() {
    let mut fair = fair(72);
    let laptop = &mut fair.laptops[0];
    let visitor = laptop.answered_visit();
    let draft = laptop.draft("seoyeon@example.com", "", &EMAIL);
    laptop.booth().save_contact(visitor, &draft).expect("hers");
    let begun = NoticeForm::default();
    let mut birthday = begun.clone();
    birthday.items.insert("birthday".to_owned());

    let kept = [
        (
            NoticeForm {
                promise_per_month: 3,
                ..begun.clone()
            },
            0,
        ),
        (
            NoticeForm {
                retention_months: 12,
                ..begun.clone()
            },
            0,
        ),
        (
            NoticeForm {
                processor: "한빛문자".to_owned(),
                ..begun.clone()
            },
            1,
        ),
        (begun.clone(), 1),
        // More data, and a longer time, are for those who agree to them; a message
        // needs neither, so nobody is silenced.
        (
            NoticeForm {
                retention_months: 36,
                ..begun.clone()
            },
            0,
        ),
        (birthday, 0),
    ];
    for (form, told) in kept {
        let cost = laptop.booth().cost_of_notices(&form).expect("its cost");
        assert_eq!((cost.people, cost.lost), (1, 0), "{form:?}");
        assert_eq!(cost.to_be_told, told, "another company sends: PIPA 26(3)");
        laptop.booth().publish_notices(&form).expect("published");
        assert_eq!(email_reason(laptop), Reason::Permitted, "{form:?}");
    }

    let other_sender = NoticeForm {
        sender: "한빛상사".to_owned(),
        ..begun.clone()
    };
    let cost = laptop.booth().cost_of_notices(&other_sender);
    let cost = cost.expect("its cost");
    assert_eq!((cost.people, cost.lost), (1, 1));
    let publish = |laptop: &mut Laptop, form: &NoticeForm| {
        laptop.booth().publish_notices(form).expect("published");
    };
    publish(laptop, &other_sender);
    assert_eq!(email_reason(laptop), Reason::ScopeChanged);
    let cost = laptop.booth().cost_of_notices(&begun).expect("its cost");
    assert_eq!((cost.people, cost.lost), (0, 0));
    publish(laptop, &begun);
    assert_eq!(email_reason(laptop), Reason::Permitted, "as before");

    // Whoever agreed to news alone did not agree to offers that follow her answers.
    let news = NoticeForm {
        purposes: ["news".to_owned()].into(),
        ..begun.clone()
    };
    publish(laptop, &news);
    laptop.reachable_visitor("haneul@example.com");
    let cost = laptop.booth().cost_of_notices(&begun).expect("its cost");
    assert_eq!((cost.people, cost.lost), (2, 1));

    laptop
        .booth()
        .publish_notices(&abroad())
        .expect("published");
    assert_eq!(email_reason(laptop), Reason::ScopeChanged);
    let draft = laptop.draft("seoyeon@example.com", "", &EMAIL);
    laptop.booth().save_contact(visitor, &draft).expect("again");
    assert_eq!(email_reason(laptop), Reason::OverseasWithoutConsent);
    let mut acts = EMAIL.to_vec();
    acts.push(NoticeAct::Overseas);
    let draft = laptop.draft("seoyeon@example.com", "", &acts);
    laptop.booth().save_contact(visitor, &draft).expect("again");
    assert_eq!(
        email_reason(laptop),
        Reason::Permitted,
        "asked again, she said yes"
    );
}

/// How the maker is reached may change at any time: the texts in use keep their words,
/// and the owner is told that they say something else by now.
#[test]
fn texts_that_name_an_old_number_are_told() {
    let mut fair = fair(73);
    let booth = fair.laptops[0].booth();
    assert!(!booth.notices_in_use().expect("texts").outdated);
    let details = MakerDraft {
        phone: "02-999-8888".to_owned(),
        email: "new@ongi.example".to_owned(),
        ..MakerDraft::default()
    };
    booth.change_maker(&details).expect("saved");
    let in_use = booth.notices_in_use().expect("texts");
    assert!(in_use.outdated && in_use.edition == 1);
    booth.publish_notices(&in_use.form).expect("published");
    let in_use = booth.notices_in_use().expect("texts");
    assert!(!in_use.outdated && in_use.edition == 2);
}
