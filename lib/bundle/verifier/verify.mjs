// Checks an evidence bundle. Node 16 or newer and nothing else; see README.txt.
import { constants, createHash, createPublicKey, verify } from "node:crypto";
import { createReadStream, lstatSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

const failures = [];
const proven = [];
const open = [];
/** Whoever is being investigated wrote some of it: nothing reaches the terminal as it is. */
const plain = (text) =>
  String(text).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
const say = (text) => process.stdout.write(`${text}\n`);

function fail(text) {
  failures.push(text);
  if (failures.length <= 50) say(`FAIL  ${plain(text)}`);
}

// ---------------------------------------------------------------- where the files lie
let folder = "";

function* namesIn(path = "") {
  for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
    const name = path === "" ? entry.name : `${path}/${entry.name}`;
    if (entry.isDirectory()) yield* namesIn(name);
    else yield name;
  }
}

function pathOf(name) {
  const path = join(folder, ...name.split("/"));
  if (!lstatSync(path).isFile()) throw new Error(`${name} is no file`);
  return path;
}

const isPlain = (name) =>
  typeof name === "string" &&
  name.split("/").every((part) => !["", ".", ".."].includes(part)) &&
  !/[\\:]/.test(name);
const readText = (name) => readFileSync(pathOf(name), "utf8");
const readJson = (name) => JSON.parse(readText(name));
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** Lines as bytes, ended by a line feed and by nothing else. */
async function* linesOf(name) {
  let rest = [];
  for await (const chunk of createReadStream(pathOf(name))) {
    let start = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, start)) {
      yield Buffer.concat([...rest, chunk.subarray(start, at)]);
      rest = [];
      start = at + 1;
    }
    if (start < chunk.length) rest.push(chunk.subarray(start));
  }
  if (rest.length > 0) yield Buffer.concat(rest);
}

async function* jsonLines(name) {
  for await (const line of linesOf(name)) yield JSON.parse(line.toString("utf8"));
}

// ---------------------------------------------------------------- the checks
function readKey(pem) {
  const key = createPublicKey(pem);
  if (key.asymmetricKeyType !== "ed25519") throw new Error("not an Ed25519 public key");
  return { key, fingerprint: sha256(key.export({ type: "spki", format: "der" })) };
}

function checkManifest(expected) {
  const text = readFileSync(pathOf("manifest.json"));
  const manifest = JSON.parse(text.toString("utf8"));
  if (manifest.format !== "trailglass-bundle-1") {
    throw new Error("this program does not know the form of this bundle");
  }
  const { key, fingerprint } = readKey(manifest.signedBy.publicKey);
  if (fingerprint !== manifest.signedBy.fingerprint) {
    fail("manifest.json: the fingerprint is not that of its key");
  }
  if (!verify(null, text, key, readFileSync(pathOf("manifest.sig")))) {
    fail("manifest.json: its signature is wrong: it was changed, or signed with another key");
  }
  if (expected === null) {
    open.push("who signed: compare the fingerprint below, or give it with --key");
  } else if (expected.toLowerCase().replaceAll(":", "") !== fingerprint) {
    fail("manifest.json: signed with another key than the one of --key");
  } else proven.push("the manifest is signed with the key of --key");
  return { manifest, fingerprint };
}

async function checkFiles(manifest) {
  const listed = new Map();
  for (const entry of manifest.files) {
    if (!isPlain(entry.name) || listed.has(entry.name)) {
      fail(`manifest.json lists ${entry.name} twice or with a name that leads elsewhere`);
    }
    listed.set(entry.name, entry);
  }
  for (const name of namesIn()) {
    if (!listed.has(name) && name !== "manifest.json" && name !== "manifest.sig") {
      fail(`${name}: is not in the manifest: it was added`);
    }
  }
  for (const [name, { bytes, sha256: wanted }] of listed) {
    if (!isPlain(name)) continue;
    const hash = createHash("sha256");
    let size = 0;
    try {
      for await (const chunk of createReadStream(pathOf(name))) {
        hash.update(chunk);
        size += chunk.length;
      }
    } catch {
      fail(`${name}: is missing`);
      continue;
    }
    if (size !== bytes || hash.digest("hex") !== wanted) {
      fail(`${name}: is not what the manifest lists: it was changed`);
    }
  }
  proven.push(`${listed.size} files are those that the manifest lists, and no other is there`);
}

function checkAdditions(manifest) {
  const { additions, keys } = readJson("report/additions.json");
  const known = new Map(
    keys.map(({ publicKey }) => readKey(publicKey)).map((one) => [one.fingerprint, one.key]),
  );
  let previous = manifest.report.sha256;
  let signed = 0;
  for (const [at, addition] of additions.entries()) {
    const where = `report/additions.json: addition ${at + 1}`;
    if (sha256(addition.text) !== addition.hash) fail(`${where}: its hash is wrong`);
    const said = JSON.parse(addition.text);
    if (said.previous !== previous || said.report !== manifest.report.number) {
      fail(`${where}: does not follow the one before, or is of another report`);
    }
    previous = addition.hash;
    if (addition.signature === null) {
      open.push(`addition ${at + 1} was made before there was a key: it is not signed`);
      continue;
    }
    const key = known.get(addition.fingerprint);
    const text = Buffer.from(`trailglass report addition\n${addition.hash}\n`);
    if (!key || !verify(null, text, key, Buffer.from(addition.signature, "base64"))) {
      fail(`${where}: its signature is wrong`);
    }
    if (addition.fingerprint !== manifest.signedBy.fingerprint) {
      open.push(`addition ${at + 1} is signed with another key: ${addition.fingerprint}`);
    }
    signed += 1;
  }
  if (additions.length !== manifest.counts.additions) {
    fail("report/additions.json: not as many additions as the manifest says");
  }
  if (signed > 0) proven.push(`${signed} sign-offs and comments follow each other and are signed`);
}

/** The record as it was, with its line breaks. */
function restore(line, { lf = [], cr = [] }) {
  if (lf.length + cr.length === 0) return line;
  const bytes = Buffer.from(line);
  for (const at of lf) bytes[at] = 10;
  for (const at of cr) bytes[at] = 13;
  return bytes;
}

async function checkRecords(manifest) {
  const keys = new Set();
  const byFile = new Map();
  const records = linesOf("records/records.ndjson");
  let count = 0;
  for await (const said of jsonLines("records/index.ndjson")) {
    const { done, value: line } = await records.next();
    count += 1;
    const where = `records/records.ndjson: line ${count} (${said.key})`;
    if (done) {
      fail(`${where}: is missing`);
      continue;
    }
    if (said.n !== count || sha256(restore(line, said)) !== said.sha256) {
      fail(`${where}: is not the record that was cited`);
    }
    if (keys.has(said.key)) fail(`${where}: is there twice`);
    keys.add(said.key);
    if (said.form === "as-written") {
      if (!byFile.has(said.file)) byFile.set(said.file, []);
      byFile.get(said.file).push(count);
    }
    checkEventId(line, said.key, where);
  }
  if (!(await records.next()).done || count !== manifest.counts.records) {
    fail("records/records.ndjson: not as many records as the manifest says");
  }
  proven.push(`${count} records are byte for byte those that were cited, each once`);
  return { keys, byFile };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function checkEventId(line, key, where) {
  try {
    const { eventID } = JSON.parse(line.toString("utf8")) ?? {};
    if (UUID.test(eventID) && eventID.toLowerCase() !== key.slice(0, 36)) {
      fail(`${where}: is the record of another event`);
    }
  } catch {
    fail(`${where}: is no JSON`);
  }
}

async function checkCited(manifest, keys) {
  const counts = new Map();
  let seen = new Set();
  let current = null;
  for await (const { control, key } of jsonLines("records/cited.ndjson")) {
    if (control !== current) {
      [current, seen] = [control, new Set()];
      if (counts.has(control)) {
        fail(`records/cited.ndjson: control ${control} stands there twice`);
      }
    }
    if (seen.has(key)) fail(`records/cited.ndjson: ${key} is cited twice by ${control}`);
    if (!keys.has(key)) fail(`records/cited.ndjson: ${key} is cited, and its record is missing`);
    seen.add(key);
    counts.set(control, (counts.get(control) ?? 0) + 1);
  }
  for (const [control, count] of Object.entries(manifest.cited)) {
    if ((counts.get(control) ?? 0) !== count) {
      fail(`records/cited.ndjson: not as many events of ${control} as the manifest says`);
    }
    counts.delete(control);
  }
  if (counts.size > 0) {
    fail("records/cited.ndjson: has controls that the manifest does not know");
  }
  checkReport(manifest, keys);
}

function checkReport({ isCut, cited }, keys) {
  const told = new Map();
  for (const { id, blocks } of readJson("report/report.json").sections) {
    for (const block of blocks) {
      if (block.kind === "facts" && !told.has(id)) {
        const fact = block.facts.find(({ label }) => label === "Events");
        if (fact) told.set(id, fact.value);
      }
      if (block.kind !== "table") continue;
      const at = block.columns.findIndex(({ label }) => label === "Event key");
      for (const row of at < 0 || isCut ? [] : block.rows) {
        if (!keys.has(row[at])) {
          fail(`report.json: ${row[at]} is in a table, and its record is missing`);
        }
      }
    }
  }
  if (isCut) {
    open.push("that every cited record is here: there were too many");
    return;
  }
  for (const [control, count] of Object.entries(cited)) {
    if (told.get(`control-${control}`) !== String(count)) {
      fail(`report.json: the count of ${control} is not that of its records`);
    }
  }
  const controls = Object.keys(cited).length;
  proven.push(`the counts of ${controls} controls are the numbers of their records`);
}

function sameKey(listed, signed) {
  const at = listed.toLowerCase().lastIndexOf(".zip!");
  const copied = at < 0 ? listed : listed.slice(at + 5);
  return copied === signed || copied.endsWith(`/${signed}`) || signed.endsWith(`/${copied}`);
}

/** RSASSA-PKCS1-v1_5 with SHA-256, as CloudTrail signs (AWS: digest file structure). */
function isSigned(der, text, signature) {
  for (const type of ["pkcs1", "spki"]) {
    try {
      const key = createPublicKey({ key: der, format: "der", type });
      const { modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
      if (key.asymmetricKeyType !== "rsa" || modulusLength < 2048) return false;
      if (!/^([0-9a-f]{2})+$/i.test(signature)) return false;
      const padded = { key, padding: constants.RSA_PKCS1_PADDING };
      return verify("sha256", Buffer.from(text), padded, Buffer.from(signature, "hex"));
    } catch {
      // Not of this encoding.
    }
  }
  return false;
}

async function checkDigests(manifest) {
  const files = [];
  for await (const file of jsonLines("proof/files.ndjson")) files.push(file);
  const { counts } = manifest;
  if (files.length !== counts.logFiles) {
    fail("proof/files.ndjson: not as many log files as the manifest says");
  }
  const byDigest = new Map();
  for (const file of files) {
    if (!byDigest.has(file.digest)) byDigest.set(file.digest, []);
    byDigest.get(file.digest).push(file);
  }
  const keys = new Map(
    readJson("proof/keys.json").map((key) => [`${key.region} ${key.fingerprint}`, key]),
  );
  const right = new Map();
  const tally = { digests: 0, signed: 0, samples: 0 };

  function judge({ body, line }, later) {
    const repeats = later?.previousDigestHashValue?.toLowerCase() === line.sha256;
    const signature = line.signature ?? (repeats ? later.previousDigestSignature : null);
    const key = keys.get(`${line.region} ${body.digestPublicKeyFingerprint.toLowerCase()}`);
    const wanted = byDigest.get(line.id) ?? [];
    const isClaimed = wanted.some(({ verdict }) => verdict === "verified");
    if (signature === null || key === undefined) {
      const what = signature === null ? "signature" : "key";
      if (isClaimed) open.push(`digest ${line.key}: no ${what} is here`);
      return;
    }
    const before = body.previousDigestSignature ?? "null";
    const place = `${body.digestS3Bucket}/${body.digestS3Object}`;
    const text = `${body.digestEndTime}\n${place}\n${line.sha256}\n${before}`;
    if (!isSigned(Buffer.from(key.der, "base64"), text, signature)) {
      const said = `digest ${line.key}: its signature is wrong`;
      if (isClaimed) fail(said);
      else open.push(said);
      return;
    }
    tally.signed += 1;
    if (key.origin === "sample") tally.samples += 1;
    const named = new Map();
    for (const { hashValue, s3Object } of wanted.length > 0 ? body.logFiles : []) {
      const hash = hashValue.toLowerCase();
      named.set(hash, [...(named.get(hash) ?? []), s3Object]);
    }
    for (const { n, key: listed, bodySha256, verdict } of wanted) {
      const isNamed = named.get(bodySha256)?.some((object) => sameKey(listed, object));
      if (isNamed) right.set(n, key.origin);
      else if (verdict === "verified") fail(`log file ${listed}: is not as its digest names it`);
    }
  }

  let last = null;
  for await (const line of jsonLines("proof/digests.ndjson")) {
    tally.digests += 1;
    if (sha256(line.body) !== line.sha256) {
      fail(`digest ${line.key}: is not the one that was listed`);
    }
    const body = JSON.parse(line.body);
    let follows = false;
    if (last !== null && last.line.chain === line.chain) {
      follows = body.previousDigestS3Object === last.body.digestS3Object;
      if (follows && body.previousDigestHashValue.toLowerCase() !== last.line.sha256) {
        fail(`digest ${line.key}: the one before it was swapped`);
      }
      if (!follows) {
        open.push(`that nothing is missing before ${line.key}: it names another digest before it`);
      }
    }
    if (last !== null) judge(last, follows ? body : null);
    last = { body, line };
  }
  if (last !== null) judge(last, null);
  if (tally.digests !== counts.digests) {
    fail("proof/digests.ndjson: not as many digests as the manifest says");
  }
  sayProof(files, right, tally);
  return files;
}

function sayProof(files, right, { signed, samples }) {
  for (const { n, key, verdict } of files) {
    if (verdict === "verified" && !right.has(n)) {
      open.push(`log file ${key}: no digest here proves it`);
    }
  }
  const real = [...right.values()].filter((origin) => origin !== "sample").length;
  if (real > 0) {
    proven.push(
      `${signed - samples} digests are signed by CloudTrail, and ${real} of ${files.length} log files are as they name them`,
    );
  }
  if (samples > 0) open.push(`${samples} digests are of the sample, whose key is public`);
  if (real < files.length) {
    open.push(`the bytes of ${files.length - real} of ${files.length} log files`);
  }
}

// ---------------------------------------------------------------- log files themselves
function findLogs(path, found = new Map()) {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) findLogs(inside, found);
    else found.set(entry.name, inside);
  }
  return found;
}

async function checkLogs(manifest, files, byFile, path) {
  const found = path === null ? null : findLogs(path);
  const inside = new Set(manifest.files.map(({ name }) => name));
  const bodies = new Map();
  for (const { n, key } of files) {
    const name = key.replaceAll("!", "/").split("/").at(-1);
    const there = found?.get(name) ?? found?.get(name.replace(/\.gz$/, ""));
    if (there) bodies.set(n, there);
    else if (found === null && inside.has(`logs/${n}.json`))
      bodies.set(n, pathOf(`logs/${n}.json`));
  }
  if (bodies.size === 0) {
    if (files.length > 0) {
      open.push("that the records stand in their log files: give them with --logs");
    }
    return;
  }
  const records = await recordsOf(bodies, byFile);
  let seen = 0;
  for (const { n, key, bodySha256, verdict } of files) {
    if (!bodies.has(n)) continue;
    const bytes = readFileSync(bodies.get(n));
    const body = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
    if (sha256(body) !== bodySha256) {
      fail(`log file ${key}: is not the one that was indexed`);
      continue;
    }
    for (const [number, record] of records.get(n) ?? []) {
      seen += 1;
      if (body.includes(record)) continue;
      const said = `log file ${key}: does not hold the record of line ${number}`;
      if (verdict === "verified") fail(said);
      else open.push(said);
    }
  }
  proven.push(`${seen} records stand in ${bodies.size} log files whose hashes are right`);
  if (bodies.size < files.length) {
    open.push(`that the records of ${files.length - bodies.size} other log files stand in them`);
  }
}

/** The records of some log files, as they were. */
async function recordsOf(bodies, byFile) {
  const fileOf = new Map();
  for (const [file, numbers] of byFile) {
    if (bodies.has(file)) for (const number of numbers) fileOf.set(number, file);
  }
  const kept = new Map();
  const lines = linesOf("records/records.ndjson");
  for await (const said of jsonLines("records/index.ndjson")) {
    const { value: line } = await lines.next();
    const file = fileOf.get(said.n);
    if (file === undefined || line === undefined) continue;
    if (!kept.has(file)) kept.set(file, []);
    kept.get(file).push([said.n, restore(line, said)]);
  }
  return kept;
}

async function main(words) {
  const options = { "--key": null, "--logs": null };
  const rest = [];
  while (words.length > 0) {
    const word = words.shift();
    if (Object.hasOwn(options, word) && words.length > 0) options[word] = words.shift();
    else if (word.startsWith("-")) {
      say("use: verify.mjs [FOLDER] [--key FINGERPRINT] [--logs FOLDER]");
      return 2;
    } else rest.push(word);
  }
  folder = rest[0] ?? dirname(fileURLToPath(import.meta.url));
  try {
    if (!lstatSync(folder).isDirectory()) {
      say("FAIL  unpack the archive into an empty folder first");
      return 2;
    }
  } catch {
    say("FAIL  there is no such folder");
    return 2;
  }
  let manifest;
  let fingerprint;
  try {
    ({ manifest, fingerprint } = checkManifest(options["--key"]));
  } catch (error) {
    say(`FAIL  this is no whole bundle: ${plain(error.message)}`);
    return 1;
  }
  try {
    await checkFiles(manifest);
    checkAdditions(manifest);
    const { keys, byFile } = await checkRecords(manifest);
    await checkCited(manifest, keys);
    const files = await checkDigests(manifest);
    await checkLogs(manifest, files, byFile, options["--logs"]);
  } catch (error) {
    fail(`the bundle cannot be read to its end: ${error.message}`);
  }
  const { report, notes } = manifest;
  say(plain(`${report.label}: ${report.title}`));
  say(plain(`from ${report.from} to ${report.to}, SHA-256 ${report.sha256}`));
  say(`signed with the key ${fingerprint}`);
  if (failures.length > 0) {
    for (const note of notes) say(`note  ${plain(note)}`);
    say(`\nWRONG: ${failures.length} things do not fit. Nothing here should be relied on.`);
    return 1;
  }
  say("\nProven:");
  for (const text of proven) say(`  + ${plain(text)}`);
  say("\nNot proven:");
  for (const text of [...notes, ...open.slice(0, 50)]) say(`  - ${plain(text)}`);
  if (open.length > 50) say(`  - and ${open.length - 50} more`);
  say("  - that nothing happened which CloudTrail does not record");
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
