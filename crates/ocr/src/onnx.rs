//! Edits the models' files before they are loaded: the recogniser's last layer is cut down to the letters that are kept, and
//! weights too small to matter become nothing.
//!
//! ONNX is a Protocol Buffers message. Only the few fields named here are looked at; everything else is copied as it is.

use std::ops::Range;

use crate::OcrError;

/// Field numbers of `onnx.proto`.
mod field {
    pub const MODEL_GRAPH: u64 = 7;
    pub const MODEL_METADATA: u64 = 14;
    pub const GRAPH_INITIALIZER: u64 = 5;
    pub const GRAPH_OUTPUT: u64 = 12;
    pub const GRAPH_VALUE_INFO: u64 = 13;
    pub const VALUE_NAME: u64 = 1;
    pub const ENTRY_KEY: u64 = 1;
    pub const ENTRY_VALUE: u64 = 2;
    pub const TENSOR_DIMS: u64 = 1;
    pub const TENSOR_NAME: u64 = 8;
    pub const TENSOR_TYPE: u64 = 2;
    pub const TENSOR_RAW: u64 = 9;
}

/// The number that ONNX has for 32-bit floats.
const FLOAT: u64 = 1;

/// Weights nearer to nothing than this become nothing. Training leaves many behind that are so small that a processor can
/// only work with them slowly ("subnormal numbers", or what makes such in a product): over a quarter of some layers, which
/// then take sixty times as long. Whatever they are multiplied with, an answer has not enough digits to show them.
const TINY: f32 = 1e-20;

/// A recogniser that answers with `letters` only.
pub struct Pruned {
    pub model: Vec<u8>,
    /// What each class stands for. Class 0 is "no letter" and is not here: class `n` is `letters[n - 1]`.
    pub letters: Vec<char>,
}

/// Cuts the recogniser's last layer down to the characters that `keep` wants, and a space.
///
/// # Errors
/// `Models` when the file is not the recogniser that this was written for.
pub fn prune(model: &[u8], keep: fn(char) -> bool) -> Result<Pruned, OcrError> {
    let known = characters(model)?;
    // Class 0 is "no letter", then the characters, then a space that the list leaves out.
    let classes = known.len() + 2;
    let mut kept = vec![0];
    let mut letters = Vec::new();
    for (n, letter) in known.iter().enumerate() {
        if keep(*letter) {
            kept.push(n + 1);
            letters.push(*letter);
        }
    }
    kept.push(classes - 1);
    letters.push(' ');
    let mut out = Vec::with_capacity(model.len());
    let mut cut = 0;
    for found in fields(model) {
        let found = found?;
        if found.number == field::MODEL_GRAPH {
            write_bytes(&mut out, field::MODEL_GRAPH, &graph(found.bytes, classes, &kept, &mut cut)?);
        } else {
            out.extend_from_slice(found.whole);
        }
    }
    // The weights of the last layer and its offsets: no more and no less.
    if cut == 2 { Ok(Pruned { model: out, letters }) } else { Err(wrong("its last layer")) }
}

/// The same model with [`TINY`] weights set to nothing.
///
/// # Errors
/// `Models` when the file is no model.
pub fn without_tiny_weights(mut model: Vec<u8>) -> Result<Vec<u8>, OcrError> {
    for weights in float_weights(&model)? {
        for number in model[weights].as_chunks_mut::<4>().0 {
            if f32::from_le_bytes(*number).abs() < TINY {
                *number = [0; 4];
            }
        }
    }
    Ok(model)
}

/// Where the weights that are 32-bit floats stand in a model's file.
fn float_weights(model: &[u8]) -> Result<Vec<Range<usize>>, OcrError> {
    let mut places = Vec::new();
    for part in fields(model) {
        let part = part?;
        if part.number != field::MODEL_GRAPH {
            continue;
        }
        for tensor in fields(part.bytes) {
            let tensor = tensor?;
            if tensor.number != field::GRAPH_INITIALIZER {
                continue;
            }
            let (mut kind, mut raw) = (0, None);
            for inner in fields(tensor.bytes) {
                let inner = inner?;
                match inner.number {
                    field::TENSOR_TYPE => kind = inner.value,
                    field::TENSOR_RAW => raw = inner.packed.then(|| place_in(model, inner.bytes)),
                    _ => {}
                }
            }
            places.extend(raw.filter(|_| kind == FLOAT));
        }
    }
    Ok(places)
}

/// Where a part of the file stands in it.
fn place_in(whole: &[u8], part: &[u8]) -> Range<usize> {
    let start = part.as_ptr().addr() - whole.as_ptr().addr();
    start..start + part.len()
}

fn graph(bytes: &[u8], classes: usize, kept: &[usize], cut: &mut usize) -> Result<Vec<u8>, OcrError> {
    let mut out = Vec::with_capacity(bytes.len());
    for found in fields(bytes) {
        let found = found?;
        match found.number {
            field::GRAPH_INITIALIZER => match tensor(found.bytes, classes, kept)? {
                Some(smaller) => {
                    *cut += 1;
                    write_bytes(&mut out, field::GRAPH_INITIALIZER, &smaller);
                }
                None => out.extend_from_slice(found.whole),
            },
            // What these say of the shapes is no longer true; they may be left out.
            field::GRAPH_VALUE_INFO => {}
            field::GRAPH_OUTPUT => {
                let mut name_only = Vec::new();
                for inner in fields(found.bytes) {
                    let inner = inner?;
                    if inner.number == field::VALUE_NAME {
                        name_only.extend_from_slice(inner.whole);
                    }
                }
                write_bytes(&mut out, field::GRAPH_OUTPUT, &name_only);
            }
            _ => out.extend_from_slice(found.whole),
        }
    }
    Ok(out)
}

/// The tensor with the kept classes only, when its last side is as long as there are classes.
fn tensor(bytes: &[u8], classes: usize, kept: &[usize]) -> Result<Option<Vec<u8>>, OcrError> {
    let (mut dims, mut name, mut kind, mut raw) = (Vec::new(), None, 0, None);
    for found in fields(bytes) {
        let found = found?;
        match found.number {
            field::TENSOR_DIMS if found.packed => {
                let mut rest = found.bytes;
                while !rest.is_empty() {
                    dims.push(varint(&mut rest)?);
                }
            }
            field::TENSOR_DIMS => dims.push(found.value),
            field::TENSOR_NAME => name = Some(found.whole),
            field::TENSOR_TYPE => kind = found.value,
            field::TENSOR_RAW => raw = Some(found.bytes),
            _ => {}
        }
    }
    if dims.last() != Some(&(classes as u64)) {
        return Ok(None);
    }
    let rows = dims[..dims.len() - 1].iter().try_fold(1_usize, |a, d| a.checked_mul(usize::try_from(*d).ok()?));
    let (Some(rows), Some(raw), FLOAT) = (rows, raw, kind) else { return Err(wrong("its last layer's kind")) };
    if rows.checked_mul(classes * 4) != Some(raw.len()) {
        return Err(wrong("its last layer's size"));
    }
    let mut small = Vec::with_capacity(rows * kept.len() * 4);
    for row in raw.chunks_exact(classes * 4) {
        for class in kept {
            small.extend_from_slice(&row[class * 4..class * 4 + 4]);
        }
    }
    let mut out = Vec::with_capacity(small.len() + 64);
    for side in dims[..dims.len() - 1].iter().chain([&(kept.len() as u64)]) {
        write_varint(&mut out, field::TENSOR_DIMS << 3);
        write_varint(&mut out, *side);
    }
    write_varint(&mut out, field::TENSOR_TYPE << 3);
    write_varint(&mut out, FLOAT);
    out.extend_from_slice(name.unwrap_or_default());
    write_bytes(&mut out, field::TENSOR_RAW, &small);
    Ok(Some(out))
}

/// The characters that the recogniser knows, one a line in its metadata.
fn characters(model: &[u8]) -> Result<Vec<char>, OcrError> {
    for found in fields(model) {
        let found = found?;
        if found.number != field::MODEL_METADATA {
            continue;
        }
        let (mut key, mut value) = (&[][..], &[][..]);
        for inner in fields(found.bytes) {
            let inner = inner?;
            match inner.number {
                field::ENTRY_KEY => key = inner.bytes,
                field::ENTRY_VALUE => value = inner.bytes,
                _ => {}
            }
        }
        if key == b"character" {
            let list = std::str::from_utf8(value).map_err(|_| wrong("its list of characters"))?;
            // One or two entries are more than one scalar value; the first stands for them and is not kept.
            return Ok(list.split('\n').map(|entry| single(entry).unwrap_or('\u{FFFD}')).collect());
        }
    }
    Err(wrong("it has no list of characters"))
}

fn single(entry: &str) -> Option<char> {
    let mut letters = entry.chars();
    letters.next().filter(|_| letters.next().is_none())
}

/// One field of a message.
struct Field<'a> {
    number: u64,
    /// The number, for a field that is one.
    value: u64,
    /// The content, for a field that has a length.
    bytes: &'a [u8],
    packed: bool,
    /// With its tag, to be copied.
    whole: &'a [u8],
}

fn fields(message: &[u8]) -> impl Iterator<Item = Result<Field<'_>, OcrError>> {
    let mut rest = message;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let found = field(&mut rest);
        if found.is_err() {
            rest = &[];
        }
        Some(found)
    })
}

fn field<'a>(rest: &mut &'a [u8]) -> Result<Field<'a>, OcrError> {
    let start = *rest;
    let tag = varint(rest)?;
    let (mut value, mut bytes, mut packed) = (0, &[][..], false);
    match tag & 7 {
        0 => value = varint(rest)?,
        1 => _ = take(rest, 8)?,
        2 => {
            let length = usize::try_from(varint(rest)?).map_err(|_| cut_short())?;
            bytes = take(rest, length)?;
            packed = true;
        }
        5 => _ = take(rest, 4)?,
        _ => return Err(cut_short()),
    }
    Ok(Field { number: tag >> 3, value, bytes, packed, whole: &start[..start.len() - rest.len()] })
}

fn take<'a>(rest: &mut &'a [u8], length: usize) -> Result<&'a [u8], OcrError> {
    let (head, tail) = rest.split_at_checked(length).ok_or_else(cut_short)?;
    *rest = tail;
    Ok(head)
}

fn varint(rest: &mut &[u8]) -> Result<u64, OcrError> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let (byte, tail) = rest.split_first().ok_or_else(cut_short)?;
        *rest = tail;
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Ok(value);
        }
    }
    Err(cut_short())
}

fn write_varint(out: &mut Vec<u8>, mut value: u64) {
    while value > 0x7f {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn write_bytes(out: &mut Vec<u8>, number: u64, bytes: &[u8]) {
    write_varint(out, number << 3 | 2);
    write_varint(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

fn wrong(what: &str) -> OcrError {
    OcrError::Models(format!("the recogniser is not the one expected: {what}"))
}

fn cut_short() -> OcrError {
    OcrError::Models("the recogniser's file is cut short or damaged".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(parts: &[(u64, &[u8])]) -> Vec<u8> {
        let mut out = Vec::new();
        for (number, bytes) in parts {
            write_bytes(&mut out, *number, bytes);
        }
        out
    }

    /// A model that knows a, 字 and b: five classes.
    fn small_model() -> Vec<u8> {
        let weights: Vec<u8> = (0..10).flat_map(|n| (n as f32).to_le_bytes()).collect();
        let offsets: Vec<u8> = (0..5).flat_map(|n| (n as f32).to_le_bytes()).collect();
        let tensor = |dims: &[u8], raw: &[u8]| {
            let mut out: Vec<u8> = dims.iter().flat_map(|d| [8, *d]).collect();
            out.extend([16, 1]);
            write_bytes(&mut out, field::TENSOR_NAME, b"w");
            write_bytes(&mut out, field::TENSOR_RAW, raw);
            out
        };
        let graph = message(&[
            (field::GRAPH_INITIALIZER, &tensor(&[2, 5], &weights)),
            (field::GRAPH_INITIALIZER, &tensor(&[5], &offsets)),
            (field::GRAPH_INITIALIZER, &tensor(&[1], &[0; 4])),
            (field::GRAPH_OUTPUT, &message(&[(1, b"out"), (2, b"shape")])),
        ]);
        let list = message(&[(1, b"character"), (2, "a\n字\nb".as_bytes())]);
        message(&[(field::MODEL_GRAPH, &graph), (field::MODEL_METADATA, &list)])
    }

    #[test]
    fn the_last_layer_keeps_its_blank_the_wanted_letters_and_the_space() {
        let pruned = prune(&small_model(), |c| c.is_ascii()).unwrap();
        assert_eq!(pruned.letters, ['a', 'b', ' ']);
        let graph = fields(&pruned.model).map(Result::unwrap).find(|f| f.number == field::MODEL_GRAPH).unwrap();
        let tensors: Vec<_> =
            fields(graph.bytes).map(Result::unwrap).filter(|f| f.number == field::GRAPH_INITIALIZER).collect();
        let raw = |n: usize| -> Vec<f32> {
            let raw = fields(tensors[n].bytes).map(Result::unwrap).find(|f| f.number == field::TENSOR_RAW).unwrap();
            raw.bytes.chunks_exact(4).map(|b| f32::from_le_bytes(b.try_into().unwrap())).collect()
        };
        assert_eq!(raw(0), [0.0, 1.0, 3.0, 4.0, 5.0, 6.0, 8.0, 9.0]);
        assert_eq!(raw(1), [0.0, 1.0, 3.0, 4.0]);
        assert_eq!(raw(2), [0.0]);
    }

    #[test]
    fn weights_too_small_to_matter_become_nothing_and_no_other_byte_changes() {
        let numbers = [1.0_f32, -1e-6, 1e-40, -1e-25, 0.0, 2e-20];
        let raw: Vec<u8> = numbers.iter().flat_map(|n| n.to_le_bytes()).collect();
        let of_kind = |kind: u8| {
            let mut tensor = vec![8, 6, 16, kind];
            write_bytes(&mut tensor, field::TENSOR_RAW, &raw);
            message(&[(field::MODEL_GRAPH, &message(&[(field::GRAPH_INITIALIZER, &tensor)]))])
        };
        let model = of_kind(1);
        let flushed = without_tiny_weights(model.clone()).unwrap();
        let kept: Vec<f32> = flushed[flushed.len() - raw.len()..]
            .chunks_exact(4)
            .map(|b| f32::from_le_bytes(b.try_into().unwrap()))
            .collect();
        assert_eq!(kept, [1.0, -1e-6, 0.0, 0.0, 0.0, 2e-20]);
        let head = model.len() - raw.len();
        assert_eq!(flushed[..head], model[..head]);
        // Whole numbers are none of these weights.
        assert_eq!(without_tiny_weights(of_kind(7)).unwrap(), of_kind(7));
    }

    #[test]
    fn damaged_files_are_errors_and_never_panics() {
        let model = small_model();
        for end in 0..model.len() {
            assert!(prune(&model[..end], |_| true).is_err(), "cut at {end}");
            let _ = without_tiny_weights(model[..end].to_vec());
        }
        for at in 0..model.len() {
            for bit in 0..8 {
                let mut bent = model.clone();
                bent[at] ^= 1 << bit;
                let _ = prune(&bent, |_| true);
                let _ = without_tiny_weights(bent);
            }
        }
    }
}
