using Pulumi;
using Pulumi.AzureNative.KeyVault;
using Pulumi.AzureNative.Monitor;
using Pulumi.AzureNative.Monitor.Inputs;
using Pulumi.AzureNative.OperationalInsights;
using Pulumi.AzureNative.Resources;
using Pulumi.AzureNative.Storage;
using Pulumi.AzureNative.Web;
using WorkspaceIn = Pulumi.AzureNative.OperationalInsights.Inputs;

namespace LargeProgram;

/// <summary>A workspace, the logs of each service, and alerts on metrics and on logs.</summary>
internal static class UnitMonitoring
{
    public static void Create(int unit, ResourceGroup group, StorageAccount[] stores, Vault vault, WebApp site)
    {
        var workspace = new Workspace(
            $"log-{unit}",
            new()
            {
                WorkspaceName = $"log-app-{unit}",
                ResourceGroupName = group.Name,
                Location = group.Location,
                RetentionInDays = 90,
                Sku = new WorkspaceIn.WorkspaceSkuArgs { Name = "PerGB2018" },
            }
        );
        var onCall = new ActionGroup(
            $"on-call-{unit}",
            new()
            {
                ActionGroupName = $"ag-app-{unit}",
                ResourceGroupName = group.Name,
                Location = "Global",
                GroupShortName = "on-call",
                Enabled = true,
                EmailReceivers =
                {
                    new MicrosoftCommonEmailReceiverArgs
                    {
                        Name = "team",
                        EmailAddress = "team@example.com",
                        UseCommonAlertSchema = true,
                    },
                },
            }
        );
        foreach (var (index, store) in stores.Index())
            Logs($"store-{unit}-{index}", Output.Format($"{store.Id}/blobServices/default"), workspace, "StorageRead", "StorageWrite");
        Logs($"vault-{unit}", vault.Id, workspace, "AuditEvent");
        Logs($"site-{unit}", site.Id, workspace, "AppServiceHTTPLogs", "AppServiceConsoleLogs");
        foreach (var code in (string[])["Http5xx", "Http4xx", "Http401", "Http403", "Http404", "Http406"])
            Metric($"site-{code}-{unit}", group, site.Id, "Microsoft.Web/sites", code, onCall);
        foreach (var metric in (string[])["ServiceApiHit", "ServiceApiResult"])
            Metric($"vault-{metric}-{unit}", group, vault.Id, "Microsoft.KeyVault/vaults", metric, onCall);
        foreach (var metric in (string[])["Transactions", "Ingress", "Egress"])
            Metric($"store-{metric}-{unit}", group, stores[0].Id, "Microsoft.Storage/storageAccounts", metric, onCall);
        foreach (var table in (string[])["AppServiceHTTPLogs", "AppServiceConsoleLogs", "StorageBlobLogs"])
            Query($"{table}-{unit}", group, workspace, table, onCall);
    }

    private static void Logs(string name, Input<string> resource, Workspace workspace, params string[] categories)
    {
        var setting = new DiagnosticSettingArgs
        {
            Name = "audit",
            ResourceUri = resource,
            WorkspaceId = workspace.Id,
        };
        foreach (var category in categories)
            setting.Logs.Add(new DiagnosticsLogSettingsArgs { Category = category, Enabled = true });
        _ = new DiagnosticSetting($"{name}-logs", setting);
    }

    private static void Metric(string name, ResourceGroup group, Input<string> scope, string type, string metric, ActionGroup onCall) =>
        _ = new MetricAlert(
            name,
            new()
            {
                RuleName = name,
                ResourceGroupName = group.Name,
                Location = "global",
                Description = "An example of an alert.",
                Enabled = true,
                Severity = 2,
                Scopes = { scope },
                EvaluationFrequency = "PT5M",
                WindowSize = "PT15M",
                Criteria = new MetricAlertSingleResourceMultipleMetricCriteriaArgs
                {
                    OdataType = "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
                    AllOf =
                    {
                        new MetricCriteriaArgs
                        {
                            Name = metric,
                            CriterionType = "StaticThresholdCriterion",
                            MetricNamespace = type,
                            MetricName = metric,
                            Operator = "GreaterThan",
                            Threshold = 100,
                            TimeAggregation = "Total",
                        },
                    },
                },
                Actions = { new MetricAlertActionArgs { ActionGroupId = onCall.Id } },
            }
        );

    private static void Query(string name, ResourceGroup group, Workspace workspace, string table, ActionGroup onCall) =>
        _ = new ScheduledQueryRule(
            name,
            new()
            {
                RuleName = name,
                ResourceGroupName = group.Name,
                Location = group.Location,
                Enabled = true,
                Severity = 2,
                Scopes = { workspace.Id },
                EvaluationFrequency = "PT15M",
                WindowSize = "PT15M",
                Criteria = new ScheduledQueryRuleCriteriaArgs
                {
                    AllOf =
                    {
                        new ConditionArgs
                        {
                            Query = $"{table}\n| where TimeGenerated > ago(15m)\n| summarize Count = count() by bin(TimeGenerated, 5m)",
                            TimeAggregation = "Total",
                            MetricMeasureColumn = "Count",
                            Operator = "GreaterThan",
                            Threshold = 100,
                            FailingPeriods = new ConditionFailingPeriodsArgs
                            {
                                NumberOfEvaluationPeriods = 1,
                                MinFailingPeriodsToAlert = 1,
                            },
                        },
                    },
                },
                Actions = new ActionsArgs { ActionGroups = { onCall.Id } },
            }
        );
}
