//! Lists of past homes: rows with a date, or two, and the name of a place, under a heading that says what they are.

use std::ops::Range;

use record::{EventKind, EventMention, How, When};

use super::Reading;
use super::place::{Sort, place_after};
use super::when::ends_of;
use crate::lines::{is_capitals, is_row, leading_date};
use crate::sheet::{list, says_any};

const HEADINGS: &[&str] = list! {
    "placement history" "previous placements" "placements" "record of placements" "list of placements"
    "placement record" "history of placements" "addresses whilst in care" "addresses in care" "places lived"
    "foster placements" "placements to date" "places of residence" "carers since birth" "previous carers" "carers to date"
};

/// Words of orders and of ends, which no home is called by.
const NO_HOME: &[&str] = list! {
    "epo" "ico" "pso" "order" "orders" "police" "interim" "full" "protection" "closed" "destroy" "alerts" "review" "section"
    "close" "date" "required" "requested" "born" "missing" "s.20" "s20" "s.31" "legal" "status" "resolution" "remand" "worker" "workers"
};

/// Lines under a heading that may be its rows.
const REACH: usize = 24;

/// Reads the rows of every such list on the page.
pub(crate) fn rows(reading: &Reading<'_>) -> Vec<EventMention> {
    let sheet = reading.sheet;
    let mut found = Vec::new();
    let mut left = 0;
    // True where the heads of the columns promise a reason.
    let mut gives_reasons = false;
    let mut on_a_card = 0;
    // True where the heads of the columns say that the first day is that of coming.
    let mut from_first = false;
    for n in 0..sheet.lines.len() {
        let line = sheet.line(n);
        let words = line.trim();
        if heads_a_card(line) {
            on_a_card = REACH;
            continue;
        }
        if on_a_card > 0 {
            let first = words.trim_start_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
            let ends = ["out", "discharged", "worker", "social worker", "signed", "remarks"];
            on_a_card = if ends.iter().any(|w| first.starts_with(w)) { 0 } else { on_a_card - 1 };
            if on_a_card == 0 {
                continue;
            }
            found.extend(card_row(reading, n));
            continue;
        }
        let in_columns = heads_columns(line, HOME_COLUMNS);
        if in_columns
            || words.split('(').next().unwrap_or(words).len() <= 60
                && leading_date(line).is_none()
                && is_heading(&words.to_ascii_lowercase())
        {
            left = REACH;
            from_first = in_columns;
            gives_reasons = is_row(line) && words.to_ascii_lowercase().contains("reason");
            continue;
        }
        // "Where    Beckside Nursery    Feb. 69 to July 71": the heading stands in a column before the first row.
        if left == 0
            && let Some(at) = behind_its_heading(line)
        {
            let told = row_by_name(reading, n, at, None, false);
            left = if told.is_empty() { 0 } else { REACH };
            from_first = false;
            found.extend(told);
            continue;
        }
        if left == 0 {
            continue;
        }
        // A ruled line or another heading under the first rows ends the list.
        let bare = leading_date(line).is_none() && !reading.date_spans.iter().any(|s| sheet.line_at(s.start) == n);
        if !found.is_empty()
            && bare
            && !words.is_empty()
            && (is_capitals(words) || !words.contains(char::is_alphanumeric))
        {
            left = 0;
            continue;
        }
        left -= 1;
        gives_reasons |=
            bare && is_row(line) && says_any(&words.to_ascii_lowercase(), &["reason", "why ended", "why left"]);
        if leading_date(line).is_some() {
            found.extend(row(reading, n, gives_reasons));
        } else if !words.is_empty() {
            let before = found.last().filter(|e| e.kind == EventKind::PlacementEnd).and_then(|e| e.when.clone());
            found.extend(row_by_name(reading, n, 0, before.as_ref(), from_first));
        }
    }
    found
}

/// What the column of homes is called, and what those of days are.
const HOME_COLUMNS: &[&str] = list! {
    "placement" "placements" "placed" "placed with" "placed at" "home" "homes" "address of placement" "placement address" "carer" "carers"
    "foster parents" "foster carer" "foster carers" "foster home" "establishment" "name of home" "carer / provider" "placement/carer" "placement / carer"
    "where placed" "name of placement" "placement name"
};
const DAY_COLUMNS: &[&str] = list! {
    "from" "date from" "start" "start date" "started" "begun" "in" "date in" "admitted" "date admitted" "placed" "date placed" "moved in" "since" "w.e.f" "from - to" "dates" "allocated"
};

/// What else heads a column of such a list.
const MORE_COLUMNS: &[&str] = list! {
    "to" "until" "end" "ended" "end date" "date to" "date ended" "out" "date out" "left" "date left" "discharged" "moved out" "ceased" "reason" "reasons"
    "reason for ending" "reason for end" "reason ended" "reason for move" "reason for leaving" "why ended" "type" "placement type" "provider" "status" "legal status"
    "remarks" "notes" "code" "area" "team" "office" "address" "name" "no" "role" "tel"
};

/// True for a line that heads columns: what they list, and a day from which: "PLACEMENT    FROM    TO".
pub(super) fn heads_columns(line: &str, what: &[&str]) -> bool {
    if !line.contains('\t') || line.bytes().filter(u8::is_ascii_digit).count() > 2 {
        return false;
    }
    let cells: Vec<String> = line
        .split('\t')
        .map(|c| c.trim_matches(|c: char| !c.is_alphabetic()).to_ascii_lowercase())
        .filter(|c| !c.is_empty())
        .collect();
    let listed = cells.iter().position(|c| what.contains(&c.as_str()));
    // "Home    Tapsell    Since    June '74" is a row of a form.
    let heads = |c: &String| {
        what.contains(&c.as_str()) || DAY_COLUMNS.contains(&c.as_str()) || MORE_COLUMNS.contains(&c.as_str())
    };
    listed.is_some_and(|at| {
        cells.iter().all(heads) && cells.iter().enumerate().any(|(n, c)| n != at && DAY_COLUMNS.contains(&c.as_str()))
    })
}

/// Without the number of a row: "2. H.O.T. with mother".
fn past_number(text: &str, line: Range<usize>) -> Range<usize> {
    let words = &text[line.clone()];
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let behind =
        words[digits..].strip_prefix(['.', ')']).filter(|b| (1..=2).contains(&digits) && b.starts_with([' ', '\t']));
    match behind {
        Some(rest) if rest.trim_start().starts_with(|c: char| c.is_alphabetic() || c == '█') => {
            line.end - rest.trim_start().len()..line.end
        }
        _ => line,
    }
}

/// Without the short word before a home's name that says what sort it is: "B/O Mr & Mrs C. Whiteley", "F/P Mrs Pomfret".
fn past_sort(name: &str) -> &str {
    const SORTS: &[&str] = list! { "b/o" "b.o." "bo" "f/p" "f.p." "fp" "f/h" "f.h." "fh" "f/c" "f/carer" "b/out" "boarded out" "boarded out with" "c.h." "o/a" };
    let low = name.to_ascii_lowercase();
    SORTS
        .iter()
        .filter(|sort| low.strip_prefix(**sort).is_some_and(|rest| rest.starts_with([' ', ':', '-'])))
        .max_by_key(|sort| sort.len())
        .map_or(name, |sort| name[sort.len()..].trim_start_matches([' ', ':', '-']))
}

/// The columns of an index card: "IN CARE    SEC.    ADDRESS    FROM". A parent's addresses stand in such columns as well.
fn heads_a_card(line: &str) -> bool {
    // Asked of every line: most have no columns.
    let in_columns = line.contains(['\t', '|']) || line.contains("   ");
    let of_care =
        || says_any(&line.to_ascii_lowercase(), &["care", "placed with", "where placed", "placed at", "placement"]);
    if !in_columns || !of_care() {
        return false;
    }
    let cells = line.split(['\t', '|']).flat_map(|c| c.split("   ")).map(|c| c.trim().to_ascii_lowercase());
    let mut cells = cells
        .skip_while(|c| !matches!(c.as_str(), "address" | "addresses" | "placed with" | "where placed" | "placed at"));
    cells.next().is_some() && cells.any(|c| matches!(c.as_str(), "from" | "date" | "since" | "date from" | "w.e.f."))
}

/// A row of an index card: whose house, and the day from which: "13.9.76   1/48 | Whitham, 3 Tenter St.   13.9.76 B/O".
fn card_row(reading: &Reading<'_>, n: usize) -> Vec<EventMention> {
    let sheet = reading.sheet;
    let line = crate::sheet::trimmed(sheet.text, sheet.lines[n].clone());
    let last = (0..reading.dates.len())
        .rfind(|i| reading.date_spans[*i].start >= line.start && reading.date_spans[*i].end <= line.end);
    let Some((span, when)) = last.and_then(|i| Some((&reading.date_spans[i], reading.dates[i].value.clone()?))) else {
        return Vec::new();
    };
    let lead = &sheet.text[line.start..span.start];
    let lead = lead.rsplit('|').next().unwrap_or_default();
    let name = lead.split(['\t', ',', '(']).flat_map(|c| c.split("   ")).map(str::trim).find(|c| !c.is_empty());
    let behind = sheet.text[span.end..line.end].split('|').next().unwrap_or_default().trim();
    let is_home = |name: &str| {
        name.starts_with(char::is_uppercase)
            && name.chars().filter(|c| c.is_alphabetic()).count() >= 3
            && name.split_whitespace().count() <= 6
            && !["hosp", "infirmary"].iter().any(|w| name.to_lowercase().contains(w))
            // Home, or out of care.
            && !says_any(
                &name.to_lowercase(),
                &["home", "parents", "parent", "mother", "father", "mum", "dad", "tenancy", "flat", "h.o.t", "hot", "out", "own"],
            )
    };
    match name.filter(|name| is_home(name) && when.is_one_day() && behind.len() <= 12) {
        Some(name) => tell(reading, &line, name, when, None, None),
        None => Vec::new(),
    }
}

/// "Placement history", "Where Sam lived".
fn is_heading(words: &str) -> bool {
    // "Ravensgill Cottage Homes" is one home's name.
    let homes = ["homes", "foster homes", "previous homes", "homes lived in", "homes to date"];
    let bare = words.split(['(', '\t']).next().unwrap_or(words).trim_matches(|c: char| !c.is_alphanumeric());
    !words.ends_with('.')
        && (says_any(words, HEADINGS)
            || homes.contains(&bare)
            // "1. WHERE I HAVE LIVED"
            || bare.trim_start_matches(|c: char| !c.is_alphabetic()).starts_with("where ") && bare.ends_with(" lived"))
}

/// Where the row begins behind a heading in a column of its own, in bytes of the line.
fn behind_its_heading(line: &str) -> Option<usize> {
    const HEADS: &[&str] =
        list! { "where" "where lived" "lived at" "homes" "placements" "placed" "addresses" "where placed" };
    let (head, rest) = line.split_once('\t')?;
    let head_is = HEADS.contains(&head.trim().trim_end_matches(':').to_ascii_lowercase().as_str());
    let row = rest.contains('\t') && rest.bytes().any(|b| b.is_ascii_digit());
    (head_is && row).then_some(line.len() - rest.len())
}

/// A row that names the home first: `Mr and Mrs Deering    14.9.01    20.1.03    foster`.
/// `before`: the day on which the row above ended. A row with that day alone is where the child went on it.
/// `from_first`: the heads of the columns say that a day by itself is that of coming.
fn row_by_name(
    reading: &Reading<'_>,
    n: usize,
    from: usize,
    before: Option<&When>,
    from_first: bool,
) -> Vec<EventMention> {
    let sheet = reading.sheet;
    let line = crate::sheet::trimmed(sheet.text, sheet.lines[n].start + from..sheet.lines[n].end);
    let line = past_number(sheet.text, line);
    let on_line: Vec<usize> = (0..reading.dates.len())
        .filter(|i| reading.date_spans[*i].start >= line.start && reading.date_spans[*i].end <= line.end)
        .collect();
    let Some(&first) = on_line.first() else { return Vec::new() };
    let lead = &sheet.text[line.start..reading.date_spans[first].start];
    let name =
        lead.split([',', '(', ':', '\t', '|']).next().unwrap_or_default().split("  ").next().unwrap_or_default().trim();
    let name = past_sort(name);
    // "14 Lidgett Avenue"
    let address = name.split_once(' ').is_some_and(|(number, street)| {
        number.len() <= 3 && number.bytes().all(|b| b.is_ascii_digit()) && street.starts_with(char::is_uppercase)
    });
    let named = (name.starts_with(|c: char| c.is_uppercase() || c == '█') || address)
        && name.len() <= 60
        && name.split_whitespace().count() <= 7;
    // "Brother Ashley   not seen since 23.10.96": a column that tells something of somebody.
    let between = lead.find(name).map_or("", |at| &lead[at + name.len()..]).to_ascii_lowercase();
    if says_any(&between, &["not", "seen", "visited", "visit", "met", "born", "died", "review", "contact"]) {
        return Vec::new();
    }
    // One date could be either end; a date in a sentence is no row.
    let Some(value) = reading.dates[first].value.as_ref().filter(|_| named && is_row(sheet.line(n))) else {
        return Vec::new();
    };
    let (from, mut until) = ends_of(&reading.dates[first].text, value);
    let after = sheet.text[reading.date_spans[first].end..line.end].trim_start().to_ascii_lowercase();
    match on_line.get(1) {
        Some(&second) => until = until.or_else(|| reading.dates[second].value.clone()),
        None if until.is_none()
            && before != Some(&from)
            && !from_first
            && !["present", "to date", "current", "now", "ongoing", "-"].iter().any(|w| after.starts_with(w)) =>
        {
            return Vec::new();
        }
        None => {}
    }
    tell(reading, &line, name, from, until, None)
}

fn row(reading: &Reading<'_>, n: usize, gives_reasons: bool) -> Vec<EventMention> {
    let sheet = reading.sheet;
    let line = crate::sheet::trimmed(sheet.text, sheet.lines[n].clone());
    let on_line: Vec<usize> = (0..reading.dates.len())
        .filter(|i| reading.date_spans[*i].start >= line.start && reading.date_spans[*i].end <= line.end)
        .collect();
    let Some(&first) = on_line.first() else { return Vec::new() };
    let Some(value) = &reading.dates[first].value else { return Vec::new() };
    let (from, mut until) = ends_of(&reading.dates[first].text, value);
    let mut after = reading.date_spans[first].end;
    if let Some(&second) = on_line.get(1).filter(|i| reading.date_spans[**i].start - after <= 12) {
        until = until.or_else(|| reading.dates[second].value.clone());
        after = reading.date_spans[second].end;
    }
    // "4/6/99 - present": the words after the stroke say that it went on, not where.
    let rest = sheet.text[after..line.end].to_ascii_lowercase();
    if let Some(word) = ["present", "to date", "current", "ongoing", "now"]
        .iter()
        .find(|w| rest.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(**w))
    {
        after += rest.find(word).map_or(0, |i| i + word.len());
    }
    let start =
        after + sheet.text[after..line.end].find(|c: char| c.is_alphanumeric() || c == '█').unwrap_or(line.end - after);
    let start = past_codes(sheet.text, start, line.end);
    let Some(place) = place_after(sheet, start, line.end).filter(|p| !matches!(p.sort, Sort::School | Sort::Team))
    else {
        return Vec::new();
    };
    let rest = sheet.text[place.range.end..line.end].to_ascii_lowercase();
    let reason = [
        "breakdown",
        "broke down",
        "disruption",
        "disrupted",
        "return home",
        "planned move",
        "end of respite",
        "carers retired",
        "emergency",
    ]
    .iter()
    .find_map(|w| rest.find(w).map(|i| sheet.text[place.range.end + i..place.range.end + i + w.len()].to_owned()));
    let column = || {
        let cell = sheet.text[place.range.end..line.end].rsplit_once('\t')?.1.trim();
        (gives_reasons && cell.len() >= 3 && cell.contains(char::is_alphabetic)).then(|| cell.to_owned())
    };
    let reason = reason.or_else(column);
    tell(reading, &line, &sheet.text[place.range.clone()], from, until, reason)
}

/// Where the name stands in a row of columns: after "U6", "K2" and words for the sort of home.
fn past_codes(text: &str, from: usize, to: usize) -> usize {
    const SORTS: &[&str] = list! { "foster" "fostering" "foster care" "ifa" "in-house" "in house" "residential" "supported lodgings" "supported" "kinship" "emergency" "short term" "long term" "respite" "type" };
    let mut at = from;
    while let Some((cell, rest)) = text[at..to].split_once(['\t', '|']) {
        let words = cell.trim();
        let code = words.len() <= 4
            && words.starts_with(|c: char| c.is_uppercase())
            && words.ends_with(|c: char| c.is_ascii_digit());
        if !code && !SORTS.contains(&words.to_lowercase().as_str()) || rest.trim().is_empty() {
            break;
        }
        at = to - rest.len();
        at += rest.len() - rest.trim_start().len();
    }
    at
}

fn tell(
    reading: &Reading<'_>,
    line: &Range<usize>,
    place: &str,
    from: When,
    until: Option<When>,
    reason: Option<String>,
) -> Vec<EventMention> {
    if says_any(&place.to_ascii_lowercase(), NO_HOME) {
        return Vec::new();
    }
    let one = |kind, when, reason: Option<String>| EventMention {
        kind,
        when: Some(when),
        how: How::written(),
        place: place.to_owned(),
        people: reading.people_in(line),
        reason,
        reason_at: None,
        evidence: reading.evidence(line.clone()),
    };
    let mut told = vec![one(EventKind::PlacementStart, from, None)];
    told.extend(until.map(|to| one(EventKind::PlacementEnd, to, reason)));
    told
}
