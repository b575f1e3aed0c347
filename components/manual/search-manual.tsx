import Link from "next/link";
import { explainQuery } from "@/lib/search/explain";
import type { Field } from "@/lib/search/field";
import { FIELDS } from "@/lib/search/fields";
import { MAX_CLAUSES, MAX_DEPTH, MAX_QUERY_LENGTH } from "@/lib/search/limits";
import { parseQuery } from "@/lib/search/parse";
import { IssueTable } from "./issue-table";
import { Manual } from "./manual";
import { SEARCH_EXAMPLES } from "./search-examples";

const TYPE_WORD: Readonly<Record<Field["type"], string>> = {
  name: "word",
  enum: "one of a list",
  boolean: "true or false",
  time: "time",
  address: "IP address or block",
  account: "account",
  arn: "ARN",
  number: "number",
  version: "version",
  path: "path into the record",
  lineage: "name at or behind it, found through other events",
  text: "text",
};

/** The search language, written from the parser's own field catalogue. */
export function SearchManual() {
  return (
    <Manual title="The search language">
      <h2>By example</h2>
      <p>
        Every query is explained in words behind “Explain”; so are these. Each opens its search.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Query</th>
            <th scope="col">Reads as</th>
            <th scope="col">Because</th>
          </tr>
        </thead>
        <tbody>
          {SEARCH_EXAMPLES.map(({ q, why }) => (
            <tr key={q}>
              <td className="sm:whitespace-nowrap">
                <Link href={`/events?${new URLSearchParams({ q })}`}>
                  <code>{q}</code>
                </Link>
              </td>
              <td>{explainQuery(parseQuery(q).query)}</td>
              <td>{why}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        NOT binds before AND, AND before OR. \ takes its meaning from the next character. A query
        has at most {MAX_QUERY_LENGTH} characters, {MAX_CLAUSES} conditions and {MAX_DEPTH} levels
        of parentheses.
      </p>
      <h2>Fields</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Also</th>
            <th scope="col">Holds</th>
            <th scope="col">Meaning</th>
            <th scope="col">In the record</th>
          </tr>
        </thead>
        <tbody>
          {FIELDS.map((field) => (
            <tr key={field.name}>
              <th scope="row" className="sm:whitespace-nowrap">
                <code>{field.name}</code>
              </th>
              <td>
                <code>{field.aliases.join(" ")}</code>
              </td>
              <td>
                {TYPE_WORD[field.type]}
                {field.options === undefined ? null : `: ${field.options.join(", ")}`}
              </td>
              <td>{field.help}</td>
              <td>
                <code>{field.source}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>Errors and warnings</h2>
      <p>
        The place is marked in the query, and a fix is one press away. With an error (E) nothing is
        searched for; with a warning (W) the search runs.
      </p>
      <IssueTable />
    </Manual>
  );
}
