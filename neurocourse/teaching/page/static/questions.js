// A list of questions with one choice each: quizzes and claim cards.

function render({ model, el }) {
  const spec = model.get("spec");
  const root = card(el, spec.kicker);
  if (spec.intro) root.append(element("p", { className: "nc-intro" }, spec.intro));
  const forms = spec.items.map((item, i) => question(spec, item, i));
  const score = element("p", { className: "nc-score", role: "status" });
  root.append(...forms.map((form) => form.node), score);

  let asked = 0; // the question that waits for its answer
  const update = (state) => {
    for (const answer of state.answers) forms[answer.item].show(answer);
    score.textContent = state.score;
  };
  const { ask, end } = follow(model, update, (words) => forms[asked].say(words));
  forms.forEach((form, item) => {
    form.onAnswer = (choice) => {
      asked = item;
      ask("answer", { item, choice }, `answer ${item}`);
    };
  });
  return end;
}

function question(spec, item, i) {
  const number = spec.items.length > 1 ? `${i + 1}. ` : "";
  const legend = element("legend", {}, rich("span", "nc-text", number + item.legend));
  if (item.note) legend.append(" ", rich("span", "nc-note", item.note));
  const group = choices(legend, `question-${i}`, item.options, spec.columns);
  const button = element("button", { type: "submit" }, spec.button);
  const line = statusLine();
  const node = element("form", {}, group.node, button, line.node);
  // A screen reader that lists buttons says which question this one belongs to.
  button.setAttribute("aria-label", `${spec.button}, question ${i + 1}`);

  let answered = ""; // the answer that is on the screen
  const form = { node, say: line.say };
  form.show = (answer) => {
    const same = JSON.stringify(answer) === answered;
    if (same && line.node.textContent !== SILENT) return; // it is about another question
    answered = JSON.stringify(answer);
    group.show(answer.choice);
    line.node.classList.toggle("nc-right", answer.right);
    line.say(answer.said);
  };
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    const choice = group.read();
    if (choice < 0) return line.say("Choose one first.");
    answered = "";
    form.onAnswer(choice);
  });
  // What was said about another option must not stand beside a new choice.
  node.addEventListener("change", () => line.say(""));
  return form;
}

export default { initialize, render };
