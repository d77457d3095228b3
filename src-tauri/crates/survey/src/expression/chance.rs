//! Chance that is no chance: the same seed draws the same numbers.

/// The `draw`-th number for this seed (SplitMix64, Steele, Lea and Flood 2014).
fn mix(seed: u64, draw: u64) -> u64 {
    let mut z = seed.wrapping_add(draw.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// A number from 0 up to, and without, 1.
pub(super) fn fraction(seed: u64, draw: u64) -> f64 {
    (mix(seed, draw) >> 11) as f64 / (1u64 << 53) as f64
}

/// A version 4 UUID (RFC 9562, section 5.4).
pub(crate) fn uuid(seed: u64, draw: u64) -> String {
    let (high, low) = (mix(seed, draw), mix(!seed, draw));
    let high = (high & 0xffff_ffff_ffff_0fff) | 0x4000;
    let low = (low & 0x3fff_ffff_ffff_ffff) | 0x8000_0000_0000_0000;
    format!(
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        high >> 32,
        (high >> 16) & 0xffff,
        high & 0xffff,
        low >> 48,
        low & 0xffff_ffff_ffff
    )
}

/// So many letters and digits.
pub(super) fn letters(seed: u64, draw: u64, length: usize) -> String {
    const ALPHABET: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    let base = mix(seed, draw);
    (0..length as u64)
        .map(|i| ALPHABET[(mix(base, i) % 62) as usize] as char)
        .collect()
}

/// Shuffles in the order every ODK tool shows for `randomize(list, seed)`, so
/// that a respondent meets the same order everywhere: Park and Miller's
/// generator, and the inside-out form of Fisher and Yates' shuffle (JavaRosa
/// and ODK Web Forms agree on both).
pub(crate) fn shuffle<T: Clone>(items: &mut [T], seed: i64) {
    const MODULUS: i64 = 2_147_483_647;
    let mut state = seed % MODULUS;
    if state <= 0 {
        state += MODULUS - 1;
    }
    let source = items.to_vec();
    for (i, item) in source.into_iter().enumerate() {
        state = state * 16_807 % MODULUS;
        let fraction = (state - 1) as f64 / (MODULUS - 1) as f64;
        let j = ((fraction * (i + 1) as f64).floor() as usize).min(i);
        items[i] = items[j].clone();
        items[j] = item;
    }
}
