//! The terminal face as scripts know it (docs/cli.md): words, JSON and exit statuses.

use std::fs;
use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::support::*;

fn run(words: &[&str], input: &str) -> Output {
    let mut child = Command::new(cli())
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the terminal face starts");
    child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("it reads");
    child.wait_with_output().expect("it ends")
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(&output.stdout)))
}

fn lines(output: &Output) -> Vec<Value> {
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

#[test]
fn the_deadline_is_explained_step_by_step() {
    let answer = json(&run(&["deadline", "--received", "2026-01-31", "--json"], ""));
    assert_eq!(answer["due"], "2026-03-02");
    let steps = answer["steps"].as_array().unwrap();
    assert!(
        steps.iter().all(|s| ["date", "why", "source"].iter().all(|k| s[k].as_str().is_some_and(|v| !v.is_empty())))
    );
    let paused = [
        "deadline",
        "--received",
        "2026-01-05",
        "--clarify-asked",
        "2026-01-10",
        "--clarify-given",
        "2026-01-19",
        "--json",
    ];
    assert_eq!(json(&run(&paused, ""))["due"], "2026-02-16");
    let waiting = run(&["deadline", "--received", "2026-01-05", "--identity-asked", "2026-01-07"], "");
    assert_eq!(waiting.status.code(), Some(2), "the clock has not started");
    assert_eq!(run(&["deadline", "--received", "soon"], "").status.code(), Some(2));
}

#[test]
fn dates_answer_line_by_line_and_a_bad_line_stops_nothing() {
    let asked = "{\"id\": \"a1\", \"text\": \"née: LAC review 12/03/04\", \"reference_date\": \"2004-04-01\", \"born\": \"1996-11-03\"}\nnot json\n{\"id\": 2, \"text\": \"spring 1998\"}\n";
    let output = run(&["dates"], asked);
    assert_eq!(output.status.code(), Some(1));
    let answers = lines(&output);
    assert_eq!(answers[0]["id"], "a1");
    let date = &answers[0]["dates"][0];
    assert_eq!((date["start"].as_u64(), date["end"].as_u64()), (Some(16), Some(24)), "offsets count scalar values");
    assert_eq!(
        (&date["text"], &date["value"], &date["how"]),
        (&"12/03/04".into(), &"2004-03-12".into(), &"written".into())
    );
    assert_eq!(answers[1]["id"], 2);
    assert_eq!(answers[1]["dates"][0]["value"], "1998-21");
}

#[test]
fn a_word_is_explained_with_its_source_and_an_unknown_one_is_said_to_be_unknown() {
    let known = run(&["explain", "LAC", "--year", "2005", "--json"], "");
    assert_eq!(known.status.code(), Some(0));
    assert!(json(&known)["meanings"][0]["source"].as_str().is_some_and(|s| !s.is_empty()));
    assert_eq!(run(&["explain", "zzyzx"], "").status.code(), Some(1));
}

#[test]
fn a_script_can_do_the_whole_job() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let from = write_made_up(folder.path());
    fs::write(from.join("empty.pdf"), b"").unwrap();
    let pass = format!("{PASSPHRASE}\n");
    let vault = at("safe");
    let with = |words: &[&str]| run(words, &pass);
    assert_eq!(with(&["create", &vault, "--recovery-file", &at("words")]).status.code(), Some(0));
    assert_eq!(fs::read_to_string(at("words")).unwrap().split_whitespace().count(), 12);
    assert_eq!(run(&["status", &vault], "wrong\n").status.code(), Some(2), "a wrong passphrase");
    let import = with(&["import", &vault, &from.display().to_string(), "--quiet", "--json"]);
    assert_eq!(import.status.code(), Some(1), "one file could not be read, and is named");
    let files = json(&import)["files"].as_array().unwrap().clone();
    assert!(files.iter().any(|f| f["name"].as_str().is_some_and(|n| n.ends_with("empty.pdf")) && f["why"] == "empty"));
    let hits = lines(&with(&["search", &vault, "Hillside", "--json", "--limit", "5"]));
    assert!(
        hits.len() == 5 && hits.iter().all(|h| h["file"].is_string() && h["page"].is_u64() && h["snippet"].is_string())
    );
    let told = lines(&with(&["timeline", &vault, "--json"]));
    assert!(told.iter().any(|t| t["type"] == "event") && told.iter().any(|t| t["type"] == "gap"));
    let decided = told.iter().find(|t| t["event"]["decision"] == true).expect("a decision is told");
    let key = decided["event"]["key"].as_str().unwrap();
    let card = json(&with(&["why", &vault, key, "--json"]));
    assert!(card["key"] == key && !card["told"].as_array().unwrap().is_empty() && card["reasons"].is_array());
    let words = String::from_utf8(with(&["why", &vault, key]).stdout).unwrap();
    for line in ["What was decided:", "When:", "Who decided:", "The reason as written:", "What the rules of that day"] {
        assert!(words.contains(line), "{words}");
    }
    assert_eq!(with(&["why", &vault, "no-such-event"]).status.code(), Some(2));
    assert!(
        lines(&with(&["questions", &vault, "--json"])).iter().all(|q| !q["evidence"].as_array().unwrap().is_empty())
    );
    let yours = lines(&with(&["your-words", &vault, "--json"]));
    assert!(yours.iter().any(|w| w["type"] == "words" && w["words"]["evidence"]["quote"].is_string()));
    assert!(lines(&with(&["agreed", &vault, "--json"])).iter().any(|a| a["what"].is_string() && a["told"].is_array()));
    assert!(lines(&with(&["copied", &vault, "--json"])).iter().all(|c| c["places"].as_array().unwrap().len() > 1));
    for plain in ["your-words", "agreed", "copied"] {
        assert_eq!(with(&[plain, &vault]).status.code(), Some(0), "{plain}");
    }
    assert_eq!(with(&["story", &vault, "--out", &at("story.md")]).status.code(), Some(0));
    assert!(fs::read_to_string(at("story.md")).unwrap().contains("page "));
    assert_eq!(with(&["export", &vault, &at("out")]).status.code(), Some(0));
    assert_eq!(with(&["export", &vault, &at("out")]).status.code(), Some(2), "the folder is there already");
    assert_eq!(with(&["check", &vault, "--full"]).status.code(), Some(0));
    let recovered = run(&["status", &vault, "--recovery-file", &at("words")], "");
    assert_eq!(recovered.status.code(), Some(1), "opened with the words; one file could not be read");
}
