//! What each command does: parse, call, convert.

use crate::convert;
pub(crate) use crate::giving::{
    change_maker, choose_printer, get_maker, get_maker_card, get_printer, print_receipt,
    print_slip, print_test_page, save_coupon_page,
};
use crate::kiosk::Kiosk;
pub(crate) use crate::products::{
    add_product, get_catalogue, get_products, get_recent_sales, import_products, link_sale,
    preview_products, retire_product, save_product,
};
pub(crate) use crate::programmes::{
    check_programme, close_programme, get_coupon_laptops, get_over_redeemed, get_programmes,
    give_coupon, open_programme, reissue_coupon, revoke_coupon_key, undo_coupon_use, void_coupon,
    void_sale,
};
pub(crate) use crate::questionnaires::{
    begin_questionnaire, choose_questionnaire, discard_questionnaire_draft,
    get_questionnaire_draft, get_questionnaire_history, get_questionnaires, import_questionnaire,
    preview_questionnaire, publish_questionnaire, restore_questionnaire_draft,
    save_questionnaire_draft, write_questionnaire,
};
use crate::shell::Shell;
use booth::consent::ContactDraft;
use booth::fair::FairDraft;
use booth::{Booth, BoothError};
use ledger::{Secret, SystemEnvironment};
use people::SearchQuery;
use std::path::Path;
use std::time::Instant;
use uuid::Uuid;
use wire::{
    AmendAnswer, BackUp, Closing, Coupon, CreateFair, Desk, ExportAnswers, ExportFollowUp,
    Exported, ExportedAnswers, FindTexts, FollowUp, Found, FoundTexts, GiveAnswer, IssueCoupon,
    KioskAnswer, KioskContact, KioskLanguage, KioskSettings, KioskSurvey, KioskThanks,
    KioskWelcome, LeaveKiosk, LookUp, NoteVisitor, Nothing, Notices, OpenKiosk, OpenSampleFair,
    Opened, QuotaAction, Quotas, Quote, SaleRequest, SaleResult, SaveContact, SavedFile, SetQuota,
    Stage, StopSurvey, TypedAnswers, TypedBefore, Unlock, Verification, Visit, VisitorId,
    WireError, Withdraw,
};
use words::Language;

type Answer<T> = Result<T, WireError>;

pub(crate) fn get_stage(shell: &Shell, _: Nothing) -> Answer<Stage> {
    let booth = shell.lock();
    Ok(match booth.as_ref() {
        Some(booth) => convert::stage(booth, shell)?,
        None if shell.has_store() => Stage::Locked,
        None => Stage::FirstRun,
    })
}

pub(crate) fn open_sample_fair(shell: &Shell, request: OpenSampleFair) -> Answer<Opened> {
    let today = chrono::Local::now().date_naive();
    let set_up = booth::fair::sample_fair(today).map_err(|error| convert::error(&error))?;
    create(shell, &request.passphrase, set_up)
}

pub(crate) fn create_fair(shell: &Shell, request: CreateFair) -> Answer<Opened> {
    let draft = FairDraft {
        starts_on: convert::date(&request.starts_on)?,
        ends_on: convert::date(&request.ends_on)?,
        fair_name: request.fair_name,
        maker_name: request.maker_name,
        maker_phone: request.maker_phone,
        maker_email: request.maker_email,
        maker_address: request.maker_address,
        page_address: request.page_address,
        owner_name: request.owner_name,
    };
    let set_up = booth::fair::own_fair(&draft).map_err(|error| convert::error(&error))?;
    create(shell, &request.passphrase, set_up)
}

fn create(shell: &Shell, passphrase: &str, set_up: booth::fair::SetUp) -> Answer<Opened> {
    let mut open = shell.lock();
    let (recovery_key, keychain_key) = shell.make_store(|path| {
        let created = Booth::create(path, passphrase, set_up, Box::new(SystemEnvironment))?;
        Ok((created.recovery_key, created.keychain_key))
    })?;
    let booth = Booth::open(
        &shell.store(),
        Secret::Keychain(&keychain_key),
        Box::new(SystemEnvironment),
    )
    .map_err(|error| convert::error(&error))?;
    let stage = convert::stage(&booth, shell)?;
    *open = Some(booth);
    Ok(Opened {
        recovery_key,
        stage,
    })
}

pub(crate) fn unlock(shell: &Shell, request: Unlock) -> Answer<Stage> {
    let mut open = shell.lock();
    if open.is_none() {
        let secret = if request.recovery {
            Secret::Recovery(&request.secret)
        } else {
            Secret::Passphrase(&request.secret)
        };
        let booth = Booth::open(&shell.store(), secret, Box::new(SystemEnvironment))
            .map_err(|error| convert::error(&error))?;
        *open = Some(booth);
    }
    let booth = open.as_ref().ok_or_else(convert::locked)?;
    convert::stage(booth, shell)
}

pub(crate) fn lock(shell: &Shell, _: Nothing) -> Answer<Stage> {
    *shell.lock() = None;
    Ok(Stage::Locked)
}

pub(crate) fn get_desk(shell: &Shell, _: Nothing) -> Answer<Desk> {
    shell.with(|booth| {
        let desk = booth.desk()?;
        Ok(convert::desk(booth, desk))
    })
}

pub(crate) fn look_up(shell: &Shell, request: LookUp) -> Answer<Found> {
    shell.with(|booth| {
        let found = booth.look_up(&request.text)?;
        convert::found(booth, found)
    })
}

pub(crate) fn find_texts(_: &Shell, request: FindTexts) -> Answer<FoundTexts> {
    let query = SearchQuery::new(&request.typed);
    let mut texts = request.texts;
    texts.retain(|text| query.match_text(text).is_some());
    Ok(FoundTexts { texts })
}

pub(crate) fn start_visit(shell: &Shell, _: Nothing) -> Answer<Visit> {
    shell.with(|booth| {
        let visitor = booth.start_visit()?;
        show(booth, visitor)
    })
}

pub(crate) fn get_visit(shell: &Shell, request: VisitorId) -> Answer<Visit> {
    let visitor = convert::id(&request.visitor)?;
    shell.with(|booth| show(booth, visitor))
}

pub(crate) fn answer(shell: &Shell, request: GiveAnswer) -> Answer<Visit> {
    let visitor = convert::id(&request.visitor)?;
    shell.with(|booth| {
        let kind = booth.question_kind(visitor, &request.path)?;
        booth.answer_after(
            visitor,
            &request.path,
            convert::answer(&request.value, &kind),
            convert::took(request.took_ms),
        )?;
        show(booth, visitor)
    })
}

pub(crate) fn finish_survey(shell: &Shell, request: VisitorId) -> Answer<Visit> {
    let visitor = convert::id(&request.visitor)?;
    shell.with(|booth| {
        booth.finish_survey(visitor)?;
        show(booth, visitor)
    })
}

pub(crate) fn discard_survey(shell: &Shell, request: VisitorId) -> Answer<Visit> {
    let visitor = convert::id(&request.visitor)?;
    shell.with(|booth| {
        booth.discard_survey(visitor)?;
        show(booth, visitor)
    })
}

pub(crate) fn stop_survey(shell: &Shell, request: StopSurvey) -> Answer<Visit> {
    let visitor = convert::id(&request.visitor)?;
    shell.with(|booth| {
        booth.stop_survey(visitor, &request.path)?;
        show(booth, visitor)
    })
}

pub(crate) fn amend_answer(shell: &Shell, request: AmendAnswer) -> Answer<Visit> {
    let visitor = convert::id(&request.visitor)?;
    shell.with(|booth| {
        let kind = booth.question_kind(visitor, &request.path)?;
        let answer = convert::answer(&request.value, &kind);
        let reason = convert::amendment_reason(request.reason, request.words);
        booth.amend(visitor, &request.path, answer, reason)?;
        show(booth, visitor)
    })
}

pub(crate) fn typed_before(shell: &Shell, request: TypedBefore) -> Answer<TypedAnswers> {
    let visitor = convert::id(&request.visitor)?;
    shell.with(|booth| {
        let answers = booth.suggestions(visitor, &request.path)?;
        Ok(TypedAnswers { answers })
    })
}

pub(crate) fn note_visitor(shell: &Shell, request: NoteVisitor) -> Answer<Visit> {
    let visitor = convert::id(&request.visitor)?;
    let interest = request.interest.map(convert::interest_noted);
    shell.with(|booth| {
        booth.note_visitor(visitor, interest, &request.note)?;
        show(booth, visitor)
    })
}

pub(crate) fn get_closing(shell: &Shell, _: Nothing) -> Answer<Closing> {
    shell.with(|booth| {
        let unfinished = booth.unfinished()?;
        let timing = booth.timing()?;
        Ok(convert::closing(booth, unfinished, timing))
    })
}

pub(crate) fn get_quotas(shell: &Shell, _: Nothing) -> Answer<Quotas> {
    shell.with(|booth| Ok(convert::quotas(booth.quotas()?)))
}

pub(crate) fn set_quota(shell: &Shell, request: SetQuota) -> Answer<Quotas> {
    shell.with(|booth| {
        booth.set_quota(
            &request.path,
            &request.choice,
            request.at_most,
            convert::quota_action_of(request.action),
        )?;
        Ok(convert::quotas(booth.quotas()?))
    })
}

pub(crate) fn get_kiosk_settings(shell: &Shell, _: Nothing) -> Answer<KioskSettings> {
    shell.with(|booth| Ok(convert::kiosk_settings(&booth.kiosk_settings()?)))
}

pub(crate) fn get_notices(shell: &Shell, _: Nothing) -> Answer<Notices> {
    shell.with(|booth| convert::notices(booth))
}

pub(crate) fn save_contact(shell: &Shell, request: SaveContact) -> Answer<Visit> {
    let visitor = convert::id(&request.visitor)?;
    let draft = ContactDraft {
        name: request.name,
        email: request.email,
        phone: request.phone,
        shown: convert::ids(&request.shown)?,
        granted: convert::ids(&request.granted)?,
        topics: request.topics,
    };
    shell.with(|booth| {
        booth.save_contact(visitor, &draft)?;
        show(booth, visitor)
    })
}

pub(crate) fn withdraw(shell: &Shell, request: Withdraw) -> Answer<Visit> {
    let visitor = convert::id(&request.visitor)?;
    shell.with(|booth| {
        booth.withdraw(visitor)?;
        show(booth, visitor)
    })
}

pub(crate) fn issue_coupon(shell: &Shell, request: IssueCoupon) -> Answer<Coupon> {
    let visitor = convert::id(&request.visitor)?;
    let programme = convert::id(&request.programme)?;
    shell.with(|booth| {
        let coupon = booth.issue_coupon(Some(visitor), programme)?;
        convert::coupon(booth, coupon)
    })
}

pub(crate) fn quote_sale(shell: &Shell, request: SaleRequest) -> Answer<Quote> {
    let request = convert::sale_request(request)?;
    shell.with(|booth| {
        let quote = booth.quote_sale(&request)?;
        convert::quote(booth, quote)
    })
}

pub(crate) fn record_sale(shell: &Shell, request: SaleRequest) -> Answer<SaleResult> {
    let request = convert::sale_request(request)?;
    shell.with(|booth| {
        let sold = booth.record_sale(&request)?;
        Ok(SaleResult {
            sale: sold.id.to_string(),
            receipt: convert::text(&sold.receipt),
            quote: convert::quote(booth, sold.quote)?,
        })
    })
}

pub(crate) fn get_follow_up(shell: &Shell, _: Nothing) -> Answer<FollowUp> {
    shell.with(|booth| Ok(convert::follow_up(&booth.follow_up()?)))
}

pub(crate) fn export_follow_up(shell: &Shell, request: ExportFollowUp) -> Answer<Exported> {
    let folder = shell.folder(&request.folder)?;
    shell.with(|booth| {
        let exported = booth.export_follow_up(&request.reason, &folder, Language::Korean)?;
        Ok(Exported {
            files: exported
                .files
                .iter()
                .map(|path| path.display().to_string())
                .collect(),
            rows: exported.rows,
            withheld: exported.withheld.iter().map(convert::withheld).collect(),
        })
    })
}

pub(crate) fn export_answers(shell: &Shell, request: ExportAnswers) -> Answer<ExportedAnswers> {
    let folder = shell.folder(&request.folder)?;
    let form = convert::answer_form(&request);
    shell.with(|booth| {
        let exported = booth.export_answers(
            &request.reason,
            form,
            request.with_unfinished,
            &folder,
            Language::Korean,
        )?;
        Ok(ExportedAnswers {
            files: exported
                .files
                .iter()
                .map(|path| path.display().to_string())
                .collect(),
            responses: exported.responses,
            unfinished: exported.unfinished,
        })
    })
}

pub(crate) fn verify_store(shell: &Shell, _: Nothing) -> Answer<Verification> {
    shell.with(|booth| {
        let verification = booth.ledger().verify()?;
        Ok(Verification {
            ok: verification.problems.is_empty(),
            records: u32::try_from(verification.records).unwrap_or(u32::MAX),
            problems: verification
                .problems
                .iter()
                .map(|problem| convert::text(&problem.sentence()))
                .collect(),
        })
    })
}

pub(crate) fn back_up(shell: &Shell, request: BackUp) -> Answer<SavedFile> {
    let folder = shell.folder(&request.folder)?;
    shell.with(|booth| {
        let path = free_backup_name(&folder);
        booth.ledger().backup(&path)?;
        Ok(convert::saved(&path))
    })
}

pub(crate) fn open_kiosk(shell: &Shell, request: OpenKiosk) -> Answer<Nothing> {
    let mut kiosk = shell.kiosk();
    if kiosk.is_some() {
        return Err(crate::kiosk::already_open());
    }
    let opened = Kiosk::new(request.pin, request.idle_seconds)?;
    // Before a visitor stands there it must be known that answers can be kept.
    shell.with(|booth| {
        booth.open_kiosk(&convert::kiosk_set(
            request.idle_seconds,
            request.half_answered,
        ))
    })?;
    *kiosk = Some(opened);
    Ok(Nothing {})
}

pub(crate) fn kiosk_welcome(shell: &Shell, _: Nothing) -> Answer<KioskWelcome> {
    shell.with_kiosk(|kiosk| {
        shell.with(|booth| {
            let for_survey = booth.survey_programme()?;
            Ok(KioskWelcome {
                maker: convert::bilingual(&booth.fair().maker.name),
                preview: for_survey.map(|(_, given)| convert::text(&given.terms().preview())),
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

pub(crate) fn kiosk_start(shell: &Shell, request: KioskLanguage) -> Answer<KioskSurvey> {
    shell.with_kiosk(|kiosk| {
        settle(shell, kiosk)?;
        let (visitor, questions) = shell.with(|booth| {
            let visitor = booth.kiosk_start(&request.language)?;
            Ok((visitor, booth.kiosk_questions(visitor)?))
        })?;
        kiosk.visitor_comes(visitor);
        Ok(KioskSurvey {
            questions: convert::questions(questions),
            full: None,
        })
    })
}

pub(crate) fn kiosk_answer(shell: &Shell, request: KioskAnswer) -> Answer<KioskSurvey> {
    shell.with_kiosk(|kiosk| {
        let visitor = kiosk.visitor()?;
        let answered = shell.with(|booth| {
            let kind = booth.question_kind(visitor, &request.path)?;
            let answer = convert::answer(&request.value, &kind);
            let took = convert::took(request.took_ms);
            booth.kiosk_answer(visitor, &request.path, answer, took)
        })?;
        let full = answered.full.map(convert::full_choice);
        if full.as_ref().map(|full| full.action) == Some(QuotaAction::Stop) {
            kiosk.visitor_leaves();
        }
        Ok(KioskSurvey {
            questions: convert::questions(answered.questions),
            full,
        })
    })
}

pub(crate) fn kiosk_hand_in(shell: &Shell, request: KioskLanguage) -> Answer<Notices> {
    shell.with_kiosk(|kiosk| {
        let visitor = kiosk.visitor()?;
        shell.with(|booth| {
            booth.kiosk_hand_in(visitor, &request.language)?;
            convert::notices(booth)
        })
    })
}

pub(crate) fn kiosk_contact(shell: &Shell, request: KioskContact) -> Answer<Nothing> {
    let draft = ContactDraft {
        name: request.name,
        email: request.email,
        phone: request.phone,
        shown: convert::ids(&request.shown)?,
        granted: convert::ids(&request.granted)?,
        topics: request.topics,
    };
    shell.with_kiosk(|kiosk| {
        let visitor = kiosk.visitor()?;
        shell.with(|booth| booth.save_contact(visitor, &draft))?;
        Ok(Nothing {})
    })
}

pub(crate) fn kiosk_finish(shell: &Shell, _: Nothing) -> Answer<KioskThanks> {
    shell.with_kiosk(|kiosk| {
        let visitor = kiosk.visitor()?;
        let thanks = shell.with(|booth| {
            let coupon = booth.kiosk_thanks(visitor)?;
            let coupon = coupon.map(|issued| convert::kiosk_coupon(booth, issued));
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

/// Lets go of the visitor in hand, if there is one, and of what she left. She
/// is out of reach first, whatever becomes of the rest.
fn settle(shell: &Shell, kiosk: &mut Kiosk) -> Answer<()> {
    match kiosk.visitor_leaves() {
        Some(visitor) => shell.with(|booth| booth.kiosk_abandon(visitor)),
        None => Ok(()),
    }
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

/// A name that says when; a backup never overwrites an older one.
fn free_backup_name(folder: &Path) -> std::path::PathBuf {
    let stem = chrono::Local::now().format("boothloop %Y-%m-%d %H-%M");
    let named = |count: u32| match count {
        1 => folder.join(format!("{stem}.db")),
        _ => folder.join(format!("{stem} ({count}).db")),
    };
    (1..)
        .map(named)
        .find(|path| !path.exists())
        .unwrap_or_else(|| named(1))
}

fn show(booth: &mut Booth, visitor: Uuid) -> Result<Visit, BoothError> {
    let visit = booth.visit(visitor)?;
    convert::visit(booth, visit)
}
