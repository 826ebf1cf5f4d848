//! The window is built against `ui/src/contract.ts`: it must be what the Rust types say.

#[test]
fn the_windows_contract_is_the_desks() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/contract.ts");
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(committed == contract::typescript(), "ui/src/contract.ts is out of date: run `cargo xtask contract`");
}
