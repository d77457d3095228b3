//! The commands about coupon programmes and coupons that were given: parse,
//! call, convert.

use crate::convert;
use crate::shell::Shell;
use booth::coupons::{IssuedCoupon, LostLaptop};
use booth::{Booth, BoothError};
use coupon::{Benefit, Holder, Limits, Place, Products, ProgrammeDraft, ProgrammeKind, Validity};
use std::collections::BTreeSet;
use uuid::Uuid;
use wire::{
    CheckProgramme, CheckedProgramme, Coupon, CouponLaptops, Nothing, OpenProgramme, OverRedeemed,
    ProgrammeId, Programmes, RevokeCouponKey, TakeBackCoupon, VoidSale, WireError,
};
use words::Sentence;

type Answer<T> = Result<T, WireError>;

pub(crate) fn get_programmes(shell: &Shell, _: Nothing) -> Answer<Programmes> {
    shell.with(programmes)
}

pub(crate) fn check_programme(shell: &Shell, request: CheckProgramme) -> Answer<CheckedProgramme> {
    let draft = draft_of(request.draft)?;
    shell.with(|booth| {
        let problems = booth.programme_problems(&draft);
        Ok(CheckedProgramme {
            preview: convert::text(&draft.preview(booth.fair_days())),
            problems: problems
                .iter()
                .map(|problem| wire::ProgrammeProblem {
                    field: problem.field().to_owned(),
                    sentence: convert::text(&problem.sentence()),
                    stops: problem.is_blocking(),
                })
                .collect(),
        })
    })
}

pub(crate) fn open_programme(shell: &Shell, request: OpenProgramme) -> Answer<Programmes> {
    let draft = draft_of(request.draft)?;
    let instead_of = request.instead_of.as_deref().map(convert::id).transpose()?;
    shell.with(|booth| {
        booth.open_programme(&draft, instead_of)?;
        programmes(booth)
    })
}

pub(crate) fn close_programme(shell: &Shell, request: ProgrammeId) -> Answer<Programmes> {
    let programme = convert::id(&request.programme)?;
    shell.with(|booth| {
        booth.close_programme(programme)?;
        programmes(booth)
    })
}

pub(crate) fn give_coupon(shell: &Shell, request: ProgrammeId) -> Answer<Coupon> {
    let programme = convert::id(&request.programme)?;
    shell.with(|booth| {
        let coupon = booth.issue_coupon(None, programme)?;
        convert::coupon(booth, coupon)
    })
}

pub(crate) fn void_coupon(shell: &Shell, request: TakeBackCoupon) -> Answer<Coupon> {
    take_back(shell, request, Booth::void_coupon)
}

pub(crate) fn reissue_coupon(shell: &Shell, request: TakeBackCoupon) -> Answer<Coupon> {
    take_back(shell, request, Booth::reissue_coupon)
}

pub(crate) fn undo_coupon_use(shell: &Shell, request: TakeBackCoupon) -> Answer<Coupon> {
    take_back(shell, request, |booth, coupon, reason| {
        booth.undo_last_use(coupon, reason)?;
        booth.coupon(coupon)
    })
}

fn take_back(
    shell: &Shell,
    request: TakeBackCoupon,
    work: impl FnOnce(&mut Booth, Uuid, &str) -> Result<IssuedCoupon, BoothError>,
) -> Answer<Coupon> {
    let coupon = convert::id(&request.coupon)?;
    shell.with(|booth| {
        let coupon = work(booth, coupon, &request.reason)?;
        convert::coupon(booth, coupon)
    })
}

pub(crate) fn void_sale(shell: &Shell, request: VoidSale) -> Answer<Nothing> {
    let sale = convert::id(&request.sale)?;
    shell.with(|booth| {
        booth.void_sale(sale, &request.reason)?;
        Ok(Nothing {})
    })
}

pub(crate) fn get_coupon_laptops(shell: &Shell, _: Nothing) -> Answer<CouponLaptops> {
    shell.with(coupon_laptops)
}

pub(crate) fn revoke_coupon_key(shell: &Shell, request: RevokeCouponKey) -> Answer<CouponLaptops> {
    let device = convert::id(&request.device)?;
    shell.with(|booth| {
        let known = booth.coupon_laptops()?;
        let lost = known
            .iter()
            .find(|laptop| laptop.device == device && request.keep_known)
            .map_or(LostLaptop::ShutOut, |laptop| {
                LostLaptop::GoodUntil(laptop.last_seen_ms)
            });
        booth.revoke_coupon_key(device, lost)?;
        coupon_laptops(booth)
    })
}

pub(crate) fn get_over_redeemed(shell: &Shell, _: Nothing) -> Answer<OverRedeemed> {
    shell.with(|booth| {
        let uses = booth.over_redeemed()?;
        Ok(OverRedeemed {
            won: uses
                .iter()
                .fold(0, |sum: u64, over| sum.saturating_add(over.won)),
            uses: uses
                .into_iter()
                .map(|over| wire::SurplusUse {
                    short_number: over.short_number,
                    benefit: convert::text(&over.benefit),
                    why: convert::text(&over.why.sentence()),
                    at: booth.day_and_time(over.at_ms),
                    laptop: convert::text(&over.laptop),
                    staff: over.staff,
                    won: over.won,
                })
                .collect(),
        })
    })
}

fn coupon_laptops(booth: &mut Booth) -> Result<CouponLaptops, BoothError> {
    let own = booth.ledger().device().0;
    Ok(CouponLaptops {
        laptops: booth
            .coupon_laptops()?
            .into_iter()
            .map(|laptop| wire::CouponLaptop {
                device: laptop.device.to_string(),
                name: convert::text(&laptop.name),
                last_seen: booth.day_and_time(laptop.last_seen_ms),
                revoked_on: laptop.revoked_on.map(|day| day.to_string()),
                own: laptop.device == own,
            })
            .collect(),
    })
}

fn programmes(booth: &mut Booth) -> Result<Programmes, BoothError> {
    let fair = booth.fair_days();
    let products = booth.products()?;
    let tags: BTreeSet<String> = products
        .into_iter()
        .flat_map(|(_, product)| product.tags)
        .collect();
    Ok(Programmes {
        programmes: booth
            .programme_states()?
            .into_iter()
            .map(|state| wire::ProgrammeState {
                id: state.id.to_string(),
                preview: convert::text(&state.preview),
                open: state.closed_at_ms.is_none(),
                given: state.given,
                used: state.used,
                left: state.left,
                draft: draft(&state.programme.draft()),
            })
            .collect(),
        proposals: ProgrammeKind::ALL
            .into_iter()
            .map(|kind| draft(&ProgrammeDraft::proposal(kind, fair)))
            .collect(),
        tags: tags.into_iter().collect(),
    })
}

fn draft(draft: &ProgrammeDraft) -> wire::ProgrammeDraft {
    wire::ProgrammeDraft {
        kind: match draft.kind {
            ProgrammeKind::SurveyThanks => wire::ProgrammeKind::SurveyThanks,
            ProgrammeKind::Discount => wire::ProgrammeKind::Discount,
            ProgrammeKind::Gift => wire::ProgrammeKind::Gift,
            ProgrammeKind::Revisit => wire::ProgrammeKind::Revisit,
            ProgrammeKind::Birthday => wire::ProgrammeKind::Birthday,
            ProgrammeKind::BuyAndGet => wire::ProgrammeKind::BuyAndGet,
        },
        name: convert::text(&draft.name),
        benefit: match &draft.benefit {
            Benefit::Percent { percent, cap_won } => wire::Benefit::Percent {
                percent: u32::from(*percent),
                cap_won: *cap_won,
            },
            Benefit::Amount { won, rest_stays } => wire::Benefit::Amount {
                won: *won,
                rest_stays: *rest_stays,
            },
            Benefit::Gift { what } => wire::Benefit::Gift {
                what: convert::text(what),
            },
            Benefit::BuyAndGet { buy, free } => wire::Benefit::BuyAndGet {
                buy: *buy,
                free: *free,
            },
        },
        minimum_won: draft.minimum_purchase_won,
        tags: draft.products.tags.iter().cloned().collect(),
        products: draft.products.ids.iter().map(Uuid::to_string).collect(),
        validity: match draft.validity {
            Validity::Dates { from, until } => wire::Validity::Dates {
                from: from.to_string(),
                until: until.to_string(),
            },
            Validity::AfterFair { days } => wire::Validity::AfterFair { days },
        },
        uses: draft.uses_per_coupon,
        bound: draft.holder == Holder::Person,
        places: draft
            .places
            .iter()
            .map(|place| match place {
                Place::Booth => wire::Place::Booth,
                Place::Shop => wire::Place::Shop,
                Place::Online => wire::Place::Online,
            })
            .collect(),
        per_person: draft.limits.per_person,
        total: draft.limits.total,
        per_laptop: draft.limits.per_laptop,
    }
}

fn sentence(text: wire::Text) -> Sentence {
    Sentence::new(text.ko, text.en)
}

fn draft_of(draft: wire::ProgrammeDraft) -> Answer<ProgrammeDraft> {
    Ok(ProgrammeDraft {
        kind: match draft.kind {
            wire::ProgrammeKind::SurveyThanks => ProgrammeKind::SurveyThanks,
            wire::ProgrammeKind::Discount => ProgrammeKind::Discount,
            wire::ProgrammeKind::Gift => ProgrammeKind::Gift,
            wire::ProgrammeKind::Revisit => ProgrammeKind::Revisit,
            wire::ProgrammeKind::Birthday => ProgrammeKind::Birthday,
            wire::ProgrammeKind::BuyAndGet => ProgrammeKind::BuyAndGet,
        },
        name: sentence(draft.name),
        benefit: match draft.benefit {
            wire::Benefit::Percent { percent, cap_won } => Benefit::Percent {
                // What does not fit is no percentage either, and said to be none.
                percent: u8::try_from(percent).unwrap_or(u8::MAX),
                cap_won,
            },
            wire::Benefit::Amount { won, rest_stays } => Benefit::Amount { won, rest_stays },
            wire::Benefit::Gift { what } => Benefit::Gift {
                what: sentence(what),
            },
            wire::Benefit::BuyAndGet { buy, free } => Benefit::BuyAndGet { buy, free },
        },
        minimum_purchase_won: draft.minimum_won,
        products: Products {
            tags: draft.tags.into_iter().collect(),
            ids: convert::ids(&draft.products)?.into_iter().collect(),
        },
        validity: match draft.validity {
            wire::Validity::Dates { from, until } => Validity::Dates {
                from: convert::date(&from)?,
                until: convert::date(&until)?,
            },
            wire::Validity::AfterFair { days } => Validity::AfterFair { days },
        },
        uses_per_coupon: draft.uses,
        holder: if draft.bound {
            Holder::Person
        } else {
            Holder::Bearer
        },
        places: draft
            .places
            .into_iter()
            .map(|place| match place {
                wire::Place::Booth => Place::Booth,
                wire::Place::Shop => Place::Shop,
                wire::Place::Online => Place::Online,
            })
            .collect(),
        limits: Limits {
            per_person: draft.per_person,
            total: draft.total,
            per_laptop: draft.per_laptop,
        },
    })
}
