// SPDX-License-Identifier: AGPL-3.0-or-later
import { ActionIcon, Checkbox, Select, TagsInput, TextInput } from "@mantine/core";
import { IconChevronDown, IconChevronUp, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { FormField } from "@/lib/answers";
import { hasOptions } from "./FormDialog";
import own from "./Forms.module.css";

type Kind = FormField["kind"];
type Fills = NonNullable<FormField["fills"]>;

const kinds: readonly Kind[] = ["text", "long_text", "email", "phone", "number", "date", "choice", "choices", "checkbox"];
const fillable: Partial<Record<Kind, Fills>> = { text: "name", email: "email" };

interface Props {
  field: FormField;
  number: number;
  last: boolean;
  filledElsewhere: readonly Fills[];
  onChange: (part: Partial<FormField>) => void;
  onMove: (by: number) => void;
  onRemove: () => void;
}

/** Which part of the contact the answer may fill, if no other question does. */
function fillsOf({ field, filledElsewhere }: Props): Fills | undefined {
  const fills = fillable[field.kind];
  return fills && !filledElsewhere.includes(fills) ? fills : undefined;
}

export function QuestionEditor(props: Props) {
  const { t } = useTranslation("answers");
  const { field, number, last, onChange, onMove, onRemove } = props;
  const fills = fillsOf(props);
  const setKind = (kind: Kind) => onChange({ kind, fills: "nothing", options: hasOptions({ kind }) ? (field.options ?? []) : [] });
  return (
    <li className={own.question}>
      <div className={own.head}>
        <TextInput
          aria-label={t("forms.question", { number })}
          placeholder={t("forms.questionExample")}
          maxLength={120}
          value={field.label}
          onChange={(event) => onChange({ label: event.currentTarget.value })}
        />
        <Select
          aria-label={t("forms.kind", { number })}
          data={kinds.map((kind) => ({ value: kind, label: t(`form.kind.${kind}`) }))}
          allowDeselect={false}
          value={field.kind}
          onChange={(kind) => kind && setKind(kind as Kind)}
        />
      </div>
      {hasOptions(field) && (
        <TagsInput
          aria-label={t("forms.options", { number })}
          placeholder={t("forms.optionsHint")}
          maxTags={30}
          value={field.options ?? []}
          onChange={(options) => onChange({ options })}
        />
      )}
      <div className={own.foot}>
        <Checkbox
          size="xs"
          label={t("form.required")}
          checked={field.required ?? false}
          onChange={(event) => onChange({ required: event.currentTarget.checked })}
        />
        {fills && (
          <Checkbox
            size="xs"
            label={t(`forms.fills.${fills as "name" | "email"}`)}
            checked={field.fills === fills}
            onChange={(event) => onChange({ fills: event.currentTarget.checked ? fills : "nothing" })}
          />
        )}
        <span className={own.space} />
        <ActionIcon variant="subtle" color="gray" size="sm" disabled={number === 1} aria-label={t("forms.up", { number })} onClick={() => onMove(-1)}>
          <IconChevronUp size={15} />
        </ActionIcon>
        <ActionIcon variant="subtle" color="gray" size="sm" disabled={last} aria-label={t("forms.down", { number })} onClick={() => onMove(1)}>
          <IconChevronDown size={15} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          disabled={number === 1 && last}
          aria-label={t("forms.removeQuestion", { number })}
          onClick={onRemove}
        >
          <IconTrash size={15} />
        </ActionIcon>
      </div>
    </li>
  );
}
