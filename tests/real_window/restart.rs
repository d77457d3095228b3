//! The app is opened again after it was closed or lost power.

use super::pages::{self, HANEUL, PASSPHRASE};
use super::story;

/// A wrong passphrase is answered with a sentence, the right one opens, and
/// everything confirmed before the end is there.
#[test]
fn after_a_restart_the_right_passphrase_finds_everything() {
    story("restart", async |app| {
        pages::open_sample_fair(app).await?;
        pages::visit_up_to_coupon(app, &HANEUL).await?;
        app.restart().await?;
        app.ready("unlock").await?;
        app.screenshot("unlock").await?;

        app.fill("passphrase", "틀린 암호입니다").await?;
        app.click("submit-passphrase").await?;
        let sentence = app.text("error").await?;
        assert!(
            !sentence.trim().is_empty(),
            "a wrong passphrase is told in a sentence"
        );
        app.screenshot("unlock-refused").await?;

        app.fill("passphrase", PASSPHRASE).await?;
        app.click("submit-passphrase").await?;
        app.ready("desk").await?;
        let recent = app.text("recent").await?;
        assert!(
            recent.contains(HANEUL.name),
            "the visit was on disk: {recent}"
        );
        Ok(())
    });
}

/// The recovery key opens the store when the passphrase is forgotten, and the
/// new passphrase that is chosen then opens it from now on.
#[test]
fn the_recovery_key_opens_the_store() {
    story("recovery-key", async |app| {
        let key = pages::open_sample_fair(app).await?;
        app.restart().await?;
        app.ready("unlock").await?;
        app.click("use-recovery-key").await?;
        app.fill("passphrase", &key).await?;
        app.click("submit-passphrase").await?;
        app.ready("unlock-new-passphrase").await?;
        app.screenshot("unlock-new-passphrase").await?;
        app.fill("new-passphrase", "창가의 새 유리잔 셋").await?;
        app.click("change-passphrase").await?;
        app.ready("desk").await?;
        app.restart().await?;
        app.ready("unlock").await?;
        app.fill("passphrase", PASSPHRASE).await?;
        app.click("submit-passphrase").await?;
        app.find("error").await?;
        // The keys that write the new one, as a field without input method takes them.
        app.fill("passphrase", "ckdrkdml to dbflwks tpt").await?;
        app.click("submit-passphrase").await?;
        app.ready("desk").await?;
        Ok(())
    });
}

/// Who comes by a laptop that locked itself finds no name in the window, not
/// even in what stands behind the passphrase; whoever was at work goes on.
#[test]
fn a_window_that_locks_itself_holds_nobody_s_name() {
    story("idle-lock", async |app| {
        pages::open_sample_fair(app).await?;
        pages::visit_up_to_coupon(app, &HANEUL).await?;
        app.click("leave").await?;
        app.ready("desk").await?;
        let page = "return [document.documentElement.outerHTML,
            ...[...document.querySelectorAll('input')].map((field) => field.value)].join()";
        let is_there = format!("{page}.includes('{}')", HANEUL.name);
        app.wait_for("the visitor at the desk", &is_there).await?;
        app.ask("const now = Date.now; Date.now = () => now() + 61 * 60000")
            .await?;
        app.ready("unlock").await?;
        let page = app.ask(page).await?.to_string();
        for personal in [HANEUL.name, HANEUL.phone] {
            assert!(
                !page.contains(personal),
                "{personal} is still in the window"
            );
        }
        app.fill("passphrase", PASSPHRASE).await?;
        app.click("submit-passphrase").await?;
        app.ready("desk").await?;
        Ok(())
    });
}
