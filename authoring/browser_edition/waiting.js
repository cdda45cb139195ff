// Says at the foot of the page that Python is on its way, and what can be done meanwhile; gone once it has come. On a
// phone the list of files makes room for the lesson.
addEventListener("load", () => {
  const line = document.createElement("p");
  line.setAttribute("role", "status");
  line.style.cssText =
    "position:fixed;inset:auto 0 0;margin:0;padding:8px 16px;font:14px/1.4 sans-serif;background:#fff4cc;color:#222;" +
    "border-top:1px solid #b58900;z-index:9";
  let begun = 0;
  const words = status => {
    if (status === "dead") {
      return "Python could not be loaded. Reload the page; if that does not help, look at your connection.";
    }
    const seconds = Math.round((performance.now() - begun) / 1000);
    const patience = seconds > 60 ? " A slow connection or computer needs some minutes." : "";
    return "Python is being loaded into this page, which takes up to a minute the first time: " +
      `${seconds} s so far. Read on; a cell that you run now waits for it.${patience}`;
  };
  const look = () => {
    const kernel = window.jupyterapp?.shell?.currentWidget?.context?.sessionContext?.session?.kernel;
    const status = kernel?.status;
    if (status === "idle" || status === "busy") return line.remove();
    if (kernel) {
      if (!begun && innerWidth < 700) window.jupyterapp.shell.collapseLeft();
      begun ||= performance.now();
      line.textContent = words(status);
    }
    line.hidden = !kernel;
    setTimeout(look, 1000);
  };
  document.body.append(line);
  look();
});
