//! What visitors were offered.

use crate::{Table, hlc, unix_millis};
use ledger::Record;
use records::Body;
use records::quotes::QuoteSet;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension as _, Params, Result, params};
use serde::de::DeserializeOwned;
use uuid::Uuid;

/// The tables. The lines stay in the body: they are always read with the quote. What
/// goods of no catalogue are called is a row of its own, because it goes with the visitor.
pub(crate) const TABLE: Table = Table {
    schema: "
CREATE TABLE IF NOT EXISTS quote (
    id BLOB NOT NULL PRIMARY KEY,
    visitor BLOB NOT NULL,
    fair BLOB NOT NULL,
    noted INTEGER NOT NULL,
    staff BLOB,
    voided INTEGER,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS quote_by_visitor ON quote (visitor, noted);
CREATE TABLE IF NOT EXISTS quote_goods (
    id BLOB NOT NULL PRIMARY KEY,
    quote BLOB NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS quote_goods_by_quote ON quote_goods (quote);
",
    rows: &[("quote", "id"), ("quote_goods", "quote")],
    apply,
};

fn apply(connection: &Connection, record: &Record, body: &Body) -> Result<()> {
    let header = &record.header;
    match body {
        Body::QuoteSet(set) => {
            // Whose it is stands in the header only.
            let Some(visitor) = header.subject else {
                return Ok(());
            };
            // Who made it, when and at which fair stays; what is offered is said anew.
            connection
                .prepare_cached(
                    "INSERT INTO quote (id, visitor, fair, noted, staff, body)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                     ON CONFLICT (id) DO UPDATE SET body = excluded.body",
                )?
                .execute(params![
                    header.entity,
                    visitor,
                    set.fair,
                    hlc(header),
                    header.staff,
                    to_json(set)
                ])?;
        }
        Body::QuoteVoided(_) => {
            connection
                .prepare_cached("UPDATE quote SET voided = coalesce(voided, ?2) WHERE id = ?1")?
                .execute(params![header.entity, hlc(header)])?;
        }
        Body::QuoteGoodsNamed(named) => {
            connection
                .prepare_cached(
                    "INSERT OR IGNORE INTO quote_goods (id, quote, body) VALUES (?1, ?2, ?3)",
                )?
                .execute(params![named.names, header.entity, to_json(&named.goods)])?;
        }
        Body::VisitorRecognised(recognised) => {
            connection
                .prepare_cached("UPDATE quote SET visitor = ?2 WHERE id = ?1")?
                .execute(params![header.entity, recognised.visitor])?;
        }
        _ => {}
    }
    Ok(())
}

fn to_json(body: &impl serde::Serialize) -> String {
    serde_json::to_string(body)
        .expect("bodies hold strings, numbers and lists, which JSON can always write")
}

fn from_json<T: DeserializeOwned>(column: usize, text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(error))
    })
}

/// One quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteRow {
    /// Its id.
    pub id: Uuid,
    /// Whose it is now.
    pub visitor: Uuid,
    /// When it was first noted, in Unix milliseconds.
    pub at_ms: i64,
    /// Who noted it; none before anybody had signed in.
    pub staff: Option<Uuid>,
    /// What was said last.
    pub set: QuoteSet,
    /// What its lines without a product are, in their order; empty once that was destroyed.
    pub goods: Vec<String>,
}

fn rows(
    connection: &Connection,
    condition: &str,
    parameters: impl Params,
) -> Result<Vec<QuoteRow>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT id, visitor, noted, staff, body FROM quote WHERE voided IS NULL {condition}"
    ))?;
    let mut rows = statement.query(parameters)?;
    let mut quotes = Vec::new();
    while let Some(row) = rows.next()? {
        let set: QuoteSet = from_json(4, &row.get::<_, String>(4)?)?;
        let goods = match set.names {
            Some(names) => goods(connection, names)?,
            None => Vec::new(),
        };
        quotes.push(QuoteRow {
            id: row.get(0)?,
            visitor: row.get(1)?,
            at_ms: unix_millis(row.get(2)?),
            staff: row.get(3)?,
            set,
            goods,
        });
    }
    Ok(quotes)
}

fn goods(connection: &Connection, names: Uuid) -> Result<Vec<String>> {
    let body: Option<String> = connection
        .prepare_cached("SELECT body FROM quote_goods WHERE id = ?1")?
        .query_row([names], |row| row.get(0))
        .optional()?;
    body.map_or_else(|| Ok(Vec::new()), |body| from_json(0, &body))
}

/// A quote, if it is known and stands.
pub fn get(connection: &Connection, id: Uuid) -> Result<Option<QuoteRow>> {
    Ok(rows(connection, "AND id = ?1", [id])?.pop())
}

/// A visitor's quotes that stand, the oldest first.
pub fn of_visitor(connection: &Connection, visitor: Uuid) -> Result<Vec<QuoteRow>> {
    rows(connection, "AND visitor = ?1 ORDER BY noted, id", [visitor])
}

/// The quotes of one fair, or of all of them, that stand, the oldest first.
pub fn all(connection: &Connection, fair: Option<Uuid>) -> Result<Vec<QuoteRow>> {
    rows(
        connection,
        "AND (?1 IS NULL OR fair = ?1) ORDER BY noted, id",
        [fair],
    )
}

/// All quotes of a visitor, those too that were voided.
pub fn ids_of_visitor(connection: &Connection, visitor: Uuid) -> Result<Vec<Uuid>> {
    ids(connection, "visitor", visitor)
}

/// All quotes of a fair, those too that were voided.
pub fn of_fair(connection: &Connection, fair: Uuid) -> Result<Vec<Uuid>> {
    ids(connection, "fair", fair)
}

fn ids(connection: &Connection, column: &str, value: Uuid) -> Result<Vec<Uuid>> {
    connection
        .prepare_cached(&format!(
            "SELECT id FROM quote WHERE {column} = ?1 ORDER BY noted, id"
        ))?
        .query_map([value], |row| row.get(0))?
        .collect()
}
