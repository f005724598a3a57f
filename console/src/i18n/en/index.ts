import admin from "./admin";
import articleFiles from "./articleFiles";
import attachments from "./attachments";
import bulk from "./bulk";
import catalogue from "./catalogue";
import citizen from "./citizen";
import comments from "./comments";
import dashboard from "./dashboard";
import department from "./department";
import desk from "./desk";
import duplicates from "./duplicates";
import draftFiles from "./draftFiles";
import editorial from "./editorial";
import followUp from "./followUp";
import extensions from "./extensions";
import figures from "./figures";
import forms from "./forms";
import growth from "./growth";
import imports from "./imports";
import knowledge from "./knowledge";
import macros from "./macros";
import privacy from "./privacy";
import rates from "./rates";
import reports from "./reports";
import rules from "./rules";
import shell from "./shell";
import steps from "./steps";
import supervision from "./supervision";
import templates from "./templates";
import ticket from "./ticket";
import tickets from "./tickets";
import timeRules from "./timeRules";
import triage from "./triage";
import views from "./views";
import webhooks from "./webhooks";
import workingTime from "./workingTime";

export default {
  ...shell,
  ...desk,
  ...citizen,
  ...knowledge,
  ...duplicates,
  ...draftFiles,
  ...editorial,
  ...triage,
  ...forms,
  ...growth,
  ...imports,
  ...catalogue,
  ...ticket,
  ...tickets,
  ...articleFiles,
  ...attachments,
  ...bulk,
  ...comments,
  ...macros,
  ...templates,
  ...views,
  ...steps,
  ...supervision,
  ...followUp,
  ...extensions,
  ...rates,
  ...rules,
  ...timeRules,
  ...workingTime,
  ...department,
  ...dashboard,
  ...figures,
  ...reports,
  ...admin,
  ...privacy,
  ...webhooks,
};
