//! Set union: any order, any grouping, any repetition, and no lie gets in.

use proptest::prelude::*;

use super::*;

/// What may happen at a booth with several laptops.
#[derive(Debug, Clone)]
enum Step {
    Note(usize, Vec<(u128, String)>),
    Destroy(usize, prop::sample::Index),
    Give(usize, usize),
    SetClock(usize, i64),
    Restart(usize),
}

fn steps(laptops: usize) -> impl Strategy<Value = Vec<Step>> {
    let laptop = 0..laptops;
    let notes = prop::collection::vec((0u128..4, "[가-나]{1,3}"), 1..4);
    prop::collection::vec(
        prop_oneof![
            5 => (laptop.clone(), notes).prop_map(|(at, notes)| Step::Note(at, notes)),
            1 => (laptop.clone(), any::<prop::sample::Index>())
                .prop_map(|(at, which)| Step::Destroy(at, which)),
            2 => (laptop.clone(), laptop.clone()).prop_map(|(from, to)| Step::Give(from, to)),
            1 => (laptop.clone(), -100_000i64..100_000)
                .prop_map(|(at, shift)| Step::SetClock(at, shift)),
            1 => laptop.prop_map(Step::Restart),
        ],
        1..30,
    )
}

fn destroyable(bench: &mut Bench) -> Vec<RecordId> {
    let mut ids = Vec::new();
    crate::records_table::each(
        bench.ledger().connection(),
        "WHERE kind NOT LIKE 'ledger.%' ORDER BY id",
        [],
        |record| {
            ids.push(record.header.id);
            Ok(())
        },
    )
    .expect("records can be listed");
    ids
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Three laptops with clocks that disagree record, exchange, destroy and
    /// restart. Once everybody has everything, everybody shows the same; and a
    /// fourth laptop that gets the pieces shuffled and twice shows it too.
    #[test]
    fn every_laptop_ends_up_with_the_same(
        steps in steps(3),
        seed in any::<u64>(),
    ) {
        let mut laptops: Vec<Bench> = (0..3).map(Bench::of_one_owner).collect();
        let mut pieces: Vec<Delta> = Vec::new();
        for step in steps {
            match step {
                Step::Note(at, notes) => {
                    let laptop = &mut laptops[at];
                    let before = laptop.ledger().vector().expect("a vector can be read");
                    let notes: Vec<_> = notes
                        .iter()
                        .map(|(number, text)| (entity(*number), text.as_str()))
                        .collect();
                    laptop.notes(&notes);
                    laptop.environment.now += 700;
                    pieces.push(laptop.ledger().carry(&before).expect("a delta can be read"));
                }
                Step::Destroy(at, which) => {
                    let candidates = destroyable(&mut laptops[at]);
                    if !candidates.is_empty() {
                        let laptop = &mut laptops[at];
                        let before = laptop.ledger().vector().expect("a vector can be read");
                        laptop.destroy(*which.get(&candidates));
                        pieces.push(laptop.ledger().carry(&before).expect("a delta can be read"));
                    }
                }
                Step::Give(from, to) if from != to => {
                    let wanted = laptops[to].ledger().vector().expect("a vector can be read");
                    let delta = laptops[from].ledger().carry(&wanted).expect("a delta can be read");
                    pieces.push(delta.clone());
                    laptops[to].ledger().merge(delta).expect("an honest delta is taken in");
                }
                Step::Give(..) => {}
                Step::SetClock(at, shift) => laptops[at].environment.now += shift,
                Step::Restart(at) => laptops[at].reopen(),
            }
        }

        // Everybody gives to everybody, twice: the second time nothing is new.
        for round in 0..2 {
            for from in 0..3 {
                for to in (0..3).filter(|to| *to != from) {
                    let wanted = laptops[to].ledger().vector().expect("a vector can be read");
                    let delta = laptops[from].ledger().carry(&wanted).expect("a delta can be read");
                    let merged = laptops[to].ledger().merge(delta).expect("an honest delta is taken in");
                    prop_assert!(round == 0 || merged == Merged::default(), "nothing is new twice");
                }
            }
        }
        let expected = laptops[0].dump();
        for laptop in &mut laptops {
            prop_assert_eq!(laptop.problems(), Vec::new());
            prop_assert_eq!(laptop.dump(), expected.clone());
        }

        // The pieces in any order and twice; one that comes too early is refused
        // whole and tried again later.
        let mut fourth = Bench::of_one_owner(4);
        let mut dice = ChaCha8Rng::seed_from_u64(seed);
        let mut waiting: Vec<Delta> = pieces.iter().chain(&pieces).cloned().collect();
        while !waiting.is_empty() {
            for index in (1..waiting.len()).rev() {
                waiting.swap(index, (dice.next_u32() as usize) % (index + 1));
            }
            let before = waiting.len();
            waiting.retain(|piece| {
                let dump = fourth.dump();
                match fourth.ledger().merge(piece.clone()) {
                    Ok(_) => false,
                    Err(LedgerError::DeltaRefused(problem)) => {
                        assert!(matches!(problem.finding, Finding::Missing { .. }), "{problem:?}");
                        assert_eq!(fourth.dump(), dump, "a refused delta changes nothing");
                        true
                    }
                    Err(error) => panic!("{error}"),
                }
            });
            prop_assert!(waiting.len() < before, "some piece always fits");
        }
        prop_assert_eq!(fourth.problems(), Vec::new());
        prop_assert_eq!(fourth.dump(), expected);
    }
}

/// Two laptops that both wrote about one visitor: the late record goes where it
/// belongs, not at the end.
#[test]
fn a_late_record_takes_its_place_in_time() {
    let (mut one, mut two) = (Bench::new(1), Bench::new(2));
    one.environment.now += 1_000;
    one.note(entity(1), "나중");
    two.note(entity(1), "먼저");
    two.give(&mut one);
    assert!(one.dump().contains("먼저 / 나중"), "{}", one.dump());
    one.give(&mut two);
    assert_eq!(one.dump(), two.dump());
    let latest = one.ledger().latest_time_ever_seen();
    assert_eq!(
        two.ledger().latest_time_ever_seen(),
        latest,
        "merged records raise the clock"
    );
    assert!(two.note(entity(1), "그다음").hlc.unix_millis() >= latest);
}

/// A laptop whose clock stands in 2036 is not refused: it recorded what happened.
#[test]
fn nothing_is_refused_for_its_time() {
    let (mut one, mut two) = (Bench::new(1), Bench::new(2));
    for now in [i64::MIN, 0, 2_100_000_000_000, i64::MAX] {
        one.environment.now = now;
        one.note(entity(1), "언제든");
    }
    let new = one.give(&mut two).new;
    assert_eq!(new, 5, "with the word that nobody confirmed these times");
    assert_eq!(one.dump(), two.dump());
    let after = two.note(entity(1), "그다음");
    assert_eq!(after.seq, 1, "a clock at its end still records");
    two.give(&mut one);
    assert_eq!(
        one.dump(),
        two.dump(),
        "and still sorts the same everywhere"
    );
    assert_eq!(one.problems(), []);
    let ahead = |problem: &Problem| matches!(problem.finding, Finding::TimeAhead { .. });
    assert!(two.problems().iter().all(ahead), "{:?}", two.problems());
}

/// Ten records of one laptop, as a delta from the start.
fn honest() -> (Bench, Delta) {
    let mut bench = Bench::new(1);
    for number in 0..10 {
        bench.note(entity(number % 3), "참");
    }
    let delta = bench
        .ledger()
        .carry(&Default::default())
        .expect("a delta can be read");
    (bench, delta)
}

/// Merges into a laptop that knows the first `known` records, expects a refusal
/// that changes nothing, and gives the place and the finding.
fn refusal(known: usize, delta: Delta) -> (Option<u64>, Finding) {
    let mut source = Bench::new(1);
    let mut target = Bench::new(2);
    target.note(entity(1), "여기");
    for number in 0..known as u128 {
        source.note(entity(number % 3), "참");
    }
    source.give(&mut target);
    let before = (
        target.dump(),
        target.ledger().vector().expect("a vector can be read"),
    );
    let refused = target
        .ledger()
        .merge(delta)
        .expect_err("a false delta is refused");
    assert_eq!(refused.code(), "delta_refused");
    let LedgerError::DeltaRefused(problem) = refused else {
        panic!("unexpected refusal");
    };
    assert_eq!(
        problem.device,
        Some(source.ledger().device()),
        "the refusal names the device"
    );
    let after = (
        target.dump(),
        target.ledger().vector().expect("a vector can be read"),
    );
    assert_eq!(after, before, "a refused delta changes nothing at all");
    assert_eq!(target.problems(), []);
    (problem.seq, problem.finding)
}

/// Every way a delta can lie about a chain is found, at its place.
#[test]
fn a_false_delta_is_refused_whole_and_the_place_is_named() {
    let (_, honest) = honest();
    let altered = |change: &dyn Fn(&mut Delta)| {
        let mut delta = honest.clone();
        change(&mut delta);
        delta
    };

    let edited = altered(&|delta| delta.records[4].header.staff = Some(entity(9)));
    assert_eq!(refusal(0, edited), (Some(5), Finding::Edited));

    let body = altered(&|delta| {
        delta.records[4].content.as_mut().expect("intact").body = b"lie".to_vec();
    });
    assert_eq!(refusal(0, body.clone()), (Some(5), Finding::BodyEdited));
    assert_eq!(
        refusal(10, body),
        (Some(5), Finding::BodyEdited),
        "also of a known record"
    );

    let rehashed = altered(&|delta| {
        let header = &mut delta.records[4].header;
        header.staff = Some(entity(9));
        header.hash = header.computed_hash();
    });
    assert_eq!(
        refusal(0, rehashed.clone()),
        (Some(6), Finding::DoesNotFollow)
    );
    assert_eq!(
        refusal(10, rehashed),
        (Some(5), Finding::Fork),
        "a known number, another hash"
    );

    let forged_end = altered(&|delta| {
        let header = &mut delta.records[9].header;
        header.staff = Some(entity(9));
        header.hash = header.computed_hash();
    });
    assert_eq!(refusal(0, forged_end), (Some(10), Finding::HeadDiffers));

    let forged_chain = altered(&|delta| {
        let mut previous = [0; 32];
        for record in &mut delta.records {
            record.header.staff = Some(entity(9));
            record.header.prev_hash = previous;
            record.header.hash = record.header.computed_hash();
            previous = record.header.hash;
        }
    });
    assert_eq!(
        refusal(0, forged_chain),
        (Some(10), Finding::HeadDiffers),
        "a whole chain without the device's key"
    );

    let only_a_head = altered(&|delta| delta.records.clear());
    assert_eq!(
        refusal(0, only_a_head),
        (Some(1), Finding::CutAtEnd { through: 10 })
    );

    let missing = altered(&|delta| drop(delta.records.remove(4)));
    assert_eq!(
        refusal(0, missing),
        (Some(5), Finding::Missing { through: 5 })
    );

    let cut = altered(&|delta| delta.records.truncate(7));
    assert_eq!(
        refusal(0, cut),
        (Some(8), Finding::CutAtEnd { through: 10 })
    );

    let late_start = altered(&|delta| drop(delta.records.drain(..3)));
    assert_eq!(
        refusal(0, late_start.clone()),
        (Some(1), Finding::Missing { through: 3 })
    );

    let swapped = altered(&|delta| {
        let (a, b) = (delta.records[4].header.seq, delta.records[5].header.seq);
        delta.records[4].header.seq = b;
        delta.records[5].header.seq = a;
    });
    assert_eq!(refusal(0, swapped), (Some(5), Finding::Edited));

    let unsigned = altered(&|delta| delta.heads.clear());
    assert_eq!(refusal(0, unsigned), (Some(1), Finding::Unsigned));

    let forged = altered(&|delta| delta.heads[0].signature[10] ^= 1);
    assert_eq!(refusal(0, forged), (Some(10), Finding::BadSignature));

    let short = altered(&|delta| delta.heads[0].seq = 9);
    assert_eq!(refusal(0, short), (Some(9), Finding::BadSignature));

    let two_heads = altered(&|delta| delta.heads.push(delta.heads[0].clone()));
    assert_eq!(refusal(0, two_heads), (Some(10), Finding::Malformed));

    let twice = altered(&|delta| {
        let mut copy = delta.records[4].clone();
        copy.header.staff = Some(entity(9));
        copy.header.hash = copy.header.computed_hash();
        delta.records.push(copy);
    });
    let (seq, finding) = refusal(0, twice);
    assert!(
        matches!(
            (seq, &finding),
            (Some(5), Finding::Fork) | (Some(6), Finding::DoesNotFollow)
        ),
        "{seq:?} {finding:?}"
    );

    let zero = altered(&|delta| delta.records[0].header.seq = 0);
    assert_eq!(refusal(0, zero), (Some(0), Finding::Malformed));
}

/// The honest delta itself, in any order and with repetitions inside, is taken.
#[test]
fn the_order_inside_a_delta_does_not_matter() {
    let (mut source, mut delta) = honest();
    delta.records.reverse();
    let mut again = delta.records.clone();
    again[3].content = None;
    delta.records.extend(again);
    let mut target = Bench::new(2);
    assert_eq!(
        target.ledger().merge(delta.clone()).expect("honest"),
        Merged {
            new: 10,
            known: 0,
            ..Merged::default()
        }
    );
    assert_eq!(target.dump(), source.dump());
    assert_eq!(
        target.ledger().merge(delta).expect("honest").new,
        0,
        "twice is once"
    );
    assert_eq!(target.problems(), []);
}

/// A body that arrived destroyed without its order is filled in by an intact
/// copy: nobody ordered it gone.
#[test]
fn a_body_missing_without_an_order_comes_back() {
    let (mut source, delta) = honest();
    let mut holed = delta.clone();
    holed.records[4].content = None;
    let mut target = Bench::new(2);
    target
        .ledger()
        .merge(holed)
        .expect("headers and chain are honest");
    let seqs: Vec<_> = target
        .problems()
        .into_iter()
        .map(|problem| (problem.seq, problem.finding))
        .collect();
    assert_eq!(
        seqs,
        [(Some(5), Finding::BodyMissing)],
        "the check names it"
    );
    target.ledger().merge(delta).expect("honest");
    assert_eq!(target.problems(), []);
    assert_eq!(target.dump(), source.dump());
}

/// A copied laptop that is used in two places is found out by whoever sees both,
/// where the copy could not be recognised: a store of the version before names
/// no place.
#[test]
fn a_cloned_laptop_is_found_out() {
    let mut original = Bench::new(1);
    original.note(entity(1), "함께");
    original.tamper("UPDATE ledger_self SET place = NULL");
    original.close();
    let clone_path = original.folder.path().join("clone.db");
    for suffix in ["", ".keys"] {
        std::fs::copy(
            crate::files::beside(&original.path(), suffix),
            crate::files::beside(&clone_path, suffix),
        )
        .expect("a file can be copied");
    }
    let mut clone = original.open_at(&clone_path).expect("a clone opens");
    original.reopen();
    original.note(entity(1), "원본");
    clone
        .append(&mut original.environment, |_| {
            Ok::<_, LedgerError>((vec![note(entity(1), "사본")], ()))
        })
        .expect("a clone can write");

    let mut owner = Bench::new(3);
    original.give(&mut owner);
    let before = owner.dump();
    let delta = clone
        .carry(&Default::default())
        .expect("a delta can be read");
    let refused = owner
        .ledger()
        .merge(delta)
        .expect_err("two records claim one place");
    let LedgerError::DeltaRefused(problem) = refused else {
        panic!("unexpected refusal");
    };
    assert_eq!(
        problem,
        Problem::at(original.ledger().device(), 2, Finding::Fork)
    );
    assert_eq!(owner.dump(), before);
}
