//! `explain`, `deadline` and `dates`: what needs no safe place.

use std::io::{BufRead, Write};

use contract::ExplainWanted;
use desk::{DeadlineFacts, Wait};

use crate::args::{Deadline, Explain};
use crate::place::new_desk;
use crate::say::{Ended, Outcome, json, told};

pub fn explain(args: &Explain) -> Outcome {
    let answer = new_desk().explain(ExplainWanted { word: args.word.join(" "), year: args.year }).map_err(told)?;
    if args.json {
        println!("{}", json(&answer)?);
    } else if !answer.known {
        println!("{} is not in the word list. Its meaning is not known here.", answer.word);
    } else {
        if !answer.certain {
            println!("{} can mean more than one thing:", answer.word);
        }
        for meaning in &answer.meanings {
            let era = meaning.era.as_ref().map(|e| format!(" [{e}]")).unwrap_or_default();
            println!("{}: {}{era}", answer.word, meaning.plain);
            println!("    Source: {}, checked {}", meaning.source, meaning.checked);
        }
    }
    Ok(if answer.known { Ended::Done } else { Ended::WithProblems })
}

pub fn deadline(args: &Deadline) -> Outcome {
    if args.clarify_given.len() > args.clarify_asked.len() {
        return Err("Give a --clarify-asked for each --clarify-given, in the same order.".into());
    }
    if args.identity_given.is_some() && args.identity_asked.is_none() {
        return Err("Give --identity-asked too: the day on which they asked who you are.".into());
    }
    let given = args.clarify_given.iter().copied().map(Some).chain(std::iter::repeat(None));
    let facts = DeadlineFacts {
        identity: args.identity_asked.map(|asked| Wait { asked, given: args.identity_given }),
        clarified: args.clarify_asked.iter().zip(given).map(|(asked, given)| Wait { asked: *asked, given }).collect(),
        extended: args.extended,
        ..DeadlineFacts::received(args.received)
    };
    let answer = desk::deadline(&facts).map_err(|problem| problem.to_string())?;
    if args.json {
        println!("{}", json(&answer)?);
    } else {
        println!("The latest reply date is {}.", answer.due.format("%-d %B %Y"));
        for step in &answer.steps {
            println!("  {}: {} ({})", step.date.format("%-d %B %Y"), step.why, step.source);
        }
        for note in &answer.notes {
            println!("  {note}");
        }
    }
    Ok(Ended::Done)
}

/// JSON Lines in, JSON Lines out. A line that is not understood is named on standard error, and the rest goes on.
pub fn dates() -> Outcome {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut ended = Ended::Done;
    for (number, text) in std::io::stdin().lock().lines().enumerate() {
        let text = text.map_err(|e| format!("Standard input could not be read: {e}"))?;
        if text.trim().is_empty() {
            continue;
        }
        match desk::dates_of_line(&text) {
            Ok(answer) => writeln!(out, "{answer}").map_err(|e| format!("The answer could not be written: {e}"))?,
            Err(why) => {
                eprintln!("Line {}: {why}", number + 1);
                ended = Ended::WithProblems;
            }
        }
    }
    out.flush().map_err(|e| format!("The answer could not be written: {e}"))?;
    Ok(ended)
}
