//! The first minute with the app.

use super::driver::{ENTER, ESCAPE};
use super::pages::{self, PASSPHRASE};
use super::story;

/// An owner creates a fair with five fields and a passphrase. When the
/// passphrase is too short, the owner reads a sentence and loses nothing of
/// what was typed.
#[test]
fn an_own_fair_begins_with_five_fields_and_a_passphrase() {
    story("own-fair", async |app| {
        app.ready("first-run-choice").await?;
        app.screenshot("first-run").await?;
        app.click("create-fair").await?;
        app.ready("first-run-fair").await?;
        for (field, text) in [
            ("fair-name", "핸드메이드페어"),
            ("maker-name", "온기유리"),
            ("owner-name", "한서윤"),
            ("starts-on", "2027-03-04"),
            ("ends-on", "2027-03-07"),
        ] {
            app.fill(field, text).await?;
        }
        app.screenshot("first-run-fair").await?;
        app.click("submit-fair").await?;
        app.ready("first-run-passphrase").await?;
        app.fill("passphrase", "짧음").await?;
        app.click("submit-passphrase").await?;
        let sentence = app.text("error").await?;
        assert!(
            !sentence.trim().is_empty(),
            "a short passphrase is told in a sentence"
        );
        app.fill("passphrase", PASSPHRASE).await?;
        app.click("submit-passphrase").await?;
        app.ready("first-run-recovery").await?;
        app.screenshot("first-run-recovery").await?;
        app.press(ENTER).await?;
        app.ready("first-run-recovery-check").await?;
        app.press(ESCAPE).await?;
        app.ready("first-run-recovery").await?;
        assert_eq!(
            app.text("recovery-key").await?.split_whitespace().count(),
            8,
            "one Enter does not lose the key"
        );
        pages::type_recovery_key_back(app).await?;
        app.ready("desk").await?;
        let page = app.ask("return document.body.innerText").await?.to_string();
        assert!(
            page.contains("핸드메이드페어"),
            "the desk is that of her fair: {page}"
        );
        Ok(())
    });
}
