// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/secret_box.hpp"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <memory>

#include "core/base/base64.hpp"

namespace harken::sql {

namespace {

constexpr std::string_view kMark = "sealed:1:";
constexpr std::size_t kNonce = 12;
constexpr std::size_t kTag = 16;

struct FreeContext {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, FreeContext>;

unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
int size_of(std::string_view text) { return static_cast<int>(text.size()); }

std::unexpected<Error> does_not_open() {
  return fail(Errc::internal, "internal", "a secret of a channel was sealed by another key");
}

// Null: OpenSSL refuses.
Context begin(const SecretKey& key, std::string_view nonce, std::string_view place,
              bool is_sealing) {
  Context context(EVP_CIPHER_CTX_new());
  int size = 0;
  const bool is_ready =
      context &&
      EVP_CipherInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, key.data(), bytes_of(nonce),
                        is_sealing ? 1 : 0) == 1 &&
      EVP_CipherUpdate(context.get(), nullptr, &size, bytes_of(place), size_of(place)) == 1;
  return is_ready ? std::move(context) : nullptr;
}

}  // namespace

std::string place_of_secret(std::string_view channel_id, std::string_view name) {
  return std::string(channel_id) + "/" + std::string(name);
}

bool is_sealed(std::string_view stored) { return stored.starts_with(kMark); }

Result<std::string> SecretBox::seal(const Secret& secret, std::string_view place) const {
  std::string nonce(kNonce, '\0');
  if (RAND_bytes(bytes_of(nonce), size_of(nonce)) != 1) return fail(Errc::internal, "internal");
  const auto& plain = secret.reveal();
  std::string hidden(plain.size(), '\0');
  std::string tag(kTag, '\0');
  int size = 0;
  const auto context = begin(key_, nonce, place, true);
  const bool is_done =
      context &&
      EVP_CipherUpdate(context.get(), bytes_of(hidden), &size, bytes_of(plain), size_of(plain)) ==
          1 &&
      EVP_CipherFinal_ex(context.get(), bytes_of(tag), &size) == 1 &&
      EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, kTag, tag.data()) == 1;
  if (!is_done) return fail(Errc::internal, "internal", "OpenSSL cannot seal");
  return std::string(kMark) + to_base64(nonce + hidden + tag);
}

Result<Secret> SecretBox::open(std::string_view sealed, std::string_view place) const {
  auto bytes = is_sealed(sealed) ? from_base64(sealed.substr(kMark.size())) : std::nullopt;
  if (!bytes || bytes->size() < kNonce + kTag) return does_not_open();
  const auto nonce = bytes->substr(0, kNonce);
  const auto hidden = bytes->substr(kNonce, bytes->size() - kNonce - kTag);
  auto tag = bytes->substr(bytes->size() - kTag);
  std::string plain(hidden.size(), '\0');
  int size = 0;
  unsigned char nothing = 0;
  const auto context = begin(key_, nonce, place, false);
  const bool is_done =
      context &&
      EVP_CipherUpdate(context.get(), bytes_of(plain), &size, bytes_of(hidden), size_of(hidden)) ==
          1 &&
      EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, kTag, tag.data()) == 1 &&
      EVP_CipherFinal_ex(context.get(), &nothing, &size) == 1;
  if (!is_done) return does_not_open();
  return Secret(std::move(plain));
}

}  // namespace harken::sql
