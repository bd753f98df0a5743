// Debian's Chromium, driven headless. It is never downloaded, and a machine without it fails.

import { existsSync } from "node:fs";
import { after, before } from "node:test";

import { chromium } from "playwright-core";

import { measures } from "./in-page.mjs";
import { serve } from "./server.mjs";
import { folder } from "./site.mjs";

const executablePath = process.env.GARRIGUE_CHROMIUM ?? "/usr/bin/chromium";

// Chromium looks nothing up outside, and asks nothing of the machine that a container may lack.
const quiet = [
  "--disable-background-networking",
  "--disable-dev-shm-usage",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
  "--no-first-run",
];

/** Widths in CSS pixels: a laptop, and the narrowest that WCAG 1.4.10 asks for. */
export const wide = { width: 1280, height: 900 };
export const narrow = { width: 320, height: 640 };

/**
 * A browser and a server for the tests of one file.
 * @param {string | Map<string, string>} site what to serve
 * @param {string} prefix where its home is
 * @param {string[]} flags more arguments for Chromium
 * @param {boolean} bare whether the host sends no header of its own
 */
export function setting(site = folder, prefix = "/", flags = [], bare = false) {
  const state = {
    /**
     * Opens `address` as a reader of these `options` would, and hands the tab to `work`. Opening a tab costs more than
     * loading a page: readers share one, unless `fresh` asks for a tab that has seen nothing yet.
     */
    async on(address, options, work) {
      const { viewport = wide, script = true, fresh = false, ...preferences } = options;
      const tab = fresh ? await open(state.browser, script) : await (tabs[script] ??= open(state.browser, script));
      try {
        await tab.setViewportSize(viewport);
        await tab.emulateMedia({ media: null, colorScheme: "light", forcedColors: null, reducedMotion: null, ...preferences });
        await tab.goto(new URL(address, state.base).href, { waitUntil: "load" });
        return await work(tab);
      } finally {
        if (fresh) await tab.context().close();
      }
    },
  };
  const tabs = {};
  before(async () => {
    if (!existsSync(executablePath)) throw new Error(`No browser at ${executablePath}: apt-get install chromium`);
    const server = await serve(site, prefix, bare);
    state.base = server.base;
    state.close = server.close;
    state.browser = await chromium.launch({
      executablePath,
      args: [...quiet, ...flags],
    });
  });
  after(async () => {
    await state.browser?.close();
    await state.close?.();
  });
  return state;
}

async function open(browser, script) {
  const context = await browser.newContext({ javaScriptEnabled: script, locale: "fr-FR" });
  await context.addInitScript(measures);
  const tab = await context.newPage();
  tab.setDefaultTimeout(30_000);
  return tab;
}

/** The text that a reader of `main` gets, one space between words. */
export const mainText = (page) =>
  page.evaluate(() => document.querySelector("main")?.innerText.replace(/\s+/g, " ").trim() ?? "");
