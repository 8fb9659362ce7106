// Carries out the reading aids that the visitor chose: a bigger pointer, a ruler, speech.
(() => {
  const root = document.documentElement;
  const voice = window.speechSynthesis;
  const chosen = (aid) => root.hasAttribute("data-a11yview-" + aid);
  // What is pressed or written in does its own work; the panel tells its own state.
  const own = "a,button,input,select,textarea,label,summary,[role=button],[contenteditable],[data-a11yview-panel]";
  const blocks = "p,li,dd,dt,td,th,h1,h2,h3,h4,h5,h6,blockquote,figcaption,caption,pre,legend";
  const sheet = new CSSStyleSheet();
  const drawn = {};
  let at = [-99, -99];

  // Laid over the page, touched by nothing: neither by the pointer, nor by the site's rules. Inline
  // important declarations, set through the object model, win over every sheet and pass any policy.
  const styled = (element, style) => {
    for (const [name, value] of Object.entries(style)) element.style.setProperty(name, value, "important");
    return element;
  };
  const drawing = (element, style) => {
    element.setAttribute("aria-hidden", "true");
    return styled(element, {
      all: "initial",
      position: "fixed",
      left: "0",
      top: "0",
      "z-index": "2147483646",
      "pointer-events": "none",
      display: "none",
      ...style,
    });
  };

  const draw = {
    pointer() {
      const svg = (name, attributes) => {
        const element = document.createElementNS("http://www.w3.org/2000/svg", name);
        for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
        return element;
      };
      const arrow = svg("svg", { width: 48, height: 72, viewBox: "-1 -1 16 24", fill: "#000", stroke: "#fff" });
      arrow.append(svg("path", { d: "M0 0V17L4 13.5L7 21L10 20L7 12.5H12.5Z" }));
      return drawing(arrow, { "z-index": "2147483647", width: "48px", height: "72px", fill: "#000", stroke: "#fff" });
    },
    ruler: () =>
      drawing(document.createElement("a11yview-ruler"), {
        right: "0",
        "border-block": "3px solid #000",
        outline: "2px solid #fff",
        "box-shadow": "0 0 0 200vmax rgb(0 0 0 / 55%)",
      }),
  };

  // Two and a half lines of the text beneath: the one that is read, and where the next one begins.
  const placeRuler = (y, element) => {
    const style = getComputedStyle(element ?? document.body);
    const line = parseFloat(style.lineHeight) || 1.4 * parseFloat(style.fontSize);
    const height = Math.min(2.5 * line, innerHeight / 3);
    styled(drawn.ruler, { display: "block", height: height + "px", transform: `translateY(${y - height / 2}px)` });
  };
  const place = () => {
    const [x, y] = at;
    if (drawn.pointer) styled(drawn.pointer, { display: "block", transform: `translate(${x}px, ${y}px)` });
    if (drawn.ruler) placeRuler(y, document.elementFromPoint(x, y));
  };
  const hidePointer = () => {
    if (drawn.pointer) styled(drawn.pointer, { display: "none" });
    sheet.replaceSync("");
  };

  let asked = 0;
  addEventListener("pointermove", ({ clientX, clientY, pointerType }) => {
    at = [clientX, clientY];
    if (pointerType !== "mouse") hidePointer();
    else if (drawn.pointer) sheet.replaceSync("*{cursor:none!important}");
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      place();
      if (pointerType !== "mouse") hidePointer();
    });
  });
  // Out of the window, or in a frame, where another page says what the pointer looks like.
  root.addEventListener("pointerleave", hidePointer);
  addEventListener("focusin", ({ target }) => {
    const box = drawn.ruler && target.getBoundingClientRect();
    if (box?.height) placeRuler(box.top + Math.min(box.height, innerHeight) / 2, target);
  });

  const silence = () => {
    voice?.cancel();
    CSS.highlights?.delete("a11yview-speech");
  };
  // A voice of the network breaks off in a long text: a sentence at a time.
  const speak = (text, range, element) => {
    silence();
    const lang = element.closest("[lang]")?.lang || navigator.language;
    const known = voice.getVoices().find((one) => one.lang.toLowerCase().startsWith(lang.toLowerCase()));
    const said = text.match(/[^.!?…]+[.!?…]*\s*/g) ?? [];
    if (window.Highlight) CSS.highlights.set("a11yview-speech", new Highlight(range));
    for (const [index, sentence] of said.entries()) {
      const words = new SpeechSynthesisUtterance(sentence);
      words.lang = lang;
      if (known) words.voice = known;
      if (index === said.length - 1) words.onend = () => CSS.highlights?.delete("a11yview-speech");
      voice.speak(words);
    }
  };
  const listen = ({ target, type }) => {
    if (!voice || !chosen("speech") || !target.closest || target.closest(own)) return;
    const selection = getSelection();
    if (!selection.isCollapsed) {
      const range = selection.getRangeAt(0);
      const { startContainer } = range;
      return speak(selection.toString(), range, startContainer.parentElement ?? root);
    }
    const block = type === "click" && target.closest(blocks);
    if (!block) return;
    const range = document.createRange();
    range.selectNodeContents(block);
    speak(block.innerText, range, block);
  };
  addEventListener("click", listen);
  // A selection made with the keys is complete when Shift is let go.
  addEventListener("keyup", (event) => event.key === "Shift" && !getSelection().isCollapsed && listen(event));
  addEventListener("keydown", ({ key }) => key === "Escape" && chosen("speech") && silence());
  addEventListener("pagehide", silence);

  const update = () => {
    for (const aid of ["ruler", "pointer"]) {
      if (chosen(aid) === aid in drawn) continue;
      if (chosen(aid)) {
        root.append((drawn[aid] = draw[aid]()));
        if (at[0] >= 0) place();
      } else {
        drawn[aid].remove();
        delete drawn[aid];
      }
    }
    if (!drawn.pointer) hidePointer();
    if (!chosen("speech")) silence();
  };
  const mark = new CSSStyleSheet();
  mark.replaceSync(
    "::highlight(a11yview-speech){color:var(--a11yview-mark-text,#000);background:var(--a11yview-mark-background,#ff0)}",
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet, mark];
  new MutationObserver(update).observe(root, {
    attributeFilter: ["pointer", "ruler", "speech"].map((aid) => "data-a11yview-" + aid),
  });
  update();
})();
