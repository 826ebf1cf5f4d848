//! The life that the papers tell: what was removed, what happened, who was there, where the person lived, and what is worth asking.

use std::collections::{BTreeMap, BTreeSet};

use record::When;
use sample::{ExpectedTruth, Place, Told, Truth};
use serde_json::Value;

use crate::Measure;
use crate::export::{Export, number, text, when};

pub fn score(export: &Export, truth: &Truth) -> Vec<Measure> {
    let mut measures = redactions(export, truth);
    measures.extend(events(export, truth));
    measures.extend(people(export, truth));
    measures.push(gaps(export, truth));
    measures.push(placements(export, truth));
    measures.push(reasons(export, truth));
    measures.push(questions(export, truth));
    measures.extend(expected(export, truth));
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

/// One event of a truth, with every telling of it.
struct There<'a> {
    kind: &'a str,
    told: Told,
    dates: Vec<&'a When>,
    /// Each telling's file and page, and its words.
    tellings: Vec<(String, u32, &'a str)>,
}

impl There<'_> {
    /// An event is found when one of its kind has a day in common with it and rests on a page that tells it.
    fn is(&self, export: &Export, row: &Value) -> bool {
        let proofs = row["evidence"].as_array().map(Vec::as_slice).unwrap_or_default();
        let on = |e: &Value| {
            let (file, page) = (export.file(e), number(e, "page"));
            self.tellings.iter().any(|(f, p, _)| *f == file && *p == page)
        };
        text(row, "kind").as_deref() == Some(self.kind)
            && proofs.iter().any(on)
            && match when(row, "date") {
                Some(day) => self.dates.is_empty() || self.dates.iter().any(|d| d.agrees_with(&day)),
                None => self.dates.is_empty(),
            }
    }
}

fn there(truth: &Truth) -> Vec<There<'_>> {
    let mut there: BTreeMap<String, There> = BTreeMap::new();
    for (n, event) in truth.events.iter().enumerate() {
        let key = format!("{:?} {}", event.told, event.same.clone().unwrap_or_else(|| n.to_string()));
        let one = there.entry(key).or_insert(There {
            kind: event.kind.as_str(),
            told: event.told,
            dates: Vec::new(),
            tellings: Vec::new(),
        });
        one.dates.extend(&event.date);
        let place = &event.evidence;
        one.tellings.push((place.file.clone(), place.page, &place.words));
    }
    there.into_values().collect()
}

/// Rows that tell what words leave open count neither way. A kind that a truth has nothing of is not scored.
fn events(export: &Export, truth: &Truth) -> Vec<Measure> {
    let there = there(truth);
    let is_any = |row: &Value, told: Told| there.iter().any(|e| e.told == told && e.is(export, row));
    let kinds: BTreeSet<&str> = there.iter().map(|e| e.kind).collect();
    let mut measures = Vec::new();
    let mut all = Measure::hits("events (all kinds)", 0, 0, 0);
    let (mut denied, mut told) = (0, 0);
    for kind in kinds {
        let wanted: Vec<&There> = there.iter().filter(|e| e.kind == kind && e.told == Told::Happened).collect();
        let rows: Vec<&Value> = export.events.iter().filter(|r| text(r, "kind").as_deref() == Some(kind)).collect();
        let (right, rest): (Vec<&Value>, Vec<&Value>) = rows.iter().partition(|r| is_any(r, Told::Happened));
        let wrong = rest.iter().filter(|r| !is_any(r, Told::Open)).count();
        let met = wanted.iter().filter(|e| right.iter().any(|r| e.is(export, r))).count();
        told += rows.len();
        denied += rest.iter().filter(|r| is_any(r, Told::Not)).count();
        let measure = Measure {
            measure: format!("events: {kind}"),
            right_of_found: right.len() as f64,
            found: (right.len() + wrong) as f64,
            right_of_wanted: met as f64,
            wanted: wanted.len() as f64,
        };
        all.right_of_found += measure.right_of_found;
        all.found += measure.found;
        all.right_of_wanted += measure.right_of_wanted;
        all.wanted += measure.wanted;
        measures.push(measure);
    }
    measures.insert(0, all);
    if truth.events.iter().any(|e| e.told == Told::Not) {
        measures.push(Measure::share("events that are no plan or denial", told - denied, told));
    }
    measures
}

/// Events that were not found, and rows that no telling answers, for somebody who works on the reader.
pub fn misses(export: &Export, truth: &Truth) -> Vec<String> {
    let there = there(truth);
    let mut lines = Vec::new();
    for event in there.iter().filter(|e| e.told == Told::Happened) {
        if !export.events.iter().any(|r| event.is(export, r)) {
            let dates: Vec<&str> = event.dates.iter().map(|d| d.edtf()).collect();
            lines.push(format!("event missed: {} {dates:?} {:?}", event.kind, event.tellings));
        }
    }
    for row in &export.events {
        if there.iter().any(|e| e.told != Told::Not && e.is(export, row)) {
            continue;
        }
        let not = there.iter().any(|e| e.told == Told::Not && e.is(export, row));
        let proof = &row["evidence"][0];
        lines.push(format!(
            "event {}: {} {} {} \"{}\" page {} {}",
            if not { "that did not happen" } else { "not in the truth" },
            row["kind"],
            row["date"],
            row["place"],
            text(proof, "quote").unwrap_or_default(),
            proof["page"],
            row["how"],
        ));
    }
    for home in &truth.placements {
        lines.push(format!("home in the truth: {} {} {:?} {:?}", home.name, home.from, home.to, home.reason_for_move));
    }
    for row in &export.placements {
        lines.push(format!("home found: {} {} {} {}", row["name"], row["from"], row["to"], row["reason_for_move"]));
    }
    for gap in &truth.gaps {
        lines.push(format!("gap in the truth: {} {}", gap.from, gap.to));
    }
    lines.extend(export.gaps.iter().map(|row| format!("gap found: {} {}", row["from"], row["to"])));
    let named = |rows: &[Value]| rows.iter().filter_map(|r| text(r, "trigger")).collect::<BTreeSet<_>>();
    let wanted: BTreeSet<&str> = truth.questions.iter().map(|q| q.trigger.as_str()).collect();
    lines.push(format!("questions wanted {wanted:?} found {:?}", named(&export.questions)));
    for row in &export.expected {
        if !truth.expected.iter().any(|e| is_expected(row, e)) {
            lines.push(format!("expected, not in the truth: {} {} {}", row["rule"], row["due"], row["found"]));
        }
    }
    for row in &truth.expected {
        if !export.expected.iter().any(|e| is_expected(e, row)) {
            lines.push(format!("expected, not in the export: {row:?}"));
        }
    }
    lines
}

/// Days by which a working day counted over bank holidays can differ from one that is not, and a little more.
const DUE_DAYS: i64 = 21;

/// The same rule at about the same time, with the same answer.
fn is_expected(row: &Value, truth: &ExpectedTruth) -> bool {
    let about = when(row, "due").and_then(|w| w.latest()).zip(truth.due.latest());
    text(row, "rule").as_deref() == Some(truth.rule.as_str())
        && row["found"].is_null() != truth.found
        && about.is_some_and(|(a, b)| (a - b).num_days().abs() <= DUE_DAYS)
}

fn expected(export: &Export, truth: &Truth) -> Vec<Measure> {
    if !truth.expected_known {
        return Vec::new();
    }
    let score = |name: &str, rows: Vec<&Value>, wanted: Vec<&ExpectedTruth>| {
        let right = rows.iter().filter(|r| wanted.iter().any(|e| is_expected(r, e))).count();
        let met = wanted.iter().filter(|e| rows.iter().any(|r| is_expected(r, e))).count();
        Measure {
            measure: name.into(),
            right_of_found: right as f64,
            found: rows.len() as f64,
            right_of_wanted: met as f64,
            wanted: wanted.len() as f64,
        }
    };
    let missing = export.expected.iter().filter(|r| r["found"].is_null()).collect();
    vec![
        score("expected records", export.expected.iter().collect(), truth.expected.iter().collect()),
        score("expected records not in the file", missing, truth.expected.iter().filter(|e| !e.found).collect()),
    ]
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

/// The words of a home's name that tell it from others.
fn home_words(name: &str) -> BTreeSet<String> {
    let words = name.to_lowercase();
    let words = words.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 2);
    words.filter(|w| !matches!(*w, "and" | "mrs" | "the" | "miss")).map(str::to_owned).collect()
}

/// One name's words are all in the other, and the home begins on a day that the truth allows.
fn is_home(row: &Value, home: &sample::PlacementTruth) -> bool {
    let (found, there) = (home_words(&text(row, "name").unwrap_or_default()), home_words(&home.name));
    !found.is_empty()
        && (found.is_subset(&there) || there.is_subset(&found))
        && when(row, "from").is_some_and(|f| f.agrees_with(&home.from))
}

fn placements(export: &Export, truth: &Truth) -> Measure {
    let met = truth.placements.iter().filter(|h| export.placements.iter().any(|r| is_home(r, h))).count();
    let hits = export.placements.iter().filter(|r| truth.placements.iter().any(|h| is_home(r, h))).count();
    Measure {
        measure: "placements".into(),
        right_of_found: hits as f64,
        found: export.placements.len() as f64,
        right_of_wanted: met as f64,
        wanted: truth.placements.len() as f64,
    }
}

/// Of the homes that were found: a reason where the file gives one, and none where it gives none.
fn reasons(export: &Export, truth: &Truth) -> Measure {
    let met: Vec<_> = truth
        .placements
        .iter()
        .filter_map(|home| Some((home, export.placements.iter().find(|r| is_home(r, home))?)))
        .collect();
    let right = |found: &str, there: &str| {
        let (found, there) = (found.to_lowercase(), there.to_lowercase());
        found.contains(&there) || there.contains(&found)
    };
    let hits = met.iter().filter(|(home, row)| match (text(row, "reason_for_move"), &home.reason_for_move) {
        (Some(found), Some(there)) => right(&found, there),
        (found, there) => found.is_none() == there.is_none(),
    });
    Measure::share("reason for leaving a home", hits.count(), met.len())
}

fn questions(export: &Export, truth: &Truth) -> Measure {
    let found: BTreeSet<String> = export.questions.iter().filter_map(|r| text(r, "trigger")).collect();
    let wanted: BTreeSet<String> = truth.questions.iter().map(|q| q.trigger.as_str().to_owned()).collect();
    Measure::hits("question triggers", wanted.intersection(&found).count(), found.len(), wanted.len())
}
