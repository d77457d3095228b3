//! A questionnaire that was published when less was refused.

use crate::support::{Clock, EMAIL, OPENING, Replay, asking, chosen, workbook};
use booth::BoothError;
use booth::questionnaires::{Draft, DraftSource};
use booth::responses::Answer;
use ledger::{Environment, LedgerError};
use records::questionnaires::QuestionnairePublished;
use records::{Body, base64};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Look-ahead is refused since; and so is the text that twenty rows double.
fn sheets() -> String {
    let growth: String = (1..=20)
        .map(|n| format!("calculate|a{n}| |concat(${{a{0}}}, ${{a{0}}})| \n", n - 1))
        .collect();
    format!(
        "survey
         type|name|label|calculation|constraint
         select_one sat|sat|만족| |
         text|phone|전화| |regex(., '(?=0)[0-9]+')
         calculate|a0| |'aaaaaaaaaa'|
         {growth}
         text|grown|긴 글|${{a20}}|
         choices
         list_name|name|label
         sat|매우 좋음|아주 만족
         sat|좋음|만족"
    )
}

/// The store opens; visitors are asked, hand in and are written to; what was
/// answered reads as it was. A blank in a choice name makes no second group.
/// The same workbook from outside is refused with its reason.
#[test]
fn a_store_with_a_form_that_is_refused_today_goes_on() {
    let mut fair = asking(
        "survey
         type|name|label
         text|q|Q",
    );
    let laptop = &mut fair.laptops[0];
    let bytes = workbook(&sheets());
    assert!(
        Draft::read(&bytes, "form.xlsx").is_err(),
        "an upload is refused"
    );

    let mut environment = Replay::boxed(&Clock::at(OPENING), 9);
    let published = Body::QuestionnairePublished(QuestionnairePublished {
        workbook: base64::encode(&bytes),
        uses: BTreeMap::new(),
        purpose_question: Some("sat".to_owned()),
    });
    let version = Uuid::from_u128(7);
    let record = records::new_record(version, None, None, published);
    laptop
        .booth()
        .ledger()
        .append(environment.as_mut() as &mut dyn Environment, |_| {
            Ok::<_, LedgerError>((vec![record], ()))
        })
        .expect("as a version before wrote it");
    laptop.close();
    laptop.open(3);

    let versions = laptop.booth().questionnaire_versions().expect("versions");
    assert!(
        versions
            .iter()
            .any(|one| one.id == version && one.asked_now)
    );
    let mut visitors = Vec::new();
    for number in 0..5 {
        let visitor = laptop.booth().expect_visitor().expect("somebody is here");
        let contact = laptop.draft(&format!("v{number}@example.com"), "", &EMAIL);
        let booth = laptop.booth();
        booth
            .answer(visitor, "sat", chosen("매우 좋음"))
            .expect("a choice");
        let phone = Some(Answer::Text("010".to_owned()));
        booth.answer(visitor, "phone", phone).expect("a text");
        let survey = booth.visit(visitor).expect("the visit").survey;
        let grown = survey.questions.iter().find(|asked| asked.path == "grown");
        let said = grown.and_then(|asked| asked.violation.as_ref());
        assert!(
            said.is_some_and(|said| said.en.contains("stays blank")),
            "{said:?}"
        );
        booth.finish_survey(visitor).expect("handed in");
        booth.save_contact(visitor, &contact).expect("a contact");
        visitors.push(visitor);
    }
    laptop.close();
    laptop.open(4);

    let booth = laptop.booth();
    for visitor in visitors {
        let about = booth.visit(visitor).expect("the visit").survey.about;
        let about: Vec<&str> = about.iter().map(|words| words.ko.as_str()).collect();
        assert_eq!(about, ["아주 만족"]);
    }
    let follow_up = booth
        .follow_up(booth::FairScope::Current)
        .expect("the follow-up");
    let groups: Vec<(&str, u32)> = follow_up
        .groups
        .iter()
        .map(|group| (group.title.ko.as_str(), group.count))
        .collect();
    assert_eq!(groups, [("아주 만족", 5)]);

    // Whoever goes on writing it is told what is wrong, and where.
    let draft = booth.begin_questionnaire(&DraftSource::Version(version));
    let draft = draft.expect("it opens for editing");
    let opened = booth.questionnaire_draft(draft).expect("a draft");
    assert!(!opened.ready);
    let refused = booth
        .publish_questionnaire(draft)
        .expect_err("not as it is");
    assert!(
        matches!(refused, BoothError::Questionnaire(_)),
        "{refused:?}"
    );
}
