// SPDX-License-Identifier: AGPL-3.0-or-later
// Asio's function bodies, compiled once for the program (BOOST_ASIO_SEPARATE_COMPILATION).
#include <boost/asio/impl/src.hpp>
