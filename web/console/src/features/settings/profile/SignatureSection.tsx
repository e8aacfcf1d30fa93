// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button, Textarea } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { formProblem } from "@/lib/formError";
import { notifyDone } from "@/lib/notify";
import { saveSignature, signatureQuery } from "@/lib/signature";
import classes from "../Settings.module.css";
import { Section } from "../SettingsPage";

export function SignatureSection() {
  const { t } = useTranslation(["settings", "common"]);
  const { data } = useQuery(signatureQuery);
  const [typed, setTyped] = useState<string | null>(null);
  const save = useMutation({
    mutationFn: () => saveSignature(typed ?? ""),
    onSuccess: () => {
      setTyped(null);
      notifyDone(t("common:saved"));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const problem = save.error && formProblem(save.error, []);
  return (
    <Section title={t("signature.title")} lead={t("signature.lead")}>
      <form className={classes.form} onSubmit={submit}>
        <Textarea
          label={t("signature.text")}
          description={t("signature.help")}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={2000}
          disabled={!data}
          value={typed ?? data?.signature ?? ""}
          error={problem}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <div className={classes.actions}>
          <Button type="submit" disabled={typed === null} loading={save.isPending}>
            {t("signature.save")}
          </Button>
        </div>
      </form>
    </Section>
  );
}
