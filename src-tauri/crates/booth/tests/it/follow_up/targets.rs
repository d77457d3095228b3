//! Files for one tool hold exactly who allowed that, and are on record; a stale one is told.

use crate::random::{step, take};
use crate::support::{DAY, EMAIL, Fair, Laptop, OPENING, fair};
use booth::consent::NoticeAct;
use booth::follow_up::{EarlierFiles, Exported, FileRequest, Printing, Protection, target};
use booth::rights::Whose;
use booth::{BoothError, FairScope};
use chrono::{DateTime, Utc};
use permission::Channel;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;
use tempfile::TempDir;
use uuid::Uuid;
use words::Language;

pub fn by(channels: &[Channel]) -> Vec<NoticeAct> {
    let channels = channels
        .iter()
        .map(|channel| NoticeAct::Advertising(*channel));
    let basis = [NoticeAct::AtLeast14, NoticeAct::CollectAndUse];
    basis.into_iter().chain(channels).collect()
}

/// Somebody who left this and allowed that.
pub fn visitor(laptop: &mut Laptop, email: &str, phone: &str, acts: &[NoticeAct]) -> Uuid {
    let visitor = laptop.answered_visit();
    let draft = laptop.draft(email, phone, acts);
    laptop.booth().save_contact(visitor, &draft).expect("kept");
    visitor
}

pub fn request(id: &str) -> FileRequest {
    FileRequest {
        scope: FairScope::Current,
        earlier: EarlierFiles::Include,
        target: target(id).expect("it ships"),
        audience: None,
        topic: None,
        at: None,
        protection: Protection::None,
        draft: None,
        printing: Printing::default(),
    }
}

/// Makes the files, in a folder of their own.
pub fn export(
    laptop: &mut Laptop,
    request: &FileRequest,
) -> Result<(Exported, TempDir), BoothError> {
    let folder = tempfile::tempdir().expect("a folder");
    let made =
        laptop
            .booth()
            .export_for_target(request, "후속 안내", folder.path(), Language::Korean);
    made.map(|made| (made, folder))
}

/// The cells of one column of a text table.
pub(super) fn column(file: &Path, header: &str) -> Vec<String> {
    let bytes = std::fs::read(file).expect("the file");
    let text = String::from_utf8(bytes).expect("UTF-8");
    let text = text.trim_start_matches('\u{feff}');
    let mut table = csv::Reader::from_reader(text.as_bytes());
    let headers = table.headers().expect("a heading").clone();
    let place = headers
        .iter()
        .position(|it| it == header)
        .expect("the column");
    let rows = table
        .records()
        .map(|row| row.expect("a row")[place].to_owned());
    rows.collect()
}

/// Says of every file so far that it was sent to nobody, so that the promised number of
/// messages keeps nobody out of the next one.
pub(super) fn nothing_was_sent(laptop: &mut Laptop) {
    for files in laptop.booth().files_made().expect("files") {
        laptop.booth().note_not_sent(files.id).expect("noted");
    }
}

pub fn reasons(made: &Exported) -> Vec<(&str, u32)> {
    let reasons = made.withheld.iter();
    reasons.map(|it| (it.code.as_str(), it.count)).collect()
}

/// Each tool gets who allowed its channel, the plain table one file for each channel, and
/// a KakaoTalk sender that falls back to text messages nobody who did not allow those.
#[test]
fn each_tool_gets_who_allowed_its_channel() {
    let mut fair = fair(120);
    let laptop = &mut fair.laptops[0];
    visitor(laptop, "kim@example.com", "", &EMAIL);
    visitor(laptop, "", "010-1111-1111", &by(&[Channel::Sms]));
    visitor(laptop, "", "010-2222-2222", &by(&[Channel::Kakao]));
    visitor(
        laptop,
        "",
        "010-3333-3333",
        &by(&[Channel::Sms, Channel::Kakao]),
    );
    laptop.clock.set(OPENING + 5 * DAY);

    let (made, _folder) = export(laptop, &request("csv")).expect("files");
    assert_eq!((made.files.len(), made.rows), (3, 4), "{:?}", made.files);
    for file in &made.files {
        let channels: BTreeSet<String> = column(file, "보낼 방법").into_iter().collect();
        assert_eq!(channels.len(), 1, "one channel a file: {channels:?}");
    }
    nothing_was_sent(laptop);
    let (made, _folder) = export(laptop, &request("naver-sens")).expect("files");
    let mut to = column(&made.files[0], "to");
    to.sort();
    assert_eq!(to, ["01011111111", "01033333333"]);
    nothing_was_sent(laptop);
    let (made, _folder) = export(laptop, &request("solapi-kakao")).expect("files");
    assert_eq!(made.rows, 1);
    assert!(
        reasons(&made).contains(&("would_come_as_text", 1)),
        "{:?}",
        made.withheld
    );
    let (made, _folder) = export(laptop, &request("stibee")).expect("files");
    assert_eq!(column(&made.files[0], "이메일 주소"), ["kim@example.com"]);
    assert_eq!(made.files.len(), 2, "and the message to paste");
}

/// What goes to a company abroad needs a yes to that, which nobody was asked for here.
#[test]
fn nobody_goes_abroad_unasked() {
    let mut fair = fair(121);
    let laptop = &mut fair.laptops[0];
    visitor(laptop, "kim@example.com", "", &EMAIL);
    laptop.clock.set(OPENING + 5 * DAY);
    for id in ["mailchimp", "hubspot", "google-contacts"] {
        let refused = export(laptop, &request(id)).expect_err("nobody");
        assert!(
            refused
                .sentence()
                .en
                .contains("The most frequent reason (1)"),
            "{id}: {refused}"
        );
        let BoothError::NobodyToWriteTo { withheld, .. } = refused else {
            panic!("{id}: {refused}");
        };
        let why: Vec<_> = withheld
            .iter()
            .map(|it| (it.code.as_str(), it.count))
            .collect();
        assert_eq!(why, [("overseas_without_consent", 1)], "{id}");
    }
}

/// Under another country's law nothing is known to be allowed: a yes that was given with a
/// number of it brings no advertisement, and none is asked for; an e-mail address has no
/// country, and stays under the law of the fair.
#[test]
fn a_number_of_another_country_gets_no_advertisement() {
    let mut fair = fair(173);
    let laptop = &mut fair.laptops[0];
    let all = by(&Channel::ASKED);
    visitor(laptop, "", "+81 90-1234-5678", &all);
    visitor(laptop, "lee@example.com", "+1 202 555 0123", &all);
    visitor(laptop, "", "010-1111-1111", &all);
    laptop.clock.set(OPENING + 5 * DAY);
    for tool in ["solapi", "sendon-kakao", "csv"] {
        let (made, _folder) = export(laptop, &request(tool)).expect("files");
        let elsewhere = if tool == "csv" { 1 } else { 2 };
        assert!(
            reasons(&made).contains(&("another_law", elsewhere)),
            "{tool}: {:?}",
            made.withheld
        );
        assert_eq!(made.rows, 3 - elsewhere, "{tool}");
        nothing_was_sent(laptop);
    }
    let draft = laptop.draft("lee@example.com", "+1 202 555 0123", &[]);
    let asked = laptop.booth().check_contact(&draft).expect("usable").asked;
    let notices = laptop.booth().notices().expect("texts").into_iter();
    let asked = notices.filter(|(id, _)| asked.contains(id));
    let channels: Vec<Channel> = asked.filter_map(|(_, it)| it.act.channel()).collect();
    assert_eq!(channels, [Channel::Email], "nothing is asked for in vain");
}

/// A group and a topic narrow a file, a time at night keeps out who did not allow that,
/// and what is not there is told before anything is made.
#[test]
fn a_request_is_narrowed_by_group_topic_and_time() {
    let mut fair = fair(122);
    let laptop = &mut fair.laptops[0];
    let buyer = visitor(laptop, "kim@example.com", "", &EMAIL);
    let workshops = laptop.answered_visit();
    let mut draft = laptop.draft("lee@example.com", "", &EMAIL);
    draft.topics = vec!["workshop".to_owned()];
    laptop
        .booth()
        .save_contact(workshops, &draft)
        .expect("kept");
    visitor(laptop, "", "010-1111-1111", &by(&[Channel::Sms]));
    let product = laptop.booth().products().expect("products")[0].0;
    laptop.buy(buyer, product);
    laptop.clock.set(OPENING + 5 * DAY);

    let bought = FileRequest {
        audience: Some("bought".to_owned()),
        ..request("csv")
    };
    let (made, _folder) = export(laptop, &bought).expect("files");
    assert_eq!(column(&made.files[0], "연락처"), ["kim@example.com"]);
    assert_eq!(column(&made.files[0], "그룹"), ["구매하신 분"]);

    nothing_was_sent(laptop);
    let about = |topic: &str| FileRequest {
        topic: Some(topic.to_owned()),
        ..request("stibee")
    };
    let (made, _folder) = export(laptop, &about("workshop")).expect("files");
    assert_eq!(made.rows, 2, "who chose it and who chose every topic");
    nothing_was_sent(laptop);
    let (made, _folder) = export(laptop, &about("new_products")).expect("files");
    assert_eq!(column(&made.files[0], "이메일 주소"), ["kim@example.com"]);

    let night: DateTime<Utc> = "2026-12-03T23:00:00+09:00".parse().expect("a time");
    let at = |at| FileRequest {
        at: Some(at),
        ..request("aligo")
    };
    let refused = export(laptop, &at(night)).expect_err("nobody allowed the night");
    assert!(
        matches!(refused, BoothError::NobodyToWriteTo { .. }),
        "{refused}"
    );
    let day = "2026-12-03T10:00:00+09:00".parse().expect("a time");
    assert_eq!(export(laptop, &at(day)).expect("files").0.rows, 1);

    for wrong in [
        about("no such topic"),
        at("2020-01-01T10:00:00+09:00".parse().expect("a time")),
        FileRequest {
            audience: Some("nobody's".to_owned()),
            ..request("csv")
        },
    ] {
        let refused = export(laptop, &wrong).expect_err("it is not there");
        assert!(matches!(refused, BoothError::NotPossible(_)), "{refused}");
    }
}

/// An address book carries no message: nobody in it is given a coupon for it, or counts
/// as written to.
#[test]
fn an_address_book_writes_to_nobody() {
    let mut fair = fair(123);
    let laptop = &mut fair.laptops[0];
    visitor(laptop, "kim@example.com", "", &EMAIL);
    laptop.clock.set(OPENING + 5 * DAY);
    let (made, _folder) = export(laptop, &request("vcard-4")).expect("files");
    assert_eq!((made.rows, made.new_coupons), (1, 0));
    let cards = std::fs::read_to_string(&made.files[0]).expect("cards");
    assert!(cards.contains("EMAIL:kim@example.com\r\n"), "{cards}");
    let again = FileRequest {
        earlier: EarlierFiles::LeaveOut,
        ..request("csv")
    };
    assert_eq!(export(laptop, &again).expect("files").0.rows, 1);
    let refused = export(laptop, &again).expect_err("now she was written to");
    assert!(
        matches!(refused, BoothError::NobodyToWriteTo { .. }),
        "{refused}"
    );
}

/// A file may be sent for a week, and not after somebody in it took her yes back, was
/// forgotten, or somebody changed it. Others may take back what they like.
#[test]
fn a_stale_file_is_told() {
    let mut fair = fair(124);
    let laptop = &mut fair.laptops[0];
    let kim = visitor(laptop, "kim@example.com", "", &EMAIL);
    visitor(laptop, "lee@example.com", "", &EMAIL);
    let texts = visitor(laptop, "", "010-1111-1111", &by(&[Channel::Sms]));
    laptop.clock.set(OPENING + 5 * DAY);
    let (made, _folder) = export(laptop, &request("stibee")).expect("files");
    let file = made.files[0].clone();
    let check = |laptop: &mut Laptop| {
        let check = laptop.booth().check_follow_up_file(&file).expect("a check");
        (check.why.is_none(), check.withdrawn)
    };
    assert_eq!(check(laptop), (true, 0));
    laptop.booth().withdraw(texts).expect("withdrawn");
    assert_eq!(check(laptop), (true, 0), "she is not in it");
    laptop.clock.set(OPENING + 12 * DAY);
    assert_eq!(check(laptop), (false, 0), "a week is over");
    laptop.booth().withdraw(kim).expect("withdrawn");
    assert_eq!(check(laptop), (false, 1));
    let bytes = std::fs::read(&file).expect("the file");
    std::fs::write(&file, [&bytes, &b"x"[..]].concat()).expect("changed");
    assert_eq!(check(laptop), (false, 0), "not a file of these records");
}

/// A no that another laptop recorded before the file was made, and that arrived after it,
/// makes the file stale as well.
#[test]
fn a_no_that_arrives_late_makes_a_file_stale() {
    let mut fair = Fair::with_laptops(2, 127);
    let (owner, other) = fair.pair(0, 1);
    let kim = visitor(owner, "kim@example.com", "", &EMAIL);
    other.learn_from(owner);
    other.clock.set(OPENING + DAY);
    other.booth().withdraw(kim).expect("withdrawn");
    owner.clock.set(OPENING + 5 * DAY);
    let (made, _folder) = export(owner, &request("stibee")).expect("files");
    let file = &made.files[0];
    let fresh = owner.booth().check_follow_up_file(file).expect("a check");
    assert_eq!(fresh.why, None);
    owner.learn_from(other);
    let stale = owner.booth().check_follow_up_file(file).expect("a check");
    assert_eq!(stale.withdrawn, 1);
}

/// KakaoTalk's sender has hours of its own: for ten to nine there is no file, and a table for
/// any tool reaches her by the next way she allowed.
#[test]
fn kakaotalk_is_not_planned_for_ten_to_nine() {
    let mut fair = fair(128);
    let laptop = &mut fair.laptops[0];
    visitor(laptop, "", "010-1111-1111", &by(&[Channel::Kakao]));
    let two = by(&[Channel::Sms, Channel::Kakao]);
    visitor(laptop, "", "010-2222-2222", &two);
    laptop.clock.set(OPENING + 5 * DAY);
    let at = |id: &str, time: &str| FileRequest {
        at: Some(time.parse().expect("a time")),
        ..request(id)
    };
    let closed = "2026-12-03T20:50:00+09:00";
    let refused = export(laptop, &at("sendon-kakao", closed)).expect_err("nobody");
    let BoothError::NobodyToWriteTo { withheld, .. } = refused else {
        panic!("{refused}");
    };
    let why = withheld.iter().map(|it| (it.code.as_str(), it.count));
    assert_eq!(why.collect::<Vec<_>>(), [("outside_sending_hours", 2)]);
    let (made, _folder) = export(laptop, &at("csv", closed)).expect("files");
    assert_eq!(column(&made.files[0], "보낼 방법"), ["문자"]);
    nothing_was_sent(laptop);
    let open = at("sendon-kakao", "2026-12-03T20:49:00+09:00");
    let (made, _folder) = export(laptop, &open).expect("files");
    assert_eq!(
        reasons(&made),
        [("would_come_as_text", 1)],
        "who allowed both is in it"
    );
}

/// Somebody forgotten since makes a file stale, too.
#[test]
fn a_file_with_a_forgotten_person_is_stale() {
    let mut fair = fair(125);
    let laptop = &mut fair.laptops[0];
    visitor(laptop, "kim@example.com", "", &EMAIL);
    laptop.clock.set(OPENING + 5 * DAY);
    let (made, folder) = export(laptop, &request("stibee")).expect("files");
    // Forgetting her deletes her files where they lie, so a copy is asked about.
    let copy = folder.path().join("copy.csv");
    std::fs::copy(&made.files[0], &copy).expect("a copy");
    let whose = [booth::rights::Whose::Contact("kim@example.com")];
    let gone = laptop.booth().destroy_people(&whose, "본인이 요청함", true);
    gone.expect("forgotten");
    let check = laptop.booth().check_follow_up_file(&copy).expect("a check");
    assert_eq!(check.withdrawn, 1);
}

/// Whatever a tool carries is asked about what it carries: one that may not advertise
/// gets no advertisement.
#[test]
fn a_tool_for_notices_gets_no_advertisement() {
    let mut fair = fair(126);
    let laptop = &mut fair.laptops[0];
    visitor(laptop, "", "010-1111-1111", &by(&[Channel::Kakao]));
    laptop.clock.set(OPENING + 5 * DAY);
    let mut wrong = request("sendon-kakao");
    wrong.target.advertising = false;
    let refused = export(laptop, &wrong).expect_err("no advertising there");
    assert!(matches!(refused, BoothError::NotPossible(_)), "{refused}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever people did before, no file of any tool ever holds somebody without the
    /// permission it needs, KakaoTalk that comes as a text message included: each row is
    /// asked for anew, by the person and not by the list.
    #[test]
    fn no_file_holds_anybody_without_permission(
        seed: u64,
        steps in proptest::collection::vec(step(), 1..30),
    ) {
        let mut fair = fair(seed);
        let laptop = &mut fair.laptops[0];
        let _ = visitor(laptop, "a@example.com", "010-2345-6789", &by(&[Channel::Kakao]));
        for step in &steps {
            let _ = take(laptop, step);
        }
        for id in ["csv", "naver-sens", "stibee", "solapi-kakao", "mautic", "mailchimp"] {
            let request = request(id);
            let Ok((made, _folder)) = export(laptop, &request) else {
                continue;
            };
            prop_assert!(request.target.country == "KR", "nobody allowed abroad");
            let rows = "SELECT visitor, channel FROM follow_up_row JOIN follow_up_export ON id = export
                WHERE exported = (SELECT max(exported) FROM follow_up_export)";
            let connection = laptop.booth().ledger().connection();
            let rows: Vec<(Uuid, String)> = connection
                .prepare(rows).expect("the rows")
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("the rows")
                .collect::<Result<_, _>>().expect("the rows");
            prop_assert_eq!(rows.len(), made.rows as usize);
            for (visitor, channel) in rows {
                let allowed = laptop.booth().contact_status(visitor).expect("her status").permissions;
                let allows = |code: &str| {
                    allowed.iter().any(|it| it.channel.code() == code && it.decision.allowed)
                };
                prop_assert!(allows(&channel), "{id}: {channel}");
                prop_assert!(!request.target.falls_back_to_sms || allows("sms"), "{id}");
                if let Some(only) = request.target.channel {
                    prop_assert_eq!(&channel, only.code());
                }
            }
        }
    }
}

/// Whoever finds a locked file reads nothing of it, nothing readable lies beside it, the
/// password is in no record, and yet the pre-send check knows it, locked and unpacked, and
/// who asks to be forgotten takes it along.
#[test]
fn a_locked_file_is_known_and_tells_nothing() {
    let mut fair = fair(133);
    let laptop = &mut fair.laptops[0];
    let kim = visitor(laptop, "kim@example.com", "", &EMAIL);
    laptop.clock.set(OPENING + 5 * DAY);
    for id in ["stibee", "xlsx"] {
        let locked = FileRequest {
            protection: Protection::Password,
            ..request(id)
        };
        let (made, folder) = export(laptop, &locked).expect("files");
        let opening = made.opening.as_ref().expect("it is locked");
        let password = opening.password.reveal();
        assert!(!opening.steps.is_empty(), "how it is opened");
        let there = std::fs::read_dir(folder.path()).expect("the folder");
        assert_eq!(there.count(), 1, "nothing lies beside it");
        let [file] = made.files.as_slice() else {
            panic!("{:?}", made.files);
        };
        let bytes = std::fs::read(file).expect("the file");
        assert!(!bytes.windows(15).any(|it| it == b"kim@example.com"));
        let needle = password.as_bytes();
        let mut is_on_record = false;
        let look = |record: ledger::Record| {
            let body = record.body.unwrap_or_default();
            is_on_record |= body.windows(needle.len()).any(|it| it == needle);
        };
        laptop
            .booth()
            .ledger()
            .each_record_of("", look)
            .expect("read");
        assert!(!is_on_record, "{id}: the password is on record");
        let check = laptop.booth().check_follow_up_file(file).expect("checked");
        assert_eq!((check.why, check.withdrawn), (None, 0), "{id}");

        if id == "stibee" {
            let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a ZIP");
            assert!(archive.by_index(0).is_err(), "not without the password");
            let mut list = archive
                .by_index_decrypt(0, password.as_bytes())
                .expect("with it");
            let unpacked = folder.path().join("unpacked.csv");
            let mut plain = std::fs::File::create(&unpacked).expect("a file");
            std::io::copy(&mut list, &mut plain).expect("unpacked");
            assert_eq!(column(&unpacked, "이메일 주소"), ["kim@example.com"]);
            let check = laptop.booth().check_follow_up_file(&unpacked);
            assert_eq!(
                check.expect("checked").why,
                None,
                "it is known unpacked, too"
            );
        }
    }
    let locked = FileRequest {
        protection: Protection::Password,
        ..request("csv")
    };
    let (made, _folder) = export(laptop, &locked).expect("files");
    let ended = laptop
        .booth()
        .destroy_people(&[Whose::Visitor(kim)], "요청", true)
        .expect("destroyed");
    let deleted = ended.files.iter().map(|it| &it.path);
    assert!(
        deleted.clone().any(|path| path == &made.files[0]),
        "it goes with her"
    );
    assert!(!made.files[0].exists());
    let opens = export(laptop, &request("csv"));
    assert!(opens.is_err(), "nobody is left");
}

/// The tool still has whoever was in an earlier file: who withdrew since comes in a list of
/// her own, in the tool's letters and under its heading, alone and told. Who was never in a
/// file for this tool is in none, and who is forgotten has no address to list.
#[test]
fn who_must_not_be_written_to_any_more_is_listed_for_the_tool() {
    let mut fair = fair(134);
    let laptop = &mut fair.laptops[0];
    let kim = visitor(laptop, "kim@example.com", "", &EMAIL);
    let lee = visitor(laptop, "lee@example.com", "", &EMAIL);
    visitor(laptop, "park@example.com", "", &EMAIL);
    laptop.clock.set(OPENING + 5 * DAY);
    let (made, _first) = export(laptop, &request("stibee")).expect("files");
    assert_eq!((made.rows, made.suppressed, made.files.len()), (3, 0, 2));

    laptop.booth().withdraw(kim).expect("withdrawn");
    let unheard = visitor(laptop, "choi@example.com", "", &EMAIL);
    laptop.booth().withdraw(unheard).expect("withdrawn");
    let (made, _other) = export(laptop, &request("listmonk")).expect("files");
    assert_eq!(made.suppressed, 0, "another tool has nobody");
    let (made, _second) = export(laptop, &request("stibee")).expect("files");
    assert_eq!((made.rows, made.suppressed), (2, 1));
    let list = made.files.last().expect("the list");
    assert_eq!(column(list, "이메일 주소"), ["kim@example.com"]);
    let text = std::fs::read_to_string(list).expect("text");
    assert!(!text.contains(','), "one column: {text}");
    let told = made
        .notes
        .iter()
        .filter(|it| it.en.contains("may not be written to"));
    assert_eq!(told.count(), 1, "{:?}", made.notes);
    let people = column(&made.files[0], "이메일 주소");
    assert!(!people.contains(&"kim@example.com".to_owned()));

    laptop
        .booth()
        .destroy_people(&[Whose::Visitor(lee)], "요청", false)
        .expect("destroyed");
    let (made, _third) = export(laptop, &request("stibee")).expect("files");
    assert_eq!(
        (made.rows, made.suppressed),
        (1, 1),
        "no address of hers is known"
    );
    let told = made
        .notes
        .iter()
        .filter(|it| it.en.contains("is forgotten"));
    assert_eq!(told.count(), 1, "{:?}", made.notes);
    // Who withdraws from an earlier list takes that list along when she is forgotten.
    let list = made.files.last().expect("the list").clone();
    let ended = laptop
        .booth()
        .destroy_people(&[Whose::Visitor(kim)], "요청", true);
    assert!(ended.is_ok() && !list.exists(), "the list goes with her");
}
