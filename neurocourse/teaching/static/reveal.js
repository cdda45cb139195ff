// A prediction revisited: what the reader said, what happens, and why. Nothing is given away before a commitment.

function render({ model, el }) {
  const root = card(el, model.get("kicker"));
  root.append(rich("p", "nc-text", model.get("question")));
  const said = rich("p", "nc-intro", "");
  const button = element("button", { type: "button", className: "nc-plain" }, "Show me anyway");
  const line = statusLine();
  root.append(said, button, line.node);

  const update = () => {
    said.innerHTML =
      model.get("said") ||
      "You have not committed an answer yet. Go back to the question and decide; what happens then appears here.";
    if (!model.get("outcome")) return;
    // The button that was pressed goes away: the keyboard must stand somewhere.
    if (document.activeElement === button) {
      line.node.tabIndex = -1;
      line.node.focus();
    }
    button.hidden = true;
    line.say(model.get("outcome"));
  };
  button.addEventListener("click", () => {
    model.set("insist", true);
    model.save_changes();
    line.wait();
  });
  update();
  model.on("change:outcome change:said", update);
  return () => {
    model.off("change:outcome change:said", update);
    line.stop();
  };
}

export default { initialize, render };
