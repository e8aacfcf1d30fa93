// SPDX-License-Identifier: AGPL-3.0-or-later
// What can be done with a list that has a name.
import { Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DeleteDialog } from "@/lib/deleting/DeleteDialog";
import { changeView, removeView, type SavedView } from "@/lib/savedViews";
import { ViewNameDialog } from "./ViewNameDialog";

export function ViewMenu({ saved, className }: { saved: SavedView; className?: string }) {
  const { t } = useTranslation(["finding", "common"]);
  const [open, setOpen] = useState<"rename" | "delete" | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Menu position="bottom-end" width={180}>
        <Menu.Target>
          <button type="button" className={className} aria-label={t("view_actions", { name: saved.name })}>
            <IconDots size={15} stroke={1.8} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setOpen("rename")}>{t("rename_view")}</Menu.Item>
          <Menu.Item color="red" onClick={() => setOpen("delete")}>
            {t("delete_view")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {open === "rename" && <ViewNameDialog saved={saved} save={(name, shared) => changeView(saved, { name, shared })} onClose={close} />}
      {open === "delete" && <DeleteDialog kind="saved_view" id={saved.id} name={saved.name} remove={() => removeView(saved)} onClose={close} />}
    </>
  );
}
