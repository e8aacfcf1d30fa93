// SPDX-License-Identifier: AGPL-3.0-or-later
// Where a form is put together: its questions on one side, the card that customers see on the other.
import { Button, Modal, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { type Form, type FormField, takeForm } from "@/lib/answers";
import { api } from "@/lib/client";
import { notifyDone } from "@/lib/notify";
import { ConflictNotice, SaveBar } from "../SaveBar";
import classes from "../Settings.module.css";
import { useDraft } from "../useDraft";
import own from "./Forms.module.css";
import { FormPreview } from "./FormPreview";
import { QuestionEditor } from "./QuestionEditor";

interface Words {
  name: string;
  title: string;
  fields: FormField[];
}

const mostQuestions = 20;

function freshKey(fields: readonly FormField[]): string {
  for (let number = fields.length + 1; ; number++) {
    const key = `q${number}`;
    if (!fields.some((field) => field.key === key)) return key;
  }
}

function blankField(fields: readonly FormField[]): FormField {
  return { key: freshKey(fields), label: "", kind: "text", required: false, options: [], fills: "nothing" };
}

export const hasOptions = ({ kind }: Pick<FormField, "kind">) => kind === "choice" || kind === "choices";

function isComplete(field: FormField): boolean {
  return field.label.trim() !== "" && (!hasOptions(field) || (field.options ?? []).length >= 2);
}

function store(form: Form | undefined, version: number, words: Words): Promise<Form> {
  const fields = words.fields.map((field) => ({ ...field, label: field.label.trim() }));
  const body = { name: words.name.trim(), title: words.title.trim(), fields };
  if (!form) return api.call("post", "/forms", { body });
  return api.call("patch", "/forms/{id}", { path: { id: form.id }, body: { ...body, version } });
}

interface NamesProps {
  name: string;
  title: string;
  onChange: (words: Partial<Words>) => void;
}

function Names({ name, title, onChange }: NamesProps) {
  const { t } = useTranslation("answers");
  return (
    <div className={classes.pair}>
      <TextInput
        label={t("forms.name")}
        description={t("forms.nameHelp")}
        placeholder={t("forms.nameExample")}
        maxLength={80}
        data-autofocus
        value={name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t("forms.formTitle")}
        description={t("forms.formTitleHelp")}
        placeholder={t("forms.formTitleExample")}
        maxLength={120}
        value={title}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
    </div>
  );
}

export function FormDialog({ form, onClose }: { form?: Form; onClose: () => void }) {
  const { t } = useTranslation(["answers", "common"]);
  const blank: Words & { version: number } = { name: "", title: "", fields: [blankField([])], version: 0 };
  const draft = useDraft<Words & { version: number }, Words>(form ?? blank, ({ name, title, fields }) => ({ name, title, fields }));
  const { name, title, fields } = draft.draft;
  const save = useMutation({
    mutationFn: () => store(form, draft.version, draft.draft),
    onSuccess: (stored) => {
      takeForm(stored);
      notifyDone(t("common:saved"));
      onClose();
    },
    onError: draft.refused,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const change = (at: number, part: Partial<FormField>) => draft.set({ fields: fields.map((field, index) => (index === at ? { ...field, ...part } : field)) });
  const move = (at: number, by: number) => {
    const next = [...fields];
    const [moved] = next.splice(at, 1);
    if (moved) next.splice(at + by, 0, moved);
    draft.set({ fields: next });
  };
  const invalid = name.trim() === "" || title.trim() === "" || fields.length === 0 || !fields.every(isComplete);
  return (
    <Modal
      opened
      onClose={onClose}
      size={960}
      title={form ? t("canned.editTitle", { name: form.name }) : t("forms.addTitle")}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      <form className={own.editor} onSubmit={submit}>
        <div className={classes.wideForm}>
          <ConflictNotice draft={draft} />
          <Names name={name} title={title} onChange={draft.set} />
          <ol className={own.questions} aria-label={t("forms.questions")}>
            {fields.map((field, at) => (
              <QuestionEditor
                key={field.key}
                field={field}
                number={at + 1}
                last={at === fields.length - 1}
                filledElsewhere={fields.filter((other) => other !== field).map((other) => other.fills ?? "nothing")}
                onChange={(part) => change(at, part)}
                onMove={(by) => move(at, by)}
                onRemove={() => draft.set({ fields: fields.filter((other) => other !== field) })}
              />
            ))}
          </ol>
          <div>
            <Button
              variant="default"
              size="xs"
              leftSection={<IconPlus size={14} />}
              disabled={fields.length >= mostQuestions}
              onClick={() => draft.set({ fields: [...fields, blankField(fields)] })}
            >
              {t("forms.addQuestion")}
            </Button>
          </div>
          <SaveBar draft={draft} save={save} invalid={invalid} />
        </div>
        <FormPreview title={title} fields={fields} />
      </form>
    </Modal>
  );
}
