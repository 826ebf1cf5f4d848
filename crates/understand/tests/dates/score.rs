//! Scores the date reader on a set of marked lines: spans, values, and values that claim more than their words.

use std::fmt::Write as _;

use record::{DateMention, When};
use serde::Deserialize;
use understand::dates::{DateContext, find_dates};

#[derive(Deserialize)]
struct Case {
    id: String,
    text: String,
    reference_date: Option<String>,
    born: Option<String>,
    dates: Vec<Gold>,
}

/// A date that should be found, in order. `accept` lists other values, and other spans (which are no EDTF), that are as good.
#[derive(Deserialize)]
struct Gold {
    text: String,
    value: Option<String>,
    #[serde(default)]
    accept: Vec<String>,
}

impl Gold {
    fn is_right(&self, value: Option<&When>) -> bool {
        let value = value.map(When::edtf);
        value == self.value.as_deref() || value.is_some_and(|v| self.accept.iter().any(|a| a == v))
    }

    /// True for a value that leaves fewer days open than every good reading of the words, or drops their doubt.
    fn is_blunter_than(&self, found: &When) -> bool {
        let Some(value) = &self.value else { return true };
        let good = self.accept.iter().chain([value]).filter_map(|v| When::parse(v).ok());
        let width = |w: &When| w.earliest().and(w.latest()).and(w.days()).unwrap_or(i64::MAX);
        let doubted = |w: &When| w.edtf().contains(['~', '?', '%']);
        good.map(|g| width(found) < width(&g) || width(found) == width(&g) && doubted(&g) && !doubted(found))
            .reduce(|a, b| a && b)
            .unwrap_or(true)
    }
}

#[derive(Default)]
pub struct Score {
    pub cases: u32,
    cases_right: u32,
    /// Lines that hold no date, and how many of them were left alone.
    plain: u32,
    plain_clean: u32,
    expected: u32,
    found: u32,
    overlapping: u32,
    exact_span: u32,
    right_value: u32,
    /// Values sharper than their words.
    pub sharper: u32,
    pub report: String,
}

impl Score {
    fn f1(&self, right: u32) -> f64 {
        2.0 * f64::from(right) / f64::from(self.expected + self.found)
    }

    /// How well the places of dates are found: a span counts when it overlaps the marked one.
    pub fn span_f1(&self) -> f64 {
        self.f1(self.overlapping)
    }

    /// The share of all marked dates that were found with a right value.
    pub fn value_accuracy(&self) -> f64 {
        f64::from(self.right_value) / f64::from(self.expected)
    }

    pub fn line(&self) -> String {
        format!(
            "{} cases, {} right; {} dates; span F1 {:.3}, strict F1 {:.3}, value accuracy {:.3}, value F1 {:.3}, \
             {} of {} lines without a date left alone, {} values sharper than their words",
            self.cases,
            self.cases_right,
            self.expected,
            self.span_f1(),
            self.f1(self.exact_span),
            self.value_accuracy(),
            self.f1(self.right_value),
            self.plain_clean,
            self.plain,
            self.sharper
        )
    }

    fn case(&mut self, case: &Case) {
        let (reference, born) = (when(&case.reference_date), when(&case.born));
        let found = find(&case.text, reference.as_ref(), born.as_ref());
        self.cases += 1;
        self.expected += case.dates.len() as u32;
        self.found += found.len() as u32;
        self.plain += u32::from(case.dates.is_empty());
        self.plain_clean += u32::from(case.dates.is_empty() && found.is_empty());
        let (mut from, mut right, mut sharper) = (0, found.len() == case.dates.len(), false);
        for gold in &case.dates {
            let start = case.text[from..].find(&gold.text).expect("the span is in the text") + from;
            from = start + gold.text.len();
            let (start, end) = (case.text[..start].chars().count() as u32, case.text[..from].chars().count() as u32);
            let Some(mention) = found.iter().find(|m| m.start < end && start < m.end) else {
                right = false;
                continue;
            };
            self.overlapping += 1;
            self.exact_span += u32::from(mention.text == gold.text || gold.accept.contains(&mention.text));
            let same = gold.is_right(mention.value.as_ref());
            self.right_value += u32::from(same);
            right &= same;
            if let Some(value) = mention.value.as_ref().filter(|_| !same)
                && gold.is_blunter_than(value)
            {
                self.sharper += 1;
                sharper = true;
            }
        }
        self.cases_right += u32::from(right);
        if !right {
            let got: Vec<_> = found.iter().map(|m| (m.text.as_str(), m.value.as_ref().map(When::edtf))).collect();
            let want: Vec<_> = case.dates.iter().map(|g| (g.text.as_str(), g.value.as_deref())).collect();
            let mark = if sharper { " SHARPER" } else { "" };
            let _ = writeln!(self.report, "{}{mark} {:?}\n   want {want:?}\n   got  {got:?}", case.id, case.text);
        }
    }
}

pub fn score(cases: &str) -> Score {
    let mut score = Score::default();
    for line in cases.lines() {
        score.case(&serde_json::from_str(line).expect("a case a line"));
    }
    score
}

pub fn when(text: &Option<String>) -> Option<When> {
    text.as_deref().map(|t| When::parse(t).expect("the test's own dates are EDTF"))
}

pub fn find(text: &str, reference: Option<&When>, born: Option<&When>) -> Vec<DateMention> {
    find_dates(text, &DateContext { reference, born })
}
