// What a page asks of the network, and everything that goes wrong while it loads.

/**
 * Opens `url` with every ear open. Troubles of the addresses in `expected` are none.
 * @returns {Promise<{ asked: string[], trouble: string[] }>} `asked` counts the icon of the tab
 */
export async function listen(tab, url, expected = []) {
  const asked = [];
  const trouble = [];
  const complain = (about, words) => expected.includes(about) || trouble.push(words);
  tab.on("request", (request) => asked.push(request.url()));
  tab.on("requestfailed", (request) => trouble.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  tab.on("response", (r) => r.status() >= 400 && complain(r.url(), `${r.status()}: ${r.url()}`));
  tab.on("console", (said) => complain(said.location().url, `console: ${said.text()} ${said.location().url}`));
  tab.on("pageerror", (error) => trouble.push(`script: ${error.message}`));
  await tab.addInitScript(() => {
    globalThis.blocked = [];
    addEventListener("securitypolicyviolation", (e) => globalThis.blocked.push(`blocked: ${e.violatedDirective} ${e.blockedURI}`));
  });
  await tab.goto(url, { waitUntil: "networkidle" });
  // Headless Chromium may leave the icon of the tab aside.
  const icons = await tab.evaluate(() => [...document.querySelectorAll("link[rel~=icon]")].map((l) => l.href));
  asked.push(...icons.filter((icon) => !asked.includes(icon)));
  trouble.push(...(await tab.evaluate(() => globalThis.blocked)));
  return { asked, trouble };
}
