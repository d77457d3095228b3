//! Which visits are one person's, as somebody decided; the last word about two counts.
//!
//! The table holds the decisions and no person: who is one person is worked out from
//! the pairs, in the order in which they were decided, so that every laptop works out
//! the same. Whoever was said to be somebody else stays that, also where a chain of
//! other pairs would join them: what is wrongly joined is destroyed together.

use crate::{Table, destroyed_person, hlc};
use ledger::{Header, Record};
use records::Body;
use records::visitors::{VisitsCompared, pair_of};
use rusqlite::{Connection, Result, Row, params};
use std::collections::{BTreeMap, HashMap, HashSet};
use uuid::Uuid;

/// The table.
pub(crate) const TABLE: Table = Table {
    schema: "
CREATE TABLE IF NOT EXISTS same_person (
    pair BLOB NOT NULL PRIMARY KEY,
    one BLOB NOT NULL,
    other BLOB NOT NULL,
    is_same INTEGER NOT NULL,
    decided INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS same_person_by_one ON same_person (one);
CREATE INDEX IF NOT EXISTS same_person_by_other ON same_person (other);
",
    rows: &[("same_person", "pair")],
    apply,
};

fn apply(connection: &Connection, record: &Record, body: &Body) -> Result<()> {
    let header = &record.header;
    match body {
        Body::VisitsMerged(compared) => decide(connection, header, compared, true),
        Body::VisitsKeptApart(compared) => decide(connection, header, compared, false),
        Body::VisitsUndecided(_) => {
            connection
                .prepare_cached("DELETE FROM same_person WHERE pair = ?1")?
                .execute([header.entity])?;
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Notes a decision, unless the record does not speak of its own two visits.
fn decide(
    connection: &Connection,
    header: &Header,
    compared: &VisitsCompared,
    is_same: bool,
) -> Result<()> {
    let [one, other] = compared.visitors;
    if one == other || header.entity != pair_of(one, other) {
        return Ok(());
    }
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO same_person (pair, one, other, is_same, decided)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            header.entity,
            one.min(other),
            one.max(other),
            is_same,
            hlc(header)
        ])?;
    Ok(())
}

/// What was decided of two visits last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Decision {
    one: Uuid,
    other: Uuid,
    is_same: bool,
}

fn decision(row: &Row<'_>) -> Result<Decision> {
    Ok(Decision {
        one: row.get(0)?,
        other: row.get(1)?,
        is_same: row.get(2)?,
    })
}

/// The visits of which it was decided that they are of the same person as this one,
/// each by itself.
pub fn joined_with(connection: &Connection, visitor: Uuid) -> Result<Vec<Uuid>> {
    connection
        .prepare_cached(
            "SELECT other FROM same_person WHERE one = ?1 AND is_same
             UNION SELECT one FROM same_person WHERE other = ?1 AND is_same ORDER BY 1",
        )?
        .query_map([visitor], |row| row.get(0))?
        .collect()
}

/// What was decided of two visits: that they are one person's, that they are not, or
/// nothing.
pub fn decided(connection: &Connection, one: Uuid, other: Uuid) -> Result<Option<bool>> {
    let mut statement =
        connection.prepare_cached("SELECT is_same FROM same_person WHERE pair = ?1")?;
    let mut rows = statement.query([pair_of(one, other)])?;
    rows.next()?.map(|row| row.get(0)).transpose()
}

/// All visits of the person of this visit, this one among them, the earliest id first.
pub fn visits_of(connection: &Connection, visitor: Uuid) -> Result<Vec<Uuid>> {
    let decisions: Vec<Decision> = connection
        .prepare_cached(
            "WITH RECURSIVE linked (visitor) AS (
                 SELECT ?1
                 UNION SELECT other FROM linked JOIN same_person ON one = linked.visitor
                       WHERE is_same
                 UNION SELECT one FROM linked JOIN same_person ON other = linked.visitor
                       WHERE is_same)
             SELECT one, other, is_same FROM linked JOIN same_person ON one = linked.visitor
             WHERE other IN (SELECT visitor FROM linked) ORDER BY decided, pair",
        )?
        .query_map([visitor], decision)?
        .collect::<Result<_>>()?;
    if decisions.is_empty() {
        return Ok(vec![visitor]);
    }
    Ok(Persons::of_decisions(&decisions).visits(visitor))
}

/// What is left of a person of whom some visits are destroyed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JoinedWithDestroyed {
    /// When they were destroyed, by the ledger's clock; the latest of several times.
    pub as_of: i64,
    /// Whether the data of all of them were due, and nobody asked for it.
    pub was_due: bool,
    /// Her visits from before that.
    pub late: Vec<Uuid>,
    /// Those since: who comes again afterwards is somebody new.
    pub since: Vec<Uuid>,
}

/// For each person of whom some visits are destroyed, those that are not.
pub fn joined_with_destroyed(connection: &Connection) -> Result<Vec<JoinedWithDestroyed>> {
    let destroyed: Vec<(Uuid, i64, bool)> = connection
        .prepare_cached(
            "SELECT visitor, max(as_of), min(was_due) FROM destroyed_visitor
             WHERE visitor IN (SELECT one FROM same_person WHERE is_same
                               UNION ALL SELECT other FROM same_person WHERE is_same)
             GROUP BY visitor",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_>>()?;
    let mut ended: BTreeMap<Vec<Uuid>, (i64, bool)> = BTreeMap::new();
    for (visitor, at, was_due) in destroyed {
        let (latest, all_due) = ended
            .entry(visits_of(connection, visitor)?)
            .or_insert((at, was_due));
        *latest = at.max(*latest);
        *all_due &= was_due;
    }
    let mut all = Vec::new();
    for (visits, (as_of, was_due)) in ended {
        let (mut late, mut since) = (Vec::new(), Vec::new());
        for visitor in visits {
            if !destroyed_person::is_destroyed(connection, visitor)? {
                let was_before = connection
                    .prepare_cached("SELECT 1 FROM visit WHERE visitor = ?1 AND arrived < ?2")?
                    .exists(params![visitor, as_of])?;
                match was_before {
                    true => late.push(visitor),
                    false => since.push(visitor),
                }
            }
        }
        all.push(JoinedWithDestroyed {
            as_of,
            was_due,
            late,
            since,
        });
    }
    Ok(all)
}

/// Who is one person, over all visits: for whoever goes through many of them.
#[derive(Debug, Default)]
pub struct Persons {
    /// The person of each visit that is not one of its own.
    person_of: HashMap<Uuid, Uuid>,
    visits_of: HashMap<Uuid, Vec<Uuid>>,
    apart: HashMap<Uuid, HashSet<Uuid>>,
}

impl Persons {
    /// Everybody, as decided so far.
    ///
    /// # Errors
    /// When the table cannot be read.
    pub fn read(connection: &Connection) -> Result<Self> {
        let decisions: Vec<Decision> = connection
            .prepare_cached("SELECT one, other, is_same FROM same_person ORDER BY decided, pair")?
            .query_map([], decision)?
            .collect::<Result<_>>()?;
        Ok(Self::of_decisions(&decisions))
    }

    /// Joins the pairs in the order they are given.
    fn of_decisions(decisions: &[Decision]) -> Self {
        let mut persons = Self::default();
        for apart in decisions.iter().filter(|it| !it.is_same) {
            persons
                .apart
                .entry(apart.one)
                .or_default()
                .insert(apart.other);
            persons
                .apart
                .entry(apart.other)
                .or_default()
                .insert(apart.one);
        }
        for same in decisions.iter().filter(|it| it.is_same) {
            if !persons.are_apart(same.one, same.other) {
                persons.join(same.one, same.other);
            }
        }
        persons
    }

    /// The person of a visit: the visit of hers with the earliest id.
    pub fn of(&self, visitor: Uuid) -> Uuid {
        self.person_of.get(&visitor).copied().unwrap_or(visitor)
    }

    /// All visits of the person of this visit, the earliest id first.
    pub fn visits(&self, visitor: Uuid) -> Vec<Uuid> {
        let mut visits = self
            .visits_of
            .get(&self.of(visitor))
            .cloned()
            .unwrap_or_else(|| vec![visitor]);
        visits.sort_unstable();
        visits
    }

    /// Whether anything was decided to be one person's.
    pub fn is_empty(&self) -> bool {
        self.person_of.is_empty()
    }

    /// Whether any visits of these two people were said to be two people's.
    pub fn are_apart(&self, one: Uuid, other: Uuid) -> bool {
        self.any_apart(one, other, |_, _| true)
    }

    /// The same, but for what was said of exactly these two visits.
    pub fn are_apart_otherwise(&self, one: Uuid, other: Uuid) -> bool {
        self.any_apart(one, other, |visit, apart| (visit, apart) != (one, other))
    }

    fn any_apart(&self, one: Uuid, other: Uuid, counts: impl Fn(Uuid, Uuid) -> bool) -> bool {
        let person = self.of(other);
        self.visits(one).into_iter().any(|visit| {
            let mut apart = self.apart.get(&visit).into_iter().flatten();
            apart.any(|it| self.of(*it) == person && counts(visit, *it))
        })
    }

    /// Counts these two as one person from now on, whatever was decided.
    pub fn join(&mut self, one: Uuid, other: Uuid) {
        let (one, other) = (self.of(one), self.of(other));
        if one == other {
            return;
        }
        let (head, joined) = (one.min(other), one.max(other));
        let moved = self.visits_of.remove(&joined).unwrap_or(vec![joined]);
        for visit in &moved {
            self.person_of.insert(*visit, head);
        }
        self.person_of.insert(head, head);
        self.visits_of
            .entry(head)
            .or_insert_with(|| vec![head])
            .extend(moved);
    }
}
