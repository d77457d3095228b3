//! `coupon`: as at the desk.

use crate::output::{Failure, Report};
use crate::store::Store;
use booth::coupons::{CheckedCoupon, ReorderCard};
use booth::follow_up::Found;
use booth::{Booth, BoothError};
use coupon::Verdict;
use coupon::qr::Qr;
use serde_json::{Value, json};
use std::path::PathBuf;
use uuid::Uuid;
use words::{Sentence, sentence};

/// Gives, checks and redeems coupons.
#[derive(clap::Subcommand)]
pub enum Coupon {
    /// Gives a coupon.
    Issue {
        /// The programme: its id, its number, or its name.
        #[arg(long)]
        programme: String,
        /// The visitor's id; without one anybody may use the coupon.
        #[arg(long)]
        visitor: Option<Uuid>,
        #[command(flatten)]
        store: Store,
    },
    /// Says whether a scanned token or a typed number is a good coupon.
    Check {
        /// The scan or the number.
        token: String,
        #[command(flatten)]
        store: Store,
    },
    /// Uses a coupon for goods that another till rings up.
    Redeem {
        /// The scan or the number.
        token: String,
        /// What the goods come to on that till, in won.
        #[arg(long, value_name = "W")]
        amount: Option<u64>,
        #[command(flatten)]
        store: Store,
    },
    /// Says which address the buy-again card of a visitor, or of a sale, carries.
    Card {
        /// The visitor's id: all that she bought.
        #[arg(long, required_unless_present = "sale", conflicts_with = "sale")]
        visitor: Option<Uuid>,
        /// The sale's id.
        #[arg(long)]
        sale: Option<Uuid>,
        #[command(flatten)]
        store: Store,
    },
    /// Says which variant of a programme brings more of its coupons back.
    Variants {
        #[command(flatten)]
        store: Store,
    },
    /// Writes the owner's coupon page: one HTML file for her own web address.
    Page {
        /// The folder to write to.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        #[command(flatten)]
        store: Store,
    },
}

impl Coupon {
    /// Runs the command.
    pub fn run(self) -> Result<Report, Failure> {
        match self {
            Self::Issue {
                programme,
                visitor,
                store,
            } => issue(&mut store.open()?, &programme, visitor),
            Self::Check { token, store } => check(&mut store.open()?, &token),
            Self::Redeem {
                token,
                amount,
                store,
            } => redeem(&mut store.open()?, &token, amount),
            Self::Card {
                visitor,
                sale,
                store,
            } => {
                let mut booth = store.open()?;
                let card = match (visitor, sale) {
                    (Some(visitor), _) => booth.reorder_card(visitor)?,
                    (None, Some(sale)) => booth.reorder_card_of_sale(sale)?,
                    (None, None) => None,
                };
                card.map_or_else(
                    || Err(Failure::new(sentence!("reorder-no-card"))),
                    |it| self::card(&it),
                )
            }
            Self::Variants { store } => variants(&store.open()?),
            Self::Page { out, store } => {
                let page = store.open()?.coupon_page(&out)?;
                let note = page.note();
                let lines = [
                    Some(page.path.display().to_string()),
                    note.map(|it| it.to_string()),
                ];
                Ok(Report::done(
                    json!({ "page": page.path, "goods_left_out": page.goods_left_out }),
                    lines.into_iter().flatten().collect::<Vec<_>>().join("\n"),
                ))
            }
        }
    }
}

fn issue(booth: &mut Booth, programme: &str, visitor: Option<Uuid>) -> Result<Report, Failure> {
    let found = booth.programmes()?.into_iter().find(|(id, known)| {
        id.to_string() == programme
            || known.number.to_string() == programme
            || known.name.ko == programme
            || known.name.en == programme
    });
    let Some((id, _)) = found else {
        return Err(Failure::new(sentence!("programme-unknown")));
    };
    let issued = booth.issue_coupon(visitor, id)?;
    let qr =
        coupon::qr::encode(&issued.qr_content).map_err(|error| Failure::new(error.sentence()))?;
    let version = version_of(&qr);
    Ok(Report::done(
        json!({
            "token": issued.digits,
            "qr_version": version,
            "qr_content": issued.qr_content,
            "coupon": issued.id,
            "short_number": issued.short_number,
            "benefit": both(&issued.benefit),
            "wording": issued.wording.as_ref().map(both),
            "conditions": both(&issued.conditions),
            "valid_until": issued.valid_until,
        }),
        format!(
            "{}\n{}\n{}",
            issued.digits, issued.short_number, issued.conditions
        ),
    ))
}

/// A QR code of version v has 17 + 4v modules on a side (ISO/IEC 18004).
fn version_of(qr: &Qr) -> usize {
    (qr.width() - 17) / 4
}

fn card(card: &ReorderCard) -> Result<Report, Failure> {
    let goods = card
        .goods
        .iter()
        .map(|(number, name)| json!({ "number": number.to_string(), "name": both(name) }));
    Ok(Report::done(
        json!({
            "address": card.address,
            "qr_version": version_of(&card.qr()?),
            "goods": goods.collect::<Vec<_>>(),
            "left_out": card.left_out,
            "coupon": card.coupon,
        }),
        format!("{}\n{}", card.address, card.names()),
    ))
}

fn check(booth: &mut Booth, token: &str) -> Result<Report, Failure> {
    let checked = booth.check_scan(token)?;
    Ok(verdict(&checked))
}

fn redeem(booth: &mut Booth, token: &str, amount: Option<u64>) -> Result<Report, Failure> {
    let checked = booth.check_scan(token)?;
    let Some(coupon) = checked.coupon.as_ref().filter(|_| !is_refused(&checked)) else {
        return Ok(verdict(&checked));
    };
    match booth.redeem_coupon(coupon.id, amount) {
        Ok(sold) => {
            let mut report = verdict(&checked);
            report.json["discount_won"] = json!(sold.quote.discount_won);
            report.json["total_won"] = json!(sold.quote.total_won());
            Ok(report)
        }
        Err(BoothError::Coupon { reason, advice }) => Ok(refused(&reason, &advice)),
        Err(error) => Err(error.into()),
    }
}

fn is_refused(checked: &CheckedCoupon) -> bool {
    matches!(checked.verdict, Verdict::Refused { .. })
}

fn verdict(checked: &CheckedCoupon) -> Report {
    let (reason, advice) = (checked.verdict.sentence(), checked.verdict.advice());
    let word = match &checked.verdict {
        Verdict::Ok => "ok",
        Verdict::Provisional { .. } => "provisional",
        Verdict::Refused { .. } => return refused(&reason, &advice),
    };
    let json = json!({
        "verdict": word,
        "reason": reason.ko,
        "advice": advice.ko,
        "reason_en": reason.en,
        "advice_en": advice.en,
        "coupon": checked.coupon.as_ref().map(|coupon| coupon.id),
        "benefit": checked.coupon.as_ref().map(|coupon| both(&coupon.benefit)),
    });
    Report::done(json, format!("{reason}\n{advice}"))
}

fn refused(reason: &Sentence, advice: &Sentence) -> Report {
    let json = json!({
        "verdict": "refused",
        "reason": reason.ko,
        "advice": advice.ko,
        "reason_en": reason.en,
        "advice_en": advice.en,
    });
    Report::refused(json, format!("{reason}\n{advice}"))
}

fn variants(booth: &Booth) -> Result<Report, Failure> {
    let tests = booth.variant_tests()?;
    let mut lines = Vec::new();
    let json = tests.iter().map(|test| {
        let sentences = test.sentences();
        lines.push(test.name.to_string());
        let variants = test.variants.iter().map(|variant| {
            let (given, used) = (variant.given, variant.used);
            lines.push(format!("{}: {used}/{given}", variant.name));
            let rate = (given > 0).then(|| f64::from(used) / f64::from(given));
            json!({ "name": both(&variant.name), "given": given, "used": used, "rate": rate })
        });
        let variants: Vec<Value> = variants.collect();
        lines.extend(sentences.iter().map(Sentence::to_string));
        let pairs = test.pairs.iter().map(|pair| {
            let (verdict, more) = match pair.found {
                Found::Helped => ("more", None),
                Found::Harmed => ("fewer", None),
                Found::NotKnown { more_people } => ("not_known", Some(more_people)),
            };
            let points = pair.rate.map(|it| {
                json!({ "low": it.low * 100.0, "seen": it.seen * 100.0, "high": it.high * 100.0 })
            });
            json!({
                "variant": pair.one + 1,
                "against": pair.other + 1,
                "verdict": verdict,
                "more_coupons": more,
                "points": points,
            })
        });
        json!({
            "programme": both(&test.name),
            "variants": variants,
            "pairs": pairs.collect::<Vec<_>>(),
            "next_on": test.next_on,
            "not_compared": test.not_compared,
            "texts": sentences.iter().map(both).collect::<Vec<_>>(),
        })
    });
    let json = json.collect::<Vec<_>>();
    if tests.is_empty() {
        lines.push(sentence!("coupon-variants-none").to_string());
    }
    Ok(Report::done(json!({ "tests": json }), lines.join("\n")))
}

fn both(sentence: &Sentence) -> Value {
    json!({ "ko": sentence.ko, "en": sentence.en })
}
