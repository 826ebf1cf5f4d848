//! What a line is by its look: a form's label and value, a line that begins with a date, a table row, a heading in capitals.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::sheet::trimmed;

/// A form's label and what stands after its colon. Ranges are bytes of the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Label {
    pub(crate) name: Range<usize>,
    pub(crate) value: Range<usize>,
}

/// Reads `Date of review: 3 March 2009` as a label with a value. A time of day and a sentence with a colon are not labels.
pub(crate) fn label(line: &str) -> Option<Label> {
    let indent = line.len() - line.trim_start_matches([' ', '\t', '*', '•']).len();
    let colon = indent + line[indent..].find(':')?;
    let number = line[indent..].len() - line[indent..].trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let after_number = indent + number;
    let stop = usize::from(number > 0 && line[after_number..].starts_with(['.', ')']));
    // A form numbers its questions: "7 Date: 14 September 2001", "4. Date of placement: …".
    let numbered = number > 0 && number <= 2 && line[after_number + stop..].starts_with(' ');
    let name =
        trimmed(line, if numbered { after_number + stop..colon.max(after_number + stop) } else { indent..colon });
    let words = &line[name.clone()];
    let first = words.chars().next()?;
    let fits = words.len() <= 52
        && first.is_uppercase()
        && words.split_whitespace().count() <= 8
        && !words.ends_with(|c: char| c.is_ascii_digit())
        && (!words.contains(['.', '!', '"', ';']) || words.to_ascii_lowercase().starts_with("d.o.b"));
    fits.then(|| Label { name, value: trimmed(line, colon + 1..line.len()) })
}

/// A label that stands before dots, a tab or a wide space, where a form was filled in without colons; else as [`label`].
pub(crate) fn loose_label(line: &str) -> Option<Label> {
    if let Some(found) = label(line) {
        return Some(found);
    }
    let indent = line.len() - line.trim_start().len();
    let rest = &line[indent..];
    let gap = gap(rest)?;
    let name = trimmed(line, indent..indent + gap);
    let words = &line[name.clone()];
    let fits = words.len() <= 52
        && (words.starts_with(|c: char| c.is_uppercase()) || is_key(words))
        && words.split_whitespace().count() <= 8
        && !words.contains(['!', '"', ';']);
    let fill = |c: char| c.is_whitespace() || matches!(c, '.' | '_' | '\u{2026}');
    let value = indent + gap + (rest[gap..].len() - rest[gap..].trim_start_matches(fill).len());
    fits.then(|| Label { name, value: trimmed(line, value..line.len()) })
}

/// Where dots, strokes, a tab or a wide space part a label from what stands beside it.
fn gap(line: &str) -> Option<usize> {
    let bytes = line.as_bytes();
    (0..bytes.len()).find(|at| match bytes[*at] {
        b'\t' => true,
        fill @ (b'.' | b'_' | b' ') => bytes[*at..].starts_with(&[fill; 3]),
        0xE2 => bytes[*at..].starts_with("\u{2026}".as_bytes()),
        _ => false,
    })
}

/// "dateCompleted": the name that a program has for a box of its form.
fn is_key(words: &str) -> bool {
    words.bytes().all(|b| b.is_ascii_alphanumeric())
        && words.starts_with(|c: char| c.is_ascii_lowercase())
        && words.contains(|c: char| c.is_ascii_uppercase())
}

/// A date at the very start of a line, as running records, logs and chronologies have it. Group 1 is the date's first byte.
pub(crate) static LEADING_DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)^[\s*•|\-–(]*(?:#\d{1,8}\s+)?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?",
        r"(\d{1,2}\s?[./\-–]\s?(?:\d{1,2}|[ivx]{1,4}|[a-z]{3})\s?[./\-–]\s?\d{2,4}(?-u:\b)|\d{4}-\d{2}-\d{2}",
        r"|\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?-u:\b)",
        r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?:19|20)\d\d(?-u:\b)",
        r"|\d{1,2}/\d{1,2}(?:\s|$))"
    ))
    .expect("a fixed pattern")
});

/// Where a date that opens this line starts, in bytes of the line.
pub(crate) fn leading_date(line: &str) -> Option<usize> {
    if !may_lead_with_date(line) {
        return None;
    }
    let found = LEADING_DATE.captures(line)?.get(1)?;
    // "97/88" is the number of a minute.
    let minute = found.as_str().trim_end().split_once('/').is_some_and(|(day, month)| {
        let over = |part: &str, most: u32| part.parse::<u32>().is_ok_and(|n| n == 0 || n > most);
        over(day, 31) || over(month, 31)
    });
    (!minute).then_some(found.start())
}

/// A quick look that spares most lines the pattern: it is asked of every line, many times. It never says no where the pattern
/// would say yes.
fn may_lead_with_date(line: &str) -> bool {
    const OPENERS: &[&[u8; 3]] = &[
        b"mon", b"tue", b"wed", b"thu", b"fri", b"sat", b"sun", b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul",
        b"aug", b"sep", b"oct", b"nov", b"dec",
    ];
    let words = line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '•' | '|' | '-' | '–' | '('));
    match words.as_bytes() {
        // "#4711 25-Nov-21": a system's own number of the note.
        [b'#', first, ..] if first.is_ascii_digit() => true,
        [first, ..] if first.is_ascii_digit() || *first >= 0x80 => true,
        [a, b, c, rest @ ..] if a.is_ascii_alphabetic() => {
            let opens = [a.to_ascii_lowercase(), b.to_ascii_lowercase(), c.to_ascii_lowercase()];
            let odd = *b >= 0x80 || *c >= 0x80;
            (odd || OPENERS.contains(&&opens)) && rest.iter().any(|b| b.is_ascii_digit() || *b >= 0x80)
        }
        _ => false,
    }
}

/// True for a row of columns.
pub(crate) fn is_row(line: &str) -> bool {
    let line = line.trim();
    line.contains('\t') || line.contains("   ") || line.contains(" | ")
}

/// True for a line with letters that are all capitals.
pub(crate) fn is_capitals(line: &str) -> bool {
    let mut letters = 0;
    for c in line.chars().filter(|c| c.is_alphabetic()) {
        if !c.is_uppercase() {
            return false;
        }
        letters += 1;
    }
    letters >= 3
}

/// True for `- item`, `• item`, `(a) item` and `3. Item`.
pub(crate) fn is_item(line: &str) -> bool {
    let line = line.trim_start();
    if line.starts_with(['-', '•', '*', '–', '·', '☐', '☒', '✓']) {
        return true;
    }
    let bytes = line.as_bytes();
    match bytes {
        [b'(', a, b')', ..] => a.is_ascii_alphanumeric(),
        [a, b')', b' ', ..] => a.is_ascii_alphanumeric(),
        [a, b'.', b' ', ..] => a.is_ascii_digit(),
        [a, b, b'.', b' ', ..] => a.is_ascii_digit() && b.is_ascii_digit(),
        _ => false,
    }
}

/// The value of the nearest label with one of these names, on the lines `from..to`, nearest to `at`. Names are in lower case.
pub(crate) fn value_near<'a>(
    lines: impl Fn(usize) -> &'a str,
    range: Range<usize>,
    at: usize,
    names: &[&str],
) -> Option<(usize, Range<usize>)> {
    let mut nearest = None;
    for n in range {
        let line = lines(n);
        let Some(found) = loose_label(line) else { continue };
        let name = line[found.name.clone()].to_ascii_lowercase();
        let fits = !found.value.is_empty() && names.iter().any(|wanted| opens_or_ends_with(&name, wanted));
        if fits && nearest.as_ref().is_none_or(|(best, _): &(usize, _)| best.abs_diff(at) > n.abs_diff(at)) {
            nearest = Some((n, found.value));
        }
    }
    nearest
}

/// True for a label that begins or ends with whole words: "re" is not the end of "review of child in care".
fn opens_or_ends_with(name: &str, words: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric();
    name.strip_prefix(words).is_some_and(|rest| !rest.starts_with(inside))
        || name.strip_suffix(words).is_some_and(|rest| !rest.ends_with(inside))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn labels_have_a_short_name_and_a_value() {
        let line = "  Date of review: 3 March 2009";
        let found = label(line).unwrap();
        assert_eq!((&line[found.name], &line[found.value]), ("Date of review", "3 March 2009"));
        for line in ["4. Date of placement: 1/2/93", "7 Date of placement: 1/2/93"] {
            assert_eq!(&line[label(line).unwrap().name], "Date of placement");
        }
        assert!(label("He came at 14:30 and left").is_none());
        assert!(label("she said: no").is_none());
    }

    #[test]
    fn a_label_is_found_by_whole_words() {
        assert!(opens_or_ends_with("name of child", "child") && opens_or_ends_with("re", "re"));
        assert!(opens_or_ends_with("date of review", "date of") && !opens_or_ends_with("child in care", "re"));
    }

    #[test]
    fn dates_that_open_a_line() {
        for line in [
            "12.3.62 H.V. Saw Mrs. B.",
            "14.iii.62 T/C",
            "Mon 3/4/91 - visit",
            "12 March 2009: placed",
            "3-Apr-91 x",
            "March 1998 Moved",
        ] {
            assert!(leading_date(line).is_some(), "{line}");
        }
        for line in ["3 boxes were found", "1.2 Health", "Seen 12.3.62", "12 Elm Road"] {
            assert!(leading_date(line).is_none(), "{line}");
        }
    }

    proptest! {
        #[test]
        fn the_quick_look_never_hides_a_date(
            line in "[ *•|–(\\-]{0,3}(?:(?i)(mon|tuesday|ſat|sun)[.,]{0,2} {0,2})?(?:(?i)[0-9٣]{1,4}(st|nd|th)?[ ./–-]{0,2}(mar|sept|oct\\.|[ivx]{1,3}|[0-9]{1,2})?[ ./-]{0,2}[0-9]{0,4}|may 1998|ma 3|)[ a-z]{0,4}"
        ) {
            prop_assert!(may_lead_with_date(&line) || LEADING_DATE.captures(&line).is_none(), "{}", line);
        }
    }
}
