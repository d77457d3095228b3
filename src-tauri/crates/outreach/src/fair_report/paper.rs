//! The report on A4: the answer, the figures that everybody asks for, and the bars.

use super::{FairReport, Figure, Section, Shown, Unit};
use crate::OutreachError;
use crate::slip::{Block, Fonts, Printed, pages};
use words::{Language, Sentence};

impl FairReport {
    /// The report on paper.
    ///
    /// # Errors
    /// As [`pages`].
    pub fn pdf(&self, fonts: Fonts<'_>, language: Language) -> Result<Printed, OutreachError> {
        let say = |sentence: &Sentence| sentence.text(language).to_owned();
        let title = say(&self.title());
        let mut blocks = vec![
            Block::Title(title.clone()),
            Block::Text(format!("{} · {}", say(&self.maker), say(&self.days))),
            Block::Strong(say(&self.answer)),
            Block::Text(say(&self.window())),
        ];
        for section in &self.sections {
            match section.shown {
                Shown::List => {
                    blocks.push(Block::Heading(say(&section.answer)));
                    blocks.extend(section.figures.iter().map(|it| line(it, language)));
                    blocks.extend(notes(section, language));
                }
                Shown::Bars => {
                    blocks.push(Block::Heading(say(&section.answer)));
                    blocks.extend(bars(section, language));
                }
                Shown::Table => {}
            }
        }
        blocks.extend(self.notes.iter().map(|note| Block::Text(say(note))));
        pages(&title, &blocks, fonts, self.made_at)
    }
}

/// A figure on a line of its own; what the comparison groups say is a few sentences.
fn line(figure: &Figure, language: Language) -> Block {
    let name = figure.title.text(language).to_owned();
    let text = figure.in_words().into_text(language);
    match figure.unit {
        Unit::Points => Block::Pair(name, text),
        _ => Block::Bar {
            name,
            thousandths: 0,
            text,
        },
    }
}

/// What has to be known of the figures, each once.
fn notes(section: &Section, language: Language) -> Vec<Block> {
    let mut notes: Vec<&Sentence> = Vec::new();
    let figures = section.figures.iter().filter(|it| it.unit != Unit::Points);
    for note in figures.filter_map(|it| it.note.as_ref()) {
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    let notes = notes.into_iter();
    notes
        .map(|it| Block::Text(it.text(language).to_owned()))
        .collect()
}

fn bars(section: &Section, language: Language) -> impl Iterator<Item = Block> {
    section.bars().map(move |(figure, thousandths)| Block::Bar {
        name: figure.title.text(language).to_owned(),
        thousandths,
        text: figure.in_words().into_text(language),
    })
}
