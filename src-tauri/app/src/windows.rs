//! Which windows are open: the staff window or, in front of it, the kiosk.
//!
//! The staff window is hidden while the kiosk is open; a window that is merely
//! covered would be one key away. Neither window ever shows a page but the
//! app's own: nothing that is clicked, typed or dropped there leads elsewhere.

use crate::clipboard;
use crate::kiosk_state::{self, Kiosk};
use crate::shell::Shell;
use tauri::webview::NewWindowResponse;
use tauri::{
    AppHandle, Manager, Runtime, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder, Window,
    WindowEvent,
};
use wire::WireError;

/// The labels of the windows, as the capability files name them.
const STAFF_WINDOW: &str = "main";
const KIOSK_WINDOW: &str = "kiosk";

/// Opens the staff window.
pub(crate) fn open_staff<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    let window = own_pages_only(app, STAFF_WINDOW)
        .min_inner_size(1024.0, 640.0)
        // Pictures of coupons and workbooks are dropped on the page, which reads
        // them itself; with its own handler the window would keep them. The
        // kiosk keeps it.
        .disable_drag_drop_handler()
        .build()?;
    compose_hangul_in_place(&window)
}

/// Opens and closes windows until they agree with the shell.
pub(crate) fn follow<R: Runtime>(app: &AppHandle<R>, shell: &Shell) -> Result<(), WireError> {
    // Locked until the window is open: two commands at the same moment must not
    // open two.
    let mut open = shell.kiosk();
    match (open.is_some(), app.get_webview_window(KIOSK_WINDOW)) {
        (true, None) => open_kiosk(app).map_err(|error| {
            *open = None;
            kiosk_state::no_window(&error)
        }),
        (false, Some(window)) => {
            close_kiosk(app, &window).map_err(|error| kiosk_state::no_window(&error))
        }
        (true, Some(window)) => match open.as_mut().is_some_and(Kiosk::changed_hands) {
            true => clipboard::empty(&window).map_err(|error| kiosk_state::no_window(&error)),
            false => Ok(()),
        },
        (false, None) => Ok(()),
    }
}

fn open_kiosk<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    let window = own_pages_only(app, KIOSK_WINDOW)
        .decorations(false)
        .fullscreen(true)
        .always_on_top(true)
        .devtools(false)
        // Windows would offer the next visitor what the last one typed.
        .general_autofill_enabled(false)
        .build()?;
    compose_hangul_in_place(&window)?;
    clipboard::empty(&window)?;
    if let Some(staff) = app.get_webview_window(STAFF_WINDOW) {
        staff.hide()?;
    }
    window.set_focus()
}

fn close_kiosk<R: Runtime>(app: &AppHandle<R>, window: &WebviewWindow<R>) -> tauri::Result<()> {
    clipboard::empty(window)?;
    if let Some(staff) = app.get_webview_window(STAFF_WINDOW) {
        staff.show()?;
        staff.set_focus()?;
    }
    // Unlike a request to close, this is not asked of `on_event`.
    window.destroy()
}

/// A window that stays with the app: no other page is opened in it, no other
/// window by it, and nothing is downloaded.
fn own_pages_only<'app, R: Runtime>(
    app: &'app AppHandle<R>,
    label: &str,
) -> WebviewWindowBuilder<'app, R, AppHandle<R>> {
    WebviewWindowBuilder::new(app, label, WebviewUrl::default())
        .title("부스루프 Boothloop")
        .inner_size(1280.0, 800.0)
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
}

/// Whether an address is the app's own, where Tauri serves its embedded files.
fn is_own_page(address: &Url) -> bool {
    let (scheme, host) = match cfg!(windows) {
        true => ("http", "tauri.localhost"),
        false => ("tauri", "localhost"),
    };
    address.scheme() == scheme && address.host_str() == Some(host) && address.port().is_none()
}

/// Nobody closes the kiosk without its PIN: no key, no button of the desktop.
pub(crate) fn on_event<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    if window.label() == KIOSK_WINDOW
        && let WindowEvent::CloseRequested { api, .. } = event
    {
        api.prevent_close();
    }
}

/// Shows a syllable where it is typed while it is being composed. The webview
/// library turns this off, and Hangul then appears in a detached box or not at
/// all (wry pull request 1724).
#[cfg(target_os = "linux")]
fn compose_hangul_in_place<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    use webkit2gtk::{InputMethodContextExt, WebViewExt};
    window.with_webview(|webview| {
        if let Some(input_method) = webview.inner().input_method_context() {
            input_method.set_enable_preedit(true);
        }
    })
}

#[cfg(not(target_os = "linux"))]
fn compose_hangul_in_place<R: Runtime>(_window: &WebviewWindow<R>) -> tauri::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::is_own_page;

    /// What looks like the app's own address may be somebody else's.
    #[test]
    fn only_the_embedded_files_are_own_pages() {
        let own = match cfg!(windows) {
            true => "http://tauri.localhost",
            false => "tauri://localhost",
        };
        for path in ["", "/", "/index.html", "/index.html?x#y"] {
            let address = format!("{own}{path}").parse().expect("an address");
            assert!(is_own_page(&address), "{address} is the app");
        }
        for foreign in [
            "about:blank",
            "https://example.org/",
            "https://tauri.localhost/",
            "http://localhost/",
            "http://tauri.localhost.example.org/",
            "http://tauri.localhost:8080/",
            "http://127.0.0.1/",
            "http://ipc.localhost/get_desk",
            "ipc://localhost/get_desk",
            "tauri://example.org/",
            "tauri://localhost:1420/",
            "file:///etc/hosts",
            "data:text/html,hello",
            "blob:tauri://localhost/1",
            "javascript:0",
            "mailto:a@example.org",
        ] {
            let address = foreign.parse().expect("an address");
            assert!(!is_own_page(&address), "{address} is not the app");
        }
    }
}
