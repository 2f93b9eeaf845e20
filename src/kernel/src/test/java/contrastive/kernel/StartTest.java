package contrastive.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the kernel begins and ends. */
class StartTest {
    @TempDir
    private Path folder;

    private String refusal(String... arguments) throws IOException, InterruptedException {
        Process process = KernelProcess.builder(KernelProcess.command(List.of()), folder, arguments).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            String said = complaint(process);
            assertThat(process.waitFor()).isEqualTo(2);
            assertThat(said.lines()).hasSize(1);
            return said;
        } finally {
            process.destroyForcibly();
        }
    }

    private static String complaint(Process process) throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)
                .replace("WARNING: Using incubator modules: jdk.incubator.vector\n", "").strip();
    }

    private Process rehearse(String code) throws IOException {
        Path notebook = Files.writeString(folder.resolve("a.ipynb"), """
                {"cells": [{"cell_type": "markdown", "source": ["no code"]},
                           {"cell_type": "code", "source": ["int a = 1;\\n", "%s"]}]}
                """.formatted(code));
        return KernelProcess.builder(KernelProcess.command(Rehearsal.class, List.of()), folder, notebook.toString()).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    @Test
    void aRehearsalEndsWhenEveryCellHasRun() throws Exception {
        Process process = rehearse("System.out.println(a + 41)");
        assertThat(complaint(process)).isEmpty();
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void aRehearsalWhoseCellFailsSaysSo() throws Exception {
        Process process = rehearse("a / 0");
        assertThat(complaint(process)).contains("ArithmeticException").contains("a / 0");
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @Test
    void aMissingConnectionFileIsOneSentence() throws Exception {
        assertThat(refusal("nowhere.json")).contains("cannot read the connection file nowhere.json");
    }

    @Test
    void aConnectionFileThatCannotBeReadIsOneSentence() throws Exception {
        assertThat(refusal(folder.toString())).contains("cannot read the connection file " + folder);
    }

    @Test
    void aConnectionFileThatIsNoneIsOneSentence() throws Exception {
        Path file = Files.writeString(folder.resolve("odd.json"), "[1, 2");
        assertThat(refusal(file.toString())).contains("is not what Jupyter writes");
    }

    // the last is this machine's, but Jupyter's own client cannot connect to it: it leaves IPv6 off
    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::1"})
    void anAddressThatIsNotOfThisMachineAloneOrOfNoUseIsRefused(String ip) throws Exception {
        Path file = KernelProcess.writeConnection(folder, KernelProcess.freePorts(5), ip, KernelClient.KEY);
        assertThat(refusal(file.toString())).contains("asks to listen on " + ip + "; this kernel listens on this machine only (127.0.0.1)");
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        int[] ports = KernelProcess.freePorts(5);
        try (ServerSocket taken = new ServerSocket(ports[3], 1, InetAddress.getLoopbackAddress())) {
            Path file = KernelProcess.writeConnection(folder, ports, "127.0.0.1", KernelClient.KEY);
            assertThat(refusal(file.toString())).contains("cannot listen on port " + taken.getLocalPort());
        }
    }

    // as where another program takes a port in the second between our choice of it and the kernel's listening
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "sh")
    void aKernelThatEndsAtItsStartIsStartedAgain() throws Exception {
        String endsOnce = "mkdir '" + folder.resolve("once") + "' && exit 2; exec \"$0\" \"$@\"";
        List<String> command = new ArrayList<>(List.of("sh", "-c", endsOnce));
        command.addAll(KernelProcess.command(List.of()));
        try (KernelClient kernel = KernelClient.start(command)) {
            assertThat(kernel.run("40 + 2").value()).isEqualTo("42");
        }
        assertThat(folder.resolve("once")).exists();
    }

    @Test
    void theStandardOutputStaysEmpty() throws Exception {
        Path said = folder.resolve("said");
        Process process = KernelProcess.builder(KernelProcess.command(Rehearsal.class, List.of()), folder,
                Files.writeString(folder.resolve("a.ipynb"), "{\"cells\": [{\"cell_type\": \"code\", \"source\": [\"System.out.println(1);\"]}]}").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).redirectOutput(said.toFile()).start();
        assertThat(process.waitFor()).isZero();
        assertThat(said).isEmptyFile();
    }

    @Test
    void textIsUtf8WhateverTheLanguageOfTheMachine() throws Exception {
        try (KernelClient kernel = KernelClient.startWith(Map.of("LC_ALL", "C", "LANG", "C"))) {
            assertThat(kernel.run("\"\u00e9\".getBytes().length").value()).isEqualTo("2");
        }
    }

    @Test
    void theHeapFitsTheMemoryThereIsAndIsGuardedThere() throws Exception {
        try (KernelClient kernel = KernelClient.start("-XX:MaxRAM=256m")) {
            assertThat(Integer.parseInt(kernel.run("(int) (Runtime.getRuntime().maxMemory() >> 20)").value())).isBetween(100, 128);
            assertThat(kernel.run("List<Object> kept = new ArrayList<>();\nwhile (true) kept.add(new long[1000]);").errorName())
                    .isEqualTo("OutOfMemoryError");
            assertThat(kernel.run("kept.clear(); 1").value()).isEqualTo("1");
        }
        try (KernelClient kernel = KernelClient.start("-XX:MaxRAM=64g")) {
            assertThat(Integer.parseInt(kernel.run("(int) (Runtime.getRuntime().maxMemory() >> 20)").value())).isBetween(900, 1024);
        }
    }

    @Test
    void processesOfCellsEndWithTheKernel() throws Exception {
        try (KernelClient kernel = KernelClient.start()) {
            long child = Long.parseLong(kernel.run("new ProcessBuilder(\"sleep\", \"600\").start().pid()").value());
            JsonObject request = new JsonObject();
            request.addProperty("restart", false);
            kernel.ask(kernel.control, "shutdown_request", request);
            assertThat(kernel.process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(ProcessHandle.of(child).map(handle -> handle.onExit().orTimeout(10, TimeUnit.SECONDS).join().isAlive())).isNotEqualTo(Optional.of(true));
        }
    }

    @Test
    void aShutdownRequestIsAnsweredAndEndsTheProcessWhileACellRuns() throws Exception {
        try (KernelClient kernel = KernelClient.start()) {
            kernel.submit("while (true) { }");
            JsonObject request = new JsonObject();
            request.addProperty("restart", false);
            assertThat(kernel.ask(kernel.control, "shutdown_request", request).get("status").getAsString())
                    .isEqualTo("ok");
            assertThat(kernel.process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(kernel.process.exitValue()).isZero();
        }
    }
}
