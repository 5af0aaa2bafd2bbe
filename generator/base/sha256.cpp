#include "base/sha256.hpp"

#include <array>
#include <fmt/core.h>
#include <openssl/evp.h>

namespace peil {

std::string sha256(std::string_view bytes)
{
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr);
  std::string text;
  for (unsigned int i = 0; i < length; ++i)
    text += fmt::format("{:02x}", digest[i]);
  return text;
}

std::string short_digest(std::string_view bytes)
{
  constexpr std::size_t length = 12;
  return sha256(bytes).substr(0, length);
}

} // namespace peil
