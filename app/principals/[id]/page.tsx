import type { Metadata } from "next";
import { ProfilePage } from "@/app/principals/profile-page";

export const metadata: Metadata = { title: "User or role" };

export default function OnePrincipalPage(props: PageProps<"/principals/[id]">) {
  return <ProfilePage kind="principal" {...props} />;
}
