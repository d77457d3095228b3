//! Many people are destroyed at once, and no byte of them is found anywhere any more.

use crate::card_photos::small_card;
use crate::support::{EMAIL, Fair, Laptop, rounds};
use booth::FairScope;
use booth::card_photos::CardText;
use booth::consent::{ContactDraft, ContactSource, Particulars};
use booth::follow_up::segments::Rule;
use booth::follow_up::{RuleEffect, RuleIsFor};
use booth::replies::{ReplyDraft, Wanted};
use booth::responses::AnswerForm;
use booth::rights::{AskedRight, Whose};
use booth::visitors::Compared;
use chrono::Days;
use memchr::memmem::Finder;
use permission::Channel;
use std::path::Path;
use words::Language;

/// What stands in everything that was written of them, and nowhere else.
const WORD: &str = "카나리아";
const LATIN: &str = "canary";
const NUMBER: &str = "8765";
const OTHERS: usize = 5;

fn phone(number: u32) -> String {
    format!("010-{NUMBER}-{:04}", number % 10_000)
}

/// Somebody who left everything that one can leave, at two visits that are joined.
fn leaves_everything(laptop: &mut Laptop, number: u32) {
    let thanks = laptop.thanks();
    let first = laptop.answered_visit();
    let draft = ContactDraft {
        name: format!("{WORD}{number}"),
        particulars: Some(Particulars {
            job: format!("{WORD} 담당"),
            ..Particulars::default()
        }),
        badge: Some(format!("{LATIN}-{number}")),
        source: ContactSource::Card,
        ..laptop.draft(
            &format!("{LATIN}{number}@example.com"),
            &phone(number),
            &EMAIL,
        )
    };
    let saved = laptop.booth().save_contact(first, &draft);
    saved.expect("a contact");
    let again = laptop.answered_visit();
    let booth = laptop.booth();
    booth
        .compare_visits(first, again, Compared::Same)
        .expect("one person");
    for visit in [first, again] {
        let note = format!("{WORD}의 메모");
        booth.note_visitor(visit, None, &note).expect("a note");
    }
    let photo = booth.keep_card_photo(again, &small_card(number));
    let typed = CardText {
        name: draft.name.clone(),
        phone: draft.phone.clone(),
        email: draft.email.clone(),
        company: format!("{WORD}상사"),
        job: String::new(),
    };
    booth
        .copy_card(&[photo.expect("her card")], &typed)
        .expect("typed in the evening");
    let due = booth.today() + Days::new(3);
    let reply = ReplyDraft {
        wanted: Wanted::Quotation,
        words: format!("{WORD} 모양 물병"),
        channel: Channel::Email,
        by: "한서윤".to_owned(),
        due,
    };
    booth.request_reply(first, &reply).expect("a request");
    booth
        .note_request(first, AskedRight::Correct, booth.today())
        .expect("noted");
    booth.issue_coupon(Some(first), thanks).expect("a coupon");
    let product = booth.products().expect("products")[0].0;
    laptop.buy(again, product);
}

/// A saved group that they are in, and an owner's rule that changes what they are offered.
fn groups_and_rules(laptop: &mut Laptop) {
    let booth = laptop.booth();
    let group = Rule {
        conditions: [("answer:use".to_owned(), ["whisky".to_owned()].into())].into(),
        ..Rule::default()
    };
    booth
        .save_segment(None, "위스키잔을 찾는 분", &group)
        .expect("a group");
    let named = booth.save_segment(None, &format!("{WORD}0 님 같은 분"), &group);
    named.expect_err("it would outlive her");
    let last = booth.products().expect("products").last().expect("one").0;
    let daily = RuleIsFor::Answered {
        question: "cooking".to_owned(),
        choice: "daily".to_owned(),
    };
    booth
        .make_owner_rule(&daily, last, RuleEffect::First)
        .expect("a rule");
    booth.hold_out(20, 20).expect("chosen");
}

/// Every file that is written of people.
fn writes_files(laptop: &mut Laptop, out: &Path) {
    let korean = Language::Korean;
    let booth = laptop.booth();
    booth
        .export_follow_up(FairScope::All, "감사 인사", out, korean)
        .expect("an export");
    booth
        .export_answers(
            "모두",
            FairScope::All,
            AnswerForm::default(),
            true,
            out,
            korean,
        )
        .expect("the answers");
    let phone = phone(0);
    booth
        .save_subject_report(Whose::Contact(&phone), out, korean)
        .expect("a report");
}

/// What is looked for: their words, and letters of each photograph that stand in no other;
/// in UTF-8 and in both orders of UTF-16.
struct Marks(Vec<Finder<'static>>);

impl Marks {
    fn of(laptop: &mut Laptop) -> Self {
        let booth = laptop.booth();
        let connection = booth.ledger().connection();
        let mut found = connection
            .prepare("SELECT body FROM ledger_records WHERE kind = 'picture.added'")
            .expect("a statement");
        let pictures: Vec<Vec<u8>> = found
            .query_map([], |row| row.get(0))
            .and_then(Iterator::collect)
            .expect("pictures");
        let pictures = pictures.iter().map(|body| middle(body));
        let national = NUMBER.to_owned() + "-0";
        let marks = [WORD, LATIN, "+82108765", "0108765", &national].map(str::to_owned);
        let written = marks.into_iter().chain(pictures).flat_map(|mark| {
            let wide = |bytes: fn(u16) -> [u8; 2]| mark.encode_utf16().flat_map(bytes).collect();
            [
                mark.clone().into_bytes(),
                wide(u16::to_le_bytes),
                wide(u16::to_be_bytes),
            ]
        });
        Self(
            written
                .map(|mark| Finder::new(&mark).into_owned())
                .collect(),
        )
    }

    /// How many of them stand in these bytes.
    fn found(&self, bytes: &[u8]) -> usize {
        let holds = |mark: &&Finder<'_>| mark.find(bytes).is_some();
        self.0.iter().filter(holds).count()
    }

    /// The files below a folder that hold one.
    fn in_files(&self, folder: &Path) -> Vec<String> {
        let mut holding = Vec::new();
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                holding.extend(self.in_files(&path));
            } else if self.found(&std::fs::read(&path).expect("a file")) > 0 {
                holding.push(path.display().to_string());
            }
        }
        holding
    }
}

/// Letters from the middle of a picture's record. They are looked for in a page of the
/// file, so there are few of them.
fn middle(body: &[u8]) -> String {
    let middle = &body[body.len() / 2..][..24];
    String::from_utf8(middle.to_vec()).expect("base64")
}

fn left(laptop: &mut Laptop, marks: &Marks, people: usize) {
    assert_eq!(marks.found(&laptop.image()), 0, "no byte of any page");
    assert_eq!(marks.found(laptop.dump().as_bytes()), 0);
    let problems = laptop.booth().ledger().verify().expect("a check").problems;
    assert_eq!(problems, []);
    let contacts = laptop.count("SELECT count(*) FROM contact");
    assert_eq!(contacts, OTHERS as i64, "everybody else is there");
    let follow_up = laptop.booth().follow_up(FairScope::All).expect("people");
    assert_eq!(follow_up.visitors as usize, OTHERS + people, "and counted");
}

/// Of many people who are destroyed at once no byte is left: in the pages in use, the
/// freed ones, the log, the folder of the store, the files that were written for them, or
/// a copy made afterwards; and neither a laptop that knew all of them nor a backup from
/// before brings one back. `BOOTHLOOP_ROUNDS=1000` makes it a thousand.
#[test]
fn no_byte_of_many_people_is_left() {
    let mut fair = Fair::with_laptops(2, 708);
    let exports = tempfile::tempdir().expect("a folder");
    let backups = tempfile::tempdir().expect("a folder");
    let (before, after) = (
        backups.path().join("before.db"),
        backups.path().join("after.db"),
    );
    let folder = fair.folder.path().to_owned();
    let (owner, other) = fair.pair(0, 1);
    for number in 0..OTHERS {
        owner.reachable_visitor(&format!("other{number}@example.com"));
    }
    let people = rounds(40);
    for number in 0..people {
        let laptop = if number % 2 == 0 {
            &mut *owner
        } else {
            &mut *other
        };
        leaves_everything(laptop, number);
    }
    owner.learn_from(other);
    groups_and_rules(owner);
    other.learn_from(owner);
    writes_files(owner, exports.path());
    owner.booth().ledger().backup(&before).expect("a copy");
    let marks = Marks::of(owner);
    let seen = marks.found(&owner.image());
    assert!(
        seen >= people as usize + 3,
        "the look itself works: {seen} found"
    );
    assert!(!marks.in_files(exports.path()).is_empty(), "in files too");
    for unreadable in [folder.as_path(), backups.path()] {
        assert_eq!(marks.in_files(unreadable), [""; 0], "without the key");
    }

    let phones: Vec<String> = (0..people).map(phone).collect();
    let whose: Vec<Whose<'_>> = phones.iter().map(|phone| Whose::Contact(phone)).collect();
    let destroyed = owner
        .booth()
        .destroy_people(&whose, "보유 기간이 끝남", true);
    let destroyed = destroyed.expect("the owner may");
    assert_eq!(destroyed.visits as usize, 2 * phones.len());
    left(owner, &marks, phones.len());
    assert_eq!(marks.in_files(exports.path()), [""; 0]);
    assert_eq!(marks.in_files(&folder), [""; 0]);
    owner.booth().ledger().backup(&after).expect("a copy");
    left(&mut Laptop::opened(&after, owner, 10), &marks, phones.len());

    owner.learn_from(other);
    left(owner, &marks, phones.len());
    other.learn_from(owner);
    left(other, &marks, phones.len());
    let mut restored = Laptop::opened(&before, owner, 11);
    owner.learn_from(&mut restored);
    left(owner, &marks, phones.len());
    restored.learn_from(owner);
    left(&mut restored, &marks, phones.len());
}
