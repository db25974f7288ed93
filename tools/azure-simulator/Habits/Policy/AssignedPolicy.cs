using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Policy;

/// <summary>
/// A custom policy with the assignment that puts it into force. Azure's own policies are not known here, and initiatives are not opened.
/// </summary>
internal sealed record AssignedPolicy(Resource Assignment, Resource Definition)
{
    public const string Assignments = "Microsoft.Authorization/policyAssignments";

    private const string ParameterStart = "[parameters('";
    private const string ParameterEnd = "')]";

    /// <summary>How long after its assignment a policy is in force.</summary>
    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(15);

    /// <summary>deny, modify, append, audit …, in lower case.</summary>
    public string Effect => (Value(JsonPath.At(Rule, "then", "effect"))?.ToString() ?? "").ToLowerInvariant();

    public JsonNode? Condition => Rule?["if"];

    /// <summary>What an effect needs beside its name.</summary>
    public JsonNode? Details => JsonPath.At(Rule, "then", "details");

    private JsonObject? Rule => JsonPath.At(Definition.Body, "properties", "policyRule") as JsonObject;

    /// <returns>The policies that judge a write now.</returns>
    public static IEnumerable<AssignedPolicy> Of(Call call) =>
        from assignment in call.Azure.Resources.OfType(Assignments)
        where ArmPath.IsWithin(call.Path.Text, assignment.Path.Scope) && call.Now - assignment.Created >= Delay
        where JsonPath.Text(assignment.Body, "properties", "enforcementMode") is null or "Default"
        where !Excluded(assignment).Any(scope => ArmPath.IsWithin(call.Path.Text, scope))
        let definition = call.Azure.Resources.Find(JsonPath.Text(assignment.Body, "properties", "policyDefinitionId"))
        where definition is not null
        let policy = new AssignedPolicy(assignment, definition)
        where PolicyCondition.Holds(policy.Condition, call, policy.Value)
        select policy;

    /// <returns>A value of the rule; the assignment's value or the default for a parameter.</returns>
    public JsonNode? Value(JsonNode? node)
    {
        if (
            node is not JsonValue value
            || !value.TryGetValue<string>(out var text)
            || !text.StartsWith(ParameterStart, StringComparison.Ordinal)
            || !text.EndsWith(ParameterEnd, StringComparison.Ordinal)
        )
        {
            return node;
        }

        var name = text[ParameterStart.Length..^ParameterEnd.Length];
        return JsonPath.At(Assignment.Body, "properties", "parameters", name, "value")
            ?? JsonPath.At(Definition.Body, "properties", "parameters", name, "defaultValue");
    }

    private static IEnumerable<string> Excluded(Resource assignment) =>
        JsonPath.Texts(JsonPath.At(assignment.Body, "properties", "notScopes"));
}
