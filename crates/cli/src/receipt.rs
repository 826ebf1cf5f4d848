//! `receipt`: what came, how every page ended, and what the papers speak of that was not found; in words, as JSON or as a PDF.

use contract::{MissingKind, MissingView, Nothing, PlaceFor, ReceiptView, SaveTo, TallyView};

use crate::args::Receipt;
use crate::bring::kebab;
use crate::place::{open, place};
use crate::say::{Ended, Outcome, json, told};

pub fn receipt(args: &Receipt) -> Outcome {
    let desk = open(&args.opening)?;
    if let Some(out) = &args.out {
        let saved = desk.save_receipt(SaveTo { place: place(out)?, kind: PlaceFor::Receipt });
        desk.close();
        let saved = saved.map_err(told)?;
        if args.json {
            println!("{}", json(&saved)?);
        } else {
            println!("The receipt is in {}. It is not locked.", saved.label);
        }
        return Ok(Ended::Done);
    }
    let view = desk.receipt(Nothing {});
    desk.close();
    let view = view.map_err(told)?;
    if args.json {
        println!("{}", json(&view)?);
    } else {
        tell(&view);
    }
    Ok(Ended::Done)
}

fn tell(view: &ReceiptView) {
    println!("{} files, {}.", view.files.len(), counts(&view.total));
    if let (Some(first), Some(last)) = (&view.first_day, &view.last_day) {
        println!("The dates on the papers run from {first} to {last}.");
    }
    if view.repeated_papers > 0 {
        println!(
            "{} papers ({} pages) hold the same words as an earlier one.",
            view.repeated_papers, view.repeated_pages
        );
    }
    for file in &view.files {
        let indent = "  ".repeat(file.depth as usize + 1);
        println!("{indent}{}: {}", file.name, counts(&file.tally));
        if let Some(why) = &file.why {
            println!("{indent}  Could not be read: {}. The file itself is kept.", kebab(why));
        }
        for page in &file.trouble {
            println!("{indent}  Page {} could not be read: {}.", page.page, kebab(&page.why));
        }
        for at in &file.words_left {
            println!("{indent}  Page {}: words were left under a black box. They are not kept.", at.page);
        }
        if let Some(other) = &file.same_as {
            println!("{indent}  The very same file as {other}.");
        }
    }
    for left in &view.left_out {
        println!("Not taken in: {} ({})", left.name, kebab(&left.why));
    }
    for missing in &view.missing {
        println!("Not found: {}", line(missing));
    }
    if !view.missing.is_empty() {
        println!("Each may be somewhere else in the file, or may not have been sent.");
    }
}

fn counts(tally: &TallyView) -> String {
    let parts = [
        (tally.words, "with words"),
        (tally.from_pictures, "read from pictures"),
        (tally.pictures, "still pictures"),
        (tally.blank, "blank"),
        (tally.withheld, "held back"),
        (tally.not_read, "could not be read"),
        (tally.waiting, "not looked at yet"),
    ];
    let told: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    let removed =
        if tally.removed_parts > 0 { format!("; {} removed parts", tally.removed_parts) } else { String::new() };
    if told.is_empty() {
        format!("{} pages{removed}", tally.pages)
    } else {
        format!("{} pages: {}{removed}", tally.pages, told.join(", "))
    }
}

fn line(missing: &MissingView) -> String {
    let numbers = match (missing.from, missing.to) {
        (Some(from), Some(to)) if from == to => from.to_string(),
        (Some(from), Some(to)) => format!("{from} to {to}"),
        _ => String::new(),
    };
    let of = missing.of.map_or_else(String::new, |of| format!(" of {of}"));
    let what = match missing.kind {
        MissingKind::Pages => format!("page {numbers}{of}"),
        MissingKind::Folios => format!("folio {numbers}"),
        MissingKind::Volume => format!("volume {numbers}{of}"),
        MissingKind::GoesOn => "what comes after this page".to_owned(),
        MissingKind::CarriesOn => "what comes before this page".to_owned(),
        MissingKind::Paper | MissingKind::SaidMissing | MissingKind::Listed => match &missing.when {
            Some(when) => format!("{}, {}", missing.title, when.words),
            None => missing.title.clone(),
        },
    };
    let said = missing.evidence.first().map_or_else(String::new, |e| {
        let quote = e.quote.split_whitespace().collect::<Vec<_>>().join(" ");
        format!(" (“{quote}”, {}, page {})", e.file, e.page)
    });
    format!("{what}{said}")
}
