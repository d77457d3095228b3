//! What a person may ask for: all that is known of her, and to be forgotten.

use crate::support::{EMAIL, Fair, Laptop, MINUTE, Replay, chosen, fair};
use booth::consent::ContactDraft;
use booth::desk::Found;
use booth::responses::{AnswerForm, Interest};
use booth::rights::{DestroyedPeople, LeftFileState, Whose};
use booth::sales::{BasketLine, SaleRequest};
use booth::tasks::DutyKind;
use booth::{Booth, BoothError, FairScope};
use ledger::Secret;
use serde_json::Value;
use uuid::Uuid;
use words::Language;

/// What nobody may find any more, wherever they look.
const NAME: &str = "남궁하늘";
const PHONE: &str = "010-9182-7364";
const E164: &str = "+821091827364";
const ADDRESS: &str = "seoyeon.kim@example.com";
const NOTE: &str = "파란 잔을 오래 보셨다";

/// A visitor who left everything one can leave.
fn well_known(laptop: &mut Laptop) -> Uuid {
    let visitor = laptop.answered_visit();
    let draft = ContactDraft {
        name: NAME.to_owned(),
        ..laptop.draft(ADDRESS, PHONE, &EMAIL)
    };
    let thanks = laptop.thanks();
    let booth = laptop.booth();
    booth.save_contact(visitor, &draft).expect("a contact");
    booth
        .note_visitor(visitor, Some(Interest::Hot), NOTE)
        .expect("a note");
    booth.issue_coupon(Some(visitor), thanks).expect("a coupon");
    let product = booth.products().expect("products")[0].0;
    let sale = SaleRequest {
        visitor: Some(visitor),
        coupon: None,
        lines: vec![BasketLine {
            product,
            quantity: 2,
        }],
        purpose: None,
    };
    booth.record_sale(&sale).expect("a sale");
    visitor
}

fn destroy(laptop: &mut Laptop, contact: &str) -> DestroyedPeople {
    laptop
        .booth()
        .destroy_people(&[Whose::Contact(contact)], "본인이 요청함", false)
        .expect("the owner may")
}

/// Whether any body of any record, counted or kept aside, holds the text.
fn holds(laptop: &mut Laptop, text: &str) -> bool {
    laptop
        .booth()
        .ledger()
        .connection()
        .query_row(
            "SELECT EXISTS (SELECT 1 FROM ledger_chains WHERE instr(body, CAST(?1 AS BLOB)) > 0)",
            [text],
            |row| row.get(0),
        )
        .expect("a look")
}

/// What of her is still to be found.
fn left_of_her(laptop: &mut Laptop) -> Vec<&'static str> {
    let dump = laptop.dump();
    let mut left = vec![NAME, E164, ADDRESS, NOTE];
    left.retain(|text| dump.contains(text) || holds(laptop, text));
    left
}

fn is_forgotten(laptop: &mut Laptop) -> bool {
    left_of_her(laptop).is_empty()
}

fn problems(laptop: &mut Laptop) -> Vec<ledger::Problem> {
    laptop.booth().ledger().verify().expect("a check").problems
}

fn revenue(laptop: &mut Laptop) -> u64 {
    let sales = laptop.booth().recent_sales().expect("sales");
    sales.iter().map(|sale| sale.sold.total_won()).sum()
}

/// Nothing she said or left is anywhere, nobody finds her, and nobody writes to her;
/// what was sold and how many came is as before, and the chain verifies.
#[test]
fn a_destroyed_person_is_nowhere() {
    let mut fair = fair(700);
    let laptop = &mut fair.laptops[0];
    let visitor = well_known(laptop);
    laptop.reachable_visitor("other@example.com");
    let came = laptop.booth().desk().expect("a desk").visitors_today;
    let sold = revenue(laptop);
    assert!(!is_forgotten(laptop), "the look itself works");

    let destroyed = destroy(laptop, PHONE);
    assert_eq!((destroyed.visits, destroyed.kept_hashes), (1, 2));
    assert!(destroyed.records > 10, "{destroyed:?}");
    assert_eq!(left_of_her(laptop), Vec::<&str>::new());
    assert_eq!(problems(laptop), []);
    let found = laptop.booth().look_up(NAME).expect("a look-up");
    assert!(
        !matches!(&found, Found::People(people, _) if people.iter().any(|it| it.visitor == visitor)),
        "{found:?}"
    );
    assert_eq!(laptop.booth().desk().expect("a desk").visitors_today, came);
    assert_eq!(revenue(laptop), sold);
    let follow_up = laptop.booth().follow_up(FairScope::All).expect("people");
    assert_eq!(follow_up.people.len(), 1, "the other one");
    let coupons = laptop.booth().coupons_of(visitor).expect("coupons");
    assert_eq!(coupons.len(), 1, "the coupon in her hand stays good");

    let again = destroy(laptop, PHONE);
    assert_eq!((again.visits, again.records), (0, 0));
    laptop.booth().ledger().rebuild().expect("derived anew");
    assert_eq!(left_of_her(laptop), Vec::<&str>::new());
}

/// Her survey is still open on another laptop; what that laptop goes on recording is
/// destroyed when it arrives, and it is told to begin anew once it knows.
#[test]
fn a_survey_that_is_open_elsewhere_goes_too() {
    let mut fair = Fair::with_laptops(2, 701);
    let (owner, other) = fair.pair(0, 1);
    let visitor = well_known(owner);
    other.learn_from(owner);
    destroy(owner, ADDRESS);
    other.clock.advance(MINUTE);
    other
        .booth()
        .note_visitor(visitor, None, "늦게 적은 메모")
        .expect("it does not know yet");
    owner.learn_from(other);
    assert!(!holds(owner, "늦게 적은 메모"));
    other.learn_from(owner);
    assert!(is_forgotten(other) && !holds(other, "늦게 적은 메모"));
    let refused = other.booth().answer(visitor, "cooking", chosen("daily"));
    let refused = refused.expect_err("she is not there any more").sentence();
    assert!(refused.ko.contains("새 방문객으로"), "{}", refused.ko);
    assert_eq!(owner.dump(), other.dump());
    assert_eq!((problems(owner), problems(other)), (vec![], vec![]));
}

/// She was also met by another laptop, under another visit, and was destroyed before
/// the two met. Her second visit goes with the next thing the owner's laptop records.
#[test]
fn a_visit_of_hers_that_arrives_later_goes_too() {
    let mut fair = Fair::with_laptops(2, 702);
    let (owner, other) = fair.pair(0, 1);
    well_known(other);
    let destroyed = destroy(owner, ADDRESS);
    assert_eq!(
        (destroyed.visits, destroyed.kept_hashes),
        (0, 1),
        "nobody yet"
    );
    owner.learn_from(other);
    let follow_up = owner.booth().follow_up(FairScope::All).expect("people");
    assert_eq!(follow_up.people.len(), 0, "silent from the first moment on");
    owner.answered_visit();
    assert!(is_forgotten(owner));
    other.learn_from(owner);
    assert!(is_forgotten(other));
    assert_eq!(owner.dump(), other.dump());
    assert_eq!((problems(owner), problems(other)), (vec![], vec![]));
}

/// A bundle from before brings nobody back, and no bundle or backup made afterwards
/// holds her.
#[test]
fn nothing_from_before_brings_her_back() {
    let mut fair = Fair::with_laptops(2, 703);
    let (owner, other) = fair.pair(0, 1);
    well_known(other);
    owner.learn_from(other);
    let before = other.booth().carry(&Default::default()).expect("a bundle");
    destroy(owner, PHONE);
    owner.booth().ledger().merge(before).expect("honest");
    assert_eq!(left_of_her(owner), Vec::<&str>::new());
    let after = owner.booth().carry(&Default::default()).expect("a bundle");
    let said = |record: &ledger::CarriedRecord| {
        let content = record.content.as_ref();
        content.map_or_else(Vec::new, |content| content.body.clone())
    };
    for text in [NAME, E164, ADDRESS, NOTE] {
        let holds = |body: Vec<u8>| body.windows(text.len()).any(|part| part == text.as_bytes());
        assert!(!after.records.iter().map(said).any(holds), "{text}");
    }
    let path = fair.folder.path().join("younger.db");
    let (owner, _) = fair.pair(0, 1);
    owner.booth().ledger().backup(&path).expect("a copy");
    let mut copy = Laptop::opened(&path, owner, 9);
    assert_eq!(left_of_her(&mut copy), Vec::<&str>::new());
    assert_eq!(problems(&mut copy), []);
}

/// A backup does not know who asked to be forgotten after it was made. So nothing
/// about people leaves a store that was made from one, until the owner says that this
/// was done here too, or a later record of another laptop arrives. Coupons are still
/// printed.
#[test]
fn a_restored_backup_exports_nobody_before_later_requests_are_known() {
    let mut fair = Fair::with_laptops(1, 711);
    let folder = tempfile::tempdir().expect("a folder");
    let laptop = &mut fair.laptops[0];
    let visitor = well_known(laptop);
    let backup = folder.path().join("backup.db");
    laptop.booth().ledger().backup(&backup).expect("a copy");
    destroy(laptop, PHONE);
    let restore = |name: &str, seed: u64| {
        let booth = Booth::restore(
            &backup,
            &folder.path().join(name),
            Secret::Keychain(&laptop.key),
            Replay::boxed(&laptop.clock, seed),
        );
        booth.expect("restored")
    };
    let (mut one, mut other) = (restore("one.db", 1), restore("other.db", 2));
    let out = tempfile::tempdir().expect("a folder");
    let export = |booth: &mut Booth| {
        booth
            .export_follow_up(
                FairScope::Current,
                "후속 안내",
                out.path(),
                Language::Korean,
            )
            .map(|exported| exported.rows)
    };
    for booth in [&mut one, &mut other] {
        let refused = export(booth).expect_err("she may have asked since");
        assert!(
            refused.sentence().ko.contains("백업"),
            "{}",
            refused.sentence()
        );
        let refused = booth.export_answers(
            "분석",
            FairScope::Current,
            AnswerForm::default(),
            true,
            out.path(),
            Language::Korean,
        );
        assert!(matches!(refused, Err(BoothError::NotPossible(_))));
        let refused = booth.list_duties(DutyKind::ResultNotice, out.path(), Language::Korean);
        assert!(matches!(refused, Err(BoothError::NotPossible(_))));
        assert_eq!(std::fs::read_dir(out.path()).expect("readable").count(), 0);
        assert!(booth.knows_requests_until().expect("readable").is_some());
    }

    one.destroy_people(&[Whose::Visitor(visitor)], "그 뒤에 요청함", false)
        .expect("the owner may");
    one.confirm_requests_since_backup().expect("the owner may");
    assert_eq!(one.knows_requests_until().expect("readable"), None);
    one.confirm_requests_since_backup()
        .expect_err("nothing waits for it");
    nobody_is_left(export(&mut one));

    let known = other.ledger().vector().expect("a vector");
    let news = laptop.booth().carry(&known).expect("a delta");
    other.ledger().merge(news).expect("honest");
    assert_eq!(other.knows_requests_until().expect("readable"), None);
    nobody_is_left(export(&mut other));
}

fn nobody_is_left(exported: Result<u32, BoothError>) {
    let refused = exported.expect_err("nobody is left");
    let is_of_nobody = matches!(refused, BoothError::NobodyToWriteTo { .. });
    assert!(is_of_nobody, "{refused}");
}

/// Two people of one firm left the same number. What one of them is told holds nothing
/// of the other, and when she is forgotten the other stays, also after the next record,
/// another merge and a rebuild.
#[test]
fn somebody_else_with_the_same_number_stays() {
    let mut fair = Fair::with_laptops(2, 709);
    let folder = tempfile::tempdir().expect("a folder");
    let (owner, other) = fair.pair(0, 1);
    let hers = well_known(owner);
    let colleague = owner.answered_visit();
    let draft = ContactDraft {
        name: "최유나".to_owned(),
        ..owner.draft("", PHONE, &EMAIL)
    };
    let booth = owner.booth();
    booth.save_contact(colleague, &draft).expect("a contact");
    let report = booth.save_subject_report(Whose::Visitor(hers), folder.path(), Language::Korean);
    let report = std::fs::read_to_string(&report.expect("a report").files[1]).expect("JSON");
    assert!(
        report.contains(NAME) && !report.contains("최유나"),
        "{report}"
    );
    let report: Value = serde_json::from_str(&report).expect("JSON");
    assert_eq!(report["visits"].as_array().expect("visits").len(), 1);

    // The other laptop met the colleague, too, and somebody of her own name.
    let elsewhere = other.answered_visit();
    other
        .booth()
        .save_contact(elsewhere, &draft)
        .expect("a contact");
    well_known(other);
    let destroyed = owner
        .booth()
        .destroy_people(&[Whose::Visitor(hers)], "본인이 요청함", false)
        .expect("destroyed");
    assert_eq!(destroyed.visits, 1);
    owner.answered_visit();
    owner.learn_from(other);
    owner.answered_visit();
    assert_eq!(left_of_her(owner), [E164], "the number is the colleague's");
    let rebuilt = owner.booth().ledger().rebuild();
    rebuilt.expect("derived anew");
    for visitor in [colleague, elsewhere] {
        let contact = owner.booth().contact_status(visitor).expect("read").contact;
        assert_eq!(contact.expect("she stays").name, "최유나");
    }
    other.learn_from(owner);
    assert_eq!(owner.dump(), other.dump());
    assert_eq!((problems(owner), problems(other)), (vec![], vec![]));
}

/// Who comes again after she was forgotten is told nothing of what she said before,
/// and it is in no list of results.
#[test]
fn what_was_said_before_is_not_told_again() {
    let mut fair = fair(710);
    let folder = tempfile::tempdir().expect("a folder");
    let laptop = &mut fair.laptops[0];
    well_known(laptop);
    destroy(laptop, ADDRESS);
    laptop.clock.advance(MINUTE);
    let again = laptop.reachable_visitor(ADDRESS);
    let booth = laptop.booth();
    let report = booth
        .save_subject_report(Whose::Visitor(again), folder.path(), Language::Korean)
        .expect("a report");
    let report = std::fs::read_to_string(&report.files[1]).expect("JSON");
    assert!(!report.contains("\"withdrawn\""), "{report}");
    let listed = booth
        .list_duties(DutyKind::ResultNotice, folder.path(), Language::Korean)
        .expect("a list");
    let listed = std::fs::read_to_string(&listed.file).expect("the list");
    assert!(!listed.contains("모든 연락"), "{listed}");
    assert_eq!(listed.matches("이메일 수신에 동의").count(), 1, "{listed}");
}

/// Who comes again after she was destroyed is somebody new, and her new yes counts.
#[test]
fn who_comes_again_is_somebody_new() {
    let mut fair = fair(704);
    let laptop = &mut fair.laptops[0];
    well_known(laptop);
    destroy(laptop, ADDRESS);
    laptop.clock.advance(MINUTE);
    laptop.reachable_visitor(ADDRESS);
    laptop.close();
    laptop.open(7);
    laptop.answered_visit();
    let follow_up = laptop.booth().follow_up(FairScope::All).expect("people");
    assert_eq!(follow_up.people.len(), 1);
}

/// She gets everything on paper and as data, and what left with her data is found
/// again, and deleted with her, unless somebody changed it.
#[test]
fn she_gets_all_of_it_and_files_with_her_data_are_found() {
    let mut fair = fair(705);
    let folder = tempfile::tempdir().expect("a folder");
    let laptop = &mut fair.laptops[0];
    well_known(laptop);
    let booth = laptop.booth();
    let exported = booth
        .export_follow_up(
            FairScope::Current,
            "감사 인사",
            folder.path(),
            Language::Korean,
        )
        .expect("an export");
    let saved = booth
        .save_subject_report(Whose::Contact(PHONE), folder.path(), Language::Korean)
        .expect("a report");
    assert_eq!(saved.replaced, Vec::<char>::new());
    assert!(saved.records > 10, "{}", saved.records);
    let json = std::fs::read(&saved.files[1]).expect("the data");
    let json: Value = serde_json::from_slice(&json).expect("JSON");
    let visit = &json["visits"][0];
    assert_eq!(visit["name"], NAME);
    assert_eq!(visit["email"], ADDRESS);
    assert_eq!(visit["answers"].as_array().expect("answers").len(), 6);
    assert_eq!(visit["notes"][1], NOTE);
    assert_eq!(visit["purchases"].as_array().expect("purchases").len(), 1);
    assert_eq!(visit["coupons"].as_array().expect("coupons").len(), 2);
    let consents = json["consents"].as_array().expect("consents");
    let granted = consents.iter().find(|said| said["kind"] == "granted");
    let notice = &granted.expect("a yes")["notice"];
    assert!(
        notice["lines"].as_array().expect("lines").len() >= 3,
        "{notice}"
    );
    assert_eq!(json["permissions"][0]["channel"], "email");
    assert_eq!(json["permissions"][0]["allowed"], true);
    assert_eq!(
        json["files"].as_array().expect("files").len(),
        exported.files.len()
    );

    let workbook = exported
        .files
        .iter()
        .find(|file| file.extension().is_some_and(|it| it == "xlsx"));
    std::fs::write(workbook.expect("an XLSX"), "고쳐 쓴 파일").expect("changed");
    let destroyed = booth
        .destroy_people(&[Whose::Contact(ADDRESS)], "본인이 요청함", true)
        .expect("destroyed");
    for file in &destroyed.files {
        let changed = file.path.extension().is_some_and(|it| it == "xlsx");
        let expected = match changed {
            true => LeftFileState::Changed,
            false => LeftFileState::Deleted,
        };
        assert_eq!(file.state, expected, "{}", file.path.display());
        assert_eq!(file.path.exists(), changed);
    }
    assert_eq!(
        destroyed.files.len(),
        exported.files.len() + saved.files.len()
    );
    let nobody = booth.save_subject_report(
        Whose::Contact("new@example.com"),
        folder.path(),
        Language::Korean,
    );
    assert!(
        nobody
            .expect_err("nobody")
            .sentence()
            .ko
            .contains("그 노트북에서")
    );
}

/// The reason stays on record for good, so it must not name her.
#[test]
fn a_reason_that_names_her_is_refused() {
    let mut fair = fair(706);
    let laptop = &mut fair.laptops[0];
    well_known(laptop);
    for reason in [
        "남궁하늘 님 요청",
        "남궁 하늘님이 지워 달라고 함",
        "전화 01091827364로 요청",
        "seoyeon.kim@example.com",
        "다른 분 010-5555-1234",
        "  ",
    ] {
        let refused = laptop
            .booth()
            .destroy_people(&[Whose::Contact(PHONE)], reason, false);
        assert!(refused.is_err(), "{reason}");
    }
    assert!(!is_forgotten(laptop), "nothing was destroyed");
}

/// Only the owner's laptop destroys.
#[test]
fn another_laptop_is_told_where_to_go() {
    let mut fair = Fair::with_laptops(2, 707);
    let (_, member) = fair.pair(0, 1);
    well_known(member);
    let refused = member
        .booth()
        .destroy_people(&[Whose::Contact(PHONE)], "본인이 요청함", false);
    assert!(refused.is_err());
    assert!(!is_forgotten(member));
}
