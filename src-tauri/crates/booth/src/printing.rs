//! Coupons on paper and on the owner's page.

use crate::{Booth, BoothError, IssuedCoupon};
use outreach::page::{CouponPage, PageProgramme};
use outreach::slip::{Fonts, Paper, Qr, Slip, pdf};
use std::path::{Path, PathBuf};
use uuid::Uuid;
use words::{Language, Sentence};

/// Pretendard, SIL Open Font License 1.1; the licence lies beside the files.
const FONTS: Fonts<'static> = Fonts {
    regular: include_bytes!("../../../../assets/fonts/Pretendard-Regular.ttf"),
    bold: include_bytes!("../../../../assets/fonts/Pretendard-Bold.ttf"),
};

/// The colour of the page's buttons, the app's own, until an owner can set hers.
const ACCENT: &str = "#0f766e";

impl Booth {
    /// Writes one coupon as a PDF slip into a folder. The slip of a coupon is
    /// always the same coupon; how often it was printed is counted.
    ///
    /// # Errors
    /// When the coupon is not known, or the file cannot be made or written.
    pub fn print_slip(
        &mut self,
        coupon: Uuid,
        language: Language,
        folder: &Path,
    ) -> Result<PathBuf, BoothError> {
        let coupon = self.coupon(coupon)?;
        let bytes = self.slips(std::slice::from_ref(&coupon), Paper::Receipt80mm, language)?;
        let stem = match language {
            Language::Korean => format!("쿠폰 {}", coupon.short_number),
            Language::English => format!("Coupon {}", coupon.short_number),
        };
        let path = outreach::save::save(folder, &stem, "pdf", &bytes)?;
        self.note_printing(&coupon)?;
        Ok(path)
    }

    /// Writes the owner's coupon page into a folder: one HTML file to put where
    /// her coupons point. It shows every programme there is now, so it is made
    /// again when one is added.
    ///
    /// # Errors
    /// When the page cannot be made or written.
    pub fn coupon_page(&self, folder: &Path) -> Result<PathBuf, BoothError> {
        let programmes = self.programmes()?.into_iter().map(|(_, programme)| {
            let terms = programme.terms();
            PageProgramme {
                number: programme.number,
                benefit: terms.benefit.words(),
                conditions: terms.preview(),
            }
        });
        let page = CouponPage {
            maker: self.maker(),
            accent: ACCENT.to_owned(),
            programmes: programmes.collect(),
            map: None,
            picture: None,
        };
        let html = page.html()?;
        Ok(outreach::save::save(
            folder,
            "coupon",
            "html",
            html.as_bytes(),
        )?)
    }

    pub(crate) fn slips(
        &mut self,
        coupons: &[IssuedCoupon],
        paper: Paper,
        language: Language,
    ) -> Result<Vec<u8>, BoothError> {
        let made_at = self.now().fixed_offset();
        let maker = Sentence::from(&self.fair.maker.name);
        let slips = coupons
            .iter()
            .map(|coupon| self.slip(coupon, &maker, language))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(pdf(&slips, paper, FONTS, made_at)?)
    }

    fn slip(
        &self,
        coupon: &IssuedCoupon,
        maker: &Sentence,
        language: Language,
    ) -> Result<Slip, BoothError> {
        let qr = coupon::qr::encode(&coupon.qr_content)
            .map_err(|error| BoothError::SetUp(error.sentence()))?;
        let until = Sentence::new(
            format!(
                "{}까지 쓰실 수 있습니다.",
                coupon.valid_until.format("%Y년 %-m월 %-d일")
            ),
            format!("Good until {}.", coupon.valid_until.format("%-d %B %Y")),
        );
        Ok(Slip {
            maker: maker.text(language).to_owned(),
            benefit: coupon.benefit.text(language).to_owned(),
            conditions: coupon.conditions.text(language).to_owned(),
            short_number: coupon.short_number.clone(),
            valid_until: until.text(language).to_owned(),
            qr: Qr {
                content: coupon.qr_content.clone(),
                width: qr.width(),
                dark: qr.modules().to_vec(),
            },
            page_address: self.fair.maker.page_address.clone().unwrap_or_default(),
            maker_card: None,
        })
    }
}
