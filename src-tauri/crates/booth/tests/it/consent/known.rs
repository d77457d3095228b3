//! Who is recognised by what she left, and what she takes home of it.

use crate::support::{DAY, EMAIL, Fair, Laptop, MINUTE, fair};
use booth::Booth;
use booth::consent::{ContactDraft, NoticeAct};
use booth::desk::Found;
use booth::responses::{Interest, SurveyState};
use booth::rights::Whose;
use booth::sales::{BasketLine, SaleRequest};
use permission::{Channel, Reason};
use records::visitors::pair_of;
use uuid::Uuid;

/// Topics are chosen of what one hears: a yes to keeping the contact or to one's age
/// names none.
#[test]
fn only_a_yes_to_news_names_topics() {
    let mut fair = fair(61);
    let laptop = &mut fair.laptops[0];
    laptop.reachable_visitor("kim@example.com");
    let history = laptop.booth().permission_history("kim@example.com");
    let said = history.expect("a history").said;
    let granted = said.iter().filter(|said| said.kind == "granted");
    for said in granted {
        let act = said.notice.as_ref().expect("a text").act;
        let is_news = matches!(act, NoticeAct::Advertising(_));
        assert_eq!(!said.topics.is_empty(), is_news, "{act:?}");
    }
}

/// Whoever left the same number before is recognised while it is typed, with what she
/// bought; nobody is recognised as herself, and nobody who is new.
#[test]
fn who_comes_again_is_recognised_by_her_number() {
    let mut fair = fair(62);
    let laptop = &mut fair.laptops[0];
    let first = laptop.answered_visit();
    let draft = laptop.draft(
        "",
        "010-1234-5678",
        &[NoticeAct::AtLeast14, NoticeAct::CollectAndUse],
    );
    laptop.booth().save_contact(first, &draft).expect("kept");
    let product = laptop.booth().products().expect("products")[0].0;
    let sale = SaleRequest {
        visitor: Some(first),
        coupon: None,
        lines: vec![BasketLine {
            product,
            quantity: 2,
        }],
        purpose: None,
    };
    laptop.booth().record_sale(&sale).expect("a sale");
    let again = laptop.answered_visit();
    let typed = ContactDraft {
        phone: "+82 10 1234 5678".to_owned(),
        ..Default::default()
    };
    let ask = |laptop: &mut Laptop, visitor| {
        laptop
            .booth()
            .known_contact(visitor, &typed)
            .expect("a look")
    };
    let known = ask(laptop, again).expect("she was here");
    assert_eq!(known.visitor, first);
    assert_eq!(known.who.ko, "10:00에 오신 김서연 님인가요?");
    assert!(known.bought.expect("two pieces").ko.contains('2'));
    assert_eq!(ask(laptop, first), None, "not as herself");
    laptop.clock.advance(DAY);
    let known = ask(laptop, again).expect("she was here");
    assert!(known.who.ko.contains("리빙디자인페어"), "{}", known.who.ko);
    let nobody = ContactDraft {
        phone: "010-9999-0000".to_owned(),
        ..Default::default()
    };
    assert_eq!(
        laptop
            .booth()
            .known_contact(again, &nobody)
            .expect("a look"),
        None
    );
}

/// The receipt says what was allowed to whom and how to stop it, and tells nobody's
/// address; its code stops everything in one scan, on a laptop that never heard of
/// her, too, and a copy of it can only do the same.
#[test]
fn a_receipt_stops_everything_without_a_name() {
    let mut fair = Fair::with_laptops(2, 63);
    let (one, other) = fair.pair(0, 1);
    let visitor = one.reachable_visitor("seoyeon.kim@example.com");
    let receipt = one.booth().consent_receipt(visitor).expect("read");
    let receipt = receipt.expect("she left an address");
    let text: Vec<&str> = receipt.lines.iter().map(|line| line.ko.as_str()).collect();
    let text = text.join("\n");
    assert!(
        text.contains("온기유리") && text.contains("2026년 11월 25일"),
        "{text}"
    );
    assert!(
        !text.contains("seoyeon.kim@example.com"),
        "others may see it: {text}"
    );
    assert!(receipt.code.bytes().all(|digit| digit.is_ascii_digit()));
    let stranger = one.booth().expect_visitor().expect("somebody");
    assert_eq!(one.booth().consent_receipt(stranger).expect("read"), None);

    for _ in 0..2 {
        let found = other.booth().look_up(&receipt.code).expect("a scan");
        assert!(matches!(found, Found::Stopped(_)), "{found:?}");
    }
    one.learn_from(other);
    other.learn_from(one);
    for laptop in [one, other] {
        let follow_up = laptop.booth().follow_up(booth::FairScope::All);
        assert_eq!(follow_up.expect("people").people, vec![]);
    }
}

/// Whoever left the number of a shop's line is asked about nothing that never rings
/// there, and nothing is sent to it; an address that is nearly another one is asked
/// about, and kept as it is.
#[test]
fn only_what_reaches_her_is_asked() {
    let mut fair = fair(64);
    let laptop = &mut fair.laptops[0];
    let asked = |laptop: &mut Laptop, email: &str, phone: &str| {
        let typed = laptop.draft(email, phone, &[]);
        let usable = laptop.booth().check_contact(&typed).expect("usable");
        let notices = laptop.booth().notices().expect("notices").into_iter();
        let asked: Vec<_> = notices
            .filter(|(id, _)| usable.asked.contains(id))
            .filter_map(|(_, notice)| notice.act.channel())
            .collect();
        (asked, usable.nearly)
    };
    let mobile = asked(laptop, "", "010-1234-5678");
    assert_eq!(mobile, (vec![Channel::Sms, Channel::Kakao], None));
    assert_eq!(asked(laptop, "", "02-123-4567"), (Vec::new(), None));
    assert_eq!(
        asked(laptop, "kim@gamil.com", "031-123-4567"),
        (vec![Channel::Email], Some("kim@gmail.com".to_owned()))
    );

    // A laptop of before asked all the same.
    let visitor = laptop.answered_visit();
    let acts: Vec<NoticeAct> = [NoticeAct::AtLeast14, NoticeAct::CollectAndUse]
        .into_iter()
        .chain(Channel::ASKED.map(NoticeAct::Advertising))
        .collect();
    let draft = laptop.draft("kim@gamil.com", "02-123-4567", &acts);
    laptop.booth().save_contact(visitor, &draft).expect("kept");
    let status = laptop.booth().contact_status(visitor).expect("read");
    let (contact, permissions) = (status.contact, status.permissions);
    assert_eq!(contact.expect("a contact").email, "kim@gamil.com");
    let channels: Vec<Channel> = permissions.iter().map(|it| it.channel).collect();
    assert_eq!(channels, [Channel::Email]);
}

/// Taking everything back says nothing of a channel that was declined before: her
/// card says of each what she said of it.
#[test]
fn what_was_declined_stays_declined_when_all_is_taken_back() {
    let mut fair = fair(65);
    let laptop = &mut fair.laptops[0];
    let visitor = laptop.answered_visit();
    let draft = laptop.draft("kim@example.com", "010-1234-5678", &EMAIL);
    laptop.booth().save_contact(visitor, &draft).expect("kept");
    laptop.booth().withdraw(visitor).expect("taken back");
    let status = laptop.booth().contact_status(visitor).expect("read");
    let permissions = status.permissions;
    let told: Vec<_> = permissions
        .iter()
        .map(|it| (it.channel, it.told, it.decision.allowed))
        .collect();
    assert_eq!(
        told,
        [
            (Channel::Email, Reason::Withdrawn, false),
            (Channel::Sms, Reason::Declined, false),
            (Channel::Kakao, Reason::Declined, false),
        ]
    );
}

/// Who says "yes, that is me" is one visitor: the survey she answered just now is hers,
/// nobody without a name is left behind, and it goes with her when she is forgotten, on
/// a laptop that only hears of it, too.
#[test]
fn who_is_recognised_leaves_nobody_behind() {
    let mut fair = Fair::with_laptops(2, 66);
    let (laptop, other) = fair.pair(0, 1);
    let first = laptop.booth().expect_visitor().expect("somebody");
    let keeps = [NoticeAct::AtLeast14, NoticeAct::CollectAndUse];
    let draft = laptop.draft("", "010-1234-5678", &keeps);
    laptop.booth().save_contact(first, &draft).expect("kept");
    let again = laptop.answered_visit();
    other.learn_from(laptop);
    assert_eq!(laptop.booth().desk().expect("a desk").visitors_today, 2);
    laptop.booth().recognise(again, first).expect("it is she");
    let desk = laptop.booth().desk().expect("a desk");
    assert_eq!(desk.visitors_today, 1);
    let rows: Vec<_> = desk.recent.iter().map(|it| it.visitor).collect();
    assert_eq!(rows, [first]);
    let visit = laptop.booth().visit(first).expect("her visit");
    let answered = visit.survey.questions.iter();
    let answered = answered.filter(|asked| !asked.value.is_empty()).count();
    assert!(answered > 1, "{answered} answers came along");
    laptop.booth().finish_survey(first).expect("and go on");
    let left = laptop.booth().unfinished().expect("the evening");
    assert_eq!(left.len(), 0, "nor a survey without answers");

    // She handed one in: what is begun since is kept, and counts for nothing.
    let third = laptop.answered_visit();
    laptop.booth().recognise(third, first).expect("she again");
    let visit = laptop.booth().visit(first).expect("her visit");
    assert_eq!(visit.survey.state, SurveyState::Finished);
    assert_eq!(laptop.booth().desk().expect("a desk").visitors_today, 1);

    laptop
        .booth()
        .destroy_people(&[Whose::Contact("010-1234-5678")], "본인이 요청함", false)
        .expect("forgotten");
    other.learn_from(laptop);
    for laptop in [laptop, other] {
        assert_eq!(laptop.count("SELECT count(*) FROM answer"), 0);
    }
}

/// What was given and noted before she said that she was here already is hers, as the
/// survey is: her coupon, what she bought, what was noted, also when nothing was asked.
#[test]
fn what_was_given_and_noted_before_the_answer_is_hers() {
    let mut fair = Fair::with_laptops(2, 67);
    let (laptop, other) = fair.pair(0, 1);
    let first = laptop.booth().expect_visitor().expect("somebody");
    let keeps = [NoticeAct::AtLeast14, NoticeAct::CollectAndUse];
    let draft = laptop.draft("", "010-1234-5678", &keeps);
    laptop.booth().save_contact(first, &draft).expect("kept");
    let noted = |laptop: &mut Laptop, visitor, interest, note: &str| {
        let booth = laptop.booth();
        booth.note_visitor(visitor, interest, note).expect("noted");
    };
    noted(laptop, first, Some(Interest::Warm), "물잔을 보심");

    let again = laptop.booth().expect_visitor().expect("somebody");
    let thanks = laptop.thanks();
    let coupon = laptop.booth().issue_coupon(Some(again), thanks);
    let coupon = coupon.expect("a coupon").id;
    noted(laptop, again, Some(Interest::Hot), "선물로 찾으심");
    let product = laptop.booth().products().expect("products")[0].0;
    let bought = SaleRequest {
        visitor: Some(again),
        lines: vec![BasketLine {
            product,
            quantity: 1,
        }],
        ..SaleRequest::default()
    };
    let sale = laptop.booth().record_sale(&bought).expect("a sale").id;
    laptop.booth().recognise(again, first).expect("it is she");
    other.learn_from(laptop);
    for laptop in [&mut *laptop, &mut *other] {
        let booth = laptop.booth();
        let visit = booth.visit(first).expect("her visit");
        assert_eq!(visit.interviewer.note, "물잔을 보심\n선물로 찾으심");
        assert_eq!(visit.interviewer.interest, Some(Interest::Hot));
        let coupons = booth.coupons_of(first).expect("hers");
        assert_eq!(coupons.iter().map(|it| it.id).collect::<Vec<_>>(), [coupon]);
        let sales = booth.sales_of(first).expect("hers");
        assert_eq!(sales.iter().map(|it| it.id).collect::<Vec<_>>(), [sale]);
        assert_eq!(booth.desk().expect("a desk").visitors_today, 1);
    }

    laptop
        .booth()
        .destroy_people(&[Whose::Contact("010-1234-5678")], "본인이 요청함", false)
        .expect("forgotten");
    other.learn_from(laptop);
    for laptop in [laptop, other] {
        assert_eq!(laptop.count("SELECT count(*) FROM interviewer_note"), 0);
        assert_eq!(
            laptop.count("SELECT count(*) FROM coupon"),
            1,
            "it is in her hand"
        );
    }
}

/// Anybody may type anybody's number at the kiosk: its receipt says what was agreed to
/// there and then, and nothing of what the number's owner said before.
#[test]
fn the_kiosk_s_receipt_tells_nothing_of_before() {
    let mut fair = fair(74);
    let laptop = &mut fair.laptops[0];
    let hers = laptop.reachable_visitor("hers@example.com");
    laptop.booth().withdraw(hers).expect("she stopped it");
    laptop.clock.advance(MINUTE);
    let lines = |laptop: &mut Laptop, address: &str| {
        let stranger = laptop.answered_visit();
        let draft = laptop.draft(address, "", &EMAIL);
        laptop
            .booth()
            .kiosk_contact(stranger, &draft)
            .expect("kept");
        let receipt = laptop
            .booth()
            .kiosk_receipt(stranger, &draft)
            .expect("read");
        let lines = receipt.expect("a receipt").lines.into_iter();
        lines.map(|line| line.ko).collect::<Vec<_>>()
    };
    let of_hers = lines(laptop, "hers@example.com");
    let of_nobody_s = lines(laptop, "nyws@example.com");
    assert!(of_hers[1].starts_with("이메일"), "{of_hers:?}");
    let hidden = |lines: &[String]| lines.join(" ").replace("he••", "").replace("ny••", "");
    assert_eq!(
        of_hers.len(),
        of_nobody_s.len(),
        "as if she had never refused"
    );
    assert_eq!(hidden(&of_hers[2..]), hidden(&of_nobody_s[2..]));
    // Staff, who can ask her, see that nothing is sent.
    let receipt = laptop.booth().consent_receipt(hers).expect("read");
    let staff_s = receipt.expect("a receipt").lines;
    assert!(staff_s[0].ko.contains("보내지 않습니다"), "{staff_s:?}");
}

/// Staff asked at the desk and she is somebody else: nobody is asked again, the evening
/// does not propose the two, and one key takes it back. Nothing of her needs to be on
/// record yet, and nothing is by it.
#[test]
fn who_is_somebody_else_at_the_desk_is_not_proposed_in_the_evening() {
    let mut fair = fair(68);
    let laptop = &mut fair.laptops[0];
    let keeps = [NoticeAct::AtLeast14, NoticeAct::CollectAndUse];
    let shared = "02-555-0000";
    let first = laptop.answered_visit();
    let draft = laptop.draft("", shared, &keeps);
    laptop.booth().save_contact(first, &draft).expect("kept");
    let second = laptop.booth().expect_visitor().expect("somebody is here");
    let hers = ContactDraft {
        name: "서가람".to_owned(),
        ..laptop.draft("", shared, &keeps)
    };
    let booth = laptop.booth();
    let known = booth.known_contact(second, &hers).expect("a look");
    assert_eq!(known.map(|it| it.visitor), Some(first));
    for (visitor, known) in [(first, first), (second, second), (second, Uuid::nil())] {
        let refused = booth.note_somebody_else(visitor, known, &hers, true);
        assert!(refused.is_err(), "{visitor} {known}");
    }
    let asked = |booth: &Booth| {
        booth
            .known_contact(second, &hers)
            .expect("a look")
            .is_some()
    };
    for said in [true, false, true, true] {
        booth
            .note_somebody_else(second, first, &hers, said)
            .expect("noted");
        assert_eq!(asked(booth), !said, "asked unless it was said");
    }
    assert!(booth.ledger().records_of(second).expect("read").is_empty());
    let records = booth
        .ledger()
        .records_of(pair_of(first, second))
        .expect("read");
    let evidence = records.iter().filter_map(|record| record.body.as_deref());
    let evidence: Vec<&str> = evidence
        .filter_map(|body| std::str::from_utf8(body).ok())
        .collect();
    assert_eq!(evidence.len(), 3, "what was said already is not said again");
    assert!(evidence[2].contains("phone"), "{evidence:?}");
    assert!(
        !evidence[2].contains("name"),
        "the names differ: {evidence:?}"
    );

    booth.save_contact(second, &hers).expect("kept");
    assert_eq!(booth.proposed_merges(9).expect("a list").total, 0);
    booth
        .note_somebody_else(second, first, &hers, false)
        .expect("taken back");
    assert_eq!(booth.proposed_merges(9).expect("a list").total, 1);
}
