//! Among many people exactly those are found whom looking at each would find.

use crate::search::{composed, plain_scan, syllables};
use people::{MatchQuality, PeopleIndex, SearchQuery, Searched, normalise_phone};
use proptest::prelude::*;
use proptest::sample::Index;
use unicode_normalization::UnicodeNormalization as _;
use uuid::Uuid;

/// What is on record of a person.
#[derive(Debug, Clone)]
struct Recorded {
    texts: [String; 3],
    phone: String,
}

impl Recorded {
    fn searched(&self) -> Searched<'_> {
        Searched {
            name: &self.texts[0],
            company: &self.texts[1],
            email: &self.texts[2],
            phone: &self.phone,
        }
    }
}

fn indexed(people: &[Recorded]) -> PeopleIndex {
    let mut index = PeopleIndex::default();
    for (number, person) in people.iter().enumerate() {
        index.put(Uuid::from_u128(number as u128), &person.searched());
    }
    index
}

/// Everybody is looked at, the newest first, and the best are sorted to the front.
fn scanned(people: &[Recorded], query: &SearchQuery) -> Vec<Uuid> {
    let mut found: Vec<(MatchQuality, Uuid)> = people
        .iter()
        .enumerate()
        .rev()
        .filter_map(|(number, person)| {
            let quality = query.match_person(&person.searched())?;
            Some((quality, Uuid::from_u128(number as u128)))
        })
        .collect();
    found.sort_by_key(|(quality, _)| *quality);
    found.into_iter().map(|(_, id)| id).collect()
}

/// The rule in the words it was agreed in, said as plainly as it can be: a hit
/// anywhere in name, company or e-mail address, or in the phone's digits as they
/// are dialled at home or from abroad; a consonant stands for the syllable it
/// begins. Capitals and spaces make no difference. Beyond that, the last syllable
/// may be half typed, because the list follows every key ([`plain_scan`]), and a
/// whole number finds its owner however it is written.
fn is_hit(person: &Recorded, typed: &str) -> bool {
    let in_texts = person.texts.iter().any(|text| plain_scan(text, typed));
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let between = |c: char| c.is_ascii_digit() || " +-().".contains(c);
    let is_number = !digits.is_empty() && typed.chars().all(between);
    let abroad = person.phone.trim_start_matches('+');
    let home = abroad.strip_prefix("82").map(|rest| format!("0{rest}"));
    let in_digits = abroad.contains(&digits) || home.is_some_and(|home| home.contains(&digits));
    let is_the_one = normalise_phone(typed).is_ok_and(|number| number == person.phone);
    in_texts || is_number && (in_digits || is_the_one)
}

fn korean() -> BoxedStrategy<String> {
    "[김이박최][가각갃건곽서석성연영여위은기현]{1,3}".boxed()
}

fn email() -> BoxedStrategy<String> {
    "[a-c0-2]{1,6}@[ab]{1,3}\\.(com|co\\.kr)".boxed()
}

fn phone() -> BoxedStrategy<String> {
    prop_oneof![
        Just(String::new()),
        "\\+8210[0-9]{8}",
        "\\+8210(1234|5678){2}",
        "\\+822[0-9]{7}",
        "\\+4420[0-9]{8}",
    ]
    .boxed()
}

/// People as the desk records them.
fn recorded() -> impl Strategy<Value = Recorded> {
    let name = prop_oneof![
        korean(),
        "[A-C][a-c]{1,4} [A-C][a-c]{1,5}",
        Just(String::new())
    ];
    let company = prop_oneof![
        Just(String::new()),
        "(\\(주\\)|)[가기김서유위온]{1,4} ?(유리|Glass|상사)",
        "[A-C]{1,3} (Co\\.|GmbH) ?[0-9]{0,3}",
        "[🏺🎪]{1,2}[가기김]{0,2}[ㄱㅅㅇ]{0,2}",
    ];
    (
        name,
        company,
        prop_oneof![email(), Just(String::new())],
        phone(),
    )
        .prop_map(|(name, company, email, phone)| Recorded {
            texts: [name, company, email],
            phone,
        })
}

/// People with anything in their texts, composed or not.
fn anybody() -> impl Strategy<Value = Recorded> {
    let text = || {
        prop_oneof![
            korean(),
            korean().prop_map(|text| text.nfd().collect()),
            "\\PC{0,8}",
            "[ㄱㄲㄳㅅㅇㅏㅑ\u{1100}\u{1161}\u{11a8}가각éÉß王🏺 .0-9]{0,6}",
        ]
    };
    (text(), text(), prop_oneof![email(), text()], phone()).prop_map(
        |(name, company, email, phone)| Recorded {
            texts: [name, company, email],
            phone,
        },
    )
}

/// How somebody types a piece of what she looks for.
#[derive(Debug, Clone)]
struct Typing {
    person: Index,
    text: usize,
    from: Index,
    length: usize,
    /// Which syllables are typed by their initials.
    initials: Vec<bool>,
    /// How many keys of the last syllable are typed; the rest is to come.
    keys_of_last: usize,
    style: usize,
}

fn typing() -> impl Strategy<Value = Typing> {
    (
        (any::<Index>(), 0..4_usize, any::<Index>(), 1..=20_usize),
        prop::collection::vec(prop::bool::weighted(0.3), 20),
        1..=6_usize,
        0..6_usize,
    )
        .prop_map(
            |((person, text, from, length), initials, keys_of_last, style)| Typing {
                person,
                text,
                from,
                length,
                initials,
                keys_of_last,
                style,
            },
        )
}

/// A piece of somebody's texts or number, typed in one of the ways people type:
/// as it stands, by initials, half, decomposed, in capitals, with spaces.
fn typed(people: &[Recorded], how: &Typing) -> String {
    let person = &people[how.person.index(people.len())];
    if (how.text, how.style) == (3, 5) {
        // As visiting cards write it for those who call from abroad.
        return person.phone.replacen("+8210", "+82 (0)10-", 1);
    }
    let national = person.phone.replacen("+82", "0", 1);
    let text = match (how.text, how.style % 2) {
        (3, 0) => &national,
        (3, _) => &person.phone,
        (text, _) => &person.texts[text],
    };
    let letters: Vec<char> = text.chars().collect();
    if letters.is_empty() {
        return String::new();
    }
    let from = how.from.index(letters.len());
    let piece: Vec<char> = letters[from..].iter().take(how.length).copied().collect();
    let last = piece.len() - 1;
    let shortened = |(at, letter): (usize, &char)| {
        let keys: Vec<char> = syllables(&letter.to_string()).concat().chars().collect();
        match (at == last, how.initials[at], keys.first()) {
            (true, ..) => composed(&keys[..how.keys_of_last.min(keys.len())]),
            (_, true, Some(initial)) => initial.to_string(),
            _ => letter.to_string(),
        }
    };
    match how.style {
        0 | 1 => piece.iter().enumerate().map(shortened).collect(),
        2 => piece.iter().collect::<String>().nfd().collect(),
        3 => piece.iter().collect::<String>().to_uppercase(),
        4 => piece.iter().map(|letter| format!("{letter} ")).collect(),
        _ => piece.iter().collect(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_index_finds_whom_looking_at_each_finds_in_the_same_order(
        people in prop::collection::vec(prop_oneof![recorded(), anybody()], 1..40),
        ways in prop::collection::vec(typing(), 12),
        anything in prop_oneof!["\\PC{1,4}", "[ㄱㅅㅇㅏ가김0-9a.@+-]{1,3}"],
        most in 0..8_usize,
    ) {
        let index = indexed(&people);
        let ways = ways.iter().map(|how| typed(&people, how));
        for typed in ways.chain([anything]) {
            let query = SearchQuery::new(&typed);
            if query.is_empty() {
                prop_assert_eq!(index.find(&query, most).fitting, 0);
                continue;
            }
            let scanned = scanned(&people, &query);
            let hits = index.find(&query, most);
            prop_assert_eq!(hits.fitting, scanned.len(), "typed {}", typed);
            prop_assert_eq!(&hits.best, &scanned[..most.min(scanned.len())], "typed {}", typed);
        }
    }

    #[test]
    fn the_index_finds_exactly_what_the_agreed_rule_finds(
        people in prop::collection::vec(recorded(), 1..30),
        ways in prop::collection::vec(typing(), 12),
    ) {
        let index = indexed(&people);
        for typed in ways.iter().map(|how| typed(&people, how)) {
            if typed.trim().is_empty() {
                continue;
            }
            let mut found = index.find(&SearchQuery::new(&typed), usize::MAX).best;
            found.sort();
            let hits: Vec<Uuid> = people
                .iter()
                .enumerate()
                .filter(|(_, person)| is_hit(person, &typed))
                .map(|(number, _)| Uuid::from_u128(number as u128))
                .collect();
            prop_assert_eq!(&found, &hits, "typed {}", typed);
        }
    }

    /// Whoever was corrected or forgotten on the way is found as if the index
    /// had been made of those who are there now.
    #[test]
    fn a_changed_index_is_the_index_of_who_is_there(
        people in prop::collection::vec(recorded(), 1..20),
        changes in prop::collection::vec((any::<Index>(), prop::option::of(recorded())), 0..30),
        ways in prop::collection::vec(typing(), 6),
    ) {
        let mut index = indexed(&people);
        let mut now: Vec<Option<Recorded>> = people.iter().cloned().map(Some).collect();
        for (whose, change) in changes {
            let number = whose.index(people.len());
            let id = Uuid::from_u128(number as u128);
            match &change {
                Some(person) => index.put(id, &person.searched()),
                None => index.remove(id),
            }
            now[number] = change;
        }
        let mut anew = PeopleIndex::default();
        for (number, person) in now.iter().enumerate() {
            if let Some(person) = person {
                anew.put(Uuid::from_u128(number as u128), &person.searched());
            }
        }
        prop_assert_eq!(index.len(), anew.len());
        for typed in ways.iter().map(|how| typed(&people, how)) {
            let query = SearchQuery::new(&typed);
            prop_assert_eq!(index.find(&query, 5), anew.find(&query, 5), "typed {}", typed);
        }
    }
}

#[test]
fn a_person_is_found_by_her_company_and_by_one_digit() {
    let person = Recorded {
        texts: ["김서연", "(주)온기 유리", "seoyeon@example.com"].map(str::to_owned),
        phone: "+821012345678".to_owned(),
    };
    let index = indexed(std::slice::from_ref(&person));
    for typed in [
        "온기유리",
        "ㅇㄱㅇㄹ",
        "주)온ㄱ",
        "8",
        "01",
        "5678",
        "+82 (0)10-1234-5678",
    ] {
        let hits = index.find(&SearchQuery::new(typed), 1);
        assert_eq!(hits.fitting, 1, "typed {typed}");
        assert!(is_hit(&person, typed), "typed {typed}");
    }
    // Neither the end of one text and the start of the next, nor of a number.
    for typed in ["연(주)", "유리seo", "567882", "9"] {
        let hits = index.find(&SearchQuery::new(typed), 1);
        assert_eq!(hits.fitting, 0, "typed {typed}");
    }
}
