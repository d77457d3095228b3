//! Tests of what is read out of answers, and of what is told of it.

mod sentences;
mod telling;
