import { applyFix } from "@/lib/search/apply-fix";
import type { QueryIssue } from "@/lib/search/issue";
import { parseQuery } from "@/lib/search/parse";
import { ISSUE_EXAMPLES } from "./issue-examples";

/** Problems that the text alone does not show: they depend on the index, and on the range. */
const LOOKED_UP = [
  {
    code: "W204",
    q: "user:alcie",
    message:
      "No event has such a value. When there is a similar one, it is named with its number of events.",
    fix: "Use the similar value",
  },
  {
    code: "W206",
    q: "time:2026-11-21",
    message: "The time is limited in the query and by the range of the search; both must hold.",
    fix: "Remove the condition",
  },
] as const;

/** Every code with a query that earns it, and what the parser says to that query. */
export function IssueTable() {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col" className="whitespace-nowrap">
            Code
          </th>
          <th scope="col">For example</th>
          <th scope="col">Message</th>
          <th scope="col">Fix</th>
        </tr>
      </thead>
      <tbody>
        {Object.values(ISSUE_EXAMPLES).flatMap((q) =>
          parseQuery(q).issues.map((issue) => <IssueRow key={issue.code} q={q} issue={issue} />),
        )}
        {LOOKED_UP.map(({ code, q, message, fix }) => (
          <tr key={code}>
            <th scope="row" className="whitespace-nowrap">
              <code>{code}</code>
            </th>
            <td>
              <code>{q}</code>
            </td>
            <td>{message}</td>
            <td>{fix}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function IssueRow({ q, issue }: { readonly q: string; readonly issue: QueryIssue }) {
  const { code, message, from, to, fixes } = issue;
  return (
    <tr>
      <th scope="row" className="whitespace-nowrap">
        <code>{code}</code>
      </th>
      <td className="sm:whitespace-nowrap">
        <code>
          {q.slice(0, from)}
          <span className="wavy">{q.slice(from, to)}</span>
          {q.slice(to)}
        </code>
      </td>
      <td>{message}</td>
      <td>
        {fixes.map((fix) => (
          <p key={fix.label} className="mb-0">
            {fix.label} → <Fixed q={applyFix(q, fix)} />
          </p>
        ))}
      </td>
    </tr>
  );
}

function Fixed({ q }: { readonly q: string }) {
  return q === "" ? "an empty query" : <code>{q}</code>;
}
