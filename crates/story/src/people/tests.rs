use proptest::prelude::*;

use super::*;

/// Papers as (id, day, names with roles).
type Paper<'a> = (&'a str, &'a str, &'a [(&'a str, Option<&'a str>)]);
type Papers<'a> = &'a [Paper<'a>];

struct File {
    mentions: Vec<(u32, String, Option<When>, PersonMention)>,
}

impl File {
    fn of(papers: Papers<'_>) -> Self {
        let mut mentions = Vec::new();
        for (page, (id, day, names)) in (1..).zip(papers) {
            let mut at = 0;
            for (name, role) in *names {
                let end = at + name.chars().count() as u32;
                let role = role.map(str::to_owned);
                let mention = PersonMention { start: at, end, text: (*name).to_owned(), role };
                mentions.push((page, (*id).to_owned(), When::parse(day).ok(), mention));
                at = end + 1;
            }
        }
        Self { mentions }
    }

    fn seen(&self) -> Vec<Seen<'_>> {
        let file = FileId(1);
        self.mentions
            .iter()
            .map(|(page, paper, when, mention)| Seen { file, page: *page, paper, when: when.as_ref(), mention })
            .collect()
    }

    fn people(&self, said: &[PersonSaid]) -> Vec<Person> {
        people(&self.seen(), said, |_| "aa")
    }
}

/// Each person as the sorted ways in which they are written.
fn told(people: &[Person]) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = people
        .iter()
        .map(|p| {
            let mut names: Vec<String> = p.written.iter().map(|w| w.name.clone()).collect();
            names.sort();
            names
        })
        .collect();
    all.sort();
    all
}

fn groups(papers: Papers<'_>) -> Vec<Vec<String>> {
    told(&File::of(papers).people(&[]))
}

const SW: Option<&str> = Some("social worker");

#[test]
fn many_ways_of_writing_one_person() {
    let file = File::of(&[
        ("a", "1990-01-01", &[("Jean Smith", SW), ("Mrs Smith", None), ("JS", None), ("Jean", None)]),
        ("b", "1990-05-01", &[("SMITH, Jean", None), ("Mrs J. Smith", None)]),
        ("c", "1990-06-01", &[("J. Smith", SW), ("Smith", SW)]),
    ]);
    let people = file.people(&[]);
    assert_eq!(people.len(), 1, "{:?}", told(&people));
    let jean = &people[0];
    assert_eq!((jean.name.as_str(), jean.kind, jean.mentions.len()), ("Jean Smith", PersonKind::Worker, 8));
    assert_eq!(jean.roles, ["social worker"]);
    assert_eq!(jean.first, When::parse("1990-01-01").ok());
    assert_eq!(jean.last, When::parse("1990-06-01").ok());
    let why = |name: &str| jean.joins.iter().find(|j| j.name == name).map(|j| j.why);
    assert_eq!(why("JS"), Some(Why::SamePaper));
    assert_eq!(why("SMITH, Jean"), Some(Why::SameName));
    assert_eq!(why("Mrs J. Smith"), Some(Why::SamePaper));
    assert_eq!(why("J. Smith"), Some(Why::SameRole));
}

#[test]
fn two_first_names_are_never_one() {
    assert_eq!(groups(&[("a", "1990-01-01", &[("Jean Smith", SW), ("Joan Smith", SW)])]).len(), 2);
    assert_eq!(
        groups(&[("a", "1990-01-01", &[("Joan Smith", SW)]), ("b", "1990-01-02", &[("Jean Smith", SW)])]).len(),
        2
    );
}

#[test]
fn a_short_name_that_two_could_bear_stays_its_own_and_says_so() {
    let file = File::of(&[
        ("a", "1990-01-01", &[("Jean Smith", SW)]),
        ("b", "1990-02-01", &[("Joan Smith", SW)]),
        ("c", "1990-03-01", &[("J. Smith", SW)]),
        ("d", "1990-03-02", &[("Jean Smith", SW), ("J. Smith", None)]),
    ]);
    let people = file.people(&[]);
    assert_eq!(told(&people), [vec!["J. Smith"], vec!["J. Smith", "Jean Smith"], vec!["Joan Smith"]]);
    let own = people.iter().find(|p| p.written.len() == 1 && p.name == "J. Smith").expect("it is its own person");
    assert_eq!(own.perhaps, ["Jean Smith", "Joan Smith"]);
}

#[test]
fn titles_roles_and_years_keep_people_apart() {
    // A man is not Mrs Smith.
    let mr = groups(&[("a", "1990-01-01", &[("Ian Smith", SW), ("Mrs Smith", None)])]);
    assert_eq!(mr.len(), 2);
    // Of two in one paper the title tells which.
    let two = groups(&[("a", "1990-01-01", &[("Ian Smith", None), ("Jean Smith", None), ("Mr Smith", None)])]);
    assert_eq!(two, [vec!["Ian Smith", "Mr Smith"], vec!["Jean Smith"]]);
    // Twenty years later it may be anybody.
    assert_eq!(
        groups(&[("a", "1970-01-01", &[("Jean Smith", SW)]), ("b", "1990-01-01", &[("Mrs Smith", None)])]).len(),
        2
    );
    // A carer of that name is not the social worker.
    let carer = Some("foster carer");
    assert_eq!(
        groups(&[("a", "1990-01-01", &[("Jean Smith", SW)]), ("b", "1990-01-09", &[("Mrs Smith", carer)])]).len(),
        2
    );
    // Without a date nothing says that they were around.
    assert_eq!(groups(&[("a", "1990-01-01", &[("Jean Smith", SW)]), ("b", "", &[("Mrs Smith", None)])]).len(), 2);
}

#[test]
fn a_title_or_none_before_initials_is_one() {
    let mrs = ("a", "1990-01-01", &[("Mrs A. Fairley", None)][..]);
    let plain = ("b", "1990-02-01", &[("A. Fairley", None)][..]);
    let bare = ("c", "1990-03-01", &[("Mrs Fairley", None)][..]);
    assert_eq!(groups(&[mrs, plain, bare]).len(), 1);
    assert_eq!(groups(&[mrs, plain, ("d", "1990-03-01", &[("Mr A. Fairley", None)])]).len(), 3);
    let mother = File::of(&[("a", "1990-01-01", &[("Ms Pell", Some("father"))])]);
    assert_eq!(mother.people(&[])[0].roles, Vec::<String>::new());
}

#[test]
fn a_pair_is_both() {
    let file = File::of(&[(
        "a",
        "1990-01-01",
        &[("Mr & Mrs Holt", Some("foster carer")), ("Pat Holt", None), ("Mrs Holt", None), ("The Holts", None)],
    )]);
    let people = file.people(&[]);
    // Pat may be either of them.
    assert_eq!(told(&people), [vec!["Mr & Mrs Holt", "Mrs Holt", "Pat Holt"], vec!["The Holts"]]);
}

#[test]
fn short_forms_and_misread_letters() {
    assert_eq!(groups(&[("a", "1990", &[("Patricia Bramley", None), ("Pat Bramley", None)])]).len(), 1);
    assert_eq!(
        groups(&[("a", "1990", &[("Patricia Bramley", None), ("Patrick Bramley", None), ("Pat Bramley", None)])]).len(),
        3
    );
    let often = ("Jill Ormerod", SW);
    assert_eq!(groups(&[("a", "1990", &[often, often, often, ("Jill Ormcrod", None)])]).len(), 1);
    assert_eq!(groups(&[("a", "1990", &[("Jill Ormerod", SW), ("Jill Ormcrod", None)])]).len(), 2);
}

#[test]
fn the_child_is_you_where_the_forms_agree() {
    let child = Some("child");
    let file = File::of(&[
        ("a", "1990", &[("Sam Pell", child), ("Sam", None)]),
        ("b", "1991", &[("Sam Pell", child), ("Kay Pell", None)]),
        ("c", "1991", &[("Kay Pell", child)]),
    ]);
    let kinds: Vec<(String, PersonKind)> = file.people(&[]).into_iter().map(|p| (p.name, p.kind)).collect();
    assert_eq!(kinds, [("Kay Pell".to_owned(), PersonKind::Other), ("Sam Pell".to_owned(), PersonKind::You)]);
}

#[test]
fn the_child_is_you_where_most_papers_have_the_name_at_their_head() {
    let paper = |id: &'static str| (id, "1990", [("PELL, Sam", None), ("Ann Lee", SW)]);
    let papers = ["a", "b", "c", "d", "e"].map(paper);
    let told: Vec<Paper<'_>> = papers.iter().map(|(id, day, names)| (*id, *day, names.as_slice())).collect();
    let you = |told: &[Paper<'_>]| {
        File::of(told).people(&[]).into_iter().filter(|p| p.kind == PersonKind::You).map(|p| p.name).collect::<Vec<_>>()
    };
    assert_eq!(you(&told), ["Sam Pell"]);
    assert!(you(&told[..4]).is_empty(), "four papers are too few");
}

fn by_name<'p>(people: &'p [Person], name: &str) -> &'p Person {
    people.iter().find(|p| p.name == name).unwrap_or_else(|| panic!("{name} is there"))
}

#[test]
fn what_the_person_says_holds_through_another_reading() {
    let papers: Papers<'_> =
        &[("a", "1990-01-01", &[("Jean Smith", SW), ("Mrs Smith", None)]), ("b", "1999-02-01", &[("Miss Lee", None)])];
    let file = File::of(papers);
    let anchored = |people: &[Person], name: &str| by_name(people, name).anchored(|_| "aa");
    let plain = file.people(&[]);
    let merged = PersonSaid::Merged { keep: anchored(&plain, "Jean Smith"), fold: anchored(&plain, "Miss Lee") };
    let after = file.people(std::slice::from_ref(&merged));
    assert_eq!(told(&after), [vec!["Jean Smith", "Miss Lee", "Mrs Smith"]]);
    assert_eq!(after[0].last, When::parse("1999-02-01").ok());
    let parted = PersonSaid::Parted { person: anchored(&after, "Jean Smith"), spelling: "Mrs Smith".into() };
    let said = [merged, parted];
    let after = file.people(&said);
    assert_eq!(told(&after), [vec!["Jean Smith", "Miss Lee"], vec!["Mrs Smith"]]);
    // A later reading finds more on the same pages, in another order.
    let more = File::of(&[
        ("x", "1990-01-01", &[("Dr Ali", None), ("Jean Smith", SW), ("Mrs Smith", None), ("Jean", None)]),
        ("y", "1999-02-01", &[("Miss Lee", Some("teacher"))]),
    ]);
    assert_eq!(told(&more.people(&said)), [vec!["Dr Ali"], vec!["Jean", "Jean Smith", "Miss Lee"], vec!["Mrs Smith"]]);
}

#[test]
fn names_and_kinds_are_the_persons_to_give() {
    let file = File::of(&[("a", "1990-01-01", &[("Mrs Holt", None), ("Sam Pell", Some("child"))])]);
    let of = |name: &str| by_name(&file.people(&[]), name).anchored(|_| "aa");
    let said = [
        PersonSaid::Named { person: of("Mrs Holt"), name: "Auntie Pat".into() },
        PersonSaid::Kind { person: of("Mrs Holt"), kind: PersonKind::You },
    ];
    let people = file.people(&said);
    assert_eq!(by_name(&people, "Auntie Pat").kind, PersonKind::You);
    assert_eq!(by_name(&people, "Sam Pell").kind, PersonKind::Other);
    let back = PersonSaid::Named { person: of("Mrs Holt"), name: String::new() };
    assert!(file.people(&[said[0].clone(), back]).iter().any(|p| p.name == "Mrs Holt"));
}

fn a_name() -> impl Strategy<Value = (&'static str, Option<&'static str>)> {
    let names = prop::sample::select(vec![
        "Jean Smith",
        "Joan Smith",
        "J. Smith",
        "Mrs Smith",
        "Mr Smith",
        "Smith, Jean",
        "JS",
        "Jean",
        "Nan",
        "Mr and Mrs Smith",
        "The Smiths",
        "Jean and Tom Smith",
        "Pat Smith",
        "Patricia Smith",
        "T. Smith",
        "Dr Ali",
        "Ms W.",
        "12",
        "S/W Smith",
    ]);
    (names, prop::sample::select(vec![None, SW, Some("foster carer"), Some("child"), Some("grandmother")]))
}

proptest! {
    #[test]
    fn no_mention_is_lost_and_no_order_matters(
        papers in prop::collection::vec((0u8..4, 1970i32..2000, prop::collection::vec(a_name(), 0..6)), 0..10),
        shuffle in any::<u64>(),
    ) {
        let days: Vec<String> = papers.iter().map(|p| format!("{}-03-04", p.1)).collect();
        let ids: Vec<String> = papers.iter().map(|p| format!("paper {}", p.0)).collect();
        let rows: Vec<Paper<'_>> =
            papers.iter().enumerate().map(|(n, p)| (ids[n].as_str(), days[n].as_str(), p.2.as_slice())).collect();
        let file = File::of(&rows);
        let all = file.people(&[]);
        for (page, _, _, mention) in &file.mentions {
            let there = all.iter().flat_map(|p| &p.mentions)
                .any(|m| (m.page, m.start, m.end, &m.text) == (*page, mention.start, mention.end, &mention.text));
            prop_assert!(there, "{} on page {page}", mention.text);
        }
        let mut turned = file.seen();
        let mut dice = shuffle;
        for n in (1..turned.len()).rev() {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            turned.swap(n, (dice >> 33) as usize % (n + 1));
        }
        prop_assert_eq!(people(&turned, &[], |_| "aa"), all);
    }
}

#[test]
fn a_rare_surname_is_one_person_over_the_years() {
    // In a paper without a date, and some years on.
    assert_eq!(groups(&[("a", "1961-01-01", &[("Doreen Ollery", None)]), ("b", "", &[("Mrs Ollery", None)])]).len(), 1);
    let later = ("b", "1967-01-01", &[("Mrs Ollery", None)][..]);
    assert_eq!(groups(&[("a", "1961-01-01", &[("Doreen Ollery", None)]), later]).len(), 1);
    let file = File::of(&[("a", "1961-01-01", &[("Doreen Ollery", None)]), later]);
    assert_eq!(file.people(&[])[0].joins[0].why, Why::OnlyName);
    // Two could be meant, or it is a man, or a lifetime lies between.
    let two = &[("Doreen Ollery", None), ("Susan Ollery", None)][..];
    assert_eq!(groups(&[("a", "1961-01-01", two), later]).len(), 3);
    assert_eq!(groups(&[("a", "1961-01-01", &[("Barry Ollery", None)]), later]).len(), 2);
    assert_eq!(groups(&[("a", "1931-01-01", &[("Doreen Ollery", None)]), later]).len(), 2);
}

#[test]
fn a_first_name_is_the_only_one_who_bears_it() {
    let child = Some("child");
    let first = ("a", "1990-01-01", &[("Sam Pell", child), ("Barry Pell", None), ("Lynn Marsh", SW)][..]);
    // The child and those of the same name at any time, others while they are around.
    assert_eq!(groups(&[first, ("b", "1999-01-01", &[("Sam", None), ("Barry", None)])]).len(), 3);
    assert_eq!(groups(&[first, ("b", "1991-01-01", &[("Lynn", None)])]).len(), 3);
    assert_eq!(groups(&[first, ("b", "2001-01-01", &[("Lynn", None)])]).len(), 4);
    let another = ("c", "1990-01-01", &[("Barry Marsh", None)][..]);
    assert_eq!(groups(&[first, another, ("b", "1990-02-01", &[("Barry", None)])]).len(), 5);
}

#[test]
fn turned_and_cut_names() {
    let full = ("a", "1961-01-01", &[("Keith Raymond Ollery", Some("child"))][..]);
    for name in ["OLLERY Keith", "Ollery Keith", "OLLERY Keith Raymond", "Keith Raymond", "Ollery K.R.", "OLLERY K."] {
        assert_eq!(groups(&[full, ("b", "1961-02-01", &[(name, None)])]).len(), 1, "{name}");
    }
    assert_eq!(groups(&[full, ("b", "1961-02-01", &[("Keith Walter", None)])]).len(), 2);
    assert_eq!(groups(&[("a", "1990", &[("Mrs Violet (Vi) Ambler", None), ("Vi Ambler", None)])]).len(), 1);
}
