//! Pixels as a PNG of at most 256 colours.

use std::collections::HashMap;

use png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter};
use tiny_skia::Pixmap;

/// How many pixels are compared at once.
const RUN: usize = 32;

/// Writes an opaque picture; `None` when the encoder refuses it.
pub(super) fn encode(pixmap: &Pixmap) -> Option<Vec<u8>> {
    let (palette, pixels) = (2..7).find_map(|coarse| reduce(pixmap.data(), coarse))?;
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, pixmap.width(), pixmap.height());
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette);
    encoder.set_filter(Filter::NoFilter);
    // A third of the time of the default level for a tenth more bytes, which nobody waits for.
    encoder.set_deflate_compression(DeflateCompression::Level(3));
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&pixels).ok()?;
    writer.finish().ok()?;
    Some(out)
}

/// The colours of a picture in the order in which they come, and the rank of each pixel's; `None` when there are too
/// many at this coarseness: the number of low bits in which two colours may differ and be one (two of them, which nobody sees,
/// are enough for most pictures).
fn reduce(rgba: &[u8], coarse: u32) -> Option<(Vec<u8>, Vec<u8>)> {
    let mask = u8::MAX << coarse;
    let mut ranks: HashMap<[u8; 3], u8> = HashMap::new();
    let mut palette: Vec<u8> = Vec::new();
    let mut pixels = Vec::with_capacity(rgba.len() / 4);
    // Most of a picture is flat: what repeats a whole run is known at once.
    let (mut run, mut last) = ([0; RUN * 4], 0);
    for chunk in rgba.chunks(RUN * 4) {
        if chunk == run && !palette.is_empty() {
            pixels.extend([last; RUN]);
            continue;
        }
        for pixel in chunk.chunks_exact(4) {
            let &[r, g, b, _] = pixel else { return None };
            last = rank([r, g, b], mask, &mut ranks, &mut palette)?;
            pixels.push(last);
        }
        if let Some(pixel) = chunk.last_chunk::<4>() {
            for place in run.chunks_exact_mut(4) {
                place.copy_from_slice(pixel);
            }
        }
    }
    Some((palette, pixels))
}

/// The rank of a colour, a new one when none is like it; `None` when the palette is full.
fn rank(rgb: [u8; 3], mask: u8, ranks: &mut HashMap<[u8; 3], u8>, palette: &mut Vec<u8>) -> Option<u8> {
    let key = rgb.map(|part| part & mask);
    if let Some(rank) = ranks.get(&key) {
        return Some(*rank);
    }
    let rank = u8::try_from(ranks.len()).ok()?;
    // The first colour of its kind stands for all: flat surfaces keep theirs to the bit.
    palette.extend(rgb);
    ranks.insert(key, rank);
    Some(rank)
}
