//! Visitors answer by themselves, one after the other, in a window of its own.

use super::driver::{App, ENTER, F4};
use super::pages;
use super::{Outcome, readers, story};
use std::collections::BTreeSet;
use std::time::Duration;

const PIN: &str = "2468";
/// Taps for four questions and a phone number with everything asked about it,
/// besides those of the digits.
const MOST_TAPS: usize = 12;

/// How a visitor lets herself be reached.
enum Contact {
    /// The digits after 010.
    Phone(&'static str),
    /// An e-mail address.
    Email(&'static str),
}

/// Two visitors and one who walks away: none finds anything of another, and
/// staff can get back to the desk.
#[test]
fn visitors_answer_by_themselves_and_leave_nothing_behind() {
    story("kiosk", async |app| {
        pages::open_sample_fair(app).await?;
        open_kiosk(app).await?;
        app.screenshot("kiosk-welcome").await?;
        let fits = "return document.documentElement.scrollHeight <= window.innerHeight";
        assert_eq!(app.ask(fits).await?, true, "nothing has to be scrolled");

        let phone = Contact::Phone("23456789");
        let (first, questions, taps) = answer_all(app, "kiosk-start", "kiosk", phone).await?;
        // Each question takes one tap, so four take as many fewer.
        let taps = taps + 4 - questions;
        assert!(taps <= MOST_TAPS, "{taps} taps for four questions");
        app.click("kiosk-next-visitor").await?;
        app.ready("kiosk-welcome").await?;
        nothing_is_left(app, &first).await?;
        nothing_is_left(app, "2345").await?;

        app.ask("document.documentElement.dataset.theme = 'dark'")
            .await?;
        app.screenshot("kiosk-welcome-dark").await?;
        let email = Contact::Email("haneul@example.com");
        let (second, ..) = answer_all(app, "kiosk-start-en", "kiosk-english-dark", email).await?;
        app.ask("document.documentElement.dataset.theme = 'light'")
            .await?;
        let numbers = BTreeSet::from([first.as_str(), second.as_str()]);
        assert_eq!(numbers.len(), 2, "two visitors, two coupons: {numbers:?}");
        app.click("kiosk-next-visitor").await?;
        app.ready("kiosk-welcome").await?;
        nothing_is_left(app, &second).await?;
        nothing_is_left(app, "haneul").await?;

        ask_for_pin(app).await?;
        app.fill("kiosk-pin", "1111").await?;
        app.click("kiosk-pin-submit").await?;
        let sentence = app.text("error").await?;
        assert!(sentence.contains("PIN"), "a wrong PIN is told: {sentence}");
        app.screenshot("kiosk-pin-refused").await?;
        return_to_desk(app).await?;
        let both = "return document.querySelectorAll(\"[data-testid='recent'] li\").length === 2";
        app.wait_for("both visits in the list", both).await?;
        app.screenshot("kiosk-desk-after").await?;
        Ok(())
    });
}

/// A visitor who walks away is asked once; then the screen forgets everything.
/// The answers stay in the store as an unfinished survey.
#[test]
fn an_abandoned_kiosk_is_new_for_the_next_visitor() {
    story("kiosk-idle", async |app| {
        pages::open_sample_fair(app).await?;
        // The shortest idle time that can be set.
        let open = format!(
            "window.__TAURI_INTERNALS__.invoke('open_kiosk', {{ request: {{ pin: '{PIN}', idle_seconds: 15, half_answered: 'keep' }} }})"
        );
        app.ask(&open).await?;
        app.to_other_window(2).await?;
        app.ready("kiosk-welcome").await?;
        app.click("kiosk-start").await?;
        app.ready("kiosk-question").await?;
        let path = app.attribute("question", "data-path").await?;
        tap_first_choice(app, &path).await?;
        app.find("kiosk-idle").await?;
        app.screenshot("kiosk-idle").await?;
        app.click("kiosk-continue").await?;
        let still = "return document.querySelector(\"[data-testid='question']\") !== null
                     && document.querySelector(\"[data-testid='kiosk-idle']\") === null";
        app.wait_for("the same question", still).await?;
        app.find("kiosk-idle").await?;
        app.ready("kiosk-welcome").await?;
        nothing_is_left(app, "처음").await?;

        // What is typed is gone too, and no field suggests it to the next
        // visitor.
        answer_until_contact(app).await?;
        app.fill("contact-phone", "010-2345-6789").await?;
        app.find("kiosk-idle").await?;
        app.ready("kiosk-welcome").await?;
        nothing_is_left(app, "2345").await?;
        answer_until_contact(app).await?;
        let fields = "return [...document.querySelectorAll('input')].map((field) =>
            [field.value, field.autocomplete, field.name, field.list === null].join(' '))";
        assert_eq!(
            app.ask(fields).await?,
            serde_json::json!(["010 off  true", " off  true", " off  true"]),
            "fields are as on the first visit, nameless, and offer nothing"
        );
        tap(app, "skip-contact").await?;
        app.ready("kiosk-thanks").await?;
        app.click("kiosk-next-visitor").await?;
        app.ready("kiosk-welcome").await?;

        ask_for_pin(app).await?;
        return_to_desk(app).await?;
        let unfinished = "return document.querySelector(\"[data-testid='recent']\")?.innerText.includes('설문 미완료')";
        app.wait_for("the unfinished visit in the list", unfinished)
            .await?;
        Ok(())
    });
}

/// Hands the screen over, with F4 and a PIN.
pub async fn open_kiosk(app: &mut App) -> Outcome {
    app.press(F4).await?;
    app.find("kiosk-pin").await?;
    app.screenshot("kiosk-open").await?;
    app.type_at_focus(PIN).await?;
    app.press(ENTER).await?;
    app.to_other_window(2).await?;
    app.ready("kiosk-welcome").await
}

/// Answers every question with its first choice, gives a contact and says yes
/// to everything asked about it. Gives the coupon's number, how many questions
/// there were, and the taps besides digits. Pictures on the way begin with
/// `name`.
async fn answer_all(
    app: &mut App,
    start: &str,
    name: &str,
    contact: Contact,
) -> Outcome<(String, usize, usize)> {
    app.click(start).await?;
    app.ready("kiosk-question").await?;
    let mut questions = 0;
    while app
        .ask("return document.documentElement.dataset.ready")
        .await?
        == "kiosk-question"
    {
        questions += 1;
        let path = app.attribute("question", "data-path").await?;
        app.screenshot(&format!("{name}-question-{questions}"))
            .await?;
        targets_are_large(app).await?;
        tap_first_choice(app, &path).await?;
    }
    app.ready("kiosk-contact").await?;
    app.screenshot(&format!("{name}-contact")).await?;
    targets_are_large(app).await?;
    // The one that begins, and one for each question.
    let taps = 1 + questions + give_contact(app, name, contact).await?;
    app.ready("kiosk-thanks").await?;
    pages::coupon_is_drawn(app).await?;
    let picture = app.screenshot(&format!("{name}-thanks")).await?;
    let digits = readers::qr_by_zbar(&picture)?;
    assert_eq!(pages::digits_of(&digits).len(), 49, "a token: {digits}");
    Ok((app.text("coupon-number").await?, questions, taps))
}

/// Gives a contact and says yes to everything asked about it: nobody who gives
/// no phone is asked about text messages. Gives the taps besides digits.
async fn give_contact(app: &App, name: &str, contact: Contact) -> Outcome<usize> {
    let channels = match contact {
        Contact::Phone(digits) => {
            for digit in digits.chars() {
                app.click(&format!("pad-{digit}")).await?;
            }
            ["sms", "kakao"].as_slice()
        }
        Contact::Email(address) => {
            app.fill("contact-email", address).await?;
            ["email"].as_slice()
        }
    };
    tap(app, "kiosk-next").await?;
    let mut taps = 1;
    let news = channels
        .iter()
        .map(|channel| format!("notice-advertising_{channel}"));
    let needed = ["notice-at_least_14", "notice-collect_and_use"].map(String::from);
    for hook in needed.into_iter().chain(news) {
        app.find(&hook).await?;
        app.screenshot(&format!("{name}-{hook}")).await?;
        the_bar_is_in_sight(app).await?;
        targets_are_large(app).await?;
        tap(app, &hook).await?;
        taps += 1;
    }
    app.find("topic-offers").await?;
    targets_are_large(app).await?;
    tap(app, "topic-offers").await?;
    tap(app, "kiosk-next").await?;
    Ok(taps + 2)
}

/// Taps after a pause, because the kiosk takes a tap right after a new page for
/// the second half of a double tap.
pub async fn tap(app: &App, hook: &str) -> Outcome {
    app.find(hook).await?;
    tokio::time::sleep(Duration::from_millis(700)).await;
    app.click(hook).await
}

/// Long texts scroll above the bar; the bar itself and its buttons never leave the window.
async fn the_bar_is_in_sight(app: &App) -> Outcome {
    let bar =
        "const box = document.querySelector(\"[data-testid='kiosk-bar']\").getBoundingClientRect();
        return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight + 1
            && document.documentElement.scrollHeight <= innerHeight";
    assert_eq!(app.ask(bar).await?, true, "the bar stays in sight");
    Ok(())
}

/// Where nothing has to scroll, nothing may lie outside the window, and no
/// text may be cut off.
pub async fn everything_is_in_sight(app: &App) -> Outcome {
    let hidden =
        "return [...document.querySelectorAll('.kiosk button, .kiosk h1, .kiosk p, .kiosk input')]
        .filter((one) => { const box = one.getBoundingClientRect();
            return box.height > 0 && (box.top < -1 || box.left < -1
                || box.bottom > innerHeight + 1 || box.right > innerWidth + 1); })
        .map((one) => one.innerText)";
    assert_eq!(
        app.ask(hidden).await?,
        serde_json::json!([]),
        "these are out of sight"
    );
    Ok(())
}

/// Every target is large enough for the fingers of people who stand.
async fn targets_are_large(app: &App) -> Outcome {
    let small = "return [...document.querySelectorAll('button')].filter((button) => button.offsetHeight < 75.5 || button.offsetWidth < 75.5).map((button) => button.innerText)";
    assert_eq!(
        app.ask(small).await?,
        serde_json::json!([]),
        "every target is at least 20 mm"
    );
    Ok(())
}

/// From the first screen to the contact step, by first choices.
pub async fn answer_until_contact(app: &App) -> Outcome {
    app.click("kiosk-start").await?;
    app.ready("kiosk-question").await?;
    while app
        .ask("return document.documentElement.dataset.ready")
        .await?
        == "kiosk-question"
    {
        let path = app.attribute("question", "data-path").await?;
        tap_first_choice(app, &path).await?;
    }
    app.ready("kiosk-contact").await
}

/// Answers one question of the sample survey with one choice or a word. Gives
/// the number of taps.
pub async fn tap_first_choice(app: &App, path: &str) -> Outcome<usize> {
    let first =
        "return document.querySelector(\"[data-testid^='choice-']\")?.dataset.testid ?? null";
    let choice = app.ask(first).await?;
    // The kiosk takes a tap right after a new question for the second half of a
    // double tap.
    tokio::time::sleep(Duration::from_millis(600)).await;
    app.click(choice.as_str().unwrap_or("kiosk-next")).await?;
    let moved = format!(
        "return document.documentElement.dataset.ready === 'kiosk-contact'
             || (document.querySelector(\"[data-testid='question']\")?.dataset.path ?? '{path}') !== '{path}'"
    );
    app.wait_for("the next question", &moved).await?;
    Ok(1)
}

/// Opens the question for the PIN, by five taps on the maker's name.
pub async fn ask_for_pin(app: &App) -> Outcome {
    for _ in 0..5 {
        app.click("kiosk-maker").await?;
    }
    app.find("kiosk-pin").await.map(|_| ())
}

/// Enters the right PIN and waits for the desk.
pub async fn return_to_desk(app: &App) -> Outcome {
    app.fill("kiosk-pin", PIN).await?;
    // The driver cannot answer from a window that its own click has closed, so
    // the page clicks a moment later.
    let soon = "const submit = document.querySelector(\"[data-testid='kiosk-pin-submit']\");
                setTimeout(() => submit.click(), 200)";
    app.ask(soon).await?;
    app.to_other_window(1).await?;
    app.ready("desk").await
}

/// Asserts that the page holds nothing the last visitor chose, typed or was
/// given.
async fn nothing_is_left(app: &App, hers: &str) -> Outcome {
    let page = app.ask("return document.documentElement.outerHTML").await?;
    let page = page.as_str().ok_or("a page is text")?;
    for trace in [hers, "aria-pressed=\"true\"", "<input", "<svg", "<img"] {
        assert!(
            !page.contains(trace),
            "`{trace}` is left on the page: {page}"
        );
    }
    let kept = "return localStorage.length + sessionStorage.length + document.cookie.length";
    assert_eq!(app.ask(kept).await?, 0, "the browser keeps nothing");
    Ok(())
}
