//! What the owner writes herself is kept, goes to the other laptops, and fills the files;
//! several products are offered, and only who is in a file gets its coupon.

use super::hold_out::{after_the_fair, buy};
use super::targets::{column, export, nothing_was_sent, request, visitor};
use crate::support::{DAY, EMAIL, Fair, OPENING, fair};
use booth::BoothError;
use booth::consent::{NoticeAct, Particulars};
use booth::follow_up::{DraftField, DraftKind, DraftPlace, Exported, FileRequest};
use coupon::{ProgrammeKind, Validity};
use permission::Channel;
use std::collections::BTreeSet;
use words::Language;

fn place(kind: DraftKind) -> DraftPlace {
    DraftPlace {
        kind,
        topic: None,
        channel: None,
    }
}

fn in_words(kind: DraftKind, id: &str) -> FileRequest {
    FileRequest {
        draft: Some(kind),
        ..request(id)
    }
}

/// The most special words win, and the shipped ones come back.
#[test]
fn a_draft_is_kept_and_taken_back() {
    let mut fair = fair(1_601);
    let laptop = &mut fair.laptops[0];
    visitor(laptop, "kim@example.com", "", &EMAIL);
    laptop.clock.set(OPENING + 5 * DAY);
    let thanks = place(DraftKind::Thanks);
    let korean = Language::Korean;
    let at_first = laptop.booth().drafts().expect("drafts").len();
    let shipped = laptop.booth().draft(&thanks).expect("a draft");
    assert!(shipped.is_shipped && shipped.ko.contains("고맙습니다"));
    let own =
        "[[{이름}님, ]]손님께.\r\n{박람회}에서 뵈었지요.\n{추천3}도 보세요.\n혜택: {주제} 소식";
    let written = laptop.booth().set_draft(&thanks, korean, Some(own));
    let written = written.expect("it is kept");
    assert!(!written.is_shipped && written.en == shipped.en);
    let by_email = DraftPlace {
        channel: Some(Channel::Email),
        ..thanks.clone()
    };
    let message = |laptop: &mut crate::support::Laptop| {
        let request = in_words(DraftKind::Thanks, "csv");
        let (made, _folder) = export(laptop, &request).expect("files");
        column(&made.files[0], "문안").remove(0)
    };
    assert!(message(laptop).contains("에서 뵈었지요.\n"));
    let special = laptop.booth().set_draft(
        &by_email,
        korean,
        Some("메일로 인사드립니다.\n혜택: 새 소식을 먼저"),
    );
    special.expect("it is kept");
    assert!(message(laptop).starts_with("메일로 인사드립니다.\n"));
    assert_eq!(laptop.booth().drafts().expect("drafts").len(), at_first + 1);
    let before = laptop.booth().drafts().expect("drafts");
    for (text, says) in [
        ("{나이}", "없는 항목"),
        ("(광 고) 안녕", "광고 표시처럼"),
        ("안녕하세요.", "‘혜택: ’"),
        ("혜택: {혜택}", "‘혜택: ’"),
    ] {
        let refused = laptop.booth().set_draft(&thanks, korean, Some(text));
        let refused = refused.expect_err("it does not fit");
        assert!(refused.sentence().ko.contains(says), "{refused}");
    }
    assert_eq!(laptop.booth().drafts().expect("drafts"), before);
    let back = laptop.booth().set_draft(&by_email, korean, None);
    let back = back.expect("it is taken back");
    assert!(back.ko.contains("에서 뵈었지요"), "what holds for all");
    let chosen = laptop
        .booth()
        .set_draft(&by_email, korean, Some(&shipped.ko));
    assert!(chosen.expect("it is kept").is_shipped);
    assert!(message(laptop).contains("고맙습니다"), "for e-mails only");
    for place in [&by_email, &thanks] {
        let back = laptop.booth().set_draft(place, korean, None);
        back.expect("it is taken back");
    }
    let back = laptop.booth().draft(&thanks).expect("a draft");
    assert!(back.is_shipped);
    assert_eq!(laptop.booth().drafts().expect("drafts").len(), at_first);
    assert!(message(laptop).contains("고맙습니다"));
    let reply = in_words(DraftKind::RequestedReply, "csv");
    let refused = export(laptop, &reply).expect_err("no file holds an answer");
    assert!(matches!(refused, BoothError::NotPossible(_)), "{refused}");
}

/// Each language is a thing of its own: what is written in one takes back nothing that was
/// written in the other, in whatever order the two arrive at another laptop.
#[test]
fn another_laptop_has_a_draft_in_both_languages() {
    let mut fair = Fair::with_laptops(2, 1_611);
    let (owners, other) = fair.pair(0, 1);
    let thanks = place(DraftKind::Thanks);
    let entities = |laptop: &mut crate::support::Laptop| {
        let mut entities = BTreeSet::new();
        let read = laptop.booth().ledger().each_record_of("draft.set", |it| {
            entities.insert(it.header.entity);
        });
        read.expect("the records");
        entities.len()
    };
    let before = entities(owners);
    for (language, text) in [
        (Language::Korean, "고마웠습니다.\n혜택: 새 소식"),
        (Language::English, "Thank you all.\nBenefit: our news"),
    ] {
        let written = owners.booth().set_draft(&thanks, language, Some(text));
        written.expect("it is kept");
    }
    assert_eq!(entities(owners), before + 2);
    other.learn_from(owners);
    let draft = other.booth().draft(&thanks).expect("a draft");
    let texts = (draft.ko.as_str(), draft.en.as_str());
    assert_eq!(
        texts,
        (
            "고마웠습니다.\n혜택: 새 소식",
            "Thank you all.\nBenefit: our news"
        )
    );
}

/// Words that are only tried are not kept, give nobody a coupon, and tell what is missing.
#[test]
fn a_preview_gives_nothing_away() {
    let mut fair = fair(1_602);
    let laptop = &mut fair.laptops[0];
    let texts = [
        NoticeAct::AtLeast14,
        NoticeAct::CollectAndUse,
        NoticeAct::Advertising(Channel::Sms),
    ];
    visitor(laptop, "", "010-1111-1111", &texts);
    laptop.clock.set(OPENING + 5 * DAY);
    let request = in_words(DraftKind::RevisitCoupon, "aligo");
    let coupons = laptop
        .booth()
        .coupons_to_come(booth::FairScope::Current)
        .expect("a number");
    let tried = Some((Language::Korean, "₩ 혜택: {혜택}\n{추천2}도 있습니다."));
    let preview = laptop
        .booth()
        .preview_draft(&request, tried)
        .expect("a preview");
    assert_eq!(preview.people, 1);
    let longest = preview.longest.expect("a message");
    assert!(longest.body.contains("₩ 혜택: "), "{}", longest.body);
    assert!(
        !longest.body.contains("재방문 쿠폰:"),
        "said by the owner's line"
    );
    let size = longest.size.expect("a text message has a size");
    assert_eq!(size.unencodable[0].replacement, Some("원"));
    assert_eq!(preview.sizes, (0, 1));
    assert!(preview.unknown.contains(&(DraftField::Product2, 1)));
    let notes: Vec<&str> = preview.notes.iter().map(|it| it.ko.as_str()).collect();
    assert!(notes.iter().any(|it| it.contains("‘추천2’")), "{notes:?}");
    let after = laptop
        .booth()
        .coupons_to_come(booth::FairScope::Current)
        .expect("a number");
    assert_eq!(after, coupons, "nobody was given a coupon");
    assert!(
        laptop
            .booth()
            .draft(&place(DraftKind::RevisitCoupon))
            .expect("a draft")
            .is_shipped
    );
}

/// Who cannot be in the file gets no coupon for it and is drawn for nothing.
#[test]
fn only_who_is_in_the_file_gets_its_coupon() {
    let mut fair = fair(1_603);
    let laptop = &mut fair.laptops[0];
    let texts = [
        NoticeAct::AtLeast14,
        NoticeAct::CollectAndUse,
        NoticeAct::Advertising(Channel::Sms),
    ];
    visitor(laptop, "", "010-1111-1111", &texts);
    let other = laptop.answered_visit();
    let mut draft = laptop.draft("", "010-2222-2222", &texts);
    draft.particulars = Some(Particulars {
        company: "온".repeat(90),
        ..Particulars::default()
    });
    laptop.booth().save_contact(other, &draft).expect("kept");
    let long = "가".repeat(600);
    let long = format!("{long}\n[[{{회사}} {{회사}} {{회사}}]]\n혜택: 새 소식");
    let thanks = place(DraftKind::Thanks);
    let written = laptop
        .booth()
        .set_draft(&thanks, Language::Korean, Some(&long));
    written.expect("it is kept");
    laptop.clock.set(OPENING + 5 * DAY);
    let to_come = |laptop: &mut crate::support::Laptop| {
        let to_come = laptop.booth().coupons_to_come(booth::FairScope::Current);
        to_come.expect("a number")
    };
    let before = to_come(laptop);
    assert_eq!(before, 2, "a programme gives one to each");
    let (made, _folder) = export(laptop, &in_words(DraftKind::Thanks, "aligo")).expect("files");
    assert_eq!((made.rows, made.new_coupons), (1, 1));
    assert_eq!(undeliverable(&made), [("too_long", 1)]);
    assert_eq!(to_come(laptop), 1, "the other one has none yet");
    nothing_was_sent(laptop);
    laptop.clock.set(OPENING + 40 * DAY);
    let expiring = in_words(DraftKind::ExpiringCoupon, "xlsx");
    let (made, _folder) = export(laptop, &expiring).expect("files");
    assert_eq!(
        (made.rows, made.new_coupons, undeliverable(&made)),
        (1, 0, vec![("no_coupon", 1)]),
        "nobody is given a coupon to be told that it is soon over"
    );
}

fn undeliverable(made: &Exported) -> Vec<(&str, u32)> {
    let people = made.undeliverable.iter();
    people.map(|it| (it.code, it.count)).collect()
}

/// A coupon is soon over in its last thirty days, and then only.
#[test]
fn only_whose_coupon_is_soon_over_is_told_so() {
    let mut fair = fair(1_606);
    let laptop = &mut fair.laptops[0];
    visitor(laptop, "kim@example.com", "", &EMAIL);
    let first = laptop.booth().fair_days().first;
    let until = first + chrono::Days::new(60);
    laptop.opens(ProgrammeKind::Revisit, |draft| {
        draft.validity = Validity::Dates { from: first, until };
    });
    laptop.clock.set(OPENING + 5 * DAY);
    export(laptop, &in_words(DraftKind::RevisitCoupon, "csv")).expect("she has a coupon");
    for (day, told) in [(29, 0), (30, 1), (60, 1)] {
        nothing_was_sent(laptop);
        laptop.clock.set(OPENING + day * DAY);
        let expiring = in_words(DraftKind::ExpiringCoupon, "csv");
        let preview = laptop.booth().preview_draft(&expiring, None);
        assert_eq!(preview.expect("a preview").people, told, "day {day}");
        let (made, _folder) = export(laptop, &expiring).expect("files");
        assert_eq!((made.rows, made.new_coupons), (told, 0), "day {day}");
        let not = undeliverable(&made);
        assert_eq!(not.is_empty(), told == 1, "day {day}: {not:?}");
    }
}

/// Who had all the coupons that one person may have is sent no message about one.
#[test]
fn nobody_without_a_coupon_is_told_of_one() {
    let mut fair = fair(1_607);
    let laptop = &mut fair.laptops[0];
    let had = visitor(laptop, "kim@example.com", "", &EMAIL);
    let first = laptop.booth().fair_days().first;
    let lasts = |days| Validity::Dates {
        from: first,
        until: first + chrono::Days::new(days),
    };
    let short = laptop.opens(ProgrammeKind::Revisit, |draft| draft.validity = lasts(3));
    let given = laptop.booth().issue_coupon(Some(had), short);
    given.expect("a coupon that is over after the fair");
    let mut draft =
        coupon::ProgrammeDraft::proposal(ProgrammeKind::Revisit, laptop.booth().fair_days());
    draft.validity = lasts(60);
    let longer = laptop.booth().open_programme(&draft, Some(short));
    longer.expect("in its place");
    laptop.clock.set(OPENING + 5 * DAY);
    let revisit = in_words(DraftKind::RevisitCoupon, "csv");
    let preview = laptop.booth().preview_draft(&revisit, None);
    assert_eq!(preview.expect("a preview").people, 0);
    let (made, _folder) = export(laptop, &revisit).expect("nobody");
    assert_eq!(
        (made.rows, undeliverable(&made)),
        (0, vec![("no_coupon", 1)])
    );
    visitor(laptop, "lee@example.com", "", &EMAIL);
    let (made, _folder) = export(laptop, &revisit).expect("files");
    assert_eq!((made.rows, made.new_coupons), (1, 1));
    assert_eq!(undeliverable(&made), [("no_coupon", 1)]);
    assert_eq!(column(&made.files[0], "문안").len(), 1);
}

/// Two or three products, each once, and no sentence three times.
#[test]
fn several_products_are_offered() {
    let (mut fair, people) = after_the_fair(1_604, 30);
    let laptop = &mut fair.laptops[0];
    let products = laptop.booth().products().expect("products");
    for (at, visitor) in people[..20].iter().enumerate() {
        laptop.buy(*visitor, products[at % 4].0);
    }
    buy(laptop, people[20]);
    let follow_up = laptop.booth().follow_up(booth::FairScope::Current);
    let follow_up = follow_up.expect("people");
    let most = follow_up.people.iter().map(|it| it.more.len()).max();
    assert!(most >= Some(1), "somebody is offered more than one");
    for person in &follow_up.people {
        let offered: Vec<_> = person.recommendation.iter().chain(&person.more).collect();
        assert!(offered.len() <= 3);
        let ids: BTreeSet<_> = offered.iter().map(|it| it.product).collect();
        assert_eq!(ids.len(), offered.len(), "each product once");
        let bestsellers = offered.iter().filter(|it| it.reason.code() == "bestseller");
        assert!(bestsellers.count() <= 2);
    }
}

/// What is named today stands in an advertisement tomorrow.
#[test]
fn no_name_looks_like_the_label() {
    use booth::fair::NextFair;
    use booth::sales::ProductDraft;
    let mut fair = fair(1_605);
    let laptop = &mut fair.laptops[0];
    let booth = laptop.booth();
    let product = |name: &str, tag: &str| ProductDraft {
        name: name.to_owned(),
        price_won: 1_000,
        tags: vec![tag.to_owned()],
        ..ProductDraft::default()
    };
    for draft in [product("[광고] 잔", "잔"), product("잔", "(광 고)")] {
        let refused = booth.save_product(None, &draft).expect_err("a label");
        assert!(refused.sentence().ko.contains("광고 표시처럼"), "{refused}");
    }
    let kept = booth.save_product(None, &product("광고 촬영 소품 잔", "잔"));
    kept.expect("a word is no label");
    let next = NextFair {
        name: "(광고) 봄 전시".to_owned(),
        starts_on: "2027-03-01".parse().expect("a day"),
        ends_on: "2027-03-03".parse().expect("a day"),
        with_questionnaire: false,
        with_products: false,
        with_programmes: false,
    };
    let refused = booth.open_next_fair(&next).expect_err("a label");
    assert!(matches!(refused, BoothError::Setting(_)), "{refused}");
}
