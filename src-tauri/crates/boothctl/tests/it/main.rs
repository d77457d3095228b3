//! boothctl from outside: the built program, as a script would call it.

mod bundle;
mod coming_back;
mod coupons_and_consent;
mod decide;
mod demo;
mod device;
mod export_options;
mod figures;
mod files_named;
mod followup;
mod partner;
mod people;
#[cfg(target_os = "linux")]
mod privacy;
mod quotes;
mod recommending;
mod report;
mod rights;
mod secrecy;
mod support;
mod text_sender;
mod usage;
mod without_store;
