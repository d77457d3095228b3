//! A command decides by the facts inside its transaction, not by those the
//! caller saw before it.
//!
//! In each test a second caller changes the facts between the question and the
//! commit: another window, or a laptop whose records arrive. A command that
//! decided before its transaction would not notice.

mod consent;
mod coupons;
mod fairs;
mod follow_up;
mod maker;
mod questionnaires;
mod quotes;
mod replies;
mod responses;
mod rights;
mod sales;
mod staff;
mod visitors;

use crate::consent::{ContactDraft, ContactSource, NoticeAct, Particulars};
use crate::coupons::Printer;
use crate::fair::sample_fair;
use crate::maker::MakerDraft;
use crate::questionnaires::{DraftSource, LeavingOut, WhatHangsOnIt};
use crate::responses::{AmendmentReason, Answer, HalfAnswered, Interest, KioskSet, QuotaAction};
use crate::sales::{BasketLine, ProductDraft, SaleRequest};
use crate::{Booth, BoothError, Right};
use chrono::NaiveDate;
use ledger::{Environment, Ledger, LedgerError, NewRecord};
use outreach::answers::{AnswerForm, ChoicesAs, SeveralAs};
use outreach::receipt::Roll;
use permission::Channel;
use records::Body;
use records::consent::{PermissionSaid, PermissionWithdrawn};
use records::coupons::{CouponRedeemed, CouponVoided, ProgrammeClosed};
use records::hold_out::{Drawn, HoldOutDrawn, StoredGroup};
use records::questionnaires::{QuestionnaireChosen, QuestionnaireDrafted};
use records::responses::{
    InterviewerNoted, QuotaSet, ResponseAnswered, ResponseDiscarded, ResponseFinished,
};
use records::sales::{ProductAdded, ProductRetired, SaleVoided};
use records::staff::{Role, StaffAdded};
use records::visitors::{ContactRecorded, VisitorArrived};
use std::collections::BTreeMap;
use uuid::Uuid;
use words::Language;

/// Writes to the ledger between a question and its answer, as another caller
/// would.
pub(crate) type SecondCaller = Box<dyn FnMut(&mut Ledger, &mut dyn Environment) + Send>;

/// 25 November 2026, 10:00 in Seoul.
const OPENING: i64 = 1_795_568_400_000;

/// A clock that stands still, and random numbers from a counter, so that every
/// run is the same.
struct Counting(u64);

impl Environment for Counting {
    fn now_unix_millis(&mut self) -> i64 {
        OPENING
    }

    fn fill_random(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            chunk.copy_from_slice(&self.0.to_be_bytes()[..chunk.len()]);
        }
    }
}

struct Fair {
    booth: Booth,
    folder: tempfile::TempDir,
}

fn fair() -> Fair {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let day = NaiveDate::from_ymd_opt(2026, 11, 25).expect("a day");
    let set_up = sample_fair(day).expect("the sample");
    let path = folder.path().join("booth.db");
    let created = Booth::create(&path, "long enough", set_up, Box::new(Counting(1)));
    Fair {
        booth: created.expect("a new store").booth,
        folder,
    }
}

impl Fair {
    /// Before the next transaction somebody else records this body.
    fn meanwhile(&mut self, entity: Uuid, subject: Option<Uuid>, body: Body) {
        self.meanwhile_before(1, entity, subject, body);
    }

    /// Before the transaction with this number, counted from now, somebody else
    /// records this body.
    fn meanwhile_before(&mut self, number: u32, entity: Uuid, subject: Option<Uuid>, body: Body) {
        let mut body = Some(body);
        let mut left = number;
        self.booth.before_append = Some(Box::new(move |ledger, environment| {
            left = left.saturating_sub(1);
            if left > 0 {
                return;
            }
            if let Some(body) = body.take() {
                let record = records::new_record(entity, subject, None, body);
                record_in(ledger, environment, record);
            }
        }));
    }

    /// Records of a kind in the store.
    fn count(&self, kind: &str) -> u32 {
        self.booth
            .connection()
            .query_row(
                "SELECT count(*) FROM ledger_records WHERE kind = ?1",
                [kind],
                |row| row.get(0),
            )
            .expect("a count")
    }

    fn visitor(&mut self) -> Uuid {
        self.booth.expect_visitor().expect("a visitor")
    }

    fn response(&self, visitor: Uuid) -> Uuid {
        let (row, _) = self
            .booth
            .facts()
            .latest_response(visitor)
            .expect("a response");
        row.id
    }

    fn answered(&mut self) -> Uuid {
        let visitor = self.visitor();
        for (path, choice) in [
            ("visit", "first"),
            ("household", "alone"),
            ("cooking", "daily"),
            ("budget", "high"),
            ("use", "whisky"),
            ("topic", "offers"),
        ] {
            self.booth
                .answer(visitor, path, chosen(choice))
                .expect("an answer");
        }
        visitor
    }

    fn finished(&mut self) -> Uuid {
        let visitor = self.answered();
        self.booth.finish_survey(visitor).expect("handed in");
        visitor
    }

    fn contact(&self, granted: &[NoticeAct]) -> ContactDraft {
        let notices = self.booth.notices().expect("notices");
        let ids = |wanted: &dyn Fn(NoticeAct) -> bool| {
            let of = notices.iter().filter(|(_, notice)| wanted(notice.act));
            of.map(|(id, _)| *id).collect::<Vec<_>>()
        };
        ContactDraft {
            name: "김서연".to_owned(),
            email: "seoyeon@example.com".to_owned(),
            phone: String::new(),
            particulars: None,
            badge: None,
            source: ContactSource::Staff,
            language: "ko".to_owned(),
            shown: ids(&|_| true),
            granted: ids(&|act| granted.contains(&act)),
            topics: Vec::new(),
        }
    }

    fn reachable(&mut self) -> Uuid {
        let visitor = self.finished();
        let draft = self.contact(&EMAIL);
        self.booth.save_contact(visitor, &draft).expect("a contact");
        visitor
    }

    fn programme(&self) -> Uuid {
        let found = self.booth.survey_programme().expect("programmes");
        found.expect("the sample thanks for a survey").0
    }

    fn coupon(&mut self, visitor: Uuid) -> Uuid {
        let programme = self.programme();
        let coupon = self.booth.issue_coupon(Some(visitor), programme);
        coupon.expect("a coupon").id
    }

    fn basket(&self, coupon: Option<Uuid>) -> SaleRequest {
        let product = self.booth.products().expect("products")[0].0;
        SaleRequest {
            coupon,
            lines: vec![BasketLine {
                product,
                quantity: 1,
            }],
            ..SaleRequest::default()
        }
    }

    /// A second version of the questionnaire, which is not asked yet.
    fn second_version(&mut self) -> Uuid {
        let first = self.booth.questionnaire_versions().expect("versions")[0].id;
        let template = self.booth.questionnaire_templates().expect("templates")[0]
            .id
            .to_owned();
        let draft = self
            .booth
            .begin_questionnaire(&DraftSource::Template(template))
            .expect("a draft");
        let second = self.booth.publish_questionnaire(draft).expect("published");
        self.booth
            .choose_questionnaire(first)
            .expect("the first again");
        second
    }
}

const EMAIL: [NoticeAct; 3] = [
    NoticeAct::AtLeast14,
    NoticeAct::CollectAndUse,
    NoticeAct::Advertising(Channel::Email),
];

fn record_in(ledger: &mut Ledger, environment: &mut dyn Environment, record: NewRecord) {
    ledger
        .append(environment, |_| Ok::<_, LedgerError>((vec![record], ())))
        .expect("the second caller's record");
}

fn chosen(choice: &str) -> Option<Answer> {
    Some(Answer::Choices(vec![choice.to_owned()]))
}

fn handed_in() -> Body {
    Body::ResponseFinished(ResponseFinished {
        answers: BTreeMap::from([("use".to_owned(), "gift".to_owned())]),
        language: None,
    })
}

fn chosen_version(questionnaire: Uuid) -> Body {
    Body::QuestionnaireChosen(QuestionnaireChosen {
        questionnaire,
        fair: Uuid::nil(),
    })
}

fn draft_ended() -> Body {
    Body::QuestionnaireDrafted(QuestionnaireDrafted {
        workbook: None,
        uses: BTreeMap::new(),
        purpose_question: None,
    })
}

/// A closure without its facts (`|_|`) can only have decided before the
/// transaction.
#[test]
fn no_command_ignores_the_facts() {
    let mut sources = vec![std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut appends = 0;
    loop {
        let next = sources.pop();
        let Some(path) = next else { break };
        if path.ends_with("decided_inside") {
            continue;
        }
        if path.is_dir() {
            let inside = std::fs::read_dir(&path).expect("a folder");
            let inside = inside.map(|entry| entry.expect("an entry").path());
            sources.extend(inside);
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a source file");
        appends += text.matches("append(Right::").count();
        for line in text.lines() {
            assert!(
                !(line.contains("append(Right::") && line.contains("|_|")),
                "{} decides outside its transaction: {line}",
                path.display()
            );
        }
    }
    assert!(appends > 25, "the commands were found: {appends}");
}
