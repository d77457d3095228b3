//! A wrong clock is asked about, disables nothing, spreads to nobody, and can be
//! corrected afterwards.

use super::*;

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;
const YEARS_73: i64 = 73 * 365 * DAY;

fn question(bench: &mut Bench) -> Option<ClockQuestion> {
    let ledger = bench.ledger.as_ref().expect("open");
    ledger
        .clock_question(&mut bench.environment)
        .expect("readable")
}

fn confirm(bench: &mut Bench) {
    let ledger = bench.ledger.as_mut().expect("open");
    ledger
        .confirm_clock(&mut bench.environment, None)
        .expect("an answer can be recorded");
}

fn kinds(bench: &mut Bench, device: DeviceId) -> Vec<String> {
    let records = bench.ledger().records_of(device.0).expect("readable");
    records
        .into_iter()
        .map(|record| record.header.kind)
        .collect()
}

/// Weeks between two records are normal: asked once, answered, on record.
#[test]
fn weeks_are_asked_about_once() {
    let mut bench = Bench::new(1);
    let first = bench.note(entity(1), "행사").hlc.unix_millis();
    bench.environment.now += DAY;
    assert_eq!(question(&mut bench), None, "a day is nothing");
    bench.environment.now += 70 * DAY;
    bench.reopen();
    let now = bench.environment.now;
    let asked = ClockQuestion {
        last_unix_millis: first,
        now_unix_millis: now,
    };
    assert_eq!(question(&mut bench), Some(asked));
    confirm(&mut bench);
    assert_eq!(question(&mut bench), None);
    assert_eq!(bench.ledger().latest_time_ever_seen(), now);
    let device = bench.ledger().device();
    assert_eq!(kinds(&mut bench, device), [CLOCK_CONFIRMED]);
    bench.reopen();
    assert_eq!(question(&mut bench), None, "the answer is kept");
    assert_eq!(bench.problems(), []);
}

/// Whoever goes on without an answer records everything, marked, and the times
/// raise nothing. With the right clock the work goes on at once.
#[test]
fn an_unconfirmed_time_raises_nothing() {
    let mut bench = Bench::new(2);
    let right = bench.environment.now;
    let device = bench.note(entity(1), "하나").device;
    bench.environment.now = right + YEARS_73;
    bench.reopen();
    let ahead = bench.notes(&[(entity(1), "둘"), (entity(2), "셋")]);
    let last = bench.note(entity(1), "넷").seq;
    assert_eq!(
        ahead[0].hlc.unix_millis(),
        right + YEARS_73,
        "kept as it was read"
    );
    assert_eq!(
        kinds(&mut bench, device),
        [CLOCK_UNCONFIRMED],
        "marked once"
    );
    assert_eq!(bench.ledger().latest_time_ever_seen(), right);

    bench.environment.now = right + HOUR;
    bench.reopen();
    let next = bench.note(entity(2), "다섯");
    assert_eq!(
        next.hlc.unix_millis(),
        right + HOUR,
        "the clock is right again"
    );
    assert_ne!(next.device, device, "a device's own clock never goes back");
    assert_eq!(bench.ledger().latest_time_ever_seen(), right + HOUR);
    let ahead = Finding::TimeAhead {
        through: last,
        unix_millis: right + YEARS_73,
    };
    assert_eq!(bench.problems(), [Problem::at(device, 2, ahead)], "named");
    assert_eq!(
        bench.note(entity(2), "여섯").device,
        next.device,
        "one new key"
    );
}

/// A store that trusts a wrong time already works again after one answer, and
/// what was recorded meanwhile counts in its order before what comes now.
#[test]
fn a_trusted_wrong_time_is_corrected() {
    let mut bench = Bench::new(3);
    let right = bench.environment.now;
    let device = bench.note(entity(1), "하나").device;
    bench.environment.now = right + YEARS_73;
    confirm(&mut bench);
    bench.notes(&[(entity(1), "둘"), (entity(1), "셋")]);
    let mut colleague = Bench::new(4);
    bench.give(&mut colleague);

    bench.environment.now = right + 2 * DAY;
    bench.reopen();
    assert_eq!(bench.ledger().latest_time_ever_seen(), right + YEARS_73);
    assert!(question(&mut bench).is_some(), "the clock lies behind");
    assert_eq!(bench.problems().len(), 1);
    confirm(&mut bench);
    assert_eq!(question(&mut bench), None);
    assert_eq!(bench.ledger().latest_time_ever_seen(), right + 2 * DAY);
    assert_eq!(bench.problems(), []);
    let next = bench.note(entity(1), "넷");
    assert_eq!(next.hlc.unix_millis() - right, 2 * DAY);
    assert_ne!(next.device, device);
    assert!(
        bench.dump().contains("하나 / 둘 / 셋 / 넷"),
        "{}",
        bench.dump()
    );
    let times = bench.ledger().records_of(entity(1)).expect("readable");
    let times: Vec<_> = times.iter().map(|record| record.header.hlc).collect();
    assert!(
        times.is_sorted() && times.last() == Some(&next.hlc),
        "{times:?}"
    );

    bench.give(&mut colleague);
    assert_eq!(
        colleague.dump(),
        bench.dump(),
        "the answer reaches everybody"
    );
    bench.ledger().rebuild().expect("rebuilt");
    assert_eq!(colleague.dump(), bench.dump());
    bench.reopen();
    assert_eq!(bench.problems(), []);
    assert_eq!(bench.ledger().latest_time_ever_seen(), right + 2 * DAY);
}

/// A laptop that lived in 2099 poisons no other one: its records are taken in
/// and raise nothing there.
#[test]
fn a_wrong_clock_does_not_spread_by_merging() {
    let mut bench = Bench::new(5);
    let right = bench.environment.now;
    bench.note(entity(1), "하나");
    let mut wrong = Bench::new(6);
    wrong.environment.now = right + YEARS_73;
    confirm(&mut wrong);
    wrong.note(entity(2), "먼 앞날");
    wrong.give(&mut bench);
    assert_eq!(bench.ledger().latest_time_ever_seen(), right);
    assert!(bench.dump().contains("먼 앞날"), "kept");
    let next = bench.note(entity(1), "둘");
    assert_eq!(next.hlc.unix_millis(), right);
    assert_eq!(bench.problems().len(), 1, "named");
    assert!(question(&mut bench).is_some(), "and asked about here too");
    // Once its times are corrected there, they are corrected here.
    wrong.environment.now = right;
    confirm(&mut wrong);
    wrong.give(&mut bench);
    assert_eq!(bench.problems(), []);
    assert_eq!(bench.ledger().latest_time_ever_seen(), right);
    bench.give(&mut wrong);
    assert_eq!(bench.dump(), wrong.dump());
}

/// No answer makes a clock right that is older than the program.
#[test]
fn a_clock_before_the_program_cannot_be_confirmed() {
    let mut bench = Bench::new(7);
    bench.note(entity(1), "하나");
    bench.environment.now = 0;
    bench.reopen();
    assert!(question(&mut bench).is_some());
    let ledger = bench.ledger.as_mut().expect("open");
    let refused = ledger.confirm_clock(&mut bench.environment, None);
    assert_eq!(refused.expect_err("1970").code(), "clock_impossible");
}
