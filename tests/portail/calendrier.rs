//! The calendar of a plan says the same thing three times: in a table, in a drawing, in a file for calendar programs.

use std::collections::{BTreeMap, BTreeSet};

use super::contrats::{site, with_contracts};
use crate::support::{Page, Site};

const ICI: &str = "contrats/vallee/calendrier/";
const ICS: &str = "contrats/vallee/calendrier.ics";
const ANNEES: [i32; 4] = [2024, 2025, 2026, 2027];

/// By action, the years of each state.
#[derive(Debug, Default, PartialEq, Eq)]
struct Annees {
    prevu: BTreeSet<i32>,
    inconnu: BTreeSet<i32>,
}

type Calendrier = BTreeMap<String, Annees>;

/// What the table says.
fn table(page: &Page) -> Calendrier {
    let mut all = Calendrier::new();
    for body in 1.. {
        let body = format!("table.calendrier tbody:nth-of-type({body})");
        if !page.has(&body) {
            break;
        }
        for row in 2..=page.texts_of(&format!("{body} tr")).len() {
            let row = format!("{body} tr:nth-child({row})");
            let code = page.text_of(&format!("{row} th")).split(' ').next().unwrap().to_owned();
            let cells = page.texts_of(&format!("{row} td"));
            let years = all.entry(code).or_default();
            if cells == ["non renseigné par le document"] {
                assert_eq!(page.attributes(&format!("{row} td"), "colspan"), ["4"]);
                years.inconnu = ANNEES.into();
                continue;
            }
            assert_eq!(cells.len(), ANNEES.len(), "{cells:?}");
            for (year, cell) in ANNEES.into_iter().zip(&cells) {
                match cell.as_str() {
                    "prévu" => years.prevu.insert(year),
                    "non renseigné" => years.inconnu.insert(year),
                    "non prévu" => false,
                    other => panic!("« {other} »"),
                };
            }
        }
    }
    all
}

/// What the drawing shows: a stroke covers a year when it covers the middle of its column.
fn drawing(page: &Page) -> Calendrier {
    let numbers = |selector: &str, name: &str| -> Vec<i32> {
        page.attributes(selector, name).iter().map(|n| n.parse().unwrap()).collect()
    };
    let columns: Vec<(i32, i32)> =
        page.texts_of("svg .frise-an").iter().map(|y| y.parse().unwrap()).zip(numbers("svg .frise-an", "x")).collect();
    let covered = |from: i32, to: i32| columns.iter().filter(move |(_, x)| from < *x && *x < to).map(|(year, _)| *year);
    let rows: Vec<(String, i32)> =
        page.texts_of("svg .frise-code").into_iter().zip(numbers("svg .frise-code", "y")).collect();
    // The code of a row stands on the line that its stroke crosses: the nearest is its own.
    let row = |y: i32| rows.iter().min_by_key(|(_, base)| (base - 4 - y).abs()).unwrap().0.clone();
    let mut all: Calendrier = rows.iter().map(|(code, _)| (code.clone(), Annees::default())).collect();
    let rects = numbers("svg rect", "x").into_iter().zip(numbers("svg rect", "width"));
    for ((x, width), (y, height)) in rects.zip(numbers("svg rect", "y").into_iter().zip(numbers("svg rect", "height")))
    {
        all.get_mut(&row(y + height / 2)).unwrap().prevu.extend(covered(x, x + width));
    }
    let lines = numbers("svg line", "x1").into_iter().zip(numbers("svg line", "x2"));
    for ((from, to), y) in lines.zip(numbers("svg line", "y1")) {
        all.get_mut(&row(y)).unwrap().inconnu.extend(covered(from, to));
    }
    all
}

/// The planned years of the file, by action, and the summaries of its events.
fn file(site: &Site) -> (BTreeMap<String, BTreeSet<i32>>, Vec<String>) {
    let text = site.text(ICS).replace("\r\n ", "");
    let mut all = BTreeMap::<String, BTreeSet<i32>>::new();
    let mut summaries = Vec::new();
    for event in text.split("BEGIN:VEVENT").skip(1) {
        let value = |name: &str| {
            let line = event.lines().find_map(|l| l.strip_prefix(name)).unwrap_or_else(|| panic!("{name}: {event}"));
            line.rsplit_once(':').map_or(line, |(_, value)| value).to_owned()
        };
        let year = |name: &str| -> i32 {
            let day = value(name);
            assert!(day.ends_with("0101"), "{event}");
            day[..4].parse().unwrap()
        };
        let summary = event.lines().find_map(|l| l.strip_prefix("SUMMARY:")).unwrap().to_owned();
        let code = summary.split(' ').next().unwrap().to_owned();
        all.entry(code).or_default().extend(year("DTSTART")..year("DTEND"));
        summaries.push(summary);
    }
    (all, summaries)
}

#[test]
fn the_table_the_drawing_and_the_file_say_the_same_of_every_action() {
    let page = site().page(ICI);
    let said = table(&page);
    let codes: Vec<&str> = said.keys().map(String::as_str).collect();
    assert_eq!(codes, ["1.1-A1", "1.1-A2", "1.2-A1", "1.2-A2", "1.2-A3"]);
    assert_eq!(said, drawing(&page));
    let planned: BTreeMap<_, _> =
        said.into_iter().filter(|(_, a)| !a.prevu.is_empty()).map(|(code, a)| (code, a.prevu)).collect();
    assert_eq!(planned, file(site()).0);
}

#[test]
fn the_table_says_what_the_document_says_year_by_year() {
    let said = table(&site().page(ICI));
    let of = |code: &str| (Vec::from_iter(&said[code].prevu), Vec::from_iter(&said[code].inconnu));
    assert_eq!(of("1.1-A1"), (vec![&2024, &2025], vec![]));
    assert_eq!(of("1.1-A2"), (vec![&2024], vec![&2025, &2026, &2027]));
    assert_eq!(of("1.2-A1"), (vec![&2024, &2026], vec![&2027]));
}

#[test]
fn a_year_that_the_document_does_not_speak_of_is_neither_not_planned_nor_an_event() {
    let row = site().page(ICI).texts_of("table.calendrier tr").into_iter().find(|r| r.contains("Loger")).unwrap();
    assert!(row.ends_with("prévu non renseigné non renseigné non renseigné"), "{row}");
    assert!(!row.contains("non prévu"), "{row}");
    assert_eq!(file(site()).0["1.1-A2"], BTreeSet::from([2024]));
}

#[test]
fn an_action_that_the_document_does_not_date_is_no_event_and_is_said_so() {
    let row = site().page(ICI).texts_of("table.calendrier tr").into_iter().find(|r| r.contains("permanence")).unwrap();
    assert!(row.ends_with("non renseigné par le document"), "{row}");
    assert!(!file(site()).0.contains_key("1.2-A2"));
}

#[test]
fn years_that_follow_each_other_are_one_event_and_others_are_several() {
    let (_, summaries) = file(site());
    let count = |code: &str| summaries.iter().filter(|s| s.starts_with(code)).count();
    assert_eq!((count("1.1-A1"), count("1.2-A1"), count("1.2-A3")), (1, 2, 1), "{summaries:?}");
}

#[test]
fn an_event_whose_end_the_document_does_not_give_says_so() {
    let (_, summaries) = file(site());
    let open: Vec<_> = summaries.iter().filter(|s| s.contains("la suite n’est pas renseignée")).collect();
    assert_eq!(open.len(), 2, "{summaries:?}");
    assert!(open[0].starts_with("1.1-A2 Loger les stagiaires"), "{open:?}");
    assert!(open[1].starts_with("1.2-A1"), "2027 is unknown: {open:?}");
}

#[test]
fn an_event_leads_to_its_action() {
    let text = site().text(ICS).replace("\r\n ", "");
    assert!(text.contains("URL:https://essai.example/contrats/vallee/1.1/#action-1-1-a1"), "{text}");
    assert!(site().page(ICI).links_to("contrats/vallee/1.1/#action-1-1-a1"));
    assert!(site().page(ICI).links_to(ICS));
}

#[test]
fn the_file_is_well_formed_and_the_same_bytes_in_two_builds() {
    let text = site().text(ICS);
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "lines are folded");
    let ids: Vec<_> = text.lines().filter(|l| l.starts_with("UID:")).collect();
    assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "each event has its own identifier");
    assert_eq!(text, with_contracts().site().text(ICS));
}

#[test]
fn a_plan_that_dates_nothing_has_no_file() {
    assert!(!site().has("contrats/plaine/calendrier/"));
    let p =
        with_contracts().edit("contrats/vallee/fiches/1.1.md", undated).edit("contrats/vallee/fiches/1.2.md", undated);
    let site = p.site();
    assert!(!site.has(ICS));
    assert!(!site.page(ICI).links().iter().any(|l| l.vers.ends_with(".ics")));
}

fn undated(text: String) -> String {
    text.lines().filter(|l| !l.contains("calendrier:")).map(|l| format!("{l}\n")).collect()
}
