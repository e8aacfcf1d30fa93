// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/opaque_signed.hpp"

#include <openssl/bio.h>
#include <openssl/cms.h>

#include <limits>
#include <memory>

namespace harken::email {

namespace {

struct Free {
  void operator()(BIO* bio) const { BIO_free(bio); }
  void operator()(CMS_ContentInfo* cms) const { CMS_ContentInfo_free(cms); }
};

}  // namespace

bool may_hold_signed(std::string_view type) {
  return type == "application/pkcs7-mime" || type == "application/x-pkcs7-mime";
}

std::string signed_part_in(std::string_view cms) {
  if (cms.empty() || cms.size() > std::numeric_limits<int>::max()) return {};
  const std::unique_ptr<BIO, Free> in(BIO_new_mem_buf(cms.data(), static_cast<int>(cms.size())));
  const std::unique_ptr<CMS_ContentInfo, Free> message(d2i_CMS_bio(in.get(), nullptr));
  if (!message || OBJ_obj2nid(CMS_get0_type(message.get())) != NID_pkcs7_signed) return {};
  ASN1_OCTET_STRING** content = CMS_get0_content(message.get());
  if (!content || !*content) return {};
  const auto* bytes = ASN1_STRING_get0_data(*content);
  return {bytes, bytes + ASN1_STRING_length(*content)};
}

}  // namespace harken::email
