// SPDX-License-Identifier: AGPL-3.0-or-later
// What somebody's program needs to know: where it posts, how a message looks, and the secret of both ways.
import { Button, Modal } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/client";
import { CopyBlock } from "@/lib/CopyBlock";
import { notifyProblem } from "@/lib/notify";
import { postSnippet } from "@/lib/snippet";
import { Confirm } from "../../Confirm";
import settings from "../../Settings.module.css";
import { Section } from "../../SettingsPage";
import classes from "../Channels.module.css";
import type { Connection } from "../connections";

export function hookAddress({ hook_url, hook_path }: Connection, origin = window.location.origin): string {
  return hook_url || origin + hook_path;
}

export function ProgramGuide({ connection }: { connection: Connection }) {
  const { t } = useTranslation("channels");
  const address = hookAddress(connection);
  return (
    <Section title={t("program.in")} lead={t("program.inLead")}>
      <div className={classes.labelled}>
        <span>{t("program.address")}</span>
        <CopyBlock label={t("program.address")} text={address} />
      </div>
      <div className={classes.labelled}>
        <span>{t("program.example")}</span>
        <CopyBlock label={t("program.example")} text={postSnippet(address)} />
      </div>
      <HookSecret connection={connection} />
    </Section>
  );
}

function HookSecret({ connection }: { connection: Connection }) {
  const { t } = useTranslation(["channels", "common"]);
  const [asking, setAsking] = useState(false);
  const renew = useMutation({
    mutationFn: () => api.call("post", "/connections/{id}/secret", { path: { id: connection.channel.id } }),
    onError: (error) => notifyProblem(error),
  });
  const close = () => renew.reset();
  return (
    <div className={classes.labelled}>
      <span>{t("secret.title")}</span>
      <p className={settings.sectionLead}>{t("secret.lead")}</p>
      <div className={settings.actions}>
        <Button variant="default" loading={renew.isPending} onClick={() => setAsking(true)}>
          {t("secret.renew")}
        </Button>
      </div>
      <Confirm
        opened={asking}
        title={t("secret.renewTitle")}
        text={t("secret.renewText")}
        action={t("secret.renew")}
        pending={renew.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => renew.mutate(undefined, { onSettled: () => setAsking(false) })}
      />
      <Modal
        opened={renew.isSuccess}
        onClose={close}
        title={t("secret.newTitle")}
        closeOnClickOutside={false}
        closeButtonProps={{ "aria-label": t("common:close") }}
      >
        <div className={settings.wideForm}>
          <p className={settings.sectionLead}>{t("secret.once")}</p>
          <CopyBlock label={t("secret.newTitle")} text={renew.data?.secret ?? ""} />
          <div className={settings.actions} data-end>
            <Button onClick={close}>{t("secret.kept")}</Button>
          </div>
        </div>
      </Modal>
    </div>
  );
}
