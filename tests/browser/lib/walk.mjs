// Walks with Tab, as fast as the page can follow.

import { measure } from "./in-page.mjs";

const SHIFT = 8;

/**
 * Presses Tab so many times; where focus was each time the key was let go. Keys are sent without waiting for what each
 * did: the page itself notes it, and keeps their order.
 */
export async function press(tab, times, back = false) {
  const keyboard = await tab.context().newCDPSession(tab);
  const key = { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9, modifiers: back ? SHIFT : 0 };
  await measure(tab, "takeStops");
  const strokes = Array.from({ length: times }).flatMap(() => ["rawKeyDown", "keyUp"]);
  await Promise.all(strokes.map((type) => keyboard.send("Input.dispatchKeyEvent", { ...key, type })));
  await keyboard.detach();
  return measure(tab, "takeStops");
}

/** The stops of a walk before focus left the page, or came back to where it had been. */
export function untilTheEnd(stops) {
  const end = stops.findIndex((stop, i) => !stop || stops.slice(0, i).some((s) => s.order === stop.order));
  return end < 0 ? stops : stops.slice(0, end);
}
