//! The letters that are looked for: those of English papers and of the names in them, and the signs that forms print.
//!
//! The recogniser knows 18,708 characters, most of them Chinese. A letter that cannot stand on these pages is only a
//! chance to be wrong, and every class costs time.

/// Signs besides letters: quotation marks, dashes, bullets, money, boxes and ticks.
const SIGNS: &str = "–—‘’“”•…†‡€™¢£§©«®°±²³µ·»¼½¾¿×÷→←✓✔✗✘☐☑☒□■▪█●○★";

/// True for the characters that are kept.
pub fn is_kept(letter: char) -> bool {
    matches!(letter, '!'..='~' | 'À'..='ſ' | 'Ș'..='ț' | 'ẞ') || SIGNS.contains(letter)
}
