//! Drafts that were changed or thrown away meanwhile.

use super::*;

#[test]
fn a_draft_that_was_thrown_away_meanwhile_stays_thrown_away() {
    let mut fair = fair();
    let begin = |fair: &mut Fair| {
        let template = fair.booth.questionnaire_templates().expect("templates")[0]
            .id
            .to_owned();
        let source = DraftSource::Template(template);
        fair.booth.begin_questionnaire(&source).expect("a draft")
    };
    for number in 0..4 {
        let draft = begin(&mut fair);
        let mut document = fair.booth.questionnaire_draft(draft).expect("it").draft;
        document.title.push('!');
        let past = fair
            .booth
            .questionnaire_draft_history(draft)
            .expect("states")[0]
            .record;
        fair.meanwhile(draft, None, draft_ended());
        let refused = match number {
            0 => fair
                .booth
                .save_questionnaire_draft(draft, document, &[].into(), None)
                .err(),
            1 => fair.booth.publish_questionnaire(draft).err(),
            2 => fair.booth.discard_questionnaire_draft(draft).err(),
            _ => {
                // An earlier state can be brought back, whatever came after it.
                let restored = fair.booth.restore_questionnaire_draft(draft, past);
                restored.expect("restored");
                continue;
            }
        };
        assert!(matches!(refused, Some(BoothError::Questionnaire(_))));
    }
    assert_eq!(
        fair.booth.questionnaire_versions().expect("versions").len(),
        1
    );
}

/// A draft that was thrown away meanwhile is neither gone on with nor brought back by
/// taking back what was left out of it.
#[test]
fn a_question_is_left_out_of_what_is_written_then() {
    let mut fair = fair();
    let leave_out = |fair: &mut Fair, path: &str| {
        let left = fair.booth.leave_question_out(path, WhatHangsOnIt::Change);
        match left.expect("left out") {
            LeavingOut::Done(draft) => draft,
            LeavingOut::Asks(changes) => panic!("{changes:?}"),
        }
    };
    let first = leave_out(&mut fair, "cooking");
    fair.meanwhile(first, None, draft_ended());
    let second = leave_out(&mut fair, "household");
    assert_ne!(second, first);
    let written = fair.booth.questionnaire_draft(second).expect("it").draft;
    assert!(written.asks("cooking") && !written.asks("household"));
    fair.meanwhile(second, None, draft_ended());
    let refused = fair.booth.ask_question_again(second, "household").err();
    assert!(matches!(refused, Some(BoothError::Questionnaire(_))));
    assert_eq!(fair.booth.questionnaire_drafts().expect("drafts"), []);
}
