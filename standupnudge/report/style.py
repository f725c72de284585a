"""The page's style sheet: the colours of the program's windows, light, dark and on paper."""

STYLE = """
:root {
  color-scheme: light dark;
  --ground: #f3f2ee; --card: #ffffff; --text: #1d2729; --muted: #5b686b; --line: #dcdad3; --track: #eceae4;
  --accent: #18795a; --on-accent: #ffffff; --rest: #c2762b; --soft: #bfdccf;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --ground: #161a1c; --card: #1f2528; --text: #eceeed; --muted: #9ba8aa; --line: #343c40; --track: #2a3135;
    --accent: #4cc397; --on-accent: #0d1a15; --rest: #e0a05c; --soft: #2c5a49;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 64rem; background: var(--ground); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif; font-variant-numeric: tabular-nums;
}
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.25rem; margin: 0 0 .25rem; }
p { margin: .25rem 0 .75rem; max-width: 46rem; }
header p, section > p, figcaption, .notes { color: var(--muted); }
section { margin: 1.5rem 0; padding: 1.25rem 1.5rem; background: var(--card); border: 1px solid var(--line);
  border-radius: .75rem; }
dl { display: flex; flex-wrap: wrap; gap: .75rem 2.25rem; margin: .75rem 0 1rem; }
dl div { display: flex; flex-direction: column-reverse; }
dt { color: var(--muted); font-size: .875rem; }
dd { margin: 0; font-size: 1.5rem; font-weight: 600; line-height: 1.25; }
figure { margin: 1rem 0 0; }
figcaption { margin: .5rem 0; }
.scroll { overflow-x: auto; }
.scroll:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
svg { display: block; max-width: none; height: auto; font: 13px system-ui, sans-serif; }
.words { fill: var(--muted); }
.line { stroke: var(--line); }
.desk { fill: var(--accent); background: var(--accent); }
.prolonged { fill: var(--accent); background: var(--accent); }
.shorter { fill: var(--soft); background: var(--soft); }
.break, .nudge { fill: var(--rest); background: var(--rest); }
.break { fill-opacity: .55; opacity: .8; }
.standing { fill: var(--soft); background: var(--soft); }
.heat0, .empty { fill: var(--track); background: var(--track); }
.heat1, .heat2, .heat3, .heat4 { fill: var(--accent); background: var(--accent); }
.heat1 { fill-opacity: .28; } i.heat1 { opacity: .28; }
.heat2 { fill-opacity: .5; } i.heat2 { opacity: .5; }
.heat3 { fill-opacity: .75; } i.heat3 { opacity: .75; }
.done { fill: var(--accent); background: var(--accent); }
.partly { fill: var(--soft); background: var(--soft); }
.skipped, .missed { fill: none; stroke: var(--muted); }
.missed { stroke-dasharray: 3 3; }
i.skipped { border: 1px solid var(--muted); }
i.missed { border: 1px dashed var(--muted); }
.on-done { fill: var(--on-accent); font-weight: 600; }
.on-partly { fill: var(--text); font-weight: 600; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin-top: .75rem; font-size: .875rem; }
.legend span { display: inline-flex; align-items: center; gap: .4rem; }
.legend i { width: 1rem; height: 1rem; border-radius: .2rem; }
table { border-collapse: collapse; font-size: .875rem; margin: .5rem 0; }
caption { text-align: left; color: var(--muted); padding-bottom: .25rem; }
th, td { padding: .3rem .9rem .3rem 0; text-align: left; white-space: nowrap; border-bottom: 1px solid var(--line); }
thead th { color: var(--muted); font-weight: 500; vertical-align: bottom; white-space: normal; }
tbody th { font-weight: 500; }
summary { cursor: pointer; color: var(--muted); font-size: .875rem; padding: .25rem 0; }
.notes { font-size: .875rem; }
@media print {
  :root { --ground: #ffffff; --card: #ffffff; }
  body { max-width: none; padding: 0; font-size: 10pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  section { border: 0; padding: 0; margin: 0 0 1.25rem; break-inside: avoid; }
  dd { font-size: 1.2rem; }
  figure, table, dl { break-inside: avoid; }
  h2 { break-after: avoid; }
  .scroll { overflow: visible; }
  svg { max-width: 100%; }
  details:not([open]) { display: none; }
}
@page { margin: 1.5cm; }
"""
