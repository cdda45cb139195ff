// The page's side of an Explorer. The kernel draws; this shows the frame and asks for the next one.
//
// One request is under way at a time: what is moved meanwhile is merged and asked for when the answer is there, so a
// fast drag ends on its last value and nothing queues up. Play asks for step n + 1 only when step n is on the screen.

const UNLOCK_AFTER = 10000; // ms without an answer (a busy kernel, a lost message) until a new request may be sent
const REST = 300; // ms without a move until a fine screen gets a finer picture
const LEGIBLE = 560; // px: a picture 800 wide still has letters of 10 px then

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

function render({ model, el }) {
  const spec = model.get("spec");
  const { root, frame, image, status, error, words, buttons, controls } = build(spec);
  const line = new Line(model, { patience: UNLOCK_AFTER, gone, busy: (slow) => root.toggleAttribute("data-busy", slow) });
  const pending = () => line.wanted.set?.values ?? {}; // values that are moved but not yet asked for
  const live = (on) => status.setAttribute("aria-live", on ? "polite" : "off");
  const players = [];
  live(true);

  const ask = (values) => line.ask("set", { values: { ...pending(), ...values } });
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
        if (!(control.name in pending())) control.show(state.values[control.name]);
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
  showFrame().then(() => hideCopy(el));
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
