//! Bytes reach the printer whole, and what stops them is said.

use outreach::printer::{Destination, send};
use std::io::Read;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};

/// The everyday path: a printer on the network gets every byte and the end.
#[test]
fn a_network_printer_gets_every_byte() {
    let printer = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let address = printer.local_addr().expect("it is bound");
    let bytes: Vec<u8> = (0..100_000).map(|it| it as u8).collect();
    let got = std::thread::spawn(move || {
        let (mut from, _) = printer.accept().expect("somebody prints");
        let mut got = Vec::new();
        from.read_to_end(&mut got).expect("it reads to the end");
        got
    });
    send(&bytes, &Destination::Network(address)).expect("sent");
    assert!(got.join().expect("the printer ends") == bytes);
}

/// A printer that is switched off is not there.
#[test]
fn a_missing_printer_is_told() {
    let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let address: SocketAddr = free.local_addr().expect("it is bound");
    drop(free);
    let error = send(b"slip", &Destination::Network(address)).expect_err("nobody listens");
    assert_eq!(error.code(), "printer_missing");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("lp9");
    let error = send(b"slip", &Destination::DevicePath(path.clone())).expect_err("no device");
    let missing = if cfg!(windows) {
        "not_a_printer"
    } else {
        "printer_missing"
    };
    assert_eq!(error.code(), missing);
    assert!(!path.exists(), "nothing was created in its place");
    let sentence = error.sentence();
    assert!(sentence.ko.contains("쿠폰은 그대로 유효합니다") || cfg!(windows));
}

/// A document chosen by mistake keeps its words.
#[test]
fn a_document_is_not_printed_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let document = folder.path().join("계약서.txt");
    std::fs::write(&document, "계약").expect("written");
    for path in [document.clone(), folder.path().to_path_buf()] {
        let error = send(b"\x1b@", &Destination::DevicePath(path)).expect_err("not a printer");
        assert_eq!(error.code(), "not_a_printer");
    }
    assert_eq!(std::fs::read_to_string(document).expect("it reads"), "계약");
}

/// A device gets the same bytes as the network would.
#[cfg(unix)]
#[test]
fn a_device_gets_every_byte() {
    let folder = tempfile::tempdir().expect("a folder");
    let device = folder.path().join("lp0");
    let made = std::process::Command::new("mkfifo").arg(&device).status();
    assert!(made.expect("mkfifo is there").success());
    let reading = device.clone();
    let got = std::thread::spawn(move || std::fs::read(reading).expect("it reads"));
    let bytes: Vec<u8> = (0..100_000).map(|it| it as u8).collect();
    send(&bytes, &Destination::DevicePath(device)).expect("sent");
    assert!(got.join().expect("the printer ends") == bytes);
}

/// Out of paper: a device that takes no more says so.
#[cfg(target_os = "linux")]
#[test]
fn a_full_device_is_told() {
    let error = send(b"slip", &Destination::DevicePath("/dev/full".into())).expect_err("full");
    assert_eq!(error.code(), "printer_stopped");
}

/// What an owner writes for her printer's place, and what is none: a guess
/// would print a coupon somewhere else, or write into a document.
#[test]
fn a_printers_place_is_read_as_it_is_written() {
    let network = |text: &str| Destination::Network(text.parse().expect("an address"));
    for (written, place) in [
        ("192.168.0.50", network("192.168.0.50:9100")),
        (" 192.168.0.50:9101\n", network("192.168.0.50:9101")),
        ("[fe80::1]:9100", network("[fe80::1]:9100")),
        (
            "/dev/usb/lp0",
            Destination::DevicePath("/dev/usb/lp0".into()),
        ),
        ("com3", Destination::DevicePath("com3".into())),
        (
            "\\\\localhost\\slips",
            Destination::DevicePath("\\\\localhost\\slips".into()),
        ),
    ] {
        let read = Destination::parse(written).expect(written);
        assert_eq!(read, place, "{written}");
    }
    for unclear in [
        "",
        "printer",
        "printer.local:9100",
        "192.168.0",
        "1.2.3.4:99999",
        "slip.txt",
        r"\\fileserver\slips",
        r"\\192.168.0.9\slips\a.txt",
        r"\\localhost\slips\a.txt",
        r"\\localhost\",
        r"\\localhost.example.org\slips",
        r"\\.\PhysicalDrive0",
        r"\\.\C:",
        r"\\?\C:\slip.txt",
    ] {
        let error = Destination::parse(unclear).expect_err(unclear);
        assert_eq!(error.code(), "printer_unclear", "{unclear}");
    }
}
