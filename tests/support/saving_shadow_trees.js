// Saves a page with its shadow trees, closed ones too, and the rules that scripts gave to sheets.
globalThis.savingShadowTrees = (() => {
  const roots = [];
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, { ...options, mode: "open", serializable: true });
    roots.push(root);
    return root;
  };
  const text = sheet => [...sheet.cssRules].map(rule => rule.cssText).join("\n");
  const written = scope => {
    for (const element of scope.querySelectorAll("style")) {
      const rules = element.sheet ? text(element.sheet) : "";
      // Rules put in by insertRule() are in no text.
      if (rules && !element.textContent.trim()) element.textContent = rules;
    }
    for (const sheet of scope.adoptedStyleSheets) {
      const style = document.createElement("style");
      style.textContent = text(sheet);
      if (sheet.media.mediaText) style.media = sheet.media.mediaText;
      (scope.head ?? scope).append(style);
    }
    scope.adoptedStyleSheets = [];
  };
  const saved = () => {
    for (const element of document.querySelectorAll("script")) element.remove();
    const connected = roots.filter(root => root.host.isConnected);
    [document, ...connected].forEach(written);
    const html = document.documentElement.getHTML({ serializableShadowRoots: true, shadowRoots: connected });
    const attributes = [...document.documentElement.attributes]
      .map(one => ` ${one.name}="${one.value.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`);
    return `<!DOCTYPE html>\n<html${attributes.join("")}>${html}</html>\n`;
  };
  return { saved };
})();
