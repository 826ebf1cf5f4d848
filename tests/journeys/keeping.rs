//! Keeping the safe place: a backup that comes back on another computer, damage that is survived, keys made anew, things deleted.

use std::fs;
use std::path::Path;
use std::process::Command;

use contract::*;
use desk::Desk;

use crate::support::*;

const NEW: &str = "seven quiet lanterns over the harbour";

fn copy_all(from: &Path, to: &Path) {
    assert!(Command::new("cp").arg("-a").arg(from).arg(to).status().expect("cp runs").success());
}

fn flip(path: &Path, at: usize) {
    let mut bytes = fs::read(path).expect("it is there");
    bytes[at] ^= 1;
    fs::write(path, bytes).expect("written");
}

fn add_note(desk: &Desk, body: &str) -> NoteView {
    let request = AddNote { seq: 1, kind: NoteKindView::Note, start: 0, end: 5, body: body.into() };
    desk.add_note(request).expect("a note")
}

/// Everything that a person would miss: files, pages, notes, the timeline.
fn content(desk: &Desk) -> String {
    let files: Vec<_> = desk.files(nothing()).unwrap().files.into_iter().map(|f| (f.name, f.pages, f.bytes)).collect();
    let notes = desk.notes(NotesWanted { words: None, kind: None }).unwrap();
    let timeline = desk.timeline(nothing()).unwrap();
    let events: Vec<_> = timeline.items.iter().map(|i| (&i.title, i.when.as_ref().map(|w| &w.edtf))).collect();
    format!("{files:?} {:?} {events:?}", notes.notes.iter().map(|n| &n.body).collect::<Vec<_>>())
}

fn back_up(desk: &Desk, into: &Path, with_passphrase: bool) -> JobView {
    fs::create_dir_all(into).unwrap();
    done(desk, desk.start_backup(StartBackup { into: place(into), with_passphrase }))
}

fn restore(backup: &str, into: &Path) -> StartRestore {
    StartRestore {
        backup: Place { typed: Some(backup.to_owned()), chosen: None },
        into: place(into),
        passphrase: None,
        words: None,
        new_passphrase: None,
    }
}

#[test]
fn a_backup_comes_back_on_another_computer() {
    let folder = folder();
    let desk = new_desk(folder.path());
    let safe = place(&folder.path().join("safe"));
    let request = CreateSafePlace { name: "My folder".into(), passphrase: PASSPHRASE.into(), place: safe };
    let recovery = desk.create_safe_place(request).unwrap().recovery;
    let from = write_made_up(folder.path());
    bring_in(&desk, &[&from]);
    add_note(&desk, "I remember this kitchen.");
    let before = content(&desk);
    let keeping = desk.keeping(nothing()).unwrap();
    assert!(keeping.remind && keeping.changes_since > 0 && keeping.backups.is_empty());

    let drive = folder.path().join("drive");
    let made = back_up(&desk, &drive, true).backup.expect("told");
    assert!(made.there && made.pages > 100 && made.notes == 1, "{made:?}");
    assert_eq!(desk.keeping(nothing()).unwrap().changes_since, 0);
    assert!(!String::from_utf8_lossy(&fs::read(&made.label).unwrap()).contains("kitchen"));
    let words_only = back_up(&desk, &folder.path().join("cloud"), false).backup.unwrap();
    add_note(&desk, "This came later.");
    assert_eq!(desk.keeping(nothing()).unwrap().changes_since, 1);
    let tested = done(&desk, desk.start_backup_test(PlaceAsked { place: place(Path::new(&made.label)) }));
    assert_eq!(tested.backup.unwrap().pages, made.pages);
    desk.close();

    // Another computer, where nothing is known of it.
    let other = tempfile::tempdir().unwrap();
    let there = new_desk(other.path());
    assert_eq!(there.startup().state, DeskState::Welcome);
    let label = there.look_at_backup(PlaceAsked { place: place(Path::new(&made.label)) }).unwrap();
    assert!(label.opens_with_passphrase && !label.of_open_place);
    let into = other.path().join("back");
    let request = StartRestore { passphrase: Some(PASSPHRASE.into()), ..restore(&made.label, &into) };
    let back = done(&there, there.start_restore(request));
    assert_eq!(back.opened.as_ref().map(|o| o.seal), Some(SealState::Verified));
    assert!(!back.older_than_seen);
    assert_eq!(content(&there), before);
    assert!(check(&there, true).damage.is_empty());
    there.close();

    // By the sheet alone, with a passphrase of its own.
    let third = tempfile::tempdir().unwrap();
    let there = new_desk(third.path());
    let into = third.path().join("back");
    let no = StartRestore { passphrase: Some(PASSPHRASE.into()), ..restore(&words_only.label, &into) };
    assert_eq!(ended(&there, there.start_restore(no)).failure.unwrap().code, FailureCode::SheetNeeded);
    let words = Some(recovery.words.join(" "));
    let no = StartRestore { words: words.clone(), ..restore(&words_only.label, &into) };
    assert_eq!(there.start_restore(no).unwrap_err().code, FailureCode::NewPassphraseNeeded);
    let request = StartRestore { words, new_passphrase: Some(NEW.into()), ..restore(&words_only.label, &into) };
    done(&there, there.start_restore(request));
    assert_eq!(content(&there), before);
    there.close();
    let open = OpenSafePlace { passphrase: NEW.into(), place: Some(place(&into)), despite_damage: false };
    there.open_safe_place(open).expect("the new passphrase opens it");
    there.close();
}

#[test]
fn backups_that_are_damaged_or_foreign_are_told_and_leave_nothing() {
    let folder = folder();
    let desk = desk_with_place(folder.path());
    let from = folder.path().join("in");
    fs::create_dir(&from).unwrap();
    fs::write(from.join("a.txt"), "A visit on 3 May 2004.").unwrap();
    bring_in(&desk, &[&from]);
    let made = back_up(&desk, &folder.path().join("drive"), true).backup.unwrap();
    let into = folder.path().join("back");
    let asked = |backup: &str| StartRestore { passphrase: Some(PASSPHRASE.into()), ..restore(backup, &into) };
    let file = Path::new(&made.label);
    let good = fs::read(file).unwrap();

    fs::write(file, &good[..good.len() / 2]).unwrap();
    assert_eq!(ended(&desk, desk.start_restore(asked(&made.label))).failure.unwrap().code, FailureCode::BackupDamaged);
    assert!(!into.exists());
    fs::write(file, &good).unwrap();
    flip(file, good.len() * 2 / 3);
    let test = desk.start_backup_test(PlaceAsked { place: place(file) });
    assert_eq!(ended(&desk, test).failure.unwrap().code, FailureCode::BackupDamaged);
    let other = folder.path().join("in/a.txt");
    assert_eq!(desk.look_at_backup(PlaceAsked { place: place(&other) }).unwrap_err().code, FailureCode::NotABackup);
    fs::write(file, &good).unwrap();
    let wrong = StartRestore { passphrase: Some("not this one at all".into()), ..restore(&made.label, &into) };
    assert_eq!(ended(&desk, desk.start_restore(wrong)).failure.unwrap().code, FailureCode::WrongPassphrase);
    assert!(!into.exists());
    desk.close();

    let second = tempfile::tempdir().unwrap();
    let desk = desk_with_place(second.path());
    let test = desk.start_backup_test(PlaceAsked { place: place(file) });
    assert_eq!(ended(&desk, test).failure.unwrap().code, FailureCode::OtherSafePlace);
    desk.close();
}

#[test]
fn the_newest_three_backups_stay() {
    let folder = folder();
    let desk = desk_with_place(folder.path());
    let drive = folder.path().join("drive");
    let mut removed = 0;
    for n in 0..5 {
        desk.set_settings(Settings { called: format!("N{n}"), ..desk.settings(nothing()).unwrap() }).unwrap();
        // Each opening has a generation of its own, which is part of a backup's name.
        removed += back_up(&desk, &drive, true).backups_removed;
        desk.close();
        let open = OpenSafePlace { passphrase: PASSPHRASE.into(), place: None, despite_damage: false };
        desk.open_safe_place(open).unwrap();
    }
    assert_eq!(removed, 2);
    assert_eq!(fs::read_dir(&drive).unwrap().count(), 3);
    let known = desk.keeping(nothing()).unwrap().backups;
    assert!(known.len() == 3 && known.iter().all(|b| b.there), "{known:?}");
    desk.close();
}

#[test]
fn a_damaged_safe_place_is_read_and_its_content_saved() {
    let folder = folder();
    let desk = desk_with_made_up(folder.path());
    add_note(&desk, "I remember this kitchen.");
    let pages = desk.home(nothing()).unwrap().pages;
    desk.close();
    let safe = folder.path().join("safe");
    let database = safe.join("v.db");
    flip(&database, fs::metadata(&database).unwrap().len() as usize / 2);
    let open = OpenSafePlace { passphrase: PASSPHRASE.into(), place: Some(place(&safe)), despite_damage: false };
    assert_eq!(desk.open_safe_place(open.clone()).unwrap_err().code, FailureCode::Damaged);
    let opened = desk.open_safe_place(OpenSafePlace { despite_damage: true, ..open }).unwrap();
    assert!(opened.reading_only && opened.damaged && opened.pages == pages, "{opened:?}");
    assert_eq!(desk.set_born(SetBorn { words: "1990".into() }).unwrap_err().code, FailureCode::ReadingOnly);
    let found = check(&desk, true).damage;
    assert!(found.iter().any(|d| d.what == DamageWhat::Database), "{found:?}");

    let into = folder.path().join("saved");
    let request = StartSalvage {
        from: None,
        passphrase: Some(PASSPHRASE.into()),
        words: None,
        into: place(&into),
        new_passphrase: NEW.into(),
    };
    let ended = done(&desk, desk.start_salvage(request));
    let saved = ended.salvaged.unwrap();
    assert_eq!(saved.notes + saved.notes_lost, 1, "{saved:?}");
    assert!(saved.pages + saved.read_again >= pages && saved.recovered == 0, "{saved:?} of {pages}");
    let recovery = ended.recovery.unwrap();
    let words = recovery.words.join(" ");
    desk.check_recovery_words(Typed { text: words }).expect("the new sheet opens the new place");
    if ended.opened.unwrap().import_waiting {
        desk.carry_on_import(nothing()).unwrap();
        desk.wait_for_import().unwrap();
    }
    assert_eq!(desk.home(nothing()).unwrap().pages, pages, "what was lost of the pages is read again");
    let left: Vec<_> = check(&desk, true).damage;
    assert!(left.is_empty(), "{left:?}");
    desk.close();
}

#[test]
fn originals_come_out_when_the_database_is_destroyed() {
    let folder = folder();
    let desk = desk_with_made_up(folder.path());
    let pages = desk.home(nothing()).unwrap().pages;
    desk.close();
    let safe = folder.path().join("safe");
    let length = fs::metadata(safe.join("v.db")).unwrap().len() as usize;
    fs::write(safe.join("v.db"), vec![0x5a; length]).unwrap();
    let into = folder.path().join("saved");
    let request = StartSalvage {
        from: Some(place(&safe)),
        passphrase: Some(PASSPHRASE.into()),
        words: None,
        into: place(&into),
        new_passphrase: NEW.into(),
    };
    let saved = done(&desk, desk.start_salvage(request));
    assert!(saved.salvaged.as_ref().unwrap().recovered > 0, "{saved:?}");
    desk.carry_on_import(nothing()).unwrap();
    desk.wait_for_import().unwrap();
    assert!(desk.home(nothing()).unwrap().pages >= pages, "every page can be read again from the originals");
    desk.close();
}

#[test]
fn missing_steps_are_told_and_one_may_go_on() {
    let folder = folder();
    desk_with_place(folder.path()).close();
    let database = folder.path().join("safe/v.db");
    let old = fs::read(&database).unwrap();
    let (desk, _) = reopen(folder.path());
    desk.set_settings(Settings { called: "Sam".into(), ..desk.settings(nothing()).unwrap() }).unwrap();
    desk.close();
    fs::write(&database, old).unwrap();
    let open = OpenSafePlace { passphrase: PASSPHRASE.into(), place: None, despite_damage: false };
    let failure = desk.open_safe_place(open.clone()).unwrap_err();
    assert_eq!(failure.code, FailureCode::StepsMissing);
    let opened = desk.open_safe_place(OpenSafePlace { despite_damage: true, ..open }).unwrap();
    assert_eq!(Some(opened.steps_missing), failure.facts.count);
    assert!(!opened.reading_only && opened.seal == SealState::Broken);
    desk.set_settings(Settings { called: "Sam".into(), ..desk.settings(nothing()).unwrap() }).expect("it goes on");
    desk.close();
}

#[test]
fn new_keys_shut_out_every_old_copy() {
    let folder = folder();
    let desk = new_desk(folder.path());
    let safe = folder.path().join("safe");
    let request = CreateSafePlace { name: "Box".into(), passphrase: PASSPHRASE.into(), place: place(&safe) };
    let old = desk.create_safe_place(request).unwrap().recovery;
    let from = write_made_up(folder.path());
    bring_in(&desk, &[&from]);
    add_note(&desk, "I remember this kitchen.");
    let before = content(&desk);
    let copy = folder.path().join("stolen");
    copy_all(&safe, &copy);

    let ended = done(&desk, desk.start_new_keys(StartNewKeys { current: PASSPHRASE.into(), passphrase: NEW.into() }));
    assert!(ended.opened.is_some());
    assert_eq!(content(&desk), before);
    let new = ended.recovery.expect("a new sheet").words.join(" ");
    desk.check_recovery_words(Typed { text: new }).expect("the new sheet opens it");
    let old_words = desk.check_recovery_words(Typed { text: old.words.join(" ") });
    assert_eq!(old_words.unwrap_err().code, FailureCode::WrongRecoveryWords);
    assert!(check(&desk, true).damage.is_empty());
    desk.close();
    let open = |passphrase: &str| OpenSafePlace {
        passphrase: passphrase.into(),
        place: Some(place(&safe)),
        despite_damage: false,
    };
    assert_eq!(desk.open_safe_place(open(PASSPHRASE)).unwrap_err().code, FailureCode::WrongPassphrase);
    // The thief's key file, laid into the folder, opens nothing either.
    fs::copy(copy.join("keys/pass.age"), safe.join("keys/pass.age")).unwrap();
    assert!(desk.open_safe_place(open(PASSPHRASE)).is_err());
    desk.open_safe_place(open(NEW)).expect("the copy of the key file still opens it");
    desk.close();
}

#[test]
fn what_is_deleted_for_good_is_gone() {
    let folder = folder();
    let from = folder.path().join("in");
    fs::create_dir(&from).unwrap();
    fs::write(from.join("a.txt"), "The marzipancanary visited on 3 May 2004.").unwrap();
    fs::write(from.join("b.txt"), "Another visit on 4 May 2004.").unwrap();
    let desk = desk_with_place(folder.path());
    bring_in(&desk, &[&from]);
    add_note(&desk, "My own words about it.");
    let file = file_named(&desk, "a.txt");
    let refused = desk.delete_for_good(FileRef { id: file.id });
    assert!(refused.is_err(), "only what was taken out can be deleted");
    desk.take_file_out(FileRef { id: file.id }).unwrap();
    let gone = desk.delete_for_good(FileRef { id: file.id }).unwrap();
    assert_eq!((gone.files, gone.pages, gone.still_inside.len(), gone.originals_left), (1, 1, 0, false));
    assert!(desk.files(nothing()).unwrap().taken_out.is_empty());
    assert_eq!(desk.put_file_back(FileRef { id: file.id }).unwrap_err().code, FailureCode::NothingThere);
    let asked = SearchWanted { words: "marzipancanary".into(), offset: 0, limit: 5 };
    assert_eq!(desk.search(asked).unwrap().total, 0);
    let out = folder.path().join("out");
    desk.open_export(SaveTo { place: place(&out), kind: PlaceFor::OpenExport }).unwrap();
    let grep = Command::new("grep").args(["-rl", "marzipancanary"]).arg(&out).output().unwrap();
    assert!(grep.stdout.is_empty(), "{}", String::from_utf8_lossy(&grep.stdout));
    assert!(check(&desk, true).damage.is_empty());

    let note = add_note(&desk, "A quinceword of mine.");
    desk.forget(Forget { what: ForgetKind::Note, id: note.id.clone() }).unwrap();
    let _ = desk.undo(nothing());
    assert!(desk.notes(NotesWanted { words: None, kind: None }).unwrap().notes.iter().all(|n| n.id != note.id));
    desk.close();
}

#[test]
fn the_whole_safe_place_can_be_deleted_with_its_passphrase_alone() {
    let folder = folder();
    let desk = desk_with_place(folder.path());
    let safe = folder.path().join("safe");
    let wrong = desk.destroy_safe_place(DestroySafePlace { passphrase: "not this one".into() });
    assert_eq!(wrong.unwrap_err().code, FailureCode::WrongPassphrase);
    assert!(desk.home(nothing()).is_ok(), "a wrong passphrase leaves it open");
    fs::write(safe.join("shopping.txt"), "milk").unwrap();
    let gone = desk.destroy_safe_place(DestroySafePlace { passphrase: PASSPHRASE.into() }).unwrap();
    assert_eq!(gone.left, 1);
    assert_eq!(fs::read_dir(&safe).unwrap().count(), 1, "what is not ours is left alone");
    assert_eq!(desk.startup().state, DeskState::Welcome);
}
