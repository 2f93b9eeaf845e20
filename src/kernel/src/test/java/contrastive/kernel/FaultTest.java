package contrastive.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import contrastive.kernel.KernelClient.Received;
import contrastive.kernel.KernelClient.Result;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No cell, however wrong, costs more than itself. */
class FaultTest {
    private static KernelClient kernel;

    @BeforeAll
    static void start() throws IOException {
        kernel = KernelClient.start("-Xmx256m");
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {
        "void spin() { while (true) { } } spin(); # spin",
        "void spin() { long n = 0; for (;;) n++; } spin(); # spin",
        "while (true) { try { Thread.sleep(10); } catch (Throwable ignored) { } } # Thread.sleep",
        "Thread.sleep(600_000); # Thread.sleep",
        "new java.util.concurrent.CountDownLatch(1).await(); # CountDownLatch.await",
        "IntStream.range(0, 1_000_000).parallel().forEach(i -> { while (true) { } }); # IntPipeline.forEach",
        "long fib(int k) { return k < 2 ? k : fib(k - 1) + fib(k - 2); } fib(90) # fib",
        "new Scanner(System.in).nextLine(); # Scanner.nextLine",
        "Thread t = new Thread(() -> { while (true) { } }); t.start(); t.join(); # Thread.join"})
    void anInterruptStopsTheCellAndItsThreadsAndKeepsItsVariables(String endless, String method) {
        String id = kernel.submit("int before = 7;\n" + endless);
        kernel.awaitCellIn(method, true);
        kernel.interrupt();
        Result result = kernel.finish(id);
        assertThat(result.errorName()).isEqualTo("Stopped");
        assertThat(kernel.run("before").value()).isEqualTo("7");
        awaitNoThreadInCells();
    }

    @ParameterizedTest
    @ValueSource(strings = {"while (true) { }", "Thread.sleep(600_000);"})
    void anInterruptIsAnsweredWithinASecond(String endless) {
        // a busy machine may be slow once, or twice
        assertThat(IntStream.range(0, 3).mapToObj(again -> toStop(endless)).filter(time -> time.compareTo(Duration.ofSeconds(1)) < 0)
                .findFirst()).as("one of three answers within a second").isPresent();
    }

    /** From the moment an interrupt is sent until the cell's reply and idle status are here. */
    private static Duration toStop(String endless) {
        String id = kernel.submit("System.out.print(\"on\");\n" + endless);
        kernel.await(kernel.iopub, message -> message.type().equals("stream"));
        long sent = System.nanoTime();
        kernel.interrupt();
        assertThat(kernel.finish(id).errorName()).isEqualTo("Stopped");
        return Duration.ofNanos(System.nanoTime() - sent);
    }

    /** Until no thread besides the asking one runs code of cells: on a busy machine a helper may still be on its way to its next check. */
    private static void awaitNoThreadInCells() {
        String threads = "Thread.getAllStackTraces().entrySet().stream().filter(e -> e.getKey().getState() =="
                + " Thread.State.RUNNABLE && Arrays.stream(e.getValue()).anyMatch(f -> f.getClassName().startsWith("
                + "\"REPL\")) && e.getKey() != Thread.currentThread()).count()";
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!kernel.run(threads).value().equals("0")) {
            assertThat(System.nanoTime()).as("a thread that goes on in code of a cell").isLessThan(end);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {
        "held.accept(); # ServerSocket.accept",
        "child.getInputStream().read(); # BufferedInputStream.read"})
    void aReadThatHeedsNoInterruptIsLeftBehindAndDoesNothingMore(String read, String method) throws IOException {
        kernel.run("import java.net.*;\nServerSocket held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());\nint seen = 0;\n"
                + "Process child = new ProcessBuilder(\"sleep\", \"600\").start();");
        String id = kernel.submit("seen = 1;\n" + read + "\nseen = 2;");
        kernel.awaitCellIn(method, true);
        kernel.interrupt();
        assertThat(kernel.finish(id).errorName()).isEqualTo("Stopped");
        kernel.run("child.destroy();\nnew Socket(InetAddress.getLoopbackAddress(), held.getLocalPort()).close();");
        kernel.awaitCellIn(method, false);
        assertThat(kernel.run("seen").value()).isEqualTo("1");
    }

    @Test
    void aCallIntoJavasOwnCodeThatNothingStopsIsLeftBehindAndDoesNothingMore() {
        kernel.run("import java.util.concurrent.atomic.*;\nAtomicInteger spinning = new AtomicInteger(1);\nInteger one = 1;\nint seen = 0;");
        // neither of the two references is code of the cell: the loop and all that it calls are Java's own
        String id = kernel.submit("seen = 1;\nIntStream.generate(spinning::get).boxed().allMatch(one::equals);\nseen = 2;");
        kernel.awaitCellIn("ReferencePipeline.allMatch", true);
        kernel.interrupt();
        Result stopped = kernel.finish(id);
        assertThat(stopped.errorName()).isEqualTo("Stopped");
        assertThat(stopped.errorMessage()).contains("ReferencePipeline.allMatch(), which it had called, is JDK code that cannot be interrupted")
                .contains("until it ends or the kernel is restarted");
        assertThat(kernel.run("seen + 1").value()).isEqualTo("2");
        kernel.run("spinning.set(0);");
        awaitNoThreadInCells();
        assertThat(kernel.run("seen").value()).isEqualTo("1");
    }

    @Test
    void aCellThatWaitsForAClassThatNobodyInitializesToTheEndIsStopped() {
        kernel.run("class Never { static int v = java.util.concurrent.CompletableFuture.supplyAsync(() -> 5).join(); }");
        for (int tries = 0; tries < 2; tries++) {
            String id = kernel.submit("void never() { int v = Never.v; }\nnever();");
            kernel.awaitCellIn("never", true);
            kernel.interrupt();
            assertThat(kernel.finish(id).errorName()).isEqualTo("Stopped");
        }
        assertThat(kernel.run("class Never { static int v = 5; }\nNever.v").value()).isEqualTo("5");
    }

    @Test
    void exitIsRefusedWithASentence() {
        assertThat(kernel.run("System.exit(3);").errorMessage()).startsWith("exit(3) is not carried out");
        assertThat(kernel.run("Runtime.getRuntime().halt(4);").errorMessage()).startsWith("exit(4) is not carried out");
        assertThat(kernel.run("IntStream.of(5).forEach(System::exit);").errorMessage())
                .startsWith("exit(5) is not carried out");
    }

    @Test
    void aStackOverflowIsToldInAtMostThirtyLines() {
        Result result = kernel.run("int deep(int n) { return deep(n + 1) + 1; }\ndeep(0)");
        assertThat(result.errorName()).isEqualTo("StackOverflowError");
        assertThat(result.traceback()).hasSizeLessThanOrEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"new long[1000]", "new Object()", "new byte[500_000]"})
    void aFullHeapIsSurvivedAndFreedAgain(String filler) {
        Result full = kernel.run("List<Object> kept = new ArrayList<>();\nwhile (true) kept.add(" + filler + ");");
        assertThat(full.errorName()).isEqualTo("OutOfMemoryError");
        assertThat(kernel.run("kept.clear();").status()).isEqualTo("ok");
        assertThat(kernel.run("new long[1 << 22].length").value()).isEqualTo("4194304");
    }

    @Test
    void cellsQueuedBehindAFailedOneAreAborted() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add(kernel.submit(i == 4 ? "throw new IllegalStateException();" : "int queued = " + i + ";"));
        }
        List<String> states = ids.stream().map(id -> kernel.finish(id).status()).toList();
        assertThat(states.subList(0, 4)).containsOnly("ok");
        assertThat(states.get(4)).isEqualTo("error");
        assertThat(states.subList(5, 20)).containsOnly("aborted");
        assertThat(kernel.run("queued").value()).isEqualTo("3");
    }

    @Test
    void aHundredThousandLinesAllArriveInFewMessages() {
        Result result = kernel.run("for (int i = 0; i < 100_000; i++) System.out.println(i);");
        assertThat(result.stream("stdout").lines().count()).isEqualTo(100_000);
        assertThat(result.of("stream")).hasSizeLessThan(1000);
    }

    @Test
    void aLineOfTenMegabytesArrivesWhole() {
        Result result = kernel.run("System.out.println(\"x\".repeat(10_000_000));");
        assertThat(result.stream("stdout")).hasSize(10_000_001);
    }

    @Test
    void bytesThatAreNoTextAreReplacedAndCharactersCutInTwoAreNot() {
        Result result = kernel.run("System.out.write(0xE2); System.out.write(0x82); System.out.write(0xAC);"
                + " System.out.write(0xFF); System.out.println(\"end\");");
        assertThat(result.stream("stdout")).isEqualTo("\u20ac\ufffdend\n");
    }

    @Test
    void aThreadThatPrintsAfterItsCellIsHeard() {
        kernel.run("new Thread(() -> { try { Thread.sleep(200); } catch (InterruptedException e) { }"
                + " System.out.println(\"late\"); }).start();");
        Received late = kernel.await(kernel.iopub, message -> message.type().equals("stream"));
        assertThat(late.content().get("text").getAsString()).isEqualTo("late\n");
    }

    @Test
    void aThreadThatPrintsDuringOrAfterASilentRequestIsHeardUnderTheCellBefore() {
        String cell = kernel.submit("CountDownLatch go = new CountDownLatch(1);\nnew Thread(() -> { try { go.await(); }"
                + " catch (InterruptedException e) { } System.out.println(\"late\"); }).start();");
        kernel.finish(cell);
        JsonObject request = KernelClient.executeRequest("go.countDown();\nSystem.out.println(\"silent\");");
        request.addProperty("silent", true);
        kernel.send(kernel.shell, "execute_request", request);
        Received late = kernel.await(kernel.iopub, message -> message.type().equals("stream"));
        assertThat(late.content().get("text").getAsString()).isEqualTo("late\n");
        assertThat(late.answers(cell)).as("shown under the cell that started it").isTrue();
    }

    @Test
    void aSilentCellPublishesNothingAndIsNotCounted() {
        int count = kernel.run("1").reply().get("execution_count").getAsInt();
        JsonObject request = KernelClient.executeRequest("System.out.println(1); display(3);"
                + " Thread helper = new Thread(() -> System.out.println(4)); helper.start(); helper.join(); 2");
        request.addProperty("silent", true);
        Result result = kernel.finish(kernel.send(kernel.shell, "execute_request", request));
        assertThat(result.published()).allMatch(message -> message.type().equals("status"));
        assertThat(kernel.run("1").reply().get("execution_count").getAsInt()).isEqualTo(count + 1);
    }

    @Test
    void userExpressionsAreAnsweredOneByOne() {
        JsonObject request = KernelClient.executeRequest("int base = 4;");
        request.add("user_expressions", KernelClient.json("{\"good\": \"base * 2\", \"bad\": \"nowhere\"}"));
        JsonObject answers = kernel.finish(kernel.send(kernel.shell, "execute_request", request)).reply()
                .getAsJsonObject("user_expressions");
        assertThat(answers.getAsJsonObject("good").getAsJsonObject("data").get("text/plain").getAsString())
                .isEqualTo("8");
        assertThat(answers.getAsJsonObject("bad").get("status").getAsString()).isEqualTo("error");
    }

    @Test
    void inputIsAskedForLineByLine() {
        String id = kernel.submit("Scanner in = new Scanner(System.in); in.nextLine() + in.nextInt()");
        for (String line : List.of("seven", "8")) {
            Received question = kernel.await(kernel.stdin, message -> message.type().equals("input_request"));
            JsonObject answer = new JsonObject();
            answer.addProperty("value", line);
            kernel.send(kernel.stdin, question.header(), "input_reply", answer);
        }
        assertThat(kernel.finish(id).value()).isEqualTo("seven8");
    }

    @Test
    void theKernelSaysWhatItIsWhileACellRuns() {
        String id = kernel.submit("new CountDownLatch(1).await();");
        assertThat(kernel.ask(kernel.control, "kernel_info_request", new JsonObject()).get("status").getAsString())
                .isEqualTo("ok");
        assertThat(kernel.receive(kernel.shell, 10)).as("the cell still runs").isNull();
        kernel.interrupt();
        kernel.finish(id);
    }
}
