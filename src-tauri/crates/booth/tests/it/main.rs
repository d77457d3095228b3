//! Tests of the booth from outside: one folder for each of `src`, then what
//! concerns all of them.

mod calendar;
mod card_photos;
mod consent;
mod coupons;
mod desk;
mod duties;
mod exchange;
mod fairs;
mod follow_up;
mod maker;
mod questionnaires;
mod quotes;
mod replies;
mod report;
mod responses;
mod rights;
mod sales;
mod visitors;

mod authority;
mod bad_input;
mod destroyed_bytes;
mod journey;
mod killed_imports;
mod lost_laptops;
mod merge;
mod older_store;
mod orders;
mod own_fair;
mod random;
mod reasons;
mod requests;
mod secrets;
mod sentences;
mod staff;
mod storage;
mod support;
mod tasks;
mod time;
