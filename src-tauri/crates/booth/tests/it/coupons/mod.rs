//! Coupons: giving, using, undoing, reading them back.

mod apart;
mod programmes;
mod read_back;
mod reorder;
mod two_hands;
mod undoing;
mod variants;

use crate::support::Laptop;
use booth::BoothError;
use booth::sales::{BasketLine, SaleRequest, SoldSale};
use coupon::{ProgrammeDraft, ProgrammeKind, Reason, Verdict};
use uuid::Uuid;

impl Laptop {
    /// Opens a programme of a kind, changed a little.
    pub(crate) fn opens(
        &mut self,
        kind: ProgrammeKind,
        change: impl FnOnce(&mut ProgrammeDraft),
    ) -> Uuid {
        let booth = self.booth();
        let mut draft = ProgrammeDraft::proposal(kind, booth.fair_days());
        change(&mut draft);
        booth.open_programme(&draft, None).expect("a programme")
    }

    /// Why a coupon is refused.
    #[track_caller]
    pub(crate) fn refuses(&mut self, text: &str) -> Reason {
        let checked = self.booth().check_scan(text).expect("it is read");
        match checked.verdict {
            Verdict::Refused { reason } => reason,
            other => panic!("it should be refused: {other:?}"),
        }
    }

    #[track_caller]
    pub(crate) fn accepts(&mut self, text: &str) {
        let checked = self.booth().check_scan(text).expect("it is read");
        assert!(
            !matches!(checked.verdict, Verdict::Refused { .. }),
            "it should be good: {:?}",
            checked.verdict
        );
    }

    fn sells(&mut self, coupon: Uuid, lines: &[(usize, u32)]) -> Result<SoldSale, BoothError> {
        let products = self.booth().products().expect("products");
        self.booth().record_sale(&SaleRequest {
            coupon: Some(coupon),
            lines: lines
                .iter()
                .map(|(product, quantity)| BasketLine {
                    product: products[*product].0,
                    quantity: *quantity,
                })
                .collect(),
            ..SaleRequest::default()
        })
    }
}

#[track_caller]
fn not_issued(result: Result<impl Sized, BoothError>) {
    match result {
        Err(BoothError::NotIssued(_)) => {}
        Err(other) => panic!("another reason: {other}"),
        Ok(_) => panic!("a coupon was given"),
    }
}

#[track_caller]
fn not_possible(result: Result<impl Sized, BoothError>) {
    match result {
        Err(BoothError::NotPossible(_)) => {}
        Err(other) => panic!("another reason: {other}"),
        Ok(_) => panic!("it was done"),
    }
}
