//! Letters and labels hold whoever gave an address and allowed exactly that; nobody else.

use super::targets::{by, export, reasons, request, visitor};
use crate::support::{DAY, Laptop, MINUTE, OPENING, fair};
use booth::BoothError;
use booth::consent::{ContactDraft, NoticeAct, Particulars};
use booth::follow_up::{DraftKind, Exported, FileRequest, Printing};
use booth::notices::NoticeForm;
use booth::pictures::{NewPicture, PictureUse};
use booth::rights::{AskedRight, Whose};
use booth::visitors::Compared;
use permission::Channel;
use std::path::Path;
use std::process::Command;
use uuid::Uuid;

const HOME: &str = "서울특별시 강남구 테헤란로 123, 101동 1204호";
const POST: NoticeAct = NoticeAct::Advertising(Channel::Post);

/// The owner wants addresses, and so asks about letters.
fn asks_for_addresses(laptop: &mut Laptop) {
    let booth = laptop.booth();
    let mut form = booth.notices_in_use().expect("texts").form;
    form.items.insert("address".to_owned());
    booth.publish_notices(&form).expect("published");
}

fn at_home(address: &str) -> Option<Particulars> {
    Some(Particulars {
        postcode: "06236".to_owned(),
        address: address.to_owned(),
        ..Particulars::default()
    })
}

/// Somebody who gave this address beside an e-mail address or a number, and allowed that.
fn living(
    laptop: &mut Laptop,
    email: &str,
    phone: &str,
    address: &str,
    acts: &[NoticeAct],
) -> Uuid {
    let visitor = laptop.answered_visit();
    let draft = ContactDraft {
        particulars: at_home(address),
        ..laptop.draft(email, phone, acts)
    };
    laptop.booth().save_contact(visitor, &draft).expect("kept");
    visitor
}

fn text_of(file: &Path) -> String {
    let text = Command::new("pdftotext").arg(file).arg("-").output();
    let text = text.expect("it is installed").stdout;
    String::from_utf8_lossy(&text).split_whitespace().collect()
}

fn letters(laptop: &mut Laptop) -> Result<(Exported, tempfile::TempDir), BoothError> {
    export(laptop, &request("letter"))
}

/// Nobody is asked about letters unless the texts name the address, and an address cannot
/// be kept before.
#[test]
fn the_post_is_asked_about_with_the_address_only() {
    let mut fair = fair(1_801);
    let laptop = &mut fair.laptops[0];
    let asks = |laptop: &mut Laptop| {
        let notices = laptop.booth().notices().expect("texts");
        notices.iter().any(|(_, notice)| notice.act == POST)
    };
    let without = NoticeForm::default();
    laptop.booth().publish_notices(&without).expect("published");
    assert!(!asks(laptop));
    let visitor = laptop.answered_visit();
    let draft = ContactDraft {
        particulars: at_home(HOME),
        ..laptop.draft("kim@example.com", "", &by(&[Channel::Post]))
    };
    let refused = laptop.booth().save_contact(visitor, &draft);
    assert!(matches!(refused, Err(BoothError::NotPossible(_))));

    asks_for_addresses(laptop);
    assert!(asks(laptop));
    let asked = |laptop: &mut Laptop, particulars| {
        let draft = ContactDraft {
            particulars,
            ..laptop.draft("kim@example.com", "", &[])
        };
        let usable = laptop.booth().check_contact(&draft).expect("usable");
        let notices = laptop.booth().notices().expect("texts");
        let post = notices.iter().find(|(_, notice)| notice.act == POST);
        usable.asked.contains(&post.expect("it is there").0)
    };
    assert!(asked(laptop, at_home(HOME)));
    assert!(!asked(laptop, None), "in vain where no letter can come");

    for (postcode, address) in [
        ("6236", HOME),
        ("06236", ""),
        ("", HOME),
        ("06236", &"가".repeat(101)),
    ] {
        let draft = ContactDraft {
            particulars: Some(Particulars {
                postcode: postcode.to_owned(),
                address: address.to_owned(),
                ..Particulars::default()
            }),
            ..laptop.draft("kim@example.com", "", &by(&[Channel::Post]))
        };
        let refused = laptop.booth().save_contact(visitor, &draft);
        assert!(
            matches!(refused, Err(BoothError::ContactUnusable(_))),
            "{postcode} {address}"
        );
    }
}

/// Each of these people is in the letters only with her address and her yes to the post;
/// who has none is counted under the reason.
#[test]
fn a_letter_needs_an_address_and_a_yes_to_the_post() {
    let mut fair = fair(1_802);
    let laptop = &mut fair.laptops[0];
    asks_for_addresses(laptop);
    visitor(laptop, "mail@example.com", "", &by(&[Channel::Email]));
    living(
        laptop,
        "lee@example.com",
        "",
        "부산 해운대구 1",
        &by(&[Channel::Email]),
    );
    laptop.clock.set(OPENING + 5 * DAY);
    let Err(BoothError::NobodyToWriteTo { withheld, .. }) = letters(laptop) else {
        panic!("nobody allowed letters");
    };
    let codes: Vec<(&str, u32)> = withheld.iter().map(|it| (&*it.code, it.count)).collect();
    assert_eq!(
        codes,
        [("no_contact_point", 2)],
        "an address without a yes is not kept"
    );

    let post = by(&[Channel::Post]);
    let kim = living(laptop, "kim@example.com", "", HOME, &post);
    let (made, _folder) = letters(laptop).expect("letters");
    assert_eq!(
        (made.rows, reasons(&made)),
        (1, vec![("no_contact_point", 2)])
    );
    assert_eq!(made.new_coupons, 1);
    let [file] = made.files.as_slice() else {
        panic!("{:?}", made.files);
    };
    assert_eq!(file.extension().and_then(|it| it.to_str()), Some("pdf"));
    if !skipped::without(&["pdftotext"]) {
        let text = text_of(file);
        for said in ["06236", "101동1204호", "김서연귀하", "재방문쿠폰"] {
            assert!(text.contains(said), "{said}: {text}");
        }
        assert!(!text.contains("해운대구"), "{text}");
    }
    let check = laptop.booth().check_follow_up_file(file).expect("checked");
    assert_eq!((check.why, check.withdrawn), (None, 0));

    // It is the message of the month: the same may be made again, and no other.
    let (again, _folder) = letters(laptop).expect("the printer jammed");
    assert_eq!(again.rows, 1);
    let other = FileRequest {
        draft: Some(DraftKind::Thanks),
        ..request("letter")
    };
    let refused = export(laptop, &other);
    assert!(matches!(refused, Err(BoothError::NobodyToWriteTo { .. })));
    // Addresses for envelopes are no message of their own.
    let (labels, _folder) = export(laptop, &request("labels")).expect("labels");
    assert_eq!((labels.rows, labels.new_coupons), (1, 0));

    // No table or card holds an address, and no message goes by another way.
    for id in ["csv", "vcard-4"] {
        let (made, _folder) = export(laptop, &request(id)).expect("who allowed e-mail");
        assert_eq!(made.rows, 2, "{id}");
        let leaks = made.files.iter().any(|file| {
            let bytes = std::fs::read(file).expect("the file");
            bytes.windows(5).any(|it| it == b"06236")
        });
        assert!(!leaks, "{id}");
    }
    laptop.booth().withdraw(kim).expect("taken back");
    let check = laptop.booth().check_follow_up_file(file).expect("checked");
    assert_eq!(
        check.withdrawn, 1,
        "the letters are not to be sent any more"
    );
    let after = export(laptop, &request("labels"));
    assert!(matches!(after, Err(BoothError::NobodyToWriteTo { .. })));
}

/// A no by her telephone ends letters too, wherever it was said, and neither her neighbour's
/// yes nor that of whoever shares her number opens her letter box.
#[test]
fn a_no_reaches_the_letter_box_and_no_other_yes_opens_it() {
    let mut fair = fair(1_803);
    let laptop = &mut fair.laptops[0];
    asks_for_addresses(laptop);
    let post = by(&[Channel::Post]);
    living(laptop, "", "010-1234-5678", HOME, &post);
    let sister = "서울특별시 마포구 월드컵로 7";
    // She shares the number, and declines: nothing of hers is kept, and nothing goes to her.
    living(laptop, "", "010-8765-4321", sister, &post);
    let declines = laptop.answered_visit();
    let draft = ContactDraft {
        particulars: at_home("서울 종로구 1"),
        ..laptop.draft("", "010-8765-4321", &by(&[Channel::Sms]))
    };
    laptop.booth().save_contact(declines, &draft).expect("kept");
    laptop.clock.set(OPENING + 5 * DAY);
    let (made, _folder) = export(laptop, &request("labels")).expect("labels");
    assert_eq!(made.rows, 1, "{:?}", reasons(&made));
    if !skipped::without(&["pdftotext"]) {
        let text = text_of(&made.files[0]);
        assert!(text.contains("101동1204호"), "{text}");
        assert!(
            !text.contains("마포구") && !text.contains("종로구"),
            "{text}"
        );
    }
    laptop
        .booth()
        .withdraw_typed("010-1234-5678", "")
        .expect("at the kiosk, by the number alone");
    let after = export(laptop, &request("labels"));
    assert!(matches!(after, Err(BoothError::NobodyToWriteTo { .. })));
}

/// A channel is taken back by itself, and a correction of the address asks nothing anew.
#[test]
fn a_corrected_address_is_written_to_and_one_channel_taken_back() {
    let mut fair = fair(1_804);
    let laptop = &mut fair.laptops[0];
    asks_for_addresses(laptop);
    let both = by(&[Channel::Email, Channel::Post]);
    let kim = living(laptop, "kim@example.com", "", HOME, &both);
    let booth = laptop.booth();
    let moved = at_home("제주특별자치도 제주시 1100로 3").expect("an address");
    let done = booth.correct_particulars(kim, "김서연", &moved, "");
    done.expect("corrected");
    laptop.clock.set(OPENING + 5 * DAY);
    let (made, _folder) = export(laptop, &request("labels-3x7")).expect("labels");
    assert_eq!(made.rows, 1);
    if !skipped::without(&["pdftotext"]) {
        let text = text_of(&made.files[0]);
        assert!(
            text.contains("제주시") && !text.contains("강남구"),
            "{text}"
        );
    }
    let booth = laptop.booth();
    let stopped = booth.withdraw_channel("kim@example.com", Channel::Post);
    stopped.expect("taken back");
    let after = export(laptop, &request("labels"));
    assert!(matches!(after, Err(BoothError::NobodyToWriteTo { .. })));
    let (made, _folder) = export(laptop, &request("eml")).expect("e-mail is allowed still");
    assert_eq!(made.rows, 1);

    let lee = living(laptop, "lee@example.com", "", HOME, &by(&[Channel::Email]));
    let booth = laptop.booth();
    let added = booth.correct_particulars(lee, "이하늘", &moved, "");
    assert!(
        matches!(added, Err(BoothError::NotPossible(_))),
        "she said no to letters"
    );
}

/// Who asks to be forgotten takes her address along, from the store and from the files.
#[test]
fn an_address_is_destroyed_with_her() {
    let mut fair = fair(1_805);
    let laptop = &mut fair.laptops[0];
    asks_for_addresses(laptop);
    let kim = living(laptop, "kim@example.com", "", HOME, &by(&[Channel::Post]));
    let found = laptop.booth().search_people("테헤란로", 10);
    assert!(
        found.expect("searched").0.is_empty(),
        "an address is never searched"
    );
    laptop.clock.set(OPENING + 5 * DAY);
    let (made, _folder) = letters(laptop).expect("letters");
    let ended = laptop
        .booth()
        .destroy_people(&[Whose::Visitor(kim)], "요청", true)
        .expect("destroyed");
    assert!(ended.files.iter().any(|it| it.path == made.files[0]));
    let mut is_left = false;
    let needle = "테헤란로".as_bytes();
    let look = |record: ledger::Record| {
        let body = record.body.unwrap_or_default();
        is_left |= body.windows(needle.len()).any(|it| it == needle);
    };
    laptop
        .booth()
        .ledger()
        .each_record_of("", look)
        .expect("read");
    assert!(!is_left, "no record holds it");
    assert_eq!(
        laptop.count("SELECT count(*) FROM contact WHERE address <> ''"),
        0
    );
}

/// Pictures of products and of the maker are on the letter, one file or one for each person.
#[test]
fn letters_show_pictures_and_can_be_files_of_their_own() {
    if skipped::without(&["pdfimages"]) {
        return;
    }
    let mut fair = fair(1_806);
    let laptop = &mut fair.laptops[0];
    asks_for_addresses(laptop);
    let product = laptop.booth().products().expect("products")[0].0;
    let icon = include_bytes!("../../../../../../assets/icons/icon.png");
    let picture = NewPicture::from_file(PictureUse::Product, icon).expect("a picture");
    let booth = laptop.booth();
    booth
        .set_product_picture(product, Some(&picture))
        .expect("kept");
    for _ in 0..4 {
        let buyer = laptop.answered_visit();
        laptop.buy(buyer, product);
    }
    for (email, address) in [("a@example.com", "서울 1"), ("b@example.com", "부산 2")] {
        living(laptop, email, "", address, &by(&[Channel::Post]));
    }
    laptop.clock.set(OPENING + 5 * DAY);
    let one_each = FileRequest {
        printing: Printing {
            is_one_each: true,
            used_labels: 0,
        },
        ..request("letter")
    };
    let (made, folder) = export(laptop, &one_each).expect("letters");
    assert_eq!(made.rows, 2);
    let archive = std::fs::read(&made.files[0]).expect("the file");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(archive)).expect("a ZIP");
    assert_eq!(archive.len(), 2);
    let mut letter = archive.by_index(0).expect("the first");
    let file = folder.path().join("first.pdf");
    let mut plain = std::fs::File::create(&file).expect("a file");
    std::io::copy(&mut letter, &mut plain).expect("unpacked");
    let images = Command::new("pdfimages").arg("-list").arg(&file).output();
    let images = images.expect("it is installed").stdout;
    let images = String::from_utf8_lossy(&images).into_owned();
    assert!(images.contains("jpeg"), "the product is shown:\n{images}");
}

/// Somebody who gave a number that takes no texts and asked to be left alone gets no letter
/// while she waits for the answer, and a letter that was made before is stale.
#[test]
fn who_asked_to_stop_gets_no_letter_whatever_her_number() {
    let mut fair = fair(1_807);
    let laptop = &mut fair.laptops[0];
    asks_for_addresses(laptop);
    let post = by(&[Channel::Post]);
    let kim = living(laptop, "", "02-123-4567", HOME, &post);
    living(laptop, "", "010-8765-4321", "부산 해운대구 1", &post);
    laptop.clock.set(OPENING + 5 * DAY);
    let (made, _folder) = letters(laptop).expect("letters");
    assert_eq!(made.rows, 2);
    let today = laptop.booth().today();
    let asked = laptop.booth().note_request(kim, AskedRight::Stop, today);
    asked.expect("noted");
    let (labels, _folder) = export(laptop, &request("labels")).expect("labels");
    assert_eq!(
        (labels.rows, reasons(&labels)),
        (1, vec![("request_open", 1)])
    );
    let check = laptop.booth().check_follow_up_file(&made.files[0]);
    assert_eq!(check.expect("checked").withdrawn, 1);
}

/// Two people who live together get a letter each, and one who came twice gets one.
#[test]
fn each_of_a_home_gets_her_own_letter() {
    let mut fair = fair(1_808);
    let laptop = &mut fair.laptops[0];
    asks_for_addresses(laptop);
    let post = by(&[Channel::Post]);
    living(laptop, "", "010-1234-5678", HOME, &post);
    living(laptop, "", "010-8765-4321", HOME, &post);
    living(laptop, "", "010-8765-4321", HOME, &post);
    laptop.clock.set(OPENING + 5 * DAY);
    let (made, _folder) = letters(laptop).expect("letters");
    assert_eq!(
        (made.rows, made.new_coupons),
        (2, 2),
        "{:?}",
        reasons(&made)
    );
}

/// A yes that knows of the no before it counts, whichever of her visits is looked at first;
/// and a no to a number that she gave before ends letters, too.
#[test]
fn a_later_yes_and_a_no_to_an_earlier_number_count() {
    let mut fair = fair(1_809);
    let laptop = &mut fair.laptops[0];
    asks_for_addresses(laptop);
    let post = by(&[Channel::Post]);
    let before = living(laptop, "", "010-1234-5678", HOME, &post);
    laptop.booth().withdraw(before).expect("taken back");
    laptop.clock.advance(MINUTE);
    let again = living(laptop, "", "010-1234-5678", HOME, &post);
    let booth = laptop.booth();
    let one = booth.compare_visits(before, again, Compared::Same);
    one.expect("they are one");
    laptop.clock.set(OPENING + 5 * DAY);
    let (labels, _folder) = export(laptop, &request("labels")).expect("labels");
    assert_eq!(labels.rows, 1);

    let draft = ContactDraft {
        particulars: at_home(HOME),
        ..laptop.draft("", "010-8765-4321", &post)
    };
    laptop
        .booth()
        .save_contact(again, &draft)
        .expect("corrected");
    let (labels, _folder) = export(laptop, &request("labels")).expect("labels");
    assert_eq!(labels.rows, 1);
    laptop
        .booth()
        .withdraw_typed("010-1234-5678", "")
        .expect("by the number she had before");
    let after = export(laptop, &request("labels"));
    assert!(matches!(after, Err(BoothError::NobodyToWriteTo { .. })));
}
