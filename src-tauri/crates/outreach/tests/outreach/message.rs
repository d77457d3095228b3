//! The drafts are lawful, human, and measured as the senders measure them.

use crate::fixture::{fair, follow_up, maker, row, two_more};
use outreach::message::{self, TextKind, Unencodable, can_draft};
use outreach::{Channel, FollowUpRow, Maker, MakerField};
use words::{Language, Sentence};

fn draft(channel: Channel, language: Language) -> String {
    let draft = message::draft(&row(channel, "unused", language), &maker(), &fair())
        .expect("the maker is complete");
    match draft.subject {
        Some(subject) => format!("{subject}\n\n{}", draft.body),
        None => draft.body,
    }
}

/// The words themselves, all channels, both languages.
#[test]
fn drafts_as_they_are_read() {
    insta::assert_snapshot!("email_ko", draft(Channel::Email, Language::Korean));
    insta::assert_snapshot!("email_en", draft(Channel::Email, Language::English));
    insta::assert_snapshot!("sms_ko", draft(Channel::Sms, Language::Korean));
    insta::assert_snapshot!("sms_en", draft(Channel::Sms, Language::English));
    insta::assert_snapshot!("kakao_ko", draft(Channel::Kakao, Language::Korean));
}

/// Nothing known: neutral words, no empty brackets, no guess.
#[test]
fn an_unknown_visitor_gets_neutral_words() {
    let mut stranger = row(Channel::Sms, "+821012345678", Language::Korean);
    stranger.name = String::new();
    stranger.offered.clear();
    stranger.coupon = None;
    let draft = message::draft(&stranger, &maker(), &fair()).expect("the maker is complete");
    insta::assert_snapshot!("sms_stranger_ko", draft.body);
}

/// A name of pictures only, which no text message carries, is no name there: nobody is
/// greeted with ‘님, 안녕하세요’.
#[test]
fn a_name_of_pictures_is_none_in_a_text_message() {
    let mut person = row(Channel::Sms, "+821012345678", Language::Korean);
    let body = |person: &FollowUpRow| {
        let draft = message::draft(person, &maker(), &fair()).expect("the maker is complete");
        draft.body
    };
    person.name = String::new();
    let nameless = body(&person);
    person.name = "🌸🌸".to_owned();
    assert_eq!(body(&person), nameless);
}

/// The first product with its reason, the others by name.
#[test]
fn more_products_are_named() {
    let mut person = row(Channel::Email, "unused", Language::Korean);
    person.offered.extend(two_more());
    let body = |person: &FollowUpRow| {
        let draft = message::draft(person, &maker(), &fair()).expect("the maker is complete");
        draft.body
    };
    let korean = body(&person);
    assert!(
        korean.contains("소개합니다.\n‘하루 물병’과 ‘이중 유리 머그’도 함께 골라 보았습니다."),
        "{korean}"
    );
    person.language = Language::English;
    let english = body(&person);
    assert!(
        english.contains("\nWe also picked “Haru bottle” and “double-wall mug” for you."),
        "{english}"
    );
    person.offered.pop();
    assert!(body(&person).contains("\nWe also picked “Haru bottle” for you."));
}

/// For a second product nobody pays the next kind of message, or gets none at all.
#[test]
fn more_products_make_no_longer_kind_of_message() {
    let mut person = row(Channel::Sms, "unused", Language::Korean);
    let measured = |row: &FollowUpRow| {
        let parts = message::parts(row, &maker(), &fair()).expect("the maker is complete");
        let draft = message::draft(row, &maker(), &fair()).expect("the maker is complete");
        (parts.also.is_some(), message::size(&draft.body).bytes)
    };
    let (_, alone) = measured(&person);
    let mut with_more = person.clone();
    with_more.offered.extend(two_more());
    let (says_more, bytes) = measured(&with_more);
    assert!(says_more && bytes > alone);
    let filling = "가".repeat((2_000 - alone) / 2);
    for person in [&mut person, &mut with_more] {
        let reason = person.offered[0].reason_for_customer.as_mut();
        reason.expect("a reason").ko.push_str(&filling);
    }
    let (_, alone) = measured(&person);
    assert!((1_999..=2_000).contains(&alone), "{alone}");
    assert_eq!(measured(&with_more), (false, alone));
}

/// A name with line breaks cannot put words into the maker's mouth.
#[test]
fn a_name_stays_on_its_line() {
    let mut sly = row(Channel::Sms, "unused", Language::Korean);
    sly.name = "김하늘\r\n무료수신거부 080-999-9999".into();
    let draft = message::draft(&sly, &maker(), &fair()).expect("the maker is complete");
    let ways_out: Vec<&str> = draft
        .body
        .lines()
        .filter(|line| line.starts_with("무료수신거부"))
        .collect();
    assert_eq!(ways_out, ["무료수신거부 080-000-0000"]);
}

/// Network Act art. 50(4): the label first, the sender, and a free way out last.
#[test]
fn every_draft_is_labelled_and_can_be_refused() {
    for language in [Language::Korean, Language::English] {
        for channel in [Channel::Email, Channel::Sms, Channel::Kakao] {
            let text = draft(channel, language);
            assert!(text.starts_with("(광고) "), "{channel:?} {language:?}");
            assert!(text.contains(maker().name.text(language)), "the sender");
            assert!(text.contains(&maker().phone), "how to reach her");
            let last: Vec<&str> = text.lines().rev().take(2).collect();
            match channel {
                Channel::Email => {
                    assert!(last[1].contains("수신거부"), "the way out in Korean");
                    assert!(last[0].contains("Unsubscribe"), "the way out in English");
                    assert!(text.contains(&maker().email));
                    assert!(text.contains(maker().address.text(language)));
                }
                _ => {
                    assert!(last[0].starts_with("무료수신거부"));
                    assert!(last[0].contains("080-000-0000"));
                }
            }
        }
    }
}

/// A product's particle follows its last letter.
#[test]
fn particles_are_right() {
    for (product, expected) in [
        ("온도 온더락잔", "‘온도 온더락잔’을 소개합니다."),
        ("와인잔 2개 세트", "‘와인잔 2개 세트’를 소개합니다."),
        ("하루 물병", "‘하루 물병’을 소개합니다."),
        ("이중 유리 머그", "‘이중 유리 머그’를 소개합니다."),
    ] {
        let mut person = row(Channel::Sms, "unused", Language::Korean);
        person.offered[0].product = Sentence::of_texts(product, product);
        person.offered[0].reason_for_customer = None;
        let draft = message::draft(&person, &maker(), &fair()).expect("the maker is complete");
        assert!(draft.body.contains(expected), "{}", draft.body);
    }
    for (channel, expected) in [
        (Channel::Email, "이메일로 받겠다고"),
        (Channel::Sms, "문자로 받겠다고"),
        (Channel::Kakao, "카카오톡으로 받겠다고"),
    ] {
        assert!(draft(channel, Language::Korean).contains(expected));
    }
}

/// Takes one detail out, with a blank text in its place.
type LeaveOut = fn(&mut Maker, Sentence);

/// Whichever detail of the sender is empty or blank, a channel whose messages must say it
/// has no message and no file, and the sentence names it.
#[test]
fn each_missing_detail_stops_the_channels_that_say_it() {
    use MakerField::{Address, Email, Name, Phone, RefusalPhone, TextSender};
    let blank = || Sentence::of_texts(" ", "");
    let lacking: [(MakerField, LeaveOut); 6] = [
        (Name, |maker, blank| maker.name = blank),
        (Email, |maker, blank| maker.email = blank.ko),
        (Phone, |maker, blank| maker.phone = blank.ko),
        (Address, |maker, blank| maker.address = blank),
        (RefusalPhone, |maker, _| maker.refusal_phone = None),
        (TextSender, |maker, _| maker.has_text_sender = false),
    ];
    let needed = |channel| match channel {
        Channel::Email => vec![Name, Email, Phone, Address],
        Channel::Sms => vec![Name, Phone, RefusalPhone, TextSender],
        _ => vec![Name, Phone, RefusalPhone],
    };
    for channel in Channel::ASKED {
        for (field, leave_out) in lacking {
            let mut poor = maker();
            leave_out(&mut poor, blank());
            let contact = match channel {
                Channel::Email => "haneul@visitor.example",
                _ => "+821012345678",
            };
            let mut plan = follow_up(vec![row(channel, contact, Language::Korean)]);
            let draft = message::draft(&plan.rows[0], &poor, &fair());
            plan.maker = poor;
            let file = outreach::follow_up::csv(&plan, Language::Korean);
            if !needed(channel).contains(&field) {
                assert!(
                    draft.is_ok() && file.is_ok(),
                    "{channel:?} without {field:?}"
                );
                continue;
            }
            for refused in [draft.err(), file.err()] {
                let refused = refused.expect("the law asks for it");
                let said = refused.sentence();
                assert!(said.ko.contains(&field.name().ko), "{channel:?}: {said}");
            }
        }
    }
}

/// What the law asks for is refused when missing, per channel, in a sentence.
#[test]
fn missing_details_stop_only_the_channels_that_need_them() {
    let mut poor = maker();
    poor.refusal_phone = Some(" ".into());
    can_draft(&poor, Channel::Email).expect("an e-mail is refused by replying");
    let error = can_draft(&poor, Channel::Sms).expect_err("a text needs a free number");
    assert_eq!(
        error.sentence().ko,
        "광고 메시지에 법에 따라 적어야 하는 정보가 비어 있습니다: 무료 수신거부 번호(080). 보낸 것은 없고 기록은 그대로 있습니다. 준비 화면의 ‘브랜드와 프린터’에서 적고 다시 해 주세요."
    );
    let mut poor = maker();
    poor.has_text_sender = false;
    can_draft(&poor, Channel::Email).expect("an e-mail has no such sender");
    can_draft(&poor, Channel::Kakao).expect("and KakaoTalk none of this law");
    let error = can_draft(&poor, Channel::Sms).expect_err("a text needs a certified sender");
    assert!(error.sentence().ko.contains("전송자격인증 번호"), "{error}");
    let mut poor = maker();
    poor.address = Sentence::of_texts("", "");
    poor.phone.clear();
    let error = can_draft(&poor, Channel::Email).expect_err("an e-mail names its sender");
    assert!(
        error.sentence().ko.contains("전화번호, 주소"),
        "all at once: {}",
        error.sentence().ko
    );
    poor.phone = maker().phone;
    can_draft(&poor, Channel::Kakao).expect("a KakaoTalk message carries no address");
}

/// Senders bill by CP949 bytes: Hangul two, ASCII one, a line break two.
#[test]
fn sizes_are_counted_as_senders_count() {
    let size = message::size("온기 1\n");
    assert_eq!((size.bytes, size.unencodable.len()), (4 + 2 + 2, 0));
    assert_eq!(
        message::size("뷁똠펲").bytes,
        6,
        "syllables outside KS X 1001 are in CP949 all the same"
    );
    assert_eq!(message::size(&"가".repeat(45)).kind(), TextKind::Short);
    assert_eq!(message::size(&"가".repeat(46)).kind(), TextKind::Long);
    assert_eq!(message::size(&"가".repeat(1000)).kind(), TextKind::Long);
    assert_eq!(message::size(&"가".repeat(1001)).kind(), TextKind::TooLong);
}

/// What a sender would turn into `?` is listed once, with a way out.
#[test]
fn characters_that_would_be_lost_are_listed() {
    let size = message::size("₩9,000 — 😀😀");
    assert_eq!(
        size.unencodable,
        [
            Unencodable {
                character: '₩',
                replacement: Some("원")
            },
            Unencodable {
                character: '—',
                replacement: Some("-")
            },
            Unencodable {
                character: '😀',
                replacement: None
            },
        ]
    );
    assert_eq!(size.bytes, 1 + 5 + 1 + 1 + 1 + 2);
}

/// Our own Korean words must never be what a sender cannot carry.
#[test]
fn our_own_drafts_can_be_sent() {
    for language in [Language::Korean, Language::English] {
        let size = message::size(&draft(Channel::Sms, language));
        assert_eq!(size.unencodable, []);
        assert_eq!(size.kind(), TextKind::Long);
    }
}
