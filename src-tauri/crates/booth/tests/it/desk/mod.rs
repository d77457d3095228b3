//! The one field at the desk.

mod look_up;
