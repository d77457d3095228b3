//! What visitors asked to be sent or told: one message, nothing that advertises, and
//! then it is over.

use crate::support::{DAY, Fair, Laptop, MINUTE, chosen, fair};
use booth::FairScope;
use booth::consent::NoticeAct;
use booth::replies::{Channel, ReplyDraft, ReplyEvidence, ReplyState, Wanted};
use booth::rights::Whose;
use chrono::{Days, NaiveDate};
use permission::Reason;
use uuid::Uuid;
use words::Language;

/// What a contact is kept with, and nothing more.
const KEPT: [NoticeAct; 2] = [NoticeAct::AtLeast14, NoticeAct::CollectAndUse];
const PHONE: &str = "010-9182-7364";
const ADDRESS: &str = "haneul@example.com";
const WORDS: &str = "푸른 물병 이백 개";

fn day(later: u64) -> NaiveDate {
    crate::support::first_day() + Days::new(later)
}

/// A visitor who left a contact with the yes to keep it, and no yes to advertising.
fn kept(laptop: &mut Laptop, email: &str, phone: &str) -> Uuid {
    let visitor = laptop.answered_visit();
    let draft = laptop.draft(email, phone, &KEPT);
    laptop.booth().save_contact(visitor, &draft).expect("kept");
    visitor
}

fn draft(wanted: Wanted, channel: Channel) -> ReplyDraft {
    ReplyDraft {
        wanted,
        words: WORDS.to_owned(),
        channel,
        by: "한서윤".to_owned(),
        due: day(3),
    }
}

fn asks(laptop: &mut Laptop, visitor: Uuid) -> Uuid {
    let draft = draft(Wanted::Quotation, Channel::Email);
    let booth = laptop.booth();
    booth.request_reply(visitor, &draft).expect("noted")
}

fn evidence(on: NaiveDate) -> ReplyEvidence {
    ReplyEvidence {
        answered_on: on,
        channel: Channel::Email,
        sender: "한서윤".to_owned(),
        text: "부탁하신 견적서를 보내 드립니다.".to_owned(),
    }
}

fn state(laptop: &mut Laptop, visitor: Uuid) -> ReplyState {
    let mut replies = laptop.booth().replies_of(visitor).expect("requests");
    assert_eq!(replies.len(), 1, "{replies:?}");
    replies.remove(0).state
}

fn open(laptop: &mut Laptop) -> Vec<Uuid> {
    let open = laptop.booth().open_replies().expect("a list");
    open.into_iter().map(|it| it.reply.id).collect()
}

/// It is answered once, with a day, a way, a sender and the words; nothing less closes
/// it, and nothing closes it twice.
#[test]
fn one_answer_with_evidence_ends_it() {
    let mut fair = fair(900);
    let laptop = &mut fair.laptops[0];
    let visitor = kept(laptop, ADDRESS, "");
    let reply = asks(laptop, visitor);
    assert_eq!(state(laptop, visitor), ReplyState::Open);
    assert_eq!(open(laptop), [reply]);

    let good = evidence(day(0));
    for (what, bad) in [
        ("tomorrow", evidence(day(1))),
        ("before she asked", evidence(day(0) - Days::new(1))),
        (
            "nobody",
            ReplyEvidence {
                sender: " ".to_owned(),
                ..good.clone()
            },
        ),
        (
            "a long name",
            ReplyEvidence {
                sender: "한".repeat(41),
                ..good.clone()
            },
        ),
        (
            "no words",
            ReplyEvidence {
                text: " \n".to_owned(),
                ..good.clone()
            },
        ),
        (
            "long words",
            ReplyEvidence {
                text: "한".repeat(2_001),
                ..good.clone()
            },
        ),
        (
            "an advertisement",
            ReplyEvidence {
                text: "견적서입니다. 쿠폰도 드려요.".to_owned(),
                ..good.clone()
            },
        ),
    ] {
        assert!(laptop.booth().answer_reply(reply, &bad).is_err(), "{what}");
        assert_eq!(state(laptop, visitor), ReplyState::Open, "{what}");
    }

    laptop.booth().answer_reply(reply, &good).expect("answered");
    assert!(matches!(state(laptop, visitor), ReplyState::Answered(how) if how.sender == "한서윤"));
    assert_eq!(open(laptop), Vec::<Uuid>::new(), "told once");
    assert!(laptop.booth().answer_reply(reply, &good).is_err(), "once");
    assert!(
        laptop.booth().take_back_reply(reply, "").is_err(),
        "it was answered"
    );
    let again = asks(laptop, visitor);
    assert_eq!(open(laptop), [again], "she may ask once more");
}

/// A call needs no words that were sent.
#[test]
fn a_call_is_closed_without_words() {
    let mut fair = fair(901);
    let laptop = &mut fair.laptops[0];
    let visitor = kept(laptop, "", PHONE);
    let booth = laptop.booth();
    let call = draft(Wanted::Call, Channel::Phone);
    let reply = booth.request_reply(visitor, &call).expect("noted");
    let open = booth.open_replies().expect("a list");
    assert_eq!(open[0].address, PHONE);
    let called = ReplyEvidence {
        channel: Channel::Phone,
        text: String::new(),
        ..evidence(day(0))
    };
    booth.answer_reply(reply, &called).expect("called");
}

/// Asking for a catalogue is no yes to advertising: nobody may be written to because
/// of it, and she is in no follow-up.
#[test]
fn a_request_permits_no_advertising() {
    let mut fair = fair(902);
    let laptop = &mut fair.laptops[0];
    let visitor = kept(laptop, ADDRESS, PHONE);
    let before = laptop.booth().contact_status(visitor).expect("a status");
    asks(laptop, visitor);
    let after = laptop.booth().contact_status(visitor).expect("a status");
    assert_eq!(after, before);
    assert!(
        after
            .permissions
            .iter()
            .all(|it| it.decision.reason == Reason::Declined)
    );
    let follow_up = laptop.booth().follow_up(FairScope::All).expect("people");
    assert!(follow_up.people.is_empty());
}

/// A promise needs a kept contact, a way that leads to her, words where there are no
/// others, and a day near enough; advertising is not promised.
#[test]
fn what_cannot_be_kept_is_not_promised() {
    let mut fair = fair(903);
    let laptop = &mut fair.laptops[0];
    let nobody = laptop.answered_visit();
    let visitor = kept(laptop, ADDRESS, "");
    let good = draft(Wanted::Catalogue, Channel::Email);
    assert!(
        laptop.booth().request_reply(nobody, &good).is_err(),
        "no contact"
    );
    assert!(
        laptop
            .booth()
            .reply_form(nobody)
            .expect("a form")
            .ways
            .is_empty()
    );
    assert!(
        laptop.booth().request_reply(Uuid::nil(), &good).is_err(),
        "nobody"
    );
    for (what, bad) in [
        (
            "no number",
            ReplyDraft {
                channel: Channel::Sms,
                ..good.clone()
            },
        ),
        (
            "no postal address",
            ReplyDraft {
                channel: Channel::Post,
                ..good.clone()
            },
        ),
        (
            "yesterday",
            ReplyDraft {
                due: day(0) - Days::new(1),
                ..good.clone()
            },
        ),
        (
            "next year",
            ReplyDraft {
                due: day(61),
                ..good.clone()
            },
        ),
        (
            "long words",
            ReplyDraft {
                words: "한".repeat(201),
                ..good.clone()
            },
        ),
        (
            "a long name",
            ReplyDraft {
                by: "한".repeat(41),
                ..good.clone()
            },
        ),
        (
            "an identity number",
            ReplyDraft {
                words: "900101-2345678로 보내기".to_owned(),
                ..good.clone()
            },
        ),
        (
            "a coupon",
            ReplyDraft {
                words: "쿠폰도 보내기".to_owned(),
                ..good.clone()
            },
        ),
        (
            "a number that is no contact",
            ReplyDraft {
                words: "010-5555-1234로 전화".to_owned(),
                ..good.clone()
            },
        ),
        (
            "an address in the promiser's place",
            ReplyDraft {
                by: "kim@example.com".to_owned(),
                ..good.clone()
            },
        ),
        (
            "no words",
            ReplyDraft {
                wanted: Wanted::Other,
                words: " ".to_owned(),
                ..good.clone()
            },
        ),
    ] {
        assert!(
            laptop.booth().request_reply(visitor, &bad).is_err(),
            "{what}"
        );
    }
    assert_eq!(laptop.count("SELECT count(*) FROM reply"), 0);
    let form = laptop.booth().reply_form(visitor).expect("a form");
    let ways: Vec<Channel> = form.ways.iter().map(|way| way.channel).collect();
    assert_eq!(
        (ways, form.due),
        (vec![Channel::Email], day(5)),
        "three working days"
    );
    laptop
        .booth()
        .request_reply(visitor, &good)
        .expect("it is good");
    let names = laptop.booth().reply_form(visitor).expect("a form").names;
    assert_eq!(
        names.iter().filter(|name| *name == "한서윤").count(),
        1,
        "{names:?}"
    );
}

/// Stopping everything ends what she waits for, at whichever visit and with whichever
/// of her addresses she stops; stopping one channel's advertising does not. Once she
/// agrees anew she may ask anew, and the old request stays over.
#[test]
fn who_stops_everything_ends_her_request_too() {
    let mut fair = fair(904);
    let laptop = &mut fair.laptops[0];
    let visitor = kept(laptop, ADDRESS, PHONE);
    let reply = asks(laptop, visitor);
    let booth = laptop.booth();
    booth
        .withdraw_contact(ADDRESS, Some(Channel::Email))
        .expect("noted");
    assert_eq!(state(laptop, visitor), ReplyState::Open);
    laptop.clock.advance(MINUTE);
    laptop.booth().withdraw_contact(PHONE, None).expect("noted");
    assert_eq!(state(laptop, visitor), ReplyState::Stopped);
    assert_eq!(open(laptop), Vec::<Uuid>::new());
    assert!(
        laptop
            .booth()
            .answer_reply(reply, &evidence(day(0)))
            .is_err()
    );
    let draft = draft(Wanted::Quotation, Channel::Email);
    assert!(
        laptop.booth().request_reply(visitor, &draft).is_err(),
        "she stopped everything"
    );

    laptop.clock.advance(MINUTE);
    let contact = laptop.draft(ADDRESS, PHONE, &KEPT);
    laptop
        .booth()
        .save_contact(visitor, &contact)
        .expect("kept anew");
    let anew = asks(laptop, visitor);
    assert_eq!(open(laptop), [anew]);
}

/// Two laptops end one request apart: a kept promise counts before one that was taken
/// back, the first of two answers counts, and both list it no more.
#[test]
fn laptops_agree_on_how_it_ended() {
    for both_answer in [false, true] {
        let mut fair = Fair::with_laptops(2, 905);
        let (one, other) = fair.pair(0, 1);
        let visitor = kept(one, ADDRESS, "");
        let reply = asks(one, visitor);
        other.learn_from(one);
        assert_eq!(open(other), [reply], "her other laptop knows it");
        one.clock.advance(MINUTE);
        match both_answer {
            true => one.booth().answer_reply(reply, &evidence(day(0))),
            false => one.booth().take_back_reply(reply, "마음이 바뀜"),
        }
        .expect("it is open");
        other.clock.advance(2 * MINUTE);
        let later = ReplyEvidence {
            sender: "박도윤".to_owned(),
            ..evidence(day(0))
        };
        other
            .booth()
            .answer_reply(reply, &later)
            .expect("it is open here");
        one.learn_from(other);
        other.learn_from(one);
        assert_eq!(one.dump(), other.dump());
        let sender = if both_answer {
            "한서윤"
        } else {
            "박도윤"
        };
        for laptop in [one, other] {
            assert!(
                matches!(state(laptop, visitor), ReplyState::Answered(how) if how.sender == sender)
            );
            assert_eq!(open(laptop), Vec::<Uuid>::new());
        }
    }
}

/// A withdrawal on one laptop ends the request on the other, once they met.
#[test]
fn a_stop_elsewhere_ends_it_here() {
    let mut fair = Fair::with_laptops(2, 906);
    let (one, other) = fair.pair(0, 1);
    let visitor = kept(one, ADDRESS, "");
    asks(one, visitor);
    other
        .booth()
        .withdraw_contact(ADDRESS, None)
        .expect("by phone");
    one.learn_from(other);
    assert_eq!(state(one, visitor), ReplyState::Stopped);
}

/// What is ready to be sent is in the owner's words, once she wrote some.
#[test]
fn the_owner_answers_in_her_own_words() {
    use booth::follow_up::{DraftKind, DraftPlace};
    let mut fair = fair(911);
    let laptop = &mut fair.laptops[0];
    let visitor = kept(laptop, ADDRESS, "");
    asks(laptop, visitor);
    let place = DraftPlace {
        kind: DraftKind::RequestedReply,
        topic: None,
        channel: None,
    };
    let booth = laptop.booth();
    let refused = booth.set_draft(
        &place,
        Language::Korean,
        Some("이번 주 할인도 보세요: {요청}"),
    );
    assert!(refused.is_err(), "an answer promotes nothing");
    let own = "{요청} 자료를 정성껏 담았습니다.";
    booth
        .set_draft(&place, Language::Korean, Some(own))
        .expect("it is kept");
    let open = booth.open_replies().expect("a list");
    assert_eq!(
        open[0].text.ko,
        format!("{WORDS} 자료를 정성껏 담았습니다.")
    );
    assert!(open[0].text.en.contains(WORDS), "{}", open[0].text.en);
    booth
        .set_draft(&place, Language::Korean, None)
        .expect("it is taken back");
    let open = booth.open_replies().expect("a list");
    assert!(!open[0].text.ko.contains("정성껏"), "{}", open[0].text.ko);
}

/// Promises are listed by their day, with the address and what can be written, in her
/// language; whatever is late says so, and what was taken back is gone.
#[test]
fn promises_are_listed_by_day_with_what_to_write() {
    let mut fair = fair(907);
    let laptop = &mut fair.laptops[0];
    let later = kept(laptop, ADDRESS, "");
    let soon = kept(laptop, "", PHONE);
    let second = asks(laptop, later);
    let call = ReplyDraft {
        due: day(1),
        ..draft(Wanted::Call, Channel::Phone)
    };
    let first = laptop.booth().request_reply(soon, &call).expect("noted");
    let dropped = asks(laptop, later);
    laptop.booth().take_back_reply(dropped, "").expect("open");

    let listed = laptop.booth().open_replies().expect("a list");
    let ids: Vec<Uuid> = listed.iter().map(|it| it.reply.id).collect();
    assert_eq!(ids, [first, second]);
    assert_eq!(
        (listed[0].address.as_str(), listed[0].reply.by.as_str()),
        (PHONE, "한서윤")
    );
    assert!(
        listed
            .iter()
            .all(|it| !it.overdue && it.language == Language::Korean)
    );
    assert!(
        listed[1].text.ko.contains("견적서를 보내 드립니다"),
        "{}",
        listed[1].text.ko
    );
    assert!(
        listed[1]
            .text
            .en
            .contains("the quotation that you asked for")
    );
    assert!(listed[1].reply.what.ko.contains(WORDS));
    for it in &listed {
        laptop
            .booth()
            .check_reply_text(&it.text.ko)
            .expect("nothing advertises");
        laptop
            .booth()
            .check_reply_text(&it.text.en)
            .expect("nothing advertises");
    }

    laptop.clock.advance(2 * DAY);
    laptop.booth().confirm_clock().expect("the owner knows");
    let overdue: Vec<bool> = laptop
        .booth()
        .open_replies()
        .expect("a list")
        .iter()
        .map(|it| it.overdue)
        .collect();
    assert_eq!(overdue, [true, false]);
}

/// Who answered at the kiosk in English is written to in English.
#[test]
fn who_chose_english_is_written_to_in_english() {
    let mut fair = fair(908);
    let laptop = &mut fair.laptops[0];
    let visitor = laptop.booth().kiosk_start("en").expect("she begins");
    let booth = laptop.booth();
    booth
        .kiosk_answer(visitor, "visit", chosen("first"), None)
        .expect("an answer");
    let contact = laptop.draft(ADDRESS, "", &KEPT);
    laptop
        .booth()
        .save_contact(visitor, &contact)
        .expect("kept");
    asks(laptop, visitor);
    let listed = laptop.booth().open_replies().expect("a list");
    assert_eq!(listed[0].language, Language::English);
}

/// What she asked for is in the report that she gets, and goes with her.
#[test]
fn it_is_told_to_her_and_goes_with_her() {
    let mut fair = Fair::with_laptops(2, 909);
    let folder = tempfile::tempdir().expect("a folder");
    let (laptop, other) = fair.pair(0, 1);
    let visitor = kept(laptop, ADDRESS, "");
    let reply = asks(laptop, visitor);
    other.learn_from(laptop);
    let text = "푸른 물병의 견적입니다.";
    let answered = ReplyEvidence {
        text: text.to_owned(),
        ..evidence(day(0))
    };
    other
        .booth()
        .answer_reply(reply, &answered)
        .expect("answered elsewhere");
    let waiting = asks(laptop, visitor);
    let saved = laptop
        .booth()
        .save_subject_report(Whose::Contact(ADDRESS), folder.path(), Language::Korean)
        .expect("a report");
    let json = std::fs::read_to_string(&saved.files[1]).expect("the data");
    assert_eq!(json.matches(WORDS).count(), 2, "{json}");
    assert!(json.contains("이메일로 답해 드리기로 했습니다"), "{json}");

    laptop
        .booth()
        .destroy_people(&[Whose::Contact(ADDRESS)], "본인이 요청함", false)
        .expect("the owner may");
    laptop.learn_from(other);
    laptop.clock.advance(MINUTE);
    // What the other laptop brought goes with the next record.
    laptop.reachable_visitor("next@example.com");
    let dump = laptop.dump();
    let image = laptop.image();
    for words in [WORDS, text] {
        assert!(!dump.contains(words));
        let found = image
            .windows(words.len())
            .any(|bytes| bytes == words.as_bytes());
        assert!(!found, "{words}");
    }
    assert_eq!(open(laptop), Vec::<Uuid>::new());
    assert!(
        laptop
            .booth()
            .answer_reply(waiting, &evidence(day(0)))
            .is_err()
    );
    other.learn_from(laptop);
    assert_eq!(open(other), Vec::<Uuid>::new());
}
