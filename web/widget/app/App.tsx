// SPDX-License-Identifier: AGPL-3.0-or-later
/** @jsxImportSource preact */
import { useEffect } from "preact/hooks";
import { useApp } from "./context";
import { Article } from "./screens/Article";
import { Chat } from "./screens/Chat";
import { Form } from "./screens/Form";
import { Home } from "./screens/Home";
import { Peek } from "./screens/Peek";
import { Return } from "./screens/Return";
import { useLook } from "./useLook";

const screens = { home: Home, form: Form, chat: Chat, article: Article, return: Return };

export function App() {
  const { desk, state, t } = useApp();
  useLook();

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) desk.close();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [desk]);

  if (state.peek && !state.open) return <Peek message={state.peek} />;
  const Screen = screens[state.screen];
  return (
    <main class={state.alone ? "app alone" : "app"} aria-label={state.config?.settings.title || state.config?.workspace || t("conversation")}>
      <Screen />
    </main>
  );
}
