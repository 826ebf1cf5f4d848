//! Who wrote a paper, where it says so: a label, a signature, the name under a letter, the sender of a mail. Never a guess from who is named.

use record::DocumentKind;

use super::forms::plain;
use super::signed;
use crate::lines::{leading_date, loose_label};
use crate::people::{is_a_surname_too, is_no_name};
use crate::sheet::{Sheet, list};

/// Labels that name the writer, strongest first.
const LABELS: &[&str] = list! {
    "author" "written by" "report by" "report written by" "report of" "prepared by" "completed by" "form completed by" "compiled by"
    "assessed by" "minutes taken by" "minutes by" "notes by" "recorded by" "observed by" "supervised by" "contact supervisor"
    "supervisor" "worker completing" "prepared" "referral taken by" "taken by" "conducted by" "interviewer" "interviewed by"
    "signature" "signed by" "signed"
    "examined by" "examined by me" "examined by me this day" "note taker" "minute taker"
    "report author" "assessor" "my name is" "taken down by" "written up by" "form submitted by" "submitted by" "filled in by" "requested by" "notified by" "reported by"
    "officer receiving" "received by" "minutes" "notes taken by" "minuted by" "drawn up by" "entered by" "personal adviser" "duty officer"
};
/// Labels that name whose paper it is, where nobody signed it.
const WEAK: &[&str] = list! { "worker" "social worker" "name of social worker" "lead" "duty worker" "reporting officer" "reviewing officer" "independent reviewing officer" "iro" };
/// Labels that name who drew up a plan with a young person.
const BY_ADVISER: &[&str] = list! { "personal adviser" "personal advisor" "pathway adviser" "completed by" "plan completed by" "prepared by" "written by" "author" };
/// Labels after which a name may follow with one space, as on a typed line: `Signed C. Lathom`.
const OPEN: &[&str] = list! { "minutes taken by" "notes taken by" "minutes by" "my name is" "drawn up by" "signed by" "signed" "prepared by" "prepared" "report by" "completed by" "compiled by" "written by" "recorded by" "taken by" "supervisor" "duty officer" "taken down by" "written up by" "requested by" };
/// Words that close a letter.
const CLOSINGS: &[&str] = list! {
    "kind regards" "best wishes" "regards" "sincerely" "love" "love from" "lots of love" "all the best" "best regards" "warm regards"
    "kindest regards" "warmest regards" "many thanks" "thanks" "thank you" "with thanks" "from" "cheers" "faithfully" "all best"
    "your friend" "your loving son" "your loving daughter" "your loving mother" "your mum" "your dad"
};

/// The writer's name as this page of a paper of that kind gives it.
pub(crate) fn on_page(sheet: &Sheet<'_>, kind: Option<DocumentKind>) -> Option<String> {
    use DocumentKind::*;
    match kind {
        None | Some(Blank | Divider | WithheldPage | FileCover | Photo | ResidentialLog) => None,
        // A running record is many people's; one visit written up by itself is one's.
        Some(CaseNotes | ContactSheet | FosterDailyLog) => labelled(sheet, LABELS)
            .or_else(|| {
                let entries = (0..sheet.lines.len()).filter(|n| leading_date(sheet.line(*n)).is_some()).count();
                (entries < FEW).then(|| signed::at_foot(sheet)).flatten()
            })
            .or_else(|| signed::in_heading(sheet))
            // A carer's book is one hand's, and may be signed under its last day.
            .or_else(|| (kind == Some(FosterDailyLog)).then(|| signed::alone_at_foot(sheet)).flatten()),
        Some(Email) => from_line(sheet, false).or_else(|| labelled(sheet, &["author"])),
        Some(Memo) => from_line(sheet, true).or_else(|| signed::at_foot(sheet)),
        Some(Letter | CoverLetter) => {
            under_closing(sheet).or_else(|| signed::at_foot(sheet)).or_else(|| last_line(sheet))
        }
        Some(ConferenceMinutes | ReviewMinutes | StrategyDiscussion | Pep) => labelled(sheet, LABELS)
            .or_else(|| signed::took_notes(sheet))
            .or_else(|| from_line(sheet, false))
            .or_else(|| signed::at_foot(sheet))
            .or_else(|| signed::at_head(sheet))
            .or_else(|| labelled(sheet, WEAK)),
        // Of those who signed an application, the officer who witnessed it filled it in.
        Some(ReceptionIntoCare | PlacementInformation) => {
            const OFFICER: &[&str] =
                list! { "witness" "witnessed by" "officer receiving" "receiving officer" "name and grade" };
            labelled(sheet, OFFICER).or_else(|| labelled(sheet, LABELS)).or_else(|| {
                signed::at_foot(sheet).filter(|_| kind == Some(ReceptionIntoCare) || !sheet.flat.contains("sign"))
            })
        }
        // The young person signs as well, and most often first.
        Some(PathwayPlan) => labelled(sheet, BY_ADVISER)
            .or_else(|| labelled(sheet, WEAK))
            .or_else(|| signed::last_at_foot(sheet))
            .or_else(|| labelled(sheet, LABELS)),
        Some(CourtOrder | LegalNotice) => {
            labelled(sheet, LABELS).or_else(|| from_line(sheet, false)).or_else(|| {
                // Beside the seal stand the names of children and judges.
                let own = if kind == Some(CourtOrder) { signed::alone_at_foot } else { signed::at_foot };
                own(sheet)
            })
        }
        Some(_) => labelled(sheet, LABELS)
            .or_else(|| from_line(sheet, false))
            .or_else(|| signed::took_notes(sheet))
            .or_else(|| signed::prepared_by(sheet))
            .or_else(|| signed::at_foot(sheet))
            .or_else(|| signed::at_head(sheet))
            .or_else(|| labelled(sheet, WEAK)),
    }
}

/// A page with fewer lines that begin with a date is no running record.
const FEW: usize = 3;

/// The name beside the strongest of these labels, at the start of a line or of a column.
fn labelled(sheet: &Sheet<'_>, labels: &[&str]) -> Option<String> {
    let mut best: Option<(usize, String)> = None;
    for n in 0..sheet.lines.len() {
        let line = sheet.line(n);
        let mut at = 0;
        for cell in line.split('\t') {
            let rest = &line[at..];
            at = (at + cell.len() + 1).min(line.len());
            let Some((rank, value)) = label_and_value(rest, cell, labels) else { continue };
            if let Some(person) = person(value).map(|name| typed_below(sheet, n, &name).unwrap_or(name))
                && best.as_ref().is_none_or(|(r, _)| rank < *r)
            {
                best = Some((rank, person));
            }
        }
    }
    best.map(|(_, person)| person)
}

/// "Imogen Farr" typed under the signature "I. Farr": the same name in full.
fn typed_below(sheet: &Sheet<'_>, n: usize, name: &str) -> Option<String> {
    let below = (n + 1..sheet.lines.len()).map(|n| sheet.line(n).trim()).find(|l| !l.is_empty())?;
    let full = person(below.split('\t').next()?)?;
    let same = surname(&full).eq_ignore_ascii_case(surname(name)) && full.chars().next() == name.chars().next();
    (same && full.len() > name.len() && name.contains('.')).then_some(full)
}

/// The label's place in the list, and what stands after it. `rest` is the line from the cell on.
fn label_and_value<'a>(rest: &'a str, cell: &'a str, labels: &[&str]) -> Option<(usize, &'a str)> {
    let rank_of = |name: &str| labels.iter().position(|l| *l == name);
    // "| Taken by", "(Signed)", "(sgd)".
    let (rest, cell) = (bare(rest), bare(cell));
    if cell.len() <= 12 && plain(cell) == "sgd" {
        return rank_of("signed").map(|rank| (rank, rest[cell.len()..].trim_start()));
    }
    // "assessor    Marta Kowal": a program's own word for a box.
    if let Some(rank) = rank_of(cell).filter(|_| rest[cell.len()..].starts_with('\t')) {
        return Some((rank, rest[cell.len()..].trim_start()));
    }
    if let Some(found) = loose_label(rest)
        && let Some(rank) = rank_of(&plain(&rest[found.name.clone()]))
    {
        return Some((rank, &rest[found.value]));
    }
    let words = cell.trim_start();
    let lead = OPEN.iter().find(|l| words.get(..l.len()).is_some_and(|w| w.eq_ignore_ascii_case(l)))?;
    let rank = rank_of(lead)?;
    let value = words[lead.len()..].strip_prefix([' ', ':', ')'])?;
    Some((rank, value.trim_start())).filter(|(_, v)| !v.is_empty())
}

/// Without the frame of a box, the bracket or the number of the question before a label: "15. Officer receiving".
fn bare(words: &str) -> &str {
    let words = words.trim_start_matches([' ', '|', '+', '(']);
    let behind = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = words.len() - behind.len() <= 2;
    behind.strip_prefix(['.', ')']).filter(|_| numbered && behind.len() < words.len()).map_or(words, str::trim_start)
}

/// The name beside `From` in one of the first lines, in whichever column it stands. Only a memo's needs no colon.
fn from_line(sheet: &Sheet<'_>, memo: bool) -> Option<String> {
    (0..sheet.lines.len().min(24)).find_map(|n| {
        let cells: Vec<&str> = sheet.line(n).split('\t').flat_map(|c| c.split("   ")).map(str::trim).collect();
        cells.iter().enumerate().find_map(|(at, cell)| {
            let head = cell.get(..4).filter(|w| w.eq_ignore_ascii_case("from"))?;
            let value = &cell[head.len()..];
            let opens = value.starts_with(':') || memo && (value.is_empty() || value.starts_with(' ')) && n < 8;
            let value = value.trim_start_matches([':', ' ']);
            let value = if value.is_empty() { cells[at + 1..].iter().find(|c| !c.is_empty())? } else { value };
            let within = |words: &str| words.split_once('(').and_then(|(_, inner)| person(inner.split(')').next()?));
            // "From: SSDNK    (N. KEANE)": a machine's word for somebody, and the name beside it.
            let bracketed =
                || within(value).or_else(|| cells.get(at + 1).filter(|c| c.starts_with('(')).and_then(|c| within(c)));
            // "E.D.T. (B. Chilvers)": a team, and who sat there.
            let team = |name: &String| !name.contains(' ') && !name.contains(char::is_lowercase);
            let found = person(value).filter(|name| !plain(name).split(' ').any(|w| UNITS.contains(&w)));
            let found = if found.as_ref().is_none_or(team) { bracketed().or(found) } else { found };
            found.filter(|_| opens)
        })
    })
}

/// Words of a part of an authority, which writes by one of its people.
const UNITS: &[&str] =
    list! { "team" "section" "department" "dept" "unit" "office" "services" "authority" "council" "division" };

/// The first name within a few lines of "Yours sincerely".
fn under_closing(sheet: &Sheet<'_>) -> Option<String> {
    let Some(at) = (0..sheet.lines.len()).rev().find(|n| is_closing(&plain(sheet.line(*n)))) else {
        return beside_closing(sheet);
    };
    let below: Vec<&str> =
        (at + 1..sheet.lines.len()).map(|n| sheet.line(n).trim()).filter(|l| !l.is_empty()).take(2).collect();
    let mut named = below.iter().filter_map(|line| person(line));
    // Under what was written by hand the name is typed again, in full.
    let first = named.next();
    let again = named.next().filter(|typed| first.as_ref().is_some_and(|f| surname(f) == surname(typed)));
    let kin = is_of_the_family(&plain(sheet.line(at)));
    again
        .or(first)
        .or_else(|| below.iter().find_map(|line| first_name(line).or_else(|| one_name(line).filter(|_| kin))))
        .or_else(|| beside_closing(sheet))
}

/// "Yours, ANNE DESMOND": the closing and the name in one line, near the end of the page.
fn beside_closing(sheet: &Sheet<'_>) -> Option<String> {
    let last = (0..sheet.lines.len()).rev().map(|n| sheet.line(n).trim()).filter(|l| !l.is_empty()).take(LAST);
    last.filter(|line| line.len() <= 60).find_map(|line| {
        // "love Mum xx"
        let lower = line.to_ascii_lowercase();
        let fond =
            ["lots of love from ", "lots of love ", "love from ", "love "].iter().find(|w| lower.starts_with(*w));
        if let Some(name) = fond.and_then(|w| first_name(line[w.len()..].trim())) {
            return Some(name);
        }
        let (closing, name) = line.split_once(',').or_else(|| line.split_once('\t'))?;
        is_closing(&plain(closing)).then(|| person(name).or_else(|| first_name(name.trim()))).flatten()
    })
}

/// Lines with words at the end of a letter.
const LAST: usize = 6;

/// True for a closing that says who of the family writes: "Your loving Mother".
fn is_of_the_family(closing: &str) -> bool {
    ["your loving", "your affectionate"].iter().any(|w| closing.starts_with(w))
}

/// A name alone on its line, though no list knows it.
fn one_name(line: &str) -> Option<String> {
    let name = line.trim_end_matches(['.', ',', ' ', 'x']);
    let fits = name.len() >= 3 && name.starts_with(char::is_uppercase) && name.chars().skip(1).all(char::is_lowercase);
    fits.then(|| name.to_owned())
}

fn surname(name: &str) -> &str {
    name.rsplit([' ', '.']).next().unwrap_or(name)
}

fn is_closing(words: &str) -> bool {
    let count = words.split(' ').count();
    CLOSINGS.contains(&words)
        || words.starts_with("yours") && count <= 4
        || words.starts_with("with ")
            && count <= 9
            && ["wish", "regards", "love", "thanks"].iter().any(|w| words.contains(w))
        || ["your obedient", "your loving", "your affectionate", "your ever"].iter().any(|w| words.starts_with(w))
            && count <= 6
}

/// A child's or a parent's letter that ends in a first name, with or without kisses.
fn last_line(sheet: &Sheet<'_>) -> Option<String> {
    let opens = (0..sheet.lines.len()).any(|n| plain(sheet.line(n)).starts_with("dear "));
    // Something may be added below it.
    let mut last = (0..sheet.lines.len()).rev().map(|n| sheet.line(n).trim()).filter(|l| !l.is_empty()).take(4);
    last.find_map(first_name).filter(|_| opens)
}

/// A line that is a first name, or what a child calls a parent, and kisses.
fn first_name(line: &str) -> Option<String> {
    let mut words = line.split_whitespace();
    let first = words.next()?.trim_end_matches([',', '.', '!']);
    let kisses = words.all(|w| w.chars().all(|c| matches!(c, 'x' | 'X' | 'o' | 'O')));
    let kin =
        matches!(first.to_lowercase().as_str(), "mum" | "mam" | "dad" | "nan" | "gran" | "grandad" | "mummy" | "daddy");
    (kisses && (kin || record::is_first_name(first))).then(|| first.to_owned())
}

/// A person's name at the beginning of some words, without dots to sign on, an address or a role.
fn person(words: &str) -> Option<String> {
    // "(Mrs.) B. Naylor", "pp J. Mbeki".
    let words = words.trim_start();
    let titled = words.strip_prefix('(').and_then(|w| w.split_once(')')).filter(|(title, _)| title.trim().len() <= 5);
    let words = titled.map_or(words, |(_, name)| name);
    let words = ["pp ", "p.p. ", "pp. ", "p.p "].iter().find_map(|w| words.strip_prefix(*w)).unwrap_or(words);
    let words = words.trim_matches(|c: char| !c.is_alphanumeric());
    if let Some(name) = turned(words) {
        return Some(name);
    }
    let end = words.find(['<', '[', ',', '(', '\t', ';', '/']).unwrap_or(words.len());
    let words = &words[..end];
    let end = ["...", "___", "  ", " - ", " Date", " date", " with ", " from ", " for ", " at "]
        .iter()
        .filter_map(|w| words.find(w))
        .min()
        .unwrap_or(words.len());
    let words = words[..end].trim_end();
    // The day of signing.
    let end = words.find(|c: char| c.is_ascii_digit()).unwrap_or(words.len());
    let dated = end < words.len() && words[..end].ends_with(' ');
    let words = if dated { &words[..end] } else { words };
    let name = words.trim_end_matches(|c: char| !c.is_alphanumeric());
    let parts: Vec<&str> = name.split_whitespace().collect();
    let shaped = |w: &&str| w.starts_with(char::is_uppercase) || matches!(*w, "and" | "de" | "van" | "of" | "&");
    let split = parts.len() == 1 && name.contains('.') && !name.ends_with('.');
    let fits = (2..=5).contains(&parts.len()) || split;
    let named = parts.iter().any(|w| !is_no_name(&w.trim_matches('.').to_lowercase()) && w.trim_matches('.').len() > 1)
        || is_named_by_a_word(&parts);
    let office = parts.iter().all(|w| signed::is_office(w) || is_no_name(&w.to_lowercase()) || is_of_an_office(w));
    if !fits || !named || office || !parts.iter().all(shaped) || name.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // A title says no more where a first name or initials follow.
    let titled = parts.len() > 2 || parts.len() == 2 && parts[1].contains('.');
    let title = matches!(parts[0].trim_end_matches('.'), "Mr" | "Mrs" | "Miss" | "Ms" | "Mx") && titled;
    Some(if title { parts[1..].join(" ") } else { name.to_owned() })
}

/// "M. Lane", "Mrs. J. Long": a surname that is a common word, behind a title, initials or a first name.
fn is_named_by_a_word(parts: &[&str]) -> bool {
    let title = |w: &str| matches!(w.trim_end_matches('.'), "Mr" | "Mrs" | "Miss" | "Ms" | "Dr");
    parts.split_last().is_some_and(|(last, before)| {
        is_a_surname_too(&last.to_lowercase(), before.iter().any(|w| title(w)))
            && before.iter().all(|w| title(w) || w.trim_matches('.').len() == 1 || record::is_first_name(w))
    })
}

/// "County Children's Officer", "Borough Treasurer": words beside an office that are no name.
fn is_of_an_office(word: &str) -> bool {
    const OF: &[&str] = list! { "county" "borough" "city" "town" "district" "divisional" "division" "area" "chief" "principal" "childrens" "medical" "education" "welfare" "treasurer" "social" "services" "child" "family" "families" "team" "north" "south" "east" "west" };
    OF.contains(&plain(word).as_str())
}

/// `Atherton, Lucy (Team 2)` and `BAKARE, T`, as computers name those who write.
fn turned(words: &str) -> Option<String> {
    let cell = words.split(['\t', '(', '<', '[', ';']).next()?.trim();
    let (last, first) = cell.split_once(", ")?;
    let first = first
        .split("  ")
        .next()?
        .split_whitespace()
        .next()
        .filter(|f| first.trim() == *f || first.contains(char::is_numeric))?;
    let one = !last.contains(' ')
        && last.len() > 2
        && last.starts_with(char::is_uppercase)
        && !is_no_name(&last.to_lowercase());
    let initial = first.trim_end_matches('.').len() == 1 && first.starts_with(char::is_uppercase);
    if !one || record::is_first_name(last) || signed::is_office(last) || !(initial || record::is_first_name(first)) {
        return None;
    }
    let mut letters = last.chars();
    let calm: String = letters.next().into_iter().chain(letters.as_str().to_lowercase().chars()).collect();
    let shouted = last.chars().all(|c| !c.is_lowercase());
    Some(format!("{first} {}", if shouted { calm.as_str() } else { last }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use DocumentKind::*;

    fn author(text: &str, kind: DocumentKind) -> Option<String> {
        on_page(&Sheet::new(text), Some(kind))
    }

    #[test]
    fn a_paper_says_who_wrote_it() {
        let is = |text, kind, name: &str| assert_eq!(author(text, kind).as_deref(), Some(name), "{text}");
        is("CARE PLAN\nwords\nCompleted by: Lin Parry, Social Worker", CarePlan, "Lin Parry");
        is("REVIEW\nwords\nSigned ...... Lin Parry ......  Social Worker", ReviewMinutes, "Lin Parry");
        is("Dear Sir,\nwords\nYours faithfully,\n\n\nJ. Ames\nHead Teacher", Letter, "J. Ames");
        is("From: Lin Parry <lin@example.org>\nSent: 3 May 2010", Email, "Lin Parry");
        is("MEMORANDUM\nFROM\tMiss E.M. Parry, C.C.O.\tTO\tThe Officer\nwords", Memo, "E.M. Parry");
        is("MEMO\nTo I Feather\tFrom M Holt\t28/4/04\nwords", Memo, "M Holt");
        is("REVIEW\nwords\nSigned C. Parry\tSenior\tM. Lee 20/9", ReviewMinutes, "C. Parry");
        is("REVIEW\nDate of closing 3 May\tWorker\tLin Parry (PA)\nwords", ClosingSummary, "Lin Parry");
        is("APPLICATION\nSigned\tD Pell\nWitness\tE. M. Parry\tDate\t27 Feb. 1961", ReceptionIntoCare, "E. M. Parry");
        is("Dear Mr Lee\nwords\nYours respectfully\nE. Parry (Mrs)", Letter, "E. Parry");
        is("Dear Jo\nwords\nWith every good wish for the summer,\n\nLin Parry", Letter, "Lin Parry");
        is("Dear Jo\nwords\nTell mam I am well.\n\nKeith xx", Letter, "Keith");
        is("From: Parry, Lin (Team 2)\nSent: 3 May 2010", Email, "Lin Parry");
        is("MISSING\nwords\nRecorded by PARRY, T 19/10/2015 10:02", Missing, "T Parry");
        is("Dear Jo\nwords\nYours sincerely\n\npp J. Ames, SHO to Mr Vane", Letter, "J. Ames");
        is("Dear Jo\nwords\nYours sincerely\n\n(Mrs.) B. Parry\nSenior Social Worker", Letter, "B. Parry");
        is("ORDER\nwords\n(sgd)\tConstance Ames\nJustice of the Peace", CourtOrder, "Constance Ames");
        is("REFERRAL\n| Taken by\tM. Parry, Duty\tDate/time\tWed. 14.8.96", Referral, "M. Parry");
        is("RECORD\nCompleted by\tS. Ames with Lin Parry, and K. for the pictures", Assessment, "S. Ames");
        is("LIST OF DATES\nDrawn up by P. Ames from the file, 30 May 2012.\nwords", Chronology, "P. Ames");
        is("MEMORANDUM\nTo: Senior on duty\tFrom: E.D.T. (B. Ames)\nwords", Memo, "B. Ames");
        is("Lin's book\n3 May 2008 words\n4 May 2008 words\n5 May 2008 words\nLin Parry", FosterDailyLog, "Lin Parry");
        is("Dear Jo\nwords\nYours sincerely\nL Parry\nL. Parry\nRecords Officer", Letter, "L. Parry");
        is("Dear Jo\nwords\nBest wishes\nLin\n\nLin Parry", Letter, "Lin Parry");
        is("MEMORANDUM\nFROM\tTeam Leader, Area 2 (K.B. Parry)\tTO\tArea Officer\nwords", Memo, "K.B. Parry");
        assert_eq!(author("MEMO\nFROM\tTeam Leader, Area 2\tTO\tArea Officer\nwords", Memo), None);
        assert_eq!(author("CARE PLAN\nSocial worker told Lin Parry", CarePlan), None);
        assert_eq!(author("Dear Sir,\nwords\nYours faithfully,\n\nHead Teacher", Letter), None);
        assert_eq!(author("CARE PLAN\nSigned:\n", CarePlan), None);
        is("Author: Lin Parry at SS_WEST\nDate:\t24/02/99\nwords", Email, "Lin Parry");
        is("From: SSDLP\t(L. PARRY)\tTo: SSDGL (G. LOWE)\nwords", Memo, "L. PARRY");
        is("MEMORANDUM\nFrom\tFostering Section (Mrs. Parry)\tTo\tFinance\nwords", Memo, "Mrs. Parry");
        is("Dear Jo\nwords\nYours, ANNE PARRY", Letter, "ANNE PARRY");
        is("PANEL\nSigned  L. Parry\nLinda Parry\nwords", Assessment, "Linda Parry");
        is("assessor\tLin Parry\nauthorisedBy\tT. Brown", Assessment, "Lin Parry");
        is("RECEPTION\nSigned  A. Holt\n15. Officer receiving\tL. Parry (Miss)", ReceptionIntoCare, "L. Parry");
        is(
            "VISITS\nChild: S. Holt\tWorker: L. Parry (from 19.9.92)\n1.2.93 x\n2.3.93 y\n4.5.93 z",
            CaseNotes,
            "L. Parry",
        );
        is(
            "PATHWAY PLAN\none\ntwo\nthree\nSam Holt\t1.2.03\nLin Parry, Personal Adviser\t1.2.03",
            PathwayPlan,
            "Lin Parry",
        );
    }
    #[test]
    fn a_name_at_the_foot_signs_the_paper() {
        let is = |text: &str, kind, name: &str| assert_eq!(author(text, kind).as_deref(), Some(name), "{text}");
        let body = "A REPORT\none\ntwo\nthree\n";
        for foot in [
            "W. Parry\tM.B., Ch.B.\nAsst. Medical Officer\n27/2/61",
            "W. Parry\nSuperintendent",
            "W. Parry 4.6.71",
            "W. Parry Area Manager",
        ] {
            is(&format!("{body}{foot}"), Assessment, "W. Parry");
        }
        is(&format!("{body}CONSTANCE PARRY\nChildren's Officer\n12th March, 1951."), Assessment, "CONSTANCE PARRY");
        is(&format!("{body}R. Parry 22.9.88\tV Tonks"), ReviewMinutes, "R. Parry");
        is(&format!("{body}He has not stopped.\tL. Parry"), Incident, "L. Parry");
        is(
            &format!("RUNNING RECORD\t(L. Parry)\n1.2.90\tone\n2.2.90\ttwo\n3.2.90\tthree\n{body}"),
            CaseNotes,
            "L. Parry",
        );
        is(&format!("{body}Lin Parry, Link Social Worker\t10 November 1997"), Other, "Lin Parry");
        is("CHRONOLOGY\tfor the court\nS Parry\t6.10.03\n\nDATE\tEVENT\none\ntwo\nthree", Chronology, "S Parry");
        for foot in [
            "Copies to:\nJ. Parry\nT. Brown",
            "Keith was told by Mr. Parry.",
            "Oak House\nLeeds",
            "J. Parry came to tea with us.",
            "J. Parry\nT. Brown\nM. Lee\nS. Hall",
        ] {
            assert_eq!(author(&format!("{body}{foot}"), Assessment), None, "{foot}");
        }
    }
}
