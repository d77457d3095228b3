//! Every screen once, in both languages and both themes, for people to look at.

use super::driver::App;
use super::pages::{self, HANEUL};
use super::{Outcome, story};

/// A helper who reads only English must not find Korean on the way of a visitor
/// through the booth.
#[test]
fn no_korean_is_left_on_the_english_way_of_a_visit() {
    story("english", async |app| {
        app.ready("first-run-choice").await?;
        pages::open_sample_fair(app).await?;
        app.click("language").await?;
        app.wait_for(
            "the English desk",
            "return document.documentElement.lang === 'en'",
        )
        .await?;
        no_hangul(app, "desk").await?;
        app.screenshot("desk-english").await?;
        pages::start_visit(app).await?;
        no_hangul(app, "survey").await?;
        pages::answer_survey(app).await?;
        no_hangul(app, "contact").await?;
        app.click("skip-contact").await?;
        app.ready("visit-coupon").await?;
        pages::coupon_digits(app).await?;
        no_hangul(app, "coupon").await?;
        app.screenshot("coupon-english").await?;
        app.click("go-sale").await?;
        app.ready("visit-sale").await?;
        app.find("product-1").await?;
        no_hangul(app, "sale").await?;
        pages::leave_visit(app).await?;
        for screen in ["evening", "device"] {
            app.click(&format!("open-{screen}")).await?;
            app.ready(screen).await?;
            no_hangul(app, screen).await?;
            app.press(super::driver::ESCAPE).await?;
            app.ready("desk").await?;
        }
        Ok(())
    });
}

/// People look at the pictures to see that the main screens can be read in the
/// dark theme; `surveys` pictures the others.
#[test]
fn the_main_screens_are_pictured_in_the_dark_theme() {
    story("dark", async |app| {
        app.ready("first-run-choice").await?;
        app.ask("document.documentElement.dataset.theme = 'dark'")
            .await?;
        app.screenshot("first-run-dark").await?;
        pages::open_sample_fair(app).await?;
        app.screenshot("desk-dark").await?;
        let light =
            "return getComputedStyle(document.body).backgroundColor === 'rgb(255, 255, 255)'";
        assert_eq!(
            app.ask(light).await?,
            false,
            "the page behind everything is dark"
        );
        pages::start_visit(app).await?;
        app.screenshot("visit-survey-dark").await?;
        pages::answer_survey(app).await?;
        app.fill("contact-name", HANEUL.name).await?;
        app.screenshot("visit-contact-dark").await?;
        pages::give_contact(app, &HANEUL, pages::EVERY_CONSENT).await?;
        app.click("go-sale").await?;
        app.ready("visit-sale").await?;
        app.screenshot("sale-dark").await?;
        pages::leave_visit(app).await?;
        app.click("open-evening").await?;
        app.ready("evening").await?;
        app.screenshot("evening-dark").await?;
        Ok(())
    });
}

/// No Hangul is visible, apart from the button that leads back to Korean and
/// the maker's own words for kinds of products.
async fn no_hangul(app: &App, screen: &str) -> Outcome {
    let script = "const own = [\"[data-testid='language']\", '.categories']
                      .map((part) => document.querySelector(part)?.innerText ?? '');
                  const text = own.reduce((text, words) => text.replace(words, ''), document.body.innerText);
                  return [...text.matchAll(/[^\\n]*[가-힣][^\\n]*/g)].map((line) => line[0])";
    let left = app.ask(script).await?;
    assert_eq!(
        left,
        serde_json::json!([]),
        "Korean is left over on the {screen} screen"
    );
    Ok(())
}
