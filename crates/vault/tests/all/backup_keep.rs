//! Backups in a folder: which are there, which may go, and what a broken-off one leaves.

use std::fs;
use std::path::Path;

use vault::{VaultError, backups_in, peek_backup, prune_backups};

use crate::backup::full_vault;
use crate::support::*;

#[test]
fn the_newest_are_kept_and_nothing_else_is_touched() {
    let dir = quick_dir();
    let out = dir.path().join("stick");
    fs::create_dir(&out).expect("made");
    let (mut vault, _) = full_vault(&dir.path().join("v"));
    let id = vault.vault_id().to_owned();
    assert!(backups_in(&out, &id).expect("listed").is_empty());
    let (mut stranger, _) = create(&dir.path().join("w"));
    let theirs = back_up(&mut stranger, &out, false).path;
    let mut made = Vec::new();
    for n in 0..5 {
        vault.set_setting("round", &n.to_string()).expect("saved");
        made.push(back_up(&mut vault, &out, true));
    }
    // One that was damaged, one that is none, one that ends like one: none of them is ours to remove.
    let damaged = out.join("damaged.osbackup");
    let mut bytes = fs::read(&made[0].path).expect("read");
    bytes.truncate(50_000);
    fs::write(&damaged, bytes).expect("written");
    fs::write(out.join("holiday.osbackup"), "a song").expect("written");
    fs::write(out.join("letter.txt"), "dear").expect("written");

    let found = backups_in(&out, &id).expect("listed");
    let paths: Vec<_> = found.iter().map(|(path, _)| path.clone()).collect();
    let mut newest_first: Vec<_> = made.iter().map(|m| m.path.clone()).collect();
    newest_first.reverse();
    assert_eq!(paths, newest_first);
    assert!(found.windows(2).all(|w| w[0].1.commit_seq > w[1].1.commit_seq));

    // Not for an older one that was proved, nor for another vault's.
    assert!(prune_backups(&out, &id, 3, &made[0]).expect("asked").is_empty());
    assert!(prune_backups(&out, stranger.vault_id(), 1, &made[4]).expect("asked").is_empty());
    let removed = prune_backups(&out, &id, 3, &made[4]).expect("pruned");
    assert_eq!(removed, [made[1].path.clone(), made[0].path.clone()]);
    assert_eq!(backups_in(&out, &id).expect("listed").len(), 3);
    assert_eq!(prune_backups(&out, &id, 0, &made[4]).expect("one stays").len(), 2);
    assert_eq!(backups_in(&out, &id).expect("listed")[0].0, made[4].path);
    let left = fs::read_dir(&out).expect("listed").count();
    assert_eq!(left, 5, "the newest, the stranger's, and three that are not ours");
    assert!(theirs.exists() && damaged.exists());
    assert!(backups_in(&out.join("gone"), &id).is_err(), "a folder that cannot be read is not an empty one");
}

#[test]
fn a_backup_with_a_damaged_paper_pushes_no_whole_one_out() {
    let dir = quick_dir();
    let out = dir.path().join("stick");
    fs::create_dir(&out).expect("made");
    let folder = dir.path().join("v");
    let (mut vault, _) = full_vault(&folder);
    let id = vault.vault_id().to_owned();
    back_up(&mut vault, &out, true);
    let blob = snapshot(&folder).into_keys().find(|p| p.starts_with("blobs")).expect("a blob");
    flip_middle(&folder.join(blob));
    vault.set_setting("a", "b").expect("saved");
    let made = back_up(&mut vault, &out, true);
    assert_eq!(made.about.damaged, 1);
    assert!(prune_backups(&out, &id, 1, &made).expect("asked").is_empty());
    assert_eq!(backups_in(&out, &id).expect("listed").len(), 2);
}

#[test]
fn what_a_broken_off_backup_left_is_swept_by_the_next() {
    let dir = quick_dir();
    let out = dir.path().join("stick");
    fs::create_dir(&out).expect("made");
    let (mut vault, _) = full_vault(&dir.path().join("v"));
    let (mut stranger, _) = create(&dir.path().join("w"));
    let part = |bytes: &[u8], name: &str| fs::write(out.join(name), bytes).expect("written");
    let (ours, theirs) = (back_up(&mut vault, dir.path(), true).path, back_up(&mut stranger, dir.path(), true).path);
    // As a power cut leaves them: the beginning of a backup under a name that is not yet a backup's.
    part(&fs::read(&ours).expect("read")[..300_000], "x-20260101-g1.osbackup.part");
    part(&fs::read(&theirs).expect("read")[..300_000], "y-20260101-g1.osbackup.part");
    part(b"a film", "film.osbackup.part");
    part(b"a film", "film.part");
    let running = fs::File::options().write(true).create_new(true).open(out.join("z-g1.osbackup.part")).expect("made");
    std::io::Write::write_all(&mut &running, &fs::read(&ours).expect("read")[..300_000]).expect("written");
    running.try_lock().expect("locked");
    let made = back_up(&mut vault, &out, true).path;
    let mut names: Vec<_> = snapshot(&out).into_keys().map(|p| p.to_string_lossy().into_owned()).collect();
    names.retain(|n| Path::new(n) != made.file_name().expect("a name"));
    assert_eq!(names, ["film.osbackup.part", "film.part", "y-20260101-g1.osbackup.part", "z-g1.osbackup.part"]);
}

#[test]
fn the_stem_is_made_safe_and_an_older_backup_is_told_by_its_label() {
    let dir = quick_dir();
    let folder = dir.path().join("v");
    let (mut vault, _) = full_vault(&folder);
    let job = vault.begin_backup(false).expect("begun");
    let made = job.write(dir.path(), "../../etc/\u{202e}x?\0", &mut go_on()).expect("written");
    assert_eq!(made.path.parent(), Some(fs::canonicalize(dir.path()).expect("a folder").as_path()));
    assert!(made.path.file_name().expect("a name").to_string_lossy().starts_with("etc--x-20"));
    vault.close().expect("closed");
    let (mut vault, _) = vault::Vault::open(&folder, &pass()).expect("opens");
    let later = back_up(&mut vault, dir.path(), false);
    let (old, new) = (peek_backup(&made.path).expect("label"), peek_backup(&later.path).expect("label"));
    assert!(old.generation < new.generation && new.generation == vault.generation());
    assert!(vault.test_backup(&made.path, &mut go_on()).expect("whole").generation < vault.generation());
    assert!(matches!(peek_backup(&dir.path().join("gone")), Err(VaultError::Io(_))));
}
