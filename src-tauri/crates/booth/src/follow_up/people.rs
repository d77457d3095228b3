//! Who can be written to, about what, and why the others cannot.

use super::asking::{Asking, EarlierFiles};
use super::choosing::{choose, has_any_of, whom_it_reaches};
use super::coupon_use::{CouponOutlook, CouponsAhead};
use super::learning::{levelled_questions, purpose_path};
use super::offering::offers;
use crate::consent::{Permission, Sending, address_of};
use crate::facts::Facts;
use crate::maker::for_outreach;
use crate::questionnaires::AskedQuestionnaire;
use crate::{Booth, BoothError, FairScope};
use chrono::{Datelike as _, NaiveDate};
use experiment::Group;
use outreach::{Channel, MakerField, OutreachError, Withheld};
use recommend::{Model, Recommendation, Rule};
use records::staff::AccessAct;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use tables::same_person::Persons;
use tables::{contact as contact_table, follow_up_export, visitor as visitor_table};
use uuid::Uuid;
use words::{Sentence, sentence};

/// Reports hide groups smaller than this, so that nobody is singled out.
pub(super) const SMALLEST_GROUP: u32 = 5;

/// Who can be written to after the fair, and who cannot.
#[derive(Debug, Clone, PartialEq)]
pub struct FollowUp {
    /// Visitors in all.
    pub visitors: u32,
    /// Of them, how many allowed news by at least one channel.
    pub allowed: u32,
    /// People who may be written to, and were not drawn to get no message.
    pub sendable: u32,
    /// People who may be written to and get no message, so that it can be told whether
    /// writing helps.
    pub left_out: LeftOut,
    /// The first of them, as many as were asked for.
    pub people: Vec<FollowUpPerson>,
    /// Whom each channel reaches.
    pub reach: Vec<ChannelReach>,
    /// People who may not be written to, by reason, the most frequent first.
    pub withheld: Vec<Withheld>,
    /// Groups worth writing to, largest first.
    pub groups: Vec<FollowUpGroup>,
}

/// Those who may be written to and get no message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LeftOut {
    /// How many.
    pub all: u32,
    /// Of how many of them the owner said so, whatever was drawn.
    pub said: u32,
}

impl LeftOut {
    /// What the files say of them.
    pub(super) fn notes(self) -> impl Iterator<Item = Sentence> {
        let drawn = self.all - self.said;
        let drawn = (drawn > 0).then(|| sentence!("hold-out-note", people = drawn));
        let said = (self.said > 0).then(|| sentence!("hold-out-note-said", people = self.said));
        drawn.into_iter().chain(said)
    }
}

/// Whom one channel reaches, each address or number counted once. Somebody may be
/// reached by several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChannelReach {
    /// The channel.
    pub channel: Channel,
    /// Addresses or numbers whose owners allow it.
    pub allowed: u32,
    /// Whether the maker told all that a message by it must say; until then it
    /// reaches nobody.
    pub can_send: bool,
}

/// People who get the same kind of message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUpGroup {
    /// Who they are, in words.
    pub title: Sentence,
    /// How many.
    pub count: u32,
}

/// What somebody is offered by.
pub(super) struct Offering<'a> {
    pub(super) model: &'a Model<'a>,
    pub(super) rules: &'a [Rule],
    pub(super) coupons: &'a CouponsAhead,
    /// Who she is.
    pub(super) person: Uuid,
    /// What she gets.
    pub(super) gets: Group,
}

/// One person to write to.
#[derive(Debug, Clone, PartialEq)]
pub struct FollowUpPerson {
    /// The visitor.
    pub visitor: Uuid,
    /// The person's name; may be empty.
    pub name: String,
    /// The channel, contact point and topic to use, and the records that allow
    /// it.
    pub permission: Permission,
    /// The person's answers in words.
    pub about: Vec<Sentence>,
    /// What to offer, and why; none when there is no good reason for any
    /// product.
    pub recommendation: Option<Recommendation>,
    /// What to offer besides, two products at most.
    pub more: Vec<Recommendation>,
    /// How likely the person is to use the coupons that can be given after the fair.
    pub coupons: CouponOutlook,
}

/// The visitors of some fairs, by whether they may be written to.
#[derive(Clone)]
pub(super) struct Asked {
    visitors: u32,
    allowed: u32,
    /// Who may be written to, each with the permission to use.
    pub(super) sendable: Vec<(Uuid, Permission)>,
    /// Each of them, by the first of her visits.
    pub(super) standings: Vec<(Uuid, Standing)>,
    reach: Vec<ChannelReach>,
    pub(super) withheld: Vec<Withheld>,
}

/// The same, with who is one person.
pub(super) struct News {
    pub(super) persons: Persons,
    pub(super) asked: Asked,
}

/// Whether somebody may be written to.
#[derive(Clone)]
pub(super) struct Standing {
    /// By which channels; also where another visit with the same address is written to
    /// instead.
    pub(super) reached_by: BTreeSet<Channel>,
    /// The code of the reason why not.
    pub(super) why_not: Option<&'static str>,
}

impl Booth {
    /// Whom of these fairs to write to now. Nothing is recorded.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn follow_up(&self, scope: FairScope) -> Result<FollowUp, BoothError> {
        self.follow_up_of(scope, usize::MAX)
    }

    /// The same for a screen, which lists no more than so many people: the
    /// others are counted only, and nothing is worked out to offer them. That they
    /// were shown is on record.
    ///
    /// # Errors
    /// [`BoothError::Tables`], and when it cannot be recorded.
    pub fn follow_up_listing(
        &mut self,
        scope: FairScope,
        most: usize,
    ) -> Result<FollowUp, BoothError> {
        let follow_up = self.follow_up_of(scope, most)?;
        let shown: Vec<Uuid> = follow_up
            .people
            .iter()
            .map(|person| person.visitor)
            .collect();
        self.note_access(AccessAct::Listed, &shown)?;
        Ok(follow_up)
    }

    fn follow_up_of(&self, scope: FairScope, most: usize) -> Result<FollowUp, BoothError> {
        let news = self.news(scope)?;
        // Outside a transaction every one of these thousands of reads would lock
        // and unlock the file for itself.
        self.reading(|facts| facts.follow_up_among(scope, &news.persons, news.asked.clone(), most))
    }
}

impl Facts<'_> {
    pub(super) fn news(&self, asking: &Asking) -> Result<News, BoothError> {
        Ok(News {
            persons: self.persons()?,
            asked: self.asked(asking)?,
        })
    }

    /// Whom to write to with a message.
    pub(super) fn follow_up(&self, asking: &Asking, most: usize) -> Result<FollowUp, BoothError> {
        let News { persons, asked } = self.news(asking)?;
        self.follow_up_among(asking.scope, &persons, asked, most)
    }

    /// As [`Booth::follow_up_listing`], of everybody who was asked.
    fn follow_up_among(
        &self,
        scope: FairScope,
        persons: &Persons,
        asked: Asked,
        most: usize,
    ) -> Result<FollowUp, BoothError> {
        let versions = self.questionnaires_latest_first()?;
        let questions = levelled_questions(&versions);
        let purpose = purpose_path(&versions);
        let products = self.recommendable()?;
        let known = self.known_persons(persons)?;
        let known_of = |visit: &Uuid| known.of(persons.of(*visit));
        let (asked, held, left_out) = self.written_to(asked, scope, persons)?;
        let mut groups: BTreeMap<String, u32> = BTreeMap::new();
        for (visitor, _) in &asked.sendable {
            let levels = purpose.and_then(|name| known_of(visitor).answers.get(name));
            for level in levels.into_iter().flatten() {
                *groups.entry(level.clone()).or_default() += 1;
            }
        }
        let rules = self.rules()?;
        let model = Model::fit(&questions, &products, &known.all);
        let coupons = self.coupons_ahead(&questions, persons)?;
        let sendable = u32::try_from(asked.sendable.len()).unwrap_or(u32::MAX);
        let listed = asked.sendable.into_iter().take(most);
        let people = listed.map(|(visitor, permission)| {
            let person = persons.of(visitor);
            let offering = Offering {
                model: &model,
                rules: &rules,
                coupons: &coupons,
                person,
                gets: held
                    .get(&person)
                    .map_or(Group::Recommendation, |it| it.group),
            };
            self.person_to_write_to(visitor, permission, known_of(&visitor), &offering)
        });
        Ok(FollowUp {
            visitors: asked.visitors,
            allowed: asked.allowed,
            sendable,
            left_out,
            people: people.collect::<Result<_, BoothError>>()?,
            reach: asked.reach,
            withheld: asked.withheld,
            groups: group_titles(&versions, purpose, &groups),
        })
    }

    /// Somebody to write to, with what to offer her by what is known of her.
    pub(super) fn person_to_write_to(
        &self,
        visitor: Uuid,
        permission: Permission,
        known: &recommend::Visitor,
        offering: &Offering<'_>,
    ) -> Result<FollowUpPerson, BoothError> {
        self.session.progress.check()?;
        let contact = contact_table::of(self.tables, visitor)?;
        let goods = permission.kind_of_goods.as_deref();
        let Offering {
            model,
            rules,
            coupons,
            person,
            gets,
        } = *offering;
        let mut offered = offers(model, known, goods, gets, rules).into_iter();
        Ok(FollowUpPerson {
            visitor,
            name: contact.map_or_else(String::new, |contact| contact.name),
            about: self.about(visitor)?,
            recommendation: offered.next(),
            more: offered.collect(),
            coupons: match permission.may_carry_a_coupon() {
                true => self.coupon_outlook(coupons, person, visitor, known)?,
                false => CouponOutlook::default(),
            },
            permission,
        })
    }

    /// Who of these fairs' visitors may be written to, and why the others may not.
    pub(super) fn asked(&self, asking: &Asking) -> Result<Asked, BoothError> {
        let maker = for_outreach(&self.maker()?);
        let sending = self.sending_of(asking)?;
        let not_asked = self.not_asked()?;
        let stopping = self.points_of_who_asked_to_stop()?;
        let mut reached: BTreeSet<String> = BTreeSet::new();
        let mut allowing: BTreeMap<Channel, BTreeSet<String>> = BTreeMap::new();
        let mut sendable = Vec::new();
        let mut standings = Vec::new();
        let can_send: BTreeSet<Channel> = Channel::SENT
            .into_iter()
            .filter(|channel| outreach::message::can_draft(&maker, *channel).is_ok())
            .collect();
        let mut allowed = 0;
        let mut withheld: BTreeMap<&'static str, Withheld> = BTreeMap::new();
        let mut missing: BTreeSet<MakerField> = BTreeSet::new();
        let spoke = self.session.current.in_scope(asking.scope);
        let mut spoke = visitor_table::all_who_spoke(self.tables, spoke)?;
        if asking.group.is_some() {
            let persons = self.persons()?;
            spoke.retain(|visitor| asking.is_about(persons.of(*visitor)));
        }
        spoke.sort_unstable();
        let spoke = self.once_each(spoke, |visitor| *visitor)?;
        let sending = self.sending_to(sending, spoke.len())?;
        let holders = self.holders_of_contacts()?;
        let month = self.messages_of_month(asking, &holders)?;
        let progress = &self.session.progress;
        progress.begin(spoke.len() as u64);
        for visitor in &spoke {
            progress.advance(1)?;
            let permissions = self.permissions(&sending, *visitor)?;
            let mut by = BTreeSet::new();
            let mut arriving_by = BTreeSet::new();
            for permission in permissions.iter().filter(|it| it.decision.allowed) {
                by.insert(permission.channel);
                if !permission.has_bounced {
                    arriving_by.insert(permission.channel);
                }
                let points = allowing.entry(permission.channel).or_default();
                points.insert(permission.contact.clone());
            }
            allowed += u32::from(!by.is_empty());
            let mut standing = Standing {
                reached_by: &arriving_by & &can_send,
                why_not: None,
            };
            let hers = self.contacts_asked_of(&sending, *visitor)?;
            let person = holders.of(*visitor);
            let asked_to_stop = has_any_of(&hers, &stopping);
            let chosen = match asked_to_stop {
                true => Err(("request_open", sentence!("follow-up-request-open"))),
                false => asking
                    .counting(permissions, sending.law())
                    .and_then(|permissions| {
                        let is_reached =
                            |it: &Permission| reached.contains(&whom_it_reaches(it, person));
                        choose(permissions, &maker, &not_asked, is_reached, &mut missing)
                    }),
            };
            let chosen = match chosen {
                Ok(permission) if asking.carries_message => {
                    match self.over_promise(&month, person, &permission)? {
                        None => Ok(permission),
                        Some(why_not) => Err(why_not),
                    }
                }
                chosen => chosen,
            };
            match chosen {
                Ok(permission) => {
                    reached.insert(whom_it_reaches(&permission, person));
                    let left_at = self.left_at(&sending, *visitor, &permission.contact)?;
                    sendable.push((left_at, permission));
                }
                Err((code, reason)) => {
                    standing.why_not = Some(code);
                    withheld
                        .entry(code)
                        .or_insert_with(|| Withheld {
                            code: code.to_owned(),
                            reason,
                            count: 0,
                        })
                        .count += 1;
                }
            }
            standings.push((*visitor, standing));
        }
        sendable.retain(|(visitor, _)| !asking.not_carried.contains(visitor));
        if asking.earlier != EarlierFiles::Include {
            let before = self.exported_before(asking.scope, &sendable)?;
            match (asking.earlier, before.values().max()) {
                (EarlierFiles::Ask, Some(latest)) => {
                    return Err(BoothError::ExportedBefore {
                        people: u32::try_from(before.len()).unwrap_or(u32::MAX),
                        day: self.day_of(*latest),
                    });
                }
                (_, Some(_)) => {
                    sendable.retain(|(visitor, _)| !before.contains_key(visitor));
                    let left_out = Withheld {
                        code: "exported_before".to_owned(),
                        reason: sentence!("follow-up-left-out"),
                        count: u32::try_from(before.len()).unwrap_or(u32::MAX),
                    };
                    withheld.insert("exported_before", left_out);
                }
                (_, None) => {}
            }
        }
        let incomplete = OutreachError::MakerIncomplete {
            missing: missing.into_iter().collect(),
        };
        if let Some(withheld) = withheld.get_mut(incomplete.code()) {
            withheld.reason = incomplete.sentence();
        }
        let mut withheld: Vec<Withheld> = withheld.into_values().collect();
        withheld.sort_by_key(|withheld| std::cmp::Reverse(withheld.count));
        let is_known =
            |channel: &Channel| Channel::ASKED.contains(channel) || allowing.contains_key(channel);
        let reach = Channel::SENT.into_iter().filter(is_known);
        let reach = reach.map(|channel| ChannelReach {
            channel,
            allowed: allowing
                .get(&channel)
                .map_or(0, |points| u32::try_from(points.len()).unwrap_or(u32::MAX)),
            can_send: can_send.contains(&channel),
        });
        Ok(Asked {
            standings,
            reach: reach.collect(),
            visitors: u32::try_from(spoke.len()).unwrap_or(u32::MAX),
            allowed,
            sendable,
            withheld,
        })
    }

    /// The visit of a person at which she left this address or number: what leaves with
    /// it is on record as that visit's.
    fn left_at(&self, sending: &Sending, visitor: Uuid, point: &str) -> Result<Uuid, BoothError> {
        let mut contacts = self.contacts_asked_of(sending, visitor)?.into_iter();
        let left =
            contacts.find(|it| it.email == point || it.phone == point || address_of(it) == point);
        Ok(left.map_or(visitor, |contact| contact.visitor))
    }

    /// Of these people, who was in an earlier file of these fairs for the same channel,
    /// and when the latest one was made, in Unix milliseconds.
    fn exported_before(
        &self,
        scope: FairScope,
        sendable: &[(Uuid, Permission)],
    ) -> Result<HashMap<Uuid, i64>, BoothError> {
        let of_fairs = match self.session.current.in_scope(scope) {
            Some(fair) => vec![fair],
            None => follow_up_export::fairs(self.tables)?,
        };
        let persons = self.persons()?;
        let person = |visitor: &Uuid| persons.of(*visitor);
        let mut files: HashMap<(Uuid, String), i64> = HashMap::new();
        let earlier: Result<Vec<_>, _> = of_fairs
            .into_iter()
            .map(|fair| follow_up_export::written_to(self.tables, fair))
            .collect();
        for (visitor, channel, at_ms) in earlier?.into_iter().flatten() {
            let latest = files.entry((person(&visitor), channel)).or_insert(at_ms);
            *latest = at_ms.max(*latest);
        }
        let before = sendable.iter().filter_map(|(visitor, permission)| {
            let channel = permission.channel.code().to_owned();
            Some((*visitor, *files.get(&(person(visitor), channel))?))
        });
        Ok(before.collect())
    }

    fn day_of(&self, unix_millis: i64) -> Sentence {
        day_in_words(self.session.local(unix_millis).date_naive())
    }

    /// Who is one person, as somebody decided, or as the same e-mail address or phone
    /// number says. It decides what the person is offered and how she is counted, never
    /// whether she may be written to.
    pub(super) fn persons(&self) -> Result<Persons, BoothError> {
        self.joined_by_contact(false)
    }

    /// The same with everybody who left the same address or number as one, also where
    /// somebody said that they are two: what was promised holds for the number.
    fn holders_of_contacts(&self) -> Result<Persons, BoothError> {
        self.joined_by_contact(true)
    }

    fn joined_by_contact(&self, also_those_apart: bool) -> Result<Persons, BoothError> {
        let mut persons = Persons::read(self.tables)?;
        let mut first: HashMap<String, Uuid> = HashMap::new();
        contact_table::each(self.tables, |contact| {
            for point in [contact.email, contact.phone] {
                if !point.is_empty() {
                    let known = *first.entry(point).or_insert(contact.visitor);
                    if also_those_apart || !persons.are_apart(known, contact.visitor) {
                        persons.join(known, contact.visitor);
                    }
                }
            }
        })?;
        Ok(persons)
    }
}

pub(crate) fn day_in_words(day: NaiveDate) -> Sentence {
    words::day(day.year(), day.month(), day.day())
}

pub(super) fn joined(words: &[Sentence]) -> Sentence {
    let join = |text: fn(&Sentence) -> &str| words.iter().map(text).collect::<Vec<_>>().join(" · ");
    Sentence::of_texts(join(|sentence| &sentence.ko), join(|sentence| &sentence.en))
}

/// The groups by what the goods are for, largest first. They are lists of people, so
/// small ones stand among them.
fn group_titles(
    versions: &[Arc<AskedQuestionnaire>],
    purpose: Option<&str>,
    groups: &BTreeMap<String, u32>,
) -> Vec<FollowUpGroup> {
    let Some(name) = purpose else {
        return Vec::new();
    };
    let mut titled: Vec<FollowUpGroup> = groups
        .iter()
        .map(|(level, count)| {
            let answers = BTreeMap::from([(name.to_owned(), level.clone())]);
            // A choice that is no longer offered is shown in the words it had
            // then.
            let words = versions
                .iter()
                .map(|asked| crate::responses::in_words(asked, &answers))
                .find(|words| !words.is_empty())
                .unwrap_or_default();
            FollowUpGroup {
                title: joined(&words),
                count: *count,
            }
        })
        .collect();
    titled.sort_by_key(|group| std::cmp::Reverse(group.count));
    titled
}
