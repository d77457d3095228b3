//! What does this `type` cell ask for?

use crate::questionnaire::{Kind, Metadata};

/// A `type` cell, understood.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum RowType {
    BeginGroup,
    BeginRepeat,
    End {
        repeat: bool,
    },
    Choose {
        kind: Kind,
        list: String,
        or_other: bool,
    },
    Range,
    Ask(Kind),
    /// A setting written on the survey sheet, as very old forms have it.
    Setting,
    /// XLSForm, but nothing a booth can do.
    NotHere,
    Unknown,
}

const CHOOSE: [(&str, Kind); 9] = [
    ("add select one prompt using", Kind::SelectOne),
    ("add select multiple prompt using", Kind::SelectMultiple),
    ("select all that apply from", Kind::SelectMultiple),
    ("select all that apply", Kind::SelectMultiple),
    ("select one from", Kind::SelectOne),
    ("select_multiple", Kind::SelectMultiple),
    ("select_one", Kind::SelectOne),
    ("select one", Kind::SelectOne),
    ("select1", Kind::SelectOne),
];

const ASK: &[(&str, Kind)] = &[
    ("text", Kind::Text),
    ("string", Kind::Text),
    ("q string", Kind::Text),
    ("add text prompt", Kind::Text),
    ("integer", Kind::Integer),
    ("int", Kind::Integer),
    ("q int", Kind::Integer),
    ("add integer prompt", Kind::Integer),
    ("decimal", Kind::Decimal),
    ("q decimal", Kind::Decimal),
    ("add decimal prompt", Kind::Decimal),
    ("date", Kind::Date),
    ("q date", Kind::Date),
    ("add date prompt", Kind::Date),
    ("time", Kind::Time),
    ("dateTime", Kind::DateTime),
    ("datetime", Kind::DateTime),
    ("date time", Kind::DateTime),
    ("q date time", Kind::DateTime),
    ("q dateTime", Kind::DateTime),
    ("add date time prompt", Kind::DateTime),
    ("add dateTime prompt", Kind::DateTime),
    ("note", Kind::Note),
    ("q note", Kind::Note),
    ("add note prompt", Kind::Note),
    ("acknowledge", Kind::Acknowledge),
    ("q acknowledge", Kind::Acknowledge),
    ("add acknowledge prompt", Kind::Acknowledge),
    ("trigger", Kind::Acknowledge),
    ("barcode", Kind::Barcode),
    ("q barcode", Kind::Barcode),
    ("add barcode prompt", Kind::Barcode),
    ("image", Kind::Image),
    ("photo", Kind::Image),
    ("q image", Kind::Image),
    ("q picture", Kind::Image),
    ("add image prompt", Kind::Image),
    ("add photo prompt", Kind::Image),
    ("calculate", Kind::Calculate),
    ("q calculate", Kind::Calculate),
    ("add calculate prompt", Kind::Calculate),
    ("hidden", Kind::Hidden),
    ("start", Kind::Metadata(Metadata::Start)),
    ("start time", Kind::Metadata(Metadata::Start)),
    ("get start time", Kind::Metadata(Metadata::Start)),
    ("end", Kind::Metadata(Metadata::End)),
    ("end time", Kind::Metadata(Metadata::End)),
    ("get end time", Kind::Metadata(Metadata::End)),
    ("today", Kind::Metadata(Metadata::Today)),
    ("get today", Kind::Metadata(Metadata::Today)),
    ("deviceid", Kind::Metadata(Metadata::DeviceId)),
    ("device id", Kind::Metadata(Metadata::DeviceId)),
    ("get device id", Kind::Metadata(Metadata::DeviceId)),
    ("imei", Kind::Metadata(Metadata::DeviceId)),
    ("uri:deviceid", Kind::Metadata(Metadata::DeviceId)),
    ("username", Kind::Metadata(Metadata::Username)),
    ("uri:username", Kind::Metadata(Metadata::Username)),
    ("phonenumber", Kind::Metadata(Metadata::Unknown)),
    ("phone number", Kind::Metadata(Metadata::Unknown)),
    ("get phone number", Kind::Metadata(Metadata::Unknown)),
    ("uri:phonenumber", Kind::Metadata(Metadata::Unknown)),
    ("email", Kind::Metadata(Metadata::Unknown)),
    ("uri:email", Kind::Metadata(Metadata::Unknown)),
    ("simserial", Kind::Metadata(Metadata::Unknown)),
    ("sim id", Kind::Metadata(Metadata::Unknown)),
    ("get sim id", Kind::Metadata(Metadata::Unknown)),
    ("uri:simserial", Kind::Metadata(Metadata::Unknown)),
    ("subscriberid", Kind::Metadata(Metadata::Unknown)),
    ("subscriber id", Kind::Metadata(Metadata::Unknown)),
    ("get subscriber id", Kind::Metadata(Metadata::Unknown)),
    ("uri:subscriberid", Kind::Metadata(Metadata::Unknown)),
];

/// First words of types that need files, sensors or servers.
const NOT_HERE: [&str; 30] = [
    "geopoint",
    "geotrace",
    "geoshape",
    "gps",
    "location",
    "q geopoint",
    "q geoshape",
    "q geotrace",
    "q location",
    "add location prompt",
    "start-geopoint",
    "background-geopoint",
    "audio",
    "q audio",
    "add audio prompt",
    "video",
    "q video",
    "add video prompt",
    "background-audio",
    "file",
    "add file prompt",
    "audit",
    "osm",
    "xml-external",
    "csv-external",
    "select_one_external",
    "select_one_from_file",
    "select_multiple_from_file",
    "select one from file",
    "select multiple from file",
];

/// Understands a `type` cell.
pub(crate) fn understand(written: &str) -> RowType {
    if let Some((_, kind)) = ASK.iter().find(|(name, _)| *name == written) {
        return RowType::Ask(kind.clone());
    }
    if written == "range" {
        return RowType::Range;
    }
    if matches!(
        written,
        "form_title" | "set_form_title" | "form_id" | "set_form_id" | "prefix"
    ) {
        return RowType::Setting;
    }
    if let Some(block) = block(written) {
        return block;
    }
    let begins = |prefix: &&str| {
        written == *prefix
            || written
                .strip_prefix(*prefix)
                .is_some_and(|r| r.starts_with(' '))
    };
    if NOT_HERE.iter().any(begins) || written.starts_with("cascading") {
        return RowType::NotHere;
    }
    choose(written).unwrap_or(RowType::Unknown)
}

fn block(written: &str) -> Option<RowType> {
    if let Some(rest) = written
        .strip_prefix("end")
        .and_then(|r| r.strip_prefix([' ', '_']))
    {
        return match rest {
            "group" => Some(RowType::End { repeat: false }),
            "repeat" | "lgroup" | "looped group" => Some(RowType::End { repeat: true }),
            "loop" => Some(RowType::NotHere),
            _ => None,
        };
    }
    let rest = written.strip_prefix("begin")?.strip_prefix([' ', '_'])?;
    match rest.split(' ').next()? {
        "group" => Some(RowType::BeginGroup),
        "repeat" | "lgroup" | "looped" => Some(RowType::BeginRepeat),
        "loop" => Some(RowType::NotHere),
        _ => None,
    }
}

fn choose(written: &str) -> Option<RowType> {
    let rank = [("rank", Kind::Rank)];
    for (command, kind) in CHOOSE.iter().chain(&rank) {
        let Some(rest) = written
            .strip_prefix(command)
            .and_then(|rest| rest.strip_prefix(' '))
        else {
            continue;
        };
        let (list, suffix) = rest
            .split_once(' ')
            .map_or((rest, ""), |(list, suffix)| (list, suffix));
        let or_other = match suffix {
            "" => false,
            "or_other" | "or other" | "or specify other" => true,
            _ => continue,
        };
        if !list.is_empty() {
            return Some(RowType::Choose {
                kind: kind.clone(),
                list: list.to_owned(),
                or_other,
            });
        }
    }
    None
}

/// The known type nearest to a misspelt one.
pub(super) fn nearest(written: &str) -> Option<&'static str> {
    let word = written.split(' ').next().unwrap_or(written).to_lowercase();
    let names = [
        "text",
        "integer",
        "decimal",
        "date",
        "time",
        "select_one",
        "select_multiple",
        "rank",
        "range",
        "note",
        "calculate",
        "hidden",
        "acknowledge",
        "barcode",
        "begin_group",
        "end_group",
        "begin_repeat",
        "end_repeat",
    ];
    let near = names.into_iter().map(|name| (distance(&word, name), name));
    near.filter(|(distance, _)| *distance <= 2)
        .min()
        .map(|(_, name)| name)
}

/// How many letters to change, add or drop (Levenshtein).
pub(super) fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let substituted = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}
