import type { Metadata } from "next";
import { ProfilePage } from "@/app/principals/profile-page";

export const metadata: Metadata = { title: "Access key" };

export default function OneKeyPage(props: PageProps<"/keys/[id]">) {
  return <ProfilePage kind="key" {...props} />;
}
