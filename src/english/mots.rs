//! What a search index must know of English words.

/// Words that say nothing of a page, folded, in order: neither indexed nor searched.
pub const VIDES: &str = "about above after again all also am an and any are as at be because been before being below between \
    both but by can cannot could did do does doing down during each few for from further had has have \
    having he her here hers herself him himself his how if in into is it its itself just me might more \
    most must my myself no nor not now of off on once only or other our ours over own same shall she \
    should so some such than that the their theirs them then there these they this those through to too \
    under until up us very was we were what when where which while who whom whose why will with would \
    you your yours";

/// The stem of a folded word: what its forms have in common (Snowball).
#[must_use]
pub fn racine(mot: &str) -> String {
    pagefind_stem::Stemmer::create(pagefind_stem::Algorithm::English).stem(mot).into_owned()
}
