using System.Text.Json.Nodes;

namespace AzureDefinitions.Outputs;

/// <summary>Vaults' keys and secrets, storage and Cosmos DB.</summary>
internal static class DataServices
{
    public static void Key(ArmSubject subject, JsonObject properties) => Versioned(subject, properties, "keys", "keyUri");

    public static void Secret(ArmSubject subject, JsonObject properties) => Versioned(subject, properties, "secrets", "secretUri");

    private static void Versioned(ArmSubject subject, JsonObject properties, string kind, string property)
    {
        var uri = $"https://{subject.ParentName}.vault.azure.net/{kind}/{subject.Name}";
        properties[property] = uri;
        properties[$"{property}WithVersion"] = $"{uri}/{subject.Digits("version")}";
    }

    public static void Storage(ArmSubject subject, JsonObject properties)
    {
        var name = subject.Name;
        properties["primaryEndpoints"] = new JsonObject
        {
            ["blob"] = $"https://{name}.blob.core.windows.net/",
            ["dfs"] = $"https://{name}.dfs.core.windows.net/",
            ["file"] = $"https://{name}.file.core.windows.net/",
            ["queue"] = $"https://{name}.queue.core.windows.net/",
            ["table"] = $"https://{name}.table.core.windows.net/",
            // The zone number is made up.
            ["web"] = $"https://{name}.z6.web.core.windows.net/",
        };
        properties["statusOfPrimary"] = "available";
        if (subject.Location is { } location)
        {
            properties["primaryLocation"] = location;
        }
    }

    public static void Cosmos(ArmSubject subject, JsonObject properties)
    {
        properties["documentEndpoint"] = $"https://{subject.Name}.documents.azure.com:443/";
        var places = ArmSubject.Objects(subject.Properties["locations"]).Select(each => Place(subject.Name, each.Item)).ToList();
        if (places.Count > 0 && places.TrueForAll(place => place is not null))
        {
            var writes =
                subject.Properties["enableMultipleWriteLocations"] is JsonValue value && value.TryGetValue<bool>(out var yes) && yes;
            properties["readLocations"] = new JsonArray([.. places.Select(place => place!.DeepClone())]);
            properties["writeLocations"] = new JsonArray([.. places.Take(writes ? places.Count : 1).Select(place => place!.DeepClone())]);
        }
    }

    private static JsonObject? Place(string account, JsonObject given)
    {
        if (ArmSubject.Text(given["locationName"]) is not { } name)
        {
            return null;
        }

        var id = $"{account}-{name.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant()}";
        var place = given.DeepClone().AsObject();
        place["id"] = id;
        place["documentEndpoint"] = $"https://{id}.documents.azure.com:443/";
        return place;
    }
}
