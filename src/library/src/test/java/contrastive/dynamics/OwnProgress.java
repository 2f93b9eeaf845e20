package contrastive.dynamics;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** For tests that listen to runs and interrupt them: what they install and set ends with them. */
final class OwnProgress implements BeforeEachCallback, AfterEachCallback {

    private Progress before;

    @Override
    public void beforeEach(ExtensionContext test) {
        before = Progress.installed();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        Progress.install(before);
        Thread.interrupted();
    }
}
