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
    // A name that is on no list is only known where the paper gave it.
    let third = Sheet::new("Ottoline said that she would come back.");
    assert_eq!(everybody(&third, &find_people(&third), &[]), []);
}

#[test]
fn a_name_over_two_lines_and_people_in_a_row() {
    assert_eq!(names("I saw Mrs Denise\nBrindle today."), ["Mrs Denise\nBrindle"]);
    assert_eq!(names("Colin Abbey, Hazel Winton and Sam came."), ["Colin Abbey", "Hazel Winton", "Sam"]);
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

#[test]
fn a_first_name_by_itself() {
    assert_eq!(
        names("27.2.61 Took Barry and Keith to Moor Lane. Keith's coat was torn. Told Jean so."),
        ["Barry", "Keith", "Keith", "Jean"]
    );
    assert_eq!(
        names("NATALIE is six. She has a brother, Jordan, and a friend called Lynn."),
        ["NATALIE", "Jordan", "Lynn"]
    );
    assert_eq!(
        names("Barry (5)\tKeith (3)\tSusan (6 months)\n\nI saw Barry at home."),
        ["Barry", "Keith", "Susan", "Barry"]
    );
    // The words of a day, of work and of the land are none.
    for text in [
        "Will visit on Monday. Mark on his cheek. Grant agreed. Drew a house. Bill paid.",
        "Lived in Jordan Road, then at St Mary's, then near Victoria Park.",
        "Seen in Rodney. Moved to Rodney on Friday.",
        "Cottage\tRodney\nRodney has ten beds.",
        "3 Jan 1994. June was wet.",
        "Charles Street Office",
        "Write to jean@example.org or see www.Keith.example.",
        "The Victoria was full.",
        "Christmas Eve at Leonard Cheshire Home.",
    ] {
        assert_eq!(names(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn fields_for_a_name() {
    assert_eq!(named("NAME\tPELL Keith Raymond\tFILE No. 3"), [("PELL Keith Raymond".into(), None)]);
    assert_eq!(named("CHILD\tPell K.R.\tHOUSE\tWharfe"), [("Pell K.R.".into(), Some("child".into()))]);
    assert_eq!(
        names("1. Surname of child ......... PELL\n2. Christian names .... Keith Raymond"),
        ["PELL", "Keith Raymond"]
    );
    assert_eq!(names("Name\tPell, Keith\tAge\t6"), ["Pell, Keith"]);
    assert_eq!(names("SEE ALSO\tC/1961/46 PELL Barry"), ["PELL Barry"]);
    // A field that runs into the next is left to what finds full names.
    assert_eq!(names("Name  Keith Pell Optician\nMr Pell came."), ["Keith Pell", "Mr Pell"]);
    assert_eq!(names("FW: Natalie Pell URGENT bed tonight. URGENT."), ["Natalie Pell"]);
    for text in [
        "Name of home\tOak House",
        "Name\tOak Lodge\tBeds 9",
        "Child\tHappy at school",
        "Mother\tNot known",
        "RE\tGood work",
    ] {
        assert_eq!(names(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn names_cut_to_a_letter() {
    assert_eq!(
        names("Brought Mrs. P. to the Homes. Mr D rang. Denise Q. was taken to hospital."),
        ["Mrs. P.", "Mr D", "Denise Q."]
    );
    assert_eq!(names("Saw Mrs. P. Hall and Miss E.M. Lee."), ["Mrs. P. Hall", "Miss E.M. Lee"]);
}

#[test]
fn middle_names_and_what_somebody_is_called() {
    assert_eq!(names("Keith Raymond Pell was there."), ["Keith Raymond Pell"]);
    assert_eq!(names("The child Natalie Simone PELL was seen."), ["Natalie Simone PELL"]);
    assert_eq!(names("Provider: Mrs Violet (Vi) Ambler, of Leeds."), ["Mrs Violet (Vi) Ambler"]);
    assert_eq!(names("It was New Year's Day. Jean Dale, the daughter, came."), ["Jean Dale"]);
    assert_eq!(names("Unannounced visit w A Pryce. To I Feather"), ["A Pryce", "I Feather"]);
    assert_eq!(names("Vitamin A Tablets. A Level results. I Wonder."), Vec::<String>::new());
}

#[test]
fn titles_of_many_kinds() {
    assert_eq!(
        names("WDC Mole, P.C. 212 Nettleton, Cllr. Mrs. Pratt, Mr. Jos. Lamplugh and His Honour Judge Pellatt came."),
        ["WDC Mole", "P.C. 212 Nettleton", "Cllr. Mrs. Pratt", "Mr. Jos. Lamplugh", "His Honour Judge Pellatt"]
    );
    assert_eq!(names("T/C from Sister. Quarantine over."), Vec::<String>::new());
}

#[test]
fn relatives_by_the_words_beside_them() {
    assert_eq!(
        named("Mrs I. Pell\tMaternal grandmother (supporting)"),
        [("Mrs I. Pell".into(), Some("maternal grandmother".into()))]
    );
    assert_eq!(named("His mother, Denise Pell, was out."), [("Denise Pell".into(), Some("mother".into()))]);
    assert_eq!(
        named("The maternal grandmother, Mrs. Annie Pell of Leeds, will have her."),
        [("Mrs. Annie Pell".into(), Some("maternal grandmother".into()))]
    );
}

#[test]
fn names_in_capitals_and_rows_of_surnames() {
    assert_eq!(names("MRS. TONKS said so. MS DONNA PELL was there."), ["MRS. TONKS", "MS DONNA PELL"]);
    assert_eq!(names("POOLE K\tcarer\nPELL JADE MARIE\t3 May"), ["POOLE K", "PELL JADE MARIE"]);
    assert_eq!(names("Councillors Bray, Tunnard and Revell attended."), ["Bray", "Tunnard", "Revell"]);
    assert_eq!(names("FORM C\nPART A\nMINUTES OF THE MEETING\nOAK HOUSE"), Vec::<String>::new());
}

#[test]
fn first_names_that_are_on_no_list() {
    assert_eq!(
        names("Jade Pell and Ottoline Pell were seen. I told Ottoline so. Ottoline slept."),
        ["Jade Pell", "Ottoline Pell", "Ottoline", "Ottoline"]
    );
    assert_eq!(names("Mr Pell moved to Thornbeck Road. Thornbeck is far."), ["Mr Pell"]);
    assert_eq!(
        names("The mother and L. HARGATE came. Mr Hargate left.\nB. EDUCATION\nNone."),
        ["L. HARGATE", "Mr Hargate"]
    );
    assert_eq!(names("I saw the child RONALD, aged 7."), ["RONALD"]);
}

#[test]
fn titles_that_are_words_too() {
    assert_eq!(
        names("Nurse Beckles and Father Doyle came. Brother Barry was out."),
        ["Nurse Beckles", "Father Doyle", "Barry"]
    );
    assert_eq!(names("Nurse Training at sixteen. Father Christmas came."), Vec::<String>::new());
    assert_eq!(names("He calls them Mummy Dilly and Dad Ron."), ["Mummy", "Dad Ron"]);
    assert_eq!(names("Ellie-Mae and her sister went out."), ["Ellie-Mae"]);
}
