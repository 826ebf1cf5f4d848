//! The home that a form names: beside a label near a date, in an agreement's "Between … and …", or at the head of a home's own
//! paper. It takes what stands there; a label for the last home, the next one or the sort of home names none.

use std::ops::Range;

use super::place::{Sort, sort};
use crate::lines::is_capitals;
use crate::sheet::{Sheet, list, says_any, trimmed};

/// Labels of people who keep a home, and of homes. The first that fits on the nearest line is taken.
const LABELS: &[&str] = list! {
    "carer" "carers" "carer's name" "carers' names" "foster carer" "foster carers" "foster parent" "foster parents"
    "foster mother" "foster father" "foster home" "f.p" "f.ps" "provider" "landlady" "host" "hosts" "adopters"
    "prospective adopters" "placed" "placed with" "placed at" "boarded out with" "boarded-out with" "fostered with" "fostered by"
    "living with" "lives with" "living at" "lives at" "residing at" "residing with" "resident at" "accommodated at"
    "accommodated with" "lodging with" "name of home" "name of establishment" "establishment" "children's home"
    "name of unit" "unit" "hostel" "placement" "placement name" "name of placement" "placement address"
    "address of placement" "present placement" "current placement" "where placed" "with whom placed" "home"
    "whereabouts" "current address" "present address" "with"
};
/// Labels after which the value may follow a single space: the words themselves lead to it.
const LEADING: &[&str] = list! {
    "boarded out with" "boarded-out with" "placed with" "placed at" "fostered with" "fostered by" "living with"
    "lives with" "living at" "lives at" "residing at" "residing with"
};
/// Words in a label that make its value another home's, or none.
const NOT_THIS: &[&str] = list! {
    "previous" "last" "next" "proposed" "former" "type" "date" "reason" "legal" "duration" "plan" "aim" "start" "end"
    "review" "number" "no" "cost" "category" "code" "worker" "officer" "phone" "tel" "telephone" "school" "views"
    "comments" "comment" "signature" "signed" "status" "circumstances" "conditions" "visit" "link" "relationship"
    "report" "agreement" "contact" "at home" "authority" "auth" "order" "health" "history" "support" "agency"
};
/// How far from a date, in lines, a form names the home.
const NEAR: usize = 8;
const LONGEST: usize = 60;

/// A cell of a line: what stands between tabs, wide spaces or bars. Bytes of the page.
fn cells(sheet: &Sheet<'_>, n: usize) -> Vec<Range<usize>> {
    let line = sheet.lines[n].clone();
    let text = &sheet.text[line.clone()];
    let mut found = Vec::new();
    let mut from = 0;
    while from <= text.len() {
        let gap = ["\t", "   ", " | "].iter().filter_map(|g| text[from..].find(g).map(|i| (from + i, g.len()))).min();
        let (end, next) = gap.map_or((text.len(), text.len() + 1), |(i, len)| (i, i + len));
        let cell = trimmed(sheet.text, line.start + from..line.start + end);
        if !cell.is_empty() {
            found.push(cell);
        }
        from = next;
    }
    found
}

/// A cell's words without the number that a form gives its question, and without the dots that lead to the answer.
fn label_words(sheet: &Sheet<'_>, cell: &Range<usize>) -> String {
    let words = &sheet.text[cell.clone()];
    let opening = |c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | '(' | ' ' | '*' | '•');
    let numbered = words.starts_with(|c: char| c.is_ascii_digit() || c == '(');
    let words = if numbered { words.trim_start_matches(opening) } else { words };
    words.trim_end_matches([' ', '.', '_', '\u{2026}', ':']).to_lowercase().replace('\u{2019}', "'")
}

fn is_label(words: &str) -> bool {
    let plain = words.split(" (").next().unwrap_or_default();
    let plain = plain
        .strip_prefix("name & address of ")
        .or_else(|| plain.strip_prefix("name and address of "))
        .unwrap_or(plain);
    let plain = plain.strip_prefix("name of ").or_else(|| plain.strip_prefix("names of ")).unwrap_or(plain);
    let plain = plain.strip_suffix(" name").or_else(|| plain.strip_suffix(" names")).unwrap_or(plain);
    let plain = plain.trim_end_matches("'s").trim_end_matches("(s)");
    LABELS.contains(&plain) && !says_any(words, NOT_THIS)
}

/// The home named nearest to a line, with its line.
pub(super) fn home_near(sheet: &Sheet<'_>, line: usize) -> Option<String> {
    let range = line.saturating_sub(NEAR - 1)..(line + NEAR).min(sheet.lines.len());
    let mut nearest: Option<(usize, String)> = None;
    for n in range {
        let away = n.abs_diff(line);
        if nearest.as_ref().is_some_and(|(best, _)| *best <= away) {
            continue;
        }
        if let Some(home) = named_on(sheet, n) {
            nearest = Some((away, home));
        }
    }
    nearest.map(|(_, home)| home)
}

/// Labels of the home before the one that a form is about.
const LAST_HOME: &[&str] = list! {
    "previous placement" "last placement" "former placement" "previous home" "previous carer" "previous carers" "previous address" "placement before this" "moved from"
    "transferred from" "last address"
};

/// True where the words before a byte of its line are about the home before: "Previous placement   Scarbeck Hall. Ended".
pub(super) fn is_of_the_last_home(sheet: &Sheet<'_>, at: usize) -> bool {
    let line = sheet.lines[sheet.line_at(at)].start;
    let before = sheet.text[line..at].to_ascii_lowercase();
    LAST_HOME.iter().any(|l| before.contains(l))
        || before.trim_end().ends_with("previous")
        || before.trim_end().ends_with("last")
}

/// The home before, as the form names it on this line or the two above.
pub(super) fn last_home(sheet: &Sheet<'_>, line: usize) -> Option<String> {
    (line.saturating_sub(2)..=line).rev().find_map(|n| {
        let cells = cells(sheet, n);
        let (i, rest) = cells.iter().enumerate().find_map(|(i, cell)| {
            let words = label_words(sheet, cell);
            let label = LAST_HOME.iter().find(|l| words.starts_with(*l))?;
            let rest = &sheet.text[cell.clone()][label.len().min(cell.len())..];
            Some((i, rest.trim_start_matches([':', ' ', '.', '(', ')', 's'])))
        })?;
        let value = if rest.is_empty() { &sheet.text[cells.get(i + 1)?.clone()] } else { rest };
        as_a_name(value, true)
    })
}

/// The home that a label on this line names.
pub(super) fn named_on(sheet: &Sheet<'_>, n: usize) -> Option<String> {
    let cells = cells(sheet, n);
    for (i, cell) in cells.iter().enumerate() {
        let words = label_words(sheet, cell);
        let value = if is_label(&words) {
            cells.get(i + 1).cloned()
        } else if let Some((name, _)) = sheet.text[cell.clone()].split_once(':')
            && is_label(&label_words(sheet, &(cell.start..cell.start + name.len())))
        {
            let own = trimmed(sheet.text, cell.start + name.len() + 1..cell.end);
            if own.is_empty() { cells.get(i + 1).cloned() } else { Some(own) }
        } else {
            LEADING.iter().find(|l| words.starts_with(&format!("{l} "))).map(|l| {
                let skipped = sheet.text[cell.clone()].to_ascii_lowercase().find(l).map_or(0, |at| at + l.len());
                trimmed(sheet.text, cell.start + skipped..cell.end)
            })
        };
        let school = ["placement", "living at", "placed at", "resid", "establishment", "whereabouts"]
            .iter()
            .any(|w| words.starts_with(w));
        let value = value.filter(|v| !is_label(&label_words(sheet, v)));
        if let Some(home) = value.and_then(|v| as_a_name(&sheet.text[v], school)) {
            return Some(home);
        }
    }
    between(sheet, n)
}

/// "Between Ludd Council and Mr John & Mrs Ann HOLT, The Croft": the second of them keeps the home.
fn between(sheet: &Sheet<'_>, n: usize) -> Option<String> {
    let line = sheet.line(n).trim();
    let lower = line.to_lowercase();
    if !lower.starts_with("between") && !lower.starts_with("this agreement is made between") {
        return None;
    }
    let at = [" and Mr", " and Mrs", " and Ms", " and Miss"].iter().filter_map(|w| line.find(w)).min()? + " and ".len();
    as_a_name(&line[at..], false)
}

/// The name that opens a value, where it looks like one: "long term, with a family" and "Going well" are none.
fn as_a_name(value: &str, school: bool) -> Option<String> {
    const JOINING: &[&str] = list! {
        "and" "&" "of" "the" "de" "le" "upon" "c/o" "children's" "home" "homes" "house" "hostel" "unit" "school" "family"
        "cottage" "lodgings" "foster" "carers" "centre" "nursery" "maternal" "paternal" "grandmother" "grandparents"
        "mother" "father" "parents" "aunt" "uncle"
    };
    let cut = [", ", "  ", " (", ";", "\t", " - ", " – ", ". "].iter().filter_map(|c| {
        // "Mr. J. Holt": the stop of a title or an initial ends nothing.
        value
            .match_indices(c)
            .map(|(i, _)| i)
            .find(|i| *c != ". " || value[..*i].rsplit(' ').next().is_some_and(|w| w.len() > 3))
    });
    let name = value[..cut.min().unwrap_or(value.len())].trim().trim_end_matches(['.', ':', ',']);
    let opens = name.starts_with(|c: char| c.is_uppercase() || c == '█')
        || name.starts_with(|c: char| c.is_ascii_digit()) && name.contains(|c: char| c.is_uppercase());
    let named = name
        .split_whitespace()
        .all(|w| w.starts_with(|c: char| !c.is_lowercase()) || JOINING.contains(&w.trim_end_matches(['.', ','])));
    let lower = name.to_lowercase();
    let nothing = says_any(
        &lower,
        &[
            "yes",
            "no",
            "none",
            "n/a",
            "not known",
            "unknown",
            "as above",
            "tel",
            "date",
            "at home",
            "own",
            "council",
            "review",
            "from",
            "to",
            "since",
            "until",
            "type",
            "start",
            "end",
            "in",
            "out",
            "reason",
            "home address",
        ],
    );
    let dated = name.contains('/') && name.contains(|c: char| c.is_ascii_digit());
    let fits = match sort(name) {
        Sort::Team | Sort::Hospital => false,
        Sort::School => school,
        Sort::Home | Sort::Person => true,
    };
    let words = name.split_whitespace().count();
    (opens
        && named
        && fits
        && !nothing
        && !dated
        && name.len() <= LONGEST
        && (1..=8).contains(&words)
        && name.chars().filter(|c| c.is_alphabetic() || *c == '█').count() >= 3)
        .then(|| name.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The home whose own paper this is, by its first lines: "MOOR LANE COTTAGE HOMES", "ELM TREE HOUSE - DAILY RECORD".
pub(super) fn letterhead(sheet: &Sheet<'_>) -> Option<String> {
    let flat = &sheet.flat;
    let lived_in = || {
        says_any(
            flat,
            &[
                "approved school",
                "community home",
                "housemaster",
                "housemother",
                "house master",
                "boarders",
                "residential",
                "remand",
                "dormitory",
            ],
        ) || says_any(flat, &["home leave", "absconding", "absconded", "matron"])
    };
    let top: Vec<usize> = (0..sheet.lines.len()).filter(|n| !sheet.line(*n).trim().is_empty()).take(4).collect();
    top.iter().enumerate().find_map(|(i, n)| {
        let cell = cells(sheet, *n).into_iter().next()?;
        let line = &sheet.text[cell];
        let name = line.split([',', '(', '-', '–', ':']).next().unwrap_or_default().trim();
        let lower = name.to_lowercase();
        let last = lower.split_whitespace().last().unwrap_or_default();
        let home = matches!(last, "homes" | "house" | "hostel" | "lodge" | "cottage" | "cottages" | "grange" | "manor" | "home")
            || lower.ends_with("assessment centre")
            || lower.ends_with("reception centre")
            || lower.ends_with("children's centre")
            || lower.ends_with("children's unit")
            || lower.ends_with("residential nursery")
            || last == "school" && lived_in();
        const GENERAL: &[&str] = list! { "reception" "children's" "home" "homes" "cottage" "cottages" "house" "hostel" "boys" "girls" "assessment" "centre" "remand" "the" "observation" "residential" "nursery" };
        let general = lower.split_whitespace().all(|w| GENERAL.contains(&w));
        // "THE LIMES", and under it what it is: "Reception Home, Bishop's Walk".
        let above = i.checked_sub(1).and_then(|above| top.get(above)).map(|above| sheet.line(*above).trim());
        if let Some(above) = above.filter(|a| general && home && is_capitals(a) && a.split_whitespace().count() <= 4) {
            let council = says_any(&above.to_lowercase(), &["council", "department", "services", "form", "report"]);
            return (!council && !above.contains('\t')).then(|| above.to_owned());
        }
        let other = general || says_any(&lower, &["council", "department", "services", "report", "record", "form", "notice", "leaving", "nursing", "foster", "civic", "county", "into", "registered"]);
        let capitals = name.split_whitespace().all(|w| w.starts_with(|c: char| !c.is_lowercase()) || matches!(w, "of" | "the" | "and"));
        (home && !other && capitals && (2..=6).contains(&name.split_whitespace().count())).then(|| name.split_whitespace().collect::<Vec<_>>().join(" "))
    })
}

/// The school whose own paper this is.
pub(super) fn school_head(sheet: &Sheet<'_>) -> Option<String> {
    (0..sheet.lines.len()).filter(|n| !sheet.line(*n).trim().is_empty()).take(5).find_map(|n| {
        let cell = cells(sheet, n).into_iter().next()?;
        let name = sheet.text[cell].split([',', '(', '-', '–', ':']).next().unwrap_or_default().trim();
        let capitals = name
            .split_whitespace()
            .all(|w| w.starts_with(|c: char| !c.is_lowercase()) || matches!(w, "of" | "the" | "and"));
        let lower = name.to_lowercase();
        let titled =
            says_any(&lower, &["report", "medical", "service", "education", "attendance", "department", "council"]);
        (sort(name) == Sort::School && capitals && !titled && (2..=7).contains(&name.split_whitespace().count()))
            .then(|| name.split_whitespace().collect::<Vec<_>>().join(" "))
    })
}

/// "Since 12 July 1974" beside a home's label, on the same line or right under it.
pub(super) fn home_beside(sheet: &Sheet<'_>, line: usize) -> Option<String> {
    named_on(sheet, line).or_else(|| line.checked_sub(1).and_then(|above| named_on(sheet, above)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn homes_beside_their_labels() {
        let near = |text: &str| home_near(&Sheet::new(text), 0);
        let is = |text: &str, home: &str| assert_eq!(near(text).as_deref(), Some(home), "{text}");
        is("Date placed\t14.6.93\n11 Name & address of carer\tBeryl Cotton, 62 Osier Rd\ttel 123", "Beryl Cotton");
        is("Since: 12 July 1974\nLiving at:\tQuay House Hostel", "Quay House Hostel");
        is("Since\t11/4/64\nBoarded out with Mr & Mrs A. Picker, 3 Chapel Row", "Mr & Mrs A. Picker");
        is("Start date\t9 May 2002\nProvider\tMrs Violet (Vi) Amble, 27 Cord Street", "Mrs Violet");
        is("With\tMr. & Mrs. T. Picker, 3 Chapel Row\tSince\t18/9/87", "Mr. & Mrs. T. Picker");
        is("4. Placement\tFerny School\tSince\t6/3/72", "Ferny School");
        is(
            "Date of placement\t3 May 1993\nBetween L.B. Ludd and Mr Edward & Mrs Maureen SALES, The Croft",
            "Mr Edward & Mrs Maureen SALES",
        );
        for none in [
            "Laptop\tARRIVED 2 April\nHome\tGoing well. Cat overweight",
            "Start\t3/4/91\nType of placement\tFoster",
            "Start\t3/4/91\nCarers:\tnot known",
        ] {
            assert_eq!(near(none), None, "{none}");
        }
    }

    #[test]
    fn homes_that_write_on_their_own_paper() {
        let head = |text: &str| letterhead(&Sheet::new(text));
        assert_eq!(head("MOOR COTTAGE HOMES\nNOTIFICATION OF ADMISSION").as_deref(), Some("MOOR COTTAGE HOMES"));
        assert_eq!(head("ELM TREE HOUSE - DAILY RECORD\tYoung person: N").as_deref(), Some("ELM TREE HOUSE"));
        assert_eq!(head("FERNY SCHOOL\nHeadmaster's report\nHousemaster: D. Gee").as_deref(), Some("FERNY SCHOOL"));
        assert_eq!(head("FERNY SCHOOL\nEnd of year report"), None);
        assert_eq!(head("COUNTY COUNCIL\nCHILDREN'S HOME RECORD"), None);
    }
}
