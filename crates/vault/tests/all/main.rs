//! A vault from outside, as `desk` uses it: what it promises about being lost, locked, damaged, found and taken back.

mod backup;
mod backup_damage;
mod backup_forge;
mod backup_full_disk;
mod backup_hostile;
mod backup_keep;
mod backup_random;
mod backup_speed;
mod backup_stock;
mod canary;
mod changes;
mod crash;
mod damage;
mod desk_work;
mod frozen;
mod full_disk;
mod locks;
mod originals;
mod searching;
mod speed;
mod support;
mod undoing;
