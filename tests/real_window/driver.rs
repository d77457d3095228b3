//! Typing, clicking and reading through the system's own web driver.
//!
//! `tauri-driver` would only rename an option, so the tests talk to
//! WebKitWebDriver directly.

use super::Outcome;
use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::cell::Cell;
use std::fs;
use std::io::Write as _;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long to wait for the screen. Generous, because a test machine does other
/// things too; speed is measured elsewhere.
const PATIENCE: Duration = Duration::from_secs(20);

/// What the driver and the app print, in the story's folder.
const DRIVER_LOG: &str = "driver.log";

/// The app's own folder, in the story's.
const DATA_FOLDER: &str = "data";

/// How long one picture may take; an idle page can swallow the request.
const LONGEST_PICTURE: Duration = Duration::from_secs(15);

/// How long a quick hand takes from one key to the next.
const BETWEEN_KEYS: Duration = Duration::from_millis(60);

/// As long as a hand looks at a new page before it presses. What comes sooner
/// was meant for the page before, and the app drops it.
pub const LOOKS_AT_A_PAGE: Duration = Duration::from_millis(300);

/// The key that confirms, as WebDriver spells it.
pub const ENTER: char = '\u{e007}';
/// The key that moves to the next field.
pub const TAB: char = '\u{e004}';
/// The key that moves down a list.
pub const ARROW_DOWN: char = '\u{e015}';
/// The key that is held for a shortcut.
const CONTROL: char = '\u{e009}';
/// The key that is held with a digit.
pub const ALT: char = '\u{e00a}';
/// The key that leaves a page.
pub const ESCAPE: char = '\u{e00c}';
/// The key that sells without a survey.
pub const F2: char = '\u{e032}';
/// The key that opens the list of fairs.
pub const F3: char = '\u{e033}';
/// The key that hands the screen over to visitors.
pub const F4: char = '\u{e034}';

/// The key that keeps a photograph of a visiting card.
pub const F7: char = '\u{e037}';
/// The key that opens what became of the day.
pub const F8: char = '\u{e038}';
/// The key that ends the sample.
pub const F10: char = '\u{e03a}';
/// The key that opens what is prepared before the fair.
pub const F9: char = '\u{e039}';

/// One running app with folders of its own.
pub struct App {
    binary: PathBuf,
    driver: Driver,
    client: Option<Client>,
    folder: TempDir,
    /// When the newest page was seen.
    page_came: Cell<Instant>,
    /// Keys pressed so far with [`App::press`].
    pub presses: usize,
}

impl App {
    /// Starts the driver and, through it, the app with an empty data folder.
    ///
    /// The ports of the driver and the app are chosen before they are opened,
    /// so another test run on this machine can take one in between. So one
    /// failure is reported and tried again with new ports; a second failure is
    /// the app's.
    pub async fn start(binary: PathBuf) -> Outcome<Self> {
        match Self::try_to_start(&binary).await {
            Ok(app) => Ok(app),
            Err(trouble) => {
                let _ = writeln!(std::io::stderr(), "the app is started once more: {trouble}");
                Self::try_to_start(&binary).await
            }
        }
    }

    async fn try_to_start(binary: &Path) -> Outcome<Self> {
        let folder = TempDir::new()?;
        let driver = Driver::start(folder.path())?;
        match driver.open(binary).await {
            Ok(client) => Ok(Self {
                binary: binary.to_path_buf(),
                driver,
                client: Some(client),
                folder,
                page_came: Cell::new(Instant::now()),
                presses: 0,
            }),
            Err(trouble) => {
                let said = fs::read_to_string(folder.path().join(DRIVER_LOG))?;
                Err(format!("{trouble}; the driver and the app said:\n{said}").into())
            }
        }
    }

    /// Ends the app and starts it again with the same data.
    pub async fn restart(&mut self) -> Outcome {
        self.end_session().await;
        self.client = Some(self.driver.open(&self.binary).await?);
        Ok(())
    }

    /// Ends the app in the middle of whatever it does, as a power cut would,
    /// and starts it again with the same data. The driver, which knows nothing
    /// of it, goes along.
    pub async fn cut_power(&mut self) -> Outcome {
        self.driver.kill_app();
        self.client = None;
        self.driver = Driver::start(self.folder.path())?;
        self.client = Some(self.driver.open(&self.binary).await?);
        Ok(())
    }

    /// Ends the app and starts it, or another window, with the same data; gives
    /// the time until the page answers a question with yes.
    pub async fn time_to_start(
        &mut self,
        other: Option<&Path>,
        question: &str,
    ) -> Outcome<Duration> {
        self.end_session().await;
        let since = Instant::now();
        let binary = other.unwrap_or(&self.binary).to_path_buf();
        self.client = Some(self.driver.open(&binary).await?);
        self.wait_for(question, &format!("return {question}"))
            .await?;
        Ok(since.elapsed())
    }

    /// Ends the app and the driver.
    pub async fn close(mut self) {
        self.end_session().await;
    }

    async fn end_session(&mut self) {
        if let Some(client) = self.client.take() {
            // One session per driver: one left open would block the next. When
            // the driver does not answer any more, its end takes the app along.
            let _ = tokio::time::timeout(PATIENCE, client.close()).await;
        }
    }

    fn client(&self) -> Outcome<&Client> {
        Ok(self.client.as_ref().ok_or("the app is not running")?)
    }

    /// The folder the app keeps its stores in.
    pub fn data_folder(&self) -> PathBuf {
        self.folder.path().join(DATA_FOLDER)
    }

    /// The folder of this story.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Waits for the element with this hook and gives it.
    pub async fn find(&self, hook: &str) -> Outcome<Element> {
        let selector = format!("[data-testid='{hook}']");
        let found = self
            .client()?
            .wait()
            .at_most(PATIENCE)
            .for_element(Locator::Css(&selector))
            .await;
        match found {
            Ok(element) => Ok(element),
            Err(_) => Err(format!("`{hook}` did not appear; {}", self.situation().await).into()),
        }
    }

    /// What the element with this hook says.
    pub async fn text(&self, hook: &str) -> Outcome<String> {
        Ok(self.find(hook).await?.text().await?)
    }

    /// An attribute of the element with this hook.
    pub async fn attribute(&self, hook: &str, name: &str) -> Outcome<String> {
        let value = self.find(hook).await?.attr(name).await?;
        Ok(value.ok_or_else(|| format!("`{hook}` has no attribute {name}"))?)
    }

    /// Clicks the element with this hook, after scrolling it to where one looks.
    pub async fn click(&self, hook: &str) -> Outcome {
        let element = self.find(hook).await?;
        // The driver scrolls only until the element's edge is visible, where a
        // fixed bar may cover it.
        let script = "arguments[0].scrollIntoView({ block: 'center' })";
        self.client()?
            .execute(script, vec![serde_json::to_value(&element)?])
            .await?;
        match element.click().await {
            Ok(()) => Ok(()),
            Err(error) => Err(format!(
                "`{hook}` could not be clicked ({error:?}); {}",
                self.situation().await
            )
            .into()),
        }
    }

    /// Types into the field with this hook, in place of what it holds.
    pub async fn fill(&self, hook: &str, text: &str) -> Outcome {
        let field = self.find(hook).await?;
        field.clear().await?;
        field.send_keys(text).await?;
        Ok(())
    }

    /// Hands a file to the chooser with this hook, as if somebody had picked it.
    pub async fn attach(&self, hook: &str, file: &Path) -> Outcome {
        let path = file.to_str().ok_or("the file's path is not Unicode")?;
        self.find(hook).await?.send_keys(path).await?;
        Ok(())
    }

    /// Types where the focus is.
    pub async fn type_at_focus(&self, text: &str) -> Outcome {
        self.client()?
            .active_element()
            .await?
            .send_keys(text)
            .await?;
        Ok(())
    }

    /// Presses one key, wherever the focus is.
    pub async fn press(&mut self, key: char) -> Outcome {
        self.presses += 1;
        // No hand is faster than this, and the app takes faster keys for a
        // scanner's.
        let looks = LOOKS_AT_A_PAGE.saturating_sub(self.page_came.get().elapsed());
        tokio::time::sleep(BETWEEN_KEYS.max(looks)).await;
        let keys = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key });
        self.client()?.perform_actions(keys).await?;
        Ok(())
    }

    /// Presses the keys that select everything where the focus is, and those
    /// that copy and cut it.
    pub async fn copy_all(&self) -> Outcome {
        for key in ['a', 'c', 'x'] {
            self.press_holding(CONTROL, key).await?;
        }
        Ok(())
    }

    /// Presses the keys that paste.
    pub async fn paste(&self) -> Outcome {
        self.press_holding(CONTROL, 'v').await
    }

    /// Presses one key while another is held.
    pub async fn press_holding(&self, held: char, key: char) -> Outcome {
        let keys = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value: held })
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key })
            .then(KeyAction::Up { value: held });
        Ok(self.client()?.perform_actions(keys).await?)
    }

    /// How many windows are open.
    pub async fn windows(&self) -> Outcome<usize> {
        Ok(self.client()?.windows().await?.len())
    }

    /// Waits until this many windows are open and drives the one that was not
    /// driven before, or the only one left.
    pub async fn to_other_window(&self, count: usize) -> Outcome {
        // The window driven so far may be closed already.
        let driven = self.client()?.window().await.ok();
        let since = Instant::now();
        loop {
            let windows = self.client()?.windows().await?;
            let stand = windows.len();
            let other = windows
                .into_iter()
                .find(|window| stand == 1 || Some(window) != driven.as_ref());
            if let (true, Some(other)) = (stand == count, other) {
                self.client()?.switch_to_window(other).await?;
                return Ok(());
            }
            if since.elapsed() > PATIENCE {
                return Err(format!("{stand} windows stand, not {count}").into());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Asks the page.
    pub async fn ask(&self, script: &str) -> Outcome<Value> {
        Ok(self.client()?.execute(script, Vec::new()).await?)
    }

    /// Asks the page for what it gives later, to the function that is its last
    /// argument.
    pub async fn ask_later(&self, script: &str) -> Outcome<Value> {
        Ok(self.client()?.execute_async(script, Vec::new()).await?)
    }

    /// Waits until the page gives something else than `null` or `false`.
    pub async fn wait_for(&self, what: &str, script: &str) -> Outcome<Value> {
        let since = Instant::now();
        while since.elapsed() < PATIENCE {
            match self.ask(script).await {
                Ok(Value::Null | Value::Bool(false)) => {}
                Ok(answer) => return Ok(answer),
                // A window that opens shows an empty page first, which goes away while it is asked.
                Err(trouble) if trouble.to_string().contains("before the unload event") => {}
                Err(trouble) => return Err(trouble),
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Err(format!("waited for {what}; {}", self.situation().await).into())
    }

    /// Waits until this screen is painted.
    pub async fn ready(&self, screen: &str) -> Outcome {
        let script = format!("return document.documentElement.dataset.ready === '{screen}'");
        self.wait_for(&format!("the screen {screen}"), &script)
            .await?;
        self.page_came.set(Instant::now());
        Ok(())
    }

    /// Makes the window this large and waits until its page is.
    pub async fn resize(&self, width: u32, height: u32) -> Outcome {
        self.client()?.set_window_rect(0, 0, width, height).await?;
        let page = format!(
            "return window.innerWidth === {width} && Math.abs(window.innerHeight - {height}) < 60"
        );
        self.wait_for(&format!("a page of {width} × {height}"), &page)
            .await
            .map(|_| ())
    }

    /// Saves a picture of the window in the folder of screens, and gives the
    /// file.
    pub async fn screenshot(&self, name: &str) -> Outcome<PathBuf> {
        // A screenshot of an idle page can wait for a frame that never comes,
        // or show an earlier one. Changing the document makes a frame, and the
        // second callback runs when the first frame was handed over.
        let new_frame = "const done = arguments[0];
                         document.documentElement.dataset.picture = String(performance.now());
                         requestAnimationFrame(() => requestAnimationFrame(() => done(null)))";
        self.client()?.execute_async(new_frame, Vec::new()).await?;
        let picture = tokio::time::timeout(LONGEST_PICTURE, self.client()?.screenshot())
            .await
            .map_err(|_| format!("the picture {name} was never taken"))??;
        let file = self.screens()?.join(format!("{name}.png"));
        fs::write(&file, picture)?;
        Ok(file)
    }

    /// Writes how long the next question took to be painted into the folder of
    /// screens, to compare two builds.
    pub fn note_paints(&self, milliseconds: &[f64]) -> Outcome {
        let mut sorted = milliseconds.to_vec();
        sorted.sort_by(f64::total_cmp);
        let median = sorted
            .get(sorted.len() / 2)
            .ok_or("no paint was measured")?;
        let line = format!("median {median} ms until the next question is painted; {sorted:?}\n");
        self.note("paint.txt", &line)
    }

    /// Writes figures into the folder of screens.
    pub fn note(&self, name: &str, figures: &str) -> Outcome {
        Ok(fs::write(self.screens()?.join(name), figures)?)
    }

    fn screens(&self) -> Outcome<PathBuf> {
        let folder = std::env::var_os("BOOTHLOOP_SCREENS")
            .map_or_else(|| self.folder.path().join("screens"), PathBuf::from);
        fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    /// Which screen the app shows, for a message of failure.
    async fn situation(&self) -> String {
        let script = "return [document.documentElement.dataset.ready ?? 'none', \
                      document.querySelector(\"[data-testid='error']\")?.textContent.trim() ?? 'none']";
        match self.ask(script).await {
            Ok(answer) => format!("screen and error sentence: {answer}"),
            Err(error) => format!("and the page did not answer: {error}"),
        }
    }
}

/// A running WebKitWebDriver. When this value is dropped, the driver ends and
/// the app with it.
struct Driver {
    process: Child,
    address: String,
}

impl Driver {
    fn start(folder: &Path) -> Outcome<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let process = Command::new("WebKitWebDriver")
            .args(["--host=127.0.0.1", &format!("--port={port}")])
            // wry takes this as the permission to be driven.
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("BOOTHLOOP_DATA", folder.join(DATA_FOLDER))
            // A story must find nothing of this machine's user and leave
            // nothing behind: no settings, no web view caches, no secret store.
            .env("HOME", folder)
            .env("XDG_DATA_HOME", folder.join("share"))
            .env("XDG_CONFIG_HOME", folder.join("config"))
            .env("XDG_CACHE_HOME", folder.join("cache"))
            .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
            .env("GDK_BACKEND", "x11")
            .env("TZ", "Asia/Seoul")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(fs::File::create(folder.join(DRIVER_LOG))?)
            .spawn()
            .map_err(|error| format!("WebKitWebDriver (package webkit2gtk-driver): {error}"))?;
        let driver = Self {
            process,
            address: format!("http://127.0.0.1:{port}/"),
        };
        let since = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if since.elapsed() > PATIENCE {
                return Err("WebKitWebDriver does not listen".into());
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        Ok(driver)
    }

    /// Opens the app. `browserName` stays out: a name the driver does not
    /// report itself is refused as "Failed to match capabilities".
    async fn open(&self, binary: &Path) -> Outcome<Client> {
        let options = json!({ "webkitgtk:browserOptions": { "binary": binary, "args": [] } });
        let capabilities = options
            .as_object()
            .expect("an object was written above")
            .clone();
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let connecting = builder.capabilities(capabilities).connect(&self.address);
        Ok(tokio::time::timeout(PATIENCE, connecting)
            .await
            .map_err(|_| "the app did not open a window")??)
    }
}

impl Driver {
    /// The app is the driver's child.
    fn kill_app(&self) {
        let pid = self.process.id();
        let children = fs::read_to_string(format!("/proc/{pid}/task/{pid}/children"));
        for child in children.unwrap_or_default().split_whitespace() {
            let _ = Command::new("kill")
                .args(["-KILL", child])
                .stderr(Stdio::null())
                .status();
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It would go on running when a story failed before its session was
        // closed.
        self.kill_app();
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
