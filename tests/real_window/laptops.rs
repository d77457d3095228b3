//! A further laptop: made of a fair pack in its own window, and brought together with the
//! owner's by a bundle each way.

use super::{pages, story};
use booth::Booth;
use booth::exchange::Reach;
use ledger::SystemEnvironment;
use std::fs;
use std::path::PathBuf;

const PASSPHRASE: &str = "유리잔 두 개와 물병";
const PASSWORD: &str = "3fch-7kmr-wxy3-9864";

/// Nothing but the file, its password and a passphrase is typed; what is recorded there
/// counts at the owner's without her having heard of the laptop; and it may be closed once
/// her word came back.
#[test]
fn a_pack_makes_a_laptop_and_its_bundle_comes_back() {
    story("laptops", async |app| {
        let stick = app.folder().join("USB 메모리");
        fs::create_dir(&stick)?;
        let mut owner = Booth::create(
            &app.folder().join("owner.db"),
            PASSPHRASE,
            booth::fair::sample_fair(pages::today())?,
            Box::new(SystemEnvironment),
        )?
        .booth;
        owner.put_preparation_away(true)?;
        let pack = stick.join("booth.fairpack");
        owner.write_pack(&pack, PASSWORD)?;

        app.ready("first-run-choice").await?;
        app.press('4').await?;
        app.ready("open-pack").await?;
        app.fill("pack-file", &pack.to_string_lossy()).await?;
        app.fill("pack-password", "3FCH 7KMR WXY3 9864").await?;
        app.fill("passphrase", PASSPHRASE).await?;
        app.screenshot("open-pack").await?;
        app.click("open-pack-run").await?;
        app.ready("first-run-recovery").await?;
        pages::type_recovery_key_back(app).await?;
        app.ready("desk").await?;
        pages::start_visit(app).await?;
        pages::answer_survey(app).await?;
        pages::leave_visit(app).await?;

        app.click("open-device").await?;
        app.ready("device").await?;
        let only_here = app.text("only-here").await?;
        assert!(
            only_here.contains("이 노트북에만 있을 수 있는"),
            "{only_here}"
        );
        app.fill("bundle-folder", &stick.to_string_lossy()).await?;
        app.click("write-bundle").await?;
        let bundle = PathBuf::from(app.text("bundle-path").await?.trim());
        let arrived = owner.merge_bundles(&[bundle]).remove(0).arrived?;
        assert_eq!((arrived.counts.visitors, arrived.left_aside.len()), (1, 0));

        let back = stick.join("back.boothbundle");
        owner.write_bundle(&back, Reach::Everybody)?;
        app.fill("bundles-file", &back.to_string_lossy()).await?;
        app.click("merge-bundles").await?;
        let may_close = "return document.querySelector(\"[data-testid='only-here']\")
                         .textContent.includes('닫아도 됩니다')";
        app.wait_for("the owner's word", may_close).await?;
        app.screenshot("device-laptops").await?;
        Ok(())
    });
}
