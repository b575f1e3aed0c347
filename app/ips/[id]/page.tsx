import type { Metadata } from "next";
import { ProfilePage } from "@/app/principals/profile-page";

export const metadata: Metadata = { title: "IP address" };

export default function OneAddressPage(props: PageProps<"/ips/[id]">) {
  return <ProfilePage kind="ip" {...props} />;
}
