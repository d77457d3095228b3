//! `followup`: the groups to write to, the files for after the fair, and whether it helped.

use super::drafts::Drafts;
use super::export::{Export, check, scope, targets, withheld};
use super::orders::Orders;
use super::partner::Partner;
use super::quote::Quotes;
use super::reported::{Reported, TryAgain};
use super::segments::{self, Levels};
use super::sender::Sender;
use crate::files;
use crate::output::{Failure, Report};
use crate::store::Store;
use booth::follow_up::segments::SMALLEST;
use booth::follow_up::{
    Answer, Behind, Found, Group, Mood, Question, Range, Said, SavedReach, Window,
};
use booth::{Booth, FairScope};
use permission::Channel;
use serde_json::{Map, Value, json};
use std::path::PathBuf;
use uuid::Uuid;
use words::{Language, Sentence, sentence};

/// Whom to write to, and the files for it.
#[derive(clap::Subcommand)]
pub enum Followup {
    /// Writes the files for one tool; for `generic` a CSV, an XLSX and the coupons as a PDF.
    Export(Export),
    /// Your own words for the messages.
    #[command(subcommand)]
    Drafts(Drafts),
    /// The tools that files can be made for.
    Targets {
        /// Checks a target's file of your own instead.
        #[arg(long, value_name = "FILE", conflicts_with = "copy")]
        check: Option<PathBuf>,
        /// Shows the file of a target that ships, to copy and change.
        #[arg(long, value_name = "ID")]
        copy: Option<String>,
    },
    /// Who sends the text messages of a tool, and from which number.
    Sender(Sender),
    /// The list for a third party: whoever agreed to it, with the data she agreed to.
    Partner(Partner),
    /// The quotes of a fair as a workbook for yourself, with the sums that its organiser asks for.
    Quotes(Quotes),
    /// Whether a file may be sent still: not after a week, nor after somebody in it took
    /// consent back.
    Check {
        /// The file as it was made.
        file: PathBuf,
        #[command(flatten)]
        store: Store,
    },
    /// Says of files that they were sent to nobody, so that they no longer count as the
    /// message that was promised for their month.
    NotSent {
        /// One of the files as it was made.
        file: PathBuf,
        #[command(flatten)]
        store: Store,
    },
    /// Takes in what the tool that sent the messages reports: who refused is written to no
    /// more, what did not arrive counts no longer, and where nothing ever arrives nothing is
    /// sent.
    Reported(Reported),
    /// Takes in what a shop or a till sold, as its own table says: used coupons, and orders of
    /// visitors who agreed that their purchases are kept. The same table again changes nothing.
    Orders(Box<Orders>),
    /// Takes back that no message arrives at an address or number, so that files hold it again.
    TryAgain(TryAgain),
    /// The ready groups and the saved ones, with what each can reach now.
    Audiences {
        /// Only the visitors of this fair: its name or id; without it, of the one this laptop works in.
        #[arg(long)]
        fair: Option<String>,
        #[command(flatten)]
        store: Store,
    },
    /// What people can be told apart by: answers and what they did, each with a few levels.
    Variables {
        #[command(flatten)]
        store: Store,
    },
    /// Says which levels a variable takes: where numbers begin one, or which answers are put
    /// together.
    Levels(Levels),
    /// The few groups that tell most: whom one product was chosen by clearly more often.
    Personas {
        #[command(flatten)]
        store: Store,
    },
    /// How many people are in a group, and what they bought; no number tells of one to four people.
    Segment {
        /// Who belongs to it, for example
        /// {"conditions":{"visits":["1"]},"audiences":["bought"]}; everybody without it.
        #[arg(long, default_value = "{}")]
        rule: String,
        /// Saves it under this name, too.
        #[arg(long, value_name = "NAME")]
        save: Option<String>,
        #[command(flatten)]
        store: Store,
    },
    /// How many people are drawn at this fair to learn whether it helps, and what could be
    /// found; with a number, chooses it.
    HoldOut(HoldOut),
    /// Whether recommending and writing helped, over all fairs.
    Results {
        /// How many days after the files a purchase counts.
        #[arg(long, default_value = "90", value_parser = ["30", "90", "365"])]
        window: String,
        #[command(flatten)]
        store: Store,
    },
    /// What people answered in their own words: keywords and mood, with quotes; no number
    /// tells of one to four people.
    Said {
        /// Only the answers of this fair: its name or id; without it, of the one this laptop works in.
        #[arg(long)]
        fair: Option<String>,
        #[command(flatten)]
        store: Store,
    },
    /// What each question changed, and the visitors' time it cost.
    Questions {
        /// Only the surveys of this fair: its name or id; without it, of the one this laptop works in.
        #[arg(long)]
        fair: Option<String>,
        #[command(flatten)]
        store: Store,
    },
}

/// Who is left out by chance.
#[derive(clap::Args)]
pub struct HoldOut {
    /// Of a hundred, how many get the bestsellers instead of a recommendation.
    #[arg(long, value_name = "PERCENT")]
    bestsellers: Option<u8>,
    /// Of a hundred, how many get no message.
    #[arg(long, value_name = "PERCENT")]
    no_message: Option<u8>,
    /// One person, of whom you say what she gets; she is counted nowhere then.
    #[arg(long, value_name = "ID", requires = "gets")]
    visitor: Option<Uuid>,
    /// What she gets.
    #[arg(long, requires = "visitor", value_parser = ["recommendation", "bestsellers", "no_message"])]
    gets: Option<String>,
    /// How many days after the files a purchase counts.
    #[arg(long, default_value = "90", value_parser = ["30", "90", "365"])]
    window: String,
    #[command(flatten)]
    store: Store,
}

impl Followup {
    /// Runs the command.
    pub fn run(self) -> Result<Report, Failure> {
        match self {
            Self::Audiences { fair, store } => audiences(&store.open()?, fair),
            Self::Variables { store } => Ok(segments::variables(&*store.open()?.segment_table()?)),
            Self::Levels(levels) => levels.run(),
            Self::Personas { store } => segments::personas(&*store.open()?.segment_table()?),
            Self::Segment { rule, save, store } => {
                let mut booth = store.open()?;
                let rule = segments::rule(&rule)?;
                if let Some(name) = save {
                    booth.save_segment(None, &name, &rule)?;
                }
                let (table, rule) = booth.segment_table_for(&rule)?;
                segments::count(&table, &rule)
            }
            Self::Said { fair, store } => said(&mut store.open()?, fair),
            Self::Questions { fair, store } => questions(&store.open()?, fair),
            Self::Export(export) => export.run(),
            Self::Drafts(drafts) => drafts.run(),
            Self::Targets { check, copy } => targets(check, copy),
            Self::Sender(sender) => sender.run(),
            Self::Partner(partner) => partner.run(),
            Self::Quotes(quotes) => quotes.run(),
            Self::Check { file, store } => check(&store, &file),
            Self::NotSent { file, store } => {
                files::open(&file)?;
                store.open()?.note_file_not_sent(&file)?;
                let words = sentence!("file-noted-not-sent").to_string();
                Ok(Report::done(json!({ "noted": true }), words))
            }
            Self::Reported(reported) => reported.run(),
            Self::Orders(orders) => orders.run(),
            Self::TryAgain(again) => again.run(),
            Self::HoldOut(hold_out) => hold_out.run(),
            Self::Results { window, store } => results(&store.open()?, &window),
        }
    }
}

/// The groups, by their stable words.
const GROUPS: [(&str, Group); 3] = [
    ("recommendation", Group::Recommendation),
    ("bestsellers", Group::Bestsellers),
    ("no_message", Group::NoMessage),
];

fn window(days: &str) -> Window {
    // The arguments were held against these three already.
    days.parse().ok().and_then(Window::of).unwrap_or_default()
}

impl HoldOut {
    fn run(self) -> Result<Report, Failure> {
        let mut booth = self.store.open()?;
        let chosen = booth.held_out()?;
        if self.bestsellers.is_some() || self.no_message.is_some() {
            let bestsellers = self.bestsellers.unwrap_or(chosen.bestsellers());
            booth.hold_out(bestsellers, self.no_message.unwrap_or(chosen.no_message()))?;
        }
        let gets = GROUPS
            .into_iter()
            .find(|(name, _)| self.gets.as_deref() == Some(name));
        if let (Some(visitor), Some((_, gets))) = (self.visitor, gets) {
            booth.override_hold_out(visitor, gets)?;
        }
        let plan = booth.hold_out_plan(window(&self.window))?;
        let drawn: Map<String, Value> = GROUPS
            .into_iter()
            .map(|(name, group)| {
                let people = plan.drawn.get(&group).copied().unwrap_or_default();
                (name.to_owned(), json!(people))
            })
            .collect();
        let sentences = plan.sentences();
        Ok(Report::done(
            json!({
                "bestsellers": plan.chosen.bestsellers(),
                "no_message": plan.chosen.no_message(),
                "reachable": plan.reachable,
                "base_rate": plan.base_rate.rate,
                "base_rate_assumed": plan.base_rate.is_assumed,
                "suggested": plan.suggestion.percent,
                "half_width": plan.suggestion.half_width,
                "people_needed": plan.suggestion.people_needed,
                "drawn": drawn,
                "overridden": plan.overridden,
                "text_ko": text(&sentences, Language::Korean),
                "text_en": text(&sentences, Language::English),
            }),
            text(&sentences, Language::Korean),
        ))
    }
}

/// Sentences one after the other.
fn text(sentences: &[Sentence], language: Language) -> String {
    let texts: Vec<&str> = sentences.iter().map(|it| it.text(language)).collect();
    texts.join(" ")
}

fn results(booth: &Booth, days: &str) -> Result<Report, Failure> {
    let window = window(days);
    let results = booth.follow_up_results(window)?;
    let range = |range: &Range, times: f64| json!({ "low": range.low * times, "seen": range.seen * times, "high": range.high * times });
    let answer = |answer: &Answer, question| {
        let (found, more_people) = match answer.verdict.found {
            Found::Helped => ("helped", None),
            Found::Harmed => ("harmed", None),
            Found::NotKnown { more_people } => ("not_known", Some(more_people)),
        };
        let sentences = answer.sentences(question, window);
        json!({
            "verdict": found,
            "more_people": more_people,
            "treated": answer.treated,
            "control": answer.control,
            "fairs": answer.fairs,
            "waiting": answer.waiting,
            "next_on": answer.next_on,
            "points": answer.verdict.rate.as_ref().map(|it| range(it, 100.0)),
            "won": answer.verdict.won.as_ref().map(|it| range(it, 1.0)),
            "text_ko": text(&sentences, Language::Korean),
            "text_en": text(&sentences, Language::English),
        })
    };
    let recommending = answer(&results.recommending, Question::Recommending);
    let writing = answer(&results.writing, Question::Writing);
    let lines = [
        (
            sentence!("hold-out-recommending"),
            &results.recommending,
            Question::Recommending,
        ),
        (
            sentence!("hold-out-writing"),
            &results.writing,
            Question::Writing,
        ),
    ];
    let lines = lines.map(|(asked, answer, question)| {
        let sentences = answer.sentences(question, window);
        format!("{asked} {}", text(&sentences, Language::Korean))
    });
    Ok(Report::done(
        json!({
            "window": window.days(),
            "recommending": recommending,
            "writing": writing,
            "not_judged": results.not_judged,
        }),
        lines.join("\n"),
    ))
}

fn audiences(booth: &Booth, fair: Option<String>) -> Result<Report, Failure> {
    let ready = booth.audiences(scope(booth, fair)?)?.groups;
    let ready = ready.into_iter().map(|it| {
        let reach = SavedReach {
            people: it.people,
            reachable: it
                .reachable
                .into_iter()
                .map(|(by, n)| (by, Some(n)))
                .collect(),
            withheld: Some(it.withheld),
        };
        (it.id.to_owned(), it.title, Some(reach))
    });
    let saved = booth.saved_audiences()?.into_iter().map(|(saved, reach)| {
        let title = Sentence::of_texts(&saved.name, &saved.name);
        (saved.audience(), title, reach)
    });
    let all: Vec<_> = ready.chain(saved).collect();
    // A number that would tell of one to four people is null.
    let json = all.iter().map(|(id, title, reach)| {
        let number = |channel| {
            reach
                .as_ref()
                .and_then(|it| it.reachable.get(channel).copied())
        };
        let reachable = Channel::SENT
            .iter()
            .filter(|it| Channel::ASKED.contains(it) || number(it).is_some())
            .map(|channel| (channel.code().to_owned(), json!(number(channel).flatten())));
        let withheld = reach.as_ref().and_then(|it| it.withheld.as_deref());
        json!({
            "id": id,
            "title": { "ko": title.ko, "en": title.en },
            "people": reach.as_ref().map(|it| it.people),
            "reachable": reachable.collect::<Map<_, _>>(),
            "withheld": self::withheld(withheld.unwrap_or_default()),
            "hides": reach.as_ref().is_none_or(SavedReach::hides),
        })
    });
    let lines = all.iter().map(|(_, title, reach)| {
        let hidden = sentence!("segment-people-hidden");
        let Some(reach) = reach else {
            return format!("{title}\t{hidden}");
        };
        let channels = reach.reachable.iter().map(|(channel, people)| {
            let people = people.map_or_else(|| "–".to_owned(), |people| people.to_string());
            format!("{}: {people}", channel.code())
        });
        let channels: Vec<String> = channels.collect();
        let line = format!("{title}\t{}\t{}", reach.people, channels.join(" "));
        match reach.hides() {
            true => format!("{line}\t{hidden}"),
            false => line,
        }
    });
    let lines: Vec<String> = lines.collect();
    Ok(Report::done(json.collect(), lines.join("\n")))
}

/// A number, none of one to four people.
fn of_more_than_few(people: u32) -> Option<u32> {
    (people == 0 || people >= SMALLEST).then_some(people)
}

fn said(booth: &mut Booth, fair: Option<String>) -> Result<Report, Failure> {
    let fair = match scope(booth, fair)? {
        FairScope::Of(fair) => Some(fair),
        FairScope::Current | FairScope::All => None,
    };
    let both = |text: &Sentence| json!({ "ko": text.ko, "en": text.en });
    let behind = |it: &Behind| json!({ "people": it.people, "quotes": it.quotes });
    let said = booth.in_own_words(fair)?;
    let json = said.iter().map(|one| {
        let mut json = json!({
            "question": one.path,
            "label": both(&one.label),
            "sentence": both(&one.sentence()),
        });
        match &one.said {
            Said::Handles(enough) => json["handles_of_five_or_more"] = json!(enough),
            Said::Words(told) => {
                let keywords = told.keywords.iter();
                json["keywords"] = keywords
                    .map(|(keyword, of)| json!({ "keyword": keyword, "behind": behind(of) }))
                    .collect();
                json["more_keywords"] = json!(told.has_more_keywords);
                let mood = |mood| told.mood(mood).map(behind);
                json["good"] = json!(mood(Mood::Good));
                json["bad"] = json!(mood(Mood::Bad));
            }
        }
        json
    });
    let json: Vec<Value> = json.collect();
    let lines = said.iter().map(|one| {
        let mut line = format!("{}\t{}", one.label, one.sentence());
        if let Said::Words(told) = &one.said {
            for (keyword, behind) in &told.keywords {
                line += &format!("\t{keyword} {}", behind.people);
            }
        }
        line
    });
    let lines: Vec<String> = lines.collect();
    Ok(Report::done(json!({ "questions": json }), lines.join("\n")))
}

fn questions(booth: &Booth, fair: Option<String>) -> Result<Report, Failure> {
    let worth = booth.questions_to_weigh(scope(booth, fair)?)?.weigh();
    let people = worth.people;
    let both = |text: Sentence| json!({ "ko": text.ko, "en": text.en });
    let json = worth.questions.iter().map(|question| {
        json!({
            "question": question.path,
            "label": both(question.label.clone()),
            "worth": question.worth.code(),
            "recommendations": question.recommendations,
            "reasons": question.reasons,
            "groups": question.groups,
            "drafts": question.drafts,
            "asked": question.asked,
            "skipped": question.skipped,
            "median_ms": question.median_ms,
            "total_ms": question.total_ms,
            "asked_now": question.is_asked_now,
            "asked_next": question.is_asked_next,
            "sentence": both(question.sentence(people)),
            "cost": both(question.cost()),
        })
    });
    let lines = worth.questions.iter().map(|question| {
        let (sentence, cost) = (question.sentence(people), question.cost());
        format!("{}\t{sentence}\t{cost}", question.label)
    });
    let lines: Vec<String> = lines.collect();
    Ok(Report::done(
        json!({
            // Of one to four people nothing is told.
            "people": of_more_than_few(people),
            "written_to": of_more_than_few(worth.written_to),
            "questions": json.collect::<Vec<_>>(),
        }),
        lines.join("\n"),
    ))
}
