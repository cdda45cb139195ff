// A prediction: one choice and how sure the reader is, committed before anything is shown.

function render({ model, el }) {
  const spec = model.get("spec");
  const root = card(el, spec.kicker);
  const what = choices(rich("legend", "nc-text", spec.question), "answer", spec.options, false);
  const sure = choices(element("legend", { className: "nc-small" }, "How sure are you?"), "sure", spec.sure, true);
  const button = element("button", { type: "submit" });
  const line = statusLine();
  const form = element("form", {}, what.node, sure.node, button, line.node);
  root.append(element("p", { className: "nc-intro" }, spec.intro), form);

  const lock = (closed) => {
    for (const input of [...what.inputs, ...sure.inputs]) input.disabled = closed;
    button.textContent = closed ? "Change my answer" : "Commit";
    button.classList.toggle("nc-plain", closed);
  };
  const noted = (state) => {
    if (!state.said) return;
    what.show(state.choice);
    sure.show(state.sure);
    line.say(state.said + " Read on, and see.");
    lock(true);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (what.inputs[0].disabled) {
      lock(false);
      return line.say("");
    }
    const answer = { choice: what.read(), sure: sure.read() };
    if (answer.choice < 0) return line.say("Choose an answer first: a guess will do.");
    if (answer.sure < 0) return line.say("Say how sure you are, too.");
    ask("commit", answer);
  });
  lock(false);
  const { ask, end } = follow(model, noted, line.say);
  return end;
}

export default { initialize, render };
