/** The style of a document that is one file: light and dark on a screen, black on white in print. */
export const HTML_STYLE = `
:root { color-scheme: light dark; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3 { line-height: 1.2; break-after: avoid; }
p, td, th, dd, dt, caption { unicode-bidi: isolate; overflow-wrap: anywhere; }
.lines { white-space: pre-wrap; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
caption { text-align: start; font-weight: 600; padding-bottom: .25rem; }
th, td { border: 1px solid GrayText; padding: .25rem .5rem; text-align: start; vertical-align: top; }
thead { display: table-header-group; }
tr, figure svg { break-inside: avoid; }
.number { text-align: end; font-variant-numeric: tabular-nums; }
code, pre, .code, .time { font-family: ui-monospace, monospace; font-size: .9em; }
pre { border: 1px solid GrayText; padding: .5rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.note { border-inline-start: .3rem solid currentColor; padding-inline-start: .75rem; }
mark { background: none; color: inherit; outline: 1px dotted currentColor; font-family: monospace; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; }
dd { margin: 0; }
figure { margin: 1rem 0; }
svg { max-width: 100%; height: auto; font-size: 12px; fill: currentColor; }
footer { border-top: 1px solid GrayText; margin-top: 2rem; }
@media print {
  :root { color-scheme: light; }
  body { max-width: none; margin: 0; font-size: 10pt; }
}
`;
