//! Visitors answer by themselves, one after the other, and the power may go at
//! any moment.

use crate::support::{ANSWERS, EMAIL, PASSPHRASE, asking, chosen, fair, first_day};
use booth::responses::{HalfAnswered, KioskSet, QuotaAction, SurveyState};
use booth::{Booth, BoothError};
use ledger::{Secret, SystemEnvironment};
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;
use uuid::Uuid;

fn settings(half_answered: HalfAnswered) -> KioskSet {
    KioskSet {
        idle_seconds: 45,
        half_answered,
    }
}

/// The whole way: the visitor's language is kept, Back from the last page goes
/// on with the survey, there is one coupon, and refusing a contact costs
/// nothing.
#[test]
fn a_visitor_answers_by_herself() {
    let mut fair = fair(90);
    let laptop = &mut fair.laptops[0];
    let visitor = laptop.booth().kiosk_start("en").expect("she begins");
    let early = laptop.booth().kiosk_thanks(visitor);
    assert!(matches!(early, Err(BoothError::NotFinished)), "{early:?}");
    for (question, choice) in ANSWERS {
        let took = Some(Duration::from_millis(900));
        let answered = laptop
            .booth()
            .kiosk_answer(visitor, question, chosen(choice), took)
            .expect("an answer");
        assert_eq!(answered.full, None);
    }
    laptop.booth().kiosk_hand_in(visitor, "en").expect("done");
    laptop
        .booth()
        .kiosk_answer(visitor, "use", chosen("gift"), None)
        .expect("back from the last page");
    laptop.booth().kiosk_hand_in(visitor, "ko").expect("again");
    let draft = laptop.draft("seoyeon@example.com", "", &EMAIL);
    laptop.booth().kiosk_contact(visitor, &draft).expect("hers");
    let coupon = laptop.booth().kiosk_thanks(visitor).expect("thanks");
    let again = laptop.booth().kiosk_thanks(visitor).expect("thanks");
    assert!(coupon.is_some() && coupon == again, "one coupon");
    laptop.booth().kiosk_abandon(visitor).expect("she goes");
    let visit = laptop.booth().visit(visitor).expect("visit");
    assert_eq!(visit.survey.state, SurveyState::Finished);
    assert_eq!(visit.amendments, [], "a change before she left is hers");
    let korean = laptop.count("SELECT count(*) FROM response WHERE language = 'ko'");
    assert_eq!(korean, 1, "the language she ended in");
}

/// "Start in English" led a visitor to questions in Korean.
#[test]
fn a_korean_questionnaire_is_offered_in_korean_only() {
    let mut fair = asking(
        "survey
         type | name | label
         select_one yn | again | 또 오실래요?
         choices
         list_name | name | label
         yn | yes | 네",
    );
    let booth = fair.laptops[0].booth();
    assert_eq!(booth.kiosk_languages().expect("languages"), ["ko"]);
}

/// Another language is offered where the questionnaire has it, however
/// its columns name them, and nowhere else.
#[test]
fn the_kiosk_offers_the_questionnaires_languages() {
    assert_eq!(
        fair(91).laptops[0]
            .booth()
            .kiosk_languages()
            .expect("languages"),
        ["ko", "en"]
    );
    let mut fair = asking(
        "survey
         type | name | label::한국어 (ko) | label::English (en) | label::日本語 (ja) | label::中文 (zh-Hans)
         select_one yn | again | 또 오실래요? | Again? | また来ますか | 还会再来吗
         choices
         list_name | name | label::한국어 (ko) | label::English (en) | label::日本語 (ja) | label::中文 (zh-Hans)
         yn | yes | 네 | Yes | はい | 会",
    );
    let booth = fair.laptops[0].booth();
    assert_eq!(
        booth.kiosk_languages().expect("languages"),
        ["ko", "en", "ja", "zh"]
    );
    let visitor = booth.kiosk_start("zh").expect("she begins");
    let asked = booth.kiosk_questions(visitor).expect("questions");
    assert_eq!(asked[0].label.ja(), Some("また来ますか"));
    assert_eq!(asked[0].choices[0].1.zh(), Some("会"));
    assert_eq!(asked[0].label.en, "Again?");
    let unknown = booth
        .kiosk_start("tlh")
        .expect("an unknown language is none");
    for somebody in [visitor, unknown] {
        booth
            .answer(somebody, "again", chosen("yes"))
            .expect("the first thing she says");
    }
    let chinese = fair.laptops[0].count("SELECT count(*) FROM response WHERE language = 'zh'");
    assert_eq!(chinese, 1);
    let none = fair.laptops[0].count("SELECT count(*) FROM response WHERE language IS NULL");
    assert_eq!(none, 1);
}

/// Half-answered surveys are kept or discarded as the settings say, and a
/// change of settings also decides about those that a power cut left.
#[test]
fn half_answered_surveys_are_kept_or_discarded_by_setting() {
    let mut fair = fair(92);
    let booth = fair.laptops[0].booth();
    assert_eq!(
        booth.kiosk_settings().expect("settings"),
        settings(HalfAnswered::Keep),
        "45 seconds, kept"
    );
    for seconds in [0, 14, 3_601] {
        let out_of_range = KioskSet {
            idle_seconds: seconds,
            ..settings(HalfAnswered::Keep)
        };
        let refused = booth.open_kiosk(&out_of_range);
        assert!(
            matches!(refused, Err(BoothError::Setting(_))),
            "{seconds} s"
        );
    }
    let begin = |booth: &mut Booth| {
        let visitor = booth.kiosk_start("ko").expect("she begins");
        booth
            .kiosk_answer(visitor, "visit", chosen("first"), None)
            .expect("an answer");
        visitor
    };
    booth
        .open_kiosk(&settings(HalfAnswered::Keep))
        .expect("opened");
    let kept = begin(booth);
    booth.kiosk_abandon(kept).expect("she goes");
    let listed = booth.unfinished().expect("the list");
    assert!(listed.len() == 1 && listed[0].at_kiosk, "{listed:?}");
    begin(booth);
    booth
        .open_kiosk(&settings(HalfAnswered::Discard))
        .expect("opened again, after a kill");
    assert_eq!(booth.unfinished().expect("the list"), [], "all settled");
    let gone = begin(booth);
    booth.kiosk_abandon(gone).expect("she goes");
    assert_eq!(
        booth.visit(gone).expect("visit").survey.state,
        SurveyState::Discarded
    );
    let records =
        fair.laptops[0].count("SELECT count(*) FROM ledger_records WHERE kind = 'kiosk.set'");
    assert_eq!(records, 1, "what is as it was is not set again");
}

/// A quota that warns takes no answer; one that stops ends the survey.
#[test]
fn a_full_quota_warns_or_stops_at_the_kiosk() {
    let mut fair = fair(93);
    let booth = fair.laptops[0].booth();
    booth
        .set_quota("visit", "first", Some(0), QuotaAction::Warn)
        .expect("a quota");
    booth
        .set_quota("use", "whisky", Some(0), QuotaAction::Stop)
        .expect("a quota");
    let visitor = booth.kiosk_start("ko").expect("she begins");
    let warned = booth
        .kiosk_answer(visitor, "visit", chosen("first"), None)
        .expect("told");
    assert_eq!(warned.full.map(|full| full.action), Some(QuotaAction::Warn));
    assert!(warned.questions[0].value.is_empty(), "not taken");
    let stopped = booth
        .kiosk_answer(visitor, "use", chosen("whisky"), None)
        .expect("told");
    assert_eq!(
        stopped.full.map(|full| full.action),
        Some(QuotaAction::Stop)
    );
    let visit = booth.visit(visitor).expect("visit");
    assert_eq!(visit.survey.state, SurveyState::Stopped);
    let early = booth.kiosk_thanks(visitor);
    assert!(
        matches!(early, Err(BoothError::NotFinished)),
        "no coupon for it"
    );
}

const STORE: &str = "BOOTHLOOP_KIOSK_STORE";
const KEY: &str = "BOOTHLOOP_KIOSK_KEY";
const TEST: &str = "responses::kiosk::a_pulled_plug_at_the_kiosk_loses_and_leaks_nothing";

fn open(path: &Path, key: &[u8; 32]) -> Booth {
    Booth::open(path, Secret::Keychain(key), Box::new(SystemEnvironment))
        .expect("the store opens after every kill")
}

/// Runs visits one after the other until it is killed. Writes a line for
/// everything that was confirmed, after the call that confirmed it.
fn child(path: &Path, key: &[u8; 32]) {
    let mut booth = open(path, key);
    let seed = booth.desk().expect("the desk").coupons_issued;
    let mut dice = ChaCha8Rng::seed_from_u64(seed.into());
    let mut out = std::io::stdout().lock();
    let mut say = |line: String| {
        writeln!(out, "{line}")
            .and_then(|()| out.flush())
            .expect("the parent listens");
    };
    booth
        .open_kiosk(&settings(HalfAnswered::Keep))
        .expect("the kiosk opens");
    loop {
        let visitor = booth.kiosk_start("ko").expect("she begins");
        let asked = booth.kiosk_questions(visitor).expect("questions");
        if asked.iter().any(|question| !question.value.is_empty()) {
            say(format!("leak {visitor}"));
        }
        let stays = dice.random_range(0..5) > 0;
        for question in asked.iter().take(if stays { asked.len() } else { 3 }) {
            let choice = dice.random_range(0..question.choices.len());
            let choice = &question.choices[choice].0;
            booth
                .kiosk_answer(visitor, &question.path, chosen(choice), None)
                .expect("an answer");
            say(format!("answer {visitor} {} {choice}", question.path));
        }
        if stays {
            booth.kiosk_hand_in(visitor, "ko").expect("handed in");
            say(format!("finished {visitor}"));
            for _ in 0..2 {
                let coupon = booth.kiosk_thanks(visitor).expect("thanks");
                let coupon = coupon.expect("the sample thanks for a survey");
                say(format!("coupon {visitor} {}", coupon.id));
            }
        }
        booth.kiosk_abandon(visitor).expect("she goes");
    }
}

/// What was confirmed to the visitors of one run, from the lines that [`child`]
/// wrote.
#[derive(Default)]
struct Confirmed {
    answers: BTreeMap<Uuid, BTreeMap<String, String>>,
    finished: BTreeSet<Uuid>,
    coupons: BTreeMap<Uuid, Uuid>,
    leaks: u32,
}

impl Confirmed {
    fn hear(&mut self, line: &str) -> Option<()> {
        let mut words = line.split(' ');
        let sort = words.next()?;
        // The test runner writes lines of its own.
        if !["leak", "answer", "finished", "coupon"].contains(&sort) {
            return None;
        }
        let visitor: Uuid = words.next()?.parse().ok()?;
        match sort {
            "leak" => self.leaks += 1,
            "answer" => {
                let answers = self.answers.entry(visitor).or_default();
                answers.insert(words.next()?.to_owned(), words.next()?.to_owned());
            }
            "finished" => {
                self.finished.insert(visitor);
            }
            _ => {
                self.coupons.insert(visitor, words.next()?.parse().ok()?);
            }
        }
        Some(())
    }
}

fn run_and_kill(path: &Path, key: &[u8; 32], dice: &mut ChaCha8Rng) -> Confirmed {
    let key: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut child = Command::new(std::env::current_exe().expect("this test is a file"))
        .args(["--exact", TEST, "--nocapture"])
        .env(STORE, path)
        .env(KEY, key)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the test can start itself");
    let pipe = child.stdout.take().expect("a pipe was asked for");
    let mut lines = BufReader::new(pipe).lines().map_while(Result::ok);
    let mut confirmed = Confirmed::default();
    // The first confirmed answer says that a visit has begun; the process is
    // killed at a random moment after it.
    for line in lines.by_ref() {
        if confirmed.hear(&line).is_some() {
            break;
        }
    }
    std::thread::sleep(Duration::from_micros(dice.random_range(0..300_000)));
    child.kill().expect("a child can be killed");
    child.wait().expect("a killed child ends");
    for line in lines {
        confirmed.hear(&line);
    }
    confirmed
}

/// Kills the kiosk at random moments and checks the store after each kill: no
/// visitor sees anything of another, nothing that was confirmed is gone, and no
/// visit has two coupons. `BOOTHLOOP_KIOSK_KILLS` sets the number (20 without
/// it).
#[test]
fn a_pulled_plug_at_the_kiosk_loses_and_leaks_nothing() {
    if let (Some(path), Ok(key)) = (std::env::var_os(STORE), std::env::var(KEY)) {
        let bytes = (0..32).map(|at| u8::from_str_radix(&key[2 * at..2 * at + 2], 16));
        let bytes: Vec<u8> = bytes.collect::<Result<_, _>>().expect("a key in hex");
        let key = bytes.try_into().expect("32 bytes");
        return child(&PathBuf::from(path), &key);
    }
    if skipped::as_long() {
        return;
    }
    let kills: u32 = match std::env::var("BOOTHLOOP_KIOSK_KILLS") {
        Ok(text) => text.parse().expect("BOOTHLOOP_KIOSK_KILLS is a number"),
        Err(_) => 20,
    };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("kiosk.db");
    let created = Booth::create(
        &path,
        PASSPHRASE,
        booth::fair::sample_fair(first_day()).expect("the sample"),
        Box::new(SystemEnvironment),
    )
    .expect("a new store");
    let key = *created.keychain_key;
    drop(created.booth);

    let mut dice = ChaCha8Rng::seed_from_u64(1);
    let mut seen = (0, 0, 0);
    for kill in 0..kills {
        let confirmed = run_and_kill(&path, &key, &mut dice);
        assert_eq!(
            confirmed.leaks, 0,
            "kill {kill}: a visitor began with answers"
        );
        let mut booth = open(&path, &key);
        for (visitor, answers) in &confirmed.answers {
            let visit = booth.visit(*visitor).expect("she is known");
            for (path, answer) in answers {
                let asked = visit
                    .survey
                    .questions
                    .iter()
                    .find(|asked| asked.path == *path);
                let kept = asked.map(|asked| asked.value.clone());
                assert_eq!(
                    kept.as_deref(),
                    Some(&[answer.clone()][..]),
                    "kill {kill}: a confirmed answer to {path}"
                );
            }
            assert!(
                !confirmed.finished.contains(visitor)
                    || visit.survey.state == SurveyState::Finished,
                "kill {kill}: a confirmed survey"
            );
            let coupons: Vec<Uuid> = visit.coupons.iter().map(|coupon| coupon.id).collect();
            assert!(coupons.len() <= 1, "kill {kill}: two coupons of one visit");
            if let Some(given) = confirmed.coupons.get(visitor) {
                assert_eq!(coupons, [*given], "kill {kill}: a confirmed coupon");
                let again = booth.kiosk_thanks(*visitor).expect("thanks");
                assert_eq!(again.map(|coupon| coupon.id), Some(*given), "kill {kill}");
            }
        }
        let next = booth.kiosk_start("ko").expect("the next visitor");
        let asked = booth.kiosk_questions(next).expect("questions");
        assert!(
            asked.iter().all(|question| question.value.is_empty()),
            "kill {kill}: the next visitor begins with nothing"
        );
        let answers: usize = confirmed.answers.values().map(BTreeMap::len).sum();
        seen = (
            seen.0 + confirmed.answers.len(),
            seen.1 + answers,
            seen.2 + confirmed.coupons.len(),
        );
    }
    let mut booth = open(&path, &key);
    let verification = booth.ledger().verify().expect("a check runs");
    assert_eq!(verification.problems, [], "every record is whole");
    let (visits, answers, coupons) = seen;
    assert!(
        kills < 20 || (visits >= kills as usize && coupons > 0),
        "the visits went on while the plug was pulled: {visits} visits, {coupons} coupons"
    );
    writeln!(
        std::io::stderr(),
        "{kills} kills: {visits} visits, {answers} confirmed answers, {coupons} confirmed coupons"
    )
    .expect("the standard error can be written");
}

/// The first screen promises what she will get, and nothing when that is nothing.
#[test]
fn the_first_screen_promises_no_coupon_that_cannot_be_given() {
    let mut fair = fair(97);
    let booth = fair.laptops[0].booth();
    assert_eq!(booth.kiosk_question_count().expect("questions"), 6);
    let promised = booth.survey_benefit().expect("the benefit");
    let promised = promised.expect("the sample thanks for surveys");
    assert!(
        promised.ko.ends_with("% 할인") && promised.zh().is_some(),
        "in a few words, in her language: {promised:?}"
    );
    let (programme, _) = booth.survey_programme().expect("it").expect("runs");
    booth.close_programme(programme).expect("it ends");
    assert_eq!(booth.survey_benefit().expect("the benefit"), None);
}

/// A mistyped number is told where it was typed, and nothing is written for it.
#[test]
fn a_wrong_number_is_told_before_anything_is_asked_about_it() {
    let mut fair = fair(98);
    let laptop = &mut fair.laptops[0];
    let visitor = laptop.booth().kiosk_start("ko").expect("she begins");
    let check = |laptop: &mut crate::support::Laptop, phone: &str| {
        let draft = laptop.draft("", phone, &[]);
        laptop.booth().check_contact(&draft)
    };
    let short = check(laptop, "010-1234-56").expect_err("two digits are missing");
    let sentence = short.sentence();
    assert!(sentence.ko.contains("2자리"), "{sentence}");
    assert!(sentence.ja().is_some() && sentence.zh().is_some());
    check(laptop, "010-1234-5678").expect("a number");
    check(laptop, "+86 138 0013 8000").expect("a visitor from abroad");
    let said = laptop.count("SELECT count(*) FROM permission_said");
    assert_eq!(said, 0, "nothing is written");
    assert!(laptop.booth().visit(visitor).is_ok());
}
