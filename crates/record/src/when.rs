//! A date that is never sharper than the words that gave it: an EDTF value with its earliest and latest possible day.

use std::fmt;

use chrono::NaiveDate;
use edtf_core::{Bound, Edtf};
use serde::{Deserialize, Serialize};

/// The months' names, January first.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Why a text is not a date: it is not valid EDTF (ISO 8601-2, levels 0 to 2).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an EDTF date: {0}")]
pub struct NotADate(pub String);

/// An uncertain date, stored and exchanged as its EDTF string.
///
/// Two values are equal when their EDTF strings are; they *agree* ([`When::agrees_with`]) when some day fits both.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct When {
    edtf: String,
    earliest: Option<NaiveDate>,
    latest: Option<NaiveDate>,
}

impl When {
    /// Reads an EDTF string.
    ///
    /// # Errors
    /// [`NotADate`] when the text is not valid EDTF.
    pub fn parse(edtf: &str) -> Result<Self, NotADate> {
        if let Some(day) = plain_day(edtf) {
            return Ok(Self { edtf: edtf.to_owned(), earliest: Some(day), latest: Some(day) });
        }
        let value = Edtf::parse(edtf).map_err(|_| NotADate(edtf.to_owned()))?;
        let bounds = value.bounds();
        Ok(Self { edtf: edtf.to_owned(), earliest: day_of(&bounds.earliest), latest: day_of(&bounds.latest) })
    }

    /// One known day.
    #[must_use]
    pub fn day(day: NaiveDate) -> Self {
        Self { edtf: day.format("%Y-%m-%d").to_string(), earliest: Some(day), latest: Some(day) }
    }

    /// The EDTF string.
    #[must_use]
    pub fn edtf(&self) -> &str {
        &self.edtf
    }

    /// The first day that this can be; none when it is open or unknown at that end.
    #[must_use]
    pub fn earliest(&self) -> Option<NaiveDate> {
        self.earliest
    }

    /// The last day that this can be; none when it is open or unknown at that end.
    #[must_use]
    pub fn latest(&self) -> Option<NaiveDate> {
        self.latest
    }

    /// True when exactly one day fits and the words did not say "about" or "perhaps".
    #[must_use]
    pub fn is_one_day(&self) -> bool {
        self.earliest.is_some() && self.earliest == self.latest && !self.is_doubted()
    }

    /// True when the words themselves said "about", "perhaps" or the like.
    #[must_use]
    pub fn is_doubted(&self) -> bool {
        self.edtf.contains(['~', '?', '%'])
    }

    /// True when some day fits both values, so that they may tell of one day.
    #[must_use]
    pub fn agrees_with(&self, other: &Self) -> bool {
        let starts_in_time = match (self.earliest, other.latest) {
            (Some(a), Some(b)) => a <= b,
            _ => true,
        };
        let ends_in_time = match (self.latest, other.earliest) {
            (Some(a), Some(b)) => a >= b,
            _ => true,
        };
        starts_in_time && ends_in_time
    }

    /// The number of days that fit, both ends counted; none when an end is open.
    #[must_use]
    pub fn days(&self) -> Option<i64> {
        Some((self.latest? - self.earliest?).num_days() + 1)
    }

    /// For putting things in order: the earliest day, else the latest, else nothing (which sorts last).
    #[must_use]
    pub fn order(&self) -> (bool, NaiveDate, NaiveDate) {
        let first = self.earliest.or(self.latest);
        let last = self.latest.or(self.earliest);
        (first.is_none(), first.unwrap_or(NaiveDate::MAX), last.unwrap_or(NaiveDate::MAX))
    }
}

fn day_of(bound: &Bound) -> Option<NaiveDate> {
    match bound {
        Bound::Date(d) => NaiveDate::from_ymd_opt(i32::try_from(d.year).ok()?, u32::from(d.month), u32::from(d.day)),
        _ => None,
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.edtf)
    }
}

impl TryFrom<String> for When {
    type Error = NotADate;
    fn try_from(edtf: String) -> Result<Self, NotADate> {
        Self::parse(&edtf)
    }
}

impl From<When> for String {
    fn from(when: When) -> Self {
        when.edtf
    }
}

/// One day and nothing else, as most dates are, read without the whole of EDTF.
fn plain_day(edtf: &str) -> Option<NaiveDate> {
    let &[a, b, c, d, b'-', e, f, b'-', g, h] = edtf.as_bytes() else { return None };
    let number =
        |digits: &[u8]| digits.iter().try_fold(0, |n, b| b.is_ascii_digit().then(|| n * 10 + u32::from(b - b'0')));
    let year = number(&[a, b, c, d]).filter(|year| *year >= 1000)?;
    NaiveDate::from_ymd_opt(year as i32, number(&[e, f])?, number(&[g, h])?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn when(s: &str) -> When {
        When::parse(s).expect("valid EDTF")
    }

    #[test]
    fn bounds_are_as_wide_as_the_words() {
        let spring = when("1998-21");
        assert_eq!(spring.earliest(), NaiveDate::from_ymd_opt(1998, 3, 1));
        assert_eq!(spring.latest(), NaiveDate::from_ymd_opt(1998, 5, 31));
        let month = when("1998-02");
        assert_eq!(month.days(), Some(28));
        assert!(when("1998-03-14").is_one_day());
        assert!(!when("1998-03-14?").is_one_day());
        assert_eq!(when("../1998-05").earliest(), None);
        assert_eq!(when("199X").latest(), NaiveDate::from_ymd_opt(1999, 12, 31));
    }

    #[test]
    fn agreement_needs_one_common_day() {
        assert!(when("1998").agrees_with(&when("1998-06-02")));
        assert!(!when("1998-05").agrees_with(&when("1998-06-02")));
        assert!(when("1998-05/..").agrees_with(&when("2004")));
    }

    #[test]
    fn nonsense_is_refused() {
        assert!(When::parse("last Tuesday").is_err());
        assert!(When::parse("1998-13-40").is_err());
    }
}
