// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/demo_script.hpp"

namespace harken::server {

namespace {
constexpr auto C = Voice::customer;
constexpr auto A = Voice::agent;
constexpr auto N = Voice::note;
}  // namespace

const std::array<DemoTalk, 16> kDemoTalks{{
    {"Priya Raman", "priya.raman@example.com", "Support", "", "", "en", "Chrome 141 on Windows",
     "/products/teapot", 2, false,
     {{{C, "Hi! The teapot I got yesterday drips when I pour, whatever I try."},
       {C, "Is that a fault, or am I holding it wrong?"}}}},
    {"", "", "Support", "", "", "ru", "Firefox 144 on Linux", "/checkout", 4, false,
     {{{C, "Здравствуйте! Оплата прошла, но заказ так и не появился в личном кабинете."}}}},
    {"Dewi Lestari", "dewi@example.com", "Sales", "", "", "id", "Chrome 141 on Android",
     "/products/bowl", 7, false,
     {{{C, "Selamat siang, apakah mangkuk ini tersedia dalam warna hitam?"}}}},
    {"Marta Kowalska", "marta.k@example.com", "Support", "ana", "delivery", "en",
     "Safari 26 on iPhone", "/orders", 11, false,
     {{{C, "My parcel was due on Friday and the tracking page has not moved since."},
       {A, "Hello Marta, I am sorry about that. Let me ask the carrier."},
       {N, "Carrier says the depot in Lodz is behind. Next scan is expected tonight."},
       {C, "Thank you! Should I stay at home tomorrow?"}}}},
    {"Jonas Weber", "jonas@example.com", "Support", "ana", "returns", "en", "Edge 141 on Windows",
     "/help/returns", 19, false,
     {{{C, "How do I return one item out of three?"},
       {A, "Hi Jonas, open the order, tick the one item and print the label. The other two stay."},
       {C, "Found it. And who pays for the shipping?"},
       {A, "We do: the label is free of charge."}}}},
    {"Анна Соколова", "anna@example.com", "Support", "ben", "", "ru", "Chrome 141 on macOS",
     "/orders", 23, false,
     {{{C, "Можно ли поменять адрес доставки, если заказ уже собран?"},
       {A, "Анна, добрый день! Пока заказ не передан курьеру, можно. Пришлите, пожалуйста, новый адрес."},
       {C, "ул. Садовая, 12, кв. 40. Спасибо!"}}}},
    {"Luis Ortega", "luis.ortega@example.com", "Billing", "ana", "invoice", "en",
     "Firefox 144 on Windows", "/account/invoices", 34, false,
     {{{C, "Could you put our VAT number on invoice 20931?"},
       {A, "Of course, Luis. Which number should it be?"},
       {C, "ESB12345678. The company name is fine as it is."}}}},
    {"Siti Rahma", "siti.rahma@example.com", "Sales", "ben", "", "id", "Chrome 141 on Android",
     "/products/set", 41, false,
     {{{C, "Kalau beli 20 set, apakah ada harga khusus?"},
       {A, "Ada, Bu Siti. Untuk 20 set diskonnya 15 persen. Mau saya buatkan penawaran?"}}}},
    {"Olu Adeyemi", "olu@example.com", "Support", "ben", "bug", "en", "Chrome 141 on ChromeOS",
     "/account", 55, false,
     {{{C, "The page to change my password only shows a white screen."},
       {A, "Thanks for telling us. Which browser is it, and since when?"},
       {N, "Same as reported this morning. Happens with the new header only."},
       {C, "Chrome on a Chromebook, since yesterday evening."}}}},
    {"Hannah Lee", "hannah.lee@example.com", "Billing", "mira", "invoice", "en",
     "Safari 26 on macOS", "/account/invoices", 80, false,
     {{{C, "I was charged twice for October."},
       {A, "I can see both charges. The second one will be back on your card within three days."}}}},
    {"Tom Becker", "tom.becker@example.com", "Support", "ana", "delivery", "en",
     "Firefox 144 on Windows", "/orders", 180, true,
     {{{C, "Can I pick the order up myself?"},
       {A, "Yes, at the shop in the Mill Street, from 10 to 18."},
       {C, "Perfect, thanks."}}}},
    {"Елена Орлова", "elena@example.com", "Sales", "ben", "", "ru", "Yandex on Windows", "/", 300,
     true,
     {{{C, "Подскажите, есть ли у вас подарочные сертификаты?"},
       {A, "Да, на любую сумму от 20 евро. Приходит письмом сразу после оплаты."},
       {C, "Отлично, спасибо!"}}}},
    {"Budi Santoso", "budi@example.com", "Support", "ana", "returns", "id", "Chrome 141 on Android",
     "/help/returns", 420, true,
     {{{C, "Barang saya rusak waktu diterima."},
       {A, "Mohon maaf, Pak Budi. Penggantinya kami kirim hari ini, tanpa biaya."},
       {C, "Terima kasih banyak."}}}},
    {"Claire Dubois", "claire@example.com", "Billing", "mira", "invoice", "en",
     "Safari 26 on iPad", "/account", 1500, true,
     {{{C, "Where do I find last year's invoices?"},
       {A, "Under Account, Invoices, then choose the year at the top right."}}}},
    {"Marta Kowalska", "marta.k@example.com", "Support", "ben", "delivery", "en",
     "Safari 26 on iPhone", "/orders", 2900, true,
     {{{C, "Do you deliver on Saturdays?"},
       {A, "In most towns, yes. You choose the day at the last step of the order."},
       {C, "Great, thank you."}}}},
    {"Kenji Mori", "kenji@example.com", "Sales", "ana", "", "en", "Chrome 141 on Windows",
     "/products/bowl", 4300, true,
     {{{C, "Can the large bowl go into the oven?"},
       {A, "It can, up to 220 degrees. Let it warm up with the oven."}}}},
}};

// In the three languages in which customers of the demo write.
const std::array<DemoReply, 8> kDemoReplies{{
    {"", "", "hi", "Greeting",
     "Hello {{contact.first_name|there}}, this is {{user.name}} of {{workspace.name}}. How can I "
     "help?"},
    {"", "", "order", "Ask for the order number",
     "Could you tell me your order number? It stands in the confirmation and begins with SK-."},
    {"", "", "привет", "Приветствие",
     "Здравствуйте, {{contact.first_name|уважаемый клиент}}! Меня зовут {{user.name}}. Чем могу "
     "помочь?"},
    {"", "", "halo", "Salam pembuka",
     "Halo {{contact.first_name|Kak}}, saya {{user.name}} dari {{workspace.name}}. Ada yang bisa "
     "dibantu?"},
    {"", "Support", "return", "Return an item",
     "You can return anything within 30 days. Open the order, tick the item and print the label: "
     "it is free "
     "of charge."},
    {"", "Support", "late", "Parcel is late",
     "I am sorry that your parcel is late. I have asked the carrier and will write to "
     "{{contact.email|you}} as "
     "soon as I know more."},
    {"", "Billing", "twice", "Charged twice",
     "I can see both charges. The second one will be back on your card within three working days."},
    {"ana", "", "bye", "My farewell",
     "Gladly! If anything else comes up, just write here again. — {{user.name}}"},
}};

const std::array<DemoForm, 2> kDemoForms{{
    {"Return of goods", "About your return",
     {{"order", "Order number", FieldKind::text, true, {}, Fills::nothing},
      {"reason", "What is the reason?", FieldKind::choice, true,
       {"Damaged", "Not as expected", "Changed my mind"}, Fills::nothing},
      {"pickup", "When may we pick it up?", FieldKind::date, false, {}, Fills::nothing},
      {"words", "Anything else?", FieldKind::long_text, false, {}, Fills::nothing}}},
    {"Contact details", "How can we reach you?",
     {{"name", "Your name", FieldKind::text, true, {}, Fills::contact_name},
      {"email", "E-mail", FieldKind::email, true, {}, Fills::contact_email},
      {"phone", "Telephone", FieldKind::phone, false, {}, Fills::nothing}}},
}};

}  // namespace harken::server
