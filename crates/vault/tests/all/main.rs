//! A vault from outside, as `desk` uses it: what it promises about being lost, locked, damaged, found and taken back.

mod canary;
mod cctv;
mod changes;
mod crash;
mod damage;
mod delete;
mod desk_work;
mod destroy;
mod frozen;
mod full_disk;
mod locks;
mod new_keys;
mod originals;
mod read_only;
mod salvage;
mod searching;
mod speed;
mod support;
mod undoing;
mod wrong_keys;
