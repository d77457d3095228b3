//! Nothing leads out of the window, and nothing crosses from one person to the
//! next.

use super::driver::App;
use super::kiosk::{answer_until_contact, ask_for_pin, open_kiosk, return_to_desk, tap};
use super::{Outcome, pages, story};
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Both clipboards of an X desktop: that of Ctrl+C, and the selection that the
/// middle button pastes.
const CLIPBOARDS: [&str; 2] = ["clipboard", "primary"];

/// What staff copied is not there for visitors, what one visitor left is not
/// there for the next, and nothing of theirs is there for staff.
#[test]
fn the_clipboard_is_emptied_whenever_the_kiosk_changes_hands() {
    story("clipboard", async |app| {
        pages::open_sample_fair(app).await?;
        copy_elsewhere("of staff")?;
        app.find("smart-field").await?.click().await?;
        app.paste().await?;
        let typed =
            "return document.querySelector(\"[data-testid='smart-field']\").value === 'of staff'";
        app.wait_for("what was pasted at the desk", typed).await?;
        app.find("smart-field").await?.clear().await?;

        open_kiosk(app).await?;
        emptied("after the kiosk was opened").await?;

        answer_until_contact(app).await?;
        app.fill("contact-phone", "010-2345-6789").await?;
        app.copy_all().await?;
        emptied("after a visitor pressed the keys that copy").await?;
        copy_elsewhere("of another")?;
        app.paste().await?;
        let phone = "return document.querySelector(\"[data-testid='contact-phone']\").value";
        assert_eq!(
            app.ask(phone).await?,
            "010-2345-6789",
            "nothing is pasted or cut"
        );

        tap(app, "kiosk-next").await?;
        tap(app, "skip-contact").await?;
        app.ready("kiosk-thanks").await?;
        emptied("after the visitor's survey ended").await?;
        copy_elsewhere("on the last page")?;
        app.click("kiosk-next-visitor").await?;
        app.ready("kiosk-welcome").await?;
        emptied("after the kiosk was made new").await?;

        ask_for_pin(app).await?;
        copy_elsewhere("while leaving")?;
        return_to_desk(app).await?;
        emptied("after the kiosk was left").await
    });
}

/// Whatever tries to open another page in a window, in a new one or on the disk
/// does nothing: the page goes on, and nobody outside is asked for anything.
#[test]
fn no_navigation_leaves_the_app_in_any_window() {
    story("borders", async |app| {
        let outside = TcpListener::bind("127.0.0.1:0")?;
        outside.set_nonblocking(true)?;
        let address = format!("http://{}/", outside.local_addr()?);
        pages::open_sample_fair(app).await?;
        nothing_leads_out(app, &address, &outside, 1).await?;
        open_kiosk(app).await?;
        nothing_leads_out(app, &address, &outside, 2).await
    });
}

async fn nothing_leads_out(
    app: &App,
    address: &str,
    outside: &TcpListener,
    windows: usize,
) -> Outcome {
    let link = |more: &str| {
        format!(
            "const link = document.body.appendChild(document.createElement('a'));
             link.href = address; link.textContent = 'out'; {more}; link.click()"
        )
    };
    let form = |more: &str| {
        format!(
            "const form = document.body.appendChild(document.createElement('form'));
             form.action = address; {more}; form.submit()"
        )
    };
    let ways = [
        "location.href = address".to_owned(),
        "location.replace(address)".to_owned(),
        "window.open(address)".to_owned(),
        "window.open(address, '_self')".to_owned(),
        "window.open(address, 'other', 'width=200')".to_owned(),
        "location.href = 'about:blank'".to_owned(),
        "location.href = 'data:text/html,out'".to_owned(),
        "location.href = 'file:///etc/hostname'".to_owned(),
        "location.href = URL.createObjectURL(new Blob(['out'], { type: 'text/html' }))".to_owned(),
        link(""),
        link("link.target = '_blank'"),
        link("link.target = '_top'"),
        link("link.download = 'out.html'"),
        form("form.method = 'get'"),
        form("form.method = 'post'"),
        form("form.method = 'post'; form.target = '_blank'"),
        "const frame = document.body.appendChild(document.createElement('iframe'));
         frame.src = address"
            .to_owned(),
        "const refresh = document.head.appendChild(document.createElement('meta'));
         refresh.httpEquiv = 'refresh'; refresh.content = `0; url=${address}`"
            .to_owned(),
    ];
    app.ask("window.stays = 'the same page'").await?;
    for way in ways {
        app.ask(&format!("const address = '{address}'; {way}; return null"))
            .await?;
        tokio::time::sleep(Duration::from_millis(200)).await;
        assert_eq!(
            app.ask("return window.stays ?? location.href").await?,
            "the same page",
            "`{way}` left the app"
        );
        // WebKit opens a connection ahead when a link is clicked, and says
        // nothing on it once the navigation is refused.
        while let Ok((mut connection, _)) = outside.accept() {
            let mut told = Vec::new();
            connection.set_read_timeout(Some(Duration::from_millis(200)))?;
            let _ = connection.read_to_end(&mut told);
            assert!(told.is_empty(), "`{way}` asked {address} for something");
        }
        assert_eq!(app.windows().await?, windows, "`{way}` opened a window");
    }
    Ok(())
}

/// Copies a text as another program on the desktop would.
fn copy_elsewhere(text: &str) -> Outcome {
    for clipboard in CLIPBOARDS {
        let mut program = Command::new("xclip")
            .args(["-i", "-selection", clipboard])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let mut input = program.stdin.take().ok_or("its input is piped")?;
        input.write_all(text.as_bytes())?;
        drop(input);
        // It goes on in the background until somebody else copies.
        program.wait()?;
        assert_eq!(pasted(clipboard)?, text, "the test copies to {clipboard}");
    }
    Ok(())
}

/// What another program would paste now.
fn pasted(clipboard: &str) -> Outcome<String> {
    let output = Command::new("xclip")
        .args(["-o", "-selection", clipboard])
        .stdin(Stdio::null())
        .output()?;
    Ok(String::from_utf8(output.stdout)?)
}

/// Waits until nothing can be pasted, a moment at most.
async fn emptied(when: &str) -> Outcome {
    let since = Instant::now();
    loop {
        let left = CLIPBOARDS.map(|clipboard| pasted(clipboard).unwrap_or_default());
        if left.concat().is_empty() {
            return Ok(());
        }
        assert!(
            since.elapsed() < Duration::from_secs(3),
            "{when}, {left:?} could be pasted"
        );
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
