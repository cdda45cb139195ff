// Stands where the kernel stood. The page code of the widgets is the notebook's own; what it asks for is found among the
// states that were kept when this copy was made, and what the reader answers stays in the browser.

const { element, textOf, isDark } = WIDGETS.explorer;
const NEAR = "1000px"; // how far below the screen a picture gets ready
const WENT_BACK = " The other controls went back: this copy keeps only some combinations, the notebook has them all.";
const NEEDS_PYTHON = "Drawing and pressing need Python: open the notebook. The buttons below show what others made.";

// What the reader has answered: kind -> key -> value, as in the progress file of the notebooks.
const memory = {
  all() {
    try {
      return JSON.parse(localStorage.getItem("neurocourse")) ?? {};
    } catch {
      return this.lost ?? {}; // nothing may be kept on this page: it lasts until it is closed
    }
  },
  get(kind, key) {
    return this.all()[kind]?.[key];
  },
  put(kind, key, value) {
    const all = this.all();
    all[kind] = { ...all[kind], [key]: value };
    this.lost = all;
    try {
      localStorage.setItem("neurocourse", JSON.stringify(all));
    } catch {} // no room, or not allowed
  },
};

// A widget's model. `reply(request)` says what changes; the answer comes after the question, as from a kernel.
class Still {
  constructor(traits, reply) {
    Object.assign(this, { traits, reply, heard: [] });
  }
  get(name) {
    return this.traits[name];
  }
  set() {
    return this; // late.js looks underneath: there is nothing
  }
  on(event, hear) {
    if (event === "change:state") this.heard.push(hear);
  }
  off(event, hear) {
    this.heard = this.heard.filter((one) => one !== hear);
  }
  async send(request) {
    const { frame, ...state } = await this.reply(request, this.traits.state);
    this.tell({ ...this.traits.state, ...state, turn: request.turn, error: "" }, frame);
  }
  tell(state, frame = this.traits.frame) {
    Object.assign(this.traits, { state, frame });
    this.heard.forEach((hear) => hear());
  }
}

// Questions

const reveals = {}; // key of a prediction -> models that wait for it

const MODELS = {
  prediction({ key, spec, said }) {
    const answered = ({ choice, sure }) => ({ choice, sure, said: said[`${choice} ${sure}`] });
    const recalled = () => {
      const { answer, sure } = memory.get("predictions", key) ?? {};
      const choice = spec.options.indexOf(answer);
      return choice < 0 ? { choice: null, sure: null, said: "" } : answered({ choice, sure });
    };
    return new Still({ spec, state: { ...recalled(), turn: "", error: "" } }, ({ choice, sure }) => {
      memory.put("predictions", key, { answer: spec.options[choice], sure });
      reveals[key]?.forEach((tell) => tell());
      return answered({ choice, sure });
    });
  },

  reveal({ key, spec, shown }) {
    const recalled = (insisted) => {
      const { answer, sure } = memory.get("predictions", key) ?? {};
      const known = shown[`${spec.options.indexOf(answer)} ${sure}`];
      return known ?? (insisted ? shown.none : { said: "", outcome: "" });
    };
    const model = new Still({ spec, state: { ...recalled(false), turn: "", error: "" } }, () => recalled(true));
    (reveals[key] ??= []).push(() => model.tell({ ...recalled(false), turn: "", error: "" }));
    return model;
  },

  questions({ spec, answers, scores }) {
    const chosen = new Map(); // number of the question -> number of the option
    spec.items.forEach((item, i) => {
      const option = item.options.indexOf(memory.get("quiz", item.legend));
      if (option >= 0) chosen.set(i, option);
    });
    const state = () => {
      const told = [...chosen].map(([item, choice]) => ({ item, choice, ...answers[item][choice] }));
      return { answers: told, score: scores[`${told.filter((one) => one.right).length} ${told.length}`] };
    };
    return new Still({ spec, state: { ...state(), turn: "", error: "" } }, ({ item, choice }) => {
      chosen.set(item, choice);
      memory.put("quiz", spec.items[item].legend, spec.items[item].options[choice]);
      return state();
    });
  },

  filter: ({ spec }) => new Still({ spec, state: {} }, () => ({})),

  async explorer(pack) {
    const explorer = await new Explorer(pack).ready();
    return new Still({ spec: explorer.spec, ...(await explorer.opening()) }, (request) => explorer.reply(request));
  },
};

// Explorers

class Explorer {
  constructor(pack) {
    const { spec, stops, states } = pack;
    const kept = (control) => (control.kind === "slider" ? { ...control, stops: stops[control.name] } : control);
    const [width, height] = [spec.width, spec.height];
    this.spec = { ...spec, controls: spec.controls.map(kept) };
    this.names = spec.controls.map((control) => control.name);
    Object.assign(this, { pack, at: 0, dark: isDark(), drawing: [], foreseen: {}, width: 2 * width, height: 2 * height });
    for (const name of Object.keys(pack.said)) {
      const option = memory.get("predictions", pack.key)?.answer;
      this.foreseen[name] = pack.said[name][this.options(name).indexOf(option)] ?? "";
    }
    if (pack.sketch) this.draw(memory.get("sketches", pack.key) ?? []);
    this.papers = states.length; // the same states on dark paper follow those on light
  }

  options(name) {
    return this.spec.controls.find((control) => control.name === name).options;
  }

  // The sheet of tiles and the numbers of each picture, unpacked.
  async ready() {
    const { side, sheet, pictures } = this.pack.tiles;
    this.sheet = new Image();
    this.sheet.src = sheet;
    const packed = Uint8Array.from(atob(pictures), (letter) => letter.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
    const [numbers] = await Promise.all([new Response(stream).arrayBuffer(), this.sheet.decode()]);
    this.pictures = new Uint16Array(numbers);
    this.across = Math.ceil(this.width / side);
    this.tiles = this.across * Math.ceil(this.height / side);
    this.canvas = element("canvas", { width: this.width, height: this.height });
    this.context = this.canvas.getContext("2d", { willReadFrequently: true });
    this.shown = new Array(this.tiles);
    return this;
  }

  opening() {
    const { frame, ...state } = this.state("");
    return { frame, state: { ...state, turn: "", error: "" } };
  }

  reply(request) {
    if (request.kind === "theme") this.dark = request.dark;
    if (request.kind === "predict") this.foresee(request.name, request.choice);
    const values = request.kind === "predict" ? { [request.name]: true } : request.kind === "set" ? request.values : {};
    if (this.pack.sketch) {
      if (values.drawing) this.draw(values.drawing);
      return this.state("");
    }
    return this.state(this.go(values));
  }

  foresee(name, choice) {
    const answer = this.options(name)[choice];
    memory.put("predictions", this.pack.key, { answer, right: answer === this.pack.remains[name] });
    this.foreseen[name] = this.pack.said[name][choice];
  }

  draw(curve) {
    this.drawing = curve;
    this.at = curve.length ? 1 : 0;
    memory.put("sketches", this.pack.key, curve);
  }

  // Goes to the state that is nearest: what was moved counts before all that was not. Tells whether anything else moved.
  go(values) {
    const { states, stops } = this.pack;
    const here = states[this.at];
    const wanted = this.names.map((name, i) => (name in values ? nearest(stops[name], values[name]) : here[i]));
    const far = (state) => {
      let sum = 0;
      state.forEach((stop, i) => {
        const n = stops[this.names[i]].length;
        sum += (this.names[i] in values ? 1000 : 1) * (Math.abs(stop - wanted[i]) / n + 0.5 * (stop !== wanted[i]));
      });
      return sum;
    };
    const distances = states.map(far);
    this.at = distances.indexOf(Math.min(...distances));
    return states[this.at].some((stop, i) => !(this.names[i] in values) && stop !== here[i]) ? WENT_BACK : "";
  }

  state(more) {
    const { states, stops, sentences, places, alt, sketch } = this.pack;
    const values = Object.fromEntries(this.names.map((name, i) => [name, stops[name][states[this.at][i]]]));
    const parts = [...sentences.all[sentences.of[this.at]]];
    if (sketch) values.drawing = this.drawing;
    if (sketch && this.at) parts.splice(0, parts.length, `${verdict(this.drawing, sketch)} ${sketch.because}`);
    if (more) parts.push(more);
    const text = parts.map((part) => this.written(part, values)).join("");
    const look = { dark: this.dark, places: places.all[places.of[this.at]], foreseen: { ...this.foreseen } };
    return { values, status: parts, alt: alt + text, ...look, frame: this.frame() };
  }

  written(part, values) {
    const control = this.spec.controls.find((one) => one.name === part.control);
    return control ? textOf(control, values[control.name]) : part;
  }

  // The picture of the state that it is in. Only tiles that are others are drawn anew.
  frame() {
    const { side, columns } = this.pack.tiles;
    const first = (this.at + (this.dark ? this.papers : 0)) * this.tiles;
    for (let i = 0; i < this.tiles; i++) {
      const tile = this.pictures[first + i];
      if (tile === this.shown[i]) continue;
      this.shown[i] = tile;
      const [x, y] = [side * (tile % columns), side * Math.floor(tile / columns)];
      const [left, top] = [side * (i % this.across), side * Math.floor(i / this.across)];
      this.context.drawImage(this.sheet, x, y, side, side, left, top, side, side);
    }
    return bitmap(this.context.getImageData(0, 0, this.width, this.height));
  }
}

function nearest(stops, value) {
  const far = (stop) => (typeof value === "number" ? Math.abs(stop - value) : Number(stop !== value));
  return stops.reduce((best, stop, i) => (far(stop) < far(stops[best]) ? i : best), 0);
}

// A picture as the bytes of a BMP file: it takes no time to write and little to read.
function bitmap({ data, width, height }) {
  const head = new DataView(new ArrayBuffer(122));
  const put = (at, value) => head.setUint32(at, value, true);
  head.setUint16(0, 0x424d); // "BM"
  put(2, 122 + data.length);
  put(10, 122);
  put(14, 108); // BITMAPV4HEADER
  put(18, width);
  head.setInt32(22, -height, true); // from the top down
  head.setUint16(26, 1, true);
  head.setUint16(28, 32, true);
  put(30, 3); // the four masks that follow say where each channel is
  put(34, data.length);
  [0xff, 0xff00, 0xff0000, 0xff000000].forEach((mask, i) => put(54 + 4 * i, mask));
  return new Blob([head, data], { type: "image/bmp" });
}

// How a drawn curve differs from the true one; the same words as `sketch.verdict` of the course, which tests compare.
function verdict(drawn, { truth, low, high }) {
  const height = high - low;
  const off = drawn.map((y, i) => (y - truth[i]) / height);
  const mean = (x) => x.reduce((a, b) => a + b, 0) / x.length;
  const span = (x) => Math.max(...x) - Math.min(...x);
  if (Math.max(...off.map(Math.abs)) < 0.16 && mean(off.map(Math.abs)) < 0.08) return "Close.";
  const [mine, real] = [drawn, truth].map((y) => span(y) / height > 0.05);
  if (real && !mine) return "Yours is flat, and it is not.";
  if (mine && !real) return "Yours moves, and it is flat.";
  const alike = mine && real ? correlation(drawn, truth) : 1;
  if (alike < -0.3) return "The other way round.";
  if (alike > 0.9) {
    const side = mean(off) > 0 ? "high" : "low";
    return Math.abs(mean(off)) > 0.08 ? `The right shape, too ${side}.` : "The right shape; the heights differ.";
  }
  const peak = (y) => y.indexOf(Math.max(...y));
  const peaks = (peak(drawn) - peak(truth)) / truth.length;
  if (alike > 0.3 && Math.abs(peaks) > 0.15) return `It peaks further ${peaks > 0 ? "left" : "right"}.`;
  return "Another shape.";
}

function correlation(x, y) {
  const mean = (v) => v.reduce((a, b) => a + b, 0) / v.length;
  const [a, b] = [x.map((v) => v - mean(x)), y.map((v) => v - mean(y))];
  const dot = (u, v) => u.reduce((sum, one, i) => sum + one * v[i], 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

// Waking up

const waiting = {}; // name of an explorer -> the place on the page that waits for it

function arrived(name, pack) {
  if (waiting[name]) wake(waiting[name], pack);
}

async function wake(place, pack) {
  const model = await MODELS[pack.kind](pack);
  WIDGETS[pack.kind].render({ model, el: place });
  if (pack.kind !== "explorer") return;
  for (const surface of place.querySelectorAll('.nc-pixels, .nc-row[role="group"]')) {
    surface.inert = true;
    const help = surface.parentElement.querySelector(".nc-help") ?? element("p", { className: "nc-help" });
    help.textContent = NEEDS_PYTHON;
    surface.after(help);
    surface.parentElement.querySelectorAll(".nc-name button").forEach((button) => (button.hidden = true));
  }
}

// The page says which of its places ask in words; their tables stand in it. Explorers come as they are scrolled to.
function start(tables) {
  const near = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        document.head.append(element("script", { src: `live/${target.dataset.live}.js` }));
      }
    },
    { rootMargin: NEAR },
  );
  for (const place of document.querySelectorAll(".nc-live")) {
    const name = place.dataset.live;
    if (tables[name]) wake(place, tables[name]);
    else {
      waiting[name] = place;
      near.observe(place);
    }
  }
}
