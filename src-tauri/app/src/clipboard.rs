//! What somebody copied is of nobody else's business: the clipboard is emptied
//! whenever the screen passes from one person to another.
//!
//! A desktop that keeps a history of the clipboard (Windows: Win+V) keeps it
//! outside of every program's reach; docs/security.md says so.

use tauri::{Runtime, WebviewWindow};

/// Empties the clipboard of the desktop, and with X11 and Wayland the selection
/// that the middle button pastes, too.
///
/// # Errors
/// When the window is gone, or another program holds the clipboard.
#[cfg(target_os = "linux")]
pub(crate) fn empty<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    use gtk::gdk::{SELECTION_CLIPBOARD, SELECTION_PRIMARY};
    use gtk::prelude::WidgetExt as _;
    window.with_webview(|webview| {
        for selection in [SELECTION_CLIPBOARD, SELECTION_PRIMARY] {
            // An empty text instead of nothing: a manager of clipboards puts
            // back what it kept as soon as there is nothing.
            webview.inner().clipboard(&selection).set_text("");
        }
    })
}

/// Empties the clipboard of the desktop.
///
/// # Errors
/// When another program holds the clipboard.
#[cfg(not(target_os = "linux"))]
pub(crate) fn empty<R: Runtime>(_window: &WebviewWindow<R>) -> tauri::Result<()> {
    arboard::Clipboard::new()
        .and_then(|mut clipboard| clipboard.clear())
        .map_err(|error| std::io::Error::other(error).into())
}
