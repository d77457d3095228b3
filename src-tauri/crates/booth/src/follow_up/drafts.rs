//! What the owner writes herself: a draft for each kind of message, and where she wants it
//! another one for a topic or a channel.
//!
//! Until she writes one, the draft that came with the program holds, and she returns to it
//! by choosing it. What she wrote goes to the other laptops like everything else.

use super::asking::{FileRequest, topic_unknown};
use crate::facts::Facts;
use crate::{Booth, BoothError, FairScope, Right};
use outreach::message::{self, Size, TextKind};
use outreach::template::{DraftField, DraftKind, Template};
use outreach::{Channel, FollowUpRow, Maker};
use records::Body;
use records::drafts::{DraftSet, draft_of};
use records::staff::AccessAct;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use tables::settings;
use words::typed::prose;
use words::{Language, Sentence, sentence};

/// Which draft: of what kind, and for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftPlace {
    /// What it is for.
    pub kind: DraftKind,
    /// Only about this topic, by its name; every topic unless said.
    pub topic: Option<String>,
    /// Only by this channel; every channel unless said.
    pub channel: Option<Channel>,
}

impl DraftPlace {
    /// Whether it is for one topic or one channel only.
    fn is_special(&self) -> bool {
        self.topic.is_some() || self.channel.is_some()
    }
}

/// A draft as it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnDraft {
    /// Which one.
    pub place: DraftPlace,
    /// Its text in Korean.
    pub ko: String,
    /// Its text in English.
    pub en: String,
    /// Whether both texts are those that came with the program.
    pub is_shipped: bool,
}

/// What a file in some words would be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftPreview {
    /// How many people would be in it.
    pub people: u32,
    /// The person with the longest message; none where nobody is written to.
    pub longest: Option<PreviewedMessage>,
    /// The person of whom the least is known.
    pub emptiest: Option<PreviewedMessage>,
    /// Of the text messages, how many are SMS and how many LMS.
    pub sizes: (u32, u32),
    /// Of the fields that the words name, of how many people each is not known.
    pub unknown: Vec<(DraftField, u32)>,
    /// What does not fit, and what to do.
    pub notes: Vec<Sentence>,
}

/// One message as it would be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewedMessage {
    /// The subject line; only e-mails have one.
    pub subject: Option<String>,
    /// The text.
    pub body: String,
    /// How a sender of text messages counts it; none for an e-mail.
    pub size: Option<Size>,
}

impl Booth {
    /// The drafts: one of each kind, and those that the owner wrote for a topic or a
    /// channel.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn drafts(&self) -> Result<Vec<OwnDraft>, BoothError> {
        let facts = self.facts();
        let mut all = Vec::new();
        for kind in DraftKind::ALL {
            let everywhere = DraftPlace {
                kind: *kind,
                topic: None,
                channel: None,
            };
            let drafts = facts.drafts_of(*kind)?;
            all.push(drafts.draft(&everywhere));
            let written = drafts.written.keys();
            let special = written.filter_map(|(topic, channel)| {
                let place = DraftPlace {
                    kind: *kind,
                    topic: Some(topic.clone()).filter(|it| !it.is_empty()),
                    channel: Channel::from_code(channel),
                };
                let is_known = place.channel.is_some() || channel.is_empty();
                (is_known && place != everywhere).then(|| drafts.draft(&place))
            });
            let mut special: Vec<OwnDraft> = special.collect();
            special.sort_by(|a, b| {
                let key = |it: &OwnDraft| (it.place.topic.clone(), it.place.channel);
                key(a).cmp(&key(b))
            });
            all.extend(special);
        }
        Ok(all)
    }

    /// One draft; where the owner wrote none for this place, the one that holds there.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn draft(&self, place: &DraftPlace) -> Result<OwnDraft, BoothError> {
        Ok(self.facts().drafts_of(place.kind)?.draft(place))
    }

    /// The owner writes a draft in one language; none takes again what holds where
    /// she wrote none.
    ///
    /// # Errors
    /// [`BoothError::Setting`] with everything that does not fit.
    pub fn set_draft(
        &mut self,
        place: &DraftPlace,
        language: Language,
        text: Option<&str>,
    ) -> Result<OwnDraft, BoothError> {
        let text = text.map(|text| prose(&text.replace("\r\n", "\n")));
        let text = text.map(|text| text.trim().to_owned());
        if let Some(text) = &text {
            read_draft(text, place.kind)?;
        }
        self.append(Right::Owner, |facts| {
            facts.require_place(place)?;
            // What ships is kept as that, so that a later program's words come through; for one
            // topic or channel it is a choice, where the owner has other words for all.
            let shipped = place.kind.shipped(language);
            let text = text.filter(|it| place.is_special() || it != shipped);
            let set = DraftSet {
                draft: place.kind.code().to_owned(),
                topic: place.topic.clone().unwrap_or_default(),
                channel: place.channel.map_or("", Channel::code).to_owned(),
                language: CODES[at(language)].to_owned(),
                text: text.unwrap_or_default(),
            };
            let id = draft_of(&set.draft, &set.topic, &set.channel, &set.language);
            let old = settings::get::<DraftSet>(facts.tables, id)?;
            let is_same = old.map_or(set.text.is_empty(), |old| old == set);
            let record = (!is_same).then(|| facts.record(id, None, Body::DraftSet(set)));
            Ok((record.into_iter().collect(), ()))
        })?;
        self.draft(place)
    }

    /// What a file would be in the words of its draft, or in words that are not kept yet.
    /// Nobody is drawn or given a coupon; that people were shown is on record.
    ///
    /// # Errors
    /// As for an export, and [`BoothError::Setting`] for words that do not fit.
    pub fn preview_draft(
        &mut self,
        request: &FileRequest,
        words: Option<(Language, &str)>,
    ) -> Result<DraftPreview, BoothError> {
        self.require(Right::Owner)?;
        let asking = self.asking(request)?;
        let kind = request.draft.unwrap_or(DraftKind::Recommendation);
        let tried = words.map(|(language, text)| {
            Ok::<_, BoothError>((language, Arc::new(read_draft(text, kind)?)))
        });
        let tried = tried.transpose()?;
        let reason = sentence!("draft-preview").ko;
        let stationery = self.stationery(&request.target, request.printing)?;
        let trial = self.reading(|facts| {
            facts.trial(
                &asking,
                &request.target,
                &stationery,
                &reason,
                Language::Korean,
                tried.as_ref(),
            )
        })?;
        let rows = &trial.follow_up.rows;
        let mut shown = Vec::new();
        let mut messages = Vec::new();
        for row in rows {
            messages.push(previewed(row, &trial.follow_up.maker)?);
        }
        let place = |it: Option<usize>| it.and_then(|at| Some((rows.get(at)?, messages.get(at)?)));
        let longest = (0..rows.len()).max_by_key(|at| length(&messages[*at]));
        let emptiest = (0..rows.len()).min_by_key(|at| (known(&rows[*at]), length(&messages[*at])));
        let (longest, emptiest) = (place(longest), place(emptiest));
        shown.extend(longest.iter().chain(&emptiest).map(|(row, _)| row.visitor));
        let count = |kind: TextKind| {
            let sizes = messages.iter().filter_map(|it| it.size.as_ref());
            number(sizes.filter(|it| it.kind() == kind).count())
        };
        let mut unknown: BTreeMap<DraftField, u32> = BTreeMap::new();
        for row in rows {
            let Some(template) = &row.own_words else {
                continue;
            };
            for field in template.fields() {
                let is_known = message::knows(field, row, &trial.follow_up.maker, &row.fair);
                *unknown.entry(field).or_default() += u32::from(!is_known);
            }
        }
        let people = number(rows.len());
        let mut notes = trial.follow_up.notes.clone();
        let of_nobody = unknown
            .iter()
            .filter(|(_, count)| people > 0 && **count == people);
        notes.extend(
            of_nobody.map(|(field, _)| sentence!("draft-field-of-nobody", field = field.name())),
        );
        let undeliverable = outreach::targets::Undeliverable::counted(&trial.not_carried);
        notes.extend(undeliverable.into_iter().map(|it| it.reason));
        let preview = DraftPreview {
            people,
            longest: longest.map(|(_, message)| message.clone()),
            emptiest: emptiest.map(|(_, message)| message.clone()),
            sizes: (count(TextKind::Short), count(TextKind::Long)),
            unknown: unknown.into_iter().collect(),
            notes,
        };
        self.note_access(AccessAct::Listed, &shown)?;
        Ok(preview)
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn previewed(row: &FollowUpRow, maker: &Maker) -> Result<PreviewedMessage, BoothError> {
    let draft = message::draft(row, maker, &row.fair)?;
    let size = (row.channel != Channel::Email).then(|| message::size(&draft.body));
    Ok(PreviewedMessage {
        subject: draft.subject,
        body: draft.body,
        size,
    })
}

fn length(message: &PreviewedMessage) -> usize {
    let size = message.size.as_ref();
    size.map_or_else(|| message.body.len(), |size| size.bytes)
}

/// How much is known of somebody that a message could say.
fn known(row: &FollowUpRow) -> usize {
    let has = |text: &str| usize::from(!text.trim().is_empty());
    has(&row.name) + has(&row.company) + row.offered.len() + usize::from(row.coupon.is_some())
}

/// What the owner writes now, with what it is good for whoever gets it.
fn read_draft(text: &str, kind: DraftKind) -> Result<Template, BoothError> {
    let template = Template::read(text, kind).map_err(all_of)?;
    template
        .require_benefit(kind)
        .map_err(BoothError::Setting)?;
    Ok(template)
}

fn all_of(problems: Vec<Sentence>) -> BoothError {
    let joined = |text: fn(&Sentence) -> &str| {
        let texts: Vec<&str> = problems.iter().map(text).collect();
        texts.join(" ")
    };
    BoothError::Setting(Sentence::of_texts(joined(|it| &it.ko), joined(|it| &it.en)))
}

/// The drafts of one kind, read, by topic and channel.
pub(super) struct Drafts {
    kind: DraftKind,
    /// In Korean and English.
    written: HashMap<(String, String), [Option<Words>; 2]>,
    shipped: [Arc<Template>; 2],
}

/// What the owner wrote.
struct Words {
    text: String,
    template: Arc<Template>,
}

impl Drafts {
    /// What holds for a topic and a channel: what the owner wrote for both, then for the
    /// topic, then for the channel, then for all; none where the program's words hold.
    fn holding(
        &self,
        topic: Option<&str>,
        channel: Option<Channel>,
        language: Language,
    ) -> Option<&Words> {
        let (topic, channel) = (topic.unwrap_or_default(), channel.map_or("", Channel::code));
        let places = [(topic, channel), (topic, ""), ("", channel), ("", "")];
        places.into_iter().find_map(|(topic, channel)| {
            let place = (topic.to_owned(), channel.to_owned());
            self.written.get(&place)?[at(language)].as_ref()
        })
    }

    /// Whether the owner wrote about this topic, by every channel.
    pub(super) fn are_about(&self, topic: &str) -> bool {
        let written = self.written.get(&(topic.to_owned(), String::new()));
        written.is_some_and(|both| both.iter().any(Option::is_some))
    }

    /// The owner's words about one topic, in the other language where she wrote only that.
    pub(super) fn about(
        &self,
        topic: &str,
        channel: Channel,
        language: Language,
    ) -> Option<Arc<Template>> {
        let written = |channel: &str| self.written.get(&(topic.to_owned(), channel.to_owned()));
        let of_channel = written(channel.code()).and_then(|it| it[at(language)].as_ref());
        let any = || {
            let both = written("")?;
            both[at(language)].as_ref().or(both.iter().flatten().next())
        };
        let words = of_channel.or_else(any);
        words.map(|words| Arc::clone(&words.template))
    }

    fn draft(&self, place: &DraftPlace) -> OwnDraft {
        let shipped = |language| self.kind.shipped(language);
        let text = |language| {
            let holding = self.holding(place.topic.as_deref(), place.channel, language);
            holding.map_or(shipped(language), |words| &words.text)
        };
        let (ko, en) = (text(Language::Korean), text(Language::English));
        OwnDraft {
            place: place.clone(),
            is_shipped: ko == shipped(Language::Korean) && en == shipped(Language::English),
            ko: ko.to_owned(),
            en: en.to_owned(),
        }
    }

    /// The words for somebody, as [`Self::holding`] says.
    pub(super) fn template(
        &self,
        topic: Option<&str>,
        channel: Channel,
        language: Language,
    ) -> Arc<Template> {
        let holding = self.holding(topic, Some(channel), language);
        holding.map_or_else(
            || Arc::clone(&self.shipped[at(language)]),
            |words| Arc::clone(&words.template),
        )
    }
}

/// How the two languages of drafts are recorded.
const CODES: [&str; 2] = ["ko", "en"];

/// Where a language stands among the two.
fn at(language: Language) -> usize {
    usize::from(language == Language::English)
}

impl Facts<'_> {
    fn require_place(&self, place: &DraftPlace) -> Result<(), BoothError> {
        // What is written goes to visitors of all fairs.
        if let Some(topic) = &place.topic {
            let known = self.topics_in(FairScope::All)?;
            if known.iter().all(|it| it.name != *topic) {
                return Err(topic_unknown(&known));
            }
        }
        match place.is_special() && !place.kind.is_advertising() {
            true => Err(BoothError::NotPossible(sentence!("draft-reply-for-all"))),
            false => Ok(()),
        }
    }

    /// The answer to a request in Korean and English, where the owner wrote one.
    pub(crate) fn own_reply(&self) -> Result<Option<[Arc<Template>; 2]>, BoothError> {
        let drafts = self.drafts_of(DraftKind::RequestedReply)?;
        let languages = [Language::Korean, Language::English];
        let is_hers = drafts.written.values().flatten().any(Option::is_some);
        let texts = languages.map(|it| drafts.template(None, Channel::Email, it));
        Ok(is_hers.then_some(texts))
    }

    /// The drafts of one kind, to fill.
    pub(super) fn drafts_of(&self, kind: DraftKind) -> Result<Drafts, BoothError> {
        let mut written: HashMap<_, [Option<Words>; 2]> = HashMap::new();
        for (_, set) in settings::all::<DraftSet>(self.tables)? {
            let language = CODES.iter().position(|it| *it == set.language);
            // What a later program wrote and this one does not read is not sent.
            let template = Template::read(&set.text, kind).ok();
            if set.draft == kind.code()
                && let (Some(language), Some(template)) = (language, template)
            {
                let texts = written.entry((set.topic, set.channel)).or_default();
                texts[language] = Some(Words {
                    text: set.text,
                    template: Arc::new(template),
                });
            }
        }
        let shipped = [Language::Korean, Language::English];
        Ok(Drafts {
            kind,
            written,
            shipped: shipped.map(|language| Arc::new(kind.template(language).clone())),
        })
    }
}
