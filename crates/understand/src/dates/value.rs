//! Turns first and last days into EDTF text that claims no more than they do.

use chrono::{Datelike, NaiveDate};
use record::When;

use super::almanac;

/// A worked-out date: its EDTF text without qualifiers, and its first and last day (none where open).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Value {
    pub(super) lo: Option<NaiveDate>,
    pub(super) hi: Option<NaiveDate>,
    pub(super) edtf: String,
    pub(super) about: bool,
    pub(super) unsure: bool,
}

impl Value {
    /// Days that the words leave open, as the plainest EDTF for them: a day, month, year or interval.
    pub(super) fn days(lo: NaiveDate, hi: NaiveDate) -> Self {
        Self { lo: Some(lo), hi: Some(hi), edtf: plain(lo, hi), about: false, unsure: false }
    }

    /// An EDTF text whose bounds EDTF itself gives; none when it is not valid.
    pub(super) fn of(edtf: String) -> Option<Self> {
        let when = When::parse(&edtf).ok()?;
        Some(Self { lo: when.earliest(), hi: when.latest(), edtf, about: false, unsure: false })
    }

    /// The value with its qualifiers in place.
    pub(super) fn when(&self) -> Option<When> {
        When::parse(&self.qualified()).ok()
    }

    pub(super) fn qualified(&self) -> String {
        let mark = match (self.about, self.unsure) {
            (true, true) => '%',
            (true, false) => '~',
            (false, true) => '?',
            (false, false) => return self.edtf.clone(),
        };
        if self.edtf.starts_with(['[', '{']) {
            return self.edtf.clone();
        }
        let one = |end: &str| {
            if end.is_empty() || end == ".." || end.ends_with(['~', '?', '%']) {
                end.to_owned()
            } else {
                format!("{end}{mark}")
            }
        };
        match self.edtf.split_once('/') {
            Some((from, to)) => format!("{}/{}", one(from), one(to)),
            None => one(&self.edtf),
        }
    }

    /// The text as one end of an interval: decades, sets and intervals give way to their first or last day.
    fn end(&self, first: bool) -> Option<String> {
        let whole = self.qualified();
        let simple = whole.len() <= 11 && !whole.contains(['/', '[', '{']);

        if simple && !self.edtf.ends_with('X') {
            return Some(whole);
        }
        let (lo, hi) = (self.lo?, self.hi?);
        let both = plain(lo, hi);
        Some(match both.split_once('/') {
            Some((from, to)) => {
                if first {
                    from.to_owned()
                } else {
                    to.to_owned()
                }
            }
            None => both,
        })
    }

    /// From one value to another; none when it would run backwards.
    pub(super) fn between(from: &Self, to: &Self) -> Option<Self> {
        if let (Some(a), Some(b)) = (from.lo, to.hi)
            && a > b
        {
            return None;
        }
        let edtf = format!("{}/{}", from.end(true)?, to.end(false)?);
        let mut value = Self::of(edtf)?;
        (value.lo, value.hi) = (from.lo, to.hi);
        Some(value)
    }

    pub(super) fn since(&self) -> Option<Self> {
        Self::of(format!("{}/..", self.end(true)?))
    }

    pub(super) fn until(&self) -> Option<Self> {
        Self::of(format!("../{}", self.end(false)?))
    }

    /// Several values as a set: all of them, or one of them.
    pub(super) fn several(values: &[Self], all: bool) -> Option<Self> {
        let (open, close) = if all { ('{', '}') } else { ('[', ']') };
        let members: Vec<&str> = values.iter().map(|v| v.edtf.as_str()).collect();
        let plain = members.iter().all(|m| !m.contains(['/', '[', '{']));
        let lo = values.iter().map(|v| v.lo).min()??;
        let hi = values.iter().map(|v| v.hi).max()??;
        let mut value =
            if plain { Self::of(format!("{open}{}{close}", members.join(",")))? } else { Self::days(lo, hi) };
        value.lo = Some(lo);
        value.hi = Some(hi);
        Some(value)
    }
}

/// The plainest EDTF for all days from the first to the last.
fn plain(lo: NaiveDate, hi: NaiveDate) -> String {
    let whole_months = lo.day() == 1 && hi.succ_opt().is_none_or(|d| d.day() == 1);
    if lo == hi {
        lo.format("%Y-%m-%d").to_string()
    } else if whole_months && lo.year() == hi.year() && (lo.month(), hi.month()) == (1, 12) {
        lo.format("%Y").to_string()
    } else if whole_months && almanac::month(lo.year(), lo.month()) == Some((lo, hi)) {
        lo.format("%Y-%m").to_string()
    } else if whole_months && (lo.month(), hi.month()) == (1, 12) {
        format!("{}/{}", lo.format("%Y"), hi.format("%Y"))
    } else if whole_months {
        format!("{}/{}", lo.format("%Y-%m"), hi.format("%Y-%m"))
    } else {
        format!("{}/{}", lo.format("%Y-%m-%d"), hi.format("%Y-%m-%d"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(a: &str, b: &str) -> Value {
        Value::days(a.parse().unwrap(), b.parse().unwrap())
    }

    #[test]
    fn days_become_the_plainest_text() {
        assert_eq!(days("1984-03-01", "1984-03-31").edtf, "1984-03");
        assert_eq!(days("1984-01-01", "1984-12-31").edtf, "1984");
        assert_eq!(days("1984-01-01", "1986-12-31").edtf, "1984/1986");
        assert_eq!(days("1984-01-01", "1984-04-30").edtf, "1984-01/1984-04");
        assert_eq!(days("1984-01-02", "1984-01-02").edtf, "1984-01-02");
    }

    #[test]
    fn ends_of_an_interval_keep_their_precision() {
        let spring = Value::of("1984-21".into()).unwrap();
        assert_eq!(spring.since().unwrap().edtf, "1984-21/..");
        let mut about = Value::of("1962".into()).unwrap();
        about.about = true;
        assert_eq!(about.until().unwrap().edtf, "../1962~");
        assert!(Value::between(&about, &Value::of("1961".into()).unwrap()).is_none());
    }
}
