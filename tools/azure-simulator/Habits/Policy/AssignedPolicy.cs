using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Policy;

/// <summary>
/// A policy with the assignment that puts it into force. Of Azure's own policies only those of the facts are known; initiatives are not
/// opened.
/// </summary>
/// <param name="Definition">The properties of the definition.</param>
internal sealed record AssignedPolicy(Resource Assignment, string DefinitionId, JsonObject Definition)
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

    private JsonObject? Rule => Definition["policyRule"] as JsonObject;

    /// <returns>The policies that judge a write now.</returns>
    public static IEnumerable<AssignedPolicy> Of(Call call) =>
        from assignment in call.Azure.Resources.OfType(Assignments)
        where ArmPath.IsWithin(call.Path.Text, assignment.Path.Scope) && call.Now - assignment.Created >= Delay
        where JsonPath.Text(assignment.Body, "properties", "enforcementMode") is null or "Default"
        where !Excluded(assignment).Any(scope => ArmPath.IsWithin(call.Path.Text, scope))
        let id = JsonPath.Text(assignment.Body, "properties", "policyDefinitionId") ?? ""
        let definition = call.Azure.Resources.Find(id)?.Properties ?? BuiltInPolicies.Find(id)
        where definition is not null
        let policy = new AssignedPolicy(assignment, id, definition)
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
            ?? JsonPath.At(Definition, "parameters", name, "defaultValue");
    }

    private static IEnumerable<string> Excluded(Resource assignment) =>
        JsonPath.Texts(JsonPath.At(assignment.Body, "properties", "notScopes"));
}
