//! What was offered to whom, as a workbook: the consultation log (상담일지) that an exhibitor
//! keeps for herself, and the two sums that the fair's organiser asks for.

use crate::OutreachError;
use crate::cell::{fitting, heading_format, text_format};
use chrono::{DateTime, FixedOffset, NaiveDateTime};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use words::{Language, Sentence, sentence};

/// The quotes of a fair, the oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteBook {
    /// The fair's name.
    pub fair: Sentence,
    /// Who makes the file.
    pub made_by: String,
    /// Why.
    pub reason: String,
    /// When, in the fair's time zone.
    pub made_at: DateTime<FixedOffset>,
    /// One for each line of a quote.
    pub lines: Vec<QuoteBookLine>,
    /// What is being negotiated.
    pub negotiating: QuoteBookSum,
    /// What was agreed.
    pub concluded: QuoteBookSum,
    /// Both together.
    pub all: QuoteBookSum,
    /// How many quotes are of somebody who did not allow that her contact is kept.
    pub without_name: u32,
}

/// One line of a quote, with whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteBookLine {
    /// When the quote was noted, in the fair's time zone.
    pub noted: NaiveDateTime,
    /// When the conversation began: her survey, or else her visit. None where neither is
    /// known any more.
    pub began: Option<NaiveDateTime>,
    /// Who noted it; may be empty.
    pub staff: String,
    /// Her company; empty without the permission to keep it.
    pub company: String,
    /// Her name; empty without the permission to keep it.
    pub name: String,
    /// The country she comes from; empty without the permission to keep it.
    pub country: String,
    /// To which country she exports, as she answered; may be empty.
    pub export_country: String,
    /// What is offered.
    pub goods: Sentence,
    /// The product's price, in won.
    pub list_price_won: Option<u64>,
    /// The price of one that was offered.
    pub price: Money,
    /// How many.
    pub quantity: u32,
    /// What it comes to.
    pub amount: Money,
    /// The same in won.
    pub amount_won: u64,
    /// How many won a dollar is, for a price in dollars.
    pub won_per_dollar: Option<u32>,
    /// Whether it was agreed, and is not only being negotiated.
    pub is_concluded: bool,
}

/// A sum of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Money {
    /// In won.
    Won(u64),
    /// In US dollars, counted in cents.
    Cents(u64),
}

/// What quotes come to together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct QuoteBookSum {
    /// How many quotes.
    pub quotes: u32,
    /// Of lines in won, in won.
    pub won: u64,
    /// Of lines in dollars, in cents.
    pub cents: u64,
    /// Of all lines, in won.
    pub all_won: u64,
}

/// What a cell holds.
enum Cell {
    Blank,
    Text(String),
    Whole(u64),
    Cents(u64),
    Day(NaiveDateTime),
    Time(NaiveDateTime),
}

impl From<Money> for Cell {
    fn from(money: Money) -> Self {
        match money {
            Money::Won(won) => Self::Whole(won),
            Money::Cents(cents) => Self::Cents(cents),
        }
    }
}

impl QuoteBook {
    /// The workbook: a line for each line of a quote, the sums, and what this file is.
    /// Money and counts are numbers, dollars with their cents; everything else is text, so
    /// nothing runs.
    ///
    /// # Errors
    /// [`OutreachError::Workbook`].
    pub fn xlsx(&self, language: Language) -> Result<Vec<u8>, OutreachError> {
        let mut workbook = Workbook::new();
        // Without this the library asks the clock.
        let made = ExcelDateTime::from_timestamp(self.made_at.timestamp())?;
        workbook.set_properties(
            &DocProperties::new()
                .set_title(sentence!("quotes-sheet").text(language))
                .set_author(&self.made_by)
                .set_creation_datetime(&made),
        );
        let sheet = workbook.add_worksheet();
        sheet.set_name(sentence!("quotes-sheet").text(language))?;
        let lines = self.lines.iter().map(|line| line.cells(language));
        table(sheet, &line_headings(), lines, language)?;
        sheet.set_freeze_panes(1, 0)?;
        let sheet = workbook.add_worksheet();
        sheet.set_name(sentence!("quotes-sums-sheet").text(language))?;
        table(sheet, &sum_headings(), self.sums(language), language)?;
        self.about(workbook.add_worksheet(), language)?;
        Ok(workbook.save_to_buffer()?)
    }

    fn sums(&self, language: Language) -> impl Iterator<Item = Vec<Cell>> {
        let of = self.all.quotes;
        let rows = [
            (sentence!("quote-negotiating-sum"), self.negotiating),
            (sentence!("quote-concluded-sum"), self.concluded),
            (sentence!("quote-all-sum"), self.all),
        ];
        rows.into_iter().map(move |(name, sum)| {
            vec![
                Cell::Text(name.into_text(language)),
                Cell::Whole(sum.quotes.into()),
                Cell::Whole(of.into()),
                Cell::Whole(sum.won),
                Cell::Cents(sum.cents),
                Cell::Whole(sum.all_won),
            ]
        })
    }

    fn about(&self, sheet: &mut Worksheet, language: Language) -> Result<(), XlsxError> {
        let made = self.made_at.format("%Y-%m-%d %H:%M").to_string();
        let data = |text: &str| Sentence::of_texts(text, text);
        let mut lines = vec![
            (sentence!("file-about-fair"), self.fair.clone()),
            (sentence!("file-about-made-by"), data(&self.made_by)),
            (sentence!("file-about-reason"), data(&self.reason)),
            (sentence!("file-about-made-at"), data(&made)),
            (sentence!("file-about-mind"), sentence!("quotes-mind")),
            (sentence!("file-about-note"), sentence!("quotes-note-won")),
        ];
        if self.without_name > 0 {
            let note = sentence!("quotes-note-without-name", quotes = self.without_name);
            lines.push((sentence!("file-about-note"), note));
        }
        sheet.set_name(sentence!("file-about").text(language))?;
        sheet.set_column_width(0, 18)?;
        sheet.set_column_width(1, 90)?;
        let (heading, text) = (heading_format(), text_format());
        for (row, (label, value)) in (0u32..).zip(&lines) {
            sheet.write_string_with_format(row, 0, label.text(language), &heading)?;
            sheet.write_string_with_format(row, 1, fitting(value.text(language)), &text)?;
        }
        Ok(())
    }
}

fn line_headings() -> Vec<(Sentence, f64)> {
    vec![
        (sentence!("quotes-column-day"), 12.0),
        (sentence!("quotes-column-began"), 10.0),
        (sentence!("quotes-column-staff"), 12.0),
        (sentence!("quotes-column-company"), 22.0),
        (sentence!("quotes-column-name"), 14.0),
        (sentence!("quotes-column-country"), 14.0),
        (sentence!("quotes-column-export-country"), 14.0),
        (sentence!("quotes-column-goods"), 26.0),
        (sentence!("quotes-column-list-price"), 14.0),
        (sentence!("quotes-column-price"), 14.0),
        (sentence!("quotes-column-quantity"), 10.0),
        (sentence!("quotes-column-currency"), 8.0),
        (sentence!("quotes-column-amount"), 16.0),
        (sentence!("quotes-column-rate"), 12.0),
        (sentence!("quotes-column-amount-won"), 18.0),
        (sentence!("quotes-column-stage"), 12.0),
    ]
}

fn sum_headings() -> Vec<(Sentence, f64)> {
    vec![
        (sentence!("quotes-column-sum"), 18.0),
        (sentence!("quotes-column-quotes"), 12.0),
        (sentence!("quotes-column-of-quotes"), 12.0),
        (sentence!("quotes-column-won"), 18.0),
        (sentence!("quotes-column-dollars"), 18.0),
        (sentence!("quotes-column-amount-won"), 18.0),
    ]
}

impl QuoteBookLine {
    fn cells(&self, language: Language) -> Vec<Cell> {
        let (currency, rate) = match self.price {
            Money::Won(_) => ("KRW", None),
            Money::Cents(_) => ("USD", self.won_per_dollar),
        };
        let stage = match self.is_concluded {
            true => sentence!("quote-concluded"),
            false => sentence!("quote-negotiating"),
        };
        let number = |number: Option<u64>| number.map_or(Cell::Blank, Cell::Whole);
        vec![
            Cell::Day(self.noted),
            self.began.map_or(Cell::Blank, Cell::Time),
            Cell::Text(self.staff.clone()),
            Cell::Text(self.company.clone()),
            Cell::Text(self.name.clone()),
            Cell::Text(self.country.clone()),
            Cell::Text(self.export_country.clone()),
            Cell::Text(self.goods.text(language).to_owned()),
            number(self.list_price_won),
            self.price.into(),
            Cell::Whole(self.quantity.into()),
            Cell::Text(currency.to_owned()),
            self.amount.into(),
            number(rate.map(u64::from)),
            Cell::Whole(self.amount_won),
            Cell::Text(stage.into_text(language)),
        ]
    }
}

fn table(
    sheet: &mut Worksheet,
    headings: &[(Sentence, f64)],
    lines: impl Iterator<Item = Vec<Cell>>,
    language: Language,
) -> Result<(), XlsxError> {
    let (heading, text) = (heading_format(), text_format());
    let whole = Format::new().set_num_format("#,##0");
    let cents = Format::new().set_num_format("#,##0.00");
    for (index, (name, width)) in (0u16..).zip(headings) {
        sheet.set_column_width(index, *width)?;
        sheet.write_string_with_format(0, index, name.text(language), &heading)?;
    }
    for (row, cells) in (1u32..).zip(lines) {
        for (index, cell) in (0u16..).zip(cells) {
            match cell {
                Cell::Blank => {}
                Cell::Text(words) => {
                    sheet.write_string_with_format(row, index, fitting(&words), &text)?;
                }
                // Exact below 2^53, which ten quotes of the highest amount do not reach.
                Cell::Whole(number) => {
                    sheet.write_number_with_format(row, index, number as f64, &whole)?;
                }
                Cell::Cents(number) => {
                    sheet.write_number_with_format(row, index, number as f64 / 100.0, &cents)?;
                }
                Cell::Day(at) => {
                    let day = at.format("%Y-%m-%d").to_string();
                    sheet.write_string_with_format(row, index, day, &text)?;
                }
                Cell::Time(at) => {
                    let time = at.format("%H:%M").to_string();
                    sheet.write_string_with_format(row, index, time, &text)?;
                }
            }
        }
    }
    Ok(())
}
