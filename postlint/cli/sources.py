"""``postlint sources``: the hosts that the posts of an archive were copied from."""

from __future__ import annotations

from postlint.cli._vocabulary import vocabulary

command = vocabulary("sources", "source", writes=False)
