// Takes over, once, what the visitor chose in a panel that the site had before.
(() => {
  // Replaced by the tables of these panels: [kind, name, active, {setting: {value: choice}}].
  const stores = STORES;
  const secure = location.protocol === "https:";
  const own = (secure ? "__Host-" : "") + "a11yview";
  const text = (value) => (value === true ? "1" : String(value).toLowerCase());
  try {
    const jar = {};
    for (const pair of document.cookie.split("; ")) {
      const [name, ...value] = pair.split("=");
      try {
        jar[name] = decodeURIComponent(value.join("="));
      } catch {}
    }
    if (own in jar || localStorage.getItem("a11yview")) return;
    const chosen = [];
    const read = [];
    for (const [kind, name, active, settings] of stores) {
      let values = jar;
      if (kind === "words") {
        const known = settings[""];
        for (const cookie in jar) {
          const words = jar[cookie].split(/[ +]+/);
          if (words.length < 2 || !words.every((word) => Object.hasOwn(known, word))) continue;
          chosen.push(...words.map((word) => known[word]));
          read.push(cookie);
          break;
        }
        continue;
      }
      if (kind !== "cookies") {
        try {
          values = JSON.parse(kind === "json" ? jar[name] : localStorage.getItem(name)) ?? {};
        } catch {
          continue;
        }
        if (kind === "json") read.push(name);
      } else read.push(...Object.keys(settings).filter((key) => key in jar), ...(active ?? []).slice(0, 1));
      if (active && text(values[active[0]]) !== active[1]) continue;
      for (const key in settings)
        if (Object.hasOwn(settings[key], text(values[key]))) chosen.push(settings[key][text(values[key])]);
      if (kind === "storage") localStorage.removeItem(name);
    }
    const choice = chosen.filter((pair) => pair).join("&");
    if (!choice) return;
    for (const name of read)
      for (const domain of ["", ";Domain=" + location.hostname]) document.cookie = `${name}=;Path=/;Max-Age=0${domain}`;
    document.cookie = `${own}=${choice};Path=/;Max-Age=31536000;SameSite=Lax${secure ? ";Secure" : ""}`;
    if (!document.cookie.includes(own)) localStorage.setItem("a11yview", choice);
  } catch {}
})();
