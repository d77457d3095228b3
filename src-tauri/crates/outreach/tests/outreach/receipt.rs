//! A receipt printer prints what the slip says, as far as it has the letters.

use crate::fixture::{DIGITS, maker, qr};
use encoding_rs::EUC_KR;
use outreach::receipt::{Receipt, Replaced, Roll, of};
use outreach::slip::{MakerCard, Slip};
use outreach::vcard;
use proptest::prelude::*;
use qrcode::EcLevel;
use words::Language;

fn slip() -> Slip {
    let address = "https://ongi.example";
    let card = vcard::of(&maker(), vcard::Version::V3, Language::Korean);
    Slip {
        maker: "온기유리".into(),
        benefit: "유리잔 5% 할인".into(),
        conditions: "박람회 기간에는 부스에서, 그 뒤에는 온라인 가게에서 한 번 쓰실 수 있습니다."
            .into(),
        short_number: "4821 7730 5196 8".into(),
        valid_until: "2026년 12월 31일까지 쓰실 수 있습니다.".into(),
        qr: qr(&format!("{address}#{DIGITS}"), EcLevel::M),
        page_address: address.into(),
        maker_card: Some(MakerCard {
            qr: qr(&card, EcLevel::L),
            caption: "온기유리 연락처 담기".into(),
        }),
    }
}

/// What comes out of a printer.
#[derive(Debug, PartialEq)]
enum Printed {
    Line(String),
    Code { content: String, square: u8 },
    Cut,
}

/// A printer as its manual describes it: it knows only the commands we may
/// send, and fails at anything else.
fn print(bytes: &[u8], columns: usize) -> Result<Vec<Printed>, String> {
    let mut printed = Vec::new();
    let (mut hangul, mut wide, mut square, mut level, mut model) = (false, 1, 3, 48, 0);
    let (mut line, mut store) = (Vec::new(), Vec::new());
    let mut rest = bytes;
    loop {
        rest = match rest {
            [] => break,
            [0x1b, b'@', rest @ ..] => {
                hangul = false;
                rest
            }
            [0x1c, b'&', rest @ ..] => {
                hangul = true;
                rest
            }
            [0x1b, b'a', 1, rest @ ..] | [0x1b, b'E', 0 | 1, rest @ ..] => rest,
            [0x1d, b'!', size, rest @ ..] => {
                wide = usize::from(size >> 4) + 1;
                rest
            }
            [0x1b, b'd', _, rest @ ..] if line.is_empty() => rest,
            [0x1d, b'V', 1, rest @ ..] => {
                printed.push(Printed::Cut);
                rest
            }
            [0x1d, b'(', b'k', low, high, rest @ ..] => {
                let length = usize::from(*low) + 256 * usize::from(*high);
                let (data, rest) = rest.split_at_checked(length).ok_or("cut short")?;
                match data {
                    [49, 65, chosen, 0] => model = *chosen,
                    [49, 67, dots] => square = *dots,
                    [49, 69, chosen] => level = *chosen,
                    [49, 80, 48, content @ ..] => store = content.to_vec(),
                    [49, 81, 48] if line.is_empty() && model == 50 && level == 49 => {
                        let content = String::from_utf8(store.clone()).map_err(|_| "not UTF-8")?;
                        let code = qrcode::QrCode::with_error_correction_level(
                            content.as_bytes(),
                            EcLevel::M,
                        );
                        let width = code.map_err(|_| "too long")?.width() + 8;
                        if width * usize::from(square) > columns * 12 {
                            return Err("the code is wider than the paper".into());
                        }
                        printed.push(Printed::Code { content, square });
                    }
                    other => return Err(format!("unknown function {other:?}")),
                }
                rest
            }
            [b'\n', rest @ ..] => {
                let (text, _, broken) = EUC_KR.decode(&line);
                if broken || line.len() * wide > columns {
                    return Err(format!("cannot print {text}"));
                }
                printed.push(Printed::Line(text.into_owned()));
                line.clear();
                rest
            }
            [letter @ b' '..=b'~', rest @ ..] => {
                line.push(*letter);
                rest
            }
            [first @ 0xa1..=0xfe, second @ 0xa1..=0xfe, rest @ ..] if hangul => {
                line.extend([first, second]);
                rest
            }
            [byte, ..] => return Err(format!("unknown command {byte:#x}")),
        };
    }
    Ok(printed)
}

/// The bytes themselves, as they go down the cable.
#[test]
fn the_stream_as_it_was_recorded() {
    let Receipt { bytes, replaced } = of(&slip(), Roll::Mm80).expect("it fits");
    assert_eq!(replaced, [], "every letter is in the printer");
    let rows: Vec<String> = bytes
        .chunks(32)
        .map(|row| row.iter().map(|byte| format!("{byte:02x}")).collect())
        .collect();
    insta::assert_snapshot!(rows.join("\n"));
}

/// What a visitor takes home, on both papers.
#[test]
fn the_paper_says_what_the_slip_says() {
    for (name, roll, columns) in [("80mm", Roll::Mm80, 48), ("58mm", Roll::Mm58, 32)] {
        let receipt = of(&slip(), roll).expect("it fits");
        let printed = print(&receipt.bytes, columns).expect("it prints");
        insta::assert_debug_snapshot!(name, printed);
    }
}

/// Letters that the printer lacks are replaced, and the owner is told which.
#[test]
fn missing_letters_are_replaced_and_reported() {
    let mut odd = slip();
    odd.maker = "똠방 Café ₩5,000 😀😀".into();
    // macOS hands out loose jamo.
    odd.benefit = "\u{110b}\u{1169}\u{11ab}\u{1100}\u{1175}".into();
    let receipt = of(&odd, Roll::Mm80).expect("it fits");
    let printed = print(&receipt.bytes, 48).expect("it prints");
    assert_eq!(printed[0], Printed::Line("?방 Caf? 원5,000 ??".into()));
    assert_eq!(printed[1], Printed::Line("온기".into()));
    let replaced = |character, by| Replaced { character, by };
    assert_eq!(
        receipt.replaced,
        [
            // A syllable of code page 949 that KS X 1001 does not have.
            replaced('똠', "?"),
            replaced('é', "?"),
            replaced('₩', "원"),
            replaced('😀', "?"),
        ]
    );
}

/// A code that would be too fine to scan is refused.
#[test]
fn a_code_too_dense_is_refused() {
    let mut dense = slip();
    for length in [558, 700, 70_000] {
        dense.qr.content = "가".repeat(length / 3);
        let error = of(&dense, Roll::Mm58).expect_err("too dense");
        assert_eq!(error.code(), "qr_too_dense");
    }
}

proptest! {
    /// Whatever stands on a slip, the printer gets only commands it knows, and
    /// no text can smuggle one in.
    #[test]
    fn no_text_becomes_a_command(
        maker in ".{0,40}",
        benefit in "[가-힣 \\x00-\\x1f\\x7f-\\xff]{0,60}",
        conditions in "[가-힣a-z\n]{0,200}",
        is_narrow: bool,
    ) {
        let mut odd = slip();
        (odd.maker, odd.benefit, odd.conditions) = (maker, benefit, conditions);
        let (roll, columns) = if is_narrow { (Roll::Mm58, 32) } else { (Roll::Mm80, 48) };
        let receipt = of(&odd, roll).expect("the codes fit");
        let printed = print(&receipt.bytes, columns).map_err(TestCaseError::fail)?;
        let codes = printed.iter().filter(|it| matches!(it, Printed::Code { .. })).count();
        prop_assert_eq!(codes, 2);
        prop_assert_eq!(printed.iter().filter(|it| **it == Printed::Cut).count(), 1);
        prop_assert_eq!(printed.last(), Some(&Printed::Cut));
    }
}
