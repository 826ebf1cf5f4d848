//! Deciding, undoing and redoing, against the plainest model of it.

use proptest::prelude::*;
use record::{Decided, Decision};
use vault::Vault;

use crate::support::*;

#[derive(Debug, Clone)]
enum Step {
    Decide(u8),
    Undo,
    Redo,
    Reopen,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let one = prop_oneof![
        4 => any::<u8>().prop_map(Step::Decide),
        3 => Just(Step::Undo),
        3 => Just(Step::Redo),
        1 => Just(Step::Reopen),
    ];
    prop::collection::vec(one, 1..40)
}

fn named(n: u8) -> Decision {
    Decision::NameSet { name: n.to_string() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_order_of_deciding_undoing_and_redoing_is_as_expected(steps in steps()) {
        let dir = quick_dir();
        let (mut vault, _) = create(dir.path());
        let (mut done, mut undone): (Vec<u8>, Vec<u8>) = (vec![], vec![]);
        let mut made = 0;
        for step in steps {
            match step {
                Step::Decide(n) => {
                    let seq = vault.decide(&named(n), "2026-11-21T00:00:00Z").expect("decided");
                    made += 1;
                    prop_assert_eq!(seq, made);
                    done.push(n);
                    undone.clear();
                }
                Step::Undo => {
                    let expected = done.pop();
                    undone.extend(expected);
                    prop_assert_eq!(vault.undo().expect("undone"), expected.map(named));
                }
                Step::Redo => {
                    let expected = undone.pop();
                    done.extend(expected);
                    prop_assert_eq!(vault.redo().expect("redone"), expected.map(named));
                }
                Step::Reopen => {
                    vault.close().expect("closed");
                    vault = Vault::open(dir.path(), &pass()).expect("opens").0;
                }
            }
            let list = vault.decisions().expect("list");
            prop_assert_eq!(list.len() as i64, made, "the list only grows");
            let holds: Vec<_> = list.iter().filter(|d| !d.undone).map(|d| d.decision.clone()).collect();
            prop_assert_eq!(&holds, &done.iter().map(|n| named(*n)).collect::<Vec<_>>());
            let name = done.last().map(u8::to_string).unwrap_or_default();
            prop_assert_eq!(Decided::replay(&list).name, name);
            prop_assert_eq!(vault.can_undo().expect("asked"), !done.is_empty());
            prop_assert_eq!(vault.can_redo().expect("asked"), !undone.is_empty());
        }
    }
}
