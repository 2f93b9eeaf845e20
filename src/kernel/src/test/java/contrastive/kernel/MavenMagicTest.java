package contrastive.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code %maven} in a kernel on whose PATH there is nothing but what a test puts there as {@code mvn}. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the mvn of these tests is a shell script")
class MavenMagicTest {
    @TempDir
    private static Path path;
    private static KernelClient kernel;

    @BeforeAll
    static void start() throws IOException {
        kernel = KernelClient.startWith(Map.of("PATH", path.toString()));
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    @AfterEach
    void removeMaven() throws IOException {
        Files.deleteIfExists(path.resolve("mvn"));
    }

    private static void maven(String script) throws IOException {
        Files.setPosixFilePermissions(Files.writeString(path.resolve("mvn"), "#!/bin/sh\n" + script), PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void whatMavenFindsIsOnTheClassPathOfTheNextLine() throws IOException {
        Files.writeString(Files.createDirectories(path.resolve("found")).resolve("told.txt"), "by Maven");
        maven("""
                while [ $# -gt 0 ]; do
                  case "$1" in
                    -f) while read -r line; do echo "$line"; done < "$2" > %1$s/pom ;;
                    -Dmdep.outputFile=*) echo %1$s/found > "${1#*=}" ;;
                    *) echo "$1" >> %1$s/words ;;
                  esac
                  shift
                done
                """.formatted(path));
        KernelClient.Result result = kernel.run("%maven org.shelf:book-of_all:1.0.2\nnew String(new Object() { }.getClass().getClassLoader()"
                + ".getResourceAsStream(\"told.txt\").readAllBytes())");
        assertThat(result.value()).isEqualTo("by Maven");
        assertThat(result.stream("stdout")).isEqualTo("On the class path now: org.shelf:book-of_all:1.0.2 (1 file)\n");
        assertThat(path.resolve("pom")).content().contains(
                "<groupId>org.shelf</groupId><artifactId>book-of_all</artifactId><version>1.0.2</version>");
        assertThat(path.resolve("words")).content().containsPattern("maven-dependency-plugin:[\\d.]+:build-classpath\n");
    }

    @Test
    void whatMavenDoesNotFindIsToldInItsWords() throws IOException {
        maven("echo '[INFO] looking'\necho '[ERROR] Could not find artifact org.shelf:book:jar:9'\necho '[ERROR] more'\nexit 1\n");
        KernelClient.Result result = kernel.run("%maven org.shelf:book:9");
        assertThat(result.errorName()).isEqualTo("MagicError");
        assertThat(result.errorMessage())
                .isEqualTo("Maven did not find org.shelf:book:9: [ERROR] Could not find artifact org.shelf:book:jar:9");
    }

    @Test
    void withoutMavenASentenceSaysSo() {
        assertThat(kernel.run("%maven org.shelf:book:9").errorMessage())
                .isEqualTo("%maven needs Maven, and there is no mvn on the PATH; install it, or download the jar and use %classpath");
    }

    @Test
    void aFolderForTemporaryFilesThatIsNoneIsNamed() throws IOException {
        try (KernelClient without = KernelClient.start("-Djava.io.tmpdir=" + path.resolve("nowhere"))) {
            assertThat(without.run("%maven org.shelf:book:9").errorMessage()).startsWith("%maven needs a folder for temporary files, and "
                    + path.resolve("nowhere") + " cannot be written").contains("JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=");
        }
    }

    @Test
    void coordinatesThatAreNoneAreRefused() {
        assertThat(kernel.run("%maven org.shelf:book").errorMessage())
                .isEqualTo("%maven needs group:artifact:version, such as org.ejml:ejml-simple:0.44.0, not org.shelf:book");
    }
}
