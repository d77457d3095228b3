//! `recommend`: plain files in, a table of recommendations with reasons out.

mod sets;
mod told;

use crate::support::{Answer, call};
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

type Row = BTreeMap<String, String>;

/// A fair on paper: who wants a gift likes product P7, and whoever bought P2 also
/// takes P9. Products without a second half of luck sell by their number.
struct Fair {
    folder: TempDir,
}

impl Fair {
    fn new(shuffled: bool) -> Self {
        let fair = Self {
            folder: tempfile::tempdir().expect("a folder"),
        };
        let mut items = "item_id,name,tag\n".to_owned();
        for n in 0..12 {
            writeln!(items, "P{n},잔 {},{}", name(n), ["찻잔", "술잔"][n % 2]).expect("text");
        }
        let mut visitors = "visitor_id,용도,나이\n".to_owned();
        let mut events = "visitor_id,item_id,seq\n".to_owned();
        let mut dice = ChaCha8Rng::seed_from_u64(7);
        for n in 0..900 {
            let gift = dice.random_bool(0.3);
            let said = if shuffled {
                dice.random_bool(0.3)
            } else {
                gift
            };
            let age = dice.random_range(20..70);
            let use_for = if said { "선물" } else { "집" };
            writeln!(visitors, "v{n:03},{use_for},{age}").expect("text");
            let mut luck = || dice.random_range(0..12).min(dice.random_range(0..12));
            let mut bought = BTreeSet::from([luck(), luck()]);
            if gift && dice.random_bool(0.5) {
                bought.insert(7);
            }
            if bought.contains(&2) && dice.random_bool(0.8) {
                bought.insert(9);
            }
            for item in bought {
                writeln!(events, "v{n:03},P{item},1").expect("text");
            }
        }
        fair.write("items.csv", items.as_bytes());
        fair.write("train_visitors.csv", visitors.as_bytes());
        fair.write("train_events.csv", events.as_bytes());
        fair.write(
            "asking.csv",
            "visitor_id,용도,나이\ngiver,선물,31\nsilent,,\nstranger,캠핑,한참\n".as_bytes(),
        );
        fair.write("inputs.csv", b"visitor_id,item_id,seq\nsilent,P2,1\n");
        fair
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.path(name), bytes).expect("a file");
    }

    fn text(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).expect("text")
    }

    fn call(&self, more: &[&str]) -> Answer {
        self.call_to("out.csv", more)
    }

    fn call_to(&self, out: &str, more: &[&str]) -> Answer {
        let mut all = self.arguments(out, more);
        all.push("--json".to_owned());
        call(&all)
    }

    /// What is said in words.
    fn said(&self, more: &[&str]) -> String {
        let answer = call(&self.arguments("out.csv", more));
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        answer.stdout
    }

    fn arguments(&self, out: &str, more: &[&str]) -> Vec<String> {
        let (train, asking, out) = (self.folder.path(), self.path("asking.csv"), self.path(out));
        let text = |path: &Path| path.to_str().expect("UTF-8").to_owned();
        let mut all = vec!["recommend".to_owned()];
        for (option, path) in [("--train", train), ("--visitors", &asking), ("--out", &out)] {
            all.extend([option.to_owned(), text(path)]);
        }
        all.extend(["--top".to_owned(), "5".to_owned()]);
        all.extend(more.iter().map(|it| (*it).to_owned()));
        all
    }

    fn rows(&self, more: &[&str]) -> Vec<Row> {
        let answer = self.call(more);
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        let mut reader = csv::Reader::from_path(self.path("out.csv")).expect("a table");
        let rows: Vec<Row> = reader
            .deserialize()
            .map(|row| row.expect("a row"))
            .collect();
        assert_eq!(answer.json()["rows"], json!(rows.len()));
        rows
    }

    fn with_inputs(&self) -> Vec<String> {
        let inputs = self.path("inputs.csv");
        vec![
            "--inputs".to_owned(),
            inputs.to_str().expect("UTF-8").to_owned(),
        ]
    }
}

fn name(n: usize) -> char {
    [
        "가", "나", "다", "라", "마", "바", "사", "아", "자", "차", "카", "타",
    ][n]
        .chars()
        .next()
        .expect("a letter")
}

fn of<'r>(rows: &'r [Row], visitor: &str) -> Vec<&'r Row> {
    rows.iter()
        .filter(|row| row["visitor_id"] == visitor)
        .collect()
}

/// The planted taste and the planted pair are found and said so, with numbers that
/// anybody can count again in the tables; who said nothing gets the bestsellers.
#[test]
fn what_is_planted_is_found_and_can_be_recounted() {
    let fair = Fair::new(false);
    let inputs = fair.with_inputs();
    let inputs: Vec<&str> = inputs.iter().map(String::as_str).collect();
    let rows = fair.rows(&inputs);
    assert_eq!(rows.len(), 15);

    let giver = of(&rows, "giver");
    let gift = giver.iter().find(|row| row["item_id"] == "P7").expect("P7");
    assert_eq!(
        (gift["rank"].as_str(), gift["reason_kind"].as_str()),
        ("1", "answer")
    );
    assert_eq!(gift["reason_feature"], "용도=선물");
    let silent = of(&rows, "silent");
    assert!(
        silent.iter().all(|row| row["item_id"] != "P2"),
        "she has it"
    );
    let pair = silent
        .iter()
        .find(|row| row["item_id"] == "P9")
        .expect("P9");
    assert_eq!(
        (pair["rank"].as_str(), pair["reason_kind"].as_str()),
        ("1", "together")
    );
    assert_eq!(pair["reason_feature"], "P2");
    for row in of(&rows, "stranger") {
        assert_eq!(
            row["reason_kind"], "bestseller",
            "what nobody said teaches nothing"
        );
    }

    // Counted again from the files.
    let lines = |file: &str| -> Vec<Vec<String>> {
        let text = fair.text(file);
        let rows = text.lines().skip(1);
        rows.map(|line| line.split(',').map(str::to_owned).collect())
            .collect()
    };
    let bought = |item: &str| -> BTreeSet<String> {
        let events = lines("train_events.csv");
        let of_item = events.into_iter().filter(|row| row[1] == item);
        of_item.map(|row| row[0].clone()).collect()
    };
    let visitors = lines("train_visitors.csv");
    let givers = visitors.iter().filter(|row| row[1] == "선물");
    let givers: BTreeSet<String> = givers.map(|row| row[0].clone()).collect();
    for (row, group, item) in [(gift, givers, "P7"), (pair, bought("P2"), "P9")] {
        let buyers = bought(item);
        let both = group.intersection(&buyers).count();
        let rate = both as f64 / group.len() as f64;
        let base = buyers.len() as f64 / 900.0;
        assert_eq!(row["reason_n"], group.len().to_string());
        assert_eq!(row["reason_rate"], format!("{rate:.6}"));
        assert_eq!(row["base_rate"], format!("{base:.6}"));
        let owner = &row["text_owner"];
        assert!(
            owner.contains(&format!("{}명 중 {both}명", group.len())),
            "{owner}"
        );
        assert!(
            owner.contains(&format!("전체는 {:.0}%", base * 100.0)),
            "{owner}"
        );
    }
}

/// The customer reads no number, no id, no tag and no answer of a column that was
/// not said to be for telling.
#[test]
fn the_customer_is_told_only_what_may_be_said() {
    let fair = Fair::new(false);
    for row in fair.rows(&[]) {
        let text = &row["text_customer"];
        assert!(!text.contains(|c: char| c.is_ascii_digit()), "{text}");
        for secret in ["용도", "선물", "찻잔", "술잔", "P7"] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
        assert!(
            text.contains("‘잔 ") && text.ends_with("소개합니다."),
            "{text}"
        );
    }
    let rows = fair.rows(&["--spoken", "용도"]);
    let first = of(&rows, "giver")[0];
    assert_eq!(
        first["text_customer"],
        "‘선물’로 답해 주셔서, 같은 답을 하신 분들이 더 많이 고르신 ‘잔 아’를 소개합니다."
    );
    let english = fair.rows(&["--lang", "en"]);
    assert!(english[0]["text_owner"].starts_with("Of those who answered"));
    fair.call(&["--spoken", "취향"]).refused();
}

/// A spreadsheet runs no text, and each stands on one line; ids come back as they were.
#[test]
fn texts_are_harmless_and_ids_are_kept() {
    let fair = Fair::new(false);
    let column = "=HYPERLINK(A1)";
    for file in ["train_visitors.csv", "asking.csv"] {
        let text = fair.text(file).replace("용도", column);
        fair.write(file, text.replace("giver", "=giver").as_bytes());
    }
    let items = fair.text("items.csv").replace("잔 아", "\"잔\r\n 아\"");
    fair.write("items.csv", items.replace("P7", "-P7").as_bytes());
    let events = fair.text("train_events.csv").replace("P7", "-P7");
    fair.write("train_events.csv", events.as_bytes());
    let rows = fair.rows(&["--spoken", column]);
    let first = of(&rows, "=giver")[0];
    assert_eq!(first["item_id"], "-P7");
    assert_eq!(first["reason_feature"], format!("'{column}=선물"));
    assert!(first["text_customer"].contains("‘잔 아’"), "{first:?}");
    for row in &rows {
        for text in ["reason", "text_owner", "text_customer"] {
            assert!(!row[text].contains(['\r', '\n']), "{row:?}");
        }
    }
}

/// Answers dealt to other people explain nothing.
#[test]
fn shuffled_answers_explain_nothing() {
    let fair = Fair::new(true);
    let rows = fair.rows(&[]);
    assert!(rows.iter().all(|row| row["reason_kind"] == "bestseller"));
    let items = |visitor: &str| -> Vec<&str> {
        of(&rows, visitor)
            .iter()
            .map(|row| row["item_id"].as_str())
            .collect()
    };
    assert_eq!(items("giver"), items("silent"), "everybody gets the same");
}

/// Korean Excel's code page and byte order marks are read; the same input gives
/// the same bytes.
#[test]
fn encodings_are_recognised() {
    let fair = Fair::new(false);
    fair.rows(&[]);
    let first = fair.text("out.csv");
    for file in ["items.csv", "train_visitors.csv", "asking.csv"] {
        let text = fair.text(file);
        let (bytes, _, _) = encoding_rs::EUC_KR.encode(&text);
        fair.write(file, &bytes);
    }
    let events = fair.text("train_events.csv");
    fair.write("train_events.csv", format!("\u{feff}{events}").as_bytes());
    fair.rows(&[]);
    assert_eq!(fair.text("out.csv"), first);
}

/// What cannot be read is refused in a sentence, and an earlier result stays.
#[test]
fn bad_tables_are_refused_and_nothing_is_written() {
    for (file, text, word) in [
        ("items.csv", "이름\n잔\n", "item_id"),
        ("items.csv", "item_id\nP0\nP0\n", "P0"),
        ("items.csv", "item_id\n", "상품이 하나도"),
        ("items.csv", "", "item_id"),
        ("items.csv", "item_id,stock\nP0,\nP1,없음\n", "3번째 줄"),
        ("items.csv", "item_id,stock\nP0,0개\n", "2번째 줄"),
        ("items.csv", "item_id,stock\nP0,NaN\n", "2번째 줄"),
        ("train_visitors.csv", "용도\n선물\n", "visitor_id"),
        (
            "train_visitors.csv",
            "visitor_id,용도\nv1,선물\nv1,집\n",
            "v1",
        ),
        (
            "train_visitors.csv",
            "visitor_id,용도,용도\nv1,선물,집\n",
            "용도",
        ),
        ("train_visitors.csv", "visitor_id,용도\nv1\n", "2번째 줄"),
        ("train_visitors.csv", "visitor_id,용도\n,선물\n", "2번째 줄"),
        ("train_events.csv", "visitor_id,item_id\nv1,P99\n", "P99"),
        (
            "train_events.csv",
            "visitor_id,item_id,weight\nv1,P1,많이\n",
            "weight",
        ),
        ("asking.csv", "용도\n선물\n", "visitor_id"),
        ("asking.csv", "visitor_id\na\na\n", "‘a’"),
        ("asking.csv", "visitor_id\n\0\n", "asking.csv"),
    ] {
        let fair = Fair::new(false);
        fair.write("out.csv", b"before");
        fair.write(file, text.as_bytes());
        let answer = fair.call(&[]);
        answer.refused();
        assert!(
            answer.stderr.contains(word) || answer.stdout.contains(word),
            "{file}: {}",
            answer.stderr
        );
        assert_eq!(fair.text("out.csv"), "before", "{file}");
        let left = std::fs::read_dir(fair.folder.path())
            .expect("the folder")
            .count();
        assert_eq!(left, 6, "nothing half written lies about");
    }
    for file in ["train_events.csv", "items.csv", "asking.csv"] {
        let fair = Fair::new(false);
        std::fs::remove_file(fair.path(file)).expect("gone");
        let answer = fair.call(&[]);
        answer.refused();
        assert!(answer.stderr.contains(file), "{}", answer.stderr);
    }
    let fair = Fair::new(false);
    for out in ["missing/out.csv", "items.csv/out.csv"] {
        let answer = fair.call_to(out, &[]);
        answer.refused();
        let named = fair.path(out).display().to_string();
        assert!(answer.stderr.contains(&named), "{}", answer.stderr);
        assert!(
            !answer.stderr.replace(&named, "").contains(".tmp"),
            "{}",
            answer.stderr
        );
    }
    assert_eq!(fair.call(&["--top", "0"]).code, 2);
}

/// What has no stock left is not offered; what has some, or nobody knows, is.
#[test]
fn what_is_sold_out_is_not_offered() {
    let fair = Fair::new(false);
    let items: Vec<String> = (0..12)
        .map(|n| format!("P{n},{}", ["0", "3", "", "-1"][n % 4]))
        .collect();
    fair.write(
        "items.csv",
        format!("item_id,stock\n{}\n", items.join("\n")).as_bytes(),
    );
    let in_stock = ["P1", "P2", "P5", "P6", "P9", "P10"];
    for row in fair.rows(&[]) {
        assert!(in_stock.contains(&row["item_id"].as_str()), "{row:?}");
    }
}

/// A table that is read, a folder and a link are not written over.
#[test]
fn what_is_no_file_for_the_answer_stays() {
    let fair = Fair::new(false);
    std::fs::create_dir(fair.path("folder")).expect("a folder");
    let inputs = fair.with_inputs();
    let mut outs: Vec<&str> = [
        "items.csv",
        "train_visitors.csv",
        "train_events.csv",
        "asking.csv",
        "inputs.csv",
        "folder/../items.csv",
        "folder",
    ]
    .to_vec();
    if cfg!(unix) {
        outs.push("linked.csv");
    }
    fair.write("before.csv", b"before");
    #[cfg(unix)]
    std::os::unix::fs::symlink(fair.path("before.csv"), fair.path("linked.csv")).expect("a link");
    for out in outs {
        let is_file = fair.path(out).is_file();
        let before = is_file.then(|| fair.text(out));
        let answer = fair.call_to(out, &inputs.iter().map(String::as_str).collect::<Vec<_>>());
        answer.refused();
        assert!(answer.stderr.contains(out), "{out}: {}", answer.stderr);
        assert_eq!(is_file.then(|| fair.text(out)), before, "{out}");
    }
    #[cfg(unix)]
    assert!(fair.path("linked.csv").is_symlink());

    fair.write("out.csv", b"before");
    assert!(!fair.rows(&[]).is_empty(), "an earlier result is replaced");
}

/// Odd but readable tables give honest bestsellers.
#[test]
fn odd_tables_give_bestsellers() {
    let honest = |fair: &Fair, expected: usize| {
        let rows = fair.rows(&[]);
        assert_eq!(rows.len(), expected);
        assert!(
            rows.iter().all(|row| row["reason_kind"] == "bestseller"),
            "{rows:?}"
        );
    };
    let no_events = Fair::new(false);
    no_events.write("train_events.csv", b"visitor_id,item_id\n");
    honest(&no_events, 15);

    let one_product = Fair::new(false);
    one_product.write("items.csv", b"item_id,price\nP0,1000000000\n");
    one_product.write("train_events.csv", b"visitor_id,item_id\nv001,P0\n");
    honest(&one_product, 3);

    let no_answers = Fair::new(false);
    let ids: Vec<String> = (0..900).map(|n| format!("v{n:03}")).collect();
    no_answers.write(
        "train_visitors.csv",
        format!("visitor_id\n{}\n", ids.join("\n")).as_bytes(),
    );
    honest(&no_answers, 15);

    // A column of 3,000 values, 500 products nobody bought, somebody who bought 400.
    let wide = Fair::new(false);
    let items: Vec<String> = (0..900)
        .map(|n| format!("P{n},{}", n % 2 * 1_000_000_000))
        .collect();
    wide.write(
        "items.csv",
        format!("item_id,price\n{}\n", items.join("\n")).as_bytes(),
    );
    let people: Vec<String> = (0..3_000).map(|n| format!("v{n},코드{n}")).collect();
    wide.write(
        "train_visitors.csv",
        format!("visitor_id,용도\n{}\n", people.join("\n")).as_bytes(),
    );
    let events: Vec<String> = (0..3_000)
        .map(|n| format!("v{n},P{}", n * 31 % 400 * (n % 3) % 400))
        .chain((0..400).map(|n| format!("v7,P{n}")))
        .collect();
    wide.write(
        "train_events.csv",
        format!("visitor_id,item_id\n{}\n", events.join("\n")).as_bytes(),
    );
    wide.write("asking.csv", "visitor_id,용도\na,코드7\nb,\n".as_bytes());
    honest(&wide, 10);
}

/// On two public data sets, if they are given, the five products are at least as good
/// as asked for: the mean of five seeds, from the answers alone and with the first
/// purchases. `BOOTHLOOP_BENCHMARK` names the folder that holds them and score.py.
#[test]
fn the_benchmark_is_passed() {
    let Some(folder) = std::env::var_os("BOOTHLOOP_BENCHMARK").map(PathBuf::from) else {
        skipped::because("there is no benchmark of recommendations; BOOTHLOOP_BENCHMARK names one");
        return;
    };
    if skipped::without(&["python3"]) {
        return;
    }
    let out = tempfile::tempdir().expect("a folder");
    for (set, protocol, least) in [
        ("completejourney", "a", 0.422),
        ("completejourney", "b", 0.396),
        ("hobbies", "a", 0.746),
        ("hobbies", "b", 0.714),
    ] {
        let seeds: Vec<PathBuf> = (0..5)
            .map(|n| folder.join(format!("{set}/seed{n}")))
            .collect();
        let scores = seeds.iter().map(|seed| {
            let written = out.path().join("recs.csv");
            let (asking, inputs) = (
                seed.join("test_visitors.csv"),
                seed.join("test_inputs_b.csv"),
            );
            let mut all = vec!["recommend".into(), "--top".into(), "5".into()];
            all.extend([OsString::from("--train"), seed.into()]);
            all.extend([OsString::from("--visitors"), asking.into()]);
            all.extend([OsString::from("--out"), written.clone().into()]);
            if protocol == "b" {
                all.extend([OsString::from("--inputs"), inputs.into()]);
            }
            assert_eq!(call(&all).code, 0);
            let scored = Command::new("python3")
                .arg(folder.join("score.py"))
                .args([seed.as_os_str(), OsStr::new(protocol), written.as_os_str()])
                .output()
                .expect("Python starts");
            let scored: Value = serde_json::from_slice(&scored.stdout).expect("a score");
            scored["ndcg5"].as_f64().expect("a number")
        });
        let mean = scores.sum::<f64>() / 5.0;
        assert!(
            mean >= least,
            "{set} {protocol}: {mean:.4} is less than {least}"
        );
    }
}

/// What the tables do not hold is said: semicolons instead of commas, nothing in stock,
/// nothing sold; and one answer that all gave makes no list personal.
#[test]
fn odd_tables_are_told_as_what_they_are() {
    let fair = Fair::new(false);
    let notes = || {
        let answer = fair.call(&[]);
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        let json = answer.json();
        let notes = json["notes"].as_array().expect("a list").iter();
        let notes: Vec<String> = notes.map(|it| it["ko"].to_string()).collect();
        (json, notes.join(" "))
    };
    let events = fair.text("train_events.csv");
    fair.write("train_events.csv", b"visitor_id,item_id,seq\n");
    assert!(notes().1.contains("아직 판매된 것이 없어"), "{}", notes().1);
    fair.write("train_events.csv", events.as_bytes());
    fair.write("items.csv", b"item_id,stock\nP0,0\nP1,0\nP2,0\nP3,0\nP4,0\nP5,0\nP6,0\nP7,0\nP8,0\nP9,0\nP10,0\nP11,0\n");
    let (json, said) = notes();
    assert_eq!(json["rows"], 0);
    assert!(
        said.contains("품절") && !said.contains("인기 상품을"),
        "{said}"
    );

    fair.write("items.csv", b"item_id\nP0\n");
    let everybody: Vec<String> = (0..300).map(|it| format!("v{it},gift")).collect();
    let visitors = format!("visitor_id,use\n{}\n", everybody.join("\n"));
    fair.write("train_visitors.csv", visitors.as_bytes());
    let bought: Vec<String> = (0..300).map(|it| format!("v{it},P0")).collect();
    let bought = format!("visitor_id,item_id\n{}\n", bought.join("\n"));
    fair.write("train_events.csv", bought.as_bytes());
    fair.write("asking.csv", b"visitor_id,use\nnew,gift\n");
    let (json, _) = notes();
    assert_eq!(json["personal"], false, "{json}");
    let rows = fair.rows(&[]);
    assert!(rows[0]["text_owner"].contains("300명 중 300명"), "{rows:?}");
    assert!(!rows[0]["text_owner"].contains("약합니다"), "{rows:?}");

    fair.write("items.csv", b"item_id;name\nP0;cup\n");
    let refused = fair.call(&[]);
    refused.refused();
    assert!(refused.stderr.contains("쌍반점"), "{}", refused.stderr);
}
