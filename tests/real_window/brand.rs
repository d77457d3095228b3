//! The exhibitor's logo, from a file to what visitors see.

use super::driver::{ESCAPE, F9};
use super::pages::{self, HANEUL};
use super::story;

/// Any picture is a logo; it stands at the coupon and at the kiosk.
#[test]
fn a_logo_is_chosen_and_stands_at_the_coupon_and_the_kiosk() {
    story("logo", async |app| {
        pages::open_sample_fair(app).await?;
        let logo = app.screenshot("a-logo").await?;
        app.press(F9).await?;
        app.ready("prepare-survey").await?;
        app.click("tab-brand").await?;
        app.ready("prepare-brand").await?;
        app.attach("logo-file", &logo).await?;
        app.find("remove-logo").await?;
        app.screenshot("prepare-logo").await?;
        app.press(ESCAPE).await?;
        app.ready("desk").await?;
        pages::visit_up_to_coupon(app, &HANEUL).await?;
        let stands = "const logo = document.querySelector(\"[data-testid='brand-mark']\");
                      return logo?.complete && logo.naturalWidth > 0";
        app.wait_for("the logo at the coupon", stands).await?;
        app.screenshot("coupon-logo").await?;
        pages::leave_visit(app).await?;
        let open = "window.__TAURI_INTERNALS__.invoke('open_kiosk',
            { request: { pin: '2468', idle_seconds: 60, half_answered: 'keep' } })";
        app.ask(open).await?;
        app.to_other_window(2).await?;
        app.ready("kiosk-welcome").await?;
        app.wait_for("the logo at the kiosk", stands).await?;
        app.screenshot("kiosk-logo").await?;
        Ok(())
    });
}
