const form = document.querySelector("form");
const findings = [...document.querySelectorAll("article")];
const status = document.querySelector("#shown");

function show() {
  const { page, state, verdict } = Object.fromEntries(new FormData(form));
  let shown = 0;
  for (const finding of findings) {
    const shares = JSON.parse(finding.dataset.shares);
    const hit = shares.some(
      ([where, states]) => (!page || where === page) && (!state || states.includes(state)),
    );
    finding.hidden = !hit || (verdict !== "" && finding.dataset.verdict !== verdict);
    if (!finding.hidden) shown += 1;
  }
  status.textContent = `${shown} of ${findings.length} shown`;
}

if (form) {
  form.hidden = false;
  form.addEventListener("change", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(show));
  for (const button of document.querySelectorAll("button[data-page]")) {
    button.addEventListener("click", () => {
      form.elements.page.value = button.dataset.page;
      form.elements.state.value = button.dataset.state;
      show();
      document.querySelector("#findings").focus();
    });
  }
  show();
}
