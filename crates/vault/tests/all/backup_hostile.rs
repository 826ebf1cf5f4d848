//! Backups made by an enemy: mixed, swapped, forged without keys, and (what must hold even then) forged with them.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use record::Decision;
use vault::{BackupPart, RecoveryWords, Unlock, Vault, VaultError, peek_backup, restore_backup};

use crate::backup::full_vault;
use crate::backup_forge::*;
use crate::support::*;

/// A vault, a backup of it taken apart, and a place to put forged ones.
struct Stage {
    dir: tempfile::TempDir,
    vault: Vault,
    words: RecoveryWords,
    file: PathBuf,
    pieces: Pieces,
    forged: PathBuf,
}

impl Stage {
    fn new() -> Self {
        let dir = quick_dir();
        let (mut vault, words) = full_vault(&dir.path().join("v"));
        for n in 0..4 {
            keep(&mut vault, &format!("{n}.txt"), format!("paper {n}").repeat(n + 5).as_bytes());
        }
        let file = back_up(&mut vault, dir.path(), true).path;
        let pieces = Pieces::of(&file, &words);
        let forged = dir.path().join("forged.osbackup");
        pieces.write(&forged);
        vault.test_backup(&forged, &mut go_on()).expect("put together again without a change, it is whole");
        Self { dir, vault, words, file, pieces, forged }
    }

    /// What is said about the forged file, the same by testing and by restoring, with nothing written anywhere.
    #[track_caller]
    fn told(&self) -> BackupPart {
        let before = list(self.dir.path());
        let start = Instant::now();
        let into = self.dir.path().join("back");
        let tested = named(self.vault.test_backup(&self.forged, &mut go_on()));
        let restored =
            named(restore_backup(&self.forged, &into, Unlock::Words(&self.words), Some(&pass()), &mut go_on()));
        assert_eq!(tested, restored);
        assert_eq!(list(self.dir.path()), before, "nothing is left behind, inside or outside");
        assert!(start.elapsed() < Duration::from_secs(20), "it ends soon: {:?}", start.elapsed());
        tested
    }

    #[track_caller]
    fn inside(&self, what: &str, expected: BackupPart, change: impl FnOnce(&mut Pieces)) {
        let mut pieces = self.pieces.clone();
        change(&mut pieces);
        pieces.write(&self.forged);
        assert_eq!(self.told(), expected, "{what}");
    }
}

fn list(folder: &Path) -> Vec<PathBuf> {
    snapshot(folder).into_keys().collect()
}

#[test]
fn parts_inside_cannot_be_dropped_doubled_moved_or_swapped() {
    let stage = Stage::new();
    use BackupPart as P;
    let blob = stage.pieces.place("blobs/");
    let last = stage.pieces.inside.len() - 2;
    for fit in [false, true] {
        // With the keys the manifest can be made to fit; then the names, the order and the rows still tell.
        let fitted = |p: &mut Pieces| {
            if fit {
                p.fit_manifest()
            }
        };
        let told = |plain, fitted| if fit { fitted } else { plain };
        stage.inside("two moved", P::Content, |p| {
            p.inside.swap(blob, blob + 1);
            fitted(p);
        });
        stage.inside("one twice", P::Content, |p| {
            p.inside.insert(blob, p.inside[blob].clone());
            fitted(p);
        });
        stage.inside("an unknown part", P::Content, |p| {
            p.inside.insert(blob, ("notes.txt".into(), b"x".to_vec()));
            fitted(p);
        });
        stage.inside("the database last", P::Content, |p| {
            p.inside.swap(2, last);
            fitted(p);
        });
        stage.inside("no facts", P::Content, |p| {
            p.inside.remove(0);
            fitted(p);
        });
        stage.inside("no database", P::Content, |p| {
            p.inside.remove(2);
            fitted(p);
        });
        stage.inside("an empty database", P::Content, |p| {
            p.part("v.db").clear();
            fitted(p);
        });
        stage.inside("a database of noise", P::Database, |p| {
            p.part("v.db").fill(0x5a);
            fitted(p);
        });
        stage.inside("a changed page of the database", P::Database, |p| {
            p.part("v.db")[5000] ^= 1;
            fitted(p);
        });
        stage.inside("other numbers", told(P::About, P::Database), |p| {
            let text = String::from_utf8(p.part("about.json").clone()).expect("text");
            *p.part("about.json") = text.replace("\"pages\": 8", "\"pages\": 9").into_bytes();
            fitted(p);
        });
        stage.inside("facts in another shape", P::About, |p| {
            p.part("about.json").push(b' ');
            fitted(p);
        });
        stage.inside("a label of the vault that was changed", P::VaultLabel, |p| {
            let text = String::from_utf8(p.part("vault.toml").clone()).expect("text");
            *p.part("vault.toml") = text.replace("My folder", "My hinder").into_bytes();
            fitted(p);
        });
    }
    stage.inside("an original dropped", P::Original, |p| {
        p.inside.remove(blob);
    });
    stage.inside("an original changed", P::Original, |p| p.inside[blob].1[60] ^= 1);
    stage.inside("two originals swapped under their names", P::Original, |p| {
        let one = p.inside[blob].1.clone();
        p.inside[blob].1 = std::mem::replace(&mut p.inside[blob + 1].1, one);
    });
    stage.inside("a manifest that lies", P::Manifest, |p| {
        let text = String::from_utf8(p.part("manifest.json").clone()).expect("text");
        *p.part("manifest.json") = text.replace("\"count\":", "\"count\":1").into_bytes();
    });
    stage.inside("no manifest", P::Content, |p| {
        p.inside.pop();
    });
    stage.inside("something after the manifest", P::Content, |p| p.inside.push(("x".into(), vec![])));
}

#[test]
fn with_the_keys_a_missing_or_swapped_original_is_counted_and_shown() {
    // Who has the keys can write whatever they like; still no paper is quietly another one.
    let stage = Stage::new();
    let blob = stage.pieces.place("blobs/");
    let count = |change: &dyn Fn(&mut Pieces)| {
        let mut pieces = stage.pieces.clone();
        change(&mut pieces);
        pieces.fit_manifest();
        pieces.write(&stage.forged);
        stage.vault.test_backup(&stage.forged, &mut go_on()).expect("well formed").damaged
    };
    assert_eq!(count(&|_| ()), 0);
    assert_eq!(count(&|p| drop(p.inside.remove(blob))), 1);
    assert_eq!(
        count(&|p| {
            let one = p.inside[blob].1.clone();
            p.inside[blob].1 = std::mem::replace(&mut p.inside[blob + 1].1, one);
        }),
        2
    );
    // A header as long as the file, in the place of an original's own.
    assert_eq!(count(&|p| p.inside[blob].1 = b"age-encryption.org/v1\n-> X25519 ".repeat(60_000)), 1);
    // One that no row speaks of harms nobody.
    assert_eq!(
        count(&|p| {
            let name = p.blob_name(b"stray");
            let at = p.inside[blob..].iter().position(|(n, _)| *n > name).expect("the manifest at the latest");
            let locked = p.lock(b"stray");
            p.inside.insert(blob + at, (name, locked));
        }),
        0
    );
}

#[test]
fn odd_kinds_of_entries_and_odd_names_are_refused_inside_and_outside() {
    let stage = Stage::new();
    let time = stage.pieces.time;
    let hash = "ab".repeat(32);
    let escape = "escaped-from-the-backup";
    let mut entries = Vec::new();
    for name in [
        format!("../{escape}"),
        format!("/tmp/{escape}"),
        format!("blobs/ab/../../../{escape}"),
        format!("blobs/../blobs/ab/{hash}"),
        format!("./blobs/ab/{hash}"),
        format!("blobs/AB/{}", hash.to_uppercase()),
        format!("blobs\\ab\\{hash}"),
        format!("blobs/ab/{hash}\u{202e}"),
        format!("C:\\{escape}"),
        "keys/pass.age".into(),
        "head".into(),
        "v.db-wal".into(),
        "vault.toml.bak".into(),
        "\u{202e}gpj.exe".into(),
        "line\nbreak".into(),
        String::new(),
    ] {
        entries.push((format!("name {name:?}"), header(&name, 0, time), Vec::new()));
    }
    use tar::EntryType as T;
    for kind in [T::Symlink, T::Link, T::Char, T::Block, T::Fifo, T::Directory, T::GNUSparse, T::Continuous] {
        let mut odd = header(&format!("blobs/ab/{hash}"), 0, time);
        odd.set_entry_type(kind);
        odd.set_link_name("/etc/passwd").expect("short");
        odd.set_cksum();
        entries.push((format!("{kind:?}"), odd, Vec::new()));
    }
    for kind in [T::XHeader, T::XGlobalHeader, T::GNULongName, T::GNULongLink] {
        let body = format!("60 path=../../{escape}\n").into_bytes();
        let mut odd = header("././@LongLink", body.len() as u64, time);
        odd.set_entry_type(kind);
        odd.set_cksum();
        entries.push((format!("{kind:?}"), odd, body));
    }
    for (what, change) in [
        ("a mode", (|h: &mut tar::Header| h.set_mode(0o4755)) as fn(&mut tar::Header)),
        ("an owner", |h| h.set_uid(1000)),
        ("a time", |h| h.set_mtime(5)),
        ("a length beyond all", |h| h.set_size(u64::MAX)),
        ("a length of 8 EiB", |h| h.set_size(1 << 63)),
        ("a length of 100 TB", |h| h.set_size(100 << 40)),
    ] {
        let mut odd = header(&format!("blobs/ab/{hash}"), 0, time);
        change(&mut odd);
        odd.set_cksum();
        entries.push((what.to_owned(), odd, Vec::new()));
    }
    let good = stage.pieces.inner_tar();
    for (what, odd, body) in &entries {
        // Inside: in the place of the first original, before the database, and as the very first.
        for at in ["blobs/", "v.db", "about.json"] {
            let place = stage.pieces.place(at);
            let mut before = tar_of(&stage.pieces.inside[..place].to_vec(), time);
            before.truncate(before.len() - 1024);
            let rest = good[before.len()..].to_vec();
            push(&mut before, odd, body);
            before.extend(rest);
            stage.pieces.write_with(&stage.forged, &before);
            let told = stage.told();
            // A length that is too long for the file may also be noticed only at its end.
            assert!(matches!(told, BackupPart::Content | BackupPart::Original), "{what} before {at}: {told:?}");
        }
        // Outside: before each of the parts.
        for place in 0..5 {
            let mut tar = tar_of(&stage.pieces.outside[..place].to_vec(), time);
            tar.truncate(tar.len() - 1024);
            push(&mut tar, odd, body);
            tar.extend(tar_of(&stage.pieces.outside[place..].to_vec(), time));
            fs::write(&stage.forged, tar).expect("written");
            let told = stage.told();
            // A second key file in the right place and form is still not the one that the label tells of.
            let key_file = what.contains("keys/pass.age") && place == 3 && told == BackupPart::PassphraseKey;
            assert!(told == BackupPart::Frame || key_file, "{what} outside, {place}: {told:?}");
        }
    }
}

#[test]
fn two_backups_of_one_vault_do_not_mix() {
    let mut stage = Stage::new();
    // The same generation, the same content, made a moment later: not even those fit together.
    let again = back_up(&mut stage.vault, stage.dir.path(), true).path;
    let next = vault::Passphrase::new("another one entirely");
    stage.vault.change_passphrase(&next).expect("changed");
    stage.vault.decide(&Decision::NameSet { name: "X".into() }, "2026-11-22T00:00:00Z").expect("decided");
    let later = back_up(&mut stage.vault, stage.dir.path(), true).path;
    for (file, parts) in [(&again, &["content.age", "backup.toml"][..]), (&later, &["content.age", "keys/pass.age"])] {
        let mut other = Pieces::of(file, &stage.words);
        for name in parts {
            let mut pieces = stage.pieces.clone();
            *pieces.part(name) = other.part(name).clone();
            if *name == "backup.toml" {
                pieces.time = other.time;
            }
            pieces.write_outside(&stage.forged);
            let told = stage.told();
            let expected = match *name {
                "keys/pass.age" => [BackupPart::PassphraseKey; 2],
                // Made in another second, the frame inside tells already; else the number of the backup.
                _ => [BackupPart::Content, BackupPart::About],
            };
            assert!(expected.contains(&told), "{name}: {told:?}");
        }
        // Made to look alike outside, by someone without the keys.
        let mut pieces = stage.pieces.clone();
        *pieces.part("keys/pass.age") = other.part("keys/pass.age").clone();
        let sum = blake3::hash(pieces.part("keys/pass.age")).to_hex();
        pieces.change_label(false, |body| {
            let at = body.find("pass = \"").expect("a line");
            format!("{}pass = \"{sum}\"\n", &body[..at])
        });
        pieces.write_outside(&stage.forged);
        assert_eq!(stage.told(), BackupPart::Label);
    }
    // A part inside that comes from the later one.
    let mut other = Pieces::of(&later, &stage.words);
    use BackupPart as P;
    for (name, expected) in [("about.json", P::About), ("v.db", P::Database), ("manifest.json", P::Content)] {
        stage.inside(name, expected, |p| *p.part(name) = other.part(name).clone());
    }
}

#[test]
fn what_belongs_to_another_vault_is_refused() {
    let stage = Stage::new();
    let (mut stranger, their_words) = full_vault(&stage.dir.path().join("w"));
    let theirs = back_up(&mut stranger, stage.dir.path(), true).path;
    let mut other = Pieces::of(&theirs, &their_words);
    let mut pieces = stage.pieces.clone();
    *pieces.part("content.age") = other.part("content.age").clone();
    pieces.write_outside(&stage.forged);
    assert_eq!(stage.told(), BackupPart::Content);
    // An original of the vault itself in the place of the content: it opens with the same key.
    let blob = stage.pieces.inside[stage.pieces.place("blobs/")].1.clone();
    *pieces.part("content.age") = blob;
    pieces.write_outside(&stage.forged);
    assert_eq!(stage.told(), BackupPart::Content);
    // The stranger's whole file under our vault's id: their words open it, ours do not, and our vault refuses it.
    let ours = stage.vault.vault_id().to_owned();
    other.change_label(false, |body| body.replace(stranger.vault_id(), &ours));
    other.write_outside(&stage.forged);
    assert_eq!(named(stage.vault.test_backup(&stage.forged, &mut go_on())), BackupPart::Label);
    let into = stage.dir.path().join("back");
    let restore = |words| restore_backup(&stage.forged, &into, Unlock::Words(words), Some(&pass()), &mut go_on());
    assert_eq!(named(restore(&their_words)), BackupPart::Label);
    assert!(matches!(restore(&stage.words), Err(VaultError::WrongRecoveryWords)));
    assert!(!into.exists());
}

#[test]
fn labels_are_taken_in_one_form_only_and_later_formats_are_left_alone() {
    let stage = Stage::new();
    let label = |change: &dyn Fn(&str) -> String| {
        let mut pieces = stage.pieces.clone();
        pieces.change_label(true, change);
        pieces.write_outside(&stage.forged);
    };
    label(&|body| body.replace("format = 1", "format = 2"));
    assert!(matches!(peek_backup(&stage.forged), Err(VaultError::Newer(2))));
    label(&|_| "format = 7\nsomething = \"new\"\n".into());
    assert!(matches!(peek_backup(&stage.forged), Err(VaultError::Newer(7))));
    let lines: [&dyn Fn(&str) -> String; 8] = [
        &|b| b.replace("opens_with_passphrase = true", "opens_with_passphrase = false"),
        &|b| b.replace("generation = 1", "generation = -1"),
        &|b| b.replace("generation = 1", "generation  = 1"),
        &|b| format!("{b}more = 1\n"),
        &|b| b.replace("vault = \"", "vault = \"../../"),
        &|b| b.replace("made = \"2", "made = \"x"),
        &|b| b.replace("format = 1\n", ""),
        &|b| b.replace("read_me = \"", "read_me = \"Z"),
    ];
    for (n, change) in lines.iter().enumerate() {
        label(change);
        assert_eq!(stage.told(), BackupPart::Label, "{n}");
    }
    // An older backup says so in its label, and the proof holds it to that.
    let seen = peek_backup(&stage.file).expect("label");
    label(&|b| b.replace("generation = 1", "generation = 99"));
    assert_eq!(peek_backup(&stage.forged).expect("label").generation, 99);
    assert_eq!(stage.told(), BackupPart::About);
    assert_eq!(seen.generation, stage.vault.generation());
}

#[test]
fn floods_and_bombs_end_soon() {
    let stage = Stage::new();
    let outside = |name: &str, bytes: Vec<u8>, told_in_label: Option<&str>| {
        let mut pieces = stage.pieces.clone();
        let sum = blake3::hash(&bytes).to_hex();
        *pieces.part(name) = bytes;
        if let Some(field) = told_in_label {
            pieces.change_label(true, |body| {
                let at = body.find(&format!("{field} = \"")).expect("a line") + field.len() + 4;
                format!("{}{sum}{}", &body[..at], &body[at + 64..])
            });
        }
        pieces.write_outside(&stage.forged);
    };
    // A hundred thousand recipients; one line without an end; nothing at all.
    let stanza =
        b"-> X25519 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n";
    let flood = [b"age-encryption.org/v1\n".to_vec(), stanza.repeat(100_000), b"--- AAAA\n".to_vec()].concat();
    for bytes in [flood.clone(), vec![b'x'; 30 << 20], Vec::new(), b"age-encryption.org/v1\n--- AAAA\n".to_vec()] {
        outside("content.age", bytes, None);
        assert_eq!(stage.told(), BackupPart::Content);
    }
    // A key file that is too long, or asks for more work than any computer has.
    outside("keys/pass.age", flood, Some("pass"));
    assert_eq!(stage.told(), BackupPart::Frame);
    let pass_file = stage.pieces.clone().part("keys/pass.age").clone();
    let line_end = pass_file.iter().skip(30).position(|b| *b == b'\n').expect("a second line") + 30;
    let line = String::from_utf8(pass_file[..line_end].to_vec()).expect("text");
    let hard = [format!("{} 30", line.rsplit_once(' ').expect("words").0).as_bytes(), &pass_file[line_end..]].concat();
    outside("keys/pass.age", hard, Some("pass"));
    let into = stage.dir.path().join("back");
    let start = Instant::now();
    let by_pass = restore_backup(&stage.forged, &into, Unlock::Passphrase(&pass()), None, &mut go_on());
    assert_eq!(named(by_pass), BackupPart::PassphraseKey);
    assert!(start.elapsed() < Duration::from_secs(2) && !into.exists());

    // Inside: a file that goes on after its end; far more filling than there should be; small parts that are huge.
    let good = stage.pieces.inner_tar();
    let mut talks = good.clone();
    *talks.last_mut().expect("filling") = 1;
    stage.pieces.write_with(&stage.forged, &talks);
    assert_eq!(stage.told(), BackupPart::Content);
    let mut long = good.clone();
    long.resize(good.len() + (20 << 20), 0);
    stage.pieces.write_with(&stage.forged, &long);
    assert_eq!(stage.told(), BackupPart::Content);
    for name in ["about.json", "vault.toml", "manifest.json"] {
        stage.inside("a huge small part", BackupPart::Content, |p| *p.part(name) = vec![b' '; 10 << 20]);
    }
    stage.pieces.write_with(&stage.forged, &good[..good.len() / 3]);
    assert!(stage.told() >= BackupPart::Content);
    stage.pieces.write_with(&stage.forged, b"");
    assert_eq!(stage.told(), BackupPart::Content);
    // A great many originals: each is looked at once, and the rows tell that they do not belong.
    let mut many = stage.pieces.clone();
    let at = many.place("blobs/");
    let strays: Parts = (0..20_000u32)
        .map(|n| {
            let name = blake3::hash(&n.to_le_bytes()).to_hex().to_string();
            (format!("blobs/{}/{name}", &name[..2]), Vec::new())
        })
        .collect();
    many.inside.splice(at..at, strays);
    let end = many.inside.len() - 1;
    many.inside[at..end].sort();
    many.fit_manifest();
    many.write(&stage.forged);
    let start = Instant::now();
    assert_eq!(stage.vault.test_backup(&stage.forged, &mut go_on()).expect("well formed").damaged, 0);
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

#[cfg(unix)]
#[test]
fn links_pipes_and_folders_are_no_backups() {
    let stage = Stage::new();
    let link = stage.dir.path().join("link.osbackup");
    std::os::unix::fs::symlink(&stage.file, &link).expect("linked");
    let pipe = stage.dir.path().join("pipe.osbackup");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo, of coreutils").success());
    let folder = stage.dir.path().join("folder.osbackup");
    fs::create_dir(&folder).expect("made");
    for odd in [link, pipe, folder] {
        assert!(matches!(peek_backup(&odd), Err(VaultError::NotABackup)), "{}", odd.display());
    }
}
