//! A mistake of an author, what the program must say of it, and the nearest thing that is right.

use super::{Outcome, Portail, minimal};

/// A case: sources broken in one place, and their good twin.
pub struct Fault {
    /// The rule that must speak.
    pub code: &'static str,
    /// Breaks the minimal sources.
    pub broken: fn(Portail) -> Portail,
    /// Where the rule must point: `path:line:column`, or the start of it; empty when nothing can be pointed at.
    pub at: &'static str,
    /// What the way out must say.
    pub help: &'static str,
    /// The nearest thing that is right.
    pub good: fn(Portail) -> Portail,
}

impl Fault {
    /// Checks all that is promised of a mistake:
    ///
    /// - the rule speaks, at that place, with that way out;
    /// - the program's build ends with 1 and leaves the published site as it was, to the byte, and nothing beside it
    ///   but its lock;
    /// - the good twin has no problem at all.
    ///
    /// Warnings are treated as errors by the build, for nothing else would stop it.
    pub fn run(&self) {
        let broken = (self.broken)(Portail::minimal().publish(minimal()));
        self.judge(&broken.examine());
        assert_refused(&broken, self.code);

        (self.good)(Portail::minimal()).examine().is_clean();
    }

    fn judge(&self, outcome: &Outcome) {
        let found = outcome.finds(self.code, self.at);
        assert!(found.help.contains(self.help), "the way out does not say « {} »:\n{outcome}", self.help);
        // A rule known by heart must not be needed: what is wrong is a sentence.
        assert!(found.message.ends_with(['.', '?', '!', ')']), "{}", found.message);
        let raw = [&found.message, &found.help];
        assert!(!raw.iter().any(|text| text.contains('\u{1b}')), "an escape sequence got through:\n{outcome:?}");
    }
}

/// Builds broken sources over a published site, which must not change.
pub fn assert_refused(broken: &Portail, code: &str) {
    let before = broken.output();
    let built = broken.build_with(&["--strict"]);
    assert_eq!(built.exit, 1, "{built}");
    assert!(built.stderr.contains(&format!("[{code}]")), "{built}");
    assert!(!built.stderr.contains('\u{1b}'), "an escape sequence got through: {built:?}");
    assert_eq!(built.stdout, "", "a refusal is not a result");
    before.assert_same(&broken.output());
    let left: Vec<_> = broken.entries().into_iter().filter(|n| n.contains("garrigue-")).collect();
    assert!(left.iter().all(|n| n == ".output.garrigue-lock"), "{left:?}");
}

/// Makes a test of each `(name, Fault { … })`, and the list of the codes that they cover.
macro_rules! faults {
    ($(($name:ident, $fault:expr)),+ $(,)?) => {
        $(
            #[test]
            fn $name() {
                $fault.run();
            }
        )+

        /// The rules that the cases of this file break.
        pub fn codes() -> Vec<&'static str> {
            vec![$($fault.code),+]
        }
    };
}
pub(crate) use faults;
