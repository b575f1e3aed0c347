import fc from "fast-check";
import { expect, test } from "vitest";
import { maskSecrets } from "./mask-secrets";

test("session tokens and secret keys are masked in place, nothing else moves", () => {
  const text =
    '{"responseElements": {"credentials": {"accessKeyId":"ASIAEXAMPLE","sessionToken" : "IQo+\\/b3"}}}';
  expect(maskSecrets(text)).toEqual({
    text: text.replace("IQo+\\/b3", "********"),
    masked: ["responseElements.credentials.sessionToken"],
  });
});

test("passwords of every name are masked, flags about passwords are not", () => {
  const text =
    '{"a":[{"masterUserPassword":"hunter2"},{"newPassword":"x"}],"passwordResetRequired":"yes","client_secret":"y"}';
  const { text: masked, masked: paths } = maskSecrets(text);
  expect(masked).toBe(
    '{"a":[{"masterUserPassword":"*******"},{"newPassword":"*"}],"passwordResetRequired":"yes","client_secret":"*"}',
  );
  expect(paths).toEqual(["a[0].masterUserPassword", "a[1].newPassword", "client_secret"]);
});

test("everything under a secret name is secret, and numbers stay numbers", () => {
  const { text } = maskSecrets('{"secretString":{"user":"u","pin":[12,-3.5e2,true,null]}}');
  expect(JSON.parse(text)).toEqual({ secretString: { user: "*", pin: [11, -1.1e1, true, null] } });
});

test("a name hidden behind escapes is found", () => {
  expect(maskSecrets('{"\\u0070assword":"x"}').text).toBe('{"\\u0070assword":"*"}');
});

test("presigned URLs lose signature and token, and keep the rest", () => {
  const text =
    '{"url":"https://b.s3.amazonaws.com/k?X-Amz-Signature=abc123&X-Amz-Expires=60&x-amz-security-token=t%2Fk","p":"u%3Fx-amz-signature%3D12%26n"}';
  expect(maskSecrets(text)).toEqual({
    text: '{"url":"https://b.s3.amazonaws.com/k?X-Amz-Signature=******&X-Amz-Expires=60&x-amz-security-token=*****","p":"u%3Fx-amz-signature%3D**%26n"}',
    masked: ["X-Amz-Signature", "x-amz-security-token", "x-amz-signature"],
  });
});

test("secrets in a record that is itself a JSON string are masked", () => {
  const record = { credentials: { sessionToken: 'a"b\\c\nd', expiration: "soon" } };
  const text = JSON.stringify({ CloudTrailEvent: JSON.stringify(record) });
  const masked = maskSecrets(text).text;
  const inner = JSON.parse(JSON.parse(masked).CloudTrailEvent);
  expect(inner.credentials.sessionToken).toMatch(/^\*+$/);
  expect(inner.credentials.expiration).toBe("soon");
});

test("what AWS already hid stays as AWS hid it", () => {
  const text = '{"password":"HIDDEN_DUE_TO_SECURITY_REASONS","sessionToken":"","authToken":null}';
  expect(maskSecrets(text)).toEqual({ text, masked: [] });
});

test("malformed text is masked as far as it can be read", () => {
  expect(maskSecrets('"password":"x"}]{"sessionToken":"abc').text).toBe(
    '"password":"*"}]{"sessionToken":"***',
  );
  expect(maskSecrets('{"password":"ab\\').text).toBe('{"password":"***');
});

test("every depth of JSON inside strings is read", () => {
  const secret = { user: { pass: 1, Password: ["hunter2", 31337, { pin: "0000" }] }, rest: "kept" };
  const wrap = (value: unknown, times: number): unknown =>
    times === 0 ? value : wrap({ body: JSON.stringify(value) }, times - 1);
  for (const times of [1, 2, 3, 4]) {
    const { text, masked } = maskSecrets(JSON.stringify(wrap(secret, times)));
    expect(text).not.toMatch(/hunter2|31337|0000/);
    expect(text).toContain("kept");
    expect(masked).toContain(`${"body.".repeat(times)}user.Password[0]`);
    expect(() => JSON.parse(text)).not.toThrow();
  }
});

test("what is nested deeper than anyone would is hidden whole", () => {
  let text = '{"password":"hunter2"}';
  for (let depth = 0; depth < 12; depth += 1) text = JSON.stringify({ body: text });
  expect(maskSecrets(text).text).not.toContain("hunter2");
  expect(() => JSON.parse(maskSecrets(text).text)).not.toThrow();
});

test("an object that names its value a secret keeps it", () => {
  const text =
    '{"environment":[{"value":"hunter2","name":"DB_PASSWORD"},{"name":"HOST","value":"db"}],"parameters":[{"parameterKey":"adminPassword","parameterValue":4711}]}';
  expect(JSON.parse(maskSecrets(text).text)).toEqual({
    environment: [
      { value: "*******", name: "DB_PASSWORD" },
      { name: "HOST", value: "db" },
    ],
    parameters: [{ parameterKey: "adminPassword", parameterValue: 1111 }],
  });
});

test("names are secret in any case and behind any prefix, however long", () => {
  const names = [
    "PASSWORD",
    "AWS_SESSION_TOKEN",
    "aws-secret-access-key",
    `${"x".repeat(99)}Password`,
  ];
  for (const name of names) {
    expect(maskSecrets(JSON.stringify({ [name]: "hunter2" })).text).not.toContain("hunter2");
  }
  const ids = { nextToken: "n", clientToken: "c", secretId: "s", passwordResetRequired: "y" };
  expect(maskSecrets(JSON.stringify(ids)).masked).toEqual([]);
});

test("secrets in a row of a CSV export are masked", () => {
  const cell = JSON.stringify({ credentials: { sessionToken: 'a"b' }, bucketName: "kept" });
  const row = `1.11,"",AssumeRole,"${cell.replaceAll('"', '""')}",plain`;
  const { text, masked } = maskSecrets(row);
  expect(text).toBe(row.replace('a\\""b', "*****"));
  expect(masked).toEqual(["credentials.sessionToken"]);
});

test("secrets of structs, command lines and URLs are masked", () => {
  expect(maskSecrets("{sessiontoken=abc, username=bob}").text).toBe(
    "{sessiontoken=***, username=bob}",
  );
  expect(maskSecrets("mysql --password=hunter2 -h db").text).toBe("mysql --password=******* -h db");
  expect(maskSecrets("git https://bob:hunter2@example.com/r.git").text).toBe(
    "git https://bob:*******@example.com/r.git",
  );
  expect(maskSecrets("https://b/k?AWSAccessKeyId=AKIA&Signature=a%2Bb&Expires=1").text).toBe(
    "https://b/k?AWSAccessKeyId=AKIA&Signature=*****&Expires=1",
  );
  expect(maskSecrets("u%253FX-Amz-Signature%253Dabc%2526n%253D1").text).toBe(
    "u%253FX-Amz-Signature%253D***%2526n%253D1",
  );
  expect(maskSecrets('{"u":"?a=1\\u0026sig=abc\\u0026b=2"}').text).toBe(
    '{"u":"?a=1\\u0026sig=***\\u0026b=2"}',
  );
});

test("any text keeps its length and its validity as JSON", () => {
  const names = fc.constantFrom("password", "sessionToken", "a", "__proto__");
  const json = fc.dictionary(names, fc.jsonValue()).map((value) => JSON.stringify(value));
  fc.assert(
    fc.property(json, (text) => {
      const masked = maskSecrets(text).text;
      expect(masked).toHaveLength(text.length);
      expect(() => JSON.parse(masked)).not.toThrow();
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(maskSecrets(text).text).toHaveLength(text.length);
    }),
  );
});

test("masking twice changes nothing more", () => {
  const once = maskSecrets('{"sessionToken":"abc","password":12}').text;
  expect(maskSecrets(once).text).toBe(once);
});

/** Everything of the value is masked; the rest of the text stays. */
const hidden = (text: string, secret: string) =>
  expect(maskSecrets(text).text).toBe(text.replace(secret, "*".repeat(secret.length)));

test.each([
  "passwords",
  "apiKey",
  "ApiKeyValue",
  "x-api-key",
  "Authorization",
  "Set-Cookie",
  "pwd",
  "DB_PASS",
  "dbPass",
  "API_KEY",
  "GITHUB_TOKEN",
  "gitHubToken",
  "token",
  "WEBHOOK_SECRET",
  "privateKeyPem",
  "mfaCode",
  "AuthenticationCode1",
  "tokenCode",
])("%s is the name of a secret", (name) => {
  hidden(JSON.stringify({ [name]: "hunter2", rest: "kept" }), "hunter2");
  hidden(JSON.stringify({ variables: [{ name, value: "hunter2" }] }), "hunter2");
  hidden(JSON.stringify({ [name]: ["hunter2"] }), "hunter2");
  hidden(JSON.stringify({ body: JSON.stringify({ [name]: "hunter2" }) }), "hunter2");
  hidden(encodeURIComponent(JSON.stringify({ [name]: "hunter2", n: 1 })), "hunter2");
  hidden(JSON.stringify({ yaml: `a: 1\n${name}: hunter2\nb: 2` }), "hunter2");
  hidden(JSON.stringify({ line: `run --${name} hunter2 -v` }), "hunter2");
  hidden(JSON.stringify(["run", `--${name}`, "hunter2", "-v"]), "hunter2");
});

test.each([
  ...["nextToken", "NextPageToken", "nextPollConfigurationToken", "clientToken"],
  ...["clientRequestToken", "continuationToken", "paginationToken", "idempotencyToken"],
  ...["x-amz-continuation-token", "changeToken", "LockToken", "creationToken", "grantTokens"],
  ...["maxTokens", "ExpiredToken", "passwordResetRequired", "passwordLastUsed", "secretId"],
  ...["keyId", "accessKeyId", "kmsKeyId", "apiKeySource", "bypass", "compass", "authorizationType"],
  ...["snapshotCopyAuthorization", "cookieName", "masterUserSecret", "accessKey", "codeSha256"],
])("%s is no secret", (name) => {
  const text = JSON.stringify({ [name]: "kept", list: [{ name, value: "kept" }], a: `${name}: b` });
  expect(maskSecrets(text)).toEqual({ text, masked: [] });
});

test("yes and no under a secret name stay what they are", () => {
  const text = '{"password":true,"apiKey":null,"allowUsersToChangePassword":false}';
  expect(maskSecrets(text).text).toBe(text);
});

test("credentials in headers are masked whole, whatever their scheme", () => {
  hidden(JSON.stringify({ c: "curl -H 'Authorization: Bearer a.b-c' x" }), "Bearer a.b-c");
  hidden(JSON.stringify({ c: "Cookie: a=1; b=2\r\nHost: x" }), "a=1; b=2");
  hidden("?authorization=Bearer%20abc&n=1", "abc");
});

test("quoted values of assignments are masked to their last quote", () => {
  hidden(JSON.stringify({ c: "export DB_PASSWORD='hunter 2' x" }), "hunter 2");
  hidden(JSON.stringify({ c: 'password="hunter 2" x' }), "hunter 2");
  hidden(JSON.stringify({ c: "{'password': 'hunter2', 'user': 'bob'}" }), "hunter2");
  for (const end of ["password=", "--password ", "Password: "]) {
    const text = JSON.stringify({ a: JSON.stringify({ a: end, b: "kept" }) });
    expect(maskSecrets(text)).toEqual({ text, masked: [] });
  }
});

test("a private key is masked between its first and its last line, however it is written", () => {
  const pem = "-----BEGIN RSA PRIVATE KEY-----\nMIIE+/abc\nxyz==\n-----END RSA PRIVATE KEY-----\n";
  const texts = [
    pem,
    JSON.stringify({ a: pem, b: "kept" }),
    JSON.stringify({ a: JSON.stringify({ a: pem, b: "kept" }) }),
    encodeURIComponent(pem),
    JSON.stringify({ a: pem.slice(0, -40) }),
  ];
  for (const text of texts) {
    const masked = maskSecrets(text).text;
    expect(masked).not.toMatch(/MIIE|xyz/);
    expect(masked.replaceAll("*", "")).toContain(text.includes("kept") ? "kept" : "BEGIN");
    expect(masked).toHaveLength(text.length);
  }
  expect(() => JSON.parse(JSON.parse(maskSecrets(texts[2] ?? "").text).a)).not.toThrow();
  const open = "-----BEGIN PUBLIC KEY-----\nMIIE\n-----END PUBLIC KEY-----";
  expect(maskSecrets(open).text).toBe(open);
});

test("percent-encoded JSON is read through every encoding, and stays JSON", () => {
  const json = JSON.stringify({ secretString: { pin: 31337, user: "hunter2" }, rest: "kept" });
  let text = json;
  for (let times = 1; times <= 3; times += 1) {
    text = encodeURIComponent(text);
    const masked = maskSecrets(JSON.stringify({ p: text })).text;
    let inner: string = JSON.parse(masked).p;
    for (let at = 0; at < times; at += 1) inner = decodeURIComponent(inner);
    expect(JSON.parse(inner)).toEqual({
      secretString: { pin: 11111, user: "*******" },
      rest: "kept",
    });
  }
});

test("texts that repeat the beginning of a secret are read once", () => {
  const beginnings = ["password=", "Cookie: ", "--password ", "-----BEGIN PRIVATE KEY-----", "%22"];
  for (const beginning of [...beginnings, "token: '", "\\", '\\"password\\":']) {
    const text = beginning.repeat(40_000);
    expect(maskSecrets(text).text).toHaveLength(text.length);
  }
});
