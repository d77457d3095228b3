//! A window that shows one word: what the app's start is measured against.

fn main() {
    let context = tauri::generate_context!("tests/empty_window/tauri.conf.json");
    if let Err(error) = tauri::Builder::default().run(context) {
        panic!("the empty window did not open: {error}");
    }
}
