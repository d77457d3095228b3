//! A visit from the first key to the coupon, by keyboard.

use super::driver::{ARROW_DOWN, App, ENTER, ESCAPE, TAB};
use super::pages::{self, HANEUL};
use super::{Outcome, story};
use std::time::Duration;

/// Staff answer the survey standing, with one hand: a digit a question. How
/// long the next question takes to appear is noted beside the pictures. The
/// contact follows without a mouse, and a Korean name arrives as it was typed.
#[test]
fn six_questions_take_a_digit_each() {
    story("survey-by-keyboard", async |app| {
        pages::open_sample_fair(app).await?;
        pages::start_visit(app).await?;
        app.screenshot("visit-survey").await?;
        let before = app.presses;
        let paints = pages::answer_survey(app).await?;
        let presses = app.presses - before;
        assert!(
            presses <= 7,
            "six questions, one of many choices: {presses}"
        );
        app.note_paints(&paints)?;
        pages::page_was_seen().await;
        for text in [HANEUL.phone, HANEUL.email, HANEUL.name] {
            app.type_at_focus(text).await?;
            app.press(TAB).await?;
        }
        let name = app.find("contact-name").await?.prop("value").await?;
        assert_eq!(
            name.as_deref(),
            Some(HANEUL.name),
            "the fields are reached with Tab"
        );
        Ok(())
    });
}

/// The name is stored as it was typed, the permissions stand on the page of the
/// visit, the coupon follows, and the desk then knows the visitor.
#[test]
fn a_korean_name_and_its_permissions_arrive_as_given() {
    story("contact-and-coupon", async |app| {
        pages::open_sample_fair(app).await?;
        pages::start_visit(app).await?;
        pages::answer_survey(app).await?;
        app.screenshot("visit-contact").await?;
        let said_yes = ["collect_and_use", "advertising_email", "at_least_14"];
        pages::give_contact(app, &HANEUL, &said_yes).await?;
        pages::coupon_digits(app).await?;
        // The page with the coupon does not show the visitor's own contact; the
        // page before it does.
        app.click("step-contact").await?;
        app.ready("visit-contact").await?;
        let visit = app.text("visit").await?;
        assert!(
            visit.contains(HANEUL.name),
            "the page of the visit names her: {visit}"
        );
        let allowed = "return [...document.querySelectorAll('.permissions li')].map((line) => line.innerText).join(' ')";
        let allowed = app.ask(allowed).await?.to_string();
        assert!(allowed.contains("이메일"), "what she allowed: {allowed}");
        pages::leave_visit(app).await?;
        let recent = app.text("recent").await?;
        assert!(recent.contains(HANEUL.name), "the desk lists her: {recent}");
        app.screenshot("desk").await?;
        pages::scan(app, "김하늘").await?;
        app.wait_for("her row", "return document.querySelector(\"[data-testid='desk']\").textContent.includes('김하늘')")
            .await?;
        Ok(())
    });
}

/// From the desk to the coupon with a queue in front: at most eleven keys. A
/// visitor who gives no contact gets the coupon all the same.
#[test]
fn a_survey_with_its_coupon_takes_at_most_eleven_keys() {
    story("no-contact", async |app| {
        pages::open_sample_fair(app).await?;
        let before = app.presses;
        app.press(ENTER).await?;
        app.ready("visit-survey").await?;
        pages::answer_survey(app).await?;
        // An Enter in one breath with the last digit would be the digit's.
        pages::page_was_seen().await;
        app.press(ENTER).await?;
        app.ready("visit-coupon").await?;
        pages::coupon_digits(app).await?;
        let presses = app.presses - before;
        assert!(presses <= 11, "{presses} keys");
        Ok(())
    });
}

/// Leaving in the middle must lose no answer: the visit is listed as unfinished
/// and goes on where it was left.
#[test]
fn escape_in_the_middle_of_a_survey_loses_nothing() {
    story("escape", async |app| {
        pages::open_sample_fair(app).await?;
        pages::start_visit(app).await?;
        let first = app.attribute("question", "data-path").await?;
        app.press('1').await?;
        let moved = format!(
            "return document.querySelector(\"[data-testid='question']\")?.dataset.path !== '{first}'"
        );
        app.wait_for("the second question", &moved).await?;
        let second = app.attribute("question", "data-path").await?;
        app.press(ESCAPE).await?;
        app.ready("desk").await?;
        app.press(ARROW_DOWN).await?;
        app.press(ENTER).await?;
        app.ready("visit-survey").await?;
        assert_eq!(
            app.attribute("question", "data-path").await?,
            second,
            "it goes on where it was left"
        );
        Ok(())
    });
}

/// While a syllable is being composed, the keys belong to the input method:
/// none is a shortcut and none submits, on any page of the visit.
#[test]
fn keys_of_an_input_method_are_no_shortcuts() {
    story("composing", async |app| {
        pages::open_sample_fair(app).await?;
        compose(app, "desk").await?;
        pages::start_visit(app).await?;
        compose(app, "visit-survey").await?;
        pages::answer_survey(app).await?;
        compose(app, "visit-contact").await?;
        app.click("skip-contact").await?;
        app.ready("visit-coupon").await?;
        pages::coupon_is_drawn(app).await?;
        compose(app, "visit-coupon").await?;
        app.click("go-sale").await?;
        app.ready("visit-sale").await?;
        app.find("product-1").await?;
        compose(app, "visit-sale").await?;
        Ok(())
    });
}

/// Sends keys as input methods do: marked as composing or, as WebKit does with
/// the Enter that ends a syllable, only by key code 229. Nothing may change.
async fn compose(app: &App, screen: &str) -> Outcome {
    let shown = "return document.documentElement.dataset.ready + document.body.innerText";
    let before = app.ask(shown).await?;
    app.ask(
        "const target = document.activeElement ?? document.body;
         target.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
         for (const isComposing of [true, false])
           for (const key of ['1', '2', 'Backspace', 'ArrowDown', 'Enter', 'F2', 'F4', 'F8', 'F9', 'Escape']) {
             if (!isComposing) target.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
             const event = new KeyboardEvent('keydown', { key, isComposing, bubbles: true, cancelable: true });
             Object.defineProperty(event, 'keyCode', { value: 229 });
             target.dispatchEvent(event);
           }
         return true",
    )
    .await?;
    // Longer than the app waits for a second digit, and than a page needs to
    // appear.
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(app.ask(shown).await?, before, "nothing happens on {screen}");
    Ok(())
}
