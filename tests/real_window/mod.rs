//! Does the built app, in its real window, do what a booth needs?
//!
//! These tests are few and slow, and each tells one story from the first key to
//! the file on disk. They need the built app and a screen, which
//! `cargo xtask test` brings; without `BOOTHLOOP_APP` each is skipped.

mod borders;
mod brand;
mod coupon;
mod driver;
mod evening;
mod fairs;
mod first_hour;
mod first_run;
mod kiosk;
mod laptops;
mod looks;
mod pages;
mod people;
mod products;
mod programme;
mod questionnaires;
mod readers;
mod restart;
mod second_screen;
mod speed;
mod surveys;
mod till;
mod visit;

use driver::App;
use std::error::Error;
use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// What a step of a story gives, or the reason why it failed.
pub type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// A story that takes longer hangs.
const LONGEST_STORY: Duration = Duration::from_secs(180);

/// One window at a time, because only one window of a screen can have the
/// focus.
static THE_SCREEN: Mutex<()> = Mutex::new(());

/// Runs a story in a fresh app with an empty data folder. When it fails, the
/// last picture is kept as `failed-<name>.png`.
pub fn story(name: &str, told: impl AsyncFnOnce(&mut App) -> Outcome) {
    let Some(binary) = std::env::var_os("BOOTHLOOP_APP") else {
        skipped::because("it needs the built app and a screen; cargo xtask test brings both");
        return;
    };
    let _screen = THE_SCREEN.lock().unwrap_or_else(PoisonError::into_inner);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime needs nothing but a thread");
    let mut app = match runtime.block_on(App::start(binary.into())) {
        Ok(app) => app,
        Err(trouble) => panic!("the app did not start: {trouble}"),
    };
    let ended = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async { tokio::time::timeout(LONGEST_STORY, told(&mut app)).await })
    }));
    let went_well = matches!(ended, Ok(Ok(Ok(()))));
    runtime.block_on(async {
        if !went_well && let Err(trouble) = app.screenshot(&format!("failed-{name}")).await {
            let _ = writeln!(std::io::stderr(), "no picture of the failure: {trouble}");
        }
        app.close().await;
    });
    match ended {
        Err(panic) => resume_unwind(panic),
        Ok(Err(_)) => panic!("`{name}` did not end within {LONGEST_STORY:?}"),
        Ok(Ok(Err(trouble))) => panic!("{trouble}"),
        Ok(Ok(Ok(()))) => {}
    }
}
