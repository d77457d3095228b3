//! Which visits are one person's.

use crate::shell::Shell;
use crate::values::{self, Answer};
use booth::consent::ContactRow;
use booth::visitors::{Compared, ComparedVisit, Proposal};
use booth::{Booth, BoothError, national_phone};
use uuid::Uuid;
use wire::{CompareVisits, Duplicate, Duplicates, Nothing, OtherVisit, VisitorId};

/// Pairs shown at once; how many there are is said, and the others come as these are
/// decided.
const MOST: usize = 20;

pub(crate) fn get_duplicates(shell: &Shell, _: Nothing) -> Answer<Duplicates> {
    shell.with(duplicates)
}

pub(crate) fn compare_visits(shell: &Shell, request: CompareVisits) -> Answer<Duplicates> {
    let (one, other) = (values::id(&request.one)?, values::id(&request.other)?);
    let said = match request.said {
        wire::Compared::Same => Compared::Same,
        wire::Compared::Different => Compared::Different,
        wire::Compared::Undecided => Compared::Undecided,
    };
    shell.with(|booth| {
        booth.compare_visits(one, other, said)?;
        duplicates(booth)
    })
}

pub(crate) fn part_visit(shell: &Shell, request: VisitorId) -> Answer<Nothing> {
    let visitor = values::id(&request.visitor)?;
    shell.with(|booth| {
        booth.part_visit(visitor)?;
        Ok(Nothing {})
    })
}

/// The other visits of a person, as the card of one shows them.
pub(crate) fn others(booth: &Booth, visitor: Uuid) -> Result<Vec<OtherVisit>, BoothError> {
    let others = booth.other_visits(visitor)?.into_iter();
    Ok(others
        .map(|other| {
            let contact = other.contact.unwrap_or_default();
            let left = [vec![contact.name.clone()], points(&contact)].concat();
            OtherVisit {
                visitor: other.visitor.to_string(),
                came: values::text(&other.came),
                contact: left.into_iter().filter(|text| !text.is_empty()).collect(),
                note: other.noted.note,
            }
        })
        .collect())
}

fn duplicates(booth: &mut Booth) -> Result<Duplicates, BoothError> {
    let proposals = booth.proposed_merges(MOST)?;
    Ok(Duplicates {
        shown: proposals.shown.into_iter().map(duplicate).collect(),
        total: u32::try_from(proposals.total).unwrap_or(u32::MAX),
    })
}

fn duplicate(proposal: Proposal) -> Duplicate {
    let [one, other] = proposal.visits.map(compared);
    Duplicate {
        one,
        other,
        evidence: values::text(&proposal.evidence),
    }
}

fn compared(visit: ComparedVisit) -> wire::ComparedVisit {
    wire::ComparedVisit {
        visitor: visit.visitor.to_string(),
        contact: points(&visit.contact),
        name: visit.contact.name,
        company: visit.contact.particulars.company,
        came: values::text(&visit.came),
        laptop: visit.laptop.as_ref().map(values::text),
        bought: visit.bought.iter().map(values::text).collect(),
        allowed: visit.allowed.iter().map(values::text).collect(),
    }
}

/// A number and an address as people read them, without those that were not left.
fn points(contact: &ContactRow) -> Vec<String> {
    let points = [national_phone(&contact.phone), contact.email.clone()];
    points.into_iter().filter(|it| !it.is_empty()).collect()
}
