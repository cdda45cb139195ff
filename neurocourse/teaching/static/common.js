/* Shared by the course's widgets. Each widget's own file follows and exports `render`. */

/* While the widget is alive, the copy for readers without a kernel (the output just above) is not needed. */
function hideStatic(el) {
  const own = (node) => node.closest(".jp-OutputArea-child, .output_area");
  requestAnimationFrame(() => {
    const above = own(el)?.previousElementSibling;
    if (above?.querySelector(".nc-static")) above.style.display = "none";
  });
}

/* The notebook must not take plain keys: on a control, `x` would cut the cell and `j` would leave it. */
function keepKeys(root) {
  root.addEventListener("keydown", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
  });
}
