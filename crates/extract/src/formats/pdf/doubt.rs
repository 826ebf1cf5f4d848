//! Whether the words that a PDF gives can be what stands on the paper. Where they cannot, the page's picture is to be read.
//! A page is sent there only for plain reasons: reading a picture takes seconds, and unusual words are no fault.

use super::ink::{Drawn, Sign, UNKNOWN};

/// An image over this share of the page is a scan of it.
const SCAN: f32 = 0.8;
/// A scan with fewer letters than this bears a stamp or a page number, and its own words are still to be read.
const STAMP: usize = 40;
/// Fewer words than this say nothing about whether they are words.
const ENOUGH: usize = 30;

/// True where the words cannot be trusted to be all that the page shows.
pub fn doubtful(drawn: &Drawn, text: &str, width: f32, height: f32) -> bool {
    let (mut all, mut nameless) = (0_usize, 0);
    for letter in drawn.letters.iter().filter(|letter| !letter.gone && letter.sign != Sign::Blank) {
        all += 1;
        let named = match letter.sign {
            Sign::One(c) => c != UNKNOWN && !is_private(c),
            Sign::Several(_) | Sign::Blank => true,
        };
        nameless += usize::from(!named);
    }
    let is_scan = drawn.images.iter().any(|(area, _)| {
        (area[2] - area[0]).max(0.0) * (area[3] - area[1]).max(0.0) > SCAN * width.max(1.0) * height.max(1.0)
    });
    (all >= 20 && nameless * 5 > all) || (is_scan && all < STAMP) || is_gibberish(text)
}

/// Kept for fonts' own signs: such a letter means nothing outside its font.
fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..)
}

/// The little words without which no English page is written. Each stands alone, between other words.
const LITTLE: [&str; 40] = [
    "the", "of", "and", "to", "in", "a", "was", "is", "for", "that", "on", "with", "he", "she", "it", "at", "by", "be",
    "his", "her", "as", "not", "from", "are", "have", "had", "this", "were", "who", "or", "an", "will", "has", "they",
    "i", "you", "no", "any", "all", "been",
];

/// Words in Latin letters that are no words of any language: an alphabet that was shifted, or letters read as others.
///
/// Lists of names, numbers and other languages have few little words too, but they can be spoken.
fn is_gibberish(text: &str) -> bool {
    let (mut words, mut little, mut long, mut unspoken, mut odd) = (0_usize, 0_usize, 0_usize, 0_usize, 0_usize);
    for word in text.split(|c: char| c.is_whitespace() || c.is_ascii_punctuation()) {
        let word = word.trim_matches(|c: char| !c.is_alphabetic());
        if word.is_empty() || word.chars().any(|c| c.is_numeric()) {
            continue;
        }
        words += 1;
        little += usize::from(word.len() <= 4 && LITTLE.iter().any(|one| one.eq_ignore_ascii_case(word)));
        // A page of English says so within a few lines, however many words follow.
        if little * 50 > text.len() / 4 + ENOUGH {
            return false;
        }
        let lower = word.to_lowercase();
        // Other scripts are not judged.
        if lower.chars().any(|c| c > '\u{24F}') {
            continue;
        }
        // Capitals by themselves are short forms: NHS, DBS.
        let short_form = word.chars().all(char::is_uppercase) && word.chars().count() <= 5;
        if !short_form && lower.chars().count() >= 3 {
            long += 1;
            unspoken += usize::from(cannot_be_spoken(&lower));
        }
        odd += usize::from(word.chars().any(|c| matches!(c, '\u{80}'..='\u{BF}' | '×' | '÷') || "ÃÂâ".contains(c)));
    }
    words >= ENOUGH && little * 50 < words && (unspoken * 9 > long * 2 || odd * 5 > words * 2)
}

/// No vowel, or five consonants on end. W and y are vowels in Welsh. Of English words 3 in 100 are so, of names up to 10; of
/// shifted words mostly over 25.
fn cannot_be_spoken(word: &str) -> bool {
    let is_vowel = |c: char| "aeiouyw".contains(c) || !c.is_ascii();
    let longest = word.split(is_vowel).map(|run| run.chars().count()).max().unwrap_or(0);
    !word.chars().any(is_vowel) || longest >= 5
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "Sam was seen at Hillside on 14 March 2004 and had settled well since the move in January. He asked \
        when he would see his sister, and was told that a visit would be set up for Easter. Mrs Osei said that he eats better.";

    fn shifted(by: u8) -> String {
        let letter = |c: char| match c {
            'a'..='z' => char::from((c as u8 - b'a' + by) % 26 + b'a'),
            'A'..='Z' => char::from((c as u8 - b'A' + by) % 26 + b'A'),
            _ => c,
        };
        PAGE.chars().map(letter).collect()
    }

    #[test]
    fn a_shifted_alphabet_is_no_language() {
        let caught = (1..26).filter(|by| is_gibberish(&shifted(*by))).count();
        assert!(caught >= 17, "{caught} of 25");
    }

    #[test]
    fn words_that_are_only_unusual_are_left_alone() {
        let names =
            "Amy Smith, Jörg Müller, Siân Llwyd, Nguyễn Thị, Krzysztof Brzęczyszczykiewicz, Bronwen Hughes. ".repeat(6);
        let welsh =
            "Mae'r plentyn yn byw gyda'i nain yng Nghaernarfon ers mis Ionawr ac mae hi'n hapus yno. ".repeat(4);
        let codes = "NHS DBS CAMHS SEN LAC IRO PEP CIN EHCP GP HV SW FGC ".repeat(5);
        let numbers = "12/03/04 £45.00 17:30 AB1 2CD 0161 496 0000 ".repeat(20);
        let polish =
            "Dziecko mieszka z babcią w Krakowie od stycznia i jest tam szczęśliwe, chodzi do szkoły. ".repeat(4);
        for text in [PAGE, &names, &welsh, &codes, &numbers, &polish, "", "Xqzt brrg"] {
            assert!(!is_gibberish(text), "{text}");
        }
    }
}
