// SPDX-License-Identifier: AGPL-3.0-or-later
// Mantine speaks our tokens: shared/tokens.css stays the one place where a colour or a size is written down.
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

const accent: MantineColorsTuple = ["#eeedfc", "#dcdaf9", "#bab6f4", "#9791ee", "#7a73e8", "#655de2", "#4f46d8", "#433bc0", "#3832a2", "#2d2985"];

export const theme = createTheme({
  primaryColor: "accent",
  colors: { accent },
  primaryShade: { light: 6, dark: 5 },
  fontFamily: "var(--hk-font)",
  fontFamilyMonospace: "var(--hk-mono)",
  headings: { fontFamily: "var(--hk-font)", fontWeight: "620" },
  fontSizes: { xs: "11.5px", sm: "13.5px", md: "13.5px", lg: "15px", xl: "19px" },
  spacing: { xs: "8px", sm: "12px", md: "16px", lg: "20px", xl: "24px" },
  radius: { xs: "6px", sm: "6px", md: "6px", lg: "12px", xl: "12px" },
  defaultRadius: "sm",
  shadows: {
    xs: "var(--hk-shadow-s)",
    sm: "var(--hk-shadow-s)",
    md: "var(--hk-shadow-m)",
    lg: "var(--hk-shadow-m)",
    xl: "var(--hk-shadow-m)",
  },
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { openDelay: 350, withArrow: false, transitionProps: { duration: 80 } } },
    Modal: {
      defaultProps: { radius: "lg", centered: true, transitionProps: { duration: 120, transition: "pop" } },
      styles: { title: { fontSize: "var(--hk-text-l)", fontWeight: 620 } },
    },
    InputWrapper: { styles: { label: { marginBottom: 4 }, description: { color: "var(--hk-text-2)", marginBlock: 2 } } },
    Drawer: { defaultProps: { transitionProps: { duration: 120 } } },
    // The placeholder that Mantine focuses first has no place in a menu.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, radius: "sm", shadow: "md", transitionProps: { duration: 80 } } },
    Popover: { defaultProps: { radius: "sm", shadow: "md", transitionProps: { duration: 80 } } },
    Button: { defaultProps: { size: "sm" } },
    TextInput: { defaultProps: { size: "sm" } },
    Select: { defaultProps: { size: "sm", comboboxProps: { shadow: "md", radius: "sm" } } },
  },
});

const surfaces = {
  "--mantine-color-body": "var(--hk-surface)",
  "--mantine-color-text": "var(--hk-text)",
  "--mantine-color-dimmed": "var(--hk-text-2)",
  "--mantine-color-placeholder": "var(--hk-text-3)",
  "--mantine-color-default": "var(--hk-raised)",
  "--mantine-color-default-hover": "var(--hk-hover)",
  "--mantine-color-default-color": "var(--hk-text)",
  "--mantine-color-default-border": "var(--hk-line-strong)",
  "--mantine-color-anchor": "var(--hk-accent-text)",
  "--mantine-color-error": "var(--hk-bad)",
  "--mantine-primary-color-filled": "var(--hk-accent)",
  "--mantine-primary-color-filled-hover": "var(--hk-accent-hover)",
  "--mantine-color-accent-filled": "var(--hk-accent)",
  "--mantine-color-accent-filled-hover": "var(--hk-accent-hover)",
  "--mantine-color-accent-light": "var(--hk-accent-soft)",
  "--mantine-color-accent-light-color": "var(--hk-accent-text)",
  // White on Mantine's own red is too faint in the dark.
  "--mantine-color-red-filled": "#c23030",
  "--mantine-color-red-filled-hover": "#a82727",
  "--mantine-color-disabled": "var(--hk-sunken)",
  "--mantine-color-disabled-color": "var(--hk-text-3)",
  "--mantine-color-disabled-border": "var(--hk-line)",
};

// Mantine's dark greys are borders, grounds of inputs and of what is chosen.
const darkGreys = {
  "--mantine-color-dark-4": "var(--hk-line-strong)",
  "--mantine-color-dark-5": "var(--hk-line-strong)",
  "--mantine-color-dark-6": "var(--hk-raised)",
  "--mantine-color-dark-7": "var(--hk-surface)",
  "--mantine-color-dark-8": "var(--hk-sunken)",
};

export const cssVariables: CSSVariablesResolver = () => ({
  variables: { "--mantine-line-height": "1.45" },
  light: surfaces,
  dark: { ...surfaces, ...darkGreys },
});
