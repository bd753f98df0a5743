// What html-validate asks of every page. All of its recommended rules, but for those below: each says why.

export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // The minifier writes no quote, no capital and no default value that HTML does not need: fewer bytes, same page.
    "attr-quotes": "off",
    "doctype-style": "off",
    "no-implicit-button-type": "off",
    "no-trailing-whitespace": "off",
    // The title of a page is that of the document's chapter, then the territory and the portal: cut, it would lie.
    "long-title": "off",
    // A header of part of a column has an `id` that its cells name, and no `scope` (RGAA 5.7.3): the audit's own G868 holds it.
    "wcag/h63": "off",
    // ARIA lets a list or a group have a name. A name where ARIA allows none stays an error.
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
    // A table that scrolls sideways is a region that the keyboard reaches, not a section of the text. The communes
    // found are a list that the field commands: a select would not show them as they are typed.
    "prefer-native-element": ["error", { exclude: ["region", "listbox"] }],
  },
};
