//! Sentences that tell of leaving one home and coming to another at once, and the short notes of such a day: "Moved Sam from
//! Hillside to the Bells", "Fetched K. from Low Farm. To Mrs Cope by tea time". A visit, a trip and another child's move are none.

use std::ops::Range;
use std::sync::LazyLock;

use record::{DocumentKind, EventKind, EventMention};
use regex::Regex;

use super::Reading;
use super::kin::is_done_by_kin;
use super::made::{as_written, event, is_a_home};
use super::mood::{Mood, mood, of_a_thing, of_someone_else};
use super::place::{Place, Sort, place_after};
use super::reason;
use super::rules::Shape;
use super::when::{Dated, from_around, in_sentence};
use crate::entries::entry_at;
use crate::head::is_log;
use crate::people::full_name_in;
use crate::sheet::{list, says_any, words};

/// A verb of moving, who is moved, and "from".
static FROM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?-u:\b)(?:moved|transferred|removed|transported|went|discharged)(?: [a-z0-9'&()-]+\.?){0,6}? (?:from|out of) ",
    )
    .expect("a fixed pattern")
});
static TO: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^.{0,40}?(?-u:\b)to (?:(?:live|stay|be) (?:with|at) )?").expect("a fixed pattern"));
static LEFT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?-u:\b)(?:has |had )?(?:now )?left ").expect("a fixed pattern"));
/// What leads from the home that was left to the next.
static LEFT_FOR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^(?:.{0,40}?(?-u:\b)(?:for|to go to|to live with|to live at|to go and live with|and went to|and moved to)|,? to",
        r"|.{0,140}?(?-u:\b)and (?:is|are) (?:now )?(?:placed |living )?(?:with|at)) "
    ))
    .expect("a fixed pattern")
});
static ON_FROM_THERE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:(?:went|moved|passed) (?:on )?from there to|and from there to|thence to|and then on to|from where (?:he|she) (?:went|moved) to) ")
        .expect("a fixed pattern")
});
static FETCHED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:fetched|collected|removed|brought|picked up)(?: [a-z0-9'&-]+\.?){1,4}? (?:away )?from ")
        .expect("a fixed pattern")
});
/// "To Quay House", "Natalie to Mrs Nunn", "Both boys to Moor Lane", at the head of a sentence.
static TO_A_HOME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:(?P<who>[\p{L}'.]+(?: (?:and|&) [\p{L}'.]+| boys| girls| children)?) )?(?:back |straight |over )?to ",
    )
    .expect("a fixed pattern")
});
static PLACED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?-u:\b)(?:placed|admitted|re-admitted) ").expect("a fixed pattern"));
static FOSTERED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[ \t|])(?:fostered|foster placement|f/placement|boarded out|placed)(?:,|:| -| –) (?:with |at )?")
        .expect("a fixed pattern")
});
/// "Placed Jade and her sister with Mr & Mrs Haigh."
static PLACED_WITH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:placed|boarded out|re-placed)(?: [\w'&-]+\.?){1,5}? (?:with|at) ").expect("a fixed pattern")
});
/// "Took him to Brightside", which is a move where he is handed over there.
static TOOK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:took|drove|brought|escorted|accompanied|conveyed)(?: [\w'&-]+\.?){1,4}? (?:by (?:car|train|taxi|van) )?(?:back )?to ")
        .expect("a fixed pattern")
});
/// "Fetched her from Low Farm and took to Granary Rd."
static AND_ON_TO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^.{0,30}?(?:,|and|&)? ?(?:took |taken |brought |drove |moved )?(?:him |her |them )?(?-u:\b)to ")
        .expect("a fixed pattern")
});
static LODGING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:now |is |has been )?(?:lodging|in lodgings|in digs|boarding) (?:at|with|w\.|w/) (?:an? )?")
        .expect("a fixed pattern")
});
static WITH_SOMEBODY: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^.{0,40}?(?-u:\b)(?:with|w\.|w/|c/o) (?:an? )?").expect("a fixed pattern"));

words! {
    /// What a child takes along who does not come back.
    LUGGAGE =
        "packed" "packing" "belongings" "suitcase" "suitcases" "kit bag" "trunk" "tin trunk" "bin bag" "bin bags"
        "carrier bags" "holdall" "luggage" "his things" "her things" "all her things" "all his things" "his box"
        "her box" "his case" "her case" "cases" "new home" "new placement" "to live" "foster home" "undertaking"
}
words! {
    /// Why somebody goes to a house without going to live there.
    A_VISIT =
        "tea" "the day" "the afternoon" "lunch" "dinner" "contact" "visit" "the weekend" "weekend" "interview"
        "haircut" "christmas" "birthday" "party" "sleepover" "to see" "saw" "met" "discuss" "meeting" "review"
        "introductions" "introduction" "swimming" "outing" "trip" "appointment" "holiday" "sports" "summer" "easter"
        "rang" "telephoned" "wrote" "letter"
}
words! {
    /// What is done where a child is handed over to stay.
    HANDED_OVER =
        "handed to" "handed him" "handed her" "handed over" "took him off me" "took her off me" "signed for"
        "undertaking signed" "medical card" "ration book" "unpacked" "his room" "her room" "his bed" "her bed"
        "been put in" "received us" "to stay" "admitted" "left him with" "left her with" "when i left" "settled in" "settling in"
}
const NOT_WHO: &[&str] = list! {
    "visit" "letter" "copy" "message" "referral" "report" "memo" "phone" "call" "tel" "file" "case" "reply" "wrote" "note"
    "invite" "application" "further" "response" "email" "fax" "taxi" "lift" "brother" "sister" "mother" "father" "mum"
    "dad" "nan" "went" "been" "due" "according" "thanks" "spoke" "had" "going" "up" "next" "need" "able" "listened"
    "t/c" "h.v" "visits" "as" "used" "asked" "wants" "hopes" "agreed" "plan" "talked" "not" "is" "was" "has"
};

/// A verb of moving of any sort, who is moved, and "from": where the name behind it is known for a home's.
static FROM_A_KNOWN_HOME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?-u:\b)(?:moved|transferred|removed|transported|went|discharged|took|taken|drove|driven|brought|fetched|collected|came|arrived|adm\.?|admitted|packed up)",
        r"(?: [a-z0-9'&.,()-]+){0,6}? (?:away )?(?:from|out of) "
    ))
    .expect("a fixed pattern")
});
/// The same with "to", or of being left somewhere.
static TO_A_KNOWN_HOME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?-u:\b)(?:(?:moved|transferred|transported|went|gone|took|taken|drove|driven|brought|escorted|accompanied|conveyed|helped|left for)(?: [a-z0-9'&.,-]+){0,6}? (?:to|into|for)",
        r"|(?:dropped|left|delivered|placed|fostered|boarded out|installed|settled(?: in)?|moved in|arrived)(?: [a-z0-9'&-]+\.?){0,4}?(?: off)?,? (?:at|with|to)|(?:placed|fostered|boarded|arrived|admitted)[,:]?) "
    ))
    .expect("a fixed pattern")
});
static LEAVING_A_KNOWN_HOME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:left|leaving|moved out of|moved on from|goodbye to|last night at) ")
        .expect("a fixed pattern")
});

/// "…, Gemma to", "then Lee to", within a sentence.
static WHO_TO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:[,;] |(?-u:\b)(?:then|and) )(\p{L}[\p{L}'-]{2,})(?: back| over| on)? to ").expect("a fixed pattern")
});

words! {
    /// What makes it a return, a day out or somebody else's errand.
    NO_MOVE =
        "back" "returned" "return" "home from" "school" "hospital" "clinic" "doctor" "dentist" "dr" "gp" "court" "review" "meeting" "office" "interview" "contact" "access" "visit"
        "visited" "visits" "tea" "lunch" "dinner" "the day" "day" "weekend" "week-end" "overnight" "respite" "holiday" "introductions" "introduction" "introduced" "trial" "to see" "to meet" "party" "christmas"
        "easter" "birthday" "message" "letter" "card" "note" "rang" "telephoned" "phoned" "t/c" "wrote" "call" "shopping" "swimming" "funeral" "bus" "shoes" "clothing" "coat" "nothing" "police" "ran" "absconded" "missing"
}

/// Comings to and goings from names that might be homes, told in a sentence that has a day: they count once the whole file knows the
/// home, and that the child moved there then.
pub(super) fn if_known(reading: &Reading<'_>) -> Vec<EventMention> {
    let mut found = Vec::new();
    for n in 0..reading.units.len() {
        let here = Sentence::new(reading, n);
        let dated = here.entry.is_some()
            || reading.date_spans.iter().any(|s| s.start >= here.range.start && s.end <= here.range.end);
        if dated && !NO_MOVE.are_in(here.words) {
            found.extend(here.of_known_homes());
        }
    }
    found
}

/// Reads every such sentence.
pub(super) fn read(reading: &Reading<'_>) -> Vec<EventMention> {
    let mut found = Vec::new();
    let mut taken_from: Option<usize> = None;
    for n in 0..reading.units.len() {
        let here = Sentence::new(reading, n);
        if !["from ", "left ", "to ", "placed", "foster", "boarded ", "admitted ", "lodg", "digs", "arrived"]
            .iter()
            .any(|w| here.words.contains(w))
        {
            continue;
        }
        found.extend(here.between_two_homes());
        found.extend(here.left_for());
        let gone = here.fetched();
        if !gone.is_empty() || here.tells_of_going() {
            taken_from = here.entry;
        }
        found.extend(gone);
        let follows = here.entry.is_some() && taken_from == here.entry;
        found.extend(here.to_a_home(follows));
        found.extend(here.placed());
        found.extend(here.fostered());
        found.extend(here.placed_with());
        found.extend(here.took());
        found.extend(here.lodging());
        found.extend(here.arrived());
    }
    found
}

/// One piece of the page.
struct Sentence<'a> {
    reading: &'a Reading<'a>,
    n: usize,
    range: &'a Range<usize>,
    /// Its flat bytes, and its flat words.
    flat: Range<usize>,
    words: &'a str,
    /// Where the entry that it stands in begins.
    entry: Option<usize>,
}

impl<'a> Sentence<'a> {
    fn new(reading: &'a Reading<'a>, n: usize) -> Self {
        let range = &reading.units[n].range;
        let flat = reading.sheet.flat_range(range);
        let entry = entry_at(reading.entries, range.start).map(|e| e.start);
        Self { reading, n, range, words: &reading.sheet.flat[flat.clone()], flat, entry }
    }

    /// True where the words at `at` (in [`Self::words`]) tell of something that the child did, and that was done.
    fn done(&self, at: &Range<usize>) -> bool {
        mood(self.words, at, Shape::Act) == Mood::Done
            && !of_someone_else(self.words, at)
            && !is_done_by_kin(self.words, at, self.reading.kin)
            && (!of_a_thing(self.words, at) || self.opens_a_cell(at))
    }

    /// True for "School    Moved to Hillside": the words before the capital are a column's.
    fn opens_a_cell(&self, at: &Range<usize>) -> bool {
        self.reading.sheet.text[self.reading.sheet.text_at(self.flat.start + at.start)..]
            .starts_with(char::is_uppercase)
    }

    /// The place named right after `at` in [`Self::words`], before `to`.
    fn place(&self, at: usize, to: usize) -> Option<Place> {
        let sheet = self.reading.sheet;
        place_after(sheet, sheet.text_at(self.flat.start + at), sheet.text_at(self.flat.start + to))
            .filter(|p| matches!(p.sort, Sort::Home | Sort::Person))
    }

    fn all_after(&self, at: usize) -> Option<Place> {
        self.place(at, self.words.len())
    }

    /// "To his own flat, 22B Tanyard Lane": what stands after the comma names it better.
    fn by_its_address(&self, place: Place) -> Place {
        let text = self.reading.sheet.text;
        let noun = text[place.range.clone()].starts_with(char::is_lowercase);
        let after = &text[place.range.end..self.range.end];
        let named = after.starts_with(", ") && after[2..].starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let address = || {
            place_after(self.reading.sheet, place.range.end + 2, self.range.end)
                .filter(|p| matches!(p.sort, Sort::Home | Sort::Person))
        };
        if noun && named { address().unwrap_or(place) } else { place }
    }

    /// Where a place ends, in [`Self::words`].
    fn end_of(&self, place: &Place) -> usize {
        self.reading.sheet.flat_at(place.range.end).clamp(self.flat.start, self.flat.end) - self.flat.start
    }

    fn is_a_home(&self, place: &Place) -> bool {
        is_a_home(place, self.reading.sheet.text)
    }

    /// The day: in the words, or the entry's own. A day that is only the latest that it can be makes no move here.
    fn dated(&self, at: &Range<usize>, kind: EventKind) -> Option<Dated> {
        let told = self.flat.start + at.start..self.flat.start + at.end;
        in_sentence(self.reading, self.range, &told, kind)
            .or_else(|| from_around(self.reading, self.range.start, kind))
            .filter(|d| d.when.earliest().is_some())
    }

    fn tell(&self, kind: EventKind, at: &Range<usize>, place: &Place) -> Option<EventMention> {
        let dated = self.dated(at, kind)?;
        let told = self.flat.start + at.start..self.flat.start + at.end;
        let next = self.reading.units.get(self.n + 1).map(|u| &u.range);
        let sheet = self.reading.sheet;
        let reason = reason::reason_in(sheet, self.range, &told, next)
            .or_else(|| reason::before_so(sheet, self.range, &told))
            .or_else(|| reason::remanded(sheet, self.range, &told))
            .or_else(|| reason::behind_the_home(sheet, self.range, &told))
            .or_else(|| reason::near_by(self.reading, self.n, dated.when.earliest()));
        let name = as_written(self.reading.sheet.text, place.range.clone());
        Some(event(self.reading, kind, dated, name, Vec::new(), reason, self.range.clone()))
    }

    /// "Moved Natalie from Elm Tree House to the Benjamins."
    fn between_two_homes(&self) -> Vec<EventMention> {
        let Some(verb) = FROM.find(self.words).filter(|v| self.done(&v.range())) else { return Vec::new() };
        let Some(to) = TO.find(&self.words[verb.end()..]) else { return Vec::new() };
        let to = verb.end() + to.end();
        let (Some(left), Some(reached)) = (self.place(verb.end(), to - 1), self.all_after(to)) else {
            return Vec::new();
        };
        let text = self.reading.sheet.text;
        let gap = text[left.range.end..reached.range.start].trim();
        let near = gap.len() <= 48 && !gap.contains(['.', ';']);
        let own = |p: &Place| text[p.range.clone()].starts_with(|c: char| c.is_uppercase() || c == '█');
        let own_place = says_any(
            &text[reached.range.clone()].to_ascii_lowercase(),
            &["flat", "bedsit", "tenancy", "lodgings", "hostel", "bungalow"],
        );
        if !near
            || !own(&left)
            || !(own_place || self.is_a_home(&left) || self.is_a_home(&reached))
            || self.words[..verb.start()].contains("sw ")
        {
            return Vec::new();
        }
        let verb = verb.range();
        let mut told: Vec<EventMention> = self.tell(EventKind::PlacementEnd, &verb, &left).into_iter().collect();
        let reached = self.by_its_address(reached);
        if own(&reached) || own_place {
            told.extend(self.tell(EventKind::PlacementStart, &verb, &reached));
        }
        told
    }

    /// "Took R to Lorraine Fairweather", "Fetched him from Hartsmoor, to Caledon Road", "Gemma to Ridleys": if those are homes.
    fn of_known_homes(&self) -> Vec<EventMention> {
        let text = self.reading.sheet.text;
        let named = |p: &Place| text[p.range.clone()].starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let done = |at: &Range<usize>| {
            mood(self.words, at, Shape::Act) == Mood::Done && !is_done_by_kin(self.words, at, self.reading.kin)
        };
        let mut told = Vec::new();
        for verb in [FROM_A_KNOWN_HOME.find(self.words), LEAVING_A_KNOWN_HOME.find(self.words)].into_iter().flatten() {
            let verb = verb.range();
            let Some(left) = self.all_after(verb.end).filter(|p| named(p) && done(&verb)) else { continue };
            told.extend(self.tell(EventKind::PlacementEnd, &verb, &left));
            let after = self.end_of(&left);
            let on = TO.find(&self.words[after..]).map(|m| after + m.end());
            if let Some(next) = on.and_then(|on| self.all_after(on)).filter(named) {
                told.extend(self.tell(EventKind::PlacementStart, &verb, &next));
            }
        }
        if let Some(verb) = TO_A_KNOWN_HOME.find(self.words).map(|m| m.range())
            && let Some(next) = self.all_after(verb.end).filter(|p| named(p) && done(&verb))
        {
            told.extend(self.tell(EventKind::PlacementStart, &verb, &next));
        } else if let Some((to, place)) = self.opens_with_to().or_else(|| self.child_to()).filter(|(_, p)| named(p)) {
            told.extend(self.tell(EventKind::PlacementStart, &to, &place));
        }
        told
    }

    /// "Then Lee to Mrs. Proud, Gemma to Ridleys."
    fn child_to(&self) -> Option<(Range<usize>, Place)> {
        WHO_TO.captures_iter(self.words).find_map(|hit| {
            let (who, at) = (hit.get(1)?, hit.get(0)?.end());
            let place = self.all_after(at).filter(|_| self.is_the_child(who.as_str(), who.start()))?;
            let direct = self.reading.sheet.flat_at(place.range.start).saturating_sub(self.flat.start + at) <= 8;
            direct.then(|| (who.start()..at, place))
        })
    }

    /// "To Ron and Pat Ockenden", "Gemma to Ridleys", "4.9.76   Fernhill Lodge", at the head of an entry.
    fn opens_with_to(&self) -> Option<(Range<usize>, Place)> {
        let entry = entry_at(self.reading.entries, self.range.start)
            .filter(|e| e.after_date > self.range.start && e.after_date < self.range.end)?;
        let lead = self.reading.sheet.flat_at(entry.after_date).max(self.flat.start) - self.flat.start;
        let bare = self.words[lead..].trim_start_matches([' ', '-', ':', '.', '|', ',']);
        let lead = self.words.len() - bare.len();
        let to = TO_A_HOME.captures(bare).filter(|c| c.name("who").is_none_or(|w| self.is_the_child(w.as_str(), lead)));
        let at = lead..lead + to.and_then(|c| c.get(0)).map_or(0, |m| m.end());
        let place = self.all_after(at.end)?;
        let direct = self.reading.sheet.flat_at(place.range.start).saturating_sub(self.flat.start + at.end) <= 8;
        // Without "to", the name is all that the row of a chronology says, but for a note in its last column. In a running record a
        // home's name by itself is a visit there.
        let rest = self.words[self.end_of(&place)..].trim_start_matches(|c: char| !c.is_alphanumeric());
        let bare_row = self.reading.head.kind == Some(DocumentKind::Chronology)
            && at.is_empty()
            && rest.len() <= 24
            && ![&*TO_A_KNOWN_HOME, &*FROM_A_KNOWN_HOME, &*LEAVING_A_KNOWN_HOME].iter().any(|p| p.is_match(self.words));
        // A bare row has no words that lead to the home: its first letter stands for them.
        let letter = self.words[at.start..].chars().next().map_or(0, char::len_utf8);
        (direct && (!at.is_empty() || bare_row)).then(|| (at.start..at.end.max(at.start + letter), place))
    }

    /// "Keith left Ferncliffe on 12 July 1974 for Quay House and went from there to Mrs Cope's", "left Mrs Cole's care on 3 May".
    fn left_for(&self) -> Vec<EventMention> {
        let mut told = Vec::new();
        let mut last: Option<Place> = None;
        if let Some(verb) = LEFT.find(self.words).filter(|v| self.done(&v.range()))
            && let Some(left) = self.all_after(verb.end())
            && self.reading.sheet.text[left.range.clone()].starts_with(|c: char| c.is_uppercase())
        {
            let rest = &self.words[self.end_of(&left)..];
            let care = rest.trim_start_matches("'s").trim_start().starts_with("care");
            let verb = verb.range();
            let next = LEFT_FOR
                .find(rest)
                .and_then(|l| self.all_after(self.end_of(&left) + l.end()))
                .filter(|p| self.is_a_home(p));
            if next.is_some() || care && self.is_a_home(&left) {
                told.extend(self.tell(EventKind::PlacementEnd, &verb, &left));
            }
            if let Some(next) = next {
                told.extend(self.tell(EventKind::PlacementStart, &verb, &next));
                last = Some(next);
            }
        }
        if let Some(on) = ON_FROM_THERE.find(self.words)
            && let Some(next) = self.all_after(on.end()).filter(|p| self.is_a_home(p))
            && mood(self.words, &on.range(), Shape::Act) == Mood::Done
        {
            let (told_at, started) = (on.range(), EventKind::PlacementStart);
            told.extend(self.tell(started, &told_at, &next));
            told.extend(last.and_then(|there| self.tell(EventKind::PlacementEnd, &told_at, &there)));
        }
        told
    }

    /// The words of the entry from here on.
    fn rest_of_entry(&self) -> &'a str {
        let sheet = self.reading.sheet;
        let end = self
            .reading
            .units
            .iter()
            .skip(self.n + 1)
            .take(5)
            .take_while(|u| entry_at(self.reading.entries, u.range.start).map(|e| e.start) == self.entry)
            .last()
            .map_or(self.flat.end, |u| sheet.flat_at(u.range.end));
        &sheet.flat[self.flat.start..end.max(self.flat.end)]
    }

    /// "Fetched Keith from Low Farm. He had packed": with his things, or on to another home.
    fn fetched(&self) -> Vec<EventMention> {
        let Some(verb) = FETCHED.find(self.words).filter(|v| mood(self.words, &v.range(), Shape::Act) == Mood::Done)
        else {
            return Vec::new();
        };
        let Some(left) = self.all_after(verb.end()) else { return Vec::new() };
        let text = self.reading.sheet.text;
        let name = text[left.range.clone()].to_lowercase();
        let whole = self.rest_of_entry();
        let rest = &self.words[self.end_of(&left)..];
        let on_from_here = AND_ON_TO
            .find(rest)
            .and_then(|m| self.all_after(self.end_of(&left) + m.end()))
            .is_some_and(|p| self.is_a_home(&p));
        let onward = LUGGAGE.are_in(whole) || on_from_here || self.next_goes_to_a_home();
        let passing =
            says_any(&name, &["station", "contact", "hospital", "court", "school", "police", "respite", "centre"]);
        let capital = text[left.range.clone()].starts_with(|c: char| c.is_uppercase());
        if self.entry.is_none() || !onward || passing || !capital {
            return Vec::new();
        }
        let mut told: Vec<EventMention> =
            self.tell(EventKind::PlacementEnd, &verb.range(), &left).into_iter().collect();
        let rest = &self.words[self.end_of(&left)..];
        if let Some(on) = AND_ON_TO.find(rest).map(|m| self.end_of(&left) + m.end())
            && let Some(next) = self
                .all_after(on)
                .filter(|p| self.is_a_home(p) || text[p.range.clone()].starts_with(char::is_uppercase))
            && self.reading.sheet.flat_at(next.range.start) <= self.flat.start + on + 4
        {
            told.extend(self.tell(EventKind::PlacementStart, &verb.range(), &next));
        }
        told
    }

    /// "Placed Jade and Tiana-Mae with Mr & Mrs Haigh."
    fn placed_with(&self) -> Option<EventMention> {
        let verb = PLACED_WITH.find(self.words).filter(|v| self.done(&v.range()))?;
        let place = self.all_after(verb.end()).filter(|p| self.is_a_home(p))?;
        self.tell(EventKind::PlacementStart, &verb.range(), &place)
    }

    /// "Took Hazel by train to St. Anne's. Handed to the Sister."
    fn took(&self) -> Option<EventMention> {
        let verb = TOOK.find(self.words)?;
        let mood = mood(self.words, &verb.range(), Shape::Act) == Mood::Done;
        let sheet = self.reading.sheet;
        let place = place_after(sheet, sheet.text_at(self.flat.start + verb.end()), self.range.end)?;
        let whole = self.rest_of_entry();
        let tail = self.words[verb.end()..].split(['.', ';']).next().unwrap_or_default();
        let stays = HANDED_OVER.are_in(whole) || LUGGAGE.are_in(whole);
        let boards = place.sort == Sort::School
            && says_any(whole, &["been put in", "dormitory", "housemaster", "house master", "boarder"]);
        let capital = sheet.text[place.range.clone()].starts_with(char::is_uppercase);
        let lived_in = matches!(place.sort, Sort::Home | Sort::Person) || boards;
        (self.entry.is_some() && mood && stays && capital && lived_in && !A_VISIT.are_in(tail))
            .then(|| self.tell(EventKind::PlacementStart, &verb.range(), &place))
            .flatten()
    }

    /// True when of the next sentences of the entry goes "To …".
    fn next_goes_to_a_home(&self) -> bool {
        (self.n + 1..(self.n + 5).min(self.reading.units.len())).map(|n| Sentence::new(self.reading, n)).any(|s| {
            s.entry == self.entry
                && s.words.starts_with("to ")
                && s.all_after(3).is_some_and(|p| s.is_a_home(&p) && s.end_of(&p) <= 60)
        })
    }

    /// Words after which "To Mrs Cope" in the same entry says where the child went to live.
    fn tells_of_going(&self) -> bool {
        says_any(
            self.words,
            &[
                "police protection",
                "e.p.o",
                "epo",
                "place of safety",
                "remanded",
                "moved out",
                "was removed",
                "were removed",
            ],
        )
    }

    /// "To Quay House, tea with the warden", after a sentence that tells of being fetched; "Natalie to Mrs Nunn for respite".
    fn to_a_home(&self, follows: bool) -> Option<EventMention> {
        let lead = entry_at(self.reading.entries, self.range.start)
            .filter(|e| e.after_date > self.range.start && e.after_date < self.range.end)
            .map_or(0, |e| self.reading.sheet.flat_at(e.after_date).max(self.flat.start) - self.flat.start);
        let lead =
            lead + (self.words[lead..].len() - self.words[lead..].trim_start_matches([' ', '-', ':', '.']).len());
        let words = &self.words[lead..];
        let hit = TO_A_HOME.captures(words)?;
        let to = hit.get(0)?.end();
        let place = self.all_after(lead + to).filter(|p| self.is_a_home(p))?;
        // The name comes right after "to".
        let direct = self.reading.sheet.flat_at(place.range.start).saturating_sub(self.flat.start + lead + to) <= 24;
        let rest = &self.words[self.end_of(&place)..];
        let tail = rest.split(['.', ';']).next().unwrap_or_default();
        let stays = says_any(
            tail,
            &["respite", "short break", "emergency", "tonight", "permanently", "placement", "foster", "to live"],
        );
        let visit = A_VISIT.are_in(tail) && !stays;
        let ends = tail.trim_matches([' ', ')', '\'', 's']).is_empty();
        let fits = match hit.name("who") {
            None => follows,
            Some(who) => !visit && (stays || ends || follows) && self.is_the_child(who.as_str(), lead),
        };
        if self.entry.is_none() || !direct || !fits {
            return None;
        }
        let at = lead..lead + to;
        self.tell(EventKind::PlacementStart, &at, &place)
    }

    /// An initial, "both", "children", or a name that the head of the page has.
    fn is_the_child(&self, who: &str, lead: usize) -> bool {
        let sheet = self.reading.sheet;
        let first = who.split(' ').next().unwrap_or_default().trim_end_matches('.');
        if NOT_WHO.contains(&first) {
            return false;
        }
        const OF_A_SHEET: &[&str] = list! {
            "record" "running" "of" "visits" "sheet" "name" "file" "case" "contact" "notes" "county" "council" "department"
            "form" "client" "summary" "continued" "report" "city" "borough" "social" "services" "area" "no" "ref" "date"
            "children" "care" "and" "interviews" "daily" "log" "page" "team" "the" "for" "s" "metropolitan" "district"
        };
        let group = matches!(first, "both" | "children" | "boys" | "girls" | "all");
        let written = sheet.text[sheet.text_at(self.flat.start + lead)..].starts_with(|c: char| c.is_uppercase());
        let eighth = sheet.lines.get(7).map_or(sheet.flat.len(), |l| sheet.flat_at(l.end));
        let head = self
            .reading
            .entries
            .iter()
            .find(|e| e.after_date > 0)
            .map_or(eighth, |e| sheet.flat_at(e.start).min(eighth));
        // A sheet that goes on without a head of its own says nothing of whose it is.
        let initial = first.chars().count() == 1
            && (sheet.flat[..head].trim().is_empty()
                || sheet.flat[..head]
                    .split(|c: char| !c.is_alphanumeric())
                    .any(|w| w.starts_with(first) && !OF_A_SHEET.contains(&w)));
        group || written && (initial || says_any(&sheet.flat[..head], &[first]))
    }

    /// "15-Feb-2013   Fostered, Hallam", in a chronology.
    fn fostered(&self) -> Option<EventMention> {
        let verb = FOSTERED.find(self.words).filter(|v| self.done(&v.range()))?;
        let place = self.all_after(verb.end())?;
        let sheet = self.reading.sheet;
        let direct = sheet.flat_at(place.range.start) == self.flat.start + verb.end();
        let capital = sheet.text[place.range.clone()].starts_with(char::is_uppercase);
        (self.entry.is_some() && direct && capital)
            .then(|| self.tell(EventKind::PlacementStart, &verb.range(), &place))
            .flatten()
    }

    /// "N placed Elm Tree House."
    fn placed(&self) -> Option<EventMention> {
        let verb = PLACED.find(self.words)?;
        let sheet = self.reading.sheet;
        let log = self.entry.is_some() || is_log(self.reading.head.kind);
        let place = self.all_after(verb.end()).filter(|p| self.is_a_home(p))?;
        let direct = sheet.flat_at(place.range.start) == self.flat.start + verb.end();
        (log && direct && self.done(&verb.range()))
            .then(|| self.tell(EventKind::PlacementStart, &verb.range(), &place))
            .flatten()
    }

    /// "Now lodging at 14 Dock St with a Mrs Cope": those who keep the house name it best.
    fn lodging(&self) -> Option<EventMention> {
        let verb = LODGING.find(self.words).filter(|v| self.done(&v.range()))?;
        let address = self.all_after(verb.end())?;
        let from = self.end_of(&address);
        let keeper = WITH_SOMEBODY
            .find(&self.words[from..])
            .and_then(|w| self.all_after(from + w.end()))
            .filter(|p| p.sort == Sort::Person);
        let place = keeper.unwrap_or(address);
        let capital =
            self.reading.sheet.text[place.range.clone()].starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        capital.then(|| self.tell(EventKind::PlacementStart, &verb.range(), &place)).flatten()
    }

    /// "Arrived 4.40 with SW, 2 cases and a bin bag", in a home's own book.
    fn arrived(&self) -> Option<EventMention> {
        let at = self.words.find("arrived ").filter(|i| *i <= 24)?;
        let told = at..at + "arrived".len();
        let rest = &self.words[told.end..];
        let brought = says_any(
            rest,
            &[
                "with sw",
                "with s/w",
                "with social worker",
                "with his social worker",
                "with her social worker",
                "with c.c.o",
                "with duty",
            ],
        );
        let back = says_any(rest, &["back", "home", "contact", "school", "late"]);
        let whose =
            full_name_in(&self.reading.sheet.text[self.range.start..self.reading.sheet.text_at(self.flat.start + at)]);
        if self.entry.is_none() || back || whose.is_some() || !self.done(&told) || !(brought && LUGGAGE.are_in(rest)) {
            return None;
        }
        let dated = self.dated(&told, EventKind::PlacementStart)?;
        let home = super::forms::letterhead(self.reading.sheet).unwrap_or_default();
        Some(event(self.reading, EventKind::PlacementStart, dated, home, Vec::new(), None, self.range.clone()))
    }
}
