//! The quotes of a fair as a workbook for the owner herself.
//!
//! It is her own list and goes to nobody else, so that it needs what keeping a contact
//! needs: who allowed that stands in it with her name, her company and her country, and of
//! everybody else the numbers only. Handing names on, to the fair's organiser too, needs a
//! yes to that third party (`followup partner`); the organiser's form asks for the sums,
//! which stand on a sheet of their own and name nobody.

use super::{Currency, Quote, QuoteStage, QuoteSums, QuoteTotals};
use crate::facts::Facts;
use crate::files::{Leaving, NewFile};
use crate::follow_up::{Opening, Protection, protected};
use crate::{Booth, BoothError, FairScope, Right, wording};
use chrono::NaiveDateTime;
use outreach::quotes::{Money, QuoteBook, QuoteBookLine, QuoteBookSum};
use records::Body;
use records::quotes::QuotesExported;
use std::path::{Path, PathBuf};
use tables::contact::ContactRow;
use tables::{response as response_table, visitor as visitor_table};
use uuid::Uuid;
use words::{Language, sentence};

/// The question of the shipped consultation form whose answer is the country she exports
/// to, which is not where she comes from.
const EXPORT_COUNTRY: &str = "export_country";

/// The workbook that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedQuotes {
    /// Its path.
    pub files: Vec<PathBuf>,
    /// Quotes in it.
    pub quotes: u32,
    /// Of them, those of somebody who is not named in it.
    pub without_name: u32,
    /// Their sums.
    pub totals: QuoteTotals,
    /// What opens it; none where it is not locked.
    pub opening: Option<Opening>,
}

impl Booth {
    /// Writes the quotes of these fairs as a workbook. That it left, why, and who is named
    /// in it is recorded.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] where there is no quote; as for other exports where the
    /// reason or the folder is missing. No file is left then.
    pub fn export_quotes(
        &mut self,
        scope: FairScope,
        protection: Protection,
        reason: &str,
        folder: &Path,
        language: Language,
    ) -> Result<SavedQuotes, BoothError> {
        let reason = self.reason_to_export(reason, folder)?;
        let password = self.password_for(protection);
        let (files, mut saved) = self.write_and_record(Right::Owner, folder, |facts| {
            let quotes = facts.quotes(scope)?;
            if quotes.is_empty() {
                return Err(BoothError::NotPossible(sentence!("quotes-none-to-export")));
            }
            let totals = QuoteTotals::of(&quotes);
            let mut book = QuoteBook {
                fair: (&facts.session.current.fair.name).into(),
                made_by: facts.signed_in()?,
                reason: reason.clone(),
                made_at: facts.now().fixed_offset(),
                lines: Vec::new(),
                negotiating: sum(totals.negotiating),
                concluded: sum(totals.concluded),
                all: sum(totals.all()),
                without_name: 0,
            };
            let mut named = Vec::new();
            for quote in &quotes {
                let contact = facts.contact_allowed(quote)?;
                match &contact {
                    Some(contact) => named.push(contact.visitor),
                    None => book.without_name += 1,
                }
                book.lines
                    .extend(facts.lines_of_book(quote, contact.as_ref(), language)?);
            }
            named.sort();
            named.dedup();
            let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
            let day = facts.today().to_string();
            let file = NewFile {
                stem: sentence!("quotes-file-name", day = day).into_text(language),
                extension: "xlsx",
                bytes: book.xlsx(language)?,
            };
            let locked = protected(vec![file], String::new(), false, password.as_ref())?;
            let value = SavedQuotes {
                files: Vec::new(),
                quotes: count(quotes.len()),
                without_name: book.without_name,
                totals,
                opening: locked.opening,
            };
            let exported = QuotesExported {
                reason,
                files: Vec::new(),
                fair: facts.session.current.of_file(scope),
                quotes: value.quotes,
                named: count(named.len()),
            };
            Ok(Leaving {
                files: locked.files,
                people: named,
                records: Box::new(move |facts, id, files| {
                    let body = Body::QuotesExported(QuotesExported { files, ..exported });
                    vec![facts.record(id, None, body)]
                }),
                value,
            })
        })?;
        saved.files = files;
        Ok(saved)
    }
}

impl Facts<'_> {
    /// What the person of a quote left of herself, where a yes to keep it stands.
    fn contact_allowed(&self, quote: &Quote) -> Result<Option<ContactRow>, BoothError> {
        let Some(visitor) = quote.visitor else {
            return Ok(None);
        };
        for contact in self.contacts_of(visitor)? {
            if self.kept_on(contact.visitor)?.is_some() {
                return Ok(Some(contact));
            }
        }
        Ok(None)
    }

    fn lines_of_book(
        &self,
        quote: &Quote,
        contact: Option<&ContactRow>,
        language: Language,
    ) -> Result<Vec<QuoteBookLine>, BoothError> {
        let (began, export_country) = match quote.visitor {
            Some(visitor) => self.conversation_of(visitor, quote.at_ms, language)?,
            None => (None, String::new()),
        };
        let text = |of: fn(&ContactRow) -> &String| contact.map(of).cloned().unwrap_or_default();
        let money = |currency, amount| match currency {
            Currency::Won => Money::Won(amount),
            Currency::Dollars => Money::Cents(amount),
        };
        let lines = quote.lines.iter().map(|line| QuoteBookLine {
            noted: self.session.local(quote.at_ms).naive_local(),
            began,
            staff: quote.by.clone(),
            company: text(|it| &it.particulars.company),
            name: text(|it| &it.name),
            country: text(|it| &it.particulars.country),
            export_country: export_country.clone(),
            goods: line.name.clone(),
            list_price_won: line.list_price_won,
            price: money(line.currency, line.unit_price),
            quantity: line.quantity,
            amount: money(line.currency, line.amount),
            amount_won: line.amount_won,
            won_per_dollar: quote.won_per_dollar,
            is_concluded: quote.stage == QuoteStage::Concluded,
        });
        Ok(lines.collect())
    }

    /// When the conversation of a visit began before a moment, and the country that the
    /// visitor exports to, as she answered then.
    fn conversation_of(
        &self,
        visitor: Uuid,
        before_ms: i64,
        language: Language,
    ) -> Result<(Option<NaiveDateTime>, String), BoothError> {
        let responses = response_table::of_visitor(self.tables, visitor)?;
        let latest = responses.iter().rfind(|it| it.started_ms() <= before_ms);
        let Some(response) = latest else {
            let fairs = visitor_table::fairs_of(self.tables, visitor)?.into_iter();
            let mut came = Vec::new();
            for fair in fairs {
                came.extend(visitor_table::arrived(self.tables, visitor, fair)?);
            }
            let came = came.into_iter().filter(|it| *it <= before_ms).max();
            let came = came.map(|at| self.session.local(at).naive_local());
            return Ok((came, String::new()));
        };
        let asked = self.questionnaire(response.questionnaire)?;
        let given = response_table::answers(self.tables, response.id)?;
        let mut questions = asked.questionnaire.questions();
        let country = questions
            .find(|it| it.path.rsplit('/').next() == Some(EXPORT_COUNTRY))
            .and_then(|it| Some((it, given.get(&it.path)?)))
            .map(|(it, value)| wording::in_words(&asked.questionnaire, it, value));
        let began = self.session.local(response.started_ms()).naive_local();
        Ok((Some(began), country.unwrap_or_default().into_text(language)))
    }
}

fn sum(sums: QuoteSums) -> QuoteBookSum {
    QuoteBookSum {
        quotes: sums.quotes,
        won: sums.won,
        cents: sums.cents,
        all_won: sums.all_won,
    }
}
