//! A screen of our own for the window tests.
//!
//! The server picks a free display itself and says which (`-displayfd`), so
//! that no lock file is guessed at. `xvfb-run` is the usual wrapper; it would
//! need `xauth` as well and leaves the server behind when it is killed.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

/// A running X server without a monitor; it ends with this value.
pub struct Display {
    server: Child,
    /// The value for `DISPLAY`, such as `:1`.
    pub name: String,
}

impl Display {
    /// Starts the server and waits until it takes connections.
    pub fn start() -> Result<Self, String> {
        // setpriv ends the server also when this program is killed, which a
        // destructor cannot do; util-linux is part of every Debian and Ubuntu.
        let mut server = Command::new("setpriv")
            .args(["--pdeathsig", "TERM", "--", "Xvfb", "-displayfd", "1"])
            .args(["-screen", "0", "1920x1080x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| {
                format!("The screen for the window tests (Xvfb) did not start: {error}.")
            })?;
        let mut number = String::new();
        let read = match server.stdout.take() {
            Some(stdout) => BufReader::new(stdout).read_line(&mut number),
            None => Ok(0),
        };
        let display = Self {
            server,
            name: format!(":{}", number.trim()),
        };
        match read {
            Ok(length) if length > 1 => Ok(display),
            _ => {
                Err("The screen for the window tests (Xvfb) ended before it was ready.".to_owned())
            }
        }
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // It may have ended by itself; there is nothing left to do then.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
