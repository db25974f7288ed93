using System.Text.Json.Nodes;
using AzureRest;

namespace Delivery.Tests.Fake;

/// <summary>What Azure returns about a subscription, apart from its resources.</summary>
internal sealed class FakeQuestions(FakeAzure azure)
{
    public List<(string Id, string Name)> Subscriptions { get; } = [(FakeAzure.Subscription, "Workloads")];

    /// <summary>By namespace: registration state and resource types.</summary>
    public Dictionary<string, JsonObject> Providers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>By region and request, as in swedencentral/usages.</summary>
    public Dictionary<string, List<JsonObject>> Ai { get; } = [];

    public List<JsonObject> Permissions { get; } = [new JsonObject { ["actions"] = new JsonArray("*"), ["notActions"] = new JsonArray() }];

    public List<JsonObject> Locations { get; } = [];

    /// <summary>Globally unique names that are in use outside the subscription.</summary>
    public HashSet<string> TakenNames { get; } = new(StringComparer.OrdinalIgnoreCase);

    public FakeReply? Answer(FakeRequest request)
    {
        var path = request.Path.Trim('/');
        return path.Contains("/Microsoft.Fake/", StringComparison.Ordinal) ? azure.Operations.Look(request.Path)
            : path.EndsWith("/Microsoft.Authorization/permissions", StringComparison.Ordinal) ? FakeReply.List(Permissions)
            : request.Method == "POST" && ArmId.Name(path).StartsWith("check", StringComparison.OrdinalIgnoreCase) ? Availability(request)
            : path.Contains("/deletedAccounts", StringComparison.Ordinal) || path.Contains("/deletedVaults", StringComparison.Ordinal)
                ? SoftDeleted(request)
            : path.Contains("/resourceGroups/", StringComparison.OrdinalIgnoreCase) ? null
            : OfSubscription(request, path.Split('/'));
    }

    private FakeReply SoftDeleted(FakeRequest request) =>
        request.Method switch
        {
            "DELETE" => Purge(request.Path),
            "POST" => Purge(request.Path[..^"/purge".Length]),
            _ when azure.Resources.UnregisteredProviders.Contains(request.Namespace) => FakeReply.Error(
                409,
                "MissingSubscriptionRegistration",
                $"The subscription is not registered to use namespace '{request.Namespace}'."
            ),
            _ when request.Path.EndsWith("Microsoft.Storage/deletedAccounts", StringComparison.Ordinal) => FakeReply.List(
                azure.Resources.SoftDeletes.StorageAccounts
            ),
            _ when request.Path.EndsWith("/deletedAccounts", StringComparison.Ordinal) => FakeReply.List(
                azure.Resources.SoftDeletes.Accounts
            ),
            _ => Paged(request, azure.Resources.SoftDeletes.Vaults.ToList()),
        };

    /// <summary>Separate conditions: one switch over this many list patterns exhausts the compiler's memory.</summary>
    private FakeReply? OfSubscription(FakeRequest request, string[] parts)
    {
        if (parts[0] != "subscriptions")
        {
            return null;
        }

        if (parts.Length == 1)
        {
            return Paged(request, Subscriptions.Select(Subscription).ToList());
        }

        if (parts.Length == 2)
        {
            var found = Subscriptions.FindIndex(one => one.Id == parts[1]);
            return found >= 0
                ? new FakeReply(200, Subscription(Subscriptions[found]))
                : FakeReply.Error(404, "SubscriptionNotFound", $"The subscription '{parts[1]}' could not be found.");
        }

        if (parts[2] == "locations")
        {
            return FakeReply.List(Locations);
        }

        if (parts[2] != "providers")
        {
            return null;
        }

        return parts.Length switch
        {
            3 => FakeReply.List(Providers.Keys.Select(Provider)),
            4 => new FakeReply(200, Provider(parts[3]).DeepClone()),
            5 when parts[4] == "register" => Register(parts[3]),
            7 when parts[3] == "Microsoft.CognitiveServices" => FakeReply.List(Ai.GetValueOrDefault($"{parts[5]}/{parts[6]}", [])),
            _ => null,
        };
    }

    private FakeReply Purge(string id)
    {
        var soft = azure.Resources.SoftDeletes;
        if (soft[id] is not { } item)
        {
            return id.Contains("deletedAccounts", StringComparison.Ordinal)
                ? new FakeReply(204)
                : FakeReply.Error(404, "ResourceNotFound", $"The deleted vault {ArmId.Name(id)} was not found.");
        }

        return item["properties"]?["purgeProtectionEnabled"]?.GetValue<bool>() == true
            ? FakeReply.Error(405, "MethodNotAllowed", "Operation 'DeletedVaultPurge' is not allowed on a vault with purge protection.")
            : azure.Operations.Begin(3, () => soft.Purge(id), hasStatusBody: false);
    }

    private FakeReply Availability(FakeRequest request)
    {
        var name = (request.Body!["name"] ?? request.Body["subdomainName"])!.ToString();
        var isFree =
            !TakenNames.Contains(name)
            && !azure.Resources.Ids.Any(id => ArmId.Name(id).Equals(name, StringComparison.OrdinalIgnoreCase))
            && !azure.Resources.SoftDeletes.Names.Contains(name, StringComparer.OrdinalIgnoreCase);
        return new FakeReply(
            200,
            new JsonObject
            {
                [request.Body["name"] is null ? "isSubdomainAvailable" : "nameAvailable"] = isFree,
                ["reason"] = isFree ? null : "AlreadyExists",
            }
        );
    }

    private FakeReply Register(string space)
    {
        azure.Resources.UnregisteredProviders.Remove(space);
        Provider(space)["registrationState"] = "Registered";
        return new FakeReply(200, Provider(space).DeepClone());
    }

    private JsonObject Provider(string space)
    {
        if (!Providers.TryGetValue(space, out var provider))
        {
            Providers[space] = provider = new JsonObject { ["namespace"] = space, ["resourceTypes"] = new JsonArray() };
        }

        provider["registrationState"] = azure.Resources.UnregisteredProviders.Contains(space) ? "NotRegistered" : "Registered";
        return provider;
    }

    private static JsonObject Subscription((string Id, string Name) one) =>
        new()
        {
            ["id"] = $"/subscriptions/{one.Id}",
            ["subscriptionId"] = one.Id,
            ["tenantId"] = FakeAzure.Tenant,
            ["displayName"] = one.Name,
            ["state"] = "Enabled",
        };

    /// <summary>One item per page, so that a client that reads only the first page fails its test.</summary>
    private static FakeReply Paged(FakeRequest request, List<JsonObject> items)
    {
        var skip = int.Parse(request.Query.GetValueOrDefault("$skiptoken", "0"), System.Globalization.CultureInfo.InvariantCulture);
        var page = new JsonObject { ["value"] = new JsonArray([.. items.Skip(skip).Take(1).Select(item => item.DeepClone())]) };
        if (skip + 1 < items.Count)
        {
            page["nextLink"] = $"https://management.azure.com{request.Path}?api-version={request.ApiVersion}&%24skiptoken={skip + 1}";
        }

        return new FakeReply(200, page);
    }
}
