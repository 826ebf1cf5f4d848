//! What is taken for a mention, and above all what is not.

use record::{Mentioned, PageFindings, TextFrom};

use crate::{PageInput, read_page};

fn read(text: &str) -> PageFindings {
    let input = PageInput {
        file: record::FileId(1),
        number: 2,
        text,
        text_from: TextFrom::Pdf,
        born: None,
        file_name: "file.pdf",
    };
    read_page(&input, None)
}

fn papers(text: &str) -> Vec<(String, Option<String>, bool)> {
    let mentions = read(text).mentions;
    for mention in &mentions {
        assert_eq!(record::char_slice(text, mention.start, mention.end), mention.text);
    }
    mentions
        .into_iter()
        .filter_map(|m| match m.of {
            Mentioned::Paper { title, date, said_missing, .. } => {
                Some((title, date.map(|d| d.edtf().to_owned()), said_missing))
            }
            _ => None,
        })
        .collect()
}

fn paper(text: &str) -> (String, Option<String>) {
    let found = papers(text);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    (found[0].0.clone(), found[0].1.clone())
}

#[test]
fn a_paper_with_its_day_is_named() {
    let day = Some("1994-05-03".to_owned());
    for (text, title) in [
        ("He was seen. See enclosed report of 3 May 1994 for more.", "Report"),
        ("Thank you for your letter of 3 May 1994, which I read.", "Letter"),
        ("Please read the psychology report dated 3 May 1994.", "Psychology report"),
        ("This is set out in Dr Bell's report of 3 May 1994.", "Dr Bell's report"),
        ("See minutes of 3 May 1994.", "Minutes"),
        ("He had a medical report by Dr Lee dated 3.5.94 with him.", "Medical report"),
    ] {
        assert_eq!(paper(text), (title.to_owned(), day.clone()), "{text}");
    }
}

#[test]
fn a_paper_sent_along_is_named_when_its_words_tell_which() {
    for (text, title) in [
        ("Dear Pat,\n\nI enclose the core assessment and hope it helps.", "Core assessment"),
        ("Please find attached a psychology report.", "Psychology report"),
        ("Year 9. School report attached. Attendance 96%.", "School report"),
        ("I attach the last PEP, which was done in March.", "PEP"),
        ("Enc: birth certificate", "Birth certificate"),
        ("Bruise noted. See core assessment.", "Core assessment"),
    ] {
        assert_eq!(paper(text), (title.to_owned(), None), "{text}");
    }
}

#[test]
fn words_that_could_mean_any_paper_name_none() {
    for text in [
        "I enclose the form, a stamped envelope, and a drawing of the ferry.",
        "See minutes. Sam handed round the biscuits.",
        "Attended: safer caring, attachment.",
        "Receipts attached.",
        "There was a report of 3 May 1994 that he ran off.",
        "I will write the report next week.",
        "He wrote a letter to his mother on 3 May 1994.",
        "He is attached to his carers. Contact was a report in itself.",
        "The review of 3 May 1994 went well.",
        "A note of thanks was sent.",
    ] {
        assert_eq!(papers(text), [], "{text}");
    }
}

#[test]
fn the_file_itself_says_what_is_not_in_it() {
    let said = |text: &str| {
        let found = papers(text);
        assert!(found.len() == 1 && found[0].2, "{text}: {found:?}");
        found[0].0.clone()
    };
    assert_eq!(said("To be discussed with Service Manager. See separate note (not on this file). LP"), "Note");
    assert_eq!(
        said("I have not been able to find case recording for the period between June and May."),
        "Case recording"
    );
    assert_eq!(said("The psychiatric report is not on the file."), "Psychiatric report");
}

fn marks(text: &str) -> Vec<Mentioned> {
    read(text).mentions.into_iter().map(|m| m.of).collect()
}

#[test]
fn printed_numbers_folios_and_volumes_are_marks() {
    let many = "One line.\nTwo lines.\nThree lines.\nFour lines.\nFive lines.\nSix lines.\nSeven lines.\nEight lines.";
    assert_eq!(marks(&format!("{many}\nPage 3 of 12")), [Mentioned::Page { number: 3, of: Some(12) }]);
    assert_eq!(marks(&format!("{many}\nFolio 31")), [Mentioned::Folio { number: 31 }]);
    assert_eq!(
        marks(&format!("SOCIAL SERVICES FILE\nVolume II of III\n{many}")),
        [Mentioned::Volume { number: 2, of: Some(3), heading: true }]
    );
    let pointing = format!("{many}\nThe letter was found inside Volume 2, dated by hand.\n{many}");
    assert_eq!(marks(&pointing), [Mentioned::Volume { number: 2, of: None, heading: false }]);
    assert_eq!(marks(&format!("{many}\nTurn the volume 2 notches up.\n{many}")), []);
}

#[test]
fn a_page_says_that_it_goes_on_or_carries_on() {
    let many = "One line.\nTwo lines.\nThree lines.\nFour lines.\nFive lines.\nSix lines.";
    for foot in ["cont'd", "Cont\u{2019}d overleaf", "/continued", "P.T.O.", "(continued on next page)", "Contd..."] {
        assert_eq!(marks(&format!("{many}\n{foot}")), [Mentioned::GoesOn], "{foot}");
    }
    for foot in ["Continue on a separate sheet if necessary", "Contact continued well.", "Cost: 4"] {
        assert_eq!(marks(&format!("{many}\n{foot}")), [], "{foot}");
    }
    assert_eq!(marks(&format!("Continued from previous page\n{many}")), [Mentioned::CarriesOn]);
}

#[test]
fn an_index_lists_papers() {
    let text = "INDEX OF DOCUMENTS\n\nNo.\tDocument\tDate\n1\tReferral form\t12/03/1994\n2\tPsychology report by Dr Lee\t3 May 1994\n3\tLetter from school\t4 June 1994\n\nPlease ask if you miss something that you would like to have.";
    let listed: Vec<_> = read(text)
        .mentions
        .into_iter()
        .filter_map(|m| match m.of {
            Mentioned::Listed { title, date } => Some((title, date.map(|d| d.edtf().to_owned()).unwrap_or_default())),
            _ => None,
        })
        .collect();
    assert_eq!(
        listed,
        [
            ("Referral form".to_owned(), "1994-03-12".to_owned()),
            ("Psychology report by Dr Lee".into(), "1994-05-03".into()),
            ("Letter from school".into(), "1994-06-04".into())
        ]
    );
    let contents = "CONTENTS\n\nCore assessment .......... 4\nCare plan .......... 12\n";
    assert_eq!(read(contents).mentions.len(), 2);
    let wrapped = "Index of files\n\n1\tMain file\tReferral, legal,\t2000 to\nreviews, letters\t2008\n\n2\tOlder forms\tScanned\t2001\n";
    let titles = read(wrapped).mentions.into_iter().map(|m| m.of).collect::<Vec<_>>();
    let listed = |title: &str| Mentioned::Listed { title: title.into(), date: None };
    assert_eq!(titles, [listed("Main file"), listed("Older forms")]);
    assert_eq!(read("List of people present\n1 Mr Lee\n2 Mrs Bell\n").mentions, []);
}

fn reviews(text: &str) -> Vec<(String, bool)> {
    read(text)
        .mentions
        .into_iter()
        .filter_map(|m| match m.of {
            Mentioned::Review { date, not_held } => Some((date.edtf().to_owned(), not_held)),
            _ => None,
        })
        .collect()
}

#[test]
fn a_page_says_when_the_next_review_is_to_be() {
    for (text, day) in [
        (
            "REVIEW OF CASE\nDate of review: 4 May 1974\nSam is settled.\nDate of next review: 6 November 1974",
            "1974-11-06",
        ),
        ("MEMO\n3 June 1982\nThe next statutory review is due in December 1982.", "1982-12"),
        ("MEMO\n3 June 1982\nReview to be held on 14.9.82 at the home.", "1982-09-14"),
        ("MEMO\n3 June 1982\nSam\u{2019}s case is due for review on 14.9.82.", "1982-09-14"),
    ] {
        assert_eq!(reviews(text), [(day.to_owned(), false)], "{text}");
    }
}

#[test]
fn a_page_says_that_a_review_was_not_held() {
    for (text, day) in [
        ("MEMO\n3 June 1982\nThe review on 14 May 1982 was not held as I was on leave.", "1982-05-14"),
        (
            "RECORD SHEET\n2.5.82  Home visit. Sam well.\n14.5.82  Review cancelled, no chairman.\n20.6.82  Letter from school.",
            "1982-05-14",
        ),
    ] {
        assert_eq!(reviews(text), [(day.to_owned(), true)], "{text}");
    }
    let moved = "MEMO\n3 June 1982\nThe review was postponed to 14 July 1982.";
    assert_eq!(reviews(moved), [("1982-07-14".to_owned(), false)]);
}

#[test]
fn other_reviews_and_days_gone_by_are_not_the_next_one() {
    for text in [
        "MEMO\n3 June 1982\nHis medication review is due on 14 July 1982.",
        "MEMO\n3 June 1982\nThe last review was held on 14 May 1982.",
        "MEMO\n3 June 1982\nNext review: to be arranged.",
        "MEMO\n3 June 1982\nReview due 14 May 1982 went well.",
    ] {
        assert!(reviews(text).is_empty(), "{text}: {:?}", reviews(text));
    }
}
