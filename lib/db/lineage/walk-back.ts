import { type Credential, credentialKey } from "./credential";
import { type FoundLink, findLinks } from "./find-links";
import type { LineageScope } from "./lineage-scope";
import { type Claim, claimOf, isStart } from "./lineage-start";
import { type KnownFace, readFaces } from "./read-faces";
import { addHints } from "./read-hints";

/** AWS lets roles be assumed from roles without end; longer chains are cut here. */
export const MOST_HOPS = 10;

/** Who a credential started with: a principal by its own credential, or by what a credential claims. */
export interface Origin {
  readonly face: KnownFace;
  /** Null when the principal of the face is the start itself. */
  readonly claim: Claim | null;
}

/** What stood behind some credentials, as far back as the index tells. */
export class Ancestry {
  private readonly found = new Map<string, readonly Origin[]>();

  constructor(
    /** Every credential of the chains, by its key. */
    readonly faces: ReadonlyMap<string, KnownFace>,
    /** Links by the key of the credential that they explain. */
    readonly parents: ReadonlyMap<string, readonly FoundLink[]>,
    /** Credentials whose chains go on beyond what was followed. */
    readonly cut: ReadonlySet<string>,
  ) {}

  /**
   * Everyone it may have started with; none when the chain ends with a role that nobody is known to
   * have assumed, and several when several calls fit. What a link tells goes before what a
   * credential says of itself, except for the person on whose behalf its records say it acted.
   */
  originsOf(credential: Credential): readonly Origin[] {
    const key = credentialKey(credential);
    const known = this.found.get(key);
    if (known) return known;
    // Of a chain that leads back to itself.
    this.found.set(key, []);
    const origins = this.workOut(key);
    this.found.set(key, origins);
    return origins;
  }

  private workOut(key: string): readonly Origin[] {
    const face = this.faces.get(key);
    if (face === undefined) return [];
    if (isStart(face)) return [{ face, claim: null }];
    if (face.behalf !== null) return claimed(face);
    const behind = (this.parents.get(key) ?? []).flatMap(({ parent }) => this.originsOf(parent));
    const origins = new Map(behind.map((origin) => [originKey(origin), origin]));
    if (origins.size > 0) return [...origins.values()];
    return this.cut.has(key) ? [] : claimed(face);
  }
}

function claimed(face: KnownFace): readonly Origin[] {
  const claim = claimOf(face);
  return claim === null ? [] : [{ face, claim }];
}

/** The key of the principal that a chain started with. */
export function originKey({ face, claim }: Origin): string {
  return claim?.key ?? face.key;
}

/** Follows some credentials back to where they came from: two statements for each hop of them all. */
export async function walkBack(
  scope: LineageScope,
  credentials: readonly Credential[],
): Promise<Ancestry> {
  const faces = new Map<string, KnownFace>();
  const parents = new Map<string, FoundLink[]>();
  let open = distinct(credentials);
  for (let hop = 0; open.length > 0; hop++) {
    for (const [key, face] of await readFaces(scope, open)) faces.set(key, face);
    if (hop === MOST_HOPS) break;
    const links = await findLinks(scope, open);
    for (const link of links) {
      const key = credentialKey(link.child);
      parents.set(key, [...(parents.get(key) ?? []), link]);
    }
    open = distinct(links.map(({ parent }) => parent)).filter(
      (one) => !faces.has(credentialKey(one)),
    );
  }
  return new Ancestry(await addHints(scope, faces), parents, new Set(open.map(credentialKey)));
}

function distinct(credentials: readonly Credential[]): Credential[] {
  const byKey = new Map(credentials.map((one) => [credentialKey(one), one]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
