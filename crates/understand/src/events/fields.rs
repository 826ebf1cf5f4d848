//! A form's fields whose labels no rule knows by heart: short words that open a line or a column, with a date as their value.
//! What the words mean says which event, if any, the date is that of.

use std::ops::Range;

use record::{DocumentKind, EventKind, EventMention};

use super::forms::{home_beside, letterhead};
use super::labels::labelled;
use super::when::{own_end, year_again};
use super::{Reading, reason};
use crate::sheet::{Sheet, list, says_any, words};

words! {
    /// Words of a label that make its date another one's, or one that lies ahead.
    NOT_DONE =
        "next" "due" "planned" "expected" "proposed" "by" "expiry" "expires" "birth" "dob" "d.o.b" "born" "printed" "print" "updated" "created" "scanned" "received by" "minutes" "report" "circulated" "distributed" "signed" "target" "timescale" "anticipated" "will" "should" "not" "no" "form" "letter" "application" "applied" "requested" "request" "mother" "mother's" "father" "father's" "carer's" "sibling" "panel" "approval" "approved" "registration" "was" "had" "is" "has" "he" "she" "they" "it" "parents'" "passport" "licence" "insurance" "dbs" "crb" "valid" "last updated" "prepared" "booked" "arranged" "put off" "postponed" "cancelled" "deferred" "overdue" "held over" "till after" "to be" "following" "mr" "mrs" "miss" "ms" "visit" "visits" "stat visit" "statutory visit" "child seen" "officer"
}
/// Words in a label, bytes of it.
const MOST_WORDS: usize = 7;
const LONGEST: usize = 52;

/// Labels of the day on which care began, wherever the child lived.
const IN_CARE_SINCE: &[&str] =
    list! { "care since" "looked after since" "in care from" "became looked after" "into care" };

/// The events of every such field.
pub(super) fn read(reading: &Reading<'_>) -> Vec<EventMention> {
    let sheet = reading.sheet;
    let mut found = Vec::new();
    for (i, (date, span)) in reading.dates.iter().zip(&reading.date_spans).enumerate() {
        let Some(value) = &date.value else { continue };
        let n = sheet.line_at(span.start);
        let line = sheet.lines[n].clone();
        // "until 14 June": the words before the first figure belong to the label.
        let lead = date.text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
        let from = span.start + if lead <= 12 { lead } else { 0 };
        let Some(label) = sheet.text.get(line.start..from).and_then(label_of) else { continue };
        let mut flat = sheet.text[line.start + label.start..line.start + label.end].to_ascii_lowercase();
        // "ABSENT FROM    School garden    DATE    18.5.87": what the row is about stands in its first column.
        let mut label = label;
        if flat == "date"
            && let Some(first) = sheet.text[line.clone()].split('\t').next().map(|c| c.trim().trim_end_matches(':'))
            && ["absent from", "missing from", "absconded from", "returned", "found"]
                .contains(&first.to_ascii_lowercase().as_str())
        {
            flat = first.to_ascii_lowercase();
            label.start = 0;
        }
        if span.end > line.end || !ends_field(&sheet.text[span.end..line.end]) || NOT_DONE.are_in(&flat) {
            continue;
        }
        let ahead =
            reading.head.date.as_ref().and_then(record::When::latest).zip(value.earliest()).is_some_and(|(w, d)| d > w);
        // "Since: 12 July 1974" beside "Living at: Quay House".
        let since =
            matches!(flat.as_str(), "since" | "from" | "there since" | "placed" | "came" | "living there since");
        let beside = since.then(|| home_beside(sheet, n)).flatten();
        let kind = if beside.is_some() { Some(EventKind::PlacementStart) } else { kind_of(&flat, reading) };
        let Some(kind) = kind.filter(|_| !ahead && flat != "until") else { continue };
        if answers_another(sheet, line.start, line.start + label.start, &flat) {
            continue;
        }
        let is_move = matches!(kind, EventKind::PlacementStart | EventKind::PlacementEnd);
        // "Looked after 1993 - 1998" says which years a file covers.
        if is_move && only_years(&date.text) {
            continue;
        }
        let range = line.start + label.start..span.end;
        let mut near = labelled(sheet, n, kind);
        // "In care since 19 March 1976" says nothing of where; the home of the form is that of its own day.
        let of_reception =
            matches!(reading.head.kind, Some(DocumentKind::ReceptionIntoCare | DocumentKind::PlacementInformation));
        if is_move && !of_reception && says_any(&flat, IN_CARE_SINCE) {
            near.place.clear();
        } else if is_move && (beside.is_some() || near.place.is_empty()) {
            near.place = beside.or_else(|| letterhead(sheet)).unwrap_or_default();
        }
        let mut people = reading.people_in(&range);
        people.extend(near.people);
        let (when, how) = year_again(reading, i, kind).unwrap_or((own_end(&date.text, value, kind), date.how.clone()));
        found.push(EventMention {
            kind,
            when: Some(when),
            how,
            place: near.place,
            people,
            reason: is_move.then(|| reason::labelled_reason(sheet, n)).flatten(),
            reason_at: None,
            evidence: reading.evidence(range),
        });
    }
    found
}

/// "Laptop    ARRIVED 2 April": a word and its date that are together what another label is answered with.
pub(super) fn answers_another(sheet: &Sheet<'_>, line: usize, at: usize, label: &str) -> bool {
    let weak =
        ["arrived", "left", "joined", "enrolled", "moved in", "placed on", "discharged", "found", "returned", "came"]
            .contains(&label);
    let before = sheet.text[line..at].trim_end();
    weak && !before.is_empty()
        && !before.contains([':', '\t', '|'])
        && !says_any(
            &before.to_ascii_lowercase(),
            list! { "child" "name" "young person" "boy" "girl" "placement" "home" "unit" "admission" "pupil" },
        )
}

/// True for "1993 - 1998" and "1993-98".
pub(super) fn only_years(date: &str) -> bool {
    let date = date.trim_start_matches(|c: char| !c.is_ascii_digit());
    let mut years = date.split(|c: char| !c.is_ascii_digit()).filter(|y| !y.is_empty());
    let plain = !date.chars().any(|c| c.is_alphabetic() && !matches!(c, 't' | 'o'));
    plain
        && years.next().is_some_and(|y| y.len() == 4)
        && years.next().is_some_and(|y| matches!(y.len(), 2 | 4))
        && years.next().is_none()
        && !date.contains(['/', '.'])
}

/// The label that stands right before a date, in bytes of what comes before it on the line.
fn label_of(before: &str) -> Option<Range<usize>> {
    let fill = |c: char| c.is_whitespace() || matches!(c, ':' | '.' | '_' | '-' | '|' | '\u{2026}' | '(' | '–');
    let end = before.trim_end_matches(fill).len();
    let words = &before[..end];
    let start =
        ["\t", "   ", " | ", "; "].iter().filter_map(|g| words.rfind(g).map(|i| i + g.len())).max().unwrap_or(0);
    let opening = |c: char| c.is_whitespace() || c.is_ascii_digit() || matches!(c, '.' | ')' | '*' | '•' | '-');
    let start = start + (words[start..].len() - words[start..].trim_start_matches(opening).len());
    let label = &words[start..];
    let fits = (3..=LONGEST).contains(&label.len())
        && label.starts_with(char::is_uppercase)
        && label.split_whitespace().count() <= MOST_WORDS
        && !label.contains(['"', ';', '!', ','])
        && !label.contains(" to ");
    fits.then_some(start..end)
}

/// True when nothing but a time, a place or another field comes after the date.
fn ends_field(after: &str) -> bool {
    let after = after.trim_start_matches([' ', ')']);
    after.is_empty()
        || after.starts_with(['\t', ',', ';', '(', '|', '-', '–'])
        || after.starts_with("  ")
        || ["at ", "to ", "by ", "from ", "until "].iter().any(|w| after.starts_with(w))
        || after.trim_end_matches('.').is_empty()
}

/// The event that a label's words mean.
fn kind_of(label: &str, reading: &Reading<'_>) -> Option<EventKind> {
    use DocumentKind as D;
    use EventKind::*;
    let paper = reading.head.kind;
    let has = |words: &[&str]| says_any(label, words);
    let begins = has(
        list! { "start" "started" "starts" "began" "begins" "begin" "commenced" "commencement" "from" "since" "made" "joined" "entry" "entered" "beginning" },
    );
    let ends = has(
        list! { "end" "ended" "ends" "left" "leaving" "ceased" "until" "terminated" "termination" "discharge" "discharged" "disch" "departure" "departed" "finished" "last" },
    );
    let home_on_page = || {
        says_any(
            &reading.sheet.flat,
            list! { "placement" "carer" "carers" "foster" "unit" "children's home" "admitted" "hostel" },
        )
    };
    // A form for one time of being away has only "Started" and "Ended".
    if paper == Some(D::Missing) || is_of_being_away(reading) {
        match label {
            "started" | "start" | "start date" | "date started" | "episode started" | "missing" => {
                return Some(Missing);
            }
            "absent from" | "missing from" | "absconded from" => return Some(Missing),
            "returned" | "found" | "located" => return Some(Return),
            "ended" | "end" | "end date" | "date ended" | "episode ended" | "until" => return Some(Return),
            _ => {}
        }
    }
    Some(if has(list! { "deallocated" "de-allocated" "worker left" "worker until" "worker end" "sw end" }) {
        SocialWorkerEnd
    } else if has(list! { "allocated" "allocation" "new worker" "worker from" "worker since" "sw from" }) {
        SocialWorkerStart
    } else if has(list! { "school" "nursery" "college" "roll" }) {
        match (begins || has(list! { "admission" "admitted" "on roll" }), ends) {
            (_, true) => SchoolEnd,
            (true, _) => SchoolStart,
            _ => return None,
        }
    } else if has(list! { "admission" "admitted" "date of entry" }) && matches!(paper, Some(D::Pep | D::SchoolReport)) {
        SchoolStart
    } else if has(list! { "episode" })
        && ends
        && says_any(&reading.sheet.flat, list! { "looked after" "lac" "cla" "in care" "care order" })
    {
        LeavingCare
    } else if has(
        list! { "medical" "dental" "dentist" "optician" "optical" "health assessment" "rha" "iha" "immunisation" "immunisations" "immunised" "vaccination" "vaccinated" "eye test" "hearing test" "examination" "examined" "mmr" "bcg" "booster" "accident" "operation" "sight test" },
    ) {
        Health
    } else if has(list! { "looked after" "in care" "care" }) && ends && !has(list! { "order" "plan" "placement" }) {
        LeavingCare
    } else if has(
        list! { "into care" "in to care" "looked after" "in care" "accommodated" "reception" "boarded out" "boarded-out" },
    ) && !has(list! { "plan" "review" "order" })
    {
        PlacementStart
    } else if has(list! { "review" "reviewed" }) && !has(list! { "health" "pep" "medication" "conference" }) {
        Review
    } else if has(list! { "conference" "icpc" "rcpc" "strategy" "core group" "planning meeting" "disruption meeting" })
    {
        Conference
    } else if has(list! { "hearing" "court" }) && !has(list! { "order" }) {
        CourtHearing
    } else if has(list! { "order" "orders" "resolution" "legal status" "committal" "committed" }) {
        // "This order ends on": the day on which it was made is another.
        if ends
            || has(list! { "expires" "expiry" "lapses" "lapsed" "runs" "out" "discharge" "revoked" "renewal" "valid" })
        {
            return None;
        }
        OrderMade
    } else if has(list! { "missing" "absconded" "absconding" })
        && (!has(list! { "returned" "return" "found" "located" })
            || has(list! { "found missing" "found to be missing" }))
    {
        Missing
    } else if has(list! { "returned" "found" "located" "return" }) {
        if paper != Some(D::Missing)
            && !says_any(&reading.sheet.flat, &["reported missing", "absconded", "went missing"])
        {
            return None;
        }
        Return
    } else if has(list! { "referral" "referred" }) {
        Referral
    } else if has(list! { "assessment" }) && matches!(paper, Some(D::HealthAssessment | D::MedicalForm)) {
        return None;
    } else if has(list! { "assessment" }) && !ends && !begins
        || matches!(
            label,
            "assessment ended" | "assessed" | "period of assessment" | "tested" | "date assessed" | "date tested"
        )
    {
        Assessment
    } else if has(list! { "plan" }) && !has(list! { "placement" "leave" "leaving" "move" "return" "stay" "home" }) {
        Plan
    } else if has(list! { "allegation" "disclosure" "alleged incident" }) {
        Allegation
    } else if has(list! { "contact" "access" "family time" }) && paper == Some(D::ContactSheet) {
        Contact
    } else if has(
        list! { "placement" "placed" "admission" "admitted" "boarded out" "fostered" "moved in" "arrived" "arrival" "move" },
    ) || begins && has(list! { "placement" })
    {
        if has(list! { "hospital" "ward" }) {
            return None;
        }
        if ends && !has(list! { "last placement started" }) { PlacementEnd } else { PlacementStart }
    } else if ends
        && matches!(
            paper,
            Some(
                D::Assessment
                    | D::InitialAssessment
                    | D::CoreAssessment
                    | D::S47Outcome
                    | D::StrategyDiscussion
                    | D::ConferenceMinutes
                    | D::CourtOrder
                    | D::LegalNotice
                    | D::HealthAssessment
                    | D::MedicalForm
                    | D::Incident
                    | D::Missing
                    | D::ContactSheet
                    | D::Referral
                    | D::SchoolReport
            )
        )
    {
        return None;
    } else if ends && home_on_page() && label.split_whitespace().count() <= 4 && !has(list! { "term" "last" "week" }) {
        PlacementEnd
    } else {
        return None;
    })
}

/// True for a sheet about one time of being away, by its heading.
pub(super) fn is_of_being_away(reading: &Reading<'_>) -> bool {
    let flat = &reading.sheet.flat;
    let top = flat.char_indices().nth(240).map_or(flat.as_str(), |(end, _)| &flat[..end]);
    says_any(
        top,
        list! { "missing episode" "missing from care" "report of absconding" "unauthorised absence" "missing person" "absconder" "missing notification" },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_before_a_date_are_a_label() {
        let of = |before: &str| label_of(before).map(|r| before[r].to_owned());
        assert_eq!(of("Date of last Review  ").as_deref(), Some("Date of last Review"));
        assert_eq!(of("4. Left: ").as_deref(), Some("Left"));
        assert_eq!(of("Name\tSam\tAdmitted ....... ").as_deref(), Some("Admitted"));
        assert_eq!(of("he left on "), None);
        assert_eq!(of("The mother, Mrs Cole, who had been ill since "), None);
    }
}
