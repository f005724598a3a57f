package org.civicline.foundation.departments;

import java.util.List;
import org.civicline.foundation.Department;
import org.civicline.foundation.Departments;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DepartmentController {

    private final Departments departments;

    DepartmentController(Departments departments) {
        this.departments = departments;
    }

    @GetMapping("/api/v1/staff/departments")
    @PreAuthorize("hasAnyRole('AGENT', 'OFFICER', 'SUPERVISOR', 'LEADER', 'SYSTEM_ADMIN')")
    List<Department> all() {
        return departments.all();
    }
}
