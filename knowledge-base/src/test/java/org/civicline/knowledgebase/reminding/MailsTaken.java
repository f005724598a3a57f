package org.civicline.knowledgebase.reminding;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.civicline.ticketing.ReportDelivery;
import org.springframework.stereotype.Component;

/** Keeps the mails it is given, and answers as a test wants. */
@Component
class MailsTaken implements ReportDelivery {

    final List<Mail> mails = new CopyOnWriteArrayList<>();
    volatile boolean ready = true;
    volatile Answer answer = new Answer.Taken();

    void reset() {
        mails.clear();
        ready = true;
        answer = new Answer.Taken();
    }

    @Override
    public boolean ready() {
        return ready;
    }

    @Override
    public Answer deliver(Mail mail) {
        mails.add(mail);
        return answer;
    }
}
