package org.civicline.app.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the system administrator sees of the components. */
@RestController
class SystemHealth {

    private final HealthEndpoint health;

    SystemHealth(HealthEndpoint health) {
        this.health = health;
    }

    @GetMapping("/api/v1/staff/system/health")
    @PreAuthorize("hasRole('SYSTEM_ADMIN')")
    List<Component> components() {
        if (!(health.health() instanceof CompositeHealthDescriptor all) || all.getComponents() == null) {
            return List.of();
        }
        return all.getComponents().entrySet().stream()
                .map(one ->
                        new Component(one.getKey(), one.getValue().getStatus().getCode(), details(one.getValue())))
                .toList();
    }

    private static Map<String, Object> details(HealthDescriptor descriptor) {
        return descriptor instanceof IndicatedHealthDescriptor one && one.getDetails() != null
                ? new TreeMap<>(one.getDetails())
                : Map.of();
    }

    record Component(String name, String status, Map<String, Object> detail) {}
}
