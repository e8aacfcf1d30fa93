// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/alike_lexicon.hpp"

#include <array>

namespace harken {

namespace {

using enum WordRole;

constexpr std::array kConcepts{
    Concept{"", nothing, true,
            "a an the i im ive ill id me my mine we our us you your youre youve it its is are was "
            "were be been being am to of in on at for from with by as and or but so if then than "
            "that this these those there theres here has have had having do does did doing will "
            "would should may might just also still yet again very really too only already any "
            "some every each when while since after before now ago today yesterday tomorrow "
            "morning afternoon evening night he she they them his her their one same up out into "
            "through about over because though although hi hello hey dear good please pls plz help "
            "thanks thank kindly sir madam team guys support everyone tell know check see look "
            "want need try trying tried keep keeps let lets says said say saying even minute "
            "minutes hour hours day days week weeks month months time times ever apparently "
            "suddenly whenever always anymore more nobody someone somebody last new link info ok "
            "okay yes sorry urgent "
            "asap monday tuesday wednesday thursday friday saturday sunday got get gets getting go "
            "goes going went make makes made use using used supposed promised number no_answer "
            "back_then"},
    Concept{
        "", nothing, true,
        "и а но да же ли бы в во на с со у к ко из от до по за для о об при про через без_того "
        "я мне меня мной мы нам нас вы вам вас ваш ваша ваше ваши ваших мой моя мое мои моего "
        "моей моих моим свой свою своих своего он она оно они его ее их это этот эта эти этого "
        "то тот та те что чтобы если когда пока хотя или уже еще ещё все всё весь вся всего "
        "всех так такой тоже только просто очень сейчас сегодня вчера завтра утра утром вечер "
        "вечером день дня дней неделю недели неделя недель месяц час часа часов минут полчаса "
        "второй третий раз снова опять здравствуйте привет добрый доброе добрый_день "
        "пожалуйста плиз спасибо помогите подскажите скажите прошу говорит пишет хочу надо "
        "нужно был была было были быть есть будет там тут здесь сам сама один одно одну "
        "несколько долго давно сразу тогда потом после перед вообще видимо порядке почему зачем "
        "ребята уважаемые очень_срочно срочно понедельник вторник среду четверг пятницу субботу "
        "воскресенье как_только обещали дела делать последнего последнее новой ни"},
    Concept{
        "", nothing, true,
        "saya aku kami kita anda kamu dia mereka ini itu yang dan atau tapi tetapi di ke dari "
        "pada untuk buat dengan oleh sebagai jika kalau kalo saat waktu ketika pas sudah udah "
        "udh sdh telah sedang lagi masih juga jg saja aja cuma hanya ya yah nih sih kok deh dong "
        "lho loh kan kah lah nya kak kakak min mimin admin gan bang mas mbak pak bu bapak ibu "
        "halo hai hallo selamat pagi siang sore malam tolong mohon bantu bantuan makasih terima "
        "kasih terimakasih permisi kenapa mengapa knp hari minggu bulan jam menit tadi kemarin "
        "sekarang besok sejak dari_tadi setelah sesudah sebelum abis habis terus trus selalu "
        "langsung tiba tetap malah padahal katanya harusnya lewat sama seperti kepada para ada "
        "adalah akan mau ingin coba semua tiap setiap satu kunjung banget sekali sangat tanpa_x "
        "bikin jadi bila karena agar supaya apakah_ya pun tuh"},
    Concept{
        "", negation, true,
        "not no never cant cannot dont doesnt didnt isnt arent wasnt werent wont wouldnt couldnt "
        "hasnt havent hadnt unable without nothing neither не нет нету без ничего никак tidak tdk "
        "tak gak ga gk nggak ngga enggak engga kagak belum blm blom tanpa gabisa gakbisa nggabisa"},
    Concept{"", able, true,
            "can could able possible bisa dapat dpt могу может можем получается получилось удается "
            "удалось могла мог"},
    Concept{
        "", ask, true,
        "how what which who whose where как сколько какой какая какие какого какое кто где куда "
        "можно чем cara gimana bagaimana berapa apa apakah siapa mana boleh can_i can_you do_you "
        "may_i is_there are_there does_the are_the is_the is_it could_you есть_ли когда_будет "
        "можно_ли are_your do_the which_of"},

    Concept{"absent", receive, true,
            "receiv* arriv* come comes came coming reach* show shows appear* deliver_to sent "
            "прийти приход* пришл* пришел пришёл придет поступ* получ* дошел дошл* доход* привез* "
            "привезти приех* приедет шлют идут вижу отображ* видно masuk terima diterima sampai "
            "sampe nyampe datang dateng tiba_di muncul terkirim balik bertambah nambah"},
    Concept{
        "broken", work, true,
        "work works working worked function* load loads loading open opens opened opening reply "
        "responds complete accept* apply applied applies valid recognis* recogniz* redeem* "
        "работа* откры* груз* загруж* загруз* принима* применя* примен* действу* срабат* "
        "сработ* проходит прошла прошло приним* открыва* показыва* buka dibuka kebuka terbuka "
        "membuka berfungsi jalan pakai dipakai dipake pake memakai digunakan gunakan diakses "
        "akses dimuat berlaku valid klaim berhasil terbaca"},
    Concept{
        "absent", trouble, true,
        "missing late delay* overdue waiting still_waiting wait where_is_my wheres_my "
        "where_are_my where_my жду ждем ждём ожида* задерж* опозд* опазд* опаздыва* где_мой "
        "где_моя где_мои где_мое telat terlambat keterlambatan terlambatnya lama nunggu menunggu "
        "tunggu kapan_sampai nyangkut tertahan stuck"},
    Concept{
        "broken", trouble, true,
        "error errors fail* broke wrong invalid reject* declin* refus* denied down outage "
        "unavailable "
        "unreachable offline bad_gateway 500 502 503 504 404 bug* glitch* problem* issue* dead "
        "something_went_wrong stopped ошибк* сбой сбоит глюч* отклон* недейств* недоступ* лежит "
        "упал* отказ* неверн* error eror err gagal ditolak tolak gangguan down tumbang bermasalah "
        "masalah invalid rusak_x"},
    Concept{
        "damage", trouble, false,
        "broken crack* smash* damag* shatter* pieces разби* сломан* сломал* поврежд* трещин* pecah "
        "rusak retak"},
    Concept{"crash", trouble, false,
            "crash* crach* closes closing shuts shut_down force_close force_closes forceclose dies "
            "вылет* крэш* краш* закрывается падает выкидывает keluar_sendiri tertutup_sendiri "
            "nutup_sendiri menutup_sendiri mental langsung_keluar aplikasi_keluar"},
    Concept{
        "gone", trouble, false,
        "disappear* vanish* gone lost пропа* исчез* делись делся делось обнул* сгоре* hilang ilang "
        "menghilang"},
    Concept{"empty", trouble, false, "empty blank bytes пуст* пусто kosong blank"},
    Concept{"lock", trouble, false,
            "lock locked block* banned suspended заблок* блок* terkunci dikunci diblokir terblokir "
            "keblokir blokir kena_blokir"},
    Concept{
        "twice", trouble, false,
        "twice double* duplicate two_times 2_times 2x дважды двойн* два_раза 2_раза dobel ganda "
        "dua_kali 2_kali"},
    Concept{"late-fee", matter, false, "late_fee"},

    Concept{"login", matter, false,
            "login log_in log_into logged_in logging_in signin sign_in signing_in let_me_in логин* "
            "войти вход входа входе входит вхожу зайти заходит захожу залогин* авториз* пускает "
            "пустило login bisa_masuk masuk_akun masuk_ke_akun masuk_ke log_masuk"},
    Concept{"logout", matter, false,
            "logout log_out sign_out signing_out выйти выход разлогин* logout"},
    Concept{"account", matter, true,
            "account accounts аккаунт* акаунт* кабинет* акк личн* учетн* akun akunku akunnya"},
    Concept{"password", matter, false, "password* passwort парол* sandi password"},
    Concept{"code", matter, true, "code codes код кода кодом коды коду kode kodenya"},
    Concept{
        "sms", matter, false,
        "sms text_message text_messages by_text no_text смс смска эсэмэс* sms otp one_time_code "
        "verification_code confirmation_code код_подтверждения kode_verifikasi"},
    Concept{"verify", matter, false,
            "verif* confirm* подтвержд* подтверд* verifikasi diverifikasi konfirmasi identitas"},
    Concept{
        "promo", matter, false,
        "promo* coupon* discount_code voucher* промо* промик купон* kupon promo promonya voucher "
        "vouchernya"},
    Concept{"discount", matter, false, "discount* скидк* diskon"},
    Concept{"giftcard", matter, false, "gift_card gift_cards giftcard giftcards gift_card_number"},
    Concept{"parcel", matter, true,
            "deliver* parcel* package* shipment* shipping courier* driver достав* посылк* курьер* "
            "paket paketnya pengiriman kurir kurirnya antar diantar ekspedisi"},
    Concept{
        "order", matter, true,
        "order orders ordered ordering заказ* pesanan pesananku order orderan memesan purchase*"},
    Concept{"photo", matter, false,
            "photo* picture* image* pic pics фото* фотк* картинк* снимк* foto fotonya gambar"},
    Concept{"open", matter, true, "tap view viewing просмотр* смотр* нажима*"},
    Concept{"app", matter, true, "app apps application* приложен* прилож* aplikasi* app"},
    Concept{"site", matter, false,
            "site sites website* web webpage* сайт* situs situsnya web webnya websitenya laman"},
    Concept{"page", matter, true, "page pages страниц* halaman"},
    Concept{"update", matter, false,
            "update* upgrade* new_version version обнов* апдейт* апгрейд* верси* updat* diupdate "
            "pembaruan diperbarui perbarui versi_baru versi"},
    Concept{"notify", matter, false, "notif* push пуш* уведомл* notifikasi"},
    Concept{"email", matter, true, "email emails mail mails почт* письм* имейл* surel inbox spam"},
    Concept{"invoice", matter, false, "invoice* pdf faktur"},
    Concept{"receipt", matter, false, "receipt* чек чека чеки struk kwitansi"},
    Concept{"subscription", matter, false, "subscri* подписк* langganan berlangganan"},
    Concept{"cancel", matter, false, "cancel* отмен* отключ* batal* dibatalkan membatalkan"},
    Concept{"price", matter, false, "price* cost costs fee expensive цен* стоим* harga"},
    Concept{"points", matter, false, "points bonus* балл* бонус* poin"},
    Concept{"balance", matter, true, "balance saldo баланс*"},
    Concept{"topup", matter, false, "top_up topup top_ups isi_saldo пополн*"},
    Concept{"pay", matter, true,
            "pay pays paid paying payment* charg* billed billing debit* deduct* оплат* плат* плач* "
            "заплат* списа* списы* спиш* снял* сняли сняти* bayar bayarnya pembayaran dibayar "
            "terbayar membayar terpotong kepotong dipotong terdebit didebit tagih* charge"},
    Concept{"money", matter, true, "money деньг* денег денеж* средств* uang uangnya dana duit"},
    Concept{"refund", matter, false,
            "refund* money_back возврат* возвращ* вернут верните вернули вернете pengembalian "
            "dikembalikan "
            "kembalikan mengembalikan"},
    Concept{"card", matter, true, "card cards карт* kartu"},
    Concept{"tracking", matter, false,
            "track* label трек* отслеж* resi resinya lacak dilacak melacak pelacakan"},
    Concept{"sound", matter, false, "sound audio звук* слыш* suara"},
    Concept{"video", matter, false, "video* видео* урок* lesson*"},
    Concept{"closed", matter, false, "closed закрыт* закрыл* tutup"},
    Concept{"pickup", matter, false, "pickup pick_up_point пункт пвз пункт_выдачи выдач*"},
    Concept{"history", matter, false, "history истори* riwayat daftar список раздел"},
    Concept{"reset", matter, false, "reset* сброс* восстанов*"},
    Concept{"screen", matter, false, "screen экран* layar layarnya"},
    Concept{"checkout", matter, false, "checkout check_out корзин* basket cart оформл*"},
    Concept{"shipping-fee", matter, false, "ongkir ongkirnya"},
    Concept{"free", matter, true, "free бесплат* gratis"},
    Concept{"upload", matter, false, "upload* unggah загрузить kirim mengirim"},
    Concept{"phone", matter, true, "phone телефон* hp handphone"},
};

}  // namespace

std::span<const Concept> alike_concepts() { return kConcepts; }

}  // namespace harken
