//! What is decided follows the facts inside the transaction, not those the
//! caller saw before it.
//!
//! In each test a second caller changes the facts between the question and the
//! commit: another window, or a laptop whose records arrive. A command that
//! decided before its transaction would not notice.

use crate::consent::{ContactDraft, NoticeAct};
use crate::coupons::Printer;
use crate::fair::sample_fair;
use crate::maker::MakerDraft;
use crate::questionnaires::DraftSource;
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
use records::questionnaires::{QuestionnaireChosen, QuestionnaireDrafted};
use records::responses::{
    InterviewerNoted, QuotaSet, ResponseAnswered, ResponseDiscarded, ResponseFinished,
};
use records::sales::{ProductAdded, ProductRetired, SaleVoided};
use records::staff::{Role, StaffAdded};
use records::visitors::ContactRecorded;
use std::collections::BTreeMap;
use uuid::Uuid;
use words::Language;

/// Whoever writes between a question and its answer.
pub(crate) type SecondCaller = Box<dyn FnMut(&mut Ledger, &mut dyn Environment) + Send>;

/// 25 November 2026, 10:00 in Seoul.
const OPENING: i64 = 1_795_568_400_000;

/// A clock that stands still and dice that count.
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
    /// Before the next transaction somebody else records this.
    fn meanwhile(&mut self, entity: Uuid, subject: Option<Uuid>, body: Body) {
        self.meanwhile_before(1, entity, subject, body);
    }

    /// Before the transaction of this number somebody else records this.
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
        self.booth.start_visit().expect("a visitor")
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
    Body::QuestionnaireChosen(QuestionnaireChosen { questionnaire })
}

fn draft_ended() -> Body {
    Body::QuestionnaireDrafted(QuestionnaireDrafted {
        workbook: None,
        uses: BTreeMap::new(),
        purpose_question: None,
    })
}

// ---- staff

/// Somebody whose role was taken away a moment ago may not do it any more.
#[test]
fn a_right_that_was_taken_away_is_gone() {
    let mut fair = fair();
    let owner = fair.booth.staff().expect("staff")[0].0;
    let demoted = StaffAdded {
        name: "한서윤".to_owned(),
        role: Role::Capture,
    };
    fair.meanwhile(owner, None, Body::StaffAdded(demoted));
    let refused = fair.booth.add_product("접시", 10_000);
    assert!(matches!(
        refused,
        Err(BoothError::NotAllowed(Right::Manage))
    ));
}

// ---- responses

#[test]
fn an_answer_to_a_survey_that_was_handed_in_meanwhile_is_refused() {
    let mut fair = fair();
    let visitor = fair.answered();
    fair.meanwhile(fair.response(visitor), Some(visitor), handed_in());
    let refused = fair.booth.answer(visitor, "use", chosen("whisky"));
    assert!(matches!(refused, Err(BoothError::Finished)));
}

#[test]
fn what_is_handed_in_is_what_was_answered_last() {
    let mut fair = fair();
    let visitor = fair.answered();
    let changed = Body::ResponseAnswered(ResponseAnswered {
        path: "use".to_owned(),
        value: Some("gift".to_owned()),
        took_ms: None,
    });
    fair.meanwhile(fair.response(visitor), Some(visitor), changed);
    fair.booth.finish_survey(visitor).expect("handed in");
    let answers = tables::response::answers(fair.booth.connection(), fair.response(visitor));
    assert_eq!(answers.expect("answers")["use"], "gift");
}

#[test]
fn a_survey_handed_in_meanwhile_is_neither_discarded_nor_stopped() {
    let mut fair = fair();
    for stop in [false, true] {
        let visitor = fair.answered();
        fair.meanwhile(fair.response(visitor), Some(visitor), handed_in());
        let refused = if stop {
            fair.booth.stop_survey(visitor, "use")
        } else {
            fair.booth.discard_survey(visitor)
        };
        assert!(matches!(refused, Err(BoothError::Finished)));
    }
}

#[test]
fn a_change_that_somebody_else_made_already_is_not_made_twice() {
    let mut fair = fair();
    let visitor = fair.finished();
    let body = Body::ResponseAmended(records::responses::ResponseAmended {
        path: "use".to_owned(),
        value: Some("gift".to_owned()),
        also: BTreeMap::new(),
        corrects: Uuid::nil(),
        reason: AmendmentReason::Mistaken,
    });
    fair.meanwhile(fair.response(visitor), Some(visitor), body);
    fair.booth
        .amend(visitor, "use", chosen("gift"), AmendmentReason::Mistaken)
        .expect("it says so already");
    assert_eq!(fair.count("response.amended"), 1);
}

#[test]
fn a_note_that_somebody_else_wrote_already_is_not_written_twice() {
    let mut fair = fair();
    let visitor = fair.visitor();
    let noted = InterviewerNoted {
        interest: Some(Interest::Hot),
        note: "견적서".to_owned(),
    };
    fair.meanwhile(visitor, Some(visitor), Body::InterviewerNoted(noted));
    fair.booth
        .note_visitor(visitor, Some(Interest::Hot), "견적서")
        .expect("it says so already");
    assert_eq!(fair.count("interviewer.noted"), 1);
}

#[test]
fn a_new_visitor_is_asked_the_version_chosen_last() {
    let mut fair = fair();
    let second = fair.second_version();
    fair.meanwhile(Uuid::from_u128(7), None, chosen_version(second));
    let visitor = fair.visitor();
    let (row, _) = fair
        .booth
        .facts()
        .latest_response(visitor)
        .expect("a response");
    assert_eq!(row.questionnaire, second);
}

#[test]
fn a_quota_needs_a_choice_of_the_version_asked_now() {
    let mut fair = fair();
    let second = fair.second_version();
    fair.meanwhile(Uuid::from_u128(7), None, chosen_version(second));
    let refused = fair
        .booth
        .set_quota("use", "whisky", Some(5), QuotaAction::Warn);
    assert!(matches!(refused, Err(BoothError::Unknown)));
}

#[test]
fn the_kiosk_takes_no_answer_that_is_full_by_now() {
    let mut fair = fair();
    let visitor = fair.booth.kiosk_start("ko").expect("a visitor");
    let quota = QuotaSet {
        path: "use".to_owned(),
        choice: "whisky".to_owned(),
        at_most: Some(0),
        action: QuotaAction::Warn,
    };
    fair.meanwhile(Uuid::from_u128(8), None, Body::QuotaSet(quota));
    let answered = fair
        .booth
        .kiosk_answer(visitor, "use", chosen("whisky"), None)
        .expect("it is said");
    assert!(answered.full.is_some());
    assert_eq!(fair.count("response.answered"), 0);
}

#[test]
fn the_kiosk_keeps_what_was_handed_in_before_its_visitor_left() {
    let mut fair = fair();
    let settings = KioskSet {
        idle_seconds: 45,
        half_answered: HalfAnswered::Discard,
    };
    fair.booth.open_kiosk(&settings).expect("open");
    let visitor = fair.booth.kiosk_start("ko").expect("a visitor");
    fair.meanwhile(fair.response(visitor), Some(visitor), handed_in());
    fair.booth.kiosk_abandon(visitor).expect("gone");
    assert_eq!(fair.count("response.discarded"), 0);
}

#[test]
fn opening_the_kiosk_discards_nothing_twice() {
    let mut fair = fair();
    let visitor = fair.booth.kiosk_start("ko").expect("a visitor");
    let discarded = Body::ResponseDiscarded(ResponseDiscarded {});
    fair.meanwhile(fair.response(visitor), Some(visitor), discarded);
    let settings = KioskSet {
        idle_seconds: 45,
        half_answered: HalfAnswered::Discard,
    };
    fair.booth.open_kiosk(&settings).expect("open");
    assert_eq!(fair.count("response.discarded"), 1);
}

#[test]
fn exported_answers_are_those_of_the_moment_they_are_written() {
    let mut fair = fair();
    let visitor = fair.answered();
    fair.meanwhile(fair.response(visitor), Some(visitor), handed_in());
    let form = AnswerForm {
        choices: ChoicesAs::Labels,
        several: SeveralAs::Joined,
    };
    let folder = fair.folder.path().to_owned();
    let exported = fair
        .booth
        .export_answers("보고서", form, false, &folder, Language::Korean)
        .expect("the survey was handed in before the files were written");
    assert_eq!((exported.responses, exported.unfinished), (1, 0));
}

// ---- questionnaires

#[test]
fn a_draft_that_was_thrown_away_meanwhile_stays_thrown_away() {
    let mut fair = fair();
    let begin = |fair: &mut Fair| {
        let template = fair.booth.questionnaire_templates().expect("templates")[0]
            .id
            .to_owned();
        let source = DraftSource::Template(template);
        fair.booth.begin_questionnaire(&source).expect("a draft")
    };
    for number in 0..4 {
        let draft = begin(&mut fair);
        let mut document = fair.booth.questionnaire_draft(draft).expect("it").draft;
        document.title.push('!');
        let past = fair
            .booth
            .questionnaire_draft_history(draft)
            .expect("states")[0]
            .record;
        fair.meanwhile(draft, None, draft_ended());
        let refused = match number {
            0 => fair
                .booth
                .save_questionnaire_draft(draft, document, &[].into(), None)
                .err(),
            1 => fair.booth.publish_questionnaire(draft).err(),
            2 => fair.booth.discard_questionnaire_draft(draft).err(),
            _ => {
                // An earlier state can be brought back, whatever came after it.
                let restored = fair.booth.restore_questionnaire_draft(draft, past);
                restored.expect("restored");
                continue;
            }
        };
        assert!(matches!(refused, Some(BoothError::Questionnaire(_))));
    }
    assert_eq!(
        fair.booth.questionnaire_versions().expect("versions").len(),
        1
    );
}

// ---- consent

#[test]
fn a_yes_is_given_in_the_knowledge_of_the_refusal_just_recorded() {
    let mut fair = fair();
    let visitor = fair.finished();
    let draft = fair.contact(&EMAIL);
    let keys = fair.booth.facts().contact_keys(&draft.email, "");
    let withdrawn = Body::PermissionWithdrawn(PermissionWithdrawn {
        contact_keys: keys.clone(),
        acts: Vec::new(),
    });
    fair.meanwhile(Uuid::from_u128(9), None, withdrawn);
    fair.booth.save_contact(visitor, &draft).expect("a contact");
    let history = fair
        .booth
        .permission_history(&draft.email)
        .expect("history");
    assert!(
        history
            .now
            .iter()
            .any(|permission| permission.decision.allowed),
        "the yes came after the refusal and names it"
    );
}

#[test]
fn a_withdrawal_covers_the_address_given_a_moment_ago() {
    let mut fair = fair();
    let visitor = fair.reachable();
    let newer = ContactRecorded {
        name: "김서연".to_owned(),
        email: "new@example.com".to_owned(),
        phone: String::new(),
    };
    fair.meanwhile(visitor, Some(visitor), Body::ContactRecorded(newer));
    fair.booth.withdraw(visitor).expect("withdrawn");
    for address in ["seoyeon@example.com", "new@example.com"] {
        let said = fair
            .booth
            .permission_history(address)
            .expect("history")
            .said;
        assert!(
            said.iter().any(|said| said.kind == "withdrawn"),
            "{address}"
        );
    }
}

#[test]
fn a_refusal_by_phone_belongs_to_the_visitor_known_by_now() {
    let mut fair = fair();
    let visitor = fair.finished();
    let contact = ContactRecorded {
        name: String::new(),
        email: "late@example.com".to_owned(),
        phone: String::new(),
    };
    fair.meanwhile(visitor, Some(visitor), Body::ContactRecorded(contact));
    fair.booth
        .withdraw_contact("late@example.com", None)
        .expect("withdrawn");
    let about: u32 = fair
        .booth
        .connection()
        .query_row(
            "SELECT count(*) FROM ledger_records WHERE kind = 'permission.withdrawn' AND subject = ?1",
            [visitor.as_bytes()],
            |row| row.get(0),
        )
        .expect("a count");
    assert_eq!(about, 1);
}

// ---- coupons

#[test]
fn a_programme_closed_meanwhile_gives_nothing_and_is_not_closed_twice() {
    let mut fair = fair();
    let visitor = fair.finished();
    let programme = fair.programme();
    fair.meanwhile(programme, None, Body::ProgrammeClosed(ProgrammeClosed {}));
    let refused = fair.booth.issue_coupon(Some(visitor), programme);
    assert!(matches!(refused, Err(BoothError::NotIssued(_))));

    let mut fair = self::fair();
    let programme = fair.programme();
    fair.meanwhile(programme, None, Body::ProgrammeClosed(ProgrammeClosed {}));
    let refused = fair.booth.close_programme(programme);
    assert!(matches!(refused, Err(BoothError::NotPossible(_))));

    let mut fair = self::fair();
    let (programme, opened) = fair.booth.survey_programme().expect("one").expect("one");
    fair.meanwhile(programme, None, Body::ProgrammeClosed(ProgrammeClosed {}));
    let refused = fair.booth.open_programme(&opened.draft(), Some(programme));
    assert!(matches!(refused, Err(BoothError::NotPossible(_))));
}

fn used(sale: Uuid) -> Body {
    Body::CouponRedeemed(CouponRedeemed {
        sale,
        discount_won: 1_000,
        programme: None,
    })
}

#[test]
fn a_coupon_used_meanwhile_is_not_used_voided_or_replaced() {
    for number in 0..3 {
        let mut fair = fair();
        let visitor = fair.finished();
        let coupon = fair.coupon(visitor);
        let basket = fair.basket(Some(coupon));
        fair.meanwhile(coupon, Some(visitor), used(Uuid::from_u128(10)));
        let refused = match number {
            0 => fair.booth.record_sale(&basket).err(),
            1 => fair.booth.void_coupon(coupon, "분실").err(),
            _ => fair.booth.reissue_coupon(coupon, "분실").err(),
        };
        assert!(
            matches!(
                refused,
                Some(BoothError::Coupon { .. } | BoothError::NotPossible(_))
            ),
            "{number}: {refused:?}"
        );
    }
}

#[test]
fn a_coupon_voided_meanwhile_is_not_used() {
    let mut fair = fair();
    let visitor = fair.finished();
    let coupon = fair.coupon(visitor);
    let basket = fair.basket(Some(coupon));
    let voided = Body::CouponVoided(CouponVoided {
        reason: "분실".to_owned(),
        replaced_by: None,
    });
    fair.meanwhile(coupon, Some(visitor), voided);
    let refused = fair.booth.record_sale(&basket);
    assert!(matches!(refused, Err(BoothError::Coupon { .. })));
}

#[test]
fn a_use_undone_meanwhile_is_not_undone_twice() {
    let mut fair = fair();
    let visitor = fair.finished();
    let coupon = fair.coupon(visitor);
    let basket = fair.basket(Some(coupon));
    fair.booth.record_sale(&basket).expect("sold");
    let use_of = tables::redemption::of_coupon(fair.booth.connection(), coupon).expect("uses");
    let undone = Body::CouponUseUndone(records::coupons::CouponUseUndone {
        redemption: use_of[0].record,
        reason: "실수".to_owned(),
    });
    fair.meanwhile(coupon, Some(visitor), undone);
    let refused = fair.booth.undo_last_use(coupon, "실수");
    assert!(matches!(refused, Err(BoothError::NotPossible(_))));
}

#[test]
fn a_printer_somebody_else_chose_already_is_not_chosen_twice() {
    let mut fair = fair();
    let printer = Printer {
        destination: "192.168.0.50:9100".to_owned(),
        roll: Roll::Mm80,
    };
    fair.booth.choose_printer(Some(&printer)).expect("chosen");
    let again = Body::PrinterChosen(records::coupons::PrinterChosen {
        destination: String::new(),
        roll_mm: 80,
    });
    let entity = crate::derived_id("boothloop.printer.v1", fair.booth.session.device.as_bytes());
    fair.meanwhile(entity, None, again);
    fair.booth
        .choose_printer(None)
        .expect("there is none already");
    assert_eq!(fair.count("printer.chosen"), 2);
}

// ---- sales

#[test]
fn a_product_taken_off_sale_meanwhile_is_not_sold() {
    let mut fair = fair();
    let basket = fair.basket(None);
    let product = basket.lines[0].product;
    fair.meanwhile(product, None, Body::ProductRetired(ProductRetired {}));
    assert!(matches!(
        fair.booth.record_sale(&basket),
        Err(BoothError::Unknown)
    ));
}

#[test]
fn a_sale_voided_meanwhile_is_neither_voided_nor_linked() {
    for link in [false, true] {
        let mut fair = fair();
        let visitor = fair.finished();
        let basket = fair.basket(None);
        let sale = fair.booth.record_sale(&basket).expect("sold").id;
        let voided = Body::SaleVoided(SaleVoided {
            reason: "반품".to_owned(),
        });
        fair.meanwhile(sale, None, voided);
        let refused = if link {
            fair.booth.link_sale(sale, Some(visitor))
        } else {
            fair.booth.void_sale(sale, "반품")
        };
        assert!(refused.is_err(), "link: {link}");
    }
}

fn product(name: &str, barcode: &str) -> Body {
    Body::ProductAdded(ProductAdded {
        name: crate::Bilingual::same(name),
        price_won: 10_000,
        tags: Vec::new(),
        position: 99,
        barcode: Some(barcode.to_owned()),
        stock: None,
    })
}

#[test]
fn a_barcode_taken_meanwhile_is_not_given_twice() {
    let mut fair = fair();
    fair.meanwhile(Uuid::from_u128(11), None, product("접시", "8801234567893"));
    let draft = ProductDraft {
        name: "큰 접시".to_owned(),
        price_won: 12_000,
        barcode: "8801234567893".to_owned(),
        ..ProductDraft::default()
    };
    assert!(matches!(
        fair.booth.save_product(None, &draft),
        Err(BoothError::Barcode(_))
    ));
}

#[test]
fn a_price_list_changes_the_product_that_was_added_meanwhile() {
    let mut fair = fair();
    fair.meanwhile(
        Uuid::from_u128(12),
        None,
        product("새 접시", "8801234567893"),
    );
    let list = "상품명,가격\n새 접시,12000\n".as_bytes();
    let before = fair.count("product.added");
    fair.booth
        .import_products(list, "list.csv")
        .expect("imported");
    assert_eq!(
        fair.count("product.added"),
        before + 1,
        "only the second caller's"
    );
    assert_eq!(fair.count("product.changed"), 1);
}

#[test]
fn a_product_retired_meanwhile_is_not_retired_twice() {
    let mut fair = fair();
    let product = fair.booth.products().expect("products")[0].0;
    fair.meanwhile(product, None, Body::ProductRetired(ProductRetired {}));
    fair.booth
        .retire_product(product, true)
        .expect("it is already");
    assert_eq!(fair.count("product.retired"), 1);
}

// ---- maker

#[test]
fn a_change_of_the_maker_that_was_made_already_is_not_made_twice() {
    let mut fair = fair();
    let draft = MakerDraft {
        phone: "02-123-4567".to_owned(),
        email: "hello@ongi.example".to_owned(),
        ..MakerDraft::default()
    };
    let mut other = self::fair();
    other.booth.change_maker(&draft).expect("changed");
    let changed = records::fair::MakerChanged {
        maker: other.booth.maker().expect("the maker"),
    };
    let entity = crate::derived_id("boothloop.maker.v1", fair.booth.fair_id().as_bytes());
    fair.meanwhile(entity, None, Body::MakerChanged(changed));
    fair.booth.change_maker(&draft).expect("it says so already");
    assert_eq!(fair.count("maker.changed"), 1);
}

// ---- follow-up

/// Between giving the coupons and writing the files somebody takes everything
/// back: she is not in the files.
#[test]
fn who_withdrew_a_moment_ago_is_in_no_file() {
    let mut fair = fair();
    let visitor = fair.reachable();
    let mut second = fair.contact(&EMAIL);
    second.email = "other@example.com".to_owned();
    let other = fair.finished();
    fair.booth.save_contact(other, &second).expect("a contact");
    let withdrawn = Body::PermissionWithdrawn(PermissionWithdrawn {
        contact_keys: fair.booth.facts().contact_keys("seoyeon@example.com", ""),
        acts: Vec::new(),
    });
    fair.meanwhile_before(2, visitor, Some(visitor), withdrawn);
    let folder = fair.folder.path().to_owned();
    let exported = fair
        .booth
        .export_follow_up("후속 안내", &folder, Language::Korean)
        .expect("files for the other one");
    assert_eq!(exported.rows, 1);
    let csv = std::fs::read_to_string(&exported.files[0]).expect("the table");
    assert!(csv.contains("other@example.com") && !csv.contains("seoyeon@example.com"));
}

/// A notice said yes to on another laptop does not hide the refusal of this one.
#[test]
fn a_declined_notice_recorded_meanwhile_is_cited_too() {
    let mut fair = fair();
    let visitor = fair.finished();
    let draft = fair.contact(&EMAIL);
    let email_notice = fair
        .booth
        .notices()
        .expect("notices")
        .into_iter()
        .find(|(_, notice)| notice.act == NoticeAct::Advertising(Channel::Email))
        .expect("one about e-mail")
        .0;
    let declined = Body::PermissionDeclined(PermissionSaid {
        notice: email_notice,
        act: NoticeAct::Advertising(Channel::Email),
        contact_keys: fair.booth.facts().contact_keys(&draft.email, ""),
        topics: Vec::new(),
        supersedes: Vec::new(),
    });
    let other = fair.visitor();
    fair.meanwhile(other, Some(other), declined);
    fair.booth.save_contact(visitor, &draft).expect("a contact");
    let follow_up = fair.booth.follow_up().expect("the people");
    assert_eq!(follow_up.people.len(), 1);
}

/// A closure that ignores the facts decided before its transaction.
#[test]
fn no_command_ignores_the_facts() {
    let mut sources = vec![std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut appends = 0;
    loop {
        let next = sources.pop();
        let Some(path) = next else { break };
        if path.is_dir() {
            let inside = std::fs::read_dir(&path).expect("a folder");
            let inside = inside.map(|entry| entry.expect("an entry").path());
            sources.extend(inside);
            continue;
        }
        if path.ends_with("decided_inside.rs") {
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
