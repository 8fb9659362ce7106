// What follows is for catalogs that let a visitor pick two colors. Functions, not constants: where
// the script comes after a panel, what is above calls them before this is reached.
function luminance(color) {
  return [0.2126, 0.7152, 0.0722].reduce((sum, weight, index) => {
    const part = parseInt(color.slice(1 + 2 * index, 3 + 2 * index), 16) / 255;
    return sum + weight * (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  }, 0);
}

function picked(panel, part) {
  return panel.querySelector(`[type=color][name=${part}]`);
}

function tellContrast(panel, radio) {
  const [one, other] = parts.map((part) => {
    const input = picked(panel, part);
    if (state[part]) input.value = "#" + state[part];
    return luminance(input.value) + 0.05;
  });
  const ratio = Math.max(one / other, other / one);
  const { name, ratio: words, low, decimal } = radio.dataset;
  // Cut off, never rounded up: 4.499 is not enough.
  const digits = (Math.floor(ratio * 100 + 1e-9) / 100).toFixed(2).replace(".00", "");
  const told = words.replace("{}", digits.replace(".", decimal)) + (ratio < 4.5 ? ", " + low : "");
  radio.dataset.says = name + ", " + told;
  radio.parentNode.querySelector("[data-note]").textContent = told;
}

document.addEventListener(
  "change",
  (event) => {
    const { type, value } = event.target;
    const panel = (type === "color" || value === "own") && event.target.closest("[data-a11yview-panel]");
    if (!panel) return;
    event.stopPropagation();
    const own = { scheme: "own" };
    for (const part of parts) own[part] = picked(panel, part).value.slice(1);
    choose({ ...state, ...own });
  },
  true,
);
