//! Uncertain dates in plain English: "3 March 2009", "spring 2006", "about 1998", "before May 1998". Never sharper than the value.

use chrono::Datelike;
use record::{MONTHS, When};

/// What a plain (unjoined) value names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Grain {
    Day,
    /// A month, season, year or decade.
    Longer,
}

/// One EDTF value without strokes or brackets, in words.
struct Plain {
    words: String,
    grain: Grain,
    about: bool,
    perhaps: bool,
}

/// The date in words, as it would stand in a list: "3 March 2009", "some time from May to June 2008", "not known".
#[must_use]
pub fn when_in_words(when: &When) -> String {
    said(when, false)
}

/// The date in words with the little word that a sentence needs: "on 3 March 2009", "in spring 2006", "some time from May to June 2008".
///
/// For a date that is not known: "on a day that is not known".
#[must_use]
pub fn moment_in_words(when: &When) -> String {
    said(when, true)
}

fn said(when: &When, in_sentence: bool) -> String {
    let edtf = when.edtf();
    if let Some((from, to)) = edtf.split_once('/') {
        return match (open(from), open(to)) {
            (true, true) => unknown(in_sentence),
            (true, false) => format!("before {}", plain(to).map_or_else(|| fallback(when), |p| p.bare())),
            (false, true) => format!("from {} on", plain(from).map_or_else(|| fallback(when), |p| p.bare())),
            (false, false) => between(from, to).unwrap_or_else(|| fallback(when)),
        };
    }
    if let Some(list) = edtf.strip_prefix('[').and_then(|e| e.strip_suffix(']')) {
        return listed(list, "or").unwrap_or_else(|| fallback(when));
    }
    if let Some(list) = edtf.strip_prefix('{').and_then(|e| e.strip_suffix('}')) {
        return listed(list, "and").unwrap_or_else(|| fallback(when));
    }
    match plain(edtf) {
        Some(p) if in_sentence => p.in_sentence(),
        Some(p) => p.bare(),
        None if when.earliest().is_none() && when.latest().is_none() => unknown(in_sentence),
        None => fallback(when),
    }
}

fn unknown(in_sentence: bool) -> String {
    if in_sentence { "on a day that is not known" } else { "not known" }.to_owned()
}

fn open(part: &str) -> bool {
    part == ".." || part.is_empty()
}

impl Plain {
    fn bare(&self) -> String {
        match (self.perhaps, self.about) {
            (true, true) => format!("perhaps about {}", self.words),
            (true, false) => format!("perhaps {}", self.words),
            (false, true) => format!("about {}", self.words),
            (false, false) => self.words.clone(),
        }
    }

    fn in_sentence(&self) -> String {
        let lead = if self.grain == Grain::Day { "on" } else { "in" };
        let perhaps = if self.perhaps { "perhaps " } else { "" };
        let about = if self.about { "about " } else { "" };
        format!("{perhaps}{lead} {about}{}", self.words)
    }
}

fn plain(edtf: &str) -> Option<Plain> {
    let about = edtf.contains(['~', '%']);
    let perhaps = edtf.contains(['?', '%']);
    let bare: String = edtf.chars().filter(|c| !matches!(c, '~' | '?' | '%')).collect();
    let mut parts = bare.split('-');
    let year = parts.next().filter(|y| y.len() == 4)?;
    let month = parts.next().filter(|m| *m != "XX");
    let day = parts.next().filter(|d| *d != "XX");
    if parts.next().is_some() {
        return None;
    }
    let year_words = match year {
        "XXXX" => None,
        y if y.ends_with("XX") && y[..2].bytes().all(|b| b.is_ascii_digit()) => Some(format!("the {}00s", &y[..2])),
        y if y.ends_with('X') && y[..3].bytes().all(|b| b.is_ascii_digit()) => Some(format!("the {}0s", &y[..3])),
        y if y.bytes().all(|b| b.is_ascii_digit()) => Some(y.to_owned()),
        _ => return None,
    };
    let (words, grain) = match (month, day) {
        (None, _) => (year_words?, Grain::Longer),
        (Some(m), day) => {
            let number: usize = m.parse().ok()?;
            let name = match number {
                1..=12 => MONTHS[number - 1],
                21 | 25 => "spring",
                22 | 26 => "summer",
                23 | 27 => "autumn",
                24 | 28 => "winter",
                _ => return None,
            };
            let year = year_words.map_or_else(|| ", year not known".to_owned(), |y| format!(" {y}"));
            match day {
                None => (format!("{name}{year}"), Grain::Longer),
                Some(d) => (format!("{} {name}{year}", d.parse::<u32>().ok()?), Grain::Day),
            }
        }
    };
    Some(Plain { words, grain, about, perhaps })
}

/// "some time from 3 to 19 March 1979": what both ends share is said once.
fn between(from: &str, to: &str) -> Option<String> {
    let (a, b) = (plain(from)?, plain(to)?);
    if a.words == b.words {
        return Some(a.bare());
    }
    let doubt = if a.about || a.perhaps || b.about || b.perhaps { "about " } else { "" };
    let (first, last): (Vec<&str>, Vec<&str>) = (a.words.split(' ').collect(), b.words.split(' ').collect());
    let shared = first.iter().rev().zip(last.iter().rev()).take_while(|(x, y)| x == y).count();
    // "May 2008 to June 2008" shares its year; "2008 to 2009" shares nothing; a day keeps its month unless both have one.
    let keep = if first.len() == last.len() { first.len() - shared.min(first.len() - 1) } else { first.len() };
    Some(format!("some time from {doubt}{} to {}", first[..keep].join(" "), b.words))
}

fn listed(list: &str, joint: &str) -> Option<String> {
    if let Some((from, to)) = list.split_once("..") {
        return match (from.is_empty(), to.is_empty()) {
            (true, false) => Some(format!("before {}", plain(to)?.bare())),
            (false, true) => Some(format!("from {} on", plain(from)?.bare())),
            (false, false) => between(from, to),
            (true, true) => None,
        };
    }
    let words: Vec<String> = list.split(',').map(|p| plain(p.trim()).map(|p| p.bare())).collect::<Option<_>>()?;
    let (last, rest) = words.split_last()?;
    Some(if rest.is_empty() { last.clone() } else { format!("{} {joint} {last}", rest.join(", ")) })
}

/// From the first and last day that fit, for values that have no words of their own.
fn fallback(when: &When) -> String {
    let day = |d: chrono::NaiveDate| format!("{} {} {}", d.day(), MONTHS[d.month0() as usize], d.year());
    match (when.earliest(), when.latest()) {
        (Some(a), Some(b)) if a == b => day(a),
        (Some(a), Some(b)) => format!("some time from {} to {}", day(a), day(b)),
        (Some(a), None) => format!("from {} on", day(a)),
        (None, Some(b)) => format!("before {}", day(b)),
        (None, None) => "not known".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(edtf: &str) -> String {
        when_in_words(&When::parse(edtf).unwrap())
    }

    fn moment(edtf: &str) -> String {
        moment_in_words(&When::parse(edtf).unwrap())
    }

    #[test]
    fn every_kind_of_date_has_words() {
        for (edtf, said) in [
            ("2009-03-03", "3 March 2009"),
            ("2009-03", "March 2009"),
            ("1998", "1998"),
            ("2006-21", "spring 2006"),
            ("1962-24", "winter 1962"),
            ("1998~", "about 1998"),
            ("1998-03?", "perhaps March 1998"),
            ("1998-03-14%", "perhaps about 14 March 1998"),
            ("199X", "the 1990s"),
            ("1984-09-XX", "September 1984"),
            ("2008-05/2008-06", "some time from May to June 2008"),
            ("1979-03-04/1979-03-19", "some time from 4 to 19 March 1979"),
            ("2007-12-30/2008-01-02", "some time from 30 December 2007 to 2 January 2008"),
            ("1998/1999", "some time from 1998 to 1999"),
            ("2005-09/2006-08", "some time from September 2005 to August 2006"),
            ("../1998-05", "before May 1998"),
            ("1998-05-02/..", "from 2 May 1998 on"),
            ("[1981,1982]", "1981 or 1982"),
            ("{2011-03-02,2011-03-03,2011-03-08}", "2 March 2011, 3 March 2011 and 8 March 2011"),
        ] {
            assert_eq!(words(edtf), said, "{edtf}");
        }
    }

    #[test]
    fn in_a_sentence() {
        for (edtf, said) in [
            ("2009-03-03", "on 3 March 2009"),
            ("2009-03", "in March 2009"),
            ("1998~", "in about 1998"),
            ("2009-03-03?", "perhaps on 3 March 2009"),
            ("199X", "in the 1990s"),
            ("2008-05/2008-06", "some time from May to June 2008"),
            ("../1998-05", "before May 1998"),
        ] {
            assert_eq!(moment(edtf), said, "{edtf}");
        }
    }

    proptest! {
        #[test]
        fn any_day_is_said_with_its_own_number_month_and_year(y in 1900i32..2030, m in 1u32..=12, d in 1u32..=28) {
            let day = chrono::NaiveDate::from_ymd_opt(y, m, d).unwrap();
            prop_assert_eq!(when_in_words(&When::day(day)), format!("{d} {} {y}", MONTHS[m as usize - 1]));
        }
    }
}
