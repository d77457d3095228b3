//! Which laptops belong to this store, and what only the owner's may write.
//!
//! There is one owner key, apart from any device's. Its secret lies in the
//! owner's store, hence in its backups, and nowhere else; everybody knows the
//! public half from the first record ([`OWNER_NAMED`]). The key signs which
//! devices belong ([`DEVICE_ADMITTED`]) and with which right. A laptop that dies
//! locks nobody out: a restored backup has the key and admits the new device.
//!
//! Both records prove themselves, so it does not matter who carries them.
//!
//! A store from before there was an owner key trusts every device it knows, as
//! it did then. The laptop that wrote its first record makes the key and admits
//! those devices once, with all that they had written until then.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use uuid::{Uuid, uuid};
use zeroize::Zeroizing;

use crate::chain::DeviceKey;
use crate::device_id::DeviceId;
use crate::device_right::DeviceRight;
use crate::devices_table;
use crate::environment::{Environment, random};
use crate::error::LedgerError;
use crate::record::{CarriedRecord, Header, NewRecord};
use crate::records_table;
use crate::self_table;
use crate::succession;

/// The kind of the record that names the owner key.
pub const OWNER_NAMED: &str = "ledger.owner_named";
/// The kind of the record that says a device belongs to the store.
pub const DEVICE_ADMITTED: &str = "ledger.device_admitted";

/// The entity of both kinds, so that they are found without reading everything.
const CIRCLE: Uuid = uuid!("0b007400-0000-8000-8000-6f776e657221");

const ADMISSION_DOMAIN: &[u8] = b"boothloop.admission.v1";

/// The body of an [`OWNER_NAMED`] record.
#[derive(Serialize, Deserialize)]
struct Named {
    /// Base64 of the Ed25519 public key.
    owner: String,
}

/// The body of a [`DEVICE_ADMITTED`] record.
#[derive(Serialize, Deserialize)]
struct Admitted {
    device: Uuid,
    right: DeviceRight,
    /// Everything up to this number was taken before there was an owner key.
    #[serde(default)]
    through: u64,
    /// Base64 of the owner's signature over all of the above.
    signature: String,
}

/// What an admission signs.
fn signed_bytes(owner: &[u8; 32], admission: Admission, device: DeviceId) -> Vec<u8> {
    let mut bytes = ADMISSION_DOMAIN.to_vec();
    bytes.extend_from_slice(owner);
    bytes.extend_from_slice(device.0.as_bytes());
    bytes.push(match admission.right {
        DeviceRight::Member => 0,
        DeviceRight::Owner => 1,
    });
    bytes.extend_from_slice(&admission.through.to_be_bytes());
    bytes
}

/// How a device belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Admission {
    pub right: DeviceRight,
    /// Records up to this number count whatever they are.
    pub through: u64,
}

/// Who belongs, as far as the records here say.
pub(crate) struct Circle {
    /// The public owner key; none in a store from before there was one.
    pub owner: Option<[u8; 32]>,
    own: DeviceId,
    admitted: BTreeMap<DeviceId, Admission>,
}

impl Circle {
    pub(crate) fn read(connection: &Connection) -> Result<Self, LedgerError> {
        let secret = self_table::read(connection)?.device_secret;
        let own = DeviceKey::from_secret(&secret).device();
        let mut circle = Self::recorded(connection, own)?;
        for (device, admission) in circle.missing(connection)? {
            circle.admit(device, admission);
        }
        circle.learn_successions(&records_table::firsts(connection)?);
        Ok(circle)
    }

    fn recorded(connection: &Connection, own: DeviceId) -> Result<Self, LedgerError> {
        let mut circle = Self {
            owner: self_table::owner(connection)?.0,
            own,
            admitted: BTreeMap::new(),
        };
        let of_circle = records_table::OF_ENTITY;
        records_table::each(connection, of_circle, [CIRCLE.as_bytes()], |record| {
            circle.learn(&record);
            Ok(())
        })?;
        Ok(circle)
    }

    /// The admissions that the owner's laptop has not recorded yet, because
    /// opening records nothing: its own, and, once, those of the devices in a
    /// store from before there was an owner key, with all that they had written.
    fn missing(&self, connection: &Connection) -> Result<Vec<(DeviceId, Admission)>, LedgerError> {
        if self_table::owner(connection)?.1.is_none() {
            return Ok(Vec::new());
        }
        let founder = founder(connection, std::iter::empty())?;
        let ends = devices_table::ends(connection)?;
        let mut missing = Vec::new();
        if self.admitted.is_empty() {
            for (device, through) in ends.iter().filter(|(_, through)| **through > 0) {
                // The laptop that this one was restored from is the owner's too.
                let right = match Some(*device) == founder {
                    true => DeviceRight::Owner,
                    false => DeviceRight::Member,
                };
                let through = *through;
                missing.push((*device, Admission { right, through }));
            }
            missing.retain(|(device, _)| *device != self.own);
        }
        let right = DeviceRight::Owner;
        if self.admitted.get(&self.own).map(|known| known.right) != Some(right) {
            let through = ends.get(&self.own).copied().unwrap_or_default();
            missing.push((self.own, Admission { right, through }));
        }
        Ok(missing)
    }

    /// Takes an admission into account.
    pub(crate) fn learn(&mut self, record: &CarriedRecord) {
        let admission = self.owner.and_then(|owner| admission_in(record, &owner));
        if let Some((device, admission)) = admission {
            self.admit(device, admission);
        }
    }

    fn admit(&mut self, device: DeviceId, admission: Admission) {
        let known = self.admitted.entry(device).or_insert(admission);
        known.right = known.right.max(admission.right);
        known.through = known.through.max(admission.through);
    }

    /// A device that took over from one that belongs, and proves it with the
    /// other's key, belongs as well. One may have taken over from another.
    pub(crate) fn learn_successions(&mut self, records: &[CarriedRecord]) {
        for (device, admission) in self.admitted.clone() {
            for successor in successors(device, records) {
                if successor != device {
                    let through = 0;
                    self.admit(
                        successor,
                        Admission {
                            through,
                            ..admission
                        },
                    );
                }
            }
        }
    }

    /// How a device belongs. This laptop's own records always count here, and
    /// before there was an owner key everybody's did.
    pub(crate) fn admission_of(&self, device: DeviceId) -> Option<Admission> {
        match self.owner {
            None => Some(Admission {
                right: DeviceRight::Owner,
                through: 0,
            }),
            Some(_) => self.admitted.get(&device).copied().or({
                (device == self.own).then_some(Admission {
                    right: DeviceRight::Member,
                    through: 0,
                })
            }),
        }
    }

    pub(crate) fn devices(&self) -> &BTreeMap<DeviceId, Admission> {
        &self.admitted
    }
}

fn body_of<T: for<'de> Deserialize<'de>>(record: &CarriedRecord) -> Option<T> {
    serde_json::from_slice(&record.content.as_ref()?.body).ok()
}

fn admission_in(record: &CarriedRecord, owner: &[u8; 32]) -> Option<(DeviceId, Admission)> {
    if record.header.kind != DEVICE_ADMITTED || record.header.entity != CIRCLE {
        return None;
    }
    let body: Admitted = body_of(record)?;
    let device = DeviceId(body.device);
    let admission = Admission {
        right: body.right,
        through: body.through,
    };
    let signature = BASE64.decode(&body.signature).ok()?.try_into().ok()?;
    let signed = signed_bytes(owner, admission, device);
    VerifyingKey::from_bytes(owner)
        .ok()?
        .verify_strict(&signed, &Signature::from_bytes(&signature))
        .ok()?;
    Some((device, admission))
}

/// The owner key that a record names.
pub(crate) fn named_in(record: &CarriedRecord) -> Option<[u8; 32]> {
    if record.header.kind != OWNER_NAMED || record.header.entity != CIRCLE {
        return None;
    }
    let body: Named = body_of(record)?;
    BASE64.decode(body.owner).ok()?.try_into().ok()
}

/// Whether what a record of the circle says is proven. Others are.
pub(crate) fn is_proven(record: &CarriedRecord, circle: &Circle) -> bool {
    match (record.header.kind.as_str(), circle.owner) {
        (OWNER_NAMED, Some(owner)) => named_in(record) == Some(owner),
        (DEVICE_ADMITTED, Some(owner)) => admission_in(record, &owner).is_some(),
        _ => true,
    }
}

/// The device that wrote a store's first record, of these and what is stored.
/// Its word says which owner key is the right one.
pub(crate) fn founder<'a>(
    connection: &Connection,
    new: impl Iterator<Item = &'a Header>,
) -> Result<Option<DeviceId>, LedgerError> {
    let stored = records_table::firsts(connection)?;
    let stored = stored.iter().map(|record| record.header.order());
    let first = stored.chain(new.map(Header::order)).min();
    Ok(first.map(|(_, device, _)| device))
}

/// A device and all that proved that they took over from it.
pub(crate) fn successors(device: DeviceId, firsts: &[CarriedRecord]) -> BTreeSet<DeviceId> {
    let mut known = BTreeSet::from([device]);
    while firsts
        .iter()
        .filter_map(succession::proven_predecessor)
        .any(|(old, new)| known.contains(&old) && known.insert(new))
    {}
    known
}

/// The owner's secret key.
pub(crate) struct OwnerKey(SigningKey);

impl OwnerKey {
    pub(crate) fn from_secret(secret: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(secret))
    }

    fn public(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    fn naming(&self) -> NewRecord {
        record(
            OWNER_NAMED,
            &Named {
                owner: BASE64.encode(self.public()),
            },
        )
    }

    /// The record that admits a device.
    pub(crate) fn admission(&self, device: DeviceId, admission: Admission) -> NewRecord {
        let signed = signed_bytes(&self.public(), admission, device);
        let body = Admitted {
            device: device.0,
            right: admission.right,
            through: admission.through,
            signature: BASE64.encode(self.0.sign(&signed).to_bytes()),
        };
        record(DEVICE_ADMITTED, &body)
    }
}

fn record(kind: &'static str, body: &impl Serialize) -> NewRecord {
    NewRecord {
        kind,
        version: 1,
        entity: CIRCLE,
        subject: None,
        staff: None,
        body: serde_json::to_vec(body).expect("names and numbers can always be written as JSON"),
        made: None,
    }
}

/// Makes the owner key of a store.
pub(crate) fn make(
    transaction: &Connection,
    environment: &mut dyn Environment,
) -> Result<(), LedgerError> {
    put(transaction, &Zeroizing::new(random(environment)))
}

pub(crate) fn put(
    transaction: &Connection,
    secret: &Zeroizing<[u8; 32]>,
) -> Result<(), LedgerError> {
    let public = OwnerKey::from_secret(secret).public();
    self_table::set_owner(transaction, &public, Some(secret))
}

/// Makes the owner key of a store from before there was one, when this laptop
/// wrote its first record, itself or as the device it took over from. The
/// laptop itself works it out from its own key, so that a backup from before
/// that is restored comes to the same.
pub(crate) fn make_if_founder(
    transaction: &Connection,
    own: &DeviceKey,
    environment: &mut dyn Environment,
) -> Result<(), LedgerError> {
    if self_table::owner(transaction)?.0.is_some() {
        return Ok(());
    }
    let Some(founder) = founder(transaction, std::iter::empty())? else {
        return Ok(());
    };
    if own.device() == founder {
        return put(transaction, &own.secret_for("owner key"));
    }
    if succession::predecessors(transaction, own.device())?.contains(&founder) {
        return make(transaction, environment);
    }
    Ok(())
}

/// What this laptop may write.
pub(crate) fn own_right(connection: &Connection) -> Result<DeviceRight, LedgerError> {
    Ok(match self_table::owner(connection)? {
        (Some(_), None) => DeviceRight::Member,
        _ => DeviceRight::Owner,
    })
}

/// What the owner's laptop has to record before its next record: the owner key,
/// and who belongs.
pub(crate) fn outstanding(
    transaction: &Connection,
    own: DeviceId,
) -> Result<Vec<NewRecord>, LedgerError> {
    let (_, Some(secret)) = self_table::owner(transaction)? else {
        return Ok(Vec::new());
    };
    let key = OwnerKey::from_secret(&secret);
    let recorded = Circle::recorded(transaction, own)?;
    let mut records = Vec::new();
    if recorded.admitted.is_empty() {
        records.push(key.naming());
    }
    for (device, admission) in recorded.missing(transaction)? {
        records.push(key.admission(device, admission));
    }
    Ok(records)
}
