//! Coupons: programmes, giving, checking, taking back, printing.

use crate::shell::Shell;
use crate::values::{self, Answer};
use booth::coupons::{CheckedCoupon, IssuedCoupon, LostLaptop, PrintJob};
use booth::{Booth, BoothError};
use coupon::{
    Benefit, Holder, Limits, Place, Products, ProgrammeDraft, ProgrammeKind, Validity,
    VariantDraft, VariantEnd,
};
use std::collections::BTreeSet;
use uuid::Uuid;
use wire::{
    CheckProgramme, CheckedProgramme, Coupon, CouponId, CouponLaptops, Folder, IssueCoupon,
    Nothing, OpenProgramme, OverRedeemed, PrintReorderSlip, PrintSlip, Printed, PrintedTexts,
    Printer, ProgrammeId, Programmes, ReorderOffer, RevokeCouponKey, SaleId, SavedFile, SavedPage,
    TakeBackCoupon, Unprintable,
};
use words::{Language, Sentence, sentence};

pub(crate) fn issue_coupon(shell: &Shell, request: IssueCoupon) -> Answer<Coupon> {
    let visitor = values::id(&request.visitor)?;
    let programme = values::id(&request.programme)?;
    shell.with(|booth| {
        let held = booth.visit(visitor)?.coupons;
        let coupon = booth.issue_coupon(Some(visitor), programme)?;
        let again = held.iter().any(|one| one.id == coupon.id);
        Ok(wire::Coupon {
            again,
            ..show(booth, coupon)?
        })
    })
}

pub(crate) fn give_coupon(shell: &Shell, request: ProgrammeId) -> Answer<Coupon> {
    let programme = values::id(&request.programme)?;
    shell.with(|booth| {
        let coupon = booth.issue_coupon(None, programme)?;
        show(booth, coupon)
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
    let coupon = values::id(&request.coupon)?;
    shell.with(|booth| {
        let coupon = work(booth, coupon, &request.reason)?;
        show(booth, coupon)
    })
}

pub(crate) fn get_programmes(shell: &Shell, _: Nothing) -> Answer<Programmes> {
    shell.with(programmes)
}

pub(crate) fn check_programme(shell: &Shell, request: CheckProgramme) -> Answer<CheckedProgramme> {
    let draft = draft_of(request.draft)?;
    shell.with(|booth| {
        let problems = booth.programme_problems(&draft);
        Ok(CheckedProgramme {
            preview: values::text(&draft.preview(booth.fair_days())),
            problems: problems
                .iter()
                .map(|problem| wire::ProgrammeProblem {
                    field: problem.field().to_owned(),
                    sentence: values::text(&problem.sentence()),
                    stops: problem.is_blocking(),
                })
                .collect(),
        })
    })
}

pub(crate) fn open_programme(shell: &Shell, request: OpenProgramme) -> Answer<Programmes> {
    let draft = draft_of(request.draft)?;
    let instead_of = request.instead_of.as_deref().map(values::id).transpose()?;
    shell.with(|booth| {
        booth.open_programme(&draft, instead_of)?;
        programmes(booth)
    })
}

pub(crate) fn close_programme(shell: &Shell, request: ProgrammeId) -> Answer<Programmes> {
    let programme = values::id(&request.programme)?;
    shell.with(|booth| {
        booth.close_programme(programme)?;
        programmes(booth)
    })
}

pub(crate) fn get_coupon_laptops(shell: &Shell, _: Nothing) -> Answer<CouponLaptops> {
    shell.with(coupon_laptops)
}

pub(crate) fn revoke_coupon_key(shell: &Shell, request: RevokeCouponKey) -> Answer<CouponLaptops> {
    let device = values::id(&request.device)?;
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
                    benefit: values::text(&over.benefit),
                    why: values::text(&over.why.sentence()),
                    at: booth.day_and_time(over.at_ms),
                    laptop: values::text(&over.laptop),
                    staff: over.staff,
                    won: over.won,
                })
                .collect(),
        })
    })
}

pub(crate) fn get_variant_tests(shell: &Shell, _: Nothing) -> Answer<wire::VariantTests> {
    shell.with(|booth| {
        let tests = booth.variant_tests()?.into_iter().map(|test| {
            let said = test.sentences();
            wire::VariantTest {
                name: values::text(&test.name),
                variants: test
                    .variants
                    .iter()
                    .map(|variant| wire::VariantCount {
                        name: values::text(&variant.name),
                        given: variant.given,
                        used: variant.used,
                    })
                    .collect(),
                said: said.iter().map(values::text).collect(),
            }
        });
        Ok(wire::VariantTests {
            tests: tests.collect(),
        })
    })
}

pub(crate) fn print_slip(shell: &Shell, request: PrintSlip) -> Answer<SavedFile> {
    let coupon = values::id(&request.coupon)?;
    let folder = shell.folder("")?;
    let paper = paper(request.paper);
    shell.with(|booth| {
        let path = booth.print_slip(coupon, paper, Language::Korean, &folder)?;
        Ok(shell.saved(&path))
    })
}

pub(crate) fn paper(paper: wire::Paper) -> booth::coupons::Paper {
    match paper {
        wire::Paper::A4Labels => booth::coupons::Paper::A4Labels,
        wire::Paper::Receipt80mm => booth::coupons::Paper::Receipt80mm,
        wire::Paper::Receipt58mm => booth::coupons::Paper::Receipt58mm,
    }
}

pub(crate) fn print_receipt(shell: &Shell, request: CouponId) -> Answer<Printed> {
    let coupon = values::id(&request.coupon)?;
    let printed = print(&shell.with(|booth| booth.receipt(coupon, Language::Korean))?)?;
    shell.with(|booth| booth.receipt_printed(coupon))?;
    Ok(printed)
}

pub(crate) fn print_test_page(shell: &Shell, _: Nothing) -> Answer<Printed> {
    print(&shell.with(|booth| booth.test_page(Language::Korean))?)
}

pub(crate) fn save_test_page(shell: &Shell, request: Folder) -> Answer<SavedFile> {
    let folder = shell.folder(&request.folder)?;
    shell.with(|booth| Ok(shell.saved(&booth.save_test_page(Language::Korean, &folder)?)))
}

/// Prints without holding the booth: a printer that is off answers only after
/// seconds, and the desk must go on meanwhile.
pub(crate) fn print(job: &PrintJob) -> Answer<Printed> {
    job.send().map_err(|error| values::error(&error))?;
    Ok(Printed {
        note: job.replaced().as_ref().map(values::text),
    })
}

pub(crate) fn check_print(_: &Shell, request: PrintedTexts) -> Answer<Unprintable> {
    let lacking = booth::coupons::cannot_be_printed(&request.texts.join("\n"))
        .map_err(|error| values::error(&error))?;
    Ok(Unprintable {
        characters: lacking.iter().map(char::to_string).collect(),
    })
}

pub(crate) fn save_coupon_page(shell: &Shell, request: Folder) -> Answer<SavedPage> {
    let folder = shell.folder(&request.folder)?;
    shell.with(|booth| {
        let page = booth.coupon_page(&folder)?;
        Ok(SavedPage {
            path: shell.saved(&page.path).path,
            note: page.note().as_ref().map(values::text),
        })
    })
}

pub(crate) fn get_reorder_card(shell: &Shell, request: SaleId) -> Answer<ReorderOffer> {
    let sale = values::id(&request.sale)?;
    shell.with(|booth| {
        let card = booth.reorder_card_of_sale(sale)?;
        let shown = card.map(|card| {
            Ok::<_, BoothError>(wire::ReorderCard {
                qr_svg: card.qr()?.to_svg(),
                goods: values::text(&card.names()),
                has_coupon: card.coupon.is_some(),
                left_out: u32::try_from(card.left_out).unwrap_or(u32::MAX),
            })
        });
        Ok(ReorderOffer {
            card: shown.transpose()?,
        })
    })
}

pub(crate) fn print_reorder_slip(shell: &Shell, request: PrintReorderSlip) -> Answer<SavedFile> {
    let sale = values::id(&request.sale)?;
    let folder = shell.folder("")?;
    let paper = paper(request.paper);
    shell.with(|booth| {
        let path = booth.print_reorder_card(sale, paper, Language::Korean, &folder)?;
        Ok(shell.saved(&path))
    })
}

pub(crate) fn print_reorder_receipt(shell: &Shell, request: SaleId) -> Answer<Printed> {
    let sale = values::id(&request.sale)?;
    let (job, coupon) = shell.with(|booth| booth.reorder_receipt(sale, Language::Korean))?;
    let printed = print(&job)?;
    if let Some(coupon) = coupon {
        shell.with(|booth| booth.receipt_printed(coupon))?;
    }
    Ok(printed)
}

pub(crate) fn get_printer(shell: &Shell, _: Nothing) -> Answer<Printer> {
    shell.with(|booth| printer(booth))
}

pub(crate) fn choose_printer(shell: &Shell, request: Printer) -> Answer<Printer> {
    let chosen = booth::coupons::Printer {
        destination: request.destination.trim().to_owned(),
        roll: match request.roll {
            wire::Roll::Mm80 => booth::coupons::Roll::Mm80,
            wire::Roll::Mm58 => booth::coupons::Roll::Mm58,
        },
    };
    let chosen = (!chosen.destination.is_empty()).then_some(chosen);
    shell.with(|booth| {
        booth.choose_printer(chosen.as_ref())?;
        printer(booth)
    })
}

fn printer(booth: &Booth) -> Result<Printer, BoothError> {
    let chosen = booth.printer()?;
    Ok(Printer {
        roll: match chosen.as_ref().map(|it| it.roll) {
            Some(booth::coupons::Roll::Mm58) => wire::Roll::Mm58,
            Some(booth::coupons::Roll::Mm80) | None => wire::Roll::Mm80,
        },
        destination: chosen.map(|it| it.destination).unwrap_or_default(),
    })
}

pub(crate) fn show(booth: &Booth, issued: IssuedCoupon) -> Result<wire::Coupon, BoothError> {
    Ok(wire::Coupon {
        maker: values::bilingual(&booth.fair().maker.name),
        conditions: values::text(&issued.conditions),
        qr_svg: coupon::qr::encode(&issued.qr_content)?.to_svg(),
        again: false,
        summary: summary(issued),
    })
}

fn summary(issued: IssuedCoupon) -> wire::CouponSummary {
    wire::CouponSummary {
        id: issued.id.to_string(),
        benefit: values::text(&issued.told()),
        short_number: issued.short_number,
        digits: issued.digits,
        used: issued.used,
        left: issued.left.as_ref().map(values::text),
        standing: match issued.standing {
            coupon::Standing::Live => wire::CouponStanding::Live,
            coupon::Standing::Voided => wire::CouponStanding::Voided,
            coupon::Standing::Reissued => wire::CouponStanding::Reissued,
        },
        prints: issued.prints,
    }
}

pub(crate) fn verdict(verdict: &coupon::Verdict) -> wire::CouponVerdict {
    wire::CouponVerdict {
        verdict: match verdict {
            coupon::Verdict::Ok => wire::Verdict::Ok,
            coupon::Verdict::Provisional { .. } => wire::Verdict::Provisional,
            coupon::Verdict::Refused { .. } => wire::Verdict::Refused,
        },
        reason: values::text(&verdict.sentence()),
        advice: values::text(&verdict.advice()),
    }
}

/// What is said of a coupon that is presented. A good one says until when and
/// whose it is, which the button beside it does not.
pub(crate) fn check(
    booth: &Booth,
    checked: CheckedCoupon,
) -> Result<wire::CouponCheck, BoothError> {
    let mut said = verdict(&checked.verdict);
    if let (coupon::Verdict::Ok, Some(coupon)) = (&checked.verdict, &checked.coupon) {
        let until = coupon::near_day(coupon.valid_until, booth.today());
        let name = match coupon.visitor {
            Some(visitor) => booth.name_of(visitor)?,
            None => String::new(),
        };
        said.reason = values::text(&match name.as_str() {
            "" => sentence!("coupon-ok-until", until = until),
            name => sentence!("coupon-ok-until-of", until = until, name = name),
        });
        said.advice = values::text(&Sentence::default());
    }
    Ok(wire::CouponCheck {
        said,
        visitor: checked
            .coupon
            .as_ref()
            .and_then(|coupon| coupon.visitor)
            .map(|id| id.to_string()),
        coupon: checked.coupon.map(summary),
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
                name: values::text(&laptop.name),
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
                preview: values::text(&state.preview),
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
        name: values::text(&draft.name),
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
                what: values::text(what),
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
        variants: draft
            .variants
            .iter()
            .map(|variant| {
                let (until, days) = match variant.end {
                    None => (None, None),
                    Some(VariantEnd::On(day)) => (Some(day.to_string()), None),
                    Some(VariantEnd::AfterFair { days }) => (None, Some(days)),
                };
                wire::VariantDraft {
                    until,
                    days,
                    wording: variant.wording.as_ref().map(values::text),
                }
            })
            .collect(),
    }
}

fn variant_of(variant: wire::VariantDraft) -> Answer<VariantDraft> {
    let until = variant.until.as_deref().map(values::date).transpose()?;
    let days = variant.days.map(|days| VariantEnd::AfterFair { days });
    Ok(VariantDraft {
        end: until.map(VariantEnd::On).or(days),
        wording: variant.wording.map(values::sentence),
    })
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
        name: values::sentence(draft.name),
        benefit: match draft.benefit {
            wire::Benefit::Percent { percent, cap_won } => Benefit::Percent {
                // A number too large for `u8` is no percentage either, and the
                // check of the draft says so.
                percent: u8::try_from(percent).unwrap_or(u8::MAX),
                cap_won,
            },
            wire::Benefit::Amount { won, rest_stays } => Benefit::Amount { won, rest_stays },
            wire::Benefit::Gift { what } => Benefit::Gift {
                what: values::sentence(what),
            },
            wire::Benefit::BuyAndGet { buy, free } => Benefit::BuyAndGet { buy, free },
        },
        minimum_purchase_won: draft.minimum_won,
        products: Products {
            tags: draft.tags.into_iter().collect(),
            ids: values::ids(&draft.products)?.into_iter().collect(),
        },
        validity: match draft.validity {
            wire::Validity::Dates { from, until } => Validity::Dates {
                from: values::date(&from)?,
                until: values::date(&until)?,
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
        variants: draft
            .variants
            .into_iter()
            .map(variant_of)
            .collect::<Answer<_>>()?,
    })
}
