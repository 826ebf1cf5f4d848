//! The name at the foot of a paper: alone on its line, or with an office, letters after it, or the day. Only near the end of the
//! page, and never out of a list of people.

use std::sync::LazyLock;

use record::is_first_name;
use regex::Regex;

use super::forms::plain;
use crate::people::{is_no_name, is_place_word};
use crate::sheet::{Sheet, list};

/// Lines with words, from the end of a page, in which somebody signs.
const FOOT: usize = 7;
/// Lines at the head of a page that are no foot.
const HEAD: usize = 3;
/// A longer line is a sentence.
const LONGEST: usize = 80;

/// Initials and a surname, or two or three words with capitals; then what follows.
static SIGNATURE: LazyLock<Regex> = LazyLock::new(|| {
    let word = r"[A-Z][a-zà-öø-ÿ]+(?:['’\-][A-Z]?[a-zà-öø-ÿ]+|[A-Z][a-zà-öø-ÿ]+)*";
    let tops = r"O['’][A-Z][a-z]+";
    Regex::new(&format!(
        r"^((?:(?:Mrs|Mr|Miss|Ms|Dr)\.? )?(?:[A-Z]{{3,}} [A-Z]{{3,}}|(?:[A-Z](?:\. ?| )){{1,3}}(?:St\.? ?J\.? )?(?:{tops}|{word}|[A-Z]{{3,}})|{word} (?:[A-Z]\.? )?(?:{tops}|{word})))(?:$|[\t ,(/–-])(.*)$"
    ))
    .expect("a fixed pattern")
});
static DAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[A-Za-z]+:?\s+){0,2}\d{1,2}(?:st|nd|rd|th)?(?:[./-](?:\d{1,2}|[A-Z][a-z]{2}|[ivx]{1,4})(?:[./-]\d{2,4})?| [A-Z][a-z]+\.?,? ?\d{0,4})\W*(?: ?[a-z]{2,3}(?:/[a-z]{2,3})?)?$")
        .expect("a fixed pattern")
});
/// Letters after a name: `M.B., Ch.B.`, `MB BS`, `C.Q.S.W.`
static DEGREES: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(?:(?:[A-Z][A-Za-z]{0,3}|Psychol)\.?[ ,]*){1,8}$").expect("a fixed pattern"));

/// Words of an office.
const OFFICES: &[&str] = list! {
    "officer" "worker" "manager" "matron" "warden" "head" "headmaster" "headmistress" "headteacher" "master" "mistress"
    "teacher" "tutor" "superintendent" "chair" "chairman" "chairperson" "doctor" "nurse" "secretary" "clerk" "leader" "director"
    "inspector" "guardian" "adviser" "advisor" "visitor" "psychologist" "psychiatrist" "paediatrician" "consultant" "registrar"
    "solicitor" "physician" "senior" "deputy" "supervisor" "coordinator" "co" "assistant" "cco" "sw" "ssw" "rsw" "iro" "carer"
    "team" "housemother" "houseparent" "housefather" "principal" "therapist" "counsellor" "housemaster" "constable" "sergeant"
};
/// Words above a list of people.
const LISTS: &[&str] =
    list! { "cc" "copies" "copy" "distribution" "present" "apologies" "attended" "circulation" "attendance" };

/// Who signed at the foot of the page.
pub(super) fn at_foot(sheet: &Sheet<'_>) -> Option<String> {
    foot(sheet, true)
}

/// Who signed at the foot, in a line of their own.
pub(super) fn alone_at_foot(sheet: &Sheet<'_>) -> Option<String> {
    foot(sheet, false)
}

/// Who signed last of those who signed at the foot.
pub(super) fn last_at_foot(sheet: &Sheet<'_>) -> Option<String> {
    signatures(sheet, true)?.pop().map(|(_, name)| name)
}

fn foot(sheet: &Sheet<'_>, in_columns: bool) -> Option<String> {
    signatures(sheet, in_columns)?.into_iter().next().map(|(_, name)| name)
}

/// The names at the foot with their lines; none where they are a list of people.
fn signatures(sheet: &Sheet<'_>, in_columns: bool) -> Option<Vec<(usize, String)>> {
    let lines: Vec<&str> =
        (0..sheet.lines.len()).map(|n| sheet.line(n).trim()).filter(|l| l.chars().any(char::is_alphanumeric)).collect();
    let from = lines.len().saturating_sub(FOOT).max(HEAD);
    let mut signed: Vec<(usize, String)> = (from..lines.len()).filter_map(|n| Some((n, name_on(lines[n])?))).collect();
    // At the end of the last line of words: `… the only place she knew.   E. Gooch`.
    for n in (lines.len().saturating_sub(2).max(from)..lines.len()).rev() {
        if let Some((words, cell)) = after_a_sentence(lines[n])
            && !["seen", "agreed", "noted", "approved", "manager"]
                .contains(&plain(words).split(' ').next().unwrap_or_default())
            && let Some(name) = name_on(cell.trim())
        {
            signed.push((n, name));
            break;
        }
    }
    let listed = |n: usize| {
        lines[n.saturating_sub(3)..n].iter().any(|l| {
            let first = plain(l);
            LISTS.contains(&first.split(' ').next().unwrap_or_default())
        })
    };
    // "The Guildhall, Harnley    P. W. Cork, Town Clerk", "GR/EL    G. Ravenscroft", "Social worker Celia Marsh    17/1/92".
    if in_columns && signed.is_empty() {
        signed = (from..lines.len()).filter_map(|n| Some((n, beside_another_column(lines[n])?))).collect();
        signed.truncate(1);
    }
    signed.retain(|(n, _)| !listed(*n));
    // Three and more, one below the other, are a list.
    if signed.len() > 2 && signed.windows(2).all(|two| two[0].0 + 1 == two[1].0) {
        return None;
    }
    Some(signed)
}

/// The last words of a sentence, and what stands in the columns after them: "Recommended for one girl.    Y. Heaney    Typed 18.10.60".
fn after_a_sentence(line: &str) -> Option<(&str, &str)> {
    let ends = |words: &str| words.trim_end().ends_with(['.', '"', '”', '?', '!', ')']);
    let columns = line.match_indices('\t').map(|(at, _)| (&line[..at], &line[at + 1..]));
    columns.rev().find(|(words, _)| ends(words) && words.contains(' '))
}

/// A name in a column beside a place, a clerk's mark or the end of a sentence, or behind an office.
fn beside_another_column(line: &str) -> Option<String> {
    let cells: Vec<&str> = line.split('\t').map(str::trim).filter(|c| !c.is_empty()).collect();
    if cells.len() > 4 {
        return None;
    }
    cells.iter().enumerate().find_map(|(at, cell)| {
        let behind_office = || {
            let name = OFFICES.iter().chain(&["social worker", "key worker"]).find_map(|office| {
                let rest = cell
                    .get(..office.len())
                    .filter(|w| w.eq_ignore_ascii_case(office))
                    .map(|_| &cell[office.len()..])?;
                rest.strip_prefix([' ', ':']).map(str::trim_start)
            });
            name.filter(|_| at == 0)
        };
        let alone = (cells.len() > 1).then_some(*cell);
        alone.and_then(in_a_cell).or_else(|| behind_office().and_then(in_a_cell)).filter(|_| {
            // What stands beside is no other name, and no label that asks for one.
            cells.iter().enumerate().all(|(other, words)| {
                other == at || in_a_cell(words).is_none() && !words.ends_with(':') && !is_label_of_a_name(words)
            })
        })
    })
}

/// True for words that ask for somebody else's name: "Placed with", "Seen by", "Child".
fn is_label_of_a_name(words: &str) -> bool {
    const ASK: &[&str] = list! {
        "child" "children" "name" "with" "seen" "approved" "agreed" "authorised" "confirmed" "to" "copy" "cc" "present" "chair" "carer" "carers"
        "parent" "mother" "father" "doctor" "gp" "school" "head" "witness" "consultant" "referees" "manager" "for"
    };
    let plain = plain(words);
    let count = plain.split(' ').count();
    count <= 4 && plain.split(' ').any(|w| ASK.contains(&w))
}

/// A whole name, with an office or letters after it.
fn in_a_cell(cell: &str) -> Option<String> {
    let (name, office) = cell.split_once(", ").unwrap_or((cell, ""));
    let fits = office.is_empty() || DEGREES.is_match(office) || plain(office).split(' ').any(|w| OFFICES.contains(&w));
    let titled = ["(Mrs)", "(Miss)", "(Mr)", "(Mrs.)"].iter().find_map(|title| name.strip_suffix(title));
    let bare = titled.unwrap_or(name).trim_end();
    let words = bare.split_whitespace().count();
    let shouted = bare.rsplit(' ').next().is_some_and(|w| w.len() > 2 && w.chars().all(|c| !c.is_lowercase()));
    let fits = fits && (!shouted || !office.is_empty());
    (fits && (2..=4).contains(&words) && !bare.ends_with('.')).then(|| name_on(bare)).flatten()
}

/// Who wrote down what was said at a meeting, where the list of those present says it: "Shazia Malik (key worker, took notes)",
/// "Mrs H Stoddart, minutes".
pub(super) fn took_notes(sheet: &Sheet<'_>) -> Option<String> {
    static NOTED: LazyLock<Regex> = LazyLock::new(|| {
        let word = r"[A-Z][A-Za-zà-öø-ÿ'’\-]+";
        Regex::new(&format!(
            r"((?:(?:Mrs|Mr|Miss|Ms|Dr)\.? )?(?:(?:[A-Z]\.? ?){{1,3}}|{word} ){word})(?:,| ?\()[^()\n;,]{{0,30}}(?:, ?)?\b(?:minutes|minute taker|took (?:the )?(?:notes?|minutes)|taking (?:the )?(?:notes?|minutes)|note[- ]taker|minuting|also recorder|recorder|minute clerk)\b"
        ))
        .expect("a fixed pattern")
    });
    let name = NOTED.captures(sheet.text)?.get(1)?.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
    name_on(&name)
}

/// "Prepared on behalf of the local authority by Sinead Bolland": who drew up a paper, in one of its first lines.
pub(super) fn prepared_by(sheet: &Sheet<'_>) -> Option<String> {
    const DRAWN: &[&str] = list! { "prepared" "compiled" "written" "completed" "drawn up" "report" "produced" };
    (0..sheet.lines.len()).map(|n| sheet.line(n).trim()).filter(|l| !l.is_empty()).take(10).find_map(|line| {
        let lower = line.to_ascii_lowercase();
        let opens = line.len() <= 100 && DRAWN.iter().any(|w| lower.starts_with(w));
        let at = lower.find(" by ").filter(|_| opens)? + 4;
        let cell = line.get(at..)?.split('\t').next()?;
        name_on(cell.split([',', '(']).next()?.trim())
    })
}

/// A name in a column of the first two lines: whose running record it is.
pub(super) fn in_heading(sheet: &Sheet<'_>) -> Option<String> {
    let lines = || (0..sheet.lines.len()).map(|n| sheet.line(n).trim()).filter(|l| !l.is_empty());
    // "Worker: M. Goss (from 19.9.92)", "Key worker: June Pilbeam".
    let labelled = lines().take(4).flat_map(|line| line.split('\t')).find_map(|cell| {
        let lower = cell.trim().to_ascii_lowercase();
        let label = ["key worker", "keyworker", "social worker", "worker for children", "worker"]
            .iter()
            .find(|l| lower.strip_prefix(**l).is_some_and(|rest| rest.starts_with([':', ' '])))?;
        let name = cell.trim()[label.len()..].trim_start_matches([':', ' ']).split(['(', ',']).next()?;
        name_on(name.trim())
    });
    if labelled.is_some() {
        return labelled;
    }
    lines().take(2).filter(|l| l.contains('\t')).find_map(|line| {
        let cell = line.rsplit('\t').next()?.trim();
        let inner = cell.strip_prefix('(').and_then(|c| c.strip_suffix(')')).unwrap_or(cell);
        let inner = inner.strip_prefix("Worker:").or_else(|| inner.strip_prefix("Worker ")).unwrap_or(inner).trim();
        // The child's own name stands in headings too; initials before a surname are a worker's where an office or a bracket says so.
        let said = inner != cell || inner.contains(',');
        name_on(inner).filter(|_| said)
    })
}

/// True for a word of an office.
pub(super) fn is_office(word: &str) -> bool {
    OFFICES.contains(&plain(word).as_str()) || matches!(plain(word).as_str(), "team" | "area" | "the")
}

/// A name and a day, and nothing else, among the first lines: who prepared a chronology.
pub(super) fn at_head(sheet: &Sheet<'_>) -> Option<String> {
    let lines = (0..sheet.lines.len()).map(|n| sheet.line(n).trim()).filter(|l| !l.is_empty()).take(HEAD + 1);
    lines.skip(1).flat_map(|line| std::iter::once(line).chain(line.split('\t').map(str::trim))).find_map(|line| {
        let found = SIGNATURE.captures(line)?;
        let rest = found.get(2).map_or("", |m| m.as_str()).trim();
        DAY.is_match(rest).then(|| name_on(line)).flatten()
    })
}

/// The name on a line that holds a signature and nothing else.
fn name_on(line: &str) -> Option<String> {
    if line.chars().count() > LONGEST || line.contains('█') {
        return None;
    }
    let found = SIGNATURE.captures(line)?;
    let name = found.get(1)?.as_str().trim_end();
    let rest = found.get(2).map_or("", |m| m.as_str()).trim_matches(|c: char| c.is_whitespace() || "(),–-".contains(c));
    let cells: Vec<&str> = rest.split('\t').map(str::trim).filter(|c| !c.is_empty()).collect();
    let fits = |cell: &&str| {
        // Somebody else signs beside, or says that they have seen it.
        let beside = SIGNATURE.captures(cell).is_some_and(|c| c.get(2).is_none_or(|r| r.as_str().len() < 24));
        let words = plain(cell);
        let seen = ["agreed", "seen", "approved", "manager", "senior", "chair", "countersigned", "noted", "carers"];
        if beside || seen.contains(&words.split(' ').next().unwrap_or_default()) && words.split(' ').count() < 9 {
            return true;
        }
        let office = plain(cell).split(' ').any(|w| OFFICES.contains(&w)) && cell.split_whitespace().count() <= 7;
        let title = matches!(plain(cell).as_str(), "mr" | "mrs" | "miss" | "ms" | "dr");
        office && (!cell.ends_with('.') || cell.split_whitespace().count() <= 3)
            || title
            || DAY.is_match(cell)
            || DEGREES.is_match(cell) && !cell.contains("Re")
    };
    // A name in capitals may be a heading: an office or a day must stand beside it, or nothing.
    let shouted = name.split(' ').next_back().is_some_and(|w| w.len() > 2 && w.chars().all(|c| !c.is_lowercase()));
    if shouted && cells.iter().any(|c| SIGNATURE.is_match(c)) {
        return None;
    }
    if cells.len() > 3 || !cells.iter().all(fits) {
        return None;
    }
    let words: Vec<&str> = name.split_whitespace().filter(|w| !is_title(w)).collect();
    let bad = |w: &&str| {
        let w = w.trim_end_matches('.').to_lowercase();
        w.len() > 1 && (is_no_name(&w) || is_place_word(&w))
    };
    let initials = words.first().is_some_and(|w| w.trim_end_matches('.').len() == 1 || w.contains('.'));
    // Without initials, a listed first name or an office beside them, two words with capitals may be anything.
    let in_office = || {
        cells.iter().any(|c| {
            plain(c).split(' ').any(|w| OFFICES.contains(&w))
                && c.starts_with(|c: char| !c.is_ascii_digit())
                && !shouted
        })
    };
    let person = initials || words.first().is_some_and(|w| is_first_name(w)) || in_office();
    (person && words.len() > usize::from(!name.contains('.')) && !words.iter().any(bad)).then(|| words.join(" "))
}

fn is_title(word: &str) -> bool {
    matches!(word.trim_end_matches('.'), "Mr" | "Mrs" | "Miss" | "Ms" | "Dr")
}
