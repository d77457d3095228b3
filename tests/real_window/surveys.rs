//! Every screen that asks questions, in every size, language and theme, for
//! people to look at; nothing on it may be out of reach.

use super::driver::{ARROW_DOWN, App, ENTER, ESCAPE};
use super::kiosk::{everything_is_in_sight, open_kiosk, tap_first_choice};
use super::{Outcome, pages, story};

/// The smallest laptop at a booth, and the screens that booths rent.
const SIZES: [(u32, u32); 2] = [(1280, 720), (1920, 1080)];

/// The survey, a change with a reason, the contact, the quotas and closing
/// time.
#[test]
fn the_staff_screens_of_a_survey_fit_every_window() {
    story("survey-screens", async |app| {
        pages::open_sample_fair(app).await?;
        pages::start_visit(app).await?;
        app.press('1').await?;
        app.click("interest-hot").await?;
        every_way(app, "survey-question", staff_language).await?;
        app.press(ESCAPE).await?;
        app.ready("desk").await?;
        app.press(ARROW_DOWN).await?;
        app.press(ENTER).await?;
        app.ready("visit-survey").await?;
        app.find("survey-resumed").await?;
        every_way(app, "survey-resumed", staff_language).await?;
        pages::answer_survey(app).await?;
        app.fill("contact-phone", "010-2345-6789").await?;
        every_way(app, "survey-contact", staff_language).await?;
        app.click("step-survey").await?;
        app.ready("visit-survey").await?;
        app.press('2').await?;
        app.find("amend").await?;
        every_way(app, "survey-amend", staff_language).await?;
        app.click("amend-mistaken").await?;
        let changed = app.text("amendments").await?;
        assert!(changed.contains("→"), "the change can be read: {changed}");
        every_way(app, "survey-amended", staff_language).await?;
        pages::leave_visit(app).await?;
        app.click("open-evening").await?;
        app.ready("evening").await?;
        app.click("tab-duties").await?;
        let timing = app.text("timing").await?;
        assert!(timing.contains("3분의 1"), "the rule in words: {timing}");
        every_way(app, "survey-evening", staff_language).await?;
        Ok(())
    });
}

/// The kiosk from its first screen to the coupon: it does not scroll, so
/// everything must be in sight.
#[test]
fn the_kiosk_screens_fit_every_window() {
    story("kiosk-screens", async |app| {
        pages::open_sample_fair(app).await?;
        open_kiosk(app).await?;
        every_way(app, "kiosk-first", kiosk_language).await?;
        app.click("kiosk-start").await?;
        app.ready("kiosk-question").await?;
        every_way(app, "kiosk-question", kiosk_language).await?;
        while app
            .ask("return document.documentElement.dataset.ready")
            .await?
            == "kiosk-question"
        {
            let path = app.attribute("question", "data-path").await?;
            tap_first_choice(app, &path).await?;
        }
        app.ready("kiosk-contact").await?;
        every_way(app, "kiosk-contact", kiosk_language).await?;
        app.click("skip-contact").await?;
        app.ready("kiosk-thanks").await?;
        pages::coupon_is_drawn(app).await?;
        every_way(app, "kiosk-thanks", kiosk_language).await?;
        Ok(())
    });
}

/// What the owner prepares before the fair, tab by tab, and the questionnaire
/// being written.
#[test]
fn the_screens_before_the_fair_fit_every_window() {
    story("prepare-screens", async |app| {
        pages::open_sample_fair(app).await?;
        app.click("open-prepare").await?;
        app.ready("prepare-survey").await?;
        app.find("versions").await?;
        every_way(app, "prepare-survey", staff_language).await?;
        app.click("template-food").await?;
        app.ready("questionnaire-builder").await?;
        every_way(app, "prepare-builder", staff_language).await?;
        app.press(ESCAPE).await?;
        app.ready("prepare-survey").await?;
        for tab in ["quotas", "coupons", "products", "brand"] {
            app.click(&format!("tab-{tab}")).await?;
            app.ready(&format!("prepare-{tab}")).await?;
            every_way(app, &format!("prepare-{tab}"), staff_language).await?;
        }
        Ok(())
    });
}

/// The button that speaks the other language, on a screen of the staff.
fn staff_language(_now: &str) -> String {
    "language".to_owned()
}

/// The button that speaks another language at the kiosk.
fn kiosk_language(now: &str) -> String {
    format!("language-{}", if now == "ko" { "en" } else { "ko" })
}

/// Pictures the present screen in both sizes, languages and themes, and
/// restores it. Nothing may be wider than the window.
async fn every_way(app: &App, name: &str, other: fn(&str) -> String) -> Outcome {
    for (width, height) in SIZES {
        app.resize(width, height).await?;
        for now in ["ko", "en"] {
            for theme in ["light", "dark"] {
                app.ask(&format!(
                    "document.documentElement.dataset.theme = '{theme}'"
                ))
                .await?;
                app.screenshot(&format!("{name}-{height}-{now}-{theme}"))
                    .await?;
            }
            let wide = "return document.documentElement.scrollWidth <= window.innerWidth";
            assert_eq!(app.ask(wide).await?, true, "{name} fits {width} in {now}");
            if name.starts_with("kiosk") {
                everything_is_in_sight(app).await?;
            }
            app.click(&other(now)).await?;
        }
    }
    app.ask("document.documentElement.dataset.theme = 'light'")
        .await
        .map(|_| ())
}
