// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from "vitest";
import { fillPlaceholders, placeholderNames, type PlaceholderValues, unknownPlaceholder } from "./placeholders";

const values: PlaceholderValues = {
  "contact.name": "Nora Lind",
  "contact.first_name": "Nora",
  "contact.email": "nora@example.com",
  "contact.number": "4211",
  "conversation.number": "17",
  "department.name": "Support",
  "user.name": "Ana",
  "user.email": "ana@demo.test",
  "workspace.name": "Slow Kiln",
};

it("fills every name it knows", () => {
  for (const name of placeholderNames) expect(fillPlaceholders(`<{{${name}}}>`, values)).toBe(`<${values[name]}>`);
  expect(fillPlaceholders("Hi {{ contact.first_name }}, this is {{user.name}}.", values)).toBe("Hi Nora, this is Ana.");
});

it("A62 puts values in as text, once", () => {
  const hostile = { ...values, "contact.name": "{{user.email}}", "contact.email": "$& $1 $$ {{contact.name|x}}" };
  expect(fillPlaceholders("Dear {{contact.name}}, {{contact.email}}", hostile)).toBe("Dear {{user.email}}, $& $1 $$ {{contact.name|x}}");
  const halves = { ...values, "contact.name": "{{", "contact.first_name": "user.email}}" };
  expect(fillPlaceholders("{{contact.name}}{{contact.first_name}}", halves)).toBe("{{user.email}}");
});

it("says what stands there when a value is unknown", () => {
  const nobody = { ...values, "contact.first_name": "" };
  expect(fillPlaceholders("Hi {{contact.first_name | there}}!", nobody)).toBe("Hi there!");
  expect(fillPlaceholders("Hi {{contact.first_name | there}}!", values)).toBe("Hi Nora!");
  expect(fillPlaceholders("Hi {{contact.first_name}}!", nobody)).toBe("Hi !");
});

it("leaves alone and names what is no placeholder", () => {
  expect(fillPlaceholders("{{oops}} {{ }} {{user.name", values)).toBe("{{oops}} {{ }} {{user.name");
  expect(unknownPlaceholder("Hi {{user.name}} {{ oops }}")).toBe("{{ oops }}");
  expect(unknownPlaceholder("Hi {{user.name|x}} {{open")).toBeUndefined();
});
