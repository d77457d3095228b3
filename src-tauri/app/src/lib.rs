//! shell
use tauri as _;
