#include "base/sha256.hpp"

#include <array>
#include <openssl/evp.h>

namespace peil {

std::string sha256(std::string_view bytes)
{
  // Looking the algorithm up takes OpenSSL as long as the digest of a short text, and a build takes
  // thousands of those.
  static const EVP_MD* const k_algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  constexpr std::string_view digits = "0123456789abcdef";
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, k_algorithm, nullptr);
  std::string text;
  text.reserve(std::size_t{2} * length);
  for (unsigned int i = 0; i < length; ++i) {
    text += digits[digest[i] >> 4U];
    text += digits[digest[i] & 15U];
  }
  return text;
}

std::string short_digest(std::string_view bytes)
{
  constexpr std::size_t length = 12;
  return sha256(bytes).substr(0, length);
}

} // namespace peil
