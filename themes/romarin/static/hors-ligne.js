// Depuis une clé USB (file:), un navigateur n'ouvre pas l'index d'un dossier : on complète alors les liens du portail.
// Sur le web, ce script ne fait rien ; sans lui, tout fonctionne.
if (location.protocol === "file:") {
  for (const lien of document.querySelectorAll("a[href]")) {
    const adresse = new URL(lien.getAttribute("href"), location.href);
    if (adresse.protocol === "file:" && adresse.pathname.endsWith("/")) {
      adresse.pathname += "index.html";
      // Un lien d'une carte (SVG) n'a que l'attribut.
      lien.setAttribute("href", adresse.href);
    }
  }
  for (const formulaire of document.querySelectorAll("form[action$='/']")) formulaire.action += "index.html";
}
