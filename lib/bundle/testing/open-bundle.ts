import { spawnSync } from "node:child_process";
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unpackBundle } from "@/lib/bundle/unpack-bundle";

export type Manifest = Record<string, unknown> & {
  files: { name: string; bytes: number; sha256: string }[];
  counts: Record<string, number>;
  cited: Record<string, number>;
  notes: string[];
  signedBy: { fingerprint: string; publicKey: string };
};

/** An unpacked bundle in a folder of its own, to be checked and tampered with. */
export class BundleFolder {
  private constructor(readonly path: string) {}

  static async unpack(zip: Buffer): Promise<BundleFolder> {
    const folder = mkdtempSync(join(tmpdir(), "trailglass-bundle-"));
    const archive = `${folder}.zip`;
    writeFileSync(archive, zip);
    await unpackBundle(archive, folder);
    rmSync(archive);
    return new BundleFolder(folder);
  }

  copy(): BundleFolder {
    const path = mkdtempSync(join(tmpdir(), "trailglass-bundle-"));
    cpSync(this.path, path, { recursive: true });
    return new BundleFolder(path);
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }

  read(name: string): Buffer {
    return readFileSync(join(this.path, name));
  }

  lines(name: string): string[] {
    return this.read(name).toString().split("\n").slice(0, -1);
  }

  write(name: string, content: string | Buffer): void {
    writeFileSync(join(this.path, name), content);
  }

  writeLines(name: string, lines: readonly string[]): void {
    this.write(name, lines.map((line) => `${line}\n`).join(""));
  }

  manifest(): Manifest {
    return JSON.parse(this.read("manifest.json").toString());
  }

  /** What somebody does who has no key of ours: hashes anew, and a signature with a key of their own. */
  signAnew(change: (manifest: Manifest) => void = () => {}): void {
    const manifest = this.manifest();
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    const der = publicKey.export({ type: "spki", format: "der" });
    manifest.signedBy = {
      ...manifest.signedBy,
      fingerprint: createHash("sha256").update(der).digest("hex"),
      publicKey: publicKey.export({ type: "spki", format: "pem" }).toString(),
    };
    manifest.files = manifest.files.map(({ name }) => {
      const bytes = this.read(name);
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      return { name, bytes: bytes.length, sha256 };
    });
    change(manifest);
    const text = Buffer.from(JSON.stringify(manifest));
    this.write("manifest.json", text);
    this.write("manifest.sig", sign(null, text, privateKey));
  }

  /** Runs one of the programs in the folder as an auditor would: nothing of the project is near. */
  check(program: "verify.mjs" | "verify.py", ...words: string[]): { code: number; said: string } {
    const command = program === "verify.py" ? "python3" : process.execPath;
    const { status, stdout, stderr } = spawnSync(command, [program, ...words], {
      cwd: this.path,
      env: { PATH: process.env.PATH, NODE_ENV: "production" },
      encoding: "utf8",
    });
    return { code: status ?? -1, said: `${stdout}${stderr}` };
  }
}
