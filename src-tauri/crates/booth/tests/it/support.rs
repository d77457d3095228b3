//! Booths that can be replayed: the test sets the clock, and a seed sets the
//! random numbers.

use booth::consent::{ContactDraft, ContactSource, NoticeAct};
use booth::fair::CreatedBooth;
use booth::responses::Answer;
use booth::sales::{BasketLine, SaleRequest, SoldSale};
pub use booth::sample::FairClock as Clock;
use booth::{Booth, BoothError};
use chrono::NaiveDate;
use ledger::{Environment, Secret};
use permission::Channel;
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use rusqlite::Connection;
use rusqlite::backup::Backup;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::Duration;
use tempfile::TempDir;
use uuid::Uuid;

/// The fair's first day at 10:00 in Seoul.
pub const OPENING: i64 = 1_795_568_400_000;
pub const MINUTE: i64 = 60_000;
pub const HOUR: i64 = 60 * MINUTE;
pub const DAY: i64 = 24 * HOUR;
pub const PASSPHRASE: &str = "유리잔 두 개와 물병";
/// The questions of the sample fair with one choice each.
pub const ANSWERS: [(&str, &str); 6] = [
    ("visit", "first"),
    ("household", "alone"),
    ("cooking", "daily"),
    ("budget", "high"),
    ("use", "whisky"),
    ("topic", "offers"),
];

/// An environment with a set clock and seeded random numbers.
pub struct Replay {
    clock: Clock,
    dice: ChaCha8Rng,
}

impl Replay {
    pub fn boxed(clock: &Clock, seed: u64) -> Box<Self> {
        Box::new(Self {
            clock: clock.clone(),
            dice: ChaCha8Rng::seed_from_u64(seed),
        })
    }
}

impl Environment for Replay {
    fn now_unix_millis(&mut self) -> i64 {
        self.clock.now()
    }

    fn fill_random(&mut self, bytes: &mut [u8]) {
        self.dice.fill_bytes(bytes);
    }
}

pub fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 25).expect("a day of the calendar")
}

/// One laptop of the booth, its clock, and what is needed to open it again.
pub struct Laptop {
    booth: Option<Booth>,
    pub clock: Clock,
    pub key: [u8; 32],
    pub path: PathBuf,
}

impl Laptop {
    pub fn around(created: CreatedBooth, clock: Clock, path: PathBuf) -> Self {
        Self {
            booth: Some(created.booth),
            clock,
            key: *created.keychain_key,
            path,
        }
    }

    /// A copy of another laptop's store, opened with its key.
    pub fn opened(path: &std::path::Path, like: &Laptop, seed: u64) -> Self {
        let mut copy = Self {
            booth: None,
            clock: like.clock.clone(),
            key: like.key,
            path: path.to_owned(),
        };
        copy.open(seed);
        copy
    }

    pub fn booth(&mut self) -> &mut Booth {
        self.booth.as_mut().expect("this test has the booth open")
    }

    pub fn close(&mut self) {
        self.booth = None;
    }

    pub fn open(&mut self, seed: u64) {
        self.booth = Some(self.try_open(seed).expect("the store opens"));
    }

    pub fn try_open(&self, seed: u64) -> Result<Booth, BoothError> {
        Booth::open(
            &self.path,
            Secret::Keychain(&self.key),
            Replay::boxed(&self.clock, seed),
        )
    }

    /// What the read tables hold, as text.
    pub fn dump(&mut self) -> String {
        self.booth()
            .ledger()
            .dump_read_tables()
            .expect("the tables can be written out")
    }

    /// Takes in everything another laptop knows.
    pub fn learn_from(&mut self, other: &mut Laptop) {
        let known = self.booth().ledger().vector().expect("a vector");
        let delta = other.booth().carry(&known).expect("a delta");
        self.booth().ledger().merge(delta).expect("it is whole");
    }

    /// A visit up to the last question.
    pub fn answered_visit(&mut self) -> Uuid {
        let booth = self.booth();
        let visitor = booth.expect_visitor().expect("somebody is here");
        for (question, choice) in ANSWERS {
            booth
                .answer(visitor, question, chosen(choice))
                .expect("a choice of the sample");
        }
        visitor
    }

    /// The programme that thanks for a survey.
    pub fn thanks(&mut self) -> Uuid {
        let programmes = self.booth().programmes().expect("programmes");
        programmes
            .into_iter()
            .find(|(_, programme)| programme.for_survey)
            .expect("the sample thanks for a survey")
            .0
    }

    /// A contact with everything shown and these acts allowed.
    pub fn draft(&mut self, email: &str, phone: &str, granted: &[NoticeAct]) -> ContactDraft {
        let notices = self.booth().notices().expect("notices");
        ContactDraft {
            name: "김서연".to_owned(),
            email: email.to_owned(),
            phone: phone.to_owned(),
            particulars: None,
            badge: None,
            source: ContactSource::Staff,
            language: "ko".to_owned(),
            shown: notices.iter().map(|(id, _)| *id).collect(),
            granted: notices
                .iter()
                .filter(|(_, notice)| granted.contains(&notice.act))
                .map(|(id, _)| *id)
                .collect(),
            topics: Vec::new(),
        }
    }

    /// A visitor who allows e-mail.
    pub fn reachable_visitor(&mut self, email: &str) -> Uuid {
        let visitor = self.answered_visit();
        let draft = self.draft(email, "", &EMAIL);
        self.booth()
            .save_contact(visitor, &draft)
            .expect("a usable contact");
        visitor
    }

    /// Somebody buys one piece; gives the sale.
    pub fn buy(&mut self, visitor: Uuid, product: Uuid) -> Uuid {
        let sale = SaleRequest {
            visitor: Some(visitor),
            coupon: None,
            lines: vec![BasketLine {
                product,
                quantity: 1,
            }],
            purpose: None,
        };
        self.booth().record_sale(&sale).expect("a sale").id
    }

    pub fn sell(&mut self, coupon: Option<Uuid>, quantity: u32) -> Result<SoldSale, BoothError> {
        let product = self.booth().products().expect("products")[0].0;
        self.booth().record_sale(&SaleRequest {
            visitor: None,
            coupon,
            lines: vec![BasketLine { product, quantity }],
            purpose: None,
        })
    }

    /// The decrypted image of every page of the store, free ones too.
    pub fn image(&mut self) -> Vec<u8> {
        let folder = tempfile::tempdir().expect("a folder for the copy");
        let mut copy = Connection::open(folder.path().join("copy.db")).expect("a copy");
        // Page by page; an encrypted store is copied into an encrypted file only.
        copy.pragma_update(None, "key", "any").expect("a key");
        Backup::new(self.booth().ledger().connection(), &mut copy)
            .and_then(|copying| copying.run_to_completion(1000, Duration::ZERO, None))
            .expect("every page is copied");
        let image = copy.serialize("main").expect("an image can be made");
        image.to_vec()
    }

    /// One number from the store.
    pub fn count(&mut self, sql: &str) -> i64 {
        self.booth()
            .ledger()
            .connection()
            .query_row(sql, [], |row| row.get(0))
            .expect("a count")
    }
}

/// What a yes to e-mail needs.
pub const EMAIL: [NoticeAct; 3] = [
    NoticeAct::AtLeast14,
    NoticeAct::CollectAndUse,
    NoticeAct::Advertising(Channel::Email),
];

pub fn chosen(choice: &str) -> Option<Answer> {
    Some(Answer::Choices(vec![choice.to_owned()]))
}

/// The laptops of one fair, in a folder of their own.
pub struct Fair {
    pub laptops: Vec<Laptop>,
    // Dropped last: the laptops keep their files in it.
    pub folder: TempDir,
}

impl Fair {
    /// The sample fair on its first morning, with up to three laptops that know
    /// each other's keys. Stores are copied from ones made once, because making
    /// one stretches a passphrase on purpose.
    pub fn with_laptops(count: usize, seed: u64) -> Self {
        let template = template();
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (name, bytes) in &template.files {
            std::fs::write(folder.path().join(name), bytes).expect("a copied store");
        }
        let laptops = (0..count)
            .map(|number| {
                let mut laptop = Laptop {
                    booth: None,
                    clock: Clock::at(OPENING),
                    key: template.keys[number],
                    path: folder.path().join(file(number)),
                };
                laptop.open(seed.wrapping_mul(31).wrapping_add(number as u64));
                laptop
            })
            .collect();
        Self { laptops, folder }
    }

    pub fn pair(&mut self, one: usize, other: usize) -> (&mut Laptop, &mut Laptop) {
        let [one, other] = self
            .laptops
            .get_disjoint_mut([one, other])
            .expect("two different laptops");
        (one, other)
    }
}

/// A laptop whose questionnaire is these sheets: a line without `|` names a
/// sheet, the lines after it are its rows.
pub fn asking(sheets: &str) -> Fair {
    asking_with(sheets, None)
}

/// The same, and the groups are made by this question.
pub fn asking_for(sheets: &str, purpose: &str) -> Fair {
    asking_with(sheets, Some(purpose.to_owned()))
}

fn asking_with(sheets: &str, purpose: Option<String>) -> Fair {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let clock = Clock::at(OPENING);
    let mut set_up = booth::fair::sample_fair(first_day()).expect("the sample");
    set_up.workbook = Some(workbook(sheets));
    set_up.uses.clear();
    set_up.purpose_question = purpose;
    let path = folder.path().join(file(0));
    let created = Booth::create(&path, PASSPHRASE, set_up, Replay::boxed(&clock, 1));
    let laptop = Laptop::around(created.expect("a new store"), clock, path);
    Fair {
        laptops: vec![laptop],
        folder,
    }
}

pub fn workbook(sheets: &str) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let mut row = 0;
    for line in sheets
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
    {
        if !line.contains('|') {
            workbook
                .add_worksheet()
                .set_name(line)
                .expect("a sheet's name");
            row = 0;
            continue;
        }
        let last = workbook.worksheets().len() - 1;
        let sheet = workbook.worksheet_from_index(last).expect("a sheet");
        for (column, cell) in (0..).zip(line.split('|')) {
            sheet
                .write_string(row, column, cell.trim())
                .expect("a cell");
        }
        row += 1;
    }
    workbook.save_to_buffer().expect("a small workbook")
}

/// A fair with one laptop.
pub fn fair(seed: u64) -> Fair {
    Fair::with_laptops(1, seed)
}

struct Template {
    files: Vec<(String, Vec<u8>)>,
    keys: Vec<[u8; 32]>,
}

fn file(number: usize) -> String {
    format!("laptop-{number}.db")
}

fn template() -> &'static Template {
    static TEMPLATE: OnceLock<Template> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let clock = Clock::at(OPENING - HOUR);
        let set_up = booth::fair::sample_fair(first_day()).expect("the sample");
        let path = |number| folder.path().join(file(number));
        let mut made = vec![
            Booth::create(&path(0), PASSPHRASE, set_up, Replay::boxed(&clock, 1))
                .expect("a new store"),
        ];
        for number in 1..3 {
            let whole = made[0].booth.carry(&Default::default());
            let joined = Booth::join(
                &path(number),
                PASSPHRASE,
                whole.expect("a delta"),
                Replay::boxed(&clock, 1 + number as u64),
            );
            let mut joined = joined.expect("a laptop of the same fair");
            let device = joined.booth.ledger().device();
            made[0].booth.admit(device).expect("the owner may");
            made.push(joined);
        }
        // Everybody learns everybody's coupon lists.
        let carried: Vec<_> = made
            .iter_mut()
            .map(|made| made.booth.carry(&Default::default()))
            .collect::<Result<_, _>>()
            .expect("deltas");
        for made in &mut made {
            for delta in &carried {
                made.booth.ledger().merge(delta.clone()).expect("whole");
            }
        }
        let keys = made.iter().map(|made| *made.keychain_key).collect();
        drop(made);
        let files = std::fs::read_dir(folder.path())
            .expect("the folder")
            .map(|entry| {
                let entry = entry.expect("a file");
                let name = entry.file_name().into_string().expect("a plain name");
                (name, std::fs::read(entry.path()).expect("its bytes"))
            })
            .collect();
        Template { files, keys }
    })
}

/// How often the long tests repeat, from `BOOTHLOOP_ROUNDS`.
pub fn rounds(usual: u32) -> u32 {
    std::env::var("BOOTHLOOP_ROUNDS")
        .ok()
        .and_then(|rounds| rounds.parse().ok())
        .unwrap_or(usual)
}
