//! Everything that can go wrong for a person is told by a code of its own, and nothing is lost by it.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use contract::*;

use crate::support::*;

fn code<T: std::fmt::Debug>(result: Result<T, Failure>) -> FailureCode {
    result.expect_err("this cannot work").code
}

#[test]
fn a_wrong_passphrase_opens_nothing_and_changes_nothing() {
    let folder = folder();
    desk_with_place(folder.path()).close();
    let desk = new_desk(folder.path());
    let safe = Some(place(&folder.path().join("safe")));
    let wrong = OpenSafePlace { passphrase: "not this one at all".into(), place: safe.clone(), despite_damage: false };
    assert_eq!(code(desk.open_safe_place(wrong)), FailureCode::WrongPassphrase);
    assert_eq!(code(desk.home(nothing())), FailureCode::Locked);
    let right = OpenSafePlace { passphrase: PASSPHRASE.into(), place: safe, despite_damage: false };
    assert!(desk.open_safe_place(right).is_ok());
    desk.close();
}

#[test]
fn the_recovery_words_open_it_and_a_typing_slip_is_named() {
    let folder = folder();
    let desk = new_desk(folder.path());
    let safe = place(&folder.path().join("safe"));
    let made = desk
        .create_safe_place(CreateSafePlace { name: "Box".into(), passphrase: PASSPHRASE.into(), place: safe.clone() })
        .unwrap();
    let sheet = folder.path().join("recovery.pdf");
    desk.save_recovery_sheet(SaveRecoverySheet { recovery: made.recovery.clone(), place: place(&sheet) }).unwrap();
    let printed = super::main_job::pdf_text(&sheet);
    assert!(made.recovery.words.iter().all(|word| printed.contains(word.as_str())), "{printed}");
    desk.close();
    let words = made.recovery.words.join(" ");
    assert!(
        desk.open_with_recovery(OpenWithRecovery {
            words: words.clone(),
            place: Some(safe.clone()),
            despite_damage: false
        })
        .is_ok()
    );
    desk.close();
    let slip = words.replacen(&made.recovery.words[2], "zzzzz", 1);
    let failure = desk
        .open_with_recovery(OpenWithRecovery { words: slip, place: Some(safe), despite_damage: false })
        .unwrap_err();
    assert_eq!((failure.code, failure.facts.count), (FailureCode::RecoveryWordUnknown, Some(3)));
}

#[test]
fn one_program_at_a_time() {
    let folder = folder();
    let first = desk_with_place(folder.path());
    let second = new_desk(folder.path());
    let request = OpenSafePlace {
        passphrase: PASSPHRASE.into(),
        place: Some(place(&folder.path().join("safe"))),
        despite_damage: false,
    };
    assert_eq!(code(second.open_safe_place(request)), FailureCode::AlreadyOpen);
    first.close();
}

#[test]
fn an_older_copy_of_the_folder_is_noticed() {
    let folder = folder();
    let (safe, copy) = (folder.path().join("safe"), folder.path().join("copy"));
    let copy_all = |from: &std::path::Path, to: &std::path::Path| {
        assert!(Command::new("cp").arg("-a").arg(from).arg(to).status().unwrap().success());
    };
    desk_with_place(folder.path()).close();
    copy_all(&safe, &copy);
    let (desk, opened) = reopen(folder.path());
    assert!(!opened.older_copy);
    desk.close();
    let (desk, opened) = reopen(folder.path());
    assert!(!opened.older_copy, "the same folder again is no older copy");
    desk.close();
    fs::remove_dir_all(&safe).unwrap();
    copy_all(&copy, &safe);
    let (desk, opened) = reopen(folder.path());
    assert!(opened.older_copy);
    desk.close();
}

#[test]
fn a_damaged_safe_place_is_called_damaged() {
    let folder = folder();
    desk_with_place(folder.path()).close();
    let database = folder.path().join("safe/v.db");
    let mut bytes = fs::read(&database).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&database, bytes).unwrap();
    let desk = new_desk(folder.path());
    let request = OpenSafePlace {
        passphrase: PASSPHRASE.into(),
        place: Some(place(&folder.path().join("safe"))),
        despite_damage: false,
    };
    let failure = desk.open_safe_place(request).unwrap_err();
    assert_eq!((failure.code, failure.facts.name.as_deref()), (FailureCode::Damaged, Some("v.db")));
}

#[test]
fn places_that_cannot_be_are_told_apart() {
    let folder = folder();
    let desk = desk_with_place(folder.path());
    let typed = |text: &str| Place { typed: Some(text.into()), chosen: None };
    let bring = |p: Place| desk.bring_in(BringIn { places: vec![p] });
    assert_eq!(code(bring(typed("notes.pdf"))), FailureCode::NotAPlace);
    assert_eq!(code(bring(typed("/nowhere/at/all"))), FailureCode::NotThere);
    let empty = folder.path().join("empty");
    fs::create_dir(&empty).unwrap();
    assert_eq!(code(bring(place(&empty))), FailureCode::NothingToBringIn);
    let open = OpenSafePlace { passphrase: PASSPHRASE.into(), place: Some(place(&empty)), despite_damage: false };
    assert_eq!(code(new_desk(folder.path()).open_safe_place(open)), FailureCode::NotASafePlace);
    desk.close();
}

#[test]
fn unreadable_files_say_why_and_are_kept_byte_for_byte() {
    let folder = folder();
    let from = folder.path().join("in");
    fs::create_dir(&from).unwrap();
    let good = made_up().bytes("Duty notes.txt").unwrap();
    let pdf = made_up().bytes("00 Cover letter and index.pdf").unwrap();
    fs::write(from.join("good.txt"), good).unwrap();
    fs::write(from.join("empty.pdf"), b"").unwrap();
    fs::write(from.join("empty.zip"), b"").unwrap();
    fs::write(from.join("damaged.pdf"), b"%PDF-1.7\nthis is not one").unwrap();
    fs::write(from.join("what.xyz"), [0_u8, 1, 2, 3, 255, 254]).unwrap();
    fs::write(from.join("open.pdf"), pdf).unwrap();
    let locked = sample::locked::lock_pdf(pdf, sample::locked::Lock::Aes256R6, "secret", "secret");
    fs::write(from.join("locked.pdf"), locked).unwrap();
    let desk = desk_with_place(folder.path());
    let view = bring_in(&desk, &[&from]);
    assert_eq!(view.files_not_readable, 5);
    let why = |name: &str| file_named(&desk, &format!("in/{name}")).why;
    assert_eq!(why("empty.pdf"), Some(WhyNotReadable::Empty));
    assert_eq!(why("empty.zip"), Some(WhyNotReadable::Empty));
    assert_eq!(why("damaged.pdf"), Some(WhyNotReadable::Damaged));
    assert_eq!(why("what.xyz"), Some(WhyNotReadable::UnknownKind));
    assert_eq!(why("locked.pdf"), Some(WhyNotReadable::Locked));
    assert_eq!(why("good.txt"), None);

    let out = folder.path().join("out");
    desk.open_export(SaveTo { place: place(&out), kind: PlaceFor::OpenExport }).unwrap();
    for entry in fs::read_dir(&from).unwrap() {
        let entry = entry.unwrap();
        let kept = out.join("data/originals/in").join(entry.file_name());
        assert_eq!(fs::read(kept).unwrap(), fs::read(entry.path()).unwrap(), "{:?}", entry.file_name());
    }
    desk.close();
}

#[test]
fn a_folder_without_permission_is_told_and_the_rest_comes_in() {
    // Root may read everything, so this only means something for everybody else.
    let root = Command::new("id").arg("-u").output().is_ok_and(|o| o.stdout.starts_with(b"0\n"));
    let folder = folder();
    let from = folder.path().join("in");
    fs::create_dir_all(from.join("closed")).unwrap();
    fs::write(from.join("notes.txt"), "A visit on 3 May 2004.").unwrap();
    fs::write(from.join("closed/more.txt"), "x").unwrap();
    fs::set_permissions(from.join("closed"), fs::Permissions::from_mode(0o000)).unwrap();
    let desk = desk_with_place(folder.path());
    let view = bring_in(&desk, &[&from]);
    fs::set_permissions(from.join("closed"), fs::Permissions::from_mode(0o700)).unwrap();
    assert!(root || view.not_taken.iter().any(|n| n.why == WhyNotTaken::NoPermission), "{:?}", view.not_taken);
    assert!(desk.home(nothing()).unwrap().pages >= 1);
    desk.close();
}

#[test]
fn a_full_disk_stops_the_import_with_a_plain_word_and_nothing_is_lost() {
    // A small disk of memory of our own; only root can make one.
    let folder = folder();
    let disk = folder.path().join("disk");
    fs::create_dir(&disk).unwrap();
    let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=3m", "tmpfs"]).arg(&disk).status();
    if !mounted.is_ok_and(|s| s.success()) {
        assert!(std::env::var_os("CI").is_none(), "CI runs as root and can mount a small disk");
        return;
    }
    let from = folder.path().join("in");
    fs::create_dir(&from).unwrap();
    fs::write(from.join("a.txt"), "A visit on 3 May 2004.").unwrap();
    fs::write(from.join("b.txt"), noise(4_000_000)).unwrap();
    let desk = new_desk(folder.path());
    let safe = place(&disk.join("safe"));
    let make = CreateSafePlace { name: "Box".into(), passphrase: PASSPHRASE.into(), place: safe.clone() };
    desk.create_safe_place(make).unwrap();
    desk.bring_in(BringIn { places: vec![place(&from)] }).unwrap();
    let view = desk.wait_for_import().unwrap();
    assert_eq!(view.failure.map(|f| f.code), Some(FailureCode::NoRoom));
    desk.close();
    let open = OpenSafePlace { passphrase: PASSPHRASE.into(), place: Some(safe), despite_damage: false };
    let opened = desk.open_safe_place(open);
    let files = desk.files(nothing()).map(|f| f.files.len());
    desk.close();
    let unmounted = Command::new("umount").arg(&disk).status();
    assert!(unmounted.is_ok_and(|s| s.success()));
    assert!(opened.is_ok(), "{opened:?}");
    assert_eq!(files, Ok(1), "what was kept before the disk was full is kept");
}

/// Text that does not compress.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 88_172_645_463_325_252_u64;
    let letter = |state: &mut u64| {
        *state ^= *state << 13;
        *state ^= *state >> 7;
        *state ^= *state << 17;
        b'a' + (*state % 26) as u8
    };
    (0..length).map(|_| letter(&mut state)).collect()
}
