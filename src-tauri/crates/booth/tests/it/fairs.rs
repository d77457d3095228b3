//! Several fairs in one store.

use crate::support::{DAY, Fair, Laptop, OPENING, chosen, fair};
use booth::desk::Found;
use booth::fair::NextFair;
use booth::quotes::{Currency, Goods, QuoteDraft, QuoteLine, QuoteStage};
use booth::{BoothError, FairScope};
use chrono::NaiveDate;
use coupon::{ProgrammeDraft, ProgrammeKind, Reason, Validity, Verdict};
use std::path::Path;
use uuid::Uuid;
use words::Language;

/// How many days lie between two fairs of these tests.
const BETWEEN: i64 = 90;

fn day(number: i64) -> NaiveDate {
    crate::support::first_day() + chrono::TimeDelta::days(number)
}

/// Opens the next fair of a laptop on the morning of its first day.
pub fn next_fair(laptop: &mut Laptop, name: &str, with: bool) -> Uuid {
    laptop.clock.advance(BETWEEN * DAY);
    laptop.booth().confirm_clock().expect("the owner knows");
    let past = (laptop.booth().fair().starts_on - day(0)).num_days() + BETWEEN;
    let next = NextFair {
        name: name.to_owned(),
        starts_on: day(past),
        ends_on: day(past + 4),
        with_questionnaire: true,
        with_products: with,
        with_programmes: with,
    };
    laptop.booth().open_next_fair(&next).expect("a next fair")
}

fn persons(laptop: &mut Laptop, text: &str) -> Vec<booth::desk::Person> {
    match laptop.booth().look_up(text).expect("a look-up") {
        Found::People(people, _) => people,
        other => panic!("not a person: {other:?}"),
    }
}

fn verdict(laptop: &mut Laptop, digits: &str) -> Verdict {
    laptop.booth().check_scan(digits).expect("a check").verdict
}

/// A maker goes to three fairs: whoever bought at the first is known at the
/// third, and each fair counts its own.
#[test]
fn a_regular_of_the_first_fair_is_known_at_the_third() {
    let mut fair = fair(301);
    let laptop = &mut fair.laptops[0];
    let regular = laptop.reachable_visitor("kim@example.com");
    laptop.answered_visit();
    next_fair(laptop, "리빙페어 봄", true);
    assert_eq!(laptop.booth().desk().expect("a desk").visitors_today, 0);
    assert_eq!(laptop.booth().desk().expect("a desk").recent, vec![]);
    laptop.answered_visit();
    next_fair(laptop, "리빙페어 가을", true);

    let found = persons(laptop, "김서연");
    assert_eq!(found.len(), 1);
    let last = found[0].last_fair.as_ref().expect("another fair");
    assert_eq!(found[0].visitor, regular);
    assert_eq!(last.ko, "리빙디자인페어 2026");
    laptop.booth().welcome_back(regular).expect("she is here");
    laptop
        .booth()
        .welcome_back(regular)
        .expect("once more changes nothing");
    let visit = laptop.booth().visit(regular).expect("her visit");
    assert!(
        visit
            .survey
            .questions
            .iter()
            .all(|question| question.value.is_empty()),
        "a new survey for a new fair"
    );
    assert_eq!(
        visit.contact.contact.expect("as she left it").email,
        "kim@example.com"
    );

    assert!(
        persons(laptop, "김서연")[0].last_fair.is_some(),
        "nothing said yet"
    );
    laptop
        .booth()
        .answer(regular, "cooking", chosen("daily"))
        .expect("the first thing she says here");
    assert_eq!(persons(laptop, "김서연")[0].last_fair, None, "here now");

    let counted: Vec<(String, u32, bool)> = laptop
        .booth()
        .fairs()
        .expect("the fairs")
        .into_iter()
        .map(|fair| (fair.name.ko, fair.visitors, fair.current))
        .collect();
    assert_eq!(
        counted,
        [
            ("리빙페어 가을".to_owned(), 1, true),
            ("리빙페어 봄".to_owned(), 1, false),
            ("리빙디자인페어 2026".to_owned(), 2, false),
        ]
    );
    let booth = laptop.booth();
    assert_eq!(
        booth
            .follow_up(FairScope::Current)
            .expect("people")
            .visitors,
        1
    );
    assert_eq!(booth.follow_up(FairScope::All).expect("people").visitors, 3);
    laptop.booth().ledger().rebuild().expect("derived anew");
    assert_eq!(laptop.booth().fairs().expect("the fairs").len(), 3);
    assert_eq!(laptop.booth().fair_count().expect("the fairs"), 3);
}

/// A refusal belongs to the person and the maker, not to a fair.
#[test]
fn a_refusal_at_one_fair_is_kept_at_the_next() {
    let mut fair = fair(302);
    let laptop = &mut fair.laptops[0];
    let visitor = laptop.reachable_visitor("kim@example.com");
    laptop.booth().withdraw(visitor).expect("she says no");
    next_fair(laptop, "리빙페어 봄", true);
    let again = laptop.answered_visit();
    let draft = laptop.draft("kim@example.com", "", &[]);
    let refused = laptop.booth().save_contact(again, &draft);
    assert!(
        matches!(refused, Err(BoothError::Under14)),
        "nothing was allowed"
    );
    let plan = laptop.booth().follow_up(FairScope::All).expect("people");
    assert_eq!(plan.people, vec![]);
}

/// A coupon is answered by its own terms, wherever it is shown: it says until
/// when it is good at the booth, and nothing of a fair.
#[test]
fn a_coupon_of_the_first_fair_is_answered_at_the_third_by_its_own_terms() {
    let mut fair = fair(303);
    let laptop = &mut fair.laptops[0];
    let visitor = laptop.reachable_visitor("kim@example.com");
    let thanks = laptop.thanks();
    let days = laptop.booth().fair_days();
    let long = ProgrammeDraft {
        validity: Validity::Dates {
            from: days.first,
            until: day(400),
        },
        ..ProgrammeDraft::proposal(ProgrammeKind::Discount, days)
    };
    let long = laptop
        .booth()
        .open_programme(&long, None)
        .expect("a programme");
    let give = |laptop: &mut Laptop, programme| {
        let given = laptop.booth().issue_coupon(Some(visitor), programme);
        given.expect("a coupon").digits
    };
    let short = give(laptop, thanks);
    let long = give(laptop, long);
    next_fair(laptop, "리빙페어 봄", true);
    next_fair(laptop, "리빙페어 가을", true);
    let refused = verdict(laptop, &short);
    assert!(
        matches!(
            refused,
            Verdict::Refused {
                reason: Reason::Expired { .. }
            }
        ),
        "{refused:?}"
    );
    let good = verdict(laptop, &long);
    assert!(!matches!(good, Verdict::Refused { .. }), "{good:?}");

    let programmes = laptop.booth().survey_programme().expect("programmes");
    let (here, opened) = programmes.expect("one of its own");
    assert_ne!(here, thanks, "the third fair runs its own");
    let days = laptop.booth().fair_days();
    assert_eq!(opened.valid_from, days.first, "on days of its own");
    assert!(opened.valid_until >= days.last);
    let new = give(laptop, here);
    let good = verdict(laptop, &new);
    assert!(!matches!(good, Verdict::Refused { .. }), "{good:?}");
    let states = laptop.booth().programme_states().expect("programmes");
    assert_eq!(states.len(), 3, "of this fair only");
}

/// The owner decides what comes along; what does not is neither sold nor given
/// at the next fair, and the old fair keeps it.
#[test]
fn what_is_not_taken_along_is_not_there() {
    let mut fair = fair(304);
    let laptop = &mut fair.laptops[0];
    let first = laptop.booth().fair_id();
    next_fair(laptop, "리빙페어 봄", false);
    assert_eq!(laptop.booth().products().expect("products"), vec![]);
    assert_eq!(
        laptop.booth().open_programmes().expect("programmes"),
        vec![]
    );
    let own = laptop
        .booth()
        .add_product("새 잔", 9_000)
        .expect("a product");
    let sold: Vec<Uuid> = laptop
        .booth()
        .products()
        .expect("products")
        .iter()
        .map(|(id, _)| *id)
        .collect();
    assert_eq!(sold, [own]);
    laptop
        .booth()
        .choose_fair(first)
        .expect("back to the first");
    assert_eq!(laptop.booth().products().expect("products").len(), 24);
    assert_eq!(laptop.booth().fair_id(), first);
}

/// Quotas and the kiosk go on with the questionnaire, and count anew.
#[test]
fn quotas_and_the_kiosk_go_on_and_count_anew() {
    let mut fair = fair(305);
    let laptop = &mut fair.laptops[0];
    laptop
        .booth()
        .set_quota(
            "use",
            "whisky",
            Some(1),
            booth::responses::QuotaAction::Stop,
        )
        .expect("a quota");
    let mut kiosk = laptop.booth().kiosk_settings().expect("settings");
    kiosk.idle_seconds = 77;
    laptop.booth().open_kiosk(&kiosk).expect("a kiosk");
    let visitor = laptop.answered_visit();
    laptop.booth().finish_survey(visitor).expect("handed in");
    let quota = |laptop: &mut Laptop| {
        let quotas = laptop.booth().quotas().expect("quotas");
        let asked = quotas.into_iter().find(|asked| asked.path == "use");
        let choices = asked.expect("the question").choices;
        let quota = choices.into_iter().find(|choice| choice.choice == "whisky");
        let quota = quota.expect("the choice");
        (quota.at_most, quota.counted)
    };
    assert_eq!(quota(laptop), (Some(1), 1));
    next_fair(laptop, "리빙페어 봄", true);
    assert_eq!(quota(laptop), (Some(1), 0));
    let settings = laptop.booth().kiosk_settings().expect("settings");
    assert_eq!(settings.idle_seconds, 77);
    laptop
        .booth()
        .set_quota(
            "use",
            "whisky",
            Some(9),
            booth::responses::QuotaAction::Stop,
        )
        .expect("a quota");
    let first = laptop
        .booth()
        .fairs()
        .expect("fairs")
        .pop()
        .expect("the first")
        .id;
    laptop.booth().choose_fair(first).expect("back");
    assert_eq!(quota(laptop), (Some(1), 1), "the first fair keeps its own");
}

/// The owner prepares the next fair while this one is on. The other laptops
/// find themselves in it on its first day, not before.
#[test]
fn a_laptop_changes_to_the_next_fair_on_its_first_day() {
    let mut fair = Fair::with_laptops(2, 306);
    let (owners, staffs) = fair.pair(0, 1);
    let first = owners.booth().fair_id();
    let next = NextFair {
        name: "리빙페어 봄".to_owned(),
        starts_on: day(30),
        ends_on: day(33),
        with_questionnaire: true,
        with_products: true,
        with_programmes: true,
    };
    let next = owners.booth().open_next_fair(&next).expect("a next fair");
    assert_eq!(owners.booth().fair_id(), next, "she prepares it");
    staffs.learn_from(owners);
    staffs.close();
    staffs.open(5);
    assert_eq!(staffs.booth().fair_id(), first, "it has not begun");
    assert_eq!(staffs.booth().fairs().expect("fairs").len(), 2);
    staffs.close();
    staffs.clock.set(OPENING + 30 * DAY);
    staffs.open(6);
    assert_eq!(staffs.booth().fair_id(), next);
    let (_, here) = staffs
        .booth()
        .survey_programme()
        .expect("programmes")
        .expect("its own");
    assert_eq!(here.valid_from, day(30));
    staffs
        .booth()
        .choose_fair(first)
        .expect("until somebody says otherwise");
    staffs.close();
    staffs.open(7);
    assert_eq!(staffs.booth().fair_id(), first);
    assert_ne!(
        owners.booth().fair_id(),
        first,
        "one laptop's word is its own"
    );
}

/// Nothing is opened with nonsense, and nothing is put away that is in use.
#[test]
fn what_makes_no_sense_is_refused_and_changes_nothing() {
    let mut fair = fair(307);
    let laptop = &mut fair.laptops[0];
    let first = laptop.booth().fair_id();
    let usable = NextFair {
        name: "봄".to_owned(),
        starts_on: day(30),
        ends_on: day(31),
        with_questionnaire: true,
        with_products: true,
        with_programmes: true,
    };
    let nameless = NextFair {
        name: " \u{200b} ".to_owned(),
        ..usable.clone()
    };
    let reversed = NextFair {
        ends_on: day(29),
        ..usable.clone()
    };
    for draft in [nameless, reversed] {
        assert!(matches!(
            laptop.booth().open_next_fair(&draft),
            Err(BoothError::SetUp(_))
        ));
    }
    let booth = laptop.booth();
    assert!(matches!(
        booth.choose_fair(Uuid::from_u128(9)),
        Err(BoothError::Unknown)
    ));
    assert!(matches!(
        booth.archive_fair(first, true),
        Err(BoothError::NotPossible(_))
    ));
    assert!(matches!(
        booth.destroy_fair(first, "끝남"),
        Err(BoothError::NotPossible(_))
    ));
    assert_eq!(booth.fairs().expect("fairs").len(), 1);
    let next = booth.open_next_fair(&usable).expect("a next fair");
    booth.archive_fair(first, true).expect("put away");
    assert!(matches!(
        booth.choose_fair(first),
        Err(BoothError::NotPossible(_))
    ));
    booth.archive_fair(first, false).expect("taken out");
    booth.choose_fair(first).expect("it is open again");
    booth.archive_fair(next, true).expect("put away");
    assert!(matches!(
        booth.destroy_fair(next, "  "),
        Err(BoothError::NotPossible(_))
    ));
    assert_eq!(
        booth.fairs().expect("fairs").last().expect("the last").id,
        next
    );
}

/// Every word that a store holds, whether in a table or in a record.
fn holds(laptop: &mut Laptop, text: &str) -> bool {
    let tables = laptop.dump();
    let connection = laptop.booth().ledger().connection();
    let bodies: i64 = connection
        .query_row(
            "SELECT count(*) FROM ledger_records WHERE instr(CAST(body AS TEXT), ?1) > 0",
            [text],
            |row| row.get(0),
        )
        .expect("a count");
    tables.contains(text) || bodies > 0
}

/// A fair is destroyed alone: its people and words are gone everywhere, those
/// of the other fairs are whole, refusals hold, and coupons in people's hands
/// are answered.
#[test]
fn destroying_the_second_fair_leaves_the_others_whole() {
    let mut fair = fair(308);
    let laptop = &mut fair.laptops[0];
    let regular = laptop.reachable_visitor("regular@example.com");
    laptop.sell(None, 1).expect("a sale of the first fair");
    let second = next_fair(laptop, "리빙페어 봄", true);
    laptop
        .booth()
        .welcome_back(regular)
        .expect("she came again");
    laptop
        .booth()
        .note_visitor(regular, None, "봄에 한 말")
        .expect("a note");
    let once = laptop.reachable_visitor("once@example.com");
    let refuser = laptop.reachable_visitor("refuser@example.com");
    laptop.booth().withdraw(refuser).expect("she says no");
    let (programme, _) = laptop
        .booth()
        .survey_programme()
        .expect("programmes")
        .expect("one");
    let coupon = laptop
        .booth()
        .issue_coupon(Some(once), programme)
        .expect("a coupon");
    laptop.sell(None, 3).expect("a sale of the second fair");
    let offered = QuoteDraft {
        lines: vec![QuoteLine {
            goods: Goods::Named("봄에 부탁한 것".to_owned()),
            quantity: 1,
            unit_price: 1,
            currency: Currency::Won,
        }],
        stage: QuoteStage::Concluded,
    };
    let quote = laptop.booth().note_quote(regular, &offered);
    let quote = quote.expect("a quote of the second fair");
    laptop.booth().void_quote(quote).expect("taken back");
    let third = next_fair(laptop, "리빙페어 가을", true);
    laptop.answered_visit();

    let gone = laptop
        .booth()
        .destroy_fair(second, "보관 기간이 끝남")
        .expect("destroyed");
    assert_eq!((gone.visitors, gone.forgotten), (3, 2), "{gone:?}");
    let words = ["once@example.com", "refuser@example.com", "봄에 한 말"];
    for text in words.into_iter().chain(["봄에 부탁한 것"]) {
        assert!(!holds(laptop, text), "{text}");
    }
    assert!(
        holds(laptop, "regular@example.com"),
        "known from the first fair"
    );
    let states = laptop.booth().fairs().expect("fairs");
    let state = |id: Uuid| {
        let state = states.iter().find(|state| state.id == id).expect("a fair");
        (state.visitors, state.destroyed)
    };
    assert_eq!((state(second), state(third)), ((0, true), (1, false)));
    assert_eq!(
        laptop.count("SELECT count(*) FROM sale"),
        1,
        "the sale of the first"
    );
    assert_eq!(laptop.count("SELECT count(*) FROM quote"), 0);
    let answered = verdict(laptop, &coupon.digits);
    assert!(
        !matches!(
            answered,
            Verdict::Refused {
                reason: Reason::NotOnRecord
            }
        ),
        "a coupon in her hand is known: {answered:?}"
    );
    let again = laptop.reachable_visitor("refuser@example.com");
    let said =
        laptop.count("SELECT count(*) FROM permission_said WHERE kind = 'permission.withdrawn'");
    assert!(said > 0, "the no outlives the fair: {again}");
    assert_eq!(
        laptop.booth().ledger().verify().expect("a check").problems,
        vec![]
    );
    let once_more = laptop.booth().destroy_fair(second, "다시").expect("again");
    assert_eq!(once_more.records, 0);
}

/// What another laptop brings of a destroyed fair is shown, and goes when the
/// owner destroys it again; what it had already goes with the merge.
#[test]
fn destruction_reaches_the_other_laptop() {
    let mut fair = Fair::with_laptops(2, 309);
    let (owners, staffs) = fair.pair(0, 1);
    staffs.reachable_visitor("known@example.com");
    owners.learn_from(staffs);
    staffs.reachable_visitor("late@example.com");
    let first = owners.booth().fair_id();
    next_fair(owners, "리빙페어 봄", true);
    owners
        .booth()
        .destroy_fair(first, "끝남")
        .expect("destroyed");
    staffs.learn_from(owners);
    assert!(!holds(staffs, "known@example.com"));
    owners.learn_from(staffs);
    let late = |owners: &mut Laptop| {
        let fairs = owners.booth().fairs().expect("fairs");
        let state = fairs.into_iter().find(|fair| fair.id == first).expect("it");
        (state.destroyed, state.visitors)
    };
    assert_eq!(late(owners), (true, 1));
    owners
        .booth()
        .destroy_fair(first, "늦게 온 것")
        .expect("again");
    assert_eq!(late(owners), (true, 0));
    assert!(!holds(owners, "late@example.com"));
    staffs.learn_from(owners);
    assert_eq!(staffs.dump(), owners.dump());
}

/// Files say of which fairs they are.
#[test]
fn answers_are_exported_of_one_fair_or_of_all() {
    let mut fair = fair(310);
    let folder = fair.folder.path().join("out");
    std::fs::create_dir(&folder).expect("a folder");
    let laptop = &mut fair.laptops[0];
    for _ in 0..2 {
        let visitor = laptop.answered_visit();
        laptop.booth().finish_survey(visitor).expect("handed in");
    }
    next_fair(laptop, "리빙페어 봄", true);
    let visitor = laptop.answered_visit();
    laptop.booth().finish_survey(visitor).expect("handed in");
    let exported = |laptop: &mut Laptop, scope, folder: &Path| {
        let form = booth::responses::AnswerForm::default();
        let exported =
            laptop
                .booth()
                .export_answers("보고서", scope, form, false, folder, Language::Korean);
        exported.expect("files").responses
    };
    assert_eq!(exported(laptop, FairScope::Current, &folder), 1);
    assert_eq!(exported(laptop, FairScope::All, &folder), 3);
}
