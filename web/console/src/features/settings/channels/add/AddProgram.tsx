// SPDX-License-Identifier: AGPL-3.0-or-later
import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useConnect } from "../connections";
import { NameAndDepartment, type NamedPlace, useFirstDepartment } from "../NameAndDepartment";
import { placeTrouble } from "@/lib/reasons";
import { TroubleText } from "../TroubleText";
import type { AddProps } from "./AddChannel";
import { AddForm } from "./AddForm";

export function AddProgram({ onBack }: AddProps) {
  const { t } = useTranslation("channels");
  const [place, setPlace] = useState<NamedPlace>({ name: "", department_id: useFirstDepartment() });
  const [url, setUrl] = useState("");
  const connect = useConnect();
  const trouble = placeTrouble(connect.error, ["url"]);
  const urlTrouble = trouble.at("url");
  const { name, department_id } = place;
  return (
    <AddForm
      trouble={trouble.rest}
      action={t("add.connect")}
      pending={connect.isPending}
      ready={name.trim() !== "" && department_id !== null}
      onBack={onBack}
      onSubmit={() => department_id && connect.mutate({ kind: "api", name, department_id, settings: { url: url.trim() }, secrets: {} })}
    >
      <NameAndDepartment place={place} focused onChange={(change) => setPlace((now) => ({ ...now, ...change }))} />
      <TextInput
        label={t("program.url")}
        description={t("program.urlHelp")}
        placeholder="https://shop.example/hook"
        maxLength={2000}
        spellCheck={false}
        value={url}
        error={urlTrouble && <TroubleText trouble={urlTrouble} />}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
    </AddForm>
  );
}
