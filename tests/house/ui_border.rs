//! One folder is the whole border between the UI and its host.

use crate::sources::{Source, assert_none, sources_below};

const HOST: &str = "ui/src/host/";

fn files_past_the_host_folder(sources: &[Source]) -> Vec<String> {
    sources
        .iter()
        .filter(|source| !source.path.starts_with(HOST) && source.text.contains("@tauri-apps/"))
        .map(|source| format!("{} talks to Tauri past {HOST}", source.path))
        .collect()
}

#[test]
fn only_the_host_folder_imports_tauri() {
    let sources = sources_below("ui/src", &["ts", "js", "svelte"]);
    let is_border =
        |source: &Source| source.path.starts_with(HOST) && source.text.contains("@tauri-apps/");
    assert!(
        sources.iter().any(is_border),
        "the host folder itself was found"
    );
    assert_none(&files_past_the_host_folder(&sources));
}

#[test]
fn a_screen_that_imports_tauri_is_found() {
    let import = "import { invoke } from '@tauri-apps/api/core';";
    let found = files_past_the_host_folder(&[
        Source::planted("ui/src/host/tauri.ts", import),
        Source::planted("ui/src/screens/Desk.svelte", import),
    ]);
    assert_eq!(found.len(), 1, "only the screen: {found:?}");
    assert!(found[0].contains("Desk.svelte"), "{found:?}");
}
