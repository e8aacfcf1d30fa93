// SPDX-License-Identifier: AGPL-3.0-or-later
// The three zones beside the rail: list, conversation, contact panel. On a phone one at a time.
import { IconMessages } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Navigate, useParams } from "react-router";
import { type Id, parseId } from "@shared/ids";
import { isViewName, type ViewName, viewsFor } from "@shared/model";
import { useDesk, useMe } from "@/lib/deskContext";
import { prefer, preferences } from "@/lib/preferences";
import { Empty, LoadFailed, Waiting } from "@/lib/states";
import { useIsNarrow, useIsPhone } from "@/lib/useMedia";
import { useStore } from "@/lib/useStore";
import { Conversation } from "./conversation/Conversation";
import classes from "./Inbox.module.css";
import { ListZone } from "./list/ListZone";
import { PanelZone } from "./panel/PanelZone";
import { Splitter } from "./Splitter";

function NothingOpen() {
  const { t } = useTranslation(["inbox", "common"]);
  return (
    <Empty icon={<IconMessages size={40} stroke={1.2} />} title={t("nothing_open")}>
      {t("nothing_open_hint")}
    </Empty>
  );
}

function Zones({ view, id }: { view: ViewName; id: Id | undefined }) {
  const { t } = useTranslation(["inbox", "common"]);
  const narrow = useIsNarrow();
  const phone = useIsPhone();
  const { listWidth, panelWidth, panelOpen } = useStore(preferences, (state) => state);
  const withPanel = id !== undefined && panelOpen && !narrow;
  return (
    <div className={classes.zones}>
      {!(phone && id) && (
        <div className={classes.list} style={phone ? undefined : { width: listWidth }}>
          <ListZone view={view} openId={id} />
        </div>
      )}
      {!phone && (
        <Splitter label={t("resize_list")} width={listWidth} min={272} max={480} side="left" onResize={(width) => prefer({ listWidth: width })} />
      )}
      {!(phone && !id) && (
        <section className={classes.conversation} aria-label={t("conversation")}>
          {id ? <Conversation key={id} id={id} view={view} /> : <NothingOpen />}
        </section>
      )}
      {withPanel && (
        <Splitter label={t("resize_panel")} width={panelWidth} min={264} max={440} side="right" onResize={(width) => prefer({ panelWidth: width })} />
      )}
      {id && <PanelZone key={id} id={id} asDrawer={narrow} shown={withPanel} width={panelWidth} />}
    </div>
  );
}

export function Inbox() {
  const { view, id } = useParams();
  const desk = useDesk();
  const me = useMe();
  const ready = useStore(desk.ready, (state) => state);
  if (!isViewName(view) || !viewsFor(me).includes(view)) return <Navigate to="/inbox/mine" replace />;
  if (ready === "loading") return <Waiting />;
  if (ready === "failed") return <LoadFailed onRetry={() => void desk.load()} />;
  return <Zones view={view} id={parseId(id)} />;
}
