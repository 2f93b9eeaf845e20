package contrastive.plot;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A browser without a window that reaches this machine only. */
public final class Chromium {

    private Chromium() {}

    /**
     * Empty where no browser with its driver is on the PATH.
     *
     * @param hostRules where names of servers lead; a name without a rule leads nowhere
     */
    public static Optional<ChromeDriver> start(Path profile, String... hostRules) {
        Optional<File> browser = onPath("chromium", "chromium-browser", "google-chrome", "chrome");
        Optional<File> driver = onPath("chromedriver");
        if (browser.isEmpty() || driver.isEmpty()) {
            return Optional.empty();
        }
        ChromeOptions options = new ChromeOptions();
        String rules = Stream.concat(Arrays.stream(hostRules), Stream.of("MAP * ~NOTFOUND", "EXCLUDE 127.0.0.1")).collect(Collectors.joining(", "));
        options.setAcceptInsecureCerts(true);
        options.setBinary(browser.get());
        options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--user-data-dir=" + profile,
                "--host-resolver-rules=" + rules, "--window-size=1000,800");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        return Optional.of(new ChromeDriver(new ChromeDriverService.Builder().usingDriverExecutable(driver.get()).build(), options));
    }

    /** Lays pages out as on a screen of this width. */
    public static void setWidth(ChromeDriver browser, int width) {
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Lets pages know that the reader likes them "light" or "dark". */
    public static void setScheme(ChromeDriver browser, String scheme) {
        browser.executeCdpCommand("Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Lets the browser reach servers by their public names, or only this machine's. */
    public static void setNetwork(ChromeDriver browser, boolean on) {
        browser.executeCdpCommand("Network.enable", Map.of());
        browser.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", on ? List.of() : List.of("https://*")));
    }

    private static Optional<File> onPath(String... names) {
        return Stream.of(names)
                .flatMap(name -> Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable).map(Path::toFile).findFirst();
    }
}
