"""What the learner finds in place of a solution: blanks such as ``dV = ...  # your code here``.

It needs Python's own library only: the settings of the nbgrader course (``class_kit/``) take this text as it is.
"""

import ast
import re
import textwrap

REGION = re.compile(r"^ *#+ BEGIN SOLUTION\n(.*?)\n *#+ END SOLUTION$", re.MULTILINE | re.DOTALL)


def stub(source):
    """The exercise as the learner finds it: blanks in place of what stands between the markers."""
    return REGION.sub(lambda region: "\n".join(blanks(region[1].splitlines())), source)


def blanks(block):
    """Lines with their right-hand sides blanked: ``dV = ...``, ``return ...``; any other statement becomes ``...``."""
    indent = " " * (len(block[0]) - len(block[0].lstrip()))
    text = "def f():\n" + textwrap.indent(textwrap.dedent("\n".join(block)), "    ")
    out = []
    for node in ast.parse(text).body[0].body:
        if isinstance(node, ast.Assign):
            names = " = ".join(ast.get_source_segment(text, target) for target in node.targets)
            out.append(f"{indent}{names} = ...  # your code here")
        elif isinstance(node, ast.Return):
            out.append(f"{indent}return ...  # your code here")
        else:
            out.append(f"{indent}...  # your code here")
    return out
