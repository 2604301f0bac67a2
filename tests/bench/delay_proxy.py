#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Passes a TCP connection on with a delay each way: delay_proxy.py LISTEN_PORT TARGET_PORT MILLISECONDS

Each chunk leaves the given time after it came; the rate is not limited. Loopback only."""
import asyncio
import sys


async def pump(reader, writer, delay):
    loop = asyncio.get_running_loop()
    queue = asyncio.Queue()

    async def deliver():
        while (item := await queue.get()) is not None:
            due, data = item
            await asyncio.sleep(max(0, due - loop.time()))
            writer.write(data)
            await writer.drain()
        writer.close()

    delivery = asyncio.create_task(deliver())
    try:
        while data := await reader.read(1 << 20):
            queue.put_nowait((loop.time() + delay, data))
    except ConnectionError:
        pass
    queue.put_nowait(None)
    try:
        await delivery
    except ConnectionError:
        pass


async def main():
    port, target, delay = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]) / 1000

    async def serve(reader, writer):
        up_reader, up_writer = await asyncio.open_connection("127.0.0.1", target, limit=1 << 22)
        await asyncio.gather(pump(reader, up_writer, delay), pump(up_reader, writer, delay))

    server = await asyncio.start_server(serve, "127.0.0.1", port, limit=1 << 22)
    async with server:
        await server.serve_forever()


asyncio.run(main())
