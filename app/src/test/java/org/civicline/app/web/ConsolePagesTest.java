package org.civicline.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.forwardedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.civicline.CivicLineApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest(classes = CivicLineApplication.class)
@AutoConfigureMockMvc
class ConsolePagesTest {

    private static final Pattern FILE = Pattern.compile("(?:src|href)=\"(/console/assets/[^\"]+)\"");

    @Autowired
    MockMvc web;

    @ParameterizedTest
    @ValueSource(strings = {"/console", "/console/"})
    void theFrontDoorLeadsToThePage(String path) throws Exception {
        web.perform(get(path)).andExpect(forwardedUrl("/console/index.html"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console/index.html", "/console/desk", "/console/tickets/3f0b", "/console/a/b/c"})
    void everyPathOfTheRouterIsThePageAndIsAskedForAnewEachTime(String path) throws Exception {
        web.perform(get(path))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith("text/html"))
                .andExpect(header().string("Cache-Control", "no-cache"));
    }

    @Test
    void everyFileThePageAsksForIsThereAndKeptByBrowsers() throws Exception {
        String page = web.perform(get("/console/index.html"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        List<String> files = FILE.matcher(page)
                .results()
                .map((MatchResult one) -> one.group(1))
                .toList();
        assertThat(files).anyMatch(one -> one.endsWith(".js")).anyMatch(one -> one.endsWith(".css"));
        for (String file : files) {
            var answer = web.perform(get(file))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse();
            assertThat(answer.getContentType()).as(file).doesNotStartWith("text/html");
            assertThat(answer.getHeader("Cache-Control")).as(file).contains("immutable");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console/assets/nothing.js", "/console/nothing.css"})
    void aFileThatIsNotThereIsNotThere(String path) throws Exception {
        web.perform(get(path)).andExpect(status().isNotFound());
    }
}
