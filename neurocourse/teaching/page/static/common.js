// Shared by all widgets of the course. The widget's own files follow, and the last of them exports `render`.

const BUSY_AFTER = 400; // ms without an answer until the page shows that something is being computed

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name in node) node[name] = value;
    else node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

// The notebook must not take plain keys: on a control, `x` would cut the cell and `j` would leave it.
function keepKeys(root) {
  root.addEventListener("keydown", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
  });
}

// While the widget is alive, the copy for readers without a kernel (the output just above) is not needed. Where outputs
// do not lie in Jupyter's boxes, as in Colab and VS Code, it is what stands just before the widget on the page.
function hideCopy(el) {
  if (el.closest(".nc-live")) return; // the reading copy has live ones only
  const output = el.closest(".jp-OutputArea-child, .output_area");
  const above = output ? output.previousElementSibling : before(el);
  if (above?.matches(".nc-static") || above?.querySelector(".nc-static")) above.style.display = "none";
}

function before(el) {
  const all = [...document.querySelectorAll(".nc-static, .nc-x, .nc-q")];
  return all[all.findIndex((node) => el.contains(node)) - 1];
}

// Calls `then` once `el` is on the page, where its surroundings can be seen.
function onPage(el, then, tries = 60) {
  if (el.isConnected) then();
  else if (tries) requestAnimationFrame(() => onPage(el, then, tries - 1));
}

const HOLD = 3000; // ms that a cell which runs keeps its height, if no picture comes
const AFTER = 1500; // ms after Shift+Enter in which JupyterLab scrolls on to the next cell

// From the first live widget on, a cell of this notebook whose still or live picture is taken away because it runs
// again keeps its height until the new picture is there (`release`), and stays where it is: nothing on the page jumps.
function holdStill(el) {
  const notebook = el.closest(".jp-Notebook");
  if (!notebook || notebook.ncHeights) return;
  notebook.classList.add("nc-lesson"); // its prose is kept to a width that one can read
  const heights = (notebook.ncHeights = new WeakMap()); // cell -> its height when it was last laid out
  const scroller = notebook.querySelector(".jp-WindowedPanel-outer") ?? notebook;
  let pressed = { time: -Infinity };
  const back = () => {
    if (performance.now() - pressed.time < AFTER) scroller.scrollTop = pressed.top;
  };
  const ran = (event) => event.key === "Enter" && event.shiftKey;
  for (const act of ["keydown", "wheel", "pointerdown"]) {
    const note = (event) => {
      pressed = ran(event) ? { time: performance.now(), top: scroller.scrollTop } : { time: -Infinity };
    };
    notebook.addEventListener(act, note, { capture: true, passive: true });
  }
  scroller.addEventListener("scroll", () => notebook.querySelector(".nc-run") && back());
  const sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) heights.set(target, target.offsetHeight);
  });
  notebook.querySelectorAll(".jp-CodeCell").forEach((cell) => sizes.observe(cell));
  new MutationObserver((records) => {
    for (const { target, removedNodes, addedNodes } of records) {
      const gone = [...removedNodes].some((node) => node.querySelector?.(".nc-static, .nc-x"));
      const cell = gone && target.closest(".jp-Cell");
      if (cell && heights.has(cell)) {
        hold(cell, heights.get(cell));
        back();
      }
      addedNodes.forEach((node) => node.matches?.(".jp-CodeCell") && sizes.observe(node));
    }
  }).observe(notebook, { childList: true, subtree: true });
}

function hold(cell, height) {
  release(cell);
  cell.style.minHeight = `${height}px`;
  cell.classList.add("nc-run"); // its still picture need not show up for a moment
  cell.ncRelease = setTimeout(() => release(cell), HOLD);
}

function release(cell) {
  clearTimeout(cell.ncRelease);
  cell.style.minHeight = "";
  cell.classList.remove("nc-run");
}

// Asks the kernel for one thing at a time. What is asked meanwhile waits; of two questions with one `key` the later
// one waits. A request is answered by a state that carries its turn.
class Line {
  // busy(slow): nothing is under way, or something takes long. gone(): no answer for `patience` ms, or no kernel.
  constructor(model, { busy = () => {}, gone, patience }) {
    Object.assign(this, { model, busy, gone, patience });
    this.id = Math.random().toString(36).slice(2);
    this.count = 0;
    this.waiting = false;
    this.wanted = {}; // key -> the request to send next
  }

  ask(kind, content = {}, key = kind) {
    this.wanted[key] = { kind, ...content };
    this.next();
  }

  // A look in the right theme first, a finer look at what is there last.
  next() {
    const rank = (key) => (key === "theme" ? 0 : key === "sharp" ? 2 : 1);
    const [key, another] = Object.keys(this.wanted).sort((a, b) => rank(a) - rank(b));
    if (this.waiting || !key) return;
    if (key !== "theme" && another === "sharp") delete this.wanted.sharp;
    const request = { ...this.wanted[key], turn: `${this.id} ${++this.count}` };
    delete this.wanted[key];
    this.waiting = true;
    this.slow = setTimeout(() => this.busy(true), BUSY_AFTER);
    this.unlock = setTimeout(() => {
      this.gone();
      this.release();
    }, this.patience);
    try {
      this.model.send(request);
    } catch {
      this.gone(); // there is no kernel to send to
    }
  }

  // True when the answer is ours.
  answered(turn) {
    if (turn !== `${this.id} ${this.count}`) return false;
    this.release();
    return true;
  }

  release() {
    this.stop();
    this.waiting = false;
    this.busy(false);
    this.next();
  }

  stop() {
    clearTimeout(this.slow);
    clearTimeout(this.unlock);
  }
}

