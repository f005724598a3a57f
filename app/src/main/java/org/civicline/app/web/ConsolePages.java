package org.civicline.app.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The console is one page; its router knows the paths. Paths with a dot are its files. */
@Controller
class ConsolePages {

    @GetMapping({"/console", "/console/", "/console/{path:[^.]*}", "/console/{first:[^.]*}/{*rest}"})
    String console() {
        return "forward:/console/index.html";
    }
}
