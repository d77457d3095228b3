//! The shell: the only Rust here that knows Tauri.
//!
//! A command parses what came from the window, calls the booth, and converts
//! what it answers; it decides nothing. The commands are the list in the `wire`
//! crate, and each window may call those its capability file names.

mod actions;
mod commands;
mod convert;
mod shell;

pub use commands::commands;
pub use shell::Shell;

use std::path::PathBuf;
use tauri::{Builder, Context, Manager, Runtime, WebviewUrl, WebviewWindowBuilder};

/// Where the store lies unless this variable names another folder; tests and
/// people with several fairs on one laptop set it.
const DATA_FOLDER_VARIABLE: &str = "BOOTHLOOP_DATA";

/// The staff window; capabilities name it.
const MAIN_WINDOW: &str = "main";

/// The configuration of `tauri.conf.json`, the permission lists and the
/// embedded screen.
pub fn context<R: Runtime>() -> Context<R> {
    tauri::generate_context!()
}

/// Adds what the commands work on.
pub fn manage<R: Runtime>(builder: Builder<R>, data_folder: PathBuf) -> Builder<R> {
    builder.manage(Shell::new(data_folder))
}

/// Opens the window and stays until it is closed.
pub fn run() {
    let result = Builder::default()
        .invoke_handler(commands())
        .setup(|app| {
            let data_folder = match std::env::var_os(DATA_FOLDER_VARIABLE) {
                Some(folder) => PathBuf::from(folder),
                None => app.path().app_local_data_dir()?,
            };
            app.manage(Shell::new(data_folder));
            let window = WebviewWindowBuilder::new(app, MAIN_WINDOW, WebviewUrl::default())
                .title("부스루프 Boothloop")
                .inner_size(1280.0, 800.0)
                .min_inner_size(1024.0, 640.0)
                .build()?;
            compose_hangul_in_place(&window)?;
            Ok(())
        })
        .run(context());
    if let Err(error) = result {
        // There is no window to say it in.
        eprintln!("부스루프를 열지 못했습니다. Boothloop could not open its window: {error}");
        std::process::exit(1);
    }
}

/// Shows a syllable where it is typed while it is being composed. The webview
/// library turns this off, and Hangul then appears in a detached box or not at
/// all (wry pull request 1724).
#[cfg(target_os = "linux")]
fn compose_hangul_in_place(window: &tauri::WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::{InputMethodContextExt, WebViewExt};
    window.with_webview(|webview| {
        if let Some(input_method) = webview.inner().input_method_context() {
            input_method.set_enable_preedit(true);
        }
    })
}

#[cfg(not(target_os = "linux"))]
fn compose_hangul_in_place(_window: &tauri::WebviewWindow) -> tauri::Result<()> {
    Ok(())
}
