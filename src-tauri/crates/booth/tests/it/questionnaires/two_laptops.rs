//! What two laptops make of questionnaires that were changed apart.

use super::*;
use crate::support::{Fair, Laptop, MINUTE};
use booth::BoothError;
use survey::{DraftKind, DraftRow};
use uuid::Uuid;

/// Two laptops published different questionnaires while they were apart: both
/// versions stay, every answer keeps its version, and both laptops ask the
/// later one.
#[test]
fn two_laptops_that_published_apart_agree() {
    let mut fair = Fair::with_laptops(2, 11);
    let mut published = Vec::new();
    let mut visitors = Vec::new();
    for (number, title) in ["먼저", "나중"].into_iter().enumerate() {
        let laptop = &mut fair.laptops[number];
        laptop.clock.advance(MINUTE * (1 + number as i64));
        let mut opened = next_version(laptop);
        opened.draft.title = title.to_owned();
        let id = opened.fresh_ids[0].clone();
        opened.draft.rows.push(DraftRow {
            id: id.clone(),
            kind: DraftKind::Text,
            label: korean(title),
            ..DraftRow::default()
        });
        save(laptop, &opened);
        let booth = laptop.booth();
        published.push(booth.publish_questionnaire(opened.id).expect("ready"));
        let visitor = booth.expect_visitor().expect("somebody");
        let said = Some(booth::responses::Answer::Text(title.to_owned()));
        booth.answer(visitor, &id, said).expect("her own version");
        visitors.push((visitor, id, title));
    }
    let (one, other) = fair.pair(0, 1);
    one.learn_from(other);
    other.learn_from(one);
    assert_eq!(one.dump(), other.dump());
    for laptop in [one, other] {
        assert_eq!(asked_now(laptop), published[1], "the later one is asked");
        let versions = laptop.booth().questionnaire_versions().expect("versions");
        assert_eq!(versions.len(), 3, "the sample's and both");
        for (visitor, id, title) in &visitors {
            let visit = laptop.booth().visit(*visitor).expect("she is known");
            let answer = visit.survey.questions.iter().find(|one| one.path == *id);
            assert_eq!(
                answer.map(|question| question.value.as_slice()),
                Some([(*title).to_owned()].as_slice()),
                "her answer is under the question she was asked"
            );
        }
    }
}

/// Two laptops edited the same questionnaire: the later edit wins as a whole,
/// and both laptops can still read the other one.
#[test]
fn the_losing_edit_stays_readable() {
    let mut fair = Fair::with_laptops(2, 12);
    let (one, other) = fair.pair(0, 1);
    let opened = next_version(one);
    other.learn_from(one);
    let wrote = |laptop: &mut Laptop, title: &str, wait: i64| {
        laptop.clock.advance(wait);
        let mut mine = opened.clone();
        mine.draft.title = title.to_owned();
        save(laptop, &mine);
    };
    wrote(other, "다른 노트북", 2 * MINUTE);
    wrote(one, "이 노트북", 5 * MINUTE);
    one.learn_from(other);
    other.learn_from(one);
    for (laptop, mine) in [(one, "이 노트북"), (other, "다른 노트북")] {
        let now = laptop.booth().questionnaire_draft(opened.id).expect("open");
        assert_eq!(now.draft.title, "이 노트북", "the later edit wins");
        let past = laptop
            .booth()
            .questionnaire_draft_history(opened.id)
            .expect("a history");
        let titles: Vec<&str> = past.iter().map(|one| one.draft.title.as_str()).collect();
        assert!(titles.contains(&"다른 노트북"), "{titles:?}");
        let of_mine: Vec<&str> = past
            .iter()
            .filter(|one| one.on_this_laptop && one.draft.title.ends_with("노트북"))
            .map(|one| one.draft.title.as_str())
            .collect();
        assert_eq!(of_mine, [mine]);
        let lost = past.iter().find(|one| one.draft.title == "다른 노트북");
        let lost = lost.expect("it is among them").record;
        laptop
            .booth()
            .restore_questionnaire_draft(opened.id, lost)
            .expect("a known state");
        let now = laptop.booth().questionnaire_draft(opened.id).expect("open");
        assert_eq!(now.draft.title, "다른 노트북", "it can be taken after all");
        let strange = laptop
            .booth()
            .restore_questionnaire_draft(opened.id, Uuid::nil());
        assert!(matches!(strange, Err(BoothError::Unknown)));
    }
}
