"""How long a reader waits: from the start of the kernel to its first answer, first cell and first figure, and for all of a notebook.

Needs target/jupyter as mvn package and the set-up leave it. Reads lines and answers each with seconds: "start" starts a kernel
and runs the notebook named as the argument, "cold" does so after the system has forgotten the files it read; both answer with
the first of the times. "next" asks for the next one: kernel ready, first cell, first figure, whole notebook.
"""
import json
import os
import subprocess
import sys
import time

try:
    from jupyter_client import KernelManager
    from jupyter_client.kernelspec import KernelSpecManager
except ImportError as missing:
    print("it needs " + str(missing.name) + ".")
    sys.exit(0)

if not os.path.exists("target/jupyter/kernels/java/kernel.json"):
    print("it needs target/jupyter, which mvn verify sets up.")
    sys.exit(0)

TIMEOUT = 120
notebook = sys.argv[1]
with open(notebook, encoding="utf-8") as file:
    cells = ["".join(cell["source"]) for cell in json.load(file)["cells"] if cell["cell_type"] == "code"]


def run(client, code):
    """Runs a cell to its end and gives whether it showed a picture."""
    picture = False

    def hear(message):
        nonlocal picture
        if message["msg_type"] == "error":
            raise RuntimeError("\n".join(message["content"]["traceback"]))
        picture |= "image/png" in message["content"].get("data", {})

    client.execute_interactive(code, timeout=TIMEOUT, output_hook=hear)
    return picture


def measure():
    specs = KernelSpecManager(kernel_dirs=[os.path.abspath("target/jupyter/kernels")])
    begin = time.perf_counter()
    manager = KernelManager(kernel_name="java", kernel_spec_manager=specs)
    # what the JVM prints at its start must not come among the answers
    manager.start_kernel(cwd=os.path.dirname(os.path.abspath(notebook)), stdout=sys.stderr)
    client = manager.blocking_client()
    client.start_channels()
    times = []

    def note():
        times.append(time.perf_counter() - begin)

    try:
        client.wait_for_ready(timeout=TIMEOUT)
        note()
        figure = False
        for number, code in enumerate(cells):
            shown = run(client, code)
            if number == 0:
                note()
            if shown and not figure:
                figure = True
                note()
        note()
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    return times


def forget_files():
    subprocess.run("sync; echo 3 > /proc/sys/vm/drop_caches", shell=True, check=True)


print("ready", flush=True)
times = []
for line in sys.stdin:
    if line.strip() in ("start", "cold"):
        if line.strip() == "cold":
            try:
                forget_files()
            except subprocess.CalledProcessError:
                print("nan", flush=True)
                continue
        times = measure()
    print(times.pop(0), flush=True)
