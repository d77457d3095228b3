//! Answers at the desk, at the kiosk and in a table.

mod kiosk;
mod table;
mod visit;
