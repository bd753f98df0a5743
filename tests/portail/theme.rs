//! What a site lays over its theme.

use crate::support::{Portail, THEME, minimal};

#[test]
fn a_site_replaces_one_template_and_keeps_the_others() {
    let template = "{% extends \"base.html\" %}{% block contenu %}<h1>{{ page.titre }}</h1><p>Gabarit du site.</p>\
                    {{ vue.prose | prose }}{% endblock contenu %}";
    let site = Portail::minimal().write("theme/templates/libre.html", template).site();
    assert!(site.page("a-propos/").text().contains("Gabarit du site."));
    assert_eq!(site.page("valbrume/e1d1o1/").text(), minimal().page("valbrume/e1d1o1/").text());
}

#[test]
fn a_site_replaces_one_token_and_keeps_the_others() {
    let tokens = "couleurs:\n  texte: { clair: \"#010203\", sombre: \"#fefdfc\" }\n";
    let site = Portail::minimal().write("theme/jetons.yaml", tokens).site();
    let (ours, theirs) = (stylesheet(&site), stylesheet(minimal()));
    assert!(ours.contains("#010203") && ours.contains("#fefdfc") && !theirs.contains("#010203"));
    for token in ["--couleur-fond:", "--couleur-texte:", "--taille-", "--police-"] {
        assert!(ours.contains(token), "{token}");
    }
}

#[test]
fn an_asset_is_named_after_what_it_holds() {
    let icon = "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>x</title></svg>";
    let site = Portail::minimal().write("theme/static/favicon.svg", icon).site();
    let name = |s: &crate::support::Site| s.page("").attributes("link[rel=icon]", "href").remove(0);
    assert_ne!(name(&site), name(minimal()));
    assert_eq!(site.text(&name(&site)), icon);
}

#[test]
fn the_theme_of_the_settings_is_found_by_its_name() {
    let p = Portail::minimal();
    for file in walkdir::WalkDir::new(THEME).into_iter().map(Result::unwrap).filter(|f| f.file_type().is_file()) {
        let copy = p.path("themes/romarin").join(file.path().strip_prefix(THEME).unwrap());
        std::fs::create_dir_all(copy.parent().unwrap()).unwrap();
        std::fs::copy(file.path(), copy).unwrap();
    }
    let outcome = p.run(&["build", "--no-images"]);
    assert_eq!(outcome.exit, 0, "{}", outcome.stderr);
    p.output().assert_same(&Portail::minimal().site());
}

fn stylesheet(site: &crate::support::Site) -> String {
    let name = site.page("").attributes("link[rel=stylesheet]", "href").remove(0);
    site.text(&name)
}
