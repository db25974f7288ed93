using System.Text.Json.Nodes;
using AzureDefinitions.Facts;
using AzureSimulator.Ids;

namespace AzureSimulator.Habits.Policy;

/// <summary>Azure's own policies that judge one property, from built-in-policies.json.</summary>
internal static class BuiltInPolicies
{
    /// <param name="id">Of a policy definition.</param>
    /// <returns>Its properties; null for a policy that the facts do not have.</returns>
    public static JsonObject? Find(string id)
    {
        var name = id[(id.LastIndexOf('/') + 1)..];
        foreach (var row in FactFile.Of("built-in-policies").Rows)
        {
            if (ArmPath.Same(row["id"], name))
            {
                return Of(row);
            }
        }

        return null;
    }

    private static JsonObject Of(FactRow row) =>
        new()
        {
            ["displayName"] = row["name"],
            ["parameters"] = new JsonObject { ["effect"] = new JsonObject { ["defaultValue"] = "Audit" } },
            ["policyRule"] = new JsonObject
            {
                ["if"] = new JsonObject
                {
                    ["allOf"] = new JsonArray(
                        new JsonObject { ["field"] = "type", ["equals"] = row["type"] },
                        new JsonObject { ["field"] = $"{row["type"]}/{row["property"]}", ["notEquals"] = row["value"] }
                    ),
                },
                ["then"] = new JsonObject { ["effect"] = "[parameters('effect')]" },
            },
        };
}
