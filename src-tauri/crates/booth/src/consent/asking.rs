//! The consent texts, and recording what a visitor says to them.

use super::deciding::{is_elsewhere, ways};
use super::particulars::in_lines;
use crate::facts::Facts;
use crate::maker::named;
use crate::notices::{LANGUAGES, form_of};
use crate::{Booth, BoothError, Right};
use people::{badge_key, nearly, normalise_email, normalise_name, normalise_phone};
use permission::{Channel, Law};
use records::Body;
use records::consent::{NoticeAct, NoticePublished, PermissionSaid};
use records::visitors::{ContactRecorded, ContactSource, Particulars};
use std::collections::BTreeSet;
use tables::contact as contact_table;
use tables::permission_said::{self, Said, SaidRow};
use uuid::Uuid;
use words::{Sentence, sentence};

/// What a visitor gave and allowed, as entered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ContactDraft {
    /// The visitor's name; may be empty.
    pub name: String,
    /// The visitor's e-mail address; may be empty.
    pub email: String,
    /// The visitor's phone number; may be empty.
    pub phone: String,
    /// What else the visitor said of herself; none when nothing was asked, and what
    /// was kept before stays.
    pub particulars: Option<Particulars>,
    /// What the code of her badge says ([`people::badge_key`]), empty when she goes
    /// without; none when nothing was asked, and the one that was kept before stays.
    pub badge: Option<String>,
    /// Where it came from.
    pub source: ContactSource,
    /// In which language she read them: `ko`, `en`, `ja` or `zh`.
    pub language: String,
    /// The notices the visitor was shown.
    pub shown: Vec<Uuid>,
    /// Of those, the ones the visitor said yes to.
    pub granted: Vec<Uuid>,
    /// The topics the visitor chose; none means all that there are today.
    pub topics: Vec<String>,
}

/// Contact details that can be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsableContact {
    /// What the e-mail address was probably meant to be; none when it looks right.
    pub nearly: Option<String>,
    /// The notices to ask about.
    pub asked: Vec<Uuid>,
    /// Channels that would reach her, and that nobody is asked about.
    pub not_asked: Vec<Channel>,
}

impl UsableContact {
    /// Says which channels are passed over, and why; none when all are asked about.
    pub fn told_not_asked(&self) -> Option<Sentence> {
        let channels = self.not_asked.iter().map(|channel| channel.name());
        let is_any = !self.not_asked.is_empty();
        is_any.then(|| sentence!("consent-channels-not-asked", channels = named(channels)))
    }
}

impl Booth {
    /// The consent texts, in the order to show them.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn notices(&self) -> Result<Vec<(Uuid, NoticePublished)>, BoothError> {
        self.facts().notices()
    }

    /// Records a contact, the notices that were shown and the answer to each,
    /// all or nothing.
    ///
    /// # Errors
    /// When a contact point cannot be used, none was given, a yes names a
    /// notice that was not shown, the visitor did not say that she is at least
    /// 14 ([`BoothError::Under14`]), she did not allow that the contact is kept
    /// ([`BoothError::CollectionDeclined`]), or something of her is named that the
    /// text she agreed to does not name. Nothing is recorded then.
    pub fn save_contact(&mut self, visitor: Uuid, draft: &ContactDraft) -> Result<(), BoothError> {
        self.record_contact(visitor, draft, draft.source, |_| true)
    }

    /// The same at the kiosk, where nobody sees who types whose address: a yes
    /// does not undo what was refused for it before this visit. If there is
    /// such a refusal, nobody is written to until staff have asked her.
    ///
    /// # Errors
    /// As [`Self::save_contact`].
    pub fn kiosk_contact(&mut self, visitor: Uuid, draft: &ContactDraft) -> Result<(), BoothError> {
        let said_just_now =
            |row: &SaidRow| row.visitor == visitor && matches!(*row.said, Said::Declined(_));
        self.record_contact(visitor, draft, ContactSource::Herself, said_just_now)
    }

    /// Whether these contact details can be kept, and what is asked about them,
    /// before anything is: what is mistyped is corrected where it was typed, and
    /// no channel is asked about that does not reach her or could never be used.
    ///
    /// # Errors
    /// What is wrong with them first.
    pub fn check_contact(&self, draft: &ContactDraft) -> Result<UsableContact, BoothError> {
        let contact = usable(draft)?;
        let facts = self.facts();
        let not_asked = facts.not_asked()?;
        let by_post = (!contact.particulars.address.is_empty()).then_some(Channel::Post);
        let law = Law::korea();
        let (in_vain, channels): (Vec<Channel>, Vec<Channel>) =
            ways(&contact.email, &contact.phone)
                .filter(|(channel, point)| !is_elsewhere(*channel, point, &law))
                .map(|(channel, _)| channel)
                .chain(by_post)
                .partition(|channel| not_asked.contains(channel));
        let reaches = |act: NoticeAct| act.channel().is_none_or(|it| channels.contains(&it));
        let is_asked = |act: NoticeAct| {
            let after = act.asked_after();
            reaches(act) && (after.is_empty() || after.into_iter().any(reaches))
        };
        let notices = facts.notices()?.into_iter();
        Ok(UsableContact {
            nearly: nearly(&contact.email),
            asked: notices
                .filter(|(_, notice)| is_asked(notice.act))
                .map(|(id, _)| id)
                .collect(),
            not_asked: in_vain,
        })
    }

    /// Records a contact; a yes in it undoes the refusals that `undoes` names.
    fn record_contact(
        &mut self,
        visitor: Uuid,
        draft: &ContactDraft,
        source: ContactSource,
        undoes: impl Fn(&SaidRow) -> bool,
    ) -> Result<(), BoothError> {
        let typed = usable(draft)?;
        self.append(Right::Capture, |facts| {
            facts.require_visitor(visitor)?;
            let mut contact = ContactRecorded {
                source,
                ..typed.clone()
            };
            let shown = facts.shown_notices(draft)?;
            let allows = |wanted: NoticeAct| {
                let mut shown = shown.iter();
                shown.any(|(id, notice)| notice.act == wanted && draft.granted.contains(id))
            };
            if !allows(NoticeAct::AtLeast14) {
                return Err(BoothError::Under14);
            }
            if !allows(NoticeAct::CollectAndUse) {
                return Err(BoothError::CollectionDeclined);
            }
            let agreed = shown.iter().find(|(id, notice)| {
                notice.act == NoticeAct::CollectAndUse && draft.granted.contains(id)
            });
            let items = agreed.map(|(_, notice)| form_of(notice).items);
            facts.keepable(&contact.particulars, &items.unwrap_or_default())?;
            if let Some(kept) = contact_table::of(facts.tables, visitor)? {
                if draft.particulars.is_none() {
                    contact.particulars = kept.particulars;
                }
                if draft.badge.is_none() {
                    contact.badge = kept.badge;
                }
            }
            // An address is for letters only: without a yes to them nothing is kept of it.
            let by_post = NoticeAct::Advertising(Channel::Post);
            let is_asked = draft.particulars.is_some()
                || shown.iter().any(|(_, notice)| notice.act == by_post);
            if is_asked && !allows(by_post) {
                contact.particulars.postcode.clear();
                contact.particulars.address.clear();
            }
            let topics = facts.chosen_topics(draft);
            let contact_keys = facts.contact_keys(&contact.email, &contact.phone);
            let refused_under = facts.keys_of_hers(visitor, &contact_keys)?;
            let mut bodies = vec![Body::ContactRecorded(contact)];
            for (id, notice) in &shown {
                let said = PermissionSaid {
                    notice: *id,
                    act: notice.act,
                    contact_keys: contact_keys.clone(),
                    topics: Vec::new(),
                    supersedes: Vec::new(),
                    fair: facts.session.current.recorded(),
                    sha256: notice.sha256(&draft.language),
                    language: draft.language.clone(),
                };
                bodies.push(Body::PermissionShown(said.clone()));
                if draft.granted.contains(id) {
                    // She chose topics of what she hears, and nothing else is about one.
                    let is_about_topics = matches!(notice.act, NoticeAct::Advertising(_));
                    bodies.push(Body::PermissionGranted(PermissionSaid {
                        topics: match is_about_topics {
                            true => topics.clone(),
                            false => Vec::new(),
                        },
                        supersedes: facts.known_refusals(&refused_under, &undoes)?,
                        ..said
                    }));
                } else {
                    bodies.push(Body::PermissionDeclined(said));
                }
            }
            let records = bodies
                .into_iter()
                .map(|body| facts.record(visitor, Some(visitor), body))
                .collect();
            Ok((records, ()))
        })
    }
}

/// The contact details as they are stored.
pub(super) fn usable(draft: &ContactDraft) -> Result<ContactRecorded, BoothError> {
    let contact = ContactRecorded {
        name: normalise_name(&draft.name)?,
        email: normalise_email(&draft.email)?,
        phone: normalise_phone(&draft.phone)?,
        particulars: match &draft.particulars {
            Some(particulars) => in_lines(particulars)?,
            None => Particulars::default(),
        },
        badge: draft
            .badge
            .as_deref()
            .and_then(badge_key)
            .unwrap_or_default(),
        source: draft.source,
    };
    if contact.email.is_empty() && contact.phone.is_empty() {
        return Err(BoothError::ContactMissing);
    }
    Ok(contact)
}

impl Facts<'_> {
    /// The notices that were shown, also of an edition that another followed
    /// meanwhile. Every one must be known, and every yes must be to one of them.
    fn shown_notices(
        &self,
        draft: &ContactDraft,
    ) -> Result<Vec<(Uuid, NoticePublished)>, BoothError> {
        if !LANGUAGES.contains(&draft.language.as_str()) {
            return Err(BoothError::NoticeNotShown);
        }
        let mut granted = draft.granted.iter();
        if granted.any(|notice| !draft.shown.contains(notice)) {
            return Err(BoothError::NoticeNotShown);
        }
        let notices = self.every_notice()?;
        let mut shown = draft.shown.iter();
        shown
            .try_fold(Vec::new(), |mut shown, id| {
                let known = notices.iter().find(|(known, _)| known == id)?;
                shown.push(known.clone());
                Some(shown)
            })
            .ok_or(BoothError::NoticeNotShown)
    }

    fn chosen_topics(&self, draft: &ContactDraft) -> Vec<String> {
        if !draft.topics.is_empty() {
            return draft.topics.clone();
        }
        let topics = self.session.current.fair.topics.iter();
        topics.map(|topic| topic.name.clone()).collect()
    }

    /// These keys, and those of whatever else she left: a no to letters or to handing on that
    /// was said under them holds for what she gives now, unless it is named.
    fn keys_of_hers(&self, visitor: Uuid, keys: &[String]) -> Result<Vec<String>, BoothError> {
        let mut all = self.keys_ever_left(&self.contacts_of(visitor)?)?;
        all.extend(keys.iter().cloned());
        Ok(all.into_iter().collect())
    }

    /// The refusals of these contact points known here that a new yes `undoes`.
    /// It names them: it was given after them, and so it counts.
    fn known_refusals(
        &self,
        contact_keys: &[String],
        undoes: impl Fn(&SaidRow) -> bool,
    ) -> Result<Vec<Uuid>, BoothError> {
        let mut known = BTreeSet::new();
        for key in contact_keys {
            for row in permission_said::about(self.tables, key)? {
                if matches!(*row.said, Said::Declined(_) | Said::Withdrawn(_)) && undoes(&row) {
                    known.insert(row.record);
                }
            }
        }
        Ok(known.into_iter().collect())
    }
}
