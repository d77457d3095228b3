//! What one person may ask for, on the command line.

use crate::support::{ask, call, follow_up_rows, opened, played, store_copy};
use booth::FairScope;
use booth::pictures::{NewPicture, PictureUse};
use booth::replies::{Channel, ReplyDraft, ReplyEvidence, Wanted};
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;
use std::path::Path;

/// The contact of somebody of the played fair who can be written to.
fn somebody() -> String {
    let rows = follow_up_rows(&played().json);
    let row = rows.iter().find(|row| row["보낼 방법"] == "이메일");
    row.expect("somebody allows e-mail")["연락처"].clone()
}

fn report(store: &Path, contact: &str, out: &Path) -> crate::support::Answer {
    let out = out.to_str().expect("a plain path");
    ask(store, &["rights", "report", contact, "--out", out])
}

fn destroy(store: &Path, contact: &str, reason: &str) -> crate::support::Answer {
    ask(store, &["rights", "destroy", contact, "--reason", reason])
}

/// The policy, its page and the poster say who, what for, how long and how to stop; the
/// poster is one page.
#[test]
fn the_policy_and_the_poster_are_written() {
    let (folder, store) = store_copy();
    let out = folder.path().join("policy");
    let to = out.to_str().expect("a plain path");
    let told = ask(&store, &["policy", "--out", to]);
    assert_eq!(told.code, 0, "{}", told.stderr);
    let json = told.json();
    let files: Vec<&str> = json["files"]
        .as_array()
        .expect("files")
        .iter()
        .map(|file| file.as_str().expect("a path"))
        .collect();
    let html = std::fs::read_to_string(files[1]).expect("a page");
    let said = [
        "온기유리",
        "24개월",
        "무료 전화 080-000-0000",
        "광고성 정보 수신동의",
    ];
    for words in said {
        assert!(html.contains(words), "{words}");
    }
    if skipped::without(&["pdftotext"]) {
        return;
    }
    let text = |file: &str| {
        let text = std::process::Command::new("pdftotext")
            .args([file, "-"])
            .output();
        let text = String::from_utf8(text.expect("it runs").stdout).expect("UTF-8");
        let pages = text.matches('\u{c}').count();
        (text.split_whitespace().collect::<String>(), pages)
    };
    let (policy, pages) = text(files[0]);
    assert!(pages >= 2, "{pages} pages");
    for words in said {
        assert!(policy.contains(&words.replace(' ', "")), "{words}");
    }
    let (poster, pages) = text(files[2]);
    assert_eq!(pages, 1);
    for words in [&said[..3], &["그만받으시려면", "hello@ongi.example"]].concat() {
        assert!(poster.contains(&words.replace(' ', "")), "{words}");
    }
}

/// She gets a PDF and a JSON file with what is known of her; once she is destroyed,
/// nothing of it is left to report but that she refused.
#[test]
fn a_person_gets_her_data_and_is_destroyed() {
    let (folder, store) = store_copy();
    let contact = somebody();
    let out = folder.path().join("report");
    let told = report(&store, &contact, &out);
    assert_eq!(told.code, 0, "{}", told.stderr);
    let json = told.json();
    assert!(json["records"].as_u64().expect("a number") > 10, "{json}");
    let files = json["files"].as_array().expect("files");
    let read = |number: usize| std::fs::read(files[number].as_str().expect("a path"));
    assert!(read(0).expect("a PDF").starts_with(b"%PDF"));
    let data = String::from_utf8(read(1).expect("JSON")).expect("UTF-8");
    assert!(data.contains(&contact), "{data}");

    let reason = ["--reason", "본인이 요청함"];
    let destroy = |contact| {
        ask(
            &store,
            &[&["rights", "destroy", contact], &reason[..]].concat(),
        )
    };
    let destroyed = destroy(&contact);
    assert_eq!(destroyed.code, 0, "{}", destroyed.stderr);
    let json = destroyed.json();
    assert!(json["destroyed"].as_u64().expect("a number") > 10, "{json}");
    assert!(
        json["kept_hashes"].as_u64().expect("a number") >= 1,
        "{json}"
    );
    assert_eq!(ask(&store, &["verify"]).code, 0);
    assert_eq!(destroy(&contact).json()["destroyed"], 0, "once is enough");
    report(&store, &contact, &folder.path().join("left")).refused();
    let kept = ask(&store, &["consent", "show", &contact]).json();
    assert!(
        kept.to_string().contains("withdrawn"),
        "her silence is kept"
    );
}

/// A request counts before the laptop that knows her is merged; a stranger has
/// nothing to be told; what is no contact, no reason, or a reason that names her is
/// refused in words.
#[test]
fn a_request_about_nobody_known_is_kept() {
    let (folder, store) = store_copy();
    let destroy = |contact: &str, reason: &str| destroy(&store, contact, reason);
    let unknown = destroy("stranger@example.com", "본인이 요청함");
    assert_eq!(unknown.code, 0, "{}", unknown.stderr);
    assert_eq!(unknown.json()["destroyed"], 0);
    assert_eq!(unknown.json()["kept_hashes"], 1);
    report(&store, "nobody@example.com", folder.path()).refused();
    destroy("no contact", "본인이 요청함").refused();
    destroy(&somebody(), " ").refused();
    destroy(&somebody(), &somebody()).refused();
    assert_eq!(call(&["rights", "destroy"]).code, 2);
}

/// What is due is listed in the shape of the contract; who was destroyed is owed
/// nothing.
#[test]
fn what_is_due_is_listed() {
    let (_folder, store) = store_copy();
    let tasks = ask(&store, &["tasks"]);
    assert_eq!(tasks.code, 0, "{}", tasks.stderr);
    let tasks = tasks.json();
    let all = tasks.as_array().expect("a list");
    assert!(
        !all.is_empty(),
        "people chose, and some took everything back"
    );
    for task in all {
        let kind = task["kind"].as_str().expect("a word");
        assert!(["result_notice", "retention_end"].contains(&kind), "{kind}");
        assert!(task["overdue"].is_boolean());
        assert_eq!(task["due"].as_str().expect("a day").len(), 10);
        assert_eq!(task["visitor"].as_str().expect("an id").len(), 36);
    }
    destroy(&store, &somebody(), "본인이 요청함");
    let left = ask(&store, &["tasks"]).json();
    assert!(left.as_array().expect("a list").len() < all.len());
}

/// In words it is how many of what until when, with a few of the names; each day and kind once.
#[test]
fn what_is_due_is_told_by_day_and_kind() {
    let (_folder, store) = store_copy();
    let all = ask(&store, &["tasks"]).json();
    let all = all.as_array().expect("a list").iter();
    let results = all.filter(|task| task["kind"] == "result_notice");
    let mut days = BTreeMap::new();
    for task in results {
        let day = task["due"].as_str().expect("a day").parse::<NaiveDate>();
        days.entry(day.expect("a day"))
            .or_insert_with(Vec::new)
            .push(task["name"].as_str().expect("a name"));
    }
    assert!(days.values().any(|names| names.len() > 5), "{days:?}");
    let store = store.to_str().expect("UTF-8");
    let told = call(&["tasks", "--store", store]).stdout;
    for (day, names) in &days {
        let count = names.len();
        let day = day.format("%Y년 %-m월 %-d일");
        let heading = format!("처리 결과 알리기 {count}명, {day}까지\n  {}", names[0]);
        assert_eq!(told.matches(&heading).count(), 1, "{heading}: {told}");
        let more = format!("외 {}명", count.saturating_sub(5));
        assert_eq!(count > 5, told.contains(&more), "{more}: {told}");
    }
    let longest = told.lines().map(|line| line.matches(", ").count()).max();
    assert!(longest < Some(5), "{told}");
    let english = call(&["tasks", "--store", store, "--lang", "en"]).stdout;
    assert!(english.starts_with("Delete personal data: ") || english.starts_with("Tell the"));
    assert!(!english.contains("까지"), "{english}");
}

fn promised(store: &Path) -> Vec<serde_json::Value> {
    open_of(store, "requested_reply")
}

/// What a visitor was promised is due like what the law asks, with the address, who
/// promised it and what can be written; once it was answered it is due no more.
#[test]
fn what_was_promised_is_listed_until_it_is_answered() {
    let (_folder, store) = store_copy();
    assert!(promised(&store).is_empty());
    let mut booth = opened(&store);
    let people = booth.follow_up(FairScope::All).expect("people").people;
    let draft = ReplyDraft {
        wanted: Wanted::Catalogue,
        words: String::new(),
        channel: Channel::Email,
        by: "한서윤".to_owned(),
        due: booth.today() + Days::new(3),
    };
    let mut asked = people.iter().map(|person| person.visitor);
    let reply = asked
        .find_map(|visitor| booth.request_reply(visitor, &draft).ok())
        .expect("somebody left an address");
    drop(booth);

    let listed = promised(&store);
    assert_eq!(listed.len(), 1);
    let promise = &listed[0];
    assert_eq!(promise["by"], "한서윤");
    assert_eq!(promise["wanted"], "catalogue");
    assert_eq!(promise["overdue"], false);
    assert!(
        promise["address"]
            .as_str()
            .expect("an address")
            .contains('@')
    );
    assert!(
        promise["text_ko"]
            .as_str()
            .expect("words")
            .contains("카탈로그")
    );
    let path = store.to_str().expect("a plain path");
    for (arguments, said, not_said) in [
        (&["--lang", "ko"][..], "카탈로그 보내기", "catalogue"),
        (&["--lang", "en"], "catalogue", "카탈로그 보내기"),
        (&[], "카탈로그 보내기", "catalogue"),
    ] {
        let printed = call(&[&["tasks", "--store", path], arguments].concat());
        assert!(printed.stdout.contains(said), "{}", printed.stdout);
        assert!(!printed.stdout.contains(not_said), "{}", printed.stdout);
    }

    let mut booth = opened(&store);
    let evidence = ReplyEvidence {
        answered_on: booth.today(),
        channel: Channel::Email,
        sender: "한서윤".to_owned(),
        text: "카탈로그를 보내 드립니다.".to_owned(),
    };
    booth.answer_reply(reply, &evidence).expect("answered");
    drop(booth);
    assert!(promised(&store).is_empty());
}

fn open_of(store: &Path, kind: &str) -> Vec<serde_json::Value> {
    let mut tasks = ask(store, &["tasks"]).json();
    let tasks = tasks.as_array_mut().expect("a list");
    tasks.retain(|task| task["kind"] == kind);
    std::mem::take(tasks)
}

/// A picture of two pixels, as a PNG file.
const TWO_PIXELS: &[u8] =
    b"\x89PNG\x0d\x0a\x1a\x0a\0\0\0\x0dIHDR\0\0\0\x02\0\0\0\x01\x08\x02\0\0\0{@\xe8\xdd\0\
    \0\0\x0fIDATx\x9cc\x10P0\xf8\xf0\xe0\x02\0\x07'\x03\x01\xf7\xb1\x1c\x0d\0\0\0\0IEND\
    \xaeB`\x82";

/// A card that was photographed is due in the evening of that day, and no more once it
/// was typed; the report has its picture.
#[test]
fn a_card_is_due_until_it_is_typed() {
    let (folder, store) = store_copy();
    let mut booth = opened(&store);
    let visitor = booth.latest_visit_of(&somebody()).expect("known");
    let picture = NewPicture::from_file(PictureUse::Card, TWO_PIXELS).expect("a picture");
    let photo = booth.keep_card_photo(visitor, &picture).expect("kept");
    let today = booth.today();
    drop(booth);
    let due = open_of(&store, "card_photo");
    assert_eq!(due.len(), 1, "{due:?}");
    assert_eq!(due[0]["due"], today.to_string());
    assert_eq!(due[0]["visitor"], visitor.to_string());
    assert_eq!(due[0]["photos"][0], photo.to_string());
    assert_eq!(due[0]["overdue"], false);
    let path = store.to_str().expect("a plain path");
    let printed = call(&["tasks", "--store", path]);
    assert!(
        printed.stdout.contains("명함 옮겨 적기"),
        "{}",
        printed.stdout
    );

    let told = report(&store, &somebody(), folder.path());
    assert_eq!(told.code, 0, "{}", told.stderr);
    let files = told.json()["files"].clone();
    let files = files.as_array().expect("files").iter();
    let pictures = files.filter(|file| file.as_str().is_some_and(|it| it.ends_with(".png")));
    assert_eq!(pictures.count(), 1, "{}", told.stdout);

    opened(&store)
        .leave_card(&[photo])
        .expect("nothing to type");
    assert!(open_of(&store, "card_photo").is_empty());
}

/// A request has ten days from the day it came, is answered by a letter once it is done,
/// and ends with a day and a way.
#[test]
fn a_request_is_noted_answered_and_closed() {
    let (folder, store) = store_copy();
    let contact = somebody();
    let out = folder.path().join("letters");
    let out = out.to_str().expect("a plain path");
    ask(
        &store,
        &["rights", "note", "nobody@example.com", "--right", "stop"],
    )
    .refused();
    let noted = ask(&store, &["rights", "note", &contact, "--right", "stop"]);
    assert_eq!(noted.code, 0, "{}", noted.stderr);
    let noted = noted.json();
    let id = noted["request"].as_str().expect("an id");
    let open = open_of(&store, "request");
    assert_eq!(open.len(), 1);
    assert_eq!(
        (&open[0]["request"], &open[0]["right"]),
        (&noted["request"], &"stop".into())
    );
    let day = |field: &str| -> NaiveDate {
        let text = noted[field].as_str().expect("a day");
        text.parse().expect("a day")
    };
    assert_eq!(day("due"), day("received_on") + Days::new(10));
    let on = noted["received_on"].as_str().expect("a day");
    let close = ["rights", "close", id, "--on", on, "--way", "in-person"];
    ask(&store, &["rights", "note", &contact, "--right", "stop"]).refused();
    ask(&store, &["rights", "letter", id, "--out", out]).refused();
    ask(&store, &close).refused();

    assert_eq!(ask(&store, &["consent", "withdraw", &contact]).code, 0);
    let letters = ask(&store, &["rights", "letter", id, "--out", out]).json();
    assert_eq!(letters["files"].as_array().map(Vec::len), Some(2));
    let closed = ask(&store, &close);
    assert_eq!(closed.code, 0, "{}", closed.stderr);
    assert!(open_of(&store, "request").is_empty());
    ask(&store, &close).refused();
}

/// What somebody asks for is noted with whom it reaches, and ends with the words that
/// were sent, or taken back; what advertises is no answer.
#[test]
fn a_reply_is_noted_closed_and_taken_back() {
    let (_folder, store) = store_copy();
    let contact = somebody();
    let channel = if contact.contains('@') {
        "email"
    } else {
        "sms"
    };
    let note = [
        "replies",
        "note",
        &contact,
        "--wanted",
        "catalogue",
        "--channel",
        channel,
    ];
    let noted = ask(&store, &note);
    assert_eq!(noted.code, 0, "{}", noted.stderr);
    let noted = noted.json();
    let id = noted["reply"].as_str().expect("an id");
    let listed = promised(&store);
    assert_eq!(listed.len(), 1);
    assert_eq!(
        (&listed[0]["reply"], &listed[0]["due"]),
        (&noted["reply"], &noted["due"])
    );
    let today = opened(&store).today().to_string();
    let close = |text: &str| {
        let words = ["replies", "close", id, "--on", &today, "--channel", channel];
        ask(
            &store,
            &[&words[..], &["--sender", "한서윤", "--text", text]].concat(),
        )
    };
    close("카탈로그와 함께 할인 쿠폰을 보내 드립니다.").refused();
    let closed = close("카탈로그를 보내 드립니다.");
    assert_eq!(closed.code, 0, "{}", closed.stderr);
    assert!(promised(&store).is_empty());

    let again = ask(&store, &note).json();
    let again = again["reply"].as_str().expect("an id");
    let taken_back = ask(&store, &["replies", "take-back", again]);
    assert_eq!(taken_back.code, 0, "{}", taken_back.stderr);
    assert!(promised(&store).is_empty());
    ask(&store, &["replies", "take-back", again]).refused();
}

/// The owner lets destruction wait for a reason, and go on.
#[test]
fn destruction_waits_for_a_reason() {
    let (_folder, store) = store_copy();
    ask(&store, &["rights", "pause-destruction", "--reason", " "]).refused();
    let paused = ask(
        &store,
        &["rights", "pause-destruction", "--reason", "세무 조사"],
    );
    assert_eq!(paused.code, 0, "{}", paused.stderr);
    assert_eq!(paused.json()["paused"], true);
    let kept = opened(&store).destruction_pause().expect("read");
    assert_eq!(kept.map(|pause| pause.reason).as_deref(), Some("세무 조사"));
    assert_eq!(
        ask(&store, &["rights", "resume-destruction"]).json()["paused"],
        false
    );
    assert!(opened(&store).destruction_pause().expect("read").is_none());
}
