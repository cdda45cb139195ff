// Shared by the course's question widgets. Each widget's own file follows and exports `render`.

const PATIENCE = 4000; // ms without an answer until the page says that the kernel is silent
const SILENT =
  "No answer yet: the kernel is busy, or it has stopped. If it has stopped, run this cell again and choose once more.";

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name in node) node[name] = value;
    else node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

// The kernel has escaped what it sends.
function rich(tag, className, markup) {
  return element(tag, { className, innerHTML: markup });
}

function card(el, kicker) {
  const root = element("div", { className: "nc-q" }, element("p", { className: "nc-kicker" }, kicker));
  keepKeys(root);
  el.replaceChildren(root);
  hideStatic(el);
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
  return { node, inputs, read: () => inputs.findIndex((input) => input.checked) };
}

// A line that screen readers speak when it changes.
function statusLine() {
  const node = element("div", { className: "nc-said", role: "status" });
  let timer;
  const say = (markup) => {
    clearTimeout(timer);
    node.innerHTML = markup;
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => (node.textContent = SILENT), PATIENCE);
  };
  return { node, say, wait, stop: () => clearTimeout(timer) };
}

// While the widget is alive, the copy for readers without a kernel (the output just above) is not needed.
function hideStatic(el, tries = 60) {
  const own = el.closest(".jp-OutputArea-child, .output_area");
  if (!own) {
    if (tries) requestAnimationFrame(() => hideStatic(el, tries - 1)); // not on the page yet
    return;
  }
  const above = own.previousElementSibling;
  if (above?.querySelector(".nc-static")) above.style.display = "none";
}

// The notebook must not take plain keys: on a control, `x` would cut the cell and `j` would leave it.
function keepKeys(root) {
  root.addEventListener("keydown", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
  });
}

