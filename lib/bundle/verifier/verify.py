"""Checks an evidence bundle. Python 3.6 or newer and nothing else; see README.txt."""

import base64
import collections
import gzip
import hashlib
import json
import os
import sys
import zipfile

# ---------------------------------------------------------------- Ed25519 (RFC 8032), verify only
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_M1 = pow(2, (P - 1) // 4, P)


def point_add(a, b):
    s = (a[1] - a[0]) * (b[1] - b[0]) % P
    t = (a[1] + a[0]) * (b[1] + b[0]) % P
    u, v = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = t - s, v - u, v + u, t + s
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def point_times(n, point):
    result = (0, 1, 1, 0)
    while n > 0:
        if n & 1:
            result = point_add(result, point)
        point = point_add(point, point)
        n >>= 1
    return result


def point_read(data):
    number = int.from_bytes(data, "little")
    sign, y = number >> 255, number & ((1 << 255) - 1)
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P != 0:
        x = x * SQRT_M1 % P
    if (x * x - x2) % P != 0 or (x == 0 and sign == 1):
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


BASE = point_read((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def ed25519_is_right(public, message, signature):
    if len(public) != 32 or len(signature) != 64:
        return False
    a, r = point_read(public), point_read(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    left, right = point_times(s, BASE), point_add(r, point_times(k, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (
        left[1] * right[2] - right[1] * left[2]
    ) % P == 0


ED25519_SPKI = bytes.fromhex("302a300506032b6570032100")


def read_pem(pem):
    """DER and its fingerprint; the last 32 bytes are the key."""
    der = base64.b64decode("".join(line for line in pem.split("\n") if "-----" not in line))
    if len(der) != 44 or not der.startswith(ED25519_SPKI):
        raise ValueError("not an Ed25519 public key")
    return der[12:], hashlib.sha256(der).hexdigest()


# ---------------------------------------------------------------- RSASSA-PKCS1-v1_5 with SHA-256
def der_item(data, at):
    tag, length, at = data[at], data[at + 1], at + 2
    if length & 0x80:
        count = length & 0x7F
        length, at = int.from_bytes(data[at : at + count], "big"), at + count
    return tag, data[at : at + length], at + length


def rsa_numbers(der):
    """Modulus and exponent of a PKCS#1 or SPKI key."""
    _, body, _ = der_item(der, 0)
    tag, first, end = der_item(body, 0)
    if tag == 0x30:  # SPKI: an algorithm, then a bit string that holds PKCS#1
        _, bits, _ = der_item(body, end)
        return rsa_numbers(bits[1:])
    _, second, _ = der_item(body, end)
    return int.from_bytes(first, "big"), int.from_bytes(second, "big")


SHA256_INFO = bytes.fromhex("3031300d060960864801650304020105000420")


def rsa_is_right(der, message, signature_hex):
    try:
        n, e = rsa_numbers(der)
        size = (n.bit_length() + 7) // 8
        signature = bytes.fromhex(signature_hex)
    except (ValueError, IndexError):
        return False
    if n.bit_length() < 2048 or len(signature) != size:
        return False
    info = SHA256_INFO + hashlib.sha256(message).digest()
    wanted = b"\x00\x01" + b"\xff" * (size - len(info) - 3) + b"\x00" + info
    return pow(int.from_bytes(signature, "big"), e, n).to_bytes(size, "big") == wanted


# ---------------------------------------------------------------- what is said
failures = []
proven = []
open_points = []


def fail(text):
    failures.append(text)
    if len(failures) <= 50:
        print("FAIL  " + ascii(text)[1:-1])


def fine(text):
    proven.append(text)


def not_proven(text):
    open_points.append(text)


# ---------------------------------------------------------------- where the files lie
class Folder:
    def __init__(self, path):
        self.path = path

    def names(self):
        for root, folders, files in os.walk(self.path):
            for name in files + [f for f in folders if os.path.islink(os.path.join(root, f))]:
                yield os.path.relpath(os.path.join(root, name), self.path).replace(os.sep, "/")

    def open(self, name):
        path = os.path.join(self.path, *name.split("/"))
        if os.path.islink(path) or not os.path.isfile(path):
            raise FileNotFoundError(name)
        return open(path, "rb")


class Zip:
    def __init__(self, path):
        self.zip = zipfile.ZipFile(path)

    def names(self):
        return [i.filename for i in self.zip.infolist() if not i.filename.endswith("/")]

    def open(self, name):
        try:
            return self.zip.open(name)
        except KeyError:
            raise FileNotFoundError(name)


def is_plain(name):
    parts = name.split("/")
    return all(part not in ("", ".", "..") for part in parts) and "\\" not in name and ":" not in name


def read_json(place, name):
    with place.open(name) as file:
        return json.loads(file.read().decode("utf-8"))


def lines_of(place, name):
    with place.open(name) as file:
        for line in file:
            yield line[:-1] if line.endswith(b"\n") else line


# ---------------------------------------------------------------- the checks
def check_manifest(place, expected):
    with place.open("manifest.json") as file:
        text = file.read()
    with place.open("manifest.sig") as file:
        signature = file.read()
    manifest = json.loads(text.decode("utf-8"))
    if manifest.get("format") != "trailglass-bundle-1":
        raise ValueError("this program does not know the form of this bundle")
    public, fingerprint = read_pem(manifest["signedBy"]["publicKey"])
    if fingerprint != manifest["signedBy"]["fingerprint"]:
        fail("manifest.json: the fingerprint is not that of its key")
    if not ed25519_is_right(public, text, signature):
        fail("manifest.json: its signature is wrong: it was changed, or signed with another key")
    if expected is None:
        not_proven("who signed: compare the fingerprint below, or give it with --key")
    elif expected.lower().replace(":", "") != fingerprint:
        fail("manifest.json: signed with another key than the one of --key")
    else:
        fine("the manifest is signed with the key of --key")
    return manifest, fingerprint


def check_files(place, manifest):
    listed = {}
    for entry in manifest["files"]:
        if not is_plain(entry["name"]) or entry["name"] in listed:
            fail("manifest.json lists " + entry["name"] + " twice or with a name that leads elsewhere")
        listed[entry["name"]] = entry
    there = list(place.names())
    for name in there:
        if name not in listed and name not in ("manifest.json", "manifest.sig"):
            fail(name + ": is not in the manifest: it was added")
    for name, times in collections.Counter(there).items():
        if times > 1:
            fail(name + ": is there twice")
    for name, entry in listed.items():
        if not is_plain(name):
            continue
        try:
            with place.open(name) as file:
                sha, size = hashlib.sha256(), 0
                for part in iter(lambda: file.read(1 << 20), b""):
                    sha.update(part)
                    size += len(part)
        except FileNotFoundError:
            fail(name + ": is missing")
            continue
        if size != entry["bytes"] or sha.hexdigest() != entry["sha256"]:
            fail(name + ": is not what the manifest lists: it was changed")
    fine("%d files are those that the manifest lists, and no other is there" % len(listed))


def check_additions(place, manifest):
    data = read_json(place, "report/additions.json")
    keys = {}
    for key in data["keys"]:
        public, fingerprint = read_pem(key["publicKey"])
        keys[fingerprint] = public
    previous, signed = manifest["report"]["sha256"], 0
    for number, addition in enumerate(data["additions"], 1):
        where = "report/additions.json: addition %d" % number
        if hashlib.sha256(addition["text"].encode("utf-8")).hexdigest() != addition["hash"]:
            fail(where + ": its hash is wrong")
        said = json.loads(addition["text"])
        if said["previous"] != previous or said["report"] != manifest["report"]["number"]:
            fail(where + ": does not follow the one before, or is of another report")
        previous = addition["hash"]
        if addition["signature"] is None:
            not_proven("addition %d was made before there was a key: it is not signed" % number)
            continue
        public = keys.get(addition["fingerprint"], b"")
        message = ("trailglass report addition\n%s\n" % addition["hash"]).encode("utf-8")
        if not ed25519_is_right(public, message, base64.b64decode(addition["signature"])):
            fail(where + ": its signature is wrong")
        if addition["fingerprint"] != manifest["signedBy"]["fingerprint"]:
            not_proven("addition %d is signed with another key: %s" % (number, addition["fingerprint"]))
        signed += 1
    if len(data["additions"]) != manifest["counts"]["additions"]:
        fail("report/additions.json: not as many additions as the manifest says")
    if signed > 0:
        fine("%d sign-offs and comments follow each other and are signed" % signed)


def check_records(place, manifest):
    """Each record against its hash. Returns the keys, and by log file the hashes of its records."""
    keys, by_file, count = set(), {}, 0
    records = lines_of(place, "records/records.ndjson")
    for text in lines_of(place, "records/index.ndjson"):
        said, line = json.loads(text.decode("utf-8")), next(records, None)
        count += 1
        where = "records/records.ndjson: line %d (%s)" % (count, said["key"])
        if line is None:
            fail(where + ": is missing")
            continue
        data = bytearray(line)
        for at in said.get("lf", []):
            data[at] = 10
        for at in said.get("cr", []):
            data[at] = 13
        if said["n"] != count or hashlib.sha256(bytes(data)).hexdigest() != said["sha256"]:
            fail(where + ": is not the record that was cited")
        if said["key"] in keys:
            fail(where + ": is there twice")
        keys.add(said["key"])
        if said["form"] == "as-written":
            by_file.setdefault(said["file"], []).append(count)
        check_event_id(line, said["key"], where)
    if next(records, None) is not None or count != manifest["counts"]["records"]:
        fail("records/records.ndjson: not as many records as the manifest says")
    fine("%d records are byte for byte those that were cited, each once" % count)
    return keys, by_file


def check_event_id(line, key, where):
    try:
        # Numbers stay text: Python limits how long they may be, and logs do not.
        as_text = {"parse_int": str, "parse_float": str}
        record = json.loads(line.decode("utf-8", "replace"), **as_text)
    except RecursionError:
        return
    except ValueError:
        fail(where + ": is no JSON")
        return
    name = record.get("eventID") if isinstance(record, dict) else None
    if isinstance(name, str) and len(name) == 36 and name.lower() != key[:36] and is_uuid(name):
        fail(where + ": is the record of another event")


def is_uuid(text):
    return len(text.replace("-", "")) == 32 and all(c in "0123456789abcdefABCDEF-" for c in text)


def check_cited(place, manifest, keys):
    counts, seen, current = {}, set(), None
    for text in lines_of(place, "records/cited.ndjson"):
        said = json.loads(text.decode("utf-8"))
        if said["control"] != current:
            current, seen = said["control"], set()
            if current in counts:
                fail("records/cited.ndjson: control %s stands there twice" % current)
        if said["key"] in seen:
            fail("records/cited.ndjson: %s is cited twice by %s" % (said["key"], current))
        if said["key"] not in keys:
            fail("records/cited.ndjson: %s is cited, and its record is missing" % said["key"])
        seen.add(said["key"])
        counts[current] = counts.get(current, 0) + 1
    for control, count in manifest["cited"].items():
        if counts.pop(control, 0) != count:
            fail("records/cited.ndjson: not as many events of %s as the manifest says" % control)
    if counts:
        fail("records/cited.ndjson: has controls that the manifest does not know")
    check_report(read_json(place, "report/report.json"), manifest, keys)


def check_report(report, manifest, keys):
    is_cut, told = manifest["isCut"], {}
    for section in report["sections"]:
        for block in section["blocks"]:
            if block["kind"] == "facts":
                for fact in block["facts"]:
                    if fact["label"] == "Events":
                        told.setdefault(section["id"], fact["value"])
            if block["kind"] == "table":
                labels = [column["label"] for column in block["columns"]]
                at = labels.index("Event key") if "Event key" in labels else None
                for row in block["rows"] if at is not None else []:
                    if row[at] not in keys and not is_cut:
                        fail("report.json: %s is in a table, and its record is missing" % row[at])
    for control, count in manifest["cited"].items():
        if told.get("control-" + control) != str(count) and not is_cut:
            fail("report.json: the count of %s is not that of its records" % control)
    if is_cut:
        not_proven("that every cited record is here: there were too many")
    else:
        fine("the counts of %d controls are the numbers of their records" % len(manifest["cited"]))


def same_key(listed, signed):
    at = listed.lower().rfind(".zip!")
    copied = listed if at < 0 else listed[at + 5 :]
    return copied == signed or copied.endswith("/" + signed) or signed.endswith("/" + copied)


def check_digests(place, manifest):
    files = [json.loads(t.decode("utf-8")) for t in lines_of(place, "proof/files.ndjson")]
    by_digest = {}
    for file in files:
        by_digest.setdefault(file["digest"], []).append(file)
    if len(files) != manifest["counts"]["logFiles"]:
        fail("proof/files.ndjson: not as many log files as the manifest says")
    keys = {(k["region"], k["fingerprint"]): k for k in read_json(place, "proof/keys.json")}
    last, count, signed, samples, right = None, 0, 0, 0, {}

    def judge(one, later):
        nonlocal signed, samples
        body, line = one
        signature = line["signature"]
        if signature is None and later and later["previousDigestHashValue"] == line["sha256"]:
            signature = later["previousDigestSignature"]
        key = keys.get((line["region"], body["digestPublicKeyFingerprint"].lower()))
        before = body.get("previousDigestSignature") or "null"
        message = "%s\n%s/%s\n%s\n%s" % (
            body["digestEndTime"], body["digestS3Bucket"], body["digestS3Object"], line["sha256"], before)
        wanted = by_digest.get(line["id"], [])
        is_claimed = any(file["verdict"] == "verified" for file in wanted)
        if signature is None or key is None:
            if is_claimed:
                not_proven("digest %s: no %s is here" % (line["key"], "key" if signature else "signature"))
            return
        if not rsa_is_right(base64.b64decode(key["der"]), message.encode("utf-8"), signature):
            (fail if is_claimed else not_proven)("digest %s: its signature is wrong" % line["key"])
            return
        signed += 1
        samples += key["origin"] == "sample"
        named = {}
        for one in body["logFiles"] if wanted else []:
            named.setdefault(one["hashValue"].lower(), []).append(one["s3Object"])
        for file in wanted:
            if any(same_key(file["key"], one) for one in named.get(file["bodySha256"], [])):
                right[file["n"]] = key["origin"]
            elif file["verdict"] == "verified":
                fail("log file %s: is not as its digest names it" % file["key"])

    for text in lines_of(place, "proof/digests.ndjson"):
        line = json.loads(text.decode("utf-8"))
        count += 1
        raw = line["body"].encode("utf-8")
        if hashlib.sha256(raw).hexdigest() != line["sha256"]:
            fail("digest %s: is not the one that was listed" % line["key"])
        body = json.loads(line["body"])
        follows = False
        if last is not None and last[1]["chain"] == line["chain"]:
            before = body.get("previousDigestS3Object")
            follows = before == last[0]["digestS3Object"]
            if follows and body["previousDigestHashValue"].lower() != last[1]["sha256"]:
                fail("digest %s: the one before it was swapped" % line["key"])
            if not follows:
                not_proven("that nothing is missing before %s: it names another digest before it" % line["key"])
        if last is not None:
            judge(last, body if follows else None)
        last = (body, line)
    if last is not None:
        judge(last, None)
    if count != manifest["counts"]["digests"]:
        fail("proof/digests.ndjson: not as many digests as the manifest says")
    for file in files:
        if file["verdict"] == "verified" and file["n"] not in right:
            not_proven("log file %s: no digest here proves it" % file["key"])
    real = sum(1 for origin in right.values() if origin != "sample")
    if real > 0:
        fine("%d digests are signed by CloudTrail, and %d of %d log files are as they name them" % (
            signed - samples, real, len(files)))
    if samples > 0:
        not_proven("%d digests are of the sample, whose key is public" % samples)
    if real < len(files):
        not_proven("the bytes of %d of %d log files" % (len(files) - real, len(files)))
    return files


def find_logs(place, folder):
    """Paths by the last part of their names, in a folder of log files; else those of the bundle."""
    if folder is None:
        return None
    found = {}
    for root, _, names in os.walk(folder):
        for name in names:
            found[name] = os.path.join(root, name)
    return found


def check_logs(place, manifest, files, by_file, folder):
    found, lines, seen = find_logs(place, folder), {}, 0
    inside = set(entry["name"] for entry in manifest["files"])
    wanted = {n: file["n"] for file in files for n in by_file.get(file["n"], [])}
    bodies = {}
    for file in files:
        name = file["key"].replace("!", "/").split("/")[-1]
        own = "logs/%d.json" % file["n"]
        if found is not None and (name in found or name[:-3] in found):
            bodies[file["n"]] = found.get(name) or found[name[:-3]]
        elif found is None and own in inside:
            bodies[file["n"]] = own
    if not bodies:
        if files:
            not_proven("that the records stand in their log files: give them with --logs")
        return
    for number, line in enumerate(lines_of(place, "records/records.ndjson"), 1):
        if wanted.get(number) in bodies:
            lines.setdefault(wanted[number], []).append((number, line))
    restored = {}
    for text in lines_of(place, "records/index.ndjson"):
        said = json.loads(text.decode("utf-8"))
        if "lf" in said or "cr" in said:
            restored[said["n"]] = said
    for file in files:
        if file["n"] not in bodies:
            continue
        body = read_body(place, bodies[file["n"]], found is None)
        if hashlib.sha256(body).hexdigest() != file["bodySha256"]:
            fail("log file %s: is not the one that was indexed" % file["key"])
            continue
        for number, line in lines.get(file["n"], []):
            data = bytearray(line)
            for at in restored.get(number, {}).get("lf", []):
                data[at] = 10
            for at in restored.get(number, {}).get("cr", []):
                data[at] = 13
            if bytes(data) not in body:
                (fail if file["verdict"] == "verified" else not_proven)(
                    "log file %s: does not hold the record of line %d" % (file["key"], number))
            seen += 1
    fine("%d records stand in %d log files whose hashes are right" % (seen, len(bodies)))
    if len(bodies) < len(files):
        not_proven("that the records of %d other log files stand in them" % (len(files) - len(bodies)))


def read_body(place, path, is_inside):
    if is_inside:
        with place.open(path) as file:
            return file.read()
    with open(path, "rb") as file:
        data = file.read()
    return gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data


def main(words):
    options, rest = {"--key": None, "--logs": None}, []
    while words:
        word = words.pop(0)
        if word in options and words:
            options[word] = words.pop(0)
        elif word.startswith("-"):
            print("use: verify.py [FOLDER or ZIP] [--key FINGERPRINT] [--logs FOLDER]")
            return 2
        else:
            rest.append(word)
    path = rest[0] if rest else os.path.dirname(os.path.abspath(__file__))
    try:
        place = Folder(path) if os.path.isdir(path) else Zip(path)
        manifest, fingerprint = check_manifest(place, options["--key"])
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile) as error:
        print("FAIL  this is no whole bundle: " + ascii(str(error)))
        return 2 if isinstance(error, OSError) and not os.path.exists(path) else 1
    try:
        check_files(place, manifest)
        check_additions(place, manifest)
        keys, by_file = check_records(place, manifest)
        check_cited(place, manifest, keys)
        files = check_digests(place, manifest)
        check_logs(place, manifest, files, by_file, options["--logs"])
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError, EOFError,
            zipfile.BadZipFile) as error:
        fail("the bundle cannot be read to its end: %s %s" % (type(error).__name__, error))
    report = manifest["report"]
    print(ascii("%s: %s" % (report["label"], report["title"]))[1:-1])
    print(ascii("from %s to %s, SHA-256 %s" % (report["from"], report["to"], report["sha256"]))[1:-1])
    print("signed with the key " + fingerprint)
    if failures:
        for note in manifest["notes"]:
            print("note  " + ascii(str(note))[1:-1])
        print("\nWRONG: %d things do not fit. Nothing here should be relied on." % len(failures))
        return 1
    print("\nProven:")
    for text in proven:
        print("  + " + ascii(text)[1:-1])
    print("\nNot proven:")
    for text in [str(note) for note in manifest["notes"]] + open_points[:50]:
        print("  - " + ascii(text)[1:-1])
    if len(open_points) > 50:
        print("  - and %d more" % (len(open_points) - 50))
    print("  - that nothing happened which CloudTrail does not record")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
