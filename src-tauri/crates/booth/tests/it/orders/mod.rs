//! What shops sold: the same orders count once, however often and in whichever order their
//! tables are taken in; a cancelled one counts back; and nobody can be written to who could
//! not before.

mod buyers;
mod corrected;

use crate::consent::purchases::{buy, choose, with_kept};
use crate::follow_up::targets::visitor;
use crate::support::{DAY, EMAIL, Fair, Laptop, OPENING, Replay, fair, first_day};
use booth::follow_up::Window;
use booth::orders::{OrderColumn, OrdersImport, OrdersRequest, read_orders};
use booth::rights::Whose;
use booth::{Booth, BoothError, FairScope};
use chrono::Days;
use ledger::Secret;
use progress::Progress;
use proptest::prelude::*;
use std::collections::BTreeSet;

const HEADINGS: &str =
    "주문번호,상품주문번호,결제일,상품별 총 주문금액,주문상태,쿠폰번호,구매자연락처,구매자이메일";

/// A day after the first day of the fair, as a shop writes it.
pub fn day(after: u64) -> String {
    let day = first_day().checked_add_days(Days::new(after));
    day.expect("a day").format("%Y-%m-%d 15:05:00").to_string()
}

pub fn table(rows: &[String]) -> String {
    format!("{HEADINGS}\n{}\n", rows.join("\n"))
}

pub fn try_import(
    laptop: &mut Laptop,
    text: &str,
    request: &OrdersRequest,
) -> Result<OrdersImport, BoothError> {
    let file = read_orders(text.as_bytes(), "orders.csv", &Progress::default());
    laptop
        .booth()
        .import_orders(&file.expect("a table"), request)
}

pub fn import(laptop: &mut Laptop, text: &str) -> OrdersImport {
    try_import(laptop, text, &OrdersRequest::default()).expect("taken in")
}

/// A figure of the report, 90 days after the fair.
fn figure(laptop: &mut Laptop, id: &str) -> Option<u64> {
    let report = laptop
        .booth()
        .fair_report(FairScope::Current, Window::Days90);
    let report = report.expect("a report");
    let found = report.figures().find(|(_, figure)| figure.id == id);
    found.expect(id).1.numerator
}

fn records(laptop: &mut Laptop) -> i64 {
    laptop.count("SELECT count(*) FROM ledger_records")
}

/// What follows from orders, but when and where they were taken in, and whose those are that
/// do not count.
fn orders(laptop: &mut Laptop) -> String {
    let booth = laptop.booth();
    let mut statement = booth
        .ledger()
        .connection()
        .prepare(
            "SELECT hex(id) || name || coalesce(ordered, '') || standing || won ||
                 coalesce((SELECT group_concat(hex(visitor)) FROM order_link
                           WHERE shop_order = id AND standing = 1), '') ||
                 coalesce((SELECT group_concat(DISTINCT hex(coupon)) FROM order_coupon
                           WHERE shop_order = id), '')
             FROM shop_order ORDER BY id",
        )
        .expect("SQL");
    let rows = statement.query_map([], |row| row.get::<_, String>(0));
    let rows: Result<Vec<String>, _> = rows.expect("rows").collect();
    rows.expect("rows").join("\n")
}

/// An order of a visitor, by her number, counts as a sale after the fair; the same table
/// again changes nothing; cancelled, it counts back.
#[test]
fn an_order_counts_once_and_a_cancelled_one_counts_back() {
    let mut fair = fair(171);
    let laptop = &mut fair.laptops[0];
    visitor(laptop, "kim@example.com", "010-1111-1111", &EMAIL);
    laptop.clock.set(OPENING + 8 * DAY);
    assert_eq!(figure(laptop, "orders_not_linked"), None, "not known yet");
    let paid = table(&[
        format!("1,11,{},\"24,000\",구매확정,,010-1111-1111,", day(7)),
        format!("1,12,{},\"6,000\",구매확정,,010-1111-1111,", day(7)),
        format!(
            "2,21,{},9000,배송중,,010-9999-9999,stranger@example.com",
            day(7)
        ),
        "3,31,,5000,결제대기,,010-1111-1111,".to_owned(),
        format!("4,41,{},7000,글쎄,,010-1111-1111,", day(7)),
    ]);
    let told = import(laptop, &paid);
    assert_eq!((told.rows, told.orders), (5, 3));
    assert_eq!((told.new, told.known, told.cancelled), (3, 0, 0));
    assert_eq!((told.linked, told.without_a_name), (1, 1));
    assert_eq!(told.not_understood, [("글쎄".to_owned(), 1)]);
    assert!(!told.already_known && told.is_partly_unread());
    assert_eq!(figure(laptop, "won_after"), Some(30_000));
    assert_eq!(figure(laptop, "revisit.order.sales"), Some(1));
    assert_eq!(figure(laptop, "won_of_orders_not_linked"), Some(9_000));
    assert_eq!(figure(laptop, "won_not_linked"), Some(0));

    let before = records(laptop);
    let again = import(laptop, &paid);
    assert!(again.already_known);
    assert_eq!((again.new, again.known, again.linked), (0, 3, 1));
    assert_eq!(records(laptop), before, "nothing was written");

    // One product went back, then all of it; the older table changes nothing any more.
    let back =
        |line: &str, won, status| format!("1,{line},{},{won},{status},,010-1111-1111,", day(7));
    let partly = table(&[
        back("11", 24_000, "반품완료"),
        back("12", 6_000, "구매확정"),
    ]);
    assert_eq!(import(laptop, &partly).cancelled, 0);
    assert_eq!(figure(laptop, "won_after"), Some(6_000));
    let whole = table(&[
        back("11", 24_000, "반품완료"),
        back("12", 6_000, "취소완료"),
    ]);
    assert_eq!(import(laptop, &whole).cancelled, 1);
    assert_eq!(figure(laptop, "sales_after"), Some(0));
    assert!(import(laptop, &paid).already_known);
    assert_eq!(figure(laptop, "won_after"), Some(0));
    assert_eq!(laptop.count("SELECT count(*) FROM order_link"), 1);
}

/// A coupon that a shop wrote down counts as used there, and not once its order is cancelled;
/// other numbers are shown.
#[test]
fn a_coupon_of_ours_is_used_in_the_shop() {
    let mut fair = fair(172);
    let laptop = &mut fair.laptops[0];
    let kim = laptop.answered_visit();
    let thanks = laptop.thanks();
    let coupon = laptop.booth().issue_coupon(Some(kim), thanks);
    let coupon = coupon.expect("a coupon");
    let text = |status: &str| {
        let (number, day) = (&coupon.short_number, day(3));
        table(&[
            format!("1,11,{day},20000,{status},{number},,"),
            format!("2,21,{day},20000,{status},신규 회원 10%,,"),
        ])
    };
    let told = import(laptop, &text("배송완료"));
    assert_eq!(told.coupons_used, 1);
    assert_eq!(told.unknown_coupons, [("신규 회원 10%".to_owned(), 1)]);
    assert_eq!(
        (told.linked, told.without_a_name),
        (0, 2),
        "she left no contact"
    );
    assert_eq!(figure(laptop, "coupons_used"), Some(1));
    let shown = laptop.booth().coupon(coupon.id).expect("a coupon");
    assert!(shown.used);
    let refused = laptop
        .sell(Some(coupon.id), 1)
        .expect_err("used in the shop");
    assert!(
        refused.sentence().ko.contains("쇼핑몰"),
        "{}",
        refused.sentence()
    );
    let undo = laptop.booth().undo_last_use(coupon.id, "잘못 눌렀습니다");
    let undo = undo.expect_err("not here").sentence();
    assert!(undo.en.contains("cannot be undone here"), "{undo}");
    assert_eq!(laptop.booth().last_use().expect("read"), None);
    assert_eq!(laptop.booth().over_redeemed().expect("read"), []);

    assert_eq!(import(laptop, &text("취소완료")).coupons_used, 0);
    assert_eq!(figure(laptop, "coupons_used"), Some(0));
    laptop
        .sell(Some(coupon.id), 1)
        .expect("it can be used again");
    // The shop takes it as well, in another order: one use too many, which is told.
    let other = table(&[format!("5,51,{},20000,배송중,{},,", day(4), coupon.digits)]);
    assert_eq!(import(laptop, &other).coupons_used, 1);
    let surplus = laptop.booth().over_redeemed().expect("read");
    assert_eq!(surplus.len(), 1);
    assert_eq!(surplus[0].laptop.ko, "쇼핑몰");
}

/// An order is linked to nobody who did not agree that her purchases are kept, or took that
/// back, and to none of two people who share a number.
#[test]
fn only_who_agreed_is_linked() {
    let mut fair = fair(173);
    let laptop = &mut fair.laptops[0];
    let kim = visitor(laptop, "kim@example.com", "", &EMAIL);
    visitor(laptop, "lee@example.com", "", &EMAIL);
    laptop.booth().withdraw(kim).expect("withdrawn");
    let rows =
        ["kim", "lee"].map(|name| format!("{name},1,{},20000,배송중,,,{name}@example.com", day(7)));
    let told = import(laptop, &table(&rows));
    assert_eq!((told.linked, told.without_a_name), (1, 1));
    let links = "SELECT count(*) FROM order_link WHERE visitor IN
                 (SELECT visitor FROM contact WHERE email = 'lee@example.com')";
    assert_eq!(laptop.count(links), 1);
    let one = visitor(laptop, "", "010-3333-3333", &EMAIL[..2]);
    let two = visitor(laptop, "", "010-3333-3333", &EMAIL[..2]);
    let order = table(&[format!("5,1,{},20000,배송중,,010-3333-3333,", day(7))]);
    let apart = booth::visitors::Compared::Different;
    laptop.booth().compare_visits(one, two, apart).expect("two");
    assert_eq!(import(laptop, &order).linked, 0, "nobody knows whose");
}

/// Who is gone leaves no order behind: the link goes with her, the amount stays without a
/// name, and the same table again brings nothing back.
#[test]
fn the_link_goes_with_her() {
    let mut fair = fair(174);
    let laptop = &mut fair.laptops[0];
    let kim = visitor(laptop, "kim@example.com", "010-1111-1111", &EMAIL);
    laptop.clock.set(OPENING + 8 * DAY);
    let text = table(&[format!("1,11,{},20000,배송중,,010-1111-1111,", day(7))]);
    assert_eq!(import(laptop, &text).linked, 1);
    let folder = tempfile::tempdir().expect("a folder");
    let korean = words::Language::Korean;
    let report = laptop
        .booth()
        .save_subject_report(Whose::Visitor(kim), folder.path(), korean);
    let files = report.expect("saved").files;
    let mut texts = files
        .iter()
        .filter_map(|it| std::fs::read_to_string(it).ok());
    let is_told = texts.any(|it| it.contains("쇼핑몰 주문(스마트스토어)"));
    assert!(is_told, "she is told of it");
    let destroyed = laptop
        .booth()
        .destroy_people(&[Whose::Visitor(kim)], "본인이 요청함", false);
    destroyed.expect("destroyed");
    assert_eq!(laptop.count("SELECT count(*) FROM order_link"), 0);
    let bodies =
        "SELECT count(*) FROM ledger_records WHERE kind = 'order.linked' AND body IS NOT NULL";
    assert_eq!(laptop.count(bodies), 0);
    assert_eq!(figure(laptop, "won_of_orders_not_linked"), Some(20_000));
    let again = import(laptop, &text);
    assert_eq!((again.linked, again.without_a_name), (0, 1));
    assert!(again.already_known);
}

/// An order in a shop is no purchase that advertising may follow, also where the owner chose
/// the kinds of goods.
#[test]
fn nobody_becomes_reachable_through_an_order() {
    let (mut fair, buyer) = with_kept();
    let laptop = &mut fair.laptops[0];
    choose(laptop, &["위스키"]).expect("a kind");
    let reachable = |laptop: &mut Laptop| {
        let people = laptop.booth().follow_up(FairScope::Current);
        let people = people.expect("the follow-up").people.into_iter();
        let people: Vec<String> = people.map(|it| it.permission.contact).collect();
        people
    };
    let text = table(&[format!(
        "1,11,{},20000,배송중,,,seoyeon@example.com",
        day(0)
    )]);
    assert_eq!(import(laptop, &text).linked, 1, "her purchases may be kept");
    assert_eq!(reachable(laptop), Vec::<String>::new());
    // A purchase at the booth does allow it, so that this can fail.
    buy(laptop, buyer, "위스키");
    assert_eq!(reachable(laptop), ["seoyeon@example.com"]);
}

/// Columns are chosen once for tables with the same headings, and the shop with them.
#[test]
fn columns_are_remembered() {
    let mut fair = fair(176);
    let laptop = &mut fair.laptops[0];
    let text = format!("번호,언제,얼마\nA-1,{},12000\n", day(7));
    let unknown = try_import(laptop, &text, &OrdersRequest::default());
    assert!(matches!(unknown, Err(BoothError::ReportColumns(_))));
    let request = OrdersRequest {
        shop: Some("우리 가게".to_owned()),
        columns: [
            (OrderColumn::Order, "번호"),
            (OrderColumn::Day, "언제"),
            (OrderColumn::Amount, "얼마"),
        ]
        .map(|(what, heading)| (what, heading.to_owned()))
        .into(),
    };
    let told = try_import(laptop, &text, &request).expect("taken in");
    assert_eq!((told.new, told.shop.ko.as_str()), (1, "우리 가게"));
    let moved = format!(
        "얼마,번호,언제\n12000,A-1,{}\n3000,A-2,{}\n",
        day(7),
        day(7)
    );
    let told = import(laptop, &moved);
    assert_eq!(
        (told.new, told.known, told.shop.ko.as_str()),
        (1, 1, "우리 가게")
    );
    let kept = import(laptop, &text);
    assert!(kept.already_known);
    // The same number in another shop is another order.
    let elsewhere = OrdersRequest {
        shop: Some("다른 가게".to_owned()),
        ..OrdersRequest::default()
    };
    assert_eq!(
        try_import(laptop, &moved, &elsewhere)
            .expect("taken in")
            .new,
        2
    );
    let unusable = OrdersRequest {
        shop: Some("가".repeat(61)),
        ..OrdersRequest::default()
    };
    assert!(matches!(
        try_import(laptop, &moved, &unusable),
        Err(BoothError::NotPossible(_))
    ));
}

/// Another laptop of the booth takes in no orders.
#[test]
fn only_the_owner_takes_in_orders() {
    let mut fair = Fair::with_laptops(2, 177);
    let (owner, other) = fair.pair(0, 1);
    let text = table(&[format!("1,11,{},20000,배송중,,,", day(7))]);
    let request = OrdersRequest::default();
    assert!(try_import(other, &text, &request).is_err());
    import(owner, &text);
    other.learn_from(owner);
    assert_eq!(orders(other), orders(owner));
}

/// Tables of the same orders as they changed, and of others.
fn tables(coupon: &str) -> Vec<String> {
    let (early, late) = (day(6), day(9));
    let line = |line: u32, won: u32, status: &str| {
        format!("1,{line},{early},{won},{status},{coupon},010-1111-1111,")
    };
    vec![
        table(&["1,1,,24000,결제대기,,010-1111-1111,".to_owned()]),
        table(&[line(1, 24_000, "배송중"), line(2, 6_000, "배송중")]),
        table(&[line(1, 24_000, "구매확정"), line(2, 6_000, "반품완료")]),
        table(&[line(1, 20_000, "구매확정")]),
        table(&[format!("2,1,{late},9000,배송중,,,lee@example.com")]),
        table(&[
            format!("2,1,{late},9000,취소완료,,,lee@example.com"),
            format!("3,1,{late},4000,배송중,,,"),
        ]),
        format!(
            "주문번호,주문자 휴대전화,결제일,실결제금액,주문상태\n7,010-1111-1111,{late},8000,배송완료\n"
        ),
        format!(
            "주문번호,주문자 휴대전화,결제일,실결제금액,주문상태\n7,010-1111-1111,{late},-3000,부분환불\n"
        ),
    ]
}

/// Figures that orders are in.
fn figures(laptop: &mut Laptop) -> Vec<Option<u64>> {
    let ids = [
        "sales_after",
        "won_after",
        "revisit.order.won",
        "revisit.coupon.won",
        "coupons_used",
        "orders_not_linked",
    ];
    ids.map(|id| figure(laptop, id)).to_vec()
}

/// A fair with two who left their contacts, and a coupon.
fn with_a_coupon(seed: u64) -> (Fair, String) {
    let mut fair = Fair::with_laptops(1, seed);
    let laptop = &mut fair.laptops[0];
    let kim = visitor(laptop, "kim@example.com", "010-1111-1111", &EMAIL);
    visitor(laptop, "lee@example.com", "", &EMAIL);
    let thanks = laptop.thanks();
    let coupon = laptop.booth().issue_coupon(Some(kim), thanks);
    let number = coupon.expect("a coupon").short_number;
    laptop.clock.set(OPENING + 10 * DAY);
    (fair, number)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// In whichever order, and however often the tables are taken in, the same follows.
    #[test]
    fn the_order_of_tables_does_not_matter(places in proptest::collection::vec(0_usize..8, 0..12)) {
        let (mut straight, number) = with_a_coupon(178);
        let laptop = &mut straight.laptops[0];
        for text in tables(&number) {
            import(laptop, &text);
        }
        let expected = (orders(laptop), figures(laptop));
        // Figures, by hand: order 1 came to 20,000 with the coupon, order 7 to 5,000.
        prop_assert_eq!(&expected.1[..4], [Some(2), Some(25_000), Some(5_000), Some(20_000)]);
        prop_assert_eq!(&expected.1[4..], [Some(1), Some(1)]);
        let (mut shuffled, number) = with_a_coupon(178);
        let laptop = &mut shuffled.laptops[0];
        let all = tables(&number);
        for place in places.into_iter().chain((0..all.len()).rev()) {
            import(laptop, &all[place]);
        }
        prop_assert_eq!((orders(laptop), figures(laptop)), expected);
    }
}

/// Two laptops of the owner that took in different tables of the same orders agree after they
/// met, whichever learns from the other first.
#[test]
fn two_laptops_agree() {
    let mut all = BTreeSet::new();
    for first in [true, false] {
        let (mut fair, number) = with_a_coupon(179);
        let folder = fair.folder.path().to_owned();
        let owner = &mut fair.laptops[0];
        let (backup, path) = (folder.join("backup.db"), folder.join("other.db"));
        owner.booth().ledger().backup(&backup).expect("a copy");
        let clock = owner.clock.clone();
        let restored = Booth::restore(
            &backup,
            &path,
            Secret::Keychain(&owner.key),
            Replay::boxed(&clock, 2),
        );
        let mut restored = restored.expect("restored");
        restored.confirm_requests_since_backup().expect("confirmed");
        drop(restored);
        let other = &mut Laptop::opened(&path, owner, 3);
        for (place, text) in tables(&number).iter().enumerate() {
            owner.clock.advance(60_000);
            match (place % 3, first) {
                (0, _) => {
                    import(owner, text);
                    import(other, text);
                }
                (1, true) | (2, false) => {
                    import(owner, text);
                }
                _ => {
                    import(other, text);
                }
            }
        }
        match first {
            true => (owner.learn_from(other), other.learn_from(owner)),
            false => (other.learn_from(owner), owner.learn_from(other)),
        };
        let of_orders = |laptop: &mut Laptop| -> Vec<String> {
            let dump = laptop.dump();
            let tables = dump.split("# ").map(str::to_owned);
            tables
                .filter(|it| it.starts_with("shop_order") || it.starts_with("order_"))
                .collect()
        };
        let told = of_orders(owner);
        assert_eq!(told.len(), 7, "each is there");
        assert_eq!(told, of_orders(other));
        for laptop in [owner, other] {
            all.insert(format!("{:?}", figures(laptop)));
        }
    }
    assert_eq!(all.len(), 1, "{all:?}");
}

/// Orders of a whole year are taken in at once.
#[test]
fn many_orders_are_taken_in() {
    let mut fair = fair(180);
    let laptop = &mut fair.laptops[0];
    visitor(laptop, "", "010-1111-1111", &EMAIL[..2]);
    let rows: Vec<String> = (0..20_000)
        .map(|order| format!("{order},1,{},1000,배송완료,,010-1111-1111,", day(7)))
        .collect();
    let told = import(laptop, &table(&rows));
    assert_eq!((told.new, told.linked), (20_000, 20_000));
    assert!(import(laptop, &table(&rows)).already_known);
}
