//! What does the maker do with visitors' data? The privacy policy, for her page and on
//! paper, and a poster for the booth.
//!
//! PIPA article 30 and its decree 31 name what belongs in a policy; where there is no
//! page, it is put up at the place of business. What was asked for in the consent
//! texts is taken from them word for word, so that the two cannot disagree.

use crate::OutreachError;
use crate::slip::{Block, Fonts, Printed, pages, poster};
use crate::subject_report::Controller;
use chrono::{DateTime, Datelike as _, FixedOffset};
use words::{Language, Sentence, sentence};

/// A policy in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// Who keeps the data and answers for it.
    pub controller: Controller,
    /// Under which name visitors know her.
    pub sender: String,
    /// Who answers questions about the data.
    pub responsible: String,
    /// The consent texts, in the order in which they are asked.
    pub texts: Vec<PolicyText>,
    /// Who sends for her; none when she does it herself.
    pub processor: Option<String>,
    /// How the messages are stopped: the ways of sending, and what stops them.
    pub stop: Vec<(String, String)>,
    /// Which edition of the consent texts it belongs to.
    pub edition: u32,
    /// When it was made, in the fair's time zone.
    pub made_at: DateTime<FixedOffset>,
    /// The language it is in.
    pub language: Language,
}

/// One consent text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyText {
    /// Its title.
    pub title: String,
    /// Where in the policy it stands.
    pub section: Section,
    /// What it tells: the names of its points, and what they say.
    pub points: Vec<(String, String)>,
}

/// Where in a policy a consent text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// What the maker herself keeps and does.
    Purposes,
    /// Whom she gives the data to.
    ThirdParties,
    /// Where they go abroad.
    Overseas,
}

impl Policy {
    /// On paper: A4, as many pages as it takes.
    ///
    /// # Errors
    /// As [`pages`].
    pub fn pdf(&self, fonts: Fonts<'_>) -> Result<Printed, OutreachError> {
        let title = self.say(sentence!("policy-title"));
        pages(&title, &self.blocks(), fonts, self.made_at)
    }

    /// For the booth's wall: one page of A4, in letters as large as fit.
    ///
    /// # Errors
    /// As [`poster`].
    pub fn poster(&self, fonts: Fonts<'_>) -> Result<Printed, OutreachError> {
        let title = self.say(sentence!("poster-title"));
        poster(&title, &self.poster_blocks(), fonts, self.made_at)
    }

    /// For her page: one HTML file that needs no other.
    pub fn html(&self) -> String {
        let language = match self.language {
            Language::Korean => "ko",
            Language::English => "en",
        };
        let title = escaped(&self.say(sentence!("policy-title")));
        let body: String = self.blocks().iter().map(html).collect();
        format!(
            "<!doctype html>\n<html lang=\"{language}\">\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
             <style>body {{ max-width: 45rem; margin: 2rem auto; padding: 0 1rem; \
             font-family: sans-serif; line-height: 1.6; word-break: keep-all }} \
             strong {{ font-size: 1.2em }}</style>\n{body}</html>\n"
        )
    }

    fn say(&self, sentence: Sentence) -> String {
        sentence.into_text(self.language)
    }

    fn blocks(&self) -> Vec<Block> {
        let sender = self.sender.as_str();
        let heading = |sentence| Block::Heading(self.say(sentence));
        let text = |sentence| Block::Text(self.say(sentence));
        let mut blocks = vec![
            Block::Title(self.say(sentence!("policy-title"))),
            text(sentence!("policy-intro", sender = sender)),
            heading(sentence!("policy-purposes")),
            text(sentence!("policy-purposes-text")),
        ];
        blocks.extend(self.texts_of(Section::Purposes));
        blocks.push(heading(sentence!("policy-third-parties")));
        blocks.extend(or(
            self.texts_of(Section::ThirdParties),
            text(sentence!("policy-third-parties-text")),
        ));
        blocks.extend([
            heading(sentence!("policy-processors")),
            match self.processor.as_deref() {
                Some(processor) => text(sentence!("policy-processor", processor = processor)),
                None => text(sentence!("policy-no-processor")),
            },
            heading(sentence!("policy-overseas")),
        ]);
        blocks.extend(or(
            self.texts_of(Section::Overseas),
            text(sentence!("policy-overseas-none")),
        ));
        blocks.extend([
            heading(sentence!("policy-destruction")),
            text(sentence!("policy-destruction-text")),
            text(sentence!("policy-refusals-text")),
            heading(sentence!("policy-rights")),
            text(sentence!("policy-rights-text")),
        ]);
        let ways = self.stop.iter().cloned();
        blocks.extend(ways.map(|(name, way)| Block::Pair(name, way)));
        blocks.extend([
            heading(sentence!("policy-safety")),
            text(sentence!("policy-safety-text")),
            heading(sentence!("policy-automatic")),
            text(sentence!("policy-automatic-text")),
            heading(sentence!("policy-responsible")),
        ]);
        blocks.extend(self.contact());
        let made = self.made_at;
        let day = words::day(made.year(), made.month(), made.day());
        blocks.extend([
            heading(sentence!("policy-changes")),
            text(sentence!(
                "policy-changes-text",
                day = day,
                edition = self.edition
            )),
        ]);
        blocks
    }

    fn texts_of(&self, section: Section) -> Vec<Block> {
        let texts = self.texts.iter().filter(|text| text.section == section);
        texts.flat_map(PolicyText::blocks).collect()
    }

    /// Who answers, and how she is reached.
    fn contact(&self) -> Vec<Block> {
        let pairs = [
            (sentence!("policy-responsible"), &self.responsible),
            (sentence!("report-controller"), &self.controller.name),
            (sentence!("maker-phone"), &self.controller.phone),
            (sentence!("maker-email"), &self.controller.email),
            (sentence!("maker-address"), &self.controller.address),
        ];
        let told = pairs.into_iter().filter(|(_, text)| !text.is_empty());
        told.map(|(name, text)| Block::Pair(self.say(name), text.clone()))
            .collect()
    }

    /// What the poster says: who collects, what for, which data, how long, who else gets
    /// them, how to stop, and whom to ask. The first text is the one that keeps the
    /// contact; its points say the most.
    pub fn poster_blocks(&self) -> Vec<Block> {
        let sender = self.sender.as_str();
        let mut blocks = vec![
            Block::Title(self.say(sentence!("poster-title"))),
            Block::Text(self.say(sentence!("poster-intro", sender = sender))),
        ];
        for (name, text) in self.texts.iter().take(1).flat_map(|text| &text.points) {
            blocks.push(Block::Subheading(name.clone()));
            blocks.push(Block::Text(text.clone()));
        }
        for (section, name) in [
            (Section::ThirdParties, sentence!("policy-third-parties")),
            (Section::Overseas, sentence!("policy-overseas")),
        ] {
            let texts: Vec<_> = self
                .texts
                .iter()
                .filter(|it| it.section == section)
                .collect();
            if texts.is_empty() {
                continue;
            }
            blocks.push(Block::Subheading(self.say(name)));
            for text in texts {
                let points = text.points.iter();
                let points = points.map(|(name, text)| Block::Text(format!("{name}: {text}")));
                blocks.extend(points);
            }
        }
        blocks.push(Block::Subheading(self.say(sentence!("poster-stop"))));
        let ways = self.stop.iter();
        blocks.extend(ways.map(|(name, way)| Block::Text(format!("{name}: {way}"))));
        blocks.push(Block::Subheading(self.say(sentence!("policy-responsible"))));
        let reached = [
            &self.responsible,
            &self.controller.phone,
            &self.controller.email,
        ];
        let reached: Vec<&str> = reached
            .into_iter()
            .map(String::as_str)
            .filter(|text| !text.is_empty())
            .collect();
        blocks.push(Block::Text(reached.join(" · ")));
        blocks
    }
}

impl PolicyText {
    fn blocks(&self) -> impl Iterator<Item = Block> {
        let points = self.points.iter().cloned();
        std::iter::once(Block::Subheading(self.title.clone()))
            .chain(points.map(|(name, text)| Block::Pair(name, text)))
    }
}

/// What there is to say, or that there is nothing.
fn or(blocks: Vec<Block>, nothing: Block) -> Vec<Block> {
    match blocks.is_empty() {
        true => vec![nothing],
        false => blocks,
    }
}

fn html(block: &Block) -> String {
    match block {
        Block::Title(text) => format!("<h1>{}</h1>\n", escaped(text)),
        Block::Heading(text) => format!("<h2>{}</h2>\n", escaped(text)),
        Block::Subheading(text) => format!("<h3>{}</h3>\n", escaped(text)),
        Block::Text(text) => format!("<p>{}</p>\n", escaped(text)),
        Block::Strong(text) => format!("<p><strong>{}</strong></p>\n", escaped(text)),
        Block::Pair(name, text) | Block::Bar { name, text, .. } => {
            format!("<p>{}<br><b>{}</b></p>\n", escaped(name), escaped(text))
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
