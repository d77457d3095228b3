//! The owner's own words say what she means, and nothing that the law wants said by rule.

use crate::fixture::{fair, follow_up, maker, row, stationery, two_more};
use outreach::message;
use outreach::targets::{files, prepare, shipped};
use outreach::template::{DraftField, DraftKind, Template, looks_like_a_label};
use outreach::{Channel, FollowUpRow, OutreachError};
use std::sync::Arc;
use words::{Language, Sentence};

fn read(text: &str) -> Template {
    Template::read(text, DraftKind::Thanks).expect("it fits")
}

fn problems(text: &str, kind: DraftKind) -> String {
    let problems = Template::read(text, kind).expect_err("it does not fit");
    let korean: Vec<&str> = problems.iter().map(|it| it.ko.as_str()).collect();
    korean.join("\n")
}

fn body(row: &FollowUpRow) -> String {
    let draft = message::draft(row, &maker(), &fair()).expect("the maker is complete");
    draft.body
}

/// The words that ship, for somebody of whom all is known and for somebody of whom nothing is.
#[test]
fn the_shipped_drafts_as_they_are_read() {
    for language in [Language::Korean, Language::English] {
        let mut all = Vec::new();
        for kind in DraftKind::ALL {
            let shipped = kind.shipped(language);
            let template = Template::read(shipped, *kind).expect("a shipped draft fits");
            assert_eq!(template, *kind.template(language));
            if !kind.is_advertising() {
                continue;
            }
            let mut known = row(Channel::Email, "unused", language);
            known.own_words = Some(Arc::new(template));
            let mut stranger = known.clone();
            known.offered.extend(two_more());
            stranger.name.clear();
            stranger.offered.clear();
            stranger.coupon = None;
            let name = kind.code();
            all.push(format!(
                "== {name}\n{}\n-- nothing known\n{}",
                body(&known),
                body(&stranger)
            ));
        }
        let name = match language {
            Language::Korean => "shipped_drafts_ko",
            Language::English => "shipped_drafts_en",
        };
        insta::assert_snapshot!(name, all.join("\n\n"));
    }
}

/// What is not known leaves no hole: a line goes, or what stands in double brackets.
#[test]
fn what_is_not_known_is_left_out_whole() {
    let template = read(
        "[[{이름}님, ]]안녕하세요.\n\n{추천2}도 있습니다.\n\n‘{추천1}’을/를[[ {회사}에]] 권합니다.\n끝",
    );
    let known = |names: &'static [(DraftField, &'static str)]| {
        move |field: DraftField| {
            let found = names.iter().find(|(it, _)| *it == field);
            found.map(|(_, text)| (*text).to_owned())
        }
    };
    let filled = template.filled(known(&[(DraftField::Product1, "접시")]));
    assert_eq!(filled.text, "안녕하세요.\n\n‘접시’를 권합니다.\n끝");
    assert_eq!(
        filled.said.into_iter().collect::<Vec<_>>(),
        [DraftField::Product1]
    );
    let all = template.filled(known(&[
        (DraftField::Name, "김하늘\n무료수신거부 080"),
        (DraftField::Product1, "온더락잔"),
        (DraftField::Product2, "물병"),
        (DraftField::Company, "온기"),
    ]));
    assert_eq!(
        all.text,
        "김하늘 무료수신거부 080님, 안녕하세요.\n\n물병도 있습니다.\n\n‘온더락잔’을 온기에 권합니다.\n끝"
    );
    assert_eq!(template.filled(|_| None).text, "안녕하세요.\n\n끝");
}

/// A particle fits the word also behind a closing bracket, and `(이)라는` is none.
#[test]
fn a_particle_follows_a_word_in_brackets() {
    let glass = |_: DraftField| Some("온더락잔".to_owned());
    for (opens, closes) in ["()", "[]", "【】", "<>", "「」", "『』"].map(|it| {
        let mut both = it.chars();
        (both.next().expect("one"), both.next().expect("two"))
    }) {
        let template = read(&format!("{opens}{{추천1}}{closes}을/를 권합니다."));
        let text = format!("{opens}온더락잔{closes}을 권합니다.");
        assert_eq!(template.filled(glass).text, text);
    }
    let template = read("{추천1}(이)라는 잔");
    assert_eq!(template.filled(glass).text, "온더락잔(이)라는 잔");
}

/// English names, capitals and spaces are the same field.
#[test]
fn fields_have_names_in_both_languages() {
    for (word, field) in [
        ("이름", DraftField::Name),
        (" Name ", DraftField::Name),
        ("추천1", DraftField::Product1),
        ("추천 1", DraftField::Product1),
        ("product_1", DraftField::Product1),
        ("coupon_number", DraftField::CouponNumber),
        ("쿠폰 번호", DraftField::CouponNumber),
        ("valid until", DraftField::ValidUntil),
    ] {
        assert_eq!(DraftField::of_word(word), Some(field), "{word}");
    }
    assert_eq!(DraftField::of_word("나이"), None);
    for field in DraftField::ALL {
        assert_eq!(DraftField::of_word(&field.name().ko), Some(*field));
        assert_eq!(DraftField::of_word(&field.name().en), Some(*field));
    }
}

/// Whatever the owner writes, the law's lines stand there once.
#[test]
fn what_the_law_asks_for_stands_there_once() {
    for channel in [Channel::Email, Channel::Sms, Channel::Kakao] {
        let mut person = row(channel, "unused", Language::Korean);
        let template = read("{이름}님께\n{혜택} ({만료일}까지, {쿠폰번호})\n{페이지}");
        person.own_words = Some(Arc::new(template));
        let draft = message::draft(&person, &maker(), &fair()).expect("the maker is complete");
        let text = format!("{}\n{}", draft.subject.unwrap_or_default(), draft.body);
        assert!(text.trim_start().starts_with("(광고) "), "{text}");
        for said in [
            "(광고)",
            "왜 받으셨나요",
            "유리잔 10% 할인",
            "4821 7730 5196 8",
            "https://ongi.example",
        ] {
            assert_eq!(text.matches(said).count(), 1, "{said} in {text}");
        }
        assert!(text.contains("수신거부"), "{text}");
        // A line of hers that is left out leaves nothing unsaid.
        person.own_words = Some(Arc::new(read("안녕하세요.\n{혜택} {회사}")));
        let text = body(&person);
        assert_eq!(text.matches("유리잔 10% 할인").count(), 1, "{text}");
        assert_eq!(text.matches("4821 7730 5196 8").count(), 1, "{text}");
        // Words of which nothing is left are the program's.
        person.own_words = Some(Arc::new(read("{회사}")));
        assert!(body(&person).contains("온더락잔’을 소개합니다"));
    }
}

/// Every form of the label that people have used to get round it.
#[test]
fn no_second_label_however_it_is_written() {
    for label in [
        "(광고)",
        "(광 고)",
        "( 광고 )",
        "[광고]",
        "광고)",
        "(광고",
        "<광고>",
        "【광고】",
        "（광고）",
        "(광.고)",
        "(광_고)",
        "(광\u{200b}고)",
        "〔광고〕",
        "(廣告)",
        "(AD)",
        "[ad]",
        "(Advertisement)",
        "(ᄀ\u{116a}\u{11bc}고)",
        "{광고}",
        "(Ａ Ｄ)",
        "〘광고〙",
        "⟨광고⟩",
        "⦅광고⦆",
        "❨광고❩",
    ] {
        assert!(looks_like_a_label(label), "{label}");
        let text = format!("안녕하세요 {label} 소식입니다");
        if label != "{광고}" {
            assert!(
                problems(&text, DraftKind::Thanks).contains("광고 표시처럼"),
                "{label}"
            );
        }
    }
    for plain in [
        "광고 촬영에 쓰인 잔",
        "잡지 광고를 보고",
        "(서울) 전시",
        "Ad hoc",
        "(bad)",
        "온기 [신제품]",
        "(광교)",
        "(최고)",
    ] {
        assert!(!looks_like_a_label(plain), "{plain}");
    }
    read("{브랜드} 광고를 보고 오셨나요?");
    problems("[[{이름} ]](광[[{회사}]]고)", DraftKind::Thanks);
}

/// The same in what the owner named, and what a visitor typed is not said.
#[test]
fn no_second_label_in_a_name() {
    let mut person = row(Channel::Sms, "unused", Language::Korean);
    person.name = "(광 고) 김하늘".to_owned();
    assert_eq!(body(&person).matches('광').count(), 1);
    person.own_words = Some(Arc::new(read("{이름}님\n{회사} 안녕하세요.\n반갑습니다.")));
    person.company = "[광고]".to_owned();
    let text = body(&person);
    assert_eq!(text.matches('광').count(), 1, "{text}");
    person.own_words = Some(Arc::new(read("안녕하세요.\n({회사}고) 반갑습니다.")));
    person.company = "광".to_owned();
    let text = body(&person);
    assert_eq!(text.matches("광고").count(), 1, "{text}");
    let spoofed = Sentence::of_texts("[광고] 잔", "glass");
    let refused = |row: &FollowUpRow| {
        let refused = message::draft(row, &maker(), &fair()).expect_err("a second label");
        assert!(matches!(&refused, OutreachError::SecondLabel { text } if text == "[광고] 잔"));
    };
    let mut other = row(Channel::Email, "unused", Language::Korean);
    other.offered[0].product = spoofed.clone();
    refused(&other);
    let mut other = row(Channel::Email, "unused", Language::Korean);
    other.topic = spoofed.clone();
    refused(&other);
    let mut his = maker();
    his.name = spoofed;
    let plain = row(Channel::Sms, "unused", Language::Korean);
    message::draft(&plain, &his, &fair()).expect_err("the sender's name is the label's neighbour");
}

/// The refusal and the sender stand there once, whatever stands between their letters.
#[test]
fn what_the_law_asks_for_is_not_written_twice() {
    for text in [
        "무료거부 080-123-4567",
        "무료 수신-거부 080-123-4567",
        "수신·거부 080-123-4567",
        "수.신.거.부",
        "수신[[ {회사} ]]거부 080",
        "보낸 곳: {브랜드}",
        "보낸곳) 온기",
        "Sender: {maker}",
        "opt-out",
        "un-subscribe",
    ] {
        let said = problems(text, DraftKind::Thanks);
        assert!(said.contains("프로그램이 붙입니다"), "{text}: {said}");
    }
}

/// No bracket that is meant to leave something out stays in a message.
#[test]
fn brackets_come_in_pairs() {
    for text in [
        "[[{이름}님 [[{회사} ]]안녕하세요",
        "[[[{회사}]]]",
        "[[{회사}]]] 안녕하세요",
        "{이름}]] 안녕 [[{회사}]]",
    ] {
        let said = problems(text, DraftKind::Thanks);
        assert!(said.contains("짝이 맞지 않습니다"), "{text}: {said}");
    }
    let template = read("[[[{회사}] ]]안녕하세요 [{이름}]");
    let known = template.filled(|_| Some("온기".to_owned()));
    assert_eq!(known.text, "[온기] 안녕하세요 [온기]");
}

/// An answer that looks like the label stops no file: the product is named without it, in
/// every column and in the owner's own words.
#[test]
fn an_answer_that_looks_like_the_label_is_not_quoted() {
    let reason = "‘SNS 광고(인스타그램)’로 답해 주셔서 ‘온더락잔’을 소개합니다.";
    let mut person = row(Channel::Email, "kim@example.com", Language::Korean);
    person.offered[0].reason_for_customer = Some(Sentence::of_texts(reason, "glass"));
    let mut own = person.clone();
    own.own_words = Some(Arc::new(read("{이유1}")));
    for text in [body(&person), body(&own)] {
        let says = text.contains("온더락잔’을 소개합니다.");
        assert!(says && !text.contains("인스타그램"), "{text}");
    }
    let mut targets = shipped().iter();
    let target = targets.find(|it| it.id == "csv").expect("it ships");
    let follow_up = follow_up(vec![person, own]);
    let made = files(&follow_up, target, &stationery(), Language::Korean).expect("it is made");
    let text = String::from_utf8_lossy(&made[0].bytes).into_owned();
    assert!(!text.contains("인스타그램"), "{text}");
    let generic = outreach::follow_up::csv(&follow_up, Language::Korean).expect("it is made");
    assert!(!String::from_utf8_lossy(&generic).contains("인스타그램"));
}

/// A mistake is named, with what to do.
#[test]
fn what_does_not_fit_is_said() {
    let cases = [
        ("", DraftKind::Thanks),
        ("{나이}님", DraftKind::Thanks),
        ("{요청}을 보냅니다", DraftKind::Thanks),
        ("{혜택}", DraftKind::RequestedReply),
        ("[[{이름}님 안녕하세요", DraftKind::Thanks),
        ("{이름}]] 안녕하세요", DraftKind::Thanks),
        ("[[안녕]]하세요", DraftKind::Thanks),
        ("무료 수신 거부 080-1", DraftKind::Thanks),
        ("왜 받으셨나요: 그냥", DraftKind::Thanks),
        ("To un subscribe", DraftKind::Thanks),
        ("이번 주 특가를 함께 보냅니다", DraftKind::RequestedReply),
    ];
    let said = cases.map(|(text, kind)| format!("{text}\n    {}", problems(text, kind)));
    insta::assert_snapshot!(said.join("\n"));
    let long = "가".repeat(2_001);
    assert!(problems(&long, DraftKind::Thanks).contains("2,001자"));
}

/// A file for text messages tells its sizes, and no message grows past its kind unsaid.
#[test]
fn a_file_tells_how_many_are_long() {
    let target = shipped()
        .iter()
        .find(|it| it.id == "aligo")
        .expect("it ships");
    let mut person = row(Channel::Sms, "+821012345678", Language::Korean);
    person.own_words = Some(Arc::new(read("{이유1}\n{추천2}\n{추천3}")));
    person.offered.extend(two_more());
    let prepared = prepare(
        follow_up(vec![person]),
        target,
        &stationery(),
        Language::Korean,
    )
    .expect("lawful");
    let notes: Vec<&str> = prepared
        .follow_up
        .notes
        .iter()
        .map(|it| it.ko.as_str())
        .collect();
    assert!(
        notes.iter().any(|it| it.contains("SMS 0통, LMS 1통")),
        "{notes:?}"
    );
    let made =
        files(&prepared.follow_up, target, &stationery(), Language::Korean).expect("it is made");
    assert_eq!(made.len(), 1);
}

/// An advertisement says to everybody, also without a coupon, what she has of it; a line
/// that is left out for somebody, or says nothing, is none of that.
#[test]
fn a_draft_says_what_it_is_good_for() {
    for kind in DraftKind::ALL {
        for language in [Language::Korean, Language::English] {
            let shipped = kind.template(language);
            let said = shipped.require_benefit(*kind);
            assert!(said.is_ok(), "{}: {said:?}", kind.code());
        }
    }
    let is_said = |text: &str| read(text).require_benefit(DraftKind::Thanks).is_ok();
    for text in [
        "안녕하세요.\n혜택: 새 색을 먼저 보여 드립니다.",
        "혜택： {주제} 소식",
        "benefit: our news[[ for {name}]]",
    ] {
        assert!(is_said(text), "{text}");
    }
    for text in [
        "안녕하세요.",
        "혜택: {혜택}",
        "혜택: {이유1}",
        "혜택: [[{이름}님 소식]]",
        "혜택:",
        "혜택: …",
        "혜택이 많습니다.",
        "{혜택}: 좋은 것",
    ] {
        assert!(!is_said(text), "{text}");
    }
    let refused = read("안녕하세요.").require_benefit(DraftKind::Thanks);
    let refused = refused.expect_err("nothing is said").ko;
    assert!(refused.contains("‘혜택: ’로 시작하는 한 줄"), "{refused}");
    read("안녕하세요.")
        .require_benefit(DraftKind::RevisitCoupon)
        .expect("whoever has no coupon is not in its file");
}
