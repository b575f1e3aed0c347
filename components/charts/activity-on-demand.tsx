"use client";

import { type ComponentProps, useRef, useState } from "react";
import { codeOnDemand } from "@/components/ui/code-on-demand";
import { ActivityBars } from "./activity-bars";
import type { ActivityChart } from "./activity-chart";

const CHART = codeOnDemand(() => import("./activity-chart"));

const ignore = () => undefined;

/**
 * Events over time as stacked bars. They are drawn plainly at first; the chart that tells more of a
 * bar and opens its events costs a page much, so it comes when the pointer, a finger or the focus
 * does, and takes the place of the plain bars and their focus. When it cannot be fetched, the bars
 * stay, and it is tried again the next time.
 */
export function ActivityOnDemand({
  className,
  ...shown
}: Omit<ComponentProps<typeof ActivityChart>, "onDrawn">) {
  const plain = useRef<HTMLButtonElement>(null);
  const [, setHere] = useState(false);
  const [isDrawn, setDrawn] = useState(false);
  const Chart = CHART.now()?.ActivityChart;
  const fetchChart = () => void CHART.fetch().then(() => setHere(true), ignore);
  return (
    <div className={`relative ${className}`}>
      {Chart === undefined ? null : (
        <Chart
          {...shown}
          className="h-full"
          onDrawn={(chart) => {
            if (document.activeElement === plain.current) chart.focus();
            setDrawn(true);
          }}
        />
      )}
      {isDrawn ? null : (
        <>
          <ActivityBars columns={shown.columns} zone={shown.zone} />
          <button
            ref={plain}
            type="button"
            aria-label={shown.label}
            className="absolute inset-0 cursor-default"
            onPointerEnter={fetchChart}
            onFocus={fetchChart}
            onClick={fetchChart}
          />
        </>
      )}
    </div>
  );
}
