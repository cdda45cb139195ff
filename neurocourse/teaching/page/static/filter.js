// A box that filters the rows of the table shown with it. The table itself is an ordinary output, so its links work as
// JupyterLab makes them work, and it stays whole when this box is gone.

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function render({ model, el }) {
  const root = element("div", { className: "nc-q" });
  keepKeys(root);
  const input = element("input", { type: "search", className: "nc-filter", autocomplete: "off" });
  const line = statusLine();
  root.append(element("label", { className: "nc-text" }, model.get("spec").label, " ", input), line.node);
  el.replaceChildren(root);

  const rows = () => [...(el.closest(".jp-OutputArea, .output")?.querySelectorAll("table tbody tr") ?? [])];
  const sift = () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows()) {
      const fits = words.every((word) => plain(row.textContent).includes(word));
      row.style.display = fits ? "" : "none";
      shown += fits;
    }
    line.say(words.length ? `${shown} of ${rows().length}` : "");
  };
  input.addEventListener("input", sift);
  return () => {
    input.value = "";
    sift();
  };
}

export default { initialize, render };
