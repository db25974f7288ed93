using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Monitoring;

internal sealed class SideResources : Habit
{
    private const string Rule = "Microsoft.AlertsManagement/smartDetectorAlertRules";
    private static readonly TimeSpan After = TimeSpan.FromMinutes(2);

    public override string Id => "app-insights-side-resources";

    public override string Sentence =>
        "A component gets an alert rule on anomalies and an action group some minutes later, which stay when it is deleted.";

    public override string Source => "https://github.com/hashicorp/terraform-provider-azurerm/issues/10563";

    public override string Sure => "documented";

    public override string? Fix => "Leave both out of the program, and delete the resource group last: they go with it.";

    public override void Change(Call call, Outcome outcome)
    {
        if (call.IsOf("Microsoft.Insights/components") && outcome.Operation.Kind == "Create")
        {
            Later(call.Azure, After, "make", new JsonObject { ["component"] = outcome.Resource.Id });
        }
    }

    public override void Happen(DueChange change, AzureState azure)
    {
        if (azure.Resources.Find((string)change.Data["component"]!) is not { } component)
        {
            return;
        }

        var providers = $"{component.Path.GroupId}/providers";
        var group = $"{providers}/Microsoft.Insights/actionGroups/Application Insights Smart Detection";
        var rule = new JsonObject
        {
            ["state"] = "Enabled",
            ["severity"] = "Sev3",
            ["frequency"] = "PT1M",
            ["scope"] = new JsonArray(component.Id),
            ["detector"] = new JsonObject { ["id"] = "FailureAnomaliesDetector" },
            ["actionGroups"] = new JsonObject { ["groupIds"] = new JsonArray(group) },
        };
        Add(group, "Microsoft.Insights/actionGroups", new JsonObject { ["groupShortName"] = "SmartDetect", ["enabled"] = true }, azure);
        Add($"{providers}/{Rule}/Failure Anomalies - {component.Name}", Rule, rule, azure);
    }

    private static void Add(string id, string type, JsonObject properties, AzureState azure)
    {
        if (azure.Resources.Find(id) is null)
        {
            azure.Resources.Add(
                new Resource(id, type)
                {
                    Created = azure.Now,
                    Changed = azure.Now,
                    Body = new JsonObject { ["location"] = "global", ["properties"] = properties },
                }
            );
        }
    }
}
