// Sliders without a track: handles that stand in the picture, and numbers in a sentence.

const PER_STEP = 5; // px that a number has to be dragged for one step

// Moves a control as a hand does: shows the value and says so. A control that stands there already is left alone.
function moveTo(control, value) {
  if (value === control.read()) return;
  control.show(value);
  control.input.dispatchEvent(new Event("input"));
}

// What makes an element a slider to the keyboard and the screen reader. `move` is told where a key takes it.
function makeGrip(spec, move, node = element("span")) {
  node.tabIndex = 0;
  node.setAttribute("role", "slider");
  node.setAttribute("aria-label", spec.label);
  node.setAttribute("aria-valuemin", spec.min);
  node.setAttribute("aria-valuemax", spec.max);
  let value = spec.min;
  const show = (now) => {
    value = now;
    node.setAttribute("aria-valuenow", now);
    node.setAttribute("aria-valuetext", textOf(spec, now));
  };
  node.addEventListener("keydown", (event) => {
    const to = keyed(spec, value, event.key);
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(to);
  });
  return { node, show, read: () => value };
}

// Follows a pointer from where it is put down on `node` until it is lifted, also outside of it.
function drag(node, { start, move, end = () => {} }) {
  let held = null;
  node.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    event.preventDefault(); // or the browser drags the picture instead
    held = start(event) ?? {};
    node.setPointerCapture(event.pointerId);
  });
  node.addEventListener("pointermove", (event) => held && move(event, held));
  for (const last of ["pointerup", "pointercancel", "lostpointercapture"]) {
    node.addEventListener(last, () => {
      if (held) end();
      held = null;
    });
  }
}

// A handle moves one slider or two. It gives for each a control like those of controls.js, and `place` for what the
// kernel says about where it can go: shares of the picture's width and height.
function makeHandle(spec, controlSpecs, id) {
  const axes = ["x", "y"].filter((axis) => spec[axis]);
  const bubble = element("span", { className: "nc-bubble" });
  bubble.setAttribute("aria-hidden", "true");
  const node = element("div", { className: "nc-handle" }, bubble);
  const controls = {};
  let places = null;
  let held = false;

  for (const axis of axes) {
    const own = controlSpecs.find((one) => one.name === spec[axis]);
    const input = element("div", { id: `${id}-${axis}`, className: "nc-grip" });
    const control = { spec: own, name: own.name, input, node: null, held: () => held };
    const grip = makeGrip(own, (value) => change({ [axis]: value }), input);
    input.setAttribute("aria-orientation", axis === "x" ? "horizontal" : "vertical");
    control.show = (value) => {
      grip.show(value);
      lay();
    };
    control.read = grip.read;
    controls[axis] = control;
    node.append(input);
  }
  // With two directions each arrow goes its own way; the screen reader hears the slider that has moved.
  if (axes.length === 2) {
    node.addEventListener(
      "keydown",
      (event) => {
        const axis = /^Arrow(Left|Right)$/.test(event.key) ? "x" : /^Arrow(Up|Down)$/.test(event.key) ? "y" : null;
        if (axis) controls[axis].input.focus();
        if (axis && event.target !== controls[axis].input) {
          event.stopPropagation();
          event.preventDefault();
          change({ [axis]: keyed(controls[axis].spec, controls[axis].read(), event.key) });
        }
      },
      true,
    );
  }

  const scale = (axis) => (places[axis + "log"] ? [Math.log, Math.exp] : [(v) => v, (v) => v]); // and back
  const share = (axis) => {
    const track = places[axis];
    if (!Array.isArray(track)) return track;
    const { spec: own, read } = controls[axis];
    const [f] = scale(axis);
    const u = (f(read()) - f(own.min)) / (f(own.max) - f(own.min));
    return track[0] + u * (track[1] - track[0]);
  };
  const valueAt = (axis, at) => {
    const [from, to] = places[axis];
    const { spec: own } = controls[axis];
    const u = Math.max(0, Math.min(1, (at - from) / (to - from)));
    const [f, g] = scale(axis);
    return snapped(own, g(f(own.min) + u * (f(own.max) - f(own.min))));
  };
  const lay = () => {
    if (!places) return;
    node.style.left = `${100 * share("x")}%`;
    node.style.top = `${100 * share("y")}%`;
    node.toggleAttribute("data-high", share("y") < 0.2); // no room for the bubble above
    bubble.textContent = axes.map((axis) => textOf(controls[axis].spec, controls[axis].read())).join(", ");
  };
  const change = (values) => {
    for (const [axis, value] of Object.entries(values)) moveTo(controls[axis], value);
  };
  drag(node, {
    start: (event) => {
      held = true;
      controls[axes[0]].input.focus();
      const box = node.parentElement.getBoundingClientRect();
      return { x: event.clientX - box.width * share("x"), y: event.clientY - box.height * share("y") };
    },
    move: (event, from) => {
      const box = node.parentElement.getBoundingClientRect();
      const at = { x: (event.clientX - from.x) / box.width, y: (event.clientY - from.y) / box.height };
      change(Object.fromEntries(axes.map((axis) => [axis, valueAt(axis, at[axis])])));
    },
    end: () => (held = false),
  });
  const place = (where) => {
    places = where;
    lay();
  };
  return { node, place, controls: axes.map((axis) => controls[axis]) };
}

// A number of a sentence that can be dragged sideways: another way to move the control.
function makeNumber(control, spec) {
  const move = (value) => moveTo(control, value);
  const grip = makeGrip(spec, move);
  grip.node.className = "nc-number";
  drag(grip.node, {
    start: (event) => {
      grip.node.focus();
      return { x: event.clientX, value: control.read() };
    },
    move: (event, from) => move(snapped(spec, from.value + Math.round((event.clientX - from.x) / PER_STEP) * spec.step)),
  });
  const show = (value) => {
    grip.show(value);
    grip.node.textContent = textOf(spec, value);
  };
  return { node: grip.node, show };
}

