//! The words that a date can be made of, and a fast way to look one up.
//!
//! Only single words live here, in lower case. What they mean together is decided by the rules beside this file.

use std::sync::LazyLock;

/// A stretch of time that can be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Year,
    Decade,
}

/// What a known word can do in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum W {
    /// 1 to 12, and whether it is a short form.
    Month(u8, bool),
    /// 0 is Monday; and whether it is a short form.
    Weekday(u8, bool),
    /// Several of one weekday (`Sundays`), which never names a day.
    Weekdays,
    /// An EDTF season, 21 to 24.
    Season(u8),
    /// `one` to `ninety`, `hundred`, `thousand`.
    Cardinal(u16),
    /// `first` to `thirtieth`.
    Ordinal(u8),
    /// `sixties` is 60.
    Tens(u8),
    /// A unit of time, and whether it is plural.
    Unit(Unit, bool),
    /// Morning, evening, night: a part of a day.
    DayPart,
    Couple,
    Few,
    Several,
    Ago,
    Later,
    Earlier,
    Time,
    Last,
    Next,
    This,
    That,
    Same,
    Following,
    Previous,
    Coming,
    Early,
    Mid,
    Late,
    /// `the latter part of`
    Latter,
    Start,
    End,
    Half,
    Of,
    In,
    On,
    At,
    The,
    A,
    And,
    Or,
    To,
    Until,
    Up,
    From,
    Between,
    Since,
    By,
    Before,
    After,
    Prior,
    No,
    Than,
    About,
    Circa,
    Possibly,
    With,
    Effect,
    As,
    Wef,
    Onwards,
    Present,
    Date,
    Ongoing,
    Now,
    Today,
    Yesterday,
    Tomorrow,
    Tonight,
    Term,
    Michaelmas,
    Christmas,
    Easter,
    Whit,
    Whitsun,
    Good,
    Boxing,
    New,
    Eve,
    Lady,
    Midsummer,
    Bonfire,
    Guy,
    Fawkes,
    Halloween,
    Mothering,
    Mother,
    Father,
    Valentine,
    Shrove,
    Pancake,
    Ash,
    Palm,
    Maundy,
    Remembrance,
    Armistice,
    Pentecost,
    Ascension,
    Trinity,
    All,
    Bank,
    Holiday,
    Inst,
    Ult,
    Prox,
    Aged,
    Age,
    Old,
    Turned,
    When,
    Was,
    Birthday,
    Reception,
    Sixth,
    Academic,
    School,
    Financial,
    Ending,
    Commencing,
    /// The letter by itself.
    AnDoubleU,
    /// The letter by itself.
    AnE,
    /// The letter by itself.
    AnB,
    /// The letter by itself.
    AnC,
    /// The letter by itself.
    AnS,
    /// The letter by itself.
    AnY,
    Each,
    /// The sentence looks ahead: will, due, booked.
    Ahead,
    /// What was ahead when it was said: it looks ahead to what follows it.
    Would,
    /// The sentence looks back: was, saw.
    Back,
    He,
}

use Unit::{Day, Decade, Fortnight, Hour, Month, Week, Weekend, Year};

#[rustfmt::skip]
const WORDS: &[(&str, W)] = &[
    ("january", W::Month(1, false)), ("february", W::Month(2, false)), ("march", W::Month(3, false)), ("april", W::Month(4, false)),
    ("may", W::Month(5, false)), ("june", W::Month(6, false)), ("july", W::Month(7, false)), ("august", W::Month(8, false)),
    ("september", W::Month(9, false)), ("october", W::Month(10, false)), ("november", W::Month(11, false)), ("december", W::Month(12, false)),
    ("jan", W::Month(1, true)), ("feb", W::Month(2, true)), ("febr", W::Month(2, true)), ("mar", W::Month(3, true)), ("apr", W::Month(4, true)), ("jun", W::Month(6, true)),
    ("jul", W::Month(7, true)), ("aug", W::Month(8, true)), ("sep", W::Month(9, true)), ("sept", W::Month(9, true)), ("oct", W::Month(10, true)),
    ("nov", W::Month(11, true)), ("dec", W::Month(12, true)),
    ("jany", W::Month(1, true)), ("janry", W::Month(1, true)), ("feby", W::Month(2, true)), ("febry", W::Month(2, true)), ("aprl", W::Month(4, true)), ("augt", W::Month(8, true)),
    ("septr", W::Month(9, true)), ("octr", W::Month(10, true)), ("octbr", W::Month(10, true)), ("novr", W::Month(11, true)), ("novbr", W::Month(11, true)), ("decr", W::Month(12, true)), ("decbr", W::Month(12, true)),
    ("monday", W::Weekday(0, false)), ("tuesday", W::Weekday(1, false)), ("wednesday", W::Weekday(2, false)), ("thursday", W::Weekday(3, false)),
    ("friday", W::Weekday(4, false)), ("saturday", W::Weekday(5, false)), ("sunday", W::Weekday(6, false)),
    ("mon", W::Weekday(0, true)), ("tue", W::Weekday(1, true)), ("tues", W::Weekday(1, true)), ("wed", W::Weekday(2, true)), ("weds", W::Weekday(2, true)),
    ("thu", W::Weekday(3, true)), ("thur", W::Weekday(3, true)), ("thurs", W::Weekday(3, true)), ("fri", W::Weekday(4, true)), ("sat", W::Weekday(5, true)), ("sun", W::Weekday(6, true)),
    ("mondays", W::Weekdays), ("tuesdays", W::Weekdays), ("wednesdays", W::Weekdays), ("thursdays", W::Weekdays), ("fridays", W::Weekdays),
    ("saturdays", W::Weekdays), ("sundays", W::Weekdays),
    ("spring", W::Season(21)), ("summer", W::Season(22)), ("autumn", W::Season(23)), ("winter", W::Season(24)),
    ("one", W::Cardinal(1)), ("two", W::Cardinal(2)), ("three", W::Cardinal(3)), ("four", W::Cardinal(4)), ("five", W::Cardinal(5)), ("six", W::Cardinal(6)),
    ("seven", W::Cardinal(7)), ("eight", W::Cardinal(8)), ("nine", W::Cardinal(9)), ("ten", W::Cardinal(10)), ("eleven", W::Cardinal(11)), ("twelve", W::Cardinal(12)),
    ("thirteen", W::Cardinal(13)), ("fourteen", W::Cardinal(14)), ("fifteen", W::Cardinal(15)), ("sixteen", W::Cardinal(16)), ("seventeen", W::Cardinal(17)),
    ("eighteen", W::Cardinal(18)), ("nineteen", W::Cardinal(19)), ("twenty", W::Cardinal(20)), ("thirty", W::Cardinal(30)), ("forty", W::Cardinal(40)),
    ("fifty", W::Cardinal(50)), ("sixty", W::Cardinal(60)), ("seventy", W::Cardinal(70)), ("eighty", W::Cardinal(80)), ("ninety", W::Cardinal(90)),
    ("hundred", W::Cardinal(100)), ("thousand", W::Cardinal(1000)),
    ("first", W::Ordinal(1)), ("second", W::Ordinal(2)), ("third", W::Ordinal(3)), ("fourth", W::Ordinal(4)), ("fifth", W::Ordinal(5)), ("sixth", W::Sixth),
    ("seventh", W::Ordinal(7)), ("eighth", W::Ordinal(8)), ("ninth", W::Ordinal(9)), ("tenth", W::Ordinal(10)), ("eleventh", W::Ordinal(11)), ("twelfth", W::Ordinal(12)),
    ("thirteenth", W::Ordinal(13)), ("fourteenth", W::Ordinal(14)), ("fifteenth", W::Ordinal(15)), ("sixteenth", W::Ordinal(16)), ("seventeenth", W::Ordinal(17)),
    ("eighteenth", W::Ordinal(18)), ("nineteenth", W::Ordinal(19)), ("twentieth", W::Ordinal(20)), ("thirtieth", W::Ordinal(30)),
    ("twenties", W::Tens(20)), ("thirties", W::Tens(30)), ("forties", W::Tens(40)), ("fifties", W::Tens(50)), ("sixties", W::Tens(60)), ("seventies", W::Tens(70)),
    ("eighties", W::Tens(80)), ("nineties", W::Tens(90)),
    ("hour", W::Unit(Hour, false)), ("hours", W::Unit(Hour, true)), ("hrs", W::Unit(Hour, true)), ("hr", W::Unit(Hour, false)), ("day", W::Unit(Day, false)), ("days", W::Unit(Day, true)),
    ("weekend", W::Unit(Weekend, false)), ("weekends", W::Unit(Weekend, true)), ("week", W::Unit(Week, false)), ("weeks", W::Unit(Week, true)), ("wk", W::Unit(Week, false)), ("wks", W::Unit(Week, true)),
    ("fortnight", W::Unit(Fortnight, false)), ("fortnights", W::Unit(Fortnight, true)), ("month", W::Unit(Month, false)), ("months", W::Unit(Month, true)), ("mth", W::Unit(Month, false)),
    ("mths", W::Unit(Month, true)), ("year", W::Unit(Year, false)), ("years", W::Unit(Year, true)), ("yr", W::Unit(Year, false)), ("yrs", W::Unit(Year, true)),
    ("decade", W::Unit(Decade, false)), ("decades", W::Unit(Decade, true)),
    ("morning", W::DayPart), ("afternoon", W::DayPart), ("evening", W::DayPart), ("night", W::DayPart),
    ("couple", W::Couple), ("few", W::Few), ("several", W::Several), ("ago", W::Ago), ("later", W::Later), ("earlier", W::Earlier), ("previously", W::Earlier), ("time", W::Time),
    ("last", W::Last), ("next", W::Next), ("this", W::This), ("that", W::That), ("same", W::Same), ("following", W::Following), ("previous", W::Previous), ("preceding", W::Previous), ("coming", W::Coming), ("forthcoming", W::Coming),
    ("early", W::Early), ("mid", W::Mid), ("middle", W::Mid), ("late", W::Late), ("latter", W::Latter), ("closing", W::Latter), ("beginning", W::Start), ("start", W::Start), ("end", W::End), ("half", W::Half),
    ("of", W::Of), ("in", W::In), ("during", W::In), ("over", W::In), ("within", W::In), ("on", W::On), ("at", W::At), ("the", W::The), ("a", W::A), ("an", W::A), ("and", W::And), ("or", W::Or), ("to", W::To), ("through", W::To), ("thru", W::To), ("until", W::Until), ("till", W::Until),
    ("up", W::Up), ("from", W::From), ("between", W::Between), ("since", W::Since), ("by", W::By), ("before", W::Before), ("after", W::After), ("prior", W::Prior), ("no", W::No), ("not", W::No), ("than", W::Than),
    ("about", W::About), ("around", W::About), ("approx", W::About), ("approximately", W::About), ("roughly", W::About), ("abt", W::About), ("circa", W::Circa), ("ca", W::Circa),
    ("possibly", W::Possibly), ("maybe", W::Possibly), ("perhaps", W::Possibly), ("probably", W::Possibly), ("with", W::With), ("effect", W::Effect), ("as", W::As), ("wef", W::Wef),
    ("onwards", W::Onwards), ("onward", W::Onwards), ("present", W::Present), ("current", W::Present), ("date", W::Date), ("ongoing", W::Ongoing), ("now", W::Now),
    ("today", W::Today), ("yesterday", W::Yesterday), ("tomorrow", W::Tomorrow), ("tonight", W::Tonight), ("term", W::Term),
    ("michaelmas", W::Michaelmas), ("christmas", W::Christmas), ("xmas", W::Christmas), ("easter", W::Easter), ("whit", W::Whit), ("whitsun", W::Whitsun), ("whitsuntide", W::Whitsun), ("pentecost", W::Pentecost), ("ascension", W::Ascension), ("trinity", W::Trinity), ("all", W::All),
    ("good", W::Good), ("boxing", W::Boxing), ("new", W::New), ("eve", W::Eve), ("lady", W::Lady), ("midsummer", W::Midsummer), ("bonfire", W::Bonfire), ("guy", W::Guy), ("fawkes", W::Fawkes),
    ("halloween", W::Halloween), ("hallowe", W::Halloween), ("mothering", W::Mothering), ("mother", W::Mother), ("mothers", W::Mother), ("father", W::Father), ("fathers", W::Father), ("valentine", W::Valentine), ("valentines", W::Valentine), ("shrove", W::Shrove), ("pancake", W::Pancake),
    ("ash", W::Ash), ("palm", W::Palm), ("maundy", W::Maundy), ("remembrance", W::Remembrance), ("armistice", W::Armistice), ("bank", W::Bank), ("holiday", W::Holiday), ("holidays", W::Holiday), ("hols", W::Holiday), ("vacation", W::Holiday),
    ("inst", W::Inst), ("instant", W::Inst), ("ult", W::Ult), ("ultimo", W::Ult), ("prox", W::Prox), ("proximo", W::Prox),
    ("aged", W::Aged), ("age", W::Age), ("old", W::Old), ("turned", W::Turned), ("turning", W::Turned), ("reached", W::Turned), ("when", W::When), ("birthday", W::Birthday), ("reception", W::Reception),
    ("academic", W::Academic), ("school", W::School), ("financial", W::Financial), ("fiscal", W::Financial), ("tax", W::Financial), ("ending", W::Ending), ("ended", W::Ending), ("commencing", W::Commencing), ("starting", W::Commencing),
    ("w", W::AnDoubleU), ("e", W::AnE), ("b", W::AnB), ("c", W::AnC), ("s", W::AnS), ("y", W::AnY), ("each", W::Each), ("every", W::Each), ("alternate", W::Each),
    ("will", W::Ahead), ("due", W::Ahead), ("booked", W::Ahead), ("planned", W::Ahead), ("shall", W::Ahead), ("arranged", W::Ahead), ("scheduled", W::Ahead), ("expected", W::Ahead), ("fixed", W::Ahead), ("going", W::Ahead), ("proposed", W::Ahead), ("returns", W::Ahead), ("starts", W::Ahead), ("hopes", W::Ahead), ("intends", W::Ahead), ("target", W::Ahead), ("targets", W::Ahead), ("deadline", W::Ahead), ("can", W::Ahead), ("would", W::Would),
    ("was", W::Was), ("were", W::Was), ("is", W::Was), ("are", W::Was), ("saw", W::Back), ("had", W::Back), ("did", W::Back), ("went", W::Back), ("came", W::Back), ("rang", W::Back), ("said", W::Back), ("told", W::Back), ("seen", W::Back), ("met", W::Back), ("has", W::Back), ("took", W::Back), ("spoke", W::Back),
    ("he", W::He), ("she", W::He), ("they", W::He), ("i", W::He),
];

const SLOTS: usize = 1024;
/// No word of the table is longer.
const LONGEST: usize = 13;

struct Table {
    slots: Vec<Option<(&'static str, W)>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut slots = vec![None; SLOTS];
    for &(word, means) in WORDS {
        let mut at = hash(word.as_bytes());
        while slots[at].is_some() {
            at = (at + 1) % SLOTS;
        }
        slots[at] = Some((word, means));
    }
    Table { slots }
});

fn hash(lower: &[u8]) -> usize {
    let mut h: u32 = 0x811c_9dc5;
    for &b in lower {
        h = (h ^ u32::from(b)).wrapping_mul(0x0100_0193);
    }
    (h ^ (h >> 15)) as usize % SLOTS
}

/// What a word means, whatever its case; none for a word that no date uses.
pub(super) fn look_up(word: &str) -> Option<W> {
    let bytes = word.as_bytes();
    if bytes.len() > LONGEST {
        return None;
    }
    let mut lower = [0u8; LONGEST];
    let lower = &mut lower[..bytes.len()];
    lower.copy_from_slice(bytes);
    lower.make_ascii_lowercase();
    let table = &*TABLE;
    let mut at = hash(lower);
    while let Some((known, means)) = table.slots[at] {
        if known.as_bytes() == lower {
            return Some(means);
        }
        at = (at + 1) % SLOTS;
    }
    None
}

impl W {
    /// True when a text without this kind of word and without digits cannot hold a date.
    pub(super) fn is_trigger(self) -> bool {
        !matches!(
            self,
            W::Few
                | W::Several
                | W::Couple
                | W::Later
                | W::Earlier
                | W::Time
                | W::Last
                | W::Next
                | W::This
                | W::That
                | W::Same
                | W::Following
                | W::Previous
                | W::Coming
                | W::Early
                | W::Mid
                | W::Late
                | W::Latter
                | W::Start
                | W::End
                | W::Half
                | W::Of
                | W::In
                | W::On
                | W::At
                | W::The
                | W::A
                | W::And
                | W::Or
                | W::To
                | W::Until
                | W::Up
                | W::From
                | W::Between
                | W::Since
                | W::By
                | W::Before
                | W::After
                | W::Prior
                | W::No
                | W::Than
                | W::About
                | W::Circa
                | W::Possibly
                | W::With
                | W::Effect
                | W::As
                | W::Wef
                | W::Onwards
                | W::Present
                | W::Date
                | W::Ongoing
                | W::Now
                | W::Good
                | W::Boxing
                | W::New
                | W::Eve
                | W::Guy
                | W::Mother
                | W::Father
                | W::Ash
                | W::Bank
                | W::When
                | W::Was
                | W::School
                | W::Ending
                | W::Commencing
                | W::AnDoubleU
                | W::AnE
                | W::AnB
                | W::AnC
                | W::AnS
                | W::AnY
                | W::Each
                | W::Ahead
                | W::Would
                | W::All
                | W::Trinity
                | W::Back
                | W::He
                | W::Cardinal(1 | 100)
                | W::Ordinal(_)
                | W::Sixth
                | W::Old
                | W::Lady
                | W::Palm
                | W::Weekdays
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_any_case() {
        assert_eq!(look_up("SePtEmBeR"), Some(W::Month(9, false)));
        assert_eq!(look_up("whitsuntide"), Some(W::Whitsun));
        assert_eq!(look_up("September2"), None);
        assert_eq!(look_up("élan"), None);
        assert!(WORDS.iter().all(|(w, _)| w.len() <= LONGEST));
        for (w, m) in WORDS {
            assert_eq!(look_up(w), Some(*m), "{w}");
        }
    }
}
