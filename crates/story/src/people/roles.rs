//! What a role in plain words makes of somebody: a worker, a carer, family, the child.

use record::{PersonKind, Sex};

const FAMILY: &[&str] = &[
    "mother",
    "father",
    "grandmother",
    "grandfather",
    "maternal grandmother",
    "maternal grandfather",
    "paternal grandmother",
    "paternal grandfather",
    "brother",
    "sister",
    "aunt",
    "uncle",
];
const CARERS: &[&str] = &["foster carer", "carer", "houseparent"];

/// Which kind of person has this role.
pub(crate) fn kind_of(role: &str) -> PersonKind {
    match role {
        "child" => PersonKind::You,
        r if FAMILY.contains(&r) => PersonKind::Family,
        r if CARERS.contains(&r) => PersonKind::Carer,
        _ => PersonKind::Worker,
    }
}

/// Whose role it is, where only one of the two has it.
pub(crate) fn sex_of(role: &str) -> Option<Sex> {
    match role.rsplit(' ').next()? {
        "mother" | "grandmother" | "sister" | "aunt" | "matron" => Some(Sex::Woman),
        "father" | "grandfather" | "brother" | "uncle" => Some(Sex::Man),
        _ => None,
    }
}

/// Roles of those who were the child's own workers, rather than a doctor's or a school's.
pub(crate) fn is_own_worker(role: &str) -> bool {
    matches!(
        role,
        "social worker"
            | "senior social worker"
            | "child care officer"
            | "children's officer"
            | "personal adviser"
            | "key worker"
            | "student social worker"
            | "social work assistant"
    )
}
