//! The follow-up: whom to write to, and the files.

mod cut_off;
mod exporting;
