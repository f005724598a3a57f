package org.civicline.channels.followup;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.problems.Problems;
import org.civicline.ticketing.FollowUpLinks;
import org.civicline.ticketing.FollowUpLinks.Answers;
import org.civicline.ticketing.FollowUpLinks.Standing;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page the link leads to. Looking at it does nothing, since programs look at links in texts before people do. The key
 * is a parameter and no part of the path, which logs have.
 */
@Controller
@RequestMapping("/rate")
class FollowUpPage {

    private final FollowUpLinks links;
    private final KeyDoor door;
    private final Problems problems;
    private final ZoneId zone;

    FollowUpPage(FollowUpLinks links, KeyDoor door, Problems problems, ZoneId cityZone) {
        this.links = links;
        this.door = door;
        this.problems = problems;
        this.zone = cityZone;
    }

    @GetMapping
    ModelAndView look(
            @RequestParam(name = "k", defaultValue = "") String key, HttpServletRequest request, Locale locale) {
        return switch (door.through(request, () -> links.find(key))) {
            case Outcome.Done<Standing>(Standing standing) -> page(key, standing);
            case Outcome.Refused<Standing>(Refusal refusal) ->
                withProblem(new ModelAndView("portal/rate"), refusal, locale);
        };
    }

    @PostMapping
    ModelAndView answer(
            @RequestParam(name = "k", defaultValue = "") String key,
            Answers answers,
            HttpServletRequest request,
            Locale locale) {
        Outcome<Standing> outcome = door.through(request, () -> links.answer(key, answers));
        return after(outcome, key, Map.of("answers", answers), request, locale);
    }

    @PostMapping("/reopening")
    ModelAndView reopen(
            @RequestParam(name = "k", defaultValue = "") String key,
            @RequestParam(defaultValue = "") String why,
            HttpServletRequest request,
            Locale locale) {
        Outcome<Standing> outcome = door.through(request, () -> links.reopen(key, why));
        return after(outcome, key, Map.of("why", why), request, locale);
    }

    /** @param written what is not to be lost if it could not be taken */
    private ModelAndView after(
            Outcome<Standing> outcome,
            String key,
            Map<String, Object> written,
            HttpServletRequest request,
            Locale locale) {
        return switch (outcome) {
            case Outcome.Done<Standing> _ -> new ModelAndView("redirect:/rate", "k", key);
            case Outcome.Refused<Standing>(Refusal refusal) -> {
                ModelAndView page = look(key, request, locale);
                page.addAllObjects(written);
                yield withProblem(page, refusal, locale);
            }
        };
    }

    private ModelAndView page(String key, Standing standing) {
        var model = new HashMap<String, Object>();
        model.put("key", key);
        model.put("standing", standing);
        if (standing.reopenUntil() != null) {
            model.put("until", standing.reopenUntil().atZone(zone));
        }
        return new ModelAndView("portal/rate", model);
    }

    private ModelAndView withProblem(ModelAndView page, Refusal refusal, Locale locale) {
        ProblemDetail problem = problems.detail(refusal, locale);
        page.addObject("problem", problem);
        page.setStatus(HttpStatusCode.valueOf(problem.getStatus()));
        return page;
    }
}
