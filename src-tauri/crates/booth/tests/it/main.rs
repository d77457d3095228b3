//! A booth from outside: whole visits, several laptops, bad input, bad luck.

mod answering;
mod answers_export;
mod bad_input;
mod export;
mod journey;
mod kiosk;
mod lifecycle;
mod maker;
mod merge;
mod permission;
mod price_list;
mod products;
mod questionnaires;
mod random;
mod read_back;
mod sentences;
mod speed;
mod storage;
mod support;
mod time;
mod two_hands;
