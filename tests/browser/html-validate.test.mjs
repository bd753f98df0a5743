// html-validate on the whole portal: what the Nu checker does not look at (criterion A15).

import assert from "node:assert/strict";
import { test } from "node:test";

import { HtmlValidate, StaticConfigLoader } from "html-validate";

import config from "./htmlvalidate.config.mjs";
import { html, pages } from "./lib/site.mjs";

const checker = new HtmlValidate(new StaticConfigLoader(config));

/** Each fault with the rule that must see it. */
const baits = [
  ["no-dup-id", "<p id=a>a</p><p id=a>b</p>"],
  ["valid-id", "<p id=1>a</p>"],
  ["aria-label-misuse", "<p aria-label=a>b</p>"],
  ["prefer-native-element", "<div role=button>b</div>"],
  ["unique-landmark", "<nav>a</nav><nav>b</nav>"],
  ["element-permitted-content", "<p><span><div>a</div></span></p>"],
  ["text-content", "<button type=button></button>"],
  ["wcag/h37", "<img src=a.png>"],
];

for (const [rule, fault] of baits) {
  test(`html-validate still looks for ${rule}`, async () => {
    const rules = (await faults(fault)).map((m) => m.ruleId);
    assert.ok(rules.includes(rule), `it said ${rules.join(", ") || "nothing"} of ${fault}`);
  });
}

test("html-validate finds no fault on any page of the portal", { timeout: 300_000 }, async () => {
  const found = [];
  for (const page of pages) {
    for (const m of await faults(html(page))) {
      found.push(`/${page.address} ${m.line}:${m.column} ${m.ruleId}: ${m.message} « ${m.selector ?? ""} »`);
    }
  }
  assert.deepEqual(found, []);
});

/** What the checker says of some HTML. */
async function faults(text) {
  const { results } = await checker.validateString(text);
  return results.flatMap((r) => r.messages);
}
