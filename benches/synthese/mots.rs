//! The words of the synthetic portal. Nothing in it is a real place, body or figure.

use super::alea::Alea;

/// First halves of the names of territories; all take « le ».
const DEBUTS: [&str; 10] = ["Val", "Haut", "Mont", "Roc", "Font", "Clair", "Bel", "Puy", "Sau", "Lan"];
/// Second halves.
const FINS: [&str; 10] = ["brume", "vent", "loup", "ciel", "pierre", "serre", "lac", "bois", "mer", "noir"];

/// Identifiers and names of themes.
pub const THEMES: [(&str, &str); 12] = [
    ("acces-aux-soins", "Accès aux soins"),
    ("prevention-et-depistage", "Prévention et dépistage"),
    ("sante-mentale", "Santé mentale"),
    ("grand-age-et-autonomie", "Grand âge et autonomie"),
    ("perinatalite-et-petite-enfance", "Périnatalité et petite enfance"),
    ("sante-des-jeunes", "Santé des jeunes"),
    ("addictions", "Addictions"),
    ("sante-environnementale", "Santé environnementale"),
    ("maladies-chroniques", "Maladies chroniques"),
    ("numerique-en-sante", "Numérique en santé"),
    ("attractivite-des-metiers", "Attractivité des métiers"),
    ("soins-palliatifs", "Soins palliatifs"),
];
/// Identifiers and names of pathways.
pub const PARCOURS: [(&str, &str); 8] = [
    ("cancer", "Cancer"),
    ("diabete-et-obesite", "Diabète et obésité"),
    ("cardio-neurovasculaire", "Cardio-neurovasculaire"),
    ("personnes-agees", "Personnes âgées"),
    ("psychiatrie", "Psychiatrie"),
    ("handicap", "Handicap"),
    ("mere-et-enfant", "Mère et enfant"),
    ("precarite", "Précarité"),
];
/// Titles of the first level.
pub const ENGAGEMENTS: [&str; 6] = [
    "Garantir un égal accès à la santé",
    "Agir tôt et prévenir partout",
    "Accompagner les plus vulnérables",
    "Renforcer les équipes de proximité",
    "Piloter par les résultats",
    "Préparer les métiers de demain",
];
/// Titles of the second level.
pub const DEFIS: [&str; 6] = [
    "Réduire les délais",
    "Aller vers les publics éloignés",
    "Coordonner la ville et l'hôpital",
    "Rendre visibles les progrès",
    "Soutenir ceux qui aident",
    "Repérer plus tôt",
];
/// Names of indicators, unit, direction, nature.
pub const INDICATEURS: [(&str, &str, &str, &str); 8] = [
    ("Habitants sans médecin traitant", "%", "moins", "part"),
    ("Délai moyen d'obtention d'un rendez-vous", "jours", "moins", "duree"),
    ("Participation au dépistage", "%", "plus", "part"),
    ("Couverture vaccinale", "%", "plus", "part"),
    ("Passages aux urgences", "pour 1 000 habitants", "moins", "taux"),
    ("Places installées", "places", "plus", "effectif"),
    ("Recours aux soins dentaires", "%", "plus", "part"),
    ("Sorties suivies à sept jours", "%", "plus", "part"),
];
/// Identifiers, names and publishers of sources.
pub const SOURCES: [(&str, &str, &str); 4] = [
    ("assurance-maladie", "Données de l'assurance maladie", "Caisse imaginaire"),
    ("observatoire", "Tableau de bord de l'observatoire régional", "Observatoire imaginaire"),
    ("enquete", "Enquête auprès des habitants", "Institut imaginaire"),
    ("recensement", "Recensement", "Institut imaginaire"),
];
/// Identifiers, names and natures of actors.
pub const ACTEURS: [(&str, &str, &str); 10] = [
    ("comite-departemental", "Comités départementaux", "instance"),
    ("delegation", "Délégations territoriales", "institution"),
    ("conseil-local", "Conseils locaux de santé mentale", "instance"),
    ("cpts", "Communautés professionnelles", "structure"),
    ("groupement", "Groupements hospitaliers", "etablissement"),
    ("infirmieres", "Infirmières libérales", "profession"),
    ("caisse", "Caisse primaire", "institution"),
    ("centre-de-sante", "Centres de santé", "structure"),
    ("appui", "Dispositif d'appui à la coordination", "structure"),
    ("usagers", "Associations d'usagers", "association"),
];
/// Acronyms.
pub const SIGLES: [(&str, &str); 8] = [
    ("ARS", "agence régionale de santé"),
    ("CPTS", "communauté professionnelle territoriale de santé"),
    ("MSP", "maison de santé pluriprofessionnelle"),
    ("EHPAD", "établissement d'hébergement pour personnes âgées dépendantes"),
    ("CLSM", "conseil local de santé mentale"),
    ("DAC", "dispositif d'appui à la coordination"),
    ("CSAPA", "centre de soins, d'accompagnement et de prévention en addictologie"),
    ("GHT", "groupement hospitalier de territoire"),
];

const VERBES: [&str; 8] =
    ["Développer", "Renforcer", "Garantir", "Étendre", "Améliorer", "Structurer", "Soutenir", "Faciliter"];
const OBJETS: [&str; 12] = [
    "le repérage précoce",
    "l'offre de consultations avancées",
    "les équipes mobiles",
    "la permanence des soins",
    "le dépistage organisé",
    "l'accompagnement des aidants",
    "les maisons de santé",
    "la vaccination",
    "le suivi après l'hospitalisation",
    "l'accueil des étudiants en stage",
    "la télésurveillance",
    "la prévention des chutes",
];
const CIBLES: [&str; 8] = [
    "dans les zones sous-denses",
    "auprès des plus de 75 ans",
    "pour les enfants de moins de 6 ans",
    "dans les quartiers prioritaires",
    "en milieu rural",
    "pour les personnes en situation de handicap",
    "au collège et au lycée",
    "à la sortie de l'hôpital",
];
/// Who acts, in a sentence.
pub const SUJETS: [&str; 10] = [
    "L'ARS",
    "Le comité départemental",
    "La délégation territoriale",
    "Le CLSM",
    "La CPTS",
    "Le GHT",
    "Le réseau des infirmières libérales",
    "La caisse primaire",
    "Le centre de santé",
    "Le DAC",
];
const ACTES: [&str; 10] = [
    "organise chaque trimestre une permanence",
    "finance un poste de médiation",
    "déploie un bus itinérant",
    "met en place un accueil sans rendez-vous",
    "forme les professionnels du premier recours",
    "publie un tableau de bord partagé",
    "ouvre une ligne d'appel dédiée",
    "expérimente un protocole commun",
    "évalue les besoins avec les élus",
    "accompagne les communes volontaires",
];
const BUTS: [&str; 8] = [
    "afin de réduire les renoncements aux soins",
    "pour que chaque habitant trouve une réponse près de chez lui",
    "dans le but de raccourcir les délais",
    "afin d'éviter les ruptures de parcours",
    "pour mieux repérer les situations fragiles",
    "en lien avec les associations d'usagers",
    "avec l'appui des collectivités",
    "pour limiter les hospitalisations évitables",
];
const PRECISIONS: [&str; 7] = [
    "L'effort porte d'abord sur les cantons les moins dotés",
    "Les premiers résultats sont attendus à l'été",
    "Une attention particulière est portée aux personnes isolées",
    "Cette orientation a été validée par l'assemblée plénière",
    "Le calendrier reste soumis au vote du budget",
    "Les usagers sont associés à chaque étape",
    "La démarche s'appuie sur un diagnostic partagé",
];

/// The name of the `n`th territory, and its identifier; 100 of them are different.
pub fn territoire(n: usize) -> (String, String) {
    let part = |list: &[&str], k: usize| list.get(k % 10).copied().unwrap_or_default().to_owned();
    let nom = part(&DEBUTS, n) + &part(&FINS, n + n / 10);
    let id = nom.to_lowercase();
    (nom, id)
}

/// A title of an objective.
pub fn titre(a: &mut Alea) -> String {
    format!("{} {} {}", a.choix(&VERBES), a.choix(&OBJETS), a.choix(&CIBLES))
}

/// A short remark, without final point.
pub fn precision(a: &mut Alea) -> &'static str {
    a.choix(&PRECISIONS)
}

/// A sentence.
pub fn phrase(a: &mut Alea) -> String {
    let debut = format!("{} {} {}", a.choix(&SUJETS), a.choix(&ACTES), a.choix(&BUTS));
    let suite = match a.sous(5) {
        0 => format!(" : « {} »", precision(a).to_lowercase()),
        1 => format!(" ; {}", precision(a).to_lowercase()),
        2 => format!(", soit {} % de la cible", a.decimal(2, 98)),
        _ => String::new(),
    };
    format!("{debut}{suite}.")
}

/// A paragraph of `n` sentences.
pub fn paragraphe(a: &mut Alea, n: usize) -> String {
    (0..n).map(|_| phrase(a)).collect::<Vec<_>>().join(" ")
}

/// A text between double quotes, as YAML reads it.
pub fn cite(texte: &str) -> String {
    format!("\"{}\"", texte.replace('\\', "\\\\").replace('"', "\\\""))
}
