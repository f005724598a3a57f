package org.civicline.foundation.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Fields as bytes, each with its length before it, so that none can slide into the next; a missing one is not an empty one. */
final class Fields {

    private static final int MISSING = -1;

    private Fields() {}

    static void write(List<? extends @Nullable String> fields, Consumer<byte[]> sink) {
        for (@Nullable String field : fields) {
            if (field == null) {
                sink.accept(number(MISSING));
            } else {
                byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
                sink.accept(number(bytes.length));
                sink.accept(bytes);
            }
        }
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }
}
