// CSV as RFC 4180 says it, so that what the portal writes is read by something else than what wrote it.

/** The rows of a text, each as an object by column. */
export function csv(text) {
  const rows = [];
  let row = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted && c === '"' && text[i + 1] === '"') cell += text[i++];
    else if (c === '"') quoted = !quoted;
    else if (!quoted && c === ",") row.push(cell), (cell = "");
    else if (!quoted && c === "\r" && text[i + 1] === "\n") row.push(cell), rows.push(row), (row = []), (cell = ""), i++;
    else cell += c;
  }
  if (quoted || cell || row.length) throw new Error("The text does not end with a line.");
  const [head, ...body] = rows;
  return body.map((cells) => {
    if (cells.length !== head.length) throw new Error(`${cells.length} cells instead of ${head.length}: ${cells}`);
    return Object.fromEntries(head.map((name, rank) => [name, cells[rank]]));
  });
}
