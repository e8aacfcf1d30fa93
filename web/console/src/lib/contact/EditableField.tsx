// SPDX-License-Identifier: AGPL-3.0-or-later
// What is known of a contact, edited in place. If somebody was faster, both texts stand side by side and nothing is lost.
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemError, type Schemas } from "@shared/api";
import { applyContact } from "@shared/events";
import type { Id } from "@shared/ids";
import type { Contact } from "@shared/model";
import { api } from "@/lib/client";
import { useDesk } from "@/lib/deskContext";
import { problemText } from "@/lib/notify";
import classes from "./Contact.module.css";

/** A field of every contact, or one of the workspace's own attributes by its id. */
type Field = "name" | "email" | "phone" | { attribute: Id };

interface EditableFieldProps {
  contact: Contact;
  field: Field;
  label: string;
  placeholder: string;
}

const longest = { name: 100, email: 254, phone: 40 };
const types = { name: "text", email: "email", phone: "tel" };

function textOf(contact: Contact, field: Field): string {
  return typeof field === "string" ? contact[field] : (contact.attributes[field.attribute] ?? "");
}

function bodyOf(field: Field, text: string, version: number): Schemas["ContactUpdate"] {
  return typeof field === "string" ? { version, [field]: text } : { version, attributes: { [field.attribute]: text } };
}

function currentOf(error: unknown): Contact | undefined {
  if (!(error instanceof ProblemError) || error.code !== "version_conflict") return undefined;
  return error.problem.current as Contact | undefined;
}

function useSaving({ contact, field }: EditableFieldProps) {
  const desk = useDesk();
  const [conflict, setConflict] = useState<Contact | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (text: string, version = contact.version): Promise<boolean> => {
    setProblem(null);
    try {
      const saved = await api.call("patch", "/contacts/{id}", { path: { id: contact.id }, body: bodyOf(field, text, version) });
      desk.state.update((state) => applyContact(state, saved));
      setConflict(null);
      return true;
    } catch (error) {
      const current = currentOf(error);
      if (current) {
        desk.state.update((state) => applyContact(state, current));
        // Somebody changed something else: that is no conflict with this field.
        if (textOf(current, field) === textOf(contact, field) && version !== current.version) return save(text, current.version);
        setConflict(current);
      } else setProblem(problemText(error));
      return false;
    }
  };
  return { save, conflict, problem, settle: () => setConflict(null), clear: () => setProblem(null) };
}

export function EditableField(props: EditableFieldProps) {
  const { contact, field, label, placeholder } = props;
  const { t } = useTranslation(["inbox", "common"]);
  const [draft, setDraft] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const { save, conflict, problem, settle, clear } = useSaving(props);
  const stored = textOf(contact, field);
  const name = typeof field === "string" ? field : "attribute";

  const commit = async () => {
    if (draft === null || conflict) return;
    const text = draft.trim();
    if (text === stored || (await save(text))) setDraft(null);
  };
  const cancel = () => {
    setDraft(null);
    settle();
    clear();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") input.current?.blur();
    if (event.key !== "Escape") return;
    event.stopPropagation();
    cancel();
  };
  const keepMine = async () => {
    if (conflict && draft !== null && (await save(draft.trim(), conflict.version))) setDraft(null);
  };

  return (
    <div className={classes.field}>
      <input
        ref={input}
        className={classes.input}
        data-field={name}
        type={typeof field === "string" ? types[field] : "text"}
        aria-label={label}
        aria-invalid={problem !== null || conflict !== null}
        placeholder={placeholder}
        value={draft ?? stored}
        maxLength={typeof field === "string" ? longest[field] : 200}
        autoComplete="off"
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={() => void commit()}
        onKeyDown={onKeyDown}
      />
      {problem && (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      )}
      {conflict && (
        <div className={classes.conflict} role="alert">
          <p>{t("changed_meanwhile", { value: textOf(conflict, field) || "—" })}</p>
          <button type="button" onClick={() => void keepMine()}>
            {t("keep_mine")}
          </button>
          <button type="button" onClick={cancel}>
            {t("keep_theirs")}
          </button>
        </div>
      )}
    </div>
  );
}
