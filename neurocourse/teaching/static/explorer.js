// The page's side of an Explorer. The kernel draws; this shows the frame and asks for the next one.
//
// One request is under way at a time: what is moved meanwhile is merged and asked for when the answer is there, so a
// fast drag ends on its last value and nothing queues up. Play asks for step n + 1 only when step n is on the screen.

const UNLOCK_AFTER = 10000; // ms without an answer (a busy kernel, a lost message) until a new request may be sent
const REST = 300; // ms without a move until a fine screen gets a finer picture
const LEGIBLE = 560; // px: a picture 800 wide still has letters of 10 px then
const SLOW = 400; // ms without an answer until the picture shows that something is being computed

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name in node && name !== "for") node[name] = value;
    else node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

// Text with its addresses as links that open in a new tab.
function linked(text) {
  return text.split(/(https:\/\/\S+)/).map((part, i) => {
    return i % 2 ? element("a", { href: part, target: "_blank", rel: "noopener" }, part) : part;
  });
}

// A quantity as the kernel's sentences have it: a true minus, none at zero, thousands apart, "1 pixel" and "2 pixels".
function written(value, digits, unit) {
  const form = { minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: "negative" };
  const noun = Math.abs(value) === 1 && /^\p{L}{3,}s$/u.test(unit);
  return (value.toLocaleString("en", form).replace("-", "−") + " " + (noun ? unit.slice(0, -1) : unit)).trim();
}

// JupyterLab says so on <body>; VS Code and Colab in their own ways. Without a word the page is taken as light.
function isDark() {
  const body = document.body;
  if (body.dataset.jpThemeLight) return body.dataset.jpThemeLight === "false";
  return body.classList.contains("vscode-dark") || document.documentElement.getAttribute("theme") === "dark";
}

// A control is { node, input, name, show(value), read(), onplay }.
function makeSlider(spec, id) {
  const input = element("input", { type: "range", id, min: spec.min, max: spec.max, step: spec.step });
  const output = element("output", { "aria-live": "off" });
  output.htmlFor = id;
  const say = () => {
    output.textContent = written(Number(input.value), spec.digits, spec.unit);
    input.setAttribute("aria-valuetext", output.textContent);
  };
  input.addEventListener("input", say);
  const row = element("div", { className: "nc-row" }, input);
  const node = element(
    "div",
    { className: "nc-control" },
    element("div", { className: "nc-name" }, element("label", { for: id }, spec.label), output),
    row,
  );
  const show = (value) => {
    input.value = value;
    say();
  };
  return { node, row, input, show, read: () => Number(input.value) };
}

function makeChoice(spec, id) {
  const input = element("select", { id }, ...spec.options.map((text, i) => element("option", { value: i }, text)));
  const name = element("div", { className: "nc-name" }, element("label", { for: id }, spec.label));
  const node = element("div", { className: "nc-control" }, name, element("div", { className: "nc-row" }, input));
  return { node, input, show: (value) => (input.selectedIndex = value), read: () => input.selectedIndex };
}

function makeToggle(spec, id) {
  const input = element("input", { type: "checkbox", id });
  const node = element("div", { className: "nc-control nc-toggle" }, input, element("label", { for: id }, spec.label));
  return { node, input, show: (value) => (input.checked = value), read: () => input.checked };
}

// A grid to draw on. One cell is in the tab order; arrows move, space inks or clears, a drag paints.
function makePixels(spec, id) {
  const cells = Array.from({ length: spec.rows * spec.cols }, () => element("div", { role: "gridcell", tabIndex: -1 }));
  const row = (i) => element("div", { role: "row" }, ...cells.slice(i * spec.cols, (i + 1) * spec.cols));
  const input = element(
    "div",
    { id, className: "nc-pixels", role: "grid", "aria-labelledby": `${id}-name`, "aria-describedby": `${id}-help` },
    ...Array.from({ length: spec.rows }, (_, i) => row(i)),
  );
  input.style.setProperty("--nc-cols", spec.cols);
  let ink = "";
  let brush = null;
  const show = (value) => {
    ink = value;
    cells.forEach((cell, k) => {
      const place = `row ${Math.floor(k / spec.cols) + 1}, column ${(k % spec.cols) + 1}`;
      cell.setAttribute("aria-selected", ink[k] === "1");
      cell.setAttribute("aria-label", `${place}, ${ink[k] === "1" ? "ink" : "paper"}`);
    });
  };
  const change = (value) => {
    if (value === ink) return;
    show(value);
    input.dispatchEvent(new Event("input"));
  };
  const paint = (k, value) => change(ink.slice(0, k) + value + ink.slice(k + 1));
  const focus = (k) => {
    cells.forEach((cell, i) => (cell.tabIndex = i === k ? 0 : -1));
    cells[k].focus();
  };
  cells[0].tabIndex = 0;
  input.addEventListener("keydown", (event) => {
    const k = cells.indexOf(document.activeElement);
    const [i, j] = [Math.floor(k / spec.cols), k % spec.cols];
    const to = { ArrowUp: [i - 1, j], ArrowDown: [i + 1, j], ArrowLeft: [i, j - 1], ArrowRight: [i, j + 1] }[event.key];
    if (to) focus(clamp(to[0], spec.rows) * spec.cols + clamp(to[1], spec.cols));
    else if (event.key === " " || event.key === "Enter") paint(k, ink[k] === "1" ? "0" : "1");
    else return;
    event.preventDefault();
  });
  input.addEventListener("pointerdown", (event) => {
    const k = cells.indexOf(event.target);
    if (k < 0) return;
    event.preventDefault();
    brush = ink[k] === "1" ? "0" : "1";
    focus(k);
    paint(k, brush);
  });
  input.addEventListener("pointermove", (event) => {
    if (!event.buttons) brush = null;
    const k = brush === null ? -1 : cells.indexOf(document.elementFromPoint(event.clientX, event.clientY));
    if (k >= 0) paint(k, brush);
  });
  const clear = element("button", { type: "button" }, "Clear");
  clear.addEventListener("click", () => change("0".repeat(cells.length)));
  const node = element(
    "div",
    { className: `nc-control nc-pad${spec.cols > 8 ? " nc-wide" : ""}` },
    element("div", { className: "nc-name" }, element("span", { id: `${id}-name`, className: "nc-label" }, spec.label)),
    input,
    element("div", { className: "nc-row" }, clear),
    element("p", { id: `${id}-help`, className: "nc-help" }, "Mouse: drag. Keys: arrows move, space inks or clears."),
  );
  return { node, input, show, read: () => ink };
}

// Buttons that act. The value is all presses so far, in order; Undo takes the last one back.
function makePresses(spec, id) {
  const buttons = spec.options.map((text) => element("button", { type: "button", className: "nc-press" }, text));
  const undo = element("button", { type: "button" }, "Undo");
  const count = element("output", { "aria-live": "off" });
  const input = element(
    "div",
    { id, className: "nc-row", role: "group", "aria-labelledby": `${id}-name` },
    ...buttons,
    undo,
  );
  let pressed = "";
  const show = (value) => {
    pressed = value;
    count.textContent = `${pressed.length} of ${spec.most}`;
    buttons.forEach((button) => button.setAttribute("aria-disabled", pressed.length >= spec.most));
    undo.setAttribute("aria-disabled", pressed === "");
  };
  const change = (value) => {
    if (value.length > spec.most || value === pressed) return;
    show(value);
    input.dispatchEvent(new Event("input"));
  };
  buttons.forEach((button, i) => button.addEventListener("click", () => change(pressed + i)));
  undo.addEventListener("click", () => change(pressed.slice(0, -1)));
  const name = element("span", { id: `${id}-name`, className: "nc-label" }, spec.label);
  const node = element(
    "div",
    { className: "nc-control" },
    element("div", { className: "nc-name" }, name, count),
    input,
  );
  return { node, input, show, read: () => pressed };
}

function clamp(i, n) {
  return Math.max(0, Math.min(n - 1, i));
}

const MAKE = { slider: makeSlider, choice: makeChoice, toggle: makeToggle, pixels: makePixels, presses: makePresses };

// Asks the kernel for one thing at a time.
class Line {
  constructor(model, busy, gone) {
    Object.assign(this, { model, busy, gone });
    this.id = Math.random().toString(36).slice(2);
    this.count = 0;
    this.waiting = false;
    this.wanted = {}; // kind -> what to ask for next
  }

  set(values) {
    this.ask("set", { values: { ...this.pending(), ...values } });
  }

  // Values that are moved but not yet asked for.
  pending() {
    return this.wanted.set ? this.wanted.set.values : {};
  }

  ask(kind, content = {}) {
    this.wanted[kind] = content;
    this.next();
  }

  next() {
    const kind = ["theme", "set", "sharp"].find((one) => one in this.wanted);
    if (this.waiting || !kind) return;
    if (kind === "set") delete this.wanted.sharp;
    const request = { kind, ...this.wanted[kind], turn: `${this.id} ${++this.count}` };
    delete this.wanted[kind];
    this.waiting = true;
    this.slow = setTimeout(() => this.busy(true), SLOW);
    this.unlock = setTimeout(() => {
      this.gone();
      this.release();
    }, UNLOCK_AFTER);
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
    clearTimeout(this.slow);
    clearTimeout(this.unlock);
    this.waiting = false;
    this.busy(false);
    this.next();
  }
}

// Goes through the steps of a control, no faster than its frames appear.
class Player {
  constructor(control, spec, ask, live) {
    Object.assign(this, { control, spec, ask, live, playing: false });
    this.button = element("button", { type: "button", className: "nc-play" });
    this.button.addEventListener("click", () => (this.playing ? this.pause() : this.play()));
    control.row.prepend(this.button);
    this.say();
  }

  say() {
    this.button.textContent = this.playing ? "Pause" : "Play";
    this.button.setAttribute("aria-label", `${this.button.textContent} ${this.spec.label}`);
  }

  play() {
    this.playing = true;
    this.live(false);
    this.say();
    this.step(this.control.read() >= this.spec.max ? this.spec.min : undefined);
  }

  pause() {
    if (!this.playing) return;
    this.playing = false;
    clearTimeout(this.timer);
    this.live(true);
    this.say();
  }

  step(value = this.control.read() + this.spec.step) {
    this.started = performance.now();
    this.control.show(value);
    this.ask(value);
  }

  // Called when the frame asked for is on the screen.
  shown() {
    if (!this.playing) return;
    if (this.control.read() >= this.spec.max) return this.pause();
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches ? 250 : 0;
    const rest = Math.max(this.spec.interval, calm) - (performance.now() - this.started);
    this.timer = setTimeout(() => this.playing && this.step(), Math.max(0, rest));
  }
}

function build(spec) {
  const id = "nc" + Math.random().toString(36).slice(2);
  const parts = {
    image: element("img", { width: spec.width, height: spec.height, alt: "" }),
    frame: element("div", { className: "nc-picture" }),
    status: element("p", { className: "nc-status", role: "status" }),
    error: element("p", { className: "nc-error", role: "alert", hidden: true }),
    words: element("p"),
    buttons: spec.states.map((state) => element("button", { type: "button" }, state.label)),
    controls: spec.controls.map((control, i) => ({ name: control.name, ...MAKE[control.kind](control, `${id}-${i}`) })),
  };
  parts.frame.append(parts.image);
  parts.buttons.at(-1).className = "nc-reset";
  parts.root = element(
    "div",
    { className: "nc-x", role: "group", "aria-label": spec.title },
    element("p", { className: "nc-title" }, spec.title),
    parts.frame,
    parts.status,
    parts.error,
    element("div", { className: "nc-controls" }, ...parts.controls.map((control) => control.node)),
    element("div", { className: "nc-states", role: "group", "aria-label": "States to go to" }, ...parts.buttons),
    element("details", {}, element("summary", {}, "Describe the picture"), parts.words),
  );
  return parts;
}

// The static copy of the same Explorer, in the same cell: it is for when this widget is not there.
function hideCopy(el, key) {
  const area = el.closest(".jp-OutputArea, .output") || document;
  for (const copy of area.querySelectorAll(`figure.nc-static[data-nc="${key}"]`)) {
    (copy.closest(".jp-OutputArea-child, .output_area") || copy).style.display = "none";
  }
}

function render({ model, el }) {
  const spec = model.get("spec");
  const { root, frame, image, status, error, words, buttons, controls } = build(spec);
  const line = new Line(model, (slow) => root.toggleAttribute("data-busy", slow), gone);
  const live = (on) => status.setAttribute("aria-live", on ? "polite" : "off");
  const players = [];
  live(true);

  const ask = (values) => line.set(values);
  controls.forEach((control, i) => {
    if (spec.controls[i].interval != null) {
      players.push(new Player(control, spec.controls[i], (value) => ask({ [control.name]: value }), live));
    }
    control.input.addEventListener("input", () => {
      players.forEach((player) => player.control === control && player.pause());
      ask({ [control.name]: control.read() });
    });
  });
  buttons.forEach((button, i) => {
    button.addEventListener("click", () => {
      players.forEach((player) => player.pause());
      ask(spec.states[i].values);
    });
  });

  // JupyterLab has a shortcut on nearly every letter (x cuts the cell); keys typed here stay here.
  root.addEventListener("keydown", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
  });

  let url = null;
  let rest = null;
  async function showFrame() {
    clearTimeout(rest);
    const old = url;
    url = URL.createObjectURL(new Blob([model.get("frame")], { type: "image/png" }));
    image.src = url;
    await image.decode().catch(() => {}); // a newer frame may already have taken its place
    if (old) URL.revokeObjectURL(old);
    const coarse = image.naturalWidth < spec.width * Math.min(2, devicePixelRatio * 0.8);
    if (coarse) rest = setTimeout(() => players.some((player) => player.playing) || line.ask("sharp"), REST);
  }

  function showState(state) {
    error.hidden = !state.error;
    error.textContent = state.error ? `${state.error} The picture shows the last state that worked.` : "";
    if (!state.error) {
      for (const control of controls) {
        if (!(control.name in line.pending())) control.show(state.values[control.name]);
      }
    }
    if (status.textContent !== state.status) status.replaceChildren(...linked(state.status));
    image.alt = words.textContent = state.alt;
    spec.states.forEach((named, i) => {
      const here = Object.entries(named.values).every(([name, value]) => state.values[name] === value);
      if (i < buttons.length - 1) buttons[i].setAttribute("aria-pressed", here);
    });
    root.toggleAttribute("data-dark", state.dark);
  }

  async function changed() {
    const state = model.get("state");
    showState(state);
    const ours = line.answered(state.turn);
    await showFrame();
    root.removeAttribute("data-waiting");
    if (ours) players.forEach((player) => (state.error ? player.pause() : player.shown()));
  }

  function gone() {
    players.forEach((player) => player.pause());
    status.textContent = "Python does not answer. If it is busy, wait; if it has stopped, run this cell again.";
  }

  const followTheme = () => {
    if (isDark() !== model.get("state").dark) line.ask("theme", { dark: isDark() });
  };
  const watcher = new MutationObserver(followTheme);
  watcher.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light", "class"] });

  // On a narrow page the picture scrolls rather than becoming too small to read; the keyboard must reach it then.
  image.style.minWidth = `${Math.min(spec.width, LEGIBLE)}px`;
  const roomy = new ResizeObserver(() => {
    if (frame.scrollWidth > frame.clientWidth + 1) frame.tabIndex = 0;
    else frame.removeAttribute("tabindex");
  });
  roomy.observe(frame);

  model.on("change:state", changed);
  el.append(root);
  if (isDark() !== model.get("state").dark) {
    root.toggleAttribute("data-waiting", true); // no flash of white paper on a dark page
    setTimeout(() => root.removeAttribute("data-waiting"), 1500);
  }
  showState(model.get("state"));
  showFrame().then(() => hideCopy(el, spec.key));
  followTheme();

  return () => {
    watcher.disconnect();
    roomy.disconnect();
    clearTimeout(rest);
    players.forEach((player) => player.pause());
    model.off("change:state", changed);
    URL.revokeObjectURL(url);
  };
}

export default { initialize, render };
