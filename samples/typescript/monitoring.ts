import * as pulumi from "@pulumi/pulumi";
import { applicationinsights, monitor, operationalinsights } from "@pulumi/azure-native";
import { Base } from "./base";

export type Monitoring = ReturnType<typeof workspace>;

/** The workspace, and a way to send logs there. */
export function workspace(base: Base) {
    const log = new operationalinsights.Workspace("log", {
        ...base,
        sku: { name: "PerGB2018" },
        retentionInDays: 30,
        workspaceCapping: { dailyQuotaGb: 1 },
        features: { disableLocalAuth: true },
    });
    const insights = new applicationinsights.Component("insights", {
        ...base, kind: "web", applicationType: "web", ingestionMode: "LogAnalytics", workspaceResourceId: log.id, disableLocalAuth: true,
    }, { additionalSecretOutputs: ["connectionString", "instrumentationKey"] });
    const watch = (name: string, resourceUri: pulumi.Input<string>, logs: string[], metrics = true) =>
      new monitor.DiagnosticSetting(`${name}-logs`, {
        resourceUri,
        workspaceId: log.id,
        logs: logs.map(category => ({ category, enabled: true })),
        metrics: metrics ? [{ category: "AllMetrics", enabled: true }] : [],
    });
    watch("log", log.id, ["Audit"]);
    return { insights, watch };
}
