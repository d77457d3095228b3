//! How each step is taken, and which refusals are answers.

use super::*;
use crate::card_photos::small_card;
use crate::support::{ANSWERS, Laptop, chosen, first_day};
use booth::BoothError;
use booth::card_photos::CardText;
use booth::coupons::{LostLaptop, Paper, Printer, Roll};
use booth::fair::NextFair;
use booth::maker::MakerDraft;
use booth::pictures::NewPicture;
use booth::questionnaires::DraftSource;
use booth::replies::{ReplyDraft, ReplyEvidence};
use booth::responses::{AmendmentReason, AnswerForm, HalfAnswered, KioskSet, QuotaAction};
use booth::rights::Whose;
use booth::sales::{BasketLine, ProductDraft, SaleRequest, read_price_list};
use coupon::{Benefit, Place, ProgrammeDraft, Validity};
use ledger::LedgerError;
use permission::Channel;
use progress::Progress;
use std::sync::OnceLock;
use uuid::Uuid;
use words::Language;

/// What is known at a laptop, to choose among.
fn column(laptop: &mut Laptop, sql: &str) -> Vec<Uuid> {
    let booth = laptop.booth();
    let connection = booth.ledger().connection();
    let mut statement = connection.prepare(sql).expect("a statement");
    statement
        .query_map([], |row| row.get(0))
        .expect("rows")
        .collect::<Result<_, _>>()
        .expect("ids")
}

fn pick(all: &[Uuid], number: u8) -> Option<Uuid> {
    (!all.is_empty()).then(|| all[usize::from(number) % all.len()])
}

const FAIRS: &str = "SELECT id FROM settings WHERE kind = 'fair.opened' ORDER BY id";
const COUPONS: &str = "SELECT id FROM coupon ORDER BY id";
const REPLIES: &str = "SELECT id FROM reply ORDER BY id";
const PHOTOS: &str = "SELECT id FROM card_photo ORDER BY id";
const PROGRAMMES: &str = "SELECT id FROM settings WHERE kind = 'programme.opened' ORDER BY id";

/// One of three pictures, so that two visitors hand over the same.
fn few_cards(number: u8) -> &'static NewPicture {
    static CARDS: OnceLock<[NewPicture; 3]> = OnceLock::new();
    let cards = CARDS.get_or_init(|| [1, 2, 3].map(small_card));
    &cards[usize::from(number) % cards.len()]
}

/// An id from the store, or one that nobody has.
fn some(laptop: &mut Laptop, sql: &str, number: u8) -> Uuid {
    pick(&column(laptop, sql), number).unwrap_or_default()
}

/// Does one action. A refusal is a normal answer; what must not happen is a
/// failure inside the booth.
pub fn take(laptop: &mut Laptop, step: &Step) -> Result<(), BoothError> {
    let visitors = column(
        laptop,
        "SELECT DISTINCT visitor FROM visit ORDER BY visitor",
    );
    let nobody = Uuid::nil();
    let visitor = |number: u8| pick(&visitors, number).unwrap_or(nobody);
    match step {
        Step::Arrive => {
            let (question, choice) = ANSWERS[0];
            let arrived = laptop.booth().expect_visitor()?;
            laptop.booth().answer(arrived, question, chosen(choice))
        }
        Step::Answer {
            visitor: who,
            question,
            choice,
        } => {
            let (question, fitting) = ANSWERS[usize::from(*question) % ANSWERS.len()];
            let choice = if choice % 2 == 0 {
                fitting
            } else {
                CHOICES[usize::from(*choice) % CHOICES.len()]
            };
            laptop
                .booth()
                .answer(visitor(*who), question, chosen(choice))
        }
        Step::TakeBack {
            visitor: who,
            question,
        } => {
            let (question, _) = ANSWERS[usize::from(*question) % ANSWERS.len()];
            laptop.booth().answer(visitor(*who), question, None)
        }
        Step::Finish { visitor: who } => laptop.booth().finish_survey(visitor(*who)),
        Step::Amend {
            visitor: who,
            question,
            choice,
        } => {
            let (question, fitting) = ANSWERS[usize::from(*question) % ANSWERS.len()];
            let answer = match choice {
                None => None,
                Some(choice) if choice % 2 == 0 => chosen(fitting),
                Some(choice) => chosen(CHOICES[usize::from(*choice) % CHOICES.len()]),
            };
            let reason = AmendmentReason::VisitorSaidOtherwise;
            laptop
                .booth()
                .amend(visitor(*who), question, answer, reason)
        }
        Step::Discard { visitor: who } => laptop.booth().discard_survey(visitor(*who)),
        Step::Stop {
            visitor: who,
            question,
        } => {
            let (question, _) = ANSWERS[usize::from(*question) % ANSWERS.len()];
            laptop.booth().stop_survey(visitor(*who), question)
        }
        Step::Note {
            visitor: who,
            interest,
        } => laptop
            .booth()
            .note_visitor(visitor(*who), *interest, "견적서 보내기")
            .map(drop),
        Step::SetQuota { question, at_most } => {
            let (question, choice) = ANSWERS[usize::from(*question) % ANSWERS.len()];
            let action = if at_most.is_some_and(|at_most| at_most % 2 == 0) {
                QuotaAction::Stop
            } else {
                QuotaAction::Warn
            };
            laptop.booth().set_quota(question, choice, *at_most, action)
        }
        Step::OpenKiosk { discard } => laptop.booth().open_kiosk(&KioskSet {
            idle_seconds: 45,
            half_answered: if *discard {
                HalfAnswered::Discard
            } else {
                HalfAnswered::Keep
            },
        }),
        Step::AtKiosk {
            questions,
            choice,
            hand_in,
        } => at_kiosk(laptop, *questions, *choice, *hand_in),
        Step::SaveContact {
            visitor: who,
            person,
            granted,
            topics,
        } => {
            let (email, phone) = PEOPLE[usize::from(*person) % PEOPLE.len()];
            let mut draft = laptop.draft(email, phone, granted);
            draft.topics = topics.iter().map(|topic| (*topic).to_owned()).collect();
            laptop.booth().save_contact(visitor(*who), &draft)
        }
        Step::Withdraw { visitor: who } => laptop.booth().withdraw(visitor(*who)),
        Step::WithdrawContact { person, channel } => {
            let (email, phone) = PEOPLE[usize::from(*person) % PEOPLE.len()];
            let contact = if email.is_empty() { phone } else { email };
            laptop.booth().withdraw_contact(contact, *channel)
        }
        Step::RequestReply {
            visitor: who,
            wanted,
            channel,
        } => {
            let due = laptop.booth().today() + chrono::Days::new(3);
            let draft = ReplyDraft {
                wanted: *wanted,
                words: "유리잔 백 개".to_owned(),
                channel: *channel,
                by: "한서윤".to_owned(),
                due,
            };
            laptop
                .booth()
                .request_reply(visitor(*who), &draft)
                .map(drop)
        }
        Step::AnswerReply { reply } => {
            let reply = some(laptop, REPLIES, *reply);
            let evidence = ReplyEvidence {
                answered_on: laptop.booth().today(),
                channel: Channel::Email,
                sender: "한서윤".to_owned(),
                text: "보내 드립니다.".to_owned(),
            };
            laptop.booth().answer_reply(reply, &evidence)
        }
        Step::TakeBackReply { reply } => {
            let reply = some(laptop, REPLIES, *reply);
            laptop.booth().take_back_reply(reply, "")
        }
        Step::KeepCard {
            visitor: who,
            picture,
        } => laptop
            .booth()
            .keep_card_photo(visitor(*who), few_cards(*picture))
            .map(drop),
        Step::TypeCard { photo, person } => {
            let photo = some(laptop, PHOTOS, *photo);
            let (email, phone) = PEOPLE[usize::from(*person) % PEOPLE.len()];
            let typed = CardText {
                name: "김서연".to_owned(),
                email: email.to_owned(),
                phone: phone.to_owned(),
                company: format!("온기유리 {person}"),
                job: String::new(),
            };
            laptop.booth().copy_card(&[photo], &typed)
        }
        Step::LeaveCard { photo } => {
            let photo = some(laptop, PHOTOS, *photo);
            laptop.booth().leave_card(&[photo])
        }
        Step::ReopenCard { photo } => {
            let photo = some(laptop, PHOTOS, *photo);
            laptop.booth().reopen_card(&[photo])
        }
        Step::TakeBackCard { photo } => {
            let photo = some(laptop, PHOTOS, *photo);
            laptop.booth().take_back_card_photo(photo)
        }
        Step::GiveCoupon {
            visitor: who,
            programme,
        } => {
            let programme = some(laptop, PROGRAMMES, *programme);
            laptop
                .booth()
                .issue_coupon(who.map(visitor), programme)
                .map(|_| ())
        }
        Step::OpenProgramme {
            kind,
            rest_stays,
            limits,
            instead_of,
        } => {
            let follows = instead_of.map(|number| some(laptop, PROGRAMMES, number));
            let booth = laptop.booth();
            let fair = booth.fair_days();
            let mut draft = ProgrammeDraft::proposal(*kind, fair);
            draft.limits = *limits;
            // Usable at once and at the booth, or the random steps would never
            // use it.
            draft.places.insert(Place::Booth);
            draft.validity = Validity::Dates {
                from: fair.first,
                until: fair.last,
            };
            if let Benefit::Amount {
                rest_stays: stays, ..
            } = &mut draft.benefit
            {
                *stays = *rest_stays;
                draft.minimum_purchase_won = 0;
            }
            booth.open_programme(&draft, follows).map(|_| ())
        }
        Step::CloseProgramme { programme } => {
            let programme = some(laptop, PROGRAMMES, *programme);
            laptop.booth().close_programme(programme)
        }
        Step::PrintCoupon { coupon } => {
            let coupon = some(laptop, COUPONS, *coupon);
            let folder = tempfile::tempdir().expect("a folder for the slip");
            laptop
                .booth()
                .print_slip(coupon, Paper::Receipt80mm, Language::Korean, folder.path())
                .map(|_| ())
        }
        Step::VoidCoupon { coupon } => {
            let coupon = some(laptop, COUPONS, *coupon);
            laptop.booth().void_coupon(coupon, "잃어버림").map(|_| ())
        }
        Step::ReissueCoupon { coupon } => {
            let coupon = some(laptop, COUPONS, *coupon);
            laptop.booth().reissue_coupon(coupon, "젖음").map(|_| ())
        }
        Step::UndoLastUse { coupon } => {
            let coupon = some(laptop, COUPONS, *coupon);
            laptop.booth().undo_last_use(coupon, "잘못 누름")
        }
        Step::VoidSale { sale } => {
            let sale = some(laptop, "SELECT id FROM sale ORDER BY id", *sale);
            laptop.booth().void_sale(sale, "반품")
        }
        Step::RevokeKey {
            laptop: lost,
            good_until_ms,
        } => {
            let booth = laptop.booth();
            let known = booth.coupon_laptops()?;
            let device = known[usize::from(*lost) % known.len()].device;
            let lost = good_until_ms.map_or(LostLaptop::ShutOut, LostLaptop::GoodUntil);
            booth.revoke_coupon_key(device, lost)
        }
        Step::Sell {
            coupon,
            product,
            quantity,
        } => {
            let coupons = column(laptop, COUPONS);
            let products = column(laptop, "SELECT id FROM product ORDER BY id");
            let request = SaleRequest {
                visitor: None,
                coupon: coupon.and_then(|number| pick(&coupons, number)),
                lines: vec![BasketLine {
                    product: pick(&products, *product).unwrap_or(nobody),
                    quantity: *quantity,
                }],
                purpose: Some("gift".to_owned()),
            };
            laptop.booth().record_sale(&request).map(|_| ())
        }
        Step::AddProduct { price_won } => laptop
            .booth()
            .add_product("유리 빨대", *price_won)
            .map(|_| ()),
        Step::WriteQuestionnaire { draft, row, edit } => {
            let drafts = column(laptop, DRAFTS);
            let versions = column(laptop, VERSIONS);
            write_questionnaire(laptop, pick(&drafts, *draft), &versions, *row, *edit)
        }
        Step::PublishQuestionnaire { draft } => {
            let drafts = column(laptop, DRAFTS);
            let draft = pick(&drafts, *draft).unwrap_or(nobody);
            laptop.booth().publish_questionnaire(draft).map(|_| ())
        }
        Step::ChooseQuestionnaire { version } => {
            let versions = column(laptop, VERSIONS);
            let version = pick(&versions, *version).unwrap_or(nobody);
            laptop.booth().choose_questionnaire(version)
        }
        Step::ExportAnswers { with_unfinished } => {
            let folder = laptop.path.with_extension("exports");
            std::fs::create_dir_all(&folder).expect("a folder beside the store");
            laptop
                .booth()
                .export_answers(
                    "연습",
                    booth::FairScope::Current,
                    AnswerForm::default(),
                    *with_unfinished,
                    &folder,
                    Language::Korean,
                )
                .map(|_| ())
        }
        Step::SaveProduct {
            product,
            name,
            price_won,
            barcode,
            stock,
        } => {
            let products = column(laptop, "SELECT id FROM product ORDER BY id");
            let draft = ProductDraft {
                name: format!("유리 빨대 {name}"),
                price_won: *price_won,
                tags: vec![format!("tag-{name}")],
                barcode: barcode
                    .map_or("", |number| BARCODES[usize::from(number)])
                    .to_owned(),
                stock: *stock,
                is_one_of_a_set: price_won % 2 == 1,
            };
            laptop
                .booth()
                .save_product(pick(&products, *product), &draft)
                .map(|_| ())
        }
        Step::RetireProduct { product, retired } => {
            let products = column(laptop, "SELECT id FROM product ORDER BY id");
            let product = pick(&products, *product).unwrap_or(nobody);
            laptop.booth().retire_product(product, *retired)
        }
        Step::Import { rows } => {
            let mut file = "상품명,가격,재고\n".to_owned();
            for (name, price_won) in rows {
                file.push_str(&format!("유리 빨대 {name},{price_won},{name}\n"));
            }
            let list = read_price_list(file.as_bytes(), "목록.csv", &Progress::default())?;
            laptop.booth().import_products(&list).map(|_| ())
        }
        Step::LinkSale { sale, visitor: who } => {
            let sales = column(laptop, "SELECT id FROM sale ORDER BY id");
            let sale = pick(&sales, *sale).unwrap_or(nobody);
            laptop.booth().link_sale(sale, who.map(visitor))
        }
        Step::ChangeMaker { phone } => laptop
            .booth()
            .change_maker(&MakerDraft {
                phone: format!("02-123-{phone:04}"),
                ..MakerDraft::default()
            })
            .map(drop),
        Step::ChoosePrinter { host } => {
            let printer = host.map(|host| Printer {
                destination: format!("192.168.0.{host}"),
                roll: Roll::Mm58,
            });
            laptop.booth().choose_printer(printer.as_ref())
        }
        Step::NextFair { in_days, with } => {
            let starts_on = first_day() + chrono::TimeDelta::days((*in_days).into());
            let next = NextFair {
                name: format!("박람회 {in_days}"),
                starts_on,
                ends_on: starts_on,
                with_questionnaire: *with,
                with_products: *with,
                with_programmes: *with,
            };
            laptop.booth().open_next_fair(&next).map(drop)
        }
        Step::ChooseFair { fair } => {
            let fair = some(laptop, FAIRS, *fair);
            laptop.booth().choose_fair(fair)
        }
        Step::ArchiveFair { fair, archived } => {
            let fair = some(laptop, FAIRS, *fair);
            laptop.booth().archive_fair(fair, *archived)
        }
        Step::DestroyFair { fair } => {
            let fair = some(laptop, FAIRS, *fair);
            laptop.booth().destroy_fair(fair, "연습").map(drop)
        }
        Step::WelcomeBack { visitor: who } => laptop.booth().welcome_back(visitor(*who)),
        Step::Compare { one, other, said } => {
            laptop
                .booth()
                .compare_visits(visitor(*one), visitor(*other), *said)
        }
        Step::PartVisit { visitor: who } => laptop.booth().part_visit(visitor(*who)),
        Step::Forget { visitor: who } => laptop
            .booth()
            .destroy_people(&[Whose::Visitor(visitor(*who))], "요청하셔서", false)
            .map(drop),
        Step::Wait { millis } => {
            laptop.clock.advance(*millis);
            Ok(())
        }
    }
}

const DRAFTS: &str = "SELECT id FROM settings WHERE kind = 'questionnaire.drafted' ORDER BY id";
const VERSIONS: &str = "SELECT id FROM settings WHERE kind = 'questionnaire.published' ORDER BY id";

/// One edit of a draft; begins one when there is none.
fn write_questionnaire(
    laptop: &mut Laptop,
    draft: Option<Uuid>,
    versions: &[Uuid],
    row: u8,
    edit: u8,
) -> Result<(), BoothError> {
    let booth = laptop.booth();
    let Some(draft) = draft else {
        let version = pick(versions, row).unwrap_or(Uuid::nil());
        return booth
            .begin_questionnaire(&DraftSource::Version(version))
            .map(|_| ());
    };
    let opened = booth.questionnaire_draft(draft)?;
    let mut document = opened.draft;
    let rows = document.rows.len().max(1);
    let at = usize::from(row) % rows;
    match edit % 5 {
        0 => document.title = format!("설문 {edit}"),
        1 if at < document.rows.len() => drop(document.rows.remove(at)),
        2 if at < document.rows.len() => document.rows[at].kind = survey::DraftKind::Text,
        3 if at < document.rows.len() => document.rows.swap(0, at),
        4 => return booth.discard_questionnaire_draft(draft),
        _ => document.rows.push(survey::DraftRow {
            id: opened.fresh_ids[0].clone(),
            kind: survey::DraftKind::Note,
            label: [("한국어 (ko)".to_owned(), "안녕하세요".to_owned())].into(),
            ..survey::DraftRow::default()
        }),
    }
    booth.save_questionnaire_draft(draft, document, &opened.spoken, opened.purpose_question)
}

/// A visitor at the kiosk, as far as the visit gets. A refusal on the way ends
/// it; the arrival stays recorded.
fn at_kiosk(
    laptop: &mut Laptop,
    questions: u8,
    choice: u8,
    hand_in: bool,
) -> Result<(), BoothError> {
    let booth = laptop.booth();
    let visitor = booth.kiosk_start("en")?;
    for (number, (question, fitting)) in ANSWERS.iter().enumerate().take(questions.into()) {
        let choice = if choice.is_multiple_of(3) {
            fitting
        } else {
            CHOICES[(usize::from(choice) + number) % CHOICES.len()]
        };
        let took = Some(std::time::Duration::from_millis(700));
        match booth.kiosk_answer(visitor, question, chosen(choice), took) {
            Err(error) if !is_an_answer(&error) => return Err(error),
            _ => {}
        }
    }
    let ended = if hand_in {
        booth
            .kiosk_hand_in(visitor, "ko")
            .and_then(|()| booth.kiosk_thanks(visitor).map(|_| ()))
    } else {
        booth.kiosk_abandon(visitor)
    };
    match ended {
        Err(error) if !is_an_answer(&error) => Err(error),
        _ => Ok(()),
    }
}

/// Whether an error is a refusal that the booth decided, not a failure of its
/// store or files.
pub fn is_an_answer(error: &BoothError) -> bool {
    if matches!(
        error,
        BoothError::Ledger(LedgerError::OwnersLaptopOnly | LedgerError::SubjectEnded)
    ) {
        return true;
    }
    !matches!(
        error,
        BoothError::Ledger(_) | BoothError::Tables(_) | BoothError::NoFair
    )
}
