//! "Why was this decided?": the card of one decision, and the decisions that one page tells of. Words under a cover do not cross.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use contract::*;
use knowledge::Knowledge;
use record::{
    ActionMention, DecisionWords, Event, EventKind, Evidence, FileId, Missing, NotFound, PageFindings, VoiceKind,
    VoiceMention,
};
use story::why::{SaidThen, Why, WhyAsked, is_decision, tellings, why};
use vault::VaultReader;

use crate::Desk;
use crate::known::{Known, name_of_the_child, papers_may_be_unread};
use crate::open::OpenPlace;
use crate::receipt::missing_view;
use crate::timeline::how_in_words;
use crate::views::{evidence_view, evidence_views, said_instead, when_view};

impl Desk {
    /// # Errors
    /// `nothing-there` when there is no such event, or nobody decided it.
    pub fn why(&self, event: EventRef) -> Result<WhyView, Failure> {
        let place = self.place()?;
        let known = place.known()?;
        let event = known.timeline.events.iter().find(|e| e.key.0 == event.key);
        let event = event.filter(|e| is_decision(e)).ok_or_else(|| Failure::of(FailureCode::NothingThere))?;
        card(&place, &known, event)
    }

    /// The decisions that a page tells of.
    pub fn decisions_on(&self, asked: PaperAt) -> Result<DecisionsOn, Failure> {
        let known = self.place()?.known()?;
        let (file, page) = known.index.at(asked.seq).ok_or_else(|| Failure::of(FailureCode::PageNotThere))?;
        let here = |e: &Evidence| (e.file, e.page) == (file.id, page);
        let mut decisions: Vec<DecisionHere> = known
            .timeline
            .events
            .iter()
            .filter(|event| !event.hidden && is_decision(event))
            .filter_map(|event| {
                let told = event.evidence.iter().find(|e| here(e))?;
                Some(DecisionHere {
                    key: event.key.0.clone(),
                    title: title(&known, event),
                    when: event.when.as_ref().map(when_view),
                    start: told.start,
                    end: told.end,
                })
            })
            .collect();
        decisions.sort_by_key(|d| (d.start, d.end));
        Ok(DecisionsOn { decisions })
    }
}

/// The reason that the reader kept for a telling, or that the telling itself is: words of the page that say why a home ended stand among
/// the proof of the move that they explain.
fn reason_kept<'a>(page: &'a PageFindings, kind: EventKind, telling: &Evidence) -> Option<&'a str> {
    let told = page.events.iter().filter(|m| m.kind == kind);
    let own = told.clone().filter(|m| m.evidence == *telling).find_map(|m| m.reason.as_deref());
    let beside = || told.clone().find(|m| m.reason_at.as_ref() == Some(telling)).and_then(|m| m.reason.as_deref());
    let open = || page.open.iter().find(|o| o.event.evidence == *telling).and_then(|o| o.event.reason.as_deref());
    own.or_else(beside).or_else(open)
}

/// True for words that are in the proof of a move for saying why it came about, and tell of no event themselves.
fn is_only_why(page: &PageFindings, telling: &Evidence) -> bool {
    let tells = page.events.iter().any(|m| m.evidence == *telling);
    let why = page.events.iter().filter_map(|m| m.reason_at.as_ref()).any(|at| at == telling);
    let open = page.open.iter().any(|o| o.hangs_on.is_of_a_move() && o.event.evidence == *telling);
    !tells && (why || open)
}

/// The event's own title, or what stands in its place while its words are covered.
fn title(known: &Known, event: &Event) -> String {
    said_instead(&known.index, &event.evidence, &event.title).unwrap_or_else(|| event.title.clone())
}

fn card(place: &OpenPlace, known: &Known, event: &Event) -> Result<WhyView, Failure> {
    let mut pages: HashMap<(FileId, u32), String> = HashMap::new();
    let mut words: Vec<DecisionWords> = Vec::new();
    // Words that only say why stand under the reason, not among what was decided and when.
    let mut only_why: Vec<&Evidence> = Vec::new();
    for (kind, telling) in tellings(event, &known.timeline) {
        let at = (telling.file, telling.page);
        let text = match pages.entry(at) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unread) => {
                let row = place.with_reading(|vault: &VaultReader| vault.page(at.0, at.1))?;
                unread.insert(row.map(|row| row.content.text).unwrap_or_default())
            }
        };
        let paper = known.document_at(at.0, at.1).map(|d| d.kind);
        let found = known.pages.iter().find(|p| (p.file, p.page) == at);
        let reason = found.and_then(|p| reason_kept(&p.findings, kind, telling));
        if found.is_some_and(|p| is_only_why(&p.findings, telling)) {
            only_why.push(telling);
        }
        words.push(understand::decision_words(text, telling, kind, paper, reason));
    }
    let what: Vec<Evidence> = event.evidence.iter().filter(|e| !only_why.contains(e)).cloned().collect();
    let event = &Event { evidence: if what.is_empty() { event.evidence.clone() } else { what }, ..event.clone() };
    let voice: Vec<VoiceMention> = known.pages.iter().flat_map(|p| p.findings.voice.iter().cloned()).collect();
    let actions: Vec<ActionMention> = known.pages.iter().flat_map(|p| p.findings.actions.iter().cloned()).collect();
    let missing = missing_for_sure(known);
    let child = name_of_the_child(&known.pages);
    let asked = WhyAsked {
        event,
        timeline: &known.timeline,
        documents: &known.documents,
        words: &words,
        voice: &voice,
        child: child.as_deref(),
        actions: &actions,
        missing: &missing,
    };
    let why = why(&asked).ok_or_else(|| Failure::of(FailureCode::NothingThere))?;
    let mut own = event.evidence.iter().filter_map(|e| pages.get(&(e.file, e.page)));
    let elsewhere = own.any(|text| Knowledge::england().decision_rules().is_elsewhere(text));
    Ok(why_view(known, event, &why, elsewhere))
}

/// While pages are still pictures, what a paper names may be on one of them: then only what the papers themselves say is not there.
fn missing_for_sure(known: &Known) -> Vec<Missing> {
    let unread = papers_may_be_unread(&known.documents);
    let sure = |m: &&Missing| match &m.what {
        NotFound::Paper { said_missing, .. } => *said_missing || !unread,
        _ => true,
    };
    known.missing.iter().filter(sure).cloned().collect()
}

fn why_view(known: &Known, event: &Event, why: &Why, elsewhere: bool) -> WhyView {
    let index = &known.index;
    let dates = why.dates.iter().map(|date| WhyDate {
        when: date.when.as_ref().map(when_view),
        how: how_in_words(&date.how),
        evidence: evidence_views(index, &date.proof),
    });
    let who = why.deciders.iter().map(|one| {
        let evidence = evidence_views(index, one.proof.all());
        let covered = evidence.iter().any(|e| e.covered.is_some());
        WhyWho { who: if covered { String::new() } else { one.who.clone() }, evidence }
    });
    let reasons = why.reasons.iter().map(|proof| WhyReason { evidence: evidence_views(index, proof.all()) });
    let (rules, no_rule) = rules(known, event, elsewhere);
    let not_found = if elsewhere { Vec::new() } else { ask::not_found_near(event, &known.expected) };
    WhyView {
        key: event.key.0.clone(),
        kind: event.kind.as_str().to_owned(),
        title: title(known, event),
        told: evidence_views(index, &event.evidence),
        decided: evidence_views(index, &why.decided),
        dates: dates.collect(),
        who: who.filter(|w| !w.evidence.is_empty()).collect(),
        reasons: reasons.filter(|r| !r.evidence.is_empty()).collect(),
        said: why.said.iter().filter_map(|line| said_view(known, line)).collect(),
        rules,
        no_rule,
        not_found: not_found
            .into_iter()
            .map(|row| WhyNotFound {
                kind: row.paper.as_str().to_owned(),
                due: when_view(&row.due),
                plain: row.plain.clone(),
                source: row.source.clone(),
            })
            .collect(),
        mentioned: why.not_here.iter().filter_map(|m| missing_view(index, m)).collect(),
    }
}

fn rules(known: &Known, event: &Event, elsewhere: bool) -> (Vec<WhyRule>, Option<NoRuleWhy>) {
    if elsewhere {
        return (Vec::new(), Some(NoRuleWhy::OtherNation));
    }
    let timeline = &known.timeline;
    let view = ask::FileView {
        events: &timeline.events,
        placements: &timeline.placements,
        documents: &known.documents,
        born: timeline.born.as_ref(),
        in_care: timeline.in_care.as_ref().map(|care| (&care.from, &care.until)),
        ..ask::FileView::default()
    };
    match ask::called_for(event, &view, Knowledge::england()) {
        ask::CalledFor::Rules(rules) => {
            (rules.into_iter().map(|r| WhyRule { plain: r.plain, source: r.source }).collect(), None)
        }
        ask::CalledFor::NoneChecked => (Vec::new(), Some(NoRuleWhy::NoneChecked)),
        ask::CalledFor::NoDate => (Vec::new(), Some(NoRuleWhy::NoDate)),
        ask::CalledFor::NotInCare => (Vec::new(), Some(NoRuleWhy::NotInCare)),
    }
}

fn said_view(known: &Known, line: &SaidThen) -> Option<WhySaid> {
    let paper = line.paper.as_deref().and_then(|id| known.document(id));
    Some(WhySaid {
        kind: match line.kind {
            VoiceKind::Views => WhySaidKind::Views,
            VoiceKind::Said => WhySaidKind::Said,
            VoiceKind::TookPart => WhySaidKind::TookPart,
            VoiceKind::LeftOut => WhySaidKind::LeftOut,
        },
        paper: paper.map(|d| d.kind.as_str().to_owned()),
        when: paper.and_then(|d| d.date.as_ref()).map(when_view),
        same_paper: line.same_paper,
        evidence: evidence_view(&known.index, &line.evidence)?,
    })
}
