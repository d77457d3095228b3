//! Between the booth's types and the wire's.

use crate::shell::Shell;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use booth::consent::NoticeAct;
use booth::coupons::{CheckedCoupon, IssuedCoupon};
use booth::questionnaires::{AskedQuestion, Wording};
use booth::sales::BasketLine;
use booth::{Booth, BoothError};
use chrono::NaiveDate;
use permission::Channel;
use std::path::Path;
use std::time::Duration;
use survey::{Answer, Kind};
use uuid::Uuid;
use wire::{Text, WireError};
use words::Sentence;

/// People listed on the owner's evening at most; the files hold everybody.
const LISTED_PEOPLE: usize = 200;

pub(crate) fn text(sentence: &Sentence) -> Text {
    Text {
        ko: sentence.ko.clone(),
        en: sentence.en.clone(),
        ja: None,
        zh: None,
    }
}

/// A text of the questionnaire, in every language it is asked in.
fn wording(wording: Wording) -> Text {
    Text {
        ko: wording.said.ko,
        en: wording.said.en,
        ja: wording.ja,
        zh: wording.zh,
    }
}

pub(crate) fn bilingual(text: &booth::Bilingual) -> Text {
    self::text(&Sentence::from(text))
}

pub(crate) fn refusal(code: Option<&str>, sentence: &Sentence) -> WireError {
    WireError {
        code: code.map(str::to_owned),
        message: text(sentence),
    }
}

pub(crate) fn error(error: &BoothError) -> WireError {
    refusal(error.code(), &error.sentence())
}

pub(crate) fn locked() -> WireError {
    refusal(
        Some("locked"),
        &Sentence::new(
            "저장 파일이 잠겨 있습니다. 암호를 넣고 다시 해 주세요.",
            "The store is locked. Enter the passphrase and try again.",
        ),
    )
}

/// A folder that could not be made.
pub(crate) fn folder_error(error: &std::io::Error) -> WireError {
    refusal(
        Some("folder"),
        &Sentence::new(
            format!(
                "폴더를 만들지 못했습니다({error}). 기록은 바뀌지 않았습니다. 디스크와 권한을 확인해 주세요."
            ),
            format!(
                "A folder could not be made ({error}). Nothing was changed. Check the disk and its permissions."
            ),
        ),
    )
}

fn unreadable() -> WireError {
    refusal(
        None,
        &Sentence::new(
            "화면이 보낸 값을 읽지 못했습니다. 바뀐 것은 없습니다. 앱을 닫았다가 다시 여세요.",
            "A value from the screen could not be read. Nothing was changed. Close the app and open it again.",
        ),
    )
}

/// The bytes of a file that the window read.
pub(crate) fn file_bytes(base64: &str) -> Result<Vec<u8>, WireError> {
    STANDARD.decode(base64).map_err(|_| unreadable())
}

pub(crate) fn id(text: &str) -> Result<Uuid, WireError> {
    Uuid::try_parse(text).map_err(|_| unreadable())
}

pub(crate) fn ids(texts: &[String]) -> Result<Vec<Uuid>, WireError> {
    texts.iter().map(|text| id(text)).collect()
}

pub(crate) fn date(text: &str) -> Result<NaiveDate, WireError> {
    text.parse().map_err(|_| {
        refusal(
            Some("date"),
            &Sentence::new(
                "날짜를 다시 확인해 주세요. 2026-11-25처럼 적습니다.",
                "Check the date; write it like 2026-11-25.",
            ),
        )
    })
}

pub(crate) fn saved(path: &Path) -> wire::SavedFile {
    wire::SavedFile {
        path: path.display().to_string(),
    }
}

pub(crate) fn stage(booth: &Booth, shell: &Shell) -> Result<wire::Stage, WireError> {
    let fair = booth.fair();
    let programmes = booth.open_programmes().map_err(|failure| error(&failure))?;
    Ok(wire::Stage::Open {
        fair: Box::new(wire::Fair {
            name: bilingual(&fair.name),
            maker: bilingual(&fair.maker.name),
            starts_on: fair.starts_on.to_string(),
            ends_on: fair.ends_on.to_string(),
            sample: fair.sample,
            export_folder: shell.export_folder().display().to_string(),
            // The newest first: of two for one purpose that is the one meant.
            programmes: programmes
                .iter()
                .rev()
                .map(|(id, programme)| wire::Programme {
                    id: id.to_string(),
                    name: bilingual(&programme.name),
                    preview: text(&programme.terms().preview()),
                    for_survey: programme.for_survey,
                })
                .collect(),
        }),
    })
}

pub(crate) fn desk(booth: &Booth, desk: booth::desk::Desk) -> wire::Desk {
    wire::Desk {
        day: desk.day,
        visitors_today: desk.visitors_today,
        allowed_percent: (desk.allowed_today * 100).checked_div(desk.visitors_today),
        coupons_issued: desk.coupons_issued,
        coupons_used: desk.coupons_used,
        recent: desk
            .recent
            .into_iter()
            .map(|visit| wire::RecentVisit {
                visitor: visit.visitor.to_string(),
                at: booth.time_of_day(visit.at_ms),
                name: (!visit.name.is_empty()).then_some(visit.name),
                summary: joined(&visit.about),
                coupon: match (visit.coupons, visit.coupons_used) {
                    (0, _) => wire::CouponProgress::None,
                    (_, 0) => wire::CouponProgress::Given,
                    _ => wire::CouponProgress::Used,
                },
                unfinished: visit.unfinished,
            })
            .collect(),
        saved_at: (desk.saved_at_ms > 0).then(|| booth.time_of_day(desk.saved_at_ms)),
        last_use: desk.last_use.map(|last| wire::LastUse {
            coupon: last.coupon.to_string(),
            benefit: text(&last.benefit),
            at: booth.time_of_day(last.at_ms),
            won: last.won,
            goods: text(&last.goods),
        }),
        warnings: desk.warnings.iter().map(text).collect(),
    }
}

fn joined(sentences: &[Sentence]) -> Text {
    let join =
        |text: fn(&Sentence) -> &str| sentences.iter().map(text).collect::<Vec<_>>().join(" · ");
    text(&Sentence::new(
        join(|sentence| &sentence.ko),
        join(|sentence| &sentence.en),
    ))
}

pub(crate) fn found(booth: &Booth, found: booth::desk::Found) -> Result<wire::Found, BoothError> {
    Ok(match found {
        booth::desk::Found::Coupon(checked) => wire::Found::Coupon {
            check: Box::new(check(booth, *checked)?),
        },
        booth::desk::Found::People(people) => wire::Found::People {
            people: people
                .into_iter()
                .map(|person| wire::Person {
                    visitor: person.visitor.to_string(),
                    name: person.name,
                    contact: person.contact,
                    summary: joined(&person.about),
                })
                .collect(),
        },
        booth::desk::Found::Product(id) => {
            let products = booth.products()?;
            let found = products.into_iter().find(|(other, _)| *other == id);
            let (id, product) = found.ok_or(BoothError::Unknown)?;
            wire::Found::Product {
                product: crate::products::product(id, product),
            }
        }
        booth::desk::Found::Nothing(message) => wire::Found::Nothing {
            message: text(&message),
        },
    })
}

fn check(booth: &Booth, checked: CheckedCoupon) -> Result<wire::CouponCheck, BoothError> {
    Ok(wire::CouponCheck {
        verdict: match checked.verdict {
            coupon::Verdict::Ok => wire::Verdict::Ok,
            coupon::Verdict::Provisional { .. } => wire::Verdict::Provisional,
            coupon::Verdict::Refused { .. } => wire::Verdict::Refused,
        },
        reason: text(&checked.verdict.sentence()),
        advice: text(&checked.verdict.advice()),
        visitor: checked
            .coupon
            .as_ref()
            .and_then(|coupon| coupon.visitor)
            .map(|id| id.to_string()),
        coupon: checked
            .coupon
            .map(|found| coupon(booth, found))
            .transpose()?,
    })
}

pub(crate) fn coupon(booth: &Booth, issued: IssuedCoupon) -> Result<wire::Coupon, BoothError> {
    let qr = coupon::qr::encode(&issued.qr_content)
        .map_err(|refused| BoothError::SetUp(refused.sentence()))?;
    Ok(wire::Coupon {
        id: issued.id.to_string(),
        maker: bilingual(&booth.fair().maker.name),
        benefit: text(&issued.benefit),
        conditions: text(&issued.conditions),
        short_number: issued.short_number,
        digits: issued.digits,
        qr_svg: qr.to_svg(),
        used: issued.used,
        left: issued.left.as_ref().map(text),
        standing: match issued.standing {
            coupon::Standing::Live => wire::CouponStanding::Live,
            coupon::Standing::Voided => wire::CouponStanding::Voided,
            coupon::Standing::Reissued => wire::CouponStanding::Reissued,
        },
        prints: issued.prints,
    })
}

/// What the kiosk shows of a coupon: neither its id nor its visitor.
pub(crate) fn kiosk_coupon(
    booth: &Booth,
    issued: IssuedCoupon,
) -> Result<wire::KioskCoupon, BoothError> {
    let shown = coupon(booth, issued)?;
    Ok(wire::KioskCoupon {
        benefit: shown.benefit,
        conditions: shown.conditions,
        short_number: shown.short_number,
        qr_svg: shown.qr_svg,
    })
}

pub(crate) fn visit(
    booth: &Booth,
    visit: booth::responses::Visit,
) -> Result<wire::Visit, BoothError> {
    Ok(wire::Visit {
        visitor: visit.visitor.to_string(),
        questions: questions(visit.survey.questions),
        survey: match visit.survey.state {
            booth::responses::SurveyState::Open => wire::SurveyState::Open,
            booth::responses::SurveyState::Finished => wire::SurveyState::Finished,
            booth::responses::SurveyState::Discarded => wire::SurveyState::Discarded,
            booth::responses::SurveyState::Stopped => wire::SurveyState::Stopped,
        },
        amendments: visit
            .amendments
            .into_iter()
            .map(|change| amendment(booth, change))
            .collect(),
        interviewer: wire::InterviewerNote {
            interest: visit.interviewer.interest.map(interest),
            note: visit.interviewer.note,
        },
        about: visit.survey.about.iter().map(text).collect(),
        contact: visit.contact.map(|contact| wire::Contact {
            name: contact.name,
            phone: booth::national_phone(&contact.phone),
            email: contact.email,
        }),
        permissions: visit.permissions.iter().map(permission).collect(),
        coupons: visit
            .coupons
            .into_iter()
            .map(|issued| coupon(booth, issued))
            .collect::<Result<_, _>>()?,
        sales: visit
            .sales
            .iter()
            .map(|sale| wire::SaleLine {
                at: booth.time_of_day(sale.at_ms),
                goods: text(&sale.sold.goods()),
                total_won: sale.sold.total_won(),
            })
            .collect(),
    })
}

/// What a screen can ask; values that are worked out are not asked.
fn question_kind(kind: &Kind) -> Option<wire::QuestionKind> {
    Some(match kind {
        Kind::SelectOne => wire::QuestionKind::One,
        Kind::SelectMultiple | Kind::Rank => wire::QuestionKind::Many,
        Kind::Text | Kind::Barcode | Kind::Time | Kind::DateTime => wire::QuestionKind::Text,
        Kind::Integer => wire::QuestionKind::Integer,
        Kind::Decimal | Kind::Range(_) => wire::QuestionKind::Decimal,
        Kind::Date => wire::QuestionKind::Date,
        Kind::Note => wire::QuestionKind::Note,
        Kind::Acknowledge => wire::QuestionKind::Acknowledge,
        Kind::Image | Kind::Calculate | Kind::Hidden | Kind::Metadata(_) => return None,
    })
}

pub(crate) fn questions(asked: Vec<AskedQuestion>) -> Vec<wire::Question> {
    asked.into_iter().filter_map(question).collect()
}

fn question(asked: AskedQuestion) -> Option<wire::Question> {
    Some(wire::Question {
        kind: question_kind(&asked.kind)?,
        label: wording(asked.label),
        hint: wording(asked.hint),
        choices: asked
            .choices
            .into_iter()
            .map(|(name, label)| wire::Choice {
                name,
                label: wording(label),
            })
            .collect(),
        full: asked.full.into_iter().map(full_choice).collect(),
        value: asked.value,
        required: asked.required,
        violation: asked.violation.as_ref().map(text),
        path: asked.path,
    })
}

pub(crate) fn full_choice(full: booth::questionnaires::FullChoice) -> wire::FullChoice {
    wire::FullChoice {
        choice: full.choice,
        at_most: full.at_most,
        action: quota_action(full.action),
    }
}

fn quota_action(action: booth::responses::QuotaAction) -> wire::QuotaAction {
    match action {
        booth::responses::QuotaAction::Stop => wire::QuotaAction::Stop,
        booth::responses::QuotaAction::Warn => wire::QuotaAction::Warn,
    }
}

pub(crate) fn quota_action_of(action: wire::QuotaAction) -> booth::responses::QuotaAction {
    match action {
        wire::QuotaAction::Stop => booth::responses::QuotaAction::Stop,
        wire::QuotaAction::Warn => booth::responses::QuotaAction::Warn,
    }
}

pub(crate) fn quotas(questions: Vec<booth::responses::QuotaQuestion>) -> wire::Quotas {
    let choice = |choice: booth::responses::ChoiceQuota| wire::ChoiceQuota {
        choice: choice.choice,
        label: text(&choice.label),
        at_most: choice.at_most,
        action: quota_action(choice.action),
        counted: choice.counted,
    };
    wire::Quotas {
        questions: questions
            .into_iter()
            .map(|question| wire::QuotaQuestion {
                path: question.path,
                label: text(&question.label),
                choices: question.choices.into_iter().map(choice).collect(),
            })
            .collect(),
    }
}

pub(crate) fn closing(
    booth: &Booth,
    unfinished: Vec<booth::responses::Unfinished>,
    timing: booth::responses::Timing,
) -> wire::Closing {
    // Nobody reads the thousandths of what a person needs for a question.
    let seconds = |millis: u64| (millis as f32 / 100.0).round() / 10.0;
    wire::Closing {
        unfinished: unfinished
            .into_iter()
            .map(|survey| wire::UnfinishedSurvey {
                visitor: survey.visitor.to_string(),
                at: booth.day_and_time(survey.at_ms),
                name: (!survey.name.is_empty()).then_some(survey.name),
                summary: joined(&survey.about),
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
                    label: text(&time.label),
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
        question: text(&change.question),
        before: text(&change.before),
        after: text(&change.after),
        reason,
        words,
        overtaken: change.overtaken,
    }
}

pub(crate) fn amendment_reason(
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

pub(crate) fn interest_noted(interest: wire::Interest) -> booth::responses::Interest {
    match interest {
        wire::Interest::Hot => booth::responses::Interest::Hot,
        wire::Interest::Warm => booth::responses::Interest::Warm,
        wire::Interest::Cold => booth::responses::Interest::Cold,
    }
}

pub(crate) fn kiosk_settings(set: &booth::responses::KioskSet) -> wire::KioskSettings {
    wire::KioskSettings {
        idle_seconds: set.idle_seconds,
        half_answered: match set.half_answered {
            booth::responses::HalfAnswered::Keep => wire::HalfAnswered::Keep,
            booth::responses::HalfAnswered::Discard => wire::HalfAnswered::Discard,
        },
    }
}

pub(crate) fn kiosk_set(idle_seconds: u32, left: wire::HalfAnswered) -> booth::responses::KioskSet {
    booth::responses::KioskSet {
        idle_seconds,
        half_answered: match left {
            wire::HalfAnswered::Keep => booth::responses::HalfAnswered::Keep,
            wire::HalfAnswered::Discard => booth::responses::HalfAnswered::Discard,
        },
    }
}

/// The time from a question to its answer.
pub(crate) fn took(millis: Option<u32>) -> Option<Duration> {
    millis.map(|millis| Duration::from_millis(millis.into()))
}

/// The answer as the survey takes it: names of choices, or one text.
pub(crate) fn answer(value: &[String], kind: &Kind) -> Option<Answer> {
    match (value, kind) {
        ([], _) => None,
        (names, Kind::SelectOne | Kind::SelectMultiple | Kind::Rank) => {
            Some(Answer::Choices(names.to_vec()))
        }
        ([text, ..], _) => Some(Answer::Text(text.clone())),
    }
}

fn permission(permission: &booth::consent::Permission) -> wire::PermissionLine {
    wire::PermissionLine {
        channel: channel(permission.channel),
        allowed: permission.decision.allowed,
        reason: text(&permission.decision.reason.sentence()),
    }
}

fn channel(channel: Channel) -> Text {
    let (ko, en) = match channel {
        Channel::Email => ("이메일", "E-mail"),
        Channel::Sms => ("문자", "Text message"),
        Channel::Kakao => ("카카오톡", "KakaoTalk"),
        Channel::Phone => ("전화", "Phone"),
        Channel::Post => ("우편", "Post"),
    };
    text(&Sentence::new(ko, en))
}

pub(crate) fn notices(booth: &Booth) -> Result<wire::Notices, BoothError> {
    let notices = booth.notices()?;
    Ok(wire::Notices {
        notices: notices
            .into_iter()
            .map(|(id, notice)| wire::Notice {
                id: id.to_string(),
                act: act(notice.act),
                title: bilingual(&notice.title),
                lines: notice
                    .lines
                    .iter()
                    .map(|line| wire::NoticeLine {
                        text: bilingual(&line.text),
                        emphasised: line.emphasised,
                    })
                    .collect(),
            })
            .collect(),
        topics: booth
            .fair()
            .topics
            .iter()
            .map(|topic| wire::Choice {
                name: topic.name.clone(),
                label: bilingual(&topic.label),
            })
            .collect(),
    })
}

fn act(act: NoticeAct) -> wire::Act {
    match act {
        NoticeAct::CollectAndUse => wire::Act::CollectAndUse,
        NoticeAct::AdvertisingEmail => wire::Act::AdvertisingEmail,
        NoticeAct::AdvertisingSms => wire::Act::AdvertisingSms,
        NoticeAct::AdvertisingKakao => wire::Act::AdvertisingKakao,
        NoticeAct::AtLeast14 => wire::Act::AtLeast14,
    }
}

pub(crate) fn sale_request(
    request: wire::SaleRequest,
) -> Result<booth::sales::SaleRequest, WireError> {
    let optional = |text: Option<String>| text.as_deref().map(id).transpose();
    Ok(booth::sales::SaleRequest {
        visitor: optional(request.visitor)?,
        coupon: optional(request.coupon)?,
        lines: request
            .lines
            .iter()
            .map(|line| {
                Ok(BasketLine {
                    product: id(&line.product)?,
                    quantity: line.quantity,
                })
            })
            .collect::<Result<_, WireError>>()?,
        purpose: request.purpose,
    })
}

pub(crate) fn quote(booth: &Booth, quote: booth::sales::Quote) -> Result<wire::Quote, BoothError> {
    Ok(wire::Quote {
        subtotal_won: quote.subtotal_won,
        discount_won: quote.discount_won,
        total_won: quote.total_won(),
        coupon: quote
            .coupon
            .map(|checked| check(booth, checked))
            .transpose()?,
    })
}

pub(crate) fn withheld(withheld: &booth::follow_up::Withheld) -> wire::Withheld {
    wire::Withheld {
        code: withheld.code.clone(),
        reason: text(&withheld.reason),
        count: withheld.count,
    }
}

/// In which form the answers are exported.
pub(crate) fn answer_form(request: &wire::ExportAnswers) -> booth::responses::AnswerForm {
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

pub(crate) fn follow_up(follow_up: &booth::follow_up::FollowUp) -> wire::FollowUp {
    let count = |people: usize| u32::try_from(people).unwrap_or(u32::MAX);
    wire::FollowUp {
        visitors: follow_up.visitors,
        allowed: follow_up.allowed,
        sendable: count(follow_up.people.len()),
        withheld: follow_up.withheld.iter().map(withheld).collect(),
        groups: follow_up
            .groups
            .iter()
            .map(|group| wire::FollowUpGroup {
                title: text(&group.title),
                count: group.count,
            })
            .collect(),
        people: follow_up
            .people
            .iter()
            .take(LISTED_PEOPLE)
            .map(person)
            .collect(),
    }
}

fn person(person: &booth::follow_up::FollowUpPerson) -> wire::FollowUpPerson {
    let permission = &person.permission;
    let no_product = Sentence::new("상품 없이 쿠폰만", "The coupon alone");
    let no_reason = Sentence::new(
        "아직 어느 상품이 더 맞는다고 말할 근거가 없습니다.",
        "Nothing yet speaks for one product over another.",
    );
    let found = person.recommendation.as_ref();
    wire::FollowUpPerson {
        name: person.name.clone(),
        contact: match permission.channel {
            Channel::Email => booth::masked_email(&permission.contact),
            _ => booth::masked_phone(&permission.contact),
        },
        channel: channel(permission.channel),
        product: text(found.map_or(&no_product, |found| &found.name)),
        reason: text(&found.map_or(no_reason, |found| found.reason.for_owner())),
    }
}
