//! One Tauri command for each line of the list in `wire`.
//!
//! Commands run on a thread of their own, so that deriving a key or writing a
//! file never freezes the window.

use crate::actions;
use crate::shell::Shell;
use tauri::ipc::Invoke;
use tauri::{Runtime, State};

macro_rules! tauri_commands {
    ($($name:ident: $request:ident => $response:ident,)+) => {
        $(
            #[tauri::command(async)]
            fn $name(shell: State<'_, Shell>, request: wire::$request) -> Result<wire::$response, wire::WireError> {
                actions::$name(&shell, request)
            }
        )+

        /// Hands what the windows call to the commands.
        pub fn commands<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($name),+]
        }
    };
}

wire::with_commands!(tauri_commands);
