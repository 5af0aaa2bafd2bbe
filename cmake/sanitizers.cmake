# Clang only: the fuzz targets share the libraries of the unit tests, so those are built once.
option(PEIL_SANITIZE "Build with the address and undefined-behaviour sanitizers, and fuzz targets" OFF)
if(PEIL_SANITIZE)
  add_compile_options(-fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=all
                      -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
