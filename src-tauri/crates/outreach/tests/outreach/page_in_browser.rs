//! The coupon page in a real browser: what it shows, and what it leaves alone.

use crate::chromium::{Chromium, KOREAN, Phone};
use crate::fixture::maker;
use crate::page::*;
use outreach::page::{CouponPage, PageVariant};
use outreach::vcard;
use serde_json::json;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::process::Command;
use words::{Language, Sentence};

/// The page as a file, and its address.
pub(crate) fn written(chromium: &Chromium, page: &CouponPage) -> String {
    let file = chromium.folder().join("쿠폰 page.html");
    std::fs::write(&file, html(page)).expect("written");
    format!("file://{}", file.display()).replace(' ', "%20")
}

pub(crate) fn assert_quiet(chromium: &Chromium, address: &str) {
    assert!(
        chromium.complaints().is_empty(),
        "{:?}",
        chromium.complaints()
    );
    for request in chromium.requests() {
        let own = request.starts_with("data:") || request.starts_with("file:");
        assert!(own, "{address} asked for {request}");
    }
}

/// A logo stands in the place of the name, and is read as the name.
#[test]
fn a_logo_stands_for_the_name() {
    let Some(mut chromium) = Chromium::start() else {
        return;
    };
    let mut page = page();
    page.logo = Some(crate::page::picture());
    let file = written(&chromium, &page);
    chromium.open(&format!("{file}#{COUPON}"), &KOREAN);
    assert_eq!(chromium.text("maker"), "", "the name is hidden");
    let logo = chromium.evaluate("[logo.hidden, logo.alt, logo.naturalWidth]");
    assert_eq!(logo, json!([false, "온기유리", 1]));
    assert_quiet(&chromium, &file);
}

/// Of a programme with variants the page shows the one that the coupon's serial number
/// says.
#[test]
fn a_browser_shows_the_variant_of_the_coupon() {
    let Some(mut chromium) = Chromium::start() else {
        return;
    };
    let variant = |wording: &str, until: &str| PageVariant {
        wording: (!wording.is_empty()).then(|| Sentence::of_texts(wording, wording)),
        conditions: Sentence::of_texts(until, until),
    };
    let mut page = page();
    // The coupon's serial number is 1.
    for (variants, shown) in [
        (
            vec![variant("", "짧게"), variant("한 잔 더", "길게")],
            ["한 잔 더", "길게"],
        ),
        (
            vec![variant("한 잔 더", "길게"), variant("", "짧게")],
            ["유리잔 5% 할인", "짧게"],
        ),
    ] {
        page.programmes[0].variants = variants;
        let file = written(&chromium, &page);
        chromium.open(&format!("{file}#{COUPON}"), &KOREAN);
        assert_eq!(chromium.text("headline"), shown[0]);
        assert_eq!(chromium.text("conditions"), shown[1]);
        assert_quiet(&chromium, &file);
    }
}

/// A browser reads the coupon off the digits alone, shows it in both
/// languages, and its code scans back to the same address.
#[test]
fn a_browser_shows_the_coupon() {
    let Some(mut chromium) = Chromium::start() else {
        return;
    };
    let file = written(&chromium, &page());
    chromium.open(&format!("{file}#{COUPON}"), &KOREAN);
    assert_eq!(chromium.text("headline"), "유리잔 5% 할인");
    assert_eq!(chromium.text("maker"), "온기유리");
    assert_eq!(chromium.text("state"), "2일 남았어요");
    assert_eq!(
        chromium.text("until"),
        "2026년 11월 22일까지 쓰실 수 있어요."
    );
    assert!(chromium.text("conditions").starts_with("박람회 기간에는"));
    assert!(chromium.text("honest").contains("이 화면에 나오지 않아요"));
    assert_eq!(chromium.evaluate("document.documentElement.lang"), "ko");
    let ways = chromium
        .evaluate("[...document.querySelectorAll('#ways a')].slice(0, 4).map(it => it.href)");
    assert_eq!(
        ways,
        json!([
            "https://shop.ongi.example/",
            "https://map.example/ongi",
            "tel:020000000",
            "mailto:hello@ongi.example"
        ])
    );
    assert_eq!(
        chromium.evaluate("document.getElementById('picture').naturalWidth"),
        1,
        "the picture is shown"
    );
    assert_quiet(&chromium, &file);

    let english = Phone {
        language: "en-GB",
        ..KOREAN
    };
    chromium.open(&format!("{file}#{COUPON}"), &english);
    assert_eq!(chromium.text("headline"), "5% off glassware");
    assert_eq!(chromium.text("state"), "2 days left");
    assert_eq!(
        chromium.text("until"),
        "You can use it until 22 November 2026."
    );
    assert_eq!(chromium.evaluate("document.documentElement.lang"), "en");

    if skipped::without(&["zbarimg"]) {
        return;
    }
    for scheme in ["light", "dark"] {
        chromium.open(&format!("{file}#{COUPON}"), &Phone { scheme, ..KOREAN });
        let picture = chromium.folder().join("page.png");
        std::fs::write(&picture, chromium.picture()).expect("written");
        let output = Command::new("zbarimg")
            .args(["--quiet", "--raw"])
            .arg(&picture)
            .output()
            .expect("it is installed");
        let read = String::from_utf8_lossy(&output.stdout);
        assert_eq!(
            read.trim(),
            format!("https://ongi.example#{COUPON}"),
            "{scheme}"
        );
    }
}

/// Every state a coupon can be in is told; none of them hides the maker.
#[test]
fn every_state_is_told_kindly() {
    let Some(mut chromium) = Chromium::start() else {
        return;
    };
    let file = written(&chromium, &page());
    let at = |now| Phone { now, ..KOREAN };
    for (now, state) in [
        // The day changes at midnight in Seoul, wherever the phone is.
        ("2026-11-20T23:59:59+09:00", "2일 남았어요"),
        ("2026-11-21T00:00:00+09:00", "1일 남았어요"),
        ("2026-11-21T15:00:00Z", "오늘까지예요"),
        ("2026-11-22T23:59:59+09:00", "오늘까지예요"),
        ("2026-11-22T15:00:00Z", "기간이 지났어요"),
    ] {
        chromium.open(&format!("{file}#{COUPON}"), &at(now));
        assert_eq!(chromium.text("state"), state, "{now}");
        let hidden = chromium.evaluate("document.getElementById('calendar').hidden");
        assert_eq!(hidden, now == "2026-11-22T15:00:00Z", "{now}");
        let is_to_keep = !chromium.text("keep").is_empty();
        assert_eq!(
            is_to_keep,
            hidden == false,
            "{now}: only a good coupon is worth keeping"
        );
    }
    let twice = format!("{COUPON}{COUPON}");
    let wide: String = COUPON
        .chars()
        .filter_map(|digit| char::from_u32(u32::from(digit) + 0xff10 - 0x30))
        .collect();
    let not_a_token = "1461501637330902918203684832716283019655932542976";
    for (fragment, headline) in [
        (twice.as_str(), "유리잔 5% 할인"),
        (&wide, "유리잔 5% 할인"),
        (OTHER, "쿠폰을 받으셨어요"),
        ("", "반가워요"),
        (&COUPON[1..], "쿠폰을 읽지 못했어요"),
        (NEWER, "쿠폰을 읽지 못했어요"),
        (not_a_token, "쿠폰을 읽지 못했어요"),
        ("%E0%A4%A", "쿠폰을 읽지 못했어요"),
        ("<img src=x onerror=alert(1)>", "쿠폰을 읽지 못했어요"),
    ] {
        chromium.open(&format!("{file}#{fragment}"), &KOREAN);
        assert_eq!(chromium.text("headline"), headline, "{fragment}");
        assert_eq!(chromium.text("maker"), "온기유리", "{fragment}");
        assert!(chromium.text("ways").contains("02-000-0000"), "{fragment}");
        let coupon = chromium.text("coupon");
        assert_eq!(
            coupon.is_empty(),
            headline.ends_with("못했어요") || fragment.is_empty()
        );
        assert_eq!(
            chromium.text("notice").is_empty(),
            !coupon.is_empty(),
            "{fragment}"
        );
        assert_quiet(&chromium, fragment);
    }
    // Another coupon scanned into the same tab replaces the first.
    chromium.open(&format!("{file}#{OTHER}"), &KOREAN);
    chromium.evaluate(&format!("new Promise(done => {{ addEventListener('hashchange', () => setTimeout(done)); location.hash = '{COUPON}'; }})"));
    assert_eq!(chromium.text("headline"), "유리잔 5% 할인");
}

/// A maker with nothing but a name still has a page.
#[test]
fn a_bare_maker_has_a_page() {
    let Some(mut chromium) = Chromium::start() else {
        return;
    };
    let mut bare = page();
    bare.maker.name = Sentence::of_texts("온기유리", "");
    bare.maker.address = Sentence::of_texts("", "");
    for text in [&mut bare.maker.phone, &mut bare.maker.email] {
        text.clear();
    }
    (bare.maker.page, bare.maker.shop) = (None, Some(" ".into()));
    (bare.map, bare.picture) = (None, None);
    bare.programmes.clear();
    let file = written(&chromium, &bare);
    let english = Phone {
        language: "en-GB",
        ..KOREAN
    };
    chromium.open(&format!("{file}#{COUPON}"), &english);
    assert_eq!(chromium.text("maker"), "온기유리", "better than nothing");
    assert_eq!(chromium.text("headline"), "You have a coupon");
    assert_eq!(
        chromium.text("ways"),
        "Save our contact\nAddress book file",
        "only the card is left"
    );
    assert_quiet(&chromium, &file);
}

/// The real parser agrees with the property test.
#[test]
fn a_browser_takes_hostile_names_for_names() {
    let Some(mut chromium) = Chromium::start() else {
        return;
    };
    for name in [
        "</script><script>document.title='broken'</script>",
        "<!--<script>",
        "</title><img src=https://evil.example/x onerror=alert(1)>",
        "{{script}} & {{data}} &amp; ${1}",
        "\"'`\\u003c/script\\u003e",
    ] {
        let mut sly = page();
        sly.maker.name = Sentence::of_texts(name, name);
        sly.programmes[0].benefit = Sentence::of_texts(name, name);
        let file = written(&chromium, &sly);
        chromium.open(&format!("{file}#{COUPON}"), &KOREAN);
        assert_eq!(chromium.text("maker"), name);
        assert_eq!(chromium.text("headline"), name);
        assert_eq!(chromium.evaluate("document.title"), format!("{name} 쿠폰"));
        assert_eq!(chromium.evaluate("document.scripts.length"), 2, "{name}");
        assert_quiet(&chromium, &file);
    }
}

/// The server the page lies on hears of one visit and never of the coupon.
#[test]
fn the_digits_reach_no_server() {
    let Some(mut chromium) = Chromium::start() else {
        return;
    };
    let server = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = server.local_addr().expect("it is bound");
    let body = html(&page());
    let heard = std::thread::spawn(move || {
        let mut heard = Vec::new();
        // The test itself says when to stop listening.
        while !heard.iter().any(|it: &String| it.starts_with("GET /stop")) {
            let (mut visitor, _) = server.accept().expect("somebody comes");
            // Browsers open connections ahead and leave some of them silent.
            let patience = std::time::Duration::from_millis(500);
            visitor.set_read_timeout(Some(patience)).expect("set");
            let mut request = [0; 4096];
            let length = visitor.read(&mut request).unwrap_or(0);
            let answer = format!(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
                body.len()
            );
            let _ = visitor.write_all(answer.as_bytes());
            if length > 0 {
                heard.push(String::from_utf8_lossy(&request[..length]).into_owned());
            }
        }
        heard
    });
    chromium.open(&format!("http://{address}/c#{COUPON}"), &KOREAN);
    assert_eq!(chromium.text("headline"), "유리잔 5% 할인");
    assert!(
        chromium.complaints().is_empty(),
        "{:?}",
        chromium.complaints()
    );
    // Even a script that wanted to ask could not.
    let refused = chromium.evaluate("fetch('/secret').then(() => 'sent', () => 'refused')");
    assert_eq!(refused, "refused", "the policy holds");
    let mut last = std::net::TcpStream::connect(address).expect("it listens");
    last.write_all(b"GET /stop HTTP/1.1\r\n\r\n").expect("sent");
    let heard = heard.join().expect("the server ends");
    let heard: Vec<&String> = heard
        .iter()
        .filter(|it| !it.starts_with("GET /stop"))
        .collect();
    assert_eq!(
        heard.len(),
        1,
        "one page, no icon, no second file: {heard:?}"
    );
    assert!(heard[0].starts_with("GET /c HTTP/1.1"), "{}", heard[0]);
    assert!(!heard[0].contains(&COUPON[3..]), "{}", heard[0]);
}

/// The calendar entry and the visiting card are real files with whole lines.
#[test]
fn the_files_can_be_saved() {
    let Some(mut chromium) = Chromium::start() else {
        return;
    };
    let file = written(&chromium, &page());
    chromium.open(&format!("{file}#{COUPON}"), &KOREAN);
    let downloads = chromium.folder().join("saved");
    std::fs::create_dir(&downloads).expect("made");
    chromium.call(
        "Page.setDownloadBehavior",
        json!({"behavior": "allow", "downloadPath": downloads.display().to_string()}),
    );
    let mut saved = |id: &str, name: &str| {
        chromium.evaluate(&format!("document.getElementById('{id}').click()"));
        loop {
            let progress = chromium.wait_for("Page.downloadProgress");
            match progress["params"]["state"].as_str() {
                Some("completed") => break,
                Some("canceled") => panic!("{name} was not saved"),
                _ => {}
            }
        }
        std::fs::read_to_string(downloads.join(name)).expect("it was saved under its name")
    };
    let card = saved("card-way", "연락처.vcf");
    assert_eq!(
        card,
        vcard::of(&maker(), vcard::Version::V3, Language::Korean)
    );
    let calendar = saved("calendar", "쿠폰.ics");
    for line in calendar.split("\r\n") {
        assert!(
            line.len() <= 75 && !line.contains('\n'),
            "not a line: {line}"
        );
    }
    insta::assert_snapshot!(calendar.replace("\r\n", "\n"));
}

/// What axe and WCAG 2.2 AA ask of a page this small: names, contrast, sizes,
/// no sideways scrolling, the keyboard.
#[test]
fn everybody_can_use_it() {
    let Some(mut chromium) = Chromium::start() else {
        return;
    };
    let file = written(&chromium, &page());
    for scheme in ["light", "dark"] {
        for (now, fragment) in [
            (KOREAN.now, COUPON),
            ("2026-11-22T12:00:00+09:00", COUPON),
            ("2026-12-24T12:00:00+09:00", COUPON),
            (KOREAN.now, "broken"),
        ] {
            let phone = Phone {
                scheme,
                now,
                ..KOREAN
            };
            chromium.open(&format!("{file}#{fragment}"), &phone);
            chromium.evaluate(
                "document.querySelectorAll('details').forEach(it => { it.open = true; })",
            );
            let faults = chromium.evaluate(FAULTS);
            assert_eq!(faults, json!([]), "{scheme} {now} {fragment}");
            let tree = chromium.call("Accessibility.getFullAXTree", json!({}));
            let nodes = tree["nodes"].as_array().expect("a tree");
            let mut seen = 0;
            for node in nodes.iter().filter(|it| it["ignored"] == false) {
                let role = node["role"]["value"].as_str().unwrap_or_default();
                if ["link", "button", "image", "heading", "DisclosureTriangle"].contains(&role) {
                    let name = node["name"]["value"].as_str().unwrap_or_default();
                    assert!(!name.trim().is_empty(), "a {role} without a name: {node}");
                    seen += 1;
                }
            }
            assert!(seen >= 8, "only {seen} things have a role");
        }
    }

    chromium.open(&format!("{file}#{COUPON}"), &KOREAN);
    let mut stops = Vec::new();
    for _ in 0..8 {
        chromium.press("Tab", 9, "");
        let stop = chromium.evaluate("document.activeElement.innerText.split('\\n')[0]");
        stops.push(stop.as_str().unwrap_or_default().to_string());
    }
    assert_eq!(
        stops,
        [
            "English",
            "마지막 날을 달력에 담기",
            "QR이 안 읽히면 이 숫자를 보여 주세요",
            "온라인 가게",
            "오시는 길",
            "전화",
            "이메일",
            "연락처에 담기"
        ],
        "Tab goes down the page"
    );
    chromium.evaluate("document.getElementById('language').focus()");
    chromium.press("Enter", 13, "\r");
    assert_eq!(chromium.text("headline"), "5% off glassware");
    assert_eq!(chromium.evaluate("document.documentElement.lang"), "en");
    assert_eq!(
        chromium.evaluate("document.activeElement.id"),
        "language",
        "the keyboard stays where it was"
    );

    chromium.call("Emulation.setEmulatedMedia", json!({"media": "print"}));
    let ground = chromium.evaluate("getComputedStyle(document.body).backgroundColor");
    assert_eq!(ground, "rgb(255, 255, 255)", "ink is for words");
    assert_eq!(chromium.text("language"), "", "paper has no buttons");
    assert_eq!(
        chromium.text("state"),
        "",
        "the days left are others tomorrow"
    );
    assert!(chromium.text("until").contains("22 November 2026"));
}

/// Finds what a person with weak eyes or a thick thumb would stumble over.
pub(crate) const FAULTS: &str = r##"(() => {
  const faults = [];
  const parse = (color) => color.match(/[\d.]+/g).map(Number);
  const light = ([r, g, b]) => {
    const [R, G, B] = [r, g, b].map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * R + 0.7152 * G + 0.0722 * B;
  };
  const ground = (element) => {
    for (let it = element; it; it = it.parentElement) {
      const color = parse(getComputedStyle(it).backgroundColor);
      if (color.length === 3 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  let texts = 0;
  for (const element of document.body.querySelectorAll("*")) {
    const own = [...element.childNodes].some((it) => it.nodeType === 3 && it.textContent.trim());
    if (!own || !element.checkVisibility() || element.closest("script, noscript")) continue;
    texts += 1;
    const [a, b] = [light(parse(getComputedStyle(element).color)), light(ground(element))].sort();
    if ((b + 0.05) / (a + 0.05) < 4.5) faults.push(`contrast: ${element.textContent}`);
    if (parseFloat(getComputedStyle(element).fontSize) < 14) faults.push(`small: ${element.textContent}`);
  }
  if (texts < 8) faults.push(`only ${texts} texts were looked at`);
  for (const element of document.querySelectorAll("a, button, summary")) {
    const { height, width } = element.getBoundingClientRect();
    if (element.checkVisibility() && (height < 44 || width < 44)) faults.push(`target: ${element.textContent}`);
  }
  if (document.documentElement.scrollWidth > innerWidth) faults.push("scrolls sideways");
  if (document.querySelectorAll("main").length !== 1) faults.push("one main");
  if (document.querySelectorAll("h1").length !== 1) faults.push("one h1");
  const paper = document.querySelector(".paper rect");
  if (paper && paper.getAttribute("fill") !== "#fff") faults.push("the code is not on white");
  return faults;
})()"##;
