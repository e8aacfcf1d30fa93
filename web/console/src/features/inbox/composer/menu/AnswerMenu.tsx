// SPDX-License-Identifier: AGPL-3.0-or-later
import { Loader } from "@mantine/core";
import { IconSearch, IconSettings } from "@tabler/icons-react";
import { type FocusEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useIsSlow } from "@/lib/states";
import classes from "./AnswerMenu.module.css";
import type { AnswerItem } from "./source";
import type { AnswerMenuState } from "./useAnswerMenu";

function Option({ item, menu }: { item: AnswerItem; menu: AnswerMenuState }) {
  const chosen = menu.active === item;
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    <li
      ref={row}
      id={menu.optionId(item)}
      role="option"
      aria-selected={chosen}
      className={classes.option}
      onMouseMove={() => !chosen && menu.setActive(item)}
      // The caret stays where the answer will go.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => menu.pick(item)}
    >
      <span className={classes.optionIcon}>{item.icon}</span>
      <span className={classes.optionText}>
        <span className={classes.optionHead}>
          <span className={classes.optionTitle}>{item.title}</span>
          {item.hint && <kbd className={classes.shortcut}>{item.hint}</kbd>}
        </span>
        <span className={classes.optionDetail}>{item.detail}</span>
      </span>
    </li>
  );
}

function Tabs({ menu }: { menu: AnswerMenuState }) {
  const { t } = useTranslation(["answers", "common"]);
  if (menu.tabs.length < 2) return null;
  return (
    <div className={classes.tabs} role="group" aria-label={t("menu.kinds")}>
      {menu.tabs.map((name) => (
        <button
          key={name}
          type="button"
          tabIndex={-1}
          aria-pressed={menu.tab === name}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => menu.setTab(name)}
        >
          {t(`source.${name}`)}
        </button>
      ))}
    </div>
  );
}

function Loading() {
  const slow = useIsSlow();
  return <div className={classes.state}>{slow && <Loader size="xs" />}</div>;
}

/** Why there is nothing to choose from. */
function Nothing({ menu }: { menu: AnswerMenuState }) {
  const { t } = useTranslation(["answers", "common"]);
  if (menu.state === "loading") return <Loading />;
  if (menu.state === "failed") {
    return (
      <div className={classes.state} role="alert">
        {t("common:load_failed")}{" "}
        <button type="button" className={classes.link} onClick={menu.retry}>
          {t("common:retry")}
        </button>
      </div>
    );
  }
  return (
    <div className={classes.state} role="status">
      {menu.query ? t("menu.nothing", { query: menu.query }) : t("menu.empty")}{" "}
      <Link className={classes.link} to="/settings/canned">
        {t("menu.make")}
      </Link>
    </div>
  );
}

function Search({ menu }: { menu: AnswerMenuState }) {
  const { t } = useTranslation("answers");
  return (
    <label className={classes.search}>
      <IconSearch size={16} stroke={1.6} aria-hidden="true" />
      <input
        autoFocus
        role="combobox"
        aria-expanded="true"
        aria-controls={menu.listId}
        aria-autocomplete="list"
        aria-activedescendant={menu.active && menu.optionId(menu.active)}
        aria-label={t("menu.search")}
        placeholder={t("menu.search")}
        value={menu.query}
        onChange={(event) => menu.setQuery(event.currentTarget.value)}
        onKeyDown={(event) => menu.onKey(event)}
      />
    </label>
  );
}

function Footer({ withTabs }: { withTabs: boolean }) {
  const { t } = useTranslation("answers");
  return (
    <div className={classes.footer}>
      <span>
        <kbd>↑</kbd> <kbd>↓</kbd> {t("menu.choose")}
      </span>
      <span>
        <kbd>Enter</kbd> {t("menu.insert")}
      </span>
      {withTabs && (
        <span>
          <kbd>Tab</kbd> {t("menu.next_kind")}
        </span>
      )}
      <span>
        <kbd>Esc</kbd> {t("menu.close")}
      </span>
      <Link className={classes.manage} to="/settings/canned" tabIndex={-1} onMouseDown={(event) => event.preventDefault()}>
        <IconSettings size={14} stroke={1.7} aria-hidden="true" /> {t("menu.manage")}
      </Link>
    </div>
  );
}

export function AnswerMenu({ menu }: { menu: AnswerMenuState }) {
  const { t } = useTranslation("answers");
  if (!menu.open) return null;
  const onBlur = (event: FocusEvent) => {
    if (menu.byButton && !event.currentTarget.contains(event.relatedTarget)) menu.close();
  };
  const withHeads = menu.groups.length > 1;
  return (
    <div className={classes.menu} role="group" aria-label={t("menu.label")} onBlur={onBlur}>
      {menu.byButton && <Search menu={menu} />}
      <Tabs menu={menu} />
      <div className={classes.body}>
        <ul className={classes.list} id={menu.listId} role="listbox" aria-label={t("menu.label")}>
          {menu.groups.map(({ name, items }) => (
            <li key={name} role="presentation">
              {withHeads && <p className={classes.groupHead}>{t(`source.${name}`)}</p>}
              <ul role="group" aria-label={t(`source.${name}`)} className={classes.group}>
                {items.map((item) => (
                  <Option key={item.key} item={item} menu={menu} />
                ))}
              </ul>
            </li>
          ))}
        </ul>
        {menu.active && <div className={classes.preview}>{menu.active.preview}</div>}
        {!menu.active && <Nothing menu={menu} />}
      </div>
      <Footer withTabs={menu.tabs.length > 1} />
    </div>
  );
}
