package org.civicline.app.samplecity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.civicline.app.launcher.PrivateFile;
import org.civicline.app.samplecity.CityFiles.StaffEntry;
import org.civicline.foundation.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Random passwords of the sample's staff, and the one file, for its owner's eyes only, that tells them. */
@Component
class SampleSignIns {

    private final Path file;

    SampleSignIns(@Value("${civicline.home:.civicline}") Path home) {
        this.file = home.resolve("run").resolve("sample-sign-ins.txt");
    }

    /** Writes the file whole or not at all. */
    void write(List<SignIn> signIns) {
        String text = signIns.stream()
                .map(one -> "%-16s %s  %s".formatted(one.staff().username(), one.password(), describe(one.staff())))
                .collect(Collectors.joining(
                        "\n",
                        "Sample sign-ins 示例账号 (user, password, role), made at first start for this machine:\n",
                        "\n"));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        PrivateFile.write(file, text);
    }

    private static String describe(StaffEntry staff) {
        return staff.roles().stream().map(SampleSignIns::title).collect(Collectors.joining("、")) + " · "
                + staff.displayName() + " · " + staff.department();
    }

    private static String title(Role role) {
        return switch (role) {
            case AGENT -> "坐席 agent";
            case OFFICER -> "承办单位 officer";
            case SUPERVISOR -> "班长 supervisor";
            case LEADER -> "领导 leader";
            case SYSTEM_ADMIN -> "系统管理员 system administrator";
            case SECURITY_ADMIN -> "安全管理员 security administrator";
            case AUDIT_ADMIN -> "审计管理员 audit administrator";
        };
    }

    record SignIn(StaffEntry staff, String password) {}
}
