//! Sends finished bytes to a receipt printer, by network or by a device's path.
//!
//! Receipt printers take what they are sent and say nothing back, so "sent"
//! means that the system or the printer's buffer took every byte, not that
//! there was paper. Asking for the status (`DLE EOT`) was left out: it needs a
//! way back that a shared printer or a spooler does not give.

use crate::OutreachError;
use crate::save::is_device;
use std::fs::OpenOptions;
use std::io::{self, ErrorKind, Write};
use std::net::{IpAddr, Shutdown, SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// A printer in the same room that does not answer by then is off.
const CONNECT_WITHIN: Duration = Duration::from_secs(3);

/// A slip is about a kilobyte; even a serial line of 9,600 baud takes it in two
/// seconds. A printer that takes longer is out of paper or open.
const TAKE_WITHIN: Duration = Duration::from_secs(8);

/// Where the printer is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// A printer on the network; receipt printers listen on port 9100.
    Network(SocketAddr),
    /// A device: `/dev/usb/lp0` on Linux, `COM3`, `LPT1` or a printer that this
    /// computer shares (`\\localhost\slips`) on Windows. A serial line keeps
    /// the speed the system gave it.
    DevicePath(PathBuf),
}

/// Where receipt printers listen (raw printing, IANA `pdl-datastream`).
const PORT: u16 = 9100;

impl Destination {
    /// Reads what an owner writes: `192.168.0.50`, `192.168.0.50:9100`,
    /// `/dev/usb/lp0`, `COM3`, `\\localhost\slips`. Names of computers are not
    /// looked up: a printer's test page shows its number.
    ///
    /// Errors: [`OutreachError::PrinterUnclear`].
    pub fn parse(written: &str) -> Result<Self, OutreachError> {
        let written = written.trim();
        if let Ok(address) = written.parse() {
            return Ok(Self::Network(address));
        }
        if let Ok(address) = written.parse::<IpAddr>() {
            return Ok(Self::Network(SocketAddr::new(address, PORT)));
        }
        let is_path = written.starts_with('/') || is_device(written) || is_shared_here(written);
        match is_path && !written.contains(char::is_control) {
            true => Ok(Self::DevicePath(PathBuf::from(written))),
            false => Err(OutreachError::PrinterUnclear),
        }
    }
}

/// Sends all bytes, or says what stopped them. Blocks for eleven seconds at most.
///
/// Errors: [`OutreachError::PrinterMissing`], [`OutreachError::PrinterForbidden`],
/// [`OutreachError::NotAPrinter`], [`OutreachError::PrinterStopped`].
pub fn send(bytes: &[u8], to: &Destination) -> Result<(), OutreachError> {
    match to {
        Destination::Network(address) => send_by_network(bytes, *address),
        Destination::DevicePath(path) => send_to_device(bytes.to_vec(), path.clone(), TAKE_WITHIN),
    }
}

fn send_by_network(bytes: &[u8], address: SocketAddr) -> Result<(), OutreachError> {
    let mut printer = TcpStream::connect_timeout(&address, CONNECT_WITHIN).map_err(not_opened)?;
    printer
        .set_write_timeout(Some(TAKE_WITHIN))
        .and_then(|()| printer.write_all(bytes))
        .and_then(|()| printer.shutdown(Shutdown::Write))
        .map_err(OutreachError::PrinterStopped)
}

/// A device has no time-out of its own: opening it and writing to it may both
/// block for as long as the printer is off. They are left to a thread that the
/// caller stops waiting for. The thread ends when the device answers at last,
/// or with the program.
fn send_to_device(bytes: Vec<u8>, path: PathBuf, within: Duration) -> Result<(), OutreachError> {
    let (done, answer) = mpsc::sync_channel(1);
    thread::spawn(move || {
        // Nobody listens any more after the time-out, and then nobody cares.
        let _ = done.send(write(&bytes, &path));
    });
    answer.recv_timeout(within).unwrap_or_else(|_| {
        Err(OutreachError::PrinterStopped(io::Error::from(
            ErrorKind::TimedOut,
        )))
    })
}

fn write(bytes: &[u8], path: &Path) -> Result<(), OutreachError> {
    // Nothing is created, and neither a document nor a disk chosen by mistake is
    // written over.
    if is_something_else(path) {
        return Err(OutreachError::NotAPrinter);
    }
    let mut printer = OpenOptions::new()
        .write(true)
        .open(path)
        .map_err(not_opened)?;
    printer
        .write_all(bytes)
        .and_then(|()| printer.flush())
        .map_err(OutreachError::PrinterStopped)
}

/// Whether this is the Windows name of a printer that this computer shares. A
/// share of another computer may as well be a folder, and what Windows calls
/// `\\.\` and `\\?\` may be a disk.
fn is_shared_here(name: &str) -> bool {
    let name = name.to_lowercase();
    let share = name.strip_prefix(r"\\localhost\");
    share.is_some_and(|share| !share.is_empty() && !share.contains(['\\', '/', ':']))
}

/// Windows calls its devices files too, so there the name decides, as it did
/// when it was written down. Elsewhere printers are devices that take one
/// character after the other, and spoolers may offer a pipe; a disk is neither.
#[cfg(windows)]
fn is_something_else(path: &Path) -> bool {
    let name = path.to_string_lossy();
    !is_device(&name) && !is_shared_here(&name)
}

#[cfg(unix)]
fn is_something_else(path: &Path) -> bool {
    use std::os::unix::fs::FileTypeExt as _;
    std::fs::metadata(path).is_ok_and(|there| {
        let kind = there.file_type();
        !kind.is_char_device() && !kind.is_fifo()
    })
}

fn not_opened(error: io::Error) -> OutreachError {
    match error.kind() {
        ErrorKind::PermissionDenied => OutreachError::PrinterForbidden(error),
        ErrorKind::IsADirectory => OutreachError::NotAPrinter,
        _ => OutreachError::PrinterMissing(error),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::{is_something_else, send_to_device};
    use std::os::unix::net::UnixListener;
    use std::path::{Path, PathBuf};
    use std::process::Command;
    use std::time::Duration;

    /// A printer that is switched off must not hang the desk: a pipe that
    /// nobody reads blocks just as such a device does.
    #[test]
    fn a_device_that_never_answers_is_given_up() {
        let folder = tempfile::tempdir().expect("a folder");
        let pipe = folder.path().join("lp0");
        let made = Command::new("mkfifo").arg(&pipe).status();
        assert!(made.expect("mkfifo is there").success());
        let error = send_to_device(b"slip".to_vec(), pipe, Duration::from_millis(50))
            .expect_err("nobody reads");
        assert_eq!(error.code(), "printer_stopped");
    }

    /// A slip written to a disk destroys what is on it, and one written to a
    /// file or a share leaves the room.
    #[test]
    fn only_what_prints_is_written_to() {
        let folder = tempfile::tempdir().expect("a folder");
        let socket = folder.path().join("socket");
        let _listens = UnixListener::bind(&socket).expect("a socket");
        let file = folder.path().join("letter.txt");
        std::fs::write(&file, "dear").expect("a file");
        let link = folder.path().join("lp0");
        std::os::unix::fs::symlink(&file, &link).expect("a link");
        let mut others: Vec<PathBuf> = vec![folder.path().to_owned(), socket, file, link];
        // Not every machine shows its disks, a container for one.
        let disks = std::fs::read_dir("/sys/dev/block").into_iter().flatten();
        let disks = disks.flatten().filter_map(|disk| {
            let about = std::fs::read_to_string(disk.path().join("uevent")).ok()?;
            let name = about
                .lines()
                .find_map(|line| line.strip_prefix("DEVNAME="))?;
            Some(Path::new("/dev").join(name))
        });
        others.extend(disks.filter(|disk| disk.exists()));
        for other in others {
            assert!(
                is_something_else(&other),
                "{} is no printer",
                other.display()
            );
        }
        assert!(!is_something_else(Path::new("/dev/null")), "a device");
    }
}
