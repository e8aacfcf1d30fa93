// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button, Skeleton, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, type KeyboardEvent, lazy, Suspense, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Message } from "@shared/model";
import { api } from "@/lib/client";
import { isEmpty, type StoredDocument } from "@/lib/document";
import type { AnswerHandle } from "@/lib/editor/AnswerEditor";
import { notifyProblem } from "@/lib/notify";
import classes from "./Changes.module.css";

const AnswerEditor = lazy(() => import("@/lib/editor/AnswerEditor"));

interface Words {
  text: string;
  document: StoredDocument | undefined;
}

function isSame(words: Words, { text, document }: Message): boolean {
  return document ? JSON.stringify(words.document) === JSON.stringify(document) : words.text === text;
}

function isNothing(words: Words, { document, attachments }: Message): boolean {
  if (attachments.length > 0) return false;
  return document ? isEmpty(words.document) : words.text.trim() === "";
}

/** The words of one's own message, to be changed where they stand, formatted if they were. */
export function EditForm({ message, onClose }: { message: Message; onClose: () => void }) {
  const { t } = useTranslation(["inbox", "common"]);
  const [words, setWords] = useState<Words>({ text: message.text, document: message.document });
  const rich = useRef<AnswerHandle>(null);
  const saving = useMutation({
    mutationFn: () =>
      api.call("patch", "/messages/{id}", {
        path: { id: message.id },
        body: words.document ? { document: words.document } : { text: message.document ? "" : words.text },
      }),
    onSuccess: onClose,
    onError: notifyProblem,
  });
  const canSave = !isNothing(words, message);
  const save = (event?: FormEvent) => {
    event?.preventDefault();
    if (isSame(words, message)) onClose();
    else if (canSave && !saving.isPending) saving.mutate();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing && !rich.current?.keepsEnter()) {
      event.preventDefault();
      event.stopPropagation();
      save();
    }
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onClose();
  };
  const label = t("changes.text");
  return (
    <form className={classes.editor} onSubmit={save}>
      {message.document ? (
        <Suspense fallback={<Skeleton height={60} />}>
          <AnswerEditor
            document={words.document}
            label={label}
            hint=""
            pictures={false}
            handle={rich}
            onChange={(document) => setWords({ text: "", document })}
            onReady={() => rich.current?.focus()}
            onKeyDown={onKey}
          />
        </Suspense>
      ) : (
        <Textarea
          value={words.text}
          onChange={(event) => setWords({ text: event.currentTarget.value, document: undefined })}
          onKeyDown={onKey}
          autosize
          minRows={1}
          maxRows={12}
          maxLength={20_000}
          autoFocus
          aria-label={label}
        />
      )}
      <div className={classes.buttons}>
        <Button size="compact-sm" variant="subtle" onClick={onClose}>
          {t("common:cancel")}
        </Button>
        <Button size="compact-sm" type="submit" loading={saving.isPending} disabled={!canSave}>
          {t("common:save")}
        </Button>
      </div>
    </form>
  );
}
