//! From a price list to a sale, and the coupon on paper and on the web.

use super::driver::ENTER;
use super::pages::{self, HANEUL};
use super::story;
use std::fs;
use std::io::Read as _;
use std::net::TcpListener;
use std::thread;

/// What an owner does before the fair and on its first morning: import a price
/// list, sell from it with a scanner, number keys and a coupon, print the
/// coupon on the receipt printer, and write the coupon page.
#[test]
fn a_price_list_is_imported_and_sold_from_and_its_coupon_printed() {
    story("price-list-to-sale", async |app| {
        pages::open_sample_fair(app).await?;
        let list = app.folder().join("가격표.csv");
        fs::write(
            &list,
            "상품명,판매가(원),분류,바코드,재고\n유리 빨대,\"3,000원\",선물,8801234567893,10\n반값 잔,1500.5,,,\n",
        )?;
        app.click("open-prepare").await?;
        app.ready("prepare-survey").await?;
        app.click("tab-products").await?;
        app.ready("prepare-products").await?;
        app.attach("import-file", &list).await?;
        let preview = app.text("import-preview").await?;
        for part in ["유리 빨대", "1원보다 작은 수"] {
            assert!(
                preview.contains(part),
                "{part} is said beforehand: {preview}"
            );
        }
        app.screenshot("price-list").await?;
        app.click("import-run").await?;
        app.find("import-done").await?;
        let catalogue = app.text("catalogue").await?;
        assert!(catalogue.contains("10개 남음"), "it is there: {catalogue}");

        let printer = TcpListener::bind("127.0.0.1:0")?;
        let place = printer.local_addr()?.to_string();
        let paper = thread::spawn(move || {
            let mut slip = Vec::new();
            printer
                .accept()
                .and_then(|(mut from, _)| from.read_to_end(&mut slip))
                .map(|_| slip)
        });
        app.click("tab-brand").await?;
        app.ready("prepare-brand").await?;
        app.fill("printer-place", &place).await?;
        app.click("save-printer").await?;
        let folder = app.folder().join("페이지");
        fs::create_dir(&folder)?;
        app.fill("page-folder", &folder.to_string_lossy()).await?;
        app.click("save-page").await?;
        let page = pages::saved_path(app, "page-path").await?;
        let html = fs::read_to_string(&page)?;
        assert!(html.contains("온기유리"), "the page names the maker");
        app.click("leave").await?;
        app.ready("desk").await?;

        let digits = pages::visit_up_to_coupon(app, &HANEUL).await?;
        app.click("staff-menu").await?;
        app.click("print-receipt").await?;
        app.wait_for(
            "the printer's answer",
            "return document.querySelector(\"[data-testid='slip-path']\").textContent.trim() !== ''",
        )
        .await?;
        let slip = paper.join().map_err(|_| "the printer broke")??;
        let printed = slip.windows(digits.len()).any(|it| it == digits.as_bytes());
        assert!(printed, "the coupon's digits are in what was printed");

        app.click("go-sale").await?;
        app.ready("visit-sale").await?;
        app.fill("product-filter", "8801234567893").await?;
        app.press(ENTER).await?;
        app.fill("product-filter", "2*1").await?;
        app.press(ENTER).await?;
        let both = "return Number(document.querySelector(\"[data-testid='sale-total']\")?.textContent.replace(/\\D/g, '')) > 60000";
        app.wait_for("the price of both, less the coupon", both)
            .await?;
        app.screenshot("sale-by-scanner").await?;
        app.click("record-sale").await?;
        let receipt = app.text("receipt").await?;
        for part in ["유리 빨대 1", "온도 온더락잔 2", "빼고"] {
            assert!(receipt.contains(part), "{part} on the receipt: {receipt}");
        }
        pages::leave_visit(app).await?;
        app.click("open-prepare").await?;
        app.ready("prepare-survey").await?;
        app.click("tab-products").await?;
        app.wait_for(
            "one straw fewer",
            "return document.querySelector(\"[data-testid='catalogue']\")?.textContent.includes('9개 남음')",
        )
        .await?;
        Ok(())
    });
}
