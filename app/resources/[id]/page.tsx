import type { Metadata } from "next";
import { ProfilePage } from "@/app/principals/profile-page";

export const metadata: Metadata = { title: "Resource" };

export default function OneResourcePage(props: PageProps<"/resources/[id]">) {
  return <ProfilePage kind="resource" {...props} />;
}
