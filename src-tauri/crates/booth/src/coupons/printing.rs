//! Coupons on paper and on the owner's page.

use super::checking::IssuedCoupon;
use crate::facts::Facts;
use crate::files::{Leaving, NewFile};
use crate::maker::for_outreach;
use crate::{Booth, BoothError, Right};
use chrono::Datelike as _;
use outreach::OutreachError;
use outreach::page::{CouponPage, PageProgramme, PageVariant};
use outreach::printer::Destination;
use outreach::receipt::{Receipt, Roll};
use outreach::slip::{Fonts, Paper, Printed, Qr, Slip, pdf};
use picture::Pixels;
use progress::Progress;
use records::Body;
use records::coupons::{PrinterChosen, printer_of};
use records::fair::Maker;
use std::path::{Path, PathBuf};
use tables::settings;
use uuid::Uuid;
use words::{Language, Sentence, sentence};

/// Pretendard, and for what it lacks Droid Sans Fallback and Noto Emoji; the
/// licences lie beside the files.
pub(crate) const FONTS: Fonts<'static> = Fonts {
    regular: include_bytes!("../../../../../assets/fonts/Pretendard-Regular.ttf"),
    bold: include_bytes!("../../../../../assets/fonts/Pretendard-Bold.ttf"),
    others: &[
        include_bytes!("../../../../../assets/fonts/Fallback-Han.ttf"),
        include_bytes!("../../../../../assets/fonts/Fallback-Symbols.ttf"),
    ],
};

/// The characters of a text for which `〓` stands on printed coupons, because no
/// font has them, each once.
///
/// # Errors
/// When the fonts cannot be read.
pub fn cannot_be_printed(text: &str) -> Result<Vec<char>, BoothError> {
    Ok(outreach::slip::cannot_be_printed(text, FONTS)?)
}

/// What the code of a test print says. Digits, which a scanner types unharmed whatever
/// the keyboard's language; no coupon, barcode or telephone number has so many.
const TEST_CODE: &str = "73570735707357073570";

/// Whether a scan is the code of a test print, whatever the scanner puts around it.
pub(crate) fn is_test_code(text: &str) -> bool {
    text.trim_end_matches(|c: char| !c.is_ascii_digit())
        .ends_with(TEST_CODE)
}

/// The colour of the buttons on the coupon page where the maker has none: the
/// app's own.
const ACCENT: &str = "#0f766e";

/// The receipt printer of one laptop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printer {
    /// Address and port, or the path of a device, as the owner wrote it.
    pub destination: String,
    /// The paper in it.
    pub roll: Roll,
}

/// Bytes for a receipt printer, and where to send them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintJob {
    to: Destination,
    receipt: Receipt,
}

impl PrintJob {
    /// Sends the bytes. Blocks for eleven seconds at most.
    ///
    /// # Errors
    /// The reason why the printer did not take them; the coupon stays valid.
    pub fn send(&self) -> Result<(), BoothError> {
        Ok(outreach::printer::send(&self.receipt.bytes, &self.to)?)
    }

    /// Says which characters were replaced because the printer has no letters
    /// for them; none when it has all.
    pub fn replaced(&self) -> Option<Sentence> {
        let letters: Vec<String> = self
            .receipt
            .replaced
            .iter()
            .map(|it| format!("‘{}’ → ‘{}’", it.character, it.by))
            .collect();
        let letters = letters.join(", ");
        (!letters.is_empty()).then(|| sentence!("printer-replaced-letters", letters = letters))
    }
}

/// The coupon page that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedPage {
    /// Where it lies.
    pub path: PathBuf,
    /// Products that are not on it: no number was left for them, or no room.
    pub goods_left_out: usize,
}

impl SavedPage {
    /// Says that products are not on it; none when all are.
    pub fn note(&self) -> Option<Sentence> {
        let left_out = self.goods_left_out;
        (left_out > 0).then(|| sentence!("reorder-goods-left-out", count = left_out))
    }
}

impl Booth {
    /// Writes one coupon as a PDF slip into a folder. Printing again makes no
    /// new coupon; the number of prints is counted.
    ///
    /// # Errors
    /// When the coupon is not known, or the file cannot be made or written.
    pub fn print_slip(
        &mut self,
        coupon: Uuid,
        paper: Paper,
        language: Language,
        folder: &Path,
    ) -> Result<PathBuf, BoothError> {
        let coupon = self.coupon(coupon)?;
        let stem = sentence!("slip-file-name", number = &coupon.short_number);
        self.print(vec![coupon], paper, &stem, language, folder)
    }

    /// Writes coupons as sheets of A4 labels into a folder, in the given order.
    /// Each of them counts as printed once.
    ///
    /// # Errors
    /// When a coupon is not known, or the file cannot be made or written.
    pub fn print_labels(
        &mut self,
        coupons: &[Uuid],
        language: Language,
        folder: &Path,
    ) -> Result<PathBuf, BoothError> {
        let coupons = coupons
            .iter()
            .map(|id| self.coupon(*id))
            .collect::<Result<Vec<_>, _>>()?;
        let stem = sentence!("slip-labels-file-name");
        self.print(coupons, Paper::A4Labels, &stem, language, folder)
    }

    fn print(
        &mut self,
        coupons: Vec<IssuedCoupon>,
        paper: Paper,
        stem: &Sentence,
        language: Language,
        folder: &Path,
    ) -> Result<PathBuf, BoothError> {
        let logo = self.logo()?;
        let (mut files, ()) = self.write_and_record(Right::Capture, folder, |facts| {
            let file = NewFile {
                stem: stem.text(language).to_owned(),
                extension: "pdf",
                bytes: facts.slips(&coupons, paper, language, logo.as_ref())?.bytes,
            };
            Ok(Leaving {
                files: vec![file],
                people: coupons.iter().filter_map(|coupon| coupon.visitor).collect(),
                records: Box::new(move |facts, _, _| facts.printings(&coupons)),
                value: (),
            })
        })?;
        Ok(files.remove(0))
    }

    /// Writes the owner's coupon page into a folder: one HTML file for the web
    /// address that her coupons point to. It shows the programmes and the products
    /// there are now, so the owner makes it again when one is added.
    ///
    /// # Errors
    /// When the page cannot be made or written, or products could not get numbers.
    pub fn coupon_page(&mut self, folder: &Path) -> Result<SavedPage, BoothError> {
        let products = self.facts().products_to_number()?;
        if !self.facts().numbers_for(products.clone())?.is_empty() {
            self.append(Right::Manage, |facts| {
                Ok((facts.numbers_for(products)?, ()))
            })?;
        }
        let facts = self.facts();
        let (goods, without_number) = facts.goods_for_page()?;
        let programmes = facts.programmes()?.into_iter().map(|(_, programme)| {
            let terms = programme.terms();
            let variants = programme.variants.iter().map(|variant| PageVariant {
                wording: variant.wording.as_ref().map(Sentence::from),
                conditions: programme
                    .terms_ending(programme.end_of(variant))
                    .preview(facts.today()),
            });
            PageProgramme {
                number: programme.number,
                benefit: terms.benefit.words(),
                conditions: terms.preview(facts.today()),
                variants: variants.collect(),
            }
        });
        let maker = self.facts().maker()?;
        let brand = self.brand()?;
        let page = CouponPage {
            maker: for_outreach(&maker),
            accent: brand
                .accent
                .map_or_else(|| ACCENT.to_owned(), |accent| accent.fill.to_string()),
            programmes: programmes.collect(),
            goods,
            made_on: facts.today(),
            map: (!maker.map_link.is_empty()).then_some(maker.map_link),
            logo: self.for_page(brand.logo, 6_000)?,
            picture: self.for_page(brand.picture, 12_000)?,
        };
        let (html, did_not_fit) = as_much_as_fits(page)?;
        let path = outreach::save::save(folder, "coupon", "html", html.as_bytes())?;
        Ok(SavedPage {
            path,
            goods_left_out: without_number + did_not_fit,
        })
    }

    /// The maker's logo for paper, if she has one.
    pub(crate) fn logo(&self) -> Result<Option<Pixels>, BoothError> {
        let Some(logo) = self.brand()?.logo else {
            return Ok(None);
        };
        let logo = self.picture(logo)?;
        Ok(logo.and_then(|logo| picture::on_white(&logo.bytes)))
    }

    /// One of the maker's pictures, in as few bytes as a page has room for.
    fn for_page(
        &self,
        picture: Option<Uuid>,
        most_bytes: usize,
    ) -> Result<Option<Vec<u8>>, BoothError> {
        let picture = match picture {
            Some(picture) => self.picture(picture)?,
            None => None,
        };
        let smaller = picture.and_then(|it| picture::smaller(&it.bytes, most_bytes));
        Ok(smaller.map(|picture| picture.bytes))
    }

    /// Where this laptop prints its slips, if it has a receipt printer.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn printer(&self) -> Result<Option<Printer>, BoothError> {
        self.facts().printer()
    }

    /// Chooses the receipt printer of this laptop, or none.
    ///
    /// # Errors
    /// When what is written is neither an address nor a device.
    pub fn choose_printer(&mut self, printer: Option<&Printer>) -> Result<(), BoothError> {
        if let Some(printer) = printer {
            Destination::parse(&printer.destination)?;
        }
        let chosen = PrinterChosen {
            destination: printer.map_or_else(String::new, |it| it.destination.trim().to_owned()),
            roll_mm: match printer.map(|it| it.roll) {
                Some(Roll::Mm58) => 58,
                Some(Roll::Mm80) | None => 80,
            },
        };
        self.append(Right::Manage, |facts| {
            if facts.printer()?.as_ref() == printer {
                return Ok((Vec::new(), ()));
            }
            let body = Body::PrinterChosen(chosen);
            Ok((vec![facts.record(facts.printer_id(), None, body)], ()))
        })
    }

    /// One coupon as bytes for this laptop's receipt printer. The caller sends
    /// them, because that takes seconds when the printer is off, and the booth
    /// must go on.
    ///
    /// # Errors
    /// When the coupon is not known, there is no printer, or the code is too
    /// dense for its paper.
    pub fn receipt(&self, coupon: Uuid, language: Language) -> Result<PrintJob, BoothError> {
        let coupon = self.coupon(coupon)?;
        let slip = slip(&coupon, &self.facts().maker()?, language)?;
        self.job(&slip)
    }

    /// Notes that the receipt printer took a coupon.
    ///
    /// # Errors
    /// When the coupon is not known, or nothing could be written.
    pub fn receipt_printed(&mut self, coupon: Uuid) -> Result<(), BoothError> {
        let coupon = self.coupon(coupon)?;
        self.note_printing(std::slice::from_ref(&coupon))
    }

    /// A test page: Korean, large letters and a code, to see whether this
    /// laptop's receipt printer can print them.
    ///
    /// # Errors
    /// As [`Self::receipt`].
    pub fn test_page(&self, language: Language) -> Result<PrintJob, BoothError> {
        self.job(&self.facts().test_slip(language)?)
    }

    /// Writes the same page as a PDF into a folder. No coupon is given for it, and none
    /// is counted.
    ///
    /// # Errors
    /// When the file cannot be made or written.
    pub fn save_test_page(
        &mut self,
        language: Language,
        folder: &Path,
    ) -> Result<PathBuf, BoothError> {
        let logo = self.logo()?;
        let (mut files, ()) = self.write_and_record(Right::Manage, folder, |facts| {
            let slips = [facts.test_slip(language)?];
            let made_at = facts.now().fixed_offset();
            let printed = pdf(&slips, Paper::A4Sheet, FONTS, logo.as_ref(), made_at)?;
            let stem = sentence!("printer-test-title").into_text(language);
            Ok(Leaving::pdf_of_nobody(stem, printed.bytes))
        })?;
        Ok(files.remove(0))
    }

    /// A slip as bytes for this laptop's receipt printer.
    pub(crate) fn job(&self, slip: &Slip) -> Result<PrintJob, BoothError> {
        let printer = self.printer()?.ok_or(BoothError::NoPrinter)?;
        Ok(PrintJob {
            to: Destination::parse(&printer.destination)?,
            receipt: outreach::receipt::of(slip, printer.roll)?,
        })
    }
}

impl Facts<'_> {
    /// A slip to try a printer and a scanner with.
    fn test_slip(&self, language: Language) -> Result<Slip, BoothError> {
        let maker = self.maker()?;
        let qr = coupon::qr::encode(TEST_CODE).map_err(BoothError::QrCode)?;
        Ok(Slip {
            maker: Sentence::from(&maker.name).text(language).to_owned(),
            benefit: sentence!("printer-test-title").into_text(language),
            conditions: sentence!("printer-test-text").into_text(language),
            short_number: "1234 5678 9012 3".to_owned(),
            valid_until: sentence!("printer-test-no-coupon").into_text(language),
            qr: Qr {
                content: TEST_CODE.to_owned(),
                width: qr.width(),
                dark: qr.modules().to_vec(),
            },
            page_address: maker.page_address.unwrap_or_default(),
            maker_card: None,
        })
    }

    pub(crate) fn slips(
        &self,
        coupons: &[IssuedCoupon],
        paper: Paper,
        language: Language,
        logo: Option<&Pixels>,
    ) -> Result<Printed, BoothError> {
        let made_at = self.now().fixed_offset();
        let maker = self.maker()?;
        let slips = all_slips(coupons, &maker, language, &self.session.progress)?;
        Ok(pdf(&slips, paper, FONTS, logo, made_at)?)
    }

    fn printer(&self) -> Result<Option<Printer>, BoothError> {
        let chosen = settings::get::<PrinterChosen>(self.tables, self.printer_id())?;
        let chosen = chosen.filter(|chosen| !chosen.destination.is_empty());
        Ok(chosen.map(|chosen| Printer {
            roll: match chosen.roll_mm {
                58 => Roll::Mm58,
                _ => Roll::Mm80,
            },
            destination: chosen.destination,
        }))
    }

    fn printer_id(&self) -> Uuid {
        printer_of(self.session.device)
    }
}

/// The page, and how many products had no room on it: what visitors need comes before
/// what they like to see, and the coupons before the goods.
fn as_much_as_fits(mut page: CouponPage) -> Result<(String, usize), BoothError> {
    match page.html() {
        Err(OutreachError::PageTooLarge) => (page.logo, page.picture) = (None, None),
        made => return Ok((made?, 0)),
    }
    let all = page.goods.len();
    loop {
        match page.html() {
            Err(OutreachError::PageTooLarge) if !page.goods.is_empty() => {
                page.goods.truncate(page.goods.len() * 9 / 10);
            }
            made => return Ok((made?, all - page.goods.len())),
        }
    }
}

/// The slips in the order of the coupons. Most of the time goes into drawing
/// the codes, so the work is shared between the processors.
fn all_slips(
    coupons: &[IssuedCoupon],
    maker: &Maker,
    language: Language,
    progress: &Progress,
) -> Result<Vec<Slip>, BoothError> {
    progress.begin(coupons.len() as u64);
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let share = coupons.len().div_ceil(processors).max(1);
    std::thread::scope(|scope| {
        let shares: Vec<_> = coupons
            .chunks(share)
            .map(|coupons| {
                scope.spawn(move || -> Result<Vec<Slip>, BoothError> {
                    coupons
                        .iter()
                        .map(|coupon| {
                            progress.advance(1)?;
                            slip(coupon, maker, language)
                        })
                        .collect()
                })
            })
            .collect();
        let mut slips = Vec::with_capacity(coupons.len());
        for drawn in shares {
            slips.extend(drawn.join().expect("drawing a slip does not panic")?);
        }
        Ok(slips)
    })
}

fn slip(coupon: &IssuedCoupon, maker: &Maker, language: Language) -> Result<Slip, BoothError> {
    let qr = coupon::qr::encode(&coupon.qr_content).map_err(BoothError::QrCode)?;
    let last = coupon.valid_until;
    let day = words::day(last.year(), last.month(), last.day());
    let until = sentence!("slip-good-until", day = day);
    Ok(Slip {
        maker: Sentence::from(&maker.name).text(language).to_owned(),
        benefit: coupon.headline().text(language).to_owned(),
        conditions: coupon.conditions.text(language).to_owned(),
        short_number: coupon.short_number.clone(),
        valid_until: until.into_text(language),
        qr: Qr {
            content: coupon.qr_content.clone(),
            width: qr.width(),
            dark: qr.modules().to_vec(),
        },
        page_address: maker.page_address.clone().unwrap_or_default(),
        maker_card: None,
    })
}
