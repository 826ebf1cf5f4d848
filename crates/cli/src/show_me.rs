//! `show-me`: the main job on the made-up file, from a new safe place to the sheet, the story and the open export.

use std::path::{Path, PathBuf};

use contract::{ChooseQuestions, CreateSafePlace, Nothing, PlaceFor, SaveTo, SetBorn};
use desk::Desk;

use crate::args::ShowMe;
use crate::bring::{tell, watch};
use crate::place::{new_desk, place};
use crate::say::{Ended, Outcome, told};

pub fn show_me(args: &ShowMe) -> Outcome {
    let folder = free(&args.folder);
    std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let desk = new_desk();
    let shown = job(&desk, &folder);
    desk.close();
    shown?;
    println!("\nThe results are in {}", folder.display());
    println!("Everything there is made up. Nobody in it is real.");
    Ok(Ended::Done)
}

fn job(desk: &Desk, folder: &Path) -> Result<(), String> {
    let passphrase = desk.offer_passphrase(Nothing {}).map_err(told)?.words;
    let request = CreateSafePlace {
        name: "Made-up file".into(),
        passphrase: passphrase.clone(),
        place: place(&folder.join("Safe place"))?,
    };
    desk.create_safe_place(request).map_err(told)?;
    println!("A safe place was made. Its passphrase is: {passphrase}");
    desk.bring_in_made_up_file(Nothing {}).map_err(told)?;
    let view = watch(desk, false)?;
    tell(&view, &desk.files(Nothing {}).map_err(told)?);
    desk.set_born(SetBorn { words: desk::MADE_UP_BORN.into() }).map_err(told)?;
    desk.wait_for_import().map_err(told)?;

    let timeline = desk.timeline(Nothing {}).map_err(told)?;
    println!(
        "\n{} things that happened, {} stretches with nothing in the file:",
        timeline.items.len(),
        timeline.gaps.len()
    );
    for span in timeline.spans.iter().filter(|s| s.lane == contract::Lane::Home) {
        let end = |w: &Option<contract::WhenView>| w.as_ref().map_or("not known".to_owned(), |w| w.words.clone());
        println!("  Lived at {}: {} to {}", span.name, end(&span.from), end(&span.to));
    }
    for gap in &timeline.gaps {
        println!("  Nothing in the file from {} to {}", gap.from.words, gap.to.words);
    }

    let questions = desk.questions(Nothing {}).map_err(told)?;
    println!("\n{} questions are worth asking. The first three go on the sheet:", questions.suggested.len());
    let ids: Vec<String> = questions.suggested.iter().take(3).map(|q| q.id.clone()).collect();
    for question in questions.suggested.iter().take(3) {
        println!("  {}", question.text);
    }
    desk.choose_questions(ChooseQuestions { ids }).map_err(told)?;

    let save = |name: &str, kind| -> Result<SaveTo, String> { Ok(SaveTo { place: place(&folder.join(name))?, kind }) };
    println!();
    for saved in [
        desk.save_sheet(save("My questions.pdf", PlaceFor::Sheet)?),
        desk.save_story(save("My story.md", PlaceFor::StoryMarkdown)?),
        desk.save_story(save("My story.pdf", PlaceFor::StoryPdf)?),
        desk.open_export(save("Everything", PlaceFor::OpenExport)?),
    ] {
        println!("Saved {}", saved.map_err(told)?.label);
    }
    Ok(())
}

/// The folder, or the same name with a number when it is taken.
fn free(wanted: &Path) -> PathBuf {
    let numbered = (2..).map(|n| PathBuf::from(format!("{}-{n}", wanted.display())));
    std::iter::once(wanted.to_owned()).chain(numbered).find(|p| !p.exists()).expect("there is always a free number")
}
