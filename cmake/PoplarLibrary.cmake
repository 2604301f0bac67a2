# SPDX-License-Identifier: GPL-3.0-or-later
# One folder, one library, one layer.

# Flags and defines that every target of Poplar is built with.
add_library(poplar_flags INTERFACE)
target_compile_features(poplar_flags INTERFACE cxx_std_20)
target_compile_definitions(poplar_flags INTERFACE
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_NO_CONTEXTLESS_CONNECT
    QT_NO_KEYWORDS
    QT_STRICT_ITERATORS
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)
if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    target_compile_options(poplar_flags INTERFACE
        -Wall -Wextra -Wshadow -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual
        $<$<BOOL:${POPLAR_WARNINGS_AS_ERRORS}>:-Werror>)
    if(POPLAR_SANITIZE)
        add_compile_options(-fsanitize=${POPLAR_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
        add_link_options(-fsanitize=${POPLAR_SANITIZE})
        # It links the many large tests in a quarter of the time.
        find_program(POPLAR_LLD ld.lld)
        if(POPLAR_LLD)
            add_link_options(-fuse-ld=lld)
        endif()
    endif()
endif()

set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
set(CMAKE_AUTOUIC ON)
set(CMAKE_AUTOUIC_SEARCH_PATHS "${PROJECT_SOURCE_DIR}/ui")
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

find_program(POPLAR_CCACHE ccache)
if(POPLAR_CCACHE)
    # Precompiled headers are no reason for it to give up.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros "${POPLAR_CCACHE}")
endif()

# Most of the time that a file takes to compile goes into the headers of Qt, so they are read once for all.
# Nothing is defined for it that a target may not have defined: the compiler refuses it otherwise.
add_library(poplar_qtheaders STATIC "${CMAKE_CURRENT_LIST_DIR}/qtheaders.cpp" "${CMAKE_CURRENT_LIST_DIR}/qtheaders.h")
set_target_properties(poplar_qtheaders PROPERTIES UNITY_BUILD OFF AUTOMOC OFF AUTOUIC OFF AUTORCC OFF)
target_include_directories(poplar_qtheaders PRIVATE "${CMAKE_CURRENT_LIST_DIR}")
foreach(module IN ITEMS Gui Network Sql Widgets)
    target_include_directories(poplar_qtheaders SYSTEM PRIVATE ${Qt6${module}_INCLUDE_DIRS})
endforeach()
target_link_libraries(poplar_qtheaders PRIVATE poplar_flags Qt6::Core)
target_precompile_headers(poplar_qtheaders PRIVATE "${CMAKE_CURRENT_LIST_DIR}/qtheaders.h")

# poplar_library(NAME SOURCES … [USES library…] [LINKS target…])
#
# The library sees its own folder and those of USES as "name/header.h", and no other: each folder is
# reached through a link of its own, so an #include against the direction of the layers does not compile.
function(poplar_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;USES;LINKS" ${ARGN})
    set(include_root "${PROJECT_BINARY_DIR}/layers/${name}")
    file(MAKE_DIRECTORY "${include_root}")
    if(NOT EXISTS "${include_root}/${name}")
        file(CREATE_LINK "${CMAKE_CURRENT_SOURCE_DIR}" "${include_root}/${name}" COPY_ON_ERROR SYMBOLIC)
    endif()
    if(POPLAR_SHARED_LIBRARIES)
        add_library(poplar_${name} SHARED ${ARG_SOURCES})
        # The compiler is called alike for both kinds, and ccache knows what it has seen.
        set_target_properties(poplar_${name} PROPERTIES DEFINE_SYMBOL "")
    else()
        add_library(poplar_${name} STATIC ${ARG_SOURCES})
    endif()
    target_include_directories(poplar_${name} PUBLIC "${include_root}")
    list(TRANSFORM ARG_USES PREPEND poplar_)
    target_link_libraries(poplar_${name} PUBLIC poplar_flags ${ARG_USES} ${ARG_LINKS})
    target_precompile_headers(poplar_${name} REUSE_FROM poplar_qtheaders)
endfunction()
