// SPDX-License-Identifier: AGPL-3.0-or-later
import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { partsOf, type PlaceholderValues } from "@shared/placeholders";
import { useMe } from "@/lib/deskContext";
import { fillDocument, type StoredDocument } from "@/lib/document";
import { DocumentView } from "@/lib/DocumentView";
import { useSession } from "@/lib/session";
import { useDepartments } from "../data";
import own from "./Canned.module.css";

function useSample(known: boolean): PlaceholderValues {
  const me = useMe();
  const { workspace } = useSession();
  const department = useDepartments()[0]?.name ?? "";
  return {
    "contact.name": known ? "Nora Lind" : "",
    "contact.first_name": known ? "Nora" : "",
    "contact.email": known ? "nora@example.com" : "",
    "contact.number": "4211",
    "conversation.number": "1738",
    "department.name": department,
    "user.name": me.name,
    "user.email": me.email,
    "workspace.name": workspace.name,
  };
}

interface Props {
  text: string;
  document: StoredDocument | null;
  known: boolean;
  onKnown: (known: boolean) => void;
}

/** The answer as a customer will read it, for one who said a name and for one who did not. */
export function CannedPreview({ text, document, known, onKnown }: Props) {
  const { t } = useTranslation("answers");
  const values = useSample(known);
  return (
    <aside className={own.preview} aria-label={t("canned.preview")}>
      <p className={own.previewTitle}>{t("canned.preview")}</p>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t("canned.previewFor")}
        data={[
          { value: "known", label: t("canned.previewKnown") },
          { value: "unknown", label: t("canned.previewUnknown") },
        ]}
        value={known ? "known" : "unknown"}
        onChange={(value) => onKnown(value === "known")}
      />
      {text.trim() === "" ? (
        <p className={own.help}>{t("canned.previewEmpty")}</p>
      ) : document ? (
        <div className={own.bubble}>
          <DocumentView document={fillDocument(document, values)} />
        </div>
      ) : (
        <p className={own.bubble} dir="auto">
          {partsOf(text.trim(), values).map((part, index) => (
            <span key={index} data-part={part.kind}>
              {part.text}
            </span>
          ))}
        </p>
      )}
    </aside>
  );
}
