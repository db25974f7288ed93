using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Habits.Policy;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Diagnostics;

internal sealed class SinkUsedTwice : Habit
{
    private const string Setting = "Microsoft.Insights/diagnosticSettings";
    private const string All = "allLogs";
    private const int Most = 5;
    private static readonly string[] Sinks = ["workspaceId", "storageAccountId", "eventHubAuthorizationRuleId", "marketplacePartnerId"];
    private static readonly TimeSpan After = TimeSpan.FromMinutes(10);

    public override string Id => "diagnostic-setting-by-policy";

    public override string Sentence =>
        "A resource sends a category once to a sink: a second setting is refused, also where a policy has made the first.";

    public override string Source => "https://learn.microsoft.com/azure/azure-monitor/platform/diagnostic-settings";

    public override string Sure => "documented";

    public override string? Fix => "Send a category to a workspace in one setting only; make none where a policy makes it.";

    public override ArmResponse? Refuse(Call call)
    {
        if (!call.IsWrite || !call.IsOf(Setting))
        {
            return null;
        }

        var others = call
            .Azure.Resources.OfType(Setting)
            .Where(other => ArmPath.Same(other.Path.Scope, call.Path.Scope) && !ArmPath.Same(other.Id, call.Id))
            .ToList();
        if (call.IsCreate && others.Count >= Most)
        {
            return Failure(400, "BadRequest", $"The resource '{call.Path.Scope}' already has {Most} diagnostic settings.");
        }

        return (
            from other in others
            from sink in Sinks
            let used = call.Text("properties", sink)
            where used is not null && ArmPath.Same(JsonPath.Text(other.Body, "properties", sink), used)
            from category in Categories(call.Body)
            where Categories(other.Body).Any(each => Covers(each, category) || Covers(category, each))
            select Failure(
                409,
                "Conflict",
                $"Data sink '{used}' is already used in diagnostic setting '{other.Name}' for category '{category.Name}'. Data "
                    + "sinks can't be "
                    + "reused in different settings on the same category for the same resource."
            )
        ).FirstOrDefault();
    }

    public override void Change(Call call, Outcome outcome)
    {
        if (call.IsWrite && outcome.Operation.Kind == "Create" && !call.Path.IsExtension)
        {
            foreach (var policy in AssignedPolicy.Of(call).Where(each => each.Effect == "deployifnotexists" && Deploys(each)))
            {
                if (Workspace(policy) is { } workspace)
                {
                    Later(call.Azure, After, "deploy", new JsonObject { ["target"] = outcome.Resource.Id, ["workspace"] = workspace });
                }
            }
        }
    }

    /// <summary>The policy makes its setting where none sends to its workspace yet.</summary>
    public override void Happen(DueChange change, AzureState azure)
    {
        var (target, workspace) = ((string)change.Data["target"]!, (string)change.Data["workspace"]!);
        var isSent = azure
            .Resources.OfType(Setting)
            .Any(each =>
                ArmPath.Same(each.Path.Scope, target) && ArmPath.Same(JsonPath.Text(each.Body, "properties", "workspaceId"), workspace)
            );
        if (azure.Resources.Find(target) is null || isSent)
        {
            return;
        }

        azure.Resources.Add(
            new Resource($"{target}/providers/{Setting}/setbypolicy", Setting)
            {
                Created = azure.Now,
                Changed = azure.Now,
                Body = new JsonObject
                {
                    ["properties"] = new JsonObject
                    {
                        ["workspaceId"] = workspace,
                        ["logs"] = new JsonArray(new JsonObject { ["categoryGroup"] = All, ["enabled"] = true }),
                    },
                },
            }
        );
    }

    private static IEnumerable<(string Kind, string Name)> Categories(JsonObject? setting) =>
        from list in (string[])["logs", "metrics"]
        from item in JsonPath.Items(setting, "properties", list)
        where JsonPath.IsTrue(item, "enabled")
        let name = JsonPath.Text(item, "category") ?? JsonPath.Text(item, "categoryGroup")
        where name is not null
        select (list, name);

    private static bool Covers((string Kind, string Name) one, (string Kind, string Name) other) =>
        one.Kind == other.Kind && (ArmPath.Same(one.Name, other.Name) || ArmPath.Same(one.Name, All));

    private static bool Deploys(AssignedPolicy policy) => ArmPath.Same(JsonPath.Text(policy.Details, "type"), Setting);

    private static string? Workspace(AssignedPolicy policy) =>
        JsonPath
            .Texts(JsonPath.At(policy.Assignment.Body, "properties", "parameters"))
            .FirstOrDefault(text => ArmPath.Same(ArmPath.Of(text).Type, "Microsoft.OperationalInsights/workspaces"));
}
