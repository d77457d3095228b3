//! A contact by keyboard, the receipt she takes home, and being forgotten.

use super::driver::{ENTER, ESCAPE};
use super::pages::{self, HANEUL};
use super::{readers, story};

/// A contact with age, keeping, a text message and a topic takes at most 25 keys
/// besides what is typed; the receipt's code, read off the screen, stops everything
/// in one scan; and she is forgotten when she asks for it.
#[test]
fn a_contact_is_taken_stopped_by_its_receipt_and_forgotten() {
    story("people", async |app| {
        pages::open_sample_fair(app).await?;
        pages::start_visit(app).await?;
        pages::answer_survey(app).await?;
        app.find("contact-phone").await?;
        pages::page_was_seen().await;
        let before = app.presses;
        app.type_at_focus(HANEUL.phone).await?;
        pages::page_was_seen().await;
        app.press(ENTER).await?;
        for act in ["at_least_14", "collect_and_use", "advertising_sms"] {
            app.find(&format!("notice-{act}")).await?;
            pages::page_was_seen().await;
            app.press('1').await?;
        }
        app.find("decline-advertising_kakao").await?;
        pages::page_was_seen().await;
        app.press('2').await?;
        app.find("every-topic").await?;
        pages::page_was_seen().await;
        app.press('1').await?;
        pages::page_was_seen().await;
        app.press(ENTER).await?;
        app.ready("visit-coupon").await?;
        let presses = app.presses - before;
        assert!(presses <= 25, "{presses} keys besides the number");

        app.click("step-contact").await?;
        app.ready("visit-contact").await?;
        app.click("open-receipt").await?;
        app.find("receipt-qr").await?;
        let picture = app.screenshot("receipt-of-consent").await?;
        let code = readers::qr_by_zbar(&picture)?;
        let code = code.trim();
        app.press(ENTER).await?;
        app.press(ESCAPE).await?;
        app.ready("desk").await?;
        pages::scan(app, code).await?;
        app.find("receipt-stopped").await?;
        app.screenshot("receipt-stopped").await?;

        pages::scan(app, HANEUL.phone).await?;
        let found =
            "return document.querySelector(\"[data-testid='desk'] [role='option']\") !== null";
        app.wait_for("her row", found).await?;
        app.press(ENTER).await?;
        app.find("open-rights").await?;
        let visit = app.text("visit").await?;
        assert!(
            !visit.contains("그만 받기"),
            "nothing is left to stop: {visit}"
        );
        app.click("open-rights").await?;
        app.screenshot("rights").await?;
        app.click("destroy-person").await?;
        app.click("take-back-confirm").await?;
        app.click("take-back-confirm").await?;
        app.find("rights-destroyed").await?;
        app.screenshot("rights-destroyed").await?;
        app.press(ENTER).await?;
        app.ready("desk").await?;
        pages::scan(app, HANEUL.phone).await?;
        let desk =
            "return document.querySelector(\"[data-testid='desk']\").textContent.includes('찾') ||
                    document.querySelector(\"[data-testid='desk'] .nothing\") !== null";
        app.wait_for("nobody to be found", desk).await?;
        Ok(())
    });
}
