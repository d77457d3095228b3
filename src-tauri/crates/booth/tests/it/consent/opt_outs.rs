//! What the relay, the mail tool and KakaoTalk were told counts here.

use crate::support::{DAY, Fair, Laptop, OPENING};
use booth::FairScope;
use booth::consent::{NoticeAct, OptOutImport, OptOutSource, read_opt_outs};
use permission::{Channel, Reason};
use progress::Progress;
use words::Language;

fn import(laptop: &mut Laptop, list: &str, source: OptOutSource) -> OptOutImport {
    let list = read_opt_outs(list.as_bytes(), "list.csv", source, &Progress::default());
    let list = list.expect("a list");
    laptop
        .booth()
        .import_opt_outs(&list, source)
        .expect("taken in")
}

/// How many people here can be written to.
fn reached(laptop: &mut Laptop) -> usize {
    let follow_up = laptop.booth().follow_up(FairScope::Current);
    follow_up.expect("the follow-up").people.len()
}

/// Every row is counted once, and a list that is taken in twice changes nothing.
#[test]
fn every_row_of_a_list_is_counted_once() {
    let mut fair = Fair::with_laptops(1, 60);
    let laptop = &mut fair.laptops[0];
    laptop.reachable_visitor("seoyeon@example.com");
    laptop.reachable_visitor("haneul@example.com");
    let list = "email\nSeoyeon@Example.com\nstranger@example.com\nseoyeon@example.com\n김하늘\n";
    let first = import(laptop, list, OptOutSource::MailTool);
    assert_eq!(
        (first.rows, first.withdrawn, first.known, first.unknown_kept),
        (4, 1, 1, 1)
    );
    assert_eq!(first.unreadable.len(), 1);
    assert_eq!(reached(laptop), 1, "she is silent, the other is not");
    let records = laptop.count("SELECT count(*) FROM ledger_records");
    let again = import(laptop, list, OptOutSource::MailTool);
    assert_eq!(
        (again.withdrawn, again.known, again.unknown_kept),
        (0, 3, 0)
    );
    let after = laptop.count("SELECT count(*) FROM ledger_records");
    assert_eq!(after, records + 1, "that it was taken in, and nothing else");
}

/// A refusal counts on every laptop, also on one that met her before and is
/// merged later, and for whoever gives the address afterwards.
#[test]
fn a_list_counts_on_every_laptop_and_for_whoever_comes_later() {
    let mut fair = Fair::with_laptops(2, 61);
    let (one, other) = fair.pair(0, 1);
    other.reachable_visitor("seoyeon@example.com");
    let told = import(one, "seoyeon@example.com\n", OptOutSource::MailTool);
    assert_eq!((told.withdrawn, told.unknown_kept), (0, 1));
    one.learn_from(other);
    other.learn_from(one);
    assert_eq!((reached(one), reached(other)), (0, 0));
}

/// Each source silences its own channels and no other.
#[test]
fn a_source_silences_what_it_stands_for() {
    for (source, silent) in [
        (OptOutSource::FreeCall, &["sms", "kakao"][..]),
        (OptOutSource::KakaoTalk, &["kakao"]),
        (OptOutSource::MailTool, &["email"]),
    ] {
        let mut fair = Fair::with_laptops(1, 62);
        let laptop = &mut fair.laptops[0];
        let visitor = laptop.answered_visit();
        let granted = [
            NoticeAct::AtLeast14,
            NoticeAct::CollectAndUse,
            NoticeAct::Advertising(Channel::Email),
            NoticeAct::Advertising(Channel::Sms),
            NoticeAct::Advertising(Channel::Kakao),
        ];
        let draft = laptop.draft("seoyeon@example.com", "010-1234-5678", &granted);
        laptop
            .booth()
            .save_contact(visitor, &draft)
            .expect("a contact");
        let list = "이메일,번호\nseoyeon@example.com,010-1234-5678\n";
        assert_eq!(import(laptop, list, source).withdrawn, 1);
        let status = laptop.booth().contact_status(visitor).expect("her status");
        let permissions = status.permissions;
        for permission in permissions {
            let reason = permission.decision.reason;
            let is_silent = silent.contains(&permission.channel.code());
            assert_eq!(reason == Reason::Withdrawn, is_silent, "{permission:?}");
            assert_eq!(permission.decision.allowed, !is_silent);
        }
    }
}

/// A relay's list of a whole season is a few records, and goes in whole.
#[test]
fn a_long_list_is_a_few_records() {
    let mut fair = Fair::with_laptops(1, 63);
    let laptop = &mut fair.laptops[0];
    let numbers: String = (0..1_200)
        .map(|n| format!("010-2{:03}-{:04}\n", n / 10, n))
        .collect();
    let before = laptop.count("SELECT count(*) FROM ledger_records");
    let import = import(laptop, &numbers, OptOutSource::FreeCall);
    assert_eq!((import.rows, import.unknown_kept), (1_200, 1_200));
    let after = laptop.count("SELECT count(*) FROM ledger_records");
    assert_eq!(
        after - before,
        4,
        "three of numbers, and that it was taken in"
    );
}

/// While messages go out, a list is asked for on every day that none was taken in,
/// on whatever laptop.
#[test]
fn a_list_is_due_every_day_while_messages_go_out() {
    let mut fair = Fair::with_laptops(2, 64);
    let folder = tempfile::tempdir().expect("a folder");
    let (owner, other) = fair.pair(0, 1);
    let lists = |laptop: &mut Laptop| laptop.booth().opt_out_lists().expect("readable");
    owner.reachable_visitor("seoyeon@example.com");
    assert!(!lists(owner).due_today, "nobody was written to yet");
    owner.clock.set(OPENING + 5 * DAY);
    other.clock.set(OPENING + 5 * DAY);
    let exported = owner.booth().export_follow_up(
        FairScope::Current,
        "후속 안내",
        folder.path(),
        Language::Korean,
    );
    assert_eq!(exported.expect("the files").rows, 1);
    assert!(lists(owner).due_today);
    import(owner, "name\n김서연\n", OptOutSource::FreeCall);
    assert!(lists(owner).due_today, "no row of it could be read");

    import(other, "010-2345-6789\n", OptOutSource::FreeCall);
    owner.learn_from(other);
    let told = lists(owner);
    let today = owner.booth().today();
    assert!(!told.due_today);
    let days: Vec<_> = told.latest.iter().map(|(_, day)| *day).collect();
    assert_eq!(days, [Some(today), None, None]);

    owner.clock.advance(DAY);
    assert!(lists(owner).due_today, "another day");
    owner.clock.advance(14 * DAY);
    assert!(!lists(owner).due_today, "the messages are long out");
}
