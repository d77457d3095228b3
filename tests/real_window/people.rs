//! A contact by keyboard, the receipt she takes home, and being forgotten.

use super::driver::{ENTER, ESCAPE, F7, F8, TAB};
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

/// A card is photographed once its visitor agreed, a file that is no picture is told of,
/// and in the evening it is typed beside its photograph, by keyboard.
#[test]
fn a_card_is_photographed_and_typed_in_the_evening() {
    story("card-photo", async |app| {
        pages::open_sample_fair(app).await?;
        let card = app.screenshot("a-card").await?;
        let no_card = app.folder().join("명함.txt");
        std::fs::write(&no_card, HANEUL.name)?;
        pages::start_visit(app).await?;
        pages::answer_survey(app).await?;
        app.find("contact-phone").await?;
        pages::page_was_seen().await;
        app.type_at_focus(HANEUL.phone).await?;
        pages::page_was_seen().await;
        app.press(ENTER).await?;
        for (act, key) in [
            ("at_least_14", '1'),
            ("collect_and_use", '1'),
            ("advertising_sms", '2'),
            ("advertising_kakao", '2'),
        ] {
            app.find(&format!("notice-{act}")).await?;
            pages::page_was_seen().await;
            app.press(key).await?;
        }
        app.ready("visit-coupon").await?;
        pages::page_was_seen().await;
        app.press(F7).await?;
        app.attach("card-photo-file", &no_card).await?;
        let told = "return document.querySelector(\"[data-testid='error']\")
                        ?.textContent.includes('사진으로 읽을 수 없는')";
        app.wait_for("why it is not kept", told).await?;
        app.screenshot("card-photo-refused").await?;
        app.attach("card-photo-file", &card).await?;
        let closed = "return document.querySelector('dialog[open]') === null";
        app.wait_for("the card to be kept", closed).await?;
        app.click("step-contact").await?;
        app.ready("visit-contact").await?;
        let listed = app.text("card-photos").await?;
        assert!(listed.contains("저녁에 옮겨 적기"), "{listed}");
        app.screenshot("card-photo-kept").await?;
        pages::leave_visit(app).await?;

        app.press(F8).await?;
        app.ready("evening").await?;
        app.click("tab-duties").await?;
        app.click("card-begin").await?;
        let drawn = "const card = document.querySelector(\"[data-testid='card-photo-picture']\");
                     return card?.complete && card.naturalWidth > 0";
        app.wait_for("the photograph", drawn).await?;
        pages::page_was_seen().await;
        for text in [HANEUL.name, "온기유리"] {
            app.type_at_focus(text).await?;
            app.press(TAB).await?;
        }
        app.screenshot("card-photo-typed").await?;
        app.press(ENTER).await?;
        let done = "return document.querySelector(\"[data-testid='copy-cards']\")
                        ?.textContent.includes('남은 명함이 없습니다')";
        app.wait_for("the card to be typed", done).await?;
        app.press(ESCAPE).await?;
        app.ready("desk").await?;
        pages::scan(app, HANEUL.phone).await?;
        let company = "return document.querySelector(\"[data-testid='desk']\")
                           .textContent.includes('온기유리')";
        app.wait_for("what was typed", company).await?;
        Ok(())
    });
}
