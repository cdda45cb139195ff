"""What all widgets of the course have in common."""

import anywidget


class CourseWidget(anywidget.AnyWidget):
    """A widget that leaves nothing behind: the library keeps every part of it alive until that part is closed."""

    def close(self):
        super().close()
        self.layout.close()
