//! The date reader against two hand-made sets of records-style lines: one it was tuned on, one it was not; and against any text at all.

#[path = "dates/properties.rs"]
mod properties;
#[path = "dates/score.rs"]
mod score;

use record::When;
use score::{find, score, when};
use understand::dates::{DateContext, find_dates, read_date};

const TUNED: &str = include_str!("dates/tuned.jsonl");
const HELD_OUT: &str = include_str!("dates/held-out.jsonl");

/// A form whose year nobody filled in was read as the year 2000.
#[test]
fn a_year_left_blank_on_a_form_is_no_year() {
    let context = DateContext { reference: None, born: None };
    for text in ["Date: 4/6/__", "4/6/??", "12/3/XX", "on 12.3.__", "2/3/0"] {
        let mut found = find_dates(text, &context);
        found.extend(read_date(text.trim_start_matches("Date: "), &context));
        let values: Vec<&When> = found.iter().filter_map(|d| d.value.as_ref()).collect();
        assert!(values.iter().all(|v| v.edtf() == "XXXX-06-04" || v.edtf() == "XXXX-03-12"), "{text}: {values:?}");
    }
    let filled = find_dates("Date: 4/6/00", &context);
    assert_eq!(filled[0].value.as_ref().map(When::edtf), Some("2000-06-04"));
}

#[test]
fn the_tuned_set_is_read_right() {
    let score = score(TUNED);
    println!("tuned: {}\n{}", score.line(), score.report);
    assert!(score.cases >= 200, "{}", score.line());
    assert_eq!(score.sharper, 0, "{}\n{}", score.line(), score.report);
    assert!(score.span_f1() >= 0.98 && score.value_accuracy() >= 0.98, "{}\n{}", score.line(), score.report);
}

/// The reader was written without looking at what it gets wrong here, so the report names no case.
#[test]
fn the_held_out_set_is_read_right() {
    let score = score(HELD_OUT);
    println!("held out: {}", score.line());
    assert!(score.cases >= 200, "{}", score.line());
    assert!(score.sharper <= 2, "{}", score.line());
    assert!(score.span_f1() >= 0.95 && score.value_accuracy() >= 0.95, "{}", score.line());
}

#[test]
fn every_value_says_where_it_came_from() {
    let (reference, born) = (when(&Some("1984-06-15".into())), when(&Some("1971-10-03".into())));
    let how = |text: &str| find(text, reference.as_ref(), born.as_ref()).remove(0).how.0;
    assert_eq!(how("Seen 12.3.84."), "written");
    assert_eq!(how("Seen on 12 March."), "year from 1984-06-15");
    assert_eq!(how("Yours of the 3rd ult."), "relative to 1984-06-15");
    assert_eq!(how("He left when he was 6."), "from age");
    assert_eq!(how("In Year 3 he moved."), "from school year");
    let found = find("Placed 3.5.82. Ten days later he left.", reference.as_ref(), None);
    assert_eq!(found[1].how.0, "relative to 1982-05-03");
}

#[test]
fn a_doubtful_order_is_day_first_and_keeps_the_other_reading() {
    let found = find("Review 05/06/07. Review 13/06/07.", None, None);
    assert_eq!(found[0].value.as_ref().map(When::edtf), Some("2007-06-05"));
    assert_eq!(found[0].alternatives.iter().map(When::edtf).collect::<Vec<_>>(), ["2007-05-06"]);
    assert!(found[1].alternatives.is_empty());
}

#[test]
fn a_day_without_a_year_is_of_the_papers_year_unless_a_story_goes_on() {
    let paper = when(&Some("2017-06-22".into()));
    let last = |text: &str| {
        let found = find(text, paper.as_ref(), None);
        found.last().and_then(|d| d.value.as_ref()).map_or_else(String::new, |w| w.edtf().to_owned())
    };
    // Named in passing: since when, which paper, which year's.
    assert_eq!(last("Here since January 2013. Appendix out 3 March."), "2017-03-03");
    assert_eq!(last("Her assessment of 21 April 2015 is the latest. Dentist 14 June."), "2017-06-14");
    assert_eq!(last("The 2015 one was offered. Dentist 14 June."), "2017-06-14");
    // Alone and long before, in another paragraph.
    assert_eq!(last("Placed 3 May 2012 by the county.\n\nDentist 14 June."), "2017-06-14");
    // A story.
    assert_eq!(last("In 2013 they moved to Leeds. On 3 March she went missing."), "2013-03-03");
    assert_eq!(last("Placed 3 May 2012.\n\nMoved 8 July 2012.\n\nBack on 3 August."), "2012-08-03");
    // Added some days after the paper's own.
    assert_eq!(last("In pen: medical done, 30/6."), "2017-06-30");
}

#[test]
fn a_row_bears_its_year_before_its_month_and_its_number_before_its_day() {
    let values = |text: &str| -> Vec<String> {
        let found = find(text, None, None);
        found.iter().filter_map(|d| d.value.as_ref()).map(|w| w.edtf().to_owned()).collect()
    };
    assert_eq!(values("1987\tSept 18\tP.S.O. made"), ["1987-09-18"]);
    assert_eq!(values("1988\tJan\tLee home."), ["1988-01"]);
    assert_eq!(values("#4711 13-Aug-21 Visit"), ["2021-08-13"]);
    assert_eq!(values("4711 13 Aug 2021 Visit"), ["2021-08-13"]);
    // The end of one sentence and the head of the next.
    assert_eq!(values("in\n1984 March winds").first().map(String::as_str), Some("1984"));
    // "Being born." ends the line above: no day of birth, so no year of a hundred years before.
    let paper = when(&Some("1996-11-29".into()));
    let found = find("her grand-daughter being born.\n11-07-98 Weekend", paper.as_ref(), None);
    assert_eq!(found[0].value.as_ref().map(When::edtf), Some("1998-07-11"));
}

#[test]
fn what_hangs_on_something_unknown_is_left_out() {
    assert!(find("He rang yesterday, aged 6, and again last Tuesday.", None, None).is_empty());
    let found = find("Now in Year 6.", None, None);
    assert_eq!((found.len(), found[0].value.as_ref()), (1, None));
    assert_eq!(find("Seen on 12 March.", None, None)[0].value.as_ref().map(When::edtf), Some("XXXX-03-12"));
}

/// What a person types into a date box.
#[test]
fn typed_words_are_read_whole_or_not_at_all() {
    let (reference, born) = (when(&Some("2026-11-21".into())), when(&Some("1991-05-03".into())));
    let read = |words: &str| {
        read_date(words, &DateContext { reference: reference.as_ref(), born: born.as_ref() })
            .and_then(|m| m.value)
            .map(|v| v.edtf().to_owned())
    };
    for (words, value) in [
        ("spring 2006", "2006-21"),
        ("about 1998", "1998~"),
        ("before Christmas 2004", "../2004-12-25"),
        ("In 2001.", "2001"),
        ("summer 98", "1998-22"),
        ("jan 1999", "1999-01"),
        ("5/1/99", "1999-01-05"),
        ("between 1996 and 1998", "1996/1998"),
        ("when I was 7", "1998-05-03/1999-05-02"),
        ("around my 5th birthday", "1996-05-03~"),
        ("the early 90s", "1990/1993"),
        ("199X", "199X"),
    ] {
        assert_eq!(read(words).as_deref(), Some(value), "{words}");
    }
    for words in ["", "mother", "5", "the day I left", "2001 was hard", "may I", "12 March 1999 in Hull"] {
        assert_eq!(read(words), None, "{words}");
    }
}

#[test]
fn columns_hyphens_and_the_letters_of_a_form_are_told_apart() {
    let values = |text: &str| -> Vec<String> {
        let found = find_dates(text, &DateContext::default());
        found.into_iter().filter_map(|d| d.value).map(|v| v.edtf().to_owned()).collect()
    };
    for (text, value) in [
        ("14 - IX - 87", "1987-09-14"),
        ("Held\tArea 3 office\t20 - 10 - 78\tLast", "1978-10-20"),
        ("opened 3 - 2 - 1987 by", "1987-02-03"),
        ("Area 3 office\t20-10-78", "1978-10-20"),
        ("l.l2.98 at home", "1998-12-01"),
    ] {
        assert_eq!(values(text), [value], "{text}");
    }
    for none in ["S.S. 27\tin duplicate", "won 14 - 9 - 87 in all", "Form S.S. 11"] {
        assert!(values(none).is_empty(), "{none}");
    }
    // The day has a column to itself, and what stands in the next is no year.
    assert!(!values("2.10.\t12 today. Cake").iter().any(|v| v.starts_with("19")));
}

#[test]
fn a_date_that_opens_a_line_is_not_the_number_of_the_word_above() {
    let found = |text: &str| find_dates(text, &DateContext::default()).len();
    assert_eq!(found("A copy of the letter was put on file\n12.3.86 Home visit. All well."), 1);
    assert_eq!(found("File\n12.3.86"), 0);
}

#[test]
fn a_day_without_a_year_is_of_the_papers_time_below_a_form_and_under_another_heading() {
    let reference = when(&Some("2013-10-10".into()));
    let value = |text: &str, wanted: &str| {
        let found = find(text, reference.as_ref(), None);
        let mention = found.iter().find(|d| d.text == wanted).unwrap_or_else(|| panic!("{wanted} in {found:?}"));
        mention.value.as_ref().map(|v| v.edtf().to_owned())
    };
    let form =
        "Status\tC2\tCare order made 24/02/2005\nPlacement\tThirtle (18/07/2005)\n\nHer treatment finished in March.";
    assert_eq!(value(form, "March").as_deref(), Some("2013-03"));
    let sections = "3 EDUCATION\nCATs in September 98. PEP booked for November.\n\n4 CONTACT\nLisa came on 30 July.";
    assert_eq!(value(sections, "30 July").as_deref(), Some("2013-07-30"));
    // In one story the year goes on from paragraph to paragraph.
    let story =
        "In September 1998 he went to Elm House.\nIn November 1998 his mother died.\n\nIn March he moved again.";
    assert_eq!(value(story, "March").as_deref(), Some("1999-03"));
}

#[test]
fn a_day_of_the_week_that_ends_a_sentence_is_not_the_next_entrys() {
    let found = find("5/7/77 She moved on Friday.\n1/12/77 Visited.", when(&Some("1977-07-05".into())).as_ref(), None);
    let texts: Vec<&str> = found.iter().map(|d| d.text.as_str()).collect();
    assert_eq!(texts, ["5/7/77", "Friday", "1/12/77"]);
}

#[test]
fn two_figures_for_a_year_are_of_the_persons_own_time() {
    let born = when(&Some("1971-06-14".into()));
    let read = |text: &str| find(text, None, born.as_ref()).remove(0).value.map(|v| v.edtf().to_owned());
    assert_eq!(read("21.5.19").as_deref(), Some("2019-05-21"));
    assert_eq!(read("21.5.79").as_deref(), Some("1979-05-21"));
    assert_eq!(read("21.5.48").as_deref(), Some("1948-05-21"));
}
