// A prediction: one choice and how sure the reader is, committed before anything is shown.

function render({ model, el }) {
  const root = card(el, model.get("kicker"));
  const what = choices(rich("legend", "nc-text", model.get("question")), "answer", model.get("options"), false);
  const sure = choices(element("legend", { className: "nc-small" }, "How sure are you?"), "sure", model.get("sure"), true);
  const button = element("button", { type: "submit" });
  const line = statusLine();
  const form = element("form", {}, what.node, sure.node, button, line.node);
  root.append(element("p", { className: "nc-intro" }, model.get("intro")), form);

  const lock = (closed) => {
    for (const input of [...what.inputs, ...sure.inputs]) input.disabled = closed;
    button.textContent = closed ? "Change my answer" : "Commit";
    button.classList.toggle("nc-plain", closed);
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
    if (JSON.stringify(answer) === JSON.stringify(model.get("answer"))) return noted();
    model.set("answer", answer);
    model.save_changes();
    line.wait();
  });
  const noted = () => {
    if (!model.get("said")) return;
    line.say(model.get("said") + " Read on, and see.");
    lock(true);
  };
  lock(false);
  noted();
  model.on("change:said", noted);
  return () => {
    model.off("change:said", noted);
    line.stop();
  };
}

export default { initialize, render };
