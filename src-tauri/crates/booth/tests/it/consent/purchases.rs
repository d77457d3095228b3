//! A purchase allows news of its own kind of goods for six months, and nothing
//! else: only where the owner said which kinds there are, never against a no.

use crate::support::{DAY, EMAIL, Fair, Laptop, OPENING, fair};
use booth::consent::{ContactDraft, NoticeAct, Permission};
use booth::sales::{BasketLine, SaleRequest};
use booth::{BoothError, FairScope};
use permission::{Channel, Reason};
use std::collections::BTreeSet;
use uuid::Uuid;
use words::Language;

const KEPT: [NoticeAct; 2] = [NoticeAct::AtLeast14, NoticeAct::CollectAndUse];
const ADDRESS: &str = "seoyeon@example.com";

pub fn choose(laptop: &mut Laptop, tags: &[&str]) -> Result<(), BoothError> {
    let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
    laptop.booth().choose_kinds_of_goods(tags)
}

/// A contact that is kept; of the channels nothing was asked, unless `asked`.
fn contact(laptop: &mut Laptop, asked: &[NoticeAct], granted: &[NoticeAct]) -> ContactDraft {
    let mut draft = laptop.draft(ADDRESS, "", granted);
    let notices = laptop.booth().notices().expect("notices");
    draft.shown = notices
        .iter()
        .filter(|(_, notice)| KEPT.contains(&notice.act) || asked.contains(&notice.act))
        .map(|(id, _)| *id)
        .collect();
    draft
}

/// A visitor whose contact is kept and who was asked about no channel.
fn kept(laptop: &mut Laptop) -> Uuid {
    let visitor = laptop.answered_visit();
    let draft = contact(laptop, &[], &KEPT);
    laptop.booth().save_contact(visitor, &draft).expect("kept");
    visitor
}

/// Buys one piece of the first product with this tag.
pub fn buy(laptop: &mut Laptop, visitor: Uuid, tag: &str) -> Uuid {
    let products = laptop.booth().products().expect("products");
    let product = products
        .iter()
        .find(|(_, product)| product.tags.iter().any(|it| it == tag))
        .expect("the sample sells some")
        .0;
    let request = SaleRequest {
        visitor: Some(visitor),
        coupon: None,
        lines: vec![BasketLine {
            product,
            quantity: 1,
        }],
        purpose: None,
    };
    laptop.booth().record_sale(&request).expect("sold").id
}

fn by_email(laptop: &mut Laptop, visitor: Uuid) -> Permission {
    let status = laptop.booth().contact_status(visitor).expect("a status");
    let permissions = status.permissions;
    let found = permissions
        .into_iter()
        .find(|it| it.channel == Channel::Email);
    found.expect("she left an address")
}

pub fn with_kept() -> (Fair, Uuid) {
    let mut fair = fair(301);
    let visitor = kept(&mut fair.laptops[0]);
    (fair, visitor)
}

/// Neither a sale alone, nor the owner's choice alone, nor a survey and a coupon
/// allow anything; both together do, with the sale as the record that says so.
#[test]
fn a_purchase_of_a_chosen_kind_allows_news_of_it() {
    let (mut fair, visitor) = with_kept();
    let laptop = &mut fair.laptops[0];
    let thanks = laptop.thanks();
    laptop
        .booth()
        .issue_coupon(Some(visitor), thanks)
        .expect("a coupon");
    choose(laptop, &["위스키"]).expect("a kind");
    assert_eq!(
        by_email(laptop, visitor).told,
        Reason::NeverAsked,
        "a coupon is no purchase"
    );
    choose(laptop, &[]).expect("none again");
    let sale = buy(laptop, visitor, "위스키");
    assert_eq!(
        by_email(laptop, visitor).told,
        Reason::NeverAsked,
        "no kind was chosen"
    );
    choose(laptop, &["와인"]).expect("another kind");
    assert_eq!(
        by_email(laptop, visitor).told,
        Reason::NeverAsked,
        "another kind"
    );

    choose(laptop, &["위스키", "와인"]).expect("both");
    let allowed = by_email(laptop, visitor);
    assert!(allowed.decision.allowed);
    assert_eq!(allowed.kind_of_goods.as_deref(), Some("위스키"));
    assert_eq!(allowed.topic, None);
    assert!(allowed.decision.evidence.contains(&sale), "{allowed:?}");

    laptop.booth().void_sale(sale, "반품").expect("taken back");
    assert_eq!(
        by_email(laptop, visitor).told,
        Reason::NeverAsked,
        "nothing was bought"
    );
}

/// Six months by the calendar: the last day counts, the next does not.
#[test]
fn it_ends_after_six_months() {
    let (mut fair, visitor) = with_kept();
    let laptop = &mut fair.laptops[0];
    choose(laptop, &["위스키"]).expect("a kind");
    buy(laptop, visitor, "위스키");
    // Bought on 25 November 2026: until 24 May 2027, which is 180 days later.
    for (days, allowed) in [
        (0, true),
        (179, true),
        (180, true),
        (181, false),
        (400, false),
    ] {
        laptop.clock.set(OPENING + days * DAY);
        assert_eq!(
            by_email(laptop, visitor).decision.allowed,
            allowed,
            "after {days} days"
        );
    }
}

/// A no to the channel, or taking everything back, beats every purchase before and
/// after it.
#[test]
fn a_no_beats_it() {
    let (mut fair, visitor) = with_kept();
    let laptop = &mut fair.laptops[0];
    choose(laptop, &["위스키"]).expect("a kind");
    buy(laptop, visitor, "위스키");
    let refused = contact(laptop, &EMAIL, &KEPT);
    laptop
        .booth()
        .save_contact(visitor, &refused)
        .expect("kept");
    assert_eq!(by_email(laptop, visitor).told, Reason::Declined);
    buy(laptop, visitor, "위스키");
    assert_eq!(
        by_email(laptop, visitor).told,
        Reason::Declined,
        "bought again"
    );

    let mut fair = crate::support::fair(302);
    let laptop = &mut fair.laptops[0];
    let visitor = kept(laptop);
    choose(laptop, &["위스키"]).expect("a kind");
    buy(laptop, visitor, "위스키");
    laptop.booth().withdraw(visitor).expect("withdrawn");
    assert!(!by_email(laptop, visitor).decision.allowed);
    buy(laptop, visitor, "위스키");
    assert!(!by_email(laptop, visitor).decision.allowed, "bought again");
}

/// Her file row offers goods of that kind or none, carries no coupon (which would be
/// good for everything), and says that she bought.
#[test]
fn the_message_is_about_that_kind_only() {
    let (mut fair, visitor) = with_kept();
    let laptop = &mut fair.laptops[0];
    choose(laptop, &["와인"]).expect("a kind");
    buy(laptop, visitor, "와인");
    // Enough others buy whisky glasses for these to be the bestseller.
    for _ in 0..6 {
        let other = laptop.answered_visit();
        buy(laptop, other, "위스키");
    }
    laptop.clock.set(OPENING + 5 * DAY);
    let folder = fair.folder.path().join("files");
    std::fs::create_dir(&folder).expect("a folder");
    let exported = laptop
        .booth()
        .export_follow_up(FairScope::Current, "안내", &folder, Language::Korean)
        .expect("files");
    assert_eq!(exported.rows, 1);
    let csv = exported
        .files
        .iter()
        .find(|file| file.extension().is_some_and(|it| it == "csv"));
    let text = std::fs::read_to_string(csv.expect("a table")).expect("text");
    assert!(
        text.contains("와인 상품을 구매하셔서 같은 종류의 소식을 보내 드립니다."),
        "{text}"
    );
    assert!(
        !text.contains("온더락"),
        "whisky glasses are another kind: {text}"
    );
    assert_eq!(
        laptop.count("SELECT count(*) FROM coupon"),
        0,
        "no coupon for everything"
    );
}

/// The owner chooses among tags that there are; choosing the same again records
/// nothing, and what is no tag is said.
#[test]
fn kinds_are_chosen_among_the_tags() {
    let mut fair = fair(303);
    let laptop = &mut fair.laptops[0];
    let kinds = laptop.booth().kinds_of_goods().expect("kinds");
    assert!(
        kinds.iter().all(|kind| !kind.chosen && kind.products > 0),
        "{kinds:?}"
    );
    choose(laptop, &["위스키"]).expect("a kind");
    choose(laptop, &["위스키"]).expect("the same");
    let recorded = "SELECT count(*) FROM ledger_records WHERE kind = 'kinds_of_goods.chosen'";
    assert_eq!(laptop.count(recorded), 1);
    let error = choose(laptop, &["위스키", "자동차"]).expect_err("no such tag");
    assert!(error.sentence().ko.contains("자동차"), "{error}");
    let chosen: BTreeSet<String> = laptop
        .booth()
        .kinds_of_goods()
        .expect("kinds")
        .into_iter()
        .filter(|kind| kind.chosen)
        .map(|kind| kind.tag)
        .collect();
    assert_eq!(chosen, ["위스키".to_owned()].into());
}

/// Who may be written to only because she bought reads so on her receipt: of what, where
/// and until when, and not that nothing is sent; nothing is told once she gave it back.
#[test]
fn her_receipt_tells_what_a_purchase_allows() {
    let (mut fair, visitor) = with_kept();
    let laptop = &mut fair.laptops[0];
    choose(laptop, &["위스키"]).expect("a kind");
    let sale = buy(laptop, visitor, "위스키");
    let lines = |laptop: &mut Laptop| {
        let receipt = laptop.booth().consent_receipt(visitor).expect("read");
        let lines = receipt.expect("a receipt").lines.into_iter();
        lines.map(|line| line.ko).collect::<Vec<_>>()
    };
    let told = lines(laptop);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].contains("사신 적이 있어"), "{told:?}");
    for part in [
        "이메일",
        "se••",
        "위스키 소식만",
        "2026년 11월 25일",
        "6개월",
    ] {
        assert!(told[1].contains(part), "{part} in {told:?}");
    }
    laptop.booth().void_sale(sale, "반품").expect("taken back");
    let told = lines(laptop);
    assert_eq!(told.len(), 1);
    assert!(told[0].contains("보내지 않습니다"), "{told:?}");
}
