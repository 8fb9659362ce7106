const form = document.querySelector("#filters form");
const cards = [...document.querySelectorAll(".card")];
const findings = [...document.querySelectorAll(".finding")];
const shown = document.querySelector("#shown");
const { states, sets } = JSON.parse(document.querySelector("#state-data").textContent);
const PARTS = ["look", "action", "width"];
const texts = new Map();
const shares = new Map();

const chosen = (name) => new FormData(form).getAll(name).filter(Boolean);

const textOf = (finding) => {
  if (!texts.has(finding)) {
    const group = finding.parentElement.closest(".card");
    const above = group ? group.firstElementChild.textContent : "";
    texts.set(finding, (above + " " + finding.textContent).toLowerCase());
  }
  return texts.get(finding);
};

// [[number of a set of states, [[first page, last page], …]], …]
const sharesOf = (finding) => {
  if (!shares.has(finding)) {
    const read = (share) => {
      const [set, pages] = share.split(":");
      const ranges = pages.split(",").map((range) => range.split("-").map(Number));
      return [Number(set), ranges];
    };
    shares.set(finding, finding.dataset.shares.split(";").filter(Boolean).map(read));
  }
  return shares.get(finding);
};

const isOn = (page, ranges) =>
  page === undefined || ranges.some(([first, last = first]) => first <= page && page <= last);

const filter = () => {
  const words = form.elements.search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const verdicts = chosen("verdict");
  const rules = chosen("rule");
  const parts = PARTS.map(chosen);
  const [page] = chosen("page").map(Number);
  const allowed = (values, value) => !values.length || values.includes(value);
  const fits = states.map((state) => state.every((part, at) => allowed(parts[at], part)));
  const open = sets.map((set) => set.some((state) => fits[state]));
  const all = parts.every((part) => !part.length);
  const inShares = (finding) =>
    (all && page === undefined) ||
    sharesOf(finding).some(([set, ranges]) => (all || open[set]) && isOn(page, ranges));
  let number = 0;
  for (const finding of findings) {
    const { verdict, rule } = finding.dataset;
    const hit =
      allowed(verdicts, verdict) &&
      allowed(rules, rule) &&
      inShares(finding) &&
      words.every((word) => textOf(finding).includes(word));
    finding.hidden = !hit;
    number += hit;
  }
  for (const card of cards) {
    if (!card.matches(".finding")) card.hidden = !card.querySelector(".finding:not([hidden])");
  }
  for (const section of document.querySelectorAll("#findings > section")) {
    section.hidden = !section.querySelector(".card:not([hidden])");
  }
  const total = findings.length;
  shown.textContent = number === total ? `All ${total} findings` : `${number} of ${total} findings`;
};

const show = (values) => {
  form.reset();
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements[name];
    if (!field) continue;
    if (field.tagName === "SELECT") field.value = value;
    else for (const box of field.length ? field : [field]) box.checked = box.value === value;
  }
  filter();
  document.querySelector("#findings").focus();
};

const openAll = (isOpen) => {
  for (const card of cards) if (!card.hidden) card.open = isOpen;
};

// A link to a finding opens it and the group around it.
const openTarget = () => {
  const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (!target || !target.matches(".finding")) return;
  if (target.hidden) form.reset();
  for (let one = target; one; one = one.parentElement.closest("details")) one.open = true;
  target.scrollIntoView();
  target.firstElementChild.focus({ preventScroll: true });
};

if (form) {
  const filters = document.querySelector("#filters");
  filters.hidden = false;
  const isBeside = () => filters.offsetWidth < 0.6 * filters.parentElement.offsetWidth;
  filters.open = isBeside();
  new ResizeObserver(() => filters.classList.toggle("beside", isBeside())).observe(filters);
  let waiting;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 80);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  for (const [name, isOpen] of [["open-all", true], ["close-all", false]]) {
    const button = document.getElementById(name);
    button.hidden = false;
    button.addEventListener("click", () => openAll(isOpen));
  }
  for (const button of document.querySelectorAll("th button")) {
    button.addEventListener("click", () => show(button.dataset));
  }
  filter();
  openTarget();
  addEventListener("hashchange", openTarget);
}
