//! Whom to write to, and the files.

mod exporting;
