//! Passphrases: one form for one sentence, whatever keyboard it came from; new ones made by dice; a fair word about weak ones.

use age::secrecy::SecretString;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::disk;
use crate::error::Result;

/// How many words a generated passphrase has. Each is one of 2,048, so seven are 77 bits.
const WORDS: usize = 7;

/// A passphrase in Unicode form NFKC, without a line end that a paste brought along. Wiped on drop.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let line = typed.trim_end_matches(['\r', '\n']);
        // Room for the longest form at once, so that growing leaves no copies behind.
        let mut text = Zeroizing::new(String::with_capacity(line.len() * 4 + 16));
        text.extend(line.nfkc());
        Self(text)
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn copy(&self) -> Self {
        Self(self.0.clone())
    }

    pub(crate) fn secret(&self) -> SecretString {
        SecretString::from(self.0.as_str().to_owned())
    }
}

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

/// Seven random words from the BIP39 English list, with spaces between: 77 bits.
///
/// # Errors
/// When the system gives no random bytes.
pub fn generate_passphrase() -> Result<String> {
    let list = bip39::Language::English.word_list();
    let dice = Zeroizing::new(disk::random::<{ WORDS * 2 }>()?);
    // 2,048 divides 65,536, so the remainder favours no word.
    let words: Vec<_> =
        dice.chunks_exact(2).map(|d| list[usize::from(u16::from_le_bytes([d[0], d[1]])) % list.len()]).collect();
    Ok(words.join(" "))
}

/// How hard a passphrase is to guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StrengthLevel {
    /// Fewer than eight characters.
    TooShort,
    /// Fewer than 10^10 guesses: minutes to days for someone with a good computer and a copy of the folder.
    Weak,
    Fair,
    /// At least 10^12 guesses.
    Good,
    /// At least 10^15 guesses, about 50 bits.
    Strong,
}

/// What [`judge`] found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Strength {
    pub level: StrengthLevel,
    /// Guesses that a clever guesser needs, as a power of ten.
    pub guesses_log10: f64,
}

/// Estimates how hard a passphrase is to guess, with zxcvbn. Only the first 100 characters are looked at.
#[must_use]
pub fn judge(passphrase: &str) -> Strength {
    let text = Zeroizing::new(passphrase.nfkc().take(100).collect::<String>());
    let guesses_log10 = zxcvbn::zxcvbn(&text, &["ownstory"]).guesses_log10().max(0.0);
    let level = match guesses_log10 {
        _ if text.chars().count() < 8 => StrengthLevel::TooShort,
        g if g < 10.0 => StrengthLevel::Weak,
        g if g < 12.0 => StrengthLevel::Fair,
        g if g < 15.0 => StrengthLevel::Good,
        _ => StrengthLevel::Strong,
    };
    Strength { level, guesses_log10 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composed_and_decomposed_letters_are_one_passphrase() {
        assert_eq!(*Passphrase::new("caf\u{e9} ﬁn\n").0, *Passphrase::new("cafe\u{301} fin").0);
        assert_ne!(*Passphrase::new(" a").0, *Passphrase::new("a").0);
    }

    #[test]
    fn generated_ones_are_strong_and_different() {
        let (a, b) = (generate_passphrase().expect("dice"), generate_passphrase().expect("dice"));
        assert_ne!(a, b);
        assert_eq!(a.split(' ').count(), 7);
        assert_eq!(judge(&a).level, StrengthLevel::Strong);
    }

    #[test]
    fn weak_ones_are_told() {
        assert_eq!(judge("").level, StrengthLevel::TooShort);
        assert_eq!(judge("abc12").level, StrengthLevel::TooShort);
        assert_eq!(judge("password1").level, StrengthLevel::Weak);
        assert_eq!(judge("liverpool1990").level, StrengthLevel::Weak);
        assert!(judge("the purple kettle sings at dawn 77").level >= StrengthLevel::Good);
    }
}
