// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from "@mantine/core";
import { IconKey } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@shared/api";
import { api, queries } from "@/lib/client";
import { currentLanguage } from "@/lib/i18n";
import { notifyProblem } from "@/lib/notify";
import { Confirm } from "../Confirm";
import { tokensQuery } from "../data";
import classes from "../Settings.module.css";

export function TokenRow({ token, onRevoked }: { token: Schemas["ApiToken"]; onRevoked: () => void }) {
  const { t } = useTranslation("settings");
  const [asking, setAsking] = useState(false);
  const revoke = useMutation({
    mutationFn: () => api.call("delete", "/tokens/{id}", { path: { id: token.id } }),
    onSuccess: onRevoked,
    onError: (error) => notifyProblem(error),
    onSettled: () => queries.invalidateQueries(tokensQuery),
  });
  const day = (time: string) => new Intl.DateTimeFormat(currentLanguage(), { dateStyle: "medium" }).format(new Date(time));
  return (
    <li className={classes.row}>
      <IconKey size={18} stroke={1.6} aria-hidden="true" />
      <div className={classes.rowText}>
        <div className={classes.rowTitle}>{token.name}</div>
        <div className={classes.rowMore}>
          {t("tokens.created", { date: day(token.created_at) })} ·{" "}
          {token.last_used_at ? t("tokens.used", { date: day(token.last_used_at) }) : t("tokens.unused")}
        </div>
      </div>
      <Button size="xs" variant="default" aria-label={t("tokens.revokeNamed", { name: token.name })} onClick={() => setAsking(true)}>
        {t("tokens.revoke")}
      </Button>
      <Confirm
        opened={asking}
        title={t("tokens.revokeTitle", { name: token.name })}
        text={t("tokens.revokeText")}
        action={t("tokens.revoke")}
        pending={revoke.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => revoke.mutate(undefined, { onSettled: () => setAsking(false) })}
      />
    </li>
  );
}
