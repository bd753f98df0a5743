//# allFunctionsCalledOnLoad
// (La première ligne demande à Chromium de tout préparer pendant la lecture, sans attendre la première question.)
// La recherche : lit l'index bâti avec le portail (src/recherche/), fichier par fichier, à mesure des mots tapés.
// Rien n'est lu avant que le champ serve. Tous les textes viennent de la page.
(() => {
  const pli = (t) => t.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/ß/g, "ss").replace(/[’‘ʼ]/g, "'");

  // Les fichiers de l'index sont des scripts qui appellent cette fonction : une page ouverte depuis un disque peut les lire.
  const attendus = new Map();
  globalThis.garrigueRecherche = (valeur) => attendus.get(document.currentScript)?.(valeur);

  /** Ce qui dit où sont les mots : les fichiers par premières lettres, et les mots vides. */
  const cles = (mots, vides) => ({ lots: new Map(mots.split(" ").map((m) => m.split(":"))), vides: new Set(vides.split(" ")) });

  /** La recherche sur un index. `connues` sont ses clés, si la page les porte : les mots se lisent alors en même temps que lui. */
  const moteur = (adresse, connues) => {
    const racine = adresse.replace(/[^/]*$/, "");
    const lus = new Map();
    let pret, age = "";
    const lire = (fichier) => {
      const nom = fichier + age;
      if (!lus.has(nom)) {
        lus.set(nom, new Promise((oui, non) => {
          const script = document.createElement("script");
          // Quelqu'un l'attend.
          [script.src, script.fetchPriority] = [nom, "high"];
          attendus.set(script, (valeur) => (attendus.delete(script), oui(valeur)));
          // Ce qui est là sans rien dire (une page d'erreur) n'est pas un fichier de l'index.
          script.onload = script.onerror = () => attendus.delete(script) && (lus.delete(nom), non(new Error(nom)));
          document.head.append(script);
        }));
      }
      return lus.get(nom);
    };

    // Des nombres en base 32 : le sixième bit dit qu'un chiffre suit.
    const nombres = (texte) => {
      const tous = [];
      let n = 0, rang = 1;
      for (let i = 0; i < texte.length; i++) {
        const c = texte.charCodeAt(i);
        const v = c > 96 ? c - 71 : c > 64 && c < 91 ? c - 65 : c > 47 && c < 58 ? c + 4 : c === 45 ? 62 : 63;
        n += (v & 31) * rang;
        if (v & 32) rang *= 32;
        else tous.push(n), (n = 0), (rang = 1);
      }
      return tous;
    };

    const tete = () => (pret ??= lire(adresse).then((t) => ({
      ...t,
      ...cles(t.mots, t.vides),
      pages: t.pages.split(" "),
      genres: [],
      textes: t.textes.split(" "),
    })));
    const ou = async () => connues ?? tete();

    const groupes = new Map();
    const lot = async (debut) => {
      const t = await ou();
      const nom = [...debut].map((c) => (/[a-z0-9]/.test(c) ? c : "u" + c.codePointAt(0).toString(16))).join("");
      const lignes = await lire(`${racine}mots${nom && "-" + nom}.${t.lots.get(debut)}.js`);
      if (!groupes.has(debut)) {
        groupes.set(debut, lignes.split("\n").map((ligne) => {
          const [formes, suite] = ligne.split(" ");
          let avant = "";
          const toutes = formes.split(",").map((f, i) => (avant = i ? avant.slice(0, parseInt(f[0], 36)) + f.slice(1) : f));
          return { formes: toutes, suite };
        }));
      }
      return groupes.get(debut);
    };

    const lots = async (noms) => (await Promise.all(noms.map(lot))).flat();

    // Les fichiers où un mot tapé peut se trouver : celui de ses premières lettres, puis ceux des mots qui le prolongent.
    const fichiers = async (mot) => {
      const t = await ou();
      let n = mot.length;
      while (n > 0 && !t.lots.has(mot.slice(0, n))) n--;
      const suite = [...t.lots.keys()].filter((l) => l.length > mot.length && l.startsWith(mot));
      return [t.lots.has(mot.slice(0, n)) ? [mot.slice(0, n)] : [], suite.length < 5 ? suite : []];
    };

    const proche = (a, b) => {
      if (Math.abs(a.length - b.length) > 1) return false;
      let i = 0;
      while (i < a.length && a[i] === b[i]) i++;
      const [x, y] = [a.slice(i), b.slice(i)];
      return x.slice(1) === y.slice(1) || x === y.slice(1) || x.slice(1) === y || (x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2));
    };

    // Les formes d'un mot, puis celles qui commencent par lui, puis celles qui lui ressemblent : les premières qu'on trouve.
    const trouver = async (mot) => {
      const [ici, suite] = await fichiers(mot);
      let tous = await lots(ici);
      const essai = (force, dit) => {
        const bons = tous.filter((g) => g.formes.some(dit));
        return bons.length ? bons.map((groupe) => ({ groupe, force })) : null;
      };
      const debut = (n) => essai(n ? 0.6 : 0.8, (f) => f.startsWith(n ? mot.slice(0, -n) : mot));
      // Un mot entier n'est que là : le reste ne serait lu que pour être attendu.
      let bons = essai(1, (f) => f === mot);
      if (!bons) tous = tous.concat(await lots(suite));
      bons ??= debut(0);
      for (let n = 1; n <= 3 && !bons && mot.length - n > 3 && !/\d/.test(mot); n++) bons = debut(n);
      return bons ?? (mot.length > 4 ? essai(0.5, (f) => proche(f, mot)) : null) ?? [];
    };

    // Chaque terme est une liste de mots qui se valent.
    const termes = (question, vides) => {
      const tous = [];
      const colles = pli(question).replace(/\b([a-z]\d+)[ .]+(?=[a-z0]\d)/g, "$1").replace(/\b([a-z]\d+[a-z]\d+)[ .]+(?=[a-z0]\d)/g, "$1");
      for (const brut of colles.split(/[^\p{L}\p{N}.‐-]+/u)) {
        const mots = brut.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
        let colle = mots.join("");
        if (/\d/.test(colle)) {
          if (/[a-z]/.test(colle)) colle = colle.replace(/o/g, "0");
          if (colle.length > 1) tous.push([colle]);
        } else for (const mot of mots) if (mot.length > 1) tous.push(mots.length > 1 ? [mot, colle] : [mot]);
      }
      const pleins = tous.filter(([mot]) => !vides.has(mot));
      return pleins.length ? pleins : tous;
    };

    /** Les pages qui répondent, la meilleure d'abord : { page, note }, et les mots qui ne sont nulle part. */
    const chercher = async (question, filtres = []) => {
      const lue = tete();
      const liste = termes(question, (await ou()).vides);
      const trouves = await Promise.all(liste.map((mots) => Promise.all(mots.map(trouver)).then((g) => g.flat())));
      const t = await lue;
      const voulues = filtres.map((f) => t.facettes.indexOf(f));
      const notes = new Map();
      let poidsTotal = 0;
      trouves.forEach((groupes) => {
        const ici = new Map();
        let rare = 0;
        for (const { groupe, force } of groupes) {
          const suite = (groupe.nombres ??= nombres(groupe.suite));
          const idf = Math.log(1 + (t.nombre - suite.length + 0.5) / (suite.length + 0.5));
          rare = Math.max(rare, idf);
          let page = 0;
          for (const n of suite) {
            page += Math.floor(n / t.plusFort);
            const note = (idf * force * ((n % t.plusFort) + 1)) / t.plusFort;
            if (note > (ici.get(page)?.note ?? 0)) ici.set(page, { note, idf });
          }
        }
        poidsTotal += rare;
        for (const [page, { note }] of ici) {
          const deja = notes.get(page) ?? { note: 0, dit: 0 };
          notes.set(page, { note: deja.note + note, dit: deja.dit + rare });
        }
      });
      const resultats = [];
      for (const [page, { note, dit }] of notes) {
        // De chaque page, son rang puis ses facettes : lus si elle répond, et une fois.
        const [rang, ...facettes] = (t.genres[page] ??= nombres(t.pages[page]));
        if (voulues.every((f) => facettes.includes(f))) {
          resultats.push({ page, note: note * (dit / poidsTotal) ** 2 * (0.55 + 0.09 * rang) });
        }
      }
      resultats.sort((a, b) => b.note - a.note || a.page - b.page);
      const inconnus = liste.filter((_, i) => !trouves[i].length).map(([mot]) => mot);
      const mots = liste.flatMap((m, i) => m.concat(trouves[i].flatMap(({ groupe }) => groupe.formes)));
      return { resultats, inconnus, mots: new Set(mots) };
    };

    /** Ce qu'il faut pour montrer une page : [adresse, titre, code, fil, phrase]. */
    const texte = async (page) => {
      const t = await tete();
      const rang = Math.floor(page / t.parTextes);
      return (await lire(`${racine}textes-${rang}.${t.textes[rang]}.js`))[page % t.parTextes];
    };
    // Un fichier qui n'est plus là : le portail a changé depuis que l'index a été lu. On le relit, une fois.
    const relire = () => {
      if (age) return false;
      [pret, connues, age] = [undefined, undefined, `?${Date.now()}`];
      groupes.clear();
      return true;
    };
    // Les fichiers des mots que l'on tape sont lus pendant qu'on tape : la réponse ne les attendra pas.
    const prevoir = async (question) => {
      const mots = termes(question, (await ou()).vides).flat().filter((mot) => mot.length > 2);
      await Promise.all(mots.map((mot) => fichiers(mot).then(([ici, suite]) => lots([...ici, ...suite]))));
    };
    return { tete, chercher, texte, relire, prevoir };
  };
  globalThis.garrigueRecherche.moteur = moteur;

  const ici = document.currentScript?.dataset;
  if (!ici?.index) return;
  const index = moteur(ici.index, ici.mots && cles(ici.mots, ici.vides));
  const PAR_FOIS = 10;

  // La dernière réponse, dont le premier texte est demandé avec elle.
  let derniere, reponse;
  const repondre = (question, choisis) => {
    const cle = [question, ...choisis].join("\n");
    if (cle !== derniere) {
      derniere = cle;
      reponse = index.chercher(question, choisis).then((r) => {
        for (const { page } of r.resultats.slice(0, 1)) index.texte(page).catch(() => {});
        return r;
      });
    }
    return reponse;
  };
  const oublier = () => (derniere = undefined);

  const dire = (modele, valeurs) => modele.replace(/\{(\w+)\}/g, (_, nom) => valeurs[nom]);
  const element = (nom, classe, ...dedans) => {
    const e = document.createElement(nom);
    if (classe) e.className = classe;
    e.append(...dedans);
    return e;
  };
  // Le texte, ses mots cherchés dans <mark>.
  const marquer = (texte, mots) =>
    texte.split(/([\p{L}\p{N}]+)/u).map((bout, i) => (i % 2 && mots.has(pli(bout)) ? element("mark", "", bout) : bout));

  const demande = new URLSearchParams(location.search);

  const ouvrir = () => {
    const boite = document.querySelector("[data-recherche]");
    const formulaire = boite.querySelector("form");
    const champ = formulaire.elements.q;
    const [etat, liste, suite] = ["etat", "liste", "suite"].map((c) => boite.querySelector(`[data-${c}]`));
    const { racine, ...dits } = boite.dataset;
    const filtres = [...formulaire.querySelectorAll("select")];
    let tour = 0, trouve;

    const resultat = ([adresse, titre, code, fil, phrase]) => {
      const lien = element("a", "", ...marquer(titre, trouve.mots));
      // Depuis un disque, une adresse de dossier ouvrirait la liste de ses fichiers.
      lien.href = racine + adresse + (location.protocol === "file:" && /(^|\/)$/.test(adresse) ? "index.html" : "");
      const tete = element("p", "resultat-titre", lien);
      if (code) tete.prepend(element("span", "code", code), " ");
      return element("li", "", ...(fil ? [element("p", "resultat-fil", fil)] : []), tete, element("p", "doux", ...marquer(phrase, trouve.mots)));
    };

    const montrer = async (depuis) => {
      const ce = tour;
      const pages = trouve.resultats.slice(depuis, depuis + PAR_FOIS);
      const items = [];
      // Le premier paraît avant que les autres ne soient demandés, sauf à la place d'une liste, qui clignoterait.
      for (const part of depuis || liste.children.length ? [pages] : [pages.slice(0, 1), pages.slice(1)]) {
        const lus = (await Promise.all(part.map(({ page }) => index.texte(page)))).map(resultat);
        if (ce !== tour) return;
        if (depuis || items.length) liste.append(...lus);
        else liste.replaceChildren(...lus);
        items.push(...lus);
      }
      const reste = trouve.resultats.length - depuis - items.length;
      suite.hidden = reste <= 0;
      suite.textContent = dire(dits.encore, { n: Math.min(reste, PAR_FOIS) });
      if (depuis) items[0]?.querySelector("a").focus();
    };

    // Tant que l'on tape, le compte et l'adresse attendent : un lecteur d'écran ne dirait plus que l'un, et un navigateur
    // refuse que l'autre change cent fois de suite.
    let annonce;
    const noter = () => {
      const adresse = new URL(location.href);
      for (const e of [champ, ...filtres]) e.value.trim() ? adresse.searchParams.set(e.name, e.value.trim()) : adresse.searchParams.delete(e.name);
      history.replaceState(null, "", adresse);
    };
    const annoncer = (texte, attente = 0) => {
      const dite = () => ((etat.textContent = texte), noter());
      clearTimeout(annonce);
      if (attente) annonce = setTimeout(dite, attente);
      else dite();
    };

    const chercher = async (attente = 0) => {
      const ce = ++tour;
      clearTimeout(annonce);
      const question = champ.value.trim();
      const choisis = filtres.map((f) => f.value).filter(Boolean);
      if (question.length < 2) {
        annoncer("");
        suite.hidden = true;
        liste.replaceChildren();
        return;
      }
      try {
        const lue = await repondre(question, choisis);
        if (ce !== tour) return;
        trouve = lue;
        await montrer(0);
        if (ce !== tour) return;
        const n = lue.resultats.length;
        const compte = dire(n > 1 ? dits.plusieurs : n ? dits.une : dits.aucune, { n: n.toLocaleString(document.documentElement.lang), q: question });
        const manque = n && lue.inconnus.length ? " " + dire(dits.inconnu, { q: lue.inconnus.join(", ") }) : "";
        annoncer(compte + manque, attente);
      } catch {
        if (ce !== tour) return;
        oublier();
        if (index.relire()) return chercher(attente);
        annoncer(dits.echec);
      }
    };

    let bientot, avant = 0;
    const saisir = () => {
      clearTimeout(bientot);
      const ajout = champ.value.length - avant;
      avant = champ.value.length;
      // Ce qui arrive d'un coup (collé, dicté) est une question entière.
      if (ajout > 1) return chercher();
      bientot = setTimeout(chercher, 40, 400);
      if (champ.value.trim().length > 1) index.prevoir(champ.value).catch(() => {});
    };
    champ.addEventListener("focus", () => index.tete().catch(() => {}), { once: true });
    champ.addEventListener("input", saisir);
    for (const f of filtres) f.addEventListener("change", () => chercher());
    formulaire.addEventListener("submit", (e) => (e.preventDefault(), clearTimeout(bientot), chercher()));
    // Qui revient d'une page retrouve sa question.
    liste.addEventListener("click", noter);
    suite.addEventListener("click", () => montrer(liste.children.length));
    for (const e of boite.querySelectorAll("[data-script]")) e.hidden = false;
    for (const e of [champ, ...filtres]) if (demande.get(e.name)) e.value = demande.get(e.name);
    avant = champ.value.length;
    if (champ.value.trim()) chercher();
  };

  // La question que l'adresse porte est cherchée pendant que la page se lit encore.
  const question = demande.get("q")?.trim() ?? "";
  if (question.length > 1) repondre(question, [...demande].filter(([nom, valeur]) => nom !== "q" && valeur).map(([, valeur]) => valeur)).catch(oublier);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ouvrir);
  else ouvrir();
})();
