// SPDX-License-Identifier: AGPL-3.0-or-later
// Telling the chat who is signed in on the website: the secret, how to change it, and what to write where.
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@shared/api";
import { api } from "@/lib/client";
import { CopyBlock } from "@/lib/CopyBlock";
import { problemText } from "@/lib/notify";
import { identifySnippet, signSnippet } from "@/lib/snippet";
import { LoadFailed } from "@/lib/states";
import { Confirm } from "../Confirm";
import classes from "../Settings.module.css";
import { Section } from "../SettingsPage";

type Channel = Schemas["Channel"];
type Secrets = Schemas["IdentitySecrets"];

function useSecrets({ id }: Channel) {
  const queries = useQueryClient();
  const queryKey = ["identity-secrets", id];
  const path = { id };
  const onSuccess = (secrets: Secrets) => queries.setQueryData(queryKey, secrets);
  return {
    query: useQuery({ queryKey, queryFn: () => api.call("get", "/channels/{id}/identity-secrets", { path }) }),
    rotate: useMutation({ mutationFn: () => api.call("post", "/channels/{id}/identity-secrets", { path }), onSuccess }),
    end: useMutation({ mutationFn: () => api.call("delete", "/channels/{id}/identity-secrets", { path }), onSuccess }),
  };
}

function Secret({ secret }: { secret: string }) {
  const { t } = useTranslation("settings");
  const [shown, setShown] = useState(false);
  if (shown) return <CopyBlock label={t("signedIn.secret")} text={secret} />;
  return (
    <div className={classes.actions}>
      <Button variant="default" onClick={() => setShown(true)}>
        {t("signedIn.show")}
      </Button>
    </div>
  );
}

function Before({ pending, onEnd }: { pending: boolean; onEnd: () => void }) {
  const { t } = useTranslation("settings");
  return (
    <div className={classes.notice} data-kind="quiet" role="status">
      <span>{t("signedIn.before")}</span>
      <Button size="xs" variant="default" loading={pending} onClick={onEnd}>
        {t("signedIn.end")}
      </Button>
    </div>
  );
}

export function SignedIn({ channel }: { channel: Channel }) {
  const { t } = useTranslation("settings");
  const { query, rotate, end } = useSecrets(channel);
  const [asking, setAsking] = useState<"rotate" | "end" | null>(null);
  const ends = asking === "rotate" ? rotate : end;
  const problem = rotate.error ?? end.error;
  const current = query.data?.current;
  return (
    <Section title={t("signedIn.title")} lead={t("signedIn.lead")}>
      {query.isError && <LoadFailed onRetry={() => void query.refetch()} />}
      {current && (
        <>
          <Secret key={current} secret={current} />
          {query.data?.before && <Before pending={end.isPending} onEnd={() => setAsking("end")} />}
          <p className={classes.sectionLead}>{t("signedIn.server")}</p>
          <CopyBlock label={t("signedIn.server")} text={signSnippet(channel.key)} />
          <p className={classes.sectionLead}>{t("signedIn.page")}</p>
          <CopyBlock label={t("signedIn.page")} text={identifySnippet} />
        </>
      )}
      {problem && (
        <p className={classes.problem} role="alert">
          {problemText(problem)}
        </p>
      )}
      {query.isSuccess && (
        <div className={classes.actions}>
          <Button
            variant={current ? "subtle" : "filled"}
            color={current ? "gray" : undefined}
            loading={rotate.isPending}
            onClick={() => (query.data.before ? setAsking("rotate") : rotate.mutate())}
          >
            {current ? t("signedIn.change") : t("signedIn.create")}
          </Button>
        </div>
      )}
      <Confirm
        opened={asking !== null}
        title={t("signedIn.endTitle")}
        text={t("signedIn.endText")}
        action={t("signedIn.end")}
        pending={ends.isPending}
        onClose={() => setAsking(null)}
        onConfirm={() => ends.mutate(undefined, { onSettled: () => setAsking(null) })}
      />
    </Section>
  );
}
