//! What holds for every text and every day, tried on many made-up ones.

use chrono::{Datelike, Days, NaiveDate};
use proptest::prelude::*;
use record::{DateMention, When, char_slice};
use understand::dates::{DateContext, read_date};

use super::score::{find, when};

fn sound(text: &str, found: &[DateMention]) {
    let length = text.chars().count() as u32;
    let mut last = 0;
    for mention in found {
        assert!(
            last <= mention.start && mention.start < mention.end && mention.end <= length,
            "{mention:?} in {text:?}"
        );
        assert_eq!(char_slice(text, mention.start, mention.end), mention.text);
        last = mention.end;
    }
}

/// Scraps that dates are made of, so that random text comes near to them.
fn scrap() -> impl Strategy<Value = String> {
    let words = [
        "12",
        "3",
        "84",
        "1984",
        "/",
        ".",
        "-",
        " ",
        " ",
        "\n",
        "March",
        "May",
        "st",
        "th",
        "of",
        "the",
        "last",
        "next",
        "week",
        "ago",
        "before",
        "after",
        "Easter",
        "Year",
        "aged",
        "c.",
        "?",
        "'",
        "s",
        "to",
        "and",
        "or",
        "by",
        "since",
        "Monday",
        "spring",
        "term",
        "half",
        "w/c",
        "inst",
        "O7",
        "l2",
        "??",
        "[",
        "|",
        "twenty",
        "nineteen",
        "hundred",
        "first",
        "é",
        "█",
        "½",
        "early",
        "mid",
        "in",
        "years",
        "old",
        "birthday",
        "present",
        ",",
        "99999999999",
        "0",
        "1984/85",
        "XX",
        "Good",
        "Friday",
        "New",
        "day",
        "on",
        "from",
        "onwards",
        "between",
        "&",
        "\u{ad}",
        "fortnight",
        "a",
    ];
    prop_oneof![3 => proptest::sample::select(words.to_vec()).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)]
}

/// What the words for a day leave open.
struct Said {
    text: String,
    /// None: the words name no first day.
    first: Option<NaiveDate>,
    last: Option<NaiveDate>,
    /// The words themselves say "about" or "perhaps".
    doubted: bool,
}

const WAYS: usize = 73;

fn ymd(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).expect("a day of the test")
}

fn month_end(y: i32, m: u32) -> NaiveDate {
    if m == 12 { ymd(y, 12, 31) } else { ymd(y, m + 1, 1) - Days::new(1) }
}

const ROMAN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

/// A day no later than the 27th, written in one of the many ways of the records.
fn said(day: NaiveDate, way: usize) -> Said {
    let (y, m, d) = (day.year(), day.month(), day.day());
    let decade = y / 10 * 10;
    let short = format!("{:02}", y % 100);
    let on = |n: u64| day + Days::new(n);
    let back = |n: u64| day - Days::new(n);
    let f = |pattern: &str| day.format(pattern).to_string();
    let roman = ROMAN[m as usize - 1];
    let whole = (ymd(y, m, 1), month_end(y, m));
    let next = if m == 12 { ymd(y + 1, 1, 1) } else { ymd(y, m + 1, 1) };
    let next_name = next.format("%B").to_string();
    let next_year = next.year();
    let closed = |text: String, first: NaiveDate, last: NaiveDate| Said {
        text,
        first: Some(first),
        last: Some(last),
        doubted: false,
    };
    let doubted = |text: String, first: NaiveDate, last: NaiveDate| Said { doubted: true, ..closed(text, first, last) };
    let since = |text: String, first: NaiveDate| Said { text, first: Some(first), last: None, doubted: false };
    let until = |text: String, last: NaiveDate| Said { text, first: None, last: Some(last), doubted: false };
    match way {
        0 => closed(f("seen on %d/%m/%Y"), day, day),
        1 => closed(f("%-d.%-m.%y H.V."), day, day),
        2 => closed(f("on %A %-d %B %Y"), day, day),
        3 => closed(f("in %B %Y"), whole.0, whole.1),
        4 => closed(f("in %Y"), ymd(y, 1, 1), ymd(y, 12, 31)),
        5 => closed(format!("in the {decade}s"), ymd(decade, 1, 1), ymd(decade + 9, 12, 31)),
        6 => closed(format!("early {y}"), ymd(y, 1, 1), ymd(y, 4, 30)),
        7 => closed(format!("late {y}"), ymd(y, 9, 1), ymd(y, 12, 31)),
        8 => closed(f("w/c %d/%m/%Y"), day, on(6)),
        9 => closed(format!("autumn term {y}"), ymd(y, 9, 1), ymd(y, 12, 31)),
        10 => closed(format!("winter {y}"), ymd(y, 12, 1), month_end(y + 1, 2)),
        11 => closed(format!("academic year {y}/{:02}", (y + 1) % 100), ymd(y, 9, 1), ymd(y + 1, 8, 31)),
        12 => closed(f("mid-%B %Y"), ymd(y, m, 11), ymd(y, m, 20)),
        13 => closed(format!("{y} or {}", y + 1), ymd(y, 1, 1), ymd(y + 1, 12, 31)),
        14 => closed(format!("{} to {d} {} {}", f("%-d %B %Y"), f("%B"), y + 1), day, ymd(y + 1, m, d)),
        15 => closed(f("first half of %B %Y"), whole.0, ymd(y, m, 15)),
        16 => closed(format!("{d}.{roman}.{short} Visited."), day, day),
        17 => closed(format!("??/{m}/{short}"), whole.0, whole.1),
        18 => doubted(format!("about {}", f("%B %Y")), whole.0, whole.1),
        19 => doubted(format!("c.{y}"), ymd(y, 1, 1), ymd(y, 12, 31)),
        20 => doubted(format!("born {y}? in Cork"), ymd(y, 1, 1), ymd(y, 12, 31)),
        21 => doubted(f("on or about %-d %B %Y"), day, day),
        22 => doubted(f("dated %d/%m/%Y (?)"), day, day),
        23 => doubted(f("possibly %b. %Y"), whole.0, whole.1),
        24 => doubted(format!("{} he ran off", f("circa %B, %Y")), whole.0, whole.1),
        25 => since(f("since %-d %B %Y"), day),
        26 => since(f("from %B %Y onwards"), whole.0),
        27 => since(f("w.e.f. %-d.%-m.%y"), day),
        28 => since(f("%d/%m/%Y - present"), day),
        29 => until(f("until %B %Y"), whole.1),
        30 => until(f("no later than %d/%m/%Y"), day),
        31 => until(format!("before late {y}"), ymd(y, 12, 31)),
        32 => closed(f("w/e %d.%m.%y"), back(6), day),
        33 => closed(format!("{} to {}", f("%-d/%-m/%y"), on(40).format("%-d/%-m/%y")), day, on(40)),
        34 => closed(format!("{} - {}", f("%-d %b %Y"), on(40).format("%-d %b %Y")), day, on(40)),
        35 => closed(format!("between {} and {}", f("%-d %B %Y"), on(40).format("%-d %B %Y")), day, on(40)),
        36 => closed(format!("{d}-{} {}", d + 1, f("%B %Y")), day, on(1)),
        37 => closed(format!("{d} or {} {}", d + 1, f("%B %Y")), day, on(1)),
        38 => closed(format!("{d}, {} and {} {}", d + 1, d + 2, f("%b %Y")), day, on(2)),
        39 => closed(format!("night of {d}/{} {}", d + 1, f("%B %Y")), day, on(1)),
        40 => closed(format!("{} or {next_name} {next_year}", f("%B %Y")), whole.0, month_end(next_year, next.month())),
        41 => closed(format!("{}/{next_name} {next_year}", f("%B")), whole.0, month_end(next_year, next.month())),
        42 => closed(format!("{y}-{}", y + 2), ymd(y, 1, 1), ymd(y + 2, 12, 31)),
        43 => closed(format!("from {y} to {}", y + 3), ymd(y, 1, 1), ymd(y + 3, 12, 31)),
        44 => closed(format!("financial year {y}-{:02}", (y + 1) % 100), ymd(y, 4, 1), ymd(y + 1, 3, 31)),
        45 => closed(format!("Autumn '{short}"), ymd(y, 9, 1), ymd(y, 11, 30)),
        46 => closed(format!("spring/summer {y}"), ymd(y, 3, 1), ymd(y, 8, 31)),
        47 => closed(format!("early to mid {y}"), ymd(y, 1, 1), ymd(y, 8, 31)),
        48 => closed(format!("the early {decade}s"), ymd(decade, 1, 1), ymd(decade + 3, 12, 31)),
        49 => closed(f("the first week of %B %Y"), whole.0, ymd(y, m, 7)),
        50 => closed(f("the last two weeks of %B %Y"), whole.1 - Days::new(13), whole.1),
        51 => closed(f("at the end of %B %Y"), ymd(y, m, 21), whole.1),
        52 => closed(f("%m/%Y closed"), whole.0, whole.1),
        53 => closed(f("seen %d/%m/%Y").replacen('0', "O", 1), day, day),
        54 => closed(f("%-d %B\n%Y"), day, day),
        55 => closed(f("%Y-%m-%dT09:15:00Z"), day, day),
        56 => closed(f("%d-%b-%Y 14:32"), day, day),
        57 => closed(f("%a, %b %-d, %Y at 9:03 AM"), day, day),
        58 => doubted(f("maybe %d/%m/%Y"), day, day),
        59 => closed(format!("late {y} to early {}", y + 1), ymd(y, 9, 1), ymd(y + 1, 4, 30)),
        60 => closed(format!("late {y}/early {}", y + 1), ymd(y, 9, 1), ymd(y + 1, 4, 30)),
        61 => doubted(f("o/a %d.%m.%Y"), day, day),
        62 => doubted(f("we think %-d %B %Y"), day, day),
        63 => doubted(f("%d/%m/%Y (uncertain)"), day, day),
        64 => doubted(f("roughly %-d %B %Y"), day, day),
        65 => since(f("%-d %B %Y or later"), day),
        66 => until(f("%-d %B %Y or earlier"), day),
        67 => until(f("%d/%m/%Y at the latest"), day),
        68 => until(f("pre %B %Y"), whole.1),
        69 => since(f("later than %-d %B %Y"), day),
        70 => closed(f("the week before %-d %B %Y"), back(7), back(1)),
        71 => closed(f("within a week of %-d %B %Y"), back(7), on(7)),
        _ => closed(f("from %-d %B to the end of %B %Y"), day, whole.1),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_breaks_the_reader(text in any::<String>()) {
        sound(&text, &find(&text, None, None));
        let _ = read_date(&text, &DateContext::default());
    }

    #[test]
    fn no_heap_of_scraps_breaks_the_reader(scraps in proptest::collection::vec(scrap(), 0..40), spaced: bool) {
        let text = scraps.join(if spaced { " " } else { "" });
        let (reference, born) = (when(&Some("1984-03-XX".into())), when(&Some("1971".into())));
        sound(&text, &find(&text, reference.as_ref(), born.as_ref()));
        sound(&text, &find(&text, None, None));
        let _ = read_date(&text, &DateContext { reference: reference.as_ref(), born: born.as_ref() });
    }

    /// Not for a day, a month or a stretch of years, alone or in a sentence, with a paper's date or without.
    #[test]
    fn a_value_is_never_sharper_than_the_words(days in 0u64..25_000, way in 0usize..WAYS, sentence in 0usize..4, dated: bool) {
        let day = ymd(1945, 1, 1) + Days::new(days);
        let day = day.with_day(day.day().min(25)).expect("a day");
        let said = said(day, way);
        let text = match sentence {
            0 => said.text.clone(),
            1 => format!("He came to us {}.", said.text),
            2 => format!("H.V. Placement ({}), all well", said.text),
            _ => format!("Moved: {}\nSigned J. Bell", said.text),
        };
        let reference = When::day(day + Days::new(200));
        let found = find(&text, Some(&reference).filter(|_| dated), None);
        sound(&text, &found);
        for mention in &found {
            let Some(value) = &mention.value else { continue };
            // Two digits of a year need the paper's date.
            if !dated && said.text.contains(&format!("{:02}", day.year() % 100)) && !said.text.contains(&day.year().to_string()) {
                continue;
            }
            let first = said.first.map_or(value.earliest().is_none(), |f| value.earliest().is_none_or(|e| e <= f));
            let last = said.last.map_or(value.latest().is_none(), |l| value.latest().is_none_or(|e| e >= l));
            prop_assert!(first && last, "{text:?}: {} says {value}", mention.text);
            prop_assert!(!said.doubted || value.is_doubted(), "{text:?}: {} says {value}", mention.text);
        }
    }

    /// Every one of those ways is found, as one date.
    #[test]
    fn every_way_of_writing_a_date_is_found(days in 0u64..25_000, way in 0usize..WAYS) {
        let day = ymd(1945, 1, 1) + Days::new(days);
        let day = day.with_day(day.day().min(25)).expect("a day");
        let said = said(day, way);
        let found = find(&said.text, Some(&When::day(day + Days::new(200))), None);
        prop_assert_eq!(found.len(), 1, "{} {:?}", said.text, found);
        let value = found[0].value.as_ref().expect("a value");
        prop_assert!(value.earliest() == said.first && value.latest() == said.last, "{} {}", said.text, value);
    }

    /// Pages are read apart: what was read before, or comes after, changes nothing.
    #[test]
    fn pages_are_read_alike_in_any_order(pages in proptest::collection::vec(proptest::collection::vec(scrap(), 0..20), 2..5)) {
        let pages: Vec<String> = pages.iter().map(|scraps| scraps.join(" ")).collect();
        let reference = When::parse("1984-03-07").expect("a day");
        let forth: Vec<_> = pages.iter().map(|page| find(page, Some(&reference), None)).collect();
        let mut back: Vec<_> = pages.iter().rev().map(|page| find(page, Some(&reference), None)).collect();
        back.reverse();
        prop_assert_eq!(forth, back);
    }

    /// A dated sentence is read alike whatever paragraphs follow it.
    #[test]
    fn what_follows_leaves_a_dated_sentence_alone(days in 0u64..25_000, way in 0usize..WAYS, scraps in proptest::collection::vec(scrap(), 0..20)) {
        let day = ymd(1945, 1, 1) + Days::new(days);
        let day = day.with_day(day.day().min(25)).expect("a day");
        let text = format!("{}.\n\n", said(day, way).text);
        let reference = When::day(day + Days::new(200));
        let alone = find(&text, Some(&reference), None);
        let mut followed = find(&format!("{text}Next page. {}", scraps.join(" ")), Some(&reference), None);
        followed.truncate(alone.len());
        prop_assert_eq!(alone, followed);
    }

    /// Words counted from a vague paper date stay at least as vague as it is.
    #[test]
    fn a_vague_paper_date_makes_vague_values(month in 1u32..=12, words in proptest::sample::select(vec![
        "seen yesterday", "seen ten days ago", "seen last Tuesday", "seen on 14th inst.", "seen two months ago", "moved last week",
    ])) {
        let reference = When::parse(&format!("1984-{month:02}")).expect("a month");
        let whole = |day: NaiveDate| find(words, Some(&When::day(day)), None)[0].value.clone().expect("a value");
        let vague = find(words, Some(&reference), None)[0].value.clone().expect("a value");
        let mut day = reference.earliest().expect("a day");
        while Some(day) <= reference.latest() {
            let sharp = whole(day);
            prop_assert!(vague.earliest() <= sharp.earliest() && vague.latest() >= sharp.latest(), "{words}: {vague} leaves out {sharp}");
            day = day + Days::new(1);
        }
    }

    /// A school year and an age hold every day that fits them.
    #[test]
    fn ages_and_school_years_hold_their_days(days in 0u64..20_000, age in 1u32..=12) {
        let born = NaiveDate::from_ymd_opt(1950, 1, 1).expect("a day") + Days::new(days);
        let context_born = When::day(born);
        let age_text = format!("moved when he was {age}");
        let found = find(&age_text, None, Some(&context_born));
        let value = found[0].value.as_ref().expect("a value");
        prop_assert_eq!(value.earliest().map(|d| d.year()), Some(born.year() + age as i32));
        prop_assert!(value.days().is_some_and(|n| n == 365 || n == 366), "{}", value);
        // An age that only begins or ends a stretch leaves the other end open, and one of two takes in both.
        for (lead, begins) in [("before he was", false), ("after he was", true), ("from the age of", true), ("by the age of", false)] {
            let found = find(&format!("lived there {lead} {age}"), None, Some(&context_born));
            let value = found[0].value.as_ref().expect("a value");
            prop_assert_eq!(value.earliest().is_some(), begins, "{} {}", lead, value);
            prop_assert_eq!(value.latest().is_some(), !begins, "{} {}", lead, value);
        }
        let both = find(&format!("moved aged between {age} and {} years old", age + 1), None, Some(&context_born));
        if let Some(value) = both.iter().filter_map(|d| d.value.as_ref()).next_back() {
            prop_assert!(value.earliest() <= Some(born.with_year(born.year() + age as i32).unwrap_or(born)) || value.days().is_some_and(|n| n > 700), "{}", value);
        }
        let found = find(&format!("left in Year {age}"), None, Some(&context_born));
        let value = found[0].value.as_ref().expect("a value");
        // In school year N a child turns N+5.
        let turns = NaiveDate::from_ymd_opt(born.year() + age as i32 + 5, born.month(), born.day().min(28)).expect("a day");
        prop_assert!(value.earliest() <= Some(turns) && Some(turns) <= value.latest(), "{born} {value}");
    }
}
