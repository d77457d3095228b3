//! How often a verdict may be wrong where there is nothing to find.

/// The chance that nothing helped and "it helped" is said at any look there ever is; the
/// same for harm.
pub(crate) const FALSE_ALARMS: f64 = 0.05;
/// How many lengths of time the same people can be judged by (30, 90 and 365 days): whoever
/// looks at all three may err at each of them.
pub(crate) const WINDOWS: f64 = 3.0;
/// What the first look at one of them may err by, on each side.
pub(crate) const FIRST_LOOK: f64 = FALSE_ALARMS / WINDOWS / 2.0;
