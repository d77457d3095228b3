//! Which windows are open: the staff window or, in front of it, the kiosk.
//!
//! The staff window is hidden while the kiosk is open; a window that is merely
//! covered would be one key away.

use crate::kiosk_state;
use crate::shell::Shell;
use tauri::{
    AppHandle, Manager, Runtime, WebviewUrl, WebviewWindow, WebviewWindowBuilder, Window,
    WindowEvent,
};
use wire::WireError;

/// The labels of the windows, as the capability files name them.
const STAFF_WINDOW: &str = "main";
const KIOSK_WINDOW: &str = "kiosk";

/// Opens the staff window.
pub(crate) fn open_staff<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, STAFF_WINDOW, WebviewUrl::default())
        .title("부스루프 Boothloop")
        .inner_size(1280.0, 800.0)
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
        _ => Ok(()),
    }
}

fn open_kiosk<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, KIOSK_WINDOW, WebviewUrl::default())
        .title("부스루프 Boothloop")
        .inner_size(1280.0, 800.0)
        .decorations(false)
        .fullscreen(true)
        .always_on_top(true)
        .devtools(false)
        .build()?;
    compose_hangul_in_place(&window)?;
    if let Some(staff) = app.get_webview_window(STAFF_WINDOW) {
        staff.hide()?;
    }
    window.set_focus()
}

fn close_kiosk<R: Runtime>(app: &AppHandle<R>, window: &WebviewWindow<R>) -> tauri::Result<()> {
    if let Some(staff) = app.get_webview_window(STAFF_WINDOW) {
        staff.show()?;
        staff.set_focus()?;
    }
    // Unlike a request to close, this is not asked of `on_event`.
    window.destroy()
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
