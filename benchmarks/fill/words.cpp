// SPDX-License-Identifier: AGPL-3.0-or-later
#include "words.hpp"

namespace harken::fill {
namespace {

constexpr const char* kFrequent[] = {
    "order",  "the",    "please",  "delivery", "and",      "my",      "late",
    "заказ",  "и",      "не",      "когда",    "доставка", "saya",    "belum",
    "sampai", "barang", "refund",  "invoice",  "address",  "payment", "thanks",
    "hello",  "оплата", "возврат", "pesanan",  "kapan",    "account"};
constexpr const char* kLatin[] = {"ka", "lo", "mi", "re", "ta", "no", "si",  "du",  "be",  "pa",
                                  "ru", "ge", "vo", "ni", "ma", "te", "cha", "pri", "sto", "lin"};
constexpr const char* kCyrillic[] = {"ка", "ло", "ми", "ре", "та", "но", "си",  "ду",  "бе",  "па",
                                     "ру", "ге", "во", "ни", "ма", "те", "при", "сто", "лин", "ще"};
constexpr std::size_t kWords = 60'000;
constexpr int kWordsOfAMessage = 12;

}  // namespace

Words::Words(std::mt19937& random) : random_(random) {
  for (const auto* word : kFrequent) known_.emplace_back(word);
  std::uniform_int_distribution<std::size_t> syllable(0, std::size(kLatin) - 1);
  std::uniform_int_distribution<int> length(2, 4);
  while (known_.size() < kWords) {
    std::string word;
    const bool is_latin = known_.size() % 3 != 0;
    for (int i = length(random_); i > 0; --i)
      word += (is_latin ? kLatin : kCyrillic)[syllable(random_)];
    known_.push_back(std::move(word));
  }
  std::vector<double> weights;
  for (std::size_t i = 0; i < known_.size(); ++i)
    weights.push_back(1.0 / static_cast<double>(i + 3));
  choose_ = std::discrete_distribution<std::size_t>(weights.begin(), weights.end());
}

const std::string& Words::pick() { return known_[choose_(random_)]; }

std::string Words::sentence() {
  std::string text;
  for (int i = 0; i < kWordsOfAMessage; ++i) text += (i == 0 ? "" : " ") + pick();
  return text;
}

std::string Words::name() {
  std::uniform_int_distribution<std::size_t> any(0, known_.size() - 1);
  std::string name = known_[any(random_)] + " " + known_[any(random_)];
  return name;
}

}  // namespace harken::fill
