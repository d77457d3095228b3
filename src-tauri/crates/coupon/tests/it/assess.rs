//! The verdict, fact by fact.

use crate::support::{day, key, last_day, line, programme, terms};
use chrono::NaiveDateTime;
use coupon::{
    Benefit, Caution, Facts, Holder, LedgerView, OfflinePolicy, Payload, Place, Programme, Proof,
    Reason, Standing, Terms, Use, Verdict, assess,
};
use std::collections::BTreeSet;

fn coupon() -> Payload {
    Payload {
        key: key(1).id(),
        serial: 5,
        programme: 7,
        last_valid_day: last_day(),
    }
}

/// A good coupon on the second day of the fair.
fn facts(programme: &Programme) -> Facts<'_> {
    Facts {
        coupon: coupon(),
        proof: Proof::Tag,
        issued: Some(coupon()),
        standing: Standing::Live,
        uses: &[],
        programme: Some(programme),
        place: Place::Booth,
        today: day(2026, 11, 20),
        latest_day_seen: day(2026, 11, 20),
        records: LedgerView::Complete,
        holder_is_present: None,
        basket: None,
    }
}

fn noon() -> NaiveDateTime {
    day(2026, 11, 20)
        .and_hms_opt(12, 0, 0)
        .expect("noon exists")
}

fn merged(minutes_ago: u32) -> LedgerView {
    LedgerView::Merged {
        at: noon(),
        minutes_ago,
    }
}

fn used(at: NaiveDateTime) -> Use {
    Use {
        at,
        place: words::Sentence::of_texts("2번 노트북", "laptop 2"),
        staff: "김하나".to_owned(),
        won: 3_000,
    }
}

#[track_caller]
fn refused(facts: &Facts<'_>, reason: Reason) {
    assert_eq!(assess(facts), Verdict::Refused { reason });
}

#[track_caller]
fn provisional(facts: &Facts<'_>, reason: Caution) {
    assert_eq!(assess(facts), Verdict::Provisional { reason });
}

/// The plain case is good.
#[test]
fn a_good_coupon_is_good() {
    let programme = programme(terms());
    assert_eq!(assess(&facts(&programme)), Verdict::Ok);
}

/// A lost laptop's coupons stay good for the people they were issued to: the
/// record proves what the key no longer can.
#[test]
fn a_revoked_key_needs_the_record() {
    let programme = programme(terms());
    let on = day(2026, 11, 20);
    let revoked = Facts {
        proof: Proof::RevokedKey(on),
        ..facts(&programme)
    };
    assert_eq!(assess(&revoked), Verdict::Ok, "its issue is on record");
    refused(
        &Facts {
            issued: None,
            ..revoked.clone()
        },
        Reason::KeyRevoked { on },
    );
    let longer = Payload {
        last_valid_day: coupon::Day::from_number(u16::MAX),
        ..coupon()
    };
    refused(
        &Facts {
            coupon: longer,
            ..revoked
        },
        Reason::Forged,
    );
}

/// An owner may also give up all coupons of a lost laptop; then no record
/// helps, however the coupon is shown.
#[test]
fn a_key_that_is_shut_out_proves_nothing() {
    let programme = programme(terms());
    let on = day(2026, 11, 20);
    for issued in [Some(coupon()), None] {
        refused(
            &Facts {
                proof: Proof::ShutOutKey(on),
                issued,
                ..facts(&programme)
            },
            Reason::KeyShutOut { on },
        );
    }
}

/// An amount whose rest stays is good until it is spent, however often it was
/// used, and only for what is left.
#[test]
fn an_amount_is_good_until_it_is_spent() {
    let programme = programme(Terms {
        benefit: Benefit::Amount {
            won: 9_000,
            rest_stays: true,
        },
        ..terms()
    });
    let uses = vec![used(noon()); 3];
    let basket = [line(1, &[], 5_000, 1)];
    let with = |uses| Facts {
        uses,
        basket: Some(&basket),
        ..facts(&programme)
    };
    assert_eq!(assess(&with(&uses[..2])), Verdict::Ok, "3,000 won are left");
    refused(&with(&uses), Reason::AmountSpent { last: used(noon()) });
}

/// A right tag that contradicts the record was made with a stolen key.
#[test]
fn a_token_that_contradicts_the_record_is_forged() {
    let programme = programme(terms());
    let other = Payload {
        programme: 8,
        ..coupon()
    };
    refused(
        &Facts {
            issued: Some(other),
            ..facts(&programme)
        },
        Reason::Forged,
    );
}

/// A typed number is only as good as its record.
#[test]
fn a_typed_number_needs_the_record() {
    let programme = programme(terms());
    let typed = Facts {
        proof: Proof::ShortNumber,
        ..facts(&programme)
    };
    assert_eq!(assess(&typed), Verdict::Ok);
    refused(
        &Facts {
            issued: None,
            ..typed
        },
        Reason::NotOnRecord,
    );
}

/// Whose coupon it is: programme and fair.
#[test]
fn programme_and_fair_are_checked() {
    let ours = programme(terms());
    refused(
        &Facts {
            programme: None,
            ..facts(&ours)
        },
        Reason::WrongProgramme,
    );
    let mismatched = Programme {
        number: 8,
        ..ours.clone()
    };
    refused(&facts(&mismatched), Reason::WrongProgramme);
}

/// Voided and reissued are different answers.
#[test]
fn standing_is_checked() {
    let programme = programme(terms());
    refused(
        &Facts {
            standing: Standing::Voided,
            ..facts(&programme)
        },
        Reason::Voided,
    );
    refused(
        &Facts {
            standing: Standing::Reissued,
            ..facts(&programme)
        },
        Reason::Reissued,
    );
}

/// Uses are counted, and the latest one is named whatever the order.
#[test]
fn uses_are_counted() {
    let programme = programme(Terms {
        uses_per_coupon: 2,
        ..terms()
    });
    let later = used(noon() + chrono::TimeDelta::hours(1));
    let uses = [later.clone(), used(noon())];
    assert_eq!(
        assess(&Facts {
            uses: &uses[..1],
            ..facts(&programme)
        }),
        Verdict::Ok
    );
    refused(
        &Facts {
            uses: &uses,
            ..facts(&programme)
        },
        Reason::AlreadyUsed {
            last: later,
            allowed: 2,
        },
    );
}

/// First and last day are inside; the token's own last day counts too.
#[test]
fn days_are_checked() {
    let programme_ = programme(terms());
    let on = |today| Facts {
        today,
        latest_day_seen: today,
        ..facts(&programme_)
    };
    assert_eq!(assess(&on(day(2026, 11, 19))), Verdict::Ok);
    assert_eq!(assess(&on(day(2026, 11, 25))), Verdict::Ok);
    refused(
        &on(day(2026, 11, 18)),
        Reason::NotYetValid {
            from: day(2026, 11, 19),
        },
    );
    refused(
        &on(day(2026, 11, 26)),
        Reason::Expired {
            on: day(2026, 11, 25),
        },
    );
    let longer = programme(Terms {
        valid_until: day(2026, 12, 31),
        ..terms()
    });
    refused(
        &Facts {
            today: day(2026, 11, 26),
            latest_day_seen: day(2026, 11, 26),
            ..facts(&longer)
        },
        Reason::Expired {
            on: day(2026, 11, 25),
        },
    );
}

/// Setting the clock back does not bring a coupon back, and says so.
#[test]
fn a_clock_set_back_is_noticed() {
    let programme = programme(terms());
    let seen = day(2026, 11, 27);
    refused(
        &Facts {
            latest_day_seen: seen,
            ..facts(&programme)
        },
        Reason::ClockSetBack {
            latest_day_seen: seen,
        },
    );
    let harmless = Facts {
        latest_day_seen: day(2026, 11, 22),
        ..facts(&programme)
    };
    assert_eq!(assess(&harmless), Verdict::Ok, "good on both days");
}

/// A clock that runs behind does not make a coupon wait that this laptop has
/// already seen the first day of.
#[test]
fn a_clock_that_runs_behind_does_not_delay() {
    let programme = programme(terms());
    let behind = Facts {
        today: day(2026, 11, 18),
        latest_day_seen: day(2026, 11, 19),
        ..facts(&programme)
    };
    assert_eq!(assess(&behind), Verdict::Ok);
}

/// Where it may be used.
#[test]
fn places_are_checked() {
    let programme = programme(terms());
    refused(
        &Facts {
            place: Place::Online,
            ..facts(&programme)
        },
        Reason::WrongPlace {
            places: BTreeSet::from([Place::Booth]),
        },
    );
}

/// Bound to a person: checked, somebody else, not checked yet.
#[test]
fn holders_are_checked() {
    let bound = programme(Terms {
        holder: Holder::Person,
        ..terms()
    });
    let present = |holder_is_present| Facts {
        holder_is_present,
        ..facts(&bound)
    };
    assert_eq!(assess(&present(Some(true))), Verdict::Ok);
    refused(&present(Some(false)), Reason::NotForThisPerson);
    provisional(&present(None), Caution::HolderNotChecked);
    let stale = Facts {
        records: merged(600),
        ..present(None)
    };
    provisional(&stale, Caution::HolderNotChecked);
    let bearer = programme(terms());
    let anybody = Facts {
        holder_is_present: Some(false),
        ..facts(&bearer)
    };
    assert_eq!(assess(&anybody), Verdict::Ok, "a bearer coupon asks nobody");
}

/// The basket is checked when there is one.
#[test]
fn the_basket_is_checked() {
    let programme = programme(Terms {
        minimum_purchase_won: 30_000,
        ..terms()
    });
    let basket = [line(1, &[], 10_000, 2)];
    refused(
        &Facts {
            basket: Some(&basket),
            ..facts(&programme)
        },
        Reason::MinimumNotMet {
            minimum_won: 30_000,
            eligible_won: 20_000,
        },
    );
    assert_eq!(assess(&facts(&programme)), Verdict::Ok, "only looked at");
}

/// How sure we are depends on the records and on what the owner asks for.
#[test]
fn policies_differ_only_in_doubt() {
    let with = |offline| programme(Terms { offline, ..terms() });
    let strict = with(OfflinePolicy::Strict { oldest_minutes: 10 });
    let normal = with(OfflinePolicy::Normal);
    let low = with(OfflinePolicy::LowValue);
    let caution = Caution::RecordsMergedAt { at: noon() };
    let too_old = Reason::RecordsTooOld { oldest_minutes: 10 };

    for programme in [&strict, &normal, &low] {
        assert_eq!(
            assess(&facts(programme)),
            Verdict::Ok,
            "complete records leave no doubt"
        );
    }
    provisional(
        &Facts {
            records: merged(10),
            ..facts(&strict)
        },
        caution.clone(),
    );
    refused(
        &Facts {
            records: merged(11),
            ..facts(&strict)
        },
        too_old.clone(),
    );
    refused(
        &Facts {
            records: LedgerView::NeverMerged,
            ..facts(&strict)
        },
        too_old,
    );
    provisional(
        &Facts {
            records: merged(600),
            ..facts(&normal)
        },
        caution,
    );
    provisional(
        &Facts {
            records: LedgerView::NeverMerged,
            ..facts(&normal)
        },
        Caution::RecordsNeverMerged,
    );
    assert_eq!(
        assess(&Facts {
            records: merged(600),
            ..facts(&low)
        }),
        Verdict::Ok
    );

    refused(
        &Facts {
            issued: None,
            ..facts(&strict)
        },
        Reason::NotOnRecord,
    );
    provisional(
        &Facts {
            issued: None,
            ..facts(&normal)
        },
        Caution::NotOnRecord,
    );
    assert_eq!(
        assess(&Facts {
            issued: None,
            ..facts(&low)
        }),
        Verdict::Ok
    );
}

/// The order of answers: what was used up yesterday and is over today was, for
/// the customer, used up.
#[test]
fn the_first_objection_answers() {
    let programme = programme(terms());
    let uses = [used(noon())];
    let today = day(2026, 12, 1);
    let late = Facts {
        uses: &uses,
        today,
        latest_day_seen: today,
        place: Place::Shop,
        ..facts(&programme)
    };
    refused(
        &late,
        Reason::AlreadyUsed {
            last: used(noon()),
            allowed: 1,
        },
    );
    refused(
        &Facts {
            standing: Standing::Voided,
            ..late
        },
        Reason::Voided,
    );
}
