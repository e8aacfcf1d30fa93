#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""slow_readers.py PORT TOKEN COUNT: staff sockets that say hello, and then read one byte a second each.

Says "ready" when all are open, and goes on until its input ends. Their buffers are small, so that what they do not read waits in
the server and not in the kernel.
"""
import base64
import os
import select
import socket
import sys

port, token, count = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])


def open_socket():
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    line.connect(("127.0.0.1", port))
    key = base64.b64encode(os.urandom(16)).decode()
    line.sendall(
        (
            f"GET /api/v1/events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {token}\r\n"
            f"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n"
        ).encode()
    )
    answer = b""
    while b"\r\n\r\n" not in answer:
        answer += line.recv(1)
    assert b" 101 " in answer, answer
    hello = b'{"type":"hello"}'
    line.sendall(bytes([0x81, 0x80 | len(hello)]) + bytes(4) + hello)
    return line


lines = [open_socket() for _ in range(count)]
print("ready", flush=True)
while not select.select([sys.stdin], [], [], 1)[0]:
    for line in lines:
        if select.select([line], [], [], 0)[0]:
            line.recv(1)
