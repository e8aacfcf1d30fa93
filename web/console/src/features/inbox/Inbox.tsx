// SPDX-License-Identifier: AGPL-3.0-or-later
// The zones beside the rail: list, conversation (or several, side by side), contact panel. On a phone one at a time.
import { useElementSize } from "@mantine/hooks";
import { IconMessages } from "@tabler/icons-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useParams } from "react-router";
import { type Id, parseId } from "@shared/ids";
import { isListView, type ListView, viewsFor } from "@shared/model";
import { ColumnContext } from "@/lib/column";
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

/** Narrower than this, a conversation is no pleasure to read. */
const columnWidth = 400;

/** The chosen conversation, and those kept beside it for which there is room. */
function useColumns(id: Id | undefined, width: number, alone: boolean) {
  const { chats } = useDesk();
  const { beside, active } = useStore(chats.places, (places) => places);
  useEffect(() => {
    chats.activate(null);
    if (id) chats.dismiss(id);
  }, [chats, id]);
  const room = alone ? 1 : Math.max(1, Math.floor(width / columnWidth));
  const kept = alone ? [] : beside.filter((other) => other !== id).slice(-(id ? room - 1 : room) || beside.length);
  const shown = id && room === 1 ? [] : kept;
  const activeId = active && shown.includes(active) ? active : (id ?? shown[0]);
  return { shown, activeId, activate: (column: Id) => chats.activate(column === id ? null : column) };
}

interface ColumnsProps {
  view: ListView;
  id: Id | undefined;
  columns: ReturnType<typeof useColumns>;
}

function Columns({ view, id, columns }: ColumnsProps) {
  const { t } = useTranslation(["inbox", "common"]);
  const { shown, activeId, activate } = columns;
  const all = id ? [id, ...shown] : shown;
  if (all.length === 0) {
    return (
      <section className={classes.conversation} aria-label={t("conversation")}>
        <NothingOpen />
      </section>
    );
  }
  return all.map((column) => (
    <ColumnContext key={column} value={{ active: column === activeId, beside: column !== id, crowded: all.length > 1 }}>
      <section
        className={classes.conversation}
        aria-label={t("conversation")}
        data-active={all.length > 1 && column === activeId}
        onPointerDownCapture={() => activate(column)}
        onFocusCapture={() => activate(column)}
      >
        <Conversation id={column} view={view} />
      </section>
    </ColumnContext>
  ));
}

function Zones({ view, id }: { view: ListView; id: Id | undefined }) {
  const { t } = useTranslation(["inbox", "common"]);
  const narrow = useIsNarrow();
  const phone = useIsPhone();
  const { listWidth, panelWidth, panelOpen } = useStore(preferences, (state) => state);
  const { ref, width } = useElementSize();
  const columns = useColumns(id, width, narrow || phone);
  const { activeId } = columns;
  const withPanel = activeId !== undefined && panelOpen && !narrow;
  return (
    <div className={classes.zones} data-panel={withPanel}>
      {!(phone && id) && (
        <div className={classes.list} style={phone ? undefined : { width: listWidth }}>
          <ListZone view={view} openId={id} />
        </div>
      )}
      {!phone && <Splitter label={t("resize_list")} width={listWidth} min={272} max={480} side="left" onResize={(width) => prefer({ listWidth: width })} />}
      {!(phone && !id) && (
        <div className={classes.columns} ref={ref}>
          <Columns view={view} id={id} columns={columns} />
        </div>
      )}
      {withPanel && (
        <Splitter label={t("resize_panel")} width={panelWidth} min={264} max={440} side="right" onResize={(width) => prefer({ panelWidth: width })} />
      )}
      {activeId && <PanelZone key={activeId} id={activeId} asDrawer={narrow} shown={withPanel} width={panelWidth} />}
    </div>
  );
}

export function Inbox() {
  const { view, id } = useParams();
  const desk = useDesk();
  const me = useMe();
  const ready = useStore(desk.ready, (state) => state);
  if (!isListView(view) || (view !== "all" && !viewsFor(me).includes(view))) return <Navigate to="/inbox/mine" replace />;
  if (ready === "loading") return <Waiting />;
  if (ready === "failed") return <LoadFailed onRetry={() => void desk.load()} />;
  return <Zones view={view} id={parseId(id)} />;
}
