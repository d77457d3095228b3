//! Selling at the counter of a maker who brings 300 products.

use super::driver::{App, ENTER, ESCAPE, F2};
use super::pages::{self, HANEUL};
use super::{Outcome, story};
use std::fmt::Write as _;
use std::fs;

/// Two products in at most twelve keys from the desk, and the field, the
/// basket, what is to be paid and the way to pay in sight on a small screen,
/// however long the list and the names are. What is in the basket survives Esc.
#[test]
fn two_of_300_products_are_sold_in_twelve_keys_with_the_basket_in_sight() {
    story("till", async |app| {
        pages::open_sample_fair(app).await?;
        import_300(app).await?;
        for (width, height) in [(1024, 600), (1280, 720)] {
            app.resize(width, height).await?;
            app.press(F2).await?;
            app.ready("counter").await?;
            app.find("product-300").await?;
            app.type_at_focus("42").await?;
            app.press(ENTER).await?;
            app.find("quantity-42").await?;
            app.type_at_focus("108").await?;
            app.press(ENTER).await?;
            app.find("quantity-108").await?;
            in_sight(app).await?;
            app.screenshot(&format!("till-{width}")).await?;
            app.press(ESCAPE).await?;
            app.ready("desk").await?;
            app.press(F2).await?;
            app.ready("counter").await?;
            app.find("quantity-42").await?;
            app.find("quantity-108").await?;
            app.click("empty-basket").await?;
            app.press(ESCAPE).await?;
            app.ready("desk").await?;
        }

        let before = app.presses;
        app.press(F2).await?;
        app.ready("counter").await?;
        app.find("product-300").await?;
        for key in ['4', '2', ENTER] {
            app.press(key).await?;
        }
        app.find("quantity-42").await?;
        for key in ['1', '0', '8', ENTER] {
            app.press(key).await?;
        }
        app.find("quantity-108").await?;
        app.press(ENTER).await?;
        app.find("receipt").await?;
        app.press(ENTER).await?;
        app.ready("desk").await?;
        let presses = app.presses - before;
        assert!(presses <= 12, "two products took {presses} keys");

        app.press(F2).await?;
        app.ready("counter").await?;
        app.find("product-300").await?;
        let first = "return document.querySelector(\"[data-testid^='product-']:not(input)\").dataset.testid";
        assert_eq!(
            app.ask(first).await?,
            "product-42",
            "what sold today stands first"
        );
        Ok(())
    });
}

/// The visitor sees one code, whole, on the smallest screen; Enter is the next
/// visitor. Whose coupon it is and until when is said when it comes back.
#[test]
fn the_coupon_is_whole_on_a_small_screen_and_says_whose_it_is() {
    story("coupon-moment", async |app| {
        pages::open_sample_fair(app).await?;
        app.resize(1024, 600).await?;
        let digits = pages::visit_up_to_coupon(app, &HANEUL).await?;
        inside(
            app,
            &["coupon-qr", "coupon-number", "next-visitor", "go-sale"],
        )
        .await?;
        pages::page_was_seen().await;
        app.press(ENTER).await?;
        app.ready("desk").await?;
        pages::scan(app, &digits).await?;
        let reason = app.text("verdict-reason").await?;
        assert!(
            reason.contains("까지 · 김하늘 님 쿠폰"),
            "until when, and whose: {reason}"
        );
        app.screenshot("verdict-with-its-name").await?;
        Ok(())
    });
}

/// Adds so many products that the catalogue has at least 300, with names as
/// makers write them.
async fn import_300(app: &mut App) -> Outcome {
    let mut list = "상품명,판매가(원),분류\n".to_owned();
    for number in 1..=300 {
        let kind = ["온더락잔", "화병", "접시"][number % 3];
        let price = 12_000 + 500 * number;
        writeln!(
            list,
            "대구 공방 한정판 손으로 불어 만든 물결무늬 {kind} {number}호,{price},{kind}"
        )?;
    }
    let file = app.folder().join("상품.csv");
    fs::write(&file, list)?;
    app.click("open-prepare").await?;
    app.ready("prepare-survey").await?;
    app.click("tab-products").await?;
    app.ready("prepare-products").await?;
    app.attach("import-file", &file).await?;
    app.find("import-preview").await?;
    app.click("import-run").await?;
    app.find("import-done").await?;
    app.press(ESCAPE).await?;
    app.ready("desk").await
}

/// All that a till needs is in the window, and the page itself does not scroll;
/// the list of products does.
async fn in_sight(app: &App) -> Outcome {
    inside(
        app,
        &["product-filter", "basket", "sale-total", "record-sale"],
    )
    .await?;
    let scrolls = "const page = document.scrollingElement;
         const list = document.querySelector(\"[data-testid='product-42']\").closest('ul').parentElement;
         return [page.scrollHeight <= window.innerHeight, list.scrollHeight > list.clientHeight]";
    assert_eq!(
        app.ask(scrolls).await?,
        serde_json::json!([true, true]),
        "the page stays and the list scrolls"
    );
    Ok(())
}

/// These are wholly within the window.
async fn inside(app: &App, hooks: &[&str]) -> Outcome {
    for hook in hooks {
        app.find(hook).await?;
        let script = format!(
            "const it = document.querySelector(\"[data-testid='{hook}']\").getBoundingClientRect();
             return it.width > 0 && it.height > 0 && it.top >= 0 && it.left >= 0
                 && it.bottom <= window.innerHeight && it.right <= window.innerWidth"
        );
        assert_eq!(app.ask(&script).await?, true, "{hook} is in sight");
    }
    Ok(())
}
