using System.Text.Json.Nodes;

namespace Oracle.Tests.Comparison;

/// <summary>
/// Inputs that the npm package hands through a function which fills in nested defaults. The function needs the plain value, so in
/// Node one secret inside makes the whole input secret, and one unknown the whole input unknown; .NET marks the element alone. Both
/// sides are brought to Node's form: every value, secret mark and unknown still has to agree, only its place is coarser.
/// </summary>
public static class LiftedProperties
{
    /// <summary>Types without the azure-native prefix, and their inputs. A test reads the same from the npm package.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> ByType = new Dictionary<string, string[]>
    {
        ["alertsmanagement:AlertProcessingRuleByName"] = ["properties"],
        ["cognitiveservices:Account"] = ["properties"],
        ["cosmosdb:SqlResourceSqlContainer"] = ["resource"],
        ["keyvault:Vault"] = ["properties"],
        ["network:BastionHost"] = ["sku"],
        ["network:PrivateEndpoint"] = ["subnet"],
        ["network:WebApplicationFirewallPolicy"] = ["policySettings"],
        ["storage:StorageAccount"] = ["encryption", "networkRuleSet", "sasPolicy"],
        ["web:WebApp"] = ["daprConfig", "siteConfig"],
        ["web:WebAppSlot"] = ["daprConfig", "siteConfig"],
    };

    private const string Signature = "4dabf18193072939515e22adb298388d";
    private const string Secret = "1b47061264138c4ac30d75fd1eb44270";
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    public static void Lift(JsonObject resource)
    {
        if (((string?)resource["type"])?.Split(':', 2) is not ["azure-native", var type] || resource["inputs"] is not JsonObject inputs)
            return;

        foreach (var property in ByType.GetValueOrDefault(type, []))
        {
            if (inputs[property] is { } value)
                inputs[property] = Lifted(value);
        }
    }

    private static JsonNode Lifted(JsonNode value)
    {
        bool secret = false,
            unknown = false;
        var plain = Plain(value);
        var lifted = unknown ? JsonValue.Create(Unknown) : plain!;
        return secret ? new JsonObject { [Signature] = Secret, ["value"] = lifted } : lifted;

        JsonNode? Plain(JsonNode? node)
        {
            switch (node)
            {
                case JsonObject envelope when (string?)envelope[Signature] == Secret:
                    secret = true;
                    return Plain(envelope["value"]);
                case JsonObject members:
                    return new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Plain(member.Value))));
                case JsonArray items:
                    return new JsonArray([.. items.Select(Plain)]);
                default:
                    unknown |= node is JsonValue text && text.TryGetValue<string>(out var content) && content == Unknown;
                    return node?.DeepClone();
            }
        }
    }
}
