// SPDX-License-Identifier: AGPL-3.0-or-later
// Paints the document with the channel's accent and theme, and tells the launcher to match.
import { useEffect, useState } from "preact/hooks";
import { fill, textOn } from "../colour";
import { useApp } from "./context";

const darkQuery = matchMedia("(prefers-color-scheme: dark)");

function useSystemDark(): boolean {
  const [dark, setDark] = useState(darkQuery.matches);
  useEffect(() => {
    const update = () => setDark(darkQuery.matches);
    darkQuery.addEventListener("change", update);
    return () => darkQuery.removeEventListener("change", update);
  }, []);
  return dark;
}

export function useLook() {
  const { desk, state, t } = useApp();
  const systemDark = useSystemDark();
  const settings = state.config?.settings;
  const theme = state.theme ?? settings?.theme ?? "auto";
  const dark = theme === "dark" || (theme === "auto" && systemDark);
  const accent = settings?.accent ?? "#2f5fd0";
  const position = settings?.position ?? "right";

  useEffect(() => {
    const root = document.documentElement;
    const surface = dark ? "#17191e" : "#ffffff";
    const { accent: filled, ink } = fill(accent);
    root.dataset["theme"] = dark ? "dark" : "light";
    root.style.setProperty("--accent", filled);
    root.style.setProperty("--ink", ink);
    // Links stand in bubbles too, whose ground is nearer to them than the surface.
    root.style.setProperty("--accent-text", textOn(accent, dark ? "#262a32" : "#f0f1f4"));
    if (settings) desk.tellLook({ harken: "look", accent, surface, position });
  }, [dark, accent, position, !!settings]);

  useEffect(() => {
    document.documentElement.lang = t.language;
    document.documentElement.dir = state.rightToLeft ? "rtl" : "ltr";
  }, [t, state.rightToLeft]);
}
