// SPDX-License-Identifier: AGPL-3.0-or-later
/** @jsxImportSource preact */
// What the link in an e-mail opens: one press leads into the conversation.
import { useEffect, useRef } from "preact/hooks";
import { useApp } from "../context";
import { Icon } from "../parts/Icon";

function Over() {
  const { desk, t } = useApp();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <>
      <h1 ref={title} tabIndex={-1}>
        {t("linkOver")}
      </h1>
      <p>{t("linkOverHint")}</p>
      <button type="button" class="primary" onClick={() => desk.openHome()}>
        {t("write")}
      </button>
    </>
  );
}

function Ask({ name }: { name: string }) {
  const { desk, state, t } = useApp();
  const busy = state.returning === "busy";
  const go = async () => {
    if (await desk.mailLink?.follow()) desk.openChat();
  };
  return (
    <>
      <h1>{t("returnTitle", { name })}</h1>
      <p>{t("returnHint")}</p>
      <button type="button" class="primary" aria-disabled={busy} onClick={() => void go()}>
        {t(busy ? "reconnecting" : "continue")}
      </button>
      <p class="error" role="alert">
        {state.returning === "failed" && t("returnFailed")}
      </p>
    </>
  );
}

export function Return() {
  const { state, t } = useApp();
  const { config, configFailed, returning } = state;
  return (
    <div class="return">
      <div class="return-card">
        <span class="round" aria-hidden="true">
          <Icon name="forward" size={20} />
        </span>
        {config ? returning === "over" ? <Over /> : <Ask name={config.workspace} /> : configFailed && <p>{t(configFailed)}</p>}
      </div>
    </div>
  );
}
