//! Reading our pictures and files back with programs that did not write them.

use super::Outcome;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What ZBar reads in a picture.
pub fn qr_by_zbar(picture: &Path) -> Outcome<String> {
    said(
        "zbarimg",
        [
            OsStr::new("--raw"),
            OsStr::new("--quiet"),
            picture.as_os_str(),
        ],
    )
}

/// What ZXing reads in a picture. It may not try inverted colours, because many
/// phones do not either.
pub fn qr_by_zxing(picture: &Path) -> Outcome<String> {
    let script = "import sys, zxingcpp\n\
                  from PIL import Image\n\
                  codes = zxingcpp.read_barcodes(Image.open(sys.argv[1]), try_invert=False)\n\
                  print('\\n'.join(code.text for code in codes))";
    python(script, picture)
}

/// All cells of a workbook: one line for each row, cells separated by tabs.
pub fn spreadsheet(workbook: &Path) -> Outcome<String> {
    let script = "import sys, openpyxl\n\
                  for sheet in openpyxl.load_workbook(sys.argv[1], read_only=True):\n\
                  \x20   for row in sheet.iter_rows(values_only=True):\n\
                  \x20       print('\\t'.join('' if cell is None else str(cell) for cell in row))";
    python(script, workbook)
}

/// The text of a PDF.
pub fn pdf(document: &Path) -> Outcome<String> {
    said(
        "pdftotext",
        [OsStr::new("-layout"), document.as_os_str(), OsStr::new("-")],
    )
}

/// A PDF's first page as a picture, as a receipt printer of 203 dpi prints it;
/// it is written beside the document.
pub fn printed(document: &Path) -> Outcome<PathBuf> {
    let picture = document.with_extension("printed");
    said(
        "pdftoppm",
        [
            OsStr::new("-r"),
            OsStr::new("203"),
            OsStr::new("-png"),
            OsStr::new("-singlefile"),
            document.as_os_str(),
            picture.as_os_str(),
        ],
    )?;
    Ok(picture.with_extension("printed.png"))
}

fn python(script: &str, file: &Path) -> Outcome<String> {
    let python = std::env::var_os("BOOTHLOOP_PYTHON")
        .ok_or("BOOTHLOOP_PYTHON names no Python; `cargo xtask test` brings one")?;
    said(
        &python,
        [OsStr::new("-c"), OsStr::new(script), file.as_os_str()],
    )
}

fn said<'a>(
    program: impl AsRef<OsStr>,
    arguments: impl IntoIterator<Item = &'a OsStr>,
) -> Outcome<String> {
    let program = program.as_ref();
    let output = Command::new(program)
        .args(arguments)
        .env("PYTHONIOENCODING", "utf-8")
        .output()?;
    if !output.status.success() {
        let trouble = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(format!(
            "{}: {}: {trouble}",
            program.to_string_lossy(),
            output.status
        )
        .into());
    }
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}
