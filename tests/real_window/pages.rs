//! What a person does on each screen, as one function for each.

use super::Outcome;
use super::driver::{App, ENTER, LOOKS_AT_A_PAGE};
use super::readers;
use booth::Booth;
use ledger::SystemEnvironment;
use std::path::PathBuf;

/// The passphrase of every story.
pub const PASSPHRASE: &str = "유리잔 하나 둘";

/// The hook of the yes to each consent a visitor can give.
pub const EVERY_CONSENT: &[&str] = &[
    "at_least_14",
    "collect_and_use",
    "advertising_email",
    "advertising_sms",
    "advertising_kakao",
];

/// A visitor as she introduces herself.
pub struct Person {
    pub name: &'static str,
    pub phone: &'static str,
    pub email: &'static str,
}

/// The visitor of most stories.
pub const HANEUL: Person = Person {
    name: "김하늘",
    phone: "010-2345-6789",
    email: "haneul@example.com",
};

/// The day at a Korean fair, wherever this runs: from 15:00 UTC on it is
/// tomorrow there.
pub fn today() -> chrono::NaiveDate {
    chrono::Utc::now()
        .with_timezone(&chrono_tz::Asia::Seoul)
        .date_naive()
}

/// At the first run: the store of an owner who prepared her fair with what the
/// sample has and had no visitor yet, unlocked. Gives its recovery key.
pub async fn open_sample_fair(app: &mut App) -> Outcome<String> {
    app.ready("first-run-choice").await?;
    let store = app.data_folder().join("store");
    std::fs::create_dir_all(&store)?;
    let today = today();
    let mut created = Booth::create(
        &store.join("booth.db"),
        PASSPHRASE,
        booth::fair::sample_fair(today)?,
        Box::new(SystemEnvironment),
    )?;
    created.booth.put_preparation_away(true)?;
    drop(created.booth);
    app.ask("location.reload()").await?;
    app.ready("unlock").await?;
    app.fill("passphrase", PASSPHRASE).await?;
    app.click("submit-passphrase").await?;
    app.ready("desk").await?;
    Ok(created.recovery_key)
}

/// At the recovery key: writes it down, types the two groups back that are asked
/// for, and gives the key.
pub async fn type_recovery_key_back(app: &mut App) -> Outcome<String> {
    let key = app.text("recovery-key").await?;
    app.click("recovery-written").await?;
    app.ready("first-run-recovery-check").await?;
    for (place, group) in (1..).zip(key.split_whitespace()) {
        let hook = format!("recovery-group-{place}");
        let asked = format!("return document.querySelector(\"[data-testid='{hook}']\") !== null");
        if app.ask(&asked).await? == true {
            app.fill(&hook, group).await?;
        }
    }
    app.click("recovery-check").await?;
    Ok(key)
}

/// At the desk: starts the visit of somebody new with one key.
pub async fn start_visit(app: &mut App) -> Outcome {
    app.press(ENTER).await?;
    app.ready("visit-survey").await
}

/// Answers every question with its first choice, by keyboard. Gives for each
/// question the milliseconds until the next one was painted.
pub async fn answer_survey(app: &mut App) -> Outcome<Vec<f64>> {
    let mut paints = Vec::new();
    while app
        .ask("return document.documentElement.dataset.ready")
        .await?
        == "visit-survey"
    {
        let path = app.attribute("question", "data-path").await?;
        let kind = app.attribute("question", "data-kind").await?;
        app.ask("delete window.__paint").await?;
        app.press('1').await?;
        // A digit answers one choice and goes on; of many, Enter ends the choosing.
        if kind == "many" {
            app.press(ENTER).await?;
        }
        let next = format!(
            "const question = document.querySelector(\"[data-testid='question']\");
             return document.documentElement.dataset.ready === 'visit-contact'
                 || (window.__paint !== undefined && question !== null && question.dataset.path !== '{path}')"
        );
        app.wait_for("the next question", &next).await?;
        if let Some(paint) = app.ask("return window.__paint ?? null").await?.as_f64() {
            paints.push(paint);
        }
    }
    app.ready("visit-contact").await?;
    Ok(paints)
}

/// Gives a contact, says yes to these consents and no to the others, wants to
/// hear about everything, and saves.
pub async fn give_contact(app: &mut App, person: &Person, consents: &[&str]) -> Outcome {
    give_asked_contact(app, person, EVERY_CONSENT, consents).await
}

/// The same where not every consent is asked about.
pub async fn give_asked_contact(
    app: &mut App,
    person: &Person,
    asked_about: &[&str],
    consents: &[&str],
) -> Outcome {
    page_was_seen().await;
    app.fill("contact-name", person.name).await?;
    app.fill("contact-phone", person.phone).await?;
    app.fill("contact-email", person.email).await?;
    app.click("contact-next").await?;
    let asked = "return document.querySelector(\"[data-testid='known-other']\") ? 'known' :
                 document.querySelector(\"[data-testid='notice-at_least_14']\") ? 'age' : null";
    if app.wait_for("the first question", asked).await? == "known" {
        page_was_seen().await;
        app.click("known-other").await?;
    }
    for act in asked_about {
        let answer = if consents.contains(act) {
            "notice"
        } else {
            "decline"
        };
        let answer = format!("{answer}-{act}");
        app.find(&answer).await?;
        page_was_seen().await;
        app.click(&answer).await?;
    }
    if consents.iter().any(|act| act.starts_with("advertising")) {
        app.find("every-topic").await?;
        page_was_seen().await;
        app.click("every-topic").await?;
        app.click("contact-next").await?;
    }
    app.ready("visit-coupon").await
}

/// Looks at a page that came without a screen of its own, before it is clicked.
pub async fn page_was_seen() {
    tokio::time::sleep(LOOKS_AT_A_PAGE).await;
}

/// A whole visit up to the coupon. Gives the coupon's 49 digits.
pub async fn visit_up_to_coupon(app: &mut App, person: &Person) -> Outcome<String> {
    start_visit(app).await?;
    answer_survey(app).await?;
    give_contact(app, person, EVERY_CONSENT).await?;
    coupon_digits(app).await
}

/// The digits of the coupon on the screen, read off a picture of it.
pub async fn coupon_digits(app: &App) -> Outcome<String> {
    coupon_is_drawn(app).await?;
    let read = readers::qr_by_zbar(&app.screenshot("coupon").await?)?;
    Ok(digits_of(&read).to_owned())
}

/// Waits until the QR code is drawn.
pub async fn coupon_is_drawn(app: &App) -> Outcome {
    app.find("coupon-qr").await?;
    let drawn = "const code = document.querySelector(\"[data-testid='coupon-qr']\");
                 return code.complete && code.naturalWidth > 0";
    app.wait_for("the code to be drawn", drawn)
        .await
        .map(|_| ())
}

/// The token in what a reader found: what follows the `#` of an address, or all
/// of it.
pub fn digits_of(read: &str) -> &str {
    read.rsplit('#').next().unwrap_or_default()
}

/// From any page of a visit back to the desk.
pub async fn leave_visit(app: &mut App) -> Outcome {
    app.click("leave").await?;
    app.ready("desk").await
}

/// Types into the one field of the desk and confirms, as a scanner does.
pub async fn scan(app: &mut App, text: &str) -> Outcome {
    app.fill("smart-field", text).await?;
    app.press(ENTER).await
}

/// The path in a message that says where a file was put, once it says so.
pub async fn saved_path(app: &App, hook: &str) -> Outcome<PathBuf> {
    let script = format!(
        "const said = document.querySelector(\"[data-testid='{hook}']\")?.textContent ?? '';
         return said.includes('/') ? said : null"
    );
    let said = app.wait_for("the file to be saved", &script).await?;
    let said = said.as_str().unwrap_or_default();
    let path = said.find('/').zip(said.find("에 "));
    let (start, end) = path.ok_or_else(|| format!("no path in: {said}"))?;
    Ok(PathBuf::from(&said[start..end]))
}
