//! The kiosk: opened and left by staff, and what its page asks for.

use crate::consent;
use crate::coupons;
use crate::kiosk_state::{self, Kiosk};
use crate::maker;
use crate::questionnaires;
use crate::responses;
use crate::shell::Shell;
use crate::values::{self, Answer};
use booth::coupons::IssuedCoupon;
use booth::{Booth, BoothError};
use std::time::Instant;
use wire::{
    Brand, ConsentReceipt, ContactDraft, KioskAnswer, KioskLanguage, KioskSettings, KioskStop,
    KioskSurvey, KioskThanks, KioskWelcome, LeaveKiosk, Nothing, Notices, OpenKiosk, QuotaAction,
    UsableContact,
};

pub(crate) fn get_kiosk_settings(shell: &Shell, _: Nothing) -> Answer<KioskSettings> {
    shell.with(|booth| Ok(kiosk_settings(&booth.kiosk_settings()?)))
}

pub(crate) fn open_kiosk(shell: &Shell, request: OpenKiosk) -> Answer<Nothing> {
    let mut kiosk = shell.kiosk();
    if kiosk.is_some() {
        return Err(kiosk_state::already_open());
    }
    let opened = Kiosk::new(request.pin, request.idle_seconds)?;
    // A kiosk must not open when answers cannot be stored.
    shell
        .with(|booth| booth.open_kiosk(&kiosk_set(request.idle_seconds, request.half_answered)))?;
    *kiosk = Some(opened);
    Ok(Nothing {})
}

pub(crate) fn kiosk_welcome(shell: &Shell, _: Nothing) -> Answer<KioskWelcome> {
    shell.with_kiosk(|kiosk| {
        shell.with(|booth| {
            Ok(KioskWelcome {
                maker: values::bilingual(&booth.fair().maker.name),
                benefit: booth.survey_benefit()?.as_ref().map(values::text),
                questions: u32::try_from(booth.kiosk_question_count()?).unwrap_or(u32::MAX),
                idle_seconds: kiosk.idle_seconds(),
                languages: booth
                    .kiosk_languages()?
                    .into_iter()
                    .map(str::to_owned)
                    .collect(),
            })
        })
    })
}

pub(crate) fn kiosk_brand(shell: &Shell, _: Nothing) -> Answer<Brand> {
    shell.with_kiosk(|_| shell.with(|booth| maker::brand(booth)))
}

pub(crate) fn kiosk_start(shell: &Shell, request: KioskLanguage) -> Answer<KioskSurvey> {
    shell.with_kiosk(|kiosk| {
        settle(shell, kiosk)?;
        let (visitor, questions) = shell.with(|booth| {
            let visitor = booth.kiosk_start(&request.language)?;
            Ok((visitor, booth.kiosk_questions(visitor)?))
        })?;
        kiosk.visitor_comes(visitor);
        Ok(KioskSurvey {
            questions: questionnaires::questions(questions),
            full: None,
        })
    })
}

pub(crate) fn kiosk_answer(shell: &Shell, request: KioskAnswer) -> Answer<KioskSurvey> {
    shell.with_kiosk(|kiosk| {
        let visitor = kiosk.visitor()?;
        let answered = shell.with(|booth| {
            let kind = booth.question_kind(visitor, &request.path)?;
            let answer = responses::given(&request.value, &kind);
            let took = responses::took(request.took_ms);
            booth.kiosk_answer(visitor, &request.path, answer, took)
        })?;
        let full = answered.full.map(questionnaires::full_choice);
        if full.as_ref().map(|full| full.action) == Some(QuotaAction::Stop) {
            kiosk.visitor_leaves();
        }
        Ok(KioskSurvey {
            questions: questionnaires::questions(answered.questions),
            full,
        })
    })
}

pub(crate) fn kiosk_hand_in(shell: &Shell, request: KioskLanguage) -> Answer<Notices> {
    shell.with_kiosk(|kiosk| {
        let visitor = kiosk.visitor()?;
        shell.with(|booth| {
            booth.kiosk_hand_in(visitor, &request.language)?;
            consent::notices(booth)
        })
    })
}

pub(crate) fn kiosk_check_contact(shell: &Shell, request: ContactDraft) -> Answer<UsableContact> {
    let draft = consent::draft(request)?;
    shell.with_kiosk(|kiosk| {
        kiosk.visitor()?;
        Ok(consent::usable(
            shell.with(|booth| booth.check_contact(&draft))?,
        ))
    })
}

pub(crate) fn kiosk_contact(shell: &Shell, request: ContactDraft) -> Answer<ConsentReceipt> {
    let draft = consent::draft(request)?;
    shell.with_kiosk(|kiosk| {
        let visitor = kiosk.visitor()?;
        shell.with(|booth| {
            booth.kiosk_contact(visitor, &draft)?;
            consent::receipt(booth.kiosk_receipt(visitor, &draft)?)
        })
    })
}

/// Nobody is told whether anybody left this contact: it is silent from now on, here
/// and wherever it is given later.
pub(crate) fn kiosk_stop(shell: &Shell, request: KioskStop) -> Answer<Nothing> {
    shell.with_kiosk(|kiosk| {
        settle(shell, kiosk)?;
        shell.with(|booth| booth.withdraw_typed(&request.phone, &request.email))?;
        Ok(Nothing {})
    })
}

pub(crate) fn kiosk_finish(shell: &Shell, _: Nothing) -> Answer<KioskThanks> {
    shell.with_kiosk(|kiosk| {
        let visitor = kiosk.visitor()?;
        let thanks = shell.with(|booth| {
            let coupon = booth.kiosk_thanks(visitor)?;
            let coupon = coupon.map(|issued| public_coupon(booth, issued));
            Ok(KioskThanks {
                coupon: coupon.transpose()?,
            })
        })?;
        kiosk.visitor_leaves();
        Ok(thanks)
    })
}

pub(crate) fn kiosk_abandon(shell: &Shell, _: Nothing) -> Answer<Nothing> {
    shell.with_kiosk(|kiosk| {
        settle(shell, kiosk)?;
        Ok(Nothing {})
    })
}

pub(crate) fn leave_kiosk(shell: &Shell, request: LeaveKiosk) -> Answer<Nothing> {
    let mut open = shell.kiosk();
    if let Some(kiosk) = open.as_mut() {
        kiosk.check_pin(&request.pin, Instant::now())?;
        settle(shell, kiosk)?;
    }
    *open = None;
    Ok(Nothing {})
}

/// Ends the visit of the visitor at the kiosk, if there is one, and settles the
/// unfinished survey. The kiosk stops reaching the visitor first, even if the rest fails.
fn settle(shell: &Shell, kiosk: &mut Kiosk) -> Answer<()> {
    match kiosk.visitor_leaves() {
        Some(visitor) => shell.with(|booth| booth.kiosk_abandon(visitor)),
        None => Ok(()),
    }
}

fn kiosk_settings(set: &booth::responses::KioskSet) -> wire::KioskSettings {
    wire::KioskSettings {
        idle_seconds: set.idle_seconds,
        half_answered: match set.half_answered {
            booth::responses::HalfAnswered::Keep => wire::HalfAnswered::Keep,
            booth::responses::HalfAnswered::Discard => wire::HalfAnswered::Discard,
        },
    }
}

fn kiosk_set(idle_seconds: u32, left: wire::HalfAnswered) -> booth::responses::KioskSet {
    booth::responses::KioskSet {
        idle_seconds,
        half_answered: match left {
            wire::HalfAnswered::Keep => booth::responses::HalfAnswered::Keep,
            wire::HalfAnswered::Discard => booth::responses::HalfAnswered::Discard,
        },
    }
}

/// What visitors see of a coupon: neither its id nor whose it is.
pub(crate) fn public_coupon(
    booth: &Booth,
    issued: IssuedCoupon,
) -> Result<wire::KioskCoupon, BoothError> {
    let shown = coupons::show(booth, issued)?;
    Ok(wire::KioskCoupon {
        benefit: shown.summary.benefit,
        conditions: shown.conditions,
        short_number: shown.summary.short_number,
        qr_svg: shown.qr_svg,
    })
}
