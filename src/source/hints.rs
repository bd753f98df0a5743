//! Ways out of the frequent slips of YAML, in an author's words.

use crate::diagnostic::Bilingual;
use crate::model::ETAPE;
use crate::say;

/// The longest value that a way out repeats, in bytes.
const MOST_SHOWN: usize = 120;

/// The known name nearest to what was written, when it is near enough to be a slip.
pub(crate) fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = written.to_lowercase();
    known
        .into_iter()
        .map(|name| (strsim::normalized_damerau_levenshtein(&written, &name.to_lowercase()), name))
        .filter(|(likeness, _)| *likeness >= 0.6)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}

/// `written` is the text from the field on.
pub(super) fn unknown_field(field: &str, expected: &[&'static str], written: &str) -> Bilingual {
    if !field.is_empty() && field.chars().all(|c| c.is_ascii_digit()) {
        return decimal_comma(field);
    }
    if field.starts_with('\u{A0}') {
        return no_break_space();
    }
    // No field has a capital, nor a space before its colon: this is a sentence that holds one.
    let sentence = field.chars().any(|c| c.is_uppercase() || c.is_whitespace())
        || written.strip_prefix(field).is_some_and(|rest| rest.starts_with(" :"));
    if sentence && nearest(field, expected.iter().copied()).is_none() {
        let list = expected.join(", ");
        return say!(
            "un texte qui contient « : » se met entre guillemets doubles (champs possibles ici : {list}).",
            "put a text that contains “: ” between double quotes (possible fields here: {list})."
        );
    }
    one_of(field, expected)
}

/// Between braces a comma ends the value: the decimals are read as a field of their own.
pub(crate) fn decimal_comma(decimals: &str) -> Bilingual {
    say!(
        "entre accolades, un nombre à virgule s'écrit entre guillemets : \"12,{decimals}\", ou avec un point : 12.{decimals}.",
        "between braces, quote a number with a comma: \"12,{decimals}\", or use a point: 12.{decimals}."
    )
}

/// `at` is where the thing that wants the field starts; `choices` are its values, when they are a closed list.
pub(super) fn missing_field(field: &str, text: &str, at: usize, choices: &[String]) -> Bilingual {
    let indent = |row: &str| row.len() - row.trim_start().len();
    let hidden = |row: &&str| {
        row.trim_start().starts_with(&format!("{field}:"))
            && row.get(..indent(row)).is_some_and(|i| i.contains('\u{A0}'))
    };
    match text.lines().find(hidden) {
        Some(_) => no_break_space(),
        None if is_astray(field, text.get(at..).unwrap_or_default()) => say!(
            "la ligne « {field}: » est là, mais pas alignée : commencez-la sous la première lettre du champ du dessus.",
            "the line “{field}:” is there, but not aligned: start it below the first letter of the field above."
        ),
        None if choices.is_empty() => say!("ajoutez une ligne « {field}: … ».", "add a line “{field}: …”."),
        None => {
            let list = choices.join(", ");
            say!("ajoutez une ligne « {field}: … » ; possibles : {list}.", "add a line “{field}: …”; possible: {list}.")
        }
    }
}

/// Whether a field stands among the lines of a thing, before the next thing of the list.
fn is_astray(field: &str, written: &str) -> bool {
    let mut rest = written.lines().skip(1).map(str::trim_start).take_while(|line| !line.starts_with("- "));
    rest.any(|line| line.strip_prefix(field).is_some_and(|after| after.starts_with(':')))
}

/// The way out of a value that is not there; `written` is the text from the field's colon on.
pub(super) fn empty(written: &str) -> Bilingual {
    let value = written.lines().next().unwrap_or_default().trim_start_matches([':', ' ']);
    if value.starts_with('#') {
        return say!(
            "après une espace, « # » ouvre un commentaire, que personne ne lit : écrivez \"{value}\" entre guillemets doubles.",
            "after a space “#” opens a comment, which nobody reads: write \"{value}\" between double quotes."
        );
    }
    say!("donnez-lui une valeur ou supprimez la ligne.", "give it a value or delete the line.")
}

/// The slip that made a thing of another shape, when its line shows it.
pub(super) fn slip(phrase: &str, text: &str, at: usize) -> Option<Bilingual> {
    let start = text.get(..at)?.rfind('\n').map_or(0, |i| i + 1);
    let line = text.get(start..)?.lines().next()?.trim();
    let (field, value) = line.trim_start_matches("- ").split_once(':')?;
    let is_name = |name: &str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    if value.starts_with('\u{A0}') {
        return Some(no_break_after_colon());
    }
    if (phrase.contains("mapping") || phrase.contains("struct")) && is_name(field) && !value.starts_with([' ', '/']) {
        return Some(say!(
            "mettez une espace après le deux-points : « {field}: {value} ».",
            "put a space after the colon: “{field}: {value}”."
        ));
    }
    let starts_item = |item: &&str| item.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '"' | '\'' | '['));
    if let Some(item) = line.strip_prefix('-').filter(|item| phrase.contains("sequence") && starts_item(item)) {
        return Some(say!(
            "mettez une espace après le tiret : « - {item} ».",
            "put a space after the dash: “- {item}”."
        ));
    }
    let plain = value.trim();
    if phrase.contains("sequence") && is_name(field) && !plain.is_empty() && plain.len() <= MOST_SHOWN {
        let items = plain.trim_matches(['[', ']']).trim();
        // A list of fields is no list of words.
        if !items.contains([':', '{', '"']) && text.get(start..at).is_some_and(|before| before.contains(':')) {
            return Some(say!(
                "une liste est entre crochets : « {field}: [{items}] ».",
                "a list stands between brackets: “{field}: [{items}]”."
            ));
        }
    }
    if phrase.contains("sequence")
        && (line.starts_with('{')
            || is_name(field)
                && value.starts_with(' ')
                && !value.trim_start().starts_with(['[', '-'])
                && text.get(start..at).is_some_and(|before| before.trim().is_empty()))
    {
        return Some(say!(
            "chaque élément d'une liste commence par un tiret et une espace : « - {line} ».",
            "each item of a list starts with a dash and a space: “- {line}”."
        ));
    }
    None
}

/// Where the quote stands that nothing closes: the last before `at` that opens a value and has no other on its line.
pub(super) fn opening_quote(text: &str, at: usize) -> Option<usize> {
    let mut start = 0;
    let mut found = None;
    for line in text.split_inclusive('\n') {
        if start > at {
            break;
        }
        let value =
            line.split_once(": ").map_or_else(|| line.trim_start().trim_start_matches("- "), |(_, value)| value);
        let value = value.trim();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        if let Some(quote) = quote
            && value.matches(quote).count() % 2 == 1
        {
            found = line.find(value).map(|column| start + column);
        }
        start += line.len();
    }
    found
}

/// Where a field that is written twice was written first: the last line before `at` that gives it, as far to the right.
pub(super) fn first_field(field: &str, text: &str, at: usize) -> Option<std::ops::Range<usize>> {
    let line_start = text.get(..at)?.rfind('\n').map_or(0, |feed| feed + 1);
    let column = at - line_start;
    let mut end = line_start;
    text.get(..line_start)?.lines().rev().find_map(|line| {
        end -= line.len() + 1;
        let name = line.get(column..)?;
        let mark = line.get(..column)?;
        let same = name.strip_prefix(field).is_some_and(|rest| rest.starts_with(':'))
            && mark.trim_matches([' ', '-']).is_empty();
        same.then_some(end + column..end + column + field.len())
    })
}

fn no_break_after_colon() -> Bilingual {
    say!(
        "l'espace après le deux-points est insécable (copie depuis un traitement de texte) : remplacez-la par une espace simple.",
        "the space after the colon is a no-break space (pasted from a word processor): replace it with a plain space."
    )
}

fn no_break_space() -> Bilingual {
    say!(
        "l'indentation contient une espace insécable (copie depuis un traitement de texte) : remplacez-la par une espace simple.",
        "the indentation holds a no-break space (pasted from a word processor): replace it with a plain space."
    )
}

pub(super) fn one_of(written: &str, expected: &[&'static str]) -> Bilingual {
    let list = expected.join(", ");
    match nearest(written, expected.iter().copied()) {
        Some(name) => {
            say!("vouliez-vous dire « {name} » ? Possibles : {list}.", "did you mean “{name}”? Possible: {list}.")
        }
        None => say!("possibles : {list}.", "possible: {list}."),
    }
}

/// What the parser's phrase means for an author.
pub(super) fn expected(phrase: &str) -> (String, String) {
    if phrase == ETAPE {
        ("une étape, c'est-à-dire un texte".into(), "a step, which is a text".into())
    } else if phrase.contains("sequence") {
        ("une liste".into(), "a list".into())
    } else if phrase.contains("mapping") || phrase.contains("struct") {
        ("des champs « nom: valeur »".into(), "fields “name: value”".into())
    } else if phrase.contains("string") || phrase.contains("scalar") {
        ("un simple texte".into(), "plain text".into())
    } else {
        (phrase.to_owned(), phrase.to_owned())
    }
}

pub(super) fn shape(phrase: &str) -> Bilingual {
    if phrase == ETAPE {
        say!(
            "écrivez « - un texte », ou « - texte: … » et, dessous, « etapes: » et sa liste.",
            "write “- a text”, or “- texte: …” and, below it, “etapes:” and its list."
        )
    } else if phrase.contains("sequence") {
        say!(
            "écrivez [valeur] ou une ligne « - valeur » par élément.",
            "write [value], or one “- value” line for each item."
        )
    } else if phrase.contains("mapping") || phrase.contains("struct") {
        say!("écrivez des lignes « champ: valeur ».", "write “field: value” lines.")
    } else {
        say!("écrivez une seule valeur, entre guillemets au besoin.", "write a single value, quoted if need be.")
    }
}

/// What a phrase of the parser means for an author; `detail` itself when it has no other words.
pub(super) fn cause(detail: &str) -> Bilingual {
    let has = |phrase: &str| detail.contains(phrase);
    let fr = if has("tabs disallowed") {
        "une tabulation sert d'indentation"
    } else if has("quoted scalar") && has("trailing content") {
        "le texte continue après ses guillemets fermants"
    } else if has("quoted scalar") {
        "ces guillemets ne sont pas fermés"
    } else if has("flow ") || has("illegal placement of ':'") || has("only valid inside a block") {
        "un crochet ou une accolade n'est pas fermé, une virgule manque, ou un tiret n'est pas à sa place"
    } else if has("mapping values are not allowed") {
        "un deux-points n'est pas à sa place"
    } else if has("unknown value") || has("unexpected character") {
        "ce caractère ne peut pas commencer un texte sans guillemets"
    } else if has("simple key expected") {
        "cette ligne n'est ni un champ « nom: valeur », ni la suite d'un texte"
    } else {
        "l'écriture n'est pas régulière"
    };
    Bilingual::new(fr, detail)
}

/// The way out that the parser's phrase alone gives; `written` is the text from the fault on.
pub(super) fn repair(detail: &str, written: &str) -> Option<Bilingual> {
    let has = |phrase: &str| detail.contains(phrase);
    if has("quoted scalar") && has("trailing content") && has("double") {
        return Some(say!(
            "à l'intérieur de guillemets droits, écrivez « … » (ou \\\") : \"la « fiche » 7\".",
            "inside straight quotes, write “…” (or \\\"): \"la « fiche » 7\"."
        ));
    }
    if has("quoted scalar") && has("trailing content") {
        return Some(say!(
            "un texte qui contient une apostrophe ou des guillemets se met entre guillemets doubles : \"l'accès aux soins\".",
            "put a text that holds an apostrophe or quotes between double quotes: \"l'accès aux soins\"."
        ));
    }
    if has("multiline quoted scalar") {
        return Some(say!(
            "fermez les guillemets sur la ligne où ils s'ouvrent ; un guillemet droit à l'intérieur s'écrit \\\".",
            "close the quotes on the line where they open; a straight quote inside is written \\\"."
        ));
    }
    // A lone dash is a value that wants quotes; a dash with its item is the next line of a list.
    let item =
        written.strip_prefix("- ").is_some_and(|rest| !rest.trim_start_matches(' ').starts_with(['\n', '}', ',']));
    let unclosed = has("illegal placement of ':'") || has("flow ") || (has("only valid inside a block") && item);
    unclosed.then(|| {
        say!(
            "fermez le crochet ] ou l'accolade }} ouvert sur cette ligne ou la précédente, et séparez les éléments par des virgules.",
            "close the bracket ] or the brace }} opened on this line or the one before, and put commas between the items."
        )
    })
}

/// Looks at the line for the slip that most often breaks it.
pub(super) fn syntax(text: &str, at: usize) -> Option<Bilingual> {
    let at = (0..=at.min(text.len())).rev().find(|i| text.is_char_boundary(*i))?;
    let start = text.get(..at)?.rfind('\n').map_or(0, |i| i + 1);
    let line = text.get(start..)?.lines().next()?;
    let next = text.get(start..)?.lines().nth(1).unwrap_or_default();
    let is_indent = |row: &str, c: char| row.chars().take_while(|x| x.is_whitespace()).any(|x| x == c);
    if is_indent(line, '\t') || is_indent(next, '\t') {
        return Some(say!(
            "l'indentation se fait avec des espaces, jamais avec la touche Tabulation.",
            "indent with spaces, never with the Tab key."
        ));
    }
    if is_indent(line, '\u{A0}') || is_indent(next, '\u{A0}') {
        return Some(no_break_space());
    }
    let lone_dash = |rest: &str| rest.trim_start_matches(' ').starts_with(['\n', '\r', '}', ',']);
    if text.get(at..)?.strip_prefix('-').is_some_and(lone_dash) {
        return Some(say!(
            "un tiret seul se met entre guillemets doubles : \"-\".",
            "put a lone dash between double quotes: \"-\"."
        ));
    }
    if text.get(at..)?.starts_with(['<', '>']) {
        return Some(say!(
            "« plus de » ou « moins de » se dit en mots : « valeur: 19, qualificatif: plus de » ; un autre texte se met entre guillemets doubles.",
            "“more than” is said in words: “valeur: 19, qualificatif: plus de”; put any other text between double quotes."
        ));
    }
    let value = line.split_once(": ").map_or(line, |(_, value)| value).trim();
    if value.starts_with(['“', '”', '„', '‘']) {
        return Some(say!(
            "ces guillemets viennent d'un traitement de texte : remplacez-les, au début et à la fin, par des guillemets droits (\").",
            "these quotes come from a word processor: replace both by straight ones (\")."
        ));
    }
    if value.contains(": ") || value.ends_with(':') {
        return Some(say!(
            "un texte qui contient « : » se met entre guillemets doubles.",
            "put a text that contains “: ” between double quotes."
        ));
    }
    if value.starts_with(['\'', '"', '[', '{', '*', '&', '%', '@', '`', '!', '|', '>']) {
        return Some(say!(
            "un texte qui commence par ce caractère se met entre guillemets doubles, fermés sur la même ligne.",
            "put a text that starts with this character between double quotes, closed on the same line."
        ));
    }
    if !line.contains(':') && !line.trim_start().starts_with("- ") {
        return Some(say!(
            "si cette ligne continue le texte du dessus, décalez-la de deux espaces ; sinon, écrivez « champ: valeur ».",
            "if this line goes on with the text above, indent it by two spaces; otherwise write “field: value”."
        ));
    }
    Some(say!(
        "vérifiez l'alignement de cette ligne avec la précédente, et les guillemets.",
        "check that this line is aligned with the previous one, and the quotes."
    ))
}
