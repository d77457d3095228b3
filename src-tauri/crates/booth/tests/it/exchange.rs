//! Laptops are made of a fair pack and brought together by bundles, as files on a
//! stick, in whatever order and however often.

use crate::support::{Fair, Laptop, MINUTE, PASSPHRASE, Replay, first_day};
use booth::coupons::LostLaptop;
use booth::exchange::{Arrived, Reach, open_pack};
use booth::{Booth, BoothError};
use bundle::BundleError;
use ledger::LedgerError;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use words::sentence;

const PASSWORD: &str = "3fch-7kmr-wxy3-9864";

fn stick() -> TempDir {
    tempfile::tempdir().expect("a temporary folder can be made")
}

/// A laptop made of a pack of `owner`, and what opens the pack.
fn joined(owner: &mut Laptop, stick: &Path, number: u64) -> Laptop {
    let file = stick.join(format!("booth-{number}.fairpack"));
    owner.booth().write_pack(&file, PASSWORD).expect("a pack");
    open(&file, owner, stick, number)
}

fn open(file: &Path, like: &Laptop, stick: &Path, number: u64) -> Laptop {
    let store = stick.join(format!("laptop-{number}.db"));
    let environment = Replay::boxed(&like.clock, 1_000 + number);
    let created = open_pack(
        file,
        PASSWORD,
        &store,
        PASSPHRASE,
        environment,
        &Default::default(),
    )
    .expect("a laptop");
    Laptop::around(created, like.clock.clone(), store)
}

fn written(laptop: &mut Laptop, stick: &Path, name: &str) -> PathBuf {
    let file = stick.join(format!("{name}.boothbundle"));
    let bundle = laptop.booth().write_bundle(&file, Reach::Everybody);
    bundle.expect("a bundle").file
}

fn taken_in(laptop: &mut Laptop, file: &Path) -> Arrived {
    let mut merged = laptop.booth().merge_bundles(&[file.to_owned()]);
    merged.remove(0).arrived.expect("it is for this laptop")
}

fn give(from: &mut Laptop, to: &mut Laptop, stick: &Path, name: &str) -> Arrived {
    let file = written(from, stick, name);
    taken_in(to, &file)
}

/// The whole way: two laptops from one pack work apart, meet each other before the
/// owner ever heard of them, and all three end with the same.
#[test]
fn laptops_of_one_pack_end_with_the_same() {
    let mut fair = Fair::with_laptops(1, 41);
    let stick = stick();
    let owner = &mut fair.laptops[0];
    owner.answered_visit();
    let file = stick.path().join("booth.fairpack");
    owner.booth().write_pack(&file, PASSWORD).expect("a pack");
    let [mut first, mut second] = [1, 2].map(|number| open(&file, owner, stick.path(), number));
    assert_eq!(
        first.dump(),
        second.dump(),
        "both begin with what the owner has"
    );

    first.answered_visit();
    second.answered_visit();
    owner.answered_visit();
    let arrived = give(&mut first, &mut second, stick.path(), "1");
    assert_eq!((arrived.counts.visitors, arrived.left_aside.len()), (1, 0));
    let arrived = give(&mut second, owner, stick.path(), "2");
    assert_eq!(arrived.counts.visitors, 2);
    let arrived = give(owner, &mut first, stick.path(), "3");
    assert_eq!(arrived.counts.visitors, 2);
    let file = written(owner, stick.path(), "4");
    taken_in(&mut second, &file);
    let again = taken_in(&mut second, &file);
    assert_eq!((again.merged.new, again.merged.known > 0), (0, true));
    // Coupon lists go with every bundle, so the last word goes round once more.
    give(&mut first, owner, stick.path(), "5");
    give(&mut second, owner, stick.path(), "6");
    let file = written(owner, stick.path(), "7");
    for laptop in [&mut first, &mut second] {
        taken_in(laptop, &file);
        assert_eq!(laptop.dump(), owner.dump());
        let problems = laptop.booth().ledger().verify().expect("checked").problems;
        assert_eq!(problems, []);
    }
}

/// Whoever works at a laptop sees whether anything would be lost with it. Writing a
/// bundle is no proof that it arrived; the other laptop's word is.
#[test]
fn what_is_on_this_laptop_only_is_known_by_the_word_of_others() {
    let mut fair = Fair::with_laptops(1, 42);
    let stick = stick();
    let owner = &mut fair.laptops[0];
    let mut laptop = joined(owner, stick.path(), 1);
    let only_here = |laptop: &mut Laptop| laptop.booth().not_elsewhere().expect("read").records;
    assert_eq!(only_here(&mut laptop), 0, "nobody recorded anything yet");
    laptop.answered_visit();
    assert!(only_here(&mut laptop) > 0);

    let file = written(&mut laptop, stick.path(), "out");
    assert!(only_here(&mut laptop) > 0, "the stick may be lost");
    taken_in(owner, &file);
    let receipt = written(owner, stick.path(), "back");
    taken_in(&mut laptop, &receipt);
    assert_eq!(only_here(&mut laptop), 0);
    laptop.answered_visit();
    assert!(only_here(&mut laptop) > 0);

    let laptops = laptop.booth().booth_laptops().expect("read");
    assert_eq!(laptops.len(), 3, "an invitation is no laptop");
    let device = owner.booth().ledger().device().0;
    let known = laptops
        .iter()
        .find(|it| it.device == device)
        .expect("the owner's");
    assert!(known.belongs && known.heard_ms.is_some() && known.lacks > 0);
    let silent = laptops.iter().filter(|it| it.heard_ms.is_none());
    assert_eq!(silent.count(), 2, "the laptops that said nothing");
}

/// A bundle for everybody begins where the laptop that knows least stands, also when
/// nobody here has heard of it.
#[test]
fn a_bundle_for_everybody_leaves_out_nothing_that_somebody_may_lack() {
    let mut fair = Fair::with_laptops(1, 43);
    let stick = stick();
    let owner = &mut fair.laptops[0];
    let file = stick.path().join("booth.fairpack");
    owner.booth().write_pack(&file, PASSWORD).expect("a pack");
    let [mut first, mut silent] = [1, 2].map(|number| open(&file, owner, stick.path(), number));
    owner.answered_visit();
    let news = written(owner, stick.path(), "news");
    taken_in(&mut first, &news);
    give(&mut first, owner, stick.path(), "heard");
    owner.answered_visit();
    let later = written(owner, stick.path(), "later");
    let arrived = taken_in(&mut silent, &later);
    assert_eq!(arrived.counts.visitors, 2, "the first visit is in it, too");
}

/// Files given together are taken in whatever order they were named. One that begins
/// where another ends waits for it, and alone it says that something is missing.
#[test]
fn the_order_of_files_makes_no_difference() {
    let mut fair = Fair::with_laptops(1, 44);
    let stick = stick();
    let owner = &mut fair.laptops[0];
    let file = stick.path().join("booth.fairpack");
    owner.booth().write_pack(&file, PASSWORD).expect("a pack");
    let [mut laptop, mut other] = [1, 2].map(|number| open(&file, owner, stick.path(), number));
    let to_owner = Reach::One(owner.booth().ledger().device().0);
    let mut files = Vec::new();
    for name in ["1", "2", "3"] {
        laptop.answered_visit();
        let file = stick.path().join(format!("{name}.boothbundle"));
        let bundle = laptop
            .booth()
            .write_bundle(&file, to_owner)
            .expect("a bundle");
        taken_in(owner, &bundle.file);
        // The owner's word arrives, so that the next bundle begins after this one.
        give(owner, &mut laptop, stick.path(), &format!("back-{name}"));
        files.push(file);
    }
    files.reverse();
    let alone = other.booth().merge_bundles(&files[..1]).remove(0);
    assert!(matches!(
        alone.arrived,
        Err(BoothError::Ledger(LedgerError::DeltaRefused(_)))
    ));
    let merged = other.booth().merge_bundles(&files);
    let arrived: Vec<u64> = merged
        .iter()
        .map(|one| one.arrived.as_ref().expect("taken in").counts.visitors)
        .collect();
    assert_eq!(arrived, [1, 1, 1]);
}

/// A coupon that two laptops took while they were apart is named when they meet, once.
#[test]
fn a_coupon_used_twice_is_named_when_the_bundle_arrives() {
    let mut fair = Fair::with_laptops(1, 45);
    let stick = stick();
    let owner = &mut fair.laptops[0];
    let thanks = owner.thanks();
    let coupon = owner.booth().issue_coupon(None, thanks).expect("a coupon");
    let mut laptop = joined(owner, stick.path(), 1);
    for laptop in [&mut *owner, &mut laptop] {
        laptop.clock.advance(MINUTE);
        laptop.sell(Some(coupon.id), 1).expect("taken");
    }
    let file = written(&mut laptop, stick.path(), "1");
    let arrived = taken_in(owner, &file);
    assert_eq!(arrived.over_redeemed.len(), 1);
    assert_eq!(taken_in(owner, &file).over_redeemed.len(), 0, "said once");
}

/// A laptop of another maker, who plays the same sample.
fn another_maker(like: &Laptop, folder: &Path) -> Laptop {
    let path = folder.join("stranger.db");
    let environment = Replay::boxed(&like.clock, 99);
    let set_up = booth::fair::sample_fair(first_day()).expect("the sample");
    let created = Booth::create(&path, PASSPHRASE, set_up, environment).expect("a store");
    Laptop::around(created, like.clock.clone(), path)
}

/// Each refusal leaves the store as it was, and a stranger's file is told from a
/// damaged one.
#[test]
fn what_is_refused_changes_nothing() {
    let mut fair = Fair::with_laptops(1, 46);
    let stick = stick();
    let owner = &mut fair.laptops[0];
    let mut laptop = joined(owner, stick.path(), 1);
    laptop.answered_visit();
    let good = written(&mut laptop, stick.path(), "good");
    let bytes = fs::read(&good).expect("readable");
    let file = |name: &str, bytes: &[u8]| {
        let path = stick.path().join(name);
        fs::write(&path, bytes).expect("written");
        path
    };
    let cut = file("cut.boothbundle", &bytes[..bytes.len() / 2]);
    let foreign = file(
        "photo.jpg",
        b"\xff\xd8\xff\xe0 not a bundle at all, but a picture",
    );
    let mut stranger = another_maker(owner, stick.path());
    let strange = written(&mut stranger, stick.path(), "strange");
    let pack = stick.path().join("booth-1.fairpack");
    let missing = stick.path().join("missing.boothbundle");
    let before = owner.dump();
    for (path, expected) in [
        (&cut, sentence!("bundle-damaged")),
        (&foreign, sentence!("bundle-not-ours")),
        (&strange, sentence!("bundle-other-maker")),
        (&pack, sentence!("bundle-is-a-pack")),
        (&missing, sentence!("bundle-file-missing")),
    ] {
        let merged = owner
            .booth()
            .merge_bundles(std::slice::from_ref(path))
            .remove(0);
        let error = merged.arrived.expect_err("refused").sentence();
        assert_eq!(error, expected, "{}", path.display());
        assert_eq!(owner.dump(), before);
    }
    let folder = owner
        .booth()
        .merge_bundles(&[stick.path().to_owned()])
        .remove(0);
    assert!(folder.arrived.is_err());
    taken_in(owner, &good);
}

/// A pack that cannot be opened makes no laptop, and only the owner makes one; nothing
/// that lies there already is written over.
#[test]
fn a_pack_is_the_owner_s_and_opens_with_its_password_only() {
    let mut fair = Fair::with_laptops(1, 48);
    let stick = stick();
    let owner = &mut fair.laptops[0];
    let file = stick.path().join("booth.fairpack");
    owner.booth().write_pack(&file, PASSWORD).expect("a pack");
    let again = owner.booth().write_pack(&file, PASSWORD);
    assert!(matches!(
        again,
        Err(BoothError::Bundle(BundleError::Exists))
    ));

    let store = stick.path().join("new.db");
    let clock = owner.clock.clone();
    let environment = Replay::boxed(&clock, 1);
    let wrong = open_pack(
        &file,
        "3333-3333-3333-3333",
        &store,
        PASSPHRASE,
        environment,
        &Default::default(),
    );
    assert!(matches!(
        wrong,
        Err(BoothError::Bundle(BundleError::WrongPassword))
    ));
    assert!(!store.exists());

    let mut laptop = joined(owner, stick.path(), 1);
    let refused = laptop
        .booth()
        .write_pack(&stick.path().join("mine.fairpack"), PASSWORD);
    assert!(matches!(
        refused,
        Err(BoothError::Ledger(LedgerError::OwnersLaptopOnly))
    ));
    let parts = fs::read_dir(stick.path())
        .expect("readable")
        .filter(|entry| {
            let name = entry.as_ref().expect("an entry").file_name();
            name.to_string_lossy().ends_with(".part")
        });
    assert_eq!(parts.count(), 0, "nothing half-written is left");
}

/// A laptop on record as lost reads nothing that is written afterwards, neither with its
/// own key nor with that of its invitation.
#[test]
fn nothing_is_written_for_a_lost_laptop() {
    let mut fair = Fair::with_laptops(1, 49);
    let stick = stick();
    let owner = &mut fair.laptops[0];
    let mut laptop = joined(owner, stick.path(), 1);
    laptop.answered_visit();
    give(&mut laptop, owner, stick.path(), "1");
    let device = laptop.booth().ledger().device().0;
    let before = written(owner, stick.path(), "before");
    let now = owner.booth().now().naive_local();
    let lost = owner
        .booth()
        .report_lost_laptop(device, now, LostLaptop::ShutOut);
    lost.expect("reported");
    let after = written(owner, stick.path(), "after");
    let refused = laptop.booth().merge_bundles(&[after]).remove(0).arrived;
    assert!(matches!(
        refused,
        Err(BoothError::Bundle(BundleError::NotForThisLaptop))
    ));
    taken_in(&mut laptop, &before);
    let laptops = owner.booth().booth_laptops().expect("read");
    assert!(laptops.iter().all(|it| it.device != device));
}
