//! What a build leaves beside its output for the next one: bytes that it may lose at any time.

use std::fs::{self, File};
use std::io::Write;

use super::publication::Publication;

impl Publication {
    /// What [`remember`](Self::remember) left, if anything can be read.
    #[must_use]
    pub fn recall(&self) -> Option<Vec<u8>> {
        let path = self.place.memory();
        // Nothing else may stand under this name: a link there is not ours.
        fs::symlink_metadata(&path).is_ok_and(|found| found.is_file()).then(|| fs::read(&path).ok())?
    }

    /// Leaves bytes for the next build, whole or not at all; true when they are there.
    ///
    /// A refusal of the disk is no fault of the site: the next build will only do more.
    pub fn remember(&self, bytes: &[u8]) -> bool {
        let (path, fresh) = (self.place.memory(), self.place.fresh_memory());
        // What a killed build left; the lock is held, so nobody else is writing it.
        let _absent = fs::remove_file(&fresh);
        let written = File::create_new(&fresh).and_then(|mut file| file.write_all(bytes));
        let kept = written.and_then(|()| fs::rename(&fresh, &path)).is_ok();
        if !kept {
            // The site needs the room more.
            let _absent = fs::remove_file(&fresh);
        }
        kept
    }
}
