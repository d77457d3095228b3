//! An owner writes her own questionnaire, and the next visitor is asked it.

use super::driver::{App, ESCAPE, F9};
use super::pages::{self, PASSPHRASE};
use super::{Outcome, story};

use std::fs;
use std::time::Duration;

/// What the first question becomes.
const LABEL: &str = "오늘 무엇을 보러 오셨어요?";
/// The choice that is added to it.
const CHOICE: &str = "친구 따라 왔어요";

/// A label of a template is changed and a choice added, the app is killed in
/// between, and nothing is lost. The file that is written can be imported
/// again.
#[test]
fn a_template_becomes_what_the_next_visitor_is_asked() {
    story("questionnaire", async |app| {
        pages::open_sample_fair(app).await?;
        app.press(F9).await?;
        app.ready("prepare-survey").await?;
        app.find("versions").await?;
        app.screenshot("prepare-survey").await?;
        app.click("template-consumer-goods").await?;
        app.ready("questionnaire-builder").await?;
        app.fill("row-label", LABEL).await?;
        kept(app, LABEL).await?;
        app.screenshot("questionnaire-builder").await?;

        app.restart().await?;
        app.ready("unlock").await?;
        app.fill("passphrase", PASSPHRASE).await?;
        app.click("submit-passphrase").await?;
        app.ready("desk").await?;
        app.press(F9).await?;
        app.ready("prepare-survey").await?;
        app.click("open-draft-1").await?;
        app.ready("questionnaire-builder").await?;
        let label = app.find("row-label").await?.prop("value").await?;
        assert_eq!(
            label.as_deref(),
            Some(LABEL),
            "what was typed before the end is there"
        );
        app.click("add-choice").await?;
        app.wait_for(
            "the new choice under the cursor",
            "return document.activeElement.closest('[data-choice]') !== null",
        )
        .await?;
        app.type_at_focus(CHOICE).await?;
        kept(app, CHOICE).await?;
        app.click("publish").await?;
        app.find("publish-card").await?;
        app.screenshot("questionnaire-publish").await?;
        app.click("publish-confirm").await?;
        app.ready("prepare-survey").await?;

        app.press(ESCAPE).await?;
        app.ready("desk").await?;
        pages::start_visit(app).await?;
        let question = app.text("question").await?;
        assert!(
            question.contains(LABEL) && question.contains(CHOICE),
            "the next visitor is asked it: {question}"
        );

        app.press(ESCAPE).await?;
        app.ready("desk").await?;
        app.press(F9).await?;
        app.ready("prepare-survey").await?;
        app.click("write-version-1").await?;
        app.wait_for(
            "the file's place",
            "return document.querySelector(\"[data-testid='questionnaire-told']\").textContent.includes('.xlsx')",
        )
        .await?;
        let folder = app.folder().to_owned();
        let file = find_workbook(&folder)?;
        app.attach("workbook-file", &file).await?;
        app.ready("questionnaire-builder").await?;
        let label = app.find("row-label").await?.prop("value").await?;
        assert_eq!(label.as_deref(), Some(LABEL), "the file goes in again");
        app.press(ESCAPE).await?;
        app.ready("prepare-survey").await?;

        let wrong = folder.join("설문.xlsx");
        fs::write(&wrong, "type,name,label\n")?;
        app.attach("workbook-file", &wrong).await?;
        let problems = app.text("import-problems").await?;
        assert!(
            problems.contains("통합 문서가 아닙니다"),
            "what is no workbook is refused in words: {problems}"
        );
        Ok(())
    });
}

/// What is typed is kept on disk within 300 ms, so a power cut after that takes
/// no letter.
#[test]
fn the_last_letters_typed_outlive_a_power_cut() {
    story("power-cut", async |app| {
        pages::open_sample_fair(app).await?;
        app.press(F9).await?;
        app.ready("prepare-survey").await?;
        app.click("begin-blank").await?;
        app.ready("questionnaire-builder").await?;
        app.fill("row-label", LABEL).await?;
        tokio::time::sleep(Duration::from_millis(300)).await;
        app.cut_power().await?;
        app.ready("unlock").await?;
        app.fill("passphrase", PASSPHRASE).await?;
        app.click("submit-passphrase").await?;
        app.ready("desk").await?;
        app.press(F9).await?;
        app.ready("prepare-survey").await?;
        app.click("open-draft-1").await?;
        app.ready("questionnaire-builder").await?;
        let label = app.find("row-label").await?.prop("value").await?;
        assert_eq!(label.as_deref(), Some(LABEL), "every letter is there");
        Ok(())
    });
}

/// Waits until the preview, which shows what is stored, shows this text.
async fn kept(app: &App, text: &str) -> Outcome {
    let script = format!(
        "return document.querySelector(\"[data-testid='preview']\").textContent.includes('{text}')"
    );
    app.wait_for("the preview of what was kept", &script)
        .await
        .map(|_| ())
}

/// The one workbook below a folder.
fn find_workbook(folder: &std::path::Path) -> Outcome<std::path::PathBuf> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            if let Ok(found) = find_workbook(&path) {
                return Ok(found);
            }
        } else if path.extension().is_some_and(|ending| ending == "xlsx") {
            return Ok(path);
        }
    }
    Err(format!("no workbook below {}", folder.display()).into())
}
