//! The shell: the only Rust here that knows Tauri.
//!
//! A command parses what came from the window, calls the booth, and converts
//! what it answers; it decides nothing. The commands are the list in the `wire`
//! crate, and each window may call those its capability file names.

mod card_photos;
mod clipboard;
mod commands;
mod consent;
mod coupons;
mod desk;
mod drafts;
mod exchange;
mod fair;
mod follow_up;
mod kiosk;
mod kiosk_state;
mod latest_work;
mod lost_laptops;
mod maker;
mod notices;
mod owner_rules;
mod pictures;
mod questionnaires;
mod quotes;
mod replies;
mod report;
mod responses;
mod rights;
mod sales;
mod segments;
mod shell;
mod staff;
mod tasks;
mod turn;
mod values;
mod visitor_screen;
mod visitor_screen_state;
mod visitors;
mod windows;
mod work;

pub use commands::commands;
pub use shell::Shell;

use std::path::PathBuf;
use tauri::{Builder, Context, Manager, Runtime};

/// The environment variable that names another folder for the store; tests and
/// people with several fairs on one laptop set it.
const DATA_FOLDER_VARIABLE: &str = "BOOTHLOOP_DATA";

/// The configuration of `tauri.conf.json`, the permission lists and the
/// embedded screen.
pub fn context<R: Runtime>() -> Context<R> {
    tauri::generate_context!()
}

/// Adds what the commands work on.
pub fn manage<R: Runtime>(builder: Builder<R>, data_folder: PathBuf) -> Builder<R> {
    builder.manage(Shell::new(data_folder))
}

/// Opens the staff window and stays until it is closed.
pub fn run() {
    let result = Builder::default()
        .invoke_handler(commands())
        .setup(|app| {
            let data_folder = match std::env::var_os(DATA_FOLDER_VARIABLE) {
                Some(folder) => PathBuf::from(folder),
                None => app.path().app_local_data_dir()?,
            };
            app.manage(Shell::new(data_folder));
            windows::open_staff(app.handle())?;
            Ok(())
        })
        .on_window_event(windows::on_event)
        .run(context());
    if let Err(error) = result {
        // There is no window to say it in.
        let error = error.to_string();
        eprintln!("{}", words::sentence!("window-not-opened", error = error));
        std::process::exit(1);
    }
}
