// Aperçu : recharge cette page quand elle a changé, et montre ce qui empêche de la reconstruire.
// Ce script n'est ajouté que par « garrigue serve » ; le portail publié ne le contient pas.
"use strict";
(() => {
  const { empreinte, evenements, nouvelles } = document.currentScript.dataset;
  const cle = `garrigue-apercu:${location.pathname}`;
  const panneau = document.querySelector("garrigue-apercu");
  const ombre = panneau?.shadowRoot;

  // Là où la lecture en était avant de recharger.
  const place = sessionStorage.getItem(cle);
  if (place) {
    sessionStorage.removeItem(cle);
    const [left, top] = place.split(",").map(Number);
    const remettre = () => scrollTo({ left, top, behavior: "instant" });
    remettre();
    addEventListener("load", remettre, { once: true });
  }

  const bouton = ombre?.querySelector("button");
  const texte = ombre?.querySelector("pre");
  const reduire = (oui) => {
    texte.hidden = oui;
    bouton.textContent = oui ? bouton.dataset.montrer : bouton.dataset.reduire;
    bouton.setAttribute("aria-expanded", String(!oui));
  };
  if (ombre) {
    bouton.hidden = panneau.hasAttribute("seul");
    reduire(false);
    bouton.addEventListener("click", () => reduire(!texte.hidden));
  }

  const montrer = (faute) => {
    if (!ombre) return;
    panneau.hidden = faute === null;
    if (faute !== null && texte.textContent !== faute) {
      texte.textContent = faute;
      reduire(false);
    }
  };

  const question = `${nouvelles}?${new URLSearchParams({ page: location.pathname, empreinte })}`;
  const regarder = async () => {
    const reponse = await fetch(question).catch(() => null);
    if (!reponse?.ok) return;
    const { recharger, faute } = await reponse.json();
    if (recharger) {
      sessionStorage.setItem(cle, `${scrollX},${scrollY}`);
      location.reload();
    } else {
      montrer(faute);
    }
  };

  // Un navigateur n'ouvre que six connexions par serveur : un seul onglet écoute, et le dit aux autres. Quand il se ferme
  // ou se recharge, le suivant prend sa place.
  const canal = new BroadcastChannel("garrigue-apercu");
  canal.addEventListener("message", regarder);
  navigator.locks.request("garrigue-apercu", () => {
    new EventSource(evenements).addEventListener("message", () => {
      canal.postMessage("regarder");
      regarder();
    });
    return new Promise(() => {});
  });
  addEventListener("pageshow", ({ persisted }) => persisted && regarder());
})();
