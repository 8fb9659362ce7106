// Brings the panel along, in the page's language: first in <body>, before anything is painted.
(() => {
  // Replaced: by tag the number of a template and its words; texts with the words' numbers between.
  const languages = LANGUAGES;
  const templates = TEMPLATES;
  const root = document.documentElement;
  // An attribute of the script says that the page has a place of its own for the panel.
  const placed = document.currentScript?.hasAttribute("data-a11yview-place");
  // Pages may allow no markup from scripts but that of a policy.
  const trusted = window.trustedTypes?.createPolicy("a11yview", { createHTML: (text) => text });

  const panel = () => {
    let tag = root.lang.slice(0, 40).toLowerCase().replaceAll("_", "-");
    while (tag && !Object.hasOwn(languages, tag)) tag = tag.slice(0, Math.max(tag.lastIndexOf("-"), 0));
    const [number, words] = languages[tag || FALLBACK];
    const html = templates[number].map((part) => words[part] ?? part).join("");
    return trusted?.createHTML(html) ?? html;
  };

  const put = () => {
    if (document.querySelector("form[data-a11yview-panel]")) return true;
    const place = placed ? document.querySelector("[data-a11yview-place]") : document.body;
    place?.insertAdjacentHTML("afterbegin", panel());
    return place;
  };

  if (put()) return;
  const watcher = new MutationObserver(() => put() && watcher.disconnect());
  watcher.observe(root, { childList: true, subtree: placed });
})();
