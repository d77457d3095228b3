//! The rules, one by one.

use crate::support::{FAIR, LATER, REACHABLE, Records, SMS, USE, consenting, is, sms};
use permission::{Act, Channel, Kind, Law, Person, Purpose, Question, Reason, decide};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Both consents, with the notice shown: allowed, and the evidence names all three.
#[test]
fn consent_permits_and_is_proven() {
    let records = consenting();
    let decision = records.decide(&sms(LATER));
    assert!(decision.allowed);
    assert_eq!(decision.reason, Reason::Permitted);
    let everything: Vec<Uuid> = records.0.iter().map(|event| event.id).collect();
    assert_eq!(decision.evidence, everything);
}

/// Silence is no consent; and consent to collect is none to advertise, nor the
/// other way round.
#[test]
fn each_consent_is_needed() {
    is(&Records::default(), &sms(LATER), Reason::NeverAsked);
    for missing in [USE, SMS] {
        let mut records = consenting();
        records
            .0
            .retain(|event| event.kind == Kind::Shown || event.act != missing);
        is(&records, &sms(LATER), Reason::NeverAsked);
    }
    for channel in [
        Channel::Email,
        Channel::Kakao,
        Channel::Phone,
        Channel::Post,
    ] {
        is(
            &consenting(),
            &Question {
                channel,
                ..sms(LATER)
            },
            Reason::NeverAsked,
        );
    }
}

/// A grant of "everything" is not a grant of anything.
#[test]
fn nobody_grants_everything_at_once() {
    let mut records = Records::default();
    records.add(Kind::Shown, &USE, FAIR);
    records.add(Kind::Granted, &Act::Everything, FAIR);
    is(&records, &sms(LATER), Reason::NeverAsked);
}

/// The notice must have been shown, that very version, and before.
#[test]
fn the_notice_comes_first() {
    let mut records = consenting();
    records.0.remove(0);
    is(&records, &sms(LATER), Reason::NoticeNotShown);

    let mut records = consenting();
    records.0[0].notice = Uuid::from_u128(901);
    is(&records, &sms(LATER), Reason::NoticeNotShown);

    let mut records = consenting();
    records.0[0].at_unix_millis += 1;
    is(&records, &sms(LATER), Reason::NoticeNotShown);
}

/// No and stop are heard, each with the records that say it.
#[test]
fn refusals_and_withdrawals_are_heard() {
    let mut records = consenting();
    let stop = records.add(Kind::Withdrawn, &SMS, LATER);
    is(&records, &sms(LATER), Reason::Withdrawn);
    assert_eq!(records.decide(&sms(LATER)).evidence, [stop]);

    let mut records = Records::default();
    records.add(Kind::Shown, &USE, FAIR);
    records.add(Kind::Granted, &USE, FAIR);
    let no = records.add(Kind::Declined, &SMS, FAIR);
    is(&records, &sms(LATER), Reason::Declined);
    assert_eq!(records.decide(&sms(LATER)).evidence, [no]);
}

/// "Stop everything" covers every act, and so does taking back the use of data;
/// stopping another channel does not.
#[test]
fn withdrawals_have_a_scope() {
    for act in [Act::Everything, USE, SMS] {
        let mut records = consenting();
        records.add(Kind::Withdrawn, &act, LATER);
        is(&records, &sms(LATER), Reason::Withdrawn);
    }
    let email = Act::Advertising {
        channel: Channel::Email,
    };
    for act in [
        email,
        Act::Overseas,
        Act::Night {
            channel: Channel::Sms,
        },
    ] {
        let mut records = consenting();
        records.add(Kind::Withdrawn, &act, LATER);
        is(&records, &sms(LATER), Reason::Permitted);
    }
}

/// A later yes counts only if it knew of the no. Otherwise it is for review,
/// with both records as evidence.
#[test]
fn a_yes_must_know_the_no() {
    let mut records = consenting();
    let stop = records.add(Kind::Withdrawn, &SMS, "2026-12-01T12:00:00+09:00");
    let unaware = records.add(Kind::Granted, &SMS, "2026-12-02T12:00:00+09:00");
    is(&records, &sms(LATER), Reason::WithdrawnConflict);
    let evidence = records.decide(&sms(LATER)).evidence;
    assert!(
        evidence.contains(&stop) && evidence.contains(&unaware),
        "{evidence:?}"
    );

    records.grant_knowing(&SMS, "2026-12-03T12:00:00+09:00", &[stop]);
    is(&records, &sms(LATER), Reason::Permitted);
    let again = records.add(Kind::Withdrawn, &SMS, "2026-12-04T12:00:00+09:00");
    is(&records, &sms(LATER), Reason::Withdrawn);
    records.grant_knowing(&SMS, "2026-12-05T12:00:00+09:00", &[again]);
    is(&records, &sms(LATER), Reason::WithdrawnConflict);
    records.grant_knowing(&SMS, "2026-12-06T12:00:00+09:00", &[stop, again]);
    is(&records, &sms(LATER), Reason::Permitted);
}

/// A laptop whose clock runs a year behind cannot out-date a withdrawal.
#[test]
fn clocks_do_not_beat_withdrawals() {
    let mut records = consenting();
    records.add(Kind::Withdrawn, &SMS, "2025-01-01T00:00:00+09:00");
    assert!(!records.decide(&sms(LATER)).allowed);
}

/// Topics: only what was chosen; none chosen means no restriction; a message
/// without a topic needs just that.
#[test]
fn topics_are_honoured() {
    let mut records = consenting();
    records.on(&["접시", "물병"]);
    is(&records, &sms(LATER), Reason::TopicNotChosen);
    is(
        &records,
        &Question {
            topic: Some("접시".to_owned()),
            ..sms(LATER)
        },
        Reason::Permitted,
    );
    is(
        &records,
        &Question {
            topic: None,
            ..sms(LATER)
        },
        Reason::TopicNotChosen,
    );
    is(
        &consenting(),
        &Question {
            topic: None,
            ..sms(LATER)
        },
        Reason::Permitted,
    );
}

/// Taking back one topic leaves the others, but stops messages without a topic.
#[test]
fn a_topic_can_be_taken_back() {
    let mut records = consenting();
    records.add(Kind::Withdrawn, &SMS, LATER);
    records.on(&["유리잔"]);
    is(&records, &sms(LATER), Reason::Withdrawn);
    is(
        &records,
        &Question {
            topic: Some("접시".to_owned()),
            ..sms(LATER)
        },
        Reason::Permitted,
    );
    is(
        &records,
        &Question {
            topic: None,
            ..sms(LATER)
        },
        Reason::Withdrawn,
    );
}

/// At night SMS needs its own consent; an e-mail does not.
#[test]
fn nights_are_quiet() {
    let night = "2027-01-19T21:00:00+09:00";
    is(&consenting(), &sms(night), Reason::NightWithoutConsent);
    let mut records = consenting();
    records.add(
        Kind::Granted,
        &Act::Night {
            channel: Channel::Sms,
        },
        FAIR,
    );
    is(&records, &sms(night), Reason::Permitted);
    records.add(
        Kind::Withdrawn,
        &Act::Night {
            channel: Channel::Sms,
        },
        LATER,
    );
    is(&records, &sms(night), Reason::Withdrawn);
    is(&records, &sms(LATER), Reason::Permitted);

    let mut records = consenting();
    records.add(
        Kind::Granted,
        &Act::Advertising {
            channel: Channel::Email,
        },
        FAIR,
    );
    is(
        &records,
        &Question {
            channel: Channel::Email,
            ..sms(night)
        },
        Reason::Permitted,
    );
}

/// The last good day is the one before the second anniversary, by Seoul's
/// calendar; a confirmation starts two new years, and revives nothing.
#[test]
fn consent_lapses_after_two_years() {
    is(
        &consenting(),
        &sms("2028-11-18T20:59:59+09:00"),
        Reason::Permitted,
    );
    is(
        &consenting(),
        &sms("2028-11-19T08:00:00+09:00"),
        Reason::Lapsed,
    );

    let mut records = consenting();
    let confirmed = records.add(Kind::Reconfirmed, &SMS, "2028-10-01T12:00:00+09:00");
    is(
        &records,
        &sms("2030-09-30T12:00:00+09:00"),
        Reason::Permitted,
    );
    assert!(records.decide(&sms(LATER)).evidence.contains(&confirmed));
    is(&records, &sms("2030-10-01T12:00:00+09:00"), Reason::Lapsed);
    records.add(Kind::Withdrawn, &SMS, "2028-11-01T12:00:00+09:00");
    records.add(Kind::Reconfirmed, &SMS, "2028-12-01T12:00:00+09:00");
    is(
        &records,
        &sms("2029-01-01T12:00:00+09:00"),
        Reason::Withdrawn,
    );

    let mut leap = Records::default();
    leap.add(Kind::Shown, &USE, "2028-02-29T12:00:00+09:00");
    leap.add(Kind::Granted, &USE, "2028-02-29T12:00:00+09:00");
    leap.add(Kind::Granted, &SMS, "2028-02-29T12:00:00+09:00");
    is(&leap, &sms("2030-02-27T20:00:00+09:00"), Reason::Permitted);
    is(&leap, &sms("2030-02-28T08:00:00+09:00"), Reason::Lapsed);
}

/// Third parties by name, and tools abroad, are asked for separately.
#[test]
fn recipients_and_overseas_are_asked_for() {
    let to = |recipient: &str| Question {
        recipient: Some(recipient.to_owned()),
        ..sms(LATER)
    };
    let abroad = Question {
        is_overseas: true,
        ..sms(LATER)
    };
    let mut records = consenting();
    is(&records, &to("한빛상사"), Reason::ThirdPartyWithoutConsent);
    is(&records, &abroad, Reason::OverseasWithoutConsent);
    records.add(
        Kind::Granted,
        &Act::ThirdParty {
            recipient: "한빛상사".to_owned(),
        },
        FAIR,
    );
    records.add(Kind::Granted, &Act::Overseas, FAIR);
    is(&records, &to("한빛상사"), Reason::Permitted);
    is(&records, &to("다른상사"), Reason::ThirdPartyWithoutConsent);
    is(&records, &abroad, Reason::Permitted);
}

/// Children and people without an address are never contacted, whatever they
/// clicked.
#[test]
fn nobody_under_age_or_without_an_address_is_contacted() {
    let records = consenting();
    let ask = |person: Person| decide(&records.0, person, &sms(LATER), &Law::korea());
    let child = ask(Person {
        is_under_age: true,
        ..REACHABLE
    });
    assert_eq!((child.allowed, child.reason), (false, Reason::UnderAge));
    let nowhere = ask(Person {
        has_contact_point: false,
        ..REACHABLE
    });
    assert_eq!(
        (nowhere.allowed, nowhere.reason),
        (false, Reason::NoContactPoint)
    );
}

/// What somebody asked for is sent once, also at night and without consent to
/// advertising, and not after a withdrawal.
#[test]
fn a_requested_reply_is_sent_once() {
    let asked = Act::CollectAndUse {
        purpose: Purpose::RequestedReply,
    };
    let question = Question {
        purpose: Purpose::RequestedReply,
        ..sms("2026-11-19T23:00:00+09:00")
    };
    let mut records = Records::default();
    records.add(Kind::Shown, &asked, FAIR);
    let first = records.add(Kind::Granted, &asked, FAIR);
    is(&records, &question, Reason::Permitted);
    is(&records, &sms(LATER), Reason::NeverAsked);
    let reply = records.add(Kind::Replied, &asked, FAIR);
    records.last().supersedes = BTreeSet::from([first]);
    is(&records, &question, Reason::AlreadyReplied);
    assert_eq!(records.decide(&question).evidence, [reply]);
    let second = records.add(Kind::Granted, &asked, LATER);
    is(&records, &question, Reason::Permitted);
    assert!(records.decide(&question).evidence.contains(&second));
    records.add(Kind::Withdrawn, &Act::Everything, LATER);
    is(&records, &question, Reason::Withdrawn);
}

/// Codes are stable words, sentences whole, and no two alike.
#[test]
fn every_reason_speaks_for_itself() {
    let mut seen = BTreeSet::new();
    for reason in Reason::ALL {
        let sentence = reason.sentence();
        assert!(
            seen.insert(sentence.ko.clone()),
            "two reasons, one text: {reason:?}"
        );
        assert!(
            sentence.ko.ends_with("다.") || sentence.ko.ends_with("요."),
            "{sentence}"
        );
        assert!(sentence.en.ends_with('.'), "{sentence}");
        assert!(
            reason
                .code()
                .chars()
                .all(|c| c.is_ascii_lowercase() || c == '_')
        );
        assert!(
            seen.insert(reason.code().to_owned()),
            "two reasons, one code: {reason:?}"
        );
    }
}

/// Records with impossible times are answered, not fallen over.
#[test]
fn absurd_times_are_answered() {
    let mut records = consenting();
    for event in &mut records.0 {
        event.at_unix_millis = i64::MAX;
    }
    is(&records, &sms(LATER), Reason::Lapsed);
    let far = Question {
        at: chrono::DateTime::<chrono::Utc>::MAX_UTC,
        ..sms(LATER)
    };
    assert!(!consenting().decide(&far).allowed);
    let past = Question {
        at: chrono::DateTime::<chrono::Utc>::MIN_UTC,
        ..sms(LATER)
    };
    assert!(consenting().decide(&past).allowed, "nothing has lapsed yet");
}
