"""The names of languages that code is written in, as highlighters know them.

A class of a block of code that is one of these names its language, where no convention does. The
names are words that the converter and the proof share; each has its own way of looking for them.
"""

from __future__ import annotations

from typing import Final

LANGUAGES: Final = frozenset(
    "abap actionscript ada apache applescript asm awk bash basic bat bibtex bison c c# c++ c-sharp"
    " caml clj clojure cmake cmd cobol coffee coffeescript console cpp cs csharp csh css csv cuda cxx"
    " cython d dart delphi diff docker dockerfile dot elisp elixir elm erb erl erlang ex f# fish"
    " fortran fsharp gherkin glsl gnuplot go golang graphql groovy haml handlebars haskell haxe hbs"
    " hcl hlsl hs html http idl ini io java javascript jl js json jsonnet jsp jsx julia kotlin kt ksh"
    " latex less lisp llvm lua m4 make makefile markdown mathematica matlab md mips ml mysql nasm nim"
    " nginx nix objc objective-c objectivec ocaml octave pascal patch perl php pl plsql plaintext"
    " postgresql powershell prolog properties protobuf ps ps1 puppet py py3 pycon python python3 r rb"
    " rkt rs rst ruby rust sas sass scala scheme scm scss sed sh shell smalltalk sml solidity sparql"
    " splus sql ssh stata styl stylus svelte swift tcl tcsh terraform tex text toml ts tsx twig txt"
    " typescript vala vb vbnet verilog vhdl vim viml vue wasm xml xslt yaml yml zsh".split()
)
