"""Invented posts for the tests of the command line."""

from __future__ import annotations

CLEAN = """\
---
title: 春天的茶
date: 2024-03-01T08:00:00+08:00
author: 林小滿
from: https://example.org/tea
tags: [茶]
---
[春天的茶](https://example.org/tea)
------

茶很好。
"""
TWICE = CLEAN.replace("[茶]", "[茶, 茶]")
UNTITLED = CLEAN.replace("title: 春天的茶\n", "")
HTML = CLEAN.replace("茶很好。", "<p>茶<b>很好</b>。</p>")
MARKDOWN = CLEAN.replace("茶很好。", "茶**很好**。")
EMBED = CLEAN.replace("茶很好。", '<iframe src="https://example.org/v"></iframe>')
