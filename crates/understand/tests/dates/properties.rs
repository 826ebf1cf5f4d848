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

/// A day and the words for it, or for a stretch around it: the text, and the first and last day that the words leave open.
fn said(day: NaiveDate, way: usize) -> (String, NaiveDate, NaiveDate) {
    let date = |y: i32, m: u32, d: u32| NaiveDate::from_ymd_opt(y, m, d).expect("a day of the test");
    let month_end = |y: i32, m: u32| if m == 12 { date(y, 12, 31) } else { date(y, m + 1, 1) - Days::new(1) };
    let (y, m) = (day.year(), day.month());
    let decade = y / 10 * 10;
    match way {
        0 => (day.format("seen on %d/%m/%Y").to_string(), day, day),
        1 => (day.format("%-d.%-m.%y H.V.").to_string(), day, day),
        2 => (day.format("on %A %-d %B %Y").to_string(), day, day),
        3 => (day.format("in %B %Y").to_string(), date(y, m, 1), month_end(y, m)),
        4 => (day.format("in %Y").to_string(), date(y, 1, 1), date(y, 12, 31)),
        5 => (format!("in the {decade}s"), date(decade, 1, 1), date(decade + 9, 12, 31)),
        6 => (format!("early {y}"), date(y, 1, 1), date(y, 4, 30)),
        7 => (format!("late {y}"), date(y, 9, 1), date(y, 12, 31)),
        8 => (day.format("w/c %d/%m/%Y").to_string(), day, day + Days::new(6)),
        9 => (format!("autumn term {y}"), date(y, 9, 1), date(y, 12, 31)),
        10 => (format!("winter {y}"), date(y, 12, 1), month_end(y + 1, 2)),
        11 => (format!("academic year {y}/{:02}", (y + 1) % 100), date(y, 9, 1), date(y + 1, 8, 31)),
        12 => (day.format("mid-%B %Y").to_string(), date(y, m, 11), date(y, m, 20)),
        13 => (format!("{y} or {}", y + 1), date(y, 1, 1), date(y + 1, 12, 31)),
        14 => (
            day.format("%-d %B %Y to %-d %B ").to_string() + &(y + 1).to_string(),
            day,
            date(y + 1, m, day.day().min(28)),
        ),
        _ => (day.format("first half of %B %Y").to_string(), date(y, m, 1), date(y, m, 15)),
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

    #[test]
    fn a_value_is_never_sharper_than_the_words(days in 0u64..25_000, way in 0usize..16) {
        let day = NaiveDate::from_ymd_opt(1940, 1, 1).expect("a day") + Days::new(days);
        let day = if way == 14 { day.with_day(day.day().min(28)).expect("a day") } else { day };
        let (text, first, last) = said(day, way);
        let reference = When::day(day + Days::new(200));
        let found = find(&text, Some(&reference), None);
        prop_assert_eq!(found.len(), 1, "{} {:?}", text, found);
        let value = found[0].value.as_ref().expect("a value");
        prop_assert!(value.earliest() <= Some(first) && value.latest() >= Some(last), "{} {}", text, value);
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
        let found = find(&format!("left in Year {age}"), None, Some(&context_born));
        let value = found[0].value.as_ref().expect("a value");
        // In school year N a child turns N+5.
        let turns = NaiveDate::from_ymd_opt(born.year() + age as i32 + 5, born.month(), born.day().min(28)).expect("a day");
        prop_assert!(value.earliest() <= Some(turns) && Some(turns) <= value.latest(), "{born} {value}");
    }
}
