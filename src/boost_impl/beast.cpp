// SPDX-License-Identifier: AGPL-3.0-or-later
// Beast's function bodies, compiled once for the program (BOOST_BEAST_SEPARATE_COMPILATION).
#include <boost/beast/src.hpp>
