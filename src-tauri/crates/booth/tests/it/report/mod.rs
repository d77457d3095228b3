//! The report of a fair: its figures are those of the tables, in every corner.

mod counted;
mod in_files;
mod in_words;

use crate::fairs::next_fair;
use crate::follow_up::hold_out::{after_the_fair, buy, email, export};
use crate::orders;
use crate::support::{DAY, EMAIL, Fair, HOUR, Laptop, OPENING, fair};
use booth::consent::NoticeAct;
use booth::follow_up::Window;
use booth::report::{FairReport, Figure, HIGHEST_COST_WON};
use booth::responses::Interest;
use booth::rights::Whose;
use booth::sample::{Player, VISITORS_IN_A_COMMIT};
use booth::visitors::Compared;
use booth::{BoothError, FairScope};
use counted::{OVER, counted};
use coupon::{Place, ProgrammeKind, Validity};
use permission::Channel;
use std::collections::BTreeSet;
use uuid::Uuid;
use words::Language;

fn report(laptop: &mut Laptop, window: Window) -> FairReport {
    let report = laptop.booth().fair_report(FairScope::Current, window);
    report.expect("a report")
}

fn figure(report: &FairReport, id: &str) -> Figure {
    let found = report.figures().find(|(_, figure)| figure.id == id);
    let found = found.unwrap_or_else(|| panic!("no figure {id}"));
    found.1.clone()
}

/// What was counted, and by what it was divided.
fn parts(report: &FairReport, id: &str) -> (Option<u64>, Option<u64>) {
    let figure = figure(report, id);
    (figure.numerator, figure.denominator)
}

/// Every figure that the tables know, and the value that follows from it.
fn assert_counted(laptop: &mut Laptop, window: Window) -> FairReport {
    let told = report(laptop, window);
    let expected = counted(laptop, window.days().into());
    for (id, parts) in &expected {
        let figure = figure(&told, id);
        assert_eq!((figure.numerator, figure.denominator), *parts, "{id}");
        let value = match *parts {
            (None, _) | (_, Some(0)) => None,
            (Some(part), None) => Some(part as f64),
            (Some(part), Some(all)) => Some(part as f64 / all as f64),
        };
        match id.as_str() {
            "return_on_cost" if parts.1.is_none() => assert_eq!(figure.value, None),
            "withdrawals_per_thousand_messages" => {
                let value = value.expect("messages") * 1_000.0;
                let told = figure.value.expect("messages");
                assert!((told - value).abs() < 1e-9, "{told} {value}");
            }
            _ => assert_eq!(figure.value, value, "{id}"),
        }
    }
    told
}

/// Plays so many visitors of the sample fair over its five days.
fn play(laptop: &mut Laptop, visitors: u32) {
    let mut player = Player::new(laptop.booth(), 7).expect("a sample fair");
    let days = 5;
    for day in 0..days {
        laptop.clock.set(OPENING + day * DAY);
        let mut left = visitors / days as u32;
        while left > 0 {
            let now = left.min(VISITORS_IN_A_COMMIT);
            booth::sample::in_one_commit(std::slice::from_mut(laptop.booth()), |booths| {
                for _ in 0..now {
                    player.visit(&mut booths[0])?;
                }
                Ok(())
            })
            .expect("played");
            laptop.clock.advance(2 * HOUR);
            left -= now;
        }
    }
}

fn ids(laptop: &mut Laptop, sql: &str) -> Vec<Uuid> {
    let booth = laptop.booth();
    let mut statement = booth.ledger().connection().prepare(sql).expect(sql);
    let rows = statement.query_map([], |row| row.get(0)).expect("rows");
    rows.collect::<Result<_, _>>().expect(sql)
}

fn email_and_phone(laptop: &mut Laptop, email: &str, phone: &str) -> Uuid {
    let visitor = laptop.answered_visit();
    let draft = laptop.draft(email, phone, &EMAIL);
    let saved = laptop.booth().save_contact(visitor, &draft);
    saved.expect("a usable contact");
    visitor
}

/// Everything that can go wrong with what is counted: uses undone, sales voided, coupons
/// given anew and taken back, visits joined, people destroyed, and after the fair sales by
/// every way, messages, and somebody who takes her yes back.
fn eventful(seed: u64) -> Fair {
    let mut fair = fair(seed);
    let laptop = &mut fair.laptops[0];
    play(laptop, 200);
    for (place, visitor) in ids(
        laptop,
        "SELECT DISTINCT visitor FROM response ORDER BY visitor",
    )
    .into_iter()
    .enumerate()
    {
        let interest = [Interest::Hot, Interest::Warm, Interest::Cold][place % 3];
        let noted = laptop.booth().note_visitor(visitor, Some(interest), "");
        noted.expect("noted");
    }
    for hours in [0, 1, 1, 3] {
        laptop.clock.advance(hours * HOUR);
        for _ in 0..3 {
            laptop.booth().count_conversation().expect("counted");
        }
        laptop.booth().take_back_conversation().expect("the last");
    }
    for coupon in ids(
        laptop,
        "SELECT DISTINCT coupon FROM redemption ORDER BY 1 LIMIT 3",
    ) {
        let undone = laptop.booth().undo_last_use(coupon, "잘못 눌렀습니다");
        undone.expect("undone");
    }
    let unused = "SELECT id FROM coupon WHERE visitor IS NOT NULL AND id NOT IN (SELECT coupon FROM redemption) ORDER BY id LIMIT 4";
    let unused = ids(laptop, unused);
    let booth = laptop.booth();
    booth
        .void_coupon(unused[0], "찢어졌습니다")
        .expect("voided");
    for coupon in &unused[1..3] {
        let new = booth.reissue_coupon(*coupon, "잃어버림").expect("anew");
        if *coupon == unused[1] {
            booth.redeem_coupon(new.id, None).expect("on another till");
        }
    }
    for sale in ids(
        laptop,
        "SELECT id FROM sale WHERE voided IS NULL ORDER BY id LIMIT 4",
    ) {
        laptop.booth().void_sale(sale, "반품").expect("voided");
    }
    let visits = ids(
        laptop,
        "SELECT visitor FROM contact ORDER BY visitor LIMIT 40",
    );
    for pair in visits[..6].chunks(2) {
        let joined = laptop
            .booth()
            .compare_visits(pair[0], pair[1], Compared::Same);
        joined.expect("one person");
    }
    let buyers = ids(
        laptop,
        "SELECT DISTINCT sale.visitor FROM sale JOIN contact ON contact.visitor = sale.visitor
         ORDER BY 1 DESC LIMIT 2",
    );
    for gone in buyers.into_iter().chain([visits[0]]) {
        let destroyed =
            laptop
                .booth()
                .destroy_people(&[Whose::Visitor(gone)], "본인이 요청함", false);
        destroyed.expect("destroyed");
    }
    let phone = email_and_phone(laptop, "", "010-2345-6789");
    let mail = email_and_phone(laptop, "kept@example.com", "");
    buy(laptop, phone);
    let lasting = laptop.opens(ProgrammeKind::Discount, |draft| {
        if let Validity::Dates { from, until } = &mut draft.validity {
            *until = *from + chrono::TimeDelta::days(400);
        }
        draft.minimum_purchase_won = 0;
    });
    let coupon = laptop.booth().issue_coupon(Some(mail), lasting);
    let coupon = coupon.expect("a coupon").id;

    laptop.clock.set(OPENING + 6 * DAY);
    laptop.booth().confirm_clock().expect("the owner knows");
    export(&mut fair).expect("files");
    let laptop = &mut fair.laptops[0];
    laptop.clock.advance(DAY);
    buy(laptop, mail);
    laptop.booth().withdraw(mail).expect("withdrawn");
    laptop.sell(Some(coupon), 1).expect("with her coupon");
    laptop.sell(None, 2).expect("nobody knows whose");
    let taken_back = buy(laptop, mail);
    laptop
        .booth()
        .void_sale(taken_back, "반품")
        .expect("voided");
    let number = laptop.booth().coupon(unused[3]).expect("a coupon");
    let number = number.short_number;
    let rows = [
        format!("1,11,{},20000,배송완료,{number},,", orders::day(7)),
        format!("2,21,{},12000,구매확정,,010-2345-6789,", orders::day(8)),
        format!("2,22,{},3000,반품완료,,010-2345-6789,", orders::day(8)),
        format!("3,31,{},9000,배송중,,,stranger@example.com", orders::day(9)),
        format!("4,41,{},7000,취소완료,,010-2345-6789,", orders::day(9)),
        format!("5,51,{},5000,구매확정,,010-2345-6789,", orders::day(60)),
        "6,61,,5000,결제대기,,010-2345-6789,".to_owned(),
    ];
    orders::import(laptop, &orders::table(&rows));
    // Somebody who came later, with the number or the address of a visitor.
    for (mail, number) in [("", "010-2345-6789"), ("kept@example.com", "")] {
        let later = email_and_phone(laptop, mail, number);
        buy(laptop, later);
        laptop.clock.advance(40 * DAY);
        laptop.booth().confirm_clock().expect("the owner knows");
        buy(laptop, later);
    }
    fair
}

/// The report says what the tables say, however it was worked out.
#[test]
fn the_figures_are_those_of_the_tables() {
    let mut fair = eventful(2_001);
    let laptop = &mut fair.laptops[0];
    for window in Window::ALL {
        let told = assert_counted(laptop, window);
        assert_eq!(figure(&told, "cost_per_sale").value, None);
    }
    let set = laptop.booth().set_booth_cost(FairScope::Current, 4_500_000);
    set.expect("the owner may");
    let told = assert_counted(laptop, Window::Days90);
    // It would be easy to compare nothing with nothing.
    for id in [
        "sales_voided",
        "sales_without_amount",
        "visitors_destroyed",
        "revisit.coupon.sales",
        "revisit.visit.sales",
        "revisit.phone.sales",
        "revisit.email.sales",
        "revisit.order.sales",
        "sales_not_linked",
        "orders_not_linked",
        "withdrawals_per_thousand_messages",
        "people_in_no_file",
        "coupons_used",
        "qualified_contacts",
        "conversations_not_captured",
        "buyers_per_conversation",
    ] {
        assert!(figure(&told, id).numerator > Some(0), "{id}");
    }
    let (short, long) = (
        report(laptop, Window::Days30),
        report(laptop, Window::Days365),
    );
    assert!(figure(&short, "won_after").value < figure(&long, "won_after").value);
}

/// Days count in the fair's own time: the last second of the thirtieth day does, the first
/// of the thirty-first does not; and the last second of the fair is the fair's.
/// A coupon that was given anew and then taken back is none, as one that was taken back at
/// once.
#[test]
fn a_coupon_given_anew_and_taken_back_is_none() {
    let mut fair = fair(1_251);
    let laptop = &mut fair.laptops[0];
    let visitor = laptop.answered_visit();
    let thanks = laptop.thanks();
    let given = |laptop: &mut Laptop| parts(&report(laptop, Window::Days30), "coupons_used").1;
    let booth = laptop.booth();
    let coupon = booth.issue_coupon(Some(visitor), thanks).expect("a coupon");
    let anew = booth.reissue_coupon(coupon.id, "젖었습니다").expect("anew");
    assert_eq!(given(laptop), Some(1));
    let taken = laptop.booth().void_coupon(anew.id, "잘못 드렸습니다");
    taken.expect("taken back");
    assert_eq!(given(laptop), Some(0));
}

/// Whoever is destroyed took nothing back: the no that stays behind is not hers.
#[test]
fn to_be_destroyed_is_not_to_withdraw() {
    let (mut fair, people) = after_the_fair(1_250, 6);
    export(&mut fair).expect("files");
    let laptop = &mut fair.laptops[0];
    laptop.clock.advance(DAY);
    laptop.booth().withdraw(people[0]).expect("she stops it");
    let withdrew = |laptop: &mut Laptop| {
        let told = report(laptop, Window::Days30);
        parts(&told, "withdrawals_per_thousand_messages")
    };
    assert_eq!(withdrew(laptop), (Some(1), Some(6)));
    laptop.clock.advance(DAY);
    let whose = [Whose::Visitor(people[1]), Whose::Visitor(people[2])];
    let destroyed = laptop.booth().destroy_people(&whose, "요청", false);
    destroyed.expect("destroyed");
    assert_eq!(withdrew(laptop), (Some(1), Some(6)));
}

#[test]
fn the_thirtieth_day_counts_and_the_next_does_not() {
    for (days, window) in [
        (30, Window::Days30),
        (90, Window::Days90),
        (365, Window::Days365),
    ] {
        let (mut fair, people) = after_the_fair(2_002, 1);
        let laptop = &mut fair.laptops[0];
        let buy_at = |laptop: &mut Laptop, at: i64| {
            laptop.clock.set(at);
            laptop.booth().confirm_clock().expect("the owner knows");
            buy(laptop, people[0]);
        };
        buy_at(laptop, OVER - 1_000);
        let told = report(laptop, window);
        assert_eq!(parts(&told, "sales_at_fair").0, Some(1));
        assert_eq!(parts(&told, "sales_after").0, Some(0));
        buy_at(laptop, OVER);
        buy_at(laptop, OVER + days * DAY - 1_000);
        assert_eq!(parts(&report(laptop, window), "sales_after").0, Some(2));
        buy_at(laptop, OVER + days * DAY);
        assert_eq!(
            parts(&report(laptop, window), "sales_after").0,
            Some(2),
            "{days}"
        );
        assert_eq!(parts(&report(laptop, window), "sales_at_fair").0, Some(1));
    }
}

/// Two people with one number, of whom somebody said that they are two, are not one here.
#[test]
fn a_shared_number_links_nobody_who_was_kept_apart() {
    let mut fair = fair(2_003);
    let laptop = &mut fair.laptops[0];
    let there = email_and_phone(laptop, "", "010-2345-6789");
    laptop.clock.set(OVER + DAY);
    laptop.booth().confirm_clock().expect("the owner knows");
    let later = email_and_phone(laptop, "", "010-2345-6789");
    buy(laptop, later);
    let told = report(laptop, Window::Days30);
    assert_eq!(parts(&told, "revisit.phone.sales").0, Some(1));
    let apart = laptop
        .booth()
        .compare_visits(there, later, Compared::Different);
    apart.expect("two people");
    let told = report(laptop, Window::Days30);
    assert_eq!(parts(&told, "revisit.phone.sales").0, Some(0));
    assert_eq!(parts(&told, "sales_not_linked").0, Some(1));
    // Who came after the fair is no visitor of it who came back.
    buy(laptop, later);
    assert_eq!(
        parts(&report(laptop, Window::Days30), "sales_after").0,
        Some(0)
    );
}

/// Nobody came, nothing was sold, and nothing was entered: nothing is divided by nothing.
#[test]
fn an_empty_fair_has_a_report() {
    let mut fair = fair(2_004);
    let laptop = &mut fair.laptops[0];
    let told = assert_counted_empty(laptop);
    assert!(
        told.answer.ko.contains("부스 비용을 적으면"),
        "{}",
        told.answer.ko
    );
    let cost = figure(&told, "cost_per_contact");
    assert!(
        cost.note
            .expect("what to do")
            .en
            .contains("once you enter what the booth cost")
    );
    let set = laptop.booth().set_booth_cost(FairScope::Current, 1_000_000);
    set.expect("the owner may");
    let told = assert_counted_empty(laptop);
    assert_eq!(figure(&told, "return_on_cost").value, Some(0.0));
    assert_eq!(figure(&told, "cost_per_sale").value, None);
    assert!(
        told.answer.en.contains("1,000,000 won less"),
        "{}",
        told.answer.en
    );
    let set = laptop.booth().set_booth_cost(FairScope::Current, 0);
    set.expect("a booth may cost nothing");
    let told = report(laptop, Window::Days90);
    assert_eq!(parts(&told, "cost"), (Some(0), None));
    assert_eq!(figure(&told, "return_on_cost").value, None);
}

fn assert_counted_empty(laptop: &mut Laptop) -> FairReport {
    let told = report(laptop, Window::Days90);
    for (_, figure) in told.figures() {
        let is_cost = figure.id.starts_with("cost");
        assert!(is_cost || figure.numerator.unwrap_or(0) == 0, "{figure:?}");
        assert!(figure.value.is_none_or(f64::is_finite), "{figure:?}");
    }
    told
}

/// The last word counts, on record once; too much is refused, and so is somebody else.
#[test]
fn the_owner_says_what_the_booth_cost() {
    let mut fair = Fair::with_laptops(2, 2_005);
    let (one, other) = fair.pair(0, 1);
    for won in [3_000_000, 4_500_000, 4_500_000] {
        let set = one.booth().set_booth_cost(FairScope::Current, won);
        set.expect("the owner may");
    }
    let cost = one.booth().booth_cost(FairScope::Current).expect("read");
    assert_eq!(cost, Some(4_500_000));
    let recorded = one.count("SELECT count(*) FROM ledger_records WHERE kind = 'booth_cost.set'");
    assert_eq!(recorded, 2, "saying the same again changes nothing");
    let refused = one
        .booth()
        .set_booth_cost(FairScope::Current, HIGHEST_COST_WON + 1);
    assert!(matches!(refused, Err(BoothError::Setting(_))));
    let refused = other.booth().set_booth_cost(FairScope::Current, 1);
    let refused = refused.expect_err("the owner's laptop only");
    assert_eq!(refused.code(), Some("owners_laptop_only"), "{refused:?}");
    other.learn_from(one);
    let cost = other.booth().booth_cost(FairScope::Current).expect("read");
    assert_eq!(cost, Some(4_500_000), "the other laptop knows it");

    // Each fair has its own, and its own report.
    let first = one.booth().fair_id();
    next_fair(one, "리빙페어 봄", true);
    assert_eq!(
        one.booth().booth_cost(FairScope::Current).expect("read"),
        None
    );
    let of_first = one
        .booth()
        .fair_report(FairScope::Of(first), Window::Days30);
    let of_first = of_first.expect("a report");
    assert_eq!(parts(&of_first, "cost").0, Some(4_500_000));
    let unknown = one
        .booth()
        .set_booth_cost(FairScope::Of(Uuid::from_u128(1)), 1);
    assert!(matches!(unknown, Err(BoothError::Unknown)), "{unknown:?}");
    one.booth().destroy_fair(first, "끝남").expect("destroyed");
    let gone = one
        .booth()
        .fair_report(FairScope::Of(first), Window::Days30);
    assert!(matches!(gone, Err(BoothError::NotPossible(_))), "{gone:?}");
}

/// Numbers of what people bought that tell of one to four of them are hidden, and so is
/// what would tell them by subtracting.
#[test]
fn few_people_are_not_told_of() {
    let (mut fair, people) = after_the_fair(2_006, 30);
    let laptop = &mut fair.laptops[0];
    laptop.clock.set(OPENING + DAY);
    for (place, visitor) in people.iter().enumerate() {
        let interest = [Interest::Hot, Interest::Warm, Interest::Cold][place % 3];
        let noted = laptop.booth().note_visitor(*visitor, Some(interest), "");
        noted.expect("noted");
    }
    let told = |laptop: &mut Laptop| {
        let report = report(laptop, Window::Days30);
        ["hot", "warm", "cold"].map(|level| figure(&report, &format!("bought.{level}")).numerator)
    };
    // Five of ten hot, and nobody else.
    for visitor in people.iter().step_by(3).take(5) {
        buy(laptop, *visitor);
    }
    assert_eq!(told(laptop), [Some(5), Some(0), Some(0)]);
    // One warm: all of them together would be six.
    buy(laptop, people[1]);
    assert_eq!(told(laptop), [None, None, None]);
    let hidden = figure(&report(laptop, Window::Days30), "bought.warm");
    assert!(
        hidden.is_hidden && hidden.denominator == Some(10),
        "{hidden:?}"
    );
    assert_eq!(hidden.in_words().en, "hidden");
}

/// Of the coupons that went out in files it is told how many of each channel were used, as
/// far as that tells of no few people; one given in another's stead is that other.
#[test]
fn coupons_in_files_are_told_by_channel() {
    let (mut fair, _) = after_the_fair(2_009, 30);
    let laptop = &mut fair.laptops[0];
    laptop.clock.set(OPENING + DAY);
    let revisit = laptop.opens(ProgrammeKind::Revisit, |draft| {
        draft.places = BTreeSet::from([Place::Booth, Place::Shop]);
    });
    laptop.clock.set(OPENING + 6 * DAY);
    let told = report(laptop, Window::Days30);
    let by_channel = |(_, figure): (_, &Figure)| figure.id.starts_with("coupons.channel");
    assert!(!told.figures().any(by_channel), "no file was made");
    export(&mut fair).expect("files");
    let laptop = &mut fair.laptops[0];
    let sql = format!(
        "SELECT id FROM coupon WHERE programme = x'{}'",
        revisit.simple()
    );
    let coupons = ids(laptop, &sql);
    let by_email =
        |laptop: &mut Laptop| parts(&report(laptop, Window::Days30), "coupons.channel.email");
    assert_eq!(by_email(laptop), (Some(0), Some(30)));
    for (place, coupon) in coupons.iter().take(6).enumerate() {
        let coupon = match place {
            0 => {
                laptop
                    .booth()
                    .reissue_coupon(*coupon, "잃어버림")
                    .expect("anew")
                    .id
            }
            _ => *coupon,
        };
        laptop.sell(Some(coupon), 1).expect("used");
        let used = match place + 1 {
            few if few < 5 => None,
            many => Some(many as u64),
        };
        assert_eq!(by_email(laptop), (used, Some(30)), "{} used", place + 1);
    }
    laptop
        .booth()
        .void_coupon(coupons[20], "찢어졌습니다")
        .expect("taken back");
    assert_eq!(by_email(laptop), (Some(6), Some(29)));
    let export = ids(laptop, "SELECT id FROM follow_up_export")[0];
    laptop.booth().note_not_sent(export).expect("noted");
    let told = report(laptop, Window::Days30);
    assert!(
        !told.figures().any(by_channel),
        "the file was sent to nobody"
    );
}

/// The files hold what the report says, are on record as having left, and another report
/// never takes their place.
#[test]
fn files_are_never_written_over() {
    let mut fair = eventful(2_007);
    let folder = fair.folder.path().join("report");
    std::fs::create_dir(&folder).expect("a folder");
    let booth = fair.laptops[0].booth();
    let mut saved = Vec::new();
    for language in [Language::Korean, Language::Korean, Language::English] {
        let report = booth.save_fair_report(FairScope::Current, Window::Days90, &folder, language);
        saved.extend(report.expect("files").files);
    }
    assert_eq!(std::fs::read_dir(&folder).expect("the folder").count(), 6);
    assert!(saved.iter().all(|file| file.is_file()), "{saved:?}");
    let left =
        fair.laptops[0].count("SELECT count(*) FROM ledger_records WHERE kind = 'files.left'");
    assert!(left >= 3);
    let missing = folder.join("stick");
    let booth = fair.laptops[0].booth();
    let refused = booth.save_fair_report(
        FairScope::Current,
        Window::Days90,
        &missing,
        Language::Korean,
    );
    refused.expect_err("no such folder");
}

/// What she said at the fair counts, the last word of each; a yes to a channel is one to
/// news.
#[test]
fn the_last_answer_counts() {
    let (mut fair, people) = after_the_fair(2_008, 6);
    let laptop = &mut fair.laptops[0];
    laptop.clock.set(OPENING + DAY);
    let told = report(laptop, Window::Days30);
    assert_eq!(parts(&told, "permission.email"), (Some(6), Some(6)));
    let keep = [NoticeAct::AtLeast14, NoticeAct::CollectAndUse];
    let draft = laptop.draft(&email(0), "", &keep);
    let saved = laptop.booth().save_contact(people[0], &draft);
    saved.expect("she changed her mind");
    let told = report(laptop, Window::Days30);
    assert_eq!(parts(&told, "permission.email"), (Some(5), Some(6)));
    assert_eq!(parts(&told, "permission.any"), (Some(5), Some(6)));
    assert_eq!(parts(&told, "permission.keep"), (Some(6), Some(6)));
    let sms = NoticeAct::Advertising(Channel::Sms);
    let draft = laptop.draft(&email(0), "010-2345-6789", &[keep[0], keep[1], sms]);
    laptop
        .booth()
        .save_contact(people[0], &draft)
        .expect("saved");
    let told = report(laptop, Window::Days30);
    assert_eq!(parts(&told, "permission.sms"), (Some(1), Some(6)));
    assert_eq!(parts(&told, "permission.any"), (Some(6), Some(6)));
}
