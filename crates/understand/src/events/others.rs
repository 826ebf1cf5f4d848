//! What is told of somebody else by the way a sentence opens: "Our Derek down with chickenpox", "New girl's placement ended", "Brothers'
//! review this week", "Mo. operated on". Where it opens with nobody known, the sentence is left as it was read.

use record::{DocumentKind, EventKind, EventMention};

use super::Reading;
use crate::opening::month_of;
use crate::sheet::{list, says_any};

/// Openings that are never the child's. Each stands alone or before the name of what it owns.
const OPENINGS: &[&str] = list! {
    "our" "my" "their own" "her own" "his own" "my own" "own son" "own daughter" "another boy" "another girl" "another child" "another lad" "another resident"
    "another young person" "other boys" "other girls" "other children" "the other boy" "the other girl" "the other boys" "the other girls"
    "new girl" "new boy" "new lad" "new resident" "the new girl" "the new boy" "a house-mate" "house-mate" "housemate" "his friend" "her friend" "friend" "a friend"
    "his mate" "her mate" "a mate" "neighbour" "neighbours" "the neighbour" "mo." "mo" "mthr" "fa." "fthr" "fthr." "f.m." "f.f." "f/m" "f/f" "f/mother" "f/father" "m's" "f's"
    "half-sister" "half-brother" "half sister" "half brother" "baby half-sister" "baby half-brother" "baby sister" "baby brother" "his half-sister" "her half-sister"
    "his half-brother" "her half-brother" "brother's" "sister's" "brothers'" "sisters'" "siblings'" "sibling's" "twin's" "mother's" "father's" "mum's" "dad's" "mam's" "nan's" "gran's"
    "his brother's" "her brother's" "his sister's" "her sister's" "his mother's" "her mother's" "his father's" "her father's" "his mum's" "her mum's" "his dad's" "her dad's"
    "carer's" "carers'" "foster mother's" "foster father's" "foster carer's" "the carers'" "the carer's" "staff's" "worker's" "key worker's" "k/w" "matron's" "the clerk" "the clerk's"
    "social worker's" "sw's" "s/w's" "unborn" "mother's unborn" "son of" "daughter of" "carers' son" "carers' daughter" "carer's son" "carer's daughter" "their son" "their daughter" "boyfriend" "her boyfriend" "his girlfriend" "girlfriend" "the lodger" "lodger" "room-mate" "roommate"
};
/// Words after "our" that are the child's all the same.
const OURS: &[&str] = list! { "review" "meeting" "visit" "care" "boy" "girl" "lad" "lass" "young" "child" "first" "last" "doctor" "gp" "dentist" "nurse" "house" "department" "home" "unit" "officer" };
/// Phrases behind the name of a meeting that make it another's.
const ABOUT_ANOTHER: &[&str] = list! {
    "on half-sister" "on half-brother" "on the half-sister" "on his brother" "on her brother" "on his sister" "on her sister" "on sibling" "on siblings" "on baby"
    "for his brother" "for her brother" "for his sister" "for her sister" "re brother" "re sister" "re sibling" "re siblings" "re: brother" "re: sister" "re baby" "on the baby"
    "(unborn" "neighbouring household"
};

/// True for an event that its own sentence gives to somebody else.
pub(super) fn is_anothers(reading: &Reading<'_>, event: &EventMention) -> bool {
    use EventKind::*;
    let quoted = &event.evidence.quote;
    // "Darren's adoption went through at County Court".
    if matches!(event.kind, CourtHearing | OrderMade | Conference)
        && another_name(reading, quoted).is_some_and(|(name, behind)| {
            const OF_THEM: &[&str] =
                list! { "adoption" "case" "hearing" "order" "conference" "placement" "court" "freeing" "care" };
            let what = behind.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            (name.ends_with("'s") || name.ends_with("\u{2019}s")) && OF_THEM.contains(&what.to_lowercase().as_str())
        })
    {
        return true;
    }
    if event.kind == Contact && opens_with_anothers_family(reading, quoted)
        || event.kind == Health && opens_with_anothers_illness(reading, quoted)
    {
        return true;
    }
    // "Savings: £1,912 to be moved to an account".
    if event.kind == Plan && quoted.contains('£') && quoted.contains("moved to") {
        return true;
    }
    if matches!(
        event.kind,
        Contact | Birth | Allegation | Plan | SocialWorkerStart | SocialWorkerEnd | LeavingCare | OrderMade
    ) {
        return false;
    }
    let quote = event.evidence.quote.to_lowercase().replace('\u{2019}', "'");
    if matches!(event.kind, Conference | Review | Assessment | Health)
        && ABOUT_ANOTHER.iter().any(|w| quote.contains(w))
    {
        return true;
    }
    if is_of_something_else(reading, event.kind, &quote) {
        return true;
    }
    if matches!(event.kind, PlacementStart | PlacementEnd) && goes_on_about_another(reading, event, &quote) {
        return true;
    }
    // "He left The Haven on Friday on study leave": a school, whatever it is called.
    if event.kind == PlacementEnd && quote.contains("study leave") {
        return true;
    }
    // A sentence of the youth court, a clinic for the ears, and what somebody else stood before a court for.
    if event.kind == Referral && quote.contains("referral order")
        || event.kind == CourtHearing
            && (["hearing clinic", "hearing aid", "hearing loss", "speech"].iter().any(|w| quote.contains(w))
                && !quote.contains("court")
                || ["on another matter", "in the company of"].iter().any(|w| quote.contains(w)))
    {
        return true;
    }
    // "24/6/74    E., F.M.    Very quiet": whom a visitor saw stands in a column of its own.
    let mut cells = quote.split('\t').skip_while(|cell| quote.contains('\t') && cell.trim().len() <= SHORT_CELL);
    let quote = cells.next().unwrap_or_default();
    // "F.M. took him to hospital", "Friend says she ran off": somebody else does or tells it, and it is the child's.
    if quote.split_whitespace().take(9).any(|w| OF_THE_CHILD.contains(&w.trim_matches(|c: char| !c.is_alphanumeric())))
    {
        return false;
    }
    // The stop of a shortened word ends no sentence: "F.M. taken to hospital".
    let start = reading.sheet.byte_of(event.evidence.start);
    let line = reading.sheet.lines[reading.sheet.line_at(start)].start;
    let before = reading.sheet.text[line..start.max(line)].trim_end().to_lowercase();
    let last = before.rsplit([' ', '\t']).next().unwrap_or_default();
    if matches!(last, "f.m." | "f.f." | "mo." | "fa." | "fthr." | "mthr." | "f.mother.") {
        return true;
    }
    let words: Vec<&str> = quote.split_whitespace().skip_while(|w| is_before_the_words(w)).take(4).collect();
    let opens = |phrase: &str| {
        let mut said = words.iter().map(|w| w.trim_matches(|c| matches!(c, '(' | '"' | ',' | ';' | ':')));
        phrase.split(' ').all(|p| said.next().is_some_and(|w| w == p || w.strip_suffix("'s") == Some(p)))
    };
    let Some(first) = words.first() else { return false };
    // "Mrs Allsop had a by-pass operation": what a grown-up had.
    if event.kind == Health
        && matches!(first.trim_end_matches('.'), "mr" | "mrs" | "ms" | "miss")
        && words.get(2).is_some_and(|w| {
            matches!(
                *w,
                "had" | "has" | "is" | "was" | "went" | "in" | "ill" | "poorly" | "unwell" | "still" | "having"
            )
        })
    {
        return true;
    }
    if matches!(event.kind, Missing | Return | Health) && opens_with_another_child(reading, &event.evidence.quote) {
        return true;
    }
    if matches!(event.kind, Missing | Return | Health | SchoolStart | SchoolEnd | PlacementStart | PlacementEnd)
        && opens_with_anothers_doing(reading, &event.evidence.quote)
    {
        return true;
    }
    if matches!(*first, "our" | "my") {
        // "Our Derek", "My Mark", but "our review".
        let named =
            event.evidence.quote.split_whitespace().skip_while(|w| is_before_the_words(&w.to_lowercase())).nth(1);
        return named.is_some_and(|w| w.starts_with(char::is_uppercase))
            && words.get(1).is_some_and(|w| !OURS.contains(w));
    }
    // "Mother's breakdown followed and the two children came into care."
    let moves = matches!(event.kind, PlacementStart | PlacementEnd);
    OPENINGS.iter().filter(|phrase| !(moves && phrase.ends_with("'s"))).any(|phrase| opens(phrase))
}

/// True for words that tell of something else than the phrase in them means: of a thing, of another's illness, of a visit.
fn is_of_something_else(reading: &Reading<'_>, kind: EventKind, quote: &str) -> bool {
    use EventKind::*;
    const AILMENTS: &[&str] = list! {
        "appendicitis" "pneumonia" "asthma" "croup" "concussion" "an overdose" "tonsillitis" "an infection" "a hernia" "meningitis" "bronchitis" "a fracture"
    };
    const BABY: &[&str] =
        list! { "have the baby" "have her baby" "gave birth" "in labour" "her confinement" "mother's confinement" };
    let has = |words: &[&str]| says_any(quote, words);
    match kind {
        Health => has(BABY) || quote.starts_with("son of ") || quote.starts_with("daughter of "),
        // "£5 missing from FM's purse", but not "absconded with £20".
        Missing => quote.find("missing").is_some_and(|at| {
            let near = quote[..at].char_indices().rev().nth(20).map_or(&quote[..at], |(from, _)| &quote[from..at]);
            let thing = near.contains('£') || says_any(near, &["money", "purse", "cash"]);
            thing && !says_any(near, &["he", "she", "went", "gone", "reported", "is", "was"])
        }),
        // "Returned at 6 p.m. as agreed": from a visit.
        Return => {
            has(&["as agreed", "as arranged", "as planned", "on time"])
                && !has(&["missing", "absconded", "absconding", "police"])
        }
        // "Admitted last year with appendicitis": to a hospital. "Home on trial was thought unrealistic." A school's "date of admission".
        PlacementStart => {
            let of_school = matches!(reading.head.kind, Some(DocumentKind::Pep | DocumentKind::SchoolReport));
            has(&["admitted"]) && has(AILMENTS)
                || has(&["on trial"]) && has(&["unrealistic", "ruled out", "not supported", "considered but"])
                || of_school && quote.contains("date of admission")
        }
        // "I saw Kieran for review": a clinic's.
        Review => has(&["saw"]) && has(&["for review"]),
        _ => false,
    }
}

/// "Mrs Sugden in the café. She has moved to Leeds": a sentence that begins with a pronoun goes on about whom the one before it began with.
fn goes_on_about_another(reading: &Reading<'_>, event: &EventMention, quote: &str) -> bool {
    const WOMEN: &[&str] = list! { "mrs" "miss" "ms" "mother" "mum" "mam" "gran" "nan" "nana" "granny" "grandmother" "sister" "aunt" "auntie" };
    const MEN: &[&str] = list! { "mr" "father" "dad" "grandad" "grandfather" "brother" "uncle" };
    let who = match quote.split_whitespace().find(|w| !is_before_the_words(w)) {
        Some("she" | "she's") => WOMEN,
        Some("he" | "he's") => MEN,
        _ => return false,
    };
    let start = reading.sheet.byte_of(event.evidence.start);
    let n = reading.units.partition_point(|u| u.range.start <= start).saturating_sub(1);
    let Some(before) = n.checked_sub(1).map(|n| &reading.units[n]).filter(|u| u.block == reading.units[n].block) else {
        return false;
    };
    let said = reading.sheet.text[before.range.clone()].to_lowercase();
    // "Mr Holt fetched Sam. He moved to …": whom somebody takes there is the child.
    if says_any(
        &said,
        &[
            "took",
            "taken",
            "brought",
            "fetched",
            "collected",
            "drove",
            "placed",
            "moved",
            "saw",
            "visited",
            "told",
            "said",
        ],
    ) {
        return false;
    }
    let mut words = said.split_whitespace().skip_while(|w| is_before_the_words(w));
    words.next().is_some_and(|w| who.contains(&w.trim_matches(|c: char| !c.is_alphanumeric())))
}

/// The first name that opens a sentence, and the words behind it, where it is not the name of the child or a short form of it.
fn another_name<'a>(reading: &Reading<'_>, quote: &'a str) -> Option<(&'a str, &'a str)> {
    let child = reading.child?;
    let mut rest = quote;
    while let Some((word, behind)) = rest.split_once(char::is_whitespace) {
        if !is_before_the_words(&word.to_lowercase()) {
            break;
        }
        rest = behind.trim_start();
    }
    let (name, behind) = rest.split_once(' ')?;
    let bare = name.strip_suffix("'s").or_else(|| name.strip_suffix("\u{2019}s")).unwrap_or(name);
    // A name that the page has again and again may be what the child is called there.
    let often = reading.sheet.text.matches(bare).count() > 2;
    (record::is_first_name(bare) && !may_be_short_for(bare, child) && !often).then_some((name, behind))
}

/// "Lol" for Lorraine: names that begin alike.
fn may_be_short_for(name: &str, child: &str) -> bool {
    name.chars().zip(child.chars()).take_while(|(x, y)| x.eq_ignore_ascii_case(y)).count() >= 2
}

/// "Joanne absconded from school", "Darren    Grommets 17.7.86": another child by name, and what they did or what was done to them.
fn opens_with_anothers_doing(reading: &Reading<'_>, quote: &str) -> bool {
    const DID: &[&str] = list! {
        "absconded" "ran" "went" "missing" "not" "back" "returned" "started" "starts" "began" "left" "moved" "moves" "transferred" "has" "had" "was" "is"
        "taken" "admitted" "discharged" "placed" "stayed" "fell" "broke" "cut" "now"
    };
    let Some(child) = reading.child else { return false };
    let mut words = quote.split_whitespace().skip_while(|w| is_before_the_words(&w.to_lowercase()));
    let (Some(name), Some(next)) = (words.next(), words.next()) else { return false };
    let lower = name.to_lowercase();
    let of_kin = reading.kin.contains(&lower);
    let named = record::is_first_name(name) && !may_be_short_for(name, child);
    let often = reading.sheet.text.matches(name).count() > 2;
    let in_column = quote.find(name).is_some_and(|at| quote[at + name.len()..].starts_with('\t'));
    let did = DID.contains(&next.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().as_str());
    let with_child = says_any(&quote.to_lowercase(), &["both", "children", "siblings", "boys", "girls", "&"])
        || quote.contains(child);
    named && (of_kin && (in_column || did) || !often && did) && !with_child
}

/// "Sharon's dad came, didn't stay", in the log of another child.
fn opens_with_anothers_family(reading: &Reading<'_>, quote: &str) -> bool {
    const FAMILY: &[&str] = list! { "dad" "mum" "mam" "mother" "father" "nan" "nana" "gran" "granny" "grandad" "sister" "brother" "family" "parents" "auntie" "aunt" "uncle" };
    another_name(reading, quote).is_some_and(|(name, behind)| {
        let whose = name.ends_with("'s") || name.ends_with("\u{2019}s");
        let who = behind.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        whose && FAMILY.contains(&who.to_lowercase().as_str())
    })
}

/// "Sharon to hospital with arm".
fn opens_with_anothers_illness(reading: &Reading<'_>, quote: &str) -> bool {
    const ILL: &[&str] = list! { "to" "in" "has" "had" "ill" "poorly" "unwell" "off" "down" "sick" "at" "went" };
    another_name(reading, quote).is_some_and(|(name, behind)| {
        !name.ends_with('s') && ILL.contains(&behind.split_whitespace().next().unwrap_or_default())
    })
}

/// "Liam W went missing", in a home's log: another child is told from the one whose log it is by the letter of a surname.
fn opens_with_another_child(reading: &Reading<'_>, quote: &str) -> bool {
    let Some(child) = reading.child else { return false };
    let words = quote.split_whitespace().skip_while(|w| is_before_the_words(&w.to_lowercase()));
    let mut words = words.skip_while(|w| w.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_punctuation()));
    let (Some(name), Some(letter)) = (words.next(), words.next()) else { return false };
    let letter = letter.trim_end_matches('.');
    record::is_first_name(name)
        && letter.len() == 1
        && letter.starts_with(|c: char| c.is_ascii_uppercase())
        && !may_be_short_for(name, child)
}

/// What somebody does to a child, or tells of one.
const OF_THE_CHILD: &[&str] = list! {
    "took" "takes" "taking" "brought" "rang" "reported" "reports" "says" "said" "noticed" "told" "fetched" "collected" "drove" "saw" "found" "thinks" "called"
    "phoned" "asked" "him" "them" "confirms" "confirm" "confirmed" "wrote" "mentioned" "carried" "sent" "kept"
};

/// Letters of a column that holds a day or initials.
const SHORT_CELL: usize = 12;

/// The day, the hour and the sort of note before an entry's words.
fn is_before_the_words(word: &str) -> bool {
    const NOTES: &[&str] =
        list! { "t/c" "tc" "h.v." "hv" "o.v." "ov" "p/c" "a.m." "p.m." "am" "pm" "hrs" "w/c" "w/e" "visit" "note" };
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    bare.is_empty()
        || bare.starts_with(|c: char| c.is_ascii_digit())
        || NOTES.contains(&word)
        || NOTES.contains(&bare)
        || month_of(bare).is_some() && bare.len() <= 9
        || ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().any(|d| bare.starts_with(d) && bare.len() <= 9)
}
