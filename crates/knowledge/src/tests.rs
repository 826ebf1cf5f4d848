//! Proves the content itself: every file reads, is sourced, is worded plainly, and the ambiguous words are settled as they should be.

use super::*;
use crate::content::{TABLES, WORDS};

fn uses(text: &str, year: Option<i32>) -> Vec<TermUse<'static>> {
    Knowledge::england().find_terms(text, year)
}

/// The one meaning found for `term` in this text, or why not.
fn settled(text: &str, year: Option<i32>, term: &str) -> Option<&'static str> {
    let found = uses(text, year).into_iter().find(|u| u.term == term)?;
    found.certain.then(|| found.meanings[0].stands_for.as_str())
}

#[test]
fn all_content_reads() {
    if let Err(problem) = Knowledge::read(WORDS, TABLES) {
        panic!("{problem}");
    }
    assert!(WORDS.len() >= 120, "only {} words", WORDS.len());
    assert!(Knowledge::england().support().iter().any(|l| l.phone.as_deref() == Some("116 123")));
}

#[test]
fn our_own_words_are_plain() {
    let knowledge = Knowledge::england();
    let mut said: Vec<(&str, &str)> = Vec::new();
    for term in knowledge.terms() {
        said.extend(term.meanings.iter().map(|m| (term.file.as_str(), m.plain.as_str())));
    }
    said.extend(knowledge.support().iter().map(|l| ("support.toml", l.what.as_str())));
    for card in knowledge.redactions.all() {
        said.extend([card.says.as_str(), card.often.as_str()].map(|t| ("redactions.toml", t)));
        said.extend(card.ask.iter().map(|t| ("redactions.toml", t.as_str())));
    }
    said.extend(knowledge.rules.reviews.iter().map(|r| ("rules.toml", r.plain.as_str())));
    said.extend(knowledge.rules.visits.iter().map(|r| ("rules.toml", r.plain.as_str())));
    said.extend(knowledge.records.records.iter().map(|r| ("expected.toml", r.plain.as_str())));
    said.extend(knowledge.decisions.decisions.iter().map(|r| ("decisions.toml", r.plain.as_str())));
    said.extend(knowledge.delicate.kinds.iter().map(|k| ("delicate.toml", k.line.as_str())));
    for wording in knowledge.questions.values() {
        said.push(("questions.toml", &wording.why));
        let all = wording.wordings.iter().chain(&wording.wordings_for_one).chain(&wording.wordings_for_many);
        said.extend(all.map(|w| ("questions.toml", w.as_str())));
    }
    for (file, text) in said {
        assert!(text.ends_with(['.', '?']), "{file}: no full stop: {text}");
        assert!(!text.contains('!'), "{file}: {text}");
        let lower = text.to_lowercase();
        for word in ["please", "sorry", "oops", "invalid", "passed away", "client "] {
            assert!(!lower.contains(word), "{file}: “{word}”: {text}");
        }
        for sentence in text.split_inclusive(['.', '?']) {
            let words = sentence.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).count();
            assert!(words <= 20, "{file}: {words} words: {sentence}");
        }
    }
}

#[test]
fn a_malformed_word_file_is_named() {
    let good = "+++\nterm = \"ABC\"\nkind = \"legal\"\n[[meanings]]\nstands_for = \"a\"\nplain = \"A.\"\nsource = \"s\"\nchecked = 2026-11-21\n+++\n";
    let read = |text: &str| Knowledge::read(&[("words/abc.md", text)], TABLES);
    assert!(read(good).is_ok());
    for (what, wrong) in [
        ("no front matter", "# ABC".to_owned()),
        ("not closed", good.replace("\n+++\n", "\n")),
        ("no source", good.replace("source = \"s\"\n", "")),
        ("an empty source", good.replace("source = \"s\"", "source = \" \"")),
        ("no date", good.replace("checked = 2026-11-21\n", "")),
        ("no such day", good.replace("2026-11-21", "2026-02-30")),
        ("an unknown kind", good.replace("\"legal\"", "\"thing\"")),
        ("a misspelt field", good.replace("plain =", "plian =")),
        ("ends before it begins", good.replace("source", "from = 2000\nto = 1990\nsource")),
        ("written twice", good.replace("kind", "also = [\"ABC\"]\nkind")),
    ] {
        match read(&wrong) {
            Ok(_) => panic!("{what} was let through"),
            Err(problem) => assert_eq!(problem.file, "words/abc.md", "{what}"),
        }
    }
    let problem = Knowledge::read(&[("words/a.md", good), ("words/b.md", good)], TABLES).expect_err("a duplicate");
    assert!(problem.to_string().contains("words/b.md") && problem.to_string().contains("words/a.md"), "{problem}");
    assert!(Knowledge::read(WORDS, &TABLES[1..]).is_err(), "a missing table");
}

#[test]
fn places_count_characters_and_the_longest_word_wins() {
    let text = "Née Ó’Brien: the LAC review and\nlooked-\nafter children.";
    let found = uses(text, Some(2005));
    let words: Vec<String> =
        found.iter().map(|u| text.chars().skip(u.start as usize).take((u.end - u.start) as usize).collect()).collect();
    assert_eq!(words, ["LAC review", "looked-\nafter children"]);
}

#[test]
fn short_forms_need_capitals_and_whole_words() {
    assert!(uses("lac, LACK, BLAC, Black", None).is_empty());
    assert_eq!(uses("three IROs and the IRO's note", Some(2010)).len(), 2);
    assert_eq!(uses("S.W. visited. The S.W.", Some(1975)).iter().filter(|u| u.term == "SW").count(), 2);
    let dotted = &uses("The I.R.O. came", Some(2010))[0];
    assert_eq!((dotted.start, dotted.end), (4, 10));
}

#[test]
fn sections_are_found_however_they_are_written_and_postcodes_are_not() {
    for text in ["under s.20 CA89", "under S20", "under Section 20", "under s 20 of", "under sec. 20"] {
        assert_eq!(settled(text, Some(2005), "s.20"), Some("section 20: in care by agreement"), "{text}");
    }
    assert!(uses("Sheffield S20 1AB", Some(2005)).is_empty());
    assert!(uses("the carer's 20 cigarettes", Some(2005)).is_empty());
    assert_eq!(uses("s.200", None).len(), 0);
}

#[test]
fn words_in_a_line_of_capitals_are_not_short_forms() {
    assert!(uses("IT WAS AGREED SO THE GROUP MET", Some(1980)).iter().all(|u| u.term != "IT" && u.term != "SO"));
    assert_eq!(settled("Went to the IT group with probation", Some(1980), "IT"), Some("intermediate treatment"));
    assert!(uses("IT equipment in the group room", Some(2015)).iter().all(|u| u.term != "IT"));
}

#[test]
fn the_words_close_by_decide() {
    for (text, year, term, meaning) in [
        ("ICO granted at court today", Some(2005), "ICO", "interim care order"),
        ("If unhappy, complain to the ICO about your data", Some(2022), "ICO", "Information Commissioner's Office"),
        ("See LAC(99)29 for guidance", Some(2000), "LAC", "Local Authority Circular"),
        ("LAC (83) 14", Some(1990), "LAC", "Local Authority Circular"),
        ("Aaron is a LAC child in placement", Some(2005), "LAC", "looked after child"),
        ("registered at CP conference", Some(2003), "CP", "child protection"),
        ("CP seen by physio at hospital", Some(2003), "CP", "cerebral palsy"),
        ("DNA at dental clinic", Some(2003), "DNA", "did not attend"),
        ("DNA test for paternity", Some(2003), "DNA", "a test on the body's cells"),
        ("Outcome of referral: NFA", Some(2003), "NFA", "no further action"),
        ("Address: NFA", Some(2003), "NFA", "no fixed abode"),
        ("RO granted to grandparents", Some(1998), "RO", "residence order"),
        ("chaired by RO", Some(1998), "RO", "reviewing officer"),
        ("PO 1234 attended", Some(1998), "PO", "police officer"),
        ("SSW fostering visit to carers", Some(2005), "SSW", "supervising social worker"),
        ("PA met to update pathway plan", Some(2010), "PA", "personal adviser"),
        ("FC said he slept well", Some(2010), "FC", "foster carer"),
        ("giro from DSS", Some(1990), "DSS", "Department of Social Security"),
        ("SW visited the home", Some(1999), "SW", "social worker"),
        ("PEP meeting at school", Some(2008), "PEP", "personal education plan"),
        ("CIN plan meeting", Some(2008), "CIN", "child in need"),
    ] {
        assert_eq!(settled(text, year, term), Some(meaning), "{text}");
    }
}

#[test]
fn the_year_decides_where_it_can() {
    assert_eq!(settled("The LAC is attached", Some(1980), "LAC"), Some("Local Authority Circular"));
    assert_eq!(settled("FPO made", Some(1960), "FPO"), Some("fit person order"));
    assert_eq!(settled("In 1958 the court made an FPO", Some(1975), "FPO"), Some("fit person order"), "looking back");
    assert!(uses("FPO called", Some(1995)).iter().all(|u| u.term != "FPO"), "nothing here speaks for an order");
    assert_eq!(settled("PR was noted", Some(1980), "PR"), Some("parental rights"));
    assert_eq!(settled("ICO renewed", Some(1995), "ICO"), Some("interim care order"));
}

#[test]
fn where_nothing_decides_all_meanings_stay() {
    let found = uses("CP noted.", Some(2012));
    assert_eq!(found.len(), 1);
    assert!(!found[0].certain);
    assert_eq!(found[0].meanings.len(), 3, "the rare one is left out");
    let found = uses("SA.", None);
    assert!(!found[0].certain && found[0].meanings.len() >= 4);
}

#[test]
fn first_uses_marks_each_word_once() {
    let found = uses("The IRO rang. The IRO wrote. An advocate came.", Some(2010));
    assert_eq!(found.len(), 3);
    let first = first_uses(&found);
    assert_eq!(first.iter().map(|u| u.term.as_str()).collect::<Vec<_>>(), ["IRO", "advocate"]);
}

#[test]
fn one_word_can_be_explained() {
    let knowledge = Knowledge::england();
    assert_eq!(knowledge.explain("iro", None).expect("known").meanings[0].stands_for, "independent reviewing officer");
    assert_eq!(knowledge.explain("  S 20", None).expect("known").term, "s.20");
    let lac = knowledge.explain("LAC", None).expect("known");
    assert!(!lac.certain && lac.meanings.len() == 2);
    assert!(knowledge.explain("LAC", Some(1980)).expect("known").certain);
    assert!(knowledge.explain("zebra", None).is_none());
    assert!(!knowledge.explain("SGO", Some(1950)).expect("known").certain, "it had not begun");
}

#[test]
fn every_spelling_of_every_word_is_explained() {
    let knowledge = Knowledge::england();
    for term in knowledge.terms() {
        for spelling in std::iter::once(&term.term).chain(&term.also) {
            let found = knowledge.explain(spelling, None).unwrap_or_else(|| panic!("{spelling}"));
            assert_eq!(found.term, term.term, "{spelling}");
        }
    }
}

#[test]
fn empty_and_odd_text_is_safe() {
    for text in ["", " ", "\n\n", "█████", "‘’", "s.", "é", "-", "LAC", "\u{1F600}LAC\u{1F600}"] {
        for found in uses(text, Some(2000)) {
            assert!(found.end as usize <= text.chars().count());
        }
    }
}
