//! The store that the figures are measured against.

use crate::output::Failure;
use rusqlite::Connection;
use std::path::Path;

/// An encrypted file with the ledger's own settings and nothing in it.
pub fn open(path: &Path) -> Result<Connection, Failure> {
    let connection = Connection::open(path)?;
    connection.execute_batch(&format!(
        "PRAGMA key = \"x'{}'\";
         PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA fullfsync = ON;
         PRAGMA checkpoint_fullfsync = ON;
         PRAGMA foreign_keys = ON;
         PRAGMA secure_delete = ON;
         PRAGMA temp_store = MEMORY;
         PRAGMA mmap_size = 0;
         PRAGMA cache_size = -131072;",
        "42".repeat(32)
    ))?;
    Ok(connection)
}
