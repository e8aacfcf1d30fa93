// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/help/help_texts.hpp"

#include <array>
#include <ctime>

namespace harken::edge {

namespace {

constexpr HelpTexts kEnglish{"en",
                             "How can we help?",
                             "Search",
                             "Search the articles",
                             "Results for",
                             "What are you looking for?",
                             "Nothing was found",
                             "Try other words, or fewer of them.",
                             "Updated on",
                             "On this page",
                             "More in",
                             "Other articles",
                             "Language",
                             "This article is available only in",
                             "Skip to the content",
                             "All topics",
                             "You are here",
                             "This page does not exist",
                             "It may have moved. The search finds it wherever it is now.",
                             "The first articles are being written. Please come back soon.",
                             "Help"};
constexpr HelpTexts kRussian{"ru",
                             "Чем вам помочь?",
                             "Найти",
                             "Поиск по статьям",
                             "Результаты по запросу",
                             "Что вы ищете?",
                             "Ничего не нашлось",
                             "Попробуйте другие слова или сократите запрос.",
                             "Обновлено",
                             "На этой странице",
                             "Ещё в разделе",
                             "Другие статьи",
                             "Язык",
                             "Эта статья доступна только на языке:",
                             "Перейти к содержанию",
                             "Все темы",
                             "Вы здесь",
                             "Такой страницы нет",
                             "Возможно, она переехала. Поиск найдёт её на новом месте.",
                             "Первые статьи ещё пишутся. Загляните чуть позже.",
                             "Справка"};
constexpr HelpTexts kIndonesian{"id",
                                "Ada yang bisa kami bantu?",
                                "Cari",
                                "Cari artikel",
                                "Hasil untuk",
                                "Apa yang Anda cari?",
                                "Tidak ada yang ditemukan",
                                "Coba kata lain, atau kurangi katanya.",
                                "Diperbarui pada",
                                "Di halaman ini",
                                "Lainnya di",
                                "Artikel lain",
                                "Bahasa",
                                "Artikel ini hanya tersedia dalam",
                                "Langsung ke isi",
                                "Semua topik",
                                "Anda di sini",
                                "Halaman ini tidak ada",
                                "Mungkin sudah dipindahkan. Pencarian akan menemukannya.",
                                "Artikel pertama sedang ditulis. Silakan kembali lagi nanti.",
                                "Bantuan"};

using Months = std::array<std::string_view, 12>;
constexpr Months kEnglishMonths{"January",   "February", "March",    "April",
                                "May",       "June",     "July",     "August",
                                "September", "October",  "November", "December"};
constexpr Months kRussianMonths{"января", "февраля", "марта",    "апреля",  "мая",    "июня",
                                "июля",   "августа", "сентября", "октября", "ноября", "декабря"};
constexpr Months kIndonesianMonths{"Januari",   "Februari", "Maret",    "April",
                                   "Mei",       "Juni",     "Juli",     "Agustus",
                                   "September", "Oktober",  "November", "Desember"};

// Russian counts 1, 2 to 4, and many; the teens are many.
std::string_view russian(std::size_t count, std::string_view one, std::string_view few,
                         std::string_view many) {
  const auto tens = count % 100;
  if (tens >= 11 && tens <= 14) return many;
  if (count % 10 == 1) return one;
  return count % 10 >= 2 && count % 10 <= 4 ? few : many;
}

}  // namespace

const HelpTexts& help_texts(std::string_view language) {
  if (language == "ru") return kRussian;
  return language == "id" ? kIndonesian : kEnglish;
}

std::string count_articles(const HelpTexts& texts, std::size_t count) {
  const auto number = std::to_string(count) + " ";
  if (texts.language == "ru")
    return number + std::string(russian(count, "статья", "статьи", "статей"));
  if (texts.language == "id") return number + "artikel";
  return number + (count == 1 ? "article" : "articles");
}

std::string count_results(const HelpTexts& texts, std::size_t count) {
  const auto number = std::to_string(count) + " ";
  if (texts.language == "ru")
    return number + std::string(russian(count, "результат", "результата", "результатов"));
  if (texts.language == "id") return number + "hasil";
  return number + (count == 1 ? "result" : "results");
}

std::string long_date(const HelpTexts& texts, Timestamp at) {
  const std::time_t seconds = at.micros / 1'000'000;
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  const auto* months = &kEnglishMonths;
  if (texts.language == "ru") months = &kRussianMonths;
  if (texts.language == "id") months = &kIndonesianMonths;
  return std::to_string(parts.tm_mday) + " " +
         std::string(months->at(static_cast<std::size_t>(parts.tm_mon))) + " " +
         std::to_string(parts.tm_year + 1900);
}

std::string_view language_name(std::string_view language) {
  constexpr std::pair<std::string_view, std::string_view> kNames[] = {
      {"en", "English"},   {"ru", "Русский"},       {"id", "Bahasa Indonesia"},
      {"de", "Deutsch"},   {"fr", "Français"},      {"es", "Español"},
      {"it", "Italiano"},  {"pt", "Português"},     {"nl", "Nederlands"},
      {"pl", "Polski"},    {"uk", "Українська"},    {"tr", "Türkçe"},
      {"cs", "Čeština"},   {"sv", "Svenska"},       {"da", "Dansk"},
      {"fi", "Suomi"},     {"nb", "Norsk"},         {"el", "Ελληνικά"},
      {"ro", "Română"},    {"hu", "Magyar"},        {"kk", "Қазақша"},
      {"uz", "Oʻzbekcha"}, {"ms", "Bahasa Melayu"}, {"vi", "Tiếng Việt"},
      {"th", "ไทย"},       {"ja", "日本語"},        {"zh", "中文"},
      {"ko", "한국어"},    {"ar", "العربية"},       {"he", "עברית"},
      {"hi", "हिन्दी"},     {"fa", "فارسی"}};
  for (const auto& [tag, name] : kNames)
    if (tag == language) return name;
  return language;
}

}  // namespace harken::edge
