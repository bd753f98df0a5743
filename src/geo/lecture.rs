//! Reads `GeoJSON` (RFC 7946) and `TopoJSON`: only what a map draws, that is polygons and the code of each.
//!
//! What a file says beyond that is ignored. What cannot be drawn is refused with its line: a number that is none, a
//! position out of all measure, a point or a line where a surface is wanted, a ring of two points, an arc that is not
//! there. JSON nested deeper than 128 levels is refused by its parser.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{self, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{Anneau, Point};
use crate::diagnostic::Bilingual;
use crate::say;

/// Largest coordinate: the Earth's circumference in millimetres is below it.
const LARGEST: f64 = 1e11;

/// Stands between the two languages of a message that travels through the parser.
const LANGUAGES: char = '\u{1F}';

/// The shapes of a file.
#[derive(Debug, Default)]
pub struct Fichier {
    /// Shapes that have a code, by code: the parts of one code together.
    pub contours: BTreeMap<String, Contour>,
    /// How many shapes have no such property, or something else than a text or a whole number in it.
    pub sans_code: usize,
    /// Every property of the first shape, in alphabetical order.
    pub proprietes: Vec<String>,
}

/// The surface of a code: outer rings and holes alike, told apart by the even-odd rule.
#[derive(Debug, Clone, Default)]
pub struct Contour {
    /// Rings.
    pub anneaux: Vec<Anneau>,
}

/// Why a file cannot be read.
#[derive(Debug)]
pub struct Faute {
    /// Where, in bytes; `None` for the whole file.
    pub place: Option<usize>,
    /// What.
    pub message: Bilingual,
}

/// Reads the shapes of a file; `propriete` holds the code of each, `couche` is the layer of a `TopoJSON` file that has
/// several.
///
/// # Errors
/// The first thing that cannot be drawn.
pub fn read(text: &str, propriete: &str, couche: Option<&str>) -> Result<Fichier, Faute> {
    let racine: Racine = serde_json::from_str(text).map_err(|error| explain(text, &error))?;
    let whole = |message: Bilingual| Faute { place: None, message };
    let shapes = match racine.sorte.as_str() {
        "FeatureCollection" => racine.features,
        "Topology" => {
            let arcs = absolute(racine.arcs, racine.transform.as_ref());
            let objet = layer(racine.objects, couche).map_err(whole)?;
            let mut shapes = Vec::new();
            objet.flatten(&arcs, &mut shapes).map_err(whole)?;
            shapes
        }
        other => {
            let other: String = other.chars().take(40).collect();
            return Err(whole(say!(
                "Ce fichier est un « {other} » ; une carte attend « FeatureCollection » (GeoJSON) ou « Topology » (TopoJSON).",
                "This file is a “{other}”; a map wants a “FeatureCollection” (GeoJSON) or a “Topology” (TopoJSON)."
            )));
        }
    };
    let mut fichier = Fichier::default();
    for Feature { properties, geometry } in shapes {
        let properties = properties.unwrap_or_default();
        if fichier.proprietes.is_empty() {
            fichier.proprietes = properties.0.keys().cloned().collect();
        }
        let Some(geometry) = geometry else { continue };
        match properties.0.get(propriete) {
            Some(Some(code)) => fichier.contours.entry(code.clone()).or_default().anneaux.extend(geometry.0),
            _ => fichier.sans_code += 1,
        }
    }
    if fichier.contours.values().all(|c| c.anneaux.is_empty()) && fichier.sans_code == 0 {
        return Err(whole(say!("Ce fichier ne contient aucune surface.", "There is no surface in this file.")));
    }
    Ok(fichier)
}

fn explain(text: &str, error: &serde_json::Error) -> Faute {
    let before: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let place = Some(text.floor_char_boundary((before + error.column().saturating_sub(1)).min(text.len())));
    let told = error.to_string();
    let told = told.rsplit_once(" at line ").map_or(told.as_str(), |(told, _)| told);
    let message = match told.split_once(LANGUAGES) {
        Some((fr, en)) => Bilingual::new(fr, en),
        None => say!(
            "Ce passage n'est ni du GeoJSON ni du TopoJSON lisible ({told}).",
            "This is neither readable GeoJSON nor readable TopoJSON ({told})."
        ),
    };
    Faute { place, message }
}

/// A message for the parser to carry to [`explain`].
fn carried<E: de::Error>(message: &Bilingual) -> E {
    E::custom(format_args!("{}{LANGUAGES}{}", message.fr, message.en))
}

#[derive(Deserialize)]
struct Racine {
    #[serde(rename = "type")]
    sorte: String,
    #[serde(default)]
    features: Vec<Feature>,
    #[serde(default)]
    objects: BTreeMap<String, Objet>,
    #[serde(default)]
    arcs: Vec<Vec<Position>>,
    transform: Option<Transform>,
}

#[derive(Deserialize)]
struct Feature {
    properties: Option<Proprietes>,
    geometry: Option<Surface>,
}

/// Properties by name; `None` for what is neither a text nor a whole number.
#[derive(Default)]
struct Proprietes(BTreeMap<String, Option<String>>);

impl<'de> Deserialize<'de> for Proprietes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(BTreeMap::<String, Scalar>::deserialize(deserializer)?.into_iter().map(|(k, v)| (k, v.0)).collect()))
    }
}

struct Scalar(Option<String>);

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ScalarVisitor;
        impl<'de> Visitor<'de> for ScalarVisitor {
            type Value = Scalar;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a property")
            }

            fn visit_str<E>(self, text: &str) -> Result<Scalar, E> {
                Ok(Scalar(Some(text.trim().to_owned())))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Scalar, E> {
                Ok(Scalar(Some(number.to_string())))
            }

            fn visit_i64<E>(self, _: i64) -> Result<Scalar, E> {
                Ok(Scalar(None))
            }

            fn visit_f64<E>(self, _: f64) -> Result<Scalar, E> {
                Ok(Scalar(None))
            }

            fn visit_bool<E>(self, _: bool) -> Result<Scalar, E> {
                Ok(Scalar(None))
            }

            fn visit_unit<E>(self) -> Result<Scalar, E> {
                Ok(Scalar(None))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Scalar, A::Error> {
                while seq.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Scalar(None))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Scalar, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Scalar(None))
            }
        }
        deserializer.deserialize_any(ScalarVisitor)
    }
}

/// A position that can be drawn.
#[derive(Clone, Copy)]
struct Position(Point);

impl<'de> Deserialize<'de> for Position {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let numbers = Vec::<f64>::deserialize(deserializer)?;
        let [x, y, ..] = numbers.as_slice() else {
            return Err(carried(&say!(
                "Une position a au moins deux nombres.",
                "A position has at least two numbers."
            )));
        };
        if [x, y].iter().any(|n| !n.is_finite() || n.abs() > LARGEST) {
            return Err(carried(&say!(
                "La position ({x:e}, {y:e}) est hors de toute mesure.",
                "The position ({x:e}, {y:e}) is out of all measure."
            )));
        }
        Ok(Self((*x, *y)))
    }
}

/// The rings of a `GeoJSON` geometry.
#[derive(Deserialize)]
#[serde(try_from = "Geometrie")]
struct Surface(Vec<Anneau>);

#[derive(Deserialize)]
struct Geometrie {
    #[serde(rename = "type")]
    sorte: String,
    coordinates: Option<Coordonnees>,
    #[serde(default)]
    geometries: Vec<Surface>,
}

/// Rings, or polygons.
enum Coordonnees {
    Position(Position),
    Liste(Vec<Coordonnees>),
}

impl<'de> Deserialize<'de> for Coordonnees {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct CoordonneesVisitor;
        impl<'de> Visitor<'de> for CoordonneesVisitor {
            type Value = Coordonnees;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("coordinates")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Coordonnees, A::Error> {
                let mut numbers = Vec::new();
                let mut parts = Vec::new();
                while let Some(item) = seq.next_element::<NumberOrList>()? {
                    match item {
                        NumberOrList::Number(n) => numbers.push(n),
                        NumberOrList::List(list) => parts.push(list),
                    }
                }
                if numbers.is_empty() {
                    return Ok(Coordonnees::Liste(parts));
                }
                let position = de::value::SeqDeserializer::<_, A::Error>::new(numbers.into_iter());
                Position::deserialize(position).map(Coordonnees::Position)
            }
        }
        deserializer.deserialize_seq(CoordonneesVisitor)
    }
}

enum NumberOrList {
    Number(f64),
    List(Coordonnees),
}

impl<'de> Deserialize<'de> for NumberOrList {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ItemVisitor;
        impl<'de> Visitor<'de> for ItemVisitor {
            type Value = NumberOrList;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number or a list")
            }

            fn visit_f64<E>(self, n: f64) -> Result<NumberOrList, E> {
                Ok(NumberOrList::Number(n))
            }

            // Beyond 2^53 a coordinate is refused as out of all measure anyway.
            #[allow(clippy::cast_precision_loss)]
            fn visit_i64<E>(self, n: i64) -> Result<NumberOrList, E> {
                Ok(NumberOrList::Number(n as f64))
            }

            #[allow(clippy::cast_precision_loss)]
            fn visit_u64<E>(self, n: u64) -> Result<NumberOrList, E> {
                Ok(NumberOrList::Number(n as f64))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<NumberOrList, A::Error> {
                Coordonnees::deserialize(de::value::SeqAccessDeserializer::new(seq)).map(NumberOrList::List)
            }
        }
        deserializer.deserialize_any(ItemVisitor)
    }
}

impl TryFrom<Geometrie> for Surface {
    type Error = String;

    fn try_from(g: Geometrie) -> Result<Self, String> {
        let fault = |message: Bilingual| format!("{}{LANGUAGES}{}", message.fr, message.en);
        let list = || match g.coordinates {
            Some(Coordonnees::Liste(list)) => Ok(list),
            _ => Err(fault(say!("Cette surface n'a pas de coordonnées.", "This surface has no coordinates."))),
        };
        let mut rings = Vec::new();
        match g.sorte.as_str() {
            "Polygon" => rings.extend(list()?),
            "MultiPolygon" => {
                for polygon in list()? {
                    match polygon {
                        Coordonnees::Liste(more) => rings.extend(more),
                        Coordonnees::Position(_) => return Err(fault(flat())),
                    }
                }
            }
            "GeometryCollection" => return Ok(Self(g.geometries.into_iter().flat_map(|s| s.0).collect())),
            other => return Err(fault(not_a_surface(other))),
        }
        rings.into_iter().map(|ring| anneau(ring).map_err(fault)).collect::<Result<_, _>>().map(Self)
    }
}

fn not_a_surface(sorte: &str) -> Bilingual {
    let sorte: String = sorte.chars().take(40).collect();
    say!(
        "« {sorte} » n'est pas une surface : une carte dessine des polygones.",
        "“{sorte}” is no surface: a map draws polygons."
    )
}

fn flat() -> Bilingual {
    say!("Un anneau est une liste de positions.", "A ring is a list of positions.")
}

fn anneau(ring: Coordonnees) -> Result<Anneau, Bilingual> {
    let Coordonnees::Liste(positions) = ring else { return Err(flat()) };
    let points: Option<Anneau> = positions
        .into_iter()
        .map(|p| match p {
            Coordonnees::Position(Position(point)) => Some(point),
            Coordonnees::Liste(_) => None,
        })
        .collect();
    closed(points.ok_or_else(flat)?)
}

/// A ring, its last point no longer its first.
fn closed(mut points: Anneau) -> Result<Anneau, Bilingual> {
    if points.len() > 1 && points.first() == points.last() {
        points.pop();
    }
    if points.len() < 3 {
        return Err(say!("Un anneau a au moins trois points.", "A ring has at least three points."));
    }
    Ok(points)
}

#[derive(Deserialize)]
struct Transform {
    scale: Position,
    translate: Position,
}

/// The arcs of a topology as they are, not as differences.
fn absolute(arcs: Vec<Vec<Position>>, transform: Option<&Transform>) -> Vec<Anneau> {
    let plain = |arc: Vec<Position>| arc.into_iter().map(|p| p.0).collect();
    let Some(Transform { scale: Position(scale), translate: Position(origin) }) = transform else {
        return arcs.into_iter().map(plain).collect();
    };
    let place = |arc: Vec<Position>| {
        let mut at = (0.0, 0.0);
        arc.into_iter()
            .map(|Position(step)| {
                at = (at.0 + step.0, at.1 + step.1);
                (at.0 * scale.0 + origin.0, at.1 * scale.1 + origin.1)
            })
            .collect()
    };
    arcs.into_iter().map(place).collect()
}

fn layer(mut objects: BTreeMap<String, Objet>, couche: Option<&str>) -> Result<Objet, Bilingual> {
    let names: Vec<_> = objects.keys().map(|name| format!("« {name} »")).collect();
    let names = names.join(", ");
    let found = match couche {
        Some(name) => objects.remove(name),
        None if objects.len() == 1 => objects.pop_first().map(|(_, objet)| objet),
        None => None,
    };
    found.ok_or_else(|| {
        say!(
            "Ce fichier TopoJSON a ces couches : {names} ; « couche: » doit en nommer une.",
            "This TopoJSON file has these layers: {names}; “couche:” must name one of them."
        )
    })
}

/// A geometry of a topology: its lines are ranks of arcs, `!rank` backwards.
#[derive(Deserialize)]
struct Objet {
    #[serde(rename = "type")]
    sorte: Option<String>,
    arcs: Option<Rangs>,
    #[serde(default)]
    geometries: Vec<Objet>,
    properties: Option<Proprietes>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Rangs {
    Anneaux(Vec<Vec<i64>>),
    Polygones(Vec<Vec<Vec<i64>>>),
}

impl Objet {
    fn flatten(self, arcs: &[Anneau], into: &mut Vec<Feature>) -> Result<(), Bilingual> {
        let rings = match (self.sorte.as_deref(), self.arcs) {
            (Some("GeometryCollection"), _) => {
                return self.geometries.into_iter().try_for_each(|g| g.flatten(arcs, into));
            }
            (None, _) => return Ok(()),
            (Some("Polygon"), Some(Rangs::Anneaux(rings))) => rings,
            (Some("MultiPolygon"), Some(Rangs::Polygones(polygons))) => polygons.into_iter().flatten().collect(),
            // Without a ring, both forms of ranks read alike.
            (Some("Polygon" | "MultiPolygon"), _) => Vec::new(),
            (Some(other), _) => return Err(not_a_surface(other)),
        };
        let rings = rings.iter().map(|ranks| closed(join(ranks, arcs)?)).collect::<Result<_, _>>()?;
        into.push(Feature { properties: self.properties, geometry: Some(Surface(rings)) });
        Ok(())
    }
}

fn join(ranks: &[i64], arcs: &[Anneau]) -> Result<Anneau, Bilingual> {
    let mut line = Anneau::new();
    for &rank in ranks {
        let (forward, backwards) = (usize::try_from(rank).ok(), usize::try_from(!rank).ok());
        let Some(arc) = forward.or(backwards).and_then(|at| arcs.get(at)) else {
            return Err(say!(
                "Une surface cite l'arc {rank}, que le fichier n'a pas.",
                "A surface refers to arc {rank}, which the file does not have."
            ));
        };
        // Each arc starts where the one before ends.
        line.pop();
        if forward.is_some() { line.extend(arc) } else { line.extend(arc.iter().rev()) }
    }
    Ok(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        let fault = read(text, "code", None).unwrap_err();
        format!("{} {}", fault.place.map_or_else(|| "-".into(), |p| p.to_string()), fault.message.fr)
    }

    fn square(coordinates: &str) -> String {
        format!(
            r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"code":"1","n":2}},
"geometry":{{"type":"Polygon","coordinates":{coordinates}}}}}]}}"#
        )
    }

    #[test]
    fn a_polygon_is_read_with_its_code() {
        let read = read(&square("[[[0,0],[1,0],[1,1.5],[0,0]]]"), "code", None).unwrap();
        assert_eq!(read.contours["1"].anneaux, [[(0.0, 0.0), (1.0, 0.0), (1.0, 1.5)]]);
        assert_eq!(read.proprietes, ["code", "n"]);
    }

    #[test]
    fn a_whole_number_is_a_code_too() {
        assert!(read(&square("[[[0,0],[1,0],[1,1]]]"), "n", None).unwrap().contours.contains_key("2"));
    }

    #[test]
    fn two_polygons_of_one_topology_share_the_arc_between_them() {
        let text = r#"{"type":"Topology","transform":{"scale":[2,2],"translate":[10,0]},
            "objects":{"d":{"type":"GeometryCollection","geometries":[
              {"type":"Polygon","arcs":[[0,1]],"properties":{"code":"a"}},
              {"type":"MultiPolygon","arcs":[[[-1,2]]],"properties":{"code":"b"}}]}},
            "arcs":[[[1,0],[0,2]],[[1,2],[-1,0],[0,-2],[1,0]],[[1,0],[1,0],[0,2],[-1,0]]]}"#;
        let read = read(text, "code", None).unwrap();
        assert_eq!(read.contours["a"].anneaux[0][..2], [(12.0, 0.0), (12.0, 4.0)]);
        assert_eq!(read.contours["b"].anneaux[0][..2], [(12.0, 4.0), (12.0, 0.0)]);
    }

    #[test]
    fn hostile_geometry_is_refused_where_it_stands() {
        for (text, part) in [
            (square("[[[0,0],[1,NaN],[1,1]]]"), "lisible"),
            (square("[[[0,0],[1,1e999],[1,1]]]"), "lisible"),
            (square("[[[0,0],[1,1e30],[1,1]]]"), "hors de toute mesure"),
            (square("[[[0,0],[1],[1,1]]]"), "deux nombres"),
            (square("[[[0,0],[1,1]]]"), "trois points"),
            (square("[[0,0],[1,1],[2,2]]"), "liste de positions"),
            (square(&"[".repeat(5000)), "lisible"),
            (square("[]").replace("Polygon", "Point"), "pas une surface"),
        ] {
            let told = told(&text);
            assert!(told.contains(part), "{told}");
            assert!(!told.starts_with('-'), "{told}");
        }
    }

    #[test]
    fn a_file_without_any_surface_is_refused() {
        assert!(told(r#"{"type":"FeatureCollection","features":[]}"#).contains("aucune surface"));
        assert!(told(r#"{"type":"Topology","objects":{},"arcs":[]}"#).contains("couches"));
        assert!(told(r#"{"type":"Point"}"#).contains("Point"));
        let out = r#"{"type":"Topology","objects":{"d":{"type":"Polygon","arcs":[[7]],"properties":{"code":"1"}}},"arcs":[]}"#;
        assert!(told(out).contains("arc 7"));
    }
}
