//! Boxes of words as the vault packs them.
#![no_main]

mod common;

use libfuzzer_sys::fuzz_target;
use record::WordBox;

fuzz_target!(
    init: common::begin(|| {
        let boxes: Vec<_> = (0..9u32)
            .map(|i| WordBox { start: i * 6, end: i * 6 + 5, x0: 72.0, y0: 90.0 + i as f32, x1: 99.5, y1: 120.0 })
            .collect();
        vec![("boxes", vault::fuzzing::packed(&boxes)), ("none", vec![1])]
    }),
    |bytes: &[u8]| {
        if let Some(boxes) = vault::fuzzing::boxes(bytes) {
            assert!(boxes.iter().all(|b| [b.x0, b.y0, b.x1, b.y1].iter().all(|v| v.is_finite())));
        }
    }
);
