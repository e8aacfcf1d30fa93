// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from "@mantine/core";
import { IconForms, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formsQuery } from "@/lib/answers";
import { useMay } from "@/lib/deskContext";
import { currentLanguage } from "@/lib/i18n";
import { Empty } from "@/lib/states";
import { Loaded } from "../Loaded";
import classes from "../Settings.module.css";
import { SettingsPage } from "../SettingsPage";
import { FormDialog } from "./FormDialog";
import { FormRow } from "./FormRow";

export function Forms() {
  const { t } = useTranslation(["answers", "settings"]);
  const { data, isError, refetch } = useQuery(formsQuery);
  const mayEdit = useMay("edit_library");
  const [adding, setAdding] = useState(false);
  const forms = [...(data ?? [])].sort((a, b) => a.name.localeCompare(b.name, currentLanguage()));
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {t("forms.add")}
    </Button>
  );
  return (
    <SettingsPage title={t("settings:forms.title")} lead={t("forms.lead")} action={mayEdit && add}>
      {!mayEdit && (
        <p className={classes.notice} data-kind="quiet">
          {t("forms.notYours")}
        </p>
      )}
      <Loaded state={data ? "ready" : isError ? "failed" : "loading"} onRetry={() => void refetch()}>
        {() =>
          forms.length === 0 ? (
            <Empty icon={<IconForms size={28} stroke={1.5} />} title={t("forms.empty")}>
              {t("forms.emptyNext")}
            </Empty>
          ) : (
            <ul className={classes.list} aria-label={t("settings:forms.title")}>
              {forms.map((form) => (
                <FormRow key={form.id} form={form} mayEdit={mayEdit} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {adding && <FormDialog onClose={() => setAdding(false)} />}
    </SettingsPage>
  );
}
