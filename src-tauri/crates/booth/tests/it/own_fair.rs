//! An own fair before anything was prepared, and what it still lacks.

use crate::support::{Clock, EMAIL, Fair, Laptop, OPENING, PASSPHRASE, Replay, first_day};
use booth::consent::NoticeAct;
use booth::desk::Found;
use booth::fair::{FairDraft, NextFair, own_fair};
use booth::questionnaires::DraftSource;
use booth::responses::{HalfAnswered, KioskSet, SurveyState};
use booth::sales::{BasketLine, SaleRequest};
use booth::{Booth, BoothError, FairScope};
use chrono::Days;
use coupon::{ProgrammeDraft, ProgrammeKind};
use permission::Channel;
use uuid::Uuid;
use words::Language;

/// Her fair as it is made from the first form.
fn own() -> Fair {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let clock = Clock::at(OPENING);
    let set_up = own_fair(&FairDraft {
        fair_name: "핸드메이드페어".to_owned(),
        maker_name: "나무결".to_owned(),
        maker_phone: String::new(),
        maker_email: String::new(),
        maker_address: String::new(),
        refusal_phone: String::new(),
        page_address: String::new(),
        starts_on: first_day(),
        ends_on: first_day() + Days::new(3),
        owner_name: "한서윤".to_owned(),
    })
    .expect("a fair");
    let path = folder.path().join("booth.db");
    let created = Booth::create(&path, PASSPHRASE, set_up, Replay::boxed(&clock, 1));
    let created = created.expect("a new store");
    let laptop = Laptop::around(created, clock, path);
    Fair {
        laptops: vec![laptop],
        folder,
    }
}

/// Publishes a questionnaire that ships with the app.
fn publish(booth: &mut Booth) -> Uuid {
    let templates = booth.questionnaire_templates().expect("templates");
    let template = templates[0].id.clone();
    let draft = booth
        .begin_questionnaire(&DraftSource::Template(template))
        .expect("a draft");
    booth.publish_questionnaire(draft).expect("published")
}

fn add_product(booth: &mut Booth) -> Uuid {
    booth
        .add_product("호두나무 도마", 48_000)
        .expect("a product")
}

/// She had the glassmaker's questionnaire, and two coupons nobody made.
#[test]
fn an_own_fair_begins_with_nothing_running() {
    let mut fair = own();
    let booth = fair.laptops[0].booth();
    assert!(booth.questionnaire_versions().expect("versions").is_empty());
    assert!(booth.programmes().expect("programmes").is_empty());
    assert!(booth.products().expect("products").is_empty());
    let topics = booth.fair().topics.iter().map(|topic| &topic.label.ko);
    assert!(
        topics.into_iter().all(|label| !label.contains("공방")),
        "no topic is a glassmaker's"
    );
    assert!(booth.quotas().expect("quotas").is_empty());
    assert!(booth.purposes().expect("purposes").is_empty());
    assert_eq!(booth.timing().expect("times").timed, 0);
}

/// A visitor who comes before anything is prepared is served all the same: her
/// contact is kept, she can buy, and the evening's file has her in it, with no
/// coupon that nobody made.
#[test]
fn the_booth_works_without_questionnaire_and_programme() {
    let mut fair = own();
    let laptop = &mut fair.laptops[0];
    let draft = laptop.draft("seoyeon@example.com", "", &EMAIL);
    let booth = laptop.booth();
    let visitor = booth.expect_visitor().expect("somebody is here");
    assert_eq!(laptop.count("SELECT count(*) FROM response"), 0, "no ghost");
    let booth = laptop.booth();
    booth.save_contact(visitor, &draft).expect("a contact");
    let product = add_product(booth);
    booth
        .record_sale(&SaleRequest {
            visitor: Some(visitor),
            coupon: None,
            lines: vec![BasketLine {
                product,
                quantity: 1,
            }],
            purpose: None,
        })
        .expect("a sale");
    let visit = booth.visit(visitor).expect("her visit");
    assert_eq!(visit.survey.state, SurveyState::NotAsked);
    assert_eq!((visit.sales.len(), visit.survey.questions.len()), (1, 0));
    assert_eq!(booth.desk().expect("the desk").visitors_today, 1);

    let kiosk = KioskSet {
        idle_seconds: 30,
        half_answered: HalfAnswered::Keep,
    };
    assert!(matches!(
        booth.open_kiosk(&kiosk),
        Err(BoothError::NoQuestionnaire)
    ));

    let mut maker = booth::maker::MakerDraft {
        phone: "02-123-4567".to_owned(),
        email: "hello@example.com".to_owned(),
        ..Default::default()
    };
    booth.change_maker(&maker).expect("saved");
    let withheld = booth.follow_up(FairScope::Current).expect("it").withheld;
    assert!(withheld[0].reason.ko.contains("주소"), "{:?}", withheld[0]);
    maker.address = "서울특별시 예시구 나무로 1".to_owned();
    booth.change_maker(&maker).expect("saved");
    let folder = fair.folder.path().to_owned();
    let booth = fair.laptops[0].booth();
    let exported = booth
        .export_follow_up(FairScope::Current, "감사 인사", &folder, Language::Korean)
        .expect("a file without a coupon");
    assert_eq!(exported.rows, 1);
    assert!(booth.visit(visitor).expect("it").coupons.is_empty());
}

/// Once a questionnaire is published the next visitor is asked, and who came
/// before it is not.
#[test]
fn the_first_questionnaire_is_asked_from_its_publishing_on() {
    let mut fair = own();
    let booth = fair.laptops[0].booth();
    let before = booth.expect_visitor().expect("somebody is here");
    publish(booth);
    let after = booth.expect_visitor().expect("somebody else");
    let state = |booth: &mut Booth, visitor| booth.visit(visitor).expect("a visit").survey.state;
    assert_eq!(state(booth, before), SurveyState::NotAsked);
    assert_eq!(state(booth, after), SurveyState::Open);
}

/// A fair may go without the questionnaire of the one before; what a regular
/// said there is not taken for an answer here.
#[test]
fn the_next_fair_may_ask_nothing() {
    let mut fair = crate::support::fair(31);
    let laptop = &mut fair.laptops[0];
    let regular = laptop.answered_visit();
    let booth = laptop.booth();
    booth.finish_survey(regular).expect("handed in");
    let next = NextFair {
        name: "봄".to_owned(),
        starts_on: first_day(),
        ends_on: first_day() + Days::new(1),
        with_questionnaire: false,
        with_products: true,
        with_programmes: true,
    };
    booth.open_next_fair(&next).expect("a next fair");
    booth.welcome_back(regular).expect("she is back");
    let visit = booth.visit(regular).expect("her visit");
    assert_eq!(visit.survey.state, SurveyState::NotAsked);
    let version = booth.questionnaire_versions().expect("versions")[0].clone();
    assert!(!version.asked_now, "it is there and not asked");
    booth.choose_questionnaire(version.id).expect("chosen");
    let asked = booth.expect_visitor().expect("somebody else");
    let visit = booth.visit(asked).expect("a visit");
    assert_eq!(visit.survey.state, SurveyState::Open);
}

/// The list on the desk is worked out from what is there, so nothing has to be
/// ticked off by hand.
#[test]
fn what_is_missing_is_worked_out_from_what_is_there() {
    let mut fair = own();
    let folder = fair.folder.path().to_owned();
    let booth = fair.laptops[0].booth();
    let nothing = booth.preparation().expect("it");
    assert!(!nothing.questionnaire && !nothing.products && !nothing.coupons);
    assert!(!nothing.printed && !nothing.scanned && !nothing.is_done());
    let named = |booth: &Booth| {
        let missing = booth.preparation().expect("it").missing_details;
        missing.into_iter().map(|name| name.ko).collect::<Vec<_>>()
    };
    assert_eq!(
        named(booth),
        ["이메일 주소", "전화번호", "주소"],
        "what e-mails need, all at once"
    );
    let [told] = &nothing.not_possible[..] else {
        panic!("on the first day already: {:?}", nothing.not_possible);
    };
    assert!(
        told.ko
            .starts_with("무료 수신거부 번호(080)가 없어 문자, 카카오톡은 여쭙지 않습니다."),
        "{}",
        told.ko
    );
    assert!(!nothing.notices_outdated, "nothing was changed yet");
    publish(booth);
    add_product(booth);
    booth
        .change_maker(&booth::maker::MakerDraft {
            phone: "02-123-4567".to_owned(),
            email: "hello@example.com".to_owned(),
            address: "서울".to_owned(),
            ..Default::default()
        })
        .expect("saved");
    let draft = ProgrammeDraft::proposal(ProgrammeKind::SurveyThanks, booth.fair_days());
    let programme = booth.open_programme(&draft, None).expect("opened");
    let coupon = booth.issue_coupon(None, programme).expect("a test coupon");
    let look_up = booth.look_up("0000");
    assert!(look_up.is_ok() && !booth.preparation().expect("it").scanned);
    booth.look_up(&coupon.digits).expect("scanned");
    let almost = booth.preparation().expect("it");
    assert!(almost.scanned && !almost.printed && !almost.is_done());
    booth
        .print_slip(
            coupon.id,
            outreach::slip::Paper::Receipt80mm,
            Language::Korean,
            &folder,
        )
        .expect("printed");
    let done = booth.preparation().expect("it");
    assert_eq!(named(booth), [""; 0], "e-mails need no number that is free");
    assert_eq!(done.not_possible, nothing.not_possible, "said once");
    assert!(!done.is_done(), "a line with a warning is not done");
    // The visitor's card must not say that she may be written to by SMS.
    let shut = booth.shut_channels().expect("what is shut");
    assert_eq!(
        shut.keys().copied().collect::<Vec<_>>(),
        [Channel::Sms, Channel::Kakao]
    );
    assert_eq!(
        shut[&Channel::Sms].ko,
        "무료 수신거부 번호(080), 문자를 보내는 회사의 전송자격인증 번호와 등록한 발신번호 없이는 문자로 소식을 보낼 수 없습니다."
    );
    booth
        .change_maker(&booth::maker::MakerDraft {
            phone: "02-123-4567".to_owned(),
            email: "hello@example.com".to_owned(),
            address: "서울".to_owned(),
            refusal_phone: "080-123-4567".to_owned(),
            ..Default::default()
        })
        .expect("saved");
    let shut = booth.preparation().expect("it").not_possible;
    assert!(
        shut.len() == 1 && shut[0].ko.contains("전송자격인증 번호"),
        "{shut:?}"
    );
    let solapi = booth::follow_up::target("solapi").expect("it ships");
    let told = booth.set_text_sender(&solapi, "제2026-1호", "02-123-4567");
    let told: Vec<String> = told.expect("saved").into_iter().map(|it| it.ko).collect();
    assert_eq!(told[0], "이제 문자로 소식을 보낼 수 있습니다.");
    let outdated = booth.preparation().expect("it");
    assert!(
        outdated.not_possible.is_empty() && outdated.notices_outdated && !outdated.is_done(),
        "visitors would still read that there is no free call"
    );
    let form = booth.notices_in_use().expect("texts").form;
    booth.publish_notices(&form).expect("published");
    assert!(booth.preparation().expect("it").is_done());
    booth.put_preparation_away(true).expect("put away");
    booth.put_preparation_away(false).expect("taken out");
    assert!(!booth.preparation().expect("it").put_away);
}

/// A yes to text messages that may never be sent is no use to anybody: it is asked once
/// there is a number to refuse them free of charge.
#[test]
fn no_channel_is_asked_in_vain() {
    let mut fair = own();
    let laptop = &mut fair.laptops[0];
    let channels = |laptop: &mut Laptop| -> Vec<Channel> {
        let draft = laptop.draft("kim@example.com", "010-1234-5678", &[]);
        let booth = laptop.booth();
        let asked = booth.check_contact(&draft).expect("usable").asked;
        let notices = booth.notices().expect("texts").into_iter();
        notices
            .filter(|(id, _)| asked.contains(id))
            .filter_map(|(_, notice)| notice.act.channel())
            .collect()
    };
    let told = |laptop: &mut Laptop| laptop.booth().notices_in_use().expect("it").not_asked;
    assert_eq!(channels(laptop), [Channel::Email]);
    assert!(told(laptop).is_some(), "where the texts are written, too");
    let visitor = laptop.booth().expect_visitor().expect("somebody is here");
    let kept = [NoticeAct::AtLeast14, NoticeAct::CollectAndUse];
    let mut draft = laptop.draft("", "010-1234-5678", &kept);
    draft.shown = laptop.booth().check_contact(&draft).expect("usable").asked;
    laptop.booth().save_contact(visitor, &draft).expect("kept");
    let follow_up = laptop.booth().follow_up(booth::FairScope::All);
    let withheld = follow_up.expect("people").withheld;
    let codes: Vec<&str> = withheld.iter().map(|it| it.code.as_str()).collect();
    assert_eq!(codes, ["channel_not_asked"], "she never said no");
    let passed_over = laptop.booth().check_contact(&draft).expect("usable");
    let passed_over = passed_over.told_not_asked().expect("two channels").ko;
    assert!(passed_over.contains("문자, 카카오톡"), "{passed_over}");
    let status = laptop.booth().contact_status(visitor).expect("her card");
    let mut could_not_ask = status.permissions.iter();
    assert!(could_not_ask.all(|it| status.could_not_ask(it)));
    laptop
        .booth()
        .change_maker(&booth::maker::MakerDraft {
            refusal_phone: "080-123-4567".to_owned(),
            ..Default::default()
        })
        .expect("saved");
    assert_eq!(channels(laptop), Channel::ASKED);
    assert_eq!(told(laptop), None);
    let all = laptop.booth().check_contact(&draft).expect("usable");
    assert_eq!(all.told_not_asked(), None);
}

/// A printer and a scanner are tried with a page that is no coupon: scanning it shows
/// that both work, and counts nowhere.
#[test]
fn a_test_print_needs_no_coupon_and_counts_as_none() {
    let mut fair = own();
    let folder = fair.folder.path().to_owned();
    let laptop = &mut fair.laptops[0];
    let page = laptop.booth().save_test_page(Language::Korean, &folder);
    let page = std::fs::read(page.expect("a page")).expect("a file");
    assert!(page.starts_with(b"%PDF"));
    let now = laptop.booth().preparation().expect("it");
    assert!(!now.printed && !now.scanned, "a file is no print yet");
    for scan in ["]Q173570735707357073570\r\n", "73570735707357073570"] {
        let found = laptop.booth().look_up(scan).expect("found");
        assert!(matches!(found, Found::Tested(_)), "{found:?}");
    }
    let now = laptop.booth().preparation().expect("it");
    assert!(now.printed && now.scanned);
    assert_eq!(laptop.count("SELECT count(*) FROM coupon"), 0);
    let notes = "SELECT count(*) FROM ledger_records WHERE kind = 'preparation.noted'";
    assert_eq!(laptop.count(notes), 1, "once");
}

#[test]
fn whoever_is_in_charge_answers_for_personal_data_too() {
    let mut fair = own();
    let form = fair.laptops[0].booth().notices_in_use().expect("it").form;
    assert_eq!(form.responsible, "한서윤");
}

/// Whoever prepares the next fair while this one is on is told before the next
/// visitor is counted where she is not.
#[test]
fn a_laptop_in_another_fair_than_today_s_says_so() {
    let mut fair = own();
    let booth = fair.laptops[0].booth();
    assert!(booth.desk().expect("the desk").warnings.is_empty());
    let next = NextFair {
        name: "봄".to_owned(),
        starts_on: first_day() + Days::new(90),
        ends_on: first_day() + Days::new(91),
        with_questionnaire: true,
        with_products: true,
        with_programmes: true,
    };
    booth.open_next_fair(&next).expect("a next fair");
    let warnings = booth.desk().expect("the desk").warnings;
    assert!(warnings[0].ko.contains("‘핸드메이드페어’"), "{warnings:?}");
    let first = booth.fairs().expect("fairs").pop().expect("the first").id;
    booth.choose_fair(first).expect("back");
    assert!(booth.desk().expect("the desk").warnings.is_empty());
}
