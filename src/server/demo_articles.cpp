// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/demo_articles.hpp"

namespace harken::server {

namespace {

constexpr DemoCategory kCategories[] = {
    {"orders",
     {"Orders and delivery", "Заказ и доставка", "Pesanan dan pengiriman"},
     {"From the basket to your door", "От корзины до двери", "Dari keranjang sampai ke rumah"}},
    {"returns",
     {"Returns and refunds", "Возврат и деньги", "Pengembalian dan dana"},
     {"When something should go back", "Если что-то нужно вернуть",
      "Bila ada yang perlu dikembalikan"}},
    {"care",
     {"Care for your pieces", "Уход за посудой", "Merawat keramik Anda"},
     {"So that they last for decades", "Чтобы она служила десятилетиями",
      "Agar awet puluhan tahun"}},
};

constexpr DemoTranslation kTracking[] = {
    {"en", "Where is my parcel?",
     "You find the way of every parcel under *Account, Orders*. The first scan shows up on the "
     "evening of the day on which we hand it over.\n"
     "## When nothing moves\n"
     "Between two depots a parcel may be silent for up to *two working days*. After that, please "
     "write to us and we ask the carrier.\n"
     "1. Open [your orders](https://shop.example/orders) and choose the order.\n"
     "1. Copy the number that begins with LP.\n"
     "1. Send it to us in the chat. We answer within a few minutes during the day.\n"
     "## How long it takes\n"
     "| Where to | Standard | Express\n"
     "| Within the country | 2 to 3 days | next day\n"
     "| Europe | 4 to 6 days | 2 days\n"
     "| Elsewhere | 8 to 14 days | 4 days\n"
     "## If you are not at home\n"
     "The courier leaves a card and takes the parcel to the nearest shop, where it waits for seven "
     "days."},
    {"ru", "Где моя посылка?",
     "Путь каждой посылки виден в разделе *Личный кабинет, Заказы*. Первая отметка появляется "
     "вечером того дня, когда мы передали её курьеру.\n"
     "## Если ничего не меняется\n"
     "Между двумя складами посылка может молчать до *двух рабочих дней*. Если прошло больше, "
     "напишите нам, и мы спросим перевозчика.\n"
     "1. Откройте [свои заказы](https://shop.example/orders) и выберите нужный.\n"
     "1. Скопируйте номер, который начинается с LP.\n"
     "1. Пришлите его в чат. Днём мы отвечаем за несколько минут.\n"
     "## Сколько это занимает\n"
     "| Куда | Обычная | Экспресс\n"
     "| По стране | 2–3 дня | на следующий день\n"
     "| Европа | 4–6 дней | 2 дня\n"
     "| Другие страны | 8–14 дней | 4 дня\n"
     "## Если вас нет дома\n"
     "Курьер оставит извещение и отвезёт посылку в ближайший магазин. Там она ждёт семь дней."},
    {"id", "Di mana paket saya?",
     "Perjalanan setiap paket terlihat di *Akun, Pesanan*. Pemindaian pertama muncul pada malam "
     "hari saat kami menyerahkannya ke kurir.\n"
     "## Bila tidak ada perubahan\n"
     "Di antara dua depo, paket bisa diam sampai *dua hari kerja*. Setelah itu, tulislah kepada "
     "kami dan kami akan bertanya ke kurir.\n"
     "1. Buka [pesanan Anda](https://shop.example/orders) lalu pilih pesanannya.\n"
     "1. Salin nomor yang dimulai dengan LP.\n"
     "1. Kirimkan lewat obrolan. Pada siang hari kami menjawab dalam beberapa menit.\n"
     "## Berapa lama\n"
     "| Tujuan | Biasa | Kilat\n"
     "| Dalam negeri | 2–3 hari | besok\n"
     "| Eropa | 4–6 hari | 2 hari\n"
     "| Negara lain | 8–14 hari | 4 hari"},
};

constexpr DemoTranslation kAddress[] = {
    {"en", "Changing the address of an order",
     "As long as the order is *not packed*, you change the address yourself: open the order and "
     "choose *Change address*.\n"
     "Once it is packed, write to us in the chat with the new address. Until the courier has it, "
     "we can still relabel the parcel.\n"
     "> A parcel that is on its way cannot be redirected by us, but the carrier's own page often "
     "lets you choose a shop nearby."},
    {"ru", "Как изменить адрес заказа",
     "Пока заказ *не собран*, адрес можно изменить самостоятельно: откройте заказ и нажмите "
     "*Изменить адрес*.\n"
     "Если он уже собран, пришлите новый адрес в чат. Пока посылка не у курьера, мы успеем "
     "переклеить этикетку.\n"
     "> Посылку в пути перенаправить мы не можем, но на странице перевозчика часто можно выбрать "
     "пункт рядом."},
    {"id", "Mengubah alamat pesanan",
     "Selama pesanan *belum dikemas*, Anda bisa mengubah alamat sendiri: buka pesanan dan pilih "
     "*Ubah alamat*.\n"
     "Jika sudah dikemas, kirimkan alamat baru lewat obrolan. Selama belum di tangan kurir, label "
     "masih bisa kami ganti."},
};

constexpr DemoTranslation kGift[] = {
    {"en", "Gift cards and gift wrapping",
     "A gift card comes by e-mail right after the payment and is good for *three years*. Any "
     "amount from 20 euros is possible.\n"
     "For wrapping, tick *It is a gift* in the basket. Every piece gets its own box, and no price "
     "travels with the parcel."},
    {"ru", "Подарочные сертификаты и упаковка",
     "Сертификат приходит письмом сразу после оплаты и действует *три года*. Сумма любая, от 20 "
     "евро.\n"
     "Чтобы мы упаковали подарок, отметьте в корзине *Это подарок*. Каждая вещь едет в своей "
     "коробке, без ценников."},
};

constexpr DemoTranslation kReturn[] = {
    {"en", "How to return something",
     "You have *30 days* from the day on which the parcel came. One item out of many is fine, the "
     "others stay with you.\n"
     "## In four steps\n"
     "1. Open [the order](https://shop.example/orders) and tick what should go back.\n"
     "1. Print the label. If you have no printer, choose the code for your phone.\n"
     "1. Put the piece into its own box, with paper around it.\n"
     "1. Take it to any parcel shop and keep the receipt.\n"
     "## Who pays\n"
     "We do: the label is free of charge.\n"
     "## When the money comes back\n"
     "Within *three working days* after the parcel is here, the way in which you paid. See also "
     "[how we refund](/help/slow-kiln/en/articles/5)."},
    {"ru", "Как вернуть покупку",
     "У вас есть *30 дней* с того дня, как пришла посылка. Можно вернуть одну вещь из нескольких, "
     "остальные останутся у вас.\n"
     "## Четыре шага\n"
     "1. Откройте [заказ](https://shop.example/orders) и отметьте, что возвращаете.\n"
     "1. Распечатайте этикетку. Нет принтера — выберите код для телефона.\n"
     "1. Положите вещь в её коробку, обложив бумагой.\n"
     "1. Отнесите в любой пункт приёма и сохраните квитанцию.\n"
     "## Кто платит за пересылку\n"
     "Мы: этикетка бесплатна.\n"
     "## Когда вернутся деньги\n"
     "В течение *трёх рабочих дней* после того, как посылка придёт к нам, тем же способом, которым "
     "вы платили."},
    {"id", "Cara mengembalikan barang",
     "Anda punya waktu *30 hari* sejak paket tiba. Boleh satu barang saja dari beberapa, sisanya "
     "tetap di Anda.\n"
     "## Empat langkah\n"
     "1. Buka [pesanan](https://shop.example/orders) dan tandai barang yang dikembalikan.\n"
     "1. Cetak labelnya. Tanpa printer, pilih kode untuk ponsel.\n"
     "1. Masukkan barang ke kotaknya, lapisi dengan kertas.\n"
     "1. Bawa ke gerai paket mana pun dan simpan tanda terimanya.\n"
     "## Siapa yang membayar\n"
     "Kami: labelnya gratis.\n"
     "## Kapan uang kembali\n"
     "Dalam *tiga hari kerja* setelah paket kami terima, dengan cara yang sama seperti saat Anda "
     "membayar."},
};

constexpr DemoTranslation kRefund[] = {
    {"en", "When a refund arrives",
     "We send the money on the day on which the return is checked. Then it depends on how you "
     "paid:\n"
     "- *Card:* two to three working days.\n"
     "- *Bank transfer:* one working day.\n"
     "- *Gift card:* at once, onto the same card.\n"
     "If you were charged twice by mistake, the second charge disappears by itself within three "
     "days. If it does not, send us the last four digits and the date, *never the whole number*."},
    {"ru", "Когда придёт возврат денег",
     "Мы отправляем деньги в день, когда проверили возврат. Дальше зависит от способа оплаты:\n"
     "- *Карта:* два–три рабочих дня.\n"
     "- *Банковский перевод:* один рабочий день.\n"
     "- *Сертификат:* сразу, на тот же сертификат.\n"
     "Если деньги по ошибке списались дважды, второе списание само исчезнет за три дня. Если нет, "
     "пришлите последние четыре цифры и дату, *но никогда весь номер*."},
};

constexpr DemoTranslation kBroken[] = {
    {"en", "Something arrived broken",
     "We are sorry! Please do not send anything back yet.\n"
     "1. Take a photograph of the piece, and one of the box from outside.\n"
     "1. Send both in the chat.\n"
     "1. A new one leaves on the same day, free of charge.\n"
     "You keep what is left of the old one. Small pieces make good drainage for flower pots."},
    {"ru", "Вещь пришла разбитой",
     "Нам очень жаль! Пожалуйста, пока ничего не отправляйте обратно.\n"
     "1. Сфотографируйте вещь и отдельно коробку снаружи.\n"
     "1. Пришлите оба снимка в чат.\n"
     "1. Новая выйдет в тот же день, бесплатно.\n"
     "Осколки можно оставить себе: из мелких получается хороший дренаж для цветов."},
    {"id", "Barang tiba dalam keadaan pecah",
     "Mohon maaf! Jangan kirim apa pun kembali dulu.\n"
     "1. Foto barangnya, dan satu foto kotak dari luar.\n"
     "1. Kirim keduanya lewat obrolan.\n"
     "1. Penggantinya berangkat hari itu juga, tanpa biaya."},
};

constexpr DemoTranslation kOven[] = {
    {"en", "Oven, microwave, dishwasher",
     "Everything that we fire at 1240 degrees is stoneware and takes a lot.\n"
     "| Piece | Oven | Microwave | Dishwasher\n"
     "| Bowls and plates | up to 220 °C | yes | yes\n"
     "| Teapots | no | no | by hand\n"
     "| Anything with gold | no | no | by hand\n"
     "## One rule\n"
     "No shocks: let a bowl *warm up with the oven*, and do not put it from the fridge onto a hot "
     "tray.\n"
     "## A teapot that drips\n"
     "A drop of butter under the spout stops it. It sounds odd, and it works: see [the "
     "film](https://shop.example/films/butter)."},
    {"ru", "Духовка, микроволновка, посудомойка",
     "Всё, что мы обжигаем при 1240 градусах, — каменная масса, и она многое выдержит.\n"
     "| Вещь | Духовка | Микроволновка | Посудомойка\n"
     "| Миски и тарелки | до 220 °C | да | да\n"
     "| Чайники | нет | нет | руками\n"
     "| С золотом | нет | нет | руками\n"
     "## Одно правило\n"
     "Никаких перепадов: пусть миска *греется вместе с духовкой*, и не ставьте её из холодильника "
     "на горячий противень."},
    {"id", "Oven, microwave, mesin pencuci piring",
     "Semua yang kami bakar pada 1240 derajat adalah keramik batu dan cukup tahan.\n"
     "| Barang | Oven | Microwave | Mesin cuci\n"
     "| Mangkuk dan piring | sampai 220 °C | ya | ya\n"
     "| Teko | tidak | tidak | dengan tangan\n"
     "| Apa pun yang berlapis emas | tidak | tidak | dengan tangan"},
};

constexpr DemoTranslation kGlaze[] = {
    {"en", "Hairlines in the glaze",
     "Fine lines in the glaze are called *crackle*. They come when the glaze cools faster than the "
     "clay, and they are part of the piece, not a fault.\n"
     "If tea settles in them, leave the cup in warm water with a spoon of baking soda for an "
     "hour."},
};

constexpr DemoTranslation kHoliday[] = {
    {"en", "Opening hours over the holidays",
     "Draft for December: the shop in the Mill Street is closed from 24 to 27 December. The chat "
     "is answered every day from 10 to 16."},
};

constexpr DemoArticle kArticles[] = {
    {"orders", true, kTracking}, {"orders", true, kAddress}, {"orders", true, kGift},
    {"returns", true, kReturn},  {"returns", true, kRefund}, {"returns", true, kBroken},
    {"care", true, kOven},       {"care", true, kGlaze},     {"orders", false, kHoliday},
};

}  // namespace

std::span<const DemoCategory> demo_categories() { return kCategories; }
std::span<const DemoArticle> demo_articles() { return kArticles; }

}  // namespace harken::server
