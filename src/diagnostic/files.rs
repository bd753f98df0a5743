//! The files that were read, and places in them.

use std::sync::Arc;

/// A file of this run, by its rank in [`Files`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A run of bytes in a file, `start` included, `end` excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
}

impl Span {
    /// Makes a span; an `end` before `start` is taken as an empty span.
    #[must_use]
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { file, start: clamp(start), end: clamp(end.max(start)) }
    }

    /// The span of a part of this one, given in bytes from its start.
    #[must_use]
    pub fn part(self, start: usize, end: usize) -> Self {
        Self::new(self.file, self.start as usize + start, self.start as usize + end)
    }
}

/// Line and column of a place, both from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

#[derive(Debug)]
struct File {
    path: String,
    text: String,
}

/// Every text that was read in this run, kept so that a message can show the line at fault; copies share the texts.
#[derive(Debug, Clone, Default)]
pub struct Files {
    list: Vec<Arc<File>>,
}

impl Files {
    /// Keeps a text under the path that messages will show.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        let id = FileId(u32::try_from(self.list.len()).unwrap_or(u32::MAX));
        self.list.push(Arc::new(File { path: path.into(), text: text.into() }));
        id
    }

    /// Puts another text in the place of a file's, under the same path.
    pub fn replace(&mut self, id: FileId, text: impl Into<String>) {
        if let Some(file) = self.list.get_mut(id.0 as usize) {
            *file = Arc::new(File { path: file.path.clone(), text: text.into() });
        }
    }

    /// The path shown for a file.
    #[must_use]
    pub fn path(&self, id: FileId) -> &str {
        self.get(id).map_or("", |f| f.path.as_str())
    }

    /// The text of a file, as it was read (without byte-order mark).
    #[must_use]
    pub fn text(&self, id: FileId) -> &str {
        self.get(id).map_or("", |f| f.text.as_str())
    }

    /// Line and column of the start of a span.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        let text = self.text(span.file);
        let mut end = (span.start as usize).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let before = text.get(..end).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Place { line, column }
    }

    /// The file shown under a path.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<FileId> {
        let rank = self.list.iter().position(|file| file.path == path)?;
        u32::try_from(rank).ok().map(FileId)
    }

    /// How many files were read.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Every file with its text, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &str)> {
        (0..).map(FileId).zip(self.list.iter().map(|file| file.text.as_str()))
    }

    /// Whether no file was read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    fn get(&self, id: FileId) -> Option<&File> {
        self.list.get(id.0 as usize).map(AsRef::as_ref)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_counted_in_characters_not_bytes() {
        let mut files = Files::default();
        let id = files.add("a.yaml", "x: 1\nété: où\n");
        let place = files.place(Span::new(id, "x: 1\nété: ".len(), "x: 1\nété: où".len()));
        assert_eq!(place, Place { line: 2, column: 6 });
    }

    #[test]
    fn a_span_past_the_end_is_placed_at_the_end() {
        let mut files = Files::default();
        let id = files.add("a.yaml", "x");
        assert_eq!(files.place(Span::new(id, 99, 100)), Place { line: 1, column: 2 });
    }
}
