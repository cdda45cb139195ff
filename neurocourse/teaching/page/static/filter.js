// A box that filters the rows of the table shown with it. The table itself is an ordinary output, so its links work as
// JupyterLab makes them work, and it stays whole when this box is gone. A table that lies folded is opened as long as
// something in it is found.

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function render({ model, el }) {
  const root = element("div", { className: "nc-q" });
  keepKeys(root);
  const input = element("input", { type: "search", className: "nc-filter", autocomplete: "off" });
  const line = statusLine();
  root.append(element("label", { className: "nc-text" }, model.get("spec").label, " ", input), line.node);
  el.replaceChildren(root);

  const all = (what) => [...(el.closest(".jp-OutputArea, .output")?.querySelectorAll(what) ?? [])];
  const rows = () => all("table tbody tr");
  const opened = new Set(); // by this box: what readers have opened themselves stays open
  const unfold = (found) => {
    for (const fold of all("details")) {
      if (found && !fold.open) opened.add(fold);
      if (found || opened.has(fold)) fold.open = found;
      if (!found) opened.delete(fold);
    }
  };
  const sift = () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows()) {
      const fits = words.every((word) => plain(row.textContent).includes(word));
      row.style.display = fits ? "" : "none";
      shown += fits;
    }
    unfold(words.length > 0 && shown > 0);
    line.say(words.length ? `${shown} of ${rows().length}` : "");
  };
  input.addEventListener("input", sift);
  return () => {
    input.value = "";
    sift();
  };
}

export default { initialize, render };
