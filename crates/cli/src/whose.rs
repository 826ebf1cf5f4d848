//! `your-words`, `agreed` and `copied`: whose words stand in the file, for people or as JSON.

use contract::{
    BecameView, CopiedPlace, CopiedWanted, EvidenceView, FirstKnownView, Nothing, VoiceTelling, WordsSaidView,
};

use crate::args::Read;
use crate::place::open;
use crate::say::{Ended, Outcome, json as line, told};

/// Rows asked for at once.
const AT_ONCE: u32 = 200;

pub fn your_words(args: &Read) -> Outcome {
    let desk = open(&args.opening)?;
    let view = desk.your_words(Nothing {});
    desk.close();
    let view = view.map_err(told)?;
    for row in &view.rows {
        if args.json {
            println!("{}", line(&serde_json::json!({ "type": "words", "words": row }))?);
        } else if row.said.is_none() {
            let kind = match row.telling {
                VoiceTelling::Written => "written by you",
                VoiceTelling::Said => "said by you",
                VoiceTelling::Reported => "what someone else says of you",
                VoiceTelling::WasThere => "you were there",
                VoiceTelling::NotThere => "you were not there",
                VoiceTelling::NotAsked => "no words of yours written down",
            };
            println!("{}, {kind}: {}{}", when(row.when.as_ref()), flat(&row.evidence), page(&row.evidence));
            if let Some(how) = &row.obtained {
                println!("    How, as the page says: {}", flat(how));
            }
        }
    }
    for review in &view.unheard {
        if args.json {
            println!("{}", line(&serde_json::json!({ "type": "review", "review": review }))?);
        } else {
            println!(
                "{}: “{}” has no part for what you said. It may be on another page.  (page {} of the whole file)",
                when(review.when.as_ref()),
                review.title,
                review.seq
            );
        }
    }
    Ok(Ended::Done)
}

pub fn agreed(args: &Read) -> Outcome {
    let desk = open(&args.opening)?;
    let view = desk.agreed(Nothing {});
    desk.close();
    for row in &view.map_err(told)?.rows {
        if args.json {
            println!("{}", line(row)?);
            continue;
        }
        let who = row.who.as_ref().map_or(String::new(), |w| format!(", by {w}"));
        let by = row.by.as_ref().map_or(String::new(), |d| format!(", until {}", d.words));
        println!("{}: {}{who}{by}{}", when(row.when.as_ref()), row.what, page(&row.evidence));
        for other in &row.told {
            let became = match other.became {
                BecameView::Done => "done",
                BecameView::NotDone => "not done",
                BecameView::StillToDo => "still to do",
                BecameView::AgreedAgain => "agreed again",
            };
            println!("    {}, {became}: {}{}", when(other.when.as_ref()), flat(&other.evidence), page(&other.evidence));
        }
        if row.told.is_empty() {
            println!("    Nothing found in this file about what came of it.");
        }
        match row.said {
            Some(WordsSaidView::Done) => println!("    You say: done."),
            Some(WordsSaidView::NotDone) => println!("    You say: not done."),
            Some(WordsSaidView::NotKnown) => println!("    You say that you do not know."),
            _ => {}
        }
    }
    Ok(Ended::Done)
}

pub fn copied(args: &Read) -> Outcome {
    let desk = open(&args.opening)?;
    let mut rows = Vec::new();
    let mut offset = 0;
    let whole = loop {
        match desk.copied(CopiedWanted { offset, limit: AT_ONCE }) {
            Ok(view) => {
                rows.extend(view.rows);
                offset += AT_ONCE;
                if offset >= view.total {
                    break Ok(());
                }
            }
            Err(failure) => break Err(failure),
        }
    };
    desk.close();
    whole.map_err(told)?;
    for row in &rows {
        if args.json {
            println!("{}", line(row)?);
            continue;
        }
        println!("In {} papers: {}", row.places.len(), flat(&row.words));
        let place =
            |p: &CopiedPlace| format!("{}, “{}”, page {} of the whole file", when(p.when.as_ref()), p.title, p.seq);
        for (n, at) in row.places.iter().enumerate() {
            let first = n == 0 && row.first == FirstKnownView::Known;
            println!("    {}{}", if first { "First: " } else { "" }, place(at));
        }
        match row.first {
            FirstKnownView::Known => {}
            FirstKnownView::Tie => println!("    Two of these may be of the same day, so the first is not known."),
            FirstKnownView::NoDate => println!("    One of these has no date, so the first is not known."),
        }
    }
    Ok(Ended::Done)
}

fn when(when: Option<&contract::WhenView>) -> &str {
    when.map_or("date not known", |w| w.words.as_str())
}

fn flat(words: &EvidenceView) -> String {
    words.quote.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn page(words: &EvidenceView) -> String {
    format!("  ({}, page {})", words.file, words.page)
}
