//! One phrase in one sentence: weighs the words around it and says which event, if any, they tell.

mod called_off;
mod dated;

use std::ops::Range;
use std::sync::LazyLock;

use record::{DocumentKind, EventKind, EventMention};
use regex::Regex;

use super::around::{Context, has, holds};
use super::kin::{begins_with_kin, ends_in_kin, is_done_by_kin};
use super::mood::{Mood, mood, of_a_thing, of_someone_else};
use super::names::{Named, left_and_next, name};
use super::rules::{AGREED, Needs, Rule, Shape};
use super::when::{Dated, again_on, own_end, year_again};
use super::{Reading, birth, family, fields, forms, healing, labels, reason, schools};
use crate::entries::entry_at;
use crate::head::is_log;
use crate::sheet::{says, says_any};

/// A time, and the name of a day, between a form's label and its date: "Absent from   6.15 pm   Wed 12 Oct 83".
static TIME_OF_DAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?-u:\b)(?:\d{1,2}[.:]\d\d(?: ?(?:am|pm|a\.m\.?|p\.m\.?|hrs|hours))?|\d{1,2} ?(?:am|pm|a\.m\.?|p\.m\.?)|\d{4} ?(?:hrs|hours)|(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?)(?-u:\b)[.,]?")
        .expect("a fixed pattern")
});

/// Titles that a page sometimes leaves without a name.
const TITLES_ONLY: &[&str] = &["Mr", "Mrs", "Ms", "Miss", "Dr"];

/// True where a phrase names the child as the one to whom it was done.
fn names_child(phrase: &str) -> bool {
    says_any(phrase, &["him", "her", "them", "me", "the child", "the boy", "the girl", "the children"])
}

/// True for a day that is only the latest that it can be, because the paper was written then.
fn is_only_before(dated: &Dated) -> bool {
    !dated.in_words && dated.when.earliest().is_none()
}

/// A phrase found in a sentence, with the rule that it sets off.
pub(super) struct Telling<'a> {
    pub(super) reading: &'a Reading<'a>,
    /// The sentence's place among the units.
    pub(super) n: usize,
    /// The sentence and the phrase, in flat bytes of the page.
    pub(super) piece: Range<usize>,
    pub(super) told: Range<usize>,
    pub(super) rule: &'static Rule,
}

impl Telling<'_> {
    fn words(&self) -> &str {
        &self.reading.sheet.flat[self.piece.clone()]
    }

    /// The phrase's place in [`Self::words`].
    fn here(&self) -> Range<usize> {
        self.told.start - self.piece.start..self.told.end - self.piece.start
    }

    fn range(&self) -> &Range<usize> {
        &self.reading.units[self.n].range
    }

    /// The events that the phrase tells here; none when the words around it say otherwise.
    pub(super) fn read(&self) -> Vec<EventMention> {
        let kind = self.reading.head.kind;
        if self.rule.needs == Needs::Head && !self.heads_entry() && self.date_beside().is_none()
            || !has(self.words(), &self.here(), self.rule, || self.around(), kind)
        {
            return Vec::new();
        }
        if self.rule.kind == EventKind::Birth {
            return birth::birth(self.reading, self.range(), &self.told, self.rule.shape).into_iter().collect();
        }
        match self.rule.shape {
            Shape::Label => self.labelled().into_iter().collect(),
            Shape::Act => self.act(),
            Shape::Plan => self.plan().into_iter().collect(),
            Shape::Occasion | Shape::Order | Shape::Paper => self.occasion().into_iter().collect(),
        }
    }

    /// A form's label with a date as its value, on the same line or the next.
    fn labelled(&self) -> Option<EventMention> {
        let sheet = self.reading.sheet;
        let before = &self.words()[..self.here().start];
        let line = sheet.lines[sheet.line_at(sheet.text_at(self.told.start))].start;
        let column = before.is_empty()
            || sheet.text[line..sheet.text_at(self.told.start)].trim().is_empty()
            || before.len() <= 5
                && before.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b')' | b' ' | b'-'));
        let start = sheet.text_at(self.told.start);
        let tabbed = sheet.text[..start].ends_with("  ")
            || sheet.text[..start].ends_with(['\t', '|'])
            || sheet.text[..start].ends_with("| ");
        // "It gives the date of admission as 20 June": a label quoted in a sentence.
        let quoted = self.rule.phrase.starts_with("date of") && before.ends_with(' ');
        if !column && !tabbed && !quoted {
            return None;
        }
        if !self.label_fits_paper() {
            return None;
        }
        let end = sheet.text_at(self.told.end);
        // "Looked after until 14 June": the label's own last word may be read with the date.
        let (i, span) = self
            .reading
            .date_spans
            .iter()
            .enumerate()
            .find(|(_, s)| s.start >= end || s.start > start && s.end > end)?;
        let gap = sheet.text.get(end.min(span.start)..span.start)?;
        // When it was reported is not when the child went.
        let away = matches!(self.rule.kind, EventKind::Missing | EventKind::Return)
            && !self.rule.phrase.starts_with("reported")
            && !(self.rule.phrase.contains("last seen") && sheet.flat.contains("found missing"));
        let timed = if away { TIME_OF_DAY.replace_all(gap, " ") } else { gap.into() };
        let gap = timed.as_ref();
        let gap_words = gap.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
        // A form may lead from its label to the answer with a row of dots.
        let close = gap.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '_')).len() <= 14
            && matches!(
                gap_words.as_str(),
                "" | "on" | "held" | "from" | "as" | "was" | "is" | "given as" | "date" | "on date" | "the"
            )
            && gap.matches('\n').count() <= 1;
        if !close {
            return None;
        }
        let mention = &self.reading.dates[i];
        if self.is_value_of_another_label(start, span) || fields::only_years(&mention.text) {
            return None;
        }
        let (when, how) = year_again(self.reading, i, self.rule.kind)
            .unwrap_or((own_end(&mention.text, mention.value.as_ref()?, self.rule.kind), mention.how.clone()));
        let line = sheet.line_at(start);
        let whole = self.range().start.min(start)..self.range().end.max(span.end);
        // "DATE OF THIS REVIEW    14.10.86    DATE OF LAST REVIEW    22.4.86": two labels and two days in one row.
        let days = self.reading.date_spans.iter().filter(|d| d.start >= whole.start && d.end <= whole.end).count();
        let parted = days > 1 && sheet.text[whole.clone()].contains('\t') && start < span.start;
        let range = if parted { start..span.end } else { whole };
        let near = labels::labelled(sheet, line, self.rule.kind);
        let mut people = self.reading.people_in(&range);
        people.extend(near.people);
        let moves = matches!(self.rule.kind, EventKind::PlacementStart | EventKind::PlacementEnd);
        // A home's own form needs not say which home it is.
        let own_paper = moves && near.place.is_empty();
        let previous = moves && (self.rule.phrase.starts_with("previous") || forms::is_of_the_last_home(sheet, start));
        let place = if previous {
            // The home that this form is about is the next one.
            forms::last_home(sheet, line).unwrap_or_default()
        } else if own_paper {
            // A cover is headed by the child's own name.
            let named = |place: &String| !place.split_whitespace().all(record::is_first_name);
            forms::letterhead(sheet).filter(named).unwrap_or_default()
        } else {
            near.place
        };
        Some(EventMention {
            kind: self.rule.kind,
            when: Some(when),
            how,
            place,
            people,
            reason: moves.then(|| reason::labelled_reason(sheet, line)).flatten(),
            reason_at: None,
            evidence: self.reading.evidence(range),
        })
    }

    /// "Laptop    ARRIVED 2 April": the word and its date are together what another label is answered with.
    fn is_value_of_another_label(&self, start: usize, date: &Range<usize>) -> bool {
        let sheet = self.reading.sheet;
        let line = sheet.lines[sheet.line_at(start)].start;
        // Label and date in one cell.
        !sheet.text[start..date.start.max(start)].contains(['\t', '|', ':'])
            && fields::answers_another(sheet, line, start, self.rule.phrase)
    }

    /// "Held on" and "Date completed" stand on many forms; only the paper's kind says what was held or completed.
    fn label_fits_paper(&self) -> bool {
        use DocumentKind::*;
        let paper = self.reading.head.kind;
        match self.rule.phrase {
            "held on" => paper == Some(ConferenceMinutes),
            "date of meeting"
            | "meeting took place"
            | "meeting held"
            | "date and time of meeting"
            | "date of discussion" => match self.rule.kind {
                EventKind::Review => paper == Some(ReviewMinutes),
                _ => matches!(paper, Some(ConferenceMinutes | StrategyDiscussion)),
            },
            "date completed" | "date of report" | "date of completion" | "completion date" | "date signed off"
            | "enquiries ended" | "date of enquiry" => {
                matches!(paper, Some(Assessment | InitialAssessment | CoreAssessment | S47Outcome))
            }
            "date of contact"
            | "contact date/time"
            | "date/time of contact"
            | "date and time of contact"
            | "date of initial contact"
                if self.rule.kind == EventKind::Referral =>
            {
                paper == Some(Referral)
                    || !matches!(paper, Some(ContactSheet | CaseNotes))
                        && says_any(
                            &self.reading.sheet.flat,
                            &["progress to referral", "referrer", "source of referral", "mash"],
                        )
            }
            "last seen"
            | "date last seen"
            | "date and time last seen"
            | "absent from"
            | "found"
            | "located"
            | "date found"
            | "date located"
            | "returned" => {
                matches!(paper, Some(Missing | Incident))
                    || says_any(
                        &self.reading.sheet.flat,
                        &["missing", "absconded", "police ref", "misper", "absent from", "unauthorised absence"],
                    )
            }
            "date of session" => paper == Some(ContactSheet),
            "date of assessment" | "assessment date" => !matches!(paper, Some(HealthAssessment | MedicalForm)),
            _ => true,
        }
    }

    fn act(&self) -> Vec<EventMention> {
        use EventKind::*;
        let (words, here) = (self.words(), self.here());
        let of_child = matches!(
            self.rule.kind,
            PlacementStart | PlacementEnd | SchoolStart | SchoolEnd | Health | Missing | LeavingCare
        );
        // "The placement with Mrs Holt broke down": the placement did, not Mrs Holt.
        let of_placement = self.rule.kind == PlacementEnd
            && (says_any(&words[..here.end], &["placement"])
                // Those who cared for the child gave up.
                || ["gave ", "could no longer", "could not keep", "asked for"].iter().any(|w| self.rule.phrase.starts_with(w)));
        // "Mrs Holt took him to the dentist": who did it is not who it was done to.
        let done_to_child = self.rule.kind == Health && names_child(&words[here.clone()]);
        let by_kin = is_done_by_kin(words, &here, self.reading.kin);
        let others =
            by_kin || of_someone_else(words, &here) || self.carries_on().is_some_and(|(w, h)| of_someone_else(&w, &h));
        // "School    Started Marsh Road": what stands before a capital is a column's word, and does nothing.
        let column =
            self.reading.sheet.text[self.reading.sheet.text_at(self.told.start)..].starts_with(char::is_uppercase);
        let moved = matches!(self.rule.kind, PlacementStart | SchoolStart) && !column;
        // "Mrs. P. broke her wrist": a title's own stop ends no clause.
        let own_hurt = ["broke", "fractured", "had "].iter().any(|w| self.rule.phrase.starts_with(w));
        let of_family =
            self.rule.kind == Health && (!done_to_child || own_hurt) && healing::of_kin(words, &here, self.reading.kin);
        let by_a_thing = moved && of_a_thing(words, &here) && !says(words, "placement");
        if of_child && !of_placement && !done_to_child && others
            || of_family
            || by_a_thing
            || !holds(words, &here, self.rule, self.context())
        {
            return Vec::new();
        }
        if self.rule.kind == Contact && !family::is_visit(self.reading, self.range(), &self.told, self.rule.phrase) {
            return Vec::new();
        }
        let mood = mood(words, &here, Shape::Act);
        // "Where she moved on Friday", but "moved on 2 June from Mrs Holt to Mrs Day".
        let left = || left_and_next(self.reading.sheet, self.range(), &self.told).is_some();
        if self.was_put_off() || self.rule.phrase == "moved on" && self.names_a_day_next() && !left() {
            return Vec::new();
        }
        let Some(mut named) = self.named() else { return Vec::new() };
        // "Hilary leaves us on 30 January": only a school says that of its pupil.
        if matches!(self.rule.phrase, "leaves us" | "left us")
            && self.rule.kind == SchoolEnd
            && !schools::is_a_schools_paper(self.reading)
        {
            return Vec::new();
        }
        // "Joined us last September", written by a form master.
        if matches!(self.rule.phrase, "joined us" | "came to us") && schools::is_a_schools_paper(self.reading) {
            named = Named {
                kind: SchoolStart,
                place: forms::school_head(self.reading.sheet).unwrap_or_default(),
                people: Vec::new(),
            };
        }
        match mood {
            Mood::Done if self.says_too_little(&named) => Vec::new(),
            Mood::Done if self.lies_ahead(named.kind) => match named.kind {
                PlacementStart | SchoolStart => {
                    self.told_as(Named { kind: Plan, ..named }).into_iter().take(1).collect()
                }
                _ => Vec::new(),
            },
            Mood::Done => self.told_as(named),
            Mood::Planned if matches!(named.kind, PlacementStart | SchoolStart) && !named.place.is_empty() => {
                self.told_as(Named { kind: Plan, ..named }).into_iter().take(1).collect()
            }
            _ => Vec::new(),
        }
    }

    /// True where the last word of the phrase is the day's.
    fn names_a_day_next(&self) -> bool {
        let end = self.reading.sheet.text_at(self.told.end);
        self.reading.date_spans.iter().any(|day| {
            day.start >= end && self.reading.sheet.text[end..day.start].trim().is_empty()
                || day.start < end && day.end > end && day.start > self.reading.sheet.text_at(self.told.start)
        })
    }

    fn plan(&self) -> Option<EventMention> {
        let mood = mood(self.words(), &self.here(), Shape::Plan);
        if mood == Mood::Denied || mood != Mood::Done && !self.words()[self.here()].contains("plan") {
            return None;
        }
        // "Was due to start in January and was not taken": what came to nothing is no plan to tell of.
        let before = self.words()[..self.here().start].trim_end();
        if self.rule.phrase.starts_with("due to") && (before.ends_with("was") || before.ends_with("were")) {
            return None;
        }
        // "The plan is permanence there" says how things stand; a plan is an event where it is agreed.
        if self.rule.phrase.contains("plan") && !self.rule.phrase.contains("move") && !AGREED.are_in(self.words()) {
            return None;
        }
        let named = self.named()?;
        // "The plan for Sam" names the child, not a place.
        let names_place = !self.rule.phrase.contains("plan") || self.rule.phrase.contains("move");
        let named = if names_place { named } else { Named { place: String::new(), ..named } };
        let clear = !named.place.is_empty() || self.rule.phrase.contains("plan");
        let ahead = self.dated(EventKind::Plan).is_some();
        (clear && ahead).then(|| self.told_as(Named { kind: EventKind::Plan, ..named }).into_iter().next()).flatten()
    }

    fn occasion(&self) -> Option<EventMention> {
        let (words, here) = (self.words(), self.here());
        if !holds(words, &here, self.rule, self.context()) || self.rule.phrase == "court" && self.is_part_of_a_name() {
            return None;
        }
        // "Wards of Court", "with leave of Court": what they are, and no day in court.
        if self.rule.kind == EventKind::CourtHearing
            && ["ward of", "wards of", "leave of"].iter().any(|w| words[..here.start].trim_end().ends_with(w))
        {
            return None;
        }
        if self.is_anothers_illness() {
            return None;
        }
        // "In respect of Tiana": a brother's or a sister's order.
        let rest = &words[here.end..];
        if self.rule.kind == EventKind::OrderMade
            && rest.find("in respect of ").is_some_and(|i| {
                let whom = &rest[i + 14..];
                let clause = whom.split([',', '.', ';']).next().unwrap_or(whom);
                begins_with_kin(whom, self.reading.kin) && !clause.contains(" and ") && !clause.contains(" & ")
            })
        {
            return None;
        }
        // "I saw Kieran for review": a clinic's.
        if self.rule.kind == EventKind::Review && words[..here.start].trim_end().ends_with(" for") {
            return None;
        }
        // "Plan: remain s.20" says what does not change.
        let stays = ["remain", "remains", "remaining", "stay", "stays", "still", "continues", "continue"];
        let before = words[..here.start].trim_end().trim_end_matches(" on").trim_end_matches(" under");
        if self.rule.shape == Shape::Order && stays.iter().any(|w| before.rsplit(' ').next() == Some(*w)) {
            return None;
        }
        let of_court = matches!(self.rule.kind, EventKind::CourtHearing | EventKind::OrderMade);
        if of_court && self.is_of_anothers_trial() {
            return None;
        }
        let beside = self.date_beside();
        let heads_entry = self.heads_entry();
        let dated = match mood(words, &here, self.rule.shape) {
            Mood::Done if self.rule.shape == Shape::Paper => Some(self.agreed_on().or_else(|| self.decided_here())?),
            Mood::Done => self.dated(self.rule.kind),
            Mood::Named if self.rule.shape == Shape::Paper => return None,
            Mood::Named if self.called_off_below() => return None,
            Mood::Named if beside.is_some() => beside,
            Mood::Named if (heads_entry || self.numbers_itself()) && self.rule.shape == Shape::Occasion => {
                self.dated(self.rule.kind)
            }
            Mood::Named if self.is_a_short_order() => self.dated(self.rule.kind),
            _ => return None,
        };
        // "He is on a care order" is how things stood, not something that happened that day.
        if self.rule.shape == Shape::Order
            && !dated
                .as_ref()
                .is_some_and(|d| d.in_words || entry_at(self.reading.entries, self.range().start).is_some())
        {
            return None;
        }
        if dated.as_ref().is_some_and(|d| d.in_words && self.is_ahead(d)) {
            return None;
        }
        if dated.as_ref().is_some_and(is_only_before) {
            return None;
        }
        let place = match self.rule.kind {
            EventKind::OrderMade | EventKind::CourtHearing => self.as_written(),
            _ => String::new(),
        };
        Some(self.mention(self.rule.kind, dated, place, Vec::new(), None))
    }

    /// "Mother in hospital for two nights": a note that opens with one of the family, and names no child.
    fn is_anothers_illness(&self) -> bool {
        if self.rule.kind != EventKind::Health {
            return false;
        }
        let sheet = self.reading.sheet;
        let start = entry_at(self.reading.entries, self.range().start)
            .map_or(self.piece.start, |e| sheet.flat_at(e.after_date).max(self.piece.start));
        let Some(before) = sheet.flat.get(start..self.told.start) else { return false };
        let before = before.trim_start_matches(|c: char| !c.is_alphanumeric());
        begins_with_kin(before, self.reading.kin)
            && !says_any(before, &["took", "brought", "him", "her", "them", "with", "rang", "reports", "says", "and"])
    }

    /// True for "she left school" in a report: no name, no day, and no telling whose.
    fn says_too_little(&self, named: &Named) -> bool {
        use EventKind::*;
        let common = matches!(
            named.kind,
            SchoolStart
                | SchoolEnd
                | Health
                | Contact
                | Missing
                | Return
                | Referral
                | Assessment
                | CourtHearing
                | Allegation
        );
        common
            && named.place.is_empty()
            && named.people.is_empty()
            && match self.dated(named.kind) {
                Some(dated) => is_only_before(&dated),
                // Told of nobody and at no time: "whereabouts not known" in a form.
                None => matches!(named.kind, Missing | Return | Health | Contact),
            }
    }

    /// "Moves to Hillside on 3 July", written in June.
    fn lies_ahead(&self, kind: EventKind) -> bool {
        let present = ["moves", "goes", "starts", "starting", "leaves", "departs", "moving"]
            .iter()
            .any(|w| self.rule.phrase.starts_with(w));
        let worker = matches!(kind, EventKind::SocialWorkerStart | EventKind::SocialWorkerEnd);
        present && !worker && self.dated(kind).is_some_and(|d| d.in_words && self.is_ahead(&d))
    }

    /// The sentence with the four before it and the one after.
    fn around(&self) -> &str {
        let (sheet, units) = (self.reading.sheet, self.reading.units);
        let start = sheet.flat_at(units[self.n.saturating_sub(4)].range.start);
        let end = units.get(self.n + 1).map_or(self.piece.end, |u| sheet.flat_at(u.range.end).max(self.piece.end));
        &sheet.flat[start..end]
    }

    /// What the words around say about whether a weak phrase can count.
    fn context(&self) -> Context<'_> {
        Context {
            around: self.around(),
            kind: self.reading.head.kind,
            heads_entry: self.heads_entry(),
            // Only a bare "review" asks for it.
            dated: self.rule.phrase == "review" && self.date_beside().is_some(),
        }
    }

    fn named(&self) -> Option<Named> {
        name(self.reading, self.range(), &self.told, self.rule)
    }

    fn told_as(&self, named: Named) -> Vec<EventMention> {
        let dated = self.dated(named.kind).map(|d| self.still_to_come(d));
        // A mother's years in care came before the person was born.
        let born = self.reading.page.born.and_then(record::When::earliest);
        let of_this_life = !matches!(named.kind, EventKind::Birth | EventKind::Referral);
        if of_this_life && dated.as_ref().and_then(|d| d.when.latest()).zip(born).is_some_and(|(day, born)| day < born)
        {
            return Vec::new();
        }
        let sheet = self.reading.sheet;
        let moves = matches!(named.kind, EventKind::PlacementStart | EventKind::PlacementEnd);
        let next = self.reading.units.get(self.n + 1).map(|u| &u.range);
        let reason = moves.then(|| reason::reason_in(sheet, self.range(), &self.told, next)).flatten();
        let reason = reason.or_else(|| {
            let ends = named.kind == EventKind::PlacementEnd;
            ends.then(|| reason::after_colon(sheet, self.range(), &self.told)).flatten()
        });
        let day = dated.as_ref().and_then(|d| d.when.earliest());
        let reason = reason.or_else(|| moves.then(|| self.reason_around(day)).flatten());
        let until = dated.as_ref().and_then(|d| d.until.clone().map(|u| (u, d.how.clone())));
        let again = again_on(self.reading, self.range(), &self.told, named.kind);
        let mut events = vec![self.mention(named.kind, dated, named.place.clone(), named.people.clone(), reason)];
        let end = match named.kind {
            EventKind::PlacementStart => Some(EventKind::PlacementEnd),
            EventKind::SchoolStart => Some(EventKind::SchoolEnd),
            EventKind::SocialWorkerStart => Some(EventKind::SocialWorkerEnd),
            _ => None,
        };
        if let (Some(kind), Some((when, how))) = (end, until) {
            let dated = Dated { when, how, in_words: true, until: None };
            events.push(self.mention(kind, Some(dated), named.place.clone(), named.people.clone(), None));
        }
        if self.rule.phrase == "moved on"
            && let Some((left, next)) = left_and_next(sheet, self.range(), &self.told)
        {
            let began = EventMention { kind: EventKind::PlacementStart, place: next, ..events[0].clone() };
            events[0].place = left;
            events.push(began);
        }
        for dated in again {
            events.push(self.mention(named.kind, Some(dated), named.place.clone(), named.people.clone(), None));
        }
        events
    }

    /// "I leave the Department on Friday": the Friday to come, whatever else the sentence says.
    fn still_to_come(&self, dated: Dated) -> Dated {
        let says = ["i leave", "i finish", "my last day is"].iter().any(|w| self.rule.phrase.starts_with(w));
        let written = entry_at(self.reading.entries, self.range().start).and_then(|e| e.when.latest());
        match (dated.when.earliest().filter(|_| dated.when.is_one_day()), written) {
            (Some(day), Some(written)) if says && dated.in_words && (1..=7).contains(&(written - day).num_days()) => {
                match day.checked_add_days(chrono::Days::new(7)) {
                    Some(next) => Dated { when: record::When::day(next), ..dated },
                    None => dated,
                }
            }
            _ => dated,
        }
    }

    /// Why a home was left or chosen, where no word like "because" says it.
    fn reason_around(&self, day: Option<chrono::NaiveDate>) -> Option<String> {
        let sheet = self.reading.sheet;
        reason::before_so(sheet, self.range(), &self.told)
            .or_else(|| reason::remanded(sheet, self.range(), &self.told))
            .or_else(|| reason::behind_the_home(sheet, self.range(), &self.told))
            .or_else(|| reason::near_by(self.reading, self.n, day))
    }

    /// The event of words that were found by their shape: told as done, on a day that is known, not ahead.
    pub(super) fn plain(&self) -> Vec<EventMention> {
        if mood(self.words(), &self.here(), Shape::Act) != Mood::Done {
            return Vec::new();
        }
        let kind = self.rule.kind;
        let Some(dated) = self.dated(kind) else { return Vec::new() };
        // "XXXX-11-26": a day of no known year places nothing in a life.
        let unknown = dated.when.earliest().is_some_and(|d| !(1900..2200).contains(&chrono::Datelike::year(&d)));
        if unknown || is_only_before(&dated) || dated.in_words && self.is_ahead(&dated) {
            return Vec::new();
        }
        let mut all = vec![dated];
        all.extend(again_on(self.reading, self.range(), &self.told, kind));
        all.into_iter().map(|d| self.mention(kind, Some(d), String::new(), Vec::new(), None)).collect()
    }

    fn mention(
        &self,
        kind: EventKind,
        dated: Option<Dated>,
        place: String,
        more: Vec<String>,
        reason: Option<String>,
    ) -> EventMention {
        let mut people = self.reading.people_in(self.range());
        for name in more {
            if !people.iter().any(|p| p.contains(&name)) {
                people.push(name);
            }
        }
        people.retain(|p| !TITLES_ONLY.contains(&p.as_str()));
        let (when, how) = dated.map_or((None, record::How("no date".into())), |d| (Some(d.when), d.how));
        EventMention {
            kind,
            when,
            how,
            place,
            people,
            reason,
            reason_at: None,
            evidence: self.reading.evidence(self.range().clone()),
        }
    }

    /// "Respite declined by Jade", "Home on trial agreed in principle": a thing that is named and did not come about.
    fn was_put_off(&self) -> bool {
        use EventKind::{PlacementEnd, PlacementStart, SchoolStart};
        if !matches!(self.rule.kind, PlacementStart | PlacementEnd | SchoolStart) {
            return false;
        }
        let rest = &self.words()[self.here().end..];
        let rest = rest.split(['.', ';']).next().unwrap_or_default();
        let near: Vec<&str> = rest.split_whitespace().take(9).collect();
        let noun = ["home on trial", "respite", "admission to", "change of", "emergency bed"]
            .iter()
            .any(|p| self.rule.phrase.starts_with(p));
        let refused = [
            "declined",
            "turned down",
            "fell through",
            "fallen through",
            "was cancelled",
            "not needed",
            "not used",
            "not available",
            "not supported",
            "not agreed",
            "not recommended",
            "not pursued",
        ];
        let only_named = [
            "agreed",
            "proposed",
            "considered",
            "requested",
            "recommended",
            "discussed",
            "suggested",
            "planned",
            "refused",
            "offered",
            "sought",
            "wanted",
        ];
        let near = near.join(" ");
        says_any(&near, &refused)
            || noun
                && says_any(
                    &near
                        .split(',')
                        .next()
                        .unwrap_or_default()
                        .split_whitespace()
                        .take(4)
                        .collect::<Vec<_>>()
                        .join(" "),
                    &only_named,
                )
    }

    /// "Full Care Order.", "Interim order to us.": a note in a running record that says no more than what the court did.
    fn is_a_short_order(&self) -> bool {
        let own = entry_at(self.reading.entries, self.range().start).is_some_and(|e| e.after_date > 0);
        let start = entry_at(self.reading.entries, self.range().start)
            .map_or(self.piece.start, |e| self.reading.sheet.flat_at(e.after_date).max(self.piece.start));
        let lead = self.told.start.saturating_sub(start);
        self.rule.shape == Shape::Order
            && own
            && (is_log(self.reading.head.kind) || self.reading.head.kind == Some(DocumentKind::Chronology))
            && lead <= 16
            && self.piece.end - self.told.end <= 44
            && !says_any(
                self.words(),
                &[
                    "application",
                    "apply",
                    "applied",
                    "expires",
                    "expired",
                    "ends",
                    "ended",
                    "hearing",
                    "sought",
                    "seek",
                    "discharge",
                    "discharged",
                    "revoke",
                    "revoked",
                    "lapses",
                    "lapsed",
                    "if",
                    "no",
                    "not",
                    "will",
                    "refused",
                    "adjourned",
                    "until",
                    "copy",
                    "served",
                    "to be",
                    "discussed",
                    "advice",
                    "report",
                    "on a",
                    "under",
                    "subject",
                    "renew",
                    "wants",
                    "wanted",
                    "asked",
                ],
            )
    }

    /// "Barry sent to approved school by the Juvenile Court": a brother's trial, or a stranger's.
    fn is_of_anothers_trial(&self) -> bool {
        const TRIED: &[&str] = &[
            "sent",
            "charged",
            "convicted",
            "sentenced",
            "fined",
            "appeared",
            "received",
            "pleaded",
            "remanded",
            "arrested",
            "committed",
            "bound",
            "given",
            "found",
            "got",
        ];
        let sheet = self.reading.sheet;
        let start = entry_at(self.reading.entries, self.range().start)
            .map_or(self.piece.start, |e| sheet.flat_at(e.after_date).max(self.piece.start));
        let Some(words) = sheet.flat.get(start..self.told.start) else { return false };
        let words: Vec<&str> = words.split(' ').filter(|w| !w.is_empty()).collect();
        let Some(at) = words.iter().take(5).position(|w| TRIED.contains(w)) else { return false };
        let who = words[..at].join(" ");
        let who =
            ["was", "has been", "had been", "has", "had"].iter().find_map(|w| who.strip_suffix(w)).unwrap_or(&who);
        ends_in_kin(who.trim(), self.reading.kin)
    }

    /// True when the phrase comes first after an entry's date: `12.3.98 LAC review. Present: …`.
    fn heads_entry(&self) -> bool {
        let sheet = self.reading.sheet;
        entry_at(self.reading.entries, self.range().start).is_some_and(|e| {
            let after = sheet.flat_at(e.after_date);
            e.after_date <= self.range().end && self.told.start >= after && self.told.start - after <= 24
        })
    }

    /// True for "Review no. 18." at the head of a sentence in an entry.
    fn numbers_itself(&self) -> bool {
        let after = self.words()[self.here().end..].trim_start();
        let numbered = ["no.", "no ", "number ", "#"].iter().any(|w| after.starts_with(w))
            || after.starts_with(|c: char| c.is_ascii_digit());
        self.here().start == 0 && numbered && entry_at(self.reading.entries, self.range().start).is_some()
    }

    /// True when a date lies after the day on which the words were written.
    fn is_ahead(&self, dated: &Dated) -> bool {
        // A row that opens with its own month or year stands under no other row's day.
        let opens = self.reading.date_spans.iter().any(|s| s.start == self.range().start);
        if opens && (is_log(self.reading.head.kind) || !self.reading.entries.is_empty()) {
            return false;
        }
        let written =
            entry_at(self.reading.entries, self.range().start).map(|e| &e.when).or(self.reading.head.date.as_ref());
        match (dated.when.earliest(), written.and_then(record::When::latest)) {
            (Some(said), Some(written)) => {
                said > written && !says_any(self.words(), &["held", "took place", "was made", "attended"])
            }
            _ => false,
        }
    }

    /// "H.V. Trinity Court": a house or a street.
    fn is_part_of_a_name(&self) -> bool {
        let before = &self.reading.sheet.text[self.range().start..self.reading.sheet.text_at(self.told.start)];
        let word = before.strip_suffix(' ').and_then(|b| b.split_whitespace().last()).unwrap_or_default();
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
    }

    /// The phrase as the page has it, on one line.
    fn as_written(&self) -> String {
        let sheet = self.reading.sheet;
        let words = &sheet.text[sheet.text_at(self.told.start)..sheet.text_at(self.told.end)];
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
