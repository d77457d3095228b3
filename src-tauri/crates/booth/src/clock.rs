//! Whether the computer's clock can be believed.

use crate::{Booth, BoothError, Right, coupons};
use ledger::ClockQuestion;

impl Booth {
    /// What somebody has to confirm before the clock is believed; `None` when it
    /// is. Asked once after opening.
    ///
    /// # Errors
    /// When the records cannot be read.
    pub fn clock_question(&self) -> Result<Option<ClockQuestion>, BoothError> {
        let mut environment = self.environment.borrow_mut();
        Ok(self.ledger.clock_question(environment.as_mut())?)
    }

    /// Records that whoever is signed in says the clock is right: she stands before
    /// the laptop, and until somebody says so nobody can work. Records that lie
    /// ahead of it count as made right after the one before them.
    ///
    /// # Errors
    /// Without the right; when the clock shows a time before this program was made.
    pub fn confirm_clock(&mut self) -> Result<(), BoothError> {
        self.facts().require(Right::Capture)?;
        let staff = self.session.staff;
        let environment = self.environment.get_mut().as_mut();
        self.ledger.confirm_clock(environment, staff)?;
        let device = self.ledger.device().0;
        if self.session.device != device {
            self.session.coupon_key = coupons::key_of_this_device(&self.ledger);
            self.session.device = device;
        }
        Ok(())
    }
}
