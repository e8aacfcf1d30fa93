// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/forwarded.hpp"

#include "core/rules/text.hpp"

namespace harken {

namespace {

constexpr std::size_t kLongest = 100'000;

struct Words {
  std::string_view head, from, date, subject, to, cc, files;
};
constexpr Words kEnglish{"Forwarded message", "From", "Date", "Subject", "To", "Cc", "Files"};
constexpr Words kRussian{"Пересланное сообщение", "От", "Дата", "Тема", "Кому", "Копия", "Файлы"};
constexpr Words kIndonesian{
    "Pesan yang diteruskan", "Dari", "Tanggal", "Subjek", "Kepada", "Cc", "Berkas"};

const Words& words_in(std::string_view language) {
  if (language == "ru") return kRussian;
  return language == "id" ? kIndonesian : kEnglish;
}

std::string person_text(const MailPerson& person) {
  if (person.email.empty()) return person.name;
  return person.name.empty() ? person.email : person.name + " <" + person.email + ">";
}

std::string people_text(const std::vector<MailPerson>& people) {
  std::string all;
  for (const auto& person : people) all += (all.empty() ? "" : ", ") + person_text(person);
  return all;
}

std::string names_text(const std::vector<std::string>& names) {
  std::string all;
  for (const auto& name : names) all += (all.empty() ? "" : ", ") + name;
  return all;
}

// A value with line breaks would look like more of the head.
void add_line(std::string& to, std::string_view name, const std::string& value) {
  if (value.empty()) return;
  to.append(name).append(": ").append(clean_line(value, 2'000)).append("\n");
}

std::string text_of(const ForwardedPart& part, const Words& words) {
  const auto when = to_rfc3339(part.at);
  std::string text;
  text.append("---------- ").append(words.head).append(" ----------\n");
  add_line(text, words.from, person_text(part.from));
  add_line(text, words.date, when.substr(0, 10) + " " + when.substr(11, 5) + " UTC");
  add_line(text, words.subject, part.subject);
  add_line(text, words.to, people_text(part.to));
  add_line(text, words.cc, people_text(part.cc));
  add_line(text, words.files, names_text(part.files));
  return text + "\n" + part.text;
}

}  // namespace

std::string forwarded_text(const std::vector<ForwardedPart>& parts, std::string_view language) {
  std::string all;
  for (const auto& part : parts) {
    if (!all.empty()) all += "\n\n";
    all += text_of(part, words_in(language));
  }
  const auto kept = first_code_points(all, kLongest);
  return kept.size() < all.size() ? std::string(kept) + "…" : all;
}

}  // namespace harken
