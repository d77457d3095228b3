//! What was shown, allowed, declined and taken back; never what is allowed
//! now, which the `permission` crate works out from these rows.

use crate::{Table, first_of, hlc, unix_millis};
use ledger::{Header, Record};
use records::Body;
use records::consent::{NoticeAct, PermissionConfirmed, PermissionSaid, PermissionWithdrawn};
use rusqlite::{Connection, Result, Row, params};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use uuid::Uuid;

/// The table: one row for each contact point that a record speaks of, so that
/// every visitor with the same phone or e-mail is covered by it. The contact points
/// are not said once more in its body.
pub(crate) const TABLE: Table = Table {
    schema: "
CREATE TABLE IF NOT EXISTS permission_said (
    record BLOB NOT NULL,
    contact_key TEXT NOT NULL,
    visitor BLOB NOT NULL,
    kind TEXT NOT NULL,
    said INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (contact_key, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS permission_said_by_visitor ON permission_said (visitor);
",
    rows: &[("permission_said", "visitor")],
    apply,
};

fn apply(connection: &Connection, record: &Record, body: &Body) -> Result<()> {
    let header = &record.header;
    match body {
        Body::PermissionShown(said)
        | Body::PermissionGranted(said)
        | Body::PermissionDeclined(said) => say(connection, header, said),
        Body::PermissionWithdrawn(withdrawn) => withdraw(connection, header, withdrawn),
        Body::PermissionConfirmed(confirmed) => confirm(connection, header, confirmed),
        _ => Ok(()),
    }
}

/// What cannot be read here, because a later program wrote it, may have been a
/// no: it counts as the withdrawal of everything for its contact points, or for
/// all that are known of the visitor when it does not show them.
pub(crate) fn apply_unreadable(connection: &Connection, record: &Record) -> Result<()> {
    let header = &record.header;
    let Some(body) = &record.body else {
        return Ok(());
    };
    if !header.kind.starts_with("permission.") {
        return Ok(());
    }
    let mut contact_keys = serde_json::from_slice::<Keys>(body)
        .map(|keys| keys.contact_keys)
        .unwrap_or_default();
    if contact_keys.is_empty() {
        contact_keys = contact_keys_of(connection, header.entity)?;
    }
    let gone = PermissionWithdrawn {
        contact_keys,
        acts: Vec::new(),
    };
    let header = Header {
        kind: "permission.withdrawn".to_owned(),
        ..header.clone()
    };
    withdraw(connection, &header, &gone)
}

/// The part of a consent record that every version has.
#[derive(serde::Deserialize)]
struct Keys {
    contact_keys: Vec<String>,
}

/// What one record said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidRow {
    /// The record.
    pub record: Uuid,
    /// Whose visit it was said in; for a refusal from elsewhere, an id of its
    /// own.
    pub visitor: Uuid,
    /// When, in Unix milliseconds.
    pub at_ms: i64,
    /// What; one for all records that said the same.
    pub said: Arc<Said>,
}

/// What a record can say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// A notice was shown.
    Shown(PermissionSaid),
    /// A yes.
    Granted(PermissionSaid),
    /// A no.
    Declined(PermissionSaid),
    /// Taken back: these acts, or everything when empty.
    Withdrawn(Vec<NoticeAct>),
    /// Confirmed: these acts.
    Confirmed(Vec<NoticeAct>),
}

/// Notes that a notice was shown, allowed or declined.
fn say(connection: &Connection, header: &Header, said: &PermissionSaid) -> Result<()> {
    let mut body = said.clone();
    let contact_keys = std::mem::take(&mut body.contact_keys);
    insert(connection, header, &contact_keys, &to_json(&body))
}

/// Notes a withdrawal.
fn withdraw(connection: &Connection, header: &Header, gone: &PermissionWithdrawn) -> Result<()> {
    let mut body = gone.clone();
    let contact_keys = std::mem::take(&mut body.contact_keys);
    insert(connection, header, &contact_keys, &to_json(&body))
}

/// Notes a confirmation.
fn confirm(connection: &Connection, header: &Header, kept: &PermissionConfirmed) -> Result<()> {
    let mut body = kept.clone();
    let contact_keys = std::mem::take(&mut body.contact_keys);
    insert(connection, header, &contact_keys, &to_json(&body))
}

fn to_json<T: serde::Serialize>(body: &T) -> String {
    serde_json::to_string(body)
        .expect("bodies hold strings, numbers and lists, which JSON can always write")
}

fn insert(
    connection: &Connection,
    header: &Header,
    contact_keys: &[String],
    body: &str,
) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "INSERT OR IGNORE INTO permission_said (record, contact_key, visitor, kind, said, body)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for contact_key in contact_keys {
        statement.execute(params![
            header.id.0,
            contact_key,
            header.entity,
            header.kind,
            hlc(header),
            body
        ])?;
    }
    Ok(())
}

/// Every contact point that a visitor ever said something about.
pub fn contact_keys_of(connection: &Connection, visitor: Uuid) -> Result<Vec<String>> {
    connection
        .prepare_cached(
            "SELECT DISTINCT contact_key FROM permission_said WHERE visitor = ?1 ORDER BY contact_key",
        )?
        .query_map([visitor], |row| row.get(0))?
        .collect()
}

/// What visitors of a fair answered to what they were asked: whose visit it was, what it
/// was about, and whether they said yes; oldest first.
pub fn answered_at(connection: &Connection, fair: Uuid) -> Result<Vec<(Uuid, NoticeAct, bool)>> {
    let mut statement = connection.prepare_cached(
        "SELECT visitor, body, kind = 'permission.granted' FROM permission_said
         WHERE kind IN ('permission.granted', 'permission.declined')
         GROUP BY record ORDER BY said, record",
    )?;
    let mut rows = statement.query([])?;
    let mut answered = Vec::new();
    while let Some(row) = rows.next()? {
        let body: String = row.get(1)?;
        // As in `about`: what cannot be read says nothing.
        if let Ok(said) = serde_json::from_str::<PermissionSaid>(&body)
            && said.fair == fair
        {
            answered.push((row.get(0)?, said.act, row.get(2)?));
        }
    }
    Ok(answered)
}

/// When something was taken back, in Unix milliseconds, with every visit at which anything
/// was said of the same contact point, its own among them.
pub fn withdrawn(connection: &Connection) -> Result<Vec<(i64, Uuid)>> {
    connection
        .prepare_cached(
            "SELECT DISTINCT gone.said, other.visitor FROM permission_said AS gone
             JOIN permission_said AS other ON other.contact_key = gone.contact_key
             WHERE gone.kind = 'permission.withdrawn'",
        )?
        .query_map([], |row| Ok((unix_millis(row.get(0)?), row.get(1)?)))?
        .collect()
}

/// Everything that was said about a contact point, oldest first.
pub fn about(connection: &Connection, contact_key: &str) -> Result<Vec<SaidRow>> {
    let mut statement = connection.prepare_cached(
        "SELECT record, visitor, kind, said, body FROM permission_said WHERE contact_key = ?1",
    )?;
    let mut rows = statement.query([contact_key])?;
    let mut bodies = Bodies::default();
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.extend(bodies.read(row)?);
    }
    Ok(oldest_first(all))
}

/// The same about every contact point, for whoever asks thousands of people.
pub fn about_all(connection: &Connection) -> Result<HashMap<String, Vec<SaidRow>>> {
    // In the order of the key, in which they lie.
    let mut statement = connection.prepare_cached(
        "SELECT record, visitor, kind, said, body, contact_key FROM permission_said
         ORDER BY contact_key",
    )?;
    let mut rows = statement.query([])?;
    let mut bodies = Bodies::default();
    let mut all: Vec<(String, Vec<(i64, SaidRow)>)> = Vec::new();
    while let Some(row) = rows.next()? {
        let contact_key = row.get_ref(5)?.as_str()?;
        let said = bodies.read(row)?;
        match all.last_mut() {
            Some((key, about)) if key == contact_key => about.extend(said),
            _ => all.push((contact_key.to_owned(), said.into_iter().collect())),
        }
    }
    let all = all.into_iter();
    Ok(all.map(|(key, about)| (key, oldest_first(about))).collect())
}

/// The contact points about which something was said before a moment, in Unix milliseconds.
pub fn keys_before(connection: &Connection, unix_millis: i64) -> Result<HashSet<String>> {
    connection
        .prepare_cached("SELECT DISTINCT contact_key FROM permission_said WHERE said < ?1")?
        .query_map([first_of(unix_millis)], |row| row.get(0))?
        .collect()
}

fn oldest_first(mut rows: Vec<(i64, SaidRow)>) -> Vec<SaidRow> {
    // SQLite would sort copies of the bodies, which takes longer than reading them.
    rows.sort_by_key(|(hlc, row)| (*hlc, row.record));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// What the bodies of each kind say. Thousands of people say the same few things, and
/// reading every body for itself takes longer than the rest.
#[derive(Default)]
struct Bodies(HashMap<String, HashMap<String, Option<Arc<Said>>>>);

impl Bodies {
    /// A row, with its place in time; none when its body cannot be read.
    fn read(&mut self, row: &Row<'_>) -> Result<Option<(i64, SaidRow)>> {
        let (kind, body) = (row.get_ref(2)?.as_str()?, row.get_ref(4)?.as_str()?);
        let known = self.0.get(kind).and_then(|bodies| bodies.get(body));
        let said = match known {
            Some(said) => said.clone(),
            None => {
                let said = said(kind, body).map(Arc::new);
                let bodies = self.0.entry(kind.to_owned()).or_default();
                bodies.insert(body.to_owned(), said.clone());
                said
            }
        };
        let Some(said) = said else {
            return Ok(None);
        };
        let hlc = row.get(3)?;
        let row = SaidRow {
            record: row.get(0)?,
            visitor: row.get(1)?,
            at_ms: unix_millis(hlc),
            said,
        };
        Ok(Some((hlc, row)))
    }
}

/// What a body says. The row was written by this program from a body it had decoded, so it
/// reads back; were it not to, leaving out a grant or a showing keeps silent, and a
/// withdrawal that cannot be read counts for everything.
fn said(kind: &str, body: &str) -> Option<Said> {
    let said = match kind {
        "permission.shown" => serde_json::from_str(body).map(Said::Shown),
        "permission.granted" => serde_json::from_str(body).map(Said::Granted),
        "permission.declined" => serde_json::from_str(body).map(Said::Declined),
        "permission.confirmed" => {
            serde_json::from_str(body).map(|kept: PermissionConfirmed| Said::Confirmed(kept.acts))
        }
        _ => serde_json::from_str(body).map(|gone: PermissionWithdrawn| Said::Withdrawn(gone.acts)),
    };
    match said {
        Err(_) if kind == "permission.withdrawn" => Some(Said::Withdrawn(Vec::new())),
        said => said.ok(),
    }
}
