//! How the program behaves as a program.

use crate::support::{Answer, call, command, store_copy};
use std::process::{Command, Stdio};

/// Wrong usage is exit code 2 with a hint, never a stack trace.
#[test]
fn wrong_usage_is_exit_2() {
    for arguments in [
        &[][..],
        &["frobnicate"],
        &["catalogue", "check"],
        &["contact", "check"],
        &["scan"],
        &["verify"],
        &["demo"],
        &["demo", "--out", "x", "--visitors", "many"],
        &["demo", "--out", "x", "--laptops", "0"],
        &["demo", "--out", "x", "--begins", "tomorrow"],
        &["demo", "--out", "x", "--begins", "-9999-01-01"],
        &["demo", "--out", "x", "--laptops", "99"],
        &["coupon", "issue", "--store", "x"],
        &[
            "coupon",
            "issue",
            "--store",
            "x",
            "--programme",
            "1",
            "--visitor",
            "me",
        ],
        &[
            "followup", "export", "--store", "x", "--out", "y", "--reason", "z", "--target", "fax",
        ],
        &["people", "search", "--store", "x"],
        &["people", "search", "--store", "x", "--limit", "0", "y"],
        &["bench", "no-such-figure"],
        &["--passphrase", "on the command line", "verify"],
    ] {
        let answer = call(arguments);
        assert_eq!(
            answer.code, 2,
            "{arguments:?}: {}{}",
            answer.stdout, answer.stderr
        );
        answer.no_stack_trace();
        // Without any word it is the help that comes.
        if arguments.is_empty() {
            continue;
        }
        let (korean, english) = answer.stderr.split_once('\n').expect("more than a line");
        assert!(
            korean.contains("--help로 볼 수 있습니다"),
            "{arguments:?}: {korean}"
        );
        assert!(
            english.contains("Usage:") || english.contains("error:"),
            "{english}"
        );
    }
}

/// A program that asked for JSON gets one document for a mistake in the words, too; what is
/// typed after `--` is no option.
#[test]
fn wrong_usage_is_one_document_with_json() {
    for (arguments, said) in [
        (&["frobnicate", "--json"][..], "frobnicate"),
        (&["--json", "catalogue", "check"], "<FILE>"),
        (&["people", "search", "--json", "--store"], "--store"),
        (&["--json"], "--help"),
    ] {
        let answer = call(arguments);
        assert_eq!(answer.code, 2, "{arguments:?}: {}", answer.stderr);
        let error = &answer.json()["error"];
        assert_eq!(error["code"], "usage", "{arguments:?}");
        for language in ["ko", "en"] {
            let message = error["message"][language].as_str().expect("a sentence");
            assert!(message.contains(said), "{arguments:?}: {message}");
        }
    }
    for text in ["--help", "--version"] {
        let answer = call(&["--json", text]);
        assert_eq!(answer.code, 0);
        assert!(answer.stdout.contains("boothctl"), "{}", answer.stdout);
    }
    let typed = call(&["form", "--", "--json"]);
    assert_eq!((typed.code, &*typed.stdout), (2, ""));
}

/// A day, a moment and an amount that cannot be read are told with one that can, in Korean
/// and in English.
#[test]
fn a_value_that_cannot_be_read_is_told_with_an_example() {
    let export = ["followup", "export", "--store", "x", "--out", "y"];
    let export = [&export[..], &["--reason", "z", "--at", "내일"]].concat();
    for (arguments, example) in [
        (&export[..], "2026-12-01T10:00:00+09:00"),
        (
            &["report", "--store", "x", "--out", "y", "--cost", "삼백만"],
            "3,000,000",
        ),
        (
            &["demo", "--out", "x", "--begins", "tomorrow"],
            "2026-11-25",
        ),
    ] {
        let answer = call(&[arguments, &["--json"]].concat());
        assert_eq!(answer.code, 2, "{arguments:?}");
        let message = &answer.json()["error"]["message"];
        for language in ["ko", "en"] {
            let message = message[language].as_str().expect("a sentence");
            assert!(message.contains(example), "{message}");
        }
        let english = answer.stderr.split_once('\n').expect("more lines").1;
        assert!(english.contains(example), "{english}");
    }
}

/// Every command explains itself.
#[test]
fn every_command_has_help() {
    for command in [
        &[][..],
        &["form"],
        &["form", "check"],
        &["form", "eval"],
        &["form", "fill"],
        &["catalogue", "check"],
        &["contact", "check"],
        &["scan"],
        &["demo"],
        &["verify"],
        &["coupon"],
        &["coupon", "issue"],
        &["coupon", "check"],
        &["coupon", "redeem"],
        &["consent", "show"],
        &["consent", "withdraw"],
        &["followup", "export"],
        &["people", "list"],
        &["people", "search"],
        &["backup"],
        &["restore"],
        &["bench"],
    ] {
        let answer = call(&[command, &["--help"]].concat());
        assert_eq!(answer.code, 0, "{command:?}");
        assert!(answer.stdout.contains("Usage"), "{command:?}");
    }
}

/// A store that is not there, not a store, or a folder.
#[test]
fn what_is_no_store_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = folder.path().join("notes.txt");
    std::fs::write(&text, "이것은 저장 파일이 아닙니다. ".repeat(100)).expect("a file");
    let missing = folder.path().join("missing.db");
    for path in [text.as_path(), missing.as_path(), folder.path()] {
        let answer = call(&["verify", "--json", "--store", path.to_str().expect("UTF-8")]);
        answer.refused();
        let message = &answer.json()["error"]["message"];
        for language in ["ko", "en"] {
            let text = message[language].as_str().expect("a sentence");
            assert!(text.ends_with('.'), "{text}");
        }
    }
}

/// A reader that goes away is no reason for a stack trace.
#[test]
fn a_closed_pipe_is_no_panic() {
    let (_folder, store) = store_copy();
    if !cfg!(unix) {
        skipped::because("closing the standard streams needs a Unix shell");
        return;
    }
    let status = Command::new("sh")
        .arg("-c")
        .arg("\"$0\" verify --json --store \"$1\" >&- 2>&-")
        .arg(env!("CARGO_BIN_EXE_boothctl"))
        .arg(&store)
        .env("BOOTHLOOP_PASSPHRASE", crate::support::PASSPHRASE)
        .stdin(Stdio::null())
        .status()
        .expect("a shell");
    assert_ne!(
        status.code(),
        Some(101),
        "101 is Rust's exit code of a panic"
    );
}

/// Expressions and forms need no store; a form that is none is refused.
#[test]
fn forms_are_read_without_a_store() {
    let eval = call(&["form", "eval", "--json", "--", "1 div 0"]);
    assert_eq!(eval.json()["value"], "Infinity");
    let eval = call(&["form", "eval", "--json", "--", "1 +"]);
    eval.refused();
    assert_eq!(eval.json()["type"], "error");
    let sample = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../assets/sample-fair/survey.xlsx"
    );
    let checked = call(&["form", "check", "--json", sample]);
    assert_eq!(checked.code, 0, "{}", checked.stdout);
    assert_eq!(checked.json()["questions"], 6);
    let folder = tempfile::tempdir().expect("a folder");
    let script = folder.path().join("script.json");
    // As Windows' editor saves it, with a byte order mark.
    let written = "\u{feff}[[\"visit\", \"first\"], [\"use\", null]]";
    std::fs::write(&script, written).expect("a file");
    let filled = call(&[
        "form",
        "fill",
        "--json",
        sample,
        "--script",
        script.to_str().expect("UTF-8"),
    ]);
    let states = filled.json();
    assert_eq!(
        states.as_array().expect("states").len(),
        3,
        "the first before any answer"
    );
    assert_eq!(states[1]["fields"]["visit"]["value"], "first");
    let none = folder.path().join("form.xlsx");
    std::fs::write(&none, b"not a workbook").expect("a file");
    let refused = call(&["form", "check", "--json", none.to_str().expect("UTF-8")]);
    refused.refused();
    assert_eq!(refused.json()["accepted"], false);
}

/// A file without end, or one that never begins, is as wrong as any other file,
/// and said to be at once.
#[cfg(unix)]
#[test]
fn what_is_no_plain_file_is_refused_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let script = folder.path().join("script.json");
    std::fs::write(&script, "[]").expect("a file");
    let script = script.to_str().expect("UTF-8");
    let pipe = folder.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.expect("mkfifo is part of every Unix").success());
    let sample = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../assets/sample-fair/survey.xlsx"
    );
    for wrong in [
        "/dev/zero",
        pipe.to_str().expect("UTF-8"),
        folder.path().to_str().expect("UTF-8"),
    ] {
        for arguments in [
            &["form", "check", wrong][..],
            &["form", "fill", wrong, "--script", script],
            &["form", "fill", sample, "--script", wrong],
            &["catalogue", "check", wrong],
            &["verify", "--store", "x.db", "--passphrase-file", wrong],
            &["restore", wrong, "--store", "y.db"],
            &["verify", "--store", wrong],
        ] {
            let answer = call(arguments);
            answer.refused();
            let said = format!("{}{}", answer.stdout, answer.stderr);
            assert!(said.contains("장치"), "{arguments:?}: {said}");
        }
    }
}

/// A wrong `--store` is left as it is: its mode, and what lies beside it.
#[cfg(unix)]
#[test]
fn what_is_no_store_keeps_its_mode() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let shared = folder.path().join("shared");
    std::fs::create_dir(&shared).expect("a folder");
    let plain = folder.path().join("plain.txt");
    std::fs::write(&plain, "nothing of ours").expect("a file");
    for (path, mode) in [(&shared, 0o755), (&plain, 0o644)] {
        let wanted = std::fs::Permissions::from_mode(mode);
        std::fs::set_permissions(path, wanted).expect("a mode");
        call(&["verify", "--store", path.to_str().expect("UTF-8")]).refused();
        let found = std::fs::metadata(path).expect("it is there").permissions();
        assert_eq!(found.mode() & 0o777, mode, "{}", path.display());
    }
    assert!(!folder.path().join("shared.lock").exists());
}

/// A file that is too long is not read to its end before it is refused.
#[test]
fn files_that_are_too_long_are_refused_unread() {
    let folder = tempfile::tempdir().expect("a folder");
    let long = folder.path().join("long.csv");
    let file = std::fs::File::create(&long).expect("a file");
    // A hole in the file: it takes no space, and would take all memory.
    file.set_len(1 << 40).expect("a sparse file");
    let long = long.to_str().expect("UTF-8");
    for (arguments, told) in [
        (&["form", "check", long][..], "10MB"),
        (&["catalogue", "check", long], "10MB"),
        (&["form", "fill", long, "--script", long], "10MB"),
        (
            &["verify", "--store", "x.db", "--passphrase-file", long],
            "KiB",
        ),
    ] {
        let answer = call(arguments);
        answer.refused();
        let said = format!("{}{}", answer.stdout, answer.stderr);
        assert!(said.contains(told), "{arguments:?}: {said}");
    }
}

/// Every field after every step of a long script would fill the memory.
#[test]
fn a_script_with_too_many_steps_is_refused() {
    let sample = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../assets/sample-fair/survey.xlsx"
    );
    let folder = tempfile::tempdir().expect("a folder");
    let script = folder.path().join("script.json");
    let step = |steps: usize| format!("[{}]", vec![r#"["use",null]"#; steps].join(","));
    std::fs::write(&script, step(3)).expect("a file");
    let path = script.to_str().expect("UTF-8");
    let answer = call(&["form", "fill", sample, "--script", path, "--json"]);
    assert_eq!(answer.json().as_array().expect("states").len(), 4);
    std::fs::write(&script, step(80_000)).expect("a file");
    let answer = call(&["form", "fill", sample, "--script", path, "--json"]);
    answer.refused();
    assert!(answer.stdout.contains("64MB"), "{}", answer.stdout);
}

/// Notepad's "Unicode" is UTF-16: no permission is missing.
#[test]
fn a_passphrase_file_in_another_encoding_is_told_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("pass.txt");
    let utf_16: Vec<u8> = "\u{feff}열려라 참깨"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    std::fs::write(&file, utf_16).expect("a file");
    let file = file.to_str().expect("UTF-8");
    let answer = call(&["verify", "--store", "x.db", "--passphrase-file", file]);
    answer.refused();
    assert!(answer.stderr.contains("UTF-8"), "{}", answer.stderr);
}

/// A date with two digits for the year could be any century's: it stays blank.
#[test]
fn a_date_with_a_short_year_stays_blank_in_form_fill() {
    let folder = tempfile::tempdir().expect("a folder");
    let form = folder.path().join("form.xlsx");
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet().set_name("survey").expect("a name");
    for (row, cells) in (0..).zip([["type", "name", "label"], ["date", "day", "Day"]]) {
        sheet.write_row(row, 0, cells).expect("cells");
    }
    workbook.save(&form).expect("a file");
    let script = folder.path().join("script.json");
    let written = r#"[["day", "2026-11-24"], ["day", "26-11-25"], ["day", "2026-11-25"]]"#;
    std::fs::write(&script, written).expect("a file");
    let [form, script] = [&form, &script].map(|path| path.to_str().expect("UTF-8"));
    let filled = call(&["form", "fill", "--json", form, "--script", script]);
    assert_eq!(filled.code, 0, "{}{}", filled.stdout, filled.stderr);
    let states = filled.json();
    let day = |step: usize| {
        states[step]["fields"]["day"]["value"]
            .as_str()
            .map(str::to_owned)
    };
    assert_eq!(
        [day(1), day(2), day(3)],
        [
            Some("2026-11-24".to_owned()),
            None,
            Some("2026-11-25".to_owned())
        ]
    );
}

/// Where the answer cannot be written, because the disk is full, the exit code says so.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    for arguments in [
        &["--help"][..],
        &["contact", "check", "--name", "김서연"],
        &["form", "eval", "--json", "--", "1 + 1"],
    ] {
        let full = std::fs::File::options()
            .write(true)
            .open("/dev/full")
            .expect("a full disk");
        let output = command("").args(arguments).stdout(full).output();
        let answer = Answer::from(output.expect("the program starts"));
        answer.refused();
        assert!(answer.stderr.contains("디스크"), "{}", answer.stderr);
    }
}
