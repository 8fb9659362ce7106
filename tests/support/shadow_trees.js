// The computed values of every element of a page, through its open shadow trees. Paths count child
// elements from <html> down, from 1; "#" is the root of a shadow tree.
globalThis.shadowTrees = (() => {
  const walk = function* (parent, path) {
    let number = 0;
    for (const child of parent.children) {
      number += 1;
      yield* within(child, `${path}/${number}`);
    }
  };
  const within = function* (element, path) {
    yield [element, path];
    if (element.shadowRoot) yield* walk(element.shadowRoot, `${path}/#`);
    yield* walk(element, path);
  };
  const roots = () => [document, ...[...within(document.documentElement, "")]
    .map(([element]) => element.shadowRoot).filter(Boolean)];
  const settle = () => {
    for (let turn = 0; turn < 20; turn += 1) {
      const running = roots().flatMap(root => root.getAnimations()).filter(one => one.playState !== "finished");
      if (!running.length) return;
      for (const animation of running) {
        const endless = animation.effect.getComputedTiming().endTime === Infinity;
        endless ? animation.cancel() : animation.finish();
      }
    }
  };
  const computed = () => {
    settle();
    return [...within(document.documentElement, "")].flatMap(([element, path]) => {
      const style = getComputedStyle(element);
      // What no slot shows has no style at all.
      return style.color ? [[path, element.localName, style.color, style.backgroundColor,
        parseFloat(style.fontSize), parseFloat(style.fontWeight), style.display,
        style.visibility, parseFloat(style.opacity)]] : [];
    });
  };
  // axe-core's answers for the elements whose texts it looks at.
  const verdicts = async () => {
    settle();
    const known = new Map([...within(document.documentElement, "")]);
    const result = await axe.run(document, {
      runOnly: ["color-contrast"], elementRef: true, iframes: false,
      resultTypes: ["violations", "passes", "incomplete"],
    });
    return ["violations", "passes", "incomplete"].flatMap(kind =>
      result[kind].flatMap(rule => rule.nodes).map(node => [known.get(node.element), kind]));
  };
  return { computed, verdicts };
})();
