import type { Metadata } from "next";
import { ProfilePage } from "@/app/principals/profile-page";

export const metadata: Metadata = { title: "Session" };

export default function OneSessionPage(props: PageProps<"/sessions/[id]">) {
  return <ProfilePage kind="session" {...props} />;
}
