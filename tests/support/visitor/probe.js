// Reads what a visitor has before them: runs inside the page, put there by the test, never by the page.
// visitor.number() once; then visitor.texts(), visitor.icons(), visitor.fingerprints(), visitor.overflow() at any time.
window.visitor = (() => {
  const SKIPPED = 'head,script,style,noscript,template,option,optgroup,svg,iframe,object,video,audio,canvas';
  const ICON_FAMILY = /icon|awesome|glyph|symbol|feather|dripicons|nucleo|themify|linea/i;
  const PRIVATE_USE = /^[\s\uE000-\uF8FF\u{F0000}-\u{10FFFD}]*[\uE000-\uF8FF\u{F0000}-\u{10FFFD}][\s\uE000-\uF8FF\u{F0000}-\u{10FFFD}]*$/u;
  const WITH_VALUE = /^(text|search|email|url|tel|number|password|date|time|month|week|button|submit|reset)$/;
  const PANEL = '[data-a11yview-panel]';
  const ids = new WeakMap();
  const elements = [];
  const own = () => elements.filter(e => e.isConnected);

  function number() {
    for (const e of document.documentElement.querySelectorAll('*')) {
      if (e.closest(SKIPPED) || e.closest('[data-a11yview-panel]')) continue;
      ids.set(e, elements.length);
      elements.push(e);
    }
    return elements.length;
  }

  const brush = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const known = new Map();
  function rgba(css) {                        // any CSS color as the browser paints it
    if (!known.has(css)) {
      brush.clearRect(0, 0, 1, 1);
      brush.fillStyle = css;
      brush.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = brush.getImageData(0, 0, 1, 1).data;
      const exact = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(css);
      known.set(css, exact ? [+exact[1], +exact[2], +exact[3], +(exact[4] ?? 1)] : [r, g, b, a / 255]);
    }
    return known.get(css);
  }
  const mix = (top, alpha, below) => [0, 1, 2].map(i => top[i] * alpha + below[i] * (1 - alpha));
  const channel = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const luminance = c => 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]);
  const ratio = (a, b) => (Math.max(luminance(a), luminance(b)) + 0.05) / (Math.min(luminance(a), luminance(b)) + 0.05);

  function canvas() {
    const swatch = document.createElement('a11yview-swatch');
    swatch.style.cssText = 'all:initial;color-scheme:inherit;position:absolute;background:Canvas!important';
    document.documentElement.append(swatch);
    const color = rgba(getComputedStyle(swatch).backgroundColor);
    swatch.remove();
    return color;
  }

  // What lies behind a text along the tree: color, and whether a picture or an effect keeps us from saying.
  function painted(chain, fill, ground) {
    let picture = false;
    let unsure = false;
    for (const s of chain) {
      if (rgba(s.backgroundColor)[3] === 1) picture = false;
      if (s.backgroundImage !== 'none' && s.backgroundClip !== 'text') picture = true;
      if (s.filter !== 'none' || s.mixBlendMode !== 'normal') unsure = true;
    }
    const group = (i, below) => {
      if (i === chain.length) return [mix(fill, fill[3], below), below];
      const color = rgba(chain[i].backgroundColor);
      const [text, back] = group(i + 1, mix(color, color[3], below));
      const opacity = +chain[i].opacity;
      return opacity === 1 ? [text, back] : [mix(text, opacity, below), mix(back, opacity, below)];
    };
    const [text, back] = group(0, ground);
    return { text, back, picture, unsure };
  }

  const aspects = new Map();
  function grown(s) {                         // font-size-adjust as a factor of the font's own x-height
    const wanted = parseFloat(s.fontSizeAdjust);
    if (!wanted) return 1;
    const key = [s.fontFamily, s.fontWeight, s.fontStyle].join();
    if (!aspects.has(key)) {
      const ruler = document.createElement('a11yview-ruler');
      const style = { all: 'initial', position: 'absolute', visibility: 'hidden', 'font-family': s.fontFamily, 'font-weight': s.fontWeight, 'font-style': s.fontStyle, 'font-size': '100px', 'font-size-adjust': 'none', height: '10ex' };
      for (const [name, value] of Object.entries(style)) ruler.style.setProperty(name, value, 'important');
      document.documentElement.append(ruler);
      aspects.set(key, ruler.getBoundingClientRect().height / 1000 || 0.5);
      ruler.remove();
    }
    return wanted / aspects.get(key);
  }

  const shown = e => e.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
  const ancestors = e => { const list = []; for (; e; e = e.parentElement) list.push(e); return list; };
  const cut = (a, b) => ({ l: Math.max(a.l, b.l), t: Math.max(a.t, b.t), r: Math.min(a.r, b.r), b: Math.min(a.b, b.b) });
  const area = a => Math.max(0, a.r - a.l) * Math.max(0, a.b - a.t);

  // The part of the page in which an element's text can be seen. Every box around it that cuts its
  // content off counts, from the outside in, unless a positioned element has its containing block
  // further out. A scroller lets a visitor reach what it holds, so it cuts only what is `painted` now.
  function window_(e, { painted = false } = {}) {
    const root = document.documentElement;
    const whole = { l: -1e6, t: -1e6, r: 1e6, b: 1e6 };
    const nothing = { l: 0, t: 0, r: 0, b: 0 };
    const page = { ...whole, t: -scrollY - 1 };
    const [rooted, bodied] = [root, document.body].map(a => getComputedStyle(a));
    if (rooted.direction === 'ltr') page.l = -scrollX - 1;
    if (/hidden|clip/.test(rooted.overflowX === 'visible' ? bodied.overflowX : rooted.overflowX)) page.r = root.clientWidth - scrollX;
    let [flow, absolute, fixed] = [page, page, page];
    for (const a of ancestors(e).reverse()) {
      const s = getComputedStyle(a);
      const around = s.position === 'fixed' ? fixed : s.position === 'absolute' ? absolute : flow;
      const control = /^(INPUT|SELECT|TEXTAREA)$/.test(a.tagName);
      const ofWindow = a === root || (a === document.body && rooted.overflowX === 'visible');
      const [x, y] = ofWindow || control || /^(inline|contents)$/.test(s.display) ? ['', ''] : [s.overflowX, s.overflowY];
      const cuts = painted ? /hidden|clip|auto|scroll/ : /hidden|clip/;
      const box = a.getBoundingClientRect();
      const inner = { l: box.left + a.clientLeft, t: box.top + a.clientTop };
      Object.assign(inner, { r: inner.l + a.clientWidth, b: inner.t + a.clientHeight });
      flow = around;
      if (!painted && /auto|scroll/.test(x + y)) flow = area(cut(around, inner)) > 1 ? whole : nothing;
      if (cuts.test(x)) flow = cut(flow, { ...whole, l: inner.l, r: inner.r });
      if (cuts.test(y)) flow = cut(flow, { ...whole, t: inner.t, b: inner.b });
      if ((s.clip !== 'auto' && /absolute|fixed/.test(s.position)) || /inset\((50|100)%|circle\(0/.test(s.clipPath)) flow = nothing;
      else if (s.clipPath !== 'none') flow = cut(flow, { l: box.left, t: box.top, r: box.right, b: box.bottom });
      const holds = s.transform !== 'none' || s.filter !== 'none' || s.perspective !== 'none' || /paint|layout|strict|content/.test(s.contain);
      if (holds || s.position !== 'static') absolute = flow;
      if (holds) fixed = flow;
    }
    return flow;
  }

  function glyphs(e) {                        // the text of its own, the boxes of its glyphs, the style it is drawn in
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(e.tagName)) {
      if (e.tagName === 'INPUT' && !WITH_VALUE.test(e.type)) return null;
      const value = e.tagName === 'SELECT' ? e.selectedOptions[0]?.text : e.value || (/submit|reset/.test(e.type) ? e.type : '');
      const hint = !value?.trim() && e.placeholder;
      const text = (value?.trim() || e.placeholder || '').trim();
      return text ? { text, boxes: [e.getBoundingClientRect()], style: getComputedStyle(e, hint ? '::placeholder' : null), control: true, hint: !!hint } : null;
    }
    const nodes = [...e.childNodes].filter(n => n.nodeType === 3 && n.data.trim());
    if (!nodes.length) return null;
    const range = document.createRange();
    const boxes = nodes.flatMap(n => { range.selectNodeContents(n); return [...range.getClientRects()]; });
    return { text: nodes.map(n => n.data).join(' ').trim().replace(/\s+/g, ' '), boxes, style: getComputedStyle(e), control: false, hint: false };
  }

  const firstFamily = s => s.fontFamily.split(',')[0].trim().replace(/["']/g, '').toLowerCase();
  const isIcon = (text, s) => PRIVATE_USE.test(text) || (ICON_FAMILY.test(firstFamily(s)) && /^[\w-]{1,40}$/.test(text));

  function texts() {
    scrollTo(0, 0);
    const ground = canvas();
    const rows = [];
    for (const e of own()) {
      const g = glyphs(e);
      if (!g || isIcon(g.text, g.style)) continue;
      const boxes = g.boxes.map(b => ({ l: b.left, t: b.top, r: b.right, b: b.bottom })).filter(b => area(b) > 0.5);
      const whole = boxes.reduce((sum, b) => sum + area(b), 0);
      if (!shown(e) || !whole) { rows.push({ id: ids.get(e), seen: 0 }); continue; }
      const view = window_(e);
      const s = g.style;
      const low = g.control && e.localName !== 'textarea' && e.clientHeight + 1 < 1.1 * parseFloat(s.fontSize);
      const seen = Math.min(boxes.reduce((sum, b) => sum + area(cut(b, view)), 0) / whole, low ? e.clientHeight / (1.15 * parseFloat(s.fontSize)) : 1);
      const fill = [...rgba(s.webkitTextFillColor)];
      if (g.hint) fill[3] *= +s.opacity;
      const chain = ancestors(e).reverse().map(a => getComputedStyle(a));
      const colors = painted(chain, fill, ground);
      const size = parseFloat(s.fontSize) * grown(s);
      const link = e.closest('a[href]');
      const outside = link && link.parentElement;
      rows.push({
        id: ids.get(e), text: g.text.slice(0, 40), tag: e.localName, seen,
        own: fill.slice(0, 3).map(Math.round), alpha: fill[3], color: colors.text.map(Math.round), back: colors.back.map(Math.round), ratio: ratio(colors.text, colors.back),
        unsure: colors.picture || colors.unsure || (s.backgroundClip === 'text' && fill[3] < 1), off: !!e.closest(':disabled,[aria-disabled=true]'),
        size, family: s.fontFamily.toLowerCase(), letter: parseFloat(s.letterSpacing) || 0, word: parseFloat(s.wordSpacing) || 0,
        line: s.lineHeight === 'normal' ? 1.15 * size : parseFloat(s.lineHeight), control: g.control,
        paragraph: e.localName === 'p' && e.nextElementSibling ? parseFloat(getComputedStyle(e).marginBottom) : null,
        link: !!link, told: link ? told(e, link, outside) : null,
        boxes: seen > 0.05 && !pinned(e) ? boxes.map(b => cut(cut(b, view), window_(e, { painted: true }))).filter(b => area(b) > 4) : [],
      });
    }
    cover(rows);
    return rows.map(({ boxes, ...row }) => row);
  }
  const pinned = e => ancestors(e).some(a => /fixed|sticky/.test(getComputedStyle(a).position));
  function told(e, link, outside) {
    const s = getComputedStyle(e);
    if (s.color !== getComputedStyle(outside).color) return true;
    for (let a = e; a && a !== outside; a = a.parentElement) {
      const t = getComputedStyle(a);
      if (t.textDecorationLine.includes('underline')) return true;
      if (/inline-block|inline-flex|inline-table/.test(t.display) || t.float !== 'none' || /absolute|fixed/.test(t.position)) break;
    }
    const border = getComputedStyle(link);
    return border.borderBottomStyle !== 'none' && parseFloat(border.borderBottomWidth) > 0;
  }
  function cover(rows) {                      // marks texts whose glyph boxes overlap another's
    const all = rows.flatMap(row => (row.boxes || []).map(box => ({ row, box }))).sort((a, b) => a.box.t - b.box.t);
    all.forEach((a, i) => {
      for (let j = i + 1; j < all.length && all[j].box.t <= a.box.b; j++) {
        const b = all[j];
        if (a.row === b.row) continue;
        const shared = cut(a.box, b.box);
        if (shared.r - shared.l > 2 && shared.b - shared.t > 0.4 * Math.min(a.box.b - a.box.t, b.box.b - b.box.t)) a.row.covered = b.row.covered = true;
      }
    });
  }

  // Is the text what one sees at its own place? Topmost there must be the element, its inside, or something see-through.
  function covered(e, box, faint) {
    const x = box.left + box.width / 2, y = box.top + box.height / 2;
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false;
    const stack = document.elementsFromPoint(x, y);
    const at = stack.findIndex(a => a === e || e.contains(a));
    const above = at < 0 ? stack.slice(0, 1) : stack.slice(0, at);
    return above.some(a => !a.contains(e) && !pinned(a) && !faint(a) && !a.closest(PANEL));
  }
  // Texts of a header at the very top of the window, over which our opener has to stand.
  function underOpener() {
    scrollTo({ top: 0, behavior: 'instant' });
    const opener = document.querySelector(PANEL + ' summary');
    const under = opener ? opener.getBoundingClientRect() : { left: 0, top: 0, right: 0, bottom: 0 };
    return own().filter(e => {
      const box = glyphs(e)?.boxes.find(b => b.width > 2 && b.height > 2);
      const x = box && box.left + box.width / 2, y = box && box.top + box.height / 2;
      return box && shown(e) && x > under.left && x < under.right && y > under.top && y < under.bottom;
    }).map(e => ids.get(e));
  }
  function hidden() {
    const lost = [];
    const faint = e => { const s = getComputedStyle(e); return +s.opacity < 0.05 || (rgba(s.backgroundColor)[3] < 0.05 && s.backgroundImage === 'none' && !/^(IMG|VIDEO|CANVAS|IFRAME|INPUT|SELECT|TEXTAREA)$/.test(e.tagName)); };
    for (const e of own()) {
      const g = glyphs(e);
      if (!g || !shown(e)) continue;
      const box = g.boxes.find(b => b.width > 2 && b.height > 2);
      if (!box) continue;
      const there = window_(e, { painted: true });
      if (box.left + box.width / 2 < there.l || box.top + box.height / 2 < there.t || box.left + box.width / 2 > there.r || box.top + box.height / 2 > there.b) continue;
      if (box.top < 0 || box.bottom > innerHeight) { scrollTo({ top: scrollY + box.top - innerHeight / 2, behavior: 'instant' }); }
      const now = glyphs(e).boxes.find(b => b.width > 2 && b.height > 2);
      if (!now) continue;
      if (!covered(e, now, faint)) continue;
      // What stays at its place while the page scrolls can be seen beside what scrolls away.
      if (pinned(e)) {
        scrollTo({ top: scrollY + innerHeight / 2, behavior: 'instant' });
        const then = glyphs(e).boxes.find(b => b.width > 2 && b.height > 2);
        const free = then && !covered(e, then, faint);
        scrollTo({ top: 0, behavior: 'instant' });
        if (free) continue;
      }
      lost.push(ids.get(e));
    }
    scrollTo(0, 0);
    return lost;
  }

  // Only glyphs that the page gives a font of their own: where its icon font is missing, there is
  // none to keep.
  function icons() {
    const rows = [];
    for (const e of own()) {
      if (!shown(e) || !e.parentElement) continue;
      const around = firstFamily(getComputedStyle(e.parentElement));
      for (const which of ['::before', '::after']) {
        const s = getComputedStyle(e, which);
        const text = /^"(.*)"$/s.exec(s.content)?.[1];
        if (text && isIcon(text, s) && firstFamily(s) !== around) rows.push([ids.get(e) + which, firstFamily(s)]);
      }
      const g = glyphs(e);
      if (g && !g.control && isIcon(g.text, g.style) && firstFamily(g.style) !== around) rows.push([String(ids.get(e)), firstFamily(g.style)]);
    }
    return Object.fromEntries(rows);
  }

  // Everything the browser computes for every element of the page's own. `flow` leaves out what a
  // panel above moves, and margins to the sides: of an `auto` one Chromium gives 0 px or what it
  // is used as, now so, now so, for the same page.
  const MOVED = /^(top|left|right|bottom|width|height|block-size|inline-size|inset.*|margin-(left|right|inline.*)|perspective-origin|transform-origin|-webkit-.*)$/;
  function fingerprints(flow) {
    const out = {};
    const names = [...getComputedStyle(document.body)].filter(n => !n.startsWith('--') && !(flow && MOVED.test(n)));
    for (const e of own()) {
      for (const which of [null, '::before', '::after']) {
        const s = getComputedStyle(e, which);
        if (which && s.content === 'none') continue;
        out[ids.get(e) + (which || '')] = names.map(n => s.getPropertyValue(n)).join(';').replaceAll(location.origin, '');
      }
    }
    return out;
  }

  const name = id => { const e = elements[id]; return e.localName + (e.id ? '#' + e.id : '') + [...e.classList].map(c => '.' + c).join(''); };
  const within = selector => own().filter(e => e.closest(selector)).map(e => ids.get(e));
  const ignored = () => within('[data-a11yview-ignore]');
  const joined = () => within('[lang=ar], [lang=hi]');
  const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  return { number, texts, hidden, icons, fingerprints, overflow, name, ignored, joined, underOpener };
})();
