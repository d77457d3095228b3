//! The receipt of consent on paper, like a coupon's slip.

use super::ConsentReceipt;
use crate::coupons::{FONTS, PrintJob};
use crate::facts::Facts;
use crate::files::{Leaving, NewFile};
use crate::{Booth, BoothError, Right};
use outreach::slip::{Paper, Qr, Slip, pdf};
use std::path::{Path, PathBuf};
use uuid::Uuid;
use words::{Language, Sentence, sentence};

impl Booth {
    /// Writes the receipt of a visitor ([`Booth::consent_receipt`]) as a PDF slip into a
    /// folder, in the language in which she read the texts; the file's name is in that
    /// of staff. On A4 it has a page of its own: a label has no room for all of it.
    ///
    /// # Errors
    /// [`BoothError::ContactMissing`] when she left no contact; when the file cannot be
    /// made or written.
    pub fn save_consent_slip(
        &mut self,
        visitor: Uuid,
        paper: Paper,
        language: Language,
        folder: &Path,
    ) -> Result<PathBuf, BoothError> {
        let logo = self.logo()?;
        let paper = match paper {
            Paper::A4Labels => Paper::A4Sheet,
            roll => roll,
        };
        let (mut files, ()) = self.write_and_record(Right::Capture, folder, |facts| {
            let receipt = facts.receipt_of(visitor)?;
            let receipt = receipt.ok_or(BoothError::ContactMissing)?;
            let slip = facts.consent_slip(&receipt, &facts.language_read(visitor)?)?;
            let made_at = facts.now().fixed_offset();
            let file = NewFile {
                stem: sentence!("receipt-title").into_text(language),
                extension: "pdf",
                bytes: pdf(&[slip], paper, FONTS, logo.as_ref(), made_at)?.bytes,
            };
            Ok(Leaving {
                files: vec![file],
                people: vec![visitor],
                records: Box::new(|_, _, _| Vec::new()),
                value: (),
            })
        })?;
        Ok(files.remove(0))
    }

    /// The same as bytes for this laptop's receipt printer, which the caller sends.
    ///
    /// # Errors
    /// [`BoothError::ContactMissing`]; when there is no printer, or the code is too dense
    /// for its paper.
    pub fn print_consent_slip(&self, visitor: Uuid) -> Result<PrintJob, BoothError> {
        let receipt = self.consent_receipt(visitor)?;
        let receipt = receipt.ok_or(BoothError::ContactMissing)?;
        let facts = self.facts();
        // The printer has letters for Korean and English only.
        let language = match facts.language_read(visitor)?.as_str() {
            "ko" => "ko",
            _ => "en",
        };
        self.job(&facts.consent_slip(&receipt, language)?)
    }
}

impl Facts<'_> {
    /// What stands on the paper, in the language of a code (`ko`, `en`, `ja`, `zh`).
    fn consent_slip(&self, receipt: &ConsentReceipt, language: &str) -> Result<Slip, BoothError> {
        let maker = self.maker()?;
        let lines = |lines: &[Sentence]| {
            let lines: Vec<&str> = lines.iter().map(|it| it.in_language(language)).collect();
            lines.join("\n")
        };
        let qr = coupon::qr::encode(&receipt.code).map_err(BoothError::QrCode)?;
        Ok(Slip {
            maker: maker.name.in_language(language).to_owned(),
            benefit: sentence!("receipt-title").in_language(language).to_owned(),
            conditions: lines(&receipt.lines),
            short_number: String::new(),
            valid_until: lines(&receipt.stop),
            qr: Qr {
                content: receipt.code.clone(),
                width: qr.width(),
                dark: qr.modules().to_vec(),
            },
            page_address: maker.page_address.unwrap_or_default(),
            maker_card: None,
        })
    }
}
