//! The life that the papers tell: what was removed, what happened, who was there, where the person lived, and what is worth asking.

use std::collections::{BTreeMap, BTreeSet};

use record::When;
use sample::{Place, Truth};
use serde_json::Value;

use crate::Measure;
use crate::export::{Export, number, text, when};

pub fn score(export: &Export, truth: &Truth) -> Vec<Measure> {
    let mut measures = redactions(export, truth);
    measures.extend(events(export, truth));
    measures.extend(people(export, truth));
    measures.push(gaps(export, truth));
    measures.push(placements(export, truth));
    measures.push(questions(export, truth));
    measures
}

/// Counted by kind on each page.
fn redactions(export: &Export, truth: &Truth) -> Vec<Measure> {
    type Counts = BTreeMap<(String, String, u32), u32>;
    let mut found = Counts::new();
    for row in &export.redactions {
        *found.entry((text(row, "kind").unwrap_or_default(), export.file(row), number(row, "page"))).or_default() += 1;
    }
    let mut wanted = Counts::new();
    for part in &truth.redactions {
        let kind = serde_json::to_value(part.kind).ok().and_then(|k| k.as_str().map(str::to_owned)).unwrap_or_default();
        *wanted.entry((kind, part.file.clone(), part.page)).or_default() += part.count;
    }
    let kinds: BTreeSet<&String> = wanted.keys().chain(found.keys()).map(|k| &k.0).collect();
    kinds
        .into_iter()
        .map(|kind| {
            let of = |counts: &Counts| counts.iter().filter(|(k, _)| k.0 == *kind).map(|(_, n)| *n as usize).sum();
            let both = wanted.iter().filter(|(k, _)| k.0 == *kind);
            let hits = both.map(|(k, n)| (*n).min(found.get(k).copied().unwrap_or(0)) as usize).sum();
            Measure::hits(format!("removed parts: {kind}"), hits, of(&found), of(&wanted))
        })
        .collect()
}

/// An event is found when one of its kind has a day in common with it and rests on a page that tells it.
fn events(export: &Export, truth: &Truth) -> Vec<Measure> {
    struct There<'a> {
        kind: &'a str,
        dates: Vec<&'a When>,
        pages: BTreeSet<(String, u32)>,
    }
    let mut there: BTreeMap<String, There> = BTreeMap::new();
    for (n, event) in truth.events.iter().enumerate() {
        let key = event.same.clone().unwrap_or_else(|| n.to_string());
        let one =
            there.entry(key).or_insert(There { kind: event.kind.as_str(), dates: Vec::new(), pages: BTreeSet::new() });
        one.dates.extend(&event.date);
        one.pages.insert((event.evidence.file.clone(), event.evidence.page));
    }
    let tells = |row: &Value, event: &There| {
        let pages = row["evidence"].as_array().map(Vec::as_slice).unwrap_or_default();
        text(row, "kind").as_deref() == Some(event.kind)
            && pages.iter().any(|e| event.pages.contains(&(export.file(e), number(e, "page"))))
            && match when(row, "date") {
                Some(day) => event.dates.iter().any(|d| d.agrees_with(&day)),
                None => event.dates.is_empty(),
            }
    };
    let kinds: BTreeSet<&str> = there.values().map(|e| e.kind).collect();
    kinds
        .into_iter()
        .map(|kind| {
            let wanted: Vec<&There> = there.values().filter(|e| e.kind == kind).collect();
            let rows: Vec<&Value> = export.events.iter().filter(|r| text(r, "kind").as_deref() == Some(kind)).collect();
            let right = rows.iter().filter(|r| wanted.iter().any(|e| tells(r, e))).count();
            let met = wanted.iter().filter(|e| rows.iter().any(|r| tells(r, e))).count();
            Measure {
                measure: format!("events: {kind}"),
                right_of_found: right as f64,
                found: rows.len() as f64,
                right_of_wanted: met as f64,
                wanted: wanted.len() as f64,
            }
        })
        .collect()
}

/// A mention's person in the truth: by the page where the truth says whose the name is, else by a name that one person alone has.
struct Whose<'a> {
    on_page: BTreeMap<(&'a str, u32, String), BTreeSet<usize>>,
    by_name: BTreeMap<String, BTreeSet<usize>>,
}

impl<'a> Whose<'a> {
    fn new(truth: &'a Truth) -> Self {
        let (mut on_page, mut by_name) = (BTreeMap::<_, BTreeSet<usize>>::new(), BTreeMap::<_, BTreeSet<usize>>::new());
        for (person, row) in truth.people.iter().enumerate() {
            for name in &row.names {
                by_name.entry(name.to_lowercase()).or_default().insert(person);
            }
        }
        for named in &truth.named {
            let Place { file, page, words } = &named.evidence;
            on_page.entry((file.as_str(), *page, words.to_lowercase())).or_default().insert(named.person);
        }
        Self { on_page, by_name }
    }

    /// None for a name of nobody in the truth, or of more than one.
    fn person(&self, file: &str, page: u32, words: &str) -> Option<usize> {
        let words = words.to_lowercase();
        let all = self.on_page.get(&(file, page, words.clone())).or_else(|| self.by_name.get(&words))?;
        all.first().copied().filter(|_| all.len() == 1)
    }
}

/// B-cubed over the mentions whose words are somebody's in the truth; and how many of the names that the truth places on a
/// page were found there at all.
fn people(export: &Export, truth: &Truth) -> [Measure; 2] {
    let whose = Whose::new(truth);
    let mut items: Vec<(usize, usize)> = Vec::new();
    let mut named: BTreeSet<(String, u32, usize)> = BTreeSet::new();
    for (cluster, person) in export.people.iter().enumerate() {
        for mention in person["mentions"].as_array().map(Vec::as_slice).unwrap_or_default() {
            let (file, page) = (export.file(mention), number(mention, "page"));
            let words = text(mention, "text").map(|t| t.split_whitespace().collect::<Vec<_>>().join(" "));
            if let Some(gold) = words.and_then(|w| whose.person(&file, page, &w)) {
                items.push((cluster, gold));
                named.insert((file, page, gold));
            }
        }
    }
    let (mut clusters, mut golds, mut both) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for (cluster, gold) in &items {
        *clusters.entry(*cluster).or_insert(0.0) += 1.0;
        *golds.entry(*gold).or_insert(0.0) += 1.0;
        *both.entry((*cluster, *gold)).or_insert(0.0) += 1.0;
    }
    let sum = |by: &dyn Fn(&(usize, usize)) -> f64| items.iter().map(|i| both[i] / by(i)).sum::<f64>();
    let joined = Measure {
        measure: "people (B-cubed)".into(),
        right_of_found: sum(&|i| clusters[&i.0]),
        found: items.len() as f64,
        right_of_wanted: sum(&|i| golds[&i.1]),
        wanted: items.len() as f64,
    };
    let there: BTreeSet<(String, u32, usize)> =
        truth.named.iter().map(|n| (n.evidence.file.clone(), n.evidence.page, n.person)).collect();
    [joined, Measure::share("people named on a page", there.intersection(&named).count(), there.len())]
}

/// A gap is found when more than half of the days of both together are in both.
fn gaps(export: &Export, truth: &Truth) -> Measure {
    let days = |from: Option<&When>, to: Option<&When>| Some((from?.earliest()?, to?.latest()?));
    let found: Vec<_> =
        export.gaps.iter().filter_map(|row| days(when(row, "from").as_ref(), when(row, "to").as_ref())).collect();
    let wanted: Vec<_> = truth.gaps.iter().filter_map(|g| days(Some(&g.from), Some(&g.to))).collect();
    let alike = |a: &(chrono::NaiveDate, chrono::NaiveDate), b: &(chrono::NaiveDate, chrono::NaiveDate)| {
        let common = (a.1.min(b.1) - a.0.max(b.0)).num_days();
        let all = (a.1.max(b.1) - a.0.min(b.0)).num_days();
        common * 2 > all
    };
    let hits = wanted.iter().filter(|w| found.iter().any(|f| alike(f, w))).count();
    Measure::hits("gaps", hits, found.len(), wanted.len())
}

/// A home is found when its name is, and it begins on a day that the truth allows.
fn placements(export: &Export, truth: &Truth) -> Measure {
    let plain = |name: &str| name.to_lowercase().replace(|c: char| !c.is_alphanumeric(), " ");
    let right = |row: &Value, home: &sample::PlacementTruth| {
        let (found, there) = (plain(&text(row, "name").unwrap_or_default()), plain(&home.name));
        !found.is_empty()
            && (found.contains(&there) || there.contains(&found))
            && when(row, "from").is_some_and(|f| f.agrees_with(&home.from))
    };
    let met = truth.placements.iter().filter(|h| export.placements.iter().any(|r| right(r, h))).count();
    let hits = export.placements.iter().filter(|r| truth.placements.iter().any(|h| right(r, h))).count();
    Measure {
        measure: "placements".into(),
        right_of_found: hits as f64,
        found: export.placements.len() as f64,
        right_of_wanted: met as f64,
        wanted: truth.placements.len() as f64,
    }
}

fn questions(export: &Export, truth: &Truth) -> Measure {
    let found: BTreeSet<String> = export.questions.iter().filter_map(|r| text(r, "trigger")).collect();
    let wanted: BTreeSet<String> = truth.questions.iter().map(|q| q.trigger.as_str().to_owned()).collect();
    Measure::hits("question triggers", wanted.intersection(&found).count(), found.len(), wanted.len())
}
