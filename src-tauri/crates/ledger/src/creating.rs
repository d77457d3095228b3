//! Making a new store.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use uuid::Uuid;
use zeroize::Zeroizing;

use crate::chain::{DeviceKey, Head};
use crate::clock::Hlc;
use crate::device_right::DeviceRight;
use crate::envelope::{DataKey, Envelope};
use crate::environment::{Environment, random};
use crate::error::LedgerError;
use crate::files::{self, Lock};
use crate::ledger::{Ledger, remove_unfinished};
use crate::owner;
use crate::passphrase::PassphraseCost;
use crate::place;
use crate::read_tables::ReadTables;
use crate::recovery_key;
use crate::self_table::{self, SelfRow};
use crate::store::Store;
use crate::tip::Tip;

/// A new store and the two keys that only its maker gets to see.
pub struct Created {
    /// The store, open.
    pub ledger: Ledger,
    /// 160 bits as 32 Crockford characters in groups of four, to be printed and
    /// kept on paper. It is stored nowhere.
    pub recovery_key: String,
    /// 32 bytes for the operating system's keychain; opens the store without
    /// asking anybody.
    pub keychain_key: Zeroizing<[u8; 32]>,
}

/// Whose key a new store begins with.
#[derive(Clone, Copy)]
pub(crate) enum Maker<'a> {
    /// Its own.
    Itself(DeviceRight),
    /// An invitation's, until it writes for the first time.
    Invited(&'a Zeroizing<[u8; 32]>),
}

/// Shows no key.
impl fmt::Debug for Created {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Created")
            .field("ledger", &self.ledger)
            .finish_non_exhaustive()
    }
}

impl Ledger {
    /// Makes a new store with its key envelope beside it. Whatever is already
    /// at the place stays untouched.
    ///
    /// `cost` is that of one guess at the passphrase; tests that make many
    /// stores ask for less than the default. The store of an owner gets the
    /// owner key; another laptop's takes the owner whom the records name that
    /// are merged into it first.
    pub fn create(
        path: &Path,
        passphrase: &str,
        cost: PassphraseCost,
        right: DeviceRight,
        tables: Box<dyn ReadTables>,
        environment: &mut dyn Environment,
    ) -> Result<Created, LedgerError> {
        let maker = Maker::Itself(right);
        Self::make(path, passphrase, cost, maker, tables, environment)
    }

    pub(crate) fn make(
        path: &Path,
        passphrase: &str,
        cost: PassphraseCost,
        maker: Maker<'_>,
        tables: Box<dyn ReadTables>,
        environment: &mut dyn Environment,
    ) -> Result<Created, LedgerError> {
        files::require_folder_of(path)?;
        let lock = Lock::take(path)?;
        let unfinished = files::beside(path, ".new");
        if unfinished.try_exists()? && !path.try_exists()? {
            // An interrupted creation, which began at an empty place: the keys
            // are its own, and nobody was told that there is a store.
            for suffix in [".keys", ".keys.bak"] {
                files::remove_leftover(&files::beside(path, suffix))?;
            }
        }
        refuse_existing(path)?;

        let data_key: DataKey = Zeroizing::new(random(environment));
        let keychain_key = Zeroizing::new(random(environment));
        let recovery: Zeroizing<[u8; 20]> = Zeroizing::new(random(environment));
        let device_secret: Zeroizing<[u8; 32]> = match maker {
            Maker::Itself(_) => Zeroizing::new(random(environment)),
            Maker::Invited(secret) => secret.clone(),
        };
        let store_id = Uuid::from_bytes(random(environment));
        let mut envelope = Envelope::new(store_id);
        envelope.set_passphrase(environment, &data_key, passphrase, cost)?;
        envelope.set_recovery(environment, &data_key, &recovery)?;
        envelope.set_keychain(environment, &data_key, &keychain_key)?;

        // The file gets its name when it is complete, and its keys lie beside it
        // by then: a power cut leaves no store that nothing opens.
        remove_unfinished(&unfinished)?;
        let store = Store::create(&unfinished, &data_key)?;
        let here = environment.place_of(&unfinished)?;
        let device = DeviceKey::from_secret(&device_secret);
        store.transaction(|transaction| -> Result<(), LedgerError> {
            self_table::insert(
                transaction,
                &SelfRow {
                    store: store_id,
                    device_secret,
                    read_schema: tables.schema_version(),
                    place: Some(match maker {
                        Maker::Itself(_) => place::tag(&here, store_id, &data_key),
                        Maker::Invited(_) => place::NOWHERE.to_vec(),
                    }),
                },
            )?;
            match maker {
                Maker::Itself(DeviceRight::Owner) => owner::make(transaction, environment)?,
                Maker::Itself(DeviceRight::Member) => {}
                Maker::Invited(secret) => self_table::set_invitation(transaction, secret)?,
            }
            transaction.execute_batch(tables.schema())?;
            let start = Tip {
                head: Head::START,
                floor: Hlc(0),
                trusted: Hlc(0).next(environment.now_unix_millis()),
            };
            start.seal(transaction, &device)
        })?;
        store.close()?;
        files::sync(&unfinished)?;
        envelope.write(path, &data_key)?;
        files::move_into_place(&unfinished, path)?;

        let store = Store::open(path, &data_key)?;
        let nobody = Arc::default();
        let ledger = Self::open_unlocked(
            path,
            lock,
            store,
            (envelope, data_key),
            tables,
            environment,
            &nobody,
        )?;
        Ok(Created {
            ledger,
            recovery_key: recovery_key::written(&recovery),
            keychain_key,
        })
    }
}

/// Nothing that is already there is overwritten, keys least of all: they may
/// belong to a store that was moved away.
fn refuse_existing(path: &Path) -> Result<(), LedgerError> {
    for suffix in ["", "-wal", "-journal", ".keys", ".keys.bak"] {
        if files::beside(path, suffix).try_exists()? {
            return Err(LedgerError::Exists);
        }
    }
    Ok(())
}
