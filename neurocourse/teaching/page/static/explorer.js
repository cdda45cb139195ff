// The page's side of an Explorer. The kernel draws; this shows the frame and asks for the next one.
//
// One request is under way at a time: what is moved meanwhile is merged and asked for when the answer is there, so a
// fast drag ends on its last value and nothing queues up. Play asks for step n + 1 only when step n is on the screen.

const UNLOCK_AFTER = 10000; // ms without an answer (a busy kernel, a lost message) until a new request may be sent
const REST = 300; // ms without a move until a fine screen gets a finer picture
const LEGIBLE = 560; // px: letters are 12 px high then, or 10 in a picture that was made 800 wide

// Text with its addresses as links that open in a new tab.
function linked(text) {
  return text.split(/(https:\/\/\S+)/).map((part, i) => {
    return i % 2 ? element("a", { href: part, target: "_blank", rel: "noopener" }, part) : part;
  });
}

// JupyterLab says so on <body>; VS Code and Colab in their own ways. Without a word the page is taken as light.
function isDark() {
  const body = document.body;
  if (body.dataset.jpThemeLight) return body.dataset.jpThemeLight === "false";
  return body.classList.contains("vscode-dark") || document.documentElement.getAttribute("theme") === "dark";
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

  step(value = keyed(this.spec, this.control.read(), "ArrowRight")) {
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
  const handles = spec.handles.map((handle, i) => makeHandle(handle, spec.controls, `${id}-h${i}`));
  const inPicture = new Map(handles.flatMap((handle) => handle.controls.map((control) => [control.name, control])));
  const controls = spec.controls.map((one, i) => {
    return inPicture.get(one.name) ?? Object.assign(MAKE[one.kind](one, `${id}-${i}`), { name: one.name, spec: one });
  });
  const image = element("img", { width: spec.width, height: spec.height, alt: "", draggable: false });
  const over = controls.flatMap((control) => [control.surface, control.question]).filter(Boolean);
  const stage = element("div", { className: "nc-stage" }, image, ...handles.map((handle) => handle.node), ...over);
  const frame = element("div", { className: "nc-picture" }, stage);
  const more = element("p", { className: "nc-more" }, "↔ Swipe the picture, or turn the phone.");
  const status = element("p", { className: "nc-status", role: "status" });
  const error = element("p", { className: "nc-error", role: "alert", hidden: true });
  const words = element("p");
  const buttons = spec.states.map((state) => element("button", { type: "button" }, state.label));
  buttons.at(-1).className = "nc-reset";
  const listed = controls.filter((control) => control.node).map((control) => control.node);
  const side = element(
    "div",
    { className: "nc-side" },
    element("div", { className: "nc-controls" }, ...listed),
    element("div", { className: "nc-states", role: "group", "aria-label": "States to go to" }, ...buttons),
    element("details", {}, element("summary", {}, "Describe the picture"), words),
  );
  const alone = buttons.length === 1 && controls.some((control) => control.surface); // it has its own way back
  if (alone) buttons[0].parentElement.hidden = true;
  const say = element("div", { className: "nc-say" }, more, status, error);
  const root = element(
    "div",
    { className: "nc-x", role: "group", "aria-label": spec.title },
    element("p", { className: "nc-title" }, spec.title),
    element("div", { className: "nc-body" }, frame, say, side),
  );
  return { root, frame, image, status, error, words, buttons, controls, handles };
}

// The sentence about the picture. Values of controls in it can be dragged; it is written anew only where its parts are
// others, so that a number under the pointer stays.
function makeSentence(status, controls) {
  let numbers = [];
  let texts = [];
  let form = null;
  return (parts, values) => {
    const now = parts.map((part) => part.control ?? "").join("|");
    if (now !== form) {
      form = now;
      texts = parts.map((part) => (part.control ? null : element("span")));
      numbers = parts.map((part) => {
        const control = controls.find((one) => one.name === part.control);
        return control && makeNumber(control, control.spec);
      });
      status.replaceChildren(...parts.map((_, i) => numbers[i]?.node ?? texts[i]));
    }
    parts.forEach((part, i) => {
      if (numbers[i]) numbers[i].show(values[part.control]);
      else if (texts[i].textContent !== part) texts[i].replaceChildren(...linked(part));
    });
  };
}

// Brings the picture of a cell that has just been run into view, once.
function arrive(el, root) {
  const observer = new ResizeObserver(() => {
    const cell = el.closest(".jp-Cell");
    if (!cell) return; // not on the page yet
    observer.disconnect();
    release(cell);
    holdStill(el);
    const active = (one) => one?.classList.contains("jp-mod-active");
    // Shift+Enter has made the next cell the active one; after Run All it is a cell far below.
    if (active(cell) || active(cell.nextElementSibling)) root.scrollIntoView({ block: "nearest" });
  });
  observer.observe(root);
  return () => observer.disconnect();
}

// Calls `gone` as soon as the kernel's side of the widget is no longer there, such as after a restart.
function whenDisconnected(model, gone) {
  const own = underneath(model);
  const heard = () => own.comm_live || gone();
  own.on?.("comm_live_update", heard);
  return () => own.off?.("comm_live_update", heard);
}

function render({ model, el }) {
  const spec = model.get("spec");
  const { root, frame, image, status, error, words, buttons, controls, handles } = build(spec);
  const line = new Line(model, { patience: UNLOCK_AFTER, gone, busy: (slow) => root.toggleAttribute("data-busy", slow) });
  const pending = () => line.wanted.set?.values ?? {}; // values that are moved but not yet asked for
  const live = (on) => status.setAttribute("aria-live", on ? "polite" : "off");
  const showSentence = makeSentence(status, controls);
  const players = [];
  live(true);

  const ask = (values) => line.ask("set", { values: { ...pending(), ...values } });
  controls.forEach((control) => {
    if (control.spec.interval != null && control.row) {
      players.push(new Player(control, control.spec, (value) => ask({ [control.name]: value }), live));
    }
    control.input.addEventListener("input", () => {
      players.forEach((player) => player.control === control && player.pause());
      ask({ [control.name]: control.read() });
    });
    control.onPredict = (choice) => line.ask("predict", { name: control.name, choice });
  });
  buttons.forEach((button, i) => {
    button.addEventListener("click", () => {
      players.forEach((player) => player.pause());
      ask(spec.states[i].values);
    });
  });

  keepKeys(root);

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
        control.foreseen = state.foreseen[control.name];
        // A late answer must not pull back what a hand holds.
        if (!(control.name in pending()) && !control.held?.()) control.show(state.values[control.name]);
      }
    }
    handles.forEach((handle, i) => handle.place(state.places[i]));
    showSentence(state.status, state.values);
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
    showSentence(["Python does not answer. If it is busy, wait; if it has stopped, run this cell again."], {});
  }

  const followTheme = () => {
    if (isDark() !== model.get("state").dark) line.ask("theme", { dark: isDark() });
  };
  const watcher = new MutationObserver(followTheme);
  watcher.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light", "class"] });

  // On a narrow page the picture scrolls rather than becoming too small to read; the keyboard must reach it then.
  // The stage keeps that width, not the image alone: handles and drawings have their places in parts of the stage.
  // A curve is drawn in one stroke, from edge to edge: there the whole picture has to be seen.
  const drawn = controls.some((control) => control.surface);
  image.parentElement.style.minWidth = drawn ? "0" : `${Math.min(spec.width, LEGIBLE)}px`;
  // A finger sees no scroll bar: a line says that there is more, and the edge behind which it lies fades.
  const seen = () => {
    const over = image.parentElement.offsetWidth - frame.clientWidth; // a handle at the edge reaches over it
    if (over > 1) frame.tabIndex = 0;
    else frame.removeAttribute("tabindex");
    root.toggleAttribute("data-sideways", over > 1);
    frame.toggleAttribute("data-before", over > 1 && frame.scrollLeft > 4);
    frame.toggleAttribute("data-after", frame.scrollLeft < over - 4);
  };
  const roomy = new ResizeObserver(seen);
  roomy.observe(frame);
  frame.addEventListener("scroll", seen, { passive: true });

  model.on("change:state", changed);
  el.append(root);
  const leave = arrive(el, root);
  const stopListening = whenDisconnected(model, gone);
  if (isDark() !== model.get("state").dark) {
    root.toggleAttribute("data-waiting", true); // no flash of white paper on a dark page
    setTimeout(() => root.removeAttribute("data-waiting"), 1500);
  }
  showState(model.get("state"));
  showFrame().then(() => hideCopy(el));
  followTheme();

  return () => {
    leave();
    stopListening();
    line.stop();
    watcher.disconnect();
    roomy.disconnect();
    clearTimeout(rest);
    players.forEach((player) => player.pause());
    model.off("change:state", changed);
    URL.revokeObjectURL(url);
  };
}

export default { initialize, render };
