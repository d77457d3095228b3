//! From fields to words.

use super::{ADDRESS, ITEMS, NoticeForm, PURPOSES, RECIPIENT_PURPOSES, Recipient};
use permission::Channel;
use records::consent::{NoticeAct, NoticeText};
use records::fair::Maker;
use records::text::Bilingual;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use words::{Sentence, sentence};

/// The templates, in the languages a visitor reads.
pub(super) static TEMPLATES: LazyLock<Templates> = LazyLock::new(|| {
    let file = include_str!("../../../../../assets/notices/kr.json");
    serde_json::from_str(file)
        .expect("it ships with the program, and every test of a fair reads it")
});
/// Stands around what the law wants to stand out.
const EMPHASIS: &str = "**";

/// The gap that says how it is stopped.
const STOP: &str = "{stop}";

/// What a text has to tell, in the order in which it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Point {
    /// What for.
    Purpose,
    /// Which data.
    Items,
    /// To which country, when and how.
    Transfer,
    /// To whom, and how that one is reached.
    Recipient,
    /// What the recipient uses them for, and how long.
    Use,
    /// How long.
    Retention,
    /// That a no is free to give, and what it costs.
    Refusal,
}

impl Point {
    /// What it is called in front of its text.
    pub fn name(self) -> Sentence {
        match self {
            Self::Purpose => sentence!("notice-purpose"),
            Self::Items => sentence!("notice-items"),
            Self::Transfer => sentence!("notice-transfer"),
            Self::Recipient => sentence!("notice-recipient"),
            Self::Use => sentence!("notice-use"),
            Self::Retention => sentence!("notice-retention"),
            Self::Refusal => sentence!("notice-refusal"),
        }
    }
}

/// A text that is not published yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What a yes to it means.
    pub act: NoticeAct,
    /// Its template and the template's version.
    pub source: String,
    /// Its title.
    pub title: Bilingual,
    /// What it tells; empty where its fields leave nothing to say.
    pub points: BTreeMap<Point, Bilingual>,
    /// The points that stand out.
    pub emphasised: Vec<Point>,
    /// How what it allows is stopped, as its refusal tells.
    pub stop: Bilingual,
}

impl Draft {
    /// The points as the lines of a text, each with its name in front. If the law wants
    /// a part of one to stand out, the whole line does: the law sets only a minimum.
    pub fn lines(&self) -> Vec<NoticeText> {
        let points = self.points.iter();
        points
            .map(|(point, text)| NoticeText {
                text: named(&point.name(), text),
                emphasised: self.emphasised.contains(point),
            })
            .collect()
    }
}

fn named(name: &Sentence, text: &Bilingual) -> Bilingual {
    let named = |name: &str, text: &str| format!("{name}: {text}");
    let further = |name: Option<&str>, text: &Option<String>| {
        let pair = name.zip(text.as_deref());
        pair.map(|(name, text)| named(name, text))
    };
    Bilingual {
        ko: named(&name.ko, &text.ko),
        en: named(&name.en, &text.en),
        ja: further(name.ja(), &text.ja),
        zh: further(name.zh(), &text.zh),
    }
}

#[derive(Deserialize)]
pub(super) struct Templates {
    /// How a consent is called, and how not.
    pub(super) titles: Titles,
    processor_none: Bilingual,
    purposes: BTreeMap<String, Bilingual>,
    recipient_purposes: BTreeMap<String, Bilingual>,
    items: BTreeMap<String, Bilingual>,
    countries: BTreeMap<String, Bilingual>,
    stop: BTreeMap<String, Bilingual>,
    notices: Vec<Template>,
}

/// How a consent is called, and how not.
#[derive(Deserialize)]
pub(super) struct Titles {
    /// What stands in the title of every consent to advertising, in every language.
    pub(super) advertising: String,
    /// What hides in a title what is agreed to.
    pub(super) refused: Vec<String>,
}

#[derive(Deserialize)]
struct Template {
    id: String,
    version: u32,
    act: String,
    channel: Option<String>,
    title: Bilingual,
    items: BTreeMap<Point, Bilingual>,
}

impl Template {
    /// What a yes to it means, once for each text that these fields make of it.
    fn acts(&self, form: &NoticeForm) -> Vec<NoticeAct> {
        let channel = self.channel.as_deref().and_then(Channel::from_code);
        let recipients = || form.recipients.iter().map(Recipient::id);
        match (self.act.as_str(), channel) {
            ("collect_and_use", _) => vec![NoticeAct::CollectAndUse],
            ("receive_advertising", Some(Channel::Post)) if !form.items.contains(ADDRESS) => {
                Vec::new()
            }
            ("receive_advertising", Some(channel)) => vec![NoticeAct::Advertising(channel)],
            ("receive_advertising_at_night", _) if form.night => vec![NoticeAct::Night],
            ("transfer_abroad", _) if form.is_overseas() => vec![NoticeAct::Overseas],
            ("give_to_third_party", _) => recipients().map(NoticeAct::ThirdParty).collect(),
            ("age_statement", _) => vec![NoticeAct::AtLeast14],
            _ => Vec::new(),
        }
    }
}

/// The languages a visitor reads, by their codes.
pub(crate) const LANGUAGES: [&str; 4] = ["ko", "en", "ja", "zh"];

/// The texts of these fields, with every gap filled in: what is read is what a visitor
/// says yes to. A point whose gap nothing fills is empty.
pub fn assemble(form: &NoticeForm, maker: &Maker) -> Vec<Draft> {
    let templates = &*TEMPLATES;
    let mut drafts = Vec::new();
    for template in &templates.notices {
        for act in template.acts(form) {
            drafts.push(templates.draft(template, act, form, maker));
        }
    }
    drafts
}

/// What stands in each gap, by its name.
type Gaps = Vec<(&'static str, Bilingual)>;

impl Templates {
    fn draft(
        &self,
        template: &Template,
        act: NoticeAct,
        form: &NoticeForm,
        maker: &Maker,
    ) -> Draft {
        let gaps = self.gaps(form, maker, act);
        let words = |text: &Bilingual| filled(text, &gaps).map(without_marks);
        let points = template.items.iter();
        let marked = points.clone();
        Draft {
            act,
            source: format!("kr/{}/{}", template.id, template.version),
            title: words(&template.title),
            points: points.map(|(point, text)| (*point, words(text))).collect(),
            emphasised: marked
                .filter(|(_, text)| text.ko.contains(EMPHASIS))
                .map(|(point, _)| *point)
                .collect(),
            stop: words(&Bilingual {
                ko: STOP.to_owned(),
                en: STOP.to_owned(),
                ja: Some(STOP.to_owned()),
                zh: Some(STOP.to_owned()),
            }),
        }
    }

    fn gaps(&self, form: &NoticeForm, maker: &Maker, act: NoticeAct) -> Gaps {
        let words = |text: &str| Bilingual::same(text.trim());
        let sender = match form.sender.trim() {
            "" => maker.name.clone(),
            sender => words(sender),
        };
        let processor = match form.processor.trim() {
            "" if form.is_overseas() => words(""),
            "" => self.processor_none.clone(),
            processor => words(processor),
        };
        let number = |number: u32| match number {
            0 => words(""),
            number => words(&number.to_string()),
        };
        let country = self.countries.get(&form.country).cloned();
        let mut gaps = vec![
            (
                "purposes",
                listed(&self.purposes, &PURPOSES, &form.purposes),
            ),
            ("items", listed(&self.items, &ITEMS, &form.items)),
            ("retention_months", number(form.retention_months)),
            ("promise_per_month", number(form.promise_per_month)),
            ("sender", sender),
            ("processor", processor),
            ("processor_contact", words(&form.processor_contact)),
            ("country", country.unwrap_or_default()),
        ];
        if let Some(recipient) = act.recipient().and_then(|id| form.recipient(id)) {
            gaps.extend([
                ("recipient", words(&recipient.name)),
                (
                    "recipient_purposes",
                    listed(
                        &self.recipient_purposes,
                        &RECIPIENT_PURPOSES,
                        &recipient.purposes,
                    ),
                ),
                (
                    "recipient_items",
                    listed(&self.items, &ITEMS, &recipient.items),
                ),
                ("recipient_months", number(recipient.months)),
            ]);
        }
        let reached = [&maker.phone, &maker.email];
        let contact = reached.into_iter().find(|way| !way.is_empty());
        let refusal_phone = maker.refusal_phone.as_deref().unwrap_or_default();
        // What costs nothing is promised only where it is there.
        let way = match act {
            NoticeAct::Advertising(Channel::Email) if !maker.email.is_empty() => "email",
            _ if !refusal_phone.is_empty() => "free_call",
            _ if contact.is_some() => "no_free_call",
            _ => "booth",
        };
        let ways = vec![
            ("refusal_phone", words(refusal_phone)),
            ("contact", words(contact.map_or("", String::as_str))),
        ];
        let stop = self.stop.get(way).map(|text| filled(text, &ways));
        gaps.push(("stop", stop.unwrap_or_default()));
        gaps
    }
}

/// The names of what is chosen, in the order of `all`, as each language lists them.
fn listed<'a>(
    names: &BTreeMap<String, Bilingual>,
    all: &[&str],
    chosen: impl IntoIterator<Item = &'a String> + Clone,
) -> Bilingual {
    let chosen: Vec<&Bilingual> = all
        .iter()
        .filter(|word| chosen.clone().into_iter().any(|one| one == *word))
        .filter_map(|word| names.get(*word))
        .collect();
    let join = |code: &str, separator: &str| {
        let texts: Vec<&str> = chosen.iter().map(|text| text.in_language(code)).collect();
        texts.join(separator)
    };
    Bilingual {
        ko: join("ko", ", "),
        en: join("en", ", "),
        ja: Some(join("ja", "、")),
        zh: Some(join("zh", "、")),
    }
}

/// A text with its gaps filled in, in every language; empty where a gap stays open.
fn filled(text: &Bilingual, gaps: &Gaps) -> Bilingual {
    let fill = |code: &str| {
        let mut text = text.in_language(code).to_owned();
        for (name, words) in gaps {
            let gap = format!("{{{name}}}");
            if !text.contains(&gap) {
                continue;
            }
            let words = words.in_language(code);
            if words.is_empty() {
                return String::new();
            }
            text = text.replace(&gap, words);
        }
        text
    };
    Bilingual {
        ko: fill("ko"),
        en: fill("en"),
        ja: text.ja.is_some().then(|| fill("ja")),
        zh: text.zh.is_some().then(|| fill("zh")),
    }
}

fn without_marks(text: &str) -> String {
    text.replace(EMPHASIS, "")
}
