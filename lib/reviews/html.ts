import { toVisibleSegments } from "@/lib/format/visible";

/** Text for HTML, with hidden characters shown as escapes: log text, and everything else. */
export function escapeHtml(text: string): string {
  return toVisibleSegments(text, { multiline: true })
    .map((segment) => segment.text)
    .join("")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** A page that needs no script and nothing from elsewhere. `body` is HTML, `title` is text. */
export function reviewPage(title: string, body: string, nonce: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex, nofollow, noarchive">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${escapeHtml(title)}</title>
<style nonce="${escapeHtml(nonce)}">${STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { background: Canvas; color: CanvasText; max-width: 62rem; margin: 0 auto; padding: 1rem; }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
h2 { border-bottom: 1px solid; padding-bottom: .2rem; margin-top: 2rem; }
a { color: LinkText; }
p, li, td, dd, pre { overflow-wrap: anywhere; }
.text { white-space: pre-wrap; }
pre { white-space: pre-wrap; border: 1px solid; padding: .5rem; font-size: .85rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .25rem .5rem; border-bottom: 1px solid; }
code { font-size: .85rem; overflow-wrap: anywhere; }
summary { min-height: 1.6rem; cursor: pointer; }
input, button { font: inherit; padding: .3rem .6rem; }
.mark { position: sticky; top: 0; background: Canvas; border-block: 2px solid; padding: .3rem 0; font-weight: 600; }
@media print { .mark { position: fixed; top: 0; left: 0; right: 0; } body { padding-top: 3rem; } form { display: none; } }
`;
