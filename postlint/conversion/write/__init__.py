"""From Markdown nodes to Markdown text.

`flow` writes blocks (and `definitions`), `phrasing` what stands in a line of them: with `escape` for
its text, `flanking` and `runs` for its marks, `target` for what Markdown does not parse. `dialect`
says how dialects differ, `style` which of several ways to write is chosen, `wrap` breaks long lines.
`raw` writes HTML that stays HTML, `html` phrasing as HTML.
"""
