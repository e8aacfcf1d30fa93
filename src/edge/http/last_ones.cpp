// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/http/last_ones.hpp"

#include <linux/filter.h>
#include <sys/socket.h>

#include <array>

namespace harken::edge {

void let_in_nobody_new(boost::asio::ip::tcp::acceptor& acceptor) {
  constexpr std::uint32_t kFlags = 13;  // their place in a segment's header: RFC 9293, section 3.1
  constexpr std::uint32_t kSyn = 0x02;
  constexpr std::uint32_t kSynOrAck = 0x12;
  std::array<sock_filter, 5> steps{{
      BPF_STMT(BPF_LD | BPF_B | BPF_ABS, kFlags),
      BPF_STMT(BPF_ALU | BPF_AND | BPF_K, kSynOrAck),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, kSyn, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, 0),
      BPF_STMT(BPF_RET | BPF_K, 0xffffffff),
  }};
  const sock_fprog program{steps.size(), steps.data()};
  (void)::setsockopt(acceptor.native_handle(), SOL_SOCKET, SO_ATTACH_FILTER, &program,
                     sizeof program);
}

}  // namespace harken::edge
