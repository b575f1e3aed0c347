"use client";

import { PageLink } from "@/components/ui/page-link";
import { ShortId } from "@/components/ui/short-id";
import { VisibleText } from "@/components/ui/visible-text";
import type { FileProof } from "@/lib/api/integrity-contract";
import { DIGEST_VERDICTS } from "@/lib/digest/verdict";
import { formatRange } from "@/lib/format/time";
import { NotLookedAt } from "./not-looked-at";
import { pageRoute } from "./page-route";
import { ProofFact } from "./proof-fact";
import { useZone } from "./use-zone";
import { VerdictText } from "./verdict-mark";
import { DIGEST_MEANINGS } from "./verdict-words";

type Digest = NonNullable<FileProof["digest"]>;

/** What a digest is worth, on its own page. */
export function DigestProof({ digest }: { readonly digest: Digest | null }) {
  if (digest === null) return <NotLookedAt />;
  return (
    <>
      <DigestVerdictLine digest={digest} />
      <dl className="@container mt-1">
        <DigestWindow digest={digest} />
      </dl>
    </>
  );
}

/** The digest that names a log file, as lines of its proof. */
export function NamingDigest({ digest }: { readonly digest: Digest }) {
  const name = <VisibleText text={digest.key} />;
  return (
    <>
      <ProofFact name="Named by digest">
        <DigestVerdictLine digest={digest} />
        <p className="pb-1 font-mono text-xs break-all">
          {digest.fileId === null ? (
            name
          ) : (
            <PageLink href={pageRoute(`/imports/files/${digest.fileId}`)}>{name}</PageLink>
          )}
        </p>
      </ProofFact>
      <DigestWindow digest={digest} />
    </>
  );
}

function DigestVerdictLine({ digest: { verdict } }: { readonly digest: Digest }) {
  return (
    <p>
      <VerdictText standing={DIGEST_VERDICTS[verdict]} verdict={verdict} />
      <span className="text-muted">: {DIGEST_MEANINGS[verdict]}</span>
    </p>
  );
}

function DigestWindow({ digest: { fromMs, toMs, fingerprint } }: { readonly digest: Digest }) {
  const zone = useZone();
  return (
    <>
      <ProofFact name="Its window">{formatRange(fromMs, toMs, zone)}</ProofFact>
      <ProofFact name="Its key">
        {fingerprint === null ? (
          <span className="text-muted">not known</span>
        ) : (
          <ShortId id={fingerprint} label="fingerprint of the public key" maxLength={40} />
        )}
      </ProofFact>
    </>
  );
}
