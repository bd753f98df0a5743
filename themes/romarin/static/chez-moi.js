// « Et chez moi ? » : trouve une commune pendant que l'on tape son nom. Sans ce script, les listes par département suffisent.
// La liste des communes n'est chargée que lorsque le lecteur vient au champ.
"use strict";
(() => {
  const boite = document.querySelector(".chez-moi");
  if (!boite) return;
  const champ = boite.querySelector("input");
  const liste = boite.querySelector("[role=listbox]");
  const annonce = boite.querySelector("[role=status]");
  const PLUS = 8;
  // Tous les textes viennent de la page, dans sa langue.
  const dits = boite.dataset;
  const dire = (modele, valeurs) => modele.replace(/\{(\w+)\}/g, (_, nom) => valeurs[nom]);
  let lieux = null;
  let trouves = [];
  let actif = -1;

  // Accents, traits d'union, apostrophes et « St » ne comptent pas.
  const simple = (texte) =>
    ` ${texte.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/œ/g, "oe").replace(/[^a-z0-9]+/g, " ").trim()} `
      .replace(/ st(e?) /g, " saint$1 ")
      .trim();
  const sansArticle = (texte) => texte.replace(/^(le|la|les|l) /, "");

  globalThis.garrigueCommunes = (departements) => {
    lieux = departements.flatMap(([departement, page, noms]) =>
      noms.map((ligne) => {
        const coupe = ligne.indexOf(" ");
        const nom = ligne.slice(coupe + 1);
        const cle = simple(nom);
        return { nom, departement, adresse: `${page}#${ligne.slice(0, coupe)}`, cle, nu: sansArticle(cle) };
      }),
    );
    chercher();
  };

  const charger = () => {
    if (document.querySelector("script[data-liste]")) return;
    const script = document.createElement("script");
    script.src = boite.dataset.communes;
    script.dataset.liste = "";
    script.onerror = () => { annonce.textContent = dits.echec; };
    document.head.append(script);
  };

  const rang = (lieu, mots) => {
    if (lieu.cle === mots || lieu.nu === mots) return 0;
    if (lieu.cle.startsWith(mots) || lieu.nu.startsWith(mots)) return 1;
    if (` ${lieu.cle}`.includes(` ${mots}`)) return 2;
    return 3;
  };

  const fermer = () => {
    liste.hidden = true;
    actif = -1;
    champ.setAttribute("aria-expanded", "false");
    champ.removeAttribute("aria-activedescendant");
  };

  const choisir = (rangVoulu) => {
    actif = rangVoulu;
    [...liste.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === actif)));
    if (actif < 0) return champ.removeAttribute("aria-activedescendant");
    champ.setAttribute("aria-activedescendant", liste.children[actif].id);
    liste.children[actif].scrollIntoView({ block: "nearest" });
  };

  const aller = (lieu) => {
    const adresse = new URL(lieu.adresse, new URL(boite.dataset.communes, location.href));
    // Depuis un disque, un navigateur n'ouvre pas l'index d'un dossier.
    if (adresse.protocol === "file:") adresse.pathname += "index.html";
    location.assign(adresse);
  };

  const chercher = () => {
    const mots = simple(champ.value);
    if (!lieux || mots.length < 2) {
      annonce.textContent = "";
      return fermer();
    }
    trouves = lieux
      .map((lieu, ordre) => ({ lieu, ordre, rang: rang(lieu, mots) }))
      .filter((t) => t.rang < 3)
      .sort((a, b) => a.rang - b.rang || a.lieu.nom.length - b.lieu.nom.length || a.ordre - b.ordre);
    const nombre = trouves.length;
    trouves = trouves.slice(0, PLUS).map((t) => t.lieu);
    liste.replaceChildren(
      ...trouves.map((lieu, i) => {
        const option = document.createElement("li");
        option.id = `commune-trouvee-${i}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        const nom = document.createElement("span");
        nom.textContent = lieu.nom;
        const departement = document.createElement("span");
        departement.className = "doux";
        departement.textContent = lieu.departement;
        option.append(nom, " ", departement);
        option.addEventListener("pointerdown", (e) => e.preventDefault());
        option.addEventListener("click", () => aller(lieu));
        return option;
      }),
    );
    fermer();
    liste.hidden = nombre === 0;
    champ.setAttribute("aria-expanded", String(nombre > 0));
    annonce.textContent =
      nombre === 0
        ? dits.aucune
        : dire(nombre > PLUS ? dits.trop : nombre > 1 ? dits.plusieurs : dits.une, { n: nombre, m: PLUS });
    annonce.classList.toggle("hors-ecran", nombre > 0);
  };

  champ.addEventListener("focus", charger, { once: true });
  champ.addEventListener("input", () => { charger(); chercher(); });
  champ.addEventListener("blur", fermer);
  champ.addEventListener("keydown", (e) => {
    const ouvert = !liste.hidden;
    if (e.key === "ArrowDown" && !ouvert) chercher();
    else if (e.key === "ArrowDown") choisir((actif + 1) % trouves.length);
    else if (e.key === "ArrowUp" && ouvert) choisir(actif <= 0 ? trouves.length - 1 : actif - 1);
    else if (e.key === "Escape" && ouvert) fermer();
    else if (e.key === "Enter" && ouvert) aller(trouves[Math.max(actif, 0)]);
    else return;
    e.preventDefault();
  });
  boite.hidden = false;
})();
