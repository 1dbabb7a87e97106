# Renders bodies with kramdown as Jekyll sets it up: JSON strings in, one a line, JSON strings out.
require "json"
require "kramdown"
require "kramdown-parser-gfm"

OPTIONS = {
  input: "GFM", auto_ids: true, hard_wrap: false, entity_output: :as_char,
  smart_quotes: "lsquo,rsquo,ldquo,rdquo", syntax_highlighter: nil
}.freeze

$stdin.set_encoding("UTF-8")
$stdin.each_line do |line|
  body = JSON.parse(line, quirks_mode: true)
  puts JSON.generate(Kramdown::Document.new(body, OPTIONS).to_html)
end
