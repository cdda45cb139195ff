// The page's counterpart of each kind of control: { node, input, show(value), read() }. Whoever moves it sends an
// "input" event from `input`; a row for buttons, `row`, where there may be some.

// A quantity as the kernel's sentences have it: a true minus, none at zero, thousands apart, "1 pixel" and "2 pixels".
function written(value, digits, unit) {
  const form = { minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: "negative" };
  const noun = Math.abs(value) === 1 && /^\p{L}{3,}s$/u.test(unit);
  return (value.toLocaleString("en", form).replace("-", "−") + ("°%".includes(unit) ? "" : " ") + (noun ? unit.slice(0, -1) : unit)).trim();
}

// What the reader reads of a slider's value.
function textOf(spec, value) {
  if (spec.texts) return spec.texts[Math.round((value - spec.min) / spec.step)];
  return written(value, spec.digits, spec.unit);
}

// The value of a slider that is nearest to a number: on a step, between its ends, with no more digits than it has. Where
// only some values are kept (`stops`, in the reading copy), one of those.
function snapped(spec, value) {
  if (spec.stops) return spec.stops.reduce((a, b) => (Math.abs(b - value) < Math.abs(a - value) ? b : a));
  const steps = Math.round((Math.max(spec.min, Math.min(spec.max, value)) - spec.min) / spec.step);
  return Number((spec.min + steps * spec.step).toFixed(spec.digits));
}

// Where a key takes a slider: one step, ten steps, an end; nothing for other keys.
function keyed(spec, value, key) {
  const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[key];
  if (steps && spec.stops) return spec.stops[clamp(spec.stops.indexOf(snapped(spec, value)) + steps, spec.stops.length)];
  const to = steps ? value + steps * spec.step : { Home: spec.min, End: spec.max }[key];
  return to === undefined ? undefined : snapped(spec, to);
}

function makeSlider(spec, id) {
  const input = element("input", { type: "range", id, min: spec.min, max: spec.max, step: spec.step });
  const output = element("output", { "aria-live": "off" });
  output.htmlFor = id;
  const read = () => (spec.stops ? snapped(spec, Number(input.value)) : Number(input.value));
  const say = () => {
    output.textContent = textOf(spec, read());
    input.setAttribute("aria-valuetext", output.textContent);
  };
  input.addEventListener("input", say);
  input.addEventListener("keydown", (event) => {
    const to = spec.stops && keyed(spec, read(), event.key);
    if (to == null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault(); // the browser's own step may lie between two stops
    input.value = to;
    input.dispatchEvent(new Event("input"));
  });
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
  return { node, row, input, show, read };
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

// The switch that gives the machine its missing part. Before it is flipped for the first time the reader says what
// will be left of the difference: the question lies over the picture, so that it cannot be looked up.
function makeArm(spec, id) {
  const input = element("input", { type: "checkbox", role: "switch", id });
  input.setAttribute("aria-describedby", `${id}-part`);
  const said = element("p", { className: "nc-help" });
  const node = element(
    "div",
    { className: "nc-control nc-arm" },
    element("div", { className: "nc-toggle" }, input, element("label", { for: id }, spec.label)),
    element("p", { id: `${id}-part`, className: "nc-part" }, `with ${spec.part}`),
    said,
  );
  const options = spec.options.map((text) => element("button", { type: "button" }, text));
  const later = element("button", { type: "button", className: "nc-later" }, "Not now");
  const question = element(
    "div",
    { className: "nc-foresee", role: "dialog", "aria-label": "Predict first", hidden: true },
    element("p", {}, element("strong", {}, "Predict first. "), `The machine gets ${spec.part}.`),
    element("p", {}, "How much of the difference will be left?"),
    element("div", { className: "nc-row" }, ...options, later),
  );
  const ask = (open) => {
    question.hidden = !open;
    if (open) options[0].focus();
    else input.focus();
  };
  const control = { node, input, question, foreseen: "", read: () => input.checked };
  control.show = (value) => {
    input.checked = value;
    said.textContent = value ? control.foreseen : "";
  };
  input.addEventListener("click", (event) => {
    if (control.foreseen) return;
    event.preventDefault(); // the prediction flips it
    ask(true);
  });
  question.addEventListener("keydown", (event) => event.key === "Escape" && ask(false));
  later.addEventListener("click", () => ask(false));
  options.forEach((button, choice) => {
    button.addEventListener("click", () => {
      ask(false);
      control.onPredict(choice);
    });
  });
  return control;
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
    element("div", { className: "nc-name" }, element("span", { id: `${id}-name`, className: "nc-label" }, spec.label), clear),
    input,
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

const MAKE = {
  slider: makeSlider,
  choice: makeChoice,
  toggle: makeToggle,
  arm: makeArm,
  pixels: makePixels,
  presses: makePresses,
};

