//! Names cut to a letter: `Mrs. P.`, `Miss O`, `Denise Q.` Whose they are is found where names are joined.

use std::sync::LazyLock;

use record::is_first_name;
use regex::Regex;

use super::Named;
use crate::sheet::Sheet;

static TITLED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:Mr|Mrs|Miss|Ms|Dr|Sister)(?-u:\b)\.? ([A-Z])(\.?)").expect("a fixed pattern")
});
static FIRST: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?-u:\b)([A-Z][a-zà-öø-ÿ]+) ([A-Z])(\.?)").expect("a fixed pattern"));

pub(super) fn lettered(sheet: &Sheet<'_>) -> Vec<Named> {
    let text = sheet.text;
    let mut found: Vec<Named> = Vec::new();
    for c in TITLED.captures_iter(text) {
        let (Some(whole), Some(letter), Some(dot)) = (c.get(0), c.get(1), c.get(2)) else { continue };
        if is_whole(text, letter.end(), dot.as_str(), true) {
            found.push((whole.range(), None));
        }
    }
    for c in FIRST.captures_iter(text) {
        let (Some(whole), Some(first), Some(letter), Some(dot)) = (c.get(0), c.get(1), c.get(2), c.get(3)) else {
            continue;
        };
        // "Jordan I think" is two sentences; "Told Pat A level results are in" is rare enough to leave to its dot.
        let dotted = !dot.as_str().is_empty();
        let word = matches!(letter.as_str(), "I" | "A") && !dotted;
        let closes =
            text[letter.end()..].starts_with(['.', ',', ';', ')', '\n', '\t']) || text[letter.end()..].is_empty();
        let sentence = text[letter.end()..].starts_with(' ') && !word;
        if is_first_name(first.as_str())
            && first.as_str().len() > 2
            && (closes || sentence)
            && is_whole(text, letter.end(), dot.as_str(), false)
        {
            // Before a new sentence the dot ends the one before it.
            let next = text[whole.end()..].trim_start_matches(' ');
            let stop = next.is_empty() || next.starts_with("\n\n") || next.starts_with(char::is_uppercase);
            found.push((whole.start()..if stop { letter.end() } else { whole.end() }, None));
        }
    }
    found
}

/// False where the letter is the first of a word, of initials (`Mrs. P. Hall`, `Miss E.M. Hall`) or of a name that goes on.
fn is_whole(text: &str, at: usize, dot: &str, titled: bool) -> bool {
    let after = &text[at..];
    if after.starts_with(|c: char| c.is_alphanumeric() || "'’-█&".contains(c)) {
        return false;
    }
    let rest = &after[dot.len()..];
    if rest.starts_with(|c: char| c.is_alphanumeric() || "'’█".contains(c)) {
        return false;
    }
    let next = rest.trim_start_matches(' ').split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    // `Mrs. P. Hall`: a name goes on. `Mrs. P. Keith was asleep` cannot be told from it, unless the word is no surname.
    let goes_on = rest.starts_with(' ') && next.starts_with(char::is_uppercase);
    let plain = next.to_lowercase();
    !goes_on || titled && dot == "." && (crate::people::is_no_name(&plain) || is_first_name(next)) && next.len() > 1
}
