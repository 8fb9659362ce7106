// What Chromium and axe-core say of a page, element by element. Paths count child elements from
// <html> down, from 1; the sheet of the schemes, which the test put in, is no part of the page.
globalThis.judging = (() => {
  const added = () => document.querySelector("link[data-judging]");

  const paths = () => {
    const found = new Map([[document.documentElement, ""]]);
    const walk = (element, path) => {
      let number = 0;
      for (const child of element.children) {
        if (child === added()) continue;
        number += 1;
        found.set(child, `${path}/${number}`);
        walk(child, `${path}/${number}`);
      }
    };
    walk(document.documentElement, "");
    return found;
  };
  const known = paths();
  const pathOf = element => known.get(element);
  const at = path => [...known].find(([, one]) => one === path)[0];

  const chosen = links => [...known].filter(([element]) => !links || element.closest(":any-link"));

  // Finite animations and transitions end at once, also those that the end of others starts; the
  // endless ones do not begin.
  const settle = () => {
    for (let turn = 0; turn < 20; turn += 1) {
      const running = document.getAnimations().filter(one => one.playState !== "finished");
      if (!running.length) return;
      for (const animation of running) {
        const endless = animation.effect.getComputedTiming().endTime === Infinity;
        endless ? animation.cancel() : animation.finish();
      }
    }
  };

  const computed = links => {
    settle();
    return chosen(links).flatMap(([element, path]) => {
      const style = getComputedStyle(element);
      // What is in the shadow tree's host but in none of its slots has no style at all.
      return style.color ? [[path, element.localName, style.color, style.backgroundColor,
        parseFloat(style.fontSize), parseFloat(style.fontWeight)]] : [];
    });
  };

  const verdicts = async links => {
    settle();
    const result = await axe.run(document, {
      runOnly: ["color-contrast"], elementRef: true, iframes: false,
      resultTypes: ["violations", "passes", "incomplete"],
    });
    const rows = [];
    for (const kind of ["violations", "passes", "incomplete"]) {
      for (const node of result[kind].flatMap(rule => rule.nodes)) {
        if (links && !node.element.closest(":any-link")) continue;
        const data = node.any[0]?.data ?? {};
        rows.push([known.get(node.element), kind, data.contrastRatio ?? null,
          data.fgColor ?? "", data.bgColor ?? "", data.messageKey ?? "",
          parseFloat(data.expectedContrastRatio) || null]);
      }
    }
    return rows;
  };

  // In the first layer of all, so that it wins over the settings too.
  const bare = document.createElement("style");
  bare.textContent = `@layer judging { *, *::before, *::after, *::placeholder, *::marker {
    -webkit-text-fill-color: transparent !important; -webkit-text-stroke-color: transparent !important;
    text-decoration-color: transparent !important; text-shadow: none !important;
    transition: none !important } }`;

  // Letters without ink: a picture of the page then shows what is beneath them.
  const bareLetters = on => {
    settle();
    on ? document.documentElement.prepend(bare) : bare.remove();
  };

  const hasPicture = (element, seen) => {
    if (!element) return false;
    if (!seen.has(element)) {
      const own = [null, "::before", "::after"].some(
        pseudo => getComputedStyle(element, pseudo).backgroundImage !== "none");
      seen.set(element, own || hasPicture(element.parentElement, seen));
    }
    return seen.get(element);
  };

  // Where an element's own text is on the page, as far as the boxes around it show it.
  const placesOf = element => {
    const found = [];
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const line of range.getClientRects()) {
        let { left, top, right, bottom } = line;
        for (let one = element; one && one !== document.body; one = one.parentElement) {
          const style = getComputedStyle(one);
          if (!["inline", "contents"].includes(style.display) && style.overflow !== "visible") {
            const box = one.getBoundingClientRect();
            left = Math.max(left, box.left);
            top = Math.max(top, box.top);
            right = Math.min(right, box.right);
            bottom = Math.min(bottom, box.bottom);
          }
          if (style.position === "fixed") break;
        }
        left = Math.ceil(left + scrollX) + 1;
        top = Math.ceil(top + scrollY) + 1;
        const width = Math.floor(right + scrollX) - left - 1;
        const height = Math.floor(bottom + scrollY) - top - 1;
        if (left >= 0 && top >= 0 && width > 0 && height > 0) found.push([left, top, width, height]);
      }
    }
    return found;
  };

  // The colors beneath each text in a picture of the page, with how often each was met.
  const beneath = async png => {
    const bytes = Uint8Array.from(atob(png), one => one.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(1, 1);
    const context = canvas.getContext("2d", { willReadFrequently: true });
    const rows = [], seen = new Map();
    for (const [element, path] of known) {
      const counts = new Map();
      for (const [left, top, width, height] of placesOf(element)) {
        canvas.width = width;
        canvas.height = height;
        context.drawImage(picture, left, top, width, height, 0, 0, width, height);
        const { data } = context.getImageData(0, 0, width, height);
        // Beyond the picture's end a pixel is clear.
        for (let at = 0; at < data.length; at += 4) {
          if (!data[at + 3]) continue;
          const color = data[at] << 16 | data[at + 1] << 8 | data[at + 2];
          counts.set(color, (counts.get(color) ?? 0) + 1);
        }
      }
      if (counts.size) rows.push([path, hasPicture(element, seen), [...counts]]);
    }
    return rows;
  };

  // Each letter becomes a block, and the gap after it shows what is beneath the text.
  const asBlocks = async (family, address) => {
    const face = new FontFace(family, `url(${address})`);
    document.fonts.add(await face.load());
    const blocks = document.createElement("style");
    blocks.textContent = `@layer judging { *, *::before, *::after, *::placeholder {
      font-family: "${family}" !important; letter-spacing: normal !important;
      font-style: normal !important; font-variant: normal !important; font-feature-settings: normal !important;
      text-decoration: none !important; transition: none !important } }`;
    document.documentElement.prepend(blocks);
    settle();
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  };

  // Where the middle of a letter's block is, and that of the gap after it, for the first letters
  // of each text that are seen; `most` at most.
  const letterPlaces = most => {
    const found = [];
    for (const [element, path] of known) {
      const places = [];
      for (const node of element.childNodes) {
        if (node.nodeType !== Node.TEXT_NODE) continue;
        for (let at = 0; at < node.length && places.length < most; at += 1) {
          if (!/\S/.test(node.data[at])) continue;
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const { left, top, right, bottom } = range.getBoundingClientRect();
          if (right - left < 4 || bottom - top < 4) continue;
          const middle = (top + bottom) / 2;
          const block = left + (right - left) * 0.32, gap = left + (right - left) * 0.82;
          if ([block, gap].every(x => isShown(element, x, middle))) {
            places.push([block, gap, middle].map((one, n) => one + (n < 2 ? scrollX : scrollY)));
          }
        }
      }
      if (places.length) found.push([path, places]);
    }
    return found;
  };

  const isShown = (element, x, y) => {
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      const style = getComputedStyle(one);
      if (!["inline", "contents"].includes(style.display) && style.overflow !== "visible") {
        const box = one.getBoundingClientRect();
        if (x < box.left || x > box.right || y < box.top || y > box.bottom) return false;
      }
      if (style.position === "fixed") break;
    }
    return x + scrollX >= 0 && y + scrollY >= 0;
  };

  // The colors at the middle of letters and in the gap after them, as pairs of 0xRRGGBB.
  const painted = async (png, most) => {
    const bytes = Uint8Array.from(atob(png), one => one.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.drawImage(picture, 0, 0);
    const at = (x, y) => {
      const [red, green, blue, alpha] = context.getImageData(Math.floor(x), Math.floor(y), 1, 1).data;
      return alpha ? red << 16 | green << 8 | blue : null;
    };
    return letterPlaces(most).map(([path, places]) => [path,
      places.map(([block, gap, y]) => [at(block, y), at(gap, y)])
        .filter(pair => pair.every(color => color !== null))]);
  };

  return { at, pathOf, computed, verdicts, settle, bareLetters, beneath, asBlocks, painted };
})();
