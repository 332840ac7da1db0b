"""What the page shows at a moment, and where to put the mouse."""


def shown(page) -> int:
    """How many incidents the page says it shows; the table has as many rows."""
    number = int(page.locator("#shown strong").inner_text())
    assert page.locator("#incidents tbody tr").count() == number
    return number


def drawn(page, name: str = "map", source: str = "places-data", column: str = "count") -> int:
    """The sum of a column that a figure draws."""
    return page.evaluate(f"charts.models.{name}('{source}').data.{column}.reduce((sum, one) => sum + one, 0)")


def drag(page, chart: str, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Draw a box over a figure, from and to given in shares of its width and height."""
    box = page.locator(f"#{chart}").bounding_box()
    points = [(box["x"] + box["width"] * x, box["y"] + box["height"] * y) for x, y in (start, end)]
    page.mouse.move(*points[0])
    page.mouse.down()
    page.mouse.move(*points[1], steps=4)
    page.mouse.up()


def find_dot(page) -> tuple[float, float]:
    """Where on the screen the map's first dot lies, which is that of the place with most incidents."""
    x, y, top, bottom = page.evaluate("(({ x, y }) => [x[0], y[0], project(79), project(-57)])(charts.models.map('places-data').data)")
    box = page.locator("#map").bounding_box()
    return box["x"] + box["width"] * (x + 180) / 360, box["y"] + box["height"] * (top - y) / (top - bottom)
