//! Lists as relays and tools write them, and as Excel spoils them.

use outreach::{OptOutSource, OptOuts};
use progress::Progress;
use rust_xlsxwriter::Workbook;

fn read(bytes: &[u8], source: OptOutSource) -> OptOuts {
    OptOuts::read(bytes, "list.csv", source, &Progress::default()).expect("a list")
}

fn points(list: &OptOuts) -> Vec<&str> {
    list.named.iter().map(|(_, point)| point.as_str()).collect()
}

/// Whatever stands around them, the contact points are found, each on its row.
#[test]
fn contact_points_are_found_in_any_table() {
    let euc_kr = encoding_rs::EUC_KR
        .encode("수신거부번호,일시\n010-1234-5678,2026-11-28\n")
        .0;
    for (bytes, named) in [
        ("번호\n010-1234-5678\n+82 10 2345 6789\n".as_bytes(), vec![(2, "+821012345678"), (3, "+821023456789")]),
        ("01012345678\n".as_bytes(), vec![(1, "+821012345678")]),
        // Excel took the 0 away from a number that was no text.
        ("1012345678\n".as_bytes(), vec![(1, "+821012345678")]),
        (
            "수신거부 접수;080번호;수신번호\n2026-11-28 10:00;080-123-4567;010-1234-5678\n2026-11-28 11:00;080-123-4567;010-2345-6789\n".as_bytes(),
            vec![(2, "+821012345678"), (3, "+821023456789")],
        ),
        (&euc_kr[..], vec![(2, "+821012345678")]),
        ("\u{feff}전화\t이름\r\n\r\n０１０－１２３４－５６７８\t김\r\n".as_bytes(), vec![(3, "+821012345678")]),
    ] {
        let list = read(bytes, OptOutSource::FreeCall);
        let named: Vec<(u32, String)> = named.into_iter().map(|(row, point)| (row, point.to_owned())).collect();
        assert_eq!(list.named, named, "{}", String::from_utf8_lossy(bytes));
        assert_eq!(list.unreadable, []);
        assert_eq!(list.rows(), list.named.len());
    }
    let mails = "email,status\n<Kim@Example.com>,unsubscribed\nlee@example.com,complaint\n";
    let list = read(mails.as_bytes(), OptOutSource::MailTool);
    assert_eq!(points(&list), ["kim@example.com", "lee@example.com"]);
}

/// Every sheet of a workbook is read, numbers that are numbers too.
#[test]
fn a_workbook_is_read_as_it_is_seen() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "차단한 번호").expect("a cell");
    sheet.write(1, 0, 1_012_345_678.0).expect("a cell");
    let hidden = book.add_worksheet();
    hidden.set_hidden(true);
    hidden.write(0, 0, "010-9999-9999").expect("a cell");
    let bytes = book.save_to_buffer().expect("a workbook");
    let list = OptOuts::read(
        &bytes,
        "list.xlsx",
        OptOutSource::KakaoTalk,
        &Progress::default(),
    );
    assert_eq!(points(&list.expect("a list")), ["+821012345678"]);
}

/// Whoever stands in a row that names no contact said no as well: she is told of,
/// also where the whole list holds names.
#[test]
fn a_row_that_names_nobody_is_told() {
    let list = read("이름\n김하늘\n이서연\n".as_bytes(), OptOutSource::FreeCall);
    assert_eq!(
        list.unreadable
            .iter()
            .map(|(row, _)| *row)
            .collect::<Vec<_>>(),
        [2, 3]
    );
    let list = read(
        "번호\n김하늘\n010-1234-5678\n1.01E+09\n010-123-4567\n\n,메모만\n".as_bytes(),
        OptOutSource::FreeCall,
    );
    assert_eq!(points(&list), ["+821012345678"]);
    let told: Vec<(u32, &str)> = list
        .unreadable
        .iter()
        .map(|(row, why)| (*row, why.ko.as_str()))
        .collect();
    assert_eq!(
        told.iter().map(|(row, _)| *row).collect::<Vec<_>>(),
        [2, 4, 5, 7]
    );
    assert!(told[0].1.contains("이름이 아니라"), "{}", told[0].1);
    assert!(told[1].1.contains("뒷자리가 사라졌습니다"), "{}", told[1].1);
    assert!(told[2].1.contains("빠졌습니다"), "{}", told[2].1);
    assert_eq!(list.rows(), 5);
}

/// What is no table is refused in words, and the word for a source is any of
/// those that people use.
#[test]
fn other_files_and_sources_are_refused() {
    let refused = OptOuts::read(
        b"\x89PNG\0\0",
        "x.csv",
        OptOutSource::MailTool,
        &Progress::default(),
    );
    assert_eq!(refused.expect_err("no table").code, "not_a_table");
    assert_eq!(
        OptOutSource::from_word("KakaoTalk"),
        Some(OptOutSource::KakaoTalk)
    );
    assert_eq!(OptOutSource::from_word("080"), Some(OptOutSource::FreeCall));
    assert_eq!(OptOutSource::from_word("fax"), None);
}
