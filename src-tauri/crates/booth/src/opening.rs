//! Making a store, opening one, and locking it again.

use crate::body::{Body, CouponKeyMade, FairOpened, QuestionnairePublished};
use crate::set_up::{SetUp, secret_from_base64, to_base64};
use crate::tables::{BoothTables, catalogue};
use crate::{Booth, BoothError, coupons, new_id, new_record};
use ledger::{Created, Delta, Environment, Ledger, NewRecord, Secret};
use std::collections::HashMap;
use std::path::Path;
use uuid::Uuid;
use zeroize::Zeroizing;

/// Fewest characters of a passphrase (OWASP ASVS 5.0, 6.2.1).
const SHORTEST_PASSPHRASE: usize = 8;

/// A store that was just made.
pub struct CreatedBooth {
    /// The open booth.
    pub booth: Booth,
    /// To be written down: opens the store when the passphrase is lost.
    pub recovery_key: String,
    /// For the operating system's keychain.
    pub keychain_key: Zeroizing<[u8; 32]>,
}

impl Booth {
    /// Makes a new store for a fair.
    ///
    /// # Errors
    /// When the set-up cannot be worked with, the passphrase is too short, or
    /// the file cannot be made; an existing store is never touched.
    pub fn create(
        path: &Path,
        passphrase: &str,
        set_up: SetUp,
        mut environment: Box<dyn Environment + Send>,
    ) -> Result<CreatedBooth, BoothError> {
        set_up.check()?;
        check_passphrase(passphrase)?;
        let mut created = Ledger::create(
            path,
            passphrase,
            Box::new(BoothTables::default()),
            environment.as_mut(),
        )?;
        let records = first_records(set_up, environment.as_mut());
        created
            .ledger
            .append(environment.as_mut(), |_| Ok::<_, BoothError>((records, ())))?;
        Self::created(created, environment)
    }

    /// Makes a store for another laptop of the same fair, from everything the
    /// first laptop gives it ([`Ledger::carry`]). Each laptop has its own keys.
    ///
    /// # Errors
    /// As [`Self::create`], and when the records do not verify.
    pub fn join(
        path: &Path,
        passphrase: &str,
        fair: Delta,
        mut environment: Box<dyn Environment + Send>,
    ) -> Result<CreatedBooth, BoothError> {
        check_passphrase(passphrase)?;
        let mut created = Ledger::create(
            path,
            passphrase,
            Box::new(BoothTables::default()),
            environment.as_mut(),
        )?;
        created.ledger.merge(fair)?;
        Self::created(created, environment)
    }

    fn created(
        created: Created,
        environment: Box<dyn Environment + Send>,
    ) -> Result<CreatedBooth, BoothError> {
        Ok(CreatedBooth {
            booth: Self::around(created.ledger, environment)?,
            recovery_key: created.recovery_key,
            keychain_key: created.keychain_key,
        })
    }

    /// Opens a store.
    ///
    /// # Errors
    /// When the secret is wrong, the file is damaged or in use, or it holds no
    /// fair. The file is not changed then.
    pub fn open(
        path: &Path,
        secret: Secret<'_>,
        mut environment: Box<dyn Environment + Send>,
    ) -> Result<Self, BoothError> {
        let ledger = Ledger::open(
            path,
            secret,
            Box::new(BoothTables::default()),
            environment.as_mut(),
        )?;
        Self::around(ledger, environment)
    }

    /// Restores a backup as a new store.
    ///
    /// # Errors
    /// When the secret is wrong, the backup is damaged, or there is a store
    /// already, which is not touched.
    pub fn restore(
        backup: &Path,
        to: &Path,
        secret: Secret<'_>,
        mut environment: Box<dyn Environment + Send>,
    ) -> Result<Self, BoothError> {
        let ledger = Ledger::restore(
            backup,
            to,
            secret,
            Box::new(BoothTables::default()),
            environment.as_mut(),
        )?;
        Self::around(ledger, environment)
    }

    fn around(
        mut ledger: Ledger,
        mut environment: Box<dyn Environment + Send>,
    ) -> Result<Self, BoothError> {
        let fairs = catalogue::all(ledger.connection(), "fair.opened")?;
        let Some((fair_id, Body::FairOpened(fair))) = fairs.into_iter().next_back() else {
            return Err(BoothError::NoFair);
        };
        let zone = fair.time_zone.parse().map_err(|_| BoothError::NoFair)?;
        let contact_key_secret = Zeroizing::new(secret_from_base64(&fair.contact_key_secret)?);
        let owner = catalogue::all(ledger.connection(), "staff.added")?
            .into_iter()
            .next();
        let staff = owner.map(|(id, _)| id);
        let coupon_key = coupon_key_of_this_device(&mut ledger, environment.as_mut(), staff)?;
        Ok(Self {
            ledger,
            environment,
            fair_id,
            fair,
            zone,
            contact_key_secret,
            coupon_key,
            questionnaires: HashMap::new(),
            staff,
            wrong_numbers: coupons::WrongNumbers::default(),
            scanned: HashMap::new(),
        })
    }
}

fn check_passphrase(passphrase: &str) -> Result<(), BoothError> {
    if passphrase.chars().count() < SHORTEST_PASSPHRASE {
        return Err(BoothError::PassphraseTooShort);
    }
    Ok(())
}

/// The key this laptop signs with; a laptop that has none yet (a new one, or
/// one that was restored from a backup) makes its own, so that every token
/// names the laptop it came from.
fn coupon_key_of_this_device(
    ledger: &mut Ledger,
    environment: &mut dyn Environment,
    staff: Option<Uuid>,
) -> Result<coupon::Key, BoothError> {
    let device = ledger.device().0;
    if let Some(Body::CouponKeyMade(made)) = catalogue::get(ledger.connection(), device)? {
        return key_from(&made);
    }
    let mut id = [0; 3];
    environment.fill_random(&mut id);
    let mut secret = Zeroizing::new([0; 32]);
    environment.fill_random(secret.as_mut());
    let made = CouponKeyMade {
        key_id: coupons::key_number(coupon::KeyId::from_bytes(id)),
        secret: to_base64(secret.as_ref()),
    };
    let record = new_record(device, None, staff, &Body::CouponKeyMade(made.clone()));
    ledger.append(environment, |_| Ok::<_, BoothError>((vec![record], ())))?;
    key_from(&made)
}

pub(crate) fn key_from(made: &CouponKeyMade) -> Result<coupon::Key, BoothError> {
    let [_, id @ ..] = made.key_id.to_be_bytes();
    Ok(coupon::Key::new(
        coupon::KeyId::from_bytes(id),
        secret_from_base64(&made.secret)?,
    ))
}

fn first_records(set_up: SetUp, environment: &mut dyn Environment) -> Vec<NewRecord> {
    let mut contact_key_secret = Zeroizing::new([0; 32]);
    environment.fill_random(contact_key_secret.as_mut());
    let fair = Body::FairOpened(FairOpened {
        name: set_up.name,
        maker: set_up.maker,
        starts_on: set_up.starts_on,
        ends_on: set_up.ends_on,
        time_zone: set_up.time_zone,
        sample: set_up.sample,
        topics: set_up.topics,
        contact_key_secret: to_base64(contact_key_secret.as_ref()),
    });
    let questionnaire = Body::QuestionnairePublished(QuestionnairePublished {
        workbook: to_base64(&set_up.workbook),
        uses: set_up.uses,
        purpose_question: set_up.purpose_question,
    });
    let mut bodies = vec![fair];
    bodies.extend(set_up.staff.into_iter().map(Body::StaffAdded));
    bodies.push(questionnaire);
    bodies.extend(set_up.notices.into_iter().map(Body::NoticePublished));
    bodies.extend(set_up.programmes.into_iter().map(Body::ProgrammeOpened));
    bodies.extend(set_up.products.into_iter().map(Body::ProductAdded));
    bodies
        .iter()
        .map(|body| new_record(new_id(environment), None, None, body))
        .collect()
}
