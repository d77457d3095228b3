//! The QR code of a coupon: its content, its modules, its SVG.
//!
//! `qrcode` draws it because it writes the address in bytes and the digits as
//! digits: 33 modules a side where `fast_qr`, which takes one mode for all,
//! needs 37. On the same glass that is an eighth more pixels a module, which is
//! what webcams lack. `fast_qr` is seven times faster and `qrcode` still below a
//! millisecond (`cargo bench -p coupon` measures both).

use crate::token::Token;
use qrcode::{Color, EcLevel, QrCode};
use thiserror::Error;
use words::{Sentence, sentence};

/// Light modules around the code on each side (ISO/IEC 18004 asks for 4;
/// without them a phone in dark mode hides the code's edge).
pub const QUIET_ZONE: usize = 4;

/// A QR code as a square of modules, without its quiet zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qr {
    width: usize,
    modules: Vec<bool>,
}

/// Why there is no QR code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum QrError {
    /// The content fits no QR code.
    #[error("the content is too long for a QR code")]
    TooLong,
}

impl QrError {
    /// What happened and what to do.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::TooLong => sentence!("coupon-qr-too-long"),
        }
    }
}

/// What the QR code of a coupon says: `<page>#<49 digits>` when the owner has
/// a coupon page, so that a phone's camera opens it; the bare digits when not.
/// A fragment never leaves the phone, so the page's server does not see it.
pub fn content(page_address: Option<&str>, token: &Token) -> String {
    let digits = token.digits();
    match page_address {
        Some(address) => {
            let page = address.split('#').next().unwrap_or_default();
            format!("{page}#{digits}")
        }
        None => digits,
    }
}

/// Encodes at level M in the smallest version that fits. The level is M
/// because for a screen the size of a module decides whether a webcam reads
/// it, and a higher level makes modules smaller.
pub fn encode(content: &str) -> Result<Qr, QrError> {
    let code =
        QrCode::with_error_correction_level(content, EcLevel::M).map_err(|_| QrError::TooLong)?;
    Ok(Qr {
        width: code.width(),
        modules: code
            .into_colors()
            .into_iter()
            .map(|color| color == Color::Dark)
            .collect(),
    })
}

impl Qr {
    /// Modules on one side: 25 for version 2, 29 for 3, 33 for 4.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Row by row from the top left, true for dark.
    pub fn modules(&self) -> &[bool] {
        &self.modules
    }

    /// An SVG element to be put into a page: black on white with the quiet
    /// zone, one path, scalable, nothing that a content security policy
    /// without inline styles or scripts would stop. It has no size of its own:
    /// the page gives one.
    pub fn to_svg(&self) -> String {
        let side = self.width + 2 * QUIET_ZONE;
        let mut path = String::new();
        for (row, modules) in self.modules.chunks(self.width).enumerate() {
            let mut column = 0;
            for run in modules.chunk_by(|a, b| a == b) {
                if run[0] {
                    let (x, y, length) = (column + QUIET_ZONE, row + QUIET_ZONE, run.len());
                    path.push_str(&format!("M{x} {y}h{length}v1h-{length}z"));
                }
                column += run.len();
            }
        }
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" \
             shape-rendering=\"crispEdges\"><rect width=\"{side}\" height=\"{side}\" \
             fill=\"#fff\"/><path fill=\"#000\" d=\"{path}\"/></svg>"
        )
    }
}
