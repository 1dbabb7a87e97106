# Renders bodies with kramdown as Jekyll sets it up: JSON strings in, one a line, JSON strings out.
require "json"
require "kramdown"
require "kramdown-parser-gfm"

# Arguments: hard-breaks (each line end is one), plain (no smart punctuation).
PLAIN = ARGV.include?("plain")
OPTIONS = {
  input: "GFM", auto_ids: true, hard_wrap: ARGV.include?("hard-breaks"),
  gfm_quirks: PLAIN ? "paragraph_end,no_auto_typographic" : "paragraph_end", entity_output: :as_char,
  smart_quotes: PLAIN ? "apos,apos,quot,quot" : "lsquo,rsquo,ldquo,rdquo", syntax_highlighter: nil
}.freeze

$stdin.set_encoding("UTF-8")
$stdin.each_line do |line|
  body = JSON.parse(line, quirks_mode: true)
  puts JSON.generate(Kramdown::Document.new(body, OPTIONS).to_html)
end
