//! The catalogue and the sources agree, in every language.

mod catalogue;
mod exceptions;
mod rules;
mod rust;
mod speaking;
