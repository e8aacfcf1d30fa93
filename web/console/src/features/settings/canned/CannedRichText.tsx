// SPDX-License-Identifier: AGPL-3.0-or-later
// A ready answer with its formatting: the same editor as where answers are written, without pictures.
import { Input } from "@mantine/core";
import { lazy, Suspense, useRef } from "react";
import { useTranslation } from "react-i18next";
import { unknownPlaceholder } from "@shared/placeholders";
import { plainText, type StoredDocument } from "@/lib/document";
import type { AnswerHandle } from "@/lib/editor/AnswerEditor";
import { PlaceholderButtons } from "@/lib/PlaceholderButtons";
import own from "./Canned.module.css";

const AnswerEditor = lazy(() => import("@/lib/editor/AnswerEditor"));

export function CannedRichText({ document, onChange }: { document: StoredDocument; onChange: (document: StoredDocument) => void }) {
  const { t } = useTranslation("answers");
  const handle = useRef<AnswerHandle>(null);
  const unknown = unknownPlaceholder(plainText(document));
  return (
    <div className={own.text}>
      <Input.Wrapper label={t("canned.text")} labelElement="div" error={unknown && t("canned.unknown", { text: unknown })}>
        <div className={own.rich}>
          <Suspense fallback={null}>
            <AnswerEditor
              handle={handle}
              document={document}
              label={t("canned.text")}
              hint={t("canned.textExample")}
              pictures={false}
              onChange={(words) => onChange(words ?? { type: "doc", content: [] })}
            />
          </Suspense>
        </div>
      </Input.Wrapper>
      <PlaceholderButtons onInsert={(text) => handle.current?.put({ text }, 0)} />
    </div>
  );
}
