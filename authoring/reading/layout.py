"""What stands round the text of a page: the way to other pages, to the places where its code runs, and the theme."""

import html
import json
import re

HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="{about}">
<title>{title}</title>
<link rel="stylesheet" href="reading.css">
<script>{theme}</script>
"""
MATHJAX = "tex-svg-full.js"  # all of MathJax in one file: from disk it cannot load a second
MATH = """<script>MathJax = { tex: { inlineMath: [["$", "$"], ["\\\\(", "\\\\)"]] } };</script>
"""
MATH += f'<script defer src="{MATHJAX}"></script>\n'
# Before anything is painted, so that no white page flashes in a dark room. The widgets look at `jpThemeLight`.
THEME = """
document.documentElement.dataset.theme = (() => {
  try { if (localStorage.theme) return localStorage.theme; } catch {}
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
})();
"""
SWITCH = """
const shade = () => document.documentElement.dataset.theme;
const lay = () => {
  document.body.dataset.jpThemeLight = shade() === "light";
  document.querySelector(".theme").textContent = shade() === "light" ? "Dark page" : "Light page";
};
document.querySelector(".theme").addEventListener("click", () => {
  document.documentElement.dataset.theme = shade() === "light" ? "dark" : "light";
  try { localStorage.theme = shade(); } catch {}
  lay();
});
lay();
"""
BODY = """</head>
<body>
<a class="skip" href="#text">Skip to the text</a>
<header><nav aria-label="Pages"><a href="index.html">neurocourse</a>{around}</nav>
<button type="button" class="theme">Dark page</button></header>
<main id="text">
{body}
</main>
<footer><nav aria-label="Next pages">{around}</nav></footer>
<script>{switch}</script>
{end}</body>
</html>
"""
HOW = (
    "Drag in the pictures, move their controls, answer the questions: all of it works here, and your answers stay in "
    "this browser. The code is for reading."
)


def page(source, content, tables, stems, places):
    """The page of one notebook.

    Parameters
    ----------
    source : sources.Source
    content : str
        Its text as HTML.
    tables : dict
        What its questions answer, by name.
    stems : list of str
        The pages in the order of the course.
    places : list of tuple
        Names and addresses of the places where the notebook runs.
    """
    at, title = stems.index(source.stem), _title(source)
    around = _link("Before", stems, at - 1) + _link("Next", stems, at + 1)
    text = f"{_how(source, places)}{_contents(content)}{content}"
    found = json.dumps(tables, ensure_ascii=False).replace("</", "<\\/")
    end = f'<script src="reading.js"></script>\n<script>start({found});</script>\n'
    head = HEAD.format(
        title=f"{html.escape(title)} · neurocourse", about=html.escape(source.lesson.question), theme=THEME
    )
    return head + MATH + BODY.format(around=around, body=text, switch=SWITCH, end=end)


def index(sources, places, scene):
    """The first page: a scene to touch, the map, and all pages in their order. ``scene`` names an explorer."""
    from neurocourse.start_here.brain_map import explore

    rows = "".join(_row(source, sources) for source in sources if not source.further)
    body = (
        "<h1>Real and artificial neurons, side by side</h1>"
        "<p>An interactive course that puts the brain beside its artificial counterpart, gives the machine the part "
        "that it lacks, and says honestly where the likeness ends. Here are one neuron and one unit: drag the dots on "
        "the inputs, or press Play.</p>"
        f'<div class="nc-live" data-live="{scene}"></div>'
        f"<p>{HOW}</p>{_run(places)}"
        f'<h2>Lessons</h2><ol class="lessons">{rows}</ol>'
        f"<h2>Where each of them lives</h2>{explore.as_html().replace('.ipynb', '.html')}"
    )
    about = "Real and artificial neurons, side by side: a course to read, to touch and to work through."
    end = '<script src="reading.js"></script>\n<script>start({});</script>\n'
    head = HEAD.format(title="neurocourse", about=about, theme=THEME)
    return head + BODY.format(around="", body=body, switch=SWITCH, end=end)


def _row(source, sources):
    """A lesson in the list of all: its question, and what goes further."""
    more = next((one for one in sources if one.further and one.lesson == source.lesson), None)
    further = f' · <a href="{more.stem}.html">further</a>' if more else ""
    title, question = html.escape(_title(source)), html.escape(source.lesson.question)
    return f'<li><a href="{source.stem}.html">{title}</a>{further}<br>{question}</li>'


def _title(source):
    return f"{source.lesson.name}{', further' if source.further else ''}"


def _link(word, stems, at):
    if not 0 <= at < len(stems):
        return ""
    number, _, rest = stems[at].partition("_")
    name = rest.removesuffix("_further").replace("_", " ") + (", further" if rest.endswith("_further") else "")
    return f'<a href="{stems[at]}.html">{word}: {int(number)} {name}</a>'


def _how(source, places):
    run = _run(places) or f"<p>To run and change it, open <code>{source.stem}.ipynb</code> in JupyterLab.</p>"
    return f'<aside class="how" aria-label="About this page"><p>{HOW}</p>{run}</aside>'


def _run(places):
    if not places:
        return ""
    links = ", ".join(f'<a href="{html.escape(address)}">{name}</a>' for name, address in places)
    return f"<p>To run and change the code, open it {links}.</p>"


def _contents(content):
    """The headings of a page as links, folded."""
    found = re.findall(r'<h2 id="([^"]+)">(.*?)<a class="anchor-link"', content)
    rows = "".join(f'<li><a href="#{place}">{heading}</a></li>' for place, heading in found)
    return f'<details class="contents"><summary>On this page</summary><ul>{rows}</ul></details>' if rows else ""
