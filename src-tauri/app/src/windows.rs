//! Which windows are open: the staff window or, in front of it, the kiosk; and
//! on a second screen, if staff want it, what a visitor sees.
//!
//! The staff window is hidden while the kiosk is open; a window that is merely
//! covered would be one key away. Neither window ever shows a page but the
//! app's own: nothing that is clicked, typed or dropped there leads elsewhere.

use crate::clipboard;
use crate::kiosk_state::{self, Kiosk};
use crate::shell::Shell;
use crate::values;
use tauri::webview::NewWindowResponse;
use tauri::{
    AppHandle, Manager, PhysicalPosition, Runtime, Url, WebviewUrl, WebviewWindow,
    WebviewWindowBuilder, Window, WindowEvent,
};
use wire::WireError;
use words::sentence;

/// The labels of the windows, as the capability files name them.
const STAFF_WINDOW: &str = "main";
const KIOSK_WINDOW: &str = "kiosk";
const VISITOR_WINDOW: &str = "visitor";

/// Tells the visitor's screen that it has to ask what to show. Tauri's own
/// events would need a right that its capability does not give.
const LOOK_AGAIN: &str = "window.dispatchEvent(new Event('look-again'))";

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

/// Opens or closes the visitor's screen as staff said, and tells it when there
/// is something else to show.
pub(crate) fn follow_visitor_screen<R: Runtime>(
    app: &AppHandle<R>,
    shell: &Shell,
) -> Result<(), WireError> {
    let screen = shell.visitor_screen();
    // One command at a time, as above.
    let _kiosk = shell.kiosk();
    // The window's own question comes by here, too: an answer is no news.
    let records = shell.lock().as_ref().map(booth::Booth::records);
    let is_news = screen.take_news(records);
    let done = match (screen.is_open(), app.get_webview_window(VISITOR_WINDOW)) {
        (true, None) => open_visitor_screen(app),
        (false, Some(window)) => window.destroy(),
        (true, Some(window)) if is_news => window.eval(LOOK_AGAIN),
        _ => Ok(()),
    };
    done.map_err(|error| {
        screen.set_open(false);
        values::refusal(&sentence!(
            "visitor-screen-not-opened",
            error = error.to_string()
        ))
    })
}

/// On another monitor it fills the screen; on the only one it is a window that
/// staff can move.
fn open_visitor_screen<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    let staff = app.get_webview_window(STAFF_WINDOW);
    let other = match &staff {
        Some(staff) => other_monitor(staff)?,
        None => None,
    };
    let window = own_pages_only(app, VISITOR_WINDOW)
        .devtools(false)
        .focused(false)
        .build()?;
    if let Some(inside) = other {
        window.set_fullscreen_on_monitor(inside)?;
    }
    match staff {
        Some(staff) => staff.set_focus(),
        None => Ok(()),
    }
}

/// A point inside a monitor that the window does not stand on.
fn other_monitor<R: Runtime>(
    window: &WebviewWindow<R>,
) -> tauri::Result<Option<PhysicalPosition<f64>>> {
    let Some(here) = window.current_monitor()? else {
        return Ok(None);
    };
    let monitors = window.available_monitors()?;
    let other = monitors
        .iter()
        .find(|monitor| monitor.position() != here.position());
    Ok(other.map(|monitor| {
        let (corner, size) = (monitor.position(), monitor.size());
        PhysicalPosition::new(
            f64::from(corner.x) + f64::from(size.width) / 2.0,
            f64::from(corner.y) + f64::from(size.height) / 2.0,
        )
    }))
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
/// The visitor's screen goes when somebody closes it, and with the staff's.
pub(crate) fn on_event<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    if window.label() == KIOSK_WINDOW
        && let WindowEvent::CloseRequested { api, .. } = event
    {
        api.prevent_close();
    }
    if !matches!(event, WindowEvent::Destroyed) {
        return;
    }
    if window.label() == VISITOR_WINDOW {
        window.state::<Shell>().visitor_screen().set_open(false);
    }
    if window.label() == STAFF_WINDOW
        && let Some(screen) = window.get_webview_window(VISITOR_WINDOW)
    {
        // Nothing is left to do when it cannot be closed: the app ends.
        let _ = screen.destroy();
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
