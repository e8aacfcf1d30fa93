// SPDX-License-Identifier: AGPL-3.0-or-later
/** @jsxImportSource preact */
import { createContext } from "preact";
import { useContext, useEffect, useMemo, useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import type { Desk } from "./core/desk";
import { translator, type Translator } from "./core/i18n";
import type { State } from "./core/state";

interface App {
  desk: Desk;
  state: State;
  t: Translator;
}

const Context = createContext<App | null>(null);

export function useApp(): App {
  return useContext(Context)!;
}

export function AppProvider({ desk, children }: { desk: Desk; children: ComponentChildren }) {
  const [state, setState] = useState(desk.store.state);
  useEffect(() => {
    const update = () => setState(desk.store.state);
    update();
    return desk.store.subscribe(update);
  }, [desk]);
  const t = useMemo(() => translator(state.language), [state.language]);
  return <Context.Provider value={{ desk, state, t }}>{children}</Context.Provider>;
}
