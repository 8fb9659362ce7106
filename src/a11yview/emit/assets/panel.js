// Puts the visitor's stored choice on <html> before the first paint, and makes the panel instant.
(() => {
  // Replaced by the catalog's tokens: {"font-size": ["100", …], …}, in the order of the wire.
  const offered = OFFERED;
  const keys = Object.keys(offered);
  const parts = ["text", "background"];
  const root = document.documentElement;
  const secure = location.protocol === "https:";
  const cookieName = (secure ? "__Host-" : "") + "a11yview";
  let state = {};
  let channel;
  // How often images were hidden.
  let hides = 0;

  // Storage may be refused, full or forbidden: the page goes on without it.
  const attempt = (action) => {
    try {
      return action();
    } catch {}
  };

  // Only what the catalog offers gets in, whoever wrote the text.
  const parse = (text) => {
    const kept = {};
    if (!text || text.length > LIMIT) return kept;
    const given = Object.fromEntries(text.split("&").map((pair) => pair.split("=")));
    for (const setting of keys) {
      const value = given[setting];
      if (offered[setting].includes(value)) kept[setting] = value;
    }
    if (given.scheme === "own" && parts.every((part) => /^[\da-f]{6}$/i.test(given[part]))) {
      kept.scheme = "own";
      for (const part of parts) kept[part] = given[part];
    }
    return kept;
  };

  const write = (chosen) =>
    ["scheme", ...parts, ...keys.slice(1)]
      .filter((setting) => chosen[setting])
      .map((setting) => setting + "=" + chosen[setting])
      .join("&");

  const readCookie = () =>
    attempt(() => document.cookie.match("(?:^|; )" + cookieName + "=([^;]*)")?.[1]);

  const stored = () => readCookie() ?? attempt(() => localStorage.a11yview);

  const store = (text) => {
    const ends = ";Path=/;Max-Age=" + (text ? 31536e3 : 0) + ";SameSite=Lax" + (secure ? ";Secure" : "");
    attempt(() => {
      document.cookie = cookieName + "=" + text + ends;
    });
    attempt(() => {
      delete localStorage.a11yview;
      if (text && readCookie() !== text) localStorage.a11yview = text;
    });
  };

  const put = (element, attribute, value) =>
    value ? element.setAttribute(attribute, value) : element.removeAttribute(attribute);
  const set = (setting, token) => put(root, "data-a11yview-" + setting, token);
  // Nothing as the value removes the property.
  const define = (element, name, value) => element.style.setProperty("--a11yview-" + name, value);
  const disable = (button, is) => put(button, "aria-disabled", is);

  // Reading it first: an attribute that was never read comes back empty in Chromium.
  const tidy = () => root.getAttribute("style") || put(root, "style");

  const apply = (chosen) => {
    const former = state.images;
    state = chosen;
    // Firefox scales a text when it first sees it: for sheets that came late and for sizes on
    // another width, let it see all anew. Styles only: a layout would lose the reader's place.
    if ("scrollMaxY" in window) {
      set("font-size");
      root.getAnimations();
    }
    for (const setting of keys) set(setting, state[setting]);
    for (const part of parts) define(root, "own-" + part, state[part] ? "#" + state[part] : "");
    // Chromium puts an alternative in an image's place once for an address, and brings the image
    // back only when its own is set anew, once it is laid out without.
    if (former !== state.images) {
      define(root, "hidden", state.images === "hide" && hides++ ? "'#" + hides + "'" : "");
      scrollY;
      for (const { attributes } of document.images) (attributes.src ?? attributes.srcset ?? {}).value += "";
    }
    tidy();
    show();
    forget();
  };

  // The option so many steps away as the button says.
  const stepped = (select, button) => select.options[select.selectedIndex + 1 * button.value];

  const show = () => {
    for (const panel of document.querySelectorAll("form[data-a11yview-panel]")) {
      for (const input of panel.elements) {
        const { name, dataset } = input;
        const token = state[name] ?? "";
        // To what is no radio button and no checkbox, this means nothing.
        input.checked = input.value === token || dataset.same === token;
        if (input.value === "own") input.parentNode.hidden = !input.checked;
        if (dataset.choice) input.setAttribute("aria-pressed", write({ ...state, ...parse(dataset.choice) }) === write(state));
        if (!input.options) continue;
        input.value = token;
        input.selectedIndex = Math.max(0, input.selectedIndex);
        for (const button of input.parentNode.querySelectorAll("button")) disable(button, !stepped(input, button));
      }
      const on = [...panel.querySelectorAll(":checked")].flatMap(({ dataset }) => dataset.says || []);
      const status = panel.querySelector("[role=status]");
      const says = on[0] ? status.dataset.on + " " + on.join("; ") + "." : status.dataset.none;
      // Writing the same text again would announce it again.
      if (status.textContent !== says) status.textContent = says;
      disable(panel.querySelector("[name=reset]"), !write(state));
      panel.dataset.live = "";
    }
  };

  const choose = (chosen) => {
    const kept = parse(write(chosen));
    const text = write(kept);
    apply(kept);
    store(text);
    attempt(() => channel.postMessage(text));
  };

  // An open channel would keep the page out of the back/forward cache.
  const listen = () =>
    attempt(() => {
      channel = new BroadcastChannel("a11yview");
      channel.onmessage = ({ data }) => apply(parse(data));
    });

  PLACING
  // What the server wrote on <html> stands; its own colors come with the cookie.
  const saved = parse(stored());
  const given = { ...saved };
  for (const setting of keys) given[setting] = root.getAttribute("data-a11yview-" + setting);
  const served = parse(write(given));
  apply(write(served) ? served : saved);

  listen();
  addEventListener("pagehide", () => attempt(() => channel.close()));
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return apply(state);
    listen();
    apply(parse(stored()));
  });
  addEventListener("DOMContentLoaded", () => {
    start();
    show();
  });
  if ("scrollMaxY" in window) addEventListener("resize", () => apply(state));

  const panelOf = (target) => target.closest?.("form[data-a11yview-panel]");
  addEventListener("change", ({ target }) => {
    const { name, value, checked } = target;
    if (!keys.includes(name) || !panelOf(target)) return;
    choose({ ...state, [name]: checked === false ? "" : value });
    target.scrollIntoView({ block: "nearest" });
  });
  // What *More* unfolds in a sheet would be below its edge.
  addEventListener("toggle", ({ target }) => panelOf(target) && target.open && target.scrollIntoView({ block: "nearest" }), true);
  addEventListener("click", ({ target }) => {
    // What it opens or closes is placed before it is painted.
    later();
    const button = target.closest?.("[name=step]");
    const select = button && panelOf(button) && button.parentNode.querySelector("select");
    const option = select && stepped(select, button);
    if (option) choose({ ...state, [select.name]: option.value });
  });
  addEventListener("submit", (event) => {
    if (!panelOf(event.target)) return;
    event.preventDefault();
    const { name, dataset } = event.submitter ?? {};
    // The other button that has a name resets.
    if (name) choose({ ...(dataset.choice && state), ...parse(dataset.choice) });
  });

  let before;
  addEventListener("keydown", (event) => {
    const isInside = details?.open && isOurs(event.target);
    const isEscape = isInside && event.key === "Escape";
    // Whatever letters the keyboard is set to: the key counts. It always has a modifier.
    const held = ["Control", "Alt", "Shift", "Meta"].filter((modifier) => event.getModifierState(modifier));
    const pressed = [...held, event.code.replace(/Key|Digit/, "")].join("+");
    if (!isEscape && pressed !== opener?.getAttribute("aria-keyshortcuts")) return;
    event.preventDefault();
    const goal = (isInside && !isEscape && before) || opener;
    if (!isInside) before = document.activeElement;
    details.open = !isInside;
    later();
    goal.focus();
  });
})();
