// SPDX-License-Identifier: AGPL-3.0-or-later
// Where a ready answer is written: the form on one side, what the customer will get on the other.
import { Modal, Select, Switch, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { may } from "@shared/model";
import { unknownPlaceholder } from "@shared/placeholders";
import { type CannedReply, type CannedScope, takeCannedReply } from "@/lib/answers";
import { api } from "@/lib/client";
import { documentOf, plainText, type StoredDocument } from "@/lib/document";
import { useMe } from "@/lib/deskContext";
import { isProblem } from "@/lib/formError";
import { notifyDone } from "@/lib/notify";
import { Choice } from "../Choice";
import { useDepartments } from "../data";
import { ConflictNotice, SaveBar } from "../SaveBar";
import classes from "../Settings.module.css";
import { useDraft } from "../useDraft";
import own from "./Canned.module.css";
import { CannedPreview } from "./CannedPreview";
import { CannedRichText } from "./CannedRichText";
import { CannedText } from "./CannedText";

export interface CannedWords {
  name: string;
  shortcut: string;
  text: string;
  /** Instead of the text: formatted, for channels that carry that. */
  document: StoredDocument | null;
  scope: CannedScope;
  department_id: Id | null;
}

type Kept = Omit<CannedWords, "document"> & { document?: StoredDocument | null; version: number };

const blank: Kept = {
  name: "",
  shortcut: "",
  text: "",
  document: null,
  scope: "personal",
  department_id: null,
  version: 0,
};

function pick({ name, shortcut, text, document, scope, department_id }: Kept): CannedWords {
  return { name, shortcut, text, document: document ?? null, scope, department_id };
}

function store(reply: CannedReply | undefined, version: number, words: CannedWords): Promise<CannedReply> {
  const { scope, department_id } = words;
  const place = { scope, ...(scope === "department" && department_id ? { department_id } : {}) };
  const said = words.document ? { document: words.document } : { text: words.text.trim() };
  const body = { ...place, name: words.name.trim(), shortcut: words.shortcut, ...said };
  if (!reply) return api.call("post", "/canned-replies", { body });
  return api.call("patch", "/canned-replies/{id}", { path: { id: reply.id }, body: { ...body, version } });
}

interface PlaceProps {
  words: CannedWords;
  onChange: (change: Partial<CannedWords>) => void;
}

/** Agents keep their own ones only, and are not asked. */
function Place({ words, onChange }: PlaceProps) {
  const { t } = useTranslation("answers");
  const me = useMe();
  const departments = useDepartments().filter(({ id }) => me.permissions.see === "all" || me.department_ids.includes(id));
  if (!may(me, "edit_canned_replies")) return null;
  return (
    <>
      <Choice
        label={t("canned.who")}
        value={words.scope}
        options={{ personal: t("canned.scope.personal"), department: t("canned.scope.department"), workspace: t("canned.scope.workspace") }}
        onChange={(scope) => onChange({ scope })}
      />
      {words.scope === "department" && (
        <Select
          label={t("canned.department")}
          placeholder={t("canned.departmentNone")}
          data={departments.map(({ id, name }) => ({ value: id, label: name }))}
          value={words.department_id}
          onChange={(id) => onChange({ department_id: id as Id | null })}
        />
      )}
    </>
  );
}

const oneWord = /^[^\s/]*$/;

export function CannedDialog({ reply, onClose }: { reply?: CannedReply; onClose: () => void }) {
  const { t } = useTranslation(["answers", "common"]);
  const draft = useDraft<Kept, CannedWords>(reply ?? blank, pick);
  const [known, setKnown] = useState(true);
  const words = draft.draft;
  const text = words.document ? plainText(words.document) : words.text;
  const save = useMutation({
    mutationFn: () => store(reply, draft.version, words),
    onSuccess: (stored) => {
      takeCannedReply(stored);
      notifyDone(t("common:saved"));
      onClose();
    },
    onError: draft.refused,
  });
  const taken = isProblem(save.error, "already_exists");
  const wrongShortcut = !oneWord.test(words.shortcut);
  const incomplete = words.name.trim() === "" || text.trim() === "" || (words.scope === "department" && !words.department_id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const title = reply ? t("canned.editTitle", { name: reply.name }) : t("canned.addTitle");
  return (
    <Modal opened onClose={onClose} size={880} title={title} closeButtonProps={{ "aria-label": t("common:close") }}>
      <form className={own.editor} onSubmit={submit}>
        <div className={classes.wideForm}>
          <ConflictNotice draft={draft} />
          <div className={own.names}>
            <TextInput
              label={t("canned.name")}
              description={t("canned.nameHelp")}
              placeholder={t("canned.nameExample")}
              maxLength={80}
              data-autofocus
              value={words.name}
              onChange={(event) => draft.set({ name: event.currentTarget.value })}
            />
            <TextInput
              label={t("canned.shortcut")}
              description={t("canned.shortcutHelp")}
              leftSection="/"
              maxLength={30}
              value={words.shortcut}
              error={taken ? t("canned.shortcutTaken") : wrongShortcut && t("canned.shortcutWrong")}
              onChange={(event) => draft.set({ shortcut: event.currentTarget.value.toLocaleLowerCase() })}
            />
          </div>
          <Switch
            label={t("canned.formatted")}
            description={t("canned.formattedHelp")}
            checked={words.document !== null}
            onChange={(event) => draft.set(event.currentTarget.checked ? { document: documentOf(words.text) } : { text: text.trim(), document: null })}
          />
          {words.document ? (
            <CannedRichText document={words.document} onChange={(document) => draft.set({ document })} />
          ) : (
            <CannedText text={words.text} onChange={(typed) => draft.set({ text: typed })} />
          )}
          <Place words={words} onChange={draft.set} />
          <SaveBar draft={draft} save={save} invalid={incomplete || wrongShortcut || unknownPlaceholder(text) !== undefined} hideProblem={taken} />
        </div>
        <CannedPreview text={text} document={words.document} known={known} onKnown={setKnown} />
      </form>
    </Modal>
  );
}
