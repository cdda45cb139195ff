"""The cut nerve · Break our result

The scene on the first screen, and the nerve once more, sorted with the reader's own rule.
"""
