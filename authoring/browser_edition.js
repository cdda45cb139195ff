// Says at the foot of the page that Python is on its way, and what can be done meanwhile. Gone once it has come.
addEventListener("load", () => {
  const line = document.createElement("p");
  line.setAttribute("role", "status");
  line.style.cssText =
    "position:fixed;inset:auto 0 0;margin:0;padding:8px 16px;font:14px/1.4 sans-serif;background:#fff4cc;color:#222;" +
    "border-top:1px solid #b58900;z-index:9";
  const say = text => line.textContent === text || (line.textContent = text);
  let begun = 0;
  const look = () => {
    const panel = window.jupyterapp?.shell?.currentWidget;
    const kernel = panel?.context?.sessionContext?.session?.kernel;
    const status = kernel?.status;
    begun ||= kernel ? performance.now() : 0;
    const seconds = begun ? Math.round((performance.now() - begun) / 1000) : 0;
    if (status === "idle" || status === "busy") {
      line.remove();
    } else if (status === "dead") {
      say("Python could not be loaded. Reload the page; if that does not help, look at the connection to the network.");
    } else {
      const patience = seconds > 60 ? " A slow connection or computer needs some minutes." : "";
      say(`Python is being loaded into this page, which takes about a minute the first time: ${seconds} s so far.` +
        ` You can read on, look at the pictures, and even press Run: it starts by itself.${patience}`);
    }
    if (line.isConnected) setTimeout(look, 1000);
  };
  document.body.append(line);
  look();
});
