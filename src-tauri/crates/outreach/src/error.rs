//! What went wrong while making or saving a file, in a sentence the owner can
//! act on. No text here carries a name, a contact or a path.

use crate::channel::Channel;
use crate::maker::MakerField;
use words::Sentence;

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
    /// The law asks for a sender detail that the fair's settings do not have.
    #[error("the maker's {field:?} is missing, {channel:?} needs it")]
    MakerIncomplete {
        /// The way of contact that needs it.
        channel: Channel,
        /// What is missing.
        field: MakerField,
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
    /// A character has no glyph in the font, so it would vanish on paper.
    #[error("the character U+{:04X} has no glyph in the font", u32::from(*.character))]
    NotPrintable {
        /// The character.
        character: char,
    },
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
            Self::NoReason => "no_reason",
            Self::Csv(_) => "csv",
            Self::Workbook(_) => "workbook",
            Self::NothingToPrint => "nothing_to_print",
            Self::Font => "font",
            Self::NotPrintable { .. } => "not_printable",
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
            Self::MakerIncomplete { channel, field } => incomplete(*channel, *field),
            Self::NoReason => Sentence::new(
                "내보내는 까닭이 비어 있어 파일을 만들지 않았습니다. 기록은 그대로 있습니다. 까닭을 한 줄 적어 주세요.",
                "No file was made because the reason for the export is empty. Your records are untouched. Write the reason in one line.",
            ),
            Self::Csv(_) | Self::Workbook(_) => Sentence::new(
                "표 파일을 만들지 못했습니다. 기록은 그대로 있습니다. 아주 긴 이름이나 답이 있으면 줄인 뒤 다시 해 주세요.",
                "The table could not be made. Your records are untouched. If a name or an answer is very long, shorten it and try again.",
            ),
            Self::NothingToPrint => Sentence::new(
                "인쇄할 쿠폰이 없어 파일을 만들지 않았습니다. 먼저 쿠폰을 만든 뒤 다시 해 주세요.",
                "No file was made because there is no coupon to print. Issue coupons first, then try again.",
            ),
            Self::Font => Sentence::new(
                "글꼴 파일이 상해서 쿠폰을 인쇄용으로 만들지 못했습니다. 쿠폰은 그대로 유효합니다. 앱을 다시 설치해 주세요.",
                "The coupons could not be prepared for printing because the font file is damaged. The coupons stay valid. Install the app again.",
            ),
            Self::NotPrintable { character } => Sentence::new(
                format!(
                    "‘{character}’ 글자는 인쇄할 수 없어 파일을 만들지 않았습니다. 쿠폰은 그대로 유효합니다. 그 글자를 지우고 다시 해 주세요."
                ),
                format!(
                    "No file was made because the character ‘{character}’ cannot be printed. The coupons stay valid. Remove that character and try again."
                ),
            ),
            Self::QrNotSquare { slip } => Sentence::new(
                format!(
                    "{}번째 쿠폰의 QR이 온전하지 않아 파일을 만들지 않았습니다. 쿠폰은 그대로 유효합니다. 쿠폰을 다시 열어 인쇄해 주세요.",
                    slip + 1
                ),
                format!(
                    "No file was made because the QR code of coupon {} is not whole. The coupons stay valid. Open the coupon again and print it.",
                    slip + 1
                ),
            ),
            Self::QrTooDense { slip } => Sentence::new(
                format!(
                    "{}번째 쿠폰의 QR이 이 종이에는 너무 촘촘해 파일을 만들지 않았습니다. 쿠폰은 그대로 유효합니다. 더 짧은 쿠폰 페이지 주소를 쓰거나 더 큰 종이를 고르세요.",
                    slip + 1
                ),
                format!(
                    "No file was made because the QR code of coupon {} is too dense for this paper. The coupons stay valid. Use a shorter coupon page address or choose larger paper.",
                    slip + 1
                ),
            ),
            Self::TextTooLong { slip } => Sentence::new(
                format!(
                    "{}번째 쿠폰의 글이 칸보다 길어 파일을 만들지 않았습니다. 쿠폰은 그대로 유효합니다. 혜택과 조건을 짧게 고쳐 주세요.",
                    slip + 1
                ),
                format!(
                    "No file was made because the text of coupon {} is longer than its label. The coupons stay valid. Shorten the benefit or the conditions.",
                    slip + 1
                ),
            ),
            Self::Pdf => Sentence::new(
                "PDF를 만들지 못했습니다. 쿠폰은 그대로 유효합니다. 다시 해도 안 되면 화면의 쿠폰을 찍어 가시게 해 주세요.",
                "The PDF could not be made. The coupons stay valid. If it fails again, let visitors photograph the coupon on the screen.",
            ),
            Self::NotAColour => Sentence::new(
                "대표 색을 읽을 수 없어 쿠폰 페이지를 만들지 않았습니다. 쿠폰은 그대로 유효합니다. 색을 #0f766e처럼 적어 주세요.",
                "The coupon page was not made because the accent colour cannot be read. The coupons stay valid. Write the colour like #0f766e.",
            ),
            Self::NotAWebAddress { which } => not_a_web_address(*which),
            Self::NotAPicture => Sentence::new(
                "사진의 형식을 알 수 없어 쿠폰 페이지를 만들지 않았습니다. 쿠폰은 그대로 유효합니다. JPG, PNG, WebP 사진을 고르세요.",
                "The coupon page was not made because the picture is of an unknown kind. The coupons stay valid. Choose a JPG, PNG or WebP picture.",
            ),
            Self::PageTooLarge => Sentence::new(
                "쿠폰 페이지가 박람회장에서 바로 열리기에는 너무 커서 만들지 않았습니다. 쿠폰은 그대로 유효합니다. 사진을 20KB보다 작게 줄이거나 글을 줄여 주세요.",
                "The coupon page was not made because it would be too large to open at once at a fair. The coupons stay valid. Use a picture of less than 20 kB or shorten the texts.",
            ),
            Self::PrinterUnclear => Sentence::new(
                "프린터가 어디 있는지 알 수 없어 저장하지 않았습니다. 192.168.0.50 같은 숫자 주소나 /dev/usb/lp0, COM3 같은 장치 이름을 적어 주세요.",
                "The printer was not saved because its place is unclear. Write a numeric address such as 192.168.0.50, or a device such as /dev/usb/lp0 or COM3.",
            ),
            Self::PrinterMissing(_) => Sentence::new(
                "프린터를 찾을 수 없어 인쇄하지 못했습니다. 쿠폰은 그대로 유효합니다. 프린터의 전원과 선을 확인하고 다시 해 주세요.",
                "Nothing was printed because the printer cannot be found. The coupon stays valid. Check the printer's power and cable and try again.",
            ),
            Self::PrinterForbidden(_) => Sentence::new(
                "이 컴퓨터가 프린터를 쓰지 못하게 막아 인쇄하지 못했습니다. 쿠폰은 그대로 유효합니다. 컴퓨터 관리자에게 프린터 사용 권한을 받아 주세요.",
                "Nothing was printed because this computer does not allow the use of the printer. The coupon stays valid. Ask whoever manages the computer for permission to print.",
            ),
            Self::NotAPrinter => Sentence::new(
                "고르신 곳은 프린터가 아니라 파일이나 폴더라서 인쇄하지 않았습니다. 그 파일은 건드리지 않았습니다. 설정에서 프린터를 다시 골라 주세요.",
                "Nothing was printed because the chosen place is a file or a folder, not a printer. It was not touched. Choose the printer again in the settings.",
            ),
            Self::PrinterStopped(_) => Sentence::new(
                "프린터가 도중에 멈춰 쿠폰이 다 인쇄되지 않았을 수 있습니다. 쿠폰은 그대로 유효합니다. 용지와 덮개를 확인하고 다시 인쇄해 주세요.",
                "The printer stopped, so the coupon may not be printed whole. The coupon stays valid. Check the paper and the cover, then print it again.",
            ),
            Self::FolderMissing => Sentence::new(
                "고르신 폴더를 찾을 수 없어 파일을 저장하지 않았습니다. 기록은 그대로 있습니다. USB를 다시 꽂거나 다른 폴더를 고르세요.",
                "The file was not saved because the chosen folder cannot be found. Your records are untouched. Plug the USB stick in again or choose another folder.",
            ),
            Self::FolderNotWritable => Sentence::new(
                "고르신 폴더에 쓸 수 없어 파일을 저장하지 않았습니다. 기록은 그대로 있습니다. ‘문서’ 같은 다른 폴더를 고르세요.",
                "The file was not saved because the chosen folder cannot be written to. Your records are untouched. Choose another folder, such as Documents.",
            ),
            Self::DiskFull => Sentence::new(
                "저장할 자리가 모자라 파일을 남기지 않았습니다. 기록은 그대로 있습니다. 필요 없는 파일을 지우거나 다른 드라이브를 고르세요.",
                "The file was not saved because the disk is full. Your records are untouched. Delete files you no longer need or choose another drive.",
            ),
            Self::Save(_) => Sentence::new(
                "파일을 저장하지 못했습니다. 기록은 그대로 있습니다. 다른 폴더를 골라 다시 해 주세요.",
                "The file could not be saved. Your records are untouched. Choose another folder and try again.",
            ),
        }
    }
}

/// Whole sentences for every pair, because a field's name takes a different
/// particle and a channel a different reason.
fn incomplete(channel: Channel, field: MakerField) -> Sentence {
    let (field_ko, field_en) = match field {
        MakerField::Name => ("상호를", "your name"),
        MakerField::Phone => ("전화번호를", "your phone number"),
        MakerField::Email => ("이메일 주소를", "your e-mail address"),
        MakerField::Address => ("주소를", "your postal address"),
        MakerField::RefusalPhone => (
            "무료 수신거부 번호(080)를",
            "the free 080 number for refusing messages",
        ),
    };
    let (channel_ko, channel_en) = match channel {
        Channel::Email => ("광고 이메일에는", "an advertising e-mail"),
        Channel::Sms => ("광고 문자에는", "an advertising text message"),
        Channel::Kakao => ("카카오톡 광고에는", "an advertising KakaoTalk message"),
    };
    Sentence::new(
        format!(
            "{channel_ko} 법에 따라 {field_ko} 적어야 하는데 비어 있어 파일을 만들지 않았습니다. 기록은 그대로 있습니다. 박람회 설정에서 {field_ko} 적고 다시 해 주세요."
        ),
        format!(
            "No file was made because the law asks for {field_en} in {channel_en} and it is empty. Your records are untouched. Add {field_en} in the fair's settings and try again."
        ),
    )
}

/// Whole sentences, because each address is changed in a place of its own.
fn not_a_web_address(which: PageAddress) -> Sentence {
    let (ko, en) = match which {
        PageAddress::Page => ("쿠폰 페이지 주소가", "The address of the coupon page"),
        PageAddress::Shop => ("온라인 가게 주소가", "The address of the online shop"),
        PageAddress::Map => ("지도 주소가", "The address of the map"),
    };
    Sentence::new(
        format!(
            "{ko} 웹 주소가 아니라서 쿠폰 페이지를 만들지 않았습니다. 쿠폰은 그대로 유효합니다. https://로 시작하는 주소를 적어 주세요."
        ),
        format!(
            "{en} is not a web address, so the coupon page was not made. The coupons stay valid. Write an address that begins with https://."
        ),
    )
}
