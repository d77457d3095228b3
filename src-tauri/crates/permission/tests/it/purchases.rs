//! What a purchase stands for, and what confirms a consent in time.

use crate::support::{FAIR, LATER, Records, SMS, USE, consenting, is, sms};
use permission::{Act, Channel, Kind, Purpose, Question, Reason};
use uuid::Uuid;

/// A purchase of glass at the fair.
fn bought() -> Records {
    let mut records = Records::default();
    records.add(Kind::Bought, &USE, FAIR);
    records.last().category = Some("유리".to_owned());
    records.last().notice = Uuid::nil();
    records
}

/// A message about glass.
fn about_glass(when: &str) -> Question {
    Question {
        category: Some("유리".to_owned()),
        ..sms(when)
    }
}

/// Network Act 50(1)1: the buyer, the same kind of goods, every channel and
/// topic; and nothing else.
#[test]
fn a_purchase_stands_for_its_kind_of_goods_only() {
    let records = bought();
    for channel in Channel::ALL {
        for topic in [None, Some("접시".to_owned())] {
            let question = Question {
                channel: *channel,
                topic,
                ..about_glass(LATER)
            };
            is(&records, &question, Reason::Permitted);
        }
    }
    assert_eq!(
        records.decide(&about_glass(LATER)).evidence,
        [records.0[0].id]
    );
    for category in [None, Some("도자기".to_owned())] {
        let other = Question {
            category,
            ..sms(LATER)
        };
        is(&records, &other, Reason::NeverAsked);
    }
    let mut nameless = bought();
    nameless.last().category = None;
    is(&nameless, &sms(LATER), Reason::NeverAsked);
    let mut odd = bought();
    odd.last().act = Act::Everything;
    is(&odd, &about_glass(LATER), Reason::NeverAsked);
    let reply = Question {
        purpose: Purpose::RequestedReply,
        ..about_glass(LATER)
    };
    is(&records, &reply, Reason::NeverAsked);
}

/// The last good day is the one before six months are over, by Seoul's calendar.
#[test]
fn a_purchase_lasts_six_months() {
    let records = bought();
    is(
        &records,
        &about_glass("2027-05-18T20:59:59+09:00"),
        Reason::Permitted,
    );
    is(
        &records,
        &about_glass("2027-05-19T08:00:00+09:00"),
        Reason::Lapsed,
    );
    let mut endless = bought();
    endless.last().at_unix_millis = i64::MAX;
    is(&endless, &about_glass(LATER), Reason::Lapsed);
}

/// Whoever bought and said no said no, whichever came first, and whatever the
/// purchase claims to know.
#[test]
fn any_refusal_beats_a_purchase() {
    for (kind, act) in [
        (Kind::Declined, SMS),
        (Kind::Withdrawn, SMS),
        (Kind::Withdrawn, USE),
        (Kind::Withdrawn, Act::Everything),
    ] {
        for when in ["2026-01-01T00:00:00Z", LATER] {
            let mut records = bought();
            let no = records.add(kind, &act, when);
            records.0[0].supersedes = [no].into();
            let decision = records.decide(&about_glass(LATER));
            assert!(!decision.allowed, "{kind:?} {act:?} {when}");
            assert_eq!(decision.evidence, [no]);
        }
    }
    let mut records = bought();
    records.add(
        Kind::Withdrawn,
        &Act::Advertising {
            channel: Channel::Email,
        },
        LATER,
    );
    is(&records, &about_glass(LATER), Reason::Permitted);
}

/// A purchase is no consent to the night, to a partner or to a tool abroad.
#[test]
fn a_purchase_stands_for_nothing_else() {
    let records = bought();
    let night = about_glass("2027-01-19T22:00:00+09:00");
    is(&records, &night, Reason::NightWithoutConsent);
    let partner = Question {
        recipient: Some("한빛상사".to_owned()),
        ..about_glass(LATER)
    };
    is(&records, &partner, Reason::ThirdPartyWithoutConsent);
    let abroad = Question {
        is_overseas: true,
        ..about_glass(LATER)
    };
    is(&records, &abroad, Reason::OverseasWithoutConsent);
}

/// A consent that lapsed stays lapsed, however late somebody says "go on".
#[test]
fn a_late_confirmation_brings_nothing_back() {
    let third_year = "2029-03-01T12:00:00+09:00";
    for (confirmed, reason) in [
        ("2028-11-18T23:59:59+09:00", Reason::Permitted),
        ("2028-11-19T00:00:00+09:00", Reason::Lapsed),
        ("2029-02-01T12:00:00+09:00", Reason::Lapsed),
    ] {
        let mut records = consenting();
        records.add(Kind::Reconfirmed, &SMS, confirmed);
        is(&records, &sms(third_year), reason);
    }
}

/// Each confirmation counts from the last that counted, in any order; one about
/// another topic counts, one from before the yes does not.
#[test]
fn confirmations_are_a_chain() {
    let fifth_year = "2031-06-01T12:00:00+09:00";
    let mut records = consenting();
    records.add(Kind::Reconfirmed, &SMS, "2030-08-01T12:00:00+09:00");
    is(&records, &sms(fifth_year), Reason::Lapsed);
    records.add(Kind::Reconfirmed, &SMS, "2028-10-01T12:00:00+09:00");
    records.on(&["접시"]);
    is(&records, &sms(fifth_year), Reason::Permitted);

    let mut early = consenting();
    early.add(Kind::Reconfirmed, &SMS, "2026-11-19T11:59:59+09:00");
    is(&early, &sms("2028-11-19T12:00:00+09:00"), Reason::Lapsed);
    let email = Act::Advertising {
        channel: Channel::Email,
    };
    early.add(Kind::Reconfirmed, &email, "2028-10-01T12:00:00+09:00");
    is(&early, &sms("2028-11-19T12:00:00+09:00"), Reason::Lapsed);
}

/// A yes without any notice is no informed yes.
#[test]
fn no_notice_is_no_notice() {
    let mut records = consenting();
    for event in &mut records.0 {
        event.notice = Uuid::nil();
    }
    is(&records, &sms(LATER), Reason::NoticeNotShown);
}
