using System.Text.Json.Nodes;
using AzureRest;

namespace Delivery.Tests.Fake;

/// <summary>The resources of the fake by id, and the behaviour of each HTTP method.</summary>
internal sealed class FakeResources(FakeAzure azure)
{
    private readonly Dictionary<string, JsonObject> _items = new(StringComparer.OrdinalIgnoreCase);
    private readonly FakeBodies _bodies = new();

    public FakeSoftDeletes SoftDeletes { get; } = new();

    /// <summary>The number of polls until a deletion is complete.</summary>
    public int DeletionLooks { get; set; } = 3;

    /// <summary>The number of reads of a network until Azure releases a subnet that an account used.</summary>
    public int LinkLooks { get; set; } = 2;

    /// <summary>The number of role assignments rejected because the new identity has not propagated.</summary>
    public int UnknownPrincipals { get; set; }

    public HashSet<string> UnregisteredProviders { get; } = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<string> Ids => _items.Keys;

    public JsonObject? this[string id] => _items.GetValueOrDefault(id);

    public IEnumerable<JsonObject> Within(string scope) =>
        _items
            .Where(item => ArmId.IsWithin(item.Key, scope) && !item.Key.Equals(scope, StringComparison.OrdinalIgnoreCase))
            .Select(item => item.Value);

    /// <summary>Adds a resource without validation.</summary>
    public void Seed(string id, JsonObject body)
    {
        var item = body.DeepClone().AsObject();
        item["id"] = id;
        item["name"] = ArmId.Name(id);
        item["type"] = new FakeRequest("PUT", id, new Dictionary<string, string>(), null).Type;
        _items[id] = item;
    }

    public void Remove(string id) => _items.Remove(id);

    public FakeReply Answer(FakeRequest request) =>
        request.Method switch
        {
            "GET" when request.IsOne => Get(request),
            "GET" => List(request),
            "PUT" => Put(request),
            "PATCH" => Patch(request),
            "DELETE" => Delete(request),
            _ => FakeReply.Error(405, "MethodNotAllowed", $"{request.Method} {request.Path}"),
        };

    /// <summary>Deletes a resource and its children. Accounts and vaults are soft-deleted.</summary>
    public void Drop(string id)
    {
        foreach (var inside in _items.Keys.Where(key => ArmId.IsWithin(key, id)).ToList())
        {
            if (!_items.TryGetValue(inside, out var item))
            {
                continue;
            }

            if (inside.Contains("/privateEndpoints/", StringComparison.Ordinal))
            {
                // Azure created the network interface and deletes it.
                _items.Remove(inside.Replace("/privateEndpoints/", "/networkInterfaces/nic-", StringComparison.Ordinal));
            }

            SoftDeletes.Take(inside, item, azure.Time.GetUtcNow());
            _items.Remove(inside);
        }
    }

    private FakeReply Get(FakeRequest request)
    {
        LetGo(request.Path);
        return _items.TryGetValue(request.Path, out var item) ? new FakeReply(200, item.DeepClone()) : Absent(request);
    }

    private FakeReply Absent(FakeRequest request)
    {
        var group = ArmId.After(request.Path, "resourceGroups");
        return
            group is not null && !_items.ContainsKey($"/subscriptions/{ArmId.After(request.Path, "subscriptions")}/resourceGroups/{group}")
            ? FakeReply.Error(404, "ResourceGroupNotFound", $"Resource group '{group}' could not be found.")
            : FakeReply.Error(404, "ResourceNotFound", $"The Resource '{request.Path}' was not found.");
    }

    /// <summary>Lists of locks and role assignments include those of child scopes; other lists do not.</summary>
    private FakeReply List(FakeRequest request)
    {
        foreach (
            var network in _items
                .Keys.Where(key => key.Contains("/virtualNetworks/") && ArmId.IsWithin(key, request.Path.Split("/providers/")[0]))
                .ToList()
        )
        {
            LetGo(network);
        }

        if (request.Path.EndsWith("/resources", StringComparison.OrdinalIgnoreCase))
        {
            var group = request.Path[..^"/resources".Length];
            return _items.ContainsKey(group) ? FakeReply.List(Within(group).Where(IsTracked)) : Absent(request with { Path = group });
        }

        var found = _items.Where(item =>
            item.Value["type"]?.ToString().Equals(request.Type, StringComparison.OrdinalIgnoreCase) == true
            && (
                request.Namespace == "Microsoft.Authorization"
                    ? ArmId.IsWithin(item.Key, request.Scope)
                    : item.Key.StartsWith(request.Path + "/", StringComparison.OrdinalIgnoreCase) || IsInGroup(item.Key, request)
            )
        );
        return FakeReply.List(found.Select(item => item.Value).Where(item => Matches(item, request.Query.GetValueOrDefault("$filter"))));
    }

    private static bool IsInGroup(string id, FakeRequest request) =>
        request.Scope.Length > 0
        && ArmId.IsWithin(id, request.Scope)
        && request.Path.Length == request.Scope.Length + $"/providers/{request.Type}".Length;

    private static bool Matches(JsonObject item, string? filter) =>
        filter is null || item["properties"]?["principalId"]?.ToString() == filter.Split('\'')[1];

    private static bool IsTracked(JsonObject item) =>
        item["location"] is not null || item["type"]!.ToString().Contains("networkInterfaces", StringComparison.Ordinal);

    private FakeReply Put(FakeRequest request)
    {
        if (UnregisteredProviders.Contains(request.Namespace))
        {
            return FakeReply.Error(
                409,
                "MissingSubscriptionRegistration",
                $"The subscription is not registered to use namespace '{request.Namespace}'."
            );
        }

        if (request.Type != "Microsoft.Resources/resourceGroups" && Missing(request) is { } missing)
        {
            return missing;
        }

        if (
            (_bodies.Refuse(request) ?? FakeRights.Refuse(request, _items.Values, this) ?? SoftDeletes.CreateVault(request, _items)) is
            { } answer
        )
        {
            return answer;
        }

        var isNew = !_items.ContainsKey(request.Path);
        var item = FakeBodies.Complete(request, _items.GetValueOrDefault(request.Path));
        _items[request.Path] = item;
        var reply = new FakeReply(isNew ? 201 : 200, item.DeepClone());
        return request.Type switch
        {
            "Microsoft.Storage/storageAccounts" when isNew => azure.Operations.Begin(2, () => { }, hasStatusBody: false),
            "Microsoft.KeyVault/vaults" when isNew => Settle(item, reply),
            _ => reply,
        };
    }

    /// <summary>A vault responds at once and reaches Succeeded later.</summary>
    private static FakeReply Settle(JsonObject item, FakeReply reply)
    {
        reply.Body!["properties"]!["provisioningState"] = "RegisteringDns";
        item["properties"]!["provisioningState"] = "Succeeded";
        return reply;
    }

    /// <summary>
    /// A resource requires its parent and its resource group. A storage account has its blob service from the start.
    /// </summary>
    private FakeReply? Missing(FakeRequest request)
    {
        const string BlobService = "/blobServices/default";
        var parent =
            request.Namespace == "Microsoft.Authorization" || request.Type.Count(letter => letter == '/') == 1
                ? request.Scope
                : string.Join('/', request.Path.Split('/')[..^2]);
        parent = parent.EndsWith(BlobService, StringComparison.Ordinal) ? parent[..^BlobService.Length] : parent;
        return parent.Split('/').Length == 3 || _items.ContainsKey(parent) ? null : Absent(request with { Path = parent });
    }

    private FakeReply Patch(FakeRequest request)
    {
        if (!_items.TryGetValue(request.Path, out var item))
        {
            return Absent(request);
        }

        FakeBodies.Merge(item, request.Body!);
        return new FakeReply(200, item.DeepClone());
    }

    private FakeReply Delete(FakeRequest request)
    {
        if (!_items.ContainsKey(request.Path))
        {
            return Absent(request).Body!["error"]!["code"]!.ToString() == "ResourceGroupNotFound" ? Absent(request) : new FakeReply(204);
        }

        if (request.Type != "Microsoft.Authorization/locks" && LockOver(request.Path) is { } held)
        {
            return FakeReply.Error(
                409,
                "ScopeLocked",
                $"The scope '{request.Path}' cannot perform delete operation because following scope(s) are locked: '{held}'. "
                    + "Please remove the lock and try again."
            );
        }

        if (Within(request.Path).Append(_items[request.Path]).SelectMany(Links).FirstOrDefault() is { } link)
        {
            return FakeReply.Error(
                400,
                "InUseSubnetCannotBeDeleted",
                $"Subnet agents is in use by {link} and cannot be deleted. In order to delete the subnet, delete all the "
                    + "resources within the subnet."
            );
        }

        if (
            request.Type == "Microsoft.CognitiveServices/accounts"
            && _items.Keys.FirstOrDefault(key => key.StartsWith($"{request.Path}/projects/", StringComparison.OrdinalIgnoreCase))
                is { } project
        )
        {
            return FakeReply.Error(
                409,
                "CannotDeleteResource",
                $"Cannot delete resource while nested resources exist. Some existing nested resource IDs include: '{project}'. "
                    + "Please delete all nested resources before deleting this resource."
            );
        }

        if (request.Type is "Microsoft.Authorization/locks" or "Microsoft.Authorization/roleAssignments")
        {
            Drop(request.Path);
            return new FakeReply(200);
        }

        return azure.Operations.Begin(
            DeletionLooks,
            () => Drop(request.Path),
            hasStatusBody: request.Namespace == "Microsoft.CognitiveServices"
        );
    }

    private string? LockOver(string id) =>
        _items
            .Where(item => item.Value["type"]?.ToString() == "Microsoft.Authorization/locks")
            .Select(item => item.Key[..item.Key.LastIndexOf("/providers/Microsoft.Authorization/", StringComparison.OrdinalIgnoreCase)])
            .FirstOrDefault(scope => ArmId.IsWithin(id, scope) || ArmId.IsWithin(scope, id));

    private static IEnumerable<string> Links(JsonObject item) =>
        (item["properties"]?["subnets"] as JsonArray ?? [])
            .SelectMany(subnet => subnet?["properties"]?["serviceAssociationLinks"] as JsonArray ?? [])
            .Select(link => $"serviceAssociationLinks/{link!["name"]}");

    /// <summary>The link is removed some time after the last account of the group is purged.</summary>
    private void LetGo(string id)
    {
        if (
            _items.TryGetValue(id, out var network)
            && Links(network).Any()
            && ArmId.After(id, "resourceGroups") is { } group
            && !_items.Keys.Any(key =>
                key.Contains($"/resourceGroups/{group}/providers/Microsoft.CognitiveServices/accounts/", StringComparison.OrdinalIgnoreCase)
            )
            && !SoftDeletes.HasAccountOf(group)
            && --LinkLooks <= 0
        )
        {
            foreach (var subnet in network["properties"]!["subnets"]!.AsArray())
            {
                subnet!["properties"]!.AsObject().Remove("serviceAssociationLinks");
            }
        }
    }
}
