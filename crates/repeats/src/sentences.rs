//! The sentences of a page that are worth finding again on another: those that tell of somebody. Forms, headings, printer's lines,
//! quoted mail and what has a removed part in it are left out, so that copying forward is not seen where nobody copied.

use record::{SentenceMark, SentenceMarks, Sketch};

use crate::words::{PageWords, Words};
use crate::{mix, sketch};

/// Words of the shortest sentence that is not often written twice by chance.
const FEWEST: usize = 8;
/// A piece with more words has no stops: a table, or a badly read scan.
const MOST: usize = 90;
/// Sentences kept of one page.
const MOST_OF_A_PAGE: usize = 120;

/// Words that stand for somebody.
const SOMEBODY: &[&str] = &[
    "he", "she", "him", "her", "his", "hers", "himself", "herself", "i", "my", "me", "mum", "dad", "nan", "mother",
    "father",
];
/// Runs of words that forms and standing letters have, and no writer about one person.
const OF_A_FORM: &[&[&str]] = &[
    &["he", "she"],
    &["she", "he"],
    &["his", "her"],
    &["her", "his"],
    &["him", "her"],
    &["s", "he"],
    &["he", "or", "she"],
    &["his", "or", "her"],
    &["him", "or", "her"],
    &["this", "form"],
    &["must", "be", "completed"],
    &["to", "be", "completed", "by"],
    &["please"],
    &["delete", "as", "appropriate"],
    &["tick"],
];
/// After these a stop does not end a sentence.
const SHORT_FORMS: &[&str] =
    &["mr", "mrs", "ms", "dr", "st", "rev", "no", "approx", "dept", "tel", "ref", "prof", "eg", "ie"];

/// The sentences of a page. `people` are the places of names on it (Unicode scalar values).
#[must_use]
pub fn sentences(page: &PageWords, people: &[(u32, u32)]) -> SentenceMarks {
    of_words(page, &Words::of(page), people)
}

/// A page's sketch and its sentences, for which it is taken apart once.
#[must_use]
pub fn sketch_and_sentences(page: &PageWords, scan: Option<u8>, people: &[(u32, u32)]) -> (Sketch, SentenceMarks) {
    let words = Words::of(page);
    (sketch::of_words(&words, scan), of_words(page, &words, people))
}

fn of_words(page: &PageWords, words: &Words, people: &[(u32, u32)]) -> SentenceMarks {
    let chars: Vec<char> = page.text.chars().collect();
    let width = page.text.lines().map(|l| l.chars().count()).max().unwrap_or(0).min(110);
    let quoted_from = words.lines.iter().position(|l| l.opens_quote).map_or(u32::MAX, |l| l as u32);
    let mut found = Vec::new();
    let mut from = 0;
    for i in 0..words.len() {
        if i + 1 < words.len() && !parts(words, &chars, i, width) {
            continue;
        }
        let run = from..i + 1;
        from = i + 1;
        if !(FEWEST..=MOST).contains(&run.len()) || found.len() == MOST_OF_A_PAGE {
            continue;
        }
        let list = &words.list[run.clone()];
        let set_apart = |n: usize| {
            let line = words.line_of(n);
            line.quoted || line.printer || words.list[n].line >= quoted_from
        };
        if list.iter().any(|w| w.hole) || run.clone().any(set_apart) || !tells_of_somebody(words, run.clone(), people) {
            continue;
        }
        let mark = list.iter().fold(0, |h, w| mix(h ^ w.folded).wrapping_add(1));
        let end = list[list.len() - 1].end as usize;
        let hidden = |n: usize| page.hidden.iter().any(|h| (h.0 as usize..h.1 as usize).contains(&n));
        // A question in a paper is a form's.
        if chars.get(end) == Some(&'?') {
            continue;
        }
        let closes = |n: &usize| matches!(chars[*n], '.' | '!' | '?' | '"' | '\u{201d}' | ')') && !hidden(*n);
        let end = (end..chars.len().min(end + 3)).take_while(closes).last().map_or(end, |n| n + 1) as u32;
        found.push(SentenceMark { start: list[0].start, end, mark });
    }
    SentenceMarks(found)
}

/// True when a sentence ends between word `i` and the next, wherever the lines break.
fn parts(words: &Words, chars: &[char], i: usize, width: usize) -> bool {
    let (this, next) = (words.list[i], words.list[i + 1]);
    let between = &chars[(this.end as usize).min(chars.len())..(next.start as usize).min(chars.len())];
    let opens = chars.get(next.start as usize).is_some_and(|c| c.is_uppercase() || c.is_ascii_digit()) || next.hole;
    let mut lines = 0;
    let (mut stop, mut after_stop) = (None, false);
    for &c in between {
        match c {
            '\n' => lines += 1,
            '.' | '!' | '?' if stop.is_none() => stop = Some(c),
            '\t' | '|' | '•' | '\u{c}' => return true,
            _ => {}
        }
        after_stop |= stop.is_some() && c.is_whitespace();
    }
    if lines > 1 || (lines == 1 && between.contains(&':')) {
        return true;
    }
    if let Some(stop) = stop.filter(|_| after_stop && opens) {
        let low = words.low(i);
        let short = stop == '.'
            && (low.chars().count() == 1 && !low.bytes().all(|b| b.is_ascii_digit()) || SHORT_FORMS.contains(&low));
        if !short {
            return true;
        }
    }
    // A line that stops well before the edge, with a capital on the next: a heading, a label, a row.
    lines == 1 && opens && {
        let line_start = chars[..this.end as usize].iter().rposition(|c| *c == '\n').map_or(0, |n| n + 1);
        (this.end as usize - line_start) * 10 < width * 6
    }
}

fn tells_of_somebody(words: &Words, run: std::ops::Range<usize>, people: &[(u32, u32)]) -> bool {
    let low: Vec<&str> = run.clone().map(|n| words.low(n)).collect();
    let form = OF_A_FORM.iter().any(|form| low.windows(form.len()).any(|w| w == *form));
    let list = &words.list[run];
    let (start, end) = (list[0].start, list[list.len() - 1].end);
    let named = || people.iter().any(|(from, to)| *from < end && start < *to);
    !form && (low.iter().any(|w| SOMEBODY.contains(w)) || named())
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::char_slice;

    fn of(text: &str) -> (Vec<String>, Vec<u64>) {
        let page = PageWords { text: text.into(), hidden: Vec::new(), scanned: false };
        let found = sentences(&page, &[]).0;
        let words = found.iter().map(|s| char_slice(text, s.start, s.end).replace('\n', " "));
        (words.collect(), found.iter().map(|s| s.mark).collect())
    }

    const ONE: &str = "He finds it hard to settle at night and wakes early.";
    const TWO: &str = "Mrs. Osei sits with him until he sleeps, as Dr. Bell told her to.";

    #[test]
    fn a_sentence_is_the_same_whatever_its_lines_and_what_stands_around_it() {
        let plain = of(&format!("{ONE} {TWO}"));
        assert_eq!(plain.0, [ONE, TWO]);
        let wrapped = format!(
            "Health\n\n{ONE}\n{}\n\nContact",
            TWO.replace(" until", "\nuntil").replace("sleeps, as", "sleeps,\nas")
        );
        assert_eq!(of(&wrapped), plain);
        let misread = of(&ONE.replace("settle", "sett1e")).1;
        assert_eq!(misread, plain.1[..1], "a letter that scans confuse");
        assert_ne!(of(&ONE.replace("early", "late")).1, plain.1[..1]);
    }

    #[test]
    fn forms_headings_quoted_mail_and_removed_parts_are_not_kept() {
        for text in [
            "The plan must show how he or she will be kept in touch with the family.",
            "Reviews of arrangements are held at least once in every six months by law.",
            "Has the child been told what is going to happen to her next?",
            "> He finds it hard to settle at night and wakes early.",
            "He finds it hard to settle at ███ and wakes early most days.",
            "He was well.",
        ] {
            assert_eq!(of(text).0, Vec::<String>::new(), "{text}");
        }
        let thread =
            format!("Thank you, I have told her all of this today by phone.\n\nOn 3 May 2009 Lin Parry wrote:\n{ONE}");
        assert_eq!(of(&thread).0.len(), 1);
    }

    #[test]
    fn a_name_makes_a_sentence_worth_keeping() {
        let text = "Sam is settled and doing well in placement at this time.";
        let page = PageWords { text: text.into(), ..PageWords::default() };
        assert_eq!(sentences(&page, &[]).0.len(), 0);
        assert_eq!(sentences(&page, &[(0, 3)]).0.len(), 1);
    }

    proptest::proptest! {
        #[test]
        fn sentences_lie_in_the_text_in_order_and_hold_no_removed_part(text in "([A-Za-z]{1,7}[ .\n\t█>?:-]{1,2}){0,120}", cut in 0_u32..400) {
            let page = PageWords { text: text.clone(), hidden: vec![(cut, cut + 5)], scanned: false };
            let length = text.chars().count() as u32;
            let mut after = 0;
            for one in sentences(&page, &[(0, length)]).0 {
                proptest::prop_assert!(after <= one.start && one.start < one.end && one.end <= length);
                let words = char_slice(&text, one.start, one.end);
                proptest::prop_assert!(!words.contains('█') && (one.end <= cut || one.start >= cut + 5));
                after = one.end;
            }
        }
    }
}
