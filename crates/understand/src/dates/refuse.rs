//! What stands around a number or a name and says whether it is a date at all: sections and forms, telephone numbers, scores,
//! years in titles of Acts. It looks a few words either way and no further.

use super::around::{COUNTED, LAWS, LAWS_AFTER, LEADS, NUMBERED, REFERENCES, SCORED, STREETS};
use super::lexicon::{Unit, W};
use super::parser::Parser;
use super::shape::{Found, Item, Part, Shape};
use super::token::{Gap, Kind};

impl Parser<'_> {
    pub(super) fn one_of(&self, at: usize, words: &[&str]) -> bool {
        let source = self.source(at);
        words.iter().any(|w| source.eq_ignore_ascii_case(w))
    }

    /// The word before, over full stops, colons and brackets; none at the start of a paragraph.
    pub(super) fn word_before(&self, at: usize) -> Option<usize> {
        let mut i = at;
        for _ in 0..3 {
            if self.gap(i) == Gap::Paragraph {
                return None;
            }
            i = i.checked_sub(1)?;
            if !matches!(self.kind(i), Some(Kind::Mark('.' | ':' | '(' | '#'))) {
                return Some(i);
            }
        }
        None
    }

    /// True for what opens a line below a line of four words or more: `… the letter is on file` does not number what stands below it.
    fn opens_line_after_words(&self, at: usize) -> bool {
        let upto = self.tokens.get(at).map_or(0, |t| t.start as usize);
        let above = self.text[..upto].trim_end_matches([' ', '\t', '\r']);
        let Some(above) = above.strip_suffix('\n') else { return false };
        above.lines().next_back().is_some_and(|line| line.split_whitespace().nth(3).is_some())
    }

    /// The last letters before a token in lower case, without marks: `D.O.B.: ` gives `dob`.
    fn letters_before(&self, at: usize) -> ([u8; 12], usize) {
        let mut letters = [0u8; 12];
        let mut used = 0;
        let upto = self.tokens.get(at).map_or(0, |t| t.start as usize);
        for b in self.text.as_bytes()[..upto].iter().rev().take(24) {
            if b.is_ascii_digit() || used == letters.len() {
                break;
            }
            if b.is_ascii_alphabetic() {
                used += 1;
                letters[letters.len() - used] = b.to_ascii_lowercase();
            }
        }
        (letters, used)
    }

    fn label_is(&self, at: usize, labels: &[&str]) -> bool {
        let (letters, used) = self.letters_before(at);
        let letters = &letters[letters.len() - used..];
        labels.iter().any(|l| letters.ends_with(l.as_bytes()))
    }

    /// True when the words before say that the date is one of birth.
    pub(super) fn says_born(&self, at: usize) -> bool {
        // "The grand-daughter being born." ends the line above.
        let upto = self.tokens.get(at).map_or(0, |t| t.start as usize);
        let above = self.text[..upto].trim_end();
        if self.gap(at) >= Gap::Line && above.ends_with("orn.") {
            return false;
        }
        self.label_is(at, &["dob", "dateofbirth", "born", "bornon", "birthdate", "bornin", "bornonthe", "birth"])
    }

    pub(super) fn says_date_label(&self, at: usize) -> bool {
        self.label_is(at, &["date", "dated", "dateofvisit"])
    }

    /// True when a date in numbers is really a section, a version, a score or the like.
    pub(super) fn refused_number(&self, at: usize, end: usize, sep: char) -> bool {
        if self.typed {
            return false;
        }
        // Three numbers with strokes are no section or form; they can still be a reference.
        let strokes = end - at >= 5 && sep == '/';
        let long_year = strokes && self.number(end - 1).is_some_and(|(_, d)| d == 4);
        if let Some(before) = self.word_before(at) {
            // `the client's 4/6`, and the `V` of `H.V. 9.12`, number nothing.
            let initials =
                self.source(before).len() == 1 && before > 0 && self.mark(before - 1, '.') && self.glued(before);
            let possessive = before > 0 && self.mark(before - 1, '\'') || initials;
            // "Area 3 office    20-10-78": three numbers in a column of their own.
            let own_column = end - at >= 5 && self.after_column(at) && (self.closes(end) || self.after_column(end));
            let refused = if long_year {
                self.one_of(before, &["ref", "reference", "version", "v"])
            } else if strokes || own_column {
                self.one_of(before, REFERENCES)
            } else {
                self.one_of(before, NUMBERED)
            };
            if refused && !possessive && !self.opens_line_after_words(at) {
                return true;
            }
            if self.number(before).is_some() && self.gap(at) == Gap::Space && before + 1 == at && end - at < 5 {
                return true;
            }
        }
        matches!(self.kind(at.wrapping_sub(1)), Some(Kind::Mark('£' | '$' | '€' | '#')))
    }

    /// True when two numbers such as `4/6` are a day and a month.
    pub(super) fn says_day_month(&self, at: usize, end: usize, sep: char, digits: u8, day: u32, month: u32) -> bool {
        if self.typed || self.joined_to_full(end) {
            return true;
        }
        let before = self.word_before(self.list_start(at));
        let scored = before.is_some_and(|b| self.one_of(b, SCORED));
        let leads = before.is_some_and(|b| self.one_of(b, LEADS) && !self.mark(at - 1, '('));
        match sep {
            '/' => {}
            '.' => {
                return before.is_some_and(|b| self.one_of(b, &["on", "dated", "until", "since"]))
                    || self.starts_entry(at) && self.clean_right(end).is_some() && self.follows_dotted_entry(at);
            }
            _ => return false,
        }
        let fraction = matches!((day, month), (1, 2..=5) | (2, 3) | (3, 4) | (24, 7));
        let to_custody = month == 12 && (self.is(end, W::In) || self.is(end, W::Of));
        let counted = self
            .one_of(end, &["of", "out", "pint", "pints", "custody", "hour", "size", "ago", "later", "per", "full"])
            || self.mark(end, '%')
            || matches!(self.word(end), Some(W::Unit(..)));
        if scored || to_custody || counted {
            return false;
        }
        if leads || before.is_some_and(|b| matches!(self.word(b), Some(W::Weekday(..)))) {
            return !(month == 12 && before.is_some_and(|b| self.one_of(b, &["of"])));
        }
        if fraction {
            return self.starts_line(at) && (self.mark(end, ':') || self.mark(end, '-'));
        }
        let listed = at >= 2
            && matches!(self.kind(at - 1), Some(Kind::Mark(',' | '&' | '-') | Kind::Word(W::And | W::To)))
            && self.number(at - 2).is_some();
        let headed = at > 0 && matches!(self.kind(at - 1), Some(Kind::Mark('.' | ':' | ';' | ')' | ']')));
        let zero = digits == 2 && day < 10 || day > 12;
        let closed = matches!(self.kind(end), Some(Kind::Mark(',' | ':' | '.' | '-' | ';' | ')')) | None)
            || self.gap(end) >= Gap::Line;
        self.starts_line(at) || listed || headed || zero || closed && month != 10 && month != 5
    }

    /// The start of a row of such numbers: `vision 6/6, 6/9`.
    fn list_start(&self, at: usize) -> usize {
        let mut i = at;
        while i >= 4
            && matches!(self.kind(i - 1), Some(Kind::Mark(',' | '&') | Kind::Word(W::And)))
            && self.number(i - 2).is_some()
            && self.mark(i - 3, '/')
            && self.number(i - 4).is_some()
        {
            i -= 4;
        }
        i
    }

    /// True at the start of a line or of a sentence, where a log has its dates.
    pub(super) fn starts_entry(&self, at: usize) -> bool {
        self.starts_line(at)
            || matches!(self.kind(at - 1), Some(Kind::Mark('.' | ':' | ';' | ')' | '!' | '?'))) && !self.glued(at)
    }

    /// A log that writes its first date as `1.12.73` writes the next ones as `8.12`.
    fn follows_dotted_entry(&self, at: usize) -> bool {
        let dot = |i: usize| self.mark(i, '.') && self.glued(i) && self.glued(i + 1);
        let day = |i: usize| self.number(i).is_some_and(|(n, d)| d <= 2 && (1..=31).contains(&n));
        let far = at.saturating_sub(150);
        (far..at).rev().any(|i| {
            day(i)
                && dot(i + 1)
                && self.number(i + 2).is_some_and(|(n, d)| d <= 2 && (1..=12).contains(&n))
                && dot(i + 3)
                && self.number(i + 4).is_some_and(|(_, d)| d == 2 || d == 4)
                && i + 4 < at
                && self.starts_entry(i)
                && self.starts_line(at) <= self.starts_line(i)
        })
    }

    pub(super) fn leads_to_date(&self, at: usize) -> bool {
        self.word_before(at).is_some_and(|b| self.one_of(b, LEADS))
    }

    /// True where a clause or line ends.
    pub(super) fn closes(&self, at: usize) -> bool {
        self.kind(at).is_none()
            || self.gap(at) >= Gap::Line
            || matches!(self.kind(at), Some(Kind::Mark('.' | ';' | ')'))) && !self.glued(at + 1)
    }

    /// `4/2 - 19/3/79`: something joined on has the year.
    fn joined_to_full(&self, end: usize) -> bool {
        let mut i = self.past_dot(end);
        for _ in 0..4 {
            if !self.near(i)
                || !matches!(
                    self.kind(i),
                    Some(Kind::Mark('-' | ',' | '&' | '/') | Kind::Word(W::And | W::To | W::Or | W::Until))
                )
            {
                return false;
            }
            i += 1;
            if self.is(i, W::And) {
                i += 1;
            }
            // Look along the list for a year without asking each member whether it is a date by itself.
            let (Some((a, 1 | 2)), Some(Kind::Mark(sep @ ('/' | '.')))) = (self.number(i), self.kind(i + 1)) else {
                return false;
            };
            let Some((b, 1 | 2)) = self.number(i + 2) else { return false };
            if a > 31 || b > 12 || !self.glued(i + 1) {
                return false;
            }
            if self.mark(i + 3, sep) && self.glued(i + 3) && self.number(i + 4).is_some_and(|(_, d)| d == 2 || d == 4) {
                return true;
            }
            i += 3;
        }
        false
    }

    /// True when `7/83` can be a month and a year.
    pub(super) fn says_month_year(&self, at: usize, digits: u8) -> bool {
        let Some(before) = self.word_before(at) else { return true };
        // `3/90 to date`
        let on = at + 3;
        let open = matches!(self.kind(on), Some(Kind::Word(W::To | W::Until) | Kind::Mark('-')))
            && (matches!(self.word(on + 1), Some(W::Date | W::Present | W::Now | W::Ongoing))
                || self.mark(on + 2, '/') && self.number(on + 3).is_some_and(|(n, d)| d == 2 && n > 31));
        open || self.typed
            || digits == 2
            || self.starts_line(at)
            || self.mark(at - 1, '-')
            || self.mark(at - 1, '(')
            || self.one_of(
                before,
                &[
                    "in", "since", "from", "to", "until", "till", "during", "by", "of", "dated", "about", "c", "date",
                    "born", "between", "and",
                ],
            )
    }

    /// True when a number of four digits is not a year of its own.
    pub(super) fn refused_year(&self, at: usize, n: u32) -> bool {
        self.refused_in_list(at, n, 6)
    }

    fn refused_in_list(&self, at: usize, n: u32, more: u8) -> bool {
        if !(1850..=2049).contains(&n) && self.number(at).is_some_and(|(_, d)| d == 4) {
            return true;
        }
        if let Some(before) = self.word_before(at) {
            let possessive = before > 0 && self.mark(before - 1, '\'');
            if !possessive
                && self.one_of(before, NUMBERED)
                && !self.one_of(before, &["no", "question", "part", "case", "ward", "step", "level"])
                || self.is(before, W::At)
            {
                return true;
            }
            let spaced = self.gap(at) <= Gap::Space && before + 1 == at;
            if spaced && matches!(self.kind(before), Some(Kind::Number(..))) || self.is_law(before, at) {
                return true;
            }
            if (self.is(before, W::And) || self.mark(before, ',') || self.mark(before, '&'))
                && before > 0
                && let Some((m, 4)) = self.number(before - 1)
                && more > 0
                && self.refused_in_list(before - 1, m, more - 1)
            {
                return true;
            }
            if self.is(before, W::No) && self.mark(at - 1, '.') {
                return true;
            }
        }
        let next = at + 1;
        let same_line = self.gap(next) <= Gap::Space;
        let law = self.one_of(next, LAWS_AFTER) && self.near(next);
        let counted = same_line && (self.one_of(next, COUNTED) || matches!(self.unit(next), Some(Unit::Hour)));
        let street = same_line && !self.heads_a_row(at) && self.is_capital(next) && self.one_of(next + 1, STREETS);
        let digits_follow = same_line && self.number(next).is_some_and(|(_, d)| d >= 3) && self.gap(next) == Gap::Space;
        law || counted || street || digits_follow
    }

    /// True when the words before a year are the title of a law or of guidance.
    fn is_law(&self, before: usize, at: usize) -> bool {
        let mut b = before;
        let guidance = (at.saturating_sub(6)..at)
            .any(|i| self.source(i) == "Together" && i > 0 && self.source(i - 1) == "Working");
        // `[1997] 2 FLR 1`
        let reported = self.mark(b, '[') && self.mark(at + 1, ']') && self.number(at + 2).is_some();
        if guidance || reported {
            return true;
        }
        if self.is(b, W::Of) && b > 0 {
            return self.one_of(b - 1, &["act", "acts", "regulations", "rules"]);
        }
        if self.mark(b, ',') && b > 0 {
            b -= 1;
            return self.one_of(b, LAWS_AFTER);
        }
        if self.mark(b, ')') {
            let open = (b.saturating_sub(8)..b).rev().find(|&i| self.mark(i, '('));
            return open.is_some_and(|o| o > 0 && self.one_of(o - 1, LAWS));
        }
        // `(Amendment) Order 1991` is a law; `Care Order 1984` is an event.
        if self.one_of(b, &["order"]) && b > 0 {
            return self.mark(b - 1, ')');
        }
        let short = self.source(b).len() <= 5 && self.source(b).chars().all(|c| c.is_uppercase());
        let named = self.one_of(b, LAWS);
        let is_word = self.source(b).len() >= 3 && (self.one_of(b, &LAWS[..16]) || self.one_of(b, &["laming"]));
        named && (is_word || short) && self.near(at)
    }

    /// A numeric date after a weekday, which is reason enough to read `4/6` as one.
    pub(super) fn numeric_forced(&self, at: usize) -> Option<Found> {
        self.numeric(at).filter(|f| matches!(f.item, Item { shape: Shape::Day(Part { month: Some(_), .. }), .. }))
    }
}
