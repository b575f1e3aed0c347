import type { Metadata } from "next";
import { ShareList } from "@/components/shares/share-list";

export const metadata: Metadata = { title: "Review links" };

/** All review links of this installation. */
export default function SharesPage() {
  return (
    <div className="space-y-4 p-4">
      <h1 className="text-xl font-semibold">Review links</h1>
      <ShareList caseNumber={null} />
    </div>
  );
}
