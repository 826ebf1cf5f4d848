//! Tells a month, weekday or season from a person, a street or a verb of the same name, and where a phrase may end.

use super::around::{GOES_ON, STREETS, THINGS, TITLES};
use super::lexicon::W;
use super::parser::Parser;
use super::token::{Gap, Kind};

impl Parser<'_> {
    /// True when a title before, or a street after, makes a month, weekday or season a name.
    pub(super) fn is_name_before(&self, at: usize) -> bool {
        let title = self.word_before(at).is_some_and(|b| {
            let ended = self.mark(b + 1, '.') && self.one_of(b, &["called", "named"]);
            self.one_of(b, TITLES) && !ended
        }) && !self.mark(at.wrapping_sub(1), ':');
        let street = self.is_capital(at)
            && self.gap(at + 1) <= Gap::Space
            && self.is_capital(at + 1)
            && self.one_of(at + 1, STREETS);
        (title || street) && !self.typed
    }

    pub(super) fn is_street(&self, at: usize) -> bool {
        self.is_capital(at) && self.one_of(at, STREETS)
    }

    /// True when a season or feast here is only the kind of a thing.
    pub(super) fn is_for_a_thing(&self, at: usize) -> bool {
        self.gap(at) <= Gap::Space && self.one_of(at, THINGS)
    }

    /// True when a month's name alone is a month, and not a person or a verb.
    pub(super) fn month_stands_alone(&self, at: usize, month: u8) -> bool {
        if self.typed {
            return true;
        }
        let before = at.checked_sub(1).filter(|_| self.near(at));
        let strong = before.is_some_and(|b| {
            matches!(
                self.word(b),
                Some(
                    W::In
                        | W::Since
                        | W::Early
                        | W::Mid
                        | W::Late
                        | W::This
                        | W::Last
                        | W::Next
                        | W::Until
                        | W::About
                        | W::Circa
                )
            ) || self.is(b, W::Of)
                && b > 0
                && (matches!(
                    self.word(b - 1),
                    Some(W::End | W::Start | W::Mid | W::Half | W::Unit(..) | W::Ordinal(_))
                ) || self.one_of(b - 1, &["beginning", "rest"]))
                || self.mark(b, '-') && b > 0 && self.is(b - 1, W::Mid)
                || self.one_of(b, &["throughout"])
        });
        let joint = |i: usize| {
            matches!(
                self.kind(i),
                Some(Kind::Mark('-' | '/' | '&' | ',') | Kind::Word(W::And | W::To | W::Or | W::Until))
            )
        };
        let listed = before
            .is_some_and(|b| joint(b) && b > 0 && self.month(b - 1).is_some() && !self.is_name_before(b - 1))
            || joint(at + 1) && self.month(at + 2).is_some() && self.is_capital(at + 2) && self.is_capital(at);
        if strong || listed {
            return strong || self.is_capital(at);
        }
        if !self.is_capital(at) {
            return false;
        }
        let Some(W::Month(_, short)) = self.word(at) else { return false };
        let name_follows = self.gap(at + 1) == Gap::Space && self.is_capital(at + 1);
        let weak = before.is_some_and(|b| matches!(self.word(b), Some(W::By | W::From | W::Before | W::After | W::To)));
        if weak && !name_follows {
            return before.is_some_and(|b| b == 0 || !self.speaks_to_someone(b - 1)) && !self.is_verb(at + 1);
        }
        let closed = matches!(self.kind(at + 1), Some(Kind::Mark('.' | ':' | ',' | ')' | '-')) | None)
            || self.gap(at + 1) >= Gap::Line;
        let named = matches!(month, 4..=6) || short;
        if named {
            return self.starts_line(at) && (self.mark(at + 1, ':') || self.mark(at + 1, '-'));
        }
        if month == 3 && !closed { false } else { !name_follows }
    }

    fn is_verb(&self, at: usize) -> bool {
        matches!(self.word(at), Some(W::Was | W::Back | W::Ahead))
    }

    /// `visited by June`, `a letter from May`.
    fn speaks_to_someone(&self, at: usize) -> bool {
        let source = self.source(at);
        let done = source.ends_with("ed")
            && !self.one_of(
                at,
                &["completed", "reviewed", "finished", "resolved", "expected", "needed", "arranged", "closed"],
            );
        done || self.one_of(
            at,
            &[
                "seen", "said", "told", "call", "letter", "visit", "phone", "heard", "message", "request", "spoke",
                "talk", "given", "gift", "present", "note", "taken", "brought", "written",
            ],
        )
    }

    /// True when a word leads up to a day of the month: `on the`, `of the`.
    pub(super) fn leads_to_day(&self, at: usize) -> bool {
        self.one_of(
            at,
            &[
                "on", "of", "by", "from", "until", "till", "since", "before", "after", "to", "and", "or", "dated",
                "for", "night",
            ],
        ) || matches!(self.word(at), Some(W::Weekday(..)))
    }

    /// True when a phrase may end before this token: a mark, a new line, or a small word that goes on with the sentence.
    pub(super) fn ends_phrase(&self, at: usize) -> bool {
        match self.kind(at) {
            None => true,
            _ if self.gap(at) >= Gap::Line => true,
            Some(Kind::Mark('-' | '/' | '\'')) => self.gap(at) != Gap::None,
            Some(Kind::Mark(_)) => true,
            _ => self.one_of(at, GOES_ON),
        }
    }
}
