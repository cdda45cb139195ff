// Shared by the widgets that ask in words.

const PATIENCE = 4000; // ms without an answer until the page says that the kernel is silent
const SILENT =
  "No answer yet: the kernel is busy, or it has stopped. If it has stopped, run this cell again and choose once more.";

// The kernel has escaped what it sends.
function rich(tag, className, markup) {
  return element(tag, { className, innerHTML: markup });
}

function card(el, kicker) {
  const root = element("div", { className: "nc-q" }, element("p", { className: "nc-kicker" }, kicker));
  keepKeys(root);
  el.replaceChildren(root);
  onPage(el, () => {
    hideCopy(el);
    holdStill(el);
  });
  return root;
}

// One choice out of several. Radio buttons of one name are one group inside their own form.
function choices(legend, name, options, columns) {
  const rows = options.map((markup, i) =>
    element(
      "label",
      { className: "nc-option" },
      element("input", { type: "radio", name, value: String(i) }),
      rich("span", "", markup),
    ),
  );
  const list = element("div", { className: columns ? "nc-options nc-columns" : "nc-options" }, ...rows);
  const node = element("fieldset", {}, legend, list);
  const inputs = rows.map((row) => row.firstChild);
  const show = (chosen) => inputs.forEach((input, i) => (input.checked = i === chosen));
  return { node, inputs, show, read: () => inputs.findIndex((input) => input.checked) };
}

// A line that screen readers speak when it changes.
function statusLine() {
  const node = element("div", { className: "nc-said", role: "status" });
  return { node, say: (markup) => (node.innerHTML = markup) };
}

// Requests of a card, and what to do with each state that comes: at once with the one that is there. Where a request
// is not answered, or went wrong, `complain` is called with a sentence. Returns `ask` and the end of it all.
function follow(model, update, complain) {
  const line = new Line(model, { patience: PATIENCE, gone: () => complain(SILENT) });
  const changed = () => {
    const state = model.get("state");
    const ours = line.answered(state.turn);
    update(state);
    if (ours && state.error) complain(state.error);
  };
  model.on("change:state", changed);
  update(model.get("state"));
  const end = () => {
    line.stop();
    model.off("change:state", changed);
  };
  return { ask: (...request) => line.ask(...request), end };
}

