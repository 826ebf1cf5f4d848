//! People whom a page names beside a title, a role or initials, with the role as written. What happened is told of these;
//! `names` adds everybody else. It would rather miss a name than take a street for one, and never decides that two are one.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use record::PersonMention;
use regex::Regex;

use crate::names::Named;
use crate::sheet::{Sheet, is_whole_word, list};

/// Roles as papers write them, and in plain words. Longest first, since the first that fits is taken.
const ROLES: &[(&str, &str)] = &[
    ("supervising social worker", "supervising social worker"),
    ("senior social worker", "senior social worker"),
    ("duty social worker", "duty social worker"),
    ("assistant social worker", "social work assistant"),
    ("social work assistant", "social work assistant"),
    ("student social worker", "student social worker"),
    ("family support worker", "family support worker"),
    ("family placement worker", "family placement worker"),
    ("residential social worker", "residential worker"),
    ("residential worker", "residential worker"),
    ("residential support worker", "residential worker"),
    ("fostering social worker", "fostering social worker"),
    ("allocated social worker", "social worker"),
    ("social worker", "social worker"),
    ("independent reviewing officer", "independent reviewing officer"),
    ("reviewing officer", "independent reviewing officer"),
    ("independent chair", "chair"),
    ("chairperson", "chair"),
    ("chair", "chair"),
    ("child care officer", "child care officer"),
    ("children's officer", "children's officer"),
    ("area officer", "area officer"),
    ("duty officer", "duty officer"),
    ("probation officer", "probation officer"),
    ("education welfare officer", "education welfare officer"),
    ("personal adviser", "personal adviser"),
    ("independent visitor", "independent visitor"),
    ("advocate", "advocate"),
    ("guardian ad litem", "guardian"),
    ("children's guardian", "guardian"),
    ("team manager", "team manager"),
    ("service manager", "service manager"),
    ("practice manager", "practice manager"),
    ("home manager", "home manager"),
    ("registered manager", "home manager"),
    ("unit manager", "home manager"),
    ("manager", "manager"),
    ("team leader", "team leader"),
    ("foster carers", "foster carer"),
    ("foster carer", "foster carer"),
    ("foster mother", "foster carer"),
    ("foster father", "foster carer"),
    ("foster parents", "foster carer"),
    ("foster parent", "foster carer"),
    ("carers", "carer"),
    ("carer", "carer"),
    ("key worker", "key worker"),
    ("keyworker", "key worker"),
    ("housemother", "houseparent"),
    ("houseparent", "houseparent"),
    ("matron", "matron"),
    ("superintendent", "superintendent"),
    ("designated teacher", "designated teacher"),
    ("class teacher", "teacher"),
    ("form tutor", "teacher"),
    ("headteacher", "head teacher"),
    ("head teacher", "head teacher"),
    ("headmistress", "head teacher"),
    ("headmaster", "head teacher"),
    ("teacher", "teacher"),
    ("health visitor", "health visitor"),
    ("school nurse", "nurse"),
    ("lac nurse", "nurse"),
    ("nurse", "nurse"),
    ("general practitioner", "doctor"),
    ("consultant paediatrician", "doctor"),
    ("paediatrician", "doctor"),
    ("doctor", "doctor"),
    ("psychologist", "psychologist"),
    ("psychiatrist", "psychiatrist"),
    ("therapist", "therapist"),
    ("counsellor", "counsellor"),
    ("solicitor", "solicitor"),
    ("police officer", "police officer"),
    ("maternal grandmother", "maternal grandmother"),
    ("maternal grandfather", "maternal grandfather"),
    ("paternal grandmother", "paternal grandmother"),
    ("paternal grandfather", "paternal grandfather"),
    ("step-mother", "stepmother"),
    ("stepmother", "stepmother"),
    ("step-father", "stepfather"),
    ("stepfather", "stepfather"),
    ("half-brother", "brother"),
    ("half-sister", "sister"),
    ("mother", "mother"),
    ("father", "father"),
    ("grandmother", "grandmother"),
    ("grandfather", "grandfather"),
    ("brother", "brother"),
    ("sister", "sister"),
    ("aunt", "aunt"),
    ("uncle", "uncle"),
    ("m.g.m.", "maternal grandmother"),
    ("m.g.f.", "maternal grandfather"),
    ("p.g.m.", "paternal grandmother"),
    ("p.g.f.", "paternal grandfather"),
    ("mgm", "maternal grandmother"),
    ("mgf", "maternal grandfather"),
    ("pgm", "paternal grandmother"),
    ("pgf", "paternal grandfather"),
    ("cco", "child care officer"),
    ("ssw", "supervising social worker"),
    ("s/w", "social worker"),
    ("h/v", "health visitor"),
    ("iro", "independent reviewing officer"),
    ("rsw", "residential worker"),
    ("ewo", "education welfare officer"),
    ("gal", "guardian"),
    ("sw", "social worker"),
    ("tm", "team manager"),
    ("pa", "personal adviser"),
    ("hv", "health visitor"),
    ("gp", "doctor"),
    ("fc", "foster carer"),
    ("fm", "foster carer"),
];

const NAME: &str = r"[A-Z][a-zà-öø-ÿ]*(?:['’\-]?[A-Z]?[a-zà-öø-ÿ]+)+";
const INITIALS: &str = r"(?:[A-Z]\. ?|[A-Z] ){1,3}";
/// What may stand before a surname, with or without a full stop.
const TITLE: &str = concat!(
    r"(?:Mrs|Mr|Miss|Ms|Mx|Dr|Prof|Revd|Rev|Hon|Fr|Sgt|Insp|Supt|Cllr|Capt|WPC|WPS|WDC|WDS|PC|DC|DS|DI|DCI|HHJ",
    r"|P\.C|D\.C|D\.S|W\.P\.C|W\.D\.C)"
);
/// Titles in full: a full stop after one of these ends a sentence.
const SPELT: &str = concat!(
    r"(?:Sister|Nurse|Matron|Father|Brother|Alderman|Auntie|Aunty|Uncle|Nanny|Professor|Reverend|Canon|Pastor|Sergeant|Inspector|Councillor|Captain",
    r"|(?:(?:His|Her) Honour )?(?:(?:District|Deputy|Circuit) )?Judge)"
);
/// First names as clerks shortened them.
const CLIPPED: &str =
    r"(?:(?:Jos|Wm|Geo|Chas|Thos|Jas|Robt|Edw|Fredk|Benj|Danl|Saml|Alf|Arth|Eliz|Margt|Cath|Alexr|Richd)\. )?";

/// A title and a name: `Mr. & Mrs. J. Holt`, `Dr Ali`.
static TITLED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?-u:\b)(?:{TITLE}\b\.?(?: (?:Mrs|Mr|Miss|Ms|Dr|Canon)\b\.?)?(?: \d{{1,5}}\b)?(?:\s*(?:&|and)\s*(?:Mrs|Mr|Ms|Miss|Dr)\b\.?)?\s+|{SPELT}(?: (?:Mrs|Mr|Miss|Ms|Dr)\b\.?)?(?: \d{{1,5}})? ){CLIPPED}(?:{INITIALS})?{NAME}(?:[ \-]{NAME})?"
    ))
    .expect("a fixed pattern")
});
/// The names of roles, for one quick scan of a page.
static ROLE_FINDER: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(ROLES.iter().map(|(name, _)| name))
        .expect("a fixed list of words")
});
/// A name that ends where a role in brackets or after a comma begins: `Lin Parry (IRO)`, `Dee Marsh, Social Worker`.
static NAME_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"((?:{INITIALS})?{NAME}(?:[ \t]+{NAME}){{0,2}})[ \t]*(?:\([ \t]*|,[ \t]*|[–-][ \t]*)$"))
        .expect("a fixed pattern")
});
/// A name in the column before a role, as lists of those present have it: `Mrs. E. Lowther      Head Teacher`.
static COLUMN_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?:^|\n|\t|[ \t]{{2,}})((?:{TITLE}\.? )?(?:{INITIALS})?{NAME}(?: {NAME}){{0,2}})(?:[ \t]{{2,}}|\t)$"
    ))
    .expect("a fixed pattern")
});
/// A relative's name between commas: `his mother, Denise Pell, was`.
static RELATIVE_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"^,[ \n]((?:{TITLE}\.?[ \n](?:{INITIALS})?{NAME}(?:[ \n]{NAME})?)|(?:{INITIALS}){NAME}|{NAME}[ \n]{NAME})(?:[,;.)]|[ \n][(a-z])"
    ))
    .expect("a fixed pattern")
});
/// A name right after a role: `Social Worker: Dee Marsh`, `foster carer Pat Holt`, `SW D. Marsh`.
static NAME_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"^(?:[ \t]*[:–-][ \t]*|[ \t]+is[ \t]+| )((?:{TITLE}\.?[ \t])?(?:{INITIALS})?{NAME}(?:[ \t]+{NAME}){{0,2}})"
    ))
    .expect("a fixed pattern")
});
/// How far before a role its name may begin, in bytes.
const REACH: usize = 48;
/// Initials and a surname: `J. Smith`, `M. A. Okafor`.
static INITIALLED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"(?-u:\b)(?:[A-Z]\. ?){{1,2}}(?:St\.? ?J\.? )?{NAME}")).expect("a fixed pattern")
});

/// Words that look like names and are not.
const NOT_NAMES: &[&str] = list! {
    "saw" "spoke" "visited" "mother" "father" "the" "she" "he" "they" "discussed" "met" "rang" "phoned" "seen"
    "review" "date" "street" "road" "school" "court" "house" "home" "council" "department" "services" "service"
    "social" "children" "child" "care" "team" "team's" "long" "short" "term" "office" "visit" "call" "telephone" "letter" "monday" "tuesday"
    "wednesday" "thursday" "friday" "saturday" "sunday" "january" "february" "march" "april" "june" "july" "august"
    "september" "october" "november" "december" "present" "apologies" "report" "order" "act" "plan" "not" "no" "yes"
    "none" "name" "address" "telephone" "tel" "signed" "and" "at" "on" "in" "for" "to" "was" "is" "has" "will" "said"
    "with" "of" "this" "unknown" "worker" "manager" "also" "hospital" "unit" "primary" "academy" "college" "centre"
    "avenue" "lane" "close" "type" "details" "mum" "dad" "contact" "placement" "officer" "form" "recorded" "created"
    "notes" "age" "male" "female" "number" "arrived" "left" "informed" "advised" "confirmed" "told" "asked" "took"
    "called" "collected" "reported" "agreed" "attended" "yorkshire" "authority" "his" "her" "their" "my" "we" "it" "i"
    "see" "chaired" "your" "our" "log" "daily" "christmas" "training" "specialist" "practitioner" "ordered" "directed" "cert" "dip" "hons"
};

/// Words among these that are surnames as well, and are meant as such behind a title or initials: "Miss Lane", "J. Long".
const SURNAMES_TOO: &[&str] = list! {
    "lane" "long" "short" "child" "english" "march" "may" "page" "day" "young" "head" "moore" "england" "wales" "london" "winter"
};
/// Those that are meant as names behind a title alone: "Mrs Street", but not "E. Street".
const AFTER_A_TITLE: &[&str] = list! { "street" "close" "court" "house" "home" "christmas" "service" };

/// True for a surname (lower case) that is a common word, behind a title (`titled`) or initials.
pub(crate) fn is_a_surname_too(word: &str, titled: bool) -> bool {
    SURNAMES_TOO.contains(&word) || titled && AFTER_A_TITLE.contains(&word)
}

/// True for a word of [`NOT_NAMES`].
fn cannot_be_named(word: &str) -> bool {
    static SET: LazyLock<HashSet<&'static str>> = LazyLock::new(|| NOT_NAMES.iter().copied().collect());
    SET.contains(word)
}

fn is_role(word: &str) -> bool {
    static SET: LazyLock<HashSet<&'static str>> = LazyLock::new(|| ROLES.iter().map(|r| r.0).collect());
    SET.contains(word)
}

/// Note-takers' shorthand that looks like initials: home visit, office visit, telephone call.
const SHORTHAND: &[&str] = &[
    "H.V.", "O.V.", "T.C.", "P.E.", "F.M.", "P.F.", "L.M.", "S.W.", "N.F.", "C.P.", "L.B.", "G.P.", "C.B.", "C.C.",
    "S.T.", "M.V.",
];

/// Words that may stand before a name and are none themselves.
const TITLES: &[&str] = list! {
    "mr" "mrs" "miss" "ms" "mx" "dr" "prof" "rev" "sgt" "cllr" "sister" "auntie" "aunty" "uncle" "nanny" "pc" "dc"
    "ds" "wpc" "and" "" "s/w" "h/v" "professor" "reverend" "revd" "canon" "pastor" "fr" "sergeant" "insp" "inspector"
    "supt" "councillor" "capt" "captain" "wps" "wdc" "wds" "di" "dci" "p.c" "d.c" "d.s" "w.p.c" "w.d.c" "hhj" "honour"
    "district" "deputy" "circuit" "judge" "hon" "alderman" "nurse"
    "matron"
};

/// Finds the people, in the order of the page. Spans do not overlap.
pub(crate) fn find_people(sheet: &Sheet<'_>) -> Vec<PersonMention> {
    let text = sheet.text;
    let mut found: Vec<(Range<usize>, Option<&'static str>)> = Vec::new();
    for hit in ROLE_FINDER.find_iter(&sheet.flat).filter(|m| is_whole_word(&sheet.flat, &m.range())) {
        let role = Some(ROLES[hit.pattern().as_usize()].1);
        let (start, end) = (sheet.text_at(hit.start()), sheet.text_at(hit.end()));
        let from = (start.saturating_sub(REACH)..=start).find(|i| text.is_char_boundary(*i)).unwrap_or(start);
        let to = (end..=(end + REACH).min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(end);
        let before =
            NAME_BEFORE.captures(&text[from..start]).and_then(|c| c.get(1)).map(|n| from + n.start()..from + n.end());
        let after = NAME_AFTER.captures(&text[end..to]).and_then(|c| c.get(1)).map(|n| end + n.start()..end + n.end());
        found.extend([before, after].into_iter().flatten().filter_map(|n| named(text, n)).map(|n| (n, role)));
        let column = COLUMN_BEFORE.captures(&text[from..start]).and_then(|c| c.get(1));
        let column = column.map(|n| from + n.start()..from + n.end()).filter(|n| is_person(text, n));
        let relative = RELATIVE_AFTER.captures(&text[end..to]).and_then(|c| c.get(1)).filter(|_| is_kin(role));
        let relative = relative.map(|n| end + n.start()..end + n.end());
        found.extend([column, relative].into_iter().flatten().filter_map(|n| named(text, n)).map(|n| (n, role)));
    }
    found.extend(TITLED.find_iter(text).filter_map(|m| named(text, m.range())).map(|n| (n, None)));
    found.extend(INITIALLED.find_iter(text).filter_map(|m| named(text, m.range())).map(|n| (n, None)));
    kept_apart(sheet, found).into_iter().map(|(_, mention)| mention).collect()
}

/// Roles in a family.
fn is_kin(role: Option<&str>) -> bool {
    let plain = role.and_then(|r| r.rsplit(' ').next());
    plain.is_some_and(|r| {
        ["mother", "father", "sister", "brother"].iter().any(|k| r.ends_with(k)) || matches!(r, "aunt" | "uncle")
    })
}

/// True where a column holds a person and nothing else: a title, initials or a first name, and no word that is no name.
fn is_person(text: &str, range: &Range<usize>) -> bool {
    let words = &text[range.clone()];
    let whole = named(text, range.clone()).is_some_and(|n| n == *range);
    let first = words.split_whitespace().next().unwrap_or_default();
    let titled = TITLES.contains(&first.trim_end_matches('.').to_ascii_lowercase().as_str());
    let initial = first.trim_end_matches('.').len() == 1 || first.contains('.');
    let place = words.split_whitespace().any(|w| is_place_word(&w.to_lowercase()));
    whole && !place && (titled || initial || record::is_first_name(first)) && words.contains([' ', '.'])
}

/// Where spans overlap, keeps the longest and the role that any of them had.
pub(crate) fn kept_apart(sheet: &Sheet<'_>, mut found: Vec<Named>) -> Vec<(Named, PersonMention)> {
    found.sort_by_key(|(r, role)| (r.start, std::cmp::Reverse(r.end), role.is_none()));
    let mut kept: Vec<Named> = Vec::new();
    for (range, role) in found {
        match kept.last_mut() {
            Some((last, last_role)) if range.start < last.end => {
                last.end = last.end.max(range.end);
                *last_role = last_role.or(role);
            }
            _ => kept.push((range, role)),
        }
    }
    let mention = |range: &Range<usize>, role: Option<&'static str>| PersonMention {
        start: sheet.chars_before(range.start),
        end: sheet.chars_before(range.end),
        text: sheet.text[range.clone()].to_owned(),
        role: role.map(str::to_owned),
    };
    kept.into_iter().map(|(range, role)| ((range.clone(), role), mention(&range, role))).collect()
}

/// Words that make a name the name of a place or a thing, in lower case.
const PLACES: &[&str] = list! {
    "street" "road" "avenue" "lane" "close" "drive" "way" "terrace" "crescent" "gardens" "grove" "court" "square" "place"
    "hill" "park" "view" "walk" "row" "green" "house" "home" "homes" "lodge" "hostel" "unit" "centre" "school" "academy"
    "college" "nursery" "primary" "junior" "infant" "infants" "comprehensive" "grammar" "high" "university" "hospital"
    "clinic" "surgery" "infirmary" "church" "club" "council" "borough" "county" "city" "team" "office" "department"
    "services" "service" "directorate" "project" "trust" "ward" "station" "society" "group" "act" "order" "report" "plan"
    "form" "review" "building" "buildings" "estate" "farm" "hall" "inn" "library" "market" "north" "south" "east" "west"
    "magistrates" "juvenile" "metropolitan" "district" "police" "family" "children" "the" "residential"
};

/// True for a word (lower case) that makes a name that of a place or a thing.
pub(crate) fn is_place_word(word: &str) -> bool {
    static SET: LazyLock<HashSet<&'static str>> = LazyLock::new(|| PLACES.iter().copied().collect());
    SET.contains(word)
}

/// True for a word (lower case) that looks like a name and is none.
pub(crate) fn is_no_name(word: &str) -> bool {
    static SET: LazyLock<HashSet<&'static str>> =
        LazyLock::new(|| NOT_NAMES.iter().chain(MORE_NOT_NAMES).copied().chain(ROLES.iter().map(|r| r.0)).collect());
    SET.contains(word)
}

/// Words that often stand with a capital on forms and at the start of a sentence.
const MORE_NOT_NAMES: &[&str] = list! {
    "all" "staff" "other" "others" "page" "file" "ref" "re" "dear" "yours" "sincerely" "faithfully" "subject" "sent" "copy"
    "copies" "cc" "from" "about" "after" "before" "when" "where" "what" "who" "why" "how" "there" "these" "those" "then"
    "that" "please" "thank" "thanks" "regards" "background" "history" "discussion" "decision" "decisions" "conclusions"
    "recommendations" "action" "actions" "health" "education" "views" "legal" "status" "part" "section" "minutes"
    "meeting" "conference" "assessment" "referral" "summary" "record" "records" "information" "statement" "notice"
    "young" "person" "people" "parent" "parents" "foster" "carer" "carers" "mr" "mrs" "ms" "miss" "dr" "but" "so" "if"
    "as" "an" "a" "by" "be" "he's" "she's" "would" "could" "should" "had" "have" "were" "are" "did" "does" "do" "more"
    "new" "old" "next" "last" "first" "second" "third" "today" "yesterday" "tomorrow" "morning" "afternoon" "evening"
    "christmas" "easter" "half" "summer" "winter" "spring" "autumn" "god" "english" "british" "england" "wales" "london"
    "chronology" "urgent" "confidential" "private" "draft" "decided" "agreed" "author" "signature" "print" "printed" "user" "case" "id" "dob" "born" "religion"
    "admitted" "undersigned" "head" "duty" "desk" "senior" "assistant" "business" "support" "job" "title" "area" "deputy" "independent" "reviewing"
};

/// The part of a match that is a name: none when it opens with a word that is no name, cut short before one that is not.
fn named(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let words = &text[range.clone()];
    if words.contains('█') || SHORTHAND.iter().any(|s| words.starts_with(s)) {
        return None;
    }
    // `Father Doyle` is a priest; `Brother Barry` is Barry, a brother.
    let mut two = words.split_whitespace();
    let order = matches!(two.next(), Some("Father" | "Brother"));
    if order && two.next().is_none_or(|w| record::is_first_name(w) || cannot_be_named(&w.to_ascii_lowercase())) {
        return None;
    }
    let (mut at, mut end, mut names) = (0, 0, 0);
    let (mut titled, mut lettered) = (false, false);
    for word in words.split_inclusive(char::is_whitespace) {
        let bare = word.trim().trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
        let last = bare.rsplit('.').next().unwrap_or_default();
        let honour = at == 0 && matches!(bare.as_str(), "his" | "her") && words.contains(" Honour ");
        let leads = honour
            || order && at == 0
            || TITLES.contains(&bare.as_str())
            || bare.len() == 1
            || word.trim().len() <= 4 && word.contains('.');
        let surname =
            !leads && (titled || lettered) && word.starts_with(char::is_uppercase) && is_a_surname_too(&bare, titled);
        if !leads && !surname && (cannot_be_named(&bare) || cannot_be_named(last) || is_role(&bare)) {
            break;
        }
        titled = matches!(bare.as_str(), "mr" | "mrs" | "miss" | "ms" | "dr");
        lettered = bare.len() == 1;
        at += word.len();
        if !leads {
            names += 1;
            end = at;
        }
    }
    let kept = words[..end].trim_end();
    let kept = kept.strip_suffix("'s").or_else(|| kept.strip_suffix("\u{2019}s")).unwrap_or(kept);
    (names > 0).then(|| range.start..range.start + kept.len())
}

/// A first name and a surname with no title: only looked for where the words already speak of a person.
pub(crate) fn full_name_in(words: &str) -> Option<Range<usize>> {
    static FULL: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(&format!(
            r"(?-u:\b)(?:(?:Mr|Mrs|Miss|Ms|Dr)\.?[ \n]{NAME}|(?:{INITIALS}){NAME}|{NAME}[ \n]{NAME})(?-u:\b)"
        ))
        .expect("a fixed pattern")
    });
    FULL.find_iter(words).filter_map(|m| named(words, m.range())).find(|r| {
        let name = &words[r.clone()];
        name.contains([' ', '.'])
            && name.split_whitespace().count() >= 2
            && !name.chars().all(|c| c.is_uppercase() || !c.is_alphabetic())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(text: &str) -> Vec<(String, Option<String>)> {
        find_people(&Sheet::new(text)).into_iter().map(|p| (p.text, p.role)).collect()
    }

    fn one(text: &str, name: &str, role: Option<&str>) {
        assert_eq!(people(text), [(name.to_owned(), role.map(str::to_owned))], "{text}");
    }

    #[test]
    fn titles_and_surnames() {
        one("Placed with Mr. & Mrs. J. Holt in Leeds.", "Mr. & Mrs. J. Holt", None);
        one("seen by Dr Ali yesterday", "Dr Ali", None);
        one("12.3.62 H.V. Saw Mrs. O\u{2019}Hara", "Mrs. O\u{2019}Hara", None);
    }

    #[test]
    fn a_common_word_behind_a_title_or_initials_is_a_surname() {
        one("Miss Lane called about the grant.", "Miss Lane", None);
        one("Mrs. Long said no.", "Mrs. Long", None);
        one("Mrs Street rang.", "Mrs Street", None);
        assert_eq!(people("They live in Lane Street, by the Long House."), []);
    }

    #[test]
    fn roles_stand_before_or_after_the_name() {
        one("Present: Lin Parry (IRO)", "Lin Parry", Some("independent reviewing officer"));
        one("Social Worker: Dee Marsh", "Dee Marsh", Some("social worker"));
        one("Sam\u{2019}s social worker D. Marsh rang", "D. Marsh", Some("social worker"));
        one("Signed by Maria Okafor, Team Manager", "Maria Okafor", Some("team manager"));
    }

    #[test]
    fn not_over_eager() {
        for text in [
            "H.V. Saw mother.",
            "He goes to St. Mary School",
            "On Monday March winds",
            "Social Worker: Date: 3/4/91",
            "Mr ████ attended",
            "Foster Carer Report",
        ] {
            assert_eq!(people(text), [], "{text}");
        }
    }
}
