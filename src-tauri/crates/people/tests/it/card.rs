//! Cards as phones and badges write them, and as scanners type them.

use chrono::NaiveDate;
use people::{Card, CardField, UnreadableCard, read_card};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn seoyeon() -> Card {
    Card {
        name: "김서연".to_owned(),
        email: "seoyeon@ongi.kr".to_owned(),
        phone: "+821012345678".to_owned(),
        company: "온기유리".to_owned(),
        job: "구매 담당".to_owned(),
        country: "대한민국".to_owned(),
        birthday: NaiveDate::from_ymd_opt(1990, 4, 12),
        unsure: BTreeSet::new(),
    }
}

const OF_A_PHONE: &str = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:김;서연;;;\r\nFN:김서연\r\n\
    ORG:온기유리;구매팀\r\nTITLE:구매 담당\r\nitem1.EMAIL;TYPE=INTERNET,WORK:seoyeon@on\r\n gi.kr\r\n\
    TEL;TYPE=CELL:010-1234-5678\r\nTEL;TYPE=FAX:02-123-4567\r\nTEL;TYPE=WORK:02-123-4568\r\n\
    ADR;TYPE=WORK:;;세종대로 1;서울;;04524;대한민국\r\nBDAY:1990-04-12\r\nEND:VCARD\r\n";

#[test]
fn a_card_of_each_kind_is_read_whole() {
    let four = "BEGIN:VCARD\nVERSION:4.0\nFN:김서연\nORG:온기유리\nROLE:구매 담당\n\
        EMAIL:seoyeon@ongi.kr\nTEL;VALUE=uri;TYPE=cell:tel:+82-10-1234-5678\n\
        ADR:;;;;;;대한민국\nBDAY:19900412\nEND:VCARD";
    // What old phones write: letters as the numbers of their bytes, over two lines.
    let two = "BEGIN:VCARD\nVERSION:2.1\n\
        N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=EA=B9=80;=EC=84=9C=\n=EC=97=B0\n\
        ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=EC=98=A8=EA=B8=B0=EC=9C=A0=EB=A6=AC\n\
        TITLE:구매 담당\nEMAIL:seoyeon@ongi.kr\nTEL;CELL:01012345678\nADR:;;;;;;대한민국\n\
        BDAY:1990-04-12\nEND:VCARD";
    for text in [OF_A_PHONE, four, two, &format!("]Q1{OF_A_PHONE}")] {
        assert_eq!(read_card(text), Ok(seoyeon()), "{text}");
    }
    let mecard = "MECARD:N:김,서연;ORG:온기유리;TITLE:구매 담당;TEL:01012345678;\
        EMAIL:seoyeon@ongi.kr;BDAY:19900412;;";
    let country = String::new();
    assert_eq!(
        read_card(mecard),
        Ok(Card {
            country,
            ..seoyeon()
        })
    );
    let latin = read_card("MECARD:N:Kim,Seo-yeon;;").expect("a card");
    assert_eq!(latin.name, "Seo-yeon Kim");
}

/// A scanner may type two line ends for one, or stop in the middle.
#[test]
fn half_a_card_fills_nothing() {
    let doubled = OF_A_PHONE.replace("\r\n", "\n\n");
    assert_eq!(read_card(&doubled), Ok(seoyeon()));
    let lines: Vec<&str> = OF_A_PHONE.lines().collect();
    for end in 1..lines.len() {
        let cut = lines[..end].join("\n");
        assert_eq!(read_card(&cut), Err(UnreadableCard::CutOff), "{cut}");
    }
    let together = OF_A_PHONE.replace("\r\n", "");
    assert_eq!(read_card(&together), Err(UnreadableCard::CutOff));
    let mecard = "MECARD:N:Kim;TEL:01012345678;";
    assert_eq!(read_card(mecard), Err(UnreadableCard::CutOff));
    let two = format!("{OF_A_PHONE}{OF_A_PHONE}");
    assert_eq!(read_card(&two), Err(UnreadableCard::Several));
    for text in [
        "",
        "B-20417",
        "BEGIN:VEVENT\nEND:VEVENT",
        "https://glass.kr",
        "]",
        "mailto:a@b.kr",
    ] {
        assert_eq!(read_card(text), Err(UnreadableCard::NoCard), "{text}");
    }
}

fn unsure(text: &str) -> (Card, Vec<CardField>) {
    let mut card = read_card(text).expect("a card");
    let unsure = std::mem::take(&mut card.unsure).into_iter().collect();
    (card, unsure)
}

/// With the Hangul input method on, letters arrive as Korean and capitals are gone:
/// address and number are sure all the same, and a name is not.
#[test]
fn an_input_method_costs_the_name_and_nothing_else() {
    let typed = "ㅠㄸ햐ㅜ:ㅍㅊㅁㄲㅇ\nㅍㄸㄲ냐ㅒㅜ:3.0\n루:ㅏㅑㅡ\n뜨먀ㅣ:ㅏㅑㅡ@ㅜㅁㅍㄷㄱ.채ㅡ\n\
        ㅆ띠:010-1234-5678\n뚱:ㅍㅊㅁㄲㅇ";
    let (card, lost) = unsure(typed);
    assert_eq!(card.email, "kim@naver.com");
    assert_eq!(card.phone, "+821012345678");
    assert_eq!((card.name.as_str(), lost), ("", vec![CardField::Name]));
    let caps_lock =
        "begin:vcard\nversion:3.0\nfn:kIM\norg:온기유리\nemail:KIM@naver.com\nend:vcard";
    let (card, lost) = unsure(caps_lock);
    assert_eq!(card.email, "kim@naver.com");
    assert_eq!(card.company, "온기유리", "Korean has no capitals");
    assert_eq!(lost, [CardField::Name]);
}

/// What a scanner could not type is named, and none of several is picked.
#[test]
fn what_is_not_sure_is_named_and_left_empty() {
    use CardField::{Birthday, Company, Email, Job, Name, Phone};
    let of = |lines: &str| unsure(&format!("BEGIN:VCARD\nVERSION:3.0\n{lines}\nEND:VCARD"));
    for (lines, named) in [
        ("FN:???", vec![Name]),
        ("FN:", vec![Name]),
        ("N:;;;;\nORG:", vec![Name, Company]),
        (
            "FN:\u{fffd}\u{fffd}\nTITLE:\u{b1}\u{e8}\u{bc}\u{ad}",
            vec![Name, Job],
        ),
        ("EMAIL:kim@naver.com\nEMAIL:lee@naver.com", vec![Email]),
        ("EMAIL:kim@naver", vec![Email]),
        ("TEL:010-1234-5678\nTEL:010-8765-4321", vec![Phone]),
        ("TEL:010-1234", vec![Phone]),
        ("BDAY:--0412", vec![Birthday]),
        (
            "N;CHARSET=EUC-KR;ENCODING=QUOTED-PRINTABLE:=B1=E8;=BC=AD",
            vec![Name],
        ),
    ] {
        let (card, unsure) = of(lines);
        assert_eq!((card, unsure), (Card::default(), named), "{lines}");
    }
    let (card, unsure) = of("FN:Müller\nTEL:02-123-4567\nTEL:010-1234-5678");
    assert_eq!((card.name.as_str(), unsure), ("Müller", Vec::new()));
    assert_eq!(card.phone, "+821012345678", "the one mobile number");
}

/// A text as it arrives while the Hangul input method is on.
fn as_hangul(text: &str) -> String {
    const LETTERS: &str = "ㅁㅠㅊㅇㄷㄹㅎㅗㅑㅓㅏㅣㅡㅜㅐㅔㅂㄱㄴㅅㅕㅍㅈㅌㅛㅋ";
    let letter = |c: char| {
        let place = u32::from(c.to_ascii_lowercase()).checked_sub(u32::from('a'))?;
        LETTERS.chars().nth(place as usize)
    };
    text.chars().map(|c| letter(c).unwrap_or(c)).collect()
}

proptest! {
    /// Whatever is scanned, nothing breaks; and what a card holds comes back through
    /// an input method or is named, never as something else.
    #[test]
    fn nothing_is_taken_that_the_card_does_not_say(
        noise in "\\PC{0,80}",
        name in "[A-Za-z]{1,8} [A-Za-z]{1,8}|[가-힣]{2,4}",
        company in "[A-Za-z가-힣 ]{0,12}",
        digits in 0..100_000_000u32,
    ) {
        let _ = read_card(&noise);
        let _ = read_card(&format!("BEGIN:VCARD\n{noise}\nEND:VCARD"));
        let text = format!(
            "BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nORG:{company}\nTEL:010{digits:08}\nEND:VCARD"
        );
        let whole = read_card(&text).expect("a card");
        prop_assert_eq!(&whole.name, &name);
        for text in [as_hangul(&text), text.to_lowercase()] {
            let card = read_card(&text).expect("a card");
            prop_assert!(card.name == name || card.unsure.contains(&CardField::Name));
            prop_assert!(card.company == whole.company || card.unsure.contains(&CardField::Company));
            prop_assert_eq!(&card.phone, &whole.phone);
        }
    }
}
