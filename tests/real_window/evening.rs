//! After the fair: the files that leave the laptop.

use super::pages::{self, HANEUL};
use super::{Outcome, readers, story};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The owner takes home files that other programs open, with whole Korean names
/// in each. The slips name the maker and not the visitor, because a slip may be
/// given to somebody else.
#[test]
fn the_export_holds_the_visitor_in_every_file() {
    story("export", async |app| {
        pages::open_sample_fair(app).await?;
        pages::visit_up_to_coupon(app, &HANEUL).await?;
        pages::leave_visit(app).await?;
        app.click("open-evening").await?;
        app.ready("evening").await?;
        app.screenshot("evening").await?;
        let folder = app.folder().join("내보내기");
        fs::create_dir(&folder)?;
        // Locked unless somebody says otherwise; what is locked others judge.
        app.click("export-lock").await?;
        export_to(app, &folder).await?;
        app.find("export-files").await?;
        app.screenshot("evening-exported").await?;

        let files = files_by_ending(&folder)?;
        for (ending, name) in [
            ("csv", HANEUL.name),
            ("xlsx", HANEUL.name),
            ("pdf", "온기유리"),
        ] {
            let made = files
                .get(ending)
                .ok_or_else(|| format!("no {ending} among {files:?}"))?;
            let mut texts = Vec::new();
            for file in made {
                texts.push(match ending {
                    "csv" => fs::read_to_string(file)?,
                    "xlsx" => readers::spreadsheet(file)?,
                    _ => readers::pdf(file)?,
                });
            }
            let named = texts.iter().any(|text| text.contains(name));
            assert!(named, "no {ending} names {name}: {texts:?}");
        }
        let slips = files
            .get("pdf")
            .and_then(|made| made.first())
            .ok_or("no slips")?;
        let picture = readers::printed(slips)?;
        let by_zbar = readers::qr_by_zbar(&picture)?;
        assert!(
            by_zbar.contains('#'),
            "the slip opens the owner's page: {by_zbar}"
        );
        assert_eq!(
            readers::qr_by_zxing(&picture)?,
            by_zbar,
            "two decoders read the printed coupon alike"
        );
        Ok(())
    });
}

/// A stick that was pulled out or a folder without rights: one sentence, no
/// half-written file, and everything still in the store.
#[test]
fn a_folder_that_cannot_be_written_is_told_and_loses_nothing() {
    story("export-refused", async |app| {
        pages::open_sample_fair(app).await?;
        pages::visit_up_to_coupon(app, &HANEUL).await?;
        pages::leave_visit(app).await?;
        app.click("open-evening").await?;
        app.ready("evening").await?;
        // A file cannot hold a folder, not even for root.
        let file = app.folder().join("not-a-folder");
        fs::write(&file, "")?;
        export_to(app, &file.join("export")).await?;
        let sentence = app.text("error").await?;
        assert!(!sentence.trim().is_empty(), "the page says what happened");
        app.screenshot("export-refused").await?;
        assert_eq!(fs::read(&file)?, b"", "what stood there is untouched");

        let folder = app.folder().join("export");
        fs::create_dir(&folder)?;
        export_to(app, &folder).await?;
        app.find("export-files").await?;
        let files = files_by_ending(&folder)?;
        let endings: Vec<&str> = files.keys().map(String::as_str).collect();
        assert_eq!(endings, ["xlsx", "zip"], "the second try succeeds, locked");
        let password = app.text("export-password").await?;
        assert_eq!(password.trim().len(), 19, "four groups of four");
        Ok(())
    });
}

/// The device page checks every record and makes a copy of the store.
#[test]
fn the_store_verifies_and_copies_itself() {
    story("device", async |app| {
        pages::open_sample_fair(app).await?;
        pages::visit_up_to_coupon(app, &HANEUL).await?;
        pages::leave_visit(app).await?;
        app.click("open-device").await?;
        app.ready("device").await?;
        app.click("verify").await?;
        app.find("verify-result").await?;
        app.screenshot("device").await?;
        let folder = app.folder().join("copy");
        fs::create_dir(&folder)?;
        app.fill("backup-folder", &folder.to_string_lossy()).await?;
        app.click("back-up").await?;
        let script = "const files = document.querySelectorAll(\"[data-testid='backup-path'] li\");
            return files.length === 2 ? [...files].map((file) => file.textContent) : null";
        let files = app.wait_for("both files of the backup", script).await?;
        let files: Vec<String> = serde_json::from_value(files)?;
        for file in &files {
            assert!(fs::metadata(file)?.len() > 0, "the file {file} exists");
        }
        let copy = &files[0];
        let bytes = fs::read(copy)?;
        assert!(
            !bytes.starts_with(b"SQLite format 3"),
            "the copy is encrypted too"
        );
        Ok(())
    });
}

async fn export_to(app: &super::driver::App, folder: &Path) -> Outcome {
    app.fill("export-reason", "박람회 뒤 안내").await?;
    app.fill("export-folder", &folder.to_string_lossy()).await?;
    app.click("export-run").await
}

/// All files below a folder, by the ending of their names.
fn files_by_ending(folder: &Path) -> Outcome<BTreeMap<String, Vec<PathBuf>>> {
    let mut files: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let ending = path
                    .extension()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned();
                files.entry(ending).or_default().push(path);
            }
        }
    }
    Ok(files)
}
