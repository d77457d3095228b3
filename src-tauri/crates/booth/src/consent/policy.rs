//! The privacy policy and the booth's poster, from the fields of the consent texts.

use crate::coupons::FONTS;
use crate::facts::Facts;
use crate::maker::for_outreach;
use crate::notices::assemble;
use crate::{Booth, BoothError};
use outreach::policy::{Policy, PolicyText, Section};
use outreach::subject_report::Controller;
use records::consent::NoticeAct;
use records::text::Bilingual;
use std::path::{Path, PathBuf};
use words::{Language, sentence};

/// The files of a privacy policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedPolicy {
    /// The policy to print, the policy for her page, and the poster.
    pub files: Vec<PathBuf>,
    /// Characters that no font has; `〓` stands for them on paper.
    pub replaced: Vec<char>,
}

impl Booth {
    /// The privacy policy that goes with the consent texts in use.
    ///
    /// # Errors
    /// [`BoothError::Setting`] while the texts in use say something else than their
    /// fields do today: they are published again first.
    pub fn policy(&self, language: Language) -> Result<Policy, BoothError> {
        self.facts().policy(language)
    }

    /// Writes the policy and the poster into a folder.
    ///
    /// # Errors
    /// As [`Self::policy`], and when a file cannot be made or written.
    pub fn save_policy(
        &self,
        folder: &Path,
        language: Language,
    ) -> Result<SavedPolicy, BoothError> {
        let policy = self.policy(language)?;
        let (paper, poster) = (policy.pdf(FONTS)?, policy.poster(FONTS)?);
        let title = sentence!("policy-title").into_text(language);
        let of_poster = sentence!("poster-title").into_text(language);
        let html = policy.html().into_bytes();
        let files = [
            (&title, "pdf", &paper.bytes),
            (&title, "html", &html),
            (&of_poster, "pdf", &poster.bytes),
        ];
        let mut saved = Vec::new();
        for (stem, extension, bytes) in files {
            saved.push(outreach::save::save(folder, stem, extension, bytes)?);
        }
        let mut replaced = paper.replaced;
        replaced.extend(poster.replaced);
        replaced.sort_unstable();
        replaced.dedup();
        Ok(SavedPolicy {
            files: saved,
            replaced,
        })
    }
}

impl Facts<'_> {
    fn policy(&self, language: Language) -> Result<Policy, BoothError> {
        let in_use = self.notices_in_use()?;
        if in_use.outdated {
            return Err(BoothError::Setting(sentence!("policy-outdated")));
        }
        let (form, maker) = (in_use.form, self.maker()?);
        let drafts = assemble(&form, &maker);
        let code = match language {
            Language::Korean => "ko",
            Language::English => "en",
        };
        let said = |text: &Bilingual| text.in_language(code).to_owned();
        let name = maker.name.in_language(code).to_owned();
        let or = |typed: &str, otherwise: &str| match typed {
            "" => otherwise.to_owned(),
            typed => typed.to_owned(),
        };
        let sender = or(&form.sender, &name);
        let mut stop: Vec<(String, String)> = Vec::new();
        for draft in &drafts {
            let NoticeAct::Advertising(channel) = draft.act else {
                continue;
            };
            let (name, way) = (channel.name().into_text(language), said(&draft.stop));
            match stop.last_mut().filter(|(_, known)| *known == way) {
                Some((names, _)) => *names = format!("{names} · {name}"),
                None => stop.push((name, way)),
            }
        }
        let texts = drafts.iter().map(|draft| PolicyText {
            title: said(&draft.title),
            section: match draft.act {
                NoticeAct::ThirdParty(_) => Section::ThirdParties,
                NoticeAct::Overseas => Section::Overseas,
                _ => Section::Purposes,
            },
            points: draft
                .points
                .iter()
                .map(|(point, text)| (point.name().into_text(language), said(text)))
                .collect(),
        });
        Ok(Policy {
            controller: Controller::of(&for_outreach(&maker), language),
            responsible: or(&form.responsible, &sender),
            sender,
            texts: texts.collect(),
            processor: (!form.processor.is_empty()).then_some(form.processor),
            stop,
            edition: in_use.edition,
            made_at: self.now().fixed_offset(),
            language,
        })
    }
}
