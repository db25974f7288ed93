using System.Globalization;
using System.Text.Json.Nodes;
using AzureRest;

namespace Delivery.Tests.Fake;

/// <summary>Soft-deleted accounts and vaults, which keep their names until they are purged or expire.</summary>
internal sealed class FakeSoftDeletes
{
    private readonly Dictionary<string, JsonObject> _items = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<JsonObject> Accounts => _items.Where(item => item.Key.Contains("/deletedAccounts/")).Select(item => item.Value);

    public IEnumerable<JsonObject> Vaults => _items.Where(item => item.Key.Contains("/deletedVaults/")).Select(item => item.Value);

    public IEnumerable<string> Names => _items.Keys.Select(ArmId.Name);

    public bool HasAccountOf(string group) =>
        Accounts.Any(account => account["id"]!.ToString().Contains($"/resourceGroups/{group}/", StringComparison.OrdinalIgnoreCase));

    public JsonObject? this[string id] => _items.GetValueOrDefault(id);

    public void Purge(string id) => _items.Remove(id);

    public void Take(string id, JsonObject item, DateTimeOffset now)
    {
        var subscription = $"/subscriptions/{ArmId.After(id, "subscriptions")}";
        var location = item["location"]?.ToString();
        var deleted = now.ToString("O", CultureInfo.InvariantCulture);
        if (item["type"]?.ToString() == "Microsoft.CognitiveServices/accounts")
        {
            var kept = item.DeepClone().AsObject();
            var name =
                $"{subscription}/providers/Microsoft.CognitiveServices/locations/{location}"
                + $"/resourceGroups/{ArmId.After(id, "resourceGroups")}/deletedAccounts/{ArmId.Name(id)}";
            kept["id"] = name;
            kept["type"] = "Microsoft.CognitiveServices/locations/resourceGroups/deletedAccounts";
            (kept["properties"] ??= new JsonObject())["deletionDate"] = deleted;
            kept["properties"]!["scheduledPurgeDate"] = now.AddDays(2).ToString("O", CultureInfo.InvariantCulture);
            _items[name] = kept;
        }
        else if (item["type"]?.ToString() == "Microsoft.KeyVault/vaults")
        {
            var name = $"{subscription}/providers/Microsoft.KeyVault/locations/{location}/deletedVaults/{ArmId.Name(id)}";
            var properties = new JsonObject
            {
                ["vaultId"] = id,
                ["location"] = location,
                ["deletionDate"] = deleted,
                ["scheduledPurgeDate"] = now.AddDays(item["properties"]?["softDeleteRetentionInDays"]?.GetValue<int>() ?? 90)
                    .ToString("O", CultureInfo.InvariantCulture),
                ["tags"] = item["tags"]?.DeepClone(),
            };
            if (item["properties"]?["enablePurgeProtection"]?.GetValue<bool>() == true)
            {
                properties["purgeProtectionEnabled"] = true;
            }

            _items[name] = new JsonObject
            {
                ["id"] = name,
                ["name"] = ArmId.Name(id),
                ["type"] = "Microsoft.KeyVault/deletedVaults",
                ["properties"] = properties,
            };
        }
    }
}
