//! A laptop is missing: whose data were on it, what the owner gets, and when it is over.

use crate::support::{DAY, EMAIL, Fair, HOUR, Laptop, MINUTE, OPENING, Replay, first_day};
use booth::coupons::LostLaptop;
use booth::lost_laptops::Loss;
use booth::rights::Whose;
use booth::{Booth, BoothError};
use chrono::{Days, NaiveDateTime, NaiveTime};
use ledger::{LedgerError, Secret};
use std::fs;
use uuid::Uuid;

fn person(laptop: &mut Laptop, name: &str, email: &str, phone: &str) -> Uuid {
    let visitor = laptop.answered_visit();
    let mut draft = laptop.draft(email, phone, &EMAIL);
    draft.name = name.to_owned();
    laptop.booth().save_contact(visitor, &draft).expect("kept");
    visitor
}

/// The fair's first day at a time.
fn at(hour: u32) -> NaiveDateTime {
    first_day().and_time(NaiveTime::from_hms_opt(hour, 0, 0).expect("a time"))
}

fn report(owner: &mut Laptop, device: Uuid, since: NaiveDateTime) -> Result<Loss, BoothError> {
    let booth = owner.booth();
    booth.report_lost_laptop(device, since, LostLaptop::ShutOut)
}

/// Two laptops with somebody typed on each before the second was seen last, somebody
/// who came later, and somebody who was forgotten since. Gives the lost device.
fn lose_the_second(fair: &mut Fair) -> Uuid {
    let (owner, lost) = fair.pair(0, 1);
    person(owner, "남궁하늘", "haneul@example.com", "");
    person(owner, "독고바다", "bada@example.com", "");
    for laptop in [&mut *owner, &mut *lost] {
        laptop.clock.set(OPENING + HOUR);
    }
    person(lost, "황보들", "", "010-9182-7364");
    owner.learn_from(lost);
    for laptop in [&mut *owner, &mut *lost] {
        laptop.clock.set(OPENING + 2 * HOUR);
    }
    person(owner, "제갈노을", "noeul@example.com", "");
    owner
        .booth()
        .destroy_people(&[Whose::Contact("bada@example.com")], "본인 요청", false)
        .expect("forgotten");
    lost.booth().ledger().device().0
}

/// One step revokes its coupon key and records, in numbers, whose data were on it: what
/// was typed there for certain, what the others had by then perhaps, who was forgotten
/// since by number only, and nobody who came later.
#[test]
fn it_is_told_whose_data_were_on_it() {
    let mut fair = Fair::with_laptops(3, 810);
    let device = lose_the_second(&mut fair);
    let (lost, owner) = fair.pair(1, 0);
    let thanks = owner.thanks();
    let coupon = lost.booth().issue_coupon(None, thanks).expect("a thief's");
    owner.accepts(&coupon.digits);
    let others = owner.booth().other_laptops().expect("laptops");
    assert!(others.iter().any(|it| it.device == device), "{others:?}");

    let own = owner.booth().ledger().device().0;
    for (which, since) in [(own, at(11)), (device, at(23)), (Uuid::nil(), at(11))] {
        assert!(report(owner, which, since).is_err(), "{which} {since}");
    }
    owner.accepts(&coupon.digits);
    let loss = report(owner, device, at(11)).expect("on record");
    let lost = &loss.lost;
    assert_eq!((lost.people, lost.recorded_there), (2, 1), "{lost:?}");
    assert_eq!(lost.forgotten_since, 1);
    let of = |name: &str| lost.fields.iter().find(|(it, _)| it == name);
    let of = |name: &str| of(name).map_or(0, |(_, count)| *count);
    assert_eq!((of("name"), of("phone"), of("email")), (2, 1, 1));
    assert_eq!((of("answers"), of("consents"), of("notes")), (2, 2, 0));
    owner.refuses(&coupon.digits);
    let others = owner.booth().other_laptops().expect("laptops");
    assert!(!others.iter().any(|it| it.device == device), "it is lost");
    assert!(report(owner, device, at(11)).is_err(), "once");

    let third = &mut fair.laptops[2];
    assert!(matches!(
        report(third, device, at(11)),
        Err(BoothError::Ledger(LedgerError::OwnersLaptopOnly))
    ));
}

/// The clock is 72 hours from the moment the owner names; it is over when somebody
/// types when, by whom and to how many the letters went, and nothing else ends it.
#[test]
fn it_is_over_when_people_were_told() {
    let mut fair = Fair::with_laptops(2, 811);
    let device = lose_the_second(&mut fair);
    let owner = &mut fair.laptops[0];
    let loss = report(owner, device, at(11)).expect("on record");
    assert_eq!(loss.due.naive_local(), at(11) + Days::new(3));
    assert!(!loss.overdue && loss.told.is_none());
    owner.clock.advance(3 * DAY);
    owner.booth().confirm_clock().expect("the owner knows");
    assert!(owner.booth().losses().expect("read")[0].overdue);

    let today = owner.booth().today();
    let early = first_day() - Days::new(1);
    for (on, sender) in [
        (early, "솔라피"),
        (today + Days::new(1), "솔라피"),
        (today, " "),
    ] {
        let refused = owner.booth().loss_told(loss.id, on, sender, 2);
        assert!(refused.is_err(), "{on} {sender}");
    }
    owner
        .booth()
        .loss_told(loss.id, today, "솔라피", 2)
        .expect("told");
    assert!(
        owner
            .booth()
            .loss_told(loss.id, today, "솔라피", 2)
            .is_err()
    );
    let told = owner.booth().losses().expect("read").remove(0);
    assert!(!told.overdue);
    assert_eq!(told.told.map(|it| (it.sent_on, it.count)), Some((today, 2)));
}

/// The files: a report, and letters for a certain and a possible breach with all that
/// the law asks for and nothing that advertises, in two languages, to whom it concerns
/// and to nobody else.
#[test]
fn the_letters_are_filled_in() {
    let mut fair = Fair::with_laptops(2, 812);
    let folder = tempfile::tempdir().expect("a folder");
    let device = lose_the_second(&mut fair);
    let owner = &mut fair.laptops[0];
    let loss = report(owner, device, at(11)).expect("on record");
    let missing = folder.path().join("not there");
    assert!(owner.booth().save_loss_files(loss.id, &missing).is_err());
    assert_eq!(
        owner.booth().losses().expect("read").len(),
        1,
        "it stays on record"
    );
    let files = owner
        .booth()
        .save_loss_files(loss.id, folder.path())
        .expect("files");
    let of = |extension: &str| {
        let of_kind = files
            .iter()
            .filter(move |file| file.extension().is_some_and(|it| it == extension));
        of_kind
            .map(|file| fs::read(file).expect("a file"))
            .collect::<Vec<_>>()
    };
    assert_eq!(of("pdf").len(), 2);
    assert!(of("pdf").iter().all(|bytes| bytes.starts_with(b"%PDF")));
    let letters: Vec<String> = of("csv")
        .into_iter()
        .map(|bytes| String::from_utf8(bytes).expect("text"))
        .collect();
    assert_eq!(letters.len(), 4);
    let day = first_day().format("%Y-%m-%d 11:00").to_string();
    for text in &letters {
        assert!(
            text.contains("남궁하늘") && text.contains("010-9182-7364"),
            "{text}"
        );
        assert!(
            !text.contains("제갈노을") && !text.contains("bada@"),
            "{text}"
        );
        for wanted in [&*day, "118", "1833-6972"] {
            assert!(text.contains(wanted), "{wanted}: {text}");
        }
        for word in ["할인", "신상품", "광고", "offer"] {
            assert!(!text.contains(word), "nothing is promoted: {word}");
        }
    }
    let saying = |words: &str| letters.iter().filter(|text| text.contains(words)).count();
    assert_eq!(saying("유출 사실을 알려"), 1);
    assert_eq!(saying("가능성이 있어"), 1);
    assert_eq!(saying("are in other hands."), 1);
    assert_eq!(saying("may be in other hands"), 1);
    assert_eq!(saying("이름, 전화번호, 동의 기록"), 2, "only what she left");

    // Whoever is forgotten afterwards is in no later file.
    owner
        .booth()
        .destroy_people(&[Whose::Contact("010-9182-7364")], "본인 요청", true)
        .expect("forgotten");
    assert!(
        files.iter().all(|file| !file.exists()),
        "her files go with her"
    );
    owner.clock.advance(MINUTE);
    let files = owner
        .booth()
        .save_loss_files(loss.id, folder.path())
        .expect("files");
    let again = files
        .iter()
        .filter(|file| file.extension().is_some_and(|it| it == "csv"));
    for file in again {
        let text = fs::read_to_string(file).expect("text");
        assert!(
            text.contains("남궁하늘") && !text.contains("9182"),
            "{text}"
        );
    }
}

/// Where no records were merged, the screen sends her to the backup of the lost laptop:
/// opened elsewhere it names the laptop it was made on.
#[test]
fn a_backup_of_the_lost_laptop_reports_it() {
    let mut fair = Fair::with_laptops(1, 814);
    let folder = tempfile::tempdir().expect("a folder");
    let lost = &mut fair.laptops[0];
    person(lost, "남궁하늘", "haneul@example.com", "");
    let device = lost.booth().ledger().device().0;
    let backup = folder.path().join("backup.db");
    lost.booth().ledger().backup(&backup).expect("a copy");
    let mut elsewhere = Booth::restore(
        &backup,
        &folder.path().join("other.db"),
        Secret::Keychain(&lost.key),
        Replay::boxed(&lost.clock, 1),
    )
    .expect("restored");
    let others = elsewhere.other_laptops().expect("laptops");
    assert!(others.iter().any(|it| it.device == device), "{others:?}");
    let loss = elsewhere
        .report_lost_laptop(device, at(10), LostLaptop::ShutOut)
        .expect("on record");
    assert_eq!(loss.lost.people, 1, "{:?}", loss.lost);
}
