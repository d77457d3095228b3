//! The figures of a report, counted again from the tables in plain SQL, without the code
//! that counted them first.

use crate::support::{DAY, Laptop, OPENING};
use ledger::Hlc;
use records::Body;
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// By the id of a figure, what was counted and by what it was divided.
pub type Counted = BTreeMap<String, (Option<u64>, Option<u64>)>;

/// Midnight in Seoul after the last of the fair's five days, in milliseconds.
pub const OVER: i64 = OPENING - 10 * 60 * 60 * 1_000 + 5 * DAY;

/// What one visit after another is told of, as the test sees it.
struct Store<'a> {
    tables: &'a Connection,
    /// By visit, the person's earliest visit.
    person: HashMap<Uuid, Uuid>,
}

type Row = (Uuid, String, i64);

impl Store<'_> {
    fn rows(&self, sql: &str) -> Vec<Row> {
        let mut statement = self.tables.prepare(sql).expect(sql);
        let rows = statement.query_map([], |it| Ok((it.get(0)?, it.get(1)?, it.get(2)?)));
        let rows = rows.expect("rows").collect::<Result<_, _>>();
        rows.expect(sql)
    }

    fn number(&self, sql: &str) -> u64 {
        let number: i64 = self.tables.query_row(sql, [], |row| row.get(0)).expect(sql);
        number.cast_unsigned()
    }

    fn person(&self, visit: Uuid) -> Uuid {
        self.person.get(&visit).copied().unwrap_or(visit)
    }

    /// The people of the visits that a statement gives.
    fn people(&self, sql: &str) -> BTreeSet<Uuid> {
        let rows = self.rows(sql).into_iter();
        rows.map(|(visit, _, _)| self.person(visit)).collect()
    }
}

/// Visits that are one person's: in the tests nobody was kept apart.
fn persons(tables: &Connection) -> HashMap<Uuid, Uuid> {
    let mut statement = tables
        .prepare("SELECT one, other FROM same_person WHERE is_same")
        .expect("a statement");
    let pairs = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
    let pairs: Vec<(Uuid, Uuid)> = pairs
        .expect("rows")
        .collect::<Result<_, _>>()
        .expect("rows");
    let mut groups: Vec<BTreeSet<Uuid>> = Vec::new();
    for (one, other) in pairs {
        let mut joined = BTreeSet::from([one, other]);
        groups.retain(|group| {
            let touches = group.contains(&one) || group.contains(&other);
            if touches {
                joined.extend(group);
            }
            !touches
        });
        groups.push(joined);
    }
    let all = groups.iter();
    all.flat_map(|group| group.iter().map(|it| (*it, *group.first().expect("two"))))
        .collect()
}

/// The clock of a record in milliseconds.
const MS: &str = ">> 16";

/// What the report of the first fair has to say, `days` after it.
pub fn counted(laptop: &mut Laptop, days: i64) -> Counted {
    let withheld = withheld(laptop);
    let tables = laptop.booth().ledger().connection();
    let store = Store {
        person: persons(tables),
        tables,
    };
    let mut counted = Counted::new();
    let fair = "x'00000000000000000000000000000000'";
    let spoke = format!(
        "fair = {fair} AND (
            visitor IN (SELECT visitor FROM contact UNION SELECT visitor FROM coupon
                        UNION SELECT visitor FROM sale
                        UNION SELECT visitor FROM destroyed_visitor
                        UNION SELECT visitor FROM interviewer_note
                            WHERE visitor NOT IN (SELECT visitor FROM recognised_visitor))
            OR visitor IN (SELECT visitor FROM response WHERE finished IS NOT NULL
                           OR id IN (SELECT response FROM answer)))"
    );
    let came = format!("SELECT visitor, '', arrived {MS} FROM visit WHERE {spoke}");
    let visitors = store.people(&came);
    let all = visitors.len() as u64;
    put(&mut counted, "visitors", all, None);
    let mut first: BTreeMap<Uuid, i64> = BTreeMap::new();
    for (visit, _, ms) in store.rows(&came) {
        let first = first.entry(store.person(visit)).or_insert(ms);
        *first = ms.min(*first);
    }
    for ms in first.values() {
        // Seoul is nine hours ahead and has no summer time.
        let hour = (ms / 3_600_000 + 9) % 24;
        let figure = counted.entry(format!("visitors.{hour:02}")).or_default();
        figure.0 = Some(figure.0.unwrap_or_default() + 1);
    }
    let gone = "SELECT visitor, '', 0 FROM destroyed_visitor
                WHERE visitor NOT IN (SELECT visitor FROM spared_visitor)";
    let gone: BTreeSet<Uuid> = store
        .people(gone)
        .intersection(&visitors)
        .copied()
        .collect();
    put(&mut counted, "visitors_destroyed", gone.len() as u64, None);

    let begun = store.number(&format!(
        "SELECT count(*) FROM response WHERE fair = {fair}"
    ));
    let handed_in = store.number(&format!(
        "SELECT count(*) FROM response WHERE fair = {fair} AND finished IS NOT NULL"
    ));
    put(&mut counted, "surveys_begun", begun, None);
    put(&mut counted, "surveys_handed_in", handed_in, Some(begun));

    let contacts = store.people("SELECT visitor, '', 0 FROM contact WHERE email || phone <> ''");
    let contacts = contacts.intersection(&visitors).count() as u64;
    put(&mut counted, "contacts", contacts, Some(all));
    put(&mut counted, "permission.contact", contacts, Some(all));
    let mut any = BTreeSet::new();
    for (act, figure) in [
        ("collect_and_use", "keep"),
        ("advertising_email", "email"),
        ("advertising_sms", "sms"),
        ("advertising_kakao", "kakao"),
        ("advertising_post", "post"),
    ] {
        // The last answer of each person; those without a yes fall out.
        let said = store.rows(&format!(
            "SELECT visitor, kind, max(said) FROM permission_said
             WHERE json_extract(body, '$.act') = '{act}'
             AND json_extract(body, '$.fair') IS NULL
             AND kind IN ('permission.granted', 'permission.declined')
             GROUP BY record ORDER BY said, record"
        ));
        let mut last: BTreeMap<Uuid, bool> = BTreeMap::new();
        for (visit, kind, _) in said {
            last.insert(store.person(visit), kind == "permission.granted");
        }
        let yes = last
            .into_iter()
            .filter(|(person, yes)| *yes && visitors.contains(person));
        let yes: BTreeSet<Uuid> = yes.map(|(person, _)| person).collect();
        put(
            &mut counted,
            &format!("permission.{figure}"),
            yes.len() as u64,
            Some(all),
        );
        if figure != "keep" {
            any.extend(yes);
        }
    }
    put(&mut counted, "permission.any", any.len() as u64, Some(all));
    let qualified = store.people(&format!(
        "SELECT visitor, '', 0 FROM interviewer_note
         WHERE fair = {fair} AND interest IN ('hot', 'warm')"
    ));
    let qualified = qualified.intersection(&visitors).count() as u64;
    let is_noted = store.number("SELECT count(*) FROM interviewer_note WHERE interest <> ''") > 0;
    let qualified = is_noted.then_some(qualified);
    counted.insert("qualified_contacts".into(), (qualified, Some(all)));

    conversations(&store, &came, &mut counted);
    let bought = store.people(&format!(
        "SELECT visitor, '', 0 FROM sale WHERE fair = {fair} AND sold {MS} < {OVER}
         AND voided IS NULL AND visitor IS NOT NULL"
    ));
    let bought = bought.intersection(&visitors).count() as u64;
    if let (Some(conversations), _) = counted["conversations"] {
        for (id, part) in [
            ("surveys", Some(handed_in)),
            ("contacts", Some(contacts)),
            ("allowed", Some(any.len() as u64)),
            ("qualified", qualified),
            ("buyers", Some(bought)),
        ] {
            let id = format!("{id}_per_conversation");
            counted.insert(id, (part, Some(conversations)));
        }
    }

    coupons(&store, fair, &mut counted);
    sales(&store, fair, days, &visitors, &mut counted);
    messages(&store, fair, &mut counted);
    let written_to = store.people(&format!(
        "SELECT visitor, '', 0 FROM follow_up_row
         WHERE fair = {fair} AND export NOT IN (SELECT export FROM follow_up_not_sent)"
    ));
    let is_any = !written_to.is_empty();
    let kept: BTreeSet<Uuid> = visitors.difference(&gone).copied().collect();
    let outside = kept.difference(&written_to).count() as u64;
    counted.insert(
        "people_in_no_file".into(),
        (is_any.then_some(outside), Some(kept.len() as u64)),
    );
    for (code, people) in withheld {
        put(&mut counted, &format!("withheld.{code}"), people, None);
    }
    let cost = laptop.count("SELECT coalesce(max(json_extract(body, '$.won')), -1) FROM settings WHERE kind = 'booth_cost.set'");
    let cost = u64::try_from(cost).ok();
    let won = counted["won_at_fair"].0.unwrap_or(0) + counted["won_after"].0.unwrap_or(0);
    let number = counted["sales_at_fair"].0.unwrap_or(0) + counted["sales_after"].0.unwrap_or(0);
    counted.insert("cost".into(), (cost, None));
    counted.insert("cost_per_contact".into(), (cost, Some(contacts)));
    let qualified = Some(qualified.unwrap_or(0));
    counted.insert("cost_per_qualified_contact".into(), (cost, qualified));
    counted.insert("cost_per_sale".into(), (cost, Some(number)));
    counted.insert("average_sale".into(), (Some(won), Some(number)));
    counted.insert("return_on_cost".into(), (Some(won), cost));
    counted
}

fn put(counted: &mut Counted, id: &str, part: u64, all: Option<u64>) {
    counted.insert(id.to_owned(), (Some(part), all));
}

/// Visits that left something, and records of a conversation that nothing took back; no
/// table of them is read.
fn conversations(store: &Store<'_>, came: &str, counted: &mut Counted) {
    let standing = format!(
        "SELECT entity, '', max(hlc {MS}) FROM ledger_records
         WHERE kind LIKE 'conversation.%' GROUP BY entity
         HAVING sum(kind = 'conversation.taken_back') = 0"
    );
    let standing = store.rows(&standing);
    if standing.is_empty() {
        counted.insert("conversations".into(), (None, None));
        return;
    }
    let visits = store.rows(came);
    let all = (visits.len() + standing.len()) as u64;
    put(counted, "conversations", all, None);
    let number = standing.len() as u64;
    put(counted, "conversations_not_captured", number, None);
    let moments = |rows: Vec<Row>| rows.into_iter().map(|(_, _, ms)| (ms / 3_600_000 + 9) % 24);
    let mut hours: BTreeMap<i64, (u64, u64)> = BTreeMap::new();
    for hour in moments(visits) {
        let of = hours.entry(hour).or_default();
        *of = (of.0 + 1, of.1 + 1);
    }
    for hour in moments(standing) {
        hours.entry(hour).or_default().1 += 1;
    }
    for (hour, (captured, all)) in hours {
        put(counted, &format!("captured.{hour:02}"), captured, Some(all));
    }
}

/// A coupon and those given in its stead are one, which is used when any of them is.
fn coupons(store: &Store<'_>, fair: &str, counted: &mut Counted) {
    let rows = store.rows(&format!(
        "WITH RECURSIVE stands(first, id) AS (
             SELECT id, id FROM coupon WHERE replaces IS NULL AND fair = {fair}
             AND id NOT IN (SELECT coupon FROM coupon_void WHERE replaced_by IS NULL)
             UNION ALL SELECT first, coupon.id FROM stands JOIN coupon ON replaces = stands.id)
         SELECT first, hex((SELECT programme FROM coupon WHERE id = first)), max(stands.id IN (
             SELECT coupon FROM redemption
             WHERE record NOT IN (SELECT redemption FROM redemption_undone)
             UNION SELECT coupon FROM order_coupon NATURAL JOIN order_part WHERE standing = 1))
         FROM stands GROUP BY first"
    ));
    let mut programmes: BTreeMap<String, (u64, u64)> = BTreeMap::new();
    for (_, programme, used) in &rows {
        let programme = Uuid::parse_str(programme).expect("an id").to_string();
        let of = programmes.entry(programme).or_default();
        *of = (of.0 + used.cast_unsigned(), of.1 + 1);
    }
    let used = programmes.values().map(|it| it.0).sum();
    put(counted, "coupons_given", rows.len() as u64, None);
    put(counted, "coupons_used", used, Some(rows.len() as u64));
    for (programme, (used, given)) in programmes {
        put(counted, &format!("coupons.{programme}"), used, Some(given));
    }
}

/// Won of a sale, with what was taken off.
const PAID: &str =
    "json_extract(sale.body, '$.subtotal_won') - json_extract(sale.body, '$.discount_won')";

fn sales(
    store: &Store<'_>,
    fair: &str,
    days: i64,
    visitors: &BTreeSet<Uuid>,
    counted: &mut Counted,
) {
    let until = OVER + days * DAY;
    let there = format!("sale.fair = {fair} AND sold {MS} < {OVER}");
    let priced = "json_extract(sale.body, '$.subtotal_won') > 0";
    let number = |what: &str, condition: &str| {
        store.number(&format!(
            "SELECT {what} FROM sale WHERE {there} AND {condition}"
        ))
    };
    let standing = format!("voided IS NULL AND {priced}");
    put(
        counted,
        "sales_at_fair",
        number("count(*)", &standing),
        None,
    );
    let won = number(&format!("coalesce(sum({PAID}), 0)"), &standing);
    put(counted, "won_at_fair", won, None);
    put(
        counted,
        "sales_voided",
        number("count(*)", "voided IS NOT NULL"),
        None,
    );
    let without = format!("voided IS NULL AND NOT {priced}");
    put(
        counted,
        "sales_without_amount",
        number("count(*)", &without),
        None,
    );

    let early =
        format!("SELECT visitor, '', 0 FROM visit WHERE fair = {fair} AND arrived {MS} < {OVER}");
    let early = store.people(&early);
    let early: BTreeSet<Uuid> = early.intersection(visitors).copied().collect();
    let points = |column: &str| -> BTreeSet<String> {
        let rows = store.rows(&format!(
            "SELECT visitor, {column}, 0 FROM contact WHERE {column} <> ''"
        ));
        let rows = rows
            .into_iter()
            .filter(|(visit, _, _)| early.contains(&store.person(*visit)));
        rows.map(|(_, point, _)| point).collect()
    };
    let (phones, emails) = (points("phone"), points("email"));
    let after = store.rows(&format!(
        "SELECT coalesce(sale.visitor, x'ffffffffffffffffffffffffffffffff'),
                coalesce(coupon.fair = {fair}, 0) || '|' || coalesce(phone, '') || '|'
                    || coalesce(email, '') || '|' || (sale.fair = {fair}), {PAID}
         FROM sale LEFT JOIN contact ON contact.visitor = sale.visitor
         LEFT JOIN coupon ON hex(coupon.id) =
             upper(replace(coalesce(json_extract(sale.body, '$.coupon'), ''), '-', ''))
         WHERE voided IS NULL AND {priced} AND sold {MS} >= {OVER} AND sold {MS} < {until}"
    ));
    // Orders of shops; in the tests none is paid back by an amount below zero.
    let ordered = store.rows(&format!(
        "SELECT coalesce(order_link.visitor, x'ffffffffffffffffffffffffffffffff'),
                (shop_order.id IN (SELECT shop_order FROM order_coupon JOIN coupon
                     ON coupon.id = order_coupon.coupon WHERE coupon.fair = {fair})) || '|'
                    || coalesce(phone, '') || '|' || coalesce(email, '') || '|order',
                (SELECT sum(won) FROM order_part
                 WHERE order_part.shop_order = shop_order.id AND standing = 1)
         FROM shop_order LEFT JOIN order_link ON order_link.shop_order = shop_order.id
         LEFT JOIN contact ON contact.visitor = order_link.visitor
         WHERE shop_order.id IN (SELECT shop_order FROM order_part WHERE standing = 1)
         AND ordered >= {OVER} AND ordered < {until}"
    ));
    let is_any = !store.rows("SELECT id, '', 0 FROM shop_order").is_empty();
    let mut ways: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    for (visit, told, won) in after.into_iter().chain(ordered) {
        let told: Vec<&str> = told.split('|').collect();
        let way = match () {
            () if told[0] == "1" => "coupon",
            () if told[3] == "order"
                && (early.contains(&store.person(visit))
                    || phones.contains(told[1])
                    || emails.contains(told[2])) =>
            {
                "linked order"
            }
            () if early.contains(&store.person(visit)) => "visit",
            () if phones.contains(told[1]) => "phone",
            () if emails.contains(told[2]) => "email",
            () if told[3] == "1" => "nobody",
            () if told[3] == "order" => "order",
            () => continue,
        };
        let of = ways.entry(way).or_default();
        *of = (of.0 + 1, of.1 + won.cast_unsigned());
    }
    let (number, won) = ways.remove("order").unwrap_or_default();
    for (id, value) in [
        ("orders_not_linked", number),
        ("won_of_orders_not_linked", won),
    ] {
        counted.insert(id.to_owned(), (is_any.then_some(value), None));
    }
    let (number, won) = ways.remove("nobody").unwrap_or_default();
    put(counted, "sales_not_linked", number, None);
    put(counted, "won_not_linked", won, None);
    let all = ways
        .values()
        .fold((0, 0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
    put(counted, "sales_after", all.0, None);
    put(counted, "won_after", all.1, None);
    let linked = ways.remove("linked order");
    ways.extend(linked.map(|it| ("order", it)));
    for way in ["coupon", "visit", "phone", "email", "order"] {
        let (number, won) = ways.get(way).copied().unwrap_or_default();
        put(counted, &format!("revisit.{way}.sales"), number, None);
        put(counted, &format!("revisit.{way}.won"), won, None);
    }
}

/// In the tests every file is of the first fair.
fn messages(store: &Store<'_>, fair: &str, counted: &mut Counted) {
    let rows = store.rows(&format!(
        "SELECT DISTINCT visitor, channel || '|' || draft || '|' || topic || '|' || planned, 0
         FROM follow_up_row JOIN follow_up_export ON id = export
         WHERE fair = {fair} AND id NOT IN (SELECT export FROM follow_up_not_sent)"
    ));
    let messages: BTreeSet<(Uuid, String)> = rows
        .into_iter()
        .map(|(visit, message, _)| (store.person(visit), message))
        .collect();
    put(counted, "messages", messages.len() as u64, None);
    let withdrew = store.people(&format!(
        "SELECT DISTINCT follow_up_row.visitor, '', 0 FROM permission_said AS gone
         JOIN permission_said AS said ON said.contact_key = gone.contact_key
         JOIN follow_up_row ON follow_up_row.visitor = said.visitor
         JOIN follow_up_export ON id = export
         WHERE gone.kind = 'permission.withdrawn' AND gone.said {MS} >= exported {MS}
         AND id NOT IN (SELECT export FROM follow_up_not_sent)"
    ));
    let (withdrew, messages) = (withdrew.len() as u64, messages.len() as u64);
    put(
        counted,
        "withdrawals_per_thousand_messages",
        withdrew,
        Some(messages),
    );
}

/// By reason, how many people the file that left out most left out, from the records: of
/// files that are the same message, the last.
fn withheld(laptop: &mut Laptop) -> BTreeMap<String, u64> {
    let not_sent: BTreeSet<Uuid> = {
        let tables = laptop.booth().ledger().connection();
        let mut statement = tables
            .prepare("SELECT export FROM follow_up_not_sent")
            .expect("SQL");
        let rows = statement.query_map([], |row| row.get(0)).expect("rows");
        rows.collect::<Result<_, _>>().expect("rows")
    };
    let mut last: BTreeMap<String, (Hlc, BTreeMap<String, u32>)> = BTreeMap::new();
    let read = laptop
        .booth()
        .ledger()
        .each_record_of("follow_up.exported", |record| {
            let body = record.body.as_deref().expect("nobody destroyed it");
            let body = Body::decode(&record.header.kind, record.header.version, body);
            let Some(Body::FollowUpExported(exported)) = body else {
                panic!("an export");
            };
            if not_sent.contains(&record.header.entity) || exported.contacts_only {
                return;
            }
            let message = format!(
                "{}|{}|{}|{:?}",
                exported.target, exported.draft, exported.topic, exported.planned_on
            );
            let known = last.get(&message);
            if known.is_none_or(|(hlc, _)| *hlc < record.header.hlc) {
                last.insert(message, (record.header.hlc, exported.withheld));
            }
        });
    read.expect("records");
    let mut all: BTreeMap<String, u64> = BTreeMap::new();
    for (_, people) in last.into_values() {
        for (code, count) in people {
            let most = all.entry(code).or_default();
            *most = u64::from(count).max(*most);
        }
    }
    all
}
