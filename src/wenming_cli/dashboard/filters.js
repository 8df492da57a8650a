"use strict";
for (const ledger of document.querySelectorAll(".ledger")) {
  const rows = [...ledger.querySelectorAll("tbody tr")];
  const heads = [...ledger.querySelectorAll("thead th")];
  const form = document.createElement("form");
  form.className = "filters";
  form.setAttribute("role", "search");
  form.setAttribute("aria-labelledby", ledger.getAttribute("aria-labelledby"));
  const field = (words, control) => {
    const label = document.createElement("label");
    label.append(words, control);
    form.append(label);
    return control;
  };
  const search = field("文字", document.createElement("input"));
  search.type = "search";
  const choices = heads.flatMap((head, at) => {
    if (!head.hasAttribute("data-choice")) return [];
    const choice = field(head.textContent, document.createElement("select"));
    const words = new Set(rows.map((row) => row.cells[at].textContent));
    choice.add(new Option("全部", ""));
    for (const word of words) choice.add(new Option(word, "=" + word));
    return [{ at, choice }];
  });
  const told = document.createElement("output");
  form.append(told);
  const texts = rows.map((row) => row.textContent.toLowerCase());
  const sift = () => {
    const wanted = search.value.trim().toLowerCase();
    let kept = 0;
    rows.forEach((row, number) => {
      const keeps = texts[number].includes(wanted) && choices.every(({ at, choice }) =>
        !choice.value || "=" + row.cells[at].textContent === choice.value);
      row.hidden = !keeps;
      kept += keeps;
    });
    told.textContent = `显示 ${kept} 条，共 ${rows.length} 条`;
  };
  form.addEventListener("input", sift);
  form.addEventListener("submit", (event) => event.preventDefault());
  ledger.querySelector(".wide").before(form);
  sift();
}
