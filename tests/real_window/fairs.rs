//! One maker, several fairs.

use super::driver::{ENTER, F3, TAB};
use super::pages::{self, HANEUL};
use super::story;

/// The next fair is prepared with a few keys and begins empty; the fair before
/// is two keys away, and can be destroyed from the next one.
#[test]
fn the_next_fair_begins_as_the_last_one_was_set_up() {
    story("fairs", async |app| {
        pages::open_sample_fair(app).await?;
        pages::visit_up_to_coupon(app, &HANEUL).await?;
        app.click("leave").await?;
        app.ready("desk").await?;
        let before = app.text("recent").await?;
        assert!(before.contains(HANEUL.name), "she was here: {before}");

        app.press(F3).await?;
        app.ready("fairs").await?;
        app.screenshot("fairs-one").await?;
        app.press(ENTER).await?;
        app.ready("fairs-next").await?;
        app.type_at_focus("봄 리빙페어").await?;
        app.press(TAB).await?;
        app.type_at_focus("2027-03-03").await?;
        app.press(TAB).await?;
        app.type_at_focus("2027-03-06").await?;
        app.screenshot("fairs-next").await?;
        app.press(ENTER).await?;
        app.ready("desk").await?;
        let desk = app.text("desk").await?;
        assert!(!desk.contains(HANEUL.name), "nobody came yet: {desk}");
        app.fill("smart-field", HANEUL.name).await?;
        app.press(ENTER).await?;
        app.wait_for(
            "the fair she came to last",
            "return document.body.textContent.includes('지난 방문:')",
        )
        .await?;
        app.screenshot("fairs-known").await?;
        app.press(ENTER).await?;
        app.ready("visit-survey").await?;
        app.click("leave").await?;
        app.ready("desk").await?;

        app.press(F3).await?;
        app.ready("fairs").await?;
        app.screenshot("fairs-two").await?;
        app.press('2').await?;
        app.ready("desk").await?;
        let back = app.text("recent").await?;
        assert!(back.contains(HANEUL.name), "two keys back: {back}");
        app.press(F3).await?;
        app.ready("fairs").await?;
        app.press('1').await?;
        app.ready("desk").await?;

        app.press(F3).await?;
        app.ready("fairs").await?;
        app.click("destroy-fair").await?;
        app.press(ENTER).await?;
        app.press(ENTER).await?;
        app.wait_for(
            "what was destroyed",
            "return document.body.textContent.includes('기록을 파기했습니다')",
        )
        .await?;
        app.screenshot("fairs-destroyed").await?;
        Ok(())
    });
}
