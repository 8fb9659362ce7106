// Where the opener stands, so that it covers nothing of the site. The form is a row above the body,
// where neither the body's layout nor its transforms reach it; what the site fixed to the window's top
// moves down while the row, or the bar, is there. In the same closure as what is above.
const pressable = "a,button,input,select,textarea,summary,label,iframe,[role=button],[tabindex]";
// Elements of the site that the style sheet moves, by the attribute and the properties set here.
const moved = new Map();
const stale = [];
const tops = new WeakMap();
let form;
let details;
let opener;
let rowHeight = 0;
// Whether the reader goes down the page, and does not look for the opener.
let away;
// What had the focus, if anything.
let focused;
let waiting;

const boxOf = (element) => element.getBoundingClientRect();
const styleOf = (element) => getComputedStyle(element);
const isOurs = (element) => !form || form.contains(element);
const under = (x, y) => document.elementsFromPoint(x, y).filter((element) => !isOurs(element));
const mark = (element, kind) => (element.dataset.a11yviewDown = kind);
const size = (element, name, pixels) => define(element, name, pixels + "px");

// The outermost element around this one that does not go down with the page. What is fixed does not
// go down with what is around it either.
const mover = (element) => {
  let found;
  let isFixed;
  const atPage = styleOf(document.body).position !== "relative" && !scrollY;
  for (; element && element !== root; element = element.parentElement) {
    const { position } = styleOf(element);
    if (position === "fixed") isFixed = found = element;
    if (isFixed) continue;
    if (position === "sticky") found = element;
    if (position === "absolute" && atPage && [element, element.offsetParent].includes(document.body)) found = element;
  }
  return found;
};

const push = (element, reach) => {
  const { from, page, high } = moved.get(element);
  const by = page ? parseFloat(root.style.paddingTop) || form.offsetHeight : reach;
  size(element, "down", from + by);
  size(element, "high", high - by);
};

// At another size or width it may be elsewhere, or no longer fixed. The mark stays until that is
// seen: without it, the way back would be a transition.
const forget = () => {
  for (const element of moved.keys()) {
    mark(element, "off");
    stale.push(element);
  }
  moved.clear();
  later();
};

const look = (reach) => {
  const heights = [1, reach / 2, reach - 1];
  // The corners too: a button for the menu may be all that is there.
  for (let part = 2; part < 100; part += 12)
    for (const y of heights)
      for (const hit of under((innerWidth * part) / 100, y)) {
        const element = mover(hit);
        if (!element || moved.has(element)) continue;
        const { position, marginTop, top, height } = styleOf(element);
        const sticky = position === "sticky";
        const from = boxOf(element);
        moved.set(element, {
          from: parseFloat(sticky ? top : marginTop) || 0,
          page: position === "absolute",
          high: parseFloat(height),
        });
        mark(element, sticky ? "top" : "");
        push(element, reach);
        const to = boxOf(element);
        // What is fixed beneath a header goes down with it.
        if (to.bottom < innerHeight / 2) heights.push(to.bottom - 1);
        // As high as the window, or hanging from its lower edge: it has to become lower.
        if (!sticky && (to.top <= from.top || (to.bottom > innerHeight + 1 && from.bottom < innerHeight + 1))) mark(element, "high");
      }
};

// A page as high as the window that cannot be scrolled would lose its lower end to the row. Of the
// positions, static and relative have an "at".
const isLong = (element) =>
  element.dataset.a11yviewDown === "fit" ||
  (boxOf(element).bottom > innerHeight + 1 && /at/.test(styleOf(element).position));
const fit = (element, height) => {
  const long = [...element.children].filter(isLong);
  mark(element, "fit");
  size(element, "high", height);
  for (const child of long) fit(child, height);
};

// Near enough to the luminance of WCAG 2.2 where it decides: from 0.175 to 0.183 black and white can
// both be read.
const isLight = (color) => {
  const [red, green, blue] = color.match(/[\d.]+/g).map((part) => (part / 255) ** 2.2);
  return 3 * red + 10 * green + blue > 2.53;
};

// The row takes the color of what stands beneath it, and is dark above a picture with light text; if
// that is one color, and the site names none itself.
const tint = (y) => {
  if (styleOf(root).getPropertyValue("--a11yview-row")) return;
  const [color, ...others] = [1, 5, 9].map((part) => {
    const hits = under((innerWidth * part) / 10, y + 2);
    for (const element of hits) {
      const { backgroundColor, backgroundImage } = styleOf(element);
      if (backgroundImage !== "none") return isLight(styleOf(hits[0].querySelector("a") ?? hits[0]).color) ? "rgb(28, 33, 38)" : "";
      if (!backgroundColor.endsWith(", 0)")) return backgroundColor;
    }
  });
  const one = color?.startsWith("rgb(") && others.every((other) => other === color) ? color : "";
  define(form, "row", one);
  define(form, "row-text", one && (isLight(one) ? "#000" : "#fff"));
};

// In the corner where it lies on the least to press; of two alike, the first by name.
const float = () => {
  const { dataset } = details;
  const parts = [4, 26, 48];
  const taken = (corner) => {
    dataset.afloat = corner;
    const { left, top } = boxOf(details);
    const hits = parts.flatMap((x) => parts.map((y) => under(left + x, top + y)[0]));
    return hits.filter((hit) => hit?.closest(pressable)).length + corner;
  };
  // It stays where it came into sight until it is gone again.
  if (!dataset.afloat || ("away" in dataset && !away)) {
    const [best] = ["bottom-end", "bottom-start", "top-end", "top-start"].map(taken).sort();
    dataset.afloat = form.dataset.place ?? best.slice(1);
  }
  put(details, "data-away", away);
};

const place = () => {
  waiting = 0;
  const isOpen = details.open;
  // Not in a place of the site's own.
  const isAbove = form.parentNode === root;
  const isOut = form.dataset.place || boxOf(form).bottom < 1;
  if (isOut && !isOpen) float();
  else {
    delete details.dataset.afloat;
    delete details.dataset.away;
  }
  const panel = boxOf(details);
  const isBar = isOpen && panel.top < 1;
  if (!isOpen && !isOut) rowHeight = panel.height;
  // While the top of the page is in sight, a bar pushes it down, and a sheet leaves it the row.
  const isTop = isAbove && (!isOut || scrollY < 1);
  if (!isOpen || isTop) size(form, "row-height", isOpen ? (isBar ? panel.height : 0) : rowHeight);
  const below = isOpen && !isBar ? panel.height : 0;
  root.style.paddingBottom = below ? below + "px" : "";
  if (!isAbove && (!isOpen || scrollY < 1)) root.style.paddingTop = isBar ? panel.height + "px" : "";
  const reach = Math.max(isAbove ? boxOf(form).bottom : 0, isBar ? panel.bottom : 0);
  for (const element of moved.keys()) push(element, reach);
  if (reach > 0) look(reach);
  // Not a long page that a dialog holds: it would lose the reader's place. A fifth is what the bars of a
  // phone's browser may take.
  const isHeld =
    isAbove &&
    /hidden|clip/.test(styleOf(root).overflowY + styleOf(document.body).overflowY) &&
    root.scrollHeight - form.offsetHeight - below < innerHeight * 1.2;
  if (!isHeld) stale.push(...document.querySelectorAll("[data-a11yview-down=fit]"));
  for (const element of stale.splice(0))
    if (!moved.has(element)) {
      put(element, "data-a11yview-down");
      define(element, "down", "");
      define(element, "high", "");
    }
  if (isHeld && isLong(document.body)) fit(document.body, innerHeight - reach - below);
  tidy();
  if (isAbove && !isOpen && reach > 0) tint(reach);
};

const later = () => {
  if (form) waiting ||= requestAnimationFrame(place);
};

const start = () => {
  const found = document.querySelector("form[data-a11yview-panel]");
  // The parser has to be past it.
  if (form || !found || (!found.nextSibling && document.readyState === "loading")) return later();
  form = found;
  [details, opener] = form.querySelectorAll("details,summary");
  // In a place of the site's own that is not shown, it would be out of reach.
  if (!form.closest("[data-a11yview-place]") || !opener.offsetHeight) root.insertBefore(form, document.body);
  const observer = new ResizeObserver(later);
  observer.observe(form);
  observer.observe(details);
  place();
};

// Before the first paint, if the parser is that far.
requestAnimationFrame(start);
addEventListener("load", later);
addEventListener("resize", forget);
addEventListener(
  "scroll",
  ({ target }) => {
    const scroller = target.scrollingElement ?? target;
    if (isOurs(scroller)) return;
    const top = scroller.scrollTop;
    away = top > (tops.get(scroller) ?? 0);
    tops.set(scroller, top);
    later();
  },
  true,
);
// A site that numbers its tab stops would come before the opener, which cannot have a number.
addEventListener("keydown", (event) => {
  if (event.key !== "Tab" || event.shiftKey || details?.open !== false) return;
  const numbered = document.querySelector("[tabindex]:not([tabindex='0'],[tabindex^='-'])");
  const goal = event.target === opener ? numbered : numbered && !focused && opener;
  if (!goal) return;
  event.preventDefault();
  goal.focus();
});
// What has the focus is never beneath it (WCAG 2.4.11).
addEventListener("focusin", ({ target }) => {
  focused = target;
  if (isOurs(target)) return;
  const one = boxOf(target);
  const panel = boxOf(details);
  if (one.left > panel.right || one.right < panel.left || one.top > panel.bottom || one.bottom < panel.top) return;
  if (details.open) scrollBy(0, panel.top < 1 ? one.top - panel.bottom - 8 : one.bottom - panel.top + 8);
  else if (details.dataset.afloat) details.dataset.away = "";
});
