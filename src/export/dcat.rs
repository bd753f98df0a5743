//! The catalogue of a portal's data in DCAT-AP, as JSON-LD: what the catalogues of governments harvest.

use serde_json::{Map, Value, json};

use super::datapackage::pretty;
use crate::graph::Chemin;
use crate::model::{Catalogue, Corpus, DatePartielle, Document, NatureTerritoire, Territoire};
use crate::portal::donnees::{Fichiers, TablePubliee};

const THEME: &str = "http://publications.europa.eu/resource/authority/data-theme/HEAL";
const LANGUE: &str = "http://publications.europa.eu/resource/authority/language/";
const FORMAT: &str = "http://publications.europa.eu/resource/authority/file-type/";
const MEDIA: &str = "https://www.iana.org/assignments/media-types/";

/// `catalogue.jsonld`, beside the tables: a flat graph, in which each thing is described once.
pub(super) fn catalogue(corpus: &Corpus, fichiers: &Fichiers, mots: &Catalogue) -> Vec<u8> {
    let portail = &corpus.portail;
    let page = format!("{}donnees/", portail.base_url);
    let maker = Maker { corpus, mots, fichiers, page: &page };
    let mut datasets = vec![maker.whole()];
    datasets.extend(fichiers.tables.iter().filter(|t| t.lignes > 0).map(|t| maker.table(t)));
    let mut catalogue = maker.common(&page, portail.titre.as_str(), &super::description(portail));
    let mut put = |key: &str, value: Value| drop(catalogue.insert(key.to_owned(), value));
    put("@type", json!("dcat:Catalog"));
    put("foaf:homepage", id(&portail.base_url));
    put("dcat:themeTaxonomy", id("http://publications.europa.eu/resource/authority/data-theme"));
    put(
        "dcat:dataset",
        Value::Array(datasets.iter().filter_map(|d| d.get("@id").map(|i| json!({ "@id": i }))).collect()),
    );
    let mut graph = vec![
        Value::Object(catalogue),
        json!({ "@id": maker.publisher(), "@type": "foaf:Agent", "foaf:name": portail.editeur }),
    ];
    if let Some(licence) = &portail.licence {
        graph.push(json!({ "@id": licence.url, "@type": "dct:LicenseDocument", "dct:title": licence.nom }));
    }
    graph.extend(corpus.territoires_couverts().into_iter().map(
        |t| json!({ "@id": maker.location(t), "@type": "dct:Location", "skos:prefLabel": maker.said(t.nom.as_str()) }),
    ));
    graph.extend(corpus.documents.values().map(|d| {
        let mut node =
            json!({ "@id": maker.document(d), "@type": "foaf:Document", "dct:title": maker.said(d.titre.as_str()) });
        if let (Value::Object(node), Some(date)) = (&mut node, d.date) {
            node.insert("dct:issued".to_owned(), typed(&date.iso()));
        }
        node
    }));
    graph.extend(datasets);
    pretty(&json!({ "@context": context(), "@graph": graph }))
}

fn context() -> Value {
    json!({
        "dcat": "http://www.w3.org/ns/dcat#",
        "dct": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "spdx": "http://spdx.org/rdf/terms#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    })
}

fn id(address: &str) -> Value {
    json!({ "@id": address })
}

fn said(langue: &str, text: &str) -> Value {
    json!({ "@language": langue, "@value": text })
}

struct Maker<'m> {
    corpus: &'m Corpus,
    mots: &'m Catalogue,
    fichiers: &'m Fichiers,
    /// Public address of the data page.
    page: &'m str,
}

impl Maker<'_> {
    /// A text in the language of the portal.
    fn said(&self, text: &str) -> Value {
        said(&self.corpus.portail.langue, text)
    }

    fn publisher(&self) -> String {
        format!("{}#editeur", self.corpus.portail.base_url)
    }

    /// The place of an official document: its own address, or where the portal speaks of it.
    fn document(&self, document: &Document) -> String {
        let here = || format!("{}{}", self.corpus.portail.base_url, Chemin::document(document));
        document.url.clone().unwrap_or_else(here)
    }

    /// The address that INSEE gives a territory when the sources know its code, or a name of ours.
    fn location(&self, territoire: &Territoire) -> String {
        let folder = match territoire.nature {
            NatureTerritoire::Region => Some("region"),
            NatureTerritoire::Departement => Some("departement"),
            _ => None,
        };
        match folder.zip(territoire.code_insee.as_ref()) {
            Some((folder, code)) => format!("http://id.insee.fr/geo/{folder}/{code}"),
            None => format!("{}#territoire-{}", self.page, territoire.id),
        }
    }

    /// What the catalogue and each dataset have.
    fn common(&self, address: &str, titre: &str, description: &str) -> Map<String, Value> {
        let portail = &self.corpus.portail;
        let mut node = Map::new();
        let mut put = |key: &str, value: Value| drop(node.insert(key.to_owned(), value));
        put("@id", json!(address));
        put("dct:title", self.said(titre));
        put("dct:description", self.said(description));
        let code = if portail.langue == "fr" { "FRA" } else { "ENG" };
        put("dct:language", id(&format!("{LANGUE}{code}")));
        put("dct:publisher", id(&self.publisher()));
        if let Some(licence) = &portail.licence {
            put("dct:license", id(&licence.url));
        }
        let dates: Vec<String> = self.corpus.dates().iter().map(DatePartielle::iso).collect();
        for (key, date) in [("dct:issued", dates.first()), ("dct:modified", dates.last())] {
            if let Some(date) = date {
                put(key, typed(date));
            }
        }
        let places: Vec<Value> =
            self.corpus.territoires_couverts().into_iter().map(|t| id(&self.location(t))).collect();
        if !places.is_empty() {
            put("dct:spatial", Value::Array(places));
        }
        node
    }

    /// The whole portal as one dataset: its Data Package.
    fn whole(&self) -> Value {
        let portail = &self.corpus.portail;
        let titre = self.mots.dire("structurees.toutes", &[("titre", portail.titre.as_str())]);
        let files = [self.distribution("donnees/datapackage.json", "Data Package (datapackage.json)")];
        self.dataset("portail", &titre, &super::description(portail), files.into_iter().flatten().collect())
    }

    fn table(&self, table: &TablePubliee) -> Value {
        let d = &table.decrit;
        let titre = format!("{} – {}", d.titre, self.corpus.portail.titre);
        let files = ["csv", "json"].map(|format| {
            self.distribution(
                &format!("donnees/{}.{format}", d.nom),
                &format!("{} ({})", d.titre, format.to_uppercase()),
            )
        });
        self.dataset(&d.nom, &titre, &d.description, files.into_iter().flatten().collect())
    }

    fn dataset(&self, ancre: &str, titre: &str, description: &str, distributions: Vec<Value>) -> Value {
        let address = format!("{}#{ancre}", self.page);
        let mut node = self.common(&address, titre, description);
        let mut put = |key: &str, value: Value| drop(node.insert(key.to_owned(), value));
        put("@type", json!("dcat:Dataset"));
        put("dct:identifier", json!(address));
        put("dcat:landingPage", id(self.page));
        put("dcat:theme", id(THEME));
        let keywords = self.mots.texte("structurees.mots-cles").split(", ").map(|k| self.said(k));
        put("dcat:keyword", keywords.collect());
        if let Some((from, to)) = self.corpus.periode() {
            let year = |year: i16| json!({ "@type": "xsd:gYear", "@value": format!("{year:04}") });
            put(
                "dct:temporal",
                json!({ "@type": "dct:PeriodOfTime", "dcat:startDate": year(from), "dcat:endDate": year(to) }),
            );
        }
        put("dct:source", Value::Array(self.corpus.documents.values().map(|d| id(&self.document(d))).collect()));
        put("dcat:distribution", Value::Array(distributions));
        Value::Object(node)
    }

    fn distribution(&self, path: &str, titre: &str) -> Option<Value> {
        let file = self.fichiers.fichier(path)?;
        let address = format!("{}{path}", self.corpus.portail.base_url);
        let is_csv = path.rsplit('.').next() == Some("csv");
        let (format, media) = if is_csv { ("CSV", "text/csv") } else { ("JSON", "application/json") };
        let mut node = json!({
            "@id": address,
            "@type": "dcat:Distribution",
            "dct:title": self.said(titre),
            "dct:format": id(&format!("{FORMAT}{format}")),
            "dcat:mediaType": id(&format!("{MEDIA}{media}")),
            "dcat:accessURL": id(self.page),
            "dcat:downloadURL": id(&address),
            "dcat:byteSize": { "@type": "xsd:nonNegativeInteger", "@value": file.size.to_string() },
            "spdx:checksum": {
                "@type": "spdx:Checksum",
                "spdx:algorithm": id("http://spdx.org/rdf/terms#checksumAlgorithm_sha256"),
                "spdx:checksumValue": { "@type": "xsd:hexBinary", "@value": file.sha256.to_string() },
            },
        });
        if let (Value::Object(node), Some(licence)) = (&mut node, &self.corpus.portail.licence) {
            node.insert("dct:license".to_owned(), id(&licence.url));
        }
        Some(node)
    }
}

/// A date as precise as the sources know it.
fn typed(date: &str) -> Value {
    let kind = match date.len() {
        4 => "xsd:gYear",
        7 => "xsd:gYearMonth",
        _ => "xsd:date",
    };
    json!({ "@type": kind, "@value": date })
}
