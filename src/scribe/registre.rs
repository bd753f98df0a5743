//! One more item at the end of a register, its author's text kept to the byte.

use serde_json::Value;

/// The text of a register with one more item in its list, or `None` when that cannot be done without a doubt: the list is
/// not the last thing of the file, or the result would not read back as the same list and this item.
///
/// `item` is indented as the item of a list in two spaces (`  - id: x`), comments included.
pub(super) fn append(text: &str, list: &str, item: &str) -> Option<String> {
    let key = text.lines().rfind(|line| line.starts_with(char::is_alphabetic))?;
    let rest = key.strip_prefix(list)?.strip_prefix(':')?;
    let rest = rest.split(" #").next().unwrap_or_default().trim();
    let after = text.rsplit_once(key)?.1;
    let first = after.lines().find(|line| line.trim_start().starts_with("- "));
    let indent = first.map_or(2, |line| line.len() - line.trim_start().len());
    let item: String = item.lines().map(|line| reindent(line, indent)).collect();
    let head = if rest == "[]" {
        text.rsplit_once("[]").map(|(head, tail)| format!("{}{tail}", head.trim_end()))?
    } else {
        text.to_owned()
    };
    let feed = if head.ends_with('\n') || head.is_empty() { "" } else { "\n" };
    let whole = format!("{head}{feed}{item}");
    let (before, now) = (items(text, list)?, items(&whole, list)?);
    let kept = now.split_last().is_some_and(|(_, others)| others == before.as_slice());
    kept.then_some(whole)
}

fn reindent(line: &str, indent: usize) -> String {
    let inside = line.strip_prefix("  ").unwrap_or(line);
    format!("{}{inside}\n", " ".repeat(indent))
}

fn items(text: &str, list: &str) -> Option<Vec<Value>> {
    let whole: Value = serde_yaml::from_str(text).ok()?;
    match whole.get(list)? {
        Value::Array(items) => Some(items.clone()),
        Value::Null => Some(Vec::new()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::append;

    const ITEM: &str = "  - id: b\n    nom: B   # son nom\n";

    #[test]
    fn an_item_is_added_and_every_other_byte_is_kept() {
        let text = "# tête\nsources:\n  - { id: a, nom: A } # un\n\n  # fin\n";
        assert_eq!(append(text, "sources", ITEM).unwrap(), format!("{text}{ITEM}"));
    }

    #[test]
    fn an_item_takes_the_indentation_of_the_others() {
        let text = "sources:\n- id: a\n  nom: A";
        assert_eq!(append(text, "sources", ITEM).unwrap(), format!("{text}\n- id: b\n  nom: B   # son nom\n"));
    }

    #[test]
    fn an_empty_list_receives_its_first_item() {
        assert_eq!(append("sources: []\n", "sources", ITEM).unwrap(), format!("sources:\n{ITEM}"));
        assert_eq!(append("sources:\n", "sources", ITEM).unwrap(), format!("sources:\n{ITEM}"));
    }

    #[test]
    fn a_list_that_is_not_the_last_or_that_does_not_read_back_is_left_alone() {
        assert_eq!(append("sources:\n  - { id: a }\nautres: []\n", "sources", ITEM), None);
        assert_eq!(append("sources: [ { id: a } ]\n", "sources", ITEM), None);
        assert_eq!(append("sources:\n  - id: a\n    texte: |\n      long\n      - x", "source", ITEM), None);
    }
}
