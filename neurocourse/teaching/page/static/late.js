// The page's own model of a widget, without what anywidget hides of it.
const underneath = (model) => model.set({});

// anywidget gives a page two seconds to load a widget's code and drops every message for one that took longer, as many
// do on a slow computer while a whole lesson runs. It calls this once the code is there: from now on messages may come.
function initialize({ model }) {
  const own = underneath(model);
  const hear = Object.getPrototypeOf(Object.getPrototypeOf(own))?._handle_comm_msg;
  if (hear) own.comm?.on_msg?.((message) => hear.call(own, message));
}

