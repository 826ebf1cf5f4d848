//! Writes `ui/src/contract.ts` from the Rust types.

use crate::shell::{Done, answer, cargo, root};

pub fn write() -> Done {
    let text = answer(cargo(&["run", "--quiet", "--package", "contract", "--example", "print-typescript"]))?;
    let path = root().join("ui/src/contract.ts");
    std::fs::write(&path, text).map_err(|e| format!("{}: {e}", path.display()))
}
