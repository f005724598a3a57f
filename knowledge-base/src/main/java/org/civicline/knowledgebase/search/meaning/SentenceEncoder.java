package org.civicline.knowledgebase.search.meaning;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The Chinese sentence model bge-small-zh-v1.5 (BAAI, MIT), quantised to 8 bits, run in this process on one thread a call.
 * About 1.5 ms for a question, 10–15 ms for a passage of 200 characters. Safe for many threads.
 */
public final class SentenceEncoder implements AutoCloseable {

    /** Of each vector. */
    public static final int DIMENSIONS = 512;

    /** Stored with vectors, so that another model's are not mistaken for this one's. */
    public static final String MODEL = "bge-small-zh-v1.5-q";

    private static final String FOLDER = "/";
    private static final int MOST_PIECES = 512;

    /**
     * Octets of stack for loading. ONNX Runtime 1.29 matches this process's command line, class path included, with a
     * regular expression that goes 270 octets deeper with each character; on a thread as Java makes them some 4,000
     * characters end the whole process, without a word.
     */
    private static final long STACK = 256L << 20;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final WordPiece wordPiece;
    private final QuestionMap questions;
    private final boolean kinds;

    private SentenceEncoder(OrtEnvironment environment, OrtSession session, WordPiece wordPiece, QuestionMap questions)
            throws OrtException {
        this.environment = environment;
        this.session = session;
        this.wordPiece = wordPiece;
        this.questions = questions;
        Set<String> inputs = session.getInputNames();
        this.kinds = inputs.contains("token_type_ids");
    }

    /**
     * Loads the model from the class path.
     *
     * @throws MeaningUnavailableException if it is not there or this machine cannot run it
     */
    public static SentenceEncoder load() {
        var loading = new FutureTask<>(SentenceEncoder::read);
        Thread.ofPlatform().daemon().name("sentence-model").stackSize(STACK).start(loading);
        try {
            return loading.get();
        } catch (ExecutionException e) {
            throw new MeaningUnavailableException(Objects.requireNonNullElse(e.getCause(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MeaningUnavailableException(e);
        }
    }

    private static SentenceEncoder read() throws IOException, OrtException {
        try (InputStream model = resource("bge-small-zh-v1.5-q.onnx");
                InputStream tokenizer = resource("bge-small-zh-v1.5-q-tokenizer.json");
                var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            return new SentenceEncoder(
                    environment,
                    environment.createSession(model.readAllBytes(), options),
                    WordPiece.read(tokenizer),
                    QuestionMap.load());
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(SentenceEncoder.class.getResourceAsStream(FOLDER + name), name);
    }

    /** Where a question's answer is looked for, of length 1: near the vectors that {@link #encode} gives of articles. */
    public float[] encodeQuestion(String question) {
        return questions.of(encode(question));
    }

    /** The direction of the text's meaning, of length 1. What is longer than 510 pieces is cut off. */
    public float[] encode(String text) {
        long[] pieces = wordPiece.pieces(text, MOST_PIECES);
        long[] shape = {1, pieces.length};
        long[] ones = new long[pieces.length];
        java.util.Arrays.fill(ones, 1);
        try (var ids = OnnxTensor.createTensor(environment, LongBuffer.wrap(pieces), shape);
                var mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(ones), shape);
                var types = OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[pieces.length]), shape);
                var result = session.run(
                        kinds
                                ? Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types)
                                : Map.of("input_ids", ids, "attention_mask", mask))) {
            FloatBuffer hidden = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] first = new float[DIMENSIONS];
            hidden.get(first); // the model was taught to put the meaning into its first piece
            return Vectors.unit(first);
        } catch (OrtException e) {
            throw new MeaningUnavailableException(e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new MeaningUnavailableException(e);
        }
    }
}
