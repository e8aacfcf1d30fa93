// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@shared/api";
import { CopyBlock } from "@/lib/CopyBlock";
import { api, queries } from "@/lib/client";
import { notifyProblem } from "@/lib/notify";
import { tokensQuery } from "../data";
import { Loaded } from "../Loaded";
import classes from "../Settings.module.css";
import { Section } from "../SettingsPage";
import { TokenRow } from "./TokenRow";

export function TokensSection() {
  const { t } = useTranslation("settings");
  const tokens = useQuery(tokensQuery);
  const items = tokens.data ?? [];
  const state = tokens.data ? "ready" : tokens.isError ? "failed" : "loading";
  const [made, setMade] = useState<Schemas["NewApiToken"] | null>(null);
  return (
    <Section title={t("tokens.title")} lead={t("tokens.lead")}>
      <NewToken onMade={setMade} />
      {made && (
        <div className={classes.reveal} role="status">
          <p>
            <strong>{t("tokens.revealTitle", { name: made.name })}</strong> {t("tokens.revealText")}
          </p>
          <CopyBlock label={t("tokens.revealTitle", { name: made.name })} text={made.token} />
          <div>
            <Button size="xs" variant="default" onClick={() => setMade(null)}>
              {t("tokens.stored")}
            </Button>
          </div>
        </div>
      )}
      <Loaded state={state} onRetry={() => void tokens.refetch()}>
        {() =>
          items.length === 0 ? (
            <p className={classes.sectionLead}>{t("tokens.empty")}</p>
          ) : (
            <ul className={classes.list}>
              {items.map((token) => (
                <TokenRow key={token.id} token={token} onRevoked={() => made?.id === token.id && setMade(null)} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}

function NewToken({ onMade }: { onMade: (token: Schemas["NewApiToken"]) => void }) {
  const { t } = useTranslation("settings");
  const [name, setName] = useState("");
  const make = useMutation({
    mutationFn: () => api.call("post", "/tokens", { body: { name: name.trim() } }),
    onSuccess: (token) => {
      setName("");
      onMade(token);
      void queries.invalidateQueries(tokensQuery);
    },
    onError: (error) => notifyProblem(error),
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    make.mutate();
  }

  return (
    <form className={classes.inline} onSubmit={submit}>
      <TextInput
        label={t("tokens.name")}
        placeholder={t("tokens.nameExample")}
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={make.isPending} disabled={name.trim() === ""}>
        {t("tokens.create")}
      </Button>
    </form>
  );
}
