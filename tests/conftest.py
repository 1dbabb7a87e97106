"""Of all tests: how many examples Hypothesis tries, and that an interrupt can be sent.

Hypothesis tries a few each time, ten thousand where a night is at hand:
`HYPOTHESIS_PROFILE=nightly pytest tests/test_properties.py tests/conversion` looks for what the few
do not find.
"""

from __future__ import annotations

import os
import signal

from hypothesis import HealthCheck, settings

settings.register_profile("few", max_examples=60, deadline=None, derandomize=True, database=None)
settings.register_profile(
    "nightly",
    max_examples=10_000,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "few"))

# A shell starts what runs in its background with interrupts ignored, and every child inherits that:
# the commands that tests interrupt would not notice.
signal.signal(signal.SIGINT, signal.default_int_handler)
