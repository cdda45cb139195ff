"""The reading copy: every notebook as a page that opens from disk, alive without Python and without a request.

``recording``  runs a notebook and finds the widgets that it shows
``stops``      which states of an explorer are kept
``tiles``      their pictures, small
``tables``     what would be answered to each choice in a question
``pages``      writes it all; ``layout`` is what stands round a page's text, ``doors`` where its code runs
``alive.js``   stands where the kernel stood: the widgets' own page code asks it
"""
