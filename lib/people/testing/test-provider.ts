import { createSign, generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

type Claims = Record<string, unknown>;

/** An identity provider on this machine that says whatever a test wants it to say. */
export interface TestProvider {
  readonly issuer: string;
  /** Changes the claims of the next tokens, and by whom they are signed. */
  says(claims: Claims, options?: { readonly forged?: boolean; readonly alg?: string }): void;
  close(): void;
}

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Starts it. The code of an authorisation is the nonce that was asked with. */
export async function startTestProvider(): Promise<TestProvider> {
  const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const others = generateKeyPairSync("rsa", { modulusLength: 2048 });
  let said: Claims = {};
  let signed = { forged: false, alg: "RS256" };
  const token = (nonce: string) => {
    const nowS = Math.floor(Date.now() / 1_000);
    const claims = { iss: issuer, aud: "client", nonce, iat: nowS, exp: nowS + 60, ...said };
    const text = `${base64({ alg: signed.alg, kid: "1", typ: "JWT" })}.${base64(claims)}`;
    if (signed.alg === "none") return `${text}.`;
    const { privateKey } = signed.forged ? others : keys;
    return `${text}.${createSign("sha256").update(text).sign(privateKey, "base64url")}`;
  };
  const server = createServer((request, response) => {
    const answer = (body: object) => {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(body));
    };
    if (request.url === "/.well-known/openid-configuration") {
      answer({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256"],
      });
    } else if (request.url === "/keys") {
      const jwk = keys.publicKey.export({ format: "jwk" });
      answer({ keys: [{ ...jwk, kid: "1", use: "sig", alg: "RS256" }] });
    } else {
      let body = "";
      request.on("data", (chunk) => {
        body += chunk;
      });
      request.on("end", () => {
        const nonce = new URLSearchParams(body).get("code") ?? "";
        answer({ access_token: "a", token_type: "bearer", id_token: token(nonce) });
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    says(claims, { forged = false, alg = "RS256" } = {}) {
      said = claims;
      signed = { forged, alg };
    },
    close: () => server.close(),
  };
}
