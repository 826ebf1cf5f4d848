//! The whole world that Typst may see: one template, one file of data, and the fonts that come with it.

use std::path::PathBuf;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

const TEMPLATE: &str = include_str!("paper.typ");

/// In the order in which a letter is looked for.
pub(crate) const FAMILIES: [&str; 3] = ["Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"];

struct Given {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
    data: FileId,
}

static GIVEN: LazyLock<Given> = LazyLock::new(|| {
    let fonts: Vec<Font> = typst_assets::fonts()
        .flat_map(|data| Font::iter(Bytes::new(data)))
        .filter(|font| FAMILIES.contains(&font.info().family.as_str()))
        .collect();
    Given {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
        template: Source::new(named("/paper.typ"), TEMPLATE.to_owned()),
        data: named("/paper.json"),
    }
});

fn named(path: &str) -> FileId {
    RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).expect("our own two names are paths")).intern()
}

/// The fonts, for asking which letters they have.
pub(crate) fn fonts() -> &'static [Font] {
    &GIVEN.fonts
}

/// One paper's data beside the template. There is no other file, no package and no clock to ask for.
pub(crate) struct OnePaper {
    data: Bytes,
}

impl OnePaper {
    pub(crate) fn new(json: Vec<u8>) -> Self {
        Self { data: Bytes::new(json) }
    }
}

impl World for OnePaper {
    fn library(&self) -> &LazyHash<Library> {
        &GIVEN.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &GIVEN.book
    }

    fn main(&self) -> FileId {
        GIVEN.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == GIVEN.template.id() { Ok(GIVEN.template.clone()) } else { Err(nothing_else()) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == GIVEN.data { Ok(self.data.clone()) } else { Err(nothing_else()) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        GIVEN.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn nothing_else() -> FileError {
    FileError::NotFound(PathBuf::new())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_no_other_file_no_package_and_no_clock() {
        let world = OnePaper::new(b"{}".to_vec());
        assert!(world.file(named("/etc/passwd")).is_err());
        assert!(world.source(named("/other.typ")).is_err());
        assert!(world.today(None).is_none());
        assert!(FAMILIES.iter().all(|f| fonts().iter().any(|font| font.info().family == *f)));
    }
}
