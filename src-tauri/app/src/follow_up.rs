//! Whom to write to, and the files for it.

use crate::shell::Shell;
use crate::values::{self, Answer};
use crate::work;
use booth::follow_up::{
    Behind, EarlierFiles, FileRequest, Format, Group, Mood, Opening, Printing, Protection,
    Question, ReportColumns, ReportRequest, Said, Window, read_report,
};
use booth::{Booth, BoothError};
use permission::ContactPoint;
use wire::{
    AskFollowUp, AskHoldOut, Audiences, Choice, ChooseHoldOut, ExportFollowUp, Exported, FollowUp,
    FollowUpReport, HoldOut, HoldOutGroup, InOwnWords, MadeFiles, NoteNotSent, Nothing,
    OverrideHoldOut, QuestionInOwnWords, QuestionWorth, QuestionsWorth, ReportTakenIn,
    ReportedSums, SaidByMany, Targets, TryAgain, Work,
};
use words::{Language, Sentence, sentence};

/// People shown on the follow-up screen at most; the files hold everybody.
const LISTED_PEOPLE: usize = 200;

pub(crate) fn get_follow_up(shell: &Shell, request: AskFollowUp) -> Answer<FollowUp> {
    let scope = values::fair_scope(request.all_fairs);
    shell.with(|booth| {
        let known_until = booth.knows_requests_until()?;
        let mut shown = show(&booth.follow_up_listing(scope, LISTED_PEOPLE)?);
        shown.requests_known_until =
            known_until.map(|until| until.format("%Y-%m-%d %H:%M").to_string());
        Ok(shown)
    })
}

pub(crate) fn get_audiences(shell: &Shell, request: AskFollowUp) -> Answer<Audiences> {
    let scope = values::fair_scope(request.all_fairs);
    shell.with(|booth| {
        let mut audiences = booth.audiences(scope)?;
        audiences.groups.retain(|audience| audience.people > 0);
        Ok(Audiences {
            visitors: audiences.people,
            sendable: audiences.sendable,
            audiences: audiences.groups.iter().map(audience).collect(),
            new_coupons: booth.coupons_to_come(scope)?,
        })
    })
}

pub(crate) fn get_question_worth(shell: &Shell, request: AskFollowUp) -> Answer<QuestionsWorth> {
    let scope = values::fair_scope(request.all_fairs);
    let read = shell.with(|booth| booth.questions_to_weigh(scope))?;
    // It takes as long as learning many times, and nobody at the booth waits for it.
    let worth = read.weigh();
    Ok(QuestionsWorth {
        people: worth.people,
        written_to: worth.written_to,
        questions: worth
            .questions
            .iter()
            .map(|it| question_worth(it, worth.people))
            .collect(),
    })
}

pub(crate) fn get_in_own_words(shell: &Shell, _: Nothing) -> Answer<InOwnWords> {
    let said = shell.with(|booth| booth.in_own_words(None))?;
    Ok(InOwnWords {
        questions: said.iter().map(in_own_words).collect(),
    })
}

pub(crate) fn export_follow_up(shell: &Shell, request: ExportFollowUp) -> Answer<Exported> {
    let folder = shell.folder(&request.folder)?;
    let scope = values::fair_scope(request.all_fairs);
    let earlier = match request.earlier {
        wire::EarlierFiles::Include => EarlierFiles::Include,
        wire::EarlierFiles::LeaveOut => EarlierFiles::LeaveOut,
        wire::EarlierFiles::Ask => EarlierFiles::Ask,
    };
    let protection = match request.locked {
        true => Protection::Password,
        false => Protection::None,
    };
    shell.with_counted(Work::FollowUpFiles, |booth, _| {
        let reason = &request.reason;
        let exported = match &request.to {
            None => {
                let korean = Language::Korean;
                booth.export_follow_up_after(earlier, protection, scope, reason, &folder, korean)?
            }
            Some(to) => {
                let request = FileRequest {
                    scope,
                    earlier,
                    target: booth::follow_up::target(&to.target)?,
                    audience: to.audience.clone(),
                    topic: to.topic.clone(),
                    at: None,
                    protection,
                    draft: to.draft.as_deref().map(crate::drafts::kind).transpose()?,
                    printing: Printing {
                        is_one_each: to.one_each,
                        used_labels: to.first_label.saturating_sub(1) as usize,
                    },
                };
                booth.export_for_target(&request, reason, &folder, Language::Korean)?
            }
        };
        Ok(Exported {
            files: shell.all_saved(&exported.files),
            rows: exported.rows,
            held_out: exported.held_out,
            withheld: exported.withheld.iter().map(withheld).collect(),
            undeliverable: exported.undeliverable.iter().map(undeliverable).collect(),
            new_coupons: exported.new_coupons,
            notes: exported.notes.iter().map(values::text).collect(),
            opening: exported.opening.as_ref().map(opening),
        })
    })
}

/// What opens files that left locked.
pub(crate) fn opening(opening: &Opening) -> wire::Opening {
    wire::Opening {
        password: opening.password.reveal().to_owned(),
        steps: opening.steps.iter().map(values::text).collect(),
    }
}

pub(crate) fn get_targets(shell: &Shell, _: Nothing) -> Answer<Targets> {
    shell.with(|booth| targets(booth))
}

pub(crate) fn note_not_sent(shell: &Shell, request: NoteNotSent) -> Answer<Targets> {
    let export = values::id(&request.export)?;
    shell.with(|booth| {
        booth.note_not_sent(export)?;
        targets(booth)
    })
}

pub(crate) fn take_in_report(shell: &Shell, request: FollowUpReport) -> Answer<ReportTakenIn> {
    let export = values::id(&request.export)?;
    let bytes = values::file_bytes(&request.content)?;
    let progress = shell.work().begin(Work::Report);
    let file = read_report(&bytes, &request.file_name, &progress);
    work::go_on(&progress)?;
    let file = file.map_err(|error| values::error(&error))?;
    let named = |column: Option<String>| column.filter(|it| !it.trim().is_empty());
    let of = ReportRequest {
        export: Some(export),
        columns: ReportColumns {
            address: named(request.address),
            outcome: named(request.outcome),
        },
    };
    shell.with(|booth| {
        let import = booth.import_report(&file, &of)?;
        Ok(ReportTakenIn {
            sentences: import.sentences().iter().map(values::text).collect(),
            is_partly_unread: !import.not_understood.is_empty() || !import.unreadable.is_empty(),
        })
    })
}

pub(crate) fn try_contact_again(shell: &Shell, request: TryAgain) -> Answer<Nothing> {
    shell.with(|booth| {
        booth.take_back_bounce(&request.contact)?;
        Ok(Nothing {})
    })
}

fn targets(booth: &Booth) -> Result<Targets, BoothError> {
    let target = |target: &booth::follow_up::Target| {
        let (korean, english) = (
            target.steps(Language::Korean),
            target.steps(Language::English),
        );
        let steps = korean.iter().zip(english);
        let steps = steps.map(|(ko, en)| Sentence::of_texts(ko, en));
        wire::Target {
            id: target.id.clone(),
            name: values::text(&target.name()),
            channel: target.channel.map(|it| values::text(&it.name())),
            steps: steps.map(|step| values::text(&step)).collect(),
            letters: target.format == Format::Pdf && target.labels.is_none(),
            labels: target
                .labels
                .map(|sheet| u32::try_from(sheet.labels()).unwrap_or(u32::MAX)),
        }
    };
    let topics = booth.fair().topics.iter();
    let saved = booth.saved_segments()?.into_iter();
    Ok(Targets {
        targets: booth::follow_up::shipped_targets()
            .iter()
            .map(target)
            .collect(),
        topics: topics
            .map(|topic| choice(topic.name.clone(), &Sentence::from(&topic.label)))
            .collect(),
        made: booth.files_made()?.into_iter().map(made_files).collect(),
        saved: saved
            .map(|saved| {
                choice(
                    saved.audience(),
                    &Sentence::of_texts(&saved.name, &saved.name),
                )
            })
            .collect(),
    })
}

fn made_files(made: booth::follow_up::MadeFiles) -> MadeFiles {
    MadeFiles {
        export: made.id.to_string(),
        names: made.names,
        planned_on: made.planned_on.to_string(),
        people: made.people,
        not_sent: made.is_not_sent,
        reported: made.reported.map(|sums| ReportedSums {
            sent: sums.sent,
            failed: sums.failed,
        }),
    }
}

fn choice(name: String, label: &Sentence) -> Choice {
    Choice {
        name,
        label: values::text(label),
    }
}

pub(crate) fn get_hold_out(shell: &Shell, request: AskHoldOut) -> Answer<HoldOut> {
    shell.with(|booth| hold_out(booth, request.days))
}

pub(crate) fn choose_hold_out(shell: &Shell, request: ChooseHoldOut) -> Answer<HoldOut> {
    shell.with(|booth| {
        booth.hold_out(request.bestsellers, request.no_message)?;
        hold_out(booth, request.days)
    })
}

pub(crate) fn override_hold_out(shell: &Shell, request: OverrideHoldOut) -> Answer<HoldOut> {
    let visitor = values::id(&request.visitor)?;
    let gets = match request.gets {
        HoldOutGroup::Recommendation => Group::Recommendation,
        HoldOutGroup::Bestsellers => Group::Bestsellers,
        HoldOutGroup::NoMessage => Group::NoMessage,
    };
    shell.with(|booth| {
        booth.override_hold_out(visitor, gets)?;
        hold_out(booth, request.days)
    })
}

fn hold_out(booth: &mut Booth, days: u32) -> Result<HoldOut, BoothError> {
    let window = Window::of(days).unwrap_or_default();
    let plan = booth.hold_out_plan(window)?;
    let results = booth.follow_up_results(window)?;
    let held = booth.held_people(LISTED_PEOPLE)?;
    let texts = |sentences: Vec<words::Sentence>| sentences.iter().map(values::text).collect();
    Ok(HoldOut {
        bestsellers: plan.chosen.bestsellers(),
        no_message: plan.chosen.no_message(),
        advice: texts(plan.sentences()),
        suggested: plan.suggestion.percent,
        days: window.days(),
        recommending: texts(
            results
                .recommending
                .sentences(Question::Recommending, window),
        ),
        writing: texts(results.writing.sentences(Question::Writing, window)),
        people_of: held.of,
        people: held
            .people
            .into_iter()
            .map(|person| wire::HeldOutPerson {
                visitor: person.visitor.to_string(),
                name: person.name,
                gets: match person.gets {
                    Group::Recommendation => HoldOutGroup::Recommendation,
                    Group::Bestsellers => HoldOutGroup::Bestsellers,
                    Group::NoMessage => HoldOutGroup::NoMessage,
                },
            })
            .collect(),
    })
}

fn show(follow_up: &booth::follow_up::FollowUp) -> wire::FollowUp {
    wire::FollowUp {
        visitors: follow_up.visitors,
        allowed: follow_up.allowed,
        sendable: follow_up.sendable,
        reach: follow_up.reach.iter().map(reach).collect(),
        withheld: follow_up.withheld.iter().map(withheld).collect(),
        groups: follow_up
            .groups
            .iter()
            .map(|group| wire::FollowUpGroup {
                title: values::text(&group.title),
                count: group.count,
            })
            .collect(),
        people: follow_up.people.iter().map(person).collect(),
        requests_known_until: None,
    }
}

pub(crate) fn person(person: &booth::follow_up::FollowUpPerson) -> wire::FollowUpPerson {
    let permission = &person.permission;
    let no_product = sentence!("offer-coupon-alone");
    let no_reason = sentence!("offer-without-reason");
    let found = person.recommendation.as_ref();
    wire::FollowUpPerson {
        name: person.name.clone(),
        contact: match permission.channel.contact_point() {
            ContactPoint::Email => booth::masked_email(&permission.contact),
            ContactPoint::Phone => booth::masked_phone(&permission.contact),
            ContactPoint::Address => booth::masked_address(&permission.contact),
        },
        channel: values::text(&permission.channel.name()),
        product: values::text(found.map_or(&no_product, |found| &found.name)),
        reason: values::text(&found.map_or(no_reason, |found| found.reason.for_owner())),
        coupons: person.coupons.coupons.iter().map(coupon_ahead).collect(),
        likelier_coupon: person.coupons.compared().as_ref().map(values::text),
    }
}

fn coupon_ahead(coupon: &booth::follow_up::CouponAhead) -> wire::CouponAhead {
    let estimate = &coupon.estimate;
    wire::CouponAhead {
        name: values::text(&coupon.name),
        likely: values::text(&estimate.in_brief()),
        why: values::text(&estimate.for_owner()),
        how: estimate.how().iter().map(values::text).collect(),
    }
}

fn audience(audience: &booth::follow_up::Audience) -> wire::Audience {
    let reach = audience.reachable.iter();
    wire::Audience {
        id: audience.id.to_owned(),
        title: values::text(&audience.title),
        people: audience.people,
        reach: reach
            .map(|(channel, people)| wire::AudienceReach {
                channel: values::text(&channel.name()),
                people: *people,
            })
            .collect(),
        withheld: audience.withheld.iter().map(withheld).collect(),
    }
}

fn in_own_words(question: &booth::follow_up::InOwnWords) -> QuestionInOwnWords {
    let by_many = |what: &Sentence, behind: &Behind| SaidByMany {
        what: values::text(what),
        people: u32::try_from(behind.people).unwrap_or(u32::MAX),
        quotes: behind.quotes.clone(),
    };
    let mut said = Vec::new();
    let mut has_more = false;
    if let Said::Words(told) = &question.said {
        let moods = [
            (Mood::Good, sentence!("own-words-good")),
            (Mood::Bad, sentence!("own-words-bad")),
        ];
        for (mood, what) in moods {
            said.extend(told.mood(mood).map(|behind| by_many(&what, behind)));
        }
        let keywords = told.keywords.iter();
        said.extend(
            keywords.map(|(word, behind)| by_many(&Sentence::of_texts(word, word), behind)),
        );
        has_more = told.has_more_keywords;
    }
    QuestionInOwnWords {
        path: question.path.clone(),
        label: values::text(&question.label),
        sentence: values::text(&question.sentence()),
        said,
        has_more,
    }
}

fn question_worth(question: &booth::follow_up::QuestionWorth, people: u32) -> QuestionWorth {
    QuestionWorth {
        path: question.path.clone(),
        label: values::text(&question.label),
        sentence: values::text(&question.sentence(people)),
        cost: values::text(&question.cost()),
        changed: question.worth.is_something(),
        recommendations: question.recommendations,
        reasons: question.reasons,
        groups: question.groups,
        drafts: question.drafts,
        asked: question.asked,
        skipped: question.skipped,
        is_asked_now: question.is_asked_now,
        is_asked_next: question.is_asked_next,
    }
}

fn reach(reach: &booth::follow_up::ChannelReach) -> wire::ChannelReach {
    wire::ChannelReach {
        channel: values::text(&reach.channel.name()),
        allowed: reach.allowed,
        can_send: reach.can_send,
    }
}

fn undeliverable(undeliverable: &booth::follow_up::Undeliverable) -> wire::Withheld {
    wire::Withheld {
        code: undeliverable.code.to_owned(),
        reason: values::text(&undeliverable.reason),
        count: undeliverable.count,
    }
}

fn withheld(withheld: &booth::follow_up::Withheld) -> wire::Withheld {
    wire::Withheld {
        code: withheld.code.clone(),
        reason: values::text(&withheld.reason),
        count: withheld.count,
    }
}
