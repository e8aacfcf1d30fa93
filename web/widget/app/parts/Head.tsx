// SPDX-License-Identifier: AGPL-3.0-or-later
/** @jsxImportSource preact */
import { useApp } from "../context";
import { habitOf } from "../core/habit";
import { backText, isClosed } from "../core/opening";
import { Avatars } from "./Avatars";
import { IconButton } from "./IconButton";

export function Head() {
  const { desk, state, t } = useApp();
  const { config, muted, thread } = state;
  const holder = thread.conversation?.holder_name;
  const title = config?.settings.title || config?.workspace || "";
  const closed = isClosed(config?.opening);
  const faces = holder ? [holder] : closed ? [] : (config?.faces ?? []);
  const habit = config?.online ? (habitOf(config) ?? "onlineShort") : "awayShort";
  const status = closed ? backText(config!.opening, t) : t(habit);
  return (
    <header class="head">
      <IconButton icon="back" label={t("back")} onClick={() => desk.openHome()} />
      {faces.length > 0 && <Avatars names={faces} />}
      <div class="head-words">
        <h1>{holder ?? title}</h1>
        <p class={config?.online && !closed ? "is-online" : ""}>{holder ? title : status}</p>
      </div>
      <IconButton icon={muted ? "silent" : "sound"} label={t(muted ? "unmute" : "mute")} pressed={muted} onClick={() => desk.setMuted(!muted)} />
      {!state.alone && <IconButton icon="close" label={t("close")} onClick={() => desk.close()} />}
    </header>
  );
}
