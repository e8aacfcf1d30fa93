// SPDX-License-Identifier: AGPL-3.0-or-later
// Address and password are enough for most mailboxes: the servers are guessed, and can be seen and changed.
import { Collapse, TextInput, UnstyledButton } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { looksLikeEmail } from "@/lib/formError";
import { useSession } from "@/lib/session";
import classes from "../Mail.module.css";
import { useConnect } from "../connections";
import { isSignInComplete, MailSecrets, noSignIn, secretFields, secretsOf, type SignIn, SignInChoice, signingIn } from "../MailSecrets";
import { guessServers, isServerComplete, type MailServers, type SignInHint, signInHint } from "../mailServers";
import { guessProvider, oauth2Of } from "../oauth2";
import { NameAndDepartment, type NamedPlace, useFirstDepartment } from "../NameAndDepartment";
import { placeTrouble, type Trouble } from "@/lib/reasons";
import { ServerFields, serverFields } from "../ServerFields";
import { TroubleText } from "../TroubleText";
import type { AddProps } from "./AddChannel";
import { AddForm } from "./AddForm";

const addressField = "address";

/** Guessed from the address until somebody writes them. */
function useServers(address: string) {
  const [written, setWritten] = useState<MailServers | null>(null);
  const servers = written ?? guessServers(address);
  return { servers, change: (change: Partial<MailServers>) => setWritten({ ...servers, ...change }) };
}

/** By OAuth2 where passwords are not taken, until somebody chooses. */
function useSignIn(hint: SignInHint | undefined, imapHost: string) {
  const [typed, setTyped] = useState<Partial<SignIn>>({});
  const signIn: SignIn = { ...noSignIn, by: hint === "oauth2" ? "oauth2" : "password", oauth2: oauth2Of(guessProvider(imapHost)), ...typed };
  return { signIn, change: (change: Partial<SignIn>) => setTyped((now) => ({ ...now, ...change })) };
}

export function AddEmail({ onBack }: AddProps) {
  const { t } = useTranslation("channels");
  const { workspace } = useSession();
  const [place, setPlace] = useState<NamedPlace>({ name: workspace.name, department_id: useFirstDepartment() });
  const [address, setAddress] = useState("");
  const hint = signInHint(address);
  const { servers, change } = useServers(address);
  const { signIn, change: changeSignIn } = useSignIn(hint, servers.imap.host);
  const connect = useConnect();
  const trouble = placeTrouble(connect.error, [addressField, ...serverFields, ...secretFields]);
  const addressTrouble = trouble.at(addressField);
  const { name, department_id } = place;
  const secrets = secretsOf(signIn);
  const ready = name.trim() !== "" && looksLikeEmail(address) && isSignInComplete(signIn) && isServerComplete(servers.imap) && isServerComplete(servers.smtp);

  function submit() {
    const settings = signingIn({ address: address.trim(), name: name.trim(), ...servers }, signIn);
    if (department_id) connect.mutate({ kind: "email", name, department_id, settings, secrets });
  }

  return (
    <AddForm
      trouble={trouble.rest}
      action={t("add.connect")}
      pending={connect.isPending}
      ready={ready && department_id !== null}
      onBack={onBack}
      onSubmit={submit}
    >
      <TextInput
        label={t("email.address")}
        type="email"
        placeholder="help@shop.example"
        autoComplete="off"
        maxLength={320}
        data-autofocus
        value={address}
        error={addressTrouble && <TroubleText trouble={addressTrouble} />}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      <MailSecrets signIn={signIn} hint={hint} trouble={trouble.at} onChange={changeSignIn} />
      <NameAndDepartment place={place} nameHelp={t("email.nameHelp")} onChange={(part) => setPlace((now) => ({ ...now, ...part }))} />
      <Servers servers={servers} trouble={trouble.at} onChange={change}>
        <SignInChoice signIn={signIn} onChange={changeSignIn} />
      </Servers>
    </AddForm>
  );
}

interface ServersProps {
  servers: MailServers;
  trouble: (field: string) => Trouble | undefined;
  onChange: (change: Partial<MailServers>) => void;
  children: ReactNode;
}

/** Out of the way until somebody looks, or until one of them is wrong. */
function Servers({ children, ...props }: ServersProps) {
  const { t } = useTranslation("channels");
  const [opened, setOpened] = useState(false);
  const id = useId();
  const isWrong = serverFields.some((field) => props.trouble(field));
  const open = opened || isWrong;
  const { imap, smtp } = props.servers;
  return (
    <div>
      <UnstyledButton className={classes.fold} aria-expanded={open} aria-controls={id} onClick={() => setOpened(!open)}>
        <IconChevronRight size={15} data-open={open} aria-hidden="true" />
        <span>{t("email.servers")}</span>
        {!open && imap.host && <small>{[imap.host, smtp.host].join(" · ")}</small>}
      </UnstyledButton>
      <Collapse expanded={open} id={id}>
        <div className={classes.folded}>
          {children}
          <ServerFields {...props} />
        </div>
      </Collapse>
    </div>
  );
}
