// What is measured inside a page. Evaluated there as a script; leaves `garrigue` behind. No module: pages load it.

globalThis.garrigue = (() => {
  /** Drawn, and not reduced to the single pixel that only screen readers meet. */
  const visible = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && !onlyRead(element) && element.getClientRects().length > 0;

  function onlyRead(element) {
    for (let e = element; e; e = e.parentElement) {
      if (e.offsetWidth <= 1 && e.offsetHeight <= 1 && getComputedStyle(e).position === "absolute") return true;
    }
    return false;
  }

  /** How a report names an element: its path in classes, and its first words. */
  function name(element) {
    const step = (e) => e.localName + (e.id ? `#${e.id}` : "") + [...e.classList].map((c) => `.${c}`).join("");
    const path = [element.parentElement, element].filter(Boolean).map(step).join(" > ");
    const words = (element.innerText ?? element.textContent ?? "").replace(/\s+/g, " ").trim().slice(0, 50);
    return words ? `${path} « ${words} »` : path;
  }

  /** The lines of text of the page: { node, parent, rect }, one a line box. */
  function lines() {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const parent = node.parentElement;
      if (!node.data.trim() || parent.closest("script, style, noscript, svg") || !visible(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) {
        if (rect.width > 1 && rect.height > 1) found.push({ node, parent, rect });
      }
    }
    return found;
  }

  /** What a box is, asked once for all the lines that it holds. */
  function boxes() {
    const known = new Map();
    return (box) => {
      if (!known.has(box)) {
        const { overflowX, overflowY, position } = getComputedStyle(box);
        known.set(box, { overflowX, overflowY, position, edge: box.getBoundingClientRect() });
      }
      return known.get(box);
    };
  }

  /** Text cut by a box that hides what overflows, or lost beyond the edge of the page. */
  function clippedText() {
    const faults = new Set();
    const all = lines();
    const width = document.documentElement.clientWidth;
    const slack = 2;
    const look = boxes();
    const cut = (o) => o === "hidden" || o === "clip";
    for (const { parent, rect } of all) {
      let [x, y] = [true, true];
      for (let box = parent; box && (x || y); box = box.parentElement) {
        const { overflowX: ox, overflowY: oy, position, edge } = look(box);
        if (box !== document.body && box !== document.documentElement) {
          if (x && cut(ox) && (rect.left < edge.left - slack || rect.right > edge.right + slack)) faults.add(name(box));
          if (y && cut(oy) && (rect.top < edge.top - slack || rect.bottom > edge.bottom + slack)) faults.add(name(box));
        }
        if (ox === "auto" || ox === "scroll") x = false;
        if (oy === "auto" || oy === "scroll") y = false;
        if (position === "fixed") break;
      }
      const reachable = rect.bottom > 0;
      if (x && reachable && (rect.right > width + slack || rect.left < -slack)) faults.add(`edge: ${name(parent)}`);
    }
    return { examined: all.length, faults: [...faults] };
  }

  /** Text drawn over other text. Only the middle of a line counts (tight lines may touch), as far as it is drawn. */
  function overlappingText() {
    const faults = new Set();
    const look = boxes();
    const core = lines().map(({ parent, rect }) => {
      let [left, right] = [rect.left + 1, rect.right - 1];
      for (let box = parent; box; box = box.parentElement) {
        const { overflowX, edge } = look(box);
        if (overflowX === "visible") continue;
        [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
      }
      return { parent, left, right, top: rect.top + rect.height * 0.3, bottom: rect.bottom - rect.height * 0.3 };
    });
    core.sort((a, b) => a.top - b.top);
    core.forEach((a, i) => {
      for (let j = i + 1; j < core.length && core[j].top < a.bottom; j++) {
        const b = core[j];
        if (a.left < b.right && b.left < a.right) faults.add(`${name(a.parent)} / ${name(b.parent)}`);
      }
    });
    return { examined: core.length, faults: [...faults] };
  }

  /** Regions that scroll sideways without holding a table, or that a keyboard cannot reach. */
  function sidewaysScrollers() {
    const faults = [];
    for (const e of document.body.querySelectorAll("*")) {
      if (e.scrollWidth <= e.clientWidth + 1 || !["auto", "scroll"].includes(getComputedStyle(e).overflowX)) continue;
      if (!e.querySelector("table") || e.tabIndex < 0) faults.push(name(e));
    }
    return faults;
  }

  const operable = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]:not([tabindex='-1'])";

  /** What Tab must reach, in document order. */
  const focusable = () =>
    [...document.querySelectorAll(operable)].filter((e) => e.tabIndex >= 0 && !e.disabled && visible(e));

  /** The place of each element of the walk, as numbered when it began. */
  const order = new Map();

  /** Numbers what Tab must reach, and names it. */
  function beginWalk() {
    order.clear();
    return focusable().map((e, i) => (order.set(e, i), name(e)));
  }

  /** Targets under 24 by 24 px that neither stand in a sentence nor keep a free circle of 24 px (WCAG 2.5.8). */
  function smallTargets() {
    // A scrolling region takes focus but is no target to aim at.
    const targets = focusable().filter((e) => e.matches("a, button, input, select, textarea, summary"));
    // An element drawn outside the page until it has focus is not there to be touched.
    const boxes = targets.map((e) => ({ e, rect: e.getBoundingClientRect() })).filter(({ rect }) => rect.bottom > 0);
    const small = boxes.filter(({ rect }) => rect.width < 23.9 || rect.height < 23.9);
    const faults = small.filter(({ e, rect }) => {
      if (inSentence(e)) return false;
      const centre = { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 };
      return boxes.some((other) => {
        if (other.e === e) return false;
        const o = other.rect;
        const dx = Math.max(o.left - centre.x, 0, centre.x - o.right);
        const dy = Math.max(o.top - centre.y, 0, centre.y - o.bottom);
        if (Math.hypot(dx, dy) < 12) return true;
        const isSmall = o.width < 23.9 || o.height < 23.9;
        const [ox, oy] = [o.left + o.width / 2 - centre.x, o.top + o.height / 2 - centre.y];
        return isSmall && Math.hypot(ox, oy) < 24;
      });
    });
    return {
      examined: boxes.length,
      faults: faults.map(({ e, rect }) => `${name(e)} ${rect.width.toFixed(1)}×${rect.height.toFixed(1)}`),
    };
  }

  /** An inline link with words of its own block around it: its height is that of the line. */
  function inSentence(element) {
    if (getComputedStyle(element).display !== "inline") return false;
    let block = element.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    const own = [...block.childNodes].filter((n) => n.nodeType === Node.TEXT_NODE || isInline(n));
    const around = own.map((n) => (n.contains(element) ? "" : n.textContent)).join("");
    return /[\p{L}\p{N}]{2}/u.test(around);
  }

  const isInline = (node) => node.nodeType === Node.ELEMENT_NODE && getComputedStyle(node).display === "inline";

  /** The element that has focus: whether it shows it. */
  function focus() {
    const e = document.activeElement;
    if (!e || e === document.body) return null;
    const style = getComputedStyle(e);
    // A ring drawn inside stands on the element, another on what is behind.
    const behind = parseFloat(style.outlineOffset) < 0 ? e : e.parentElement;
    return {
      order: order.get(e) ?? -1,
      name: name(e),
      ring: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
      contrast: contrast(rgb(style.outlineColor), background(behind)),
      seen: uncovered(e),
    };
  }

  /** The stops of a walk that is under way, as each key is let go: where focus is then, and how it shows. */
  let stops = [];
  addEventListener("keyup", (e) => e.key === "Tab" && stops.push(focus()), true);

  /** Hands over the stops since the last time. */
  function takeStops() {
    const taken = stops;
    stops = [];
    return taken;
  }

  const refused = [];
  addEventListener("securitypolicyviolation", (e) => refused.push(`blocked: ${e.violatedDirective} ${e.blockedURI}`));

  /** What the policy of the page has blocked. */
  const blocked = () => refused;

  /** Whether some point of the element is in the window and not under something else. */
  function uncovered(element) {
    return [...element.getClientRects()].some((r) => {
      const [top, bottom] = [Math.max(r.top, 0), Math.min(r.bottom, innerHeight)];
      return [0.5, 0.1, 0.9].some((part) => {
        const hit = document.elementFromPoint(r.left + Math.max(r.width * part, 1), (top + bottom) / 2);
        return hit && (element.contains(hit) || hit.contains(element));
      });
    });
  }

  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const read = new Map();

  /** Any CSS colour as [r, g, b, a], 0 to 255. One that stands for a colour of the system is read each time. */
  function rgb(colour) {
    if (read.has(colour)) return read.get(colour);
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const found = [...canvas.getImageData(0, 0, 1, 1).data];
    if (colour.startsWith("rgb")) read.set(colour, found);
    return found;
  }

  /** The colour behind an element: the nearest opaque background, images left aside. */
  function background(element) {
    for (let e = element; e; e = e.parentElement) {
      const colour = rgb(getComputedStyle(e).backgroundColor);
      if (colour[3] > 250) return colour;
    }
    return rgb("Canvas");
  }

  /** WCAG contrast ratio of two opaque colours. */
  function contrast(a, b) {
    const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (light + 0.05) / (dark + 0.05);
  }

  function luminance([r, g, b]) {
    const [R, G, B] = [r, g, b].map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * R + 0.7152 * G + 0.0722 * B;
  }

  /** Lines of text of the same colour as what is behind them. */
  function invisibleText() {
    const all = lines();
    const faults = all.filter(({ parent }) => contrast(rgb(getComputedStyle(parent).color), background(parent)) < 1.5);
    return { examined: all.length, faults: faults.map(({ parent }) => name(parent)) };
  }

  return {
    beginWalk,
    blocked,
    clippedText,
    focus,
    invisibleText,
    overlappingText,
    sidewaysScrollers,
    smallTargets,
    takeStops,
    visible,
  };
})();
