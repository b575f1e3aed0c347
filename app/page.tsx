import { FirstRun } from "@/components/imports/first-run";

export default function HomePage() {
  return <FirstRun />;
}
