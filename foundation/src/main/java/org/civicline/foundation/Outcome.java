package org.civicline.foundation;

import java.util.function.Function;

/** What became of a request: done with a value, or refused with a reason. */
public sealed interface Outcome<T> {

    /** It is done, and committed when the call returned. */
    record Done<T>(T value) implements Outcome<T> {}

    /** It is not done, and nothing has changed. */
    record Refused<T>(Refusal refusal) implements Outcome<T> {}

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    /** The value, or a {@link RefusedException}: for the web edge, where one advice answers refusals. */
    default T orThrow() {
        return switch (this) {
            case Done<T>(T value) -> value;
            case Refused<T>(Refusal refusal) -> throw new RefusedException(refusal);
        };
    }

    default <R> Outcome<R> map(Function<? super T, ? extends R> function) {
        return switch (this) {
            case Done<T>(T value) -> done(function.apply(value));
            case Refused<T>(Refusal refusal) -> refused(refusal);
        };
    }
}
