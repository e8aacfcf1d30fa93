// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/sha256.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <fstream>
#include <memory>

namespace harken::server {

namespace {

class Sha256 {
 public:
  Sha256() { EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr); }
  void add(const char* bytes, std::size_t size) { EVP_DigestUpdate(context_.get(), bytes, size); }
  std::string hex() {
    std::array<unsigned char, 32> digest{};
    EVP_DigestFinal_ex(context_.get(), digest.data(), nullptr);
    std::string text;
    for (const auto byte : digest) text += fmt::format("{:02x}", byte);
    return text;
  }

 private:
  struct Free {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  };
  std::unique_ptr<EVP_MD_CTX, Free> context_{EVP_MD_CTX_new()};
};

}  // namespace

std::string sha256_of(std::string_view bytes) {
  Sha256 sum;
  sum.add(bytes.data(), bytes.size());
  return sum.hex();
}

Result<FileSum> sum_of_file(const std::filesystem::path& folder, const std::string& path) {
  std::ifstream file(folder / path, std::ios::binary);
  if (!file.is_open()) return fail(Errc::not_found, "not_found", path + " is missing");
  Sha256 sum;
  FileSum result{path, 0, {}};
  std::string part(1 << 16, '\0');
  while (file) {
    file.read(part.data(), static_cast<std::streamsize>(part.size()));
    const auto size = static_cast<std::size_t>(file.gcount());
    sum.add(part.data(), size);
    result.size += size;
  }
  if (!file.eof()) return fail(Errc::unavailable, "unavailable", path + " cannot be read");
  result.sha256 = sum.hex();
  return result;
}

}  // namespace harken::server
