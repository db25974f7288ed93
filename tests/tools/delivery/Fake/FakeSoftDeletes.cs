using System.Globalization;
using System.Text.Json.Nodes;
using AzureRest;

namespace Delivery.Tests.Fake;

/// <summary>Soft-deleted accounts and vaults, which keep their names until they are purged or expire.</summary>
internal sealed class FakeSoftDeletes
{
    private readonly Dictionary<string, JsonObject> _items = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Deleted vaults and their keys, as they were.</summary>
    private readonly Dictionary<string, JsonObject> _vaults = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<JsonObject> Accounts => _items.Where(item => item.Key.Contains("/deletedAccounts/")).Select(item => item.Value);

    public IEnumerable<JsonObject> Vaults => _items.Where(item => item.Key.Contains("/deletedVaults/")).Select(item => item.Value);

    /// <summary>Not reserved: a new account may take the name.</summary>
    public List<JsonObject> StorageAccounts { get; } = [];

    public IEnumerable<string> Names => _items.Keys.Select(ArmId.Name);

    public bool HasAccountOf(string group) =>
        Accounts.Any(account => account["id"]!.ToString().Contains($"/resourceGroups/{group}/", StringComparison.OrdinalIgnoreCase));

    public JsonObject? this[string id] => _items.GetValueOrDefault(id);

    public void Purge(string id) => _items.Remove(id);

    /// <returns>Null if the name of the vault is free; otherwise an error, unless the request recovers the vault.</returns>
    public FakeReply? CreateVault(FakeRequest request, Dictionary<string, JsonObject> live)
    {
        var name = _items.Keys.FirstOrDefault(id => id.EndsWith($"/deletedVaults/{ArmId.Name(request.Path)}", StringComparison.Ordinal));
        if (request.Type != "Microsoft.KeyVault/vaults" || name is null)
        {
            return null;
        }

        if (request.Body!["properties"]?["createMode"]?.ToString() != "recover")
        {
            return FakeReply.Error(
                409,
                "ConflictError",
                "A vault with the same name already exists in deleted state. You need to either recover or purge existing key vault."
            );
        }

        _items.Remove(name);
        foreach (var (id, item) in _vaults.Where(item => ArmId.IsWithin(item.Key, request.Path)).ToList())
        {
            live[id] = item;
            _vaults.Remove(id);
        }

        return new FakeReply(200, live[request.Path].DeepClone());
    }

    public void Take(string id, JsonObject item, DateTimeOffset now)
    {
        var subscription = $"/subscriptions/{ArmId.After(id, "subscriptions")}";
        var location = item["location"]?.ToString();
        var deleted = now.ToString("O", CultureInfo.InvariantCulture);
        if (item["type"]?.ToString() == "Microsoft.Storage/storageAccounts")
        {
            StorageAccounts.Add(
                new JsonObject
                {
                    ["name"] = ArmId.Name(id),
                    ["properties"] = new JsonObject { ["storageAccountResourceId"] = id, ["deletionTime"] = deleted },
                }
            );
        }

        if (item["type"]?.ToString() is "Microsoft.KeyVault/vaults" or "Microsoft.KeyVault/vaults/keys")
        {
            _vaults[id] = item.DeepClone().AsObject();
        }

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
