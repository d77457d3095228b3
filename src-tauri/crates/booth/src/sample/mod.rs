//! A fair that is played, not faked: invented visitors go through the same
//! commands as real ones.
//!
//! Somebody who wants to look around opens it in the window, and `boothctl`
//! plays larger ones.

mod clock;
mod crowd;
mod people;
mod play;

pub use clock::FairClock;
pub use crowd::{BETWEEN_PEOPLE_MS, write_crowd};
pub use play::{Numbers, Player, VISITORS_IN_A_COMMIT, in_one_commit};

use crate::fair::sample_fair;
use crate::{Booth, BoothError};
use chrono::{DateTime, Days, TimeDelta, TimeZone as _};
use chrono_tz::Tz;
use std::path::Path;
use words::sentence;

/// The passphrase of a sample. It stands here for everybody to read, because
/// nobody in a sample is real, and nothing is asked of somebody who only wants
/// to look around. The window warns not to type anything real into it.
pub const PASSPHRASE: &str = "boothloop-sample";

/// The time zone of the sample fair.
pub const TIME_ZONE: Tz = chrono_tz::Asia::Seoul;

/// The seed of the sample's people: everybody meets the same ones.
const SEED: u64 = 7;
/// Who came on the first day and on the second, which is today.
const VISITORS: [u32; 2] = [24, 16];
/// How long visitors come on one day.
const OPEN: TimeDelta = TimeDelta::hours(6);

/// Why the files of a played fair were made, as it stands in their record: by that they are
/// known. They are there to be looked at, and sent to nobody.
pub fn demo_export_reason() -> String {
    sentence!("demo-export-reason").ko
}

/// Makes the sample: a fair that began the day before `now`, with forty
/// visitors. The store is left closed; [`PASSPHRASE`] opens it.
///
/// # Errors
/// When the store cannot be made; an existing one is never touched.
pub fn make(path: &Path, now: DateTime<Tz>) -> Result<Numbers, BoothError> {
    let today = now.date_naive();
    let first_day = today.checked_sub_days(Days::new(1)).unwrap_or(today);
    let opening = first_day
        .and_hms_opt(10, 0, 0)
        .and_then(|at| now.timezone().from_local_datetime(&at).earliest())
        .unwrap_or(now - TimeDelta::days(1));
    let midnight = today
        .and_hms_opt(0, 0, 0)
        .and_then(|at| now.timezone().from_local_datetime(&at).earliest())
        .unwrap_or(now);
    // Nobody comes later than now, and no day passes between two visits: either
    // makes a clock look wrong.
    let today_from = midnight.max((now - OPEN).min(opening + TimeDelta::days(1)));
    let days = [(opening, opening + OPEN), (today_from, now)];

    let clock = FairClock::at(opening.timestamp_millis());
    let set_up = sample_fair(first_day)?;
    let mut booth = Booth::create(path, PASSPHRASE, set_up, Box::new(clock.clone()))?.booth;
    let mut player = Player::new(&booth, SEED)?;
    for ((from, until), visitors) in days.into_iter().zip(VISITORS) {
        let open = (until - from).num_milliseconds();
        in_one_commit(std::slice::from_mut(&mut booth), |booths| {
            for number in 0..visitors {
                let passed = open * i64::from(number) / i64::from(visitors);
                clock.set(from.timestamp_millis() + passed);
                player.visit(&mut booths[0])?;
            }
            Ok(())
        })?;
    }
    booth.put_preparation_away(true)?;
    Ok(player.numbers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FairScope;
    use crate::desk::Found;
    use crate::follow_up::{FollowUp, FollowUpPerson};
    use crate::rights::Whose;
    use crate::visitors::Compared;
    use ledger::{Secret, SystemEnvironment};

    /// Whoever looks around finds something on every screen, whatever the time
    /// of day, and no clock that asks a question.
    #[test]
    fn every_screen_of_the_sample_has_something_to_show() {
        let morning = DateTime::from_timestamp(1_795_568_400, 0).expect("a time");
        let morning = morning.with_timezone(&chrono_tz::Asia::Seoul);
        let late = morning + TimeDelta::minutes(13 * 60 + 30);
        let after_midnight = morning + TimeDelta::hours(14) + TimeDelta::minutes(5);
        for now in [morning, late, after_midnight] {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let path = folder.path().join("booth.db");
            let played = make(&path, now).expect("a sample");
            assert_eq!(played.visitors, 40);
            let clock = FairClock::at(now.timestamp_millis());
            let secret = Secret::Passphrase(PASSPHRASE);
            let mut booth = Booth::open(&path, secret, Box::new(clock)).expect("it opens");
            assert_eq!(booth.clock_question().expect("the clock"), None);
            let desk = booth.desk().expect("the desk");
            assert_eq!((desk.day, desk.visitors_today), (Some(2), 16));
            assert!(desk.coupons_used > 0 && desk.warnings.is_empty());
            let follow_up = booth.follow_up(FairScope::Current).expect("the evening");
            assert!(follow_up.people.len() >= 10 && !follow_up.groups.is_empty());
            assert!(!follow_up.withheld.is_empty());
            let recommended = |person: &FollowUpPerson| person.recommendation.is_some();
            assert!(follow_up.people.iter().any(recommended));
            assert_a_short_list_counts_everybody(&mut booth, &follow_up);
            let quotas = booth.quotas().expect("quotas");
            assert!(quotas[0].choices.iter().any(|choice| choice.counted > 0));
            assert!(!booth.unfinished().expect("the closing").is_empty());
            let found = booth.look_up("010").expect("a search");
            assert!(matches!(found, Found::People(people, _) if people.len() > 5));
            assert!(booth.preparation().expect("it").put_away);
            assert_everybody_at_once_says_the_same(&mut booth);
            drop(booth);
            let refused = Booth::open(
                &path,
                Secret::Passphrase("another one"),
                Box::new(SystemEnvironment),
            );
            assert!(refused.is_err(), "the store is encrypted like any other");
        }
    }

    /// What everybody allows is the same whether it is read at once or one by one, also of
    /// who came twice, is another under the same roof, took it back or was destroyed.
    fn assert_everybody_at_once_says_the_same(booth: &mut Booth) {
        let mut known = Vec::new();
        tables::contact::each(booth.facts().tables, |contact| known.push(contact.visitor))
            .expect("contacts");
        let [one, same, kept, apart, no, gone, of_gone] = known[..7] else {
            unreachable!("seven of a slice of seven");
        };
        for (pair, compared) in [
            ([one, same], Compared::Same),
            ([kept, apart], Compared::Different),
            ([gone, of_gone], Compared::Same),
        ] {
            let decided = booth.compare_visits(pair[0], pair[1], compared);
            decided.expect("decided");
        }
        booth.withdraw(no).expect("she stops it");
        let whose = [Whose::Visitor(gone)];
        let destroyed = booth.destroy_people(&whose, "요청", false);
        destroyed.expect("destroyed");
        let facts = booth.facts();
        let one_by_one = facts.sending().expect("a message");
        let at_once = facts.sending_to(one_by_one.clone(), usize::MAX);
        let at_once = at_once.expect("everybody");
        let everybody = tables::visitor::all(facts.tables, None).expect("visitors");
        let mut allowed = 0;
        for visitor in everybody {
            let one = facts.permissions_of_each(&one_by_one, visitor);
            let same = facts.permissions_of_each(&at_once, visitor);
            let (one, same) = (one.expect("hers"), same.expect("hers"));
            allowed += one.iter().filter(|it| it.decision.allowed).count();
            assert_eq!(one, same);
        }
        assert!(allowed > 10);
    }

    /// A screen that lists a few people says the same of them, and counts the same.
    fn assert_a_short_list_counts_everybody(booth: &mut Booth, all: &FollowUp) {
        assert_eq!(all.people.len(), all.sendable as usize);
        for most in [0, 3, all.people.len(), all.people.len() + 1] {
            let listing = booth.follow_up_listing(FairScope::Current, most);
            let people = all.people.iter().take(most).cloned().collect();
            let expected = FollowUp {
                people,
                ..all.clone()
            };
            assert_eq!(listing.expect("a list"), expected, "the first {most}");
        }
    }
}
