// SPDX-License-Identifier: AGPL-3.0-or-later
import { IconCircleCheck, IconFilterOff, IconHourglassLow, IconInboxOff, IconSparkles, IconStairsUp, IconUser, IconUsers } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ListView } from "@shared/model";
import { Empty } from "@/lib/states";

const icons = {
  mine: IconUser,
  new: IconSparkles,
  unassigned: IconInboxOff,
  team: IconUsers,
  waiting: IconHourglassLow,
  escalated: IconStairsUp,
  solved: IconCircleCheck,
  all: IconFilterOff,
};

/** One sentence, and the next step. */
export function ListEmpty({ view, filtered }: { view: ListView; filtered: boolean }) {
  const { t } = useTranslation(["inbox", "common"]);
  const Icon = icons[view];
  return (
    <Empty icon={<Icon size={30} stroke={1.3} />} title={filtered ? t("empty.filtered") : t(`empty.${view}`)}>
      {filtered ? t("empty_hint.filtered") : t(`empty_hint.${view}`)}
    </Empty>
  );
}
