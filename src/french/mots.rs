//! What a search index must know of French words.

/// Words that say nothing of a page, folded, in order: neither indexed nor searched.
pub const VIDES: &str = "ai ainsi as au aucun aura aussi autre autres aux avant avec avoir avons car ce ceci cela celle \
    celles celui ces cet cette ceux chaque chez ci comme comment dans de des donc dont du elle elles en \
    encore entre es est et etaient etait ete etes etre eux fait font hui ici il ils je jusqu la le les \
    leur leurs lors lorsqu lui ma mais me meme memes mes mon ne ni nos notre nous on ont ou par parce \
    pas pendant peu peut peuvent plus pour pourquoi puis puisqu qu quand que quel quelle quelles quels \
    qui quoi quoiqu sa sans se sera ses si son sont sous sur ta tant te tel telle telles tels tes ton \
    tous tout toute toutes tres tu un une uns vos votre vous";

/// The stem of a folded word: what its forms have in common (Snowball).
#[must_use]
pub fn racine(mot: &str) -> String {
    pagefind_stem::Stemmer::create(pagefind_stem::Algorithm::French).stem(mot).into_owned()
}
