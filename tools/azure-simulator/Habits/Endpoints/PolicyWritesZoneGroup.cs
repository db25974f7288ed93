using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Habits.Policy;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Endpoints;

internal sealed class PolicyWritesZoneGroup : Habit
{
    private static readonly TimeSpan After = TimeSpan.FromMinutes(2);

    public override string Id => "policy-writes-zone-group";

    public override string Sentence =>
        "A policy that deploys zone groups makes one minutes after an endpoint that has none, and the program meets it.";

    public override string Source =>
        "https://learn.microsoft.com/azure/cloud-adoption-framework/ready/azure-best-practices/private-link-and-dns-integration-at-scale";

    public override string Sure => "documented";

    public override string? Fix => "Make no zone group where a policy makes it.";

    public override void Change(Call call, Outcome outcome)
    {
        if (call.IsCreate && call.IsOf(EndpointParts.Type))
        {
            foreach (var policy in AssignedPolicy.Of(call).Where(policy => policy.Effect == "deployifnotexists" && Deploys(policy)))
            {
                var data = new JsonObject { ["endpoint"] = call.Id, ["policy"] = policy.Assignment.Id };
                Later(call.Azure, outcome.Operation.Ends - call.Now + After, "deploy", data);
            }
        }
    }

    public override void Happen(DueChange change, AzureState azure)
    {
        var endpoint = azure.Resources.Find((string)change.Data["endpoint"]!);
        if (endpoint is null || azure.Resources.OfType(EndpointParts.ZoneGroups).Any(group => ArmPath.Same(group.Path.Parent, endpoint.Id)))
        {
            return;
        }

        azure.Resources.Add(
            new Resource($"{endpoint.Id}/privateDnsZoneGroups/deployedByPolicy", EndpointParts.ZoneGroups)
            {
                Created = azure.Now,
                Changed = azure.Now,
                CreatedBy = endpoint.CreatedBy,
                ChangedBy = endpoint.CreatedBy,
                Hidden = new JsonObject { ["policy"] = change.Data["policy"]!.DeepClone() },
                Body = new JsonObject { ["properties"] = new JsonObject { ["privateDnsZoneConfigs"] = new JsonArray() } },
            }
        );
    }

    private static bool Deploys(AssignedPolicy policy) => ArmPath.Same(JsonPath.Text(policy.Details, "type"), EndpointParts.ZoneGroups);
}
