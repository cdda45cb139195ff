// A prediction revisited: what the reader said, what happens, and why. Nothing is given away before a commitment.

const FIRST_COMMIT =
  "You have not committed an answer yet. Go back to the question and decide; what happens then appears here.";

function render({ model, el }) {
  const spec = model.get("spec");
  const root = card(el, spec.kicker);
  root.append(rich("p", "nc-text", spec.question));
  const said = rich("p", "nc-intro", "");
  const button = element("button", { type: "button", className: "nc-plain" }, "Show me anyway");
  const line = statusLine();
  root.append(said, button, line.node);

  const update = (state) => {
    said.innerHTML = state.said || FIRST_COMMIT;
    if (!state.outcome) return;
    // The button that was pressed goes away: the keyboard must stand somewhere.
    if (document.activeElement === button) {
      line.node.tabIndex = -1;
      line.node.focus();
    }
    button.hidden = true;
    line.say(state.outcome);
  };
  const { ask, end } = follow(model, update, line.say);
  button.addEventListener("click", () => ask("insist"));
  return end;
}

export default { initialize, render };
