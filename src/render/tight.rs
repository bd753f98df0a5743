//! HTML of Markdown without the line ends that its writer puts between blocks: nobody sees them, and a page made of
//! compact templates is not minified afterwards.

use std::fmt::{self, Write};

use pulldown_cmark::{Event, html};

/// Writes events as HTML.
pub(super) fn html<'e>(events: impl Iterator<Item = Event<'e>>, capacity: usize) -> String {
    let mut tight = Tight { out: String::with_capacity(capacity), in_code: false };
    // A string refuses nothing.
    let _ = html::write_html_fmt(&mut tight, events);
    tight.out
}

struct Tight {
    out: String,
    in_code: bool,
}

impl Write for Tight {
    /// The writer of events passes each tag, and each text, as one string; a text has its `>` escaped.
    fn write_str(&mut self, part: &str) -> fmt::Result {
        if part.starts_with("<pre>") {
            self.in_code = true;
        } else if part.starts_with("</code></pre>") {
            self.in_code = false;
        }
        let kept = match part {
            _ if self.in_code => part,
            "\n" => "",
            _ if part.ends_with(">\n") => part.trim_end_matches('\n'),
            _ => part,
        };
        self.out.push_str(kept);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pulldown_cmark::Parser;

    #[test]
    fn blocks_follow_each_other_without_line_ends() {
        let out = html(Parser::new("# t\n\na\n\n- b\n- c\n\n> d  \n> e\n"), 0);
        assert_eq!(out, "<h1>t</h1><p>a</p><ul><li>b</li><li>c</li></ul><blockquote><p>d<br />e</p></blockquote>");
    }

    #[test]
    fn code_keeps_its_lines() {
        assert_eq!(html(Parser::new("```\na >\n\nb\n```\n"), 0), "<pre><code>a &gt;\n\nb\n</code></pre>");
    }
}
