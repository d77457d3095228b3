//! The desk: today at a glance, and the one field that finds everything.

use crate::consent;
use crate::coupons;
use crate::sales;
use crate::shell::Shell;
use crate::values::{self, Answer};
use booth::{Booth, BoothError};
use people::SearchQuery;
use wire::{
    ConversationsCounted, Desk, FindTexts, Found, FoundTexts, LookUp, Nothing, VisitsToday,
};

pub(crate) fn get_desk(shell: &Shell, _: Nothing) -> Answer<Desk> {
    shell.with(|booth| {
        let desk = booth.desk()?;
        booth.note_day_list(&desk.recent)?;
        Ok(show(booth, desk))
    })
}

pub(crate) fn get_visits_today(shell: &Shell, _: Nothing) -> Answer<VisitsToday> {
    shell.with(|booth| {
        let visits = booth.visits_today()?;
        Ok(VisitsToday {
            visits: show_visits(booth, visits),
        })
    })
}

pub(crate) fn look_up(shell: &Shell, request: LookUp) -> Answer<Found> {
    shell.with(|booth| {
        let found = booth.look_up(&request.text)?;
        show_found(booth, found)
    })
}

pub(crate) fn count_conversation(shell: &Shell, _: Nothing) -> Answer<ConversationsCounted> {
    shell.with(|booth| {
        let today = booth.count_conversation()?;
        Ok(ConversationsCounted { today })
    })
}

pub(crate) fn take_back_conversation(shell: &Shell, _: Nothing) -> Answer<ConversationsCounted> {
    shell.with(|booth| {
        let today = booth.take_back_conversation()?;
        Ok(ConversationsCounted { today })
    })
}

pub(crate) fn find_texts(_: &Shell, request: FindTexts) -> Answer<FoundTexts> {
    let query = SearchQuery::new(&request.typed);
    let mut texts = request.texts;
    texts.retain(|text| query.match_text(text).is_some());
    Ok(FoundTexts { texts })
}

fn show(booth: &Booth, desk: booth::desk::Desk) -> wire::Desk {
    wire::Desk {
        day: desk.day,
        visitors_today: desk.visitors_today,
        allowed_percent: (desk.allowed_today * 100).checked_div(desk.visitors_today),
        conversations_counted: desk.conversations_counted,
        coupons_issued: desk.coupons_issued,
        coupons_used: desk.coupons_used,
        recent: show_visits(booth, desk.recent),
        saved_at: (desk.saved_at_ms > 0).then(|| booth.time_of_day(desk.saved_at_ms)),
        last_use: desk.last_use.map(|last| wire::LastUse {
            coupon: last.coupon.to_string(),
            benefit: values::text(&last.benefit),
            at: booth.time_of_day(last.at_ms),
            won: last.won,
            goods: values::text(&last.goods),
        }),
        warnings: desk.warnings.iter().map(values::text).collect(),
    }
}

fn show_visits(booth: &Booth, visits: Vec<booth::desk::RecentVisit>) -> Vec<wire::RecentVisit> {
    let shown = |visit: booth::desk::RecentVisit| wire::RecentVisit {
        visitor: visit.visitor.to_string(),
        at: booth.time_of_day(visit.at_ms),
        name: (!visit.name.is_empty()).then_some(visit.name),
        summary: values::joined(&visit.about),
        coupon: match (visit.coupons, visit.coupons_used) {
            (0, _) => wire::CouponProgress::None,
            (_, 0) => wire::CouponProgress::Given,
            _ => wire::CouponProgress::Used,
        },
        unfinished: visit.unfinished,
        contact: visit.contact,
        bought: visit.bought,
        promised: visit.promised,
    };
    visits.into_iter().map(shown).collect()
}

fn show_found(booth: &Booth, found: booth::desk::Found) -> Result<wire::Found, BoothError> {
    Ok(match found {
        booth::desk::Found::Coupon(checked) => wire::Found::Coupon {
            check: Box::new(coupons::check(booth, *checked)?),
        },
        booth::desk::Found::People(people, fitting) => wire::Found::People {
            fitting: u32::try_from(fitting).unwrap_or(u32::MAX),
            people: people
                .into_iter()
                .map(|person| wire::Person {
                    visitor: person.visitor.to_string(),
                    name: person.name,
                    company: person.company,
                    contact: person.contact,
                    summary: values::joined(&person.about),
                    last_fair: person.last_fair.as_ref().map(values::bilingual),
                })
                .collect(),
        },
        booth::desk::Found::Product(id) => {
            let products = booth.products()?;
            let found = products.into_iter().find(|(other, _)| *other == id);
            let (id, product) = found.ok_or(BoothError::Unknown)?;
            wire::Found::Product {
                product: sales::product(id, product),
            }
        }
        booth::desk::Found::Goods(ids, message) => wire::Found::Goods {
            products: booth
                .products()?
                .into_iter()
                .filter(|(id, _)| ids.contains(id))
                .map(|(id, product)| sales::product(id, product))
                .collect(),
            message: values::text(&message),
        },
        booth::desk::Found::Card(scanned) => wire::Found::Card {
            card: consent::scanned(*scanned),
        },
        booth::desk::Found::Stopped(message) => wire::Found::Stopped {
            message: values::text(&message),
        },
        booth::desk::Found::Tested(message) => wire::Found::Tested {
            message: values::text(&message),
        },
        booth::desk::Found::Nothing(message) => wire::Found::Nothing {
            message: values::text(&message),
        },
    })
}
