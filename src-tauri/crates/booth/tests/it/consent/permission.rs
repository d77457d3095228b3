//! Nobody is written to who did not say yes, or who said no.

use crate::random::{PEOPLE, Step, consent_step, is_an_answer, take};
use crate::support::{DAY, EMAIL, Fair, Laptop, OPENING, fair};
use booth::BoothError;
use booth::consent::{ContactDraft, NoticeAct};
use booth::follow_up::Withheld;
use permission::Channel;
use proptest::prelude::*;
use std::cell::Cell;
use std::collections::BTreeSet;
use uuid::Uuid;

/// One thing that was said about one contact point and act, noted by this test
/// without the product's own code.
#[derive(Debug, Clone)]
struct Said {
    contact: String,
    /// None withdraws everything.
    act: Option<NoticeAct>,
    is_yes: bool,
    topics: BTreeSet<&'static str>,
    /// The refusals of this contact point that this laptop knew then.
    knew: BTreeSet<usize>,
}

/// Everything that was said, and what each of two laptops knows of it.
#[derive(Default)]
struct Memory {
    said: Vec<Said>,
    /// What each laptop knows, as positions in `said`.
    known: [BTreeSet<usize>; 2],
}

impl Memory {
    fn say(
        &mut self,
        laptop: usize,
        contacts: &[&str],
        act: Option<NoticeAct>,
        is_yes: bool,
        topics: &[&'static str],
        before: &BTreeSet<usize>,
    ) {
        for contact in contacts {
            let knew = before
                .iter()
                .copied()
                .filter(|place| !self.said[*place].is_yes)
                .collect();
            self.said.push(Said {
                contact: (*contact).to_owned(),
                act,
                is_yes,
                topics: topics.iter().copied().collect(),
                knew,
            });
            self.known[laptop].insert(self.said.len() - 1);
        }
    }

    /// Whether this laptop may find a yes to this act and topic that names
    /// every earlier no. A yes counts for all contact points it was given with,
    /// so it names what was refused for any of them.
    fn permits(&self, laptop: usize, contact: &str, act: NoticeAct, topic: &str) -> bool {
        let of_contact = || {
            self.known[laptop]
                .iter()
                .filter(|place| self.said[**place].contact == contact)
        };
        let refusals: Vec<usize> = of_contact()
            .copied()
            .filter(|place| {
                let said = &self.said[*place];
                !said.is_yes && said.act.is_none_or(|refused| refused == act)
            })
            .collect();
        of_contact().any(|place| {
            let said = &self.said[*place];
            said.is_yes
                && said.act == Some(act)
                && (said.topics.is_empty() || said.topics.contains(topic))
                && refusals.iter().all(|refusal| said.knew.contains(refusal))
        })
    }
}

const ADVERTISING: [(Channel, NoticeAct); 3] = [
    (Channel::Email, NoticeAct::Advertising(Channel::Email)),
    (Channel::Sms, NoticeAct::Advertising(Channel::Sms)),
    (Channel::Kakao, NoticeAct::Advertising(Channel::Kakao)),
];
const TOPICS: [&str; 3] = ["new_products", "workshop", "offers"];

/// Notes what was said in a step that succeeded. Contacts move between
/// visitors, so the contacts that a withdrawal by visitor covers are read from
/// the laptop.
fn remember(memory: &mut Memory, number: usize, step: &Step, contacts_of_visitor: &[String]) {
    let before = memory.known[number].clone();
    match step {
        Step::SaveContact {
            person,
            granted,
            topics,
            ..
        } => {
            let (email, phone) = PEOPLE[usize::from(*person) % PEOPLE.len()];
            let contacts: Vec<&str> = [email, phone]
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect();
            let topics = if topics.is_empty() {
                TOPICS.to_vec()
            } else {
                topics.clone()
            };
            for act in [
                NoticeAct::CollectAndUse,
                NoticeAct::Advertising(Channel::Email),
                NoticeAct::Advertising(Channel::Sms),
                NoticeAct::Advertising(Channel::Kakao),
            ] {
                let is_yes = granted.contains(&act);
                let topics = if is_yes { topics.as_slice() } else { &[] };
                memory.say(number, &contacts, Some(act), is_yes, topics, &before);
            }
        }
        Step::Withdraw { .. } => {
            let contacts: Vec<&str> = contacts_of_visitor.iter().map(String::as_str).collect();
            memory.say(number, &contacts, None, false, &[], &before);
        }
        Step::WithdrawContact { person, channel } => {
            let (email, phone) = PEOPLE[usize::from(*person) % PEOPLE.len()];
            let contact = if email.is_empty() { phone } else { email };
            let act = channel.map(NoticeAct::Advertising);
            memory.say(number, &[contact], act, false, &[], &before);
        }
        _ => {}
    }
}

fn contacts_of(laptop: &mut Laptop, visitor: u8) -> Vec<String> {
    let booth = laptop.booth();
    let connection = booth.ledger().connection();
    let visitors: Vec<Uuid> = connection
        .prepare("SELECT DISTINCT visitor FROM visit ORDER BY visitor")
        .expect("a statement")
        .query_map([], |row| row.get(0))
        .expect("rows")
        .collect::<Result<_, _>>()
        .expect("ids");
    if visitors.is_empty() {
        return Vec::new();
    }
    let visitor = visitors[usize::from(visitor) % visitors.len()];
    connection
        .query_row(
            "SELECT email, phone FROM contact WHERE visitor = ?1",
            [visitor],
            |row| Ok([row.get::<_, String>(0)?, row.get::<_, String>(1)?]),
        )
        .map(|contacts| {
            contacts
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect()
        })
        .unwrap_or_default()
}

/// The law forbids a message to anybody who said no. The test also counts the
/// runs in which somebody could be written to, because it would prove nothing
/// if nobody ever could.
#[test]
fn nobody_who_said_no_is_ever_written_to() {
    let reached = Cell::new(0);
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 64,
        source_file: Some(file!()),
        ..ProptestConfig::default()
    });
    let steps = proptest::collection::vec(
        (
            0_usize..2,
            prop_oneof![8 => consent_step().prop_map(Some), 1 => Just(None)],
        ),
        1..30,
    );
    runner
        .run(&(any::<u64>(), steps), |(seed, steps)| {
            let mut fair = Fair::with_laptops(2, seed);
            let mut memory = Memory::default();
            for (number, step) in &steps {
                let Some(step) = step else {
                    let (one, other) = fair.pair(*number, 1 - *number);
                    one.learn_from(other);
                    let learned = memory.known[1 - *number].clone();
                    memory.known[*number].extend(learned);
                    continue;
                };
                let laptop = &mut fair.laptops[*number];
                let contacts = match step {
                    Step::Withdraw { visitor } => contacts_of(laptop, *visitor),
                    _ => Vec::new(),
                };
                match take(laptop, step) {
                    Ok(()) => remember(&mut memory, *number, step, &contacts),
                    Err(error) => prop_assert!(is_an_answer(&error), "{step:?}: {error}"),
                }
            }
            // An export uses what its laptop knows, so it is checked before and
            // after the last merge.
            for round in 0..2 {
                for (number, laptop) in fair.laptops.iter_mut().enumerate() {
                    for person in laptop
                        .booth()
                        .follow_up(booth::FairScope::Current)
                        .expect("the follow-up")
                        .people
                    {
                        let permission = &person.permission;
                        let contact = &permission.contact;
                        let topic = permission.topic.as_deref().unwrap_or_default();
                        let (_, advertising) = ADVERTISING
                            .into_iter()
                            .find(|(channel, _)| *channel == permission.channel)
                            .expect("a channel that is asked for");
                        for act in [NoticeAct::CollectAndUse, advertising] {
                            prop_assert!(
                                memory.permits(number, contact, act, topic),
                                "{contact} is written to without a valid yes to {act:?} on {topic}"
                            );
                        }
                        reached.set(reached.get() + 1);
                    }
                }
                if round == 0 {
                    let (one, other) = fair.pair(0, 1);
                    one.learn_from(other);
                    other.learn_from(one);
                    let all: BTreeSet<usize> = (0..memory.said.len()).collect();
                    memory.known = [all.clone(), all];
                }
            }
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
    assert!(
        reached.get() > 20,
        "somebody was reached: {}",
        reached.get()
    );
}

/// Without the box "at least 14" no name, no contact and no hash of a contact
/// is kept.
#[test]
fn under_14_leaves_no_contact_anywhere() {
    let mut fair = fair(50);
    let laptop = &mut fair.laptops[0];
    let visitor = laptop.answered_visit();
    let before = laptop.dump();
    let records = laptop.count("SELECT count(*) FROM ledger_records");
    let draft = laptop.draft(
        "child@example.com",
        "010-2222-3333",
        &[
            NoticeAct::CollectAndUse,
            NoticeAct::Advertising(Channel::Email),
        ],
    );
    let refused = laptop.booth().save_contact(visitor, &draft);
    assert!(matches!(refused, Err(BoothError::Under14)));
    assert_eq!(laptop.dump(), before, "no table changed");
    assert_eq!(
        laptop.count("SELECT count(*) FROM ledger_records"),
        records,
        "and no record was made"
    );
    let thanks = laptop.thanks();
    laptop
        .booth()
        .finish_survey(visitor)
        .expect("the survey counts");
    laptop
        .booth()
        .issue_coupon(Some(visitor), thanks)
        .expect("and the coupon is hers");
}

/// A visitor who does not allow that the contact is kept leaves none, whatever
/// the visitor says about messages and by whichever way it is entered.
#[test]
fn a_contact_is_kept_only_with_the_yes_to_keep_it() {
    let mut fair = fair(51);
    let laptop = &mut fair.laptops[0];
    let visitor = laptop.answered_visit();
    let before = laptop.dump();
    let draft = laptop.draft(
        "declined@example.com",
        "010-2222-3333",
        &[NoticeAct::AtLeast14, NoticeAct::Advertising(Channel::Email)],
    );
    let refused = laptop.booth().save_contact(visitor, &draft);
    assert!(matches!(refused, Err(BoothError::CollectionDeclined)));
    assert_eq!(laptop.dump(), before, "no table changed");
}

/// A yes is worth only what was shown before it.
#[test]
fn a_yes_to_a_notice_that_was_not_shown_is_refused() {
    let mut fair = fair(51);
    let laptop = &mut fair.laptops[0];
    let visitor = laptop.answered_visit();
    let whole = laptop.draft("seoyeon@example.com", "", &EMAIL);
    let before = laptop.dump();
    let unseen = ContactDraft {
        shown: whole.shown[1..].to_vec(),
        granted: whole.shown.clone(),
        ..whole.clone()
    };
    let unknown = Uuid::from_u128(7);
    let invented = ContactDraft {
        shown: [whole.shown.clone(), vec![unknown]].concat(),
        ..whole
    };
    for draft in [unseen, invented] {
        let refused = laptop.booth().save_contact(visitor, &draft);
        assert!(matches!(refused, Err(BoothError::NoticeNotShown)));
        assert_eq!(laptop.dump(), before, "nothing is recorded");
    }
}

/// What was typed where an address is asked for is told to be no address, not to be
/// no number; and of two, none is withdrawn when one cannot be read.
#[test]
fn what_is_typed_to_stop_is_read_as_what_was_asked_for() {
    let mut fair = fair(71);
    let laptop = &mut fair.laptops[0];
    let booth = laptop.booth();
    let not_one = booth.withdraw_typed("010-1234-5678", "naver.com");
    assert_eq!(not_one.expect_err("no address").code(), Some("email"));
    assert_eq!(
        booth
            .permission_history("010-1234-5678")
            .expect("read")
            .said,
        []
    );
    let nothing = booth.withdraw_typed(" ", "");
    let nothing = nothing.expect_err("nothing was typed");
    assert_eq!(nothing.code(), Some("contact"));
    assert!(
        nothing.sentence().ko.contains("비어 있습니다"),
        "{nothing:?}"
    );
    booth
        .withdraw_typed("010-1234-5678", "kim@example.com")
        .expect("both");
    for contact in ["010-1234-5678", "kim@example.com"] {
        let said = booth.permission_history(contact).expect("read").said;
        assert_eq!(said.len(), 1, "{contact}");
    }
}

/// A withdrawal is for the contact point, not for the visit it was given in,
/// and covers the addresses the person gave earlier.
#[test]
fn a_withdrawal_covers_every_visit_and_every_earlier_address() {
    let mut fair = Fair::with_laptops(2, 52);
    let (one, other) = fair.pair(0, 1);
    let first = one.reachable_visitor("old@example.com");
    let draft = one.draft("new@example.com", "", &EMAIL);
    one.booth()
        .save_contact(first, &draft)
        .expect("a correction");
    // The same old address, at another laptop, under another visitor.
    other.reachable_visitor("old@example.com");
    other.reachable_visitor("new@example.com");
    one.booth().withdraw(first).expect("she stops it");
    other.learn_from(one);
    for laptop in &mut fair.laptops {
        let follow_up = laptop
            .booth()
            .follow_up(booth::FairScope::Current)
            .expect("the follow-up");
        assert_eq!(follow_up.people, [], "neither address is written to");
    }
}

/// A consent lapses when nobody confirmed it in two years (Network Act 50(8)).
#[test]
fn a_yes_lapses_after_two_years() {
    let mut fair = fair(53);
    let laptop = &mut fair.laptops[0];
    laptop.reachable_visitor("seoyeon@example.com");
    laptop.clock.set(OPENING + 700 * DAY);
    assert_eq!(
        laptop
            .booth()
            .follow_up(booth::FairScope::Current)
            .expect("the follow-up")
            .people
            .len(),
        1
    );
    laptop.clock.set(OPENING + 735 * DAY);
    let follow_up = laptop
        .booth()
        .follow_up(booth::FairScope::Current)
        .expect("the follow-up");
    assert_eq!(follow_up.people, []);
    assert_eq!(follow_up.withheld[0].code, "lapsed");
}

/// A yes after a no counts, because the no was known when the yes was given.
#[test]
fn a_person_may_change_her_mind_both_ways() {
    let mut fair = fair(54);
    let laptop = &mut fair.laptops[0];
    let visitor = laptop.reachable_visitor("seoyeon@example.com");
    laptop
        .booth()
        .withdraw_contact("Seoyeon@Example.com", None)
        .expect("by phone");
    assert_eq!(
        laptop
            .booth()
            .follow_up(booth::FairScope::Current)
            .expect("the follow-up")
            .people,
        []
    );
    let draft = laptop.draft("seoyeon@example.com", "", &EMAIL);
    laptop
        .booth()
        .save_contact(visitor, &draft)
        .expect("yes again");
    assert_eq!(
        laptop
            .booth()
            .follow_up(booth::FairScope::Current)
            .expect("the follow-up")
            .people
            .len(),
        1
    );
    let history = laptop
        .booth()
        .permission_history("seoyeon@example.com")
        .expect("everything that was said");
    assert!(history.now.iter().any(|now| now.decision.allowed));
    assert!(history.said.iter().any(|said| said.kind == "withdrawn"));
}

/// Anybody can type anybody's address at the kiosk. A yes there does not undo
/// what its owner refused, whichever way she refused it; a yes that staff take
/// from her does, and so does her own change of mind within one visit.
#[test]
fn a_yes_at_the_kiosk_undoes_no_refusal_from_before_the_visit() {
    let mut fair = fair(91);
    let laptop = &mut fair.laptops[0];
    let reached = |laptop: &mut Laptop| {
        let follow_up = laptop
            .booth()
            .follow_up(booth::FairScope::Current)
            .expect("the follow-up");
        let conflicts = |withheld: &Withheld| withheld.code == "withdrawn_conflict";
        (
            follow_up.people.len(),
            follow_up.withheld.iter().any(conflicts),
        )
    };
    let yes = laptop.draft("seoyeon@example.com", "", &EMAIL);
    let no = laptop.draft("seoyeon@example.com", "", &EMAIL[..2]);

    let stranger = laptop.booth().kiosk_start("ko").expect("somebody");
    laptop.booth().kiosk_contact(stranger, &no).expect("no");
    laptop
        .booth()
        .kiosk_contact(stranger, &yes)
        .expect("yes after all");
    assert_eq!(reached(laptop), (1, false), "her own no counts no more");

    let refusals: [fn(&mut Laptop); 3] = [
        |laptop| {
            let by_phone = laptop.booth().withdraw_contact("seoyeon@example.com", None);
            by_phone.expect("every message");
        },
        |laptop| {
            let by_phone = laptop.booth();
            by_phone
                .withdraw_contact("seoyeon@example.com", Some(Channel::Email))
                .expect("e-mail");
        },
        |laptop| {
            let owner = laptop.answered_visit();
            let no = laptop.draft("seoyeon@example.com", "", &EMAIL[..2]);
            laptop
                .booth()
                .save_contact(owner, &no)
                .expect("a no at the desk");
        },
    ];
    for (hours, refuse) in (1..).zip(refusals) {
        refuse(laptop);
        laptop.clock.set(OPENING + hours * DAY / 24);
        let stranger = laptop.booth().kiosk_start("ko").expect("somebody");
        for _ in 0..2 {
            let again = laptop.booth().kiosk_contact(stranger, &yes);
            again.expect("it is recorded, as it was said");
        }
        assert_eq!(
            reached(laptop),
            (0, true),
            "nobody is written to, and it is told for review"
        );
        let owner = laptop.answered_visit();
        laptop
            .booth()
            .save_contact(owner, &yes)
            .expect("she herself");
        assert_ne!(reached(laptop).0, 0, "staff have asked her");
    }
}

/// Who says on the phone that she wants nothing any more gets no e-mail either; of a
/// number that people of several names left only the number is stopped. A channel that
/// does not lead to the contact is refused, so that nobody believes it was stopped.
#[test]
fn a_stop_by_one_contact_is_hers_by_every_contact() {
    let mut fair = fair(78);
    let laptop = &mut fair.laptops[0];
    let phone = "010-2222-3333";
    let visitor = laptop.answered_visit();
    let draft = laptop.draft("seoyeon@example.com", phone, &EMAIL);
    laptop.booth().save_contact(visitor, &draft).expect("kept");
    let sendable = |laptop: &mut Laptop| {
        let follow_up = laptop.booth().follow_up(booth::FairScope::All);
        follow_up.expect("people").sendable
    };
    assert_eq!(sendable(laptop), 1);
    let refused = laptop.booth().withdraw_channel(phone, Channel::Email);
    assert!(matches!(refused, Err(BoothError::NotPossible(_))));
    assert_eq!(sendable(laptop), 1);
    let known = laptop.booth().withdraw_whoever_left(phone);
    assert!(known.expect("recorded"), "she is known");
    assert_eq!(sendable(laptop), 0);

    let shared = "02-555-0000";
    for (name, email) in [
        ("정노을", "noeul@example.com"),
        ("서가람", "garam@example.com"),
    ] {
        let visitor = laptop.answered_visit();
        let draft = ContactDraft {
            name: name.to_owned(),
            ..laptop.draft(email, shared, &EMAIL)
        };
        laptop.booth().save_contact(visitor, &draft).expect("kept");
    }
    let known = laptop.booth().withdraw_whoever_left(shared);
    assert!(!known.expect("recorded"), "nobody knows who of them");
    assert_eq!(sendable(laptop), 2, "by their own addresses");
}

/// A no by a number or an address holds for every entry with it, however each is written.
#[test]
fn a_no_holds_however_its_contact_is_written() {
    let phones = [
        "010-1234-5678",
        "+82 10 1234 5678",
        "０１０．１２３４．５６７８",
    ];
    let emails = ["seoyeon@example.com", "<Seoyeon@Example.COM>,"];
    let mut acts = EMAIL.to_vec();
    acts.push(NoticeAct::Advertising(Channel::Sms));
    for stop in phones.iter().chain(&emails) {
        let mut fair = Fair::with_laptops(1, 79);
        let laptop = &mut fair.laptops[0];
        let is_phone = phones.contains(stop);
        for way in if is_phone { &phones[..] } else { &emails[..] } {
            let visitor = laptop.answered_visit();
            let (email, phone) = if is_phone { ("", *way) } else { (*way, "") };
            let draft = laptop.draft(email, phone, &acts);
            laptop.booth().save_contact(visitor, &draft).expect("kept");
        }
        let listed = |laptop: &mut Laptop| {
            let follow_up = laptop.booth().follow_up(booth::FairScope::All);
            follow_up.expect("people").people.len()
        };
        assert!(listed(laptop) > 0, "she is written to before");
        let booth = laptop.booth();
        booth.withdraw_contact(stop, None).expect("she stops it");
        assert_eq!(listed(laptop), 0, "{stop}");
    }
}
