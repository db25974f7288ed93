using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Firewalls;

internal sealed class EmptyRule : Habit
{
    private static readonly string[] Sources = ["sourceAddresses", "sourceIpGroups"];

    /// <summary>Rule type → lists of which one each must have an element.</summary>
    private static readonly Dictionary<string, string[][]> Needed = new()
    {
        ["ApplicationRule"] = [Sources, ["targetFqdns", "targetUrls", "fqdnTags", "webCategories"]],
        ["NetworkRule"] = [Sources, ["destinationAddresses", "destinationIpGroups", "destinationFqdns"], ["destinationPorts"]],
    };

    public override string Id => "firewall-empty-rule";

    public override string Sentence => "A firewall rule without a source, a destination or a port is refused with an opaque message.";

    public override string Source => "https://github.com/pulumi/pulumi-azure-native/issues/2671";

    public override string Sure => "reported";

    public override string? Fix => "Leave out a rule whose sources, destinations or ports are empty.";

    public override ArmResponse? Refuse(Call call) =>
        call.IsWrite
        && call.IsOf("Microsoft.Network/firewallPolicies/ruleCollectionGroups")
        && JsonPath
            .Items(call.Body, "properties", "ruleCollections")
            .SelectMany(collection => JsonPath.Items(collection, "rules"))
            .Any(rule =>
                Needed.GetValueOrDefault(JsonPath.Text(rule, "ruleType") ?? "", []).Any(some => !some.Any(name => IsFilled(rule, name)))
            )
            ? Failure(400, "BadRequest", "The request is invalid.")
            : null;

    private static bool IsFilled(JsonObject rule, string name) => rule[name] is JsonArray { Count: > 0 };
}
