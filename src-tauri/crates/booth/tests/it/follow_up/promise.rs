//! The promised number of messages a month is kept, over all channels, tools and fairs.

use super::targets::{by, export, reasons, request, visitor};
use crate::support::{DAY, Laptop, OPENING, fair};
use booth::BoothError;
use booth::follow_up::FileRequest;
use booth::notices::NoticeForm;
use booth::visitors::Compared;
use chrono::{DateTime, Datelike as _};
use permission::Channel;
use proptest::prelude::*;
use records::Body;
use std::collections::{BTreeMap, BTreeSet};

const BOTH: [Channel; 2] = [Channel::Email, Channel::Sms];

/// How many people are in the files; of nobody, why not.
pub(super) fn rows(laptop: &mut Laptop, request: &FileRequest) -> Result<u32, Vec<(String, u32)>> {
    match export(laptop, request) {
        Ok((made, _folder)) => Ok(made.rows),
        Err(BoothError::NobodyToWriteTo { withheld, .. }) => {
            let why = withheld.into_iter();
            Err(why.map(|it| (it.code, it.count)).collect())
        }
        Err(error) => panic!("{error}"),
    }
}

pub(super) fn over(people: u32) -> Result<u32, Vec<(String, u32)>> {
    Err(vec![("over_promise".to_owned(), people)])
}

/// One message a month was promised: another channel, topic or day is a second one and is
/// refused. The same message made again, for another tool or once more, is the same.
#[test]
fn a_second_message_of_the_month_is_refused() {
    let mut fair = fair(140);
    let laptop = &mut fair.laptops[0];
    visitor(laptop, "kim@example.com", "010-1111-1111", &by(&BOTH));
    visitor(laptop, "", "010-2222-2222", &by(&[Channel::Sms]));
    laptop.clock.set(OPENING + 4 * DAY);

    assert_eq!(rows(laptop, &request("stibee")), Ok(1));
    assert_eq!(rows(laptop, &request("stibee")), Ok(1), "the same again");
    assert_eq!(rows(laptop, &request("mautic")), Ok(1), "another tool");
    let (texts, _folder) = export(laptop, &request("solapi")).expect("who got no e-mail");
    assert_eq!(
        (texts.rows, reasons(&texts)),
        (1, vec![("over_promise", 1)])
    );
    let topic = FileRequest {
        topic: Some("offers".to_owned()),
        ..request("stibee")
    };
    assert_eq!(rows(laptop, &topic).map_err(|why| why.len()), Err(2));

    laptop.clock.set(OPENING + 5 * DAY);
    let refused = export(laptop, &request("solapi")).expect_err("another day");
    assert!(refused.sentence().ko.contains("그 달에"), "{refused}");
    // In Seoul the next month has begun.
    laptop.clock.set(OPENING + 6 * DAY);
    assert_eq!(rows(laptop, &request("solapi")), Ok(2));
}

/// A message counts in the month it is to be sent in, not in that of its file. An address
/// book writes to nobody and counts nowhere.
#[test]
fn a_message_counts_in_the_month_it_is_planned_for() {
    let mut fair = fair(141);
    let laptop = &mut fair.laptops[0];
    visitor(laptop, "kim@example.com", "", &by(&BOTH));
    laptop.clock.set(OPENING + 4 * DAY);
    let later = FileRequest {
        at: DateTime::from_timestamp_millis(OPENING + 10 * DAY),
        ..request("stibee")
    };
    assert_eq!(rows(laptop, &later), Ok(1));
    assert_eq!(rows(laptop, &request("stibee")), Ok(1), "another month");
    assert_eq!(rows(laptop, &request("vcard-4")), Ok(1), "no message");
    laptop.clock.set(OPENING + 11 * DAY);
    assert_eq!(rows(laptop, &request("stibee")), over(1));
    assert_eq!(rows(laptop, &request("vcard-4")), Ok(1));
}

/// Files that were sent to nobody count no longer once the owner says so; one laptop's word
/// holds on the others, whatever arrives first.
#[test]
fn what_was_not_sent_counts_no_longer() {
    let mut fair = crate::support::Fair::with_laptops(2, 142);
    let (owner, other) = fair.pair(0, 1);
    visitor(owner, "kim@example.com", "", &by(&BOTH));
    owner.clock.set(OPENING + 4 * DAY);
    let (made, folder) = export(owner, &request("stibee")).expect("files");
    let file = folder
        .path()
        .join(made.files[0].file_name().expect("a name"));
    owner.clock.set(OPENING + 5 * DAY);
    assert_eq!(rows(owner, &request("stibee")), over(1));
    let noted = owner.booth().note_file_not_sent(&file);
    noted.expect("noted");
    let again = owner.booth().note_file_not_sent(&file);
    again.expect("once more changes nothing");
    let listed = owner.booth().files_made().expect("files");
    assert_eq!(listed.len(), 1);
    assert!(listed[0].is_not_sent && listed[0].names.len() == made.files.len());
    assert_eq!(rows(owner, &request("stibee")), Ok(1));
    other.learn_from(owner);
    assert_eq!(
        other.booth().files_made().expect("files"),
        owner.booth().files_made().expect("files")
    );
    std::fs::write(&file, "something else").expect("written");
    let unknown = owner.booth().note_file_not_sent(&file);
    assert!(matches!(unknown, Err(BoothError::NotPossible(_))));
}

/// Who agreed to fewer messages gets no more of them because later texts promise more; and
/// where later texts promise fewer, everybody gets fewer.
#[test]
fn the_promise_of_her_own_text_holds() {
    let promising = |messages| NoticeForm {
        promise_per_month: messages,
        ..NoticeForm::default()
    };
    let mut fair = fair(143);
    let laptop = &mut fair.laptops[0];
    visitor(laptop, "once@example.com", "", &by(&BOTH));
    laptop.clock.advance(1_000);
    let publish = |laptop: &mut Laptop, messages| {
        let texts = laptop.booth().publish_notices(&promising(messages));
        texts.expect("published");
    };
    publish(laptop, 2);
    visitor(laptop, "twice@example.com", "", &by(&BOTH));
    laptop.clock.set(OPENING + 7 * DAY);
    assert_eq!(rows(laptop, &request("stibee")), Ok(2));
    laptop.clock.set(OPENING + 8 * DAY);
    assert_eq!(rows(laptop, &request("stibee")), Ok(1), "only twice@");
    laptop.clock.set(OPENING + 9 * DAY);
    assert_eq!(rows(laptop, &request("stibee")), over(2));
    laptop.clock.set(OPENING + 40 * DAY);
    publish(laptop, 1);
    assert_eq!(rows(laptop, &request("stibee")), Ok(2));
    laptop.clock.set(OPENING + 41 * DAY);
    assert_eq!(rows(laptop, &request("stibee")), over(2));
}

/// The promise holds for an address, also where somebody said that two people share it.
#[test]
fn two_people_with_one_number_get_what_was_promised_to_one() {
    let mut fair = fair(144);
    let laptop = &mut fair.laptops[0];
    let her = visitor(laptop, "", "010-1111-1111", &by(&[Channel::Sms]));
    let him = visitor(laptop, "", "010-1111-1111", &by(&[Channel::Sms]));
    let apart = laptop.booth().compare_visits(her, him, Compared::Different);
    apart.expect("they are two");
    laptop.clock.set(OPENING + 7 * DAY);
    assert_eq!(rows(laptop, &request("solapi")), Ok(1));
    laptop.clock.set(OPENING + 9 * DAY);
    assert_eq!(rows(laptop, &request("solapi")), over(2));
}

/// Every message on record, by whom it reaches and in which month; the same person, channel,
/// topic and day is one message. Counted from the records and not by the code under test.
fn most_in_a_month(laptop: &mut Laptop) -> usize {
    let mut months: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    let records = laptop.booth().ledger();
    let read = records.each_record_of("follow_up.exported", |record| {
        let header = &record.header;
        let body = record.body.as_deref().expect("a body");
        let body = Body::decode(&header.kind, header.version, body);
        let Some(Body::FollowUpExported(exported)) = body else {
            return;
        };
        let day = exported.planned_on.expect("a day");
        for row in exported.rows {
            let of = months.entry((row.visitor, day.year(), day.month()));
            let message = (
                row.channel,
                exported.draft.clone(),
                exported.topic.clone(),
                day,
            );
            of.or_default().insert(message);
        }
    });
    read.expect("the records");
    months.values().map(BTreeSet::len).max().unwrap_or(0)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever files the owner makes, on whatever days, planned for whatever days: nobody
    /// gets more messages in a month than were promised.
    #[test]
    fn nobody_gets_more_than_was_promised(
        promised in 1_u32..4,
        files in proptest::collection::vec((0_usize..4, 0_i64..20, 0_i64..45, any::<bool>()), 1..20),
    ) {
        let mut fair = fair(u64::from(promised));
        let laptop = &mut fair.laptops[0];
        let form = NoticeForm { promise_per_month: promised, ..NoticeForm::default() };
        laptop.booth().publish_notices(&form).expect("published");
        visitor(laptop, "kim@example.com", "010-1111-1111", &by(&BOTH));
        visitor(laptop, "", "010-2222-2222", &by(&[Channel::Sms]));
        visitor(laptop, "lee@example.com", "", &by(&[Channel::Email]));
        let mut now = OPENING + DAY;
        for (tool, days, until, is_topical) in files {
            now += days * DAY;
            laptop.clock.set(now);
            let request = FileRequest {
                at: (until > 0).then(|| DateTime::from_timestamp_millis(now + until * DAY)).flatten(),
                topic: is_topical.then(|| "offers".to_owned()),
                ..request(["stibee", "solapi", "csv", "mautic"][tool])
            };
            // Coupons of a programme that is over, or nobody left, make no file.
            let _ = export(laptop, &request);
        }
        prop_assert!(most_in_a_month(laptop) <= promised as usize);
    }
}
