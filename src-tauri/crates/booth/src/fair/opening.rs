//! Making a store, opening one, and locking it again.

use super::passphrase::check_passphrase;
use super::set_up::SetUp;
use crate::coupons::{WrongNumbers, key_of_this_device};
use crate::current_fair::CurrentFair;
use crate::facts::Session;
use crate::files::leaving_folder;
use crate::staff::opens_as;
use crate::{Booth, BoothError, Right, new_id};
use ledger::{
    Created, Delta, DeviceId, DeviceRight, Environment, Invitation, Ledger, NewRecord,
    PassphraseCost, Secret, Verification,
};
use progress::Progress;
use records::drafts::draft_of;
use records::fair::FairOpened;
use records::questionnaires::QuestionnairePublished;
use records::{Body, base64};
use std::cell::RefCell;
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use tables::BoothTables;
use zeroize::Zeroizing;

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
    /// Makes a new store for a maker and the first fair.
    ///
    /// # Errors
    /// When the set-up cannot be worked with, the passphrase is too short or too
    /// easy, or the file cannot be made; an existing store is never touched.
    pub fn create(
        path: &Path,
        passphrase: &str,
        set_up: SetUp,
        mut environment: Box<dyn Environment + Send>,
    ) -> Result<CreatedBooth, BoothError> {
        set_up.check()?;
        let staff = set_up.staff.iter().map(|it| it.name.as_str());
        let known: Vec<&str> = [&set_up.maker.name, &set_up.name]
            .into_iter()
            .flat_map(|name| [name.ko.as_str(), name.en.as_str()])
            .chain(staff)
            .collect();
        check_passphrase(passphrase, &known)?;
        let mut created = Ledger::create(
            path,
            passphrase,
            PassphraseCost::default(),
            DeviceRight::Owner,
            Box::new(BoothTables::default()),
            environment.as_mut(),
        )?;
        let records = first_records(set_up, environment.as_mut());
        created
            .ledger
            .append(environment.as_mut(), |_| Ok::<_, BoothError>((records, ())))?;
        Self::created(path, created, environment)
    }

    /// Makes a store for another laptop of the same maker, from everything the
    /// first laptop gives it ([`Booth::carry`]). Each laptop has its own keys, and
    /// its records count on the others once the owner admitted it
    /// ([`Booth::admit`]).
    ///
    /// # Errors
    /// As [`Self::create`], and when the records do not verify.
    pub fn join(
        path: &Path,
        passphrase: &str,
        records: Delta,
        mut environment: Box<dyn Environment + Send>,
    ) -> Result<CreatedBooth, BoothError> {
        check_passphrase(passphrase, &[])?;
        let mut created = Ledger::create(
            path,
            passphrase,
            PassphraseCost::default(),
            DeviceRight::Member,
            Box::new(BoothTables::default()),
            environment.as_mut(),
        )?;
        created.ledger.merge(records)?;
        Self::created(path, created, environment)
    }

    /// Makes a store for a laptop that the owner invited: it belongs from the start.
    ///
    /// # Errors
    /// As [`Self::join`]; then there is no store.
    pub(crate) fn join_invited(
        path: &Path,
        passphrase: &str,
        from: (&Invitation, Delta),
        mut environment: Box<dyn Environment + Send>,
        progress: &Arc<Progress>,
    ) -> Result<CreatedBooth, BoothError> {
        check_passphrase(passphrase, &[])?;
        let created = Ledger::create_invited(
            path,
            passphrase,
            PassphraseCost::default(),
            from,
            Box::new(BoothTables::default()),
            environment.as_mut(),
            progress,
        )?;
        Self::created(path, created, environment)
    }

    /// Says that a laptop belongs to this store: its records count from now on.
    ///
    /// # Errors
    /// [`ledger::LedgerError::OwnersLaptopOnly`] on any other laptop than the owner's.
    pub fn admit(&mut self, device: DeviceId) -> Result<(), BoothError> {
        self.facts().require(Right::Owner)?;
        let environment = self.environment.get_mut().as_mut();
        self.ledger
            .admit(environment, device, DeviceRight::Member)?;
        Ok(())
    }

    fn created(
        path: &Path,
        created: Created,
        environment: Box<dyn Environment + Send>,
    ) -> Result<CreatedBooth, BoothError> {
        Ok(CreatedBooth {
            booth: Self::around(path, created.ledger, environment)?,
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
        environment: Box<dyn Environment + Send>,
    ) -> Result<Self, BoothError> {
        Self::open_watched(path, secret, environment, &Arc::default())
    }

    /// As [`Self::open`], for somebody who waits and may stop it: a store of an
    /// older version is copied and its tables are derived anew.
    ///
    /// # Errors
    /// [`ledger::LedgerError::Stopped`], too; the store is as it was.
    pub fn open_watched(
        path: &Path,
        secret: Secret<'_>,
        mut environment: Box<dyn Environment + Send>,
        progress: &Arc<Progress>,
    ) -> Result<Self, BoothError> {
        let ledger = Ledger::open_watched(
            path,
            secret,
            Box::new(BoothTables::default()),
            environment.as_mut(),
            progress,
        )?;
        Self::around(path, ledger, environment)
    }

    /// Checks a store that lies where nothing can be written.
    ///
    /// # Errors
    /// As [`Self::open`], and when this computer has no room for a copy.
    pub fn verify_write_protected(
        path: &Path,
        secret: Secret<'_>,
        environment: &mut dyn Environment,
    ) -> Result<Verification, BoothError> {
        let tables = Box::new(BoothTables::default());
        Ok(Ledger::verify_write_protected(
            path,
            secret,
            tables,
            environment,
        )?)
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
        environment: Box<dyn Environment + Send>,
    ) -> Result<Self, BoothError> {
        Self::restore_watched(backup, to, secret, environment, &Arc::default())
    }

    /// As [`Self::restore`], for somebody who waits and may stop it.
    ///
    /// # Errors
    /// [`ledger::LedgerError::Stopped`], too; then there is still no store.
    pub fn restore_watched(
        backup: &Path,
        to: &Path,
        secret: Secret<'_>,
        mut environment: Box<dyn Environment + Send>,
        progress: &Arc<Progress>,
    ) -> Result<Self, BoothError> {
        let ledger = Ledger::restore_watched(
            backup,
            to,
            secret,
            Box::new(BoothTables::default()),
            environment.as_mut(),
            progress,
        )?;
        Self::around(to, ledger, environment)
    }

    fn around(
        path: &Path,
        ledger: Ledger,
        mut environment: Box<dyn Environment + Send>,
    ) -> Result<Self, BoothError> {
        let now_ms = environment
            .now_unix_millis()
            .max(ledger.latest_time_ever_seen());
        let current = CurrentFair::of(ledger.connection(), ledger.device().0, now_ms)?;
        let staff = opens_as(ledger.connection())?;
        let coupon_key = key_of_this_device(&ledger);
        let mut booth = Self {
            session: Session {
                device: ledger.device().0,
                current,
                coupon_key,
                staff,
                questionnaires: RefCell::default(),
                scanned: HashMap::new(),
                serials_left: RefCell::default(),
                people: RefCell::default(),
                segments: RefCell::default(),
                progress: Arc::default(),
                arriving: HashMap::new(),
                command_line: false,
            },
            ledger,
            environment: RefCell::new(environment),
            wrong_numbers: WrongNumbers::default(),
            kept_list: RefCell::default(),
            kept_news: RefCell::default(),
            kept_reach: RefCell::default(),
            leaving_folder: leaving_folder(path),
            interrupted: Vec::new(),
            may_hold_late_visits: true,
            #[cfg(test)]
            before_append: None,
        };
        booth.take_back_interrupted()?;
        Ok(booth)
    }
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
        contact_key_secret: base64::encode(contact_key_secret.as_ref()),
        continues: None,
        with_products: false,
    });
    let questionnaire = set_up.workbook.map(|workbook| {
        Body::QuestionnairePublished(QuestionnairePublished {
            workbook: base64::encode(&workbook),
            uses: set_up.uses,
            purpose_question: set_up.purpose_question,
        })
    });
    let mut bodies = vec![fair];
    bodies.extend(set_up.staff.into_iter().map(Body::StaffAdded));
    bodies.extend(questionnaire);
    bodies.extend(set_up.notices.into_iter().map(Body::NoticePublished));
    bodies.extend(set_up.programmes.into_iter().map(Body::ProgrammeOpened));
    bodies.extend(set_up.products.into_iter().map(Body::ProductAdded));
    let drafts = set_up.drafts.into_iter().map(|set| {
        let id = draft_of(&set.draft, &set.topic, &set.channel, &set.language);
        (id, Body::DraftSet(set))
    });
    let new = bodies.into_iter().map(|body| (new_id(environment), body));
    new.chain(drafts)
        .map(|(id, body)| records::new_record(id, None, None, body))
        .collect()
}
