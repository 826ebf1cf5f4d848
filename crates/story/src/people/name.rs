//! A name taken apart: title, first name, initials, surname. It only reads the words; it joins nothing.

use record::{Sex, is_first_name, sex_of};

use super::roles;

/// How much of a name is given; the fullest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Shape {
    /// A first name and a surname.
    Full,
    /// Initials and a surname.
    Initial,
    /// A surname, mostly with a title or a role.
    Surname,
    /// A first name, perhaps with the first letter of a surname.
    First,
    /// Letters only.
    Letters,
    /// What a child calls them.
    Kin,
    /// A whole household: `the Browns`.
    Household,
}

/// Everything is in lower case. Equal names are written with the same parts, whatever their order and marks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Name {
    pub shape: Shape,
    pub last: String,
    pub first: String,
    /// Of the first names, in order; the first one's letter stands here too.
    pub initials: String,
    /// The surname's first letter, also where only that is given.
    pub last_initial: Option<char>,
    /// From the title alone.
    pub title_sex: Option<Sex>,
    /// The word of a [`Shape::Kin`].
    pub kin: String,
}

impl Name {
    fn new(shape: Shape) -> Self {
        Self {
            shape,
            last: String::new(),
            first: String::new(),
            initials: String::new(),
            last_initial: None,
            title_sex: None,
            kin: String::new(),
        }
    }

    /// Whose name it is, from the title or else the first name.
    pub fn sex(&self) -> Option<Sex> {
        self.title_sex.or_else(|| sex_of(&self.first))
    }
}

fn title(word: &str) -> Option<Option<Sex>> {
    Some(match word {
        "mr" | "sir" | "uncle" => Some(Sex::Man),
        "mrs" | "miss" | "ms" | "sister" | "wpc" | "auntie" | "aunty" | "aunt" | "lady" => Some(Sex::Woman),
        "dr" | "prof" | "rev" | "mx" | "cllr" | "pc" | "dc" | "ds" | "sgt" | "s/w" | "h/v" | "sw" | "hv" => None,
        "nan" | "nana" | "nanna" | "gran" | "granny" | "grandma" | "nanny" => Some(Sex::Woman),
        "mum" | "mummy" | "mam" | "nurse" | "matron" | "wps" | "wdc" | "wds" => Some(Sex::Woman),
        "grandad" | "grandpa" | "dad" | "daddy" | "canon" | "father" | "brother" | "fr" => Some(Sex::Man),
        "hon" | "alderman" | "revd" | "reverend" | "professor" | "pastor" | "sergeant" | "insp" | "inspector"
        | "supt" | "councillor" | "captain" | "capt" | "dci" | "p.c" | "d.c" | "d.s" | "w.p.c" | "w.d.c" | "hhj"
        | "judge" | "honour" => None,
        _ => return None,
    })
}

const KIN: &[&str] = &[
    "mam", "nan", "nana", "nanna", "gran", "granny", "grandma", "nanny", "grandad", "granddad", "grandpa", "mum",
    "mummy", "dad", "daddy", "mgm", "mgf", "pgm", "pgf",
];

/// Takes a written name apart. Two names come of `Mr and Mrs Brown`; none of words that give no name.
pub(crate) fn parse(text: &str) -> Vec<Name> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let joint = words.iter().position(|w| matches!(w.to_lowercase().as_str(), "and" | "&"));
    if let Some(at) = joint {
        let (left, right) = (&words[..at], &words[at + 1..]);
        let Some(second) = one(right) else { return one(left).into_iter().collect() };
        // The first of two has the surname that stands at the end.
        let lone = left.iter().all(|w| title(&plain(w)).is_some());
        let mut first = match one(left) {
            Some(name) if !lone => name,
            _ => Name::new(Shape::Surname),
        };
        first.title_sex = left.iter().find_map(|w| title(&plain(w)).flatten());
        if first.last.is_empty() && !second.last.is_empty() {
            first.last.clone_from(&second.last);
            first.last_initial = second.last_initial;
            first.shape = match first.shape {
                Shape::First => Shape::Full,
                _ if !first.initials.is_empty() => Shape::Initial,
                _ => Shape::Surname,
            };
        }
        let mut pair = vec![first, second];
        // `Mr & Mrs J. Holt`: the letter is the man's, as such forms have it; of her the surname is known.
        if lone && pair[1].shape == Shape::Initial {
            pair[0].initials = std::mem::take(&mut pair[1].initials);
            pair[0].shape = Shape::Initial;
            pair[1].shape = Shape::Surname;
        }
        return pair;
    }
    one(&words).into_iter().collect()
}

fn plain(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().replace('\u{2019}', "'")
}

/// `J.M.` or `J` in capitals.
fn letters(word: &str) -> Option<String> {
    let only: String = word.chars().filter(|c| c.is_alphabetic()).collect();
    let dotted = word.contains('.') && word.split('.').all(|part| part.chars().count() <= 1);
    let is = only.chars().count() == 1 || dotted;
    (is && !only.is_empty() && only.chars().all(char::is_uppercase)).then(|| only.to_lowercase())
}

fn one(words: &[&str]) -> Option<Name> {
    if let ["the" | "The", name] = words {
        let mut household = Name::new(Shape::Household);
        household.last = plain(name).trim_end_matches('s').to_owned();
        household.last_initial = household.last.chars().next();
        return Some(household);
    }
    if let [word] = words
        && KIN.contains(&plain(word).as_str())
    {
        return Some(Name { kin: plain(word), ..Name::new(Shape::Kin) });
    }
    let mut name = Name::new(Shape::Surname);
    let mut rest: Vec<&str> = Vec::new();
    for word in words {
        // `His Honour Judge Pell`.
        let honour = rest.is_empty()
            && words.len() > 2
            && matches!(*word, "His" | "Her" | "District" | "Deputy" | "Circuit" | "The");
        // An inspector, where `Di` would be Diana.
        if honour || rest.is_empty() && *word == "DI" {
            continue;
        }
        match title(&plain(word)) {
            Some(sex) if rest.is_empty() => name.title_sex = name.title_sex.or(sex),
            _ if word.chars().all(|c| c.is_ascii_digit()) => {}
            _ => rest.push(word),
        }
    }
    let titled = rest.len() < words.len();
    // `Violet (Vi) Ambler`: what she is called stands apart.
    if rest.len() > 2 {
        rest.retain(|w| !w.starts_with(['(', '"', '\'', '‘', '“']));
    }
    // `Smith, Jean` and `SMITH, J.`
    if let Some(at) = rest.iter().position(|w| w.ends_with(',')) {
        rest.rotate_left(at + 1);
    } else if !titled && surname_first(&rest) {
        rest.rotate_left(1);
    }
    // `J.Smith` is two words.
    let split: Vec<String> = rest.iter().flat_map(|w| apart(w)).collect();
    let (mut firsts, mut initials) = (Vec::new(), String::new());
    let last_word = split.len().checked_sub(1)?;
    for (n, word) in split.iter().enumerate() {
        let only = letters(word);
        if n == last_word {
            match only {
                Some(only) if n == 0 && only.chars().count() > 1 => {
                    name.shape = Shape::Letters;
                    name.last_initial = only.chars().next_back();
                    initials = only.chars().take(only.chars().count() - 1).collect();
                }
                Some(only) => {
                    // `Ms W.`, `Lisa W`
                    name.last_initial = only.chars().next_back();
                    name.shape = if firsts.is_empty() { Shape::Letters } else { Shape::First };
                }
                None if n == 0 && !titled && is_all_letters(word) => {
                    let low = word.to_lowercase();
                    name.shape = Shape::Letters;
                    name.last_initial = low.chars().next_back();
                    initials = low.chars().take(low.chars().count() - 1).collect();
                }
                None if n == 0 && is_first_name(word) && (!titled || is_aunt(words)) => {
                    firsts.push(plain(word));
                    name.shape = Shape::First;
                }
                None => {
                    name.last = plain(word);
                    name.last_initial = name.last.chars().next();
                    name.shape = match (firsts.is_empty(), initials.is_empty()) {
                        (false, _) => Shape::Full,
                        (true, false) => Shape::Initial,
                        (true, true) => Shape::Surname,
                    };
                }
            }
        } else if let Some(only) = only {
            initials.push_str(&only);
        } else {
            initials.extend(plain(word).chars().next());
            firsts.push(plain(word));
        }
    }
    if let Some(first) = firsts.into_iter().next() {
        if initials.is_empty() {
            initials.extend(first.chars().next());
        }
        name.first = first;
    }
    name.initials = initials;
    let empty = name.last.is_empty() && name.first.is_empty() && name.last_initial.is_none();
    (!empty).then_some(name)
}

/// `SMITH Jean`, `SMITH K.R.` and `Ollery K.`: a surname in capitals before a name that is not, or before initials where no first
/// name is.
fn surname_first(words: &[&str]) -> bool {
    let [first, second, ..] = words else { return false };
    let shouted = |w: &str| w.chars().count() > 2 && w.chars().all(|c| !c.is_lowercase()) && !w.contains('.');
    let initials = words[1..].iter().all(|w| letters(w).is_some() || is_all_letters(w));
    let turned = shouted(first) && is_first_name(second) && !is_first_name(first);
    turned || initials && first.chars().count() > 3 && letters(first).is_none() && !is_first_name(first)
}

fn is_all_letters(word: &str) -> bool {
    (2..=3).contains(&word.len()) && word.chars().all(|c| c.is_ascii_uppercase())
}

fn is_aunt(words: &[&str]) -> bool {
    words.first().is_some_and(|w| {
        let w = plain(w);
        KIN.contains(&w.as_str()) || w.starts_with("aunt") || w == "uncle"
    })
}

fn apart(word: &str) -> Vec<String> {
    match word.trim_end_matches(',').rsplit_once('.') {
        Some((lead, tail)) if tail.chars().count() > 1 => vec![format!("{lead}."), tail.to_owned()],
        _ => vec![word.trim_end_matches(',').to_owned()],
    }
}

/// False for a role that the title rules out: Ms Wrenfield is nobody's father, whatever label stands beside her.
pub(crate) fn may_have(text: &str, role: &str) -> bool {
    let Some(sex) = roles::sex_of(role) else { return true };
    let names = parse(text);
    names.is_empty() || names.iter().any(|name| name.title_sex.is_none_or(|own| own == sex))
}

/// Whose name it is, from a role as well.
pub(crate) fn sex_with(name: &Name, role: Option<&str>) -> Option<Sex> {
    name.sex().or_else(|| role.and_then(roles::sex_of))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (Shape, String, String, String) {
        let name = parse(text).remove(0);
        (name.shape, name.first, name.initials, name.last)
    }

    fn is(shape: Shape, first: &str, initials: &str, last: &str) -> (Shape, String, String, String) {
        (shape, first.into(), initials.into(), last.into())
    }

    #[test]
    fn every_way_of_writing_one_person() {
        assert_eq!(parts("Jean Smith"), is(Shape::Full, "jean", "j", "smith"));
        assert_eq!(parts("SMITH, Jean"), is(Shape::Full, "jean", "j", "smith"));
        assert_eq!(parts("Mrs J. Smith"), is(Shape::Initial, "", "j", "smith"));
        assert_eq!(parts("Smith, J."), is(Shape::Initial, "", "j", "smith"));
        assert_eq!(parts("J.A.Smith"), is(Shape::Initial, "", "ja", "smith"));
        assert_eq!(parts("Mrs. Smith"), is(Shape::Surname, "", "", "smith"));
        assert_eq!(parts("PC 123 Jones"), is(Shape::Surname, "", "", "jones"));
        assert_eq!(parts("Jean"), is(Shape::First, "jean", "j", ""));
        assert_eq!(parts("Uncle Bob"), is(Shape::First, "bob", "b", ""));
        assert_eq!(parts("JS"), is(Shape::Letters, "", "j", ""));
        assert_eq!(parts("J.S."), is(Shape::Letters, "", "j", ""));
        assert_eq!(parts("Nan").0, Shape::Kin);
        assert_eq!(parts("the Browns"), is(Shape::Household, "", "", "brown"));
    }

    #[test]
    fn a_pair_is_two() {
        let pair = parse("Mr & Mrs J. Holt");
        assert_eq!((pair[0].shape, pair[0].title_sex), (Shape::Initial, Some(Sex::Man)));
        assert_eq!((pair[1].shape, pair[1].title_sex), (Shape::Surname, Some(Sex::Woman)));
        let pair = parse("Jean and Tom Brown");
        assert_eq!((pair[0].first.as_str(), pair[0].last.as_str(), pair[0].shape), ("jean", "brown", Shape::Full));
        assert_eq!((pair[1].first.as_str(), pair[1].last.as_str()), ("tom", "brown"));
    }
}
