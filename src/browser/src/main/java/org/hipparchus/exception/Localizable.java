package org.hipparchus.exception;

import java.io.Serializable;
import java.util.Locale;

/** A message of Hipparchus, in English: a page has no other languages. */
public interface Localizable extends Serializable {

    String getSourceString();

    String getLocalizedString(Locale locale);

    default String getLocalizedString(String baseName, String key, Locale locale) {
        return getSourceString();
    }
}
