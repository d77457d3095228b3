//! `followup orders`: what a shop or a till sold, as its own table says.

use crate::files;
use crate::output::{Failure, Report};
use crate::store::Store;
use booth::BoothError;
use booth::orders::{OrderColumn, OrderColumns, OrdersImport, OrdersRequest, read_orders};
use catalogue::LARGEST_FILE;
use progress::Progress;
use serde_json::{Value, json};
use std::path::PathBuf;
use uuid::Uuid;
use words::{Sentence, sentence};

/// A table of orders. Columns are named by their headings or their letters; what is named is
/// kept for tables with the same headings.
#[derive(clap::Args)]
pub struct Orders {
    /// The table, as text or a workbook, as the shop gave it.
    #[arg(required_unless_present = "take_back")]
    file: Option<PathBuf>,
    /// Tells what would be taken in, and records nothing.
    #[arg(long)]
    dry_run: bool,
    /// Takes back orders that were taken in, as if they never were: by the id that taking them
    /// in gave, or the latest.
    #[arg(long, value_name = "ID", num_args = 0..=1, conflicts_with_all = ["file", "dry_run"])]
    take_back: Option<Option<Uuid>>,
    /// The shop, as you call it; not needed for SmartStore, Cafe24 and known tills. The same
    /// order number in another shop is another order.
    #[arg(long, value_name = "NAME")]
    shop: Option<String>,
    /// The column with the order's number.
    #[arg(long, value_name = "COLUMN")]
    order: Option<String>,
    /// The column with the till's number, where receipts are numbered anew every day.
    #[arg(long, value_name = "COLUMN")]
    till: Option<String>,
    /// The column with the day on which the till's numbers began, if it is not that of payment.
    #[arg(long, value_name = "COLUMN")]
    business_day: Option<String>,
    /// The column with the number of one product's line in it.
    #[arg(long, value_name = "COLUMN")]
    line: Option<String>,
    /// The column with the day, or the moment, of payment.
    #[arg(long, value_name = "COLUMN")]
    day: Option<String>,
    /// The column with what the row's goods came to.
    #[arg(long, value_name = "COLUMN")]
    amount: Option<String>,
    /// The column with what the whole order came to, the same in each of its rows.
    #[arg(long, value_name = "COLUMN", conflicts_with = "amount")]
    total: Option<String>,
    /// The column that says what became of it.
    #[arg(long, value_name = "COLUMN")]
    status: Option<String>,
    /// The column that says besides whether it was cancelled or returned.
    #[arg(long, value_name = "COLUMN")]
    claim: Option<String>,
    /// The column with the number of the coupon that was used.
    #[arg(long, value_name = "COLUMN")]
    coupon: Option<String>,
    /// The column with the buyer's phone number.
    #[arg(long, value_name = "COLUMN")]
    phone: Option<String>,
    /// The column with the buyer's e-mail address.
    #[arg(long, value_name = "COLUMN")]
    email: Option<String>,
    #[command(flatten)]
    store: Store,
}

impl Orders {
    /// Runs the command.
    pub fn run(self) -> Result<Report, Failure> {
        let file = match (&self.file, self.take_back) {
            (Some(file), None) => file,
            (_, import) => {
                let taken = self.store.open()?.take_back_orders(import.flatten())?;
                let json = json!({
                    "taken_back": taken.id,
                    "shop": taken.shop.ko,
                    "orders": taken.orders,
                });
                return Ok(Report::done(json, taken.sentence().to_string()));
            }
        };
        // One byte more than can be a table, which refuses it.
        let bytes = files::read_start(file, LARGEST_FILE + 1)?;
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let file = read_orders(&bytes, &name, &Progress::default())?;
        let columns = [
            (OrderColumn::Order, self.order),
            (OrderColumn::Till, self.till),
            (OrderColumn::BusinessDay, self.business_day),
            (OrderColumn::Line, self.line),
            (OrderColumn::Day, self.day),
            (OrderColumn::Amount, self.amount),
            (OrderColumn::Total, self.total),
            (OrderColumn::Status, self.status),
            (OrderColumn::Claim, self.claim),
            (OrderColumn::Coupon, self.coupon),
            (OrderColumn::Phone, self.phone),
            (OrderColumn::Email, self.email),
        ];
        let columns = columns.into_iter();
        let columns: OrderColumns = columns
            .filter_map(|(what, column)| Some((what, column?)))
            .collect();
        let request = OrdersRequest {
            shop: self.shop,
            columns,
        };
        let mut booth = self.store.open()?;
        let import = match self.dry_run {
            true => booth.understand_orders(&file, &request),
            false => booth.import_orders(&file, &request),
        };
        Ok(told(&import.map_err(with_options)?, self.dry_run))
    }
}

/// The same refusal, with the options by which columns and the shop are named here.
fn with_options(error: BoothError) -> BoothError {
    match error {
        BoothError::ReportColumns(why) => {
            BoothError::ReportColumns(sentence!("orders-columns-by-options", why = &why))
        }
        other => other,
    }
}

fn told(import: &OrdersImport, dry_run: bool) -> Report {
    let counted = |list: &[(String, usize)], what: &str, of: &str| -> Vec<Value> {
        let list = list.iter();
        list.map(|(word, count)| json!({ what: word, of: count }))
            .collect()
    };
    let unreadable: Vec<Value> = import
        .unreadable
        .iter()
        .map(|(row, why)| json!({ "row": row, "why": why.ko, "why_en": why.en }))
        .collect();
    let read_from = import.read_from.iter();
    let read_from: Vec<Value> = read_from
        .map(|(what, column)| json!({ "what": what.code(), "column": column }))
        .collect();
    let mut words = import.sentences();
    if let Some(id) = import.id {
        words.push(sentence!("orders-how-to-take-back", id = id.to_string()));
    }
    let words: Vec<String> = words.iter().map(Sentence::to_string).collect();
    Report::done(
        json!({
            "id": import.id,
            "dry_run": dry_run,
            "shop": import.shop.ko,
            "rows": import.rows,
            "orders": import.orders,
            "new": import.new,
            "known": import.known,
            "cancelled": import.cancelled,
            "won": import.won,
            "coupons_used": import.coupons_used,
            "linked": import.linked,
            "without_a_name": import.without_a_name,
            "partly_taken_back": import.partly_taken_back,
            "unknown_coupons": counted(&import.unknown_coupons, "coupon", "orders"),
            "unreadable": unreadable,
            "not_understood": counted(&import.not_understood, "word", "rows"),
            "read_from": read_from,
            "already_known": import.already_known,
        }),
        words.join("\n"),
    )
}
