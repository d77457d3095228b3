//! An owner opens a programme; one coupon of it is given, used, undone and
//! voided.

use super::driver::{self, App, ENTER};
use super::pages;
use super::{Outcome, story};

/// A gift is handed out and taken back twice and then voided, and the next scan
/// says why it is refused.
#[test]
fn a_gift_is_handed_out_taken_back_and_voided() {
    story("life-of-a-gift", async |app| {
        pages::open_sample_fair(app).await?;
        open_coupons(app).await?;
        app.click("programme-gift").await?;
        app.fill("programme-gift-name", "에코백").await?;
        let follows = "return document.querySelector(\"[data-testid='programme-preview']\")?.textContent.includes('‘에코백’을 드리는')";
        app.wait_for("the sentence to follow", follows).await?;
        app.screenshot("programme").await?;
        app.click("open-programme").await?;
        let listed = "return document.querySelector(\"[data-testid='programmes']\")?.textContent.includes('‘에코백’')";
        app.wait_for("the programme in the list", listed).await?;

        app.click("give-by-hand").await?;
        let number = app.text("coupon-number").await?;
        app.screenshot("given-by-hand").await?;
        app.press(driver::ESCAPE).await?;
        app.find("programmes").await?;
        app.press(driver::ESCAPE).await?;
        app.ready("desk").await?;

        hand_out(app, &number).await?;
        undo(app).await?;
        hand_out(app, &number).await?;
        undo(app).await?;

        scan_for(app, &number, "ok").await?;
        app.click("void-coupon").await?;
        app.fill("take-back-reason", "찢어졌습니다").await?;
        app.press(ENTER).await?;
        verdict(app, "refused").await?;
        scan_for(app, &number, "refused").await?;
        let reason = app.text("verdict-reason").await?;
        assert_eq!(reason.trim(), "취소된 쿠폰입니다.", "the reason of its own");
        app.screenshot("verdict-voided").await?;
        Ok(())
    });
}

async fn open_coupons(app: &mut App) -> Outcome {
    app.click("open-prepare").await?;
    app.ready("prepare-survey").await?;
    app.click("tab-coupons").await?;
    app.ready("prepare-coupons").await
}

/// Scans the coupon and records that the gift was handed out.
async fn hand_out(app: &mut App, number: &str) -> Outcome {
    scan_for(app, number, "ok").await?;
    app.click("use-coupon").await?;
    app.ready("counter").await?;
    app.click("record-sale").await?;
    let receipt = app.text("receipt").await?;
    assert_eq!(receipt.trim(), "‘에코백’을 드리세요.", "what to do now");
    app.click("next-visitor").await?;
    app.ready("desk").await
}

/// At the desk: the coupon just used was used by mistake.
async fn undo(app: &mut App) -> Outcome {
    app.click("undo-last-use").await?;
    app.find("take-back-reason").await?;
    app.press(ENTER).await?;
    let gone = "return document.querySelector(\"[data-testid='undo-last-use'], [data-testid='take-back-reason']\") === null";
    app.wait_for("the use to be undone", gone).await.map(|_| ())
}

async fn scan_for(app: &mut App, number: &str, expected: &str) -> Outcome {
    pages::scan(app, number).await?;
    verdict(app, expected).await
}

async fn verdict(app: &App, expected: &str) -> Outcome {
    let given = format!(
        "return document.querySelector(\"[data-testid='verdict']\")?.dataset.verdict === '{expected}'"
    );
    app.wait_for(&format!("the verdict {expected}"), &given)
        .await
        .map(|_| ())
}
