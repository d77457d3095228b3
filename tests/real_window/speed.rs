//! How fast is the window, beside a window that does nothing?
//!
//! The figures are noted, never asserted: on a machine that does other things
//! they say nothing. `docs/speed.md` says how they are taken. Both windows are
//! driven by the system's web driver, whose own start is in both times.

use super::driver::{ENTER, F8};
use super::{Outcome, pages, story};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How often each window is started; the middle time counts.
const STARTS: usize = 7;

/// The passphrase of every store that `boothctl demo` makes.
const DEMO_PASSPHRASE: &str = "boothloop-demo";

#[test]
fn the_speed_of_the_window_is_noted() {
    let [Some(demo), Some(empty)] = ["BOOTHLOOP_LARGE_FAIR", "BOOTHLOOP_EMPTY_WINDOW"]
        .map(|name| std::env::var_os(name).map(PathBuf::from))
    else {
        skipped::because(
            "it measures only beside a large store and an empty window: docs/speed.md",
        );
        return;
    };
    story("speed", async |app| {
        let folder = app.data_folder().join("store");
        fs::create_dir_all(&folder)?;
        copy_store(&demo, &folder)?;
        let (mut ours, mut nothing) = (Vec::new(), Vec::new());
        for _ in 0..STARTS {
            nothing.push(
                app.time_to_start(Some(&empty), "document.readyState === 'complete'")
                    .await?,
            );
            let typable = "document.documentElement.dataset.ready === 'unlock'
                && document.activeElement?.dataset.testid === 'passphrase'";
            ours.push(app.time_to_start(None, typable).await?);
        }
        let mut told = String::new();
        writeln!(
            told,
            "start: {:?} to the typable field, {:?} to an empty window, ratio {:.2}",
            middle(&mut ours),
            middle(&mut nothing),
            middle(&mut ours).as_secs_f64() / middle(&mut nothing).as_secs_f64()
        )?;
        app.fill("passphrase", DEMO_PASSPHRASE).await?;
        let since = Instant::now();
        app.press(ENTER).await?;
        app.ready("desk").await?;
        writeln!(told, "unlock to desk: {:?}", since.elapsed())?;
        pages::start_visit(app).await?;
        let paints = pages::answer_survey(app).await?;
        writeln!(told, "answer to the next question painted, ms: {paints:?}")?;
        pages::leave_visit(app).await?;
        for text in ["김", "김서", "김서연", "ㄱㅅㅇ", "5678"] {
            let look_up = format!(
                "const [done] = arguments; const since = performance.now();
                 window.__TAURI_INTERNALS__.invoke('look_up', {{ request: {{ text: '{text}' }} }})
                     .then(() => done(performance.now() - since), (error) => done(String(error)))"
            );
            writeln!(
                told,
                "look-up of {text}, ms: {}",
                app.ask_later(&look_up).await?
            )?;
        }
        pages::page_was_seen().await;
        let since = Instant::now();
        app.press(F8).await?;
        app.ready("evening").await?;
        writeln!(told, "F8 to the evening page: {:?}", since.elapsed())?;
        pages::page_was_seen().await;
        let since = Instant::now();
        app.press(F8).await?;
        app.ready("segments").await?;
        writeln!(told, "F8 again to the groups: {:?}", since.elapsed())?;
        app.note("speed.txt", &told)
    });
}

fn middle(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// The store that `boothctl demo` made, under the name the app gives its own.
fn copy_store(demo: &Path, to: &Path) -> Outcome {
    for suffix in ["", ".keys", ".keys.bak", ".mark"] {
        let from = demo.join(format!("fair.db{suffix}"));
        fs::copy(from, to.join(format!("booth.db{suffix}")))?;
    }
    Ok(())
}
