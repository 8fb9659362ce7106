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
          data.fgColor ?? "", data.bgColor ?? "", data.messageKey ?? ""]);
      }
    }
    return rows;
  };

  return { computed, verdicts, settle };
})();
