//! What went wrong while making or saving a file, in a sentence the owner can
//! act on. No text here carries a name, a contact or a path.

use crate::maker::MakerField;
use words::{Sentence, sentence};

/// A web address on the coupon page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageAddress {
    /// The maker's coupon page.
    Page,
    /// The maker's online shop.
    Shop,
    /// The map to the booth.
    Map,
}

/// Why a file was not made or not saved.
#[derive(Debug, thiserror::Error)]
pub enum OutreachError {
    /// The law asks for sender details that the maker did not give.
    #[error("the maker's {missing:?} are missing")]
    MakerIncomplete {
        /// What is missing.
        missing: Vec<MakerField>,
    },
    /// What the owner named looks like the label of an advertisement.
    #[error("a name looks like a second label")]
    SecondLabel {
        /// What she named, the beginning of it.
        text: String,
    },
    /// Nobody said why the data leaves the laptop.
    #[error("no reason was given for the export")]
    NoReason,
    /// The text table could not be written.
    #[error("the CSV could not be written")]
    Csv(#[from] csv::Error),
    /// The workbook could not be written, most likely a cell over Excel's limit.
    #[error("the workbook could not be written")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// A PDF without a single slip was asked for.
    #[error("there is no slip to print")]
    NothingToPrint,
    /// The font that came with the app cannot be read.
    #[error("the font cannot be read")]
    Font,
    /// The squares given for a QR code do not form a square.
    #[error("the QR code of slip {slip} is not square")]
    QrNotSquare {
        /// Which slip, counted from 0.
        slip: usize,
    },
    /// The QR code has too many squares to be printed at 0.5 mm each.
    #[error("the QR code of slip {slip} is too dense for the paper")]
    QrTooDense {
        /// Which slip, counted from 0.
        slip: usize,
    },
    /// The words do not fit on the label even in the smallest readable size.
    #[error("the text of slip {slip} does not fit")]
    TextTooLong {
        /// Which slip, counted from 0.
        slip: usize,
    },
    /// The PDF was made without the words it should carry.
    #[error("the PDF could not be made")]
    Pdf,
    /// The maker's colour is not written as `#rrggbb`.
    #[error("the accent is not a colour")]
    NotAColour,
    /// An address is not one that a browser opens as a page.
    #[error("the address of the {which:?} is not a web address")]
    NotAWebAddress {
        /// Which one.
        which: PageAddress,
    },
    /// The picture is neither PNG, JPEG nor WebP.
    #[error("the picture is of an unknown kind")]
    NotAPicture,
    /// The coupon page would be larger than [`crate::page::LARGEST_PAGE`].
    #[error("the coupon page is too large")]
    PageTooLarge,
    /// What was written is neither an address nor a device.
    #[error("the printer's place is neither an address nor a device")]
    PrinterUnclear,
    /// Nothing answers where the printer should be.
    #[error("the printer cannot be found")]
    PrinterMissing(#[source] std::io::Error),
    /// The system does not let this user print there.
    #[error("the printer may not be used")]
    PrinterForbidden(#[source] std::io::Error),
    /// The path given as a printer is a file or a folder.
    #[error("the path is not a printer")]
    NotAPrinter,
    /// The printer took nothing more, for instance because its paper ran out.
    #[error("the printer stopped")]
    PrinterStopped(#[source] std::io::Error),
    /// The chosen folder does not exist (any more).
    #[error("the folder is missing")]
    FolderMissing,
    /// The chosen folder does not accept files.
    #[error("the folder is not writable")]
    FolderNotWritable,
    /// There is no room left.
    #[error("the disk is full")]
    DiskFull,
    /// Any other trouble of the disk or the stick.
    #[error("the file could not be saved")]
    Save(#[source] std::io::Error),
}

impl OutreachError {
    /// A stable word for the window and for scripts.
    pub fn code(&self) -> &'static str {
        match self {
            Self::MakerIncomplete { .. } => "maker_incomplete",
            Self::SecondLabel { .. } => "second_label",
            Self::NoReason => "no_reason",
            Self::Csv(_) => "csv",
            Self::Workbook(_) => "workbook",
            Self::NothingToPrint => "nothing_to_print",
            Self::Font => "font",
            Self::QrNotSquare { .. } => "qr_not_square",
            Self::QrTooDense { .. } => "qr_too_dense",
            Self::TextTooLong { .. } => "text_too_long",
            Self::Pdf => "pdf",
            Self::NotAColour => "not_a_colour",
            Self::NotAWebAddress { .. } => "not_a_web_address",
            Self::NotAPicture => "not_a_picture",
            Self::PageTooLarge => "page_too_large",
            Self::PrinterUnclear => "printer_unclear",
            Self::PrinterMissing(_) => "printer_missing",
            Self::PrinterForbidden(_) => "printer_forbidden",
            Self::NotAPrinter => "not_a_printer",
            Self::PrinterStopped(_) => "printer_stopped",
            Self::FolderMissing => "folder_missing",
            Self::FolderNotWritable => "folder_not_writable",
            Self::DiskFull => "disk_full",
            Self::Save(_) => "save",
        }
    }

    /// What happened, what is safe, what to do.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::MakerIncomplete { missing } => incomplete(missing),
            Self::SecondLabel { text } => sentence!("template-second-label", text = text),
            Self::NoReason => sentence!("export-no-reason"),
            Self::Csv(_) | Self::Workbook(_) => sentence!("export-table-failed"),
            Self::NothingToPrint => sentence!("slip-nothing-to-print"),
            Self::Font => sentence!("slip-font-damaged"),
            Self::QrNotSquare { slip } => sentence!("slip-qr-not-square", number = slip + 1),
            Self::QrTooDense { slip } => sentence!("slip-qr-too-dense", number = slip + 1),
            Self::TextTooLong { slip } => sentence!("slip-text-too-long", number = slip + 1),
            Self::Pdf => sentence!("slip-pdf-failed"),
            Self::NotAColour => sentence!("page-not-a-colour"),
            Self::NotAWebAddress { which } => not_a_web_address(*which),
            Self::NotAPicture => sentence!("page-not-a-picture"),
            Self::PageTooLarge => sentence!("page-too-large"),
            Self::PrinterUnclear => sentence!("printer-unclear"),
            Self::PrinterMissing(_) => sentence!("printer-missing"),
            Self::PrinterForbidden(_) => sentence!("printer-forbidden"),
            Self::NotAPrinter => sentence!("printer-not-a-printer"),
            Self::PrinterStopped(_) => sentence!("printer-stopped"),
            Self::FolderMissing => sentence!("save-folder-missing"),
            Self::FolderNotWritable => sentence!("save-folder-not-writable"),
            Self::DiskFull => sentence!("save-disk-full"),
            Self::Save(_) => sentence!("save-failed"),
        }
    }
}

/// Everything that is missing, at once: who adds one detail and is then told of
/// the next has made the way twice.
fn incomplete(missing: &[MakerField]) -> Sentence {
    let names = |text: fn(Sentence) -> String| {
        let names: Vec<String> = missing.iter().map(|field| text(field.name())).collect();
        names.join(", ")
    };
    let fields = Sentence::of_texts(names(|name| name.ko), names(|name| name.en));
    sentence!("maker-incomplete", fields = fields)
}

/// Whole sentences, because each address is changed in a place of its own.
fn not_a_web_address(which: PageAddress) -> Sentence {
    let address = match which {
        PageAddress::Page => sentence!("page-address-page"),
        PageAddress::Shop => sentence!("page-address-shop"),
        PageAddress::Map => sentence!("page-address-map"),
    };
    sentence!("page-not-a-web-address", address = address)
}
