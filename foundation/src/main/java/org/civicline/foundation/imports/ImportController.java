package org.civicline.foundation.imports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.civicline.foundation.CurrentStaff;
import org.civicline.foundation.ImportKind;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.Slice;
import org.civicline.foundation.imports.ImportViews.KindView;
import org.civicline.foundation.imports.ImportViews.ProblemView;
import org.civicline.foundation.imports.ImportViews.RunView;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Files that are taken in. Each kind has its own roles: who keeps accounts takes in no cases. */
@RestController
@RequestMapping("/api/v1/staff/imports")
@PreAuthorize("hasAnyRole('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'SUPERVISOR')")
class ImportController {

    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String CSV = "text/csv;charset=UTF-8";
    private static final int MOST = 200;

    private final ImportKinds kinds;
    private final ImportDesk desk;
    private final ImportViews views;
    private final ImportFiles files;
    private final Runs runs;
    private final CurrentStaff current;
    private final int largest;

    ImportController(
            ImportKinds kinds,
            ImportDesk desk,
            ImportViews views,
            ImportFiles files,
            Runs runs,
            CurrentStaff current,
            @Value("${civicline.imports.largest-file:20MB}") DataSize largest) {
        this.kinds = kinds;
        this.desk = desk;
        this.views = views;
        this.files = files;
        this.runs = runs;
        this.current = current;
        this.largest = Math.toIntExact(largest.toBytes());
    }

    record Beginning(@Nullable String note, @Nullable Boolean leaveOutFaulty) {}

    @GetMapping
    List<KindView> all(Locale language) {
        return kinds.of(current.get()).stream()
                .map(kind -> views.of(kind, language))
                .toList();
    }

    @GetMapping("/{kind}/template")
    void template(@PathVariable String kind, Locale language, HttpServletResponse response) throws IOException {
        ImportKind known = kinds.get(kind, current.get());
        files.template(known, language, download(known.code() + ".xlsx", WORKBOOK, response));
    }

    /** Whatever the file calls itself, its content says what it is. */
    @PutMapping("/{kind}/file")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RunView handIn(
            @PathVariable String kind,
            @RequestParam(required = false) @Nullable String name,
            InputStream file,
            Locale language)
            throws IOException {
        ImportKind known = kinds.get(kind, current.get());
        byte[] content = file.readNBytes(largest + 1);
        if (content.length > largest) {
            throw new RefusedException(Refusal.invalid("foundation.import-too-large")
                    .with("megabytes", DataSize.ofBytes(largest).toMegabytes()));
        }
        UUID run = desk.handIn(known, name, content, current.get());
        return views.of(known(run), language);
    }

    @GetMapping("/runs/{id}")
    RunView run(@PathVariable UUID id, Locale language) {
        return views.of(known(id), language);
    }

    @GetMapping("/runs/{id}/problems")
    Slice<ProblemView> problems(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int size,
            Locale language) {
        Run run = known(id);
        int[] from = mark(after);
        return views.problems(kinds.get(run.kind()), id, from[0], from[1], Math.clamp(size, 1, MOST), language);
    }

    @GetMapping("/runs/{id}/problems.csv")
    void problemsFile(@PathVariable UUID id, Locale language, HttpServletResponse response) throws IOException {
        ImportKind kind = kinds.get(known(id).kind());
        files.problems(kind, id, language, download(kind.code() + "-problems.csv", CSV, response));
    }

    @PostMapping("/runs/{id}/start")
    RunView start(@PathVariable UUID id, @RequestBody Beginning beginning, Locale language) {
        ImportKind kind = kinds.get(known(id).kind());
        desk.start(id, kind, beginning.note(), beginning.leaveOutFaulty(), current.get());
        return run(id, language);
    }

    @PostMapping("/runs/{id}/check")
    RunView checkAgain(@PathVariable UUID id, Locale language) {
        known(id);
        desk.checkAgain(id);
        return run(id, language);
    }

    @PostMapping("/runs/{id}/cancel")
    RunView cancel(@PathVariable UUID id, Locale language) {
        known(id);
        desk.cancel(id);
        return run(id, language);
    }

    /** A run of a kind that is theirs; others are none of their business. */
    private Run known(UUID id) {
        return runs.find(id)
                .filter(run -> kinds.get(run.kind()).takers().stream().anyMatch(current.get()::has))
                .orElseThrow(() -> new RefusedException(Refusal.notFound("foundation.unknown-import")));
    }

    private static int[] mark(@Nullable String after) {
        if (after == null || after.isEmpty()) {
            return new int[] {0, 0};
        }
        if (!after.matches("[0-9]{1,9}_[0-9]{1,9}")) {
            throw new RefusedException(Refusal.invalid("foundation.malformed"));
        }
        String[] parts = after.split("_", -1);
        return new int[] {Integer.parseInt(parts[0]), Integer.parseInt(parts[1])};
    }

    private static OutputStream download(String name, String type, HttpServletResponse response) throws IOException {
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        return response.getOutputStream();
    }
}
