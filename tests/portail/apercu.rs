//! What an author sees of the portal while writing it.

use std::fs;

use crate::support::{AUTRE_FICHE, Apercu, FICHE, PAGE, Portail, Reponse, THEME, page_libre};

const HOME: &str = "/";

fn shows(text: &'static str) -> impl Fn(&Reponse) -> bool {
    move |answer| answer.body.contains(text)
}

#[test]
fn the_pages_are_those_of_a_build_and_say_what_they_are() {
    let p = Portail::minimal();
    let apercu = Apercu::start(&p);
    let home = apercu.get(HOME);
    assert_eq!((home.status, home.header("content-type")), (200, "text/html; charset=utf-8"));
    assert_eq!(apercu.get("/valbrume/e1d1o1/").status, 200);
    let style = home.body.split("href=\"").find_map(|h| h.split('"').next().filter(|h| h.ends_with(".css"))).unwrap();
    let style = apercu.get(&format!("/{style}"));
    assert_eq!((style.status, style.header("content-type")), (200, "text/css; charset=utf-8"));
    assert_eq!(apercu.get("/sitemap.xml").header("content-type"), "application/xml; charset=utf-8");
    assert!(!apercu.get("/sitemap.xml").body.contains("garrigue-apercu"));
    assert_eq!(home.header("cache-control"), "no-store");
    assert!(home.header("content-security-policy").starts_with("default-src 'self';"));
    let head = apercu.ask(&format!("HEAD / HTTP/1.0\r\nHost: localhost:{}\r\n\r\n", apercu.port()));
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    let post = apercu.ask(&format!("POST / HTTP/1.0\r\nHost: localhost:{}\r\n\r\n", apercu.port()));
    assert_eq!(post.status, 405);
    assert_eq!(p.entries(), ["content"], "a preview writes nothing");
}

#[test]
fn the_preview_adds_its_script_to_its_own_pages_and_to_no_published_one() {
    let p = Portail::minimal();
    let apercu = Apercu::start(&p);
    let home = apercu.get(HOME);
    assert!(home.body.contains("<script src=\"/.garrigue/apercu.js\"") && !home.has_overlay());
    assert_eq!(apercu.get("/.garrigue/apercu.js").header("content-type"), "text/javascript; charset=utf-8");
    assert_eq!(apercu.get("/.garrigue/apercu.css").header("content-type"), "text/css; charset=utf-8");
    let site = p.site();
    assert!(site.pages().iter().all(|page| !site.text(page).contains("/.garrigue/")));
}

#[test]
fn an_address_that_does_not_exist_shows_the_portals_own_page() {
    let p = Portail::minimal();
    let apercu = Apercu::start(&p);
    let nothing = apercu.get("/valbrume/nulle-part/");
    assert_eq!((nothing.status, nothing.header("content-type")), (404, "text/html; charset=utf-8"));
    assert!(nothing.body.contains("Erreur 404"), "{}", nothing.body);
    // Wherever the portal will be published, its links lead to this preview.
    assert!(nothing.body.contains("href=\"/assets/style."), "{}", nothing.body);
    let folder = apercu.get("/valbrume/e1d1o1?q=1");
    assert_eq!((folder.status, folder.header("location")), (307, "/valbrume/e1d1o1/?q=1"));
}

#[test]
fn nothing_outside_the_site_is_served() {
    let p = Portail::minimal().write_outside("secret.txt", "secret").write_outside("content/.env", "secret");
    let apercu = Apercu::start(&p);
    for path in [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/assets/../../secret.txt",
        "/assets/..%5c..%5csecret.txt",
        "//etc/passwd",
        "/etc/passwd",
        "/content/portail.yaml",
        "/.env",
        "/.garrigue.json",
        "/.garrigue/",
        "/index.html%00.txt",
        "/404.html/",
        "/file:///etc/passwd",
    ] {
        let answer = apercu.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.body.contains("secret") && !answer.body.contains("root:"), "{path}");
    }
    let bare = format!("GET secret.txt HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n", apercu.port());
    assert!(apercu.ask(&bare).status >= 400);
}

#[test]
fn a_request_meant_for_another_machine_is_refused() {
    let p = Portail::minimal();
    let apercu = Apercu::start(&p);
    let port = apercu.port();
    let asked = |head: &str| apercu.ask(&format!("GET / HTTP/1.1\r\n{head}Connection: close\r\n\r\n")).status;
    for host in ["localhost", "127.0.0.1", "[::1]"] {
        assert_eq!(asked(&format!("Host: {host}:{port}\r\n")), 200, "{host}");
    }
    for host in ["evil.example", "localhost.evil.example", "0.0.0.0", "x@localhost"] {
        assert_eq!(asked(&format!("Host: {host}:{port}\r\n")), 403, "{host}");
    }
    assert_eq!(asked("Host: localhost\r\n"), 403, "the port is part of the name");
    assert_eq!(asked(""), 403);
    assert_eq!(asked(&format!("Host: localhost:{port}\r\nHost: evil.example\r\n")), 403);
    let absolute = format!("GET http://evil.example/ HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n");
    assert_eq!(apercu.ask(&absolute).status, 403);
    for address in ["evenements", "nouvelles?page=/&empreinte=x", "apercu.js"] {
        let other = format!("GET /.garrigue/{address} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
        assert_eq!(apercu.ask(&other).status, 403, "{address}");
    }
}

/// Whether a line says that the page of a saved text changed, and at most the one that says what each page weighs.
fn is_of_one_page(line: &str) -> bool {
    let changed =
        line.strip_prefix("content/pages/a-propos.md : ").and_then(|l| l.split_once(" page(s) changée(s) sur"));
    changed.is_some_and(|(count, _)| ["1", "2"].contains(&count))
}

#[test]
fn a_save_changes_the_page_and_reloads_it_and_no_other() {
    let p = Portail::minimal();
    let apercu = Apercu::start(&p);
    assert!(apercu.line().contains("pages construites"));
    let mut reader = apercu.listen("/a-propos/");
    let mut elsewhere = apercu.listen("/glossaire/");
    assert_eq!(reader()["recharger"], false);
    assert_eq!(elsewhere()["recharger"], false);
    let p = p.append(PAGE, "\nUne phrase de plus.\n");
    assert_eq!(reader()["recharger"], true);
    assert!(apercu.get("/a-propos/").body.contains("Une phrase de plus."));
    let line = apercu.line();
    assert!(is_of_one_page(&line), "{line}");
    // The next thing that the other page hears is a mistake, not this change.
    let _p = p.append(PAGE, "\n<i>\n");
    let told = elsewhere();
    assert!(told["recharger"] == false && told["faute"].is_string(), "{told}");
}

#[test]
fn a_mistake_shows_over_the_last_good_page_until_it_is_corrected() {
    let p = Portail::minimal();
    let apercu = Apercu::start(&p);
    assert!(!apercu.get("/a-propos/").has_overlay());
    let mut reader = apercu.listen("/a-propos/");
    assert!(reader()["faute"].is_null());

    let good = p.read(AUTRE_FICHE);
    let p = p.replace(AUTRE_FICHE, "[acces-aux-soins]", "[acces-aux-soin]").append(PAGE, "\nPas encore.\n");
    let told = reader();
    let fault = told["faute"].as_str().unwrap();
    assert!(fault.contains("erreur[G303]") && fault.contains("╭▸ content/departements/valbrume"), "{fault}");
    let page = apercu.until("/a-propos/", Reponse::has_overlay);
    assert_eq!(page.status, 200);
    assert!(page.body.contains("[acces-aux-soin]") && page.body.contains("« acces-aux-soins »"), "{}", page.body);
    assert!(!page.body.contains("Pas encore."), "the last good page is served");

    let _p = p.write(AUTRE_FICHE, good);
    let page = apercu.until("/a-propos/", |answer| !answer.has_overlay());
    assert!(page.body.contains("Pas encore.") && !page.body.contains("acces-aux-soin]"));
    let (exit, said) = apercu.stop();
    assert_eq!(exit, Some(0));
    assert!(said.contains("erreur[G303]") && said.contains("l'aperçu montre la dernière version"), "{said}");
}

#[test]
fn a_preview_that_starts_on_a_mistake_shows_it_then_the_portal() {
    let p = Portail::minimal().replace(AUTRE_FICHE, "[acces-aux-soins]", "[<b>x]");
    let apercu = Apercu::start(&p);
    let broken = apercu.get("/valbrume/");
    assert!(broken.status == 503 && broken.has_overlay(), "{broken:?}");
    assert!(broken.body.contains("[&lt;b&gt;x]") && !broken.body.contains("<b>x"), "a source is text: {}", broken.body);
    let mut reader = apercu.listen("/valbrume/");
    assert_eq!(reader()["recharger"], false);
    let _p = p.replace(AUTRE_FICHE, "[<b>x]", "[acces-aux-soins]");
    assert_eq!(reader()["recharger"], true);
    assert_eq!(apercu.get("/valbrume/").status, 200);
}

#[test]
fn what_editors_leave_beside_a_file_is_no_save_and_no_mistake() {
    let p = Portail::minimal();
    let apercu = Apercu::start(&p);
    apercu.line();
    let folder = "departements/valbrume/objectifs";
    let mut p = p;
    for name in [".E1D1O1.md.swp", "E1D1O1.md~", "#E1D1O1.md#", ".#E1D1O1.md", "4913", "E1D1O1.md.tmp"] {
        p = p.write(&format!("{folder}/{name}"), "reste");
    }
    let p = p.remove(&format!("{folder}/4913")).append(PAGE, "\nUne vraie phrase.\n");
    let line = apercu.line();
    assert!(is_of_one_page(&line), "{line}");
    assert!(apercu.get("/a-propos/").body.contains("Une vraie phrase."));
    p.check().is_clean();
}

#[test]
fn files_that_come_go_and_change_name_are_followed() {
    let p = Portail::minimal();
    let apercu = Apercu::start(&p);
    assert_eq!(apercu.get("/nouvelle/").status, 404);
    let p = p.write("pages/nouvelle.md", page_libre("Nouvelle", "Bonjour."));
    apercu.until("/nouvelle/", |answer| answer.status == 200);
    let p = p.rename("pages/nouvelle.md", "pages/ancienne.md");
    apercu.until("/ancienne/", |answer| answer.status == 200);
    assert_eq!(apercu.get("/nouvelle/").status, 404);
    // As editors do that write beside a file, then take its place.
    fs::write(p.path("content/pages/a-propos.md.new~"), p.read("pages/ancienne.md")).unwrap();
    fs::rename(p.path("content/pages/a-propos.md.new~"), p.path("content/pages/ancienne.md")).unwrap();
    let p = p.remove("pages/ancienne.md");
    apercu.until("/ancienne/", |answer| answer.status == 404);
    // The whole folder goes and comes back, as when one changes branch.
    fs::rename(p.path("content"), p.path("away")).unwrap();
    apercu.until(HOME, Reponse::has_overlay);
    fs::rename(p.path("away"), p.path("content")).unwrap();
    apercu.until(HOME, |answer| !answer.has_overlay());
    let _p = p.append(PAGE, "\nEncore suivie.\n");
    apercu.until("/a-propos/", shows("Encore suivie."));
}

#[test]
fn a_burst_of_saves_ends_with_the_last_one() {
    let p = Portail::minimal();
    let apercu = Apercu::start(&p);
    apercu.get(HOME);
    let text = p.read(PAGE);
    for turn in 1..=100 {
        fs::write(p.path("content").join(PAGE), format!("{text}\nTour numéro {turn}.\n")).unwrap();
    }
    let page = apercu.until("/a-propos/", shows("100."));
    assert!(!page.has_overlay());
}

#[test]
fn a_change_of_theme_is_followed_and_a_mistake_in_it_is_shown() {
    let p = Portail::minimal();
    copy(THEME.as_ref(), &p.path("themes/romarin"));
    let apercu = Apercu::start_with(&p, &[]);
    assert_eq!(apercu.get(HOME).status, 200);
    let template = p.path("themes/romarin/templates/introuvable.html");
    let good = fs::read_to_string(&template).unwrap();
    fs::write(&template, good.replace("{{ mot(cle=\"introuvable.surtitre\") }}", "Perdu")).unwrap();
    apercu.until("/nulle-part", shows("Perdu"));
    fs::write(&template, "{% if %}").unwrap();
    let broken = apercu.until("/nulle-part", Reponse::has_overlay);
    assert!(broken.body.contains("introuvable.html:1") && broken.body.contains("Perdu"), "{}", broken.body);
    fs::write(&template, good).unwrap();
    apercu.until("/nulle-part", |answer| !answer.has_overlay() && answer.body.contains("Erreur 404"));
}

#[test]
fn a_port_that_is_taken_ends_the_command_with_3() {
    let p = Portail::minimal();
    let apercu = Apercu::start(&p);
    let outcome = p.run(&["serve", "--theme", THEME, "--port", &apercu.port().to_string()]);
    assert_eq!((outcome.exit, outcome.stdout.as_str()), (3, ""));
    assert!(outcome.stderr.contains("est déjà pris") && outcome.stderr.contains("--port"), "{}", outcome.stderr);
    assert_eq!(Portail::empty().run(&["serve", "--port", "0"]).exit, 1);
}

#[test]
fn ctrl_c_stops_a_preview_at_once_even_with_open_pages() {
    let p = Portail::minimal().append(FICHE, "\n");
    let apercu = Apercu::start(&p);
    let mut reader = apercu.listen(HOME);
    reader();
    let (exit, said) = apercu.stop();
    assert_eq!(exit, Some(0));
    assert!(said.lines().all(|line| line.starts_with("note: ") && line.ends_with("/.garrigue/etat")), "{said}");
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
