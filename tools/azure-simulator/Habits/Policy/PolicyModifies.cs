using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Policy;

internal sealed class PolicyModifies : Habit
{
    public override string Id => "policy-modifies-body";

    public override string Sentence => "A policy that modifies changes the tags of a write on its way to the service.";

    public override string Source => "https://learn.microsoft.com/azure/governance/policy/concepts/effect-modify";

    public override string Sure => "documented";

    public override string? Fix => "Give the tag the policy's value, or add it to ignoreChanges.";

    public override ArmResponse? Refuse(Call call)
    {
        if (call.IsWrite && call.Body is { } body)
        {
            foreach (var policy in AssignedPolicy.Of(call).Where(policy => policy.Effect == "modify").ToList())
            {
                foreach (var operation in JsonPath.Items(policy.Details, "operations"))
                {
                    Apply(body, operation, policy);
                }
            }
        }

        return null;
    }

    private static void Apply(JsonObject body, JsonObject operation, AssignedPolicy policy)
    {
        if ((string?)operation["field"] is not { } field || !field.StartsWith("tags[", StringComparison.Ordinal))
        {
            return;
        }

        var tags = body["tags"] as JsonObject ?? (JsonObject)(body["tags"] = new JsonObject());
        var tag = PolicyCondition.Tag(field);
        var kind = (string?)operation["operation"];
        if (kind == "remove")
        {
            tags.Remove(tag);
        }
        else if (kind == "addOrReplace" || !tags.ContainsKey(tag))
        {
            tags[tag] = policy.Value(operation["value"])?.DeepClone();
        }
    }
}
