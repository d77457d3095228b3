//! What is due as entries of the owner's calendar, which lies on somebody else's servers:
//! one a day and kind, with how many, and nothing of whom.

use super::DutyKind;
use crate::facts::Facts;
use crate::files::{Leaving, NewFile};
use crate::{Booth, BoothError, Right};
use chrono::{Datelike as _, Days, NaiveDate};
use outreach::calendar::{CalendarEntry, calendar};
use records::derived_id;
use records::fair::FIRST;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tables::coupon as coupon_table;
use words::{Language, Sentence, sentence};

/// So many days before its last day, a coupon can still be written about.
const COUPON_DAYS: u64 = 7;

/// The calendar file that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedCalendar {
    /// The file.
    pub file: PathBuf,
    /// Entries in it.
    pub entries: u32,
}

/// What is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// What the law asks.
    Duty(DutyKind),
    /// What somebody was promised.
    Reply,
    /// What somebody asked about her data.
    Request,
    /// That a laptop is lost is to be told.
    LostLaptop,
    /// A card that was photographed is to be typed; in no calendar, as that is today's.
    Card,
    /// Coupons end.
    Coupons,
}

/// What falls on one day.
#[derive(Debug, Default)]
struct Due {
    count: u32,
    /// Of them, whose day is over.
    overdue: u32,
    /// Of coupons, the first last day.
    ends: Option<NaiveDate>,
}

impl Booth {
    /// Writes everything that is due as a calendar file: what the law asks, what was
    /// promised and requested, and coupons that end, a week before. What is overdue
    /// stands at today. The same entry has the same id in every file.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] when nothing is due, and when the file cannot be
    /// written.
    pub fn save_calendar(
        &mut self,
        folder: &Path,
        stem: Option<&str>,
        language: Language,
    ) -> Result<SavedCalendar, BoothError> {
        let replies = self.open_replies()?.into_iter();
        let requests = self.open_requests()?.into_iter();
        let losses = self.losses()?.into_iter().filter(|it| it.told.is_none());
        let others: Vec<(About, NaiveDate)> = replies
            .map(|it| (About::Reply, it.reply.due))
            .chain(requests.map(|it| (About::Request, it.due)))
            .chain(losses.map(|it| (About::LostLaptop, it.due.date_naive())))
            .collect();
        let (mut files, entries) = self.write_and_record(Right::Owner, folder, |facts| {
            let entries = facts.calendar_entries(others, language)?;
            if entries.is_empty() {
                return Err(BoothError::NotPossible(sentence!("calendar-nothing-due")));
            }
            let name = sentence!("calendar-name").into_text(language);
            let day = facts.today().to_string();
            let stem = stem.map_or_else(
                || sentence!("calendar-file-name", day = day).into_text(language),
                str::to_owned,
            );
            Ok(Leaving {
                files: vec![NewFile {
                    stem,
                    extension: "ics",
                    bytes: calendar(&name, &entries, facts.now().to_utc()),
                }],
                people: Vec::new(),
                records: Box::new(|_, _, _| Vec::new()),
                value: u32::try_from(entries.len()).unwrap_or(u32::MAX),
            })
        })?;
        Ok(SavedCalendar {
            file: files.remove(0),
            entries,
        })
    }
}

impl Facts<'_> {
    fn calendar_entries(
        &self,
        others: Vec<(About, NaiveDate)>,
        language: Language,
    ) -> Result<Vec<CalendarEntry>, BoothError> {
        let today = self.today();
        let owed = self.owed()?;
        let duties = owed.iter().flat_map(|it| &it.duties);
        let duties = duties.map(|it| (About::Duty(it.kind), it.due));
        let mut days: BTreeMap<(NaiveDate, About), Due> = BTreeMap::new();
        for (about, due) in duties.chain(others) {
            let on_day = days.entry((due.max(today), about)).or_default();
            on_day.count += 1;
            on_day.overdue += u32::from(due < today);
        }
        for (ends, count) in coupon_table::ending(self.tables, today)? {
            let before = ends.checked_sub_days(Days::new(COUPON_DAYS));
            let day = before.unwrap_or(ends).max(today);
            let on_day = days.entry((day, About::Coupons)).or_default();
            on_day.count += count;
            on_day.ends = on_day.ends.or(Some(ends));
        }
        let store = self.session.current.id_of(FIRST);
        let entries = days.into_iter().map(|((day, about), due)| CalendarEntry {
            id: derived_id(
                "boothloop.calendar.v1",
                format!("{store} {} {day}", about.code()).as_bytes(),
            ),
            day,
            title: about.title(due.count).into_text(language),
            text: about.text(&due).into_text(language),
        });
        Ok(entries.collect())
    }
}

impl About {
    /// A stable word.
    pub fn code(self) -> &'static str {
        match self {
            Self::Duty(kind) => kind.code(),
            Self::Reply => "requested_reply",
            Self::Request => "request",
            Self::LostLaptop => "lost_laptop",
            Self::Card => "card_photo",
            Self::Coupons => "coupons",
        }
    }

    /// That so many are due.
    pub fn title(self, count: u32) -> Sentence {
        match self {
            Self::Duty(DutyKind::ResultNotice) => {
                sentence!("calendar-result-notice", count = count)
            }
            Self::Duty(DutyKind::Reconfirmation) => {
                sentence!("calendar-reconfirmation", count = count)
            }
            Self::Duty(DutyKind::Answer) => sentence!("calendar-answer", count = count),
            Self::Duty(DutyKind::Review) => sentence!("calendar-review", count = count),
            Self::Duty(DutyKind::ProcessorNotice) => {
                sentence!("calendar-processor-notice", count = count)
            }
            Self::Duty(DutyKind::RetentionEnd) => {
                sentence!("calendar-retention-end", count = count)
            }
            Self::Reply => sentence!("calendar-reply", count = count),
            Self::Request => sentence!("calendar-request", count = count),
            Self::LostLaptop => sentence!("calendar-lost-laptop", count = count),
            Self::Card => sentence!("card-photo-task", count = count),
            Self::Coupons => sentence!("calendar-coupons", count = count),
        }
    }

    fn text(self, due: &Due) -> Sentence {
        match (self, due.ends) {
            (_, Some(ends)) => {
                let day = words::day(ends.year(), ends.month(), ends.day());
                sentence!("calendar-coupons-text", day = day)
            }
            (Self::Duty(DutyKind::RetentionEnd), _) => sentence!("calendar-retention-text"),
            _ if due.overdue > 0 => sentence!("calendar-text-overdue", count = due.overdue),
            _ => sentence!("calendar-text"),
        }
    }
}
