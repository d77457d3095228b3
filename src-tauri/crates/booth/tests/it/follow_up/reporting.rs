//! What the sending tools report: what did not arrive counts no longer, a refusal holds, and
//! nobody can be written to who could not before.

use super::promise::{over, rows};
use super::targets::{by, export, reasons, request, visitor};
use crate::support::{DAY, EMAIL, Fair, Laptop, OPENING, Replay, fair};
use booth::follow_up::{ReportColumns, ReportImport, ReportRequest, read_report};
use booth::{Booth, BoothError, FairScope};
use chrono::Datelike as _;
use ledger::Secret;
use permission::Channel;
use progress::Progress;
use proptest::prelude::*;
use records::Body;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

pub fn try_import(
    laptop: &mut Laptop,
    text: &str,
    request: &ReportRequest,
) -> Result<ReportImport, BoothError> {
    let file = read_report(text.as_bytes(), "report.csv", &Progress::default());
    laptop
        .booth()
        .import_report(&file.expect("a table"), request)
}

fn import(laptop: &mut Laptop, text: &str) -> ReportImport {
    try_import(laptop, text, &ReportRequest::default()).expect("taken in")
}

/// The English words of a refusal.
fn refused(laptop: &mut Laptop, text: &str, request: &ReportRequest) -> String {
    let records = laptop.count("SELECT count(*) FROM ledger_records");
    let error = try_import(laptop, text, request).expect_err("refused");
    let is_said = matches!(
        error,
        BoothError::NotPossible(_) | BoothError::ReportColumns(_)
    );
    assert!(is_said, "{error}");
    let after = laptop.count("SELECT count(*) FROM ledger_records");
    assert_eq!(after, records, "nothing was changed");
    error.sentence().en
}

/// Files for one tool on the fourth day, and their export.
pub fn sent(laptop: &mut Laptop, tool: &str) -> Uuid {
    export(laptop, &request(tool)).expect("files");
    laptop.booth().files_made().expect("files")[0].id
}

pub fn of(export: Uuid) -> ReportRequest {
    ReportRequest {
        export: Some(export),
        ..ReportRequest::default()
    }
}

/// What did not arrive counts no longer in the promised number; what arrived does, and so
/// does whoever the report says nothing of. The same report again changes nothing.
#[test]
fn what_did_not_arrive_counts_no_longer() {
    let mut fair = fair(150);
    let laptop = &mut fair.laptops[0];
    for name in ["kim", "lee", "park", "choi"] {
        visitor(laptop, &format!("{name}@example.com"), "", &EMAIL);
    }
    laptop.clock.set(OPENING + 4 * DAY);
    let (made, folder) = export(laptop, &request("stibee")).expect("files");
    let report = "email,name,결과\nKim@example.com,김,성공\nlee@example.com,이,실패\n\
                  park@example.com,박,오픈\nstranger@example.com,,실패\njung@example.com,,글쎄\n";
    let told = import(laptop, report);
    assert_eq!((told.rows, told.sent, told.failed), (5, 1, 1));
    assert_eq!((told.refused, told.bounced), (0, 0));
    assert_eq!((told.unknown_people, told.not_in_report), (2, 1));
    assert_eq!(told.not_understood, [("글쎄".to_owned(), 1)]);
    assert!(!told.already_known);
    let listed = laptop.booth().files_made().expect("files");
    let sums = listed[0].reported.expect("reported");
    assert_eq!((sums.sent, sums.failed), (1, 1));

    let records = laptop.count("SELECT count(*) FROM ledger_records");
    // The columns moved and one more row says nothing: it is the same report.
    let again = "결과,email\n실패,LEE@example.com\n성공,kim@example.com\n클릭,choi@example.com\n";
    let again = import(laptop, again);
    assert!(again.already_known);
    assert!(import(laptop, report).already_known);
    let after = laptop.count("SELECT count(*) FROM ledger_records");
    assert_eq!(after, records, "nothing was written");

    // What a later report says of who was reached is told, and does not count.
    let later = import(laptop, "email,결과\nkim@example.com,실패\n");
    assert_eq!((later.failed, later.reached_before), (1, 1));
    let said = later
        .sentences()
        .iter()
        .any(|it| it.ko.contains("앞서 넣은 결과"));
    assert!(said, "{:?}", later.sentences());
    let listed = laptop.booth().files_made().expect("files");
    assert_eq!(
        listed[0].reported.map(|it| (it.sent, it.failed)),
        Some((1, 1))
    );

    let file = folder
        .path()
        .join(made.files[0].file_name().expect("a name"));
    let check = laptop.booth().check_follow_up_file(&file).expect("checked");
    assert!(check.why.expect("stale").en.contains("was taken in"));
    laptop.clock.set(OPENING + 5 * DAY);
    let (made, _folder) = export(laptop, &request("stibee")).expect("files");
    assert_eq!((made.rows, reasons(&made)), (1, vec![("over_promise", 3)]));
}

/// A report that a message arrived beats one that it did not, and the owner's word that a
/// file was sent to nobody, whatever came first.
#[test]
fn what_arrived_counts_whatever_else_is_said() {
    let mut fair = fair(151);
    let laptop = &mut fair.laptops[0];
    visitor(laptop, "kim@example.com", "", &EMAIL);
    visitor(laptop, "lee@example.com", "", &EMAIL);
    laptop.clock.set(OPENING + 4 * DAY);
    let file = sent(laptop, "stibee");
    import(
        laptop,
        "email,status\nkim@example.com,failed\nlee@example.com,failed\n",
    );
    import(laptop, "email,status\nkim@example.com,sent\n");
    laptop.booth().note_not_sent(file).expect("noted");
    laptop.clock.set(OPENING + 5 * DAY);
    let (made, _folder) = export(laptop, &request("stibee")).expect("files");
    assert_eq!((made.rows, reasons(&made)), (1, vec![("over_promise", 1)]));
}

/// Where no message ever arrives, the address is in no file of that channel, until she
/// gives another or the owner wants to try again. Her other channel is not concerned.
#[test]
fn a_bounced_address_is_in_no_file() {
    let mut fair = fair(152);
    let laptop = &mut fair.laptops[0];
    let both = by(&[Channel::Email, Channel::Sms]);
    visitor(laptop, "kim@example.com", "010-1111-1111", &both);
    visitor(laptop, "lee@example.com", "", &EMAIL);
    laptop.clock.set(OPENING + 4 * DAY);
    sent(laptop, "stibee");
    let told = import(
        laptop,
        "email,status\nkim@example.com,hard bounce\nlee@example.com,hard bounce\n",
    );
    assert_eq!((told.failed, told.bounced), (2, 2));
    laptop.clock.set(OPENING + 5 * DAY);
    let nobody = rows(laptop, &request("stibee"));
    assert_eq!(nobody, Err(vec![("bounced".to_owned(), 2)]));
    assert_eq!(rows(laptop, &request("solapi")), Ok(1), "her phone is fine");
    let follow_up = laptop.booth().follow_up(FairScope::Current);
    let people = follow_up.expect("the follow-up").people;
    assert!(
        people
            .iter()
            .all(|it| it.permission.channel != Channel::Email)
    );

    laptop.clock.set(OPENING + 8 * DAY);
    visitor(laptop, "lee.new@example.com", "", &EMAIL);
    assert_eq!(rows(laptop, &request("stibee")), Ok(1), "her new address");
    laptop
        .booth()
        .take_back_bounce("Kim@Example.com")
        .expect("kim");
    let twice = laptop.booth().take_back_bounce("kim@example.com");
    assert!(matches!(twice, Err(BoothError::NotPossible(_))));
    assert_eq!(rows(laptop, &request("stibee")), Ok(2));
    // Another report that says so counts again.
    laptop.clock.set(OPENING + 9 * DAY);
    let latest = laptop.booth().files_made().expect("files")[0].id;
    let report = "email,status\nkim@example.com,hard bounce\n";
    try_import(laptop, report, &of(latest)).expect("taken in");
    laptop.clock.set(OPENING + 40 * DAY);
    let (made, _folder) = export(laptop, &request("stibee")).expect("files");
    assert_eq!((made.rows, reasons(&made)), (1, vec![("bounced", 2)]));
}

/// Who gave another address at a later visit is written to there, also where both visits
/// are known to be hers.
#[test]
fn a_new_address_takes_the_place_of_one_that_bounced() {
    let mut fair = fair(153);
    let laptop = &mut fair.laptops[0];
    let phone = "010-1111-1111";
    visitor(laptop, "old@example.com", phone, &EMAIL);
    laptop.clock.set(OPENING + 4 * DAY);
    sent(laptop, "stibee");
    import(laptop, "email,status\nold@example.com,hard bounce\n");
    visitor(laptop, "new@example.com", phone, &EMAIL);
    let people = laptop.booth().follow_up(FairScope::Current);
    let people = people.expect("the follow-up").people;
    let contacts: Vec<&str> = people
        .iter()
        .map(|it| it.permission.contact.as_str())
        .collect();
    assert_eq!(contacts, ["new@example.com"]);
}

/// A refusal holds as one of an opt-out list: by the channels it stands for, for every
/// entry, and for whoever gives that address later.
#[test]
fn a_refusal_in_a_report_holds() {
    let mut fair = fair(154);
    let laptop = &mut fair.laptops[0];
    let all = by(&[Channel::Email, Channel::Sms, Channel::Kakao]);
    visitor(laptop, "kim@example.com", "010-1111-1111", &all);
    visitor(laptop, "lee@example.com", "010-2222-2222", &all);
    laptop.clock.set(OPENING + 4 * DAY);
    let mails = sent(laptop, "stibee");
    let told = try_import(
        laptop,
        "email,status\nkim@example.com,Complained\nstranger@example.com,unsubscribed\n",
        &of(mails),
    );
    let told = told.expect("taken in");
    assert_eq!((told.refused, told.unknown_people, told.sent), (2, 1, 1));
    let kept = "SELECT count(*) FROM permission_said WHERE kind = 'permission.withdrawn'";
    assert_eq!(laptop.count(kept), 2, "the stranger's, too");
    laptop.clock.set(OPENING + 7 * DAY);
    let (made, _folder) = export(laptop, &request("stibee")).expect("files");
    assert_eq!((made.rows, reasons(&made)), (1, vec![("withdrawn", 1)]));
    laptop.clock.set(OPENING + 40 * DAY);
    let texts = sent(laptop, "solapi");
    let report = "번호,결과\n010-1111-1111,수신거부\n";
    try_import(laptop, report, &of(texts)).expect("taken in");
    laptop.clock.set(OPENING + 75 * DAY);
    for tool in ["solapi", "solapi-kakao"] {
        assert_eq!(rows(laptop, &request(tool)), Ok(1), "{tool}: only lee");
        super::targets::nothing_was_sent(laptop);
    }
}

/// What KakaoTalk did not deliver may have come as a text message: it still counts.
#[test]
fn what_may_have_come_as_a_text_still_counts() {
    let mut fair = fair(155);
    let laptop = &mut fair.laptops[0];
    let both = by(&[Channel::Sms, Channel::Kakao]);
    visitor(laptop, "", "010-1111-1111", &both);
    laptop.clock.set(OPENING + 4 * DAY);
    sent(laptop, "solapi-kakao");
    let told = import(laptop, "수신번호,결과\n010-1111-1111,결번\n");
    assert_eq!((told.failed, told.bounced), (0, 0));
    assert_eq!(told.may_have_come_as_text, 1);
    laptop.clock.set(OPENING + 5 * DAY);
    assert_eq!(rows(laptop, &request("solapi-kakao")), over(1));
}

/// A report of another tool, another file or another fair is told from the right one by its
/// people; where that does not settle it, nothing is guessed.
#[test]
fn a_report_finds_its_file_or_is_refused() {
    let mut fair = fair(156);
    let laptop = &mut fair.laptops[0];
    let none = ReportRequest::default();
    let report = |names: &[&str]| {
        let rows = names.iter().map(|it| format!("{it}@example.com,sent\n"));
        format!("email,status\n{}", rows.collect::<String>())
    };
    visitor(
        laptop,
        "kim@example.com",
        "010-1111-1111",
        &by(&[Channel::Email, Channel::Sms]),
    );
    visitor(laptop, "lee@example.com", "", &EMAIL);
    laptop.clock.set(OPENING + 4 * DAY);
    let nobody = refused(laptop, &report(&["kim"]), &none);
    assert!(nobody.contains("any of the files"), "{nobody}");
    let november = sent(laptop, "stibee");
    let strangers = refused(laptop, &report(&["stranger"]), &none);
    assert!(strangers.contains("any of the files"), "{strangers}");
    let strangers = refused(laptop, &report(&["stranger"]), &of(november));
    assert!(strangers.contains("the file you chose"), "{strangers}");
    let mostly = refused(laptop, &report(&["kim", "a", "b", "c"]), &of(november));
    assert!(
        mostly.contains("Of the 4 people in this file 3"),
        "{mostly}"
    );
    let numbers = "번호,결과\n010-1111-1111,성공\n";
    let texts = refused(laptop, numbers, &of(november));
    assert!(texts.contains("no column of e-mail addresses"), "{texts}");
    let no_table = refused(laptop, "name,status\nKim,sent\n", &none);
    assert!(no_table.contains("or phone numbers"), "{no_table}");
    let unknown = refused(laptop, &report(&["kim"]), &of(Uuid::from_u128(1)));
    assert!(unknown.contains("neither a known export"), "{unknown}");

    // Somebody came after, so the second file holds one more.
    laptop.clock.set(OPENING + 8 * DAY);
    visitor(laptop, "park@example.com", "", &EMAIL);
    let december = sent(laptop, "stibee");
    let either = refused(laptop, &report(&["kim", "lee"]), &none);
    assert!(either.contains("not clear which file"), "{either}");
    let other = refused(laptop, &report(&["kim", "lee", "park"]), &of(november));
    assert!(other.contains("not of the file you chose"), "{other}");
    let found = import(laptop, &report(&["kim", "lee", "park"]));
    assert_eq!((found.export, found.sent), (december, 3));
    // What was sent to nobody is no candidate.
    laptop.booth().note_not_sent(december).expect("noted");
    let found = import(laptop, &report(&["kim", "lee"]));
    assert_eq!(found.export, november);
}

/// Columns that somebody named are kept for the tool's next report; where that has other
/// columns they are looked for anew.
#[test]
fn the_named_columns_are_kept_for_the_tool() {
    let mut fair = fair(157);
    let laptop = &mut fair.laptops[0];
    visitor(laptop, "kim@example.com", "", &EMAIL);
    laptop.clock.set(OPENING + 4 * DAY);
    let file = sent(laptop, "stibee");
    let table = |ending: &str| format!("email,요청,도착\nkim@example.com,성공,{ending}\n");
    let several = refused(laptop, &table("실패"), &of(file));
    assert!(several.contains("요청, 도착"), "{several}");
    let named = ReportRequest {
        columns: ReportColumns {
            outcome: Some("도착".to_owned()),
            ..ReportColumns::default()
        },
        ..of(file)
    };
    let told = try_import(laptop, &table("실패"), &named).expect("taken in");
    assert_eq!((told.sent, told.failed), (0, 1));
    let next = try_import(laptop, &table("성공"), &of(file)).expect("by what was kept");
    assert_eq!((next.sent, next.failed), (1, 0));
    let moved = "주소,결과\nkim@example.com,하드바운스\n";
    let moved = try_import(laptop, moved, &of(file)).expect("looked for anew");
    assert_eq!(moved.bounced, 1);
}

/// The read tables that follow from reports, each with its name first.
fn said_by_reports(laptop: &mut Laptop) -> Vec<String> {
    let dump = laptop.dump();
    let tables = dump.split("# ").map(str::to_owned);
    let ours = ["follow_up_", "permission_said\n"];
    let tables: Vec<String> = tables
        .filter(|table| ours.iter().any(|name| table.starts_with(name)))
        .collect();
    assert_eq!(tables.len(), 6, "each is there");
    tables
}

/// Two laptops of the owner that took in the same report apart agree after they met,
/// whichever learns from the other first.
#[test]
fn two_laptops_take_in_the_same_report() {
    let report = "email,status\nkim@example.com,failed\nlee@example.com,hard bounce\n\
                  park@example.com,unsubscribed\nstranger@example.com,unsubscribed\n";
    let mut dumps = BTreeSet::new();
    for first in [true, false] {
        let mut fair = Fair::with_laptops(1, 158);
        let folder = fair.folder.path().to_owned();
        let owner = &mut fair.laptops[0];
        for name in ["kim", "lee", "park"] {
            visitor(owner, &format!("{name}@example.com"), "", &EMAIL);
        }
        owner.clock.set(OPENING + 4 * DAY);
        sent(owner, "stibee");
        let (backup, path) = (folder.join("backup.db"), folder.join("other.db"));
        owner.booth().ledger().backup(&backup).expect("a copy");
        let restored = Booth::restore(
            &backup,
            &path,
            Secret::Keychain(&owner.key),
            Replay::boxed(&owner.clock, 2),
        );
        let mut restored = restored.expect("restored");
        restored.confirm_requests_since_backup().expect("confirmed");
        drop(restored);
        let other = &mut Laptop::opened(&path, owner, 3);
        for laptop in [&mut *owner, &mut *other] {
            assert!(!import(laptop, report).already_known);
        }
        match first {
            true => (owner.learn_from(other), other.learn_from(owner)),
            false => (other.learn_from(owner), owner.learn_from(other)),
        };
        assert_eq!(said_by_reports(owner), said_by_reports(other));
        assert!(import(owner, report).already_known);
        owner.clock.set(OPENING + 5 * DAY);
        for laptop in [owner, other] {
            let (made, _folder) = export(laptop, &request("stibee")).expect("files");
            dumps.insert(format!("{} {:?}", made.rows, reasons(&made)));
        }
    }
    assert_eq!(dumps.len(), 1, "{dumps:?}");
}

/// Another laptop of the booth takes in no report: it would let messages be sent again.
#[test]
fn only_the_owner_takes_in_reports() {
    let mut fair = Fair::with_laptops(2, 159);
    let (owner, other) = fair.pair(0, 1);
    visitor(owner, "kim@example.com", "", &EMAIL);
    owner.clock.set(OPENING + 4 * DAY);
    sent(owner, "stibee");
    other.learn_from(owner);
    let report = "email,status\nkim@example.com,failed\n";
    let refused = try_import(other, report, &ReportRequest::default());
    assert!(refused.is_err());
    import(owner, report);
    other.learn_from(owner);
    assert_eq!(
        other.booth().files_made().expect("files"),
        owner.booth().files_made().expect("files")
    );
}

/// By whom news of this fair may be received now, by which channel.
fn allowed(laptop: &mut Laptop, visitors: &[Uuid]) -> BTreeSet<(Uuid, &'static str)> {
    let mut allowed = BTreeSet::new();
    for visitor in visitors {
        let status = laptop.booth().contact_status(*visitor).expect("her status");
        let permissions = status.permissions.iter();
        let codes = permissions.filter(|it| it.decision.allowed);
        allowed.extend(codes.map(|it| (*visitor, it.channel.code())));
    }
    allowed
}

/// The most messages that somebody was sent in a month and that did not come back, counted
/// from the records and not by the code under test.
fn most_that_arrived(laptop: &mut Laptop) -> usize {
    let mut exports = BTreeMap::new();
    let mut outcomes: BTreeMap<(Uuid, Uuid, String), bool> = BTreeMap::new();
    let ledger = laptop.booth().ledger();
    let read = ledger.each_record_of("follow_up.", |record| {
        let header = &record.header;
        let body = record.body.as_deref().expect("a body");
        match Body::decode(&header.kind, header.version, body) {
            Some(Body::FollowUpExported(exported)) => {
                exports.insert(header.entity, exported);
            }
            Some(Body::FollowUpReported(reported)) => {
                for row in reported.rows {
                    let of = (reported.export, row.visitor, row.channel);
                    *outcomes.entry(of).or_default() |= row.arrived;
                }
            }
            _ => {}
        }
    });
    read.expect("the records");
    let mut months: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for (id, exported) in exports {
        let day = exported.planned_on.expect("a day");
        for row in exported.rows {
            let outcome = outcomes.get(&(id, row.visitor, row.channel.clone()));
            if outcome != Some(&false) {
                let of = months.entry((row.visitor, day.year(), day.month()));
                of.or_default().insert((row.channel, day));
            }
        }
    }
    months.values().map(BTreeSet::len).max().unwrap_or(0)
}

const NAMES: [&str; 5] = ["kim", "lee", "park", "choi", "stranger"];
const WORDS: [&str; 7] = ["성공", "실패", "하드바운스", "수신거부", "오픈", "글쎄", ""];

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    /// Whatever the reports say: nobody may be written to by a channel who might not before,
    /// who withdrew stays withdrawn, and nobody gets more messages than were promised.
    #[test]
    fn no_report_ever_allows_anything(
        granted in proptest::collection::vec(0_usize..4, 4),
        withdraws in proptest::option::of(0_usize..4),
        steps in proptest::collection::vec(
            (0_i64..9, any::<bool>(), proptest::collection::vec((0_usize..5, 0_usize..7), 1..9)),
            1..6,
        ),
    ) {
        let mut fair = fair(160);
        let laptop = &mut fair.laptops[0];
        let channels = [&[][..], &[Channel::Email], &[Channel::Sms], &[Channel::Email, Channel::Sms]];
        let mut visitors = Vec::new();
        for (number, (name, granted)) in NAMES.iter().zip(&granted).enumerate() {
            let phone = format!("010-1111-{number}000");
            visitors.push(visitor(laptop, &format!("{name}@example.com"), &phone, &by(channels[*granted])));
        }
        if let Some(gone) = withdraws {
            laptop.booth().withdraw(visitors[gone]).expect("withdrawn");
        }
        let mut now = OPENING + 4 * DAY;
        let mut before = allowed(laptop, &visitors);
        for (days, is_text, said) in steps {
            now += days * DAY;
            laptop.clock.set(now);
            let _ = export(laptop, &request(if is_text { "solapi" } else { "stibee" }));
            let rows = said.into_iter().map(|(who, word)| {
                let point = match is_text {
                    true => format!("010-1111-{who}000"),
                    false => format!("{}@example.com", NAMES[who]),
                };
                format!("{point},{}\n", WORDS[word])
            });
            let report = format!("받는 사람,결과\n{}", rows.collect::<String>());
            let made = laptop.booth().files_made().expect("files");
            let request = made.first().map(|it| of(it.id)).unwrap_or_default();
            let _ = try_import(laptop, &report, &request);
            let after = allowed(laptop, &visitors);
            prop_assert!(after.is_subset(&before), "{:?}", after.difference(&before));
            before = after;
            prop_assert!(most_that_arrived(laptop) <= 1);
        }
    }
}
