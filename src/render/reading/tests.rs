//! What is told of templates, and what is not.

use std::collections::BTreeMap;

use super::*;
use crate::diagnostic::Lang;

/// What is said of some templates, beside a frame that has a block.
fn said(templates: &[(&str, &str)]) -> Vec<String> {
    let mut files = Files::default();
    let base = ("base.html", "<title>{{ page.titre }}</title>{% block contenu %}{% endblock contenu %}");
    let all: BTreeMap<String, FileId> = [&[base], templates]
        .concat()
        .into_iter()
        .map(|(name, text)| (name.to_owned(), files.add(name, text.to_owned())))
        .collect();
    for (name, id) in &all {
        assert!(parser::read(files.text(*id)).is_some(), "{name} is not read");
    }
    let mut diagnostics = Diagnostics::default();
    check(&all, &files, &mut diagnostics);
    diagnostics.into_iter().map(|d| d.message.get(Lang::Fr).to_owned()).collect()
}

/// What is said of the page of an indicator that shows this.
fn page(text: &str) -> Vec<String> {
    said(&[(
        "indicateur.html",
        &format!("{{% extends \"base.html\" %}}{{% block contenu %}}{text}{{% endblock contenu %}}"),
    )])
}

#[test]
fn a_field_is_followed_through_loops_variables_filters_and_choices() {
    for (right, wrong) in [
        ("{% for l in page.menu %}{{ l.href }}{% endfor %}", "{% for l in page.menu %}{{ l.url }}{% endfor %}"),
        ("{% set l = page.menu | first %}{{ l.href }}", "{% set l = page.menu | first %}{{ l.url }}"),
        ("{{ page.menu[0].href }}", "{{ page.menu[0].url }}"),
        (
            "{% for l in page.menu[1:] | reverse %}{{ l.href }}{% endfor %}",
            "{% for l in page.menu[1:] | reverse %}{{ l.url }}{% endfor %}",
        ),
        ("{{ (page.menu | last).href }}", "{{ (page.menu | last).url }}"),
        (
            "{{ [m.href for m in page.menu if m.ici] | join(sep=\", \") }}",
            "{{ [m.url for m in page.menu if m.ici] | join(sep=\", \") }}",
        ),
        (
            "{% set x = {\"a\": page.accessibilite} %}{{ x.a.texte }}",
            "{% set x = {\"a\": page.accessibilite} %}{{ x.a.text }}",
        ),
        (
            "{% set l = page.accessibilite if page.menu else none %}{{ l.href }}",
            "{% set l = page.accessibilite if page.menu else none %}{{ l.url }}",
        ),
        ("{% for l in page.menu %}{{ loop.index }}{% endfor %}", "{% for l in page.menu %}{{ loop.rank }}{% endfor %}"),
        ("{% if page.rubriques %}{{ page.rubriques.genitif }}{% endif %}", "{% if page.rubrique %}x{% endif %}"),
        (
            "{% if not page.menu and page.titre == \"a\" or page.accent > 1 + 2 %}x{% elif page.pied %}y{% endif %}",
            "{% if page.titre %}{% elif page.pie %}y{% endif %}",
        ),
    ] {
        assert_eq!(page(right), Vec::<String>::new(), "{right}");
        assert_eq!(page(wrong).len(), 1, "{wrong}: {:?}", page(wrong));
    }
}

#[test]
fn asking_whether_something_is_there_is_no_fault() {
    for text in ["{% if vue.absent is defined %}a{% endif %}", "{{ vue.absent | default(value=\"a\") }}"] {
        assert_eq!(page(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_variable_lives_where_it_is_set() {
    assert_eq!(page("{% set a = 1 %}{{ a }}"), Vec::<String>::new());
    assert_eq!(
        page("{% for l in page.menu %}{% set a = 1 %}{% endfor %}{{ a }}"),
        ["Il n'y a pas de variable « a » ici."]
    );
    assert_eq!(page("{% for l in page.menu %}{% set_global a = 1 %}{% endfor %}{{ a }}"), Vec::<String>::new());
    assert_eq!(page("{% set a %}<b>{{ page.titre }}</b>{% endset %}{{ a }}"), Vec::<String>::new());
}

#[test]
fn a_component_may_ask_for_what_only_some_of_its_users_have() {
    let shared =
        ("pieces.html", "{% component lien(l: map) %}{% if l.ici %}x{% endif %}{{ l.href }}{% endcomponent lien %}");
    let both = "{% extends \"base.html\" %}{% block contenu %}{{<lien l={page.accessibilite} />}}{{<lien l={page.menu[0]} />}}{% endblock contenu %}";
    assert_eq!(said(&[shared, ("libre.html", both)]), Vec::<String>::new());
    let one = "{% extends \"base.html\" %}{% block contenu %}{{<lien l={page.accessibilite} />}}{% endblock contenu %}";
    assert_eq!(said(&[shared, ("libre.html", one)]), ["Lien n'a pas de champ « ici »."]);
}

#[test]
fn what_a_component_prints_without_a_condition_each_of_its_users_must_have() {
    let shared = ("pieces.html", "{% component lien(l: map) %}{{ l.href }} {{ l.texte }}{% endcomponent lien %}");
    let both = "{% extends \"base.html\" %}{% block contenu %}{{<lien l={page.accessibilite} />}}{% if vue.groupes %}{{<lien l={vue.groupes[0].sortes[0].lieux[0]} />}}{% endif %}{% endblock contenu %}";
    assert_eq!(said(&[shared, ("etiquette.html", both)]), ["LieuVue n'a pas de champ « texte »."]);
}

#[test]
fn arguments_of_components_are_those_of_their_definition() {
    let shared = (
        "pieces.html",
        "{% component lien(l: map, classe: string = \"\") %}<a class=\"{{ classe }}\" href=\"{{ l.href }}\">{{ body }}</a>{% endcomponent lien %}",
    );
    let uses = |inside: &str| {
        said(&[
            shared,
            (
                "libre.html",
                &format!("{{% extends \"base.html\" %}}{{% block contenu %}}{inside}{{% endblock contenu %}}"),
            ),
        ])
    };
    assert_eq!(uses("{% <lien l={page.accessibilite}> %}mot{% </lien> %}"), Vec::<String>::new());
    assert_eq!(uses("{{<lien l={page.accessibilite} clase=\"a\" />}}"), ["« lien » n'a pas d'argument « clase »."]);
    assert_eq!(uses("{{<lien classe=\"a\" />}}"), ["« lien » demande l'argument « l »."]);
    assert_eq!(uses("{{<lein l={page.accessibilite} />}}"), ["Le composant « lein » n'existe pas."]);
}

#[test]
fn a_frame_is_read_with_the_pages_that_extend_it() {
    let own =
        "{% extends \"base.html\" %}{% block contenu %}{{ super() }}{{ vue.lignes | length }}{% endblock contenu %}";
    assert_eq!(said(&[("indicateur.html", own)]), Vec::<String>::new());
    let frame =
        "{{ page.titre }}{{ vue.lignes }}{{ vue.jamais }}{% block contenu %}{{ vue.nulle }}{% endblock contenu %}";
    let told = said(&[("base.html", frame), ("indicateur.html", own)]);
    assert_eq!(told.len(), 2, "{told:?}");
}

#[test]
fn a_template_that_another_includes_sees_what_that_one_sees() {
    let includes = "{% extends \"base.html\" %}{% block contenu %}{% for l in page.menu %}{% include \"un.html\" %}{% endfor %}{% endblock contenu %}";
    assert_eq!(said(&[("libre.html", includes), ("un.html", "{{ l.href }}")]), Vec::<String>::new());
    assert_eq!(said(&[("libre.html", includes), ("un.html", "{{ l.url }}")]), ["Menu n'a pas de champ « url »."]);
    assert_eq!(said(&[("libre.html", includes)]), ["Le modèle « un.html » n'existe pas."]);
}

#[test]
fn what_is_no_tera_is_not_read() {
    assert_eq!(page("{# {{ page.x }} #}{% raw %}{{ page.y }}{% endraw %}"), Vec::<String>::new());
    assert_eq!(page("{{ \"{{ page.x }}\" }}"), Vec::<String>::new());
}

#[test]
fn every_piece_that_is_listed_exists() {
    let known = Known::new();
    let ours =
        ["capitalize_first", "code", "donnees_structurees", "graphique", "prose", "vignette", "asset", "icone", "mot"];
    for sort in [Sort::Filter, Sort::Function, Sort::Test] {
        for name in known.names(sort).iter().filter(|name| !ours.contains(&name.as_str())) {
            let empty = Known { filters: BTreeSet::new(), functions: BTreeSet::new(), tests: BTreeSet::new() };
            assert!(empty.has(sort, name), "{name}");
        }
    }
    assert_eq!(page("{{ page.titre | uper }}"), ["Le filtre « uper » n'existe pas."]);
    assert_eq!(page("{% if page.titre is sting %}{% endif %}"), ["Le test « sting » n'existe pas."]);
    assert_eq!(page("{{ icon(nom=\"a\") }}"), ["La fonction « icon » n'existe pas."]);
}

#[test]
fn every_template_of_the_default_theme_is_read() {
    let (mut files, mut diagnostics) = (Files::default(), Diagnostics::default());
    let sources = crate::source::theme::read("themes/romarin".as_ref(), None, &mut files, &mut diagnostics);
    assert!(sources.templates.len() > 40, "{}", sources.templates.len());
    for (name, id) in &sources.templates {
        assert!(parser::read(files.text(*id)).is_some(), "{name}");
    }
    check(&sources.templates, &files, &mut diagnostics);
    assert_eq!(diagnostics.iter().map(|d| d.message.get(Lang::Fr)).collect::<Vec<_>>(), Vec::<&str>::new());
}
