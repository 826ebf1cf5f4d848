//! Writes the three papers with made-up words into a folder, to be looked at: `cargo run -p share --example papers -- <folder>`.

use std::path::PathBuf;

use share::{Day, PageRef, RecoverySheet, SheetData, SheetQuestion, recovery_paper, sheet_paper, story_paper, to_pdf};

const DAY: Day = Day { year: 2026, month: 11, day: 21 };

const STORY: &str = "# The story of Sam\n\n\
Made from the file that the council kept. It is made up.\n\n\
## With Mum in Leeds, 1998 to 2004\n\n\
You were born on 14 March 1998 [page 3](page:1:3:0:4). You lived with your mum in Leeds [page 3](page:1:3:5:9). \
A social worker came to see you both in spring 2003 [page 7](page:1:7:0:9).\n\n\
> Sam is a bright and lively boy who likes the dog.\n\n\
## Hillside, 2004 to 2006\n\n\
You moved to **Hillside** in March 2004 [page 12](page:1:12:0:9). Another page says May 2004 [page 40](page:1:40:0:9). \
Both are kept here.\n\n\
- You started at St Mary’s school [page 15](page:1:15:0:9).\n\
- Ms Reid became your social worker [page 14](page:1:14:0:9).\n\n\
*I remember the garden, and the swing.*\n\n\
---\n\n\
## No pages, June 2006 to January 2007\n\n\
There is no page in the file about this time.\n\n\
## With the Okafors, from 2007\n\n\
You moved to the Okafors on 3 February 2007 [page 88](page:1:88:0:9).\n";

fn sheet(questions: &[(&str, &[u32])]) -> SheetData {
    let ask = |(text, pages): &(&str, &[u32])| SheetQuestion {
        text: (*text).into(),
        pages: pages.iter().map(|p| PageRef { file: "Case file 1998–2007.pdf".into(), page: *p }).collect(),
    };
    SheetData {
        called: "Sam".into(),
        meeting_with: "Ms Okafor, my IRO".into(),
        meeting_date: "3 December 2026".into(),
        say_first: "I want to be called Sam.\nI would like to see my brother more than twice a year.".into(),
        questions: questions.iter().map(ask).collect(),
        made_on: DAY,
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args_os().nth(1).ok_or("name a folder to write in")?);
    let three = sheet(&[
        ("Why was Mum not invited to the meeting in March 2004?", &[12, 13]),
        ("Why did I move from Hillside? The file does not say.", &[40]),
        ("Where are the pages from June 2006 to January 2007?", &[86, 88]),
    ]);
    let long = "Why does page 12 say that I moved in March 2004 when page 40 says that it was in May, and who decided on the day when I \
                had to leave without saying goodbye to my brother and the dog, and was I asked what I wanted before that was decided?";
    let five = SheetData { say_first: long.repeat(2), ..sheet(&[(long, [12, 40, 41, 42].as_slice()); 5]) };
    let recovery = RecoverySheet {
        name: "My folder".into(),
        words: "garden swing window copper little orange school kitten ladder memory bridge yellow"
            .split(' ')
            .map(str::to_owned)
            .collect(),
        identity: "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX".into(),
        made_on: DAY,
    };
    for (name, paper) in [
        ("sheet-three.pdf", sheet_paper(&three)),
        ("sheet-five.pdf", sheet_paper(&five)),
        ("story.pdf", story_paper(STORY, "My story", "Made on 21 November 2026", DAY)),
        ("recovery.pdf", recovery_paper(&recovery)?),
    ] {
        std::fs::write(folder.join(name), to_pdf(&paper)?)?;
    }
    Ok(())
}
