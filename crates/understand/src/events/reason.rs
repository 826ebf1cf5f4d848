//! The reason for a move, in the words of the same passage. None when none is written: an unexplained move is itself worth knowing.

use std::ops::Range;
use std::sync::LazyLock;

use chrono::NaiveDate;
use record::{
    DocumentKind, EventKind, EventMention, Evidence, HangsOn, How, OpenTelling, REASON_AFTER, REASON_BEFORE, When,
};
use regex::Regex;

use super::{FROM_ENTRIES, FROM_PAPER, Reading};
use crate::entries::entry_at;
use crate::lines::value_near;
use crate::sheet::{Sheet, list, trimmed, words};
use crate::units::Unit;

words! {
    MARKS =
        "because of" "because" "due to" "owing to" "as a result of" "following" "after his" "after her" "after the"
        "after a" "after an" "after mr" "after mrs" "at the request of" "on account of" "as the" "as his" "as her"
        "as a" "as an" "since a" "since an" "since his" "since her" "as mr" "as mrs" "as mother" "as carers" "as carer" "as she" "as he" "when the" "when mother" "when his"
        "when her" "so that" "in order to" "since the" "since mother" "in view of" "for reasons of" "as there"
        "as they" "as it was" "as this" "to be with" "to be near" "to be nearer" "so as to" "with a view to" "pending" "by reason of" "on grounds of" "on the grounds" "at his own request" "at her own request"
        "at his request" "at her request" "at mother's request" "on the advice of" "on medical advice" "for want of" "for the sake of" "there being" "now that"
}
const LABELS: &[&str] = list! {
    "reason for move" "reason for placement ending" "reason for placement change" "reason for change"
    "reason for change of placement" "reason placement ended" "reason for admission"
    "reason for reception into care" "reason for discharge" "reason for placement" "reason for leaving"
    "reason for removal" "reason for ending" "why ended" "why placement ended" "why moved" "reason for end"
    "reason left" "reason for termination" "reason for transfer" "reason for request" "cause of removal"
};
const NO_REASON: &[&str] = list! {
    "not recorded" "not known" "unknown" "none given" "no reason" "not given" "n/a" "none recorded" "not stated"
    "none"
};

words! {
    /// Words of a home that could not go on, which say it wherever they stand.
    COULD_NOT_GO_ON =
        "cannot keep" "can't keep" "could not keep" "couldn't keep" "no longer keep" "cannot go on" "can't go on"
        "could not go on" "cannot go through with it" "can't go through with it" "cannot manage" "can't manage" "could not manage" "cannot cope" "can't cope" "could not cope"
        "couldn't cope" "cannot continue" "can't continue" "could not continue" "unable to continue" "unable to keep" "unable to care" "unable to manage" "unable to cope"
        "not able to continue" "not able to keep" "not able to care" "not be able to continue" "not be able to keep" "no longer able to care" "no longer able to keep" "no longer able to have"
        "no longer able to look after" "can no longer care" "can no longer keep" "can no longer look after" "could no longer care" "could no longer keep" "could no longer manage" "could no longer cope"
        "cannot have him" "cannot have her" "cannot have them" "can't have him" "can't have her" "can't have them" "could not have him" "could not have her" "will not have him" "will not have her"
        "would not have him" "would not have her" "won't have him" "won't have her" "wouldn't have him" "wouldn't have her" "cannot take him back" "cannot take her back"
        "will not take him back" "will not take her back" "refused to take him back" "refused to take her back" "cannot hold him" "cannot hold her" "can't hold him" "can't hold her" "could not hold him"
        "could not hold her" "cannot contain" "can't contain" "could not contain"
        "gave notice" "give notice" "gives notice" "giving notice" "given notice" "served notice" "serve notice" "serves notice" "serving notice" "notice given" "notice was given" "notice served"
        "notice already served" "notice on the placement" "notice on her placement" "notice on his placement" "days notice" "days' notice" "weeks notice" "weeks' notice"
        "not prepared to keep" "refused to have him" "refused to have her" "refuses to have him" "refuses to have her" "refused to keep" "not prepared to have"
        "asked for him to be moved" "asked for her to be moved" "asks for him to be moved" "asks for her to be moved" "ask for him to be moved" "ask for her to be moved" "asked for him to move" "asked for her to move"
        "asked that he be moved" "asked that she be moved" "want him moved" "want her moved" "wants him moved" "wants her moved" "wanted him moved" "wanted her moved" "asked for his removal"
        "asked for her removal" "requested his removal" "requested her removal" "requests removal" "taken off us" "taken off our hands" "asked us to remove" "asked us to move"
        "end of their tether" "end of her tether" "end of his tether" "cannot stay here" "can't stay here" "cannot stop here"
        "is to close" "was to close" "due to close" "to close in" "to close on" "closing down" "is closing" "was closing" "will close" "to be closed" "being closed" "closure of the home"
        "closure of the unit" "outgrown us" "outgrown it" "outgrown the home" "outgrown the hostel" "outgrown the unit" "outgrown the placement" "outgrown the nursery" "too big for us" "too old for us" "over our age" "above our age"
        "giving up fostering" "give up fostering" "given up fostering" "gave up fostering" "retiring from fostering"
        "placement has broken down" "placement broke down" "placement breakdown" "placement disrupted" "placement has disrupted"
        "stop gap" "stop-gap" "stopgap" "only a short-term" "only short-term" "only short term" "short-term only" "short term only" "past her fortnight" "past his fortnight" "emergency bed only"
        "needing its cots" "needs the bed" "needed the bed" "bed needed" "bed is needed" "bed was needed" "beds needed" "over numbers" "no longer suitable" "criteria not met" "no longer meets the criteria"
        "cannot meet her needs" "cannot meet his needs" "could not meet her needs" "could not meet his needs" "not able to meet his needs" "not able to meet her needs" "funding withdrawn" "fees dispute"
        "cannot keep him safe" "cannot keep her safe" "ended because" "came to an end because" "broke down because"
        "reason for the move" "reason for the change" "reason for moving" "reason for this move" "why he was moved" "why she was moved" "why he had to move" "why she had to move"
}
words! {
    /// Words that say it beside the move itself, and elsewhere only of those who keep a home.
    HAPPENED_TO_SOMEBODY =
        "too ill" "taken ill" "taken bad" "stroke" "was killed" "has died" "had died" "into hospital" "beyond control" "broken down" "at breaking point" "out of control" "retiring from" "has closed"
        "had closed" "cannot remain" "could not remain" "giving up in" "to retire" "emigrating" "emigrate to" "outgrown" "irretrievably"
}
words! {
    /// Those who keep a home.
    A_CARER = "mr" "mrs" "miss" "ms" "foster mother" "foster father" "foster parents" "foster home" "fostering" "carer" "carers" "f/mother" "f/father" "house mother" "housemother" "matron"
}
words! {
    /// Those whose troubles are no reason to leave another's home.
    A_PARENT =
        "mother" "mum" "mam" "mummy" "father" "dad" "daddy" "parents" "stepfather" "stepmother"
}
words! {
    /// Words that make it speak of a school, or of where somebody works.
    NOT_A_HOME = "factory" "mill" "shop" "works" "pit" "office" "club" "library" "surgery" "school" "class" "classroom" "teacher" "headmaster" "headmistress" "head teacher" "lesson" "lessons" "playgroup" "exclusion" "excluded"
}
words! {
    /// Words that make it speak of a home after all.
    OF_A_HOME = "placement" "placements" "foster" "fostering" "children's home" "unit" "carers" "carer" "bed" "hostel" "dormitory"
}
words! {
    /// What is only feared or asked.
    OPEN = "if" "will be asked" "what happens if" "might" "would be" "unless" "no sign of" "not to close" "threatens" "threatened" "afraid" "did not come off" "cancelled" "postponed" "fell through"
}
words! {
    /// A paper's word for a child sent away for a time by a court, which is itself the reason.
    UNTIL_THEN = "for reports" "for a report" "three weeks" "for one week" "two weeks" "seven days" "for a week" "for a fortnight"
}

words! {
    /// Words of why a home was left, in a narrow column of a list.
    WHY_IN_A_CELL =
        "died" "death" "ill" "illness" "ill-health" "health" "op" "operation" "closed" "closure" "breakdown" "broke down" "broken down" "disrupted" "disruption" "gave notice" "notice"
        "retired" "retiring" "too old" "age" "allegation" "behaviour" "unable" "could not cope" "cannot cope" "at request" "own request" "carers request" "carer's request" "carers' request" "request of"
        "pregnant" "new baby" "moved away" "emigrated" "separated" "divorce" "ran away" "absconded" "home closed" "end of respite" "planned move" "bridging" "matched" "no longer" "asked to leave" "removed"
}
/// A word or two in a row, "DISRUPTED", are a code and no account.
const FEWEST_WORDS: usize = 3;

/// True for words beside a move that say why a home could not go on.
fn could_not_go_on(words: &str) -> bool {
    (COULD_NOT_GO_ON.are_in(words) || HAPPENED_TO_SOMEBODY.are_in(words))
        && !OPEN.are_in(words)
        && (OF_A_HOME.are_in(words) || !NOT_A_HOME.are_in(words))
}

/// True for words that say so by themselves, weeks before the move: of the home or of those who keep it, and not of a parent.
fn says_so_alone(words: &str) -> bool {
    let of_a_carer = A_CARER.are_in(words);
    could_not_go_on(words) && (of_a_carer || COULD_NOT_GO_ON.are_in(words) && !A_PARENT.are_in(words))
}

/// The sentence near a move that says why a home could not go on: within the same entry or paragraph of sentence `n`. `day` is the move's.
pub(super) fn near_by(reading: &Reading<'_>, n: usize, day: Option<NaiveDate>) -> Option<String> {
    let units = reading.units;
    let entry_of = |u: &Unit| entry_at(reading.entries, u.range.start).map(|e| e.start);
    let own = &units[n];
    let near = [n.checked_add(1), n.checked_sub(1), n.checked_add(2), n.checked_sub(2)];
    near.into_iter()
        .flatten()
        .filter_map(|i| units.get(i))
        .filter(|u| u.block == own.block && entry_of(u) == entry_of(own) && !is_of_another_time(reading, u, day))
        .find_map(|u| tidy(reading.sheet, said_in_a_cell(reading.sheet, &u.range, could_not_go_on)?))
}

/// The cell of a row, or the whole sentence, that says why a home could not go on; in flat bytes.
fn said_in_a_cell(sheet: &Sheet<'_>, range: &Range<usize>, says: fn(&str) -> bool) -> Option<Range<usize>> {
    let mut start = range.start;
    for cell in sheet.text[range.clone()].split(['\t', '|']) {
        let flat = sheet.flat_range(&(start..start + cell.len()));
        start += cell.len() + 1;
        if cell.split_whitespace().count() >= FEWEST_WORDS && says(&sheet.flat[flat.clone()]) {
            return Some(flat);
        }
    }
    None
}

/// True for a sentence whose own days lie long before the move or long after it.
fn is_of_another_time(reading: &Reading<'_>, unit: &Unit, day: Option<NaiveDate>) -> bool {
    let Some(day) = day else { return false };
    let within = |s: &Range<usize>| s.start >= unit.range.start && s.end <= unit.range.end;
    reading.dates.iter().zip(&reading.date_spans).filter(|(_, span)| within(span)).any(|(date, _)| {
        let Some((first, last)) = date.value.as_ref().and_then(|w| Some((w.earliest()?, w.latest()?))) else {
            return false;
        };
        (first - day).num_days() > REASON_BEFORE || (day - last).num_days() > 2 * REASON_BEFORE
    })
}

/// Words of a page that say why a home could not go on.
pub(super) struct Said<'a> {
    day: NaiveDate,
    unit: &'a Unit,
    /// Its flat bytes.
    words: Range<usize>,
    /// True when the day is an entry's, and not a whole letter's.
    of_entry: bool,
}

/// Every such sentence of a running record with its entry's day, and of a letter with the letter's.
pub(super) fn said<'a>(reading: &Reading<'a>) -> Vec<Said<'a>> {
    let sheet = reading.sheet;
    if !COULD_NOT_GO_ON.are_in(&sheet.flat) && !HAPPENED_TO_SOMEBODY.are_in(&sheet.flat) {
        return Vec::new();
    }
    let of_letter = match reading.head.kind {
        Some(DocumentKind::Letter | DocumentKind::Email | DocumentKind::Memo) => {
            reading.head.date.as_ref().filter(|w| w.is_one_day()).and_then(When::earliest)
        }
        _ => None,
    };
    let of_unit = |unit: &'a Unit| {
        let entry = entry_at(reading.entries, unit.range.start);
        let (day, start) = match entry {
            Some(e) => {
                let day = e.when.earliest().filter(|_| e.when.is_one_day())?;
                (day, unit.range.start.max(e.after_date.min(unit.range.end)))
            }
            None => (of_letter?, unit.range.start),
        };
        // "And is there a reason for the move that we ought to know about?"
        let asks = sheet.text[unit.range.clone()].ends_with('?');
        if asks || is_of_another_time(reading, unit, Some(day)) {
            return None;
        }
        let words = said_in_a_cell(sheet, &(start..unit.range.end), says_so_alone)?;
        // A mail of a thread is a letter, and no entry of a record.
        let of_entry = entry.is_some() && reading.head.kind != Some(DocumentKind::Email);
        Some(Said { day, unit, words, of_entry })
    };
    reading.units.iter().filter_map(of_unit).collect()
}

/// The same, for the whole file to ask when a home ended without a reason.
pub(super) fn open(reading: &Reading<'_>, said: &[Said<'_>]) -> Vec<OpenTelling> {
    let told = |s: &Said<'_>| {
        let reason = tidy(reading.sheet, s.words.clone())?;
        let (start, end) = (reading.sheet.text_at(s.words.start), reading.sheet.text_at(s.words.end));
        let (hangs_on, how) = if s.of_entry { (HangsOn::Move, FROM_ENTRIES) } else { (HangsOn::NamedMove, FROM_PAPER) };
        let event = EventMention {
            kind: EventKind::PlacementEnd,
            when: Some(When::day(s.day)),
            how: How(how.into()),
            place: String::new(),
            people: reading.people_in(&s.unit.range),
            reason: Some(reason),
            reason_at: None,
            evidence: reading.evidence(trimmed(reading.sheet.text, start..end)),
        };
        Some(OpenTelling { hangs_on, names: Vec::new(), event })
    };
    said.iter().filter_map(told).collect()
}

/// Gives moves that say no reason themselves the one in the last cell of their row, or that an entry of the weeks before gives, or
/// one of the days after: "Notice served on the 1st", and on the 31st "Left at 11 a.m.". Words before another move belong to that one.
pub(super) fn from_around(reading: &Reading<'_>, said: &[Said<'_>], found: &mut [EventMention]) {
    let sheet = reading.sheet;
    let is_move = |e: &EventMention| matches!(e.kind, EventKind::PlacementStart | EventKind::PlacementEnd);
    let moves: Vec<NaiveDate> =
        found.iter().filter(|e| is_move(e)).filter_map(|e| e.when.as_ref()?.earliest()).collect();
    // A row of a list tells both when a home began and when it ended, and then why it ended.
    let ended: Vec<Evidence> =
        found.iter().filter(|e| e.kind == EventKind::PlacementEnd).map(|e| e.evidence.clone()).collect();
    for event in found.iter_mut().filter(|e| is_move(e) && e.reason.is_none()) {
        if event.kind == EventKind::PlacementEnd || !ended.contains(&event.evidence) {
            event.reason = last_cell(&event.evidence.quote);
        }
        if event.reason.is_some() {
            continue;
        }
        let Some(day) = event.when.as_ref().filter(|w| w.is_one_day()).and_then(When::earliest) else { continue };
        let near = said
            .iter()
            .filter(|s| s.of_entry && !is_of_another_time(reading, s.unit, Some(day)))
            .map(|s| ((day - s.day).num_days(), s))
            .filter(|(days, _)| (-REASON_AFTER..=REASON_BEFORE).contains(days))
            .filter(|(_, s)| {
                let between = s.day.min(day)..=s.day.max(day);
                !moves.iter().any(|m| *m != day && between.contains(m))
            })
            .min_by_key(|(days, s)| (*days < 0, days.abs(), s.words.start));
        event.reason = near.and_then(|(_, s)| tidy(sheet, s.words.clone()));
    }
}

/// Says of each reason that does not stand in the words that tell the move where on the page it stands, so that a click opens it,
/// and so that a cover over it holds here too.
pub(super) fn find_places(reading: &Reading<'_>, found: &mut [EventMention]) {
    let sheet = reading.sheet;
    for event in found {
        let Some(reason) = &event.reason else { continue };
        let words = Sheet::new(reason).flat;
        let own = sheet.flat_range(&(sheet.byte_of(event.evidence.start)..sheet.byte_of(event.evidence.end)));
        if words.is_empty() || sheet.flat[own.clone()].contains(words.as_str()) {
            continue;
        }
        let nearest =
            sheet.flat.match_indices(words.as_str()).map(|(at, _)| at).min_by_key(|at| at.abs_diff(own.start));
        event.reason_at = nearest.map(|at| {
            let place = sheet.text_at(at)..sheet.text_at(at + words.len());
            reading.evidence(trimmed(sheet.text, place))
        });
    }
}

/// "Ackroyd, Chapel St.   July 58 - Mar 63   f/father died": a list of homes says in its last column why each was left.
fn last_cell(row: &str) -> Option<String> {
    let (before, cell) = row.rsplit_once('\t')?;
    let cell = cell.trim();
    let few = (2..=12).contains(&cell.split_whitespace().count());
    let told = few
        && before.contains(|c: char| c.is_ascii_digit())
        && cell.starts_with(|c: char| c.is_alphabetic())
        && !cell.contains(|c: char| c.is_ascii_digit())
        && WHY_IN_A_CELL.are_in(&cell.to_ascii_lowercase());
    told.then(|| cell.trim_end_matches(['.', ',', ';']).to_owned())
}

/// "Remanded to Linden Lea for three weeks": a court that sends a child somewhere for a time says why in the same breath.
pub(crate) fn remanded(sheet: &Sheet<'_>, piece: &Range<usize>, told: &Range<usize>) -> Option<String> {
    let flat = sheet.flat_range(piece);
    let from = sheet.flat.get(flat.start..told.end)?.rfind("remanded").map(|i| flat.start + i)?;
    let rest = sheet.flat.get(from..flat.end)?;
    let end = [", so", "; ", ", left", ", and"].iter().filter_map(|w| rest.find(w)).min().unwrap_or(rest.len());
    UNTIL_THEN.are_in(&rest[..end]).then(|| tidy(sheet, from..from + end)).flatten()
}

/// "To Elm Cottage, the nursery needing its cots", "at Linden Lodge, which was shutting": the home that was left, and what was with it.
static WITH_THE_HOME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r", ((?:(?:the|her|his|their) )?[a-z'. -]{2,30}? (?:needing|wanting|requiring|closing|shutting|retiring|refusing|emigrating|giving up|having (?:had|given|asked|died|been|got|decided)|being (?:ill|unwell|full|too|unable|overcrowded|due|about|over|now|short))(?-u:\b).*",
        r"|which (?:was|is|were|had been|has been|was being) (?:shutting|closing|to close|closed|full|to shut|being closed|wound up|short).*)$"
    ))
    .expect("a fixed pattern")
});
/// "Moved to Flat 6 (a flat came up, and they agreed he was ready)": several words of prose in brackets behind the home.
static IN_BRACKETS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[^.;()]{2,60} \(([a-z][a-z'-]*(?:[ ,]+[a-z'-]+){4,30})\)").expect("a fixed pattern")
});

/// What stands behind the home in the same sentence and says why it was left or chosen.
pub(crate) fn behind_the_home(sheet: &Sheet<'_>, piece: &Range<usize>, told: &Range<usize>) -> Option<String> {
    let flat = sheet.flat_range(piece);
    let rest = sheet.flat.get(told.end..flat.end)?;
    let said = WITH_THE_HOME.captures(rest).or_else(|| IN_BRACKETS.captures(rest)).and_then(|c| c.get(1))?;
    tidy(sheet, told.end + said.start()..told.end + said.end())
}

/// The reason said in a piece, or in the next one when that opens with "this was because" or the like.
pub(crate) fn reason_in(
    sheet: &Sheet<'_>,
    piece: &Range<usize>,
    told: &Range<usize>,
    next: Option<&Range<usize>>,
) -> Option<String> {
    let flat = sheet.flat_range(piece);
    in_words(sheet, &flat, told).or_else(|| {
        let next = sheet.flat_range(next?);
        let words = &sheet.flat[next.clone()];
        let opens = ["this was", "this is", "the reason", "reason for", "because", "reason:"]
            .iter()
            .any(|w| words.starts_with(w));
        let colon = words.starts_with("reason").then(|| words.find(": ").map(|i| i + 2)).flatten();
        match colon {
            Some(at) => tidy(sheet, next.start + at..next.end),
            // "Reason for the change is schooling."
            None if words.starts_with("reason for the") || words.starts_with("the reason") => tidy(sheet, next),
            None if opens => in_words(sheet, &next, &(next.start..next.start)),
            None => None,
        }
    })
}

/// "He would not have him back so I had to take him to Castle Mount": what stands before "so" is why.
pub(crate) fn before_so(sheet: &Sheet<'_>, piece: &Range<usize>, told: &Range<usize>) -> Option<String> {
    let flat = sheet.flat_range(piece);
    let before = &sheet.flat[flat.start..told.start.max(flat.start)];
    let so = [" so ", ", so "].iter().filter_map(|w| before.rfind(w)).max()?;
    // "Fetched her at dinner time so that she …": what was done is no reason for it.
    let act = ["removed", "fetched", "collected", "moved", "took", "left"].iter().any(|w| before[..so].contains(w));
    let close = before[so + 4..].split_whitespace().count() <= 5 && !act;
    (close && !before[..so].ends_with("and") && before[so..].trim() != "so that")
        .then(|| tidy(sheet, flat.start..flat.start + so))
        .flatten()
}

/// The reason after a colon: "Left Hillside this morning: the home was to close".
pub(crate) fn after_colon(sheet: &Sheet<'_>, piece: &Range<usize>, told: &Range<usize>) -> Option<String> {
    let flat = sheet.flat_range(piece);
    let rest = &sheet.flat[told.end..flat.end];
    let colon = rest.find(": ").filter(|i| *i <= 60)?;
    tidy(sheet, told.end + colon + 2..flat.end)
}

fn in_words(sheet: &Sheet<'_>, flat: &Range<usize>, told: &Range<usize>) -> Option<String> {
    let words = &sheet.flat[flat.clone()];
    let at = MARKS
        .all_in(words)
        .filter(|r| !is_time(words, r) && !is_a_plan(words, r))
        // Words before the act give its reason only when they open the sentence: "Following the breakdown he moved to …".
        .filter(|r| r.start + flat.start >= told.end || r.start <= 2)
        .min_by_key(|r| (r.start + flat.start < told.end, r.start, std::cmp::Reverse(r.end)))?;
    let end = if at.start + flat.start < told.start {
        words[at.start..]
            .find(", ")
            .map_or(told.start.saturating_sub(flat.start), |i| at.start + i)
            .min(told.start.saturating_sub(flat.start))
    } else {
        words[at.start..].find("; ").map_or(words.len(), |i| at.start + i)
    };
    tidy(sheet, flat.start + at.start..flat.start + end)
}

/// "He is to be with his brother" says what was planned.
fn is_a_plan(words: &str, mark: &Range<usize>) -> bool {
    words[mark.clone()].starts_with("to be ")
        && ["is", "was", "are", "were", "has", "had", "ought", "going", "likely", "needs"]
            .iter()
            .any(|w| words[..mark.start].trim_end().ends_with(w))
}

/// "following day", "after the weekend", "due to move" say when, not why.
fn is_time(words: &str, mark: &Range<usize>) -> bool {
    let rest = words[mark.end..].trim_start();
    let time = [
        "day",
        "week",
        "month",
        "year",
        "weekend",
        "morning",
        "evening",
        "afternoon",
        "summer",
        "christmas",
        "easter",
        "holiday",
        "holidays",
        "move",
        "start",
        "be ",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "lunch",
        "school",
        "introductions",
        "end of",
        "following",
    ];
    let mark = &words[mark.clone()];
    time.iter().any(|t| rest.starts_with(t))
        || mark.starts_with("after") && rest.starts_with(|c: char| c.is_ascii_digit())
        || mark == "following" && rest.starts_with(|c: char| c.is_ascii_digit())
}

fn tidy(sheet: &Sheet<'_>, flat: Range<usize>) -> Option<String> {
    let words = &sheet.text[sheet.text_at(flat.start)..sheet.text_at(flat.end)];
    let one_line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let reason = one_line.trim_end_matches(['.', ',', ';', ':']).trim();
    let lower = reason.to_ascii_lowercase();
    (reason.len() > 3 && !NO_REASON.iter().any(|n| lower.starts_with(n) || lower.ends_with(n)))
        .then(|| reason.to_owned())
}

/// The reason on a form, within a few lines.
pub(crate) fn labelled_reason(sheet: &Sheet<'_>, line: usize) -> Option<String> {
    let range = line.saturating_sub(5)..(line + 6).min(sheet.lines.len());
    let (n, value) = value_near(|n| sheet.line(n), range, line, LABELS)?;
    let start = sheet.lines[n].start;
    tidy(sheet, sheet.flat_range(&(start + value.start..start + value.end)))
}
