//! `story` and `export`: what a person takes out.

use contract::{PlaceFor, RemovedWanted, SaveTo};

use crate::args::{Export, Story};
use crate::place::{open, place};
use crate::say::{Ended, Outcome, json, told};

pub fn story(args: &Story) -> Outcome {
    let kind = match args.out.extension().and_then(|e| e.to_str()) {
        Some("md") => PlaceFor::StoryMarkdown,
        Some("pdf") => PlaceFor::StoryPdf,
        _ => return Err("The story can be written as .md or .pdf. Give a name that ends in one of them.".into()),
    };
    let desk = open(&args.opening)?;
    let saved = desk.save_story(SaveTo { place: place(&args.out)?, kind });
    desk.close();
    println!("The story is in {}. It is not locked.", saved.map_err(told)?.label);
    Ok(Ended::Done)
}

pub fn export(args: &Export) -> Outcome {
    let desk = open(&args.opening)?;
    let saved = desk.open_export(SaveTo { place: place(&args.dir)?, kind: PlaceFor::OpenExport });
    let removed = desk.removed_map(RemovedWanted { offset: 0, limit: 0 });
    desk.close();
    let saved = saved.map_err(told)?;
    if args.json {
        println!("{}", json(&saved)?);
    } else {
        println!(
            "Everything is in {} ({} files). It is not locked: anyone who has the folder can read it.",
            saved.label, saved.files
        );
        let papers = removed.map_err(told)?.left_papers;
        if papers > 0 {
            println!(
                "The copies of {papers} papers in it still hold words that the council did not fully take out. They are nowhere else in the folder."
            );
        }
    }
    Ok(Ended::Done)
}
