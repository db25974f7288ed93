using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Policy;

internal sealed class PolicyDenies : Habit
{
    public override string Id => "policy-denies";

    public override string Sentence =>
        "A policy that denies refuses a write before its service sees it, a quarter of an hour after its assignment.";

    public override string Source =>
        "https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/error-policy-requestdisallowedbypolicy";

    public override string Sure => "documented";

    public override string? Fix => "Comply with the policy, or exempt the resource.";

    public override ArmResponse? Refuse(Call call) =>
        call.IsWrite
            ? AssignedPolicy.Of(call).Where(policy => policy.Effect == "deny").Select(policy => Denied(call, policy)).FirstOrDefault()
            : null;

    private ArmResponse Denied(Call call, AssignedPolicy policy)
    {
        var identifiers = new JsonArray(
            new JsonObject
            {
                ["policyAssignment"] = Named(policy.Assignment.Properties, policy.Assignment.Id),
                ["policyDefinition"] = Named(policy.Definition, policy.DefinitionId),
            }
        );
        var answer = Failure(
            403,
            "RequestDisallowedByPolicy",
            $"Resource '{call.Path.Name}' was disallowed by policy. Policy identifiers: '{identifiers.ToJsonString()}'."
        );
        answer.Body!["error"]!["additionalInfo"] = new JsonArray(
            new JsonObject
            {
                ["type"] = "PolicyViolation",
                ["info"] = new JsonObject
                {
                    ["policyDefinitionId"] = policy.DefinitionId,
                    ["policyDefinitionEffect"] = "deny",
                    ["policyAssignmentId"] = policy.Assignment.Id,
                },
            }
        );
        return answer;
    }

    private static JsonObject Named(JsonObject properties, string id) =>
        new() { ["name"] = (string?)properties["displayName"] ?? id[(id.LastIndexOf('/') + 1)..], ["id"] = id };
}
