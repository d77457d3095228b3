//! What opens the store: changing the passphrase, and the recovery key on paper.

use super::passphrase::check_passphrase;
use crate::coupons::FONTS;
use crate::files::Leaving;
use crate::{Booth, BoothError, Right};
use chrono::Datelike as _;
use ledger::Secret;
use outreach::slip::{KeySheet, Qr, key_sheet};
use std::path::{Path, PathBuf};
use words::{Language, Sentence, sentence};

/// Groups of the recovery key in a line of the sheet.
const GROUPS_IN_A_LINE: usize = 4;

/// Whether what was typed is this group of the recovery key, read as the whole
/// key is read: any case, blanks, and letters that look like digits.
pub fn is_group_of_recovery_key(group: &str, typed: &str) -> bool {
    ledger::reads_as_recovery_key(group, typed)
}

impl Booth {
    /// Replaces the passphrase. An unlocked laptop is not enough for it: the
    /// present passphrase or the recovery key is asked for once more.
    ///
    /// # Errors
    /// When the new one is too short or too easy, or the present secret is wrong; both leave
    /// everything as it was.
    pub fn change_passphrase(
        &mut self,
        current: Secret<'_>,
        new_passphrase: &str,
    ) -> Result<(), BoothError> {
        let facts = self.facts();
        facts.require(Right::Owner)?;
        let (maker, fair) = (facts.maker()?.name, self.fair().name.clone());
        let staff = facts.staff_names()?;
        let names = [maker, fair].into_iter().flat_map(|it| [it.ko, it.en]);
        let known: Vec<String> = names.chain(staff.into_values()).collect();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        check_passphrase(new_passphrase, &known)?;
        let environment = self.environment.get_mut().as_mut();
        self.ledger
            .change_passphrase(environment, current, new_passphrase)?;
        Ok(())
    }

    /// Writes the recovery key as one A4 sheet to print. That a file left is on
    /// record; the key is in no record.
    ///
    /// # Errors
    /// When it is not the key of this store, or the file cannot be made or
    /// written.
    pub fn save_recovery_sheet(
        &mut self,
        recovery_key: &str,
        folder: &Path,
        language: Language,
    ) -> Result<PathBuf, BoothError> {
        self.ledger.check_secret(Secret::Recovery(recovery_key))?;
        let (mut files, ()) = self.write_and_record(Right::Owner, folder, |facts| {
            let qr = coupon::qr::encode(recovery_key).map_err(BoothError::QrCode)?;
            let today = facts.today();
            let day = words::day(today.year(), today.month(), today.day());
            let groups: Vec<&str> = recovery_key.split('-').collect();
            let sheet = KeySheet {
                maker: Sentence::from(&facts.maker()?.name).into_text(language),
                title: sentence!("recovery-sheet-title").into_text(language),
                text: sentence!("recovery-sheet-text", day = day).into_text(language),
                key: groups
                    .chunks(GROUPS_IN_A_LINE)
                    .map(|line| line.join(" - "))
                    .collect(),
                qr: Qr {
                    content: recovery_key.to_owned(),
                    width: qr.width(),
                    dark: qr.modules().to_vec(),
                },
                advice: sentence!("recovery-sheet-advice").into_text(language),
            };
            let printed = key_sheet(&sheet, FONTS, facts.now().fixed_offset())?;
            let stem = sentence!("recovery-sheet-file-name").into_text(language);
            Ok(Leaving::pdf_of_nobody(stem, printed.bytes))
        })?;
        Ok(files.remove(0))
    }
}
