// SPDX-License-Identifier: AGPL-3.0-or-later
import type { KeyboardEvent, PointerEvent } from "react";
import classes from "./Inbox.module.css";

interface SplitterProps {
  label: string;
  width: number;
  min: number;
  max: number;
  /** Where the zone that it sizes lies. */
  side: "left" | "right";
  onResize: (width: number) => void;
}

const keyStep = 16;

/** The line between two zones: drag it, or move it with the arrow keys. */
export function Splitter({ label, width, min, max, side, onResize }: SplitterProps) {
  const direction = side === "left" ? 1 : -1;
  const resize = (to: number) => onResize(Math.round(Math.min(max, Math.max(min, to))));
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const handle = event.currentTarget;
    const from = event.clientX;
    handle.setPointerCapture(event.pointerId);
    handle.onpointermove = (move) => resize(width + (move.clientX - from) * direction);
    handle.onpointerup = handle.onpointercancel = () => {
      handle.onpointermove = null;
    };
  };
  const byKey = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? keyStep : event.key === "ArrowLeft" ? -keyStep : 0;
    if (step === 0) return;
    event.preventDefault();
    resize(width + step * direction);
  };
  return (
    <div
      className={classes.splitter}
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onPointerDown={drag}
      onKeyDown={byKey}
    />
  );
}
