// SPDX-License-Identifier: AGPL-3.0-or-later
import { useTranslation } from "react-i18next";
import type { FormField } from "@/lib/answers";
import own from "./Forms.module.css";

function Field({ field }: { field: FormField }) {
  const { t } = useTranslation("answers");
  const label = field.label.trim() || t("forms.questionExample");
  if (field.kind === "checkbox") {
    return (
      <p className={own.tick}>
        <i /> {label}
      </p>
    );
  }
  return (
    <div className={own.previewField}>
      <span>
        {label} {!field.required && <small>{t("forms.optional")}</small>}
      </span>
      {field.kind === "choice" || field.kind === "choices" ? (
        <span className={own.pills}>
          {(field.options ?? []).map((option) => (
            <i key={option}>{option}</i>
          ))}
        </span>
      ) : (
        <i className={own.box} data-tall={field.kind === "long_text"} />
      )}
    </div>
  );
}

/** The card in the chat. A picture: nothing in it can be used. */
export function FormPreview({ title, fields }: { title: string; fields: readonly FormField[] }) {
  const { t } = useTranslation("answers");
  return (
    <aside className={own.preview} role="img" aria-label={t("canned.preview")}>
      <p className={own.previewTitle}>{t("canned.preview")}</p>
      <div className={own.card} aria-hidden="true">
        <strong>{title.trim() || t("forms.formTitleExample")}</strong>
        {fields.map((field) => (
          <Field key={field.key} field={field} />
        ))}
        <span className={own.send}>{t("forms.send")}</span>
      </div>
    </aside>
  );
}
