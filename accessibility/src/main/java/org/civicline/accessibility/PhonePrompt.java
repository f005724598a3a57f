package org.civicline.accessibility;

/**
 * The names of the hotline's own prompts: keys in {@code messages/telephone*.properties} and file names below
 * {@code <sounds>/<language>/}.
 */
public final class PhonePrompt {

    /** On answer: who we are, that a human comes, that the call is recorded. */
    public static final String GREETING = "greeting";
    /** How many wait in front; argument: a number. As files for 1 to {@link #LAST_POSITION}: {@code position-7}. */
    public static final String POSITION = "position";
    /** More than {@link #LAST_POSITION} wait in front. */
    public static final String POSITION_MANY = "position-many";
    /** The caller is the next. */
    public static final String POSITION_NEXT = "position-next";
    /** All agents are busy, please hold. */
    public static final String ALL_BUSY = "all-busy";
    /** An agent is being rung. */
    public static final String CONNECTING = "connecting";
    /** The call is passed to another agent. */
    public static final String TRANSFER = "transfer";
    /** The agent has left the line or did not answer; the caller keeps the place. */
    public static final String STILL_IN_PLACE = "still-in-place";
    /** The system is down for a moment, please hold: played by Asterisk alone. */
    public static final String SYSTEM_DOWN = "system-down";
    /** The call was interrupted by a fault and is back in its place. */
    public static final String SYSTEM_BACK = "system-back";
    /** Leave a message after the tone: played by Asterisk alone. */
    public static final String LEAVE_MESSAGE = "leave-message";
    /** The message is kept and becomes a ticket. */
    public static final String MESSAGE_TAKEN = "message-taken";
    /** Why we call: to rate a ticket; argument: the ticket's number. */
    public static final String RATING_INTRODUCTION = "rating-introduction";
    /** The keys of the rating, without the ticket's number: can be repeated after a wrong key. */
    public static final String RATING_KEYS = "rating-keys";
    /** The whole question in one; argument: the ticket's number. */
    public static final String RATING_QUESTION = "rating-question";
    /** Thanks for the rating. */
    public static final String RATING_THANKS = "rating-thanks";
    /** No such choice. */
    public static final String WRONG_KEY = "wrong-key";
    /** No key was pressed. */
    public static final String NO_KEY = "no-key";
    /** Thank you for calling, goodbye. */
    public static final String GOODBYE = "goodbye";

    /** The highest number in front that has a file of its own. */
    public static final int LAST_POSITION = 50;

    private PhonePrompt() {}
}
