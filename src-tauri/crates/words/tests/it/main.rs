//! The catalogue and the sources agree, in every language.

mod catalogue;
mod exceptions;
mod particles;
mod rules;
mod rust;
mod speaking;
