//! Dates written in numbers: `12.3.62`, `14/iii/58`, `2016-05-11`, `??/9/84`, `03/1984`, digits in boxes. Day first, always.

use super::around::PRE;
use super::lexicon::W;
use super::parser::{Parser, YEARS, found};
use super::shape::{Found, Part, Shape, Year};
use super::token::{Gap, Kind};

/// One part of a date in numbers.
#[derive(Clone, Copy)]
struct Piece {
    value: u32,
    digits: u8,
    roman: bool,
    /// Read out of letters that a machine may have taken for digits.
    letters: bool,
    blank: bool,
    end: usize,
}

impl Parser<'_> {
    /// A date in numbers that starts here.
    pub(super) fn numeric(&self, at: usize) -> Option<Found> {
        if self.clean_left(at) { self.numeric_body(at) } else { None }
    }

    /// The same, whatever stands to the left of it.
    pub(super) fn numeric_body(&self, at: usize) -> Option<Found> {
        let a = self.piece(at, true)?;
        let Some((sep, b_at)) = self.separator(a.end) else {
            return self.wide_hyphens(at, a).or_else(|| self.spaced(at, a));
        };
        let b = self.piece(b_at, false)?;
        // "S.S. 27" is the number of a form, and no fifth of May.
        if a.letters && b.letters {
            return None;
        }
        let three = self
            .separator(b.end)
            .filter(|&(next, _)| next == sep || matches!((sep, next), ('.', ',' | '/') | (',', '.') | ('/', '.')))
            .and_then(|(_, c_at)| self.piece(c_at, false))
            .and_then(|c| self.three(at, sep, a, b, c));
        three.or_else(|| self.two(at, sep, a, b))
    }

    /// `14 - IX - 87`, `3 - 2 - 1987`; with a short year and a plain month only where it has its line to itself.
    fn wide_hyphens(&self, at: usize, a: Piece) -> Option<Found> {
        let hyphen = |i: usize| self.mark(i, '-') && self.gap(i) == Gap::Space && self.gap(i + 1) == Gap::Space;
        let b = hyphen(a.end).then(|| self.piece(a.end + 1, false)).flatten()?;
        let c = hyphen(b.end).then(|| self.piece(b.end + 1, false)).flatten()?;
        let (year, end) = self.year_piece(c)?;
        let opens = self.starts_line(at) || self.after_column(at);
        let alone = || matches!(year, Year::Two(32..)) && opens && (self.closes(end) || self.after_column(end));
        let fits = b.roman || matches!(year, Year::Full(_)) || alone();
        let blank = a.blank || b.blank || c.blank;
        (fits && !blank).then(|| self.three(at, '-', a, b, c)).flatten()
    }

    fn piece(&self, at: usize, first: bool) -> Option<Piece> {
        let token = self.tokens.get(at)?;
        let glued_blank = |mark: char| if self.mark(at + 1, mark) && self.glued(at + 1) { at + 2 } else { at + 1 };
        let blank = |end: usize| Piece { value: 0, digits: 2, roman: false, letters: false, blank: true, end };
        match token.kind {
            Kind::Number(0, digits) if digits <= 2 => Some(blank(at + 1)),
            Kind::Number(value, digits) if !token.ocr || digits <= 4 => {
                Some(Piece { value, digits, roman: false, letters: false, blank: false, end: at + 1 })
            }
            Kind::Mark(mark @ ('?' | '-' | '_')) if first && mark == '?' || self.mark(at + 1, mark) => {
                Some(blank(glued_blank(mark)))
            }
            Kind::Word(_) | Kind::Other => {
                let word = self.source(at);
                if word.len() > 4 {
                    return None;
                }
                if matches!(word, "XX" | "xx") || first && matches!(word, "X" | "x") {
                    return Some(blank(at + 1));
                }
                if !first && let Some(value) = roman(word) {
                    return Some(Piece { value, digits: 1, roman: true, letters: false, blank: false, end: at + 1 });
                }
                let value = if word.len() <= 2 { super::ocr::number(word)? } else { return None };
                let numbers_follow = (at + 1..at + 5).any(|i| self.clean_number(i).is_some());
                numbers_follow.then_some(Piece {
                    value,
                    digits: word.len() as u8,
                    roman: false,
                    letters: true,
                    blank: false,
                    end: at + 1,
                })
            }
            _ => None,
        }
    }

    /// The separator here and the token after it.
    fn separator(&self, at: usize) -> Option<(char, usize)> {
        let Some(Kind::Mark(mark @ ('/' | '.' | '-' | ',' | '\\'))) = self.kind(at) else { return None };
        let (left, right) = (self.gap(at), self.gap(at + 1));
        let tight = left == Gap::None && right == Gap::None;
        let fits = match mark {
            '/' | '\\' => left <= Gap::Space && right <= Gap::Line,
            '.' => {
                // "2.10.    12 today": the day has a column to itself.
                let column = self.after_column(at + 1);
                left <= Gap::Space && right <= Gap::Line && (left == Gap::None || right <= Gap::Space) && !column
            }
            '-' => left == Gap::None && matches!(right, Gap::None | Gap::Line),
            _ => tight,
        };
        fits.then_some((if mark == '\\' { '/' } else { mark }, at + 1))
    }

    fn three(&self, at: usize, sep: char, a: Piece, b: Piece, c: Piece) -> Option<Found> {
        if a.digits == 4 && YEARS.contains(&a.value) && c.digits <= 2 && !a.blank {
            let time = self.is_clock(c.end);
            let end = if time { c.end } else { self.clean_right(c.end)? };
            let part = Part { year: Some(Year::Full(a.value as i32)), ..self.day_part(c, b)? };
            return found(at, end, Shape::Day(part));
        }
        let (year, c_end) = self.year_piece(c)?;
        if a.digits > 2 || b.digits > 2 && !b.roman || sep == '-' && a.blank && self.mark(at, '-') {
            return None;
        }
        // Commas are full stops to a scanner, but they also part plain numbers.
        let late = matches!(year, Year::Full(_) | Year::Two(32..));
        if sep == ','
            && !(late && c.digits == 2 && (self.starts_entry(at) || self.leads_to_date(at) || self.closes(c_end)))
        {
            return None;
        }
        let end = self.clean_right(c_end)?;
        if self.refused_number(at, end, sep) {
            return None;
        }
        let birth = self.says_born(at);
        if a.blank && b.blank {
            return found(at, end, Shape::Day(Part { year: Some(year), birth, ..Part::EMPTY }));
        }
        let mut part = match self.day_part(a, b) {
            Some(part) => part,
            // Written month first, or no day at all: no calendar of ours has it.
            None if (sep == '/' || sep == '-' || sep == '.' && late)
                && (1..=39).contains(&a.value)
                && (1..=31).contains(&b.value)
                && (a.value <= 12 || b.value <= 12) =>
            {
                Part { day: Some(a.value as u8), month: Some(b.value as u8), ..Part::EMPTY }
            }
            None => return None,
        };
        part.either_order = !b.roman && !a.blank && a.value <= 12 && b.value <= 12 && a.value != b.value;
        part.year = Some(year);
        part.birth = birth;
        found(at, end, Shape::Day(part))
    }

    fn day_part(&self, day: Piece, month: Piece) -> Option<Part> {
        let fits = (1..=12).contains(&month.value) && !month.blank && (day.blank || (1..=31).contains(&day.value));
        fits.then(|| Part {
            day: (!day.blank).then_some(day.value as u8),
            month: Some(month.value as u8),
            blank_day: day.blank,
            ..Part::EMPTY
        })
    }

    /// The year, and where it ends: `19 84` is one year with a gap in it.
    fn year_piece(&self, c: Piece) -> Option<(Year, usize)> {
        // `00` is a year; `__`, `??` and `XX` are a year that nobody wrote, and `0` alone is none.
        if c.blank && self.number(c.end - 1) != Some((0, 2)) {
            return None;
        }
        match c.digits {
            4 if YEARS.contains(&c.value) => Some((Year::Full(c.value as i32), c.end)),
            2 => {
                let value = c.value;
                let more = self.clean_number(c.end).filter(|&(_, d)| d == 2 && self.gap(c.end) == Gap::Space);
                let ends_there = |at: usize| {
                    self.tokens.get(at).is_none_or(|t| t.gap >= Gap::Line || self.mark(at, '.') || self.mark(at, ','))
                };
                match more {
                    Some((rest, _)) if value == 19 && rest > 40 && ends_there(c.end + 1) => {
                        Some((Year::Full(1900 + rest as i32), c.end + 1))
                    }
                    _ if value <= 99 => Some((Year::Two(value as u8), c.end)),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// `4/6`, `03/1984`, `7/83`. The first two need something around them that says "date".
    fn two(&self, at: usize, sep: char, a: Piece, b: Piece) -> Option<Found> {
        if a.blank && b.blank || sep == ',' || a.digits > 2 {
            return None;
        }
        let end = self.clean_right(b.end)?;
        if self.refused_number(at, end, sep) {
            return None;
        }
        if b.digits == 4 && YEARS.contains(&b.value) && (1..=12).contains(&a.value) {
            let part = Part { month: Some(a.value as u8), year: Some(Year::Full(b.value as i32)), ..Part::EMPTY };
            return found(at, end, Shape::Day(part));
        }
        if b.digits == 2
            && b.value > 31
            && (1..=12).contains(&a.value)
            && sep == '/'
            && self.says_month_year(at, a.digits)
        {
            let part = Part { month: Some(a.value as u8), year: Some(Year::Two(b.value as u8)), ..Part::EMPTY };
            return found(at, end, Shape::Day(part));
        }
        let tight = self.gap(a.end) == Gap::None && self.gap(a.end + 1) == Gap::None;
        let mut part = self.day_part(a, b).filter(|p| p.day.is_some() && tight)?;
        if !self.says_day_month(at, end, sep, a.digits, a.value, b.value) && !b.roman {
            return None;
        }
        part.either_order = a.value <= 12 && b.value <= 12 && a.value != b.value;
        found(at, end, Shape::Day(part))
    }

    /// Numbers with only spaces between: after a label, or with a full year at the start of a line. `140696` after a label.
    fn spaced(&self, at: usize, a: Piece) -> Option<Found> {
        let labelled = self.says_born(at) || self.says_date_label(at) || self.typed || at > 0 && self.is(at - 1, W::On);
        if matches!(a.digits, 6 | 8) && labelled && !a.blank {
            let digits = self.source(at);
            return self.run_of_digits(at, at + 1, digits);
        }
        let (b, c) = (self.piece(a.end, false)?, self.piece(a.end + 1, false)?);
        let spaces = self.gap(a.end) == Gap::Space && self.gap(a.end + 1) == Gap::Space;
        let numeral = b.roman && self.source(a.end).len() > 1 && !self.is_capital(a.end);
        let shape = a.digits <= 2 && b.digits <= 2 && (!b.roman || numeral) && spaces;
        let full = c.digits == 4 && a.digits == 2 && b.digits == 2 && self.starts_line(at);
        if !shape || !(labelled || full || numeral) {
            return None;
        }
        let (year, end) = self.year_piece(c)?;
        let mut part = self.day_part(a, b)?;
        part.either_order = !a.blank && !b.roman && a.value <= 12 && a.value != b.value;
        part.year = Some(year);
        part.birth = self.says_born(at);
        found(at, self.clean_right(end)?, Shape::Day(part))
    }

    /// One digit to a box: `|1|4| |0|3| |7|1|`, or `1 4 0 3 7 1` after a label.
    pub(super) fn boxed_digits(&self, at: usize) -> Option<Found> {
        if at > 0 && self.number(at - 1).is_some() {
            return None;
        }
        let framed = self.number(at).is_none();
        let labelled = self.says_born(at) || self.says_date_label(at) || self.typed;
        if !framed && !labelled {
            return None;
        }
        let mut digits = String::new();
        let (mut i, mut end, mut first) = (at, at, None);
        while digits.len() < 8 && i < self.tokens.len() && (i == at || self.gap(i) <= Gap::Space) {
            match self.kind(i) {
                Some(Kind::Number(n, 1)) => {
                    digits.push(char::from_digit(n, 10)?);
                    first.get_or_insert(i);
                    end = i + 1;
                }
                Some(Kind::Mark('|' | '[' | ']' | '/' | '-' | '_')) => {}
                _ => break,
            }
            i += 1;
        }
        let split = i - at > digits.len() || self.gap(at + 1) == Gap::Space;
        if !split || !labelled && digits.len() < 6 {
            return None;
        }
        self.run_of_digits(first?, end, &digits)
    }

    fn run_of_digits(&self, at: usize, end: usize, digits: &str) -> Option<Found> {
        if !digits.is_ascii() || !matches!(digits.len(), 6 | 8) {
            return None;
        }
        let pair = |from: usize| digits.get(from..from + 2)?.parse::<u8>().ok();
        let (day, month) = (pair(0)?, pair(2)?);
        let year = if digits.len() == 6 { Year::Two(pair(4)?) } else { Year::Full(digits.get(4..)?.parse().ok()?) };
        let fits = (1..=31).contains(&day) && (1..=12).contains(&month);
        let part = Part {
            day: Some(day),
            month: Some(month),
            year: Some(year),
            either_order: day <= 12 && day != month,
            birth: self.says_born(at),
            ..Part::EMPTY
        };
        if fits { found(at, end, Shape::Day(part)) } else { None }
    }

    /// True when a time of day is glued on: `T14:32`.
    fn is_clock(&self, at: usize) -> bool {
        self.glued(at) && self.source(at) == "T" && self.glued(at + 1) && self.number(at + 1).is_some()
    }

    /// Nothing glued to the left that would make the number part of something longer.
    pub(super) fn clean_left(&self, at: usize) -> bool {
        if !self.glued(at) {
            return true;
        }
        let Some(Kind::Mark(mark)) = self.kind(at - 1) else { return self.is(at - 1, W::AnC) };
        match mark {
            '(' | '[' | '{' | '"' | '\'' | ':' | ';' | ',' | '=' | '|' | '*' | '~' | '<' | '>' | '?' | '•' | '█'
            | ']' | ')' => mark != ':' && mark != ',' || !self.glued(at - 1) || self.number(at - 2).is_none(),
            '-' if at > 1 && (self.is(at - 2, W::Mid) || self.mark(at - 2, '?') || self.one_of(at - 2, PRE)) => true,
            // `12/3/84-14/4/84`: the dash joins two dates.
            '-' if at > 4
                && self.number(at - 2).is_some()
                && matches!(self.kind(at - 3), Some(Kind::Mark('/' | '.')))
                && matches!(self.digits(at - 4), 1 | 2) =>
            {
                true
            }
            // `2008-05-03/2008-06-20`
            '/' if at > 5 && self.digits(at) == 4 && self.mark(at - 3, '-') && self.mark(at - 5, '-') => true,
            '.' | '-' | '/' => {
                !self.glued(at - 1)
                    || mark == '.' && self.number(at - 2).is_none()
                    || mark == '/' && self.after_full_date(at)
            }
            _ => false,
        }
    }

    fn digits(&self, at: usize) -> u8 {
        self.number(at).map_or(0, |(_, digits)| digits)
    }

    fn after_full_date(&self, at: usize) -> bool {
        self.month(at - 2).is_some()
            || at >= 3 && self.number(at - 2).is_some_and(|(_, d)| d <= 4) && self.month(at - 3).is_some()
    }

    /// The same place, when nothing glued to the right makes the number part of something longer.
    pub(super) fn clean_right(&self, at: usize) -> Option<usize> {
        if !self.glued(at) {
            return Some(at);
        }
        let Some(Kind::Mark(mark)) = self.kind(at) else { return None };
        let after = at + 1;
        let more = self.glued(after) && !matches!(self.kind(after), Some(Kind::Mark(_)));
        let number = self.glued(after) && self.number(after).is_some();
        let clean = match mark {
            '%' | '°' | '@' | '\\' | '_' => false,
            '/' => !more || self.reads_as_range(after),
            '-' => !number || self.reads_as_range(after),
            '.' | ',' => !number,
            _ => true,
        };
        clean.then_some(at)
    }

    /// After a dash or a stroke: another date follows, so that the mark joins two dates.
    fn reads_as_range(&self, at: usize) -> bool {
        let Some(a) = self.piece(at, true) else { return false };
        if self.month(a.end).is_some() {
            return true;
        }
        let Some((sep, b_at)) = self.separator(a.end) else { return false };
        let Some(b) = self.piece(b_at, false) else { return false };
        let system = a.digits == 4 && YEARS.contains(&a.value) && sep == '-' && self.mark(b.end, '-');
        system
            || self.day_part(a, b).is_some()
                && (sep == '/'
                    || self.separator(b.end).is_some_and(|(next, c)| next == sep && self.number(c).is_some()))
    }
}

/// A month in Roman numerals, in one case throughout.
fn roman(word: &str) -> Option<u32> {
    const NUMERALS: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
    let position = NUMERALS.iter().position(|n| *n == word || n.to_uppercase() == word)?;
    Some(position as u32 + 1)
}
