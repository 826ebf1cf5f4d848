//! The numbers that bound what a file, and a child that a file has taken over, can make the app do.

/// Bytes of the biggest file that is read. The child holds it in memory, which is bounded.
pub const FILE_BYTES: u64 = 1 << 30;
/// Pages of one file.
pub const PAGES: u32 = 100_000;
/// Members of one ZIP or attachments of one e-mail.
pub const MEMBERS: usize = 10_000;
/// Bytes of all members of one ZIP together, unpacked, as declared.
pub const MEMBERS_BYTES: u64 = 4 << 30;
/// A ZIP member may be this many times as big as it is packed.
pub const INFLATE_RATIO: u64 = 200;
/// Bytes of one page's text.
pub const TEXT_BYTES: usize = 5_000_000;
/// Words with positions on one page.
pub const WORDS: usize = 200_000;
/// Removed parts on one page.
pub const REDACTIONS: usize = 5_000;
/// Unicode scalar values of a printed reason.
pub const REASON_CHARS: usize = 200;
/// The longest side of a page, in points, after which sizes are clipped.
pub const SIDE_POINTS: f32 = 20_000.0;
/// Pixels along the longest side of a picture.
pub const PICTURE_SIDE: u32 = 8_000;
/// Pixels of a photograph that is unpacked whole.
pub const PHOTO_PIXELS: u64 = 100_000_000;
/// Pixels of a picture that is made smaller while it is unpacked.
pub const HUGE_PIXELS: u64 = 1 << 30;
/// Pixels along the longest side of such a picture.
pub const HUGE_SIDE: u32 = 65_535;
/// Pictures inside one paper of words that become pages, and the bytes of all of them as they stand in the file.
pub const PLATES: usize = 200;
pub const PLATE_BYTES: usize = 256 << 20;
/// Bytes of words in one part of a document that is a ZIP inside (a Word file, a workbook), unpacked.
pub const PART_BYTES: u64 = 128 << 20;
/// Bytes of one picture as PNG.
pub const PICTURE_BYTES: usize = 256 << 20;
/// Bytes of one frame with a page in it.
pub const PAGE_FRAME: usize = 16 << 20;
/// Bytes of one frame of any other kind, and of one part of a picture or a member.
pub const OTHER_FRAME: usize = 9 << 20;
/// Bytes in one part of a picture or member as the child cuts them.
pub const PART: usize = 1 << 20;
/// Bytes of one model for reading pictures.
pub const MODEL_BYTES: u64 = 64 << 20;
/// Dots to the inch at which a page is drawn for reading its picture, and the longest side in pixels.
pub const SCAN_DOTS: f32 = 250.0;
pub const SCAN_SIDE: f32 = 4_000.0;
/// Bytes of address space of the child.
pub const CHILD_MEMORY: u64 = 1_500_000_000;
/// Passwords tried on one locked file.
pub const PASSWORDS: usize = 64;
/// Bytes of one password. PDF uses 127 of them at most.
pub const PASSWORD_BYTES: usize = 512;
/// Rounds of hashing that all passwords together may cost on one locked Office file: about 15 seconds. A file says itself
/// how many one password takes (Office: 100,000; the format allows 10 million), so the more it asks for, the fewer
/// passwords are tried in one go.
pub const UNLOCK_ROUNDS: u64 = 20_000_000;
/// Memory that one password may cost on a locked paper of OpenOffice, in KiB. LibreOffice takes 65,536.
pub const ARGON2_KIB: u32 = 256 << 10;
/// Seconds of processor time of one child; each page has its own, far shorter clock.
pub const CHILD_CPU_SECONDS: u64 = 4 * 3600;
/// Bytes of stack of the child's one working thread: files nest deep.
pub const CHILD_STACK: usize = 64 << 20;
