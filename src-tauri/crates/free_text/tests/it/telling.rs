//! Nothing is told of one to four people.

use free_text::{MOST_QUOTES, Mood, SMALLEST, Told, tell};
use proptest::prelude::*;

fn said(counts: &[(&'static str, usize)]) -> Vec<&'static str> {
    let texts = counts.iter();
    texts
        .flat_map(|(text, count)| vec![*text; *count])
        .collect()
}

fn told(counts: &[(&'static str, usize)]) -> Told {
    tell(&said(counts), |_| true)
}

fn keywords(told: &Told) -> Vec<(&str, usize)> {
    let keywords = told.keywords.iter();
    keywords
        .map(|(it, behind)| (it.as_str(), behind.people))
        .collect()
}

fn moods(told: &Told) -> Vec<(Mood, usize)> {
    let moods = told.moods.iter();
    moods.map(|(mood, behind)| (*mood, behind.people)).collect()
}

#[test]
fn what_four_people_say_is_not_told() {
    assert_eq!(
        told(&[("색이 예뻐요", 4), ("없습니다", 20)]),
        Told::default()
    );
}

#[test]
fn people_are_counted_not_words() {
    let told = told(&[("색이 예쁘고, 색이 정말 색이 예뻐요", 5), ("없습니다", 5)]);
    assert_eq!(keywords(&told), [("색", 5), ("예쁘다", 5)]);
    assert_eq!(moods(&told), [(Mood::Good, 5)]);
    assert_eq!(told.keywords[0].1.quotes.len(), 1);
}

#[test]
fn what_all_but_four_say_is_not_told() {
    assert_eq!(
        told(&[("색이 예뻐요", 8), ("없습니다", 4)]),
        Told::default()
    );
}

#[test]
fn of_two_moods_that_leave_few_the_smaller_is_not_told() {
    let told = told(&[("색이 예뻐요", 20), ("가격이 비싸요", 8), ("없습니다", 2)]);
    assert_eq!(moods(&told), [(Mood::Good, 20)]);
}

#[test]
fn what_names_somebody_is_neither_a_quote_nor_a_keyword() {
    let answers = said(&[
        ("작가님 색이 예뻐요", 5),
        ("색이 예뻐요", 5),
        ("없습니다", 5),
    ]);
    let told = tell(&answers, |text| !text.contains("작가"));
    assert_eq!(keywords(&told), [("색", 10), ("예쁘다", 10)]);
    assert_eq!(told.keywords[0].1.quotes, ["색이 예뻐요"]);
}

#[test]
fn no_more_quotes_are_told_than_can_be_read() {
    let texts: Vec<String> = (0..100).map(|it| format!("색이 예뻐요 {it}")).collect();
    let mut texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    texts.extend(["없습니다"; 5]);
    let told = tell(&texts, |_| true);
    assert!((2..=MOST_QUOTES).contains(&told.keywords[0].1.quotes.len()));
}

proptest! {
    #[test]
    fn no_count_and_no_difference_tells_of_one_to_four(
        counts in proptest::collection::vec(0..12usize, 5),
        skipped in 0..12usize,
    ) {
        let texts = ["색이 예뻐요", "색이 별로예요", "가격이 비싸요", "가격을 알려 주세요", "포장이 튼튼해요"];
        let counts: Vec<_> = texts.into_iter().zip(counts).collect();
        let answered: usize = counts.iter().map(|(_, count)| count).sum();
        let told = told(&counts);
        let few = 1..SMALLEST;
        let mut sums: Vec<usize> = keywords(&told).into_iter().map(|(_, people)| people).collect();
        let moods = moods(&told);
        sums.extend(moods.iter().map(|(_, people)| people));
        sums.extend((!moods.is_empty()).then(|| moods.iter().map(|(_, people)| people).sum::<usize>()));
        for sum in sums {
            prop_assert!(!few.contains(&sum));
            prop_assert!(!few.contains(&(answered - sum)));
            prop_assert!(!few.contains(&(answered + skipped - sum)), "of those who were asked");
        }
    }

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        free_text::read(&text);
    }
}
