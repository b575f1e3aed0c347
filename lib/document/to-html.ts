import type { Block, Document, DocumentSection } from "./document";
import { htmlBars } from "./html-bars";
import { HTML_STYLE } from "./html-style";
import { htmlPlain, htmlText } from "./html-text";
import { NOTE_WORDS } from "./note-words";
import { tableNote } from "./table-note";

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * A document as one HTML file that stands by itself: no script, nothing fetched, and no link but to
 * its own sections. It has the outline of the document, and prints black on white.
 */
export function toHtml(document: Document): string {
  const title = htmlPlain(document.title);
  const foot = [document.label, document.classification].map((text) => htmlText(text)).join(" · ");
  return `<!doctype html>
<html lang="${htmlPlain(document.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${HTML_STYLE}</style>
</head>
<body>
<header>
<p>${foot}</p>
<h1>${htmlText(document.title)}</h1>
<p>${htmlText(document.subtitle)}</p>
<p>Made at ${htmlText(document.madeAt)} by ${htmlText(document.madeBy)}</p>
</header>
<nav aria-label="Sections"><ol>
${document.sections.map(({ title }, index) => `<li><a href="#s${index + 1}">${htmlText(title)}</a></li>`).join("\n")}
</ol></nav>
<main>
${document.sections.map(sectionHtml).join("\n")}
</main>
<footer><p>${foot}</p></footer>
</body>
</html>
`;
}

/** Anchors are numbered: nothing of the document's own text is part of an address. */
function sectionHtml({ title, blocks }: DocumentSection, index: number): string {
  const id = `s${index + 1}`;
  return `<section aria-labelledby="${id}">
<h2 id="${id}">${htmlText(title)}</h2>
${blocks.map(blockHtml).join("\n")}
</section>`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `<h3>${htmlText(block.text)}</h3>`;
    case "text":
      return `<p class="lines">${htmlText(block.text, { multiline: true })}</p>`;
    case "note":
      return (
        `<p class="note lines"><strong>${NOTE_WORDS[block.level]}:</strong> ` +
        `${htmlText(block.text, { multiline: true })}</p>`
      );
    case "facts":
      return `<dl>${block.facts
        .map(({ label, value }) => `<dt>${htmlText(label)}</dt><dd>${htmlText(value)}</dd>`)
        .join("")}</dl>`;
    case "table":
      return tableHtml(block);
    case "bars":
      return htmlBars(block);
    case "code":
      return (
        `<figure><figcaption>${htmlText(block.caption)}</figcaption>` +
        `<pre>\n${htmlText(block.text, { multiline: true })}</pre></figure>`
      );
    case "link":
      // Without the installation's address it leads nowhere, so it is told and not linked.
      return `<p>${htmlText(block.label)}: <code>${htmlText(block.path)}</code></p>`;
  }
}

function tableHtml({ caption, columns, ...table }: Extract<Block, { kind: "table" }>): string {
  const note = tableNote(table);
  const head = columns.map(
    ({ label, kind }) => `<th scope="col" class="${kind}">${htmlText(label)}</th>`,
  );
  const rows = table.rows.map((row) => {
    const cells = row.map((cell, index) => {
      const text = cell === null ? "" : htmlText(String(cell));
      return `<td class="${columns[index]?.kind ?? "text"}">${text}</td>`;
    });
    return `<tr>${cells.join("")}</tr>`;
  });
  return (
    `<table><caption>${htmlText(caption)}</caption><thead><tr>${head.join("")}</tr></thead>` +
    `<tbody>${rows.join("\n")}</tbody></table>${note === null ? "" : `<p>${htmlText(note)}</p>`}`
  );
}
