import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

/** One source file and what it imports. Paths are relative to the project, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** Files of this project, as far as they exist; without those that are generated. */
  readonly files: readonly string[];
  /** Specifiers of everything else: packages, Node's own modules, generated files. */
  readonly packages: readonly string[];
}

const FOLDERS = ["app", "bench", "bin", "components", "e2e", "lib"];
const ROOT_FILES = ["proxy.ts", "prisma.config.ts", "vitest.config.ts", "next.config.mjs"];
const LEFT_OUT = new Set(["generated", "data", "node_modules"]);
const ENDINGS = ["", ".ts", ".tsx", ".mjs"];

// The formatter puts imports and exports at the start of a line, in double quotes.
const IMPORTS = [
  /^(?:import|export)\b[^;"]*?\bfrom\s+"([^"]+)"/gm,
  /^import\s+"([^"]+)"/gm,
  /\bimport\(\s*"([^"]+)"\s*\)/g,
];

/** Every source file below `root` with its imports, type imports and dynamic ones included. */
export function readImportGraph(root: string): SourceFile[] {
  const paths = [...FOLDERS.flatMap((folder) => walk(root, folder)), ...ROOT_FILES];
  const known = new Set(paths);
  return paths.map((path) => {
    const text = readFileSync(join(root, path), "utf8");
    const specifiers = new Set(
      IMPORTS.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? "")),
    );
    const files: string[] = [];
    const packages: string[] = [];
    for (const specifier of specifiers) {
      const target = locate(specifier, path, known);
      if (target === null) packages.push(specifier);
      else files.push(target);
    }
    return { path, text, files, packages };
  });
}

function walk(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return LEFT_OUT.has(entry.name) ? [] : walk(root, path);
    return /\.(?:ts|tsx|mjs)$/.test(entry.name) ? [path] : [];
  });
}

/** The project file that a specifier names, null when it names none. */
function locate(specifier: string, from: string, known: ReadonlySet<string>): string | null {
  const isRelative = specifier.startsWith(".");
  if (!isRelative && !specifier.startsWith("@/")) return null;
  const bare = isRelative
    ? relative("/", resolve("/", dirname(from), specifier))
    : specifier.slice(2);
  const path = bare.replaceAll("\\", "/");
  return ENDINGS.map((ending) => path + ending).find((each) => known.has(each)) ?? null;
}

/** A chain of files that ends where it began; null when the graph has none. */
export function findCycle(graph: readonly SourceFile[]): string[] | null {
  const importsOf = new Map(graph.map((file) => [file.path, file.files]));
  const finished = new Set<string>();
  const chain: string[] = [];
  const visit = (path: string): string[] | null => {
    if (finished.has(path)) return null;
    const at = chain.indexOf(path);
    if (at >= 0) return [...chain.slice(at), path];
    chain.push(path);
    for (const next of importsOf.get(path) ?? []) {
      const cycle = visit(next);
      if (cycle !== null) return cycle;
    }
    chain.pop();
    finished.add(path);
    return null;
  };
  for (const { path } of graph) {
    const cycle = visit(path);
    if (cycle !== null) return cycle;
  }
  return null;
}
