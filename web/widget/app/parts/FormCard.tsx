// SPDX-License-Identifier: AGPL-3.0-or-later
/** @jsxImportSource preact */
// A form of the desk as a card in the conversation: filled in and sent once. The desk checks every answer again.
import type { TargetedSubmitEvent } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { newClientId } from "../../../shared/ids";
import type { Schemas } from "../../../shared/api";
import { useApp } from "../context";
import type { Bubble } from "../core/timeline";
import type { Key } from "../locales/en";
import { Icon } from "./Icon";

type Field = Schemas["FormField"];
type Answers = Record<string, string | string[]>;
type Errors = Record<string, Key>;

const email = /^[^\s@]+@[^\s@]+$/;
const inputTypes = { text: "text", email: "email", phone: "tel", number: "text", date: "date" } as const;
const inputModes = { text: "text", email: "email", phone: "tel", number: "decimal", date: "none" } as const;
const fills = { nothing: "off", name: "name", email: "email" } as const;

interface InputProps {
  field: Field;
  id: string;
  error: Key | undefined;
}

function Options({ field, id, error }: InputProps) {
  const { t } = useApp();
  const type = field.kind === "choices" ? "checkbox" : "radio";
  return (
    <fieldset class="field choices" aria-describedby={error && `${id}-error`}>
      <legend>
        {field.label} {!field.required && <small>{t("optional")}</small>}
      </legend>
      {(field.options ?? []).map((option) => (
        <label key={option} class="choice">
          <input type={type} name={field.key} value={option} aria-invalid={!!error} />
          <span>{option}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Tick({ field, id, error }: InputProps) {
  return (
    <label class="tick">
      <input type="checkbox" name={field.key} value="yes" aria-invalid={!!error} aria-describedby={error && `${id}-error`} />
      <span>{field.label}</span>
    </label>
  );
}

function Line({ field, id, error }: InputProps) {
  const { t } = useApp();
  const common = { name: field.key, "aria-required": field.required, "aria-invalid": !!error, "aria-describedby": error && `${id}-error` };
  return (
    <label class="field">
      <span>
        {field.label} {!field.required && <small>{t("optional")}</small>}
      </span>
      {field.kind === "long_text" ? (
        <textarea {...common} rows={3} maxLength={4000} />
      ) : (
        <input
          {...common}
          type={inputTypes[field.kind as keyof typeof inputTypes] ?? "text"}
          inputMode={inputModes[field.kind as keyof typeof inputModes] ?? "text"}
          autocomplete={fills[field.fills ?? "nothing"]}
          maxLength={500}
        />
      )}
    </label>
  );
}

function FieldView(props: InputProps) {
  const { t } = useApp();
  const { field, id, error } = props;
  const View = field.kind === "checkbox" ? Tick : field.kind === "choice" || field.kind === "choices" ? Options : Line;
  return (
    <div class="form-field">
      <View {...props} />
      {error && (
        <em id={`${id}-error`} class="error">
          {t(error)}
        </em>
      )}
    </div>
  );
}

function answersOf(form: HTMLFormElement, fields: Field[]): Answers {
  const data = new FormData(form);
  const given = fields.map(({ key, kind }): [string, string | string[]] => {
    const values = data.getAll(key).map((value) => String(value).trim());
    // People write a comma where the desk wants a point.
    if (kind === "number") return [key, (values[0] ?? "").replace(",", ".")];
    return [key, kind === "choices" ? values : (values[0] ?? "")];
  });
  return Object.fromEntries(given.filter(([, value]) => value.length > 0));
}

function check(fields: Field[], answers: Answers): Errors {
  const errors: Errors = {};
  for (const { key, kind, required } of fields) {
    const value = answers[key];
    if (required && value === undefined) errors[key] = kind === "choice" || kind === "choices" ? "chooseDepartment" : "required";
    else if (kind === "email" && typeof value === "string" && !email.test(value)) errors[key] = "badEmail";
  }
  return errors;
}

/** The answers as they were sent, in the visitor's own bubble. */
export function AnswerView({ answer }: { answer: NonNullable<Bubble["answer"]> }) {
  const { t } = useApp();
  return (
    <div class="bubble answer">
      <strong dir="auto">{answer.title}</strong>
      <dl>
        {answer.fields
          .filter(({ values }) => values.length > 0)
          .map(({ key, label, kind, values }) => (
            <div key={key}>
              <dt dir="auto">{label}</dt>
              <dd dir="auto">{kind === "checkbox" ? t("yes") : values.join(", ")}</dd>
            </div>
          ))}
      </dl>
    </div>
  );
}

export function FormCard({ bubble }: { bubble: Bubble }) {
  const { desk, t } = useApp();
  const [errors, setErrors] = useState<Errors>({});
  const [problem, setProblem] = useState<Key | null>(null);
  const [busy, setBusy] = useState(false);
  const clientId = useRef(newClientId());
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [errors]);
  const { title, fields } = bubble.form!;

  if (bubble.answered) {
    return (
      <p class="bubble form-done">
        <Icon name="sent" size={16} /> {title} · {t("answered")}
      </p>
    );
  }

  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const answers = answersOf(event.currentTarget, fields);
    const found = check(fields, answers);
    setErrors(found);
    setProblem(null);
    if (busy || Object.keys(found).length > 0) return;
    setBusy(true);
    const refused = await desk.answerForm(bubble.messageId, clientId.current, answers);
    setBusy(false);
    if (!refused) return;
    if (refused.field) setErrors({ [refused.field]: "wrongAnswer" });
    else setProblem(refused.answered ? "alreadyAnswered" : "answerFailed");
  };

  return (
    <form ref={form} class="form-card" noValidate onSubmit={(event) => void submit(event)} aria-label={title}>
      <strong dir="auto">{title}</strong>
      {fields.map((field) => (
        <FieldView key={field.key} field={field} id={`${bubble.messageId}-${field.key}`} error={errors[field.key]} />
      ))}
      {problem && (
        <p class="error" role="alert">
          {t(problem)}
        </p>
      )}
      <button type="submit" class="primary" aria-disabled={busy}>
        {t("sendAnswers")}
      </button>
    </form>
  );
}
