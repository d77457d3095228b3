//! The first hour: from the first start to a fair of one's own that asks, sells
//! and thanks.

use super::driver::{ALT, App, ENTER, ESCAPE, F8, F9, F10, TAB};
use super::pages::{self, HANEUL, PASSPHRASE};
use super::{Outcome, story};
use std::fs;

/// Keys and clicks besides typed text, from the first start to a fair with a
/// questionnaire, a product list and a coupon of its own.
const MOST_PRESSES: usize = 90;
/// Choosing a file in the system's own dialog, which no driver can open.
const PRESSES_OF_A_FILE: usize = 3;

/// An owner who never saw the app makes her fair: what it lacks stands on the
/// desk, and each line leads to where it is done.
#[test]
fn a_fair_of_one_s_own_is_ready_in_ninety_keys() {
    story("first-hour", async |app| {
        app.ready("first-run-choice").await?;
        app.press('1').await?;
        app.ready("first-run-fair").await?;
        let today = pages::today().to_string();
        for text in ["핸드메이드페어", &today, &today, "나무결", "한서윤"] {
            app.type_at_focus(text).await?;
            app.press(TAB).await?;
        }
        press_on(app, "submit-fair").await?;
        app.ready("first-run-passphrase").await?;
        app.type_at_focus(PASSPHRASE).await?;
        app.press(ENTER).await?;
        app.ready("first-run-recovery").await?;
        // Two presses, and one from the first group to the second.
        app.presses += 3;
        pages::type_recovery_key_back(app).await?;
        app.ready("desk").await?;
        app.find("preparation").await?;
        let desk = app.text("desk").await?;
        assert!(desk.contains("설문지 없음"), "what Enter does: {desk}");
        app.screenshot("preparation").await?;

        app.press_holding(ALT, '1').await?;
        app.presses += 2;
        app.ready("prepare-survey").await?;
        app.screenshot("prepare-survey-empty").await?;
        press_on(app, "begin-blank").await?;
        app.ready("questionnaire-builder").await?;
        write(app, "row-label", "무엇을 보러 오셨어요?").await?;
        for (number, choice) in [(1, "도마"), (2, "그릇")] {
            let field = format!("[data-testid='draft-choice-{number}'] input");
            app.wait_for(
                "the choice",
                &format!("return document.querySelector(\"{field}\")"),
            )
            .await?;
            app.ask(&format!("document.querySelector(\"{field}\").focus()"))
                .await?;
            app.presses += 1;
            app.type_at_focus(choice).await?;
        }
        press_on(app, "publish").await?;
        press_on(app, "publish-confirm").await?;
        app.ready("prepare-survey").await?;
        app.press(ESCAPE).await?;
        app.ready("desk").await?;

        app.find("preparation").await?;
        app.press(F9).await?;
        app.ready("prepare-products").await?;
        let list = app.folder().join("가격표.csv");
        fs::write(
            &list,
            "상품명,가격\n호두나무 도마,48000\n느티나무 그릇,32000\n",
        )?;
        app.attach("import-file", &list).await?;
        app.presses += PRESSES_OF_A_FILE;
        press_on(app, "import-run").await?;
        app.find("import-done").await?;
        app.press(ESCAPE).await?;
        app.ready("desk").await?;

        app.find("preparation").await?;
        app.press(F9).await?;
        app.ready("prepare-coupons").await?;
        press_on(app, "programme-survey_thanks").await?;
        press_on(app, "open-programme").await?;
        app.find("programmes").await?;
        app.press(ESCAPE).await?;
        app.ready("desk").await?;
        app.find("preparation").await?;
        for (line, done) in [
            ("survey", true),
            ("products", true),
            ("coupons", true),
            ("brand", false),
        ] {
            let said = app.attribute(&format!("ready-{line}"), "data-done").await?;
            assert_eq!(said, done.to_string(), "{line}");
        }
        app.screenshot("preparation-almost").await?;
        assert!(
            app.presses <= MOST_PRESSES,
            "{} keys and clicks besides typed text",
            app.presses
        );

        pages::start_visit(app).await?;
        let question = app.text("question").await?;
        assert!(question.contains("무엇을 보러"), "her own: {question}");
        Ok(())
    });
}

/// Whoever only looks around finds visitors on every screen, is told that
/// nothing is real, and leaves nothing behind.
#[test]
fn the_sample_shows_every_screen_and_leaves_without_a_trace() {
    story("sample", async |app| {
        app.ready("first-run-choice").await?;
        app.screenshot("first-run").await?;
        app.press('2').await?;
        app.ready("desk").await?;
        let bar = app.text("sample-bar").await?;
        assert!(bar.contains("실제 손님 정보는 적지 마세요"), "{bar}");
        let people = "return document.querySelectorAll(\"[data-testid='recent'] li\").length";
        assert!(app.wait_for("visitors", people).await?.as_u64() >= Some(5));
        app.screenshot("sample-desk").await?;
        app.press(F8).await?;
        app.ready("evening").await?;
        let sentence = app.text("evening-sentence").await?;
        assert!(sentence.contains("40명"), "forty visitors: {sentence}");
        app.screenshot("sample-evening").await?;
        app.restart().await?;
        app.ready("desk").await?;
        app.press(F10).await?;
        app.press(ENTER).await?;
        app.ready("first-run-choice").await?;
        assert!(!app.data_folder().join("sample").exists(), "no trace");
        Ok(())
    });
}

/// Somebody who comes before anything is prepared is served all the same.
#[test]
fn a_visit_without_questionnaire_and_coupon_is_a_contact_and_a_sale() {
    story("unprepared-visit", async |app| {
        app.ready("first-run-choice").await?;
        app.press('1').await?;
        app.ready("first-run-fair").await?;
        let today = pages::today().to_string();
        for (field, text) in [
            ("fair-name", "핸드메이드페어"),
            ("maker-name", "나무결"),
            ("owner-name", "한서윤"),
            ("starts-on", &today),
            ("ends-on", &today),
        ] {
            app.fill(field, text).await?;
        }
        app.click("submit-fair").await?;
        app.ready("first-run-passphrase").await?;
        app.fill("passphrase", PASSPHRASE).await?;
        app.click("submit-passphrase").await?;
        app.ready("first-run-recovery").await?;
        pages::type_recovery_key_back(app).await?;
        app.ready("desk").await?;
        app.press(ENTER).await?;
        app.ready("visit-contact").await?;
        // Without an 080 number no text message could ever be sent, so only e-mail is asked.
        let by_email = &pages::EVERY_CONSENT[..3];
        pages::give_asked_contact(app, &HANEUL, by_email, by_email).await?;
        let step = app.text("visit").await?;
        assert!(step.contains("드릴 쿠폰이 없습니다"), "plainly: {step}");
        app.screenshot("coupon-none").await?;
        app.press(ENTER).await?;
        app.ready("visit-sale").await?;
        pages::leave_visit(app).await?;
        let recent = app.text("recent").await?;
        assert!(recent.contains(HANEUL.name), "she was here: {recent}");
        Ok(())
    });
}

/// Clicks, counted like a key.
async fn press_on(app: &mut App, hook: &str) -> Outcome {
    app.presses += 1;
    app.click(hook).await
}

/// Goes into a field with one click, and types.
async fn write(app: &mut App, hook: &str, text: &str) -> Outcome {
    app.presses += 1;
    app.fill(hook, text).await
}
