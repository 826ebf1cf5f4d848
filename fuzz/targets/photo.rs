//! A photograph, JPEG or PNG: its size and a small picture of it.
#![no_main]

mod common;

use extract::fuzzing::Amount;
use libfuzzer_sys::fuzz_target;
use record::FileKind;

fuzz_target!(
    init: common::begin(seeds),
    |bytes: &[u8]| {
        let kind = if bytes.starts_with(b"\x89PNG") { FileKind::Png } else { FileKind::Jpeg };
        common::read(bytes, kind, Amount { pages: 1, members: 0, picture_side: 32 });
    }
);

fn seeds() -> Vec<common::Seed> {
    let picture = image::RgbaImage::from_fn(20, 10, |x, y| image::Rgba([x as u8 * 9, 0, y as u8 * 9, 200]));
    let picture = image::DynamicImage::from(picture);
    let kept = |picture: image::DynamicImage, format| {
        let mut out = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut out, format).expect("memory takes all");
        out.into_inner()
    };
    let jpeg = kept(picture.to_rgb8().into(), image::ImageFormat::Jpeg);
    // The camera's note that it was held on its side.
    let exif = b"\xFF\xE1\0\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    vec![
        ("png", kept(picture.clone(), image::ImageFormat::Png)),
        ("grey", kept(picture.to_luma8().into(), image::ImageFormat::Png)),
        ("turned", [&jpeg[..2], exif, &jpeg[2..]].concat()),
        ("jpeg", jpeg),
    ]
}
