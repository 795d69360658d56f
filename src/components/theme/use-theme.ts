"use client";

import { useSyncExternalStore } from "react";
import { rememberChoice } from "@/components/ui/remember-choice";
import { parseTheme, THEME_COOKIE, type Theme, themeAttribute } from "./theme";

/** The theme in force, read from the root element, where the server and every control on the page agree. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore(subscribe, current, () => "system" as const);
  return [theme, choose];
}

function current(): Theme {
  return parseTheme(document.documentElement.dataset.theme);
}

function choose(theme: Theme): void {
  const attribute = themeAttribute(theme);
  if (attribute) document.documentElement.dataset.theme = attribute;
  else delete document.documentElement.dataset.theme;
  rememberChoice(THEME_COOKIE, theme);
}

function subscribe(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}
