import { escapeHtml, reviewPage } from "./html";

/** The same for every id: it tells nobody whether there is such a link. */
export function renderShell(path: string, nonce: string): string {
  return reviewPage(
    "Shared review",
    `<main><h1>Shared review</h1>
<p>Open the whole link that you were sent. Without JavaScript, use its second form, or paste here what follows the # sign.</p>
<form method="post" action="${escapeHtml(path)}">
<p><label for="token">Token of the link</label> <input id="token" name="token" type="password" required maxlength="200" autocomplete="off">
<button>Open</button></p></form></main>
<script nonce="${escapeHtml(nonce)}">
const token = location.hash.slice(1);
if (token) {
  history.replaceState(null, "", location.pathname);
  document.getElementById("token").value = token;
  document.forms[0].submit();
}
</script>`,
    nonce,
  );
}

/** After a right token: the passphrase, if the link has one, and the button that counts a view. */
export function renderDoor(
  path: string,
  { asksPassphrase, problem, nonce }: { asksPassphrase: boolean; problem: string; nonce: string },
): string {
  const field = asksPassphrase
    ? `<label for="passphrase">Passphrase</label> <input id="passphrase" name="passphrase" type="password" required maxlength="200" autocomplete="off">`
    : "";
  return reviewPage(
    "Shared review",
    `<main><h1>Shared review</h1>
${problem === "" ? "" : `<p role="alert">${escapeHtml(problem)}</p>`}
<form method="post" action="${escapeHtml(path)}"><p>${field} <button>Open the review</button></p></form></main>`,
    nonce,
  );
}

/** For who tried too often: a link that is right opens all the same. */
export function renderTooMany(nonce: string): string {
  return reviewPage(
    "Shared review",
    `<main><h1>Too many links that do not open</h1>
<p>Wait ten minutes, then open the whole link that you were sent.</p></main>`,
    nonce,
  );
}

/** Whatever is wrong with a link, this is all that is said. */
export function renderMissing(nonce: string): string {
  return reviewPage(
    "Shared review",
    `<main><h1>This review does not open</h1>
<p>The link may be mistyped, out of date or ended. Ask the person who sent it for a new one.</p></main>`,
    nonce,
  );
}
