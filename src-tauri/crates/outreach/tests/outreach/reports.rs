//! Reports as sending tools might write them, and as people move their columns.
//!
//! No tool documents the columns of the report it lets people download, so these tables are
//! made up after the words and headings that the tools use elsewhere.

use outreach::{PointKind, Report, ReportColumns, ReportFile};
use progress::Progress;
use rust_xlsxwriter::Workbook;

const STIBEE: &str = "\u{feff}이메일 주소,이름,발송 결과,오픈,클릭\r\n\
    kim@example.com,김,발송 성공,오픈,클릭\r\n\
    Lee@Example.com,이,발송 성공,미열람,\r\n\
    park@example.com,박,하드바운스,미열람,\r\n\
    choi@example.com,최,수신 거부,오픈,\r\n\
    jung@example.com,정,알 수 없음,미열람,\r\n";
const MAILCHIMP: &str = "Email Address,First Name,Status,MEMBER_RATING\n\
    kim@example.com,Kim,Sent,2\nlee@example.com,Lee,Soft Bounce,2\n\
    park@example.com,Park,cleaned,2\nchoi@example.com,Choi,Unsubscribed,2\n";
const SOLAPI: &str = "수신번호,발신번호,상태,접수일시\n\
    010-1111-1111,02-123-4567,수신완료,2026-11-30 10:00\n\
    010-2222-2222,02-123-4567,전원 꺼짐,2026-11-30 10:00\n\
    010-3333-3333,02-123-4567,결번,2026-11-30 10:00\n";
const ALIGO: &str =
    "번호;수신자;전송결과;전송일\n1;01011111111;성공;2026-11-30\n2;01022222222;실패;2026-11-30\n";
const LISTMONK: &str = "type,email,campaign,created_at\n\
    hard,kim@example.com,fair,2026-11-30\nsoft,lee@example.com,fair,2026-11-30\n\
    complaint,park@example.com,fair,2026-11-30\n";

fn file(bytes: &[u8]) -> ReportFile {
    ReportFile::read(bytes, "report.csv", &Progress::default()).expect("a table")
}

fn understood(bytes: &[u8], kind: PointKind) -> Report {
    let report = file(bytes).understood(kind, &ReportColumns::default());
    report.expect("a report")
}

/// A report in few words: `s`ent, `f`ailed, `b`ounced, `r`efused.
fn told(report: &Report) -> String {
    let mut lines = vec![format!("rows {}", report.rows)];
    for (point, outcome) in &report.outcomes {
        let flags = [
            (outcome.sent, 's'),
            (outcome.failed, 'f'),
            (outcome.bounced, 'b'),
            (outcome.refused, 'r'),
        ];
        let flags: String = flags.iter().filter(|it| it.0).map(|it| it.1).collect();
        lines.push(format!("{point} {flags}"));
    }
    for (word, rows) in &report.not_understood {
        lines.push(format!("‘{word}’ {rows}"));
    }
    for (row, why) in &report.unreadable {
        lines.push(format!("row {row}: {}", why.en));
    }
    lines.join("\n")
}

#[test]
fn reports_of_mail_tools_are_read() {
    insta::assert_snapshot!(
        "report_stibee",
        told(&understood(STIBEE.as_bytes(), PointKind::Email))
    );
    insta::assert_snapshot!(
        "report_mailchimp",
        told(&understood(MAILCHIMP.as_bytes(), PointKind::Email))
    );
    insta::assert_snapshot!(
        "report_listmonk",
        told(&understood(LISTMONK.as_bytes(), PointKind::Email))
    );
}

#[test]
fn reports_of_text_tools_are_read() {
    insta::assert_snapshot!(
        "report_solapi",
        told(&understood(SOLAPI.as_bytes(), PointKind::Phone))
    );
    let cp949 = encoding_rs::EUC_KR.encode(ALIGO).0;
    insta::assert_snapshot!(
        "report_aligo_cp949",
        told(&understood(&cp949, PointKind::Phone))
    );
}

/// In a workbook every visible sheet that names people counts, and a page of sums does not.
#[test]
fn a_workbook_is_read_sheet_by_sheet() {
    let mut book = Workbook::new();
    for (name, rows) in [
        ("요약", vec![["보낸 수", "2"]]),
        (
            "성공",
            vec![["이메일", "결과"], ["kim@example.com", "성공"]],
        ),
        (
            "실패",
            vec![["결과", "이메일"], ["실패", "lee@example.com"]],
        ),
    ] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).expect("a name");
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(cells) {
                sheet.write(row, column, cell).expect("a cell");
            }
        }
    }
    let bytes = book.save_to_buffer().expect("a workbook");
    let report = understood(&bytes, PointKind::Email);
    insta::assert_snapshot!("report_workbook", told(&report));
}

/// The columns are found wherever they stand, and with no headings at all.
/// A refusal, or a number that does not exist, counts wherever a row says it: in a state of
/// subscription or a reason of failure beside the result. A word that stands in every row
/// (a link) is news of nobody.
#[test]
fn what_a_second_column_says_is_heard() {
    let mail = "이메일,발송 결과,구독 상태,링크\n\
                kim@example.com,발송 성공,수신거부,수신거부\n\
                lee@example.com,발송 성공,구독중,수신거부\n";
    let report = understood(mail.as_bytes(), PointKind::Email);
    assert!(report.outcomes["kim@example.com"].refused);
    assert!(!report.outcomes["lee@example.com"].refused);
    assert_eq!(report.read_from, ["발송 결과"]);
    let texts = "번호,결과,실패사유\n010-1111-1111,실패,결번\n010-2222-2222,성공,\n";
    let report = understood(texts.as_bytes(), PointKind::Phone);
    let bounced: Vec<bool> = report.outcomes.values().map(|it| it.bounced).collect();
    assert_eq!(bounced, [true, false]);
}

/// Who has not clicked yet in the mail that asks whether an address is hers is told by the
/// state of a subscription, which may stand beside the result and say the same of everybody.
/// It is not asked which of the two columns is meant.
#[test]
fn a_click_that_is_waited_for_is_heard_beside_the_result() {
    let of = |text: &str| {
        let report = understood(text.as_bytes(), PointKind::Email);
        let told = |address: &str| {
            let outcome = report.outcomes[address];
            let said = (outcome.unconfirmed, outcome.confirmed);
            (outcome.sent, said)
        };
        (
            report.read_from.clone(),
            told("kim@example.com"),
            told("lee@example.com"),
        )
    };
    let waits = (true, (true, false));
    let clicked = (true, (false, true));
    for (result, state) in [
        ("결과", "status"),
        ("메일", "구독 상태"),
        ("sent?", "state"),
    ] {
        let apart = format!(
            "email,{result},{state}\nkim@example.com,sent,unconfirmed\nlee@example.com,sent,confirmed\n"
        );
        let expected = (vec![result.to_owned()], waits, clicked);
        assert_eq!(of(&apart), expected, "{apart}");
        let alike = apart.replace(",confirmed", ",unconfirmed");
        assert_eq!(of(&alike), (vec![result.to_owned()], waits, waits));
        // Who unsubscribed stands among the states too, and is heard there.
        let refused = format!("{apart}park@example.com,sent,unsubscribed\n");
        let report = understood(refused.as_bytes(), PointKind::Email);
        assert!(report.outcomes["park@example.com"].refused);
    }
}

/// A link to unsubscribe in every row is no result, whatever stands beside it.
#[test]
fn a_link_beside_a_state_of_subscription_refuses_nobody() {
    let link = "email,status,링크\nkim@example.com,unconfirmed,수신거부\n\
                lee@example.com,confirmed,수신거부\n";
    let report = understood(link.as_bytes(), PointKind::Email);
    assert!(report.outcomes.values().all(|it| !it.refused));
}

/// Whoever did not read a mail is not said to have left a click out.
#[test]
fn an_unread_mail_says_nothing_of_an_address() {
    let unread = "email,결과,수신 확인\nkim@example.com,sent,미확인\nlee@example.com,sent,확인\n";
    let report = understood(unread.as_bytes(), PointKind::Email);
    assert!(report.outcomes.values().all(|it| !it.unconfirmed));
}

/// A quotation mark that nothing closes swallows the rows behind it: the report is refused,
/// and no refusal in it is lost without a word.
#[test]
fn rows_in_one_cell_are_refused() {
    let text = "이메일,결과,이름\nkim@example.com,성공,\"이\nlee@example.com,수신거부,김\n";
    let refused = file(text.as_bytes()).understood(PointKind::Email, &ReportColumns::default());
    let refused = refused.expect_err("a row is swallowed");
    assert!(refused.ko.contains("2행부터"), "{refused}");
    let note = "이메일,결과,메모\nkim@example.com,성공,\"두 줄\n메모\"\n";
    let report = understood(note.as_bytes(), PointKind::Email);
    assert!(
        report.outcomes["kim@example.com"].sent,
        "a note of two lines"
    );
}

/// Two known words in one cell say what the graver says; words against each other say
/// nothing.
#[test]
fn words_in_brackets_are_understood() {
    let text = "이메일,결과\nkim@example.com,발송실패(하드바운스)\nlee@example.com,성공\n\
                park@example.com,성공(실패)\n";
    let report = understood(text.as_bytes(), PointKind::Email);
    assert!(report.outcomes["kim@example.com"].bounced);
    assert_eq!(
        report.outcomes["park@example.com"],
        outreach::Outcome::default()
    );
    assert_eq!(report.not_understood["성공(실패)"], 1);
}

/// A refusal may be a yes or a day in a column of its own; a link there refuses nothing.
#[test]
fn a_column_of_refusals_is_read() {
    for (heading, yes, no) in [
        ("수신거부", "Y", "N"),
        ("수신거부일시", "2026-11-30 10:00", ""),
        ("Unsubscribed", "true", "false"),
        ("수신거부", "네", "https://mail.example/stop/2"),
    ] {
        let text = format!(
            "email,status,{heading}\nkim@example.com,sent,{yes}\nlee@example.com,sent,{no}\n"
        );
        let report = understood(text.as_bytes(), PointKind::Email);
        assert!(
            report.outcomes["kim@example.com"].refused,
            "{heading} {yes}"
        );
        assert!(
            !report.outcomes["lee@example.com"].refused,
            "{heading} {no}"
        );
    }
}

#[test]
fn moved_columns_are_found() {
    let rows: Vec<Vec<&str>> = MAILCHIMP
        .lines()
        .map(|line| line.split(',').collect())
        .collect();
    let expected = told(&understood(MAILCHIMP.as_bytes(), PointKind::Email));
    for order in [[2, 0, 1, 3], [3, 2, 1, 0], [1, 3, 0, 2]] {
        let moved: Vec<String> = rows
            .iter()
            .map(|row| order.map(|place: usize| row[place]).join(","))
            .collect();
        let with = moved.join("\n");
        let without = moved[1..].join("\n");
        for table in [&with, &without] {
            let report = understood(table.as_bytes(), PointKind::Email);
            assert_eq!(told(&report), expected, "{table}");
        }
    }
}

/// What cannot be told is refused by a sentence that names the columns; nothing is guessed.
#[test]
fn what_cannot_be_told_is_refused_with_the_columns() {
    let refused = |text: &str, kind, columns: &ReportColumns| {
        let refused = file(text.as_bytes()).understood(kind, columns);
        refused.expect_err("refused").en
    };
    let none = ReportColumns::default();
    let columns = |address: Option<&str>, outcome: Option<&str>| ReportColumns {
        address: address.map(str::to_owned),
        outcome: outcome.map(str::to_owned),
    };
    let no_addresses = refused(SOLAPI, PointKind::Email, &none);
    assert!(
        no_addresses.contains("수신번호, 발신번호"),
        "{no_addresses}"
    );
    let no_outcome = refused("email,name\nkim@example.com,Kim\n", PointKind::Email, &none);
    assert!(no_outcome.contains("this file: name."), "{no_outcome}");
    let two = "email,요청,도착\nkim@example.com,완료됨,실패\nlee@example.com,성공,성공\npark@example.com,성공,성공\n";
    let several = refused(two, PointKind::Email, &none);
    assert!(several.contains("요청, 도착"), "{several}");
    let chosen = file(two.as_bytes()).understood(PointKind::Email, &columns(None, Some("도착")));
    assert_eq!(chosen.expect("chosen").not_understood.len(), 0);
    let by_letter = file(two.as_bytes()).understood(PointKind::Email, &columns(None, Some("c")));
    assert!(by_letter.expect("chosen").outcomes["kim@example.com"].failed);
    let unknown = refused(two, PointKind::Email, &columns(None, Some("결과")));
    assert!(unknown.contains("“결과”") && unknown.contains("요청, 도착"));
    let unknown = refused(two, PointKind::Email, &columns(Some("주소"), None));
    assert!(unknown.contains("“주소”") && unknown.contains("email, 요청"));
    let wrong = refused(two, PointKind::Email, &columns(Some("요청"), None));
    assert!(wrong.contains("no column of e-mail addresses"), "{wrong}");
    let words = "email,결과\nkim@example.com,R1\nlee@example.com,R2\n";
    let nothing = refused(words, PointKind::Email, &columns(None, Some("결과")));
    assert!(nothing.contains("R1, R2"), "{nothing}");
}

/// A row that names nobody is told of, the first one below the headings too; several rows
/// of one person are put together.
#[test]
fn rows_of_nobody_are_told_and_rows_of_one_person_add_up() {
    let text = "email,event\nkim@@example,sent\nkim@example.com,sent\nkim@example.com,hard bounce\n\
                lee@example.com,soft bounce\nlee@example.com,delivered\n합계,4\n";
    insta::assert_snapshot!(
        "report_rows_of_nobody",
        told(&understood(text.as_bytes(), PointKind::Email))
    );
}

/// What is no table, and what is empty, is refused in words.
#[test]
fn other_files_are_refused() {
    let read = |bytes: &[u8]| ReportFile::read(bytes, "x.csv", &Progress::default());
    assert_eq!(
        read(b"\x89PNG\0\0").expect_err("no table").code,
        "not_a_table"
    );
    assert!(read(b"").is_err());
    let only_headings = file(b"email,status\n");
    let refused = only_headings.understood(PointKind::Email, &ReportColumns::default());
    assert!(refused.expect_err("nobody").en.contains("email, status"));
}

/// A report larger than any import takes is refused.
#[test]
fn a_large_report_is_bounded() {
    let rows = (0..2_000).map(|n| format!("v{n}@example.com,성공\n"));
    let rows: String = rows.collect();
    let report = understood(format!("이메일,결과\n{rows}").as_bytes(), PointKind::Email);
    assert_eq!((report.rows, report.outcomes.len()), (2_000, 2_000));
    let too_large = vec![b'a'; spreadsheet::LARGEST_FILE + 1];
    let refused = ReportFile::read(&too_large, "x.csv", &Progress::default());
    assert_eq!(refused.expect_err("too large").code, "file_too_large");
}
