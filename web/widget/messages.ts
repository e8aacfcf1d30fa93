// SPDX-License-Identifier: AGPL-3.0-or-later
// Everything that the host page's loader and the widget's frame may say to each other. Both sides check source and
// origin first and then parse here; what does not parse is dropped.

export type Theme = "auto" | "light" | "dark";
export type Position = "right" | "left";
export interface Page {
  url: string;
  title: string;
}
export interface Preferences {
  language?: string | undefined;
  theme?: Theme | undefined;
  /** A signed token of the host site: who is signed in there. */
  identity?: string | undefined;
}

export type HostMessage =
  | { harken: "init"; open: boolean; page: Page }
  | { harken: "open"; open: boolean }
  | { harken: "page"; page: Page }
  | ({ harken: "set" } & Preferences)
  | { harken: "logout" };

export type FrameMessage =
  | { harken: "ready" }
  | { harken: "look"; accent: string; surface: string; position: Position }
  | { harken: "unread"; count: number }
  | { harken: "session"; active: boolean }
  | { harken: "message"; from: string }
  /** The frame shows the newest answer alone, as high as this many pixels; 0: no more. */
  | { harken: "peek"; count: number }
  | { harken: "open" }
  | { harken: "close" };

const themes = ["auto", "light", "dark"];
const isColour = (value: unknown) => typeof value === "string" && /^#[0-9a-f]{6}$/i.test(value);

export function isTheme(value: unknown): value is Theme {
  return themes.includes(value as string);
}

function parsePage(value: unknown): Page | null {
  const page = value as Page | null;
  if (typeof page?.url !== "string" || typeof page.title !== "string") return null;
  return { url: page.url.slice(0, 2000), title: page.title.slice(0, 300) };
}

function parsePreferences({ language, theme, identity }: Record<string, unknown>): Preferences {
  return {
    identity: typeof identity === "string" && identity.length <= 4000 ? identity : undefined,
    language: typeof language === "string" ? language.slice(0, 35) : undefined,
    theme: isTheme(theme) ? theme : undefined,
  };
}

export function parseHostMessage(data: unknown): HostMessage | null {
  const message = data as Record<string, unknown> | null;
  switch (message?.["harken"]) {
    case "init":
    case "page": {
      const page = parsePage(message["page"]);
      if (!page) return null;
      return message["harken"] === "page" ? { harken: "page", page } : { harken: "init", page, open: message["open"] === true };
    }
    case "open":
      return { harken: "open", open: message["open"] === true };
    case "set":
      return { harken: "set", ...parsePreferences(message) };
    case "logout":
      return { harken: "logout" };
    default:
      return null;
  }
}

type Fields = Record<string, unknown>;
const isFrameMessage: Record<string, (fields: Fields) => boolean> = Object.assign(Object.create(null) as object, {
  ready: () => true,
  open: () => true,
  close: () => true,
  look: ({ accent, surface }) => isColour(accent) && isColour(surface),
  unread: ({ count }) => Number.isInteger(count),
  peek: ({ count }) => Number.isInteger(count),
  session: ({ active }) => typeof active === "boolean",
  message: ({ from }) => typeof from === "string",
} satisfies Record<string, (fields: Fields) => boolean>);

export function parseFrameMessage(data: unknown): FrameMessage | null {
  const message = data as Fields | null;
  return isFrameMessage[message?.["harken"] as string]?.(message as Fields) ? (message as unknown as FrameMessage) : null;
}
