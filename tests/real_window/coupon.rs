//! The coupon on the screen, read by other programs, and used at the till.

use super::driver::{self, App};
use super::pages::{self, HANEUL};
use super::{Outcome, readers, story};

/// A visitor's phone must read the code off the screen. Two readers that share
/// no code with the app stand in for phones, in both themes.
#[test]
fn two_readers_read_the_digits_off_the_screen() {
    story("coupon-on-the-glass", async |app| {
        pages::open_sample_fair(app).await?;
        let digits = pages::visit_up_to_coupon(app, &HANEUL).await?;
        assert_eq!(digits.len(), 49, "a token is 49 digits: {digits}");
        for theme in ["light", "dark"] {
            app.ask(&format!(
                "document.documentElement.dataset.theme = '{theme}'"
            ))
            .await?;
            let picture = app.screenshot(&format!("coupon-{theme}")).await?;
            for (reader, read) in [
                ("ZBar", readers::qr_by_zbar(&picture)?),
                ("ZXing", readers::qr_by_zxing(&picture)?),
            ] {
                assert_eq!(
                    pages::digits_of(&read),
                    digits,
                    "{reader} in the {theme} theme read {read}"
                );
            }
        }
        Ok(())
    });
}

/// A visitor may send a screenshot instead of showing the phone. The decoder is
/// WebAssembly that the window loads from itself, under its own content policy.
#[test]
fn a_picture_of_a_coupon_is_read_by_the_window_itself() {
    story("picture-of-a-coupon", async |app| {
        pages::open_sample_fair(app).await?;
        pages::visit_up_to_coupon(app, &HANEUL).await?;
        let picture = app.screenshot("coupon-to-send").await?;
        pages::leave_visit(app).await?;
        app.click("open-picture").await?;
        app.attach("picture-file", &picture).await?;
        assert_eq!(
            app.attribute("verdict", "data-verdict").await?,
            "ok",
            "the coupon in the picture is good"
        );
        app.screenshot("verdict-of-a-picture").await?;

        app.press(driver::ESCAPE).await?;
        let empty = app.screenshot("desk-without-a-code").await?;
        app.click("open-picture").await?;
        app.attach("picture-file", &empty).await?;
        let reason = app.text("error").await?;
        assert!(
            reason.contains("찾지 못했습니다"),
            "a picture without a code has its reason: {reason}"
        );
        Ok(())
    });
}

/// A visitor without a phone gets the same coupon on paper.
#[test]
fn the_printed_slip_carries_the_same_number() {
    story("slip", async |app| {
        pages::open_sample_fair(app).await?;
        pages::visit_up_to_coupon(app, &HANEUL).await?;
        let number = app.text("coupon-number").await?;
        app.click("staff-menu").await?;
        app.click("print-slip").await?;
        let slip = pages::saved_path(app, "slip-path").await?;
        let said = readers::pdf(&slip)?;
        assert!(
            said.contains(number.trim()),
            "the slip shows {number}: {said}"
        );
        Ok(())
    });
}

/// A coupon is used for two glasses and then scanned again, through the Hangul
/// input method, which turns the address into syllables.
#[test]
fn a_coupon_is_used_once_and_refused_with_its_reason() {
    story("redeemed-once", async |app| {
        pages::open_sample_fair(app).await?;
        let digits = pages::visit_up_to_coupon(app, &HANEUL).await?;
        app.click("go-sale").await?;
        app.ready("visit-sale").await?;
        app.click("product-1").await?;
        let full = total(app).await?;
        app.click("product-1").await?;
        let doubled = format!(
            "return Number(document.querySelector(\"[data-testid='sale-total']\").textContent.replace(/\\D/g, '')) === {}",
            full * 2
        );
        app.wait_for("the price of two", &doubled).await?;
        app.screenshot("sale").await?;
        app.click("record-sale").await?;
        let receipt = app.text("receipt").await?;
        for part in ["온도 온더락잔 2", "3,200원을 빼고", "60,800원"] {
            assert!(
                receipt.contains(part),
                "two glasses less 5 %, in words: {receipt}"
            );
        }
        pages::leave_visit(app).await?;

        let scanned = format!("ㅗㅅ셴://ㅐㅜ햐.ㄷㅌ므ㅔㅣㄷ/https://ongi.example#{digits}");
        pages::scan(app, &scanned).await?;
        assert_eq!(
            app.attribute("verdict", "data-verdict").await?,
            "refused",
            "it was used up"
        );
        let reason = app.text("verdict-reason").await?;
        assert!(
            reason.contains("사용"),
            "the reason says that it was used: {reason}"
        );
        app.screenshot("verdict-refused").await?;
        Ok(())
    });
}

/// A forged code must not look like a used one, and a real coupon is found by
/// both of its numbers: the one to scan and the one to type.
#[test]
fn a_forged_code_is_refused_and_both_real_numbers_are_good() {
    story("forged", async |app| {
        pages::open_sample_fair(app).await?;
        let digits = pages::visit_up_to_coupon(app, &HANEUL).await?;
        let typed = app.text("coupon-number").await?;
        pages::leave_visit(app).await?;
        let last = if digits.ends_with('0') { '1' } else { '0' };
        let forged = format!("{}{last}", &digits[..digits.len() - 1]);
        for (number, verdict) in [
            (&forged, "refused"),
            (&digits, "ok"),
            (&forged, "refused"),
            (&typed, "ok"),
        ] {
            pages::scan(app, number).await?;
            let given = format!(
                "return document.querySelector(\"[data-testid='verdict']\")?.dataset.verdict === '{verdict}'"
            );
            app.wait_for(&format!("the verdict {verdict} on {number}"), &given)
                .await?;
        }
        app.screenshot("verdict-good").await?;
        app.click("use-coupon").await?;
        app.ready("visit-sale").await?;
        Ok(())
    });
}

/// What is to be paid now, in won.
async fn total(app: &App) -> Outcome<u64> {
    let script = "return Number(document.querySelector(\"[data-testid='sale-total']\")?.textContent.replace(/\\D/g, '')) || null";
    let won = app.wait_for("a price", script).await?;
    Ok(won.as_u64().ok_or("a price is a whole number of won")?)
}
