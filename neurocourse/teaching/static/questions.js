// A list of questions with one choice each: quizzes and claim cards.

function render({ model, el }) {
  const root = card(el, model.get("kicker"));
  if (model.get("intro")) root.append(element("p", { className: "nc-intro" }, model.get("intro")));
  const many = model.get("items").length > 1;
  const lines = model.get("items").map((item, i) => question(model, root, item, i, many));
  const score = element("p", { className: "nc-score", role: "status" });
  root.append(score);

  const onFeedback = () => lines.forEach((line, i) => line(model.get("feedback")[i]));
  const onScore = () => (score.textContent = model.get("score"));
  model.on("change:feedback", onFeedback);
  model.on("change:score", onScore);
  onFeedback();
  onScore();
  return () => {
    model.off("change:feedback", onFeedback);
    model.off("change:score", onScore);
    lines.forEach((line) => line.stop());
  };
}

function question(model, root, item, i, many) {
  const legend = element("legend", {}, rich("span", "nc-text", (many ? `${i + 1}. ` : "") + item.legend));
  if (item.note) legend.append(" ", rich("span", "nc-note", item.note));
  const group = choices(legend, `question-${i}`, item.options, model.get("columns"));
  const button = element("button", { type: "submit" }, model.get("button"));
  const line = statusLine();
  const form = element("form", {}, group.node, button, line.node);
  // A screen reader that lists buttons says which question this one belongs to.
  button.setAttribute("aria-label", `${model.get("button")}, question ${i + 1}`);
  const earlier = model.get("answers")[i];
  if (earlier !== undefined) group.inputs[earlier].checked = true;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const choice = group.read();
    if (choice < 0) return line.say("Choose one first.");
    if (model.get("answers")[i] === choice && model.get("feedback")[i]) return show(model.get("feedback")[i]);
    model.set("answers", { ...model.get("answers"), [i]: choice });
    model.save_changes();
    line.wait();
  });
  // What was said about another option must not stand beside a new choice.
  form.addEventListener("change", () => line.say(""));
  let shown;
  const show = (markup) => {
    line.say(markup);
    shown = markup;
  };
  root.append(form);
  const update = (markup) => {
    if (markup && (markup !== shown || line.node.textContent === SILENT)) show(markup);
  };
  update.stop = line.stop;
  return update;
}

export default { initialize, render };
