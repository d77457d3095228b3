//! How days and lists are written in the crate's sentences.

use crate::terms::Place;
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use std::collections::BTreeSet;
use words::{Sentence, list, sentence};

/// A day, with its year because a fair comes back every year.
pub(crate) fn day(date: NaiveDate) -> Sentence {
    words::day(date.year(), date.month(), date.day())
}

/// A day as somebody reads it on `today`: its year only where it is another.
pub fn near_day(date: NaiveDate, today: NaiveDate) -> Sentence {
    if date.year() == today.year() {
        day_of_month(date)
    } else {
        day(date)
    }
}

fn day_of_month(date: NaiveDate) -> Sentence {
    sentence!("day-of-month", month = date.month(), day = date.day())
}

/// A moment of the fair, to the minute; its year is always this one.
pub(crate) fn moment(at: NaiveDateTime) -> Sentence {
    sentence!(
        "moment",
        month = at.month(),
        day = at.day(),
        time = at.format("%H:%M").to_string()
    )
}

/// Where a coupon can be used: one of these places.
pub(crate) fn list_of_places(places: &BTreeSet<Place>) -> Sentence {
    list(
        places.iter().map(|place| place.name()).collect(),
        |before, next| sentence!("list-more", before = before, next = next),
        |before, next| sentence!("list-of-places-last", before = before, next = next),
    )
}

/// Which products a coupon is for: those with one of these tags.
pub(crate) fn list_of_tags(tags: &BTreeSet<String>) -> Sentence {
    list(
        tags.iter()
            .map(|tag| sentence!("terms-tag", tag = tag))
            .collect(),
        |before, next| sentence!("list-of-tags-more", before = before, next = next),
        |before, next| sentence!("list-of-tags-last", before = before, next = next),
    )
}

/// What holds of a coupon, beside each other.
pub(crate) fn list_of_terms(terms: Vec<Sentence>) -> Sentence {
    list(
        terms,
        |before, next| sentence!("terms-short-more", before = before, next = next),
        |before, next| sentence!("terms-short-more", before = before, next = next),
    )
}

/// Limits that hold together.
pub(crate) fn list_of_limits(limits: Vec<Sentence>) -> Sentence {
    list(
        limits,
        |before, next| sentence!("list-more", before = before, next = next),
        |before, next| sentence!("list-of-limits-last", before = before, next = next),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(places: &[Place]) -> Sentence {
        list_of_places(&places.iter().copied().collect())
    }

    /// Lists carry the particle of the word before them.
    #[test]
    fn lists_read_naturally() {
        assert_eq!(said(&[]), Sentence::default());
        assert_eq!(said(&[Place::Booth]).ko, "부스");
        assert_eq!(said(&[Place::Booth, Place::Shop]).ko, "부스와 매장");
        let all = said(&[Place::Booth, Place::Shop, Place::Online]);
        assert_eq!(all.ko, "부스, 매장과 온라인 매장");
        assert_eq!(all.en, "at the fair booth, in the shop or online");
    }
}
