package org.civicline.foundation;

/** What a member of staff may do. The three administrators are separate powers (三权分立): none does another's work. */
public enum Role {
    /** 坐席: takes calls and messages, opens, dispatches, reviews and closes tickets. */
    AGENT,
    /** 承办单位: works on the dispatches of the own department. */
    OFFICER,
    /** 班长, 督办: watches queues, reassigns, supervises. */
    SUPERVISOR,
    /** City leader: figures, and the cases behind them. */
    LEADER,
    /** 系统管理员: configuration and components; no cases, no accounts, no audit. */
    SYSTEM_ADMIN,
    /** 安全管理员: accounts, roles, locks. */
    SECURITY_ADMIN,
    /** 审计管理员: reads and verifies the audit chain. */
    AUDIT_ADMIN;

    /** The name Spring Security knows it by. */
    public String authority() {
        return "ROLE_" + name();
    }
}
