//! Photographs of visiting cards: when they may be kept, who sees them, what is typed of
//! them, and that they go with whom they show.

use crate::fairs::next_fair;
use crate::support::{DAY, Fair, HOUR, Laptop, MINUTE, OPENING, fair, first_day};
use booth::BoothError;
use booth::card_photos::CardText;
use booth::consent::ContactRow;
use booth::coupons::LostLaptop;
use booth::pictures::{NewPicture, PictureUse};
use booth::rights::Whose;
use booth::staff::Role;
use chrono::NaiveTime;
use image::{ImageFormat, RgbImage};
use ledger::LedgerError;
use permission::Channel;
use std::io::Cursor;
use uuid::Uuid;
use words::Language;

const ADDRESS: &str = "seoyeon@example.com";

/// A photograph of a card, of few kilobytes.
pub fn small_card(seed: u32) -> NewPicture {
    photograph(40, 25, seed)
}

fn card(seed: u32) -> NewPicture {
    photograph(320, 200, seed)
}

/// A picture in which no stretch is like another, as a photograph is.
fn photograph(width: u32, height: u32, seed: u32) -> NewPicture {
    let grain = RgbImage::from_fn(width, height, |x, y| {
        let mixed = (x * 7919 + y * 104_729 + seed).wrapping_mul(2_654_435_761);
        let [red, green, blue, _] = mixed.to_le_bytes();
        image::Rgb([red, green, blue])
    });
    let mut file = Cursor::new(Vec::new());
    grain.write_to(&mut file, ImageFormat::Png).expect("a PNG");
    NewPicture::from_file(PictureUse::Card, &file.into_inner()).expect("a picture")
}

/// A visitor who left an address and her card.
fn with_card(laptop: &mut Laptop, address: &str, seed: u32) -> (Uuid, Uuid) {
    let visitor = laptop.reachable_visitor(address);
    let photo = laptop.booth().keep_card_photo(visitor, &card(seed));
    (visitor, photo.expect("kept"))
}

fn contact(laptop: &mut Laptop, visitor: Uuid) -> ContactRow {
    let status = laptop.booth().contact_status(visitor).expect("a status");
    status.contact.expect("a contact")
}

fn of_her_card() -> CardText {
    CardText {
        name: "김서연".to_owned(),
        phone: "010-1234-5678".to_owned(),
        email: ADDRESS.to_owned(),
        company: "온기유리".to_owned(),
        job: "구매 담당".to_owned(),
    }
}

fn to_copy(laptop: &mut Laptop) -> Vec<Uuid> {
    let cards = laptop.booth().cards_to_copy().expect("a list").into_iter();
    cards.flat_map(|card| card.photos).collect()
}

fn refusal(refused: Result<impl std::fmt::Debug, BoothError>) -> String {
    match refused {
        Err(BoothError::NotPossible(sentence)) => sentence.ko,
        other => panic!("no refusal: {other:?}"),
    }
}

/// Bytes of pictures that are kept anywhere.
fn kept_pictures(laptop: &mut Laptop) -> i64 {
    laptop.count(
        "SELECT count(*) FROM ledger_records WHERE kind = 'picture.added' AND body IS NOT NULL",
    )
}

/// A photograph is personal data: it is kept with a yes, to a text that names it, and
/// with no other; nothing is recorded otherwise.
#[test]
fn a_card_is_kept_with_her_yes_to_a_text_that_names_it_only() {
    let mut fair = fair(820);
    let laptop = &mut fair.laptops[0];
    let silent = laptop.answered_visit();
    let refused = laptop.booth().keep_card_photo(silent, &card(1));
    assert!(refusal(refused).contains("동의가 아직 없어"));
    let stopped = laptop.reachable_visitor("stopped@example.com");
    laptop.booth().withdraw(stopped).expect("she stops");
    let refused = laptop.booth().keep_card_photo(stopped, &card(1));
    assert!(refusal(refused).contains("동의가 아직 없어"));
    assert_eq!(kept_pictures(laptop), 0);

    let mut form = laptop.booth().notices_in_use().expect("texts").form;
    form.items.remove("card");
    laptop.booth().publish_notices(&form).expect("published");
    let unnamed = laptop.reachable_visitor("unnamed@example.com");
    let refused = laptop.booth().keep_card_photo(unnamed, &card(1));
    assert!(refusal(refused).contains("들어 있지 않아"));
    assert_eq!(kept_pictures(laptop), 0);

    form.items.insert("card".to_owned());
    laptop.booth().publish_notices(&form).expect("published");
    let (visitor, photo) = with_card(laptop, ADDRESS, 1);
    let again = laptop.booth().keep_card_photo(visitor, &card(1));
    assert_eq!(again.expect("the same"), photo, "pasted twice");
    for seed in 2..=6 {
        let booth = laptop.booth();
        booth.keep_card_photo(visitor, &card(seed)).expect("kept");
    }
    let refused = laptop.booth().keep_card_photo(visitor, &card(7));
    assert!(refusal(refused).contains("6장까지"));
}

/// In the evening one sheet a visitor, with all photographs of her; what is typed is kept
/// with her contact and allows nothing new, and how her consents are known stays.
#[test]
fn what_is_typed_in_the_evening_is_kept_and_allows_nothing() {
    let mut fair = fair(821);
    let laptop = &mut fair.laptops[0];
    let (visitor, front) = with_card(laptop, ADDRESS, 1);
    let back = laptop.booth().keep_card_photo(visitor, &card(2));
    let photos = vec![front, back.expect("kept")];
    let (other, unreadable) = with_card(laptop, "other@example.com", 3);
    let list = laptop.booth().cards_to_copy().expect("a list");
    assert_eq!(list.len(), 2, "one sheet a visitor");
    assert_eq!(list[0].photos, photos);
    assert_eq!((list[0].phone_stays, list[0].email_stays), (false, true));
    assert_eq!((list[0].taken_on, list[0].overdue), (first_day(), false));
    laptop.clock.advance(DAY);
    assert!(laptop.booth().cards_to_copy().expect("a list")[0].overdue);

    let another_address = CardText {
        email: "hanbit@example.com".to_owned(),
        ..of_her_card()
    };
    let refused = laptop.booth().copy_card(&photos, &another_address);
    assert!(refusal(refused).contains("바꿀 수 없습니다"));
    let half = CardText {
        phone: "010-123".to_owned(),
        ..of_her_card()
    };
    let refused = laptop.booth().copy_card(&photos, &half);
    assert!(
        matches!(refused, Err(BoothError::ContactUnusable(_))),
        "{refused:?}"
    );
    assert_eq!(to_copy(laptop).len(), 3, "nothing was recorded");

    laptop
        .booth()
        .copy_card(&photos, &of_her_card())
        .expect("typed");
    let kept = contact(laptop, visitor);
    assert_eq!(
        (kept.phone.as_str(), kept.email.as_str()),
        ("+821012345678", ADDRESS)
    );
    assert_eq!(kept.particulars.company, "온기유리");
    let permissions = laptop
        .booth()
        .contact_status(visitor)
        .expect("a status")
        .permissions;
    let allowed = permissions.iter().filter(|it| it.decision.allowed);
    let allowed: Vec<Channel> = allowed.map(|it| it.channel).collect();
    assert_eq!(
        allowed,
        [Channel::Email],
        "the number that was typed allows nothing"
    );
    assert_eq!(to_copy(laptop), [unreadable]);
    let refused = laptop.booth().copy_card(&photos, &of_her_card());
    assert!(refusal(refused).contains("다른 사람이"));

    laptop
        .booth()
        .leave_card(&[unreadable])
        .expect("nothing to type");
    assert!(to_copy(laptop).is_empty());
    assert_eq!(contact(laptop, other).particulars.company, "");
    laptop.booth().reopen_card(&photos).expect("a hand slipped");
    assert_eq!(to_copy(laptop), photos);
    let corrected = CardText {
        phone: String::new(),
        ..of_her_card()
    };
    laptop
        .booth()
        .copy_card(&photos, &corrected)
        .expect("typed again");
    assert_eq!(
        contact(laptop, visitor).phone,
        "",
        "what was typed can be corrected"
    );

    laptop.booth().reopen_card(&photos).expect("again");
    laptop.booth().withdraw(visitor).expect("she stops");
    assert!(
        to_copy(laptop).is_empty(),
        "of who stopped nothing is typed"
    );
    let refused = laptop.booth().copy_card(&photos, &of_her_card());
    assert!(refusal(refused).contains("동의가 아직 없어"));
}

/// A photograph that is taken back is gone, its bytes too, unless another visitor's is the
/// same; on a laptop that may not destroy, the owner's takes them with it.
#[test]
fn what_is_taken_back_leaves_no_byte() {
    let mut fair = Fair::with_laptops(2, 822);
    let (owner, second) = fair.pair(0, 1);
    let (_, photo) = with_card(owner, ADDRESS, 1);
    let (_, same) = with_card(owner, "same@example.com", 1);
    owner
        .booth()
        .take_back_card_photo(photo)
        .expect("taken back");
    assert!(owner.booth().look_at_card_photo(photo).is_err());
    assert!(owner.booth().look_at_card_photo(same).is_ok());
    assert!(refusal(owner.booth().take_back_card_photo(photo)).contains("지워졌거나"));
    owner
        .booth()
        .take_back_card_photo(same)
        .expect("taken back");
    assert_eq!(kept_pictures(owner), 0);

    let (_, there) = with_card(second, "there@example.com", 2);
    second
        .booth()
        .take_back_card_photo(there)
        .expect("taken back");
    assert_eq!(kept_pictures(second), 1, "it may not destroy");
    owner.learn_from(second);
    owner
        .booth()
        .destroy_on_the_day()
        .expect("an owner is there");
    assert_eq!(kept_pictures(owner), 0);
    second.learn_from(owner);
    assert_eq!(kept_pictures(second), 0);
}

/// Whoever only captures sees what was taken today on this laptop; every look is on
/// record, and no other way leads to the picture.
#[test]
fn a_colleague_sees_this_desk_s_day_and_every_look_is_noted() {
    let mut fair = Fair::with_laptops(2, 823);
    let (laptop, other) = fair.pair(0, 1);
    let (_, yesterdays) = with_card(laptop, "yesterday@example.com", 1);
    laptop.clock.advance(DAY);
    other.clock.set(laptop.clock.now());
    let (elsewhere, others) = with_card(other, "elsewhere@example.com", 2);
    laptop.learn_from(other);
    let (visitor, todays) = with_card(laptop, ADDRESS, 3);
    let booth = laptop.booth();
    let owner = booth.staff().expect("staff")[0].0;
    booth.set_staff_pin(owner, "2469").expect("a PIN");
    let colleague = booth.add_staff("이하늘", Role::Capture, "7391");
    let colleague = colleague.expect("a colleague");
    booth.sign_in(colleague, "7391").expect("she");
    for photo in [yesterdays, others] {
        assert!(refusal(booth.look_at_card_photo(photo)).contains("볼 수 없습니다"));
        assert!(booth.take_back_card_photo(photo).is_err());
    }
    assert_eq!(booth.card_photos_of(elsewhere).expect("none"), []);
    assert_eq!(booth.card_photos_of(visitor).expect("hers").len(), 1);
    let picture = booth.look_at_card_photo(todays).expect("a picture");
    assert!(!picture.bytes.is_empty());
    let cards = booth.cards_to_copy().expect("a list");
    assert_eq!(
        cards.iter().map(|it| it.visitor).collect::<Vec<_>>(),
        [visitor]
    );
    let refused = booth.copy_card(&[todays], &of_her_card());
    assert!(
        matches!(refused, Err(BoothError::NotAllowed(_))),
        "{refused:?}"
    );

    booth.sign_in(owner, "2469").expect("the owner");
    assert_eq!(booth.cards_to_copy().expect("a list").len(), 3);
    let review = booth.access_review(None).expect("looks");
    let hers = review.staff.iter().find(|it| it.name == "이하늘");
    assert_eq!(
        hers.map(|it| (it.cards, it.people)),
        Some((1, 1)),
        "{review:?}"
    );
    let ids: Vec<Uuid> = booth
        .ledger()
        .connection()
        .prepare("SELECT id FROM picture")
        .and_then(|mut found| found.query_map([], |row| row.get(0))?.collect())
        .expect("ids");
    assert_eq!(ids.len(), 3);
    for id in ids {
        assert_eq!(
            booth.picture(id).expect("read"),
            None,
            "no look goes past the log"
        );
    }
}

/// It goes with her, on every laptop, also while somebody types; and with the fair.
#[test]
fn it_is_destroyed_with_whom_it_shows() {
    let mut fair = Fair::with_laptops(2, 824);
    let (owner, second) = fair.pair(0, 1);
    let (visitor, photo) = with_card(second, ADDRESS, 1);
    let (_, stays) = with_card(second, "stays@example.com", 2);
    owner.learn_from(second);
    owner
        .booth()
        .destroy_people(&[Whose::Visitor(visitor)], "본인이 요청함", false)
        .expect("destroyed");
    assert_eq!(to_copy(owner), [stays]);
    let typed = owner.booth().copy_card(&[photo], &of_her_card());
    assert!(
        refusal(typed).contains("지워졌거나"),
        "it went while she typed"
    );
    assert_eq!(kept_pictures(owner), 1);
    second
        .booth()
        .copy_card(&[photo], &of_her_card())
        .expect("typed meanwhile");
    second.learn_from(owner);
    assert_eq!(kept_pictures(second), 1);
    owner.learn_from(second);
    assert_eq!(
        (to_copy(owner), to_copy(second)),
        (vec![stays], vec![stays])
    );
    assert_eq!(owner.dump(), second.dump());
}

/// The report of a person has the pictures; the list of a lost laptop counts them.
#[test]
fn reports_tell_of_it() {
    let mut fair = Fair::with_laptops(2, 825);
    let (owner, lost) = fair.pair(0, 1);
    let (visitor, _) = with_card(lost, ADDRESS, 1);
    owner.learn_from(lost);
    let folder = tempfile::tempdir().expect("a folder");
    let report =
        owner
            .booth()
            .save_subject_report(Whose::Visitor(visitor), folder.path(), Language::Korean);
    let files = report.expect("a report").files;
    assert_eq!(files.len(), 3, "{files:?}");
    let picture = std::fs::read(&files[2]).expect("a picture");
    assert!(picture::kind(&picture).is_some());
    let json = std::fs::read_to_string(&files[1]).expect("a file");
    assert!(json.contains("\"picture\": \"data:image/"), "{json}");

    let device = lost.booth().ledger().device().0;
    owner.clock.set(OPENING + 2 * HOUR);
    let since = first_day().and_time(NaiveTime::from_hms_opt(11, 0, 0).expect("a time"));
    let loss = owner
        .booth()
        .report_lost_laptop(device, since, LostLaptop::ShutOut)
        .expect("on record");
    let fields = &loss.lost.fields;
    assert!(fields.contains(&("card_photo".to_owned(), 1)), "{fields:?}");
}

/// Two laptops that typed one card apart agree on what became of it.
#[test]
fn laptops_that_typed_apart_agree() {
    let mut fair = Fair::with_laptops(2, 826);
    let (owner, second) = fair.pair(0, 1);
    let (visitor, photo) = with_card(owner, ADDRESS, 1);
    second.learn_from(owner);
    owner.clock.advance(MINUTE);
    second.clock.advance(2 * MINUTE);
    owner
        .booth()
        .copy_card(&[photo], &of_her_card())
        .expect("typed");
    second.booth().leave_card(&[photo]).expect("left");
    owner.learn_from(second);
    second.learn_from(owner);
    assert_eq!(owner.dump(), second.dump());
    assert_eq!(contact(second, visitor).particulars.company, "온기유리");
    assert!(to_copy(owner).is_empty());
}

/// With a fair go the photographs that were taken at it, also of who came to another.
#[test]
fn a_fair_takes_its_cards_along() {
    let mut fair = fair(827);
    let laptop = &mut fair.laptops[0];
    let (regular, before) = with_card(laptop, ADDRESS, 1);
    with_card(laptop, "once@example.com", 2);
    let first = laptop.booth().fair_id();
    next_fair(laptop, "리빙페어 봄", true);
    let booth = laptop.booth();
    booth.welcome_back(regular).expect("she came again");
    booth
        .note_visitor(regular, None, "봄에 한 말")
        .expect("a note");
    let now = booth.keep_card_photo(regular, &card(3)).expect("kept");
    booth
        .destroy_fair(first, "보관 기간이 끝남")
        .expect("destroyed");
    assert!(booth.look_at_card_photo(before).is_err());
    let picture = booth.look_at_card_photo(now);
    picture.expect("that of the other fair stays");
    assert_eq!(kept_pictures(laptop), 1);
}

/// Consent is known by number and address: one about which somebody else said something
/// is not typed from a card, or her yes would speak for whom the card shows.
#[test]
fn a_yes_of_somebody_else_is_not_typed_from_a_card() {
    let mut fair = fair(829);
    let laptop = &mut fair.laptops[0];
    let (visitor, photo) = with_card(laptop, ADDRESS, 1);
    let colleague = laptop.answered_visit();
    let by_phone = [
        booth::consent::NoticeAct::AtLeast14,
        booth::consent::NoticeAct::CollectAndUse,
        booth::consent::NoticeAct::Advertising(Channel::Sms),
    ];
    let draft = laptop.draft("", "010-1234-5678", &by_phone);
    laptop
        .booth()
        .save_contact(colleague, &draft)
        .expect("kept");
    let refused = laptop.booth().copy_card(&[photo], &of_her_card());
    assert!(refusal(refused).contains("다른 방문에서"));
    assert_eq!(contact(laptop, visitor).phone, "", "nothing was kept");
    let without = CardText {
        phone: String::new(),
        ..of_her_card()
    };
    laptop.booth().copy_card(&[photo], &without).expect("typed");
}

/// A card that was photographed at a later visit is kept with the contact of the earlier
/// one, and her report tells of it all the same.
#[test]
fn a_report_has_the_card_of_a_joined_visit_at_another_fair() {
    let mut fair = fair(830);
    let laptop = &mut fair.laptops[0];
    let first = laptop.reachable_visitor(ADDRESS);
    next_fair(laptop, "리빙페어 봄", true);
    let second = laptop.answered_visit();
    let booth = laptop.booth();
    booth
        .compare_visits(first, second, booth::visitors::Compared::Same)
        .expect("one person");
    booth.keep_card_photo(second, &card(1)).expect("kept");
    let folder = tempfile::tempdir().expect("a folder");
    let report = booth.save_subject_report(Whose::Visitor(first), folder.path(), Language::Korean);
    let files = report.expect("a report").files;
    let json = std::fs::read_to_string(&files[1]).expect("a file");
    assert_eq!(json.matches("data:image/").count(), 1, "{json}");
}

/// A file that would fill the memory, a photograph as an iPhone keeps it, and a text are
/// told of in words. Of the first only the head is read: it holds no pixel.
#[test]
fn what_cannot_be_a_card_is_told_in_words() {
    let mut huge = Cursor::new(Vec::new());
    let dot = RgbImage::from_pixel(1, 1, image::Rgb([0, 0, 0]));
    dot.write_to(&mut huge, ImageFormat::Jpeg).expect("a JPEG");
    let mut huge = huge.into_inner();
    let frame = huge.windows(2).position(|mark| mark == [0xff, 0xc0]);
    let size = frame.expect("a frame") + 5;
    let side = 12_000_u16.to_be_bytes();
    huge[size..size + 4].copy_from_slice(&[side, side].concat());
    for (file, said) in [
        (huge.as_slice(), "5천만 화소까지"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
        ("김서연, 온기유리".as_bytes(), "사진으로 읽을 수 없는"),
    ] {
        let refused = NewPicture::from_file(PictureUse::Card, file).expect_err("no card");
        let sentence = refused.sentence().ko;
        assert!(sentence.contains(said), "{sentence}");
    }
}

/// A disk that is full while a photograph is kept is told in words; everything is as it
/// was, and the next try succeeds once there is room.
#[test]
fn a_full_disk_loses_no_card() {
    let mut fair = fair(831);
    let laptop = &mut fair.laptops[0];
    let (visitor, photo) = with_card(laptop, ADDRESS, 1);
    let before = laptop.dump();
    let pages = laptop.count("PRAGMA page_count");
    laptop.count(&format!("PRAGMA max_page_count = {pages}"));
    let keep = |laptop: &mut Laptop| laptop.booth().keep_card_photo(visitor, &card(2));
    let refused = keep(laptop).expect_err("no room");
    assert!(
        matches!(refused, BoothError::Ledger(LedgerError::DiskFull)),
        "{refused:?}"
    );
    let sentence = refused.sentence().ko;
    assert!(sentence.contains("디스크가 가득 차서"), "{sentence}");
    assert_eq!(laptop.dump(), before);
    assert_eq!(to_copy(laptop), [photo]);

    laptop.count("PRAGMA max_page_count = 1073741823");
    let second = keep(laptop).expect("there is room");
    assert_eq!(to_copy(laptop), [photo, second]);
    let problems = laptop.booth().ledger().verify().expect("a check").problems;
    assert_eq!(problems, []);
}
