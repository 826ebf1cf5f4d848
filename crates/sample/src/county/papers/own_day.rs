//! What a form tells by the days beside its labels: the day of the review, plan or medical that it is the paper of, a birth,
//! the review before, the day on which a stay began.

use chrono::{Days, NaiveDate};
use record::{DocumentKind as K, EventKind};

use super::Desk;
use crate::county::house::Era;
use crate::county::press::Paper;
use crate::county::spec::Spec;
use crate::county::tellings::Happening;
use crate::rng::Lot;
use crate::truth::Told;

/// A day on which a paper of this kind would be made; none where there is none left.
pub fn day(kind: K, desk: &mut Desk<'_>, lot: &mut Lot) -> Option<NaiveDate> {
    let life = desk.life;
    Some(match kind {
        K::ReviewMinutes => {
            let left = &mut desk.reviews_left;
            (!left.is_empty()).then(|| left.swap_remove(lot.below(left.len())))?
        }
        K::ReceptionIntoCare => life.into_care,
        K::PlacementInformation => life.homes[lot.below(life.homes.len())].from,
        K::ClosingSummary => life.until - Days::new(lot.below(20) as u64),
        K::Referral => life.into_care - Days::new(30 + lot.below(200) as u64),
        K::PathwayPlan => {
            let sixteen = life.born + chrono::Months::new(16 * 12);
            let day = sixteen + Days::new(lot.below(300) as u64);
            (day < life.until).then_some(day)?
        }
        _ => life.any_day(lot),
    })
}

/// Notes what the days of a form tell. Its fields are the next parts of the paper.
pub fn note(paper: &mut Paper, desk: &Desk<'_>, day: NaiveDate, spec: &Spec, form: (&str, &[(String, String)])) {
    let (day_label, fields) = form;
    let (life, house) = (desk.life, desk.house);
    let first = paper.parts.len();
    let mut say = |kind, on: NaiveDate, about: &str, label: &str, told| {
        let Some(at) = fields.iter().position(|(name, _)| name == label) else { return };
        let words = fields[at].1.clone();
        paper.happenings.push(Happening::on_form(kind, on, about, words, told, first + at));
    };
    for (kind, told) in own_kinds(spec.kind, paper.title.as_str(), house.era) {
        let about = if kind == EventKind::PlacementStart { life.home_on(day).name.as_str() } else { "" };
        say(kind, day, about, day_label, told);
    }
    for label in spec.labels[house.half] {
        let Some((name, what)) = label.split_once('|') else { continue };
        match what {
            "@dob" => say(EventKind::Birth, life.born, "", name, Told::Happened),
            "@since" => {
                let home = life.home_on(day);
                say(EventKind::PlacementStart, home.from, &home.name, name, Told::Happened);
            }
            "@last" if spec.kind == K::ReviewMinutes => match desk.last_review(day) {
                Some(last) => say(EventKind::Review, last, "", name, Told::Happened),
                None => say(EventKind::Review, day - Days::new(90), "", name, Told::Open),
            },
            _ => {}
        }
    }
}

/// Which events a paper's own day is the day of.
fn own_kinds(kind: K, title: &str, era: Era) -> Vec<(EventKind, Told)> {
    use EventKind::*;
    use Told::{Happened, Open};
    match kind {
        K::ReviewMinutes => vec![(Review, Happened)],
        K::ConferenceMinutes => vec![(Conference, Happened)],
        K::ReceptionIntoCare => vec![(PlacementStart, Open), (Referral, Open)],
        K::MedicalForm | K::HealthAssessment => vec![(Health, Happened)],
        K::PlacementInformation if era == Era::County => vec![(PlacementStart, Open), (Plan, Open)],
        K::PlacementInformation => vec![(PlacementStart, Happened), (Plan, Open)],
        K::ClosingSummary => vec![(LeavingCare, Open)],
        K::TransferSummary => vec![(SocialWorkerStart, Open), (SocialWorkerEnd, Open)],
        K::Referral => vec![(Referral, Happened)],
        K::Assessment if title == "Report on Foster Home" => vec![(Assessment, Open)],
        K::Assessment | K::InitialAssessment | K::CoreAssessment => vec![(Assessment, Happened)],
        K::CarePlan | K::PathwayPlan => vec![(Plan, Happened)],
        K::Pep => vec![(Plan, Open)],
        K::StrategyDiscussion => vec![(Conference, Open), (Allegation, Open)],
        K::S47Outcome => vec![(Assessment, Open), (Allegation, Open)],
        K::Missing if title == "Missing Episode" => vec![(Missing, Happened)],
        K::Missing => vec![(Missing, Open), (Return, Open)],
        K::Incident => vec![(Allegation, Open)],
        K::LegalNotice => vec![(OrderMade, Open), (Contact, Open)],
        _ => Vec::new(),
    }
}
