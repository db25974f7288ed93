using Pulumi;
using Pulumi.AzureNative.Consumption;
using Pulumi.AzureNative.Monitor;
using Pulumi.AzureNative.OperationalInsights;
using Pulumi.AzureNative.Resources;
using Pulumi.AzureNative.Storage;
using BudgetIn = Pulumi.AzureNative.Consumption.Inputs;
using MonitorIn = Pulumi.AzureNative.Monitor.Inputs;
using StorageIn = Pulumi.AzureNative.Storage.Inputs;
using WorkspaceIn = Pulumi.AzureNative.OperationalInsights.Inputs;

namespace Sample;

/// <summary>A storage account that takes no key, its logs, and a budget.</summary>
internal static class DocumentStore
{
    public static IDictionary<string, object?> Build()
    {
        var tags = new InputMap<string>
        {
            ["owner"] = "archive-team",
            ["cost-centre"] = "archive",
            ["environment"] = "dev",
            ["workload"] = "documents",
        };
        var group = new ResourceGroup("group", new() { Location = "westeurope", Tags = tags });
        var log = new Workspace(
            "log",
            new()
            {
                ResourceGroupName = group.Name,
                Location = "westeurope",
                Sku = new WorkspaceIn.WorkspaceSkuArgs { Name = "PerGB2018" },
                RetentionInDays = 30,
                WorkspaceCapping = new WorkspaceIn.WorkspaceCappingArgs { DailyQuotaGb = 1 },
                Features = new WorkspaceIn.WorkspaceFeaturesArgs { DisableLocalAuth = true },
                Tags = tags,
            }
        );
        var account = new StorageAccount(
            "store",
            new()
            {
                AccountName = "archivedocuments4h7k",
                ResourceGroupName = group.Name,
                Location = "westeurope",
                Kind = "StorageV2",
                Sku = new StorageIn.SkuArgs { Name = "Standard_LRS" },
                AllowSharedKeyAccess = false,
                AllowBlobPublicAccess = false,
                DefaultToOAuthAuthentication = true,
                MinimumTlsVersion = "TLS1_2",
                NetworkRuleSet = new StorageIn.NetworkRuleSetArgs
                {
                    DefaultAction = DefaultAction.Deny,
                    IpRules = { new StorageIn.IPRuleArgs { IPAddressOrRange = "203.0.113.10" } },
                },
                Tags = tags,
            }
        );
        Watch("log", log.Id, log.Id, "Audit");
        Watch("store", Output.Format($"{account.Id}/blobServices/default"), log.Id, "StorageRead", "StorageWrite", "StorageDelete");
        _ = new Budget(
            "budget",
            new()
            {
                Scope = group.Id,
                Amount = 50,
                Category = "Cost",
                TimeGrain = "Monthly",
                TimePeriod = new BudgetIn.BudgetTimePeriodArgs { StartDate = $"{DateTime.UtcNow:yyyy-MM}-01T00:00:00Z" },
                Notifications = { ["actual"] = Notice(80, "Actual"), ["forecast"] = Notice(100, "Forecasted") },
            },
            // A budget starts in the month in which it is made, or later; Azure keeps the start of one that exists.
            new() { IgnoreChanges = { "timePeriod" } }
        );
        return new Dictionary<string, object?> { ["store"] = account.Name };
    }

    private static void Watch(string name, Input<string> resource, Input<string> workspace, params string[] categories)
    {
        var setting = new DiagnosticSettingArgs { ResourceUri = resource, WorkspaceId = workspace };
        foreach (var category in categories)
        {
            setting.Logs.Add(new MonitorIn.DiagnosticsLogSettingsArgs { Category = category, Enabled = true });
        }

        _ = new DiagnosticSetting($"{name}-logs", setting);
    }

    private static BudgetIn.NotificationArgs Notice(double threshold, string type) =>
        new()
        {
            Enabled = true,
            Operator = "GreaterThan",
            Threshold = threshold,
            ThresholdType = type,
            ContactEmails = { "archive@example.com" },
        };
}
