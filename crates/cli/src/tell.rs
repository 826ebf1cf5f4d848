//! `status`, `search`, `timeline` and `questions`: what is in the safe place, for people or as JSON.

use contract::{EvidenceView, FileStateView, ImportState, Nothing, SearchWanted};
use serde_json::json;

use crate::args::{Read, Search};
use crate::bring::{kebab, tell};
use crate::place::open;
use crate::say::{Ended, Outcome, json as line, told};

pub fn status(args: &Read) -> Outcome {
    let desk = open(&args.opening)?;
    let (import, files, home) = (desk.import_status(Nothing {}), desk.files(Nothing {}), desk.home(Nothing {}));
    desk.close();
    let (import, files, home) = (import.map_err(told)?, files.map_err(told)?, home.map_err(told)?);
    let waiting = import.state == ImportState::Paused;
    let pictures = import.scans.clone();
    if args.json {
        println!(
            "{}",
            line(&json!({
                "files": files.files, "taken_out": files.taken_out, "pages": home.pages, "waiting": waiting,
                "pictures": { "waiting": pictures.waiting, "read": pictures.read, "not_read": pictures.could_not_read },
            }))?
        );
    } else {
        tell(&contract::ImportView { pages_ready: files.files.iter().map(|f| f.pages_ready).sum(), ..import }, &files);
        if waiting {
            println!("Some files are still to be read. `import` with no files carries on.");
        } else if pictures.waiting > 0 {
            println!("`import` with no files reads the {} pages that are pictures.", pictures.waiting);
        }
    }
    let troubled = |state| matches!(state, FileStateView::DoneWithProblems | FileStateView::NotReadable);
    let whole = !waiting
        && pictures.waiting == 0
        && pictures.could_not_read == 0
        && !files.files.iter().any(|f| troubled(f.state));
    Ok(if whole { Ended::Done } else { Ended::WithProblems })
}

pub fn search(args: &Search) -> Outcome {
    let desk = open(&args.opening)?;
    let found = desk.search(SearchWanted { words: args.words.join(" "), offset: 0, limit: args.limit });
    desk.close();
    let found = found.map_err(told)?;
    for hit in &found.hits {
        if args.json {
            println!("{}", line(hit)?);
        } else {
            println!("{}, page {}: {}", hit.file, hit.page, hit.snippet.replace('\n', " "));
        }
    }
    if !args.json {
        let more = if found.more_than { "more than " } else { "" };
        println!("{more}{} pages have those words.", found.total);
    }
    Ok(Ended::Done)
}

pub fn timeline(args: &Read) -> Outcome {
    let desk = open(&args.opening)?;
    let timeline = desk.timeline(Nothing {});
    desk.close();
    let timeline = timeline.map_err(told)?;
    for item in timeline.items.iter().filter(|i| !i.hidden) {
        if args.json {
            println!("{}", line(&json!({ "type": "event", "event": item }))?);
        } else {
            let when = item.when.as_ref().map_or("date not known", |w| w.words.as_str());
            println!("{when}: {}{}", item.title, pages(&item.evidence));
            if !item.disagrees_with.is_empty() {
                println!("    The file gives more than one date for this.");
            }
        }
    }
    for gap in &timeline.gaps {
        if args.json {
            println!("{}", line(&json!({ "type": "gap", "gap": gap }))?);
        } else {
            println!("Nothing in the file from {} to {}.", gap.from.words, gap.to.words);
        }
    }
    if args.json {
        for span in &timeline.spans {
            println!("{}", line(&json!({ "type": "span", "span": span }))?);
        }
    }
    Ok(Ended::Done)
}

pub fn questions(args: &Read) -> Outcome {
    let desk = open(&args.opening)?;
    let questions = desk.questions(Nothing {});
    desk.close();
    let questions = questions.map_err(told)?;
    for question in questions.own.iter().chain(&questions.suggested) {
        if args.json {
            println!("{}", line(question)?);
        } else {
            println!("[{}] {}{}", kebab(&question.trigger), question.text, pages(&question.evidence));
        }
    }
    Ok(Ended::Done)
}

fn pages(evidence: &[EvidenceView]) -> String {
    let mut places: Vec<String> = evidence.iter().map(|e| format!("{}, page {}", e.file, e.page)).collect();
    places.dedup();
    if places.is_empty() { String::new() } else { format!("  ({})", places.join("; ")) }
}
