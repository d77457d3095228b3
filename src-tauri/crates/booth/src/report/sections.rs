//! The sections of the report that answer one question each.

use super::linking::Way;
use super::reading::Known;
use super::small::{bought_by_interest, used_by_channel};
use super::turnover::{Amount, Turnover};
use crate::follow_up::{QuestionAnswered, withheld_reason};
use crate::quotes::QuoteSums;
use chrono::{DateTime, Datelike as _, NaiveDate, Timelike as _, Utc};
use chrono_tz::Tz;
use outreach::Channel;
use outreach::fair_report::{Figure, Section, Shown, Unit};
use records::consent::NoticeAct;
use records::responses::Interest;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use uuid::Uuid;
use words::{Sentence, sentence};

pub(super) fn permission(known: &Known) -> Section {
    let visitors = known.came.len() as u64;
    let by_channel = Channel::SENT.map(|it| (it, said_yes(known, NoticeAct::Advertising(it))));
    let asked = |channel: &Channel, people: &HashSet<Uuid>| {
        Channel::ASKED.contains(channel) || !people.is_empty()
    };
    let by_channel = by_channel
        .into_iter()
        .filter(|(channel, people)| asked(channel, people));
    let by_channel: Vec<(Channel, HashSet<Uuid>)> = by_channel.collect();
    let any = allowed(known);
    let share =
        |id: String, title, people: usize| Figure::share(id, title, people as u64, visitors);
    let mut figures = vec![
        share(
            "permission.contact".to_owned(),
            sentence!("fair-report-contact"),
            known.contacts.len(),
        ),
        share(
            "permission.keep".to_owned(),
            sentence!("fair-report-keep"),
            said_yes(known, NoticeAct::CollectAndUse).len(),
        ),
        share(
            "permission.any".to_owned(),
            sentence!("fair-report-any-channel"),
            any.len(),
        ),
    ];
    figures.extend(by_channel.iter().map(|(channel, people)| {
        let title = sentence!("fair-report-channel", channel = channel.name());
        share(
            format!("permission.{}", channel.code()),
            title,
            people.len(),
        )
    }));
    Section {
        id: "permission",
        name: sentence!("fair-report-permission"),
        answer: match visitors {
            0 => sentence!("fair-report-nobody"),
            _ => sentence!(
                "fair-report-permission-answer",
                visitors = visitors,
                people = any.len()
            ),
        },
        figures,
        shown: Shown::Bars,
    }
}

/// Whose last answer was yes.
fn said_yes(known: &Known, act: NoticeAct) -> HashSet<Uuid> {
    let said = known.said.iter();
    let yes = said.filter(|((_, of), yes)| *of == act && **yes);
    yes.map(|((person, _), _)| *person).collect()
}

/// Who allowed news by any channel.
pub(super) fn allowed(known: &Known) -> HashSet<Uuid> {
    let channels = Channel::SENT.into_iter();
    channels
        .flat_map(|it| said_yes(known, NoticeAct::Advertising(it)))
        .collect()
}

/// What visitors were offered; none where nothing was.
pub(super) fn quotes(known: &Known) -> Option<Section> {
    let (negotiating, concluded) = (known.quotes.negotiating, known.quotes.concluded);
    let all = known.quotes.all();
    let won = |id: &str, title, sums: QuoteSums| Figure::count(id, title, Unit::Won, sums.all_won);
    let part = |id: &str, title, sums: QuoteSums| {
        Figure::share(id, title, sums.quotes.into(), all.quotes.into())
    };
    let figures = vec![
        won(
            "quotes.negotiating_won",
            sentence!("quote-negotiating-sum"),
            negotiating,
        ),
        won(
            "quotes.concluded_won",
            sentence!("quote-concluded-sum"),
            concluded,
        ),
        won("quotes.all_won", sentence!("quote-all-sum"), all),
        part(
            "quotes.negotiating",
            sentence!("fair-report-quotes-negotiating"),
            negotiating,
        ),
        part(
            "quotes.concluded",
            sentence!("fair-report-quotes-concluded"),
            concluded,
        ),
    ];
    (all.quotes > 0).then(|| Section {
        id: "quotes",
        name: sentence!("fair-report-quotes"),
        answer: sentence!(
            "fair-report-quotes-answer",
            negotiating = negotiating.all_won,
            concluded = concluded.all_won
        ),
        figures,
        shown: Shown::List,
    })
}

pub(super) fn coupons(known: &Known) -> Section {
    let used = known.coupons.iter().filter(|it| it.is_used).count();
    let figures = known.programmes.iter().map(|programme| {
        let given = known
            .coupons
            .iter()
            .filter(|it| it.programme == programme.id);
        let (given, used) =
            given.fold((0, 0), |sum, it| (sum.0 + 1, sum.1 + u64::from(it.is_used)));
        let id = format!("coupons.{}", programme.id);
        Figure::share(id, programme.name.clone(), used, given)
    });
    Section {
        id: "coupons",
        name: sentence!("fair-report-coupons-section"),
        answer: match known.coupons.len() {
            0 => sentence!("fair-report-no-coupons"),
            given => sentence!("fair-report-coupons-answer", given = given, used = used),
        },
        figures: figures.collect(),
        shown: Shown::Bars,
    }
}

/// None where no programme has variants.
pub(super) fn variants(known: &Known) -> Option<Section> {
    let mut figures = Vec::new();
    for programme in &known.programmes {
        for (place, variant) in (1..).zip(&programme.variants) {
            let id = format!("coupons.{}.variant.{place}", programme.id);
            let (given, used) = (variant.given.into(), variant.used.into());
            let title = sentence!(
                "fair-report-variant",
                programme = &programme.name,
                variant = &variant.name
            );
            figures.push(Figure::share(id, title, used, given));
        }
    }
    (!figures.is_empty()).then(|| Section {
        id: "coupon_variants",
        name: sentence!("fair-report-variants"),
        answer: sentence!("fair-report-variants-answer"),
        figures,
        shown: Shown::Bars,
    })
}

/// None where no coupon went out in a file.
pub(super) fn channels(known: &Known) -> Option<Section> {
    let used: HashMap<Uuid, bool> = known.coupons.iter().map(|it| (it.id, it.is_used)).collect();
    let figures = used_by_channel(&known.coupons_by_channel, &used).into_iter();
    let figures: Vec<Figure> = figures
        .map(|(channel, used, given)| {
            let id = format!("coupons.channel.{}", channel.code());
            Figure::of(id, channel.name(), Unit::Share, used, Some(given)).hidden_where_none()
        })
        .collect();
    (!figures.is_empty()).then(|| Section {
        id: "coupon_channels",
        name: sentence!("fair-report-channels"),
        answer: sentence!("fair-report-channels-answer"),
        figures,
        shown: Shown::Bars,
    })
}

/// Who bought at the fair, by how much interest staff saw; none where they noted nothing.
pub(super) fn interest(known: &Known) -> Option<Section> {
    let levels = [
        (Interest::Hot, "hot", sentence!("segment-level-hot")),
        (Interest::Warm, "warm", sentence!("segment-level-warm")),
        (Interest::Cold, "cold", sentence!("segment-level-cold")),
    ];
    let buyers: HashSet<Uuid> = known.sold_there.iter().filter_map(|it| it.buyer).collect();
    let people = known.came.keys().map(|person| {
        let level = known.interest.get(person);
        let level = level.and_then(|it| levels.iter().position(|(known, ..)| known == it));
        (level, buyers.contains(person))
    });
    let people: Vec<(Option<usize>, bool)> = people.collect();
    if people.iter().all(|(level, _)| level.is_none()) {
        return None;
    }
    let bought = bought_by_interest(&people, &levels.clone().map(|(_, id, name)| (id, name)));
    let figures = levels.iter().zip(bought).enumerate();
    let figures = figures.map(|(place, ((_, id, name), bought))| {
        let of = people.iter().filter(|(level, _)| *level == Some(place));
        let of = Some(of.count() as u64);
        let id = format!("bought.{id}");
        Figure::of(id, name.clone(), Unit::Share, bought, of).hidden_where_none()
    });
    Some(Section {
        id: "interest",
        name: sentence!("fair-report-interest"),
        answer: sentence!("fair-report-interest-answer"),
        figures: figures.collect(),
        shown: Shown::Bars,
    })
}

pub(super) fn questions(known: &Known) -> Section {
    let left_blank = |it: &QuestionAnswered| {
        let (asked, answered) = (it.asked?, it.answered?);
        (answered < asked).then(|| f64::from(asked - answered) / f64::from(asked))
    };
    let most = known
        .questions
        .iter()
        .filter_map(|it| Some((left_blank(it)?, it)))
        .max_by(|one, other| one.0.total_cmp(&other.0));
    let figures = known.questions.iter().map(|it| {
        Figure::of(
            format!("question.{}", it.path),
            it.label.clone(),
            Unit::Share,
            it.answered.map(u64::from),
            it.asked.map(u64::from),
        )
        .hidden_where_none()
    });
    Section {
        id: "questions",
        name: sentence!("fair-report-questions"),
        answer: match most {
            _ if known.questions.is_empty() => sentence!("fair-report-no-surveys"),
            None => sentence!("fair-report-questions-all"),
            Some((_, it)) => sentence!("fair-report-questions-answer", question = &it.label),
        },
        figures: figures.collect(),
        shown: Shown::Bars,
    }
}

pub(super) fn revisits(known: &Known) -> Section {
    let days = known.window.days();
    let by = |wanted: Way| {
        let sold = known.sold_after.iter();
        let sold = sold.filter(move |(_, way)| *way == Some(wanted));
        Amount::of(sold.map(|(sold, _)| sold))
    };
    let all = Turnover::of(known).after;
    let mut figures = Vec::new();
    for way in Way::ALL {
        let (id, title) = match way {
            Way::Coupon => ("coupon", sentence!("fair-report-way-coupon")),
            Way::Visit => ("visit", sentence!("fair-report-way-visit")),
            Way::Phone => ("phone", sentence!("fair-report-way-phone")),
            Way::Email => ("email", sentence!("fair-report-way-email")),
            Way::Order => ("order", sentence!("fair-report-way-order")),
        };
        let (sales, won) = (format!("revisit.{id}.sales"), format!("revisit.{id}.won"));
        let amount = by(way);
        let number = sentence!("fair-report-way-sales", way = &title);
        figures.push(Figure::count(won, title, Unit::Won, amount.won).within(days));
        figures.push(Figure::count(sales, number, Unit::Sales, amount.sales).within(days));
    }
    Section {
        id: "revisits",
        name: sentence!("fair-report-revisits"),
        answer: match all.sales {
            0 => sentence!("fair-report-no-revisits", days = days),
            sales => sentence!(
                "fair-report-revisits-answer",
                days = days,
                sales = sales,
                won = all.won
            ),
        },
        figures,
        shown: Shown::Bars,
    }
}

/// How many people of whom something is still kept were in none of the files, of all of
/// them; not known before there is a file. Each counts once, however many files left her out.
pub(super) fn in_no_file(known: &Known) -> Figure {
    let kept = known
        .came
        .keys()
        .filter(|it| !known.destroyed.contains(*it));
    let (inside, outside): (Vec<&Uuid>, _) = kept.partition(|it| known.in_files.contains(*it));
    Figure::of(
        "people_in_no_file",
        sentence!("fair-report-in-no-file"),
        Unit::Share,
        (known.messages > 0).then_some(outside.len() as u64),
        Some((inside.len() + outside.len()) as u64),
    )
}

/// Why people were left out: for each reason the file that left out most for it. The same
/// people are left out of several files, and for several reasons, so nothing adds up here.
pub(super) fn withheld(known: &Known) -> Section {
    let mut withheld: Vec<(&String, &u64)> = known.withheld.iter().collect();
    withheld.sort_by_key(|(_, people)| Reverse(**people));
    let figures = withheld.into_iter().map(|(code, people)| {
        let id = format!("withheld.{code}");
        Figure::count(id, withheld_reason(code), Unit::People, *people)
    });
    Section {
        id: "withheld",
        name: sentence!("fair-report-withheld"),
        answer: match in_no_file(known) {
            Figure {
                numerator: Some(people),
                denominator: Some(all),
                ..
            } => sentence!("fair-report-withheld-answer", people = people, all = all),
            _ => sentence!("fair-report-withheld-none"),
        },
        figures: figures.collect(),
        shown: Shown::Bars,
    }
}

/// Visitors by day, by hour of the day, and by both, in the fair's own time.
pub(super) fn by_time(known: &Known) -> [Section; 3] {
    let mut days: BTreeMap<NaiveDate, u64> = BTreeMap::new();
    let mut hours: BTreeMap<u32, u64> = BTreeMap::new();
    let mut both: BTreeMap<(NaiveDate, u32), u64> = BTreeMap::new();
    for ms in known.came.values() {
        let at = local(known.zone, *ms);
        *days.entry(at.date_naive()).or_default() += 1;
        *hours.entry(at.hour()).or_default() += 1;
        *both.entry((at.date_naive(), at.hour())).or_default() += 1;
    }
    // An hour in which nobody came, between others, is a figure too.
    if let (Some(first), Some(last)) = (hours.keys().min().copied(), hours.keys().max().copied()) {
        for hour in first..=last {
            hours.entry(hour).or_default();
        }
    }
    let day_of =
        |day: NaiveDate| sentence!("fair-report-day", month = day.month(), day = day.day());
    let hour_of = |hour: u32| sentence!("fair-report-hour", hour = hour);
    let nobody = || sentence!("fair-report-nobody");
    let people = |id, title, people| Figure::count(id, title, Unit::People, people);
    [
        Section {
            id: "days",
            name: sentence!("fair-report-by-day"),
            answer: busiest(&days).map_or_else(nobody, |busiest| match busiest.is_always {
                true => sentence!("fair-report-days-alike", people = busiest.people),
                false => sentence!(
                    "fair-report-busiest-day",
                    days = listed(busiest.when.iter().map(|it| day_of(**it))),
                    ties = busiest.when.len(),
                    people = busiest.people
                ),
            }),
            figures: days
                .iter()
                .map(|(day, count)| people(format!("visitors.{day}"), day_of(*day), *count))
                .collect(),
            shown: Shown::Bars,
        },
        Section {
            id: "hours",
            name: sentence!("fair-report-by-hour"),
            answer: busiest(&hours).map_or_else(nobody, |busiest| match busiest.is_always {
                true => sentence!("fair-report-hours-alike", people = busiest.people),
                false => sentence!(
                    "fair-report-busiest-hour",
                    days = days.len(),
                    hours = listed(busiest.when.iter().map(|it| hour_of(**it))),
                    ties = busiest.when.len(),
                    people = busiest.people
                ),
            }),
            figures: hours
                .iter()
                .map(|(hour, count)| people(format!("visitors.{hour:02}"), hour_of(*hour), *count))
                .collect(),
            shown: Shown::Bars,
        },
        Section {
            id: "day_hours",
            name: sentence!("fair-report-by-day-and-hour"),
            answer: sentence!("fair-report-by-day-and-hour"),
            figures: both
                .iter()
                .map(|((day, hour), count)| {
                    let id = format!("visitors.{day}T{hour:02}");
                    let title = sentence!(
                        "fair-report-day-hour",
                        day = day_of(*day),
                        hour = hour_of(*hour)
                    );
                    people(id, title, *count)
                })
                .collect(),
            shown: Shown::Table,
        },
    ]
}

/// When most came.
struct Busiest<'a, T> {
    /// All days or hours on which as many came, the earliest first.
    when: Vec<&'a T>,
    people: u64,
    /// Whether that is each of several: then none stands out.
    is_always: bool,
}

/// None where nobody came.
fn busiest<T>(by_time: &BTreeMap<T, u64>) -> Option<Busiest<'_, T>> {
    let most = *by_time.values().max()?;
    let as_many = by_time.iter().filter(|(_, people)| **people == most);
    let when: Vec<&T> = as_many.map(|(when, _)| when).collect();
    Some(Busiest {
        is_always: when.len() > 1 && when.len() == by_time.len(),
        people: most,
        when,
    })
}

fn listed(names: impl Iterator<Item = Sentence>) -> Sentence {
    let (ko, en): (Vec<String>, Vec<String>) = names.map(|it| (it.ko, it.en)).unzip();
    Sentence::of_texts(ko.join(", "), en.join(", "))
}

/// How many people of high or medium interest there are, as staff noted; none where they
/// noted it of nobody.
pub(super) fn qualified(known: &Known) -> Option<u64> {
    let levels = known.interest.values();
    let qualified = levels.filter(|it| matches!(it, Interest::Hot | Interest::Warm));
    (!known.interest.is_empty()).then(|| qualified.count() as u64)
}

/// The same with what is missing, where it is not known.
pub(super) fn said_if_noted(figure: Figure) -> Figure {
    match figure.numerator {
        Some(_) => figure,
        None => figure.said(sentence!("fair-report-interest-missing")),
    }
}

pub(super) fn local(zone: Tz, unix_millis: i64) -> DateTime<Tz> {
    // Records keep 48 bits of milliseconds, all of which are in chrono's range.
    let utc = DateTime::<Utc>::from_timestamp_millis(unix_millis).unwrap_or_default();
    utc.with_timezone(&zone)
}
