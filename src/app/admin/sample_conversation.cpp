// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/admin/sample_conversation.hpp"

#include <array>

#include "app/admin/authenticate.hpp"
#include "app/contact/notes.hpp"
#include "app/intake/receive_message.hpp"
#include "app/intake/visitors.hpp"

namespace harken::app {

namespace {

struct Sample {
  std::string_view language;
  std::string_view name;
  std::array<std::string_view, 5> lines;
  std::string_view note;
};

constexpr Sample kSamples[] = {
    {"en",
     "Sample customer",
     {"Hello! I am a sample conversation. Try everything on me before real customers write. 👋",
      "Press Accept, or the key A. From then on I am yours: everybody sees your name on me, and "
      "nobody "
      "else can answer.",
      "Then write an answer below and press Enter. The mark in its corner tells how far it came: "
      "sent, "
      "delivered, read. Mine stays at “sent”, because nobody sits on my side.",
      "On the right is what the desk knows of me. Click my name or e-mail to correct them, add "
      "labels, and "
      "note with # what the next colleague should know.",
      "Done? Solve, or the key E, puts me away, and I am found under Solved. The key ? shows all "
      "keys."},
     "This is a note: yellow, named so, and for your team only. The key N writes one."},
    {"ru",
     "Пример клиента",
     {"Здравствуйте! Я пример разговора. Попробуйте на мне всё, пока не написали настоящие "
      "клиенты. 👋",
      "Нажмите «Принять» или клавишу A. С этого момента я ваш: все видят на мне ваше имя, и никто "
      "другой "
      "ответить не может.",
      "Теперь напишите ответ внизу и нажмите Enter. Значок в углу показывает его путь: отправлено, "
      "доставлено, прочитано. У меня останется «отправлено», ведь на моей стороне никого нет.",
      "Справа то, что известно обо мне. Нажмите на имя или почту, чтобы исправить их, добавьте "
      "метки и "
      "запишите через # то, что пригодится коллегам.",
      "Готово? «Решить» или клавиша E уберёт меня, и найти меня можно будет в «Решённых». Клавиша "
      "? "
      "покажет все клавиши."},
     "Это заметка: жёлтая, с подписью, и видит её только ваша команда. Её пишет клавиша N."},
    {"id",
     "Contoh pelanggan",
     {"Halo! Saya contoh percakapan. Silakan coba semuanya pada saya sebelum pelanggan sungguhan "
      "menulis. 👋",
      "Tekan Terima, atau tombol A. Sejak itu saya milik Anda: semua orang melihat nama Anda, dan "
      "tidak "
      "ada orang lain yang bisa menjawab.",
      "Lalu tulis balasan di bawah dan tekan Enter. Tanda di sudutnya menunjukkan sejauh mana "
      "pesan itu "
      "sampai: terkirim, diterima, dibaca. Pada saya tetap “terkirim”, karena tidak ada orang di "
      "sisi saya.",
      "Di sebelah kanan ada yang diketahui tentang saya. Klik nama atau email saya untuk "
      "memperbaikinya, "
      "tambahkan label, dan catat dengan # apa yang perlu diketahui rekan berikutnya.",
      "Selesai? Tombol Selesaikan, atau E, menyimpan saya di bawah Selesai. Tombol ? menampilkan "
      "semua "
      "pintasan."},
     "Ini catatan: kuning, diberi nama, dan hanya untuk tim Anda. Tombol N menulis satu."},
};

const Sample& sample_in(std::string_view language) {
  for (const auto& sample : kSamples)
    if (language.starts_with(sample.language)) return sample;
  return kSamples[0];
}

}  // namespace

Status add_sample_conversation(Tx& tx, Env& env, const SetupDone& desk, std::string_view language) {
  const auto& sample = sample_in(language);
  StartVisit visit;
  visit.channel_key = desk.channel.key;
  visit.name = sample.name;
  visit.visit.language = sample.language;
  ASSIGN_OR_RETURN(const auto started, start_visit(tx, env, visit));
  ASSIGN_OR_RETURN(const auto visitor,
                   authenticate_visitor(tx, env, desk.channel.key, started.token));
  // Nobody will come back with its token.
  RETURN_IF_ERROR(tx.identities().remove_session(visitor.id));
  ConversationId conversation;
  int count = 0;
  for (const auto line : sample.lines) {
    ReceiveMessage message;
    message.workspace_id = visitor.workspace_id;
    message.identity_id = visitor.identity_id;
    message.contact_id = visitor.contact_id;
    message.channel_id = visitor.channel_id;
    message.client_id = "sample-line-" + std::to_string(++count);
    message.text = line;
    ASSIGN_OR_RETURN(const auto received, receive_message(tx, env, message));
    conversation = received.message.conversation_id;
  }
  const AddNote note{conversation, {}, "sample-note-1", std::string(sample.note)};
  RETURN_IF_ERROR(add_note(tx, env, actor_of(desk.admin), note));
  return {};
}

}  // namespace harken::app
