"""``python -m neurocourse`` is the command ``neurocourse``."""

from neurocourse.cli import main

main()
