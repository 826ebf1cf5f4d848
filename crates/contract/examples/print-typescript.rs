//! Prints `ui/src/contract.ts` (used by `cargo xtask contract`).

#![allow(clippy::print_stdout)]

fn main() {
    print!("{}", contract::typescript());
}
