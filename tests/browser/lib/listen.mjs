// What a page asks of the network, and everything that goes wrong while it loads.

import { measure } from "./in-page.mjs";

/**
 * Opens `url` with every ear open, as a reader whose browser has kept nothing. Troubles of the addresses in `expected`
 * are none.
 * @returns {Promise<{ asked: string[], trouble: string[] }>} `asked` counts the icon of the tab
 */
export async function listen(tab, url, expected = []) {
  const asked = [];
  const trouble = [];
  const complain = (about, words) => expected.includes(about) || trouble.push(words);
  const ears = {
    request: (request) => asked.push(request.url()),
    requestfailed: (request) => trouble.push(`failed: ${request.url()} ${request.failure()?.errorText}`),
    response: (r) => r.status() >= 400 && complain(r.url(), `${r.status()}: ${r.url()}`),
    console: (said) => complain(said.location().url, `console: ${said.text()} ${said.location().url}`),
    pageerror: (error) => trouble.push(`script: ${error.message}`),
  };
  const network = await tab.context().newCDPSession(tab);
  await network.send("Network.enable");
  await network.send("Network.setCacheDisabled", { cacheDisabled: true });
  for (const [event, ear] of Object.entries(ears)) tab.on(event, ear);
  try {
    await tab.goto(url, { waitUntil: "load" });
    // What a script asks for when it starts, or a style sheet when it first applies.
    await tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))));
    // Headless Chromium may leave the icon of the tab aside.
    const icons = await tab.evaluate(() => [...document.querySelectorAll("link[rel~=icon]")].map((l) => l.href));
    asked.push(...icons.filter((icon) => !asked.includes(icon)));
    trouble.push(...(await measure(tab, "blocked")));
  } finally {
    for (const [event, ear] of Object.entries(ears)) tab.off(event, ear);
    await network.detach();
  }
  return { asked, trouble };
}
