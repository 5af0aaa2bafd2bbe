# Everything here is a Debian 12 package; script/install_packages names the packages.
find_package(yaml-cpp REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(fmt REQUIRED)
find_package(CLI11 REQUIRED)
find_package(doctest REQUIRED)
find_package(Threads REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(PkgConfig REQUIRED)
pkg_check_modules(jsc REQUIRED IMPORTED_TARGET javascriptcoregtk-4.1)
pkg_check_modules(httplib REQUIRED IMPORTED_TARGET cpp-httplib)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)
pkg_check_modules(cmark_gfm REQUIRED IMPORTED_TARGET libcmark-gfm)

# The extensions come without a pkg-config file and must stand before cmark-gfm itself.
find_library(cmark_gfm_extensions_library NAMES cmark-gfm-extensions REQUIRED)
add_library(peil_cmark INTERFACE)
target_link_libraries(peil_cmark INTERFACE ${cmark_gfm_extensions_library} PkgConfig::cmark_gfm)
