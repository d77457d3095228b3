//! The visitor's side on a second screen.

use super::driver::{App, ESCAPE};
use super::pages::{self, HANEUL, PASSPHRASE};
use super::{Outcome, readers, story};

/// Staff open it, the visitor's phone reads her coupon off it, and it holds
/// nobody's name. It is empty behind the lock and goes with the staff's window.
#[test]
fn the_visitor_s_screen_shows_the_coupon_and_nothing_of_anybody() {
    story("visitor-screen", async |app| {
        pages::open_sample_fair(app).await?;
        app.click("open-device").await?;
        app.ready("device").await?;
        app.click("visitor-screen-open").await?;
        app.to_other_window(2).await?;
        app.ready("visitor-maker").await?;
        app.screenshot("visitor-screen-maker").await?;
        app.to_other_window(2).await?;
        app.press(ESCAPE).await?;
        app.ready("desk").await?;
        let digits = pages::visit_up_to_coupon(app, &HANEUL).await?;

        app.to_other_window(2).await?;
        app.ready("visitor-coupon").await?;
        pages::coupon_is_drawn(app).await?;
        for theme in ["light", "dark"] {
            let set = format!("document.documentElement.dataset.theme = '{theme}'");
            app.ask(&set).await?;
            let picture = app.screenshot(&format!("visitor-screen-{theme}")).await?;
            let read = readers::qr_by_zbar(&picture)?;
            assert_eq!(pages::digits_of(&read), digits, "in the {theme} theme");
        }
        let page = app
            .ask("return document.documentElement.outerHTML")
            .await?
            .to_string();
        for personal in [HANEUL.name, HANEUL.phone, HANEUL.email] {
            assert!(!page.contains(personal), "{personal} stands there");
        }
        let refused = "return window.__TAURI_INTERNALS__.invoke('get_desk', { request: {} })
                .then(() => 'answered', (error) => String(error))";
        let refused = app.ask(refused).await?.to_string();
        assert!(
            refused.contains("not allowed"),
            "it may ask that: {refused}"
        );

        app.to_other_window(2).await?;
        pages::leave_visit(app).await?;
        app.to_other_window(2).await?;
        app.ready("visitor-maker").await?;
        app.to_other_window(2).await?;
        lock_and_look(app).await
    });
}

/// Locked, it shows nothing; unlocked, the maker again; closed, one window is left.
async fn lock_and_look(app: &mut App) -> Outcome {
    app.click("open-device").await?;
    app.ready("device").await?;
    app.click("lock").await?;
    app.ready("unlock").await?;
    app.to_other_window(2).await?;
    app.ready("visitor-nothing").await?;
    app.to_other_window(2).await?;
    app.fill("passphrase", PASSPHRASE).await?;
    app.click("submit-passphrase").await?;
    app.ready("desk").await?;
    app.to_other_window(2).await?;
    app.ready("visitor-maker").await?;
    app.to_other_window(2).await?;
    app.click("open-device").await?;
    app.ready("device").await?;
    app.click("visitor-screen-open").await?;
    app.to_other_window(1).await
}
