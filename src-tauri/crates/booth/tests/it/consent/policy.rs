//! The privacy policy and the poster say what the consent texts say.

use super::notices::forms;
use crate::support::fair;
use booth::BoothError;
use booth::consent::NoticeAct;
use booth::maker::MakerDraft;
use outreach::slip::Block;
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
use words::Language;

/// PIPA 30: whatever is filled in, the policy says of each text what the text itself
/// says, point by point, and nothing of it in other words.
#[test]
fn the_policy_cannot_disagree_with_the_texts() {
    let mut fair = fair(79);
    let booth = fair.laptops[0].booth();
    let mut runner = TestRunner::deterministic();
    for _ in 0..40 {
        let form = forms().new_tree(&mut runner).expect("a form").current();
        booth.publish_notices(&form).expect("published");
        let notices = booth.notices().expect("notices");
        for (language, code) in [(Language::Korean, "ko"), (Language::English, "en")] {
            let policy = booth.policy(language).expect("a policy");
            let html = policy.html();
            assert_eq!(policy.texts.len(), notices.len());
            for (text, (_, notice)) in policy.texts.iter().zip(&notices) {
                assert_eq!(text.title, notice.title.in_language(code));
                let lines = notice.lines.iter().map(|line| line.text.in_language(code));
                let points: Vec<String> = text
                    .points
                    .iter()
                    .map(|(name, text)| format!("{name}: {text}"))
                    .collect();
                assert_eq!(points, lines.collect::<Vec<_>>());
                for (name, said) in &text.points {
                    assert!(
                        html.contains(&format!("<p>{name}<br><b>{said}</b>")),
                        "{said}"
                    );
                }
                if matches!(notice.act, NoticeAct::Advertising(_)) {
                    let refusal = &text.points.last().expect("four points").1;
                    let mut ways = policy.stop.iter();
                    let told = ways.any(|(_, way)| refusal.ends_with(way.as_str()));
                    assert!(told, "the same way out: {refusal}");
                }
            }
            let ways = policy.stop.iter().map(|(_, way)| way);
            for said in ways.chain([&policy.responsible, &policy.sender]) {
                assert!(html.contains(said.as_str()), "{said}");
            }
            let poster = policy.poster_blocks();
            let on_poster = |said: &str| {
                poster
                    .iter()
                    .any(|block| matches!(block, Block::Text(text) if text == said))
            };
            for recipient in &form.recipients {
                assert!(html.contains(&recipient.name), "whom they are given to");
            }
            // To whom, what for, which, how long, and that a no costs nothing.
            for (_, notice) in &notices {
                if !matches!(notice.act, NoticeAct::ThirdParty(_) | NoticeAct::Overseas) {
                    continue;
                }
                for line in &notice.lines {
                    let line = line.text.in_language(code);
                    assert!(on_poster(line), "{line}: {poster:?}");
                }
            }
            if !form.processor.is_empty() {
                assert!(html.contains(&form.processor));
            }
        }
    }
}

/// What is put up and what is shown say the same, or there is nothing to put up.
#[test]
fn a_policy_waits_for_texts_that_are_true() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut fair = fair(80);
    let booth = fair.laptops[0].booth();
    let saved = booth
        .save_policy(folder.path(), Language::Korean)
        .expect("the files");
    assert_eq!((saved.files.len(), saved.replaced.as_slice()), (3, &[][..]));
    for file in &saved.files {
        assert!(std::fs::metadata(file).expect("a file").len() > 2_000);
    }
    let details = MakerDraft {
        phone: "02-999-8888".to_owned(),
        ..MakerDraft::default()
    };
    booth.change_maker(&details).expect("saved");
    let refused = booth.save_policy(folder.path(), Language::Korean);
    let Err(BoothError::Setting(why)) = refused else {
        panic!("the texts name another number");
    };
    assert!(why.ko.contains("먼저 다시 발행"), "{}", why.ko);
    assert_eq!(std::fs::read_dir(folder.path()).expect("it").count(), 3);
}
