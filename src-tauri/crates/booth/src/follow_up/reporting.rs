//! What became of the messages, as the tool that sent them reports it.
//!
//! A report belongs to one export, which is chosen or is the only one that holds everybody
//! of the report whom any export holds. It allows nothing: a refusal is withdrawn as by an
//! opt-out list, also of somebody unknown; a message that did not arrive counts no longer in
//! the promised number; and where none ever will, the address or number is in no file until
//! she gives another or the owner takes that back. Whoever is not in the report counts as
//! before. The same report again, here or on another laptop, changes nothing.

use super::report_matching::{Of, ReportRequest, kind_of};
use crate::consent::contact_point;
use crate::facts::Facts;
use crate::{Booth, BoothError, Right};
use outreach::{Channel, OptOutSource, Outcome, PointKind, Report, ReportColumns, ReportFile};
use people::contact_key;
use progress::Progress;
use records::Body;
use records::follow_up::{
    BounceTakenBack, FollowUpReported, ReportedRow, report_columns_of, report_of,
};
use std::collections::{BTreeMap, BTreeSet};
use tables::follow_up_report;
use uuid::Uuid;
use words::{Sentence, sentence};

/// Words that were not understood and that are named at most.
const NAMED_WORDS: usize = 20;

/// What a report did. People are counted by their address or number, each once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportImport {
    /// The export that it is of.
    pub export: Uuid,
    /// What the first of its files is called.
    pub file: String,
    /// Rows that name somebody.
    pub rows: usize,
    /// People of the export whom the message reached.
    pub sent: usize,
    /// People of the export whom it did not reach.
    pub failed: usize,
    /// People of the export whom no message reaches there.
    pub bounced: usize,
    /// People of the export who were asked by mail whether the address is theirs and did not
    /// click yet: nothing else is sent there before.
    pub unconfirmed: usize,
    /// People of whom the report says so too, and nobody of whom it says that she did: the
    /// list may ask nobody, so they are not held back.
    pub click_unsure: usize,
    /// People whom KakaoTalk did not reach and who may have got a text message instead: they
    /// count as written to, and neither as failed nor as bounced.
    pub may_have_come_as_text: usize,
    /// People whom this report says it did not reach and an earlier one says it did: they
    /// count as written to.
    pub reached_before: usize,
    /// The headings of the columns that said what became of the messages.
    pub read_from: Vec<String>,
    /// People who unsubscribed or complained, of the export or not.
    pub refused: usize,
    /// People of the report who are not in the export; only their refusals count.
    pub unknown_people: usize,
    /// People of the export who are not in the report; they count as before.
    pub not_in_report: usize,
    /// Words that were not understood, the most frequent first, each with its rows.
    pub not_understood: Vec<(String, usize)>,
    /// Rows that could not be read, as Excel counts them, and why.
    pub unreadable: Vec<(u32, Sentence)>,
    /// Whether it was taken in before, so that nothing changed.
    pub already_known: bool,
}

impl ReportImport {
    /// What it did, in words, one sentence each.
    pub fn sentences(&self) -> Vec<Sentence> {
        if self.already_known {
            return vec![sentence!("report-known")];
        }
        let mut sentences = vec![sentence!(
            "report-taken-in",
            sent = self.sent,
            failed = self.failed,
            bounced = self.bounced,
            refused = self.refused,
            missing = self.not_in_report
        )];
        if self.may_have_come_as_text > 0 {
            let people = self.may_have_come_as_text;
            sentences.push(sentence!("report-may-have-come-as-text", people = people));
        }
        if self.reached_before > 0 {
            let people = self.reached_before;
            sentences.push(sentence!("report-reached-before", people = people));
        }
        if self.unconfirmed > 0 {
            let people = self.unconfirmed;
            sentences.push(sentence!("report-unconfirmed", people = people));
        }
        if self.click_unsure > 0 {
            let people = self.click_unsure;
            sentences.push(sentence!("report-click-unsure", people = people));
        }
        let columns = self.read_from.join(", ");
        sentences.push(sentence!("report-read-column", columns = columns));
        if self.unknown_people > 0 {
            sentences.push(sentence!(
                "report-unknown-people",
                people = self.unknown_people
            ));
        }
        for (word, rows) in self.not_understood.iter().take(NAMED_WORDS) {
            let word = match word.is_empty() {
                true => sentence!("report-empty-word"),
                false => Sentence::of_texts(word, word),
            };
            sentences.push(sentence!(
                "report-not-understood",
                word = &word,
                rows = *rows
            ));
        }
        if !self.unreadable.is_empty() {
            let rows = self.unreadable.len();
            sentences.push(sentence!("report-unreadable", rows = rows));
        }
        sentences
    }
}

/// Reads a tool's report. It needs no open store, so that nobody has to wait for a large
/// file.
///
/// # Errors
/// [`BoothError::NotPossible`] when the file is no table, or the reading was stopped.
pub fn read_report(
    bytes: &[u8],
    file_name: &str,
    progress: &Progress,
) -> Result<ReportFile, BoothError> {
    ReportFile::read(bytes, file_name, progress)
        .map_err(|refusal| BoothError::NotPossible(refusal.sentence))
}

impl Booth {
    /// Takes in what the tool reported that sent the messages of an export, all of it or
    /// nothing.
    ///
    /// # Errors
    /// [`BoothError::ReportColumns`] where the columns cannot be told, and
    /// [`BoothError::NotPossible`] where it cannot be told which export it is of: nobody, or
    /// other people, are in the one that was chosen, or several hold the people of the
    /// report. When nothing could be written.
    pub fn import_report(
        &mut self,
        file: &ReportFile,
        request: &ReportRequest,
    ) -> Result<ReportImport, BoothError> {
        self.require(Right::Owner)?;
        let sent = self.messages_sent()?;
        let of = self.facts().export_of_report(&sent, file, request)?;
        let columns = self.facts().columns_for(of.sent, request)?;
        let understood = |columns: &ReportColumns| file.understood(of.kind, columns);
        let report = columns
            .read(understood)
            .map_err(BoothError::ReportColumns)?;
        let secret = &self.facts().session.current.contact_key_secret;
        let outcomes: BTreeMap<String, Outcome> = report
            .outcomes
            .iter()
            .map(|(point, outcome)| (contact_key(secret, point), *outcome))
            .collect();
        let refused: Vec<String> = keys_where(&outcomes, |it| it.refused);
        let entity = report_of(of.sent.id, &of.contents(&outcomes));
        let ids = self.ids_of_refusals(refused.len());
        self.append(Right::Owner, |facts| {
            let mut import = of.counted(&report, &outcomes);
            let clicks = facts.clicks(&outcomes)?;
            import.unconfirmed = clicks.unconfirmed.len();
            import.click_unsure = clicks.unsure;
            import.already_known = follow_up_report::is_known(facts.tables, entity)?;
            let arrived = follow_up_report::arrived(facts.tables, of.sent.id)?;
            let failed = of.rows(&outcomes).into_iter().filter(|row| !row.arrived);
            let before = failed.filter(|row| arrived.contains(&(row.visitor, row.channel.clone())));
            import.reached_before = before.count();
            let mut records = Vec::new();
            if !import.already_known {
                let in_export = |key: &&String| of.sent.people.contains_key(*key);
                let reported = FollowUpReported {
                    export: of.sent.id,
                    rows: of.rows(&outcomes),
                    refused: count(refused.iter().filter(in_export).count()),
                    unconfirmed: clicks.unconfirmed,
                    confirmed: clicks.confirmed,
                };
                let body = Body::FollowUpReported(reported);
                let source = of.source_of_refusals();
                (records, _) = facts.refusals(refused.iter().cloned(), source, ids)?;
                records.push(facts.record(entity, None, body));
            }
            let (target, columns) = (&of.sent.exported.target, &request.columns);
            if let Some(chosen) = facts.columns_to_keep(target, columns)? {
                let body = Body::ReportColumnsChosen(chosen);
                records.push(facts.record(report_columns_of(target), None, body));
            }
            Ok((records, import))
        })
    }

    /// The owner wants to try an address or number again where a report said that no
    /// message arrives, or that its owner did not confirm it.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] where no report says so; when the text is no address or
    /// number; when nothing could be written.
    pub fn take_back_bounce(&mut self, contact: &str) -> Result<(), BoothError> {
        let (email, phone) = contact_point(contact)?;
        let id = self.new_id();
        self.append(Right::Owner, |facts| {
            let keys = facts.contact_keys(&email, &phone);
            let mut reports: BTreeMap<String, BTreeSet<Uuid>> = BTreeMap::new();
            for row in follow_up_report::bounced(facts.tables)? {
                if keys.contains(&row.contact_key) {
                    reports
                        .entry(row.contact_key)
                        .or_default()
                        .insert(row.report);
                }
            }
            for (contact_key, report) in follow_up_report::waiting(facts.tables)? {
                if keys.contains(&contact_key) {
                    reports.entry(contact_key).or_default().insert(report);
                }
            }
            if reports.is_empty() {
                return Err(BoothError::NotPossible(sentence!("bounce-none")));
            }
            let records = reports.into_iter().map(|(contact_key, reports)| {
                let body = Body::BounceTakenBack(BounceTakenBack {
                    contact_key,
                    reports: reports.into_iter().collect(),
                });
                facts.record(id, None, body)
            });
            Ok((records.collect(), ()))
        })
    }
}

impl Of<'_> {
    /// Whoever refuses by a text that came because KakaoTalk did not deliver refuses texts.
    fn source_of_refusals(self) -> OptOutSource {
        let channels = self.sent.people.values().flatten().map(|(_, it)| *it);
        let mut phones = channels.filter(|it| kind_of(*it) == PointKind::Phone);
        let only_kakao = phones.all(|it| it == Channel::Kakao);
        match self.kind {
            PointKind::Email => OptOutSource::MailTool,
            PointKind::Phone if only_kakao && !self.sent.exported.comes_as_text => {
                OptOutSource::KakaoTalk
            }
            PointKind::Phone => OptOutSource::FreeCall,
        }
    }

    /// What is recorded of the people in the export. Who refused got the message. What
    /// KakaoTalk did not deliver may have come as a text, so it still counts.
    fn rows(self, outcomes: &BTreeMap<String, Outcome>) -> Vec<ReportedRow> {
        let comes_as_text = self.sent.exported.comes_as_text;
        let mut rows = Vec::new();
        for (key, people) in &self.sent.people {
            let Some(outcome) = outcomes.get(key) else {
                continue;
            };
            let arrived = outcome.sent || outcome.refused;
            if !arrived && (!outcome.failed || comes_as_text) {
                continue;
            }
            let bounced = match outcome.bounced && !comes_as_text {
                true => key.as_str(),
                false => "",
            };
            rows.extend(people.iter().map(|(visitor, channel)| ReportedRow {
                visitor: *visitor,
                channel: channel.code().to_owned(),
                arrived,
                bounced: bounced.to_owned(),
            }));
        }
        rows
    }

    /// All of a report that changes anything, whichever order, columns and words it says it
    /// in.
    fn contents(self, outcomes: &BTreeMap<String, Outcome>) -> Vec<u8> {
        let mut text = String::new();
        for (key, outcome) in outcomes {
            let Outcome {
                sent,
                failed,
                bounced,
                refused,
                unconfirmed,
                confirmed,
            } = outcome;
            if self.sent.people.contains_key(key) && *outcome != Outcome::default() {
                text += &format!("{key} {sent} {failed} {bounced} {refused}");
                // Not where nothing is said of it, so that a report from before is known again.
                if *unconfirmed || *confirmed {
                    text += &format!(" {unconfirmed} {confirmed}");
                }
                text += "\n";
            } else if *unconfirmed || *confirmed {
                text += &format!("{key} {refused} {unconfirmed} {confirmed}\n");
            } else if *refused {
                text += &format!("{key}\n");
            }
        }
        text.into_bytes()
    }

    /// The contact points of the export of which a report says this.
    fn keys_where(
        self,
        outcomes: &BTreeMap<String, Outcome>,
        which: fn(&Outcome) -> bool,
    ) -> Vec<String> {
        let mut keys = keys_where(outcomes, which);
        keys.retain(|key| self.sent.people.contains_key(key));
        keys
    }

    fn counted(self, report: &Report, outcomes: &BTreeMap<String, Outcome>) -> ReportImport {
        let people = &self.sent.people;
        let of_export = |which| self.keys_where(outcomes, which).len();
        let comes_as_text = self.sent.exported.comes_as_text;
        let failed = of_export(|it| it.failed && !it.sent && !it.refused);
        let mut not_understood: Vec<(String, usize)> = report
            .not_understood
            .iter()
            .map(|(word, rows)| (word.clone(), *rows))
            .collect();
        not_understood.sort_by_key(|(_, rows)| std::cmp::Reverse(*rows));
        ReportImport {
            export: self.sent.id,
            file: self.sent.file(),
            rows: report.rows,
            sent: of_export(|it| it.sent || it.refused),
            failed: if comes_as_text { 0 } else { failed },
            bounced: if comes_as_text {
                0
            } else {
                of_export(|it| it.bounced)
            },
            unconfirmed: 0,
            click_unsure: 0,
            may_have_come_as_text: if comes_as_text { failed } else { 0 },
            reached_before: 0,
            read_from: report.read_from.clone(),
            refused: keys_where(outcomes, |it| it.refused).len(),
            unknown_people: outcomes
                .keys()
                .filter(|it| !people.contains_key(*it))
                .count(),
            not_in_report: people
                .keys()
                .filter(|it| !outcomes.contains_key(*it))
                .count(),
            not_understood,
            unreadable: report.unreadable.clone(),
            already_known: false,
        }
    }
}

/// Who clicked in the mail that asks whether an address is hers.
struct Clicks {
    unconfirmed: Vec<String>,
    confirmed: Vec<String>,
    /// Of how many it cannot be told.
    unsure: usize,
}

impl Facts<'_> {
    /// What a report says of the clicks of people who are known here, in whichever export
    /// they are. A list that tells of nobody's click may ask nobody: listmonk calls everybody
    /// of a list without such a mail `unconfirmed`, and to believe that would silence them
    /// all for ever.
    fn clicks(&self, outcomes: &BTreeMap<String, Outcome>) -> Result<Clicks, BoothError> {
        let known = self.visitor_of_key()?;
        let of_known = |which: fn(&Outcome) -> bool| {
            let mut keys = keys_where(outcomes, which);
            keys.retain(|key| known.contains_key(key));
            keys
        };
        let mut clicks = Clicks {
            unconfirmed: of_known(|it| it.unconfirmed && !it.confirmed),
            confirmed: of_known(|it| it.confirmed),
            unsure: 0,
        };
        if !outcomes.values().any(|it| it.confirmed) {
            clicks.unsure = std::mem::take(&mut clicks.unconfirmed).len();
        }
        Ok(clicks)
    }
}

fn keys_where(
    outcomes: &BTreeMap<String, Outcome>,
    which: impl Fn(&Outcome) -> bool,
) -> Vec<String> {
    let found = outcomes.iter().filter(|(_, outcome)| which(outcome));
    found.map(|(key, _)| key.clone()).collect()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
