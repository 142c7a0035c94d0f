# Draws the output of slit route as the SVG picture of a terminal, in light and in dark.

function escaped(text) {
  gsub(/&/, "\\&amp;", text); gsub(/</, "\\&lt;", text); gsub(/>/, "\\&gt;", text)
  return text
}
function show(class, text) {
  lines[++count] = text
  classes[count] = class
  if (length(text) > widest) widest = length(text)
}

BEGIN { ROWS = 8; show("prompt", "$ " command); show("plain", "") }

# The table begins under a row that names its columns.
/^ +allowed / { in_table = 1; show("muted", $0); next }
in_table && /^ +[*-]? *[A-Z]/ {
  rows++
  if (rows <= ROWS) show($1 == "*" ? "chosen" : "plain", $0)
  next
}
!in_table { show(NR == 1 ? "strong" : NR == 2 ? "muted" : "plain", $0) }

END {
  if (rows > ROWS) show("cut", sprintf("    ... and %d more", rows - ROWS))
  SIZE = 13; LEADING = 19; PAD = 20
  width = int(widest * SIZE * .605) + 2 * PAD
  height = count * LEADING + 2 * PAD - 4
  printf "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Terminal: %s\">\n", width, height, width, height, escaped(command)
  print "<style>"
  print "  rect { fill: #f7f7f5; stroke: #d5d8da; }"
  printf "  text { font: %dpx ui-monospace, SFMono-Regular, Menlo, Consolas, \"DejaVu Sans Mono\", \"Liberation Mono\", monospace; white-space: pre; fill: #23292e; }\n", SIZE
  print "  .muted, .cut { fill: #626c74; } .prompt, .strong, .chosen { font-weight: 600; } .chosen { fill: #0a6a4f; }"
  print "  @media (prefers-color-scheme: dark) {"
  print "    rect { fill: #15191c; stroke: #343b40; } text { fill: #dfe2e3; } .muted, .cut { fill: #98a2a9; } .chosen { fill: #62cfa6; }"
  print "  }"
  print "</style>"
  printf "<rect x=\".5\" y=\".5\" width=\"%d\" height=\"%d\" rx=\"8\"/>\n", width - 1, height - 1
  for (i = 1; i <= count; i++) {
    if (lines[i] == "") continue
    printf "<text class=\"%s\" x=\"%d\" y=\"%d\" xml:space=\"preserve\">%s</text>\n", classes[i], PAD, PAD + i * LEADING - 6, escaped(lines[i])
  }
  print "</svg>"
}
