// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import classes from "@/lib/AuthPage.module.css";
import { CopyBlock } from "@/lib/CopyBlock";
import { api } from "@/lib/client";
import { chatSnippet } from "@/lib/snippet";
import { LoadFailed, Waiting } from "@/lib/states";
import own from "./Setup.module.css";

export function ChatStep({ onNext }: { onNext: () => void }) {
  const { t } = useTranslation("auth");
  const channels = useQuery({
    queryKey: ["settings", "channels"],
    queryFn: async () => (await api.call("get", "/channels")).items,
  });
  const channel = channels.data?.find(({ kind }) => kind === "widget");
  return (
    <section className={classes.form}>
      <div>
        <h1 className={classes.title}>{t("setup.chat.title")}</h1>
        <p className={classes.lead}>{t("setup.chat.lead")}</p>
      </div>
      {channels.isPending && <Waiting />}
      {channels.isError && <LoadFailed onRetry={() => void channels.refetch()} />}
      {channel && <CopyBlock label={t("setup.chat.snippet")} text={chatSnippet(channel.key)} />}
      <p className={classes.aside}>{t("setup.chat.later")}</p>
      <div className={own.actions}>
        <Button size="md" onClick={onNext}>
          {t("setup.chat.next")}
        </Button>
        <Button size="md" variant="subtle" color="gray" onClick={onNext}>
          {t("setup.chat.skip")}
        </Button>
      </div>
    </section>
  );
}
