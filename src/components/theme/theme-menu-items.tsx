"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import {
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
} from "@/components/ui/dropdown-menu";
import { parseTheme, THEMES, type Theme } from "./theme";
import { useTheme } from "./use-theme";

const CHOICES = {
  system: { Icon: Monitor, label: "System" },
  light: { Icon: Sun, label: "Light" },
  dark: { Icon: Moon, label: "Dark" },
} as const satisfies Record<Theme, unknown>;

/** The three themes as part of a menu, which stays open so that one can compare. */
export function ThemeMenuItems() {
  const [theme, setTheme] = useTheme();

  return (
    <DropdownMenuRadioGroup value={theme} onValueChange={(value) => setTheme(parseTheme(value))}>
      <DropdownMenuLabel>Theme</DropdownMenuLabel>
      {THEMES.map((choice) => {
        const { Icon, label } = CHOICES[choice];
        return (
          <DropdownMenuRadioItem key={choice} value={choice} onSelect={(event) => event.preventDefault()}>
            <Icon aria-hidden />
            {label}
          </DropdownMenuRadioItem>
        );
      })}
    </DropdownMenuRadioGroup>
  );
}
