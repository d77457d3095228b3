//! May a variable be used, and may it be spoken of?

use crate::known_groups::{Covered, Origin};
use crate::notices::NoticeForm;
use words::typed::cleaned;

/// Words of questions whose answers are sensitive data; lines with `#` say where they
/// are from.
const SENSITIVE: &str = include_str!("../../../../../../assets/law/sensitive-words.txt");

/// The purpose of a notice that allows offers by what somebody answered and bought.
const FIT: &str = "fit";
/// The purpose of a notice that allows to ask somebody to come again.
const REVISIT: &str = "revisit";

/// Whether texts of these fields tell that this is used to choose whom to write to.
pub(super) fn covered(form: &NoticeForm, origin: Origin) -> Covered {
    let has_purpose = |purposes: &[&str]| purposes.iter().any(|it| form.purposes.contains(*it));
    let (item, purposes): (Option<&str>, &[&str]) = match origin {
        Origin::Answer => (Some("answers"), &[FIT]),
        Origin::Purchase => (Some("purchases"), &[FIT]),
        Origin::Visit => (None, &[FIT, REVISIT]),
        Origin::Note => return Covered::NoItem,
    };
    if item.is_some_and(|item| !form.items.contains(item)) {
        Covered::NoItem
    } else if has_purpose(purposes) {
        Covered::Yes
    } else {
        Covered::NoPurpose
    }
}

/// The first word in a question that says that its answers are sensitive data; none
/// when none does. A Korean word is found inside a longer one, an English one as a
/// whole word.
pub(in crate::follow_up) fn sensitive_word(text: &str) -> Option<&'static str> {
    let text = cleaned(text).to_lowercase();
    SENSITIVE
        .lines()
        .map(str::trim)
        .filter(|word| !word.is_empty() && !word.starts_with('#'))
        .find(|word| match word.is_ascii() {
            true => text
                .split(|it: char| !it.is_ascii_alphanumeric())
                .any(|it| it == *word),
            false => text.contains(word),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_about_sensitive_things_are_found() {
        for sensitive in [
            "종교가 있으신가요?",
            "평소 앓고 계신 질환이 있나요",
            "What is your religion?",
            "Any health problems?",
            "당뇨가 있으신가요?",
            "Do you have any disabilities?",
        ] {
            assert!(sensitive_word(sensitive).is_some(), "{sensitive}");
        }
        for harmless in [
            "누구와 함께 사시나요?",
            "위스키를 즐기시나요?",
            "Who will use the glass?",
            "건조한 곳에 두시나요?",
            "좋아하는 와인종류는 무엇인가요?",
            "얼마가 정당한 가격일까요?",
            "예전과 비교해 어떠세요?",
            "For home, as a gift, or for a party?",
        ] {
            assert_eq!(sensitive_word(harmless), None, "{harmless}");
        }
    }

    #[test]
    fn what_the_texts_do_not_tell_is_not_covered() {
        let told = NoticeForm::default();
        assert_eq!(covered(&told, Origin::Answer), Covered::Yes);
        assert_eq!(covered(&told, Origin::Note), Covered::NoItem);
        let mut news_only = NoticeForm {
            purposes: ["news".to_owned()].into(),
            ..NoticeForm::default()
        };
        assert_eq!(covered(&news_only, Origin::Purchase), Covered::NoPurpose);
        assert_eq!(covered(&news_only, Origin::Visit), Covered::NoPurpose);
        news_only.items.remove("answers");
        assert_eq!(covered(&news_only, Origin::Answer), Covered::NoItem);
    }
}
