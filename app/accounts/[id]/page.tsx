import type { Metadata } from "next";
import { ProfilePage } from "@/app/principals/profile-page";

export const metadata: Metadata = { title: "Account" };

export default function OneAccountPage(props: PageProps<"/accounts/[id]">) {
  return <ProfilePage kind="account" {...props} />;
}
