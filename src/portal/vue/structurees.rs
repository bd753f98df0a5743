//! What a page tells search engines, in the vocabulary of schema.org, as one JSON-LD block.
//!
//! Addresses are public ones. The text of a block can hold neither `<` nor `&`: whatever an author writes, it cannot
//! end the element that holds it.

use serde_json::{Map, Value, json};

use super::Vue;
use super::ici::Ici;
use crate::graph::Chemin;
use crate::model::{Acteur, Corpus, Document, Indicateur, NatureActeur};
use crate::portal::Sujet;
use crate::portal::donnees::absolu_depuis;

/// The block of a page; `None` when there is nothing to tell.
pub(super) fn de(ici: &Ici<'_>, vue: &Vue) -> Option<String> {
    if !vue.page.indexable {
        return None;
    }
    let maker = Maker { ici, base_url: &ici.site.corpus.portail.base_url };
    let mut graph: Vec<Value> = Vec::new();
    graph.extend(maker.ariane(vue));
    match &ici.page.sujet {
        Sujet::Accueil => graph.push(maker.site()),
        Sujet::Indicateur(i) => graph.push(maker.indicateur(i, vue)),
        Sujet::Donnees => graph.push(maker.donnees(vue)),
        Sujet::Glossaire => graph.push(maker.glossaire(vue)),
        _ => graph.extend(maker.document().map(|d| maker.page(vue, d))),
    }
    (!graph.is_empty()).then(|| harmless(&json!({ "@context": "https://schema.org", "@graph": graph })))
}

/// JSON that no HTML reader can take for a tag, a comment or a reference.
fn harmless(value: &Value) -> String {
    const APART: [char; 5] = ['<', '>', '&', '\u{2028}', '\u{2029}'];
    let json = value.to_string();
    if !json.contains(APART) {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 64);
    for c in json.chars() {
        match c {
            c if APART.contains(&c) => out.extend(["\\u", &format!("{:04x}", u32::from(c))]),
            c => out.push(c),
        }
    }
    out
}

struct Maker<'m> {
    ici: &'m Ici<'m>,
    base_url: &'m str,
}

impl Maker<'_> {
    fn corpus(&self) -> &Corpus {
        self.ici.site.corpus
    }

    fn absolu(&self, chemin: &Chemin) -> String {
        format!("{}{chemin}", self.base_url)
    }

    /// Where the page stands; the last step is the page itself.
    fn ariane(&self, vue: &Vue) -> Option<Value> {
        let here = vue.page.ariane_ici.as_ref()?;
        let above =
            vue.page.ariane.iter().filter_map(|l| {
                Some((l.texte.as_str(), absolu_depuis(self.base_url, &self.ici.page.chemin, &l.href)?))
            });
        let steps = above.chain([(here.as_str(), vue.page.canonique.clone())]);
        let items: Vec<Value> = steps
            .enumerate()
            .map(
                |(rank, (name, item))| json!({ "@type": "ListItem", "position": rank + 1, "name": name, "item": item }),
            )
            .collect();
        (items.len() > 1).then(|| json!({ "@type": "BreadcrumbList", "itemListElement": items }))
    }

    fn site(&self) -> Value {
        let portail = &self.corpus().portail;
        let mut node = json!({
            "@type": "WebSite",
            "@id": format!("{}#site", self.base_url),
            "url": self.base_url,
            "name": portail.titre,
            "inLanguage": portail.langue,
            "publisher": self.editeur(),
        });
        put(&mut node, "description", portail.sous_titre.as_ref().map(|t| json!(t)));
        put(&mut node, "license", self.licence());
        node
    }

    /// Who publishes the portal: as an actor of the registers when one has this name.
    fn editeur(&self) -> Value {
        let name = &self.corpus().portail.editeur;
        let known = self.corpus().acteurs.values().find(|a| a.nom == *name);
        known.map_or_else(|| json!({ "@type": "Organization", "name": name }), |a| organisme(a))
    }

    fn licence(&self) -> Option<Value> {
        self.corpus().portail.licence.as_ref().map(|l| json!(l.url))
    }

    /// The official document that the page restates, when it is about one.
    fn document(&self) -> Option<&Document> {
        if let Sujet::Local(d, noeud) = &self.ici.page.sujet
            && let Some(fiche) = d.fiche(noeud)
        {
            return Some(&fiche.document);
        }
        if let Sujet::Noeud(_, noeud) = &self.ici.page.sujet {
            return self.corpus().texte(noeud).map(|f| &*f.document);
        }
        self.ici.declinaison().map(|d| &*d.document)
    }

    fn page(&self, vue: &Vue, document: &Document) -> Value {
        let portail = &self.corpus().portail;
        json!({
            "@type": "WebPage",
            "@id": vue.page.canonique,
            "url": vue.page.canonique,
            "name": vue.page.titre,
            "inLanguage": portail.langue,
            "isPartOf": { "@id": format!("{}#site", self.base_url) },
            "isBasedOn": self.officiel(document),
        })
    }

    /// The official document, which alone is authoritative.
    fn officiel(&self, document: &Document) -> Value {
        let mut node = json!({
            "@type": "DigitalDocument",
            "@id": self.absolu(&Chemin::document(document)),
            "name": document.titre,
            "description": self.ici.mot("structurees.officiel"),
            "publisher": organisme(&document.editeur),
            "spatialCoverage": document.territoire.nom,
        });
        put(&mut node, "datePublished", document.date.map(|d| json!(d.iso())));
        put(&mut node, "url", document.url.as_ref().map(|u| json!(u)));
        node
    }

    /// What every set of data has.
    fn jeu(&self, vue: &Vue, ancre: &str, nom: &str, fichiers: &[(String, &str)]) -> Map<String, Value> {
        let portail = &self.corpus().portail;
        let distribution: Vec<Value> = fichiers.iter().filter_map(|(path, media)| self.fichier(path, media)).collect();
        let mut node = Map::new();
        node.insert("@type".to_owned(), json!("Dataset"));
        node.insert("@id".to_owned(), json!(format!("{}{ancre}", vue.page.canonique)));
        node.insert("url".to_owned(), json!(vue.page.canonique));
        node.insert("name".to_owned(), json!(nom));
        node.insert("inLanguage".to_owned(), json!(portail.langue));
        node.insert("isAccessibleForFree".to_owned(), json!(true));
        node.insert("creator".to_owned(), self.editeur());
        node.insert("publisher".to_owned(), self.editeur());
        node.insert("distribution".to_owned(), Value::Array(distribution));
        if let Some(licence) = self.licence() {
            node.insert("license".to_owned(), licence);
        }
        node
    }

    fn fichier(&self, path: &str, media: &str) -> Option<Value> {
        let file = self.ici.site.donnees.fichier(path)?;
        Some(json!({
            "@type": "DataDownload",
            "encodingFormat": media,
            "contentUrl": format!("{}{path}", self.base_url),
            "contentSize": format!("{} B", file.size),
            "sha256": file.sha256.to_string(),
        }))
    }

    fn indicateur(&self, i: &Indicateur, vue: &Vue) -> Value {
        let observations = self.corpus().observations.de(i.id.as_str());
        let path = |format: &str| format!("indicateurs/{0}/{0}.{format}", i.id);
        let files = [(path("csv"), "text/csv"), (path("json"), "application/json")];
        let mut node = self.jeu(vue, "#jeu", i.nom.as_str(), &files);
        // Search engines want at least fifty characters.
        let definition = i.definition.as_ref().map(|d| format!("{d} ")).unwrap_or_default();
        let values = self.ici.mots().dire("structurees.indicateur", &[("nom", i.nom.as_str())]);
        let description = format!("{definition}{values}");
        node.insert("description".to_owned(), json!(description));
        let mut variable = json!({ "@type": "PropertyValue", "name": i.nom });
        put(&mut variable, "unitText", i.unite.as_ref().map(|u| json!(u)));
        node.insert("variableMeasured".to_owned(), variable);
        let mut places: Vec<&str> = Vec::new();
        let mut documents: Vec<&Document> = Vec::new();
        for o in observations {
            if !places.contains(&o.territoire.nom.as_str()) {
                places.push(o.territoire.nom.as_str());
            }
            if !documents.iter().any(|d| d.id == o.document.id) {
                documents.push(&o.document);
            }
        }
        node.insert("spatialCoverage".to_owned(), json!(places));
        let years = || observations.iter().filter_map(|o| o.temps).map(|t| t.annees());
        if let (Some(from), Some(to)) = (years().map(|y| y.0).min(), years().map(|y| y.1).max()) {
            let range = if from == to { from.to_string() } else { format!("{from}/{to}") };
            node.insert("temporalCoverage".to_owned(), json!(range));
        }
        node.insert("isBasedOn".to_owned(), documents.into_iter().map(|d| self.officiel(d)).collect());
        Value::Object(node)
    }

    fn donnees(&self, vue: &Vue) -> Value {
        let corpus = self.corpus();
        let portail = &corpus.portail;
        let files = [
            (crate::export::PAQUET.to_owned(), "application/json"),
            ("donnees/observations.csv".to_owned(), "text/csv"),
            ("donnees/offre.csv".to_owned(), "text/csv"),
            ("donnees/fiches.csv".to_owned(), "text/csv"),
        ];
        let named = [("titre", portail.titre.as_str())];
        let nom = self.ici.mots().dire("structurees.donnees", &named);
        let mut node = self.jeu(vue, "#portail", &nom, &files);
        let description = self.ici.mots().dire("structurees.donnees-description", &named);
        node.insert("description".to_owned(), json!(description));
        let places: Vec<_> = corpus.territoires_couverts().into_iter().map(|t| json!(t.nom)).collect();
        node.insert("spatialCoverage".to_owned(), Value::Array(places));
        if let Some((from, to)) = corpus.periode() {
            node.insert("temporalCoverage".to_owned(), json!(format!("{from}/{to}")));
        }
        if let Some(date) = corpus.derniere_date() {
            node.insert("dateModified".to_owned(), json!(date.iso()));
        }
        let catalogue =
            json!({ "@type": "DataCatalog", "url": format!("{}{}", self.base_url, crate::export::CATALOGUE) });
        node.insert("includedInDataCatalog".to_owned(), catalogue);
        node.insert("isBasedOn".to_owned(), corpus.documents.values().map(|d| self.officiel(d)).collect());
        Value::Object(node)
    }

    fn glossaire(&self, vue: &Vue) -> Value {
        let terms: Vec<Value> = self
            .corpus()
            .sigles
            .iter()
            .map(|s| {
                json!({
                    "@type": "DefinedTerm",
                    "@id": self.absolu(&Chemin::sigle(s)),
                    "name": s.sigle,
                    "description": s.sens,
                })
            })
            .collect();
        json!({
            "@type": "DefinedTermSet",
            "@id": vue.page.canonique,
            "url": vue.page.canonique,
            "name": vue.page.titre,
            "inLanguage": self.corpus().portail.langue,
            "hasDefinedTerm": terms,
        })
    }
}

/// An organisation; public institutions and local authorities are those of a government.
fn organisme(acteur: &Acteur) -> Value {
    let kind = match acteur.nature {
        NatureActeur::Institution | NatureActeur::Collectivite => "GovernmentOrganization",
        _ => "Organization",
    };
    let mut node = json!({ "@type": kind, "name": acteur.nom });
    put(&mut node, "alternateName", acteur.sigle.as_ref().map(|s| json!(s)));
    put(&mut node, "url", acteur.url.as_ref().map(|u| json!(u)));
    node
}

fn put(node: &mut Value, key: &str, value: Option<Value>) {
    if let (Value::Object(node), Some(value)) = (node, value) {
        node.insert(key.to_owned(), value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_an_author_writes_can_end_the_block_and_all_of_it_is_read_back() {
        for text in ["</script><script>alert(1)</script>", "<!-- <script>", "]]>", "&lt;/script&gt;", "\u{2028}\"\\"] {
            let block = harmless(&json!({ "name": text }));
            assert!(!block.contains(['<', '>', '&', '\u{2028}']), "{block}");
            assert_eq!(serde_json::from_str::<Value>(&block).unwrap()["name"], text);
        }
    }
}
