//! Is this coupon real and still good?
