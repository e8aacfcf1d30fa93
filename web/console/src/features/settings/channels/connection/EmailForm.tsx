// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button, Switch, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { looksLikeEmail } from "@/lib/formError";
import { ConflictNotice, SaveBar } from "../../SaveBar";
import settings from "../../Settings.module.css";
import { Section } from "../../SettingsPage";
import type { Connection, EmailSettings } from "../connections";
import { isSignInComplete, MailSecrets, noSignIn, secretFields, secretsOf, type SignIn, SignInChoice, signingIn } from "../MailSecrets";
import { draftOf, type MailboxDraft, settingsOf } from "../mailboxSettings";
import { isServerComplete, signInHint } from "../mailServers";
import { guessProvider, oauth2Of } from "../oauth2";
import type { Trouble } from "@/lib/reasons";
import { ServerFields, serverFields } from "../ServerFields";
import { FormTrouble, TroubleText } from "../TroubleText";
import { useConnectionDraft } from "./useConnectionDraft";

interface Draft extends MailboxDraft {
  signIn: SignIn;
}

function pick({ settings, secrets }: Connection<EmailSettings>): Draft {
  const by = settings.oauth2 ? "oauth2" : secrets.includes("oauth_token") ? "token" : "password";
  const oauth2 = settings.oauth2 ?? oauth2Of(guessProvider(settings.imap.host));
  return { ...draftOf(settings), signIn: { ...noSignIn, by, oauth2 } };
}

const fields = ["address", "name", "sent_folder", "signature", "authserv_id", ...serverFields, ...secretFields];

export function EmailForm({ connection }: { connection: Connection<EmailSettings> }) {
  const { t } = useTranslation("channels");
  const { draft, save, submit, trouble } = useConnectionDraft<EmailSettings, Draft>(connection, {
    pick,
    settingsOf: ({ signIn, ...mailbox }, known) => signingIn(settingsOf(mailbox, known), signIn),
    secretsOf: ({ signIn }) => secretsOf(signIn, connection.secrets),
    fields,
  });
  const { address, imap, smtp, signIn } = draft.draft;
  const signInChanged = (part: Partial<SignIn>) => draft.set({ signIn: { ...signIn, ...part } });
  const ready = looksLikeEmail(address) && isServerComplete(imap) && isServerComplete(smtp) && isSignInComplete(signIn, connection.secrets);
  return (
    <form className={settings.parts} onSubmit={submit}>
      <ConflictNotice draft={draft} />
      <Section title={t("email.sender")} lead={t("email.senderLead")}>
        <Sender draft={draft.draft} trouble={trouble.at} onChange={draft.set} />
      </Section>
      <Section title={t("email.servers")} lead={t("email.serversLead")}>
        <SignInChoice signIn={signIn} onChange={signInChanged} />
        <MailSecrets signIn={signIn} stored={connection.secrets} hint={signInHint(address)} trouble={trouble.at} onChange={signInChanged} />
        <ServerFields servers={draft.draft} trouble={trouble.at} onChange={draft.set} />
      </Section>
      <Section title={t("email.trust")} lead={t("email.trustLead")}>
        <Trust draft={draft.draft} usual={connection.usual_authserv_id} trouble={trouble.at} onChange={draft.set} />
      </Section>
      <FormTrouble trouble={trouble.rest} />
      <SaveBar draft={draft} save={save} invalid={!ready} hideProblem />
    </form>
  );
}

interface SenderProps {
  draft: Draft;
  trouble: (field: string) => Trouble | undefined;
  onChange: (change: Partial<Draft>) => void;
}

function Sender({ draft, trouble, onChange }: SenderProps) {
  const { t } = useTranslation("channels");
  const error = (field: string) => {
    const found = trouble(field);
    return found && <TroubleText trouble={found} />;
  };
  return (
    <>
      <div className={settings.pair}>
        <TextInput
          label={t("email.address")}
          type="email"
          maxLength={320}
          value={draft.address}
          error={error("address")}
          onChange={(event) => onChange({ address: event.currentTarget.value })}
        />
        <TextInput
          label={t("email.senderName")}
          maxLength={100}
          value={draft.name}
          error={error("name")}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
      </div>
      <Textarea
        label={t("email.signature")}
        description={t("email.signatureHelp")}
        autosize
        minRows={2}
        maxLength={2000}
        value={draft.signature}
        error={error("signature")}
        onChange={(event) => onChange({ signature: event.currentTarget.value })}
      />
      <Switch
        label={t("email.bothSignatures")}
        description={t("email.bothSignaturesHelp")}
        checked={draft.both_signatures}
        onChange={(event) => onChange({ both_signatures: event.currentTarget.checked })}
      />
      <TextInput
        label={t("email.sentFolder")}
        description={t("email.sentFolderHelp")}
        maxLength={200}
        value={draft.sent_folder}
        error={error("sent_folder")}
        onChange={(event) => onChange({ sent_folder: event.currentTarget.value })}
      />
    </>
  );
}

/** A1: whose word on senders counts. What the mails seen so far name is offered, never taken by itself. */
function Trust({ draft, usual, trouble, onChange }: SenderProps & { usual: string }) {
  const { t } = useTranslation("channels");
  const found = trouble("authserv_id");
  return (
    <>
      <TextInput
        label={t("email.authserv")}
        description={t("email.authservHelp")}
        maxLength={200}
        value={draft.authserv_id}
        error={found && <TroubleText trouble={found} />}
        onChange={(event) => onChange({ authserv_id: event.currentTarget.value })}
      />
      {usual && usual !== draft.authserv_id && (
        <p className={settings.actions}>
          <span>{t("email.authservUsual", { server: usual })}</span>
          <Button size="compact-sm" variant="default" onClick={() => onChange({ authserv_id: usual })}>
            {t("email.authservUse")}
          </Button>
        </p>
      )}
    </>
  );
}
