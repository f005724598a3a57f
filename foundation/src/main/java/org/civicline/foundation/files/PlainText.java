package org.civicline.foundation.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text that every reader shows alike: UTF-8 from its first byte to its last, without control characters. */
final class PlainText {

    private static final int AT_ONCE = 8_192;

    private PlainText() {}

    static boolean is(Path file) throws IOException {
        var strict = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (var in = new BufferedReader(new InputStreamReader(Files.newInputStream(file), strict))) {
            char[] some = new char[AT_ONCE];
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                for (int i = 0; i < count; i++) {
                    if (Character.isISOControl(some[i]) && "\t\n\r\f".indexOf(some[i]) < 0) {
                        return false;
                    }
                }
            }
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
