//! Fifty vaults made at random, each backed up, brought back and compared.

use record::{Decision, FileId, FileState};
use vault::{Passphrase, RecoveryWords, Seal, Unlock, Vault, restore_backup};

use crate::support::*;

/// Does some things to a vault, as the numbers say.
fn live(vault: &mut Vault, random: &mut dyn FnMut(usize) -> usize, kept: &mut Vec<FileId>) {
    for step in 0..random(25) {
        match random(8) {
            0..=2 => {
                let length = [0, 1, 500, 65_536, 65_537, 200_000][random(6)];
                let bytes: Vec<u8> = (0..length).map(|i| (i * 7 + random(3)) as u8).collect();
                kept.push(keep(vault, &format!("{step} né\u{301}e.pdf"), &bytes));
            }
            3 if !kept.is_empty() => {
                let file = kept[random(kept.len())];
                let pages: Vec<_> =
                    (1..=random(6) as u32).map(|n| page(n, &"Hillside words ".repeat(1 + random(40)))).collect();
                save(vault, file, &pages);
                vault.set_file(file, FileState::Done, None, pages.len() as u32).expect("set");
            }
            4 if !kept.is_empty() => {
                let file = kept[random(kept.len())];
                vault.remove_file(file).ok();
            }
            5 if !kept.is_empty() => vault.restore_file(kept[random(kept.len())]).expect("back"),
            6 => {
                let name = "x".repeat(random(50));
                vault.decide(&Decision::NameSet { name }, "2026-11-21T00:00:00Z").expect("decided");
                if random(3) == 0 {
                    vault.undo().expect("undone");
                }
            }
            _ => vault.set_setting("a", &random(1_000).to_string()).expect("saved"),
        }
    }
}

#[test]
fn fifty_random_vaults_come_back_the_same() {
    for round in 0..50u64 {
        let mut random = scatter(round * 31 + 7);
        let dir = quick_dir();
        let folder = dir.path().join("v");
        let (mut vault, mut words) = create(&folder);
        let mut kept = Vec::new();
        live(&mut vault, &mut random, &mut kept);
        if random(2) == 0 {
            vault.close().expect("closed");
            vault = Vault::open(&folder, &pass()).expect("opens").0;
            live(&mut vault, &mut random, &mut kept);
        }
        if random(4) == 0 {
            words = vault.new_recovery_words().expect("new words");
        }
        let before = told(&vault, &["a"]);
        let with_passphrase = random(2) == 0;
        let made = back_up(&mut vault, dir.path(), with_passphrase);
        live(&mut vault, &mut random, &mut kept);
        assert_eq!(vault.test_backup(&made.path, &mut go_on()).expect("whole"), made.about);

        let into = dir.path().join("back");
        let (old, next) = (pass(), Passphrase::new("another one"));
        let (unlock, new) = if with_passphrase && random(2) == 0 {
            (Unlock::Passphrase(&old), None)
        } else {
            (Unlock::Words(&words), Some(&next))
        };
        restore_backup(&made.path, &into, unlock, new, &mut go_on()).expect("restored");
        let again = RecoveryWords::parse(&words.to_words().join(" ")).expect("the sheet");
        let (mut back, report) = match new {
            Some(next) => Vault::open(&into, next),
            None => Vault::open_with_recovery(&into, &again),
        }
        .expect("opens");
        assert_eq!((report.seal, report.generation), (Seal::Verified, made.about.generation + 1), "round {round}");
        assert!(report.repaired.is_empty() && report.damaged.is_empty());
        assert_eq!((back.vault_id(), told(&back, &["a"])), (vault.vault_id(), before), "round {round}");
        assert!(back.check(true, &mut |_, _| {}).expect("checked").problems.is_empty(), "round {round}");
    }
}
