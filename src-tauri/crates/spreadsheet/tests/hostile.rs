//! Small files that unpack or multiply to what no computer has.
//!
//! Each is refused for what it holds, before it is built; what it would cost in
//! seconds and bytes is measured outside the tests.

use std::io::{Cursor, Write};

use progress::Progress;
use spreadsheet::{Refusal, Source, Workbook, read_workbook};

const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts of a workbook, which a test makes hostile one at a time.
struct Package {
    sheets: Vec<(&'static str, &'static str)>,
    sheet: String,
    names: String,
    relations: String,
    styles: String,
    texts: String,
    others: Vec<(String, Vec<u8>)>,
}

impl Default for Package {
    fn default() -> Self {
        Self {
            sheets: vec![("survey", "s.xml")],
            sheet: r#"<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>"#.into(),
            names: String::new(),
            relations: String::new(),
            styles: "<cellXfs><xf/></cellXfs>".into(),
            texts: r#"<sst uniqueCount="1"><si><t>type</t></si></sst>"#.into(),
            others: Vec::new(),
        }
    }
}

impl Package {
    fn bytes(&self) -> Vec<u8> {
        let numbered = |line: &dyn Fn(usize, &(&str, &str)) -> String| -> String {
            self.sheets
                .iter()
                .enumerate()
                .map(|(n, s)| line(n, s))
                .collect()
        };
        let sheets = numbered(&|n, (name, _)| format!(r#"<sheet name="{name}" id="r{n}"/>"#));
        let relations = numbered(&|n, (_, file)| {
            format!(r#"<Relationship Id="r{n}" Type="{RELATION}/worksheet" Target="{file}"/>"#)
        });
        let root = format!(
            r#"<Relationships><Relationship Id="a" Type="{RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
        );
        let mut parts = vec![
            ("_rels/.rels".to_owned(), root),
            (
                "xl/workbook.xml".to_owned(),
                format!(
                    "<workbook><sheets>{sheets}</sheets>{}</workbook>",
                    self.names
                ),
            ),
            (
                "xl/_rels/workbook.xml.rels".to_owned(),
                format!(
                    "<Relationships>{relations}{}</Relationships>",
                    self.relations
                ),
            ),
            (
                "xl/styles.xml".to_owned(),
                format!("<styleSheet>{}</styleSheet>", self.styles),
            ),
            ("xl/sharedStrings.xml".to_owned(), self.texts.clone()),
        ];
        let mut files: Vec<&str> = self.sheets.iter().map(|(_, file)| *file).collect();
        files.sort_unstable();
        files.dedup();
        for file in files {
            parts.push((
                format!("xl/{file}"),
                format!("<worksheet>{}</worksheet>", self.sheet),
            ));
        }
        let parts = parts
            .into_iter()
            .map(|(name, text)| (name, text.into_bytes()));
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let packed = zip::write::SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Deflated);
        for (name, bytes) in parts.chain(self.others.iter().cloned()) {
            zip.start_file(name, packed).expect("a part");
            zip.write_all(&bytes).expect("room in memory");
        }
        zip.finish().expect("a zip file").into_inner()
    }

    fn read(&self, source: Source) -> Result<Workbook, Refusal> {
        read_workbook(
            &self.bytes(),
            "x.xlsx",
            source,
            |sheets| sheets.iter().map(|sheet| sheet.name.clone()).collect(),
            &Progress::default(),
        )
    }

    fn code(&self) -> &'static str {
        self.read(Source::Stranger)
            .map_or_else(|refusal| refusal.code, |_| "accepted")
    }
}

/// Without this the refusals below would prove nothing.
#[test]
fn the_plain_package_is_read() {
    let workbook = Package::default()
        .read(Source::Stranger)
        .expect("a workbook");
    assert_eq!(workbook.sheets[0].rows[0].cells, [(0, "type".to_owned())]);
}

/// Whatever calamine keeps of a workbook, in whichever part, is counted before.
#[test]
fn more_than_can_be_kept_is_refused_in_every_part() {
    let many = |element: &str| element.repeat(300_000);
    let styles = |styles: String| Package {
        styles,
        ..Package::default()
    };
    for (what, package) in [
        (
            "formats",
            styles(format!("<cellXfs>{}</cellXfs>", many("<xf/>"))),
        ),
        (
            "prefixed formats",
            styles(format!("<x:cellXfs>{}</x:cellXfs>", many("<x:xf/>"))),
        ),
        (
            "fonts",
            styles(format!("<fonts>{}</fonts>", many("<font/>"))),
        ),
        (
            "fills",
            styles(format!("<fills>{}</fills>", many("<fill/>"))),
        ),
        (
            "borders",
            styles(format!("<borders>{}</borders>", many("<border/>"))),
        ),
        (
            "number formats",
            styles(format!("<numFmts>{}</numFmts>", many("<numFmt/>"))),
        ),
        (
            "relations",
            Package {
                relations: many("<Relationship/>"),
                ..Package::default()
            },
        ),
        (
            "names",
            Package {
                names: many(r#"<definedName name="a"/>"#),
                ..Package::default()
            },
        ),
        (
            "a font's long name for every format",
            styles(format!(
                r#"<fonts><font><name val="{}"/></font></fonts><cellXfs>{}</cellXfs>"#,
                "a".repeat(100_000),
                r#"<xf fontId="0"/>"#.repeat(1_000)
            )),
        ),
        (
            "a long number format for every format",
            styles(format!(
                r#"<numFmts><numFmt numFmtId="200" formatCode="{}"/></numFmts><cellXfs>{}</cellXfs>"#,
                "0".repeat(100_000),
                r#"<xf numFmtId="200"/>"#.repeat(1_000)
            )),
        ),
        (
            "a table that says it has more texts than there is memory",
            Package {
                texts: r#"<sst uniqueCount="4000000000000"></sst>"#.into(),
                ..Package::default()
            },
        ),
        (
            "one text that is all there is room for",
            Package {
                texts: format!("<sst><si><t>{}</t></si></sst>", "a".repeat(9 << 20)),
                ..Package::default()
            },
        ),
        (
            "a comment without end",
            Package {
                sheet: format!("<!--{}-->", "<a>".repeat(3 << 20)),
                ..Package::default()
            },
        ),
    ] {
        assert_eq!(package.code(), "too_much_inside", "{what}");
    }
}

/// Blank cells, deep nesting and empty rows cost time and are counted, too; so
/// is one part that many sheets share.
#[test]
fn what_takes_long_to_pass_over_is_refused() {
    if skipped::as_long() {
        return;
    }
    let rows = |inside: String| format!("<sheetData>{inside}</sheetData>");
    for (what, element) in [
        ("blank cells", "<c/>"),
        ("rows", "<row/>"),
        ("depth", "<a>"),
    ] {
        let package = Package {
            sheet: rows(element.repeat(4_000_001)),
            ..Package::default()
        };
        assert_eq!(package.code(), "too_much_inside", "{what}");
    }
    let sheets = ["a", "b", "c", "d", "e", "f", "g"]
        .map(|name| (name, "s.xml"))
        .to_vec();
    let shared = Package {
        sheets,
        sheet: rows("<c/>".repeat(500_000)),
        ..Package::default()
    };
    assert_eq!(shared.code(), "too_much_inside");
    let texts = format!("<sst>{}</sst>", "<si/>".repeat(4_000_001));
    assert_eq!(
        Package {
            texts,
            ..Package::default()
        }
        .code(),
        "too_much_inside"
    );
}

/// A shared text of blanks is cleaned away in every cell that names it.
#[test]
fn long_blank_texts_count() {
    let package = Package {
        texts: format!(
            "<sst><si><t xml:space=\"preserve\">{}</t></si></sst>",
            " ".repeat(1 << 20)
        ),
        sheet: format!(
            "<sheetData>{}</sheetData>",
            r#"<c t="s"><v>0</v></c>"#.repeat(40)
        ),
        ..Package::default()
    };
    assert_eq!(package.code(), "too_much_text");
}

/// Excel gives no name twice. Naming a sheet fifty times buys no more reading.
#[test]
fn a_sheet_named_often_is_read_once() {
    let named = Package {
        sheets: vec![("survey", "s.xml"); 50],
        ..Package::default()
    };
    let workbook = named.read(Source::Stranger).expect("it is read");
    assert_eq!(workbook.sheets.len(), 1);
    let sheets = vec![("survey", "s.xml"); 1_001];
    assert_eq!(
        Package {
            sheets,
            ..Package::default()
        }
        .code(),
        "too_many_sheets"
    );
}

/// A picture is no XML, whatever its bytes look like.
#[test]
fn pictures_do_not_count() {
    let picture: Vec<u8> = (0..3 << 20)
        .map(|n: u32| (n.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    let package = Package {
        others: vec![
            ("xl/media/image1.png".into(), picture),
            ("xl/media/image2.bmp".into(), vec![0xff; 4 << 20]),
        ],
        ..Package::default()
    };
    assert_eq!(package.code(), "accepted");
}

/// What was accepted by a booth before these bounds opens there for ever.
#[test]
fn a_stored_workbook_opens_by_the_bounds_it_was_accepted_by() {
    let package = Package {
        styles: format!("<cellXfs>{}</cellXfs>", "<xf/>".repeat(300_000)),
        ..Package::default()
    };
    assert_eq!(package.code(), "too_much_inside");
    assert!(package.read(Source::Store).is_ok());
}
