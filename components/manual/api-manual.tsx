import type { ApiRoute } from "@/lib/api/api-route";
import { API_EXAMPLES, type ApiExample } from "@/lib/api/examples";
import { openApiDocument } from "@/lib/api/openapi";
import { ROUTES } from "@/lib/api/routes";
import { Manual } from "./manual";

/** The API, written from the schemas that its routes check against. */
export function ApiManual() {
  const { paths } = openApiDocument();
  return (
    <Manual title="The API">
      <p>
        All that the pages show is asked for here. The whole description is at{" "}
        <a href="/api/openapi.json" className="underline">
          /api/openapi.json
        </a>{" "}
        (OpenAPI 3.1). Times are UTC milliseconds since 1970; null means that the record does not
        say. A refused request is answered with{" "}
        <code>{`{"error":{"code","message","issues"}}`}</code>; <code>issues</code> point into the
        query, in UTF-16 units. Changes are accepted from the server’s own pages only.
      </p>
      <p>
        In the examples <code>$TRAILGLASS</code> is the address of this server, as in{" "}
        <code>export TRAILGLASS=http://127.0.0.1:3000</code>, and a name in braces stands for a real
        key or id.
      </p>
      <nav aria-label="Requests">
        <ul className="gap-x-8 sm:columns-2">
          {ROUTES.map((route) => (
            <li key={anchor(route)} className="flex min-h-6 items-center">
              <a href={`#${anchor(route)}`} className="py-0.5">
                <code>{title(route)}</code>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {ROUTES.map((route) => (
        <Route key={anchor(route)} route={route} description={describe(paths, route)} />
      ))}
    </Manual>
  );
}

function Route({ route, description }: { readonly route: ApiRoute; readonly description: string }) {
  const examples = API_EXAMPLES.filter(
    (each) => each.route === route.path && each.method === route.method,
  );
  return (
    <section>
      <h2 id={anchor(route)}>
        <code className="text-lg">{title(route)}</code>
      </h2>
      <p>{route.summary}.</p>
      {examples.map((example) => (
        <figure key={JSON.stringify(example)}>
          <figcaption>{example.asks}</figcaption>
          <pre className="wrap-anywhere whitespace-pre-wrap">{curl(example)}</pre>
        </figure>
      ))}
      <details>
        <summary>Parameters and answer</summary>
        <pre className="wrap-anywhere whitespace-pre-wrap">{description}</pre>
      </details>
    </section>
  );
}

function title({ method, path }: ApiRoute): string {
  return `${method.toUpperCase()} ${path}`;
}

/** `get-api-events-key`. */
function anchor({ method, path }: ApiRoute): string {
  return `${method}${path}`.replaceAll(/[^a-z]+/g, "-").replace(/-$/, "");
}

/** The part of the document that is about one route, without the errors that all of them share. */
function describe(paths: unknown, { path, method }: ApiRoute): string {
  const operation = Object(Object(Object(paths)[path])[method]);
  const { parameters, requestBody, responses } = operation;
  return JSON.stringify({ parameters, requestBody, answer: Object(responses)["200"] }, null, 2);
}

/** With curl's own encoding, so that the query stays as one would write it. */
function curl({ method, route, search, body }: ApiExample): string {
  if (method === "post") {
    return `curl -H "Content-Type: application/json" -d '${JSON.stringify(body)}' "$TRAILGLASS${route}"`;
  }
  const lines = Object.entries(search ?? {}).map(
    ([name, value]) => ` \\\n  --data-urlencode '${name}=${value}'`,
  );
  return `curl -G "$TRAILGLASS${route}"${lines.join("")}`;
}
