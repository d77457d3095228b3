//! What leaves the building is whole, harmless, lawful and readable.

mod answers;
mod assets;
mod calendar;
mod chromium;
mod duty_messages;
mod fair_report;
mod fixture;
mod follow_up;
mod judges;
mod key_sheet;
mod libreoffice;
mod message;
mod opt_outs;
mod page;
mod page_in_browser;
mod page_of_goods;
mod printer;
mod receipt;
mod reply;
mod reports;
mod save;
mod slip;
mod targets;
mod template;
mod vcard;
