//! A list for a third party holds whoever agreed to that one, with what she agreed to.

use super::targets::by;
use crate::consent::notices::partner;
use crate::support::{Laptop, MINUTE, fair};
use booth::BoothError;
use booth::consent::NoticeAct;
use booth::follow_up::{Exported, Protection};
use booth::notices::{NoticeForm, Recipient};
use booth::visitors::Compared;
use calamine::{Data, Reader as _, Xlsx, open_workbook};
use permission::Channel;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;
use tempfile::TempDir;
use uuid::Uuid;
use words::Language;

/// Another third party, which gets more.
fn other() -> Recipient {
    Recipient {
        name: "나래무역".to_owned(),
        items: ["name", "contact", "company", "answers"]
            .map(str::to_owned)
            .into(),
        ..partner()
    }
}

fn form() -> NoticeForm {
    let mut form = NoticeForm {
        recipients: vec![partner(), other()],
        ..NoticeForm::default()
    };
    form.items.insert("company".to_owned());
    form
}

/// Somebody who leaves this address and says yes to handing it to these.
fn agrees(laptop: &mut Laptop, email: &str, to: &[Recipient]) -> Uuid {
    let acts = to.iter().map(|it| NoticeAct::ThirdParty(it.id()));
    let granted: Vec<NoticeAct> = by(&[Channel::Email]).into_iter().chain(acts).collect();
    let visitor = laptop.answered_visit();
    let draft = laptop.draft(email, "", &granted);
    laptop.booth().save_contact(visitor, &draft).expect("kept");
    visitor
}

fn list(laptop: &mut Laptop, name: &str) -> Result<(Exported, TempDir), BoothError> {
    let folder = tempfile::tempdir().expect("a folder");
    let (open, why) = (Protection::None, "공동 판매");
    let booth = laptop.booth();
    let made = booth.export_for_recipient(name, open, why, folder.path(), Language::Korean);
    made.map(|made| (made, folder))
}

/// The cells of a workbook's only sheet, line by line.
fn lines(file: &Path) -> Vec<Vec<String>> {
    let mut workbook: Xlsx<_> = open_workbook(file).expect("a workbook");
    let sheet = workbook.worksheet_range_at(0).expect("a sheet");
    let sheet = sheet.expect("it is read");
    let lines = sheet.rows();
    lines
        .map(|line| line.iter().map(Data::to_string).collect())
        .collect()
}

/// The columns are those that its text names; each row is on record with what allowed it;
/// nobody counts as written to; and a list is stale once somebody took her yes back.
#[test]
fn a_partner_gets_who_agreed_to_it_with_what_she_agreed_to() {
    let mut fair = fair(1_731);
    let laptop = &mut fair.laptops[0];
    laptop.booth().publish_notices(&form()).expect("published");
    let kim = agrees(laptop, "kim@example.com", &[partner()]);
    agrees(laptop, "lee@example.com", &[other()]);
    agrees(laptop, "park@example.com", &[]);
    let choi = agrees(laptop, "choi@example.com", &[partner(), other()]);
    laptop.clock.advance(MINUTE);

    let (made, _folder) = list(laptop, "한빛유통").expect("a list");
    let table = lines(&made.files[0]);
    let until = "넘길 수 있는 마지막 날";
    assert_eq!(table[0], ["이름", "이메일", "전화번호", until]);
    let emails: BTreeSet<&str> = table[1..].iter().map(|line| line[1].as_str()).collect();
    assert_eq!(
        emails,
        BTreeSet::from(["choi@example.com", "kim@example.com"])
    );
    assert!(
        table[1..].iter().all(|line| line[3] == "2026-12-02"),
        "{table:?}"
    );
    assert_eq!(made.rows, 2);
    let left_out: u32 = made.withheld.iter().map(|it| it.count).sum();
    assert_eq!(left_out, 2, "{:?}", made.withheld);
    assert_eq!(
        laptop.booth().files_made().expect("files"),
        [],
        "no message"
    );
    let check = laptop.booth().check_follow_up_file(&made.files[0]);
    assert_eq!(check.expect("a check").why, None);

    let (of_other, _folder) = list(laptop, "나래무역").expect("a list");
    let heading = &lines(&of_other.files[0])[0];
    assert_eq!(heading[..5], ["이름", "이메일", "전화번호", "회사", "답변"]);

    laptop.booth().withdraw(choi).expect("she stops");
    let check = laptop.booth().check_follow_up_file(&made.files[0]);
    assert_eq!(check.expect("a check").withdrawn, 1);
    let (made, _folder) = list(laptop, "한빛유통").expect("a list");
    let table = lines(&made.files[0]);
    assert_eq!((table.len(), table[1][1].as_str()), (2, "kim@example.com"));

    laptop.booth().withdraw(kim).expect("she stops");
    let refused = list(laptop, "한빛유통").expect_err("nobody is left");
    assert!(
        matches!(refused, BoothError::NobodyToWriteTo { .. }),
        "{refused}"
    );
    for (name, said) in [("모르는 곳", "한빛유통, 나래무역"), ("", "한빛유통")] {
        let refused = list(laptop, name).expect_err("nobody asked about it");
        assert!(refused.sentence().ko.contains(said), "{refused}");
    }
}

/// Whoever shares a number says yes for herself only, and a no of hers counts under whichever
/// number she left it.
#[test]
fn a_yes_is_hers_alone_and_a_no_counts_wherever_she_said_it() {
    let mut fair = fair(1_734);
    let laptop = &mut fair.laptops[0];
    laptop.booth().publish_notices(&form()).expect("published");
    let leaves = |laptop: &mut Laptop, email: &str, phone: &str, is_yes: bool| {
        laptop.clock.advance(MINUTE);
        let act = NoticeAct::ThirdParty(partner().id());
        let mut granted = by(&[Channel::Sms]);
        granted.extend(is_yes.then_some(act));
        let visitor = laptop.answered_visit();
        let draft = laptop.draft(email, phone, &granted);
        laptop.booth().save_contact(visitor, &draft).expect("kept");
        visitor
    };
    let shared = "010-1234-5678";
    let husband = leaves(laptop, "husband@example.com", shared, false);
    leaves(laptop, "wife@example.com", shared, true);
    let yes = leaves(laptop, "", "010-1111-1111", true);
    let no = leaves(laptop, "", "010-2222-2222", false);
    let booth = laptop.booth();
    let one = booth.compare_visits(yes, no, Compared::Same);
    one.expect("they are one");

    let (made, _folder) = list(laptop, "한빛유통").expect("a list");
    let table = lines(&made.files[0]);
    let emails: Vec<&str> = table[1..].iter().map(|line| line[1].as_str()).collect();
    assert_eq!(emails, ["wife@example.com"]);
    let status = laptop.booth().contact_status(husband).expect("known");
    let told = status.further.iter();
    let mut told = told.filter(|it| it.act == NoticeAct::ThirdParty(partner().id()));
    assert!(
        told.all(|it| !it.decision.allowed),
        "nobody is told that he agreed"
    );
    let check = laptop.booth().check_follow_up_file(&made.files[0]);
    assert_eq!(check.expect("checked").withdrawn, 0);
}

/// A text that asks for more is another yes: who agreed to less is not in the list.
#[test]
fn an_old_yes_brings_nobody_into_a_wider_list() {
    let mut fair = fair(1_732);
    let laptop = &mut fair.laptops[0];
    laptop.booth().publish_notices(&form()).expect("published");
    agrees(laptop, "kim@example.com", &[partner()]);
    assert_eq!(list(laptop, "한빛유통").expect("a list").0.rows, 1);
    let mut wider = form();
    wider.recipients[0].items.insert("answers".to_owned());
    laptop.booth().publish_notices(&wider).expect("published");
    let refused = list(laptop, "한빛유통").expect_err("she agreed to less");
    let BoothError::NobodyToWriteTo { withheld, .. } = refused else {
        panic!("{refused}");
    };
    assert_eq!(withheld[0].code, "scope_changed");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    /// Whatever people say and take back, in whatever order: nobody without a yes to this
    /// third party that holds is in its list, and nobody with one is missing.
    #[test]
    fn nobody_is_in_a_list_without_that_yes(
        said in proptest::collection::vec((0_u8..6, 0_u8..5), 1..14),
    ) {
        let mut fair = fair(1_733);
        let laptop = &mut fair.laptops[0];
        laptop.booth().publish_notices(&form()).expect("published");
        let mut agreed: BTreeSet<String> = BTreeSet::new();
        for (person, what) in said {
            laptop.clock.advance(MINUTE);
            let email = format!("person{person}@example.com");
            let to: &[Recipient] = match what {
                0 => &[partner()],
                1 => &[other()],
                2 => &[partner(), other()],
                _ => &[],
            };
            let visitor = agrees(laptop, &email, to);
            if what == 3 {
                laptop.booth().withdraw(visitor).expect("she stops");
            }
            match to.contains(&partner()) {
                true => agreed.insert(email),
                false => agreed.remove(&email),
            };
        }
        let listed: BTreeSet<String> = match list(laptop, "한빛유통") {
            Ok((made, _folder)) => {
                let lines = lines(&made.files[0]).into_iter().skip(1);
                lines.map(|mut line| line.swap_remove(1)).collect()
            }
            Err(BoothError::NobodyToWriteTo { .. }) => BTreeSet::new(),
            Err(error) => panic!("{error}"),
        };
        prop_assert_eq!(listed, agreed);
    }
}
