//! One Tauri command for each line of the list in `wire`.
//!
//! Commands run on a thread of their own, so that deriving a key or writing a
//! file never freezes the window. Before each, its window must have its turn,
//! and the person signed in the right that the list names; without them nothing
//! of the request is read.
//! After each, windows are opened or closed as it demands.

use crate::shell::Shell;
use crate::staff;
use crate::turn;
use crate::values::{self, Answer};
use crate::windows;
use serde_json::Value;
use tauri::ipc::Invoke;
use tauri::{AppHandle, Runtime, State};

macro_rules! tauri_commands {
    ($($noun:ident {
        $($window:ident $right:ident $name:ident: $request:ident => $response:ident,)+
    })+) => {
        $($(
            #[tauri::command(async)]
            fn $name<R: Runtime>(app: AppHandle<R>, shell: State<'_, Shell>, request: Value) -> Answer<wire::$response> {
                turn::$window(&shell)?;
                staff::$right(&shell)?;
                let answer = crate::$noun::$name(&shell, values::request(request)?)?;
                windows::follow(&app, &shell)?;
                windows::follow_visitor_screen(&app, &shell)?;
                Ok(answer)
            }
        )+)+

        /// The handler that Tauri passes the windows' calls to.
        pub fn commands<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($($name),+),+]
        }
    };
}

wire::with_commands!(tauri_commands);
