import { PageLink } from "@/components/ui/page-link";

export default function NotFound() {
  return (
    <div className="mx-auto max-w-xl space-y-2 p-8">
      <h1 className="text-xl font-semibold">There is no such page</h1>
      <p>
        The link may be mistyped, or the event or file it names was never imported here. Nothing was
        deleted by opening it.
      </p>
      <p>
        <PageLink href="/events">Search the events</PageLink> or{" "}
        <PageLink href="/imports">look at the imports</PageLink>.
      </p>
    </div>
  );
}
