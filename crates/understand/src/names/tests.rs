use super::*;
use crate::people::find_people;

fn named(text: &str) -> Vec<(String, Option<String>)> {
    let sheet = Sheet::new(text);
    let all = everybody(&sheet, &find_people(&sheet), &[]);
    for p in &all {
        assert_eq!(record::char_slice(text, p.start, p.end), p.text, "{text}");
    }
    all.into_iter().map(|p| (p.text, p.role)).collect()
}

fn names(text: &str) -> Vec<String> {
    named(text).into_iter().map(|(name, _)| name).collect()
}

#[test]
fn lists_of_those_present() {
    assert_eq!(
        names("Present: Jean Smith (SW); Mrs P. Hall (Chair), T. Brown, Team Manager."),
        ["Jean Smith", "Mrs P. Hall", "T. Brown"]
    );
    assert_eq!(
        names("In attendance\nSMITH, Jean - Social Worker\nHall, P. (Chair)\nB Brown\n\nThe meeting began at two."),
        ["SMITH, Jean", "Hall, P.", "B Brown"]
    );
    assert_eq!(names("Apologies: Dr Ali and Sister Kenny"), ["Dr Ali", "Sister Kenny"]);
}

#[test]
fn forms_give_a_name_and_whose_it_is() {
    assert_eq!(named("Name of child: Ravi Pell"), [("Ravi Pell".into(), Some("child".into()))]);
    assert_eq!(named("Name of social worker .... Jean Smith"), [("Jean Smith".into(), Some("social worker".into()))]);
    assert_eq!(
        names("From: Jean Smith <jean@example.org>\nTo: T Brown\ncc: P. Hall; Mr Lee"),
        ["Jean Smith", "T Brown", "P. Hall", "Mr Lee"]
    );
    assert_eq!(
        named("S/W Smith called. PC 123 Jones came."),
        [("Smith".into(), Some("social worker".into())), ("PC 123 Jones".into(), None)]
    );
}

#[test]
fn short_names_stand_for_full_ones_in_the_same_paper() {
    assert_eq!(
        names("Jean Smith (JS) came. Later Jean rang, and JS wrote it down."),
        ["Jean Smith", "JS", "Jean", "JS"]
    );
    assert_eq!(names("He said that JS is a shop."), Vec::<String>::new());
    assert_eq!(names("Saw Mrs Smith. The Smiths were in."), ["Mrs Smith", "The Smiths"]);
    assert_eq!(names("Jean and Tom Brown met us."), ["Jean and Tom Brown"]);
}

#[test]
fn the_page_before_gives_its_names_to_a_paper_that_goes_on() {
    let first = Sheet::new("Visit by Jean Smith.");
    let before = everybody(&first, &find_people(&first), &[]);
    let second = Sheet::new("Jean said that she would come back.");
    let all = everybody(&second, &find_people(&second), &before);
    assert_eq!(all.iter().map(|p| p.text.as_str()).collect::<Vec<_>>(), ["Jean"]);
    assert_eq!(everybody(&second, &find_people(&second), &[]), []);
}

#[test]
fn a_name_over_two_lines_and_people_in_a_row() {
    assert_eq!(names("I saw Mrs Denise\nBrindle today."), ["Mrs Denise\nBrindle"]);
    assert_eq!(names("Colin Abbey, Hazel Winton and Sam came."), ["Colin Abbey", "Hazel Winton"]);
    assert_eq!(names("Signed JO Your ref"), Vec::<String>::new());
}

#[test]
fn what_a_child_calls_them() {
    assert_eq!(
        named("Went to Nan today. Uncle Bob was there."),
        [("Nan".into(), Some("grandmother".into())), ("Uncle Bob".into(), Some("uncle".into()))]
    );
    assert_eq!(names("Parent: Mum / Dad"), Vec::<String>::new());
}

#[test]
fn not_people() {
    for text in [
        "He moved to Oak House on Monday.",
        "They live at 4 Victoria Road, Leeds.",
        "She goes to Grace Academy.",
        "Charlotte Street Team",
        "Seen at St James Hospital by the nurse.",
        "Children Act 1989, Section 20.",
        "Form C Review",
        "Present at the meeting were all staff.",
        "Placement Plan Part One",
        "North Carrick County Council",
        "Name of school: Grove Primary School",
        "To: All Staff",
    ] {
        assert_eq!(names(text), Vec::<String>::new(), "{text}");
    }
}
