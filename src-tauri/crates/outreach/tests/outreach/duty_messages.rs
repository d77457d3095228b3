//! What the law makes the maker tell people promotes nothing.

use crate::fixture::maker;
use chrono::NaiveDate;
use outreach::duty_messages::{Choice, ChosenAbout, confirmation, processor_change, result};
use outreach::reply::promotional_word;
use permission::Channel;
use words::Language;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 26).expect("a day")
}

/// By the list that requested replies are held against, whatever was agreed to; and
/// both ways out, the sender and the day stand in every one.
#[test]
fn a_question_about_a_yes_and_a_change_of_sender_promote_nothing() {
    let about = [
        ChosenAbout::Channel(Channel::Email),
        ChosenAbout::Channel(Channel::Sms),
        ChosenAbout::Channel(Channel::Kakao),
        ChosenAbout::Night,
    ];
    let yeses = about.map(|about| Choice {
        day: day(),
        about,
        agreed: true,
    });
    let maker = maker();
    for (language, ways, on) in [
        (Language::Korean, ["‘계속’", "‘그만’"], "2026년 11월 26일"),
        (Language::English, ["“keep”", "“stop”"], "26 November 2026"),
    ] {
        for until in [Some(day()), None] {
            let text = confirmation(&yeses, until, &maker, language);
            assert_eq!(promotional_word(&text), None, "{text}");
            let sender = maker.name.text(language);
            for said in ways.into_iter().chain([sender, maker.phone.as_str(), on]) {
                assert!(text.contains(said), "{said} in {text}");
            }
        }
        for processor in ["한빛문자", ""] {
            let text = processor_change(processor, day(), &maker, language);
            assert_eq!(promotional_word(&text), None, "{text}");
            assert!(text.contains(processor) && text.contains(on), "{text}");
        }
    }
}

/// What became of each choice, a yes or a no, is told with sender and day; beside the name
/// that the law gives to what was chosen the same list finds no word that promotes.
#[test]
fn a_result_promotes_nothing() {
    let about = [
        ChosenAbout::Channel(Channel::Email),
        ChosenAbout::Channel(Channel::Sms),
        ChosenAbout::Channel(Channel::Kakao),
        ChosenAbout::Night,
        ChosenAbout::Everything,
    ];
    let choices: Vec<Choice> = about
        .into_iter()
        .flat_map(|about| [true, false].map(|agreed| (about, agreed)))
        .map(|(about, agreed)| Choice {
            day: day(),
            about,
            agreed,
        })
        .collect();
    let maker = maker();
    for (language, on, name) in [
        (Language::Korean, "2026년 11월 26일", "광고성 정보"),
        (Language::English, "26 November 2026", "advertising"),
    ] {
        let text = result(&choices, &maker, language);
        let beside = text.replacen(name, "", 1);
        assert_eq!(promotional_word(&beside), None, "{text}");
        assert_eq!(text.matches(on).count(), choices.len(), "{text}");
        let sender = maker.name.text(language);
        assert!(
            text.contains(sender) && text.contains(&maker.phone),
            "{text}"
        );
    }
}
