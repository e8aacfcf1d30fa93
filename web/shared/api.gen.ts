// SPDX-License-Identifier: AGPL-3.0-or-later
// Generated from api/openapi.yaml by `npm run api`.
import type { Branded } from "./ids";

export interface paths {
    "/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the first admin still has to be made */
        get: operations["getSetup"];
        put?: never;
        /** Makes the first admin, a first department and a first website channel; needs the code that the terminal printed */
        post: operations["runSetup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["signIn"];
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where I am signed in, newest first */
        get: operations["listOwnSessions"];
        put?: never;
        post?: never;
        /** Signs me out everywhere else */
        delete: operations["endOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["endOwnSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/signature": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What stands under my mails; with `channel`, all that is written below an answer over it: mine, else the mailbox's, or both where the mailbox wants that */
        get: operations["getSignature"];
        put: operations["setSignature"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** My status; becoming one that takes work routes what waits in my auto departments */
        put: operations["setAvailability"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}/availability": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        /** A supervisor sets the status of somebody in their departments */
        put: operations["setUserAvailability"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/availability-statuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The workspace's words for availability, in their order */
        get: operations["listAvailabilityStatuses"];
        put?: never;
        post: operations["createAvailabilityStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/availability-statuses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Who has it gets the first other that means the same for work. 409 last_status: nobody could take work any more */
        delete: operations["deleteAvailabilityStatus"];
        options?: never;
        head?: never;
        /** Renaming one that came with the desk makes it one's own: its name is no longer translated */
        patch: operations["updateAvailabilityStatus"];
        trace?: never;
    };
    "/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who holds how much and what waits for how long, in the departments of a supervisor */
        get: operations["getOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/storage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How full the disks of the node are that answers, for those who run the desk; a bucket and a database on another machine are not among them */
        get: operations["getStorage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alike-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What at least three customers write about within four hours, of what the caller may see and is not solved; the newest first */
        get: operations["listAlikeRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alike-requests/{id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Not the same: the group of this id is shown to nobody, unless it has doubled since. For a day */
        post: operations["dismissAlikeRequests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["updateWorkspace"];
        trace?: never;
    };
    "/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A view of conversations, newest activity first */
        get: operations["listConversations"];
        put?: never;
        /** Staff write first: a conversation that the caller holds. A customer with the widget open sees the message pop up; for another it waits in the widget, and an e-mail is queued if an address is known. The same client_id again returns the first result (200) */
        post: operations["openConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["countConversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get: operations["getConversation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a new conversation; one of many simultaneous accepts wins (409 already_accepted names the winner) */
        post: operations["acceptConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/reassign": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["reassignConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/take-over": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A supervisor of the department becomes the holder, whoever holds it; the earlier holder is told */
        post: operations["takeOverConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/solve": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Now, or at a time: then the desk solves it by itself, unless the customer writes before */
        post: operations["solveConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/escalate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hands it to a supervisor, who holds it from now on; the earlier holder looks on. Ends when it is reassigned, released or solved */
        post: operations["escalateConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/set-aside": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Out of the holder's way until that time, or until the customer writes */
        post: operations["setConversationAside"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/wake": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings back what was set aside and calls a planned solving off */
        post: operations["wakeConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes my last solve or reassignment of it back, within two minutes, unless somebody has done something meanwhile (409 version_conflict). `version` is the one that it was answered with */
        post: operations["undoConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Back to the queue of its department */
        post: operations["releaseConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/access-requests": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask to help in a conversation that a colleague holds. `access` of the conversation tells what has become of it; asking twice changes nothing */
        post: operations["requestAccess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/access-requests/{id}/grant": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** By the holder or a supervisor; lasts until it is revoked, or the conversation is solved or gets another holder. In an exclusive department nobody else writes (409 exclusive_department): reassign it instead */
        post: operations["grantAccess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/access-requests/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** By the holder or a supervisor; by who asked: takes the request back */
        post: operations["declineAccess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/access-requests/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** By the holder or a supervisor; by who was let in: leaves */
        post: operations["revokeAccess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Solved becomes active again and is held by who reopened it */
        post: operations["reopenConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** The links of mails about messages here lead nowhere any more, and browsers that they have let in are out. By who may answer, or reassign */
        delete: operations["revokeMailLinks"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The holder has read up to this message; the customer sees it as read. From anybody else it changes nothing */
        post: operations["readConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** The newest messages, oldest of them first; `before` goes back in time */
        get: operations["listMessages"];
        put?: never;
        /** Answer the customer. The same client_id again returns the first result (200); with another body 409 client_id_conflict */
        post: operations["sendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/mail-answer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Whom an answer by e-mail goes to, for the composer: `to` is what sendMessage takes where it gets none, `cc` is for an answer to all. A mail that names another address in Reply-To is answered there. Our own mailboxes are in neither */
        get: operations["getMailAnswer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/pending-replies": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Answers that have not been sent yet, in the order in which they will go; no customer sees anything of them */
        get: operations["listPendingReplies"];
        put?: never;
        /** Answer the customer later: at send_at, or after undo_seconds in which it can be taken back. Takes only what could be sent now. The same client_id again returns the first result (200), or 409 already_sent */
        post: operations["holdReply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pending-replies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** It is never sent; answered with what it was, for the composer. Taken back by somebody else, its text goes to the drafts of its author. 404 when it was sent already: never both */
        delete: operations["takeBackReply"];
        options?: never;
        head?: never;
        /** Another time; by its author, and by whoever could answer in their place. 404 when it has been sent or taken back */
        patch: operations["movePendingReply"];
        trace?: never;
    };
    "/pending-replies/{id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends it now */
        post: operations["sendPendingReply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get: operations["listConversationNotes"];
        put?: never;
        /** Colleagues in mention_ids have to see the conversation (400 otherwise), and are notified */
        post: operations["addConversationNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/forwards": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** What was forwarded from here to others, and what they answered; newest first, at most 200. No customer sees any of it */
        get: operations["listForwards"];
        put?: never;
        /** Passes a message on to somebody outside, by e-mail; whoever may answer may do it. The conversation stays as it is. The same client_id again returns the first result (200). Refused for the customer's own address and for our mailboxes */
        post: operations["forwardMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/labels/{label_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                label_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put: operations["addLabel"];
        post?: never;
        delete: operations["removeLabel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I was told personally, newest first; kept for 90 days */
        get: operations["listNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** I have seen these; my other browsers follow by an event */
        post: operations["readNotifications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The customers that the caller may see, newest first. Who may see one conversation may see its contact; one without any is for everybody */
        get: operations["listContacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{id}/photo": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** As the customer's platform has it; for whoever sees the contact */
        get: operations["getContactPhoto"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get: operations["getContact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** `version` in; 409 version_conflict with `current` if somebody was faster */
        patch: operations["updateContact"];
        trace?: never;
    };
    "/contacts/{id}/block": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** From now on messages of this customer are refused (403 blocked), and no conversation opens */
        post: operations["blockContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{id}/unblock": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["unblockContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{id}/identities": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** The ways in which this customer reaches us, newest first */
        get: operations["listIdentities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another contact turned out to be this customer: its identities, conversations and notes move here, and its Client Id leads here */
        post: operations["mergeContacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{id}/merges": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Contacts that were merged into this one, newest first */
        get: operations["listMerges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contact-merges/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Everything that moved goes back, also what was said since over the identities that had moved */
        post: operations["undoMerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contact-attributes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the workspace wants to know of its customers */
        get: operations["listContactAttributes"];
        put?: never;
        post: operations["createContactAttribute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contact-attributes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** It is asked for no more */
        delete: operations["deleteContactAttribute"];
        options?: never;
        head?: never;
        patch: operations["updateContactAttribute"];
        trace?: never;
    };
    "/contacts/{id}/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Theirs that the caller may see, newest activity first */
        get: operations["listContactConversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{id}/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Linked to any conversation of theirs, as far as the caller may see both; the newest hundred */
        get: operations["listContactTickets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get: operations["listContactNotes"];
        put?: never;
        post: operations["addContactNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/saved-views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists with a name: the caller's own, and those for everybody */
        get: operations["listSavedViews"];
        put?: never;
        /** shared: for everybody; supervisors and admins make those */
        post: operations["createSavedView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/saved-views/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many conversations, or tickets, of each the caller may see */
        get: operations["countSavedViews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/saved-views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["deleteSavedView"];
        options?: never;
        head?: never;
        patch: operations["updateSavedView"];
        trace?: never;
    };
    "/ticket-statuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The workspace's own words for the status of a ticket, each of one of the four; in their order */
        get: operations["listTicketStatuses"];
        put?: never;
        /** At the end of those of its base. 409 already_exists: another one is called so; too_many: there are twenty */
        post: operations["createTicketStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ticket-statuses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Tickets that have it show the one of the four that it was of; brought back, it is theirs again unless they were changed meanwhile */
        delete: operations["deleteTicketStatus"];
        options?: never;
        head?: never;
        /** Its name and its place. What it is one of never changes */
        patch: operations["updateTicketStatus"];
        trace?: never;
    };
    "/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The table of tickets that the caller may see */
        get: operations["listTickets"];
        put?: never;
        /** A ticket. requested: the caller asks for it and others handle it, which everybody may; else it takes the right make_tickets. The same client_id again returns the first one (200) */
        post: operations["createTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tickets that are not closed, by view; up to 1000 each */
        get: operations["countTickets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open tickets that the caller may see and that say nearly the same, the most alike first; looked for among the newest 1000. Either conversation_id, whose own tickets are left out, or text */
        get: operations["listSimilarTickets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get: operations["getTicket"];
        put?: never;
        post?: never;
        delete: operations["deleteTicket"];
        options?: never;
        head?: never;
        /** Changes what is named. 409 version_conflict has the ticket as it is now */
        patch: operations["updateTicket"];
        trace?: never;
    };
    "/tickets/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** What happened, oldest first, as far as the caller may know */
        get: operations["listTicketHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes it with the last word to whoever asked for it; an open escalation ends with it */
        post: operations["resolveTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}/conversations/{conversation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                conversation_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put: operations["linkConversation"];
        post?: never;
        delete: operations["unlinkConversation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}/recipients": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** The newest 500 of its conversations that the caller sees, and where they cannot answer the reason */
        get: operations["listTicketRecipients"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** The newest 20 answers to its conversations */
        get: operations["listTicketAnswers"];
        put?: never;
        /** One answer to many of its conversations: each gets a message of its own, over its channel, in the language of its customer, as if the caller had answered there. It is written soon after; where that is not possible the reason is shown. The same client_id again returns the first one (200) */
        post: operations["answerTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}/answers/{answer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                answer_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        /** How far it has come, in the conversations that the caller sees */
        get: operations["getTicketAnswer"];
        put?: never;
        post?: never;
        /** What is not written yet never will be */
        delete: operations["takeBackTicketAnswer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}/answers/{answer_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                answer_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** In one conversation: what was refused or taken back is tried again, by whose answer it is; what failed on its way is sent again (409 not_failed: it has arrived) */
        post: operations["retryTicketAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Its tickets that the caller may see, newest first; pinned: on top of the caller's window of all tickets */
        get: operations["listConversationTickets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/pinned-tickets/{ticket_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                ticket_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        /** For the caller alone, whose other screens hear of it; a linked one is pinned from the start */
        put: operations["pinTicket"];
        post?: never;
        delete: operations["unpinTicket"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** Oldest first; never for whoever asked for the ticket */
        get: operations["listTicketComments"];
        put?: never;
        post: operations["addTicketComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}/additions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** What was added to the description, oldest first */
        get: operations["listTicketAdditions"];
        put?: never;
        post: operations["addToTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}/threads/{thread}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                thread: components["schemas"]["TicketThread"];
            };
            cookie?: never;
        };
        /** Newest first. Main: whoever asked and whoever handles it; Internal: whoever handles it and whoever it was escalated to. What the caller does not see is 404 */
        get: operations["listTicketMessages"];
        put?: never;
        post: operations["sendTicketMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}/escalate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One level up: to the nearest department with somebody of a higher rank than the caller, from the own one upwards; from the highest, to the workspace's last department (409 no_level_above) */
        post: operations["escalateTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The caller takes the open escalation; of many the first wins (409 already_acknowledged) */
        post: operations["acknowledgeEscalation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Back to whoever handles the ticket */
        post: operations["returnEscalation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}/raise": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One more level up; from the last department to the developers, if the workspace has named them */
        post: operations["raiseEscalation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{id}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whoever it was escalated to says that it is done, and how; the ticket goes on with its handler */
        post: operations["settleEscalation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/escalation-ladder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where an escalation from each department would go, by the lowest rank that it does not reach */
        get: operations["getLadder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["updateLadder"];
        trace?: never;
    };
    "/escalation-ladder/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The ladder as it would be after this change; nothing is written */
        post: operations["previewLadder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which subjects come up: how often each label is on the conversations that began in a span, over time; only of those that the caller may see */
        get: operations["reportLabels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Finds messages and notes by their words, newest first, and what has such a name or number; only what the caller may see
         * @description Case, accents and ё make no difference. Words of three letters and more, and the last one, also find what begins
         *     with them; every word must be there. Where nothing is found, so do words that differ from a typed one by one
         *     slip: a letter too many, too few, another, or two swapped, after the first two. Conversations, contacts and labels come with the first page only. A page can
         *     be shorter than `limit`, or empty, and still have a `next`. What was written a moment ago is found a moment later.
         */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listUsers"];
        put?: never;
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes a colleague of at most the own rank. Disabling ends their sessions, sockets and tokens, and returns what they held to the queues */
        patch: operations["updateUser"];
        trace?: never;
    };
    "/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The built-in roles and the workspace's own, from the lowest rank to the highest, and what can be granted */
        get: operations["listRoles"];
        put?: never;
        /** A role of the workspace's own, of at most the caller's rank and rights (403 beyond_own_rights) */
        post: operations["createRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RoleId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** People with the role get the replacement; without one nobody may have it (409 in_use) */
        delete: operations["deleteRole"];
        options?: never;
        head?: never;
        /** Everybody with this role has its new rights at once. Built-in roles stay as they are (409 builtin_role) */
        patch: operations["updateRole"];
        trace?: never;
    };
    "/deletions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller may bring back, newest first. Whatever the settings delete stays for 30 days, with what hung on it */
        get: operations["listDeletions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deletions/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much hangs on a thing, before it is deleted: conversations with the label, people with the role or status, customers with a value, categories of the knowledge base, articles of the category, published pages of the article, open conversations of the channel */
        get: operations["previewDeletion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deletions/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It comes back with what hung on it, unless that has been changed since. 409 already_exists: its name is taken now; parent_deleted: the knowledge base that it was in is deleted itself; too_many: there is no room for it any more */
        post: operations["restoreDeletion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The audit log, newest first: who did what to the desk itself, from where. Nobody can change it */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listDepartments"];
        put?: never;
        post: operations["createDepartment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/departments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["updateDepartment"];
        trace?: never;
    };
    "/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listChannels"];
        put?: never;
        post: operations["createChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channels/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Its conversations stay readable, and are answered over it no more (409 channel_deleted); who manages channels */
        delete: operations["deleteChannel"];
        options?: never;
        head?: never;
        patch: operations["updateChannel"];
        trace?: never;
    };
    "/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A channel over the servers of others, after its provider was asked; who manages channels */
        post: operations["createConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks the provider and stores nothing */
        post: operations["checkConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** By the id of its channel */
        get: operations["getConnection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["updateConnection"];
        trace?: never;
    };
    "/connections/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new secret for webhooks both ways; shown once */
        post: operations["renewHookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/{id}/missed": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Somebody has seen that messages may be missing: `health.missed` of the channel goes, for everybody */
        delete: operations["dismissMissed"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/{id}/inbound": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** The ledger: what came, what became of it and why; the newest first */
        get: operations["listInbound"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hooks/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description of the channel; its connection says the whole address */
                key: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Where the platform of a channel delivers, without /api/v1. Telegram: an update, at most 1 MiB, with X-Telegram-Bot-Api-Secret-Token; a program of one's own: an InboundPost, at most 15 MiB, with the channel's secret. 200: stored; the same id again is the same message */
        post: operations["takeHook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inbound/{id}/import": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What failed or was ignored is tried again; 409 payload_gone of what was ignored long ago */
        post: operations["importInbound"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes one's own answer back: 400 unsupported_by_channel, 409 too_late (capabilities.delete_within_seconds) */
        delete: operations["deleteMessage"];
        options?: never;
        head?: never;
        /** Of one's own answer, a text, while one may answer; the customer sees the change. 400 unsupported_by_channel, 409 not_editable */
        patch: operations["editMessage"];
        trace?: never;
    };
    "/messages/{id}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** What a message was before it was edited or deleted, the oldest first; of a deleted one only for who wrote it and for those who oversee (403) */
        get: operations["listMessageRevisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inbound/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The message that a mail has become goes into another conversation of its customer, or into one of its own; answers to it stay where they are. 409: moved_meanwhile (it no longer lies in from_id), not_a_customers_mail, same_conversation, alone_already, not_active (the other one is solved), other_customer */
        post: operations["moveInbound"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{id}/html": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** A mail as it looks, without scripts and, unless asked for, without pictures from elsewhere; for a frame */
        get: operations["getMessageHtml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{id}/original": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** A mail byte for byte as it came */
        get: operations["getMessageOriginal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A failed or uncertain answer is sent again */
        post: operations["retryMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channels/{id}/identity-secrets": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** What the website signs its customers' identity tokens with; who manages channels */
        get: operations["getIdentitySecrets"];
        put?: never;
        /** A new one; the one so far stays good as the one before */
        post: operations["rotateIdentitySecret"];
        /** The one before is good no more */
        delete: operations["endIdentitySecretBefore"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listLabels"];
        put?: never;
        post: operations["createLabel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/labels/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** It comes off every conversation */
        delete: operations["deleteLabel"];
        options?: never;
        head?: never;
        patch: operations["updateLabel"];
        trace?: never;
    };
    "/knowledge-bases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listKnowledgeBases"];
        put?: never;
        /** Without more than a name: public, in English, on every channel, in the colour of the first one */
        post: operations["createKnowledgeBase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/knowledge-bases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** An empty one; 409 not_empty while it has articles */
        delete: operations["deleteKnowledgeBase"];
        options?: never;
        head?: never;
        patch: operations["updateKnowledgeBase"];
        trace?: never;
    };
    "/knowledge-bases/{id}/categories": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** By position */
        get: operations["listCategories"];
        put?: never;
        post: operations["createCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/categories/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Its articles stay, without a category */
        delete: operations["deleteCategory"];
        options?: never;
        head?: never;
        patch: operations["updateCategory"];
        trace?: never;
    };
    "/articles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Of one knowledge base, the newest first. Who may not write sees what is published */
        get: operations["listArticles"];
        put?: never;
        post: operations["createArticle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/articles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get: operations["getArticle"];
        put?: never;
        post?: never;
        /** With its drafts, its history and its page */
        delete: operations["deleteArticle"];
        options?: never;
        head?: never;
        patch: operations["updateArticle"];
        trace?: never;
    };
    "/articles/{id}/translations/{language}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                language: components["schemas"]["LanguageTag"];
            };
            cookie?: never;
        };
        /** The draft */
        get: operations["getArticleDraft"];
        /** Saves the draft; nobody outside sees it. Version 0 begins a new translation */
        put: operations["saveArticleDraft"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/articles/{id}/translations/{language}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                language: components["schemas"]["LanguageTag"];
            };
            cookie?: never;
        };
        /** As readers will see it */
        get: operations["previewArticle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/articles/{id}/translations/{language}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                language: components["schemas"]["LanguageTag"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the draft says becomes the page; 409 version_conflict when the draft has moved on */
        post: operations["publishArticle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/articles/{id}/translations/{language}/unpublish": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                language: components["schemas"]["LanguageTag"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The page goes; the draft stays */
        post: operations["unpublishArticle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/articles/{id}/translations/{language}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                language: components["schemas"]["LanguageTag"];
            };
            cookie?: never;
        };
        /** The history, newest first: one step for each sitting of a writer, one for each publishing */
        get: operations["listRevisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/articles/{id}/translations/{language}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                language: components["schemas"]["LanguageTag"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A step of the history becomes the draft again */
        post: operations["restoreRevision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/articles/{id}/revisions/{revision_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                revision_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        get: operations["getRevision"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Published articles by words, the best first; without words the first ones */
        get: operations["findAnswers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/answers/{id}/{language}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                language: components["schemas"]["LanguageTag"];
            };
            cookie?: never;
        };
        /** A published article in parts that can be sent one by one */
        get: operations["readAnswer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My API tokens */
        get: operations["listTokens"];
        put?: never;
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["revokeToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/canned-replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ready answers that I may use; my own, those of my departments and those of everybody, oldest first */
        get: operations["listCannedReplies"];
        put?: never;
        /** Everybody makes personal ones; supervisors and admins those of departments and of the workspace */
        post: operations["createCannedReply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/canned-replies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["deleteCannedReply"];
        options?: never;
        head?: never;
        patch: operations["updateCannedReply"];
        trace?: never;
    };
    "/forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What may be asked in a conversation; oldest first */
        get: operations["listForms"];
        put?: never;
        /** Supervisors and admins make forms, everybody sends them */
        post: operations["createForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/forms/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["deleteForm"];
        options?: never;
        head?: never;
        /** What was sent already stays as it was */
        patch: operations["updateForm"];
        trace?: never;
    };
    "/library": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pictures and files that everybody may put into an answer; oldest first */
        get: operations["listLibrary"];
        put?: never;
        /** Puts an own upload of `POST /files` into the library */
        post: operations["addLibraryItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/library/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["deleteLibraryItem"];
        options?: never;
        head?: never;
        patch: operations["updateLibraryItem"];
        trace?: never;
    };
    "/library/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get: operations["getLibraryContent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/library/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same bytes as an upload of mine, for `attachments` of an answer; nothing is copied */
        post: operations["takeFromLibrary"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I have not finished writing */
        get: operations["listDrafts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/drafts/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                kind: components["schemas"]["DraftKind"];
            };
            cookie?: never;
        };
        get?: never;
        /** Keeps my unfinished text for all of my browsers; `version` is the one it was written on (0: on none), 409 version_conflict with `current` when another browser was faster */
        put: operations["saveDraft"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["uploadFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["file_id"];
            };
            cookie?: never;
        };
        get: operations["getFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** WebSocket. First frame from a browser is StaffHelloFrame; then StaffFrame both ways, see the schemas */
        get: operations["staffEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        /** What the widget needs before a session */
        get: operations["getWidget"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/{key}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A visitor's session. With an identity token it is the customer whom the website names; the bearer token of the session so far then lets an unnamed visitor keep the conversation */
        post: operations["createWidgetSession"];
        delete: operations["endWidgetSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/{key}/links": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the link in the mail about a message leads to: a session that sees its conversation and what follows it. Opening the page of the link changes nothing, only this does. 404 link_over: it has expired, was revoked, or has let in as many browsers as it may */
        post: operations["followMailLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/{key}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        get: operations["listVisitorMessages"];
        put?: never;
        post: operations["sendVisitorMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/{key}/messages/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: components["parameters"]["key"];
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers the form of this message, once (409 already_answered); the answer comes back as a message */
        post: operations["answerVisitorForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/{key}/read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["readVisitorMessages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/{key}/typing": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["visitorTyping"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/{key}/files": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["uploadVisitorFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/{key}/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: components["parameters"]["key"];
                id: components["parameters"]["file_id"];
            };
            cookie?: never;
        };
        get: operations["getVisitorFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/{key}/articles": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        /** Help before the chat; without words the first articles of the channel's knowledge bases */
        get: operations["findPublicArticles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/{key}/articles/{id}/{language}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: components["parameters"]["key"];
                id: components["parameters"]["id"];
                language: components["schemas"]["LanguageTag"];
            };
            cookie?: never;
        };
        get: operations["readPublicArticle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/{key}/events": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        /** WebSocket. First frame is VisitorHelloFrame with the token; then VisitorFrame both ways */
        get: operations["visitorEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Id: Branded<"Id">;
        FileId: Branded<"FileId">;
        /** Format: date-time */
        Time: string;
        /** @description made by the sender (a UUID); the same one twice is the same message */
        ClientId: Branded<"ClientId">;
        /** @description UTF-8 without control characters other than newline and tab */
        Text: string;
        /** @description a built-in role by its word, a role of the workspace by its id */
        RoleId: string;
        /**
         * @description own: what I hold; department: also what is in my departments; all: everything in the workspace. Each includes the ones before
         * @enum {string}
         */
        Scope: "none" | "own" | "department" | "all";
        /** @description verbs on scopes; one that is absent is not granted (see: own at least, whoever holds a conversation sees it). Verbs about the desk itself, from edit_labels on, and make_tickets are granted for all or not at all */
        Permissions: {
            see?: components["schemas"]["Scope"];
            accept?: components["schemas"]["Scope"];
            reply?: components["schemas"]["Scope"];
            reassign?: components["schemas"]["Scope"];
            take_over?: components["schemas"]["Scope"];
            solve?: components["schemas"]["Scope"];
            reopen?: components["schemas"]["Scope"];
            label?: components["schemas"]["Scope"];
            write_note?: components["schemas"]["Scope"];
            oversee?: components["schemas"]["Scope"];
            see_tickets?: components["schemas"]["Scope"];
            make_tickets?: components["schemas"]["Scope"];
            edit_tickets?: components["schemas"]["Scope"];
            assign_tickets?: components["schemas"]["Scope"];
            escalate_tickets?: components["schemas"]["Scope"];
            delete_tickets?: components["schemas"]["Scope"];
            edit_labels?: components["schemas"]["Scope"];
            edit_canned_replies?: components["schemas"]["Scope"];
            block_contacts?: components["schemas"]["Scope"];
            share_views?: components["schemas"]["Scope"];
            edit_library?: components["schemas"]["Scope"];
            edit_knowledge?: components["schemas"]["Scope"];
            manage_people?: components["schemas"]["Scope"];
            manage_roles?: components["schemas"]["Scope"];
            manage_departments?: components["schemas"]["Scope"];
            manage_channels?: components["schemas"]["Scope"];
            manage_workspace?: components["schemas"]["Scope"];
            see_audit_log?: components["schemas"]["Scope"];
        };
        /** @description agent and IT support 10, supervisor 20, manager 30, admin 40; people of a higher rank are out of reach */
        Rank: number;
        Role: {
            id: components["schemas"]["RoleId"];
            name: string;
            rank: components["schemas"]["Rank"];
            permissions: components["schemas"]["Permissions"];
            version: number;
        };
        RoleList: {
            items: components["schemas"]["Role"][];
            /** @description what can be granted and for which scopes */
            permissions: {
                name: string;
                scopes: components["schemas"]["Scope"][];
            }[];
        };
        RoleCreate: {
            name: string;
            rank: components["schemas"]["Rank"];
            permissions: components["schemas"]["Permissions"];
        };
        RoleUpdate: {
            version: number;
            name?: string;
            rank?: components["schemas"]["Rank"];
            permissions?: components["schemas"]["Permissions"];
        };
        /**
         * @description new: waits for somebody to accept it; unassigned: the whole queue, also of auto departments that have nobody available, for supervisors; mine: held by me and not set aside; waiting: those of mine whose turn is theirs or that are set aside; team: held by others of my departments; escalated: to me or by me
         * @enum {string}
         */
        View: "new" | "unassigned" | "mine" | "team" | "waiting" | "escalated" | "solved" | "all";
        /**
         * @description derived from the four facts
         * @enum {string}
         */
        Status: "new" | "open" | "waiting" | "escalated" | "solved";
        /** @enum {string} */
        Language: "en" | "ru" | "id";
        Volume: {
            /** @enum {string} */
            holds: "database" | "files";
            /**
             * @description high from 85 % on, critical from 95 % on
             * @enum {string}
             */
            state: "ok" | "high" | "critical";
            used_percent: number;
            free_bytes: number;
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            /**
             * @description disk_full (507): no room is left where it would be stored; keep it and send it again later. took_too_long (504): what was asked for reads more than it may; ask for less
             * @enum {string}
             */
            code: "invalid" | "unknown_field" | "not_found" | "forbidden" | "unauthenticated" | "bad_credentials" | "csrf" | "origin_not_allowed" | "already_accepted" | "already_acknowledged" | "no_level_above" | "not_escalated" | "already_escalated" | "requester_cannot_handle" | "ticket_closed" | "not_holder" | "not_active" | "not_solved" | "not_a_member" | "version_conflict" | "client_id_conflict" | "already_exists" | "rate_limited" | "too_large" | "unsupported_type" | "method_not_allowed" | "setup_done" | "bad_setup_code" | "cursor_expired" | "last_admin" | "higher_rank" | "beyond_own_rights" | "builtin_role" | "in_use" | "too_many" | "bad_identity_token" | "limit_reached" | "last_status" | "not_empty" | "article_not_available" | "not_a_supervisor" | "not_held" | "is_holder" | "already_decided" | "not_granted" | "exclusive_department" | "too_late" | "unsupported_by_channel" | "already_answered" | "already_open" | "unreachable" | "blocked" | "later_merge" | "moved_meanwhile" | "not_a_customers_mail" | "same_conversation" | "alone_already" | "other_customer" | "parent_deleted" | "not_failed" | "already_sent" | "author_gone" | "not_editable" | "channel_deleted" | "already_imported" | "payload_gone" | "link_over" | "unsupported" | "provider_failed" | "unavailable" | "disk_full" | "took_too_long" | "internal";
            /** @description in English */
            detail?: string;
            /** @description the field that is wrong */
            field?: string;
            /** @description with already_accepted and not_holder */
            holder?: components["schemas"]["PersonRef"];
            /** @description with version_conflict: the state now */
            current?: unknown;
            /** @description seconds */
            retry_after?: number;
        };
        PersonRef: {
            id: components["schemas"]["Id"];
            name: string;
        };
        SetupState: {
            needed: boolean;
        };
        SetupRequest: {
            code: string;
            workspace: string;
            name: string;
            /** Format: email */
            email: string;
            password: components["schemas"]["Password"];
            /** @description a language tag: makes a sample conversation that explains itself; English where another language is not spoken */
            sample_language?: string;
        };
        Password: string;
        SignInRequest: {
            email: string;
            password: string;
        };
        PasswordChange: {
            current: string;
            new: components["schemas"]["Password"];
        };
        Session: {
            csrf_token: string;
            user: components["schemas"]["User"];
            role: components["schemas"]["Role"];
            workspace: components["schemas"]["Workspace"];
            upload: components["schemas"]["UploadLimits"];
        };
        OwnSession: {
            id: components["schemas"]["Id"];
            /** @description the one that asks */
            current: boolean;
            /** @description such as Firefox 131 on Windows; empty when unknown */
            browser: string;
            /** @description of the network at the sign-in */
            address: string;
            created_at: components["schemas"]["Time"];
            /** @description to the hour */
            last_seen_at: components["schemas"]["Time"];
        };
        Workspace: {
            id: components["schemas"]["Id"];
            name: string;
            words: components["schemas"]["WordPreset"];
            return_after_minutes: components["schemas"]["ReturnAfterMinutes"];
        };
        /**
         * @description in whose words the console speaks of conversations
         * @enum {string}
         */
        WordPreset: "harken" | "kreechat" | "iodesk" | "3dolphins";
        /** @description after how long an absence what somebody holds goes back to the queues; 0: never */
        ReturnAfterMinutes: number;
        WorkspaceUpdate: {
            name?: string;
            words?: components["schemas"]["WordPreset"];
            return_after_minutes?: components["schemas"]["ReturnAfterMinutes"];
        };
        UploadLimits: {
            max_bytes: number;
            /** @description media types, such as image/png */
            types: string[];
        };
        User: {
            id: components["schemas"]["Id"];
            name: string;
            email: string;
            role: components["schemas"]["RoleId"];
            active: boolean;
            /** @description has a live socket */
            online: boolean;
            department_ids: components["schemas"]["Id"][];
            /** @description the availability status that the user chose; null: none, and no work */
            status_id: components["schemas"]["Id"] | null;
            capacity: components["schemas"]["Capacity"];
            version: number;
        };
        AvailabilityStatus: {
            id: components["schemas"]["Id"];
            name: string;
            /**
             * @description one that came with the desk, whose name faces may translate
             * @enum {string}
             */
            preset: "own" | "available" | "busy" | "away";
            /** @description conversations may be given to who has it */
            takes_work: boolean;
            position: number;
            version: number;
        };
        AvailabilityStatusCreate: {
            name: string;
            takes_work: boolean;
        };
        AvailabilityStatusUpdate: {
            version: number;
            name?: string;
            takes_work?: boolean;
            position?: number;
        };
        /** @enum {string} */
        DeletionKind: "label" | "role" | "status" | "canned_reply" | "form" | "library_item" | "knowledge_base" | "category" | "article" | "contact_attribute" | "saved_view" | "ticket" | "channel" | "ticket_status";
        Deletion: {
            id: components["schemas"]["Id"];
            kind: components["schemas"]["DeletionKind"];
            name: string;
            deleted_by: components["schemas"]["PersonRef"] | null;
            deleted_at: components["schemas"]["Time"];
            /** @description until then it can be brought back */
            gone_at: components["schemas"]["Time"];
        };
        AuditEntry: {
            id: components["schemas"]["Id"];
            at: components["schemas"]["Time"];
            /** @description null: nobody who was signed in, or the command line */
            actor: components["schemas"]["PersonRef"] | null;
            /** @description a kind and what happened to it, such as role.updated */
            action: string;
            subject: {
                kind: string;
                id: string;
                /** @description as it was then */
                name: string;
            };
            /** @description of the network; empty: the command line */
            address: string;
            /** @description without secrets */
            changes: {
                field: string;
                from: unknown;
                to: unknown;
            }[];
        };
        AuditPage: {
            items: components["schemas"]["AuditEntry"][];
            next: string | null;
        };
        /** @description how many conversations an auto department may give to the user; 0: any number */
        Capacity: number;
        /**
         * @description manual: everybody hears, anyone accepts; auto: given to the available member who holds the fewest
         * @enum {string}
         */
        RoutingMode: "manual" | "auto";
        /**
         * @description who hears of a new conversation: the department, or everybody at the desk
         * @enum {string}
         */
        AlertScope: "department" | "all";
        /**
         * @description what a new conversation of the department sounds like in the console
         * @enum {string}
         */
        AlertSound: "chime" | "bell" | "marimba" | "drops" | "knock" | "horn";
        /** @description when the department is there, every week the same; null: always. New conversations are taken at any time */
        WorkingHours: {
            /** @description an IANA name such as Europe/Berlin */
            time_zone: string;
            week: {
                /** @enum {string} */
                day: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
                from: components["schemas"]["ClockTime"];
                to: components["schemas"]["ClockTime"];
            }[];
        };
        /** @description such as 09:30; the end of a day is 24:00 */
        ClockTime: string;
        AvailabilityUpdate: {
            status: components["schemas"]["Id"];
        };
        UserCreate: {
            name: string;
            /** Format: email */
            email: string;
            role: components["schemas"]["RoleId"];
            password: components["schemas"]["Password"];
            department_ids?: components["schemas"]["Id"][];
        };
        UserUpdate: {
            version: number;
            name?: string;
            role?: components["schemas"]["RoleId"];
            active?: boolean;
            capacity?: components["schemas"]["Capacity"];
            department_ids?: components["schemas"]["Id"][];
        };
        /** @description exclusive: only the holder writes, colleagues can be granted no more than reading */
        Department: {
            exclusive: boolean;
            alert_scope: components["schemas"]["AlertScope"];
            alert_sound: components["schemas"]["AlertSound"];
            hours: components["schemas"]["WorkingHours"] | null;
            id: components["schemas"]["Id"];
            mode: components["schemas"]["RoutingMode"];
            name: string;
            member_ids: components["schemas"]["Id"][];
            version: number;
        };
        DepartmentCreate: {
            exclusive?: boolean;
            alert_scope?: components["schemas"]["AlertScope"];
            alert_sound?: components["schemas"]["AlertSound"];
            hours?: components["schemas"]["WorkingHours"] | null;
            mode?: components["schemas"]["RoutingMode"];
            name: string;
            member_ids?: components["schemas"]["Id"][];
        };
        DepartmentUpdate: {
            exclusive?: boolean;
            alert_scope?: components["schemas"]["AlertScope"];
            alert_sound?: components["schemas"]["AlertSound"];
            hours?: components["schemas"]["WorkingHours"] | null;
            mode?: components["schemas"]["RoutingMode"];
            version: number;
            name?: string;
            member_ids?: components["schemas"]["Id"][];
        };
        WidgetSettings: {
            accent: string;
            title: string;
            /** @description empty means the translated default */
            greeting: string;
            /** @enum {string} */
            position: "right" | "left";
            /** @enum {string} */
            theme: "auto" | "light" | "dark";
            /** @enum {string} */
            ask_name: "off" | "optional" | "required";
            /** @enum {string} */
            ask_email: "off" | "optional" | "required";
            /** @description offered before the chat; empty means no choice */
            department_ids: components["schemas"]["Id"][];
            /** @description such as https://shop.example; empty means any site */
            allowed_origins: string[];
        };
        Channel: {
            id: components["schemas"]["Id"];
            kind: components["schemas"]["ChannelKind"];
            /** @description of a channel over the servers of others; null: it needs nobody else */
            health: components["schemas"]["ChannelHealth"] | null;
            name: string;
            key: string;
            department_id: components["schemas"]["Id"];
            /** @description of a widget */
            settings: components["schemas"]["WidgetSettings"] | null;
            capabilities: components["schemas"]["Capabilities"];
            version: number;
        };
        /** @description what this kind of channel can carry; the rest is refused with unsupported_by_channel */
        Capabilities: {
            formatting: boolean;
            attachments: {
                /** @description 0: no files at all */
                max_bytes: number;
                types: string[];
            };
            forms: boolean;
            buttons: boolean;
            typing: boolean;
            receipts: boolean;
            longest_text: number;
            /** @description what was sent can be edited */
            edits: boolean;
            /** @description what was sent can be taken back */
            deletes: boolean;
            /** @description after it was written; 0: whenever */
            delete_within_seconds: number;
        };
        /** @enum {string} */
        ChannelKind: "widget" | "telegram" | "email" | "api";
        ChannelHealth: {
            /** @enum {string} */
            state: "new" | "working" | "failing";
            /** @description a stable code, with failing */
            reason: string;
            since: components["schemas"]["Time"];
            /** @description nothing was heard of the provider for longer than it keeps messages: some may be missing; absent: none, or somebody has dismissed it */
            missed?: {
                from: components["schemas"]["Time"];
                until: components["schemas"]["Time"];
            };
        };
        /** @enum {string} */
        ConnectionKind: "telegram" | "email" | "api";
        /** @description by their names, such as token; never shown again */
        ConnectionSecrets: {
            [key: string]: string;
        };
        ConnectionCheck: {
            kind: components["schemas"]["ConnectionKind"];
            settings: Record<string, never>;
            secrets?: components["schemas"]["ConnectionSecrets"];
        };
        ConnectionCreate: {
            kind: components["schemas"]["ConnectionKind"];
            name: string;
            department_id: components["schemas"]["Id"];
            settings: Record<string, never>;
            secrets?: components["schemas"]["ConnectionSecrets"];
        };
        ConnectionUpdate: {
            version: number;
            settings: Record<string, never>;
            secrets?: components["schemas"]["ConnectionSecrets"];
        };
        Trouble: {
            /** @description a stable code */
            reason: string;
            /** @description the provider's words */
            detail: string;
        };
        Connection: {
            channel: components["schemas"]["Channel"];
            settings: Record<string, never>;
            /** @description those that are set */
            secrets: string[];
            hook_path: string;
            /** @description empty: this desk does not know its own address */
            hook_url: string;
            /** @description of a mailbox: the server that most of its mails name as the one that checked their sender (RFC 8601), for settings.authserv_id; empty: none does */
            usual_authserv_id: string;
            receiving: components["schemas"]["Trouble"] | null;
            sending: components["schemas"]["Trouble"] | null;
            version: number;
        };
        /** @description docs/how-to/bring-your-own-channel.md. Text or attachments with message and edit, neither with delete */
        InboundPost: {
            /** @description of this post, unique in the channel */
            id: string;
            /**
             * @default message
             * @enum {string}
             */
            type: "message" | "edit" | "delete";
            /** @description with edit and delete the message that it is about */
            message_id?: string;
            from: {
                id: string;
                name?: string;
                email?: string;
                phone?: string;
                language?: string;
            };
            text?: string;
            attachments?: {
                name: string;
                /** @description base64 */
                content: string;
            }[];
            /** @description an earlier message of theirs */
            reply_to?: string;
        };
        /** @description one line of a ledger. Who sent it, what, and where it lies is told only to those who may see its conversation */
        InboundEntry: {
            id: components["schemas"]["Id"];
            external_id: string;
            /** @description an address, or what the channel has for one; empty before it was understood */
            from: string;
            from_name: string;
            subject: string;
            /**
             * @description as with MailFacts; empty where no server is trusted
             * @enum {string}
             */
            sender_check: "" | "verified" | "unknown" | "failed";
            /** @enum {string} */
            state: "pending" | "done" | "ignored" | "failed";
            reason: string;
            attempts: number;
            conversation_id: components["schemas"]["Id"] | null;
            message_id: components["schemas"]["Id"] | null;
            received_at: components["schemas"]["Time"];
        };
        MailPerson: {
            name: string;
            email: string;
        };
        /** @description of a message that came or went as an e-mail */
        MailFacts: {
            subject: string;
            to: components["schemas"]["MailPerson"][];
            cc: components["schemas"]["MailPerson"][];
            bcc?: components["schemas"]["MailPerson"][];
            /** @description of who wrote, as it was then; absent: none */
            signature?: string;
            /** @description history and signature, folded away from the text */
            quoted?: string;
            /** @description where it wants its answer */
            reply_to?: string;
            /** @description what a mail that came in says of itself */
            from?: components["schemas"]["MailPerson"];
            /** @description not the customer: somebody to whom a mail of ours went; no customer sees it in the widget */
            from_other?: boolean;
            /** @description its HTML shows more than the text tells */
            formatted?: boolean;
            /** @enum {string} */
            nature: "personal" | "automatic" | "bounce" | "list" | "own";
            /**
             * @description whether it is from whom it says, by the word of the mailbox's own server (settings.authserv_id); absent where no server is trusted
             * @enum {string}
             */
            sender_check?: "verified" | "unknown" | "failed";
            /**
             * @description what is not shown of it: all but its beginning, for it is too large, or all but its head; GET /messages/{id}/original has it as it was fetched
             * @enum {string}
             */
            loss?: "cut" | "unreadable";
            /** @description GET /messages/{id}/html shows it */
            has_html: boolean;
            inline_files?: {
                content_id: string;
                file_id: components["schemas"]["FileId"];
            }[];
        };
        ForwardRequest: {
            client_id: components["schemas"]["ClientId"];
            /** @description what is passed on */
            message_id: components["schemas"]["Id"];
            /** @description and the messages before it, at most 200 */
            with_earlier?: boolean;
            text?: components["schemas"]["Text"];
            /** @description instead of the text: my own words with their formatting */
            document?: components["schemas"]["Document"];
            mail: {
                /** @description absent: Fwd: and that of the message */
                subject?: string;
                to: string[];
                cc?: string[];
                bcc?: string[];
            };
            /** @description of the messages that are passed on */
            files?: components["schemas"]["FileId"][];
            /** @description uploaded for this */
            attachments?: components["schemas"]["FileId"][];
            /** @description the mailbox; absent: that of the conversation */
            channel_id?: components["schemas"]["Id"];
            /** @description of the lines above what is passed on: en, ru or id */
            language?: string;
        };
        /** @description a mail beside the conversation, which its customer never sees */
        SideMail: {
            id: components["schemas"]["Id"];
            conversation_id: components["schemas"]["Id"];
            channel_id: components["schemas"]["Id"];
            client_id: string;
            /** @enum {string} */
            kind: "forward" | "answer";
            /** @description of an answer the forward */
            answers_id: components["schemas"]["Id"] | null;
            author: {
                /** @description null: somebody outside */
                id: components["schemas"]["Id"] | null;
                name: string;
            };
            mail: components["schemas"]["MailFacts"];
            text: string;
            /** @description how the text is formatted; absent: it is plain */
            document?: components["schemas"]["Document"];
            /** @description what was passed on */
            forwarded: string;
            attachments: components["schemas"]["File"][];
            /** @description null on an answer */
            delivery: {
                /** @enum {string} */
                state: "queued" | "sent" | "failed" | "uncertain";
                reason?: string;
            } | null;
            created_at: components["schemas"]["Time"];
        };
        MailAnswer: {
            subject: string;
            /** @description empty: no address of the customer is known */
            to: components["schemas"]["MailPerson"][];
            /** @description who else the mail went to, or wrote it */
            cc: components["schemas"]["MailPerson"][];
            /** @description `to` is not where the mail says it came from */
            by_reply_to: boolean;
            /** @description whoever is in the mails of the conversation beside its customer and us; they have no rights */
            participants: components["schemas"]["MailParticipant"][];
        };
        MailParticipant: {
            name: string;
            email: string;
            /** @description else they only got copies */
            has_written: boolean;
        };
        TextMark: {
            /** @enum {string} */
            style: "bold" | "italic" | "underline" | "strike" | "code" | "pre" | "quote" | "spoiler" | "link";
            /** @description in code points */
            offset: number;
            length: number;
            /** @description with link */
            url?: string;
        };
        ChannelCreate: {
            /** @enum {string} */
            kind: "widget";
            name: string;
            department_id: components["schemas"]["Id"];
            settings?: components["schemas"]["WidgetSettings"];
        };
        ChannelUpdate: {
            version: number;
            name?: string;
            department_id?: components["schemas"]["Id"];
            settings?: components["schemas"]["WidgetSettings"];
        };
        Label: {
            id: components["schemas"]["Id"];
            name: string;
            color: components["schemas"]["LabelColor"];
            version: number;
        };
        /** @enum {string} */
        LabelColor: "gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "violet" | "pink";
        LabelCreate: {
            name: string;
            color: components["schemas"]["LabelColor"];
        };
        LabelUpdate: {
            version: number;
            name?: string;
            color?: components["schemas"]["LabelColor"];
        };
        /** @description such as en, ru or id */
        LanguageTag: string;
        KnowledgeBase: {
            id: components["schemas"]["Id"];
            name: string;
            /** @description its address: /help/{slug} */
            slug: string;
            /** @description the default first */
            languages: components["schemas"]["LanguageTag"][];
            accent: string;
            /** @description false: for the team alone, without a help centre */
            public: boolean;
            /** @description where it is offered */
            channel_ids: components["schemas"]["Id"][];
            version: number;
        };
        KnowledgeBaseCreate: {
            name: string;
            slug?: components["schemas"]["Slug"];
            languages?: components["schemas"]["LanguageTag"][];
            accent?: string;
            public?: boolean;
            channel_ids?: components["schemas"]["Id"][];
        };
        KnowledgeBaseUpdate: {
            version: number;
            name?: string;
            slug?: components["schemas"]["Slug"];
            languages?: components["schemas"]["LanguageTag"][];
            accent?: string;
            public?: boolean;
            channel_ids?: components["schemas"]["Id"][];
        };
        Slug: string;
        CategoryName: {
            language: components["schemas"]["LanguageTag"];
            name: string;
            description?: string;
        };
        Category: {
            id: components["schemas"]["Id"];
            knowledge_base_id: components["schemas"]["Id"];
            number: number;
            position: number;
            names: components["schemas"]["CategoryName"][];
            version: number;
        };
        CategoryCreate: {
            names: components["schemas"]["CategoryName"][];
            position?: number;
        };
        CategoryUpdate: {
            version: number;
            names?: components["schemas"]["CategoryName"][];
            position?: number;
        };
        Translation: {
            language: components["schemas"]["LanguageTag"];
            title: string;
            /** @description the draft says something else than the page */
            has_changes: boolean;
            published_at: components["schemas"]["Time"] | null;
            updated_at: components["schemas"]["Time"];
            updated_by: string;
            version: number;
        };
        Article: {
            id: components["schemas"]["Id"];
            knowledge_base_id: components["schemas"]["Id"];
            category_id: components["schemas"]["Id"] | null;
            /** @description in its address */
            number: number;
            position: number;
            translations: components["schemas"]["Translation"][];
            created_at: components["schemas"]["Time"];
            version: number;
        };
        ArticlePage: {
            items: components["schemas"]["Article"][];
            next: string | null;
        };
        ArticleCreate: {
            knowledge_base_id: components["schemas"]["Id"];
            category_id?: components["schemas"]["Id"];
            language?: components["schemas"]["LanguageTag"];
            title?: string;
        };
        ArticleUpdate: {
            version: number;
            category_id?: components["schemas"]["Id"] | null;
            position?: number;
        };
        /** @description the body of an article, or of an answer where the channel carries formatting (there without tables, and with links to whole addresses only): a closed tree of nodes. paragraph, heading (2 to 4), bulletList, orderedList, listItem, blockquote, codeBlock, picture (of an upload), horizontalRule, table, tableRow, tableHeader, tableCell, text (bold, italic, strike, code, link to http, https, mailto or a path here), hardBreak; anything else is refused */
        Document: {
            /** @constant */
            type: "doc";
            content?: components["schemas"]["DocumentNode"][];
        };
        DocumentNode: {
            /** @enum {string} */
            type: "paragraph" | "heading" | "bulletList" | "orderedList" | "listItem" | "blockquote" | "codeBlock" | "picture" | "horizontalRule" | "table" | "tableRow" | "tableHeader" | "tableCell" | "text" | "hardBreak";
            text?: string;
            attrs?: {
                level?: number;
                start?: number;
                file?: components["schemas"]["FileId"];
                alt?: string;
                width?: number;
                height?: number;
            };
            marks?: {
                /** @enum {string} */
                type: "bold" | "italic" | "strike" | "code" | "link";
                attrs?: {
                    href: string;
                };
            }[];
            content?: components["schemas"]["DocumentNode"][];
        };
        ArticleDraft: {
            article_id: components["schemas"]["Id"];
            language: components["schemas"]["LanguageTag"];
            title: string;
            body: components["schemas"]["Document"];
            has_changes: boolean;
            published_at: components["schemas"]["Time"] | null;
            updated_at: components["schemas"]["Time"];
            updated_by: string;
            version: number;
        };
        ArticleDraftSave: {
            /** @description of the draft that was edited; 0 begins one */
            version: number;
            title: string;
            body: components["schemas"]["Document"];
        };
        VersionOf: {
            version: number;
        };
        ArticlePreview: {
            title: string;
            /** @description made by the server from the closed document; safe to show */
            html: string;
        };
        Revision: {
            id: components["schemas"]["Id"];
            language: components["schemas"]["LanguageTag"];
            title: string;
            author: components["schemas"]["PersonRef"];
            published: boolean;
            created_at: components["schemas"]["Time"];
        };
        RevisionDetail: {
            id: components["schemas"]["Id"];
            language: components["schemas"]["LanguageTag"];
            title: string;
            author: components["schemas"]["PersonRef"];
            published: boolean;
            created_at: components["schemas"]["Time"];
            html: string;
        };
        RevisionPage: {
            items: components["schemas"]["Revision"][];
            next: string | null;
        };
        RevisionRestore: {
            version: number;
            revision_id: components["schemas"]["Id"];
        };
        SnippetPart: {
            text: string;
            /** @description to be marked */
            hit: boolean;
        };
        AnswerHit: {
            id: components["schemas"]["Id"];
            language: components["schemas"]["LanguageTag"];
            title: string;
            category: string;
            snippet: components["schemas"]["SnippetPart"][];
            /** @description of the public page */
            path: string | null;
            knowledge_base: string;
            public: boolean;
        };
        ArticleLink: {
            id: components["schemas"]["Id"];
            language: components["schemas"]["LanguageTag"];
            title: string;
            excerpt: string;
            /** @description of the public page */
            path: string;
        };
        Answer: {
            id: components["schemas"]["Id"];
            language: components["schemas"]["LanguageTag"];
            /** @description in which it is published */
            languages: components["schemas"]["LanguageTag"][];
            title: string;
            knowledge_base: string;
            public: boolean;
            path: string | null;
            published_at: components["schemas"]["Time"];
            blocks: {
                html: string;
                /** @description as it is sent */
                text: string;
            }[];
        };
        PublicArticleHit: {
            id: components["schemas"]["Id"];
            language: components["schemas"]["LanguageTag"];
            title: string;
            category: string;
            snippet: components["schemas"]["SnippetPart"][];
            path: string;
        };
        PublicArticles: {
            items: components["schemas"]["PublicArticleHit"][];
            /** @description of the help centre; null when the channel has none */
            help_path: string | null;
        };
        PublicArticle: {
            id: components["schemas"]["Id"];
            language: components["schemas"]["LanguageTag"];
            title: string;
            html: string;
            path: string;
            published_at: components["schemas"]["Time"];
        };
        ApiToken: {
            id: components["schemas"]["Id"];
            name: string;
            created_at: components["schemas"]["Time"];
            last_used_at: components["schemas"]["Time"] | null;
        };
        NewApiToken: {
            id: components["schemas"]["Id"];
            name: string;
            token: string;
        };
        Contact: {
            id: components["schemas"]["Id"];
            /** @description the Client Id */
            number: number;
            /** @description empty when unknown */
            name: string;
            email: string;
            phone: string;
            attributes: components["schemas"]["AttributeValues"];
            /** @description absent: there is none. Changes with the photo, which is at GET /contacts/{id}/photo */
            photo?: string;
            /** @description since when nothing is taken from this customer */
            blocked_at: components["schemas"]["Time"] | null;
            /** @description null: it stands for itself */
            merged_into_id: components["schemas"]["Id"] | null;
            created_at: components["schemas"]["Time"];
            version: number;
        };
        /** @description texts by the id of their attribute; unknown ones are absent */
        AttributeValues: {
            [key: string]: string;
        };
        ContactAttribute: {
            id: components["schemas"]["Id"];
            name: string;
            position: number;
            version: number;
        };
        ListedContact: {
            id: components["schemas"]["Id"];
            number: number;
            name: string;
            email: string;
            phone: string;
            photo?: string;
            attributes: components["schemas"]["AttributeValues"];
            blocked_at: components["schemas"]["Time"] | null;
            merged_into_id: components["schemas"]["Id"] | null;
            created_at: components["schemas"]["Time"];
            version: number;
            /** @description that the caller may see */
            conversations: number;
            /** @description of those */
            last_activity_at: components["schemas"]["Time"] | null;
        };
        ContactPage: {
            items: components["schemas"]["ListedContact"][];
            next: string | null;
        };
        Identity: {
            /** @description how the channel shows them, such as @anna; empty: it does not */
            handle: string;
            id: components["schemas"]["Id"];
            channel_id: components["schemas"]["Id"];
            platform: components["schemas"]["ChannelKind"];
            visit: components["schemas"]["Visit"];
            created_at: components["schemas"]["Time"];
        };
        ContactMerge: {
            id: components["schemas"]["Id"];
            /** @description who it is now */
            contact_id: components["schemas"]["Id"];
            merged: {
                id: components["schemas"]["Id"];
                number: number;
                name: string;
            };
            actor: components["schemas"]["PersonRef"];
            created_at: components["schemas"]["Time"];
            undone_at: components["schemas"]["Time"] | null;
        };
        Merged: {
            merge: components["schemas"]["ContactMerge"];
            contact: components["schemas"]["Contact"];
        };
        ContactUpdate: {
            version: number;
            name?: string;
            email?: string;
            phone?: string;
            attributes?: components["schemas"]["AttributeValues"];
        };
        Conversation: {
            id: components["schemas"]["Id"];
            number: number;
            contact: {
                id: components["schemas"]["Id"];
                number: number;
                name: string;
                email: string;
                photo?: string;
            };
            channel_id: components["schemas"]["Id"];
            platform: components["schemas"]["ChannelKind"];
            /** @description of the mail that began it; absent where there is none */
            subject?: string;
            /** @description it began with a mail whose sender the mailbox's own server does not vouch for; absent otherwise */
            sender_unverified?: boolean;
            department_id: components["schemas"]["Id"];
            holder: components["schemas"]["PersonRef"] | null;
            /** @description handed up, to the holder */
            escalation: components["schemas"]["Escalation"] | null;
            /** @description colleagues who asked into it, or were let in */
            access: components["schemas"]["Access"][];
            /** @description active, and out of the holder's way until then */
            set_aside_until: components["schemas"]["Time"] | null;
            /** @description solved by the desk then, unless the customer writes before */
            solve_at: components["schemas"]["Time"] | null;
            /** @enum {string} */
            lifecycle: "active" | "solved";
            /** @enum {string} */
            turn: "ours" | "theirs";
            status: components["schemas"]["Status"];
            last_message: {
                id: components["schemas"]["Id"];
                /** @enum {string} */
                sender_kind: "customer" | "user";
                /** @description the first 160 characters */
                text: string;
                attachments: number;
                created_at: components["schemas"]["Time"];
            } | null;
            /** @description messages of the customer that the holder (or anybody */
            unread: number;
            /** @description since when the customer waits for us */
            waiting_since: components["schemas"]["Time"] | null;
            label_ids: components["schemas"]["Id"][];
            /** @description newest message that reached the customer's device */
            customer_delivered_id: components["schemas"]["Id"] | null;
            /** @description newest message that the customer has read */
            customer_read_id: components["schemas"]["Id"] | null;
            /** @description newest message that the holder has read */
            staff_read_id: components["schemas"]["Id"] | null;
            /** @description the earlier conversation that this one continues */
            follows_id: components["schemas"]["Id"] | null;
            created_at: components["schemas"]["Time"];
            last_activity_at: components["schemas"]["Time"];
            solved_at: components["schemas"]["Time"] | null;
            /** @description grows with every change; an older one never replaces a newer one */
            version: number;
        };
        /** @description a conversation as events tell it. What is null or an empty list is left out, and so is the last message when it stands beside the conversation */
        EventConversation: {
            id: components["schemas"]["Id"];
            number: number;
            contact: {
                id: components["schemas"]["Id"];
                number: number;
                name: string;
                email: string;
                photo?: string;
            };
            channel_id: components["schemas"]["Id"];
            platform: components["schemas"]["ChannelKind"];
            /** @description of the mail that began it; absent where there is none */
            subject?: string;
            /** @description it began with a mail whose sender the mailbox's own server does not vouch for; absent otherwise */
            sender_unverified?: boolean;
            department_id: components["schemas"]["Id"];
            holder?: components["schemas"]["PersonRef"] | null;
            /** @description handed up, to the holder */
            escalation?: components["schemas"]["Escalation"] | null;
            /** @description colleagues who asked into it, or were let in */
            access?: components["schemas"]["Access"][];
            /** @description active, and out of the holder's way until then */
            set_aside_until?: components["schemas"]["Time"] | null;
            /** @description solved by the desk then, unless the customer writes before */
            solve_at?: components["schemas"]["Time"] | null;
            /** @enum {string} */
            lifecycle: "active" | "solved";
            /** @enum {string} */
            turn: "ours" | "theirs";
            status: components["schemas"]["Status"];
            last_message?: {
                id: components["schemas"]["Id"];
                /** @enum {string} */
                sender_kind: "customer" | "user";
                /** @description the first 160 characters */
                text: string;
                attachments: number;
                created_at: components["schemas"]["Time"];
            } | null;
            /** @description messages of the customer that the holder (or anybody */
            unread: number;
            /** @description since when the customer waits for us */
            waiting_since?: components["schemas"]["Time"] | null;
            label_ids?: components["schemas"]["Id"][];
            /** @description newest message that reached the customer's device */
            customer_delivered_id?: components["schemas"]["Id"] | null;
            /** @description newest message that the customer has read */
            customer_read_id?: components["schemas"]["Id"] | null;
            /** @description newest message that the holder has read */
            staff_read_id?: components["schemas"]["Id"] | null;
            /** @description the earlier conversation that this one continues */
            follows_id?: components["schemas"]["Id"] | null;
            created_at: components["schemas"]["Time"];
            last_activity_at: components["schemas"]["Time"];
            solved_at?: components["schemas"]["Time"] | null;
            /** @description grows with every change; an older one never replaces a newer one */
            version: number;
        };
        ConversationDetail: {
            conversation: components["schemas"]["Conversation"];
            contact: components["schemas"]["Contact"];
            visit: components["schemas"]["Visit"] | null;
            /** @description how the channel shows the customer, such as @anna; empty: it does not */
            handle: string;
            seq: components["schemas"]["Seq"];
        };
        Visit: {
            ip: string;
            /** @description such as Firefox 131 on Windows */
            browser: string;
            page_url: string;
            page_title: string;
            language: string;
        };
        /** @description number of the newest event that this answer includes; ask the socket for what comes after it */
        Seq: Branded<"Seq">;
        ConversationPage: {
            items: components["schemas"]["Conversation"][];
            next: string | null;
            seq: components["schemas"]["Seq"];
        };
        ViewCounts: {
            new: number;
            /** @description the whole queue, for supervisors; 0 for others */
            unassigned: number;
            mine: number;
            /** @description of mine, those with the status open */
            mine_open: number;
            team: number;
            waiting: number;
            escalated: number;
            solved: number;
            mine_unread: number;
            seq: components["schemas"]["Seq"];
        };
        Overview: {
            people: components["schemas"]["PersonLoad"][];
            departments: components["schemas"]["DepartmentLoad"][];
            /** @description where the turn is ours, the longest waiting first */
            longest_waiting: components["schemas"]["Conversation"][];
            seq: components["schemas"]["Seq"];
        };
        PersonLoad: {
            user_id: components["schemas"]["Id"];
            held: number;
            /** @description of those, where the turn is ours */
            unanswered: number;
            /** @description since when the longest of them waits */
            waiting_since: components["schemas"]["Time"] | null;
            /** @description without a live connection since then; null: there */
            absent_since: components["schemas"]["Time"] | null;
        };
        DepartmentLoad: {
            department_id: components["schemas"]["Id"];
            queued: number;
            /** @description since when the longest waits in the queue */
            queued_since: components["schemas"]["Time"] | null;
            held: number;
            unanswered: number;
            unanswered_since: components["schemas"]["Time"] | null;
        };
        ViewFilter: {
            view: components["schemas"]["View"];
            status?: components["schemas"]["Status"];
            department?: components["schemas"]["Id"];
            channel?: components["schemas"]["Id"];
            label?: components["schemas"]["Id"];
            holder?: components["schemas"]["Id"];
            /** @description with activity within so many days */
            days?: number;
        };
        SavedView: {
            id: components["schemas"]["Id"];
            name: string;
            owner_id: components["schemas"]["Id"];
            shared: boolean;
            filter: components["schemas"]["ViewFilter"];
            tickets?: components["schemas"]["TicketFilter"];
            version: number;
        };
        /** @description of a list of tickets, whose `filter` says nothing then */
        TicketFilter: {
            view: components["schemas"]["TicketView"];
            sort?: components["schemas"]["TicketSort"];
            /** @enum {string} */
            order?: "asc" | "desc";
            status?: components["schemas"]["TicketStatus"];
            status_id?: components["schemas"]["Id"];
            priority?: components["schemas"]["TicketPriority"];
            /** @description an id, or none */
            responsible?: string;
            department?: components["schemas"]["Id"];
            label?: components["schemas"]["Id"];
            q?: string;
        };
        /**
         * @description submitted: addressed to me, to handle or as an escalation; opened: by me; overdue: past the deadline and not closed
         * @enum {string}
         */
        TicketView: "all" | "submitted" | "opened" | "overdue";
        /**
         * @description priority desc: the most urgent first; deadline: those without one last, either way
         * @default number
         * @enum {string}
         */
        TicketSort: "number" | "status" | "title" | "priority" | "responsible" | "created" | "deadline";
        /** @enum {string} */
        TicketStatus: "to_do" | "waiting" | "in_progress" | "closed";
        OwnTicketStatus: {
            id: components["schemas"]["Id"];
            name: string;
            /** @description what it means for every rule, count and order */
            base: components["schemas"]["TicketStatus"];
            /** @description among those of its base */
            position: number;
            version: number;
        };
        OwnTicketStatusCreate: {
            name: string;
            base: components["schemas"]["TicketStatus"];
        };
        OwnTicketStatusUpdate: {
            version: number;
            name?: string;
            position?: number;
        };
        /** @enum {string} */
        TicketPriority: "minor" | "normal" | "major";
        /** @enum {string} */
        TicketThread: "main" | "internal";
        /** @enum {string} */
        TicketAction: "edit" | "assign" | "delete" | "comment" | "add" | "resolve" | "link" | "write_main" | "see_main" | "see_internal" | "write_internal" | "escalate" | "acknowledge" | "return" | "raise" | "settle" | "answer";
        TicketTitle: string;
        /** @description as the caller may know it: for whoever asked for it, escalation is null, labels, conversations and comments are none */
        Ticket: {
            id: components["schemas"]["Id"];
            number: number;
            title: string;
            description: components["schemas"]["Document"];
            /** @description its first words */
            excerpt: string;
            status: components["schemas"]["TicketStatus"];
            /** @description the workspace's own one of this status; null: as it came with the desk */
            status_id: components["schemas"]["Id"] | null;
            priority: components["schemas"]["TicketPriority"];
            department_id: components["schemas"]["Id"];
            responsible: components["schemas"]["PersonRef"] | null;
            deadline: components["schemas"]["Time"] | null;
            /** @description who asked for it; null: nobody but who opened it */
            requester: components["schemas"]["TicketRequester"] | null;
            opened_by: components["schemas"]["PersonRef"];
            label_ids: components["schemas"]["Id"][];
            /** @description the newest that the caller may see */
            conversations: components["schemas"]["TicketConversation"][];
            /** @description others that are linked */
            more_conversations: number;
            /** @description how many */
            comments: number;
            attachments: components["schemas"]["File"][];
            /** @description the newest */
            escalation: components["schemas"]["TicketEscalation"] | null;
            /** @description the caller sees an Internal thread */
            has_internal: boolean;
            /** @description what the caller may do now */
            actions: components["schemas"]["TicketAction"][];
            created_at: components["schemas"]["Time"];
            updated_at: components["schemas"]["Time"];
            closed_at: components["schemas"]["Time"] | null;
            version: number;
        };
        TicketRequester: {
            /** @enum {string} */
            kind: "user" | "contact";
            id: components["schemas"]["Id"];
            name: string;
            /** @description the Client Id of a contact */
            number?: number;
        };
        TicketConversation: {
            id: components["schemas"]["Id"];
            number: number;
            contact: {
                id: components["schemas"]["Id"];
                number: number;
                name: string;
            };
            platform: components["schemas"]["ChannelKind"];
            status: components["schemas"]["Status"];
        };
        TicketEscalation: {
            id: components["schemas"]["Id"];
            level: number;
            /** @enum {string} */
            state: "open" | "returned" | "raised" | "resolved";
            department_id: components["schemas"]["Id"];
            assignee: components["schemas"]["PersonRef"] | null;
            from: components["schemas"]["PersonRef"];
            reason: string;
            /** @description why it was returned or raised, or how it was resolved */
            outcome: string;
            /** @description of an issue elsewhere */
            external_url: string | null;
            opened_at: components["schemas"]["Time"];
            acknowledged_at: components["schemas"]["Time"] | null;
            /** @description since when the handler waits for an answer inside */
            waiting_since: components["schemas"]["Time"] | null;
            closed_at: components["schemas"]["Time"] | null;
        };
        TicketPage: {
            items: components["schemas"]["Ticket"][];
            next: string | null;
            seq: components["schemas"]["Seq"];
        };
        TicketCounts: {
            all: number;
            submitted: number;
            opened: number;
            overdue: number;
            seq: components["schemas"]["Seq"];
        };
        TicketDetail: {
            ticket: components["schemas"]["Ticket"];
            additions: components["schemas"]["TicketEntry"][];
            /** @description all of them, from the first on; the ticket names the last */
            escalations: components["schemas"]["TicketEscalation"][];
            /** @description where the caller's escalation would go; null: nowhere, or they may not */
            escalates_to: components["schemas"]["LadderStep"] | null;
            seq: components["schemas"]["Seq"];
        };
        TicketCreate: {
            client_id: components["schemas"]["ClientId"];
            title: components["schemas"]["TicketTitle"];
            description?: components["schemas"]["Document"];
            priority?: components["schemas"]["TicketPriority"];
            status?: components["schemas"]["TicketStatus"];
            /** @description one of the workspace's own, and with it its status; another status beside it is refused */
            status_id?: components["schemas"]["Id"];
            /** @description absent: that of the first conversation, else the caller's, else the workspace's first */
            department_id?: components["schemas"]["Id"];
            responsible_id?: components["schemas"]["Id"];
            deadline?: components["schemas"]["Time"];
            /** @default false */
            requested: boolean;
            /** @description the customer who asked for it */
            contact_id?: components["schemas"]["Id"];
            conversation_ids?: components["schemas"]["Id"][];
            label_ids?: components["schemas"]["Id"][];
            attachment_ids?: components["schemas"]["FileId"][];
        };
        TicketUpdate: {
            version: number;
            title?: components["schemas"]["TicketTitle"];
            description?: components["schemas"]["Document"];
            priority?: components["schemas"]["TicketPriority"];
            /** @description alone: one that the ticket has already leaves its own status alone */
            status?: components["schemas"]["TicketStatus"];
            /** @description one of the workspace's own, and with it its status; null: as it came with the desk */
            status_id?: components["schemas"]["Id"] | null;
            department_id?: components["schemas"]["Id"];
            responsible_id?: components["schemas"]["Id"] | null;
            deadline?: components["schemas"]["Time"] | null;
            label_ids?: components["schemas"]["Id"][];
        };
        TicketResolve: {
            /** @description the last message of Main; only where a colleague asked for it */
            answer?: components["schemas"]["Document"];
            /** @description an own status of the closed ones; without it, closed as it came with the desk */
            status_id?: components["schemas"]["Id"];
        };
        TicketRecipient: {
            conversation: components["schemas"]["TicketConversation"];
            /** @description whose capabilities say what an answer can carry there */
            channel_id: components["schemas"]["Id"];
            channel_name: string;
            /** @description as their browser or messenger said; empty: unknown */
            language: string;
            /** @description with department_id: what placeholders stand for there */
            contact_email: string;
            department_id: components["schemas"]["Id"];
            /** @description the code with which an answer of the caller would be refused; of a solved conversation: if it were reopened */
            reason: string | null;
            holder_name: string | null;
        };
        TicketAnswer: {
            id: components["schemas"]["Id"];
            ticket_id: components["schemas"]["Id"];
            author: components["schemas"]["PersonRef"];
            texts: components["schemas"]["AnswerTexts"];
            default_language: string;
            /** @description each conversation gets a copy of its own */
            attachments: components["schemas"]["File"][];
            if_solved: components["schemas"]["IfSolved"];
            created_at: components["schemas"]["Time"];
            /** @description until then all of it can be taken back */
            starts_at: components["schemas"]["Time"];
            /** @description since when nothing of it waits to be written */
            ended_at: components["schemas"]["Time"] | null;
            /** @description conversations by progress */
            counts: {
                waiting: number;
                refused: number;
                taken_back: number;
                queued: number;
                sent: number;
                delivered: number;
                read: number;
                failed: number;
                uncertain: number;
            };
        };
        /** @description by language, such as en; placeholders as in canned replies are filled for each conversation */
        AnswerTexts: {
            [key: string]: string;
        };
        /**
         * @description leave: a solved conversation is not answered; solve_again: it is reopened for the answer and solved again
         * @default leave
         * @enum {string}
         */
        IfSolved: "leave" | "reopen" | "solve_again";
        /** @enum {string} */
        AnswerProgress: "waiting" | "refused" | "taken_back" | "queued" | "sent" | "delivered" | "read" | "failed" | "uncertain";
        TicketAnswerPart: {
            conversation: components["schemas"]["TicketConversation"];
            channel_name: string;
            /** @description of what was written; empty: nothing yet */
            language: string;
            progress: components["schemas"]["AnswerProgress"];
            /** @description with refused, failed and uncertain */
            reason: string | null;
            /** @description who could answer there */
            holder_name: string | null;
            message_id: components["schemas"]["Id"] | null;
        };
        TicketAnswerDetail: {
            answer: components["schemas"]["TicketAnswer"];
            parts: components["schemas"]["TicketAnswerPart"][];
        };
        TicketAnswerCreate: {
            client_id: components["schemas"]["ClientId"];
            texts: components["schemas"]["AnswerTexts"];
            /** @description of the text for whoever speaks none of the others */
            default_language: string;
            conversation_ids: components["schemas"]["Id"][];
            /** @description uploads of the caller that were not sent before */
            attachment_ids?: components["schemas"]["FileId"][];
            if_solved?: components["schemas"]["IfSolved"];
            /**
             * @description so long all of it can be taken back
             * @default 0
             */
            undo_seconds: number;
        };
        TicketReason: {
            reason: string;
        };
        TicketRaise: {
            reason: string;
            /** @description of the developers' issue elsewhere; it then stays with the last department */
            external_url?: string;
        };
        TicketEntry: {
            id: components["schemas"]["Id"];
            ticket_id: components["schemas"]["Id"];
            /** @enum {string} */
            part: "comment" | "addition" | "main" | "internal";
            client_id: string;
            author: components["schemas"]["PersonRef"];
            body: components["schemas"]["Document"];
            /** @description the same in plain words */
            text: string;
            attachments: components["schemas"]["File"][];
            mentions: components["schemas"]["PersonRef"][];
            created_at: components["schemas"]["Time"];
        };
        TicketEntryPage: {
            items: components["schemas"]["TicketEntry"][];
            /** @description `before` of the page further back */
            next: string | null;
            seq: components["schemas"]["Seq"];
        };
        /** @description body or attachments or both */
        TicketEntryCreate: {
            client_id: components["schemas"]["ClientId"];
            body?: components["schemas"]["Document"];
            attachment_ids?: components["schemas"]["FileId"][];
            mention_ids?: components["schemas"]["Id"][];
        };
        TicketChange: {
            id: components["schemas"]["Id"];
            /** @enum {string} */
            action: "created" | "changed" | "commented" | "added" | "wrote" | "wrote_inside" | "linked" | "unlinked" | "escalated" | "acknowledged" | "returned" | "raised" | "settled" | "resolved" | "reopened" | "deleted" | "restored" | "answered";
            /** @description null: the desk itself */
            actor: components["schemas"]["PersonRef"] | null;
            at: components["schemas"]["Time"];
            changes: {
                field: string;
                /** @description in words; empty is nothing */
                from: string;
                to: string;
            }[];
            reason: string;
        };
        ConversationTickets: {
            items: {
                ticket: components["schemas"]["Ticket"];
                linked: boolean;
                pinned: boolean;
            }[];
        };
        LadderStep: {
            department_id: components["schemas"]["Id"];
            name: string;
            /** @description who could take it */
            people: components["schemas"]["PersonRef"][];
        };
        Ladder: {
            departments: {
                department_id: components["schemas"]["Id"];
                parent_id: components["schemas"]["Id"] | null;
                /** @description upwards from its lowest rank, to the last department */
                steps: components["schemas"]["LadderStep"][];
            }[];
            /** @description such as IT support; null: escalations end at the highest */
            last_department_id: components["schemas"]["Id"] | null;
            developers_department_id: components["schemas"]["Id"] | null;
        };
        LadderUpdate: {
            parents?: {
                department_id: components["schemas"]["Id"];
                parent_id: components["schemas"]["Id"] | null;
            }[];
            last_department_id?: components["schemas"]["Id"] | null;
            developers_department_id?: components["schemas"]["Id"] | null;
        };
        LabelReport: {
            from: components["schemas"]["Time"];
            to: components["schemas"]["Time"];
            /** @enum {string} */
            every: "day" | "week";
            /** @description conversations that began */
            total: number;
            unlabelled: number;
            /** @description the most frequent first */
            labels: {
                label_id: components["schemas"]["Id"];
                count: number;
                solved: number;
                /** @description one for each step */
                counts: number[];
            }[];
        };
        SearchHit: {
            /** @enum {string} */
            kind: "message" | "note";
            id: components["schemas"]["Id"];
            /** @description null on a note about the contact */
            conversation: components["schemas"]["Conversation"] | null;
            contact: components["schemas"]["Contact"];
            sender: {
                /** @enum {string} */
                kind: "customer" | "user" | "system";
                name: string;
            };
            /** @description the text around the first hit in parts; plain text */
            excerpt: {
                text: string;
                hit: boolean;
            }[];
            created_at: components["schemas"]["Time"];
        };
        SearchResult: {
            items: components["schemas"]["SearchHit"][];
            next: string | null;
            /** @description with this number */
            conversations: components["schemas"]["Conversation"][];
            /** @description with this Client Id, name or e-mail address */
            contacts: components["schemas"]["Contact"][];
            labels: components["schemas"]["Label"][];
            /** @description on the first page, where nothing is asked of conversations: with this number, or the words in one text that the caller may read */
            tickets: components["schemas"]["TicketMatch"][];
        };
        TicketMatch: {
            id: components["schemas"]["Id"];
            number: number;
            title: string;
            status: components["schemas"]["TicketStatus"];
            status_id: components["schemas"]["Id"] | null;
            /** @description in which the words are; null: title or description */
            part: ("comment" | "addition" | "main" | "internal") | null;
            excerpt: {
                text: string;
                hit: boolean;
            }[];
        };
        /** @description text or attachments or both. department_id: where it belongs; without it the channel's, if the caller is a member, else the caller's own */
        ConversationOpen: {
            contact_id: components["schemas"]["Id"];
            channel_id: components["schemas"]["Id"];
            department_id?: components["schemas"]["Id"];
            client_id: components["schemas"]["ClientId"];
            text?: components["schemas"]["Text"];
            attachments?: components["schemas"]["FileId"][];
        };
        ReassignRequest: {
            department_id: components["schemas"]["Id"];
            user_id?: components["schemas"]["Id"];
        };
        SolveRequest: {
            at?: components["schemas"]["Time"];
        };
        UndoRequest: {
            version: number;
        };
        SetAsideRequest: {
            until: components["schemas"]["Time"];
        };
        /** @description ours alone */
        Reason: string;
        EscalateRequest: {
            user_id: components["schemas"]["Id"];
            reason?: components["schemas"]["Reason"];
        };
        Escalation: {
            from: components["schemas"]["PersonRef"];
            reason: string;
            at: components["schemas"]["Time"];
        };
        /** @enum {string} */
        AccessLevel: "read_and_note" | "write";
        AccessRequest: {
            reason?: components["schemas"]["Reason"];
        };
        AccessGrant: {
            level: components["schemas"]["AccessLevel"];
        };
        Access: {
            id: components["schemas"]["Id"];
            user: components["schemas"]["PersonRef"];
            /** @description null: asked, and nobody has decided yet */
            level: components["schemas"]["AccessLevel"] | null;
            reason: string;
            asked_at: components["schemas"]["Time"];
        };
        ReadRequest: {
            message_id: components["schemas"]["Id"];
        };
        File: {
            id: components["schemas"]["FileId"];
            name: string;
            type: string;
            size: number;
        };
        /** @description text or a document, or attachments, or both; with the kind form a form_id alone, with the kind article an article alone */
        MessageRequest: {
            client_id: components["schemas"]["ClientId"];
            /** @enum {string} */
            kind?: "text" | "form" | "article";
            form_id?: components["schemas"]["Id"];
            /** @description with kind article, and then without text: a link to this published article (409 article_not_available) */
            article?: {
                id: components["schemas"]["Id"];
                language: components["schemas"]["LanguageTag"];
            };
            /** @description the message of this conversation that it answers */
            reply_to_id?: components["schemas"]["Id"];
            /** @description an e-mail channel over which the conversation goes on, when the customer is not here (409 unreachable without an address) */
            channel_id?: components["schemas"]["Id"];
            /** @description of an e-mail */
            mail?: {
                /** @description absent: that of the mail it answers */
                subject?: string;
                /** @description absent or empty: whom it answers, as in getMailAnswer */
                to?: string[];
                cc?: string[];
                bcc?: string[];
            };
            /** @description formatted words, where the channel carries them; then without text, and its pictures, uploads of mine, count as attachments (at most 10 together) */
            document?: components["schemas"]["Document"];
            text?: components["schemas"]["Text"];
            attachments?: components["schemas"]["FileId"][];
        };
        /** @description as MessageRequest, with either send_at or undo_seconds; text or a document, or attachments, or both; with the kind form a form_id alone, with the kind article an article alone */
        PendingReplyRequest: {
            client_id: components["schemas"]["ClientId"];
            /** @enum {string} */
            kind?: "text" | "form" | "article";
            form_id?: components["schemas"]["Id"];
            /** @description with kind article, and then without text: a link to this published article (409 article_not_available) */
            article?: {
                id: components["schemas"]["Id"];
                language: components["schemas"]["LanguageTag"];
            };
            /** @description the message of this conversation that it answers */
            reply_to_id?: components["schemas"]["Id"];
            /** @description an e-mail channel over which the conversation goes on, when the customer is not here (409 unreachable without an address) */
            channel_id?: components["schemas"]["Id"];
            /** @description of an e-mail */
            mail?: {
                /** @description absent: that of the mail it answers */
                subject?: string;
                /** @description absent or empty: whom it answers, as in getMailAnswer */
                to?: string[];
                cc?: string[];
                bcc?: string[];
            };
            /** @description formatted words, where the channel carries them; then without text, and its pictures, uploads of mine, count as attachments (at most 10 together) */
            document?: components["schemas"]["Document"];
            text?: components["schemas"]["Text"];
            attachments?: components["schemas"]["FileId"][];
            /** @description a time to come, within a year */
            send_at?: components["schemas"]["Time"];
            undo_seconds?: number;
        };
        PendingReply: {
            id: components["schemas"]["Id"];
            conversation_id: components["schemas"]["Id"];
            /** @description the message will have the same */
            client_id: string;
            author: components["schemas"]["PersonRef"];
            /**
             * @description undo: some seconds in which it can be taken back; later: its time was chosen
             * @enum {string}
             */
            kind: "undo" | "later";
            /** @description of a form or an article its title */
            text: string;
            /** @description how it is formatted; absent: it is plain. Its pictures are among the attachments */
            document?: components["schemas"]["Document"];
            attachments: components["schemas"]["File"][];
            form_id: components["schemas"]["Id"] | null;
            article: {
                id: components["schemas"]["Id"];
                language: components["schemas"]["LanguageTag"];
            } | null;
            reply_to_id: components["schemas"]["Id"] | null;
            /** @description over which e-mail channel it goes on, if over another one */
            channel_id: components["schemas"]["Id"] | null;
            mail: {
                subject: string;
                /** @description empty: whom it answers when it goes */
                to: string[];
                cc: string[];
                bcc: string[];
            } | null;
            send_at: components["schemas"]["Time"];
            /** @description the customer has written since; it goes all the same, unless somebody thinks better of it */
            customer_wrote: boolean;
            created_at: components["schemas"]["Time"];
            version: number;
        };
        /** @description accepted: actor; reassigned: actor, department, target?; taken_over: actor, target? (the earlier holder); routed: target, given by an auto department; returned: the holder is gone, department; escalated: actor, target, reason?; set_aside and solve_planned: actor, until; woken: actor? (none: its time came); auto_solved: target, who had planned it; access_granted: actor, target, level; undone: actor, a reassignment; reply_returned: an answer of target that was to go later goes no more, reason, actor? */
        SystemLine: {
            /** @enum {string} */
            action: "accepted" | "reassigned" | "taken_over" | "routed" | "solved" | "reopened" | "returned" | "released" | "escalated" | "set_aside" | "woken" | "solve_planned" | "auto_solved" | "access_granted" | "access_revoked" | "undone" | "reply_returned" | "mail_moved_away" | "mail_moved_here";
            actor?: string;
            target?: string;
            department?: string;
            reason?: string;
            until?: components["schemas"]["Time"];
            level?: components["schemas"]["AccessLevel"];
        };
        Message: {
            id: components["schemas"]["Id"];
            conversation_id: components["schemas"]["Id"];
            channel_id: components["schemas"]["Id"];
            /** @description empty on system lines */
            client_id: string;
            kind: components["schemas"]["MessageKind"];
            form?: components["schemas"]["SentForm"];
            answer?: components["schemas"]["FormAnswer"];
            sender: {
                /** @enum {string} */
                kind: "customer" | "user" | "system";
                id: components["schemas"]["Id"] | null;
                name: string;
            };
            text: string;
            attachments: components["schemas"]["File"][];
            /** @description only with kind article */
            article?: components["schemas"]["ArticleLink"];
            system: components["schemas"]["SystemLine"] | null;
            /** @description of an answer to the customer */
            delivery: {
                /** @enum {string} */
                state: "sent" | "delivered" | "read" | "queued" | "failed" | "uncertain";
                /** @description a stable code, with failed and uncertain */
                reason?: string;
                /** @description an e-mail about this message; absent: there is none */
                email?: {
                    /** @enum {string} */
                    state: "held" | "queued" | "sent" | "failed" | "uncertain";
                    /** @description no_email_channel or mailed_today (the desk writes by itself to nobody twice a day) with held; a stable code with failed and uncertain */
                    reason: string;
                };
            } | null;
            created_at: components["schemas"]["Time"];
            /** @description how the text is formatted; absent where it is not */
            marks?: components["schemas"]["TextMark"][];
            reply_to_id?: components["schemas"]["Id"];
            edited_at?: components["schemas"]["Time"];
            mail?: components["schemas"]["MailFacts"];
            /** @description how an answer is formatted; `text` says the same in plain words, and its pictures are among the attachments */
            document?: components["schemas"]["Document"];
            /** @description text and files are gone; GET /messages/{id}/revisions has them for who may read them */
            deleted_at?: components["schemas"]["Time"];
            /** @description how far the last edit or the deletion has come over others' servers; absent: there is nothing to do */
            correction?: {
                /** @enum {string} */
                state: "queued" | "sent" | "failed" | "uncertain";
                /** @description a stable code, with failed */
                reason?: string;
            };
        };
        MessageRevision: {
            text: string;
            attachments: components["schemas"]["File"][];
            marks: components["schemas"]["TextMark"][];
            /** @description then it was changed */
            until: components["schemas"]["Time"];
        };
        /** @description a message as events tell it. Its conversation and channel are those of the conversation beside it; what is null or an empty list is left out */
        EventMessage: {
            id: components["schemas"]["Id"];
            conversation_id?: components["schemas"]["Id"];
            channel_id?: components["schemas"]["Id"];
            /** @description empty on system lines */
            client_id: string;
            kind: components["schemas"]["MessageKind"];
            form?: components["schemas"]["SentForm"];
            answer?: components["schemas"]["FormAnswer"];
            sender: {
                /** @enum {string} */
                kind: "customer" | "user" | "system";
                id: components["schemas"]["Id"] | null;
                name: string;
            };
            text: string;
            attachments?: components["schemas"]["File"][];
            /** @description only with kind article */
            article?: components["schemas"]["ArticleLink"];
            system?: components["schemas"]["SystemLine"] | null;
            /** @description of an answer to the customer */
            delivery?: {
                /** @enum {string} */
                state: "sent" | "delivered" | "read" | "queued" | "failed" | "uncertain";
                /** @description a stable code, with failed and uncertain */
                reason?: string;
                /** @description an e-mail about this message; absent: there is none */
                email?: {
                    /** @enum {string} */
                    state: "held" | "queued" | "sent" | "failed" | "uncertain";
                    /** @description no_email_channel or mailed_today (the desk writes by itself to nobody twice a day) with held; a stable code with failed and uncertain */
                    reason: string;
                };
            } | null;
            created_at: components["schemas"]["Time"];
            /** @description how the text is formatted; absent where it is not */
            marks?: components["schemas"]["TextMark"][];
            reply_to_id?: components["schemas"]["Id"];
            edited_at?: components["schemas"]["Time"];
            mail?: components["schemas"]["MailFacts"];
            /** @description how an answer is formatted; `text` says the same in plain words, and its pictures are among the attachments */
            document?: components["schemas"]["Document"];
            /** @description text and files are gone; GET /messages/{id}/revisions has them for who may read them */
            deleted_at?: components["schemas"]["Time"];
            /** @description how far the last edit or the deletion has come over others' servers; absent: there is nothing to do */
            correction?: {
                /** @enum {string} */
                state: "queued" | "sent" | "failed" | "uncertain";
                /** @description a stable code, with failed */
                reason?: string;
            };
        };
        MessagePage: {
            items: components["schemas"]["Message"][];
            /** @description `before` of the page further back */
            next: string | null;
            seq: components["schemas"]["Seq"];
        };
        Note: {
            id: components["schemas"]["Id"];
            client_id: string;
            /** @description null on a note about the contact */
            conversation_id: components["schemas"]["Id"] | null;
            contact_id: components["schemas"]["Id"];
            author: components["schemas"]["PersonRef"];
            text: string;
            /** @description colleagues whose names stand in the text after an @ */
            mentions: components["schemas"]["PersonRef"][];
            created_at: components["schemas"]["Time"];
        };
        NoteRequest: {
            client_id: components["schemas"]["ClientId"];
            text: string;
        };
        /** @enum {string} */
        CannedScope: "personal" | "department" | "workspace";
        CannedReply: {
            id: components["schemas"]["Id"];
            scope: components["schemas"]["CannedScope"];
            /** @description with personal */
            owner_id: components["schemas"]["Id"] | null;
            /** @description with department */
            department_id: components["schemas"]["Id"] | null;
            name: string;
            shortcut: components["schemas"]["Shortcut"];
            text: components["schemas"]["CannedText"];
            version: number;
            /** @description how it is formatted; absent: it is plain */
            document?: components["schemas"]["Document"];
        };
        /** @description one word, typed after a slash; empty: none */
        Shortcut: string;
        /** @description Filled as text and once by who inserts it: {{contact.name}}, {{contact.first_name}}, {{contact.email}}, {{contact.number}}, {{conversation.number}}, {{department.name}}, {{user.name}}, {{user.email}}, {{workspace.name}}; {{contact.name|there}} says what stands there when it is unknown. Any other {{…}} is refused */
        CannedText: string;
        CannedReplyPage: {
            items: components["schemas"]["CannedReply"][];
            next: string | null;
        };
        /** @description with a text or a document */
        CannedReplyCreate: {
            scope: components["schemas"]["CannedScope"];
            department_id?: components["schemas"]["Id"];
            name: string;
            shortcut?: components["schemas"]["Shortcut"];
            text?: string;
            document?: components["schemas"]["Document"];
        };
        CannedReplyUpdate: {
            version: number;
            scope?: components["schemas"]["CannedScope"];
            department_id?: components["schemas"]["Id"];
            name?: string;
            shortcut?: components["schemas"]["Shortcut"];
            text?: string;
            document?: components["schemas"]["Document"];
        };
        /**
         * @description with form the message carries `form`, with form_answer `answer`; text says the same in plain words
         * @enum {string}
         */
        MessageKind: "text" | "form" | "form_answer" | "article" | "system";
        FormField: {
            /** @description names the answer */
            key: string;
            label: string;
            /** @enum {string} */
            kind: "text" | "long_text" | "email" | "phone" | "number" | "date" | "choice" | "choices" | "checkbox";
            /** @default false */
            required: boolean;
            /** @description with choice and choices */
            options?: string[];
            /**
             * @description what of the contact the answer fills; a text the name
             * @default nothing
             * @enum {string}
             */
            fills: "nothing" | "name" | "email";
        };
        Form: {
            id: components["schemas"]["Id"];
            /** @description for colleagues */
            name: string;
            /** @description for customers */
            title: string;
            fields: components["schemas"]["FormField"][];
            version: number;
        };
        FormCreate: {
            name: string;
            title: string;
            fields: components["schemas"]["FormField"][];
        };
        FormUpdate: {
            version: number;
            name?: string;
            title?: string;
            fields?: components["schemas"]["FormField"][];
        };
        /** @description as it was when it was sent */
        SentForm: {
            form_id: components["schemas"]["Id"];
            title: string;
            fields: components["schemas"]["FormField"][];
        };
        FormAnswer: {
            message_id: components["schemas"]["Id"];
            title: string;
            fields: {
                key: string;
                label: string;
                /** @enum {string} */
                kind: "text" | "long_text" | "email" | "phone" | "number" | "date" | "choice" | "choices" | "checkbox";
                /** @description none: not answered; yes: a ticked checkbox */
                values: string[];
            }[];
        };
        FormAnswerRequest: {
            client_id: components["schemas"]["ClientId"];
            /** @description by the key of the field */
            answers: {
                [key: string]: string | string[];
            };
        };
        LibraryItem: {
            id: components["schemas"]["Id"];
            name: string;
            /** @description empty when in none */
            folder: string;
            type: string;
            size: number;
            created_at: components["schemas"]["Time"];
            version: number;
        };
        LibraryPage: {
            items: components["schemas"]["LibraryItem"][];
            next: string | null;
        };
        LibraryItemCreate: {
            file_id: components["schemas"]["FileId"];
            name?: string;
            folder?: string;
        };
        LibraryItemUpdate: {
            version: number;
            name?: string;
            folder?: string;
        };
        /** @enum {string} */
        DraftKind: "reply" | "note";
        Draft: {
            conversation_id: components["schemas"]["Id"];
            kind: components["schemas"]["DraftKind"];
            /** @description empty when it was sent or given up */
            text: string;
            /** @description grows with every change */
            version: number;
            /** @description as it is formatted; `text` says the same */
            document?: components["schemas"]["Document"];
        };
        DraftSave: {
            /** @description with a document it is made from that */
            text: string;
            document?: components["schemas"]["Document"];
            version: number;
        };
        ConversationNoteRequest: {
            client_id: components["schemas"]["ClientId"];
            text: string;
            mention_ids?: components["schemas"]["Id"][];
        };
        Notification: {
            id: components["schemas"]["Id"];
            /** @enum {string} */
            kind: "mentioned" | "escalated" | "access_requested" | "access_granted" | "access_declined" | "access_revoked" | "reminder" | "auto_solved" | "forward_answered" | "ticket_assigned" | "ticket_submitted" | "ticket_escalated" | "ticket_returned" | "ticket_settled" | "ticket_resolved" | "ticket_message" | "ticket_mentioned" | "ticket_due" | "ticket_overdue" | "reply_returned";
            /** @description null where it is about a ticket */
            conversation_id: components["schemas"]["Id"] | null;
            /** @description as it was then; null where it is about a ticket */
            contact: {
                number: number;
                name: string;
            } | null;
            ticket: {
                id: components["schemas"]["Id"];
                number: number;
                /** @description as it is now; empty: the caller does not see it any more */
                title: string;
            } | null;
            /** @description null: the desk itself */
            actor: components["schemas"]["PersonRef"] | null;
            /** @description the first words of the note, or the reason */
            text: string;
            created_at: components["schemas"]["Time"];
            read_at: components["schemas"]["Time"] | null;
        };
        NotificationPage: {
            items: components["schemas"]["Notification"][];
            /** @description `before` of the page further back */
            next: string | null;
            /** @description counted up to 100 */
            unread: number;
            seq: components["schemas"]["Seq"];
        };
        NotificationsRead: {
            ids: components["schemas"]["Id"][];
        };
        WidgetConfig: {
            workspace: string;
            settings: {
                accent: string;
                title: string;
                greeting: string;
                /** @enum {string} */
                position: "right" | "left";
                /** @enum {string} */
                theme: "auto" | "light" | "dark";
                /** @enum {string} */
                ask_name: "off" | "optional" | "required";
                /** @enum {string} */
                ask_email: "off" | "optional" | "required";
            };
            /** @description to choose from before the chat; empty means no choice */
            departments: {
                id: components["schemas"]["Id"];
                name: string;
                opening: components["schemas"]["Opening"];
            }[];
            /** @description of the channel's department */
            opening: components["schemas"]["Opening"];
            /** @description somebody of the desk is there */
            online: boolean;
            /** @description names of people who are online */
            faces: string[];
            /** @description how long the first answer usually takes; null while too few conversations were answered */
            answers_in_seconds: number | null;
            upload: components["schemas"]["UploadLimits"];
        };
        Opening: {
            /** @description within the working hours of the department */
            open: boolean;
            /** @description when they begin again */
            opens_at: components["schemas"]["Time"] | null;
        };
        WidgetSessionRequest: {
            name?: string;
            email?: string;
            department_id?: components["schemas"]["Id"];
            language?: string;
            page_url?: string;
            page_title?: string;
            /** @description JWT, HS256 with the channel's secret: sub, aud (the channel's key), iat, exp (at most an hour later), name?, email? */
            identity_token?: string;
        };
        IdentitySecrets: {
            current: string | null;
            before: string | null;
        };
        WidgetSession: {
            token: string;
            contact_number: number;
        };
        MailLinkRequest: {
            link: string;
        };
        MailLinkSession: {
            /** @description null: the session of the request sees the conversation already, and stays */
            token: string | null;
            contact_number: number;
        };
        VisitorMessageRequest: {
            client_id: components["schemas"]["ClientId"];
            text?: components["schemas"]["Text"];
            attachments?: components["schemas"]["FileId"][];
            page_url?: string;
            page_title?: string;
        };
        VisitorReceipt: {
            delivered_id?: components["schemas"]["Id"];
            read_id?: components["schemas"]["Id"];
        };
        /** @description a message as the customer may see it. client_id is empty on what staff wrote; of staff only the name is shown */
        PublicMessage: {
            id: components["schemas"]["Id"];
            client_id: string;
            kind: components["schemas"]["MessageKind"];
            form?: components["schemas"]["SentForm"];
            answer?: components["schemas"]["FormAnswer"];
            sender: {
                /** @enum {string} */
                kind: "customer" | "user" | "system";
                name: string;
            };
            text: string;
            attachments: components["schemas"]["File"][];
            /** @description only with kind article */
            article?: components["schemas"]["ArticleLink"];
            system: {
                /** @enum {string} */
                action: "accepted" | "solved" | "reopened";
                actor: string;
            } | null;
            created_at: components["schemas"]["Time"];
            edited_at?: components["schemas"]["Time"];
            /** @description true where it was taken back, and nothing of it is left */
            deleted?: boolean;
        };
        PublicConversation: {
            id: components["schemas"]["Id"];
            /** @enum {string} */
            status: "new" | "open" | "solved";
            holder_name: string | null;
            staff_read_id: components["schemas"]["Id"] | null;
            customer_read_id: components["schemas"]["Id"] | null;
            /** @description answers that the customer has not read; counted up to 99 */
            unread: number;
        };
        VisitorMessagePage: {
            items: components["schemas"]["PublicMessage"][];
            next: string | null;
            /** @description the newest one */
            conversation: components["schemas"]["PublicConversation"] | null;
            /** @description no more than the Client Id: name and address may be what colleagues wrote */
            contact: {
                number: number;
            };
            seq: components["schemas"]["Seq"];
        };
        /** @description the first frame from a browser (a cookie alone opens nothing); programs with a Bearer token send it without csrf */
        StaffHelloFrame: {
            /** @constant */
            type: "hello";
            csrf?: string;
            after?: components["schemas"]["Seq"];
        };
        /** @description what staff may send after hello; a send is answered by AckFrame or RefusedFrame with its client_id */
        StaffClientFrame: {
            /** @constant */
            type: "send";
            conversation_id: components["schemas"]["Id"];
            client_id: components["schemas"]["ClientId"];
            text?: components["schemas"]["Text"];
            attachments?: components["schemas"]["FileId"][];
        } | {
            /** @constant */
            type: "typing";
            conversation_id: components["schemas"]["Id"];
            active: boolean;
            /** @description a note: only colleagues are told */
            note?: boolean;
        } | {
            /** @constant */
            type: "looking";
            conversation_id?: components["schemas"]["Id"];
        };
        /**
         * @description What the desk sends to staff. Frames with `seq` are events, in order and without a gap for this user; apply them
         *     by upserting `data.conversation`, `data.message`, `data.note`, `data.contact`, `data.user`, `data.role`, `data.department`,
         *     `data.channel`, `data.label`, `data.workspace` where present. `conversation.removed`: no longer visible to this
         *     user. `department.called`: a conversation waits in a department whose alert goes to everybody. `resync`: this user's rights changed or it was too slow; reload the snapshots and go on from seq.
         */
        StaffFrame: {
            /** @constant */
            type: "hello";
            seq: components["schemas"]["Seq"];
            user_id: components["schemas"]["Id"];
        } | {
            /** @constant */
            type: "resync";
            seq: components["schemas"]["Seq"];
        } | {
            /** @constant */
            type: "cursor_expired";
            seq?: components["schemas"]["Seq"];
        } | components["schemas"]["StaffEvent"] | {
            /** @constant */
            type: "typing";
            conversation_id: components["schemas"]["Id"];
            active: boolean;
            note?: boolean;
            who: {
                /** @enum {string} */
                kind: "customer" | "user";
                id?: components["schemas"]["Id"];
                name: string;
            };
        } | {
            /** @constant */
            type: "looking";
            conversation_id: components["schemas"]["Id"];
            active: boolean;
            who: components["schemas"]["PersonRef"];
        } | {
            /** @constant */
            type: "alike";
        } | {
            /** @constant */
            type: "presence";
            user_id: components["schemas"]["Id"];
            online: boolean;
        } | components["schemas"]["AckFrame"] | components["schemas"]["RefusedFrame"];
        AlikeRequests: {
            items: components["schemas"]["AlikeGroup"][];
        };
        AlikeGroup: {
            id: components["schemas"]["Id"];
            /** @description how many customers report it */
            customers: number;
            since: components["schemas"]["Time"];
            latest: components["schemas"]["Time"];
            /** @description the first that was written, at most 160 characters */
            example: string;
            /** @description the newest two hundred at most, the oldest first */
            reports: components["schemas"]["AlikeReport"][];
        };
        AlikeReport: {
            conversation_id: components["schemas"]["Id"];
            contact_id: components["schemas"]["Id"];
            /** @description the Client Id */
            contact_number: number;
            contact_name: string;
            /** @description at most 160 characters */
            text: string;
            at: components["schemas"]["Time"];
        };
        StaffEvent: {
            seq: components["schemas"]["Seq"];
            /** @enum {string} */
            type: "conversation.created" | "conversation.updated" | "conversation.receipts" | "conversation.removed" | "message.created" | "message.updated" | "message.removed" | "note.created" | "side_mail.created" | "side_mail.updated" | "contact.updated" | "user.updated" | "role.updated" | "role.deleted" | "department.updated" | "department.called" | "channel.updated" | "channel.deleted" | "channel.restored" | "label.updated" | "label.deleted" | "label.restored" | "workspace.updated" | "canned_reply.updated" | "canned_reply.deleted" | "draft.updated" | "pending_reply.updated" | "pending_reply.ended" | "status.updated" | "status.deleted" | "knowledge_base.updated" | "knowledge_base.deleted" | "category.updated" | "category.deleted" | "article.updated" | "article.deleted" | "notification.created" | "notification.read" | "form.updated" | "form.deleted" | "library_item.updated" | "library_item.deleted" | "contact_attribute.updated" | "contact_attribute.deleted" | "saved_view.updated" | "saved_view.deleted" | "ticket.changed" | "ladder.updated" | "ticket_status.updated" | "ticket_status.deleted" | "ticket_pin.updated";
            data: {
                conversation?: components["schemas"]["EventConversation"];
                message?: components["schemas"]["EventMessage"];
                /** @description with message.removed: it lies in another conversation now */
                message_id?: components["schemas"]["Id"];
                note?: components["schemas"]["Note"];
                side_mail?: components["schemas"]["SideMail"];
                notification?: components["schemas"]["Notification"];
                /** @description with notification.read, to whom they belong alone */
                notification_ids?: components["schemas"]["Id"][];
                contact?: components["schemas"]["Contact"];
                user?: components["schemas"]["User"];
                role?: components["schemas"]["Role"];
                role_id?: components["schemas"]["RoleId"];
                department?: components["schemas"]["Department"];
                channel?: components["schemas"]["Channel"];
                channel_id?: components["schemas"]["Id"];
                label?: components["schemas"]["Label"];
                status?: components["schemas"]["AvailabilityStatus"];
                status_id?: components["schemas"]["Id"];
                ticket_status?: components["schemas"]["OwnTicketStatus"];
                ticket_status_id?: components["schemas"]["Id"];
                workspace?: components["schemas"]["Workspace"];
                knowledge_base?: components["schemas"]["KnowledgeBase"];
                category?: components["schemas"]["Category"];
                knowledge_base_id?: components["schemas"]["Id"];
                category_id?: components["schemas"]["Id"];
                article_id?: components["schemas"]["Id"];
                label_id?: components["schemas"]["Id"];
                canned_reply?: components["schemas"]["CannedReply"];
                canned_reply_id?: components["schemas"]["Id"];
                draft?: components["schemas"]["Draft"];
                pending_reply?: components["schemas"]["PendingReply"];
                /** @description with pending_reply.ended */
                pending_reply_id?: components["schemas"]["Id"];
                /**
                 * @description with pending_reply.ended
                 * @enum {string}
                 */
                outcome?: "sent" | "taken_back" | "returned";
                form?: components["schemas"]["Form"];
                form_id?: components["schemas"]["Id"];
                library_item?: components["schemas"]["LibraryItem"];
                library_item_id?: components["schemas"]["Id"];
                contact_attribute?: components["schemas"]["ContactAttribute"];
                saved_view?: components["schemas"]["SavedView"];
                saved_view_id?: components["schemas"]["Id"];
                /** @description with ticket.changed: read it again; 404 now means that it has left */
                ticket_id?: components["schemas"]["Id"];
                /** @description with ticket_pin.updated, to whom the pin belongs alone: in this conversation */
                pinned?: boolean;
                contact_attribute_id?: components["schemas"]["Id"];
                conversation_id?: components["schemas"]["Id"];
                /** @enum {string} */
                action?: "accepted" | "reassigned" | "taken_over" | "routed" | "solved" | "reopened" | "returned" | "released" | "escalated" | "set_aside" | "woken" | "solve_planned" | "auto_solved" | "access_requested" | "access_granted" | "access_declined" | "access_revoked" | "undone" | "reply_returned" | "mail_moved_away" | "mail_moved_here" | "labelled" | "unlabelled";
                actor?: components["schemas"]["PersonRef"];
                /** @description with access_…: who asked */
                target?: components["schemas"]["PersonRef"];
            };
        };
        AckFrame: {
            /** @constant */
            type: "ack";
            client_id: string;
            message_id: components["schemas"]["Id"];
        };
        RefusedFrame: {
            /** @constant */
            type: "refused";
            client_id?: string;
            code: string;
            detail?: string;
            retry_after?: number;
        };
        VisitorHelloFrame: {
            /** @constant */
            type: "hello";
            token: string;
            after?: components["schemas"]["Seq"];
        };
        VisitorClientFrame: {
            /** @constant */
            type: "send";
            client_id: components["schemas"]["ClientId"];
            text?: components["schemas"]["Text"];
            attachments?: components["schemas"]["FileId"][];
            page_url?: string;
            page_title?: string;
        } | {
            /** @constant */
            type: "typing";
            active: boolean;
        } | {
            /** @constant */
            type: "receipt";
            delivered_id?: components["schemas"]["Id"];
            read_id?: components["schemas"]["Id"];
        };
        VisitorFrame: {
            /** @constant */
            type: "hello";
            seq: components["schemas"]["Seq"];
        } | {
            /** @constant */
            type: "resync";
            seq: components["schemas"]["Seq"];
        } | {
            /** @constant */
            type: "cursor_expired";
            seq?: components["schemas"]["Seq"];
        } | components["schemas"]["VisitorEvent"] | {
            /** @constant */
            type: "typing";
            active: boolean;
            name: string;
        } | components["schemas"]["AckFrame"] | components["schemas"]["RefusedFrame"];
        VisitorEvent: {
            seq: components["schemas"]["Seq"];
            /** @enum {string} */
            type: "message.created" | "message.updated" | "message.removed" | "conversation.updated" | "conversation.receipts";
            data: {
                message?: components["schemas"]["PublicMessage"];
                /** @description with message.removed */
                message_id?: components["schemas"]["Id"];
                conversation?: components["schemas"]["PublicConversation"];
            };
        };
    };
    responses: {
        /** @description gone, and can be brought back for 30 days */
        Deletion: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Deletion"];
            };
        };
        /** @description refused */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description ok */
        Conversation: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Conversation"];
            };
        };
        /** @description opened */
        OpenedConversation: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    conversation: components["schemas"]["Conversation"];
                    message: components["schemas"]["Message"];
                };
            };
        };
        /** @description ok */
        SavedView: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["SavedView"];
            };
        };
        /** @description stored */
        Message: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Message"];
            };
        };
        /** @description an answer that has not been sent yet */
        PendingReply: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["PendingReply"];
            };
        };
        /** @description stored */
        PublicMessage: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["PublicMessage"];
            };
        };
        /** @description stored */
        SideMail: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["SideMail"];
            };
        };
        /** @description stored */
        Note: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Note"];
            };
        };
        /** @description newest first */
        Notes: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    items: components["schemas"]["Note"][];
                };
            };
        };
        /** @description ok */
        Contact: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Contact"];
            };
        };
        /** @description ok */
        ContactAttribute: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ContactAttribute"];
            };
        };
        /** @description ok */
        User: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["User"];
            };
        };
        /** @description ok */
        Role: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Role"];
            };
        };
        /** @description ok */
        Department: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Department"];
            };
        };
        /** @description ok */
        Channel: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Channel"];
            };
        };
        /** @description ok */
        AvailabilityStatus: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["AvailabilityStatus"];
            };
        };
        /** @description ok */
        OwnTicketStatus: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OwnTicketStatus"];
            };
        };
        /** @description ok */
        Label: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Label"];
            };
        };
        /** @description ok */
        Form: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Form"];
            };
        };
        /** @description ok */
        LibraryItem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["LibraryItem"];
            };
        };
        /** @description ok */
        Signature: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    signature: string;
                    /** @description empty without a channel, or where nothing is written below */
                    below: string;
                };
            };
        };
        /** @description ok */
        CannedReply: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CannedReply"];
            };
        };
        /** @description ok */
        Ticket: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Ticket"];
            };
        };
        /** @description ok */
        TicketAnswer: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TicketAnswerDetail"];
            };
        };
        /** @description ok */
        Tickets: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    items: components["schemas"]["Ticket"][];
                };
            };
        };
        /** @description stored */
        TicketEntry: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TicketEntry"];
            };
        };
        /** @description stored */
        File: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["File"];
            };
        };
    };
    parameters: {
        id: components["schemas"]["Id"];
        file_id: components["schemas"]["FileId"];
        key: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getSetup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupState"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    runSetup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetupRequest"];
            };
        };
        responses: {
            /** @description created and signed in */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInRequest"];
            };
        };
        responses: {
            /** @description signed in; sets the session cookie */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description signed out */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listOwnSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["OwnSession"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    endOtherSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    endOwnSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description changed; every other session of the user has ended, and this one has a new cookie and CSRF token (GET /me tells it) */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getSignature: {
        parameters: {
            query?: {
                channel?: components["schemas"]["Id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Signature"];
            default: components["responses"]["Problem"];
        };
    };
    setSignature: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description plain text; empty: none */
                    signature: string;
                };
            };
        };
        responses: {
            200: components["responses"]["Signature"];
            default: components["responses"]["Problem"];
        };
    };
    setAvailability: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AvailabilityUpdate"];
            };
        };
        responses: {
            200: components["responses"]["User"];
            default: components["responses"]["Problem"];
        };
    };
    setUserAvailability: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AvailabilityUpdate"];
            };
        };
        responses: {
            200: components["responses"]["User"];
            default: components["responses"]["Problem"];
        };
    };
    listAvailabilityStatuses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AvailabilityStatus"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createAvailabilityStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AvailabilityStatusCreate"];
            };
        };
        responses: {
            201: components["responses"]["AvailabilityStatus"];
            default: components["responses"]["Problem"];
        };
    };
    deleteAvailabilityStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Deletion"];
            default: components["responses"]["Problem"];
        };
    };
    updateAvailabilityStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AvailabilityStatusUpdate"];
            };
        };
        responses: {
            200: components["responses"]["AvailabilityStatus"];
            default: components["responses"]["Problem"];
        };
    };
    getOverview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getStorage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Volume"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listAlikeRequests: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlikeRequests"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    dismissAlikeRequests: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    updateWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkspaceUpdate"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listConversations: {
        parameters: {
            query?: {
                view?: components["schemas"]["View"];
                department?: components["schemas"]["Id"];
                channel?: components["schemas"]["Id"];
                label?: components["schemas"]["Id"];
                status?: components["schemas"]["Status"];
                holder?: components["schemas"]["Id"];
                /** @description last activity at this time (RFC 3339) or day (UTC), or later */
                from?: string;
                /** @description last activity before this time or day */
                to?: string;
                /** @description began at this time or day, or later */
                created_from?: string;
                /** @description began before this time or day */
                created_to?: string;
                limit?: number;
                /** @description `next` of the page before */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    openConversation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationOpen"];
            };
        };
        responses: {
            200: components["responses"]["OpenedConversation"];
            201: components["responses"]["OpenedConversation"];
            default: components["responses"]["Problem"];
        };
    };
    countConversations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewCounts"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    acceptConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Conversation"];
            default: components["responses"]["Problem"];
        };
    };
    reassignConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReassignRequest"];
            };
        };
        responses: {
            200: components["responses"]["Conversation"];
            default: components["responses"]["Problem"];
        };
    };
    takeOverConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Conversation"];
            default: components["responses"]["Problem"];
        };
    };
    solveConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SolveRequest"];
            };
        };
        responses: {
            200: components["responses"]["Conversation"];
            default: components["responses"]["Problem"];
        };
    };
    escalateConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EscalateRequest"];
            };
        };
        responses: {
            200: components["responses"]["Conversation"];
            default: components["responses"]["Problem"];
        };
    };
    setConversationAside: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetAsideRequest"];
            };
        };
        responses: {
            200: components["responses"]["Conversation"];
            default: components["responses"]["Problem"];
        };
    };
    wakeConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Conversation"];
            default: components["responses"]["Problem"];
        };
    };
    undoConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UndoRequest"];
            };
        };
        responses: {
            200: components["responses"]["Conversation"];
            default: components["responses"]["Problem"];
        };
    };
    releaseConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Conversation"];
            default: components["responses"]["Problem"];
        };
    };
    requestAccess: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccessRequest"];
            };
        };
        responses: {
            200: components["responses"]["Conversation"];
            default: components["responses"]["Problem"];
        };
    };
    grantAccess: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccessGrant"];
            };
        };
        responses: {
            200: components["responses"]["Conversation"];
            default: components["responses"]["Problem"];
        };
    };
    declineAccess: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Conversation"];
            default: components["responses"]["Problem"];
        };
    };
    revokeAccess: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Conversation"];
            default: components["responses"]["Problem"];
        };
    };
    reopenConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Conversation"];
            default: components["responses"]["Problem"];
        };
    };
    revokeMailLinks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description revoked */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    readConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadRequest"];
            };
        };
        responses: {
            /** @description noted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listMessages: {
        parameters: {
            query?: {
                limit?: number;
                before?: components["schemas"]["Id"];
            };
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    sendMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageRequest"];
            };
        };
        responses: {
            200: components["responses"]["Message"];
            201: components["responses"]["Message"];
            default: components["responses"]["Problem"];
        };
    };
    getMailAnswer: {
        parameters: {
            query?: {
                /** @description the message that is answered; absent: the customer, whoever wrote last */
                message_id?: components["schemas"]["Id"];
            };
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listPendingReplies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PendingReply"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    holdReply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PendingReplyRequest"];
            };
        };
        responses: {
            200: components["responses"]["PendingReply"];
            201: components["responses"]["PendingReply"];
            default: components["responses"]["Problem"];
        };
    };
    takeBackReply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["PendingReply"];
            default: components["responses"]["Problem"];
        };
    };
    movePendingReply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    send_at: components["schemas"]["Time"];
                    version: number;
                };
            };
        };
        responses: {
            200: components["responses"]["PendingReply"];
            default: components["responses"]["Problem"];
        };
    };
    sendPendingReply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Message"];
            default: components["responses"]["Problem"];
        };
    };
    listConversationNotes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Notes"];
            default: components["responses"]["Problem"];
        };
    };
    addConversationNote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationNoteRequest"];
            };
        };
        responses: {
            200: components["responses"]["Note"];
            201: components["responses"]["Note"];
            default: components["responses"]["Problem"];
        };
    };
    listForwards: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SideMail"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    forwardMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForwardRequest"];
            };
        };
        responses: {
            200: components["responses"]["SideMail"];
            201: components["responses"]["SideMail"];
            default: components["responses"]["Problem"];
        };
    };
    addLabel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                label_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Conversation"];
            default: components["responses"]["Problem"];
        };
    };
    removeLabel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                label_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Conversation"];
            default: components["responses"]["Problem"];
        };
    };
    listNotifications: {
        parameters: {
            query?: {
                limit?: number;
                before?: components["schemas"]["Id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    readNotifications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotificationsRead"];
            };
        };
        responses: {
            /** @description noted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listContacts: {
        parameters: {
            query?: {
                /** @description words of name, e-mail address, phone and attributes; the beginning of a word is enough */
                q?: string;
                /** @description who came this way */
                channel?: components["schemas"]["Id"];
                /** @description who has a conversation there */
                department?: components["schemas"]["Id"];
                /** @description true: only those who are blocked */
                blocked?: boolean;
                limit?: number;
                /** @description `next` of the page before */
                after?: components["schemas"]["Id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getContactPhoto: {
        parameters: {
            query?: {
                /** @description the contact's photo */
                v?: string;
            };
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Contact"];
            default: components["responses"]["Problem"];
        };
    };
    updateContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactUpdate"];
            };
        };
        responses: {
            200: components["responses"]["Contact"];
            default: components["responses"]["Problem"];
        };
    };
    blockContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Contact"];
            default: components["responses"]["Problem"];
        };
    };
    unblockContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Contact"];
            default: components["responses"]["Problem"];
        };
    };
    listIdentities: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Identity"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    mergeContacts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    contact_id: components["schemas"]["Id"];
                };
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Merged"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listMerges: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ContactMerge"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    undoMerge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Merged"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listContactAttributes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ContactAttribute"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createContactAttribute: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            201: components["responses"]["ContactAttribute"];
            default: components["responses"]["Problem"];
        };
    };
    deleteContactAttribute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Deletion"];
            default: components["responses"]["Problem"];
        };
    };
    updateContactAttribute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    name?: string;
                    position?: number;
                };
            };
        };
        responses: {
            200: components["responses"]["ContactAttribute"];
            default: components["responses"]["Problem"];
        };
    };
    listContactConversations: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                after?: string;
            };
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listContactTickets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Tickets"];
            default: components["responses"]["Problem"];
        };
    };
    listContactNotes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Notes"];
            default: components["responses"]["Problem"];
        };
    };
    addContactNote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteRequest"];
            };
        };
        responses: {
            200: components["responses"]["Note"];
            201: components["responses"]["Note"];
            default: components["responses"]["Problem"];
        };
    };
    listSavedViews: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SavedView"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createSavedView: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    shared?: boolean;
                    filter?: components["schemas"]["ViewFilter"];
                    tickets?: components["schemas"]["TicketFilter"];
                };
            };
        };
        responses: {
            201: components["responses"]["SavedView"];
            default: components["responses"]["Problem"];
        };
    };
    countSavedViews: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: components["schemas"]["Id"];
                            /** @description 100 or more */
                            count: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteSavedView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Deletion"];
            default: components["responses"]["Problem"];
        };
    };
    updateSavedView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    name?: string;
                    shared?: boolean;
                    filter?: components["schemas"]["ViewFilter"];
                    tickets?: components["schemas"]["TicketFilter"];
                };
            };
        };
        responses: {
            200: components["responses"]["SavedView"];
            default: components["responses"]["Problem"];
        };
    };
    listTicketStatuses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["OwnTicketStatus"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createTicketStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnTicketStatusCreate"];
            };
        };
        responses: {
            201: components["responses"]["OwnTicketStatus"];
            default: components["responses"]["Problem"];
        };
    };
    deleteTicketStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Deletion"];
            default: components["responses"]["Problem"];
        };
    };
    updateTicketStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnTicketStatusUpdate"];
            };
        };
        responses: {
            200: components["responses"]["OwnTicketStatus"];
            default: components["responses"]["Problem"];
        };
    };
    listTickets: {
        parameters: {
            query?: {
                view?: components["schemas"]["TicketView"];
                sort?: components["schemas"]["TicketSort"];
                order?: "asc" | "desc";
                status?: components["schemas"]["TicketStatus"];
                /** @description one of the workspace's own */
                status_id?: components["schemas"]["Id"];
                priority?: components["schemas"]["TicketPriority"];
                /** @description a user, or the word none */
                responsible?: string;
                department?: components["schemas"]["Id"];
                label?: components["schemas"]["Id"];
                /** @description a number, or words of the title */
                q?: string;
                limit?: number;
                /** @description `next` of the page before, with the same sort and order */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createTicket: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketCreate"];
            };
        };
        responses: {
            200: components["responses"]["Ticket"];
            201: components["responses"]["Ticket"];
            default: components["responses"]["Problem"];
        };
    };
    countTickets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketCounts"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listSimilarTickets: {
        parameters: {
            query?: {
                /** @description what its customer writes */
                conversation_id?: components["schemas"]["Id"];
                text?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Tickets"];
            default: components["responses"]["Problem"];
        };
    };
    getTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Deletion"];
            default: components["responses"]["Problem"];
        };
    };
    updateTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketUpdate"];
            };
        };
        responses: {
            200: components["responses"]["Ticket"];
            default: components["responses"]["Problem"];
        };
    };
    listTicketHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TicketChange"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    resolveTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketResolve"];
            };
        };
        responses: {
            200: components["responses"]["Ticket"];
            default: components["responses"]["Problem"];
        };
    };
    linkConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                conversation_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Ticket"];
            default: components["responses"]["Problem"];
        };
    };
    unlinkConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                conversation_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Ticket"];
            default: components["responses"]["Problem"];
        };
    };
    listTicketRecipients: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TicketRecipient"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listTicketAnswers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TicketAnswer"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    answerTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketAnswerCreate"];
            };
        };
        responses: {
            200: components["responses"]["TicketAnswer"];
            201: components["responses"]["TicketAnswer"];
            default: components["responses"]["Problem"];
        };
    };
    getTicketAnswer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                answer_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["TicketAnswer"];
            default: components["responses"]["Problem"];
        };
    };
    takeBackTicketAnswer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                answer_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["TicketAnswer"];
            default: components["responses"]["Problem"];
        };
    };
    retryTicketAnswer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                answer_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    conversation_id: components["schemas"]["Id"];
                };
            };
        };
        responses: {
            200: components["responses"]["TicketAnswer"];
            default: components["responses"]["Problem"];
        };
    };
    listConversationTickets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationTickets"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    pinTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                ticket_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description pinned */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    unpinTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                ticket_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description not pinned any more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listTicketComments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TicketEntry"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    addTicketComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketEntryCreate"];
            };
        };
        responses: {
            200: components["responses"]["TicketEntry"];
            201: components["responses"]["TicketEntry"];
            default: components["responses"]["Problem"];
        };
    };
    listTicketAdditions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TicketEntry"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    addToTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketEntryCreate"];
            };
        };
        responses: {
            200: components["responses"]["TicketEntry"];
            201: components["responses"]["TicketEntry"];
            default: components["responses"]["Problem"];
        };
    };
    listTicketMessages: {
        parameters: {
            query?: {
                limit?: number;
                before?: components["schemas"]["Id"];
            };
            header?: never;
            path: {
                id: components["parameters"]["id"];
                thread: components["schemas"]["TicketThread"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketEntryPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    sendTicketMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                thread: components["schemas"]["TicketThread"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketEntryCreate"];
            };
        };
        responses: {
            200: components["responses"]["TicketEntry"];
            201: components["responses"]["TicketEntry"];
            default: components["responses"]["Problem"];
        };
    };
    escalateTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketReason"];
            };
        };
        responses: {
            200: components["responses"]["Ticket"];
            default: components["responses"]["Problem"];
        };
    };
    acknowledgeEscalation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Ticket"];
            default: components["responses"]["Problem"];
        };
    };
    returnEscalation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketReason"];
            };
        };
        responses: {
            200: components["responses"]["Ticket"];
            default: components["responses"]["Problem"];
        };
    };
    raiseEscalation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketRaise"];
            };
        };
        responses: {
            200: components["responses"]["Ticket"];
            default: components["responses"]["Problem"];
        };
    };
    settleEscalation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketReason"];
            };
        };
        responses: {
            200: components["responses"]["Ticket"];
            default: components["responses"]["Problem"];
        };
    };
    getLadder: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ladder"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateLadder: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LadderUpdate"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ladder"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    previewLadder: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LadderUpdate"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ladder"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    reportLabels: {
        parameters: {
            query: {
                /** @description the first step begins here: a time (RFC 3339) or a day (UTC) */
                from: string;
                /** @description conversations that began before this */
                to: string;
                /** @description the length of a step; at most 400 of them */
                every?: "day" | "week";
                department?: components["schemas"]["Id"];
                channel?: components["schemas"]["Id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LabelReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    search: {
        parameters: {
            query: {
                q: string;
                status?: components["schemas"]["Status"];
                department?: components["schemas"]["Id"];
                channel?: components["schemas"]["Id"];
                label?: components["schemas"]["Id"];
                holder?: components["schemas"]["Id"];
                /** @description written at this time (RFC 3339) or day (UTC), or later */
                from?: string;
                /** @description written before this time or day */
                to?: string;
                limit?: number;
                /** @description `next` of the page before */
                after?: components["schemas"]["Id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchResult"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listUsers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["User"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserCreate"];
            };
        };
        responses: {
            201: components["responses"]["User"];
            default: components["responses"]["Problem"];
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserUpdate"];
            };
        };
        responses: {
            200: components["responses"]["User"];
            default: components["responses"]["Problem"];
        };
    };
    listRoles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createRole: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleCreate"];
            };
        };
        responses: {
            201: components["responses"]["Role"];
            default: components["responses"]["Problem"];
        };
    };
    deleteRole: {
        parameters: {
            query?: {
                replacement?: components["schemas"]["RoleId"];
            };
            header?: never;
            path: {
                id: components["schemas"]["RoleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Deletion"];
            default: components["responses"]["Problem"];
        };
    };
    updateRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RoleId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleUpdate"];
            };
        };
        responses: {
            200: components["responses"]["Role"];
            default: components["responses"]["Problem"];
        };
    };
    listDeletions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Deletion"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    previewDeletion: {
        parameters: {
            query: {
                kind: "label" | "role" | "status" | "contact_attribute" | "knowledge_base" | "category" | "article" | "channel" | "ticket_status";
                id: components["schemas"]["Id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        hanging: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    restoreDeletion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description it is back */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /** @description who did it */
                person?: components["schemas"]["Id"];
                /** @description of what, such as role */
                kind?: string;
                /** @description such as role.updated */
                action?: string;
                /** @description the id of what it was done to */
                subject?: string;
                /** @description this moment and later */
                from?: components["schemas"]["Time"];
                /** @description before this moment */
                to?: components["schemas"]["Time"];
                limit?: number;
                /** @description `next` of the page before */
                after?: components["schemas"]["Id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listDepartments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Department"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createDepartment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DepartmentCreate"];
            };
        };
        responses: {
            201: components["responses"]["Department"];
            default: components["responses"]["Problem"];
        };
    };
    updateDepartment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DepartmentUpdate"];
            };
        };
        responses: {
            200: components["responses"]["Department"];
            default: components["responses"]["Problem"];
        };
    };
    listChannels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Channel"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createChannel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChannelCreate"];
            };
        };
        responses: {
            201: components["responses"]["Channel"];
            default: components["responses"]["Problem"];
        };
    };
    deleteChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Deletion"];
            default: components["responses"]["Problem"];
        };
    };
    updateChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChannelUpdate"];
            };
        };
        responses: {
            200: components["responses"]["Channel"];
            default: components["responses"]["Problem"];
        };
    };
    createConnection: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectionCreate"];
            };
        };
        responses: {
            201: components["responses"]["Channel"];
            default: components["responses"]["Problem"];
        };
    };
    checkConnection: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectionCheck"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        settings: Record<string, never>;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectionUpdate"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        settings: Record<string, never>;
                        version: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    renewHookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        secret: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    dismissMissed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listInbound: {
        parameters: {
            query?: {
                state?: "pending" | "done" | "ignored" | "failed";
                /** @description in the sender or the subject */
                q?: string;
                before?: components["schemas"]["Id"];
                limit?: number;
            };
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["InboundEntry"][];
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    takeHook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description of the channel; its connection says the whole address */
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InboundPost"] | Record<string, never>;
            };
        };
        responses: {
            /** @description stored */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    importInbound: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboundEntry"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Message"];
            default: components["responses"]["Problem"];
        };
    };
    editMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text?: components["schemas"]["Text"];
                    document?: components["schemas"]["Document"];
                };
            };
        };
        responses: {
            200: components["responses"]["Message"];
            default: components["responses"]["Problem"];
        };
    };
    listMessageRevisions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["MessageRevision"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    moveInbound: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description the conversation in which it lies */
                    from_id: components["schemas"]["Id"];
                    /** @description of the conversation that it goes into; null: one of its own */
                    number: number | null;
                };
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboundEntry"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMessageHtml: {
        parameters: {
            query?: {
                pictures?: "1";
            };
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMessageOriginal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "message/rfc822": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    retryMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Message"];
            default: components["responses"]["Problem"];
        };
    };
    getIdentitySecrets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentitySecrets"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    rotateIdentitySecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentitySecrets"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    endIdentitySecretBefore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentitySecrets"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listLabels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Label"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createLabel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LabelCreate"];
            };
        };
        responses: {
            201: components["responses"]["Label"];
            default: components["responses"]["Problem"];
        };
    };
    deleteLabel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Deletion"];
            default: components["responses"]["Problem"];
        };
    };
    updateLabel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LabelUpdate"];
            };
        };
        responses: {
            200: components["responses"]["Label"];
            default: components["responses"]["Problem"];
        };
    };
    listKnowledgeBases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["KnowledgeBase"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createKnowledgeBase: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KnowledgeBaseCreate"];
            };
        };
        responses: {
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnowledgeBase"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteKnowledgeBase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Deletion"];
            default: components["responses"]["Problem"];
        };
    };
    updateKnowledgeBase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KnowledgeBaseUpdate"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnowledgeBase"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listCategories: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Category"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryCreate"];
            };
        };
        responses: {
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Category"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Deletion"];
            default: components["responses"]["Problem"];
        };
    };
    updateCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryUpdate"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Category"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listArticles: {
        parameters: {
            query: {
                knowledge_base: components["schemas"]["Id"];
                category?: components["schemas"]["Id"];
                state?: "any" | "published" | "unpublished" | "changed";
                /** @description words in the titles and texts of the drafts; of who may not write, of what is published: the best first, at most 20, on one page */
                q?: string;
                limit?: number;
                /** @description `next` of the page before */
                after?: components["schemas"]["Id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticlePage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createArticle: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArticleCreate"];
            };
        };
        responses: {
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getArticle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteArticle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Deletion"];
            default: components["responses"]["Problem"];
        };
    };
    updateArticle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArticleUpdate"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getArticleDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                language: components["schemas"]["LanguageTag"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleDraft"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    saveArticleDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                language: components["schemas"]["LanguageTag"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArticleDraftSave"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleDraft"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    previewArticle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                language: components["schemas"]["LanguageTag"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticlePreview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    publishArticle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                language: components["schemas"]["LanguageTag"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VersionOf"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleDraft"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    unpublishArticle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                language: components["schemas"]["LanguageTag"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VersionOf"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleDraft"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listRevisions: {
        parameters: {
            query?: {
                limit?: number;
                before?: components["schemas"]["Id"];
            };
            header?: never;
            path: {
                id: components["parameters"]["id"];
                language: components["schemas"]["LanguageTag"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevisionPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    restoreRevision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                language: components["schemas"]["LanguageTag"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevisionRestore"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleDraft"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getRevision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                revision_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevisionDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    findAnswers: {
        parameters: {
            query?: {
                q?: string;
                /** @description what the customer reads best */
                language?: components["schemas"]["LanguageTag"];
                /** @description only of knowledge bases that are offered on its channel */
                conversation?: components["schemas"]["Id"];
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AnswerHit"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    readAnswer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                language: components["schemas"]["LanguageTag"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ApiToken"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description the only answer that shows the token */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewApiToken"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description revoked */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listCannedReplies: {
        parameters: {
            query?: {
                /** @description in name, shortcut and text, whatever the case */
                q?: string;
                limit?: number;
                /** @description `next` of the page before */
                after?: components["schemas"]["Id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedReplyPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createCannedReply: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CannedReplyCreate"];
            };
        };
        responses: {
            201: components["responses"]["CannedReply"];
            default: components["responses"]["Problem"];
        };
    };
    deleteCannedReply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Deletion"];
            default: components["responses"]["Problem"];
        };
    };
    updateCannedReply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CannedReplyUpdate"];
            };
        };
        responses: {
            200: components["responses"]["CannedReply"];
            default: components["responses"]["Problem"];
        };
    };
    listForms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Form"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createForm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FormCreate"];
            };
        };
        responses: {
            201: components["responses"]["Form"];
            default: components["responses"]["Problem"];
        };
    };
    deleteForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Deletion"];
            default: components["responses"]["Problem"];
        };
    };
    updateForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FormUpdate"];
            };
        };
        responses: {
            200: components["responses"]["Form"];
            default: components["responses"]["Problem"];
        };
    };
    listLibrary: {
        parameters: {
            query?: {
                /** @description in name and folder, whatever the case */
                q?: string;
                limit?: number;
                /** @description `next` of the page before */
                after?: components["schemas"]["Id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LibraryPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    addLibraryItem: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LibraryItemCreate"];
            };
        };
        responses: {
            201: components["responses"]["LibraryItem"];
            default: components["responses"]["Problem"];
        };
    };
    deleteLibraryItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Deletion"];
            default: components["responses"]["Problem"];
        };
    };
    updateLibraryItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LibraryItemUpdate"];
            };
        };
        responses: {
            200: components["responses"]["LibraryItem"];
            default: components["responses"]["Problem"];
        };
    };
    getLibraryContent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the bytes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    takeFromLibrary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: components["responses"]["File"];
            default: components["responses"]["Problem"];
        };
    };
    listDrafts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Draft"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    saveDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                kind: components["schemas"]["DraftKind"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftSave"];
            };
        };
        responses: {
            /** @description kept */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    uploadFile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            201: components["responses"]["File"];
            default: components["responses"]["Problem"];
        };
    };
    getFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["file_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the bytes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    staffEvents: {
        parameters: {
            query?: {
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description switching to WebSocket */
            101: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getWidget: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WidgetConfig"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createWidgetSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WidgetSessionRequest"];
            };
        };
        responses: {
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WidgetSession"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    endWidgetSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    followMailLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailLinkRequest"];
            };
        };
        responses: {
            /** @description the session so far sees the conversation already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailLinkSession"];
                };
            };
            /** @description a session */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailLinkSession"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listVisitorMessages: {
        parameters: {
            query?: {
                limit?: number;
                before?: components["schemas"]["Id"];
            };
            header?: never;
            path: {
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the newest messages of this visitor over all conversations; oldest of them first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitorMessagePage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    sendVisitorMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VisitorMessageRequest"];
            };
        };
        responses: {
            200: components["responses"]["PublicMessage"];
            201: components["responses"]["PublicMessage"];
            default: components["responses"]["Problem"];
        };
    };
    answerVisitorForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: components["parameters"]["key"];
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FormAnswerRequest"];
            };
        };
        responses: {
            200: components["responses"]["PublicMessage"];
            201: components["responses"]["PublicMessage"];
            default: components["responses"]["Problem"];
        };
    };
    readVisitorMessages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VisitorReceipt"];
            };
        };
        responses: {
            /** @description noted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    visitorTyping: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    active: boolean;
                };
            };
        };
        responses: {
            /** @description told */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    uploadVisitorFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            201: components["responses"]["File"];
            default: components["responses"]["Problem"];
        };
    };
    getVisitorFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: components["parameters"]["key"];
                id: components["parameters"]["file_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the bytes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    findPublicArticles: {
        parameters: {
            query?: {
                q?: string;
                language?: components["schemas"]["LanguageTag"];
                limit?: number;
            };
            header?: never;
            path: {
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicArticles"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    readPublicArticle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: components["parameters"]["key"];
                id: components["parameters"]["id"];
                language: components["schemas"]["LanguageTag"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicArticle"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    visitorEvents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description switching to WebSocket */
            101: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
}
