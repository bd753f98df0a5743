//! What social networks show: a title, a sentence, a picture that exists.

use crate::support::{Portail, minimal};

fn pictured(p: &Portail) -> crate::support::Site {
    let outcome = p.run(&["build", "--theme", crate::support::THEME]);
    assert_eq!(outcome.exit, 0, "{}", outcome.stderr);
    p.output()
}

#[test]
fn every_page_names_a_picture_of_the_portal_and_a_fiche_has_its_own() {
    let p = Portail::minimal();
    let site = pictured(&p);
    let base = site.page("").attributes("link[rel=canonical]", "href").remove(0);
    for address in site.pages() {
        let page = site.page(address);
        // What is not to be found is not to be shared either.
        if page.has("meta[name=robots]") {
            continue;
        }
        let image = page.attributes("meta[property='og:image']", "content").remove(0);
        let file = image.strip_prefix(&base).unwrap_or_else(|| panic!("{image} is not under {base}"));
        assert!(site.files().any(|(path, bytes)| path == file && bytes.starts_with(b"\x89PNG")), "{file}");
        assert_eq!(page.attributes("meta[property='og:image:width']", "content"), ["1200"]);
        assert!(!page.attributes("meta[property='og:image:alt']", "content")[0].is_empty());
        assert_eq!(
            page.attributes("meta[property='og:url']", "content"),
            page.attributes("link[rel=canonical]", "href")
        );
    }
    let of = |address: &str| site.page(address).attributes("meta[property='og:image']", "content").remove(0);
    assert!(of("valbrume/e1d1o1/").ends_with("partage/valbrume/e1d1o1.png"));
    assert!(of("indicateurs/taux-pauvrete/").ends_with("partage/indicateurs/taux-pauvrete.png"));
}

#[test]
fn a_picture_whose_description_did_not_change_is_kept() {
    let p = Portail::minimal();
    pictured(&p);
    let date = |p: &Portail, path: &str| std::fs::metadata(p.path("output").join(path)).unwrap().modified().unwrap();
    let (fiche, home) = ("partage/valbrume/e1d1o1.png", "partage/accueil.png");
    let before = (date(&p, fiche), date(&p, home));
    let p = p.replace("portail.yaml", "titre: Portail d'essai", "titre: Autre portail");
    pictured(&p);
    assert!(date(&p, home) > before.1, "the name of the portal is in the picture");
    let named = (date(&p, fiche), date(&p, home));
    let p = p.append("departements/valbrume/objectifs/E1D1O2.md", "\nUne phrase de plus.\n");
    pictured(&p);
    assert_eq!((date(&p, fiche), date(&p, home)), named);
}

#[test]
fn a_portal_that_wants_no_pictures_has_none_and_names_none() {
    let site = pictured(&Portail::minimal().append("portail.yaml", "images: false\n"));
    for site in [&site, minimal()] {
        assert!(!site.files().any(|(path, _)| path.starts_with("partage/")));
        assert!(!site.page("").has("meta[property='og:image']"));
        assert_eq!(site.page("").attributes("meta[name='twitter:card']", "content"), ["summary"]);
    }
}
