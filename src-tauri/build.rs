//! Build-time half of the shell: the icon, the embedded screen, and the list of
//! commands a window can be permitted to call. A command that is not declared
//! here is refused in every window, whatever a capability says.

fn main() {
    // With a pattern of our own tauri-build does not watch the folder itself.
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("./src-tauri/capabilities/*.json")
        .app_manifest(tauri_build::AppManifest::new().commands(wire::COMMAND_NAMES));
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
}
