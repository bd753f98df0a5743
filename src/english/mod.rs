//! The English language: numbers and dates, as a page in English prints them.
//!
//! Pure functions, like those of [`french`](crate::french). Sentences are no code: they are words of the theme's
//! catalogue, one entry a sentence.

pub mod dates;
pub mod mots;
pub mod numbers;
