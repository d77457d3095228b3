//! A file that makes the parser panic is refused like any other. A test program
//! of its own: the panic hook belongs to the whole process.

use std::io::{Cursor, Write as _};
use std::sync::atomic::{AtomicUsize, Ordering};

use progress::Progress;
use spreadsheet::{Source, read_workbook};

/// A workbook whose only sheet begins where the file has ended long before.
fn damaged_xls() -> Vec<u8> {
    let record = |kind: u16, body: &[u8]| {
        let length = u16::try_from(body.len()).expect("a short record");
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), body].concat()
    };
    let begin = [0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    let sheet = [&0x00ff_ffff_u32.to_le_bytes()[..], &[0, 0, 1, 0], b"s"].concat();
    let stream = [
        record(0x0809, &begin),
        record(0x0085, &sheet),
        record(0x000a, &[]),
    ]
    .concat();
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("in memory");
    let mut workbook = file.create_stream("Workbook").expect("a stream");
    workbook.write_all(&stream).expect("in memory");
    drop(workbook);
    file.into_inner().into_inner()
}

/// What a damaged workbook makes the parser do is nobody's crash report; other
/// panics still are.
#[test]
fn a_damaged_workbook_is_refused_without_a_word_on_stderr() {
    static REPORTED: AtomicUsize = AtomicUsize::new(0);
    std::panic::set_hook(Box::new(|_| {
        REPORTED.fetch_add(1, Ordering::SeqCst);
    }));
    let bytes = damaged_xls();
    for source in [Source::Stranger, Source::Store] {
        let refused = read_workbook(
            &bytes,
            "list.xls",
            source,
            |sheets| sheets.iter().map(|sheet| sheet.name.clone()).collect(),
            &Progress::default(),
        );
        assert_eq!(refused.expect_err("damaged").code, "unreadable");
    }
    assert_eq!(REPORTED.load(Ordering::SeqCst), 0);

    let other = std::thread::spawn(|| panic!("not the parser's"));
    assert!(other.join().is_err());
    assert_eq!(REPORTED.load(Ordering::SeqCst), 1);
}
