//! `why`: the seven lines of one decision, for people or as JSON. A line that no page fills says so.

use contract::{EvidenceView, MissingView, NoRuleWhy, WhySaidKind, WhyView};

use crate::args::Why;
use crate::place::open;
use crate::say::{Ended, Outcome, json as line, told};

pub fn why(args: &Why) -> Outcome {
    let desk = open(&args.opening)?;
    let view = desk.why(contract::EventRef { key: args.event.clone() });
    desk.close();
    let view = view.map_err(told)?;
    if args.json {
        println!("{}", line(&view)?);
    } else {
        print(&view);
    }
    Ok(Ended::Done)
}

fn print(view: &WhyView) {
    println!("What was decided: {}", view.title);
    quotes(&view.told);
    if !view.decided.is_empty() {
        println!("  Its own paper lists:");
        quotes(&view.decided);
    }
    println!("When:");
    for date in &view.dates {
        println!("  {}", date.when.as_ref().map_or("date not known", |w| w.words.as_str()));
        if view.dates.len() > 1 {
            quotes(&date.evidence);
        }
    }
    println!("Who decided:{}", if view.who.is_empty() { " not known; these pages do not say" } else { "" });
    for one in &view.who {
        println!("  {}", one.who);
        quotes(&one.evidence);
    }
    println!("The reason as written:{}", if view.reasons.is_empty() { " no reason given on these pages" } else { "" });
    view.reasons.iter().for_each(|one| quotes(&one.evidence));
    println!(
        "What you are recorded as saying:{}",
        if view.said.is_empty() { " nothing of yours is recorded here" } else { "" }
    );
    for one in &view.said {
        println!(
            "  {}",
            match one.kind {
                WhySaidKind::Views => "Written as your views:",
                WhySaidKind::Said => "Written as said by you:",
                WhySaidKind::TookPart => "Written about you being there:",
                WhySaidKind::LeftOut => "Written about you not being heard:",
            }
        );
        quotes(std::slice::from_ref(&one.evidence));
    }
    println!("What the rules of that day called for:{}", view.no_rule.map_or("", no_rule));
    for rule in &view.rules {
        println!("  {} ({})", rule.plain, rule.source);
    }
    let nothing = view.not_found.is_empty() && view.mentioned.is_empty();
    println!(
        "What is not in this file:{}",
        if nothing { " these pages point to nothing that was not found" } else { "" }
    );
    for paper in &view.not_found {
        println!("  {}, due {}: {} ({})", paper.kind.replace('_', " "), paper.due.words, paper.plain, paper.source);
    }
    view.mentioned.iter().for_each(mentioned);
}

fn no_rule(why: NoRuleWhy) -> &'static str {
    match why {
        NoRuleWhy::NoneChecked => " no rule checked for this time",
        NoRuleWhy::NoDate => " no date to look up a rule by",
        NoRuleWhy::NotInCare => " the file does not show that you were in care then",
        NoRuleWhy::OtherNation => " the page speaks of another nation's law; only England's rules are kept here",
    }
}

fn mentioned(missing: &MissingView) {
    if missing.title.is_empty() {
        println!("  Something that the page speaks of:");
    } else {
        println!("  {}", missing.title);
    }
    quotes(&missing.evidence);
}

fn quotes(evidence: &[EvidenceView]) {
    for one in evidence {
        let words = one.quote.split_whitespace().collect::<Vec<_>>().join(" ");
        println!("    “{words}”  ({}, page {})", one.file, one.page);
    }
}
