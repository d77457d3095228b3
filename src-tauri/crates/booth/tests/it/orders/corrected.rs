//! What was taken in by mistake is put right: the shop has to be named, a table is read
//! before it is taken in, and an import can be taken back.

use super::{day, figure, import, orders, records, table, try_import};
use crate::follow_up::targets::visitor;
use crate::support::{DAY, EMAIL, Fair, Laptop, OPENING, Replay, fair};
use booth::orders::{OrderColumn, OrdersImport, OrdersRequest, read_orders};
use booth::{Booth, BoothError};
use coupon::{Benefit, ProgrammeKind};
use ledger::Secret;
use progress::Progress;
use uuid::Uuid;

const PHONE: &str = "010-1111-1111";
const IN_SHOP: &str = "쇼핑몰 주문(스마트스토어)";

fn named(shop: &str) -> OrdersRequest {
    OrdersRequest {
        shop: Some(shop.to_owned()),
        ..OrdersRequest::default()
    }
}

fn understand(laptop: &mut Laptop, text: &str, request: &OrdersRequest) -> OrdersImport {
    let file = read_orders(text.as_bytes(), "orders.csv", &Progress::default());
    let file = file.expect("a table");
    let told = laptop.booth().understand_orders(&file, request);
    told.expect("understood")
}

fn take_back(laptop: &mut Laptop, import: Option<Uuid>) -> Result<usize, BoothError> {
    let taken = laptop.booth().take_back_orders(import)?;
    Ok(taken.orders)
}

/// What is kept about a visitor, as she is told it.
fn told_of(laptop: &mut Laptop, visitor: Uuid) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let whose = booth::rights::Whose::Visitor(visitor);
    let korean = words::Language::Korean;
    let report = laptop
        .booth()
        .save_subject_report(whose, folder.path(), korean);
    let files = report.expect("saved").files;
    let texts = files
        .iter()
        .filter_map(|it| std::fs::read_to_string(it).ok());
    texts.collect()
}

/// An order of kim's and a stranger's with a coupon of hers.
fn two_orders(won: u32, coupon: &str) -> String {
    table(&[
        format!("1,11,{},{won},배송중,{coupon},{PHONE},", day(7)),
        format!("2,21,{},9000,배송중,,,", day(7)),
    ])
}

/// A table that was read by wrong amounts is taken back and taken in again: what it said
/// counts nowhere, what those before it said still does, and nothing is doubled.
#[test]
fn an_import_is_taken_back() {
    let mut fair = fair(200);
    let laptop = &mut fair.laptops[0];
    let kim = visitor(laptop, "kim@example.com", PHONE, &EMAIL);
    let thanks = laptop.thanks();
    let coupon = laptop.booth().issue_coupon(Some(kim), thanks);
    let coupon = coupon.expect("a coupon");
    laptop.clock.set(OPENING + 8 * DAY);
    let first = import(laptop, &two_orders(24_000, ""));
    assert_eq!(first.won, 33_000);
    let before = (orders(laptop), figure(laptop, "won_after"));
    let wrong = format!(
        "{}3,31,{},70000,배송중,,{PHONE},\n",
        two_orders(24, &coupon.short_number),
        day(7)
    );
    let second = import(laptop, &wrong);
    assert_eq!((second.new, second.linked), (1, 2));
    assert_eq!(figure(laptop, "won_after"), Some(70_024));
    assert!(laptop.booth().coupon(coupon.id).expect("known").used);

    let earlier = take_back(laptop, first.id).expect_err("the later one goes first");
    let latest = second.id.expect("recorded").to_string();
    assert!(
        earlier.sentence().en.contains(&latest),
        "{}",
        earlier.sentence()
    );
    assert_eq!(take_back(laptop, second.id).expect("taken back"), 2);
    assert_eq!((orders(laptop), figure(laptop, "won_after")), before);
    assert!(!laptop.booth().coupon(coupon.id).expect("known").used);
    assert!(take_back(laptop, second.id).is_err(), "it was");
    assert_eq!(import(laptop, &wrong).new, 1, "nothing of it was known");

    // Without an id the latest, and after all of them none.
    take_back(laptop, None).expect("the third");
    assert_eq!(take_back(laptop, None).expect("the first"), 2);
    assert_eq!(orders(laptop), "");
    assert_eq!(figure(laptop, "won_after"), Some(0));
    let none = take_back(laptop, None).expect_err("nothing is left");
    assert!(none.sentence().en.contains("Nothing was changed"));
    // Read anew from the records the same follows.
    import(laptop, &two_orders(24_000, ""));
    let told = laptop.dump();
    laptop.booth().ledger().rebuild().expect("derived anew");
    assert_eq!(laptop.dump(), told);
}

/// Whatever is read first is recorded only when it is taken in.
#[test]
fn a_table_is_read_before_it_is_taken_in() {
    let mut fair = fair(201);
    let laptop = &mut fair.laptops[0];
    visitor(laptop, "", PHONE, &EMAIL[..2]);
    let before = records(laptop);
    let text = two_orders(24_000, "");
    let told = understand(laptop, &text, &named("우리 2호점"));
    assert_eq!((told.orders, told.won, told.linked), (2, 33_000, 1));
    assert_eq!((told.id, told.is_new()), (None, true));
    assert_eq!(records(laptop), before, "nothing was written");
    assert_eq!(
        import(laptop, &text).shop.ko,
        "스마트스토어",
        "nothing was kept"
    );
    assert!(!understand(laptop, &text, &OrdersRequest::default()).is_new());
    let only_headings = import(laptop, &table(&[]));
    assert!(!only_headings.already_known && !only_headings.is_new());
    let words = &only_headings.sentences()[0];
    assert!(words.en.starts_with("There are no orders"), "{words}");
}

/// A shop that nobody named is asked for: two of them would share their numbers.
#[test]
fn a_shop_has_a_name() {
    let mut fair = fair(202);
    let laptop = &mut fair.laptops[0];
    let text = format!("번호,언제,얼마\n1,{},12000\n", day(7));
    let columns = [
        (OrderColumn::Order, "번호"),
        (OrderColumn::Day, "언제"),
        (OrderColumn::Amount, "얼마"),
    ];
    let columns = columns.map(|(what, heading)| (what, heading.to_owned()));
    let request = OrdersRequest {
        shop: None,
        columns: columns.into(),
    };
    let before = records(laptop);
    let refused = try_import(laptop, &text, &request).expect_err("whose?");
    assert!(
        matches!(&refused, BoothError::ReportColumns(why) if why.en.contains("name of the shop"))
    );
    assert_eq!(records(laptop), before);
    let request = OrdersRequest {
        shop: Some("Our Shop".to_owned()),
        ..request
    };
    assert_eq!(try_import(laptop, &text, &request).expect("named").new, 1);
    // Columns that are typed again keep the name, and the name is known however it is typed.
    let again = OrdersRequest {
        shop: None,
        ..request.clone()
    };
    assert!(
        try_import(laptop, &text, &again)
            .expect("kept")
            .already_known
    );
    assert!(import(laptop, &text).already_known);
    let alike = named("our  shop");
    assert!(
        try_import(laptop, &text, &alike)
            .expect("the same")
            .already_known
    );

    // A shop that is known is known by any of its names; one that was named stays for tables
    // with the same headings.
    assert_eq!(import(laptop, &two_orders(24_000, "")).new, 2);
    let decomposed: String =
        unicode_normalization::UnicodeNormalization::nfd("스마트 스토어").collect();
    for name in ["smartstore", " SmartStore ", "스마트스토어", &decomposed] {
        let told = try_import(laptop, &two_orders(24_000, ""), &named(name));
        assert!(told.expect("taken in").already_known, "{name}");
    }
    let second = try_import(laptop, &two_orders(24_000, ""), &named("우리 2호점"));
    assert_eq!(second.expect("another shop").new, 2);
    assert!(import(laptop, &two_orders(24_000, "")).already_known);
    assert_eq!(laptop.count("SELECT count(*) FROM shop_order"), 5);
}

/// Of an amount whose rest stays, no more is taken off than there is, in however many orders
/// of one table, and nothing by an order that is not paid.
#[test]
fn a_balance_is_taken_off_once() {
    let mut fair = fair(203);
    let laptop = &mut fair.laptops[0];
    let voucher = laptop.opens(ProgrammeKind::Discount, |draft| {
        draft.minimum_purchase_won = 0;
        draft.benefit = Benefit::Amount {
            won: 40_000,
            rest_stays: true,
        };
    });
    let coupon = laptop.booth().issue_coupon(None, voucher).expect("one");
    let number = &coupon.short_number;
    let orders = |first: &str| {
        table(&[
            format!("1,11,{},50000,{first},{number},,", day(7)),
            format!("2,21,{},50000,배송중,{number},,", day(8)),
        ])
    };
    import(laptop, &orders("결제대기"));
    let taken_off = "SELECT coalesce(sum(discount_won), 0) FROM order_coupon";
    assert_eq!(laptop.count(taken_off), 40_000);
    assert_eq!(
        laptop.count("SELECT count(*) FROM order_coupon"),
        1,
        "the paid one"
    );
    import(laptop, &orders("배송중"));
    assert_eq!(laptop.count(taken_off), 40_000);

    let mut fair = crate::support::fair(203);
    let laptop = &mut fair.laptops[0];
    let voucher = laptop.opens(ProgrammeKind::Discount, |draft| {
        draft.minimum_purchase_won = 0;
        draft.benefit = Benefit::Amount {
            won: 40_000,
            rest_stays: true,
        };
    });
    laptop.booth().issue_coupon(None, voucher).expect("one");
    import(laptop, &orders("배송중"));
    assert_eq!(laptop.count(taken_off), 40_000, "both at once");
}

/// A use in a shop is of the time at which the order was paid, whenever its table came: one
/// at the booth after it is the one too many.
#[test]
fn a_use_in_a_shop_is_of_the_order_s_time() {
    let mut fair = fair(204);
    let laptop = &mut fair.laptops[0];
    let thanks = laptop.thanks();
    let coupon = laptop.booth().issue_coupon(None, thanks).expect("one");
    laptop.clock.set(OPENING + 4 * DAY);
    laptop
        .sell(Some(coupon.id), 1)
        .expect("not known to be used");
    laptop.clock.set(OPENING + 6 * DAY);
    let order = format!("1,11,{},20000,배송중,{},,", day(2), coupon.short_number);
    assert_eq!(import(laptop, &table(&[order])).coupons_used, 1);
    let surplus = laptop.booth().over_redeemed().expect("read");
    assert_eq!(surplus.len(), 1);
    assert_ne!(surplus[0].laptop.ko, "쇼핑몰", "the later one");
}

/// An order that two laptops linked to two people is nobody's, everywhere; one that they
/// linked to two visits of one person is hers.
#[test]
fn an_order_of_two_people_is_nobody_s() {
    let mut fair = Fair::with_laptops(1, 205);
    let folder = fair.folder.path().to_owned();
    let owner = &mut fair.laptops[0];
    let (backup, path) = (folder.join("backup.db"), folder.join("other.db"));
    owner.booth().ledger().backup(&backup).expect("a copy");
    let clock = owner.clock.clone();
    let key = Secret::Keychain(&owner.key);
    let restored = Booth::restore(&backup, &path, key, Replay::boxed(&clock, 2));
    let mut restored = restored.expect("restored");
    restored.confirm_requests_since_backup().expect("confirmed");
    drop(restored);
    let other = &mut Laptop::opened(&path, owner, 3);
    let text = table(&[format!("1,11,{},24000,배송중,,{PHONE},", day(7))]);
    let kim = visitor(owner, "", PHONE, &EMAIL[..2]);
    owner.clock.advance(60_000);
    let lee = visitor(other, "", PHONE, &EMAIL[..2]);
    for laptop in [&mut *owner, &mut *other] {
        laptop.clock.set(OPENING + 8 * DAY);
        assert_eq!(import(laptop, &text).linked, 1);
    }
    owner.learn_from(other);
    let told = |laptop: &mut Laptop, visitor| told_of(laptop, visitor).matches(IN_SHOP).count();
    assert_eq!(figure(owner, "orders_not_linked"), Some(1));
    assert_eq!((told(owner, kim), told(owner, lee)), (0, 0));
    let same = booth::visitors::Compared::Same;
    owner.booth().compare_visits(kim, lee, same).expect("one");
    assert_eq!(figure(owner, "orders_not_linked"), Some(0));
    assert!(told(owner, kim) > 0);
}

/// Whoever is recognised takes her orders of shops along.
#[test]
fn orders_follow_who_is_recognised() {
    let mut fair = fair(206);
    let laptop = &mut fair.laptops[0];
    let before = visitor(laptop, "kim@example.com", "", &EMAIL);
    laptop.clock.advance(60_000);
    let now = visitor(laptop, "", PHONE, &EMAIL[..2]);
    import(laptop, &two_orders(24_000, ""));
    laptop.booth().recognise(now, before).expect("it is she");
    let booth = laptop.booth();
    let connection = booth.ledger().connection();
    let of = |visitor| {
        let orders = tables::order::of_visitor(connection, visitor);
        orders.expect("read").len()
    };
    assert_eq!((of(now), of(before)), (0, 1));
}

/// A link that went with whoever is gone makes room for nobody: not for the other of two whom
/// two laptops took for the buyer, and not once the table is taken back and taken in again.
#[test]
fn an_order_of_somebody_who_is_gone_is_nobody_s() {
    let mut fair = fair(207);
    let laptop = &mut fair.laptops[0];
    let wife = visitor(laptop, "", PHONE, &EMAIL[..2]);
    let told = import(laptop, &two_orders(24_000, ""));
    assert_eq!(told.linked, 1);
    let hers = [booth::rights::Whose::Visitor(wife)];
    let gone = laptop.booth().destroy_people(&hers, "본인이 요청함", false);
    gone.expect("destroyed");
    take_back(laptop, told.id).expect("taken back");
    visitor(laptop, "", PHONE, &EMAIL[..2]);
    let again = import(laptop, &two_orders(24_000, ""));
    assert_eq!((again.new, again.linked), (2, 0));
    assert_eq!(laptop.count("SELECT count(*) FROM order_link"), 0);
}

/// Whoever asks what is kept of her is told of an order that was cancelled too.
#[test]
fn a_cancelled_order_is_told_to_her() {
    let mut fair = fair(208);
    let laptop = &mut fair.laptops[0];
    let kim = visitor(laptop, "", PHONE, &EMAIL[..2]);
    import(laptop, &two_orders(24_000, ""));
    assert!(!told_of(laptop, kim).contains("취소·반품됨"));
    let cancelled = format!("1,11,{},24000,취소완료,,{PHONE},", day(7));
    assert_eq!(import(laptop, &table(&[cancelled])).cancelled, 1);
    assert!(told_of(laptop, kim).contains(&format!("{IN_SHOP}, 취소·반품됨")));
}
