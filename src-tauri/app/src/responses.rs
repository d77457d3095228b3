//! Visits and their surveys.

use crate::card_photos;
use crate::consent;
use crate::coupons;
use crate::questionnaires;
use crate::replies;
use crate::shell::Shell;
use crate::values::{self, Answer};
use crate::visitors;
use booth::{Booth, BoothError};
use std::time::Duration;
use survey::Kind;
use uuid::Uuid;
use wire::{
    AmendAnswer, AskSuggestions, Closing, ExportAnswers, ExportedAnswers, GiveAnswer,
    InterviewerNote, NoteVisitor, Nothing, Quotas, Recognise, SetQuota, StopSurvey, Suggestions,
    SurveyProgress, Visit, VisitorId, Work,
};
use words::Language;

pub(crate) fn start_visit(shell: &Shell, _: Nothing) -> Answer<Visit> {
    shell.with(|booth| {
        let visitor = booth.expect_visitor()?;
        show(booth, visitor)
    })
}

pub(crate) fn welcome_back(shell: &Shell, request: VisitorId) -> Answer<Visit> {
    let visitor = values::id(&request.visitor)?;
    shell.with(|booth| {
        booth.welcome_back(visitor)?;
        show(booth, visitor)
    })
}

pub(crate) fn recognise(shell: &Shell, request: Recognise) -> Answer<Visit> {
    let visitor = values::id(&request.visitor)?;
    let before = values::id(&request.before)?;
    shell.with(|booth| {
        booth.recognise(visitor, before)?;
        show(booth, before)
    })
}

pub(crate) fn get_visit(shell: &Shell, request: VisitorId) -> Answer<Visit> {
    let visitor = values::id(&request.visitor)?;
    shell.with(|booth| show(booth, visitor))
}

pub(crate) fn answer(shell: &Shell, request: GiveAnswer) -> Answer<SurveyProgress> {
    let visitor = values::id(&request.visitor)?;
    shell.with(|booth| {
        let kind = booth.question_kind(visitor, &request.path)?;
        booth.answer_after(
            visitor,
            &request.path,
            given(&request.value, &kind),
            took(request.took_ms),
        )?;
        Ok(progress(booth.survey(visitor)?))
    })
}

pub(crate) fn finish_survey(shell: &Shell, request: VisitorId) -> Answer<SurveyProgress> {
    let visitor = values::id(&request.visitor)?;
    shell.with(|booth| {
        booth.finish_survey(visitor)?;
        Ok(progress(booth.survey(visitor)?))
    })
}

pub(crate) fn discard_survey(shell: &Shell, request: VisitorId) -> Answer<SurveyProgress> {
    let visitor = values::id(&request.visitor)?;
    shell.with(|booth| {
        booth.discard_survey(visitor)?;
        Ok(progress(booth.survey(visitor)?))
    })
}

pub(crate) fn stop_survey(shell: &Shell, request: StopSurvey) -> Answer<SurveyProgress> {
    let visitor = values::id(&request.visitor)?;
    shell.with(|booth| {
        booth.stop_survey(visitor, &request.path)?;
        Ok(progress(booth.survey(visitor)?))
    })
}

pub(crate) fn amend_answer(shell: &Shell, request: AmendAnswer) -> Answer<Visit> {
    let visitor = values::id(&request.visitor)?;
    shell.with(|booth| {
        let kind = booth.question_kind(visitor, &request.path)?;
        let answer = given(&request.value, &kind);
        let reason = amendment_reason(request.reason, request.words);
        booth.amend(visitor, &request.path, answer, reason)?;
        show(booth, visitor)
    })
}

pub(crate) fn suggestions(shell: &Shell, request: AskSuggestions) -> Answer<Suggestions> {
    let visitor = values::id(&request.visitor)?;
    shell.with(|booth| {
        let answers = booth.suggestions(visitor, &request.path)?;
        Ok(Suggestions { answers })
    })
}

pub(crate) fn note_visitor(shell: &Shell, request: NoteVisitor) -> Answer<InterviewerNote> {
    let visitor = values::id(&request.visitor)?;
    let interest = request.interest.map(interest_noted);
    shell.with(|booth| {
        Ok(interviewer(booth.note_visitor(
            visitor,
            interest,
            &request.note,
        )?))
    })
}

pub(crate) fn get_closing(shell: &Shell, _: Nothing) -> Answer<Closing> {
    shell.with(|booth| {
        let unfinished = booth.unfinished()?;
        let timing = booth.timing()?;
        Ok(closing(booth, unfinished, timing))
    })
}

pub(crate) fn get_quotas(shell: &Shell, _: Nothing) -> Answer<Quotas> {
    shell.with(|booth| Ok(quotas(booth.quotas()?)))
}

pub(crate) fn set_quota(shell: &Shell, request: SetQuota) -> Answer<Quotas> {
    shell.with(|booth| {
        booth.set_quota(
            &request.path,
            &request.choice,
            request.at_most,
            quota_action_of(request.action),
        )?;
        Ok(quotas(booth.quotas()?))
    })
}

pub(crate) fn export_answers(shell: &Shell, request: ExportAnswers) -> Answer<ExportedAnswers> {
    let folder = shell.folder(&request.folder)?;
    let form = answer_form(&request);
    shell.with_counted(Work::AnswerFiles, |booth, _| {
        let exported = booth.export_answers(
            &request.reason,
            values::fair_scope(request.all_fairs),
            form,
            request.with_unfinished,
            &folder,
            Language::Korean,
        )?;
        Ok(ExportedAnswers {
            files: shell.all_saved(&exported.files),
            responses: exported.responses,
            unfinished: exported.unfinished,
        })
    })
}

/// A visit as it is now.
fn show(booth: &mut Booth, visitor: Uuid) -> Result<wire::Visit, BoothError> {
    let visit = booth.open_visit(visitor)?;
    Ok(wire::Visit {
        visitor: visit.visitor.to_string(),
        progress: progress(visit.survey),
        amendments: visit
            .amendments
            .into_iter()
            .map(|change| amendment(booth, change))
            .collect(),
        interviewer: interviewer(visit.interviewer),
        contact: consent::status(booth, visit.contact)?,
        coupons: visit
            .coupons
            .into_iter()
            .map(|issued| coupons::show(booth, issued))
            .collect::<Result<_, _>>()?,
        sales: visit
            .sales
            .iter()
            .map(|sale| wire::SaleLine {
                at: booth.time_of_day(sale.at_ms),
                goods: values::text(&sale.sold.goods()),
                total_won: sale.sold.total_won(),
            })
            .collect(),
        replies: replies::of_visitor(booth, visitor)?,
        card_photos: card_photos::of_visitor(booth, visitor)?,
        others: visitors::others(booth, visitor)?,
        changed: booth
            .changed_since(visitor)?
            .iter()
            .map(values::text)
            .collect(),
    })
}

fn progress(survey: booth::responses::Survey) -> SurveyProgress {
    SurveyProgress {
        questions: questionnaires::questions(survey.questions),
        survey: match survey.state {
            booth::responses::SurveyState::NotAsked => wire::SurveyState::NotAsked,
            booth::responses::SurveyState::Open => wire::SurveyState::Open,
            booth::responses::SurveyState::Finished => wire::SurveyState::Finished,
            booth::responses::SurveyState::Discarded => wire::SurveyState::Discarded,
            booth::responses::SurveyState::Stopped => wire::SurveyState::Stopped,
        },
        about: survey.about.iter().map(values::text).collect(),
    }
}

fn interviewer(noted: booth::responses::InterviewerNoted) -> InterviewerNote {
    InterviewerNote {
        interest: noted.interest.map(interest),
        note: noted.note,
    }
}

/// The answer in the form the survey takes: names of choices, or one text.
pub(crate) fn given(value: &[String], kind: &Kind) -> Option<survey::Answer> {
    match (value, kind) {
        ([], _) => None,
        (names, Kind::SelectOne | Kind::SelectMultiple | Kind::Rank) => {
            Some(survey::Answer::Choices(names.to_vec()))
        }
        ([text, ..], _) => Some(survey::Answer::Text(text.clone())),
    }
}

/// The time from showing a question to its answer.
pub(crate) fn took(millis: Option<u32>) -> Option<Duration> {
    millis.map(|millis| Duration::from_millis(millis.into()))
}

fn amendment(booth: &Booth, change: booth::responses::Amendment) -> wire::AmendmentLine {
    let (reason, words) = match change.reason {
        booth::responses::AmendmentReason::Mistaken => {
            (wire::AmendmentReason::Mistaken, String::new())
        }
        booth::responses::AmendmentReason::VisitorSaidOtherwise => {
            (wire::AmendmentReason::VisitorSaidOtherwise, String::new())
        }
        booth::responses::AmendmentReason::Other(words) => (wire::AmendmentReason::Other, words),
    };
    wire::AmendmentLine {
        at: booth.day_and_time(change.at_ms),
        staff: change.staff,
        question: values::text(&change.question),
        before: values::text(&change.before),
        after: values::text(&change.after),
        reason,
        words,
        overtaken: change.overtaken,
    }
}

fn amendment_reason(
    reason: wire::AmendmentReason,
    words: String,
) -> booth::responses::AmendmentReason {
    match reason {
        wire::AmendmentReason::Mistaken => booth::responses::AmendmentReason::Mistaken,
        wire::AmendmentReason::VisitorSaidOtherwise => {
            booth::responses::AmendmentReason::VisitorSaidOtherwise
        }
        wire::AmendmentReason::Other => booth::responses::AmendmentReason::Other(words),
    }
}

fn interest(interest: booth::responses::Interest) -> wire::Interest {
    match interest {
        booth::responses::Interest::Hot => wire::Interest::Hot,
        booth::responses::Interest::Warm => wire::Interest::Warm,
        booth::responses::Interest::Cold => wire::Interest::Cold,
    }
}

fn interest_noted(interest: wire::Interest) -> booth::responses::Interest {
    match interest {
        wire::Interest::Hot => booth::responses::Interest::Hot,
        wire::Interest::Warm => booth::responses::Interest::Warm,
        wire::Interest::Cold => booth::responses::Interest::Cold,
    }
}

fn closing(
    booth: &Booth,
    unfinished: Vec<booth::responses::Unfinished>,
    timing: booth::responses::Timing,
) -> wire::Closing {
    // Tenths of a second are fine enough for the time a person needs.
    let seconds = |millis: u64| (millis as f32 / 100.0).round() / 10.0;
    wire::Closing {
        unfinished: unfinished
            .into_iter()
            .map(|survey| wire::UnfinishedSurvey {
                visitor: survey.visitor.to_string(),
                at: booth.day_and_time(survey.at_ms),
                name: (!survey.name.is_empty()).then_some(survey.name),
                summary: values::joined(&survey.about),
                at_kiosk: survey.at_kiosk,
                answered: survey.answered,
                questions: survey.questions,
            })
            .collect(),
        timing: wire::Timing {
            questions: timing
                .questions
                .into_iter()
                .map(|time| wire::QuestionTime {
                    label: values::text(&time.label),
                    median_seconds: seconds(time.median_ms),
                    answers: time.answers,
                })
                .collect(),
            timed: timing.timed,
            median_seconds: timing.median_ms.map(seconds),
            too_fast: timing.too_fast,
        },
    }
}

fn quotas(questions: Vec<booth::responses::QuotaQuestion>) -> wire::Quotas {
    let choice = |choice: booth::responses::ChoiceQuota| wire::ChoiceQuota {
        choice: choice.choice,
        label: values::text(&choice.label),
        at_most: choice.at_most,
        action: questionnaires::quota_action(choice.action),
        counted: choice.counted,
    };
    wire::Quotas {
        questions: questions
            .into_iter()
            .map(|question| wire::QuotaQuestion {
                path: question.path,
                label: values::text(&question.label),
                choices: question.choices.into_iter().map(choice).collect(),
            })
            .collect(),
    }
}

fn quota_action_of(action: wire::QuotaAction) -> booth::responses::QuotaAction {
    match action {
        wire::QuotaAction::Stop => booth::responses::QuotaAction::Stop,
        wire::QuotaAction::Warn => booth::responses::QuotaAction::Warn,
    }
}

/// The form in which the answers are exported.
fn answer_form(request: &wire::ExportAnswers) -> booth::responses::AnswerForm {
    booth::responses::AnswerForm {
        choices: match request.choices {
            wire::ChoicesAs::Labels => booth::responses::ChoicesAs::Labels,
            wire::ChoicesAs::Codes => booth::responses::ChoicesAs::Codes,
            wire::ChoicesAs::Both => booth::responses::ChoicesAs::Both,
        },
        several: match request.several {
            wire::SeveralAs::Joined => booth::responses::SeveralAs::Joined,
            wire::SeveralAs::Apart => booth::responses::SeveralAs::Apart,
            wire::SeveralAs::Both => booth::responses::SeveralAs::Both,
        },
    }
}
