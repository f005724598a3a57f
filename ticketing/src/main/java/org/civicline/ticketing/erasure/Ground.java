package org.civicline.ticketing.erasure;

/** Why personal data has to be deleted: the cases of article 47 of the Personal Information Protection Law. */
enum Ground {
    /** 处理目的已实现、无法实现或者为实现处理目的不再必要. */
    PURPOSE_MET,
    /** 停止提供服务，或者保存期限已届满. */
    TIME_OVER,
    /** 个人撤回同意. */
    CONSENT_WITHDRAWN,
    /** 违反法律、行政法规或者违反约定处理个人信息. */
    UNLAWFUL,
    /** 法律、行政法规规定的其他情形. */
    OTHER_LAW
}
