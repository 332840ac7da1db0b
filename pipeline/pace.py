"""How fast long work gets on, in words: items a second, and how long the rest will take at that rate."""

MINUTE, HOUR = 60, 3_600  # seconds
FAST = 100  # items a second, from which on nobody asks for tenths


def say_pace(rate: float | None, remaining: float | None) -> str:
    """`11.2/s, 6 min left` at `rate` items a second, of which `remaining` are left to do; without what is not known."""
    if not rate or rate < 0:
        return ""
    said = f"{rate:,.0f}/s" if rate >= FAST else f"{rate:.1f}/s"
    return f"{said}, {say_duration(remaining / rate)} left" if remaining else said


def say_duration(seconds: float) -> str:
    """Seconds as one reads them: `40 s`, `6 min`, `1 h 20 min`."""
    if seconds < MINUTE:
        return f"{seconds:.0f} s"
    minutes = round(seconds / MINUTE)
    return f"{minutes} min" if minutes < MINUTE else f"{minutes // MINUTE} h {minutes % MINUTE} min"
