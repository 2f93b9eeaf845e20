"""What a reader, a front end or a stranger can do wrong, through Jupyter's own client and the kernel as it is installed.

The folder of the library's jars is in the variable LIBRARY. Times are printed for the record and asserted nowhere; what is
asserted is that an answer comes, within a limit far above them."""
import json
import os
import pathlib
import queue
import tempfile
import time
import unittest

import jupyter_client
from jupyter_client.session import Session

LIMIT = 180
ROWS = []


def start(kernel_name="java"):
    manager = jupyter_client.KernelManager(kernel_name=kernel_name)
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=LIMIT)
    return manager, client


def start_changed(change):
    """A kernel whose command line is changed by a function."""
    with tempfile.TemporaryDirectory() as folder:
        spec = jupyter_client.kernelspec.KernelSpecManager().get_kernel_spec("java").to_dict()
        spec["argv"] = change(spec["argv"])
        changed = pathlib.Path(folder, "kernels", "changed")
        changed.mkdir(parents=True)
        (changed / "kernel.json").write_text(json.dumps(spec))
        path = os.environ["JUPYTER_PATH"]
        os.environ["JUPYTER_PATH"] = folder + os.pathsep + path
        try:
            return start("changed")
        finally:
            os.environ["JUPYTER_PATH"] = path


class Cell:
    """All that came of one cell."""

    def __init__(self, client, code, **options):
        self.client, self.id = client, client.execute(code, **options)
        self.messages, self.reply = [], None

    def next(self):
        while True:
            message = self.client.get_iopub_msg(timeout=LIMIT)
            if message["parent_header"].get("msg_id") == self.id:
                self.messages.append(message)
                return message

    def until(self, kind):
        while self.next()["msg_type"] != kind:
            pass
        return self

    def finish(self):
        while not (self.messages and self.messages[-1]["content"].get("execution_state") == "idle"):
            self.next()
        while self.reply is None:
            message = self.client.get_shell_msg(timeout=LIMIT)
            if message["parent_header"].get("msg_id") == self.id:
                self.reply = message["content"]
        return self

    def of(self, kind):
        return [message["content"] for message in self.messages if message["msg_type"] == kind]

    @property
    def stdout(self):
        return "".join(content["text"] for content in self.of("stream") if content["name"] == "stdout")

    @property
    def value(self):
        return self.of("execute_result")[0]["data"]["text/plain"]


class Faults(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.manager, cls.client = start()
        cls.run_cell("%classpath " + os.environ["LIBRARY"] + "/*.jar")

    @classmethod
    def tearDownClass(cls):
        cls.client.stop_channels()
        cls.manager.shutdown_kernel(now=True)

    @classmethod
    def run_cell(cls, code, **options):
        return Cell(cls.client, code, **options).finish()

    def seen(self, fault, expected, seen):
        ROWS.append((fault, expected, seen))

    def interrupted(self, fault, code, before="", wait=0.5):
        cell = Cell(self.client, before + 'int kept = 7; System.out.print("on");\n' + code).until("stream")
        time.sleep(wait)
        begin = time.monotonic()
        self.manager.interrupt_kernel()
        cell.finish()
        seconds = time.monotonic() - begin
        self.assertEqual(cell.reply["ename"], "Stopped", cell.reply)
        self.assertEqual(self.run_cell("kept").value, "7")
        # a thread that no interrupt reaches, such as one in accept, may wait on; none may work on
        worked = self.run_cell(
            "LongSupplier work = () -> Thread.getAllStackTraces().entrySet().stream().filter(e -> e.getKey() != Thread.currentThread()"
            ' && Arrays.stream(e.getValue()).anyMatch(f -> f.getClassName().startsWith("REPL") || f.getClassName().startsWith("org.ejml")))'
            ".mapToLong(e -> java.lang.management.ManagementFactory.getThreadMXBean().getThreadCpuTime(e.getKey().getId())).sum();\n"
            "long before = work.getAsLong(); Thread.sleep(400); (work.getAsLong() - before) / 1_000_000")
        self.assertLess(int(worked.value), 40, "milliseconds of work in 400, after the cell was stopped")
        self.seen("interrupt of " + fault, "stopped, no thread left, state kept", f"after {seconds:.2f} s")

    def test_interrupt_of_a_busy_loop(self):
        self.interrupted("a busy loop", "while (true) { }")

    def test_interrupt_of_a_sleep(self):
        self.interrupted("a sleep", "Thread.sleep(600_000);")

    def test_interrupt_of_a_blocked_read(self):
        self.interrupted("a blocked read", "new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress()).accept();")

    def test_interrupt_of_a_blocked_pipe(self):
        self.interrupted("a read from a pipe", "new PipedInputStream(new PipedOutputStream()).read();")

    def test_interrupt_of_a_parallel_stream(self):
        self.interrupted("a parallel stream", "LongStream.range(0, Long.MAX_VALUE).parallel().map(n -> n * n).sum()")

    def test_interrupt_of_a_long_product(self):
        self.interrupted("a long EJML product", "while (true) { CommonOps_DDRM.mult(a, a, b); }",
                         "import org.ejml.data.*; import org.ejml.dense.row.*;\n"
                         "DMatrixRMaj a = RandomMatrices_DDRM.rectangle(900, 900, new Random(1)), b = a.copy();\n")

    def test_interrupt_of_a_training_run_gives_what_it_has(self):
        self.interrupted(
            "a training run",
            "Trajectory run = new GradientDescent(0.05, 128, 0).run(TwoTower.gaussian(model, 256, 1), new InfoNce(3), 1_000_000);",
            "import contrastive.data.*; import contrastive.dynamics.*; import contrastive.model.*; import contrastive.objective.*;\n"
            "PairModel model = PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0.7);\n"
            # a short one first, which loads the classes
            "Trajectory first = new GradientDescent(0.05, 128, 0).run(TwoTower.gaussian(model, 256, 1), new InfoNce(3), 100);\n",
            wait=2)
        time_reached = float(self.run_cell("run.last().time()").value)
        self.assertGreater(time_reached, 0)
        self.assertLess(time_reached, 50_000)
        self.seen("the same", "the partial trajectory is there", f"up to t = {time_reached:.2f} of 50000")

    def test_stack_overflow(self):
        cell = self.run_cell("int deep(int n) { return deep(n + 1) + 1; }\ndeep(0)")
        self.assertEqual(cell.reply["ename"], "StackOverflowError")
        self.assertLessEqual(len(cell.reply["traceback"]), 30)
        self.seen("a stack overflow", "at most 30 lines", f"{len(cell.reply['traceback'])} lines")

    def test_exit(self):
        cell = self.run_cell("System.exit(0);")
        self.assertIn("is not carried out", cell.reply["evalue"])
        self.assertTrue(self.manager.is_alive())
        self.seen("System.exit", "refused with a sentence", cell.reply["evalue"].split(":")[0])

    def test_a_hundred_thousand_lines(self):
        cell = self.run_cell("for (int i = 0; i < 100_000; i++) System.out.println(i);")
        self.assertEqual(cell.stdout.splitlines(), [str(i) for i in range(100_000)])
        self.seen("100,000 lines", "every line arrives, batched", f"all, in {len(cell.of('stream'))} messages")

    def test_a_line_of_ten_megabytes(self):
        cell = self.run_cell('System.out.println("x".repeat(10_000_000));')
        self.assertEqual(len(cell.stdout), 10_000_001)
        self.seen("a line of 10 MB", "arrives", f"in {len(cell.of('stream'))} messages")

    def test_bytes_that_are_no_text(self):
        cell = self.run_cell('System.out.write(0); System.out.write(0xE2); System.out.write(0x82); System.out.write(0xAC);'
                             ' System.out.write(0xFF); System.out.println("end");')
        self.assertEqual(cell.stdout, "\0\u20ac\ufffdend\n")
        self.seen("binary and invalid UTF-8", "replaced, the rest arrives", "as expected")

    def test_fifty_queued_cells_of_which_the_tenth_throws(self):
        cells = [Cell(self.client, 'throw new IllegalStateException("ten");' if i == 9 else f"int queued = {i};",
                      stop_on_error=True) for i in range(50)]
        replies = {}
        while len(replies) < 50:
            message = self.client.get_shell_msg(timeout=LIMIT)
            replies[message["parent_header"]["msg_id"]] = message["content"]["status"]
        statuses = [replies[cell.id] for cell in cells]
        self.assertEqual(statuses, ["ok"] * 9 + ["error"] + ["aborted"] * 40)
        self.assertEqual(self.run_cell("queued").value, "8")
        self.seen("50 queued cells, the tenth throws", "9 ok, 1 error, 40 aborted", "as expected")

    def test_a_thread_that_prints_after_its_cell(self):
        self.run_cell('new Thread(() -> { try { Thread.sleep(300); } catch (InterruptedException e) { }'
                      ' System.out.println("late"); }).start();')
        text = ""
        while "late" not in text:
            message = self.client.get_iopub_msg(timeout=LIMIT)
            text += message["content"].get("text", "") if message["msg_type"] == "stream" else ""
        self.seen("a thread that prints after its cell", "is heard", "is heard")

    def test_input(self):
        cell = Cell(self.client, "new Scanner(System.in).nextLine().length()", allow_stdin=True)
        self.assertEqual(self.client.get_stdin_msg(timeout=LIMIT)["msg_type"], "input_request")
        self.client.input("seven")
        self.assertEqual(cell.finish().value, "5")
        refused = self.run_cell("new Scanner(System.in).nextLine()", allow_stdin=False)
        self.assertEqual(refused.reply["status"], "error")
        self.seen("System.in in a cell", "asked for; refused where a front end takes no input", "as expected")

    def test_silent_and_user_expressions(self):
        silent = self.run_cell("System.out.println(1); 2", silent=True)
        self.assertEqual(silent.of("stream") + silent.of("execute_result"), [])
        answers = self.run_cell("int base = 4;", user_expressions={"good": "base * 2", "bad": "nowhere"})
        answers = answers.reply["user_expressions"]
        self.assertEqual(answers["good"]["data"]["text/plain"], "8")
        self.assertEqual(answers["bad"]["status"], "error")
        self.seen("silent, user_expressions", "heeded", "as expected")

    def test_script_tags(self):
        tag = "<script>alert(1)</script>"
        plain = self.run_cell(f'"{tag}"')
        self.assertEqual(plain.of("execute_result")[0]["data"], {"text/plain": tag})
        thrown = self.run_cell(f'throw new IllegalStateException("{tag}");')
        self.assertEqual(thrown.of("error")[0]["evalue"], tag)
        self.assertEqual({kind for kind in (m["msg_type"] for m in thrown.messages)}, {"status", "execute_input", "error"})
        self.run_cell("import contrastive.notebook.*;\nimport contrastive.plot.*;\nimport tech.tablesaw.api.*;\nNotebook.attach();\n"
                      f'Table odd = Table.create("{tag}", DoubleColumn.create("{tag}", 1, 2), StringColumn.create("s", "{tag}", "b"));')
        for what in ("odd", f'Chart.titled("{tag}").axes("{tag}", "y").line("{tag}", odd, "{tag}", "{tag}", Ink.CONTRASTIVE).figure()'):
            html = self.run_cell(what).of("execute_result")[0]["data"]["text/html"]
            self.assertNotIn("<script>alert", html)
            self.assertNotIn("alert(1)</script>", html)
        named = self.run_cell(f'throw new IllegalStateException() {{ public String toString() {{ return "{tag}"; }} }};')
        self.assertEqual(named.of("display_data"), [])
        self.seen("script tags in a value, an exception, a table, a title, a column name", "shown as text", "as expected")

    def test_bad_messages_on_every_channel(self):
        stranger = Session(key=b"another key")
        for channel in (self.client.shell_channel, self.client.control_channel, self.client.stdin_channel):
            own = self.client.session
            stranger.send(channel.socket, stranger.msg("kernel_info_request", {}))
            replayed = own.serialize(own.msg("kernel_info_request", {}))
            for frames in (replayed, replayed, [b"one frame"], [b"<IDS|MSG>", b"\1\2"], [b""] * 6, replayed[:3],
                           own.serialize(own.msg("no_such_request", {})), own.serialize(own.msg("execute_request", {}))):
                channel.socket.send_multipart(frames)
        self.assertEqual(self.run_cell('"alive"').value, "alive")
        self.client.control_channel.send(self.client.session.msg("kernel_info_request", {}))
        answers = []
        while len(answers) < 2:
            answers.append(self.client.get_control_msg(timeout=LIMIT)["msg_type"])
        with self.assertRaises(queue.Empty):
            self.client.get_control_msg(timeout=0.5)
        self.seen("wrong signature, replayed, malformed, unknown messages, on three channels",
                  "ignored; the next one is answered", "as expected")


def listening_on(port):
    """The local addresses, as Linux writes them, on which anything listens on a port."""
    tables = [path for path in (pathlib.Path("/proc/net/tcp"), pathlib.Path("/proc/net/tcp6")) if path.exists()]
    if not tables:
        return {"0100007F"}
    sockets = [line.split() for table in tables for line in table.read_text().splitlines()[1:]]
    return {fields[1].rsplit(":", 1)[0].replace("0000000000000000FFFF0000", "")
            for fields in sockets if fields[3] == "0A" and int(fields[1].rsplit(":", 1)[1], 16) == port}


class WholeKernels(unittest.TestCase):
    def test_a_full_heap(self):
        """Again and again with a heap of 128 MB."""
        manager, client = start_changed(lambda argv: ["-Xmx128m" if part == "-Xmx1g" else part for part in argv])
        try:
            for _ in range(3):
                full = Cell(client, "List<Object> kept = new ArrayList<>();\nwhile (true) kept.add(new long[1000]);").finish()
                self.assertEqual(full.reply["ename"], "OutOfMemoryError")
                self.assertIn("heap", "\n".join(full.reply["traceback"]))
                self.assertEqual(Cell(client, "kept.clear();").finish().reply["status"], "ok")
                self.assertEqual(Cell(client, "new long[1 << 21].length").finish().value, "2097152")
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)
        ROWS.append(("a heap of 128 MB filled three times", "told; works again once released", "as expected"))

    def test_interrupt_of_javas_own_code(self):
        """In kernels of their own: what cannot be stopped keeps the processor busy. With a pool of several workers, all of which the
        last one takes."""
        for call, code in (
                ("Matcher.matches()", 'java.util.regex.Pattern.compile("(x+x+)+\\\\1y").matcher("x".repeat(60)).matches();'),
                ("LongPipeline.sum()", "LongStream.range(0, Long.MAX_VALUE).sum()"),
                ("BigInteger.pow()", "new BigInteger(\"7\").pow(200_000_000).bitLength()"),
                # shown as text by the kernel, for the cell
                ("String.valueOf()", "BigInteger.ONE.shiftLeft(200_000_000)"),
                ("CompletableFuture.join()", "new CompletableFuture<String>().join();"),
                ("LongPipeline.sum()", "LongStream.range(0, Long.MAX_VALUE).parallel().sum()")):
            manager, client = start_changed(
                lambda argv: argv[:1] + ["-Djava.util.concurrent.ForkJoinPool.common.parallelism=3"] + argv[1:])
            try:
                cell = Cell(client, 'int kept = 7; System.out.print("on");\n' + code).until("stream")
                time.sleep(0.5)
                begin = time.monotonic()
                manager.interrupt_kernel()
                cell.finish()
                seconds = time.monotonic() - begin
                self.assertEqual(cell.reply["ename"], "Stopped", cell.reply)
                self.assertIn(call + ", which it had called, is JDK code", cell.reply["evalue"])
                self.assertEqual(Cell(client, "kept").finish().value, "7")
                ROWS.append((f"interrupt inside {call}", "left behind and told so, state kept", f"after {seconds:.2f} s"))
            finally:
                client.stop_channels()
                manager.shutdown_kernel(now=True)

    def test_shutdown(self):
        for what, code in (("at rest", "1"), ("in a busy loop", "while (true) { }")):
            manager, client = start()
            client.execute(code)
            time.sleep(0.5)
            begin = time.monotonic()
            client.shutdown()
            while manager.is_alive():
                self.assertLess(time.monotonic() - begin, LIMIT)
                time.sleep(0.01)
            ROWS.append((f"shutdown {what}", "exits within a second", f"after {time.monotonic() - begin:.2f} s"))
            client.stop_channels()
            manager.cleanup_resources()

    def test_the_connection_file_is_its_owners_and_the_ports_are_on_loopback(self):
        manager, client = start()
        try:
            self.assertEqual(os.stat(manager.connection_file).st_mode & 0o077, 0)
            connection = json.loads(pathlib.Path(manager.connection_file).read_text())
            self.assertEqual(connection["ip"], "127.0.0.1")
            for name in ("shell_port", "iopub_port", "stdin_port", "control_port", "hb_port"):
                self.assertEqual(listening_on(connection[name]), {"0100007F"})
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)
        ROWS.append(("a stranger on the machine or the network", "connection file mode 0600, loopback only", "as expected"))


def tearDownModule():
    print()
    for row in ROWS:
        print("| " + " | ".join(row) + " |")


if __name__ == "__main__":
    unittest.main(verbosity=2)
