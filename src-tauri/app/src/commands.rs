//! One Tauri command for each line of the list in `wire`.
//!
//! Commands run on a thread of their own, so that deriving a key or writing a
//! file never freezes the window. After each, the windows follow what it changed.

use crate::shell::Shell;
use crate::windows;
use tauri::ipc::Invoke;
use tauri::{AppHandle, Runtime, State};

macro_rules! tauri_commands {
    ($($noun:ident {
        $($window:ident $name:ident: $request:ident => $response:ident,)+
    })+) => {
        $($(
            #[tauri::command(async)]
            fn $name<R: Runtime>(app: AppHandle<R>, shell: State<'_, Shell>, request: wire::$request) -> Result<wire::$response, wire::WireError> {
                let answer = crate::$noun::$name(&shell, request)?;
                windows::follow(&app, &shell)?;
                Ok(answer)
            }
        )+)+

        /// Hands what the windows call to the commands.
        pub fn commands<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($($name),+),+]
        }
    };
}

wire::with_commands!(tauri_commands);
