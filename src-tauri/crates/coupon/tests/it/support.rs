//! Values that several tests share.

use chrono::NaiveDate;
use coupon::{
    Benefit, Check, Day, Holder, Key, KeyId, KnownKey, Line, OfflinePolicy, Payload, Place,
    Products, Programme, Terms,
};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use std::collections::BTreeSet;
use uuid::Uuid;

/// A day of the calendar.
pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("tests name days that exist")
}

/// The key of "laptop number n".
pub fn key(n: u8) -> Key {
    Key::new(KeyId::from_bytes([n, 0xab, 0xcd]), [n; 32])
}

/// Finds good keys by id.
pub fn find(keys: &[Key]) -> impl Fn(&Payload) -> Option<KnownKey> + '_ {
    |payload| {
        let key = keys.iter().find(|key| key.id() == payload.key)?;
        Some(good(key))
    }
}

/// A key whose secret is known, in use.
pub fn good(key: &Key) -> KnownKey {
    KnownKey {
        check: Check::Secret(key.clone()),
        revoked_on: None,
    }
}

/// The last valid day that tests use, 2026-11-25.
pub fn last_day() -> Day {
    Day::from_date(day(2026, 11, 25)).expect("2026 is within a token's days")
}

/// The same dice in every run.
pub fn dice() -> ChaCha8Rng {
    ChaCha8Rng::seed_from_u64(20_261_122)
}

/// A small id for a product or a fair.
pub fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

/// Tags of a product.
pub fn tags(tags: &[&str]) -> BTreeSet<String> {
    tags.iter().map(|tag| (*tag).to_owned()).collect()
}

/// 10 % off everything at the booth during the fair, once, for anybody.
pub fn terms() -> Terms {
    Terms {
        benefit: Benefit::Percent {
            percent: 10,
            cap_won: None,
        },
        minimum_purchase_won: 0,
        products: Products::default(),
        valid_from: day(2026, 11, 19),
        valid_until: day(2026, 11, 25),
        uses_per_coupon: 1,
        holder: Holder::Bearer,
        places: BTreeSet::from([Place::Booth]),
        offline: OfflinePolicy::Normal,
    }
}

/// Programme 7 of fair 1 with these terms.
pub fn programme(terms: Terms) -> Programme {
    Programme { number: 7, terms }
}

/// One line of a basket.
pub fn line(product: u128, product_tags: &[&str], unit_price_won: u64, quantity: u32) -> Line {
    Line {
        product: id(product),
        tags: tags(product_tags),
        unit_price_won,
        quantity,
    }
}
