//! What the whole file knows of names, for words of one page that tell something only if a name in them is a relative's, a former
//! carer's or a school's. A name that can be somebody else's as well settles nothing.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use record::{EventKind, EventMention, FileId, HangsOn, OpenTelling, PersonKind, When, is_first_name};

use crate::alike::{Subject, same, subject};
use crate::gather;
use crate::people::Person;
use crate::people::name::{Name, Shape, parse};
use crate::stays::{Stay, stays};

/// What is gathered from every page.
#[derive(Debug, Clone, Copy)]
pub struct FromAllPages<'a> {
    /// What pages tell by themselves.
    pub told: &'a [&'a EventMention],
    pub people: &'a [Person],
    /// Names of the family, in lower case, as pages tell them.
    pub kin: &'a BTreeSet<&'a str>,
    /// Names of schools, as written.
    pub schools: &'a BTreeSet<&'a str>,
    /// What pages tell only by what else the file tells.
    pub open: &'a [&'a OpenTelling],
    /// The child's first name, where papers give it.
    pub child: Option<&'a str>,
}

/// The names of a whole file, made ready for asking.
#[derive(Debug)]
pub struct WholeFile {
    /// Everybody who bears a name, by first name and by title with surname.
    borne_by: BTreeMap<String, BTreeSet<PersonKind>>,
    homes: Vec<Home>,
    schools: Vec<Subject>,
    /// Those whom pages call foster carers and the like.
    carers: Vec<Subject>,
    /// What may tell of moves.
    might_be_moves: Vec<MightBeMove>,
    child: Option<String>,
    /// The child's own initials, in lower case.
    letters: BTreeSet<String>,
    /// The surnames that the child bears in the file, in lower case.
    surnames: BTreeSet<String>,
    care_began: Option<NaiveDate>,
    /// The day of birth that most pages give.
    born: Option<NaiveDate>,
}

/// A stay with people or at a place.
#[derive(Debug)]
struct Home {
    subject: Subject,
    from: Option<When>,
    to: Option<When>,
    /// True when the end is only that the next one began.
    inferred_end: bool,
}

/// Words that tell of a move if the name in them is a home's.
#[derive(Debug)]
struct MightBeMove {
    name: Subject,
    starts: bool,
    day: NaiveDate,
    page: (FileId, u32),
    /// True where "to" or "with" leads up to the name: a bare row of a chronology may name anything.
    reached: bool,
}

/// An end that is only that the next home began may be told some days off.
const INFERRED_END_DAYS: i64 = 3;

impl WholeFile {
    #[must_use]
    pub fn new(from: &FromAllPages<'_>) -> Self {
        let mut borne_by: BTreeMap<String, BTreeSet<PersonKind>> = BTreeMap::new();
        for person in from.people {
            for name in person.written.iter().flat_map(|w| names_of(&w.name)) {
                borne_by.entry(name).or_default().insert(person.kind);
            }
        }
        for name in from.kin {
            let asked = if name.contains(' ') && !is_titled(name) { first(name) } else { name };
            borne_by.entry(asked.to_owned()).or_default().insert(PersonKind::Family);
        }
        let moves: Vec<EventMention> = from
            .told
            .iter()
            .filter(|m| matches!(m.kind, EventKind::PlacementStart | EventKind::PlacementEnd))
            .map(|m| (*m).clone())
            .collect();
        let events = gather::gather(&moves);
        let homes: Vec<Home> = stays(&events, EventKind::PlacementStart, EventKind::PlacementEnd)
            .iter()
            .map(|stay: &Stay| Home {
                subject: subject(&stay.name),
                from: stay.from.clone(),
                to: stay.to.clone(),
                inferred_end: stay.inferred_end,
            })
            .collect();
        let of_schools = from
            .told
            .iter()
            .filter(|m| matches!(m.kind, EventKind::SchoolStart | EventKind::SchoolEnd))
            .map(|m| m.place.as_str());
        let mut schools: Vec<Subject> =
            of_schools.chain(from.schools.iter().copied()).map(school).filter(|s| !s.is_empty()).collect();
        schools.sort();
        schools.dedup();
        Self {
            borne_by,
            care_began: homes.iter().filter_map(|h| h.from.as_ref()?.earliest()).min(),
            homes,
            schools,
            carers: carers(from.people),
            born: born(from.told),
            might_be_moves: might_be_moves(from.open),
            letters: letters_of_the_child(from.people),
            surnames: surnames_of_the_child(from.people),
            child: from.child.map(str::to_lowercase),
        }
    }

    /// What is told, if the file knows one of the names for what it must be.
    #[must_use]
    pub fn settle(&self, open: &OpenTelling) -> Option<EventMention> {
        let when = open.event.when.as_ref()?;
        let settled = match open.hangs_on {
            HangsOn::Family => {
                let in_care = self.care_began.zip(when.earliest()).is_some_and(|(began, day)| began <= day);
                in_care && open.names.iter().any(|name| self.is_family(name, when))
            }
            HangsOn::School => open.names.iter().any(|name| self.is_school(name)),
            HangsOn::Home => open.names.iter().any(|name| self.is_move(name, &open.event, when)),
            // It tells of no event by itself: see `reasons`.
            HangsOn::Move | HangsOn::NamedMove => false,
        };
        (settled && !self.is_anothers(&open.event)).then(|| open.event.clone())
    }

    /// True for what words tell of somebody else by name: "C.W. went missing", "Tom moved to Leeds".
    #[must_use]
    pub fn is_anothers(&self, told: &EventMention) -> bool {
        use EventKind::*;
        let of_the_child = matches!(
            told.kind,
            PlacementStart | PlacementEnd | SchoolStart | SchoolEnd | Missing | Return | Health | LeavingCare
        );
        if !of_the_child {
            return false;
        }
        // "She moved to London in about 1963", of a mother: nothing of a child's life comes before it began.
        let over = told.when.as_ref().and_then(When::latest);
        if over.zip(self.born).is_some_and(|(day, born)| day < born) {
            return true;
        }
        // What stands in narrow columns before the words is a day, an hour or who wrote it.
        let mut cells = told.evidence.quote.split(['\t', '|']).skip_while(|cell| is_before_the_words(cell));
        let words = cells.next().unwrap_or_default();
        let words = words.trim_start_matches(|c: char| !c.is_alphanumeric());
        // "Tracy (13) moved": an age is no part of who did it.
        let words: Vec<&str> = words.split_whitespace().filter(|w| !w.starts_with('(')).collect();
        let Some(first_word) = words.first() else { return false };
        let does = |at: usize| words.get(at).is_some_and(|w| DOES.contains(&w.trim_end_matches(['.', ',', ';'])));
        if is_letters(first_word) {
            let letters: String = first_word.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
            return does(1) && !self.letters.is_empty() && !self.letters.contains(&letters);
        }
        if !is_first_name(first_word) || self.child.as_deref() == Some(first_word.to_lowercase().as_str()) {
            return false;
        }
        let kinds = self.borne_by.get(&first_word.to_lowercase());
        if kinds.is_some_and(|k| k.contains(&PersonKind::You)) {
            return false;
        }
        // "Amy C. went": with a letter of the surname it is some other child's way of being named.
        let lettered = words.get(1).is_some_and(|w| {
            let mut letters = w.chars();
            letters.next().is_some_and(char::is_uppercase) && matches!(letters.next(), None | Some('.')) && w.len() <= 2
        });
        if lettered {
            return does(2) && self.child.is_some();
        }
        // "Bob Lister moved": the child bears another surname.
        let surname = words
            .get(1)
            .filter(|w| w.len() > 2 && w.chars().all(char::is_alphabetic) && w.starts_with(char::is_uppercase));
        let surname = surname.filter(|w| !PLACES.contains(w));
        if surname.is_some_and(|w| !self.surnames.is_empty() && !self.surnames.contains(&w.to_lowercase())) && does(2) {
            return true;
        }
        let known = |k: &BTreeSet<PersonKind>| k.contains(&PersonKind::Family) || !k.contains(&PersonKind::NotKnown);
        does(1) && kinds.is_some_and(known)
    }

    /// One of the family or a former carer, with whom the child did not live on that day.
    fn is_family(&self, name: &str, when: &When) -> bool {
        if self.child.as_deref() == Some(first(name)) {
            return false;
        }
        let kinds = self.borne_by.get(name);
        let has = |kind: PersonKind| kinds.is_some_and(|k| k.contains(&kind));
        if has(PersonKind::Worker) || has(PersonKind::You) || has(PersonKind::Other) {
            return false;
        }
        let word = name.rsplit(' ').next().unwrap_or(name);
        let with_them = self.homes.iter().filter(|h| h.subject.contains(word));
        let (mut lived, mut lives) = (false, false);
        for home in with_them {
            match (home.from.as_ref().and_then(When::earliest), home.to.as_ref().and_then(When::latest)) {
                // The stay had ended by then.
                (_, Some(to)) if when.earliest().is_some_and(|day| to < day) => lived = true,
                // It had not begun.
                (Some(from), _) if when.latest().is_some_and(|day| day < from) => {}
                _ => lives = true,
            }
        }
        !lives && (has(PersonKind::Family) || lived)
    }

    /// True for a move to or from one of the homes on a day that the rest of the file leaves open, or for the first coming to somebody
    /// whom the file knows for a carer.
    fn is_move(&self, name: &str, told: &EventMention, when: &When) -> bool {
        let Some(day) = when.earliest() else { return false };
        let asked = subject(name);
        let mut homes = self.homes.iter().filter(|h| same(&h.subject, &asked)).peekable();
        let known = homes.peek().is_some();
        let starts = told.kind == EventKind::PlacementStart;
        let alone = || {
            let days: BTreeSet<NaiveDate> = self
                .might_be_moves
                .iter()
                .filter(|m| m.starts == starts && same(&m.name, &asked))
                .map(|m| m.day)
                .collect();
            days.len() == 1
        };
        let fits = homes.any(|home| {
            let (from, to) = (home.from.as_ref(), home.to.as_ref());
            if starts {
                let before_its_end = to.and_then(When::latest).is_none_or(|to| day < to);
                from.map_or_else(|| before_its_end && alone(), |from| from.agrees_with(when))
            } else {
                let after_it_began = from.and_then(When::earliest).is_some_and(|from| from < day);
                match to {
                    Some(to) if home.inferred_end => {
                        to.earliest().is_some_and(|to| (to - day).num_days().abs() <= INFERRED_END_DAYS)
                    }
                    Some(to) => to.agrees_with(when),
                    None => after_it_began && alone(),
                }
            }
        });
        // A name that nothing else tells of is somebody's home where a carer bears it, or where two pages have the child come there.
        let again = || {
            let here: Vec<&MightBeMove> =
                self.might_be_moves.iter().filter(|m| m.starts && m.day == day && same(&m.name, &asked)).collect();
            let pages: BTreeSet<_> = here.iter().map(|m| m.page).collect();
            pages.len() > 1 && here.iter().any(|m| m.reached)
        };
        fits || !known && starts && alone() && (self.carers.iter().any(|c| same(c, &asked)) || again())
    }

    fn is_school(&self, name: &str) -> bool {
        let asked = school(name);
        let lived_at = self.homes.iter().any(|h| same(&h.subject, &asked));
        !asked.is_empty() && !lived_at && self.schools.iter().any(|known| same(known, &asked))
    }
}

/// Letters of a column that holds a day, an hour or initials.
const NARROW: usize = 14;
/// What somebody does of whom these words tell, right behind the name.
const DOES: &[&str] = &[
    "went",
    "moved",
    "left",
    "started",
    "began",
    "came",
    "was",
    "has",
    "had",
    "walked",
    "ran",
    "back",
    "returned",
    "absconded",
    "fell",
    "broke",
    "gone",
    "did",
    "not",
    "missing",
    "joined",
    "returns",
    "goes",
    "found",
    "admitted",
    "sent",
    "still",
    "home",
    "transferred",
    "burnt",
    "taken",
];

/// A day, an hour, who wrote it or of which sort it is: "08/05/2000 ALLOC BRINDH".
fn is_before_the_words(cell: &str) -> bool {
    let cell = cell.trim();
    let coded = cell.starts_with(|c: char| c.is_ascii_digit()) && !cell.chars().any(char::is_lowercase);
    cell.len() <= NARROW || coded && cell.len() <= 2 * NARROW
}

/// Words behind which stands no surname: "Holly Lodge", "Hazel Grove".
const PLACES: &[&str] = &[
    "House", "Lodge", "Court", "Road", "Grove", "Hall", "School", "Cottage", "Cottages", "Centre", "Close", "Street",
    "Lane", "Avenue", "Unit", "Farm", "Villa", "Villas", "Hostel", "Home", "Mount", "Bank", "Park", "Gardens",
    "Terrace", "Place", "College", "Primary",
];

/// "C.W.", "J.B", "DS": two letters, with stops or without.
fn is_letters(word: &str) -> bool {
    let mut chars = word.chars();
    word.len() == 2 && word.bytes().all(|b| b.is_ascii_uppercase())
        || matches!(
            (chars.next(), chars.next(), chars.next(), chars.next(), chars.next()),
            (Some(a), Some('.'), Some(b), None | Some('.'), None) if a.is_ascii_uppercase() && b.is_ascii_uppercase()
        )
}

/// Where two days are given equally often, none is known.
fn born(told: &[&EventMention]) -> Option<NaiveDate> {
    let mut count: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    let births = told.iter().filter(|m| m.kind == EventKind::Birth).filter_map(|m| m.when.as_ref());
    for day in births.filter(|w| w.is_one_day()).filter_map(When::earliest) {
        *count.entry(day).or_default() += 1;
    }
    let most = *count.values().max()?;
    let mut days = count.into_iter().filter(|(_, n)| *n == most).map(|(day, _)| day);
    let first = days.next()?;
    days.next().is_none().then_some(first)
}

fn carers(people: &[Person]) -> Vec<Subject> {
    let carers = people.iter().filter(|p| p.kind == PersonKind::Carer).flat_map(|p| &p.written);
    let mut names: Vec<Subject> = carers.map(|w| subject(&w.name)).filter(|s| !s.is_empty()).collect();
    names.sort();
    names.dedup();
    names
}

fn might_be_moves(open: &[&OpenTelling]) -> Vec<MightBeMove> {
    let moves = open.iter().filter(|o| o.hangs_on == HangsOn::Home);
    moves
        .filter_map(|o| {
            let name = o.names.first()?;
            let (before, _) = o.event.evidence.quote.split_once(name.as_str())?;
            let led = before.split_whitespace().next_back().unwrap_or_default().to_lowercase();
            Some(MightBeMove {
                name: subject(name),
                starts: o.event.kind == EventKind::PlacementStart,
                day: o.event.when.as_ref()?.earliest()?,
                page: (o.event.evidence.file, o.event.evidence.page),
                reached: matches!(led.as_str(), "to" | "with" | "at" | "the" | "into" | "fostered" | "placed"),
            })
        })
        .collect()
}

fn letters_of_the_child(people: &[Person]) -> BTreeSet<String> {
    let names = names_of_the_child(people);
    names.filter_map(|n| Some([n.first.chars().next()?, n.last.chars().next()?].iter().collect())).collect()
}

fn surnames_of_the_child(people: &[Person]) -> BTreeSet<String> {
    names_of_the_child(people).map(|n| n.last).filter(|last| last.len() > 2).collect()
}

/// Every way in which the file writes the child.
fn names_of_the_child(people: &[Person]) -> impl Iterator<Item = Name> {
    people.iter().filter(|p| p.kind == PersonKind::You).flat_map(|p| &p.written).flat_map(|w| parse(&w.name))
}

/// The words of a school's name that tell it from another.
fn school(name: &str) -> Subject {
    const SORTS: &[&str] = &[
        "school",
        "primary",
        "junior",
        "juniors",
        "infant",
        "infants",
        "secondary",
        "modern",
        "comprehensive",
        "grammar",
        "middle",
        "high",
        "first",
        "upper",
        "special",
        "boarding",
        "county",
        "academy",
        "college",
        "nursery",
        "sixth",
        "form",
        "reception",
        "class",
        "year",
        "ce",
        "cp",
        "rc",
        "cc",
        "st",
        "saint",
        "road",
        "rd",
        "street",
        "lane",
        "park",
        "council",
        "girls",
        "boys",
        "mixed",
        "church",
        "england",
        "new",
    ];
    let all = subject(name);
    let own: Subject = all.iter().filter(|w| !SORTS.contains(&w.as_str()) && w.len() > 2).cloned().collect();
    // "High Street Junior School": all of its words are such words.
    if own.is_empty() && all.len() > 1 { all } else { own }
}

fn first(name: &str) -> &str {
    name.split(' ').next().unwrap_or(name)
}

fn is_titled(name: &str) -> bool {
    matches!(first(name), "mr" | "mrs" | "ms" | "miss")
}

/// How a page may write somebody shortly: by the first name, and by a title with the surname.
fn names_of(written: &str) -> Vec<String> {
    let lower = written.to_lowercase();
    let titles: Vec<&str> = lower.split([' ', '.']).filter(|w| matches!(*w, "mr" | "mrs" | "ms" | "miss")).collect();
    let mut all = Vec::new();
    for name in parse(written) {
        if matches!(name.shape, Shape::Full | Shape::First) && !name.first.is_empty() {
            all.push(name.first.clone());
        }
        if !name.last.is_empty() {
            all.extend(titles.iter().map(|t| format!("{t} {}", name.last)));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::made_up;

    fn told(kind: EventKind, date: &str, place: &str) -> EventMention {
        made_up::told(kind, date, place, 1, &format!("{kind:?} {place} {date}"))
    }

    fn open(hangs_on: HangsOn, name: &str, date: &str) -> OpenTelling {
        OpenTelling { hangs_on, names: vec![name.into()], event: told(EventKind::Contact, date, "") }
    }

    fn file() -> WholeFile {
        let moves = [
            told(EventKind::PlacementStart, "1990-05-01", "Barbara and Clive Holt"),
            told(EventKind::PlacementEnd, "1993-06-01", "Barbara and Clive Holt"),
            told(EventKind::PlacementStart, "1993-06-01", "Hillside"),
            told(EventKind::SchoolStart, "1991-09-01", "Beckside Primary School"),
        ];
        WholeFile::new(&FromAllPages {
            told: &moves.iter().collect::<Vec<_>>(),
            people: &[],
            kin: &BTreeSet::from(["michelle", "mrs cole", "doreen cole"]),
            schools: &BTreeSet::from(["Kirkholme Academy", "Hillside School"]),
            open: &[],
            child: Some("Sam"),
        })
    }

    #[test]
    fn a_relative_counts_while_in_care_and_the_child_never() {
        let file = file();
        let counts = |name: &str, date: &str| file.settle(&open(HangsOn::Family, name, date)).is_some();
        assert!(counts("michelle", "1992-01-01") && counts("mrs cole", "1994-01-01") && counts("doreen", "1994"));
        assert!(!counts("michelle", "1989-01-01"), "before care began");
        assert!(!counts("sam", "1992-01-01") && !counts("jean", "1992-01-01"));
    }

    #[test]
    fn a_carer_counts_once_the_child_has_left_them() {
        let file = file();
        let counts = |date: &str| file.settle(&open(HangsOn::Family, "barbara", date)).is_some();
        assert!(!counts("1992-01-01") && counts("1994-12-25"));
    }

    #[test]
    fn a_school_counts_by_its_own_word_and_a_home_never() {
        let file = file();
        let counts = |name: &str| file.settle(&open(HangsOn::School, name, "1995-01-01")).is_some();
        assert!(counts("Beckside") && counts("Kirkholme"));
        assert!(!counts("Hillside") && !counts("Primary") && !counts("Northside"));
    }

    #[test]
    fn a_move_counts_where_the_file_knows_the_home_and_leaves_the_day_open() {
        let moves = [
            told(EventKind::PlacementStart, "1990-05", "Barbara and Clive Holt"),
            told(EventKind::PlacementStart, "1993-06-01", "Hillside"),
        ];
        let known = |open: &[&OpenTelling]| {
            WholeFile::new(&FromAllPages {
                told: &moves.iter().collect::<Vec<_>>(),
                people: &[],
                kin: &BTreeSet::new(),
                schools: &BTreeSet::new(),
                open,
                child: None,
            })
        };
        let at = |kind, date: &str, name: &str| OpenTelling {
            event: told(kind, date, name),
            ..open(HangsOn::Home, name, date)
        };
        let counts = |kind, date: &str, name: &str| known(&[]).settle(&at(kind, date, name)).is_some();
        let (start, end) = (EventKind::PlacementStart, EventKind::PlacementEnd);
        assert!(counts(start, "1990-05-14", "Barbara Holt"), "a day in the month that is known");
        assert!(!counts(start, "1990-07-02", "Barbara Holt"), "the day is known already");
        assert!(!counts(start, "1993-06-09", "Hillside") && !counts(start, "1993-06-01", "Mill Lane"));
        assert!(counts(end, "1993-06-01", "the Holts") && !counts(end, "1991-12-24", "the Holts"));
    }

    #[test]
    fn what_somebody_else_did_is_theirs() {
        let mut file = file();
        file.letters = BTreeSet::from(["sc".to_owned()]);
        file.surnames = BTreeSet::from(["cole".to_owned()]);
        file.borne_by.entry("tom".into()).or_default().insert(PersonKind::Family);
        let theirs = |quote: &str| {
            let mut event = told(EventKind::Missing, "1995-01-01", "");
            event.evidence.quote = quote.into();
            file.is_anothers(&event)
        };
        assert!(theirs("02.02.19 PM\tC.W. went missing from town") && theirs("Amy C. went missing"));
        assert!(theirs("14/6/95\tTom moved to Leeds") && theirs("24/3\tTom (13) moved to Royd Edge"));
        assert!(theirs("08/05/2000 ALLOC BRINDH\tDS transferred to Adoption."));
        assert!(theirs("4 June\tJean Lister moved to nights") && theirs("(Jean Barr left us last July)"));
        assert!(!theirs("4 June\tJean Cole moved to nights") && !theirs("Holly Lodge was home"));
        for own in
            ["S.C. went missing", "Sam went missing", "Kez went missing", "Tom and Sam moved", "Jean went missing"]
        {
            assert!(!theirs(own), "{own}");
        }
    }

    #[test]
    fn what_has_no_date_is_not_settled() {
        let mut open = open(HangsOn::School, "Beckside", "1995-01-01");
        open.event.when = None;
        assert!(file().settle(&open).is_none());
    }
}
