//! A real Chromium for the coupon page, spoken to over its debugging pipe
//! (Chrome DevTools Protocol), because that needs no driver and no port.

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use tempfile::TempDir;

/// A browser with one phone-sized tab.
pub struct Chromium {
    browser: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    calls: u64,
    session: Option<String>,
    /// What the tab reported since it was opened.
    events: Vec<Value>,
    /// Removed with everything the browser wrote.
    folder: TempDir,
}

/// How a visitor's phone is set.
pub struct Phone {
    pub language: &'static str,
    pub scheme: &'static str,
    /// Its clock, as RFC 3339.
    pub now: &'static str,
}

pub const KOREAN: Phone = Phone {
    language: "ko-KR",
    scheme: "light",
    now: "2026-11-20T12:00:00+09:00",
};

impl Chromium {
    /// None where Chromium is not installed; the test is skipped.
    pub fn start() -> Option<Self> {
        if skipped::without(&["chromium"]) {
            return None;
        }
        let folder = tempfile::tempdir().expect("a folder");
        // The pipe is file descriptors 3 and 4. `timeout` ends a browser that
        // hangs, and the test with it.
        let mut browser = Command::new("sh")
            .arg("-c")
            .arg("exec timeout 240 chromium \"$@\" 3<&0 4>&1 >/dev/null 2>&1")
            .args(["sh", "--headless=new", "--no-sandbox", "--disable-gpu"])
            .args(["--remote-debugging-pipe", "--hide-scrollbars"])
            .arg(format!("--user-data-dir={}", folder.path().display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a shell is there");
        let to = browser.stdin.take().expect("it is piped");
        let from = browser.stdout.take().expect("it is piped");
        let mut chromium = Self {
            browser,
            to,
            from: BufReader::new(from),
            calls: 0,
            session: None,
            events: Vec::new(),
            folder,
        };
        let target = chromium.call("Target.createTarget", json!({"url": "about:blank"}));
        let attached = chromium.call(
            "Target.attachToTarget",
            json!({"targetId": target["targetId"], "flatten": true}),
        );
        chromium.session = attached["sessionId"].as_str().map(str::to_string);
        for domain in ["Page", "Runtime", "Network", "Log", "Accessibility"] {
            chromium.call(&format!("{domain}.enable"), json!({}));
        }
        chromium.call(
            "Emulation.setDeviceMetricsOverride",
            json!({"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": true}),
        );
        Some(chromium)
    }

    /// Where the browser keeps its files, and a test its own.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// Opens an address on a phone set like this one.
    pub fn open(&mut self, address: &str, phone: &Phone) {
        let now = chrono::DateTime::parse_from_rfc3339(phone.now).expect("a valid time");
        let agent = json!({"userAgent": "Phone", "acceptLanguage": phone.language});
        self.call("Emulation.setUserAgentOverride", agent);
        let scheme = json!({"name": "prefers-color-scheme", "value": phone.scheme});
        self.call(
            "Emulation.setEmulatedMedia",
            json!({"media": "", "features": [scheme]}),
        );
        // Without a new document a new fragment would not be a new visit.
        self.call("Page.navigate", json!({"url": "about:blank"}));
        self.wait_for("Page.loadEventFired");
        let clock = format!("Date.now = () => {}", now.timestamp_millis());
        let script = self.call(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({"source": clock}),
        );
        self.events.clear();
        self.call("Page.navigate", json!({"url": address}));
        self.wait_for("Page.loadEventFired");
        self.call("Page.removeScriptToEvaluateOnNewDocument", script);
    }

    /// What a script in the page comes to.
    pub fn evaluate(&mut self, script: &str) -> Value {
        let answer = self.call(
            "Runtime.evaluate",
            json!({"expression": script, "returnByValue": true, "awaitPromise": true}),
        );
        assert!(answer["exceptionDetails"].is_null(), "{script}: {answer}");
        answer["result"]["value"].clone()
    }

    /// The text a visitor sees in an element; empty when it is hidden.
    pub fn text(&mut self, id: &str) -> String {
        let script = format!(
            "(it => it.checkVisibility() ? it.innerText : '')(document.getElementById('{id}'))"
        );
        self.evaluate(&script)
            .as_str()
            .unwrap_or_default()
            .to_string()
    }

    /// The whole page as a PNG picture.
    pub fn picture(&mut self) -> Vec<u8> {
        let answer = self.call(
            "Page.captureScreenshot",
            json!({"captureBeyondViewport": true}),
        );
        let text = answer["data"].as_str().expect("a picture");
        BASE64_STANDARD.decode(text).expect("base64")
    }

    /// Presses a key as a person would.
    pub fn press(&mut self, key: &str, code: u32, text: &str) {
        for kind in ["keyDown", "keyUp"] {
            let mut event = json!({"type": kind, "key": key, "windowsVirtualKeyCode": code});
            if kind == "keyDown" && !text.is_empty() {
                event["text"] = text.into();
            }
            self.call("Input.dispatchKeyEvent", event);
        }
    }

    /// Addresses the page asked for since it was opened, itself among them.
    pub fn requests(&self) -> Vec<String> {
        self.reported("Network.requestWillBeSent")
            .filter_map(|event| event["params"]["request"]["url"].as_str())
            .map(str::to_string)
            .collect()
    }

    /// What the browser complained of: broken scripts, blocked requests, policy.
    pub fn complaints(&self) -> Vec<&Value> {
        self.reported("Log.entryAdded")
            .chain(self.reported("Runtime.exceptionThrown"))
            .collect()
    }

    fn reported(&self, method: &'static str) -> impl Iterator<Item = &Value> {
        self.events.iter().filter(move |it| it["method"] == method)
    }

    /// Calls a method of the protocol and returns its result.
    pub fn call(&mut self, method: &str, parameters: Value) -> Value {
        self.calls += 1;
        let mut message = json!({"id": self.calls, "method": method, "params": parameters});
        if let Some(session) = &self.session {
            message["sessionId"] = session.as_str().into();
        }
        self.to
            .write_all(format!("{message}\0").as_bytes())
            .expect("the browser listens");
        loop {
            let message = self.read();
            if message["id"] == self.calls {
                assert!(message["error"].is_null(), "{method}: {message}");
                return message["result"].clone();
            }
            self.events.push(message);
        }
    }

    /// Waits until something is reported that was not before.
    pub fn wait_for(&mut self, method: &str) -> Value {
        loop {
            let found = self.events.iter().position(|it| it["method"] == method);
            if let Some(found) = found {
                return self.events.remove(found);
            }
            let message = self.read();
            self.events.push(message);
        }
    }

    fn read(&mut self) -> Value {
        let mut bytes = Vec::new();
        self.from
            .read_until(0, &mut bytes)
            .expect("the browser answers");
        assert_eq!(bytes.pop(), Some(0), "the browser went away");
        serde_json::from_slice(&bytes).expect("it speaks JSON")
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        // The browser ends when its pipe does; waiting for it lets the folder
        // be removed.
        let _ = self
            .to
            .write_all(b"{\"id\":0,\"method\":\"Browser.close\"}\0");
        let _ = self.browser.wait();
    }
}
