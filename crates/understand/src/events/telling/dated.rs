//! When the thing that a phrase tells of happened: by the words beside it, the sentence that it carries on, or what stands around it.

use std::ops::Range;

use record::{DocumentKind, EventKind};

use super::super::rules::{AGREED, Shape};
use super::super::when::{Dated, from_around, in_sentence, month_in, ordinal_in};
use super::Telling;
use crate::entries::entry_at;
use crate::sheet::says_any;

impl Telling<'_> {
    /// The day on which a plan was agreed: its own words say it, or it is the entry's.
    pub(super) fn agreed_on(&self) -> Option<Dated> {
        let entry = entry_at(self.reading.entries, self.range().start).is_some();
        self.agreed_in_words()
            .or_else(|| entry.then(|| from_around(self.reading, self.range().start, self.rule.kind)).flatten())
    }

    /// Minutes decide on their own day.
    pub(super) fn decided_here(&self) -> Option<Dated> {
        let minutes =
            matches!(self.reading.head.kind, Some(DocumentKind::ReviewMinutes | DocumentKind::ConferenceMinutes));
        minutes.then(|| from_around(self.reading, self.range().start, self.rule.kind)).flatten()
    }

    /// A day in the sentence that is past when the words were written, where they say that something was agreed.
    fn agreed_in_words(&self) -> Option<Dated> {
        let written = entry_at(self.reading.entries, self.range().start).is_some() || self.reading.head.date.is_some();
        let agreed_on = says_any(self.words(), &["agreed on", "approved on", "drawn up on", "signed on", "made on"]);
        (agreed_on || written && AGREED.are_in(self.words()))
            .then(|| in_sentence(self.reading, self.range(), &self.told, EventKind::Plan))
            .flatten()
            .filter(|d| !self.is_ahead(d))
    }

    /// "Enrolled Wexley College. Began 7 Sept.": the next sentence gives the day.
    fn began_next(&self) -> Option<Dated> {
        use EventKind::{PlacementStart, SchoolStart};
        let next =
            self.reading.units.get(self.n + 1).filter(|_| matches!(self.rule.kind, SchoolStart | PlacementStart))?;
        let flat = self.reading.sheet.flat_range(&next.range);
        let words = &self.reading.sheet.flat[flat.clone()];
        let verb = ["began ", "begins ", "started ", "commenced ", "starts ", "since "]
            .iter()
            .find(|w| words.starts_with(**w))?;
        // "Has lived there since 11 September 1978. Since the summer …": the sentence has its own day.
        if *verb == "since "
            && self.reading.date_spans.iter().any(|s| self.range().start < s.start && s.end <= self.range().end)
        {
            return None;
        }
        let told = flat.start..flat.start + verb.trim_end().len();
        let close = self
            .reading
            .date_spans
            .iter()
            .any(|s| s.start >= next.range.start && s.start <= next.range.start + verb.len() + 6);
        close.then(|| in_sentence(self.reading, &next.range, &told, self.rule.kind)).flatten()
    }

    pub(super) fn dated(&self, kind: EventKind) -> Option<Dated> {
        // A plan's own date is the day it was made; the date in its words lies ahead, unless they say that it was agreed then.
        // "Ran to his gran's yesterday, returned this a.m.": that day, whatever else the sentence names.
        let next = self.reading.sheet.flat[self.told.end..self.piece.end].trim_start();
        let today =
            ["this am", "this a.m", "this morning", "today", "to-day", "tonight"].iter().any(|w| next.starts_with(w));
        if kind == EventKind::Return
            && today
            && let Some(entry) = entry_at(self.reading.entries, self.range().start).filter(|e| e.when.is_one_day())
        {
            let how = record::How(format!("relative to {}", entry.when));
            return Some(Dated { when: entry.when.clone(), how, in_words: false, until: None });
        }
        if let Some(dated) = ordinal_in(self.reading, self.range(), &self.told, kind) {
            return Some(dated);
        }
        let in_words = if kind == EventKind::Plan {
            self.agreed_in_words()
        } else {
            in_sentence(self.reading, self.range(), &self.told, kind)
        };
        self.began_next()
            .or(in_words)
            .or_else(|| self.date_carried(kind))
            .or_else(|| self.day_of_the_talk(kind))
            .or_else(|| month_in(self.reading, self.range(), &self.told, kind))
            .or_else(|| from_around(self.reading, self.range().start, kind))
            .filter(|d| {
                // Nobody moves before they are born: such a day is a date of birth that was taken for the paper's.
                let born = self.reading.page.born.and_then(record::When::latest);
                kind == EventKind::Birth || d.in_words || born.is_none_or(|b| d.when.latest().is_none_or(|l| l > b))
            })
    }

    /// The piece before, where this one carries on its sentence: a form's row breaks a sentence at its line end.
    fn carried_from(&self) -> Option<Range<usize>> {
        let before = &self.reading.units.get(self.n.checked_sub(1)?)?.range;
        let text = self.reading.sheet.text;
        let open = text[self.range().clone()].starts_with(|c: char| c.is_lowercase());
        (open && !text[before.clone()].ends_with(['.', '!', '?', ':', ';']) && self.range().start - before.end <= 8)
            .then(|| before.start..self.range().end)
    }

    /// The whole sentence with the phrase's place in it, where it began in the piece before.
    pub(super) fn carries_on(&self) -> Option<(String, Range<usize>)> {
        let sheet = self.reading.sheet;
        let start = sheet.flat_at(self.carried_from()?.start);
        let words = sheet.flat.get(start..self.piece.end)?.to_owned();
        Some((words, self.told.start - start..self.told.end - start))
    }

    fn date_carried(&self, kind: EventKind) -> Option<Dated> {
        use EventKind::*;
        let told = matches!(
            kind,
            Health
                | Contact
                | Missing
                | Return
                | Allegation
                | Referral
                | Assessment
                | Review
                | Conference
                | CourtHearing
        );
        let whole = self.carried_from().filter(|_| told)?;
        in_sentence(self.reading, &whole, &self.told, kind)
    }

    /// "We saw Natalie yesterday. She said that he smacked her": the day on which somebody spoke with the child.
    fn day_of_the_talk(&self, kind: EventKind) -> Option<Dated> {
        const TALKED: &[&str] =
            &["saw", "seen", "spoke", "spoken", "interviewed", "visited", "met", "talked", "called"];
        let units = self.reading.units;
        let before = units.get(self.n.checked_sub(1)?).filter(|_| kind == EventKind::Allegation)?;
        let sheet = self.reading.sheet;
        let flat = sheet.flat_range(&before.range);
        let spoke = before.block == units[self.n].block && says_any(&sheet.flat[flat], TALKED);
        let entry = entry_at(self.reading.entries, self.range().start).is_some();
        let dated = in_sentence(self.reading, &before.range, &self.told, kind).filter(|_| spoke && !entry)?;
        (dated.when.is_one_day() && !self.is_ahead(&dated)).then_some(Dated { in_words: true, until: None, ..dated })
    }

    /// A date right before or after the phrase.
    pub(super) fn date_beside(&self) -> Option<Dated> {
        let sheet = self.reading.sheet;
        let near = |gap: &str| {
            gap.len() <= 22
                && gap.split(|c: char| !c.is_alphanumeric()).all(|w| {
                    matches!(
                        w,
                        "" | "on"
                            | "dated"
                            | "of"
                            | "held"
                            | "at"
                            | "made"
                            | "the"
                            | "s"
                            | "date"
                            | "done"
                            | "was"
                            | "took"
                            | "place"
                            | "completed"
                            | "called"
                            | "involved"
                    ) || self.rule.shape == Shape::Order && w == "since"
                })
                && !gap.contains('.')
        };
        // "Disruption meeting, Area Office, 6 October 1982": a heading, or a note that begins like one.
        let heads = self.here().start == 0;
        let beside = self.reading.date_spans.iter().any(|s| {
            let flat = sheet.flat_range(s);
            s.start >= self.range().start
                && s.end <= self.range().end
                && (flat.start >= self.told.end && near(&sheet.flat[self.told.end..flat.start])
                    || heads
                        && flat.start >= self.told.end + 2
                        && flat.start - self.told.end <= 60
                        && sheet.flat[self.told.end..].trim_start().starts_with([',', ':', '-', '('])
                        && !sheet.flat[self.told.end..flat.start].contains(['.', ';'])
                    || flat.end <= self.told.start
                        && self.told.start - flat.end <= 6
                        && near(&sheet.flat[flat.end..self.told.start]))
        });
        beside.then(|| in_sentence(self.reading, self.range(), &self.told, self.rule.kind)).flatten()
    }
}
