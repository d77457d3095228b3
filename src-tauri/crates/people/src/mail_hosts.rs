//! Was this address meant to be another one?
//!
//! `naver.con` and `hanmail.com` are hosts like any other to the rules of e-mail,
//! and nobody reads what is sent there. Most people at a fair have their mail at
//! one of a few hosts, so a host that is nearly one of them is asked about. A
//! question is all there is: no address is refused or changed by this.

use strsim::osa_distance;

/// One host a line; "=" before those that are what they are.
const HOSTS: &str = include_str!("../../../../assets/mail-hosts.txt");
/// A host of fewer letters is near too many others: only one slip is looked for.
const LONG: usize = 9;
/// The same of a name without its ending.
const LONG_NAME: usize = 4;

/// What an address was probably meant to be, if not what it is. The address is
/// one of [`crate::normalise_email`].
pub fn nearly(address: &str) -> Option<String> {
    let (local, typed) = address.split_once('@')?;
    let lines = || HOSTS.lines().filter(|line| !line.starts_with('#'));
    if lines().any(|line| line.trim_start_matches("= ") == typed) {
        return None;
    }
    let asked = lines().filter(|line| !line.starts_with('='));
    let meant = asked
        .filter_map(|host| Some((slips(host, typed)?, host)))
        .min_by_key(|(slips, _)| *slips)?;
    Some(format!("{local}@{}", meant.1))
}

/// How many slips of the hand lie between a host and what was typed; none where
/// it is not near. Two letters changed about count as one.
fn slips(host: &str, typed: &str) -> Option<usize> {
    // The right name with a wrong ending: hanmail.com. A name with two endings is
    // somebody's own: korea.ac.kr.
    if let (Some((name, _)), Some((typed, ending))) = (host.split_once('.'), typed.split_once('.'))
        && name == typed
        && name.len() >= LONG_NAME
        && !ending.contains('.')
    {
        return Some(1);
    }
    let begins_alike = host.chars().next() == typed.chars().next();
    let most = if host.len() >= LONG && begins_alike {
        2
    } else {
        1
    };
    let slips = osa_distance(host, typed);
    (slips <= most).then_some(slips)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The slips that a hurried hand makes on a small keyboard.
    #[test]
    fn a_host_that_is_nearly_one_of_the_usual_is_asked_about() {
        for (typed, meant) in [
            ("naver.con", "naver.com"),
            ("naver.co", "naver.com"),
            ("navr.com", "naver.com"),
            ("naevr.com", "naver.com"),
            ("naver.net", "naver.com"),
            ("never.com", "naver.com"),
            ("gmail.co", "gmail.com"),
            ("gmail.kr", "gmail.com"),
            ("gamil.com", "gmail.com"),
            ("gmial.con", "gmail.com"),
            ("gmai.com", "gmail.com"),
            ("hanmail.met", "hanmail.net"),
            ("hanmail.com", "hanmail.net"),
            ("daum.com", "daum.net"),
            ("duam.net", "daum.net"),
            ("nate.con", "nate.com"),
            ("kakao.con", "kakao.com"),
            ("iclud.com", "icloud.com"),
            ("hotnail.com", "hotmail.com"),
            ("outlok.com", "outlook.com"),
        ] {
            let asked = nearly(&format!("kim.seo@{typed}"));
            assert_eq!(asked, Some(format!("kim.seo@{meant}")), "{typed}");
        }
    }

    /// A firm's own address is asked about by no table of mine.
    #[test]
    fn other_hosts_are_left_alone() {
        for host in [
            "naver.com",
            "daum.net",
            "hanmail.net",
            "mail.com",
            "ymail.com",
            "hotmail.co.kr",
            "yahoo.co.jp",
            "outlook.kr",
            "ongi.kr",
            "namugyeol.com",
            "samsung.com",
            "example.com",
            "lge.com",
            "snu.ac.kr",
            "korea.ac.kr",
            "seoul.go.kr",
            "mail.namugyeol.com",
        ] {
            assert_eq!(nearly(&format!("kim@{host}")), None, "{host}");
        }
        assert_eq!(nearly(""), None);
    }

    /// The data is what the code takes it for.
    #[test]
    fn every_line_is_a_host_in_small_letters() {
        let hosts: Vec<&str> = HOSTS
            .lines()
            .filter(|line| !line.starts_with('#'))
            .map(|line| line.trim_start_matches("= "))
            .collect();
        for host in &hosts {
            let address = format!("kim@{host}");
            assert_eq!(crate::normalise_email(&address), Ok(address), "{host}");
        }
        let once: std::collections::BTreeSet<_> = hosts.iter().collect();
        assert_eq!(once.len(), hosts.len(), "each once");
    }
}
