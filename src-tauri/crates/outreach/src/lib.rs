//! What leaves the building? Follow-up files, coupon slips and pages.
