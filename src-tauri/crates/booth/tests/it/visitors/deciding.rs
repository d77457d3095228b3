//! What a decision joins, on one laptop and on several.

use super::{buy, left, next_fair, person, proposed, say};
use crate::support::{EMAIL, Fair, HOUR, Laptop, chosen};
use booth::consent::{NoticeAct, Particulars};
use booth::desk::Found;
use booth::responses::{Interest, SurveyState};
use booth::rights::Whose;
use booth::visitors::Compared;
use booth::{BoothError, FairScope};
use permission::Channel;
use records::staff::Role;
use uuid::Uuid;

fn found(laptop: &mut Laptop, text: &str) -> (Vec<Uuid>, usize) {
    match laptop.booth().look_up(text).expect("an answer") {
        Found::People(people, fitting) => (people.iter().map(|it| it.visitor).collect(), fitting),
        other => panic!("people, not {other:?}"),
    }
}

/// After it was decided she is one visitor wherever a person counts, and taking it back
/// leaves every table as it was.
#[test]
fn she_is_one_visitor_until_it_is_taken_back() {
    let mut fair = Fair::with_laptops(1, 1503);
    let laptop = &mut fair.laptops[0];
    let first = person(laptop, "김서연", "seoyeon@example.com", "010-1234-5678");
    let second = person(laptop, "김서연", "", "010-1234-5678");
    let thanks = laptop.thanks();
    let booth = laptop.booth();
    booth.issue_coupon(Some(first), thanks).expect("a coupon");
    booth
        .note_visitor(second, Some(Interest::Hot), "견적서 보내기")
        .expect("noted");
    buy(laptop, first, 0);
    buy(laptop, second, 1);
    let (listed, fitting) = found(laptop, "김서연");
    assert_eq!((listed.len(), fitting), (2, 2));
    let counts = |laptop: &mut Laptop| {
        let scope = FairScope::Current;
        let follow_up = laptop.booth().follow_up(scope).expect("the follow-up");
        let desk = laptop.booth().desk().expect("the desk");
        (
            follow_up.visitors,
            follow_up.people.len(),
            desk.visitors_today,
            desk.recent.len(),
            laptop.booth().fairs().expect("the fairs")[0].visitors,
        )
    };
    assert_eq!(counts(laptop), (2, 1, 2, 2, 2));
    let before = laptop.dump();

    say(laptop, first, second, Compared::Same);
    assert_eq!(proposed(laptop), []);
    let (listed, fitting) = found(laptop, "김서연");
    assert_eq!((listed.len(), fitting), (1, 1));
    assert_eq!(counts(laptop), (1, 1, 1, 1, 1));
    for (opened, other) in [(first, second), (second, first)] {
        let visit = laptop.booth().visit(opened).expect("her card");
        assert_eq!(visit.sales.len(), 2, "what she bought at both");
        assert_eq!(visit.coupons.len(), 1);
        let others = laptop.booth().other_visits(opened).expect("others");
        assert_eq!(others.len(), 1);
        assert_eq!(others[0].visitor, other);
    }
    let others = laptop.booth().other_visits(first).expect("others");
    assert_eq!(others[0].noted.note, "견적서 보내기");
    let again = laptop.booth().issue_coupon(Some(second), thanks);
    let given = laptop.count("SELECT count(*) FROM coupon");
    assert_eq!(
        (again.is_ok(), given),
        (true, 1),
        "the one she has is shown"
    );

    say(laptop, second, first, Compared::Undecided);
    let mut refused = |one, other, said| {
        let refused = laptop.booth().compare_visits(one, other, said);
        refused.expect_err("nothing to say").sentence().en
    };
    let nothing = refused(second, first, Compared::Undecided);
    assert!(nothing.contains("nothing to take back"), "{nothing}");
    let twice = refused(first, first, Compared::Same);
    assert!(twice.contains("the same visit"), "{twice}");
    let without_looks = |dump: &str| dump.split("# access").next().map(str::to_owned);
    assert_eq!(without_looks(&laptop.dump()), without_looks(&before));
    assert_eq!(counts(laptop), (2, 1, 2, 2, 2));
    assert_eq!(proposed(laptop).len(), 1, "it is asked again");
}

/// A visit of another fair is hers as well: whoever is opened, she is here already, and
/// one survey is hers at this fair.
#[test]
fn her_survey_of_this_fair_goes_on_whichever_visit_is_opened() {
    let mut fair = Fair::with_laptops(1, 1504);
    let laptop = &mut fair.laptops[0];
    let before = person(laptop, "김서연", "", "010-1234-5678");
    laptop.booth().finish_survey(before).expect("handed in");
    next_fair(laptop);
    let now = person(laptop, "김서연", "", "010-1234-5678");
    say(laptop, before, now, Compared::Same);
    laptop.booth().welcome_back(before).expect("she is here");
    laptop
        .booth()
        .answer(before, "visit", chosen("first"))
        .expect("her survey of this fair");
    assert_eq!(laptop.count("SELECT count(*) FROM response"), 2);
    assert_eq!(laptop.count("SELECT count(*) FROM visit"), 2);
    let answered = "SELECT count(*) FROM ledger_records
         WHERE kind = 'response.answered' AND subject <> (SELECT visitor FROM response
               WHERE response.id = ledger_records.entity)";
    assert_eq!(laptop.count(answered), 0, "an answer is of its own visit");
}

/// Permission is by number and address: joining two visits allows nothing that was not
/// allowed, by a purchase neither, and taking everything back reaches all of hers.
#[test]
fn joining_visits_allows_nothing_more() {
    let sms = [
        NoticeAct::CollectAndUse,
        NoticeAct::AtLeast14,
        NoticeAct::Advertising(Channel::Sms),
    ];
    let silent = [NoticeAct::CollectAndUse, NoticeAct::AtLeast14];
    let mut fair = Fair::with_laptops(1, 1505);
    let laptop = &mut fair.laptops[0];
    let tags = laptop.booth().kinds_of_goods().expect("kinds");
    let tags = tags.into_iter().map(|kind| kind.tag).collect();
    let booth = laptop.booth();
    booth.choose_kinds_of_goods(tags).expect("kinds of goods");
    let texted = left(laptop, "김서연", "", "010-1234-5678", &sms);
    let mailed = left(laptop, "김서연", "seoyeon@example.com", "", &silent);
    buy(laptop, texted, 0);
    let points = ["010-1234-5678", "seoyeon@example.com"];
    let said = |laptop: &mut Laptop| {
        points.map(|point| {
            let history = laptop.booth().permission_history(point).expect("known");
            let now = history.now.into_iter();
            now.map(|it| (it.channel, it.decision.allowed))
                .collect::<Vec<_>>()
        })
    };
    let before = said(laptop);
    assert!(before[0].iter().any(|(_, allowed)| *allowed));
    assert!(before[1].iter().all(|(_, allowed)| !*allowed), "{before:?}");
    say(laptop, texted, mailed, Compared::Same);
    assert_eq!(said(laptop), before);
    let follow_up = laptop.booth().follow_up(FairScope::Current).expect("read");
    let [her] = follow_up.people.as_slice() else {
        panic!("she is one person");
    };
    assert_eq!(her.permission.contact, "+821012345678");
    assert_eq!(
        her.visitor, texted,
        "the visit at which she left the number"
    );

    laptop.booth().withdraw(mailed).expect("she wants no more");
    let allowed = said(laptop).concat();
    assert!(allowed.iter().all(|(_, allowed)| !*allowed), "{allowed:?}");
}

/// Laptops that decided differently agree on the later word, on chains, and on whom a
/// chain does not join; an undo on another laptop parts everything again.
#[test]
fn laptops_agree_who_is_one_person() {
    let mut fair = Fair::with_laptops(2, 1508);
    let (one, other) = fair.pair(0, 1);
    let visits: Vec<Uuid> = (0..4)
        .map(|_| person(one, "김서연", "seoyeon@example.com", ""))
        .collect();
    let [a, b, c, d] = visits[..] else {
        unreachable!("four visits")
    };
    other.learn_from(one);
    say(one, a, b, Compared::Same);
    other.clock.advance(HOUR);
    say(other, a, b, Compared::Different);
    say(other, c, d, Compared::Same);
    one.learn_from(other);
    other.learn_from(one);
    let others = |laptop: &mut Laptop, of: Uuid| -> Vec<Uuid> {
        let others = laptop.booth().other_visits(of).expect("others");
        others.iter().map(|it| it.visitor).collect()
    };
    for laptop in [&mut *one, &mut *other] {
        assert!(others(laptop, a).is_empty(), "the later word counts");
        assert_eq!(others(laptop, c), [d]);
    }
    // Together they say a = d = c = b, and a is not b: the later of them joins nobody.
    one.clock.advance(3 * HOUR);
    other.clock.advance(HOUR);
    say(one, b, c, Compared::Same);
    say(other, a, d, Compared::Same);
    one.learn_from(other);
    other.learn_from(one);
    for laptop in [&mut *one, &mut *other] {
        assert_eq!(others(laptop, a), [c, d]);
        assert!(others(laptop, b).is_empty(), "she is somebody else");
    }
    let refused = one.booth().compare_visits(b, d, Compared::Same);
    assert!(matches!(refused, Err(BoothError::NotPossible(_))));
    for laptop in [&mut *one, &mut *other] {
        laptop.clock.advance(2 * HOUR);
    }
    for (first, second) in [(b, c), (a, d), (c, d)] {
        say(other, first, second, Compared::Undecided);
    }
    one.learn_from(other);
    for visit in visits {
        assert!(others(one, visit).is_empty());
    }
}

/// One visit can be taken out of a person again, and is not proposed for her any more.
#[test]
fn a_visit_is_parted_for_good() {
    let mut fair = Fair::with_laptops(1, 1509);
    let laptop = &mut fair.laptops[0];
    let visits: Vec<Uuid> = (0..3)
        .map(|_| person(laptop, "김서연", "seoyeon@example.com", ""))
        .collect();
    say(laptop, visits[0], visits[1], Compared::Same);
    say(laptop, visits[1], visits[2], Compared::Same);
    laptop.booth().part_visit(visits[2]).expect("parted");
    let others = laptop.booth().other_visits(visits[0]).expect("others");
    assert_eq!(others.len(), 1);
    assert_eq!(proposed(laptop), []);
    let refused = laptop.booth().part_visit(visits[2]);
    assert!(matches!(refused, Err(BoothError::Unknown)));
}

/// Two visits that are one person's only through a third one that was destroyed meanwhile
/// can be parted as well.
#[test]
fn who_is_joined_by_a_destroyed_visit_can_be_parted() {
    let mut fair = Fair::with_laptops(2, 1517);
    let (owner, other) = fair.pair(0, 1);
    let gone = person(owner, "김서연", "seoyeon@example.com", "");
    other.learn_from(owner);
    owner
        .booth()
        .destroy_people(&[Whose::Visitor(gone)], "요청하셔서", false)
        .expect("forgotten");
    other.clock.advance(HOUR);
    let visits = ["010-1111-2222", "010-3333-4444", "010-5555-6666"];
    let [one, two, three] = visits.map(|phone| person(other, "김서연", "", phone));
    say(other, one, gone, Compared::Same);
    say(other, gone, two, Compared::Same);
    say(other, two, three, Compared::Same);
    owner.learn_from(other);
    owner.answered_visit();
    let others = |laptop: &mut Laptop, of: Uuid| -> Vec<Uuid> {
        let others = laptop.booth().other_visits(of).expect("others");
        others.iter().map(|it| it.visitor).collect()
    };
    assert_eq!(others(owner, one), [two, three]);
    owner.booth().part_visit(one).expect("parted");
    owner.clock.advance(2 * HOUR);
    other.learn_from(owner);
    for laptop in [owner, other] {
        assert!(others(laptop, one).is_empty());
        assert_eq!(others(laptop, two), [three]);
        let again = laptop.booth().part_visit(one);
        assert!(matches!(again, Err(BoothError::Unknown)), "{again:?}");
    }
}

/// Who came to two laptops today is found and listed at both by whoever only captures:
/// her visit at the other one takes her own from nobody.
#[test]
fn who_came_to_two_laptops_stays_in_both_lists() {
    let mut fair = Fair::with_laptops(2, 1513);
    let (one, other) = fair.pair(0, 1);
    let first = person(one, "김서연", "", "010-1234-5678");
    other.clock.advance(HOUR);
    let second = person(other, "김서연", "", "010-1234-5678");
    one.learn_from(other);
    say(one, first, second, Compared::Same);
    only_captures(one);
    assert_eq!(found(one, "김서연"), (vec![first], 1));
    let listed = one.booth().visits_today().expect("the list");
    let listed: Vec<Uuid> = listed.iter().map(|visit| visit.visitor).collect();
    assert_eq!(listed, [first]);
    let desk = one.booth().desk().expect("the desk");
    assert_eq!((desk.recent.len(), desk.visitors_today), (1, 1));
}

/// Who handed a survey in at her other visit and is recognised answers none twice.
#[test]
fn a_survey_handed_in_at_her_other_visit_counts() {
    let mut fair = Fair::with_laptops(1, 1514);
    let laptop = &mut fair.laptops[0];
    let first = person(laptop, "김서연", "", "010-1234-5678");
    laptop.booth().finish_survey(first).expect("handed in");
    let second = person(laptop, "김서연", "seoyeon@example.com", "");
    say(laptop, first, second, Compared::Same);
    let now = laptop.answered_visit();
    laptop.booth().recognise(now, second).expect("it is she");
    let open = "SELECT count(*) FROM response WHERE finished IS NULL AND closed IS NULL
         AND visitor = (SELECT begun_by FROM moved_response LIMIT 1)";
    assert_eq!(laptop.count(open), 0);
    let discarded = "SELECT count(*) FROM response JOIN moved_response ON response = id
         WHERE closed = 'discarded'";
    assert_eq!(
        laptop.count(discarded),
        1,
        "what she began since counts for nothing"
    );
}

fn only_captures(laptop: &mut Laptop) {
    let booth = laptop.booth();
    let owner = booth.staff().expect("staff")[0].0;
    booth.set_staff_pin(owner, "2469").expect("her own PIN");
    let colleague = booth.add_staff("이하늘", Role::Capture, "8302");
    booth
        .sign_in(colleague.expect("a colleague"), "8302")
        .expect("she is there");
}

/// Who only captures sees no more of a person by her visit of today than before it was
/// joined: that there is another one, not what she left or what was noted there.
#[test]
fn who_only_captures_sees_nothing_of_the_other_visit() {
    let mut fair = Fair::with_laptops(1, 1515);
    let laptop = &mut fair.laptops[0];
    let before = person(laptop, "김서연", "seoyeon@example.com", "010-1234-5678");
    let noted = laptop
        .booth()
        .note_visitor(before, Some(Interest::Hot), "견적서 보내기");
    noted.expect("noted");
    let now = laptop.answered_visit();
    say(laptop, before, now, Compared::Same);
    let shown = |laptop: &mut Laptop| {
        let booth = laptop.booth();
        let other = booth.other_visits(now).expect("others").remove(0);
        assert_eq!(other.visitor, before);
        let contact = booth.visit(now).expect("her card").contact.contact;
        let name = booth.name_of(now).expect("read");
        let noted = other.noted.note;
        let seen = [contact.is_some(), other.contact.is_some(), !name.is_empty()];
        (seen, noted)
    };
    assert_eq!(shown(laptop), ([true; 3], "견적서 보내기".to_owned()));
    only_captures(laptop);
    assert_eq!(shown(laptop), ([false; 3], String::new()));
    let corrected = laptop
        .booth()
        .correct_particulars(now, "김서연", &Particulars::default(), "");
    assert!(matches!(corrected, Err(BoothError::Unknown)));
}

/// Whose two visits are joined is not asked whether she is herself, and whoever says so
/// all the same loses nothing of the survey she is answering.
#[test]
fn her_running_survey_survives_her_own_number() {
    let mut fair = Fair::with_laptops(1, 1516);
    let laptop = &mut fair.laptops[0];
    let first = laptop.booth().expect_visitor().expect("somebody");
    let draft = laptop.draft("", "010-1234-5678", &EMAIL);
    laptop.booth().save_contact(first, &draft).expect("kept");
    let discarded = laptop.booth().discard_survey(first);
    discarded.expect("she answered nothing then");
    let now = laptop.answered_visit();
    say(laptop, first, now, Compared::Same);
    let known = laptop.booth().known_contact(now, &draft).expect("a look");
    assert_eq!(known, None);
    laptop.booth().recognise(now, first).expect("she again");
    let survey = laptop.booth().survey(first).expect("hers");
    assert_eq!(survey.state, SurveyState::Open);
    let answered = survey.questions.iter().filter(|it| !it.value.is_empty());
    assert!(answered.count() > 1, "what she answered");
}

/// Recognising moves what was said at that one visit. What another visit handed in that
/// was joined with it by mistake stays its own, when they are parted and the recognised
/// person is forgotten.
#[test]
fn recognising_takes_nothing_of_a_third_visit() {
    let mut fair = Fair::with_laptops(1, 1517);
    let laptop = &mut fair.laptops[0];
    let before = person(laptop, "김서연", "seoyeon@example.com", "");
    let stranger = person(laptop, "이하늘", "haneul@example.com", "");
    laptop.booth().finish_survey(stranger).expect("handed in");
    let now = laptop.answered_visit();
    say(laptop, stranger, now, Compared::Same);
    laptop.booth().recognise(now, before).expect("it is she");
    laptop.booth().part_visit(stranger).expect("a mistake");
    let destroyed =
        laptop
            .booth()
            .destroy_people(&[Whose::Visitor(before)], "본인이 요청함", false);
    destroyed.expect("forgotten");
    let survey = laptop.booth().survey(stranger).expect("her own");
    assert_eq!(survey.state, SurveyState::Finished);
    let answered = survey.questions.iter().filter(|it| !it.value.is_empty());
    assert!(answered.count() > 1, "what she answered");
    assert_eq!(laptop.booth().name_of(stranger).expect("read"), "이하늘");
}

/// However many visits of one person fit, the others who fit are listed behind her.
#[test]
fn her_many_visits_crowd_nobody_out_of_a_search() {
    let mut fair = Fair::with_laptops(1, 1518);
    let laptop = &mut fair.laptops[0];
    let other = person(laptop, "김하늘", "haneul@example.com", "");
    let mut visits = Vec::new();
    for _ in 0..12 {
        visits.push(person(laptop, "김서연", "seoyeon@example.com", ""));
    }
    for visit in &visits[1..] {
        say(laptop, visits[0], *visit, Compared::Same);
    }
    let (listed, fitting) = found(laptop, "김");
    assert_eq!((listed.len(), fitting), (2, 2));
    assert!(listed.contains(&other) && visits.contains(&listed[0]));
}

/// Who is welcomed back, or recognised, while her other visit is here was at this fair
/// herself: she still was when the two are parted.
#[test]
fn who_came_back_was_here_also_once_parted() {
    for (seed, is_recognised) in [(1519, false), (1520, true)] {
        let mut fair = Fair::with_laptops(1, seed);
        let laptop = &mut fair.laptops[0];
        let before = person(laptop, "김서연", "seoyeon@example.com", "");
        next_fair(laptop);
        let joined = person(laptop, "이하늘", "haneul@example.com", "");
        say(laptop, before, joined, Compared::Same);
        if is_recognised {
            let now = laptop.answered_visit();
            laptop.booth().recognise(now, before).expect("it is she");
        } else {
            let booth = laptop.booth();
            booth.welcome_back(before).expect("she is here");
            let noted = booth.note_visitor(before, Some(Interest::Hot), "");
            noted.expect("noted");
        }
        let visitors = |laptop: &mut Laptop| {
            let follow_up = laptop.booth().follow_up(FairScope::Current);
            follow_up.expect("the follow-up").visitors
        };
        assert_eq!(visitors(laptop), 1);
        laptop.booth().part_visit(joined).expect("parted");
        assert_eq!(visitors(laptop), 2, "recognised: {is_recognised}");
    }
}
