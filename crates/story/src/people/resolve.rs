//! Which units are one person. The fullest names come first; each shorter one joins a person only where nobody else fits, first
//! in the same paper, then in the same years. Units of one step never see each other's joins, so their order cannot matter.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{Days, NaiveDate};
use record::{PersonKind, Sex, is_short_for};

use super::name::{Name, Shape};
use super::units::{Group, Unit, units};
use super::{Seen, Why, misread, roles, turned};

/// Years around the papers that name somebody in full in which a shorter name may still be theirs.
const AROUND: u64 = 2;
/// A short name that nobody explains is not carried over a silence of more years than this.
const SILENCE: i64 = 8;
const YEAR: u64 = 366;
/// Years after which a summary or a covering letter still speaks of somebody whose surname few bear.
const LOOKING_BACK: i64 = 30;

/// Groups the mentions, which are sorted, into people.
pub(crate) fn groups<'a>(seen: &[&Seen<'a>]) -> Vec<Group<'a>> {
    let mut steps: BTreeMap<Shape, Vec<Unit<'a>>> = BTreeMap::new();
    for unit in units(seen) {
        steps.entry(unit.name.shape).or_default().push(unit);
    }
    let mut groups = full(steps.remove(&Shape::Full).unwrap_or_default());
    turned::join(&mut groups, seen);
    short_forms(&mut groups, seen);
    misread::join(&mut groups, seen);
    for (_, units) in steps {
        step(&mut groups, units, seen);
    }
    groups
}

/// People by first name and surname. A middle letter or a title parts them only where the file gives two that differ.
fn full(units: Vec<Unit<'_>>) -> Vec<Group<'_>> {
    let mut same: BTreeMap<(String, String), Vec<Unit<'_>>> = BTreeMap::new();
    for unit in units {
        same.entry((unit.name.last.clone(), unit.name.first.clone())).or_default().push(unit);
    }
    let mut groups = Vec::new();
    for units in same.into_values() {
        let middles: BTreeSet<&str> = units.iter().map(|u| middle(&u.name)).filter(|m| !m.is_empty()).collect();
        let sexes: BTreeSet<Option<Sex>> = units.iter().map(|u| u.name.title_sex).filter(Option::is_some).collect();
        let (by_middle, by_sex) = (middles.len() > 1, sexes.len() > 1);
        let mut apart: BTreeMap<(String, Option<Sex>), Group<'_>> = BTreeMap::new();
        for unit in units {
            let key = (
                if by_middle { middle(&unit.name).to_owned() } else { String::new() },
                if by_sex { unit.name.title_sex } else { None },
            );
            match apart.entry(key) {
                std::collections::btree_map::Entry::Occupied(mut group) => group.get_mut().add(unit),
                std::collections::btree_map::Entry::Vacant(none) => {
                    none.insert(Group::new(unit));
                }
            }
        }
        groups.extend(apart.into_values());
    }
    groups
}

fn middle(name: &Name) -> &str {
    name.initials.get(1..).unwrap_or_default()
}

/// `Pat Bramley` is Patricia Bramley where the file has no other Bramley whom Pat could be short for.
fn short_forms(groups: &mut Vec<Group<'_>>, seen: &[&Seen<'_>]) {
    let mut by_last: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (n, group) in groups.iter().enumerate() {
        by_last.entry(&group.name.last).or_default().push(n);
    }
    let mut joins: Vec<(usize, usize)> = Vec::new();
    for of_name in by_last.values().filter(|g| g.len() > 1) {
        let pairs = |n: usize| {
            let alike = |m: usize| {
                let (a, b) = (&groups[n], &groups[m]);
                m != n && is_short_for(&a.name.first, &b.name.first) && !a.clashes(b) && a.is_around(b)
            };
            of_name.iter().copied().filter(|m| alike(*m)).collect::<Vec<_>>()
        };
        for n in of_name {
            // Each must be the other's only one: Pat is not Patricia while a Patrick is there.
            if let [only] = pairs(*n)[..]
                && *n < only
                && pairs(only) == [*n]
            {
                joins.push((*n, only));
            }
        }
    }
    fold(groups, joins, Why::ShortForm, seen);
}

/// Joins pairs of groups, of which no group is in two; the one with more mentions stays.
pub(crate) fn fold(groups: &mut Vec<Group<'_>>, pairs: Vec<(usize, usize)>, why: Why, seen: &[&Seen<'_>]) {
    if pairs.is_empty() {
        return;
    }
    let mut slots: Vec<Option<Group<'_>>> = std::mem::take(groups).into_iter().map(Some).collect();
    for (a, b) in pairs {
        let count = |n: usize| slots[n].as_ref().map_or(0, Group::count);
        let (keep, gone) = if count(a) >= count(b) { (a, b) } else { (b, a) };
        if let Some(gone) = slots[gone].take()
            && let Some(keep) = slots[keep].as_mut()
        {
            keep.take(gone, why, seen);
        }
    }
    groups.extend(slots.into_iter().flatten());
}

/// Units that nobody explains, by name and kind of role, each with the people whom it could mean.
type Pools<'a> = BTreeMap<(Name, Option<PersonKind>), Vec<(Unit<'a>, Vec<usize>)>>;

/// What a unit becomes.
enum Home {
    Of(usize, Why),
    /// Several could be meant, or nobody.
    Own(Vec<usize>),
}

/// Finds the people of shorter names, one shape at a time.
fn step<'a>(groups: &mut Vec<Group<'a>>, units: Vec<Unit<'a>>, seen: &[&Seen<'_>]) {
    let index = Index::new(groups);
    let child = the_child(groups, seen);
    let homes: Vec<Home> = units.iter().map(|unit| home(groups, &index, unit, child)).collect();
    let titled = titles(&units);
    let mut left: Pools<'a> = BTreeMap::new();
    for (unit, home) in units.into_iter().zip(homes) {
        match home {
            Home::Of(n, why) => groups[n].join(unit, why, seen),
            Home::Own(perhaps) => {
                left.entry((pooled(&unit.name, &titled), unit.kind())).or_default().push((unit, perhaps));
            }
        }
    }
    own(groups, left);
}

/// The titles that stand before each name with initials.
fn titles(units: &[Unit<'_>]) -> BTreeMap<Name, BTreeSet<Sex>> {
    let mut titled: BTreeMap<Name, BTreeSet<Sex>> = BTreeMap::new();
    for name in units.iter().map(|u| &u.name) {
        titled.entry(Name { title_sex: None, ..name.clone() }).or_default().extend(name.title_sex);
    }
    titled
}

/// `Mrs A. Fairley` and `A. Fairley` are one where no Mr A. Fairley is named. A surname alone is a name only with its title.
fn pooled(name: &Name, titled: &BTreeMap<Name, BTreeSet<Sex>>) -> Name {
    let plain = Name { title_sex: None, ..name.clone() };
    let one = name.shape == Shape::Initial && titled.get(&plain).is_some_and(|sexes| sexes.len() < 2);
    if one { plain } else { name.clone() }
}

/// Units that nobody explains: the same short name is one person unless its roles differ or a long silence lies between.
fn own<'a>(groups: &mut Vec<Group<'a>>, left: Pools<'a>) {
    let mut kinds: HashMap<Name, Vec<PersonKind>> = HashMap::new();
    for (name, kind) in left.keys() {
        kinds.entry(name.clone()).or_default().extend(kind);
    }
    let mut pools: Pools<'a> = BTreeMap::new();
    for ((name, kind), units) in left {
        // A name without a role goes with the one role that the name has elsewhere. What a rare name is called beside it may be
        // misread; that two people of that name were there is less likely.
        let kind = kind.filter(|_| is_common(&name.last)).or_else(|| match kinds[&name][..] {
            [only] => Some(only),
            _ => None,
        });
        pools.entry((name, kind)).or_default().extend(units);
    }
    for mut units in pools.into_values() {
        units.sort_by_key(|(u, _)| (u.from.is_none(), u.from, u.to, u.paper));
        let mut open: Option<Group<'a>> = None;
        for (unit, perhaps) in units {
            let silent = open
                .as_ref()
                .and_then(|g| Some((unit.from? - g.to?).num_days() > quiet(&unit.name) * YEAR as i64))
                .unwrap_or(false);
            if silent {
                groups.extend(open.take());
            }
            let group = match open.as_mut() {
                Some(group) => {
                    group.add(unit);
                    group
                }
                None => open.insert(Group::new(unit)),
            };
            group.perhaps.extend(perhaps);
            group.perhaps.sort_unstable();
            group.perhaps.dedup();
        }
        groups.extend(open);
    }
}

/// Years of silence after which a name that nobody explains may be somebody else's.
fn quiet(name: &Name) -> i64 {
    if is_rare(name) { LOOKING_BACK } else { SILENCE }
}

/// Quick ways to the groups that a short name may belong to.
struct Index {
    by_last: HashMap<String, Vec<usize>>,
    by_first: HashMap<String, Vec<usize>>,
    by_letters: HashMap<(Option<char>, Option<char>), Vec<usize>>,
    by_role: HashMap<String, Vec<usize>>,
}

impl Index {
    fn new(groups: &[Group<'_>]) -> Self {
        let mut index = Self {
            by_last: HashMap::new(),
            by_first: HashMap::new(),
            by_letters: HashMap::new(),
            by_role: HashMap::new(),
        };
        for (n, group) in groups.iter().enumerate() {
            let name = &group.name;
            if !name.last.is_empty() && name.shape != Shape::Household {
                index.by_last.entry(name.last.clone()).or_default().push(n);
            }
            for first in &group.firsts {
                index.by_first.entry(first.clone()).or_default().push(n);
            }
            index.by_letters.entry((name.initials.chars().next(), name.last_initial)).or_default().push(n);
            if name.last_initial.is_some() && !name.last.is_empty() && !name.initials.is_empty() {
                index.by_letters.entry((None, name.last_initial)).or_default().push(n);
            }
            for role in group.roles.keys().filter(|r| roles::kind_of(r) == PersonKind::Family) {
                index.by_role.entry((*role).to_owned()).or_default().push(n);
            }
        }
        index
    }

    fn of(&self, name: &Name, roles: &BTreeMap<&str, u32>) -> Vec<usize> {
        let mut all: Vec<usize> = match name.shape {
            Shape::Full | Shape::Household => Vec::new(),
            Shape::Initial | Shape::Surname => self.by_last.get(&name.last).cloned().unwrap_or_default(),
            Shape::First => self.by_first.get(&name.first).cloned().unwrap_or_else(|| {
                let short = self.by_first.iter().filter(|(first, _)| is_short(first, &name.first));
                short.flat_map(|(_, list)| list.iter().copied()).collect()
            }),
            Shape::Letters => {
                self.by_letters.get(&(name.initials.chars().next(), name.last_initial)).cloned().unwrap_or_default()
            }
            Shape::Kin => roles.keys().flat_map(|r| self.of_kin(r)).collect(),
        };
        all.sort_unstable();
        all.dedup();
        all
    }

    /// A maternal grandmother is a grandmother; which grandmother a nan is, nobody says.
    fn of_kin(&self, role: &str) -> Vec<usize> {
        let plain = |r: &str| r.rsplit(' ').next().unwrap_or_default().to_owned();
        let fits = |other: &str| other == role || plain(other) == role || plain(role) == other;
        self.by_role.iter().filter(|(other, _)| fits(other)).flat_map(|(_, list)| list.iter().copied()).collect()
    }
}

/// `child` is the person whose file it is, where the file tells who that is.
fn home(groups: &[Group<'_>], index: &Index, unit: &Unit<'_>, child: Option<usize>) -> Home {
    let mut could: Vec<usize> =
        index.of(&unit.name, &unit.roles).into_iter().filter(|n| groups[*n].may_be(unit)).collect();
    if could.is_empty() {
        return Home::Own(Vec::new());
    }
    // A child is called by the first name, whoever else bears it; a title and a surname are an adult's before they are a child's.
    let young = |n: usize| {
        let roles = &groups[n].roles;
        let child_like = roles.keys().all(|r| matches!(*r, "child" | "brother" | "sister"));
        Some(n) == child || !roles.is_empty() && child_like
    };
    if unit.name.shape == Shape::Surname && !unit.titles.is_empty() && could.iter().any(|n| !young(*n)) {
        could.retain(|n| !young(*n));
    }
    // `Miss P.` is not Mrs Pell.
    if unit.name.shape == Shape::Letters {
        could.retain(|n| groups[*n].may_bear(unit));
    }
    let one_role = |among: &[usize]| {
        let same: Vec<usize> =
            among.iter().copied().filter(|n| unit.roles.keys().any(|r| groups[*n].roles.contains_key(r))).collect();
        if let [only] = same[..] { Some(only) } else { None }
    };
    let here: Vec<usize> = could.iter().copied().filter(|n| groups[*n].papers.contains(&unit.paper)).collect();
    match here[..] {
        // Another who bears this very title is meant rather than the one here who bears another.
        [only] => match one_title(groups, unit, &could) {
            Some(n) if n != only && groups[n].titled(unit) && groups[n].was_around(unit) => {
                return Home::Of(n, Why::SameYears);
            }
            _ => return Home::Of(only, Why::SamePaper),
        },
        [] => {}
        _ => {
            let found = one_role(&here).map(|n| (n, Why::SameRole));
            let found = found.or_else(|| one_title(groups, unit, &here).map(|n| (n, Why::SamePaper)));
            let found = found.or_else(|| the_child_among(unit, &here, child));
            return found.map_or(Home::Own(here), |(n, why)| Home::Of(n, why));
        }
    }
    if unit.name.shape == Shape::First {
        // What somebody is called for short is only theirs where the same paper names them.
        could.retain(|n| groups[*n].firsts.iter().any(|f| *f == unit.name.first || is_half(f, &unit.name.first)));
    }
    match unit.name.shape {
        // A name for one's own family is not bound to a year.
        Shape::Kin => match could[..] {
            [only] => Home::Of(only, Why::OnlyKin),
            _ => Home::Own(could),
        },
        // A first name means the person whom the same paper names, or the only one in the file who bears it: the child and their
        // family at any time, others while they are around.
        Shape::First => {
            let around: Vec<usize> = could.iter().copied().filter(|n| groups[*n].was_around(unit)).collect();
            if let Some(n) = one_role(&around) {
                return Home::Of(n, Why::SameRole);
            }
            match could[..] {
                [only] if groups[only].role_fits(unit) => {
                    let of_child = |n: usize| groups[n].name.last == groups[only].name.last;
                    let own = child.is_some_and(of_child) || groups[only].is_kin();
                    let near = groups[only].is_within(unit, SILENCE, SILENCE);
                    if own || near { Home::Of(only, Why::OnlyName) } else { Home::Own(could) }
                }
                _ => match the_child_among(unit, &could, child) {
                    Some((n, why)) => Home::Of(n, why),
                    None => Home::Own(could),
                },
            }
        }
        _ => {
            let around: Vec<usize> =
                could.iter().copied().filter(|n| groups[*n].was_around(unit) && groups[*n].role_fits(unit)).collect();
            match around[..] {
                [only] if one_role(&around) == Some(only) => Home::Of(only, Why::SameRole),
                [only] => Home::Of(only, Why::SameYears),
                [] => match could[..] {
                    // A surname that few bear is not another person's a few years on, in a paper without a date, or where a
                    // later paper looks back.
                    [only] if is_rare(&unit.name) && groups[only].is_within(unit, SILENCE, LOOKING_BACK) => {
                        Home::Of(only, Why::OnlyName)
                    }
                    _ => Home::Own(Vec::new()),
                },
                _ => {
                    let found = one_role(&around).map(|n| (n, Why::SameRole));
                    let found = found.or_else(|| one_title(groups, unit, &around).map(|n| (n, Why::SameYears)));
                    found.map_or(Home::Own(around), |(n, why)| Home::Of(n, why))
                }
            }
        }
    }
}

/// A usual short form, or the first half of `Ellie-Mae`.
fn is_short(whole: &str, short: &str) -> bool {
    is_short_for(whole, short) || is_half(whole, short)
}

fn is_half(whole: &str, short: &str) -> bool {
    whole.split_once('-').is_some_and(|(first, _)| first == short)
}

/// The child, where a first name could be theirs.
fn the_child_among(unit: &Unit<'_>, among: &[usize], child: Option<usize>) -> Option<(usize, Why)> {
    let first = unit.name.shape == Shape::First && unit.name.last_initial.is_none();
    child.filter(|n| first && among.contains(n)).map(|n| (n, Why::TheirFile))
}

/// The one who bears this title elsewhere, or the only one left when those with another title are taken away.
fn one_title(groups: &[Group<'_>], unit: &Unit<'_>, among: &[usize]) -> Option<usize> {
    let title = *unit.titles.first()?;
    let only = |fits: &dyn Fn(&BTreeSet<&str>) -> bool| {
        let mut left = among.iter().copied().filter(|n| fits(&groups[*n].titles));
        left.next().filter(|_| left.next().is_none())
    };
    only(&|titles| titles.contains(title)).or_else(|| only(&|titles| !titles.iter().any(|t| clash(title, t))))
}

/// Titles that one person does not bear at one time. `Ms` may be written of a Miss and of a Mrs.
fn clash(a: &str, b: &str) -> bool {
    a != b && !matches!((a, b), ("ms", "mrs" | "miss") | ("mrs" | "miss", "ms"))
}

/// Surnames that very many people in England bear, so that the same one in another year may well be somebody else's.
const COMMON: &[&str] = &[
    "adams",
    "ahmed",
    "akhtar",
    "ali",
    "allen",
    "anderson",
    "bailey",
    "baker",
    "begum",
    "bell",
    "bennett",
    "brown",
    "butler",
    "campbell",
    "carter",
    "chapman",
    "clark",
    "clarke",
    "collins",
    "cook",
    "cooper",
    "cox",
    "davies",
    "davis",
    "edwards",
    "ellis",
    "evans",
    "foster",
    "gray",
    "green",
    "griffiths",
    "hall",
    "harris",
    "harrison",
    "hill",
    "holmes",
    "hughes",
    "hussain",
    "jackson",
    "james",
    "johnson",
    "jones",
    "kaur",
    "kelly",
    "khan",
    "king",
    "knight",
    "lee",
    "lewis",
    "marshall",
    "martin",
    "mason",
    "mills",
    "mitchell",
    "moore",
    "morgan",
    "morris",
    "murphy",
    "murray",
    "palmer",
    "parker",
    "patel",
    "phillips",
    "price",
    "richards",
    "richardson",
    "roberts",
    "robinson",
    "rogers",
    "russell",
    "scott",
    "shaw",
    "simpson",
    "singh",
    "smith",
    "stevens",
    "stewart",
    "taylor",
    "thomas",
    "thompson",
    "turner",
    "walker",
    "walsh",
    "ward",
    "watson",
    "webb",
    "white",
    "wilkinson",
    "williams",
    "wilson",
    "wood",
    "wright",
    "young",
];

fn is_common(last: &str) -> bool {
    last.is_empty() || COMMON.contains(&last)
}

/// A surname that is given and that few bear.
fn is_rare(name: &Name) -> bool {
    matches!(name.shape, Shape::Initial | Shape::Surname) && !is_common(&name.last)
}

impl Unit<'_> {
    /// What its roles make of somebody, where they agree.
    fn kind(&self) -> Option<PersonKind> {
        let kinds: BTreeSet<PersonKind> = self.roles.keys().map(|r| roles::kind_of(r)).collect();
        kinds.first().copied().filter(|_| kinds.len() == 1)
    }
}

impl Group<'_> {
    /// True when nothing in the name speaks against it.
    fn may_be(&self, unit: &Unit<'_>) -> bool {
        let (own, name) = (&self.name, &unit.name);
        let sex = !matches!((self.sex, unit.sex), (Some(a), Some(b)) if a != b);
        let letters = own.initials.chars().zip(name.initials.chars()).all(|(a, b)| a == b);
        let last = match (own.last_initial, name.last_initial) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        };
        let first = name.first.is_empty()
            || self.firsts.is_empty()
            || self.firsts.contains(&name.first)
            || self.firsts.iter().any(|f| is_short(f, &name.first));
        // A surname alone says less than initials do, never more.
        let sharper = own.shape < name.shape;
        sex && letters && last && first && (sharper || name.shape == Shape::Kin)
    }

    fn clashes(&self, other: &Self) -> bool {
        matches!((self.sex, other.sex), (Some(a), Some(b)) if a != b)
    }

    /// True when both are named within a few years of each other, or when one has no date.
    pub(crate) fn is_around(&self, other: &Self) -> bool {
        near((self.from, self.to), (other.from, other.to))
    }

    /// True for somebody whom papers give a place in a family.
    fn is_kin(&self) -> bool {
        self.roles.keys().any(|r| roles::kind_of(r) == PersonKind::Family)
    }

    /// True where the unit is no more than so many years before or after, or where one has no date.
    fn is_within(&self, unit: &Unit<'_>, before: i64, after: i64) -> bool {
        let years = |from: NaiveDate, to: NaiveDate| (to - from).num_days() / YEAR as i64;
        let ends = |a: Option<NaiveDate>, b: Option<NaiveDate>| a.or(b);
        match (ends(self.from, self.to), ends(self.to, self.from), ends(unit.from, unit.to)) {
            (Some(first), Some(last), Some(day)) => years(day, first) <= before && years(last, day) <= after,
            _ => true,
        }
    }

    /// True where it is named with this title elsewhere.
    fn titled(&self, unit: &Unit<'_>) -> bool {
        unit.titles.iter().any(|t| self.titles.contains(t))
    }

    /// False where it is only ever named with other titles.
    fn may_bear(&self, unit: &Unit<'_>) -> bool {
        let Some(title) = unit.titles.first() else { return true };
        self.titles.is_empty() || self.titles.iter().any(|own| !clash(title, own))
    }

    fn was_around(&self, unit: &Unit<'_>) -> bool {
        unit.from.is_some() && self.from.is_some() && near((self.from, self.to), (unit.from, unit.to))
    }

    /// False where both have roles and no role is of one kind: a foster carer is not the social worker of that name.
    fn role_fits(&self, unit: &Unit<'_>) -> bool {
        let kinds = |roles: &BTreeMap<&str, u32>| roles.keys().map(|r| roles::kind_of(r)).collect::<BTreeSet<_>>();
        let (own, theirs) = (kinds(&self.roles), kinds(&unit.roles));
        own.is_empty() || theirs.is_empty() || own.intersection(&theirs).next().is_some()
    }
}

type Span = (Option<NaiveDate>, Option<NaiveDate>);

fn near(a: Span, b: Span) -> bool {
    let some = Days::new(AROUND * YEAR);
    let ends = |(from, to): Span| Some((from.or(to)?, to.or(from)?));
    match (ends(a), ends(b)) {
        (Some((from, to)), Some((first, last))) => {
            from.checked_sub_days(some).unwrap_or(from) <= last && first <= to.checked_add_days(some).unwrap_or(to)
        }
        _ => true,
    }
}

/// The person whose file it is: by far most papers' forms give this name to the child, or most papers have it at their head.
pub(crate) fn the_child(groups: &[Group<'_>], seen: &[&Seen<'_>]) -> Option<usize> {
    by_forms(groups).or_else(|| by_heads(groups, seen))
}

/// Letters of a page in which its paper says whom it is about.
const HEAD: u32 = 500;
/// Fewer papers than this make nobody the child.
const FEWEST_PAPERS: usize = 5;

/// The one whom the heads of many papers name, and far more than anybody else who is no worker and no carer.
fn by_heads(groups: &[Group<'_>], seen: &[&Seen<'_>]) -> Option<usize> {
    let papers = |group: &Group<'_>| {
        let at_head = group.mentions().into_iter().filter(|n| seen[*n].mention.start < HEAD);
        at_head.map(|n| seen[n].paper).collect::<BTreeSet<&str>>().len()
    };
    let own = |g: &Group<'_>| g.is_full() && !matches!(g.kind(), PersonKind::Worker | PersonKind::Carer);
    let mut named: Vec<(usize, usize)> =
        groups.iter().enumerate().filter(|(_, g)| own(g)).map(|(n, g)| (papers(g), n)).collect();
    named.sort_by_key(|(count, n)| (std::cmp::Reverse(*count), *n));
    let next = named.get(1).map_or(0, |(count, _)| *count);
    named.first().filter(|(count, _)| *count >= FEWEST_PAPERS && 2 * *count >= 3 * next).map(|(_, n)| *n)
}

fn by_forms(groups: &[Group<'_>]) -> Option<usize> {
    let mut of_forms: Vec<(u32, usize)> =
        groups.iter().enumerate().filter_map(|(n, g)| Some((*g.roles.get("child")?, n))).collect();
    of_forms.sort_by_key(|(count, n)| (std::cmp::Reverse(*count), *n));
    match of_forms[..] {
        [(_, only)] => Some(only),
        [(most, first), (next, _), ..] if most >= 2 * next => Some(first),
        _ => None,
    }
}
