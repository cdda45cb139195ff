// A curve to draw by hand over a panel of the picture. A drag draws; five handles stand in it for the keyboard. The
// kernel gets the curve when it is whole and the reader says so.

const KNOTS = 5;

function makeCurve(spec, id) {
  const svg = "http://www.w3.org/2000/svg";
  const line = document.createElementNS(svg, "path");
  const sheet = document.createElementNS(svg, "svg");
  sheet.setAttribute("viewBox", `0 0 ${spec.n - 1} 1`);
  sheet.setAttribute("preserveAspectRatio", "none");
  sheet.setAttribute("aria-hidden", "true");
  sheet.append(line);
  const hint = element("span", { className: "nc-hint" }, "Draw here");
  const surface = element("div", { className: "nc-sheet" }, sheet, hint);
  const [left, top, width, height] = spec.box.map((share) => `${100 * share}%`);
  Object.assign(surface.style, { left, top, width, height });
  const done = element("button", { type: "button" }, "Show what happens");
  const again = element("button", { type: "button" }, "Draw again");
  const help = "Drag across the panel. Keys: Tab to one of five handles, arrows move it.";
  const node = element(
    "div",
    { className: "nc-control" },
    element("div", { className: "nc-row" }, done, again),
    element("p", { className: "nc-help" }, help),
  );
  let heights = Array(spec.n).fill(null); // shares of the panel's height, from its lower edge
  let sent = [];
  const input = surface;

  const knotAt = (k) => Math.round((k * (spec.n - 1)) / (KNOTS - 1));
  const knotSpec = (k) => ({ min: 0, max: 100, step: 1, digits: 0, unit: "%", label: `${spec.label}, point ${k + 1} of ${KNOTS}` });
  const knots = Array.from({ length: KNOTS }, (_, k) => {
    const grip = makeGrip(knotSpec(k), (percent) => bend(k, percent / 100), element("div", { className: "nc-knot" }));
    grip.node.style.left = `${(100 * knotAt(k)) / (spec.n - 1)}%`;
    surface.append(grip.node);
    return grip;
  });
  const paint = () => {
    let path = "";
    heights.forEach((h, i) => (path += h === null ? "" : `${heights[i - 1] == null ? "M" : "L"}${i},${1 - h}`));
    line.setAttribute("d", path);
    knots.forEach((knot, k) => {
      const h = heights[knotAt(k)] ?? 0.5;
      knot.show(Math.round(100 * h));
      knot.node.style.top = `${100 * (1 - h)}%`;
    });
    const shown = sent.length > 0;
    hint.hidden = !heights.every((h) => h === null);
    surface.toggleAttribute("data-shown", shown);
    done.setAttribute("aria-disabled", shown || heights.includes(null));
    again.setAttribute("aria-disabled", !hint.hidden);
  };
  // A key moves one point; between points that were moved so the curve is straight.
  const bend = (k, to) => {
    if (sent.length) return;
    const at = knots.map((_, i) => heights[knotAt(i)] ?? 0.5);
    at[k] = to;
    for (let i = 0; i < spec.n; i++) {
      const j = Math.min(KNOTS - 2, Math.floor((i * (KNOTS - 1)) / (spec.n - 1)));
      const u = (i - knotAt(j)) / (knotAt(j + 1) - knotAt(j));
      heights[i] = at[j] + u * (at[j + 1] - at[j]);
    }
    paint();
  };
  const point = (event) => {
    const box = surface.getBoundingClientRect();
    const u = Math.max(0, Math.min(1, (event.clientX - box.left) / box.width));
    const h = 1 - Math.max(0, Math.min(1, (event.clientY - box.top) / box.height));
    return { i: Math.round(u * (spec.n - 1)), h };
  };
  drag(surface, {
    start: (event) => {
      const from = point(event);
      if (!sent.length) heights[from.i] = from.h;
      paint();
      return from;
    },
    // A fast hand skips columns: they are filled in on a straight line.
    move: (event, last) => {
      if (sent.length) return;
      const now = point(event);
      const step = Math.sign(now.i - last.i);
      for (let i = last.i; step && i !== now.i; i += step) {
        heights[i + step] = last.h + ((now.h - last.h) * (i + step - last.i)) / (now.i - last.i);
      }
      heights[now.i] = now.h;
      Object.assign(last, now);
      paint();
    },
  });
  const send = (value) => {
    sent = value;
    paint();
    input.dispatchEvent(new Event("input"));
  };
  done.addEventListener("click", () => {
    if (done.getAttribute("aria-disabled") === "true") return;
    send(heights.map((h) => spec.low + h * (spec.high - spec.low)));
  });
  again.addEventListener("click", () => {
    if (again.getAttribute("aria-disabled") === "true") return;
    heights = heights.map(() => null);
    if (sent.length) send([]);
    else paint();
  });
  const show = (value) => {
    if (!value.length && !sent.length) return paint(); // what is being drawn stays
    sent = value;
    heights = value.length
      ? value.map((y) => (y - spec.low) / (spec.high - spec.low))
      : heights.map(() => null);
    paint();
  };
  return { node, input, surface, show, read: () => sent };
}

MAKE.curve = makeCurve;

