//! What does this machine still lack, and how does it get it?
//!
//! Every part is found by trying it, not by asking a package database: that
//! works on each distribution, and it also notices a package that is installed
//! and broken. Only Debian and Ubuntu are helped to it; elsewhere the parts are
//! named and the chore stops.

use crate::process;
use std::process::Command;

/// The oldest Node that the UI's build tool runs on; the same as in `ui/package.json`.
const OLDEST_NODE: (u32, u32) = (20, 19);

/// How one sees that a part is there.
enum Sign {
    /// A program of this name is on the search path.
    Program(&'static str),
    /// A command ends well.
    Succeeds(&'static str, &'static [&'static str]),
}

/// Something that the system, not Cargo or npm, has to bring.
struct Part {
    /// Its package on Debian and Ubuntu.
    package: &'static str,
    /// What it is needed for.
    why: &'static str,
    sign: Sign,
}

impl Part {
    fn is_here(&self) -> bool {
        match self.sign {
            Sign::Program(name) => process::is_installed(name),
            Sign::Succeeds(program, arguments) => process::succeeds(program, arguments),
        }
    }
}

const TO_BUILD: &[Part] = &[
    Part {
        package: "build-essential",
        why: "the C compiler that builds the encrypted store",
        sign: Sign::Program("cc"),
    },
    Part {
        package: "pkg-config",
        why: "finds the two libraries below",
        sign: Sign::Program("pkg-config"),
    },
    Part {
        package: "libwebkit2gtk-4.1-dev",
        why: "the web view that the window consists of",
        sign: Sign::Succeeds("pkg-config", &["--exists", "webkit2gtk-4.1"]),
    },
    Part {
        package: "libssl-dev",
        why: "the cipher of the encrypted store",
        sign: Sign::Succeeds("pkg-config", &["--exists", "openssl"]),
    },
];

const TO_TEST: &[Part] = &[
    Part {
        package: "webkit2gtk-driver",
        why: "types and clicks in the real window",
        sign: Sign::Program("WebKitWebDriver"),
    },
    Part {
        package: "xvfb",
        why: "a screen for that window",
        sign: Sign::Program("Xvfb"),
    },
    Part {
        package: "strace",
        why: "sees with which mode a file is made",
        sign: Sign::Program("strace"),
    },
    Part {
        package: "xclip",
        why: "copies and pastes beside the window, as another program does",
        sign: Sign::Program("xclip"),
    },
    Part {
        package: "zbar-tools",
        why: "reads the coupon's QR from a picture of the screen",
        sign: Sign::Program("zbarimg"),
    },
    Part {
        package: "poppler-utils",
        why: "reads the printed PDF back",
        sign: Sign::Program("pdftotext"),
    },
    Part {
        package: "librsvg2-bin",
        why: "turns the code's drawing into pixels, as a screen does",
        sign: Sign::Program("rsvg-convert"),
    },
    Part {
        package: "p7zip-full",
        why: "opens what leaves locked, as whoever gets it does",
        sign: Sign::Program("7z"),
    },
    Part {
        package: "python3-venv",
        why: "holds the second readers of QR codes, spreadsheets, cards and mails",
        sign: Sign::Succeeds("python3", &["-c", "import ensurepip, venv"]),
    },
];

/// Without them the tests that need them say that they were skipped: not every
/// distribution has them as packages.
const TO_LOOK: &[Part] = &[
    Part {
        package: "chromium",
        why: "shows every screen and the coupon page as a browser lays them out",
        sign: Sign::Program("chromium"),
    },
    Part {
        package: "libreoffice-calc-nogui",
        why: "opens the tables that leave, as whoever gets them does",
        sign: Sign::Program("soffice"),
    },
];

/// Makes this machine able to build and open the app, or says what it lacks.
pub fn prepare_to_build() -> Result<(), String> {
    node()?;
    if cfg!(target_os = "linux") {
        install(TO_BUILD.iter().collect())
    } else if cfg!(target_os = "macos") {
        macos()
    } else if cfg!(windows) {
        windows()
    } else {
        Ok(())
    }
}

/// Makes this machine able to run every test, or says what it lacks.
pub fn prepare_to_test() -> Result<(), String> {
    node()?;
    rust_components()?;
    if cfg!(target_os = "linux") {
        install(TO_BUILD.iter().chain(TO_TEST).collect())?;
        for part in TO_LOOK {
            if let Err(sentence) = install(vec![part]) {
                println!("{sentence}\nThe tests go on without it.");
            }
        }
        Ok(())
    } else {
        prepare_to_build()
    }
}

/// Says so when there is no screen a window could open on.
pub fn screen() -> Result<(), String> {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY") {
        return Ok(());
    }
    Err("There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open.\n\
         Start it from a desktop session, or on an invisible screen:\n\
         \x20   sudo apt-get install xvfb xauth\n\
         \x20   xvfb-run -a cargo xtask run\n\
         The tests bring their own screen: cargo xtask test"
        .to_owned())
}

fn node() -> Result<(), String> {
    let (major, minor) = OLDEST_NODE;
    let wanted = format!(
        "The UI is built with Node {major}.{minor} or newer and its npm (https://nodejs.org)"
    );
    let found = process::first_line("node", &["--version"])
        .ok_or_else(|| format!("{wanted}; no `node` was found. Install it and start again."))?;
    if node_version(&found).is_none_or(|version| version < OLDEST_NODE) {
        return Err(format!(
            "{wanted}; `node` is {found}. Install a newer one and start again."
        ));
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    process::first_line(npm, &["--version"])
        .map(|_| ())
        .ok_or_else(|| {
            format!(
                "{wanted}; `node` is {found}, but no `npm` was found. Install it and start again."
            )
        })
}

/// Major and minor of `v20.19.2`.
fn node_version(line: &str) -> Option<(u32, u32)> {
    let mut numbers = line.trim().strip_prefix('v')?.split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

/// A minimal Rust brings neither the formatter nor the linter.
fn rust_components() -> Result<(), String> {
    let missing: Vec<&str> = [("rustfmt", "fmt"), ("clippy", "clippy")]
        .into_iter()
        .filter(|(_, subcommand)| !process::succeeds("cargo", &[subcommand, "--version"]))
        .map(|(component, _)| component)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" and ");
    if !process::is_installed("rustup") {
        return Err(format!(
            "The checks need {names}, which this Rust does not bring. Install them the way Rust was \
             installed here (Debian and Ubuntu: apt-get install rustfmt rust-clippy) and start again."
        ));
    }
    println!("Adding {names} to this Rust, for the checks.");
    process::run(
        Command::new("rustup")
            .args(["component", "add"])
            .args(missing),
    )
}

/// Names the missing parts with their reasons, installs them, and looks again.
fn install(parts: Vec<&Part>) -> Result<(), String> {
    let missing: Vec<&Part> = parts.into_iter().filter(|part| !part.is_here()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("This machine lacks:\n{}", in_words(&missing));
    let packages: Vec<&str> = missing.iter().map(|part| part.package).collect();
    if !process::is_installed("apt-get") {
        return Err(format!(
            "Only Debian and Ubuntu can be helped from here. Install what your system calls {} and start again.",
            packages.join(", ")
        ));
    }
    println!("Installing with apt-get: {}", packages.join(" "));
    process::run(&mut as_root(&["apt-get", "update", "-qq"])?)?;
    let arguments = [
        &["apt-get", "install", "-y", "-qq", "--no-install-recommends"],
        &packages[..],
    ]
    .concat();
    process::run(&mut as_root(&arguments)?)?;
    let still: Vec<&Part> = missing.into_iter().filter(|part| !part.is_here()).collect();
    if still.is_empty() {
        return Ok(());
    }
    Err(format!(
        "apt-get has run, and yet this machine lacks:\n{}",
        in_words(&still)
    ))
}

/// One line for each part: its package, and what it is for.
fn in_words(parts: &[&Part]) -> String {
    parts
        .iter()
        .map(|part| format!("  {:<24}{}", part.package, part.why))
        .collect::<Vec<_>>()
        .join("\n")
}

/// A command with the rights to install packages.
fn as_root(words: &[&str]) -> Result<Command, String> {
    let user = process::first_line("id", &["-u"]);
    // A machine of a test service has nobody who could type a password.
    let unattended = std::env::var_os("CI").is_some();
    let sudo: &[&str] = if unattended {
        &["sudo", "-n"]
    } else {
        &["sudo"]
    };
    let mut all: Vec<&str> = vec!["env", "DEBIAN_FRONTEND=noninteractive"];
    all.extend_from_slice(words);
    if user.as_deref() != Some("0") {
        if !process::is_installed("sudo") {
            return Err(format!(
                "This needs the rights of root, and there is no sudo here. As root, run\n    {}\nand start again.",
                words.join(" ")
            ));
        }
        all.splice(0..0, sudo.iter().copied());
    }
    let mut command = Command::new(all[0]);
    command.args(&all[1..]);
    Ok(command)
}

fn macos() -> Result<(), String> {
    if process::succeeds("xcode-select", &["-p"]) {
        return Ok(());
    }
    Err("The C compiler that builds the encrypted store is missing. Install Apple's command line tools \
         (xcode-select --install) and start again."
        .to_owned())
}

fn windows() -> Result<(), String> {
    // The id under which Microsoft's installer registers the WebView2 runtime:
    // https://learn.microsoft.com/microsoft-edge/webview2/concepts/distribution
    let runtime = r"Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}";
    let has_webview = [
        r"HKLM\SOFTWARE\WOW6432Node",
        r"HKLM\SOFTWARE",
        r"HKCU\SOFTWARE",
    ]
    .iter()
    .any(|hive| process::succeeds("reg", &["query", &format!(r"{hive}\{runtime}"), "/v", "pv"]));
    let missing: Vec<&str> = [
        (has_webview, "the WebView2 runtime, which the window consists of (https://developer.microsoft.com/microsoft-edge/webview2)"),
        (process::is_installed("perl"), "Perl, which builds the cipher of the encrypted store (https://strawberryperl.com)"),
        (process::is_installed("nasm"), "NASM, which assembles that cipher (https://www.nasm.us)"),
    ]
    .into_iter()
    .filter(|(here, _)| !here)
    .map(|(_, part)| part)
    .collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(format!(
        "This machine lacks:\n  {}\nInstall it and start again.",
        missing.join("\n  ")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The version decides between a build and a sentence; a pre-release or an
    /// unknown form must not be taken for a good one.
    #[test]
    fn node_versions_are_compared_as_numbers() {
        assert_eq!(node_version("v20.19.2\n"), Some((20, 19)), "the usual form");
        assert!(
            node_version("v20.9.0") < Some(OLDEST_NODE),
            "9 is before 19"
        );
        assert!(
            node_version("v100.0.0") > Some(OLDEST_NODE),
            "three digits are not smaller"
        );
        assert_eq!(
            node_version("node 20"),
            None,
            "an unknown form is not guessed at"
        );
    }

    /// Whoever is asked for a password first reads what for.
    #[test]
    fn every_missing_part_is_named_with_its_reason() {
        let never = Part {
            package: "no-such-package",
            why: "nothing",
            sign: Sign::Program("no-such-program-anywhere"),
        };
        let broken = Part {
            package: "broken-package",
            why: "nothing either",
            sign: Sign::Succeeds("rustc", &["--no-such-flag"]),
        };
        assert!(!never.is_here(), "a program that is nowhere is missing");
        assert!(!broken.is_here(), "a command that fails is missing");
        assert_eq!(
            in_words(&[&never, &broken]),
            "  no-such-package         nothing\n  broken-package          nothing either",
            "one line each, package and reason"
        );
    }
}
